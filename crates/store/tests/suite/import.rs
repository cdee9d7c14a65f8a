//! What an import makes of a page.

use dateline_model::Span;
use dateline_store::{ClaimQuery, Store, StoreError};

use super::{Page, all, flood, last_line, shown};

const DAM: &str = "The dam at the old mill holds, engineers on the site say this morning";
const DAM_LATER: &str = "The dam at the old mill holds, engineers on the site say, but water is seeping";
const ROAD: &str = "The coast road is closed between the harbour and the lighthouse";
const SCHOOL: &str = "Schools stay shut until Thursday, the council has decided";

const T1: &str = "2026-03-09T10:00Z";
const T2: &str = "2026-03-09T11:00Z";
const T3: &str = "2026-03-09T12:00Z";

fn live() -> Page {
    Page::new("live.txt")
}

pub async fn a_page_imported_again_changes_nothing(store: Store) {
    let c = flood(&store).await;
    let page = live().post(T1, DAM).post(T2, ROAD).killed("closed", 2.0);
    let first = page.import(&store, c, 0).await;
    assert_eq!((first.posts_new, first.changes, first.unchanged), (2, Some((1, 2)), false));
    let before = all(&store, c).await;
    for second in [0, 0, 60, -60] {
        let again = page.import(&store, c, second).await;
        assert!(again.unchanged, "{again:?}");
        assert_eq!((again.posts_new, again.changes), (0, None));
        assert_eq!(again.claims, first.claims);
    }
    assert_eq!(store.last_change(c).await.unwrap(), 2);
    let after = all(&store, c).await;
    let words =
        |entries: &[dateline_store::Entry]| entries.iter().map(|e| (e.id.clone(), e.text.clone())).collect::<Vec<_>>();
    assert_eq!(words(&before), words(&after));
}

pub async fn a_changed_text_is_a_revision_and_the_old_one_is_kept(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).post(T2, ROAD).import(&store, c, 0).await;
    let id = all(&store, c).await[0].id.clone();
    let done = live().post(T1, DAM_LATER).post(T2, ROAD).import(&store, c, 60).await;
    assert_eq!((done.posts_new, done.posts_revised, done.posts_gone), (0, 1, 0));
    let entry = store.entry(&id).await.unwrap().unwrap();
    assert_eq!((last_line(&entry.text), entry.edits, entry.first_change, entry.last_change), (DAM_LATER, 1, 1, 3));
    let revisions = store.revisions(&id).await.unwrap();
    let texts: Vec<_> = revisions.iter().map(|r| (last_line(&r.text), r.current)).collect();
    assert_eq!(texts, [(DAM, false), (DAM_LATER, true)]);
    assert!(revisions[0].origin.received < revisions[1].origin.received);
}

pub async fn a_text_changed_back_is_its_first_revision_again(store: Store) {
    let c = flood(&store).await;
    for (second, text) in [(0, DAM), (60, DAM_LATER), (120, DAM)] {
        live().post(T1, text).import(&store, c, second).await;
    }
    let entry = &all(&store, c).await[0];
    assert_eq!((last_line(&entry.text), entry.edits), (DAM, 1));
    let revisions = store.revisions(&entry.id).await.unwrap();
    assert_eq!(revisions.iter().map(|r| r.current).collect::<Vec<_>>(), [true, false]);
    assert_eq!(store.last_change(c).await.unwrap(), 3);
}

pub async fn a_post_that_the_page_lacks_becomes_a_tombstone_and_may_return(store: Store) {
    let c = flood(&store).await;
    let whole = live().post(T1, DAM).post(T2, ROAD).post(T3, SCHOOL);
    whole.import(&store, c, 0).await;
    let done = live().post(T1, DAM).post(T3, SCHOOL).import(&store, c, 60).await;
    assert_eq!((done.posts_gone, done.changes), (1, Some((4, 4))));
    assert_eq!(shown(&store, c).await, [DAM, SCHOOL]);
    let entries = all(&store, c).await;
    assert_eq!(last_line(&entries[1].text), ROAD);
    assert_eq!(entries[1].gone_after.unwrap().as_second(), 1_773_000_000);
    let again = live().post(T1, DAM).post(T3, SCHOOL).import(&store, c, 90).await;
    assert!(again.unchanged);
    let done = whole.import(&store, c, 120).await;
    assert_eq!((done.posts_returned, done.posts_new), (1, 0));
    assert_eq!(shown(&store, c).await, [DAM, ROAD, SCHOOL]);
}

