//! Numbers that are no quantities: names, dates, clocks, scores, addresses, years.

use std::ops::Range;

use dateline_model::mention::Modifier;

use super::{Before, Finder, lexicon::Qualifier};
use crate::{
    number::{self, Number},
    scan::Kind,
};

impl Finder<'_, '_> {
    /// The end of a name, date, clock, score or the like that the number at piece `i` belongs to.
    pub(super) fn name(&self, i: usize) -> Option<usize> {
        let scan = self.scan;
        if !scan.is_number(i) {
            return self.spelled_name(i);
        }
        let next = i + 1;
        // What is tied to it on the left.
        if scan.glued(i) && i > 0 {
            let before = scan.raw(i - 1);
            let word = scan.is_word(i - 1);
            if word && !self.lex.currencies.contains_key(before) {
                return Some(self.chain_end(i));
            }
            if scan.is_dash(i - 1) && scan.glued(i - 1) && i > 1 {
                let sub = matches!(scan.lower(i - 2), "sub" | "up" | "$" | "under" | "to" | "now");
                if (scan.is_word(i - 2) || scan.is_number(i - 2)) && !sub {
                    return Some(self.chain_end(i));
                }
            }
            if matches!(before, ":" | "#" | "№" | "@" | "_" | "&" | "*" | "'" | "’")
                && (before != ":" || scan.glued(i - 1))
            {
                return Some(self.chain_end(i));
            }
            // "+374 10 555-1234"
            if before == "+" && scan.is_number(next) && !scan.raw(i).contains('.') {
                let mut end = next + 1;
                while scan.is_number(end) || scan.ties(end) {
                    end += 1;
                }
                return Some(end);
            }
            if matches!(before, "/" | ".")
                && scan.glued(i - 1)
                && i > 1
                && (scan.is_number(i - 2) || before == "." && scan.is_word(i - 2))
            {
                return Some(self.chain_end(i));
            }
        }
        // What is tied to it on the right: ordinals, decades, clocks, dates, scores.
        if scan.glued(next) {
            match scan.lower(next) {
                "st" | "nd" | "rd" | "th" => return Some(self.chain_end(next)),
                "s" if scan.raw(i).len() != 1 && !scan.raw(i).contains('.') => return Some(next + 1),
                "x" | "g" if !scan.raw(i).contains('.') && scan.raw(next) != "g" => return Some(next + 1),
                ":" if scan.is_number(next + 1) && scan.glued(next + 1) => return Some(self.chain_end(next + 1)),
                "/" if scan.is_number(next + 1) && scan.glued(next + 1) => {
                    let part = number::number(scan, i)
                        .is_some_and(|n| n.part && matches!(scan.lower(n.end), "of" | "the" | "cup" | "inch" | "mile"));
                    let three = scan.raw(next + 2) == "/";
                    if three || !part {
                        return Some(self.chain_end(next + 1));
                    }
                }
                _ => {}
            }
            if scan.is_dash(next) && scan.glued(next + 1) && scan.is_number(next + 1) {
                // "2020-10-03", "555-12-34", "2014-15", "won 2-1".
                let (a, b) = (number::digits(scan.raw(i)), number::digits(scan.raw(next + 1)));
                let rising = matches!((a, b), (Some(a), Some(b)) if a < b);
                if (scan.is_dash(next + 2) && scan.glued(next + 2) && scan.is_number(next + 3)) || !rising {
                    return Some(self.chain_end(next + 1));
                }
                let score = (i.saturating_sub(4)..i).any(|k| self.lex.words.scores.contains(scan.lower(k)));
                if score && self.unit(next + 2).is_none() {
                    return Some(next + 2);
                }
            }
        }
        if scan.raw(i).bytes().filter(|&b| b == b'.').count() > 1 {
            return Some(next);
        }
        if self.lex.words.clocks.contains(scan.lower(next)) {
            return Some(next + 1);
        }
        if self.is_clock(i) {
            return Some(next);
        }
        let day = number::digits(scan.raw(i)).is_some_and(|n| (1.0..=31.0).contains(&n) && n.fract() == 0.0);
        if day && (self.is_month(next) || (scan.lower(next) == "of" && self.is_month(next + 1))) {
            return Some(next + 1);
        }
        let mut before = i.checked_sub(1)?;
        if scan.raw(before) == "." && scan.glued(before) {
            before = before.checked_sub(1)?;
        }
        if day && self.is_month(before) {
            return Some(next);
        }
        let label = scan.lower(before);
        if matches!(label, "no" | "nr" | "a.d." | "b.c." | "ad" | "vol" | "fig") && !(label == "no" && before + 1 == i)
        {
            return Some(self.chain_end(i));
        }
        // "(4)", "[12]": a number on a shirt, a note. "1." and "2)" at the head of a paragraph: a list.
        if matches!(scan.raw(i - 1), "(" | "[") && matches!(scan.raw(next), ")" | "]") {
            return Some(next + 1);
        }
        None
    }

