//! The grammar of time stamps: clocks, dates, weekdays, zones and relative times, in any order in which stamps have them.
//!
//! A stamp is read from the beginning of a line. What follows it on the line, and what parts the two, is for the layouts
//! to judge: a clock alone on a line begins a post, one before prose does so only where the page repeats it.

use std::borrow::Cow;
use std::ops::Range;

use dateline_model::Precision;
use dateline_model::fold::{Folded, fold, is_dropped};
use dateline_model::letter::is_letter;
use jiff::{civil, civil::Weekday, tz, tz::TimeZone};

use crate::bytes::{Byte, run};
use crate::calendar::{Calendar, Half, Meaning, is_of_word};

/// How many bytes of a line are looked at.
const MAX_BYTES: usize = 160;
/// How many are looked at first.
const NEAR_BYTES: usize = 64;
/// How many tokens of a line are looked at.
const MAX_TOKENS: usize = 48;

/// A clock as written, already in 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub hour: i8,
    pub minute: i8,
    pub second: i8,
    pub precision: Precision,
}

impl Clock {
    /// The minute of the day.
    pub(crate) fn minutes(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }

    pub(crate) fn time(self) -> civil::Time {
        civil::Time::new(self.hour, self.minute, self.second, 0).unwrap_or(civil::Time::midnight())
    }
}

/// A date as written, whose year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PartDate {
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl PartDate {
    fn new(year: Option<i16>, month: i8, day: i8) -> Option<PartDate> {
        civil::Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(PartDate { year, month, day })
    }

    /// The date, if its year is written.
    pub(crate) fn full(self) -> Option<civil::Date> {
        civil::Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date in a year, if it exists there.
    pub(crate) fn in_year(self, year: i16) -> Option<civil::Date> {
        civil::Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}

/// What a stamp says its time is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Cue {
    #[default]
    None,
    Posted,
    Updated,
}

/// The parts of a time stamp that are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Stamp {
    /// The bytes of its words in what was read.
    pub words: Range<usize>,
    pub clock: Option<Clock>,
    pub date: Option<PartDate>,
    pub weekday: Option<Weekday>,
    /// "Today" is 0, "yesterday" 1.
    pub days_before: Option<u8>,
    pub zone: Option<TimeZone>,
    /// Seconds before the retrieval, and how finely.
    pub ago: Option<(u32, Precision)>,
    pub cue: Cue,
}

impl Stamp {
    /// Whether it names a day.
    pub(crate) fn has_day(&self) -> bool {
        self.date.is_some() || self.weekday.is_some() || self.days_before.is_some()
    }

    /// Whether it tells a time of day.
    pub(crate) fn has_clock(&self) -> bool {
        self.clock.is_some() || self.ago.is_some()
    }
}

/// What parts a stamp from the rest of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Separator {
    /// Nothing follows the stamp.
    End,
    /// A colon.
    Colon,
    /// A dash, bar or dot between spaces.
    Dash,
    /// A full stop.
    Period,
    /// A comma or nothing but space.
    Weak,
}

/// A stamp at the beginning of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lead {
    pub stamp: Stamp,
    pub separator: Separator,
    /// The byte at which the rest of the line begins; the line's length where nothing follows.
    pub rest: usize,
}

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

#[derive(Debug, Clone, PartialEq)]
struct Token<'t> {
    kind: Kind<'t>,
    range: Range<usize>,
    /// Whether white space stands before it.
    spaced: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind<'t> {
    /// A number of at most thirteen digits, in the digits of any script, and how many digits it has.
    Number(u64, usize),
    /// A word: in lower case, and whether it is written in capitals.
    Word(Cow<'t, str>, bool),
    Mark(char),
}

/// The value of a digit, also of those that Arabic and Persian write.
fn digit(c: char) -> Option<u64> {
    Some(u64::from(match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return None,
    }))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(16);
    let mut at = 0;
    let mut spaced = false;
    while at < text.len() && tokens.len() < MAX_TOKENS {
        let (kind, length) = match plain(text, at) {
            Some(token) => token,
            None => {
                let rest = &text[at..];
                let Some(c) = rest.chars().next() else { break };
                if c.is_whitespace() {
                    at += c.len_utf8();
                    spaced = true;
                    continue;
                }
                match (digit(c), is_letter(c)) {
                    (Some(_), _) => match number(rest) {
                        (_, 14.., _) => break,
                        (number, digits, length) => (Kind::Number(number, digits), length),
                    },
                    (None, true) => {
                        let word = word(rest);
                        (lower(word), word.len())
                    }
                    (None, false) => (Kind::Mark(c), c.len_utf8()),
                }
            }
        };
        tokens.push(Token { kind, range: at..at + length, spaced });
        at += length;
        spaced = false;
    }
    tokens
}

/// The token at a byte of a text, and its length, where that is told without decoding: a mark, or a word whose letters are
/// small but for the first.
fn plain(text: &str, at: usize) -> Option<(Kind<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(at)?;
    match Byte::of(first) {
        Byte::Mark if !char::from(first).is_whitespace() => Some((Kind::Mark(char::from(first)), 1)),
        kind @ (Byte::Small | Byte::Capital) => {
            let end = run(bytes, at + 1, |b| b == Byte::Small);
            let ends = match bytes.get(end) {
                Some(&byte) => matches!(Byte::of(byte), Byte::Mark | Byte::Digit) && byte != b'\'',
                None => true,
            };
            let word = text.get(at..end).filter(|_| ends)?;
            Some(match kind {
                Byte::Small => (Kind::Word(Cow::Borrowed(word), false), word.len()),
                _ => (Kind::Word(Cow::Owned(word.to_ascii_lowercase()), word.len() == 1), word.len()),
            })
        }
        _ => None,
    }
}

/// The number that a text begins with, counted no further than fourteen digits, how many it has, and its length in bytes.
fn number(text: &str) -> (u64, usize, usize) {
    let (mut number, mut digits, mut length) = (0u64, 0, 0);
    for (c, digit) in text.chars().map_while(|c| Some((c, digit(c)?))) {
        if digits < 14 {
            (number, digits) = (number * 10 + digit, digits + 1);
        }
        length += c.len_utf8();
    }
    (number, digits, length)
}

