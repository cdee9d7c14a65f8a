//! What the desk ruled of the claims of posts.

use std::collections::HashMap;

use dateline_model::{Claim, Decision, Ruling, decision::in_force};
use dateline_store::Entry;

/// What holds of what the desk ruled of claims, by the post, in the order in which it was ruled.
#[derive(Debug, Default)]
pub struct Rulings(HashMap<String, Vec<Decision>>);

impl Rulings {
    /// Of a coverage's decisions, in the order of their numbers, those on claims of some posts.
    pub fn new(decisions: &[Decision], entries: &[Entry]) -> Rulings {
        let mut rulings: HashMap<String, Vec<Decision>> = HashMap::new();
        for decision in in_force(decisions) {
            if let Some(mark) = decision.ruling.claim()
                && entries.iter().any(|entry| entry.id.as_str() == mark.post)
            {
                rulings.entry(mark.post.clone()).or_default().push(decision.clone());
            }
        }
        Rulings(rulings)
    }

    /// What is ruled of the claims of a post: of each the last verdict, and the last correction.
    pub fn of<'a>(&'a self, entry: &'a Entry) -> Vec<(&'a Claim, &'a Decision)> {
        let mut found: Vec<(&Claim, &Decision)> = Vec::new();
        for decision in self.0.get(entry.id.as_str()).into_iter().flatten() {
            let Some(mark) = decision.ruling.claim() else { continue };
            let same = entry.claims.iter().find(|claim| claim.id == mark.id);
            let like = || entry.claims.iter().find(|claim| mark.is_like(&claim.kind, &claim.text));
            let Some(claim) = same.or_else(like) else { continue };
            let corrects = |decision: &Decision| matches!(decision.ruling, Ruling::Correct { .. });
            found.retain(|(other, earlier)| other.id != claim.id || corrects(earlier) != corrects(decision));
            found.push((claim, decision));
        }
        found
    }
}