pub async fn a_rolling_page_takes_nothing_away(store: Store) {
    let c = flood(&store).await;
    live().post(T2, ROAD).post(T1, DAM).import(&store, c, 0).await;
    let done = live().post(T3, SCHOOL).post(T2, ROAD).import(&store, c, 60).await;
    assert_eq!((done.posts_new, done.posts_gone), (1, 0));
    assert_eq!(shown(&store, c).await, [DAM, ROAD, SCHOOL]);
    // The page reaches back again, and the post is not there.
    let done = live().post(T3, SCHOOL).post(T1, "Anglers are asked to keep off the banks").import(&store, c, 120).await;
    assert_eq!((done.posts_new, done.posts_gone), (1, 2));
    // Once gone it stays gone when the page rolls on.
    let done = live().post(T3, SCHOOL).import(&store, c, 180).await;
    assert!(done.unchanged, "{done:?}");
}

pub async fn a_page_in_which_nothing_could_be_read_takes_nothing_away(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).import(&store, c, 0).await;
    assert!(live().import(&store, c, 60).await.unchanged);
    assert!(live().post("", "Please accept our cookies").import(&store, c, 120).await.posts_gone == 0);
    assert!(live().post(T1, DAM).import(&store, c, 180).await.posts_new == 0);
}

pub async fn posts_that_stand_in_another_order_are_the_same(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).post(T2, ROAD).post(T2, SCHOOL).import(&store, c, 0).await;
    let done = live().post(T2, SCHOOL).post(T1, DAM).post(T2, ROAD).import(&store, c, 60).await;
    assert!(done.unchanged, "{done:?}");
    assert_eq!(shown(&store, c).await, [DAM, ROAD, SCHOOL]);
}

pub async fn a_post_added_on_top_leaves_the_others_alone(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).killed("The dam", 1.0).import(&store, c, 0).await;
    let before = all(&store, c).await;
    let done =
        live().post(T2, ROAD).killed("The coast", 1.0).post(T1, DAM).killed("The dam", 1.0).import(&store, c, 60).await;
    assert_eq!((done.posts_new, done.posts_reread, done.posts_revised), (1, 0, 0));
    let after = all(&store, c).await;
    assert_eq!(after[0], before[0]);
    // Spans and lines are of the post's own text; the origin leads back to the report's.
    let entry = &after[1];
    let claim = &entry.claims[0];
    assert_eq!(&entry.text[claim.span.start as usize..claim.span.end as usize], "The coast");
    assert_eq!((claim.line, claim.statement.as_deref(), entry.post.line), (2, Some("s1"), 1));
    assert_eq!((entry.origin.start, entry.origin.line), (16, 2));
    assert_eq!(entry.blocks.iter().map(|b| b.line).collect::<Vec<_>>(), [1, 2]);
}

pub async fn the_same_text_read_otherwise_is_no_edit(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).import(&store, c, 0).await;
    let done = live().post(T1, DAM).killed("The dam", 4.0).import(&store, c, 0).await;
    assert_eq!((done.posts_reread, done.posts_revised), (1, 0));
    let entry = &all(&store, c).await[0];
    assert_eq!((entry.edits, entry.claims.len()), (0, 1));
    assert_eq!(store.revisions(&entry.id).await.unwrap().len(), 1);
    assert_eq!(store.claims(c, &ClaimQuery::default()).await.unwrap().len(), 1);
}

pub async fn a_stamp_that_counts_from_now_is_no_edit(store: Store) {
    let c = flood(&store).await;
    live().post_stamped("5 minutes ago", T1, DAM).killed("The dam", 1.0).import(&store, c, 0).await;
    let done = live().post_stamped("an hour ago", T1, DAM).killed("The dam", 1.0).import(&store, c, 3300).await;
    assert!(done.unchanged, "{done:?}");
    // The spans are still those of the text that is shown.
    let claim = &store.claims(c, &ClaimQuery::default()).await.unwrap()[0];
    let entry = store.entry(&claim.post).await.unwrap().unwrap();
    assert_eq!(&entry.text[claim.claim.span.start as usize..claim.claim.span.end as usize], "The dam");
    let done = live().post_stamped("2 hours ago", T1, DAM_LATER).import(&store, c, 7200).await;
    assert_eq!(done.posts_revised, 1);
}

