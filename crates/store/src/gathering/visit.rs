//! The looks at followed addresses.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FollowedId, followed::Followed};
use crate::{
    CoverageId, MAX_RAW, ReportId, Result, Store, StoreError, archive,
    db::{Row, Tx, from_json, values},
    time,
};

/// The longest description of a problem that is kept, in characters.
const MAX_PROBLEM: usize = 500;

/// A visit in this ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitId(pub i64);

/// What a look at an address came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Bytes that were not those of the look before.
    New,
    /// The same as before: the server said so, or sent the same bytes.
    Unchanged,
    /// The server asked to be left alone for a while (429, or 503 with `Retry-After`).
    Busy,
    /// We may not look: the server (401, 403, 451), its robots.txt, or our own rules forbid it.
    Refused,
    /// The server says there is nothing at this address (404, 410).
    Gone,
    /// Anything else that kept us from the bytes.
    Failed,
}

impl Outcome {
    fn from_name(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    /// Whether the server answered with what we came for.
    pub fn answered(self) -> bool {
        matches!(self, Outcome::New | Outcome::Unchanged)
    }
}

/// A look at a followed address that has just been made.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'f> {
    /// When it was over.
    pub at: Timestamp,
    /// The address that answered in the end, after all redirects.
    pub url: &'f str,
    /// What it came to. [`Outcome::New`] with the bytes of the look before is kept as [`Outcome::Unchanged`].
    pub outcome: Outcome,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The headers of the answer.
    pub headers: &'f [(String, String)],
    /// The bytes, of [`Outcome::New`].
    pub raw: Option<&'f [u8]>,
    /// What went wrong, in words.
    pub problem: Option<&'f str>,
    /// How long it took.
    pub took: Duration,
    /// Where the address has moved for good, if it has.
    pub moved_to: Option<&'f str>,
    /// `ETag` and `Last-Modified` of these bytes.
    pub validators: (Option<&'f str>, Option<&'f str>),
    /// When to look again.
    pub next: Timestamp,
    /// Looks in vain since the last that was answered, with this one.
    pub failures: u32,
}

/// What became of a look in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// Its row, which it may share with looks before it.
    pub id: VisitId,
    /// What it came to, the bytes compared.
    pub outcome: Outcome,
}

/// A run of looks that found the same.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitRow {
    /// The run.
    pub id: VisitId,
    /// The first of them.
    pub first: Timestamp,
    /// The last of them.
    pub last: Timestamp,
    /// How many there were.
    pub times: u64,
    /// What they came to.
    pub outcome: Outcome,
    /// The address that answered in the end.
    pub url: String,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The SHA-256 of the bytes, of [`Outcome::New`].
    pub sha256: Option<String>,
    /// What went wrong, in words: in the look or, of [`Outcome::New`], in reading the bytes.
    pub problem: Option<String>,
    /// How long the slowest of them took.
    pub slowest: Duration,
    /// How many posts were read in the bytes.
    pub posts: Option<u64>,
}

/// Bytes that were retrieved and are still to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread {
    /// The visit that brought them.
    pub visit: VisitId,
    /// The address they came from.
    pub followed: FollowedId,
    /// The coverage it is followed for.
    pub coverage: CoverageId,
    /// The address as the desk gave it: the page's name.
    pub page: String,
    /// The address that answered in the end.
    pub url: String,
    /// The answer's `Content-Type`.
    pub media_type: Option<String>,
    /// When they were retrieved.
    pub at: Timestamp,
    /// The bytes.
    pub raw: Vec<u8>,
}

