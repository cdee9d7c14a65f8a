//! What is counted: the noun group after a number, with its head in the singular.

use std::ops::Range;

use super::{Finder, lexicon::UnitKind};
use crate::{number, scan::Kind};

/// What is counted.
pub(super) struct Counted {
    /// Its noun in the singular with what describes it, determiners and participles left out.
    pub unit: String,
    /// The head noun, as pieces.
    pub head: Range<usize>,
    /// The piece after it.
    pub end: usize,
}

impl Finder<'_, '_> {
    /// What a number before piece `i` counts. `single`: the number is one. `part`: it is a part of one.
    pub(super) fn counted(&self, i: usize, single: bool, part: bool, number: usize) -> Option<Counted> {
        let scan = self.scan;
        if scan.lower(i) == "of" {
            let mut at = i + 1;
            while self.lex.words.determiners.contains(scan.lower(at)) {
                at += 1;
            }
            if number::may_begin(scan, at) && number::number(scan, at).is_some() {
                return None;
            }
            let counted = self.group(at, false, number).or_else(|| self.group(at, part, number))?;
            let plural = self.singular(scan.raw(counted.head.end - 1)).is_some();
            return (plural || part).then_some(counted);
        }
        if part {
            // "half the boats", "half the fleet", but no noun in "half empty".
            let determiner = self.lex.words.determiners.contains(scan.lower(i));
            let at = i + usize::from(determiner);
            return self.group(at, false, number).or_else(|| self.group(at, true, number).filter(|_| determiner));
        }
        let counted = self.group(i, single, number)?;
        // "ten units of other armoured vehicles"
        if scan.lower(counted.end) == "of" && self.lex.words.parcels.contains(scan.lower(counted.head.end - 1)) {
            return self.counted(counted.end, false, false, number).or(Some(counted));
        }
        Some(counted)
    }

    /// What is counted, where a measure at piece `i` describes it: “eight million 250ml bottles”, “two 122-mm howitzers”.
    pub(super) fn measured(&self, i: usize) -> Option<Counted> {
        let scan = self.scan;
        if !scan.is_number(i) || scan.glued(i) {
            return None;
        }
        let measure = self
            .unit(number::number(scan, i)?.end)
            .filter(|m| m.kind != UnitKind::Money && m.kind != UnitKind::Part)?;
        self.group(measure.end, false, i).filter(|c| self.singular(scan.raw(c.head.end - 1)).is_some())
    }

    /// The noun group that begins at piece `i`, up to its head.
    pub(super) fn group(&self, i: usize, single: bool, number: usize) -> Option<Counted> {
        let scan = self.scan;
        // What it is made of, as pieces: describing words and, last, the head.
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = i;
        let mut and = false;
        let mut head = None;
        for _ in 0..8 {
            let possessive = matches!(scan.lower(at), "'s" | "’s");
            if !scan.is_word(at)
                || (scan.is_foreign(at) && !possessive)
                || (at == i && scan.glued(at) && at > 0 && !scan.is(at - 1, Kind::Sign))
            {
                break;
            }
            let end = self.compound_end(at);
            let (whole, last) = (scan.lower_slice(at, end), scan.raw(end - 1));
            if possessive {
                parts.clear();
                at = end;
                continue;
            }
            if whole == "and" && at > i && !and && !single {
                and = true;
                at = end;
                continue;
            }
            let tied = end > at + 1;
            let plural = self.singular(last).is_some() && !(tied && scan.is_number(end - 1));
            // "one of the most famous towers": the superlative says nothing of what is counted.
            if whole == "most" && at == i && i > 0 && scan.lower(i - 1) == "the" {
                at = end;
                continue;
            }
            if !tied && self.lex.words.ends.contains(whole) && last != "US" {
                break;
            }
            if !tied && self.is_state(whole) && !plural {
                if single && !parts.is_empty() {
                    break;
                }
                at = end;
                continue;
            }
            if !tied
                && whole.len() > 3
                && whole.ends_with("ly")
                && !matches!(whole, "family" | "assembly" | "ally" | "elderly" | "anomaly")
            {
                if single && !parts.is_empty() {
                    break;
                }
                at = end;
                continue;
            }
            if plural {
                // A verb after a single subject: "one soldier dies".
                let own = self.singular(last).is_some_and(|s| s.eq_ignore_ascii_case(last));
                // A verb after "one" or what it counts: "another one takes", "one soldier dies".
                if single && !own {
                    break;
                }
                head = Some(at..end);
                parts.push(at..end);
                // "arms depots", "artillery systems", "police officers": the noun that they describe comes after them.
                let modifies = scan.is_word(end)
                    && !self.lex.words.ends.contains(scan.lower(end))
                    && (self.lex.words.plural_modifiers.contains(whole)
                        || (own
                            && (end..end + 2).any(|k| {
                                !self.lex.words.ends.contains(scan.lower(k))
                                    && self.singular(scan.raw(self.compound_end(k) - 1)).is_some()
                                    && (end..k).all(|b| {
                                        !self.lex.words.ends.contains(scan.lower(b)) && !self.is_state(scan.lower(b))
                                    })
                            })));
                at = end;
                if modifies {
                    continue;
                }
                break;
            }
            if number::word_value(whole).is_some() || (number::magnitude(whole).is_some() && !tied) {
                break;
            }
            parts.push(at..end);
            at = end;
        }
        let head = match head {
            Some(head) => head,
            None if single => parts.last()?.clone(),
            None => {
                // "a three course meal": a number that describes.
                let article = number > 0 && matches!(scan.lower(number - 1), "a" | "an");
                if !article || parts.len() < 2 || and {
                    return None;
                }
                parts.last()?.clone()
            }
        };
        parts.truncate(parts.iter().position(|p| *p == head)? + 1);
        let mut unit = String::new();
        for part in &parts[..parts.len() - 1] {
            let word = scan.slice(part.start, part.end);
            if matches!(
                scan.lower_slice(part.start, part.end),
                "same" | "many" | "few" | "several" | "such" | "most" | "own" | "entire" | "whole"
            ) {
                continue;
            }
            unit.push_str(self.lex.adjectives.get(&word.to_ascii_lowercase()).map_or(word, String::as_str));
            unit.push(' ');
        }
        let written = scan.slice(head.start, head.end);
        match self.singular(scan.raw(head.end - 1)) {
            Some(singular) => {
                let last = scan.raw(head.end - 1);
                unit.push_str(&written[..written.len() - last.len()]);
                unit.push_str(&as_written(last, &singular));
            }
            None => unit.push_str(written),
        }
        Some(Counted { unit, end: head.end, head })
    }

