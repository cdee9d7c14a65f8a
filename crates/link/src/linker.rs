//! Linking one report at a time.

use std::collections::{HashMap, HashSet, VecDeque};

use dateline_model::{Link, Reading, Relation, Reprint, Telling};

use crate::{
    fact::{ANY_SIDE, BESIDE, Fact, facts, facts_of_ledger},
    glance::Glance,
    relate::{Relating, relate},
    reprint::{Reprints, reprints},
    rule::Rule,
    story::Stories,
};

/// How many of the latest claims of a kind and target a new claim is compared with. Older ones are forgotten: it bounds the time of
/// a report and the memory of all.
const WINDOW: usize = 400;

/// How many links of one relation a claim gets. A number that is told a hundred times needs no ten thousand links: those
/// nearest in time hold the chain together.
const MAX_LINKS: usize = 12;

/// Knows the claims read so far and how to find those that a new one may relate to.
#[derive(Debug, Default)]
pub struct Linker {
    /// By number, in the order they came; those that some list of the index still has.
    facts: HashMap<usize, Kept>,
    /// The number of the next one.
    next: usize,
    /// By family and target side (an empty name where none is said), the latest in the order they came.
    index: HashMap<(&'static str, String), VecDeque<(usize, Glance)>>,
    /// Those of a ledger's posts, by the post.
    of_post: HashMap<String, Vec<usize>>,
    reprints: Reprints,
    stories: Stories,
}

#[derive(Debug)]
struct Kept {
    fact: Fact,
    /// How many lists of the index have it.
    lists: usize,
}

/// How a report relates to those before it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked {
    /// In the order of the claims, each with the earlier claim as `b` for a revision and as `a` for everything else.
    pub links: Vec<Link>,
    /// Which of its posts another outlet had first, and which it had first.
    pub reprints: Vec<Reprint>,
    /// Which story each post tells, or the report where it has no posts. Of a ledger's posts those whose story is decided now.
    pub stories: Vec<Telling>,
    /// The story that the report as a whole tells.
    pub story: Option<String>,
}

impl Linked {
    /// Puts what was found into the reading.
    pub fn put(self, reading: &mut Reading) {
        reading.report.story = self.story;
        (reading.links, reading.reprints, reading.stories) = (self.links, self.reprints, self.stories);
    }
}

impl Linker {
    /// A linker that knows nothing yet.
    pub fn new() -> Linker {
        Linker::default()
    }

    /// Links the claims of a report to each other and to those before.
    pub fn add(&mut self, reading: &Reading) -> Linked {
        let name = reading.report.name();
        let posts: Vec<String> = reading.posts.iter().map(|post| format!("{name}#{}", post.id)).collect();
        let (stories, story) = self.stories.add(reading, &posts);
        Linked { stories, story, ..self.link(reading, &posts, facts(reading)) }
    }

    /// Links posts as a ledger has them, whose ids and whose claims' ids are the same for ever. What these posts claimed
    /// before is forgotten.
    pub fn update(&mut self, reading: &Reading) -> Linked {
        let posts = self.renew(reading);
        let from = self.next;
        let linked = self.link(reading, &posts, facts_of_ledger(reading));
        self.note(from);
        Linked { stories: self.stories.put(reading), ..linked }
    }

    /// Takes posts as a ledger has them into account for later links, and looks for none. Gives the stories of those that have
    /// none yet.
    pub fn remember(&mut self, reading: &Reading) -> Vec<Telling> {
        let posts = self.renew(reading);
        let from = self.next;
        self.reprints.add(reading, &posts);
        facts_of_ledger(reading).into_iter().for_each(|fact| self.keep(fact));
        self.note(from);
        self.stories.put(reading)
    }

    /// Forgets what posts of a ledger claimed before. Gives their names.
    fn renew(&mut self, reading: &Reading) -> Vec<String> {
        let posts: Vec<String> = reading.posts.iter().map(|post| post.id.clone()).collect();
        posts.iter().for_each(|post| self.forget(post));
        posts
    }

