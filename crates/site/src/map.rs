//! What is claimed to have happened where: places with their claims, and where they stand on the map.
//!
//! A place is drawn as large as it is known: a spot, a town, a district. Of a whole country or sea no point is drawn; it
//! is listed, as is every claim whose place is not known. The list has all that the map has.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_link::{Fact, Verdict};
use dateline_model::{ClaimKind, Place, PlacePrecision, Polarity};
use jiff::civil::Date;

use crate::{
    answers,
    earth::{Ground, HEIGHT, WIDTH, Window},
    language::{Translator, Words},
    pages::Covered,
    parties,
    picture::{Picture, Said},
    view::{PartyView, TimeView},
    when, words,
};

/// The most claims of one map, the latest.
const MOST_CLAIMS: usize = 500;
/// The most claims listed of which no place is said.
const MOST_PLACELESS: usize = 60;
/// The most marks at one place; the list has the rest.
const MOST_MARKS: usize = 6;
/// How far marks at one place stand from each other, in pixels.
const BESIDE: f64 = 15.0;
/// How many places are named on a small screen.
const MAJOR: usize = 6;
/// What share of the claims the region must hold; what is told of places far from all others does not make it the world.
const REGION: f64 = 0.92;
/// How near two names may stand, as shares of the map; and on a small screen.
const NAMES_APART: [(f64, f64); 2] = [(0.17, 0.045), (0.34, 0.14)];

/// The map of a coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What it is drawn on; none if no place can be drawn.
    pub ground: Option<Ground>,
    /// Its scale: how many units of the map, and how many kilometres these are.
    pub scale: Option<(String, String)>,
    /// The places on the map, those with the most claims first.
    pub places: Vec<PlaceView>,
    /// Places that are named, of which the map shows nothing.
    pub unplaced: Vec<PlaceView>,
    /// Claims of which no place is said, the latest first.
    pub placeless: Vec<MapClaim>,
    /// How many there are of these.
    pub placeless_count: usize,
    /// Claims with a place that are too many to be shown.
    pub left_out: usize,
}

/// A place with what is claimed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceView {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How exactly it is known, in words.
    pub precision: Words,
    /// Where it stands on the map.
    pub spot: Option<Spot>,
    /// What is claimed, the latest first.
    pub claims: Vec<MapClaim>,
    /// The days of these.
    pub days: String,
}

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Across and down, in per cent.
    pub x: String,
    /// Down, in per cent.
    pub y: String,
    /// The same in the map's units, for its area.
    pub units: (String, String),
    /// The radius of the area in which it is, in the map's units.
    pub radius: String,
    /// Whether its name is written, and on small screens too.
    pub named: Option<bool>,
    /// The claimants' marks.
    pub marks: Vec<PlaceMark>,
    /// All of it in a sentence.
    pub title: String,
}

/// The mark of what one side claims of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMark {
    /// How far it stands from the place, in pixels.
    pub dx: String,
    /// The side.
    pub party: PartyView,
    /// Its shape.
    pub shape: &'static str,
    /// What is claimed: `control`, `strike` or `other`.
    pub group: &'static str,
    /// Whether all of it is denied or questioned.
    pub hollow: bool,
    /// The days on which it was told.
    pub days: String,
}

/// A claim in the list beside the map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapClaim {
    /// The day it was told.
    pub day: String,
    /// When it was told.
    pub time: TimeView,
    /// Who claims it.
    pub claimant: String,
    /// The claimant's side.
    pub party: PartyView,
    /// `control`, `strike` or `other`.
    pub group: &'static str,
    /// What is claimed.
    pub kind: Words,
    /// How many.
    pub quantity: Option<String>,
    /// `denied` or `questioned`.
    pub polarity: Option<Words>,
    /// The words.
    pub words: String,
    /// Where they stand.
    pub url: String,
    /// In which source.
    pub source: String,
    /// The question that it answers: address and title.
    pub question: Option<(String, String)>,
}

