//! `find FILE...`: the places of each file as one line of JSON, in the form of `dateline read --format json`.

use std::{env, error::Error, fs};

use dateline_gazetteer::find;
use dateline_model::mention::PlaceValue;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        // Code points up to a byte, counted on from the last call.
        let (mut byte, mut char) = (0, 0);
        let mut chars = |to: usize| {
            char += text[byte..to].chars().count();
            byte = to;
            char
        };
        let mentions: Vec<_> = find(&text, &[])
            .into_iter()
            .map(|f| {
                let span = [chars(f.range.start), chars(f.range.end)];
                json!({"kind": "place", "span": span, "text": text[f.range], "value": PlaceValue::from(&f.place), "rule": f.how})
            })
            .collect();
        println!("{}", json!({"report": {"path": path}, "text": text, "mentions": mentions}));
    }
    Ok(())
}