    /// “at 2100”, “0700”: hours and minutes without a colon.
    pub(super) fn is_clock(&self, i: usize) -> bool {
        let scan = self.scan;
        let raw = scan.raw(i);
        if raw.len() != 4 || !raw.bytes().all(|b| b.is_ascii_digit()) || &raw[..2] > "24" || &raw[2..] > "59" {
            return false;
        }
        let mut before = i;
        while before > 0 && matches!(scan.lower(before - 1), "about" | "around" | "approximately" | "some" | "exactly")
        {
            before -= 1;
        }
        let at = before > 0 && matches!(scan.lower(before - 1), "at" | "by" | "until" | "till");
        raw.starts_with('0') || (at && self.unit(i + 1).is_none() && self.counted(i + 1, false, false, i).is_none())
    }

    pub(super) fn spelled_name(&self, i: usize) -> Option<usize> {
        let scan = self.scan;
        // "Phase Two", "Day One": both with capitals within a sentence.
        let label =
            i > 0 && scan.is_capital(i) && scan.is_capital(i - 1) && self.lex.words.labels.contains(scan.lower(i - 1));
        if label {
            return Some(i + 1);
        }
        // "nineteen ninety-one"
        if matches!(scan.lower(i), "nineteen" | "twenty" | "eighteen")
            && number::word_value(scan.lower(i + 1)).is_some_and(|n| n >= 10.0)
        {
            return Some(number::number(scan, i + 1).map_or(i + 2, |n| n.end));
        }
        // "anyone", "Fifty-one" are other words; what a hyphen ties on the left is a compound: "mid-twenties", "one-on-one".
        if i > 1 && scan.ties(i - 1) && scan.is_word(i - 2) && number::word_value(scan.lower(i - 2)).is_none() {
            return Some(i + 1);
        }
        None
    }

    /// The end of the run of pieces tied to piece `i`.
    pub(super) fn chain_end(&self, i: usize) -> usize {
        let scan = self.scan;
        let mut at = i + 1;
        while scan.glued(at)
            && (scan.is(at, Kind::Number)
                || scan.is_word(at)
                || (matches!(scan.raw(at), "-" | ":" | "/" | "–" | "+")
                    && scan.glued(at + 1)
                    && !scan.is(at + 1, Kind::Sign)))
        {
            at += 1;
        }
        at
    }

    pub(super) fn is_month(&self, i: usize) -> bool {
        self.scan.is_capital(i) && crate::time::is_month(self.scan.lower(i))
    }

    /// Whether the number at piece `i` is the head of a date, clock or ordinal.
    pub(super) fn tied_name(&self, i: usize) -> bool {
        let scan = self.scan;
        let next = scan.lower(i + 1);
        (scan.glued(i + 1) && matches!(next, "st" | "nd" | "rd" | "th" | ":"))
            || matches!(next, "am" | "pm" | "a.m." | "p.m.")
            || self.is_month(i + 1)
            || scan.raw(i).bytes().filter(|&b| b == b'.').count() > 1
            || (scan.glued(i + 1) && scan.is_dash(i + 1) && scan.is_number(i + 2) && scan.glued(i + 2))
    }

    /// Whether a spelled number is part of a set phrase (“one another”, “at one point”).
    pub(super) fn idiom(&self, i: usize, number: &Number) -> bool {
        let scan = self.scan;
        let end = number.end;
        (i.saturating_sub(2)..=i).any(|from| {
            (end..=end + 2).any(|to| {
                to > from && (from < i || to > end) && self.lex.words.idioms.contains(scan.lower_slice(from, to))
            })
        }) || (number.value == 1.0 && !number.part && scan.lower(i) == "one" && self.is_pronoun(i))
    }

