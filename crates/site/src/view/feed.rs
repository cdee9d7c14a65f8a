//! The feed: its days, its table of contents, what stands on top of it, and how it is narrowed.

use super::{DayView, PostView, TimeView};
use crate::language::Words;

/// A day of the feed with its posts on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedDay {
    /// The day.
    pub day: DayView,
    /// Its posts, in the order of the page.
    pub posts: Vec<PostView>,
}

/// A day in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsDay {
    /// The day.
    pub day: DayView,
    /// The posts of the whole feed on that day.
    pub posts: u64,
    /// Those on this page.
    pub here: u64,
    /// The page that begins with it.
    pub url: String,
    /// Its posts on this page.
    pub lines: Vec<ContentsLine>,
}

/// The days of a month in the table of contents, where there are too many to stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsMonth {
    /// `March 2026`.
    pub name: String,
    /// The posts of these days.
    pub posts: u64,
    /// The page that begins with the first of them, in the order of the page.
    pub url: String,
    /// Its days, by their number in the month, with the pages that begin with them; none of months long ago.
    pub days: Vec<(i8, String)>,
}

/// A post in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// The post's id.
    pub id: String,
    /// Its place in the feed.
    pub key: String,
    /// Its clock; a dash where only its day is known.
    pub clock: String,
    /// Its headline or first words.
    pub label: String,
}

/// The form that narrows the feed, and what is chosen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterView {
    /// Its lists.
    pub groups: Vec<FilterGroup>,
    /// Only what is disputed.
    pub disputed: bool,
    /// Only key updates.
    pub key: bool,
    /// What is chosen; each can be taken away.
    pub chips: Vec<FilterChip>,
}

/// One list of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterGroup {
    /// Its name in addresses.
    pub name: &'static str,
    /// Its name on the page.
    pub label: Words,
    /// What stands for no choice.
    pub all: Words,
    /// What it offers.
    pub options: Vec<FilterOption>,
}

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterOption {
    /// In addresses.
    pub value: String,
    /// On the page.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Something that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterChip {
    /// In words.
    pub words: String,
    /// The class of the side, where it is one.
    pub class: Option<String>,
    /// The page without it.
    pub url: String,
}

/// The state of the latest day, pinned to the top of the live page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedView {
    /// The day.
    pub day: DayView,
    /// A few sentences.
    pub lines: Vec<PinnedLine>,
    /// How many more the day's digest has.
    pub more: usize,
    /// The day's digest.
    pub url: String,
}

/// A sentence of the pinned summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedLine {
    /// A class: `disputed`, `changed`, `new`.
    pub class: &'static str,
    /// The same in a word.
    pub label: Words,
    /// The sentence.
    pub words: String,
    /// The claims that it stands on.
    pub claims: Vec<ClaimLink>,
}

/// What leads to a claim's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLink {
    /// The source on whose page it stands.
    pub source: String,
    /// When it was published.
    pub time: TimeView,
    /// Its words.
    pub url: String,
}

/// A key update in the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// Where it stands in the feed.
    pub url: String,
    /// When it was published.
    pub time: TimeView,
    /// Its headline or first words.
    pub label: String,
    /// Its source.
    pub source: String,
    /// Why it is one.
    pub why: String,
}
