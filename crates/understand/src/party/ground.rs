//! Whose ground a place is.

use std::collections::BTreeSet;

use foldhash::HashMap;

use dateline_model::Coverage;

use super::names::{NameMatch, Names};

/// Whose ground the places of a report are: the coverage's word first, then the territory that the report speaks of, then
/// the country.
#[derive(Debug, Default)]
pub struct Ground<'n> {
    owners: HashMap<&'n str, &'n str>,
    names: Option<&'n Names>,
    /// The sides that the report names.
    named: BTreeSet<String>,
}

impl<'n> Ground<'n> {
    /// Knows the coverage's places and the lexicon's countries.
    pub fn new(coverage: &'n Coverage, names: &'n Names) -> Ground<'n> {
        let owners = coverage.places.iter().filter_map(|p| Some((p.name.as_str(), p.party.as_deref()?))).collect();
        Ground { owners, names: Some(names), named: BTreeSet::new() }
    }

    /// Learns which sides a report names.
    pub fn learn(&mut self, found: &[NameMatch<'_>]) {
        self.named.extend(found.iter().filter_map(|n| n.meaning.side()).map(str::to_owned));
    }

    /// The party that holds a place of the coverage.
    pub fn owner(&self, place: &str) -> Option<&str> {
        self.owners.get(place).copied()
    }

    /// The side whose ground a country's is: a territory inside it that the report speaks of by name, else the country.
    pub fn of_country(&self, iso2: &str) -> Option<&str> {
        let names = self.names?;
        let territory = names.territories.get(iso2).into_iter().flatten().find(|t| self.named.contains(*t));
        territory.or_else(|| names.countries.get(iso2)).map(String::as_str)
    }
}
