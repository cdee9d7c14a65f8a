//! Time expressions as TIMEX3 values, from the words alone.
//!
//! One pass over the pieces of a paragraph. Where a word of `lexicon/times.toml` or a number stands, the patterns below
//! are tried in order, the longest reading of each; the first that fits is taken. What counts as an expression, how far
//! it reaches and how its value is written follow the TimeML guidelines as TempEval-3 applied them (UzZaman et al.,
//! SemEval 2013), the resolution of relative expressions the news strategy of HeidelTime (Strötgen and Gertz, LREC 2013):
//!
//! - “yesterday”, “last week”, “three days ago” count from the anchor, the time of the post.
//! - “the next day”, “two days later”, “that evening” count from the last day named in the paragraph before them.
//! - A bare weekday or date without a year is the last one up to the anchor's day in a report that looks back, the next
//!   one where the words around it look ahead (“will”, “is due”, “until”).
//! - A clock takes the day that stands next to it, else the last day named, else the anchor's.
//!
//! Nothing is guessed: without an anchor such expressions have open values (`XXXX-WXX-5`, `PAST_REF`) and no days.

mod calendar;

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use dateline_model::{
    Precision, UtcTime,
    mention::{Day, TimeValue, TimexType},
};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use serde::Deserialize;

use crate::{
    found::Found,
    number,
    scan::{Kind, Scan},
};
use calendar::{When, add_days, add_months, easter, monday, weekday_from, weekday_until};

/// Finds the time expressions of a folded paragraph, in order, disjoint. Relative ones are worked out from `anchor`, the
/// time of the post (in the zone of the outlet where that is known, else UTC); without one they have open values. Time
/// and memory are linear in the length of the text.
pub fn times(text: &str, anchor: Option<UtcTime>) -> Vec<Found<TimeValue>> {
    let lower = text.to_ascii_lowercase();
    let scan = Scan::new(text, &lower);
    let clock = anchor.filter(|a| a.precision() > Precision::Day).map(|a| a.datetime());
    let mut finder = Finder { scan: &scan, lex: lexicon(), anchor: anchor.map(UtcTime::date), clock, context: None };
    let mut found = Vec::new();
    let mut i = 0;
    while i < scan.len() {
        match finder.at(i) {
            Some(hit) if hit.end > i => {
                finder.context = hit.day.or(finder.context);
                found.push(Found { bytes: scan.start(i)..scan.end(hit.end - 1), value: hit.value, rule: hit.rule });
                i = hit.resume.unwrap_or(hit.end).max(hit.end);
            }
            _ => i = finder.past(i),
        }
    }
    found
}

// --- the lexicon -----------------------------------------------------------------------------------------------------

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum NamedDay {
    Fixed { month: i8, day: i8 },
    Nth { month: i8, weekday: i8, nth: i8 },
    Easter { easter: i64 },
}

#[derive(Deserialize)]
struct File {
    months: HashMap<String, i8>,
    weekdays: HashMap<String, i8>,
    short_weekdays: HashMap<String, i8>,
    units: HashMap<String, String>,
    parts: HashMap<String, String>,
    points: HashMap<String, String>,
    seasons: HashMap<String, String>,
    days: HashMap<String, NamedDay>,
    relative: HashMap<String, i64>,
    references: HashMap<String, String>,
    sets: HashMap<String, String>,
    qualifiers: Words,
    vague: Words,
    zones: Words,
    ahead: Words,
    behind: Words,
}

struct Lexicon {
    file: File,
    qualifiers: HashSet<String>,
    vague: HashSet<String>,
    zones: HashSet<String>,
    ahead: HashSet<String>,
    behind: HashSet<String>,
    /// The words with which an expression may begin.
    starts: HashSet<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut file: File =
            toml::from_str(include_str!("../../../../lexicon/times.toml")).expect("lexicon/times.toml is well-formed");
        let take = |words: &mut Words| std::mem::take(&mut words.words).into_iter().collect::<HashSet<String>>();
        let (qualifiers, vague) = (take(&mut file.qualifiers), take(&mut file.vague));
        let (zones, ahead, behind) = (take(&mut file.zones), take(&mut file.ahead), take(&mut file.behind));
        let first = |phrase: &String| phrase.split([' ', '\'', '-']).next().unwrap_or("").to_owned();
        let mut starts: HashSet<String> = [
            "the",
            "a",
            "an",
            "one",
            "last",
            "next",
            "this",
            "that",
            "past",
            "previous",
            "coming",
            "following",
            "early",
            "late",
            "mid",
            "earlier",
            "later",
            "end",
            "beginning",
            "start",
            "middle",
            "every",
            "each",
            "fiscal",
            "first",
            "second",
            "third",
            "fourth",
            "half",
            "overnight",
            "tonight",
            "same",
            "preceding",
            "weekends",
            "weekdays",
            "since",
            "midweek",
            "current",
            "year",
            "twice",
            "once",
            "nineteen",
            "twenty",
            "upcoming",
            "second-half",
        ]
        .map(str::to_owned)
        .into_iter()
        .collect();
        starts.extend(qualifiers.iter().chain(&vague).map(first));
        starts.extend(file.months.keys().chain(file.weekdays.keys()).chain(file.short_weekdays.keys()).map(first));
        starts.extend(file.weekdays.keys().map(|w| format!("{w}s")));
        starts.extend(file.units.keys().chain(file.parts.keys()).chain(file.points.keys()).map(first));
        starts.extend(file.seasons.keys().chain(file.days.keys()).chain(file.relative.keys()).map(first));
        starts.extend(file.references.keys().chain(file.sets.keys()).map(first));
        Lexicon { file, qualifiers, vague, zones, ahead, behind, starts }
    })
}

// --- the pass ----------------------------------------------------------------------------------------------------------

/// An expression that begins where it was looked for.
struct Hit {
    /// The piece after it.
    end: usize,
    /// The piece at which to go on, where what follows says the same again.
    resume: Option<usize>,
    value: TimeValue,
    rule: &'static str,
    /// The day that expressions after it may count from.
    day: Option<Date>,
}

/// Which way the words around an expression look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Ahead,
    Behind,
    Unknown,
}

struct Finder<'s, 't> {
    scan: &'s Scan<'t>,
    lex: &'static Lexicon,
    /// The day of the post.
    anchor: Option<Date>,
    /// The time of the post, where it is known to the hour or better.
    clock: Option<DateTime>,
    /// The last day named.
    context: Option<Date>,
}

