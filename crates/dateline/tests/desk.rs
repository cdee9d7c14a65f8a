//! What the desk rules, from the command line to what is printed of the ledger.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn run(db: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).arg("--db").arg(db).output().unwrap()
}

fn dateline(db: &Path, args: &[&str]) -> String {
    let output = run(db, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The question that the decisions are about.
fn asked(db: &Path) -> Value {
    let json = dateline(db, &["questions", "--format", "json"]);
    let mut questions = json.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    questions.find(|question| question["title"] == "Mereshi soldiers killed").unwrap()
}

#[test]
fn what_is_decided_shows_survives_a_re_reading_and_can_be_taken_back() {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("dateline.db");
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("import").arg("--coverage").arg(examples.join("coverage.toml")).arg("--db").arg(&db);
        command
            .args(["kaldpress-live-2.txt", "halyard-news-truce.txt"].map(|name| examples.join("reports").join(name)));
        assert!(command.output().unwrap().status.success());
    };
    import();
    let before = asked(&db);
    assert_eq!(before["state"], "disputed");
    let claim = before["answers"][0]["claim"].as_str().unwrap().to_owned();

    let said = dateline(&db, &["decide", "confirm", &claim, "--by", "A. Editor", "--why", "seen the list"]);
    assert!(said.starts_with("  1  A. Editor confirms “") && said.ends_with(": seen the list\n"), "{said}");
    import();
    let settled = asked(&db);
    assert_eq!(
        (settled["state"].as_str(), settled["answers"][0]["verdict"].as_str()),
        (Some("settled"), Some("confirmed"))
    );
    let text = dateline(&db, &["questions"]);
    assert!(text.contains("(settled by the desk)") && text.contains("confirmed by the desk"), "{text}");

    dateline(&db, &["decide", "undo", "1"]);
    assert_eq!(asked(&db), before);
    let list = dateline(&db, &["decide", "list"]);
    assert!(list.contains("(taken back)") && list.contains("  2  the desk takes back decision 1"), "{list}");
    assert_eq!(dateline(&db, &["decide", "list", "--format", "json"]).lines().count(), 2);

    // What was retrieved since the last look is new to who looks, whenever it was published: the pages say that they were
    // retrieved at 17:05, and their last post is of 16:48.
    let since = |time: &str| {
        let json = dateline(&db, &["digest", "--since", time, "--format", "json"]);
        let digest: Value = serde_json::from_str(&json).unwrap();
        digest["new"]["sentences"].as_array().unwrap().len()
    };
    assert!(since("2026-03-13T17:00Z") > 0);
    assert_eq!(since("2026-03-14T00:00Z"), 0);

    let refused = run(&db, &["decide", "rate", "The Nowhere Times", "unreliable"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("the ledger has no source"), "{refused:?}");
}
