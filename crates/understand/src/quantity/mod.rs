//! Quantities: numbers of things, from the words alone.
//!
//! One pass over the pieces of a paragraph. Where a number begins, six questions are answered in order, each from the
//! words next to it and from `lexicon/quantities.toml` and `lexicon/units.toml`:
//!
//! 1. Is it a name, date, clock, score or address rather than a number of something? (“Section 427”, “F-16”, “won 2-1”)
//! 2. Where does the number end, and is it a range? (“10 to 15 million”, “between six and eight”, “from 19 to 26”)
//! 3. What is its unit: a currency before it, a measure after it, or the noun that it counts? What is counted is the noun
//!    group after the number up to its first plural, without determiners and participles, the noun in the singular.
//! 4. What qualifies it, to its left and right? Only words that touch it do.
//! 5. Is it a rise or a fall? Only as the object of a verb of change or after its “by”; “rose to 26” is a level.
//! 6. A bare number that nothing of this explains is kept where its place in the sentence allows for an elliptical
//!    quantity (“30 killed and 100 injured”), and dropped where it reads as a year or a name. What it is of may be said by
//!    another number of the sentence (“40 boats, up from 31”).
//!
//! Values and modifiers are those of the reading contract; units follow the habits of the NewsQuant annotation (Almasian
//! et al., *CQE: A Comprehensive Quantity Extractor*, EMNLP 2023).

mod amount;
mod counted;
mod ellipsis;
mod lexicon;
mod name;
mod qualifier;
mod range;
mod vague;

use std::ops::Range;

use dateline_model::mention::{Change, Modifier, QuantityValue};

use crate::{number, scan::Scan};
use amount::Amount;
use ellipsis::share_of;
use lexicon::{Lexicon, Qualifier, UnitKind, lexicon};
use qualifier::{Before, bounds, direction};
use range::Spread;

/// A quantity in a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct QuantityFound {
    /// Modifier, number and unit: “up to 230 tanks”.
    pub bytes: Range<usize>,
    /// Modifier and number alone: “up to 230”. Within [`QuantityFound::bytes`].
    pub number: Range<usize>,
    /// The noun that is counted, without what describes it: “tanks”. None for measures, money, shares, and where nothing
    /// is counted.
    pub head: Option<Range<usize>>,
    /// The value.
    pub value: QuantityValue,
    /// The rule's name, which tells what kind of quantity it is: `quantity.count`, `.vague`, `.bare`, `.part`, `.money`,
    /// `.time`, `.age`, `.measure`.
    pub rule: &'static str,
}

impl QuantityFound {
    /// Whether it may count things or people: no measure, money, age, span of time or share.
    pub fn counts(&self) -> bool {
        match self.rule {
            "quantity.count" | "quantity.bare" | "quantity.vague" => true,
            "quantity.part" => self.value.unit.is_none(),
            _ => false,
        }
    }
}

/// Finds the quantities of a folded paragraph, in order, disjoint. Time and memory are linear in its length.
pub fn quantities(text: &str) -> Vec<QuantityFound> {
    quantities_of(&Scan::new(text, &text.to_ascii_lowercase()))
}

/// [`quantities`] of a text that is cut already.
pub(crate) fn quantities_of(scan: &Scan) -> Vec<QuantityFound> {
    let mut finder = Finder {
        scan,
        lex: lexicon(),
        found: Vec::new(),
        taken: Vec::new(),
        floor: 0,
        last_change: None,
        skipped: None,
    };
    let mut i = 0;
    while i < scan.len() {
        i = finder.step(i).max(i + 1);
    }
    finder.fill_in();
    finder.found
}

struct Finder<'s, 't> {
    scan: &'s Scan<'t>,
    lex: &'static Lexicon,
    found: Vec<QuantityFound>,
    /// The pieces of each.
    taken: Vec<Range<usize>>,
    /// The first piece that no quantity has taken yet.
    floor: usize,
    /// The last rise or fall of the sentence, which “by 2.6%” after it goes on with.
    last_change: Option<Change>,
    /// The piece after the last number that turned out to be a name or year.
    skipped: Option<usize>,
}

impl Finder<'_, '_> {
    /// Looks at piece `i`; the next piece to look at.
    fn step(&mut self, i: usize) -> usize {
        let scan = self.scan;
        if scan.ends_sentence(i) {
            self.last_change = None;
        } else if number::may_begin(scan, i) {
            return self.number_at(i);
        } else if scan.is_word(i) {
            if self.lex.vague_magnitudes.contains_key(scan.lower(i)) {
                return self.vague_magnitude(i);
            }
            return self.vague(i);
        }
        i + 1
    }

    fn push(
        &mut self,
        pieces: Range<usize>,
        number: Range<usize>,
        head: Option<Range<usize>>,
        value: QuantityValue,
        rule: &'static str,
    ) {
        let bytes = |r: Range<usize>| self.scan.start(r.start)..self.scan.end(r.end.saturating_sub(1).max(r.start));
        if self.found.last().is_some_and(|last| last.bytes.end > self.scan.start(pieces.start)) {
            return;
        }
        self.floor = pieces.end;
        self.taken.push(pieces.clone());
        self.last_change = value.change.filter(|c| matches!(c, Change::Up | Change::Down)).or(self.last_change);
        let found = QuantityFound { bytes: bytes(pieces), number: bytes(number), head: head.map(bytes), value, rule };
        self.found.push(found);
    }

