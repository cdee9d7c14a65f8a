//! The live page narrowed, folded, pinned; permalinks, corrections, sources: over a real ledger, without a network.

use crate::common::{Ledger, Page};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use dateline_model::MediaKind;
use dateline_site::{Config, Site, router};
use tower::ServiceExt;

async fn ask(site: &Site, address: &str) -> Response {
    router(site.clone()).oneshot(Request::get(address).body(Body::empty()).unwrap()).await.unwrap()
}

/// A page's text, through redirects; and the address where it stands.
async fn page_at(site: &Site, address: &str) -> (String, String) {
    let mut address = address.to_owned();
    for _ in 0..4 {
        let response = ask(site, &address).await;
        if response.status() != StatusCode::TEMPORARY_REDIRECT {
            assert_eq!(response.status(), StatusCode::OK, "{address}");
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            return (String::from_utf8(body.to_vec()).unwrap(), address);
        }
        address = response.headers()[header::LOCATION].to_str().unwrap().split('#').next().unwrap().to_owned();
    }
    panic!("{address} leads in a circle");
}

async fn page(site: &Site, address: &str) -> String {
    page_at(site, address).await.0
}

/// The headlines of a page's posts in its order.
fn headlines(page: &str) -> Vec<String> {
    let heads = page.split("<h3 class=\"headline\"").skip(1);
    heads.map(|h| strip(&h[h.find('>').unwrap() + 1..h.find("</h3>").unwrap()])).collect()
}

fn strip(html: &str) -> String {
    html.split('<').map(|p| p.split_once('>').map_or(p, |(_, words)| words)).collect()
}

/// The address of the page after this one.
fn next(page: &str) -> Option<String> {
    let (before, _) = page.split_once("\" rel=\"next\">")?;
    Some(before.rsplit('"').next()?.replace("&amp;", "&").replace("&#38;", "&"))
}

fn id_of(page: &str, headline: &str) -> String {
    let before = page.split_once(headline).unwrap().0;
    before
        .rsplit_once("<article class=\"post")
        .unwrap()
        .1
        .split_once("id=\"")
        .unwrap()
        .1
        .split('"')
        .next()
        .unwrap()
        .into()
}

