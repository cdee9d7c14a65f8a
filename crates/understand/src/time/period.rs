//! Years and parts of years: “1989”, “the 1990s”, “the third quarter of 1984”, “the summer”.

use dateline_model::mention::{Day, TimexType};

use super::{Finder, Hit, Tense, calendar::When, open};
use crate::number;

impl Finder<'_, '_> {
    /// “the third quarter of 1984”, “fourth-quarter”, “next year's first quarter”, “the first half of 2019”.
    pub(super) fn quarter(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let at = i + usize::from(scan.lower(i) == "the");
        let nth: i8 = match scan.lower(at) {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "last" => 0,
            _ => return None,
        };
        let fiscal = usize::from(scan.lower(at + 1) == "fiscal");
        if at > i && scan.ties(at + 1) {
            return None;
        }
        let noun = at + 1 + fiscal + usize::from(scan.ties(at + 1));
        let year_of = |end: usize| -> Option<(i16, usize)> {
            let of = end + usize::from(scan.lower(end) == "of");
            let fiscal = of + usize::from(scan.lower(of) == "fiscal");
            if let Some(year) = self.year_after(fiscal) {
                return Some(year);
            }
            let year = self.anchor?.year();
            let (first, second) = (scan.lower(of), scan.lower(of + 1));
            match (first, second) {
                ("this" | "the", "year") if of > end => Some((year, of + 2)),
                ("last", "year") => Some((year.checked_sub(1)?, of + 2)),
                ("next", "year") => Some((year.checked_add(1)?, of + 2)),
                _ => None,
            }
        };
        match scan.lower(noun) {
            "quarter" | "quarters" if nth > 0 => {
                let end = noun + 1;
                if let Some((year, end)) = year_of(end) {
                    return Some(self.hit(end, When::Quarter(year, nth), TimexType::Date, "time.quarter"));
                }
                let Some(anchor) = self.anchor else {
                    return Some(self.open(
                        end,
                        open::of_year(format_args!("Q{nth}")),
                        TimexType::Date,
                        "time.quarter",
                    ));
                };
                // The last one that has begun, or the next where the words look ahead.
                let begun = anchor.month() > (nth - 1) * 3;
                let over = anchor.month() > nth * 3;
                let ahead = self.tense(i, end) == Tense::Ahead;
                let year = anchor.year()
                    + if over && ahead {
                        1
                    } else if !begun && !ahead {
                        -1
                    } else {
                        0
                    };
                Some(self.hit(end, When::Quarter(year, nth), TimexType::Date, "time.quarter"))
            }
            "half" if nth <= 2 && scan.lower(noun + 1) == "of" => {
                let half = if nth == 1 { 1 } else { 2 };
                if let Some((year, end)) = year_of(noun + 1) {
                    return Some(self.hit(end, When::Half(year, half), TimexType::Date, "time.half"));
                }
                self.decade(noun + 2)
            }
            _ => None,
        }
    }

    /// “the 1990s”, “the '80s”.
    pub(super) fn decade(&self, i: usize) -> Option<Hit> {
        let scan = self.scan;
        let the = i + usize::from(scan.lower(i) == "the");
        let edge = match scan.lower(the) {
            "early" | "late" if the > i => the + 1,
            "mid" if the > i => the + 1 + usize::from(scan.ties(the + 1)),
            _ => the,
        };
        let short = matches!(scan.raw(edge), "'" | "’" | "‘");
        let at = edge + usize::from(short);
        let raw = scan.raw(at);
        let end = at + 2;
        let plural = scan.glued(at + 1)
            && matches!(scan.lower(at + 1), "s" | "'s" | "’s")
            && !(scan.glued(end) && scan.is_word(end));
        if !plural || !scan.is_number(at) || !raw.bytes().all(|b| b.is_ascii_digit()) || !raw.ends_with('0') {
            return None;
        }
        let year: i16 = raw.parse().ok()?;
        let year = match raw.len() {
            4 if (1000..2200).contains(&year) => year,
            2 if short || edge > i => 1900 + year,
            _ => return None,
        };
        let when = if raw.ends_with("00") && year != 2000 { When::Century(year) } else { When::Decade(year) };
        Some(self.hit(end, when, TimexType::Date, "time.decade"))
    }

