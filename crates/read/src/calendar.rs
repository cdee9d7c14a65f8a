//! The words of dates and clocks in the languages that stamps are written in, from `lexicon/time`.

use std::collections::HashMap;
use std::sync::OnceLock;

use dateline_model::letter::is_letter;
use jiff::{civil::Weekday, tz::TimeZone};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::openings::Openings;

/// What a word or short phrase means in a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A month, 1 to 12.
    Month(i8),
    Weekday(Weekday),
    /// The page's own day, or so many days before it.
    DayBefore(u8),
    /// The time is when something was posted.
    Posted,
    /// The time is when something was changed.
    Updated,
    /// "Bulletin", before its number: says nothing.
    Numbered,
    /// "at", "on": says nothing.
    At,
    /// "local time" after a clock: says nothing.
    After,
    /// "г." after a year: says nothing.
    AfterYear,
    /// "ago" after a number and unit.
    AgoAfter,
    /// "vor" before a number and unit.
    AgoBefore,
    Now,
    /// Twelve o'clock at noon.
    Noon,
    /// Twelve o'clock at night.
    Midnight,
}

/// A unit of relative times, in seconds.
pub(crate) type UnitSeconds = u32;

#[derive(Default)]
pub(crate) struct Calendar {
    /// Phrases in lower case, words parted by one space.
    phrases: FxHashMap<String, Meaning>,
    /// Months, also those whose names mean something else in another language ("ago").
    months: FxHashMap<String, i8>,
    /// The first words of phrases, and how many words those have that begin so.
    openings: FxHashMap<String, usize>,
    /// The languages that a phrase is of.
    languages: FxHashMap<String, Vec<String>>,
    units: FxHashMap<String, UnitSeconds>,
    halves: FxHashMap<String, Half>,
    zones: FxHashMap<String, TimeZone>,
    zone_phrases: FxHashMap<String, TimeZone>,
    /// "An" before a unit of time.
    ones: FxHashSet<String>,
    /// Case endings that are written behind numbers.
    endings: FxHashSet<String>,
    /// The most words that a phrase for a zone has.
    pub(crate) longest_zone: usize,
    /// The openings of what [`Calendar::opens`] has.
    opens: Openings,
    /// The openings of the names of months and weekdays.
    names: Openings,
}

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Am,
    Pm,
}

#[derive(Deserialize)]
struct Language {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    #[serde(default)]
    today: Vec<String>,
    #[serde(default)]
    yesterday: Vec<String>,
    #[serde(default)]
    cues: Cues,
    #[serde(default)]
    numbered: Vec<String>,
    #[serde(default)]
    at: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    year: Vec<String>,
    #[serde(default)]
    ago: Ago,
    #[serde(default)]
    noon: Vec<String>,
    #[serde(default)]
    midnight: Vec<String>,
    #[serde(default)]
    am: Vec<String>,
    #[serde(default)]
    pm: Vec<String>,
    #[serde(default)]
    endings: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Cues {
    posted: Vec<String>,
    updated: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Ago {
    after: Vec<String>,
    before: Vec<String>,
    seconds: Vec<String>,
    minutes: Vec<String>,
    hours: Vec<String>,
    days: Vec<String>,
    one: Vec<String>,
    /// Units that have their number in them, with their seconds.
    other: HashMap<String, u32>,
    now: Vec<String>,
}

#[derive(Deserialize)]
struct Zones {
    zones: HashMap<String, String>,
    phrases: HashMap<String, String>,
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Calendar {
    /// The shipped tables. Both files are part of the build and read by this room's tests; a broken one leaves the
    /// tables empty rather than stopping a reader.
    pub(crate) fn get() -> &'static Calendar {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        CALENDAR.get_or_init(|| {
            Calendar::parse(
                include_str!("../../../lexicon/time/calendar.toml"),
                include_str!("../../../lexicon/time/zones.toml"),
            )
            .unwrap_or_default()
        })
    }

