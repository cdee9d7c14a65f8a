//! The coverage: the event that is followed, as its TOML file describes it.
//!
//! Every field is documented in `examples/coverage.toml`. Without a file, [`Coverage::default`] follows anything: its
//! parties are then the world's countries and bodies, from the lexicon.

use std::time::Duration;

use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::{PlacePrecision, UtcTime};

/// The longest coverage file that is read, in bytes.
pub const MAX_FILE: usize = 1 << 20;
/// How often an address is looked at where nobody says.
pub const EVERY: Duration = Duration::from_secs(300);
/// The least and the most time between two looks at an address that can be asked for.
pub const EVERY_WITHIN: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(7 * 86_400));

/// The event that is followed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One or two sentences on what it is.
    #[serde(default)]
    pub summary: Option<String>,
    /// The IANA name of the time zone that pages show, e.g. `Asia/Tbilisi`.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// Day 1 of the event, for “day 11”.
    #[serde(default)]
    pub first_day: Option<Date>,
    /// The language of the page as a BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// The lexicon packs to use (`war`, `disaster`, `unrest`); none named means all.
    #[serde(default)]
    pub packs: Vec<String>,
    /// The sides and others that matter to it.
    #[serde(default, rename = "party")]
    pub parties: Vec<Party>,
    /// Places that the gazetteer lacks or knows by other names.
    #[serde(default, rename = "place")]
    pub places: Vec<NamedPlace>,
    /// Where reports come from.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// What files on disk cannot say themselves: where and when they were retrieved.
    #[serde(default, rename = "retrieval")]
    pub retrievals: Vec<Retrieval>,
    /// How `dateline demo` plays it.
    #[serde(default)]
    pub demo: Option<Demo>,
}

fn utc() -> String {
    "UTC".into()
}

fn english() -> String {
    "en".into()
}

impl Default for Coverage {
    fn default() -> Self {
        Coverage {
            slug: "coverage".into(),
            title: "Coverage".into(),
            summary: None,
            time_zone: utc(),
            first_day: None,
            language: english(),
            packs: Vec::new(),
            parties: Vec::new(),
            places: Vec::new(),
            sources: Vec::new(),
            retrievals: Vec::new(),
            demo: None,
        }
    }
}

/// A side or another party that matters to the event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name, which becomes the `side` of what it says and suffers.
    pub name: String,
    /// Its colour on the page, `#rrggbb`.
    #[serde(default)]
    pub colour: Option<String>,
    /// `state`, `unrecognised state`, `armed group` or `organisation`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Whether it is a side of the contest, and not a bystander.
    #[serde(default = "yes")]
    pub side: bool,
    /// Other names of it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its adjectives and the names of its people.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Its capital, which stands for its government where it speaks.
    #[serde(default)]
    pub capital: Option<String>,
    /// Nouns that mean its forces wherever they stand.
    #[serde(default)]
    pub forces: Vec<String>,
    /// Its bodies that have names of their own.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// Its people who speak.
    #[serde(default)]
    pub people: Vec<Person>,
}

impl Party {
    /// Its adjective: the first that is no plural of its people.
    pub fn adjective(&self) -> Option<&str> {
        let all = &self.adjectives;
        all.iter()
            .find(|a| !(a.ends_with('s') && all.iter().any(|b| a.strip_suffix('s') == Some(b))))
            .map(String::as_str)
    }
}

fn yes() -> bool {
    true
}

/// A body of a party.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its full name.
    pub name: String,
    /// Other names of it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A person who speaks for a party.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The role.
    #[serde(default)]
    pub role: Option<String>,
    /// The full name of the body spoken for.
    #[serde(default)]
    pub body: Option<String>,
    /// Other spellings of the name.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A place of the coverage's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedPlace {
    /// Its usual name.
    pub name: String,
    /// Other names and spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How large it is.
    pub precision: PlacePrecision,
    /// Whose ground it is, where that matters: damage there is that party's unless the text says otherwise.
    #[serde(default)]
    pub party: Option<String>,
}

