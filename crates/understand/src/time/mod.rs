//! Time expressions as TIMEX3 values, from the words alone.
//!
//! One pass over the pieces of a paragraph. Where a word of `lexicon/times.toml` or a number stands, the patterns below
//! are tried in order, the longest reading of each; the first that fits is taken. What counts as an expression, how far
//! it reaches and how its value is written follow the TimeML guidelines as TempEval-3 applied them (UzZaman et al.,
//! SemEval 2013), the resolution of relative expressions the news strategy of HeidelTime (Strötgen and Gertz, LREC 2013):
//!
//! - “yesterday”, “last week”, “three days ago” count from the anchor, the time of the post.
//! - “the next day”, “two days later”, “that evening” count from the last day named in the paragraph before them.
//! - A bare weekday or date without a year is the last one up to the anchor's day in a report that looks back, the next
//!   one where the words around it look ahead (“will”, “is due”, “until”).
//! - A clock takes the day that stands next to it, else the last day named, else the anchor's.
//!
//! Nothing is guessed: without an anchor such expressions have open values (`XXXX-WXX-5`, `PAST_REF`) and no days.

mod calendar;
mod clock;
mod date;
mod length;
mod lexicon;
mod open;
mod period;
mod relative;

use dateline_model::{
    Precision, UtcTime,
    mention::{TimeValue, TimexType},
};
use jiff::civil::{Date, DateTime};

use crate::{found::Found, number, scan::Scan};
use calendar::When;
use lexicon::{Lexicon, lexicon};

/// Finds the time expressions of a folded paragraph, in order, disjoint. Relative ones are worked out from `anchor`, the
/// time of the post (in the zone of the outlet where that is known, else UTC); without one they have open values. Time
/// and memory are linear in the length of the text.
pub fn times(text: &str, anchor: Option<UtcTime>) -> Vec<Found<TimeValue>> {
    times_of(&Scan::new(text, &text.to_ascii_lowercase()), anchor)
}

/// [`times`] of a text that is cut already.
pub(crate) fn times_of(scan: &Scan, anchor: Option<UtcTime>) -> Vec<Found<TimeValue>> {
    let clock = anchor.filter(|a| a.precision() > Precision::Day).map(|a| a.datetime());
    let mut finder = Finder { scan, lex: lexicon(), anchor: anchor.map(UtcTime::date), clock, context: None };
    let mut found = Vec::new();
    let mut i = 0;
    while i < scan.len() {
        match finder.at(i) {
            Some(hit) if hit.end > i => {
                finder.context = hit.day.or(finder.context);
                found.push(Found { bytes: scan.start(i)..scan.end(hit.end - 1), value: hit.value, rule: hit.rule });
                i = hit.resume.unwrap_or(hit.end).max(hit.end);
            }
            _ => i = finder.past(i),
        }
    }
    found
}

/// Whether a word in lower case is the name of a month or its short form.
pub(crate) fn is_month(word: &str) -> bool {
    lexicon().months.contains_key(word)
}

/// An expression that begins where it was looked for.
struct Hit {
    /// The piece after it.
    end: usize,
    /// The piece at which to go on, where what follows says the same again.
    resume: Option<usize>,
    value: TimeValue,
    rule: &'static str,
    /// The day that expressions after it may count from.
    day: Option<Date>,
}

/// Which way the words around an expression look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Ahead,
    Behind,
    Unknown,
}

struct Finder<'s, 't> {
    scan: &'s Scan<'t>,
    lex: &'static Lexicon,
    /// The day of the post.
    anchor: Option<Date>,
    /// The time of the post, where it is known to the hour or better.
    clock: Option<DateTime>,
    /// The last day named.
    context: Option<Date>,
}

