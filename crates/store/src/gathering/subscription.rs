//! Hubs that tell of news at followed addresses (WebSub).

use jiff::Timestamp;

use super::{FollowedId, instant_or_none};
use crate::{
    Result, Store,
    db::{Row, values},
};

/// A hub's promise to tell of news at a followed address, or our asking for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The followed address.
    pub followed: FollowedId,
    /// The hub's address.
    pub hub: String,
    /// The address that the hub knows it by: the feed's own `self`.
    pub topic: String,
    /// Names the subscription in the callback's address. Not to be guessed.
    pub token: String,
    /// Signs what the hub sends.
    pub secret: String,
    /// When the hub was last asked.
    pub asked: Option<Timestamp>,
    /// Whether the hub has confirmed.
    pub verified: bool,
    /// When the hub's lease ends.
    pub until: Option<Timestamp>,
}

fn subscription(row: &Row) -> Result<Subscription> {
    Ok(Subscription {
        followed: FollowedId(row.get("followed")?),
        hub: row.get("hub")?,
        topic: row.get("topic")?,
        token: row.get("token")?,
        secret: row.get("secret")?,
        asked: instant_or_none(row.get("asked_us")?)?,
        verified: row.get::<i64>("verified")? != 0,
        until: instant_or_none(row.get("until_us")?)?,
    })
}

const COLUMNS: &str = "followed, hub, topic, token, secret, asked_us, verified, until_us";

fn us(at: Option<Timestamp>) -> i64 {
    at.map_or(0, Timestamp::as_microsecond)
}

impl Store {
    /// Keeps a subscription, in place of the address's earlier one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_subscription(&self, s: &Subscription) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let sql = "INSERT INTO subscription (followed, hub, topic, token, secret, asked_us, verified, until_us)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (followed) DO UPDATE SET hub = excluded.hub, topic = excluded.topic, token = excluded.token,
                secret = excluded.secret, asked_us = excluded.asked_us, verified = excluded.verified,
                until_us = excluded.until_us";
        let values = values![s.followed.0, &s.hub, &s.topic, &s.token, &s.secret, us(s.asked), s.verified, us(s.until)];
        tx.execute(sql, &values).await?;
        tx.commit().await
    }

    /// The subscription of a followed address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscription(&self, id: FollowedId) -> Result<Option<Subscription>> {
        let sql = format!("SELECT {COLUMNS} FROM subscription WHERE followed = $1");
        self.read_tx().await?.row(&sql, &values![id.0]).await?.as_ref().map(subscription).transpose()
    }

    /// The subscription that a callback's token names.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscription_by_token(&self, token: &str) -> Result<Option<Subscription>> {
        let sql = format!("SELECT {COLUMNS} FROM subscription WHERE token = $1");
        self.read_tx().await?.row(&sql, &values![token]).await?.as_ref().map(subscription).transpose()
    }
}
