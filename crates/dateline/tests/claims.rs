//! What the commands over the claims of several reports print of the invented event.
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{path::PathBuf, process::Command};

use serde_json::Value;

fn dateline(args: &[&str], reports: &[&str]) -> String {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).arg("--coverage").arg(examples.join("coverage.toml"));
    command.args(reports.iter().map(|report| examples.join("reports").join(report)));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const REPORTS: [&str; 3] = ["estuary-post-day-3.txt", "halyard-news-hospital-strike.txt", "kaldpress-live-2.txt"];

#[test]
fn questions_are_printed_the_most_contested_first() {
    let json = dateline(&["questions", "--format", "json"], &REPORTS);
    let questions: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let states: Vec<&str> = questions.iter().map(|question| question["state"].as_str().unwrap()).collect();
    let asked = questions.iter().find(|question| question["title"] == "Mereshi soldiers killed").unwrap();
    assert_eq!((states[0], asked["state"].as_str()), ("disputed", Some("disputed")), "{states:?}");
    let text = dateline(&["questions"], &REPORTS);
    assert!(text.contains("Mereshi soldiers killed (disputed)\n"), "{text}");
    assert!(text.contains("Thessary Guard\n    “"), "{text}");
}

#[test]
fn a_digest_is_short_and_has_a_source_for_every_sentence() {
    let json = dateline(&["digest", "--day", "2026-03-11", "--format", "json"], &REPORTS);
    let digest: Value = serde_json::from_str(&json).unwrap();
    let sections = ["disputed", "changed", "new"].map(|name| digest[name]["sentences"].as_array().unwrap().clone());
    let sentences = sections.concat();
    let words: usize = sentences.iter().map(|s| s["text"].as_str().unwrap().split_whitespace().count()).sum();
    assert!(words > 20 && words <= dateline_link::MAX_WORDS, "{words}");
    assert!(sentences.iter().all(|s| !s["claims"].as_array().unwrap().is_empty()));
    let text = dateline(&["digest", "--day", "2026-03-11"], &REPORTS);
    assert!(text.starts_with("Day 3: Wednesday, 11 March 2026\n"), "{text}");
    let quiet = dateline(&["digest", "--day", "2026-01-01"], &REPORTS);
    assert_eq!(quiet, "Thursday, 1 January 2026\n", "nothing is said of a day of which nothing is known");
}

#[test]
fn a_diff_finds_the_number_that_a_page_changed_silently() {
    let retrievals = ["kaldpress-live-1-first-retrieval.txt", "kaldpress-live-1-second-retrieval.txt"];
    let text = dateline(&["diff"], &retrievals);
    let line = text.lines().find(|line| line.contains("after 16 before")).unwrap();
    assert!(line.starts_with("- Thessary Guard: 6 soldiers captured (Meresh)"), "{line}");
    let json: Value = serde_json::from_str(&dateline(&["diff", "--format", "json"], &retrievals)).unwrap();
    assert!(json["only_second"].as_array().unwrap().len() > json["only_first"].as_array().unwrap().len());
    let same: Value = serde_json::from_str(&dateline(&["diff", "--format", "json"], &[retrievals[0]; 2])).unwrap();
    assert_eq!((&same["only_first"], &same["only_second"]), (&Value::Array(vec![]), &Value::Array(vec![])));
}
