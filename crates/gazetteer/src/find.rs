//! The places that a text names.
//!
//! Two steps. First the spans: runs of capitalised words that the gazetteer knows, unless what stands around them says
//! that they are a person, a common word or a month; and names of sites ("Royal Street") by their head noun. Then, over the
//! whole report, which place each name means: what a comma says ("Paris, Texas"), one place a name, and the countries
//! and places that the rest of the report names ([`Gazetteer::resolve`]).

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use dateline_model::{PlacePrecision, coverage::NamedPlace};

use crate::{
    cues::Cues,
    data::{Data, GIVEN, SURNAME, WORD},
    fold::fold,
    gazetteer::{Context, Entry, Gazetteer},
    place::Place,
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
    let mut report = Report { gazetteer, own, spans: Vec::new(), persons: HashSet::new(), lower: HashSet::new() };
    let words: Vec<Vec<Token>> = texts.iter().map(|t| tokens(t)).collect();
    for (text, tokens) in texts.iter().zip(&words) {
        report.learn(text, tokens);
    }
    for (part, (text, tokens)) in texts.iter().zip(&words).enumerate() {
        Scan { report: &mut report, part, text, tokens }.spans();
    }
    report.resolve(texts.len())
}

/// What a span may mean.
#[derive(Debug, Clone)]
enum Meaning {
    /// A coverage's own place.
    Own(Place),
    /// Places of the gazetteer by a folded name.
    Named,
    /// The home of a people.
    Derived(Place),
    /// A site, located by the place that its name holds or by the place spoken of.
    Site { inside: bool },
}

#[derive(Debug, Clone)]
struct Span {
    part: usize,
    range: Range<usize>,
    key: String,
    meaning: Meaning,
    candidates: Vec<Place>,
    /// The place stands directly before another that holds it: "Paris, Texas".
    holder: Option<usize>,
}

struct Report<'g> {
    gazetteer: &'g Gazetteer,
    own: HashMap<String, &'g NamedPlace>,
    spans: Vec<Span>,
    /// Folded last words of what are persons' names in this report.
    persons: HashSet<String>,
    /// Words that the report also writes in lower case.
    lower: HashSet<String>,
}

impl Report<'_> {
    fn learn(&mut self, text: &str, tokens: &[Token]) {
        for token in tokens.iter().filter(|t| !t.capital) {
            self.lower.insert(text[token.range.clone()].to_owned());
        }
        for pair in tokens.windows(2) {
            let [a, b] = pair else { continue };
            if !a.capital || !b.capital || !matches!(b.gap, Gap::Space | Gap::Dot) || b.upper {
                continue;
            }
            let (first, last) = (fold(&text[a.range.clone()]), fold(&text[b.range.clone()]));
            let titled = Cues::shipped().title.contains(&first);
            let given = !a.upper && !a.possessive && self.flags(&first) & GIVEN != 0 && !self.is_known(&first);
            if titled || given || (initial(&text[a.range.clone()]) && a.dot) {
                self.persons.insert(last);
            }
        }
    }

    fn flags(&self, folded: &str) -> u64 {
        self.gazetteer.data.names.get(folded).map_or(0, Data::flags)
    }

    /// Whether a name is a well-known place's: a country, a capital, a city of millions.
    fn is_known(&self, folded: &str) -> bool {
        let value = self.gazetteer.data.names.get(folded);
        value.is_some_and(|v| self.gazetteer.best(v).is_some_and(|p| p.prominence >= 6.0))
    }
}

fn initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none_or(|c| c == '.')
}

struct Scan<'a, 'g> {
    report: &'a mut Report<'g>,
    part: usize,
    text: &'a str,
    tokens: &'a [Token],
}