/// The word that a text begins with. In "agoWed" two have run into one.
fn word(text: &str) -> &str {
    let mut small = false;
    let end = text.char_indices().find(|&(_, c)| {
        let joint = small && c.is_uppercase();
        small = c.is_lowercase();
        joint || !is_of_word(c)
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// A word as a token.
fn lower(word: &str) -> Kind<'_> {
    let capitals = !word.chars().any(char::is_lowercase);
    if word.is_ascii() {
        return Kind::Word(Cow::Owned(word.to_ascii_lowercase()), capitals);
    }
    // "NİSAN" leaves a dot behind in small letters.
    let mut lower = word.to_lowercase();
    lower.retain(|c| c != '\u{307}');
    Kind::Word(Cow::Owned(lower), capitals)
}

/// The bracket that a line begins with before its stamp.
fn opening(before: &[Token<'_>]) -> Option<char> {
    match before.first()?.kind {
        Kind::Mark(mark @ ('(' | '[' | '*' | '_' | '+')) => Some(mark),
        _ => None,
    }
}

/// Whether a mark only adorns what follows it: emphasis, arrows, signs, pictograms.
fn is_ornament(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | '~' | '+' | '>' | '»' | '✓' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
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

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    /// The phrase where a part is sought.
    here: Option<(Meaning, usize)>,
    stamp: Stamp,
    /// Whether the stamp so far could as well be a decimal number ("12.31").
    loose: bool,
    /// The first token that states a time, and the one after the last.
    first: Option<usize>,
    last: Option<usize>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut fillers_from = self.at;
        loop {
            let start = self.at;
            if self.part() {
                self.first.get_or_insert(start);
                self.last = Some(self.at);
                fillers_from = self.at;
            } else if !self.filler() {
                self.at = fillers_from;
                return;
            }
        }
    }

    fn kind(&self, ahead: usize) -> Option<&Kind<'_>> {
        self.tokens.get(self.at + ahead).map(|t| &t.kind)
    }

    fn number(&self, ahead: usize) -> Option<(u64, usize)> {
        let token = self.tokens.get(self.at + ahead)?;
        match token.kind {
            Kind::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }

    fn mark(&self, ahead: usize) -> Option<char> {
        match self.kind(ahead)? {
            Kind::Mark(c) => Some(*c),
            _ => None,
        }
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.kind(ahead)? {
            Kind::Word(word, _) => Some(word),
            _ => None,
        }
    }

    fn spaced(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_none_or(|t| t.spaced)
    }

    /// A word or mark between the parts: "at", a comma, a dash. Taken only if a part follows in the end.
    fn filler(&mut self) -> bool {
        match self.kind(0) {
            Some(Kind::Mark(',' | '،' | '|' | '•' | '·' | '-' | '–' | '—' | '(' | ')' | '[' | ']' | '/' | '@')) => {
                self.at += 1
            }
            // "Updated: 14:05"
            Some(Kind::Mark(':')) if self.first.is_none() && self.at > 0 => self.at += 1,
            Some(Kind::Mark(c)) if self.first.is_none() && is_ornament(*c) => self.at += 1,
            // "Day 3: Wednesday, March 11"
            Some(Kind::Word(word, _)) if self.first.is_none() && Calendar::get().unit(word) == Some(86_400) => {
                let Some((_, 1..=4)) = self.number(1) else { return false };
                self.at += 2;
            }
            // "1. 15:05 – The ferry has left": an item of a numbered list
            Some(Kind::Number(_, 1..=3))
                if self.at == 0 && matches!(self.mark(1), Some('.' | ')')) && !self.spaced(1) && self.spaced(2) =>
            {
                self.at += 2;
            }
            // "Update 2 (3:05 p.m.):"
            Some(Kind::Number(_, 1..=3))
                if self.first.is_none()
                    && self.stamp.cue != Cue::None
                    && matches!(self.mark(1), Some('(' | '[' | ':' | '-' | '–' | '—' | ',')) =>
            {
                self.at += 1;
            }
            Some(Kind::Word(..)) => match self.here {
                // "godz. 15:05"
                Some((Meaning::At, words)) => self.at += words + usize::from(self.mark(words) == Some('.')),
                Some((Meaning::Numbered, words)) if self.first.is_none() => {
                    let Some(words) = self.number_of(words) else { return false };
                    self.at += words;
                }
                Some((Meaning::Posted, words)) if self.stamp.cue == Cue::None && self.first.is_none() => {
                    self.stamp.cue = Cue::Posted;
                    self.at += words;
                }
                Some((Meaning::Updated, words)) if self.stamp.cue == Cue::None && self.first.is_none() => {
                    self.stamp.cue = Cue::Updated;
                    self.at += words;
                }
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    /// "Bulletin No. 4", "Flash update #3": the tokens up to the number, from the one behind the words on.
    fn number_of(&self, mut at: usize) -> Option<usize> {
        if matches!(self.word(at), Some("no" | "nr" | "number")) {
            at += 1 + usize::from(self.mark(at + 1) == Some('.'));
        }
        at += usize::from(matches!(self.mark(at), Some('#' | '№')));
        matches!(self.number(at), Some((_, 1..=4))).then_some(at + 1)
    }

    /// The month that stands here, and how many tokens it has.
    fn month(&self) -> Option<(i8, usize)> {
        match self.phrase() {
            Some((Meaning::Month(month), words)) => Some((month, words)),
            _ => Some((Calendar::get().month(self.word(0)?)?, 1)),
        }
    }

    /// The longest known phrase here, and how many tokens it has.
    fn phrase(&self) -> Option<(Meaning, usize)> {
        let calendar = Calendar::get();
        let first = self.word(0).filter(|word| calendar.may_open(word))?;
        let longest = calendar.longest(first);
        let mut found = calendar.meaning(first).filter(|_| longest > 0).map(|meaning| (meaning, 1));
        if longest < 2 || !matches!(self.kind(1), Some(Kind::Word(..) | Kind::Mark('-'))) {
            return found;
        }
        let mut phrase = first.to_owned();
        let mut count = 1;
        let mut ahead = 1;
        while count < longest {
            let Some(word) = self.word(ahead) else {
                // "segunda-feira"
                if self.mark(ahead) == Some('-') && !self.spaced(ahead) && !self.spaced(ahead + 1) {
                    phrase.push('-');
                    ahead += 1;
                    continue;
                }
                break;
            };
            if !phrase.ends_with('-') {
                phrase.push(' ');
            }
            phrase.push_str(word);
            count += 1;
            ahead += 1;
            if let Some(meaning) = calendar.meaning(&phrase) {
                found = Some((meaning, ahead));
            }
        }
        found
    }

    /// One part of a stamp that states a time.
    fn part(&mut self) -> bool {
        // Most words of prose mean nothing in a stamp.
        if self.word(0).is_some_and(|word| !Calendar::get().may_open(word)) {
            self.here = None;
            return self.zone();
        }
        self.here = self.phrase();
        self.unix()
            || self.military()
            || self.relative()
            || self.date()
            || self.clock()
            || self.second_clock()
            || self.zone()
            || self.named()
    }

    /// "111505Z MAR 26": day, hour and minute in one number, as bulletins and military messages write them.
    fn military(&mut self) -> bool {
        let Some((number, 6)) = self.number(0) else { return false };
        if self.word(1) != Some("z") || self.spaced(1) || self.stamp.has_clock() || self.stamp.date.is_some() {
            return false;
        }
        let at = Reader { at: self.at + 2, stamp: Stamp::default(), ..*self };
        let Some((Meaning::Month(month), words)) = at.phrase() else { return false };
        let mut used = 2 + words;
        let year = self.year(&mut used);
        let small = |n: u64| i8::try_from(n % 100).unwrap_or_default();
        let (day, hour, minute) = (small(number / 10_000), small(number / 100), small(number));
        if hour > 23 || minute > 59 || !self.take_date(PartDate::new(year, month, day), used) {
            return false;
        }
        self.stamp.clock = Some(Clock { hour, minute, second: 0, precision: Precision::Minute });
        self.stamp.zone = Some(TimeZone::UTC);
        true
    }

    /// "1773223200", "1773223200123": seconds or milliseconds since 1970, of this century; alone on their line, or parted
    /// from what follows.
    fn unix(&mut self) -> bool {
        let Some((number, digits @ (10 | 13))) = self.number(0) else { return false };
        let alone = self.tokens.iter().all(|t| matches!(t.kind, Kind::Mark(_) | Kind::Number(..)))
            && self.tokens.iter().filter(|t| matches!(t.kind, Kind::Number(..))).count() == 1
            || self.at <= 1 && matches!(self.mark(1), Some(']' | ')' | '|' | ';' | ','));
        let seconds = if digits == 13 { number / 1000 } else { number };
        if !alone || !(1_000_000_000..4_102_444_800).contains(&seconds) {
            return false;
        }
        let Some(at) = i64::try_from(seconds).ok().and_then(|s| jiff::Timestamp::from_second(s).ok()) else {
            return false;
        };
        let at = at.to_zoned(TimeZone::UTC);
        self.stamp.date = PartDate::new(Some(at.year()), at.month(), at.day());
        self.stamp.clock =
            Some(Clock { hour: at.hour(), minute: at.minute(), second: at.second(), precision: Precision::Second });
        self.stamp.zone = Some(TimeZone::UTC);
        self.at += 1;
        true
    }

    /// The same moment in another zone: "5:14 p.m. ET (2114 GMT)", "14:05 / 12:05 GMT". Where the first clock names no
    /// zone, the two together tell it.
    fn second_clock(&mut self) -> bool {
        let Some(clock) = self.stamp.clock else { return false };
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|t| &t.kind);
        if !matches!(before, Some(Kind::Mark('(' | '[' | '/'))) {
            return false;
        }
        let mut other = Reader { stamp: Stamp::default(), ..*self };
        if !other.clock() || !other.zone() {
            return false;
        }
        let (Some(second), Some(zone)) = (other.stamp.clock, other.stamp.zone) else { return false };
        if self.stamp.zone.is_none() {
            // The second zone's offset is taken where it has but one.
            let Ok(fixed) = zone.to_fixed_offset() else { return false };
            let ahead = (clock.minutes() - second.minutes() + 12 * 60).rem_euclid(24 * 60) - 12 * 60;
            let seconds = i64::from(fixed.seconds()) + ahead * 60;
            let offset = i32::try_from(seconds).ok().and_then(|s| tz::Offset::from_seconds(s).ok());
            let Some(offset) = offset else { return false };
            self.stamp.zone = Some(TimeZone::fixed(offset));
        }
        self.at = other.at;
        self.loose = false;
        true
    }

    /// "21 mins ago", "2h ago", "vor 5 Minuten", "just now".
    fn relative(&mut self) -> bool {
        if self.stamp.clock.is_some() {
            return false;
        }
        let (before, skip) = match self.here {
            Some((Meaning::Now, words)) => {
                self.stamp.ago.get_or_insert((0, Precision::Minute));
                self.at += words;
                return true;
            }
            Some((Meaning::AgoBefore, words)) => (true, words),
            _ => (false, 0),
        };
        // "2 hours", "an hour", "час"; "1 hour 20 minutes", "1h 20m"
        let (mut used, mut total, mut unit) = (skip, 0u64, u32::MAX);
        while let Some((seconds, finer, words)) = self.span(used).filter(|s| s.1 < unit) {
            total = total.saturating_add(seconds);
            (unit, used) = (finer, used + words);
        }
        if used == skip {
            return false;
        }
        if !before {
            let ago = Reader { at: self.at + used, stamp: Stamp::default(), ..*self }.phrase();
            match ago {
                Some((Meaning::AgoAfter, words)) => used += words,
                // "5 min", "2 hrs" alone on a line
                _ if self.at == 0
                    && used == self.tokens.len()
                    && self.number(0).is_some()
                    && self.word(used - 1).is_some_and(|unit| unit.chars().count() > 1) => {}
                _ => return false,
            }
        }
        let Ok(seconds) = u32::try_from(total) else { return false };
        let precision = match unit {
            1 => Precision::Second,
            60 => Precision::Minute,
            3600 => Precision::Hour,
            _ => Precision::Day,
        };
        // "3h ago 3 hours ago": said twice
        self.stamp.ago.get_or_insert((seconds, precision));
        self.at += used;
        true
    }

    /// A length of time: its seconds, those of its unit, and how many tokens it has.
    fn span(&self, from: usize) -> Option<(u64, u32, usize)> {
        let calendar = Calendar::get();
        let (number, mut used) = match self.number(from) {
            Some((number, 1..=4)) => (number, from + 1),
            Some(_) => return None,
            None if self.word(from).is_some_and(|w| calendar.is_one(w)) => (1, from + 1),
            None => (1, from),
        };
        let unit = self.word(used).and_then(|w| calendar.unit(w))?;
        // Letters mean a unit only after a number ("h", "d", "м").
        if used == from && self.word(used).is_some_and(|w| w.chars().count() < 3) {
            return None;
        }
        used += 1;
        if self.mark(used) == Some('.') {
            used += 1;
        }
        // The Arabic and Hebrew duals have their number in the unit ("two hours").
        let finer = [86_400, 3600, 60, 1].into_iter().find(|u| unit >= *u)?;
        Some((number.saturating_mul(u64::from(unit)), finer, used - from))
    }

    fn take_date(&mut self, date: Option<PartDate>, used: usize) -> bool {
        if date.is_none() || self.stamp.date.is_some() {
            return false;
        }
        self.stamp.date = date;
        self.at += used;
        true
    }

    fn date(&mut self) -> bool {
        if self.stamp.date.is_some() {
            return false;
        }
        if let Some((number, digits)) = self.number(0) {
            return self.numeric_date(number, digits) || self.day_month(number) || self.year_first(number, digits);
        }
        // "March 4, 2022", "Oct. 3"
        let Some((Meaning::Month(month), mut used)) = self.here else { return false };
        if self.mark(used) == Some('.') {
            used += 1;
        }
        let Some((day, 1..=2)) = self.number(used) else { return false };
        // "March 4:05" or "May 12.30" would be a clock.
        used += 1;
        if matches!(self.word(used), Some("st" | "nd" | "rd" | "th")) && !self.spaced(used) {
            used += 1;
        }
        if self.mark(used) == Some('-')
            && !self.spaced(used + 1)
            && self.word(used + 1).is_some_and(|w| Calendar::get().is_ending(w))
        {
            used += 2;
        }
        // "October 19–20, 2023": what ends on the second day
        let mut day = day;
        if matches!(self.mark(used), Some('-' | '–' | '—'))
            && let Some((last, 1..=2)) = self.number(used + 1)
            && last > day
            && !matches!(self.mark(used + 2), Some(':' | '.'))
        {
            (day, used) = (last, used + 2);
        }
        let year = self.year(&mut used);
        let Ok(day) = i8::try_from(day) else { return false };
        self.take_date(PartDate::new(year, month, day), used)
    }

    /// "2022 March 4", "2022 թ. մարտի 4".
    fn year_first(&mut self, year: u64, digits: usize) -> bool {
        if digits != 4 || !(1900..2100).contains(&year) {
            return false;
        }
        let mut ahead = Reader { at: self.at + 1, stamp: Stamp::default(), ..*self };
        if let Some((Meaning::AfterYear, words)) = ahead.phrase() {
            ahead.at += words + usize::from(ahead.mark(words) == Some('.'));
        }
        ahead.here = ahead.phrase();
        if !matches!(ahead.here, Some((Meaning::Month(_), _))) || !ahead.date() {
            return false;
        }
        let date = ahead.stamp.date.filter(|d| d.year.is_none());
        let date = date.and_then(|d| PartDate::new(i16::try_from(year).ok(), d.month, d.day));
        let used = ahead.at - self.at;
        self.take_date(date, used)
    }

    /// "12 Oct", "3rd October 2020", "3. Oktober", "13 JAN 90", "27 de septiembre de 2020".
    fn day_month(&mut self, day: u64) -> bool {
        let (mut day, mut used) = (day, 1);
        // "9–10 March 2026": what ends on the second day
        if matches!(self.mark(1), Some('-' | '–' | '—'))
            && let Some((last, 1..=2)) = self.number(2)
            && last > day
        {
            (day, used) = (last, 3);
        }
        if matches!(self.mark(used), Some('.' | '°' | 'º' | '-'))
            || (matches!(self.word(used), Some("st" | "nd" | "rd" | "th" | "er" | "º")) && !self.spaced(used))
        {
            used += 1;
        }
        while matches!(self.word(used), Some("of" | "de" | "di")) {
            used += 1;
        }
        let at = Reader { at: self.at + used, stamp: Stamp::default(), ..*self };
        let Some((month, words)) = at.month() else { return false };
        used += words;
        // Arabic papers write both names of a month: "4 مارس/آذار".
        if self.mark(used) == Some('/') {
            let at = Reader { at: self.at + used + 1, stamp: Stamp::default(), ..*self };
            if let Some((Meaning::Month(other), words)) = at.phrase()
                && other == month
            {
                used += 1 + words;
            }
        }
        if matches!(self.mark(used), Some('.' | '-')) && !(self.mark(used) == Some('-') && self.spaced(used)) {
            used += 1;
        }
        let year = self.year(&mut used);
        let Ok(day) = i8::try_from(day) else { return false };
        self.take_date(PartDate::new(year, month, day), used)
    }

    /// A year after a day and month: four digits, or two that begin no clock.
    fn year(&self, used: &mut usize) -> Option<i16> {
        let mut at = *used;
        while matches!(self.mark(at), Some(',' | '،' | '\'' | '’')) || matches!(self.word(at), Some("de" | "del")) {
            at += 1;
        }
        let (number, digits) = self.number(at)?;
        let year = match digits {
            4 if (1900..2100).contains(&number) => number,
            2 if at == *used && !matches!(self.mark(at + 1), Some(':' | '.')) && self.word(at + 1).is_none() => {
                if number < 70 {
                    2000 + number
                } else {
                    1900 + number
                }
            }
            _ => return None,
        };
        *used = at + 1;
        // "2022 г.", "2022-ci il"
        let hyphen = usize::from(self.mark(*used) == Some('-') && !self.spaced(*used + 1));
        let after = Reader { at: self.at + *used + hyphen, stamp: Stamp::default(), ..*self };
        if let Some((Meaning::AfterYear, words)) = after.phrase() {
            *used += hyphen + words;
            *used += usize::from(self.mark(*used) == Some('.'));
        } else if hyphen == 1 && self.word(*used + 1).is_some_and(|w| Calendar::get().is_ending(w)) {
            *used += 2;
        }
        i16::try_from(year).ok()
    }

    /// "03.10.2020", "2020-10-03", "10/3/2020", "27.08.".
    fn numeric_date(&mut self, first: u64, digits: usize) -> bool {
        let Some(mark @ ('.' | '/' | '-')) = self.mark(1) else { return false };
        let Some((second, 1..=2)) = self.number(2) else { return false };
        if self.spaced(1) || self.spaced(2) {
            return false;
        }
        let small = |n: u64| i8::try_from(n).unwrap_or(i8::MAX);
        let third = (self.mark(3) == Some(mark) && !self.spaced(4)).then(|| self.number(4)).flatten();
        match (digits, third) {
            (4, Some((day, 1..=2))) => {
                let date = i16::try_from(first).ok().and_then(|y| PartDate::new(Some(y), small(second), small(day)));
                // "2020-10-03T03:26"
                let used = if self.word(5) == Some("t") && !self.spaced(5) { 6 } else { 5 };
                self.take_date(date, used)
            }
            (1..=2, Some((year, 2 | 4))) => {
                let year = if year < 100 { 2000 + year } else { year };
                let year = i16::try_from(year).ok();
                // With a slash, Americans put the month first. They also write a.m. and p.m., which comes to light later
                // on the line; where only one order makes a date, that is the one.
                let american = mark == '/' && (second > 12 || self.tokens.iter().any(is_half));
                let (month, day) = if american { (first, second) } else { (second, first) };
                self.take_date(PartDate::new(year, small(month), small(day)), 5)
            }
            (1..=2, None)
                if mark == '.'
                    && self.mark(3) == Some('.')
                    && !self.spaced(3)
                    && self.number(4).is_none_or(|_| self.spaced(4)) =>
            {
                self.take_date(PartDate::new(None, small(second), small(first)), 4)
            }
            // "12.10 18:03", "12/10, 18:03": before a clock only, as a number it could be anything.
            (1..=2, None) if matches!(mark, '.' | '/') && self.mark(3) != Some(mark) => {
                let at = 3 + usize::from(self.mark(3) == Some(','));
                let clock = self.spaced(at)
                    && matches!(self.number(at), Some((_, 1..=2)))
                    && self.mark(at + 1) == Some(':')
                    && !self.spaced(at + 1)
                    && self.number(at + 2).is_some();
                clock && self.take_date(PartDate::new(None, small(second), small(first)), 3)
            }
            _ => false,
        }
    }

    fn clock(&mut self) -> bool {
        // "21 mins ago 11:48": the clock says it better.
        if self.stamp.clock.is_some() {
            return false;
        }
        let Some((hour, digits)) = self.number(0) else { return false };
        let (mut minute, mut second, mut used) = (None, None, 1);
        let mut loose = false;
        match (self.kind(1), self.number(2)) {
            (Some(Kind::Mark(mark @ (':' | '.' | '：'))), Some((number, 2)))
                if digits <= 2 && !self.spaced(1) && !self.spaced(2) =>
            {
                (minute, used) = (Some(number), 3);
                loose = *mark == '.';
                if self.mark(3) == Some(*mark)
                    && !self.spaced(4)
                    && let Some((number, 2)) = self.number(4)
                {
                    (second, used, loose) = (Some(number), 5, false);
                    // "03:26:00.000Z"
                    if self.mark(5) == Some('.') && self.number(6).is_some() && !self.spaced(6) {
                        used = 7;
                    }
                }
            }
            // "9h05", "9 h 05", "9h"
            (Some(Kind::Word(h, _)), next) if h == "h" && digits <= 2 => {
                used = 2;
                if let Some((number, 2)) = next {
                    (minute, used) = (Some(number), 3);
                }
            }
            _ => {}
        }
        let half = self.half(used);
        let mut hour = hour;
        if let Some((half, words)) = half {
            // "0305PM"
            if used == 1 && digits == 4 {
                (hour, minute) = (hour / 100, Some(hour % 100));
            }
            if !(1..=12).contains(&hour) {
                return false;
            }
            hour = hour % 12 + if half == Half::Pm { 12 } else { 0 };
            used += words;
            loose = false;
        } else if used == 1 {
            // "0326 GMT", "1505 hrs", or "12 Uhr": a bare number is a clock only with such a word.
            if digits == 4 && (self.zone_at(1).is_some() || matches!(self.word(1), Some("h" | "hrs" | "hours"))) {
                (hour, minute) = (hour / 100, Some(hour % 100));
            } else if digits > 2 || self.word(1) != Some("uhr") {
                return false;
            }
        }
        let second_known = second.is_some();
        let (minute_known, minute, second) = (minute.is_some(), minute.unwrap_or(0), second.unwrap_or(0));
        if hour > 23 || minute > 59 || second > 59 {
            return false;
        }
        // "12:31:7", "12:31%" and "12:31-2" are none; nor is a number that goes on ("12.31.5").
        if matches!(self.mark(used), Some('%' | ':')) && !self.spaced(used) && self.number(used + 1).is_some() {
            return false;
        }
        let precision = match (minute_known, second_known) {
            (_, true) => Precision::Second,
            (true, false) => Precision::Minute,
            (false, false) if half.is_some() => Precision::Minute,
            (false, false) => Precision::Hour,
        };
        self.stamp.clock = Some(Clock { hour: hour as i8, minute: minute as i8, second: second as i8, precision });
        self.at += used;
        // "12.31 Uhr", "15:05 h", "9h05min"
        let closes =
            |word: &str| word == "uhr" || (minute_known && matches!(word, "h" | "hs" | "hrs" | "hours" | "min"));
        if self.word(0).is_some_and(closes) {
            self.at += 1;
            loose = false;
        }
        // Case endings that hang on the number: "15:05'te", "15:05-də", "15:05-ին"
        if matches!(self.mark(0), Some('\'' | '’' | '-'))
            && !self.spaced(0)
            && !self.spaced(1)
            && self.word(1).is_some_and(|w| Calendar::get().is_ending(w))
        {
            self.at += 2;
            loose = false;
        }
        self.loose = loose && !self.stamp.has_day() && self.stamp.cue == Cue::None;
        true
    }

    /// "am", "p.m."
    fn half(&self, at: usize) -> Option<(Half, usize)> {
        let calendar = Calendar::get();
        let word = self.word(at)?;
        if let Some(half) = calendar.half(word) {
            return Some((
                half,
                1 + usize::from(
                    self.mark(at + 1) == Some('.') && self.number(at + 2).is_none() && self.word(at + 2).is_none(),
                ),
            ));
        }
        let half = match word {
            "a" => Half::Am,
            "p" => Half::Pm,
            _ => return None,
        };
        let dotted = usize::from(self.mark(at + 1) == Some('.'));
        if self.word(at + 1 + dotted) != Some("m") {
            return None;
        }
        let closed = usize::from(dotted == 1 && self.mark(at + 2 + dotted) == Some('.'));
        Some((half, 2 + dotted + closed))
    }

    /// The zone whose abbreviation stands here.
    fn zone_at(&self, ahead: usize) -> Option<&'static TimeZone> {
        match self.kind(ahead)? {
            Kind::Word(word, true) => Calendar::get().zone(&word.to_uppercase()),
            // In small letters only those that are no words.
            Kind::Word(word, _) if matches!(word.as_ref(), "gmt" | "utc" | "bst" | "edt" | "cet" | "cest" | "мск") => {
                Calendar::get().zone(&word.to_uppercase())
            }
            _ => None,
        }
    }

    /// The zone that the longest phrase here names ("Moscow time"), and how many words that has.
    fn zone_phrase(&self) -> Option<(&'static TimeZone, usize)> {
        let calendar = Calendar::get();
        let mut phrase = String::new();
        let mut found = None;
        for ahead in 0..calendar.longest_zone {
            let Some(word) = self.word(ahead) else { break };
            if ahead > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            if let Some(zone) = calendar.zone_phrase(&phrase) {
                found = Some((zone, ahead + 1));
            }
        }
        found
    }

    /// "GMT", "ET", "UTC+3", "+0300", "UK time".
    fn zone(&mut self) -> bool {
        if self.stamp.zone.is_some() || self.stamp.clock.is_none() {
            return false;
        }
        let (zone, mut used) = match self.zone_at(0) {
            Some(zone) => (Some(zone.clone()), 1),
            None => match self.zone_phrase() {
                Some((zone, words)) => (Some(zone.clone()), words),
                None => (None, 0),
            },
        };
        let offset = self.offset(used);
        let zone = match (zone, offset) {
            (_, Some((offset, words))) => {
                used += words;
                TimeZone::fixed(offset)
            }
            (Some(zone), None) => zone,
            (None, None) => return false,
        };
        if self.word(used) == Some("time") {
            used += 1;
        }
        self.loose = false;
        self.stamp.zone = Some(zone);
        self.at += used;
        true
    }

    /// "+3", "+03:00", "-0500" right after a clock or an abbreviation.
    fn offset(&self, at: usize) -> Option<(tz::Offset, usize)> {
        let sign = match self.mark(at)? {
            '+' => 1,
            '-' | '−' => -1,
            _ => return None,
        };
        if self.spaced(at + 1) || (self.spaced(at) && at == 0 && sign < 0) {
            return None;
        }
        let (number, digits) = self.number(at + 1)?;
        let (hours, minutes, used) = match (digits, self.mark(at + 2), self.number(at + 3)) {
            (4, _, _) => (number / 100, number % 100, 2),
            (1..=2, Some(':'), Some((minutes, 2))) => (number, minutes, 4),
            // A single number after a bare clock is a range ("12:00-13").
            (1..=2, _, _) if at > 0 || sign > 0 => (number, 0, 2),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let seconds = sign * (hours * 3600 + minutes * 60) as i32;
        Some((tz::Offset::from_seconds(seconds).ok()?, used))
    }

    /// Weekdays, "today", "yesterday", "noon".
    fn named(&mut self) -> bool {
        let Some((meaning, words)) = self.here else { return false };
        if meaning == Meaning::After && self.last == Some(self.at) {
            self.at += words + usize::from(self.kind(words) == Some(&Kind::Mark('.')));
            return true;
        }
        let stamp = &mut self.stamp;
        match meaning {
            Meaning::Weekday(day) if stamp.weekday.is_none() => stamp.weekday = Some(day),
            Meaning::DayBefore(days) if stamp.days_before.is_none() => stamp.days_before = Some(days),
            Meaning::Noon | Meaning::Midnight if stamp.clock.is_none() => {
                let hour = if meaning == Meaning::Noon { 12 } else { 0 };
                stamp.clock = Some(Clock { hour, minute: 0, second: 0, precision: Precision::Minute });
            }
            _ => return false,
        }
        self.at += words;
        // "Sat. 14:05"
        if self.mark(0) == Some('.') && matches!(meaning, Meaning::Weekday(_)) && self.kind(1).is_some() {
            self.at += 1;
        }
        true
    }
}

fn is_half(token: &Token<'_>) -> bool {
    matches!(&token.kind, Kind::Word(word, _) if Calendar::get().half(word).is_some() || matches!(word.as_ref(), "a" | "p"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A stamp in one line: date, weekday, clock, zone offset on 1 July 2020, cue; then what follows it.
    fn read(line: &str) -> String {
        let Some(Lead { stamp, separator, rest }) = lead(line) else { return "none".into() };
        let mut parts = Vec::new();
        if let Some(d) = stamp.date {
            let year = d.year.map_or("----".into(), |y| y.to_string());
            parts.push(format!("{year}-{:02}-{:02}", d.month, d.day));
        }
        parts.extend(stamp.weekday.map(|w| format!("{w:?}")));
        parts.extend(stamp.days_before.map(|d| format!("today-{d}")));
        parts.extend(stamp.clock.map(|c| match c.precision {
            Precision::Second => format!("{:02}:{:02}:{:02}", c.hour, c.minute, c.second),
            _ => format!("{:02}:{:02}", c.hour, c.minute),
        }));
        parts.extend(stamp.ago.map(|(s, _)| format!("{s} s ago")));
        let summer = civil::date(2020, 7, 1).at(12, 0, 0, 0);
        parts.extend(stamp.zone.as_ref().map(|z| z.to_ambiguous_timestamp(summer).offset_string()));
        if stamp.cue != Cue::None {
            parts.push(format!("{:?}", stamp.cue));
        }
        if separator != Separator::End {
            parts.push(format!("{separator:?} “{}”", &line[rest..]));
        }
        parts.join(" ")
    }

    trait OffsetString {
        fn offset_string(&self) -> String;
    }

    impl OffsetString for tz::AmbiguousTimestamp {
        fn offset_string(&self) -> String {
            match self.offset() {
                tz::AmbiguousOffset::Unambiguous { offset } => offset.to_string(),
                other => format!("{other:?}"),
            }
        }
    }

    #[test]
    fn stamps_of_many_outlets_are_read() {
        for (line, expected) in [
            ("03:26 GMT 03.10.2020", "2020-10-03 03:26 +00"),
            ("11:26 GMT21 October 2020", "2020-10-21 11:26 +00"),
            ("22:41", "22:41"),
            ("2:35 a.m.", "02:35"),
            ("10 p.m.", "22:00"),
            ("12 a.m.", "00:00"),
            ("5.14pm BST", "17:14 +01"),
            ("17.14", "17:14"),
            ("Posted at 15:05", "15:05 Posted"),
            ("Updated: 8 May 2021, 15:05", "2021-05-08 15:05 Updated"),
            ("9:20 a.m. ET, March 4, 2022", "2022-03-04 09:20 -04"),
            ("12 Oct 18:03", "-----10-12 18:03"),
            ("Friday, 10:50 p.m.:", "Friday 22:50"),
            ("Update at 2:02 p.m. ET. Mayor Speaks:", "14:02 -04 Updated Period “Mayor Speaks:”"),
            ("9h05 - La route est fermée", "09:05 Dash “La route est fermée”"),
            ("12.31 Uhr: Brücke gesperrt", "12:31 Colon “Brücke gesperrt”"),
            ("21 mins ago", "1260 s ago"),
            ("2h ago", "7200 s ago"),
            ("vor 5 Minuten", "300 s ago"),
            ("5 минут назад", "300 s ago"),
            ("just now", "0 s ago"),
            ("Yesterday at 22:10", "today-1 22:10"),
            ("1425 GMT - Bridge reopens", "14:25 +00 Dash “Bridge reopens”"),
            ("Sat., Oct. 3, 2020 7:15 PM EDT", "2020-10-03 Saturday 19:15 -04"),
            ("10/3/2020 7:15 PM", "2020-10-03 19:15"),
            ("2020-10-03T03:26:09Z", "2020-10-03 03:26:09 +00"),
            ("2020-10-03 03:26 +0530", "2020-10-03 03:26 +05:30"),
            ("14:05 (GMT+4)", "14:05 +04"),
            ("Воскресенье, 27 сентября 2020 г.", "2020-09-27 Sunday"),
            ("27 de septiembre de 2020, 9:05", "2020-09-27 09:05"),
            ("October 7, 2023", "2023-10-07"),
            ("2018-01-01", "2018-01-01"),
            ("October 19–20, 2023", "2023-10-20"),
            ("13 JAN 90", "1990-01-13"),
            ("noon", "12:00"),
            ("14:05\u{A0}GMT", "14:05 +00"),
            ("10:30 The ferry has left", "10:30 Weak “The ferry has left”"),
            ("1773223200", "2026-03-11 10:00:00 +00"),
            ("[1773223200123]", "2026-03-11 10:00:00 +00"),
            ("an hour ago", "3600 s ago"),
            ("1 hour 20 minutes ago", "4800 s ago"),
            ("1h 20m ago", "4800 s ago"),
            ("il y a une heure", "3600 s ago"),
            ("час назад", "3600 s ago"),
            ("قبل ساعتين", "7200 s ago"),
            ("منذ ٥ دقائق", "300 s ago"),
            ("לפני שעתיים", "7200 s ago"),
            ("2h ago (09:10 GMT)", "09:10 7200 s ago +00"),
            ("5:14 p.m. ET (2114 GMT)", "17:14 -04"),
            ("14:05 (11:05 GMT)", "14:05 +03"),
            ("00:30 / 21:30 GMT", "00:30 +03"),
            ("15:05 Moscow time", "15:05 +03"),
            ("15:05 (мск)", "15:05 +03"),
            ("5.14pm gmt", "17:14 +00"),
            ("12-Oct-2020 18:03", "2020-10-12 18:03"),
            ("12.10 18:03", "-----10-12 18:03"),
            ("12/10, 18:03", "-----10-12 18:03"),
            ("1er octobre 2020 à 15h05", "2020-10-01 15:05"),
            ("1º de octubre de 2020, 15:05 h", "2020-10-01 15:05"),
            ("Ore 15.05 - Equipaggi al voto", "15:05 Dash “Equipaggi al voto”"),
            ("Ore 14.40 - Il sindaco chiede calma", "14:40 Dash “Il sindaco chiede calma”"),
            ("Ore 15.05 - Ponte chiuso", "15:05 Dash “Ponte chiuso”"),
            ("4 Mart 2022 Cuma, 15.05'te", "2022-03-04 Friday 15:05"),
            ("4 mart 2022-ci il, saat 15:05", "2022-03-04 15:05"),
            ("2022 թ. մարտի 4-ին, ժամը 15:05", "2022-03-04 15:05"),
            ("4 մարտի 2022 թ., ժամը 15:05", "2022-03-04 15:05"),
            ("4 березня 2022 року о 15:05", "2022-03-04 15:05"),
            ("4 marca 2022 r., godz. 15:05", "2022-03-04 15:05"),
            ("пт, 4 марта 2022 г., 15:05 по московскому времени", "2022-03-04 Friday 15:05 +03"),
            ("الجمعة 4 مارس/آذار 2022 الساعة 15:05 بتوقيت غرينتش", "2022-03-04 Friday 15:05 +00"),
            ("٤ كانون الثاني ٢٠٢٢، ١٥:٠٥", "2022-01-04 15:05"),
            ("יום שישי, 4 במרץ 2022, בשעה 15:05", "2022-03-04 Friday 15:05"),
            ("Bulletin No. 4 – 0600H, 11 March 2026", "2026-03-11 06:00"),
            ("1505 hrs - Crews enter the hall", "15:05 Dash “Crews enter the hall”"),
            ("Issued at 2345H, 10 March 2026", "2026-03-10 23:45 Posted"),
            ("111505Z MAR 26", "2026-03-11 15:05 +00"),
            ("Day 3: Wednesday, March 11", "-----03-11 Wednesday"),
            ("Update for 11 March 2026", "2026-03-11 Updated"),
            ("UPDATE 2 (3:05 p.m.): Crews accept", "15:05 Updated Colon “Crews accept”"),
            ("BREAKING 15:05 Crews accept", "15:05 Posted Weak “Crews accept”"),
            ("**15:05** Crews vote", "15:05 Dash “Crews vote”"),
            ("⚡️ 15:05 | Crews vote", "15:05 Dash “Crews vote”"),
            ("[1773223200] Crews vote", "2026-03-11 10:00:00 +00 Dash “Crews vote”"),
            ("Saturday", "Saturday"),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn numbers_and_prose_are_no_stamps() {
        for line in [
            "",
            "3.50 million people",
            "12.31.5",
            "16:9 image",
            "2:1",
            "25:10",
            "The 12:31 train was late.",
            "300 people",
            "On Monday the bridge fell",
            "May",
            "Saturday the ferry sank",
            "3-2 win",
            "10 Downing Street",
            "12",
            "2020",
            "at",
            "5 minutes later",
            "14:00–15:30 Lunch",
            "10:05 11:20 12:40",
            "10:00 - 18:00",
            "1773223200 people",
        ] {
            assert_eq!(read(line), "none", "{line}");
        }
    }

    #[test]
    fn every_language_has_its_months_and_weekdays() {
        #[derive(serde::Deserialize)]
        struct Names {
            months: Vec<Vec<String>>,
            weekdays: Vec<Vec<String>>,
        }
        let languages: std::collections::BTreeMap<String, Names> =
            toml::from_str(include_str!("../../../lexicon/time/calendar.toml")).unwrap();
        let tags: Vec<&str> = languages.keys().map(String::as_str).collect();
        assert_eq!(tags, ["ar", "az", "de", "en", "es", "fr", "he", "hy", "it", "pl", "pt", "ru", "tr", "uk"]);
        for (tag, names) in &languages {
            for (month, word) in (1..).zip(&names.months).flat_map(|(n, words)| words.iter().map(move |w| (n, w))) {
                for line in [format!("4 {word} 2022, 15:05"), format!("15:05 · 4 {}. 2022", word.to_uppercase())] {
                    let stamp = lead(&line).map(|l| l.stamp);
                    let date = stamp.as_ref().and_then(|s| s.date);
                    assert_eq!(date, PartDate::new(Some(2022), month, 4), "{tag}: {line}");
                    assert!(stamp.is_some_and(|s| s.clock.is_some()), "{tag}: {line}");
                }
            }
            let weekdays = (0..).zip(&names.weekdays).flat_map(|(n, words)| words.iter().map(move |w| (n, w)));
            for (weekday, word) in weekdays {
                let line = format!("{word}, 15:05");
                let read = lead(&line).and_then(|l| l.stamp.weekday);
                assert_eq!(read, Weekday::from_monday_zero_offset(weekday).ok(), "{tag}: {line}");
            }
        }
    }

    #[test]
    fn stamps_stand_behind_other_words() {
        let read = |line: &str| {
            tail(line)
                .map(|t| format!("{} | {}", &line[..t.before], &line[t.stamp.words.clone()]))
                .unwrap_or("none".into())
        };
        for (line, expected) in [
            ("Crews vote on the offer – 15:05", "Crews vote on the offer | 15:05"),
            (
                "Crews vote on the offer | 11 March 2026, 3:05 p.m.",
                "Crews vote on the offer | 11 March 2026, 3:05 p.m.",
            ),
            ("Ann Arn, [11.03.2026 15:05]", "Ann Arn | 11.03.2026 15:05"),
            ("Ann Arn @annarn · 3h", "Ann Arn @annarn | 3h"),
            ("Flash Update (As of 11 March 2026, 18:00 hrs)", "Flash Update | 11 March 2026, 18:00 hrs"),
            ("Summary as of 18:00 on 11 March 2026", "Summary | 18:00 on 11 March 2026"),
            ("The ferry has left, the office said. (15:05)", "The ferry has left, the office said. | 15:05"),
            ("Crews vote on the offer", "none"),
            ("The vote ends at 15:05", "none"),
            ("He spoke of talks, at 3 p.m.", "none"),
            ("Arnholm - Stena 2:1", "none"),
            ("The office is open on weekdays, 9:00", "none"),
            ("[15:05]", "none"),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_stands_behind_lies_within_the_line(line in "([0-9]{1,4}|[:.,/ -]|[(\\[\\])|·]|pm|GMT|Oct|ago|h|\u{A0}|é|\u{200B}|Ferry ){0,14}") {
            if let Some(tail) = tail(&line) {
                prop_assert!(line.get(tail.stamp.words.clone()).is_some_and(|w| !w.is_empty()));
                prop_assert!(line.get(..tail.before).is_some_and(|w| !w.is_empty()) && tail.before <= tail.stamp.words.start);
            }
        }


        #[test]
        fn what_is_read_lies_within_the_line(line in "([0-9]{1,4}|[:.,/ -]|am|p\\.m\\.|GMT|Oct|ago|h|\u{A0}|é|\u{200B}|at|Friday|Update){0,14}") {
            if let Some(lead) = lead(&line) {
                prop_assert!(line.get(lead.stamp.words.clone()).is_some_and(|w| !w.is_empty()));
                prop_assert!(line.get(lead.rest..).is_some() && lead.rest >= lead.stamp.words.end);
            }
        }
    }
}
