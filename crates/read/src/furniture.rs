//! Page furniture: what stands on a page and is no part of the coverage. The phrases are in `lexicon/page`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dateline_model::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest line that is compared, in bytes.
const MAX_LINE: usize = 240;

/// What a piece of furniture does on the page, as far as reading needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// A label that may also be a word of its own ("Video", "Update"): furniture where nothing speaks against it.
    Label,
    /// A placeholder of a picture: what follows belongs to the picture.
    Placeholder,
    /// Closes a linked-story card.
    CardEnd,
    /// Heads a list of links to other stories.
    Related,
    Other,
}

#[derive(Default)]
struct Phrases {
    whole: FxHashMap<String, Furniture>,
    /// Phrases with a star, as the pieces between the stars.
    patterns: Vec<(Vec<String>, Furniture)>,
    /// The first words of all phrases, and of patterns that begin with a word.
    first_words: FxHashSet<String>,
    /// The heads of phrases, and of patterns that begin with so many bytes.
    heads: FxHashSet<u64>,
    /// The heads of patterns that begin with fewer, and how many bits they have.
    short_heads: Vec<(u64, u64)>,
    /// What the patterns end with that begin with a star.
    ends: Vec<String>,
    /// The first and the last bytes of the phrases that may run into another.
    openings: FxHashSet<u64>,
    closings: FxHashSet<[u8; RUN]>,
}

/// How many bytes at the beginning of a phrase tell it from most prose.
const HEAD: usize = 8;

/// The fewest bytes of a phrase that is looked for where two have run into one line.
const RUN: usize = 5;

/// The longest line that two phrases have run into, in bytes.
const MAX_RUN: usize = 60;

impl Phrases {
    fn get() -> &'static Phrases {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| Phrases::parse(include_str!("../../../lexicon/page/furniture.toml")).unwrap_or_default())
    }

    /// Whether a line may be one of the phrases or two that ran together, told from its ends.
    fn may_have(&self, line: &str) -> bool {
        let Some(head) = head_of(line) else { return true };
        let begins = self.heads.contains(&head) || self.short_heads.iter().any(|&(short, bits)| head & bits == short);
        let words = line.trim_end_matches(|c: char| is_mark(c) || c.is_whitespace()).as_bytes();
        let ends_with = |end: &String| {
            words.len().checked_sub(end.len()).is_none_or(|at| words[at..].eq_ignore_ascii_case(end.as_bytes()))
        };
        begins
            || head == 0
            || !words.last().is_some_and(u8::is_ascii)
            || self.ends.iter().any(ends_with)
            || line.len() <= MAX_RUN && self.openings.contains(&(head & ((1 << (8 * RUN)) - 1)))
    }

    fn parse(toml: &str) -> Result<Phrases, toml::de::Error> {
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(toml)?;
        let mut phrases = Phrases::default();
        for (list, members) in lists {
            let kind = match list.as_str() {
                "labels" => Furniture::Label,
                "placeholders" => Furniture::Placeholder,
                "card_end" => Furniture::CardEnd,
                "related" => Furniture::Related,
                _ => Furniture::Other,
            };
            for member in members {
                if member.contains('*') {
                    phrases.patterns.push((member.split('*').map(str::to_owned).collect(), kind));
                } else {
                    // What several lists have is what the more telling one says.
                    let known = phrases.whole.entry(normal(&member)).or_insert(kind);
                    if *known == Furniture::Other {
                        *known = kind;
                    }
                }
            }
        }
        let begun: Vec<&String> = phrases.patterns.iter().filter_map(|(pieces, _)| pieces.first()).collect();
        phrases.first_words = phrases.whole.keys().chain(begun.iter().copied()).filter_map(|p| first_word(p)).collect();
        let (long, short): (Vec<_>, Vec<_>) =
            begun.into_iter().filter(|p| !p.is_empty()).partition(|p| p.len() >= HEAD);
        phrases.heads = phrases.whole.keys().chain(long).map(|p| head(p.as_bytes())).collect();
        phrases.short_heads = short.into_iter().map(|p| (head(p.as_bytes()), (1 << (8 * p.len())) - 1)).collect();
        let starred = phrases.patterns.iter().filter(|(pieces, _)| pieces.first().is_some_and(String::is_empty));
        phrases.ends = starred.filter_map(|(pieces, _)| pieces.last().cloned()).collect();
        let run = phrases.whole.keys().map(String::as_bytes).filter(|p| p.len() >= RUN);
        phrases.openings = run.map(|p| head(&p[..RUN])).collect();
        phrases.closings = phrases.whole.keys().filter_map(|p| p.as_bytes().last_chunk().copied()).collect();
        Ok(phrases)
    }
}

