//! Dateline's nouns and the JSON they are written in.
//!
//! This room has no I/O and no logic but the invariants of its own types. Every other room depends on it and it
//! depends on none. The published reading contract ([`Reading`], printed by `dateline read --format json`) is made of
//! these types, and its JSON Schema ([`schema`]) is generated from them.
//!
//! | noun | type |
//! | --- | --- |
//! | report, post, block, media, tombstone, problem | [`report`] |
//! | mention: quantity, time, place, party, person | [`mention`] |
//! | statement: speaker, cue, content | [`statement`] |
//! | claim and link | [`claim`], [`link`] |
//! | decision of the desk | [`decision`] |
//! | coverage, party, source | [`coverage`] |
//! | points and stretches of time | [`time`] |
//! | what somebody looks for | [`search`] |
//! | offsets into the kept text, and its folded form for matching | [`span`], [`fold`] |
#![forbid(unsafe_code)]

pub mod claim;
pub mod coverage;
pub mod decision;
pub mod fold;
pub mod letter;
pub mod link;
pub mod mention;
pub mod report;
pub mod search;
pub mod span;
pub mod statement;
pub mod time;

pub use claim::{Claim, ClaimKind, Claimant, Event, Period, Place, Polarity, Side, Target};
pub use coverage::{Coverage, CoverageError};
pub use decision::{Correction, Decision, Mark, Rating, Ruling};
pub use link::{Link, Relation, Reprint, Telling};
pub use mention::{Change, Mention, MentionValue, Modifier, PlacePrecision, Quantity};
pub use report::{Block, BlockKind, Dateline, Media, MediaKind, Post, Problem, Reading, Report, Tombstone};
pub use search::Search;
pub use span::{Span, TextIndex};
pub use statement::{Content, Cue, Mode, Relayed, Speaker, Statement};
pub use time::{Basis, PostTime, Precision, UtcTime};

/// The version of the reading contract that this build prints, as `contract` in every [`Reading`].
pub const CONTRACT: u32 = 1;

/// The JSON Schema (draft 2020-12) of one line of `dateline read --format json`, generated from [`Reading`].
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Reading).to_value()
}
