//! A claim in the form that compares.

use std::collections::BTreeSet;

use dateline_model::{Claim, ClaimKind, PlacePrecision, Polarity, Quantity, Reading};
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    pair::same_outlet,
    relate::{is_denied, is_outdated},
    words::{ONE_OF_THEM, content_words, part_of, says_moved, singular},
};

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
    /// Where it begins in the report's text.
    pub start: u32,
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
    /// Whether it denies what another claim of its own post says: then it denies that, and nothing elsewhere.
    pub answers_beside: bool,
    /// Whether its own post says that its number has moved on: then nothing elsewhere is compared with it.
    pub outdated: bool,
    /// Whether its own post says who gives its number: then it passes on what that one claims.
    pub passes_on: bool,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Where, folded.
    pub place: Option<String>,
    /// Whether its own clause says so. Where it is only what was spoken of before, that tells nothing apart.
    pub place_said: bool,
    /// Whether the clause says a place so small that what is told of it at one time is one occurrence.
    pub pinpoint: bool,
    /// When it was published, in the order of the log: seconds since 1970.
    pub at: Option<i64>,
    /// The day it was published.
    pub day: Option<Date>,
    /// The days it speaks of.
    pub period: Option<(Date, Date)>,
    /// What the number counts over.
    pub scope: Scope,
    /// Which part of people it counts, if it counts one: children, medics …, by one word for each, or one person of those whom
    /// another claim counts.
    pub part: Option<&'static str>,
    /// The content words around it.
    pub words: BTreeSet<String>,
    /// Whether these say that a number has moved.
    pub moved: bool,
    /// What the desk ruled of it.
    pub verdict: Option<Verdict>,
}

/// What the desk ruled of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Confirmed,
    /// It was misread or is void.
    Rejected,
}

/// The facts of a report's claims, in their order.
pub fn facts(reading: &Reading) -> Vec<Fact> {
    let mut facts: Vec<Fact> = reading.claims.iter().map(|claim| Fact::new(reading, claim)).collect();
    complete(&mut facts);
    facts
}

/// The facts of the claims of posts as a ledger has them.
pub fn facts_of_ledger(reading: &Reading) -> Vec<Fact> {
    let mut facts: Vec<Fact> = reading.claims.iter().map(|claim| Fact::of_ledger(reading, claim)).collect();
    complete(&mut facts);
    facts
}

/// In place of a side's name: whichever it befell.
pub(crate) const ANY_SIDE: &str = "any side";

/// How many claims on either side of one are looked at for what it answers.
pub(crate) const BESIDE: usize = 30;

/// What claims of one report say of each other: over what a number counts may stand at another that is told with it or at the
/// same one told again, and a denial may answer what stands beside it.
fn complete(facts: &mut [Fact]) {
    for i in 1..facts.len() {
        for j in i.saturating_sub(BESIDE)..i {
            let (before, after) = facts.split_at_mut(i);
            let (a, b) = (&mut before[j], &mut after[0]);
            // “19 civilians were killed and 55 wounded”
            if j + 1 == i && told_together(a, b) && b.item.is_empty() && b.civilian.is_none() {
                b.civilian = a.civilian;
            }
            // “40 were killed and more than 70 wounded in the last day”; “A total of 40 were killed,” she said.
            if j + 1 == i && told_together(a, b) || told_again(a, b) {
                match (a.scope, b.scope) {
                    (Scope::Unsaid, said) => (a.scope, a.period) = (said, a.period.or(b.period)),
                    (said, Scope::Unsaid) => (b.scope, b.period) = (said, b.period.or(a.period)),
                    _ => {}
                }
            }
        }
    }
    for i in 0..facts.len() {
        let near = i.saturating_sub(BESIDE)..(i + BESIDE).min(facts.len());
        let beside = || facts[near.clone()].iter().filter(|other| other.post == facts[i].post);
        let answers_beside = facts[i].polarity == Polarity::Denied && beside().any(|other| is_denied(other, &facts[i]));
        let outdated = beside().any(|other| is_outdated(&facts[i], other));
        let passes_on = facts[i].narrated && beside().any(|other| !other.narrated && gives_the_same(&facts[i], other));
        (facts[i].answers_beside, facts[i].outdated, facts[i].passes_on) = (answers_beside, outdated, passes_on);
    }
}

fn is_small(place: PlacePrecision) -> bool {
    matches!(place, PlacePrecision::Point | PlacePrecision::Town | PlacePrecision::District)
}

/// Whether a claim is of one or some of those whom another of its post counts, and answers nothing by itself: “the victims were
/// named as …”, “among the dead were two engineers”. Of children and others of whom there are counts everywhere it does.
fn is_one_of_them(claim: &Claim, item: &BTreeSet<String>) -> bool {
    claim.rule.ends_with(".one") || claim.rule.ends_with(".part") && !item.is_empty() && part_of(item).is_none()
}

/// Whether two numbers of the hurt stand side by side in one statement. Two of the dead do not: one is a part of the other.
fn told_together(a: &Fact, b: &Fact) -> bool {
    let one = a.statement.is_some() && a.statement == b.statement && a.post == b.post;
    one && a.counts_casualties() && b.counts_casualties() && a.kind != b.kind
}

