//! Tokens by spaCy's rules for English: special cases, then prefixes, suffixes and infixes of what stands between spaces.
//!
//! The rules are those of spaCy 3.8 (`Tokenizer`, `lang/punctuation.py`, `lang/en`), written as functions on characters
//! instead of regular expressions. They differ in one thing: letters are those of Unicode, not a list of scripts.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The tokens of a text, in order, as byte ranges. White space is not in any of them; everything else is in one.
/// At most 4 GiB are read.
pub fn tokenize(text: &str) -> Vec<Range<u32>> {
    let mut pieces = Vec::with_capacity(text.len() / 5);
    split(text, &mut pieces);
    pieces.iter().filter(|piece| !piece.is_space).map(|piece| piece.start..piece.end).collect()
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub start: u32,
    pub end: u32,
    /// the normal form that a special case gives it
    pub norm: Option<&'static str>,
    /// whether one space follows
    pub spaced: bool,
    /// whether it is white space beyond the single spaces between words
    pub is_space: bool,
}

impl Piece {
    fn plain(start: usize, end: usize) -> Piece {
        Piece { start: start as u32, end: end as u32, norm: None, spaced: false, is_space: false }
    }

    /// The piece as it is written in `text`, the text that was split.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Splits a text into pieces; those that are white space too.
pub(crate) fn split(text: &str, pieces: &mut Vec<Piece>) {
    let text = bounded(text);
    let mut at = 0;
    while at < text.len() {
        let run = text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |length| at + length);
        if run > at {
            // A single space after a word is the word's; what is left over is a piece of its own.
            let mut start = at;
            if text.as_bytes()[at] == b' '
                && let Some(last) = pieces.last_mut()
            {
                last.spaced = true;
                start += 1;
            }
            if start < run {
                pieces.push(Piece { is_space: true, ..Piece::plain(start, run) });
            }
        }
        at = text[run..].find(char::is_whitespace).map_or(text.len(), |length| run + length);
        if run < at {
            split_word(text, run..at, pieces);
        }
    }
}

