//! The names of parties, bodies, roles and persons, in one automaton: the lexicon's and the coverage's own.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use dateline_model::Coverage;
use serde::Deserialize;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A person of the coverage.
    Person {
        /// The full name.
        name: String,
        /// The role.
        role: Option<String>,
        /// The body spoken for.
        body: Option<String>,
        /// The side.
        side: String,
    },
    /// A body with a name of its own: “Kremlin”, “Pentagon”, a coverage's bodies.
    Body {
        /// The full name.
        name: String,
        /// The side.
        side: String,
    },
    /// A body that is a party of its own: the UN, an armed group.
    Organisation {
        /// The full name, which is also the side.
        name: String,
        /// Whether it is an armed group.
        armed: bool,
    },
    /// An outlet of the coverage.
    Outlet(String),
    /// A coverage's word for a side's forces.
    Forces(String),
    /// A state or territory by name: its side.
    State(String),
    /// A seat of government: its side.
    Capital(String),
    /// An adjective or a word for people: its side.
    Adjective(String),
    /// A kind of body that states have: an index into [`Names::bodies`].
    BodyNoun(usize),
    /// A person who speaks for such a body.
    Role(usize),
    /// A person or service that speaks for what stands beside it: “spokesman”.
    Speaker,
}

impl Meaning {
    /// Whether it is somebody who speaks by itself: a body, an office, a person. States do so through these, and a city that has
    /// a government's seat is a place as well.
    pub fn may_speak(&self) -> bool {
        !matches!(self, Meaning::State(_) | Meaning::Capital(_) | Meaning::Adjective(_))
    }

    /// The side that it names or belongs to.
    pub fn side(&self) -> Option<&str> {
        match self {
            Meaning::Person { side, .. } | Meaning::Body { side, .. } => Some(side),
            Meaning::State(side) | Meaning::Capital(side) | Meaning::Adjective(side) | Meaning::Forces(side) => {
                Some(side)
            }
            Meaning::Organisation { name, .. } => Some(name),
            Meaning::Outlet(name) => Some(name),
            Meaning::BodyNoun(_) | Meaning::Role(_) | Meaning::Speaker => None,
        }
    }
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch<'n> {
    /// Where, in bytes.
    pub bytes: Range<usize>,
    /// What it means.
    pub meaning: &'n Meaning,
}

/// A kind of body that states have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyKind {
    /// The name before “of <side>”.
    pub name: String,
    nouns: Vec<String>,
    roles: Vec<String>,
    /// The noun by which a post refers to it again.
    pub short: String,
}

#[derive(Deserialize)]
struct BodiesFile {
    body: Vec<BodyKind>,
    speakers: Speakers,
}

/// Words for whoever speaks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speakers {
    roles: Vec<String>,
    /// Words that withhold who speaks.
    pub anonymous: HashSet<String>,
    /// Words for what was said, which stand for who said it.
    pub texts: HashSet<String>,
    /// Words for any body that has been named.
    pub bodies: HashSet<String>,
    /// Words for a body that has them in its name.
    pub kinds: HashSet<String>,
}

