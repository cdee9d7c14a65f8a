//! The places that a text names.
//!
//! Two steps. First the spans: runs of capitalised words that the gazetteer knows, unless what stands around them says
//! that they are a person, a common word or a month; and names of sites ("Royal Street") by their head noun. Then, over the
//! whole report, which place each name means: what a comma says ("Paris, Texas"), one place a name, and the countries
//! and places that the rest of the report names ([`Gazetteer::resolve`]).

use std::{collections::BTreeMap, ops::Range, rc::Rc};

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use dateline_model::{PlacePrecision, coverage::NamedPlace};

use crate::{
    cues::Cues,
    data::{BODY, Data, GIVEN, SURNAME, WORD},
    fold::fold,
    gazetteer::{Context, Entry, Gazetteer},
    place::{Country, Place},
    token::{Gap, Token, tokens},
};

/// A place named in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The place that is meant.
    pub place: Place,
    /// The rule that found it: `place.coverage`, `place.name`, `place.derived` (an adjective or a people) or `place.site`
    /// (a street, hospital or bridge that the gazetteer lacks, located at the town that is spoken of).
    pub how: &'static str,
}

/// The places that `text` names, in order. `own` are a coverage's places, which win over the gazetteer's.
pub fn find(text: &str, own: &[NamedPlace]) -> Vec<Found> {
    find_all(&[text], own).pop().unwrap_or_default()
}

/// The places that the paragraphs of one report name: what one names decides what another means.
pub fn find_all(texts: &[&str], own: &[NamedPlace]) -> Vec<Vec<Found>> {
    let gazetteer = Gazetteer::shipped();
    let own: HashMap<String, &NamedPlace> =
        own.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases).map(move |n| (fold(n), p))).collect();
    let mut report = Report {
        gazetteer,
        own,
        spans: Vec::new(),
        persons: HashSet::new(),
        lower: HashSet::new(),
        known: HashSet::new(),
        places: HashMap::new(),
    };
    let words: Vec<Vec<Token>> = texts.iter().map(|t| tokens(t)).collect();
    for (text, tokens) in texts.iter().zip(&words) {
        report.learn(text, tokens);
    }
    let mut parts: Vec<Spans> = Vec::with_capacity(texts.len());
    for (part, (text, tokens)) in texts.iter().zip(&words).enumerate() {
        parts.push(Scan { report: &mut report, part, text, tokens, spans: Spans::default() }.spans());
    }
    // Again where it matters: what is learned of a name at one spot holds for it at all others.
    for (part, spans) in parts.iter_mut().enumerate() {
        if spans.doubted.iter().any(|key| report.known.contains(key)) {
            let (text, tokens) = (texts[part], &words[part]);
            *spans = Scan { report: &mut report, part, text, tokens, spans: Spans::default() }.spans();
        }
    }
    report.spans = parts.into_iter().flat_map(|part| part.spans).collect();
    report.resolve(texts.len())
}

/// A headline is told by so many words to either side.
const MAX_LINE: usize = 40;
/// A site's name has at most so many words after its first.
const MAX_SITE: usize = 6;

/// What stands before family names, and before names of places only where the gazetteer has them with it.
const PARTICLES: [&str; 9] = ["al", "el", "abu", "bin", "ibn", "ben", "umm", "van", "von"];

/// What a span may mean.
#[derive(Debug, Clone, PartialEq)]
enum Meaning {
    /// A coverage's own place.
    Own(Place),
    /// Places of the gazetteer by a folded name.
    Named,
    /// The home of a people.
    Derived(Place),
    /// A site, located at the place that its name holds (the candidates) or else at the place spoken of.
    Site,
}

#[derive(Debug, Clone)]
struct Span {
    part: usize,
    range: Range<usize>,
    key: String,
    meaning: Meaning,
    candidates: Rc<[Place]>,
    /// It stands directly before a place that holds it, the next span's: "Paris, Texas".
    held: bool,
    /// It is said to lie beside the next span's: “Ramla, east of Jaffa”.
    beside: bool,
}