impl Finder<'_, '_> {
    /// The piece after `i`, or after what is tied to it, if it is no time.
    fn past(&self, i: usize) -> usize {
        let scan = self.scan;
        let mut next = i + 1;
        // The rest of a name or number that begins here is not looked at: "F-16", "555-2020", "3.1.2".
        while (scan.is_number(next)
            && scan.glued(next)
            && !matches!(scan.raw(next - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–" | "$" | "," | "."))
            || (scan.ties(next) && scan.is_number(next + 1))
        {
            next += 1;
        }
        next
    }

    fn at(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        if scan.is_number(i) {
            return self
                .number_date(i)
                .or_else(|| self.clock(i))
                .or_else(|| self.date(i, false))
                .or_else(|| self.duration(i, i));
        }
        if !scan.is_word(i) {
            return if matches!(scan.raw(i), "'" | "’" | "‘") { self.decade(i) } else { None };
        }
        let word = scan.lower(i);
        if !self.lex.starts.contains(word) && number::word_value(word).is_none() {
            return None;
        }
        self.qualified(i)
            .or_else(|| self.edge(i))
            .or_else(|| self.clock(i))
            .or_else(|| self.date(i, false))
            .or_else(|| self.deictic(i))
            .or_else(|| self.duration(i, i))
            .or_else(|| self.set(i))
            .or_else(|| self.reference(i))
    }

    fn hit(&self, end: usize, when: When, kind: TimexType, rule: &'static str) -> Hit {
        let day = match when {
            When::Day(day) | When::Days(_, day) => Some(day),
            _ => None,
        };
        Hit { end, resume: None, value: when.value(kind), rule, day }
    }

    fn open(&self, end: usize, value: impl Into<String>, kind: TimexType, rule: &'static str) -> Hit {
        self.hit(end, When::Open(value.into()), kind, rule)
    }

    // --- around an expression ------------------------------------------------------------------------------------------

    /// “at least 72 hours”, “nearly two months”.
    fn qualified(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let words =
            (1..=3).rev().find(|&n| i + n <= scan.len() && self.lex.qualifiers.contains(scan.lower_slice(i, i + n)))?;
        let at = i + words;
        let past = usize::from(scan.lower(at) == "the");
        // "over the last three years": a preposition.
        if past == 1 && matches!(scan.lower(i), "over" | "under" | "up" | "around") {
            return None;
        }
        let hit = if matches!(scan.lower(at + past), "past" | "last" | "next") {
            self.deictic(at)
        } else {
            self.duration(at, i)
        }?;
        (hit.value.kind == TimexType::Duration).then_some(hit)
    }

    /// “early next year”, “late Saturday”, “the end of July”, “mid-October”, “earlier this week”.
    fn edge(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let mut at = i + usize::from(scan.lower(i) == "the");
        match scan.lower(at) {
            "early" | "late" | "earlier" | "later" => {
                at += 1;
                at += usize::from(
                    matches!(scan.lower(at), "in" | "on")
                        && at == i + 1
                        && scan.lower(i) != "early"
                        && scan.lower(i) != "late",
                );
            }
            "mid" => at += 1 + usize::from(scan.ties(at + 1)),
            "end" | "beginning" | "start" | "middle" if scan.lower(at + 1) == "of" => at += 2,
            _ => return None,
        }
        let late = scan.lower(i).starts_with("late") && !scan.lower(i).ends_with("er");
        let mut hit = self.clock(at).or_else(|| self.date(at, true)).or_else(|| self.deictic(at))?;
        // "late at night" has no day; "early on".
        if hit.value.kind == TimexType::Duration {
            return None;
        }
        if late && hit.value.kind == TimexType::Date && scan.lower(hit.end) == "night" {
            hit.end += 1;
        }
        Some(hit)
    }

    /// Which way the words of the sentence look, the nearest first: those before piece `i`, then those from `end` on.
    fn tense(&self, i: usize, end: usize) -> Tense {
        let scan = self.scan;
        let mut said = false;
        for k in (i.saturating_sub(25)..i).rev() {
            if scan.ends_sentence(k) {
                break;
            }
            match self.hint(k) {
                Some(Tense::Behind) if matches!(scan.lower(k), "said" | "told") => said = true,
                Some(tense) => return tense,
                None => {}
            }
        }
        if said {
            return Tense::Behind;
        }
        for k in end..end + 15 {
            if k >= scan.len() || scan.ends_sentence(k) {
                break;
            }
            if let Some(tense) = self.hint(k) {
                return tense;
            }
        }
        Tense::Unknown
    }

    fn hint(&self, i: usize) -> Option<Tense> {
        let scan = self.scan;
        if !scan.is_word(i) {
            return None;
        }
        let word = scan.lower(i);
        if self.lex.ahead.contains(word) || word.ends_with("'ll") || word.ends_with("’ll") {
            if word == "may" && scan.is_capital(i) {
                return None;
            }
            // "had been scheduled" looks back.
            let had = i > 1 && scan.lower(i - 1) == "been" && matches!(scan.lower(i - 2), "had" | "previously");
            return Some(if had { Tense::Behind } else { Tense::Ahead });
        }
        let past = self.lex.behind.contains(word)
            || (word.len() > 4
                && word.ends_with("ed")
                && !matches!(word, "united" | "hundred" | "indeed" | "speed" | "need"));
        past.then_some(Tense::Behind)
    }

    /// The day that relative days count from: the last one named, else the post's.
    fn base(&self) -> Option<Date> {
        self.context.or(self.anchor)
    }

    // --- dates -----------------------------------------------------------------------------------------------------------

    /// Dates in digits: “2020-10-03”, “03.10.2020”, “25/12/2020”.
    fn number_date(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let int = |raw: &str| raw.bytes().all(|b| b.is_ascii_digit()).then(|| raw.parse::<i16>().ok()).flatten();
        let raw = scan.raw(i);
        if scan.glued(i)
            && i > 0
            && (scan.is_word(i - 1) || matches!(scan.raw(i - 1), "-" | "/" | "." | "$" | "€" | "£" | "#" | "№"))
        {
            return None;
        }
        let mut dots = raw.split('.');
        if let (Some(day), Some(month), Some(year), None) = (dots.next(), dots.next(), dots.next(), dots.next()) {
            let year = int(year).filter(|_| year.len() == 4 || year.len() == 2)?;
            let year = if year < 100 { 2000 + year } else { year };
            let date = Date::new(year, i8::try_from(int(month)?).ok()?, i8::try_from(int(day)?).ok()?).ok()?;
            return Some(self.hit(i + 1, When::Day(date), TimexType::Date, "time.date-in-digits"));
        }
        let sign = scan.raw(i + 1);
        let three =
            scan.glued(i + 1) && scan.raw(i + 3) == sign && scan.glued(i + 2) && scan.glued(i + 3) && scan.glued(i + 4);
        if !three || !scan.is_number(i + 2) || !scan.is_number(i + 4) || !matches!(sign, "-" | "/" | ".") {
            return None;
        }
        let (a, b, c) = (int(raw)?, int(scan.raw(i + 2))?, int(scan.raw(i + 4))?);
        let end = i + 5;
        let date =
            |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        let day = if raw.len() == 4 {
            date(a, b, c)?
        } else {
            let year = if scan.raw(i + 4).len() == 2 { 2000 + c } else { c };
            if year < 1000 || a > 31 || b > 31 {
                return None;
            }
            // Day and month can't be told apart: nothing more is known than the year.
            if sign == "/" && a <= 12 && b <= 12 && a != b {
                return Some(self.open(end, format!("{year:04}-XX-XX"), TimexType::Date, "time.date-in-digits"));
            }
            if sign == "/" && b > 12 { date(year, a, b)? } else { date(year, b, a)? }
        };
        Some(self.hit(end, When::Day(day), TimexType::Date, "time.date-in-digits"))
    }

    /// A date that names a part of the calendar, at piece `i`. `edge`: after “early”, “late” and the like.
    fn date(&mut self, i: usize, edge: bool) -> Option<Hit> {
        self.weekday(i)
            .or_else(|| self.month_first(i))
            .or_else(|| self.day_first(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.named_day(i))
            .or_else(|| self.quarter(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.year(i, edge))
            .or_else(|| self.season(i, edge))
    }

    fn month_at(&self, i: usize) -> Option<i8> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let word = scan.lower(i);
        let month = *self.lex.file.months.get(word)?;
        let next = self.after_month(i);
        let number = scan.is_number(next);
        if word.len() <= 4 && !matches!(word, "may" | "june" | "july") && !number && next == i + 1 {
            return None;
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let placed = matches!(
            before,
            "in" | "last"
                | "this"
                | "next"
                | "since"
                | "of"
                | "on"
                | "early"
                | "late"
                | "until"
                | "till"
                | "by"
                | "mid"
                | "from"
                | "to"
                | "for"
                | "during"
                | "after"
                | "before"
                | "through"
                | "between"
                | "and"
                | "-"
                | "the"
                | ","
                | "mid-"
                | "previous"
                | "every"
                | "each"
                | "a"
                | "earlier"
                | "around"
        ) || scan.is_number(i.wrapping_sub(1));
        // "May" and "March" are other words, "April" and "June" names, where nothing shows that they are months.
        if matches!(word, "may" | "march") && scan.opens(i) && !number {
            return None;
        }
        // In a text in capitals "a march" looks the same.
        let loud =
            matches!(word, "may" | "march") && scan.raw(i).len() > 1 && scan.raw(i) == scan.raw(i).to_uppercase();
        if loud
            && !number
            && !scan.is_number(i.wrapping_sub(1))
            && !matches!(before, "in" | "last" | "next" | "since" | "early" | "late" | "until" | "by" | "of")
        {
            return None;
        }
        if matches!(word, "may" | "april" | "june" | "august" | "jan" | "march")
            && !number
            && !placed
            && (scan.is_capital(i + 1) || word == "may")
            && !scan.glued(i + 1)
        {
            return None;
        }
        Some(month)
    }

    /// The piece after the month name at piece `i` and the point of its abbreviation.
    fn after_month(&self, i: usize) -> usize {
        let scan = self.scan;
        let short = scan.raw(i).len() <= 4 && !matches!(scan.lower(i), "may" | "june" | "july");
        i + 1 + usize::from(short && scan.raw(i + 1) == "." && scan.glued(i + 1))
    }

    /// The day of a month at piece `i`, and the piece after it: “3”, “3rd”.
    fn day_at(&self, i: usize) -> Option<(i8, usize)> {
        let scan = self.scan;
        if !scan.is_number(i) || scan.raw(i).len() > 2 {
            return None;
        }
        let day: i8 = scan.raw(i).parse().ok().filter(|d| (1..=31).contains(d))?;
        let ordinal = scan.glued(i + 1) && matches!(scan.lower(i + 1), "st" | "nd" | "rd" | "th");
        let end = i + 1 + usize::from(ordinal);
        let clock = scan.raw(end) == ":" && scan.glued(end) && scan.is_number(end + 1)
            || matches!(scan.lower(end), "am" | "pm" | "a.m." | "p.m.");
        let tied = scan.glued(end) && scan.is_word(end) && !matches!(scan.lower(end), "'s" | "’s");
        (!clock && !tied).then_some((day, end))
    }

    /// A year in four digits at piece `i`, after a comma or not, and the piece after it.
    fn year_after(&self, i: usize) -> Option<(i16, usize)> {
        let scan = self.scan;
        let at = i + usize::from(scan.raw(i) == "," && scan.glued(i));
        let at = at + usize::from(scan.lower(at) == "of" && at == i);
        let raw = scan.raw(at);
        if raw.len() != 4
            || !scan.is_number(at)
            || !raw.bytes().all(|b| b.is_ascii_digit())
            || scan.ties(at + 1) && scan.is_word(at + 2)
        {
            return None;
        }
        let clock = matches!(scan.lower(at + 1), "gmt" | "utc" | "hours" | "hrs")
            || (scan.raw(at + 1) == ":" && scan.glued(at + 1) && scan.is_number(at + 2));
        raw.parse().ok().filter(|y| (1000..2200).contains(y) && !clock).map(|year| (year, at + 1))
    }

    /// “October 3, 2020”, “Oct. 3”, “October 3-5”, “October 2020”, “October”.
    fn month_first(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let month = self.month_at(i)?;
        let next = self.after_month(i);
        let the = usize::from(scan.lower(next) == "the" && scan.glued(next + 2));
        if let Some((day, end)) = self.day_at(next + the) {
            let to = if scan.is_dash(end) { self.day_at(end + 1).filter(|(d, _)| *d > day) } else { None };
            if let Some((last, end)) = to {
                return self.days_of(i, month, day, last, end);
            }
            return self.day_of(i, month, day, end);
        }
        let part = self.month_part(i);
        if let Some((year, end)) = self.year_after(next)
            && Date::new(year, month, 1).is_ok()
        {
            return Some(self.hit(end, When::Month(year, month), TimexType::Date, "time.month"));
        }
        // "Oct. '20" is not news style. A month alone.
        let end = if part { next } else { i + 1 };
        let Some(anchor) = self.anchor else {
            return Some(self.open(end, format!("XXXX-{month:02}"), TimexType::Date, "time.month"));
        };
        // A relative "last", "next" or "this" has had its turn in `deictic`.
        let year = self.year_of_month(month, anchor, self.tense(i, end), i);
        Some(self.hit(end, When::Month(year, month), TimexType::Date, "time.month"))
    }

    /// Whether the point after the month name at piece `i` belongs to it.
    fn month_part(&self, i: usize) -> bool {
        !self.scan.ends_sentence(self.after_month(i) - 1)
    }

    fn year_of_month(&self, month: i8, anchor: Date, tense: Tense, i: usize) -> i16 {
        let (year, now) = (anchor.year(), anchor.month());
        let in_it = i.checked_sub(1).is_some_and(|b| matches!(self.scan.lower(b), "in" | "since" | "until" | "during"));
        match tense {
            Tense::Ahead if month < now => year + 1,
            Tense::Ahead => year,
            Tense::Behind | Tense::Unknown if month > now => {
                let ahead = month - now;
                if (ahead <= 1 && !in_it) || (tense == Tense::Unknown && ahead <= 3) { year } else { year - 1 }
            }
            _ => {
                // January told of in December looks ahead where nothing looks back.
                let gone = now - month;
                if gone >= 10 && !in_it { year + 1 } else { year }
            }
        }
    }

    /// A day of a month, with the year after it or worked out.
    fn day_of(&self, i: usize, month: i8, day: i8, end: usize) -> Option<Hit> {
        let scan = self.scan;
        // "22 Sep 89": two digits that are no day and count nothing.
        let short = scan.raw(end);
        if scan.is_number(end)
            && short.len() == 2
            && ("32".."99").contains(&short)
            && !scan.is_word(end + 1)
            && !scan.glued(end + 1)
            && scan.is_number(i)
        {
            let date = Date::new(1900 + short.parse::<i16>().ok()?, month, day).ok()?;
            return Some(self.hit(end + 1, When::Day(date), TimexType::Date, "time.date"));
        }
        if let Some((year, end)) = self.year_after(end) {
            let date = Date::new(year, month, day).ok()?;
            return Some(self.hit(end, When::Day(date), TimexType::Date, "time.date"));
        }
        let Some(anchor) = self.anchor.or(self.context) else {
            Date::new(2000, month, day).ok()?;
            return Some(self.open(end, format!("XXXX-{month:02}-{day:02}"), TimexType::Date, "time.date"));
        };
        let date = self.nearest(month, day, anchor, self.tense(i, end))?;
        Some(self.hit(end, When::Day(date), TimexType::Date, "time.date"))
    }

    fn days_of(&self, i: usize, month: i8, first: i8, last: i8, end: usize) -> Option<Hit> {
        let of = |year: i16| Some(When::Days(Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?));
        if let Some((year, end)) = self.year_after(end) {
            return Some(self.hit(end, of(year)?, TimexType::Date, "time.dates"));
        }
        let anchor = self.anchor.or(self.context)?;
        let year = self.nearest(month, first, anchor, self.tense(i, end))?.year();
        Some(self.hit(end, of(year)?, TimexType::Date, "time.dates"))
    }

    /// The day of a month that is meant where no year is given: the nearest, unless it is far off and the words look the
    /// other way.
    fn nearest(&self, month: i8, day: i8, anchor: Date, tense: Tense) -> Option<Date> {
        let far = |date: &Date| (date.duration_since(anchor).as_hours() / 24).abs();
        let dates: Vec<Date> =
            [-1, 0, 1].into_iter().filter_map(|y| Date::new(anchor.year().checked_add(y)?, month, day).ok()).collect();
        let nearest = *dates.iter().min_by_key(|date| far(date))?;
        let other = match tense {
            Tense::Behind if nearest > anchor && far(&nearest) > 45 => dates.iter().rfind(|d| **d <= anchor),
            Tense::Ahead if nearest < anchor && far(&nearest) > 45 => dates.iter().find(|d| **d >= anchor),
            _ => None,
        };
        Some(*other.unwrap_or(&nearest))
    }

    /// “3 October 2020”, “3rd of October”, “3-5 October”.
    fn day_first(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        if scan.glued(i) && i > 0 && (scan.is_word(i - 1) || matches!(scan.raw(i - 1), "." | ":" | "/" | "$")) {
            return None;
        }
        let the = usize::from(scan.lower(i) == "the");
        let (day, end) = self.day_at(i + the)?;
        let of = |end: usize| end + usize::from(scan.lower(end) == "of");
        let dash = scan.is_dash(end) || matches!(scan.lower(end), "to" | "and");
        if dash
            && let Some((last, last_end)) = self.day_at(end + 1).filter(|(d, _)| *d > day)
            && let Some(month) = self.month_at(of(last_end))
        {
            let end = self.after_month(of(last_end));
            return self.days_of(i, month, day, last, end);
        }
        let month = self.month_at(of(end))?;
        self.day_of(i, month, day, self.after_month_of(of(end)))
    }

    /// The piece after a month name that ends an expression, where a point may be the sentence's.
    fn after_month_of(&self, i: usize) -> usize {
        let after = self.after_month(i);
        if after > i + 1 && (self.scan.ends_sentence(after - 1) || after == self.scan.len()) { i + 1 } else { after }
    }

    fn weekday_at(&self, i: usize) -> Option<i8> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let word = scan.lower(i);
        let short = || {
            let pointed = scan.raw(i + 1) == "." && scan.glued(i + 1)
                || (scan.raw(i + 1) == "," && self.month_at(i + 2).is_some());
            self.lex.file.short_weekdays.get(word).filter(|_| pointed)
        };
        let weekday = *self.lex.file.weekdays.get(word).or_else(short)?;
        // Names of papers and shopping days.
        let paper =
            matches!(scan.lower(i + 1), "times" | "mirror" | "telegraph" | "express" | "herald" | "post" | "review")
                && scan.is_capital(i + 1);
        let name = i > 0
            && scan.is_capital(i - 1)
            && matches!(
                scan.lower(i - 1),
                "black" | "cyber" | "bloody" | "super" | "ash" | "palm" | "fat" | "holy" | "good" | "easter"
            );
        (!paper && !name).then_some(weekday)
    }

    /// “Friday”, “Friday night”, “Friday, Oct. 2, 2020”.
    fn weekday(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let weekday = self.weekday_at(i)?;
        let next = i + 1 + usize::from(scan.raw(i).len() <= 5 && scan.raw(i + 1) == "." && scan.glued(i + 1));
        let comma = next + usize::from(scan.raw(next) == ",");
        let dated = if scan.is_number(comma) { self.day_first(comma) } else { self.month_first(comma) };
        if let Some(hit) = dated
            && hit.value.timex.len() >= 10
        {
            return Some(Hit { rule: "time.weekday-date", ..hit });
        }
        // "Friday morning, 2 October"
        if let Some(part) = self.lex.file.parts.get(scan.lower(next)) {
            let comma = next + 1 + usize::from(scan.raw(next + 1) == ",");
            let dated = if scan.is_number(comma) { self.day_first(comma) } else { self.month_first(comma) };
            if let Some(hit) = dated
                && let Some(day) = hit.day
            {
                return self.part_of(Some(day), part, hit.end);
            }
        }
        // "Wednesday's ruling" is there already.
        let of_it = matches!(scan.lower(next), "'s" | "’s");
        let tense = if of_it { Tense::Behind } else { self.tense(i, next) };
        self.on_weekday(weekday, next, tense)
    }

    fn on_weekday(&self, weekday: i8, next: usize, tense: Tense) -> Option<Hit> {
        let Some(anchor) = self.anchor else { return Some(self.day_part(None, format!("XXXX-WXX-{weekday}"), next)) };
        let day = if tense == Tense::Ahead { weekday_from(anchor, weekday) } else { weekday_until(anchor, weekday) }?;
        Some(self.day_part(Some(day), day.to_string(), next))
    }

    /// A day with the part of it that follows: “Friday night”.
    fn day_part(&self, day: Option<Date>, value: String, next: usize) -> Hit {
        match self.lex.file.parts.get(self.scan.lower(next)).filter(|_| !self.scan.lower(next).ends_with("ings")) {
            Some(part) => {
                let end = next + 1;
                let mut hit = self.open(end, format!("{value}T{part}"), TimexType::Time, "time.day-part");
                hit.day = day;
                hit.value.from = day.map(Day);
                hit.value.to = day.map(Day);
                hit
            }
            None => match day {
                Some(day) => self.hit(next, When::Day(day), TimexType::Date, "time.weekday"),
                None => self.open(next, value, TimexType::Date, "time.weekday"),
            },
        }
    }

    /// “today”, “yesterday evening”, “tonight”, “overnight”, “this morning”, “last night”.
    fn relative(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let word = scan.lower(i);
        let part = |offset: i64, part: &str, end: usize| {
            let day = self.anchor.and_then(|a| add_days(a, offset));
            let date = day.map_or_else(|| "XXXX-XX-XX".to_owned(), |d| d.to_string());
            let mut hit = self.open(end, format!("{date}T{part}"), TimexType::Time, "time.day-part");
            hit.day = day;
            hit.value.from = day.map(Day);
            hit.value.to = day.map(Day);
            hit
        };
        match (word, scan.lower(i + 1)) {
            ("tonight", _) => return Some(part(0, "NI", i + 1)),
            ("last", "night") => return Some(part(-1, "NI", i + 2)),
            ("last", "evening") => return Some(part(-1, "EV", i + 2)),
            ("this", "morning") => return Some(part(0, "MO", i + 2)),
            ("this", "afternoon") => return Some(part(0, "AF", i + 2)),
            ("this", "evening") => return Some(part(0, "EV", i + 2)),
            ("overnight", _) => {
                // The night that ended on the morning of the post.
                let mut hit = part(-1, "NI", i + 1);
                hit.value.to = self.anchor.map(Day).or(hit.value.to);
                return Some(hit);
            }
            _ => {}
        }
        let &offset = self.lex.file.relative.get(word)?;
        let Some(anchor) = self.anchor else {
            let value = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][usize::try_from(offset.signum() + 1).unwrap_or(1)];
            return Some(self.open(i + 1, value, TimexType::Date, "time.relative-day"));
        };
        let day = add_days(anchor, offset)?;
        let hit = self.day_part(Some(day), day.to_string(), i + 1);
        Some(Hit { rule: if hit.value.kind == TimexType::Date { "time.relative-day" } else { hit.rule }, ..hit })
    }

    /// “Thanksgiving Day”, “New Year's Eve”.
    fn named_day(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let (end, day) = (1..=4).rev().find_map(|n| {
            let phrase = scan.lower_slice(i, i + n);
            (i + n <= scan.len()).then(|| self.lex.file.days.get(phrase)).flatten().map(|day| (i + n, *day))
        })?;
        let in_year = |year: i16| match day {
            NamedDay::Fixed { month, day } => Date::new(year, month, day).ok(),
            NamedDay::Nth { month, weekday, nth } => {
                let first = Date::new(year, month, 1).ok()?;
                if nth < 0 {
                    weekday_until(first.last_of_month(), weekday)
                } else {
                    add_days(weekday_from(first, weekday)?, i64::from(nth - 1) * 7)
                }
            }
            NamedDay::Easter { easter: days } => add_days(easter(year)?, days),
        };
        if let Some((year, end)) = self.year_after(end) {
            return Some(self.hit(end, When::Day(in_year(year)?), TimexType::Date, "time.named-day"));
        }
        let Some(anchor) = self.anchor else {
            return Some(self.open(end, "XXXX-XX-XX", TimexType::Date, "time.named-day"));
        };
        let near = in_year(anchor.year())?;
        let ahead = self.tense(i, end) == Tense::Ahead;
        let date = if near > anchor && !ahead && near.duration_since(anchor).as_hours() > 24 * 45 {
            in_year(anchor.year().checked_sub(1)?)?
        } else if near < anchor && ahead {
            in_year(anchor.year().checked_add(1)?)?
        } else {
            near
        };
        Some(self.hit(end, When::Day(date), TimexType::Date, "time.named-day"))
    }

    /// “the third quarter of 1984”, “fourth-quarter”, “next year's first quarter”, “the first half of 2019”.
    fn quarter(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let at = i + usize::from(scan.lower(i) == "the");
        let nth: i8 = match scan.lower(at) {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "last" => 0,
            _ => return None,
        };
        let fiscal = usize::from(scan.lower(at + 1) == "fiscal");
        if at > i && scan.ties(at + 1) {
            return None;
        }
        let noun = at + 1 + fiscal + usize::from(scan.ties(at + 1));
        let year_of = |end: usize| -> Option<(i16, usize)> {
            let of = end + usize::from(scan.lower(end) == "of");
            let fiscal = of + usize::from(scan.lower(of) == "fiscal");
            if let Some(year) = self.year_after(fiscal) {
                return Some(year);
            }
            let year = self.anchor?.year();
            let (first, second) = (scan.lower(of), scan.lower(of + 1));
            match (first, second) {
                ("this" | "the", "year") if of > end => Some((year, of + 2)),
                ("last", "year") => Some((year.checked_sub(1)?, of + 2)),
                ("next", "year") => Some((year.checked_add(1)?, of + 2)),
                _ => None,
            }
        };
        match scan.lower(noun) {
            "quarter" | "quarters" if nth > 0 => {
                let end = noun + 1;
                if let Some((year, end)) = year_of(end) {
                    return Some(self.hit(end, When::Quarter(year, nth), TimexType::Date, "time.quarter"));
                }
                let Some(anchor) = self.anchor else {
                    return Some(self.open(end, format!("XXXX-Q{nth}"), TimexType::Date, "time.quarter"));
                };
                // The last one that has begun, or the next where the words look ahead.
                let begun = anchor.month() > (nth - 1) * 3;
                let over = anchor.month() > nth * 3;
                let ahead = self.tense(i, end) == Tense::Ahead;
                let year = anchor.year()
                    + if over && ahead {
                        1
                    } else if !begun && !ahead {
                        -1
                    } else {
                        0
                    };
                Some(self.hit(end, When::Quarter(year, nth), TimexType::Date, "time.quarter"))
            }
            "half" if nth <= 2 && scan.lower(noun + 1) == "of" => {
                let half = if nth == 1 { 1 } else { 2 };
                if let Some((year, end)) = year_of(noun + 1) {
                    return Some(self.hit(end, When::Half(year, half), TimexType::Date, "time.half"));
                }
                self.decade(noun + 2)
            }
            _ => None,
        }
    }

    /// “the 1990s”, “the '80s”.
    fn decade(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let the = i + usize::from(scan.lower(i) == "the");
        let edge = match scan.lower(the) {
            "early" | "late" if the > i => the + 1,
            "mid" if the > i => the + 1 + usize::from(scan.ties(the + 1)),
            _ => the,
        };
        let short = matches!(scan.raw(edge), "'" | "’" | "‘");
        let at = edge + usize::from(short);
        let raw = scan.raw(at);
        let end = at + 2;
        let plural = scan.glued(at + 1)
            && matches!(scan.lower(at + 1), "s" | "'s" | "’s")
            && !(scan.glued(end) && scan.is_word(end));
        if !plural || !scan.is_number(at) || !raw.bytes().all(|b| b.is_ascii_digit()) || !raw.ends_with('0') {
            return None;
        }
        let year: i16 = raw.parse().ok()?;
        let year = match raw.len() {
            4 if (1000..2200).contains(&year) => year,
            2 if short || edge > i => 1900 + year,
            _ => return None,
        };
        let when = if raw.ends_with("00") && year != 2000 { When::Century(year) } else { When::Decade(year) };
        Some(self.hit(end, when, TimexType::Date, "time.decade"))
    }

    /// “1989”, “fiscal 1989”, “nineteen ninety-one”.
    fn year(&self, i: usize, edge: bool) -> Option<Hit> {
        let scan = self.scan;
        let fiscal = scan.lower(i) == "fiscal";
        let at = if fiscal { i + 1 + usize::from(scan.lower(i + 1) == "year") } else { i };
        if matches!(scan.lower(at), "nineteen" | "twenty" | "eighteen") {
            let century = number::word_value(scan.lower(at))? as i16;
            let rest = number::number(scan, at + 1).filter(|n| (10.0..100.0).contains(&n.value) && !n.digits)?;
            return Some(self.hit(
                rest.end,
                When::Year(century * 100 + rest.value as i16),
                TimexType::Date,
                "time.year",
            ));
        }
        let raw = scan.raw(at);
        if raw.len() != 4 || !scan.is_number(at) || !raw.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i16 = raw.parse().ok()?;
        let before = at.checked_sub(1).map_or("", |b| scan.lower(b));
        if scan.glued(at) && !edge && !matches!(before, "(" | "[" | "\"" | "“" | "'" | "‘" | "," | "—" | "–") {
            return None;
        }
        let next = scan.lower(at + 1);
        let placed = matches!(
            before,
            "in" | "since"
                | "of"
                | "until"
                | "till"
                | "by"
                | "from"
                | "during"
                | "before"
                | "after"
                | "between"
                | "for"
                | "early"
                | "late"
                | "mid"
                | "around"
        );
        let likely = (1900..2100).contains(&year);
        if !(likely || fiscal || (placed && (1200..1900).contains(&year) && !scan.is_word(at + 1))) {
            return None;
        }
        // Numbers of things, parts of numbers, clocks, and model and flight numbers.
        let counted = matches!(before, "about" | "than" | "over" | "nearly" | "almost" | "some" | "least" | "approximately" | "roughly" | "to" if self.counts(at + 1))
            || matches!(
                before,
                "than"
                    | "nearly"
                    | "almost"
                    | "least"
                    | "approximately"
                    | "roughly"
                    | "$"
                    | "€"
                    | "£"
                    | "no."
                    | "flight"
                    | "figure"
                    | "page"
                    | "room"
                    | "section"
            )
            || self.counts(at + 1)
            || matches!(
                next,
                "%" | "°"
                    | "gmt"
                    | "utc"
                    | "hours"
                    | "hrs"
                    | "million"
                    | "billion"
                    | "percent"
                    | "mhz"
                    | "euros"
                    | "dollars"
            )
            || (scan.glued(at + 1)
                && (scan.is_word(at + 1) && !matches!(next, "'s" | "’s") || next == ":" && scan.is_number(at + 2)));
        if (counted && !fiscal) || scan.is_foreign(at + 1) || (at > 0 && scan.is_foreign(at - 1)) {
            return None;
        }
        let range = scan.is_dash(at + 1) && scan.glued(at + 1) && scan.is_number(at + 2) && scan.glued(at + 2);
        if range {
            // "2014-15": years one after the other; anything else tied on is no year.
            let second = scan.raw(at + 2);
            let full: i16 = second.parse().ok()?;
            let full = if second.len() == 2 { year / 100 * 100 + full } else { full };
            if full <= year || full - year > 99 || scan.ties(at + 3) {
                return None;
            }
            let (first, last) = (When::Year(year).days()?.0, When::Year(full).days()?.1);
            let mut hit = self.open(at + 3, format!("{year:04}/{full:04}"), TimexType::Date, "time.years");
            hit.value.from = Some(Day(first));
            hit.value.to = Some(Day(last));
            return Some(hit);
        }
        let mut end = at + 1;
        if scan.lower(end) == "or" && scan.lower(end + 1) == "later" {
            end += 2;
        }
        Some(self.hit(end, When::Year(year), TimexType::Date, "time.year"))
    }

    /// Whether the word at piece `i` is one that a number before it counts rather than dates.
    fn counts(&self, i: usize) -> bool {
        matches!(
            self.scan.lower(i),
            "people"
                | "soldiers"
                | "men"
                | "women"
                | "children"
                | "troops"
                | "fighters"
                | "civilians"
                | "km"
                | "kilometres"
                | "kilometers"
                | "miles"
                | "metres"
                | "meters"
                | "feet"
                | "tons"
                | "tonnes"
                | "kg"
                | "homes"
                | "houses"
                | "jobs"
                | "employees"
                | "workers"
                | "residents"
                | "refugees"
                | "votes"
                | "shares"
                | "points"
                | "times"
                | "days"
                | "years"
                | "hp"
                | "rpm"
                | "calories"
                | "degrees"
                | "square"
                | "sq"
                | "units"
                | "cases"
                | "tanks"
                | "personnel"
        )
    }

    /// “the summer”, “summer 2020”, “the spring of 1998”.
    fn season(&self, i: usize, edge: bool) -> Option<Hit> {
        let scan = self.scan;
        let the = scan.lower(i) == "the";
        let at = i + usize::from(the);
        let &season = &self.lex.file.seasons.get(scan.lower(at))?;
        let season: &'static str = season.as_str();
        let fall = scan.lower(at) == "fall";
        if let Some((year, end)) = self.year_after(at + 1) {
            return Some(self.hit(end, When::Season(year, season), TimexType::Date, "time.season"));
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let placed = edge || the || matches!(before, "in" | "by" | "since" | "until" | "during" | "through");
        let noun = scan.is_word(at + 1)
            && !matches!(
                scan.lower(at + 1),
                "and" | "or" | "when" | "as" | "after" | "with" | "in" | "on" | "at" | "but" | "to" | "before"
            );
        if !placed
            || (fall && !(the && before == "in"))
            || scan.lower(at + 1) == "of"
            || (noun && !the)
            || (the && noun && !matches!(before, "in" | "over" | "during" | "for"))
        {
            return None;
        }
        let Some(anchor) = self.anchor else {
            return Some(self.open(at + 1, format!("XXXX-{season}"), TimexType::Date, "time.season"));
        };
        let begins = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let ahead = self.tense(i, at + 1) == Tense::Ahead;
        let year = anchor.year() - i16::from(anchor.month() < begins && !ahead);
        Some(self.hit(at + 1, When::Season(year, season), TimexType::Date, "time.season"))
    }

    // --- last, next, this ------------------------------------------------------------------------------------------------

    /// “last week”, “the past five days”, “next Tuesday”, “the previous day”, “the weekend”, “the year ended”.
    fn deictic(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let the = scan.lower(i) == "the";
        let at = i + usize::from(the);
        // How far from which day.
        let (step, context, word) = match scan.lower(at) {
            w @ ("last" | "past") => (-1, false, w),
            w @ ("previous" | "preceding") => (-1, true, w),
            w @ ("this" | "current") => (0, false, w),
            w @ ("next" | "coming" | "upcoming") => (1, false, w),
            w @ "following" => (1, true, w),
            w @ ("that" | "same") => (0, true, w),
            _ if the => return self.the_unit(i, at),
            _ => return None,
        };
        let noun = at + 1;
        if let Some(hit) = self.window(i, noun, step, word) {
            return Some(hit);
        }
        // What it counts from: the last day named for "the previous day", the post's day for "last week".
        let base = if context { self.base() } else { self.anchor };
        let hyphen = usize::from(scan.ties(noun));
        let target = scan.lower(noun + hyphen);
        if let Some(weekday) = self.weekday_at(noun) {
            let Some(base) = base else { return self.on_weekday(weekday, noun + 1, Tense::Unknown) };
            let day = match step {
                -1 => weekday_until(add_days(base, -1)?, weekday)?,
                1 => weekday_from(add_days(base, 1)?, weekday)?,
                _ if context => weekday_until(base, weekday)?,
                _ => add_days(monday(base)?, i64::from(weekday) - 1)?,
            };
            return Some(self.day_part(Some(day), day.to_string(), noun + 1));
        }
        if let Some(&month) = self.lex.file.months.get(target).filter(|_| scan.is_capital(noun)) {
            let end = self.after_month_of(noun);
            if self.day_at(self.after_month(noun)).is_some() {
                return None;
            }
            let base = base?;
            let year = match step {
                -1 if month >= base.month() => base.year() - 1,
                1 if month <= base.month() => base.year() + 1,
                _ => base.year(),
            };
            return Some(self.hit(end, When::Month(year, month), TimexType::Date, "time.relative-month"));
        }
        if let Some(season) = self.lex.file.seasons.get(target) {
            let base = base?;
            let begins = match season.as_str() {
                "SP" => 3,
                "SU" => 6,
                "FA" => 9,
                _ => 12,
            };
            let year = match step {
                -1 if begins + 2 >= base.month() => base.year() - 1,
                1 if begins <= base.month() => base.year() + 1,
                _ => base.year(),
            };
            return Some(self.hit(
                noun + 1,
                When::Season(year, season.as_str()),
                TimexType::Date,
                "time.relative-season",
            ));
        }
        if let Some(part) = self.lex.file.parts.get(target).filter(|_| !target.ends_with('s')) {
            // "the previous night", "that evening", "the next morning"
            let day = self.base().filter(|_| context || step == 1 || word == "this").and_then(|d| add_days(d, step));
            return self.part_of(day, part, noun + 1);
        }
        let fiscal = usize::from(matches!(target, "fiscal" | "calendar" | "full" | "whole"));
        let noun = noun + hyphen + fiscal;
        let unit = self.lex.file.units.get(scan.lower(noun))?.as_str();
        let plural = scan.lower(noun).ends_with('s');
        let end = noun + 1;
        if plural {
            // "recent years", "the coming weeks", "these days"
            let kind = if step == 0 { return None } else { TimexType::Duration };
            return Some(self.open(end, format!("PX{unit}").replace("PXT", "PTX"), kind, "time.vague-duration"));
        }
        // "the past week": a length of time up to now.
        if matches!(word, "past" | "last") && (the || word == "past") && !matches!(unit, "E") {
            return self.length(i, end, step, 1.0, unit);
        }
        if end < scan.len() && scan.ties(end) {
            return None;
        }
        let quarter = |date: Date| (date.year(), (date.month() - 1) / 3 + 1);
        let when = match (unit, base) {
            ("D", None) => When::Open("XXXX-XX-XX".to_owned()),
            (_, None) => {
                When::Open(["PAST_REF", "PRESENT_REF", "FUTURE_REF"][usize::try_from(step + 1).unwrap_or(1)].to_owned())
            }
            ("D", Some(base)) if context || step == 1 => {
                When::Day(add_days(if step == 1 { self.base()? } else { base }, step)?)
            }
            ("D", Some(_)) => return None,
            ("W", Some(base)) => When::Week(add_days(base, step * 7)?),
            ("F", Some(_)) => return None,
            ("E", Some(base)) => {
                // On a Saturday or Sunday "this weekend" goes on, and "last weekend" is the one before.
                When::Weekend(add_days(base, step * 7)?)
            }
            ("M", Some(base)) => {
                let month = add_months(base.first_of_month(), step)?;
                When::Month(month.year(), month.month())
            }
            ("Q", Some(base)) => {
                let (year, quarter) = quarter(add_months(base.first_of_month(), step * 3)?);
                When::Quarter(year, quarter)
            }
            ("Y", Some(base)) => {
                let year = base.year().checked_add(i16::try_from(step).ok()?)?;
                // "next year's first quarter"
                if matches!(scan.lower(end), "'s" | "’s")
                    && let Some(quarter) = self.quarter(end + 1)
                    && let Some(nth) = quarter.value.timex.rsplit_once("-Q").and_then(|(_, n)| n.parse().ok())
                {
                    return Some(self.hit(quarter.end, When::Quarter(year, nth), TimexType::Date, "time.quarter"));
                }
                When::Year(year)
            }
            ("DE", Some(base)) => {
                When::Decade(base.year().div_euclid(10).checked_add(i16::try_from(step).ok()?)?.checked_mul(10)?)
            }
            ("CE", Some(base)) => {
                When::Century(base.year().div_euclid(100).checked_add(i16::try_from(step).ok()?)?.checked_mul(100)?)
            }
            _ => return None,
        };
        let or_so = scan.lower(end) == "or" && scan.lower(end + 1) == "so";
        Some(self.hit(end + 2 * usize::from(or_so), when, TimexType::Date, "time.relative-date"))
    }

    /// “the past five days”, “the next few weeks”, “the last 24 hours”: a length of time that begins or ends at the post.
    fn window(&self, _i: usize, noun: usize, step: i64, word: &str) -> Option<Hit> {
        let scan = self.scan;
        if step == 0 && !matches!(word, "same") {
            return None;
        }
        for n in (1..=2).rev() {
            if self.lex.vague.contains(scan.lower_slice(noun, noun + n))
                && let Some(unit) = self.lex.file.units.get(scan.lower(noun + n))
            {
                return Some(self.open(
                    noun + n + 1,
                    format!("PX{unit}").replace("PXT", "PTX"),
                    TimexType::Duration,
                    "time.vague-duration",
                ));
            }
        }
        let couple = scan.lower(noun) == "couple" && scan.lower(noun + 1) == "of";
        let (count, end) = if couple {
            (2.0, noun + 2)
        } else {
            let number = number::number(scan, noun)?;
            (number.value, number.end)
        };
        let end = end
            + usize::from(scan.ties(end))
            + usize::from(matches!(scan.lower(end), "full" | "consecutive" | "straight" | "fiscal"));
        let unit = self.lex.file.units.get(scan.lower(end))?;
        self.length(noun, end + 1, step, count, unit)
    }

    /// A length of time before or after the post, with the days that it touches.
    fn length(&self, _i: usize, end: usize, step: i64, count: f64, unit: &str) -> Option<Hit> {
        let mut hit = self.open(end, duration_value(count, unit)?, TimexType::Duration, "time.window");
        if let Some(anchor) = self.anchor.filter(|_| step != 0) {
            let whole = count.ceil().clamp(0.0, 1e6) as i64;
            let other = match unit {
                "TS" | "TM" => Some(anchor),
                "TH" => add_days(anchor, step * whole.div_euclid(24).max(i64::from(whole > 12))),
                "D" => add_days(anchor, step * whole),
                "W" | "F" | "E" => add_days(anchor, step * whole * if unit == "F" { 14 } else { 7 }),
                "M" => add_months(anchor, step * whole),
                "Q" => add_months(anchor, step * whole * 3),
                "Y" => add_months(anchor, step * whole * 12),
                "DE" => add_months(anchor, step * whole * 120),
                _ => None,
            };
            if let Some(other) = other {
                hit.value.from = Some(Day(anchor.min(other)));
                hit.value.to = Some(Day(anchor.max(other)));
            }
        }
        Some(hit)
    }

    /// What follows “the” without “last” or “next”: “the weekend”, “the year ended”, “the morning”, “the night of 3 May”.
    fn the_unit(&mut self, i: usize, at: usize) -> Option<Hit> {
        let scan = self.scan;
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let adjective =
            usize::from(matches!(scan.lower(at), "full" | "fiscal" | "entire" | "whole" | "calendar" | "latest"));
        let noun = at + adjective;
        let word = scan.lower(noun);
        let next = scan.lower(noun + 1);
        if let Some(part) = self.lex.file.parts.get(word).filter(|_| adjective == 0 && !word.ends_with('s')) {
            if next == "of" {
                let hit = self.date(noun + 2, false)?;
                let day = hit.day?;
                return self.part_of(Some(day), part, hit.end).map(|h| Hit { day: Some(day), ..h });
            }
            let placed = matches!(before, "in" | "during" | "through" | "throughout" | "into" | "by" | "over" | "for");
            return if placed { self.part_of(self.base(), part, noun + 1) } else { None };
        }
        if let Some(count) = number::number(scan, at)
            && let Some(unit) = self.lex.file.units.get(scan.lower(count.end))
            && matches!(before, "for" | "in" | "over" | "during" | "within")
        {
            return Some(self.open(
                count.end + 1,
                duration_value(count.value, unit)?,
                TimexType::Duration,
                "time.duration",
            ));
        }
        match word {
            "weekend" => {
                let Some(anchor) = self.anchor else {
                    return Some(self.open(noun + 1, "XXXX-WXX-WE", TimexType::Date, "time.weekend"));
                };
                let on_it = anchor.weekday().to_monday_one_offset() > 5;
                let past = before == "over" || self.tense(i, noun + 1) != Tense::Ahead;
                let day = if past && !on_it { add_days(anchor, -7)? } else { anchor };
                Some(self.hit(noun + 1, When::Weekend(day), TimexType::Date, "time.weekend"))
            }
            "year" | "quarter" | "month" | "week"
                if matches!(next, "ended" | "ending" | "to") && (next != "to" || self.month_at(noun + 2).is_some()) =>
            {
                let unit = self.lex.file.units.get(word)?;
                Some(self.open(noun + 1, duration_value(1.0, unit)?, TimexType::Duration, "time.duration"))
            }
            "year" if scan.ties(noun + 1) && matches!(scan.lower(noun + 2), "earlier" | "ago") => {
                // "the year-earlier quarter": which part of that year is not said.
                let year = When::Year(self.anchor?.year().checked_sub(1)?);
                let period = matches!(scan.lower(noun + 3), "quarter" | "period" | "month" | "week" | "half");
                Some(self.hit(noun + 3 + usize::from(period), year, TimexType::Date, "time.year-earlier"))
            }
            "year" | "week" | "month"
                if (matches!(next, "'s" | "’s")
                    || matches!(before, "for" | "in" | "during" | "of" | "over" | "throughout")
                    || adjective > 0)
                    && !matches!(next, "of" | "when" | "that" | "-" | "before" | "after") =>
            {
                let anchor = self.anchor?;
                let when = match word {
                    "year" => When::Year(anchor.year()),
                    "week" => When::Week(self.base()?),
                    _ => When::Month(anchor.year(), anchor.month()),
                };
                Some(self.hit(noun + 1, when, TimexType::Date, "time.this"))
            }
            "day" if matches!(next, "before" | "after") && self.relative(noun + 2).is_some() => {
                // "the day before yesterday"
                let hit = self.relative(noun + 2)?;
                let day = add_days(hit.day?, if next == "before" { -1 } else { 1 })?;
                Some(self.hit(hit.end, When::Day(day), TimexType::Date, "time.relative-day"))
            }
            "day" if next == "before" && !scan.is_word(noun + 2) => {
                let day = add_days(self.base()?, -1)?;
                Some(self.hit(noun + 2, When::Day(day), TimexType::Date, "time.relative-day"))
            }
            _ => None,
        }
    }

    fn part_of(&self, day: Option<Date>, part: &str, end: usize) -> Option<Hit> {
        let date = day.map_or_else(|| "XXXX-XX-XX".to_owned(), |d| d.to_string());
        let mut hit = self.open(end, format!("{date}T{part}"), TimexType::Time, "time.day-part");
        hit.day = day;
        hit.value.from = day.map(Day);
        hit.value.to = day.map(Day);
        Some(hit)
    }

    // --- clocks ------------------------------------------------------------------------------------------------------------

    /// “16:00”, “10.45pm”, “5 p.m. EST”, “0735 GMT”, “noon”, with the day next to it.
    fn clock(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let (mut value, mut end) = self.clock_at(i)?;
        // The zone, and the same time in another zone, which belongs to no other expression.
        for n in (1..=2).rev() {
            let zone = scan.lower_slice(end, end + n);
            if self.lex.zones.contains(zone) && (zone.len() > 3 || scan.is_capital(end)) && end + n <= scan.len() {
                if matches!(zone, "gmt" | "utc") {
                    value.push('Z');
                }
                end += n;
                break;
            }
        }
        let mut after = end;
        let mut resume = None;
        if matches!(scan.raw(after), "(" | "[") {
            let close = (after + 1..after + 8).find(|&k| matches!(scan.raw(k), ")" | "]"));
            if let Some(close) = close
                && self.clock_at(after + 1).is_some()
            {
                after = close + 1;
                resume = Some(after);
            }
        }
        let mut at = after + usize::from(scan.raw(after) == ",");
        at += usize::from(matches!(scan.lower(at), "on" | "the") && scan.lower(at) == "on");
        let dated = if scan.is_number(at) {
            self.number_date(at).or_else(|| self.day_first(at))
        } else {
            self.day_after_clock(at)
        };
        let (date, day) = match dated {
            Some(hit) if hit.day.is_some() || hit.value.timex.len() >= 10 => {
                if after == end {
                    end = hit.end;
                }
                (hit.value.timex, hit.day)
            }
            _ => {
                let day = self.context.or_else(|| self.clock_day(&value, i, end));
                (day.map_or_else(|| "XXXX-XX-XX".to_owned(), |d| d.to_string()), day)
            }
        };
        let mut hit = self.open(end, format!("{date}T{value}"), TimexType::Time, "time.clock");
        hit.resume = resume;
        hit.day = day;
        hit.value.from = day.map(Day);
        hit.value.to = day.map(Day);
        Some(hit)
    }

    fn day_after_clock(&mut self, at: usize) -> Option<Hit> {
        self.weekday(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.relative(at).filter(|h| h.value.kind == TimexType::Date))
    }

    /// The day of a clock without one: the post's; the day before, if the clock is hours ahead of the post and the words
    /// look back.
    fn clock_day(&self, value: &str, i: usize, end: usize) -> Option<Date> {
        let anchor = self.anchor?;
        let hour: i8 = value.get(..2)?.parse().ok()?;
        let late = self.clock.is_some_and(|now| hour - now.hour() > 5) && self.tense(i, end) == Tense::Behind;
        if late { add_days(anchor, -1) } else { Some(anchor) }
    }

    /// The clock at piece `i` as `HH:MM`, and the piece after it.
    fn clock_at(&self, i: usize) -> Option<(String, usize)> {
        let scan = self.scan;
        if let Some(point) = self.lex.file.points.get(scan.lower(i)).filter(|_| !scan.is_capital(i) || scan.opens(i)) {
            return Some((point.clone(), i + 1));
        }
        if scan.glued(i)
            && i > 0
            && (scan.is_word(i - 1)
                || matches!(scan.raw(i - 1), "-" | "." | "/" | "$" | ":" | "–" if scan.glued(i - 1)))
        {
            return None;
        }
        let raw = scan.raw(i);
        let (hour, mut minute, mut second, mut end);
        (minute, second, end) = (None, None, i + 1);
        if scan.is_number(i) {
            let two = |raw: &str| {
                (raw.len() == 2 && raw.bytes().all(|b| b.is_ascii_digit())).then(|| raw.parse::<i8>().ok()).flatten()
            };
            if let Some((h, m)) = raw.split_once('.') {
                hour = h.parse::<i8>().ok()?;
                minute = Some(two(m)?);
                // "10.45pm", but "10.45 people".
                if self.half_day(end).is_none() {
                    return None;
                }
            } else if scan.raw(end) == ":"
                && scan.glued(end)
                && scan.is_number(end + 1)
                && scan.glued(end + 1)
                && raw.len() <= 2
            {
                hour = raw.parse::<i8>().ok()?;
                minute = Some(two(scan.raw(end + 1))?);
                end += 2;
                if scan.raw(end) == ":" && scan.glued(end) && scan.glued(end + 1) {
                    second = two(scan.raw(end + 1));
                    end += 2 * usize::from(second.is_some());
                }
                if scan.glued(end)
                    && (scan.is_number(end) || matches!(scan.raw(end), ":" | "-" | "/") && scan.is_number(end + 1))
                {
                    return None;
                }
            } else if raw.len() == 4
                && raw.bytes().all(|b| b.is_ascii_digit())
                && matches!(scan.lower(end), "gmt" | "utc" | "hours" | "hrs")
            {
                hour = raw[..2].parse().ok()?;
                minute = Some(raw[2..].parse().ok()?);
            } else if self.is_bare_clock(i) {
                hour = raw[..2].parse().ok()?;
                minute = Some(raw[2..].parse().ok()?);
            } else if raw.len() <= 2 {
                hour = raw.parse::<i8>().ok()?;
            } else {
                return None;
            }
        } else {
            // "five o'clock", "five p.m."
            hour = number::word_value(scan.lower(i)).filter(|n| (1.0..=12.0).contains(n))? as i8;
        }
        if matches!(scan.lower(end), "o'clock" | "o’clock") {
            end += 1;
            return (1..=12).contains(&hour).then(|| (format!("{hour:02}"), end));
        }
        let mut hour = hour;
        match self.half_day(end) {
            Some((pm, after)) if (1..=12).contains(&hour) => {
                hour = hour % 12 + if pm { 12 } else { 0 };
                end = after;
            }
            // "16 GMT", but not "16".
            _ if minute.is_none() && !matches!(scan.raw(end), "GMT" | "UTC") => return None,
            _ => {}
        }
        let (minutes, seconds) = (minute.unwrap_or(0), second.unwrap_or(0));
        if !(0..=24).contains(&hour) || minutes > 59 || seconds > 59 {
            return None;
        }
        // No finer than it is written: "5 p.m." is an hour.
        let value = match (minute, second) {
            (_, Some(second)) => format!("{hour:02}:{minutes:02}:{second:02}"),
            (Some(_), None) => format!("{hour:02}:{minutes:02}"),
            (None, None) => format!("{hour:02}"),
        };
        Some((value, end))
    }

    /// “at 2100”, “0730”: hours and minutes without a colon.
    fn is_bare_clock(&self, i: usize) -> bool {
        let scan = self.scan;
        let raw = scan.raw(i);
        let clock = raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit()) && &raw[..2] < "24" && &raw[2..] < "60";
        if !clock || scan.glued(i + 1) && (scan.is_word(i + 1) || scan.ties(i + 1)) || self.counts(i + 1) {
            return false;
        }
        let mut before = i;
        while before > 0 && matches!(scan.lower(before - 1), "about" | "around" | "approximately" | "exactly") {
            before -= 1;
        }
        let word = before.checked_sub(1).map_or("", |b| scan.lower(b));
        let to = word == "to" && before > 1 && scan.raw(before - 2).len() == 4 && scan.is_number(before - 2);
        (word == "at" && !scan.is_word(i + 1))
            || (word == "at"
                && matches!(
                    scan.lower(i + 1),
                    "on" | "this" | "today" | "yesterday" | "local" | "in" | "and" | "when" | "the" | "we"
                ))
            || (raw.starts_with('0')
                && (to
                    || matches!(
                        word,
                        "at" | "from" | "until" | "by" | "since" | "between" | "and" | "after" | "before"
                    )))
    }

    /// “a.m.” or “pm” at piece `i`: whether it is the second half of the day, and the piece after it.
    fn half_day(&self, i: usize) -> Option<(bool, usize)> {
        let scan = self.scan;
        match scan.lower(i) {
            "am" | "a.m." | "a.m" if scan.raw(i) != "Am" => Some((false, i + 1)),
            "pm" | "p.m." | "p.m" => Some((true, i + 1)),
            "in" if scan.lower(i + 1) == "the" => match scan.lower(i + 2) {
                "morning" => Some((false, i + 3)),
                "afternoon" | "evening" => Some((true, i + 3)),
                _ => None,
            },
            _ => None,
        }
    }

    // --- lengths of time ------------------------------------------------------------------------------------------------------

    /// “two weeks”, “a month”, “several years”, “48-hour”, “weeks”; “three days ago” and “a year earlier” are dates.
    /// `start`: where the expression with its qualifiers begins.
    fn duration(&mut self, i: usize, start: usize) -> Option<Hit> {
        let scan = self.scan;
        let before = start.checked_sub(1).map_or("", |b| scan.lower(b));
        if scan.glued(i)
            && i > 0
            && start == i
            && (scan.is_word(i - 1)
                || scan.is_number(i - 1)
                || scan.ties(i - 1)
                || matches!(scan.raw(i - 1), "$" | "€" | "£" | "." | "'" | "’" | ":"))
        {
            return None;
        }
        let word = scan.lower(i);
        let mut count = None;
        let mut at = i;
        let vague = (1..=3).rev().find(|&n| i + n <= scan.len() && self.lex.vague.contains(scan.lower_slice(i, i + n)));
        if let Some(n) = vague {
            at = i + n;
        } else if word == "a" && scan.lower(i + 1) == "couple" && scan.lower(i + 2) == "of" {
            count = Some(2.0);
            at = i + 3;
        } else if word == "half" && matches!(scan.lower(i + 1), "a" | "an") {
            count = Some(0.5);
            at = i + 2;
        } else if let Some(number) = number::number(scan, i) {
            count = Some(number.value);
            at = number.end;
            let range = scan.is_dash(at) || matches!(scan.lower(at), "to" | "or");
            if range
                && let Some(second) = number::number(scan, at + 1)
                && second.value > number.value
                && let Some(unit) = self.lex.file.units.get(scan.lower(second.end + usize::from(scan.ties(second.end))))
            {
                let end = second.end + usize::from(scan.ties(second.end)) + 1;
                if self.is_age(end) {
                    return None;
                }
                let value = format!("{}/{}", duration_value(number.value, unit)?, duration_value(second.value, unit)?);
                return Some(self.open(end, value, TimexType::Duration, "time.duration"));
            }
        } else if matches!(word, "a" | "an" | "another") {
            count = Some(1.0);
            at = i + 1;
        } else if !word.ends_with('s') {
            return None;
        }
        let bare = at == i;
        let article = matches!(word, "a" | "an") && at == i + 1;
        if scan.ties(at) {
            at += 1;
        }
        while !bare
            && matches!(
                scan.lower(at),
                "more"
                    | "additional"
                    | "full"
                    | "consecutive"
                    | "straight"
                    | "whole"
                    | "fiscal"
                    | "long"
                    | "extra"
                    | "calendar"
                    | "further"
                    | "solid"
            )
        {
            at += 1;
        }
        let noun = scan.lower(at);
        let unit = self.lex.file.units.get(noun)?.as_str();
        let plural = noun.ends_with('s');
        let mut end = at + 1;
        if self.is_age(end)
            || (matches!(
                noun,
                "second" | "sec" | "min" | "quarter" | "night" | "secs" | "mins" | "weekday" | "weekdays"
            ) && (article || !scan.is_number(i)))
        {
            return None;
        }
        if matches!(noun, "quarters" | "weekend" | "weekends") {
            return None;
        }
        // "a year and a half"
        if article && scan.lower(end) == "and" && scan.lower(end + 1) == "a" && scan.lower(end + 2) == "half" {
            count = Some(1.5);
            end += 3;
        }
        let after = scan.lower(end);
        let back = matches!(after, "ago" | "earlier") || (after == "before" && article && !scan.is_word(end + 1));
        let on =
            matches!(after, "later" | "afterwards" | "afterward") || (after == "from" && scan.lower(end + 1) == "now");
        if back || on {
            let end = end + 1 + usize::from(after == "from");
            return Some(self.shifted(
                end,
                count.filter(|_| vague.is_none()),
                unit,
                back,
                after == "ago" || after == "from",
            ));
        }
        if let Some(n) = vague {
            let words = scan.lower_slice(i, i + n);
            if !plural {
                return None;
            }
            if words == "recent" {
                return Some(self.open(end, "PAST_REF", TimexType::Date, "time.reference"));
            }
        }
        let placed = matches!(
            before,
            "for"
                | "in"
                | "within"
                | "after"
                | "of"
                | "over"
                | "about"
                | "nearly"
                | "almost"
                | "than"
                | "least"
                | "lasted"
                | "takes"
                | "took"
                | "take"
                | "last"
                | "spend"
                | "spent"
                | "during"
                | "by"
                | "through"
                | "under"
                | "wait"
                | "waited"
                | "quite"
                | "half"
        ) || start < i;
        if bare {
            let follows = matches!(after, "after" | "before" | "of" | "later") && before != "working";
            let stands = matches!(
                before,
                "for" | "in" | "within" | "after" | "over" | "took" | "take" | "lasted" | "taken" | "heady"
            );
            if !(follows || stands)
                || (before == "the" && after != "of")
                || (after == "of" && noun == "hours" && before.is_empty())
            {
                return None;
            }
            return Some(self.open(
                end,
                format!("PX{unit}").replace("PXT", "PTX"),
                TimexType::Duration,
                "time.vague-duration",
            ));
        }
        if article {
            // "$3 a day", "twice a week", "70 miles an hour" are rates; "a day after", "a month on a farm" are lengths.
            let stands = placed
                || start == 0
                || matches!(after, "after" | "before")
                || scan.is(start - 1, Kind::Sign) && matches!(before, "," | "." | ";" | "—" | "–")
                || matches!(before, "and" | "is" | "was" | "to" | "as" | "just" | "only" | "with" | "that" | "like");
            let compound = scan.ties(at + 1) || (scan.is_word(end) && scan.ties(at - 1));
            if !stands
                || noun == "day"
                    && !matches!(after, "after" | "before" | "," | ".")
                    && before != "in"
                    && before != "for"
                    && before != "within"
                    && before != "than"
                || compound
            {
                return None;
            }
        }
        let value = match (vague, count) {
            (None, Some(count)) => duration_value(count, unit)?,
            _ => format!("PX{unit}").replace("PXT", "PTX"),
        };
        if scan.lower(end) == "or" && scan.lower(end + 1) == "so" {
            end += 2;
        }
        Some(self.open(end, value, TimexType::Duration, "time.duration"))
    }

    /// Whether a length of time that ends before piece `i` is an age.
    fn is_age(&self, i: usize) -> bool {
        let scan = self.scan;
        let at = i + usize::from(scan.ties(i));
        matches!(scan.lower(at), "old" | "olds") || (scan.lower(i) == "of" && scan.lower(i + 1) == "age")
    }

    /// “three days ago”, “two weeks earlier”, “a year from now”, “two days later”.
    fn shifted(&self, end: usize, count: Option<f64>, unit: &str, back: bool, from_now: bool) -> Hit {
        let open = if back { "PAST_REF" } else { "FUTURE_REF" };
        let rule = "time.shifted";
        let base = if from_now { self.anchor } else { self.base() };
        let when = || {
            let (count, base) = (count?, base?);
            if count.fract() != 0.0 || count > 1e6 {
                return None;
            }
            let n = count as i64 * if back { -1 } else { 1 };
            Some(match unit {
                "D" => When::Day(add_days(base, n)?),
                "W" => When::Week(add_days(base, n * 7)?),
                "F" => When::Week(add_days(base, n * 14)?),
                "M" => {
                    let month = add_months(base.first_of_month(), n)?;
                    When::Month(month.year(), month.month())
                }
                "Y" => When::Year(add_months(base, n * 12)?.year()),
                "DE" => When::Decade(add_months(base, n * 120)?.year().div_euclid(10) * 10),
                "TH" if from_now => {
                    let at = self.clock?.checked_add(i32::try_from(n).ok()?.hours()).ok()?;
                    return Some(When::Open(format!("{}T{:02}", at.date(), at.hour())));
                }
                _ => return None,
            })
        };
        match when() {
            Some(When::Open(value)) => {
                let mut hit = self.open(end, value, TimexType::Time, rule);
                let day = hit.value.timex.get(..10).and_then(|d| d.parse::<Date>().ok());
                (hit.value.from, hit.value.to) = (day.map(Day), day.map(Day));
                hit
            }
            Some(when) => self.hit(end, when, TimexType::Date, rule),
            None if from_now => self.open(end, open, TimexType::Date, rule),
            None if matches!(unit, "TS" | "TM" | "TH") => self.open(end, "XXXX-XX-XXTXX:XX", TimexType::Time, rule),
            None => self.open(end, "XXXX-XX-XX", TimexType::Date, rule),
        }
    }

    // --- what recurs, and references -----------------------------------------------------------------------------------------------

    /// “daily”, “every two weeks”, “each Friday”, “Sundays”.
    fn set(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let word = scan.lower(i);
        let rule = "time.set";
        if let Some(value) = self.lex.file.sets.get(word) {
            // "the Daily Courier"
            let name = scan.is_capital(i) && (!scan.opens(i) || scan.is_capital(i + 1));
            return (!name && !scan.glued(i) && !scan.ties(i + 1))
                .then(|| self.open(i + 1, value.clone(), TimexType::Set, rule));
        }
        if let Some(&weekday) =
            word.strip_suffix('s').and_then(|w| self.lex.file.weekdays.get(w)).filter(|_| scan.is_capital(i))
        {
            return Some(self.open(i + 1, format!("XXXX-WXX-{weekday}"), TimexType::Set, rule));
        }
        if matches!(word, "weekends" | "weekdays") {
            return Some(self.open(
                i + 1,
                if word == "weekends" { "XXXX-WXX-WE" } else { "XXXX-WXX" },
                TimexType::Set,
                rule,
            ));
        }
        if !matches!(word, "every" | "each") {
            return None;
        }
        let other = scan.lower(i + 1) == "other" || scan.lower(i + 1) == "second";
        let number = number::number(scan, i + 1);
        let (count, at) = match number {
            _ if other => (2.0, i + 2),
            Some(number) => (number.value, number.end),
            None => (1.0, i + 1),
        };
        let noun = scan.lower(at);
        if let Some(weekday) = self.weekday_at(at) {
            return Some(self.open(at + 1, format!("XXXX-WXX-{weekday}"), TimexType::Set, rule));
        }
        if let Some(part) = self.lex.file.parts.get(noun) {
            return Some(self.open(at + 1, format!("XXXX-XX-XXT{part}"), TimexType::Set, rule));
        }
        if let Some(month) = self.month_at(at) {
            return Some(self.open(at + 1, format!("XXXX-{month:02}"), TimexType::Set, rule));
        }
        let unit = self.lex.file.units.get(noun).filter(|u| !matches!(u.as_str(), "E"))?;
        if noun == "second" {
            return None;
        }
        Some(self.open(at + 1, duration_value(count, unit)?, TimexType::Set, rule))
    }

    /// “now”, “recently”, “in the past”.
    fn reference(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let (end, value) = (1..=3).rev().find_map(|n| {
            let phrase = scan.lower_slice(i, i + n);
            (i + n <= scan.len()).then(|| self.lex.file.references.get(phrase)).flatten().map(|value| (i + n, value))
        })?;
        let the_past = scan.lower(i) == "the" && end == i + 2;
        if the_past {
            // "the past five days" has had its turn; "the future president" is no time.
            let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
            let placed = matches!(before, "in" | "for" | "of" | "from" | "into" | "over" | "about");
            if !placed
                || scan.is_word(end)
                    && !matches!(scan.lower(end), "and" | "or" | "to" | "but" | "as" | "when" | "that" | "is" | "was")
            {
                return None;
            }
        }
        let soon = scan.lower(i) == "soon" && matches!(scan.lower(end), "before" | "after" | "as");
        if soon || scan.ties(end) || (i > 0 && scan.ties(i - 1)) {
            return None;
        }
        Some(self.open(end, value.clone(), TimexType::Date, "time.reference"))
    }
}

/// The TIMEX3 value of a length of time.
fn duration_value(count: f64, unit: &str) -> Option<String> {
    if !(0.0..=1e7).contains(&count) {
        return None;
    }
    let (count, unit) = match unit {
        "F" => (count * 2.0, "W"),
        // Half an hour is thirty minutes, half a year six months.
        "TH" if count.fract() == 0.5 && count < 1.0 => (count * 60.0, "TM"),
        "Y" if count.fract() == 0.5 => (count * 12.0, "M"),
        unit => (count, unit),
    };
    Some(match unit.strip_prefix('T') {
        Some(unit) => format!("PT{count}{unit}"),
        None => format!("P{count}{unit}"),
    })
}