impl Finder<'_, '_> {
    /// The piece after `i`, or after what is tied to it, if it is no time.
    fn past(&self, i: usize) -> usize {
        let scan = self.scan;
        let mut next = i + 1;
        // The rest of a name or number that begins here is not looked at: "F-16", "555-2020", "3.1.2".
        while (scan.is_number(next)
            && scan.glued(next)
            && !matches!(scan.raw(next - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–" | "$" | "," | "."))
            || (scan.ties(next) && scan.is_number(next + 1))
        {
            next += 1;
        }
        next
    }

    fn at(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        if scan.is_number(i) {
            return self
                .number_date(i)
                .or_else(|| self.clock(i))
                .or_else(|| self.date(i, false))
                .or_else(|| self.duration(i, i));
        }
        if !scan.is_word(i) {
            return if matches!(scan.raw(i), "'" | "’" | "‘") { self.decade(i) } else { None };
        }
        let word = scan.lower(i);
        if !self.lex.starts.contains(word) && number::word_value(word).is_none() {
            return None;
        }
        self.qualified(i)
            .or_else(|| self.edge(i))
            .or_else(|| self.clock(i))
            .or_else(|| self.date(i, false))
            .or_else(|| self.deictic(i))
            .or_else(|| self.duration(i, i))
            .or_else(|| self.set(i))
            .or_else(|| self.reference(i))
    }

    fn hit(&self, end: usize, when: When, kind: TimexType, rule: &'static str) -> Hit {
        let day = match when {
            When::Day(day) | When::Days(_, day) => Some(day),
            _ => None,
        };
        Hit { end, resume: None, value: when.value(kind), rule, day }
    }

    fn open(&self, end: usize, value: impl Into<String>, kind: TimexType, rule: &'static str) -> Hit {
        self.hit(end, When::Open(value.into()), kind, rule)
    }

    /// “at least 72 hours”, “nearly two months”.
    fn qualified(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let words = (1..=3)
            .rev()
            .find(|&n| i + n <= scan.len() && self.lex.words.qualifiers.contains(scan.lower_slice(i, i + n)))?;
        let at = i + words;
        let past = usize::from(scan.lower(at) == "the");
        // "over the last three years": a preposition.
        if past == 1 && matches!(scan.lower(i), "over" | "under" | "up" | "around") {
            return None;
        }
        let hit = if matches!(scan.lower(at + past), "past" | "last" | "next") {
            self.deictic(at)
        } else {
            self.duration(at, i)
        }?;
        (hit.value.kind == TimexType::Duration).then_some(hit)
    }

    /// “early next year”, “late Saturday”, “the end of July”, “mid-October”, “earlier this week”.
    fn edge(&mut self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let mut at = i + usize::from(scan.lower(i) == "the");
        match scan.lower(at) {
            "early" | "late" | "earlier" | "later" => {
                at += 1;
                at += usize::from(
                    matches!(scan.lower(at), "in" | "on")
                        && at == i + 1
                        && scan.lower(i) != "early"
                        && scan.lower(i) != "late",
                );
            }
            "mid" => at += 1 + usize::from(scan.ties(at + 1)),
            "end" | "beginning" | "start" | "middle" if scan.lower(at + 1) == "of" => at += 2,
            _ => return None,
        }
        let late = scan.lower(i).starts_with("late") && !scan.lower(i).ends_with("er");
        let mut hit = self.clock(at).or_else(|| self.date(at, true)).or_else(|| self.deictic(at))?;
        // "late at night" has no day; "early on".
        if hit.value.kind == TimexType::Duration {
            return None;
        }
        if late && hit.value.kind == TimexType::Date && scan.lower(hit.end) == "night" {
            hit.end += 1;
        }
        Some(hit)
    }

    /// Which way the words of the sentence look, the nearest first: those before piece `i`, then those from `end` on.
    fn tense(&self, i: usize, end: usize) -> Tense {
        let scan = self.scan;
        let mut said = false;
        for k in (i.saturating_sub(25)..i).rev() {
            if scan.ends_sentence(k) {
                break;
            }
            match self.hint(k) {
                Some(Tense::Behind) if matches!(scan.lower(k), "said" | "told") => said = true,
                Some(tense) => return tense,
                None => {}
            }
        }
        if said {
            return Tense::Behind;
        }
        for k in end..end + 15 {
            if k >= scan.len() || scan.ends_sentence(k) {
                break;
            }
            if let Some(tense) = self.hint(k) {
                return tense;
            }
        }
        Tense::Unknown
    }

    fn hint(&self, i: usize) -> Option<Tense> {
        let scan = self.scan;
        if !scan.is_word(i) {
            return None;
        }
        let word = scan.lower(i);
        if self.lex.words.ahead.contains(word) || word.ends_with("'ll") || word.ends_with("’ll") {
            if word == "may" && scan.is_capital(i) {
                return None;
            }
            // "had been scheduled" looks back.
            let had = i > 1 && scan.lower(i - 1) == "been" && matches!(scan.lower(i - 2), "had" | "previously");
            return Some(if had { Tense::Behind } else { Tense::Ahead });
        }
        let past = self.lex.words.behind.contains(word)
            || (word.len() > 4
                && word.ends_with("ed")
                && !matches!(word, "united" | "hundred" | "indeed" | "speed" | "need"));
        past.then_some(Tense::Behind)
    }

    /// The day that relative days count from: the last one named, else the post's.
    fn base(&self) -> Option<Date> {
        self.context.or(self.anchor)
    }
}

#[cfg(test)]
mod tests;
