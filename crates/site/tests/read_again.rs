//! What the site writes for other programs, read again by the room that reads others' pages: the same posts come back.

use crate::common::{Ledger, Page};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use dateline_model::{Basis, Post, Reading, Ruling, TextIndex};
use dateline_read::Origin;
use dateline_site::{Config, Site, router};
use dateline_store::{Entry, PageQuery};
use tower::ServiceExt;

const BASE: &str = "https://desk.example.org";

fn site(ledger: &Ledger) -> Site {
    let config = Config { base: Some(BASE.into()), page_size: 100, ..Config::default() };
    Site::new(ledger.store.clone(), config)
}

/// What the site has at an address, with its media type.
async fn get(site: &Site, path: &str) -> (String, String) {
    let response = router(site.clone()).oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let media_type = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    (media_type, String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
}

/// The same as our own reader reads it.
fn read(path: &str, (media_type, text): &(String, String)) -> Reading {
    let url = format!("{BASE}{path}");
    let origin = Origin { path: &url, url: Some(&url), media_type: Some(media_type), fetched: None };
    let reading = dateline_read::read(text.as_bytes(), &origin, &crate::common::coverage()).unwrap();
    assert_eq!(reading.problems, [], "{path}");
    reading
}

/// A ledger with edits, a story of three outlets, a post that its source took away and one that the desk withdrew.
async fn ledger() -> Ledger {
    let ledger = Ledger::full().await;
    ledger.told_by_three().await;
    // A page loses one of its two posts.
    for with in [true, false] {
        let page = Page::new("quay", "Strait Courier")
            .post("2026-03-11T13:30Z", "Ferries run again\nThe first one left the quay of Sound Head at noon.");
        let page = if with { page.post("2026-03-11T13:40Z", "Fog\nNo ferry runs in it.") } else { page };
        let received = if with { "2026-03-11T15:00:00Z" } else { "2026-03-11T16:00:00Z" };
        page.import(&ledger.store, ledger.coverage, received).await;
    }
    let posts = ledger.store.posts(ledger.coverage, &PageQuery::default()).await.unwrap().entries;
    assert!(posts.iter().any(|entry| entry.gone_after.is_some()));
    let post = posts.iter().find(|entry| entry.text.contains("Shots fired")).unwrap().id.to_string();
    ledger.store.decide(ledger.coverage, "A", None, Ruling::Withdraw { post }).await.unwrap();
    ledger
}

/// What the ledger shows, the newest first: those that are there, and those that are gone.
async fn posts(ledger: &Ledger) -> (Vec<Entry>, Vec<Entry>) {
    let posts = ledger.store.posts(ledger.coverage, &PageQuery::default()).await.unwrap().entries;
    posts.into_iter().partition(|entry| entry.gone_after.is_none())
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// That a post that was read again is the ledger's.
fn is_same(form: &str, reading: &Reading, post: &Post, entry: &Entry) {
    let of = format!("{form}, {}", entry.id);
    assert_eq!(post.headline, entry.post.headline, "{of}");
    assert_eq!(post.time.utc.map(|at| at.timestamp()), Some(entry.sorted_at), "{of}");
    assert_eq!(post.time.basis, Basis::Explicit, "{of}");
    let text = words(TextIndex::new(&reading.text).slice(post.span));
    let index = TextIndex::new(&entry.text);
    for block in entry.blocks.iter().filter(|block| block.kind == dateline_model::BlockKind::Body) {
        let paragraph = words(index.slice(block.span));
        assert!(text.contains(&paragraph), "{of}: {paragraph} is not in {text}");
    }
}

#[tokio::test]
async fn feeds_give_the_same_posts_when_they_are_read_again() {
    let ledger = ledger().await;
    let site = site(&ledger);
    let (there, gone) = posts(&ledger).await;
    for form in ["rss", "atom", "json"] {
        let path = format!("/ferry-strait/feed.{form}");
        let reading = read(&path, &get(&site, &path).await);
        let anchors: Vec<_> = reading.posts.iter().map(|post| post.anchor.clone().unwrap()).collect();
        let names: Vec<_> = there.iter().map(|entry| format!("urn:dateline:ferry-strait:{}", entry.id)).collect();
        assert_eq!(anchors, names, "{form}");
        for (post, entry) in reading.posts.iter().zip(&there) {
            is_same(form, &reading, post, entry);
            let url = format!("{BASE}/ferry-strait/post/{}", entry.id);
            assert_eq!(post.url.as_deref(), Some(url.as_str()), "{form}");
        }
        let removed: Vec<_> = reading.tombstones.iter().map(|tombstone| tombstone.anchor.as_str()).collect();
        if form == "atom" {
            assert_eq!(removed.len(), gone.len() + 1, "what its source took away, and what the desk withdrew");
            for entry in &gone {
                assert!(removed.contains(&format!("urn:dateline:ferry-strait:{}", entry.id).as_str()), "{removed:?}");
            }
        } else {
            assert!(removed.is_empty(), "{form} has no words for it");
        }
        assert!(!reading.text.contains("Shots fired"), "{form} has what was withdrawn");
    }
}

#[tokio::test]
async fn the_live_page_s_data_give_the_same_posts_when_they_are_read_again() {
    let ledger = ledger().await;
    let site = site(&ledger);
    let (there, _) = posts(&ledger).await;
    let (media_type, page) = get(&site, "/ferry-strait").await;
    // Without what people see: a page's readers come first where both are there.
    let begins = page.find("<script type=\"application/ld+json\">").unwrap();
    let ends = begins + page[begins..].find("</script>").unwrap() + "</script>".len();
    let data = format!("<!doctype html><title>Live</title>{}", &page[begins..ends]);
    let reading = read("/ferry-strait", &(media_type, data));
    let anchors: Vec<_> = reading.posts.iter().map(|post| post.anchor.clone().unwrap()).collect();
    let names: Vec<_> = there.iter().map(|entry| entry.id.to_string()).collect();
    assert_eq!(anchors, names, "all posts, those too that are told in another's card");
    for (post, entry) in reading.posts.iter().zip(&there) {
        is_same("the live page", &reading, post, entry);
    }
}
