//! What tells at a glance that two claims do not compare.

use crate::{fact::Fact, pair::places_matter};

/// What of a claim tells at a glance that it compares with another in nothing: most pairs are of other things, people or places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glance {
    /// A bit for each word of the item; none where it names no item, or where items do not matter.
    items: u64,
    /// Of the place that it says, where places tell apart; 0 where none does.
    place: u64,
    civilian: Option<bool>,
    part: Option<&'static str>,
}

impl Glance {
    pub fn new(fact: &Fact) -> Glance {
        let hash = |text: &str| {
            text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
        };
        let people = fact.kind.counts_people();
        // What one post tells twice may be of other items.
        let items = !people && fact.family() != "other";
        let bits = fact.item.iter().map(|word| 1 << (hash(word) >> 58)).fold(0, |all, bit: u64| all | bit);
        let apart = places_matter(fact.family()) && !(people && fact.is_open());
        let place = fact.place.as_deref().filter(|_| apart && fact.place_said);
        Glance {
            items: if items { bits } else { 0 },
            place: place.map_or(0, |place| hash(place).max(1)),
            civilian: fact.civilian,
            part: if people { fact.part } else { None },
        }
    }

    /// Whether two claims of one family may compare.
    pub fn may_compare(self, other: Glance) -> bool {
        let items = self.items == 0 || other.items == 0 || self.items & other.items != 0;
        let places = self.place == 0 || other.place == 0 || self.place == other.place;
        let civilians = self.civilian.is_none() || other.civilian.is_none() || self.civilian == other.civilian;
        items && places && civilians && self.part == other.part
    }
}
