//! Days and months: “October 3, 2020”, “3 October”, “Friday night”, “July”, dates in digits, days with a name.

use dateline_model::mention::{Day, TimexType};
use jiff::civil::Date;

use super::{
    Finder, Hit, Tense,
    calendar::{When, add_days, easter, weekday_from, weekday_until},
    lexicon::NamedDay,
    open,
};

impl Finder<'_, '_> {
    /// A date that names a part of the calendar, at piece `i`. `edge`: after “early”, “late” and the like.
    pub(super) fn date(&mut self, i: usize, edge: bool) -> Option<Hit> {
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

    /// Dates in digits: “2020-10-03”, “03.10.2020”, “25/12/2020”.
    pub(super) fn number_date(&self, i: usize) -> Option<Hit> {
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

    pub(super) fn month_at(&self, i: usize) -> Option<i8> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let word = scan.lower(i);
        let month = *self.lex.months.get(word)?;
        let next = self.after_month(i);
        let number = scan.is_number(next);
        if word.len() <= 4 && !matches!(word, "may" | "june" | "july") && !number && next == i + 1 {
            return None;
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let listed = matches!(before, "and" | ",") && scan.is_capital(i + 1) && !scan.glued(i + 1);
        let placed = (self.lex.words.before_month.contains(before) && !listed) || scan.is_number(i.wrapping_sub(1));
        // "May" and "March" are other words, "April" and "June" names, where nothing shows that they are months.
        if matches!(word, "may" | "march") && scan.opens(i) && !number {
            return None;
        }
        // In a text in capitals "a march" looks the same.
        let loud =
            matches!(word, "may" | "march") && scan.raw(i).len() > 1 && scan.raw(i) == scan.raw(i).to_uppercase();
        if loud && !number && !scan.is_number(i.wrapping_sub(1)) && !self.lex.words.before_loud_month.contains(before) {
            return None;
        }
        if self.lex.words.first_names.contains(word)
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
    pub(super) fn after_month(&self, i: usize) -> usize {
        let scan = self.scan;
        let short = scan.raw(i).len() <= 4 && !matches!(scan.lower(i), "may" | "june" | "july");
        i + 1 + usize::from(short && scan.raw(i + 1) == "." && scan.glued(i + 1))
    }

    /// The piece after a month name that ends an expression, where a point may be the sentence's.
    pub(super) fn after_month_of(&self, i: usize) -> usize {
        let after = self.after_month(i);
        if after > i + 1 && (self.scan.ends_sentence(after - 1) || after == self.scan.len()) { i + 1 } else { after }
    }

    /// Whether the point after the month name at piece `i` belongs to it.
    pub(super) fn month_part(&self, i: usize) -> bool {
        !self.scan.ends_sentence(self.after_month(i) - 1)
    }

    /// The day of a month at piece `i`, and the piece after it: “3”, “3rd”.
    pub(super) fn day_at(&self, i: usize) -> Option<(i8, usize)> {
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
    pub(super) fn year_after(&self, i: usize) -> Option<(i16, usize)> {
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
    pub(super) fn month_first(&self, i: usize) -> Option<Hit> {
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
            return Some(self.open(end, open::month(month), TimexType::Date, "time.month"));
        };
        // A relative "last", "next" or "this" has had its turn in `deictic`.
        let year = self.year_of_month(month, anchor, self.tense(i, end), i);
        Some(self.hit(end, When::Month(year, month), TimexType::Date, "time.month"))
    }

    /// “3 October 2020”, “3rd of October”, “3-5 October”.
    pub(super) fn day_first(&self, i: usize) -> Option<Hit> {
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

    pub(super) fn year_of_month(&self, month: i8, anchor: Date, tense: Tense, i: usize) -> i16 {
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
    pub(super) fn day_of(&self, i: usize, month: i8, day: i8, end: usize) -> Option<Hit> {
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
            return Some(self.open(
                end,
                open::of_year(format_args!("{month:02}-{day:02}")),
                TimexType::Date,
                "time.date",
            ));
        };
        let date = self.nearest(month, day, anchor, self.tense(i, end))?;
        Some(self.hit(end, When::Day(date), TimexType::Date, "time.date"))
    }

    pub(super) fn days_of(&self, i: usize, month: i8, first: i8, last: i8, end: usize) -> Option<Hit> {
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
    pub(super) fn nearest(&self, month: i8, day: i8, anchor: Date, tense: Tense) -> Option<Date> {
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

    pub(super) fn weekday_at(&self, i: usize) -> Option<i8> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let word = scan.lower(i);
        let short = || {
            let pointed = scan.raw(i + 1) == "." && scan.glued(i + 1)
                || (scan.raw(i + 1) == "," && self.month_at(i + 2).is_some());
            self.lex.short_weekdays.get(word).filter(|_| pointed)
        };
        let weekday = *self.lex.weekdays.get(word).or_else(short)?;
        // Names of papers and shopping days.
        let paper = self.lex.words.papers.contains(scan.lower(i + 1)) && scan.is_capital(i + 1);
        let name = i > 0 && scan.is_capital(i - 1) && self.lex.words.named_days.contains(scan.lower(i - 1));
        (!paper && !name).then_some(weekday)
    }

    /// “Friday”, “Friday night”, “Friday, Oct. 2, 2020”.
    pub(super) fn weekday(&mut self, i: usize) -> Option<Hit> {
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
        if let Some(part) = self.lex.parts.get(scan.lower(next)) {
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

    pub(super) fn on_weekday(&self, weekday: i8, next: usize, tense: Tense) -> Option<Hit> {
        let Some(anchor) = self.anchor else { return Some(self.day_part(None, open::of_week(weekday), next)) };
        let (last, next_one) = (weekday_until(anchor, weekday)?, weekday_from(anchor, weekday)?);
        let tomorrow = add_days(anchor, 1) == Some(next_one);
        // Where the post's time is in UTC, its writer's day may have begun: a past Friday late on a Thursday is the next.
        let begun = tomorrow && self.clock.is_some_and(|now| now.hour() >= 20);
        let day = match tense {
            Tense::Ahead => next_one,
            Tense::Unknown if tomorrow => next_one,
            _ if begun => next_one,
            _ => last,
        };
        Some(self.day_part(Some(day), day.to_string(), next))
    }

    /// A day with the part of it that follows: “Friday night”.
    pub(super) fn day_part(&self, day: Option<Date>, value: String, next: usize) -> Hit {
        match self.lex.parts.get(self.scan.lower(next)).filter(|_| !self.scan.lower(next).ends_with("ings")) {
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

    pub(super) fn part_of(&self, day: Option<Date>, part: &str, end: usize) -> Option<Hit> {
        let date = open::day(day);
        let mut hit = self.open(end, format!("{date}T{part}"), TimexType::Time, "time.day-part");
        hit.day = day;
        hit.value.from = day.map(Day);
        hit.value.to = day.map(Day);
        Some(hit)
    }

    /// “Thanksgiving Day”, “New Year's Eve”.
    pub(super) fn named_day(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        if !scan.is_capital(i) {
            return None;
        }
        let (end, day) = (1..=4).rev().find_map(|n| {
            let phrase = scan.lower_slice(i, i + n);
            (i + n <= scan.len()).then(|| self.lex.days.get(phrase)).flatten().map(|day| (i + n, *day))
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
            return Some(self.open(end, open::day(None), TimexType::Date, "time.named-day"));
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
}
