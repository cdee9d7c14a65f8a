//! The feed's days and how many posts each has, out of the counts of quarters of an hour that the ledger keeps.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use tokio::sync::Mutex;

use crate::{
    ChangeNo, CoverageId, OutlineDay, Result, Store,
    db::{Tx, values},
    log, read, time,
};

/// The seconds of a slot. It divides the offset of every zone in use.
const SLOT: i64 = 15 * 60;
/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;
/// The changes of a zone's offset that are followed: two centuries of summer times.
const MOST_OFFSETS: usize = 400;

/// The counts of each coverage's slots, as of the change up to which they were read.
#[derive(Debug, Default)]
pub(crate) struct Outlines(Mutex<HashMap<CoverageId, Slots>>);

/// The counts of a coverage's slots up to a change.
#[derive(Debug, Default)]
struct Slots {
    change: ChangeNo,
    /// of each slot how many posts are listed, and how many of these are shown
    counts: BTreeMap<i64, (u64, u64)>,
}

impl Slots {
    /// Reads the counts that are not as old as those at hand.
    async fn bring_up(&mut self, tx: &mut Tx, coverage: CoverageId) -> Result<()> {
        let change = read::last_change(tx, coverage).await?;
        let sql = "SELECT slot, listed, shown FROM slot WHERE coverage = $1 AND change >= $2";
        for row in tx.rows(sql, &values![coverage.0, log::to_sql(self.change)]).await? {
            let counts = (log::from_sql(row.get("listed")?), log::from_sql(row.get("shown")?));
            self.counts.insert(row.get("slot")?, counts);
        }
        self.change = change;
        Ok(())
    }

    /// The days in a zone, the earliest first.
    fn days(&self, zone: &TimeZone) -> Result<Vec<OutlineDay>> {
        let mut days: Vec<OutlineDay> = Vec::new();
        let mut latest = None;
        let mut listed = self.counts.iter().filter(|(_, counts)| counts.0 > 0).peekable();
        // Between two changes of the zone's offset its days are a plain division.
        for change in 0.. {
            let Some((from, _)) = listed.peek() else { break };
            let begins = time::second(*from * SLOT)?;
            let offset = i64::from(zone.to_offset(begins).seconds());
            let next = zone.following(begins).next().filter(|_| change < MOST_OFFSETS);
            // A slot that a change falls into goes by its beginning.
            let until = next.map_or(i64::MAX, |next| (next.timestamp().as_second() + SLOT - 1).div_euclid(SLOT));
            while let Some((slot, (listed, shown))) = listed.next_if(|(slot, _)| **slot < until) {
                let day = (slot * SLOT + offset).div_euclid(DAY);
                match days.last_mut().filter(|_| latest == Some(day)) {
                    Some(last) => {
                        last.listed += listed;
                        last.shown += shown;
                    }
                    None => {
                        let date = time::second(day * DAY)?.to_zoned(TimeZone::UTC).date();
                        days.push(OutlineDay { date, listed: *listed, shown: *shown });
                    }
                }
                latest = Some(day);
            }
        }
        Ok(days)
    }
}

impl Store {
    /// The days of a coverage's feed in a zone, the earliest first; days without posts are left out.
    ///
    /// The counts of quarters of an hour stay in memory, and only those that have changed are read again. The first time
    /// takes as long as there are many that have posts: a tenth of a second for two years.
    ///
    /// # Errors
    /// If there is no such coverage or the database fails.
    pub async fn outline(&self, coverage: CoverageId, zone: &TimeZone) -> Result<Vec<OutlineDay>> {
        // Whoever has the lock reads: no count is put over one that was read later.
        let mut outlines = self.outlines().0.lock().await;
        let slots = outlines.entry(coverage).or_default();
        slots.bring_up(&mut self.read_tx().await?, coverage).await?;
        slots.days(zone)
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
