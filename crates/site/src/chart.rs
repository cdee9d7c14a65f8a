//! A tally as a chart over time: a line of steps for every claimant, and nothing between them.
//!
//! Each claimant's number stands from when it was given until the next. What its words leave open is drawn open: “at
//! least” as a band above the line, “up to” as one below, a range as a band from end to end. Claimants are told apart by
//! colour, by the shape of their marks, by the line's pattern, and by a letter at the line's end; the chart's key names
//! them. Lengths along the time axis are percentages, so that the picture stretches with the page and its words keep
//! their size; heights are pixels.

use dateline_link::{Tally, TallyLine};
use dateline_model::Modifier;
use jiff::{Timestamp, civil::Date};

use crate::{
    answers, axis,
    language::Translator,
    pages::Covered,
    parties,
    picture::Picture,
    view::{PartyView, TimeView},
    when, words,
};

/// The height of the plot in pixels.
pub const HEIGHT: f64 = 180.0;
/// The width of the plot in its own units; it is stretched to the page's.
pub const WIDTH: f64 = 1000.0;
/// The plot's share of the picture's width; the lines' letters have the rest.
const PLOT: f64 = 0.96;
/// The share of the time axis that a date takes on a phone.
const DATE: f64 = 0.26;
/// How far a band reaches into what its words leave open.
const OPEN: f64 = 14.0;
/// The most lines of a chart and the most steps of a line: the latest. All others are in the table.
const MOST: (usize, usize) = (10, 40);
/// The most rows of a table.
const MOST_ROWS: usize = 500;
/// The least distance between two letters at the lines' ends.
const LETTER: f64 = 15.0;

/// A tally on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The question's own page.
    pub url: String,
    /// The lines, those that moved most first.
    pub lines: Vec<Line>,
    /// Numbers beside the plot.
    pub levels: Vec<Level>,
    /// Days below it.
    pub days: Vec<Day>,
    /// How much room the levels' numbers need beside the lines.
    pub gutter: u32,
    /// Claimants that the chart has no room for.
    pub left_out: usize,
    /// The same as a table, the earliest first.
    pub rows: Vec<Row>,
    /// Whether any claimant's number moved.
    pub moves: bool,
    /// The chart in words.
    pub description: String,
}

/// A claimant's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `A`, `B` …
    pub letter: char,
    /// The claimant.
    pub claimant: String,
    /// Its side.
    pub party: PartyView,
    /// Which pattern the line has, from 0.
    pub pattern: usize,
    /// The steps as a path in [`WIDTH`] by [`HEIGHT`] units.
    pub path: String,
    /// The bands beside it.
    pub bands: Vec<Band>,
    /// The marks on it, one a step.
    pub marks: Vec<Mark>,
    /// How high the letter at its end stands.
    pub end: String,
    /// From what to what it moved: `200+ → 540`.
    pub moved: String,
}

/// A step's band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its box in the plot's units.
    pub x: String,
    /// Its upper edge.
    pub y: String,
    /// Its width.
    pub width: String,
    /// Its height.
    pub height: String,
    /// Whether it is open upwards or downwards: `up`, `down`; or closed, `both`.
    pub open: &'static str,
}

/// A step's mark, which leads to its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its place across the whole picture, in per cent.
    pub across: String,
    /// Its height in pixels.
    pub y: String,
    /// The mark's shape.
    pub shape: &'static str,
    /// The words.
    pub url: String,
    /// Who said how many when.
    pub title: String,
}

/// A day below the plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Its place across the whole picture, in per cent.
    pub across: String,
    /// Which part of its words stands there.
    pub anchor: &'static str,
    /// Whether it is left out where there is little room.
    pub minor: bool,
    /// The day.
    pub label: String,
}

/// A number beside the plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its height in pixels.
    pub y: String,
    /// The number.
    pub label: String,
}

/// A step in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// When it was said.
    pub time: TimeView,
    /// Who said so.
    pub claimant: String,
    /// For whom.
    pub party: PartyView,
    /// How many.
    pub number: String,
    /// In which words.
    pub words: String,
    /// Where these stand.
    pub url: String,
    /// In which source.
    pub source: String,
}

