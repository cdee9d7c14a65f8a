//! Searching a coverage, over a real ledger.

use crate::common::{Ledger, Page};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use dateline_model::Search;
use dateline_site::{Site, router};
use dateline_store::{SearchQuery, Sought};
use proptest::prelude::*;
use tower::ServiceExt;

async fn page(site: &Site, address: &str) -> (StatusCode, String) {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let response = router(site.clone()).oneshot(request).await.unwrap();
    let status = response.status();
    (status, String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
}

/// The headlines or words of what is found, in order.
async fn found(ledger: &Ledger, sought: Sought, typed: &str) -> Vec<String> {
    let search = Search::parse(typed, crate::common::coverage().first_day);
    let zone = crate::common::coverage().zone();
    let begins = |date: Option<jiff::civil::Date>| Some(date?.to_zoned(zone.clone()).ok()?.timestamp());
    let query = SearchQuery {
        sought,
        from: begins(search.from),
        until: begins(search.until),
        limit: 50,
        newest: true,
        ..SearchQuery::default()
    };
    let hits = ledger.store.search(ledger.coverage, &search, &query).await.unwrap();
    let at = Sought::ALL.iter().position(|s| *s == sought).unwrap();
    assert_eq!(hits.counts[at], hits.hits.len() as u64, "{typed}");
    let mut words = Vec::new();
    for hit in hits.hits {
        let entry = ledger.store.entry(&hit.post).await.unwrap().unwrap();
        words.push(match (sought, hit.part) {
            (Sought::Posts, _) => entry.post.headline.unwrap(),
            (Sought::Statements, part) => {
                entry.statements.into_iter().find(|s| Some(&s.id) == part.as_ref()).unwrap().content.text
            }
            (Sought::Claims, part) => entry.claims.into_iter().find(|c| Some(&c.id) == part.as_ref()).unwrap().text,
        });
    }
    words
}

#[tokio::test]
async fn words_phrases_and_fields_find_what_they_should() {
    let ledger = Ledger::full().await;
    let posts = async |typed| found(&ledger, Sought::Posts, typed).await;
    assert_eq!(posts("ferries landing").await, ["Shots fired at the ferry landing"], "in any form of the word");
    assert_eq!(posts("\"Loses More\"").await, ["Guard Loses More Than 200 Men"]);
    assert!(posts("\"More Loses\"").await.is_empty());
    assert!(posts("\"losing more\"").await.is_empty(), "a phrase is meant exactly");
    assert_eq!(posts("boa* kessel").await, ["Ostmark Says 200 Veylish Soldiers Killed"]);
    assert_eq!(posts("landing OR families").await, ["Guard names its dead", "Shots fired at the ferry landing"]);
    assert_eq!(posts("kind:territory_taken -source:today").await, ["Guard: ‘The Bridge Is Ours’"]);
    assert_eq!(posts("speaker:\"Home Guard\" place:\"lower sound\"").await, ["Guard: ‘The Bridge Is Ours’"]);
    assert_eq!(posts("day:1").await, ["Shots fired at the ferry landing"]);
    assert_eq!(posts("before:2026-03-11 killed").await.len(), 2);
    assert!(posts("after:2026-03-11 ferry -fired").await.iter().all(|p| !p.contains("Shots")));
    assert!(posts("nowhere").await.is_empty());
}

#[tokio::test]
async fn statements_and_claims_are_found_by_who_says_them() {
    let ledger = Ledger::full().await;
    assert_eq!(
        found(&ledger, Sought::Claims, "side:Veyl bridge").await,
        ["The bridge at Lower Sound has not been taken"]
    );
    assert_eq!(found(&ledger, Sought::Statements, "boats").await, ["They came in boats and did not go home"]);
    let disputed = found(&ledger, Sought::Claims, "disputed:yes bridge").await;
    assert_eq!(disputed.len(), 2, "{disputed:?}");
    assert!(found(&ledger, Sought::Claims, "disputed:no bridge").await.is_empty());
    assert!(found(&ledger, Sought::Statements, "disputed:yes boats").await.is_empty());
}

#[tokio::test]
async fn letters_with_marks_are_found_without_them() {
    let ledger = Ledger::empty().await;
    let post = Page::new("p", "Harren Wire").post("2026-03-11T10:00Z", "Ağdere café shelled\nWords.");
    post.import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z").await;
    assert_eq!(found(&ledger, Sought::Posts, "agdere cafe shelling").await.len(), 1);
    assert_eq!(found(&ledger, Sought::Posts, "CAFÉ \"ağdere cafe\"").await.len(), 1);
}

#[tokio::test]
async fn the_index_follows_the_log_and_can_be_made_again() {
    let ledger = Ledger::empty().await;
    let first = Page::new("p", "Harren Wire")
        .post("2026-03-11T09:00Z", "One stays\nWords.")
        .post("2026-03-11T10:00Z", "Bridge shelled\nWords.");
    first.import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z").await;
    assert_eq!(found(&ledger, Sought::Posts, "bridge").await, ["Bridge shelled"]);

    let revised = Page::new("p", "Harren Wire")
        .post("2026-03-11T09:00Z", "One stays\nWords.")
        .post("2026-03-11T10:00Z", "Tunnel shelled\nWords.");
    revised.import(&ledger.store, ledger.coverage, "2026-03-11T12:00:00Z").await;
    assert!(found(&ledger, Sought::Posts, "bridge").await.is_empty(), "its earlier words are not found");
    assert_eq!(found(&ledger, Sought::Posts, "tunnel").await, ["Tunnel shelled"]);
    ledger.store.reindex().await.unwrap();
    assert_eq!(found(&ledger, Sought::Posts, "tunnel").await, ["Tunnel shelled"]);

    let gone = Page::new("p", "Harren Wire").post("2026-03-11T09:00Z", "One stays\nWords.");
    gone.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    assert!(found(&ledger, Sought::Posts, "tunnel").await.is_empty(), "what is gone is not found");
    ledger.store.reindex().await.unwrap();
    assert!(found(&ledger, Sought::Posts, "tunnel").await.is_empty());
    assert_eq!(found(&ledger, Sought::Posts, "stays").await.len(), 1);
}

#[tokio::test]
async fn the_page_marks_what_was_looked_for_and_says_what_it_did_not_understand() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let (_, shown) = page(&site, "/ferry-strait/search?q=soldiers+colour:red").await;
    assert!(shown.contains("“colour:” is no operator here"), "{shown}");
    let (_, shown) = page(&site, "/ferry-strait/search?q=bridge&in=claims").await;
    assert!(shown.contains("<mark>bridge</mark>"), "{shown}");
    assert!(shown.contains("href=\"/ferry-strait/search?q=bridge\""), "the other tabs keep what is looked for");
    let (_, live) = page(&site, "/ferry-strait").await;
    assert!(live.contains("action=\"/ferry-strait/search\""), "every page can be searched from");
}

