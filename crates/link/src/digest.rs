//! The digest: what is disputed, what has moved, what is new.
//!
//! Extractive and templated: every sentence is a relation's reason or a claim's own words, with the claims that it stands on.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use dateline_model::{Link, Relation};
use serde::Serialize;

use crate::fact::{Fact, Verdict};

/// How many words a digest has; the rest is folded.
pub const MAX_WORDS: usize = 400;

/// What a day brought, or the time since somebody last looked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Digest {
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
    /// What it says beyond [`MAX_WORDS`].
    pub folded: Vec<Sentence>,
}

/// One sentence with what it stands on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// The claims, the latest first.
    pub claims: Vec<String>,
    /// Whose claim it is, in its own words; none where it tells how several relate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
}

/// The digest of what is recent: `recent` says whether a claim was told on the day, or since the last look, and `words` gives a
/// claim's own words. What the desk rejected is left out.
pub fn digest(
    facts: &[Fact],
    links: &[Link],
    recent: impl Fn(&Fact) -> bool,
    words: impl Fn(&Fact) -> String,
) -> Digest {
    let by_id: HashMap<&str, &Fact> = facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let stands = |fact: &&Fact| fact.verdict != Some(Verdict::Rejected);
    let today: BTreeSet<&str> =
        facts.iter().filter(stands).filter(|fact| recent(fact)).map(|fact| fact.id.as_str()).collect();
    let pairs: Vec<(&Link, &Fact, &Fact)> = links
        .iter()
        .filter_map(|link| Some((link, *by_id.get(link.a.as_str())?, *by_id.get(link.b.as_str())?)))
        // The later one first.
        .map(|(link, a, b)| if a.order() > b.order() { (link, a, b) } else { (link, b, a) })
        .collect();
    let mut left = 0;
    let mut told = |words: usize, is: &dyn Fn(Relation) -> bool| {
        let of_today = pairs.iter().filter(|(link, later, _)| is(link.relation) && today.contains(later.id.as_str()));
        let mut by_reason: BTreeMap<&str, (&Fact, &Fact)> = BTreeMap::new();
        for (link, later, earlier) in of_today {
            by_reason.entry(&link.why).or_insert((later, earlier));
        }
        let mut all: Vec<_> = by_reason.into_iter().collect();
        // Of what two sides hold against each other the latest stands for all.
        all.sort_by_key(|(_, (later, _))| std::cmp::Reverse(later.order().0));
        let mut seen = BTreeSet::new();
        let (mut first, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, pair)| seen.insert(quarrel(*pair)));
        first.sort_by(by_size);
        let sentence = |(why, (later, earlier)): (&str, (&Fact, &Fact))| Sentence {
            text: why.to_owned(),
            claims: vec![later.id.clone(), earlier.id.clone()],
            side: None,
        };
        left += words;
        section(first.into_iter().map(sentence).collect(), rest.into_iter().map(sentence).collect(), &mut left)
    };
    let disputed = told(MAX_WORDS / 2, &|relation| matches!(relation, Relation::Conflict | Relation::Denial));
    let changed = told(MAX_WORDS / 4, &|relation| relation == Relation::Revision);
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
    let new = sentences(&new, words);
    left += MAX_WORDS - MAX_WORDS / 2 - MAX_WORDS / 4;
    let new = section(new, Vec::new(), &mut left);
    Digest { disputed, changed, new }
}

/// Claims in their own words. Words that others of the same post and claimant contain are told by these.
fn sentences(facts: &[&Fact], words: impl Fn(&Fact) -> String) -> Vec<Sentence> {
    let told: Vec<String> = facts.iter().map(|fact| words(fact)).collect();
    let mut of_post: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (i, fact) in facts.iter().enumerate() {
        of_post.entry((&fact.post_name, &fact.claimant)).or_default().push(i);
    }
    let within = |i: usize, j: usize| i != j && told[j].contains(&told[i]) && (told[i] != told[j] || j < i);
    let beside =
        |i: usize| of_post.get(&(&facts[i].post_name[..], &facts[i].claimant[..])).into_iter().flatten().copied();
    let sentence = |i: usize| {
        let (fact, words) = (facts[i], &told[i]);
        let claims =
            std::iter::once(i).chain(beside(i).filter(|&j| within(j, i))).map(|j| facts[j].id.clone()).collect();
        let side = fact.side.iter().cloned().collect::<Vec<_>>().join(" and ");
        let text = if fact.claimant.is_empty() {
            format!("“{words}”")
        } else {
            format!("{}: “{words}”", fact.claimant)
        };
        Sentence { text, claims, side: Some(side) }
    };
    (0..facts.len()).filter(|&i| !beside(i).any(|j| within(i, j))).map(sentence).collect()
}

/// Large numbers first.
fn by_size((_, (a, _)): &(&str, (&Fact, &Fact)), (_, (b, _)): &(&str, (&Fact, &Fact))) -> Ordering {
    b.stated().unwrap_or(0.0).total_cmp(&a.stated().unwrap_or(0.0)).then_with(|| a.order().cmp(&b.order()))
}

/// What is at odds, and between whom, whoever spoke first.
fn quarrel((a, b): (&Fact, &Fact)) -> (&'static str, BTreeSet<String>, BTreeSet<String>) {
    // Outlets that speak for themselves pass on what all say.
    let side = |fact: &Fact| {
        if fact.narrated { String::new() } else { fact.side.iter().cloned().collect::<Vec<_>>().join(", ") }
    };
    (a.family(), a.target.union(&b.target).cloned().collect(), BTreeSet::from([side(a), side(b)]))
}

/// As many sentences as there are words left for; what comes after them is folded.
fn section(all: Vec<Sentence>, after: Vec<Sentence>, left: &mut usize) -> Section {
    let mut section = Section::default();
    for sentence in all {
        let words = sentence.text.split_whitespace().count();
        if section.folded.is_empty() && words <= *left {
            *left -= words;
            section.sentences.push(sentence);
        } else {
            section.folded.push(sentence);
        }
    }
    section.folded.extend(after);
    section
}
