//! Working out when posts were published, where their stamps do not say it all.
//!
//! What is written counts first: a date in the stamp, a heading that names the day. Clocks without a date hang together by
//! the running order of the page, in which a step against the order is a midnight. The day on which such a run hangs is
//! that of a dated post in it; else the weekday that the posts call their own, at or after the latest date that the page
//! names; else the time of retrieval. Each inferred time says what it was worked out from. Where nothing gives ground for
//! a time there is none.

use std::ops::Range;

use dateline_model::coverage::Source;
use dateline_model::letter::is_letter;
use dateline_model::{Basis, BlockKind, Coverage, Precision, Problem, UtcTime};
use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, tz::TimeZone};

use crate::bytes::{Byte, run};
use crate::calendar::{Calendar, Meaning};
use crate::clock::{self, Cue, PartDate, Stamp};
use crate::draft::{Day as Heading, Draft};

/// How many bytes of text are searched for dates and weekdays.
const MAX_SEARCH: usize = 1 << 19;
/// How many bytes of one block are searched.
const MAX_BLOCK: usize = 2000;
/// How far a clock may run against the order of its page before that counts as a midnight, in minutes.
const SLACK: i64 = 120;
const DAY: i64 = 24 * 60;

/// What is known besides the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clues<'a> {
    pub coverage: &'a Coverage,
    pub source: Option<&'a Source>,
    /// When the report was retrieved, as the transport says.
    pub fetched: Option<UtcTime>,
    /// The language of its prose.
    pub language: Option<&'a str>,
}

/// A time worked out.
#[derive(Debug, Clone)]
pub(crate) struct Time {
    pub words: Option<Range<usize>>,
    pub utc: Option<UtcTime>,
    pub precision: Precision,
    pub basis: Basis,
    pub reason: Option<String>,
}

/// All times of a report.
#[derive(Debug, Default)]
pub(crate) struct Times {
    /// One for each post.
    pub posts: Vec<Time>,
    pub reference: Option<Day>,
    pub published: Option<UtcTime>,
    pub problems: Vec<Problem>,
}

/// A day, and how it is known.
#[derive(Debug, Clone)]
pub(crate) struct Day {
    pub date: Date,
    pub basis: Basis,
    pub reason: String,
    /// The words that name it.
    pub words: Option<Range<usize>>,
}

/// Works out the times of a draft's posts.
pub(crate) fn work_out(text: &str, draft: &Draft, clues: Clues<'_>) -> Times {
    let zone = Zone::of(draft, clues);
    let page = PageDate::of(draft, clues, &zone);
    let mut times = Times { published: draft.published, ..Times::default() };
    if let Some(published) = &page.published {
        times.published = times.published.or(Some(published.0));
    }
    if draft.posts.iter().any(|p| p.stamp.is_some() || p.time.is_some()) {
        stamped(text, draft, clues, &zone, &page, &mut times);
    } else {
        unstamped(text, draft, clues, &zone, &page, &mut times);
    }
    let undated = times.posts.iter().filter(|t| t.utc.is_none()).count();
    if undated > 0 {
        let all = undated == times.posts.len();
        let stamps = draft.posts.iter().filter_map(|p| p.stamp.as_ref()).chain(draft.days.iter().map(|d| &d.stamp));
        let yearless = stamps.chain(&draft.page_stamps).any(|s| s.date.is_some_and(|d| d.year.is_none()));
        times.problems.push(Problem {
            code: "no-date".into(),
            message: match (all, times.posts.iter().any(|t| t.words.is_some())) {
                (true, true) if yearless => {
                    "The page gives its dates no year, and nothing in it tells which: its posts have no time.".into()
                }
                (true, true) if draft.posts.iter().all(|p| p.stamp.as_ref().is_none_or(|s| s.clock.is_none())) => {
                    "The page says how long ago its posts were, but not when it was retrieved: its posts have no time."
                        .into()
                }
                (true, true) => {
                    "The page gives its clocks no date, and nothing in it tells the day: its posts have no time.".into()
                }
                (true, false) => "Nothing on the page tells when it was published: its posts have no time.".into(),
                (false, _) => {
                    format!("{undated} of {} posts have no time: nothing on the page tells theirs.", times.posts.len())
                }
            },
            line: None,
        });
    }
    times
}

/// The zone of clocks that name none.
struct Zone {
    zone: TimeZone,
    reason: String,
}

impl Zone {
    fn of(draft: &Draft, clues: Clues<'_>) -> Zone {
        if let Some(name) = clues.source.and_then(|s| s.time_zone.as_deref())
            && let Ok(zone) = TimeZone::get(name)
        {
            return Zone { zone, reason: format!("the zone is the outlet's, {name}") };
        }
        let of_posts = draft.posts.iter().filter_map(|p| p.stamp.as_ref()?.zone.clone()).next();
        if let Some(zone) = of_posts {
            return Zone { zone, reason: "the zone is that of the page's other stamps".into() };
        }
        if let Some(zone) = &draft.zone {
            return Zone { zone: zone.clone(), reason: "the zone is that which the page's head names".into() };
        }
        if let Some(zone) = draft.page_stamps.iter().find_map(|s| s.zone.clone()) {
            return Zone { zone, reason: "the zone is that of the clock in the page's head".into() };
        }
        Zone { zone: TimeZone::UTC, reason: "no zone is written: taken as UTC".into() }
    }

