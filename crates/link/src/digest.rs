//! The digest of a day: what is disputed, what has moved, what is new.
//!
//! Extractive and templated: every sentence is a relation's reason or a claim's own words, with the claims that it stands on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_model::{Link, Relation};
use jiff::civil::Date;
use serde::Serialize;

use crate::fact::Fact;

/// How many words a digest has; the rest is folded.
pub const MAX_WORDS: usize = 400;

/// What a day brought.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Digest {
    /// The day.
    pub day: Date,
    /// What cannot both hold, or is denied.
    pub disputed: Section,
    /// Numbers that a side has moved.
    pub changed: Section,
    /// What nobody had said before, what was passed on most first.
    pub new: Section,
}

/// A part of a digest.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Section {
    /// What it says.
    pub sentences: Vec<Sentence>,
    /// How many more it would say.
    pub folded: usize,
}

/// One sentence with what it stands on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// The claims, the latest first.
    pub claims: Vec<String>,
}

/// The digest of a day. `day_of` gives the day of a claim, in the event's zone, and `words` a claim's own words.
pub fn digest(
    day: Date,
    facts: &[Fact],
    links: &[Link],
    day_of: impl Fn(&Fact) -> Option<Date>,
    words: impl Fn(&Fact) -> String,
) -> Digest {
    let by_id: HashMap<&str, &Fact> = facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let today: BTreeSet<&str> =
        facts.iter().filter(|fact| day_of(fact) == Some(day)).map(|fact| fact.id.as_str()).collect();
    let pairs: Vec<(&Link, &Fact, &Fact)> = links
        .iter()
        .filter_map(|link| Some((link, *by_id.get(link.a.as_str())?, *by_id.get(link.b.as_str())?)))
        // The later one first.
        .map(|(link, a, b)| if a.order() > b.order() { (link, a, b) } else { (link, b, a) })
        .collect();
    let mut left = MAX_WORDS;
    let mut told = |is: &dyn Fn(Relation) -> bool| {
        let of_today = pairs.iter().filter(|(link, later, _)| is(link.relation) && today.contains(later.id.as_str()));
        let mut by_reason: BTreeMap<&str, (&Fact, &Fact)> = BTreeMap::new();
        for (link, later, earlier) in of_today {
            by_reason.entry(&link.why).or_insert((later, earlier));
        }
        let mut all: Vec<_> = by_reason.into_iter().collect();
        // Large numbers first.
        all.sort_by(|(_, (a, _)), (_, (b, _))| {
            b.stated().unwrap_or(0.0).total_cmp(&a.stated().unwrap_or(0.0)).then_with(|| a.order().cmp(&b.order()))
        });
        let sentences = all.into_iter().map(|(why, (later, earlier))| Sentence {
            text: why.to_owned(),
            claims: vec![later.id.clone(), earlier.id.clone()],
        });
        section(sentences.collect(), &mut left)
    };
    let disputed = told(&|relation| matches!(relation, Relation::Conflict | Relation::Denial));
    let changed = told(&|relation| relation == Relation::Revision);
    // A claim that only repeats an earlier one is not new; one that is repeated matters.
    let mut passed_on: HashMap<&str, usize> = HashMap::new();
    let mut repeats: BTreeSet<&str> = BTreeSet::new();
    for (_, later, earlier) in pairs.iter().filter(|(link, ..)| link.relation == Relation::Repeat) {
        *passed_on.entry(&earlier.id).or_default() += 1;
        repeats.insert(&later.id);
    }
    let mut new: Vec<&Fact> =
        today.iter().filter(|id| !repeats.contains(*id)).filter_map(|id| by_id.get(id)).copied().collect();
    let times = |fact: &Fact| passed_on.get(fact.id.as_str()).copied().unwrap_or_default();
    new.sort_by(|a, b| times(b).cmp(&times(a)).then_with(|| a.order().cmp(&b.order())));
    let of_claim = |fact: &&Fact| Sentence { text: words(fact), claims: vec![fact.id.clone()] };
    let new = section(new.iter().map(of_claim).collect(), &mut left);
    Digest { day, disputed, changed, new }
}

/// As many sentences as there are words left for.
fn section(all: Vec<Sentence>, left: &mut usize) -> Section {
    let mut section = Section::default();
    for sentence in all {
        let words = sentence.text.split_whitespace().count();
        if section.folded == 0 && words <= *left {
            *left -= words;
            section.sentences.push(sentence);
        } else {
            section.folded += 1;
        }
    }
    section
}
