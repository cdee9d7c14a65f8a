//! The lines of a text.

use std::ops::Range;

use crate::furniture;

/// A line with something on it; in hard-wrapped text a whole paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The bytes of its words, without white space at the ends.
    pub range: Range<usize>,
    /// Where its words begin after a bullet.
    pub inner: usize,
    /// How many columns it is indented.
    pub indent: u16,
    /// Whether an empty line stands before it.
    pub gap: bool,
    /// The mark that it is a list item of.
    pub bullet: Option<char>,
    /// Whether it is a drawn rule.
    pub rule: bool,
    /// What the page's markup says that it is.
    pub hint: Hint,
}

/// What markup says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Hint {
    /// Nothing, as in plain text.
    #[default]
    None,
    /// The heading of the page.
    Title,
    /// Another heading.
    Heading,
    Caption,
    Credit,
    Author,
    /// A time, or a part of one.
    Stamp,
    /// A social network's post.
    Embed,
}

impl Line {
    /// The bytes of its words after a bullet.
    pub(crate) fn words(&self) -> Range<usize> {
        self.inner..self.range.end
    }
}

/// Splits a text into lines, and joins those that were wrapped by hand.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(text.len() / 100);
    let mut gap = false;
    let mut start = 0;
    let breaks = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
    for end in breaks {
        // "\r\n" is one break.
        if end > start
            || text.as_bytes().get(start.wrapping_sub(1)) != Some(&b'\r')
            || text.as_bytes().get(end) != Some(&b'\n')
        {
            match line(text, start..end, gap) {
                Some(line) => {
                    lines.push(line);
                    gap = false;
                }
                None => gap = true,
            }
        }
        start = end + 1;
    }
    match wrap_width(text, &lines) {
        Some(width) => unwrap(text, lines, width),
        None => lines,
    }
}

fn line(text: &str, range: Range<usize>, gap: bool) -> Option<Line> {
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    let whole = &text[range.clone()];
    let trimmed = whole.trim_start_matches(invisible);
    let start = range.end - trimmed.len();
    let trimmed = trimmed.trim_end_matches(invisible);
    if trimmed.is_empty() {
        return None;
    }
    let margin = &text[range.start..start];
    let indent = margin.chars().take(400).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let rule = furniture::is_rule(trimmed);
    let (bullet, skipped) = if rule { (None, 0) } else { bullet(trimmed) };
    Some(Line {
        range: start..start + trimmed.len(),
        inner: start + skipped,
        indent,
        gap,
        bullet,
        rule,
        hint: Hint::None,
    })
}

/// The bullet that words begin with, and how many bytes it and the space after it take.
fn bullet(words: &str) -> (Option<char>, usize) {
    let Some(mark) = words.chars().next() else { return (None, 0) };
    // "## A heading": the marks are of no interest, unlike those of "#tags".
    if mark == '#' {
        let inner = words.trim_start_matches('#');
        let heading = words.len() - inner.len() <= 6 && inner.starts_with(' ');
        return (None, if heading { words.len() - inner.trim_start().len() } else { 0 });
    }
    let plain = matches!(mark, '-' | '*' | '–' | '—' | '>');
    if !plain
        && !matches!(mark, '•' | '·' | '●' | '▪' | '◦' | '‣' | '■' | '►' | '▶' | '○' | '⚫' | '◾' | '♦' | '⁃' | '∙')
    {
        return (None, 0);
    }
    let rest = &words[mark.len_utf8()..];
    let inner = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FE0F}');
    // A dash or star is a bullet only with a space after it.
    if inner.is_empty() || (plain && inner.len() == rest.len()) {
        return (None, 0);
    }
    (Some(mark), words.len() - inner.len())
}

/// The width at which a text was wrapped by hand, if it was: most lines that another follows are about as long, and stop
/// in the middle of a sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    // A sample from the beginning, which is where hand-wrapped text shows itself soon enough.
    let lines = &lines[..lines.len().min(2000)];
    let followed: Vec<&Line> = lines.windows(2).filter(|w| !w[1].gap).map(|w| &w[0]).collect();
    let width = lines.iter().map(|l| l.range.len()).max()?;
    if followed.len() < 3 || !(40..=120).contains(&width) {
        return None;
    }
    let is_wrapped =
        |line: &Line| line.range.len() * 4 >= width * 3 && !crate::shape::ends_sentence(&text[line.range.clone()]);
    let wrapped = followed.iter().filter(|l| is_wrapped(l)).count();
    // Lines that go on begin with small letters more often than titles do; copy in capitals has none.
    let small = |line: &Line| text[line.words()].starts_with(char::is_lowercase);
    let going_on = lines.windows(2).filter(|w| !w[1].gap && is_wrapped(&w[0]) && small(&w[1])).count();
    let has_small = lines.iter().take(50).any(|l| text[l.range.clone()].chars().any(char::is_lowercase));
    // Lines of a log begin with stamps, those of a paragraph do not.
    let stamped = || {
        let stamps = lines.iter().filter_map(|l| crate::clock::lead(&text[l.words()]));
        stamps.filter(|l| l.stamp.has_clock()).count() * 2 > lines.len()
    };
    (wrapped * 10 >= followed.len() * 6 && (going_on * 3 >= wrapped || !has_small) && !stamped()).then_some(width)
}

fn unwrap(text: &str, lines: Vec<Line>, width: usize) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len() / 4);
    let mut last_length = 0;
    for line in lines {
        let length = line.range.len();
        match joined.last_mut() {
            // The next line of a paragraph starts at the margin or where its bullet's words do.
            Some(previous)
                if !line.gap
                    && !line.rule
                    && !previous.rule
                    && line.bullet.is_none()
                    && (line.indent <= previous.indent || previous.bullet.is_some())
                    && (last_length * 3 >= width * 2
                        || !crate::shape::ends_sentence(&text[previous.range.clone()]))
                    && last_length * 2 >= width =>
            {
                previous.range.end = line.range.end;
            }
            _ => joined.push(line),
        }
        last_length = length;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        split(text)
            .into_iter()
            .map(|l| {
                let mark = l.bullet.map_or(String::new(), |b| format!("{b}"));
                format!("{}{mark}{}|{}", if l.gap { "/" } else { "" }, l.indent, &text[l.words()])
            })
            .collect()
    }

    #[test]
    fn lines_keep_their_indent_gap_and_bullet() {
        let text = "One\r\n\r\n  • two \u{200B}\n\t- three\n-4 degrees\n___\n";
        assert_eq!(read(text), ["0|One", "/•2|two", "-4|three", "0|-4 degrees", "0|___"]);
        assert!(split(text)[4].rule);
    }

    #[test]
    fn hand_wrapped_paragraphs_are_joined() {
        let text = "   The bridge over the river Arn near the old\nmill has been closed since the early morning\n\
                    of Monday, and the ferry that runs beside it\nis not in service.\n\nThe town has not said when either of the two\n\
                    will open again, or how long the school bus\nhas to go round by Stena.\n";
        let lines = split(text);
        assert_eq!(lines.len(), 2);
        assert!(text[lines[0].words()].ends_with("is not in service."));
    }
}