    fn date(&self, utc: UtcTime) -> Date {
        utc.timestamp().to_zoned(self.zone.clone()).date()
    }
}

/// The dates of the page as a whole.
#[derive(Default)]
struct PageDate {
    /// Written on the page as that of its publication, with the bytes of its words.
    published: Option<(UtcTime, Option<Range<usize>>, Basis)>,
    /// The last day on which posts may be: of the retrieval, or of the page's last update; with its words.
    last: Option<(Date, String)>,
    /// Whether that day is near the posts, as an archive's retrieval is not.
    near: bool,
    /// The moment against which "5 minutes ago" counts.
    now: Option<UtcTime>,
    /// Whether that moment stands below the page's title, as that of its first publication or of a change does; that of a
    /// retrieval stands above it.
    own: bool,
}

/// The longest time between a page's newest post and its last change that follows from it, in minutes.
const SOON: i64 = 6 * 60;

impl PageDate {
    /// Whether the page's own moment stands soon after the clock of its newest post.
    fn follows(&self, draft: &Draft, order: &Order, zone: &Zone) -> bool {
        let Some(now) = self.now.filter(|_| self.own) else { return false };
        let now = now.timestamp().to_zoned(zone.zone.clone());
        let newest = order.days.iter().max();
        let posts = draft.posts.iter().zip(&order.days).filter(|(_, day)| Some(*day) == newest);
        let clock = posts.filter_map(|(post, _)| Some(post.stamp.as_ref()?.clock?.minutes())).max();
        let minutes = i64::from(now.hour()) * 60 + i64::from(now.minute());
        clock.is_some_and(|clock| (0..=SOON).contains(&(minutes - clock)))
    }

    fn of(draft: &Draft, clues: Clues<'_>, zone: &Zone) -> PageDate {
        let mut page = PageDate::default();
        if let Some(fetched) = clues.fetched {
            page.last = Some((zone.date(fetched), format!("the retrieval on {}", long(zone.date(fetched)))));
            page.near = true;
            page.now = Some(fetched);
        }
        // A page's own time of its last change is near its posts.
        if let Some(own) = draft.modified.or(draft.published).filter(|_| page.last.is_none()) {
            let date = zone.date(own);
            page.last = Some((date, format!("the page's own time of its last change, {}", long(date))));
            page.near = true;
            page.now = Some(own);
        }
        if let Some(own) = draft.published.filter(|_| !draft.layout.ends_with("live")) {
            page.published = Some((own, None, Basis::Explicit));
        }
        for stamp in &draft.page_stamps {
            let Some(date) = stamp.date.and_then(PartDate::full) else { continue };
            let live = draft.layout.ends_with("live");
            let utc = of_clock(stamp, date, zone);
            if !live && page.published.is_none() {
                let basis =
                    if stamp.clock.is_some() && stamp.zone.is_none() { Basis::Inferred } else { Basis::Explicit };
                page.published = Some((utc, Some(stamp.words.clone()), basis));
            }
            if live && page.last.is_none() {
                let near = stamp.cue != Cue::None || stamp.clock.is_none();
                let what = if near {
                    "the page's own date,"
                } else {
                    "the clock of the page's head, taken as that of the retrieval,"
                };
                page.last = Some((date, format!("{what} {}", long(date))));
                page.near = near;
                page.now = Some(utc);
                let title = draft.blocks.iter().find(|b| b.kind == BlockKind::Title);
                page.own = title.is_some_and(|t| t.range.start < stamp.words.start);
            }
        }
        page
    }
}

/// A stamp's time on a day; the day where it has no clock.
fn of_clock(stamp: &Stamp, date: Date, zone: &Zone) -> UtcTime {
    let Some(clock) = stamp.clock else { return UtcTime::day(date) };
    let zone = stamp.zone.clone().unwrap_or_else(|| zone.zone.clone());
    match date.to_datetime(clock.time()).to_zoned(zone) {
        Ok(zoned) => UtcTime::from_timestamp(zoned.timestamp(), clock.precision),
        Err(_) => UtcTime::day(date),
    }
}

fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |s| i64::from(s.get_days()))
}

// ---- posts under stamps

