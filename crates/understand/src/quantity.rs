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
//!    quantity (“30 killed and 100 injured”), and dropped where it reads as a year or a name.
//!
//! Values and modifiers are those of the reading contract; units follow the habits of the NewsQuant annotation (Almasian
//! et al., *CQE: A Comprehensive Quantity Extractor*, EMNLP 2023).

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::OnceLock,
};

use dateline_model::mention::{Change, Modifier, Quantity, QuantityValue};
use serde::Deserialize;

use crate::{
    number::{self, Number},
    scan::{Kind, Scan},
};

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

/// Finds the quantities of a folded paragraph, in order, disjoint. Time and memory are linear in its length.
pub fn quantities(text: &str) -> Vec<QuantityFound> {
    let lower = text.to_ascii_lowercase();
    let scan = Scan::new(text, &lower);
    let mut finder =
        Finder { scan: &scan, lex: lexicon(), found: Vec::new(), floor: 0, last_change: None, skipped: None };
    let mut i = 0;
    while i < scan.len() {
        i = finder.step(i).max(i + 1);
    }
    finder.found
}

// --- the lexicon -------------------------------------------------------------------------------------------------------

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Unit {
    name: String,
    kind: UnitKind,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum UnitKind {
    Part,
    Money,
    Time,
    Age,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Energy,
    Data,
    Other,
}

impl UnitKind {
    fn rule(self) -> &'static str {
        match self {
            UnitKind::Part => "quantity.part",
            UnitKind::Money => "quantity.money",
            UnitKind::Time => "quantity.time",
            UnitKind::Age => "quantity.age",
            _ => "quantity.measure",
        }
    }
}

#[derive(Deserialize)]
struct QuantityFile {
    letters: HashMap<String, f64>,
    vague_magnitudes: HashMap<String, f64>,
    vague: Words,
    before: HashMap<String, Vec<String>>,
    after: HashMap<String, Vec<String>>,
    change: HashMap<String, Vec<String>>,
    labels: Words,
    scores: Words,
    idioms: Words,
    plurals: HashMap<String, String>,
    singulars: Words,
    plural_modifiers: Words,
    parcels: Words,
    adjectives: HashMap<String, String>,
    ends: Words,
    states: Words,
    not_states: Words,
}

#[derive(Deserialize)]
struct UnitFile {
    unit: Vec<Unit>,
}

/// What a phrase before or after a number does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    Is(Modifier),
    /// Nearly, and said to be less.
    JustUnder,
}

struct Lexicon {
    letters: HashMap<String, f64>,
    vague_magnitudes: HashMap<String, f64>,
    vague: HashSet<String>,
    before: HashMap<String, Qualifier>,
    after: HashMap<String, Qualifier>,
    change: HashMap<String, (Change, bool)>,
    between: HashSet<String>,
    phrasal: HashSet<String>,
    labels: HashSet<String>,
    scores: HashSet<String>,
    idioms: HashSet<String>,
    plurals: HashMap<String, String>,
    singulars: HashSet<String>,
    plural_modifiers: HashSet<String>,
    parcels: HashSet<String>,
    adjectives: HashMap<String, String>,
    ends: HashSet<String>,
    states: HashSet<String>,
    not_states: HashSet<String>,
    unit_words: HashMap<String, (String, UnitKind)>,
    unit_symbols: HashMap<String, (String, UnitKind)>,
    currencies: HashMap<String, String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let file: QuantityFile = toml::from_str(include_str!("../../../lexicon/quantities.toml"))
            .expect("lexicon/quantities.toml is well-formed");
        let units: UnitFile =
            toml::from_str(include_str!("../../../lexicon/units.toml")).expect("lexicon/units.toml is well-formed");
        let set = |words: Words| words.words.into_iter().collect::<HashSet<_>>();
        let mut change = HashMap::new();
        let (mut between, mut phrasal) = (HashSet::new(), HashSet::new());
        for (name, words) in file.change {
            for word in words {
                match name.as_str() {
                    "up" => drop(change.insert(word, (Change::Up, false))),
                    "down" => drop(change.insert(word, (Change::Down, false))),
                    "up_of_prices" => drop(change.insert(word, (Change::Up, true))),
                    "phrasal" => drop(phrasal.insert(word)),
                    "down_of_prices" => drop(change.insert(word, (Change::Down, true))),
                    _ => drop(between.insert(word)),
                }
            }
        }
        let mut lexicon = Lexicon {
            letters: file.letters,
            vague_magnitudes: file.vague_magnitudes,
            vague: set(file.vague),
            before: qualifiers(file.before),
            after: qualifiers(file.after),
            change,
            between,
            phrasal,
            labels: set(file.labels),
            scores: set(file.scores),
            idioms: set(file.idioms),
            plurals: file.plurals,
            singulars: set(file.singulars),
            plural_modifiers: set(file.plural_modifiers),
            parcels: set(file.parcels),
            adjectives: file.adjectives,
            ends: set(file.ends),
            states: set(file.states),
            not_states: set(file.not_states),
            unit_words: HashMap::new(),
            unit_symbols: HashMap::new(),
            currencies: HashMap::new(),
        };
        for unit in units.unit {
            for word in unit.words {
                lexicon.unit_words.insert(word, (unit.name.clone(), unit.kind));
            }
            for symbol in unit.symbols {
                lexicon.unit_symbols.insert(symbol, (unit.name.clone(), unit.kind));
            }
            for sign in unit.before {
                if sign.len() == 3 && sign.bytes().all(|b| b.is_ascii_uppercase()) {
                    lexicon.unit_symbols.insert(sign.clone(), (unit.name.clone(), unit.kind));
                }
                lexicon.currencies.insert(sign, unit.name.clone());
            }
        }
        lexicon
    })
}

