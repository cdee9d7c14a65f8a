//! The words of a post in which something was found, with what was looked for marked in them.

use dateline_model::search::{Form, Search, Term};
use dateline_store::search::{is_of_word, stem};

use crate::view::Found;

/// The words that are shown around the first ones found.
const WORDS: usize = 42;
/// How many of these stand before them.
const BEFORE: usize = 8;
/// The words of a text that are looked at.
const MOST: usize = 20_000;

/// A word of a text.
struct Word<'t> {
    start: usize,
    end: usize,
    text: &'t str,
}

/// The part of a text with most of what a search looks for, marked; the text's beginning where nothing is found.
pub fn snippet(text: &str, search: &Search) -> Vec<Found> {
    let words = words(text);
    let marked = marks(&words, search);
    let count = |from: usize| marked[from..(from + WORDS).min(words.len())].iter().filter(|m| **m).count();
    let starts = (0..words.len()).filter(|&i| marked[i] && (i == 0 || !marked[i - 1]));
    // The first of the best.
    let best = starts.take(200).max_by_key(|&i| (count(i), std::cmp::Reverse(i))).unwrap_or(0);
    let first = best.saturating_sub(BEFORE);
    let last = (first + WORDS).min(words.len());
    let mut out = Vec::new();
    if first > 0 {
        out.push(Found::Plain("… ".into()));
    }
    // Times and numbers are several words: the excerpt begins and ends where there is a space.
    let begins = |word: &Word<'_>| text[..word.start].rfind(char::is_whitespace).map_or(0, |i| i + space(&text[i..]));
    let ends = |word: &Word<'_>| text[word.end..].find(char::is_whitespace).map_or(text.len(), |i| word.end + i);
    let mut at = if first == 0 { 0 } else { begins(&words[first]) };
    let mut i = first;
    while i < last {
        if marked[i] {
            let begun = i;
            while i + 1 < last && marked[i + 1] {
                i += 1;
            }
            let (start, end) = (words[begun].start, words[i].end);
            push(&mut out, &text[at..start]);
            out.push(Found::Marked(text[start..end].into()));
            at = end;
        }
        i += 1;
    }
    let end = if last == words.len() { text.len() } else { ends(&words[last - 1]) };
    push(&mut out, &text[at.min(end)..end]);
    if last < words.len() {
        out.push(Found::Plain(" …".into()));
    }
    out
}

/// The bytes of the space that a text begins with.
fn space(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn push(out: &mut Vec<Found>, words: &str) {
    if !words.is_empty() {
        out.push(Found::Plain(words.into()));
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_of_word(c)) {
            (None, true) => start = Some(i),
            (Some(begun), false) => {
                words.push(Word { start: begun, end: i, text: &text[begun..i] });
                start = None;
                if words.len() == MOST {
                    break;
                }
            }
            _ => {}
        }
    }
    words
}

/// Which words a search looks for.
fn marks(words: &[Word<'_>], search: &Search) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    for term in search.words() {
        let wanted: Vec<String> =
            term.text.split(|c| !is_of_word(c)).filter(|w| !w.is_empty()).map(|w| key(w, term)).collect();
        if wanted.is_empty() {
            continue;
        }
        let last = wanted.len() - 1;
        for at in 0..words.len().saturating_sub(last) {
            let found = wanted.iter().enumerate().all(|(n, wanted)| {
                let there = key(words[at + n].text, term);
                if term.form == Form::Prefix && n == last { there.starts_with(wanted) } else { there == *wanted }
            });
            if found {
                marked[at..=at + last].fill(true);
            }
        }
    }
    marked
}

/// A word as the index has it, for a term of some form.
fn key(word: &str, term: &Term) -> String {
    let word = if term.form == Form::Word { stem(word) } else { word.to_lowercase() };
    if word.is_ascii() { word } else { any_ascii::any_ascii(&word).to_lowercase() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        snippet(text, &Search::parse(typed, None))
            .into_iter()
            .map(|part| match part {
                Found::Plain(words) => words,
                Found::Marked(words) => format!("[{words}]"),
            })
            .collect()
    }

    #[test]
    fn words_are_marked_in_any_form_and_phrases_exactly() {
        assert_eq!(shown("Ten soldiers were killed.", "soldier KILLING"), "Ten [soldiers] were [killed].");
        assert_eq!(
            shown("Killed soldiers, soldiers killed", "\"soldiers killed\""),
            "Killed soldiers, [soldiers killed]"
        );
        assert_eq!(shown("The café at Ağdere", "cafe agd*"), "The [café] at [Ağdere]");
        assert_eq!(shown("Nothing here", "-nothing"), "Nothing here");
    }

    #[test]
    fn of_a_long_text_the_part_with_most_of_it_is_shown() {
        let text = format!("ferry {} ferry landing {}", "word ".repeat(60).trim(), "word ".repeat(60).trim());
        let shown = shown(&text, "ferry landing");
        assert!(shown.starts_with("… ") && shown.contains("[ferry landing]") && shown.ends_with(" …"), "{shown}");
    }

    #[test]
    fn a_time_or_a_number_is_shown_whole_or_not_at_all() {
        let text = format!("At 22:41 a b c d e f g ferry {} 38,000 more", "word ".repeat(30).trim());
        let part = shown(&text, "ferry");
        assert!(part.starts_with("… 22:41 a b") && !part.ends_with("38 …"), "{part}");
        // The last word that fits is the first of a number.
        let text = format!("ferry {} 38,000 more", "word ".repeat(WORDS - 2).trim());
        assert!(shown(&text, "ferry").ends_with("word 38,000 …"));
    }

    proptest! {
        #[test]
        fn a_snippet_is_a_part_of_its_text(text in "\\PC{0,600}", typed in "\\PC{0,40}") {
            let parts = snippet(&text, &Search::parse(&typed, None));
            let words: String = parts.into_iter().map(|p| match p { Found::Plain(w) | Found::Marked(w) => w }).collect();
            let inner = words.strip_prefix("… ").unwrap_or(&words);
            let inner = inner.strip_suffix(" …").unwrap_or(inner);
            prop_assert!(text.contains(inner) || text.contains(&words), "{inner}");
        }
    }
}
