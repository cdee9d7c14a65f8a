//! Amounts: a number with the unit of measure, currency or rate that stands with it.

use super::{Finder, lexicon::UnitKind};
use crate::number::{self, Number};

/// A unit of measure or a currency.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    pub name: String,
    pub kind: UnitKind,
    /// The piece after it.
    pub end: usize,
}

/// A number with the unit that stands with it.
#[derive(Clone)]
pub(super) struct Amount {
    pub number: Number,
    pub measure: Option<Measure>,
    /// The piece after the number, and after the unit.
    pub number_end: usize,
    pub end: usize,
}

impl Finder<'_, '_> {
    /// The number at piece `i` with a magnitude letter and a unit.
    pub(super) fn amount(&self, i: usize, currency: Option<String>) -> Option<Amount> {
        let scan = self.scan;
        let mut number = number::number(scan, i)?;
        let mut unit = self.unit(number.end);
        if number.digits && number.magnitude.is_none() && number.end == i + 1 {
            let letter = scan.raw(i + 1);
            let near = scan.glued(i + 1) || (letter.len() == 1 && letter.starts_with(['B', 'K', 'M']));
            if let Some(&factor) = self.lex.letters.get(letter)
                && near
                && (currency.is_some() || self.letter_is_magnitude(letter, i + 2, unit.as_ref()))
            {
                number = Number {
                    value: number::times(number.value, Some(factor)),
                    end: i + 2,
                    magnitude: Some(factor),
                    ..number
                };
                unit = self.unit(number.end);
            }
        }
        let number_end = number.end;
        let measure = match (currency, unit) {
            // "$500 US": the unit after it says the same again.
            (Some(name), _) => {
                let us = scan.raw(number_end);
                let end = number_end + usize::from(matches!(us, "US" | "U.S."));
                Some(Measure { name, kind: UnitKind::Money, end })
            }
            (None, unit) => unit.or_else(|| self.acronym(number.end, &number)),
        };
        let end = measure.as_ref().map_or(number_end, |m| m.end);
        Some(Amount { number, measure, number_end, end })
    }

    /// Whether a letter right after digits multiplies them, and is no unit of its own.
    pub(super) fn letter_is_magnitude(&self, letter: &str, next: usize, unit: Option<&Measure>) -> bool {
        let Some(unit) = unit else { return true };
        // "35m of its devices", "12.3m tonnes", "8m people" against "37m long"; "10 B people" against "16 billion b".
        letter.starts_with(['m', 'M', 'b', 'B', 'k', 'K'])
            && unit.end <= next
            && (self.unit(next).is_some()
                || self.scan.lower(next) == "of"
                || self.counted(next, false, false, next).is_some_and(|c| c.end <= next + 2))
    }

    /// The unit of measure at piece `i`, or after a hyphen there.
    pub(super) fn unit(&self, i: usize) -> Option<Measure> {
        let scan = self.scan;
        let at = i + usize::from(scan.ties(i));
        if at >= scan.len() {
            return None;
        }
        // "2.4-litre", and "miles-long".
        for j in (at + 1..=at + 5).rev() {
            let raw = scan.slice(at, j);
            if raw.len() > 32
                || j > scan.len()
                || (scan.glued(j) && scan.is_word(j) && scan.lower(j) != "s" && scan.is_word(j - 1))
            {
                continue;
            }
            let found = self.lex.unit_words.get(scan.lower_slice(at, j)).or_else(|| {
                let single = raw.len() == 1
                    && !scan.glued(at)
                    && scan.raw(j) != "/"
                    && matches!(raw, "A" | "s" | "c" | "t" | "F" | "C" | "J");
                self.lex.unit_symbols.get(raw).filter(|_| !single)
            });
            if let Some((name, kind)) = found {
                // "thousands of $12-an-hour jobs"
                if scan.is_number(j) && scan.glued(j) {
                    return None;
                }
                // "15 in" and "20 second-hand cars".
                if scan.ties(j)
                    && scan.is_word(j + 1)
                    && !matches!(scan.lower(j + 1), "long" | "wide" | "high" | "tall" | "deep")
                    && at == i
                {
                    continue;
                }
                return Some(Measure { name: name.clone(), kind: *kind, end: j });
            }
        }
        None
    }