/// What a part of a report has.
#[derive(Debug, Default)]
struct Spans {
    spans: Vec<Span>,
    /// Names that might be taken otherwise if it were certain that they are a place's.
    doubted: Vec<String>,
}

struct Report<'g, 't> {
    gazetteer: &'g Gazetteer,
    own: HashMap<String, &'g NamedPlace>,
    spans: Vec<Span>,
    /// Folded last words of what are persons' names in this report.
    persons: HashSet<String>,
    /// Words that the report also writes in lower case.
    lower: HashSet<&'t str>,
    /// Folded names that something in the report makes a place's for certain.
    known: HashSet<String>,
    /// The places of names met so far, by their value in the index.
    places: HashMap<u64, Rc<[Place]>>,
}

impl<'t> Report<'_, 't> {
    fn learn(&mut self, text: &'t str, tokens: &[Token]) {
        let cues = Cues::shipped();
        for token in tokens.iter().filter(|t| !t.capital) {
            self.lower.insert(&text[token.range.clone()]);
        }
        for pair in tokens.windows(2) {
            let [a, b] = pair else { continue };
            if !a.capital || !b.capital || !matches!(b.gap, Gap::Space | Gap::Dot) || b.upper {
                continue;
            }
            let (first, last) = (fold(&text[a.range.clone()]), fold(&text[b.range.clone()]));
            let located = cues.locative.contains(&first);
            let titled = cues.title.contains(&first);
            if located {
                continue;
            }
            let (first_flags, last_flags) = (self.flags(&first), self.flags(&last));
            // "Georgia Stevens" is no country when she is called Georgia later on.
            if first_flags & GIVEN != 0 && last_flags & SURNAME != 0 && self.is_known(&first) {
                if b.gap == Gap::Space
                    && !a.possessive
                    && !cues.site.contains(&last)
                    && !cues.title.contains(&last)
                    && !self.is_known(&last)
                {
                    self.persons.extend([first, last]);
                }
                continue;
            }
            if last_flags & (GIVEN | SURNAME) == 0 && self.is_known(&last) {
                continue;
            }
            let given = || !a.upper && !a.possessive && first_flags & GIVEN != 0 && self.is_given(&first);
            if titled || given() || (initial(&text[a.range.clone()]) && a.dot) {
                self.persons.insert(last);
            }
        }
    }

    fn named(&mut self, value: u64) -> Rc<[Place]> {
        let gazetteer = self.gazetteer;
        self.places.entry(value).or_insert_with(|| gazetteer.named(value).into()).clone()
    }

    fn flags(&self, folded: &str) -> u64 {
        self.gazetteer.data.names.get(folded).map_or(0, Data::flags)
    }

    /// Whether a word is a given name and hardly anything else.
    fn is_given(&self, folded: &str) -> bool {
        let cues = Cues::shipped();
        self.flags(folded) & GIVEN != 0
            && !self.is_known(folded)
            && !self.lower.contains(folded)
            && !cues.locative.contains(folded)
            && !cues.stop.contains(folded)
    }

    /// Whether a name is a well-known place's: a country, a capital, a city of millions.
    fn is_known(&self, folded: &str) -> bool {
        let value = self.gazetteer.data.names.get(folded);
        value.is_some_and(|v| self.gazetteer.prominence(v) >= WELL_KNOWN)
    }
}

