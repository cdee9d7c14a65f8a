//! Attributions: who says what, as spans, in the terms of PARC and PolNeAR (source, cue, content).
//!
//! This stage knows grammar and cue words only. Who a source is (which body, whose side) is worked out after it.

use std::ops::Range;

use dateline_model::Mode;

use crate::paragraph::Paragraph;

/// A range of bytes in one of the paragraphs given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// Bytes of its text.
    pub bytes: Range<usize>,
}

/// Who says what, as spans.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker's noun phrase with its appositions and relative clauses left out, e.g. “Defence Ministry spokeswoman
    /// Anna Example”, “she”, “the ministry”, “Oslo”; none where the speaker is not named (“it was noted that”).
    pub source: Option<Piece>,
    /// The head token of the source in its paragraph.
    pub source_head: Option<usize>,
    /// The words of saying: “said”, “according to”, “called on”, “told”, a headline's “:” or “-”.
    pub cue: Piece,
    /// The cue's main word in its base form: “say”, “accuse”, “according to”.
    pub lemma: String,
    /// What is said: all pieces in order, where cue or source interrupt them, without outer quotation marks and “that”.
    pub content: Vec<Piece>,
    /// Quoted, reported or both.
    pub mode: Mode,
    /// The words that name the medium or occasion (“in a statement”, “on Facebook”, “told Sputnik”), if any.
    pub medium: Option<Piece>,
    /// The index in the same list of the attribution that relays this one.
    pub nested_in: Option<usize>,
    /// Whether the content is asserted (said), denied, urged, asked, doubted …: the class of the cue in the lexicon.
    pub class: CueClass,
    /// The rule that found it.
    pub rule: &'static str,
}

/// What a cue does to its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// say, report, announce, confirm, claim, write …
    Say,
    /// deny, reject, refute, dismiss …
    Deny,
    /// doubt, question …
    Doubt,
    /// accuse, blame …: the content is asserted of another
    Accuse,
    /// urge, demand, call for, recommend, warn against …: nothing is asserted
    Urge,
    /// condemn, praise, welcome, express concern …: the content is taken as so
    Judge,
    /// promise, plan, threaten, vow …: nothing has happened yet
    Intend,
    /// think, believe, expect, hope …
    Think,
    /// publish, show, share, release (a video, a map)
    Show,
}

/// Finds the attributions of one post's paragraphs (parsed, in order; headline first where there is one).
pub fn attributions(_post: &[Paragraph<'_>]) -> Vec<Attribution> {
    Vec::new()
}