    /// A unit that is known by nothing but its capitals: “(0.5 WAR)”, “18 R”.
    pub(super) fn acronym(&self, i: usize, number: &Number) -> Option<Measure> {
        let scan = self.scan;
        let raw = scan.raw(i);
        let capitals = scan.is_word(i) && raw.len() <= 4 && raw.bytes().all(|b| b.is_ascii_uppercase());
        // In a text in capitals every word would be one.
        let small = |k: usize| scan.raw(k).bytes().any(|b| b.is_ascii_lowercase());
        let capitals =
            capitals && !self.lex.words.ends.contains(scan.lower(i)) && (i.saturating_sub(4)..i + 4).any(small);
        let goes_on = scan.is_word(i + 1) || scan.is_number(i + 1) || (scan.glued(i + 1) && scan.is_dash(i + 1));
        (capitals && !goes_on && number.digits && !scan.glued(i) && !self.lex.words.no_acronyms.contains(scan.lower(i)))
            .then(|| Measure { name: raw.to_owned(), kind: UnitKind::Other, end: i + 1 })
    }

    /// The currency right before piece `i`, and where it begins.
    pub(super) fn currency_before(&self, i: usize) -> Option<(String, usize)> {
        let scan = self.scan;
        let mut end = i;
        // "$-50.8bn"
        if end > self.floor && scan.raw(end - 1) == "-" && scan.glued(end) && scan.glued(end - 1) {
            end -= 1;
        }
        for n in (1..=3).rev() {
            let Some(at) = end.checked_sub(n).filter(|&at| at >= self.floor) else { continue };
            if at > 0 && scan.glued(at) && scan.is_word(at) && (scan.is_word(at - 1) || scan.is_number(at - 1)) {
                continue;
            }
            let raw = scan.slice(at, end);
            if let Some(name) = self.lex.currencies.get(raw)
                && (scan.glued(i) || raw.len() > 2 || !scan.is_word(at))
                && (raw != "US" || scan.glued(i))
            {
                return Some((name.clone(), at));
            }
        }
        None
    }

    /// Whether a minus stands before the number or its currency, and where the whole begins.
    pub(super) fn sign(&self, start: usize, i: usize) -> (bool, usize) {
        let scan = self.scan;
        let Some(at) = start.checked_sub(1).filter(|&at| at >= self.floor) else { return (false, start) };
        let minus = matches!(scan.raw(at), "-" | "−" | "–") && scan.glued(start) && !scan.glued(at);
        // "plus or minus 4 points"
        let either = at > 0 && scan.lower(at - 1) == "or";
        if minus || (scan.lower(at) == "minus" && !either) {
            (true, at)
        } else if scan.raw(at) == "+" && scan.glued(start) {
            (false, at)
        } else {
            (start < i && scan.raw(i - 1) == "-", start)
        }
    }

    /// “per day”, “a week”, “an-hour”, “/kg” at piece `i`: what the rate is to, and the piece after it.
    pub(super) fn per(&self, i: usize, kind: UnitKind) -> Option<(String, usize)> {
        let scan = self.scan;
        let at = i + usize::from(scan.ties(i));
        let to = at + 1 + usize::from(scan.ties(at + 1));
        let unit = self.unit(to).map(|m| (m.name, m.kind, m.end));
        let noun = || scan.is_word(to).then(|| (scan.lower(to).to_owned(), to + 1));
        match scan.lower(at) {
            "per" => unit
                .map(|(name, _, end)| (name, end))
                .or_else(|| noun().filter(|(word, _)| !self.lex.words.ends.contains(word))),
            "/" if scan.glued(at) && scan.glued(to) && scan.is_word(to) => unit.map(|(name, _, end)| (name, end)),
            article @ ("a" | "an" | "each" | "every") if !matches!(kind, UnitKind::Time | UnitKind::Age) => {
                match unit {
                    Some((name, UnitKind::Time, end)) if end == to + 1 => {
                        // "He won $30 million a year ago."
                        let ago = matches!(scan.lower(end), "ago" | "earlier" | "later" | "before" | "after");
                        (!ago).then_some((name, end))
                    }
                    _ => noun()
                        .filter(|(word, _)| self.lex.words.priced.contains(word))
                        .filter(|_| kind == UnitKind::Money && article != "each"),
                }
            }
            _ => None,
        }
    }
}