fn stamped(text: &str, draft: &Draft, clues: Clues<'_>, zone: &Zone, page: &PageDate, times: &mut Times) {
    // A post without a stamp, in a page that has them, hangs on its neighbours no more than it shows.
    let none = Stamp::default();
    let stamps: Vec<&Stamp> = draft.posts.iter().map(|p| p.stamp.as_ref().unwrap_or(&none)).collect();
    let order = Order::of(&stamps, &draft.days);
    let found = Evidence::search(text, draft, &order.days, clues.language);
    let year = YearBy::of(clues, page, &found);
    let mut fixed: Vec<Option<(Date, Option<String>)>> =
        stamps.iter().map(|s| fixed_date(s, &year, page, zone)).collect();
    for (fixed, post) in fixed.iter_mut().zip(&draft.posts) {
        if let Some(utc) = post.time.as_ref().and_then(|t| t.utc) {
            *fixed = Some((zone.date(utc), None));
        }
    }
    headings(draft, &year, page, &order, &mut fixed);

    // The reference day is wanted only where some run of clocks has no dated post.
    let reference =
        fixed.iter().all(Option::is_none).then(|| reference(draft, clues, page, &order, &found, &year, zone)).flatten();
    let anchors: Vec<usize> = (0..fixed.len()).filter(|&i| fixed[i].is_some()).collect();
    let mut after = anchors.iter().copied().peekable();
    let mut before: Option<usize> = None;
    for (i, stamp) in stamps.iter().enumerate() {
        while after.peek().is_some_and(|&a| a <= i) {
            before = after.next();
        }
        if let Some(time) = &draft.posts[i].time {
            times.posts.push(time.clone());
            continue;
        }
        if !stamp.has_clock() && !stamp.has_day() {
            times.posts.push(unknown(None));
            continue;
        }
        if let Some((seconds, precision)) = stamp.ago.filter(|_| stamp.clock.is_none()) {
            times.posts.push(ago(stamp, seconds, precision, page));
            continue;
        }
        let day: Option<(Date, Option<String>)> = if let Some(own) = &fixed[i] {
            Some(own.clone())
        } else if let Some(anchor) = before.or_else(|| after.peek().copied()) {
            let known = fixed[anchor].as_ref().map(|f| f.0);
            let date = known.and_then(|d| plus(d, order.days[i] - order.days[anchor]));
            date.map(|d| {
                (
                    d,
                    Some(format!(
                        "the day follows from the dated post nearby and the running order ({})",
                        order.name()
                    )),
                )
            })
        } else {
            reference.as_ref().and_then(|r| {
                let date = plus(r.date, order.days[i])?;
                let reason = match order.days[i] {
                    0 => r.reason.clone(),
                    n => format!(
                        "{}; {} midnight{} from there in the running order ({})",
                        r.reason,
                        n.abs(),
                        if n.abs() == 1 { "" } else { "s" },
                        order.name()
                    ),
                };
                Some((date, Some(reason)))
            })
        };
        let precision = stamp.clock.map_or(Precision::Day, |c| c.precision);
        times.posts.push(match day {
            Some((date, reason)) => {
                let zone_reason = (stamp.clock.is_some() && stamp.zone.is_none()).then(|| zone.reason.clone());
                let reason = match (reason, zone_reason) {
                    (Some(a), Some(b)) => Some(format!("{a}; {b}")),
                    (a, b) => a.or(b),
                };
                let basis = if reason.is_some() { Basis::Inferred } else { Basis::Explicit };
                Time {
                    words: Some(stamp.words.clone()),
                    utc: Some(of_clock(stamp, date, zone)),
                    precision,
                    basis,
                    reason,
                }
            }
            None => Time { precision, ..unknown(Some(stamp.words.clone())) },
        });
    }
    times.reference = reference;
}

fn unknown(words: Option<Range<usize>>) -> Time {
    Time { words, utc: None, precision: Precision::Day, basis: Basis::Inferred, reason: None }
}

fn ago(stamp: &Stamp, seconds: u32, precision: Precision, page: &PageDate) -> Time {
    let words = Some(stamp.words.clone());
    let at = page.now.filter(|now| now.precision() != Precision::Day);
    let at = at.and_then(|now| now.timestamp().checked_sub(i64::from(seconds).seconds()).ok());
    let Some(at) = at else { return Time { precision, ..unknown(words) } };
    let reason = page.last.as_ref().map(|(_, last)| format!("counted back from {last}"));
    Time { words, utc: Some(UtcTime::from_timestamp(at, precision)), precision, basis: Basis::Inferred, reason }
}

/// The running order of posts, and on which day each is, counted from the first one's.
struct Order {
    newest_first: bool,
    days: Vec<i64>,
}

