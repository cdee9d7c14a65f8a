//! JSON as exports have it: whole, or broken off.

use dateline_model::Problem;
use serde_json::Value;

/// A JSON document, or as much of it as could be read.
#[derive(Debug)]
pub(crate) struct Json {
    pub value: Value,
    /// The line on which it breaks off.
    broken: Option<u32>,
}

impl Json {
    /// Reads a document. One that breaks off, or is broken somewhere, is read up to there: what is whole before that place
    /// is kept, and what is open there is closed. None if nothing of it can be read.
    pub(crate) fn read(text: &str) -> Option<Json> {
        let text = text.trim_start_matches('\u{FEFF}').trim();
        let error = match serde_json::from_str(text) {
            Ok(value) => return Some(Json { value, broken: None }),
            Err(error) => error,
        };
        let at = place(text, error.line(), error.column());
        let value = serde_json::from_str(&close(&text[..at])?).ok()?;
        Some(Json { value, broken: u32::try_from(error.line()).ok() })
    }

    /// Whether only the beginning of the document could be read.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.is_some()
    }

    pub(crate) fn problem(&self) -> Option<Problem> {
        self.broken.map(|line| Problem {
            code: "broken-json".into(),
            message: "The file breaks off here, or is broken: what stands before was read.".into(),
            line: Some(line),
        })
    }
}

/// The byte at a line and column, both counted from 1, columns in bytes.
fn place(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', text.as_bytes()).nth(line - 2).map_or(text.len(), |at| at + 1),
    };
    let mut at = (start + column).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The longest part of broken JSON that ends behind a whole value, with all that is open there closed.
fn close(text: &str) -> Option<String> {
    let (mut open, mut inside, mut escaped) = (Vec::new(), false, false);
    // Where what is whole ends, and how many brackets are open there.
    let mut whole: Option<(usize, usize)> = None;
    for (at, byte) in text.bytes().enumerate() {
        if inside {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => inside = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => inside = true,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(byte) {
                    break;
                }
                whole = Some((at + 1, open.len()));
            }
            b',' => whole = Some((at, open.len())),
            _ => {}
        }
    }
    let (end, depth) = whole?;
    let mut closed = text[..end].to_owned();
    closed.extend(open.get(..depth)?.iter().rev().map(|&b| char::from(b)));
    Some(closed)
}

/// The text of a field: a string that is not blank, or a number.
pub(crate) fn text(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => Some(text.trim()).filter(|t| !t.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Json::read(text).map_or("nothing".into(), |j| format!("{} {:?}", j.value, j.broken))
    }

    #[test]
    fn what_breaks_off_is_read_up_to_there() {
        assert_eq!(read(r#"{"a": [1, 2]}"#), r#"{"a":[1,2]} None"#);
        assert_eq!(read(r#"{"a": [{"b": "x, ]"}, {"b": "y"#), r#"{"a":[{"b":"x, ]"}]} Some(1)"#);
        assert_eq!(read("{\"a\": [{\"b\": 1},\n {\"b\": nonsense}, {\"b\": 3}]}"), r#"{"a":[{"b":1}]} Some(2)"#);
        assert_eq!(read("{\"a\": {\"b\": 1, \"c\": {\"d\": [2, "), r#"{"a":{"b":1,"c":{"d":[2]}}} Some(1)"#);
        assert_eq!(read("{\"a"), "nothing");
        assert_eq!(read("no JSON"), "nothing");
    }
}
