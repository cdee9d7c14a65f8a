//! Opening a ledger in SQLite.

use std::{
    str::FromStr,
    time::{Duration, Instant},
};

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
/// How long to wait for this process's own writers, of which each may have a large report in hand.
const WRITE_QUEUE: Duration = Duration::from_secs(600);
/// Connections that read at the same time.
const READERS: u32 = 8;

/// Opens the ledger in a file, or in memory for `:memory:`.
pub(crate) async fn open(path: &str) -> Result<Pool> {
    // While another process makes a new file's log, SQLite says “busy” at once, whatever the timeout.
    let begun = Instant::now();
    loop {
        match open_once(path).await {
            Err(StoreError::Locked) if begun.elapsed() < BUSY_TIMEOUT => {
                tokio::time::sleep(Duration::from_millis(50)).await
            }
            opened => return opened,
        }
    }
}

async fn open_once(path: &str) -> Result<Pool> {
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
        .pragma("journal_size_limit", "67108864") // the log file that is left after a large import, in bytes
        .pragma("cache_size", "-16000"); // KiB
    // An in-memory database lives as long as its one connection, which is therefore both reader and writer.
    let forever = || SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None);
    let writer = forever()
        .max_connections(1)
        .acquire_timeout(WRITE_QUEUE)
        .connect_with(write.clone())
        .await
        .map_err(|e| cannot_open(path, e))?;
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
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return StoreError::Busy;
        }
        match primary_code(&error) {
            Some(BUSY | LOCKED) => StoreError::Locked,
            Some(READONLY) => StoreError::ReadOnly,
            Some(FULL) => StoreError::DiskFull,
            Some(CORRUPT | NOTADB) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Database(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CoverageId, Cursor, Filter, Order, PageQuery, archive,
        db::{Tx, values},
        read::page_sql,
    };

    async fn plan(tx: &mut Tx, query: &PageQuery) -> Vec<String> {
        let driver = (!query.filter.facets().is_empty()).then_some(0);
        let (sql, parameters) = page_sql(CoverageId(1), query, driver);
        let rows = tx.rows(&format!("EXPLAIN QUERY PLAN {sql}"), &parameters).await.unwrap();
        rows.iter().map(|row| row.get("detail").unwrap()).collect()
    }

    #[tokio::test]
    async fn a_page_is_found_by_its_index_alone() {
        let pool = open(IN_MEMORY).await.unwrap();
        let mut tx = pool.write().await.unwrap();
        for sql in [
            "INSERT INTO coverage (id, slug, description) VALUES (1, 'a', '{}')",
            "INSERT INTO source (id, coverage, name) VALUES (1, 1, 'a')",
            "INSERT INTO page (id, coverage, source, name) VALUES (1, 1, 1, 'a')",
            "INSERT INTO post (public_id, coverage, page, source, sort_s, first_seen_us, first_change, last_change)
                WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)
                SELECT n, 1, 1, 1, n / 3, 0, n, n FROM n",
        ] {
            tx.execute(sql, &[]).await.unwrap();
        }
        for analysed in [false, true] {
            if analysed {
                tx.execute("ANALYZE", &[]).await.unwrap();
            }
            for order in [Order::Newest, Order::Oldest] {
                let after = Some(Cursor { second: 5000, change: 7 });
                let first = PageQuery { order, ..PageQuery::default() };
                let by = |source: Option<&str>, kind: Option<&str>, side: Option<&str>| {
                    let [source, kind, side] = [source, kind, side].map(|one| one.map(str::to_owned));
                    let filter = Filter { source, kind, side, ..Filter::default() };
                    PageQuery { filter, after, ..first.clone() }
                };
                for (query, index) in [
                    (first.clone(), "INDEX post_in_order (coverage=?)"),
                    (PageQuery { after, ..first.clone() }, "INDEX post_in_order (coverage=? AND (sort_s,first_change)"),
                    (PageQuery { upto: Some(9000), after, ..first.clone() }, "INDEX post_in_order (coverage=? AND ("),
                    (by(Some("a"), None, None), "INDEX post_of_source_in_order (coverage=? AND s"),
                    (
                        by(None, Some("killed"), None),
                        "facet USING PRIMARY KEY (coverage=? AND name=? AND value=? AND (s",
                    ),
                    (
                        by(Some("a"), Some("killed"), Some("x")),
                        "facet USING PRIMARY KEY (coverage=? AND name=? AND value=? AND (s",
                    ),
                ] {
                    let plan = plan(&mut tx, &query).await;
                    assert!(plan.iter().any(|step| step.contains(index)), "{query:?}: {plan:#?}");
                    assert!(plan.iter().all(|step| !step.starts_with("SCAN post")), "{query:?}: {plan:#?}");
                    // The rows of one page may be sorted, but not those it is chosen from.
                    let chosen = plan.iter().position(|step| step.contains(index)).unwrap_or_default();
                    let list = plan.iter().position(|step| step.starts_with("LIST SUBQUERY")).unwrap_or_default();
                    assert!(list < chosen, "{plan:#?}");
                    assert!(!plan[chosen..].iter().take(2).any(|step| step.contains("TEMP B-TREE")), "{plan:#?}");
                }
            }
        }
    }

    /// The migrations of versions in use. A change of the ledger's form adds a file and a line here.
    const LANDED: [(i64, &str); 15] = [
        (1, "69867868cda34c966132e8ca665e701cc86885769ab252dae8d783d00989e1bd2213a625501741e0cb74895613b2e674"),
        (2, "4507b5a758e559a4c6bf506e433728b5c2f90e9adb130bfbdb785eb6e1ff8164c18adccc1a7c0eeb275da67f73f12e80"),
        (3, "0c4e8d4a6d76bbd573fa3da3f379fdf4fc03b008b29c529e69de91c30bcd82bf0bc7087b0a10090edf6a7fbb1af8be88"),
        (4, "56d884d8fbf1e5f4a88bf90bfc52b7de6d51ae74e737d66c52cbe6dfae7454a9585f2d2c38c15da84123c68b5bee7cbb"),
        (5, "6e1c1e2dc7c8ce47ddac5c4d12be95843a849ee1d3f0ca8c6e8fbebe083571022027536960a26c83ec35afdaf708f878"),
        (6, "bd4de94c6a56c306c249b5341d64dfa215dd1b108c3af787299ca1106e953c6f5be01ed890871d3bec9aa30d63bcff9e"),
        (7, "d7e2768813bbabeea0492e764a652847666c5ff58227bc582d4a7faad85532674f76dab3dd8b2a6c1f3785ad5177c80d"),
        (8, "4d29e9204becf5c8dcc560ef5d7974d94bc9d08bcfbd7b4e83dbe92218cf36aee3af3eb6499c4103cfe2d13412ba0f64"),
        (9, "dbc75094692ef9b2c7a658bc72712b1c18234d9c63a2fa7da6d41cf3342d38aa2b313fe6a85f155c9ff0af6f632d8d64"),
        (10, "1327791b2b7def7768264f9b7587a499c537b711571109d0fdc9b0f9581b31bcc0c0fce2af9f0489f795eeb513b005da"),
        (11, "39faf8968369b358b1169c4e425027c7423926ff54d965e764451cb8cad434c2deff2dcb857156c6b2996537c0c123ed"),
        (12, "dbcfdf703bd1da03d9b8c6772aa05a1cc60c2d520145baacd2fb414469b4beb497733dfb615375a87070ff81c2438405"),
        (13, "eb77825247fa6b58233c753b08f2192724f320ca993cac28e9e17677b3b9a35f66833d6ad6a480d88763940901184ba7"),
        (14, "9f5e4f5b6fe5b7cf6191ba0ce857b2553df7888e54ef8870e7a5d201627da868c37875c34c86273bcb71f1064809dd22"),
        (15, "a867896abc0690cb8b756246f10dd3c1fbf143ac8de68c58d452b17475a18a54ef239ea1ff5ed58a3de990e18f44d5fd"),
    ];

    #[test]
    fn migrations_that_landed_are_not_edited() {
        let now: Vec<(i64, String)> = MIGRATIONS.iter().map(|m| (m.version, archive::hex(&m.checksum))).collect();
        assert_eq!(now, LANDED.map(|(version, hash)| (version, hash.to_owned())));
    }

    #[tokio::test]
    async fn a_full_disk_is_called_by_its_name_and_undoes_the_whole() {
        let pool = open(IN_MEMORY).await.unwrap();
        let mut tx = pool.write().await.unwrap();
        let pages: i64 = tx.row("PRAGMA page_count", &[]).await.unwrap().unwrap().first().unwrap();
        tx.rows(&format!("PRAGMA max_page_count = {}", pages + 4), &[]).await.unwrap();
        let sql = "INSERT INTO raw (sha256, size, zstd) VALUES ($1, $2, $3)";
        tx.execute(sql, &values!["small", 1u32, [0u8].as_slice()]).await.unwrap();
        let large = vec![7; 100_000];
        let error = tx.execute(sql, &values!["large", 1u32, large.as_slice()]).await.unwrap_err();
        assert!(matches!(error, StoreError::DiskFull), "{error}");
        drop(tx);
        let mut tx = pool.read().await.unwrap();
        assert!(tx.row("SELECT 1 FROM raw", &[]).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn settings_are_those_that_durability_asks_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dateline.db");
        let pool = open(path.to_str().unwrap()).await.unwrap();
        for mut tx in [pool.write().await.unwrap(), pool.read().await.unwrap()] {
            for (pragma, value) in [("synchronous", 2), ("foreign_keys", 1)] {
                let row = tx.row(&format!("PRAGMA {pragma}"), &[]).await.unwrap().unwrap();
                assert_eq!(row.first::<i64>().unwrap(), value, "{pragma}");
            }
            let row = tx.row("PRAGMA journal_mode", &[]).await.unwrap().unwrap();
            assert_eq!(row.first::<String>().unwrap(), "wal");
        }
        let mut tx = pool.read().await.unwrap();
        let error = tx.execute("DELETE FROM post", &[]).await.unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly), "{error}");
    }
}