/// An outlet, feed, channel or folder that reports come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name on the page.
    pub name: String,
    /// Other names of it in credits, datelines and page heads.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A report is its own if one of these is part of the report's path, host or page title, letter case aside. `*`
    /// stands for any run of characters.
    #[serde(default, rename = "match")]
    pub matches: Vec<String>,
    /// `agency`, `state`, `national`, `local`, `official` …: what kind of source it is.
    #[serde(default)]
    pub tier: Option<String>,
    /// Its language as a BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// The party that it belongs to, if any.
    #[serde(default)]
    pub side: Option<String>,
    /// The IANA time zone of its clocks, where its pages write none.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
    /// Addresses of its pages and feeds that are looked at again and again: their reports are its own.
    #[serde(default)]
    pub follow: Vec<String>,
    /// How often, e.g. `60s`, `5m` or `1h`; [`EVERY`] where it is not said.
    #[serde(default)]
    pub every: Option<String>,
}

impl Source {
    /// How often its addresses are looked at.
    pub fn every(&self) -> Duration {
        self.every.as_deref().and_then(every).unwrap_or(EVERY)
    }
}

/// A length of time as people write it (`60s`, `5m`, `1h 30m`), if it lies within [`EVERY_WITHIN`].
pub fn every(text: &str) -> Option<Duration> {
    let length: SignedDuration = text.trim().parse().ok()?;
    let length = Duration::try_from(length).ok()?;
    (EVERY_WITHIN.0..=EVERY_WITHIN.1).contains(&length).then_some(length)
}

/// Where and when a file was retrieved. Two retrievals of one address are two reports of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retrieval {
    /// The file, relative to the coverage file.
    pub path: String,
    /// The address it was retrieved from.
    pub url: String,
    /// When.
    #[serde(default)]
    pub at: Option<jiff::Timestamp>,
}

/// How `dateline demo` plays the coverage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// Posts up to this instant are there when the page opens; later ones arrive live.
    pub play_from: jiff::Timestamp,
}

/// Why a coverage file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CoverageError {
    /// It is longer than [`MAX_FILE`].
    #[error("the coverage file is {0} bytes long; at most {MAX_FILE} are read")]
    TooLong(usize),
    /// It is no TOML, or a field is missing, unknown or of the wrong kind. The message has the line.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// A field's value makes no sense.
    #[error("{field}: {problem}")]
    Field {
        /// The field, e.g. `party “Novaria”, colour`.
        field: String,
        /// What is wrong, and what would be right.
        problem: String,
    },
}

impl Coverage {
    /// Reads a coverage file.
    ///
    /// # Errors
    /// If it is too long, is no TOML, or a field makes no sense.
    pub fn from_toml(text: &str) -> Result<Self, CoverageError> {
        if text.len() > MAX_FILE {
            return Err(CoverageError::TooLong(text.len()));
        }
        let coverage: Coverage = toml::from_str(text)?;
        coverage.check()?;
        Ok(coverage)
    }

