//! Reading the ledger: pages of the feed, entries, claims, counts, the log.

use std::collections::{BTreeSet, HashMap, HashSet};

use dateline_model::{Link, Relation};

use crate::{
    Change, ChangeKind, ChangeNo, ClaimQuery, ClaimRecord, Counts, CoverageId, Cursor, Entry, MAX_CHANGES, MAX_CLAIMS,
    MAX_LINKS, MAX_PAGE, Order, Origin, Page, PageQuery, PostId, ReportId, Result, Revision, SourceSummary, StoreError,
    StoredCoverage, StoredReport,
    db::{Row, Tx, Value, from_json, values},
    facet,
    id::ClaimId,
    log,
    prepare::Content,
    reprints, tellings, time,
};

/// The most links that one page of entries shows.
const MAX_LINKS_OF_PAGE: usize = 20_000;
/// That neither end of a link is withdrawn.
const SHOWN: &str = "a_post NOT IN (SELECT id FROM post WHERE withdrawn = 1)
    AND b_post NOT IN (SELECT id FROM post WHERE withdrawn = 1)";
/// What an [`Entry`] is made of.
const ENTRY: &str =
    "SELECT post.id, post.coverage, public_id, sort_s, first_seen_us, last_seen_us, gone, edits, first_change,
        last_change, source.name AS source, text, content, start, line, report.id AS report, raw, path, url, title,
        language, received_us
    FROM post
    JOIN source ON source.id = post.source
    JOIN revision ON revision.id = post.revision
    JOIN report ON report.id = revision.report";

/// What a [`Change`] is made of.
const CHANGE: &str = "SELECT number, kind, public_id, at FROM change LEFT JOIN post ON post.id = change.post
    WHERE change.coverage = $1";

fn limit(asked: u32, most: u32) -> i64 {
    i64::from(asked.clamp(1, most))
}

pub(crate) async fn coverages(tx: &mut Tx, slug: Option<&str>) -> Result<Vec<StoredCoverage>> {
    let sql = "SELECT id, description, last_change FROM coverage WHERE slug = $1 OR $1 IS NULL ORDER BY id";
    let rows = tx.rows(sql, &[Value::Text(slug.map(Into::into))]).await?;
    rows.iter()
        .map(|row| {
            Ok(StoredCoverage {
                id: CoverageId(row.get("id")?),
                coverage: row.parse("description", from_json)?,
                last_change: log::from_sql(row.get("last_change")?),
            })
        })
        .collect()
}

pub(crate) async fn last_change(tx: &mut Tx, coverage: CoverageId) -> Result<ChangeNo> {
    let row = tx.row("SELECT last_change FROM coverage WHERE id = $1", &values![coverage.0]).await?;
    let row = row.ok_or_else(|| StoreError::NoCoverage(coverage.to_string()))?;
    Ok(log::from_sql(row.get("last_change")?))
}

/// The number of the last change whose posts were looked at for links.
pub(crate) async fn linked_change(tx: &mut Tx, coverage: CoverageId) -> Result<ChangeNo> {
    let row = tx.row("SELECT linked_change FROM coverage WHERE id = $1", &values![coverage.0]).await?;
    let row = row.ok_or_else(|| StoreError::NoCoverage(coverage.to_string()))?;
    Ok(log::from_sql(row.get("linked_change")?))
}

/// The changes of all coverages, counted.
pub(crate) async fn all_changes(tx: &mut Tx) -> Result<u64> {
    let row = tx.row("SELECT CAST(coalesce(sum(last_change), 0) AS BIGINT) FROM coverage", &[]).await?;
    row.map_or(Ok(0), |row| Ok(log::from_sql(row.first()?)))
}