    /// Whether “one” stands for a noun: “the one that”, “no one”, “one can see”.
    pub(super) fn is_pronoun(&self, i: usize) -> bool {
        let scan = self.scan;
        let before = if i > 0 { scan.lower(i - 1) } else { "" };
        if self.lex.words.before_one.contains(before) {
            // "the one soldier" is a number, "the one that" is not.
            return self.counted(i + 1, true, false, i).is_none();
        }
        false
    }

    /// Whether a number without a unit can be an elliptical quantity where it stands, from the piece before `pieces` to
    /// the piece after it.
    pub(super) fn may_be_bare(
        &self,
        i: usize,
        pieces: Range<usize>,
        number: &Number,
        qualifier: Option<Qualifier>,
        more: bool,
    ) -> bool {
        let scan = self.scan;
        if number.part || number.magnitude.is_some() {
            return true;
        }
        let Range { start, end } = pieces;
        let qualified = qualifier.is_some() || more;
        let plain = number.digits && !qualified;
        let (next, before) = (scan.lower(end), start.checked_sub(1));
        let word = before.map_or("", |b| scan.lower(b));

        let bound = matches!(qualifier, Some(Qualifier::Is(Modifier::AtLeast | Modifier::MoreThan | Modifier::Nearly)));
        let year = number.is_year(scan, i) && !bound;
        // "A.D. 1000 and 1260", "Sections 3 and 4"
        let listed = matches!(word, "and" | "or" | "to" | "&") && self.skipped == before;
        // Dates and numbers in a line of another script.
        let foreign = scan.is_foreign(end) || before.is_some_and(|b| scan.is_foreign(b));
        // "aged 12", "under the age of 18"; "Vel, 66, said".
        let aged = matches!(word, "aged" | "age" | "ages")
            || (word == "of" && start > 1 && scan.lower(start - 2) == "age")
            || (plain
                && word == ","
                && start > 1
                && scan.is_capital(start - 2)
                && matches!(scan.raw(end), "," | "." | ";" | ")"));
        let labelled = number.digits && self.lex.words.labels.contains(word);
        // "Lot 20 was sold", but "In 2 of them".
        let named = plain
            && before.is_some_and(|b| {
                let opens = scan.opens(b) && (self.lex.words.ends.contains(word) || self.is_state(word));
                scan.is_capital(b) && !opens && self.lex.change(word, true).is_none()
            });
        // "787 Dreamliner", "575 Harbour Road"
        let names = plain
            && scan.is_word(end)
            && scan.is_capital(end)
            && !scan.opens(end)
            && !self.lex.words.ends.contains(next);
        // "three-judge panel", "48-strong"
        let tied = scan.ties(end) || (scan.glued(end) && scan.is_word(end));
        // The head of a list item.
        let item = start == 0 && matches!(next, "." | ")" | ":");
        if year || listed || foreign || aged || labelled || named || names || tied || item {
            return false;
        }
        if number.digits || qualified {
            return true;
        }
        // "The two met": they were named before.
        if matches!(word, "the" | "these" | "those") && !self.lex.words.states.contains(next) {
            return false;
        }
        // "one of them", "one injured", but "one can see".
        number.value != 1.0
            || (next == "of" && scan.lower(end + 1) != "the")
            || (self.is_state(next) && !next.ends_with("ing"))
    }

    /// Whether the capitals before a number make it part of a name: “T 72 tanks”, “HIV 2 drugs”, but “in the UK 30 people”.
    pub(super) fn is_model(&self, i: usize, number: &Number, before: &Before) -> bool {
        let scan = self.scan;
        let Some(at) = i.checked_sub(1).filter(|_| number.digits && before.start == i) else { return false };
        let raw = scan.raw(at);
        let capitals = scan.is_word(at) && raw.len() <= 4 && raw.bytes().all(|b| b.is_ascii_uppercase());
        let placed = at > 0 && (scan.lower(at - 1) == "the" || self.lex.words.ends.contains(scan.lower(at - 1)));
        let small = (at.saturating_sub(4)..i + 4).any(|k| scan.raw(k).bytes().any(|b| b.is_ascii_lowercase()));
        capitals && small && !placed && !scan.opens(at)
    }

    /// Whether a number with a noun after it reads as a year all the same: “2018 sales”, “the 2026 elections”.
    pub(super) fn reads_as_year(&self, i: usize, number: &Number, before: &Before) -> bool {
        number.is_year(self.scan, i) && number.value % 100.0 != 0.0 && before.qualifier.is_none() && !before.more
    }
}
