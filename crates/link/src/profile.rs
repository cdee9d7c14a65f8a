//! What a text is about: the names, numbers, quotations and words that tell it from other texts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use dateline_model::{BlockKind, MentionValue, Reading, TextIndex};

use crate::common::{NUMBER, stem, telling};

/// How many of a text's terms are kept, the most telling ones.
const TERMS: usize = 64;
/// How many fingerprints of its quotations are kept.
const QUOTES: usize = 24;
/// A term of the headline counts as if the text had it so many times.
const HEADLINE: f64 = 3.0;
/// How much more a name tells than another word that is as rare.
const NAME: f64 = 1.5;
/// How much the fingerprint of a quotation tells, as a share of all terms.
const QUOTE: f64 = 0.06;
/// A quotation's fingerprints are made of so many words.
const QUOTE_WORDS: usize = 5;
/// Of how many neighbouring ones the smallest is kept.
const QUOTE_WINDOW: usize = 6;
/// How many words of a text are looked at.
const MAX_WORDS: usize = 10_000;
/// A page of so many posts or more has a subject of its own, which tells nothing of any of its posts.
const PAGE: usize = 5;

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Place,
    Name,
    Number,
    Quote,
    Word,
}

/// One term of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub key: u64,
    /// Its share in what the text is about: the squares add up to 1.
    pub weight: f32,
    pub kind: Kind,
    /// As the text has it first.
    pub word: String,
}

/// What a text is about, in the order of the keys.
pub(crate) type Profile = Vec<Term>;

/// What each text of a report is about: each of its posts, or the report where it has none.
pub(crate) fn profiles(reading: &Reading) -> Vec<Profile> {
    let texts = texts(reading);
    let mut posts_with: HashMap<String, usize> = HashMap::new();
    let counts: Vec<Counts> = texts.iter().map(Counts::of).collect();
    for counts in &counts {
        counts.terms.keys().for_each(|stem| *posts_with.entry(stem.clone()).or_default() += 1);
    }
    let posts = counts.len();
    // What a page says in each of its posts tells nothing of any one of them.
    let particular = |stem: &str| {
        let with = posts_with.get(stem).copied().unwrap_or(1);
        if posts < PAGE { 1.0 } else { 1.0 - (with as f64).ln() / (posts as f64).ln() }
    };
    counts.into_iter().map(|counts| counts.profile(particular)).collect()
}

/// What a report of several posts is about as a whole.
pub(crate) fn whole(reading: &Reading) -> Profile {
    let mut whole = Text { headline: reading.report.title.as_deref().unwrap_or_default(), ..Text::default() };
    for text in texts(reading) {
        whole.body.push(text.headline);
        whole.body.extend(text.body);
        whole.places.extend(text.places);
    }
    Counts::of(&whole).profile(|_| 1.0)
}

/// The words of a text, as they stand.
#[derive(Debug, Default)]
struct Text<'r> {
    headline: &'r str,
    body: Vec<&'r str>,
    /// The words of its places.
    places: HashSet<String>,
}

fn texts(reading: &Reading) -> Vec<Text<'_>> {
    let index = TextIndex::new(&reading.text);
    let mut texts: Vec<Text<'_>> = reading
        .posts
        .iter()
        .map(|post| Text { headline: post.headline.as_deref().unwrap_or_default(), ..Text::default() })
        .collect();
    if texts.is_empty() {
        texts.push(Text::default());
    }
    if let [only] = &mut texts[..]
        && only.headline.is_empty()
    {
        only.headline = reading.report.title.as_deref().unwrap_or_default();
    }
    let places: HashMap<&str, usize> =
        reading.posts.iter().enumerate().map(|(i, post)| (post.id.as_str(), i)).collect();
    let single = texts.len() == 1;
    let of = |post: Option<&str>| match post.and_then(|id| places.get(id)) {
        Some(&i) => Some(i),
        None => single.then_some(0),
    };
    for block in reading.blocks.iter().filter(|block| block.kind == BlockKind::Body) {
        if let Some(i) = of(block.post.as_deref()) {
            texts[i].body.push(index.slice(block.span));
        }
    }
    for mention in &reading.mentions {
        if let (MentionValue::Place(_), Some(i)) = (&mention.value, of(mention.post.as_deref())) {
            texts[i].places.extend(mention.text.split_whitespace().map(|word| stem(&word.to_lowercase())));
        }
    }
    texts
}

/// How often a text has each of its stems.
#[derive(Debug, Default)]
struct Counts {
    terms: BTreeMap<String, Count>,
    places: HashSet<String>,
    quotes: Vec<(u64, String)>,
}

#[derive(Debug, Default)]
struct Count {
    times: f64,
    /// How often it has a capital that no sentence's beginning explains, and how often none.
    capital: u32,
    small: u32,
    number: bool,
    word: String,
}

impl Counts {
    fn of(text: &Text<'_>) -> Counts {
        let mut counts = Counts { places: text.places.clone(), ..Counts::default() };
        counts.add(text.headline, HEADLINE, false);
        let mut left = MAX_WORDS;
        for block in &text.body {
            left -= counts.add(block, 1.0, true).min(left);
            if left == 0 {
                break;
            }
            counts.quotes.extend(quotations(block).flat_map(fingerprints));
        }
        counts
    }

    /// Counts the words of a text; how many these are. In a headline capitals say nothing.
    fn add(&mut self, text: &str, times: f64, capitals: bool) -> usize {
        let mut seen = 0;
        for (word, begins) in words(text).take(MAX_WORDS) {
            seen += 1;
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let stem = if number { word.replace(',', "") } else { stem(&word.to_lowercase()) };
            if stem.chars().nth(1).is_none() || number && is_year(&stem) || is_contracted(word) {
                continue;
            }
            let count = self.terms.entry(stem).or_default();
            if count.word.is_empty() {
                count.word = word.to_owned();
            }
            count.times += times;
            count.number = number;
            if capitals && word.starts_with(char::is_uppercase) {
                count.capital += u32::from(!begins);
            } else if capitals {
                count.small += 1;
            }
        }
        seen
    }