/// The statement of a page of the feed, and its parameters. It gives one entry more than asked for, if there is one.
/// `driver` is the facet by whose index the page is found.
pub(crate) fn page_sql(coverage: CoverageId, query: &PageQuery, driver: Option<usize>) -> (String, Vec<Value<'_>>) {
    // The rows of the page are chosen by the index alone, and only these are joined.
    let (chosen, parameters) = facet::chosen(coverage, query, driver);
    let direction = match query.order {
        Order::Newest => "DESC",
        Order::Oldest => "ASC",
    };
    let most = limit(query.limit, MAX_PAGE) + 1;
    let sql = format!(
        "{ENTRY} WHERE post.id IN ({chosen} LIMIT {most}) ORDER BY post.sort_s {direction}, post.first_change {direction}"
    );
    (sql, parameters)
}

pub(crate) async fn posts(tx: &mut Tx, coverage: CoverageId, query: &PageQuery) -> Result<Page> {
    let change = last_change(tx, coverage).await?;
    let driver = facet::rarest(tx, coverage, &query.filter).await?;
    let (sql, parameters) = page_sql(coverage, query, driver);
    let mut rows = tx.rows(&sql, &parameters).await?;
    let wanted = limit(query.limit, MAX_PAGE) as usize;
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next = match rows.last() {
        Some(row) if more => {
            Some(Cursor { second: row.get("sort_s")?, change: log::from_sql(row.get("first_change")?) })
        }
        _ => None,
    };
    Ok(Page { entries: with_links(tx, &rows).await?, next, change })
}

