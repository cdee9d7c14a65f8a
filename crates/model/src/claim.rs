//! Claims: single checkable propositions, with who claims them.

use std::{borrow::Cow, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{PlacePrecision, Quantity, Span, mention::Day};

/// One checkable proposition in a statement, or in the report's own voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// `c1`, `c2` … in the order of the text.
    pub id: String,
    /// The post it stands in; null outside every post.
    pub post: Option<String>,
    /// The 1-based line.
    pub line: u32,
    /// The statement it is part of; null where the report itself says so.
    pub statement: Option<String>,
    /// The words that make it.
    pub span: Span,
    /// The words themselves.
    pub text: String,
    /// Who claims it: the speaker's body, or the report's source.
    pub claimant: Claimant,
    /// Asserted, denied or questioned.
    pub polarity: Polarity,
    /// What kind of thing is claimed.
    pub kind: ClaimKind,
    /// What was lost, taken, struck or with what, in the singular.
    pub item: Option<String>,
    /// Who did it, where the text says so.
    pub actor: Side,
    /// Whom it befell.
    pub target: Target,
    /// How many; null where no number is stated.
    pub quantity: Option<ClaimQuantity>,
    /// Where.
    pub place: Option<Place>,
    /// When, and whether it is a running total.
    pub period: Period,
    /// The event type of what is told, in others' codings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// The rule that found it.
    pub rule: String,
}

/// Who makes a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claimant {
    /// The body or person.
    pub name: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
}

/// A side in a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// The party's name; null where the text does not say.
    pub side: Option<String>,
}

/// Whom or what a claim befell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The party's name; null where the text does not say.
    pub side: Option<String>,
    /// Civilians (true), combatants (false), or not said.
    pub civilian: Option<bool>,
}

/// A claim's number with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimQuantity {
    /// The bounds and how they are qualified.
    #[serde(flatten)]
    pub quantity: Quantity,
    /// The words, e.g. `up to 230`.
    pub text: String,
}

/// Where something is claimed to have happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The words.
    pub text: Option<String>,
    /// The usual name of what they mean.
    pub name: Option<String>,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// How large the place is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<PlacePrecision>,
    /// Whether the claim's own clause says no place, and this is where the sentences before it or the dateline are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

/// The time that a claim speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The words.
    pub text: Option<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// A running total (true), one day or incident (false), or not said.
    pub cumulative: Option<bool>,
}

/// Event types of other codings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// ACLED's: `battles`, `explosions`, `violence_civilians`, `protests`, `riots`, `strategic`; or
    /// `none` for what it does not code.
    pub acled: Option<String>,
    /// PLOVER's, such as `ASSAULT`, `COERCE`, `PROTEST`, `MOBILIZE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<String>,
}

/// Whether a claim says that it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It is so.
    Asserted,
    /// It is not so.
    Denied,
    /// It is doubted.
    Questioned,
}

/// The kinds of claim. A kind that is not in the contract's list is written `other:<name>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names are the contract's and say what they are
pub enum ClaimKind {
    Killed,
    Wounded,
    Missing,
    Captured,
    Displaced,
    EquipmentLoss,
    AircraftDowned,
    TerritoryTaken,
    TerritoryRetaken,
    Strike,
    Mobilisation,
    FightersDeployed,
    PropertyDamage,
    Evacuation,
    /// `other:<name>`, the name in snake case.
    Other(Cow<'static, str>),
}

/// The contract's names in the order of [`ClaimKind`].
const KINDS: [(&str, ClaimKind); 14] = [
    ("killed", ClaimKind::Killed),
    ("wounded", ClaimKind::Wounded),
    ("missing", ClaimKind::Missing),
    ("captured", ClaimKind::Captured),
    ("displaced", ClaimKind::Displaced),
    ("equipment_loss", ClaimKind::EquipmentLoss),
    ("aircraft_downed", ClaimKind::AircraftDowned),
    ("territory_taken", ClaimKind::TerritoryTaken),
    ("territory_retaken", ClaimKind::TerritoryRetaken),
    ("strike", ClaimKind::Strike),
    ("mobilisation", ClaimKind::Mobilisation),
    ("fighters_deployed", ClaimKind::FightersDeployed),
    ("property_damage", ClaimKind::PropertyDamage),
    ("evacuation", ClaimKind::Evacuation),
];

impl ClaimKind {
    /// The kind of a name. A name that the contract does not list becomes [`ClaimKind::Other`].
    pub fn from_name(name: &str) -> Self {
        let name = name.strip_prefix("other:").unwrap_or(name);
        KINDS
            .iter()
            .find(|(n, _)| *n == name)
            .map_or_else(|| ClaimKind::Other(Cow::Owned(name.to_owned())), |(_, k)| k.clone())
    }

    /// Whether its numbers count people.
    pub fn counts_people(&self) -> bool {
        use ClaimKind::{Captured, Displaced, Evacuation, FightersDeployed, Killed, Missing, Wounded};
        matches!(self, Killed | Wounded | Missing | Captured | Displaced | Evacuation | FightersDeployed)
    }
}

impl fmt::Display for ClaimKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClaimKind::Other(name) => write!(f, "other:{name}"),
            kind => f.write_str(KINDS.iter().find(|(_, k)| k == kind).map_or("other", |(n, _)| n)),
        }
    }
}

impl Serialize for ClaimKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClaimKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(ClaimKind::from_name(&String::deserialize(deserializer)?))
    }
}

impl JsonSchema for ClaimKind {
    fn schema_name() -> Cow<'static, str> {
        "ClaimKind".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = KINDS.iter().map(|(n, _)| *n).collect();
        schemars::json_schema!({
            "description": "The kind of a claim; `other:<name>` for one that the list lacks.",
            "anyOf": [{"enum": names}, {"type": "string", "pattern": "^other:[a-z_]+$"}],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name_and_read_back() {
        for (name, kind) in KINDS {
            assert_eq!(kind.to_string(), name);
            assert_eq!(ClaimKind::from_name(name), kind);
        }
        let other = ClaimKind::from_name("other:casualties");
        assert_eq!(serde_json::to_string(&other).unwrap(), "\"other:casualties\"");
        assert_eq!(serde_json::from_str::<ClaimKind>("\"other:casualties\"").unwrap(), other);
    }
}
