//! The grammar of time stamps: clocks, dates, weekdays, zones and relative times, in any order in which stamps have them.
//!
//! A stamp is read from the beginning of a line. What follows it on the line, and what parts the two, is for the layouts
//! to judge: a clock alone on a line begins a post, one before prose does so only where the page repeats it.

mod date;
mod line;
mod reader;
mod relative;
mod time;
mod token;

use std::ops::Range;

use dateline_model::Precision;
use jiff::{civil, civil::Weekday, tz::TimeZone};

pub(crate) use line::{Tail, lead, likely, tail, whole, within};

/// A clock as written, already in 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub hour: i8,
    pub minute: i8,
    pub second: i8,
    pub precision: Precision,
}

impl Clock {
    /// The minute of the day.
    pub(crate) fn minutes(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }

    pub(crate) fn time(self) -> civil::Time {
        civil::Time::new(self.hour, self.minute, self.second, 0).unwrap_or(civil::Time::midnight())
    }
}

/// A date as written, whose year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PartDate {
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl PartDate {
    fn new(year: Option<i16>, month: i8, day: i8) -> Option<PartDate> {
        civil::Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(PartDate { year, month, day })
    }

    /// The date, if its year is written.
    pub(crate) fn full(self) -> Option<civil::Date> {
        civil::Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date in a year, if it exists there.
    pub(crate) fn in_year(self, year: i16) -> Option<civil::Date> {
        civil::Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}

/// What a stamp says its time is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Cue {
    #[default]
    None,
    Posted,
    Updated,
}

/// The parts of a time stamp that are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Stamp {
    /// The bytes of its words in what was read.
    pub words: Range<usize>,
    pub clock: Option<Clock>,
    pub date: Option<PartDate>,
    pub weekday: Option<Weekday>,
    /// "Today" is 0, "yesterday" 1.
    pub days_before: Option<u8>,
    pub zone: Option<TimeZone>,
    /// Seconds before the retrieval, and how finely.
    pub ago: Option<(u32, Precision)>,
    pub cue: Cue,
}

impl Stamp {
    /// Whether it names a day.
    pub(crate) fn has_day(&self) -> bool {
        self.date.is_some() || self.weekday.is_some() || self.days_before.is_some()
    }

    /// Whether it tells a time of day.
    pub(crate) fn has_clock(&self) -> bool {
        self.clock.is_some() || self.ago.is_some()
    }
}

/// What parts a stamp from the rest of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Separator {
    /// Nothing follows the stamp.
    End,
    /// A colon.
    Colon,
    /// A dash, bar or dot between spaces.
    Dash,
    /// A full stop.
    Period,
    /// A comma or nothing but space.
    Weak,
}

