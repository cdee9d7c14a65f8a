//! The site over a real ledger, without a network.

use std::time::Duration;

use crate::common::{Ledger, Page, exact};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use dateline_model::{ClaimKind, Coverage, MediaKind};
use dateline_site::{Config, Site, push::Place, router};
use dateline_store::{Found, Outcome, Store};
use futures::StreamExt;
use tower::ServiceExt;

async fn ask(site: &Site, address: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    router(site.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// A page's text, through redirects.
async fn page(site: &Site, address: &str) -> String {
    let mut address = address.to_owned();
    for _ in 0..4 {
        let response = ask(site, &address, &[]).await;
        if response.status() != StatusCode::TEMPORARY_REDIRECT {
            assert_eq!(response.status(), StatusCode::OK, "{address}");
            return text(response).await;
        }
        address = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
    }
    panic!("{address} leads in a circle");
}

/// All values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let before = format!(" {attribute}=\"");
    page.split(before.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The ids of a page's posts in its order.
fn posts(page: &str) -> Vec<&str> {
    page.split("<article class=\"post").skip(1).map(|a| values(a, "id")[0]).collect()
}

fn headlines(page: &str) -> Vec<String> {
    let heads = page.split("<h3 class=\"headline\"").skip(1);
    heads.map(|h| strip(&h[h.find('>').unwrap() + 1..h.find("</h3>").unwrap()])).collect()
}

fn strip(html: &str) -> String {
    html.split('<').map(|p| p.split_once('>').map_or(p, |(_, words)| words)).collect()
}

/// One post a minute, beginning with a number.
async fn add(store: &Store, coverage: dateline_store::CoverageId, from: usize, count: usize) {
    for n in from..from + count {
        let (hour, minute) = (n / 60, n % 60);
        Page::new(&format!("page-{n}"), "Harren Wire")
            .post(&format!("2026-03-12T{hour:02}:{minute:02}Z"), &format!("Number {n}\nWords."))
            .import(store, coverage, "2026-03-13T00:00:00Z")
            .await;
    }
}

#[tokio::test]
async fn the_only_coverage_is_the_first_page_and_several_are_listed() {
    let ledger = Ledger::full().await;
    let response = ask(&ledger.site(), "/", &[]).await;
    assert_eq!(response.headers()[header::LOCATION], "/ferry-strait");
    let second = Coverage { slug: "flood".into(), title: "The flood".into(), ..Coverage::default() };
    ledger.store.put_coverage(&second).await.unwrap();
    let list = page(&ledger.site(), "/").await;
    assert!(list.contains("href=\"/ferry-strait\"") && list.contains("The flood"), "{list}");
}

#[tokio::test]
async fn the_feed_runs_either_way_with_days_and_contents() {
    let ledger = Ledger::full().await;
    let newest = page(&ledger.site(), "/ferry-strait").await;
    let oldest = page(&ledger.site(), "/ferry-strait?order=oldest").await;
    let mut turned = posts(&oldest);
    turned.reverse();
    assert_eq!(posts(&newest), turned);
    assert_eq!(headlines(&newest)[0], "Aircraft Seen to Fall off North Veyl");
    assert_eq!(values(&newest, "data-day").iter().filter(|d| **d == "2026-03-11").count(), 1 + 1 + 6);
    assert!(newest.contains("<span class=\"number\">Day 3</span> <span class=\"name\">Wednesday 11 March</span>"));
    for id in posts(&newest) {
        assert!(newest.contains(&format!("<a href=\"#{id}\">")), "{id} is not in the contents");
    }
}

#[tokio::test]
async fn a_post_shows_who_says_what_and_every_chip_leads_to_words_on_the_page() {
    let ledger = Ledger::full().await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    let ids = values(&live, "id");
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    let anchors: Vec<&str> = values(&live, "href").into_iter().filter_map(|h| h.strip_prefix('#')).collect();
    assert!(anchors.iter().filter(|a| a.starts_with("c-")).count() >= 10);
    for anchor in anchors {
        assert!(ids.contains(&anchor), "#{anchor} leads nowhere");
    }
    assert!(
        live.contains(
            "<b>Killed</b> <span class=\"quantity\">540</span> <span class=\"subject\">Veylish soldiers</span>"
        )
    );
    assert!(live.contains("<span class=\"hidden\">, says Ministry of Defence of Ostmark</span>"));
    assert!(live.contains("<a href=\"/ferry-strait/post/"));
    assert!(live.contains("date worked out") && live.contains("it runs from the newest post to the oldest"));
    assert!(live.contains("Wednesday 11 March 2026, 14:02 (UTC+5) · 09:02 UTC · "));
}

#[tokio::test]
async fn claims_that_bear_on_each_other_lead_to_each_other() {
    let ledger = Ledger::full().await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    assert!(live.contains("<li class=\"denial\">denied by <a href=\"/ferry-strait/post/"), "{live}");
    assert!(live.contains("<li class=\"denial\">denies <a href=\"/ferry-strait/post/"));
    assert!(live.contains("<li class=\"revision\">revises <a"));
    let url = live.split("<li class=\"denial\">denied by <a href=\"").nth(1).unwrap().split('"').next().unwrap();
    let (address, anchor) = url.split_once('#').unwrap();
    assert!(values(&page(&ledger.site(), address).await, "id").contains(&anchor));
}

#[tokio::test]
async fn an_edit_and_a_removal_are_shown() {
    let ledger = Ledger::full().await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    assert!(live.contains("<del>21,000</del><ins>21,500</ins>"), "{live}");
    // The page still has its first post and its last; the one between is gone.
    Page::new("courier", "Strait Courier")
        .post("2026-03-11T05:10Z", "Guard: ‘The Bridge Is Ours’\nThe bridge at Lower Sound has not been taken, the Veyl Home Guard wrote on Telegram, and called Ostmark’s words “a wish”.")
        .post("2026-03-11T11:48Z", "Aircraft Seen\nAn aircraft fell into the sea.")
        .import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    assert!(live.contains("Its source has taken this post away."));
}

#[tokio::test]
async fn a_reprint_names_who_was_first_and_is_no_second_voice() {
    let ledger = Ledger::full().await;
    let query = dateline_store::PageQuery::default();
    let entries = ledger.store.posts(ledger.coverage, &query).await.unwrap().entries;
    let (first, other) = (&entries[1], entries.iter().find(|e| e.source != entries[1].source).unwrap());
    let reprint = dateline_model::Reprint {
        post: other.id.to_string(),
        of: first.id.to_string(),
        share: 0.97,
        why: "97 % of its words".into(),
    };
    ledger.store.put_reprints(ledger.coverage, &[reprint]).await.unwrap();
    let site = ledger.site();
    let page = page(&site, &format!("/ferry-strait/post/{}", other.id)).await;
    let line = strip(&page);
    assert!(line.contains(&format!("Passes on the text of {}", first.source)), "{line}");
    assert!(page.contains("97 % of its words"));
}

#[tokio::test]
async fn the_sources_page_tells_how_followed_addresses_fare() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let before = page(&site, "/ferry-strait/sources").await;
    assert!(!before.contains("Addresses that are looked at"));
    let now = jiff::Timestamp::now();
    for (path, outcome, status) in [("gone", Outcome::Gone, 410), ("fine<script>", Outcome::Unchanged, 304)] {
        let url = format!("https://today.example/{path}");
        let followed = ledger.store.follow(ledger.coverage, &url, std::time::Duration::from_secs(60)).await.unwrap();
        let found = Found {
            at: now,
            url: &url,
            outcome,
            status: Some(status),
            headers: &[],
            raw: None,
            problem: Some("the server answers with status 410 (Gone)").filter(|_| status == 410),
            took: std::time::Duration::from_millis(40),
            moved_to: None,
            validators: (None, None),
            next: now,
            failures: 0,
        };
        ledger.store.keep_visit(followed.id, &found).await.unwrap();
    }
    let sources = page(&site, "/ferry-strait/sources").await;
    let words = strip(&sources);
    assert!(sources.contains("Addresses that are looked at") && sources.contains("today.example/gone"));
    assert!(words.contains("The server answers with status 410 (Gone), after one look."), "{words}");
    assert!(words.contains("follow another address of the source") && words.contains("1 address fares well"));
    assert!(!sources.contains("<script>"), "an address is text");
}

#[tokio::test]
async fn every_page_is_there_and_wrong_addresses_are_not() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let live = page(&site, "/ferry-strait").await;
    let id = posts(&live)[0];
    let post = page(&site, &format!("/ferry-strait/post/{id}")).await;
    assert!(post.contains("Aircraft Seen to Fall off North Veyl") && post.contains("SHA-256"));
    let sources = page(&site, "/ferry-strait/sources").await;
    assert!(sources.contains("state outlet") && sources.contains("https://today.example/"));
    assert!(page(&site, "/ferry-strait/about").await.contains("How to read this"));
    let other = Coverage { slug: "flood".into(), title: "The flood".into(), ..Coverage::default() };
    ledger.store.put_coverage(&other).await.unwrap();
    for wrong in [
        "/nowhere",
        "/ferry-strait/nowhere",
        "/ferry-strait/post/zzzzzzzz",
        "/ferry-strait/post/<script>",
        &format!("/flood/post/{id}"),
        "/ferry-strait?order=sideways",
        "/ferry-strait?from=1.x",
        "/ferry-strait?from=-99999999999.0",
        "/ferry-strait?day=2026-02-31",
        "/ferry-strait?day=1999-01-01",
        "/ferry-strait?order=newest&order=oldest",
        "/_/site.css",
        "/_/..%2FCargo.toml",
        "/ferry-strait/changes",
    ] {
        let address = wrong.replace('<', "%3C").replace('>', "%3E");
        let response = ask(&site, &address, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{wrong}");
        assert!(text(response).await.contains("<h1>Not here</h1>"), "{wrong}");
    }
    let request = Request::post("/ferry-strait").body(Body::empty()).unwrap();
    let response = router(site).oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn questions_set_the_sides_beside_each_other_and_can_be_filtered() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let all = page(&site, "/ferry-strait/questions").await;
    assert!(all.contains("Veylish soldiers killed"), "{all}");
    assert!(all.contains("<b>540</b>") && all.contains("<b>66</b>"));
    assert!(all.contains("up from 200+"));
    assert!(all.contains("<line class=\"mark-line\"") && all.contains("<title>"));
    let killed = page(&site, "/ferry-strait/questions?kind=killed&side=Veyl&state=").await;
    assert!(killed.contains("Veylish soldiers killed") && !killed.contains("people displaced"));
    let none = page(&site, "/ferry-strait/questions?kind=%3Cscript%3E").await;
    assert!(none.contains("No question is like that.") && !none.contains("<script>"));
    for anchor in values(&all, "href").into_iter().filter_map(|h| h.strip_prefix('#')) {
        assert!(values(&all, "id").contains(&anchor), "#{anchor} leads nowhere");
    }
}

#[tokio::test]
async fn paging_shows_every_post_once_and_earlier_pages_stay() {
    let ledger = Ledger::empty().await;
    add(&ledger.store, ledger.coverage, 0, 50).await;
    let site = Site::new(ledger.store.clone(), Config { page_size: 8, ..Config::default() });
    for order in ["newest", "oldest"] {
        let mut seen = Vec::new();
        let mut next = Some(format!("/ferry-strait?order={order}"));
        while let Some(address) = next {
            let page = page(&site, &address).await;
            seen.extend(headlines(&page));
            next = page
                .split_once("\" rel=\"next\">")
                .map(|(before, _)| before.rsplit('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&"));
        }
        assert_eq!(seen.len(), 50, "{order}");
        seen.dedup();
        assert_eq!(seen.len(), 50, "{order}");
    }
    let next = |page: &str| page.split_once("\" rel=\"next\">").unwrap().0.rsplit('"').next().unwrap().to_owned();
    let before = next(&page(&site, "/ferry-strait").await);
    add(&ledger.store, ledger.coverage, 50, 5).await;
    assert_eq!(next(&page(&site, "/ferry-strait").await), before, "the second page has moved");
}

#[tokio::test]
async fn caches_are_told_what_they_may_keep() {
    let ledger = Ledger::empty().await;
    add(&ledger.store, ledger.coverage, 0, 20).await;
    let site = Site::new(ledger.store.clone(), Config { page_size: 4, ..Config::default() });
    let first = ask(&site, "/ferry-strait", &[]).await;
    let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
    assert!(first.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("max-age=5"));
    assert_eq!(ask(&site, "/ferry-strait", &[("if-none-match", &tag)]).await.status(), StatusCode::NOT_MODIFIED);

    let day = ask(&site, "/ferry-strait?order=oldest&day=2026-03-12", &[]).await;
    let older = day.headers()[header::LOCATION].to_str().unwrap().to_owned();
    let response = ask(&site, &older, &[]).await;
    assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    let before = text(response).await;

    add(&ledger.store, ledger.coverage, 20, 1).await;
    assert_eq!(ask(&site, "/ferry-strait", &[("if-none-match", &tag)]).await.status(), StatusCode::OK);
    assert_eq!(page(&site, &older).await, before, "an older page has changed though nothing in it has");

    // A post on it changes: the address leads on to another one.
    Page::new("page-1", "Harren Wire")
        .post("2026-03-12T00:01Z", "Number 1\nOther words.")
        .import(&ledger.store, ledger.coverage, "2026-03-14T00:00:00Z")
        .await;
    let response = ask(&site, &older, &[]).await;
    assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_ne!(response.headers()[header::LOCATION], older.as_str());

    let live = page(&site, "/ferry-strait").await;
    for asset in values(&live, "href").into_iter().filter(|h| h.starts_with("/_/") || h.contains("parties.css")) {
        let response = ask(&site, asset, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{asset}");
        assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"), "{asset}");
    }
}

#[tokio::test]
async fn answers_forbid_what_pages_do_not_need() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for address in ["/ferry-strait", "/nowhere", "/ferry-strait/questions", "/ferry-strait/parties.css"] {
        let response = ask(&site, address, &[]).await;
        let get = |headers: &HeaderMap, name: &str| headers[name].to_str().unwrap().to_owned();
        let policy = get(response.headers(), "content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(get(response.headers(), "x-content-type-options"), "nosniff");
        assert!(response.headers().get(header::SET_COOKIE).is_none());
        let body = text(response).await;
        // The policy would block these: nothing may depend on them.
        assert!(!body.contains(" style=") && !body.contains("<style") && !body.contains(" onclick"), "{address}");
    }
}

#[tokio::test]
async fn the_first_page_is_small() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let mut scripts = 0;
    let mut all = 0;
    let live = page(&site, "/ferry-strait").await;
    let linked = values(&live, "href").into_iter().chain(values(&live, "src"));
    let own = linked.filter(|a| a.starts_with("/_/") || a.contains("parties.css"));
    for address in own.chain(["/ferry-strait"]) {
        let response = ask(&site, address, &[("accept-encoding", "br, gzip")]).await;
        let size = to_bytes(response.into_body(), usize::MAX).await.unwrap().len();
        all += size;
        if address.ends_with(".js") {
            scripts += size;
        }
    }
    assert!(scripts <= 15_000, "{scripts} bytes of scripts");
    assert!(all <= 60_000, "{all} bytes");
}

/// Script in every place that a source or a coverage file can fill.
const VECTORS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "</title></textarea><script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    "<!--<script>-->",
    "data:text/html,<script>alert(1)</script>",
];

#[tokio::test]
async fn what_is_kept_ends_with_the_next_change() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let compressed = |encoding: &'static str| {
        let site = site.clone();
        async move {
            let answer = ask(&site, "/ferry-strait", &[("accept-encoding", encoding)]).await;
            let tag = answer.headers()[header::ETAG].to_str().unwrap().to_owned();
            (tag, to_bytes(answer.into_body(), usize::MAX).await.unwrap())
        }
    };
    let (tag, first) = compressed("br").await;
    assert_eq!((tag.clone(), first.clone()), compressed("br").await);
    let (_, plain) = compressed("identity").await;
    assert!(first.len() * 2 < plain.len() && plain.starts_with(b"<!doctype html>"));
    // Who has it is told so, whoever asked before.
    let again = ask(&site, "/ferry-strait", &[("if-none-match", &tag)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(text(again).await.is_empty());
    // What comes in is there at once.
    let late = Page::new("late", "Harren Wire").post("2026-03-11T12:30Z", "A kept page is let go\nAs it should be.");
    late.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    assert!(page(&site, "/ferry-strait").await.contains("A kept page is let go"));
    assert_eq!(ask(&site, "/ferry-strait", &[("if-none-match", &tag)]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn hostile_content_stays_text() {
    for vector in VECTORS {
        let ledger = Ledger::empty().await;
        let mut coverage = crate::common::coverage();
        coverage.title = format!("Title {vector}");
        coverage.summary = Some(vector.into());
        coverage.parties[0].name = vector.into();
        coverage.sources[0].name = vector.into();
        coverage.sources[0].url = Some(vector.into());
        coverage.sources[0].side = Some(vector.into());
        ledger.store.put_coverage(&coverage).await.unwrap();
        let leaked: &'static str = vector;
        let who = crate::common::Who {
            name: Some(leaked),
            role: Some(leaked),
            body: Some(leaked),
            side: Some(leaked),
            medium: Some(leaked),
        };
        Page::new("x", vector)
            .url(vector)
            .post("2026-03-11T10:00Z", &format!("Head {vector}\nBody {vector} said ten died."))
            .inferred(vector)
            .said("ten died", who)
            .claim("ten died", ClaimKind::Other(vector.into()), vector, vector, Some((vector, exact(10.0))))
            .at(vector)
            .media(MediaKind::Photo, vector, vector, vector)
            .import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z")
            .await;
        let site = ledger.site();
        let live = page(&site, "/ferry-strait").await;
        let id = posts(&live)[0].to_owned();
        let mut pages = vec![live];
        for address in
            ["/ferry-strait/questions", "/ferry-strait/sources", "/ferry-strait/about", "/ferry-strait/parties.css"]
        {
            pages.push(page(&site, address).await);
        }
        pages.push(page(&site, &format!("/ferry-strait/post/{id}")).await);
        for body in &pages {
            for bad in
                ["<script>alert", "<img src=x", "<svg onload", "href=\"javascript:", "href=\"data:", "<!--<script"]
            {
                assert!(!body.contains(bad), "{vector}: {bad}");
            }
        }
        let changes = text(ask(&site, "/ferry-strait/changes?after=0", &[]).await).await;
        let changes: serde_json::Value = serde_json::from_str(&changes).unwrap();
        for event in changes["events"].as_array().unwrap() {
            let html = event["data"]["html"].as_str().unwrap_or_default();
            assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        }
    }
}

/// Events as a browser reads them: number, name, data.
struct Events {
    stream: std::pin::Pin<Box<dyn futures::Stream<Item = Result<axum::body::Bytes, axum::Error>> + Send>>,
    rest: String,
    last: Place,
}

impl Events {
    async fn connect(site: &Site, address: &str, last_id: Option<Place>) -> Self {
        let id = last_id.map(|n| n.to_string()).unwrap_or_default();
        let headers: &[(&str, &str)] = if last_id.is_some() { &[("last-event-id", &id)] } else { &[] };
        let response = ask(site, address, headers).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Events {
            stream: Box::pin(response.into_body().into_data_stream()),
            rest: String::new(),
            last: Place::default(),
        }
    }

    /// The next event, with the place that a browser would come back to; none if it does not come within a time.
    async fn next(&mut self, within: Duration) -> Option<(Place, String, serde_json::Value)> {
        let until = tokio::time::Instant::now() + within;
        loop {
            if let Some((frame, rest)) = self.rest.split_once("\n\n").map(|(f, r)| (f.to_owned(), r.to_owned())) {
                self.rest = rest;
                let field = |name: &str| frame.lines().find_map(|l| l.strip_prefix(name).map(|v| v.trim().to_owned()));
                if let Some(id) = field("id:") {
                    self.last = id.parse().unwrap();
                }
                if let (Some(event), Some(data)) = (field("event:"), field("data:")) {
                    return Some((self.last, event, serde_json::from_str(&data).unwrap()));
                }
                continue;
            }
            let chunk = tokio::time::timeout_at(until, self.stream.next()).await.ok()??.unwrap();
            self.rest.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

/// The place of a change.
fn at(change: u64) -> Place {
    Place { change, picture: change }
}

const SOON: Duration = Duration::from_secs(10);

#[tokio::test]
async fn a_pushed_post_is_the_page_s() {
    let ledger = Ledger::empty().await;
    let site = ledger.site();
    let change = values(&page(&site, "/ferry-strait").await, "data-change")[0].to_owned();
    let mut events = Events::connect(&site, &format!("/ferry-strait/events?after={change}"), None).await;
    add(&ledger.store, ledger.coverage, 0, 1).await;
    let (number, name, data) = events.next(SOON).await.unwrap();
    assert_eq!(name, "post");
    let live = page(&site, "/ferry-strait").await;
    assert!(live.contains(data["html"].as_str().unwrap().trim()), "the fragment is not the page's");
    assert!(live.contains(data["line"].as_str().unwrap().trim()));
    assert_eq!(values(&live, "data-change")[0], number.to_string());
    let polled = text(ask(&site, &format!("/ferry-strait/changes?after={change}"), &[]).await).await;
    let polled: serde_json::Value = serde_json::from_str(&polled).unwrap();
    assert_eq!(polled["events"][0]["data"], data);
    assert_eq!(polled["change"], number.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_who_loses_the_connection_again_and_again_misses_nothing_and_gets_nothing_twice() {
    let ledger = Ledger::empty().await;
    let site = ledger.site();
    let mut last: Place = site.store().last_change(ledger.coverage).await.unwrap().to_string().parse().unwrap();
    let (store, coverage) = (ledger.store.clone(), ledger.coverage);
    let writers: Vec<_> = (0..3)
        .map(|w| {
            let store = store.clone();
            tokio::spawn(async move { add(&store, coverage, w * 20, 20).await })
        })
        .collect();
    let mut posts = Vec::new();
    let mut connections = 0;
    while posts.len() < 60 {
        connections += 1;
        let mut events = Events::connect(&site, "/ferry-strait/events?after=0", Some(last)).await;
        // Each connection breaks after a few events.
        for _ in 0..7 {
            let Some((number, name, data)) = events.next(SOON).await else { break };
            assert!(number.change > last.change, "{number} came after {last}");
            assert_eq!(name, "post");
            last = number;
            posts.push(data["post"].as_str().unwrap().to_owned());
            if posts.len() == 60 {
                break;
            }
        }
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(connections > 5);
    let unique: std::collections::HashSet<&String> = posts.iter().collect();
    assert_eq!(unique.len(), 60, "a post came twice or not at all");
    assert_eq!(last.change, site.store().last_change(ledger.coverage).await.unwrap());
}

#[tokio::test]
async fn who_comes_from_nowhere_or_too_late_is_told_to_load_the_page() {
    let ledger = Ledger::empty().await;
    add(&ledger.store, ledger.coverage, 0, 2).await;
    let site = ledger.site();
    let mut events = Events::connect(&site, "/ferry-strait/events", Some(at(999_999))).await;
    assert_eq!(events.next(SOON).await.unwrap().1, "reload");
    assert_eq!(events.next(Duration::from_millis(300)).await, None, "one reload is enough");
    add(&ledger.store, ledger.coverage, 2, 420).await;
    let mut events = Events::connect(&site, "/ferry-strait/events", Some(at(1))).await;
    assert_eq!(events.next(SOON).await.unwrap().1, "reload");
}

#[tokio::test]
async fn of_a_post_that_changed_only_the_last_words_are_sent() {
    let ledger = Ledger::empty().await;
    let site = ledger.site();
    let after = site.store().last_change(ledger.coverage).await.unwrap();
    // The log is being followed while it changes, so that every change has been rendered.
    let mut live = Events::connect(&site, "/ferry-strait/events", Some(at(after))).await;
    for (minute, words) in [(1, "SECRET"), (2, "public")] {
        Page::new("wire", "Harren Wire")
            .post("2026-03-11T10:00Z", &format!("Head\nThese words are {words}."))
            .import(&ledger.store, ledger.coverage, &format!("2026-03-11T11:{minute:02}:00Z"))
            .await;
        assert!(live.next(SOON).await.is_some());
    }
    let mut events = Events::connect(&site, "/ferry-strait/events", Some(at(after))).await;
    let (_, _, data) = events.next(SOON).await.unwrap();
    assert!(data["html"].as_str().unwrap().contains("public"));
    assert!(events.next(Duration::from_millis(300)).await.is_none());
}

#[tokio::test]
async fn silence_is_broken_by_signs_of_life_and_closing_ends_it() {
    let ledger = Ledger::empty().await;
    let site = Site::new(ledger.store.clone(), Config { heartbeat: Duration::from_millis(50), ..Config::default() });
    let response = ask(&site, "/ferry-strait/events", &[]).await;
    let mut stream = response.into_body().into_data_stream();
    assert!(stream.next().await.unwrap().unwrap().starts_with(b"retry:"));
    assert_eq!(stream.next().await.unwrap().unwrap().as_ref(), b":\n\n");
    site.close();
    while let Some(chunk) = tokio::time::timeout(SOON, stream.next()).await.unwrap() {
        assert_eq!(chunk.unwrap().as_ref(), b":\n\n");
    }
}