    fn profile(self, particular: impl Fn(&str) -> f64) -> Profile {
        let places = self.places;
        let mut terms: Vec<(f64, Term)> = self
            .terms
            .into_iter()
            .map(|(stem, count)| {
                let name = count.capital > count.small;
                let kind = match () {
                    () if count.number => Kind::Number,
                    () if name && places.contains(&stem) => Kind::Place,
                    () if name => Kind::Name,
                    () => Kind::Word,
                };
                let tells = match kind {
                    Kind::Number => NUMBER,
                    Kind::Word => telling(&stem),
                    _ => telling(&stem) * NAME,
                };
                let weight = (1.0 + count.times.ln()) * tells * particular(&stem);
                (weight, Term { key: key(&stem), weight: 0.0, kind, word: count.word })
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        terms.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.key.cmp(&y.key)));
        terms.truncate(TERMS);
        let whole = terms.iter().map(|(weight, _)| weight * weight).sum::<f64>().sqrt();
        let mut quotes = self.quotes;
        quotes.sort();
        quotes.dedup_by_key(|(key, _)| *key);
        quotes.truncate(QUOTES);
        let quotes =
            quotes.into_iter().map(|(key, word)| (whole * QUOTE, Term { key, weight: 0.0, kind: Kind::Quote, word }));
        terms.extend(quotes);
        let whole = terms.iter().map(|(weight, _)| weight * weight).sum::<f64>().sqrt();
        let mut terms: Profile =
            terms.into_iter().map(|(weight, term)| Term { weight: (weight / whole) as f32, ..term }).collect();
        terms.sort_by_key(|term| term.key);
        terms.dedup_by_key(|term| term.key);
        terms
    }
}

/// “didn’t”, but not “O’Hara”.
fn is_contracted(word: &str) -> bool {
    let after = word.split_once(['\'', '’']).map(|(_, after)| after);
    after.is_some_and(|after| !after.starts_with(char::is_uppercase))
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

fn key(words: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// The words and numbers of a text, each with whether a sentence or quotation begins with it.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    let mut begins = true;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let word = match first {
                c if c.is_ascii_digit() => number(rest),
                c if c.is_alphabetic() => letters(rest),
                c => {
                    begins |= matches!(c, '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '”' | '«');
                    rest = &rest[c.len_utf8()..];
                    continue;
                }
            };
            rest = &rest[word.len()..];
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            return Some((word, std::mem::take(&mut begins)));
        }
    })
}

/// The digits that a text begins with, with points and commas between them.
fn number(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ','])
}

/// The letters that a text begins with, with an apostrophe between them.
fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).unwrap_or(text.len());
    text[..end].trim_end_matches(['\'', '’'])
}

/// What stands in quotation marks, within one paragraph.
fn quotations(block: &str) -> impl Iterator<Item = &str> {
    block.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let open = rest.find(['“', '"'])?;
            let mark = rest[open..].chars().next()?;
            let inside = &rest[open + mark.len_utf8()..];
            let close = inside.find(if mark == '“' { '”' } else { '"' })?;
            rest = inside[close..].get(mark.len_utf8()..).unwrap_or_default();
            Some(&inside[..close])
        })
    })
}

/// The fingerprints of a quotation, each with the words it is made of: of every few neighbouring ones the smallest.
fn fingerprints(quotation: &str) -> Vec<(u64, String)> {
    let words: Vec<String> = words(quotation).map(|(word, _)| word.to_lowercase()).take(MAX_WORDS).collect();
    let all: Vec<(u64, usize)> = words.windows(QUOTE_WORDS).enumerate().map(|(i, words)| (key(words), i)).collect();
    let windows = all.windows(QUOTE_WINDOW.min(all.len().max(1)));
    let mut kept: Vec<(u64, usize)> = windows.filter_map(|window| window.iter().min().copied()).collect();
    kept.dedup();
    kept.into_iter().map(|(key, i)| (key, words[i..i + QUOTE_WORDS].join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words_numbers_and_beginnings() {
        let all: Vec<_> = words("The dam’s wall broke at 4.30. Over 1,200 fled: \"Run!\"").collect();
        let begins: Vec<_> = all.iter().filter(|(_, begins)| *begins).map(|(word, _)| *word).collect();
        assert_eq!(begins, ["The", "Over", "Run"]);
        assert_eq!(all.iter().map(|(word, _)| *word).collect::<Vec<_>>()[1..6], ["dam", "wall", "broke", "at", "4.30"]);
        assert!(all.iter().any(|(word, _)| *word == "1,200"));
    }

    #[test]
    fn contractions_are_no_names() {
        assert_eq!(["didn’t", "we're", "O'Hara", "dam"].map(is_contracted), [true, true, false, false]);
    }

    #[test]
    fn a_quotation_is_known_by_any_part_of_it() {
        let whole = "“We had eleven minutes from the first crack to the wave, and in eleven minutes you cannot wake a town,” she \
            said, “or anybody”. “It broke";
        let part = "He recalled that \"in eleven minutes you cannot wake a town\".";
        let prints = |text| quotations(text).flat_map(fingerprints).map(|(key, _)| key).collect::<HashSet<u64>>();
        assert_eq!(quotations(whole).count(), 2);
        assert!(!prints(whole).is_disjoint(&prints(part)));
    }
}
