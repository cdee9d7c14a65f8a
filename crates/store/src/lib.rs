//! The ledger: what was retrieved, what was read in it, and the numbered log of every change that readers see.
//!
//! A [`Store`] is one ledger. It keeps, for each coverage, the raw bytes of every report, the posts read in them with
//! their revisions, the statements and claims of each revision, and the links between claims. Nothing in it is ever
//! deleted: a changed post keeps its earlier text, a removed one leaves a tombstone.
//!
//! ```no_run
//! # async fn example(coverage: &dateline_model::Coverage, reading: &dateline_model::Reading, raw: &[u8])
//! # -> Result<(), dateline_store::StoreError> {
//! use dateline_store::{PageQuery, Retrieval, Store};
//!
//! let store = Store::open("dateline.db").await?;
//! let id = store.put_coverage(coverage).await?;
//! let imported = store.import(id, Retrieval::now(raw), reading).await?;
//! println!("{} new posts", imported.posts_new);
//! for entry in store.posts(id, &PageQuery::default()).await?.entries {
//!     println!("{} {}", entry.source, entry.post.headline.as_deref().unwrap_or(&entry.text));
//! }
//! # Ok(()) }
//! ```
//!
//! # Invariants
//!
//! - **A report acknowledged is on disk.** [`Store::import`] is one transaction and returns once it is synced.
//! - **One log.** Whatever changes what readers see takes the next number of its coverage's log in the transaction
//!   that makes the change. Numbers start at 1, have no gaps and are never used again.
//! - **The order of import does not matter.** Reports are ordered by the instant of their retrieval; an older one that
//!   comes late adds to the history and leaves the newer text in place.
//!
//! # Back ends
//!
//! SQLite is embedded. All SQL but the opening of a database and the migrations is written once, with `$1` parameters,
//! in a dialect that PostgreSQL shares; the typed pools stand behind one enum in `db`, so a second back end is a second
//! variant there, a folder of migrations, and a run of `tests/suite`. [`search`] is of SQLite's own dialect.
#![forbid(unsafe_code)]

mod archive;
mod change;
mod db;
mod decisions;
mod entry;
mod error;
mod facet;
mod gathering;
mod id;
mod import;
mod links;
mod log;
mod mailing;
mod outline;
mod place;
mod prepare;
mod query;
mod read;
mod recognise;
mod reprints;
mod revise;
pub mod search;
mod sighting;
mod sqlite;
mod store;
mod tellings;
mod time;
mod withdraw;

pub use change::{Change, ChangeKind, ChangeNo};
pub use entry::{
    ClaimRecord, Counts, Entry, Origin, OutlineDay, ReprintOf, Revision, SourceSummary, StoredCoverage, StoredReport,
};
pub use error::StoreError;
pub use facet::{Facet, Filter, MAX_FOUND};
pub use gathering::{
    Followed, FollowedId, Found, Health, HealthState, Lateness, Outcome, RawFound, RawOrigin, Subscriber, Subscription,
    Told, Unread, Visit, VisitId, VisitRow, health, lateness,
};
pub use id::{BadId, ClaimId, CoverageId, PostId, ReportId};
pub use import::{Imported, Retrieval};
pub use links::{LinkSet, Linked};
pub use mailing::Mailed;
pub use query::{BadCursor, ClaimQuery, Cursor, Order, Page, PageQuery};
pub use search::{Hit, Hits, SearchQuery, Sought};
pub use store::Store;

/// What every fallible function of this room returns.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The longest report that is kept, in bytes of its raw form.
pub const MAX_RAW: usize = 256 << 20;
/// The most posts that one reading may have.
pub const MAX_POSTS: usize = 1_000_000;
/// The most entries of one [`Page`].
pub const MAX_PAGE: u32 = 500;
/// The most changes that one call of [`Store::changes_since`] returns.
pub const MAX_CHANGES: u32 = 10_000;
/// The most claims that one call of [`Store::claims`] returns.
pub const MAX_CLAIMS: u32 = 100_000;
/// The most links that one call of [`Store::links`] returns or [`Store::put_links`] takes.
pub const MAX_LINKS: usize = 1_000_000;
