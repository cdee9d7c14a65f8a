//! The change log and the links.

use std::time::Duration;

use dateline_model::{Coverage, Link, Relation, Reprint, Telling};
use dateline_store::{ChangeKind, CoverageId, LinkSet, Store};

use super::{Page, all, flood};

const T1: &str = "2026-03-09T10:00Z";
const T2: &str = "2026-03-09T11:00Z";

async fn kinds(store: &Store, coverage: CoverageId) -> Vec<ChangeKind> {
    let changes = store.changes_since(coverage, 0, 1000).await.unwrap();
    assert!(changes.iter().map(|c| c.number).eq(1..=changes.len() as u64), "{changes:?}");
    changes.into_iter().map(|c| c.kind).collect()
}

pub async fn the_log_has_no_gaps_under_many_writers(store: Store) {
    let flood = flood(&store).await;
    let fire = store.put_coverage(&Coverage { slug: "fire".into(), ..Coverage::default() }).await.unwrap();
    let mut tasks = Vec::new();
    for writer in 0..8 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            for round in 0..6 {
                let coverage = if writer % 2 == 0 { flood } else { fire };
                // Two writers share a page and go over each other's posts.
                let mut page = Page::new(&format!("{}.txt", writer / 4));
                for n in 0..=round {
                    page = page.post(&format!("2026-03-09T1{n}:00Z"), &format!("Update number {n} of writer {writer}"));
                }
                page.import(&store, coverage, round * 10 + writer).await;
                if round == 3 {
                    // One that fails takes no number with it.
                    let mut bad = page.clone();
                    bad.reading().report.sha256 = "no".into();
                    assert!(bad.try_import(&store, coverage, 0).await.is_err());
                }
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    for coverage in [flood, fire] {
        let changes = store.changes_since(coverage, 0, 10_000).await.unwrap();
        assert!(!changes.is_empty());
        assert!(changes.iter().map(|c| c.number).eq(1..=changes.len() as u64));
        assert_eq!(store.last_change(coverage).await.unwrap(), changes.len() as u64);
        // Every post's first and last change are lines about it.
        for entry in all(&store, coverage).await {
            let about: Vec<_> = changes.iter().filter(|c| c.post.as_ref() == Some(&entry.id)).collect();
            assert_eq!(about.first().map(|c| (c.number, c.kind)), Some((entry.first_change, ChangeKind::Posted)));
            assert_eq!(about.last().map(|c| c.number), Some(entry.last_change));
        }
        let tail = store.changes_since(coverage, 3, 2).await.unwrap();
        assert_eq!(tail.iter().map(|c| c.number).collect::<Vec<_>>(), [4, 5]);
    }
}

pub async fn the_log_tells_what_happened(store: Store) {
    use ChangeKind::{Gone, Posted, Reread, Returned, Revised};
    let c = flood(&store).await;
    let page = |text| Page::new("live.txt").post(T1, "Boats are ready").post(T2, text);
    page("The ferry to the island is running").import(&store, c, 0).await;
    page("The ferry to the island is not running").import(&store, c, 1).await;
    page("The ferry to the island is not running").killed("ferry", 1.0).import(&store, c, 2).await;
    Page::new("live.txt").post(T1, "Boats are ready").import(&store, c, 3).await;
    page("The ferry to the island is not running").killed("ferry", 1.0).import(&store, c, 4).await;
    assert_eq!(kinds(&store, c).await, [Posted, Posted, Revised, Reread, Gone, Returned]);
    // Posts are logged in the order of their time, also from a page that has the newest on top.
    let upside_down = Page::new("b.txt").post(T2, "Third").post(T2, "Second").post(T1, "First");
    upside_down.import(&store, c, 5).await;
    let mut texts = Vec::new();
    for change in store.changes_since(c, 6, 10).await.unwrap() {
        let entry = store.entry(&change.post.unwrap()).await.unwrap().unwrap();
        texts.push(super::last_line(&entry.text).to_owned());
    }
    assert_eq!(texts, ["First", "Second", "Third"]);
}

pub async fn a_changed_coverage_is_a_change(store: Store) {
    let id = flood(&store).await;
    assert_eq!(flood(&store).await, id);
    assert_eq!(store.last_change(id).await.unwrap(), 0);
    let coverage = Coverage { slug: "flood".into(), title: "The great flood".into(), ..Coverage::default() };
    assert_eq!(store.put_coverage(&coverage).await.unwrap(), id);
    assert_eq!(kinds(&store, id).await, [ChangeKind::Coverage]);
    let stored = store.coverage("flood").await.unwrap().unwrap();
    assert_eq!((stored.id, &stored.coverage, stored.last_change), (id, &coverage, 1));
    assert_eq!(store.coverages().await.unwrap(), [stored]);
}

pub async fn those_who_watch_are_woken(store: Store) {
    let c = flood(&store).await;
    let mut watch = store.watch();
    let before = *watch.borrow_and_update();
    let page = Page::new("live.txt").post(T1, "Boats are ready");
    let writer = store.clone();
    let task = tokio::spawn(async move { page.import(&writer, c, 0).await });
    tokio::time::timeout(Duration::from_secs(20), watch.changed()).await.unwrap().unwrap();
    assert_eq!(*watch.borrow_and_update(), before + 1);
    // What woke them is there to be read.
    assert_eq!(store.changes_since(c, 0, 10).await.unwrap().len(), 1);
    task.await.unwrap();
    Page::new("live.txt").post(T1, "Boats are ready").import(&store, c, 0).await;
    assert!(!watch.has_changed().unwrap());
}

fn link(a: &str, b: &str, why: &str) -> Link {
    Link { a: a.into(), b: b.into(), relation: Relation::Conflict, why: why.into(), score: Some(0.5), rule: None }
}

/// Two pages with a claim each; gives the claims' ids.
async fn two_claims(store: &Store, coverage: CoverageId) -> (String, String) {
    let a = Page::new("in/a.txt").post(T1, "Other news").post(T2, "Two are dead").killed("Two are dead", 2.0);
    let b = Page::new("in/b.txt").post(T2, "Nobody is dead").killed("Nobody is dead", 0.0);
    let a = a.import(store, coverage, 0).await.claims;
    let b = b.import(store, coverage, 0).await.claims;
    (a[0].1.to_string(), b[0].1.to_string())
}

pub async fn links_change_the_posts_at_both_ends(store: Store) {
    let c = flood(&store).await;
    let (a, b) = two_claims(&store, c).await;
    let conflict = link(&a, &b, "two against none");
    let done = store.put_links(c, std::slice::from_ref(&conflict), LinkSet::Added).await.unwrap();
    assert_eq!((done.added, done.unknown, done.changes), (1, 0, Some((4, 5))));
    assert_eq!(kinds(&store, c).await[3..], [ChangeKind::Linked, ChangeKind::Linked]);
    let linked: Vec<usize> = all(&store, c).await.iter().map(|e| e.links.len()).collect();
    assert_eq!(linked, [0, 1, 1]);
    assert_eq!(all(&store, c).await[1].links[0], conflict);
    let done = store.put_links(c, std::slice::from_ref(&conflict), LinkSet::Added).await.unwrap();
    assert_eq!(done, dateline_store::Linked::default());
    let done =
        store.put_links(c, &[link(&a, &b, "another reason"), link(&a, "zzzzzzzz-zzzz", "")], LinkSet::Added).await;
    let done = done.unwrap();
    assert_eq!((done.changed, done.unknown), (1, 1));
    assert_eq!(store.links(c).await.unwrap()[0].why, "another reason");
}

pub async fn links_may_name_claims_by_report(store: Store) {
    let c = flood(&store).await;
    let (a, b) = two_claims(&store, c).await;
    let links = [link("a.txt#c1", "in/b.txt#c1", "x"), link("a.txt#c2", "b.txt#c1", "y"), link("c.txt#c1", &b, "z")];
    let done = store.put_links(c, &links, LinkSet::Added).await.unwrap();
    assert_eq!((done.added, done.unknown), (1, 2));
    assert_eq!(store.links(c).await.unwrap(), [link(&a, &b, "x")]);
    // A file name that two pages share names neither.
    Page::new("out/a.txt").post(T1, "Late").killed("Late", 1.0).import(&store, c, 0).await;
    assert_eq!(store.put_links(c, &links[..1], LinkSet::Added).await.unwrap().unknown, 1);
}

pub async fn a_reprint_leads_to_who_was_first(store: Store) {
    let c = flood(&store).await;
    let wire = "The coast road is closed between the harbour and the lighthouse";
    Page::new("wire.txt").source("Wire").post(T1, wire).import(&store, c, 0).await;
    for (n, outlet) in ["Herald", "Tribune"].into_iter().enumerate() {
        Page::new(&format!("{outlet}.txt")).source(outlet).post(T2, wire).import(&store, c, 60 + n as i64).await;
    }
    let posts = all(&store, c).await;
    let reprint = |post: usize, of: usize| Reprint {
        post: posts[post].id.to_string(),
        of: posts[of].id.to_string(),
        share: 0.9,
        why: "nearly all words".into(),
    };
    // A chain leads to its end, and what the ledger lacks is left out.
    let unknown = Reprint { of: "nothing".into(), ..reprint(1, 0) };
    let found = [reprint(1, 0), reprint(2, 1), reprint(2, 0), unknown];
    assert_eq!(store.put_reprints(c, &found).await.unwrap(), 3);
    assert_eq!(store.put_reprints(c, &found).await.unwrap(), 0);
    let seen = all(&store, c).await;
    let of = |n: usize| seen[n].reprint_of.as_ref().map(|of| (of.source.as_str(), of.post.clone()));
    assert_eq!((of(0), seen[0].reprinted_by), (None, 2));
    assert_eq!(of(1), Some(("Wire", posts[0].id.clone())));
    assert_eq!(of(2), Some(("Wire", posts[0].id.clone())));
    let linked = kinds(&store, c).await.iter().filter(|kind| **kind == ChangeKind::Linked).count();
    assert_eq!(linked, 3, "each post that is shown otherwise changes once");
}

pub async fn a_post_keeps_the_story_that_it_was_put_to(store: Store) {
    let c = flood(&store).await;
    for (n, outlet) in ["Wire", "Herald", "Tribune"].into_iter().enumerate() {
        let words = format!("The coast road is closed, the {outlet} says");
        Page::new(&format!("{outlet}.txt")).source(outlet).post(T1, &words).import(&store, c, n as i64).await;
    }
    let posts = all(&store, c).await;
    let id = |n: usize| posts[n].id.to_string();
    let begins =
        |n: usize| Telling { post: id(n), story: id(n), with: None, score: None, why: "nothing before".into() };
    let joins = |n: usize, story: usize| Telling {
        with: Some(id(story)),
        story: id(story),
        score: Some(0.5),
        why: "shares words".into(),
        ..begins(n)
    };
    let unknown = Telling { post: "nothing".into(), ..begins(0) };
    assert_eq!(store.put_tellings(c, &[begins(0), joins(1, 0), unknown]).await.unwrap(), 2);
    // What is decided is decided.
    assert_eq!(store.put_tellings(c, &[begins(1), joins(2, 0)]).await.unwrap(), 1);
    let told: Vec<Option<Telling>> = all(&store, c).await.into_iter().map(|entry| entry.telling).collect();
    assert_eq!(told, [Some(begins(0)), Some(joins(1, 0)), Some(joins(2, 0))]);
    let linked = kinds(&store, c).await.iter().filter(|kind| **kind == ChangeKind::Linked).count();
    assert_eq!(linked, 2, "only those that join a story are shown otherwise");
}

pub async fn what_was_linked_is_noted(store: Store) {
    let c = flood(&store).await;
    assert_eq!(store.linked_change(c).await.unwrap(), 0);
    store.set_linked_change(c, 7).await.unwrap();
    assert_eq!(store.linked_change(c).await.unwrap(), 7);
}

pub async fn a_whole_set_of_links_ends_the_others(store: Store) {
    let c = flood(&store).await;
    let (a, b) = two_claims(&store, c).await;
    store.put_links(c, &[link(&a, &b, "x")], LinkSet::Whole).await.unwrap();
    let done = store.put_links(c, &[link(&b, &a, "y")], LinkSet::Whole).await.unwrap();
    assert_eq!((done.added, done.removed), (1, 1));
    assert_eq!(store.links(c).await.unwrap(), [link(&b, &a, "y")]);
    // One that ended may hold again.
    let done = store.put_links(c, &[link(&a, &b, "x")], LinkSet::Added).await.unwrap();
    assert_eq!((done.added, store.counts(c).await.unwrap().links), (1, 2));
    // A link of a claim that a revision no longer makes is not shown with its post.
    let silent = Page::new("in/b.txt").post(T2, "Nobody is hurt");
    silent.import(&store, c, 5).await;
    let entries = all(&store, c).await;
    assert!(entries.iter().any(|e| super::last_line(&e.text) == "Nobody is hurt" && e.links.is_empty()));
}
