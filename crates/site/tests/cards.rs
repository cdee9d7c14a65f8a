//! Cards of posts that tell one story: what is pushed equals what the page shows when it is loaded again.

use std::collections::BTreeMap;

use crate::common::{Ledger, Page, telling};
use crate::visit::{DESK, Visit};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use dateline_model::Ruling;
use dateline_site::{Config, Site, push::Place, router};
use dateline_store::PostId;
use fantoccini::Locator;
use proptest::prelude::*;
use serde_json::{Value, json};
use tower::ServiceExt;

async fn get(site: &Site, address: &str) -> String {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let response = router(site.clone()).oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{address}");
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// The place in the log of a page.
fn place(page: &str) -> Place {
    page.split_once("data-change=\"").unwrap().1.split('"').next().unwrap().parse().unwrap()
}

/// The posts of a page as they are written on it.
fn articles(page: &str) -> Vec<String> {
    let parts = page.split("<article class=\"post").skip(1);
    parts.map(|part| format!("<article class=\"post{}</article>", part.split("</article>").next().unwrap())).collect()
}

/// Somebody who has loaded an empty page and then takes what is sent.
struct Follower {
    at: Place,
    /// What each post was sent as last.
    posts: BTreeMap<String, Value>,
}

impl Follower {
    async fn begin(site: &Site) -> Follower {
        let page = get(site, "/ferry-strait").await;
        assert!(articles(&page).is_empty());
        let at = place(&page);
        // Somebody has followed from the beginning, so that every change is rendered as it comes.
        get(site, &format!("/ferry-strait/changes?after={at}")).await;
        Follower { at, posts: BTreeMap::new() }
    }

    /// Takes what came, until it is as much as a page has.
    async fn follow(&mut self, site: &Site, upto: Place) {
        loop {
            let body = get(site, &format!("/ferry-strait/changes?after={}", self.at)).await;
            let answer: Value = serde_json::from_str(&body).unwrap();
            for event in answer["events"].as_array().unwrap() {
                let data = &event["data"];
                match event["event"].as_str().unwrap() {
                    "post" => drop(self.posts.insert(data["post"].as_str().unwrap().into(), data.clone())),
                    "removed" => drop(self.posts.remove(data["post"].as_str().unwrap())),
                    other => panic!("{other}"),
                }
            }
            self.at = answer["change"].as_str().unwrap().parse().unwrap();
            if self.at == upto {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// The posts as the page then has them: who is told in a card that is here is there and nowhere else.
    fn articles(&self) -> Vec<String> {
        let stands = |data: &&Value| data["card"].as_str().is_none_or(|card| !self.posts.contains_key(card));
        let mut own: Vec<&Value> = self.posts.values().filter(stands).collect();
        own.sort_by(|a, b| b["key"].as_str().cmp(&a["key"].as_str()));
        own.iter().map(|data| data["html"].as_str().unwrap().trim().to_owned()).collect()
    }
}

/// The page once it has its picture, with what a follower has then.
async fn both(site: &Site, follower: &mut Follower) -> (Vec<String>, Vec<String>) {
    for _ in 0..200 {
        let page = get(site, "/ferry-strait").await;
        let at = place(&page);
        if at.picture == at.change {
            follower.follow(site, at).await;
            return (articles(&page), follower.articles());
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the picture never came");
}

fn site(ledger: &Ledger) -> Site {
    Site::new(ledger.store.clone(), Config { page_size: 100, ..Config::default() })
}

#[tokio::test]
async fn a_pushed_telling_joins_its_card() {
    let ledger = Ledger::empty().await;
    let site = site(&ledger);
    let mut follower = Follower::begin(&site).await;
    // The second to tell it is read first: it has the card until the first one comes.
    for (outlet, time) in [(1, "2026-03-11T12:06Z"), (0, "2026-03-11T11:06Z"), (2, "2026-03-11T13:06Z")] {
        telling(outlet, time).import(&ledger.store, ledger.coverage, "2026-03-11T14:00:00Z").await;
        let (page, followed) = both(&site, &mut follower).await;
        assert_eq!(followed, page);
        assert_eq!(page.len(), 1, "all is one card");
    }
    let card = follower.articles().remove(0);
    assert!(card.contains("Barrier at Tarnholt Fails") && card.contains("<b>3 outlets</b>"), "{card}");
    assert!(card.contains("<b>Key update</b>"), "what three outlets tell is one: {card}");
    let lead = follower.posts.values().find(|data| data["card"].is_null()).unwrap();
    assert_eq!(lead["tellings"].as_array().unwrap().len(), 2);
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// An outlet tells the story, or says something of its own, at some minute.
    Says { outlet: usize, story: bool, minute: u32 },
    /// It changes its latest post.
    Changes { outlet: usize },
    /// It takes its latest post away.
    TakesAway { outlet: usize },
    /// The desk withdraws the oldest post.
    Withdraws,
}

fn step() -> impl Strategy<Value = Step> {
    let outlet = 0..3usize;
    prop_oneof![
        6 => (outlet.clone(), prop::bool::weighted(0.8), 0..700u32)
            .prop_map(|(outlet, story, minute)| Step::Says { outlet, story, minute }),
        1 => outlet.clone().prop_map(|outlet| Step::Changes { outlet }),
        1 => outlet.prop_map(|outlet| Step::TakesAway { outlet }),
        1 => Just(Step::Withdraws),
    ]
}

/// Does steps one after the other; after each, or only at the end, a follower has what the page has. So has one who comes
/// back after the site was started anew, unless a post was taken away meanwhile: they are told to load the page again.
async fn walk(steps: &[Step], each: bool) {
    let ledger = Ledger::empty().await;
    let site = site(&ledger);
    let mut follower = Follower::begin(&site).await;
    let begun = follower.at;
    let mut taken_away = false;
    // What each outlet's page has: time, story or not, how often changed.
    let mut pages: [Vec<(u32, bool, u32)>; 3] = Default::default();
    for (n, step) in steps.iter().enumerate() {
        let outlet = match *step {
            Step::Says { outlet, story, minute } => {
                if pages[outlet].iter().any(|(at, ..)| *at == minute) {
                    continue;
                }
                pages[outlet].push((minute, story, 0));
                outlet
            }
            Step::Changes { outlet } => match pages[outlet].last_mut() {
                Some(post) => {
                    post.2 += 1;
                    outlet
                }
                None => continue,
            },
            // A page without a post is no page.
            Step::TakesAway { outlet } if pages[outlet].len() > 1 => {
                pages[outlet].pop();
                taken_away = true;
                outlet
            }
            Step::TakesAway { .. } => continue,
            Step::Withdraws => {
                if let Some(id) = follower.posts.keys().next() {
                    taken_away = true;
                    let post = id.parse::<PostId>().unwrap().to_string();
                    // One that is withdrawn already, as it was before what was followed last, stays so.
                    ledger.store.decide(ledger.coverage, "A", None, Ruling::Withdraw { post }).await.ok();
                }
                3
            }
        };
        if let Some(posts) = pages.get(outlet) {
            let (source, words) = crate::common::STORY[outlet];
            let page =
                posts.iter().fold(Page::new(&format!("p{outlet}"), source), |page, &(minute, story, changed)| {
                    let text = match story {
                        true => format!("{words}{}", " It goes on.".repeat(changed as usize)),
                        false => format!("Number {minute} of {outlet}\nWords {changed} of minute {minute} alone."),
                    };
                    let time = format!("2026-03-11T{:02}:{:02}Z", minute / 60, minute % 60);
                    page.post(&time, &text).anchor(&format!("a{minute}"))
                });
            page.import(&ledger.store, ledger.coverage, &format!("2026-03-12T{:02}:00:00Z", n)).await;
        }
        if each || n + 1 == steps.len() {
            let (page, followed) = both(&site, &mut follower).await;
            assert_eq!(followed, page, "after step {n} of {steps:?}");
        }
    }
    if !taken_away {
        let again = Site::new(ledger.store.clone(), site.config().clone());
        let mut late = Follower { at: begun, posts: BTreeMap::new() };
        let (page, followed) = both(&again, &mut late).await;
        assert_eq!(followed, page, "who comes back, after {steps:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_pushed_is_what_the_page_shows(steps in prop::collection::vec(step(), 1..10), each: bool) {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(walk(&steps, each));
    }
}

/// The feed without what scripts add to it.
const PLAIN: &str = "const feed = document.getElementById('feed').cloneNode(true);
    feed.querySelectorAll('.ago').forEach((one) => one.remove());
    feed.querySelectorAll('.post').forEach((one) => {
        one.classList.remove('fresh'); one.removeAttribute('aria-posinset'); one.removeAttribute('aria-setsize');
    });
    const lines = [...document.querySelectorAll('#contents ol')].map((one) => one.innerHTML).join('');
    return [feed.innerHTML, lines]
        .map((html) => html.replace(/ open(=\"\")?/g, '').replace(/>\\s+</g, '><').trim());";

#[tokio::test(flavor = "multi_thread")]
async fn a_telling_joins_the_card_on_the_page_and_nothing_moves() {
    let visit = Visit::begin(DESK).await;
    let arrives = async |outlet, time| {
        let page = telling(outlet, time);
        page.import(&visit.ledger.store, visit.ledger.coverage, "2026-03-11T14:00:00Z").await;
    };
    arrives(0, "2026-03-11T11:50Z").await;
    visit.go("/ferry-strait?order=newest").await;
    visit.until("document.querySelector('.headline').textContent === 'Barrier at Tarnholt Fails'").await;
    let lead = visit.run("return document.querySelector('.post').id").await.as_str().unwrap().to_owned();

    visit.run(&format!("document.getElementById('{lead}').scrollIntoView()")).await;
    // While the card is in view nothing happens to it but that the change is announced.
    let top = format!("return document.getElementById('{lead}').nextElementSibling.getBoundingClientRect().top");
    let before = visit.run(&top).await;
    arrives(1, "2026-03-11T12:20Z").await;
    visit.until("document.querySelector('#news button')?.textContent === '1 post changed'").await;
    assert_eq!(visit.run("return document.querySelectorAll('.tellings').length").await, 0);
    assert_eq!(visit.run(&top).await, before);
    visit.client.find(Locator::Css("#news button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelector('.tellings summary').textContent.includes('2 outlets')").await;

    // Out of view it is put in its card at once, and what is read stays where it is.
    visit.run("document.querySelectorAll('.post')[5].scrollIntoView()").await;
    visit.until(&format!("document.getElementById('{lead}').getBoundingClientRect().bottom < 0")).await;
    visit.run("document.activeElement.blur()").await;
    let read = "return document.querySelectorAll('.post')[5].getBoundingClientRect().top";
    let before = visit.run(read).await;
    arrives(2, "2026-03-11T12:40Z").await;
    visit.until("document.querySelector('.tellings summary').textContent.includes('3 outlets')").await;
    let moved = visit.run(read).await.as_f64().unwrap() - before.as_f64().unwrap();
    assert!(moved.abs() < 1.0, "what is read has moved by {moved}");
    assert_eq!(visit.run("return document.querySelector('#news button')").await, json!(null));

    // What waited while it was in view is in place once it is not; then the page loaded again is the same.
    for end in ["document.body.scrollHeight", "0"] {
        visit.run(&format!("scrollTo({{ top: {end}, behavior: 'instant' }})")).await;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    }
    let pushed = visit.run(PLAIN).await;
    visit.go("/ferry-strait?order=newest&kind=").await;
    let loaded = visit.run(PLAIN).await;
    for (loaded, pushed) in loaded.as_array().unwrap().iter().zip(pushed.as_array().unwrap()) {
        let (loaded, pushed) = (loaded.as_str().unwrap(), pushed.as_str().unwrap());
        let same = loaded.chars().zip(pushed.chars()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| text.chars().skip(same.saturating_sub(80)).take(240).collect::<String>();
        assert!(loaded == pushed, "loaded: {}\npushed: {}", around(loaded), around(pushed));
    }
    visit.end().await;
}
