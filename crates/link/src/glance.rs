//! What tells at a glance that two claims do not compare.

use dateline_model::Polarity;

use crate::{
    fact::Fact,
    pair::{Reach, places_matter, same_number},
};

/// What of a claim tells at a glance that it compares with another in nothing: most pairs are of other things, people or places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glance {
    /// A bit for each word of the item; none where it names no item, or where items do not matter.
    items: u64,
    /// Of the place that it says, where places tell apart; 0 where none does.
    place: u64,
    civilian: Option<bool>,
    part: Option<&'static str>,
    /// Of the name of the post.
    post: u64,
    polarity: Polarity,
    stated: Option<f64>,
    reach: Reach,
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
            post: hash(&fact.post_name),
            polarity: fact.polarity,
            stated: fact.stated(),
            reach: Reach::of(fact),
        }
    }

    /// Whether two claims of one family may compare.
    pub fn may_compare(self, other: Glance) -> bool {
        let items = self.items == 0 || other.items == 0 || self.items & other.items != 0;
        let places = self.place == 0 || other.place == 0 || self.place == other.place;
        let civilians = self.civilian.is_none() || other.civilian.is_none() || self.civilian == other.civilian;
        items && places && civilians && self.part == other.part && self.numbers_may_compare(other)
    }

    /// Numbers of two posts that count over different things compare only where they are the same.
    fn numbers_may_compare(self, other: Glance) -> bool {
        let (Some(a), Some(b)) = (self.stated, other.stated) else { return true };
        let like = self.post == other.post || self.polarity != other.polarity || same_number(a, b);
        like || self.reach.is_same(other.reach)
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::{
        Claim, ClaimKind, Claimant, Period, Place, Post, PostTime, Quantity, Reading, Report, Side, Target,
        claim::ClaimQuantity, mention::Day,
    };
    use proptest::prelude::*;

    use super::*;
    use crate::{fact::facts, relate::relate};

    /// Claims of a few kinds, numbers, items, places and days, so that many pairs relate.
    fn claim() -> impl Strategy<Value = (u8, Claim)> {
        let kinds = [ClaimKind::Killed, ClaimKind::EquipmentLoss, ClaimKind::Strike, ClaimKind::TerritoryTaken];
        let polarities = [Polarity::Asserted, Polarity::Denied, Polarity::Questioned];
        let item = prop::option::of(prop::sample::select(vec!["tank", "battery", "tank of the north"]));
        let place = prop::option::of(prop::sample::select(vec!["Talsk", "Orvessa"]));
        let what = (prop::sample::select(kinds.to_vec()), prop::sample::select(polarities.to_vec()), item, place);
        let over = (prop::option::of(any::<bool>()), prop::option::of(9_u8..12));
        let count = prop::option::of(prop::sample::select(vec![1.0, 3.0, 40.0, 60.0]));
        (0_u8..4, 0_u8..3, what, over, count).prop_map(|(day, who, (kind, polarity, item, place), over, count)| {
            let side = [Some("North"), Some("South"), None][usize::from(who)].map(str::to_owned);
            let (cumulative, of_day) = over;
            let of_day = of_day.map(|day| Day(jiff::civil::date(2026, 3, day.cast_signed())));
            let claim = Claim {
                statement: Some("s1".into()),
                text: "seen at dawn".into(),
                claimant: Claimant { name: side.as_ref().map(|side| format!("Ministry of {side}")), side },
                polarity,
                kind,
                item: item.map(str::to_owned),
                target: Target { side: Some("South".into()), civilian: None },
                quantity: count.map(|n| ClaimQuantity { quantity: Quantity::exact(n), text: String::new() }),
                place: place.map(|name| Place { name: Some(name.to_owned()), ..Place::default() }),
                period: Period { cumulative, from: of_day, to: of_day, ..Period::default() },
                ..blank()
            };
            (day, claim)
        })
    }

    fn blank() -> Claim {
        Claim {
            id: "c1".into(),
            post: Some("p1".into()),
            line: 1,
            statement: None,
            span: dateline_model::Span::new(0, 1),
            text: String::new(),
            claimant: Claimant::default(),
            polarity: Polarity::Asserted,
            kind: ClaimKind::Killed,
            item: None,
            actor: Side::default(),
            target: Target::default(),
            quantity: None,
            place: None,
            period: Period::default(),
            event: None,
            rule: "test".into(),
        }
    }

    fn report(number: usize, day: u8, claim: &Claim) -> Reading {
        let report =
            Report { path: format!("r{number}"), source: Some(format!("Outlet {number}")), ..Report::default() };
        let mut reading = Reading::new(report, String::new());
        let time = PostTime { utc: format!("2026-03-{:02}T10:00Z", 9 + day).parse().ok(), ..PostTime::default() };
        reading.posts.push(Post { id: "p1".into(), time, ..Post::default() });
        reading.claims.push(claim.clone());
        reading
    }

    proptest! {
        /// A glance drops nothing that relates.
        #[test]
        fn what_relates_may_compare(claims in prop::collection::vec(claim(), 2..10)) {
            let facts: Vec<Fact> =
                claims.iter().enumerate().flat_map(|(i, (day, claim))| facts(&report(i, *day, claim))).collect();
            for (i, a) in facts.iter().enumerate() {
                for b in facts[i + 1..].iter().filter(|b| relate(a, b).is_some() || relate(b, a).is_some()) {
                    let (glance, other) = (Glance::new(a), Glance::new(b));
                    prop_assert!(glance.may_compare(other) && other.may_compare(glance), "{:#?} {:#?}", a, b);
                }
            }
        }
    }
}
