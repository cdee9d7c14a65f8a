//! The whole way over the invented event: what the program reads in `examples/`, held against what a careful reader finds
//! there (`examples/expected.toml`).
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{collections::HashMap, path::PathBuf, process::Command};

use dateline_model::{Claim, Reading};
use serde::Deserialize;

/// How many of the facts must be found, with number, claimant and target. The rules miss some; they must not miss more.
const FACTS_FOUND: usize = 37;

#[derive(Deserialize)]
struct Expected {
    report: Vec<Report>,
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
struct Report {
    file: String,
    source: String,
    posts: usize,
    first: String,
    last: String,
    title: Option<String>,
}

#[derive(Deserialize)]
struct Fact {
    id: String,
    file: String,
    time: String,
    kind: String,
    min: Option<f64>,
    max: Option<f64>,
    claimant: Option<String>,
    target: Option<String>,
    polarity: Option<String>,
}

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn expected() -> Expected {
    toml::from_str(&std::fs::read_to_string(examples().join("expected.toml")).unwrap()).unwrap()
}

/// What `dateline read` prints of all reports, by file name.
fn readings() -> HashMap<String, Reading> {
    let mut files: Vec<_> = std::fs::read_dir(examples().join("reports")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let coverage = examples().join("coverage.toml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["read", "--format", "json", "--coverage"]).arg(coverage).args(files);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    let readings = lines.map(|line| serde_json::from_str::<Reading>(line).unwrap());
    readings.map(|r| (r.report.path.rsplit('/').next().unwrap().to_owned(), r)).collect()
}

#[test]
fn every_post_is_read_with_its_time() {
    let readings = readings();
    for report in expected().report {
        let reading = &readings[&report.file];
        assert_eq!(reading.report.source.as_deref(), Some(report.source.as_str()), "{}", report.file);
        assert_eq!(reading.posts.len(), report.posts, "{}", report.file);
        let mut times: Vec<String> = reading.posts.iter().filter_map(|p| p.time.utc).map(|t| t.to_string()).collect();
        times.sort();
        let ends = (times.first().cloned().unwrap_or_default(), times.last().cloned().unwrap_or_default());
        assert_eq!(ends, (report.first, report.last), "{}", report.file);
        if let Some(title) = report.title {
            assert_eq!(reading.report.title, Some(title), "{}", report.file);
        }
    }
}

#[test]
fn most_facts_are_found() {
    let readings = readings();
    let facts = expected().fact;
    let missed: Vec<String> = facts.iter().filter(|f| !is_found(f, &readings[&f.file])).map(|f| f.id.clone()).collect();
    let found = facts.len() - missed.len();
    assert!(found >= FACTS_FOUND, "{found} of {} facts found; missed: {missed:?}", facts.len());
}

fn is_found(fact: &Fact, reading: &Reading) -> bool {
    let post =
        |c: &Claim| c.post.as_deref().and_then(|id| reading.post(id)).and_then(|p| p.time.utc).map(|t| t.to_string());
    let side = |wanted: &Option<String>, found: Option<&str>| match (wanted, found) {
        (Some(wanted), Some(found)) => wanted.split(" and ").any(|w| found.split(" and ").any(|f| f == w)),
        (wanted, _) => wanted.is_none(),
    };
    reading.claims.iter().any(|c| {
        let (min, max) = c.quantity.as_ref().map_or((None, None), |q| (q.quantity.min, q.quantity.max));
        post(c).is_some_and(|t| t == fact.time)
            && c.kind.to_string() == fact.kind
            && (min, max) == (fact.min, fact.max)
            && side(&fact.claimant, c.claimant.side.as_deref())
            && side(&fact.target, c.target.side.as_deref())
            && fact.polarity.as_ref().is_none_or(|p| serde_json::to_string(&c.polarity).unwrap().contains(p.as_str()))
    })
}

#[test]
fn bad_input_is_named_and_everything_else_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let good = file("good.txt", b"Twelve people were killed on Monday, the mayor said.\n");
    let files =
        [file("binary.txt", &[0, 159, 146, 150, 0, 1]), file("empty.txt", b""), good, folder.path().join("gone.txt")];
    let output =
        Command::new(env!("CARGO_BIN_EXE_dateline")).args(["read", "--format", "json"]).args(files).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8(output.stderr).unwrap();
    for name in ["binary.txt: this is binary data", "empty.txt: the file is empty", "gone.txt: there is no such file"] {
        assert!(errors.contains(name), "{errors}");
    }
    assert_eq!(errors.lines().count(), 3);
    let out = String::from_utf8(output.stdout).unwrap();
    let reading: Reading = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!(reading.problems[0].code, "no-date");
}

#[cfg(feature = "serve")]
#[test]
fn importing_again_changes_nothing_and_a_changed_file_makes_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let (page, db) = (folder.path().join("page.txt"), folder.path().join("ledger.db"));
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["import", "--coverage"]).arg(examples().join("coverage.toml")).arg("--db").arg(&db).arg(&page);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let text = "10:05 GMT 09.03.2026\n\nFour soldiers were killed, Meresh said.\n\n09:00 GMT 09.03.2026\n\nThe dam holds, the operator said.\n";
    std::fs::write(&page, text).unwrap();
    assert_eq!(import().trim_end(), "1 report: 2 posts new, 0 revised, 0 gone");
    assert_eq!(import().trim_end(), "1 report (1 unchanged): 0 posts new, 0 revised, 0 gone");
    std::fs::write(&page, text.replace("Four", "Five")).unwrap();
    assert_eq!(import().trim_end(), "1 report: 0 posts new, 1 revised, 0 gone");
}