impl Order {
    /// The order is that of the dates and weekdays that are written; else the one in which the clocks cover less time.
    fn of(stamps: &[&Stamp], headings: &[Heading]) -> Order {
        let clocks: Vec<Option<i64>> = stamps.iter().map(|s| Some(s.clock?.minutes())).collect();
        let known: Vec<i64> = clocks.iter().flatten().copied().collect();
        // A step against the order weighs more than one with it.
        let cost = |gap: i64| if gap < 0 { -4 * gap } else { gap };
        let span = |sign: i64| known.windows(2).map(|w| cost(gap(w[0], w[1], sign))).sum::<i64>();
        // Where years are left out, one year does for all; a step of half a year is a new year's.
        let by_dates = |stamps: &mut dyn Iterator<Item = &Stamp>| -> Option<bool> {
            let dates: Vec<Date> = stamps.filter_map(|s| s.date?.in_year(2000)).collect();
            let (first, last) = (dates.first()?, dates.last()?);
            (first != last).then(|| (first > last) == (days_between(*last, *first).abs() < 183))
        };
        let by_weekdays = |stamps: &mut dyn Iterator<Item = &Stamp>| -> Option<bool> {
            let weekdays: Vec<Weekday> = stamps.filter_map(|s| s.weekday).collect();
            let steps = weekdays.windows(2).map(|w| w[0].until(w[1]));
            let (later, earlier) = steps.fold((0usize, 0usize), |(l, e), step| {
                (l + usize::from((1..=3).contains(&step)), e + usize::from((4..=6).contains(&step)))
            });
            (later != earlier).then_some(earlier > later)
        };
        let own = || stamps.iter().copied();
        let above = || headings.iter().map(|h| &h.stamp);
        let newest_first = by_dates(&mut own())
            .or_else(|| by_dates(&mut above()))
            .or_else(|| by_weekdays(&mut own()))
            .or_else(|| by_weekdays(&mut above()))
            .unwrap_or_else(|| span(-1) <= span(1));
        let sign = if newest_first { -1 } else { 1 };
        // Minutes since the midnight before the first post.
        let mut days = Vec::with_capacity(clocks.len());
        let mut at: Option<i64> = None;
        let mut weekday: Option<(Weekday, i64)> = None;
        let mut shift = 0;
        for (clock, stamp) in clocks.iter().zip(stamps) {
            if let Some(clock) = clock {
                at = Some(match at {
                    None => *clock,
                    Some(before) => before + sign * gap(before.rem_euclid(DAY), *clock, sign),
                });
            }
            let mut day = at.unwrap_or(0).div_euclid(DAY) + shift;
            // A weekday in the stamp says by how many days the clocks alone are wrong.
            if let Some(own) = stamp.weekday {
                if let Some((before, day_before)) = weekday {
                    let expected = i64::from(before.until(own)) % 7;
                    let wrong = (expected - (day - day_before)).rem_euclid(7);
                    let wrong = if wrong != 0 && newest_first { wrong - 7 } else { wrong };
                    day += wrong;
                    shift += wrong;
                }
                weekday = Some((own, day));
            }
            days.push(day);
        }
        let first = days.first().copied().unwrap_or(0);
        days.iter_mut().for_each(|d| *d -= first);
        Order { newest_first, days }
    }

    fn name(&self) -> &'static str {
        if self.newest_first { "newest first" } else { "oldest first" }
    }
}

/// The minutes from one clock to the next in the order (1: later, -1: earlier), across midnight if need be. A small step
/// against the order is negative.
fn gap(from: i64, to: i64, sign: i64) -> i64 {
    let gap = ((to - from) * sign).rem_euclid(DAY);
    if gap > DAY - SLACK { gap - DAY } else { gap }
}

/// The date that a stamp itself gives, and the reason if it is not all written.
fn fixed_date(stamp: &Stamp, year: &YearBy, page: &PageDate, zone: &Zone) -> Option<(Date, Option<String>)> {
    if let Some(date) = stamp.date {
        return match date.full() {
            Some(date) => Some((date, None)),
            None => year.of_date(date, stamp.weekday).map(|(d, reason)| (d, Some(reason))),
        };
    }
    if let Some(days) = stamp.days_before {
        let now = page.now.map(|now| zone.date(now))?;
        let (_, last) = page.last.as_ref()?;
        return Some((plus(now, -i64::from(days))?, Some(format!("counted back from {last}"))));
    }
    None
}

/// Gives posts the day of the heading above or below them.
fn headings(
    draft: &Draft,
    year: &YearBy,
    page: &PageDate,
    order: &Order,
    fixed: &mut [Option<(Date, Option<String>)>],
) {
    let mut dates: Vec<Option<Date>> = draft
        .days
        .iter()
        .map(|d| {
            let date = d.stamp.date?;
            date.full().or_else(|| Some(year.of_date(date, d.stamp.weekday)?.0))
        })
        .collect();
    by_weekday(draft, page, order, &mut dates);
    let days: Vec<(usize, Date)> =
        draft.days.iter().zip(&dates).filter_map(|(d, date)| Some((d.before, (*date)?))).collect();
    let Some(&(first, _)) = days.first() else { return };
    let Some(&(last, _)) = days.last() else { return };
    // A heading stands above its posts, unless the page has posts above all headings and none below the last.
    let below = first > 0 && last >= fixed.len();
    for (n, &(at, date)) in days.iter().enumerate() {
        let range = if below {
            n.checked_sub(1).map_or(0, |p| days[p].0)..at
        } else {
            at..days.get(n + 1).map_or(fixed.len(), |d| d.0)
        };
        // A single heading dates the post beside it; the others hang on that one, over midnights if need be.
        let range = match (days.len(), below) {
            (1, true) => range.end.saturating_sub(1)..range.end,
            (1, false) => range.start..(range.start + 1).min(range.end),
            _ => range,
        };
        let place = if below { "below" } else { "above" };
        for post in fixed.get_mut(range).into_iter().flatten().filter(|p| p.is_none()) {
            *post = Some((date, Some(format!("the day is that of the heading {place}"))));
        }
    }
}

