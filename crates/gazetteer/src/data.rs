//! The packed form of the gazetteer: one zstd frame that holds five sections.
//!
//! ```text
//! "DLG1"  u32 × 5: the sections' lengths  sections
//! names     fst map: folded name → offset into postings · 16 + flags
//! postings  per name: count, then per place `id · 4 + sense`, all LEB128; byte 0 is unused, so that offset 0 means none
//! columns   per place, column after column: end of its name u32, lat i32, lon i32 (1e-4 degrees), geonames u32,
//!           population u32, region u16, country [u8; 2], precision u8, prominence u8 (hundredths / 5)
//! labels    the places' names, one after the other
//! regions   codes of first-level subdivisions, each ended by a line feed
//! ```
//!
//! All numbers are little-endian. Places are in the order of prominence: a smaller id is better known.

use std::{collections::BTreeMap, io::Read};

use dateline_model::PlacePrecision;

use crate::{
    fold::fold,
    place::{Country, Place},
};

/// The name is also a given name.
pub const GIVEN: u64 = 1;
/// The name is also a common surname.
pub const SURNAME: u64 = 2;
/// The name is also a common English word.
pub const WORD: u64 = 4;
/// The name is also that of a body of a country or a party of its own.
pub const BODY: u64 = 8;
const FLAGS: u64 = 15;

const MAGIC: &[u8; 4] = b"DLG1";
const ROW: usize = 4 * 5 + 2 + 2 + 1 + 1;
/// No packed gazetteer is larger than this when unpacked.
const MAX_BYTES: u64 = 1 << 28;

const PRECISIONS: [PlacePrecision; 8] = [
    PlacePrecision::Point,
    PlacePrecision::Town,
    PlacePrecision::District,
    PlacePrecision::Region,
    PlacePrecision::Country,
    PlacePrecision::Continent,
    PlacePrecision::Water,
    PlacePrecision::Line,
];

/// How a name means a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// It is the usual name.
    Usual,
    /// It is another name.
    Other,
    /// It is an adjective or the people ("French", "Londoners").
    Derived,
}

