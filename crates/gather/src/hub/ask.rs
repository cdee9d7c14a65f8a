//! Who asks to be told, and whether it was they (WebSub, 5).

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Form, State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use dateline_store::Subscriber;
use serde::Deserialize;
use url::Url;

use super::{Hub, hash};
use crate::{clock::later, fetch::host_of, websub::random};

/// The lease of who asks for none, and the shortest and the longest that are given.
const LEASE: u64 = 10 * 86_400;
const SHORTEST_LEASE: u64 = 300;
const LONGEST_LEASE: u64 = 30 * 86_400;
/// The longest address, and the longest secret (WebSub, 5.1).
const MAX_ADDRESS: usize = 2_000;
const MAX_SECRET: usize = 199;

/// What a subscriber asks (WebSub, 5.1).
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    #[serde(rename = "hub.mode")]
    mode: Mode,
    #[serde(rename = "hub.topic")]
    topic: String,
    #[serde(rename = "hub.callback")]
    callback: String,
    #[serde(rename = "hub.lease_seconds")]
    lease_seconds: Option<u64>,
    #[serde(rename = "hub.secret")]
    secret: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    Subscribe,
    Unsubscribe,
}

/// A request that may be granted.
struct Asked {
    request: Request,
    callback: Url,
    /// The hash of the feed as it stands.
    stands: Option<String>,
}

pub(super) async fn ask(State(hub): State<Hub>, form: Result<Form<Request>, FormRejection>) -> Response {
    let asked = match form {
        Ok(Form(request)) => hub.judge(request).await,
        Err(FormRejection::BytesRejection(_)) => Err((StatusCode::PAYLOAD_TOO_LARGE, "this is too long".into())),
        Err(_) => Err((
            StatusCode::BAD_REQUEST,
            "send hub.mode (subscribe or unsubscribe), hub.topic and hub.callback as a form".into(),
        )),
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err((status, why)) => return (status, format!("{why}\n")).into_response(),
    };
    let Ok(permit) = Arc::clone(&hub.0.asking).try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "too many ask at once; try again in a minute\n").into_response();
    };
    tokio::spawn(async move {
        hub.verify(asked).await;
        drop(permit);
    });
    StatusCode::ACCEPTED.into_response()
}

impl Hub {
    /// Whether a request may be granted, and if not, why.
    async fn judge(&self, request: Request) -> Result<Asked, (StatusCode, String)> {
        let bad = |why: &str| (StatusCode::BAD_REQUEST, why.to_owned());
        if request.topic.len() > MAX_ADDRESS || request.callback.len() > MAX_ADDRESS {
            return Err(bad("an address is too long"));
        }
        if request.secret.as_ref().is_some_and(|secret| secret.len() > MAX_SECRET) {
            return Err(bad("hub.secret is too long: it has fewer than 200 bytes"));
        }
        let callback = Url::parse(&request.callback).map_err(|_| bad("hub.callback is no address"))?;
        if callback.fragment().is_some() || !callback.username().is_empty() || callback.password().is_some() {
            return Err(bad("hub.callback has a part that no request carries"));
        }
        self.0.fetcher.may_ask(&callback).map_err(|why| (StatusCode::FORBIDDEN, why.to_string()))?;
        let stands = match request.mode {
            // Whoever has subscribed may leave, whatever became of the feed.
            Mode::Unsubscribe => None,
            Mode::Subscribe => {
                let none = || (StatusCode::NOT_FOUND, "hub.topic is no feed of this site".to_owned());
                let (_, body) = self.feed(&request.topic).await.ok_or_else(none)?;
                Some(hash(&body))
            }
        };
        Ok(Asked { request, callback, stands })
    }

    /// Asks a subscriber whether it was they who asked, and does as they say.
    async fn verify(&self, asked: Asked) {
        let Asked { request: Request { mode, topic, callback, lease_seconds, secret }, callback: mut url, stands } =
            asked;
        let lease = lease_seconds.unwrap_or(LEASE).clamp(SHORTEST_LEASE, LONGEST_LEASE);
        let Some(challenge) = random(24) else { return };
        let host = host_of(&url);
        url.query_pairs_mut()
            .append_pair("hub.mode", if mode == Mode::Subscribe { "subscribe" } else { "unsubscribe" })
            .append_pair("hub.topic", &topic)
            .append_pair("hub.challenge", &challenge)
            .append_pair("hub.lease_seconds", &lease.to_string());
        match self.0.fetcher.confirm(&url).await {
            Ok((status, body)) if status.is_success() && body == challenge.as_bytes() => {}
            Ok((status, _)) => return tracing::info!("{callback} did not confirm that it asked ({status})"),
            Err(error) => return tracing::info!("{callback} could not be asked whether it asked: {error}"),
        }
        let store = &self.0.store;
        let done = match mode {
            Mode::Unsubscribe => store.remove_subscriber(&topic, &callback).await.map(|()| true),
            Mode::Subscribe => {
                let now = self.0.config.clock.now();
                let until = later(now, Duration::from_secs(lease));
                let subscriber =
                    Subscriber { topic, callback, host, secret, until, sent: stands, failed: 0, retry: None };
                store.put_subscriber(&subscriber, now).await
            }
        };
        match done {
            // What changed while they were asked.
            Ok(true) => self.0.took.notify_one(),
            Ok(false) => tracing::warn!("there is no room for one more subscriber at {}", host_of(&url)),
            Err(error) => tracing::error!("a subscriber could not be kept: {error}"),
        }
    }
}