/// Whether words between two names say that the one lies beside the other: “ village, north-east of ”, “ near the town of ”.
fn says_beside(between: &str) -> bool {
    const LONGEST: usize = 48;
    if between.len() > LONGEST {
        return false;
    }
    let cues = Cues::shipped();
    let is_kind = |word: &&str| cues.kind.contains(*word);
    let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).skip_while(is_kind);
    let direction = |word: &str| {
        let rest = ["north", "south", "east", "west"].into_iter().find_map(|way| word.strip_prefix(way));
        rest.is_some_and(|rest| matches!(rest, "" | "east" | "west"))
    };
    let beside = match words.next() {
        Some("near" | "outside") => true,
        Some(way) if direction(way) => words.find(|word| !direction(word)) == Some("of"),
        _ => false,
    };
    beside && words.skip_while(|word| *word == "the").skip_while(is_kind).all(|word| word == "of")
}

fn initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none_or(|c| c == '.')
}

/// From this prominence on (a million inhabitants) a place needs no other to be believed.
const WELL_KNOWN: f32 = 6.0;
/// Below this one (a few thousand inhabitants) it is believed only where the report plays.
const SMALL: f32 = 3.5;
/// A town this near, in kilometres, to another of the report is believed.
const NEIGHBOUR: f32 = 300.0;

/// What is said to lie beside a town is so near to it, in kilometres.
const BESIDE: f32 = 100.0;

/// Where a report plays.
#[derive(Debug, Default)]
struct World {
    countries: HashSet<Country>,
    places: Vec<Place>,
}

impl World {
    /// Whether a place could be meant: a little-known town in a country that the report never names is more likely a
    /// person's name, a company or a word.
    fn holds(&self, place: &Place) -> bool {
        place.prominence >= WELL_KNOWN
            || self.countries.is_empty()
            || place.country.is_none_or(|c| self.countries.contains(&c))
            || self.places.iter().any(|p| p.km(place) < NEIGHBOUR)
    }
}

/// Whether a name is a place's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    No,
    /// By what it is.
    Likely,
    /// By what stands beside it.
    Certain,
}

impl Verdict {
    fn likely(yes: bool) -> Verdict {
        if yes { Verdict::Likely } else { Verdict::No }
    }
}

struct Scan<'a, 'g, 't> {
    report: &'a mut Report<'g, 't>,
    part: usize,
    text: &'a str,
    tokens: &'a [Token],
    spans: Spans,
}

