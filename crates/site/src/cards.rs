//! Posts of one page of the feed that tell the same story become one card: the first tells it whole, the others are
//! named below it.
//!
//! What an outlet adds must not vanish behind another's words, so a post stays on its own where it contradicts one of
//! the card or moves its numbers, where it makes a claim that none of them makes, where its outlet is in the card
//! already, or where it comes much later.

use std::collections::{HashMap, HashSet};

use dateline_model::Relation;
use dateline_store::{ClaimId, Entry, PostId};
use jiff::SignedDuration;

/// How long after the first telling another one is folded into it.
const SPAN: SignedDuration = SignedDuration::from_hours(12);

/// For each entry of a page the place of the one that it is folded into. `story` is what a post tells.
pub fn fold<'s>(entries: &[Entry], story: impl Fn(&PostId) -> Option<&'s str>) -> Vec<Option<usize>> {
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
        let same = original.into_iter().chain(told.and_then(|told| of_story.get(told)).into_iter().flatten().copied());
        let fits = |&card: &usize| {
            let posts: Vec<&Entry> = cards[card].iter().map(|&post| &entries[post]).collect();
            let reprint = original == Some(card);
            reprint && posts.iter().all(|post| !at_odds(entry, post))
                || entry.sorted_at.duration_since(posts[0].sorted_at) <= SPAN
                    && posts.iter().all(|post| post.source != entry.source && !at_odds(entry, post))
                    && adds_nothing(entry, &posts)
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
