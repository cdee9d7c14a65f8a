//! Lengths of time, what is told by one (“three days ago”), what recurs, and times without a date.

use dateline_model::mention::{Day, TimexType};
use jiff::{ToSpan, civil::Date};

use super::{
    Finder, Hit,
    calendar::{When, add_days, add_months},
    open,
};
use crate::{number, scan::Kind};

impl Finder<'_, '_> {
    /// “two weeks”, “a month”, “several years”, “48-hour”, “weeks”; “three days ago” and “a year earlier” are dates.
    /// `start`: where the expression with its qualifiers begins.
    pub(super) fn duration(&mut self, i: usize, start: usize) -> Option<Hit> {
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
        let vague =
            (1..=3).rev().find(|&n| i + n <= scan.len() && self.lex.words.vague.contains(scan.lower_slice(i, i + n)));
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
                && let Some(unit) = self.lex.units.get(scan.lower(second.end + usize::from(scan.ties(second.end))))
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
        while !bare && self.lex.words.more.contains(scan.lower(at)) {
            at += 1;
        }
        let noun = scan.lower(at);
        let unit = self.lex.units.get(noun)?.as_str();
        let plural = noun.ends_with('s');
        let mut end = at + 1;
        if self.is_age(end) || (self.lex.words.doubtful_units.contains(noun) && (article || !scan.is_number(i))) {
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
        let placed = self.lex.words.before_length.contains(before) || start < i;
        if bare {
            let follows = matches!(after, "after" | "before" | "of" | "later");
            let stands = self.lex.words.before_bare_length.contains(before);
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
                || self.lex.words.before_article.contains(before);
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
    pub(super) fn is_age(&self, i: usize) -> bool {
        let scan = self.scan;
        let at = i + usize::from(scan.ties(i));
        matches!(scan.lower(at), "old" | "olds") || (scan.lower(i) == "of" && scan.lower(i + 1) == "age")
    }

    /// “three days ago”, “two weeks earlier”, “a year from now”, “two days later”.
    pub(super) fn shifted(&self, end: usize, count: Option<f64>, unit: &str, back: bool, from_now: bool) -> Hit {
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
            None if matches!(unit, "TS" | "TM" | "TH") => self.open(end, open::of_day("XX:XX"), TimexType::Time, rule),
            None => self.open(end, open::day(None), TimexType::Date, rule),
        }
    }

    /// “daily”, “every two weeks”, “each Friday”, “Sundays”.
    pub(super) fn set(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let word = scan.lower(i);
        let rule = "time.set";
        if let Some(value) = self.lex.sets.get(word) {
            // "the Daily Courier"
            let name = scan.is_capital(i) && (!scan.opens(i) || scan.is_capital(i + 1));
            return (!name && !scan.glued(i) && !scan.ties(i + 1))
                .then(|| self.open(i + 1, value.clone(), TimexType::Set, rule));
        }
        if let Some(&weekday) =
            word.strip_suffix('s').and_then(|w| self.lex.weekdays.get(w)).filter(|_| scan.is_capital(i))
        {
            return Some(self.open(i + 1, open::of_week(weekday), TimexType::Set, rule));
        }
        if matches!(word, "weekends" | "weekdays") {
            return Some(self.open(
                i + 1,
                if word == "weekends" { open::of_week("WE") } else { open::week() },
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
            return Some(self.open(at + 1, open::of_week(weekday), TimexType::Set, rule));
        }
        if let Some(part) = self.lex.parts.get(noun) {
            return Some(self.open(at + 1, open::of_day(part), TimexType::Set, rule));
        }
        if let Some(month) = self.month_at(at) {
            return Some(self.open(at + 1, open::month(month), TimexType::Set, rule));
        }
        let unit = self.lex.units.get(noun).filter(|u| !matches!(u.as_str(), "E"))?;
        if noun == "second" {
            return None;
        }
        Some(self.open(at + 1, duration_value(count, unit)?, TimexType::Set, rule))
    }

    /// “now”, “recently”, “in the past”.
    pub(super) fn reference(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let (end, value) = (1..=3).rev().find_map(|n| {
            let phrase = scan.lower_slice(i, i + n);
            (i + n <= scan.len()).then(|| self.lex.references.get(phrase)).flatten().map(|value| (i + n, value))
        })?;
        let the_past = scan.lower(i) == "the" && end == i + 2;
        if the_past {
            // "the past five days" has had its turn; "the future president" is no time.
            let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
            let placed = self.lex.words.before_period.contains(before);
            if !placed || scan.is_word(end) && !self.lex.words.after_time.contains(scan.lower(end)) {
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
pub(super) fn duration_value(count: f64, unit: &str) -> Option<String> {
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
