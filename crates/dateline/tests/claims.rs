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
    assert_eq!(digest["day"], "2026-03-11");
    let quiet = dateline(&["digest", "--day", "2026-01-01"], &REPORTS);
    assert_eq!(quiet, "Thursday, 1 January 2026\n", "nothing is said of a day of which nothing is known");
}

#[test]
fn a_digest_is_a_message_too_and_begins_where_one_last_looked() {
    let message =
        dateline(&["digest", "--day", "2026-03-11", "--format", "email", "--to", "desk@example.org"], &REPORTS);
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    for field in [
        "From: ",
        "To: ",
        "Date: ",
        "Message-ID: ",
        "Subject: Fighting over the Duvral dam: Day 3",
        "multipart/alternative",
    ] {
        assert!(head.contains(field), "{field} is not in {head}");
    }
    assert!(body.contains("text/plain") && body.contains("text/html"), "{body}");
    let html = dateline(&["digest", "--day", "2026-03-11", "--format", "html"], &REPORTS);
    assert!(html.contains("<h2>Disputed</h2>") && html.contains("<details>"), "{html}");
    assert!(!html.contains("http"), "a page asks nobody for anything");
    let since = dateline(&["digest", "--since", "2026-03-11T12:00Z", "--format", "markdown"], &REPORTS);
    assert!(since.starts_with("# Since 11 March 2026, 13:00 WAT (day 3)\n"), "{since}");
    assert!(!since.contains("10 March 2026, 09"), "what was told before is no news: {since}");
}

#[test]
fn tallies_step_and_never_slope() {
    let all = ["kaldpress-live-2.txt", "tns-online-2.txt", "tns-online-3.txt", "halyard-news-truce.txt"];
    let json = dateline(&["tallies", "--format", "json"], &all);
    let tallies: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let asked = tallies.iter().find(|tally| tally["title"] == "Mereshi soldiers killed").unwrap();
    for line in asked["lines"].as_array().unwrap() {
        let times: Vec<i64> =
            line["steps"].as_array().unwrap().iter().map(|step| step["at"].as_i64().unwrap()).collect();
        assert!(times.is_sorted() && !times.is_empty(), "{line}");
    }
    let text = dateline(&["tallies"], &all);
    assert!(text.contains("Mereshi soldiers killed ") && text.contains(" → ") && text.contains('▁'), "{text}");
    let csv = dateline(&["tallies", "--format", "csv"], &all);
    assert!(csv.starts_with("question,side,claimant,at,min,max,modifier,claim\nMereshi soldiers killed,"), "{csv}");
}

#[test]
fn a_gauge_says_who_was_first_and_who_lacks_it() {
    let all = ["halyard-news-hospital-strike.txt", "kaldpress-live-2.txt", "ocean-public-radio-live-1.html"];
    let gauge: Value = serde_json::from_str(&dateline(&["gauge", "--format", "json"], &all)).unwrap();
    let names: Vec<&str> = gauge["sources"].as_array().unwrap().iter().map(|s| s["source"].as_str().unwrap()).collect();
    assert_eq!(names, ["Halyard News", "Kaldpress", "Ocean Public Radio"]);
    for story in gauge["shared"].as_array().unwrap() {
        let (told, lacking) = (story["told"].as_array().unwrap(), story["lacking"].as_array().unwrap());
        assert!(told.len() > 1 && told.len() + lacking.len() == names.len(), "{story}");
    }
    let text = dateline(&["gauge"], &all);
    assert!(text.contains("Only one source tells of\n"), "{text}");
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
