//! The pages in Debian's Chromium, as a reader has them: with scripts and without, with a keyboard, on a phone.

use crate::common::Page;
use crate::visit::{DESK, PHONE, Reader, Visit};
use fantoccini::{Locator, key::Key};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn a_new_post_is_announced_waits_and_moves_nothing() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let before = visit.run("return document.querySelectorAll('.post').length").await;

    // The reader is somewhere down the page.
    visit.run("document.querySelectorAll('.post')[3].scrollIntoView()").await;
    let place = "return Math.round(document.querySelectorAll('.post')[3].getBoundingClientRect().top)";
    let here = visit.run(place).await;
    visit.post_arrives(1).await;
    visit.until("document.querySelector('#news button')").await;
    let words = visit.client.find(Locator::Css("#news button")).await.unwrap().text().await.unwrap();
    assert_eq!(words, "1 new update");
    assert_eq!(visit.run(place).await, here, "the page has moved under the reader");
    assert_eq!(visit.run("return document.querySelectorAll('.post').length").await, before);
    assert!(visit.run("return document.title").await.as_str().unwrap().starts_with("(1) "));

    visit.post_arrives(2).await;
    visit.until("document.querySelector('#news button').textContent === '2 new updates'").await;
    visit.client.find(Locator::Css("#news button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelectorAll('.headline')[0].textContent === 'Late post 2'").await;
    assert_eq!(visit.run("return document.querySelectorAll('.headline')[1].textContent").await, "Late post 1");
    assert_eq!(visit.run("return document.activeElement.querySelector('.headline').textContent").await, "Late post 2");
    assert_eq!(visit.run("return document.querySelector('#news button')").await, Value::Null);
    assert!(
        visit
            .run("return document.querySelector('#contents').textContent")
            .await
            .as_str()
            .unwrap()
            .contains("Late post 2")
    );

    // What was brought in is what the page would have shown.
    let pushed = visit.run("return document.querySelector('.post').outerHTML.replace(' fresh', '')").await;
    // (At another address: the browser may keep the first one for some seconds.)
    visit.go("/ferry-strait?order=newest").await;
    assert_eq!(visit.run("return document.querySelector('.post').outerHTML").await, pushed);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_post_is_changed_in_place_once_it_is_out_of_view() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let changed = Page::new("wire", "Harren Wire")
        .post("2026-03-09T05:40Z", "Shots fired at the ferry landing\nEntirely other words.");
    visit.run("window.scrollTo(0, 0)").await;
    changed.import(&visit.ledger.store, visit.ledger.coverage, "2026-03-11T14:00:00Z").await;
    visit.until("document.querySelector('#feed').textContent.includes('Entirely other words')").await;
    assert_eq!(visit.run("return scrollY").await, 0);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chip_leads_to_its_words_and_lights_them_up() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let chip = visit.client.find(Locator::Css(".chip")).await.unwrap();
    let anchor = chip.attr("href").await.unwrap().unwrap();
    let ground = format!("getComputedStyle(document.querySelector('mark{anchor}')).backgroundColor");
    let plain = visit.run(&format!("return {ground}")).await;
    chip.click().await.unwrap();
    assert_eq!(visit.run("return location.hash").await, anchor);
    visit.until(&format!("{ground} !== {plain}")).await;
    let seen = format!(
        "(() => {{ const b = document.querySelector('mark{anchor}').getBoundingClientRect(); \
         return b.top >= 0 && b.bottom <= innerHeight }})()"
    );
    visit.until(&seen).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_is_in_the_address_and_remembered() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    visit.client.find(Locator::LinkText("Oldest first")).await.unwrap().click().await.unwrap();
    visit.until("location.search === '?order=oldest'").await;
    visit.until("document.querySelector('.headline').textContent === 'Shots fired at the ferry landing'").await;
    visit.go("/ferry-strait").await;
    visit.until("location.search === '?order=oldest'").await;
    visit.client.find(Locator::LinkText("Newest first")).await.unwrap().click().await.unwrap();
    visit.until("location.search === '?order=newest'").await;
    visit.go("/ferry-strait").await;
    visit.until("document.querySelector('.headline').textContent.startsWith('Aircraft Seen')").await;
    assert_eq!(visit.run("return location.search").await, "");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyboard_is_enough() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    visit.press(&[Key::Tab.into()]).await;
    assert_eq!(visit.run("return document.activeElement.textContent").await, "Skip to the content");
    visit.press(&[Key::Enter.into()]).await;
    visit.until("document.activeElement.id === 'main'").await;
    visit.press(&['j']).await;
    let at = "return document.activeElement.querySelector('.headline').textContent";
    assert_eq!(visit.run(at).await, "Aircraft Seen to Fall off North Veyl");
    visit.press(&['j']).await;
    assert_eq!(visit.run(at).await, "Guard names its dead");
    let outline = "return getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(visit.run(outline).await, "solid", "the focus cannot be seen");
    visit.press(&['k']).await;
    assert_eq!(visit.run(at).await, "Aircraft Seen to Fall off North Veyl");

    // The announcement can be reached and used as well.
    visit.post_arrives(1).await;
    visit.until("document.querySelector('#news button')").await;
    visit.run("document.querySelector('#news button').focus()").await;
    visit.press(&[Key::Enter.into()]).await;
    visit.until("document.querySelector('.headline').textContent === 'Late post 1'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_everything_can_be_read() {
    let visit = Visit::begin(Reader { scripts: false, ..DESK }).await;
    visit.go("/ferry-strait").await;
    let text = visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    for words in ["Enemy Losses Reach 540", "What is claimed here", "Veylish soldiers", "denied by", "Oldest first"] {
        assert!(text.contains(words), "“{words}” is not on the page");
    }
    visit.client.find(Locator::Css(".chip")).await.unwrap().click().await.unwrap();
    assert!(visit.client.current_url().await.unwrap().fragment().is_some_and(|f| f.starts_with("c-")));
    visit.client.find(Locator::LinkText("Oldest first")).await.unwrap().click().await.unwrap();
    let first = visit.client.find(Locator::Css(".headline")).await.unwrap().text().await.unwrap();
    assert_eq!(first, "Shots fired at the ferry landing");
    visit.client.find(Locator::LinkText("Questions")).await.unwrap().click().await.unwrap();
    let text = visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    assert!(text.contains("Veylish soldiers killed"), "{text}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_nothing_reaches_over_the_edge() {
    let visit = Visit::begin(PHONE).await;
    let first = visit.run("return 1").await;
    assert_eq!(first, 1);
    for address in
        ["/ferry-strait", "/ferry-strait/questions", "/ferry-strait/sources", "/ferry-strait/about", "/nowhere"]
    {
        visit.go(address).await;
        let wide = visit.run("return document.documentElement.scrollWidth").await;
        assert_eq!(wide, 360, "{address}");
    }
    // The browser says of a page that is not there that it is not there.
    let complaints = visit.complaints().await;
    assert!(complaints.iter().all(|c| c.contains("404")), "{complaints:#?}");
    visit.end().await;
}
