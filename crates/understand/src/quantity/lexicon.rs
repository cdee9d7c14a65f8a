//! The lexicon of the quantity rules: `lexicon/quantities.toml` and `lexicon/units.toml`, ready to look up. Its words are
//! in lower case but for symbols and currencies, which are meant as they are written.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt, HashSet};

use dateline_model::mention::{Change, Modifier};
use serde::Deserialize;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum UnitKind {
    Part,
    Money,
    Time,
    Age,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Energy,
    Data,
    Other,
}

impl UnitKind {
    /// The name of the rule for quantities of this kind.
    pub fn rule(self) -> &'static str {
        match self {
            UnitKind::Part => "quantity.part",
            UnitKind::Money => "quantity.money",
            UnitKind::Time => "quantity.time",
            UnitKind::Age => "quantity.age",
            _ => "quantity.measure",
        }
    }
}

/// What a phrase before or after a number does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    Is(Modifier),
    /// Nearly, and said to be less.
    JustUnder,
}

type Phrases = HashMap<String, Qualifier>;
type Units = HashMap<String, (String, UnitKind)>;

pub(super) struct Lexicon {
    /// Letters after digits that multiply them.
    pub letters: HashMap<String, f64>,
    /// “dozens”, with the least that it can mean.
    pub vague_magnitudes: HashMap<String, f64>,
    /// Phrases that touch a number from the left, and from the right.
    pub before: Phrases,
    pub after: Phrases,
    /// Irregular plurals with their singulars.
    pub plurals: HashMap<String, String>,
    /// Compared adjectives in their plain form.
    pub adjectives: HashMap<String, String>,
    pub words: WordLists,
    /// Units after a number: in any case, and as written.
    pub unit_words: Units,
    pub unit_symbols: Units,
    /// Currencies before a number.
    pub currencies: HashMap<String, String>,
    changes: HashMap<String, (Change, bool)>,
}

/// Plain lists of words; the file says what each is for.
#[derive(Deserialize)]
pub(super) struct WordLists {
    pub vague: HashSet<String>,
    pub labels: HashSet<String>,
    pub scores: HashSet<String>,
    pub idioms: HashSet<String>,
    pub singulars: HashSet<String>,
    pub plural_modifiers: HashSet<String>,
    pub parcels: HashSet<String>,
    pub ends: HashSet<String>,
    pub states: HashSet<String>,
    pub not_states: HashSet<String>,
    pub determiners: HashSet<String>,
    pub before_one: HashSet<String>,
    pub before_many: HashSet<String>,
    pub priced: HashSet<String>,
    pub clocks: HashSet<String>,
    pub no_acronyms: HashSet<String>,
    pub before_change: HashSet<String>,
    pub phrasal: HashSet<String>,
}

impl Lexicon {
    /// The direction that a verb or adverb of change gives. Some give it to prices only: “lost 3%”, but “lost 30 tanks”.
    pub fn change(&self, word: &str, of_price: bool) -> Option<Change> {
        self.changes.get(word).filter(|(_, prices)| of_price || !prices).map(|(change, _)| *change)
    }
}

#[derive(Deserialize)]
struct QuantityFile {
    letters: HashMap<String, f64>,
    vague_magnitudes: HashMap<String, f64>,
    before: PhraseFile,
    after: PhraseFile,
    change: ChangeFile,
    plurals: HashMap<String, String>,
    adjectives: HashMap<String, String>,
    words: WordLists,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct PhraseFile {
    about: Vec<String>,
    nearly: Vec<String>,
    just_under: Vec<String>,
    at_least: Vec<String>,
    more_than: Vec<String>,
    up_to: Vec<String>,
    exact: Vec<String>,
    more: Vec<String>,
}

#[derive(Deserialize)]
struct ChangeFile {
    up: Vec<String>,
    down: Vec<String>,
    up_of_prices: Vec<String>,
    down_of_prices: Vec<String>,
}

#[derive(Deserialize)]
struct UnitFile {
    unit: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    name: String,
    kind: UnitKind,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
}

/// The shipped lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let file: QuantityFile = toml::from_str(include_str!("../../../../lexicon/quantities.toml"))
            .expect("lexicon/quantities.toml is well-formed");
        let units: UnitFile =
            toml::from_str(include_str!("../../../../lexicon/units.toml")).expect("lexicon/units.toml is well-formed");
        let mut changes = HashMap::new();
        let ChangeFile { up, down, up_of_prices, down_of_prices } = file.change;
        for (words, change, prices) in [
            (up, Change::Up, false),
            (down, Change::Down, false),
            (up_of_prices, Change::Up, true),
            (down_of_prices, Change::Down, true),
        ] {
            changes.extend(words.into_iter().map(|word| (word, (change, prices))));
        }
        let mut lexicon = Lexicon {
            letters: file.letters,
            vague_magnitudes: file.vague_magnitudes,
            before: phrases(file.before),
            after: phrases(file.after),
            plurals: file.plurals,
            adjectives: file.adjectives,
            words: file.words,
            unit_words: HashMap::new(),
            unit_symbols: HashMap::new(),
            currencies: HashMap::new(),
            changes,
        };
        for unit in units.unit {
            let named = |word: String| (word, (unit.name.clone(), unit.kind));
            // The codes of ISO 4217 stand on either side of a number.
            let codes = unit.before.iter().filter(|s| s.len() == 3 && s.bytes().all(|b| b.is_ascii_uppercase()));
            lexicon.unit_symbols.extend(codes.cloned().chain(unit.symbols).map(named));
            lexicon.unit_words.extend(unit.words.into_iter().map(named));
            lexicon.currencies.extend(unit.before.into_iter().map(|sign| (sign, unit.name.clone())));
        }
        lexicon
    })
}

fn phrases(file: PhraseFile) -> Phrases {
    let is = Qualifier::Is;
    [
        (file.about, is(Modifier::About)),
        (file.nearly, is(Modifier::Nearly)),
        (file.just_under, Qualifier::JustUnder),
        (file.at_least, is(Modifier::AtLeast)),
        (file.more_than, is(Modifier::MoreThan)),
        (file.up_to, is(Modifier::UpTo)),
        (file.exact, is(Modifier::Exact)),
        (file.more, is(Modifier::More)),
    ]
    .into_iter()
    .flat_map(|(phrases, qualifier)| phrases.into_iter().map(move |phrase| (phrase, qualifier)))
    .collect()
}
