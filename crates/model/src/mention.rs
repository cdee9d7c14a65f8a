//! Mentions: spans of text with a value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// A span of text with a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// `m1`, `m2` … in the order of the text.
    pub id: String,
    /// The post it stands in; null outside every post.
    pub post: Option<String>,
    /// Its kind and value.
    #[serde(flatten)]
    pub value: MentionValue,
    /// Where it stands.
    pub span: Span,
    /// The 1-based line.
    pub line: u32,
    /// Its words.
    pub text: String,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// The kinds of mention, each with its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum MentionValue {
    /// A number of something.
    Quantity(QuantityValue),
    /// A TIMEX3 expression.
    Time(TimeValue),
    /// A place.
    Place(PlaceValue),
    /// A body, armed group or country as an actor.
    Party(PartyValue),
    /// A person.
    Person(PersonValue),
}

/// The value of a quantity mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuantityValue {
    /// The bounds and how they are qualified.
    #[serde(flatten)]
    pub quantity: Quantity,
    /// What is counted or measured, in the singular; null where nothing is.
    pub unit: Option<String>,
    /// Whether it is a level, or a rise or fall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// A stated number. What is not stated is null: “up to 230” has no `min`, “more than 3,000” no `max`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The lower bound.
    pub min: Option<f64>,
    /// The upper bound.
    pub max: Option<f64>,
    /// How it is qualified.
    pub modifier: Modifier,
}

impl Quantity {
    /// Exactly `n`.
    pub fn exact(n: f64) -> Self {
        Quantity { min: Some(n), max: Some(n), modifier: Modifier::Exact }
    }

    /// The number written: the bound that the modifier leaves.
    pub fn stated(&self) -> Option<f64> {
        match self.modifier {
            Modifier::UpTo | Modifier::Nearly => self.max.or(self.min),
            _ => self.min.or(self.max),
        }
    }
}

/// How a number is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// The number itself.
    Exact,
    /// “about”, “around”, “some 30”, “an estimated”.
    About,
    /// “at least”, “no fewer than”.
    AtLeast,
    /// “more than”, “over”.
    MoreThan,
    /// “up to”, “no more than”.
    UpTo,
    /// “nearly”, “almost”.
    Nearly,
    /// “dozens”: from 24.
    Dozens,
    /// “hundreds”: from 200.
    Hundreds,
    /// “thousands”: from 2,000.
    Thousands,
    /// “some”, “several”, “many”: no number.
    Some,
    /// An addition: “another 26”.
    More,
}

/// Whether a quantity is a level, or a rise or fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Change {
    /// A level, exactly.
    #[serde(rename = "=")]
    Equal,
    /// A level, about.
    #[serde(rename = "~")]
    About,
    /// More than this.
    #[serde(rename = ">")]
    More,
    /// Less than this.
    #[serde(rename = "<")]
    Less,
    /// A rise.
    #[serde(rename = "up")]
    Up,
    /// A fall.
    #[serde(rename = "down")]
    Down,
}

/// The value of a time mention: a TIMEX3 value (ISO-TimeML), with the days it covers where it has some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeValue {
    /// The TIMEX3 value, e.g. `2026-03-09`, `2026-W11`, `P3D`, `PAST_REF`.
    pub timex: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The first day that it covers, `YYYY-MM-DD`.
    pub from: Option<jiff_date::Day>,
    /// The last day that it covers, `YYYY-MM-DD`.
    pub to: Option<jiff_date::Day>,
}

/// The TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar date or an open reference to one.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// The value of a place mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceValue {
    /// Its usual English name.
    pub name: String,
    /// The ISO 3166-1 alpha-2 code of the country that GeoNames puts it in.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Its GeoNames id.
    pub geonames: Option<u32>,
    /// How large the thing is that is meant.
    pub precision: PlacePrecision,
}

/// How large a named place is, which bounds how precisely it locates anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacePrecision {
    /// A building, bridge, crossing.
    Point,
    /// A city, town or village.
    #[serde(alias = "city", alias = "village")]
    Town,
    /// A district or county.
    District,
    /// A province, state or named region.
    Region,
    /// A country.
    Country,
    /// A continent or a part of the world.
    Continent,
    /// A sea, gulf, strait or lake.
    Water,
    /// A river, border, front or road.
    #[serde(alias = "river")]
    Line,
}

/// The value of a party mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartyValue {
    /// Its full name, e.g. `Ministry of Defence of Azerbaijan`.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: PartyType,
    /// The side it belongs to or speaks for.
    pub side: Option<String>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyType {
    /// A country, recognised or not.
    State,
    /// A ministry, army, court, agency, company.
    Organisation,
    /// A people or a group named by nationality.
    People,
    /// An armed group that is no state's.
    ArmedGroup,
    /// An outlet.
    Outlet,
}

/// The value of a person mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonValue {
    /// The fullest name in the post.
    pub name: String,
    /// The role as written.
    pub role: Option<String>,
    /// The body that the role belongs to.
    pub organisation: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
}

/// A calendar day as `YYYY-MM-DD` with a schema.
pub mod jiff_date {
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};

    /// A calendar day, written `YYYY-MM-DD`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
    #[serde(transparent)]
    pub struct Day(#[schemars(with = "String", regex(pattern = "^\\d{4}-\\d{2}-\\d{2}$"))] pub jiff::civil::Date);

    impl From<jiff::civil::Date> for Day {
        fn from(date: jiff::civil::Date) -> Self {
            Day(date)
        }
    }
}

pub use jiff_date::Day;
