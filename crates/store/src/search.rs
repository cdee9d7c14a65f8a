//! Searching what readers see: posts, and the statements and claims in them.
//!
//! The index is SQLite's FTS5; this module is a dialect of its own. It follows the log ([`crate::log`]), so that what is
//! revised is found by its new words and what is gone is not found, from the same commit on.

use std::collections::{BTreeSet, HashMap};

use dateline_model::{
    Search,
    search::{Field, Form, Term},
};
use jiff::Timestamp;
use rust_stemmers::{Algorithm, Stemmer};

use crate::{
    CoverageId, PostId, Result, Store,
    db::{Pool, Tx, Value, from_json, values},
    id::ClaimId,
    prepare::Content,
};

/// The matches that are looked at for one answer: the latest read ones.
pub const MAX_MATCHES: u32 = 20_000;
/// The most hits that one answer gives.
pub const MAX_HITS: u32 = 100;
/// The form of the index. Another number makes it anew.
const FORM: i64 = 1;
/// Stands between two names, so that no phrase is found across them: to FTS5, private letters are words.
const APART: &str = " \u{e000} ";
/// The posts that are indexed at a time.
const BATCH: usize = 200;

/// What is searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sought {
    /// Posts.
    #[default]
    Posts,
    /// Statements.
    Statements,
    /// Claims.
    Claims,
}

impl Sought {
    /// All of them.
    pub const ALL: [Sought; 3] = [Sought::Posts, Sought::Statements, Sought::Claims];

    fn name(self) -> &'static str {
        match self {
            Sought::Posts => "post",
            Sought::Statements => "statement",
            Sought::Claims => "claim",
        }
    }
}

/// What of a search to give.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchQuery {
    /// Posts, statements or claims.
    pub sought: Sought,
    /// The earliest time.
    pub from: Option<Timestamp>,
    /// The time before which.
    pub until: Option<Timestamp>,
    /// The newest first; else what fits best.
    pub newest: bool,
    /// How many hits to pass over.
    pub offset: u32,
    /// How many hits to give; cut to [`MAX_HITS`].
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The hits, in order.
    pub hits: Vec<Hit>,
    /// How many there are of [`Sought::ALL`]. At [`MAX_MATCHES`] counting ends.
    pub counts: [u64; 3],
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its post.
    pub post: PostId,
    /// The statement's or claim's id, as the post's [`Entry`](crate::Entry) has it.
    pub part: Option<String>,
}

/// A word's stem, by which its forms are found: English as far as it is written in Latin letters, marks on them aside.
pub fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let latin = |c: char| c.is_alphabetic() && matches!(c, 'a'..='z' | '\u{df}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    if !lower.chars().all(|c| latin(c) || ('\u{300}'..='\u{36f}').contains(&c)) {
        return lower;
    }
    let plain: String = any_ascii::any_ascii(&lower).chars().filter(char::is_ascii_alphabetic).collect();
    Stemmer::create(Algorithm::English).stem(&plain.to_lowercase()).into_owned()
}

/// Whether a character is part of a word, as the index has words.
pub fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn stems(text: &str) -> String {
    let words = text.split(|c| !is_of_word(c)).filter(|w| w.contains(char::is_alphanumeric));
    words.map(stem).collect::<Vec<_>>().join(" ")
}

impl Store {
    /// Searches a coverage.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn search(&self, coverage: CoverageId, search: &Search, query: &SearchQuery) -> Result<Hits> {
        let mut tx = self.read_tx().await?;
        let mut found = Hits::default();
        for (count, sought) in found.counts.iter_mut().zip(Sought::ALL) {
            let (sql, parameters) = matches(coverage, search, query, sought);
            let sql = format!("SELECT count(*) FROM ({sql})");
            *count = tx.row(&sql, &parameters).await?.map_or(Ok(0), |row| row.first::<i64>())?.unsigned_abs();
        }
        let (sql, mut parameters) = matches(coverage, search, query, query.sought);
        let order = if query.newest || !is_ranked(search) { "sort_s DESC" } else { "score, sort_s DESC" };
        let n = parameters.len();
        let sql = format!("{sql} ORDER BY {order}, found.id LIMIT ${} OFFSET ${}", n + 1, n + 2);
        parameters.extend(values![query.limit.clamp(1, MAX_HITS), query.offset.min(MAX_MATCHES)]);
        for row in tx.rows(&sql, &parameters).await? {
            let name: String = row.get("name")?;
            let post = row.parse("public_id", |text| text.parse().ok())?;
            found.hits.push(Hit { post, part: (query.sought != Sought::Posts).then_some(name) });
        }
        Ok(found)
    }

    /// Makes the whole index anew.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reindex(&self) -> Result<()> {
        let mut tx = self.write_tx().await?;
        rebuild(&mut tx).await?;
        tx.commit().await
    }
}

/// Whether words say which hit fits best.
fn is_ranked(search: &Search) -> bool {
    search.clauses.iter().any(|clause| !clause.not)
}

