//! Taking a report into the ledger.

use std::collections::BTreeSet;

use dateline_model::Reading;
use jiff::Timestamp;

use crate::{
    ChangeNo, ClaimId, CoverageId, MAX_RAW, ReportId, Result, StoreError,
    archive::{self, Packed},
    db::{Row, Tx, values},
    prepare::{Prepared, prepare},
    revise::{Revising, claim_ids},
    time,
};

/// The longest name of a page and path of a report, in bytes.
const MAX_NAME: usize = 8192;
/// The longest name of a source, title of a page and the like, in characters; longer ones are cut.
const MAX_LABEL: usize = 1000;

/// What came with the bytes of a report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retrieval<'a> {
    /// The raw bytes.
    pub raw: &'a [u8],
    /// What names the page, so that another retrieval of it is known for one: its address or a file's absolute path.
    /// None takes the reading's own address (without a fragment) or else its path.
    pub page: Option<&'a str>,
    /// When it was retrieved. Retrievals of one page count in this order, whatever the order of their import.
    pub received: Timestamp,
}

impl<'a> Retrieval<'a> {
    /// Bytes retrieved at this moment.
    pub fn now(raw: &'a [u8]) -> Self {
        Retrieval::at(raw, Timestamp::now())
    }

    /// Bytes retrieved at some moment.
    pub fn at(raw: &'a [u8], received: Timestamp) -> Self {
        Retrieval { raw, page: None, received }
    }

    /// The same, of a page with this name.
    pub fn of_page(self, page: &'a str) -> Self {
        Retrieval { page: Some(page), ..self }
    }
}

/// What an import changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The report in the ledger: a new one, or this very retrieval as it was imported before.
    pub report: ReportId,
    /// Whether the page stood in the ledger just so, and nothing changed for readers.
    pub unchanged: bool,
    /// Posts that are there for the first time.
    pub posts_new: u32,
    /// Posts of which the source changed the text.
    pub posts_revised: u32,
    /// Posts of which the text stands but the reading changed.
    pub posts_reread: u32,
    /// Posts that were taken away.
    pub posts_gone: u32,
    /// Posts that were gone and are there again.
    pub posts_returned: u32,
    /// Posts that another page of the source had first, carried over to this one. They are no new posts.
    pub posts_moved: u32,
    /// Mentions, statements, claims and blocks left out because they reach beyond the post they are said to stand in.
    /// The reading is kept whole.
    pub left_out: u32,
    /// The numbers of the first and last change made; none if none was.
    pub changes: Option<(ChangeNo, ChangeNo)>,
    /// The ledger's ids of the reading's claims, in its order: (`c1`, id) …. Claims outside every post have none.
    pub claims: Vec<(String, ClaimId)>,
}

/// A report made ready to be taken in: all that needs no look into the ledger, so that the write lock is held for the
/// ledger's own work alone.
pub(crate) struct Incoming<'i> {
    retrieval: Retrieval<'i>,
    reading: &'i Reading,
    posts: Vec<Prepared>,
    /// The page's own ids of posts that it says its source has taken back, each once.
    taken_back: BTreeSet<&'i str>,
    left_out: u32,
    sha256: String,
    packed: Packed,
}

impl<'i> Incoming<'i> {
    /// Checks a report and cuts it into posts. Takes time linear in its size.
    pub fn new(retrieval: Retrieval<'i>, reading: &'i Reading) -> Result<Self> {
        let sha256 = check(&retrieval, reading)?;
        let (posts, left_out) = prepare(reading)?;
        let taken_back = reading.tombstones.iter().map(|tombstone| tombstone.anchor.as_str()).collect();
        Ok(Incoming { retrieval, reading, posts, taken_back, left_out, sha256, packed: Packed::of(reading)? })
    }

