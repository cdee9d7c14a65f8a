//! Links between claims.

use crate::ChangeNo;

/// What a list of links is to those in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSet {
    /// It adds to them; a link that is there takes the new reason.
    Added,
    /// It is all of the coverage's links; those it lacks no longer hold. They are kept, but not shown.
    Whole,
}

/// What [`Store::put_links`](crate::Store::put_links) changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Links that are new or hold again.
    pub added: u32,
    /// Links whose reason, score or rule changed.
    pub changed: u32,
    /// Links that no longer hold.
    pub removed: u32,
    /// Links one end of which is no claim in the ledger: left out.
    pub unknown: u32,
    /// The numbers of the first and last change made; none if none was.
    pub changes: Option<(ChangeNo, ChangeNo)>,
}
