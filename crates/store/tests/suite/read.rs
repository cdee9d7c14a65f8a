//! Pages of the feed, claims, counts.

use dateline_model::{ClaimKind, Place};
use dateline_store::{ClaimQuery, Counts, Cursor, Filter, Order, PageQuery, PostId, Store};
use jiff::tz::TimeZone;

use super::{Page, all, flood, last_line, shown};

pub async fn posts_come_in_the_order_of_their_time(store: Store) {
    let c = flood(&store).await;
    let page = Page::new("a.txt").post("2026-03-09T10:30Z", "Second").post("2026-03-08", "First");
    page.post("2026-03-09T10:30:01Z", "Third").import(&store, c, 0).await;
    Page::new("b.txt").post("2026-03-10T00Z", "Fourth").import(&store, c, 0).await;
    assert_eq!(shown(&store, c).await, ["First", "Second", "Third", "Fourth"]);
    let newest = store.posts(c, &PageQuery::default()).await.unwrap();
    let texts: Vec<_> = newest.entries.iter().map(|e| last_line(&e.text)).collect();
    assert_eq!(texts, ["Fourth", "Third", "Second", "First"]);
    assert_eq!((newest.next, newest.change), (None, 4));
    assert_eq!(newest.entries[3].post.time.utc.unwrap().to_string(), "2026-03-08");
}

pub async fn pages_follow_each_other_while_posts_are_added(store: Store) {
    let c = flood(&store).await;
    let mut page = Page::new("a.txt");
    for n in 0..30 {
        // Three to a minute.
        page = page.post(&format!("2026-03-09T10:{:02}Z", n / 3), &format!("Update number {n} of the day"));
    }
    page.import(&store, c, 0).await;
    for order in [Order::Newest, Order::Oldest] {
        let mut query = PageQuery { order, limit: 7, ..PageQuery::default() };
        let mut seen = Vec::new();
        let mut round = 0;
        loop {
            let page = store.posts(c, &query).await.unwrap();
            assert!(page.entries.len() <= 7);
            query.upto.get_or_insert(page.change);
            seen.extend(page.entries.into_iter().map(|e| last_line(&e.text).to_owned()));
            let Some(next) = page.next else { break };
            query.after = Some(next.to_string().parse().unwrap());
            // Posts arrive at both ends and where the reader is.
            round += 1;
            let name = format!("{order:?}-{round}.txt");
            let more = Page::new(&name).post("2026-03-09T09:00Z", "Early").post("2026-03-09T10:05Z", "Between");
            more.post("2026-03-09T12:00Z", "Late").import(&store, c, round).await;
        }
        let mut numbers: Vec<String> = (0..30).map(|n| format!("Update number {n} of the day")).collect();
        if order == Order::Newest {
            numbers.reverse();
        }
        let seen: Vec<String> = seen.into_iter().filter(|text| text.starts_with("Update")).collect();
        assert_eq!(seen, numbers);
    }
}

pub async fn a_page_may_begin_at_a_time_or_keep_to_a_source(store: Store) {
    let c = flood(&store).await;
    let hours =
        |page: Page| (0..6).fold(page, |page, h| page.post(&format!("2026-03-09T1{h}:00Z"), &format!("Hour {h}")));
    hours(Page::new("a.txt")).import(&store, c, 0).await;
    hours(Page::new("b.txt").source("Courier")).import(&store, c, 0).await;
    let at = |order, time: &str| PageQuery {
        order,
        after: Some(Cursor::at(time.parse().unwrap(), order)),
        filter: Filter { source: Some("Courier".into()), ..Filter::default() },
        limit: 2,
        ..PageQuery::default()
    };
    for (query, wanted) in [
        (at(Order::Newest, "2026-03-09T13:00Z"), ["Hour 3", "Hour 2"]),
        (at(Order::Newest, "2026-03-09T13:59Z"), ["Hour 3", "Hour 2"]),
        (at(Order::Oldest, "2026-03-09T13:00Z"), ["Hour 3", "Hour 4"]),
        (at(Order::Oldest, "2026-03-09T13:01Z"), ["Hour 4", "Hour 5"]),
    ] {
        let page = store.posts(c, &query).await.unwrap();
        assert_eq!(page.entries.iter().map(|e| last_line(&e.text)).collect::<Vec<_>>(), wanted, "{query:?}");
        assert!(page.entries.iter().all(|e| e.source == "Courier"));
    }
    let nobody =
        PageQuery { filter: Filter { source: Some("Nobody".into()), ..Filter::default() }, ..PageQuery::default() };
    assert!(store.posts(c, &nobody).await.unwrap().entries.is_empty());
    let few = PageQuery { limit: 0, ..PageQuery::default() };
    assert_eq!(store.posts(c, &few).await.unwrap().entries.len(), 1);
}

