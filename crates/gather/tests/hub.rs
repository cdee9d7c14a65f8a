//! Our own hub: who may subscribe, and what they are sent.

#![allow(clippy::unwrap_used)] // a helper that fails fails its test

mod common;

use std::{
    sync::{Arc, Mutex, atomic::Ordering},
    time::Duration,
};

use axum::{Router, http::header::CONTENT_TYPE, routing::get};
use common::{Request, Server, Step, answer, config, redirect};
use dateline_gather::{
    Clock, Config, Event, Gatherer, Hub,
    hub::{Feed, Feeds},
    websub,
};
use dateline_model::Coverage;
use dateline_store::{Store, Subscriber};
use futures::future::BoxFuture;
use tokio::net::TcpListener;
use url::form_urlencoded::parse;

const FEED: &str = "/flood/feed.atom";

/// A desk with a feed and a hub.
struct Desk {
    store: Store,
    clock: Clock,
    base: String,
    feed: Arc<Mutex<String>>,
    /// Makes another hub over the same ledger, as another process has it.
    another: Box<dyn Fn() -> Hub>,
}

impl Desk {
    async fn begin() -> Desk {
        Desk::with(|_| ()).await
    }

    async fn with(change: impl FnOnce(&mut Config)) -> Desk {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let clock = Clock::standing("2026-03-09T12:00:00Z".parse().unwrap());
        let mut config = Config { clock: clock.clone(), ..config() };
        change(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let feed = Arc::new(Mutex::new(String::new()));
        let (there, here) = (Arc::clone(&feed), Arc::clone(&feed));
        let feeds = move |path: String| {
            let body = (path == FEED).then(|| there.lock().unwrap().clone());
            Box::pin(async move { Some(("application/atom+xml".to_owned(), body?.into())) })
                as BoxFuture<'static, Option<Feed>>
        };
        let feeds: Feeds = Arc::new(feeds);
        let (ledger, address) = (store.clone(), format!("{base}/"));
        let another = move || Hub::new(ledger.clone(), config.clone(), &address, feeds.clone()).unwrap();
        let hub = another();
        let page = move || async move { ([(CONTENT_TYPE, "application/atom+xml")], here.lock().unwrap().clone()) };
        let app = hub.router().merge(Router::new().route(FEED, get(page)));
        tokio::spawn(axum::serve(listener, app).into_future());
        tokio::spawn(async move { hub.run().await });
        let desk = Desk { store, clock, base, feed, another: Box::new(another) };
        desk.says("first").await;
        desk
    }

    /// Changes the feed, and the ledger.
    async fn says(&self, words: &str) {
        let base = &self.base;
        *self.feed.lock().unwrap() = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='hub' href='{base}/hub'/>\
             <link rel='self' href='{base}{FEED}'/><title>{words}</title></feed>"
        );
        let coverage = Coverage { slug: "flood".into(), title: words.into(), ..Coverage::default() };
        self.store.put_coverage(&coverage).await.unwrap();
    }

    async fn ask(&self, form: &[(&str, &str)]) -> u16 {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = client.post(format!("{}/hub", self.base)).body(form);
        request.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap().status().as_u16()
    }

    async fn asks(&self, mode: &str, callback: &str) -> u16 {
        let topic = format!("{}{FEED}", self.base);
        self.ask(&[("hub.mode", mode), ("hub.topic", &topic), ("hub.callback", callback), ("hub.secret", "key")]).await
    }

    async fn subscribers(&self) -> Vec<Subscriber> {
        self.store.subscribers(self.clock.now()).await.unwrap()
    }

    async fn takes_in(&self, callback: &str) {
        assert_eq!(self.asks("subscribe", callback).await, 202);
        until("a subscription", async || self.subscribers().await.iter().any(|one| one.callback == callback)).await;
    }
}

/// The answer of who confirms all.
fn confirm(request: &Request) -> Vec<Step> {
    let query = request.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let challenge =
        parse(query.as_bytes()).find(|(name, _)| name == "hub.challenge").map(|(_, value)| value.into_owned());
    answer(200, &[], challenge.unwrap_or_default())
}