impl Scan<'_, '_, '_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.range.clone()])
    }

    fn folded(&self, i: usize) -> String {
        fold(self.word(i))
    }

    fn spans(mut self) -> Spans {
        let mut i = 0;
        while i < self.tokens.len() {
            i = self.site(i).or_else(|| self.name(i)).unwrap_or(i + 1).max(i + 1);
        }
        self.spans
    }

    /// A name of the coverage or the gazetteer that begins at a word. Returns where to go on.
    fn name(&mut self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        let particle = matches!(self.word(i), "al" | "el" | "ad" | "ar" | "as" | "at" | "az" | "an" | "ash" | "bab");
        if !token.capital && !particle {
            return None;
        }
        let reach = self.reach(i);
        let mut entries: Vec<Entry> = Vec::new();
        let words = (i..i + reach).map(|k| self.word(k));
        self.report.gazetteer.walk(words, |entry| entries.push(entry));
        for n in (1..=reach.min(8)).rev() {
            let last = &self.tokens[i + n - 1];
            if !last.capital && !last.range.is_empty() && self.word(i + n - 1).chars().any(char::is_alphabetic) {
                continue;
            }
            let entry = entries.iter().find(|e| e.words == n);
            if entry.is_none() && self.report.own.is_empty() {
                continue;
            }
            let range = token.range.start..last.range.end;
            let key = fold(&self.text[range.clone()]);
            if let Some(&own) = self.report.own.get(&key) {
                self.push(range, key, Meaning::Own(own.into()), Rc::default());
                return Some(i + n);
            }
            if let Some(next) = entry.and_then(|entry| self.entry(i, *entry, range, key)) {
                return Some(next);
            }
        }
        self.shortened(i)
    }

    /// How many words from `i` on could be one name.
    fn reach(&self, i: usize) -> usize {
        let rest = self.tokens.get(i + 1..).unwrap_or_default();
        let joined = rest.iter().take(9).enumerate().take_while(|(k, t)| {
            let before = &self.tokens[i + k];
            matches!(t.gap, Gap::Space | Gap::Hyphen | Gap::Dot) && !before.possessive
        });
        1 + joined.count()
    }

    fn push(&mut self, range: Range<usize>, key: String, meaning: Meaning, candidates: Rc<[Place]>) {
        let part = self.part;
        if let Some(last) = self.spans.spans.last_mut() {
            last.beside = self.text.get(last.range.end..range.start).is_some_and(says_beside);
        }
        self.spans.spans.push(Span { part, range, key, meaning, candidates, held: false, beside: false });
    }

    /// A shortened name: "Calif.", "Ont.".
    fn shortened(&mut self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if !token.dot || !token.capital {
            return None;
        }
        let key = fold(&format!("{}.", self.word(i)));
        let value = self.report.gazetteer.data.names.get(&key)?;
        let candidates = self.report.named(value);
        let range = token.range.start..token.range.end + usize::from(!self.word(i).ends_with('.'));
        self.held(i);
        self.push(range, key, Meaning::Named, candidates);
        Some(i + 1)
    }

    /// Marks the span before as held by the one that begins at word `i`, if only a comma or bracket is between them.
    fn held(&mut self, i: usize) {
        let gap = self.tokens[i].gap;
        let Some(last) = self.spans.spans.last_mut() else { return };
        let between = self.text.get(last.range.end..self.tokens[i].range.start).unwrap_or_default();
        let close = gap == Gap::Comma || gap == Gap::Bracket || (gap == Gap::Space && between == " ");
        last.held = close && between.len() <= 4;
    }

    fn entry(&mut self, i: usize, entry: Entry, range: Range<usize>, key: String) -> Option<usize> {
        let gazetteer = self.report.gazetteer;
        let next = i + entry.words;
        let mut candidates = self.report.named(entry.value);
        if entry.words == 1 && self.is_code(i) {
            // "BAKU (Agency) —" is no code.
            let long = self.word(i).len() == 4;
            let coded = candidates.iter().filter(|p| !p.is_local() || (long && p.prominence > 5.5));
            candidates = coded.cloned().collect();
        }
        let home = gazetteer.home(entry.value);
        // "Canadian" is a town in Texas too, but only where a comma says so.
        let adjective = home.filter(|_| candidates.first().is_none_or(|b| b.prominence < 6.5));
        if let Some(home) = adjective
            && !self.holder_after(next, &candidates)
        {
            if self.is_person(i, next, entry.value, true) {
                return None;
            }
            self.push(range, key, Meaning::Derived(home), Rc::default());
            return Some(next);
        }
        match self.is_place(i, next, entry, &key, candidates.first()?, &candidates) {
            Verdict::No => return None,
            Verdict::Likely => {}
            Verdict::Certain => {
                self.report.known.insert(key.clone());
            }
        }
        self.held(i);
        self.push(range, key, Meaning::Named, candidates);
        Some(next)
    }

    /// Whether the words before and after make it a person.
    fn is_person(&self, i: usize, next: usize, value: u64, famous: bool) -> bool {
        let cues = Cues::shipped();
        let flags = Data::flags(value);
        let single = next == i + 1;
        let joined = matches!(self.tokens[i].gap, Gap::Space | Gap::Hyphen);
        if single && joined && i > 0 && PARTICLES.contains(&self.folded(i - 1).as_str()) {
            return true;
        }
        let before = i.checked_sub(1).filter(|_| matches!(self.tokens[i].gap, Gap::Space | Gap::Dot));
        if let Some(b) = before.filter(|&b| self.tokens[b].capital && !self.tokens[b].possessive) {
            let word = self.folded(b);
            let word = word.trim_end_matches('.');
            let last = !self.continues(next);
            if cues.title.contains(word) && (!famous || flags & (GIVEN | SURNAME) != 0) {
                return true;
            }
            let given = self.report.is_given(word);
            if (given || (initial(self.word(b)) && self.tokens[b].dot))
                && (!famous || (single && last && flags & (GIVEN | SURNAME) != 0))
            {
                return true;
            }
        }
        // "Jordan Henderson": a given name and a word that is neither English nor a site's head.
        if single && flags & GIVEN != 0 && self.continues(next) && !self.tokens[next].upper {
            let after = self.folded(next);
            let flags = self.report.flags(&after);
            return flags & WORD == 0
                && !self.report.lower.contains(after.as_str())
                && !cues.stop.contains(&after)
                && !cues.site.contains(&after)
                && !cues.title.contains(&after)
                && self
                    .report
                    .gazetteer
                    .data
                    .names
                    .get(&after)
                    .is_none_or(|v| self.report.gazetteer.prominence(v) < 6.5);
        }
        single && (!famous || flags & GIVEN != 0) && self.report.persons.contains(&self.folded(i))
    }

    /// Whether a capitalised word follows as part of the same run.
    fn continues(&self, next: usize) -> bool {
        self.tokens.get(next).is_some_and(|t| t.capital && t.gap == Gap::Space) && !self.tokens[next - 1].possessive
    }

    /// Whether a name known to the gazetteer is meant as a place here.
    fn is_place(
        &mut self,
        i: usize,
        next: usize,
        entry: Entry,
        key: &str,
        best: &Place,
        candidates: &[Place],
    ) -> Verdict {
        let cues = Cues::shipped();
        let token = &self.tokens[i];
        let single = entry.words == 1;
        let flags = Data::flags(entry.value);
        let famous = best.prominence >= 9.0;
        if !token.capital && single {
            return Verdict::No;
        }
        if single && self.word(i).chars().count() <= 3 {
            // "US", "BC" and "UK" only as they are written; "Goa" and "Ufa" only as usual names.
            if !token.upper && !candidates.iter().any(|p| fold(&p.name) == key) {
                return Verdict::No;
            }
        }
        if single && self.is_code(i) && !best.is_local() {
            return Verdict::Likely;
        }
        if single && cues.stop.contains(key) && !famous {
            return Verdict::No;
        }
        if self.holder_after(next, candidates) {
            return Verdict::Certain;
        }
        // The White House is a body, and a village in Jamaica.
        if flags & BODY != 0 && !famous {
            return Verdict::No;
        }
        let known = self.report.known.contains(key);
        if !known {
            self.spans.doubted.push(key.to_owned());
        }
        if self.is_person(i, next, entry.value, famous || known) {
            return Verdict::No;
        }
        if famous {
            return Verdict::Likely;
        }
        let before = i.checked_sub(1).map(|b| self.word(b).to_lowercase()).filter(|_| matches!(token.gap, Gap::Space));
        let located = before.as_deref().is_some_and(|b| cues.locative.contains(b));
        let kind = self.kind_beside(i, next);
        let common = flags & WORD != 0 && best.prominence < 4.0;
        if (located && !self.continues(next) && !common) || kind {
            return Verdict::Certain;
        }
        if known {
            return Verdict::Likely;
        }
        if !single {
            let named = cues.site.contains(&self.folded(next - 1));
            let common = !named && (i..next).all(|k| self.report.flags(&self.folded(k)) & WORD != 0);
            return Verdict::likely(best.prominence >= if common { 5.5 } else { 2.0 });
        }
        let lower = self.report.lower.contains(self.word(i).to_lowercase().as_str());
        let city = best.prominence >= 6.0 && best.precision == PlacePrecision::Town;
        if flags & WORD != 0 && (token.first || lower || !city) {
            return Verdict::No;
        }
        let unknown_before = i.checked_sub(1).is_some_and(|b| self.is_unknown_name(b));
        let need = match () {
            () if unknown_before => 6.3,
            () if located => 3.0,
            () if flags & (SURNAME | GIVEN) != 0 => 5.2,
            () => 4.6,
        };
        Verdict::likely(best.prominence >= need)
    }

    /// Whether a word right before a name is a name too, and not of a place: "Estey" in "Estey Bath".
    fn is_unknown_name(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let word = self.folded(i);
        let last = self.spans.spans.last();
        matches!(self.tokens[i + 1].gap, Gap::Space)
            && token.capital
            && !token.possessive
            && !token.upper
            && (!token.first || self.report.flags(&word) & GIVEN != 0)
            && !Cues::shipped().stop.contains(&word)
            && self.report.flags(&word) & WORD == 0
            && last.is_none_or(|s| s.range.end != token.range.end)
    }

    /// Whether a word is a code like "US", "UAE" or "BC", which no town has.
    fn is_code(&self, i: usize) -> bool {
        self.tokens[i].upper && self.word(i).len() <= 4 && !self.shouted(i)
    }

    /// Whether what stands around is in capitals too, as in a headline.
    fn shouted(&self, i: usize) -> bool {
        let beside =
            |k: Option<usize>| k.and_then(|k| self.tokens.get(k)).is_some_and(|t| t.upper && t.range.len() > 4);
        beside(i.checked_sub(1)) || beside(Some(i + 1))
    }

    /// "the town of X", "X province", "X residents".
    fn kind_beside(&self, i: usize, next: usize) -> bool {
        let cues = Cues::shipped();
        let of = i >= 2 && self.word(i - 1) == "of" && cues.kind.contains(self.word(i - 2));
        let before = i >= 1 && self.tokens[i].gap == Gap::Space && cues.kind.contains(self.word(i - 1));
        let after = self.tokens.get(next).is_some_and(|t| t.gap == Gap::Space) && cues.kind.contains(self.word(next));
        of || before || after
    }

    /// Whether a place follows after a comma that holds one of `candidates`: "Springfield, Ill.".
    fn holder_after(&self, next: usize, candidates: &[Place]) -> bool {
        let Some(token) = self.tokens.get(next).filter(|t| matches!(t.gap, Gap::Comma | Gap::Bracket) && t.capital)
        else {
            return false;
        };
        let gazetteer = self.report.gazetteer;
        let mut holders = Vec::new();
        let words = (next..next + self.reach(next).min(5)).map(|k| self.word(k));
        gazetteer.walk(words, |e| holders = gazetteer.named(e.value));
        if token.dot {
            let value = gazetteer.data.names.get(fold(&format!("{}.", self.word(next))));
            holders.extend(value.map_or_else(Vec::new, |v| gazetteer.named(v)));
        }
        if holders.is_empty() {
            return self
                .postal(next)
                .is_some_and(|code| candidates.iter().any(|p| p.region.as_deref() == Some(code) && is_postal(p)));
        }
        holders.iter().take(8).any(|h| h.prominence > 5.0 && candidates.iter().any(|p| p.within(h)))
    }

    /// A two-letter code of a state or province of North America after a comma.
    fn postal(&self, i: usize) -> Option<&str> {
        let token = self.tokens.get(i)?;
        (token.upper && token.gap == Gap::Comma && token.range.len() == 2).then(|| self.word(i))
    }

    /// Whether a word stands in a line of which nearly all longer words have capitals.
    fn is_headline(&self, i: usize) -> bool {
        let same = |t: &&Token| t.line == self.tokens[i].line;
        let before = self.tokens[..i].iter().rev().take(MAX_LINE).take_while(same);
        let line = before.chain(self.tokens[i..].iter().take(MAX_LINE).take_while(same)).filter(|t| t.range.len() > 3);
        let (capitals, words) = line.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
        words > 3 && capitals * 4 > words * 3
    }

    /// A site by its head noun: "Royal Street", "the Percy Hotel". Returns where to go on.
    fn site(&mut self, i: usize) -> Option<usize> {
        if !self.tokens[i].capital {
            return None;
        }
        let cues = Cues::shipped();
        let run = self.tokens[i + 1..]
            .iter()
            .take(MAX_SITE)
            .take_while(|t| t.capital && matches!(t.gap, Gap::Space | Gap::Hyphen | Gap::Dot));
        let end = i + 1 + run.count();
        let head = (i + 1..end).rev().find(|&k| cues.site.contains(&self.folded(k)))?;
        let begins = |word: &str| {
            !cues.stop.contains(word)
                && !cues.locative.contains(word)
                && !cues.title.contains(word)
                && (!self.tokens[i].first || !self.report.lower.contains(word))
        };
        if !begins(&self.folded(i)) || self.is_headline(i) {
            return None;
        }
        // A name that the gazetteer has needs no rule; nor do names of which the head is only the beginning.
        let gazetteer = self.report.gazetteer;
        let mut known = 0;
        gazetteer.walk((i..head + 1).map(|k| self.word(k)), |e| {
            if gazetteer.prominence(e.value) > 0.0 {
                known = e.words;
            }
        });
        let proper = (i..head).any(|k| !self.report.lower.contains(self.word(k).to_lowercase().as_str()));
        if i + known > head || !proper {
            return None;
        }
        // The place that the name holds: "Florida" in "Florida Atlantic University".
        let mut inside: Option<(Range<usize>, u64)> = None;
        let mut better = 5.0;
        for k in i..head {
            gazetteer.walk((k..head).map(|k| self.word(k)), |e| {
                let prominence = gazetteer.prominence(e.value);
                if prominence > better && Data::flags(e.value) & (GIVEN | WORD) == 0 {
                    better = prominence;
                    let range = self.tokens[k].range.start..self.tokens[k + e.words - 1].range.end;
                    inside = Some((range, e.value));
                }
            });
        }
        let range = self.tokens[i].range.start..self.tokens[head].range.end;
        let (key, candidates) = match inside {
            Some((words, value)) => (fold(&self.text[words]), self.report.named(value)),
            None => Default::default(),
        };
        self.push(range, key, Meaning::Site, candidates);
        Some(head + 1)
    }
}