    /// The hash of the raw bytes.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// Takes a report in, within a transaction that the caller commits. `raw` is [`archive::pack_raw`] of its bytes, and
/// none if the ledger has them.
pub(crate) async fn import(
    tx: &mut Tx,
    coverage: CoverageId,
    incoming: &Incoming<'_>,
    raw: Option<&[u8]>,
) -> Result<Imported> {
    let Incoming { retrieval, reading, posts, taken_back, left_out, sha256, packed } = incoming;
    let slug: String = tx
        .row("SELECT slug FROM coverage WHERE id = $1", &values![coverage.0])
        .await?
        .ok_or_else(|| StoreError::NoCoverage(coverage.to_string()))?
        .get("slug")?;
    let name = page_name(retrieval, reading, sha256);
    let source = keep_source(tx, coverage, reading, &name).await?;
    let page = Page::keep(tx, coverage, source, &name).await?;
    let received_us = retrieval.received.as_microsecond();
    if let Some(report) = same_retrieval(tx, page.id, received_us, sha256, &packed.sha256).await? {
        let claims = claim_ids(tx, page.id, posts).await?;
        return Ok(Imported { report, unchanged: true, left_out: *left_out, claims, ..Imported::default() });
    }
    if let Some(zstd) = raw {
        archive::keep_raw(tx, sha256, retrieval.raw.len(), zstd).await?;
    }
    archive::keep_reading(tx, packed).await?;
    let report = keep_report(tx, page.id, received_us, incoming).await?;
    let rows = taken_back.iter().map(|&anchor| values![report.0, anchor].into()).collect();
    tx.insert("INSERT INTO taken_back (report, anchor)", rows, "").await?;
    let mut done = Imported { report, left_out: *left_out, ..Imported::default() };
    let late = page.latest.as_ref().is_some_and(|latest| latest.received_us > received_us);
    let as_before = page.source == source && page.latest.as_ref().is_some_and(|l| l.reading == packed.sha256);
    let page_id = page.id;
    if late || !as_before {
        let revising = Revising { tx: &mut *tx, coverage, slug, page, received_us, late, report, posts, taken_back };
        revising.revise(source, &mut done).await?;
    }
    if !late {
        let sql = "UPDATE page SET latest_report = $1, source = $2 WHERE id = $3";
        tx.execute(sql, &values![report.0, source, page_id]).await?;
    }
    done.claims = claim_ids(tx, page_id, posts).await?;
    done.unchanged = done.changes.is_none();
    Ok(done)
}

/// Refuses what is too large or not what it says. Gives the hash of the bytes.
fn check(retrieval: &Retrieval<'_>, reading: &Reading) -> Result<String> {
    let too_large = |what, size, limit| Err(StoreError::TooLarge { what, size, limit });
    if retrieval.raw.len() > MAX_RAW {
        return too_large("the report", retrieval.raw.len(), MAX_RAW);
    }
    let names = [retrieval.page, reading.report.url.as_deref(), Some(reading.report.path.as_str())];
    if let Some(long) = names.into_iter().flatten().find(|name| name.len() > MAX_NAME) {
        return too_large("the report's path or address", long.len(), MAX_NAME);
    }
    let sha256 = archive::sha256(retrieval.raw);
    let stated = &reading.report.sha256;
    if !stated.is_empty() && *stated != sha256 {
        let what = format!("it is one of other bytes ({stated}, not {sha256})");
        return Err(StoreError::BadReading { path: reading.report.path.clone(), what });
    }
    Ok(sha256)
}

/// What names the page. Standard input has no name: each text from it is a page of its own.
fn page_name(retrieval: &Retrieval<'_>, reading: &Reading, sha256: &str) -> String {
    let url = reading.report.url.as_deref().map(|url| url.split('#').next().unwrap_or_default());
    match retrieval.page.or(url).filter(|name| !name.is_empty()).unwrap_or(&reading.report.path) {
        "-" | "" => format!("-#{sha256}"),
        name => name.to_owned(),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_LABEL).collect()
}

/// The source's row: of the report's source or, where it has none, of the page's host or file.
async fn keep_source(tx: &mut Tx, coverage: CoverageId, reading: &Reading, page: &str) -> Result<i64> {
    let named = reading.report.source.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let name = cut(named.unwrap_or_else(|| match page.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?']).next().unwrap_or(rest),
        None => page.rsplit(['/', '\\']).next().unwrap_or(page),
    }));
    let sql = "INSERT INTO source (coverage, name) VALUES ($1, $2) ON CONFLICT (coverage, name) DO NOTHING";
    tx.execute(sql, &values![coverage.0, &name]).await?;
    let sql = "SELECT id FROM source WHERE coverage = $1 AND name = $2";
    one(tx.row(sql, &values![coverage.0, &name]).await?)
}

/// The first column of a row that must be there.
fn one(row: Option<Row>) -> Result<i64> {
    row.ok_or_else(|| StoreError::Damaged("a row just written is not there".into()))?.first()
}

/// A page in the ledger.
pub(crate) struct Page {
    pub id: i64,
    /// Its address or path.
    pub name: String,
    pub source: i64,
    pub latest: Option<Latest>,
}

/// The latest retrieval of a page.
pub(crate) struct Latest {
    pub received_us: i64,
    /// The hash of its reading.
    pub reading: String,
}

impl Page {
    async fn keep(tx: &mut Tx, coverage: CoverageId, source: i64, name: &str) -> Result<Page> {
        let sql =
            "INSERT INTO page (coverage, source, name) VALUES ($1, $2, $3) ON CONFLICT (coverage, name) DO NOTHING";
        tx.execute(sql, &values![coverage.0, source, name]).await?;
        let sql = "SELECT page.id, page.source, received_us, reading
            FROM page LEFT JOIN report ON report.id = page.latest_report
            WHERE page.coverage = $1 AND page.name = $2";
        let row = tx.row(sql, &values![coverage.0, name]).await?;
        let row = row.ok_or_else(|| StoreError::Damaged("a page just written is not there".into()))?;
        let latest = row.get::<Option<i64>>("received_us")?.zip(row.get("reading")?);
        let latest = latest.map(|(received_us, reading)| Latest { received_us, reading });
        Ok(Page { id: row.get("id")?, name: name.to_owned(), source: row.get("source")?, latest })
    }
}

/// The report of this very retrieval, if it was imported before.
async fn same_retrieval(
    tx: &mut Tx,
    page: i64,
    received_us: i64,
    raw: &str,
    reading: &str,
) -> Result<Option<ReportId>> {
    let sql = "SELECT id FROM report WHERE page = $1 AND received_us = $2 AND raw = $3 AND reading = $4";
    let row = tx.row(sql, &values![page, received_us, raw, reading]).await?;
    row.map(|row| Ok(ReportId(row.first()?))).transpose()
}

async fn keep_report(tx: &mut Tx, page: i64, received_us: i64, incoming: &Incoming<'_>) -> Result<ReportId> {
    let Incoming { reading, posts, sha256, packed, .. } = incoming;
    let window = posts.iter().filter_map(Prepared::time_s).min();
    let untimed = posts.iter().any(|post| post.time_s().is_none());
    let report = &reading.report;
    let sql = "INSERT INTO report (page, received, received_us, raw, reading, path, url, title, language, window_s,
            untimed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";
    let values = values![
        page,
        time::instant(received_us)?.to_string(),
        received_us,
        sha256,
        &packed.sha256,
        &report.path,
        &report.url,
        report.title.as_deref().map(cut),
        report.language.as_deref().map(cut),
        window,
        untimed
    ];
    Ok(ReportId(one(tx.row(sql, &values).await?)?))
}
