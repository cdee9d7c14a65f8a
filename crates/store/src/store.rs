//! The ledger's interface.

use dateline_model::{Coverage, Link, Reading};
use tokio::sync::watch;

use crate::{
    Change, ChangeNo, ClaimQuery, ClaimRecord, Counts, CoverageId, Entry, Imported, LinkSet, Linked, OutlineSlot, Page,
    PageQuery, PostId, ReportId, Result, Retrieval, Revision, SourceSummary, StoredCoverage, StoredReport,
};

/// A ledger. Cloning is cheap and gives the same ledger; it may be shared between threads and tasks.
#[derive(Debug, Clone)]
pub struct Store {}

impl Store {
    /// Opens the ledger at an address, making it where there is none, and brings it to this version's form.
    ///
    /// The address is a file's path (`dateline.db`), the same as `sqlite:dateline.db`, or `sqlite::memory:` for a
    /// ledger that is gone when its last clone is.
    ///
    /// # Errors
    /// If the file cannot be opened, is not a ledger, or was written by a newer version; nothing in it is then touched.
    pub async fn open(address: &str) -> Result<Store> {
        let _ = address;
        todo!()
    }

    /// Puts a coverage into the ledger, or updates the one with its slug. A changed description is a change in its log.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_coverage(&self, coverage: &Coverage) -> Result<CoverageId> {
        let _ = coverage;
        todo!()
    }

    /// All coverages, in the order in which they were put in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn coverages(&self) -> Result<Vec<StoredCoverage>> {
        todo!()
    }

    /// The coverage with a slug.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn coverage(&self, slug: &str) -> Result<Option<StoredCoverage>> {
        let _ = slug;
        todo!()
    }

    /// Takes one report into the ledger, in one transaction: its raw bytes, its reading, and what that changes for
    /// readers. When it returns, all of it is on disk.
    ///
    /// Posts are recognised from earlier retrievals of the same page by the anchor that the page gives them, else by
    /// their time and like text. A changed text is a revision, a post that the page no longer has becomes a tombstone,
    /// and a post not seen before is new. The same bytes, read alike, change nothing.
    ///
    /// # Errors
    /// If there is no such coverage, the report is too large or its reading contradicts itself, the disk is full, or
    /// the database fails. Nothing of the report is then kept.
    pub async fn import(&self, coverage: CoverageId, retrieval: Retrieval<'_>, reading: &Reading) -> Result<Imported> {
        let _ = (coverage, retrieval, reading);
        todo!()
    }

    /// Puts links between claims into the ledger.
    ///
    /// An end of a link is a claim in the ledger, as [`ClaimId`](crate::ClaimId), or, as in the reading contract, a
    /// report's path, file name or address, `#`, and a claim's id in that page's latest reading (`live.txt#c7`).
    ///
    /// # Errors
    /// If there are too many, or the database fails.
    pub async fn put_links(&self, coverage: CoverageId, links: &[Link], set: LinkSet) -> Result<Linked> {
        let _ = (coverage, links, set);
        todo!()
    }

    /// The links that hold in a coverage, in the order in which they came, each with the ids of two claims.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn links(&self, coverage: CoverageId) -> Result<Vec<Link>> {
        let _ = coverage;
        todo!()
    }

    /// The raw bytes with a SHA-256 (lower-case hexadecimal), as they were retrieved.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn raw(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        let _ = sha256;
        todo!()
    }

    /// The latest report of every page of a coverage, in the order in which the pages were first imported.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reports(&self, coverage: CoverageId) -> Result<Vec<StoredReport>> {
        let _ = coverage;
        todo!()
    }

    /// All that was read in a report, as it was imported.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reading(&self, report: ReportId) -> Result<Option<Reading>> {
        let _ = report;
        todo!()
    }

    /// A page of a coverage's feed, tombstones included. It costs the same in a feed of ten posts and of a million.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn posts(&self, coverage: CoverageId, query: &PageQuery) -> Result<Page> {
        let _ = (coverage, query);
        todo!()
    }

    /// One entry.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entry(&self, id: &PostId) -> Result<Option<Entry>> {
        let _ = id;
        todo!()
    }

    /// Several entries, in the order of their ids; ids that the ledger lacks are left out. At most
    /// [`MAX_PAGE`](crate::MAX_PAGE).
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entries(&self, ids: &[PostId]) -> Result<Vec<Entry>> {
        let _ = ids;
        todo!()
    }

    /// All texts that a post has had, the first retrieved first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revisions(&self, id: &PostId) -> Result<Vec<Revision>> {
        let _ = id;
        todo!()
    }

    /// Claims of a coverage's posts in their current revisions, the oldest post first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claims(&self, coverage: CoverageId, query: &ClaimQuery) -> Result<Vec<ClaimRecord>> {
        let _ = (coverage, query);
        todo!()
    }

    /// The sources of a coverage by name, with how much there is of each.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sources(&self, coverage: CoverageId) -> Result<Vec<SourceSummary>> {
        let _ = coverage;
        todo!()
    }

    /// How much a coverage holds.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn counts(&self, coverage: CoverageId) -> Result<Counts> {
        let _ = coverage;
        todo!()
    }

    /// When a coverage's posts were published, in slots of 15 minutes, the earliest first; empty slots are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn outline(&self, coverage: CoverageId) -> Result<Vec<OutlineSlot>> {
        let _ = coverage;
        todo!()
    }

    /// The number of a coverage's last change; 0 before the first.
    ///
    /// # Errors
    /// If there is no such coverage, or the database fails.
    pub async fn last_change(&self, coverage: CoverageId) -> Result<ChangeNo> {
        let _ = coverage;
        todo!()
    }

    /// The changes after a number, in order, at most `limit` and [`MAX_CHANGES`](crate::MAX_CHANGES).
    ///
    /// # Errors
    /// If the database fails.
    pub async fn changes_since(&self, coverage: CoverageId, after: ChangeNo, limit: u32) -> Result<Vec<Change>> {
        let _ = (coverage, after, limit);
        todo!()
    }

    /// A receiver that wakes whenever changes were committed, by this process at once or by another within a second.
    ///
    /// Its value is the number of changes in the whole ledger, which only grows. Read what changed with
    /// [`Store::changes_since`]; a receiver that was slow misses nothing by that.
    pub fn watch(&self) -> watch::Receiver<u64> {
        todo!()
    }

    /// Waits for what is under way and closes the ledger, for all its clones. A ledger that is dropped instead, or
    /// whose process dies, loses nothing.
    pub async fn close(&self) {
        todo!()
    }
}