/// What went wrong with packed or unpacked data.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The bytes are no packed gazetteer.
    #[error("not a packed gazetteer: {0}")]
    Packed(&'static str),
    /// The bytes don't unpack.
    #[error("cannot unpack: {0}")]
    Unpack(#[from] std::io::Error),
    /// The name index is damaged or its names were not in order.
    #[error("name index: {0}")]
    Index(#[from] fst::Error),
    /// A line of the unpacked rows has not the form that `data/build.py` writes.
    #[error("line {0}: not a row of places or words")]
    Row(usize),
}

/// The unpacked sections.
pub struct Data {
    pub names: fst::Map<Vec<u8>>,
    postings: Vec<u8>,
    columns: Vec<u8>,
    labels: String,
    regions: Vec<String>,
    rows: usize,
}

impl Data {
    pub fn unpack(packed: &[u8]) -> Result<Data, DataError> {
        let mut bytes = Vec::new();
        zstd::Decoder::new(packed)?.take(MAX_BYTES).read_to_end(&mut bytes)?;
        let mut rest = bytes.as_slice();
        let mut take = |n: usize| {
            let (head, tail) = rest.split_at_checked(n).ok_or(DataError::Packed("cut off"))?;
            rest = tail;
            Ok::<_, DataError>(head)
        };
        if take(4)? != MAGIC {
            return Err(DataError::Packed("another format"));
        }
        let mut lengths = [0; 5];
        for length in &mut lengths {
            *length = u32_at(take(4)?, 0) as usize;
        }
        let names = fst::Map::new(take(lengths[0])?.to_vec())?;
        let postings = take(lengths[1])?.to_vec();
        let columns = take(lengths[2])?.to_vec();
        let text = |b: &[u8]| String::from_utf8(b.to_vec()).map_err(|_| DataError::Packed("names are not UTF-8"));
        let labels = text(take(lengths[3])?)?;
        let regions = text(take(lengths[4])?)?.lines().map(str::to_owned).collect();
        let rows = columns.len() / ROW;
        Ok(Data { names, postings, columns, labels, regions, rows })
    }

    /// The places of a value of `names`, best known first.
    pub fn postings(&self, value: u64) -> impl Iterator<Item = (u32, Sense)> + '_ {
        let mut at = (value / (FLAGS + 1)) as usize;
        let count = if at == 0 { 0 } else { self.varint(&mut at) };
        (0..count).map(move |_| {
            let n = self.varint(&mut at);
            (n / 4, [Sense::Usual, Sense::Other, Sense::Derived][(n % 4).min(2) as usize])
        })
    }

    /// What else the name of a value of `names` may be.
    pub fn flags(value: u64) -> u64 {
        value & FLAGS
    }

    fn varint(&self, at: &mut usize) -> u32 {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let Some(&byte) = self.postings.get(*at) else { break };
            *at += 1;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        value
    }

    /// A column that begins after `before` bytes of each row.
    fn column(&self, before: usize) -> &[u8] {
        self.columns.get(self.rows * before..).unwrap_or_default()
    }

    pub fn precision(&self, id: u32) -> PlacePrecision {
        let byte = self.column(24).get(id as usize).copied().unwrap_or_default();
        PRECISIONS[usize::from(byte).min(PRECISIONS.len() - 1)]
    }

    pub fn prominence(&self, id: u32) -> f32 {
        f32::from(self.column(25).get(id as usize).copied().unwrap_or_default()) / 20.0
    }

    /// The place of an id.
    pub fn place(&self, id: u32) -> Option<Place> {
        let id = id as usize;
        if id >= self.rows {
            return None;
        }
        let column = |n| self.column(n);
        let end = u32_at(column(0), id) as usize;
        let start = if id == 0 { 0 } else { u32_at(column(0), id - 1) as usize };
        let degrees = |n| u32_at(column(n), id) as i32 as f32 / 1e4;
        let region = u16_at(column(20), id) as usize;
        let country = column(22).get(id * 2..id * 2 + 2).unwrap_or_default();
        Some(Place {
            name: self.labels.get(start..end).unwrap_or_default().to_owned(),
            country: std::str::from_utf8(country).ok().and_then(Country::new),
            region: region.checked_sub(1).and_then(|r| self.regions.get(r)).cloned(),
            lat: degrees(4),
            lon: degrees(8),
            geonames: Some(u32_at(column(12), id)).filter(|&g| g != 0),
            precision: self.precision(id as u32),
            population: u32_at(column(16), id),
            prominence: self.prominence(id as u32),
        })
    }
}

fn u32_at(bytes: &[u8], n: usize) -> u32 {
    bytes.get(n * 4..n * 4 + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn u16_at(bytes: &[u8], n: usize) -> u16 {
    bytes.get(n * 2..n * 2 + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

/// Packs the rows that `data/build.py` writes: a place a line (prominence, name, country, region, latitude, longitude, GeoNames id,
/// precision, population, other names, adjectives and people; between tabs, lists between bars), and words with the
/// letters of what they are (`G`iven name, `S`urname, common `W`ord, `B`ody).
///
/// # Errors
/// [`DataError::Row`] for a line of another form.
pub fn pack(places: &str, words: &str) -> Result<Vec<u8>, DataError> {
    let mut index: BTreeMap<String, (u64, Vec<u32>)> = BTreeMap::new();
    let mut columns: [Vec<u8>; 9] = Default::default();
    let mut labels = String::new();
    let mut regions: Vec<&str> = Vec::new();
    for (id, line) in places.lines().enumerate() {
        let bad = || DataError::Row(id + 1);
        let fields: Vec<&str> = line.split('\t').collect();
        let &[prominence, name, country, region, lat, lon, geonames, precision, population, others, derived] =
            fields.as_slice()
        else {
            return Err(bad());
        };
        let id = u32::try_from(id).map_err(|_| bad())?;
        let degrees = |s: &str| s.parse::<f64>().map(|d| ((d * 1e4).round() as i32).to_le_bytes()).map_err(|_| bad());
        let number = |s: &str| s.parse::<u32>().map(u32::to_le_bytes).map_err(|_| bad());
        labels.push_str(name);
        let region = match region {
            "" => 0,
            _ => {
                regions.iter().position(|r| *r == region).unwrap_or_else(|| {
                    regions.push(region);
                    regions.len() - 1
                }) + 1
            }
        };
        let precision =
            PRECISIONS.iter().position(|p| word(*p) == precision).and_then(|p| u8::try_from(p).ok()).ok_or_else(bad)?;
        let prominence: f32 = prominence.parse().map_err(|_| bad())?;
        columns[0].extend((labels.len() as u32).to_le_bytes());
        columns[1].extend(degrees(lat)?);
        columns[2].extend(degrees(lon)?);
        columns[3].extend(number(geonames)?);
        columns[4].extend(number(population)?);
        columns[5].extend(u16::try_from(region).map_err(|_| bad())?.to_le_bytes());
        columns[6]
            .extend(Country::new(country).map_or([0; 2], |c| [c.as_str().as_bytes()[0], c.as_str().as_bytes()[1]]));
        columns[7].push(precision);
        columns[8].push((prominence * 20.0).round().clamp(0.0, 255.0) as u8);
        // Newsrooms leave "City" out where nobody would think of another place: "New York".
        let short = name.strip_suffix(" City");
        let names = std::iter::once((name, Sense::Usual))
            .chain(others.split('|').map(|n| (n, if Some(n) == short { Sense::Usual } else { Sense::Other })))
            .chain(derived.split('|').map(|n| (n, Sense::Derived)));
        for (name, sense) in names {
            let key = fold(name);
            if key.is_empty() {
                continue;
            }
            let posting = id * 4 + sense as u32;
            let places = &mut index.entry(key).or_default().1;
            // The usual name comes first: another name that folds like it adds nothing.
            if !places.iter().any(|p| p / 4 == id && (p % 4 == 2) == (posting % 4 == 2)) {
                places.push(posting);
            }
        }
    }
    for (n, line) in words.lines().enumerate() {
        let (word, letters) = line.split_once('\t').ok_or(DataError::Row(n + 1))?;
        let flags = letters.chars().fold(0, |f, c| {
            f | match c {
                'G' => GIVEN,
                'S' => SURNAME,
                'B' => BODY,
                _ => WORD,
            }
        });
        index.entry(fold(word)).or_default().0 |= flags;
    }
    let mut names = fst::MapBuilder::memory();
    let mut postings = vec![0];
    for (name, (flags, places)) in &index {
        let offset = if places.is_empty() { 0 } else { postings.len() as u64 };
        if !places.is_empty() {
            leb128(places.len() as u32, &mut postings);
            places.iter().for_each(|&p| leb128(p, &mut postings));
        }
        names.insert(name, offset * (FLAGS + 1) + flags)?;
    }
    let names = names.into_inner()?;
    let sections = [names, postings, columns.concat(), labels.into_bytes(), regions.join("\n").into_bytes()];
    let mut bytes = MAGIC.to_vec();
    sections.iter().for_each(|s| bytes.extend((s.len() as u32).to_le_bytes()));
    sections.iter().for_each(|s| bytes.extend(s));
    Ok(zstd::encode_all(bytes.as_slice(), 19)?)
}

fn leb128(mut value: u32, out: &mut Vec<u8>) {
    while value > 127 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn word(precision: PlacePrecision) -> &'static str {
    match precision {
        PlacePrecision::Point => "point",
        PlacePrecision::Town => "town",
        PlacePrecision::District => "district",
        PlacePrecision::Region => "region",
        PlacePrecision::Country => "country",
        PlacePrecision::Continent => "continent",
        PlacePrecision::Water => "water",
        PlacePrecision::Line => "line",
    }
}
