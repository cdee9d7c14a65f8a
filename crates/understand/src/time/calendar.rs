//! Parts of the calendar that a time expression can name, their TIMEX3 values and the days that they cover.

use dateline_model::mention::{Day, TimeValue, TimexType};
use jiff::{ToSpan, civil::Date};

/// A part of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// A day.
    Day(Date),
    /// The days from the first to the last.
    Days(Date, Date),
    /// The ISO week of a day.
    Week(Date),
    /// The Saturday and Sunday of the ISO week of a day.
    Weekend(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A season of a year: `SP`, `SU`, `FA`, `WI`. A winter is of the year in which it begins.
    Season(i16, &'static str),
    /// A year.
    Year(i16),
    /// A decade by the year that it begins with.
    Decade(i16),
    /// A century by the year that it begins with.
    Century(i16),
    /// A value that covers no days that could be told.
    Open(String),
}

impl When {
    /// The TIMEX3 value.
    pub fn timex(&self) -> String {
        match self {
            When::Day(day) => day.to_string(),
            When::Days(first, last) => format!("{first}/{last}"),
            When::Week(day) => {
                let week = day.iso_week_date();
                format!("{}-W{:02}", week.year(), week.week())
            }
            When::Weekend(day) => {
                let week = day.iso_week_date();
                format!("{}-W{:02}-WE", week.year(), week.week())
            }
            When::Month(year, month) => format!("{year:04}-{month:02}"),
            When::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            When::Half(year, half) => format!("{year:04}-H{half}"),
            When::Season(year, season) => format!("{year:04}-{season}"),
            When::Year(year) => format!("{year:04}"),
            When::Decade(year) => format!("{:03}", year / 10),
            When::Century(year) => format!("{:02}", year / 100),
            When::Open(value) => value.clone(),
        }
    }

    /// The first and the last day.
    pub fn days(&self) -> Option<(Date, Date)> {
        let months = |year: i16, first: i8, last: i8| {
            Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()))
        };
        match self {
            When::Day(day) => Some((*day, *day)),
            When::Days(first, last) => Some((*first, *last)),
            When::Week(day) => {
                let monday = monday(*day)?;
                Some((monday, add_days(monday, 6)?))
            }
            When::Weekend(day) => {
                let monday = monday(*day)?;
                Some((add_days(monday, 5)?, add_days(monday, 6)?))
            }
            When::Month(year, month) => months(*year, *month, *month),
            When::Quarter(year, quarter) => months(*year, quarter * 3 - 2, quarter * 3),
            When::Half(year, half) => months(*year, half * 6 - 5, half * 6),
            When::Season(..) | When::Open(_) => None,
            When::Year(year) => months(*year, 1, 12),
            When::Decade(year) => Some((months(*year, 1, 1)?.0, months(year.checked_add(9)?, 12, 12)?.1)),
            When::Century(year) => Some((months(*year, 1, 1)?.0, months(year.checked_add(99)?, 12, 12)?.1)),
        }
    }

    /// The value of a mention.
    pub fn value(&self, kind: TimexType) -> TimeValue {
        let days = self.days();
        TimeValue { timex: self.timex(), kind, from: days.map(|d| Day(d.0)), to: days.map(|d| Day(d.1)) }
    }
}

/// The day `n` days after a day.
pub(crate) fn add_days(day: Date, n: i64) -> Option<Date> {
    if n.abs() > 4_000_000 {
        return None;
    }
    day.checked_add(n.days()).ok()
}

/// The day `n` months after a day.
pub(crate) fn add_months(day: Date, n: i64) -> Option<Date> {
    if n.abs() > 100_000 {
        return None;
    }
    day.checked_add(n.months()).ok()
}

/// The Monday of the ISO week of a day.
pub(crate) fn monday(day: Date) -> Option<Date> {
    add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The day of the week (Monday 1) on a day or the last before it.
pub(crate) fn weekday_until(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    add_days(day, -i64::from(back))
}

/// The day of the week (Monday 1) on a day or the first after it.
pub(crate) fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    let on = (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7);
    add_days(day, i64::from(on))
}

/// Easter Sunday of a year, by the Gregorian computus (Meeus, Jones and Butcher).
pub(crate) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekdays_are_counted_from_the_day_itself() {
        let wednesday = date(2026, 3, 11);
        assert_eq!(weekday_until(wednesday, 3), Some(wednesday));
        assert_eq!(weekday_until(wednesday, 5), Some(date(2026, 3, 6)));
        assert_eq!(weekday_from(wednesday, 3), Some(wednesday));
        assert_eq!(weekday_from(wednesday, 2), Some(date(2026, 3, 17)));
        assert_eq!(monday(date(2026, 3, 15)), Some(date(2026, 3, 9)));
    }

    #[test]
    fn easter_sundays() {
        for (year, month, day) in [(2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5)] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn parts_of_the_calendar_know_their_days() {
        assert_eq!(When::Quarter(2025, 3).days(), Some((date(2025, 7, 1), date(2025, 9, 30))));
        assert_eq!(When::Half(2025, 2).timex(), "2025-H2");
        assert_eq!(When::Weekend(date(2026, 3, 11)).days(), Some((date(2026, 3, 14), date(2026, 3, 15))));
        assert_eq!(When::Week(date(2027, 1, 1)).timex(), "2026-W53");
        assert_eq!(When::Decade(1990).timex(), "199");
        assert_eq!(When::Decade(1990).days(), Some((date(1990, 1, 1), date(1999, 12, 31))));
    }
}
