//! The lexicon of the time rules, `lexicon/times.toml`, ready to look up. Its words are in lower case.

use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};

use serde::Deserialize;

/// A day with a name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum NamedDay {
    Fixed { month: i8, day: i8 },
    Nth { month: i8, weekday: i8, nth: i8 },
    Easter { easter: i64 },
}

/// The tables of the file, which says what each is for.
#[derive(Deserialize)]
pub(super) struct Lexicon {
    pub months: HashMap<String, i8>,
    pub weekdays: HashMap<String, i8>,
    pub short_weekdays: HashMap<String, i8>,
    pub units: HashMap<String, String>,
    pub parts: HashMap<String, String>,
    pub points: HashMap<String, String>,
    pub seasons: HashMap<String, String>,
    pub days: HashMap<String, NamedDay>,
    pub relative: HashMap<String, i64>,
    pub references: HashMap<String, String>,
    pub sets: HashMap<String, String>,
    pub words: WordLists,
    /// The words with which an expression may begin.
    #[serde(skip)]
    pub starts: HashSet<String>,
}

/// Plain lists of words.
#[derive(Deserialize)]
pub(super) struct WordLists {
    pub starts: HashSet<String>,
    pub qualifiers: HashSet<String>,
    pub vague: HashSet<String>,
    pub zones: HashSet<String>,
    pub ahead: HashSet<String>,
    pub behind: HashSet<String>,
    pub before_month: HashSet<String>,
    pub before_loud_month: HashSet<String>,
    pub first_names: HashSet<String>,
    pub papers: HashSet<String>,
    pub named_days: HashSet<String>,
    pub before_year: HashSet<String>,
    pub before_number: HashSet<String>,
    pub after_number: HashSet<String>,
    pub counted: HashSet<String>,
    pub after_time: HashSet<String>,
    pub whole: HashSet<String>,
    pub before_part: HashSet<String>,
    pub before_period: HashSet<String>,
    pub more: HashSet<String>,
    pub before_length: HashSet<String>,
    pub before_bare_length: HashSet<String>,
    pub before_article: HashSet<String>,
    pub doubtful_units: HashSet<String>,
    pub after_clock: HashSet<String>,
    pub before_clock: HashSet<String>,
}

/// The shipped lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon: Lexicon =
            toml::from_str(include_str!("../../../../lexicon/times.toml")).expect("lexicon/times.toml is well-formed");
        let words = &lexicon.words;
        let weekday_plurals: Vec<String> = lexicon.weekdays.keys().map(|day| format!("{day}s")).collect();
        let phrases = words
            .starts
            .iter()
            .chain(&words.qualifiers)
            .chain(&words.vague)
            .chain(&weekday_plurals)
            .chain(lexicon.months.keys())
            .chain(lexicon.weekdays.keys())
            .chain(lexicon.short_weekdays.keys())
            .chain(lexicon.units.keys())
            .chain(lexicon.parts.keys())
            .chain(lexicon.points.keys())
            .chain(lexicon.seasons.keys())
            .chain(lexicon.days.keys())
            .chain(lexicon.relative.keys())
            .chain(lexicon.references.keys())
            .chain(lexicon.sets.keys());
        lexicon.starts = phrases.map(|phrase| phrase.split([' ', '\'', '-']).next().unwrap_or("").to_owned()).collect();
        lexicon
    })
}
