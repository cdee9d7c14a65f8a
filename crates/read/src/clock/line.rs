//! Where on a line a stamp stands, and what parts it from the rest.

use dateline_model::fold::{Folded, fold, is_dropped};

use super::{
    Clock, Cue, Lead, Separator, Stamp,
    reader::Reader,
    token::{Kind, Token, tokens},
};
use crate::calendar::{Calendar, Meaning, is_of_word};
use dateline_model::Precision;
use std::ops::Range;

/// How many bytes of a line are looked at.
const MAX_BYTES: usize = 160;
/// How many are looked at first.
const NEAR_BYTES: usize = 64;

/// Reads a stamp at the beginning of a line.
pub(crate) fn lead(line: &str) -> Option<Lead> {
    if !may_begin(line) {
        return None;
    }
    // Most stamps are short, and prose goes on: what ends early on the line needs no more of it.
    let near = cut(line, NEAR_BYTES);
    lead_of(line, near).or_else(|_| lead_of(line, cut(line, MAX_BYTES))).unwrap_or_default()
}

/// Reads a stamp in the first bytes of a line. An error says that more of them are needed.
fn lead_of(line: &str, head: &str) -> Result<Option<Lead>, ()> {
    let folded = fold(head);
    let tokens = tokens(&folded.text);
    let mut reader =
        Reader { tokens: &tokens, at: 0, here: None, stamp: Stamp::default(), loose: false, first: None, last: None };
    reader.read();
    if head.len() < line.len().min(MAX_BYTES - 4) && reader.last.unwrap_or(0) + 4 > tokens.len() {
        return Err(());
    }
    Ok(finish_lead(line, head, &folded, &tokens, reader))
}

fn finish_lead(line: &str, head: &str, folded: &Folded<'_>, tokens: &[Token<'_>], reader: Reader<'_>) -> Option<Lead> {
    let (first, last) = (reader.first?, reader.last?);
    let mut stamp = reader.stamp;
    if !stamp.has_clock() && stamp.date.is_none() && stamp.weekday.is_none() {
        return None;
    }
    // "18:05 (MSK)": a bracket that the stamp opens is closed in it.
    let closed = tokens.get(last).is_some_and(|t| matches!(t.kind, Kind::Mark(')' | ']')))
        && tokens[first..last].iter().any(|t| matches!(t.kind, Kind::Mark('(' | '[')));
    let last = last + usize::from(closed);
    stamp.words = folded.original(tokens[first].range.start..tokens[last - 1].range.end);
    let (separator, rest) = separator(&tokens[last..], opening(&tokens[..first]));
    // "14:00–15:30 Lunch", "10:05 11:20 12:40": a span of hours or a row of a table.
    if stamp.clock.is_some() && rest.is_some_and(|at| clock_at(tokens, at)) {
        return None;
    }
    if reader.loose && matches!(separator, Separator::Weak | Separator::Period) {
        return None;
    }
    // A weekday dates what follows only where it stands alone.
    let only_weekday = !stamp.has_clock() && stamp.date.is_none();
    if only_weekday && (separator != Separator::End || stamp.cue != Cue::None) {
        return None;
    }
    let rest = match rest {
        Some(at) => folded.original_start(at),
        // The whole head was a stamp: the line ends there, or is too long to be one.
        None if head.len() == line.len() => line.len(),
        None => return None,
    };
    // "Wed 11 Mar 2026 23.04 GMT First published on Tue 10 Mar 2026 07.55 GMT"
    let again = line.get(rest..).filter(|r| (1..=80).contains(&r.len()) && stamp.date.is_some()).and_then(lead);
    if again.is_some_and(|l| l.separator == Separator::End && l.stamp.cue != Cue::None && l.stamp.has_clock()) {
        return Some(Lead { stamp, separator: Separator::End, rest: line.len() });
    }
    Some(Lead { stamp, separator, rest })
}

