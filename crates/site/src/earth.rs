//! The shapes of the earth that the map is drawn on: Natural Earth's, in `web/map`.
//!
//! A map shows a [`Window`] of it. What is drawn is cut to the window and has no more points than its size can show, so
//! that a map has a bounded size wherever it is.

use std::{fmt::Write as _, sync::LazyLock};

/// Coast, lakes, borders and the names of countries, as `web/map/make.py` writes them.
const SHAPES: &str = include_str!("../../../web/map/earth.txt");

/// The width of a map in its own units.
pub const WIDTH: f64 = 960.0;
/// Its height.
pub const HEIGHT: f64 = 640.0;
/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;
/// The smallest window, in kilometres from west to east: beyond that the coast has nothing more to show.
const SMALLEST: f64 = 60.0;
/// How far beyond the window shapes are drawn, in its units: so that no cut shows as a line.
const MARGIN: f64 = 12.0;
/// How near to each other two points may be drawn, in the map's units.
const APART: f64 = 0.8;
/// The most points of one map. More are thinned.
const MOST_POINTS: usize = 9_000;
/// The most names of countries on a map.
const MOST_NAMES: usize = 10;

static EARTH: LazyLock<Earth> = LazyLock::new(|| Earth::read(SHAPES));

#[derive(Debug, Default)]
struct Earth {
    shapes: Vec<Shape>,
    names: Vec<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Land,
    Lake,
    Border,
    Disputed,
}

#[derive(Debug)]
struct Shape {
    kind: Kind,
    /// Longitude and latitude.
    points: Vec<[f32; 2]>,
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

#[derive(Debug)]
struct Name {
    lon: f64,
    lat: f64,
    rank: u8,
    words: String,
}

impl Earth {
    fn read(text: &str) -> Earth {
        let mut earth = Earth::default();
        for line in text.lines() {
            let Some((kind, rest)) = line.split_once(' ') else { continue };
            let kind = match kind {
                "land" => Kind::Land,
                "lake" => Kind::Lake,
                "border" => Kind::Border,
                "disputed" => Kind::Disputed,
                _ => {
                    earth.names.extend(Name::read(rest));
                    continue;
                }
            };
            let points = decoded(rest);
            let bound = |axis: usize, pick: fn(f32, f32) -> f32| {
                points.iter().map(|p| p[axis]).reduce(pick).map_or(0.0, f64::from)
            };
            earth.shapes.push(Shape {
                kind,
                west: bound(0, f32::min),
                east: bound(0, f32::max),
                south: bound(1, f32::min),
                north: bound(1, f32::max),
                points,
            });
        }
        earth.names.sort_by_key(|name| name.rank);
        earth
    }
}

impl Name {
    fn read(line: &str) -> Option<Name> {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next();
        Some(Name {
            lon: next()?.parse().ok()?,
            lat: next()?.parse().ok()?,
            rank: next()?.parse().ok()?,
            words: next()?.to_owned(),
        })
    }
}

/// A line in Google's polyline encoding with three decimals, longitude first.
fn decoded(text: &str) -> Vec<[f32; 2]> {
    let mut values = Vec::with_capacity(text.len() / 3);
    let (mut value, mut shift) = (0i64, 0u32);
    for byte in text.bytes() {
        let bits = i64::from(byte.saturating_sub(63));
        value |= (bits & 0x1f) << shift.min(48);
        shift += 5;
        if bits < 0x20 {
            values.push(if value & 1 == 1 { !(value >> 1) } else { value >> 1 });
            (value, shift) = (0, 0);
        }
    }
    let (mut x, mut y) = (0i64, 0i64);
    let step = |pair: &[i64]| {
        (x, y) = (x + pair[0], y + pair[1]);
        [x as f32 / 1000.0, y as f32 / 1000.0]
    };
    values.chunks_exact(2).map(step).collect()
}

/// The part of the earth that a map shows. Its scale is the same in all directions at its middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The middle, in degrees east and north.
    lon: f64,
    lat: f64,
    /// Units of the map for a degree of longitude and of latitude.
    x: f64,
    y: f64,
}

