//! The ledger's interface.

use std::{
    collections::HashMap,
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use dateline_model::{Coverage, Link, Reading, Reprint, Telling};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::watch,
};

use crate::{
    Change, ChangeKind, ChangeNo, ClaimQuery, ClaimRecord, Counts, CoverageId, Entry, Imported, LinkSet, Linked, Page,
    PageQuery, PostId, ReportId, Result, Retrieval, Revision, SourceSummary, StoreError, StoredCoverage, StoredReport,
    archive,
    db::{Pool, Tx, values},
    import, links, log,
    outline::Outlines,
    read, reprints, search, sqlite, tellings,
};

/// A ledger. Cloning is cheap and gives the same ledger; it may be shared between threads and tasks.
#[derive(Debug, Clone)]
pub struct Store {
    ledger: Arc<Ledger>,
}

#[derive(Debug)]
struct Ledger {
    pool: Pool,
    /// The changes of all coverages, counted, as far as this process knows.
    changes: watch::Sender<u64>,
    /// The counts of the feeds' quarters of an hour, as far as they have been read.
    outlines: Outlines,
    /// Whether another process may write to it too.
    shared: bool,
    /// Whether a task looks for what other processes write.
    polled: AtomicBool,
}

/// How often to look for what other processes wrote. The look is one row of a small table.
const POLL: Duration = Duration::from_millis(500);
/// The longest description of a coverage, in bytes of its JSON.
const MAX_DESCRIPTION: usize = 8 << 20;

impl Store {
    /// Opens the ledger at an address, making it where there is none, and brings it to this version's form.
    ///
    /// The address is a file's path (`dateline.db`), the same as `sqlite:dateline.db`, or `sqlite::memory:` for a
    /// ledger that is gone when its last clone is.
    ///
    /// # Errors
    /// If the file cannot be opened, is not a ledger, or was written by a newer version; nothing in it is then touched.
    pub async fn open(address: &str) -> Result<Store> {
        let path = match address.strip_prefix("sqlite:") {
            Some(rest) => rest.strip_prefix("//").unwrap_or(rest),
            None if address.contains("://") => return Err(StoreError::BadAddress(address.to_owned())),
            None => address,
        };
        if path.is_empty() || path.contains('\0') {
            return Err(StoreError::BadAddress(address.to_owned()));
        }
        let pool = sqlite::open(path).await?;
        search::bring_up(&pool).await?;
        let all = read::all_changes(&mut pool.read().await?).await?;
        let ledger = Ledger {
            pool,
            changes: watch::Sender::new(all),
            outlines: Outlines::default(),
            shared: path != sqlite::IN_MEMORY,
            polled: AtomicBool::new(false),
        };
        Ok(Store { ledger: Arc::new(ledger) })
    }