/// Reads a clock that is one only where its page has many of them in its running order: `14.05 Police have …`,
/// `1405: Police have …`.
pub(crate) fn likely(line: &str) -> Option<Lead> {
    let digits = |range: Range<usize>| {
        line.get(range).filter(|d| d.bytes().all(|b| b.is_ascii_digit())).and_then(|d| d.parse::<i8>().ok())
    };
    let colon = matches!(line.as_bytes(), [_, _, _, _, b':', b' ', ..]);
    let dotted = matches!(line.as_bytes(), [_, _, b'.', _, _, b' ', ..]);
    let (words, minute, separator) = match (colon, dotted) {
        (true, _) => (0..4, digits(2..4)?, Separator::Colon),
        (_, true) => (0..5, digits(3..5)?, Separator::Weak),
        _ => return None,
    };
    let hour = digits(0..2)?;
    let after = &line[words.end + 1..];
    let rest = line.len() - after.trim_start().len();
    if hour > 23 || minute > 59 || rest == line.len() || !line[rest..].starts_with(|c: char| !c.is_lowercase()) {
        return None;
    }
    let clock = Some(Clock { hour, minute, second: 0, precision: Precision::Minute });
    Some(Lead { stamp: Stamp { words, clock, ..Stamp::default() }, separator, rest })
}

/// Reads a date within a line of a page's head or foot: "This article was last updated at 21:45 UTC on March 11, 2026.",
/// "Relacja z 11 marca 2026". A sentence must say that it is of a change or publication.
pub(crate) fn within(line: &str) -> Option<Stamp> {
    if line.len() > MAX_BYTES || !line.bytes().any(|b| b.is_ascii_digit() || matches!(b, 0xD9 | 0xDB)) {
        return None;
    }
    let calendar = Calendar::get();
    let mut cue = Cue::None;
    for (at, word) in line.split_whitespace().take(24).map(|w| (w.as_ptr().addr() - line.as_ptr().addr(), w)) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        match calendar.meaning(&bare) {
            Some(Meaning::Updated) => cue = Cue::Updated,
            Some(Meaning::Posted) => cue = Cue::Posted,
            _ => {}
        }
        let Some(lead) = lead(&line[at..]) else { continue };
        let ends = matches!(lead.separator, Separator::End | Separator::Period) && line[at..].len() - lead.rest <= 1;
        if lead.stamp.date.is_some() && (ends || lead.separator == Separator::End) {
            let words = at + lead.stamp.words.start..at + lead.stamp.words.end;
            let cue = if lead.stamp.cue == Cue::None { cue } else { lead.stamp.cue };
            return Some(Stamp { words, cue, ..lead.stamp });
        }
    }
    None
}

/// A stamp at the end of a line, behind other words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tail {
    pub stamp: Stamp,
    /// The byte at which the words before it end, without what parts them from the stamp.
    pub before: usize,
}

/// How many bytes at the end of a line may be a stamp.
const MAX_TAIL: usize = 60;

/// Reads a stamp at the end of a line, parted from the words before it by a dash, bar, dot, tab or bracket:
/// `Crews vote on the offer – 15:05`, `Ann Arn, [11.03.2026 15:05]`, `Ann Arn @annarn · 3h`. It tells a time of day.
pub(crate) fn tail(line: &str) -> Option<Tail> {
    let closed = line.ends_with([')', ']']);
    // Prose is long, and has its time in brackets where it has one.
    if line.len() > MAX_BYTES && !closed {
        return None;
    }
    let mut from = line.len().saturating_sub(MAX_TAIL);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let end = &line[from..];
    if !end.bytes().any(|b| b.is_ascii_digit() || matches!(b, 0xD9 | 0xDB)) {
        return None;
    }
    let mut before = '\0';
    for (at, c) in end.char_indices() {
        let parts = match c {
            '[' | '(' => at + from > 0,
            '-' | '–' | '—' | '|' | '·' | '•' => before.is_whitespace(),
            '\t' | ',' => true,
            // "Summary as of 18:00 on 11 March 2026"
            ' ' => end[at..].starts_with(" as of "),
            _ => false,
        };
        before = c;
        if !parts {
            continue;
        }
        let words = &end[at + if matches!(c, '[' | '(') { 0 } else { c.len_utf8() }..];
        let start = from + at + (end.len() - at - words.len());
        let ago = compact(words).filter(|_| matches!(c, '·' | '•'));
        let whole = || lead(words).filter(|l| l.separator == Separator::End && l.stamp.has_clock()).map(|l| l.stamp);
        let Some(stamp) = ago.or_else(whole) else { continue };
        // After a comma, a clock alone might be anything's.
        if c == ',' && !stamp.has_day() {
            continue;
        }
        let own = line[..from + at].trim_end_matches(|c: char| c.is_whitespace() || ",|·•-–—:".contains(c));
        if own.is_empty() {
            return None;
        }
        let words = start + stamp.words.start..start + stamp.words.end;
        return Some(Tail { stamp: Stamp { words, ..stamp }, before: own.len() });
    }
    None
}