pub(crate) async fn entries(tx: &mut Tx, ids: &[PostId]) -> Result<Vec<Entry>> {
    let list: Vec<Value<'_>> = ids.iter().take(MAX_PAGE as usize).map(|id| Value::from(id.as_str())).collect();
    let rows = tx.rows_in(&format!("{ENTRY} WHERE public_id IN"), &list, "", &[]).await?;
    let entries = with_links(tx, &rows).await?;
    let mut by_id: HashMap<PostId, Entry> = entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// The rows of the posts of a coverage that have some ids, by the id; those that the ledger lacks are left out.
pub(crate) async fn rows_of(tx: &mut Tx, coverage: CoverageId, ids: BTreeSet<&str>) -> Result<HashMap<String, i64>> {
    let list: Vec<Value<'_>> = ids.into_iter().map(Value::from).collect();
    let sql = "SELECT id, public_id FROM post WHERE coverage = $1 AND public_id IN";
    let rows = tx.rows_in(sql, &list, "", &values![coverage.0]).await?;
    rows.iter().map(|row| Ok((row.get("public_id")?, row.get("id")?))).collect()
}

/// The entries of rows of [`ENTRY`], with the links of their claims.
async fn with_links(tx: &mut Tx, rows: &[Row]) -> Result<Vec<Entry>> {
    let mut entries = Vec::with_capacity(rows.len());
    let mut place: HashMap<i64, usize> = HashMap::with_capacity(rows.len());
    for row in rows {
        place.insert(row.get("id")?, entries.len());
        entries.push(entry(row)?);
    }
    let all: Vec<Value<'_>> = place.keys().map(|&row| row.into()).collect();
    for (row, (of, by)) in reprints::of_posts(tx, &all).await? {
        if let Some(&at) = place.get(&row) {
            (entries[at].reprint_of, entries[at].reprinted_by) = (of, by);
        }
    }
    for (row, telling) in tellings::of_posts(tx, &all).await? {
        if let Some(&at) = place.get(&row) {
            entries[at].telling = Some(telling);
        }
    }
    for (row, facets) in facet::of_posts(tx, &all).await? {
        if let Some(&at) = place.get(&row) {
            entries[at].facets = facets;
        }
    }
    let list: Vec<Value<'_>> =
        place.iter().filter(|(_, at)| !entries[**at].claims.is_empty()).map(|(&row, _)| Value::from(row)).collect();
    for end in ["a_post", "b_post"] {
        let head = format!(
            "SELECT a_post, b_post, a, b, relation, why, score, rule FROM link WHERE holds = 1 AND {SHOWN} AND {end} IN"
        );
        let tail = format!("ORDER BY id LIMIT {MAX_LINKS_OF_PAGE}");
        for row in tx.rows_in(&head, &list, &tail, &[]).await? {
            let (a, b): (i64, i64) = (row.get("a_post")?, row.get("b_post")?);
            // A link within one post is found by both of its ends.
            if end == "b_post" && a == b {
                continue;
            }
            if let Some(&at) = place.get(if end == "a_post" { &a } else { &b }) {
                entries[at].links.push(link(&row)?);
            }
        }
    }
    for entry in &mut entries {
        // An earlier revision's claims may have links that hold no more than they do.
        let claims: std::collections::HashSet<&str> = entry.claims.iter().map(|claim| claim.id.as_str()).collect();
        entry.links.retain(|link| claims.contains(link.a.as_str()) || claims.contains(link.b.as_str()));
    }
    Ok(entries)
}

fn entry(row: &Row) -> Result<Entry> {
    let id: PostId = row.parse("public_id", |text| text.parse().ok())?;
    let Content { post, blocks, mentions, statements, mut claims } = row.parse("content", from_json)?;
    for claim in &mut claims {
        claim.id = ClaimId::new(&id, &claim.id).into();
    }
    let gone = row.get::<i64>("gone")? != 0;
    let last_seen = row.get::<Option<i64>>("last_seen_us")?.filter(|_| gone);
    Ok(Entry {
        coverage: CoverageId(row.get("coverage")?),
        source: row.get("source")?,
        origin: origin(row)?,
        text: row.get("text")?,
        post,
        blocks,
        mentions,
        statements,
        claims,
        links: Vec::new(),
        reprint_of: None,
        reprinted_by: 0,
        telling: None,
        facets: Vec::new(),
        sorted_at: time::second(row.get("sort_s")?)?,
        first_seen: time::instant(row.get("first_seen_us")?)?,
        edits: u32::try_from(row.get::<i64>("edits")?).unwrap_or(0),
        gone_after: last_seen.map(time::instant).transpose()?,
        first_change: log::from_sql(row.get("first_change")?),
        last_change: log::from_sql(row.get("last_change")?),
        id,
    })
}

fn origin(row: &Row) -> Result<Origin> {
    let number = |column| Ok::<u32, StoreError>(u32::try_from(row.get::<i64>(column)?).unwrap_or(0));
    Ok(Origin {
        report: ReportId(row.get("report")?),
        sha256: row.get("raw")?,
        path: row.get("path")?,
        url: row.get("url")?,
        title: row.get("title")?,
        language: row.get("language")?,
        received: time::instant(row.get("received_us")?)?,
        start: number("start")?,
        line: number("line")?,
    })
}

fn link(row: &Row) -> Result<Link> {
    Ok(Link {
        a: row.get("a")?,
        b: row.get("b")?,
        relation: row.parse("relation", |name| serde_json::from_value::<Relation>(name.into()).ok())?,
        why: row.get("why")?,
        score: row.get("score")?,
        rule: row.get("rule")?,
    })
}

/// Of each of some posts the texts that it has had, the first retrieved first.
pub(crate) async fn revisions(tx: &mut Tx, ids: &[PostId]) -> Result<HashMap<PostId, Vec<Revision>>> {
    let sql =
        "SELECT public_id, revision.text, revision.content, revision.start, revision.line, report.id AS report, raw, path, url,
            title, language, received_us, revision.text_hash, current.text_hash AS shown
        FROM post
        JOIN revision ON revision.post = post.id
        JOIN revision AS current ON current.id = post.revision
        JOIN report ON report.id = revision.report
        WHERE public_id IN";
    let list: Vec<Value<'_>> = ids.iter().map(|id| Value::from(id.as_str())).collect();
    let mut texts = HashSet::new();
    let mut revisions: HashMap<PostId, Vec<Revision>> = HashMap::with_capacity(ids.len());
    for row in tx.rows_in(sql, &list, "ORDER BY received_us, revision.id", &[]).await? {
        let id: PostId = row.parse("public_id", |id| id.parse().ok())?;
        let hash: String = row.get("text_hash")?;
        let current = hash == row.get::<String>("shown")?;
        // The same text read otherwise is no revision of the text.
        if texts.insert((id.clone(), hash)) {
            let content: Content = row.parse("content", from_json)?;
            let revision = Revision { text: row.get("text")?, post: content.post, origin: origin(&row)?, current };
            revisions.entry(id).or_default().push(revision);
        }
    }
    Ok(revisions)
}

pub(crate) async fn claims(tx: &mut Tx, coverage: CoverageId, query: &ClaimQuery) -> Result<Vec<ClaimRecord>> {
    let mut filter = String::new();
    let mut parameters: Vec<Value<'_>> = values![coverage.0].to_vec();
    let kind = query.kind.as_ref().map(ToString::to_string);
    let wanted = [
        ("kind", kind.as_deref()),
        ("item", query.item.as_deref()),
        ("target_side", query.target.as_deref()),
        ("claim.public_id", query.id.as_ref().map(ClaimId::as_str)),
    ];
    for (column, value) in wanted {
        if let Some(value) = value {
            parameters.push(value.into());
            filter.push_str(&format!(" AND {column} = ${}", parameters.len()));
        }
    }
    if !query.with_gone {
        filter.push_str(" AND gone = 0");
    }
    let most = if query.limit == 0 { MAX_CLAIMS } else { query.limit.min(MAX_CLAIMS) };
    let sql = format!(
        "SELECT claim.public_id, json, post.public_id AS post, source.name AS source, revision.time, sort_s, gone
        FROM claim
        JOIN post ON post.id = claim.post AND post.revision = claim.revision
        JOIN source ON source.id = post.source
        JOIN revision ON revision.id = claim.revision
        WHERE claim.coverage = $1{filter} ORDER BY sort_s, first_change, claim.id LIMIT {most}"
    );
    let rows = tx.rows(&sql, &parameters).await?;
    rows.iter()
        .map(|row| {
            let id: ClaimId = row.parse("public_id", |text| text.parse().ok())?;
            let mut claim: dateline_model::Claim = row.parse("json", from_json)?;
            claim.id = id.to_string();
            let time = row.get::<Option<String>>("time")?;
            Ok(ClaimRecord {
                id,
                post: row.parse("post", |text| text.parse().ok())?,
                claim,
                source: row.get("source")?,
                time: time.and_then(|time| time.parse().ok()),
                sorted_at: time::second(row.get("sort_s")?)?,
                gone: row.get::<i64>("gone")? != 0,
            })
        })
        .collect()
}

pub(crate) async fn links(tx: &mut Tx, coverage: CoverageId) -> Result<Vec<Link>> {
    let sql = format!(
        "SELECT a, b, relation, why, score, rule FROM link WHERE coverage = $1 AND holds = 1 AND {SHOWN} ORDER BY id
        LIMIT {MAX_LINKS}"
    );
    tx.rows(&sql, &values![coverage.0]).await?.iter().map(link).collect()
}

pub(crate) async fn reports(tx: &mut Tx, coverage: CoverageId) -> Result<Vec<StoredReport>> {
    let sql = "SELECT report.id, raw, page.name AS page, source.name AS source, path, url, title, received_us
        FROM page
        JOIN source ON source.id = page.source
        JOIN report ON report.id = page.latest_report
        WHERE page.coverage = $1 ORDER BY page.id";
    let rows = tx.rows(sql, &values![coverage.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(StoredReport {
                id: ReportId(row.get("id")?),
                sha256: row.get("raw")?,
                page: row.get("page")?,
                source: row.get("source")?,
                path: row.get("path")?,
                url: row.get("url")?,
                title: row.get("title")?,
                received: time::instant(row.get("received_us")?)?,
            })
        })
        .collect()
}

/// The hash of a report's reading.
pub(crate) async fn reading_of(tx: &mut Tx, report: ReportId) -> Result<Option<String>> {
    let row = tx.row("SELECT reading FROM report WHERE id = $1", &values![report.0]).await?;
    row.map(|row| row.first()).transpose()
}

pub(crate) async fn sources(tx: &mut Tx, coverage: CoverageId) -> Result<Vec<SourceSummary>> {
    let sql = "SELECT name,
            (SELECT count(*) FROM page WHERE page.source = source.id) AS pages,
            (SELECT count(*) FROM post
                WHERE post.coverage = source.coverage AND post.source = source.id AND gone = 0) AS posts,
            (SELECT max(received_us) FROM page JOIN report ON report.id = page.latest_report
                WHERE page.source = source.id) AS last_us
        FROM source WHERE coverage = $1 ORDER BY name";
    let rows = tx.rows(sql, &values![coverage.0]).await?;
    let mut sources = Vec::with_capacity(rows.len());
    for row in &rows {
        let pages = log::from_sql(row.get("pages")?);
        // A source whose pages all go by another name now has nothing left to show.
        if pages > 0 {
            let last: Option<i64> = row.get("last_us")?;
            sources.push(SourceSummary {
                name: row.get("name")?,
                pages,
                posts: log::from_sql(row.get("posts")?),
                last_received: last.map(time::instant).transpose()?,
            });
        }
    }
    Ok(sources)
}

pub(crate) async fn counts(tx: &mut Tx, coverage: CoverageId) -> Result<Counts> {
    let sql = "SELECT count(*) AS posts, CAST(coalesce(sum(gone), 0) AS BIGINT) AS gone,
            (SELECT count(*) FROM post WHERE coverage = $1 AND withdrawn = 1) AS withdrawn,
            (SELECT count(*) FROM report JOIN page ON page.id = report.page WHERE page.coverage = $1) AS reports,
            (SELECT count(*) FROM claim JOIN post ON post.id = claim.post AND post.revision = claim.revision
                WHERE claim.coverage = $1 AND gone = 0) AS claims,
            (SELECT count(*) FROM link WHERE coverage = $1 AND holds = 1) AS links
        FROM post WHERE coverage = $1";
    let Some(row) = tx.row(sql, &values![coverage.0]).await? else { return Ok(Counts::default()) };
    let count = |column| Ok::<u64, StoreError>(log::from_sql(row.get(column)?));
    // What is withdrawn counts as gone in the index.
    let (posts, gone, withdrawn) = (count("posts")?, count("gone")?, count("withdrawn")?);
    Ok(Counts {
        reports: count("reports")?,
        posts: posts.saturating_sub(gone),
        gone: gone.saturating_sub(withdrawn),
        claims: count("claims")?,
        links: count("links")?,
    })
}

pub(crate) async fn changes_since(
    tx: &mut Tx,
    coverage: CoverageId,
    after: ChangeNo,
    most: u32,
) -> Result<Vec<Change>> {
    let sql = format!("{CHANGE} AND number > $2 ORDER BY number LIMIT $3");
    let rows = tx.rows(&sql, &values![coverage.0, log::to_sql(after), limit(most, MAX_CHANGES)]).await?;
    rows.iter().map(change).collect()
}

/// The latest changes of some kinds, the latest first.
pub(crate) async fn changes_of(
    tx: &mut Tx,
    coverage: CoverageId,
    kinds: &[ChangeKind],
    most: u32,
) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    // Of each kind they are a range of its index.
    for kind in kinds {
        let sql = format!("{CHANGE} AND change.kind = $2 ORDER BY number DESC LIMIT $3");
        let rows = tx.rows(&sql, &values![coverage.0, kind.name(), limit(most, MAX_CHANGES)]).await?;
        for row in &rows {
            changes.push(change(row)?);
        }
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.number));
    changes.truncate(most as usize);
    Ok(changes)
}

fn change(row: &Row) -> Result<Change> {
    let post: Option<String> = row.get("public_id")?;
    Ok(Change {
        number: log::from_sql(row.get("number")?),
        kind: row.parse("kind", ChangeKind::from_name)?,
        post: post.and_then(|id| id.parse().ok()),
        at: row.parse("at", |text| text.parse().ok())?,
    })
}
