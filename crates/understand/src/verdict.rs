//! The cheap pass's verdict on a sentence: may a statement or a claim stand in it, or somebody of whom others speak?
//!
//! Only sentences for which it is so are parsed, which is what costs. Words decide, in any form in which they may be written;
//! no order of words and no grammar. It errs towards reading: what it keeps needlessly costs time, what it drops is lost.

use std::ops::Range;

use foldhash::HashSet;

use dateline_model::BlockKind;
use dateline_syntax::forms;

use crate::attribution::cue_words;
use crate::claim::{NAMING, pack::Pack};
use crate::paragraph::Paragraph;

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 32;

/// The words that make a sentence worth reading.
#[derive(Debug)]
pub struct Verdict {
    words: HashSet<String>,
}

impl Verdict {
    /// Of the cues of saying, the predicates of the packs and what they may befall.
    pub fn new(pack: &Pack) -> Verdict {
        // Of “in the words of” and “sit-in” the longest part.
        let longest = |words: &str| words.split([' ', '-']).max_by_key(|part| part.len()).map(str::to_owned);
        let words: Vec<String> = cue_words()
            .filter_map(longest)
            .chain(pack.words().filter_map(longest))
            .chain(NAMING.map(str::to_owned))
            .collect();
        Verdict { words: forms(words.iter().map(String::as_str)) }
    }

    /// Whether a word in lower case is one of them.
    pub fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The sentences of a paragraph to be read, given where names stand in it.
    pub fn readable(&self, paragraph: &Paragraph<'_>, names: impl Iterator<Item = Range<usize>> + Clone) -> Vec<bool> {
        // A headline leaves out what a sentence would have.
        let all = !matches!(paragraph.kind, BlockKind::Body | BlockKind::Lead);
        let sentences = paragraph.sentences.iter();
        sentences
            .map(|sentence| {
                all || names.clone().any(|name| sentence.contains(&name.start))
                    || self.says_something(&paragraph.text[sentence.clone()])
            })
            .collect()
    }

    /// Whether a word or sign in a sentence may make a statement or a claim.
    fn says_something(&self, sentence: &str) -> bool {
        let signs = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | ':');
        if sentence.contains(signs) {
            return true;
        }
        let mut lower = [0_u8; LONGEST];
        sentence.split(|c: char| !c.is_alphanumeric()).any(|word| {
            let Some(lower) = lower.get_mut(..word.len()).filter(|_| !word.is_empty()) else { return false };
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).is_ok_and(|word| self.words.contains(word))
        })
    }
}

/// Whether a paragraph ends as a signature does: “― Ada Weiss, Talsk”.
pub(crate) fn is_signature(text: &str) -> bool {
    text.rsplit_once(['–', '—', '―']).is_some_and(|(_, name)| name.len() < 80 && name.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use dateline_model::Coverage;

    use super::*;

    #[test]
    fn words_in_any_form_make_a_sentence_worth_reading() {
        let verdict = Verdict::new(&Pack::new(&Coverage::default()));
        for sentence in [
            "She denied it.",
            "Nobody had been hurt, according to the mayor.",
            "Two bridges were destroyed.",
            "The shelling went on.",
            "“Never.”",
        ] {
            assert!(verdict.says_something(sentence), "{sentence}");
        }
        for sentence in ["The sun was out in the harbour.", "It is a long river.", ""] {
            assert!(!verdict.says_something(sentence), "{sentence}");
        }
    }

    #[test]
    fn signatures() {
        assert!(is_signature("― Ada Weiss, Talsk"));
        assert!(is_signature("The road must stay open. ― Ada Weiss"));
        assert!(!is_signature("The road stays open."));
    }
}
