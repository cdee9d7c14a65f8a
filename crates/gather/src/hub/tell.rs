//! What subscribers are sent (WebSub, 7).

use std::time::Duration;

use axum::{body::Bytes, http::StatusCode};
use dateline_store::{StoreError, Subscriber};
use ring::hmac;

use super::{Hub, PATH, hash};
use crate::{clock::later, websub::hex};

/// Changes within this time are told of together.
const TOGETHER: Duration = Duration::from_secs(1);
/// How often it is looked whether something is left to send: what failed, and feeds of questions, which are worked out a
/// moment after the change.
const LOOK: Duration = Duration::from_secs(10);
/// The wait after the first failure, which doubles with each until the longest.
const RETRY: Duration = Duration::from_secs(20);
const LONGEST_RETRY: Duration = Duration::from_secs(3600);

impl Hub {
    /// Tells subscribers of changes, until it is dropped.
    pub async fn run(&self) {
        let mut changes = self.0.store.watch();
        loop {
            if let Err(error) = self.tell().await {
                tracing::error!("the subscribers could not be read: {error}");
            }
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = self.0.took.notified() => {}
                () = tokio::time::sleep(LOOK) => continue,
            }
            tokio::time::sleep(TOGETHER).await;
            changes.mark_unchanged();
        }
    }

    /// Begins to send each feed that has changed to those who have not had it.
    async fn tell(&self) -> Result<(), StoreError> {
        let now = self.0.config.clock.now();
        // Taken before the feeds are made: these are as new as this, or newer.
        let seen = *self.0.store.watch().borrow();
        let subscribers = self.0.store.subscribers(now).await?;
        for of_topic in subscribers.chunk_by(|a, b| a.topic == b.topic) {
            let Some((media_type, body)) = self.feed(&of_topic[0].topic).await else { continue };
            let hash = hash(&body);
            let waiting = |one: &&Subscriber| one.sent.as_ref() != Some(&hash) && one.retry.is_none_or(|at| at <= now);
            for one in of_topic.iter().filter(waiting) {
                let key = (one.topic.clone(), one.callback.clone());
                if !self.0.sending.lock().await.insert(key.clone()) {
                    continue;
                }
                // Each on its own: nobody waits for another.
                let (hub, one, media_type, body, hash) =
                    (self.clone(), one.clone(), media_type.clone(), body.clone(), hash.clone());
                tokio::spawn(async move {
                    if let Err(error) = hub.send(&one, &media_type, body, &hash, seen).await {
                        tracing::error!("what a subscriber was sent could not be noted: {error}");
                    }
                    hub.0.sending.lock().await.remove(&key);
                });
            }
        }
        Ok(())
    }

    async fn send(
        &self,
        to: &Subscriber,
        media_type: &str,
        body: Bytes,
        hash: &str,
        seen: u64,
    ) -> Result<(), StoreError> {
        let Subscriber { topic, callback, failed, .. } = to;
        // Another process over the same ledger may be at it.
        if !self.0.store.begin_delivery(topic, callback, hash, seen, self.0.config.clock.now()).await? {
            return Ok(());
        }
        let signature = to.secret.as_deref().map(|secret| signature(secret, &body));
        let link = format!("<{}{PATH}>; rel=\"hub\", <{topic}>; rel=\"self\"", self.0.base);
        let mut headers = vec![("content-type", media_type), ("link", link.as_str())];
        headers.extend(signature.as_deref().map(|signature| ("x-hub-signature", signature)));
        let store = &self.0.store;
        let problem = match self.0.fetcher.deliver(callback, &headers, body, *failed > 0).await {
            // They want no more.
            Ok(StatusCode::GONE) => return store.remove_subscriber(topic, callback).await,
            Ok(status) if status.is_success() => {
                store.subscriber_told(topic, callback, hash).await?;
                self.0.took.notify_one();
                return Ok(());
            }
            Ok(status) => format!("it answers with {status}"),
            Err(error) => error.to_string(),
        };
        let wait = RETRY.saturating_mul(1 << failed.min(&16)).min(LONGEST_RETRY);
        tracing::info!("{callback} could not be told of {topic}: {problem}; again in {} s", wait.as_secs());
        store.subscriber_not_told(topic, callback, later(self.0.config.clock.now(), wait)).await
    }
}

/// The value of `X-Hub-Signature`.
fn signature(secret: &str, body: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    format!("sha256={}", hex(hmac::sign(&key, body).as_ref()))
}