/// The dates of headings that name a weekday or "yesterday" alone: each is the nearest such day to the heading before it
/// in the running order; the newest is the last such day before the page's own.
fn by_weekday(draft: &Draft, page: &PageDate, order: &Order, dates: &mut [Option<Date>]) {
    let count = draft.days.len();
    if dates.iter().all(Option::is_some) {
        return;
    }
    let newest = |i: usize| if order.newest_first { i } else { count - 1 - i };
    // From the newest to the oldest.
    let mut after: Option<Date> = None;
    for n in 0..count {
        let i = newest(n);
        let stamp = &draft.days[i].stamp;
        if dates[i].is_none() {
            let last = page.last.as_ref().filter(|_| page.near).map(|(last, _)| *last);
            dates[i] = match (stamp.weekday, stamp.days_before, after) {
                (Some(weekday), ..) => after.or(last).and_then(|d| at_or_before(d, weekday)),
                (None, Some(days), _) => last.and_then(|d| plus(d, -i64::from(days))),
                _ => None,
            };
        }
        after = dates[i].or(after);
    }
    // Where only older headings have dates, the others follow from these.
    let mut before: Option<Date> = None;
    for n in (0..count).rev() {
        let i = newest(n);
        if dates[i].is_none()
            && let (Some(weekday), Some(before)) = (draft.days[i].stamp.weekday, before)
        {
            dates[i] = plus(before, i64::from(before.weekday().until(weekday)));
        }
        before = dates[i].or(before);
    }
}

/// The last such weekday at or before a date.
fn at_or_before(date: Date, weekday: Weekday) -> Option<Date> {
    plus(date, -i64::from(weekday.until(date.weekday())))
}

/// How dates without a year get one.
struct YearBy {
    near: Option<(Date, String)>,
}

impl YearBy {
    fn of(clues: Clues<'_>, page: &PageDate, found: &Evidence) -> YearBy {
        let named = found
            .dates
            .iter()
            .filter_map(|d| d.date.full())
            .max()
            .map(|d| (d, format!("the latest full date on the page, {}", long(d))));
        let first = clues.coverage.first_day.map(|d| (d, format!("the coverage's first day, {}", long(d))));
        YearBy { near: page.last.clone().or(named).or(first) }
    }

    fn of_date(&self, date: PartDate, weekday: Option<Weekday>) -> Option<(Date, String)> {
        if let Some(full) = date.full() {
            return Some((full, "written on the page".into()));
        }
        let (near, reason) = self.near.as_ref()?;
        let years = [near.year() - 1, near.year(), near.year() + 1];
        let dates = years.iter().filter_map(|&y| date.in_year(y)).filter(|d| weekday.is_none_or(|w| d.weekday() == w));
        let date = dates.min_by_key(|d| days_between(*near, *d).abs())?;
        Some((date, format!("the year is that nearest to {reason}")))
    }
}

// ---- posts without any

fn unstamped(text: &str, draft: &Draft, clues: Clues<'_>, zone: &Zone, page: &PageDate, times: &mut Times) {
    let order = Order { newest_first: true, days: vec![0; draft.posts.len()] };
    let mut clock = None;
    let day = match &page.published {
        Some((utc, words, basis)) => {
            let reason = (*basis == Basis::Inferred).then(|| "no zone is written at the page's own date".to_owned());
            let time =
                Time { words: words.clone(), utc: Some(*utc), precision: utc.precision(), basis: *basis, reason };
            times.posts = draft.posts.iter().map(|_| time.clone()).collect();
            times.reference = Some(Day {
                date: utc.date(),
                basis: *basis,
                reason: "the page's own date".into(),
                words: words.clone(),
            });
            return;
        }
        None => {
            let found = Evidence::search(text, draft, &order.days, clues.language);
            let year = YearBy::of(clues, page, &found);
            // A date without a year may stand in the page's head or dateline.
            let own = draft.page_stamps.iter().find_map(|s| {
                let (date, reason) = year.of_date(s.date?, s.weekday)?;
                clock = s.clock.map(|_| of_clock(s, date, zone));
                Some(Day { date, basis: Basis::Inferred, reason, words: Some(s.words.clone()) })
            });
            own.or_else(|| reference(draft, clues, page, &order, &found, &year, zone))
        }
    };
    // "Updated 2 hours ago" in the head of a page that was just retrieved
    let ago = draft.page_stamps.iter().find_map(|s| {
        let (seconds, precision) = s.ago.filter(|_| s.clock.is_none() && s.date.is_none())?;
        Some(ago(s, seconds, precision, page)).filter(|t| t.utc.is_some())
    });
    if let Some(time) = ago {
        times.posts = draft.posts.iter().map(|_| time.clone()).collect();
        times.reference = day;
        return;
    }
    let time = match &day {
        Some(day) => Time {
            words: day.words.clone(),
            utc: Some(clock.unwrap_or(UtcTime::day(day.date))),
            precision: clock.map_or(Precision::Day, |c| c.precision()),
            basis: day.basis,
            reason: Some(day.reason.clone()),
        },
        None => match clues.fetched {
            Some(fetched) => Time {
                words: None,
                utc: Some(fetched),
                precision: fetched.precision(),
                basis: Basis::Fetched,
                reason: None,
            },
            None => unknown(None),
        },
    };
    times.posts = draft.posts.iter().map(|_| time.clone()).collect();
    times.reference = day;
}

