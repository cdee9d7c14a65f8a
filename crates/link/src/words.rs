//! Words for comparing: lower case, singular, without those that say nothing. They are data: `lexicon/comparing.toml`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

use serde::Deserialize;

/// Words that decide whether two claims tell of the same thing. What each list means is said in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    empty: HashSet<String>,
    moved: HashSet<String>,
    parts: Vec<String>,
    family: HashSet<String>,
    outlet: HashSet<String>,
    spelling: BTreeMap<String, String>,
    same: HashMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| read().unwrap_or_default());

/// By what other reports call it: the one word for it.
static ONE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let same = WORDS.same.iter();
    same.flat_map(|(one, others)| others.iter().map(|other| (other.as_str(), one.as_str()))).collect()
});

/// A test sees to it that this never fails.
fn read() -> Result<Words, toml::de::Error> {
    toml::from_str(include_str!("../../../lexicon/comparing.toml"))
}

/// A word in one spelling.
fn british(word: String) -> String {
    WORDS.spelling.iter().fold(word, |word, (american, british)| match word.contains(american.as_str()) {
        true => word.replace(american, british),
        false => word,
    })
}

/// A word in the singular, by the regular endings.
pub fn singular(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    match word {
        w if w.ends_with("ies") && w.len() > 4 => format!("{}y", &w[..w.len() - 3]),
        w if w.ends_with("sses") || w.ends_with("ches") || w.ends_with("shes") => w[..w.len() - 2].to_owned(),
        w if w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && w.len() > 3 => w[..w.len() - 1].to_owned(),
        w => w.to_owned(),
    }
}

/// The content words of a text.
pub fn content_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(str::to_lowercase)
        .filter(|word| word.len() > 1 && !WORDS.empty.contains(word))
        .map(|word| british(singular(&word)))
        .map(|word| ONE.get(word.as_str()).map_or(word, |one| (*one).to_owned()))
}

/// Whether words say that a number has moved: “the toll has risen to 26”.
pub fn says_moved(words: &BTreeSet<String>) -> bool {
    words.iter().any(|word| WORDS.moved.contains(word))
}

/// In place of a part's word: one or some of those whom another claim of the same words counts.
pub(crate) const ONE_OF_THEM: &str = "one of them";

/// The word for a part of the dead and hurt, if they are one: “three children”.
pub(crate) fn part_of(item: &BTreeSet<String>) -> Option<&'static str> {
    WORDS.parts.iter().find(|part| item.contains(*part)).map(String::as_str)
}

/// Whether a word is for the people of one household or kin.
pub(crate) fn is_of_a_family(word: &str) -> bool {
    WORDS.family.contains(word)
}

/// Whether a word of an outlet's name tells no two outlets apart.
pub(crate) fn is_of_no_outlet(word: &str) -> bool {
    WORDS.outlet.contains(word)
}

/// The share of words that two sets have in common, of the smaller one.
pub fn overlap(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let least = a.len().min(b.len());
    if least == 0 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_can_be_read() {
        assert!(read().is_ok_and(|words| !words.empty.is_empty()));
    }

    #[test]
    fn words_compare_in_the_singular_and_in_one_spelling() {
        let words: Vec<_> = content_words("the Armored vehicles, bodies and switches of several classes").collect();
        assert_eq!(words, ["armoured", "vehicle", "body", "switch", "class"]);
    }
}
