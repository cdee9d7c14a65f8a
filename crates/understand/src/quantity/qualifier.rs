//! What qualifies a number: the words that touch it, and the verbs that make it a rise or fall.

use dateline_model::mention::{Change, Modifier, Quantity};

use super::{Finder, lexicon::Qualifier};
use crate::number;

/// What stands before a number and qualifies it.
pub(super) struct Before {
    pub start: usize,
    pub qualifier: Option<Qualifier>,
    pub more: bool,
}

impl Finder<'_, '_> {
    /// The qualifying words that touch piece `start` from the left.
    pub(super) fn before(&self, mut start: usize) -> Before {
        let scan = self.scan;
        let mut all = Before { start, qualifier: None, more: false };
        'phrases: loop {
            for n in (1..=5).rev() {
                let Some(at) = start.checked_sub(n).filter(|&at| at >= self.floor) else { continue };
                let phrase = scan.lower_slice(at, start);
                if phrase.len() > 28 {
                    continue;
                }
                let Some(&qualifier) = self.lex.before.get(phrase) else { continue };
                // "the area around 12 villages" is a place; "one over 30" and "10 plus 20" are sums.
                start = at;
                match qualifier {
                    Qualifier::Is(Modifier::Exact) => {
                        if n > 1 || phrase == "exactly" {
                            all.start = at;
                        }
                    }
                    Qualifier::Is(Modifier::More) => {
                        all.more = true;
                        all.start = at;
                    }
                    stronger => {
                        let weak = matches!(all.qualifier, None | Some(Qualifier::Is(Modifier::About)));
                        if weak {
                            all.qualifier = Some(stronger);
                        }
                        all.start = at;
                    }
                }
                continue 'phrases;
            }
            return all;
        }
    }

    /// A qualifying phrase at piece `i`, and the piece after it.
    pub(super) fn after(&self, i: usize) -> Option<(Qualifier, usize)> {
        let scan = self.scan;
        for n in (1..=3).rev() {
            let phrase = scan.lower_slice(i, i + n);
            if phrase.is_empty() || phrase.len() > 16 || i + n > scan.len() {
                continue;
            }
            if let Some(&qualifier) = self.lex.after.get(phrase) {
                if (phrase == "+" || phrase.starts_with('-')) && !scan.glued(i) {
                    continue;
                }
                // "5 plus 6", "20 at least 3": a word before another number belongs to that one.
                if number::may_begin(scan, i + n) && number::number(scan, i + n).is_some()
                    || (phrase == "+" && scan.glued(i + 1) && scan.is_number(i + 1))
                {
                    continue;
                }
                return Some((qualifier, i + n));
            }
        }
        None
    }

    /// The modifier of the quantity before a parenthesis that opens right before `start`: “just under 296 hp (224 kW)”.
    pub(super) fn parenthesis(&self, start: usize, rule: &str) -> Option<(Modifier, Option<Change>)> {
        let last = self.found.last()?;
        let opens = start.checked_sub(1)?;
        let same = rule != "quantity.bare" && rule != "quantity.count" && last.rule == rule;
        let near = self.floor == opens && matches!(self.scan.raw(opens), "(" | "[" | "/");
        let change = last.value.change.filter(|c| matches!(c, Change::Less | Change::More));
        (same && near).then_some((last.value.quantity.modifier, change))
    }

    /// Whether the quantity that begins at piece `start` is a rise or fall.
    pub(super) fn change(&self, start: usize, rule: &str) -> Option<Change> {
        let scan = self.scan;
        let prices = matches!(rule, "quantity.part" | "quantity.money" | "quantity.bare");
        let known = |word: &str| self.lex.change(word, prices && rule != "quantity.bare");
        let mut at = start.checked_sub(1)?;
        // "rose 125,600 jobs or 2.2 per cent", "lost 190 points, or 0.6%".
        if scan.lower(at) == "or" {
            let last = self.found.last()?;
            let comma = usize::from(at > 0 && scan.raw(at - 1) == ",");
            return (self.floor == at - comma)
                .then_some(last.value.change)
                .flatten()
                .filter(|c| matches!(c, Change::Up | Change::Down));
        }
        if scan.lower(at) == "by" && at > 0 {
            for k in (at.saturating_sub(7)..at).rev() {
                if scan.ends_sentence(k) || scan.raw(k) == "," {
                    break;
                }
                if let Some(change) = known(scan.lower(k)) {
                    return Some(change);
                }
            }
            return self.last_change.filter(|_| prices);
        }
        // What is counted can be the object of another sense of the verb: "dropped 12 bombs", "shot down two drones".
        if rule == "quantity.count" {
            return None;
        }
        for _ in 0..5 {
            let word = scan.lower(at);
            if let Some(change) = known(word) {
                let phrasal =
                    matches!(word, "up" | "down") && at > 0 && self.lex.words.phrasal.contains(scan.lower(at - 1));
                return (!phrasal).then_some(change);
            }
            if !(self.lex.words.before_change.contains(word) || (word.ends_with("ly") && word.len() > 4)) {
                return None;
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Whether a verb of change stands shortly before piece `start`.
    pub(super) fn changes(&self, start: usize) -> bool {
        let first = start.saturating_sub(5).max(self.floor.saturating_sub(1));
        (first..start).any(|k| self.lex.change(self.scan.lower(k), true).is_some())
    }
}

/// The bounds that a modifier leaves of a number or range.
pub(super) fn bounds(low: f64, high: f64, modifier: Modifier) -> Quantity {
    let (min, max) = match modifier {
        _ if low < high => (Some(low), Some(high)),
        Modifier::AtLeast | Modifier::MoreThan => (Some(low), None),
        Modifier::UpTo => (None, Some(high)),
        _ => (Some(low), Some(high)),
    };
    Quantity { min, max, modifier }
}

/// The direction of a move from one number to another.
pub(super) fn direction(from: f64, to: f64) -> Option<Change> {
    if from < to {
        Some(Change::Up)
    } else if from > to {
        Some(Change::Down)
    } else {
        None
    }
}
