//! Sentence case for headlines in title case, and for whatever is written all in capitals.
//!
//! A tagger trained on prose takes every capitalised word of “Border Guards Shoot Down Drone” for a name. So such text is
//! given the case that the same words would have in a sentence. What a name is, the report's own prose shows first, then
//! the lexicon of names, then the list of common words. In text all in capitals (old wire copy, urgent lines) a word that
//! no list has is a name, and names stand as the lexicon writes them.

use std::cell::OnceCell;
use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};

use dateline_model::BlockKind;

use crate::{party::Names, verdict::Verdict};

/// The longest line that may be a headline within the text, in bytes.
const MAX_LINE: usize = 160;

/// The words that English writes in lower case.
fn common_words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("../../../lexicon/words/common.txt").lines().collect())
}

/// What a report's own prose shows about the case of words, which is learnt when it is first asked for.
#[derive(Debug, Default)]
pub struct Truecase<'l> {
    /// The paragraphs of prose.
    prose: Vec<&'l str>,
    seen: OnceCell<Seen>,
    /// Words of names that the lexicon knows.
    names: Option<&'l HashSet<String>>,
    /// Words of what is claimed and of saying, which are no names: “Airstrike”.
    terms: Option<&'l Verdict>,
    /// How the lexicon writes its names.
    spelling: Option<&'l Names>,
}

/// What is seen in prose.
#[derive(Debug, Default)]
struct Seen {
    /// Of a lower-case word: how often it stands within a sentence in lower case, and with a capital.
    words: HashMap<String, (u32, u32)>,
    /// Words that the report puts in brackets behind what they stand for: “the National Action Front (NAF)”.
    acronyms: HashSet<String>,
}

