//! Domain packs: which words make which claim. The engine knows no domain; it reads `lexicon/packs/*.toml`.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use dateline_model::{ClaimKind, Coverage};
use serde::Deserialize;

/// The packs that are compiled in.
const PACKS: [(&str, &str); 3] = [
    ("war", include_str!("../../../../lexicon/packs/war.toml")),
    ("disaster", include_str!("../../../../lexicon/packs/disaster.toml")),
    ("unrest", include_str!("../../../../lexicon/packs/unrest.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// In the order of the classes' names, so that a noun of several has them in the same order every time.
    nouns: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    designations: HashMap<String, Vec<String>>,
    #[serde(default)]
    models: HashMap<String, Vec<String>>,
    #[serde(rename = "predicate")]
    predicates: Vec<Predicate>,
}

/// Where the patient of a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Patient {
    /// It is the object; the subject is the actor.
    Object,
    /// It is the subject.
    Subject,
    /// It is the object, and was the subject's: “lost 20 tanks”.
    ObjectOfSubject,
    /// There is none: “declared martial law”.
    None,
}

/// Words that make a claim. The form is documented in `lexicon/packs/war.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Its name.
    pub rule: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    states: Vec<String>,
    /// Where the patient stands.
    pub patient: Patient,
    /// Prepositions that lead to the patient besides.
    #[serde(default)]
    pub at: Vec<String>,
    /// Whether the object is the weapon.
    #[serde(default)]
    pub weapon: bool,
    /// Whether it tells nothing without a number: “magnitude 6.8”, “900 left their homes”.
    #[serde(default)]
    pub numbered: bool,
    kinds: HashMap<String, String>,
    /// What kind of claim it is instead where no number counts what it befell.
    #[serde(default)]
    uncounted: Option<String>,
    /// ACLED's type of the event, or `attack` where weapon and target decide.
    #[serde(default)]
    pub acled: Option<String>,
}

impl Predicate {
    /// The kind of claim that it makes of a patient with these classes; none where it makes none.
    pub fn kind(&self, classes: &[&str]) -> Option<ClaimKind> {
        classes.iter().chain(&["any"]).find_map(|class| self.kinds.get(*class)).map(|name| ClaimKind::from_name(name))
    }

    /// The kind of claim that it makes where no number counts what it befell, if that is another.
    pub fn uncounted(&self) -> Option<ClaimKind> {
        self.uncounted.as_deref().map(ClaimKind::from_name)
    }

    /// Every kind of claim that it makes.
    pub fn all_kinds(&self) -> impl Iterator<Item = ClaimKind> {
        self.kinds.values().chain(&self.uncounted).map(|name| ClaimKind::from_name(name))
    }

    /// Whether it makes a claim of any patient.
    pub fn takes_any(&self) -> bool {
        self.kinds.contains_key("any")
    }

    /// Whether it is of what is left of the dead.
    pub fn takes_remains(&self) -> bool {
        self.kinds.contains_key("remains")
    }

    /// Whether it counts people.
    pub fn takes_people(&self) -> bool {
        self.kinds.contains_key("person")
    }

    /// Whether it makes a claim of people and of nothing else.
    pub fn takes_only_people(&self) -> bool {
        self.takes_people() && self.kinds.len() == 1
    }

    /// Whether a verb of this base form, or a phrase that begins with it, is among its words.
    fn words(&self) -> impl Iterator<Item = (Form, &String)> {
        let forms = [
            (Form::Verb, &self.verbs),
            (Form::Noun, &self.nouns),
            (Form::Phrase, &self.phrases),
            (Form::State, &self.states),
        ];
        forms.into_iter().flat_map(|(form, words)| words.iter().map(move |w| (form, w)))
    }
}

/// How a word makes a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A verb, with a particle perhaps.
    Verb,
    /// A noun.
    Noun,
    /// Verb + noun + preposition.
    Phrase,
    /// A participle or adjective beside a number.
    State,
}

/// The packs of a coverage, ready to look up.
#[derive(Debug)]
pub struct Pack {
    predicates: Vec<Predicate>,
    /// First word of verb, noun, phrase or state to the predicates that have it, the longest of its phrases first.
    index: HashMap<String, Vec<(Form, usize, String)>>,
    classes: HashMap<String, Vec<&'static str>>,
    designations: HashMap<String, &'static str>,
    models: HashMap<String, String>,
}

/// The names of classes, so that they need no copies. A pack may add its own.
fn intern(class: &str) -> &'static str {
    const CLASSES: [&str; 27] = [
        "person",
        "civilian",
        "combatant",
        "fighter",
        "journalist",
        "equipment",
        "aircraft",
        "building",
        "ground",
        "weapon",
        "customer",
        "attack",
        "share",
        "explosive",
        "arms",
        "protester",
        "agreement",
        "base",
        "tumult",
        "crowd-control",
        "captive",
        "remains",
        "kin",
        "hazard",
        "attacker",
        "family",
        "anyone",
    ];
    CLASSES.into_iter().find(|c| *c == class).unwrap_or("thing")
}

