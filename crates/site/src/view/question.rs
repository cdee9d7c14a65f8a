//! Questions with their answers.

use std::borrow::Borrow;

use super::{PartyView, RelationView, TimeView};
use crate::language::{Translator, Words};

/// A question: what several claims answer differently or alike.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Its anchor on the page.
    pub id: String,
    /// In plain English, e.g. `Mereshi soldiers killed`.
    pub title: String,
    /// The contract's name of its kind, e.g. `killed`.
    pub kind: String,
    /// The kind in words, e.g. `Killed`.
    pub kind_words: Words,
    /// How its answers stand to each other.
    pub state: QuestionState,
    /// The state in a sentence, e.g. `The sides' numbers lie 194 apart`.
    pub state_words: String,
    /// What each side answers.
    pub sides: Vec<SideView>,
    /// Its own page.
    pub url: String,
    /// How many independent origins its answers have: repeats and reprints of one voice count once.
    pub origins: usize,
    /// How many posts tell of it.
    pub posts: usize,
    /// How many sources those are of.
    pub sources: usize,
}

/// How the answers to a question stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionState {
    /// Only one source speaks of it.
    OneSource,
    /// All answers agree.
    Agreed,
    /// Answers exclude each other.
    Disputed,
    /// One side rejects what another claims.
    Denied,
    /// A claimant moved its answer; no other contradicts it.
    Revised,
    /// The desk has confirmed an answer.
    Settled,
}

impl QuestionState {
    /// All states, those that need a reader's eye first.
    pub const ALL: [QuestionState; 6] = [
        QuestionState::Disputed,
        QuestionState::Denied,
        QuestionState::Revised,
        QuestionState::Agreed,
        QuestionState::OneSource,
        QuestionState::Settled,
    ];

    /// Its name in addresses and classes.
    pub fn name(self) -> &'static str {
        match self {
            QuestionState::Settled => "settled",
            QuestionState::OneSource => "one-source",
            QuestionState::Agreed => "agreed",
            QuestionState::Disputed => "disputed",
            QuestionState::Denied => "denied",
            QuestionState::Revised => "revised",
        }
    }

    /// Its name on the page.
    pub fn words(self, t: impl Borrow<Translator>) -> Words {
        t.borrow().say(match self {
            QuestionState::Settled => "state-settled",
            QuestionState::OneSource => "state-one-source",
            QuestionState::Agreed => "state-agreed",
            QuestionState::Disputed => "state-disputed",
            QuestionState::Denied => "state-denied",
            QuestionState::Revised => "state-revised",
        })
    }
}

/// A side's answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct SideView {
    /// The party; third parties and unattributed answers share none.
    pub party: PartyView,
    /// Its claimants, each with the latest answer first.
    pub claimants: Vec<ClaimantView>,
}

/// A claimant's answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimantView {
    /// Who.
    pub name: String,
    /// The answer that stands.
    pub latest: AnswerView,
    /// Earlier answers, the latest first.
    pub earlier: Vec<AnswerView>,
}

/// One answer: a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerView {
    /// How many, in digits, as far open as the source's words leave it: `4`, `11+`, `up to 230`; what is claimed where
    /// no number is asked.
    pub quantity: String,
    /// The least it can mean.
    pub min: Option<f64>,
    /// The most it can mean.
    pub max: Option<f64>,
    /// Asserted, denied or questioned, where it is not plainly asserted.
    pub polarity: Option<Words>,
    /// When it was published.
    pub time: TimeView,
    /// The claim's words on its post's page.
    pub url: String,
    /// The words themselves.
    pub words: String,
    /// Who says so, where that is more than the claimant's name.
    pub speaker: Option<String>,
    /// Where or how it was said.
    pub medium: Option<String>,
    /// The source that reports it.
    pub source: String,
    /// The other sources that repeat it.
    pub repeated_by: Vec<String>,
    /// How it stands to the answer before, e.g. `up from 200`.
    pub change: Option<String>,
    /// How other claims bear on it.
    pub relations: Vec<RelationView>,
}
