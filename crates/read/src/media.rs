//! Captions, credits, and the media that a headline announces. The words are in `lexicon/page`.

use std::sync::OnceLock;

use aho_corasick::packed::{Config, Searcher};
use dateline_model::MediaKind;
use dateline_model::fold::fold;
use dateline_model::letter::small;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::calendar::{Calendar, Meaning};
use crate::openings::Openings;
use crate::{clock, shape};

/// The longest caption, in bytes.
const MAX_CAPTION: usize = 700;
/// The longest name of an outlet behind a caption with its dash, in bytes.
const MAX_SUFFIX: usize = 60;
/// The longest credit line, in bytes.
const MAX_CREDIT: usize = 160;

#[derive(Deserialize, Default)]
struct Words {
    credit_openers: Openers,
    credit_names: Vec<String>,
    bracket_credits: Vec<String>,
    caption_openers: Openers,
    caption_phrases: Vec<String>,
    announces: Announces,
}

/// Phrases in lower case that lines begin with.
#[derive(Deserialize, Default)]
#[serde(from = "Vec<String>")]
struct Openers {
    phrases: Vec<String>,
    openings: Openings,
    /// Their first letters.
    letters: FxHashSet<char>,
}

impl From<Vec<String>> for Openers {
    fn from(phrases: Vec<String>) -> Openers {
        let letters = phrases.iter().filter_map(|p| p.chars().next()).collect();
        Openers { openings: Openings::of(phrases.iter()), letters, phrases }
    }
}

#[derive(Deserialize, Default)]
struct Announces {
    video: Vec<String>,
    photo: Vec<String>,
    graphic: Vec<String>,
}

fn lexicon() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(include_str!("../../../lexicon/page/media.toml")).unwrap_or_default())
}

/// Whether a line has one of the phrases that are said only in captions.
fn has_caption_phrase(line: &str) -> bool {
    static PHRASES: OnceLock<Option<Searcher>> = OnceLock::new();
    let phrases = PHRASES.get_or_init(|| searcher(&lexicon().caption_phrases));
    phrases.as_ref().is_some_and(|p| p.find(line).is_some())
}

/// Whether a line has the name of an agency in the form that credits use.
fn has_credit_name(line: &str) -> bool {
    static NAMES: OnceLock<Option<Searcher>> = OnceLock::new();
    let names = NAMES.get_or_init(|| searcher(&lexicon().credit_names));
    names.as_ref().is_some_and(|n| n.find(line).is_some())
}

/// Seeks phrases all at once: in small letters, in capitals, with one capital at the beginning, and with one in each word.
fn searcher(phrases: &[String]) -> Option<Searcher> {
    let titled = |phrase: &str, every: bool| -> String {
        let mut begins = true;
        let letter = |c: char| {
            let capital = begins && c.is_ascii_alphabetic();
            begins = if c.is_ascii_alphabetic() { false } else { begins || every };
            if capital { c.to_ascii_uppercase() } else { c }
        };
        phrase.chars().map(letter).collect()
    };
    let forms = |p: &String| [p.clone(), p.to_uppercase(), titled(p, false), titled(p, true)];
    let mut forms: Vec<String> = phrases.iter().flat_map(forms).collect();
    forms.sort_unstable();
    forms.dedup();
    Config::new().builder().extend(&forms).build()
}

impl Openers {
    /// Whether a line begins with one of them.
    fn open(&self, line: &str) -> bool {
        let mut end = line.len().min(40);
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let head = &line[..end];
        if head.is_ascii() {
            let begins = |p: &String| head.get(..p.len()).is_some_and(|h| h.eq_ignore_ascii_case(p));
            return self.openings.may_have(head) && self.phrases.iter().any(begins);
        }
        let head = fold(head).text;
        if !head.chars().next().is_some_and(|c| self.letters.contains(&small(c))) {
            return false;
        }
        let head = head.to_lowercase();
        self.phrases.iter().any(|phrase| head.starts_with(phrase.as_str()))
    }
}