    /// Notes of which posts the facts from a number on are.
    fn note(&mut self, from: usize) {
        for number in from..self.next {
            if let Some(kept) = self.facts.get(&number) {
                self.of_post.entry(kept.fact.post_name.clone()).or_default().push(number);
            }
        }
    }

    fn forget(&mut self, post: &str) {
        for number in self.of_post.remove(post).unwrap_or_default() {
            let Some(kept) = self.facts.remove(&number) else { continue };
            for key in kept.fact.keys() {
                if let Some(list) = self.index.get_mut(&key) {
                    list.retain(|&(other, _)| other != number);
                }
            }
        }
    }

    fn link(&mut self, reading: &Reading, posts: &[String], facts: Vec<Fact>) -> Linked {
        let same = self.reprints.add(reading, posts);
        let of_posts = reading.posts.iter().zip(posts).zip(&same);
        let reprints = of_posts.flat_map(|((post, name), same)| reprints(reading, post, name, same)).collect();
        let same: HashMap<&str, HashSet<&str>> = posts
            .iter()
            .zip(&same)
            .map(|(post, same)| (post.as_str(), same.iter().map(|other| other.name.as_str()).collect()))
            .collect();
        let mut links = Vec::new();
        let from = self.next;
        for fact in facts {
            let same_text = same.get(fact.post_name.as_str());
            let mut near = self.candidates(&fact);
            near.extend(from.max(self.next.saturating_sub(BESIDE))..self.next);
            near.sort_unstable();
            near.dedup();
            let mut found = Vec::new();
            for i in near {
                let Some(Kept { fact: other, .. }) = self.facts.get(&i) else { continue };
                // Which is earlier is a matter of when they were published, not of when they were read.
                let (earlier, later) = if other.order() <= fact.order() { (other, &fact) } else { (&fact, other) };
                let Some(mut relating) = relate(earlier, later) else { continue };
                // One text is one voice, whoever prints it.
                let one_text = || same_text.is_some_and(|same| same.contains(other.post_name.as_str()));
                if relating.rule.relation() == Relation::Corroboration && one_text() {
                    relating = Relating { rule: Rule::RepeatReprint, score: 0.9 };
                }
                found.push(Related { number: i, apart: fact.apart(other), earlier, later, relating });
            }
            links.extend(nearest(found));
            self.keep(fact);
        }
        Linked { links, reprints, ..Linked::default() }
    }

    fn candidates(&self, fact: &Fact) -> Vec<usize> {
        let family = fact.family();
        let sides: Vec<String> = match fact.target.is_empty() {
            // Without a target it may be any side's.
            true => vec![ANY_SIDE.to_owned()],
            false => fact.target.iter().cloned().chain([String::new()]).collect(),
        };
        let keys = sides.into_iter().map(|side| (family, side)).chain(fact.doers());
        let glance = Glance::new(fact);
        let listed = keys.filter_map(|key| self.index.get(&key)).flatten();
        listed.filter(|(_, other)| glance.may_compare(*other)).map(|(number, _)| *number).collect()
    }

    fn keep(&mut self, fact: Fact) {
        let (number, keys, glance) = (self.next, fact.keys(), Glance::new(&fact));
        self.next += 1;
        self.facts.insert(number, Kept { fact, lists: keys.len() });
        for key in keys {
            let list = self.index.entry(key).or_default();
            list.push_back((number, glance));
            let oldest = if list.len() > WINDOW { list.pop_front() } else { None };
            oldest.into_iter().for_each(|(oldest, _)| self.leave(oldest));
        }
    }

    /// One list fewer has a fact. What none has is compared with nothing any more.
    fn leave(&mut self, number: usize) {
        let Some(kept) = self.facts.get_mut(&number) else { return };
        kept.lists -= 1;
        if kept.lists > 0 {
            return;
        }
        let post = self.facts.remove(&number).map(|kept| kept.fact.post_name).unwrap_or_default();
        if let Some(numbers) = self.of_post.get_mut(&post) {
            numbers.retain(|&other| other != number);
            if numbers.is_empty() {
                self.of_post.remove(&post);
            }
        }
    }
}