pub async fn posts_without_a_time_stand_at_their_retrieval(store: Store) {
    let c = flood(&store).await;
    // The suite's second 0 is 2026-03-08T20:00:00Z.
    Page::new("a.txt").post("", "A notice without a date").import(&store, c, 0).await;
    Page::new("b.txt")
        .post("2026-03-08T19:59Z", "Before")
        .post("2026-03-08T20:01Z", "After")
        .import(&store, c, 0)
        .await;
    assert_eq!(shown(&store, c).await, ["Before", "A notice without a date", "After"]);
    // A later retrieval does not move it; an earlier one does.
    Page::new("a.txt").post("", "A notice without a date").import(&store, c, 600).await;
    assert_eq!(shown(&store, c).await, ["Before", "A notice without a date", "After"]);
    let done = Page::new("a.txt").post("", "A notice without a date").import(&store, c, -600).await;
    assert_eq!(done.posts_reread, 1);
    assert_eq!(shown(&store, c).await, ["A notice without a date", "Before", "After"]);
}

/// Posts of two sources about two places, of two kinds and sides, in every combination.
async fn combinations(store: &Store) -> dateline_store::CoverageId {
    let c = flood(store).await;
    for (n, source) in ["Herald", "Courier"].into_iter().enumerate() {
        let mut page = Page::new(&format!("{n}.txt")).source(source);
        for minute in 0..16 {
            page = page.post(&format!("2026-03-09T1{n}:{minute:02}Z"), &format!("Report {n} {minute} tells"));
            if minute >= 8 {
                page = page.killed("tells", f64::from(minute));
                let reading = page.reading();
                let claim = reading.claims.last_mut().unwrap();
                if minute & 1 == 1 {
                    claim.kind = ClaimKind::EquipmentLoss;
                }
                let name = if minute & 2 == 2 { "Upper Mill" } else { "Nether Mill" };
                claim.place = Some(Place { name: Some(name.into()), ..Place::default() });
                if minute & 4 == 4 {
                    claim.claimant.side = Some("Downriver".into());
                    reading.statements.last_mut().unwrap().speaker.side = Some("Downriver".into());
                }
            }
        }
        page.import(store, c, 0).await;
    }
    c
}

pub async fn posts_are_found_by_who_speaks_what_is_claimed_and_where(store: Store) {
    let c = combinations(&store).await;
    let everything = all(&store, c).await;
    let some = |name: &str, values: [&str; 2]| {
        let values = values.map(|value| Some(value.to_owned()));
        (name.to_owned(), [None].into_iter().chain(values).collect::<Vec<_>>())
    };
    let (_, sources) = some("source", ["Courier", "Nobody"]);
    let (_, sides) = some("side", ["Upriver", "Downriver"]);
    let (_, kinds) = some("kind", ["killed", "equipment_loss"]);
    let (_, places) = some("place", ["Upper Mill", "Atlantis"]);
    for (source, side, kind, place) in sources.iter().flat_map(|source| {
        let (sides, kinds, places) = (&sides, &kinds, &places);
        sides.iter().flat_map(move |side| {
            kinds.iter().flat_map(move |kind| places.iter().map(move |place| (source, side, kind, place)))
        })
    }) {
        let filter = Filter {
            source: source.clone(),
            side: side.clone(),
            kind: kind.clone(),
            place: place.clone(),
            ..Filter::default()
        };
        let is = |entry: &dateline_store::Entry| {
            source.as_ref().is_none_or(|source| entry.source == *source)
                && side.as_ref().is_none_or(|side| {
                    entry.statements.iter().any(|statement| statement.speaker.side.as_ref() == Some(side))
                })
                && kind.as_ref().is_none_or(|kind| entry.claims.iter().any(|claim| claim.kind.to_string() == *kind))
                && place.as_ref().is_none_or(|place| {
                    entry.claims.iter().any(|c| c.place.as_ref().and_then(|p| p.name.as_ref()) == Some(place))
                })
        };
        let wanted: Vec<&PostId> = everything.iter().filter(|entry| is(entry)).map(|entry| &entry.id).collect();
        assert_eq!(store.found(c, &filter).await.unwrap(), wanted.len() as u64, "{filter:?}");
        for order in [Order::Oldest, Order::Newest] {
            let mut found = Vec::new();
            let mut query = PageQuery { order, limit: 3, filter: filter.clone(), ..PageQuery::default() };
            loop {
                let page = store.posts(c, &query).await.unwrap();
                found.extend(page.entries.into_iter().map(|entry| entry.id));
                query.after = page.next;
                if query.after.is_none() {
                    break;
                }
            }
            if order == Order::Newest {
                found.reverse();
            }
            assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{filter:?}");
        }
    }
    let among = vec![everything[3].id.clone(), everything[30].id.clone(), "zzzzzzzz".parse().unwrap()];
    let filter = Filter { among: Some(among), ..Filter::default() };
    let page = store.posts(c, &PageQuery { filter: filter.clone(), ..PageQuery::default() }).await.unwrap();
    assert_eq!(page.entries.iter().map(|e| &e.id).collect::<Vec<_>>(), [&everything[30].id, &everything[3].id]);
    let none = Filter { among: Some(Vec::new()), ..Filter::default() };
    assert_eq!(store.found(c, &none).await.unwrap(), 0);
}

