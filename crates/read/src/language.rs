//! The language of a report, where its words tell it reliably.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dateline_model::letter::is_letter;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use whatlang::Lang;

use crate::openings::Openings;
use crate::shape::{self, Script};

/// How many bytes of prose the guess looks at.
const SAMPLE: usize = 3000;
/// How many bytes of one post.
const POST_SAMPLE: usize = 600;
/// So many of the first words of a report are common ones of English where there is no doubt.
const PLAIN: usize = 12;
/// How many letters a post needs to be told from others in the same script.
const LETTERS: usize = 60;

/// The BCP 47 tag of the language of some prose. None where it is too short or too mixed to tell.
pub(crate) fn of<'t>(prose: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut sample = String::new();
    for text in prose {
        sample.extend(text.chars().take(1000));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    // Common words are looked at first: they cost far less. English has none of its kin that would share so many with it.
    by_common_words(&sample, PLAIN, 2)
        .filter(|tag| tag == "en")
        .or_else(|| whatlang::detect(&sample).filter(whatlang::Info::is_reliable).map(|info| tag(info.lang())))
        .or_else(|| by_common_words(&sample, 2, 1))
}

/// The tag of the language of one post, where it is not that of its report. A post in the report's script is looked at
/// closely only where it lacks the commonest words of the report's language.
pub(crate) fn other(post: &str, report: Option<&str>) -> Option<String> {
    let mut end = post.len().min(POST_SAMPLE);
    while !post.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &post[..end];
    let own = report.map(|r| r.split('-').next().unwrap_or(r));
    let same_script = own.is_some_and(|own| script_of(own).is_some_and(|s| shape::script(sample) == Some(s)));
    if same_script
        && (own.is_some_and(|own| has_common_words(sample, own))
            || sample.chars().filter(|c| c.is_alphabetic()).take(LETTERS).count() < LETTERS)
    {
        return None;
    }
    // Common words are looked at first: they cost far less.
    let told = || whatlang::detect(sample).filter(whatlang::Info::is_reliable).map(|info| tag(info.lang()));
    let least = if same_script { 4 } else { 2 };
    by_common_words(sample, least, 1)
        .or_else(told)
        .or_else(|| by_common_words(sample, 2, 1))
        .filter(|tag| own != Some(tag))
}

/// The commonest words of a language.
#[derive(Deserialize, Default)]
#[serde(from = "FxHashSet<String>")]
struct Common {
    words: FxHashSet<String>,
    openings: Openings,
}

impl From<FxHashSet<String>> for Common {
    fn from(words: FxHashSet<String>) -> Common {
        Common { openings: Openings::of(words.iter()), words }
    }
}

impl Common {
    /// Whether a word is among them, also with a capital.
    fn has(&self, word: &str) -> bool {
        self.openings.may_have(word)
            && (self.words.contains(word)
                || word.starts_with(char::is_uppercase) && self.words.contains(&word.to_lowercase()))
    }
}

/// The commonest words of languages, by tag.
fn common() -> &'static BTreeMap<String, Common> {
    static COMMON: OnceLock<BTreeMap<String, Common>> = OnceLock::new();
    COMMON.get_or_init(|| toml::from_str(include_str!("../../../lexicon/language/common.toml")).unwrap_or_default())
}

/// The first words of a text.
fn first_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().map(|w| w.trim_matches(|c| !is_letter(c)));
    words.filter(|w| !w.is_empty() && w.len() <= 20).take(60)
}

/// Whether at least two of the first words of a text are among the commonest of a language.
fn has_common_words(text: &str, language: &str) -> bool {
    let Some(common) = common().get(language) else { return false };
    first_words(text).filter(|word| common.has(word)).nth(1).is_some()
}

/// The language that more of the first words of a text are common in than in any other, if they are so many at least and more
/// than so many times as many.
fn by_common_words(text: &str, least: usize, times: usize) -> Option<String> {
    let words: Vec<String> = first_words(text).map(str::to_lowercase).collect();
    let count = |common: &Common| words.iter().filter(|w| common.words.contains(*w)).count();
    let mut counts: Vec<(usize, &str)> = common().iter().map(|(tag, common)| (count(common), tag.as_str())).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (first, second) = (counts.first()?, counts.get(1).map_or(0, |c| c.0));
    (first.0 >= least && first.0 > times * second).then(|| first.1.to_owned())
}

/// The script that a language is written in, where it has one.
fn script_of(language: &str) -> Option<Script> {
    Some(match language {
        "ru" | "uk" | "be" | "bg" | "mk" => Script::Cyrillic,
        "ar" | "fa" | "ur" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "hy" => Script::Armenian,
        "ka" => Script::Georgian,
        "el" => Script::Greek,
        "zh" | "ja" | "ko" => Script::EastAsian,
        "sr" | "th" | "my" | "km" | "am" | "hi" | "mr" | "ne" | "bn" | "gu" | "pa" | "or" | "ta" | "te" | "kn"
        | "ml" | "si" => return None,
        _ => Script::Latin,
    })
}

/// The shortest tag of a language: two letters where ISO 639-1 has them.
fn tag(lang: Lang) -> String {
    match lang {
        Lang::Afr => "af",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        other => other.code(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_only_where_its_words_suffice() {
        let english =
            "The bridge across the river has been closed since the early morning, and the ferry is not running.";
        assert_eq!(of([english].into_iter()).as_deref(), Some("en"));
        let german =
            "Die Brücke über den Fluss ist seit dem frühen Morgen gesperrt, und auch die Fähre fährt nicht mehr.";
        assert_eq!(of([german].into_iter()).as_deref(), Some("de"));
        assert_eq!(of(["12:05"].into_iter()), None);
    }

    #[test]
    fn the_shipped_words_are_whole() {
        let common: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../lexicon/language/common.toml")).unwrap();
        assert!(common.len() >= 11 && common.values().flatten().all(|w| *w == w.to_lowercase()));
    }

    #[test]
    fn a_post_in_another_language_than_its_report_s_is_told() {
        let russian = "Мэр призвал обе стороны к спокойствию.";
        assert_eq!(other(russian, Some("en")).as_deref(), Some("ru"));
        assert_eq!(other(russian, Some("ru")), None);
        let german = "Die Mannschaft der Fähre stimmt im Rathaus ab, und der Bürgermeister hat um Ruhe gebeten.";
        assert_eq!(other(german, Some("en")).as_deref(), Some("de"));
        assert_eq!(other(german, Some("de")), None);
        assert_eq!(other("The crews of the ferry are voting in the town hall, the union says.", Some("en")), None);
        assert_eq!(other("FERRY CREWS VOTE", Some("en")), None);
        assert_eq!(other("Arnholm – Stena 2:1", Some("de")), None);
    }
}