    /// Puts a coverage into the ledger, or updates the one with its slug. A changed description is a change in its log.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_coverage(&self, coverage: &Coverage) -> Result<CoverageId> {
        let description = coverage_json(coverage)?;
        let mut tx = self.ledger.pool.write().await?;
        let sql = "SELECT id, description FROM coverage WHERE slug = $1";
        let id = match tx.row(sql, &values![&coverage.slug]).await? {
            None => {
                let sql = "INSERT INTO coverage (slug, description) VALUES ($1, $2) RETURNING id";
                let row = tx.row(sql, &values![&coverage.slug, &description]).await?;
                row.ok_or_else(|| StoreError::Damaged("a coverage just written is not there".into()))?.first()?
            }
            Some(row) => {
                let id = row.get("id")?;
                if row.get::<String>("description")? != description {
                    let sql = "UPDATE coverage SET description = $1 WHERE id = $2";
                    tx.execute(sql, &values![&description, id]).await?;
                    log::write_coverage(&mut tx, CoverageId(id)).await?;
                }
                id
            }
        };
        self.commit(tx).await?;
        Ok(CoverageId(id))
    }

    /// All coverages, in the order in which they were put in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn coverages(&self) -> Result<Vec<StoredCoverage>> {
        let mut tx = self.ledger.pool.read().await?;
        read::coverages(&mut tx, None).await
    }

    /// The coverage with a slug.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn coverage(&self, slug: &str) -> Result<Option<StoredCoverage>> {
        let mut tx = self.ledger.pool.read().await?;
        Ok(read::coverages(&mut tx, Some(slug)).await?.pop())
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
        let incoming = busy(|| import::Incoming::new(retrieval, reading))?;
        let there = archive::has_raw(&mut self.ledger.pool.read().await?, incoming.sha256()).await?;
        let raw = if there { None } else { Some(busy(|| archive::pack_raw(retrieval.raw))?) };
        let mut tx = self.ledger.pool.write().await?;
        let imported = import::import(&mut tx, coverage, &incoming, raw.as_deref()).await?;
        self.commit(tx).await?;
        Ok(imported)
    }

    /// Puts links between claims into the ledger.
    ///
    /// An end of a link is a claim in the ledger, as [`ClaimId`](crate::ClaimId), or, as in the reading contract, a
    /// report's path, file name or address, `#`, and a claim's id in that page's latest reading (`live.txt#c7`).
    ///
    /// # Errors
    /// If there are too many, or the database fails.
    pub async fn put_links(&self, coverage: CoverageId, links: &[Link], set: LinkSet) -> Result<Linked> {
        let mut tx = self.ledger.pool.write().await?;
        let linked = links::put(&mut tx, coverage, links, set).await?;
        self.commit(tx).await?;
        Ok(linked)
    }

    /// Puts into the ledger which posts pass on what another source published before. Both ends are ids of posts
    /// ([`PostId`]); those that the ledger lacks are left out. Gives how many were new.
    ///
    /// # Errors
    /// If there are too many, or the database fails.
    pub async fn put_reprints(&self, coverage: CoverageId, reprints: &[Reprint]) -> Result<u32> {
        if reprints.is_empty() {
            return Ok(0);
        }
        let mut tx = self.ledger.pool.write().await?;
        let new = reprints::put(&mut tx, coverage, reprints).await?;
        self.commit(tx).await?;
        Ok(new)
    }

    /// Puts into the ledger which stories posts tell, all named by ids of posts ([`PostId`]); those that the ledger lacks are
    /// left out, and a post that has its story keeps it. Gives how many were new.
    ///
    /// # Errors
    /// If there are too many, or the database fails.
    pub async fn put_tellings(&self, coverage: CoverageId, tellings: &[Telling]) -> Result<u32> {
        if tellings.is_empty() {
            return Ok(0);
        }
        let mut tx = self.ledger.pool.write().await?;
        let new = tellings::put(&mut tx, coverage, tellings).await?;
        self.commit(tx).await?;
        Ok(new)
    }

    /// Notes that the posts of all changes up to a number were looked at for links, so that whoever goes on after a crash
    /// knows where.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_linked_change(&self, coverage: CoverageId, change: ChangeNo) -> Result<()> {
        let mut tx = self.ledger.pool.write().await?;
        let sql = "UPDATE coverage SET linked_change = $1 WHERE id = $2";
        tx.execute(sql, &values![log::to_sql(change), coverage.0]).await?;
        self.commit(tx).await
    }

    /// The number up to which [`Store::set_linked_change`] was told; 0 before it was.
    ///
    /// # Errors
    /// If there is no such coverage, or the database fails.
    pub async fn linked_change(&self, coverage: CoverageId) -> Result<ChangeNo> {
        let mut tx = self.ledger.pool.read().await?;
        read::linked_change(&mut tx, coverage).await
    }

    /// The links that hold in a coverage, in the order in which they came, each with the ids of two claims.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn links(&self, coverage: CoverageId) -> Result<Vec<Link>> {
        let mut tx = self.ledger.pool.read().await?;
        read::links(&mut tx, coverage).await
    }

    /// The raw bytes with a SHA-256 (lower-case hexadecimal), as they were retrieved.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn raw(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        let mut tx = self.ledger.pool.read().await?;
        archive::raw(&mut tx, sha256).await
    }

    /// The latest report of every page of a coverage, in the order in which the pages were first imported.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reports(&self, coverage: CoverageId) -> Result<Vec<StoredReport>> {
        let mut tx = self.ledger.pool.read().await?;
        read::reports(&mut tx, coverage).await
    }

    /// All that was read in a report, as it was imported.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reading(&self, report: ReportId) -> Result<Option<Reading>> {
        let mut tx = self.ledger.pool.read().await?;
        match read::reading_of(&mut tx, report).await? {
            Some(sha256) => Ok(Some(archive::reading(&mut tx, &sha256).await?)),
            None => Ok(None),
        }
    }

    /// A page of a coverage's feed, tombstones included. It costs the same in a feed of ten posts and of a million.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn posts(&self, coverage: CoverageId, query: &PageQuery) -> Result<Page> {
        let mut tx = self.ledger.pool.read().await?;
        read::posts(&mut tx, coverage, query).await
    }

    /// One entry.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entry(&self, id: &PostId) -> Result<Option<Entry>> {
        Ok(self.entries(std::slice::from_ref(id)).await?.pop())
    }

    /// Several entries, in the order of their ids; ids that the ledger lacks are left out. At most
    /// [`MAX_PAGE`](crate::MAX_PAGE).
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entries(&self, ids: &[PostId]) -> Result<Vec<Entry>> {
        let mut tx = self.ledger.pool.read().await?;
        read::entries(&mut tx, ids).await
    }

    /// All texts that a post has had, the first retrieved first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revisions(&self, id: &PostId) -> Result<Vec<Revision>> {
        Ok(self.revisions_of(std::slice::from_ref(id)).await?.remove(id).unwrap_or_default())
    }

    /// The same of some posts; those that the ledger lacks are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revisions_of(&self, ids: &[PostId]) -> Result<HashMap<PostId, Vec<Revision>>> {
        let mut tx = self.ledger.pool.read().await?;
        read::revisions(&mut tx, ids).await
    }

    /// Claims of a coverage's posts in their current revisions, the oldest post first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claims(&self, coverage: CoverageId, query: &ClaimQuery) -> Result<Vec<ClaimRecord>> {
        let mut tx = self.ledger.pool.read().await?;
        read::claims(&mut tx, coverage, query).await
    }

    /// The sources of a coverage by name, with how much there is of each.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sources(&self, coverage: CoverageId) -> Result<Vec<SourceSummary>> {
        let mut tx = self.ledger.pool.read().await?;
        read::sources(&mut tx, coverage).await
    }

    /// How much a coverage holds. It takes time in proportion to that: some tens of milliseconds for 100,000 posts.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn counts(&self, coverage: CoverageId) -> Result<Counts> {
        let mut tx = self.ledger.pool.read().await?;
        read::counts(&mut tx, coverage).await
    }

    /// The number of a coverage's last change; 0 before the first.
    ///
    /// # Errors
    /// If there is no such coverage, or the database fails.
    pub async fn last_change(&self, coverage: CoverageId) -> Result<ChangeNo> {
        let mut tx = self.ledger.pool.read().await?;
        read::last_change(&mut tx, coverage).await
    }

    /// The changes after a number, in order, at most `limit` and [`MAX_CHANGES`](crate::MAX_CHANGES).
    ///
    /// # Errors
    /// If the database fails.
    pub async fn changes_since(&self, coverage: CoverageId, after: ChangeNo, limit: u32) -> Result<Vec<Change>> {
        let mut tx = self.ledger.pool.read().await?;
        read::changes_since(&mut tx, coverage, after, limit).await
    }

    /// The latest changes of some kinds, the latest first, at most `limit` and [`MAX_CHANGES`](crate::MAX_CHANGES).
    ///
    /// # Errors
    /// If the database fails.
    pub async fn changes_of(&self, coverage: CoverageId, kinds: &[ChangeKind], limit: u32) -> Result<Vec<Change>> {
        let mut tx = self.ledger.pool.read().await?;
        read::changes_of(&mut tx, coverage, kinds, limit).await
    }

    /// A receiver that wakes whenever changes were committed, by this process at once or by another within a second.
    ///
    /// Call it within a Tokio runtime. Its value is the number of changes in the whole ledger, which only grows. Read what changed with
    /// [`Store::changes_since`]; a receiver that was slow misses nothing by that.
    pub fn watch(&self) -> watch::Receiver<u64> {
        if self.ledger.shared && !self.ledger.polled.swap(true, Ordering::Relaxed) {
            tokio::spawn(poll(Arc::downgrade(&self.ledger)));
        }
        self.ledger.changes.subscribe()
    }

    /// Waits for what is under way and closes the ledger, for all its clones. A ledger that is dropped instead, or
    /// whose process dies, loses nothing.
    pub async fn close(&self) {
        self.ledger.pool.close().await;
    }

    /// The outlines that are kept in memory.
    pub(crate) fn outlines(&self) -> &Outlines {
        &self.ledger.outlines
    }

    /// Begins a transaction that reads, for the modules that keep their part of the interface themselves.
    pub(crate) async fn read_tx(&self) -> Result<Tx> {
        self.ledger.pool.read().await
    }

    /// The same, that writes. Nothing in it may be what readers see: that goes through [`Store::commit`].
    pub(crate) async fn write_tx(&self) -> Result<Tx> {
        self.ledger.pool.write().await
    }

    /// Commits, and wakes those who watch.
    pub(crate) async fn commit(&self, mut tx: Tx) -> Result<()> {
        let all = read::all_changes(&mut tx).await?;
        tx.commit().await?;
        self.ledger.saw(all);
        Ok(())
    }
}

impl Ledger {
    fn saw(&self, all: u64) {
        self.changes.send_if_modified(|known| {
            let more = all > *known;
            *known = all.max(*known);
            more
        });
    }
}

/// Does work that may take long without keeping other tasks from running, where the runtime has threads for that.
pub(crate) fn busy<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// Looks for changes that other processes made, for as long as the ledger is open.
async fn poll(ledger: Weak<Ledger>) {
    loop {
        tokio::time::sleep(POLL).await;
        let Some(ledger) = ledger.upgrade() else { return };
        let look = async { read::all_changes(&mut ledger.pool.read().await?).await };
        match look.await {
            Ok(all) => ledger.saw(all),
            Err(StoreError::Database(sqlx::Error::PoolClosed)) => return,
            Err(error) => tracing::warn!("cannot look for changes of other processes: {error}"),
        }
    }
}

fn coverage_json(coverage: &Coverage) -> Result<String> {
    let json = serde_json::to_string(coverage).map_err(|e| StoreError::Damaged(e.to_string()))?;
    if json.len() > MAX_DESCRIPTION {
        let what = "the coverage's description";
        return Err(StoreError::TooLarge { what, size: json.len(), limit: MAX_DESCRIPTION });
    }
    Ok(json)
}