// ---- evidence

/// A date that the text names.
struct Named {
    date: PartDate,
    words: Range<usize>,
    /// The day of its post, counted from the first post's.
    day: i64,
    kind: BlockKind,
}

/// What the text says of days.
#[derive(Default)]
struct Evidence {
    dates: Vec<Named>,
    /// Weekdays in posts, with the day of their post.
    weekdays: Vec<(Weekday, i64, Range<usize>)>,
    /// Numbers of the event's days ("day 11") in titles, headings and the lead.
    day_numbers: Vec<(i64, Range<usize>)>,
}

impl Evidence {
    fn search(text: &str, draft: &Draft, days: &[i64], language: Option<&str>) -> Evidence {
        let mut found = Evidence::default();
        let mut left = MAX_SEARCH;
        for block in &draft.blocks {
            if left == 0 {
                break;
            }
            if block.kind == BlockKind::Stamp {
                continue;
            }
            let end = (block.range.start + MAX_BLOCK).min(block.range.end);
            let end = (block.range.start..=end).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(block.range.start);
            let day = block.post.and_then(|p| days.get(p)).copied().unwrap_or(0);
            found.block(text, block.range.start..end, block.kind, day, language);
            left = left.saturating_sub(end - block.range.start + 1);
        }
        found
    }

    fn block(&mut self, text: &str, range: Range<usize>, kind: BlockKind, day: i64, language: Option<&str>) {
        let calendar = Calendar::get();
        let words = &text[range.clone()];
        let mut at = 0;
        let mut number: Option<(usize, usize)> = None;
        let mut dated_to = 0;
        let heads = matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Headline | BlockKind::Lead);
        while let Some(&byte) = words.as_bytes().get(at) {
            let start = at;
            at = match Byte::of(byte) {
                Byte::Mark => at + 1,
                Byte::Digit => run(words.as_bytes(), at, |b| b == Byte::Digit),
                Byte::Small | Byte::Capital | Byte::Other => letters(words, at),
            };
            match Byte::of(byte) {
                Byte::Mark => continue,
                Byte::Digit => {
                    number = Some((start, at));
                    continue;
                }
                Byte::Other if at == start => {
                    at += words[start..].chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                _ => {}
            }
            let word = &words[start..at];
            // Months and weekdays are longer than two letters; in Latin script they have a capital where prose counts.
            if word.len() < 3 || word.len() > 40 || start < dated_to {
                continue;
            }
            let is_day = heads && (word.eq_ignore_ascii_case("day") || word.eq_ignore_ascii_case("days"));
            if !is_day && !calendar.may_name(word) {
                continue;
            }
            let lower = word.to_lowercase();
            match calendar.meaning_in(&lower, language) {
                Some(Meaning::Month(_)) => {
                    // "27 September": the number just before; else "September 27".
                    let before =
                        number.filter(|&(_, end)| start - end <= 5 && is_between(&words[end..start])).map(|(s, _)| s);
                    for from in before.into_iter().chain([start]) {
                        let Some(lead) = clock::lead(&words[from..]) else { continue };
                        let Some(date) = lead.stamp.date else { continue };
                        let span =
                            range.start + from + lead.stamp.words.start..range.start + from + lead.stamp.words.end;
                        dated_to = from + lead.stamp.words.end;
                        self.dates.push(Named { date, words: span, day, kind });
                        break;
                    }
                }
                Some(Meaning::Weekday(weekday)) if word.chars().count() >= 5 && tells_of_its_post(kind) => {
                    let span = range.start + start..range.start + start + word.len();
                    self.weekdays.push((weekday, day, span));
                }
                _ if is_day => {
                    if let Some(n) = day_number(words, start, at) {
                        self.day_numbers.push((n, range.start + start..range.start + at));
                    }
                }
                _ => {}
            }
        }
    }

    /// The weekday that most posts name, moved to the first post's day; none where two are named as often.
    fn weekday(&self) -> Option<(Weekday, usize, Range<usize>)> {
        let mut votes = [0usize; 7];
        let mut words: [Option<Range<usize>>; 7] = [const { None }; 7];
        for (weekday, day, span) in &self.weekdays {
            let first = (i64::from(weekday.to_monday_zero_offset()) - day).rem_euclid(7) as usize;
            votes[first] += 1;
            words[first].get_or_insert(span.clone());
        }
        let best = (0..7).max_by_key(|&i| votes[i])?;
        let unique = votes.iter().filter(|&&v| v == votes[best]).count() == 1;
        let weekday = Weekday::from_monday_zero_offset(best as i8).ok()?;
        (votes[best] > 0 && unique).then(|| Some((weekday, votes[best], words[best].clone()?)))?
    }
}

/// Where the letters end that stand at a byte of a text.
fn letters(text: &str, at: usize) -> usize {
    let plain = run(text.as_bytes(), at, |b| matches!(b, Byte::Small | Byte::Capital));
    match text.as_bytes().get(plain).map(|&byte| Byte::of(byte)) {
        Some(Byte::Other) => text[plain..].find(|c: char| !is_letter(c)).map_or(text.len(), |end| plain + end),
        _ => plain,
    }
}

