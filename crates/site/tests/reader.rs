//! Ways through the live page in Debian's Chromium: with a keyboard alone, without scripts, on a phone, while things come in.

use crate::common::{Ledger, Page};
use crate::visit::{DESK, PHONE, Reader, Visit};
use dateline_site::{Config, Site, router};
use fantoccini::{Locator, key::Key};
use serde_json::json;

/// A reader of the invented event with a story that three outlets tell, on pages of few posts.
async fn begin(reader: Reader) -> Visit {
    let ledger = Ledger::full().await;
    ledger.told_by_three().await;
    let site = Site::new(ledger.store.clone(), Config { page_size: 4, ..Config::default() });
    Visit::of(ledger, router(site), reader).await
}

/// Tabs until what has the focus is what a script says, which it must be within so many steps.
async fn tab_to(visit: &Visit, what: &str) {
    for _ in 0..120 {
        visit.press(&[Key::Tab.into()]).await;
        if visit.run(&format!("const at = document.activeElement; return Boolean({what})")).await == json!(true) {
            let outline = visit.run("return getComputedStyle(document.activeElement).outlineStyle").await;
            assert_ne!(outline, json!("none"), "the focus on {what} cannot be seen");
            return;
        }
    }
    panic!("no key leads to {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_keyboard_alone() {
    let visit = begin(DESK).await;
    visit.go("/ferry-strait?order=newest").await;
    let enter: char = Key::Enter.into();
    tab_to(&visit, "at.matches('.skip')").await;
    visit.press(&[enter]).await;
    visit.until("document.activeElement.id === 'main'").await;

    // The form: opened, a box ticked, sent.
    tab_to(&visit, "at.matches('.filter summary')").await;
    visit.press(&[enter]).await;
    tab_to(&visit, "at.matches('[name=disputed]')").await;
    visit.press(&[' ']).await;
    tab_to(&visit, "at.matches('.filter button')").await;
    visit.press(&[enter]).await;
    visit.until("location.search.includes('disputed=1')").await;
    visit.until("document.querySelector('.chips')").await;

    // Taken away again, by its chip.
    tab_to(&visit, "at.matches('.chips li a')").await;
    visit.press(&[enter]).await;
    visit.until("!location.search.includes('disputed')").await;

    // A card, a doubt, a permalink.
    tab_to(&visit, "at.matches('.tellings summary')").await;
    visit.press(&[enter]).await;
    visit.until("document.querySelector('.tellings').open").await;
    tab_to(&visit, "at.matches('.telling a')").await;
    visit.go("/ferry-strait?source=Ostmark+Today").await;
    tab_to(&visit, "at.matches('.doubt summary')").await;
    visit.press(&[enter]).await;
    visit.until("document.querySelector('.doubt[open] p').getBoundingClientRect().height > 0").await;
    tab_to(&visit, "at.matches('.permalink')").await;
    visit.press(&[enter]).await;
    visit
        .until(
            "location.pathname === '/ferry-strait' && location.hash.length > 4 && !location.search.includes('source')",
        )
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts() {
    let visit = begin(Reader { scripts: false, ..DESK }).await;
    visit.go("/ferry-strait").await;
    let text = async || visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    assert!(text().await.contains("Day 3 so far"));
    // The form works as a form.
    visit.client.find(Locator::Css(".filter summary")).await.unwrap().click().await.unwrap();
    let choose = "select[name=source] option[value='Strait Courier']";
    visit.client.find(Locator::Css(choose)).await.unwrap().click().await.unwrap();
    visit.client.find(Locator::Css(".filter button")).await.unwrap().click().await.unwrap();
    assert!(visit.client.current_url().await.unwrap().query().unwrap().contains("source=Strait+Courier"));
    let narrowed = text().await;
    assert!(narrowed.contains("from Strait Courier") && narrowed.contains("Guard names its dead"), "{narrowed}");
    assert!(!narrowed.contains("Enemy Losses Reach 540"));
    visit.client.find(Locator::Css(".chips li a")).await.unwrap().click().await.unwrap();

    // A folded post is opened by its address.
    let telling = visit.client.find(Locator::Css(".telling a")).await.unwrap().attr("href").await.unwrap().unwrap();
    let id = telling.rsplit('/').next().unwrap().to_owned();
    visit.go(&format!("/ferry-strait/p/{id}")).await;
    assert_eq!(visit.client.current_url().await.unwrap().fragment(), Some(id.as_str()));
    let shown = visit.client.find(Locator::Id(&id)).await.unwrap();
    assert!(shown.is_displayed().await.unwrap(), "its card stays closed");

    // Older pages, to the last.
    visit.go("/ferry-strait").await;
    let mut pages = 1;
    while let Ok(link) = visit.client.find(Locator::Css("a[rel=next]")).await {
        link.click().await.unwrap();
        pages += 1;
    }
    assert!(pages > 1 && text().await.contains("Shots fired at the ferry landing"), "{pages}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_nothing_reaches_over_the_edge() {
    let visit = begin(PHONE).await;
    for address in [
        "/ferry-strait?order=newest",
        "/ferry-strait?order=newest&side=Veyl&kind=territory_taken&place=Lower+Sound&disputed=1",
        "/ferry-strait?order=newest&source=nobody-of-a-name-that-is-as-long-as-it-can-be-without-a-space-in-it-anywhere",
        "/ferry-strait/corrections",
        "/ferry-strait/sources",
        "/ferry-strait/about",
    ] {
        visit.go(address).await;
        visit.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })").await;
        let wide = visit.run("return document.documentElement.scrollWidth").await;
        assert_eq!(wide, 360, "{address}");
    }
    visit.end().await;
}

/// Counts what the browser calls layout shifts, but for those right after something that the reader did.
const SHIFTS: &str = "window.shifts = 0; new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: 'layout-shift', buffered: false });";

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_in_shifts_nothing() {
    let visit = begin(DESK).await;
    visit.go("/ferry-strait?order=newest").await;
    let shown = visit.run("return [...document.querySelectorAll('.headline')].map((one) => one.textContent)").await;
    assert!(shown.as_array().unwrap().len() > 1, "{shown}");
    visit.run("document.querySelectorAll('.post')[1].scrollIntoView()").await;
    visit.run(SHIFTS).await;
    let top = "return Math.round(document.querySelectorAll('.post')[1].getBoundingClientRect().top)";
    let before = visit.run(top).await;
    visit.post_arrives(40).await;
    visit.until("document.querySelector('#news button')").await;
    visit.post_arrives(41).await;
    visit.until("document.querySelector('#news button').textContent === '2 new updates'").await;
    assert_eq!(visit.run(top).await, before);
    let shifts = visit.run("return window.shifts").await.as_f64().unwrap();
    assert!(shifts < 0.002, "the layout shifts by {shifts}");
    // Every post knows its place among its fellows.
    let places = "return [...document.querySelectorAll('.day')[0].querySelectorAll('.post')].every((post, i, all) =>
        post.ariaPosInSet === String(i + 1) && post.ariaSetSize === String(all.length))";
    assert_eq!(visit.run(places).await, json!(true));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_narrowed_page_takes_only_what_it_would_show() {
    let visit = begin(DESK).await;
    visit.go("/ferry-strait?order=newest&source=Strait+Courier").await;
    // One of another source, then one of this: by the time the second is announced, the first has been there too.
    visit.post_arrives(50).await;
    Page::new("late", "Strait Courier")
        .post("2026-03-11T12:51Z", "The quay is closed\nNobody may go there.")
        .import(&visit.ledger.store, visit.ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    visit.until("document.querySelector('#news button')").await;
    assert_eq!(visit.run("return document.querySelector('#news button').textContent").await, "1 new update");
    visit.client.find(Locator::Css("#news button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelector('.headline').textContent === 'The quay is closed'").await;
    assert_eq!(
        visit.run("return document.querySelector('main').textContent.includes('Late post')").await,
        json!(false)
    );
    // And what it shows then is what the page itself would show.
    let shown = "return [...document.querySelectorAll('.headline')].map((one) => one.textContent)";
    let pushed = visit.run(shown).await;
    visit.go("/ferry-strait?source=Strait+Courier").await;
    assert_eq!(visit.run(shown).await, pushed);
    visit.end().await;
}