impl<'l> Truecase<'l> {
    /// Knows the words of the lexicon's names.
    pub fn new(names: &'l HashSet<String>) -> Truecase<'l> {
        Truecase { names: Some(names), ..Truecase::default() }
    }

    /// Knows the words that make a claim or a statement.
    #[must_use]
    pub fn terms(self, verdict: &'l Verdict) -> Truecase<'l> {
        Truecase { terms: Some(verdict), ..self }
    }

    /// Knows how the lexicon writes its names as well, for text all in capitals.
    #[must_use]
    pub fn spelling(self, names: &'l Names) -> Truecase<'l> {
        Truecase { spelling: Some(names), ..self }
    }

    /// Learns from paragraphs of prose.
    #[must_use]
    pub fn prose(self, prose: Vec<&'l str>) -> Truecase<'l> {
        Truecase { prose, ..self }
    }

    /// What the prose shows.
    fn seen(&self) -> &Seen {
        self.seen.get_or_init(|| {
            let mut seen = Seen::default();
            self.prose.iter().for_each(|prose| seen.learn(prose));
            seen
        })
    }
    /// The text with sentence case, if it is all in capitals or a headline in title case; else as it is. Lengths do not
    /// change.
    pub fn apply(&self, text: &str, kind: BlockKind) -> String {
        if is_all_capitals(text) {
            return self.lower(text);
        }
        let headline = match kind {
            BlockKind::Title | BlockKind::Headline | BlockKind::Heading | BlockKind::Linked | BlockKind::Caption => {
                true
            }
            // The name of another report or of a film within the text: a line by itself without a stop.
            _ => text.len() <= MAX_LINE && !text.trim_end().ends_with(['.', '!', '?', '"', '”', ':', ';', ',']),
        };
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

    /// Text all in capitals as a sentence writes it.
    fn lower(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        // Whether a sentence begins; the word before; what stands between it and the next.
        let (mut first, mut before, mut mark) = (true, "", ' ');
        // The last character that is no space, and whether the bracket that was opened last is an editor's note before a
        // sentence: “-- [TEXT] A BOMB”, but “the OWU [Workers' Union] has”.
        let (mut last, mut note) = ('-', false);
        let mut pieces = text.split_inclusive(|c: char| !c.is_alphanumeric()).peekable();
        while let Some(piece) = pieces.next() {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let after = piece[word.len()..].chars().next().unwrap_or(' ');
            if !word.is_empty() {
                let next = pieces.peek().copied().unwrap_or("");
                let initial = word.len() == 1 && word != "A" || after == '.' && word.len() == 1;
                let keeps = !is_number(word) && (initial || after == '-' && is_number(next))
                    || self.seen().acronyms.contains(word);
                match () {
                    // "EMBASSY'S", "DON'T"
                    () if matches!(mark, '\'' | '’') && word.len() <= 2 => out.push_str(&word.to_ascii_lowercase()),
                    () if keeps => out.push_str(word),
                    () if first || is_dated(before, word, next) => push_capitalised(&mut out, word),
                    () if self.is_common_capital(word) || is_number(word) => out.push_str(&word.to_ascii_lowercase()),
                    () if !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']) => out.push_str(word),
                    () => push_capitalised(&mut out, word),
                }
                // A full stop after an initial ends nothing.
                first = matches!(after, '!' | '?') || after == ']' && note || after == '.' && !initial;
                before = word;
                last = 'w';
            }
            if after == '[' {
                note = first || last == '-' || last == ']' && note;
            }
            if !after.is_whitespace() {
                last = after;
            }
            mark = after;
            out.push_str(&piece[word.len()..]);
        }
        // Names stand as the lexicon writes them: "FMLN" and "Shining Path".
        if let Some(names) = self.spelling {
            for (bytes, written) in names.written(text) {
                // "US" and "CAR" are words as well.
                let word = written.bytes().all(|b| b.is_ascii_uppercase())
                    && common_words().contains(written.to_ascii_lowercase().as_str());
                if written.len() == bytes.len() && !word && !written.starts_with(char::is_lowercase) {
                    out.replace_range(bytes, written);
                }
            }
        }
        out
    }

    /// Whether English writes a word of text all in capitals in lower case.
    fn is_common_capital(&self, word: &str) -> bool {
        let lower = word.to_ascii_lowercase();
        match self.seen().words.get(&lower) {
            Some(&(small, capital)) if small != capital => small > capital,
            _ => lower == "a" || common_words().contains(lower.as_str()),
        }
    }

    fn is_common(&self, word: &str) -> bool {
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        // One capital letter and no more: acronyms keep theirs. A lone "A" is the article.
        if !capital || !word.is_ascii() || word.bytes().skip(1).any(|b| b.is_ascii_uppercase()) {
            return false;
        }
        let lower = word.to_ascii_lowercase();
        match self.seen().words.get(&lower) {
            Some(&(small, capital)) if small != capital => return small > capital,
            _ => {}
        }
        if self.names.is_some_and(|names| names.contains(&lower)) {
            return false;
        }
        let term = || self.terms.is_some_and(|verdict| verdict.knows(&lower));
        lower == "a" || common_words().contains(lower.as_str()) || term()
    }
}

impl Seen {
    /// Learns from a paragraph. What is all in capitals shows nothing but the acronyms that it explains.
    fn learn(&mut self, prose: &str) {
        if is_all_capitals(prose) {
            let bracketed = prose.split(['(', '[']).skip(1).filter_map(|rest| rest.split_once([')', ']']));
            let word = |w: &str| (2..=8).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
            self.acronyms.extend(bracketed.map(|(word, _)| word.to_owned()).filter(|w| word(w)));
            return;
        }
        let mut within = false;
        for word in prose.split_whitespace() {
            let ends = word.ends_with(['.', '!', '?', ':', '"', '”']);
            let opens = word.starts_with(['"', '“', '‘', '(', '[']);
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
            if within && !opens && bare.len() > 1 {
                let seen = self.words.entry(bare.to_lowercase()).or_default();
                if bare.starts_with(char::is_uppercase) {
                    seen.1 += 1;
                } else {
                    seen.0 += 1;
                }
            }
            within = !ends;
        }
    }
}

/// Whether a text of several words is all in capitals, but for one letter in twenty.
fn is_all_capitals(text: &str) -> bool {
    let (mut capital, mut small) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        capital += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
        if small * 20 > text.len() {
            return false;
        }
    }
    let words = || text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    capital >= 12 && small * 20 <= capital && words().nth(2).is_some()
}

/// Whether a word in capitals is here a month, though it may be another word: “10 MARCH”, “IN MAY”, “AUGUST 1989”.
fn is_dated(before: &str, word: &str, after: &str) -> bool {
    matches!(word, "MARCH" | "MAY" | "AUGUST")
        && (is_number(before)
            || is_number(after)
            || matches!(before, "IN" | "LAST" | "NEXT" | "SINCE" | "OF" | "UNTIL" | "EARLY" | "MID" | "LATE"))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn push_capitalised(out: &mut String, word: &str) {
    let first = word.chars().next().map_or(0, char::len_utf8);
    out.push_str(&word[..first]);
    out.push_str(&word[first..].to_ascii_lowercase());
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
        let names = HashSet::from_iter(["meresh".to_owned(), "may".to_owned()]);
        let prose = "On Monday the Defence Ministry of Meresh spoke of a drone that fell near Reading.";
        let truecase = Truecase::new(&names).prose(vec![prose]);
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
    fn text_all_in_capitals_becomes_sentence_case() {
        let names = Names::new(&dateline_model::Coverage::default());
        let prose = "THE ORVESSA WORKERS' UNION [OWU] WAS FOUNDED IN SPRING.";
        let truecase = Truecase::new(&names.words).spelling(&names).prose(vec![prose]);
        let show = |text| truecase.apply(text, BlockKind::Body);
        assert_eq!(
            show("A BOMB EXPLODED IN AN ORVESSA ALLEY ON 10 MARCH.  THE U.S. EMBASSY'S WINDOWS BROKE."),
            "A bomb exploded in an Orvessa alley on 10 March.  The U.S. embassy's windows broke."
        );
        assert_eq!(
            show("FOUR OWU MEMBERS MARCHED WITH A J. WEBER TO OSLO, HE SAID."),
            "Four OWU members marched with a J. Weber to Oslo, he said."
        );
        assert_eq!(
            show("ORVESSA, 3 MAY -- [TEXT] THE UNION [OWU] HAS MARCHED, [WORD INDISTINCT] AS ITS LEADER SAID."),
            "Orvessa, 3 May -- [text] The union [OWU] has marched, [word indistinct] as its leader said."
        );
        assert_eq!(show("The BBC and NATO said so."), "The BBC and NATO said so.");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        let prose = "The Guards of Meresh said that nothing had happened.";
        assert_eq!(headline(prose), prose);
    }
}