fn is_postal(place: &Place) -> bool {
    place.country.is_some_and(|c| matches!(c.as_str(), "US"))
}

impl Report<'_, '_> {
    fn resolve(mut self, parts: usize) -> Vec<Vec<Found>> {
        self.hold();
        self.lay_beside();
        let meant = self.meant(&self.context());
        let world = self.world(&meant);
        let mut found = vec![Vec::new(); parts];
        let spoken_of = |place: &Place| place.is_local() && place.prominence < 7.0;
        let site = |p: Place| Place { geonames: None, precision: PlacePrecision::Point, ..p };
        let mut focus = world.places.iter().find(|p| spoken_of(p)).cloned();
        for span in &self.spans {
            let known = meant.get(span.key.as_str());
            let (place, how) = match &span.meaning {
                Meaning::Own(place) => (Some(place.clone()), "place.coverage"),
                Meaning::Derived(place) => (Some(place.clone()), "place.derived"),
                Meaning::Named => {
                    let certain = span.held || self.known.contains(&span.key);
                    match known {
                        // "in Zeitoun": a quarter of the town spoken of sooner than a far hamlet.
                        Some(p) if !span.held && p.prominence < SMALL && !world.holds(p) => {
                            (focus.clone().filter(|_| certain).map(site), "place.site")
                        }
                        Some(p) if certain || world.holds(p) => (Some(p.clone()), "place.name"),
                        _ => (None, "place.name"),
                    }
                }
                Meaning::Site => {
                    let at = known.or(focus.as_ref()).cloned();
                    (at.map(site), "place.site")
                }
            };
            let Some(place) = place else { continue };
            if how == "place.name" && spoken_of(&place) {
                focus = Some(place.clone());
            }
            if let Some(found) = found.get_mut(span.part) {
                found.push(Found { range: span.range.clone(), place, how });
            }
        }
        found
    }

