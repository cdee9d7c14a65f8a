//! Quantities without a number: “dozens of people”, “several soldiers”.

use dateline_model::mention::{Modifier, Quantity, QuantityValue};

use super::{Finder, lexicon::UnitKind};
use crate::number;

impl Finder<'_, '_> {
    /// “dozens of people”, “tens of thousands”, “hundreds killed”.
    pub(super) fn vague_magnitude(&mut self, i: usize) -> usize {
        let scan = self.scan;
        let (mut value, mut end, mut start) = (self.lex.vague_magnitudes[scan.lower(i)], i + 1, i);
        if scan.lower(end) == "of"
            && let Some(&of) = self.lex.vague_magnitudes.get(scan.lower(end + 1))
        {
            value = value.max(100.0) * of / 2.0;
            end += 2;
        } else if i >= 2 && matches!(scan.lower(i - 2), "tens") && scan.lower(i - 1) == "of" && i - 2 >= self.floor {
            value *= 10.0;
            start = i - 2;
        }
        self.vague_number(start, i, end, value)
    }

    pub(super) fn vague_number(&mut self, start: usize, i: usize, mut end: usize, value: f64) -> usize {
        let scan = self.scan;
        let before = self.before(start);
        let number_end = end + usize::from(scan.lower(end) == "more" && !matches!(scan.lower(end + 1), "than"));
        end = number_end;
        let (mut unit, mut head) = (None, None);
        let of = usize::from(scan.lower(end) == "of");
        if let Some(measure) = self.unit(end + of) {
            unit = Some(measure.name);
            end = measure.end;
        } else if let Some(counted) = self.counted(end, false, false, i) {
            unit = Some(counted.unit);
            head = Some(counted.head);
            end = counted.end;
        }
        let word = i.checked_sub(1).map_or("", |b| scan.lower(b));
        if matches!(word, "the" | "by" | "in") && unit.is_none() {
            return i + 1;
        }
        let modifier = if value >= 1000.0 {
            Modifier::Thousands
        } else if value >= 100.0 {
            Modifier::Hundreds
        } else {
            Modifier::Dozens
        };
        let quantity = Quantity { min: Some(value), max: None, modifier };
        let value = QuantityValue { quantity, unit, change: None };
        self.push(before.start..end, before.start..number_end, head, value, "quantity.vague");
        end
    }

    /// “several soldiers”, “some of the houses”, “a few hundred men”.
    pub(super) fn vague(&mut self, i: usize) -> usize {
        let scan = self.scan;
        let Some(end) = (1..=4)
            .rev()
            .map(|n| i + n)
            .find(|&end| end <= scan.len() && self.lex.words.vague.contains(scan.lower_slice(i, end)))
        else {
            return i + 1;
        };
        if let Some(factor) = number::magnitude(scan.lower(end)) {
            return self.vague_number(i, i, end + 1, factor * 2.0);
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        if self.lex.words.before_many.contains(before) || number::may_begin(scan, end) {
            return i + 1;
        }
        let more = usize::from(scan.lower(end) == "more");
        let counted =
            self.counted(end + more, false, false, i).filter(|c| self.singular(scan.raw(c.head.end - 1)).is_some());
        let measure = self.unit(end + more).filter(|m| !matches!(scan.lower(m.end - 1), "time" | "point" | "day"));
        let state = self.is_state(scan.lower(end)) || scan.lower(end) == "others";
        let (unit, head, last) = match (measure, counted) {
            (Some(measure), _) if measure.kind != UnitKind::Part => (Some(measure.name), None, measure.end),
            (_, Some(counted)) => (Some(counted.unit), Some(counted.head), counted.end),
            _ if state => (None, None, end),
            _ => return i + 1,
        };
        let quantity = Quantity { min: None, max: None, modifier: Modifier::Some };
        self.push(i..last, i..end, head, QuantityValue { quantity, unit, change: None }, "quantity.vague");
        last
    }
}