fn qualifiers(groups: HashMap<String, Vec<String>>) -> HashMap<String, Qualifier> {
    let mut all = HashMap::new();
    for (name, phrases) in groups {
        let qualifier = match name.as_str() {
            "about" => Qualifier::Is(Modifier::About),
            "nearly" => Qualifier::Is(Modifier::Nearly),
            "just_under" => Qualifier::JustUnder,
            "at_least" => Qualifier::Is(Modifier::AtLeast),
            "more_than" => Qualifier::Is(Modifier::MoreThan),
            "up_to" => Qualifier::Is(Modifier::UpTo),
            "more" => Qualifier::Is(Modifier::More),
            _ => Qualifier::Is(Modifier::Exact),
        };
        all.extend(phrases.into_iter().map(|phrase| (phrase, qualifier)));
    }
    all
}

// --- the pass ------------------------------------------------------------------------------------------------------------

struct Finder<'s, 't> {
    scan: &'s Scan<'t>,
    lex: &'static Lexicon,
    found: Vec<QuantityFound>,
    /// The first piece that no quantity has taken yet.
    floor: usize,
    /// The last rise or fall of the sentence, which “by 2.6%” after it goes on with.
    last_change: Option<Change>,
    /// The piece after the last number that turned out to be a name or year.
    skipped: Option<usize>,
}

/// A unit of measure or a currency.
#[derive(Debug, Clone, PartialEq)]
struct Measure {
    name: String,
    kind: UnitKind,
    /// The piece after it.
    end: usize,
}

/// What is counted.
struct Counted {
    unit: Option<String>,
    /// The head noun, as pieces.
    head: Range<usize>,
    /// The piece after it.
    end: usize,
}

/// A number with the unit that stands with it.
#[derive(Clone)]
struct Amount {
    number: Number,
    measure: Option<Measure>,
    /// The piece after the number, and after the unit.
    number_end: usize,
    end: usize,
}

