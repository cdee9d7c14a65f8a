//! Links between claims.

use std::collections::{BTreeSet, HashMap, HashSet};

use dateline_model::Link;

use crate::{
    ChangeKind, ChangeNo, ClaimId, CoverageId, MAX_LINKS, Result, StoreError, archive,
    db::{Tx, Value, values},
    log::{self, Line},
    prepare::prepare,
    revise::claim_ids,
    time::name_of,
};

/// What a list of links is to those in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSet {
    /// It adds to them; a link that is there takes the new reason.
    Added,
    /// It is all of the coverage's links; those it lacks no longer hold. They are kept, but not shown.
    Whole,
}

/// What [`Store::put_links`](crate::Store::put_links) changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Links that are new or hold again.
    pub added: u32,
    /// Links whose reason, score or rule changed.
    pub changed: u32,
    /// Links that no longer hold.
    pub removed: u32,
    /// Links one end of which is no claim in the ledger: left out.
    pub unknown: u32,
    /// The numbers of the first and last change made; none if none was.
    pub changes: Option<(ChangeNo, ChangeNo)>,
}

/// Puts links in, within a transaction that the caller commits.
pub(crate) async fn put(tx: &mut Tx, coverage: CoverageId, links: &[Link], set: LinkSet) -> Result<Linked> {
    if links.len() > MAX_LINKS {
        return Err(StoreError::TooLarge { what: "the number of links", size: links.len(), limit: MAX_LINKS });
    }
    let mut done = Linked::default();
    let claims = claims_named(tx, coverage, links).await?;
    let mut there = stored(tx, coverage, set, claims.values()).await?;
    let mut insert: Vec<Vec<Value<'_>>> = Vec::new();
    let mut update: Vec<(i64, &Link)> = Vec::new();
    let mut touched: BTreeSet<i64> = BTreeSet::new();
    let mut given: HashSet<(&str, &str, String)> = HashSet::new();
    for link in links {
        let (Some(a), Some(b)) = (claims.get(link.a.as_str()), claims.get(link.b.as_str())) else {
            done.unknown += 1;
            continue;
        };
        let relation = name_of(&link.relation);
        if !given.insert((&a.id, &b.id, relation.clone())) {
            continue;
        }
        match there.remove(&(a.id.clone(), b.id.clone(), relation.clone())) {
            None => {
                done.added += 1;
                insert.push(
                    values![
                        coverage.0,
                        &a.id,
                        &b.id,
                        a.post,
                        b.post,
                        relation,
                        &link.why,
                        link.score.filter(|score| score.is_finite()),
                        &link.rule,
                        true
                    ]
                    .into(),
                );
            }
            Some(old) if !old.is(link) => {
                *(if old.holds { &mut done.changed } else { &mut done.added }) += 1;
                update.push((old.id, link));
            }
            Some(_) => continue,
        }
        touched.extend([a.post, b.post]);
    }
    let head = "INSERT INTO link (coverage, a, b, a_post, b_post, relation, why, score, rule, holds)";
    tx.insert(head, insert, "").await?;
    for (id, link) in update {
        let sql = "UPDATE link SET why = $1, score = $2, rule = $3, holds = 1 WHERE id = $4";
        let score = link.score.filter(|score| score.is_finite());
        tx.execute(sql, &values![&link.why, score, &link.rule, id]).await?;
    }
    if set == LinkSet::Whole {
        for old in there.into_values().filter(|old| old.holds) {
            tx.execute("UPDATE link SET holds = 0 WHERE id = $1", &values![old.id]).await?;
            done.removed += 1;
            touched.extend([old.a_post, old.b_post]);
        }
    }
    let line = |post| Line { post, kind: ChangeKind::Linked, revision: None };
    let lines: Vec<Line> = touched.into_iter().map(line).collect();
    let first = log::take(tx, coverage, lines.len()).await?;
    done.changes = log::write(tx, coverage, first, &lines).await?;
    Ok(done)
}

/// A claim that a link names.
struct Named {
    /// Its public id.
    id: String,
    /// Its post's row.
    post: i64,
}