pub async fn an_older_retrieval_that_comes_late_is_history(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM_LATER).post(T3, SCHOOL).import(&store, c, 60).await;
    let done = live().post(T1, DAM).post(T2, ROAD).import(&store, c, 0).await;
    assert_eq!((done.posts_new, done.posts_revised), (1, 1));
    assert_eq!(shown(&store, c).await, [DAM_LATER, SCHOOL]);
    let entries = all(&store, c).await;
    assert_eq!(entries[0].edits, 1);
    assert_eq!(entries[0].first_seen.as_second(), 1_773_000_000);
    assert_eq!(last_line(&entries[1].text), ROAD);
    assert_eq!(entries[1].gone_after.unwrap().as_second(), 1_773_000_000);
    let revisions = store.revisions(&entries[0].id).await.unwrap();
    assert_eq!(
        revisions.iter().map(|r| (last_line(&r.text), r.current)).collect::<Vec<_>>(),
        [(DAM, false), (DAM_LATER, true)]
    );
}

pub async fn an_anchor_names_a_post_through_any_change(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).anchor("a1").post(T2, ROAD).anchor("a2").import(&store, c, 0).await;
    let ids: Vec<_> = all(&store, c).await.into_iter().map(|e| e.id).collect();
    let done = live().post(T3, SCHOOL).anchor("a1").post(T2, ROAD).anchor("a2").import(&store, c, 60).await;
    assert_eq!((done.posts_new, done.posts_revised, done.posts_gone), (0, 1, 0));
    let entry = store.entry(&ids[0]).await.unwrap().unwrap();
    assert_eq!(last_line(&entry.text), SCHOOL);
    assert_eq!(entry.sorted_at.to_string(), "2026-03-09T12:00:00Z");
    assert_eq!(all(&store, c).await.into_iter().map(|e| e.id).collect::<Vec<_>>(), [ids[1].clone(), ids[0].clone()]);
}

pub async fn twins_on_a_page_are_two_posts(store: Store) {
    let c = flood(&store).await;
    let page = live().post(T1, ROAD).post(T1, ROAD);
    assert_eq!(page.import(&store, c, 0).await.posts_new, 2);
    assert!(page.import(&store, c, 60).await.unchanged);
    let entries = all(&store, c).await;
    assert_ne!(entries[0].id, entries[1].id);
}

pub async fn ids_are_the_same_in_another_ledger(store: Store) {
    let other = Store::open("sqlite::memory:").await.unwrap();
    let page = live().post(T1, DAM).killed("The dam", 1.0).post(T2, ROAD).anchor("x");
    let mut ids = Vec::new();
    for store in [store, other] {
        let c = flood(&store).await;
        let done = page.import(&store, c, 0).await;
        ids.push((all(&store, c).await.into_iter().map(|e| e.id).collect::<Vec<_>>(), done.claims));
    }
    assert_eq!(ids[0], ids[1]);
    assert_eq!(ids[0].1[0].0, "c1");
}

pub async fn a_page_is_known_by_its_address(store: Store) {
    let c = flood(&store).await;
    Page::new("a.html").url("https://herald.example/live").post(T1, ROAD).import(&store, c, 120).await;
    let done = Page::new("b.html").url("https://herald.example/live").post(T1, ROAD).import(&store, c, 180).await;
    assert!(done.unchanged);
}

pub async fn pages_of_other_sources_do_not_share_posts(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).import(&store, c, 0).await;
    let done = Page::new("other.txt").source("Tribune").post(T1, DAM).import(&store, c, 60).await;
    assert_eq!(done.posts_new, 1, "what another outlet passes on word for word is its own post");
}

pub async fn a_post_carried_over_to_another_page_is_the_same(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).post(T2, ROAD).killed("closed", 2.0).import(&store, c, 0).await;
    let before = all(&store, c).await;
    // The second page of the live blog begins with the last post of the first.
    let second = || Page::new("live-2.txt").post(T2, ROAD).killed("closed", 2.0);
    let done = second().post(T3, SCHOOL).import(&store, c, 60).await;
    assert_eq!((done.posts_new, done.posts_moved, done.posts_revised), (1, 1, 0));
    assert_eq!(done.claims[0].1.as_str(), before[1].claims[0].id, "its claims are the same too");
    assert_eq!(shown(&store, c).await, [DAM, ROAD, SCHOOL]);
    // It leaves the first page and stays on the second.
    let done = live().post(T1, DAM).import(&store, c, 120).await;
    assert_eq!((done.posts_gone, done.changes), (0, None));
    let entry = store.entry(&before[1].id).await.unwrap().unwrap();
    assert_eq!((last_line(&entry.text), entry.gone_after), (ROAD, None));
    // It is changed there, and at last it is taken away there.
    let later = format!("{ROAD}, and so is the old bridge");
    let done = Page::new("live-2.txt").post(T2, &later).post(T3, SCHOOL).import(&store, c, 180).await;
    assert_eq!((done.posts_new, done.posts_moved, done.posts_revised), (0, 0, 1));
    let done = Page::new("live-2.txt").post(T1, DAM).post(T3, SCHOOL).import(&store, c, 240).await;
    assert_eq!((done.posts_new, done.posts_moved, done.posts_gone), (0, 1, 1));
    let entry = store.entry(&before[1].id).await.unwrap().unwrap();
    assert_eq!((last_line(&entry.text), entry.edits, entry.gone_after.is_some()), (later.as_str(), 1, true));
}

