//! Times by other clocks: military groups, seconds since 1970, how long ago.

use dateline_model::Precision;

use jiff::tz::{self, TimeZone};

use super::{Clock, PartDate, Stamp, reader::Reader, token::Kind};
use crate::calendar::{Calendar, Meaning};

impl Reader<'_> {
    /// "111505Z MAR 26": day, hour and minute in one number, as bulletins and military messages write them.
    pub(super) fn military(&mut self) -> bool {
        let Some((number, 6)) = self.number(0) else { return false };
        if self.word(1) != Some("z") || self.spaced(1) || self.stamp.has_clock() || self.stamp.date.is_some() {
            return false;
        }
        let at = Reader { at: self.at + 2, stamp: Stamp::default(), ..*self };
        let Some((Meaning::Month(month), words)) = at.phrase() else { return false };
        let mut used = 2 + words;
        let year = self.year(&mut used);
        let small = |n: u64| i8::try_from(n % 100).unwrap_or_default();
        let (day, hour, minute) = (small(number / 10_000), small(number / 100), small(number));
        if hour > 23 || minute > 59 || !self.take_date(PartDate::new(year, month, day), used) {
            return false;
        }
        self.stamp.clock = Some(Clock { hour, minute, second: 0, precision: Precision::Minute });
        self.stamp.zone = Some(TimeZone::UTC);
        true
    }

    /// "1773223200", "1773223200123": seconds or milliseconds since 1970, of this century; alone on their line, or parted
    /// from what follows.
    pub(super) fn unix(&mut self) -> bool {
        let Some((number, digits @ (10 | 13))) = self.number(0) else { return false };
        let alone = self.tokens.iter().all(|t| matches!(t.kind, Kind::Mark(_) | Kind::Number(..)))
            && self.tokens.iter().filter(|t| matches!(t.kind, Kind::Number(..))).count() == 1
            || self.at <= 1 && matches!(self.mark(1), Some(']' | ')' | '|' | ';' | ','));
        let seconds = if digits == 13 { number / 1000 } else { number };
        if !alone || !(1_000_000_000..4_102_444_800).contains(&seconds) {
            return false;
        }
        let Some(at) = i64::try_from(seconds).ok().and_then(|s| jiff::Timestamp::from_second(s).ok()) else {
            return false;
        };
        let at = at.to_zoned(TimeZone::UTC);
        self.stamp.date = PartDate::new(Some(at.year()), at.month(), at.day());
        self.stamp.clock =
            Some(Clock { hour: at.hour(), minute: at.minute(), second: at.second(), precision: Precision::Second });
        self.stamp.zone = Some(TimeZone::UTC);
        self.at += 1;
        true
    }

    /// The same moment in another zone: "5:14 p.m. ET (2114 GMT)", "14:05 / 12:05 GMT". Where the first clock names no
    /// zone, the two together tell it.
    pub(super) fn second_clock(&mut self) -> bool {
        let Some(clock) = self.stamp.clock else { return false };
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|t| &t.kind);
        if !matches!(before, Some(Kind::Mark('(' | '[' | '/'))) {
            return false;
        }
        let mut other = Reader { stamp: Stamp::default(), ..*self };
        if !other.clock() || !other.zone() {
            return false;
        }
        let (Some(second), Some(zone)) = (other.stamp.clock, other.stamp.zone) else { return false };
        if self.stamp.zone.is_none() {
            // The second zone's offset is taken where it has but one.
            let Ok(fixed) = zone.to_fixed_offset() else { return false };
            let ahead = (clock.minutes() - second.minutes() + 12 * 60).rem_euclid(24 * 60) - 12 * 60;
            let seconds = i64::from(fixed.seconds()) + ahead * 60;
            let offset = i32::try_from(seconds).ok().and_then(|s| tz::Offset::from_seconds(s).ok());
            let Some(offset) = offset else { return false };
            self.stamp.zone = Some(TimeZone::fixed(offset));
        }
        self.at = other.at;
        self.loose = false;
        true
    }

    /// "21 mins ago", "2h ago", "vor 5 Minuten", "just now".
    pub(super) fn relative(&mut self) -> bool {
        if self.stamp.clock.is_some() {
            return false;
        }
        let (before, skip) = match self.here {
            Some((Meaning::Now, words)) => {
                self.stamp.ago.get_or_insert((0, Precision::Minute));
                self.at += words;
                return true;
            }
            Some((Meaning::AgoBefore, words)) => (true, words),
            _ => (false, 0),
        };
        // "2 hours", "an hour", "час"; "1 hour 20 minutes", "1h 20m"
        let (mut used, mut total, mut unit) = (skip, 0u64, u32::MAX);
        while let Some((seconds, finer, words)) = self.span(used).filter(|s| s.1 < unit) {
            total = total.saturating_add(seconds);
            (unit, used) = (finer, used + words);
        }
        if used == skip {
            return false;
        }
        if !before {
            let ago = Reader { at: self.at + used, stamp: Stamp::default(), ..*self }.phrase();
            match ago {
                Some((Meaning::AgoAfter, words)) => used += words,
                // "5 min", "2 hrs" alone on a line
                _ if self.at == 0
                    && used == self.tokens.len()
                    && self.number(0).is_some()
                    && self.word(used - 1).is_some_and(|unit| unit.chars().count() > 1) => {}
                _ => return false,
            }
        }
        let Ok(seconds) = u32::try_from(total) else { return false };
        let precision = match unit {
            1 => Precision::Second,
            60 => Precision::Minute,
            3600 => Precision::Hour,
            _ => Precision::Day,
        };
        // "3h ago 3 hours ago": said twice
        self.stamp.ago.get_or_insert((seconds, precision));
        self.at += used;
        true
    }

    /// A length of time: its seconds, those of its unit, and how many tokens it has.
    pub(super) fn span(&self, from: usize) -> Option<(u64, u32, usize)> {
        let calendar = Calendar::get();
        let (number, mut used) = match self.number(from) {
            Some((number, 1..=4)) => (number, from + 1),
            Some(_) => return None,
            None if self.word(from).is_some_and(|w| calendar.is_one(w)) => (1, from + 1),
            None => (1, from),
        };
        let unit = self.word(used).and_then(|w| calendar.unit(w))?;
        // Letters mean a unit only after a number ("h", "d", "м").
        if used == from && self.word(used).is_some_and(|w| w.chars().count() < 3) {
            return None;
        }
        used += 1;
        if self.mark(used) == Some('.') {
            used += 1;
        }
        // The Arabic and Hebrew duals have their number in the unit ("two hours").
        let finer = [86_400, 3600, 60, 1].into_iter().find(|u| unit >= *u)?;
        Some((number.saturating_mul(u64::from(unit)), finer, used - from))
    }
}