/// A stamp at the beginning of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lead {
    pub stamp: Stamp,
    pub separator: Separator,
    /// The byte at which the rest of the line begins; the line's length where nothing follows.
    pub rest: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz;
    use proptest::prelude::*;

    /// A stamp in one line: date, weekday, clock, zone offset on 1 July 2020, cue; then what follows it.
    fn read(line: &str) -> String {
        let Some(Lead { stamp, separator, rest }) = lead(line) else { return "none".into() };
        let mut parts = Vec::new();
        if let Some(d) = stamp.date {
            let year = d.year.map_or("----".into(), |y| y.to_string());
            parts.push(format!("{year}-{:02}-{:02}", d.month, d.day));
        }
        parts.extend(stamp.weekday.map(|w| format!("{w:?}")));
        parts.extend(stamp.days_before.map(|d| format!("today-{d}")));
        parts.extend(stamp.clock.map(|c| match c.precision {
            Precision::Second => format!("{:02}:{:02}:{:02}", c.hour, c.minute, c.second),
            _ => format!("{:02}:{:02}", c.hour, c.minute),
        }));
        parts.extend(stamp.ago.map(|(s, _)| format!("{s} s ago")));
        let summer = civil::date(2020, 7, 1).at(12, 0, 0, 0);
        parts.extend(stamp.zone.as_ref().map(|z| z.to_ambiguous_timestamp(summer).offset_string()));
        if stamp.cue != Cue::None {
            parts.push(format!("{:?}", stamp.cue));
        }
        if separator != Separator::End {
            parts.push(format!("{separator:?} “{}”", &line[rest..]));
        }
        parts.join(" ")
    }

    trait OffsetString {
        fn offset_string(&self) -> String;
    }

    impl OffsetString for tz::AmbiguousTimestamp {
        fn offset_string(&self) -> String {
            match self.offset() {
                tz::AmbiguousOffset::Unambiguous { offset } => offset.to_string(),
                other => format!("{other:?}"),
            }
        }
    }

    #[test]
    fn stamps_of_many_outlets_are_read() {
        for (line, expected) in [
            ("03:26 GMT 03.10.2020", "2020-10-03 03:26 +00"),
            ("11:26 GMT21 October 2020", "2020-10-21 11:26 +00"),
            ("22:41", "22:41"),
            ("2:35 a.m.", "02:35"),
            ("10 p.m.", "22:00"),
            ("12 a.m.", "00:00"),
            ("5.14pm BST", "17:14 +01"),
            ("17.14", "17:14"),
            ("Posted at 15:05", "15:05 Posted"),
            ("Updated: 8 May 2021, 15:05", "2021-05-08 15:05 Updated"),
            ("9:20 a.m. ET, March 4, 2022", "2022-03-04 09:20 -04"),
            ("12 Oct 18:03", "-----10-12 18:03"),
            ("Friday, 10:50 p.m.:", "Friday 22:50"),
            ("Update at 2:02 p.m. ET. Mayor Speaks:", "14:02 -04 Updated Period “Mayor Speaks:”"),
            ("9h05 - La route est fermée", "09:05 Dash “La route est fermée”"),
            ("12.31 Uhr: Brücke gesperrt", "12:31 Colon “Brücke gesperrt”"),
            ("21 mins ago", "1260 s ago"),
            ("2h ago", "7200 s ago"),
            ("vor 5 Minuten", "300 s ago"),
            ("5 минут назад", "300 s ago"),
            ("just now", "0 s ago"),
            ("Yesterday at 22:10", "today-1 22:10"),
            ("1425 GMT - Bridge reopens", "14:25 +00 Dash “Bridge reopens”"),
            ("Sat., Oct. 3, 2020 7:15 PM EDT", "2020-10-03 Saturday 19:15 -04"),
            ("10/3/2020 7:15 PM", "2020-10-03 19:15"),
            ("2020-10-03T03:26:09Z", "2020-10-03 03:26:09 +00"),
            ("2020-10-03 03:26 +0530", "2020-10-03 03:26 +05:30"),
            ("14:05 (GMT+4)", "14:05 +04"),
            ("Воскресенье, 27 сентября 2020 г.", "2020-09-27 Sunday"),
            ("27 de septiembre de 2020, 9:05", "2020-09-27 09:05"),
            ("October 7, 2023", "2023-10-07"),
            ("2018-01-01", "2018-01-01"),
            ("October 19–20, 2023", "2023-10-20"),
            ("13 JAN 90", "1990-01-13"),
            ("noon", "12:00"),
            ("14:05\u{A0}GMT", "14:05 +00"),
            ("10:30 The ferry has left", "10:30 Weak “The ferry has left”"),
            ("1773223200", "2026-03-11 10:00:00 +00"),
            ("[1773223200123]", "2026-03-11 10:00:00 +00"),
            ("an hour ago", "3600 s ago"),
            ("1 hour 20 minutes ago", "4800 s ago"),
            ("1h 20m ago", "4800 s ago"),
            ("il y a une heure", "3600 s ago"),
            ("час назад", "3600 s ago"),
            ("قبل ساعتين", "7200 s ago"),
            ("منذ ٥ دقائق", "300 s ago"),
            ("לפני שעתיים", "7200 s ago"),
            ("2h ago (09:10 GMT)", "09:10 7200 s ago +00"),
            ("5:14 p.m. ET (2114 GMT)", "17:14 -04"),
            ("14:05 (11:05 GMT)", "14:05 +03"),
            ("00:30 / 21:30 GMT", "00:30 +03"),
            ("15:05 Moscow time", "15:05 +03"),
            ("15:05 (мск)", "15:05 +03"),
            ("5.14pm gmt", "17:14 +00"),
            ("12-Oct-2020 18:03", "2020-10-12 18:03"),
            ("12.10 18:03", "-----10-12 18:03"),
            ("12/10, 18:03", "-----10-12 18:03"),
            ("1er octobre 2020 à 15h05", "2020-10-01 15:05"),
            ("1º de octubre de 2020, 15:05 h", "2020-10-01 15:05"),
            ("Ore 15.05 - Equipaggi al voto", "15:05 Dash “Equipaggi al voto”"),
            ("Ore 14.40 - Il sindaco chiede calma", "14:40 Dash “Il sindaco chiede calma”"),
            ("Ore 15.05 - Ponte chiuso", "15:05 Dash “Ponte chiuso”"),
            ("4 Mart 2022 Cuma, 15.05'te", "2022-03-04 Friday 15:05"),
            ("4 mart 2022-ci il, saat 15:05", "2022-03-04 15:05"),
            ("2022 թ. մարտի 4-ին, ժամը 15:05", "2022-03-04 15:05"),
            ("4 մարտի 2022 թ., ժամը 15:05", "2022-03-04 15:05"),
            ("4 березня 2022 року о 15:05", "2022-03-04 15:05"),
            ("4 marca 2022 r., godz. 15:05", "2022-03-04 15:05"),
            ("пт, 4 марта 2022 г., 15:05 по московскому времени", "2022-03-04 Friday 15:05 +03"),
            ("الجمعة 4 مارس/آذار 2022 الساعة 15:05 بتوقيت غرينتش", "2022-03-04 Friday 15:05 +00"),
            ("٤ كانون الثاني ٢٠٢٢، ١٥:٠٥", "2022-01-04 15:05"),
            ("יום שישי, 4 במרץ 2022, בשעה 15:05", "2022-03-04 Friday 15:05"),
            ("Bulletin No. 4 – 0600H, 11 March 2026", "2026-03-11 06:00"),
            ("1505 hrs - Crews enter the hall", "15:05 Dash “Crews enter the hall”"),
            ("Issued at 2345H, 10 March 2026", "2026-03-10 23:45 Posted"),
            ("111505Z MAR 26", "2026-03-11 15:05 +00"),
            ("Day 3: Wednesday, March 11", "-----03-11 Wednesday"),
            ("Update for 11 March 2026", "2026-03-11 Updated"),
            ("UPDATE 2 (3:05 p.m.): Crews accept", "15:05 Updated Colon “Crews accept”"),
            ("BREAKING 15:05 Crews accept", "15:05 Posted Weak “Crews accept”"),
            ("**15:05** Crews vote", "15:05 Dash “Crews vote”"),
            ("⚡️ 15:05 | Crews vote", "15:05 Dash “Crews vote”"),
            ("[1773223200] Crews vote", "2026-03-11 10:00:00 +00 Dash “Crews vote”"),
            ("Saturday", "Saturday"),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn numbers_and_prose_are_no_stamps() {
        for line in [
            "",
            "3.50 million people",
            "12.31.5",
            "16:9 image",
            "2:1",
            "25:10",
            "The 12:31 train was late.",
            "300 people",
            "On Monday the bridge fell",
            "May",
            "Saturday the ferry sank",
            "3-2 win",
            "10 Downing Street",
            "12",
            "2020",
            "at",
            "5 minutes later",
            "14:00–15:30 Lunch",
            "10:05 11:20 12:40",
            "10:00 - 18:00",
            "1773223200 people",
        ] {
            assert_eq!(read(line), "none", "{line}");
        }
    }

    #[test]
    fn every_language_has_its_months_and_weekdays() {
        #[derive(serde::Deserialize)]
        struct Names {
            months: Vec<Vec<String>>,
            weekdays: Vec<Vec<String>>,
        }
        let languages: std::collections::BTreeMap<String, Names> =
            toml::from_str(include_str!("../../../../lexicon/time/calendar.toml")).unwrap();
        let tags: Vec<&str> = languages.keys().map(String::as_str).collect();
        assert_eq!(tags, ["ar", "az", "de", "en", "es", "fr", "he", "hy", "it", "pl", "pt", "ru", "tr", "uk"]);
        for (tag, names) in &languages {
            for (month, word) in (1..).zip(&names.months).flat_map(|(n, words)| words.iter().map(move |w| (n, w))) {
                for line in [format!("4 {word} 2022, 15:05"), format!("15:05 · 4 {}. 2022", word.to_uppercase())] {
                    let stamp = lead(&line).map(|l| l.stamp);
                    let date = stamp.as_ref().and_then(|s| s.date);
                    assert_eq!(date, PartDate::new(Some(2022), month, 4), "{tag}: {line}");
                    assert!(stamp.is_some_and(|s| s.clock.is_some()), "{tag}: {line}");
                }
            }
            let weekdays = (0..).zip(&names.weekdays).flat_map(|(n, words)| words.iter().map(move |w| (n, w)));
            for (weekday, word) in weekdays {
                let line = format!("{word}, 15:05");
                let read = lead(&line).and_then(|l| l.stamp.weekday);
                assert_eq!(read, Weekday::from_monday_zero_offset(weekday).ok(), "{tag}: {line}");
            }
        }
    }

    #[test]
    fn stamps_stand_behind_other_words() {
        let read = |line: &str| {
            tail(line)
                .map(|t| format!("{} | {}", &line[..t.before], &line[t.stamp.words.clone()]))
                .unwrap_or("none".into())
        };
        for (line, expected) in [
            ("Crews vote on the offer – 15:05", "Crews vote on the offer | 15:05"),
            (
                "Crews vote on the offer | 11 March 2026, 3:05 p.m.",
                "Crews vote on the offer | 11 March 2026, 3:05 p.m.",
            ),
            ("Ann Arn, [11.03.2026 15:05]", "Ann Arn | 11.03.2026 15:05"),
            ("Ann Arn @annarn · 3h", "Ann Arn @annarn | 3h"),
            ("Flash Update (As of 11 March 2026, 18:00 hrs)", "Flash Update | 11 March 2026, 18:00 hrs"),
            ("Summary as of 18:00 on 11 March 2026", "Summary | 18:00 on 11 March 2026"),
            ("The ferry has left, the office said. (15:05)", "The ferry has left, the office said. | 15:05"),
            ("Crews vote on the offer", "none"),
            ("The vote ends at 15:05", "none"),
            ("He spoke of talks, at 3 p.m.", "none"),
            ("Arnholm - Stena 2:1", "none"),
            ("The office is open on weekdays, 9:00", "none"),
            ("[15:05]", "none"),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_stands_behind_lies_within_the_line(line in "([0-9]{1,4}|[:.,/ -]|[(\\[\\])|·]|pm|GMT|Oct|ago|h|\u{A0}|é|\u{200B}|Ferry ){0,14}") {
            if let Some(tail) = tail(&line) {
                prop_assert!(line.get(tail.stamp.words.clone()).is_some_and(|w| !w.is_empty()));
                prop_assert!(line.get(..tail.before).is_some_and(|w| !w.is_empty()) && tail.before <= tail.stamp.words.start);
            }
        }


        #[test]
        fn what_is_read_lies_within_the_line(line in "([0-9]{1,4}|[:.,/ -]|am|p\\.m\\.|GMT|Oct|ago|h|\u{A0}|é|\u{200B}|at|Friday|Update){0,14}") {
            if let Some(lead) = lead(&line) {
                prop_assert!(line.get(lead.stamp.words.clone()).is_some_and(|w| !w.is_empty()));
                prop_assert!(line.get(lead.rest..).is_some() && lead.rest >= lead.stamp.words.end);
            }
        }
    }
}