/// Whether a post gives one number twice.
fn told_again(a: &Fact, b: &Fact) -> bool {
    a.post == b.post && a.claimant == b.claimant && gives_the_same(a, b)
}

/// Whether two claims give one number of the same.
fn gives_the_same(a: &Fact, b: &Fact) -> bool {
    a.family() == b.family()
        && a.stated().is_some()
        && a.stated() == b.stated()
        && a.item.is_disjoint(&b.item) == (a.item.is_empty() || b.item.is_empty())
}

/// Parts of a side's name: “A and B” are two.
pub(crate) fn sides(name: Option<&str>) -> BTreeSet<String> {
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
        let words: BTreeSet<String> = content_words(&claim.text).collect();
        let item: BTreeSet<String> = claim.item.iter().flat_map(|i| content_words(i)).collect();
        let moved = says_moved(&words);
        let place_said = claim.place.as_ref().is_some_and(|place| !place.inferred);
        Fact {
            id: format!("{file}#{}", claim.id),
            start: claim.span.start,
            report: reading.report.path.clone(),
            source: reading.report.source.clone().unwrap_or_else(|| file.to_owned()),
            post_name: format!("{file}#{}", claim.post.as_deref().unwrap_or_default()),
            post: claim.post.clone(),
            statement: claim.statement.clone(),
            kind: claim.kind.clone(),
            part: if is_one_of_them(claim, &item) { Some(ONE_OF_THEM) } else { part_of(&item) },
            item,
            target: sides(claim.target.side.as_deref()),
            civilian: claim.target.civilian,
            actor: sides(claim.actor.side.as_deref()),
            claimant: claim.claimant.name.clone().or(claim.claimant.side.clone()).unwrap_or_default(),
            side: sides(claim.claimant.side.as_deref()),
            narrated: claim.statement.is_none(),
            polarity: claim.polarity,
            answers_beside: false,
            outdated: false,
            passes_on: false,
            quantity: claim.quantity.as_ref().map(|q| q.quantity),
            // A whole country tells no two places apart.
            place: claim
                .place
                .as_ref()
                .filter(|p| p.precision != Some(PlacePrecision::Country))
                .and_then(|p| p.name.as_deref())
                .map(str::to_lowercase),
            place_said,
            pinpoint: place_said && claim.place.as_ref().and_then(|p| p.precision).is_some_and(is_small),
            at: utc.map(|t| t.timestamp().as_second()),
            day: utc.map(|t| t.date()),
            period,
            scope: match claim.period.cumulative {
                // What has grown to a number has been counted since the beginning, whatever day it grew on.
                _ if claim.quantity.is_some() && moved => Scope::Total,
                Some(true) => Scope::Total,
                Some(false) => Scope::Part,
                None => Scope::Unsaid,
            },
            words,
            moved,
            verdict: None,
        }
    }

    /// The fact of a claim of a post as a ledger has it: both have ids of their own.
    pub fn of_ledger(reading: &Reading, claim: &Claim) -> Fact {
        let post_name = claim.post.clone().unwrap_or_default();
        Fact { id: claim.id.clone(), post_name, ..Fact::new(reading, claim) }
    }

    /// When it was published, and where it stands among what was published at that time; last what has no time.
    pub(crate) fn order(&self) -> (i64, &str, u32, &str) {
        (self.at.unwrap_or(i64::MAX), &self.report, self.start, &self.id)
    }

    /// How many seconds lie between the publication of two.
    pub(crate) fn apart(&self, other: &Fact) -> u64 {
        other.order().0.abs_diff(self.order().0)
    }

    /// Under what it is looked up: its family with each side it befell, an empty name where none is said; with who did it; and with
    /// whatever side, for what says none.
    pub(crate) fn keys(&self) -> Vec<(&'static str, String)> {
        let family = self.family();
        let mut keys: Vec<_> = self.target.iter().map(|side| (family, side.clone())).collect();
        if keys.is_empty() {
            keys.push((family, String::new()));
        }
        keys.extend(self.doers());
        keys.push((family, ANY_SIDE.to_owned()));
        keys
    }

    /// What one side does befalls its adversaries, by whatever name. Numbers of people are compared by whom it befell alone.
    pub(crate) fn doers(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        let people = self.kind.counts_people();
        self.actor.iter().filter(move |_| !people).map(|side| (self.family(), format!("by {side}")))
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

    /// Whether it says that something is not so.
    pub fn denies(&self) -> bool {
        self.polarity == Polarity::Denied
    }

    /// Whether the text says who claims it, if only that the outlet does.
    pub(crate) fn has_voice(&self) -> bool {
        !self.claimant.is_empty() || !self.side.is_empty()
    }

    /// Whether somebody other than the outlet and its correspondents claims it.
    pub(crate) fn is_claimed(&self) -> bool {
        self.has_voice() && !self.narrated && !same_outlet(&self.claimant, &self.source)
    }

    fn counts_casualties(&self) -> bool {
        let hurt =
            matches!(self.kind, ClaimKind::Killed | ClaimKind::Wounded | ClaimKind::Missing | ClaimKind::Captured);
        hurt && self.quantity.is_some()
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
