//! Sources: what was read of them, and who had what.

use std::borrow::Borrow;

use super::{PartyView, TimeView};
use crate::language::{Translator, Words};

/// A source on the sources page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// Its tier in words.
    pub tier: Option<Words>,
    /// The party that it belongs to.
    pub party: Option<PartyView>,
    /// Its address; http or https.
    pub url: Option<String>,
    /// Pages retrieved.
    pub pages: u64,
    /// Posts shown.
    pub posts: u64,
    /// When it was last retrieved.
    pub last: Option<TimeView>,
    /// How late it is with what other sources have too, in words.
    pub lateness: Option<String>,
    /// The feed with its posts alone.
    pub feed_url: String,
    /// How it covers the stories; none where none of its posts is in the picture.
    pub stories: Option<StoriesView>,
}

/// How a source covers the stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoriesView {
    /// Stories that it had before all others.
    pub first: usize,
    /// Stories that it had in time, though not first.
    pub in_time: usize,
    /// Stories that it had late.
    pub late: usize,
    /// Stories of several others that it lacks.
    pub lacked: usize,
    /// Stories that it alone tells.
    pub alone: usize,
    /// The latest of those that it had late, with who had them first.
    pub late_lines: Vec<StoryLine>,
    /// The latest of those that it alone tells.
    pub alone_lines: Vec<StoryLine>,
}

impl StoriesView {
    /// How many of each, in words.
    pub fn words(&self, t: impl Borrow<Translator>) -> Words {
        let t = t.borrow();
        let counts = [
            ("first", self.first),
            ("in-time", self.in_time),
            ("late", self.late),
            ("lacked", self.lacked),
            ("alone", self.alone),
        ];
        t.filled("had", &counts.map(|(name, n)| (name, n.to_string().into())))
    }
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLine {
    /// What the source calls it.
    pub title: String,
    /// The source's first post of it.
    pub url: String,
    /// When that was published.
    pub time: Option<TimeView>,
    /// How late that is, and after whom; empty for what it alone tells.
    pub late: String,
}

/// An address that is looked at again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedView {
    /// The name of its source, or its host.
    pub source: String,
    /// The address; http or https.
    pub url: Option<String>,
    /// The address without its scheme, to be read.
    pub address: String,
    /// How it fares, in one or two words.
    pub state: Words,
    /// The class of that: `good`, `fair` or `bad`.
    pub class: &'static str,
    /// Since when.
    pub since: Option<TimeView>,
    /// What is the matter.
    pub what: String,
    /// What to do about it.
    pub remedy: Option<String>,
}
