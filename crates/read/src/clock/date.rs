//! Dates in the orders in which they are written.

use super::{PartDate, Stamp, reader::Reader, token::is_half};
use crate::calendar::{Calendar, Meaning};

impl Reader<'_> {
    pub(super) fn take_date(&mut self, date: Option<PartDate>, used: usize) -> bool {
        if date.is_none() || self.stamp.date.is_some() {
            return false;
        }
        self.stamp.date = date;
        self.at += used;
        true
    }

    pub(super) fn date(&mut self) -> bool {
        if self.stamp.date.is_some() {
            return false;
        }
        if let Some((number, digits)) = self.number(0) {
            return self.numeric_date(number, digits) || self.day_month(number) || self.year_first(number, digits);
        }
        // "March 4, 2022", "Oct. 3"
        let Some((Meaning::Month(month), mut used)) = self.here else { return false };
        if self.mark(used) == Some('.') {
            used += 1;
        }
        let Some((day, 1..=2)) = self.number(used) else { return false };
        // "March 4:05" or "May 12.30" would be a clock.
        used += 1;
        if matches!(self.word(used), Some("st" | "nd" | "rd" | "th")) && !self.spaced(used) {
            used += 1;
        }
        if self.mark(used) == Some('-')
            && !self.spaced(used + 1)
            && self.word(used + 1).is_some_and(|w| Calendar::get().is_ending(w))
        {
            used += 2;
        }
        // "October 19–20, 2023": what ends on the second day
        let mut day = day;
        if matches!(self.mark(used), Some('-' | '–' | '—'))
            && let Some((last, 1..=2)) = self.number(used + 1)
            && last > day
            && !matches!(self.mark(used + 2), Some(':' | '.'))
        {
            (day, used) = (last, used + 2);
        }
        let year = self.year(&mut used);
        let Ok(day) = i8::try_from(day) else { return false };
        self.take_date(PartDate::new(year, month, day), used)
    }

    /// "2022 March 4", "2022 թ. մարտի 4".
    pub(super) fn year_first(&mut self, year: u64, digits: usize) -> bool {
        if digits != 4 || !(1900..2100).contains(&year) {
            return false;
        }
        let mut ahead = Reader { at: self.at + 1, stamp: Stamp::default(), ..*self };
        if let Some((Meaning::AfterYear, words)) = ahead.phrase() {
            ahead.at += words + usize::from(ahead.mark(words) == Some('.'));
        }
        ahead.here = ahead.phrase();
        if !matches!(ahead.here, Some((Meaning::Month(_), _))) || !ahead.date() {
            return false;
        }
        let date = ahead.stamp.date.filter(|d| d.year.is_none());
        let date = date.and_then(|d| PartDate::new(i16::try_from(year).ok(), d.month, d.day));
        let used = ahead.at - self.at;
        self.take_date(date, used)
    }

    /// "12 Oct", "3rd October 2020", "3. Oktober", "13 JAN 90", "27 de septiembre de 2020".
    pub(super) fn day_month(&mut self, day: u64) -> bool {
        let (mut day, mut used) = (day, 1);
        // "9–10 March 2026": what ends on the second day
        if matches!(self.mark(1), Some('-' | '–' | '—'))
            && let Some((last, 1..=2)) = self.number(2)
            && last > day
        {
            (day, used) = (last, 3);
        }
        if matches!(self.mark(used), Some('.' | '°' | 'º' | '-'))
            || (matches!(self.word(used), Some("st" | "nd" | "rd" | "th" | "er" | "º")) && !self.spaced(used))
        {
            used += 1;
        }
        while matches!(self.word(used), Some("of" | "de" | "di")) {
            used += 1;
        }
        let at = Reader { at: self.at + used, stamp: Stamp::default(), ..*self };
        let Some((month, words)) = at.month() else { return false };
        used += words;
        // Arabic papers write both names of a month: "4 مارس/آذار".
        if self.mark(used) == Some('/') {
            let at = Reader { at: self.at + used + 1, stamp: Stamp::default(), ..*self };
            if let Some((Meaning::Month(other), words)) = at.phrase()
                && other == month
            {
                used += 1 + words;
            }
        }
        if matches!(self.mark(used), Some('.' | '-')) && !(self.mark(used) == Some('-') && self.spaced(used)) {
            used += 1;
        }
        let year = self.year(&mut used);
        let Ok(day) = i8::try_from(day) else { return false };
        self.take_date(PartDate::new(year, month, day), used)
    }

    /// A year after a day and month: four digits, or two that begin no clock.
    pub(super) fn year(&self, used: &mut usize) -> Option<i16> {
        let mut at = *used;
        while matches!(self.mark(at), Some(',' | '،' | '\'' | '’')) || matches!(self.word(at), Some("de" | "del")) {
            at += 1;
        }
        let (number, digits) = self.number(at)?;
        let year = match digits {
            4 if (1900..2100).contains(&number) => number,
            2 if at == *used && !matches!(self.mark(at + 1), Some(':' | '.')) && self.word(at + 1).is_none() => {
                if number < 70 {
                    2000 + number
                } else {
                    1900 + number
                }
            }
            _ => return None,
        };
        *used = at + 1;
        // "2022 г.", "2022-ci il"
        let hyphen = usize::from(self.mark(*used) == Some('-') && !self.spaced(*used + 1));
        let after = Reader { at: self.at + *used + hyphen, stamp: Stamp::default(), ..*self };
        if let Some((Meaning::AfterYear, words)) = after.phrase() {
            *used += hyphen + words;
            *used += usize::from(self.mark(*used) == Some('.'));
        } else if hyphen == 1 && self.word(*used + 1).is_some_and(|w| Calendar::get().is_ending(w)) {
            *used += 2;
        }
        i16::try_from(year).ok()
    }

    /// "03.10.2020", "2020-10-03", "10/3/2020", "27.08.".
    pub(super) fn numeric_date(&mut self, first: u64, digits: usize) -> bool {
        let Some(mark @ ('.' | '/' | '-')) = self.mark(1) else { return false };
        let Some((second, 1..=2)) = self.number(2) else { return false };
        if self.spaced(1) || self.spaced(2) {
            return false;
        }
        let small = |n: u64| i8::try_from(n).unwrap_or(i8::MAX);
        let third = (self.mark(3) == Some(mark) && !self.spaced(4)).then(|| self.number(4)).flatten();
        match (digits, third) {
            (4, Some((day, 1..=2))) => {
                let date = i16::try_from(first).ok().and_then(|y| PartDate::new(Some(y), small(second), small(day)));
                // "2020-10-03T03:26"
                let used = if self.word(5) == Some("t") && !self.spaced(5) { 6 } else { 5 };
                self.take_date(date, used)
            }
            (1..=2, Some((year, 2 | 4))) => {
                let year = if year < 100 { 2000 + year } else { year };
                let year = i16::try_from(year).ok();
                // With a slash, Americans put the month first. They also write a.m. and p.m., which comes to light later
                // on the line; where only one order makes a date, that is the one.
                let american = mark == '/' && (second > 12 || self.tokens.iter().any(is_half));
                let (month, day) = if american { (first, second) } else { (second, first) };
                self.take_date(PartDate::new(year, small(month), small(day)), 5)
            }
            (1..=2, None)
                if mark == '.'
                    && self.mark(3) == Some('.')
                    && !self.spaced(3)
                    && self.number(4).is_none_or(|_| self.spaced(4)) =>
            {
                self.take_date(PartDate::new(None, small(second), small(first)), 4)
            }
            // "12.10 18:03", "12/10, 18:03": before a clock only, as a number it could be anything.
            (1..=2, None) if matches!(mark, '.' | '/') && self.mark(3) != Some(mark) => {
                let at = 3 + usize::from(self.mark(3) == Some(','));
                let clock = self.spaced(at)
                    && matches!(self.number(at), Some((_, 1..=2)))
                    && self.mark(at + 1) == Some(':')
                    && !self.spaced(at + 1)
                    && self.number(at + 2).is_some();
                clock && self.take_date(PartDate::new(None, small(second), small(first)), 3)
            }
            _ => false,
        }
    }
}