/// Which part of the map is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Only what was told on a day.
    pub day: Option<Date>,
    /// The place in the middle, by its anchor.
    pub place: String,
    /// 0 for all places, 1 for the region where most of it is, above that ever closer.
    pub zoom: u32,
}

/// A place with the claims of it.
type Told<'p> = (Place, Vec<(&'p Fact, &'p Said)>);

/// The map of what is claimed.
pub(crate) fn map(covered: &Covered, picture: &Picture, look: &Look) -> Map {
    let mut facts: Vec<(&Fact, &Said)> = picture
        .facts
        .iter()
        .filter(|fact| fact.verdict != Some(Verdict::Rejected))
        .filter_map(|fact| Some((fact, picture.said(&fact.id)?)))
        .filter(|(_, said)| look.day.is_none_or(|day| said.day == day))
        .collect();
    facts.sort_by_key(|(_, said)| std::cmp::Reverse(said.sorted_at));
    let (mut with, without): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(_, said)| place(said).is_some());
    let left_out = with.len().saturating_sub(MOST_CLAIMS);
    with.truncate(MOST_CLAIMS);
    let mut found: BTreeMap<String, Told<'_>> = BTreeMap::new();
    for (fact, said) in with {
        if let Some(place) = place(said) {
            found.entry(anchor(place)).or_insert_with(|| (place.clone(), Vec::new())).1.push((fact, said));
        }
    }
    let mut found: Vec<(String, Told<'_>)> = found.into_iter().collect();
    found.sort_by_key(|(_, (_, claims))| std::cmp::Reverse(claims.len()));
    let window = window(&found, look);
    let mut names = Names::default();
    let (mut places, mut unplaced) = (Vec::new(), Vec::new());
    for (id, (place, told)) in found {
        let claims: Vec<MapClaim> = told.iter().map(|(fact, said)| claim(covered, picture, fact, said)).collect();
        let (radius, precision) = extent(&place);
        let name = place.name.or(place.text).unwrap_or_default();
        let at = place.lat.zip(place.lon).filter(|_| radius.is_some());
        let spot = window.zip(at).zip(radius).and_then(|((window, (lat, lon)), radius)| {
            let (x, y) = window.place(lat, lon);
            let inside = (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y);
            inside.then(|| Spot {
                x: percent(x / WIDTH),
                y: percent(y / HEIGHT),
                units: (format!("{x:.1}"), format!("{y:.1}")),
                radius: format!("{:.1}", window.length(radius).clamp(3.0, WIDTH)),
                named: names.seat(x / WIDTH, y / HEIGHT),
                marks: marks(&claims),
                title: title(covered.t, &name, &claims),
            })
        });
        let days: BTreeSet<&str> = claims.iter().map(|claim| claim.day.as_str()).collect();
        let days = days.into_iter().collect::<Vec<_>>().join(" ");
        let view = PlaceView { id, name, precision: covered.t.say(precision), spot, claims, days };
        if view.spot.is_some() { places.push(view) } else { unplaced.push(view) }
    }
    Map {
        ground: window.filter(|_| !places.is_empty()).map(|window| Ground::of(&window)),
        scale: window.map(|window| scale(covered.t, &window)),
        places,
        unplaced,
        placeless_count: without.len(),
        placeless: without
            .iter()
            .take(MOST_PLACELESS)
            .map(|(fact, said)| claim(covered, picture, fact, said))
            .collect(),
        left_out,
    }
}

/// The place of a claim, if it has a name.
fn place(said: &Said) -> Option<&Place> {
    let named = |place: &&Place| place.name.as_ref().or(place.text.as_ref()).is_some_and(|n| !n.trim().is_empty());
    said.claim.place.as_ref().filter(named)
}

