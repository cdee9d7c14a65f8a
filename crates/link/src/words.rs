//! Words for comparing: lower case, singular, without those that say nothing.

use std::collections::BTreeSet;

/// Words that say nothing about what is told.
const EMPTY: [&str; 46] = [
    "the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "by", "for", "from", "with", "its", "their", "his",
    "her", "it", "is", "are", "was", "were", "been", "be", "had", "has", "have", "that", "this", "these", "as", "more",
    "than", "other", "others", "system", "unit", "over", "up", "about", "around", "some", "into", "several", "many",
];

/// Spellings that differ between sides of an ocean.
fn british(word: &str) -> String {
    word.replace("armored", "armoured")
        .replace("defense", "defence")
        .replace("center", "centre")
        .replace("ization", "isation")
        .replace("airplane", "aeroplane")
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
        .filter(|w| w.len() > 1 && !EMPTY.contains(&w.as_str()))
        .map(|w| british(&singular(&w)))
        .map(|w| one_word(&w).map_or(w, str::to_owned))
}

/// One word for things that reports call by several.
fn one_word(word: &str) -> Option<&'static str> {
    const SAME: [(&str, &[&str]); 9] = [
        ("plane", &["aircraft", "jet", "warplane", "aeroplane", "fighter jet"]),
        ("drone", &["uav", "quadcopter"]),
        ("fighter", &["militant", "mercenary", "terrorist", "jihadist"]),
        ("position", &["stronghold", "height", "hill", "ridge", "point"]),
        ("journalist", &["reporter", "correspondent"]),
        ("soldier", &["serviceman", "troop", "servicewoman"]),
        ("house", &["home", "dwelling"]),
        ("artillery", &["howitzer", "mortar"]),
        ("attack", &["offensive", "assault"]),
    ];
    SAME.iter().find(|(_, others)| others.contains(&word)).map(|(one, _)| *one)
}

/// Whether words say that a number has moved: “the toll has risen to 26”.
pub fn says_moved(words: &BTreeSet<String>) -> bool {
    const MOVED: [&str; 14] = [
        "risen",
        "rose",
        "rise",
        "rising",
        "increased",
        "increase",
        "climbed",
        "grown",
        "grew",
        "updated",
        "updating",
        "revised",
        "reach",
        "reached",
    ];
    MOVED.iter().any(|word| words.contains(*word))
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
    fn words_compare_in_the_singular_and_in_one_spelling() {
        let words: Vec<_> = content_words("the Armored vehicles, bodies and switches of several classes").collect();
        assert_eq!(words, ["armoured", "vehicle", "body", "switch", "class"]);
    }
}
