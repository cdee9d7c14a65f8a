//! Folding for matching. The kept text stays as it was written; rules match on its folded form and map what they find
//! back to it.
//!
//! What is folded: zero-width characters and soft hyphens are dropped; odd spaces (no-break, thin, ideographic …)
//! become a space and odd hyphens a hyphen; Cyrillic and Greek letters that look like Latin ones become Latin where the
//! rest of their word is Latin. Quotation marks, dashes, letter case and accents stay.

use std::{borrow::Cow, ops::Range};

use crate::letter::is_letter;

/// A text folded for matching, with the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded<'t> {
    /// The folded text. Borrowed where nothing had to be folded.
    pub text: Cow<'t, str>,
    original: &'t str,
    /// Pairs of a folded and an original byte offset from which on both run in step.
    steps: Vec<(usize, usize)>,
}

impl Folded<'_> {
    /// The original byte offset of the character that begins at a folded byte offset.
    pub fn original_start(&self, folded: usize) -> usize {
        let step = self.steps.partition_point(|&(at, _)| at <= folded);
        match step.checked_sub(1).map(|i| self.steps[i]) {
            Some((at, original)) => (original + folded - at).min(self.original.len()),
            None => folded.min(self.original.len()),
        }
    }

    /// The original byte offset at which the character ends that ends at a folded byte offset. What was dropped after
    /// that character is left out.
    pub fn original_end(&self, folded: usize) -> usize {
        let folded = folded.min(self.text.len());
        let Some(last) = self.text.get(..folded).and_then(|t| t.char_indices().next_back()) else { return 0 };
        let start = self.original_start(last.0);
        start + self.original.get(start..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
    }

    /// The original byte range of a folded one.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.original_start(folded.start);
        start..if folded.is_empty() { start } else { self.original_end(folded.end).max(start) }
    }
}

/// Folds a text in one pass.
pub fn fold(text: &str) -> Folded<'_> {
    let unfolded = Folded { text: Cow::Borrowed(text), original: text, steps: Vec::new() };
    if text.is_ascii() || !may_change(text) {
        return unfolded;
    }
    let mut fold = Folding { out: String::with_capacity(text.len()), steps: Vec::new() };
    let mut rest = text.char_indices().peekable();
    while let Some(&(start, c)) = rest.peek() {
        if is_letter(c) {
            let mut end = start;
            while let Some(&(i, c)) = rest.peek() {
                if !is_letter(c) && !is_dropped(c) && !is_mark(c) {
                    break;
                }
                end = i + c.len_utf8();
                rest.next();
            }
            let word = &text[start..end];
            let mixed = is_disguised(word);
            for (i, c) in word.char_indices() {
                let to = if is_dropped(c) { None } else { Some(if mixed { look_alike(c).unwrap_or(c) } else { c }) };
                fold.push(start + i, c, to);
            }
        } else {
            let to = if is_dropped(c) { None } else { Some(plain(c)) };
            fold.push(start, c, to);
            rest.next();
        }
    }
    Folded { text: Cow::Owned(fold.out), steps: fold.steps, ..unfolded }
}

struct Folding {
    out: String,
    steps: Vec<(usize, usize)>,
}

impl Folding {
    fn push(&mut self, at: usize, from: char, to: Option<char>) {
        if let Some(to) = to {
            self.out.push(to);
        }
        if to.map_or(0, char::len_utf8) != from.len_utf8() {
            self.steps.push((self.out.len(), at + from.len_utf8()));
        }
    }
}

/// Whether folding may change a text, told from its bytes: it has a character that is dropped or made plain, or a word with
/// letters of the Latin alphabet and of one that has look-alikes of them.
fn may_change(text: &str) -> bool {
    let (mut latin, mut alike) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xC9 => latin = true,
            0..=0x7F => (latin, alike) = (false, false),
            // Greek and Cyrillic
            0xCD..=0xD4 => alike = true,
            // The first bytes of all that is not left as it is
            0xC2 | 0xE1..=0xE3 | 0xEF if text[at..].chars().next().is_some_and(|c| is_dropped(c) || plain(c) != c) => {
                return true;
            }
            _ => {}
        }
        if latin && alike {
            return true;
        }
    }
    false
}

/// Whether a character takes no room: soft hyphens, zero-width spaces and joiners, direction marks, byte order marks.
pub fn is_dropped(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

/// Combining accents, which are part of a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Odd spaces and hyphens as the plain ones.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'а' | 'α' => 'a',
        'с' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'ν' => 'v',
        'х' => 'x',
        'у' => 'y',
        _ => return None,
    })
}

/// Whether a word is Latin but for letters that only look so: it has a Latin letter, and every other one of its letters
/// has a Latin look-alike.
fn is_disguised(word: &str) -> bool {
    let (mut has_latin, mut has_alike) = (false, false);
    for c in word.chars().filter(|c| is_letter(*c)) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => has_latin = true,
            _ if look_alike(c).is_some() => has_alike = true,
            _ => return false,
        }
    }
    has_latin && has_alike
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["", "plain", "“Quoted” — naïve Ağdərə", "Только кириллица: рост"] {
            assert_eq!(fold(text).text, text);
            assert!(matches!(fold("“Quoted” — naïve").text, Cow::Borrowed(_)));
        }
    }

    #[test]
    fn look_alikes_become_latin_only_within_latin_words() {
        assert_eq!(fold("reсlaimed the tоwn").text, "reclaimed the town");
        assert_eq!(fold("ТАСС and the Ηome Office").text, "ТАСС and the Home Office");
        assert_eq!(fold("ростX").text, "ростX");
    }

    #[test]
    fn invisible_characters_and_odd_spaces_do_not_break_words() {
        assert_eq!(
            fold("co\u{AD}op\u{200B}erate\u{A0}at\u{2009}12\u{202F}000 re\u{2011}take").text,
            "cooperate at 12 000 re-take"
        );
    }

    #[test]
    fn what_is_found_maps_back_to_the_original() {
        let text = "a\u{AD}b reсlaimed\u{200B} x";
        let folded = fold(text);
        let at = folded.text.find("reclaimed").unwrap();
        assert_eq!(&text[folded.original(at..at + 9)], "reсlaimed");
        assert_eq!(&text[folded.original(0..2)], "a\u{AD}b");
        assert_eq!(folded.original(3..3), 5..5);
    }

    #[test]
    fn no_character_that_folds_is_overlooked() {
        for c in '\0'..=char::MAX {
            let alone = is_dropped(c) || plain(c) != c;
            assert_eq!(may_change(&c.to_string()), alone, "U+{:04X}", u32::from(c));
            if look_alike(c).is_some() {
                assert!(may_change(&format!("{c}b")) && may_change(&format!("é{c}")), "U+{:04X}", u32::from(c));
            }
        }
    }

    proptest! {
        #[test]
        fn every_range_maps_to_characters_of_the_original(text in "[a-cаосΟé€ \u{AD}\u{200B}\u{A0}😀.]{0,60}") {
            let folded = fold(&text);
            let ends: Vec<usize> = folded.text.char_indices().map(|(i, _)| i).chain([folded.text.len()]).collect();
            for (n, &start) in ends.iter().enumerate() {
                for &end in &ends[n..] {
                    let range = folded.original(start..end);
                    prop_assert!(range.start <= range.end && text.get(range.clone()).is_some());
                    prop_assert_eq!(fold(&text[range]).text.chars().count() >= folded.text[start..end].chars().count(), true);
                }
            }
            prop_assert_eq!(fold(&folded.text).text, folded.text.clone());
        }
    }
}
