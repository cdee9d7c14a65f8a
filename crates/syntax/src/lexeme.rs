//! What the model looks at in a word: its normal form, first letter, last letters and shape, each as a number.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::hash::hash_string;
use crate::tokenizer::Piece;

/// The attributes that are embedded, in the order of the tables; then the word itself, which the static vectors know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE
    pub attributes: [u64; 6],
    /// ORTH
    pub word: u64,
}

impl Lexeme {
    pub fn new(text: &str, piece: &Piece) -> Lexeme {
        let norm = piece.norm.map_or_else(|| norm(text), Cow::Borrowed);
        let prefix = &text[..text.chars().next().map_or(0, char::len_utf8)];
        let suffix = &text[text.char_indices().rev().take(3).last().map_or(0, |(start, _)| start)..];
        let attributes = [
            number(&norm),
            number(prefix),
            number(suffix),
            number(&shape(text)),
            u64::from(piece.spaced),
            u64::from(piece.is_space),
        ];
        Lexeme { attributes, word: number(text) }
    }
}

/// spaCy's number of a string: that of a symbol where it is the name of one, else its hash.
fn number(string: &str) -> u64 {
    static SYMBOLS: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
        let lines = include_str!("../data/symbols.tsv").lines();
        lines.filter_map(|line| line.split_once('\t')).filter_map(|(name, id)| Some((name, id.parse().ok()?))).collect()
    });
    match SYMBOLS.get(string) {
        _ if string.is_empty() => 0,
        Some(&id) => id,
        None => hash_string(string.as_bytes()),
    }
}

/// The normal form: that of the table, else lower case.
fn norm(text: &str) -> Cow<'_, str> {
    static NORMS: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| include_str!("../data/norms.tsv").lines().filter_map(|line| line.split_once('\t')).collect());
    match NORMS.get(text) {
        Some(norm) => Cow::Borrowed(*norm),
        None if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) => Cow::Borrowed(text),
        None => Cow::Owned(text.to_lowercase()),
    }
}

/// `X` for capitals, `x` for other letters, `d` for digits, other characters as they are; at most four alike in a row.
fn shape(text: &str) -> Cow<'static, str> {
    const LONG: usize = 100;
    let mut shape = String::with_capacity(16);
    let (mut last, mut run) = (None, 0);
    for (i, c) in text.chars().enumerate() {
        if i + 1 >= LONG {
            return Cow::Borrowed("LONG");
        }
        let class = match c {
            _ if c.is_alphabetic() => {
                if c.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < 4 {
            shape.push(class);
        }
    }
    Cow::Owned(shape)
}

/// Python's `str.isdigit`, but for digits in circles.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
        || (!c.is_ascii() && c.general_category() == GeneralCategory::DecimalNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        assert_eq!(shape("Ministry"), "Xxxxx");
        assert_eq!(shape("U.N."), "X.X.");
        assert_eq!(shape("12,500-strong"), "dd,ddd-xxxx");
        assert_eq!(shape(&"a".repeat(99)), "xxxx");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn norms() {
        assert_eq!(norm("Said"), "said");
        assert_eq!(norm("“"), "\"");
        assert_eq!(norm("€"), "$");
    }

    #[test]
    fn names_of_symbols_have_their_own_numbers() {
        assert_eq!(number("X"), 101);
        assert_eq!(number(""), 0);
        assert_eq!(number("xx"), hash_string(b"xx"));
    }
}
