//! What people ruled, laid over what the rules found.
//!
//! The rules' own facts and links stay as they are. A view of them is made for whoever reads: so a decision wins over every rule,
//! holds when a report is read again, and taken back leaves nothing behind.

use std::collections::{HashMap, HashSet};

use dateline_model::{Correction, Decision, Link, Mark, Rating, Relation, Ruling, decision::in_force};

use crate::{
    fact::{Fact, Verdict, sides},
    linker::{Related, nearest},
    relate::relate,
};

/// How many stories may be merged one into the next.
const MAX_MERGES: usize = 64;

/// The decisions that hold, by what they are about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// By post, in the order in which they were made.
    claims: HashMap<String, Vec<(Mark, Claimed)>>,
    merged: HashMap<String, String>,
    split: HashSet<String>,
    ratings: HashMap<String, Rating>,
}

/// What is ruled of a claim.
#[derive(Debug, Clone, PartialEq)]
enum Claimed {
    Is(Verdict),
    Says(Correction),
}

impl Desk {
    /// The desk with all its decisions, in the order of their numbers.
    pub fn new(decisions: &[Decision]) -> Desk {
        let mut desk = Desk::default();
        for decision in in_force(decisions) {
            match decision.ruling.clone() {
                Ruling::Confirm { claim } => desk.of_claim(claim, Claimed::Is(Verdict::Confirmed)),
                Ruling::Reject { claim } => desk.of_claim(claim, Claimed::Is(Verdict::Rejected)),
                Ruling::Correct { claim, to } => desk.of_claim(claim, Claimed::Says(to)),
                Ruling::Merge { story, into } => {
                    // The other way round it was merged before: then both go by the name that was chosen last.
                    desk.merged.remove(&into);
                    desk.merged.insert(story, into);
                }
                Ruling::Split { post } => {
                    desk.split.insert(post);
                }
                Ruling::Rate { source, rating } => {
                    desk.ratings.insert(source, rating);
                }
                Ruling::Withdraw { .. } | Ruling::Undo { .. } => {}
            }
        }
        desk
    }

    fn of_claim(&mut self, claim: Mark, ruled: Claimed) {
        self.claims.entry(claim.post.clone()).or_default().push((claim, ruled));
    }

    /// The facts and links as they are with what was ruled. `words` gives a claim's own words.
    pub fn view(&self, facts: &[Fact], links: &[Link], words: impl Fn(&Fact) -> String) -> (Vec<Fact>, Vec<Link>) {
        let mut facts = facts.to_vec();
        let corrected = self.rule(&mut facts, words);
        let by_id: HashMap<&str, &Fact> = facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
        let corrected: Vec<&Fact> = corrected.iter().map(|&i| &facts[i]).collect();
        let said_otherwise: HashSet<&str> = corrected.iter().map(|fact| fact.id.as_str()).collect();
        let touches = |link: &Link, is: &dyn Fn(&str) -> bool| is(&link.a) || is(&link.b);
        let rejected = |id: &str| by_id.get(id).is_some_and(|fact| fact.verdict == Some(Verdict::Rejected));
        let reprint = |link: &Link| link.rule.as_deref() == Some("repeat.reprint");
        let mut kept: Vec<Link> = links
            .iter()
            .filter(|link| !touches(link, &rejected))
            .filter(|link| reprint(link) || !touches(link, &|id| said_otherwise.contains(id)))
            .filter(|link| self.counts(link, &by_id))
            .cloned()
            .collect();
        kept.extend(self.anew(&facts, &corrected, &kept, &by_id));
        (facts, kept)
    }

    /// Puts what was ruled into facts. Gives those that say something else than was read.
    fn rule(&self, facts: &mut [Fact], words: impl Fn(&Fact) -> String) -> Vec<usize> {
        let mut of_post: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, fact) in facts.iter().enumerate().filter(|(_, fact)| self.claims.contains_key(&fact.post_name)) {
            of_post.entry(fact.post_name.clone()).or_default().push(i);
        }
        let mut corrected = Vec::new();
        for (post, facts_of_post) in of_post {
            for (mark, ruled) in self.claims.get(&post).into_iter().flatten() {
                let mut all = facts_of_post.iter().copied();
                let same = all.clone().find(|&i| facts[i].id == mark.id);
                let like = || all.find(|&i| mark.is_like(&facts[i].kind, &words(&facts[i])));
                let Some(i) = same.or_else(like) else { continue };
                match ruled {
                    Claimed::Is(verdict) => facts[i].verdict = Some(*verdict),
                    Claimed::Says(to) => {
                        correct(&mut facts[i], to);
                        corrected.push(i);
                    }
                }
            }
        }
        corrected.sort_unstable();
        corrected.dedup();
        corrected
    }

    /// How facts that say something else now relate to all others.
    fn anew(&self, facts: &[Fact], corrected: &[&Fact], kept: &[Link], by_id: &HashMap<&str, &Fact>) -> Vec<Link> {
        let stands = |fact: &&Fact| fact.verdict != Some(Verdict::Rejected);
        let known: HashSet<(&str, &str)> = kept.iter().map(|link| (link.a.as_str(), link.b.as_str())).collect();
        let mut links: Vec<Link> = Vec::new();
        let mut related: HashSet<(&str, &str)> = HashSet::new();
        for fact in corrected.iter().copied().filter(stands) {
            let mut found = Vec::new();
            for (i, other) in facts.iter().enumerate().filter(|(_, other)| stands(other)) {
                let (earlier, later) = if other.order() <= fact.order() { (other, fact) } else { (fact, other) };
                let pair = (earlier.id.as_str(), later.id.as_str());
                if known.contains(&pair) || related.contains(&pair) {
                    continue;
                }
                if let Some(relating) = relate(earlier, later) {
                    related.insert(pair);
                    found.push(Related { number: i, apart: fact.apart(other), earlier, later, relating });
                }
            }
            links.extend(nearest(found).filter(|link| self.counts(link, by_id)));
        }
        links
    }

    /// Whether a link is none that a source without a good name would give weight to.
    fn counts(&self, link: &Link, by_id: &HashMap<&str, &Fact>) -> bool {
        let unreliable = |id: &String| {
            let source = by_id.get(id.as_str()).map(|fact| fact.source.as_str());
            source.and_then(|source| self.ratings.get(source)) == Some(&Rating::Unreliable)
        };
        link.relation != Relation::Corroboration || !unreliable(&link.a) && !unreliable(&link.b)
    }

    /// The story that a post tells, where the rules put it to one.
    pub fn story<'s>(&'s self, post: &'s str, story: &'s str) -> &'s str {
        let mut name = if self.split.contains(post) { post } else { story };
        for _ in 0..MAX_MERGES {
            match self.merged.get(name) {
                Some(into) => name = into,
                None => break,
            }
        }
        name
    }
}

fn correct(fact: &mut Fact, to: &Correction) {
    if let Some(number) = to.number {
        fact.quantity = Some(number);
    }
    if let Some(target) = &to.target {
        fact.target = sides(Some(target));
    }
    if let Some(place) = &to.place {
        (fact.place, fact.place_said) = (Some(place.to_lowercase()), true);
    }
    if let Some(polarity) = to.polarity {
        fact.polarity = polarity;
    }
}