/// The claims that links name, by the names they use.
async fn claims_named<'l>(tx: &mut Tx, coverage: CoverageId, links: &'l [Link]) -> Result<HashMap<&'l str, Named>> {
    let names: BTreeSet<&str> = links.iter().flat_map(|link| [link.a.as_str(), link.b.as_str()]).collect();
    let mut ids: HashMap<&str, String> = HashMap::with_capacity(names.len());
    let mut of_report: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for name in names {
        match name.rsplit_once('#') {
            Some((report, claim)) => of_report.entry(report).or_default().push((name, claim)),
            None => {
                ids.insert(name, name.to_owned());
            }
        }
    }
    if !of_report.is_empty() {
        let pages = pages_by_name(tx, coverage).await?;
        for (report, claims) in of_report {
            let Some(&Some((page, ref reading))) = pages.get(report) else { continue };
            let (posts, _) = prepare(&archive::reading(tx, reading).await?)?;
            let in_reading: HashMap<String, ClaimId> = claim_ids(tx, page, &posts).await?.into_iter().collect();
            for (name, claim) in claims {
                if let Some(id) = in_reading.get(claim) {
                    ids.insert(name, id.to_string());
                }
            }
        }
    }
    let list: Vec<Value<'_>> = ids.values().map(Value::from).collect();
    let sql = "SELECT DISTINCT public_id, post FROM claim WHERE coverage = $1 AND public_id IN";
    let mut posts: HashMap<String, i64> = HashMap::new();
    for row in tx.rows_in(sql, &list, "", &values![coverage.0]).await? {
        posts.insert(row.get("public_id")?, row.get("post")?);
    }
    Ok(ids.iter().filter_map(|(name, id)| Some((*name, Named { id: id.clone(), post: *posts.get(id)? }))).collect())
}

/// The pages of a coverage with their latest readings, by every name that a link may use for them: the name, path,
/// file name and address. A name that two pages share names neither.
async fn pages_by_name(tx: &mut Tx, coverage: CoverageId) -> Result<HashMap<String, Option<(i64, String)>>> {
    let sql = "SELECT page.id, name, path, url, reading FROM page JOIN report ON report.id = page.latest_report
        WHERE page.coverage = $1";
    let mut pages: HashMap<String, Option<(i64, String)>> = HashMap::new();
    for row in tx.rows(sql, &values![coverage.0]).await? {
        let (page, reading): (i64, String) = (row.get("id")?, row.get("reading")?);
        let path: String = row.get("path")?;
        let file = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let names: BTreeSet<String> =
            [Some(row.get("name")?), Some(file), Some(path), row.get("url")?].into_iter().flatten().collect();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            pages.entry(name).and_modify(|one| *one = None).or_insert_with(|| Some((page, reading.clone())));
        }
    }
    Ok(pages)
}

/// A link as the ledger has it.
struct Stored {
    id: i64,
    a_post: i64,
    b_post: i64,
    why: String,
    score: Option<f64>,
    rule: Option<String>,
    holds: bool,
}

impl Stored {
    fn is(&self, link: &Link) -> bool {
        let score = link.score.filter(|score| score.is_finite());
        self.holds && self.why == link.why && self.score == score && self.rule == link.rule
    }
}

/// The links in the ledger, by claims and relation: all of the coverage, or those of the claims.
async fn stored(
    tx: &mut Tx,
    coverage: CoverageId,
    set: LinkSet,
    claims: impl Iterator<Item = &Named>,
) -> Result<HashMap<(String, String, String), Stored>> {
    const COLUMNS: &str = "SELECT id, a, b, a_post, b_post, relation, why, score, rule, holds FROM link";
    let rows = match set {
        LinkSet::Whole => tx.rows(&format!("{COLUMNS} WHERE coverage = $1"), &values![coverage.0]).await?,
        LinkSet::Added => {
            let list: BTreeSet<i64> = claims.map(|claim| claim.post).collect();
            let list: Vec<Value<'_>> = list.into_iter().map(Value::from).collect();
            let head = format!("{COLUMNS} WHERE coverage = $1 AND a_post IN");
            tx.rows_in(&head, &list, "", &values![coverage.0]).await?
        }
    };
    rows.iter()
        .map(|row| {
            let link = Stored {
                id: row.get("id")?,
                a_post: row.get("a_post")?,
                b_post: row.get("b_post")?,
                why: row.get("why")?,
                score: row.get("score")?,
                rule: row.get("rule")?,
                holds: row.get::<i64>("holds")? != 0,
            };
            Ok(((row.get("a")?, row.get("b")?, row.get("relation")?), link))
        })
        .collect()
}