/// The anchor of a place: its name and, since names recur, about where it is.
pub fn anchor(place: &Place) -> String {
    let name = place.name.as_ref().or(place.text.as_ref()).map(|n| n.to_lowercase()).unwrap_or_default();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let at = place.lat.zip(place.lon).map(|(lat, lon)| format!("-{:.0}-{:.0}", lat * 10.0, lon * 10.0));
    format!("at-{}{}", words.join("-"), at.unwrap_or_default())
}

/// How far from its point a place may be, in kilometres, and the message that says so. None for what no point stands for.
fn extent(place: &Place) -> (Option<f64>, &'static str) {
    match place.precision {
        Some(PlacePrecision::Point) => (Some(1.0), "exact-spot"),
        Some(PlacePrecision::Town) => (Some(4.0), "exact-town"),
        Some(PlacePrecision::District) => (Some(20.0), "exact-district"),
        Some(PlacePrecision::Region) => (Some(80.0), "exact-region"),
        Some(PlacePrecision::Water) => (Some(60.0), "exact-water"),
        Some(PlacePrecision::Line) => (Some(40.0), "exact-line"),
        Some(PlacePrecision::Country) => (None, "exact-country"),
        Some(PlacePrecision::Continent) => (None, "exact-continent"),
        None => (Some(25.0), "exact-unsaid"),
    }
}

