//! Clocks: “16:00”, “5 p.m. EST, Nov. 6”, “0735 GMT”, “noon”.

use dateline_model::mention::{Day, TimexType};
use jiff::civil::Date;

use super::{Finder, Hit, Tense, calendar::add_days, open};
use crate::number;

/// A clock as it was read.
struct Read {
    hour: i8,
    minute: Option<i8>,
    second: Option<i8>,
    /// The piece after it.
    end: usize,
}

impl Finder<'_, '_> {
    /// “16:00”, “10.45pm”, “5 p.m. EST”, “0735 GMT”, “noon”, with the day next to it.
    pub(super) fn clock(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let (mut value, mut end) = self.clock_at(i)?;
        // The zone, and the same time in another zone, which belongs to no other expression.
        for n in (1..=2).rev() {
            let zone = scan.lower_slice(end, end + n);
            if self.lex.words.zones.contains(zone) && (zone.len() > 3 || scan.is_capital(end)) && end + n <= scan.len()
            {
                if matches!(zone, "gmt" | "utc") {
                    value.push('Z');
                }
                end += n;
                break;
            }
        }
        let mut after = end;
        let mut resume = None;
        if matches!(scan.raw(after), "(" | "[") {
            let close = (after + 1..after + 8).find(|&k| matches!(scan.raw(k), ")" | "]"));
            if let Some(close) = close
                && self.clock_at(after + 1).is_some()
            {
                after = close + 1;
                resume = Some(after);
            }
        }
        let mut at = after + usize::from(scan.raw(after) == ",");
        at += usize::from(matches!(scan.lower(at), "on" | "the") && scan.lower(at) == "on");
        let dated = if scan.is_number(at) {
            self.number_date(at).or_else(|| self.day_first(at))
        } else {
            self.day_after_clock(at)
        };
        let (date, day) = match dated {
            Some(hit) if hit.day.is_some() || hit.value.timex.len() >= 10 => {
                if after == end {
                    end = hit.end;
                }
                (hit.value.timex, hit.day)
            }
            _ => {
                let day = self.context.or_else(|| self.clock_day(&value, i, end));
                (open::day(day), day)
            }
        };
        let mut hit = self.open(end, format!("{date}T{value}"), TimexType::Time, "time.clock");
        hit.resume = resume;
        hit.day = day;
        hit.value.from = day.map(Day);
        hit.value.to = day.map(Day);
        Some(hit)
    }

    pub(super) fn day_after_clock(&mut self, at: usize) -> Option<Hit> {
        self.weekday(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.relative(at).filter(|h| h.value.kind == TimexType::Date))
    }

    /// The day of a clock without one: the post's; the day before, if the clock is hours ahead of the post and the words
    /// look back.
    pub(super) fn clock_day(&self, value: &str, i: usize, end: usize) -> Option<Date> {
        let anchor = self.anchor?;
        let hour: i8 = value.get(..2)?.parse().ok()?;
        let late = self.clock.is_some_and(|now| hour - now.hour() > 5) && self.tense(i, end) == Tense::Behind;
        if late { add_days(anchor, -1) } else { Some(anchor) }
    }

    /// The clock at piece `i` as `HH:MM`, and the piece after it.
    pub(super) fn clock_at(&self, i: usize) -> Option<(String, usize)> {
        let scan = self.scan;
        if let Some(point) = self.lex.points.get(scan.lower(i)).filter(|_| !scan.is_capital(i) || scan.opens(i)) {
            return Some((point.clone(), i + 1));
        }
        if scan.glued(i)
            && i > 0
            && (scan.is_word(i - 1)
                || matches!(scan.raw(i - 1), "-" | "." | "/" | "$" | ":" | "–" if scan.glued(i - 1)))
        {
            return None;
        }
        let mut read = if scan.is_number(i) {
            self.digits(i)?
        } else {
            // "five o'clock", "five p.m."
            let hour = number::word_value(scan.lower(i)).filter(|n| (1.0..=12.0).contains(n))? as i8;
            Read { hour, minute: None, second: None, end: i + 1 }
        };
        if matches!(scan.lower(read.end), "o'clock" | "o’clock") {
            return (1..=12).contains(&read.hour).then(|| (format!("{:02}", read.hour), read.end + 1));
        }
        match self.half_day(read.end) {
            Some((afternoon, end)) if (1..=12).contains(&read.hour) => {
                read.hour = read.hour % 12 + if afternoon { 12 } else { 0 };
                read.end = end;
            }
            // "16 GMT", but not "16".
            _ if read.minute.is_none() && !matches!(scan.raw(read.end), "GMT" | "UTC") => return None,
            _ => {}
        }
        let Read { hour, minute, second, end } = read;
        if !(0..=24).contains(&hour) || minute.is_some_and(|m| m > 59) || second.is_some_and(|s| s > 59) {
            return None;
        }
        // No finer than it is written: "5 p.m." is an hour.
        let value = match (minute, second) {
            (Some(minute), Some(second)) => format!("{hour:02}:{minute:02}:{second:02}"),
            (Some(minute), None) => format!("{hour:02}:{minute:02}"),
            _ => format!("{hour:02}"),
        };
        Some((value, end))
    }