#[derive(Deserialize)]
struct CountriesFile {
    country: Vec<Country>,
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct Country {
    name: String,
    iso2: Option<String>,
    claimed_by: Option<String>,
    adjectives: Vec<String>,
    people: Vec<String>,
    capital: Option<String>,
    #[serde(default)]
    capital_aliases: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    metonyms: Vec<Metonym>,
}

#[derive(Deserialize)]
struct Metonym {
    name: String,
    body: String,
}

#[derive(Deserialize)]
struct Organisation {
    name: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// All names that the rules know.
#[derive(Debug)]
pub struct Names {
    automaton: AhoCorasick,
    /// Of each pattern, its words as written and what it means.
    entries: Vec<(String, Meaning)>,
    /// The kinds of body that states have.
    pub bodies: Vec<BodyKind>,
    /// Words for whoever speaks.
    pub speakers: Speakers,
    /// The words of all proper names, in lower case.
    pub words: HashSet<String>,
    /// The country of an ISO 3166-1 code.
    pub countries: HashMap<String, String>,
    /// The territories that are counted to the country of a code and have a name of their own.
    pub territories: HashMap<String, Vec<String>>,
}

impl Names {
    /// The lexicon's names and the coverage's. Where two names are written alike, the coverage's wins, then the more
    /// specific one.
    ///
    /// # Panics
    /// If the lexicon that is compiled in is broken, which its test rules out.
    pub fn new(coverage: &Coverage) -> Names {
        let bodies: BodiesFile =
            toml::from_str(include_str!("../../../../lexicon/bodies.toml")).expect("lexicon/bodies.toml is tested");
        let world: CountriesFile = toml::from_str(include_str!("../../../../lexicon/countries.toml"))
            .expect("lexicon/countries.toml is tested");

        let mut names = Collector::default();
        names.coverage(coverage);
        for country in &world.country {
            for metonym in &country.metonyms {
                // "MoD" and "Foreign Office" mean whose they are said to be.
                if bodies.body.iter().any(|b| b.nouns.contains(&metonym.name.to_lowercase())) {
                    continue;
                }
                names.add(&metonym.name, Meaning::Body { name: metonym.body.clone(), side: country.name.clone() });
            }
        }
        for organisation in &world.organisation {
            let meaning =
                Meaning::Organisation { name: organisation.name.clone(), armed: organisation.kind == "armed group" };
            names.add_all([&organisation.name].into_iter().chain(&organisation.aliases), &meaning);
        }
        for country in &world.country {
            let side = country.name.clone();
            names.add_all([&country.name].into_iter().chain(&country.aliases), &Meaning::State(side.clone()));
            names.add_all(country.capital.iter().chain(&country.capital_aliases), &Meaning::Capital(side.clone()));
            names.add_all(&country.adjectives, &Meaning::Adjective(side.clone()));
            for people in &country.people {
                names.add(people, Meaning::Adjective(side.clone()));
                names.add(&format!("{people}s"), Meaning::Adjective(side.clone()));
            }
        }
        let mut words = names.words();
        for place in &coverage.places {
            let of_place = [&place.name].into_iter().chain(&place.aliases);
            words.extend(of_place.flat_map(|n| n.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase));
        }
        for (i, body) in bodies.body.iter().enumerate() {
            names.add_all(&body.nouns, &Meaning::BodyNoun(i));
        }
        for (i, body) in bodies.body.iter().enumerate() {
            names.add_all(&body.roles, &Meaning::Role(i));
        }
        names.add_all(&bodies.speakers.roles, &Meaning::Speaker);

        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(names.entries.iter().map(|(name, _)| name.to_ascii_lowercase()))
            .expect("a few thousand short names make an automaton");
        let mut countries = HashMap::new();
        let mut territories: HashMap<String, Vec<String>> = HashMap::new();
        for country in world.country {
            match (country.iso2, country.claimed_by) {
                (_, Some(by)) => territories.entry(by).or_default().push(country.name),
                (Some(code), None) => {
                    countries.insert(code, country.name);
                }
                (None, None) => {}
            }
        }
        Names {
            automaton,
            entries: names.entries,
            bodies: bodies.body,
            speakers: bodies.speakers,
            words,
            countries,
            territories,
        }
    }

    /// The state that a territory without general recognition, or inside a state, is counted to.
    pub fn claimant_of(&self, territory: &str) -> Option<&str> {
        let (code, _) = self.territories.iter().find(|(_, names)| names.iter().any(|n| n == territory))?;
        self.countries.get(code).map(String::as_str)
    }

    /// The names in a text, in order, disjoint, the longest at each place. A name counts only as whole words; one that is
    /// written with a capital needs one in the text, and one all in capitals is meant only as written.
    pub fn find<'n>(&'n self, text: &str) -> Vec<NameMatch<'n>> {
        self.matches(text).into_iter().map(|(bytes, (_, meaning))| NameMatch { bytes, meaning }).collect()
    }

    /// The names in a text as the lexicon writes them.
    pub fn written(&self, text: &str) -> Vec<(Range<usize>, &str)> {
        self.matches(text).into_iter().map(|(bytes, (written, _))| (bytes, written.as_str())).collect()
    }

    fn matches(&self, text: &str) -> Vec<(Range<usize>, &(String, Meaning))> {
        let lower = text.to_ascii_lowercase();
        let mut found: Vec<(Range<usize>, &(String, Meaning))> = Vec::new();
        // A name begins where no word goes on.
        let mut within = false;
        for (from, c) in text.char_indices() {
            let goes_on = std::mem::replace(&mut within, c.is_alphanumeric());
            if goes_on || c.is_whitespace() || found.last().is_some_and(|(name, _)| from < name.end) {
                continue;
            }
            let Some(m) = self.automaton.find(Input::new(&lower).range(from..).anchored(Anchored::Yes)) else {
                continue;
            };
            let entry = &self.entries[m.pattern().as_usize()];
            if !begins_with_word(&text[m.end()..]) && fits_case(&text[m.range()], &entry.0) {
                found.push((m.range(), entry));
            }
        }
        found
    }
}