/// The window on the earth that is asked for.
fn window(found: &[(String, Told<'_>)], look: &Look) -> Option<Window> {
    let spots: Vec<(&str, (f64, f64), usize)> = found
        .iter()
        .filter(|(_, (place, _))| extent(place).0.is_some())
        .filter_map(|(id, (place, told))| Some((id.as_str(), (place.lat?, place.lon?), told.len())))
        .filter(|(_, (lat, lon), _)| lat.abs() <= 90.0 && lon.abs() <= 180.0)
        .collect();
    let zoom = f64::from(1u32 << look.zoom.saturating_sub(1).min(5));
    if let Some((_, at, _)) = spots.iter().find(|(id, ..)| *id == look.place) {
        return Window::around(&[*at], zoom);
    }
    let all: Vec<(f64, f64)> = spots.iter().map(|(_, at, _)| *at).collect();
    if look.zoom == 0 {
        return Window::around(&all, 1.0);
    }
    // From where the most is told outwards, until most of it is within.
    let (_, centre, _) = spots.iter().max_by_key(|(_, _, told)| *told)?;
    let far = |(lat, lon): (f64, f64)| {
        let lon = (lon - centre.1 + 540.0).rem_euclid(360.0) - 180.0;
        (lat - centre.0).hypot(lon * centre.0.to_radians().cos())
    };
    let mut spots = spots.clone();
    spots.sort_by(|a, b| far(a.1).total_cmp(&far(b.1)));
    let most = spots.iter().map(|(.., told)| told).sum::<usize>() as f64 * REGION;
    let mut within = 0;
    let near = spots.iter().take_while(|(.., told)| {
        let open = (within as f64) < most;
        within += told;
        open
    });
    Window::around(&near.map(|(_, at, _)| *at).collect::<Vec<_>>(), zoom)
}

fn claim(covered: &Covered, picture: &Picture, fact: &Fact, said: &Said) -> MapClaim {
    let t = covered.t;
    let and = |all: String, side: &String| {
        if all.is_empty() { side.clone() } else { t.with2("and", &["one", "other"], all, side).into_owned() }
    };
    let side = fact.side.iter().fold(String::new(), and);
    let written = said.claim.quantity.as_ref().is_some_and(|q| !q.text.trim().is_empty());
    MapClaim {
        day: said.day.to_string(),
        time: when::of_post(t, &covered.zone, &said.time, said.first_seen),
        claimant: if fact.claimant.is_empty() { said.source.clone() } else { fact.claimant.clone() },
        party: answers::party(covered, &side),
        group: group(&fact.kind),
        kind: words::kind(t, &fact.kind),
        quantity: fact.quantity.filter(|_| written).map(|q| words::digits(t, &q)),
        polarity: words::polarity(t, fact.polarity).filter(|_| fact.polarity != Polarity::Asserted),
        words: when::short(&said.claim.text, 180),
        url: said.url(covered),
        source: said.source.clone(),
        question: picture.question_of(&fact.id).map(|q| (answers::url(covered, &q.id), q.title.clone())),
    }
}

/// What a claim is on the map.
fn group(kind: &ClaimKind) -> &'static str {
    match kind {
        ClaimKind::TerritoryTaken | ClaimKind::TerritoryRetaken => "control",
        ClaimKind::Strike => "strike",
        _ => "other",
    }
}

/// A mark for every side and every kind of thing that it claims.
fn marks(claims: &[MapClaim]) -> Vec<PlaceMark> {
    let mut by_side: Vec<((&PartyView, &'static str), Vec<&MapClaim>)> = Vec::new();
    for claim in claims {
        let key = (&claim.party, claim.group);
        match by_side.iter_mut().find(|(k, _)| *k == key) {
            Some((_, there)) => there.push(claim),
            None => by_side.push((key, vec![claim])),
        }
    }
    by_side.truncate(MOST_MARKS);
    let middle = (by_side.len() as f64 - 1.0) / 2.0;
    let mark = |(i, ((party, group), told)): (usize, ((&PartyView, &'static str), Vec<&MapClaim>))| PlaceMark {
        dx: format!("{:.1}", (i as f64 - middle) * BESIDE),
        shape: parties::shape(&party.class),
        party: party.clone(),
        group,
        hollow: told.iter().all(|claim| claim.polarity.is_some()),
        days: told
            .iter()
            .map(|claim| claim.day.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(" "),
    };
    by_side.into_iter().enumerate().map(mark).collect()
}

/// A place in a sentence: who claims what of it.
fn title(t: Translator, name: &str, claims: &[MapClaim]) -> String {
    let mut counts: HashMap<(&str, &'static str), usize> = HashMap::new();
    let mut order = Vec::new();
    for claim in claims {
        let key = (claim.party.name.as_str(), claim.group);
        if *counts.entry(key).and_modify(|n| *n += 1).or_insert(1) == 1 {
            order.push(key);
        }
    }
    let part = |key: &(&str, &'static str)| {
        let what = match key.1 {
            "control" => "map-of-control",
            "strike" => "map-of-strikes",
            _ => "map-of-other",
        };
        let n = counts.get(key).copied().unwrap_or_default();
        format!("{}: {}", key.0, t.count(what, n))
    };
    let all: Vec<String> = order.iter().take(MOST_MARKS).map(part).collect();
    t.with2("map-claims-by", &["place", "claims"], name, all.join("; ")).into_owned()
}

/// Where names stand.
#[derive(Default)]
struct Names {
    all: Vec<(f64, f64)>,
    major: Vec<(f64, f64)>,
}

impl Names {
    /// Whether a name has room, and on a small screen too; if so, it takes it.
    fn seat(&mut self, x: f64, y: f64) -> Option<bool> {
        let free = |names: &[(f64, f64)], (wide, high): (f64, f64)| {
            names.iter().all(|(a, b)| (a - x).abs() > wide || (b - y).abs() > high)
        };
        let [wide, narrow] = NAMES_APART;
        if !free(&self.all, wide) {
            return None;
        }
        let major = self.major.len() < MAJOR && free(&self.major, narrow);
        self.all.push((x, y));
        if major {
            self.major.push((x, y));
        }
        Some(major)
    }
}

/// A round length for the scale.
fn scale(t: Translator, window: &Window) -> (String, String) {
    let kilometres = [5_000.0, 2_000.0, 1_000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0];
    let fits = kilometres.into_iter().find(|km| *km <= window.kilometres() / 5.0).unwrap_or(5.0);
    (percent(window.length(fits) / WIDTH), t.with("kilometres", "number", t.number_words(fits)).into_owned())
}

fn percent(share: f64) -> String {
    format!("{:.2}", (share * 100.0).clamp(0.0, 100.0))
}