impl Scan<'_, '_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.range.clone()])
    }

    fn folded(&self, i: usize) -> String {
        fold(self.word(i))
    }

    fn spans(&mut self) {
        let mut i = 0;
        while i < self.tokens.len() {
            i = self.site(i).or_else(|| self.name(i)).unwrap_or(i + 1).max(i + 1);
        }
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
            let range = token.range.start..last.range.end;
            let key = fold(&self.text[range.clone()]);
            if let Some(&own) = self.report.own.get(&key) {
                self.push(range, key, Meaning::Own(own.into()), Vec::new());
                return Some(i + n);
            }
            let Some(entry) = entries.iter().find(|e| e.words == n) else { continue };
            if let Some(next) = self.entry(i, *entry, range, key) {
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

    fn push(&mut self, range: Range<usize>, key: String, meaning: Meaning, candidates: Vec<Place>) {
        let part = self.part;
        self.report.spans.push(Span { part, range, key, meaning, candidates, holder: None });
    }

    /// A shortened name: "Calif.", "Ont.".
    fn shortened(&mut self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if !token.dot || !token.capital {
            return None;
        }
        let key = fold(&format!("{}.", self.word(i)));
        let value = self.report.gazetteer.data.names.get(&key)?;
        let candidates = self.report.gazetteer.named(value);
        let range = token.range.start..token.range.end + usize::from(!self.word(i).ends_with('.'));
        self.held(i);
        self.push(range, key, Meaning::Named, candidates);
        Some(i + 1)
    }

    /// Marks the span before as held by the one that begins at word `i`, if only a comma or bracket is between them.
    fn held(&mut self, i: usize) {
        let number = self.report.spans.len();
        let gap = self.tokens[i].gap;
        let Some(last) = self.report.spans.last_mut() else { return };
        let between = self.text.get(last.range.end..self.tokens[i].range.start).unwrap_or_default();
        let close = gap == Gap::Comma || gap == Gap::Bracket || (gap == Gap::Space && between == " ");
        if last.part == self.part && close && between.len() <= 4 {
            last.holder = Some(number);
        }
    }

    fn entry(&mut self, i: usize, entry: Entry, range: Range<usize>, key: String) -> Option<usize> {
        let gazetteer = self.report.gazetteer;
        let next = i + entry.words;
        let candidates = gazetteer.named(entry.value);
        let Some(best) = candidates.first() else {
            let home = gazetteer.derived(entry.value).into_iter().next()?;
            if self.is_person(i, next, entry.value, true) {
                return None;
            }
            self.push(range, key, Meaning::Derived(home), Vec::new());
            return Some(next);
        };
        if !self.is_place(i, next, entry, &key, best, &candidates) {
            return None;
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
        let before = i.checked_sub(1).filter(|_| matches!(self.tokens[i].gap, Gap::Space | Gap::Dot));
        if let Some(b) = before.filter(|&b| self.tokens[b].capital && !self.tokens[b].possessive) {
            let word = self.folded(b);
            let word = word.trim_end_matches('.');
            let last = !self.continues(next);
            if cues.title.contains(word) && (!famous || flags & (GIVEN | SURNAME) != 0) {
                return true;
            }
            let given = self.report.flags(word) & GIVEN != 0 && !self.report.is_known(word);
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
                && !cues.site.contains(&after)
                && !cues.title.contains(&after)
                && self
                    .report
                    .gazetteer
                    .data
                    .names
                    .get(&after)
                    .is_none_or(|v| self.report.gazetteer.best(v).is_none_or(|p| p.prominence < 6.5));
        }
        single && !famous && self.report.persons.contains(&self.folded(i))
    }

    /// Whether a capitalised word follows as part of the same run.
    fn continues(&self, next: usize) -> bool {
        self.tokens.get(next).is_some_and(|t| t.capital && t.gap == Gap::Space) && !self.tokens[next - 1].possessive
    }

    /// Whether a name known to the gazetteer is meant as a place here.
    fn is_place(&self, i: usize, next: usize, entry: Entry, key: &str, best: &Place, candidates: &[Place]) -> bool {
        let cues = Cues::shipped();
        let token = &self.tokens[i];
        let single = entry.words == 1;
        let flags = Data::flags(entry.value);
        let famous = best.prominence >= 9.0;
        if !token.capital && single {
            return false;
        }
        if single && self.word(i).chars().count() <= 3 {
            // "US", "BC" and "UK" only as they are written; "Goa" and "Ufa" only as usual names.
            if !token.upper && !candidates.iter().any(|p| fold(&p.name) == key) {
                return false;
            }
        }
        if single && token.upper && self.word(i).len() <= 4 && !self.shouted(i) {
            let coded = matches!(best.precision, PlacePrecision::Country | PlacePrecision::Region);
            return coded;
        }
        if single && cues.stop.contains(key) && !token.upper {
            return false;
        }
        let holder = self.holder_after(next, candidates);
        if holder {
            return true;
        }
        if self.is_person(i, next, entry.value, famous) {
            return false;
        }
        if famous {
            return true;
        }
        let before = i.checked_sub(1).map(|b| self.word(b).to_lowercase()).filter(|_| matches!(token.gap, Gap::Space));
        let located = before.as_deref().is_some_and(|b| cues.locative.contains(b));
        let kind = self.kind_beside(i, next);
        if located && !self.continues(next) || kind {
            return true;
        }
        if !single {
            return best.prominence >= 3.0;
        }
        let lower = self.report.lower.contains(&self.word(i).to_lowercase());
        if flags & WORD != 0 && (token.first || lower || best.prominence < 6.0) {
            return false;
        }
        let unknown_before = i.checked_sub(1).is_some_and(|b| {
            let t = &self.tokens[b];
            matches!(token.gap, Gap::Space)
                && t.capital
                && !t.possessive
                && !t.upper
                && self.report.flags(&self.folded(b)) & WORD == 0
                && !self.report.spans.last().is_some_and(|s| s.part == self.part && s.range.end == t.range.end)
        });
        let need = match () {
            () if unknown_before => 6.3,
            () if located => 3.0,
            () if flags & (SURNAME | GIVEN) != 0 => 5.6,
            () => 4.6,
        };
        best.prominence >= need
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

    /// A site by its head noun: "Royal Street", "the Percy Hotel", "University of Aleppo". Returns where to go on.
    fn site(&mut self, _i: usize) -> Option<usize> {
        None
    }
}

fn is_postal(place: &Place) -> bool {
    place.country.is_some_and(|c| matches!(c.as_str(), "US"))
}

impl Report<'_> {
    fn resolve(mut self, parts: usize) -> Vec<Vec<Found>> {
        self.hold();
        let mut context = Context::default();
        // Countries first: they are never in doubt, or only little.
        let count = |context: &mut Context, place: &Place, n: u32| {
            if let Some(country) = place.country {
                match context.countries.iter_mut().find(|c| c.0 == country) {
                    Some(c) => c.1 += n,
                    None => context.countries.push((country, n)),
                }
            }
        };
        for span in &self.spans {
            match &span.meaning {
                Meaning::Derived(place) => count(&mut context, place, 1),
                Meaning::Named => {
                    if let Some(best) = span.candidates.first() {
                        let second = span.candidates.get(1).map_or(0.0, |p| p.prominence);
                        if span.holder.is_some() || best.prominence - second > 1.5 {
                            count(&mut context, best, 1);
                            if best.is_local() && best.prominence > 4.5 {
                                context.places.push(best.clone());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        context.places.truncate(64);
        // One place a name: what a comma settles holds for the whole report.
        let mut meant: HashMap<String, Place> = HashMap::new();
        for span in self.spans.iter().filter(|s| s.holder.is_some()) {
            if let Some(place) = self.gazetteer.resolve(&span.candidates, &context) {
                meant.entry(span.key.clone()).or_insert(place);
            }
        }
        let mut found = vec![Vec::new(); parts];
        for span in self.spans {
            let (place, how) = match span.meaning {
                Meaning::Own(place) => (Some(place), "place.coverage"),
                Meaning::Derived(place) => (Some(place), "place.derived"),
                Meaning::Named => {
                    let place = match meant.get(&span.key) {
                        Some(place) => Some(place.clone()),
                        None => self.gazetteer.resolve(&span.candidates, &context),
                    };
                    if let Some(place) = &place {
                        meant.entry(span.key.clone()).or_insert_with(|| place.clone());
                    }
                    (place, "place.name")
                }
                Meaning::Site { .. } => (None, "place.site"),
            };
            if let Some(place) = place
                && let Some(found) = found.get_mut(span.part)
            {
                found.push(Found { range: span.range, place, how });
            }
        }
        found
    }

    /// Leaves to a span that another holds only the candidates inside the holder.
    fn hold(&mut self) {
        for n in 0..self.spans.len() {
            let Some(holder) = self.spans[n].holder else { continue };
            let holders = self.spans.get(holder).map(|s| s.candidates.clone()).unwrap_or_default();
            let inside: Vec<Place> = self.spans[n]
                .candidates
                .iter()
                .filter(|p| holders.iter().take(8).any(|h| h.prominence > 5.0 && p.within(h)))
                .cloned()
                .collect();
            if inside.is_empty() {
                self.spans[n].holder = None;
            } else {
                self.spans[n].candidates = inside;
            }
        }
    }
}
