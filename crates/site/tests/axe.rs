//! Every page as axe-core looks at it, in Chromium: light and dark, on a phone and on a desk. It must find nothing.

use crate::visit::{DESK, PHONE, Reader, Visit};
use dateline_store::PageQuery;
use sha2::{Digest, Sha256};

/// See `vendor/axe-core/README.md`.
const AXE: &str = include_str!("vendor/axe-core/axe.min.js");
const AXE_SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// The pages, without the slug before them. A new page is added here; `{post}` is a post's id.
const PAGES: [&str; 18] = [
    "",
    "?order=oldest",
    "/post/{post}",
    "/questions",
    "/questions/veyl-soldiers-killed",
    "/tallies",
    "/digest",
    "/map",
    "/map?day=2026-03-10",
    "/sources",
    "/about",
    "/embed",
    "/search",
    "/search?q=soldiers+-no&sort=newest",
    "/search?q=bridge+nonsense:x&in=claims",
    "?lang=ar",
    "/questions?lang=ar",
    "/map?lang=de",
];
/// Pages of no coverage.
const OTHERS: [&str; 1] = ["/nowhere"];

async fn look(reader: Reader) {
    let visit = Visit::begin(reader).await;
    let posts = visit.ledger.store.posts(visit.ledger.coverage, &PageQuery::default()).await.unwrap();
    // The richest post of the event.
    let post = posts.entries.iter().max_by_key(|e| e.claims.len()).unwrap().id.to_string();
    let pages = PAGES.iter().map(|page| format!("/ferry-strait{}", page.replace("{post}", &post)));
    let mut found = Vec::new();
    for address in pages.chain(OTHERS.map(String::from)) {
        visit.go(&address).await;
        visit.run(AXE).await;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                ({violations}) => done(violations.map(({id, help, nodes}) =>
                    `${id}: ${help}\\n` + nodes.slice(0, 4).map((n) => `    ${n.html}\\n    ${n.failureSummary}`).join('\\n'))),
                (error) => done([String(error)]));";
        let violations = visit.client.execute_async(script, Vec::new()).await.unwrap();
        for violation in violations.as_array().unwrap() {
            found.push(format!("{address}: {}", violation.as_str().unwrap()));
        }
    }
    let _ = visit.complaints().await; // that a page is not there is what was asked for
    visit.end().await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn axe_is_what_its_authors_published() {
    let hash: String = Sha256::digest(AXE.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hash, AXE_SHA256);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desk() {
    look(DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desk_in_the_dark() {
    look(Reader { dark: true, ..DESK }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone() {
    look(PHONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_in_the_dark() {
    look(Reader { dark: true, ..PHONE }).await;
}
