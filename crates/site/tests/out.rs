//! What other programs take from a coverage: feeds, JSON-LD, embeds, sitemaps.

use crate::common::{Ledger, Page};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use dateline_model::{Correction, Mark, Quantity, Ruling};
use dateline_site::{Config, Site, router};
use dateline_store::{PageQuery, PostId};
use serde_json::{Value, json};
use tower::ServiceExt;

const BASE: &str = "https://desk.example.org";

fn site(ledger: &Ledger) -> Site {
    Site::new(ledger.store.clone(), Config { base: Some(BASE.into()), hub: true, ..Config::default() })
}

async fn ask(site: &Site, address: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = router(site.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned();
    (parts.status, parts.headers, text)
}

async fn text(site: &Site, address: &str) -> String {
    let (status, _, text) = ask(site, address, &[]).await;
    assert_eq!(status, StatusCode::OK, "{address}: {text}");
    text
}

async fn json(site: &Site, address: &str) -> Value {
    serde_json::from_str(&text(site, address).await).unwrap()
}

/// The JSON-LD blocks of a page.
fn data(page: &str) -> Vec<Value> {
    let blocks = page.split("<script type=\"application/ld+json\">").skip(1);
    blocks.map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()).collect()
}

async fn latest(ledger: &Ledger) -> PostId {
    let query = PageQuery { limit: 1, ..PageQuery::default() };
    ledger.store.posts(ledger.coverage, &query).await.unwrap().entries.remove(0).id
}

#[tokio::test]
async fn a_feed_has_the_latest_posts_in_three_forms() {
    let ledger = Ledger::full().await;
    let site = site(&ledger);
    let feed = json(&site, "/ferry-strait/feed.json").await;
    let items = feed["items"].as_array().unwrap();
    let posts = ledger.store.counts(ledger.coverage).await.unwrap().posts;
    assert_eq!(items.len() as u64, posts);
    assert_eq!(feed["feed_url"], format!("{BASE}/ferry-strait/feed.json"));
    let (_, headers, _) = ask(&site, "/ferry-strait/feed.json", &[]).await;
    let link = format!("<{BASE}/hub>; rel=\"hub\", <{BASE}/ferry-strait/feed.json>; rel=\"self\"");
    assert_eq!(headers[header::LINK], link);
    assert_eq!(items[0]["title"], "Aircraft Seen to Fall off North Veyl");
    let id = items[0]["id"].as_str().unwrap();
    for form in ["rss", "atom"] {
        let xml = text(&site, &format!("/ferry-strait/feed.{form}")).await;
        assert!(xml.contains("Aircraft Seen to Fall off North Veyl") && xml.contains(id), "{xml}");
        assert!(xml.contains(&format!("{BASE}/ferry-strait/post/")) && xml.contains("rel=\"hub\""), "{xml}");
        assert_eq!(xml.matches(id).count(), 1);
    }
    let html = items.iter().map(|item| item["content_html"].as_str().unwrap()).collect::<String>();
    assert!(html.contains("<li>Ministry of Defence of Ostmark: Killed"), "{html}");
    let (_, headers, page) = ask(&site, "/ferry-strait", &[]).await;
    assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    assert!(page.contains("type=\"application/atom+xml\""), "pages name the feed");
}

#[tokio::test]
async fn a_feed_is_asked_for_again_only_when_something_has_changed() {
    let ledger = Ledger::full().await;
    let site = site(&ledger);
    let (_, headers, _) = ask(&site, "/ferry-strait/feed.rss", &[]).await;
    let tag = headers[header::ETAG].to_str().unwrap().to_owned();
    let (status, ..) = ask(&site, "/ferry-strait/feed.rss", &[("if-none-match", &tag)]).await;
    assert_eq!(status, StatusCode::NOT_MODIFIED);
    let late = Page::new("late", "Harren Wire").post("2026-03-11T12:00Z", "Late\nWords.");
    late.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    let (status, ..) = ask(&site, "/ferry-strait/feed.rss", &[("if-none-match", &tag)]).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_side_and_a_question_have_feeds_of_their_own() {
    let ledger = Ledger::full().await;
    let site = site(&ledger);
    let titles = async |address| {
        let feed = json(&site, address).await;
        let titles = feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned());
        titles.collect::<Vec<_>>()
    };
    let veyl = titles("/ferry-strait/feed.json?side=Veyl").await;
    assert!(veyl.contains(&"Guard: ‘The Bridge Is Ours’".into()) && !veyl.contains(&"Enemy Losses Reach 540".into()));
    let questions = text(&site, "/ferry-strait/questions").await;
    let id = questions.split("id=\"t-").nth(1).unwrap().split('"').next().unwrap();
    let answers = titles(&format!("/ferry-strait/feed.json?question={id}")).await;
    assert!(!answers.is_empty() && answers.len() < 8, "{answers:?}");
    for bad in ["side=Nobody", "question=none", "side=Veyl&question=x"] {
        assert_eq!(ask(&site, &format!("/ferry-strait/feed.atom?{bad}"), &[]).await.0, StatusCode::NOT_FOUND, "{bad}");
    }
}