    /// “1989”, “fiscal 1989”, “nineteen ninety-one”.
    pub(super) fn year(&self, i: usize, edge: bool) -> Option<Hit> {
        let scan = self.scan;
        let fiscal = scan.lower(i) == "fiscal";
        let at = if fiscal { i + 1 + usize::from(scan.lower(i + 1) == "year") } else { i };
        if matches!(scan.lower(at), "nineteen" | "twenty" | "eighteen") {
            let century = number::word_value(scan.lower(at))? as i16;
            let rest = number::number(scan, at + 1).filter(|n| (10.0..100.0).contains(&n.value) && !n.digits)?;
            return Some(self.hit(
                rest.end,
                When::Year(century * 100 + rest.value as i16),
                TimexType::Date,
                "time.year",
            ));
        }
        let raw = scan.raw(at);
        if raw.len() != 4 || !scan.is_number(at) || !raw.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i16 = raw.parse().ok()?;
        let before = at.checked_sub(1).map_or("", |b| scan.lower(b));
        if scan.glued(at) && !edge && !matches!(before, "(" | "[" | "\"" | "“" | "'" | "‘" | "," | "—" | "–") {
            return None;
        }
        let next = scan.lower(at + 1);
        let placed = self.lex.words.before_year.contains(before);
        let likely = (1900..2100).contains(&year);
        if !(likely || fiscal || (placed && (1200..1900).contains(&year) && !scan.is_word(at + 1))) {
            return None;
        }
        // Numbers of things, parts of numbers, clocks, and model and flight numbers.
        let counted = self.lex.words.before_number.contains(before)
            || self.counts(at + 1)
            || self.lex.words.after_number.contains(next)
            || (scan.glued(at + 1)
                && (scan.is_word(at + 1) && !matches!(next, "'s" | "’s") || next == ":" && scan.is_number(at + 2)));
        if (counted && !fiscal) || scan.is_foreign(at + 1) || (at > 0 && scan.is_foreign(at - 1)) {
            return None;
        }
        let range = scan.is_dash(at + 1) && scan.glued(at + 1) && scan.is_number(at + 2) && scan.glued(at + 2);
        if range {
            // "2014-15": years one after the other; anything else tied on is no year.
            let second = scan.raw(at + 2);
            let full: i16 = second.parse().ok()?;
            let full = if second.len() == 2 { year / 100 * 100 + full } else { full };
            if full <= year || full - year > 99 || scan.ties(at + 3) {
                return None;
            }
            let (first, last) = (When::Year(year).days()?.0, When::Year(full).days()?.1);
            let mut hit = self.open(at + 3, format!("{year:04}/{full:04}"), TimexType::Date, "time.years");
            hit.value.from = Some(Day(first));
            hit.value.to = Some(Day(last));
            return Some(hit);
        }
        let mut end = at + 1;
        if scan.lower(end) == "or" && scan.lower(end + 1) == "later" {
            end += 2;
        }
        Some(self.hit(end, When::Year(year), TimexType::Date, "time.year"))
    }

    /// Whether the word at piece `i` is one that a number before it counts rather than dates.
    pub(super) fn counts(&self, i: usize) -> bool {
        self.lex.words.counted.contains(self.scan.lower(i))
    }

    /// “the summer”, “summer 2020”, “the spring of 1998”.
    pub(super) fn season(&self, i: usize, edge: bool) -> Option<Hit> {
        let scan = self.scan;
        let the = scan.lower(i) == "the";
        let at = i + usize::from(the);
        let &season = &self.lex.seasons.get(scan.lower(at))?;
        let season: &'static str = season.as_str();
        let fall = scan.lower(at) == "fall";
        if let Some((year, end)) = self.year_after(at + 1) {
            return Some(self.hit(end, When::Season(year, season), TimexType::Date, "time.season"));
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        let placed = edge || the || matches!(before, "in" | "by" | "since" | "until" | "during" | "through");
        let noun = scan.is_word(at + 1) && !self.lex.words.after_time.contains(scan.lower(at + 1));
        if !placed
            || (fall && !(the && before == "in"))
            || scan.lower(at + 1) == "of"
            || (noun && !the)
            || (the && noun && !matches!(before, "in" | "over" | "during" | "for"))
        {
            return None;
        }
        let Some(anchor) = self.anchor else {
            return Some(self.open(at + 1, open::of_year(season), TimexType::Date, "time.season"));
        };
        let begins = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let ahead = self.tense(i, at + 1) == Tense::Ahead;
        let year = anchor.year() - i16::from(anchor.month() < begins && !ahead);
        Some(self.hit(at + 1, When::Season(year, season), TimexType::Date, "time.season"))
    }
}