/// The first run of letters and digits, in lower case.
fn first_word(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_lowercase())
}

/// The first bytes of a phrase in its normal form; zeros where it has fewer.
fn head(phrase: &[u8]) -> u64 {
    phrase.iter().take(HEAD).enumerate().fold(0, |head, (at, &byte)| head | u64::from(byte) << (8 * at))
}

/// The head of a line's normal form, where it can be told without making that: in ASCII, without marks among its letters.
fn head_of(line: &str) -> Option<u64> {
    let (mut head, mut length, mut gap) = (0, 0, false);
    for byte in line.bytes() {
        let mark = is_mark(char::from(byte));
        match byte {
            0x80.. => return None,
            _ if byte.is_ascii_whitespace() => gap = length > 0,
            _ if mark && length == 0 => {}
            _ if mark => return None,
            _ => {
                for byte in gap.then_some(b' ').into_iter().chain([byte.to_ascii_lowercase()]) {
                    if length < HEAD {
                        head |= u64::from(byte) << (8 * length);
                    }
                    length += 1;
                }
                gap = false;
            }
        }
        if length >= HEAD {
            break;
        }
    }
    Some(head)
}

/// Whether a character is left out at the ends of a normal form.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | ':' | '—' | '–' | '…' | '›' | '»' | '>' | '→' | '+' | '|' | '«' | '<' | '←')
}

/// In lower case, folded, spaces single, without marks at the ends.
fn normal(line: &str) -> String {
    let folded = fold(line);
    let trimmed = folded.text.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let mut out = String::with_capacity(trimmed.len());
    if trimmed.is_ascii() {
        for byte in trimmed.bytes() {
            match byte {
                b if !b.is_ascii_whitespace() => out.push(char::from(b.to_ascii_lowercase())),
                _ if !out.ends_with(' ') => out.push(' '),
                _ => {}
            }
        }
        return out;
    }
    for word in trimmed.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

/// What furniture a whole line is, if it is any.
pub(crate) fn of(line: &str) -> Option<Furniture> {
    if line.len() > MAX_LINE {
        return None;
    }
    let phrases = Phrases::get();
    // Most lines go no further.
    let known = || first_word(line).is_some_and(|word| phrases.first_words.contains(&word));
    if !phrases.may_have(line) || line.len() > MAX_RUN && !known() {
        return None;
    }
    let line = normal(line);
    if line.is_empty() {
        return Some(Furniture::Other);
    }
    if let Some(kind) = phrases.whole.get(&line) {
        return Some(*kind);
    }
    // Their ends rule most patterns out without a comparison.
    let (first, last) = (line.as_bytes().first(), line.as_bytes().last());
    let likely = |pieces: &[String]| {
        let opens = pieces.first().and_then(|p| p.as_bytes().first());
        let closes = pieces.last().and_then(|p| p.as_bytes().last());
        (opens.is_none() || opens == first) && (closes.is_none() || closes == last)
    };
    if let Some((_, kind)) = phrases.patterns.iter().find(|(pieces, _)| likely(pieces) && fits(&line, pieces)) {
        return Some(*kind);
    }
    // Two buttons that ran into one line. Both must be of some length: "newstop" is no such line.
    if line.len() <= MAX_RUN
        && line.as_bytes().get(..RUN).is_some_and(|begin| phrases.openings.contains(&head(begin)))
        && line.as_bytes().last_chunk().is_some_and(|c| phrases.closings.contains(c))
    {
        for (at, _) in line.char_indices().skip(RUN) {
            let (one, other) = (line[..at].trim_end(), line[at..].trim_start());
            if other.len() >= RUN && phrases.whole.contains_key(one) && phrases.whole.contains_key(other) {
                return Some(Furniture::Other);
            }
        }
    }
    None
}

fn fits(line: &str, pieces: &[String]) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return false };
    let Some(mut line) = line.strip_prefix(first.as_str()) else { return false };
    for (i, piece) in rest.iter().enumerate() {
        if i + 1 == rest.len() {
            // The last piece ends the line. A star in the middle stands for at least one character.
            return line.ends_with(piece.as_str());
        }
        match line.find(piece.as_str()) {
            Some(at) => line = &line[at + piece.len()..],
            None => return false,
        }
    }
    line.is_empty()
}

