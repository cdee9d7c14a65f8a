//! Offsets into the kept text of a report.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of Unicode code points of [`Reading::text`](crate::Reading::text). Written as a
/// JSON array of two numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
#[schemars(with = "(u32, u32)")]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// The span `[start, end)`; an `end` before `start` is taken as `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start) }
    }

    /// Its length in code points.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// How many bytes lie between two entries of the table of a [`TextIndex`].
const STRIDE: usize = 128;

/// Converts between byte offsets, code point offsets and lines of one text, each in constant or logarithmic time.
/// Building it takes one pass over the text.
#[derive(Debug, Clone)]
pub struct TextIndex<'t> {
    text: &'t str,
    /// The code points before byte `i * STRIDE`, moved back to a character's first byte. Empty if all is ASCII.
    points: Vec<u32>,
    /// The byte at which each line begins.
    lines: Vec<u32>,
    /// The line breaks before byte `i * STRIDE`.
    breaks: Vec<u32>,
}

impl<'t> TextIndex<'t> {
    /// Indexes a text.
    pub fn new(text: &'t str) -> Self {
        let lines =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1)).collect();
        let mut points = Vec::new();
        if !text.is_ascii() {
            points = table(text, starts_char);
        }
        TextIndex { text, points, lines, breaks: table(text, breaks_line) }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The code points before a byte offset. An offset within a character counts as that character's end; one past
    /// the text counts as its end.
    pub fn code_point(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.points.is_empty() {
            return byte as u32;
        }
        // Where the text's length is a multiple of STRIDE, its end has no entry of its own.
        let entry = (byte / STRIDE).min(self.points.len() - 1);
        let rest = &self.text.as_bytes()[entry * STRIDE..byte];
        self.points[entry] + count(rest, starts_char)
    }

    /// The byte offset of a code point; the text's length where there is no such code point.
    pub fn byte(&self, code_point: u32) -> usize {
        if self.points.is_empty() {
            return (code_point as usize).min(self.text.len());
        }
        let entry = self.points.partition_point(|&p| p <= code_point).saturating_sub(1);
        let mut seen = self.points[entry];
        for (i, &byte) in self.text.as_bytes().iter().enumerate().skip(entry * STRIDE) {
            if starts_char(byte) {
                if seen == code_point {
                    return i;
                }
                seen += 1;
            }
        }
        self.text.len()
    }

    /// The span of a byte range.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.code_point(bytes.start), self.code_point(bytes.end))
    }

    /// The byte range of a span.
    pub fn bytes(&self, span: Span) -> Range<usize> {
        self.byte(span.start)..self.byte(span.end)
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(self.bytes(span)).unwrap_or("")
    }

    /// The 1-based line on which a byte lies.
    pub fn line(&self, byte: usize) -> u32 {
        let entry = (byte / STRIDE).min(self.breaks.len() - 1);
        let rest = &self.text.as_bytes()[entry * STRIDE..byte.min(self.text.len())];
        1 + self.breaks[entry] + count(rest, breaks_line)
    }

    /// The 1-based line on which a span begins.
    pub fn line_of(&self, span: Span) -> u32 {
        self.line(self.byte(span.start))
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The bytes of a 1-based line, without its line break. Empty where there is no such line.
    pub fn line_bytes(&self, line: u32) -> Range<usize> {
        let Some(&start) = (line as usize).checked_sub(1).and_then(|i| self.lines.get(i)) else {
            return 0..0;
        };
        let end = self.lines.get(line as usize).map_or(self.text.len(), |&next| next as usize - 1);
        let start = start as usize;
        start..end - usize::from(self.text[start..end].ends_with('\r'))
    }
}

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn breaks_line(byte: u8) -> bool {
    byte == b'\n'
}

/// How many of some bytes stand before every [`STRIDE`]th byte of a text; one entry if it is empty.
fn table(text: &str, is: impl Fn(u8) -> bool + Copy) -> Vec<u32> {
    let mut seen = 0;
    let mut table = Vec::with_capacity(text.len() / STRIDE + 1);
    for chunk in text.as_bytes().chunks(STRIDE) {
        table.push(seen);
        seen += count(chunk, is);
    }
    if table.is_empty() {
        table.push(0);
    }
    table
}

/// How many of some bytes are in a run of at most [`STRIDE`].
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u32 {
    u32::from(bytes.iter().map(|&b| u8::from(is(b))).sum::<u8>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_is_written_as_two_numbers() {
        let json = serde_json::to_string(&Span::new(3, 8)).unwrap();
        assert_eq!(json, "[3,8]");
        assert_eq!(serde_json::from_str::<Span>("[3,8]").unwrap(), Span::new(3, 8));
    }

    #[test]
    fn lines_are_counted_from_one_and_lose_their_breaks() {
        let index = TextIndex::new("één\r\ntwee\n");
        assert_eq!((index.line(0), index.line(7), index.line_count()), (1, 2, 3));
        assert_eq!(index.line_bytes(1), 0..5);
        assert_eq!(index.line_bytes(2), 7..11);
        assert_eq!(index.line_bytes(3), 12..12);
        assert_eq!(index.line_bytes(9), 0..0);
    }

    proptest! {
        #[test]
        fn bytes_and_code_points_agree_with_counting(text in "[a-cé€😀\n]{0,400}") {
            let index = TextIndex::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.code_point(byte), point as u32);
                prop_assert_eq!(index.byte(point as u32), byte);
            }
            let count = text.chars().count() as u32;
            prop_assert_eq!(index.code_point(text.len()), count);
            prop_assert_eq!(index.byte(count), text.len());
            prop_assert_eq!(index.line(text.len()) as usize, index.line_count());
        }
    }
}