    /// The end of the compound that begins at piece `i`: what hyphens and digits tie together (“anti-tank”, “Su-25s”).
    pub(super) fn compound_end(&self, i: usize) -> usize {
        let scan = self.scan;
        let mut at = i + 1;
        loop {
            if scan.ties(at) && (scan.is_word(at + 1) || scan.is_number(at + 1)) {
                at += 2;
            } else if scan.glued(at) && (scan.is_number(at) || (scan.is_word(at) && scan.is_number(at - 1))) {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// Whether a word tells of a state or deed and does not name what is counted: “injured”, “surrendered”, “charging”.
    pub(super) fn is_state(&self, word: &str) -> bool {
        self.lex.words.states.contains(word)
            || (word.len() > 4
                && (word.ends_with("ed") || word.ends_with("ing"))
                && !self.lex.words.not_states.contains(word))
    }

    /// The singular of a plural; none if the word is no plural.
    pub(super) fn singular(&self, written: &str) -> Option<String> {
        let word = &written.to_ascii_lowercase();
        if let Some(singular) = self.lex.plurals.get(word) {
            return Some(singular.clone());
        }
        // "servicemen", "policewomen", "tribespeople"
        for (plural, singular) in [("women", "woman"), ("men", "man"), ("people", "person")] {
            if let Some(stem) = word.strip_suffix(plural)
                && stem.len() > 2
                && !self.lex.words.singulars.contains(word)
            {
                return Some(format!("{stem}{singular}"));
            }
        }
        let stem = word.strip_suffix('s')?;
        if (stem.len() < 2 && !stem.is_empty())
            || stem.ends_with(['s', 'u'])
            || self.lex.words.singulars.contains(word)
            || self.lex.words.ends.contains(word)
        {
            return None;
        }
        // "Su-25s": the last piece is the s alone.
        if stem.is_empty() {
            return Some(String::new());
        }
        if let Some(y) = stem.strip_suffix("ie")
            && y.len() > 1
        {
            return Some(format!("{y}y"));
        }
        for sibilant in ["sse", "she", "che", "xe", "zze"] {
            if stem.ends_with(sibilant) {
                return Some(stem[..stem.len() - 1].to_owned());
            }
        }
        if let Some(o) = stem.strip_suffix("oe")
            && o.len() > 1
        {
            return Some(format!("{o}o"));
        }
        // "Israelis" are people, a "crisis" is one thing.
        if stem.ends_with('i') && !written.starts_with(char::is_uppercase) {
            return None;
        }
        Some(stem.to_owned())
    }
}

/// A singular with the case of the plural that it was made from.
fn as_written(plural: &str, singular: &str) -> String {
    if plural.len() > 1 && plural.bytes().all(|b| !b.is_ascii_lowercase()) {
        return singular.to_uppercase();
    }
    let mut chars = singular.chars();
    match chars.next() {
        Some(c) if plural.starts_with(char::is_uppercase) => c.to_uppercase().chain(chars).collect(),
        _ => singular.to_owned(),
    }
}
