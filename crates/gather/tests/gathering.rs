//! Looking again and again: what is kept, when it is looked again, who looks.

#![allow(clippy::unwrap_used)] // a helper that fails fails its test

mod common;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use common::{Server, Step, answer, config, page, redirect};
use dateline_gather::{Clock, Config, Event, Gatherer, hints::Hints, websub};
use dateline_model::Coverage;
use dateline_store::{CoverageId, Followed, Outcome, Store};
use jiff::Timestamp;

const MINUTE: Duration = Duration::from_secs(60);

struct Desk {
    store: Store,
    coverage: CoverageId,
    clock: Clock,
    gatherer: Gatherer,
}

impl Desk {
    async fn new() -> Desk {
        Desk::with(|_| ()).await
    }

    async fn with(change: impl FnOnce(&mut Config)) -> Desk {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let clock = Clock::standing("2026-03-09T12:00:00Z".parse().unwrap());
        let mut config = Config { clock: clock.clone(), ..config() };
        change(&mut config);
        let coverage = store.put_coverage(&Coverage::default()).await.unwrap();
        let gatherer = Gatherer::new(store.clone(), config).unwrap();
        Desk { store, coverage, clock, gatherer }
    }

    async fn follow(&self, url: &str) -> Followed {
        self.store.follow(self.coverage, url, MINUTE).await.unwrap()
    }

    /// Looks once, at the address as it stands in the ledger.
    async fn look(&self, followed: &Followed) -> Outcome {
        let now = self.now(followed).await;
        self.gatherer.look(&now, &mut Hints::default()).await.unwrap()
    }

    async fn now(&self, followed: &Followed) -> Followed {
        self.store.followed_one(followed.id).await.unwrap().unwrap()
    }

    /// After how long it is looked at again.
    async fn wait(&self, followed: &Followed) -> Duration {
        let next = self.now(followed).await.next.unwrap();
        Duration::try_from(next.duration_since(self.clock.now())).unwrap()
    }
}

