//! Raw bytes by the beginning of their hash, with what was known when they were retrieved.

use jiff::Timestamp;

use crate::{
    Result, Store,
    db::{Value, from_json, values},
    time,
};

/// Raw bytes that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFound {
    /// Their SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// How many there are.
    pub size: u64,
}

/// One retrieval that gave some raw bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawOrigin {
    /// When.
    pub at: Timestamp,
    /// From where: an address, or a path.
    pub from: String,
    /// The status of the answer; none for a file.
    pub status: Option<u16>,
    /// The headers of the answer; none for a file.
    pub headers: Vec<(String, String)>,
}

/// The most raw bytes of one beginning that are named.
const MOST: i64 = 10;

impl Store {
    /// The raw bytes whose SHA-256 begins with some hexadecimal digits, at most ten.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn find_raw(&self, beginning: &str) -> Result<Vec<RawFound>> {
        let beginning = beginning.to_ascii_lowercase();
        if beginning.is_empty() || beginning.len() > 64 || !beginning.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(Vec::new());
        }
        // A range, and not LIKE, so that the index finds it. `g` comes after every digit.
        let sql = "SELECT sha256, size FROM raw WHERE sha256 >= $1 AND sha256 < $2 ORDER BY sha256 LIMIT $3";
        let end = format!("{beginning}g");
        let rows = self.read_tx().await?.rows(sql, &values![&beginning, end, MOST]).await?;
        rows.iter()
            .map(|row| Ok(RawFound { sha256: row.get("sha256")?, size: row.get::<i64>("size")?.unsigned_abs() }))
            .collect()
    }

    /// The retrievals that gave the raw bytes with a SHA-256, the first one first, at most a hundred.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn raw_origins(&self, sha256: &str) -> Result<Vec<RawOrigin>> {
        let mut tx = self.read_tx().await?;
        let sql = "SELECT at_us, url, status, headers FROM visit WHERE raw = $1 ORDER BY at_us LIMIT 100";
        let mut origins = Vec::new();
        for row in tx.rows(sql, &values![sha256]).await? {
            origins.push(RawOrigin {
                at: time::instant(row.get("at_us")?)?,
                from: row.get("url")?,
                status: row.get::<Option<i64>>("status")?.and_then(|s| u16::try_from(s).ok()),
                headers: row.parse("headers", from_json)?,
            });
        }
        let sql = "SELECT received_us, path FROM report WHERE raw = $1
            AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.report = report.id) ORDER BY received_us LIMIT 100";
        for row in tx.rows(sql, &[Value::from(sha256)]).await? {
            origins.push(RawOrigin {
                at: time::instant(row.get("received_us")?)?,
                from: row.get("path")?,
                status: None,
                headers: Vec::new(),
            });
        }
        origins.sort_by_key(|origin| origin.at);
        Ok(origins)
    }
}
