//! Decisions: what people at the desk ruled.
//!
//! Rules find claims and links, people overrule them. A decision is only ever added: whoever takes one back adds that, and what
//! was before holds again.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ClaimKind, Polarity, Quantity};

/// What somebody at the desk ruled, when and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Its number in the coverage: the first is 1.
    pub number: u32,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
    /// Why, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What is ruled.
    #[serde(flatten)]
    pub ruling: Ruling,
}

/// What is ruled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ruling", rename_all = "snake_case")]
pub enum Ruling {
    /// The claim holds: its question is settled.
    Confirm {
        /// The claim.
        claim: Mark,
    },
    /// The claim was misread or is void: it stays in sight, and stands for and against nothing.
    Reject {
        /// The claim.
        claim: Mark,
    },
    /// The claim was misread: it says something else.
    Correct {
        /// The claim.
        claim: Mark,
        /// What it says.
        to: Correction,
    },
    /// Two stories are one.
    Merge {
        /// The one, by its name.
        story: String,
        /// The other, whose name both go by.
        into: String,
    },
    /// A post tells a story of its own.
    Split {
        /// The post.
        post: String,
    },
    /// A post is not to be shown, nor anything of it.
    Withdraw {
        /// The post.
        post: String,
    },
    /// How far a source is to be relied on.
    Rate {
        /// Its name.
        source: String,
        /// How far.
        rating: Rating,
    },
    /// A decision no longer holds.
    Undo {
        /// Its number.
        decision: u32,
    },
}

impl Ruling {
    /// The claim that is ruled on, if it is one.
    pub fn claim(&self) -> Option<&Mark> {
        match self {
            Ruling::Confirm { claim } | Ruling::Reject { claim } | Ruling::Correct { claim, .. } => Some(claim),
            _ => None,
        }
    }
}

/// A claim as a decision names it, so that it is found again when its post is read by a better lexicon: by its id or else by its
/// post, kind and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// The id of its post.
    pub post: String,
    /// Its kind.
    pub kind: ClaimKind,
    /// Its words.
    pub words: String,
}

impl Mark {
    /// Whether a claim of the mark's post is the one that is meant, though its id is another.
    pub fn is_like(&self, kind: &ClaimKind, words: &str) -> bool {
        let within = |a: &str, b: &str| !a.is_empty() && b.contains(a);
        self.kind == *kind && (within(words, &self.words) || within(&self.words, words))
    }
}

/// What a misread claim says; what is left out stays as it was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Quantity>,
    /// Whom it befell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Asserted, denied, questioned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
}

/// How far a source is to be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Its word counts.
    Reliable,
    /// What it says corroborates nobody.
    Unreliable,
}

/// The decisions that hold, the oldest first: those that none after them takes back.
pub fn in_force(decisions: &[Decision]) -> Vec<&Decision> {
    let mut undone: HashSet<u32> = HashSet::new();
    let mut hold: Vec<&Decision> = Vec::new();
    for decision in decisions.iter().rev() {
        if undone.contains(&decision.number) {
            continue;
        }
        match decision.ruling {
            // Whoever takes back that something was taken back restores it.
            Ruling::Undo { decision: earlier } if earlier < decision.number => {
                undone.insert(earlier);
            }
            Ruling::Undo { .. } => {}
            _ => hold.push(decision),
        }
    }
    hold.reverse();
    hold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(number: u32, ruling: Ruling) -> Decision {
        Decision { number, at: Timestamp::UNIX_EPOCH, by: "A. Editor".into(), why: None, ruling }
    }

    fn split(number: u32) -> Decision {
        decision(number, Ruling::Split { post: format!("post {number}") })
    }

    fn undo(number: u32, decided: u32) -> Decision {
        decision(number, Ruling::Undo { decision: decided })
    }

    #[test]
    fn a_decision_taken_back_no_longer_holds_until_that_is_taken_back() {
        let numbers = |all: &[Decision]| in_force(all).iter().map(|decision| decision.number).collect::<Vec<_>>();
        assert_eq!(numbers(&[split(1), split(2)]), [1, 2]);
        assert_eq!(numbers(&[split(1), split(2), undo(3, 1)]), [2]);
        assert_eq!(numbers(&[split(1), split(2), undo(3, 1), undo(4, 3)]), [1, 2]);
        assert_eq!(numbers(&[split(1), undo(2, 2), undo(3, 9)]), [1]);
    }

    #[test]
    fn a_decision_is_written_and_read_back() {
        let claim = Mark {
            id: "k3f9a2xq-7m0e".into(),
            post: "k3f9a2xq".into(),
            kind: ClaimKind::Killed,
            words: "40 dead".into(),
        };
        let to = Correction { number: Some(Quantity::exact(14.0)), ..Correction::default() };
        let written = serde_json::to_string(&decision(1, Ruling::Correct { claim, to: to.clone() })).unwrap();
        assert!(written.contains(r#""ruling":"correct""#), "{written}");
        let read: Decision = serde_json::from_str(&written).unwrap();
        assert!(matches!(read.ruling, Ruling::Correct { to: corrected, .. } if corrected == to));
    }
}
