//! Times in words: in the event's zone, no finer than they are known, and with how they are known.

use dateline_model::{Basis, Coverage, PostTime, Precision, UtcTime};
use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

use crate::{
    language::{Translator, Words},
    view::{DayView, Doubt, TimeView},
};

/// A post's time. One that the page gives no ground for is shown as the time at which the post was first seen.
pub fn of_post(t: Translator, zone: &TimeZone, time: &PostTime, first_seen: Timestamp) -> TimeView {
    let Some(utc) = time.utc else {
        let mut view = of_instant(t, zone, first_seen, &t.say("time-first-seen-how"));
        view.doubt = Some(doubt(t.say("time-first-seen"), t.say("time-first-seen-reason")));
        return view;
    };
    let stated = time.text.as_deref().map(|text| short(text, 60));
    let (how, doubt) = match time.basis {
        Basis::Explicit => match stated {
            Some(stated) => (t.with("time-page-says", "text", stated), None),
            None => (t.say("time-as-page-says"), None),
        },
        Basis::Inferred => {
            let reason =
                time.reason.as_deref().map_or_else(|| t.say("time-other-times"), |r| Words::from(r.to_owned()));
            let reason = match &stated {
                Some(stated) => t.with2("time-worked-out-for", &["text", "reason"], stated, reason),
                None => t.with("time-worked-out", "reason", reason),
            };
            let label = t.say(if time.text.is_some() { "time-date-worked-out" } else { "time-time-worked-out" });
            (reason.trim_end_matches('.').to_owned().into(), Some(doubt(label, reason)))
        }
        Basis::Fetched => {
            (t.say("time-retrieval-how"), Some(doubt(t.say("time-retrieval"), t.say("time-retrieval-reason"))))
        }
    };
    of_utc(t, zone, utc, &how, doubt)
}

fn doubt(label: Words, reason: Words) -> Doubt {
    Doubt { label: label.into_owned(), reason: reason.into_owned() }
}

/// An instant of Dateline's own clock, to the minute.
pub fn of_instant(t: Translator, zone: &TimeZone, at: Timestamp, how: &str) -> TimeView {
    of_utc(t, zone, UtcTime::from_timestamp(at, Precision::Minute), how, None)
}

/// A time of which nothing is to be explained.
pub fn of_time(t: Translator, zone: &TimeZone, utc: UtcTime) -> TimeView {
    of_utc(t, zone, utc, "", None)
}

fn of_utc(t: Translator, zone: &TimeZone, utc: UtcTime, how: &str, doubt: Option<Doubt>) -> TimeView {
    let how = if how.is_empty() { String::new() } else { format!(" · {how}") };
    if utc.precision() == Precision::Day {
        // A day has no instant: turning it into the zone would move it to its neighbour.
        let date = utc.date();
        let title = format!("{}{how}", t.with("time-known-to-day", "date", t.long_date(date)));
        let short = t.short_date(date).into_owned();
        return TimeView { iso: date.to_string(), clock: short.clone(), date: short, title, doubt };
    }
    let there = utc.timestamp().to_zoned(zone.clone());
    let hour = |hour: i8| t.with("clock-hour", "hour", format_args!("{hour:02}")).into_owned();
    let (clock, utc_clock) = match utc.precision() {
        Precision::Hour => (hour(there.hour()), hour(utc.datetime().hour())),
        _ => (clock(&there), format!("{:02}:{:02}", utc.datetime().hour(), utc.datetime().minute())),
    };
    let utc_day = if utc.date() == there.date() { String::new() } else { format!("{} ", t.short_date(utc.date())) };
    let title = format!(
        "{}{}{clock} ({}) · {utc_day}{utc_clock} UTC{how}",
        t.long_date(there.date()),
        t.say("comma"),
        zone_words(zone, utc.timestamp())
    );
    let iso = match utc.precision() {
        // HTML has no time without minutes.
        Precision::Hour => utc.date().to_string(),
        _ => utc.to_string(),
    };
    TimeView { iso, clock, date: t.short_date(there.date()).into_owned(), title, doubt }
}

fn clock(there: &Zoned) -> String {
    format!("{:02}:{:02}", there.hour(), there.minute())
}