fn begins_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

fn fits_case(text: &str, written: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |s: &str| s.chars().filter(|c| c.is_uppercase()).count();
    let acronym = letters(written) > 1 && capitals(written) == letters(written);
    if acronym {
        return text == written;
    }
    !written.starts_with(char::is_uppercase) || text.starts_with(char::is_uppercase)
}

/// Gathers names; the first of those written alike wins.
#[derive(Default)]
struct Collector {
    entries: Vec<(String, Meaning)>,
    known: HashSet<String>,
}

impl Collector {
    fn add(&mut self, name: &str, meaning: Meaning) {
        if name.trim().len() >= 2 && self.known.insert(name.to_ascii_lowercase()) {
            self.entries.push((name.to_owned(), meaning));
        }
    }

    fn add_all<'a>(&mut self, names: impl IntoIterator<Item = &'a String>, meaning: &Meaning) {
        for name in names {
            self.add(name, meaning.clone());
        }
    }

    fn coverage(&mut self, coverage: &Coverage) {
        for party in &coverage.parties {
            let side = party.name.clone();
            for person in &party.people {
                let meaning = Meaning::Person {
                    name: person.name.clone(),
                    role: person.role.clone(),
                    body: person.body.clone(),
                    side: side.clone(),
                };
                self.add_all([&person.name].into_iter().chain(&person.aliases), &meaning);
            }
            for body in &party.bodies {
                let meaning = Meaning::Body { name: body.name.clone(), side: side.clone() };
                self.add_all([&body.name].into_iter().chain(&body.aliases), &meaning);
            }
            self.add_all(&party.forces, &Meaning::Forces(side.clone()));
            let organisation = matches!(party.kind.as_deref(), Some("armed group" | "organisation"));
            let meaning = if organisation {
                Meaning::Organisation { name: side.clone(), armed: party.kind.as_deref() == Some("armed group") }
            } else {
                Meaning::State(side.clone())
            };
            self.add_all([&party.name].into_iter().chain(&party.aliases), &meaning);
            self.add_all(&party.adjectives, &Meaning::Adjective(side.clone()));
            self.add_all(&party.capital, &Meaning::Capital(side.clone()));
        }
        for source in &coverage.sources {
            self.add_all([&source.name].into_iter().chain(&source.aliases), &Meaning::Outlet(source.name.clone()));
        }
    }

    /// The words of all names gathered so far, in lower case.
    fn words(&self) -> HashSet<String> {
        let split =
            |name: &String| name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
        self.entries.iter().flat_map(|(name, _)| split(name)).filter(|w| w.len() > 3).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(text: &str) -> Vec<String> {
        let names = Names::new(&Coverage::default());
        let show = |m: &NameMatch| match m.meaning {
            Meaning::BodyNoun(i) | Meaning::Role(i) => names.bodies[*i].name.clone(),
            Meaning::Speaker => "speaker".into(),
            Meaning::Body { name, .. } => name.clone(),
            meaning => meaning.side().unwrap_or_default().to_owned(),
        };
        names.find(text).iter().map(show).collect()
    }

    #[test]
    fn names_are_whole_words_in_their_own_case() {
        assert_eq!(
            meanings("the Norwegian Defence Ministry's spokesman"),
            ["Norway", "Ministry of Defence", "speaker"]
        );
        assert_eq!(meanings("The Kremlin told us of turkey and China."), ["Presidency of Russia", "China"]);
        assert_eq!(meanings("Two Norwegians and the US in Oslo"), ["Norway", "United States", "Norway"]);
        assert!(meanings("Chinaware and Norwegianness").is_empty());
    }

    #[test]
    fn a_coverage_s_own_names_win() {
        let coverage = "slug='r'\ntitle='R'\n[[party]]\nname='Ruritania'\nadjectives=['Ruritanian']\nforces=['Blue Guard']\n[[party.people]]\nname='Ana Bel'\nbody='Ministry of Grain'";
        let names = Names::new(&Coverage::from_toml(coverage).unwrap());
        let found: Vec<_> =
            names.find("Ana Bel of the Blue Guard, a Ruritanian").into_iter().map(|m| m.meaning).collect();
        assert!(matches!(found[0], Meaning::Person { body: Some(body), .. } if body == "Ministry of Grain"));
        assert_eq!(found[1], &Meaning::Forces("Ruritania".into()));
        assert_eq!(found[2], &Meaning::Adjective("Ruritania".into()));
    }
}
