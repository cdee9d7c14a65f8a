//! Opening a ledger in SQLite.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, Connection, SqlitePool,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{Result, StoreError, db::Pool};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// `PRAGMA application_id` of a ledger, as the first migration sets it: `DTLL`.
const APPLICATION_ID: i64 = 0x4454_4C4C;
/// The path that stands for a database in memory.
pub(crate) const IN_MEMORY: &str = ":memory:";
/// How long to wait for another process's lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Connections that read at the same time.
const READERS: u32 = 8;

/// Opens the ledger in a file, or in memory for `:memory:`.
pub(crate) async fn open(path: &str) -> Result<Pool> {
    let in_memory = path == IN_MEMORY;
    let plain = options(path, in_memory)?;
    check_is_ledger(path, &plain).await?;
    let write = plain
        .create_if_missing(true)
        .journal_mode(if in_memory { SqliteJournalMode::Memory } else { SqliteJournalMode::Wal })
        // A commit is on disk before it is acknowledged. NORMAL could lose the last ones when power fails.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-32000"); // KiB
    // An in-memory database lives as long as its one connection, which is therefore both reader and writer.
    let forever = || SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None);
    let writer = forever().max_connections(1).connect_with(write.clone()).await.map_err(|e| cannot_open(path, e))?;
    migrate(path, &writer).await?;
    let reader = if in_memory {
        writer.clone()
    } else {
        let read = write.create_if_missing(false).pragma("query_only", "1");
        forever().max_connections(READERS).connect_with(read).await.map_err(|e| cannot_open(path, e))?
    };
    Ok(Pool::Sqlite { read: reader, write: writer })
}

fn options(path: &str, in_memory: bool) -> Result<SqliteConnectOptions> {
    // Queries are part of the program, not of its log.
    let options = if in_memory {
        SqliteConnectOptions::from_str("sqlite::memory:").map_err(|e| cannot_open(path, e))?
    } else {
        SqliteConnectOptions::new().filename(path)
    };
    Ok(options.busy_timeout(BUSY_TIMEOUT).disable_statement_logging())
}

/// Refuses another program's file before anything in it is touched.
async fn check_is_ledger(path: &str, plain: &SqliteConnectOptions) -> Result<()> {
    let not_a_ledger = |what| Err(StoreError::NotALedger { path: path.to_owned(), what });
    match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return not_a_ledger("it is a folder"),
        Ok(meta) if meta.len() > 0 => {}
        // Not there, or empty: there is nothing to lose.
        _ => return Ok(()),
    }
    let mut connection = plain.connect().await.map_err(|e| cannot_open(path, e))?;
    let id: i64 = match sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut connection).await {
        Ok(id) => id,
        Err(e) => return Err(cannot_open(path, e)),
    };
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT IN ('_sqlx_migrations')")
            .fetch_one(&mut connection)
            .await
            .map_err(|e| cannot_open(path, e))?;
    let _ = connection.close().await;
    if id != APPLICATION_ID && (id != 0 || tables > 0) {
        return not_a_ledger("it is another program's database");
    }
    Ok(())
}

async fn migrate(path: &str, writer: &SqlitePool) -> Result<()> {
    // Two processes may find a new file at the same moment: the one that comes second finds the work done.
    let mut tries = 0;
    loop {
        match MIGRATIONS.run(writer).await {
            Ok(()) => return Ok(()),
            Err(MigrateError::VersionMissing(version)) => {
                return Err(StoreError::Newer { path: path.to_owned(), version });
            }
            Err(MigrateError::Execute(e) | MigrateError::ExecuteMigration(e, _)) => {
                if tries == 3 {
                    return Err(cannot_open(path, e));
                }
                tries += 1;
                tokio::time::sleep(Duration::from_millis(100 << tries)).await;
            }
            Err(e) => return Err(StoreError::Migration { path: path.to_owned(), reason: e.to_string() }),
        }
    }
}

fn cannot_open(path: &str, error: sqlx::Error) -> StoreError {
    let path = path.to_owned();
    match primary_code(&error) {
        Some(NOTADB) => StoreError::NotALedger { path, what: "it is no SQLite database" },
        Some(CANTOPEN) => StoreError::CannotOpen {
            path,
            reason: "its folder is missing, or neither the file nor its folder may be written to".into(),
        },
        Some(_) => match StoreError::from(error) {
            StoreError::Database(e) => StoreError::CannotOpen { path, reason: e.to_string() },
            known => known,
        },
        None => StoreError::CannotOpen { path, reason: error.to_string() },
    }
}

// SQLite's primary result codes, https://www.sqlite.org/rescode.html
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READONLY: i32 = 8;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANTOPEN: i32 = 14;
const NOTADB: i32 = 26;

/// The primary result code of an error that SQLite gave.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let sqlx::Error::Database(e) = error else { return None };
    e.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match primary_code(&error) {
            Some(BUSY | LOCKED) => StoreError::Locked,
            Some(READONLY) => StoreError::ReadOnly,
            Some(FULL) => StoreError::DiskFull,
            Some(CORRUPT | NOTADB) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Database(error),
        }
    }
}
