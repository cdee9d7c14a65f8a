//! Statements: who says what, in the terms of PARC and PolNeAR (source, cue, content).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// An attribution: a speaker, a cue and a content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s1`, `s2` … in the order of the text.
    pub id: String,
    /// The post it stands in; null outside every post.
    pub post: Option<String>,
    /// The 1-based line of its content.
    pub line: u32,
    /// Who speaks.
    pub speaker: Speaker,
    /// Through whom it reached the page: agencies and outlets, the nearest to the speaker first.
    pub via: Vec<String>,
    /// The words of saying.
    pub cue: Cue,
    /// Where or how it was said: `statement`, `briefing`, `Facebook`, a named outlet … as far as the text tells.
    pub medium: Option<String>,
    /// Quoted, reported or both.
    pub mode: Mode,
    /// What is said.
    pub content: Content,
    /// What its speaker passes on of others: “X calls for a truce, spokesman Y said” is Y's statement and relays X's. The page
    /// vouches for Y's words only; that X said so is what Y says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Relayed>,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A statement within another's content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Relayed {
    /// Who speaks, as the outer speaker has it.
    pub speaker: Speaker,
    /// The words of saying.
    pub cue: Cue,
    /// Quoted, reported or both.
    pub mode: Mode,
    /// What is said.
    pub content: Content,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// Who speaks. At least one field beside `anonymous` says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// The person's fullest name in the post.
    pub name: Option<String>,
    /// The role, close to the text.
    pub role: Option<String>,
    /// The body spoken for.
    pub organisation: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
    /// Where the speaker is named.
    pub span: Option<Span>,
    /// Whether the text withholds who it is (“a source”, “officials”).
    pub anonymous: bool,
}

/// The words of saying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The verb in its base form, or the headline's `-` or `:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lemma: Option<String>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Content {
    /// The longest piece, without outer quotation marks and “that”.
    pub text: String,
    /// Where that piece stands.
    pub span: Span,
    /// All pieces in order, where the cue or speaker interrupts them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// How words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// Reported, with pieces quoted.
    Mixed,
}