/// Whom a line credits, if it is a credit line and nothing else.
pub(crate) fn credit(line: &str) -> Option<String> {
    if line.len() > MAX_CREDIT {
        return None;
    }
    let words = lexicon();
    let short = || shape::words(line) <= 8 && !shape::ends_with_stop(line);
    if !words.credit_openers.open(line) {
        return (short() && has_credit_name(&fold(line).text)).then(|| fold(line).text.trim().to_owned());
    }
    let folded = fold(line);
    let lower = folded.text.to_lowercase();
    if let Some(opener) = words.credit_openers.phrases.iter().find(|o| lower.starts_with(o.as_str())) {
        // Lower-casing may change lengths, but not those of the openers.
        let name = folded.text.get(opener.len()..)?.trim_matches(|c: char| c.is_whitespace() || ":,/|©".contains(c));
        return (!shape::ends_with_stop(line) || shape::words(line) <= 8).then(|| name.to_owned());
    }
    None
}

/// What tells that a line is a caption, and whom it credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caption {
    /// How many bytes of the line are the caption itself: what follows is the outlet's name.
    pub length: usize,
    pub credit: Option<String>,
}

/// Whether a line is a caption by its own words. `suffixes` are the names that the page puts behind its captions.
pub(crate) fn caption(line: &str, suffixes: &[String]) -> Option<Caption> {
    if line.len() > MAX_CAPTION {
        return None;
    }
    let named = |(_, name): &(usize, &str)| suffixes.iter().any(|s| s == name);
    if let Some((length, _)) = (!suffixes.is_empty()).then(|| suffix(line)).flatten().filter(named) {
        return (length > 0).then(|| Caption { length, credit: bracket(&line[..length]) });
    }
    let words = lexicon();
    let credit = bracket(line);
    let known = credit.is_some() || words.caption_openers.open(line) || has_caption_phrase(line) || dated(line);
    known.then_some(Caption { length: line.len(), credit })
}

/// The name behind the last dash of a line, and where the line's own words end: `A view - Outlet` gives `Outlet`. A line
/// that is nothing but `- Outlet` has no words of its own.
pub(crate) fn suffix(line: &str) -> Option<(usize, &str)> {
    // A name is short: only the end of the line may hold it.
    let mut near = line.len().saturating_sub(MAX_SUFFIX);
    while !line.is_char_boundary(near) {
        near += 1;
    }
    let end = &line[near..];
    // “–” and “—” begin with the byte E2.
    memchr::memchr3(b'-', b'|', 0xE2, end.as_bytes())?;
    let (at, dash) = ["- ", "– ", "— ", "| "].iter().filter_map(|d| end.rfind(d).map(|at| (near + at, *d))).max()?;
    let own = &line[..at];
    if !own.is_empty() && !own.ends_with([' ', '\u{A0}']) {
        return None;
    }
    let name = line[at + dash.len()..].trim();
    let fits = name.starts_with(char::is_uppercase)
        && shape::words(name) <= 5
        && name.len() <= 50
        && !name.contains(['.', ',', ':', '"', '?', '!']);
    fits.then(|| (own.trim_end().len(), name))
}

/// The credit in brackets at the end of a caption.
fn bracket(line: &str) -> Option<String> {
    let line = line.trim_end_matches(['.', ' ']);
    let (open, close) = if line.ends_with(')') { ('(', ')') } else { ('[', ']') };
    let inner = line.strip_suffix(close)?;
    let inner = inner[inner.rfind(open)? + 1..].trim();
    let lower = inner.to_lowercase();
    let names = &lexicon().bracket_credits;
    (inner.len() <= 100 && names.iter().any(|n| lower.contains(n.as_str()))).then(|| inner.to_owned())
}