impl Window {
    /// The window that shows some places, each given as degrees north and east, with room around them; none if none is on
    /// the earth. `zoom` makes it so many times smaller, around the middle.
    pub fn around(places: &[(f64, f64)], zoom: f64) -> Option<Window> {
        let on_earth = |&(lat, lon): &(f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0;
        let places: Vec<(f64, f64)> = places.iter().copied().filter(on_earth).collect();
        let &(_, first) = places.first()?;
        // Longitudes on either side of the date line are neighbours.
        let lons = || places.iter().map(|&(_, lon)| first + turned(lon - first));
        let lats = || places.iter().map(|&(lat, _)| lat);
        let span = |least: f64, most: f64| ((least + most) / 2.0, most - least);
        let (lon, wide) = span(lons().fold(f64::INFINITY, f64::min), lons().fold(f64::NEG_INFINITY, f64::max));
        let (lat, high) = span(lats().fold(f64::INFINITY, f64::min), lats().fold(f64::NEG_INFINITY, f64::max));
        let lat = lat.clamp(-80.0, 80.0);
        let narrowing = lat.to_radians().cos();
        let km_wide = (wide * narrowing * DEGREE).max(high * DEGREE * WIDTH / HEIGHT) * 1.5;
        let km = (km_wide.max(SMALLEST * 4.0) / zoom.clamp(0.1, 64.0)).clamp(SMALLEST, 40_000.0);
        let y = WIDTH / (km / DEGREE);
        Some(Window { lon: turned(lon), lat, x: y * narrowing, y })
    }

    /// Where a place is on the map, in its units.
    pub fn place(&self, lat: f64, lon: f64) -> (f64, f64) {
        (WIDTH / 2.0 + turned(lon - self.lon) * self.x, HEIGHT / 2.0 - (lat - self.lat) * self.y)
    }

    /// How many of the map's units a length in kilometres has.
    pub fn length(&self, kilometres: f64) -> f64 {
        kilometres / DEGREE * self.y
    }

    /// How many kilometres it is from west to east.
    pub fn kilometres(&self) -> f64 {
        WIDTH / self.y * DEGREE
    }
}

/// A difference of longitudes, the short way round.
fn turned(degrees: f64) -> f64 {
    (degrees + 540.0).rem_euclid(360.0) - 180.0
}

/// What lies in a window: the paths of the map's SVG.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ground {
    /// Land, to be filled by the even-odd rule.
    pub land: String,
    /// Lakes.
    pub lakes: String,
    /// Borders that nobody disputes.
    pub borders: String,
    /// Borders in dispute, lines of control, and borders that were never drawn.
    pub disputed: String,
    /// Names of countries with their places on the map.
    pub names: Vec<(f64, f64, String)>,
}

impl Ground {
    /// What lies in a window.
    pub fn of(window: &Window) -> Ground {
        let mut apart = APART;
        loop {
            let (ground, points) = draw(window, apart);
            if points <= MOST_POINTS {
                return ground;
            }
            apart *= 1.6;
        }
    }
}

fn draw(window: &Window, apart: f64) -> (Ground, usize) {
    let mut ground = Ground::default();
    let mut count = 0;
    let (half_wide, half_high) = ((WIDTH / 2.0 + MARGIN) / window.x, (HEIGHT / 2.0 + MARGIN) / window.y);
    let (south, north) = (window.lat - half_high, window.lat + half_high);
    for shape in &EARTH.shapes {
        // A shape may be in sight a turn further east or west.
        for turn in [-360.0, 0.0, 360.0] {
            let (west, east) = (window.lon - half_wide - turn, window.lon + half_wide - turn);
            if shape.east < west || shape.west > east || shape.north < south || shape.south > north {
                continue;
            }
            let to_map = |p: &[f32; 2]| {
                let x = WIDTH / 2.0 + (f64::from(p[0]) + turn - window.lon) * window.x;
                [x, HEIGHT / 2.0 - (f64::from(p[1]) - window.lat) * window.y]
            };
            let points: Vec<[f64; 2]> = shape.points.iter().map(to_map).collect();
            let (path, lines) = match shape.kind {
                Kind::Land => (&mut ground.land, vec![clipped(points)]),
                Kind::Lake => (&mut ground.lakes, vec![clipped(points)]),
                Kind::Border => (&mut ground.borders, cut(&points)),
                Kind::Disputed => (&mut ground.disputed, cut(&points)),
            };
            let closed = matches!(shape.kind, Kind::Land | Kind::Lake);
            // What is too small to be seen is left out.
            for line in lines.into_iter().filter(|line| extent(line) >= apart) {
                count += write(path, &thinned(line, apart), closed);
            }
        }
    }
    for name in &EARTH.names {
        let (x, y) = window.place(name.lat, name.lon);
        let inside = (WIDTH * 0.06..=WIDTH * 0.94).contains(&x) && (HEIGHT * 0.05..=HEIGHT * 0.95).contains(&y);
        if inside && ground.names.len() < MOST_NAMES {
            ground.names.push((x, y, name.words.clone()));
        }
    }
    (ground, count)
}