    fn parse(calendar: &str, zones: &str) -> Result<Calendar, toml::de::Error> {
        // A word that several languages use keeps its first meaning: languages go by name, but English first.
        let languages: HashMap<String, Language> = toml::from_str(calendar)?;
        let mut languages: Vec<(String, Language)> = languages.into_iter().collect();
        languages.sort_by_key(|(tag, _)| (tag != "en", tag.clone()));
        let (mut phrases, mut units, mut halves) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        let mut months = FxHashMap::default();
        let (mut ones, mut endings) = (FxHashSet::default(), FxHashSet::default());
        let mut of: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (tag, language) in languages {
            let mut add = |words: Vec<String>, meaning: Meaning| {
                // Capitals do not tell "ı" from "i" where their language is not known.
                let dotted = |word: &String| Some(word.replace('ı', "i")).filter(|d| d != word);
                let words: Vec<String> = words.into_iter().flat_map(|w| dotted(&w).into_iter().chain([w])).collect();
                for word in words {
                    of.entry(word.clone()).or_default().push(tag.clone());
                    phrases.entry(word).or_insert(meaning);
                }
            };
            for (month, words) in (1..).zip(language.months) {
                for word in &words {
                    months.entry(word.clone()).or_insert(month);
                }
                add(words, Meaning::Month(month));
            }
            for (weekday, words) in WEEKDAYS.into_iter().zip(language.weekdays) {
                add(words, Meaning::Weekday(weekday));
            }
            add(language.today, Meaning::DayBefore(0));
            add(language.yesterday, Meaning::DayBefore(1));
            add(language.cues.posted, Meaning::Posted);
            add(language.cues.updated, Meaning::Updated);
            add(language.numbered, Meaning::Numbered);
            add(language.at, Meaning::At);
            add(language.after, Meaning::After);
            add(language.year, Meaning::AfterYear);
            add(language.ago.after, Meaning::AgoAfter);
            add(language.ago.before, Meaning::AgoBefore);
            add(language.ago.now, Meaning::Now);
            add(language.noon, Meaning::Noon);
            add(language.midnight, Meaning::Midnight);
            for (words, seconds) in [
                (language.ago.seconds, 1),
                (language.ago.minutes, 60),
                (language.ago.hours, 3600),
                (language.ago.days, 86400),
            ] {
                for word in words {
                    units.entry(word).or_insert(seconds);
                }
            }
            for (word, seconds) in language.ago.other {
                units.entry(word).or_insert(seconds);
            }
            ones.extend(language.ago.one);
            endings.extend(language.endings);
            for (words, half) in [(language.am, Half::Am), (language.pm, Half::Pm)] {
                for word in words {
                    halves.entry(word).or_insert(half);
                }
            }
        }
        let zones: Zones = toml::from_str(zones)?;
        let parsed = |zones: HashMap<String, String>| -> FxHashMap<String, TimeZone> {
            zones.into_iter().filter_map(|(name, rule)| Some((name, zone(&rule)?))).collect()
        };
        let (zones, zone_phrases) = (parsed(zones.zones), parsed(zones.phrases));
        let longest_zone = zone_phrases.keys().map(|p| p.split(' ').count()).max().unwrap_or(0);
        let mut openings: FxHashMap<String, usize> = FxHashMap::default();
        for phrase in phrases.keys() {
            let first = phrase.split(|c: char| !is_of_word(c)).next().unwrap_or_default();
            let longest = openings.entry(first.to_owned()).or_default();
            *longest = phrase.split([' ', '-']).count().max(*longest);
        }
        let is_name = |meaning: &Meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_));
        let names = Openings::of(phrases.iter().filter(|(_, m)| is_name(m)).map(|(name, _)| name));
        let opens = Openings::of(openings.keys().chain(&ones).chain(units.keys()));
        Ok(Calendar {
            opens,
            names,
            phrases,
            months,
            openings,
            languages: of,
            units,
            halves,
            zones,
            zone_phrases,
            ones,
            endings,
            longest_zone,
        })
    }

    /// Whether a word, whatever its case, may name a month or weekday: most words of prose need no closer look.
    #[inline]
    pub(crate) fn may_name(&self, word: &str) -> bool {
        self.names.may_have(word)
    }

    /// Whether a word, whatever its case, may be one that [`Calendar::opens`] a stamp.
    #[inline]
    pub(crate) fn may_open(&self, word: &str) -> bool {
        self.opens.may_have(word)
    }

    /// The meaning of a phrase in lower case.
    pub(crate) fn meaning(&self, phrase: &str) -> Option<Meaning> {
        self.phrases.get(phrase).copied()
    }

    /// The meaning of a word in lower case in prose of a language, where words of other languages may mean something
    /// else ("mars", "set"). English is understood everywhere, and so are words of scripts that Latin prose lacks.
    pub(crate) fn meaning_in(&self, word: &str, language: Option<&str>) -> Option<Meaning> {
        let meaning = self.meaning(word)?;
        let Some(language) = language else { return Some(meaning) };
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let fits = |tag: &String| tag == "en" || tag == language;
        (!latin || self.languages.get(word).is_some_and(|tags| tags.iter().any(fits))).then_some(meaning)
    }

    /// The month that a word in lower case names where a month is to be expected.
    pub(crate) fn month(&self, word: &str) -> Option<i8> {
        self.months.get(word).copied()
    }

    /// The most words of the phrases that a word in lower case begins; 0 where it begins none.
    pub(crate) fn longest(&self, word: &str) -> usize {
        self.openings.get(word).copied().unwrap_or(0)
    }

    /// Whether a stamp without any number may begin with a word in lower case ("noon", "an hour ago").
    pub(crate) fn opens(&self, word: &str) -> bool {
        self.openings.contains_key(word) || self.ones.contains(word) || self.units.contains_key(word)
    }

    /// The length in seconds of a unit in lower case.
    pub(crate) fn unit(&self, word: &str) -> Option<UnitSeconds> {
        self.units.get(word).copied()
    }

    pub(crate) fn half(&self, word: &str) -> Option<Half> {
        self.halves.get(word).copied()
    }

    /// Whether a word in lower case is "one" before a unit of time.
    pub(crate) fn is_one(&self, word: &str) -> bool {
        self.ones.contains(word)
    }

    /// Whether letters are a case ending that some language hangs on numbers.
    pub(crate) fn is_ending(&self, letters: &str) -> bool {
        self.endings.contains(letters)
    }

    /// The zone with a name of several words, or one that is no abbreviation, in lower case.
    pub(crate) fn zone_phrase(&self, phrase: &str) -> Option<&TimeZone> {
        self.zone_phrases.get(phrase)
    }

    /// The zone with an abbreviation in upper case.
    pub(crate) fn zone(&self, abbreviation: &str) -> Option<&TimeZone> {
        self.zones.get(abbreviation)
    }
}

