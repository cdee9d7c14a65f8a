//! The feed's days and how many posts each has, out of the counts of quarters of an hour that the ledger keeps.

use jiff::tz::TimeZone;

use crate::{
    CoverageId, OutlineDay, Result, Store,
    db::{Tx, values},
    log, time,
};

/// The seconds of a slot. It divides the offset of every zone in use.
const SLOT: i64 = 15 * 60;
/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;
/// The changes of a zone's offset that are followed: two centuries of summer times.
const MOST_OFFSETS: usize = 400;

impl Store {
    /// The days of a coverage's feed in a zone, the earliest first; days without posts are left out.
    ///
    /// It takes time in proportion to the quarters of an hour that have posts: some milliseconds for a month.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn outline(&self, coverage: CoverageId, zone: &TimeZone) -> Result<Vec<OutlineDay>> {
        let mut tx = self.read_tx().await?;
        let ends = "SELECT min(slot) AS first, max(slot) AS last FROM slot WHERE coverage = $1 AND listed > 0";
        let Some(row) = tx.row(ends, &values![coverage.0]).await? else { return Ok(Vec::new()) };
        let (Some(first), Some(last)) = (row.get::<Option<i64>>("first")?, row.get::<Option<i64>>("last")?) else {
            return Ok(Vec::new());
        };
        let mut days: Vec<OutlineDay> = Vec::new();
        let mut from = first;
        // Between two changes of the zone's offset its days are a plain division.
        for change in 0.. {
            let begins = time::second(from * SLOT)?;
            let offset = i64::from(zone.to_offset(begins).seconds());
            let next = zone.following(begins).next().filter(|_| change < MOST_OFFSETS);
            // A slot that a change falls into goes by its beginning.
            let until = next.map_or(last + 1, |next| (next.timestamp().as_second() + SLOT - 1).div_euclid(SLOT));
            of_one_offset(&mut tx, coverage, offset, from, until, &mut days).await?;
            if until > last {
                break;
            }
            from = until;
        }
        Ok(days)
    }

    /// How many posts have a place in a coverage's feed, tombstones with them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn listed(&self, coverage: CoverageId) -> Result<u64> {
        let sql = "SELECT CAST(coalesce(sum(listed), 0) AS BIGINT) FROM slot WHERE coverage = $1";
        let row = self.read_tx().await?.row(sql, &values![coverage.0]).await?;
        row.map_or(Ok(0), |row| Ok(log::from_sql(row.first()?)))
    }
}

/// Adds the days of some slots, within which the zone has one offset.
async fn of_one_offset(
    tx: &mut Tx,
    coverage: CoverageId,
    offset: i64,
    from: i64,
    until: i64,
    days: &mut Vec<OutlineDay>,
) -> Result<()> {
    let sql = format!(
        "SELECT (slot * {SLOT} + $2) / {DAY} AS day, CAST(sum(listed) AS BIGINT) AS listed,
            CAST(sum(shown) AS BIGINT) AS shown
        FROM slot WHERE coverage = $1 AND slot >= $3 AND slot < $4 AND listed > 0 GROUP BY day ORDER BY day"
    );
    for row in tx.rows(&sql, &values![coverage.0, offset, from, until]).await? {
        let date = time::second(row.get::<i64>("day")? * DAY)?.to_zoned(TimeZone::UTC).date();
        let (listed, shown) = (log::from_sql(row.get("listed")?), log::from_sql(row.get("shown")?));
        match days.last_mut() {
            Some(last) if last.date == date => {
                last.listed += listed;
                last.shown += shown;
            }
            _ => days.push(OutlineDay { date, listed, shown }),
        }
    }
    Ok(())
}
