//! From claims to what they say together.
//!
//! [`Linker`] takes one report at a time and says how each of its claims relates to those before it: repeat, revision,
//! corroboration, conflict, denial, each with its reason in words; which posts only pass on another outlet's text; and which story
//! each post tells. [`questions`] gathers the claims that answer the same thing: the question, each side's answers, and whether
//! they agree. [`Desk`] lays over all of it what people ruled. [`digest`] says what is new, [`diff`] what two reports tell
//! differently, [`tallies`] how each claimant's number moved, [`gauge`] which source told which story.
//!
//! Pure: no I/O, no clock. A claim becomes a [`Fact`] first: what counts for comparing, in a form that compares.
#![forbid(unsafe_code)]

mod amount;
mod common;
mod desk;
mod diff;
mod digest;
mod fact;
mod gauge;
mod glance;
mod linker;
mod pair;
mod profile;
mod question;
mod relate;
mod reprint;
mod rule;
mod sheet;
mod story;
mod tally;
mod words;

pub use amount::amount;
pub use desk::Desk;
pub use diff::{Diff, diff};
pub use digest::{Digest, MAX_WORDS, Section, Sentence, digest};
pub use fact::{Fact, Scope, Verdict, facts, facts_of_ledger};
pub use gauge::{Gauge, SourceGauge, StoryGauge, Told, gauge};
pub use linker::{Linked, Linker};
pub use question::{Answer, Question, State, questions};
pub use relate::{Relating, relate};
pub use rule::Rule;
pub use sheet::{Letter, Sheet, SheetLine};
pub use story::Stories;
pub use tally::{Step, Tally, TallyLine, tallies};