/// Whether a line is one sentence that closes with a place and a full date, as agencies end their captions:
/// `A ferry leaves the port of Stena, Arnland, Oct. 3, 2020.`
fn dated(line: &str) -> bool {
    let Some(line) = line.strip_suffix('.').filter(|l| l.ends_with(|c: char| c.is_ascii_digit())) else { return false };
    let Some(comma) = line.rfind(", ") else { return false };
    let year = &line[comma + 2..];
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Some(before) = line[..comma].rfind(", ") else { return false };
    let date = line[before + 2..].trim();
    // "…, the office said on Tuesday, Oct. 6, 2020." tells; ", Tuesday, Oct. 6, 2020." dates.
    let told = line[..before].rsplit(", ").next().is_some_and(|last| {
        let day = last.rsplit(' ').next().unwrap_or_default().to_lowercase();
        last.contains(' ') && matches!(Calendar::get().meaning(&day), Some(Meaning::Weekday(_)))
    });
    let one_sentence = !told && !line[..before].contains(['"', '“', '”']) && !line[..before].contains("? ");
    one_sentence && clock::whole(date).is_some_and(|s| s.date.is_some_and(|d| d.full().is_some()) && s.clock.is_none())
}

/// The medium that a headline says its post shows.
pub(crate) fn announced(headline: &str) -> Option<MediaKind> {
    let lower = fold(headline).text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |list: &[String]| list.iter().any(|w| words.contains(&w.as_str()));
    let announces = &lexicon().announces;
    match () {
        () if has(&announces.video) => Some(MediaKind::Video),
        () if has(&announces.photo) => Some(MediaKind::Photo),
        () if has(&announces.graphic) => Some(MediaKind::Graphic),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_whole() {
        let words: Words = toml::from_str(include_str!("../../../lexicon/page/media.toml")).unwrap();
        let openers = || words.credit_openers.phrases.iter().chain(&words.caption_openers.phrases);
        assert!(openers().chain(&words.caption_phrases).all(|w| *w == w.to_lowercase()));
        // Of shorter ones the first three letters of a line tell nothing.
        assert!(openers().all(|w| w.len() >= 3 || !w.is_ascii()));
    }

    #[test]
    fn credits_name_whom_they_credit() {
        for (line, name) in [
            ("© Herald /", "Herald"),
            ("© Herald Photo / Ann Arn", "Herald Photo / Ann Arn"),
            ("Photo: Ann Arn", "Ann Arn"),
            ("Photo by Ann Arn.", "Ann Arn."),
            ("REUTERS/Ann Arn", "REUTERS/Ann Arn"),
        ] {
            assert_eq!(credit(line).as_deref(), Some(name), "{line}");
        }
        assert_eq!(credit("The photo was taken by the Herald."), None);
        assert_eq!(credit("Reuters reported the closure"), None);
    }

    #[test]
    fn captions_are_told_by_suffix_bracket_opener_or_date() {
        let suffixes = ["Arn Herald".to_owned()];
        let length = |line: &str| caption(line, &suffixes).map(|c| c.length);
        assert_eq!(length("A ferry at the pier - Arn Herald"), Some(19));
        assert_eq!(length("- Arn Herald"), None);
        assert_eq!(length("Ferry Stops - Ministry"), None);
        assert_eq!(
            caption("A ferry at the pier. (AP Photo/Ann Arn)", &[]).unwrap().credit.as_deref(),
            Some("AP Photo/Ann Arn")
        );
        assert!(length("A ferry leaves the port of Stena, Arnland, Oct. 3, 2020.").is_some());
        assert!(length("The treaty was signed in Stena on Oct. 3, 2020.").is_none());
        assert!(length("A ferry leaves Stena, Arnland, Saturday, Oct. 3, 2020.").is_some());
        assert!(length("The ferry left Stena, the office said on Saturday, Oct. 3, 2020.").is_none());
        assert!(length("FILE - A ferry at the pier").is_some());
    }

    #[test]
    fn a_headline_announces_its_medium() {
        assert_eq!(announced("Footage of the Ferry Leaving"), Some(MediaKind::Video));
        assert_eq!(announced("Town Shares Photos of the Bridge"), Some(MediaKind::Photo));
        assert_eq!(announced("Videographer Wins Prize"), None);
    }
}