/// Two claims that relate.
#[derive(Debug)]
pub(crate) struct Related<'f> {
    /// The number of the one that was there before, in the order of coming.
    pub number: usize,
    /// How many seconds lie between their publication.
    pub apart: u64,
    pub earlier: &'f Fact,
    pub later: &'f Fact,
    pub relating: Relating,
}

/// Of each relation the links to what was published nearest in time, in the order in which those were read.
pub(crate) fn nearest(mut found: Vec<Related<'_>>) -> impl Iterator<Item = Link> {
    found.sort_by_key(|of| (of.relating.rule.relation(), of.apart, std::cmp::Reverse(of.number)));
    let (mut last, mut count) = (None, 0);
    found.retain(|of| {
        let relation = Some(of.relating.rule.relation());
        count = if last == relation { count + 1 } else { 0 };
        last = relation;
        count < MAX_LINKS
    });
    found.sort_by_key(|of| of.number);
    found.into_iter().map(|of| of.link())
}

impl Related<'_> {
    /// As readers and ledgers have it. Most that relate are not near enough to come to that: only here it gets its words.
    fn link(&self) -> Link {
        let (earlier, later, rule) = (self.earlier, self.later, self.relating.rule);
        // A revision leads from the newer to the older; a report's own count comes before what it cites.
        let newer_last = rule.relation() == Relation::Revision && rule != Rule::RevisionSurpassed;
        let (a, b) = if newer_last { (later, earlier) } else { (earlier, later) };
        Link {
            a: a.id.clone(),
            b: b.id.clone(),
            relation: rule.relation(),
            why: rule.why(earlier, later),
            score: Some(self.relating.score),
            rule: Some(rule.name().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::{
        Basis, Claim, ClaimKind, Claimant, Modifier, Period, Polarity, Post, PostTime, Precision, Quantity, Report,
        Side, Span, Target, claim::ClaimQuantity,
    };
    use proptest::prelude::*;

    use super::*;

    /// A report of one post with one claim: when, whose claim, of what, how many.
    fn report(
        file: &str,
        utc: &str,
        side: &str,
        target: &str,
        n: Option<(f64, Modifier)>,
        polarity: Polarity,
    ) -> Reading {
        let time = PostTime {
            text: None,
            span: None,
            utc: Some(utc.parse().unwrap()),
            precision: Precision::Minute,
            basis: Basis::Explicit,
            reason: None,
        };
        let mut reading = Reading::new(
            Report { path: file.into(), source: Some("The Gazette".into()), ..Report::default() },
            String::new(),
        );
        reading.posts.push(Post { id: "p1".into(), span: Span::new(0, 1), line: 1, time, ..Post::default() });
        let quantity = n.map(|(n, modifier)| match modifier {
            Modifier::MoreThan | Modifier::AtLeast => Quantity { min: Some(n), max: None, modifier },
            Modifier::UpTo => Quantity { min: None, max: Some(n), modifier },
            _ => Quantity { min: Some(n), max: Some(n), modifier },
        });
        reading.claims.push(Claim {
            id: "c1".into(),
            post: Some("p1".into()),
            line: 1,
            statement: Some("s1".into()),
            span: Span::new(0, 1),
            text: "soldiers killed".into(),
            claimant: Claimant { name: Some(format!("Ministry of Defence of {side}")), side: Some(side.into()) },
            polarity,
            kind: ClaimKind::Killed,
            item: None,
            actor: Side::default(),
            target: Target { side: Some(target.into()), civilian: Some(false) },
            quantity: quantity.map(|quantity| ClaimQuantity { quantity, text: String::new() }),
            place: None,
            period: Period { cumulative: Some(true), ..Period::default() },
            event: None,
            rule: "kill.verb".into(),
        });
        reading
    }

    fn links(reports: &[Reading]) -> Vec<(String, String, Relation)> {
        let mut linker = Linker::new();
        reports.iter().flat_map(|r| linker.add(r).links).map(|l| (l.a, l.b, l.relation)).collect()
    }

    fn found(a: &str, b: &str, relation: Relation) -> (String, String, Relation) {
        (format!("{a}#c1"), format!("{b}#c1"), relation)
    }

    const EXACT: Modifier = Modifier::Exact;

    #[test]
    fn a_side_that_says_the_same_repeats_itself_and_one_that_moves_revises() {
        let mon = report("mon", "2026-03-09T10:00Z", "North", "South", Some((40.0, EXACT)), Polarity::Asserted);
        let again = report("again", "2026-03-09T12:00Z", "North", "South", Some((40.0, EXACT)), Polarity::Asserted);
        let tue = report("tue", "2026-03-10T10:00Z", "North", "South", Some((52.0, EXACT)), Polarity::Asserted);
        assert_eq!(
            links(&[mon, again, tue]),
            [
                found("mon", "again", Relation::Repeat),
                found("tue", "mon", Relation::Revision),
                found("tue", "again", Relation::Revision)
            ]
        );
    }

    #[test]
    fn sides_conflict_where_their_numbers_cannot_both_hold() {
        let north = report(
            "north",
            "2026-03-09T10:00Z",
            "North",
            "South",
            Some((400.0, Modifier::MoreThan)),
            Polarity::Asserted,
        );
        let south = report("south", "2026-03-09T15:00Z", "South", "South", Some((60.0, EXACT)), Polarity::Asserted);
        assert_eq!(links(&[north.clone(), south]), [found("north", "south", Relation::Conflict)]);
        let larger = report("larger", "2026-03-09T15:00Z", "South", "South", Some((450.0, EXACT)), Polarity::Asserted);
        assert!(links(&[north, larger]).is_empty(), "450 is more than 400: both can hold");
    }

    #[test]
    fn a_denial_finds_what_it_denies() {
        let north = report("north", "2026-03-09T10:00Z", "North", "South", Some((40.0, EXACT)), Polarity::Asserted);
        let south = report("south", "2026-03-10T15:00Z", "South", "South", None, Polarity::Denied);
        assert_eq!(links(&[north, south]), [found("north", "south", Relation::Denial)]);
    }

    #[test]
    fn other_targets_do_not_compare() {
        let north = report("north", "2026-03-09T10:00Z", "North", "South", Some((40.0, EXACT)), Polarity::Asserted);
        let south = report("south", "2026-03-09T15:00Z", "South", "North", Some((60.0, EXACT)), Polarity::Asserted);
        assert!(links(&[north, south]).is_empty());
    }

    proptest! {
        /// Which report comes first changes nothing but the order of the links.
        #[test]
        fn order_of_arrival_changes_nothing(numbers in prop::collection::vec((0u8..4, 1u32..6, prop::bool::ANY), 1..9), seed in any::<u64>()) {
            let reports: Vec<Reading> = numbers
                .iter()
                .enumerate()
                .map(|(i, (day, n, north))| {
                    let utc = format!("2026-03-{:02}T{:02}:00Z", 9 + day, i);
                    report(&format!("r{i}"), &utc, if *north { "North" } else { "South" }, "South", Some((f64::from(n * 10), EXACT)), Polarity::Asserted)
                })
                .collect();
            let mut shuffled = reports.clone();
            let mut state = seed | 1;
            for i in (1..shuffled.len()).rev() {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                shuffled.swap(i, (state >> 33) as usize % (i + 1));
            }
            let sorted = |mut l: Vec<(String, String, Relation)>| { l.sort(); l };
            prop_assert_eq!(sorted(links(&reports)), sorted(links(&shuffled)));
        }
    }
}
