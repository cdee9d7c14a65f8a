//! Hostile content never runs: known forms of it stand everywhere that content can come to, and nothing happens.

use crate::common::{Ledger, Page, Who, exact};
use crate::vectors::VECTORS;
use crate::visit::{DESK, Visit};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
    middleware::map_response,
    response::Response,
};
use dateline_model::{
    ClaimKind, Coverage, MediaKind,
    coverage::{Party, Source},
};
use dateline_site::{Config, Site, router};
use dateline_store::PageQuery;
use serde_json::json;
use tower::ServiceExt;

/// A form that would run as soon as it were parsed.
const SURE: &str = "\"'></title></style></script><img src=x onerror=alert(1)><script>alert(1)</script>";

/// A coverage of which every word is hostile, as no coverage file could say it.
fn coverage() -> Coverage {
    let party = |vector: &str| Party {
        name: vector.into(),
        colour: Some(vector.into()),
        adjectives: vec![vector.into()],
        side: true,
        ..Party::default()
    };
    let source = |vector: &str| Source {
        name: vector.into(),
        url: Some(vector.into()),
        tier: Some(vector.into()),
        side: Some(vector.into()),
        ..Source::default()
    };
    Coverage {
        slug: "hostile".into(),
        title: SURE.into(),
        summary: Some(SURE.into()),
        time_zone: SURE.into(),
        language: "\" onfocus=alert(1) autofocus tabindex=1 x=\"".into(),
        parties: VECTORS.iter().take(40).copied().chain([SURE]).map(party).collect(),
        sources: VECTORS.iter().copied().chain([SURE]).map(source).collect(),
        ..Coverage::default()
    }
}

/// A post that has a form wherever a page may have words.
fn page(n: usize, vector: &'static str) -> Page {
    let who =
        Who { name: Some(vector), role: Some(vector), body: Some(vector), side: Some(vector), medium: Some(vector) };
    // A post's lines are its paragraphs.
    let line = vector.replace(['\r', '\n'], " ");
    let line: &'static str = Box::leak(line.into_boxed_str());
    Page::new(&format!("x{n}"), vector)
        .url(vector)
        .post(&format!("2026-03-11T{:02}:{:02}Z", n / 60, n % 60), &format!("{line}\nFirst {line} and last"))
        .anchor(vector)
        .inferred(vector)
        .by(vector)
        .media(MediaKind::Photo, vector, vector, vector)
        .said(&format!("First {line}"), who)
        .claim(line, ClaimKind::Killed, vector, vector, Some((vector, exact(n as f64))))
        .at(vector)
        .spot(n as f64 / 4.0 - 20.0, n as f64 / 3.0)
        .said("and last", Who { name: Some("Somebody"), ..who })
        .claim("and last", ClaimKind::Other(vector.into()), vector, vector, None)
        .denied()
}

async fn ledger() -> Ledger {
    let ledger = Ledger::of(&coverage()).await;
    for (n, vector) in VECTORS.iter().enumerate() {
        page(n, vector).import(&ledger.store, ledger.coverage, "2026-03-12T00:00:00Z").await;
    }
    ledger
}

/// Every address of the site that shows something.
async fn addresses(ledger: &Ledger) -> Vec<String> {
    let mut addresses: Vec<String> = [
        "",
        "?order=oldest",
        "/questions",
        "/questions?q=alert",
        "/tallies",
        "/map",
        "/digest",
        "/corrections",
        "/sources",
        "/about",
        "/search?q=alert",
        "/search?q=first&in=claims",
        "/embed",
    ]
    .map(|page| format!("/hostile{page}"))
    .into();
    addresses.push("/".into());
    let posts = ledger.store.posts(ledger.coverage, &PageQuery { limit: 500, ..PageQuery::default() }).await.unwrap();
    addresses.extend(posts.entries.iter().map(|e| format!("/hostile/post/{}", e.id)));
    // Every question has a page of its own, and every day of the digest too.
    let site = Site::new(ledger.store.clone(), Config::default());
    for (page, own) in [("/hostile/questions", "/hostile/questions/"), ("/hostile/digest", "/hostile/digest/")] {
        let response = router(site.clone()).oneshot(Request::get(page).body(Body::empty()).unwrap()).await.unwrap();
        let text = String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
        let mut found: Vec<String> = text
            .split("href=\"")
            .filter(|rest| rest.starts_with(own))
            .map(|rest| rest.split(['"', '#', '?']).next().unwrap().to_owned())
            .collect();
        found.sort();
        found.dedup();
        assert!(!found.is_empty(), "{page} leads nowhere");
        addresses.extend(found);
    }
    addresses
}