impl Pack {
    /// The packs that a coverage names; all of them if it names none.
    ///
    /// # Panics
    /// If a pack that is compiled in is broken, which its test rules out.
    pub fn new(coverage: &Coverage) -> Pack {
        let mut pack = Pack {
            predicates: Vec::new(),
            index: HashMap::new(),
            classes: HashMap::new(),
            designations: HashMap::new(),
            models: HashMap::new(),
        };
        for (name, text) in PACKS {
            if coverage.packs.is_empty() || coverage.packs.iter().any(|p| p == name) {
                pack.add(toml::from_str(text).expect("lexicon/packs are tested"));
            }
        }
        pack
    }

    fn add(&mut self, file: File) {
        for (class, nouns) in file.nouns {
            for noun in nouns {
                let classes = self.classes.entry(noun).or_default();
                if !classes.contains(&intern(&class)) {
                    classes.push(intern(&class));
                }
            }
        }
        for (class, letters) in file.designations {
            self.designations.extend(letters.into_iter().map(|l| (l, intern(&class))));
        }
        for (thing, names) in file.models {
            self.models.extend(names.into_iter().map(|name| (name, thing.clone())));
        }
        for predicate in file.predicates {
            let at = self.predicates.len();
            for (form, words) in predicate.words() {
                let first = words.split(' ').next().unwrap_or_default().to_owned();
                self.index.entry(first).or_default().push((form, at, words.clone()));
            }
            for noun in predicate.nouns.iter().filter(|_| {
                predicate.takes_any() && matches!(predicate.rule.as_str(), "strike" | "attack")
                    || predicate.rule == "offensive"
            }) {
                self.classes.entry(noun.clone()).or_default().push("attack");
            }
            self.predicates.push(predicate);
        }
        for entries in self.index.values_mut() {
            entries.sort_by_key(|(_, at, words)| (std::cmp::Reverse(words.len()), *at));
        }
    }

    /// The predicates whose words begin with this one, with the words, longest first.
    pub fn starting(&self, form: Form, word: &str) -> impl Iterator<Item = (&Predicate, &str)> {
        let entries = self.index.get(word).map_or(&[][..], Vec::as_slice).iter().filter(move |(of, ..)| *of == form);
        entries.map(|(_, at, words)| (&self.predicates[*at], words.as_str()))
    }

    /// Whether a word in its base form begins any predicate.
    pub fn knows(&self, word: &str) -> bool {
        self.index.contains_key(word)
    }

    /// Its predicates.
    pub fn predicates(&self) -> &[Predicate] {
        &self.predicates
    }

    /// The words that make predicates, in their base forms: “come under fire” whole, “break up” without its particle.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.index.iter().flat_map(|(first, entries)| {
            entries.iter().map(move |(form, _, words)| if *form == Form::Phrase { words } else { first }.as_str())
        })
    }

    /// The classes of a thing by its noun phrase in the singular, lower case: the longest tail that a pack lists.
    pub fn classes(&self, words: &[String]) -> Vec<&'static str> {
        for from in words.len().saturating_sub(3)..words.len() {
            if let Some(classes) = self.classes.get(&words[from..].join(" ")) {
                let mut classes = classes.clone();
                if classes.iter().any(|c| matches!(*c, "civilian" | "combatant" | "fighter" | "journalist"))
                    && !classes.contains(&"person")
                {
                    classes.push("person");
                }
                return classes;
            }
        }
        // "a fisherman", "a policewoman": whoever is called so.
        let person =
            words.last().is_some_and(|word| word.len() > 6 && (word.ends_with("man") || word.ends_with("woman")));
        if person { vec!["person"] } else { Vec::new() }
    }

    /// What a model is, by its name in lower case: of “grad” a “multiple launch rocket system”.
    pub fn model(&self, name: &str) -> Option<&str> {
        self.models.get(name).map(String::as_str)
    }

    /// The class of a model designation such as “Su-25”.
    pub fn designation(&self, word: &str) -> Option<&'static str> {
        let (letters, number) = word.split_once('-')?;
        number.starts_with(|c: char| c.is_ascii_digit()).then(|| self.designations.get(letters).copied()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_well_formed_and_every_kind_has_a_class() {
        let pack = Pack::new(&Coverage::default());
        for predicate in &pack.predicates {
            assert!(predicate.words().next().is_some(), "{} has no words", predicate.rule);
            let acled = predicate.acled.as_deref();
            assert!(acled.is_none_or(super::super::acled::is_known), "{}: {acled:?}", predicate.rule);
            for class in predicate.kinds.keys() {
                assert!(
                    class == "any" || class == "place" || intern(class) == class,
                    "{}: no class {class}",
                    predicate.rule
                );
            }
        }
    }

    #[test]
    fn the_longest_tail_of_a_phrase_gives_its_class() {
        let pack = Pack::new(&Coverage::default());
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(pack.classes(&words("big transport plane")).contains(&"aircraft"));
        assert!(pack.classes(&words("border guard")).contains(&"person"));
        assert!(pack.classes(&words("idea")).is_empty());
        assert_eq!(pack.designation("Su-25"), Some("aircraft"));
        assert_eq!(pack.designation("Covid-19"), None);
    }
}