/// Who confirms all, and answers what is sent as a test says.
async fn subscriber(take: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static) -> Server {
    Server::start(move |r| if r.method == "GET" { confirm(r) } else { take(r) }).await
}

/// Waits until something comes about.
async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    for _ in 0..1000 {
        if is().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never came about: {what}");
}

fn got(server: &Server, path: &str, words: &str) -> bool {
    server.seen(path).last().is_some_and(|r| String::from_utf8_lossy(&r.body).contains(words))
}

#[tokio::test]
async fn who_confirms_is_told_of_each_change_once_and_signed() {
    let desk = Desk::begin().await;
    let there = subscriber(|_| answer(204, &[], "")).await;
    desk.takes_in(&there.url("/news?x=1")).await;
    for words in ["second", "third"] {
        desk.says(words).await;
        until(words, async || got(&there, "/news?x=1", words)).await;
    }
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let sent = there.seen("/news?x=1");
    assert_eq!(sent.len(), 2, "the feed as it stood at first is not sent, and each change once");
    let link = format!("<{0}/hub>; rel=\"hub\", <{0}{FEED}>; rel=\"self\"", desk.base);
    for news in &sent {
        assert_eq!(news.header("content-type"), Some("application/atom+xml"));
        assert_eq!(news.header("link"), Some(link.as_str()));
        let signature = news.header("x-hub-signature").unwrap();
        assert!(signature.starts_with("sha256=") && websub::is_signed(signature, "key", &news.body));
    }

    assert_eq!(desk.asks("unsubscribe", &there.url("/news?x=1")).await, 202);
    until("no subscription", async || desk.subscribers().await.is_empty()).await;
    desk.says("fourth").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(there.seen("/news?x=1").len(), 2);
}