#[tokio::test]
async fn the_live_page_is_a_live_blog_to_search_engines() {
    let ledger = Ledger::full().await;
    let page = text(&site(&ledger), "/ferry-strait").await;
    let data = data(&page).remove(0);
    assert_eq!(
        (&data["@type"], &data["@id"]),
        (&json!("LiveBlogPosting"), &json!(format!("{BASE}/ferry-strait#liveblog")))
    );
    assert_eq!(data["coverageStartTime"], "2026-03-08T19:00:00Z", "the first day begins in the event's zone");
    let updates = data["liveBlogUpdate"].as_array().unwrap();
    let shown = page.matches("<article class=\"post").count() + page.matches("<li class=\"telling\"").count();
    assert_eq!(updates.len(), shown);
    for update in updates {
        for field in ["@id", "url", "headline", "datePublished", "dateModified", "articleBody"] {
            assert!(update[field].as_str().is_some_and(|words| !words.is_empty()), "{field} in {update}");
        }
        assert!(update["author"]["name"].is_string() && update["publisher"]["name"].is_string());
    }
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{BASE}/ferry-strait\">")));
}

#[tokio::test]
async fn what_the_desk_ruled_of_a_claim_is_a_review() {
    let ledger = Ledger::full().await;
    let entries = ledger.store.posts(ledger.coverage, &PageQuery::default()).await.unwrap().entries;
    let entry = entries.iter().find(|entry| entry.claims.len() > 1).unwrap();
    let claim = &entry.claims[0];
    let address = format!("/ferry-strait/post/{}", entry.id);
    assert!(data(&text(&site(&ledger), &address).await).is_empty());
    let mark =
        Mark { id: claim.id.clone(), post: entry.id.to_string(), kind: claim.kind.clone(), words: claim.text.clone() };
    let why = Some("seen by our own people");
    ledger.store.decide(ledger.coverage, "A. Editor", why, Ruling::Confirm { claim: mark }).await.unwrap();
    let reviews = data(&text(&site(&ledger), &address).await).remove(0);
    assert_eq!((&reviews[0]["@type"], &reviews[0]["claimReviewed"]), (&json!("ClaimReview"), &json!(claim.text)));
    assert_eq!(reviews[0]["reviewBody"], json!(why));
}

#[tokio::test]
async fn what_the_desk_ruled_of_a_claim_stands_with_it_in_its_post() {
    let ledger = Ledger::full().await;
    let entries = ledger.store.posts(ledger.coverage, &PageQuery::default()).await.unwrap().entries;
    let entry = entries.iter().find(|entry| entry.claims.len() > 1).unwrap();
    let address = format!("/ferry-strait/post/{}", entry.id);
    let mark = |claim: &dateline_model::Claim| {
        let (id, post) = (claim.id.clone(), entry.id.to_string());
        Mark { id, post, kind: claim.kind.clone(), words: claim.text.clone() }
    };
    let decide =
        async |why, ruling| ledger.store.decide(ledger.coverage, "A. Editor", why, ruling).await.unwrap().number;
    let first = mark(&entry.claims[0]);
    decide(None, Ruling::Confirm { claim: first.clone() }).await;
    let rejected = decide(Some("a <b>rumour"), Ruling::Reject { claim: first.clone() }).await;
    let to = Correction { number: Some(Quantity::exact(14.0)), place: Some("Talsk".into()), ..Correction::default() };
    decide(None, Ruling::Correct { claim: mark(&entry.claims[1]), to }).await;
    let page = text(&site(&ledger), &address).await;
    assert_eq!(page.matches("<dd class=\"rejected\">").count(), 1);
    assert!(
        page.contains("<b>Not counted by the desk: misread or void</b> <span class=\"reason\" dir=\"auto\">a &#60;b&#62;rumour</span>"),
        "{page}"
    );
    assert!(page.contains("Corrected by the desk: 14 · Talsk"), "{page}");
    assert!(!page.contains("Confirmed by the desk"), "what was ruled last holds");
    decide(None, Ruling::Undo { decision: rejected }).await;
    let page = text(&site(&ledger), &address).await;
    assert!(page.contains("Confirmed by the desk") && !page.contains("Not counted by the desk"), "{page}");
}

