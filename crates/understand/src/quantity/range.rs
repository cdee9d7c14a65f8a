//! Ranges: “10 to 15 million”, “between six and eight”, “from 19 to 26”.

use super::{Before, Finder, amount::Amount, lexicon::UnitKind};
use crate::{number, scan::Kind};

/// The second number of a range.
pub(super) struct Spread {
    pub amount: Amount,
    /// Whether “from” or “between” stands before the first.
    pub from: bool,
    /// Whether it tells of a move from one to the other, and not of all between.
    pub moved: bool,
    /// Whether it is a range even without a unit.
    pub sure: bool,
}

impl Finder<'_, '_> {
    pub(super) fn range(&self, first: &mut Amount, i: usize, before: &Before) -> Option<Spread> {
        let scan = self.scan;
        // "fell in 2018 to 3.9 million"
        if first.number.is_year(scan, i) && first.measure.is_none() && first.number.value % 100.0 != 0.0 {
            return None;
        }
        let word_before = before.start.checked_sub(1).map_or("", |b| scan.lower(b));
        let from = word_before == "from" && before.start > self.floor;
        let between = word_before == "between" && before.start > self.floor;
        let at = first.end;
        let connector = scan.lower(at);
        let join = |to: usize| self.second(to);
        let compatible = |a: &Amount, b: &Amount| match (&a.measure, &b.measure) {
            (Some(x), Some(y)) => x.name == y.name,
            (Some(_), None) => self.counted(b.end, false, false, b.end).is_none(),
            _ => true,
        };
        let mut second = None;
        if scan.is_dash(at) && (scan.glued(at) == scan.glued(at + 1)) {
            let to = at + 1 + usize::from(scan.lower(at + 1) == "to" && scan.ties(at + 2)) * 2;
            second = join(to).filter(|b| {
                first.number.value < b.number.value
                    && compatible(first, b)
                    && (b.measure.is_some()
                        || first.measure.is_some()
                        || scan.glued(at)
                        || self.counted(b.end, false, false, b.end).is_some())
                    && !(first.number.is_year(scan, i) && b.measure.is_none())
            });
        } else if connector == "to" && !(from && first.measure.is_none() && self.changes(before.start)) {
            let level = self.change(before.start, "quantity.money").is_some();
            second = join(at + 1)
                .filter(|b| compatible(first, b) && (from || (!level && first.number.value < b.number.value)));
            if from && second.is_none() {
                second = join(at + 1);
            }
        } else if connector == "and" && between {
            second = join(at + 1).filter(|b| compatible(first, b));
        } else if connector == "or" && first.measure.is_none() {
            second = join(at + 1).filter(|b| {
                let (x, y) = (first.number.value, b.number.value);
                let scale = if first.number.magnitude.is_none() { b.number.magnitude.unwrap_or(1.0) } else { 1.0 };
                x > 0.0 && x * scale < y && (y <= x * scale * 1.5 || (y == x + 1.0 && y < 10.0))
            });
        } else if connector == "/" && first.measure.as_ref().is_some_and(|m| m.kind == UnitKind::Money) {
            second = join(at + 1)
                .filter(|b| compatible(first, b) && b.measure.is_some() && first.number.value < b.number.value);
        }
        let mut moved = false;
        if second.is_none() && from {
            // "from 20 miles per gallon in 2008 to 29 mpg": the way may be a few words long.
            let mut k = at;
            while k < at + 8 && k < scan.len() && !scan.ends_sentence(k) && !matches!(scan.raw(k), "," | "(") {
                if scan.lower(k) == "to" {
                    second = join(k + 1)
                        .filter(|b| compatible(first, b) && !(b.measure.is_none() && b.number.is_year(scan, k + 1)));
                    break;
                }
                k += 1;
            }
        }
        if from {
            moved = self.changes(before.start);
        }
        let mut second = second?;
        if from
            && second.measure.is_none()
            && first.number.is_year(scan, i)
            && second.number.is_year(scan, second.number.end - 1)
        {
            let counted = self.counted(second.end, false, false, second.end).is_some();
            if !counted || first.number.value % 100.0 != 0.0 {
                return None;
            }
        }
        // "10 to 15 million", but not "$200 to $4 million".
        if let (None, Some(factor)) = (first.number.magnitude, second.number.magnitude)
            && first.number.value < second.number.value / factor
        {
            first.number.value = number::times(first.number.value, Some(factor));
        }
        if second.measure.is_none() {
            second.measure = first.measure.clone();
        }
        let sure = between || from || second.measure.is_some();
        Some(Spread { amount: second, from: from || between, moved, sure })
    }

    /// The second number of a range, at piece `i`, with a currency or a modifier before it.
    pub(super) fn second(&self, mut i: usize) -> Option<Amount> {
        let scan = self.scan;
        for _ in 0..3 {
            let here = number::may_begin(scan, i) && (scan.is_number(i) || number::number(scan, i).is_some());
            if here {
                let currency = self.currency_before(i).map(|(name, _)| name);
                if scan.is_number(i) && self.tied_name(i) {
                    return None;
                }
                return self.amount(i, currency);
            }
            let skip = scan.is(i, Kind::Sign) && matches!(scan.raw(i), "$" | "€" | "£" | "¥" | "=" | "~")
                || (scan.is_word(i)
                    && (self.lex.currencies.contains_key(scan.raw(i))
                        || matches!(scan.lower(i), "about" | "around" | "nearly" | "almost" | "some" | "just" | "as")));
            if !skip {
                return None;
            }
            i += 1;
        }
        None
    }
}