/// The statement that gives all matches of one kind, and its parameters.
fn matches(
    coverage: CoverageId,
    search: &Search,
    query: &SearchQuery,
    sought: Sought,
) -> (String, Vec<Value<'static>>) {
    let mut parameters: Vec<Value<'static>> = values![coverage.0, sought.name()].into();
    let mut parameter = |value: Value<'static>| {
        parameters.push(value);
        parameters.len()
    };
    let expression = |not: bool, between: &str| {
        let clauses = search.clauses.iter().filter(|clause| clause.not == not);
        clauses.map(|clause| any(&clause.any)).collect::<Vec<_>>().join(between)
    };
    let (wanted, unwanted) = (expression(false, " AND "), expression(true, " OR "));
    // The latest rows come first by themselves: no more of them are read than are looked at.
    let found = if wanted.is_empty() {
        "SELECT id, 0.0 AS score FROM searchable WHERE coverage = $1 AND what = $2 ORDER BY id DESC".to_owned()
    } else {
        let n = parameter(wanted.into());
        format!(
            "SELECT search.rowid AS id, bm25(search) AS score FROM search JOIN searchable ON searchable.id = search.rowid
            WHERE search MATCH ${n} AND coverage = $1 AND what = $2 ORDER BY search.rowid DESC"
        )
    };
    let mut filter = "gone = 0".to_owned();
    if !unwanted.is_empty() {
        let n = parameter(unwanted.into());
        filter.push_str(&format!(" AND found.id NOT IN (SELECT rowid FROM search WHERE search MATCH ${n})"));
    }
    if let Some(from) = query.from {
        filter.push_str(&format!(" AND sort_s >= ${}", parameter(from.as_second().into())));
    }
    if let Some(until) = query.until {
        filter.push_str(&format!(" AND sort_s < ${}", parameter(until.as_second().into())));
    }
    if let Some(disputed) = search.disputed {
        let of_this = match sought {
            Sought::Posts => {
                "SELECT public_id FROM claim WHERE claim.post = post.id AND claim.revision = post.revision"
            }
            Sought::Statements => {
                "SELECT public_id FROM claim WHERE claim.post = post.id AND claim.revision = post.revision
                AND json_extract(claim.json, '$.statement') = searchable.name"
            }
            Sought::Claims => "SELECT searchable.name",
        };
        let link = "SELECT 1 FROM link WHERE holds = 1 AND relation IN ('conflict', 'denial')";
        let not = if disputed { "" } else { "NOT " };
        filter.push_str(&format!(
            " AND {not}(EXISTS ({link} AND a_post = post.id AND a IN ({of_this}))
            OR EXISTS ({link} AND b_post = post.id AND b IN ({of_this})))"
        ));
    }
    let sql = format!(
        "SELECT public_id, searchable.name AS name, sort_s, score, found.id FROM ({found} LIMIT {MAX_MATCHES}) AS found
        JOIN searchable ON searchable.id = found.id JOIN post ON post.id = searchable.post WHERE {filter}"
    );
    (sql, parameters)
}

/// Any of some terms, as FTS5 writes it.
fn any(terms: &[Term]) -> String {
    let each = terms.iter().map(|term| {
        let column = match (term.field, term.form) {
            (Field::Words, Form::Word) => "stems",
            (Field::Words, _) => "words",
            (Field::Source, _) => "source",
            (Field::Side, _) => "side",
            (Field::Kind, _) => "kind",
            (Field::Place, _) => "place",
            (Field::Speaker, _) => "speaker",
        };
        let text = if column == "stems" { stems(&term.text) } else { term.text.replace('"', " ") };
        let star = if term.form == Form::Prefix { " *" } else { "" };
        format!("{column} : \"{text}\"{star}")
    });
    format!("({})", each.collect::<Vec<_>>().join(" OR "))
}

/// Makes the index anew if it has another form than this program's.
pub(crate) async fn bring_up(pool: &Pool) -> Result<()> {
    if is_current(&mut pool.read().await?).await? {
        return Ok(());
    }
    let mut tx = pool.write().await?;
    // Another process may have been faster.
    if !is_current(&mut tx).await? {
        tracing::info!("making the search index of the ledger");
        rebuild(&mut tx).await?;
    }
    tx.commit().await
}

async fn is_current(tx: &mut Tx) -> Result<bool> {
    let row = tx.row("SELECT form FROM search_form", &[]).await?;
    Ok(row.map_or(Ok(0), |row| row.first::<i64>())? == FORM)
}

async fn rebuild(tx: &mut Tx) -> Result<()> {
    tx.execute("INSERT INTO search (search) VALUES ('delete-all')", &[]).await?;
    tx.execute("DELETE FROM searchable", &[]).await?;
    let mut last = 0i64;
    loop {
        let rows =
            tx.rows(&format!("SELECT id FROM post WHERE id > $1 ORDER BY id LIMIT {BATCH}"), &values![last]).await?;
        let posts: Vec<i64> = rows.iter().map(|row| row.first()).collect::<Result<_>>()?;
        let Some(&end) = posts.last() else { break };
        last = end;
        add(tx, &posts).await?;
    }
    tx.execute("UPDATE search_form SET form = $1", &values![FORM]).await?;
    Ok(())
}