    /// Where the report plays, by the places that are in little doubt.
    fn world(&self, meant: &BTreeMap<&str, Place>) -> World {
        let mut world = World::default();
        for span in &self.spans {
            let place = match &span.meaning {
                Meaning::Derived(place) => Some(place),
                Meaning::Named => meant
                    .get(span.key.as_str())
                    .filter(|p| span.held || self.known.contains(&span.key) || p.prominence >= WELL_KNOWN),
                Meaning::Own(_) | Meaning::Site => None,
            };
            let Some(place) = place else { continue };
            world.countries.extend(place.country);
            if place.is_local() && world.places.len() < 64 {
                world.places.push(place.clone());
            }
        }
        world
    }

    /// The place of each name. One place a name: what a comma settles holds for the whole report.
    fn meant(&self, context: &Context) -> BTreeMap<&str, Place> {
        let mut meant = BTreeMap::new();
        let (held, free): (Vec<&Span>, Vec<&Span>) = self.spans.iter().partition(|s| s.held);
        for span in held.into_iter().chain(free).filter(|s| !s.candidates.is_empty()) {
            if !meant.contains_key(span.key.as_str())
                && let Some(place) = self.gazetteer.resolve(&span.candidates, context)
            {
                meant.insert(span.key.as_str(), place);
            }
        }
        meant
    }