    /// The digits of a clock: “16:00”, “22:40:05”, “10.45” of “10.45pm”, “0735” of “0735 GMT”, “5”.
    fn digits(&self, i: usize) -> Option<Read> {
        let scan = self.scan;
        let raw = scan.raw(i);
        let two = |raw: &str| (raw.len() == 2).then(|| raw.parse::<i8>().ok()).flatten();
        let end = i + 1;
        if let Some((hour, minute)) = raw.split_once('.') {
            // "10.45pm", but "10.45 people".
            self.half_day(end)?;
            return Some(Read { hour: hour.parse().ok()?, minute: Some(two(minute)?), second: None, end });
        }
        let colon = |at: usize| {
            let tied = scan.raw(at) == ":" && scan.glued(at) && scan.is_number(at + 1) && scan.glued(at + 1);
            tied.then(|| two(scan.raw(at + 1))).flatten()
        };
        if raw.len() <= 2 {
            let hour = raw.parse().ok()?;
            let Some(minute) = colon(end) else {
                let tied = scan.raw(end) == ":" && scan.glued(end);
                return (!tied).then_some(Read { hour, minute: None, second: None, end });
            };
            let second = colon(end + 2);
            let end = end + 2 + 2 * usize::from(second.is_some());
            let goes_on = scan.is_number(end) || (matches!(scan.raw(end), ":" | "-" | "/") && scan.is_number(end + 1));
            return (!(scan.glued(end) && goes_on)).then_some(Read { hour, minute: Some(minute), second, end });
        }
        let four = raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit());
        let said = matches!(scan.lower(end), "gmt" | "utc" | "hours" | "hrs") || self.is_bare_clock(i);
        if !(four && said) {
            return None;
        }
        Some(Read { hour: two(&raw[..2])?, minute: Some(two(&raw[2..])?), second: None, end })
    }

    /// “at 2100”, “0730”: hours and minutes without a colon.
    pub(super) fn is_bare_clock(&self, i: usize) -> bool {
        let scan = self.scan;
        let raw = scan.raw(i);
        let clock = raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit()) && &raw[..2] < "24" && &raw[2..] < "60";
        if !clock || scan.glued(i + 1) && (scan.is_word(i + 1) || scan.ties(i + 1)) || self.counts(i + 1) {
            return false;
        }
        let mut before = i;
        while before > 0 && matches!(scan.lower(before - 1), "about" | "around" | "approximately" | "exactly") {
            before -= 1;
        }
        let word = before.checked_sub(1).map_or("", |b| scan.lower(b));
        let to = word == "to" && before > 1 && scan.raw(before - 2).len() == 4 && scan.is_number(before - 2);
        (word == "at" && (!scan.is_word(i + 1) || self.lex.words.after_clock.contains(scan.lower(i + 1))))
            || (raw.starts_with('0') && (to || self.lex.words.before_clock.contains(word)))
    }

    /// “a.m.” or “pm” at piece `i`: whether it is the second half of the day, and the piece after it.
    pub(super) fn half_day(&self, i: usize) -> Option<(bool, usize)> {
        let scan = self.scan;
        match scan.lower(i) {
            "am" | "a.m." | "a.m" if scan.raw(i) != "Am" => Some((false, i + 1)),
            "pm" | "p.m." | "p.m" => Some((true, i + 1)),
            "in" if scan.lower(i + 1) == "the" => match scan.lower(i + 2) {
                "morning" => Some((false, i + 3)),
                "afternoon" | "evening" => Some((true, i + 3)),
                _ => None,
            },
            _ => None,
        }
    }
}
