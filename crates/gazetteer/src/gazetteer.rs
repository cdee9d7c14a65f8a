//! Look-up by name, and the choice between places of one name.

use crate::place::{Country, Place};
use std::sync::LazyLock;

/// The places of the world by name.
pub struct Gazetteer {}

/// What a report tells of where it plays: decides between places of one name.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Countries that the report names, with how often.
    pub countries: Vec<(Country, u32)>,
    /// Other places of the report that are already certain.
    pub places: Vec<Place>,
}

impl Gazetteer {
    /// The gazetteer that is compiled in.
    pub fn shipped() -> &'static Gazetteer {
        static SHIPPED: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer {});
        &SHIPPED
    }

    /// All places of this name, official or alternate, after folding of case, accents, scripts, hyphens and
    /// apostrophes. Best known first.
    pub fn candidates(&self, _name: &str) -> Vec<Place> {
        Vec::new()
    }

    /// The longest run of words from the first on that names a place: how many words, and the places.
    pub fn longest(&self, _words: &[&str]) -> Option<(usize, Vec<Place>)> {
        None
    }

    /// The most likely of `candidates` in a report.
    pub fn resolve(&self, candidates: &[Place], _context: &Context) -> Option<Place> {
        candidates.first().cloned()
    }
}