#[tokio::test]
async fn what_changed_is_kept_once_and_what_did_not_takes_no_room() {
    let server = Server::start(|r| match (r.path.as_str(), r.before) {
        ("/live", 0) => answer(200, &[("ETag", "\"1\"")], "one"),
        ("/live", 1..=3) if r.header("if-none-match") == Some("\"1\"") => answer(304, &[], ""),
        ("/live", 4) => answer(200, &[("ETag", "\"2\"")], "one"),
        ("/live", 5) => answer(200, &[("Last-Modified", "Mon, 09 Mar 2026 12:00:00 GMT")], "two"),
        ("/live", 6) => answer(200, &[], "one"),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    let live = desk.follow(&server.url("/live")).await;
    let mut outcomes = Vec::new();
    for _ in 0..7 {
        outcomes.push(desk.look(&live).await);
        desk.clock.advance(MINUTE);
    }
    use Outcome::{New, Unchanged};
    assert_eq!(outcomes, [New, Unchanged, Unchanged, Unchanged, Unchanged, New, New]);
    let visits = desk.store.visits(live.id, 100).await.unwrap();
    let runs: Vec<_> = visits.iter().rev().map(|visit| (visit.outcome, visit.times)).collect();
    assert_eq!(runs, [(New, 1), (Unchanged, 4), (New, 1), (New, 1)]);
    // The newest validators count, also of an answer that brought nothing new.
    assert_eq!(server.seen("/live")[5].header("if-none-match"), Some("\"2\""));
    assert_eq!(server.seen("/live")[6].header("if-none-match"), None);
    let one = visits[0].sha256.clone().unwrap();
    assert_eq!(visits[3].sha256.as_deref(), Some(one.as_str()), "the same bytes are kept once");
    assert_eq!(desk.store.raw(&one).await.unwrap().unwrap(), b"one");
    assert_eq!(desk.store.find_raw(&one[..6]).await.unwrap()[0].sha256, one);
    let origins = desk.store.raw_origins(&one).await.unwrap();
    assert_eq!(origins.len(), 2);
    assert!(origins[0].headers.contains(&("etag".into(), "\"1\"".into())), "{origins:?}");
}

#[tokio::test]
async fn what_was_brought_stays_to_be_read_until_it_is() {
    let server = Server::start(|r| match r.path.as_str() {
        "/live" => answer(200, &[("Content-Type", "text/plain; charset=koi8-r")], format!("text {}", r.before)),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    let live = desk.follow(&server.url("/live")).await;
    desk.look(&live).await;
    desk.look(&live).await;
    // The gatherer is gone, and its ledger is opened again.
    let unread = desk.store.unread().await.unwrap();
    assert_eq!(unread.len(), 1, "of each address the first");
    let first = desk.store.unread_one(unread[0].0).await.unwrap().unwrap();
    assert_eq!((first.raw.as_slice(), first.page.as_str()), (b"text 0".as_slice(), live.url.as_str()));
    assert_eq!(first.media_type.as_deref(), Some("text/plain; charset=koi8-r"));
    assert_eq!(first.at, "2026-03-09T12:00:00Z".parse::<Timestamp>().unwrap());
    desk.store.mark_read(unread[0].0, None, 3, Some("no time")).await.unwrap();
    let second = desk.store.unread().await.unwrap();
    assert_eq!(desk.store.unread_one(second[0].0).await.unwrap().unwrap().raw, b"text 1");
    assert!(desk.store.unread_one(unread[0].0).await.unwrap().is_none());
    let visits = desk.store.visits(live.id, 10).await.unwrap();
    assert_eq!((visits[1].posts, visits[1].problem.as_deref()), (Some(3), Some("no time")));
}

#[tokio::test]
async fn a_server_that_asks_for_quiet_gets_it() {
    let server = Server::start(|r| match r.path.as_str() {
        "/busy" => answer(429, &[("Retry-After", "600")], ""),
        "/closed" => answer(503, &[("Retry-After", "Mon, 09 Mar 2026 12:30:00 GMT")], ""),
        "/down" => answer(503, &[], ""),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    for (path, outcome, least, most) in [
        ("/busy", Outcome::Busy, MINUTE * 10, MINUTE * 12),
        ("/closed", Outcome::Busy, MINUTE * 30, MINUTE * 34),
        ("/down", Outcome::Failed, MINUTE / 2, MINUTE * 2),
        ("/nothing", Outcome::Gone, MINUTE / 2, MINUTE * 2),
    ] {
        let followed = desk.follow(&server.url(path)).await;
        assert_eq!(desk.look(&followed).await, outcome, "{path}");
        let wait = desk.wait(&followed).await;
        assert!((least..=most).contains(&wait), "{path}: {wait:?}");
        let problem = desk.store.visits(followed.id, 1).await.unwrap()[0].problem.clone().unwrap();
        assert!(problem.contains("status"), "{problem}");
    }
    // The whole host is left alone.
    let host = format!("127.0.0.1:{}", server.at.port());
    assert!(desk.gatherer.fetcher().hosts().quiet_until(&host).is_some());
}

#[tokio::test]
async fn failures_are_looked_at_ever_more_seldom_and_end_at_once() {
    let server = Server::start(|r| match (r.path.as_str(), r.before) {
        ("/live", 0..6) => vec![Step::Reset],
        ("/live", _) => page("back"),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    let live = desk.follow(&server.url("/live")).await;
    let mut waits = Vec::new();
    while desk.look(&live).await == Outcome::Failed {
        waits.push(desk.wait(&live).await);
    }
    assert!(waits.len() >= 3 && waits.windows(2).all(|pair| pair[1] > pair[0].mul_f64(1.4)), "{waits:?}");
    assert_eq!(desk.now(&live).await.failures, 0);
    assert!(desk.wait(&live).await <= MINUTE * 2);
}

#[tokio::test]
async fn a_permanent_redirect_is_remembered_until_it_leads_nowhere() {
    let moved = Arc::new(AtomicUsize::new(0));
    let phase = Arc::clone(&moved);
    let server = Server::start(move |r| match (r.path.as_str(), phase.load(Ordering::SeqCst)) {
        ("/old", 0) => redirect(301, "/new"),
        ("/new", 0) => page("here"),
        ("/old", 1) => page("back again"),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    let live = desk.follow(&server.url("/old")).await;
    desk.look(&live).await;
    assert_eq!(desk.now(&live).await.address(), server.url("/new"));
    assert_eq!(desk.look(&live).await, Outcome::Unchanged);
    assert_eq!(server.seen("/old").len(), 1, "it asks where it has moved");
    moved.store(1, Ordering::SeqCst);
    let mut looks = 0;
    while desk.look(&live).await != Outcome::New {
        looks += 1;
        assert!(looks < 6, "it never doubts the redirect");
    }
}

#[tokio::test]
async fn what_must_not_be_asked_is_refused_with_a_reason() {
    let desk = Desk::with(|config| config.allow.clear()).await;
    for url in ["http://127.0.0.1/", "http://169.254.169.254/latest/", "ftp://example.org/", "nonsense"] {
        let followed = desk.follow(url).await;
        assert_eq!(desk.look(&followed).await, Outcome::Refused, "{url}");
        assert!(desk.store.visits(followed.id, 1).await.unwrap()[0].problem.is_some());
    }
}

/// Runs a gatherer until some condition holds of what it told.
async fn run_until(desk: &Desk, mut done: impl FnMut(&Event) -> bool) {
    let mut events = desk.gatherer.events();
    let stop = async {
        while let Ok(event) = events.recv().await {
            if done(&event) {
                return;
            }
            // Time passes with every look.
            desk.clock.advance(Duration::from_secs(20));
        }
    };
    tokio::time::timeout(Duration::from_secs(60), desk.gatherer.run(stop)).await.unwrap().unwrap();
}

#[tokio::test]
async fn one_bad_source_slows_no_other() {
    let server = Server::start(|r| match r.path.as_str() {
        "/stall" => vec![Step::Stall],
        "/reset" => vec![Step::Reset],
        "/endless" => [common::send("HTTP/1.1 200 OK\r\n\r\n"), vec![Step::Endless(vec![b'x'; 4096])]].concat(),
        path if path.starts_with("/good") => page(&format!("text {}", r.before)),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::new().await;
    for (n, path) in ["/stall", "/reset", "/endless"].iter().cycle().take(12).enumerate() {
        desk.follow(&server.url_at(&format!("127.0.3.{}", n + 1), path)).await;
    }
    for n in 0..8 {
        desk.follow(&server.url_at(&format!("127.0.4.{}", n + 1), &format!("/good{n}"))).await;
    }
    let mut looks = std::collections::HashMap::new();
    run_until(&desk, |event| {
        if let Event::Looked { url, outcome: Outcome::New, .. } = event {
            *looks.entry(url.clone()).or_insert(0) += 1;
        }
        looks.len() == 8 && looks.values().all(|n| *n >= 4)
    })
    .await;
}

#[tokio::test]
async fn what_a_coverage_file_says_is_followed_and_no_more() {
    let server = Server::start(|_| page("x")).await;
    let desk = Desk::new().await;
    let coverage = |follow: &[&str]| Coverage {
        sources: vec![dateline_model::coverage::Source {
            name: "Herald".into(),
            follow: follow.iter().map(|path| server.url(path)).collect(),
            every: Some("30s".into()),
            ..Default::default()
        }],
        ..Coverage::default()
    };
    let urls = async || -> Vec<String> {
        let followed = desk.store.followed().await.unwrap();
        followed.iter().map(|one| one.url.rsplit('/').next().unwrap_or_default().to_owned()).collect()
    };
    desk.follow(&server.url("/by-hand")).await;
    desk.store.put_coverage(&coverage(&["/a", "/b"])).await.unwrap();
    let mut seen = 0;
    run_until(&desk, |event| {
        seen += usize::from(matches!(event, Event::Looked { .. }));
        seen >= 3
    })
    .await;
    assert_eq!(urls().await, ["by-hand", "a", "b"]);
    desk.store.follow_file(desk.coverage, &coverage(&["/b", "/by-hand"])).await.unwrap();
    assert_eq!(urls().await, ["by-hand", "b"]);
    assert!(desk.store.followed().await.unwrap().iter().all(|one| one.every == Duration::from_secs(30)));
    desk.store.follow_file(desk.coverage, &coverage(&[])).await.unwrap();
    assert_eq!(urls().await, ["by-hand"], "what a person follows stays");
}

#[tokio::test]
async fn one_process_gathers_and_the_next_takes_over() {
    let server = Server::start(|r| page(&r.before.to_string())).await;
    let desk = Desk::new().await;
    desk.follow(&server.url("/live")).await;
    let other = Gatherer::new(desk.store.clone(), Config { clock: desk.clock.clone(), ..config() }).unwrap();
    let (mut first, mut second) = (desk.gatherer.events(), other.events());
    let running = desk.gatherer.clone();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        running
            .run(async {
                let _ = stopped.await;
            })
            .await
    });
    assert_eq!(first.recv().await.unwrap(), Event::Gathering);
    let waiting = tokio::spawn(async move { other.run(std::future::pending()).await });
    assert_eq!(second.recv().await.unwrap(), Event::Waiting);
    stop.send(()).unwrap();
    task.await.unwrap().unwrap();
    assert_eq!(second.recv().await.unwrap(), Event::Gathering);
    waiting.abort();
}

#[tokio::test]
async fn a_dead_process_s_right_ends_by_itself() {
    let store = Store::open("sqlite::memory:").await.unwrap();
    let now: Timestamp = "2026-03-09T12:00:00Z".parse().unwrap();
    let lease = Duration::from_secs(15);
    let after = |seconds: i64| now.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap();
    assert!(store.take_gathering("a", now, lease).await.unwrap());
    assert!(store.take_gathering("a", after(10), lease).await.unwrap(), "it renews its own");
    assert!(!store.take_gathering("b", after(20), lease).await.unwrap());
    assert!(store.take_gathering("b", after(26), lease).await.unwrap());
    assert!(!store.take_gathering("a", after(27), lease).await.unwrap(), "it is told that it has lost it");
    store.give_gathering("a").await.unwrap();
    assert!(!store.take_gathering("c", after(28), lease).await.unwrap(), "nobody gives away another's");
}

#[tokio::test]
async fn a_page_s_feeds_are_named_once() {
    let html = "<!doctype html><link rel=alternate type=application/rss+xml title=News href=/feed.xml>";
    let server =
        Server::start(move |r| if r.path == "/live" { page(&format!("{html}{}", r.before)) } else { Vec::new() }).await;
    let desk = Desk::new().await;
    let live = desk.follow(&server.url("/live")).await;
    let mut events = desk.gatherer.events();
    desk.look(&live).await;
    desk.look(&live).await;
    let mut feeds = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let Event::Feeds { feeds: named, .. } = event {
            feeds.extend(named);
        }
    }
    assert_eq!(feeds.len(), 1);
    assert_eq!(feeds[0].url.as_str(), server.url("/feed.xml"));
}

#[tokio::test]
async fn a_hub_that_confirms_and_signs_brings_news_at_once() {
    let hub = Server::start(|r| if r.method == "POST" { answer(202, &[], "") } else { Vec::new() }).await;
    let link = format!("<{}>; rel=\"hub\", </feed>; rel=\"self\"", hub.url("/hub"));
    let server = Server::start(move |r| match r.path.as_str() {
        "/feed" => answer(200, &[("Link", &link), ("ETag", "\"x\"")], format!("<rss>{}</rss>", r.before)),
        _ => Vec::new(),
    })
    .await;
    let desk = Desk::with(|config| config.public_url = Some("https://desk.example.org/".into())).await;
    let feed = desk.follow(&server.url("/feed")).await;
    desk.look(&feed).await;

    let asked = String::from_utf8(hub.seen("/hub")[0].body.clone()).unwrap();
    let form: std::collections::HashMap<String, String> =
        url::form_urlencoded::parse(asked.as_bytes()).into_owned().collect();
    assert_eq!(form["hub.mode"], "subscribe");
    assert_eq!(form["hub.topic"], server.url("/feed"));
    let token = form["hub.callback"].strip_prefix("https://desk.example.org/_hub/").unwrap();
    assert!(token.len() >= 32 && form["hub.secret"].len() >= 32);

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = format!("http://{}/_hub/{token}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, websub::router(desk.gatherer.clone())).into_future());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let confirm = async |mode: &str, topic: &str| {
        let query =
            [("hub.mode", mode), ("hub.topic", topic), ("hub.challenge", "c-123"), ("hub.lease_seconds", "864000")];
        let url = url::Url::parse_with_params(&here, query).unwrap();
        let answer = client.get(url).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    assert_eq!(confirm("subscribe", "https://other.example/").await.0, 404, "another topic");
    assert_eq!(confirm("unsubscribe", &form["hub.topic"]).await.0, 404, "nobody asked for that");
    assert_eq!(confirm("subscribe", &form["hub.topic"]).await, (200, "c-123".into()));

    // It is looked at of our own accord more seldom now, and at once when the hub has news.
    desk.look(&feed).await;
    assert_eq!(hub.seen("/hub").len(), 1, "it is asked once");
    assert!(desk.wait(&feed).await > MINUTE * 3);
    let looks = || server.seen("/feed").len();
    let gatherer = desk.gatherer.clone();
    let running = tokio::spawn(async move { gatherer.run(std::future::pending()).await });
    let (before, mut events) = (looks(), desk.gatherer.events());
    while !matches!(events.recv().await.unwrap(), Event::Gathering) {}
    let news = async |signature: String| {
        let answer = client.post(&here).header("x-hub-signature", signature).body("<rss/>").send().await.unwrap();
        answer.status().as_u16()
    };
    let sign = |secret: &str| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
        let tag = ring::hmac::sign(&key, b"<rss/>");
        format!("sha256={}", tag.as_ref().iter().map(|b| format!("{b:02x}")).collect::<String>())
    };
    assert_eq!(news(sign("guessed")).await, 202, "it is not told that the signature is wrong");
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(looks(), before, "news without a signature that holds was believed");
    assert_eq!(news(sign(&form["hub.secret"])).await, 202);
    while !matches!(events.recv().await.unwrap(), Event::Looked { .. }) {}
    assert_eq!(looks(), before + 1);
    running.abort();
    let stray = client.post(here.replace(token, "0000")).body("x").send().await.unwrap();
    assert_eq!(stray.status().as_u16(), 410);
}
