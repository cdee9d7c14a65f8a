//! Times and days.

use std::borrow::Borrow;

use crate::language::Translator;

/// A time as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeView {
    /// For `<time datetime>`: UTC, no finer than it is known.
    pub iso: String,
    /// `14:05`, `14 h`; or for a time known to the day, that day.
    pub clock: String,
    /// `11 March`.
    pub date: String,
    /// All there is to say: day, time, zone, UTC, and how it is known.
    pub title: String,
    /// What is to be said beside it, where the time is not written on the page.
    pub doubt: Option<Doubt>,
}

impl TimeView {
    /// Whether no more than the day is known.
    pub fn is_day(&self) -> bool {
        !self.iso.contains('T') && self.clock == self.date
    }

    /// Day and clock, as far as they are known.
    pub fn both(&self, t: impl Borrow<Translator>) -> String {
        let t = t.borrow();
        if self.is_day() {
            return self.date.clone();
        }
        format!("{}{}{}", self.date, t.say("comma"), self.clock)
    }
}

/// Why a time is not simply what the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// In a few words, e.g. `date worked out`.
    pub label: String,
    /// In a sentence.
    pub reason: String,
}

/// A day of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayView {
    /// `2026-03-11`.
    pub date: String,
    /// `Day 3`, from the coverage's first day on.
    pub number: Option<String>,
    /// `Wednesday 11 March`.
    pub name: String,
}

impl DayView {
    /// Its number, and its name.
    pub fn full(&self, t: impl Borrow<Translator>) -> String {
        let t = t.borrow();
        match &self.number {
            Some(number) => format!("{number}{}{}", t.say("comma"), self.name),
            None => self.name.clone(),
        }
    }
}