pub async fn pages_that_differ_do_not_take_turns(store: Store) {
    let c = flood(&store).await;
    let later = format!("{ROAD}, both ways");
    let page = |name: &str, hour: u32, road: &str, others: u32| {
        (0..others).fold(Page::new(name).post(T1, road), |page, n| {
            page.post(&format!("2026-03-09T{hour}:0{n}Z"), &format!("{SCHOOL}, says notice {n}"))
        })
    };
    page("archive.txt", 13, ROAD, 0).import(&store, c, 0).await;
    assert_eq!(page("live.txt", 14, &later, 0).import(&store, c, 30).await.posts_revised, 1);
    for n in 1..5 {
        for page in [page("archive.txt", 13, ROAD, n), page("live.txt", 14, &later, n)] {
            let done = page.import(&store, c, 60 * i64::from(n)).await;
            assert_eq!((done.posts_new, done.posts_revised), (1, 0), "the newest words stay");
        }
    }
    assert_eq!(shown(&store, c).await[0], later);
}

pub async fn what_its_source_takes_back_is_gone(store: Store) {
    let c = flood(&store).await;
    // A feed that reaches back to the last post alone.
    live().post(T1, DAM).anchor("a").post(T2, ROAD).anchor("b").import(&store, c, 0).await;
    live().post(T2, ROAD).anchor("b").import(&store, c, 60).await;
    assert_eq!(shown(&store, c).await, [DAM, ROAD]);
    let feed = || live().post(T2, ROAD).anchor("b").post(T3, SCHOOL).anchor("c");
    let done = feed().taken_back("a").import(&store, c, 120).await;
    assert_eq!((done.posts_gone, done.posts_new), (1, 1));
    assert_eq!(shown(&store, c).await, [ROAD, SCHOOL]);
    // An older retrieval that comes late does not bring it back; that the source has it again does.
    live().post(T1, DAM).anchor("a").post(T2, ROAD).anchor("b").import(&store, c, 30).await;
    assert_eq!(shown(&store, c).await, [ROAD, SCHOOL]);
    let done = feed().post(T1, DAM).anchor("a").import(&store, c, 180).await;
    assert_eq!(done.posts_returned, 1);
}

pub async fn a_source_renamed_takes_its_posts_along(store: Store) {
    let c = flood(&store).await;
    live().post(T1, DAM).import(&store, c, 0).await;
    let done = live().source("The Herald").post(T1, DAM).import(&store, c, 60).await;
    assert_eq!(done.posts_reread, 1);
    assert_eq!(all(&store, c).await[0].source, "The Herald");
    let sources = store.sources(c).await.unwrap();
    assert_eq!(sources.iter().map(|s| (s.name.as_str(), s.posts)).collect::<Vec<_>>(), [("The Herald", 1)]);
}

pub async fn raw_bytes_and_readings_are_kept(store: Store) {
    let c = flood(&store).await;
    let mut page = live().post(T1, DAM);
    page.import(&store, c, 0).await;
    live().post(T1, DAM_LATER).import(&store, c, 60).await;
    let first = &store.revisions(&all(&store, c).await[0].id).await.unwrap()[0];
    assert_eq!(store.raw(&first.origin.sha256).await.unwrap().unwrap(), page.raw());
    assert_eq!(store.reading(first.origin.report).await.unwrap().as_ref(), Some(&*page.reading()));
    let reports = store.reports(c).await.unwrap();
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].page.as_str(), reports[0].received.as_second()), ("live.txt", 1_773_000_060));
}