#[tokio::test]
async fn an_embed_may_stand_in_any_page_and_other_pages_in_none() {
    let ledger = Ledger::full().await;
    let site = site(&ledger);
    let (_, headers, page) = ask(&site, "/ferry-strait/embed", &[]).await;
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("frame-ancestors *") && !policy.contains("unsafe"), "{policy}");
    assert!(headers.get(header::SET_COOKIE).is_none());
    assert!(page.contains("Where answers differ") && page.contains("Aircraft Seen to Fall off North Veyl"), "{page}");
    let (_, headers, _) = ask(&site, "/ferry-strait", &[]).await;
    assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("frame-ancestors 'none'"));

    let post = latest(&ledger).await;
    let page = text(&site, &format!("/ferry-strait/post/{post}")).await;
    let how = page.split("application/json+oembed").nth(1).unwrap().split("href=\"").nth(1).unwrap();
    let how = how.split('"').next().unwrap().replace("&#38;", "&");
    let told = json(&site, how.strip_prefix(BASE).unwrap()).await;
    assert_eq!((&told["version"], &told["type"]), (&json!("1.0"), &json!("rich")));
    assert!(told["html"].as_str().unwrap().contains(&format!("{BASE}/ferry-strait/embed?post={post}")), "{told}");
    let small = json(&site, &format!("/oembed?url={BASE}/ferry-strait&maxwidth=300")).await;
    assert_eq!(small["width"], 300);
    for bad in
        ["https://elsewhere.example/ferry-strait", &format!("{BASE}/nowhere"), &format!("{BASE}/ferry-strait/x/y")]
    {
        assert_eq!(ask(&site, &format!("/oembed?url={bad}"), &[]).await.0, StatusCode::NOT_FOUND, "{bad}");
    }
    assert!(text(&site, "/ferry-strait/about").await.contains("&#60;iframe"));
}

/// Whether bytes are a PNG of the size of cards.
fn is_card(png: &[u8]) -> bool {
    png.starts_with(b"\x89PNG") && png[16..24] == [0, 0, 4, 0xb0, 0, 0, 2, 0x76]
}

