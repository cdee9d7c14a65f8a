//! `docs/worked-example.md` shows one question of the invented event from the words to the conflict. This test writes it from what
//! the program says, so that it stays true: `UPDATE_DOCS=1 cargo test -p dateline --test worked_example` brings it up to date.
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{fmt::Write, fs, path::PathBuf, process::Command};

use serde_json::Value;

const REPORTS: [&str; 2] = ["kaldpress-live-2.txt", "halyard-news-truce.txt"];
const QUESTION: &str = "Mereshi soldiers killed";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn lines(command: &str) -> Vec<Value> {
    let examples = root().join("examples");
    let mut run = Command::new(env!("CARGO_BIN_EXE_dateline"));
    run.args([command, "--format", "json", "--coverage"]).arg(examples.join("coverage.toml"));
    run.args(REPORTS.map(|report| examples.join("reports").join(report)));
    let output = run.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What stands in a list under an id.
fn by_id<'v>(list: &'v Value, id: &Value) -> &'v Value {
    list.as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap()
}

/// The report and the claim of a name as links use it: `file#c7`.
fn claim<'v>(readings: &'v [Value], name: &str) -> (&'v Value, &'v Value) {
    let (file, id) = name.split_once('#').unwrap();
    let reading = readings.iter().find(|reading| reading["report"]["path"].as_str().unwrap().ends_with(file)).unwrap();
    (reading, by_id(&reading["claims"], &id.into()))
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "not said".into(),
        Value::Number(number) => number.as_f64().map(|number| number.to_string()).unwrap_or_default(),
        other => other.to_string(),
    }
}

/// The sentence around a claim.
fn sentence(reading: &Value, claim: &Value) -> String {
    let text: Vec<char> = reading["text"].as_str().unwrap().chars().collect();
    let [start, end] = [0, 1].map(|at| claim["span"][at].as_u64().unwrap() as usize);
    let stop = |c: char| matches!(c, '.' | '\n');
    let from = (0..start).rev().find(|&i| stop(text[i])).map_or(0, |i| i + 1);
    let to = (end..text.len()).find(|&i| stop(text[i])).map_or(text.len(), |i| i + usize::from(text[i] == '.'));
    text[from..to].iter().collect::<String>().trim().to_owned()
}

fn side(out: &mut String, number: usize, readings: &[Value], name: &str) {
    let (reading, claim) = claim(readings, name);
    let post = by_id(&reading["posts"], &claim["post"]);
    let source = said(&reading["report"]["source"]);
    let when = said(&post["time"]["utc"]);
    writeln!(out, "## {number}. {source}, {when}\n").unwrap();
    writeln!(out, "**The words** (`{}`, line {}):\n", name.split('#').next().unwrap(), claim["line"]).unwrap();
    writeln!(out, "> {}\n", sentence(reading, claim)).unwrap();
    writeln!(out, "**The post** `{}`: its time is {} ({}).\n", said(&post["id"]), when, said(&post["time"]["basis"]))
        .unwrap();
    match &claim["statement"] {
        Value::Null => writeln!(out, "**The statement**: none; the outlet says so itself.\n").unwrap(),
        id => {
            let statement = by_id(&reading["statements"], id);
            let speaker = &statement["speaker"];
            let who = if speaker["name"].is_null() { &speaker["organisation"] } else { &speaker["name"] };
            let cue = &statement["cue"]["text"];
            let content = said(&statement["content"]["text"]);
            writeln!(
                out,
                "**The statement** `{}`: speaker “{}”, cue “{}”, content “{}” (rule `{}`).\n",
                said(id),
                said(who),
                said(cue),
                content.trim(),
                said(&statement["rule"])
            )
            .unwrap();
        }
    }
    writeln!(
        out,
        "**The claim** `{name}`, found by the rule `{}` in “{}”:\n",
        said(&claim["rule"]),
        said(&claim["text"])
    )
    .unwrap();
    writeln!(out, "| | |\n| --- | --- |").unwrap();
    for (what, value) in [
        ("kind", &claim["kind"]),
        ("polarity", &claim["polarity"]),
        ("claimant", &claim["claimant"]["name"]),
        ("on the side of", &claim["claimant"]["side"]),
        ("whom it befell", &claim["target"]["side"]),
        ("at least", &claim["quantity"]["min"]),
        ("at most", &claim["quantity"]["max"]),
        ("the number in words", &claim["quantity"]["text"]),
        ("a running total", &claim["period"]["cumulative"]),
    ] {
        writeln!(out, "| {what} | {} |", said(value)).unwrap();
    }
    out.push('\n');
}

#[test]
fn the_worked_example_is_what_the_program_says() {
    let (readings, questions) = (lines("read"), lines("questions"));
    let question = questions.iter().find(|question| question["title"] == QUESTION).unwrap();
    let answers: Vec<&str> =
        question["answers"].as_array().unwrap().iter().map(|answer| answer["claim"].as_str().unwrap()).collect();
    let links = readings.iter().flat_map(|reading| reading["links"].as_array().unwrap());
    let within = |link: &&Value| ["a", "b"].iter().all(|end| answers.contains(&link[*end].as_str().unwrap()));
    let apart =
        |link: &&Value| link["a"].as_str().unwrap().split('#').next() != link["b"].as_str().unwrap().split('#').next();
    let conflict = links.filter(|link| link["relation"] == "conflict").filter(within).find(apart).unwrap();
    let mut out = String::from(
        "# From the words to a conflict\n\nOne question of the invented event in `examples/`, step by step. A test writes this page from \
         what the program says\n(`crates/dateline/tests/worked_example.rs`), so that it stays true. To see the same:\n\n```sh\n",
    );
    for command in ["read", "questions"] {
        let files = REPORTS.map(|report| format!("examples/reports/{report}")).join(" ");
        writeln!(out, "dateline {command} --coverage examples/coverage.toml {files}").unwrap();
    }
    out.push_str("```\n\n");
    side(&mut out, 1, &readings, conflict["a"].as_str().unwrap());
    side(&mut out, 2, &readings, conflict["b"].as_str().unwrap());
    writeln!(out, "## 3. The link\n").unwrap();
    writeln!(
        out,
        "Both claims are of one family (`{}`) and one side's people, so they are compared. The rule `{}` finds a **{}** (score {}):\n",
        said(&question["kind"]), said(&conflict["rule"]), said(&conflict["relation"]), conflict["score"]
    )
    .unwrap();
    writeln!(out, "> {}\n", said(&conflict["why"])).unwrap();
    writeln!(out, "## 4. The question\n").unwrap();
    writeln!(
        out,
        "**{QUESTION}**: {}. Its answers, the oldest first, each as its claimant gave it:\n",
        said(&question["state"])
    )
    .unwrap();
    writeln!(out, "| claim | claimant | at least | at most | repeats another |\n| --- | --- | --- | --- | --- |")
        .unwrap();
    for answer in question["answers"].as_array().unwrap() {
        let claimant = if answer["claimant"] == "" { "nobody named".into() } else { said(&answer["claimant"]) };
        let repeat = if answer["repeat"] == true { "yes" } else { "" };
        let quantity = &answer["quantity"];
        writeln!(
            out,
            "| `{}` | {claimant} | {} | {} | {repeat} |",
            said(&answer["claim"]),
            said(&quantity["min"]),
            said(&quantity["max"])
        )
        .unwrap();
    }
    writeln!(out, "\nNothing is averaged: both sides' numbers stay, each with its words.").unwrap();
    let path = root().join("docs/worked-example.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &out).unwrap();
    }
    let page = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(page, out, "bring docs/worked-example.md up to date with UPDATE_DOCS=1");
}