#[tokio::test]
async fn of_two_over_one_ledger_one_tells() {
    let desk = Desk::begin().await;
    let other = (desk.another)();
    tokio::spawn(async move { other.run().await });
    let there = subscriber(|_| answer(204, &[], "")).await;
    desk.takes_in(&there.url("/news")).await;
    for words in ["second", "third"] {
        desk.says(words).await;
        until(words, async || got(&there, "/news", words)).await;
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    assert_eq!(there.seen("/news").len(), 2, "each change is told once");
}

#[tokio::test]
async fn who_does_not_confirm_or_must_not_be_asked_is_not_taken_in() {
    let desk = Desk::begin().await;
    let inside = Server::start(confirm).await;
    let to = inside.url("/inside");
    let there = Server::start(move |r| match r.path.split('?').next() {
        Some("/no") => answer(404, &[], "no"),
        Some("/wrong") => answer(200, &[], "something else"),
        Some("/away") => redirect(302, &to),
        _ => Vec::new(),
    })
    .await;
    for path in ["/no", "/wrong", "/away"] {
        assert_eq!(desk.asks("subscribe", &there.url(path)).await, 202);
    }
    let topic = format!("{}{FEED}", desk.base);
    let good = there.url("/x");
    let long = format!("{good}?{}", "x".repeat(2_000));
    let secret = "s".repeat(200);
    let huge = "s".repeat(20_000);
    let other = format!("{}/flood/feed.rss", desk.base);
    let (topic, good, other) = (topic.as_str(), good.as_str(), other.as_str());
    for (mode, topic, callback, secret, status) in [
        ("publish", topic, good, "", 400),
        ("subscribe", "https://elsewhere.example/flood/feed.atom", good, "", 404),
        ("subscribe", other, good, "", 404),
        ("subscribe", topic, "no address", "", 400),
        ("subscribe", topic, "file:///etc/passwd", "", 403),
        ("subscribe", topic, "http://10.0.0.1/", "", 403),
        ("subscribe", topic, "http://a:b@reader.example/", "", 400),
        ("subscribe", topic, long.as_str(), "", 400),
        ("subscribe", topic, good, secret.as_str(), 400),
        ("subscribe", topic, good, huge.as_str(), 413),
    ] {
        let form = [("hub.mode", mode), ("hub.topic", topic), ("hub.callback", callback), ("hub.secret", secret)];
        assert_eq!(desk.ask(&form).await, status, "{mode} {callback:.80}");
    }
    assert_eq!(desk.ask(&[("hub.mode", "subscribe")]).await, 400);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(desk.subscribers().await.is_empty());
    assert_eq!(inside.most_at_once(), 0, "a redirect was followed");

    // A name that leads inside passes no more than a number does.
    let strict = Desk::with(|config| config.allow.clear()).await;
    let (port, before) = (there.at.port(), there.connections.load(Ordering::SeqCst));
    assert_eq!(strict.asks("subscribe", good).await, 403);
    assert_eq!(strict.asks("subscribe", &format!("http://localhost:{port}/named")).await, 202);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(there.connections.load(Ordering::SeqCst), before);
    assert!(strict.subscribers().await.is_empty());
}

#[tokio::test]
async fn leases_are_bounded_renewed_and_end() {
    let desk = Desk::begin().await;
    let there = subscriber(|_| answer(200, &[], "")).await;
    let (topic, callback) = (format!("{}{FEED}", desk.base), there.url("/news"));
    for (asked, given) in [("1", 300), ("86400", 86_400), ("99999999999", 30 * 86_400)] {
        let form = [
            ("hub.mode", "subscribe"),
            ("hub.topic", topic.as_str()),
            ("hub.callback", &callback),
            ("hub.lease_seconds", asked),
        ];
        assert_eq!(desk.ask(&form).await, 202);
        let end = desk.clock.now() + jiff::SignedDuration::from_secs(given);
        until(asked, async || desk.subscribers().await.iter().any(|one| one.until == end)).await;
        assert_eq!(desk.subscribers().await.len(), 1);
    }
    desk.clock.advance(Duration::from_secs(31 * 86_400));
    desk.says("later").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert!(desk.subscribers().await.is_empty() && there.seen("/news").is_empty());
}

#[tokio::test]
async fn one_that_fails_is_tried_again_later_and_keeps_no_other_waiting() {
    let desk = Desk::begin().await;
    let slow = subscriber(|r| if r.before == 0 { vec![Step::Stall] } else { answer(200, &[], "") }).await;
    let gone = subscriber(|_| answer(410, &[], "")).await;
    let good = subscriber(|_| answer(200, &[], "")).await;
    for one in [&slow, &gone, &good] {
        desk.takes_in(&one.url("/news")).await;
    }
    desk.says("second").await;
    until("the good one is told", async || got(&good, "/news", "second")).await;
    let slow_one = slow.url("/news");
    until("the slow one has failed", async || {
        desk.subscribers().await.iter().any(|one| one.callback == slow_one && one.failed == 1)
    })
    .await;
    assert_eq!(desk.subscribers().await.len(), 2, "who is gone is forgotten");
    desk.says("third").await;
    until("the good one is told", async || got(&good, "/news", "third")).await;
    assert_eq!(slow.seen("/news").len(), 1, "it is not pressed");
    desk.clock.advance(Duration::from_secs(21));
    desk.says("fourth").await;
    until("the slow one is told", async || got(&slow, "/news", "fourth")).await;
    until("it is in good standing", async || desk.subscribers().await.iter().all(|one| one.failed == 0)).await;
    assert_eq!(slow.seen("/news").len(), 2);
}

#[tokio::test]
async fn a_gatherer_that_follows_our_feed_hears_of_changes_at_once() {
    let desk = Desk::begin().await;
    let store = Store::open("sqlite::memory:").await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let public_url = Some(format!("http://{}", listener.local_addr().unwrap()));
    let gatherer = Gatherer::new(store.clone(), Config { public_url, ..config() }).unwrap();
    tokio::spawn(axum::serve(listener, websub::router(gatherer.clone())).into_future());
    let coverage = store.put_coverage(&Coverage::default()).await.unwrap();
    store.follow(coverage, &format!("{}{FEED}", desk.base), Duration::from_secs(3600)).await.unwrap();
    let mut events = gatherer.events();
    tokio::spawn(async move { gatherer.run(std::future::pending()).await });
    let mut looked = async || while !matches!(events.recv().await.unwrap(), Event::Looked { .. }) {};
    looked().await;
    until("a subscription", async || !desk.subscribers().await.is_empty()).await;
    // It would look again in an hour.
    desk.says("second").await;
    tokio::time::timeout(Duration::from_secs(10), looked()).await.unwrap();
}
