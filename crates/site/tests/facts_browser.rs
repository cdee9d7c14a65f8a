//! The pages of facts in Debian's Chromium: with a keyboard alone, without scripts, on a phone.

use crate::common::Ledger;
use crate::visit::{DESK, PHONE, Reader, Visit};
use axum::Router;
use dateline_site::router;
use fantoccini::{Locator, key::Key};

const AXE: &str = include_str!("vendor/axe-core/axe.min.js");
const PAGES: [&str; 6] =
    ["/questions", "/questions/veyl-soldiers-killed", "/tallies", "/digest", "/map", "/map?zoom=0&day=2026-03-10"];

async fn begin(reader: Reader) -> Visit {
    let ledger = Ledger::placed().await;
    let app: Router = router(ledger.site());
    Visit::of(ledger, app, reader).await
}

async fn text(visit: &Visit) -> String {
    visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_all_facts_can_be_read() {
    let visit = begin(Reader { scripts: false, ..DESK }).await;
    visit.go("/ferry-strait/questions").await;
    visit.client.find(Locator::LinkText("Veylish soldiers killed")).await.unwrap().click().await.unwrap();
    let words = text(&visit).await;
    for told in ["Sixty-six of its members have been killed", "2 independent origins", "up from 200+", "conflicts with"]
    {
        assert!(words.contains(told), "“{told}” is not in {words}");
    }
    for (link, told) in
        [("Tallies", "200+ → 540"), ("Digest", "Day 3: Wednesday 11 March"), ("Map", "Shells fell on Porto")]
    {
        visit.client.find(Locator::LinkText(link)).await.unwrap().click().await.unwrap();
        let words = text(&visit).await;
        assert!(words.contains(told), "“{told}” is not in {words}");
    }
    // The slider is for scripts; the days are links.
    visit.client.find(Locator::LinkText("Day 3")).await.unwrap().click().await.unwrap();
    let words = text(&visit).await;
    assert!(!words.contains("Porto") && words.contains("Lower Sound"), "{words}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyboard_reaches_every_step_and_place_and_sees_where_it_is() {
    let visit = begin(DESK).await;
    for (page, marks, leads) in [("/tallies", ".chart a", "/post/"), ("/map", ".map > svg a", "#at-")] {
        visit.go(&format!("/ferry-strait{page}")).await;
        let wanted = visit.run(&format!("return document.querySelectorAll('{marks}').length")).await;
        assert!(wanted.as_u64().unwrap() > 1, "{page}");
        let mut reached = 0;
        for _ in 0..120 {
            visit.press(&[Key::Tab.into()]).await;
            let here = visit.run(&format!("return Boolean(document.activeElement.matches('{marks}'))")).await;
            if here == true {
                reached += 1;
                let seen = visit.run("return getComputedStyle(document.activeElement).outlineStyle").await;
                assert_eq!(seen, "solid", "{page}: the focus cannot be seen");
            }
            if visit.run("return document.activeElement === document.body").await == true {
                break;
            }
        }
        assert_eq!(reached, wanted.as_u64().unwrap(), "{page}");
        visit.run(&format!("document.querySelector('{marks}').focus()")).await;
        visit.press(&[Key::Enter.into()]).await;
        visit.until(&format!("location.href.includes('{leads}')")).await;
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_slider_shows_one_day_and_says_which() {
    let visit = begin(DESK).await;
    visit.go("/ferry-strait/map").await;
    visit.until("!document.querySelector('.slider').hidden").await;
    visit.run("document.querySelector('#time').focus()").await;
    let places =
        "return [...document.querySelectorAll('.place:not(.off) h3')].map((h) => h.firstChild.data.trim()).join()";
    let all = visit.run(places).await;
    assert!(all.as_str().unwrap().contains("Porto") && all.as_str().unwrap().contains("Lower Sound"));
    visit.press(&[Key::End.into()]).await;
    visit.until("document.querySelector('#time-says').value === 'Day 3, Wednesday 11 March'").await;
    assert!(!visit.run(places).await.as_str().unwrap().contains("Porto"));
    assert!(
        visit.run("return document.querySelector('#shown').textContent").await.as_str().unwrap().starts_with("Day 3")
    );
    let marks = "return document.querySelectorAll('.map > svg > a:not(.off)').length";
    assert_eq!(visit.run(marks).await, 0);
    visit.press(&[Key::Home.into()]).await;
    assert_eq!(visit.run(places).await, all);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_nothing_reaches_over_the_edge_and_axe_finds_nothing() {
    for reader in [PHONE, DESK, Reader { dark: true, ..DESK }] {
        let visit = begin(reader).await;
        for page in PAGES {
            visit.go(&format!("/ferry-strait{page}")).await;
            let page_and_window = "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]";
            let wide = visit.run(page_and_window).await;
            assert_eq!(wide[0], wide[1], "{page}");
            visit.run(AXE).await;
            let script = "const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                    ({violations}) => done(violations.map((v) => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`)),
                    (error) => done([String(error)]));";
            let found = visit.client.execute_async(script, Vec::new()).await.unwrap();
            assert!(found.as_array().unwrap().is_empty(), "{page}: {found:#}");
        }
        visit.end().await;
    }
}