pub async fn what_a_post_is_found_by_keeps_up_with_it(store: Store) {
    let c = flood(&store).await;
    let facets = async |store: &Store| {
        let entries = all(store, c).await;
        entries.iter().map(|e| e.facets.iter().map(ToString::to_string).collect()).collect::<Vec<Vec<String>>>()
    };
    let one = Page::new("a.txt").post("2026-03-09T10:00Z", "Two dead").killed("Two dead", 2.0);
    let one = one.import(&store, c, 0).await;
    let other = Page::new("b.txt").post("2026-03-09T11:00Z", "None dead").killed("None dead", 0.0);
    let other = other.import(&store, c, 0).await;
    let plain: Vec<String> = vec!["kind:killed".into(), "side:Upriver".into()];
    assert_eq!(facets(&store).await, [plain.clone(), plain.clone()]);
    // A conflict makes both ends disputed, and no longer when it holds no more.
    let (a, b) = (one.claims[0].1.to_string(), other.claims[0].1.to_string());
    let link = dateline_model::Link {
        a,
        b,
        relation: dateline_model::Relation::Conflict,
        why: "two against none".into(),
        score: None,
        rule: None,
    };
    store.put_links(c, &[link], dateline_store::LinkSet::Added).await.unwrap();
    let disputed = Filter { disputed: true, ..Filter::default() };
    assert_eq!(store.found(c, &disputed).await.unwrap(), 2);
    store.put_links(c, &[], dateline_store::LinkSet::Whole).await.unwrap();
    assert_eq!(store.found(c, &disputed).await.unwrap(), 0);
    // New words have other claims, and a source that goes by another name is found by that.
    Page::new("a.txt").source("Tribune").post("2026-03-09T10:00Z", "Two dead, it said").import(&store, c, 60).await;
    assert_eq!(facets(&store).await, [Vec::new(), plain]);
    let tribune = Filter { source: Some("Tribune".into()), ..Filter::default() };
    assert_eq!(store.found(c, &tribune).await.unwrap(), 1);
}

pub async fn a_post_s_place_is_what_is_older(store: Store) {
    let c = combinations(&store).await;
    let entries = all(&store, c).await;
    for (n, entry) in entries.iter().enumerate() {
        assert_eq!(store.older_than(c, &entry.id).await.unwrap(), Some(n as u64));
    }
    for posts in [1, 15, 31] {
        let after = store.above_oldest(c, posts).await.unwrap();
        let page = store.posts(c, &PageQuery { after, limit: 1, ..PageQuery::default() }).await.unwrap();
        assert_eq!(page.entries[0].id, entries[posts as usize - 1].id);
    }
    assert_eq!(store.above_oldest(c, 32).await.unwrap(), None);
    assert_eq!(store.older_than(c, &"zzzzzzzz".parse().unwrap()).await.unwrap(), None);
}

pub async fn changes_are_chosen_by_their_kind(store: Store) {
    use dateline_store::ChangeKind::{Gone, Posted, Revised};
    let c = flood(&store).await;
    let page = Page::new("a.txt").post("2026-03-09T10:00Z", "The ferry has left");
    page.clone().post("2026-03-09T11:00Z", "Water rises").import(&store, c, 0).await;
    let changed = Page::new("a.txt").post("2026-03-09T10:00Z", "The ferry has left late");
    changed.post("2026-03-09T12:00Z", "Boats are ready").import(&store, c, 60).await;
    let kinds = async |kinds: &[dateline_store::ChangeKind], limit| {
        let changes = store.changes_of(c, kinds, limit).await.unwrap();
        changes.iter().map(|change| (change.number, change.kind)).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&[Revised, Gone], 9).await, [(5, Gone), (4, Revised)]);
    assert_eq!(kinds(&[Gone, Revised], 1).await, [(5, Gone)]);
    assert_eq!(kinds(&[Posted], 9).await, [(3, Posted), (2, Posted), (1, Posted)]);
}

