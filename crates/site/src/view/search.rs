//! What was found.

use super::{SpeakerView, TimeView};

/// A stretch of words in which something was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Words.
    Plain(String),
    /// Words that were looked for.
    Marked(String),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct HitView {
    /// Where its words stand.
    pub url: String,
    /// The source that published it.
    pub source: String,
    /// When.
    pub time: TimeView,
    /// The language of its words, where it is not the page's.
    pub language: Option<String>,
    /// The headline of a post.
    pub headline: Vec<Found>,
    /// The words around what was looked for.
    pub words: Vec<Found>,
    /// Who says it, of a statement or claim.
    pub speaker: Option<SpeakerView>,
    /// What is claimed, in Dateline's words.
    pub claim: Option<String>,
}
