//! What a layout makes of a text, before times are worked out and offsets are counted in code points.

use std::ops::Range;

use dateline_model::{BlockKind, Dateline, Media, Problem, Tombstone, UtcTime};

use jiff::tz::TimeZone;

use crate::clock::Stamp;

/// A text cut into blocks and posts. All ranges are bytes of the text.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The layout's name.
    pub layout: &'static str,
    pub title: Option<String>,
    /// In the order of the text, disjoint.
    pub blocks: Vec<DraftBlock>,
    /// In the order of the text, disjoint.
    pub posts: Vec<DraftPost>,
    /// Stamps of the page as a whole: the clock of its head, "published", "updated".
    pub page_stamps: Vec<Stamp>,
    /// Headings that name a day, in the order of the text.
    pub days: Vec<Day>,
    /// What the page calls itself.
    pub outlet: Option<String>,
    pub published: Option<UtcTime>,
    /// When the page says that it was last changed.
    pub modified: Option<UtcTime>,
    /// The zone that the page says its times are in.
    pub zone: Option<TimeZone>,
    /// The page's language, as it says itself.
    pub language: Option<String>,
    /// The page's own address, as it says itself.
    pub url: Option<String>,
    /// How the file's dates are to be read, in words, where that was worked out from all of them.
    pub reason: Option<String>,
    /// Posts that the source says it has taken back.
    pub tombstones: Vec<Tombstone>,
    /// What went wrong in reading.
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone)]
pub(crate) struct DraftBlock {
    pub kind: BlockKind,
    pub range: Range<usize>,
    /// The index of its post.
    pub post: Option<usize>,
}

/// A heading that names a day.
#[derive(Debug, Clone)]
pub(crate) struct Day {
    pub stamp: Stamp,
    /// The index of the first post after it.
    pub before: usize,
}

#[derive(Debug, Default)]
pub(crate) struct DraftPost {
    pub range: Range<usize>,
    pub stamp: Option<Stamp>,
    /// The time, where the page states it in a form that needs no working out.
    pub time: Option<crate::dates::Time>,
    pub headline: Option<String>,
    pub dateline: Option<Dateline>,
    pub author: Option<String>,
    pub media: Vec<Media>,
    pub anchor: Option<String>,
    pub url: Option<String>,
    pub updated: Option<UtcTime>,
    pub via: Option<String>,
    pub reply_to: Option<String>,
    pub views: Option<u64>,
}

impl Draft {
    /// Adds a block; an empty one is left out.
    pub(crate) fn block(&mut self, kind: BlockKind, range: Range<usize>, post: Option<usize>) {
        if !range.is_empty() {
            self.blocks.push(DraftBlock { kind, range, post });
        }
    }

    /// Lets every post run from its first to its last block.
    pub(crate) fn close(&mut self) {
        for block in &self.blocks {
            if let Some(post) = block.post.and_then(|i| self.posts.get_mut(i)) {
                if post.range.is_empty() {
                    post.range = block.range.clone();
                }
                post.range.start = post.range.start.min(block.range.start);
                post.range.end = post.range.end.max(block.range.end);
            }
        }
    }

    /// Lets every post run from its first to its last word, as [`Draft::close`] does, but for a stamp, a byline and buttons
    /// around it: a page's markup sets them apart, and they change with every retrieval ("2 hours ago", "12 comments").
    pub(crate) fn close_on_words(&mut self) {
        let apart = |kind| matches!(kind, BlockKind::Stamp | BlockKind::Author | BlockKind::Furniture);
        let mut words: Vec<Option<Range<usize>>> = vec![None; self.posts.len()];
        for block in self.blocks.iter().filter(|b| !apart(b.kind)) {
            if let Some(words) = block.post.and_then(|i| words.get_mut(i)) {
                let start = words.as_ref().map_or(block.range.start, |w| w.start);
                *words = Some(start..block.range.end);
            }
        }
        for block in self.blocks.iter_mut().filter(|b| apart(b.kind)) {
            let Some(at) = block.post else { continue };
            let within = words.get(at).and_then(Option::as_ref).is_some_and(|w| w.contains(&block.range.start));
            if !within {
                block.post = None;
                // A post without words stands where its stamp ends.
                if let Some(post) = self.posts.get_mut(at) {
                    post.range = block.range.end..block.range.end;
                }
            }
        }
        for (post, words) in self.posts.iter_mut().zip(words) {
            post.range = words.unwrap_or_else(|| post.range.clone());
        }
    }
}