/// Whether weekdays in a block are likely to be the post's own.
fn tells_of_its_post(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Body | BlockKind::Headline)
}

fn is_between(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '.')
        || matches!(text.trim(), "of" | "de" | "th" | "st" | "nd" | "rd" | "th of" | "rd of" | "st of" | "nd of")
}

/// The number of a day in words or digits after or before "day": `day 11`, `Day Two`, `second day`, `11th day`.
fn day_number(words: &str, start: usize, end: usize) -> Option<i64> {
    const CARDINALS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let before = words[..start].split_whitespace().next_back().unwrap_or("").to_lowercase();
    let index = |list: &[&str], word: &str| (1..).zip(list).find(|(_, w)| **w == word).map(|(n, _)| n);
    let digits = |word: &str| word.parse::<i64>().ok().filter(|n| (1..=5000).contains(n));
    let ordinal = || ["st", "nd", "rd", "th"].iter().find_map(|s| digits(before.strip_suffix(s)?));
    // "Days Four and Five" ends on the fifth.
    let after = words[end..].split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let mut last = None;
    for word in after.take(5) {
        match digits(&word).or_else(|| index(&CARDINALS, &word)) {
            Some(n) => last = Some(n),
            None if last.is_some() && matches!(word.as_str(), "and" | "to" | "") => {}
            None => break,
        }
    }
    last.or_else(|| index(&ORDINALS, &before)).or_else(ordinal)
}

