//! Sentence case for headlines.
//!
//! A tagger trained on prose takes every capitalised word of “Border Guards Shoot Down Drone” for a name. So a headline in
//! title case is given the case that the same words would have in a sentence. What a name is, the report's own prose
//! shows first, then the lexicon of names, then the list of common words.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use dateline_model::BlockKind;

/// The words that English writes in lower case.
fn common_words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("../../../lexicon/words/common.txt").lines().collect())
}

/// What a report's own prose shows about the case of words.
#[derive(Debug, Default)]
pub struct Truecase<'l> {
    /// Of a lower-case word: how often it stands within a sentence in lower case, and with a capital.
    seen: HashMap<String, (u32, u32)>,
    /// Words of names that the lexicon knows.
    names: Option<&'l HashSet<String>>,
}

impl<'l> Truecase<'l> {
    /// Knows the words of the lexicon's names.
    pub fn new(names: &'l HashSet<String>) -> Truecase<'l> {
        Truecase { seen: HashMap::new(), names: Some(names) }
    }

    /// Learns from a paragraph of prose.
    pub fn learn(&mut self, prose: &str) {
        let mut within = false;
        for word in prose.split_whitespace() {
            let ends = word.ends_with(['.', '!', '?', ':', '"', '”']);
            let opens = word.starts_with(['"', '“', '‘', '(', '[']);
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
            if within && !opens && bare.len() > 1 {
                let seen = self.seen.entry(bare.to_lowercase()).or_default();
                if bare.starts_with(char::is_uppercase) {
                    seen.1 += 1;
                } else {
                    seen.0 += 1;
                }
            }
            within = !ends;
        }
    }

    /// The text with sentence case, if it is a headline in title case; else as it is. Lengths do not change.
    pub fn apply(&self, text: &str, kind: BlockKind) -> String {
        let headline = matches!(
            kind,
            BlockKind::Title | BlockKind::Headline | BlockKind::Heading | BlockKind::Linked | BlockKind::Caption
        );
        if !headline || !is_title_case(text) {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut first = true;
        for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !first && self.is_common(word) {
                out.push_str(&piece.to_ascii_lowercase());
            } else {
                out.push_str(piece);
            }
            first &= word.is_empty();
        }
        out
    }

    fn is_common(&self, word: &str) -> bool {
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        // One capital letter and no more: acronyms keep theirs. A lone "A" is the article.
        if !capital || !word.is_ascii() || word.bytes().skip(1).any(|b| b.is_ascii_uppercase()) {
            return false;
        }
        let lower = word.to_ascii_lowercase();
        match self.seen.get(&lower) {
            Some(&(small, capital)) if small != capital => return small > capital,
            _ => {}
        }
        if self.names.is_some_and(|names| names.contains(&lower)) {
            return false;
        }
        lower == "a" || common_words().contains(lower.as_str())
    }
}

/// Whether nearly all longer words have capitals, so that capitals say nothing.
fn is_title_case(text: &str) -> bool {
    let (mut capital, mut count) = (0, 0);
    for word in text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4) {
        count += 1;
        capital += usize::from(word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase));
    }
    count >= 3 && capital * 10 >= count * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(text: &str) -> String {
        let names = HashSet::from(["meresh".to_owned(), "may".to_owned()]);
        let mut truecase = Truecase::new(&names);
        truecase.learn("On Monday the Defence Ministry of Meresh spoke of a drone that fell near Reading.");
        truecase.apply(text, BlockKind::Headline)
    }

    #[test]
    fn title_case_becomes_sentence_case_but_for_names() {
        assert_eq!(
            headline("Meresh Border Guards Shoot Down Drone Near Reading"),
            "Meresh border guards shoot down drone near Reading"
        );
        assert_eq!(headline("UN Says Defence Ministry in May Knew"), "UN says Defence Ministry in May knew");
        assert_eq!(
            headline("Guards Say They've Taken a Bridge at Orvessa"),
            "Guards say they've taken a bridge at Orvessa"
        );
    }

    #[test]
    fn other_text_stays_as_it_is() {
        let prose = "The Guards of Meresh said that nothing had happened.";
        assert_eq!(headline(prose), prose);
    }
}
