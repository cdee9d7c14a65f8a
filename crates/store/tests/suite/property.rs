//! Whatever the order of import and however often a report comes, readers see the same.

use std::collections::BTreeMap;

use dateline_store::{CoverageId, Order, Store};
use jiff::{civil::Date, tz::TimeZone};
use proptest::{prelude::*, test_runner::TestRunner};

use super::{Page, all, flood};

/// What readers see of a post, but for ids and numbers.
type Seen = (String, String, bool, u32, i64);

async fn seen(store: &Store, retrievals: &[(i64, Page)], order: &[usize]) -> Vec<Seen> {
    let c = flood(store).await;
    for &i in order {
        let (second, page) = &retrievals[i];
        page.import(store, c, *second).await;
        counts_what_is_there(store, c).await;
    }
    let changes = store.changes_since(c, 0, 10_000).await.unwrap();
    assert!(changes.iter().map(|c| c.number).eq(1..=changes.len() as u64));
    let newest =
        store.posts(c, &dateline_store::PageQuery { order: Order::Newest, ..Default::default() }).await.unwrap();
    assert_eq!(newest.change, changes.len() as u64);
    let mut seen: Vec<Seen> = all(store, c)
        .await
        .into_iter()
        .map(|e| (e.text, e.source, e.gone_after.is_some(), e.edits, e.sorted_at.as_second()))
        .collect();
    seen.sort();
    seen
}

/// What the outline counts after each change is what the feed has then.
async fn counts_what_is_there(store: &Store, c: CoverageId) {
    let mut days: BTreeMap<Date, (u64, u64)> = BTreeMap::new();
    for entry in all(store, c).await {
        let (listed, shown) = days.entry(entry.sorted_at.to_zoned(TimeZone::UTC).date()).or_default();
        *listed += 1;
        *shown += u64::from(entry.gone_after.is_none());
    }
    let outline = store.outline(c, &TimeZone::UTC).await.unwrap();
    let counted: BTreeMap<_, _> = outline.iter().map(|day| (day.date, (day.listed, day.shown))).collect();
    assert_eq!(counted, days);
    assert_eq!(outline.len(), days.len());
}

/// Posts of one page that can be told apart: some by an anchor, some by their stamp and most of their words. Each
/// retrieval shows some of them, in one of three wordings.
fn page(which: u8, posts: Vec<Option<u8>>) -> Page {
    let mut page = Page::new(&format!("{which}.txt"));
    for (n, wording) in posts.into_iter().enumerate() {
        let Some(wording) = wording else { continue };
        let ending = ["", ", it says", ", it says now, and asks for patience"][usize::from(wording)];
        let words = (0..8).map(|word| format!("{which}{n}{word}x")).collect::<Vec<_>>().join(" ") + ending;
        page = match n % 3 {
            0 => page.post(&format!("2026-03-09T1{n}:00Z"), &words),
            1 => page.post("2026-03-09T09:00Z", &words).anchor(&format!("a{n}")),
            _ => page.post("", &words),
        };
    }
    page
}

/// The same posts on any of the pages of one live blog.
fn shared_page(which: u8, posts: Vec<Option<u8>>) -> Page {
    let mut page = Page::new(&format!("{which}.txt"));
    for (n, wording) in posts.into_iter().enumerate() {
        let Some(wording) = wording else { continue };
        let ending = ["", ", it says", ", it says now"][usize::from(wording)];
        let words = (0..20).map(|word| format!("{n}{word}x")).collect::<Vec<_>>().join(" ") + ending;
        page = page.post(&format!("2026-03-09T1{n}:00Z"), &words);
        if n % 3 == 0 {
            page = page.anchor(&format!("a{n}"));
        }
    }
    page
}

pub async fn any_order_and_repetition_of_reports_shows_the_same(_: Store) {
    in_any_order(page).await;
}

pub async fn posts_carried_over_show_the_same_in_any_order(_: Store) {
    in_any_order(shared_page).await;
}

async fn in_any_order(page: fn(u8, Vec<Option<u8>>) -> Page) {
    let retrieval = (0..2u8, proptest::collection::vec(proptest::option::weighted(0.7, 0..3u8), 6));
    let case = proptest::collection::vec(retrieval, 1..6)
        .prop_map(move |list| {
            list.into_iter().enumerate().map(|(i, (p, posts))| (i as i64 * 60, page(p, posts))).collect()
        })
        .prop_flat_map(|list: Vec<(i64, Page)>| {
            let order: Vec<usize> = (0..list.len()).chain(0..list.len()).collect();
            (Just(list), Just(order).prop_shuffle())
        });
    let handle = tokio::runtime::Handle::current();
    let run = move || {
        let mut runner = TestRunner::new(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() });
        runner.run(&case, |(retrievals, order)| {
            let (a, b) = handle.block_on(async {
                let one = Store::open("sqlite::memory:").await.unwrap();
                let other = Store::open("sqlite::memory:").await.unwrap();
                let in_order: Vec<usize> = (0..retrievals.len()).collect();
                (seen(&one, &retrievals, &in_order).await, seen(&other, &retrievals, &order).await)
            });
            prop_assert_eq!(a, b);
            Ok(())
        })
    };
    tokio::task::spawn_blocking(run).await.unwrap().unwrap();
}
