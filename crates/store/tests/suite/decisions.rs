use dateline_model::{Rating, Ruling, Search};
use dateline_store::{ChangeKind, SearchQuery, Store, StoreError};

use super::{Page, all, flood, shown};

pub async fn decisions_are_kept_in_their_order_and_taken_back_by_another(store: Store) {
    let coverage = flood(&store).await;
    let rate = |rating| Ruling::Rate { source: "The Gazette".into(), rating };
    let first = store.decide(coverage, "A. Editor", Some("two retractions"), rate(Rating::Unreliable)).await.unwrap();
    let second = store.decide(coverage, "B. Editor", None, Ruling::Undo { decision: 1 }).await.unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    let kept = store.decisions(coverage).await.unwrap();
    assert_eq!(kept, [first, second]);
    let error = store.decide(coverage, "B. Editor", None, Ruling::Undo { decision: 9 }).await.unwrap_err();
    assert!(matches!(error, StoreError::BadDecision(_)), "{error}");
    let long = "x".repeat(100_000);
    let error = store.decide(coverage, &long, None, rate(Rating::Reliable)).await.unwrap_err();
    assert!(matches!(error, StoreError::TooLarge { .. }), "{error}");
    assert_eq!(store.decisions(coverage).await.unwrap().len(), 2);
    let last = store.last_change(coverage).await.unwrap();
    assert_eq!(store.changes_since(coverage, last - 2, 9).await.unwrap().len(), 2, "readers see what was decided");
}

pub async fn a_withdrawn_post_is_nowhere_until_that_is_taken_back(store: Store) {
    let coverage = flood(&store).await;
    let page =
        Page::new("live.txt").post("2026-03-09T10:00Z", "Boats are ready").post("2026-03-09T11:00Z", "Water rises");
    page.import(&store, coverage, 0).await;
    let post = all(&store, coverage).await[1].id.clone();
    let found = async || {
        let query = SearchQuery { limit: 10, ..SearchQuery::default() };
        store.search(coverage, &Search::parse("water", None), &query).await.unwrap().hits.len()
    };
    let counts = store.counts(coverage).await.unwrap();
    assert_eq!(found().await, 1);
    store.decide(coverage, "A. Editor", None, Ruling::Withdraw { post: post.to_string() }).await.unwrap();
    assert_eq!(shown(&store, coverage).await, ["Boats are ready"]);
    assert_eq!((found().await, store.entry(&post).await.unwrap()), (0, None));
    assert!(store.revisions(&post).await.unwrap().is_empty());
    let now = store.counts(coverage).await.unwrap();
    assert_eq!((now.posts, now.gone), (counts.posts - 1, counts.gone));
    let last = store.last_change(coverage).await.unwrap();
    let change = store.changes_since(coverage, last - 1, 1).await.unwrap().remove(0);
    assert_eq!((change.kind, change.post), (ChangeKind::Withdrawn, Some(post.clone())));

    // That its source still has it, or has more beside it, changes nothing.
    let more = page.post("2026-03-09T12:00Z", "Rain falls");
    more.import(&store, coverage, 1).await;
    store.reindex().await.unwrap();
    assert_eq!(shown(&store, coverage).await, ["Boats are ready", "Rain falls"]);
    assert_eq!(found().await, 0);

    store.decide(coverage, "A. Editor", None, Ruling::Undo { decision: 1 }).await.unwrap();
    assert_eq!(shown(&store, coverage).await, ["Boats are ready", "Water rises", "Rain falls"]);
    assert_eq!(found().await, 1);
    let error = store.decide(coverage, "A", None, Ruling::Withdraw { post: "zzzzzzzz".into() }).await.unwrap_err();
    assert!(matches!(error, StoreError::BadDecision(_)), "{error}");
}