impl Store {
    /// Keeps a look at an address, with the bytes it brought, in one transaction. When this returns, they are on disk.
    ///
    /// # Errors
    /// If the bytes are too many, there is no such address, the disk is full, or the database fails. Nothing of the
    /// look is then kept.
    pub async fn keep_visit(&self, id: FollowedId, found: &Found<'_>) -> Result<Visit> {
        let mut packed = None;
        if let Some(raw) = found.raw {
            if raw.len() > MAX_RAW {
                return Err(StoreError::TooLarge { what: "the answer", size: raw.len(), limit: MAX_RAW });
            }
            let sha256 = crate::store::busy(|| archive::sha256(raw));
            let there = archive::has_raw(&mut self.read_tx().await?, &sha256).await?;
            let zstd = if there { None } else { Some(crate::store::busy(|| archive::pack_raw(raw))?) };
            packed = Some((sha256, raw.len(), zstd));
        }
        let mut tx = self.write_tx().await?;
        let sql = "SELECT raw, latest_visit FROM followed WHERE id = $1";
        let before = tx.row(sql, &values![id.0]).await?;
        let before = before.ok_or_else(|| StoreError::Damaged(format!("no address {} is followed", id.0)))?;
        let (known, latest): (Option<String>, Option<i64>) = (before.get("raw")?, before.get("latest_visit")?);
        let mut outcome = found.outcome;
        if outcome == Outcome::New && packed.as_ref().map(|(sha256, ..)| sha256) == known.as_ref() {
            outcome = Outcome::Unchanged;
        }
        let brought = packed.as_ref().filter(|_| outcome == Outcome::New);
        if let Some((sha256, size, Some(zstd))) = brought {
            archive::keep_raw(&mut tx, sha256, *size, zstd).await?;
        }
        let sha256 = brought.map(|(sha256, ..)| sha256.as_str());
        let visit = match same_run(&mut tx, latest, outcome, found).await? {
            Some(run) => {
                let sql = "UPDATE visit SET last_us = $1, times = times + 1,
                    took_ms = CASE WHEN took_ms < $2 THEN $2 ELSE took_ms END WHERE id = $3";
                tx.execute(sql, &values![found.at.as_microsecond(), millis(found.took), run.0]).await?;
                run
            }
            None => insert(&mut tx, id, outcome, sha256, found).await?,
        };
        // What an answer without bytes leaves out stays as it was.
        let sql = "UPDATE followed SET next_us = $1, failures = $2, latest_visit = $3,
                moved_to = coalesce($4, moved_to), raw = coalesce($5, raw) WHERE id = $6";
        let next = found.next.as_microsecond();
        tx.execute(sql, &values![next, found.failures, visit.0, cell(found.moved_to), cell(sha256), id.0]).await?;
        if found.raw.is_some() {
            let (etag, modified) = found.validators;
            let sql = "UPDATE followed SET etag = $1, last_modified = $2 WHERE id = $3";
            tx.execute(sql, &values![cell(etag), cell(modified), id.0]).await?;
        }
        tx.commit().await?;
        Ok(Visit { id: visit, outcome })
    }

    /// The visits whose bytes are still to be read, the first retrieved first; of each address only the first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unread(&self) -> Result<Vec<(VisitId, FollowedId)>> {
        let sql = "SELECT min(id) AS id, followed FROM visit WHERE unread = 1 GROUP BY followed ORDER BY min(id)";
        let rows = self.read_tx().await?.rows(sql, &[]).await?;
        rows.iter().map(|row| Ok((VisitId(row.get("id")?), FollowedId(row.get("followed")?)))).collect()
    }

    /// What a visit brought, if that is still to be read.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unread_one(&self, visit: VisitId) -> Result<Option<Unread>> {
        let sql = "SELECT visit.id, followed, coverage, followed.url AS page, visit.url, headers, at_us, visit.raw
            FROM visit JOIN followed ON followed.id = visit.followed WHERE visit.id = $1 AND unread = 1";
        let mut tx = self.read_tx().await?;
        let Some(row) = tx.row(sql, &values![visit.0]).await? else { return Ok(None) };
        let headers: Vec<(String, String)> = row.parse("headers", from_json)?;
        let sha256: String = row.get("raw")?;
        let raw = archive::raw(&mut tx, &sha256).await?;
        Ok(Some(Unread {
            visit,
            followed: FollowedId(row.get("followed")?),
            coverage: CoverageId(row.get("coverage")?),
            page: row.get("page")?,
            url: row.get("url")?,
            media_type: headers.into_iter().find(|(name, _)| name == "content-type").map(|(_, value)| value),
            at: time::instant(row.get("at_us")?)?,
            raw: raw.ok_or_else(|| StoreError::Damaged(format!("the bytes {sha256} are not there")))?,
        }))
    }

    /// Writes down that a visit's bytes were read: as which report, with how many posts, or why they could not be.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mark_read(
        &self,
        visit: VisitId,
        report: Option<ReportId>,
        posts: u64,
        problem: Option<&str>,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE visit SET unread = 0, report = $1, posts = $2, problem = coalesce($3, problem) WHERE id = $4";
        let posts = i64::try_from(posts).unwrap_or(i64::MAX);
        tx.execute(sql, &values![report.map(|r| r.0), posts, cut(problem), visit.0]).await?;
        tx.commit().await
    }

    /// The latest runs of looks at an address, the latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn visits(&self, id: FollowedId, most: u32) -> Result<Vec<VisitRow>> {
        history(&mut self.read_tx().await?, id, most).await
    }

    /// Every address of a coverage that is or was followed, with its latest runs of looks, the latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn histories(&self, coverage: CoverageId, most: u32) -> Result<Vec<(Followed, Vec<VisitRow>)>> {
        let followed = self.ever_followed(coverage).await?;
        let mut tx = self.read_tx().await?;
        let mut histories = Vec::new();
        for one in followed {
            let visits = history(&mut tx, one.id, most).await?;
            histories.push((one, visits));
        }
        Ok(histories)
    }
}