/// Indexes posts anew, within the transaction that changes them.
pub(crate) async fn index(tx: &mut Tx, posts: &BTreeSet<i64>) -> Result<()> {
    let posts: Vec<i64> = posts.iter().copied().collect();
    for batch in posts.chunks(BATCH) {
        let list: Vec<Value<'_>> = batch.iter().map(|&post| post.into()).collect();
        tx.rows_in("DELETE FROM search WHERE rowid IN (SELECT id FROM searchable WHERE post IN", &list, ")", &[])
            .await?;
        tx.rows_in("DELETE FROM searchable WHERE post IN", &list, "", &[]).await?;
        add(tx, batch).await?;
    }
    Ok(())
}

/// What is indexed of one post, statement or claim.
#[derive(Default)]
struct Document {
    coverage: i64,
    post: i64,
    what: &'static str,
    name: String,
    words: String,
    source: String,
    speaker: String,
    side: String,
    kind: String,
    place: String,
}

async fn add(tx: &mut Tx, posts: &[i64]) -> Result<()> {
    let list: Vec<Value<'_>> = posts.iter().map(|&post| post.into()).collect();
    let sql = "SELECT post.id, post.coverage, public_id, source.name AS source, text, content
        FROM post JOIN source ON source.id = post.source JOIN revision ON revision.id = post.revision
        WHERE gone = 0 AND post.id IN";
    let mut documents = Vec::new();
    for row in tx.rows_in(sql, &list, "", &[]).await? {
        let id: PostId = row.parse("public_id", |text| text.parse().ok())?;
        let content: Content = row.parse("content", from_json)?;
        let (text, source): (String, String) = (row.get("text")?, row.get("source")?);
        documents.extend(documents_of(row.get("coverage")?, row.get("id")?, &id, &source, text, &content));
    }
    if documents.is_empty() {
        return Ok(());
    }
    // The transaction holds the write lock: nobody else takes these numbers.
    let row = tx.row("SELECT coalesce(max(id), 0) FROM searchable", &[]).await?;
    let first: i64 = row.map_or(Ok(0), |row| row.first())? + 1;
    let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(documents.len());
    let mut indexed: Vec<Vec<Value<'_>>> = Vec::with_capacity(documents.len());
    for (document, id) in documents.iter().zip(first..) {
        let Document { coverage, post, what, name, words, source, speaker, side, kind, place } = document;
        rows.push(values![id, *coverage, *post, *what, name].into());
        indexed.push(values![id, words, stems(words), source, speaker, side, kind, place].into());
    }
    tx.insert("INSERT INTO searchable (id, coverage, post, what, name)", rows, "").await?;
    tx.insert("INSERT INTO search (rowid, words, stems, source, speaker, side, kind, place)", indexed, "").await?;
    Ok(())
}

fn documents_of(coverage: i64, post: i64, id: &PostId, source: &str, text: String, content: &Content) -> Vec<Document> {
    let new =
        |what, name: String| Document { coverage, post, what, name, source: source.into(), ..Document::default() };
    let mut whole = Document { words: text, ..new("post", String::new()) };
    let mut statements: Vec<Document> = Vec::with_capacity(content.statements.len());
    let mut place_of: HashMap<&str, usize> = HashMap::new();
    let put = |into: &mut String, words: Option<&str>| {
        if let Some(words) = words.filter(|w| !into.split(APART).any(|there| there == *w)) {
            into.push_str(words);
            into.push_str(APART);
        }
    };
    for statement in &content.statements {
        let mut document = Document { words: statement.content.text.clone(), ..new("statement", statement.id.clone()) };
        let speaker = &statement.speaker;
        for one in [&mut document, &mut whole] {
            for words in [&speaker.name, &speaker.role, &speaker.organisation] {
                put(&mut one.speaker, words.as_deref());
            }
            put(&mut one.side, speaker.side.as_deref());
        }
        place_of.insert(&statement.id, statements.len());
        statements.push(document);
    }
    let mut claims = Vec::with_capacity(content.claims.len());
    for claim in &content.claims {
        let name = ClaimId::new(id, &claim.id).to_string();
        let mut document = Document { words: claim.text.clone(), ..new("claim", name) };
        let statement = claim.statement.as_deref().and_then(|s| place_of.get(s)).and_then(|&at| statements.get_mut(at));
        if let Some(statement) = &statement {
            document.speaker.clone_from(&statement.speaker);
        }
        let kind = claim.kind.to_string();
        for one in [Some(&mut document), Some(&mut whole), statement].into_iter().flatten() {
            put(&mut one.speaker, claim.claimant.name.as_deref());
            put(&mut one.side, claim.claimant.side.as_deref());
            put(&mut one.kind, Some(&kind));
            let place = claim.place.as_ref();
            put(&mut one.place, place.and_then(|p| p.name.as_deref()));
            put(&mut one.place, place.and_then(|p| p.text.as_deref()));
        }
        claims.push(document);
    }
    std::iter::once(whole).chain(statements).chain(claims).collect()
}
