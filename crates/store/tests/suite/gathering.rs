//! What gathering keeps: addresses, looks, raw bytes, subscriptions, lateness.

use std::time::Duration;

use dateline_model::{Link, Relation};
use dateline_store::{Followed, FollowedId, Found, Health, HealthState, LinkSet, Outcome, Store, Subscription};
use jiff::Timestamp;

use super::{Page, flood};

const MINUTE: Duration = Duration::from_secs(60);

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_773_057_600 + minutes * 60).unwrap()
}

/// A look at some minute that brought some bytes, or none.
fn found<'f>(minutes: i64, outcome: Outcome, raw: Option<&'f [u8]>) -> Found<'f> {
    Found {
        at: at(minutes),
        url: "https://a.example/live",
        outcome,
        status: Some(if raw.is_some() { 200 } else { 304 }),
        headers: &[],
        raw,
        problem: None,
        took: Duration::from_millis(50),
        moved_to: None,
        validators: (None, None),
        next: at(minutes + 1),
        failures: 0,
    }
}

async fn follow(store: &Store) -> FollowedId {
    let coverage = flood(store).await;
    store.follow(coverage, "https://a.example/live", MINUTE).await.unwrap().id
}

pub async fn looks_that_found_the_same_share_a_row(store: Store) {
    let id = follow(&store).await;
    use Outcome::{Failed, New, Unchanged};
    let looks = [
        (New, Some(b"one".as_slice())),
        (New, Some(b"one")),
        (Unchanged, None),
        (New, Some(b"two")),
        (Failed, None),
        (Failed, None),
        (New, Some(b"two")),
    ];
    let mut told = Vec::new();
    for (minute, (outcome, raw)) in looks.into_iter().enumerate() {
        told.push(store.keep_visit(id, &found(minute as i64, outcome, raw)).await.unwrap().outcome);
    }
    assert_eq!(told, [New, Unchanged, Unchanged, New, Failed, Failed, Unchanged]);
    let visits = store.visits(id, 10).await.unwrap();
    let rows: Vec<_> = visits.iter().rev().map(|v| (v.outcome, v.times, v.first, v.last)).collect();
    assert_eq!(
        rows,
        [
            (New, 1, at(0), at(0)),
            (Unchanged, 2, at(1), at(2)),
            (New, 1, at(3), at(3)),
            (Failed, 2, at(4), at(5)),
            (Unchanged, 1, at(6), at(6))
        ]
    );
    assert_eq!(store.followed_one(id).await.unwrap().unwrap().next, Some(at(7)));
}

pub async fn what_is_followed_no_longer_is_known_since_when(store: Store) {
    let id = follow(&store).await;
    let coverage = store.coverages().await.unwrap()[0].id;
    let now = "2026-03-11T12:00:00Z".parse().unwrap();
    let before = jiff::Timestamp::now();
    store.unfollow(id).await.unwrap();
    let ended = |health: &[(Followed, Health)]| (health[0].1.state, health[0].1.since);
    let (state, since) = ended(&store.health(coverage, now).await.unwrap());
    assert!(state == HealthState::Ended && since.unwrap().as_second() >= before.as_second());
    // Ending it once more does not move the moment.
    store.unfollow(id).await.unwrap();
    assert_eq!(ended(&store.health(coverage, now).await.unwrap()), (state, since));
    assert!(store.followed().await.unwrap().is_empty());
    follow(&store).await;
    assert_eq!(ended(&store.health(coverage, now).await.unwrap()), (HealthState::New, None));
}

pub async fn what_is_still_to_be_read_comes_in_its_order(store: Store) {
    let id = follow(&store).await;
    for (minute, raw) in [b"one".as_slice(), b"two", b"one"].into_iter().enumerate() {
        store.keep_visit(id, &found(minute as i64, Outcome::New, Some(raw))).await.unwrap();
    }
    let mut read = Vec::new();
    while let Some((visit, _)) = store.unread().await.unwrap().first().copied() {
        let unread = store.unread_one(visit).await.unwrap().unwrap();
        read.push((unread.at, String::from_utf8(unread.raw).unwrap()));
        store.mark_read(visit, None, 1, None).await.unwrap();
    }
    assert_eq!(read, [(at(0), "one".to_owned()), (at(1), "two".to_owned()), (at(2), "one".to_owned())]);
}

pub async fn raw_bytes_are_found_by_the_beginning_of_their_hash(store: Store) {
    let id = follow(&store).await;
    store.keep_visit(id, &found(0, Outcome::New, Some(b"one"))).await.unwrap();
    let all = store.visits(id, 1).await.unwrap()[0].sha256.clone().unwrap();
    for beginning in [&all[..1], &all[..7], &all[..7].to_uppercase(), &all[..]] {
        let found = store.find_raw(beginning).await.unwrap();
        assert_eq!((found.len(), found[0].sha256.as_str(), found[0].size), (1, all.as_str(), 3), "{beginning}");
    }
    for wrong in ["", "g", "%", "'", &format!("{all}0")] {
        assert!(store.find_raw(wrong).await.unwrap().is_empty(), "{wrong}");
    }
    let origins = store.raw_origins(&all).await.unwrap();
    assert_eq!((origins.len(), origins[0].at, origins[0].from.as_str()), (1, at(0), "https://a.example/live"));
}

pub async fn a_subscription_is_found_by_its_token(store: Store) {
    let followed = follow(&store).await;
    let mut subscription = Subscription {
        followed,
        hub: "https://hub.example/".into(),
        topic: "https://a.example/live".into(),
        token: "token".into(),
        secret: "secret".into(),
        asked: Some(at(0)),
        verified: false,
        until: None,
    };
    store.put_subscription(&subscription).await.unwrap();
    assert_eq!(store.subscription_by_token("token").await.unwrap().as_ref(), Some(&subscription));
    assert_eq!(store.subscription_by_token("other").await.unwrap(), None);
    (subscription.verified, subscription.until) = (true, Some(at(9)));
    store.put_subscription(&subscription).await.unwrap();
    assert_eq!(store.subscription(followed).await.unwrap(), Some(subscription));
}

pub async fn a_source_is_late_with_what_another_had_first(store: Store) {
    let c = flood(&store).await;
    let mut claims = Vec::new();
    for (source, time) in [
        ("Wire", "2026-03-09T10:00Z"),
        ("Herald", "2026-03-09T10:25Z"),
        // Nobody knows at which minute.
        ("Tribune", "2026-03-09"),
    ] {
        let page = Page::new(&format!("{source}.txt")).source(source).post(time, "Two are dead");
        let imported = page.killed("Two are dead", 2.0).import(&store, c, 0).await;
        claims.push(imported.claims[0].1.to_string());
    }
    let repeat = |a: usize, b: usize| Link {
        a: claims[a].clone(),
        b: claims[b].clone(),
        relation: Relation::Repeat,
        why: String::new(),
        score: None,
        rule: None,
    };
    store.put_links(c, &[repeat(0, 1), repeat(0, 2)], LinkSet::Added).await.unwrap();
    let late = store.lateness(c).await.unwrap();
    let told: Vec<_> = late
        .iter()
        .map(|one| (one.source.as_str(), one.first, one.later, one.median.map(|median| median.as_mins())))
        .collect();
    assert_eq!(told, [("Herald", 0, 1, Some(25)), ("Wire", 1, 0, None)]);
}