pub async fn claims_are_chosen_by_what_they_claim(store: Store) {
    let c = flood(&store).await;
    let mut page = Page::new("a.txt").post("2026-03-09T11:00Z", "Three dead").killed("Three dead", 3.0);
    page = page.post("2026-03-09T10:00Z", "Two boats lost").killed("Two boats", 2.0);
    page.reading().claims[1].kind = ClaimKind::EquipmentLoss;
    page.reading().claims[1].item = Some("boat".into());
    page.reading().claims[1].target.side = Some("Upriver".into());
    let done = page.import(&store, c, 0).await;
    let texts = async |query: ClaimQuery| {
        let claims = store.claims(c, &query).await.unwrap();
        claims.into_iter().map(|r| r.claim.text).collect::<Vec<_>>()
    };
    let any = ClaimQuery::default();
    assert_eq!(texts(any.clone()).await, ["Two boats", "Three dead"]);
    assert_eq!(texts(ClaimQuery { kind: Some(ClaimKind::Killed), ..any.clone() }).await, ["Three dead"]);
    assert_eq!(texts(ClaimQuery { item: Some("boat".into()), ..any.clone() }).await, ["Two boats"]);
    assert_eq!(texts(ClaimQuery { target: Some("Downriver".into()), ..any.clone() }).await, ["Three dead"]);
    assert_eq!(texts(ClaimQuery { limit: 1, ..any.clone() }).await, ["Two boats"]);
    assert_eq!(texts(ClaimQuery { id: Some(done.claims[0].1.clone()), ..any.clone() }).await, ["Three dead"]);
    // The claims of a post that is gone are not its source's any more.
    Page::new("a.txt").post("2026-03-09T10:00Z", "Weather").import(&store, c, 60).await;
    assert_eq!(texts(any.clone()).await, Vec::<String>::new());
    let gone = store.claims(c, &ClaimQuery { with_gone: true, ..any }).await.unwrap();
    assert_eq!(
        gone.iter().map(|r| (r.claim.text.as_str(), r.gone)).collect::<Vec<_>>(),
        [("Two boats", true), ("Three dead", true)]
    );
}

pub async fn counts_sources_and_outline_agree_with_the_posts(store: Store) {
    let c = flood(&store).await;
    let page = Page::new("a.txt").post("2026-03-09T10:00Z", "One").post("2026-03-09T10:14Z", "Two").killed("Two", 2.0);
    page.post("2026-03-09T10:15Z", "Three").import(&store, c, 0).await;
    Page::new("b.txt").source("Courier").post("2026-03-10T10:00Z", "Four").import(&store, c, 30).await;
    Page::new("a.txt")
        .post("2026-03-09T10:00Z", "One")
        .post("2026-03-09T10:14Z", "Two")
        .killed("Two", 2.0)
        .import(&store, c, 60)
        .await;
    assert_eq!(store.counts(c).await.unwrap(), Counts { reports: 3, posts: 3, gone: 1, claims: 1, links: 0 });
    let sources = store.sources(c).await.unwrap();
    let brief: Vec<_> = sources
        .iter()
        .map(|s| (s.name.as_str(), s.pages, s.posts, s.last_received.unwrap().as_second() - 1_773_000_000))
        .collect();
    assert_eq!(brief, [("Courier", 1, 1, 30), ("Herald", 1, 2, 60)]);
    let outline = async |zone: &str| {
        let days = store.outline(c, &TimeZone::get(zone).unwrap()).await.unwrap();
        days.iter().map(|day| (day.date.day(), day.listed, day.shown)).collect::<Vec<_>>()
    };
    assert_eq!(outline("UTC").await, [(9, 3, 2), (10, 1, 1)]);
    // At ten o'clock in London it is the next day on Kiritimati.
    assert_eq!(outline("Pacific/Kiritimati").await, [(10, 3, 2), (11, 1, 1)]);
    assert_eq!(store.listed(c).await.unwrap(), 4);
}

pub async fn what_is_not_there_is_none(store: Store) {
    let id: PostId = "00000000".parse().unwrap();
    assert!(store.entry(&id).await.unwrap().is_none());
    assert!(store.revisions(&id).await.unwrap().is_empty());
    assert!(store.raw("").await.unwrap().is_none());
    assert!(store.coverages().await.unwrap().is_empty());
    assert!(store.reading(dateline_store::ReportId(1)).await.unwrap().is_none());
    let c = flood(&store).await;
    Page::new("a.txt").post("2026-03-09T10:00Z", "One").import(&store, c, 0).await;
    let there = all(&store, c).await.remove(0);
    assert_eq!(there.coverage, c);
    let there = there.id;
    let some = store.entries(&[id, there.clone(), there.clone()]).await.unwrap();
    assert_eq!(some.into_iter().map(|e| e.id).collect::<Vec<_>>(), [there]);
}
