//! The words, numbers and marks of a line.

use std::borrow::Cow;
use std::ops::Range;

use dateline_model::letter::is_letter;

use crate::bytes::{Byte, run};
use crate::calendar::{Calendar, is_of_word};

/// How many tokens of a line are looked at.
const MAX_TOKENS: usize = 48;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) range: Range<usize>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind<'t> {
    /// A number of at most thirteen digits, in the digits of any script, and how many digits it has.
    Number(u64, usize),
    /// A word: in lower case, and whether it is written in capitals.
    Word(Cow<'t, str>, bool),
    Mark(char),
}

/// The value of a digit, also of those that Arabic and Persian write.
pub(super) fn digit(c: char) -> Option<u64> {
    Some(u64::from(match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return None,
    }))
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
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
pub(super) fn plain(text: &str, at: usize) -> Option<(Kind<'_>, usize)> {
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
pub(super) fn number(text: &str) -> (u64, usize, usize) {
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
pub(super) fn word(text: &str) -> &str {
    let mut small = false;
    let end = text.char_indices().find(|&(_, c)| {
        let joint = small && c.is_uppercase();
        small = c.is_lowercase();
        joint || !is_of_word(c)
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// A word as a token.
pub(super) fn lower(word: &str) -> Kind<'_> {
    let capitals = !word.chars().any(char::is_lowercase);
    if word.is_ascii() {
        return Kind::Word(Cow::Owned(word.to_ascii_lowercase()), capitals);
    }
    // "NİSAN" leaves a dot behind in small letters.
    let mut lower = word.to_lowercase();
    lower.retain(|c| c != '\u{307}');
    Kind::Word(Cow::Owned(lower), capitals)
}

pub(super) fn is_half(token: &Token<'_>) -> bool {
    matches!(&token.kind, Kind::Word(word, _) if Calendar::get().half(word).is_some() || matches!(word.as_ref(), "a" | "p"))
}

/// Whether a mark only adorns what follows it: emphasis, arrows, signs, pictograms.
pub(super) fn is_ornament(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | '~' | '+' | '>' | '»' | '✓' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
