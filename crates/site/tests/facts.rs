//! The pages that show facts side by side, over the router: questions, tallies.

use crate::common::{Ledger, Page, VEYL, at_least, exact};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use dateline_model::ClaimKind;
use dateline_site::{Site, router};
use tower::ServiceExt;

async fn ask(site: &Site, address: &str) -> (StatusCode, String) {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let response = router(site.clone()).oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn page(site: &Site, address: &str) -> String {
    let (status, body) = ask(site, address).await;
    assert_eq!(status, StatusCode::OK, "{address}: {body}");
    body
}

async fn missing(site: &Site, address: &str) {
    let (status, body) = ask(site, address).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
    assert!(body.contains("<h1>Not here</h1>"), "{address}");
}

/// The values of an attribute.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let head = format!(" {attribute}=\"");
    page.split(head.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Checks that every address of a claim's words has these words.
async fn leads_to_words(site: &Site, body: &str) {
    let mut claims: Vec<&str> = values(body, "href").into_iter().filter(|href| href.contains("#c-")).collect();
    claims.sort_unstable();
    claims.dedup();
    assert!(!claims.is_empty());
    for address in claims {
        let (post, anchor) = address.split_once('#').unwrap();
        assert!(page(site, post).await.contains(&format!("id=\"{anchor}\"")), "{address}");
    }
}

#[tokio::test]
async fn a_question_has_an_address_with_all_its_answers_and_the_reasons() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let list = page(&site, "/ferry-strait/questions").await;
    let address = "/ferry-strait/questions/veyl-soldiers-killed";
    assert!(list.contains(&format!("<a href=\"{address}\">Veylish soldiers killed</a>")), "{list}");
    let one = page(&site, address).await;
    for words in ["<h1 id=\"t-veyl-soldiers-killed\">", "<b>540</b>", "<b>66</b>", "<b>200+</b>", "up from 200+"] {
        assert!(one.contains(words), "{words} is not in {one}");
    }
    // Ostmark’s ministry in two outlets, and the Home Guard: two voices.
    assert!(one.contains("2 independent origins, in 4 posts of 3 sources"), "{one}");
    assert!(one.contains("class=\"conflict\""), "the reasons are told: {one}");
    assert!(one.contains("sixty-six") || one.contains("Sixty-six"), "the words stay the source's");
    leads_to_words(&site, &one).await;
    missing(&site, "/ferry-strait/questions/no-such-question").await;
    missing(&site, "/nowhere/questions/veyl-soldiers-killed").await;
}

#[tokio::test]
async fn questions_are_chosen_sorted_and_searched() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let titles = |body: &str| -> Vec<String> {
        let cards = body.split("<section class=\"question\"").skip(1);
        let title = |card: &str| card.split("<h2 ").nth(1)?.split("\">").nth(2)?.split('<').next().map(str::to_owned);
        cards.map(|card| title(card).unwrap()).collect()
    };
    let of = async |query: &str| titles(&page(&site, &format!("/ferry-strait/questions?{query}")).await);
    let all = of("").await;
    assert!(all.len() > 4, "{all:?}");
    assert!(of("q=SIXTY-six+published").await.is_empty());
    assert_eq!(of("q=sixty-SIX").await, ["Veylish soldiers killed"]);
    assert!(of("place=Lower+Sound").await.iter().all(|title| title.contains("Lower Sound")));
    assert_eq!(of("place=Lower+Sound").await.len(), 1);
    let mut sorted = of("sort=apart").await;
    assert_ne!(sorted[0], "Control at Lower Sound");
    sorted.sort();
    let mut same = all.clone();
    same.sort();
    assert_eq!(sorted, same, "an order leaves nothing out");
    assert!(of("state=new").await.len() < all.len());
    missing(&site, "/ferry-strait/questions?page=2").await;
    missing(&site, "/ferry-strait/questions?page=0").await;
    missing(&site, "/ferry-strait/questions?page=18446744073709551615").await;
}

