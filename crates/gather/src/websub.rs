//! Subscriptions to hubs, and the callback that they send news to (WebSub, <https://www.w3.org/TR/websub/>).
//!
//! A hub's news only says “look now”: the page itself is then asked, so that what is kept is always a whole answer of the
//! page's own server. News whose signature does not hold is dropped.

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use dateline_store::{Followed, StoreError, Subscription};
use jiff::Timestamp;
use ring::{
    hmac,
    rand::{SecureRandom, SystemRandom},
};
use serde::Deserialize;
use std::time::Duration;

use crate::{clock::later, gatherer::Gatherer, hints::Hints};

/// Where hubs send news: this, and the subscription's token.
pub const PATH: &str = "/_hub";
/// The largest piece of news that is taken, in bytes.
const MAX_NEWS: usize = 16 << 20;
/// The lease that hubs are asked for.
const LEASE: Duration = Duration::from_secs(10 * 86_400);
/// The longest lease that is believed.
const MAX_LEASE: Duration = Duration::from_secs(90 * 86_400);
/// How long before its end a lease is renewed.
const RENEW_BEFORE: Duration = Duration::from_secs(86_400);
/// How long a hub has to confirm before it is asked again.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Whether a hub is to be asked now: for the first time, because the page names another, because it has not confirmed, or
/// because its lease ends soon.
pub fn is_due(hints: &Hints, known: Option<&Subscription>, now: Timestamp) -> bool {
    let Some(hub) = &hints.hub else { return false };
    let Some(known) = known else { return true };
    let other = known.hub != hub.as_str() || hints.topic.as_ref().is_some_and(|topic| topic.as_str() != known.topic);
    let asked_long_ago = known.asked.is_none_or(|asked| later(asked, PATIENCE) <= now);
    let ends_soon = known.until.is_none_or(|until| until <= later(now, RENEW_BEFORE.min(half_lease(known))));
    other || (asked_long_ago && (!known.verified || ends_soon))
}

/// A short lease is renewed in its second half.
fn half_lease(known: &Subscription) -> Duration {
    let length = known.until.zip(known.asked).map(|(until, asked)| until.duration_since(asked));
    length.and_then(|length| Duration::try_from(length).ok()).map_or(Duration::MAX, |length| length / 2)
}

/// Whether a hub is telling us of news at this moment.
pub fn is_active(known: Option<&Subscription>, now: Timestamp) -> bool {
    known.is_some_and(|known| known.verified && known.until.is_some_and(|until| until > now))
}

impl Gatherer {
    /// Asks the hub that an address names, if it is time to. Gives the subscription as it stands.
    pub(crate) async fn subscribe(
        &self,
        followed: &Followed,
        hints: &Hints,
    ) -> Result<Option<Subscription>, StoreError> {
        let known = self.store().subscription(followed.id).await?;
        let now = self.config().clock.now();
        let (Some(public), Some(hub)) = (self.config().public_url.as_deref(), &hints.hub) else { return Ok(known) };
        if !is_due(hints, known.as_ref(), now) {
            return Ok(known);
        }
        let topic = hints.topic.as_ref().map_or(followed.address(), url::Url::as_str).to_owned();
        let same = known.filter(|known| known.hub == hub.as_str() && known.topic == topic);
        // A renewal keeps token and secret, and holds while the hub makes up its mind.
        let subscription = match same {
            Some(known) => Subscription { asked: Some(now), ..known },
            None => {
                let (Some(token), Some(secret)) = (random(16), random(32)) else { return Ok(None) };
                let hub = hub.as_str().to_owned();
                let followed = followed.id;
                Subscription { followed, hub, topic, token, secret, asked: Some(now), verified: false, until: None }
            }
        };
        // The hub may confirm before it answers.
        self.store().put_subscription(&subscription).await?;
        let callback = format!("{}{PATH}/{}", public.trim_end_matches('/'), subscription.token);
        let lease = LEASE.as_secs().to_string();
        let form = [
            ("hub.mode", "subscribe"),
            ("hub.topic", &subscription.topic),
            ("hub.callback", &callback),
            ("hub.lease_seconds", &lease),
            ("hub.secret", &subscription.secret),
        ];
        match self.fetcher().post(&subscription.hub, &form).await {
            Ok(status) if status.is_success() => {}
            Ok(status) => tracing::warn!("the hub {} answers with {status}", subscription.hub),
            Err(error) => tracing::warn!("the hub {}: {error}", subscription.hub),
        }
        self.store().subscription(followed.id).await
    }
}

