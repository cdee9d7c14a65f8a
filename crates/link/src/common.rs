//! How much a word tells: the rarer it is in English, the more.

use std::{collections::HashMap, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};

/// The most frequent words of English with how often each occurs among a thousand million (`data/README.md`).
const WORDS: &str = include_str!("../data/words.tsv");
const OF: f64 = 1e9;

/// What a word that the table does not have tells: most are names.
const RARE: f64 = 11.0;
/// What is left out of the count of a word's surprise: the words that make up the grammar have no more than this.
const GRAMMAR: f64 = 6.0;
/// A word that tells less than this is left out.
const LEAST: f64 = 1.5;
/// What a number of two digits or more tells.
pub(crate) const NUMBER: f64 = 6.0;

static COUNTS: LazyLock<HashMap<String, f64>> = LazyLock::new(|| {
    let mut counts: HashMap<String, f64> = HashMap::new();
    for line in WORDS.lines() {
        if let Some((word, count)) = line.split_once('\t') {
            *counts.entry(stem(word)).or_default() += count.parse().unwrap_or(0.0);
        }
    }
    counts
});

/// A word without its endings, as Snowball's English stemmer leaves it.
pub(crate) fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// How much a stem tells, from 0 to [`RARE`]: the logarithm of how rarely it occurs.
pub(crate) fn telling(stem: &str) -> f64 {
    let Some(count) = COUNTS.get(stem) else { return RARE };
    let tells = (OF / count).ln() - GRAMMAR;
    if tells < LEAST { 0.0 } else { tells.min(RARE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_than_common_ones_and_grammar_nothing() {
        let tells = |word: &str| telling(&stem(word));
        assert_eq!(["the", "were", "people", "said"].map(tells), [0.0; 4]);
        assert!(tells("police") < tells("crash") && tells("crash") < tells("iceberg"));
        assert_eq!(tells("crashes"), tells("crash"));
        assert_eq!(tells("ruritania"), RARE);
    }
}
