//! What counts from the post or from the last day named: “yesterday”, “last week”, “the past five days”, “the next day”.

use dateline_model::mention::{Day, TimexType};
use jiff::civil::Date;

use super::{
    Finder, Hit, Tense,
    calendar::{When, add_days, add_months, monday, weekday_from, weekday_until},
    length::duration_value,
    open,
};
use crate::number;

impl Finder<'_, '_> {
    /// “today”, “yesterday evening”, “tonight”, “overnight”, “this morning”, “last night”.
    pub(super) fn relative(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let word = scan.lower(i);
        let part = |offset: i64, part: &str, end: usize| {
            let day = self.anchor.and_then(|a| add_days(a, offset));
            let date = open::day(day);
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
        let &offset = self.lex.relative.get(word)?;
        let Some(anchor) = self.anchor else {
            let value = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][usize::try_from(offset.signum() + 1).unwrap_or(1)];
            return Some(self.open(i + 1, value, TimexType::Date, "time.relative-day"));
        };
        let day = add_days(anchor, offset)?;
        let hit = self.day_part(Some(day), day.to_string(), i + 1);
        Some(Hit { rule: if hit.value.kind == TimexType::Date { "time.relative-day" } else { hit.rule }, ..hit })
    }

    /// “last week”, “the past five days”, “next Tuesday”, “the previous day”, “the weekend”, “the year ended”.
    pub(super) fn deictic(&mut self, i: usize) -> Option<Hit> {
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
        if let Some(&month) = self.lex.months.get(target).filter(|_| scan.is_capital(noun)) {
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
        if let Some(season) = self.lex.seasons.get(target) {
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
        if let Some(part) = self.lex.parts.get(target).filter(|_| !target.ends_with('s')) {
            // "the previous night", "that evening", "the next morning"
            let day = self.base().filter(|_| context || step == 1 || word == "this").and_then(|d| add_days(d, step));
            return self.part_of(day, part, noun + 1);
        }
        let fiscal = usize::from(matches!(target, "fiscal" | "calendar" | "full" | "whole"));
        let noun = noun + hyphen + fiscal;
        let unit = self.lex.units.get(scan.lower(noun))?.as_str();
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
            ("D", None) => When::Open(open::day(None)),
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
    pub(super) fn window(&self, _i: usize, noun: usize, step: i64, word: &str) -> Option<Hit> {
        let scan = self.scan;
        if step == 0 && !matches!(word, "same") {
            return None;
        }
        for n in (1..=2).rev() {
            if self.lex.words.vague.contains(scan.lower_slice(noun, noun + n))
                && let Some(unit) = self.lex.units.get(scan.lower(noun + n))
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
        let unit = self.lex.units.get(scan.lower(end))?;
        self.length(noun, end + 1, step, count, unit)
    }

    /// A length of time before or after the post, with the days that it touches.
    pub(super) fn length(&self, _i: usize, end: usize, step: i64, count: f64, unit: &str) -> Option<Hit> {
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
    pub(super) fn the_unit(&mut self, i: usize, at: usize) -> Option<Hit> {
        let scan = self.scan;
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let adjective = usize::from(self.lex.words.whole.contains(scan.lower(at)));
        let noun = at + adjective;
        let word = scan.lower(noun);
        let next = scan.lower(noun + 1);
        if let Some(part) = self.lex.parts.get(word).filter(|_| adjective == 0 && !word.ends_with('s')) {
            if next == "of" {
                let hit = self.date(noun + 2, false)?;
                let day = hit.day?;
                return self.part_of(Some(day), part, hit.end).map(|h| Hit { day: Some(day), ..h });
            }
            let placed = self.lex.words.before_part.contains(before);
            return if placed { self.part_of(self.base(), part, noun + 1) } else { None };
        }
        if let Some(count) = number::number(scan, at)
            && let Some(unit) = self.lex.units.get(scan.lower(count.end))
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
                    return Some(self.open(noun + 1, open::of_week("WE"), TimexType::Date, "time.weekend"));
                };
                let on_it = anchor.weekday().to_monday_one_offset() > 5;
                let past = before == "over" || self.tense(i, noun + 1) != Tense::Ahead;
                let day = if past && !on_it { add_days(anchor, -7)? } else { anchor };
                Some(self.hit(noun + 1, When::Weekend(day), TimexType::Date, "time.weekend"))
            }
            "year" | "quarter" | "month" | "week"
                if matches!(next, "ended" | "ending" | "to") && (next != "to" || self.month_at(noun + 2).is_some()) =>
            {
                let unit = self.lex.units.get(word)?;
                Some(self.open(noun + 1, duration_value(1.0, unit)?, TimexType::Duration, "time.duration"))
            }
            "year" if scan.ties(noun + 1) && matches!(scan.lower(noun + 2), "earlier" | "ago") => {
                // "the year-earlier quarter": which part of that year is not said.
                let year = When::Year(self.anchor?.year().checked_sub(1)?);
                let period = matches!(scan.lower(noun + 3), "quarter" | "period" | "month" | "week" | "half");
                Some(self.hit(noun + 3 + usize::from(period), year, TimexType::Date, "time.year-earlier"))
            }
            "year" | "week" | "month"
                if (matches!(next, "'s" | "’s") || self.lex.words.before_period.contains(before) || adjective > 0)
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
}
