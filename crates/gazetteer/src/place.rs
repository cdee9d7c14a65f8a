//! What is known of a place.

use std::fmt;

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

/// How large a thing the coordinates stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// An exact spot: a building, a bridge, a base.
    Point,
    /// A city, town or village; the coordinates are its middle.
    Town,
    /// A second-level subdivision or a part of a city.
    District,
    /// A first-level subdivision or a historical, disputed or natural region.
    Region,
    /// A country or territory.
    Country,
    /// A sea, gulf, strait or lake.
    Water,
    /// A river, border, front line or pipeline.
    Line,
    /// A continent or a part of the world.
    Continent,
}

impl Precision {
    /// The word that is written in output and data.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Point => "point",
            Precision::Town => "town",
            Precision::District => "district",
            Precision::Region => "region",
            Precision::Country => "country",
            Precision::Water => "water",
            Precision::Line => "line",
            Precision::Continent => "continent",
        }
    }

    /// The precision that [`Precision::as_str`] writes as `word`.
    pub fn from_word(word: &str) -> Option<Precision> {
        use Precision::*;
        [Point, Town, District, Region, Country, Water, Line, Continent].into_iter().find(|p| p.as_str() == word)
    }
}

/// A place of the gazetteer or of a coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The name in English or, for most towns, as the country writes it in Latin letters.
    pub name: String,
    /// The country that it lies in, where it lies in one.
    pub country: Option<Country>,
    /// GeoNames' code of the first-level subdivision that it lies in ("CA", "ENG", "07").
    pub region: Option<String>,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// How large a thing the coordinates stand for.
    pub precision: Precision,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
}

impl Place {
    /// Distance to another place along the great circle, in kilometres.
    pub fn km(&self, other: &Place) -> f32 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (b - a, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0 * h.sqrt().min(1.0).asin()
    }
}
