//! The right to gather for a ledger. One process has it at a time, so that no server is asked twice over.

use std::time::Duration;

use jiff::Timestamp;

use crate::{Result, Store, db::values};

impl Store {
    /// Takes or renews the right to gather until `now` + `lease`. False if another holder has it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_gathering(&self, holder: &str, now: Timestamp, lease: Duration) -> Result<bool> {
        let until = now.as_microsecond().saturating_add(i64::try_from(lease.as_micros()).unwrap_or(i64::MAX));
        let mut tx = self.write_tx().await?;
        let sql = "INSERT INTO gatherer (id, holder, until_us) VALUES (1, $1, $2)
            ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, until_us = excluded.until_us
            WHERE gatherer.holder = excluded.holder OR gatherer.until_us < $3";
        let taken = tx.execute(sql, &values![holder, until, now.as_microsecond()]).await? > 0;
        tx.commit().await?;
        Ok(taken)
    }

    /// Gives the right to gather back, for the next to take at once.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn give_gathering(&self, holder: &str) -> Result<()> {
        let mut tx = self.write_tx().await?;
        tx.execute("DELETE FROM gatherer WHERE holder = $1", &values![holder]).await?;
        tx.commit().await
    }
}