#[tokio::test]
async fn long_lists_are_paged_and_bad_addresses_are_no_page() {
    let ledger = Ledger::empty().await;
    let mut long = Page::new("p", "Harren Wire");
    for n in 0..45 {
        long = long.post(&format!("2026-03-11T10:{n:02}Z"), &format!("Number {n}\nWords."));
    }
    long.import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z").await;
    let site = ledger.site();
    let mut headlines = std::collections::BTreeSet::new();
    for (number, hits) in [(1, 20), (2, 20), (3, 5)] {
        let (_, shown) = page(&site, &format!("/ferry-strait/search?q=number&page={number}")).await;
        headlines.extend(shown.split("<h2").skip(1).filter(|h| h.contains("/post/")).map(str::to_owned));
        assert_eq!(shown.matches("/ferry-strait/post/").count(), hits);
        assert_eq!(shown.contains("rel=\"next\""), number < 3);
    }
    assert_eq!(headlines.len(), 45, "nothing comes twice");
    for bad in ["page=0", "page=51", "page=x", "in=x", "sort=x"] {
        assert_eq!(page(&site, &format!("/ferry-strait/search?q=a&{bad}")).await.0, StatusCode::NOT_FOUND, "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_answered(typed in prop::collection::vec(
        prop_oneof![
            "\\PC{1,12}".boxed(),
            prop::sample::select(vec![
                "\"", "*", "-", "OR", "NOT", "AND", "NEAR(", ")", "^", "side:", "source:\"", "day:3", "disputed:no",
                "kind:killed", "-source:x", "words:x", "{stems}:", "\0", "'", "ferry*", "\"ferry landing\"",
            ]).prop_map(String::from).boxed(),
        ],
        0..8,
    )) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let ledger = Ledger::full().await;
            let search = Search::parse(&typed.join(" "), None);
            for sought in Sought::ALL {
                let query = SearchQuery { sought, limit: 10, ..SearchQuery::default() };
                ledger.store.search(ledger.coverage, &search, &query).await.unwrap();
            }
        });
    }
}
