//! What can go wrong with a ledger, said so that its owner knows what to do.

/// Why the ledger did not do what was asked. The message says what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address of the database has a form that no back end takes.
    #[error("“{0}” is no ledger's address: give a file such as dateline.db, or sqlite::memory:")]
    BadAddress(String),
    /// The file cannot be opened or made.
    #[error("the ledger {path} cannot be opened: {reason}")]
    CannotOpen {
        /// The file.
        path: String,
        /// What stood in the way.
        reason: String,
    },
    /// The file is no SQLite database, or one of another program.
    #[error("{path} is not a Dateline ledger ({what}); nothing in it was touched. Give another file with --db")]
    NotALedger {
        /// The file.
        path: String,
        /// What it is instead.
        what: &'static str,
    },
    /// A later version of the program has changed the ledger's form.
    #[error(
        "the ledger {path} was written by a newer Dateline (its form has number {version}); use that version, or \
         another ledger. Nothing in it was touched"
    )]
    Newer {
        /// The file.
        path: String,
        /// The number of the first migration that this program lacks.
        version: i64,
    },
    /// The ledger's form is not what this program's migrations made.
    #[error("the ledger {path} cannot be brought to this version's form: {reason}")]
    Migration {
        /// The file.
        path: String,
        /// What the migration says.
        reason: String,
    },
    /// Another program keeps the ledger locked.
    #[error("another program has kept the ledger locked for too long; close it and try again")]
    Locked,
    /// So much is being written or read that a request found no turn.
    #[error("the ledger is too busy; try again in a moment")]
    Busy,
    /// There is no room left. What was being written was undone.
    #[error("the disk is full: nothing of this report was kept. Free some space and import it again")]
    DiskFull,
    /// The ledger or its folder may not be written to.
    #[error("the ledger may not be written to: check the permissions of the file and its folder")]
    ReadOnly,
    /// The file's contents are damaged.
    #[error("the ledger is damaged ({0}); restore a copy, or import its reports into a new one")]
    Damaged(String),
    /// No such coverage.
    #[error("the ledger has no coverage {0}; import with its coverage file first")]
    NoCoverage(String),
    /// Something taken in is larger than the ledger keeps.
    #[error("{what} is {size} large; at most {limit} are taken")]
    TooLarge {
        /// What it is.
        what: &'static str,
        /// Its size in bytes, or its number.
        size: usize,
        /// The most that is taken.
        limit: usize,
    },
    /// A reading that does not belong to its bytes or contradicts itself.
    #[error("the reading of {path} cannot be kept: {what}")]
    BadReading {
        /// The report's path.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// A decision that makes no sense.
    #[error("this cannot be decided: {0}")]
    BadDecision(String),
    /// Anything else that the database says.
    #[error("the ledger's database failed: {0}")]
    Database(#[source] sqlx::Error),
}