pub async fn claims_keep_their_ids_and_words(store: Store) {
    let c = flood(&store).await;
    let text = "Six dead at the mill, the ministry said. Nine dead at the harbour, the ministry said";
    let first = live().post(T1, text).killed("Six dead", 6.0).killed("Nine dead", 9.0).import(&store, c, 0).await;
    let later = text.replace("Six", "Seven");
    let done = live().post(T1, &later).killed("Seven dead", 7.0).killed("Nine dead", 9.0).import(&store, c, 60).await;
    assert_eq!(done.posts_revised, 1);
    assert_eq!(done.claims[1], first.claims[1]);
    assert_ne!(done.claims[0].1, first.claims[0].1);
    let claims = store.claims(c, &ClaimQuery::default()).await.unwrap();
    assert_eq!(claims.iter().map(|r| r.claim.text.as_str()).collect::<Vec<_>>(), ["Seven dead", "Nine dead"]);
    for record in &claims {
        let entry = store.entry(&record.post).await.unwrap().unwrap();
        let Span { start, end } = record.claim.span;
        assert_eq!(&entry.text[start as usize..end as usize], record.claim.text);
        assert_eq!((record.claim.id.as_str(), record.id.post()), (record.id.as_str(), entry.id.clone()));
        assert!(entry.claims.contains(&record.claim));
    }
}

pub async fn parts_that_reach_out_of_their_post_are_left_out(store: Store) {
    let c = flood(&store).await;
    let mut page = live().post(T1, DAM).killed("The dam", 1.0).killed("old mill", 1.0);
    page.reading().claims[0].span = Span::new(0, 3);
    page.reading().statements[1].content.span = Span::new(0, 3);
    let done = page.import(&store, c, 0).await;
    assert_eq!((done.left_out, done.claims.len()), (2, 1));
    let entry = &all(&store, c).await[0];
    assert_eq!((entry.claims.len(), entry.statements.len()), (1, 1));
    // Its statement was left out, and no other takes its place.
    assert_eq!(entry.claims[0].statement, None);
}

pub async fn what_contradicts_itself_is_refused_whole(store: Store) {
    let c = flood(&store).await;
    type Break = fn(&mut dateline_model::Reading);
    let breaks: [(&str, Break); 4] = [
        ("other bytes", |r| r.report.sha256 = "0".repeat(64)),
        ("two posts have the id p1", |r| r.posts.push(r.posts[0].clone())),
        ("beyond the text", |r| r.posts[0].span.end = 9_999),
        ("overlap", |r| {
            let again = r.posts[0].clone();
            r.posts.extend((2..12).map(|n| dateline_model::Post { id: format!("p{n}"), ..again.clone() }));
        }),
    ];
    for (said, spoil) in breaks {
        let mut page = live().post(T1, DAM);
        spoil(page.reading());
        let error = page.try_import(&store, c, 0).await.unwrap_err();
        assert!(matches!(error, StoreError::BadReading { .. }), "{error}");
        assert!(error.to_string().contains(said) && error.to_string().contains("live.txt"), "{error}");
    }
    let long = "a".repeat(10_000);
    assert!(matches!(Page::new(&long).try_import(&store, c, 0).await, Err(StoreError::TooLarge { .. })));
    let nowhere = dateline_store::CoverageId(99);
    assert!(matches!(live().try_import(&store, nowhere, 0).await, Err(StoreError::NoCoverage(_))));
    assert_eq!(store.counts(c).await.unwrap(), dateline_store::Counts::default());
    assert_eq!(store.last_change(c).await.unwrap(), 0);
}

pub async fn hostile_strings_are_kept_as_they_are(store: Store) {
    let c = flood(&store).await;
    let strings = [
        "'); DROP TABLE post; --",
        "<script>alert(1)</script> & \"quotes\" \\ $1 ?1 %s {}",
        "nul \u{0} bell \u{7} rtl \u{202e} zero width \u{200b}\u{feff}",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧 e\u{301} ﷽",
    ];
    for (i, text) in strings.into_iter().enumerate() {
        let page = Page::new(&format!("{i} {text}")).source(text).post(T1, text).anchor(text).killed(text, f64::NAN);
        page.import(&store, c, 0).await;
        assert!(page.import(&store, c, 0).await.unchanged);
        let entry = all(&store, c).await.into_iter().find(|e| e.source == text.trim()).unwrap();
        assert_eq!(entry.text, format!("{T1}\n{text}"));
        assert_eq!(entry.post.anchor.as_deref(), Some(text));
        assert_eq!(entry.claims[0].text, text);
        assert_eq!(entry.origin.path, format!("{i} {text}"));
    }
    for text in strings {
        assert!(store.coverage(text).await.unwrap().is_none());
        assert!(store.raw(text).await.unwrap().is_none());
        let query = ClaimQuery { item: Some(text.into()), ..ClaimQuery::default() };
        assert!(store.claims(c, &query).await.unwrap().is_empty());
    }
    assert_eq!(store.counts(c).await.unwrap().posts, 4);
}
