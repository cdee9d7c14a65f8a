//! Points of time as coverage knows them: to the second, the minute, the hour or only the day.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil, tz::TimeZone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// How finely a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day: written `2026-03-09`.
    Day,
    /// To the hour: written `2026-03-09T14Z`.
    Hour,
    /// To the minute: written `2026-03-09T14:05Z`.
    Minute,
    /// To the second: written `2026-03-09T14:05:09Z`.
    Second,
}

/// How a time is known. No time is invented: where none of these holds there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It is written there.
    Explicit,
    /// It was worked out from the page, with the reason in words beside it.
    Inferred,
    /// It is the transport's: the time of retrieval, a header, a file's date.
    Fetched,
}

/// A time in UTC, no finer than its precision. Ordered by time first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcTime {
    time: civil::DateTime,
    precision: Precision,
}

impl UtcTime {
    /// The time cut to a precision.
    pub fn new(time: civil::DateTime, precision: Precision) -> Self {
        let (hour, minute, second) = match precision {
            Precision::Day => (0, 0, 0),
            Precision::Hour => (time.hour(), 0, 0),
            Precision::Minute => (time.hour(), time.minute(), 0),
            Precision::Second => (time.hour(), time.minute(), time.second()),
        };
        UtcTime { time: time.date().at(hour, minute, second, 0), precision }
    }

    /// A whole day.
    pub fn day(date: civil::Date) -> Self {
        UtcTime::new(date.at(0, 0, 0, 0), Precision::Day)
    }

    /// An instant, cut to a precision.
    pub fn from_timestamp(at: Timestamp, precision: Precision) -> Self {
        UtcTime::new(TimeZone::UTC.to_datetime(at), precision)
    }

    /// Its first instant.
    pub fn timestamp(self) -> Timestamp {
        // Every civil time that jiff can hold is within a Timestamp's range in UTC but for the last days of year 9999.
        TimeZone::UTC.to_timestamp(self.time).unwrap_or(Timestamp::MAX)
    }

    /// The civil time in UTC.
    pub fn datetime(self) -> civil::DateTime {
        self.time
    }

    /// The date in UTC.
    pub fn date(self) -> civil::Date {
        self.time.date()
    }

    /// How finely it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }
}

impl fmt::Display for UtcTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.time;
        write!(f, "{}", t.date())?;
        match self.precision {
            Precision::Day => Ok(()),
            Precision::Hour => write!(f, "T{:02}Z", t.hour()),
            Precision::Minute => write!(f, "T{:02}:{:02}Z", t.hour(), t.minute()),
            Precision::Second => write!(f, "T{:02}:{:02}:{:02}Z", t.hour(), t.minute(), t.second()),
        }
    }
}

/// A text is no [`UtcTime`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a UTC time such as 2026-03-09, 2026-03-09T14:05Z or 2026-03-09T14:05:09Z")]
pub struct BadUtcTime(String);

impl FromStr for UtcTime {
    type Err = BadUtcTime;

    fn from_str(text: &str) -> Result<Self, BadUtcTime> {
        let bad = || BadUtcTime(text.chars().take(40).collect());
        let (date, clock) = match text.split_once('T') {
            None => (text, None),
            Some((date, clock)) => (date, Some(clock.strip_suffix('Z').ok_or_else(bad)?)),
        };
        let date: civil::Date = date.parse().map_err(|_| bad())?;
        let Some(clock) = clock else { return Ok(UtcTime::day(date)) };
        let mut parts = [0i8; 3];
        let mut count = 0;
        for part in clock.split(':') {
            *parts.get_mut(count).ok_or_else(bad)? = part.parse().map_err(|_| bad())?;
            count += 1;
        }
        let precision = [Precision::Hour, Precision::Minute, Precision::Second][count - 1];
        let time = civil::Time::new(parts[0], parts[1], parts[2], 0).map_err(|_| bad())?;
        Ok(UtcTime::new(date.to_datetime(time), precision))
    }
}

impl Serialize for UtcTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for UtcTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for UtcTime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UtcTime".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}(:\\d{2}){0,2}Z)?$",
            "description": "A UTC time, written no finer than it is known: a day, or a day with hours, minutes, seconds.",
        })
    }
}

/// When a post was published, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PostTime {
    /// The words that state it; null where nothing on the page does.
    pub text: Option<String>,
    /// Where these words stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The time in UTC; null where the page gives no ground for one.
    pub utc: Option<UtcTime>,
    /// How finely it is known.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// For an inferred time: what it was worked out from, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Default for PostTime {
    /// No time: nothing gives ground for one.
    fn default() -> Self {
        PostTime { text: None, span: None, utc: None, precision: Precision::Day, basis: Basis::Inferred, reason: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_no_finer_than_it_is_known_and_read_back() {
        for text in ["2026-03-09", "2026-03-09T14Z", "2026-03-09T14:05Z", "2026-03-09T14:05:09Z"] {
            assert_eq!(text.parse::<UtcTime>().unwrap().to_string(), text);
        }
        for text in ["", "2026-03-40", "2026-03-09T14:05", "2026-03-09T25Z", "2026-03-09T1:2:3:4Z", "2026-03-09TZ"] {
            assert!(text.parse::<UtcTime>().is_err(), "{text}");
        }
    }
}