#[tokio::test]
async fn more_questions_than_a_page_holds_are_on_the_next() {
    let ledger = Ledger::empty().await;
    let mut wire = Page::new("wire", "Harren Wire");
    for n in 0..30 {
        let place: &'static str = Box::leak(format!("Village {n}").into_boxed_str());
        wire = wire
            .post("2026-03-10T12:00Z", &format!("Village {n} taken\nThey took Village {n}, the Guard said."))
            .said(Box::leak(format!("They took Village {n}").into_boxed_str()), VEYL)
            .claim(&format!("They took Village {n}"), ClaimKind::TerritoryTaken, "village", "Ostmark", None)
            .at(place);
    }
    wire.import(&ledger.store, ledger.coverage, "2026-03-10T13:00:00Z").await;
    let site = ledger.site();
    let first = page(&site, "/ferry-strait/questions?side=Veyl").await;
    let count = |body: &str| body.matches("<section class=\"question\"").count();
    assert_eq!(count(&first), 25);
    let next = values(&first, "href").into_iter().find(|href| href.contains("page=2")).unwrap();
    let next = next.replace("&#38;", "&").replace("&amp;", "&");
    assert!(next.contains("side=Veyl"), "{next}");
    assert_eq!(count(&page(&site, &next).await), 5);
}

#[tokio::test]
async fn what_has_just_come_in_is_in_the_picture() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    assert!(page(&site, "/ferry-strait/questions").await.contains("<b>66</b>"));
    Page::new("late", "Strait Courier")
        .post("2026-03-11T12:30Z", "Guard raises its count\nSeventy-one have been killed, the Guard said.")
        .said("Seventy-one have been killed", VEYL)
        .claim("Seventy-one have been killed", ClaimKind::Killed, "soldier", "Veyl", Some(("seventy-one", exact(71.0))))
        .import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    let after = page(&site, "/ferry-strait/questions").await;
    assert!(after.contains("<b>71</b>") && after.contains("up from 66"), "{after}");
}

#[tokio::test]
async fn tallies_are_lines_a_table_and_data_that_say_the_same() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let body = page(&site, "/ferry-strait/tallies").await;
    assert!(body.contains("Veylish soldiers killed") && body.contains("200+ → 540"), "{body}");
    let line = values(&body, "d").into_iter().find(|d| d.starts_with('M') && d.contains('V')).unwrap();
    assert!(!line.contains(['L', 'C', 'Q']), "nothing lies between two numbers: {line}");
    assert!(body.contains("class=\"band up\""), "at least 200 is open upwards");
    assert!(body.contains("<th scope=\"col\">How many</th>"));
    assert!(!body.contains(" style="), "no inline styles");
    leads_to_words(&site, &body).await;
    let csv = page(&site, "/ferry-strait/tallies.csv").await;
    assert!(csv.starts_with("question,title,side,claimant,at,min,max,modifier,claim,source,words,address\r\n"));
    assert!(csv.contains("2026-03-10T12:06:00Z,200,,at_least"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&page(&site, "/ferry-strait/tallies.json").await).unwrap();
    let steps = json["steps"].as_array().unwrap();
    assert_eq!(steps.len(), csv.lines().count() - 1);
    assert!(steps.iter().any(|step| step["min"] == 540.0 && step["side"] == "Ostmark"));
    missing(&site, "/ferry-strait/tallies?page=7").await;
    missing(&site, "/nowhere/tallies.csv").await;
}

#[tokio::test]
async fn a_claimant_who_calls_itself_a_formula_is_only_words() {
    let ledger = Ledger::empty().await;
    Page::new("x", "=HYPERLINK(\"https://evil.example\")")
        .post("2026-03-10T12:00Z", "Losses\nAt least 9 soldiers were killed.")
        .claim(
            "At least 9 soldiers were killed",
            ClaimKind::Killed,
            "soldier",
            "Veyl",
            Some(("At least 9", at_least(9.0))),
        )
        .import(&ledger.store, ledger.coverage, "2026-03-10T13:00:00Z")
        .await;
    let csv = page(&ledger.site(), "/ferry-strait/tallies.csv").await;
    assert!(csv.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{csv}");
}

#[tokio::test]
async fn a_day_has_its_digest_with_a_source_for_every_sentence() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let last = page(&site, "/ferry-strait/digest").await;
    let day = page(&site, "/ferry-strait/digest/2026-03-11").await;
    assert_eq!(last, day, "the last day is shown first");
    assert!(day.contains("<h1>Day 3: Wednesday 11 March</h1>") && day.contains("it may still grow"), "{day}");
    let (sentences, sourced) = (day.matches("<li><p>").count(), day.matches("<p class=\"by\"><a href=").count());
    assert!(sentences > 3 && sentences == sourced, "{sentences} sentences, {sourced} with a source");
    for side in ["</span>Ostmark</h3>", "</span>Veyl</h3>"] {
        assert!(day.contains(side), "{side} is missing: {day}");
    }
    leads_to_words(&site, &day).await;
    let before = values(&day, "href").into_iter().find(|href| href.ends_with("/digest/2026-03-10")).unwrap();
    let second = page(&site, before).await;
    assert!(
        second.contains("/digest/2026-03-11\" rel=\"next\"") && second.contains("/digest/2026-03-09\" rel=\"prev\"")
    );
    for none in ["2026-03-08", "2026-3-11", "20260311", "soon", "2026-03-12.eml", "2026-03-11.pdf"] {
        missing(&site, &format!("/ferry-strait/digest/{none}")).await;
    }
    let empty = Ledger::empty().await;
    missing(&empty.site(), "/ferry-strait/digest").await;
}

