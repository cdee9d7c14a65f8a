//! How claims relate, on reports of an invented event.
#![allow(clippy::unwrap_used)]

use dateline_link::{Desk, Fact, Linker, State, Verdict, facts, questions};
use dateline_model::{
    Claim, ClaimKind, Claimant, Correction, Decision, Link, Mark, Modifier, Period, Place, Polarity, Post, PostTime,
    Quantity, Rating, Reading, Relation, Report, Ruling, Side, Span, Target, claim::ClaimQuantity,
};
use jiff::Timestamp;
use proptest::prelude::*;

/// A claim of `who` (a side; none for the outlet's own words) that so many people of `target` were killed.
fn killed(who: Option<&str>, target: &str, n: Option<f64>) -> Claim {
    let quantity = n.map(|n| ClaimQuantity { quantity: Quantity::exact(n), text: String::new() });
    Claim {
        id: String::new(),
        post: None,
        line: 1,
        statement: who.map(|who| format!("s-{who}")),
        span: Span::new(0, 1),
        text: "soldiers killed".into(),
        claimant: Claimant {
            name: who.map(|who| format!("Ministry of Defence of {who}")),
            side: who.map(str::to_owned),
        },
        polarity: Polarity::Asserted,
        kind: ClaimKind::Killed,
        item: None,
        actor: Side::default(),
        target: Target { side: Some(target.into()), civilian: Some(false) },
        quantity,
        place: None,
        period: Period::default(),
        event: None,
        rule: "kill.verb".into(),
    }
}

fn total(claim: Claim) -> Claim {
    Claim { period: Period { cumulative: Some(true), ..Period::default() }, ..claim }
}

fn on(day: &str, claim: Claim) -> Claim {
    let day = Some(dateline_model::mention::Day(day.parse().unwrap()));
    Claim { period: Period { from: day, to: day, cumulative: Some(false), ..Period::default() }, ..claim }
}

/// A report of one post with some claims, each in a statement of its own unless it says otherwise.
fn report(file: &str, at: &str, claims: impl IntoIterator<Item = Claim>) -> Reading {
    let source = format!("The {file}");
    let mut reading =
        Reading::new(Report { path: file.into(), source: Some(source.clone()), ..Report::default() }, String::new());
    let time = PostTime { utc: Some(at.parse().unwrap()), ..PostTime::default() };
    reading.posts.push(Post { id: "p1".into(), span: Span::new(0, 1), line: 1, time, ..Post::default() });
    for (i, mut claim) in claims.into_iter().enumerate() {
        claim.id = format!("c{}", i + 1);
        claim.post = Some("p1".into());
        claim.span = Span::new(i as u32, i as u32 + 1);
        if claim.statement.is_none() {
            claim.claimant = Claimant { name: Some(source.clone()), side: Some(source.clone()) };
        }
        reading.claims.push(claim);
    }
    reading
}

fn links(reports: &[Reading]) -> Vec<(String, String, Relation)> {
    let mut linker = Linker::new();
    reports.iter().flat_map(|report| linker.add(report).links).map(|link| (link.a, link.b, link.relation)).collect()
}

fn found(a: &str, b: &str, relation: Relation) -> (String, String, Relation) {
    (a.into(), b.into(), relation)
}

const MON: &str = "2026-03-09T10:00Z";
const TUE: &str = "2026-03-10T10:00Z";
const FRI: &str = "2026-03-13T10:00Z";

#[test]
fn a_days_losses_do_not_compare_with_the_total() {
    let all = report("Herald", TUE, [total(killed(Some("North"), "South", Some(900.0)))]);
    let day = report("Post", TUE, [on("2026-03-10", killed(Some("South"), "South", Some(40.0)))]);
    assert!(links(&[all, day]).is_empty());
}

#[test]
fn a_total_that_is_less_on_a_later_day_cannot_hold_and_one_that_is_more_may() {
    let much = report("Herald", MON, [total(killed(Some("North"), "South", Some(900.0)))]);
    let less = report("Post", FRI, [total(killed(Some("South"), "South", Some(300.0)))]);
    assert_eq!(links(&[much.clone(), less]), [found("Herald#c1", "Post#c1", Relation::Conflict)]);
    let more = report("Post", FRI, [total(killed(Some("South"), "South", Some(1200.0)))]);
    assert!(links(&[much, more]).is_empty());
}

