//! SQLite passes the suite, in a file and in memory, and treats its file as it should.

#![allow(clippy::unwrap_used)] // a helper that fails fails its test

mod suite;

use std::path::{Path, PathBuf};

use dateline_store::{Store, StoreError};
use suite::{Page, flood, shown};

macro_rules! in_file_and_memory {
    ($($name:ident)*) => {
        mod in_file {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("dateline.db");
                super::suite::$name(super::open(&path).await).await;
            })*
        }
        mod in_memory {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::suite::$name(dateline_store::Store::open("sqlite::memory:").await.unwrap()).await;
            })*
        }
    };
}
suite::each_test!(in_file_and_memory);

async fn open(path: &Path) -> Store {
    Store::open(path.to_str().unwrap()).await.unwrap()
}

fn page() -> Page {
    Page::new("live.txt").post("2026-03-09T10:00Z", "Boats are ready")
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dateline.db");
    let store = open(&path).await;
    let c = flood(&store).await;
    page().import(&store, c, 0).await;
    // A copy of the files as they are, with the ledger still open, is what a crash leaves.
    let copy = folder.path().join("copy.db");
    for end in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        std::fs::copy(name(&path), name(&copy)).unwrap();
    }
    let copied = open(&copy).await;
    assert_eq!(shown(&copied, c).await, ["Boats are ready"]);
    // An import that is given up, at whatever moment, is there whole or not at all, and the ledger goes on.
    for n in 0..30 {
        let more = Page::new(&format!("{n}.txt"))
            .post("2026-03-09T11:00Z", &format!("A{n}"))
            .post("2026-03-09T12:00Z", &format!("B{n}"));
        let moment = std::time::Duration::from_micros(n * 150);
        let _ = tokio::time::timeout(moment, more.import(&store, c, 60)).await;
        more.import(&store, c, 60).await;
        let changes = store.changes_since(c, 0, 1000).await.unwrap();
        assert!(changes.iter().map(|change| change.number).eq(1..=2 * n + 3), "{changes:?}");
    }
    drop(store);
    let again = open(&path).await;
    assert_eq!(flood(&again).await, c);
    assert!(page().import(&again, c, 0).await.unchanged);
    assert_eq!(again.last_change(c).await.unwrap(), 61);
}

#[tokio::test]
async fn the_file_is_the_same_by_any_form_of_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a ledger ? with # odd % name.db");
    let store = open(&path).await;
    flood(&store).await;
    store.close().await;
    for form in ["sqlite:", "sqlite://"] {
        let store = Store::open(&format!("{form}{}", path.display())).await.unwrap();
        assert_eq!(store.coverages().await.unwrap().len(), 1);
    }
    for bad in ["", "sqlite:", "postgres://localhost/dateline", "mysql://x"] {
        assert!(matches!(Store::open(bad).await, Err(StoreError::BadAddress(_))), "{bad}");
    }
}

#[tokio::test]
async fn what_is_no_ledger_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "Not a database, but more than a header's length of plain words.\n".repeat(40)).unwrap();
    let other = folder.path().join("other.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&other).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE recipe (id INTEGER PRIMARY KEY)").execute(&pool).await.unwrap();
    pool.close().await;
    for path in [&text, &other] {
        let before = std::fs::read(path).unwrap();
        let error = Store::open(path.to_str().unwrap()).await.unwrap_err();
        assert!(matches!(error, StoreError::NotALedger { .. }), "{error}");
        assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
        assert_eq!(std::fs::read(path).unwrap(), before);
    }
    let error = Store::open(folder.path().to_str().unwrap()).await.unwrap_err();
    assert!(matches!(error, StoreError::NotALedger { .. }), "{error}");
    let error = Store::open(folder.path().join("no/such/folder.db").to_str().unwrap()).await.unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
}

#[tokio::test]
async fn a_newer_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dateline.db");
    open(&path).await.close().await;
    let pool = sqlx::SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(&path)).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'of tomorrow', 1, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let error = Store::open(path.to_str().unwrap()).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { version: 9999, .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_s_changes_wake_those_who_watch() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dateline.db");
    // Two ledgers opened at the same moment stand for two processes: they share nothing but the file.
    let (here, there) = tokio::join!(open(&path), open(&path));
    let c = flood(&there).await;
    let mut watch = here.watch();
    watch.borrow_and_update();
    page().import(&there, c, 0).await;
    tokio::time::timeout(std::time::Duration::from_secs(20), watch.changed()).await.unwrap().unwrap();
    assert_eq!(*watch.borrow(), 1);
    assert_eq!(shown(&here, c).await, ["Boats are ready"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_may_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dateline.db");
    let (a, b) = (open(&path).await, open(&path).await);
    let c = flood(&a).await;
    let write = |store: Store, name: &'static str| async move {
        for n in 0..20 {
            let text = format!("Update {n} of {name}");
            Page::new(&format!("{name}-{n}.txt")).post("2026-03-09T10:00Z", &text).import(&store, c, 0).await;
        }
    };
    let tasks = [tokio::spawn(write(a.clone(), "one")), tokio::spawn(write(b, "two"))];
    for task in tasks {
        task.await.unwrap();
    }
    let changes = a.changes_since(c, 0, 1000).await.unwrap();
    assert!(changes.iter().map(|change| change.number).eq(1..=40));
}
