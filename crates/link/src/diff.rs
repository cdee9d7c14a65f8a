//! What two reports tell alike and differently.

use std::collections::BTreeSet;

use dateline_model::{Claim, Link, Reading, Relation};
use serde::Serialize;

use crate::linker::Linker;

/// What two reports tell alike and differently.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// What both tell: repeats and corroborations.
    pub alike: Vec<Link>,
    /// What they tell differently: revisions, conflicts and denials.
    pub differing: Vec<Link>,
    /// Claims that the first alone has, by their ids in it.
    pub only_first: Vec<String>,
    /// Claims that the second alone has.
    pub only_second: Vec<String>,
}

/// Compares two reports by their claims.
pub fn diff(first: &Reading, second: &Reading) -> Diff {
    // They may be two retrievals of one page, and have one name.
    let named = |reading: &Reading, name: &str| {
        let mut reading = reading.clone();
        reading.report.path = name.to_owned();
        reading
    };
    let (first, second) = (named(first, "1"), named(second, "2"));
    let mut linker = Linker::new();
    linker.add(&first);
    let across = |link: &Link| {
        (link.a.starts_with("1#") && link.b.starts_with("2#")) || (link.a.starts_with("2#") && link.b.starts_with("1#"))
    };
    let (alike, differing): (Vec<Link>, Vec<Link>) = linker
        .add(&second)
        .links
        .into_iter()
        .filter(across)
        .partition(|link| matches!(link.relation, Relation::Repeat | Relation::Corroboration));
    let linked: BTreeSet<&str> =
        alike.iter().chain(&differing).flat_map(|link| [link.a.as_str(), link.b.as_str()]).collect();
    let words = |claim: &Claim| (claim.kind.to_string(), claim.text.clone(), claim.claimant.name.clone());
    let alone = |reading: &Reading, other: &Reading| -> Vec<String> {
        let there: BTreeSet<_> = other.claims.iter().map(words).collect();
        let claims = reading.claims.iter();
        claims
            .filter(|claim| !linked.contains(format!("{}#{}", reading.report.path, claim.id).as_str()))
            .filter(|claim| !there.contains(&words(claim)))
            .map(|claim| claim.id.clone())
            .collect()
    };
    Diff { only_first: alone(&first, &second), only_second: alone(&second, &first), alike, differing }
}
