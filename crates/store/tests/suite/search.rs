use dateline_model::Search;
use dateline_store::{SearchQuery, Sought, Store};

use super::{Page, flood};

pub async fn what_is_searched_follows_what_is_shown(store: Store) {
    let coverage = flood(&store).await;
    let count = async |typed: &str| {
        let query = SearchQuery { limit: 10, ..SearchQuery::default() };
        let hits = store.search(coverage, &Search::parse(typed, None), &query).await.unwrap();
        assert_eq!(hits.hits.len() as u64, hits.counts[Sought::ALL.iter().position(|s| *s == Sought::Posts).unwrap()]);
        hits.hits.len()
    };
    let page = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .fold(Page::new("live.txt"), |page, (n, words)| page.post(&format!("2026-03-09T1{n}:00Z"), words))
    };
    page(&["Boats are ready", "Water rises"]).import(&store, coverage, 0).await;
    assert_eq!((count("boat").await, count("water OR boats").await, count("-water").await), (1, 2, 1));
    page(&["Boats are ready", "Rain falls"]).import(&store, coverage, 1).await;
    assert_eq!((count("water").await, count("rain").await), (0, 1));
    page(&["Boats are ready"]).import(&store, coverage, 2).await;
    assert_eq!((count("rain").await, count("boats").await), (0, 1));
    store.reindex().await.unwrap();
    assert_eq!((count("rain").await, count("boats").await), (0, 1));
}
