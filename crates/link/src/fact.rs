//! A claim in the form that compares.

use std::collections::BTreeSet;

use dateline_model::{Claim, ClaimKind, Polarity, Quantity, Reading};
use jiff::civil::Date;

use crate::words::{content_words, singular};

/// What a number counts over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A running total since the event began.
    Total,
    /// One day or incident.
    Part,
    /// The text does not say.
    Unsaid,
}

/// A claim with what counts for comparing it to others.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// `<file name>#<claim id>`, or the claim's id in a ledger.
    pub id: String,
    /// The report.
    pub report: String,
    /// The outlet.
    pub source: String,
    /// The post.
    pub post: Option<String>,
    /// `<file name>#<post id>`, or the post's id in a ledger.
    pub post_name: String,
    /// The statement.
    pub statement: Option<String>,
    /// The kind.
    pub kind: ClaimKind,
    /// The words of what was lost, taken or struck, in the singular.
    pub item: BTreeSet<String>,
    /// Whom it befell, one entry a side.
    pub target: BTreeSet<String>,
    /// Civilians, combatants, or not said.
    pub civilian: Option<bool>,
    /// Who did it.
    pub actor: BTreeSet<String>,
    /// Who claims it.
    pub claimant: String,
    /// Whose side the claimant is on, one entry a side.
    pub side: BTreeSet<String>,
    /// Whether the outlet itself says so.
    pub narrated: bool,
    /// Asserted, denied, questioned.
    pub polarity: Polarity,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Where, folded.
    pub place: Option<String>,
    /// When it was published, in the order of the log: seconds since 1970.
    pub at: Option<i64>,
    /// The day it was published.
    pub day: Option<Date>,
    /// The days it speaks of.
    pub period: Option<(Date, Date)>,
    /// What the number counts over.
    pub scope: Scope,
    /// The content words around it.
    pub words: BTreeSet<String>,
}

/// Parts of a side's name: “A and B” are two.
fn sides(name: Option<&str>) -> BTreeSet<String> {
    name.into_iter()
        .flat_map(|n| n.split(" and "))
        .flat_map(|n| n.split(", "))
        .map(str::to_owned)
        .filter(|n| !n.is_empty())
        .collect()
}

impl Fact {
    /// The fact of a claim of a reading.
    pub fn new(reading: &Reading, claim: &Claim) -> Fact {
        let file = reading.report.name();
        let post = claim.post.as_deref().and_then(|id| reading.post(id));
        let utc = post
            .and_then(|p| p.time.utc)
            .or(reading.report.reference_date.as_ref().map(|r| r.utc))
            .or(reading.report.published);
        let period = claim.period.from.zip(claim.period.to).map(|(a, b)| (a.0, b.0));
        Fact {
            id: format!("{file}#{}", claim.id),
            report: reading.report.path.clone(),
            source: reading.report.source.clone().unwrap_or_else(|| file.to_owned()),
            post_name: format!("{file}#{}", claim.post.as_deref().unwrap_or_default()),
            post: claim.post.clone(),
            statement: claim.statement.clone(),
            kind: claim.kind.clone(),
            item: claim.item.iter().flat_map(|i| content_words(i)).collect(),
            target: sides(claim.target.side.as_deref()),
            civilian: claim.target.civilian,
            actor: sides(claim.actor.side.as_deref()),
            claimant: claim.claimant.name.clone().or(claim.claimant.side.clone()).unwrap_or_default(),
            side: sides(claim.claimant.side.as_deref()),
            narrated: claim.statement.is_none(),
            polarity: claim.polarity,
            quantity: claim.quantity.as_ref().map(|q| q.quantity),
            place: claim.place.as_ref().and_then(|p| p.name.as_deref()).map(|n| n.to_lowercase()),
            at: utc.map(|t| t.timestamp().as_second()),
            day: utc.map(|t| t.date()),
            period,
            scope: match claim.period.cumulative {
                Some(true) => Scope::Total,
                Some(false) => Scope::Part,
                None => Scope::Unsaid,
            },
            words: content_words(&claim.text).collect(),
        }
    }

    /// The fact of a claim of a post as a ledger has it: both have ids of their own.
    pub fn of_ledger(reading: &Reading, claim: &Claim) -> Fact {
        let post_name = claim.post.clone().unwrap_or_default();
        Fact { id: claim.id.clone(), post_name, ..Fact::new(reading, claim) }
    }

    /// Under what it is looked up: its family with each side it befell, an empty name where none is said.
    pub(crate) fn keys(&self) -> Vec<(&'static str, String)> {
        let family = self.family();
        if self.target.is_empty() {
            return vec![(family, String::new())];
        }
        self.target.iter().map(|side| (family, side.clone())).collect()
    }

    /// The kind under which claims are compared: a lost aircraft may be told as downed or as equipment.
    pub fn family(&self) -> &'static str {
        match &self.kind {
            ClaimKind::Killed => "killed",
            ClaimKind::Wounded => "wounded",
            ClaimKind::Missing => "missing",
            ClaimKind::Captured => "captured",
            ClaimKind::Displaced => "displaced",
            ClaimKind::EquipmentLoss | ClaimKind::AircraftDowned => "equipment",
            ClaimKind::TerritoryTaken | ClaimKind::TerritoryRetaken => "territory",
            ClaimKind::Strike => "strike",
            ClaimKind::Mobilisation => "mobilisation",
            ClaimKind::FightersDeployed => "fighters",
            ClaimKind::PropertyDamage => "damage",
            ClaimKind::Evacuation => "evacuation",
            ClaimKind::Other(_) => "other",
        }
    }

    /// The number written, whatever qualifies it.
    pub fn stated(&self) -> Option<f64> {
        self.quantity.and_then(|q| q.stated())
    }

    /// Whether it speaks of no single day.
    pub fn is_open(&self) -> bool {
        self.scope != Scope::Part
    }

    /// The thing it counts in one word, in the singular; empty where it counts people.
    pub fn thing(&self) -> String {
        self.item.iter().next_back().map(|w| singular(w)).unwrap_or_default()
    }
}
