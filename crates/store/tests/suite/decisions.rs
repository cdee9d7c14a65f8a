use dateline_model::{Rating, Ruling};
use dateline_store::{Store, StoreError};

use super::flood;

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
