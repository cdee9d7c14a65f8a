//! Times of day, their halves and zones, days by name.

use dateline_model::Precision;
use jiff::tz::{self, TimeZone};

use super::{Clock, Cue, reader::Reader, token::Kind};
use crate::calendar::{Calendar, Half, Meaning};

impl Reader<'_> {
    pub(super) fn clock(&mut self) -> bool {
        // "21 mins ago 11:48": the clock says it better.
        if self.stamp.clock.is_some() {
            return false;
        }
        let Some((hour, digits)) = self.number(0) else { return false };
        let (mut minute, mut second, mut used) = (None, None, 1);
        let mut loose = false;
        match (self.kind(1), self.number(2)) {
            (Some(Kind::Mark(mark @ (':' | '.' | '：'))), Some((number, 2)))
                if digits <= 2 && !self.spaced(1) && !self.spaced(2) =>
            {
                (minute, used) = (Some(number), 3);
                loose = *mark == '.';
                if self.mark(3) == Some(*mark)
                    && !self.spaced(4)
                    && let Some((number, 2)) = self.number(4)
                {
                    (second, used, loose) = (Some(number), 5, false);
                    // "03:26:00.000Z"
                    if self.mark(5) == Some('.') && self.number(6).is_some() && !self.spaced(6) {
                        used = 7;
                    }
                }
            }
            // "9h05", "9 h 05", "9h"
            (Some(Kind::Word(h, _)), next) if h == "h" && digits <= 2 => {
                used = 2;
                if let Some((number, 2)) = next {
                    (minute, used) = (Some(number), 3);
                }
            }
            _ => {}
        }
        let half = self.half(used);
        let mut hour = hour;
        if let Some((half, words)) = half {
            // "0305PM"
            if used == 1 && digits == 4 {
                (hour, minute) = (hour / 100, Some(hour % 100));
            }
            if !(1..=12).contains(&hour) {
                return false;
            }
            hour = hour % 12 + if half == Half::Pm { 12 } else { 0 };
            used += words;
            loose = false;
        } else if used == 1 {
            // "0326 GMT", "1505 hrs", or "12 Uhr": a bare number is a clock only with such a word.
            if digits == 4 && (self.zone_at(1).is_some() || matches!(self.word(1), Some("h" | "hrs" | "hours"))) {
                (hour, minute) = (hour / 100, Some(hour % 100));
            } else if digits > 2 || self.word(1) != Some("uhr") {
                return false;
            }
        }
        let second_known = second.is_some();
        let (minute_known, minute, second) = (minute.is_some(), minute.unwrap_or(0), second.unwrap_or(0));
        if hour > 23 || minute > 59 || second > 59 {
            return false;
        }
        // "12:31:7", "12:31%" and "12:31-2" are none; nor is a number that goes on ("12.31.5").
        if matches!(self.mark(used), Some('%' | ':')) && !self.spaced(used) && self.number(used + 1).is_some() {
            return false;
        }
        let precision = match (minute_known, second_known) {
            (_, true) => Precision::Second,
            (true, false) => Precision::Minute,
            (false, false) if half.is_some() => Precision::Minute,
            (false, false) => Precision::Hour,
        };
        self.stamp.clock = Some(Clock { hour: hour as i8, minute: minute as i8, second: second as i8, precision });
        self.at += used;
        // "12.31 Uhr", "15:05 h", "9h05min"
        let closes =
            |word: &str| word == "uhr" || (minute_known && matches!(word, "h" | "hs" | "hrs" | "hours" | "min"));
        if self.word(0).is_some_and(closes) {
            self.at += 1;
            loose = false;
        }
        // Case endings that hang on the number: "15:05'te", "15:05-də", "15:05-ին"
        if matches!(self.mark(0), Some('\'' | '’' | '-'))
            && !self.spaced(0)
            && !self.spaced(1)
            && self.word(1).is_some_and(|w| Calendar::get().is_ending(w))
        {
            self.at += 2;
            loose = false;
        }
        self.loose = loose && !self.stamp.has_day() && self.stamp.cue == Cue::None;
        true
    }

    /// "am", "p.m."
    pub(super) fn half(&self, at: usize) -> Option<(Half, usize)> {
        let calendar = Calendar::get();
        let word = self.word(at)?;
        if let Some(half) = calendar.half(word) {
            return Some((
                half,
                1 + usize::from(
                    self.mark(at + 1) == Some('.') && self.number(at + 2).is_none() && self.word(at + 2).is_none(),
                ),
            ));
        }
        let half = match word {
            "a" => Half::Am,
            "p" => Half::Pm,
            _ => return None,
        };
        let dotted = usize::from(self.mark(at + 1) == Some('.'));
        if self.word(at + 1 + dotted) != Some("m") {
            return None;
        }
        let closed = usize::from(dotted == 1 && self.mark(at + 2 + dotted) == Some('.'));
        Some((half, 2 + dotted + closed))
    }

    /// The zone whose abbreviation stands here.
    pub(super) fn zone_at(&self, ahead: usize) -> Option<&'static TimeZone> {
        match self.kind(ahead)? {
            Kind::Word(word, true) => Calendar::get().zone(&word.to_uppercase()),
            // In small letters only those that are no words.
            Kind::Word(word, _) if matches!(word.as_ref(), "gmt" | "utc" | "bst" | "edt" | "cet" | "cest" | "мск") => {
                Calendar::get().zone(&word.to_uppercase())
            }
            _ => None,
        }
    }

    /// The zone that the longest phrase here names ("Moscow time"), and how many words that has.
    pub(super) fn zone_phrase(&self) -> Option<(&'static TimeZone, usize)> {
        let calendar = Calendar::get();
        let mut phrase = String::new();
        let mut found = None;
        for ahead in 0..calendar.longest_zone {
            let Some(word) = self.word(ahead) else { break };
            if ahead > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            if let Some(zone) = calendar.zone_phrase(&phrase) {
                found = Some((zone, ahead + 1));
            }
        }
        found
    }

    /// "GMT", "ET", "UTC+3", "+0300", "UK time".
    pub(super) fn zone(&mut self) -> bool {
        if self.stamp.zone.is_some() || self.stamp.clock.is_none() {
            return false;
        }
        let (zone, mut used) = match self.zone_at(0) {
            Some(zone) => (Some(zone.clone()), 1),
            None => match self.zone_phrase() {
                Some((zone, words)) => (Some(zone.clone()), words),
                None => (None, 0),
            },
        };
        let offset = self.offset(used);
        let zone = match (zone, offset) {
            (_, Some((offset, words))) => {
                used += words;
                TimeZone::fixed(offset)
            }
            (Some(zone), None) => zone,
            (None, None) => return false,
        };
        if self.word(used) == Some("time") {
            used += 1;
        }
        self.loose = false;
        self.stamp.zone = Some(zone);
        self.at += used;
        true
    }

    /// "+3", "+03:00", "-0500" right after a clock or an abbreviation.
    pub(super) fn offset(&self, at: usize) -> Option<(tz::Offset, usize)> {
        let sign = match self.mark(at)? {
            '+' => 1,
            '-' | '−' => -1,
            _ => return None,
        };
        if self.spaced(at + 1) || (self.spaced(at) && at == 0 && sign < 0) {
            return None;
        }
        let (number, digits) = self.number(at + 1)?;
        let (hours, minutes, used) = match (digits, self.mark(at + 2), self.number(at + 3)) {
            (4, _, _) => (number / 100, number % 100, 2),
            (1..=2, Some(':'), Some((minutes, 2))) => (number, minutes, 4),
            // A single number after a bare clock is a range ("12:00-13").
            (1..=2, _, _) if at > 0 || sign > 0 => (number, 0, 2),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let seconds = sign * (hours * 3600 + minutes * 60) as i32;
        Some((tz::Offset::from_seconds(seconds).ok()?, used))
    }

    /// Weekdays, "today", "yesterday", "noon".
    pub(super) fn named(&mut self) -> bool {
        let Some((meaning, words)) = self.here else { return false };
        if meaning == Meaning::After && self.last == Some(self.at) {
            self.at += words + usize::from(self.kind(words) == Some(&Kind::Mark('.')));
            return true;
        }
        let stamp = &mut self.stamp;
        match meaning {
            Meaning::Weekday(day) if stamp.weekday.is_none() => stamp.weekday = Some(day),
            Meaning::DayBefore(days) if stamp.days_before.is_none() => stamp.days_before = Some(days),
            Meaning::Noon | Meaning::Midnight if stamp.clock.is_none() => {
                let hour = if meaning == Meaning::Noon { 12 } else { 0 };
                stamp.clock = Some(Clock { hour, minute: 0, second: 0, precision: Precision::Minute });
            }
            _ => return false,
        }
        self.at += words;
        // "Sat. 14:05"
        if self.mark(0) == Some('.') && matches!(meaning, Meaning::Weekday(_)) && self.kind(1).is_some() {
            self.at += 1;
        }
        true
    }
}
