//! The change log's lines.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::PostId;

/// The number of a change in its coverage's log. The first is 1; 0 stands before all changes.
pub type ChangeNo = u64;

/// One line of a coverage's log: something that readers see has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number: one more than that of the change before it.
    pub number: ChangeNo,
    /// What happened.
    pub kind: ChangeKind,
    /// The post it happened to; null for [`ChangeKind::Coverage`].
    pub post: Option<PostId>,
    /// When it was written to the ledger.
    pub at: Timestamp,
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A post is there for the first time.
    Posted,
    /// The source changed the post's text. The earlier text is kept.
    Revised,
    /// The text stands, but it is now read otherwise: by a better lexicon, or with other parties.
    Reread,
    /// The source took the post away. The ledger keeps it as a tombstone.
    Gone,
    /// A post that was gone is there again.
    Returned,
    /// The desk withdrew the post: readers see nothing of it any more.
    Withdrawn,
    /// The links of the post's claims are others.
    Linked,
    /// The coverage's own description changed: title, parties, sources.
    Coverage,
}

impl ChangeKind {
    const NAMES: [(ChangeKind, &'static str); 8] = [
        (ChangeKind::Posted, "posted"),
        (ChangeKind::Revised, "revised"),
        (ChangeKind::Reread, "reread"),
        (ChangeKind::Gone, "gone"),
        (ChangeKind::Returned, "returned"),
        (ChangeKind::Withdrawn, "withdrawn"),
        (ChangeKind::Linked, "linked"),
        (ChangeKind::Coverage, "coverage"),
    ];

    /// Its name, as the ledger and JSON write it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }
}