#[tokio::test]
async fn the_digest_of_a_day_that_is_over_stays_as_it_is() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let tag = async || {
        let request = Request::get("/ferry-strait/digest/2026-03-10").body(Body::empty()).unwrap();
        router(site.clone()).oneshot(request).await.unwrap().headers()["etag"].to_str().unwrap().to_owned()
    };
    let before = tag().await;
    Page::new("late", "Strait Courier")
        .post("2026-03-11T12:30Z", "Rain\nIt rains.")
        .import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    assert_eq!(tag().await, before);
    let request = Request::get("/ferry-strait/digest/2026-03-10").header("if-none-match", &before);
    let again = router(site.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_digest_can_be_taken_as_a_message() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let message = page(&site, "/ferry-strait/digest/2026-03-11.eml").await;
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Subject: Fighting over the ferry strait: Day 3"), "{head}");
    assert!(head.contains("X-Unsent: 1") && body.contains("text/plain") && body.contains("text/html"));
    assert_eq!(page(&site, "/ferry-strait/digest/2026-03-11.eml").await, message, "one day is one message");
}

#[tokio::test]
async fn a_map_without_places_says_so_and_lists_what_is_known() {
    let ledger = Ledger::full().await;
    let body = page(&ledger.site(), "/ferry-strait/map").await;
    assert!(body.contains("no place is known that a map could show") && !body.contains("class=\"ground\""), "{body}");
    assert!(body.contains("Lower Sound") && body.contains("8 claims have no place"), "{body}");
    leads_to_words(&ledger.site(), &body).await;
}

#[tokio::test]
async fn a_map_shows_who_claims_what_where_and_the_list_has_the_same() {
    let ledger = Ledger::placed().await;
    let site = ledger.site();
    let body = page(&site, "/ferry-strait/map").await;
    for words in
        ["class=\"land\"", "m-strike", "m-control", ">Porto ", ">Ovar ", "claims have no place", "Natural Earth"]
    {
        assert!(body.contains(words), "{words} is not in {body}");
    }
    assert!(!body.contains(" style=") && !body.contains("NaN"));
    assert!(body.len() < 200_000, "{} bytes", body.len());
    let ids = values(&body, "id");
    for anchor in values(&body, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(&anchor), "#{anchor} leads nowhere");
    }
    leads_to_words(&site, &body).await;
    let day = page(&site, "/ferry-strait/map?day=2026-03-11").await;
    assert!(!day.contains("Porto") && day.contains("Lower Sound"));
    let around = values(&body, "href").into_iter().find(|href| href.contains("place=at-porto")).unwrap();
    let around = page(&site, &around.replace("&#38;", "&").replace("&amp;", "&")).await;
    assert!(around.contains("Map of Porto and around it"), "{around}");
    for wrong in ["day=2026-03-08", "day=x", "zoom=7", "zoom=-1", "zoom=nan", "day=2026-03-11&day=2026-03-10"] {
        missing(&site, &format!("/ferry-strait/map?{wrong}")).await;
    }
    // A place that is nowhere is no place to look at.
    page(&site, "/ferry-strait/map?place=%3Cscript%3E").await;
}
