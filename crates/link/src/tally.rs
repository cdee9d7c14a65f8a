//! Tallies: what each claimant has given as the number over time.
//!
//! Only what was said, when it was said: steps, and nothing between them.

use std::collections::{BTreeMap, HashMap};

use dateline_model::{ClaimKind, Modifier, Polarity, Quantity};
use serde::Serialize;

use crate::{
    fact::{Fact, Verdict},
    pair::is_toll,
    question::Question,
};

/// A question's numbers, a line for each claimant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tally {
    /// The question's id.
    pub question: String,
    /// Its title.
    pub title: String,
    /// The claimants by side and name.
    pub lines: Vec<TallyLine>,
}

/// What one claimant has said over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TallyLine {
    /// The claimant's side.
    pub side: String,
    /// The claimant.
    pub claimant: String,
    /// Each number from when it was first given until the next.
    pub steps: Vec<Step>,
}

/// A number from the moment on at which it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Seconds since 1970.
    pub at: i64,
    /// The band, open where the words are: “more than 400”.
    #[serde(flatten)]
    pub quantity: Quantity,
    /// The claim that gave it.
    pub claim: String,
}

/// The tallies of some questions in their order. Counts of single incidents and days, additions, denials and what the desk rejected
/// are no part of one.
pub fn tallies(questions: &[Question], facts: &[Fact]) -> Vec<Tally> {
    let by_id: HashMap<&str, &Fact> = facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let counts = |fact: &Fact| {
        let added = fact.quantity.is_some_and(|q| q.modifier == Modifier::More);
        let things = matches!(fact.kind, ClaimKind::EquipmentLoss | ClaimKind::AircraftDowned);
        is_toll(fact)
            && (fact.kind.counts_people() || things)
            && !added
            && fact.polarity == Polarity::Asserted
            && fact.verdict != Some(Verdict::Rejected)
    };
    let tally = |question: &Question| {
        let mut lines: BTreeMap<(&str, &str), Vec<Step>> = BTreeMap::new();
        let answers =
            question.answers.iter().filter(|answer| by_id.get(&answer.claim[..]).is_some_and(|fact| counts(fact)));
        for answer in answers {
            let (Some(at), Some(quantity)) = (answer.at, answer.quantity) else { continue };
            let steps = lines.entry((&answer.side, &answer.claimant)).or_default();
            if steps.last().is_none_or(|last| last.quantity != quantity) {
                steps.push(Step { at, quantity, claim: answer.claim.clone() });
            }
        }
        let line = |((side, claimant), steps): ((&str, &str), Vec<Step>)| TallyLine {
            side: side.to_owned(),
            claimant: claimant.to_owned(),
            steps,
        };
        let lines: Vec<TallyLine> = lines.into_iter().map(line).collect();
        (!lines.is_empty()).then(|| Tally { question: question.id.clone(), title: question.title.clone(), lines })
    };
    questions.iter().filter_map(tally).collect()
}