/// The day of the first post.
fn reference(
    draft: &Draft,
    clues: Clues<'_>,
    page: &PageDate,
    order: &Order,
    found: &Evidence,
    year: &YearBy,
    zone: &Zone,
) -> Option<Day> {
    let last = page.last.as_ref().map(|(d, _)| *d);
    let in_time = |date: &Date| last.is_none_or(|last| *date <= last);
    let mut named: Vec<(Date, &Named)> = found
        .dates
        .iter()
        .filter_map(|n| Some((year.of_date(n.date, None)?.0, n)))
        .filter(|(d, _)| in_time(d))
        .collect();
    named.sort_by_key(|(d, n)| (*d, n.words.start));
    let written = |n: &Named| if n.date.year.is_some() { Basis::Explicit } else { Basis::Inferred };

    // A digest says of which day it is.
    let heads = |kind: BlockKind| matches!(kind, BlockKind::Heading | BlockKind::Title | BlockKind::Headline);
    if draft.layout == "digest"
        && let Some((date, n)) = named.iter().rev().find(|(_, n)| heads(n.kind))
    {
        let reason = match year.of_date(n.date, None) {
            Some((_, why)) if n.date.year.is_none() => format!("the heading is of {}; {why}", long(*date)),
            _ => format!("the heading is of {}", long(*date)),
        };
        return Some(Day { date: *date, basis: written(n), reason, words: Some(n.words.clone()) });
    }

    // "Day 11" counts from the coverage's first day.
    let counted = clues.coverage.first_day.and_then(|first| {
        let (n, words) = found.day_numbers.iter().max_by_key(|(n, _)| *n)?;
        Some((plus(first, n - 1)?, words.clone(), format!("day {n} of the coverage is")))
    });
    let latest = named.last().map(|(d, _)| *d);
    let recent: Vec<(Date, i64, Range<usize>, String)> = named
        .iter()
        .filter(|(d, _)| latest.is_some_and(|latest| days_between(*d, latest) <= 20))
        .map(|(d, n)| (*d, n.day, n.words.clone(), "the text names".to_owned()))
        .chain(counted.into_iter().map(|(d, words, why)| (d, 0, words, why)))
        .collect();
    // A stamp's own weekday says the day of its post; near the retrieval it is the last such day.
    let stamped = draft.posts.iter().zip(&order.days).find_map(|(p, day)| {
        let stamp = p.stamp.as_ref()?;
        let first = i64::from(stamp.weekday?.to_monday_zero_offset()) - day;
        let first = Weekday::from_monday_zero_offset(i8::try_from(first.rem_euclid(7)).ok()?).ok()?;
        Some((first, stamp.weekday?, stamp.words.clone()))
    });
    if let Some((weekday, own, words)) = &stamped
        && let Some((last, what)) = page.last.as_ref().filter(|_| page.near)
    {
        let newest = order.days.iter().max().copied().unwrap_or(0);
        let there = i64::from(weekday.to_monday_zero_offset()) + newest;
        let there = i8::try_from(there.rem_euclid(7)).ok().and_then(|w| Weekday::from_monday_zero_offset(w).ok());
        let date = there.and_then(|w| at_or_before(*last, w)).and_then(|d| plus(d, -newest));
        if let Some(date) = date {
            let reason = format!("the stamps name {}, and the last before {what} is meant", name(*own));
            return Some(Day { date, basis: Basis::Inferred, reason, words: Some(words.clone()) });
        }
    }
    let sentences = found.weekday().filter(|(weekday, votes, _)| {
        // Near the page's own day, one sentence may speak of any day; several speak of their own.
        let near = clues.fetched.is_some() || page.own;
        let own = page.last.as_ref().filter(|_| near && draft.layout.ends_with("live"));
        // Where the page was changed soon after its newest post, that post is of its day.
        let reach = i8::from(!page.follows(draft, order, zone));
        *votes > 1 || own.is_none_or(|(last, _)| weekday.until(last.weekday()) <= reach)
    });
    let weekday = stamped.map(|(weekday, own, words)| (weekday, format!("the stamps name {}", name(own)), words));
    let weekday = weekday.or_else(|| {
        let (weekday, votes, words) = sentences?;
        let speak = if votes == 1 { "sentence speaks" } else { "sentences speak" };
        Some((weekday, format!("{votes} {speak} of {}", name(weekday)), words))
    });
    if let Some((weekday, own, words)) = weekday {
        // The first such day at or after a date that the text names; among several, the one with most named dates in the
        // week before it.
        let at_or_after = |date: Date, day: i64| {
            let there = (i64::from(weekday.to_monday_zero_offset()) + day).rem_euclid(7);
            let ahead = (there - i64::from(date.weekday().to_monday_zero_offset())).rem_euclid(7);
            plus(date, ahead - day)
        };
        let candidate = recent
            .iter()
            .filter_map(|(date, day, _, why)| Some((at_or_after(*date, *day)?, *date, why)))
            .filter(|(candidate, _, _)| in_time(candidate))
            .max_by_key(|(candidate, _, _)| {
                let near = recent.iter().filter(|(d, ..)| (0..7).contains(&days_between(*d, *candidate))).count();
                (near, *candidate)
            });
        let first_day = clues.coverage.first_day.filter(in_time);
        let (date, reason) = if let Some((date, from, why)) = candidate {
            let there = if date == from { "that day" } else { "the first after it" };
            (Some(date), format!("{own}, and {why} {}: {there} is {}", long(from), long(date)))
        } else if let Some((day, what)) = page.last.as_ref().filter(|_| page.near || first_day.is_none()) {
            (at_or_before(*day, weekday), format!("{own}, and the last before {what} is meant"))
        } else if let Some(first) = first_day {
            (at_or_after(first, 0), format!("{own}, and the first in the coverage, from {} on, is meant", long(first)))
        } else {
            (None, String::new())
        };
        if let Some(date) = date {
            return Some(Day { date, basis: Basis::Inferred, reason, words: Some(words) });
        }
    }
    // Pictures and headings are dated on the day or before.
    if let Some((date, n)) =
        named.iter().rev().find(|(_, n)| heads(n.kind) || (n.kind == BlockKind::Caption && n.date.year.is_some()))
    {
        let what = if n.kind == BlockKind::Caption { "a caption is dated" } else { "a heading is of" };
        return Some(Day {
            date: *date,
            basis: Basis::Inferred,
            reason: format!("{what} {}", long(*date)),
            words: Some(n.words.clone()),
        });
    }
    if let Some((date, words, why)) =
        recent.iter().rev().find(|(_, _, _, why)| why != "the text names").map(|(d, _, w, why)| (*d, w.clone(), why))
    {
        return Some(Day { date, basis: Basis::Inferred, reason: format!("{why} {}", long(date)), words: Some(words) });
    }
    // A digest's prose names its days.
    if draft.layout == "digest"
        && let Some((date, n)) = named.last()
    {
        return Some(Day {
            date: *date,
            basis: Basis::Inferred,
            reason: "the latest day that the text names".into(),
            words: Some(n.words.clone()),
        });
    }
    // Clocks without any day: the newest of them was the last before the retrieval.
    if draft.layout.ends_with("live")
        && let Some((last, what)) = &page.last
    {
        let newest = if order.newest_first { 0 } else { order.days.len().saturating_sub(1) };
        let clock = draft.posts.get(newest).and_then(|p| p.stamp.as_ref()?.clock);
        // The clock and the retrieval are compared in the clock's zone.
        let own = draft.posts.get(newest).and_then(|p| p.stamp.as_ref()?.zone.clone());
        let own = own.unwrap_or_else(|| zone.zone.clone());
        let now = page.now.filter(|n| n.precision() != Precision::Day);
        let now = now.map(|n| n.timestamp().to_zoned(own).time());
        let after = matches!((clock, now), (Some(c), Some(n)) if c.time() > n);
        let oldest = if order.newest_first { order.days.len().saturating_sub(1) } else { 0 };
        let first = draft.posts.get(oldest).and_then(|p| p.stamp.as_ref()?.clock);
        // The page's own clock may be that of its first publication, after which all posts are.
        if page.own && after && matches!((first, now), (Some(c), Some(n)) if c.time() >= n) {
            let date = plus(*last, -order.days.get(oldest).copied().unwrap_or(0))?;
            let reason = format!("the oldest clock is the first after {what}");
            return Some(Day { date, basis: Basis::Inferred, reason, words: None });
        }
        let back = i64::from(after && !page.own);
        let date = plus(*last, -back - order.days.get(newest).copied().unwrap_or(0))?;
        return Some(Day {
            date,
            basis: Basis::Inferred,
            reason: format!("the newest clock is the last before {what}"),
            words: None,
        });
    }
    None
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
