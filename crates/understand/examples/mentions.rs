//! Prints the quantities and times of text files as reading-contract JSON, one object a file, for measuring them alone.
//!
//! `mentions read --format json FILE...`: each line of a file is a paragraph. If the first line is an ISO 8601 date or
//! time, it is the time that relative expressions are worked out from.

use std::{env, error::Error, fs};

use dateline_model::{TextIndex, UtcTime};
use dateline_understand::{quantity::quantities, time::times};
use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    for path in env::args().skip(1).filter(|a| !matches!(a.as_str(), "read" | "--format" | "json")) {
        println!("{}", mentions(&path, &fs::read_to_string(&path)?));
    }
    Ok(())
}

fn mentions(path: &str, text: &str) -> Value {
    let index = TextIndex::new(text);
    let anchor = text.lines().next().and_then(anchor);
    let mut all = Vec::new();
    for line in 1..=index.line_count() as u32 {
        let bytes = index.line_bytes(line);
        let folded = dateline_model::fold::fold(&text[bytes.clone()]);
        let mut mention = |at: std::ops::Range<usize>, kind: &str, value: Value, rule: &str| {
            let at = folded.original(at);
            let span = index.span(bytes.start + at.start..bytes.start + at.end);
            all.push(json!({
                "id": format!("m{}", all.len() + 1), "post": null, "kind": kind, "span": span, "line": line,
                "text": index.slice(span), "value": value, "rule": rule,
            }));
        };
        for found in quantities(&folded.text) {
            mention(found.bytes, "quantity", json!(found.value), found.rule);
        }
        for found in times(&folded.text, anchor) {
            mention(found.bytes, "time", json!(found.value), found.rule);
        }
    }
    json!({
        "contract": 1, "report": {"path": path}, "text": text, "posts": [], "mentions": all, "statements": [],
        "claims": [], "links": [],
    })
}

fn anchor(line: &str) -> Option<UtcTime> {
    let line = line.trim();
    let at = line.parse::<DateTime>().ok().map(|at| UtcTime::new(at, dateline_model::Precision::Second));
    if line.len() > 10 { at } else { line.parse::<Date>().ok().map(UtcTime::day) }
}