/// At most as much of a text as `u32` counts.
fn bounded(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Splits what stands between white space.
fn split_word(text: &str, word: Range<usize>, pieces: &mut Vec<Piece>) {
    let rules = &*RULES;
    let string = &text[word.clone()];
    if let Some(special) = rules.special(string) {
        return special.push(word.start, pieces);
    }
    if string.bytes().all(|b| b.is_ascii_alphabetic()) {
        return pieces.push(Piece::plain(word.start, word.end));
    }
    let first = pieces.len();
    split_affixes(text, word, Some(rules), pieces);
    if pieces.len() > first + 1 {
        rules.merge_specials(text, first, pieces);
    }
}

/// spaCy's `_split_affixes` and `_attach_tokens`. Without rules, no special case is heeded.
fn split_affixes(text: &str, word: Range<usize>, rules: Option<&Rules>, pieces: &mut Vec<Piece>) {
    let is_special = |string: &str| rules.is_some_and(|rules| rules.special(string).is_some());
    let Range { mut start, mut end } = word;
    let mut suffixes: Vec<usize> = Vec::new();
    while start < end && !is_special(&text[start..end]) {
        let prefix = prefix_len(&text[start..end]);
        if prefix > 0 && start + prefix < end && is_special(&text[start + prefix..end]) {
            pieces.push(Piece::plain(start, start + prefix));
            start += prefix;
            break;
        }
        let suffix = suffix_len(&text[start + prefix..end]);
        if suffix > 0 && is_special(&text[start..end - suffix]) {
            suffixes.push(suffix);
            end -= suffix;
            break;
        }
        if prefix == 0 && suffix == 0 {
            break;
        }
        if prefix > 0 {
            pieces.push(Piece::plain(start, start + prefix));
            start += prefix;
        }
        if suffix > 0 {
            suffixes.push(suffix);
            end -= suffix;
        }
    }
    if start < end {
        let rest = &text[start..end];
        match rules.and_then(|rules| rules.special(rest)) {
            Some(special) => special.push(start, pieces),
            None if is_url(rest) => pieces.push(Piece::plain(start, end)),
            None => split_infixes(text, start..end, pieces),
        }
    }
    for suffix in suffixes.into_iter().rev() {
        pieces.push(Piece::plain(end, end + suffix));
        end += suffix;
    }
}

fn split_infixes(text: &str, word: Range<usize>, pieces: &mut Vec<Piece>) {
    let string = &text[word.clone()];
    let (mut done, mut at) = (0, 0);
    let mut before = None;
    while let Some(c) = string[at..].chars().next() {
        let length = if c.is_ascii_alphanumeric() { 0 } else { infix_len(before, &string[at..]) };
        if length == 0 {
            before = Some(c);
            at += c.len_utf8();
            continue;
        }
        // An infix at the very start splits nothing off.
        if at > 0 {
            if at > done {
                pieces.push(Piece::plain(word.start + done, word.start + at));
            }
            pieces.push(Piece::plain(word.start + at, word.start + at + length));
            done = at + length;
        }
        at += length;
        before = string[..at].chars().next_back();
    }
    if done < string.len() {
        pieces.push(Piece::plain(word.start + done, word.end));
    }
}

/// Bytes of the prefix to split off, or 0.
fn prefix_len(string: &str) -> usize {
    let Some(c) = string.chars().next() else { return 0 };
    match c {
        'U' if string.starts_with("US$") => 3,
        'C' | 'A' if string[1..].starts_with('$') => 2,
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => 0,
        '.' => match string.bytes().take_while(|&b| b == b'.').count() {
            1 => 0,
            dots => dots,
        },
        '+' if !string[1..].starts_with(|next: char| next.is_ascii_digit()) => 1,
        '§' | '%' | '=' | '—' | '–' => c.len_utf8(),
        _ if is_punct(c) || is_quote(c) || is_currency(c) || is_icon(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Bytes of the suffix to split off, or 0.
fn suffix_len(string: &str) -> usize {
    let mut back = string.chars().rev();
    let Some(c) = back.next() else { return 0 };
    let before = back.next();
    match c {
        's' | 'S' if matches!(before, Some('\'' | '’')) => 1 + before.map_or(0, char::len_utf8),
        '.' => match string.bytes().rev().take_while(|&b| b == b'.').count() {
            1 if ends_before_stop(before, back.next()) => 1,
            1 => 0,
            dots => dots,
        },
        '+' if before.is_some_and(|b| b.is_ascii_digit()) => 1,
        '—' | '–' => c.len_utf8(),
        _ if is_punct(c) || is_quote(c) || is_icon(c) => c.len_utf8(),
        _ => measure_len(string),
    }
}

/// Whether a full stop after these characters (the nearest first) is the sentence's and not the word's.
fn ends_before_stop(last: Option<char>, second: Option<char>) -> bool {
    let Some(last) = last else { return false };
    last.is_ascii_digit()
        || is_lower(last)
        || matches!(last, '%' | '²' | '-' | '+' | '|')
        || is_punct(last)
        || is_quote(last)
        || (is_upper(last) && second.is_some_and(is_upper))
        || (matches!(last, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && second == Some('°'))
}

/// Bytes of a currency sign or unit at the end that follows a digit, or 0.
fn measure_len(string: &str) -> usize {
    const LONGEST: usize = 4;
    let digit = string.char_indices().rev().take(LONGEST + 1).find(|(_, c)| c.is_ascii_digit());
    let Some((digit, _)) = digit else { return 0 };
    let tail = &string[digit + 1..];
    let currency = matches!(tail, "US$" | "C$" | "A$") || (tail.chars().all(is_currency) && tail.chars().count() == 1);
    if currency || UNITS.contains(&tail) { tail.len() } else { 0 }
}

/// Bytes of the infix at the start of `string`, or 0, where `before` is the character before.
fn infix_len(before: Option<char>, string: &str) -> usize {
    let mut chars = string.chars();
    let Some(c) = chars.next() else { return 0 };
    let after = chars.next();
    let alpha = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '.' if after == Some('.') => string.bytes().take_while(|&b| b == b'.').count(),
        '.' if before.is_some_and(|b| is_lower(b) || is_quote(b))
            && after.is_some_and(|a| is_upper(a) || is_quote(a)) =>
        {
            1
        }
        '…' => c.len_utf8(),
        '+' | '*' | '^' | '-' if digit(before) && (digit(after) || after == Some('-')) => 1,
        ',' if alpha(before) && alpha(after) => 1,
        '-' | '–' | '—' | '~' if alpha(before) || digit(before) => {
            let hyphens = string.chars().take_while(|&h| h == c).count();
            let allowed = match c {
                '-' => hyphens <= 3,
                '—' => hyphens <= 2,
                _ => hyphens == 1,
            };
            let length = hyphens * c.len_utf8();
            if allowed && alpha(string[length..].chars().next()) { length } else { 0 }
        }
        ':' | '<' | '>' | '=' | '/' if (alpha(before) || digit(before)) && alpha(after) => 1,
        _ if is_icon(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Whether all of this is a web or e-mail address.
fn is_url(string: &str) -> bool {
    if !string.contains('.') {
        return false;
    }
    let rest = match string.split_once("://") {
        Some((scheme, rest)) => {
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.');
            if scheme.chars().count() < 2 || !scheme.chars().all(fits) {
                return false;
            }
            rest
        }
        None => string,
    };
    // A user name may stand before the host, and an @ in the path after it.
    is_host_and_path(rest)
        || rest.rsplit_once('@').is_some_and(|(user, host)| !user.is_empty() && is_host_and_path(host))
}

fn is_host_and_path(string: &str) -> bool {
    let host_end = string.find(['/', '?', '#', ':']).unwrap_or(string.len());
    let (host, rest) = string.split_at(host_end);
    let rest = match rest.strip_prefix(':') {
        Some(port) => {
            let digits = port.bytes().take_while(u8::is_ascii_digit).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            &port[digits..]
        }
        None => rest,
    };
    if !rest.is_empty() && !rest.starts_with(['/', '?', '#']) {
        return false;
    }
    is_address(host) || is_host(host)
}

/// Four numbers from 0 to 255.
fn is_address(host: &str) -> bool {
    host.split('.').count() == 4
        && host
            .split('.')
            .all(|part| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u8>().is_ok())
}

/// Labels of letters, digits and inner hyphens, the last in lower-case letters.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let end = |c: char| c.is_ascii_alphanumeric() || c >= '\u{a1}';
        label.chars().count() <= 64
            && label.starts_with(end)
            && label.ends_with(end)
            && label.chars().all(|c| end(c) || matches!(c, '_' | '-'))
    };
    host.rsplit_once('.').is_some_and(|(labels, top)| {
        (2..=63).contains(&top.chars().count()) && top.chars().all(is_lower) && labels.split('.').all(label)
    })
}

fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || (!c.is_ascii() && c.is_alphabetic() && !c.is_uppercase())
}

fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase() || (!c.is_ascii() && c.is_alphabetic() && !c.is_lowercase())
}

fn is_punct(c: char) -> bool {
    const PUNCT: &str = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
    PUNCT.contains(c)
}

fn is_quote(c: char) -> bool {
    const QUOTES: &str = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧";
    QUOTES.contains(c)
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '฿' | '﷼' | '₠'..='₿')
}

fn is_icon(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::OtherSymbol
}

const UNITS: &[&str] = &[
    "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm", "nm",
    "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
    "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K", "%", "км", "км²", "км³", "м", "м²", "м³", "дм",
    "дм²", "дм³", "см", "см²", "см³", "мм", "мм²", "мм³", "нм", "кг", "г", "мг", "м/с", "км/ч", "кПа", "Па", "мбар",
    "Кб", "КБ", "кб", "Мб", "МБ", "мб", "Гб", "ГБ", "гб", "Тб", "ТБ",
];

/// A text with its own way to be split: bytes and norm of each piece.
#[derive(Debug)]
struct Special {
    pieces: Vec<(usize, Option<&'static str>)>,
}

impl Special {
    fn push(&self, mut start: usize, pieces: &mut Vec<Piece>) {
        for &(length, norm) in &self.pieces {
            pieces.push(Piece { norm, ..Piece::plain(start, start + length) });
            start += length;
        }
    }
}

/// The special cases.
#[derive(Debug)]
struct Rules {
    specials: HashMap<&'static str, Special>,
    longest: usize,
    /// those that affix rules would split: by the first of the tokens they would be split into, the tokens' ends and
    /// the whole
    split_up: HashMap<&'static str, Vec<(Vec<usize>, &'static str)>>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read(include_str!("../data/exceptions.tsv")));

impl Rules {
    /// Reads lines of a text and, for each of its pieces, the piece and its norm, all separated by tabs.
    fn read(table: &'static str) -> Rules {
        let mut rules = Rules { specials: HashMap::new(), longest: 0, split_up: HashMap::new() };
        for line in table.lines() {
            let mut fields = line.split('\t');
            let Some(text) = fields.next() else { continue };
            let mut pieces = Vec::new();
            while let (Some(piece), Some(norm)) = (fields.next(), fields.next()) {
                pieces.push((piece.len(), (!norm.is_empty()).then_some(norm)));
            }
            rules.longest = rules.longest.max(text.len());
            rules.specials.insert(text, Special { pieces });
            let mut split = Vec::new();
            split_affixes(text, 0..text.len(), None, &mut split);
            if split.len() > 1 {
                let ends = split.iter().map(|piece| piece.end as usize).collect();
                rules.split_up.entry(split[0].text(text)).or_default().push((ends, text));
            }
        }
        for candidates in rules.split_up.values_mut() {
            candidates.sort_by_key(|(ends, _)| std::cmp::Reverse(ends.len()));
        }
        rules
    }

    fn special(&self, string: &str) -> Option<&Special> {
        if string.len() > self.longest { None } else { self.specials.get(string) }
    }

    /// Puts special cases together that were split, such as an emoticon right after a word. Of those that overlap, spaCy
    /// takes the longest; here it is the longest at the first place.
    fn merge_specials(&self, text: &str, first: usize, pieces: &mut Vec<Piece>) {
        let split = pieces.split_off(first);
        let mut at = 0;
        while at < split.len() {
            if let Some((count, special)) = self.special_at(text, &split[at..]) {
                special.push(split[at].start as usize, pieces);
                at += count;
            } else {
                pieces.push(split[at]);
                at += 1;
            }
        }
    }

    /// The longest special case that these pieces begin with, and how many of them it takes.
    fn special_at(&self, text: &str, pieces: &[Piece]) -> Option<(usize, &Special)> {
        let start = pieces[0].start as usize;
        let (ends, whole) = self.split_up.get(pieces[0].text(text))?.iter().find(|(ends, whole)| {
            text[start..].starts_with(whole)
                && ends.len() <= pieces.len()
                && ends.iter().zip(pieces).all(|(end, piece)| piece.end as usize - start == *end)
        })?;
        Some((ends.len(), self.specials.get(whole)?))
    }
}