#[tokio::test]
async fn a_coverage_and_a_post_have_cards_that_links_to_them_name() {
    let ledger = Ledger::full().await;
    let site = site(&ledger);
    let post = latest(&ledger).await;
    for address in ["/ferry-strait".to_owned(), format!("/ferry-strait/post/{post}")] {
        let page = text(&site, &address).await;
        let image = page.split("property=\"og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        let path = image.strip_prefix(BASE).unwrap();
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = router(site.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/png");
        assert_eq!(response.headers()["cross-origin-resource-policy"], "cross-origin");
        let png = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(is_card(&png), "{path}");
    }
    ledger.store.decide(ledger.coverage, "A", None, Ruling::Withdraw { post: post.to_string() }).await.unwrap();
    let (status, ..) = ask(&site, &format!("/ferry-strait/post/{post}/card.png"), &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_is_derived_from_what_a_request_calls_its_host() {
    let ledger = Ledger::full().await;
    let unnamed = ledger.site();
    let post = latest(&ledger).await;
    for address in ["/ferry-strait", "/ferry-strait/feed.atom", "/ferry-strait/embed", "/robots.txt"]
        .map(String::from)
        .into_iter()
        .chain([format!("/ferry-strait/post/{post}")])
    {
        let forged = [("host", "evil.example"), ("x-forwarded-host", "evil.example")];
        let (status, _, page) = ask(&unnamed, &address, &forged).await;
        assert_eq!(status, StatusCode::OK);
        assert!(!page.contains("evil.example"), "{address}");
    }
    assert_eq!(ask(&unnamed, "/sitemap.xml", &[]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn news_of_two_days_are_in_the_sitemap() {
    let ledger = Ledger::full().await;
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%MZ").to_string();
    let fresh = Page::new("late", "Harren Wire").post(&now, "Fresh & new\nWords.");
    fresh.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    let xml = text(&site(&ledger), "/sitemap.xml").await;
    assert!(xml.contains("<news:title>Fresh &amp; new</news:title>"), "{xml}");
    assert_eq!(xml.matches("<news:news>").count(), 1);
    assert!(text(&site(&ledger), "/robots.txt").await.contains(&format!("Sitemap: {BASE}/sitemap.xml")));
}

#[tokio::test]
async fn a_post_that_is_taken_away_disappears_at_once_everywhere() {
    let ledger = Ledger::empty().await;
    let secret = "Zanzibarine";
    let page = Page::new("p", "Harren Wire")
        .post("2026-03-11T09:00Z", "One stays\nWords.")
        .post("2026-03-11T10:00Z", &format!("{secret} headline\n{secret} words."))
        .said(&format!("{secret} words"), crate::common::OSTMARK)
        .claim(&format!("{secret} words"), dateline_model::ClaimKind::Killed, "soldier", "Veyl", None);
    page.import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z").await;
    let site = site(&ledger);
    let post = latest(&ledger).await;
    let addresses: Vec<String> = [
        "/ferry-strait".into(),
        "/ferry-strait?order=oldest".into(),
        "/ferry-strait/questions".into(),
        "/ferry-strait/changes?after=0".into(),
        "/ferry-strait/feed.rss".into(),
        "/ferry-strait/feed.atom".into(),
        "/ferry-strait/feed.json".into(),
        "/ferry-strait/feed.json?side=Ostmark".into(),
        "/ferry-strait/embed".into(),
        format!("/ferry-strait/embed?post={post}"),
        format!("/ferry-strait/post/{post}"),
        format!("/oembed?url={BASE}/ferry-strait/post/{post}"),
        format!("/ferry-strait/search?q=words+{}*", &secret[..5]),
        format!("/ferry-strait/search?q={}*&in=claims", &secret[..5]),
        "/sitemap.xml".into(),
    ]
    .into();
    // Everybody has looked at it, so that nothing is read for the first time.
    let mut there = 0;
    for address in &addresses {
        there += usize::from(ask(&site, address, &[]).await.2.contains(secret));
    }
    assert!(there >= 12, "{there}");

    ledger.store.decide(ledger.coverage, "A. Editor", None, Ruling::Withdraw { post: post.to_string() }).await.unwrap();
    for address in &addresses {
        let (.., body) = ask(&site, address, &[]).await;
        assert!(!body.contains(secret), "{address} still has it: {body}");
    }
    let removed = json(&site, "/ferry-strait/changes?after=0").await;
    let events = removed["events"].as_array().unwrap();
    assert!(events.iter().any(|e| e["event"] == "removed" && e["data"]["post"] == post.as_str()), "{removed}");
    let atom = text(&site, "/ferry-strait/feed.atom").await;
    assert!(atom.contains(&format!("<at:deleted-entry ref=\"urn:dateline:ferry-strait:{post}\"")), "{atom}");
    assert_eq!(ask(&site, &format!("/ferry-strait/post/{post}"), &[]).await.0, StatusCode::NOT_FOUND);

    // Its source still has it: that changes nothing.
    let again = page.post("2026-03-11T12:00Z", "More\nNews.");
    again.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    for address in &addresses {
        assert!(!ask(&site, address, &[]).await.2.contains(secret), "{address}");
    }
}

#[tokio::test]
async fn what_a_source_takes_away_goes_from_what_others_take() {
    let ledger = Ledger::empty().await;
    let secret = "Zanzibarine";
    let page = |with| {
        let page = Page::new("p", "Harren Wire").post("2026-03-11T09:00Z", "One stays\nWords.");
        if with { page.post("2026-03-11T10:00Z", &format!("{secret} headline\nWords.")) } else { page }
    };
    page(true).import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z").await;
    let site = site(&ledger);
    let post = latest(&ledger).await;
    page(false).import(&ledger.store, ledger.coverage, "2026-03-11T12:00:00Z").await;
    for address in ["feed.rss", "feed.atom", "feed.json", "embed", "search?q=headline"] {
        assert!(!text(&site, &format!("/ferry-strait/{address}")).await.contains(secret), "{address}");
    }
    let atom = text(&site, "/ferry-strait/feed.atom").await;
    assert!(
        atom.contains(&format!("ref=\"urn:dateline:ferry-strait:{post}\" when=\"2026-03-11T11:00:00Z\"")),
        "{atom}"
    );
    assert!(!data(&text(&site, "/ferry-strait").await)[0].to_string().contains(secret), "search engines are not told");
}
