//! What a reader of the ledger may ask for, and the pages it is answered with.

use std::{fmt, str::FromStr};

use dateline_model::{ClaimKind, UtcTime};
use serde::{Deserialize, Serialize};

use crate::{ChangeNo, ClaimId, Entry, Filter};

/// Which end of the feed comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The latest post first.
    #[default]
    Newest,
    /// The earliest post first.
    Oldest,
}

/// Which entries of a coverage's feed to read.
#[derive(Debug, Clone, PartialEq)]
pub struct PageQuery {
    /// Which end comes first.
    pub order: Order,
    /// Where to go on: the [`Page::next`] of the page before, or [`Cursor::at`] a time. None begins at the end that
    /// `order` names.
    pub after: Option<Cursor>,
    /// How many entries at most; cut to [`MAX_PAGE`](crate::MAX_PAGE).
    pub limit: u32,
    /// Only posts that came with this change or an earlier one, so that a reader who pages on sees the feed as it was.
    pub upto: Option<ChangeNo>,
    /// Only these posts.
    pub filter: Filter,
}

impl Default for PageQuery {
    /// The newest 50 entries.
    fn default() -> Self {
        PageQuery { order: Order::Newest, after: None, limit: 50, upto: None, filter: Filter::default() }
    }
}

/// Some entries of the feed, in the order asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next page begins; none if this is the last one.
    pub next: Option<Cursor>,
    /// The number of the log's last change when the page was read: what to resume the push from. The page shows that
    /// change and all before it, and nothing later.
    pub change: ChangeNo,
}

/// A place between two posts of the feed. It stays in place when posts are added on either side. Written as text for
/// addresses, e.g. `1773065100.42`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    /// The sorting second of the post at the cursor.
    pub(crate) second: i64,
    /// The change that brought that post.
    pub(crate) change: ChangeNo,
}

impl Cursor {
    /// The place from which a page begins with the first post of that time or beyond it, in the page's order.
    pub fn at(time: UtcTime, order: Order) -> Self {
        let second = time.timestamp().as_second();
        match order {
            Order::Newest => Cursor { second, change: ChangeNo::MAX },
            Order::Oldest => Cursor { second, change: 0 },
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.second, self.change)
    }
}

/// A text is no [`Cursor`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the address is damaged: “{0}” is no place in the feed; begin again from the first page")]
pub struct BadCursor(String);

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        text.split_once('.')
            .and_then(|(second, change)| Some(Cursor { second: second.parse().ok()?, change: change.parse().ok()? }))
            .ok_or_else(|| BadCursor(text.chars().take(40).collect()))
    }
}

/// Which claims of a coverage to read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimQuery {
    /// Only of this kind.
    pub kind: Option<ClaimKind>,
    /// Only of this item.
    pub item: Option<String>,
    /// Only those that befell this side.
    pub target: Option<String>,
    /// Also those whose post is gone.
    pub with_gone: bool,
    /// How many at most; 0 and larger values stand for [`MAX_CLAIMS`](crate::MAX_CLAIMS).
    pub limit: u32,
    /// Only this claim.
    pub id: Option<ClaimId>,
}