    /// What the names that leave little doubt tell of where the report plays.
    fn context(&self) -> Context {
        let mut context = Context::default();
        for span in &self.spans {
            let place = match &span.meaning {
                Meaning::Derived(place) => place,
                Meaning::Named => {
                    let Some(best) = span.candidates.first() else { continue };
                    let second = span.candidates.get(1).map_or(0.0, |p| p.prominence);
                    let clear = best.prominence - second > 1.5 || self.known.contains(&span.key) && second < 4.0;
                    if !span.held && !clear {
                        continue;
                    }
                    best
                }
                _ => continue,
            };
            context.add(place);
        }
        context
    }

    /// Takes a name for a place that the gazetteer lacks where all that it has of that name are far from the one beside which it is
    /// said to lie: “the Tripoli quarter, east of Hama”.
    fn lay_beside(&mut self) {
        let mut unknown: HashMap<String, (String, Rc<[Place]>)> = HashMap::new();
        let pairs = self.spans.iter().zip(self.spans.iter().skip(1));
        for (span, beside) in pairs.filter(|(span, _)| span.beside && span.meaning == Meaning::Named) {
            let near = |p: &Place| beside.candidates.iter().any(|q| p.km(q) < BESIDE);
            let town = beside.candidates.iter().any(|q| q.prominence > SMALL && q.is_local());
            if town && !span.candidates.iter().any(near) {
                unknown.insert(span.key.clone(), (beside.key.clone(), beside.candidates.clone()));
            }
        }
        for span in self.spans.iter_mut().filter(|span| span.meaning == Meaning::Named && !span.held) {
            if let Some(town) = unknown.get(&span.key) {
                (span.key, span.candidates) = town.clone();
                span.meaning = Meaning::Site;
            }
        }
    }

    /// Leaves to a span that another holds only the candidates inside the holder.
    fn hold(&mut self) {
        for n in 0..self.spans.len() {
            if !self.spans[n].held {
                continue;
            }
            let holders = self.spans.get(n + 1).map(|s| s.candidates.clone()).unwrap_or_default();
            let inside: Rc<[Place]> = self.spans[n]
                .candidates
                .iter()
                .filter(|p| holders.iter().take(8).any(|h| h.prominence > 5.0 && p.within(h)))
                .cloned()
                .collect();
            if inside.is_empty() {
                self.spans[n].held = false;
            } else {
                self.spans[n].candidates = inside;
            }
        }
    }
}