    /// The number that may begin at piece `i`; the next piece to look at.
    fn number_at(&mut self, i: usize) -> usize {
        if let Some(end) = self.name(i) {
            return self.skip(end);
        }
        let (currency, start) = self.currency_before(i).unzip();
        let Some(mut first) = self.amount(i, currency) else { return i + 1 };
        let (negative, start) = self.sign(start.unwrap_or(i), i);
        if !first.number.digits && self.idiom(i, &first.number) {
            return first.number.end;
        }
        let before = self.before(start);
        let range = self.range(&mut first, i, &before);
        let seen = Seen { at: i, negative, before, first, range };
        self.quantity(seen)
    }

    /// Notes that what ends before piece `end` is no quantity.
    fn skip(&mut self, end: usize) -> usize {
        self.skipped = Some(end);
        end
    }

    /// What a number or range is of, and how it is qualified; the next piece to look at.
    fn quantity(&mut self, seen: Seen) -> usize {
        let scan = self.scan;
        let Seen { at: i, negative, mut before, first, range } = seen;
        let last = range.as_ref().map_or(&first, |r| &r.amount);
        let (part, measure) = (last.number.part, last.measure.clone());
        let (low, high) = (first.number.value, last.number.value);
        let (mut number_end, mut end) = (last.number_end, last.end);
        // "six more bodies", "14 or more boats"
        if measure.is_none() && scan.lower(end) == "more" && scan.lower(end + 1) != "than" {
            before.more = true;
            number_end += 1;
            end = number_end;
        }
        let mut after = None;
        if end == number_end
            && let Some((qualifier, to)) = self.after(number_end)
        {
            (after, number_end, end) = (Some(qualifier), to, to);
        }

        let (mut unit, mut head, mut rule) = (None, None, "quantity.bare");
        let mut rated = None;
        if let Some(measure) = measure {
            (unit, rule, rated) = (Some(measure.name), measure.kind.rule(), Some(measure.kind));
        } else if let Some(counted) = self.measured(end) {
            // The measure is a quantity of its own, so this one ends before it.
            (unit, head, rule) = (Some(counted.unit), Some(counted.head), "quantity.count");
        } else if let Some(counted) = self.counted(end, low == 1.0 && high == 1.0, part, i) {
            (unit, head, rule) = (Some(counted.unit), Some(counted.head), "quantity.count");
            (end, rated) = (counted.end, Some(UnitKind::Other));
        }
        if part && rule != "quantity.measure" {
            // A part of what is counted is no number of it.
            (unit, rule) = (unit.map(|whole| share_of(&whole)), "quantity.part");
        } else if let Some((per, to)) = rated.and_then(|kind| self.per(end, kind)) {
            unit = unit.map(|unit| format!("{unit} per {per}"));
            end = to;
        }
        if after.is_none()
            && before.qualifier.is_none()
            && let Some((qualifier, to)) = self.after(end)
        {
            (after, end) = (Some(qualifier), to);
        }

        let from = range.as_ref().is_some_and(|r| r.from);
        let start = before.start - usize::from(from);
        let qualifier = before.qualifier.or(after);
        let bare = rule == "quantity.bare" && range.as_ref().is_none_or(|r| !r.sure);
        if (bare && !self.may_be_bare(i, start..end, &first.number, qualifier, before.more))
            || (rule == "quantity.count"
                && (negative
                    || self.reads_as_year(i, &first.number, &before)
                    || self.is_model(i, &first.number, &before)))
        {
            return self.skip(last.end);
        }

        let (mut low, mut high) = if negative { (-high, -low) } else { (low, high) };
        let (mut modifier, mut change) = match qualifier {
            // "from up to 250 miles to 290": what touches one end does not qualify the whole.
            Some(Qualifier::Is(Modifier::UpTo)) if from => (Modifier::Exact, None),
            Some(Qualifier::Is(modifier)) => (modifier, None),
            Some(Qualifier::JustUnder) => (Modifier::Nearly, Some(Change::Less)),
            None if before.more => (Modifier::More, None),
            None => self.parenthesis(start, rule).unwrap_or((Modifier::Exact, None)),
        };
        if range.as_ref().is_some_and(|r| r.moved) {
            change = direction(low, high).or(change);
        } else if scan.raw(start) == "+" {
            change = Some(Change::Up);
        } else if negative && rule == "quantity.part" {
            change = Some(Change::Down);
        } else {
            change = self.change(start, rule).or(change);
        }
        if low > high {
            (low, high) = (high, low);
        }
        if modifier == Modifier::More && low < high {
            modifier = Modifier::Exact;
        }
        let value = QuantityValue { quantity: bounds(low, high, modifier), unit, change };
        self.push(start..end, start..number_end, head, value, rule);
        end
    }
}

/// A number or range where it was found, before it is known what it is of.
struct Seen {
    /// The first piece of the number.
    at: usize,
    negative: bool,
    before: Before,
    first: Amount,
    range: Option<Spread>,
}

#[cfg(test)]
mod tests;
