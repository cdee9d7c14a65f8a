//! Who asked our own hub to be told of a feed's changes (WebSub).

use std::time::Duration;

use jiff::Timestamp;

use super::instant_or_none;
use crate::{Result, Store, db::values, log, time};

/// The most subscribers of a ledger, of one feed, and of one host; and the most feeds with any.
const MOST: i64 = 5_000;
const MOST_OF_TOPIC: i64 = 1_000;
const MOST_OF_HOST: i64 = 200;
const MOST_TOPICS: i64 = 500;
/// After this long a delivery that never ended was broken off.
const BROKEN_OFF: Duration = Duration::from_secs(120);

/// Somebody who is told of a feed's changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// The feed's address.
    pub topic: String,
    /// Where its changes are sent.
    pub callback: String,
    /// The callback's host.
    pub host: String,
    /// Signs what is sent.
    pub secret: Option<String>,
    /// When the lease ends.
    pub until: Timestamp,
    /// The hash of the feed as it was sent last, or stood when the lease began.
    pub sent: Option<String>,
    /// How often in a row sending failed.
    pub failed: u32,
    /// When it is tried again after that.
    pub retry: Option<Timestamp>,
}

impl Store {
    /// Keeps a subscriber. One with this feed and callback is renewed: it keeps what it was sent. Gives whether there was
    /// room; leases that have ended make some.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_subscriber(&self, subscriber: &Subscriber, now: Timestamp) -> Result<bool> {
        let Subscriber { topic, callback, host, secret, until, sent, .. } = subscriber;
        let mut tx = self.write_tx().await?;
        tx.execute("DELETE FROM subscriber WHERE until_us <= $1", &values![now.as_microsecond()]).await?;
        let of_topic = "SELECT count(*) FROM subscriber WHERE topic = $1 AND callback <> $2";
        let of_host = "SELECT count(*) FROM subscriber WHERE host = $3 AND (topic <> $1 OR callback <> $2)";
        for (sql, values, most) in [
            (
                "SELECT count(*) FROM subscriber WHERE topic <> $1 OR callback <> $2",
                &values![topic, callback][..],
                MOST,
            ),
            (of_topic, &values![topic, callback], MOST_OF_TOPIC),
            (of_host, &values![topic, callback, host], MOST_OF_HOST),
            ("SELECT count(DISTINCT topic) FROM subscriber WHERE topic <> $1", &values![topic], MOST_TOPICS),
        ] {
            let row = tx.row(sql, values).await?;
            if row.map_or(Ok(0), |row| row.first::<i64>())? >= most {
                return Ok(false);
            }
        }
        let sql =
            "INSERT INTO subscriber (topic, callback, host, secret, until_us, sent) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (topic, callback) DO UPDATE SET secret = excluded.secret, until_us = excluded.until_us,
                failed = 0, retry_us = 0";
        tx.execute(sql, &values![topic, callback, host, secret, until.as_microsecond(), sent]).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Forgets a subscriber.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_subscriber(&self, topic: &str, callback: &str) -> Result<()> {
        let mut tx = self.write_tx().await?;
        tx.execute("DELETE FROM subscriber WHERE topic = $1 AND callback = $2", &values![topic, callback]).await?;
        tx.commit().await
    }