/// The chart of a tally; none if no step of it can be shown.
pub(crate) fn chart(covered: &Covered, picture: &Picture, tally: &Tally) -> Option<Chart> {
    let known = |line: &TallyLine| {
        let mut line = line.clone();
        line.steps.retain(|step| picture.said(&step.claim).is_some());
        (!line.steps.is_empty()).then_some(line)
    };
    let mut all: Vec<TallyLine> = tally.lines.iter().filter_map(known).collect();
    // Those that say the most, and of these the last to speak.
    all.sort_by_key(|line| std::cmp::Reverse((line.steps.len(), line.steps.last().map(|step| step.at))));
    let shown: Vec<&[dateline_link::Step]> =
        all.iter().take(MOST.0).map(|line| &line.steps[line.steps.len().saturating_sub(MOST.1)..]).collect();
    let t = covered.t;
    let plot = Plot::of(&shown)?;
    let mut ends = Ends::default();
    let lines: Vec<Line> = all
        .iter()
        .zip(&shown)
        .enumerate()
        .map(|(i, (line, steps))| {
            let party = answers::party(covered, &line.side);
            let claimant = name(t, line);
            let marks = steps.iter().map(|step| Mark {
                across: percent(plot.x(step.at) * PLOT),
                y: tenths(plot.y(stated(step))),
                shape: parties::shape(&party.class),
                url: picture.said(&step.claim).map(|said| said.url(covered)).unwrap_or_default(),
                title: title(covered, picture, &claimant, step),
            });
            Line {
                letter: char::from(b'A' + i as u8),
                pattern: i % 5,
                path: plot.path(steps),
                bands: plot.bands(steps),
                marks: marks.collect(),
                end: tenths(ends.seat(steps.last().map_or(HEIGHT, |step| plot.y(stated(step))))),
                moved: moved(t, steps),
                party,
                claimant,
            }
        })
        .collect();
    let levels = plot.levels(t);
    let description = lines.iter().map(|l| format!("{}, {}: {}", l.letter, l.claimant, l.moved)).collect::<Vec<_>>();
    Some(Chart {
        id: tally.question.clone(),
        title: tally.title.clone(),
        url: answers::url(covered, &tally.question),
        gutter: gutter(&levels),
        levels,
        days: plot.days(covered),
        left_out: all.len() - lines.len(),
        rows: rows(covered, picture, &all),
        moves: all.iter().any(|line| line.steps.len() > 1),
        description: description.join("; "),
        lines,
    })
}

/// The room that numbers need beside the lines: one of those that the styles know.
fn gutter(levels: &[Level]) -> u32 {
    match levels.iter().map(|level| level.label.chars().count()).max() {
        None | Some(..=3) => 40,
        Some(4..=6) => 60,
        _ => 84,
    }
}

fn stated(step: &dateline_link::Step) -> f64 {
    step.quantity.stated().filter(|n| n.is_finite()).unwrap_or(0.0).max(0.0)
}

fn name(t: Translator, line: &TallyLine) -> String {
    if line.claimant.is_empty() { t.say("nobody-named").into_owned() } else { line.claimant.clone() }
}

fn title(covered: &Covered, picture: &Picture, claimant: &str, step: &dateline_link::Step) -> String {
    let time =
        picture.said(&step.claim).map(|said| when::of_post(covered.t, &covered.zone, &said.time, said.first_seen));
    let time = time.map(|time| format!("{}{}", covered.t.say("comma"), time.both(covered.t))).unwrap_or_default();
    format!("{claimant}: {}{time}", words::digits(covered.t, &step.quantity))
}

fn moved(t: Translator, steps: &[dateline_link::Step]) -> String {
    let number = |step: &dateline_link::Step| words::digits(t, &step.quantity);
    match steps {
        [] => String::new(),
        [one] => number(one),
        [first, .., last] => t.with2("moved", &["from", "to"], number(first), number(last)).into_owned(),
    }
}

fn rows(covered: &Covered, picture: &Picture, lines: &[TallyLine]) -> Vec<Row> {
    let steps = lines.iter().flat_map(|line| line.steps.iter().map(move |step| (line, step)));
    let mut steps: Vec<_> = steps.filter_map(|(line, step)| Some((line, step, picture.said(&step.claim)?))).collect();
    steps.sort_by_key(|(_, step, _)| step.at);
    let row = |(line, step, said): (&TallyLine, &dateline_link::Step, &crate::picture::Said)| Row {
        time: when::of_post(covered.t, &covered.zone, &said.time, said.first_seen),
        claimant: name(covered.t, line),
        party: answers::party(covered, &line.side),
        number: words::digits(covered.t, &step.quantity),
        words: when::short(&said.claim.text, 160),
        url: said.url(covered),
        source: said.source.clone(),
    };
    let skip = steps.len().saturating_sub(MOST_ROWS);
    steps.into_iter().skip(skip).map(row).collect()
}