#[tokio::test]
async fn the_feed_is_narrowed_by_its_address() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for (query, wanted) in [
        (
            "source=Strait+Courier&order=oldest",
            vec!["Guard: ‘The Bridge Is Ours’", "Guard names its dead", "Aircraft Seen to Fall off North Veyl"],
        ),
        ("side=Harren", vec!["More Than a Third of the Islanders Have Left"]),
        (
            "kind=territory_taken&order=oldest",
            vec!["Bridge at Lower Sound Taken, Ministry Says", "Guard: ‘The Bridge Is Ours’"],
        ),
        ("place=North+Veyl", vec!["Aircraft Seen to Fall off North Veyl"]),
        ("place=Lower+Sound&side=Veyl&disputed=1", vec!["Guard: ‘The Bridge Is Ours’"]),
        // A form sends what is not chosen as well.
        ("order=oldest&side=&kind=wounded&place=&source=", vec!["Enemy Losses Reach 540"]),
    ] {
        let page = page(&site, &format!("/ferry-strait?{query}")).await;
        assert_eq!(headlines(&page), wanted, "{query}");
        let count = if wanted.len() == 1 { "One update:".into() } else { format!("{} updates:", wanted.len()) };
        assert!(strip(&page).contains(&count), "{query}: {}", strip(&page));
        assert!(page.contains("noindex"));
    }
    let none = page(&site, "/ferry-strait?side=%3Cscript%3E&kind=killed").await;
    assert!(none.contains("No update is like that.") && !none.contains("<script>alert"));
    // Each chosen filter can be taken away by a link that leaves the others.
    assert!(none.contains("href=\"/ferry-strait?order=newest&#38;kind=killed\""), "{none}");
    for wrong in ["disputed=2", "key=yes", &format!("side={}", "x".repeat(300)), "side=a&side=b"] {
        assert_eq!(ask(&site, &format!("/ferry-strait?{wrong}")).await.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn narrowed_pages_follow_each_other_and_stay() {
    let ledger = Ledger::empty().await;
    for n in 0..50 {
        let source = if n % 2 == 0 { "Harren Wire" } else { "Strait Courier" };
        Page::new(&format!("page-{n}"), source)
            .post(&format!("2026-03-12T00:{n:02}Z"), &format!("Number {n}\nWords of it."))
            .import(&ledger.store, ledger.coverage, "2026-03-13T00:00:00Z")
            .await;
    }
    let site = Site::new(ledger.store.clone(), Config { page_size: 4, ..Config::default() });
    for order in ["newest", "oldest"] {
        let mut address = Some(format!("/ferry-strait?order={order}&source=Harren+Wire"));
        let mut seen = Vec::new();
        while let Some(at) = address {
            let page = page(&site, &at).await;
            seen.extend(headlines(&page));
            address = next(&page);
        }
        let mut wanted: Vec<String> = (0..25).map(|n| format!("Number {}", n * 2)).collect();
        if order == "newest" {
            wanted.reverse();
        }
        assert_eq!(seen, wanted, "{order}");
    }
}

#[tokio::test]
async fn a_pushed_post_says_what_it_can_be_found_by() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    page(&site, "/ferry-strait").await;
    let body = page(&site, "/ferry-strait/changes?after=0").await;
    let changes: serde_json::Value = serde_json::from_str(&body).unwrap();
    let of = |words: &str| {
        let events = changes["events"].as_array().unwrap();
        let event =
            events.iter().find(|e| e["data"]["line"].as_str().is_some_and(|line| line.contains(words))).unwrap();
        event["data"]["facets"].as_array().unwrap().iter().map(|f| f.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("Aircraft Seen"), ["kind:aircraft_downed", "place:North Veyl", "side:Veyl", "source:Strait Courier"]);
    assert!(of("The Bridge Is Ours").contains(&"disputed:1".to_owned()));
}

#[tokio::test]
async fn outlets_that_tell_the_same_stand_in_one_card() {
    let ledger = Ledger::empty().await;
    ledger.told_by_three().await;
    let site = ledger.site();
    let live = page(&site, "/ferry-strait").await;
    assert_eq!(headlines(&live), ["Barrier at Tarnholt Fails"]);
    assert!(strip(&live).contains("3 outlets, first 16:06 Harren Wire"), "{}", strip(&live));
    let card = live.split_once("class=\"tellings\"").unwrap().1.split_once("</details>").unwrap().0;
    let told: Vec<String> = card.split("<li ").skip(1).map(|li| strip(&format!("<li {li}"))).collect();
    assert!(told[0].contains("17:06 Strait Courier Boats Among the Roofs") && told[1].contains("18:06 Ostmark Today"));
    // Each has its own anchor here and its own page.
    for li in card.split("<li ").skip(1) {
        let id = li.split_once("id=\"").unwrap().1.split('"').next().unwrap();
        assert!(li.contains(&format!("href=\"/ferry-strait/post/{id}\"")));
        let response = ask(&site, &format!("/ferry-strait/p/{id}")).await;
        assert_eq!(response.headers()[header::LOCATION].to_str().unwrap(), format!("/ferry-strait#{id}"));
    }
    // Whoever reads one outlet alone has its posts whole.
    let courier = page(&site, "/ferry-strait?source=Strait+Courier").await;
    assert_eq!(headlines(&courier), ["Boats Among the Roofs of Tarnholt"]);
}

#[tokio::test]
async fn what_contradicts_is_never_folded_away() {
    let ledger = Ledger::full().await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    for headline in
        ["Bridge at Lower Sound Taken, Ministry Says", "Guard: ‘The Bridge Is Ours’", "Enemy Losses Reach 540"]
    {
        assert!(headlines(&live).iter().any(|h| h == headline), "{headline} is not on the page whole");
    }
}

#[tokio::test]
async fn the_state_of_the_day_is_pinned_and_every_line_leads_to_its_words() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let live = page(&site, "/ferry-strait").await;
    let pinned = live.split_once("class=\"pinned\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(
        strip(pinned).contains("Day 3 so far") && strip(pinned).contains("Drafted from the record by rules"),
        "{pinned}"
    );
    let lines: Vec<&str> = pinned.split("<li ").skip(1).collect();
    assert!((1..=5).contains(&lines.len()), "{}", lines.len());
    assert!(lines[0].starts_with("class=\"disputed\""));
    for line in lines {
        let link = line.split_once("href=\"").expect("a line without its words").1.split('"').next().unwrap();
        let (address, anchor) = link.split_once('#').unwrap();
        assert!(page(&site, address).await.contains(&format!("id=\"{anchor}\"")), "{link}");
    }
    assert!(pinned.contains("href=\"/ferry-strait/digest/2026-03-11\""));
    assert!(!page(&site, "/ferry-strait?side=Veyl").await.contains("class=\"pinned\""));
}

#[tokio::test]
async fn key_updates_are_listed_marked_and_can_be_read_alone() {
    let ledger = Ledger::full().await;
    ledger.told_by_three().await;
    let site = ledger.site();
    let live = page(&site, "/ferry-strait").await;
    let list = live.split_once("id=\"key-title\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(
        strip(list).contains("Barrier at Tarnholt Fails") && strip(list).contains("told by 3 outlets"),
        "{}",
        strip(list)
    );
    let key = page(&site, "/ferry-strait?key=1").await;
    let shown = headlines(&key);
    assert!(!shown.is_empty() && shown.len() < headlines(&live).len(), "{shown:?}");
    assert_eq!(key.matches("<b>Key update</b>").count(), shown.len());
}

#[tokio::test]
async fn a_permalink_finds_the_page_of_its_post_which_stays() {
    let ledger = Ledger::empty().await;
    for n in 0..23 {
        Page::new(&format!("page-{n}"), "Harren Wire")
            .post(&format!("2026-03-12T00:{n:02}Z"), &format!("Number {n}\nWords of it."))
            .import(&ledger.store, ledger.coverage, "2026-03-13T00:00:00Z")
            .await;
    }
    let site = Site::new(ledger.store.clone(), Config { page_size: 5, ..Config::default() });
    // What the pages are when one follows the other.
    let mut pages = Vec::new();
    let mut address = Some("/ferry-strait".to_owned());
    while let Some(at) = address {
        let (text, at) = page_at(&site, &at).await;
        address = next(&text);
        pages.push((at, text));
    }
    assert_eq!(pages.len(), 4);
    for n in 0..23 {
        let headline = format!(">Number {n}<");
        let (at, text) = pages.iter().find(|(_, text)| text.contains(&headline)).unwrap();
        let id = id_of(text, &headline);
        let response = ask(&site, &format!("/ferry-strait/p/{id}")).await;
        assert!(response.headers()[header::LOCATION].to_str().unwrap().ends_with(&format!("#{id}")));
        assert_eq!(page_at(&site, &format!("/ferry-strait/p/{id}")).await.0, *text, "{n} is not led to {at}");
    }
    for wrong in ["/ferry-strait/p/zzzzzzzz", "/ferry-strait/p/%3Cscript%3E", "/nowhere/p/zzzzzzzz"] {
        assert_eq!(ask(&site, wrong).await.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn corrections_are_listed_with_what_changed() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let text = page(&site, "/ferry-strait/corrections").await;
    assert!(text.contains("Its source has changed the words.") && text.contains("<ins>21,500</ins>"), "{text}");
    // The page has its first two posts still, and the third no more.
    Page::new("courier", "Strait Courier")
        .post("2026-03-11T05:10Z", "Guard: ‘The Bridge Is Ours’\nThe bridge at Lower Sound has not been taken, the Veyl Home Guard wrote on Telegram, and called Ostmark’s words “a wish”.")
        .post("2026-03-11T10:15Z", "Guard names its dead\nSixty-six of its members have been killed since Monday, the Veyl Home Guard said, and published their names. About 300 Ostmarker soldiers have been killed in the same time, it said.\nThe Courier has spoken to the families of nine of the dead.")
        .import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    let text = page(&site, "/ferry-strait/corrections").await;
    let of = text.split("<li>").find(|li| li.contains("Aircraft Seen to Fall"));
    let of = of.unwrap_or_else(|| panic!("{}", strip(&text)));
    assert!(of.contains("Its source has taken this post away."), "{of}");
    let empty = Ledger::empty().await;
    assert!(page(&empty.site(), "/ferry-strait/corrections").await.contains("No source has changed"));
}

#[tokio::test]
async fn a_stamp_without_words_is_called_that() {
    let ledger = Ledger::empty().await;
    Page::new("wire", "Harren Wire")
        .post("2026-03-11T10:00Z", "")
        .import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z")
        .await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    assert!(live.contains("The source gave a time and no words."), "{live}");
    let contents = live.split_once("id=\"contents\"").unwrap().1;
    assert!(contents.contains("A time and no words"), "{contents}");
}

#[tokio::test]
async fn what_may_be_hard_to_bear_waits_for_a_tap() {
    let ledger = Ledger::empty().await;
    Page::new("wire", "Harren Wire")
        .post("2026-03-11T10:00Z", "On the quay\nThe quay after the strike.")
        .media(
            MediaKind::Video,
            "Warning: graphic content. Bodies on the quay.",
            "Harren Wire",
            "https://wire.example/v/1",
        )
        .media(MediaKind::Photo, "A ferry at its moorings.", "Harren Wire", "https://wire.example/p/1")
        .import(&ledger.store, ledger.coverage, "2026-03-11T11:00:00Z")
        .await;
    let live = page(&ledger.site(), "/ferry-strait").await;
    let hidden = live.split_once("<details class=\"graphic\">").unwrap().1.split_once("</details>").unwrap().0;
    assert!(hidden.contains("Bodies on the quay") && hidden.contains("https://wire.example/v/1"));
    assert!(!hidden.contains("A ferry at its moorings"));
    assert_eq!(live.matches("<details class=\"graphic\">").count(), 1);
}

#[tokio::test]
async fn the_sources_page_tells_who_had_what() {
    let ledger = Ledger::empty().await;
    ledger.told_by_three().await;
    let site = ledger.site();
    let text = page(&site, "/ferry-strait/sources").await;
    let words = strip(&text);
    assert!(words.contains("Harren Wire first with 1, in time with 0, late with 0"), "{words}");
    assert!(words.contains("Two Metres of Water in Tarnholt 2 h after Harren Wire"), "{words}");
    assert!(text.contains("href=\"/ferry-strait?source=Strait+Courier\""));
    assert!(page(&site, "/ferry-strait?source=Strait+Courier").await.contains("Boats Among the Roofs"));
}

#[tokio::test]
async fn of_hundreds_of_days_the_contents_name_months() {
    let ledger = Ledger::empty().await;
    let first: jiff::civil::Date = "2025-02-10".parse().unwrap();
    let days = first.series(jiff::ToSpan::days(1)).take(400);
    let page_of_all = days.fold(Page::new("all", "Harren Wire"), |page, date| {
        page.post(&format!("{date}T06:00Z"), &format!("Of {date}\nWords of it."))
    });
    page_of_all.import(&ledger.store, ledger.coverage, "2026-04-01T00:00:00Z").await;
    let site = ledger.site();
    for (order, begins, month) in [("newest", "16 March", "February 2026"), ("oldest", "10 February", "March 2025")] {
        let live = page(&site, &format!("/ferry-strait?order={order}")).await;
        let contents = live.split_once("id=\"contents\"").unwrap().1.split_once("</nav>").unwrap().0;
        let alone: Vec<&str> = contents.split("<details data-day=").skip(1).collect();
        assert_eq!(alone.len(), 31, "{order}");
        assert!(strip(alone[0]).contains(begins), "{order}: {}", strip(alone[0]));
        assert_eq!(contents.matches("<details class=\"month\">").count(), 13, "{order}");
        assert!(strip(contents).contains(month), "{order}: {}", strip(contents));
        assert!(contents.len() < 60_000, "{}", contents.len());
        // All days are there, each once.
        let days = contents.split("<ol class=\"days\">").skip(1).map(|of| of.split("</ol>").next().unwrap());
        let urls: Vec<String> = days
            .flat_map(|of| {
                of.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"))
            })
            .collect();
        assert_eq!(urls.len() + alone.len(), 400, "{order}");
        let last = page(&site, urls.last().unwrap()).await;
        let far = if order == "newest" { "Of 2025-02-10" } else { "Of 2026-03-16" };
        assert_eq!(headlines(&last)[0], far, "{order}");
    }
}