/// Random bytes in hexadecimal.
pub(crate) fn random(bytes: usize) -> Option<String> {
    let mut some = vec![0; bytes];
    SystemRandom::new().fill(&mut some).ok()?;
    Some(hex(&some))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The callback's addresses, to be served beside the site's.
pub fn router(gatherer: Gatherer) -> Router {
    Router::new()
        .route(&format!("{PATH}/{{token}}"), get(confirm).post(news))
        .layer(DefaultBodyLimit::max(MAX_NEWS))
        .with_state(gatherer)
}

/// What a hub asks before it begins or ends (WebSub, 5.3).
#[derive(Debug, Deserialize)]
struct Question {
    #[serde(rename = "hub.mode")]
    mode: String,
    #[serde(rename = "hub.topic")]
    topic: Option<String>,
    #[serde(rename = "hub.challenge")]
    challenge: Option<String>,
    #[serde(rename = "hub.lease_seconds")]
    lease_seconds: Option<u64>,
}

async fn confirm(
    State(gatherer): State<Gatherer>,
    Path(token): Path<String>,
    Query(question): Query<Question>,
) -> Result<Response, Failed> {
    let not_ours = (StatusCode::NOT_FOUND, "nobody here asked for this").into_response();
    let Some(known) = gatherer.store().subscription_by_token(&token).await? else { return Ok(not_ours) };
    if question.topic.as_deref() != Some(known.topic.as_str()) {
        return Ok(not_ours);
    }
    match (question.mode.as_str(), question.challenge) {
        ("subscribe", Some(challenge)) => {
            let lease = question.lease_seconds.map_or(LEASE, Duration::from_secs).min(MAX_LEASE);
            let until = Some(later(gatherer.config().clock.now(), lease));
            gatherer.store().put_subscription(&Subscription { verified: true, until, ..known }).await?;
            Ok(challenge.into_response())
        }
        ("denied", _) => {
            gatherer.store().put_subscription(&Subscription { verified: false, until: None, ..known }).await?;
            Ok(StatusCode::OK.into_response())
        }
        // We never ask to end one: it ends with its lease.
        _ => Ok(not_ours),
    }
}

async fn news(
    State(gatherer): State<Gatherer>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Failed> {
    // Tells the hub to stop (WebSub, 7).
    let Some(known) = gatherer.store().subscription_by_token(&token).await? else { return Ok(StatusCode::GONE) };
    let signature = headers.get("x-hub-signature").and_then(|value| value.to_str().ok());
    if known.verified && signature.is_some_and(|signature| is_signed(signature, &known.secret, &body)) {
        gatherer.wake(known.followed);
    } else {
        tracing::warn!("news of {} without a signature that holds was dropped", known.topic);
    }
    // The same answer either way, so that nobody can try signatures out (WebSub, 8).
    Ok(StatusCode::ACCEPTED)
}

/// Whether `X-Hub-Signature` (`sha256=…`) is the body's with a secret.
pub fn is_signed(signature: &str, secret: &str, body: &[u8]) -> bool {
    let Some((method, signature)) = signature.split_once('=') else { return false };
    let algorithm = match method {
        // Its weakness in collisions does not touch its use with a key (WebSub, 8).
        "sha1" => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        "sha256" => hmac::HMAC_SHA256,
        "sha384" => hmac::HMAC_SHA384,
        "sha512" => hmac::HMAC_SHA512,
        _ => return false,
    };
    let Some(signature) = unhex(signature) else { return false };
    hmac::verify(&hmac::Key::new(algorithm, secret.as_bytes()), body, &signature).is_ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || text.len() > 128 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// The ledger failed.
struct Failed(StoreError);

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Failed(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        tracing::error!("a hub's call failed: {}", self.0);
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

#[cfg(test)]
mod tests {
    use dateline_store::FollowedId;
    use url::Url;

    use super::*;

    fn subscription(asked: &str, until: Option<&str>) -> Subscription {
        Subscription {
            followed: FollowedId(1),
            hub: "https://hub.example/".into(),
            topic: "https://a.example/feed".into(),
            token: "t".into(),
            secret: "s".into(),
            asked: Some(asked.parse().unwrap()),
            verified: until.is_some(),
            until: until.map(|until| until.parse().unwrap()),
        }
    }

    #[test]
    fn a_signature_holds_for_its_secret_and_its_bytes_alone() {
        let sign = |algorithm, method: &str| {
            let tag = hmac::sign(&hmac::Key::new(algorithm, b"key"), b"news");
            format!("{method}={}", tag.as_ref().iter().map(|b| format!("{b:02x}")).collect::<String>())
        };
        for (algorithm, method) in [
            (hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, "sha1"),
            (hmac::HMAC_SHA256, "sha256"),
            (hmac::HMAC_SHA384, "sha384"),
            (hmac::HMAC_SHA512, "sha512"),
        ] {
            let signature = sign(algorithm, method);
            assert!(is_signed(&signature, "key", b"news"), "{method}");
            assert!(!is_signed(&signature, "other", b"news"), "{method}");
            assert!(!is_signed(&signature, "key", b"news!"), "{method}");
        }
        // printf 'news' | openssl dgst -sha256 -hmac key
        let known = "sha256=69d18d4ab406d423a648cdf0b13cec5fbdcf9e5aed6f6c8281cec68efb869c60";
        assert!(is_signed(known, "key", b"news"));
        for bad in ["", "sha256", "sha256=", "sha256=zz", "sha256=é", "md5=00", "sha1=abc"] {
            assert!(!is_signed(bad, "key", b"news"), "{bad}");
        }
    }

    #[test]
    fn a_hub_is_asked_when_it_is_due() {
        let hints = |hub: &str| Hints { hub: Some(Url::parse(hub).unwrap()), ..Hints::default() };
        let due = |hints: &Hints, known: Option<&Subscription>, now: &str| is_due(hints, known, now.parse().unwrap());
        let ours = hints("https://hub.example/");
        let noon = "2026-03-09T12:00:00Z";
        assert!(due(&ours, None, noon));
        assert!(!due(&Hints::default(), None, noon));
        let asked = subscription(noon, None);
        assert!(!due(&ours, Some(&asked), "2026-03-09T12:30:00Z"), "it has time to confirm");
        assert!(due(&ours, Some(&asked), "2026-03-09T13:00:00Z"));
        let held = subscription(noon, Some("2026-03-19T12:00:00Z"));
        assert!(!due(&ours, Some(&held), "2026-03-17T12:00:00Z"));
        assert!(due(&ours, Some(&held), "2026-03-18T12:00:00Z"));
        assert!(due(&hints("https://new.example/"), Some(&held), noon));
        assert!(is_active(Some(&held), noon.parse().unwrap()));
        assert!(!is_active(Some(&held), "2026-03-20T12:00:00Z".parse().unwrap()));
    }
}
