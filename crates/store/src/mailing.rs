//! To whom the digest of which day was sent.

use std::time::Duration;

use jiff::{Timestamp, civil::Date};

use crate::{CoverageId, Result, Store, db::values, time};

/// After this long a sending that never ended was broken off.
const BROKEN_OFF: Duration = Duration::from_secs(3600);

/// How sending a day's digest to somebody went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailed {
    /// To whom.
    pub address: String,
    /// When a server took it, if one did.
    pub sent: Option<Timestamp>,
    /// Why none did, as far as it is known.
    pub problem: Option<String>,
}

impl Store {
    /// Takes it upon us to send a day's digest to somebody. Gives whether it is ours to send: not if it was sent, and not
    /// while another process is at it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin_mail(&self, of: CoverageId, day: Date, address: &str, now: Timestamp) -> Result<bool> {
        let lost = now.as_microsecond().saturating_sub(i64::try_from(BROKEN_OFF.as_micros()).unwrap_or(i64::MAX));
        let mut tx = self.write_tx().await?;
        let sql = "INSERT INTO mailing (coverage, day, address, begun_us) VALUES ($1, $2, $3, $4)
            ON CONFLICT (coverage, day, address) DO UPDATE SET begun_us = excluded.begun_us, problem = NULL
            WHERE sent_us IS NULL AND (problem IS NOT NULL OR begun_us <= $5)";
        let day = day.to_string();
        let ours = tx.execute(sql, &values![of.0, &day, address, now.as_microsecond(), lost]).await? > 0;
        tx.commit().await?;
        Ok(ours)
    }

    /// Notes how it ended: nothing if a server took it, or the problem.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_mail(
        &self,
        of: CoverageId,
        day: Date,
        address: &str,
        now: Timestamp,
        problem: Option<&str>,
    ) -> Result<()> {
        let sent = problem.is_none().then(|| now.as_microsecond());
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE mailing SET sent_us = $1, problem = $2 WHERE coverage = $3 AND day = $4 AND address = $5";
        tx.execute(sql, &values![sent, problem.map(str::to_owned), of.0, day.to_string(), address]).await?;
        tx.commit().await
    }

    /// How sending a day's digest went so far, by address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mailed(&self, of: CoverageId, day: Date) -> Result<Vec<Mailed>> {
        let sql = "SELECT address, sent_us, problem FROM mailing WHERE coverage = $1 AND day = $2 ORDER BY address";
        let rows = self.read_tx().await?.rows(sql, &values![of.0, day.to_string()]).await?;
        rows.iter()
            .map(|row| {
                let sent: Option<i64> = row.get("sent_us")?;
                let sent = sent.map(time::instant).transpose()?;
                Ok(Mailed { address: row.get("address")?, sent, problem: row.get("problem")? })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::Coverage;

    use super::*;

    #[tokio::test]
    async fn a_digest_is_ours_to_send_until_somebody_has_it() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let coverage = Coverage { slug: "flood".into(), title: "Flood".into(), ..Coverage::default() };
        let id = store.put_coverage(&coverage).await.unwrap();
        let (day, at) = (jiff::civil::date(2026, 3, 11), |second| Timestamp::from_second(second).unwrap());
        let ours = async |second| store.begin_mail(id, day, "a@b.example", at(second)).await.unwrap();
        assert!(ours(1).await);
        assert!(!ours(2).await, "it is under way");
        assert!(ours(3601).await, "it was broken off");
        store.end_mail(id, day, "a@b.example", at(3602), Some("no such box")).await.unwrap();
        assert_eq!(store.mailed(id, day).await.unwrap()[0].problem.as_deref(), Some("no such box"));
        assert!(ours(3603).await, "it failed");
        store.end_mail(id, day, "a@b.example", at(3604), None).await.unwrap();
        assert!(!ours(90_000).await, "it was sent");
        assert_eq!(store.mailed(id, day).await.unwrap()[0].sent, Some(at(3604)));
        assert!(store.begin_mail(id, day.tomorrow().unwrap(), "a@b.example", at(9)).await.unwrap());
    }
}
