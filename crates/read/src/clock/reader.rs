//! Reads the parts of a stamp one after the other.

use super::{
    Cue, Stamp,
    token::{Kind, Token, is_ornament},
};
use crate::calendar::{Calendar, Meaning};

pub(super) struct Reader<'t> {
    pub(super) tokens: &'t [Token<'t>],
    pub(super) at: usize,
    /// The phrase where a part is sought.
    pub(super) here: Option<(Meaning, usize)>,
    pub(super) stamp: Stamp,
    /// Whether the stamp so far could as well be a decimal number ("12.31").
    pub(super) loose: bool,
    /// The first token that states a time, and the one after the last.
    pub(super) first: Option<usize>,
    pub(super) last: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn read(&mut self) {
        let mut fillers_from = self.at;
        loop {
            let start = self.at;
            if self.part() {
                self.first.get_or_insert(start);
                self.last = Some(self.at);
                fillers_from = self.at;
            } else if !self.filler() {
                self.at = fillers_from;
                return;
            }
        }
    }

    pub(super) fn kind(&self, ahead: usize) -> Option<&Kind<'_>> {
        self.tokens.get(self.at + ahead).map(|t| &t.kind)
    }

    pub(super) fn number(&self, ahead: usize) -> Option<(u64, usize)> {
        let token = self.tokens.get(self.at + ahead)?;
        match token.kind {
            Kind::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }

    pub(super) fn mark(&self, ahead: usize) -> Option<char> {
        match self.kind(ahead)? {
            Kind::Mark(c) => Some(*c),
            _ => None,
        }
    }

    pub(super) fn word(&self, ahead: usize) -> Option<&str> {
        match self.kind(ahead)? {
            Kind::Word(word, _) => Some(word),
            _ => None,
        }
    }

    pub(super) fn spaced(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_none_or(|t| t.spaced)
    }

    /// A word or mark between the parts: "at", a comma, a dash. Taken only if a part follows in the end.
    pub(super) fn filler(&mut self) -> bool {
        match self.kind(0) {
            Some(Kind::Mark(',' | '،' | '|' | '•' | '·' | '-' | '–' | '—' | '(' | ')' | '[' | ']' | '/' | '@')) => {
                self.at += 1
            }
            // "Updated: 14:05"
            Some(Kind::Mark(':')) if self.first.is_none() && self.at > 0 => self.at += 1,
            Some(Kind::Mark(c)) if self.first.is_none() && is_ornament(*c) => self.at += 1,
            // "Day 3: Wednesday, March 11"
            Some(Kind::Word(word, _)) if self.first.is_none() && Calendar::get().unit(word) == Some(86_400) => {
                let Some((_, 1..=4)) = self.number(1) else { return false };
                self.at += 2;
            }
            // "1. 15:05 – The ferry has left": an item of a numbered list
            Some(Kind::Number(_, 1..=3))
                if self.at == 0 && matches!(self.mark(1), Some('.' | ')')) && !self.spaced(1) && self.spaced(2) =>
            {
                self.at += 2;
            }
            // "Update 2 (3:05 p.m.):"
            Some(Kind::Number(_, 1..=3))
                if self.first.is_none()
                    && self.stamp.cue != Cue::None
                    && matches!(self.mark(1), Some('(' | '[' | ':' | '-' | '–' | '—' | ',')) =>
            {
                self.at += 1;
            }
            Some(Kind::Word(..)) => match self.here {
                // "godz. 15:05"
                Some((Meaning::At, words)) => self.at += words + usize::from(self.mark(words) == Some('.')),
                Some((Meaning::Numbered, words)) if self.first.is_none() => {
                    let Some(words) = self.number_of(words) else { return false };
                    self.at += words;
                }
                Some((Meaning::Posted, words)) if self.stamp.cue == Cue::None && self.first.is_none() => {
                    self.stamp.cue = Cue::Posted;
                    self.at += words;
                }
                Some((Meaning::Updated, words)) if self.stamp.cue == Cue::None && self.first.is_none() => {
                    self.stamp.cue = Cue::Updated;
                    self.at += words;
                }
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    /// "Bulletin No. 4", "Flash update #3": the tokens up to the number, from the one behind the words on.
    pub(super) fn number_of(&self, mut at: usize) -> Option<usize> {
        if matches!(self.word(at), Some("no" | "nr" | "number")) {
            at += 1 + usize::from(self.mark(at + 1) == Some('.'));
        }
        at += usize::from(matches!(self.mark(at), Some('#' | '№')));
        matches!(self.number(at), Some((_, 1..=4))).then_some(at + 1)
    }

    /// The month that stands here, and how many tokens it has.
    pub(super) fn month(&self) -> Option<(i8, usize)> {
        match self.phrase() {
            Some((Meaning::Month(month), words)) => Some((month, words)),
            _ => Some((Calendar::get().month(self.word(0)?)?, 1)),
        }
    }

    /// The longest known phrase here, and how many tokens it has.
    pub(super) fn phrase(&self) -> Option<(Meaning, usize)> {
        let calendar = Calendar::get();
        let first = self.word(0).filter(|word| calendar.may_open(word))?;
        let longest = calendar.longest(first);
        let mut found = calendar.meaning(first).filter(|_| longest > 0).map(|meaning| (meaning, 1));
        if longest < 2 || !matches!(self.kind(1), Some(Kind::Word(..) | Kind::Mark('-'))) {
            return found;
        }
        let mut phrase = first.to_owned();
        let mut count = 1;
        let mut ahead = 1;
        while count < longest {
            let Some(word) = self.word(ahead) else {
                // "segunda-feira"
                if self.mark(ahead) == Some('-') && !self.spaced(ahead) && !self.spaced(ahead + 1) {
                    phrase.push('-');
                    ahead += 1;
                    continue;
                }
                break;
            };
            if !phrase.ends_with('-') {
                phrase.push(' ');
            }
            phrase.push_str(word);
            count += 1;
            ahead += 1;
            if let Some(meaning) = calendar.meaning(&phrase) {
                found = Some((meaning, ahead));
            }
        }
        found
    }

    /// One part of a stamp that states a time.
    pub(super) fn part(&mut self) -> bool {
        // Most words of prose mean nothing in a stamp.
        if self.word(0).is_some_and(|word| !Calendar::get().may_open(word)) {
            self.here = None;
            return self.zone();
        }
        self.here = self.phrase();
        self.unix()
            || self.military()
            || self.relative()
            || self.date()
            || self.clock()
            || self.second_clock()
            || self.zone()
            || self.named()
    }
}
