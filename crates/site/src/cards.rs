//! Posts that tell the same story become one card: the first tells it whole, the others are named below it.
//!
//! What an outlet adds must not vanish behind another's words, so a post stays on its own where it contradicts one of
//! the card or moves its numbers, where it makes a claim that none of them makes, where its outlet is in the card
//! already, or where it comes much later.
//!
//! A card is the same wherever it is shown: on every page, and pushed. What differs from page to page is only whether a
//! post that is named in a card stands there by itself too: not if its card does.

use std::collections::{HashMap, HashSet};

use dateline_model::Relation;
use dateline_store::{ClaimId, Entry, PostId};
use jiff::SignedDuration;

/// How long after the first telling another one is folded into it.
const SPAN: SignedDuration = SignedDuration::from_hours(12);
/// The most posts of a card.
const MOST: usize = 60;

/// Which posts are told in which cards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cards {
    /// For each post that is folded into another one: which.
    leads: HashMap<PostId, PostId>,
    /// For each post that others are folded into: these, the earliest first.
    tellings: HashMap<PostId, Vec<PostId>>,
}

impl Cards {
    /// The cards of some posts. `story` is what a post tells.
    pub fn of<'s>(entries: &[Entry], story: impl Fn(&PostId) -> Option<&'s str>) -> Cards {
        let mut cards = Cards::default();
        let mut folded: Vec<(&Entry, &Entry)> = fold(entries, story)
            .into_iter()
            .zip(entries)
            .filter_map(|(lead, entry)| Some((entry, entries.get(lead?)?)))
            .collect();
        folded.sort_by_key(|(entry, _)| (entry.sorted_at, entry.first_change));
        for (entry, lead) in folded {
            cards.leads.insert(entry.id.clone(), lead.id.clone());
            cards.tellings.entry(lead.id.clone()).or_default().push(entry.id.clone());
        }
        cards
    }

    /// The post in whose card a post is told; none if in its own.
    pub fn lead(&self, post: &PostId) -> Option<&PostId> {
        self.leads.get(post)
    }

    /// The posts that are told in a post's card, the earliest first.
    pub fn tellings(&self, post: &PostId) -> &[PostId] {
        self.tellings.get(post).map_or(&[], Vec::as_slice)
    }

    /// The posts whose card, or place in one, is not the same in both.
    pub fn differing<'c>(&'c self, other: &'c Cards) -> HashSet<&'c PostId> {
        let of = |one: &'c Cards, other: &'c Cards| {
            let moved = one.leads.iter().filter(|(post, lead)| other.lead(post) != Some(lead)).map(|(post, _)| post);
            let others = one.tellings.iter().filter(|(post, all)| other.tellings(post) != **all).map(|(post, _)| post);
            moved.chain(others)
        };
        of(self, other).chain(of(other, self)).collect()
    }
}

/// For each entry the place of the one that it is folded into. `story` is what a post tells.
fn fold<'s>(entries: &[Entry], story: impl Fn(&PostId) -> Option<&'s str>) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&i| (entries[i].sorted_at, entries[i].first_change));
    let mut cards: Vec<Vec<usize>> = Vec::new();
    let mut of_post: HashMap<&PostId, usize> = HashMap::new();
    let mut of_story: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut folded = vec![None; entries.len()];
    for i in order {
        let entry = &entries[i];
        let whole = entry.gone_after.is_none() && entry.text.split_whitespace().nth(2).is_some();
        let told = story(&entry.id);
        let original = entry.reprint_of.as_ref().and_then(|of| of_post.get(&of.post)).copied();
        let of_story_now = told.and_then(|told| of_story.get(told)).map_or(&[][..], Vec::as_slice);
        // They stand in the order of their first posts: the early ones are too long ago.
        let late = |&card: &usize| entry.sorted_at.duration_since(entries[cards[card][0]].sorted_at) > SPAN;
        let near = &of_story_now[of_story_now.partition_point(late)..];
        let same = original.into_iter().chain(near.iter().copied());
        let fits = |&card: &usize| {
            let posts: Vec<&Entry> = cards[card].iter().map(|&post| &entries[post]).collect();
            let reprint = original == Some(card);
            posts.len() < MOST
                && (reprint && posts.iter().all(|post| !at_odds(entry, post))
                    || entry.sorted_at.duration_since(posts[0].sorted_at) <= SPAN
                        && posts.iter().all(|post| post.source != entry.source && !at_odds(entry, post))
                        && adds_nothing(entry, &posts))
        };
        let card = if whole { same.into_iter().find(fits) } else { None };
        match card {
            Some(card) => {
                folded[i] = Some(cards[card][0]);
                cards[card].push(i);
                of_post.insert(&entry.id, card);
            }
            None if whole => {
                of_post.insert(&entry.id, cards.len());
                if let Some(told) = told {
                    of_story.entry(told).or_default().push(cards.len());
                }
                cards.push(vec![i]);
            }
            None => {}
        }
    }
    folded
}

/// The posts at the other ends of a post's links, with the relation.
fn related(entry: &Entry) -> impl Iterator<Item = (Relation, &str, PostId)> {
    entry.links.iter().flat_map(|link| {
        [(&link.a, &link.b), (&link.b, &link.a)].into_iter().filter_map(|(own, other)| {
            let other = other.parse::<ClaimId>().ok()?.post();
            Some((link.relation, own.as_str(), other))
        })
    })
}

/// Whether a post contradicts another one, or moves its numbers.
fn at_odds(entry: &Entry, other: &Entry) -> bool {
    related(entry).any(|(relation, _, post)| {
        post == other.id && matches!(relation, Relation::Conflict | Relation::Denial | Relation::Revision)
    })
}

/// Whether each of a post's claims is made by one of some others too.
fn adds_nothing(entry: &Entry, others: &[&Entry]) -> bool {
    let others: HashSet<&PostId> = others.iter().map(|other| &other.id).collect();
    let made: HashSet<&str> =
        related(entry).filter(|(_, _, post)| others.contains(post)).map(|(_, claim, _)| claim).collect();
    entry.claims.iter().all(|claim| made.contains(claim.id.as_str()))
}
