//! TIMEX3 values for what a text leaves open: “in March” of no year, “on Fridays”. The standard writes an X for each figure that is not
//! told (TimeML 1.2.1, `value`).

use std::fmt::Display;

use jiff::civil::Date;

/// Some year.
const YEAR: &str = "XXXX";

/// A part of some year: `Q2`, `SU`, `03`, `03-09`.
pub(super) fn of_year(part: impl Display) -> String {
    format!("{YEAR}-{part}")
}

/// A month of some year.
pub(super) fn month(month: impl Display) -> String {
    of_year(format_args!("{month:0>2}"))
}

/// A part of some week, 1 to 7 or `WE`.
pub(super) fn of_week(part: impl Display) -> String {
    format!("{}-{part}", week())
}

/// Some week.
pub(super) fn week() -> String {
    of_year("WXX")
}

/// A day, or some day.
pub(super) fn day(day: Option<Date>) -> String {
    day.map_or_else(|| of_year("XX-XX"), |day| day.to_string())
}

/// A part of some day: a clock, `MO`.
pub(super) fn of_day(part: impl Display) -> String {
    format!("{}T{part}", day(None))
}