/// The scale of a chart.
struct Plot {
    from: i64,
    to: i64,
    step: f64,
    top: f64,
}

impl Plot {
    fn of(lines: &[&[dateline_link::Step]]) -> Option<Plot> {
        let steps = || lines.iter().flat_map(|steps| steps.iter());
        let (from, to) = (steps().map(|step| step.at).min()?, steps().map(|step| step.at).max()?);
        let bounds = |step: &dateline_link::Step| [step.quantity.min, step.quantity.max, Some(stated(step))];
        let most = steps().flat_map(bounds).flatten().filter(|n| n.is_finite()).fold(1.0, f64::max);
        // Room for what is open above the highest number.
        let step = axis::step(most * 1.08);
        let top = step * (most * 1.08 / step).ceil().max(1.0);
        // The last number stands on for a while, so that it is seen to stand.
        let length = to.saturating_sub(from).max(3_600);
        Some(Plot { from: from.saturating_sub(length / 40), to: to.saturating_add(length / 12), step, top })
    }

    /// A moment's place, as a share of the width.
    fn x(&self, at: i64) -> f64 {
        let length = (self.to as f64 - self.from as f64).max(1.0);
        ((at as f64 - self.from as f64) / length).clamp(0.0, 1.0)
    }

    /// A number's height, in pixels from above.
    fn y(&self, number: f64) -> f64 {
        (HEIGHT * (1.0 - number / self.top)).clamp(0.0, HEIGHT)
    }

    fn path(&self, steps: &[dateline_link::Step]) -> String {
        let mut path = String::new();
        for (i, step) in steps.iter().enumerate() {
            let (x, y) = (tenths(self.x(step.at) * WIDTH), tenths(self.y(stated(step))));
            path.push_str(&if i == 0 { format!("M{x} {y}") } else { format!("H{x}V{y}") });
        }
        path.push_str(&format!("H{WIDTH}"));
        path
    }

    fn bands(&self, steps: &[dateline_link::Step]) -> Vec<Band> {
        let band = |(i, step): (usize, &dateline_link::Step)| {
            let (from, to) = (self.x(step.at), steps.get(i + 1).map_or(1.0, |next| self.x(next.at)));
            let y = self.y(stated(step));
            let (open, high, low) = match (step.quantity.min, step.quantity.max, step.quantity.modifier) {
                (Some(min), Some(max), _) if min < max => ("both", self.y(max), self.y(min)),
                (_, None, Modifier::AtLeast | Modifier::MoreThan) => ("up", (y - OPEN).max(0.0), y),
                (None, _, Modifier::UpTo | Modifier::Nearly) => ("down", y, (y + OPEN).min(HEIGHT)),
                _ => return None,
            };
            let (x, width) = (tenths(from * WIDTH), tenths(((to - from) * WIDTH).max(0.0)));
            Some(Band { x, width, y: tenths(high), height: tenths((low - high).max(0.0)), open })
        };
        steps.iter().enumerate().filter_map(band).collect()
    }

    fn levels(&self, t: Translator) -> Vec<Level> {
        let count = (self.top / self.step).round().clamp(1.0, 12.0) as u32;
        let level = |i: u32| {
            let number = f64::from(i) * self.step;
            Level { y: tenths(self.y(number)), label: t.number_words(number) }
        };
        (0..=count).map(level).collect()
    }

    /// The days of the time axis; of many some.
    fn days(&self, covered: &Covered) -> Vec<Day> {
        let date = |at: i64| Some(Timestamp::from_second(at).ok()?.to_zoned(covered.zone.clone()).date());
        let (Some(first), Some(last)) = (date(self.from), date(self.to)) else { return Vec::new() };
        let start = |day: Date| Some(day.to_zoned(covered.zone.clone()).ok()?.timestamp().as_second());
        let days = (last - first).get_days().max(0);
        let every = (days / 5).max(1);
        let mut ticks = Vec::new();
        let mut day = first;
        let mut free = f64::NEG_INFINITY;
        for _ in 0..8 {
            if let Some(at) = start(day).filter(|at| *at >= self.from) {
                let x = self.x(at);
                let anchor = if x > 0.88 {
                    "end"
                } else if x < 0.06 {
                    "start"
                } else {
                    "middle"
                };
                let left = match anchor {
                    "start" => x,
                    "end" => x - DATE,
                    _ => x - DATE / 2.0,
                };
                let minor = left < free;
                free = if minor { free } else { left + DATE };
                ticks.push(Day {
                    across: percent(x * PLOT),
                    anchor,
                    minor,
                    label: covered.t.short_date(day).into_owned(),
                });
            }
            let Ok(next) = day.checked_add(jiff::Span::new().days(every)) else { break };
            if next > last {
                break;
            }
            day = next;
        }
        // Within one day it is said which.
        if ticks.is_empty() {
            let label = covered.t.short_date(first).into_owned();
            ticks.push(Day { across: percent(0.0), anchor: "start", minor: false, label });
        }
        ticks
    }
}

