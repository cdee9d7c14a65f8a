//! What is known of a place.

use std::fmt;

use dateline_model::{PlacePrecision, coverage::NamedPlace, mention::PlaceValue};

/// An ISO 3166-1 alpha-2 country code, upper case (`XK` for Kosovo).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country of an upper-case two-letter code; `None` if it is not two letters `A`–`Z`.
    pub fn new(code: &str) -> Option<Country> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Country([a, b])),
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place of the gazetteer or of a coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The name in English or, for most towns, as the country writes it in Latin letters.
    pub name: String,
    /// The country that GeoNames puts it in, where it lies in one.
    pub country: Option<Country>,
    /// GeoNames' code of the first-level subdivision that it is or lies in ("CA", "ENG", "07").
    pub region: Option<String>,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// How large a thing the coordinates stand for.
    pub precision: PlacePrecision,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
    /// How readily its name brings it to mind: for towns about the decimal logarithm of the population, more for capitals, 9
    /// to 10 for countries. In a look-up it is lower where the name looked up is not the usual one.
    pub prominence: f32,
}

/// The mean radius of the Earth in kilometres.
const EARTH: f32 = 6371.0;

impl Place {
    /// The distance to another place along the great circle, in kilometres.
    pub fn km(&self, other: &Place) -> f32 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (b - a, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * EARTH * h.sqrt().min(1.0).asin()
    }

    /// Whether it is in `other`, a region or country, by their codes.
    pub fn within(&self, other: &Place) -> bool {
        match other.precision {
            PlacePrecision::Country => self.country.is_some() && self.country == other.country,
            PlacePrecision::Region => {
                self.country == other.country && other.region.is_some() && self.region == other.region
            }
            _ => false,
        }
    }

    /// Whether one point stands for it well: not a country, a sea or a part of the world.
    pub fn is_local(&self) -> bool {
        matches!(self.precision, PlacePrecision::Point | PlacePrecision::Town | PlacePrecision::District)
    }
}

impl From<&Place> for PlaceValue {
    fn from(place: &Place) -> PlaceValue {
        // The extract has five decimals at most; more would be noise of the conversion.
        let degrees = |d: f32| Some((f64::from(d) * 1e4).round() / 1e4);
        PlaceValue {
            name: place.name.clone(),
            country: place.country.map(|c| c.to_string()),
            lat: degrees(place.lat),
            lon: degrees(place.lon),
            geonames: place.geonames,
            precision: place.precision,
        }
    }
}

impl From<&NamedPlace> for Place {
    fn from(place: &NamedPlace) -> Place {
        Place {
            name: place.name.clone(),
            country: None,
            region: None,
            lat: place.lat as f32,
            lon: place.lon as f32,
            geonames: None,
            precision: place.precision,
            population: 0,
            prominence: 12.0,
        }
    }
}