/// The offset of a zone at an instant: `UTC+5`, `UTC−3:30`, `UTC`.
pub fn zone_words(zone: &TimeZone, at: Timestamp) -> String {
    let seconds = zone.to_offset(at).seconds();
    let (sign, size) = (if seconds < 0 { '−' } else { '+' }, seconds.unsigned_abs());
    match (size / 3600, size % 3600 / 60) {
        (0, 0) => "UTC".into(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// The day under which a post stands: its own where that is all that is known, else that of its place in the feed.
pub fn day_of(zone: &TimeZone, time: &PostTime, sorted_at: Timestamp) -> Date {
    match time.utc {
        Some(utc) if utc.precision() == Precision::Day => utc.date(),
        _ => sorted_at.to_zoned(zone.clone()).date(),
    }
}

/// A day as the feed shows it.
pub fn day_view(t: Translator, coverage: &Coverage, date: Date) -> DayView {
    let name = match coverage.first_day {
        // Within a year of its first day nobody doubts which year an event's day is in.
        Some(first) if (date - first).get_days().unsigned_abs() < 300 => t.weekday_date(date),
        _ => t.long_date(date),
    };
    let number = coverage.day_number(date).map(|n| t.with("day-number", "n", n).into_owned());
    DayView { date: date.to_string(), number, name: name.into_owned() }
}

/// The first words of a text, on one line, with an ellipsis where some are left out.
pub fn short(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    // One more than fits, which may be the space after the last word.
    let cut: String = line.chars().take(most + 1).collect();
    let whole = cut.char_indices().next_back().map_or(0, |(i, _)| i);
    let end = cut.rfind(' ').filter(|&e| e > cut.len() / 2).unwrap_or(whole);
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '-', '–', '—', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: Translator = Translator::ENGLISH;

    fn time(utc: Option<&str>, basis: Basis) -> PostTime {
        let utc: Option<UtcTime> = utc.map(|u| u.parse().unwrap());
        PostTime {
            text: Some("22:35".into()),
            span: None,
            utc,
            precision: utc.map_or(Precision::Day, UtcTime::precision),
            basis,
            reason: Some("the post above is of Monday 9 March".into()),
        }
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_time_is_shown_in_the_zone_and_explained_in_full() {
        let view =
            of_post(T, &zone("Indian/Kerguelen"), &time(Some("2026-03-09T22:35Z"), Basis::Explicit), Timestamp::MIN);
        assert_eq!(
            (view.clock.as_str(), view.date.as_str(), view.iso.as_str()),
            ("03:35", "10 March", "2026-03-09T22:35Z")
        );
        assert_eq!(view.title, "Tuesday 10 March 2026, 03:35 (UTC+5) · 9 March 22:35 UTC · the page says “22:35”");
        assert_eq!(view.doubt, None);
    }

    #[test]
    fn a_time_that_was_worked_out_says_so() {
        let doubt = of_post(T, &TimeZone::UTC, &time(Some("2026-03-09T22:35Z"), Basis::Inferred), Timestamp::MIN).doubt;
        let doubt = doubt.unwrap();
        assert_eq!(doubt.label, "date worked out");
        assert!(doubt.reason.contains("the post above is of Monday 9 March"), "{}", doubt.reason);
    }

    #[test]
    fn a_day_stays_the_same_day_in_every_zone() {
        for name in ["Pacific/Auckland", "America/Los_Angeles"] {
            let view = of_post(T, &zone(name), &time(Some("2026-03-09"), Basis::Explicit), Timestamp::MIN);
            assert_eq!((view.date.as_str(), view.iso.as_str()), ("9 March", "2026-03-09"));
            assert!(view.is_day());
            assert_eq!((view.clock.as_str(), view.both(T).as_str()), ("9 March", "9 March"), "no time of it is told");
        }
    }

    #[test]
    fn a_post_without_a_time_is_shown_as_first_seen() {
        let view = of_post(T, &TimeZone::UTC, &time(None, Basis::Inferred), "2026-03-09T10:00:00Z".parse().unwrap());
        assert_eq!(view.clock, "10:00");
        assert_eq!(view.doubt.unwrap().label, "first seen");
    }

    #[test]
    fn offsets_are_written_as_people_do() {
        let at = "2026-03-09T10:00:00Z".parse().unwrap();
        for (name, words) in [("UTC", "UTC"), ("Asia/Kolkata", "UTC+5:30"), ("America/St_Johns", "UTC−2:30")] {
            assert_eq!(zone_words(&zone(name), at), words);
        }
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short("One  two\nthree", 40), "One two three");
        assert_eq!(short("Shells fell on the town, then on the bridge", 24), "Shells fell on the town…");
    }
}