/// The box to which shapes are cut: per axis the least and the most.
const BOX: [[f64; 2]; 2] = [[-MARGIN, WIDTH + MARGIN], [-MARGIN, HEIGHT + MARGIN]];

/// The part of a ring within the box (Sutherland and Hodgman).
fn clipped(mut ring: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    for (axis, bounds) in BOX.iter().enumerate() {
        for (bound, sign) in [(bounds[0], 1.0), (bounds[1], -1.0)] {
            let inside = |p: &[f64; 2]| (p[axis] - bound) * sign >= 0.0;
            let Some(mut before) = ring.last().copied() else { return ring };
            let mut out = Vec::with_capacity(ring.len());
            for point in ring {
                if inside(&point) != inside(&before) {
                    let share = (bound - before[axis]) / (point[axis] - before[axis]);
                    let mut edge =
                        [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share];
                    edge[axis] = bound;
                    out.push(edge);
                }
                if inside(&point) {
                    out.push(point);
                }
                before = point;
            }
            ring = out;
        }
    }
    ring
}

/// The parts of a line within the box (Liang and Barsky).
fn cut(line: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
    let mut parts: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let (mut from, mut to) = (0.0f64, 1.0f64);
        for (axis, bounds) in BOX.iter().enumerate() {
            let along = b[axis] - a[axis];
            let (low, high) = (bounds[0] - a[axis], bounds[1] - a[axis]);
            if along == 0.0 {
                if low > 0.0 || high < 0.0 {
                    to = -1.0;
                }
                continue;
            }
            let (enter, leave) = (low / along, high / along);
            from = from.max(enter.min(leave));
            to = to.min(enter.max(leave));
        }
        if from > to {
            open = false;
            continue;
        }
        let at = |share: f64| [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        match parts.last_mut().filter(|_| open && from == 0.0) {
            Some(part) => part.push(at(to)),
            None => parts.push(vec![at(from), at(to)]),
        }
        open = to == 1.0;
    }
    parts
}

/// How far a line reaches, across or down.
fn extent(line: &[[f64; 2]]) -> f64 {
    let reach = |axis: usize| {
        let of = || line.iter().map(|point| point[axis]);
        of().fold(f64::NEG_INFINITY, f64::max) - of().fold(f64::INFINITY, f64::min)
    };
    reach(0).max(reach(1))
}

/// A line without the points that are too near to the one before them.
fn thinned(line: Vec<[f64; 2]>, apart: f64) -> Vec<[f64; 2]> {
    let last = line.len().saturating_sub(1);
    let mut out: Vec<[f64; 2]> = Vec::new();
    for (i, point) in line.into_iter().enumerate() {
        let near = |before: &[f64; 2]| (before[0] - point[0]).hypot(before[1] - point[1]) < apart;
        if i == last || !out.last().is_some_and(near) {
            out.push(point);
        }
    }
    out
}

