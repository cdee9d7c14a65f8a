//! Look-up by name, and the choice between places of one name.

use std::sync::LazyLock;

use dateline_model::PlacePrecision;

use crate::{
    data::{Data, DataError, Sense},
    fold::{fold, fold_word},
    place::{Country, Place},
};

/// No name looked up is taken to have more places than this: the least known are left out.
const MAX_PLACES: usize = 400;
/// What a name that is not the usual one takes from a place's prominence.
const OTHER_NAME: f32 = 1.2;

/// The places of the world by name.
pub struct Gazetteer {
    pub(crate) data: Data,
}

/// What a report tells of where it plays: decides between places of one name.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Countries that the report names, their people and places counted in, with how often.
    pub countries: Vec<(Country, u32)>,
    /// Regions and towns of the report that are already certain, at most 64.
    pub places: Vec<Place>,
}

impl Context {
    /// Counts in a place that the report names.
    pub fn add(&mut self, place: &Place) {
        if let Some(country) = place.country {
            match self.countries.iter_mut().find(|c| c.0 == country) {
                Some(known) => known.1 += 1,
                None => self.countries.push((country, 1)),
            }
        }
        let small = place.is_local() || place.precision == PlacePrecision::Region;
        if small && self.places.len() < 64 && !self.places.contains(place) {
            self.places.push(place.clone());
        }
    }
}

/// A folded name in the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Words of the text that it takes.
    pub words: usize,
    pub value: u64,
}