/// Whether a character belongs to a word of a stamp.
pub(crate) fn is_of_word(c: char) -> bool {
    is_letter(c) || matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}')
}

/// `+05:30`, or a POSIX TZ rule.
fn zone(rule: &str) -> Option<TimeZone> {
    if rule.starts_with(['+', '-']) {
        let (hours, minutes) = rule[1..].split_once(':')?;
        let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
        let seconds = if rule.starts_with('-') { -seconds } else { seconds };
        return Some(TimeZone::fixed(jiff::tz::Offset::from_seconds(seconds).ok()?));
    }
    TimeZone::posix(rule).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_are_whole() {
        let languages: HashMap<String, Language> =
            toml::from_str(include_str!("../../../lexicon/time/calendar.toml")).unwrap();
        for (tag, language) in &languages {
            assert_eq!((language.months.len(), language.weekdays.len()), (12, 7), "{tag}");
            let words = language.months.iter().chain(&language.weekdays).flatten();
            assert!(words.clone().all(|w| *w == w.to_lowercase()), "{tag}");
        }
        let zones: Zones = toml::from_str(include_str!("../../../lexicon/time/zones.toml")).unwrap();
        for (name, rule) in &zones.zones {
            assert!(zone(rule).is_some(), "{name} = {rule}");
            assert_eq!(*name, name.to_uppercase());
        }
        for (name, rule) in &zones.phrases {
            assert!(zone(rule).is_some(), "{name} = {rule}");
            assert_eq!(*name, name.to_lowercase());
        }
    }

    #[test]
    fn words_of_several_languages_are_known() {
        let calendar = Calendar::get();
        assert_eq!(calendar.meaning("oct"), Some(Meaning::Month(10)));
        assert_eq!(calendar.meaning("сентября"), Some(Meaning::Month(9)));
        assert_eq!(calendar.meaning("il y a"), Some(Meaning::AgoBefore));
        assert_eq!(calendar.meaning("freitag"), Some(Meaning::Weekday(Weekday::Friday)));
        assert!(calendar.zone("ET").is_some() && calendar.zone("XYZ").is_none());
    }
}