/// What stands in the page that only we may put there, or nobody.
const FOREIGN: &str = "
const own = (url) => !url || new URL(url, location).origin === location.origin;
const bad = [];
for (const one of document.querySelectorAll('*')) {
  const name = one.localName;
  if (/^(img|image|iframe|frame|object|embed|applet|video|audio|style|base|math|template|dialog|marquee)$/.test(name)
    || (name === 'script' && !(own(one.src) && one.src) && one.type !== 'application/ld+json')
    || (name === 'meta' && one.httpEquiv)
    || (name === 'link' && !own(one.href))
    || (name === 'form' && !own(one.action))) bad.push(one.outerHTML.slice(0, 300));
  for (const { name: attribute, value } of one.attributes) {
    if (/^on|^style$|^srcdoc$|^formaction$/i.test(attribute)
      || (/(href|src|action|data|poster)$/.test(attribute) && !/^data-/.test(attribute)
        && !/^https?:$/.test(new URL(value, location).protocol))) bad.push(one.outerHTML.slice(0, 300));
  }
}
return bad;";

async fn nothing_runs(visit: &Visit, addresses: &[String]) {
    for address in addresses {
        visit.go(address).await;
        // A dialog that a vector opened fails this, and everything after it.
        let foreign = visit.run(FOREIGN).await;
        assert_eq!(foreign, json!([]), "{address}");
    }
}

async fn pushed(visit: &Visit) {
    visit.go("/hostile").await;
    visit.until("document.readyState === 'complete'").await;
    visit.run("window.had = document.querySelectorAll('.post, .telling').length").await;
    for (n, vector) in VECTORS.iter().enumerate().step_by(3) {
        Page::new(&format!("late-{n}"), vector)
            .url(vector)
            .post(&format!("2026-03-11T20:{:02}Z", n % 60), &format!("{}\nLate {vector}", vector.replace('\n', " ")))
            .import(&visit.ledger.store, visit.ledger.coverage, "2026-03-12T01:00:00Z")
            .await;
    }
    // Each is there in the end, by itself or in the card of what it repeats.
    let count = VECTORS.len().div_ceil(3);
    let all = format!(
        "(document.querySelector('#news button')?.click(), \
         document.querySelectorAll('.post, .telling').length === window.had + {count})"
    );
    visit.until(&all).await;
    visit.until("document.querySelectorAll('.fresh').length").await;
    assert_eq!(visit.run(FOREIGN).await, json!([]), "pushed");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_content_does_not_run_even_without_a_policy() {
    let ledger = ledger().await;
    let site = Site::new(ledger.store.clone(), Config { page_size: 200, ..Config::default() });
    let unprotected: Router = router(site).layer(map_response(|mut response: Response| async {
        response.headers_mut().remove(header::CONTENT_SECURITY_POLICY);
        response
    }));
    let addresses = addresses(&ledger).await;
    let visit = Visit::of(ledger, unprotected, DESK).await;
    nothing_runs(&visit, &addresses).await;
    pushed(&visit).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_policy_finds_nothing_to_forbid() {
    let ledger = ledger().await;
    let site = Site::new(ledger.store.clone(), Config { page_size: 200, ..Config::default() });
    let visit = Visit::of(ledger, router(site), DESK).await;
    nothing_runs(&visit, &["/hostile", "/hostile/questions", "/hostile/sources"].map(String::from)).await;
    pushed(&visit).await;
    // The browser complains of every script and style that a policy kept from running.
    visit.end().await;
}