/// The letters at the lines' ends, which may not cover each other.
#[derive(Default)]
struct Ends(Vec<f64>);

impl Ends {
    /// The nearest free height.
    fn seat(&mut self, wanted: f64) -> f64 {
        let free = |y: &f64| (0.0..=HEIGHT).contains(y) && self.0.iter().all(|other| (other - y).abs() >= LETTER);
        let near = (0..40).flat_map(|i| [wanted - f64::from(i) * 5.0, wanted + f64::from(i) * 5.0]);
        let seat = near.into_iter().find(free).unwrap_or(wanted);
        self.0.push(seat);
        seat
    }
}

fn percent(share: f64) -> String {
    format!("{:.2}", (share * 100.0).clamp(0.0, 100.0))
}

fn tenths(n: f64) -> String {
    format!("{n:.1}")
}

#[cfg(test)]
mod tests {
    use dateline_link::Step;
    use dateline_model::Quantity;
    use proptest::prelude::*;

    use super::*;

    fn step(at: i64, min: Option<f64>, max: Option<f64>, modifier: Modifier) -> Step {
        Step { at, quantity: Quantity { min, max, modifier }, claim: "c".into() }
    }

    #[test]
    fn a_number_stands_until_the_next_and_is_not_joined_to_it() {
        let steps =
            [step(0, Some(100.0), Some(100.0), Modifier::Exact), step(86_400, Some(200.0), None, Modifier::AtLeast)];
        let plot = Plot::of(&[&steps]).unwrap();
        let path = plot.path(&steps);
        assert!(path.starts_with('M') && path.matches('H').count() == 2 && path.matches('V').count() == 1, "{path}");
        assert!(!path.contains('L') && !path.contains('C'), "nothing lies between two numbers");
        let bands = plot.bands(&steps);
        assert_eq!(bands.iter().map(|b| b.open).collect::<Vec<_>>(), ["up"]);
    }

    #[test]
    fn letters_do_not_cover_each_other() {
        let mut ends = Ends::default();
        let mut seats: Vec<f64> = (0..8).map(|_| ends.seat(60.0)).collect();
        seats.sort_by(f64::total_cmp);
        assert!(seats.windows(2).all(|pair| pair[1] - pair[0] >= LETTER), "{seats:?}");
    }

    fn any_step() -> impl Strategy<Value = Step> {
        let number = || prop::option::of(prop::num::f64::ANY);
        let modifier = prop::sample::select(vec![
            Modifier::Exact,
            Modifier::AtLeast,
            Modifier::UpTo,
            Modifier::About,
            Modifier::Dozens,
        ]);
        (any::<i64>(), number(), number(), modifier).prop_map(|(at, min, max, modifier)| step(at, min, max, modifier))
    }

    proptest! {
        #[test]
        fn a_chart_stays_in_its_box(mut steps in prop::collection::vec(any_step(), 1..12)) {
            steps.sort_by_key(|step| step.at);
            let plot = Plot::of(&[&steps]).unwrap();
            let path = plot.path(&steps);
            for pair in path.split(['M', 'H', 'V', ' ']).filter(|n| !n.is_empty()) {
                let n: f64 = pair.parse().unwrap();
                prop_assert!(n.is_finite() && (0.0..=WIDTH).contains(&n), "{path}");
            }
            for band in plot.bands(&steps) {
                let n = |text: &str| text.parse::<f64>().unwrap();
                prop_assert!(n(&band.x) >= 0.0 && n(&band.x) + n(&band.width) <= WIDTH + 0.2, "{band:?}");
                prop_assert!(n(&band.y) >= 0.0 && n(&band.y) + n(&band.height) <= HEIGHT + 0.2, "{band:?}");
            }
            prop_assert!(plot.levels(Translator::ENGLISH).len() <= 13);
        }
    }
}