    /// Takes it upon us to deliver to a subscriber the feed with a hash, as it stood when the ledger had counted so many changes.
    /// Gives whether it is ours to tell: not if they have it, not while another process is at it, and not if another has told
    /// them something newer.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin_delivery(
        &self,
        topic: &str,
        callback: &str,
        hash: &str,
        seen: u64,
        now: Timestamp,
    ) -> Result<bool> {
        let lost = now.as_microsecond().saturating_sub(i64::try_from(BROKEN_OFF.as_micros()).unwrap_or(i64::MAX));
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE subscriber SET begun_us = $1, seen = $2 WHERE topic = $3 AND callback = $4
            AND (sent IS NULL OR sent <> $5) AND seen <= $2 AND retry_us <= $1 AND begun_us <= $6";
        let values = values![now.as_microsecond(), log::to_sql(seen), topic, callback, hash, lost];
        let ours = tx.execute(sql, &values).await? > 0;
        tx.commit().await?;
        Ok(ours)
    }

    /// Notes that a subscriber took the feed with a hash.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscriber_told(&self, topic: &str, callback: &str, hash: &str) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql = "UPDATE subscriber SET sent = $1, failed = 0, retry_us = 0, begun_us = 0 WHERE topic = $2 AND callback = $3";
        tx.execute(sql, &values![hash, topic, callback]).await?;
        tx.commit().await
    }

    /// Notes that a subscriber could not be told, and when it is tried again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscriber_not_told(&self, topic: &str, callback: &str, retry: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql =
            "UPDATE subscriber SET failed = failed + 1, retry_us = $1, begun_us = 0 WHERE topic = $2 AND callback = $3";
        tx.execute(sql, &values![retry.as_microsecond(), topic, callback]).await?;
        tx.commit().await
    }

    /// The subscribers whose lease has not ended, by feed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscribers(&self, now: Timestamp) -> Result<Vec<Subscriber>> {
        let mut tx = self.read_tx().await?;
        let sql = "SELECT topic, callback, host, secret, until_us, sent, failed, retry_us FROM subscriber
            WHERE until_us > $1 ORDER BY topic, callback";
        let rows = tx.rows(sql, &values![now.as_microsecond()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Subscriber {
                    topic: row.get("topic")?,
                    callback: row.get("callback")?,
                    host: row.get("host")?,
                    secret: row.get("secret")?,
                    until: time::instant(row.get("until_us")?)?,
                    sent: row.get("sent")?,
                    failed: u32::try_from(row.get::<i64>("failed")?).unwrap_or(u32::MAX),
                    retry: instant_or_none(row.get("retry_us")?)?,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subscriber(topic: &str, callback: &str, until: i64) -> Subscriber {
        Subscriber {
            topic: topic.into(),
            callback: callback.into(),
            host: "reader.example".into(),
            secret: Some("key".into()),
            until: Timestamp::from_second(until).unwrap(),
            sent: Some("a".into()),
            failed: 0,
            retry: None,
        }
    }

    #[tokio::test]
    async fn a_host_gets_only_so_many_and_leases_that_end_make_room() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let at = |second| Timestamp::from_second(second).unwrap();
        for n in 0..MOST_OF_HOST {
            assert!(store.put_subscriber(&subscriber("t", &format!("c{n}"), 100), at(1)).await.unwrap());
        }
        assert!(!store.put_subscriber(&subscriber("u", "more", 100), at(1)).await.unwrap());
        store.subscriber_not_told("t", "c0", at(50)).await.unwrap();
        store.subscriber_told("t", "c1", "b").await.unwrap();
        assert!(store.put_subscriber(&subscriber("t", "c1", 200), at(1)).await.unwrap(), "who is there is renewed");
        let all = store.subscribers(at(1)).await.unwrap();
        assert_eq!((all[0].failed, all[0].retry), (1, Some(at(50))));
        assert_eq!((all[1].sent.as_deref(), all[1].until), (Some("b"), at(200)));
        assert_eq!(store.subscribers(at(100)).await.unwrap().len(), 1);
        assert!(store.put_subscriber(&subscriber("u", "more", 200), at(100)).await.unwrap());
    }

    #[tokio::test]
    async fn a_delivery_is_ours_until_it_has_ended_and_nobody_is_told_of_older_things() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let at = |second: i64| Timestamp::from_second(1_000 + second).unwrap();
        store.put_subscriber(&subscriber("t", "c", 10_000), at(1)).await.unwrap();
        let ours =
            async |hash, seen, second: i64| store.begin_delivery("t", "c", hash, seen, at(second)).await.unwrap();
        assert!(!ours("a", 5, 1).await, "they have it");
        assert!(ours("b", 5, 1).await);
        assert!(!ours("b", 5, 2).await, "it is under way");
        assert!(ours("b", 5, 121).await, "it was broken off");
        store.subscriber_told("t", "c", "b").await.unwrap();
        assert!(!ours("a", 4, 122).await, "that is how it was before");
        assert!(ours("c", 6, 122).await);
        store.subscriber_not_told("t", "c", at(150)).await.unwrap();
        assert!(!ours("c", 6, 149).await && ours("c", 6, 150).await, "it is tried again in time");
    }
}