async fn history(tx: &mut Tx, id: FollowedId, most: u32) -> Result<Vec<VisitRow>> {
    let sql = "SELECT id, at_us, last_us, times, outcome, url, status, raw, problem, took_ms, posts FROM visit
        WHERE followed = $1 ORDER BY id DESC LIMIT $2";
    tx.rows(sql, &values![id.0, most.min(1000)]).await?.iter().map(visit_row).collect()
}

fn visit_row(row: &Row) -> Result<VisitRow> {
    Ok(VisitRow {
        id: VisitId(row.get("id")?),
        first: time::instant(row.get("at_us")?)?,
        last: time::instant(row.get("last_us")?)?,
        times: row.get::<i64>("times")?.unsigned_abs(),
        outcome: row.parse("outcome", Outcome::from_name)?,
        url: row.get("url")?,
        status: row.get::<Option<i64>>("status")?.and_then(|s| u16::try_from(s).ok()),
        sha256: row.get("raw")?,
        problem: row.get("problem")?,
        slowest: Duration::from_millis(row.get::<i64>("took_ms")?.unsigned_abs()),
        posts: row.get::<Option<i64>>("posts")?.map(i64::unsigned_abs),
    })
}

fn cell(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

fn cut(problem: Option<&str>) -> Option<String> {
    problem.map(|text| text.chars().take(MAX_PROBLEM).collect())
}

fn millis(took: Duration) -> i64 {
    i64::try_from(took.as_millis()).unwrap_or(i64::MAX)
}

/// The latest visit, if this look found the same again.
async fn same_run(tx: &mut Tx, latest: Option<i64>, outcome: Outcome, found: &Found<'_>) -> Result<Option<VisitId>> {
    if outcome == Outcome::New {
        return Ok(None);
    }
    let Some(latest) = latest else { return Ok(None) };
    let Some(row) = tx.row("SELECT outcome, url, status, problem FROM visit WHERE id = $1", &values![latest]).await?
    else {
        return Ok(None);
    };
    let status = row.get::<Option<i64>>("status")?.and_then(|s| u16::try_from(s).ok());
    let same = row.parse("outcome", Outcome::from_name)? == outcome
        && row.get::<String>("url")? == found.url
        && row.get::<Option<String>>("problem")? == cut(found.problem)
        // 200 with the same bytes and 304 say the same.
        && (status == found.status || outcome == Outcome::Unchanged);
    Ok(same.then_some(VisitId(latest)))
}

async fn insert(
    tx: &mut Tx,
    id: FollowedId,
    outcome: Outcome,
    sha256: Option<&str>,
    found: &Found<'_>,
) -> Result<VisitId> {
    let headers = serde_json::to_string(found.headers).map_err(|e| StoreError::Damaged(e.to_string()))?;
    let sql = "INSERT INTO visit (followed, at, at_us, last_us, times, outcome, url, status, headers, raw, problem,
            took_ms, unread)
        VALUES ($1, $2, $3, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";
    let values = values![
        id.0,
        found.at.to_string(),
        found.at.as_microsecond(),
        time::name_of(&outcome),
        found.url,
        found.status.map(i64::from),
        headers,
        cell(sha256),
        cut(found.problem),
        millis(found.took),
        sha256.is_some()
    ];
    let row = tx.row(sql, &values).await?;
    row.ok_or_else(|| StoreError::Damaged("a visit just written is not there".into()))?.first().map(VisitId)
}