/// What stands before a number and qualifies it.
struct Before {
    start: usize,
    qualifier: Option<Qualifier>,
    more: bool,
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
        self.last_change = value.change.filter(|c| matches!(c, Change::Up | Change::Down)).or(self.last_change);
        let found = QuantityFound { bytes: bytes(pieces), number: bytes(number), head: head.map(bytes), value, rule };
        self.found.push(found);
    }

    // --- numbers -----------------------------------------------------------------------------------------------------

    fn number_at(&mut self, i: usize) -> usize {
        let scan = self.scan;
        if let Some(end) = self.name(i) {
            self.skipped = Some(end);
            return end;
        }
        let (currency, start) = match self.currency_before(i) {
            Some((name, start)) => (Some(name), start),
            None => (None, i),
        };
        let Some(mut first) = self.amount(i, currency.clone()) else { return i + 1 };
        let (negative, start) = self.sign(start, i);
        if !first.number.digits && self.idiom(i, &first) {
            return first.number.end;
        }
        let before = self.before(start);
        let range = self.range(&mut first, i, &before);
        let moved = range.as_ref().is_some_and(|r| r.moved);
        let last = range.as_ref().map_or(&first, |r| &r.amount);
        let (mut number_end, mut end) = (last.number_end, last.end);
        let low = first.number.value;
        let high = range.as_ref().map_or(low, |r| r.amount.number.value);
        let measure = last.measure.clone().or(first.measure.clone());
        let mut after = None;
        let mut before = before;
        if scan.lower(end) == "more" && scan.lower(end + 1) != "than" && measure.is_none() {
            before.more = true;
            number_end += 1;
            end += 1;
        }
        if let Some((qualifier, to)) = self.after(number_end)
            && (measure.is_none() || end == number_end)
        {
            after = Some(qualifier);
            number_end = to;
            end = end.max(to);
        }
        let (mut unit, mut head, mut rule) = (None, None, "quantity.bare");
        if let Some(measure) = &measure {
            unit = Some(measure.name.clone());
            rule = measure.kind.rule();
            if let Some((per, to)) = self.per(end, measure.kind) {
                unit = unit.map(|u| format!("{u} per {per}"));
                end = to;
            }
        } else if let Some(counted) = self.measured(end) {
            // The measure is a quantity of its own, so this one ends before it.
            unit = counted.unit;
            head = Some(counted.head);
            rule = "quantity.count";
        } else if let Some(counted) = self.counted(end, low == 1.0 && high == 1.0, last.number.part, i) {
            unit = counted.unit;
            head = Some(counted.head);
            end = counted.end;
            rule = "quantity.count";
            if let Some((per, to)) = self.per(end, UnitKind::Other) {
                unit = unit.map(|u| format!("{u} per {per}"));
                end = to;
            }
        }
        if last.number.part && measure.is_none() {
            unit = None;
            rule = "quantity.part";
        }
        if let (None, Some((qualifier, to))) = (after, self.after(end))
            && before.qualifier.is_none()
        {
            after = Some(qualifier);
            end = to;
        }
        let mut start = before.start;
        if range.as_ref().is_some_and(|r| r.from) {
            start -= 1;
        }
        let qualified = before.qualifier.or(after);
        let inherited = qualified.is_none().then(|| self.parenthesis(start, rule)).flatten();
        if rule == "quantity.bare"
            && range.as_ref().is_none_or(|r| !r.sure)
            && !self.may_be_bare(i, start, end, &first.number, qualified, before.more)
        {
            let end = range.map_or(first.end, |r| r.amount.end);
            self.skipped = Some(end);
            return end;
        }
        if self.reads_as_year(i, &first.number, &before, rule) {
            self.skipped = Some(first.end);
            return first.end;
        }
        let modifier_is = |q: Option<Qualifier>| match q {
            Some(Qualifier::Is(m)) => m,
            Some(Qualifier::JustUnder) => Modifier::Nearly,
            None if before.more => Modifier::More,
            None => Modifier::Exact,
        };
        let mut change = match qualified {
            Some(Qualifier::JustUnder) => Some(Change::Less),
            _ => None,
        };
        let mut modifier = modifier_is(qualified);
        // "from up to 250 miles to 290": what touches one end does not qualify the whole.
        if range.as_ref().is_some_and(|r| r.from) && modifier == Modifier::UpTo {
            modifier = Modifier::Exact;
        }
        if let Some((m, c)) = inherited {
            (modifier, change) = (m, c);
        }
        if negative && rule == "quantity.count" {
            return first.end;
        }
        let (mut low, mut high) = if negative { (-high, -low) } else { (low, high) };
        if moved {
            change = self.moved(start, low, high).or(change);
        } else {
            change = self.change(start, rule).or(change);
            if scan.raw(start) == "+" {
                change = Some(Change::Up);
            } else if negative && rule == "quantity.part" {
                change = Some(Change::Down);
            }
        }
        if low > high {
            (low, high) = (high, low);
        }
        let quantity = bounds(low, high, modifier);
        let value = QuantityValue { quantity, unit, change };
        self.push(start..end, start..number_end.max(i + 1), head, value, rule);
        end
    }

    /// The number at piece `i` with a magnitude letter and a unit.
    fn amount(&self, i: usize, currency: Option<String>) -> Option<Amount> {
        let scan = self.scan;
        let mut number = number::number(scan, i)?;
        let mut unit = self.unit(number.end);
        if number.digits && number.magnitude.is_none() && number.end == i + 1 {
            let letter = scan.raw(i + 1);
            let near = scan.glued(i + 1) || (letter.len() == 1 && letter.starts_with(['B', 'K', 'M']));
            if let Some(&factor) = self.lex.letters.get(letter)
                && near
                && (currency.is_some() || self.letter_is_magnitude(letter, i + 2, unit.as_ref()))
            {
                number = Number { value: number.value * factor, end: i + 2, magnitude: Some(factor), ..number };
                unit = self.unit(number.end);
            }
        }
        let number_end = number.end;
        let measure = match (currency, unit) {
            // "$500 US": the unit after it says the same again.
            (Some(name), _) => {
                let us = scan.raw(number_end);
                let end = number_end + usize::from(matches!(us, "US" | "U.S."));
                Some(Measure { name, kind: UnitKind::Money, end })
            }
            (None, unit) => unit.or_else(|| self.acronym(number.end, &number)),
        };
        let end = measure.as_ref().map_or(number_end, |m| m.end);
        Some(Amount { number, measure, number_end, end })
    }

    /// Whether a letter right after digits multiplies them, and is no unit of its own.
    fn letter_is_magnitude(&self, letter: &str, next: usize, unit: Option<&Measure>) -> bool {
        let Some(unit) = unit else { return true };
        // "35m of its devices", "12.3m tonnes", "8m people" against "37m long"; "10 B people" against "16 billion b".
        letter.starts_with(['m', 'M', 'b', 'B', 'k', 'K'])
            && unit.end <= next
            && (self.unit(next).is_some()
                || self.scan.lower(next) == "of"
                || self.counted(next, false, false, next).is_some_and(|c| c.end <= next + 2))
    }

    /// The unit of measure at piece `i`, or after a hyphen there.
    fn unit(&self, i: usize) -> Option<Measure> {
        let scan = self.scan;
        let at = i + usize::from(scan.ties(i));
        if at >= scan.len() {
            return None;
        }
        // "2.4-litre", and "miles-long".
        for j in (at + 1..=at + 5).rev() {
            let raw = scan.slice(at, j);
            if raw.len() > 32
                || j > scan.len()
                || (scan.glued(j) && scan.is_word(j) && scan.lower(j) != "s" && scan.is_word(j - 1))
            {
                continue;
            }
            let found = self.lex.unit_words.get(scan.lower_slice(at, j)).or_else(|| {
                let single = raw.len() == 1
                    && !scan.glued(at)
                    && scan.raw(j) != "/"
                    && matches!(raw, "A" | "s" | "c" | "t" | "F" | "C" | "J");
                self.lex.unit_symbols.get(raw).filter(|_| !single)
            });
            if let Some((name, kind)) = found {
                // "15 in" and "20 second-hand cars".
                if scan.ties(j)
                    && scan.is_word(j + 1)
                    && !matches!(scan.lower(j + 1), "long" | "wide" | "high" | "tall" | "deep")
                    && at == i
                {
                    continue;
                }
                return Some(Measure { name: name.clone(), kind: *kind, end: j });
            }
        }
        None
    }

    /// A unit that is known by nothing but its capitals: “(0.5 WAR)”, “18 R”.
    fn acronym(&self, i: usize, number: &Number) -> Option<Measure> {
        let scan = self.scan;
        let raw = scan.raw(i);
        let capitals = scan.is_word(i) && raw.len() <= 4 && raw.bytes().all(|b| b.is_ascii_uppercase());
        // In a text in capitals every word would be one.
        let small = |k: usize| scan.raw(k).bytes().any(|b| b.is_ascii_lowercase());
        let capitals = capitals && !self.lex.ends.contains(scan.lower(i)) && (i.saturating_sub(4)..i + 4).any(small);
        let ends = !scan.is_word(i + 1) && !scan.is_number(i + 1) && !(scan.glued(i + 1) && scan.is_dash(i + 1));
        (capitals
            && ends
            && number.digits
            && !scan.glued(i)
            && !matches!(raw, "AM" | "PM" | "AD" | "BC" | "A" | "I" | "US" | "UK" | "EU" | "UN"))
        .then(|| Measure { name: raw.to_owned(), kind: UnitKind::Other, end: i + 1 })
    }

    /// The currency right before piece `i`, and where it begins.
    fn currency_before(&self, i: usize) -> Option<(String, usize)> {
        let scan = self.scan;
        let mut end = i;
        // "$-50.8bn"
        if end > self.floor && scan.raw(end - 1) == "-" && scan.glued(end) && scan.glued(end - 1) {
            end -= 1;
        }
        for n in (1..=3).rev() {
            let Some(at) = end.checked_sub(n).filter(|&at| at >= self.floor) else { continue };
            if at > 0 && scan.glued(at) && scan.is_word(at) && (scan.is_word(at - 1) || scan.is_number(at - 1)) {
                continue;
            }
            let raw = scan.slice(at, end);
            if let Some(name) = self.lex.currencies.get(raw)
                && (scan.glued(i) || raw.len() > 2 || !scan.is_word(at))
                && (raw != "US" || scan.glued(i))
            {
                return Some((name.clone(), at));
            }
        }
        None
    }

    /// Whether a minus stands before the number or its currency, and where the whole begins.
    fn sign(&self, start: usize, i: usize) -> (bool, usize) {
        let scan = self.scan;
        let Some(at) = start.checked_sub(1).filter(|&at| at >= self.floor) else { return (false, start) };
        let minus = matches!(scan.raw(at), "-" | "−" | "–") && scan.glued(start) && !scan.glued(at);
        if minus || scan.lower(at) == "minus" {
            (true, at)
        } else if scan.raw(at) == "+" && scan.glued(start) {
            (false, at)
        } else {
            (start < i && scan.raw(i - 1) == "-", start)
        }
    }

    /// Whether a spelled number is part of a set phrase (“one another”, “at one point”).
    fn idiom(&self, i: usize, amount: &Amount) -> bool {
        let scan = self.scan;
        let end = amount.number.end;
        (i.saturating_sub(2)..=i).any(|from| {
            (end..=end + 2)
                .any(|to| to > from && (from < i || to > end) && self.lex.idioms.contains(scan.lower_slice(from, to)))
        }) || (amount.number.value == 1.0 && !amount.number.part && scan.lower(i) == "one" && self.is_pronoun(i))
    }

    /// Whether “one” stands for a noun: “the one that”, “no one”, “one can see”.
    fn is_pronoun(&self, i: usize) -> bool {
        let scan = self.scan;
        let before = if i > 0 { scan.lower(i - 1) } else { "" };
        if matches!(
            before,
            "no" | "any" | "every" | "some" | "which" | "this" | "that" | "the" | "each" | "another" | "new" | "good"
        ) {
            // "the one soldier" is a number, "the one that" is not.
            return self.counted(i + 1, true, false, i).is_none();
        }
        false
    }

    // --- names ---------------------------------------------------------------------------------------------------------

    /// The end of a name, date, clock, score or the like that the number at piece `i` belongs to.
    fn name(&self, i: usize) -> Option<usize> {
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
                    let part = number::number(scan, i).is_some_and(|n| n.part && self.lex.parts_follow(scan, n.end));
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
                let score = (i.saturating_sub(4)..i).any(|k| self.lex.scores.contains(scan.lower(k)));
                if score && self.unit(next + 2).is_none() {
                    return Some(next + 2);
                }
            }
        }
        if scan.raw(i).bytes().filter(|&b| b == b'.').count() > 1 {
            return Some(next);
        }
        if matches!(
            scan.lower(next),
            "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "o’clock" | "gmt" | "utc" | "ad" | "bc" | "ce"
        ) {
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
    fn is_clock(&self, i: usize) -> bool {
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

    fn spelled_name(&self, i: usize) -> Option<usize> {
        let scan = self.scan;
        // "Phase Two", "Day One": both with capitals within a sentence.
        let label =
            i > 0 && scan.is_capital(i) && scan.is_capital(i - 1) && self.lex.labels.contains(scan.lower(i - 1));
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
    fn chain_end(&self, i: usize) -> usize {
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

    fn is_month(&self, i: usize) -> bool {
        self.scan.is_capital(i)
            && matches!(
                self.scan.lower(i),
                "january"
                    | "february"
                    | "march"
                    | "april"
                    | "may"
                    | "june"
                    | "july"
                    | "august"
                    | "september"
                    | "october"
                    | "november"
                    | "december"
                    | "jan"
                    | "feb"
                    | "mar"
                    | "apr"
                    | "jun"
                    | "jul"
                    | "aug"
                    | "sep"
                    | "sept"
                    | "oct"
                    | "nov"
                    | "dec"
            )
    }

    /// Whether a number without a unit can be an elliptical quantity where it stands.
    fn may_be_bare(
        &self,
        i: usize,
        start: usize,
        end: usize,
        number: &Number,
        qualifier: Option<Qualifier>,
        more: bool,
    ) -> bool {
        let scan = self.scan;
        let qualified = qualifier.is_some() || more;
        if number.part || number.magnitude.is_some() {
            return true;
        }
        if number.is_year(scan, i)
            && !matches!(qualifier, Some(Qualifier::Is(Modifier::AtLeast | Modifier::MoreThan | Modifier::Nearly)))
        {
            return false;
        }
        // Dates and numbers in a line of another script.
        if scan.is_foreign(end) || (start > 0 && scan.is_foreign(start - 1)) {
            return false;
        }
        // "A.D. 1000 and 1260", "Sections 3 and 4"
        if i > 0 && matches!(scan.lower(i - 1), "and" | "or" | "to" | "&") && self.skipped == Some(i - 1) {
            return false;
        }
        let before = start.checked_sub(1);
        if let Some(before) = before.filter(|&b| scan.is_word(b)) {
            let word = scan.lower(before);
            let age = matches!(word, "aged" | "age" | "ages")
                || (word == "of" && before > 0 && scan.lower(before - 1) == "age");
            if age || (self.lex.labels.contains(word) && number.digits) {
                return false;
            }
            let word = scan.lower(before);
            let opens = scan.opens(before) && (self.lex.ends.contains(word) || self.is_state(word));
            if scan.is_capital(before)
                && !opens
                && number.digits
                && !qualified
                && !self.lex.change.contains_key(scan.lower(before))
            {
                return false;
            }
        }
        if number.digits
            && !qualified
            && scan.is_word(end)
            && scan.is_capital(end)
            && !scan.opens(end)
            && !self.lex.ends.contains(scan.lower(end))
        {
            return false;
        }
        // "The two met": they were named before.
        if !number.digits
            && !qualified
            && before.is_some_and(|b| matches!(scan.lower(b), "the" | "these" | "those"))
            && !self.is_state(scan.lower(end))
        {
            return false;
        }
        // Tied to a word by a hyphen: "three-judge panel", "48-strong".
        if scan.ties(end) || (scan.glued(end) && scan.is_word(end)) {
            return false;
        }
        // Ages in apposition: "Vel, 66, said".
        let comma = |k: usize| scan.raw(k) == ",";
        if number.digits
            && before.is_some_and(|b| comma(b) && b > 0 && scan.is_capital(b - 1))
            && (comma(end) || matches!(scan.raw(end), "." | ";" | ")"))
        {
            return false;
        }
        // The head of a list item.
        if start == 0 && matches!(scan.raw(end), "." | ")" | ":") {
            return false;
        }
        if !number.digits && number.value == 1.0 && !qualified {
            let word = scan.lower(end);
            return word == "of" && scan.lower(end + 1) != "the"
                || (self.is_state(word) && word != "another") && !word.ends_with("ing");
        }
        true
    }

    /// Whether a number with a unit reads as a year all the same: “2018 sales”, “the 2020 elections”.
    fn reads_as_year(&self, i: usize, number: &Number, before: &Before, rule: &str) -> bool {
        rule == "quantity.count"
            && number.is_year(self.scan, i)
            && number.value % 100.0 != 0.0
            && before.qualifier.is_none()
            && !before.more
    }

    // --- ranges --------------------------------------------------------------------------------------------------------

    fn range(&self, first: &mut Amount, i: usize, before: &Before) -> Option<Spread> {
        let scan = self.scan;
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
        } else if connector == "to" && !(from && first.measure.is_none() && self.changes(before.start, true)) {
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
            moved = self.changes(before.start, true);
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
            first.number.value *= factor;
        }
        if second.measure.is_none() {
            second.measure = first.measure.clone();
        }
        let sure = between || from || second.measure.is_some();
        Some(Spread { amount: second, from: from || between, moved, sure })
    }

    /// The second number of a range, at piece `i`, with a currency or a modifier before it.
    fn second(&self, mut i: usize) -> Option<Amount> {
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

    /// Whether the number at piece `i` is the head of a date, clock or ordinal.
    fn tied_name(&self, i: usize) -> bool {
        let scan = self.scan;
        let next = scan.lower(i + 1);
        (scan.glued(i + 1) && matches!(next, "st" | "nd" | "rd" | "th" | ":"))
            || matches!(next, "am" | "pm" | "a.m." | "p.m.")
            || self.is_month(i + 1)
            || scan.raw(i).bytes().filter(|&b| b == b'.').count() > 1
            || (scan.glued(i + 1) && scan.is_dash(i + 1) && scan.is_number(i + 2) && scan.glued(i + 2))
    }

    // --- qualifiers ------------------------------------------------------------------------------------------------------

    /// The qualifying words that touch piece `start` from the left.
    fn before(&self, mut start: usize) -> Before {
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
    fn after(&self, i: usize) -> Option<(Qualifier, usize)> {
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
    fn parenthesis(&self, start: usize, rule: &str) -> Option<(Modifier, Option<Change>)> {
        let last = self.found.last()?;
        let opens = start.checked_sub(1)?;
        let same = rule != "quantity.bare" && rule != "quantity.count" && last.rule == rule;
        let near = self.floor == opens && matches!(self.scan.raw(opens), "(" | "[" | "/");
        let change = last.value.change.filter(|c| matches!(c, Change::Less | Change::More));
        (same && near).then_some((last.value.quantity.modifier, change))
    }

    // --- rises and falls ---------------------------------------------------------------------------------------------------

    /// Whether the quantity that begins at piece `start` is a rise or fall.
    fn change(&self, start: usize, rule: &str) -> Option<Change> {
        let scan = self.scan;
        let prices = matches!(rule, "quantity.part" | "quantity.money" | "quantity.bare");
        let known = |word: &str| {
            self.lex
                .change
                .get(word)
                .filter(|(_, of_prices)| !of_prices || (prices && rule != "quantity.bare"))
                .map(|c| c.0)
        };
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
                let phrasal = matches!(word, "up" | "down") && at > 0 && self.lex.phrasal.contains(scan.lower(at - 1));
                return (!phrasal).then_some(change);
            }
            if !(self.lex.between.contains(word) || (word.ends_with("ly") && word.len() > 4)) {
                return None;
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Whether a verb of change stands shortly before piece `start`.
    fn changes(&self, start: usize, _from: bool) -> bool {
        let first = start.saturating_sub(5).max(self.floor.saturating_sub(1));
        (first..start).any(|k| self.lex.change.contains_key(self.scan.lower(k)))
    }

    /// The direction of a move from one number to another.
    fn moved(&self, _start: usize, from: f64, to: f64) -> Option<Change> {
        if from < to {
            Some(Change::Up)
        } else if from > to {
            Some(Change::Down)
        } else {
            None
        }
    }

    // --- what is counted ----------------------------------------------------------------------------------------------------

    /// “per day”, “a week”, “/kg” at piece `i`: what the rate is to.
    fn per(&self, i: usize, kind: UnitKind) -> Option<(String, usize)> {
        let scan = self.scan;
        let word = scan.lower(i);
        let unit_of = |at: usize| self.unit(at).map(|m| (m.name, m.end));
        match word {
            "per" => unit_of(i + 1).or_else(|| {
                scan.is_word(i + 1)
                    .then(|| (scan.lower(i + 1).to_owned(), i + 2))
                    .filter(|(w, _)| !self.lex.ends.contains(w))
            }),
            "/" if scan.glued(i) && scan.glued(i + 1) && scan.is_word(i + 1) => unit_of(i + 1),
            "a" | "an" | "each" | "every" if kind != UnitKind::Time && kind != UnitKind::Age => {
                let time = self.unit(i + 1).filter(|m| m.kind == UnitKind::Time && m.end == i + 2);
                if time.is_some() && matches!(scan.lower(i + 2), "ago" | "earlier" | "later" | "before" | "after") {
                    return None;
                }
                time.map(|m| (m.name, m.end)).or_else(|| {
                    let share = matches!(
                        scan.lower(i + 1),
                        "share"
                            | "barrel"
                            | "litre"
                            | "liter"
                            | "gallon"
                            | "person"
                            | "head"
                            | "tonne"
                            | "ton"
                            | "ounce"
                    );
                    (share && kind == UnitKind::Money && word != "each").then(|| (scan.lower(i + 1).to_owned(), i + 2))
                })
            }
            _ => None,
        }
    }

    /// What a number before piece `i` counts. `single`: the number is one. `part`: it is a part of one.
    fn counted(&self, i: usize, single: bool, part: bool, number: usize) -> Option<Counted> {
        let scan = self.scan;
        if scan.lower(i) == "of" {
            let mut at = i + 1;
            while matches!(
                scan.lower(at),
                "the" | "its" | "his" | "her" | "their" | "our" | "those" | "these" | "such" | "all" | "your" | "my"
            ) {
                at += 1;
            }
            if number::may_begin(scan, at) && number::number(scan, at).is_some() {
                return None;
            }
            let counted = self.group(at, part, number)?;
            let plural = self.singular(scan.raw(counted.head.end - 1)).is_some();
            return (plural || part).then_some(counted);
        }
        if part {
            let at = i + usize::from(matches!(
                scan.lower(i),
                "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those"
            ));
            return self.group(at, true, number);
        }
        let counted = self.group(i, single, number)?;
        // "ten units of other armoured vehicles"
        if scan.lower(counted.end) == "of" && self.lex.parcels.contains(scan.lower(counted.head.end - 1)) {
            return self.counted(counted.end, false, false, number).or(Some(counted));
        }
        Some(counted)
    }

    /// What is counted, where a measure at piece `i` describes it: “eight million 250ml bottles”, “two 122-mm howitzers”.
    fn measured(&self, i: usize) -> Option<Counted> {
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
    fn group(&self, i: usize, single: bool, number: usize) -> Option<Counted> {
        let scan = self.scan;
        // What it is made of, as pieces: describing words and, last, the head.
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = i;
        let mut and = false;
        let mut head = None;
        for _ in 0..8 {
            if !scan.is_word(at) || (at == i && scan.glued(at) && at > 0 && !scan.is(at - 1, Kind::Sign)) {
                break;
            }
            let end = self.compound_end(at);
            let (whole, last) = (scan.lower_slice(at, end), scan.raw(end - 1));
            if matches!(whole, "'s" | "’s") || (whole.len() <= 3 && matches!(whole, "'" | "’")) {
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
            if !tied && self.lex.ends.contains(whole) {
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
                    && !self.lex.ends.contains(scan.lower(end))
                    && (self.lex.plural_modifiers.contains(whole)
                        || (own
                            && (end..end + 2).any(|k| {
                                !self.lex.ends.contains(scan.lower(k))
                                    && self.singular(scan.raw(self.compound_end(k) - 1)).is_some()
                                    && (end..k).all(|b| {
                                        !self.lex.ends.contains(scan.lower(b)) && !self.is_state(scan.lower(b))
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
            if matches!(scan.lower_slice(part.start, part.end), "same" | "such" | "most" | "own" | "entire" | "whole") {
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
        Some(Counted { unit: Some(unit), end: head.end, head })
    }

    /// The end of the compound that begins at piece `i`: what hyphens and digits tie together (“anti-tank”, “Su-25s”).
    fn compound_end(&self, i: usize) -> usize {
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
    fn is_state(&self, word: &str) -> bool {
        self.lex.states.contains(word)
            || (word.len() > 4
                && (word.ends_with("ed") || word.ends_with("ing"))
                && !self.lex.not_states.contains(word))
    }

    /// The singular of a plural; none if the word is no plural.
    fn singular(&self, written: &str) -> Option<String> {
        let word = &written.to_ascii_lowercase();
        if let Some(singular) = self.lex.plurals.get(word) {
            return Some(singular.clone());
        }
        // "servicemen", "policewomen", "tribespeople"
        for (plural, singular) in [("women", "woman"), ("men", "man"), ("people", "person")] {
            if let Some(stem) = word.strip_suffix(plural)
                && stem.len() > 2
                && !self.lex.singulars.contains(word)
            {
                return Some(format!("{stem}{singular}"));
            }
        }
        let stem = word.strip_suffix('s')?;
        if (stem.len() < 2 && !stem.is_empty())
            || stem.ends_with(['s', 'u'])
            || self.lex.singulars.contains(word)
            || self.lex.ends.contains(word)
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

    // --- without a number -----------------------------------------------------------------------------------------------------

    /// “dozens of people”, “tens of thousands”, “hundreds killed”.
    fn vague_magnitude(&mut self, i: usize) -> usize {
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

    fn vague_number(&mut self, start: usize, i: usize, mut end: usize, value: f64) -> usize {
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
            unit = counted.unit;
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
    fn vague(&mut self, i: usize) -> usize {
        let scan = self.scan;
        let Some(end) = (1..=4)
            .rev()
            .map(|n| i + n)
            .find(|&end| end <= scan.len() && self.lex.vague.contains(scan.lower_slice(i, end)))
        else {
            return i + 1;
        };
        if let Some(factor) = number::magnitude(scan.lower(end)) {
            return self.vague_number(i, i, end + 1, factor * 2.0);
        }
        let before = i.checked_sub(1).map_or("", |b| scan.lower(b));
        if matches!(before, "how" | "so" | "as" | "too" | "that" | "not" | "only" | "great" | "good")
            || number::may_begin(scan, end)
        {
            return i + 1;
        }
        let more = usize::from(scan.lower(end) == "more");
        let counted =
            self.counted(end + more, false, false, i).filter(|c| self.singular(scan.raw(c.head.end - 1)).is_some());
        let measure = self.unit(end + more).filter(|m| !matches!(scan.lower(m.end - 1), "time" | "point" | "day"));
        let state = matches!(scan.lower(end), "killed" | "wounded" | "injured" | "dead" | "missing" | "others");
        let (unit, head, last) = match (measure, counted) {
            (Some(measure), _) if measure.kind != UnitKind::Part => (Some(measure.name), None, measure.end),
            (_, Some(counted)) => (counted.unit, Some(counted.head), counted.end),
            _ if state => (None, None, end),
            _ => return i + 1,
        };
        let quantity = Quantity { min: None, max: None, modifier: Modifier::Some };
        self.push(i..last, i..end, head, QuantityValue { quantity, unit, change: None }, "quantity.vague");
        last
    }
}

impl Lexicon {
    /// Whether a fraction is followed by what it is a part of.
    fn parts_follow(&self, scan: &Scan<'_>, i: usize) -> bool {
        matches!(scan.lower(i), "of" | "the" | "cup" | "inch" | "mile")
    }
}

/// The second number of a range.
struct Spread {
    amount: Amount,
    /// Whether “from” or “between” stands before the first.
    from: bool,
    /// Whether it tells of a move from one to the other, and not of all between.
    moved: bool,
    /// Whether it is a range even without a unit.
    sure: bool,
}

/// The bounds that a modifier leaves of a number or range.
fn bounds(low: f64, high: f64, modifier: Modifier) -> Quantity {
    let (min, max) = match modifier {
        _ if low < high => (Some(low), Some(high)),
        Modifier::AtLeast | Modifier::MoreThan => (Some(low), None),
        Modifier::UpTo => (None, Some(high)),
        _ => (Some(low), Some(high)),
    };
    Quantity { min, max, modifier }
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