/// Writes a line to a path. Gives the number of its points.
fn write(path: &mut String, line: &[[f64; 2]], closed: bool) -> usize {
    if line.len() < if closed { 3 } else { 2 } {
        return 0;
    }
    // Tenths of a unit; rounded before they are subtracted, so that nothing adds up.
    let tenths = |p: &[f64; 2]| ((p[0] * 10.0).round() as i64, (p[1] * 10.0).round() as i64);
    let mut before = (0, 0);
    for (i, point) in line.iter().enumerate() {
        let now = tenths(point);
        let (dx, dy) = ((now.0 - before.0) as f64 / 10.0, (now.1 - before.1) as f64 / 10.0);
        // Writing to a String cannot fail.
        let _ = match i {
            0 => write!(path, "M{dx} {dy}"),
            1 => write!(path, "l{dx} {dy}"),
            _ => write!(path, " {dx} {dy}"),
        };
        before = now;
    }
    if closed {
        path.push('z');
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_shapes_are_read() {
        let count = |kind| EARTH.shapes.iter().filter(|shape| shape.kind == kind).count();
        assert!(count(Kind::Land) > 1_000 && count(Kind::Lake) > 100 && count(Kind::Disputed) > 20);
        let on_earth = |p: &[f32; 2]| p[0].abs() <= 180.5 && p[1].abs() <= 90.0;
        assert!(EARTH.shapes.iter().all(|shape| shape.points.len() > 1 && shape.points.iter().all(on_earth)));
        assert!(EARTH.names.iter().any(|name| name.words == "Portugal"));
    }

    #[test]
    fn a_coast_is_where_it_is() {
        // Lisbon is at the sea: land to the east, none to the west.
        let window = Window::around(&[(38.72, -9.14)], 1.0).unwrap();
        let ground = Ground::of(&window);
        assert!(!ground.land.is_empty() && ground.disputed.is_empty());
        let lands = |lat, lon| {
            let (x, y) = window.place(lat, lon);
            winds(&ground.land, x, y)
        };
        assert!(lands(38.7, -8.6) && !lands(38.7, -10.0));
    }

    /// Whether a point is within a path by the even-odd rule.
    fn winds(path: &str, x: f64, y: f64) -> bool {
        let mut inside = false;
        for ring in path.split('z').filter(|ring| !ring.is_empty()) {
            let numbers: Vec<f64> = ring.split(['M', 'l', ' ']).filter_map(|n| n.parse().ok()).collect();
            let mut points: Vec<[f64; 2]> = Vec::new();
            for pair in numbers.chunks_exact(2) {
                let [px, py] = points.last().copied().unwrap_or([0.0, 0.0]);
                points.push([px + pair[0], py + pair[1]]);
            }
            let n = points.len();
            for i in 0..n {
                let ([ax, ay], [bx, by]) = (points[i], points[(i + 1) % n]);
                if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                    inside = !inside;
                }
            }
        }
        inside
    }

    fn points(path: &str) -> usize {
        path.split(['M', 'l', ' ', 'z']).filter(|n| !n.is_empty()).count() / 2
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_map_is_bounded_wherever_it_is(
            places in prop::collection::vec((-95.0..95.0f64, -190.0..190.0f64), 1..5),
            zoom in prop::num::f64::ANY,
        ) {
            let zoom = if zoom.is_nan() { 1.0 } else { zoom };
            let Some(window) = Window::around(&places, zoom) else {
                prop_assert!(places.iter().all(|(lat, lon)| lat.abs() > 90.0 || lon.abs() > 180.0));
                return Ok(());
            };
            let ground = Ground::of(&window);
            let all = [&ground.land, &ground.lakes, &ground.borders, &ground.disputed];
            prop_assert!(all.iter().all(|path| !path.contains("NaN") && !path.contains("inf")));
            prop_assert!(all.iter().map(|path| points(path)).sum::<usize>() <= MOST_POINTS + 64);
            for ring in all.iter().flat_map(|path| path.split('M')).filter(|ring| !ring.is_empty()) {
                let (mut x, mut y) = (0.0, 0.0);
                let numbers: Vec<f64> = ring.split(['l', ' ', 'z']).filter_map(|n| n.parse().ok()).collect();
                for pair in numbers.chunks_exact(2) {
                    (x, y) = (x + pair[0], y + pair[1]);
                    prop_assert!((-MARGIN - 1.0..=WIDTH + MARGIN + 1.0).contains(&x), "{x}");
                    prop_assert!((-MARGIN - 1.0..=HEIGHT + MARGIN + 1.0).contains(&y), "{y}");
                }
            }
        }

        #[test]
        fn places_without_zoom_are_within_their_map(
            places in prop::collection::vec((-70.0..70.0f64, -180.0..180.0f64), 1..6),
        ) {
            // Places further apart than half the earth have two ways round.
            let first = places[0].1;
            prop_assume!(places.iter().all(|(_, lon)| turned(lon - first).abs() < 80.0));
            let window = Window::around(&places, 1.0).unwrap();
            for (lat, lon) in places {
                let (x, y) = window.place(lat, lon);
                prop_assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y), "{x} {y}");
            }
        }
    }
}
