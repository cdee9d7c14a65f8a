//! Numbers that leave out what they are of, because their sentence has just said it: “40 boats, up from 31”, “three of the 12 barges”,
//! “the best bid is 50 crowns, while the last is 20”.

use std::ops::Range;

use dateline_model::mention::Change;

use super::Finder;

/// Words that set one clause against another of the same build.
const JOINS: [&str; 6] = ["and", "but", "while", "whilst", "whereas", "though"];
/// Words after which a level stands: the same before both numbers makes their clauses alike.
const LEADS: [&str; 9] = ["is", "was", "are", "were", "at", "to", "by", "reached", "totalled"];
/// What leads from a number to the one that it is held against.
const AGAINST: [&str; 9] =
    ["from", "up from", "down from", "against", "versus", "vs", "compared with", "compared to", "rather than"];
/// How many words the subject of a clause may have that repeats another's build.
const SUBJECT: usize = 3;
/// How far back, in pieces and in numbers, a number is looked for that says what a bare one is of.
const REACH: usize = 40;
const NUMBERS: usize = 6;

impl Finder<'_, '_> {
    /// Gives bare numbers the unit that they leave out.
    pub(super) fn fill_in(&mut self) {
        for i in 0..self.found.len() {
            if self.found[i].rule == "quantity.bare" && self.is_age(self.taken[i].start) {
                self.found[i].value.unit = Some("year of age".into());
                self.found[i].rule = "quantity.age";
            }
            let Some(from) = self.said_with(i) else { continue };
            let Some(said) = self.found.get(from).map(|said| (said.value.unit.clone(), said.rule)) else { continue };
            let found = &mut self.found[i];
            match (found.rule, said) {
                ("quantity.part", (Some(unit), _)) => found.value.unit = Some(share_of(&unit)),
                // What is counted elsewhere stands beside no noun of its own.
                (_, (unit, "quantity.count" | "quantity.vague")) => found.value.unit = unit,
                (_, (unit, rule)) => (found.value.unit, found.rule) = (unit, rule),
            }
        }
    }

    /// The quantity whose unit a bare one leaves out.
    fn said_with(&self, i: usize) -> Option<usize> {
        let found = &self.found[i];
        if found.value.unit.is_some() || !matches!(found.rule, "quantity.bare" | "quantity.part") {
            return None;
        }
        let unit = |k: usize| self.found.get(k).and_then(|q| q.value.unit.as_deref());
        let span = &self.taken[i];
        // "three of the 12 barges"
        if let Some(next) = self.taken.get(i + 1).filter(|_| unit(i + 1).is_some()) {
            let mut gap = span.end..next.start;
            let of = gap.len() <= 3 && gap.next().is_some_and(|k| self.scan.lower(k) == "of");
            let plain = |k: usize| {
                let word = self.scan.lower(k);
                self.lex.words.determiners.contains(word) || matches!(word, "combined" | "total" | "other")
            };
            if of && gap.all(plain) {
                return Some(i + 1);
            }
        }
        if found.rule == "quantity.part" {
            return None;
        }
        (0..i)
            .rev()
            .take(NUMBERS)
            .take_while(|&k| span.start - self.taken[k].end <= REACH)
            .take_while(|&k| !(self.taken[k].end..span.start).any(|piece| self.scan.ends_sentence(piece)))
            .filter(|&k| unit(k).is_some())
            .find(|&k| self.is_held_against(k, i) || self.is_level_after(k, i) || self.repeats(k, i))
    }

    /// “40 boats, up from 31”, “from 5 to 8 knots to 12”.
    fn is_held_against(&self, said: usize, bare: usize) -> bool {
        let (first, second) = (&self.taken[said], &self.taken[bare]);
        let gap = self.words_between(first.end..second.start);
        let from = (first.start.saturating_sub(1)..=first.start).any(|k| self.scan.lower(k) == "from");
        // "rose 3% from 1,200": by which share, and from which level.
        let moved = self.moves(said) && self.found[said].rule == "quantity.part";
        !moved && (AGAINST.contains(&gap.as_str()) || from && gap == "to")
    }

    /// “rose 31 points to 2,208”: what rises by so many of something is so many of it.
    fn is_level_after(&self, said: usize, bare: usize) -> bool {
        let share = self.found[said].value.unit.as_deref() == Some("percent");
        self.moves(said) && !share && self.words_between(self.taken[said].end..self.taken[bare].start) == "to"
    }

    /// “40 boats by sea and 12 by land”, “the best bid is 50 crowns, while the last is 20”: the same words around both.
    fn repeats(&self, said: usize, bare: usize) -> bool {
        let scan = self.scan;
        let (first, second) = (&self.taken[said], &self.taken[bare]);
        let Some(join) = (first.end..second.start).rev().find(|&k| JOINS.contains(&scan.lower(k))) else {
            return false;
        };
        let before = |at: usize| at.checked_sub(1).map_or("", |b| scan.lower(b));
        if join + 1 == second.start {
            let after = scan.lower(first.end);
            return after == scan.lower(second.end) && (after == "(" || is_preposition(after));
        }
        let lead = before(second.start);
        let same = lead == before(first.start) && LEADS.contains(&lead);
        let near = self.taken.get(bare - 1).is_some_and(|last| last.end > join);
        same && (near || second.start - join <= SUBJECT + 2)
    }

    /// “She turned 52”, “he would be 60”: a number that a person is.
    fn is_age(&self, start: usize) -> bool {
        let scan = self.scan;
        let before = |n: usize| start.checked_sub(n).map_or("", |b| scan.lower(b));
        let person = |word: &str| matches!(word, "he" | "she");
        match before(1) {
            "is" | "was" | "turned" | "turns" => person(before(2)),
            "be" | "turn" => matches!(before(2), "will" | "would") && person(before(3)),
            _ => false,
        }
    }

    fn moves(&self, i: usize) -> bool {
        matches!(self.found[i].value.change, Some(Change::Up | Change::Down))
    }

    /// The words of some pieces in lower case, without commas and articles.
    fn words_between(&self, pieces: Range<usize>) -> String {
        let words = pieces.take(6).map(|k| self.scan.lower(k)).filter(|word| !matches!(*word, "," | "the" | "a"));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The unit of a share: what it is a part of.
pub(super) fn share_of(whole: &str) -> String {
    format!("% {whole}")
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "by" | "in" | "at" | "on" | "to" | "from" | "for" | "with" | "under" | "near" | "through" | "via")
}