#[test]
fn the_day_of_one_number_is_that_of_the_number_beside_it() {
    let mut hurt = on("2026-03-09", killed(Some("North"), "South", Some(70.0)));
    hurt.kind = ClaimKind::Wounded;
    let both = report("Herald", TUE, [killed(Some("North"), "South", Some(40.0)), hurt]);
    let all = report("Post", TUE, [killed(Some("North"), "South", Some(900.0))]);
    assert!(links(&[both, all]).is_empty(), "40 were killed on Monday alone");
}

#[test]
fn a_lower_number_that_a_report_passes_on_is_older_than_its_own() {
    let own = || on("2026-03-10", killed(None, "South", Some(24.0)));
    let cited = || killed(Some("South"), "South", Some(19.0));
    let revised = |b: &str| found("Herald#c1", b, Relation::Revision);
    let again = report("Herald", TUE, [own(), cited(), killed(None, "South", Some(19.0))]);
    let all = links(&[again]);
    assert!(all.contains(&revised("Herald#c2")), "{all:?}");
    assert!(all.contains(&revised("Herald#c3")), "it passes on what the South counts: {all:?}");
    let running = report("Herald", TUE, [own(), total(cited())]);
    assert_eq!(links(&[running]), [revised("Herald#c2")], "no total is less than its part");
}

#[test]
fn an_addition_neither_repeats_nor_revises() {
    let more = |n: f64| {
        let mut claim = killed(Some("North"), "South", Some(n));
        claim.quantity.as_mut().unwrap().quantity.modifier = Modifier::More;
        claim
    };
    let first = report("Herald", MON, [killed(Some("North"), "South", Some(26.0))]);
    assert!(links(&[first.clone(), report("Post", MON, [more(26.0)])]).is_empty());
    assert!(links(&[first, report("Post", TUE, [more(40.0)])]).is_empty());
}