    fn check(&self) -> Result<(), CoverageError> {
        let bad = |field: String, problem: &str| Err(CoverageError::Field { field, problem: problem.into() });
        if self.slug.is_empty() || !self.slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            return bad("slug".into(), "use lower-case letters, digits and hyphens, e.g. `river-war`");
        }
        if self.title.trim().is_empty() {
            return bad("title".into(), "it is empty");
        }
        let zones = [("time_zone".to_owned(), Some(&self.time_zone))]
            .into_iter()
            .chain(self.sources.iter().map(|s| (format!("source “{}”, time_zone", s.name), s.time_zone.as_ref())));
        for (field, zone) in zones {
            if zone.is_some_and(|z| TimeZone::get(z).is_err()) {
                return bad(field, "no such zone in the IANA data base; write e.g. `Europe/Kyiv` or `UTC`");
            }
        }
        for party in &self.parties {
            if party.name.trim().is_empty() {
                return bad("party, name".into(), "it is empty");
            }
            if party.colour.as_deref().is_some_and(|c| !is_colour(c)) {
                return bad(format!("party “{}”, colour", party.name), "write it as `#rrggbb`, e.g. `#2f6db3`");
            }
        }
        for source in &self.sources {
            if source.every.as_deref().is_some_and(|e| every(e).is_none()) {
                return bad(
                    format!("source “{}”, every", source.name),
                    "write e.g. `60s`, `5m` or `1h`; at least `5s`",
                );
            }
            if source.follow.iter().any(|url| !url.starts_with("http://") && !url.starts_with("https://")) {
                let problem = "only addresses that begin with `http://` or `https://` can be followed";
                return bad(format!("source “{}”, follow", source.name), problem);
            }
        }
        for place in &self.places {
            if !(-90.0..=90.0).contains(&place.lat) || !(-180.0..=180.0).contains(&place.lon) {
                return bad(format!("place “{}”", place.name), "`lat` lies within ±90 and `lon` within ±180");
            }
        }
        Ok(())
    }

    /// The zone that pages show. UTC where its name is unknown, which [`Coverage::from_toml`] rules out.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// “Day N” of the event for a date in its zone; none before the first day.
    pub fn day_number(&self, date: Date) -> Option<i64> {
        let first = self.first_day?;
        let days = first.until(date).ok()?.get_days();
        (days >= 0).then_some(i64::from(days) + 1)
    }

    /// The day number of a time, in the coverage's zone.
    pub fn day_of(&self, time: UtcTime) -> Option<i64> {
        self.day_number(time.timestamp().to_zoned(self.zone()).date())
    }

    /// The party with a name.
    pub fn party(&self, name: &str) -> Option<&Party> {
        self.parties.iter().find(|p| p.name == name)
    }

    /// The source that a report belongs to: the one that follows its address, else the first of which a `match` fits one
    /// of the given texts (path or address, host, title).
    pub fn source_of(&self, texts: &[&str]) -> Option<&Source> {
        let follows = |source: &&Source| source.follow.iter().any(|url| texts.contains(&url.as_str()));
        if let Some(source) = self.sources.iter().find(follows) {
            return Some(source);
        }
        let texts: Vec<String> = texts.iter().map(|t| t.to_lowercase()).collect();
        self.sources
            .iter()
            .find(|source| source.matches.iter().any(|m| texts.iter().any(|t| fits(t, &m.to_lowercase()))))
    }

    /// What the coverage says of a file's retrieval. `path` may be absolute; the entry's is a tail of it.
    pub fn retrieval_of(&self, path: &str) -> Option<&Retrieval> {
        let tail = |r: &Retrieval| {
            path.strip_suffix(r.path.as_str()).is_some_and(|head| head.is_empty() || head.ends_with(['/', '#']))
        };
        self.retrievals.iter().find(|r| tail(r))
    }
}

/// Whether the pieces of a pattern between its stars stand in a text in their order.
fn fits(text: &str, pattern: &str) -> bool {
    let mut rest = text;
    !pattern.trim_matches('*').is_empty()
        && pattern.split('*').all(|piece| match rest.find(piece) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = "slug = 'flood'\ntitle = 'The flood'\nfirst_day = '2026-03-09'\ntime_zone = 'Asia/Tbilisi'";

    #[test]
    fn days_are_counted_in_the_coverage_s_zone() {
        let coverage = Coverage::from_toml(MINIMAL).unwrap();
        assert_eq!(coverage.day_of("2026-03-09T12:00Z".parse().unwrap()), Some(1));
        assert_eq!(coverage.day_of("2026-03-09T21:00Z".parse().unwrap()), Some(2));
        assert_eq!(coverage.day_of("2026-03-08T12:00Z".parse().unwrap()), None);
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        let error = |more: &str| Coverage::from_toml(&format!("{MINIMAL}\n{more}")).unwrap_err().to_string();
        assert!(error("[[party]]\nname = 'N'\ncolor = '#fff'").contains("unknown field `color`"));
        assert!(error("[[party]]\nname = 'N'\ncolour = 'red'").contains("party “N”, colour"));
        assert!(error("[[source]]\nname = 'S'\ntime_zone = 'Mars/Base'").contains("source “S”, time_zone"));
        assert!(error("[[place]]\nname = 'P'\nlat = 200\nlon = 0\nprecision = 'town'").contains("place “P”"));
        assert!(error("[[party]").contains("line 5"));
    }

    #[test]
    fn a_report_belongs_to_the_source_that_its_name_or_title_shows() {
        let coverage =
            Coverage::from_toml(&format!("{MINIMAL}\n[[source]]\nname = 'Herald'\nmatch = ['herald']")).unwrap();
        assert_eq!(coverage.source_of(&["live-Herald-2.txt"]).map(|s| s.name.as_str()), Some("Herald"));
        assert_eq!(coverage.source_of(&["other.txt", ""]), None);
        assert!(fits("/data/herald/live.txt", "herald/*.txt") && !fits("/data/herald/live.html", "herald/*.txt"));
    }
}
