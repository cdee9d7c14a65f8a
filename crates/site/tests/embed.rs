//! The page that stands in other sites' pages, in one of another origin, in Debian's Chromium.

use crate::visit::{DESK, Visit};
use axum::{Router, response::Html, routing::get};
use fantoccini::Locator;
use tokio::net::TcpListener;

/// A page of another site, with the line in it that ours gives away.
async fn elsewhere(line: String) -> String {
    let page = format!("<!doctype html><html lang=en><title>Elsewhere</title><link rel=icon href=data:,>{line}</html>");
    let app = Router::new().route("/", get(move || async move { Html(page) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    // Another name makes it another site, not only another origin.
    format!("http://localhost:{port}/")
}

#[tokio::test(flavor = "multi_thread")]
async fn on_another_site_the_posts_are_shown_and_follow_without_cookies() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait/about").await;
    // What one copies from there.
    let line = visit.run("return [...document.querySelectorAll('code')].map((one) => one.textContent).find((text) => text.startsWith('<iframe'))").await;
    let line = line.as_str().unwrap().replace("src=\"/", &format!("src=\"{}/", visit.base));
    let address = elsewhere(line).await;
    visit.client.goto(&address).await.unwrap();
    let frame = visit.client.find(Locator::Css("iframe")).await.unwrap();
    frame.enter_frame().await.unwrap();
    visit.until("document.body.textContent.includes('Aircraft Seen to Fall off North Veyl')").await;
    assert!(visit.run("return document.querySelectorAll('main ol > li').length").await.as_u64().unwrap() > 3);
    assert_eq!(visit.run("return location.origin").await, visit.base);
    assert_eq!(visit.run("return document.cookie").await, "");
    assert_eq!(visit.run("return document.documentElement.scrollWidth <= innerWidth").await, true);

    // It follows, and links of it open beside the page that it stands in.
    visit.post_arrives(7).await;
    visit.until("document.body.textContent.includes('Late post 7')").await;
    let links =
        "return [...document.querySelectorAll('a[href^=http], a[href^=\"/\"]')].every((a) => a.target === '_blank')";
    assert_eq!(visit.run(links).await, true);
    visit.client.clone().enter_parent_frame().await.unwrap();
    assert!(visit.client.get_all_cookies().await.unwrap().is_empty());

    // What is taken away goes there too.
    let posts = visit.ledger.store.posts(visit.ledger.coverage, &Default::default()).await.unwrap().entries;
    let late = posts.iter().find(|entry| entry.text.contains("Late post 7")).unwrap().id.to_string();
    let ruling = dateline_model::Ruling::Withdraw { post: late };
    visit.ledger.store.decide(visit.ledger.coverage, "A", None, ruling).await.unwrap();
    visit.client.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
    visit.until("!document.body.textContent.includes('Late post 7')").await;
    visit.client.clone().enter_parent_frame().await.unwrap();
    visit.end().await;
}