impl Gazetteer {
    /// The gazetteer that is compiled in (see `data/README.md`). Unpacked on first use.
    pub fn shipped() -> &'static Gazetteer {
        static SHIPPED: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::unpack(include_bytes!("../data/gazetteer.zst")).expect("the shipped gazetteer is whole")
        });
        &SHIPPED
    }

    /// A gazetteer from packed bytes, as [`pack`](crate::pack) makes them.
    ///
    /// # Errors
    /// [`DataError`] if the bytes are no packed gazetteer.
    pub fn unpack(packed: &[u8]) -> Result<Gazetteer, DataError> {
        Ok(Gazetteer { data: Data::unpack(packed)? })
    }

    /// All places of this name, usual or other, after folding of case, accents, scripts, hyphens and apostrophes. Best
    /// known first, at most 400. Adjectives and names of peoples are not places' names here; see [`Gazetteer::homes`].
    pub fn candidates(&self, name: &str) -> Vec<Place> {
        self.data.names.get(fold(name)).map_or_else(Vec::new, |value| self.named(value))
    }

    /// The places of whose people or things `word` is said: "Azerbaijani", "Londoners". Best known first.
    pub fn homes(&self, word: &str) -> Vec<Place> {
        self.data.names.get(fold(word)).map_or_else(Vec::new, |value| self.derived(value))
    }

    /// The longest run of words from the first on that names a place: how many words, and the places.
    pub fn longest(&self, words: &[&str]) -> Option<(usize, Vec<Place>)> {
        let mut found = None;
        self.walk(words.iter().copied(), |entry| {
            let places = self.named(entry.value);
            if !places.is_empty() {
                found = Some((entry.words, places));
            }
        });
        found
    }

    /// Whether some name begins with these words.
    pub fn is_prefix(&self, words: &[&str]) -> bool {
        self.walk(words.iter().copied(), |_| ()) == words.len()
    }

    /// Calls `at` for each name that the first words spell, shortest first; returns how many words begin a name.
    pub(crate) fn walk<'w>(&self, words: impl Iterator<Item = &'w str>, mut at: impl FnMut(Entry)) -> usize {
        let fst = self.data.names.as_fst();
        let (mut node, mut output, mut word, mut count) = (fst.root(), 0, String::new(), 0);
        for next in words {
            word.clear();
            fold_word(next, &mut word);
            if word.is_empty() {
                break;
            }
            let space = (count > 0).then_some(b' ');
            for byte in space.into_iter().chain(word.bytes()) {
                let Some(i) = node.find_input(byte) else { return count };
                let transition = node.transition(i);
                output += transition.out.value();
                node = fst.node(transition.addr);
            }
            count += 1;
            if node.is_final() {
                at(Entry { words: count, value: output + node.final_output().value() });
            }
        }
        count
    }

    pub(crate) fn named(&self, value: u64) -> Vec<Place> {
        let mut places: Vec<Place> = self
            .data
            .postings(value)
            .filter(|(_, sense)| *sense != Sense::Derived)
            .take(MAX_PLACES)
            .filter_map(|(id, sense)| {
                let mut place = self.data.place(id)?;
                place.prominence -= self.penalty(id, sense);
                Some(place)
            })
            .collect();
        places.sort_by(|a, b| b.prominence.total_cmp(&a.prominence));
        places
    }

    /// The prominence of the best-known place of a name; 0 if it is none's.
    pub(crate) fn prominence(&self, value: u64) -> f32 {
        let named = self.data.postings(value).filter(|(_, sense)| *sense != Sense::Derived).take(MAX_PLACES);
        named.map(|(id, sense)| self.data.prominence(id) - self.penalty(id, sense)).fold(0.0, f32::max)
    }

    /// What a name takes from a place's prominence. Names of countries, seas and parts of the world are chosen by hand: all of
    /// them are usual.
    fn penalty(&self, id: u32, sense: Sense) -> f32 {
        use PlacePrecision::{Continent, Country, Line, Water};
        let chosen = matches!(self.data.precision(id), Country | Continent | Water | Line);
        if sense == Sense::Other && !chosen { OTHER_NAME } else { 0.0 }
    }

    pub(crate) fn derived(&self, value: u64) -> Vec<Place> {
        let derived = self.data.postings(value).filter(|(_, sense)| *sense == Sense::Derived);
        derived.take(MAX_PLACES).filter_map(|(id, _)| self.data.place(id)).collect()
    }

    /// The best-known home of a people or adjective.
    pub(crate) fn home(&self, value: u64) -> Option<Place> {
        let (id, _) = self.data.postings(value).find(|(_, sense)| *sense == Sense::Derived)?;
        self.data.place(id)
    }

    /// The most likely of `candidates` in a report: by prominence, how often the report names the country, whether it names the
    /// region, and how near the report's other places are. `None` only if there are no candidates.
    pub fn resolve(&self, candidates: &[Place], context: &Context) -> Option<Place> {
        let named: u32 = context.countries.iter().map(|c| c.1).sum();
        let score = |place: &Place| {
            let country = context.countries.iter().find(|c| Some(c.0) == place.country);
            let share = country.map_or(0.0, |c| c.1 as f32 / named as f32);
            let others = || context.places.iter().filter(|p| p.geonames != place.geonames);
            let nearest = others().filter(|p| p.is_local()).map(|p| p.km(place)).fold(f32::INFINITY, f32::min);
            let near = (1.0 - nearest / NEAR).max(0.0);
            let region =
                if others().any(|r| r.precision == PlacePrecision::Region && place.within(r)) { REGION } else { 0.0 };
            place.prominence + SHARE * share.sqrt() + CLOSE * near + region
        };
        // A region that shares its name with a town in it: the town, as readers take it ("Rafah", "Konya").
        let capital = |region: &Place| {
            region.precision == PlacePrecision::Region
                && candidates.iter().any(|town| {
                    town.precision == PlacePrecision::Town
                        && town.prominence + 2.0 > region.prominence
                        && !town.name.ends_with(" City")
                        && town.within(region)
                })
        };
        let score = |place: &Place| score(place) - if capital(place) { 2.0 } else { 0.0 };
        let best = candidates.iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
        Some(best.clone())
    }
}

/// Beyond this many kilometres a report's other town says nothing of where this one is.
const NEAR: f32 = 300.0;
/// What it is worth that a report speaks of no other country.
const SHARE: f32 = 2.0;
/// What it is worth to be where another town of the report is.
const CLOSE: f32 = 1.5;
/// What it is worth that the report names the region.
const REGION: f32 = 1.5;