/// Whether a line is what a network counts below a post: `12 34 5.6K`, `12.4K views`. A year alone is none.
pub(crate) fn is_count(line: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "views",
        "likes",
        "retweets",
        "reposts",
        "replies",
        "comments",
        "shares",
        "quotes",
        "bookmarks",
        "reactions",
        "просмотров",
        "просмотра",
    ];
    if line.len() > 60 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let number = |word: &str| {
        let digits = word.trim_end_matches(['K', 'M', 'k', 'm']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
    };
    let year = line.len() == 4 && (line.starts_with("19") || line.starts_with("20"));
    let mut words = line.split_whitespace();
    !year && words.all(|w| number(w) || COUNTED.contains(&w.to_lowercase().as_str()))
}

/// Whether a line is a drawn rule: at least three of the same mark and nothing else.
pub(crate) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '_' | '-' | '*' | '=' | '~' | '—' | '–' | '─' | '#' | '•' | '.' | '+')
        && line.len() < 1000
        && marks.clone().all(|c| c == first)
        && marks.nth(1).is_some()
}

/// Whether a line is a list of tags: several short names between commas or bars, and no sentence.
pub(crate) fn is_tag_list(line: &str) -> bool {
    if line.len() > 600 || crate::shape::ends_sentence(line) {
        return false;
    }
    let mark = if line.contains('|') { '|' } else { ',' };
    let mut count = 0;
    for tag in line.split(mark) {
        let tag = tag.trim();
        let words = tag.split_whitespace().count();
        if words == 0 || words > 5 || !tag.starts_with(|c: char| c.is_uppercase() || c == '#' || c.is_numeric()) {
            // A small word may begin one of them ("the Balkans", "dam"), but most are names.
            if words == 0 || words > 5 || !tag.starts_with(char::is_lowercase) {
                return false;
            }
            continue;
        }
        count += 1;
    }
    count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_phrases_are_whole() {
        let phrases = Phrases::parse(include_str!("../../../lexicon/page/furniture.toml")).unwrap();
        assert!(phrases.whole.len() > 150);
        assert!(phrases.patterns.iter().all(|(pieces, _)| pieces.iter().map(String::len).sum::<usize>() >= 2));
    }

    #[test]
    fn buttons_are_furniture_and_prose_is_not() {
        assert_eq!(of("Read more"), Some(Furniture::CardEnd));
        assert_eq!(of("  SHARE\u{A0}this »"), Some(Furniture::Other));
        assert_eq!(of("House rulesDiscussion"), Some(Furniture::Other));
        assert_eq!(of("Follow the Herald's Live Feed!"), Some(Furniture::Other));
        assert_eq!(of("12 new updates"), Some(Furniture::Other));
        for prose in ["The ferry follows at noon.", "Live fire was heard", "Shares fell", "Followers of the team"] {
            assert_eq!(of(prose), None, "{prose}");
        }
    }

    #[test]
    fn rules_and_tags_are_told_by_form() {
        assert!(is_rule("___") && is_rule("- - -") && !is_rule("--") && !is_rule("a--"));
        assert!(is_tag_list("Arn Valley, ferries, Old Mill, Stena") && !is_tag_list("Arn, Mill and Stena were hit."));
        assert!(!is_tag_list("Arn Valley, Stena"));
        assert!(is_count("12 34 5.6K") && is_count("12.4K views") && !is_count("2026") && !is_count("12 crews"));
    }
}