/// `3h`, `21m`, `5d`: how long ago, as social networks write it behind a name.
fn compact(words: &str) -> Option<Stamp> {
    let own = words.trim();
    let digits = own.bytes().take_while(u8::is_ascii_digit).count();
    let number = own[..digits].parse::<u32>().ok().filter(|_| digits <= 3)?;
    let (unit, precision) = match &own[digits..] {
        "s" => (1, Precision::Second),
        "m" => (60, Precision::Minute),
        "h" => (3600, Precision::Hour),
        "d" => (86_400, Precision::Day),
        _ => return None,
    };
    let start = words.len() - words.trim_start().len();
    Some(Stamp { words: start..start + own.len(), ago: Some((number * unit, precision)), ..Stamp::default() })
}

/// Whether another clock begins at a byte.
fn clock_at(tokens: &[Token<'_>], byte: usize) -> bool {
    let at = tokens.partition_point(|t| t.range.start < byte);
    Reader { tokens, at, here: None, stamp: Stamp::default(), loose: false, first: None, last: None }.clock()
}

/// Reads a text that should be nothing but a stamp, e.g. of a `<time>` element.
pub(crate) fn whole(text: &str) -> Option<Stamp> {
    let lead = lead(text)?;
    (lead.separator == Separator::End).then_some(lead.stamp)
}

/// A cheap test that most prose fails: a digit near the beginning, or a line as short as a stamp that begins with a word
/// of time.
fn may_begin(line: &str) -> bool {
    let bytes = line.as_bytes();
    let near = &bytes[..bytes.len().min(40)];
    // Arabic digits begin with the bytes D9 or DB, which letters of that script do too: all of its lines are looked at.
    let digit = near.iter().any(|b| b.is_ascii_digit() || matches!(b, 0xD9 | 0xDB));
    if !digit && bytes.len() > near.len() {
        return false;
    }
    // What begins with another character than a letter of the Latin alphabet may have any form.
    if digit && !bytes[0].is_ascii_alphabetic() {
        return true;
    }
    let word = line.trim_start_matches(|c: char| !is_of_word(c));
    let word = fold(&word[..word.find(|c: char| !is_of_word(c) && !is_dropped(c)).unwrap_or(word.len())]).text;
    let calendar = Calendar::get();
    calendar.may_open(&word) && calendar.opens(&word.to_lowercase())
}

fn cut(text: &str, max: usize) -> &str {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The bracket that a line begins with before its stamp.
fn opening(before: &[Token<'_>]) -> Option<char> {
    match before.first()?.kind {
        Kind::Mark(mark @ ('(' | '[' | '*' | '_' | '+')) => Some(mark),
        _ => None,
    }
}

/// What parts a stamp from the tokens after it, and the byte at which these begin to be something else.
///
/// A bracket that closes one before the stamp parts it from what follows: `[15:05] The ferry has left`.
fn separator(after: &[Token<'_>], opened: Option<char>) -> (Separator, Option<usize>) {
    // "+++ 15:05 Crews vote +++"
    let mut separator = if opened == Some('+') { Separator::Dash } else { Separator::Weak };
    for token in after {
        match token.kind {
            Kind::Mark(')') if opened == Some('(') => separator = Separator::Dash,
            Kind::Mark(']') if opened == Some('[') => separator = Separator::Dash,
            Kind::Mark(')' | ']' | ',' | '،') => {}
            Kind::Mark(':') => separator = Separator::Colon,
            Kind::Mark('-' | '–' | '—' | '|' | '•' | '·' | '/' | '»' | '>') if separator != Separator::Colon => {
                separator = Separator::Dash;
            }
            // "**15:05** The ferry has left", "+++ 15:05 +++": what is set off by marks stands by itself.
            Kind::Mark('*' | '_' | '+') if opened.is_some() && separator != Separator::Colon => {
                separator = Separator::Dash;
            }
            Kind::Mark('*' | '_' | '+') if opened.is_some() => {}
            Kind::Mark('.') if separator == Separator::Weak => separator = Separator::Period,
            _ => return (separator, Some(token.range.start)),
        }
    }
    (Separator::End, None)
}