#[test]
fn one_of_those_who_are_counted_is_no_number_of_all() {
    let one = || Claim { rule: "kill.one".into(), ..killed(None, "South", Some(1.0)) };
    let named = report("Herald", MON, [killed(None, "South", Some(3.0)), one(), one(), one()]);
    assert!(links(std::slice::from_ref(&named)).is_empty());
    let again = report("Post", MON, [killed(None, "South", Some(3.0)), one()]);
    assert_eq!(links(&[named.clone(), again]), [found("Herald#c1", "Post#c1", Relation::Repeat)]);
    let asked = questions(&facts(&named), &[], |_| None);
    assert_eq!(asked.iter().map(|question| question.answers.len()).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_denial_answers_what_stands_beside_it_or_else_what_was_said_elsewhere() {
    let claim = || killed(Some("North"), "South", Some(40.0));
    let denial = || Claim { polarity: Polarity::Denied, ..killed(Some("South"), "South", None) };
    let other = report("Herald", MON, [killed(Some("North"), "South", Some(90.0))]);
    let beside = report("Post", FRI, [claim(), denial()]);
    let denials = |reports: &[Reading]| -> Vec<_> {
        links(reports).into_iter().filter(|(.., relation)| *relation == Relation::Denial).collect()
    };
    assert_eq!(denials(&[other.clone(), beside]), [found("Post#c1", "Post#c2", Relation::Denial)]);
    let alone = report("Post", FRI, [denial()]);
    assert_eq!(denials(&[other, alone]), [found("Herald#c1", "Post#c1", Relation::Denial)]);
}

#[test]
fn a_number_that_its_own_post_says_has_moved_is_compared_with_nothing_elsewhere() {
    let grown = Claim { text: "the toll has risen to 26".into(), ..killed(Some("South"), "South", Some(26.0)) };
    let before = Claim { statement: Some("s-before".into()), ..killed(Some("South"), "South", Some(19.0)) };
    let told = report("Herald", MON, [grown, before]);
    let later = report("Post", FRI, [killed(Some("South"), "South", Some(55.0))]);
    let revises = |a: &str, b: &str| found(a, b, Relation::Revision);
    assert_eq!(links(&[told, later]), [revises("Herald#c2", "Herald#c1"), revises("Post#c1", "Herald#c1")]);
}

#[test]
fn a_number_without_its_source_passes_on_the_one_that_has_one() {
    let named = report("Herald", MON, [total(killed(Some("North"), "South", Some(900.0)))]);
    let mut nameless = total(killed(Some("North"), "South", Some(900.0)));
    nameless.claimant = Claimant::default();
    assert_eq!(links(&[named, report("Post", TUE, [nameless])]), [found("Herald#c1", "Post#c1", Relation::Repeat)]);
}

#[test]
fn a_person_of_no_known_side_corroborates_nobody_and_repeats_what_the_post_tells() {
    let north = || killed(Some("North"), "South", Some(40.0));
    let person = || Claim { claimant: Claimant { name: Some("A. Person".into()), side: None }, ..north() };
    let apart = [report("mon", MON, [north()]), report("tue", TUE, [person()])];
    assert!(links(&apart).is_empty());
    let beside = links(&[report("mon", MON, [north(), person()])]);
    assert_eq!(beside, [found("mon#c1", "mon#c2", Relation::Repeat)]);
}

#[test]
fn a_correspondent_of_the_outlet_is_the_outlet_and_corroborates_nobody() {
    let minister = || killed(Some("North"), "North", Some(40.0));
    let by = |name: &str| Claim {
        claimant: Claimant { name: Some(name.into()), side: Some(name.into()) },
        ..killed(Some("North"), "North", Some(40.0))
    };
    let of = |name| links(&[report("mon", MON, [minister()]), report("herald", TUE, [by(name)])]);
    assert_eq!(of("Red Crescent"), [found("mon#c1", "herald#c1", Relation::Corroboration)]);
    assert_ne!(of("Herald"), of("Red Crescent"));
}

#[test]
fn a_place_that_is_only_inferred_tells_nothing_apart() {
    let strike = |place: &str, inferred: bool| Claim {
        kind: ClaimKind::Strike,
        item: Some("howitzer".into()),
        text: "howitzer fire".into(),
        actor: Side { side: Some("South".into()) },
        place: Some(Place { name: Some(place.into()), inferred, ..Place::default() }),
        ..killed(Some("North"), "North", None)
    };
    let posts = |inferred| [report("a", MON, [strike("Amber", false)]), report("b", MON, [strike("Beryl", inferred)])];
    assert_eq!(links(&posts(true)), [found("a#c1", "b#c1", Relation::Repeat)]);
    assert!(links(&posts(false)).is_empty());
}

#[test]
fn one_weapon_is_one_strike_by_whatever_name_the_struck_are_called() {
    let struck = |target: &str| Claim {
        kind: ClaimKind::Strike,
        item: Some("heavy artillery".into()),
        actor: Side { side: Some("South".into()) },
        ..killed(Some("North"), target, None)
    };
    let (of_country, of_ground) =
        (report("Herald", MON, [struck("North")]), report("Post", MON, [struck("Orle Valley")]));
    assert_eq!(links(&[of_country, of_ground]), [found("Herald#c1", "Post#c1", Relation::Repeat)]);
}

/// Reports of one claim each, by some sides and outlets, on some days, with numbers that are often the same.
fn reports() -> impl Strategy<Value = Vec<Reading>> {
    let one = (0u8..3, 0u8..3, 1u32..5, 0u8..4, any::<bool>());
    prop::collection::vec(one, 1..10).prop_map(|all| {
        let report = |(i, (day, who, n, scope, same_time)): (usize, (u8, u8, u32, u8, bool))| {
            let who = [Some("North"), Some("South"), None][usize::from(who)];
            let claim = killed(who, "South", Some(f64::from(n * 10)));
            let claim = match scope {
                0 => total(claim),
                1 => on("2026-03-09", claim),
                2 => Claim { polarity: Polarity::Denied, quantity: None, ..claim },
                _ => claim,
            };
            let hour = if same_time { 0 } else { i };
            report(&format!("outlet{i}"), &format!("2026-03-{:02}T{hour:02}:00Z", 9 + day), [claim])
        };
        all.into_iter().enumerate().map(report).collect()
    })
}

fn mark(claim: &str) -> Mark {
    let post = format!("{}#p1", claim.split('#').next().unwrap_or_default());
    Mark { id: claim.into(), post, kind: ClaimKind::Killed, words: "soldiers killed".into() }
}

fn decided(rulings: impl IntoIterator<Item = Ruling>) -> Vec<Decision> {
    let decision = |(i, ruling)| Decision {
        number: i as u32 + 1,
        at: Timestamp::UNIX_EPOCH,
        by: "A. Editor".into(),
        why: None,
        ruling,
    };
    rulings.into_iter().enumerate().map(decision).collect()
}

/// What readers see of some reports with what was ruled.
fn seen(reports: &[Reading], decisions: &[Decision]) -> (Vec<Fact>, Vec<Link>) {
    let mut linker = Linker::new();
    let links: Vec<Link> = reports.iter().flat_map(|report| linker.add(report).links).collect();
    let all: Vec<Fact> = reports.iter().flat_map(facts).collect();
    Desk::new(decisions).view(&all, &links, |_| "soldiers killed".to_owned())
}

fn relations(links: &[Link]) -> Vec<(&str, &str, Relation)> {
    links.iter().map(|link| (link.a.as_str(), link.b.as_str(), link.relation)).collect()
}

#[test]
fn what_the_desk_rules_wins_over_the_rules() {
    let north = report("north", MON, [total(killed(Some("North"), "South", Some(400.0)))]);
    let south = report("south", MON, [total(killed(Some("South"), "South", Some(60.0)))]);
    let reports = [north, south];
    let (_, conflict) = seen(&reports, &[]);
    assert_eq!(relations(&conflict), [("north#c1", "south#c1", Relation::Conflict)]);

    let (facts, links) = seen(&reports, &decided([Ruling::Reject { claim: mark("north#c1") }]));
    assert!(links.is_empty());
    assert_eq!(questions(&facts, &links, |_| None)[0].state, State::OneSource);

    let (facts, links) = seen(&reports, &decided([Ruling::Confirm { claim: mark("south#c1") }]));
    assert_eq!(questions(&facts, &links, |_| None)[0].state, State::Settled);

    let to = Correction { number: Some(Quantity::exact(60.0)), ..Correction::default() };
    let (_, links) = seen(&reports, &decided([Ruling::Correct { claim: mark("north#c1"), to: to.clone() }]));
    assert_eq!(relations(&links), [("north#c1", "south#c1", Relation::Corroboration)]);
    let rate = Ruling::Rate { source: "The south".into(), rating: Rating::Unreliable };
    let (_, links) = seen(&reports, &decided([Ruling::Correct { claim: mark("north#c1"), to }, rate]));
    assert!(links.is_empty(), "{links:?}");
}

#[test]
fn the_claimant_answers_and_not_the_outlet_that_tells_it_first() {
    let post = [killed(None, "South", Some(34.0)), killed(Some("South"), "South", Some(34.0))];
    let (facts, links) = seen(&[report("wire", MON, post)], &[]);
    assert_eq!(relations(&links), [("wire#c1", "wire#c2", Relation::Repeat)]);
    let answers = &questions(&facts, &links, |_| None)[0].answers;
    let answering: Vec<&str> = answers.iter().filter(|answer| !answer.repeat).map(|answer| &*answer.claim).collect();
    assert_eq!(answering, ["wire#c2"]);
}

#[test]
fn a_decision_finds_its_claim_when_a_post_is_read_otherwise() {
    let reports = [report("north", MON, [total(killed(Some("North"), "South", Some(400.0)))])];
    let renamed = Mark { id: "north#c7".into(), ..mark("north#c1") };
    let (facts, _) = seen(&reports, &decided([Ruling::Reject { claim: renamed.clone() }]));
    assert_eq!(facts[0].verdict, Some(Verdict::Rejected));
    let other_words = Mark { words: "tanks lost".into(), ..renamed };
    let (facts, _) = seen(&reports, &decided([Ruling::Reject { claim: other_words }]));
    assert_eq!(facts[0].verdict, None);
}

#[test]
fn stories_are_merged_and_split() {
    let merge = |story: &str, into: &str| Ruling::Merge { story: story.into(), into: into.into() };
    let desk = Desk::new(&decided([merge("a", "b"), merge("b", "c"), Ruling::Split { post: "post".into() }]));
    assert_eq!(desk.story("other", "a"), "c");
    assert_eq!(desk.story("post", "a"), "post");
    let round = Desk::new(&decided([merge("a", "b"), merge("b", "a")]));
    assert_eq!((round.story("x", "a"), round.story("x", "b")), ("a", "a"));
}

/// Anything that may be ruled of the first claims of some reports.
fn ruling() -> impl Strategy<Value = Ruling> {
    let claim = || (0..6usize).prop_map(|i| mark(&format!("outlet{i}#c1")));
    let number = |n: u32| Correction { number: Some(Quantity::exact(f64::from(n))), ..Correction::default() };
    prop_oneof![
        claim().prop_map(|claim| Ruling::Confirm { claim }),
        claim().prop_map(|claim| Ruling::Reject { claim }),
        (claim(), 1u32..90).prop_map(move |(claim, n)| Ruling::Correct { claim, to: number(n) }),
        (0..6usize).prop_map(|i| Ruling::Rate { source: format!("The outlet{i}"), rating: Rating::Unreliable }),
    ]
}

proptest! {
    #[test]
    fn a_decision_undone_restores_what_was_before(
        reports in reports(),
        before in prop::collection::vec(ruling(), 0..4),
        undone in ruling(),
    ) {
        let with = |rulings: Vec<Ruling>| seen(&reports, &decided(rulings));
        let last = before.len() as u32 + 1;
        let whole = || before.iter().cloned().chain([undone.clone()]);
        let undo = |decision| Ruling::Undo { decision };
        prop_assert_eq!(with(whole().chain([undo(last)]).collect()), with(before.clone()));
        prop_assert_eq!(with(whole().chain([undo(last), undo(last + 1)]).collect()), with(whole().collect()));
    }


    /// Which report comes first changes nothing but the order of the links, at equal times too.
    #[test]
    fn order_of_arrival_changes_nothing((reports, shuffled) in reports().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))) {
        let sorted = |mut links: Vec<(String, String, Relation)>| { links.sort(); links };
        prop_assert_eq!(sorted(links(&reports)), sorted(links(&shuffled)));
    }

    /// Only independent voices corroborate: never two of one side, never an outlet's own words.
    #[test]
    fn a_repeat_never_corroborates_itself(reports in reports()) {
        let claim = |end: &str| &reports.iter().find(|r| end.starts_with(&format!("{}#", r.report.path))).unwrap().claims[0];
        for (a, b, relation) in links(&reports) {
            let (a, b) = (claim(&a), claim(&b));
            if relation == Relation::Corroboration {
                prop_assert_ne!(&a.claimant.side, &b.claimant.side);
                prop_assert!(a.statement.is_some() && b.statement.is_some());
            }
        }
    }

    /// A report only appends: what it links has an end in it, and what was linked before stays.
    #[test]
    fn adding_a_report_only_appends(reports in reports()) {
        let mut linker = Linker::new();
        for report in &reports {
            let own = format!("{}#", report.report.path);
            for link in linker.add(report).links {
                prop_assert!(link.a.starts_with(&own) || link.b.starts_with(&own));
                prop_assert!(!link.why.is_empty() && link.score.is_some());
            }
        }
    }

    /// Two claims of one time relate in one way, whichever is looked at first.
    #[test]
    fn what_has_no_direction_is_found_from_both_ends(reports in reports()) {
        for pair in reports.windows(2) {
            let (ab, ba) = (links(pair), links(&[pair[1].clone(), pair[0].clone()]));
            prop_assert_eq!(ab, ba);
        }
    }
}
