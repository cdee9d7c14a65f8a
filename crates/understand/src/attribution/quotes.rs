//! Pairs quotation marks over the paragraphs of a post.
//!
//! Double marks (“…”, "…", ''…'', «…», „…“) and single ones (‘…’, '…'). A quotation that is not closed at the end of its
//! paragraph goes on in the next one if that opens with a mark again, as newspapers set it; otherwise it ends there.

use std::ops::Range;

/// One quotation, within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) paragraph: usize,
    /// With its marks.
    pub(super) outer: Range<usize>,
    /// Without its marks, and without white space and commas at its ends.
    pub(super) inner: Range<usize>,
    /// Whether it goes on with the quotation before it in the list: that one was left open.
    pub(super) goes_on: bool,
    /// Whether somebody may be speaking in it: no single word or name set in marks for distance.
    pub(super) is_speech: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Straight,
}

#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    side: Side,
    single: bool,
}

/// Finds all quotations, in order, disjoint.
pub(super) fn quotations(paragraphs: &[&str]) -> Vec<Quote> {
    let mut all: Vec<Quote> = Vec::new();
    let mut left_open = false;
    for (paragraph, text) in paragraphs.iter().enumerate() {
        let marks = marks(text);
        let before = all.len();
        let mut open: Option<Mark> = None;
        let mut ends_open = false;
        for &mark in &marks {
            match open {
                None if mark.opens(text) && (!mark.single || single_closes(text, &marks, mark)) => open = Some(mark),
                None => {}
                // Within a quotation only a mark of its own kind counts.
                Some(start) if mark.single == start.single && mark.closes(text) => {
                    push(&mut all, paragraph, text, start, Some(mark), left_open);
                    open = None;
                }
                Some(_) => {}
            }
        }
        if let Some(start) = open {
            push(&mut all, paragraph, text, start, None, left_open);
            ends_open = true;
        }
        // Only a quotation that begins its paragraph goes on with the one before.
        for quote in &mut all[before..] {
            let first = text.get(..quote.outer.start).is_some_and(|t| t.trim().is_empty());
            quote.goes_on &= first;
        }
        left_open = ends_open;
    }
    all
}

fn push(all: &mut Vec<Quote>, paragraph: usize, text: &str, start: Mark, end: Option<Mark>, goes_on: bool) {
    let from = start.at + start.len;
    let (to, outer_end) = end.map_or((text.len(), text.len()), |e| (e.at, e.at + e.len));
    let raw = text.get(from..to).unwrap_or("");
    let trimmed = raw.trim_start();
    let inner_start = from + raw.len() - trimmed.len();
    let inner_len = trimmed.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).len();
    let inner = inner_start..inner_start + inner_len;
    if inner.is_empty() {
        return;
    }
    let is_speech = is_speech(&text[inner.clone()], text.get(to.saturating_sub(1)..to).unwrap_or(""));
    all.push(Quote { paragraph, outer: start.at..outer_end, inner, goes_on, is_speech });
}

/// Whether somebody may be speaking in a quotation: it has three words, or ends as a sentence does.
fn is_speech(inner: &str, last: &str) -> bool {
    let words = inner.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    words >= 3 || matches!(last, "." | "!" | "?" | ",")
}

impl Mark {
    fn opens(&self, text: &str) -> bool {
        match self.side {
            Side::Opening => true,
            Side::Closing => false,
            Side::Straight => {
                let after = text[self.at + self.len..].chars().next();
                let before = text[..self.at].chars().next_back();
                after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ')'))
                    && before.is_none_or(|c| {
                        c.is_whitespace() || !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | ')' | ']')
                    })
            }
        }
    }

    fn closes(&self, text: &str) -> bool {
        match self.side {
            Side::Closing => true,
            // Some set “ at both ends.
            Side::Opening => {
                let after = text[self.at + self.len..].chars().next();
                text[..self.at].chars().next_back().is_some_and(|c| !c.is_whitespace() || after.is_none())
                    && after.is_none_or(|c| c.is_whitespace() || c == ',' || c == '.')
            }
            Side::Straight => {
                let before = text[..self.at].chars().next_back();
                let after = text[self.at + self.len..].chars().next();
                // A mark with white space on one side only is of that side.
                before.is_some_and(|c| !c.is_whitespace())
                    || after.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
            }
        }
    }
}

/// Whether a single mark that may open a quotation has one that closes it: “'we are ready,'” but not “the '90s”.
fn single_closes(text: &str, marks: &[Mark], start: Mark) -> bool {
    let next = marks.iter().find(|m| m.at > start.at && m.single && m.closes(text) && !m.is_apostrophe(text));
    next.is_some_and(|m| {
        let inner = &text[start.at + start.len..m.at];
        inner.chars().any(char::is_alphabetic) && !inner.starts_with(|c: char| c.is_ascii_digit())
    })
}

impl Mark {
    /// Within a word.
    fn is_apostrophe(&self, text: &str) -> bool {
        let before = text[..self.at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[self.at + self.len..].chars().next().is_some_and(char::is_alphanumeric);
        before && after
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let len = c.len_utf8();
        let mark = match c {
            '“' | '«' | '„' => Mark { at, len, side: Side::Opening, single: false },
            '”' | '»' => Mark { at, len, side: Side::Closing, single: false },
            '"' => Mark { at, len, side: Side::Straight, single: false },
            '`' if chars.peek().is_some_and(|&(_, d)| d == '`') => {
                chars.next();
                Mark { at, len: 2, side: Side::Opening, single: false }
            }
            '\'' if chars.peek().is_some_and(|&(_, d)| d == '\'') => {
                chars.next();
                Mark { at, len: 2, side: Side::Straight, single: false }
            }
            '‘' => Mark { at, len, side: Side::Opening, single: true },
            '’' => Mark { at, len, side: Side::Closing, single: true },
            '\'' => Mark { at, len, side: Side::Straight, single: true },
            _ => continue,
        };
        if !(mark.single && mark.is_apostrophe(text)) {
            marks.push(mark);
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner<'t>(paragraphs: &[&'t str]) -> Vec<&'t str> {
        quotations(paragraphs).into_iter().map(|q| &paragraphs[q.paragraph][q.inner]).collect()
    }

    #[test]
    fn marks_pair() {
        assert_eq!(inner(&["“We won,” he said. \"It's over.\""]), ["We won", "It's over."]);
        assert_eq!(inner(&["''No way,'' she said."]), ["No way"]);
        assert_eq!(inner(&["'We won't go,' said the officers' leader."]), ["We won't go"]);
        assert_eq!(inner(&["The officers' leader wasn't there in the '90s."]), [""; 0]);
        assert_eq!(inner(&["the “so-called ‘new’ bridge” fell"]), ["so-called ‘new’ bridge"]);
    }

    #[test]
    fn a_quotation_left_open_goes_on_where_the_next_paragraph_opens_again() {
        let found = quotations(&["“We came.", "“We went,” he said.", "“Yes” and “no”."]);
        let goes_on: Vec<bool> = found.iter().map(|q| q.goes_on).collect();
        assert_eq!(goes_on, [false, true, false, false]);
    }
}
