//! Our own hub: it tells who asked for it of the changes of this program's feeds (WebSub, <https://www.w3.org/TR/websub/>).
//!
//! Whoever subscribes ([`ask`]) must be reachable at a public address and say there that it was they who asked. What is sent
//! ([`tell`]) is the feed as a reader would get it, with its tombstones, signed if a secret was given. The feeds come from
//! whoever serves them, by a function that is handed in. Subscribers are asked with turns and lanes of the hub's own, so that
//! they never keep gathering waiting, nor a slow one any other host.

mod ask;
mod tell;

use std::{collections::HashSet, sync::Arc, time::Duration};

use axum::{Router, body::Bytes, extract::DefaultBodyLimit, routing::post};
use dateline_store::Store;
use futures::future::BoxFuture;
use ring::digest;
use tokio::sync::{Mutex, Notify, Semaphore};

use crate::{
    config::{Config, Limits},
    fetch::Fetcher,
    websub::hex,
};

/// Where the hub is asked.
pub const PATH: &str = "/hub";
/// The longest request.
const MAX_REQUEST: usize = 16 << 10;
/// The most subscribers that are asked at the same time whether it was they who asked.
const MOST_ASKED: usize = 16;
/// The longest pause between two requests to one host.
const PAUSE_OF_HOST: Duration = Duration::from_millis(100);

/// A feed's media type and bytes.
pub type Feed = (String, Bytes);
/// Gives the feed at a path of the site, if there is one. Whoever makes it bounds its size.
pub type Feeds = Arc<dyn Fn(String) -> BoxFuture<'static, Option<Feed>> + Send + Sync>;

/// The hub. Cloning is cheap and gives the same one.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    store: Store,
    config: Config,
    fetcher: Fetcher,
    /// The site's address, without a slash at its end.
    base: String,
    feeds: Feeds,
    asking: Arc<Semaphore>,
    /// The feeds and callbacks that something is being sent to.
    sending: Mutex<HashSet<(String, String)>>,
    /// Somebody took what was sent, and there may be newer things by now.
    took: Notify,
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub").field("base", &self.0.base).finish_non_exhaustive()
    }
}

impl Hub {
    /// A hub for the feeds of a site that the world reaches at an address. It connects where gathering with this
    /// configuration may, and has less patience.
    ///
    /// # Errors
    /// In words, if no secure connections can be made.
    pub fn new(store: Store, config: Config, base: &str, feeds: Feeds) -> Result<Self, String> {
        let limits = Limits {
            connect: config.limits.connect.min(Duration::from_secs(5)),
            headers: config.limits.headers.min(Duration::from_secs(10)),
            total: config.limits.total.min(Duration::from_secs(15)),
            ..config.limits.clone()
        };
        let config = Config { limits, pause: config.pause.min(PAUSE_OF_HOST), ..config };
        Ok(Hub(Arc::new(Inner {
            fetcher: Fetcher::new(&config)?,
            store,
            config,
            base: base.trim_end_matches('/').to_owned(),
            feeds,
            asking: Arc::new(Semaphore::new(MOST_ASKED)),
            sending: Mutex::default(),
            took: Notify::new(),
        })))
    }

    /// The hub's address, to be served beside the site's.
    pub fn router(&self) -> Router {
        Router::new().route(PATH, post(ask::ask)).layer(DefaultBodyLimit::max(MAX_REQUEST)).with_state(self.clone())
    }

    /// The feed that a topic names, if it is one of ours.
    async fn feed(&self, topic: &str) -> Option<Feed> {
        (self.0.feeds)(path(&self.0.base, topic)?.to_owned()).await
    }
}

/// The path of a topic that may be a feed of ours: of a coverage, or by its query of a side or a question.
fn path<'t>(base: &str, topic: &'t str) -> Option<&'t str> {
    let path = topic.strip_prefix(base).filter(|path| path.starts_with('/'))?;
    let plain = path.split('?').next().unwrap_or_default();
    let (slug, name) = plain[1..].split_once('/')?;
    // It stands in a header.
    let clean = topic.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'#'));
    (clean && !slug.is_empty() && matches!(name, "feed.rss" | "feed.atom" | "feed.json")).then_some(path)
}

/// What tells two states of a feed apart.
fn hash(body: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, body).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_feeds_of_the_site_alone() {
        let path = |topic| path("https://desk.example", topic);
        assert_eq!(path("https://desk.example/flood/feed.rss"), Some("/flood/feed.rss"));
        assert_eq!(
            path("https://desk.example/flood/feed.atom?side=The%20Coast"),
            Some("/flood/feed.atom?side=The%20Coast")
        );
        for other in [
            "",
            "https://desk.example",
            "https://desk.example/",
            "https://desk.example/flood",
            "https://desk.example//feed.rss",
            "https://desk.example/a/b/feed.rss",
            "https://desk.example.evil.example/flood/feed.rss",
            "https://desk.example@evil.example/flood/feed.rss",
            "http://desk.example/flood/feed.rss",
            "https://desk.example/flood/feed.rss?side=a>;b",
            "https://desk.example/flood/feed.rss?side=a\r\nx: y",
        ] {
            assert_eq!(path(other), None, "{other}");
        }
    }
}
