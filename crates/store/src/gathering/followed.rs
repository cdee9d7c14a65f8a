//! The addresses that are looked at again and again.

use std::time::Duration;

use dateline_model::Coverage;
use jiff::Timestamp;

use super::instant_or_none;
use crate::{
    CoverageId, Result, Store, StoreError,
    db::{Row, Tx, values},
    time,
};

/// The longest address that is followed, in bytes.
const MAX_URL: usize = 4096;

/// A followed address in this ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FollowedId(pub i64);

/// An address that is looked at again and again for a coverage, and how things stand with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its number in this ledger.
    pub id: FollowedId,
    /// The coverage it is followed for.
    pub coverage: CoverageId,
    /// The address as the desk gave it. It names the page of its reports, wherever it moves.
    pub url: String,
    /// How often the desk wants it looked at.
    pub every: Duration,
    /// Where its server says it has moved for good.
    pub moved_to: Option<String>,
    /// The `ETag` of the latest bytes.
    pub etag: Option<String>,
    /// The `Last-Modified` of the latest bytes.
    pub last_modified: Option<String>,
    /// The SHA-256 of the latest bytes.
    pub sha256: Option<String>,
    /// When it is due; none if it has not been looked at yet.
    pub next: Option<Timestamp>,
    /// Looks in vain since the last that was answered.
    pub failures: u32,
    /// Since when it is followed no longer; none while it is.
    pub ended: Option<Timestamp>,
}

impl Followed {
    /// The address to ask: where it has moved for good, or its own.
    pub fn address(&self) -> &str {
        self.moved_to.as_deref().unwrap_or(&self.url)
    }
}

const COLUMNS: &str = "id, coverage, url, every_s, moved_to, etag, last_modified, raw, next_us, failures, ended_us";

fn followed(row: &Row) -> Result<Followed> {
    Ok(Followed {
        id: FollowedId(row.get("id")?),
        coverage: CoverageId(row.get("coverage")?),
        url: row.get("url")?,
        every: Duration::from_secs(row.get::<i64>("every_s")?.unsigned_abs()),
        moved_to: row.get("moved_to")?,
        etag: row.get("etag")?,
        last_modified: row.get("last_modified")?,
        sha256: row.get("raw")?,
        next: instant_or_none(row.get("next_us")?)?,
        failures: u32::try_from(row.get::<i64>("failures")?).unwrap_or(u32::MAX),
        ended: row.get::<Option<i64>>("ended_us")?.map(time::instant).transpose()?,
    })
}

async fn put(tx: &mut Tx, coverage: CoverageId, url: &str, every: Duration, from_file: bool) -> Result<()> {
    if url.len() > MAX_URL {
        return Err(StoreError::TooLarge { what: "the address to follow", size: url.len(), limit: MAX_URL });
    }
    // An address that the desk added stays when the coverage file takes its own away.
    let sql = "INSERT INTO followed (coverage, url, every_s, from_file, active) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (coverage, url) DO UPDATE SET every_s = excluded.every_s, active = 1, ended_us = NULL,
            next_us = CASE WHEN followed.every_s = excluded.every_s THEN followed.next_us ELSE 0 END,
            from_file = CASE WHEN followed.active = 1 AND followed.from_file = 0 THEN 0 ELSE excluded.from_file END";
    tx.execute(sql, &values![coverage.0, url, every.as_secs() as i64, from_file]).await?;
    Ok(())
}

impl Store {
    /// Follows an address from now on. One that is followed already is from now on looked at as often as this says.
    ///
    /// # Errors
    /// If the address is too long, there is no such coverage, or the database fails.
    pub async fn follow(&self, coverage: CoverageId, url: &str, every: Duration) -> Result<Followed> {
        let mut tx = self.write_tx().await?;
        put(&mut tx, coverage, url, every, false).await?;
        let sql = format!("SELECT {COLUMNS} FROM followed WHERE coverage = $1 AND url = $2");
        let row = tx.row(&sql, &values![coverage.0, url]).await?;
        let row = row.ok_or_else(|| StoreError::Damaged("an address just written is not there".into()))?;
        let followed = followed(&row)?;
        tx.commit().await?;
        Ok(followed)
    }

    /// Follows what a coverage's file says, and no more what it said before and says no longer.
    ///
    /// # Errors
    /// If an address is too long, or the database fails.
    pub async fn follow_file(&self, id: CoverageId, coverage: &Coverage) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE followed SET active = 0, ended_us = $2 WHERE coverage = $1 AND from_file = 1 AND active = 1";
        tx.execute(sql, &values![id.0, Timestamp::now().as_microsecond()]).await?;
        for source in &coverage.sources {
            for url in &source.follow {
                put(&mut tx, id, url, source.every(), true).await?;
            }
        }
        tx.commit().await
    }

    /// Follows an address no longer. What was gathered from it stays.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unfollow(&self, id: FollowedId) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE followed SET active = 0, ended_us = $2 WHERE id = $1 AND active = 1";
        tx.execute(sql, &values![id.0, Timestamp::now().as_microsecond()]).await?;
        tx.commit().await
    }

    /// All addresses that are followed, in the order in which they were added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn followed(&self) -> Result<Vec<Followed>> {
        let sql = format!("SELECT {COLUMNS} FROM followed WHERE active = 1 ORDER BY id");
        self.read_tx().await?.rows(&sql, &[]).await?.iter().map(followed).collect()
    }

    /// The addresses of a coverage that are followed, and those that once were, in the order in which they were added.
    pub(super) async fn ever_followed(&self, coverage: CoverageId) -> Result<Vec<Followed>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM followed WHERE coverage = $1 AND (active = 1 OR ended_us IS NOT NULL) ORDER BY id"
        );
        self.read_tx().await?.rows(&sql, &values![coverage.0]).await?.iter().map(followed).collect()
    }

    /// One followed address, whether or not it still is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn followed_one(&self, id: FollowedId) -> Result<Option<Followed>> {
        let sql = format!("SELECT {COLUMNS} FROM followed WHERE id = $1");
        self.read_tx().await?.row(&sql, &values![id.0]).await?.as_ref().map(followed).transpose()
    }
}
