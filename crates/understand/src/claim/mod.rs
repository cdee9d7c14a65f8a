//! Claims: what exactly is said to have happened, to whose loss, how many, where, when.
//!
//! A predicate of a domain pack ([`pack`]) is found at a verb, noun or phrase; [`grammar`] finds who did what to whom;
//! [`reality`] tells what happened from what is wished or feared; [`sides`] whose the parties are. The engine here puts
//! them together and makes one claim of each member of a list.

mod acled;
pub mod grammar;
pub mod pack;
mod plover;
pub mod reality;
mod settle;
pub mod sides;

use std::{borrow::Cow, collections::HashSet, ops::Range};

use dateline_model::{
    ClaimKind, Modifier, Polarity, Quantity,
    claim::{ClaimQuantity, Period},
    mention::{Day, PlaceValue},
};
use dateline_syntax::{Dep, NameType, Tag};

use crate::{
    attribution::{Attribution, CueClass},
    found::Found,
    paragraph::Paragraph,
    party::{Actors, Ground, NameMatch},
    quantity::QuantityFound,
};
use acled::Setting;
use grammar::{actor, core, is_passive, members, object, object_of, preposition, subject};
use pack::{Form, Pack, Patient, Predicate};
use reality::Reality;
use sides::{Contest, Fallback, Sides};

/// The most claims that are made of one post. More than this is a list of something else.
const MAX_CLAIMS: usize = 400;

/// All that is known of a post when its claims are read.
pub struct Scene<'s, 't> {
    /// Its paragraphs, parsed.
    pub post: &'s [Paragraph<'t>],
    /// Of each paragraph, the names in it.
    pub names: &'s [Vec<NameMatch<'s>>],
    /// Of each paragraph, the places in it.
    pub places: &'s [Vec<Found<PlaceValue>>],
    /// Who its noun phrases mean.
    pub actors: &'s Actors,
    /// Who says what in it.
    pub attributions: &'s [Attribution],
    /// Of each attribution, the side of its speaker.
    pub speakers: &'s [Option<String>],
    /// Who fights whom.
    pub contest: &'s Contest<'s>,
    /// Whose ground places are.
    pub ground: &'s Ground<'s>,
    /// The domain.
    pub pack: &'s Pack,
    /// Words of wish and denial.
    pub reality: &'s Reality,
    /// The day of the post, where it is known.
    pub day: Option<Day>,
}

/// Where something happened: a paragraph of the post and an index into its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// At that place.
    At(usize, usize),
    /// Where the sentences before are: at that place, as far as the text says.
    Before(usize, usize),
    /// In that place's country: the place is the dateline's, which tells no more.
    InCountry(usize, usize),
}

/// A claim before it has its place in the report.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The paragraph.
    pub paragraph: usize,
    /// Its words, in bytes of the paragraph.
    pub bytes: Range<usize>,
    /// The word that makes it.
    pub trigger: usize,
    /// The kind.
    pub kind: ClaimKind,
    /// What was lost, taken, struck or with what.
    pub item: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// Whom it befell.
    pub target: Option<String>,
    /// Civilians or combatants.
    pub civilian: Option<bool>,
    /// How many.
    pub quantity: Option<ClaimQuantity>,
    /// Where.
    pub place: Option<Where>,
    /// When.
    pub period: Period,
    /// Asserted, denied, questioned.
    pub polarity: Polarity,
    /// The attribution that it is part of.
    pub attribution: Option<usize>,
    /// Whether it is of people whom the text names or has spoken of before: nobody has counted.
    pub identified: bool,
    /// Whether it is of “others”, “another”.
    pub others: bool,
    /// ACLED's type of the event.
    pub acled: Option<&'static str>,
    /// The rule.
    pub rule: Cow<'static, str>,
}

impl Scene<'_, '_> {
    /// The claims of the post, in the order of the text.
    pub fn claims(&self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for at in 0..self.post.len() {
            let mut reader = Reader { scene: self, p: &self.post[at], at, drafts: Vec::new(), counted: HashSet::new() };
            reader.read();
            drafts.append(&mut reader.drafts);
            drafts.truncate(MAX_CLAIMS);
        }
        settle::settle(self, &mut drafts);
        drafts
    }
}

impl Draft {
    /// PLOVER's type of the event: of the predicate that made the claim, by the first part of its rule's name.
    pub fn plover(&self) -> Option<&'static str> {
        plover::of(&self.kind, self.rule.split('.').next().unwrap_or_default())
    }
}

struct Reader<'r, 's, 't> {
    scene: &'r Scene<'s, 't>,
    p: &'r Paragraph<'t>,
    at: usize,
    drafts: Vec<Draft>,
    /// The quantities that a claim has taken, by their first byte.
    counted: HashSet<usize>,
}

/// A predicate found at a word, with its arguments.
struct Event<'e> {
    predicate: &'e Predicate,
    form: Form,
    /// The word that makes it: for a phrase its verb.
    trigger: usize,
    /// The last word of the phrase.
    end: usize,
    actor: Option<usize>,
    patients: Vec<usize>,
    /// Whose what was lost was: the subject of “lose”.
    owner: Option<usize>,
    weapon: Option<usize>,
}

impl<'s> Reader<'_, 's, '_> {
    fn read(&mut self) {
        let p = self.p;
        for i in 0..p.len() {
            if self.drafts.len() >= MAX_CLAIMS {
                return;
            }
            if let Some(event) = self.event(i) {
                self.claims_of(&event);
            }
        }
        self.counts_beside_states();
        self.drafts.sort_by_key(|d| (d.bytes.start, d.bytes.end));
        self.drop_doubles();
        let mut drafts = std::mem::take(&mut self.drafts);
        acled::settle(p, &mut drafts, |token| self.setting(token));
        self.drafts = drafts;
        self.places_before();
    }

    /// A claim that says no place is where the claims and the sentence before it are: the last place said in the paragraph.
    fn places_before(&mut self) {
        for i in 0..self.drafts.len() {
            if self.drafts[i].place.is_some() {
                continue;
            }
            let told = self.drafts[..i].iter().rev().find_map(|d| d.place).map(|place| match place {
                Where::At(at, i) => Where::Before(at, i),
                place => place,
            });
            let before = self.place_told(self.drafts[i].trigger);
            self.drafts[i].place = told.or(before.map(|place| Where::Before(self.at, place)));
        }
    }

    /// Where what the paragraph has told of last happened.
    fn place_of_claims_before(&self) -> Option<usize> {
        self.drafts.iter().rev().find_map(|draft| match draft.place? {
            Where::At(at, place) | Where::Before(at, place) => (at == self.at).then_some(place),
            Where::InCountry(..) => None,
        })
    }

    /// The place that the sentence before a token's says last.
    fn place_told(&self, token: usize) -> Option<usize> {
        let first = self.p.sentence_of(token).start;
        first.checked_sub(1).and_then(|last| self.place_near(last))
    }

    /// What the sentence of a token speaks of.
    fn setting(&self, token: usize) -> Setting {
        let p = self.p;
        let mut setting = Setting::default();
        let tells =
            |t: &usize| p.tag(*t).is_noun() && !self.is_dated(*t) || p.tag(*t).is_verb() || p.tag(*t) == Tag::Jj;
        for t in p.sentence_of(token).filter(tells) {
            let words = core(p, t).into_iter().map(|(_, word)| word);
            let words: Vec<String> = if p.tag(t).is_noun() { words.collect() } else { vec![p.lemma(t)] };
            for class in self.scene.pack.classes(&words) {
                setting.explosive |= class == "explosive";
                setting.crowd |= class == "protester";
                setting.tumult |= class == "tumult";
                setting.hazard |= class == "hazard";
            }
        }
        setting
    }

    /// The predicate at a token, with its arguments.
    fn event(&self, i: usize) -> Option<Event<'s>> {
        let p = self.p;
        let lemma = p.lemma(i);
        // "the number of killed", "there are no injured": a participle that stands for people.
        if p.tag(i).is_verb() && !self.is_counted_state(i) && !self.says_none(i) {
            return self.phrase(i, &lemma).or_else(|| self.verb(i, &lemma));
        }
        if p.tag(i).is_verb() {
            return self.noun(i, &p.lower(i));
        }
        if p.tag(i).is_noun() && !matches!(p.dep(i), Dep::Amod) && !self.is_dated(i) {
            return self.noun(i, &lemma);
        }
        None
    }

    /// Whether a token is part of a time: “10 March” is a day, and no march.
    fn is_dated(&self, token: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.p.times.iter().any(|time| time.bytes.contains(&at))
    }

    /// A participle that stands for people: “the number of killed”.
    fn is_counted_state(&self, token: usize) -> bool {
        let p = self.p;
        let of =
            p.parse.head(token).filter(|of| p.lower(*of) == "of" && matches!(p.dep(token), Dep::Pobj | Dep::Pcomp));
        let noun = of.and_then(|of| p.parse.head(of));
        noun.is_some_and(|n| is_tally(&p.lemma(n))) && self.state(token).is_some()
    }

    /// Verb + noun + preposition: “took control of”.
    fn phrase(&self, verb: usize, lemma: &str) -> Option<Event<'s>> {
        let p = self.p;
        for (predicate, words) in self.scene.pack.starting(Form::Phrase, lemma) {
            let mut parts = words.split(' ').skip(1);
            let (Some(second), third) = (parts.next(), parts.next()) else { continue };
            let found = match third {
                // "come under fire": preposition and its object
                Some(third) if is_preposition(second) => preposition(p, verb, &[second])
                    .and_then(|prep| p.parse.child(prep, Dep::Pobj))
                    .filter(|o| p.lemma(*o) == third || members(p, *o).iter().any(|m| p.lemma(*m) == third))
                    .map(|o| (o, object(p, verb))),
                // "take control of": object, preposition, patient
                Some(third) => p
                    .parse
                    .children(verb)
                    .find(|c| matches!(p.dep(*c), Dep::Dobj | Dep::Nsubjpass) && p.lemma(*c) == second)
                    .and_then(|o| {
                        object_of(p, o, &[third])
                            .or_else(|| object_of(p, verb, &[third]))
                            .map(|patient| (o.max(patient), Some(patient)))
                    }),
                // "go missing", "lost their lives"
                None => p
                    .parse
                    .children(verb)
                    .find(|c| {
                        p.lower(*c) == second
                            && matches!(p.dep(*c), Dep::Acomp | Dep::Oprd | Dep::Advmod | Dep::Attr | Dep::Prt)
                            || p.dep(*c) == Dep::Dobj && p.lemma(*c) == second
                    })
                    .map(|o| (o, Some(o).filter(|o| p.dep(*o) == Dep::Dobj && predicate.takes_people()))),
            };
            let Some((end, patient)) = found else { continue };
            let subject = subject(p, verb);
            let (actor, patient) = match predicate.patient {
                Patient::Subject => (object_of(p, verb, &["by", "from"]), subject),
                _ => (if is_passive(p, verb) { actor(p, verb) } else { subject }, patient),
            };
            return Some(Event {
                predicate,
                form: Form::Phrase,
                trigger: verb,
                end,
                actor,
                patients: patient.map(|o| members(p, o)).unwrap_or_default(),
                owner: None,
                weapon: None,
            });
        }
        None
    }

    /// The predicate of a verb: the first that makes a claim of what the verb befalls, else the first.
    fn verb(&self, verb: usize, lemma: &str) -> Option<Event<'s>> {
        let mut events = self.verbs(verb, lemma).into_iter();
        let first = events.next()?;
        let fits = |event: &Event<'_>| {
            event.predicate.patient == Patient::None
                || event.weapon.is_some()
                || self.things(event).iter().any(|thing| event.predicate.kind(&self.classes(*thing)).is_some())
        };
        if fits(&first) {
            return Some(first);
        }
        Some(events.find(fits).unwrap_or(first))
    }

    fn verbs(&self, verb: usize, lemma: &str) -> Vec<Event<'s>> {
        let p = self.p;
        let mut events = Vec::new();
        for (predicate, words) in self.scene.pack.starting(Form::Verb, lemma) {
            let particle = words.split(' ').nth(1);
            if let Some(particle) = particle {
                let has = p.parse.children(verb).any(|c| {
                    p.lower(c) == particle
                        && matches!(p.dep(c), Dep::Prt | Dep::Advmod | Dep::Acomp | Dep::Oprd | Dep::Prep | Dep::Dobj)
                });
                if !has && !(verb + 1 < p.len() && p.lower(verb + 1) == particle) {
                    continue;
                }
            }
            let at: Vec<&str> = predicate.at.iter().map(String::as_str).collect();
            let mut event = Event {
                predicate,
                form: Form::Verb,
                trigger: verb,
                end: verb,
                actor: None,
                patients: Vec::new(),
                owner: None,
                weapon: None,
            };
            match predicate.patient {
                Patient::Object => {
                    event.actor = actor(p, verb);
                    let direct = object(p, verb);
                    if predicate.weapon {
                        event.weapon = direct.filter(|w| self.classes(*w).contains(&"weapon"));
                        if event.weapon.is_none() {
                            continue;
                        }
                        event.patients = object_of(p, verb, &at)
                            .or_else(|| direct.and_then(|d| object_of(p, d, &at)))
                            .map(|o| members(p, o))
                            .unwrap_or_default();
                    } else {
                        let through = particle.filter(|w| is_preposition(w)).and_then(|w| object_of(p, verb, &[w]));
                        // "injured between seven and nine others": the parse takes the range for a place.
                        let range = || object_of(p, verb, &["between"]).filter(|o| self.quantity_of(*o).is_some());
                        let patient = through
                            .or(direct)
                            .or_else(|| object_of(p, verb, &at).filter(|_| !is_passive(p, verb)))
                            .or_else(range);
                        event.patients = patient.map(|o| members(p, o)).unwrap_or_default();
                        // "continued to shell with heavy artillery", "attacked the region using rockets"
                        let arms = |w: usize| {
                            let noun = std::iter::once(w).chain(p.parse.children_with(w, Dep::Nmod));
                            noun.into_iter().any(|t| self.classes(t).contains(&"weapon"))
                        };
                        event.weapon = object_of(p, verb, &["with", "from"]).filter(|w| arms(*w)).or_else(|| {
                            let using =
                                p.parse.children(verb).find(|c| p.dep(*c) == Dep::Advcl && p.lower(*c) == "using")?;
                            p.parse.child(using, Dep::Dobj)
                        });
                    }
                }
                Patient::ObjectOfSubject => {
                    event.owner = subject(p, verb);
                    event.patients = object(p, verb).map(|o| members(p, o)).unwrap_or_default();
                    if is_passive(p, verb) {
                        event.owner = None;
                    }
                }
                Patient::Subject => {
                    let direct = p.parse.child(verb, Dep::Dobj).filter(|_| !at.is_empty());
                    event.patients = match object_of(p, verb, &at).or(direct) {
                        // "retreated from the positions": the ground is the patient, and the subject its loser.
                        Some(ground) if !at.is_empty() => {
                            event.owner = subject(p, verb);
                            members(p, ground)
                        }
                        _ => (if is_passive(p, verb) { object(p, verb) } else { subject(p, verb) })
                            .map(|s| members(p, s))
                            .unwrap_or_default(),
                    };
                }
                Patient::None => event.actor = subject(p, verb),
            }
            events.push(event);
        }
        events
    }

    fn noun(&self, noun: usize, lemma: &str) -> Option<Event<'s>> {
        let p = self.p;
        // "martial law", "missile strike": the words before count too.
        let words = core(p, noun).into_iter().map(|(_, w)| w).collect::<Vec<_>>();
        let fits = |entry: &str| {
            let entry: Vec<&str> = entry.split(' ').collect();
            words.len() >= entry.len() && words[words.len() - entry.len()..].iter().zip(&entry).all(|(a, b)| a == b)
        };
        // Of "toll" and "injury toll" the longer.
        let longest = words
            .iter()
            .rev()
            .take(3)
            .rev()
            .flat_map(|w| self.scene.pack.starting(Form::Noun, w))
            .find(|(_, entry)| fits(entry));
        let (predicate, _) =
            longest.or_else(|| self.scene.pack.starting(Form::Noun, lemma).find(|(_, e)| *e == lemma))?;
        if self.only_names(noun) {
            return None;
        }
        let at: Vec<&str> = predicate.at.iter().map(String::as_str).collect();
        let by = object_of(p, noun, &["by", "from"]);
        let possessor = p.parse.child(noun, Dep::Poss);
        // "carried out a strike", "launched an offensive": who carries it out.
        let measured = p.parse.head(noun).filter(|of| p.lower(*of) == "of").and_then(|of| p.parse.head(of));
        let top = measured.filter(|m| is_measure(&p.lemma(*m))).unwrap_or(noun);
        let carrier = matches!(p.dep(top), Dep::Dobj | Dep::Nsubjpass)
            .then(|| p.parse.head(top))
            .flatten()
            .and_then(|verb| actor(p, verb));
        // "the involvement in the fighting of militants": the parse hangs "of" on the nearer noun.
        let of = object_of(p, noun, &["of"]).or_else(|| {
            let inner = object_of(p, noun, &["in"])?;
            object_of(p, inner, &["of"]).filter(|o| self.classes(*o).contains(&"fighter"))
        });
        let to = object_of(p, noun, &at).or_else(|| {
            let verb = p
                .parse
                .head(noun)
                .filter(|h| p.tag(*h).is_verb() && matches!(p.dep(noun), Dep::Dobj | Dep::Nsubjpass))?;
            object_of(p, verb, &at)
        });
        // "video of an air strike on the port": the parse hangs "on" on the noun above.
        let to = to.or_else(|| {
            let above = p.parse.head(p.parse.head(noun).filter(|of| p.lower(*of) == "of")?)?;
            object_of(p, above, &at).filter(|object| *object > noun)
        });
        let mut event = Event {
            predicate,
            form: Form::Noun,
            trigger: noun,
            end: noun,
            actor: None,
            patients: Vec::new(),
            owner: None,
            weapon: None,
        };
        // "the senator's murder", "Anna Weber's death": whose it was.
        let victim = possessor.filter(|o| {
            predicate.takes_only_people() && p.tag(*o) != Tag::PrpPoss && self.classes(*o).contains(&"person")
        });
        // "reports of shelling settlements": the parse takes the gerund for a part of the noun.
        let struck = p.parse.head(noun).filter(|h| {
            p.dep(noun) == Dep::Compound
                && predicate.takes_any()
                && p.lower(noun).ends_with("ing")
                && p.tag(*h) == Tag::Nns
                && !p.parse.children(*h).any(|c| p.dep(c) == Dep::Det)
                && self.classes(*h).iter().any(|c| matches!(*c, "ground" | "building" | "person"))
        });
        match predicate.patient {
            Patient::Subject => {
                // "the deaths of 12 soldiers", "Ruritanian losses"
                event.owner = possessor.filter(|_| victim.is_none());
                event.patients = of
                    .or(victim)
                    .or_else(|| object_of(p, noun, &["among", "in"]).filter(|o| !self.classes(*o).is_empty()))
                    .or(to)
                    .map(|o| members(p, o))
                    .unwrap_or_default();
            }
            _ => {
                event.actor = by.or(possessor.filter(|_| predicate.takes_any())).or(carrier);
                event.patients = of
                    .filter(|_| !predicate.weapon)
                    .or(victim)
                    .or(to)
                    .map(|o| members(p, o))
                    .or(struck.map(|o| vec![o]))
                    .unwrap_or_default();
                if predicate.weapon {
                    event.weapon = of.filter(|o| self.classes(*o).contains(&"weapon"));
                    event.weapon?;
                    event.patients = to.map(|o| members(p, o)).unwrap_or_default();
                }
            }
        }
        Some(event)
    }

    /// Whether a noun only names what another word tells: “X is an attack”, “the attacks were repelled”, “downed by precise
    /// strikes”, “were targeted in a strike”.
    fn only_names(&self, noun: usize) -> bool {
        let p = self.p;
        let Some(head) = p.parse.head(noun) else { return false };
        let told = |verb: usize| {
            let lemma = p.lemma(verb);
            p.tag(verb).is_verb()
                && self
                    .scene
                    .pack
                    .starting(Form::Verb, &lemma)
                    .any(|(_, words)| words.split(' ').next() == Some(&lemma))
        };
        let repelled = |verb: usize| {
            let lemma = p.lemma(verb);
            self.scene
                .pack
                .starting(Form::Verb, &lemma)
                .any(|(predicate, _)| predicate.kind(&["attack"]).is_some() && !predicate.takes_any())
        };
        match p.dep(noun) {
            Dep::Attr => p.parse.child(head, Dep::Expl).is_none(),
            Dep::Dobj | Dep::Nsubjpass => repelled(head),
            Dep::Pobj => matches!(p.lower(head).as_str(), "by" | "in" | "with") && p.parse.head(head).is_some_and(told),
            _ => false,
        }
    }

    /// Whether the number of the first of a list may count another too: “40 tanks, trucks and mortars”, but not “40 homes and
    /// infrastructure”.
    fn may_be_counted_with(&self, head: usize) -> bool {
        matches!(self.p.tag(head), Tag::Nns | Tag::Nnps) && !self.has_article(head)
    }

    fn has_article(&self, head: usize) -> bool {
        self.p.parse.children(head).any(|c| self.p.dep(c) == Dep::Det && matches!(self.p.lower(c).as_str(), "a" | "an"))
    }

    /// The classes of a noun phrase.
    fn classes(&self, head: usize) -> Vec<&'static str> {
        let p = self.p;
        if let Some(whole) = self.share_of(head) {
            let people = p.tag(whole) == Tag::Prp || self.classes(whole).contains(&"person");
            return if people { vec!["share", "person"] } else { vec!["share"] };
        }
        let phrase = core(p, head);
        let words: Vec<String> = phrase.iter().map(|(_, w)| w.clone()).collect();
        let mut classes = self.scene.pack.classes(&words);
        if classes.is_empty() {
            classes.extend(phrase.iter().rev().find_map(|(i, _)| self.scene.pack.designation(p.word(*i))));
        }
        let bytes = p.parse.span(head);
        let named_place = matches!(p.parse.tokens[head].name, Some(NameType::Gpe | NameType::Loc | NameType::Fac));
        let is_place = || named_place || self.scene.places[self.at].iter().any(|f| f.bytes.contains(&bytes.start));
        if classes.is_empty() && is_place() {
            classes.push("place");
        }
        let people = self.scene.names[self.at].iter().any(|n| {
            n.bytes.contains(&bytes.start)
                && matches!(n.meaning, crate::party::Meaning::Adjective(_))
                && p.tag(head) == Tag::Nnps
        });
        if people || p.parse.tokens[head].name == Some(NameType::Person) && classes.is_empty() {
            classes.push("person");
        }
        classes
    }

    /// “35 per cent of them”: of whom or what.
    fn share_of(&self, head: usize) -> Option<usize> {
        let p = self.p;
        let is_share = matches!(p.lower(head).as_str(), "percent" | "cent" | "%");
        is_share.then(|| object_of(p, head, &["of"])).flatten().filter(|whole| *whole != head)
    }

    fn claims_of(&mut self, event: &Event<'_>) {
        let p = self.p;
        let polarity = self.scene.reality.of(p, event.trigger);
        let Some(polarity) = polarity.or_else(|| self.estimate(event.trigger).map(|_| Polarity::Asserted)) else {
            return;
        };
        if event.predicate.patient == Patient::None {
            self.claim(event, None, None, polarity);
            return;
        }
        let (mut made, mut group) = (false, false);
        for patient in self.things(event) {
            let mut classes = self.classes(patient);
            // Whoever is murdered is no place, though a place has the name.
            let object = event.predicate.patient == Patient::Object && event.predicate.takes_only_people();
            if object && classes == ["place"] && !self.is_party(patient) {
                classes.clear();
            }
            // "the bodies of five farmers": the farmers.
            let remains = || classes.contains(&"remains").then(|| object_of(p, patient, &["of"])).flatten();
            let patient = remains().filter(|o| self.classes(*o).contains(&"person")).unwrap_or(patient);
            let quantity = self.quantity_of(patient);
            if quantity.is_some_and(|q| self.is_of_another(event, q)) {
                continue;
            }
            // "250 artillery systems, rocket systems and mortars": one number counts them together.
            if group && quantity.is_none() && self.may_be_counted_with(patient) {
                continue;
            }
            group = quantity.is_some();
            // "destroyed tanks", "lost positions": background, unless it is counted.
            if event.form == Form::Verb && p.dep(event.trigger) == Dep::Amod && quantity.is_none() {
                continue;
            }
            let counted = quantity.is_some_and(|q| p.quantities[q].head.is_none());
            let kind = event.predicate.kind(&classes).or_else(|| {
                // "about 400", "another 26": people, where the predicate counts them.
                // Whom nobody but people can be: "the murder of six monks".
                let people = event.predicate.takes_only_people()
                    && !is_collective(&p.lemma(patient))
                    && (quantity.is_some_and(|q| p.quantities[q].counts())
                        || p.tag(patient) == Tag::Nnp
                        || is_doer(&p.lemma(patient)));
                (event.predicate.takes_people()
                    && classes.is_empty()
                    && (counted
                        || people
                        || p.tag(patient) == Tag::Prp
                        || self.is_counted_those(patient)
                        || self.is_nobody(patient)))
                .then(|| event.predicate.kind(&["person"]))
                .flatten()
            });
            // "withdrew from Orvessa": ground, though nobody knows the name.
            let ground = event.predicate.patient == Patient::Subject
                && event.owner.is_some()
                && classes.is_empty()
                && p.tag(patient) == Tag::Nnp;
            let kind = kind.or_else(|| event.predicate.kind(&["ground"]).filter(|_| ground));
            let people = kind.is_some() && event.predicate.takes_only_people();
            let by_force =
                event.predicate.acled.is_some() && event.actor.is_some_and(|a| self.classes(a).contains(&"combatant"));
            let known = people
                || ground
                || by_force
                || !classes.is_empty()
                || self.is_party(patient)
                || counted
                || self.has_side(patient)
                || self.carries_journalists(patient);
            // "attacks on houses, hospitals and schools": told as one, unless of places with names.
            let named = || classes.contains(&"place") || self.is_party(patient);
            if made && event.form == Form::Noun && kind == Some(ClaimKind::Strike) && !named() {
                continue;
            }
            let people = kind.as_ref().is_some_and(ClaimKind::counts_people) && quantity.is_none();
            let uncounted = event.predicate.uncounted().filter(|_| people && self.number_of_subject(patient).is_none());
            if let Some(kind) = kind.filter(|_| known) {
                self.claim_with(event, Some(patient), quantity, polarity, uncounted.unwrap_or(kind));
                // "Ruritanian men and guns": the name is before the first alone.
                if made
                    && let [.., first, last] = self.drafts.as_mut_slice()
                    && first.trigger == last.trigger
                    && last.target.is_none()
                {
                    last.target.clone_from(&first.target);
                }
                made = true;
            }
        }
        if made {
            self.rest_of_list(event, polarity);
            self.included(event, polarity);
        } else if event.patients.is_empty() && (event.weapon.is_some() || event.form == Form::Phrase) {
            self.claim(event, None, None, polarity);
        } else if event.form == Form::Noun && (event.patients.is_empty() || !event.predicate.takes_any()) {
            let quantity = self.quantity_of(event.trigger).or_else(|| self.number_of_subject(event.trigger));
            self.claim(event, None, quantity, polarity);
        }
    }

    /// The things that an event befell: of “hundreds of homes” and “a number of tanks” the homes and tanks, and no member of
    /// the list that another event has (“540 killed, 700 wounded”).
    fn things(&self, event: &Event<'_>) -> Vec<usize> {
        let p = self.p;
        let mut things = Vec::new();
        for &patient in &event.patients {
            let other = p.parse.children(patient).any(|c| {
                p.dep(c) == Dep::Acl
                    && c != event.trigger
                    && self.state(c).is_some()
                    && !p.parse.is_under(event.trigger, patient)
            });
            if other {
                continue;
            }
            let counted = self
                .quantity_of(patient)
                .and_then(|q| p.quantities[q].head.clone())
                .and_then(|h| p.parse.token_at(h.start));
            match (
                counted.filter(|_| p.tag(patient) == Tag::Cd || is_measure(&p.lemma(patient))),
                object_of(p, patient, &["of"]),
            ) {
                (Some(thing), _) => things.push(thing),
                (None, Some(of)) if is_measure(&p.lemma(patient)) => things.extend(members(p, of)),
                // "four of my cousins", "the bodies of five peasants"
                (None, Some(of)) if p.tag(patient) == Tag::Cd && !self.classes(of).is_empty() => things.push(of),
                _ => things.push(patient),
            }
        }
        things
    }

    /// A claim of a predicate without a patient: a noun by itself, with its own number.
    fn claim(&mut self, event: &Event<'_>, patient: Option<usize>, quantity: Option<usize>, polarity: Polarity) {
        let p = self.p;
        let plural = matches!(p.tag(event.trigger), Tag::Nns);
        let kind = if event.predicate.takes_people() && event.form == Form::Noun {
            event.predicate.kind(&["person"])
        } else {
            event.predicate.kind(&["any"])
        };
        let Some(kind) = kind else { return };
        if event.form == Form::Noun && event.predicate.patient != Patient::None {
            let head = p.parse.head(event.trigger);
            let exists = matches!(p.dep(event.trigger), Dep::Attr | Dep::Acomp)
                && head.is_some_and(|h| p.parse.child(h, Dep::Expl).is_some());
            let shared = self.has_adjective(event.trigger, &["civilian"])
                || p.text[p.bytes(p.sentence_of(event.trigger))].contains("both sides");
            let told = quantity.is_some()
                || exists
                || shared
                || self.has_side(event.trigger)
                || event.actor.is_some()
                || self.place_near(event.trigger).is_some()
                || self.occurs(event.trigger);
            // "losses" by themselves tell nothing; "an attack" without a place or party is no claim.
            if !told || !plural && !exists && quantity.is_none() && event.predicate.takes_people() {
                return;
            }
        }
        self.claim_with(event, patient, quantity, polarity, kind);
    }

    fn claim_with(
        &mut self,
        event: &Event<'_>,
        patient: Option<usize>,
        quantity: Option<usize>,
        polarity: Polarity,
        kind: ClaimKind,
    ) {
        let p = self.p;
        // "An earthquake struck the town": nobody did it.
        let by_hazard = || event.actor.is_some_and(|a| self.classes(a).contains(&"hazard"));
        if kind == ClaimKind::Strike && by_hazard() {
            return;
        }
        let (attribution, polarity) = match self.attributed(event.trigger, polarity) {
            Some(found) => found,
            None => return,
        };
        let speaker = attribution.and_then(|a| self.scene.speakers.get(a).cloned().flatten());
        let sides = Sides { scene: self.scene, at: self.at, speaker: speaker.as_deref() };
        let classes = patient.map(|h| self.classes(h)).unwrap_or_default();
        let actor = event.actor.filter(|a| Some(*a) != patient).and_then(|a| sides.of(a));
        let loser = event.form == Form::Noun && event.predicate.patient == Patient::Subject;
        let own = patient.and_then(|h| sides.of(h)).or_else(|| loser.then(|| sides.of(event.trigger)).flatten());
        let owner = event.owner.or_else(|| patient.and_then(|h| self.possessor(h))).and_then(|o| sides.of(o));
        let actor = if event.form == Form::Noun && actor.is_none() && kind == ClaimKind::Strike {
            sides.adjective_of(event.trigger)
        } else {
            actor
        };
        let place = self.place_near(patient.unwrap_or(event.trigger)).or_else(|| self.place_near(event.trigger));
        let lost_by_other = matches!(
            kind,
            ClaimKind::Strike | ClaimKind::TerritoryTaken | ClaimKind::TerritoryRetaken | ClaimKind::AircraftDowned
        );
        let mut target = match kind {
            ClaimKind::Mobilisation | ClaimKind::FightersDeployed => None,
            _ => own.or(owner),
        };
        if classes.contains(&"journalist") || patient.is_some_and(|h| self.carries_journalists(h)) {
            target = Some("journalists".into());
        }
        if target.is_some() && target == actor && lost_by_other {
            target = None;
        }
        let actor = match (&kind, actor) {
            (ClaimKind::Mobilisation, None) => {
                event.actor.and_then(|a| sides.of(a)).or_else(|| sides.subject_of_clause(event.trigger))
            }
            (_, actor) => actor,
        };
        if target.is_none() && kind.counts_people() && patient.is_none_or(|h| p.tag(h) == Tag::Cd || classes.is_empty())
        {
            target = self.target_of_list(event.trigger);
        }
        if target.is_none() && !matches!(kind, ClaimKind::Mobilisation | ClaimKind::FightersDeployed) {
            let fallback = Fallback {
                trigger: event.trigger,
                actor: actor.as_deref(),
                place: place.or_else(|| self.place_of_claims_before()),
                kind: &kind,
                civilian: classes.contains(&"civilian"),
                denied: polarity == Polarity::Denied,
                inflicted: event.predicate.patient == Patient::Object && matches!(event.form, Form::Verb | Form::State),
            };
            target = sides.fallback_target(&fallback);
        }

        // "35 per cent of them", "415 km": no number of people.
        let share = classes.contains(&"share");
        let counts =
            |q: &usize| share || !kind.counts_people() || p.quantities[*q].counts() && !self.is_of_the_told(*q);
        let quantity = quantity.or_else(|| patient.and_then(|h| self.number_of_subject(h))).filter(counts);
        if let Some(q) = quantity {
            self.counted.insert(p.quantities[q].bytes.start);
        }
        let number = quantity
            .map(|q| self.claim_quantity(&p.quantities[q], event))
            .or_else(|| patient.and_then(|h| self.one(h, &kind)));
        // "no losses", "no soldiers were killed": the number is nought, and that is asserted. Of other things it is a denial.
        let (number, polarity) = if number.is_none() && self.says_none(patient.unwrap_or(event.trigger)) {
            if kind.counts_people() && kind != ClaimKind::Evacuation || kind == ClaimKind::Other("casualties".into()) {
                (Some(ClaimQuantity { quantity: Quantity::exact(0.0), text: "no".into() }), Polarity::Asserted)
            } else {
                (None, Polarity::Denied)
            }
        } else {
            (number, polarity)
        };
        let identified = kind.counts_people() && patient.is_some_and(|h| self.is_identified(h) && !self.says_none(h));
        let told = kind.counts_people()
            && (quantity.is_some_and(|q| self.is_of_known(q)) || self.is_named(patient.unwrap_or(event.trigger)));
        let of_civilians = classes.iter().any(|c| matches!(*c, "civilian" | "journalist"))
            || self.has_adjective(patient.unwrap_or(event.trigger), &["civilian", "civilians"]);
        let of_forces = classes.iter().any(|c| matches!(*c, "combatant" | "equipment" | "aircraft"));
        let civilian = if of_civilians { Some(true) } else { of_forces.then_some(false) };
        let explosive = event.weapon.is_some_and(|w| self.classes(w).contains(&"explosive"))
            || self.setting(event.trigger).explosive;
        let acled = acled::of_event(event.predicate.acled.as_deref(), &kind, &classes, explosive);
        let item = self.item(event, patient, &kind, &classes);
        let bytes = self.words_of(event, patient, quantity);
        let period = self.period(event.trigger, patient, quantity);
        self.drafts.push(Draft {
            paragraph: self.at,
            bytes,
            trigger: event.trigger,
            kind,
            item,
            actor,
            target,
            civilian,
            quantity: number,
            place: place.map(|place| Where::At(self.at, place)),
            period,
            polarity,
            attribution,
            identified: told || identified && quantity.is_none(),
            others: patient.is_some_and(|h| self.is_others(h)),
            acled,
            rule: Cow::Owned(format!(
                "{}.{}",
                event.predicate.rule,
                match event.form {
                    Form::Verb => "verb",
                    Form::Noun => "noun",
                    Form::Phrase => "phrase",
                    Form::State => "count",
                }
            )),
        });
    }

    /// “A bus carrying reporters”, and “their bus” of reporters.
    fn carries_journalists(&self, vehicle: usize) -> bool {
        let p = self.p;
        let carries = |c: usize| matches!(p.lemma(c).as_str(), "carry" | "transport" | "with" | "of");
        let passengers = p.parse.children(vehicle).filter(|c| carries(*c));
        let mut passengers = passengers.filter_map(|c| p.parse.child(c, Dep::Dobj).or(p.parse.child(c, Dep::Pobj)));
        let theirs = p.parse.children(vehicle).any(|c| p.lower(c) == "their");
        let verb = p.parse.head(vehicle).filter(|_| theirs);
        let owners = verb.and_then(|verb| subject(p, p.parse.head(verb)?));
        passengers.any(|h| members(p, h).into_iter().any(|m| self.classes(m).contains(&"journalist")))
            || owners.is_some_and(|h| self.classes(h).contains(&"journalist"))
    }

    /// “The attack took place at night”, “the explosion occurred on Monday”.
    fn occurs(&self, noun: usize) -> bool {
        let p = self.p;
        let verb = p.parse.head(noun).filter(|_| p.dep(noun) == Dep::Nsubj);
        verb.is_some_and(|v| match p.lemma(v).as_str() {
            "occur" | "happen" => true,
            "take" => p.parse.child(v, Dep::Dobj).is_some_and(|o| p.lower(o) == "place"),
            _ => false,
        })
    }

    /// “Ruritania has 540 people killed”, “suffered 12 dead”: who has what.
    fn possessor(&self, patient: usize) -> Option<usize> {
        let p = self.p;
        let verb = p.parse.head(patient).filter(|_| p.dep(patient) == Dep::Dobj)?;
        matches!(p.lemma(verb).as_str(), "have" | "suffer" | "sustain" | "record" | "report")
            .then(|| subject(p, verb))
            .flatten()
    }

    /// The innermost attribution that a token is in, and what it makes of the polarity; none where it only urges or plans.
    fn attributed(&self, token: usize, polarity: Polarity) -> Option<(Option<usize>, Polarity)> {
        let at = self.p.parse.span(token).start;
        let innermost = self
            .scene
            .attributions
            .iter()
            .enumerate()
            .filter_map(|(i, a)| {
                let piece = a.content.iter().find(|c| c.paragraph == self.at && c.bytes.contains(&at))?;
                if self.stands_beside(token, a) {
                    return None;
                }
                Some((piece.bytes.len(), i))
            })
            .min();
        let Some((_, i)) = innermost else { return Some((None, polarity)) };
        let polarity = match (self.scene.attributions[i].class, polarity) {
            (CueClass::Urge | CueClass::Intend, _) => return None,
            (CueClass::Deny, Polarity::Asserted) => Polarity::Denied,
            (CueClass::Deny, Polarity::Denied) => Polarity::Asserted,
            (CueClass::Doubt, _) => Polarity::Questioned,
            (_, polarity) => polarity,
        };
        Some((Some(i), polarity))
    }

    /// Whether a token is in a clause that hangs on the cue itself, and so is the reporter's: “both sides reported losses,
    /// with the South declaring martial law”, “…, while the North announced a mobilisation”.
    fn stands_beside(&self, token: usize, attribution: &Attribution) -> bool {
        let p = self.p;
        if attribution.cue.paragraph != self.at {
            return false;
        }
        let cue = p.tokens_in(attribution.cue.bytes.clone());
        std::iter::once(token).chain(p.parse.ancestors(token)).any(|t| {
            // The parse may hang it on the cue's object instead.
            let head = p.parse.head(t).map(|h| if p.dep(h) == Dep::Dobj { p.parse.head(h).unwrap_or(h) } else { h });
            let on_cue = head.is_some_and(|h| cue.contains(&h) && p.tag(h).is_verb());
            let absolute = p.dep(t) == Dep::Prep && p.lower(t) == "with" && p.parse.child(t, Dep::Pcomp).is_some();
            let contrast = p.dep(t) == Dep::Advcl
                && p.parse
                    .children(t)
                    .any(|c| p.dep(c) == Dep::Mark && matches!(p.lower(c).as_str(), "while" | "whereas"));
            on_cue && t > cue.start && (absolute || contrast)
        })
    }

    /// The quantity that counts a noun phrase.
    fn quantity_of(&self, head: usize) -> Option<usize> {
        let p = self.p;
        let own = p.parse.span(head);
        let number = p
            .parse
            .children(head)
            .filter(|c| matches!(p.dep(*c), Dep::Nummod | Dep::Det | Dep::Amod | Dep::Quantmod | Dep::Compound))
            .map(|c| p.parse.span(c).start)
            .collect::<Vec<_>>();
        p.quantities
            .iter()
            .position(|q| {
                q.head.as_ref().is_some_and(|h| h.start == own.start)
                    || q.number.contains(&own.start)
                    || number.iter().any(|n| q.number.contains(n))
            })
            .or_else(|| {
                // "26 of its servicemen": the number stands above.
                let of = p.parse.head(head).filter(|h| p.dep(head) == Dep::Pobj && p.lower(*h) == "of")?;
                let above = p.parse.head(of).filter(|a| {
                    p.tag(*a) == Tag::Cd
                        || matches!(p.lemma(*a).as_str(), "dozen" | "hundred" | "thousand" | "unit" | "group")
                })?;
                let at = p.parse.span(above);
                p.quantities
                    .iter()
                    .position(|q| q.number.contains(&at.start) || q.head.as_ref().is_some_and(|h| h.start == at.start))
            })
    }

    /// “The number of injured has grown to 26”, “losses exceeded 3,000”: the number that a noun's verb gives.
    fn number_of_subject(&self, noun: usize) -> Option<usize> {
        let p = self.p;
        let mut top = noun;
        for _ in 0..4 {
            match (p.dep(top), p.parse.head(top)) {
                (Dep::Pobj | Dep::Pcomp | Dep::Prep | Dep::Acl | Dep::Compound | Dep::Amod, Some(up)) => top = up,
                _ => break,
            }
        }
        let counts = is_tally(&p.lemma(top)) || top == noun;
        // "put the death toll at 12", "brought the number of injured to 40"
        let set = p.parse.head(top).filter(|v| {
            p.dep(top) == Dep::Dobj
                && is_tally(&p.lemma(top))
                && matches!(
                    p.lemma(*v).as_str(),
                    "put" | "place" | "set" | "estimate" | "raise" | "bring" | "update" | "take"
                )
        });
        // The parse may hang the number on the participle: "the number of [killed at 12]".
        let given = |verb: usize| {
            object_of(p, verb, &["at", "to"]).or_else(|| {
                std::iter::once(noun)
                    .chain(p.parse.children_with(noun, Dep::Acl))
                    .find_map(|t| object_of(p, t, &["at", "to"]))
            })
        };
        if let Some(found) = set.and_then(given) {
            return self.quantity_of(found);
        }
        let verb = p.parse.head(top).filter(|v| counts && p.dep(top) == Dep::Nsubj && p.tag(*v).is_verb())?;
        if !matches!(
            p.lemma(verb).as_str(),
            "grow"
                | "rise"
                | "reach"
                | "exceed"
                | "total"
                | "be"
                | "stand"
                | "climb"
                | "increase"
                | "jump"
                | "top"
                | "pass"
                | "surpass"
                | "amount"
                | "number"
                | "hit"
        ) {
            return None;
        }
        let within = p.parse.subtree_span(verb);
        p.quantities.iter().position(|q| {
            let at = p.tokens_in(q.number.clone()).end.saturating_sub(1);
            q.number.end > p.parse.span(verb).end && within.contains(&(q.number.end - 1)) && {
                let above = p.parse.ancestors(at).take(3).find(|a| p.dep(*a) == Dep::Prep || *a == verb);
                above.is_some_and(|a| a == verb || matches!(p.lower(a).as_str(), "to" | "at" | "as"))
            }
        })
    }

    /// “The toll could be as high as 150”, “the number of dead may exceed 40”: the verb of an estimate, which is of what has
    /// happened though nobody knows yet.
    fn estimate(&self, noun: usize) -> Option<usize> {
        let p = self.p;
        self.number_of_subject(noun)?;
        let verb = p.parse.ancestors(noun).find(|a| p.tag(*a).is_verb())?;
        let may = |c: usize| p.dep(c) == Dep::Aux && matches!(p.lower(c).as_str(), "may" | "might" | "could");
        p.parse.children(verb).any(may).then_some(verb)
    }

    fn claim_quantity(&self, found: &QuantityFound, event: &Event<'_>) -> ClaimQuantity {
        let mut quantity = found.value.quantity;
        let verb = self.p.parse.ancestors(event.trigger).find(|a| self.p.tag(*a).is_verb());
        let exceeds = |i: usize| matches!(self.p.lemma(i).as_str(), "exceed" | "top" | "surpass" | "pass");
        if quantity.modifier == Modifier::Exact && verb.is_some_and(exceeds) && quantity.min == quantity.max {
            quantity = Quantity { min: quantity.min, max: None, modifier: Modifier::MoreThan };
        }
        let exact = quantity.modifier == Modifier::Exact && quantity.min == quantity.max;
        if exact && event.form == Form::Noun && self.estimate(event.trigger).is_some() {
            quantity = Quantity { min: None, max: quantity.max, modifier: Modifier::UpTo };
        }
        ClaimQuantity { quantity, text: self.p.text[found.number.clone()].to_owned() }
    }

    /// A singular countable loss is one: “a drone”, “an S-300”, “a soldier”.
    fn one(&self, head: usize, kind: &ClaimKind) -> Option<ClaimQuantity> {
        let p = self.p;
        let counted = matches!(
            kind,
            ClaimKind::Killed
                | ClaimKind::Wounded
                | ClaimKind::EquipmentLoss
                | ClaimKind::AircraftDowned
                | ClaimKind::Captured
                | ClaimKind::Missing
        );
        let classes = self.classes(head);
        let singular = matches!(p.tag(head), Tag::Nn | Tag::Nnp);
        let mass = matches!(
            p.lemma(head).as_str(),
            "equipment"
                | "manpower"
                | "personnel"
                | "weaponry"
                | "artillery"
                | "ammunition"
                | "military"
                | "people"
                | "hardware"
                | "machinery"
                | "armour"
                | "armor"
                | "force"
                | "army"
                | "aviation"
        );
        let damaged = *kind == ClaimKind::PropertyDamage && classes.contains(&"building");
        let thing = damaged || classes.iter().any(|c| matches!(*c, "person" | "equipment" | "aircraft"));
        let article = p.parse.children(head).find(|c| p.dep(*c) == Dep::Det).map(|c| p.lower(c));
        let none = matches!(article.as_deref(), Some("no" | "any" | "some"));
        let counted = counted || damaged && matches!(article.as_deref(), Some("a" | "an"));
        let ordinal = p.parse.lefts(head).any(|c| is_ordinal(&p.lower(c)));
        (counted && singular && !mass && thing && !none && !ordinal).then(|| ClaimQuantity {
            quantity: Quantity::exact(1.0),
            text: article.unwrap_or_else(|| p.word(head).to_owned()),
        })
    }

    /// Whether a person is named, or known from before: “Anna Weber”, “the driver”, “his wife”.
    fn is_identified(&self, head: usize) -> bool {
        let p = self.p;
        p.tag(head) == Tag::Nnp
            || p.parse.children(head).any(|c| {
                p.dep(c) == Dep::Poss
                    || p.dep(c) == Dep::Appos && p.tag(c) == Tag::Nnp
                    || p.dep(c) == Dep::Det && !matches!(p.lower(c).as_str(), "a" | "an" | "another" | "one")
            })
    }

    /// “The number of those killed has reached 12”.
    fn is_counted_those(&self, head: usize) -> bool {
        self.p.lower(head) == "those" && self.number_of_subject(head).is_some()
    }

    /// “Others”, “another victim”, “two other civilians”.
    fn is_others(&self, head: usize) -> bool {
        let other = |t: usize| matches!(self.p.lower(t).as_str(), "other" | "others" | "another" | "additional");
        other(head) || self.p.parse.lefts(head).any(other)
    }

    /// Whether people are named: “identified 12 of the victims”, “two men, A and B”.
    fn is_named(&self, head: usize) -> bool {
        let p = self.p;
        let naming = |verb: usize| {
            matches!(
                p.lemma(verb).as_str(),
                "identify" | "name" | "list" | "recognise" | "recognize" | "match" | "mourn"
            )
        };
        let Some(above) = p.parse.head(head) else { return false };
        match p.dep(head) {
            Dep::Dobj | Dep::Nsubjpass if naming(above) => true,
            _ => p.parse.children(head).any(|c| c > head && p.dep(c) == Dep::Appos && p.tag(c) == Tag::Nnp),
        }
    }

    /// Whether a number counts some of those whom the words know: “two of the farmers”, “over 30 of his killed relatives”.
    fn is_of_known(&self, quantity: usize) -> bool {
        let p = self.p;
        let after = p.tokens_in(p.quantities[quantity].number.clone()).end;
        let killed = || after + 2 < p.len() && self.state(after + 2).is_some();
        after + 1 < p.len()
            && p.lower(after) == "of"
            && (matches!(p.lower(after + 1).as_str(), "the" | "those" | "these")
                || p.tag(after + 1) == Tag::PrpPoss && killed())
    }

    /// Whether “no” stands before a noun, or it is “nobody”.
    fn says_none(&self, head: usize) -> bool {
        self.p.parse.children(head).any(|c| self.p.lower(c) == "no" && self.p.dep(c) == Dep::Det)
            || self.is_nobody(head)
    }

    /// “Nobody”, “no one”, “none”.
    fn is_nobody(&self, head: usize) -> bool {
        let p = self.p;
        let no = || p.parse.children(head).any(|c| p.lower(c) == "no" && p.dep(c) == Dep::Det);
        matches!(p.lower(head).as_str(), "nobody" | "none") || p.lower(head) == "one" && no()
    }

    fn has_adjective(&self, head: usize, words: &[&str]) -> bool {
        core(self.p, head).iter().any(|(_, w)| words.contains(&w.as_str()))
    }

    fn is_party(&self, head: usize) -> bool {
        let at = self.p.parse.span(head);
        self.scene.names[self.at].iter().any(|n| n.bytes.contains(&at.start) && n.meaning.side().is_some())
    }

    fn has_side(&self, head: usize) -> bool {
        let phrase = self.p.parse.subtree_span(head);
        self.scene.names[self.at].iter().any(|n| phrase.contains(&n.bytes.start) && n.meaning.side().is_some())
    }

    /// The further members of a list that the parse lost: “… 38 systems; 10 command posts; over 130 vehicles”.
    fn rest_of_list(&mut self, event: &Event<'_>, polarity: Polarity) {
        let p = self.p;
        let sentence = p.sentence_of(event.trigger);
        let last = event.patients.iter().copied().max().unwrap_or(event.trigger).max(event.trigger);
        let mut from = p.parse.span(last).end;
        let end = p.bytes(sentence.clone()).end;
        let rest: Vec<(usize, usize)> = p
            .quantities
            .iter()
            .enumerate()
            .filter(|(_, q)| q.bytes.start >= from && q.bytes.end <= end && !self.counted.contains(&q.bytes.start))
            .filter_map(|(i, q)| Some((i, p.parse.token_at(q.head.as_ref()?.start)?)))
            .collect();
        for (i, head) in rest {
            let q = &p.quantities[i];
            let between = p.tokens_in(from..q.bytes.start);
            let aside = |t: usize| {
                p.parse.ancestors(t).any(|a| p.dep(a) == Dep::Relcl && a > event.trigger) || p.dep(t) == Dep::Relcl
            };
            let listed =
                between.clone().all(|t| !p.tag(t).is_verb() || matches!(p.tag(t), Tag::Vbn | Tag::Vbg) || aside(t))
                    && !between.clone().any(|t| p.tag(t) == Tag::Vbg && p.dep(t) == Dep::Pcomp)
                    && p.text[from.min(q.bytes.start)..q.bytes.start].contains([',', ';', '&'])
                    || between.clone().any(|t| p.lower(t) == "and") && between.len() < 4;
            let classes = self.classes(head);
            let kind = event.predicate.kind(&classes).filter(|_| !event.predicate.takes_any()).or_else(|| {
                let thing = classes.iter().any(|c| matches!(*c, "equipment" | "aircraft"));
                thing.then_some(ClaimKind::EquipmentLoss)
            });
            // "…, while 48 remained under the rubble": another verb's subject.
            let own_verb = p.parse.head(head).filter(|_| matches!(p.dep(head), Dep::Nsubj | Dep::Nsubjpass));
            let told_else = own_verb.is_some_and(|v| v > event.trigger && self.is_finite(v));
            let is_own = listed && between.len() <= 25 && !told_else && !self.is_of_another(event, i);
            let Some(kind) = kind.filter(|_| is_own) else { break };
            from = q.bytes.end;
            let first = self
                .drafts
                .iter()
                .rev()
                .find(|d| d.trigger == event.trigger)
                .map(|d| (d.target.clone(), d.actor.clone()));
            self.claim_with(event, Some(head), Some(i), polarity, kind);
            if let (Some((target, actor)), Some(draft)) = (first, self.drafts.last_mut()) {
                // Whose the list is, its first member says.
                draft.target = target.or(draft.target.take());
                draft.actor = actor.or(draft.actor.take());
            }
        }
    }

    /// “…, including about 400 on Friday”, “among them three children”: a part of the number.
    fn included(&mut self, event: &Event<'_>, polarity: Polarity) {
        let p = self.p;
        let sentence = p.sentence_of(event.trigger);
        for t in sentence.clone().filter(|t| *t > event.trigger || event.patients.iter().any(|h| t > h)) {
            let word = p.lower(t);
            let marks = word == "including"
                || word == "among" && t + 1 < p.len() && matches!(p.lower(t + 1).as_str(), "them" | "whom" | "those");
            if !marks {
                continue;
            }
            let after = p.parse.span(t).end;
            let stop = p.bytes(sentence.clone()).end;
            let near: Vec<usize> = (0..p.quantities.len())
                .filter(|q| {
                    p.quantities[*q].bytes.start >= after
                        && p.quantities[*q].bytes.end <= stop
                        && !self.counted.contains(&p.quantities[*q].bytes.start)
                })
                .collect();
            for q in near {
                let gap = &p.text[after.min(p.quantities[q].bytes.start)..p.quantities[q].bytes.start];
                let told = p.tokens_in(after.min(p.quantities[q].bytes.start)..p.quantities[q].bytes.start);
                // "…, including two children, were killed and ten others hurt": a verb ends the parts, and others are none.
                if gap.len() > 60 || gap.contains(['.', ';', ':']) || told.clone().any(|t| self.is_finite(t)) {
                    break;
                }
                // "including three children, were killed and 30 wounded": the 30 are another event's.
                let next = p.tokens_in(p.quantities[q].bytes.clone()).end;
                if self.state(next).is_some() {
                    break;
                }
                let head = p.quantities[q].head.as_ref().and_then(|h| p.parse.token_at(h.start));
                let classes = head.map(|h| self.classes(h)).unwrap_or_default();
                let after_number = p.tokens_in(p.quantities[q].number.clone()).end;
                let others = head.is_some_and(|h| self.is_others(h))
                    || after_number < p.len() && matches!(p.lower(after_number).as_str(), "other" | "others");
                if others || !p.quantities[q].counts() || self.is_of_another(event, q) {
                    break;
                }
                let kind = event.predicate.kind(if head.is_none() { &["person"] } else { &classes });
                let Some(kind) = kind.filter(|k| k.counts_people()) else { break };
                let patient = head.or_else(|| p.parse.token_at(p.quantities[q].number.start));
                self.claim_with(event, patient, Some(q), polarity, kind);
                if let (Some(part), Some(whole)) = (
                    self.drafts.len().checked_sub(1),
                    self.drafts.iter().rposition(|d| d.trigger == event.trigger && d.quantity.is_some()),
                ) {
                    let target = self.drafts[..=whole]
                        .iter()
                        .find(|d| d.trigger == event.trigger)
                        .and_then(|d| d.target.clone());
                    self.drafts[part].target = target.or(self.drafts[part].target.take());
                    self.drafts[part].rule = Cow::Owned(format!("{}.part", event.predicate.rule));
                    if head.is_none() {
                        self.drafts[part].item = None;
                    }
                }
            }
            break;
        }
    }

    /// Whether a token is a verb that makes a clause, no participle beside a noun.
    fn is_finite(&self, token: usize) -> bool {
        let p = self.p;
        matches!(p.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
            || p.tag(token) == Tag::Vbn && p.parse.children(token).any(|c| matches!(p.dep(c), Dep::Aux | Dep::Auxpass))
    }

    /// “540 people killed, over 700 wounded”, “30 dead”: numbers beside a participle, however the sentence is built.
    fn counts_beside_states(&mut self) {
        let p = self.p;
        for q in 0..p.quantities.len() {
            let found = &p.quantities[q];
            if self.counted.contains(&found.bytes.start) {
                continue;
            }
            let head = found.head.as_ref().and_then(|h| p.parse.token_at(h.start));
            let person = head.is_none_or(|h| self.classes(h).contains(&"person"));
            // The state stands within three words after the number or its noun, or is the noun itself.
            let first = p.tokens_in(found.number.clone()).end;
            let sentence = p.sentence_of(first.saturating_sub(1));
            let state = (first..(first + 5).min(sentence.end))
                .take_while(|t| {
                    !matches!(p.tag(*t), Tag::Stop | Tag::Colon | Tag::Comma) && !self.scene_quantity_starts(*t, q)
                })
                .find(|t| self.state(*t).is_some());
            let Some((state, predicate)) = state.and_then(|s| Some((s, self.state(s)?))) else { continue };
            let between = first..state;
            let plain = between.clone().all(|t| {
                matches!(
                    p.tag(t),
                    Tag::Nn
                        | Tag::Nns
                        | Tag::Nnps
                        | Tag::Nnp
                        | Tag::Jj
                        | Tag::Rb
                        | Tag::Vbd
                        | Tag::Vbn
                        | Tag::Vbp
                        | Tag::Vbz
                        | Tag::Cc
                        | Tag::In
                        | Tag::Dt
                        | Tag::Hyph
                )
            });
            if !person || !plain {
                continue;
            }
            let Some(polarity) = self.scene.reality.of(p, state) else { continue };
            let Some(kind) = predicate.kind(&["person"]) else { continue };
            let patient = head.filter(|h| *h != state);
            let event = Event {
                predicate,
                form: Form::State,
                trigger: state,
                end: state,
                actor: None,
                patients: patient.into_iter().collect(),
                owner: None,
                weapon: None,
            };
            let owner = p
                .parse
                .children(p.parse.head(state).unwrap_or(state))
                .find(|c| p.dep(*c) == Dep::Nsubj && *c < first.saturating_sub(1));
            let event = Event { owner, ..event };
            let target = self.target_of_list(state);
            self.claim_with(&event, patient.or(Some(state)), Some(q), polarity, kind);
            if let Some(draft) = self.drafts.last_mut() {
                // A member of a list of losses: whose, the first member says.
                if let Some(target) = target {
                    draft.target = Some(target);
                }
            }
            self.rest_of_list(&event, polarity);
        }
    }

    /// Whom the last claim before a token in its sentence befell, for the elliptical members of a list and for what a strike
    /// did: “came under fire, there are no injured”.
    fn target_of_list(&self, token: usize) -> Option<String> {
        let sentence = self.p.sentence_of(token);
        self.drafts
            .iter()
            .rev()
            .find(|d| {
                let hits = d.kind.counts_people() || d.kind == ClaimKind::Strike;
                d.paragraph == self.at && sentence.contains(&d.trigger) && d.trigger < token && hits
            })
            .and_then(|d| d.target.clone())
    }

    fn scene_quantity_starts(&self, token: usize, except: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.p.quantities.iter().enumerate().any(|(i, q)| i != except && q.number.start == at)
    }

    fn state(&self, token: usize) -> Option<&'s Predicate> {
        let word = self.p.lower(token);
        let found = self.scene.pack.starting(Form::State, &word).find(|(p, w)| *w == word && p.takes_people())?;
        Some(found.0)
    }

    /// Whether a number that stands after an event's word is another event's: “killed and three civilians injured”, “killed
    /// five and wounded seven”.
    fn is_of_another(&self, event: &Event<'_>, quantity: usize) -> bool {
        let p = self.p;
        let q = &p.quantities[quantity];
        let number = p.tokens_in(q.number.clone());
        if !event.predicate.takes_people() || number.start <= event.trigger {
            return false;
        }
        let other = |t: usize| {
            let verb = || {
                let lemma = p.lemma(t);
                let mut found = self.scene.pack.starting(Form::Verb, &lemma).filter(|(_, words)| *words == lemma);
                found.next().map(|(predicate, _)| predicate).filter(|predicate| predicate.takes_people())
            };
            let found = self.state(t).or_else(|| p.tag(t).is_verb().then(verb).flatten());
            found.is_some_and(|predicate| predicate.rule != event.predicate.rule)
        };
        let stops = |t: &usize| matches!(p.tag(*t), Tag::Stop | Tag::Colon | Tag::Comma | Tag::Cc);
        let sentence = p.sentence_of(event.trigger);
        // "the death of four people who had been held", "killed three guards while injuring others": the event's own.
        let head = q.head.as_ref().and_then(|h| p.parse.token_at(h.start));
        let own = head.and_then(|h| p.parse.head(h));
        let direct = own == Some(event.trigger) && head.is_some_and(|h| p.dep(h) == Dep::Dobj);
        if direct || own.is_some_and(|of| p.dep(of) == Dep::Prep && p.parse.head(of) == Some(event.trigger)) {
            return false;
        }
        let noun_end = q.head.as_ref().map_or(number.end, |h| p.tokens_in(h.clone()).end).max(number.end);
        // "four civilians, among them two women, were injured": over what stands between commas.
        let aside = |t: usize| {
            let close = (t + 1..(t + 16).min(sentence.end)).find(|t| p.tag(*t) == Tag::Comma)?;
            (t + 1..close).all(|t| !self.is_finite(t)).then_some(close + 1)
        };
        let begin = if noun_end < sentence.end && p.tag(noun_end) == Tag::Comma { aside(noun_end) } else { None };
        let begin = begin.unwrap_or(noun_end);
        let behind = (begin..(begin + 4).min(sentence.end)).take_while(|t| !stops(t)).any(other);
        behind || (event.trigger + 1..number.start).rev().take(4).take_while(|t| p.tag(*t) != Tag::Stop).any(other)
    }

    /// Whether a number is of those already told of: “two of the victims”, “eight of those killed”, “two of whom”.
    fn is_of_the_told(&self, quantity: usize) -> bool {
        let p = self.p;
        let after = p.tokens_in(p.quantities[quantity].number.clone()).end;
        let word = |t: usize| if t < p.len() { p.lower(t) } else { String::new() };
        word(after) == "of"
            && match word(after + 1).as_str() {
                "whom" | "them" => true,
                "the" | "those" | "these" => (after + 2..(after + 4).min(p.len())).any(|t| {
                    matches!(
                        p.lemma(t).as_str(),
                        "victim" | "dead" | "deceased" | "fatality" | "casualty" | "body" | "wounded" | "injured"
                    ) || self.state(t).is_some()
                }),
                _ => false,
            }
    }

    /// The words of a thing, and what it is where they only name it: “grad (multiple launch rocket system)”.
    fn with_models(&self, words: &[String]) -> String {
        let models = words.iter().filter_map(|word| self.scene.pack.model(word));
        let untold = models.filter(|model| !model.split(' ').any(|word| words.iter().any(|w| w == word)));
        words.iter().cloned().chain(untold.map(|model| format!("({model})"))).collect::<Vec<_>>().join(" ")
    }

    /// What was lost, taken or struck, or with what.
    fn item(&self, event: &Event<'_>, patient: Option<usize>, kind: &ClaimKind, classes: &[&str]) -> Option<String> {
        let p = self.p;
        let phrase = |head: usize| {
            let words: Vec<String> = core(p, head)
                .into_iter()
                .filter(|(i, _)| {
                    let at = p.parse.span(*i).start;
                    !self.scene.places[self.at].iter().any(|f| f.bytes.contains(&at))
                        && !self.scene.names[self.at]
                            .iter()
                            .any(|n| n.bytes.contains(&p.parse.span(*i).start) && n.meaning.side().is_some())
                })
                .filter(|(i, w)| {
                    !matches!(p.tag(*i), Tag::Jjr | Tag::Jjs | Tag::Cd)
                        && !matches!(
                            w.as_str(),
                            "more" | "several" | "many" | "other" | "some" | "enemy" | "new" | "strategic"
                        )
                })
                .map(|(_, w)| w)
                .collect();
            (!words.is_empty()).then(|| self.with_models(&words))
        };
        // "percent of the wounded": what the number is of.
        if let Some(whole) = patient.and_then(|h| self.share_of(h)) {
            let noun = Some(whole).filter(|t| p.tag(*t) != Tag::Prp).and_then(phrase);
            return Some(noun.map_or("percent".into(), |noun| format!("percent of {noun}")));
        }
        match kind {
            ClaimKind::Killed
            | ClaimKind::Wounded
            | ClaimKind::Missing
            | ClaimKind::Captured
            | ClaimKind::Displaced => {
                let journalist = classes.contains(&"journalist").then(|| "journalist".to_owned());
                let people = patient.filter(|h| {
                    classes.contains(&"person")
                        && !classes.contains(&"remains")
                        && (event.form != Form::Noun || is_part(&p.lemma(*h)))
                });
                journalist.or_else(|| people.and_then(phrase))
            }
            ClaimKind::Strike => event
                .weapon
                .and_then(phrase)
                .or_else(|| self.weapon_word(event))
                .or_else(|| classes.contains(&"journalist").then(|| "journalist".to_owned())),
            ClaimKind::Mobilisation => Some(self.measure(event.trigger)),
            ClaimKind::Evacuation if classes.contains(&"journalist") => Some("journalist".into()),
            _ => {
                let head = patient?;
                let mut names: Vec<String> = phrase(head).into_iter().collect();
                // "artillery systems, rocket systems and mortars": what one number counts together.
                let rest = members(p, head).into_iter().filter(|m| *m > head);
                let together = rest.take_while(|m| self.quantity_of(*m).is_none() && self.may_be_counted_with(*m));
                names.extend(together.filter_map(phrase));
                (!names.is_empty()).then(|| names.join(", "))
            }
        }
    }

    /// Whether a token is part of a name that says whose something is.
    fn is_name_of_side(&self, token: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.scene.names[self.at].iter().any(|n| n.bytes.contains(&at) && n.meaning.side().is_some())
    }

    /// What is declared: “partial mobilisation”, “martial law”.
    fn measure(&self, trigger: usize) -> String {
        let p = self.p;
        let partial = |t: usize| matches!(p.lower(t).as_str(), "partial" | "partially");
        if p.tag(trigger).is_verb() {
            let partly = p.parse.children(trigger).any(partial);
            return if partly { "partial mobilisation" } else { "mobilisation" }.into();
        }
        let law = p.lemma(trigger) == "law";
        let start = trigger.saturating_sub(usize::from(law));
        let before: Vec<usize> = (start.saturating_sub(3)..start)
            .rev()
            .take_while(|t| matches!(p.tag(*t), Tag::Jj | Tag::Hyph | Tag::Nn))
            .collect();
        let degree = if before.iter().any(|t| partial(*t)) {
            "partial "
        } else if before.iter().any(|t| matches!(p.lower(*t).as_str(), "general" | "full" | "total" | "complete")) {
            "general "
        } else {
            ""
        };
        let what =
            if law { "martial law".to_owned() } else { p.lemma(trigger).replace("mobilization", "mobilisation") };
        format!("{degree}{what}")
    }

    /// “Artillery shelling”, “air strikes”, “a strike from a Smerch”: the weapon named with a strike.
    fn weapon_word(&self, event: &Event<'_>) -> Option<String> {
        let p = self.p;
        if event.form == Form::Noun {
            let before: Vec<String> = core(p, event.trigger)
                .into_iter()
                .filter(|(i, w)| {
                    *i != event.trigger && self.scene.pack.classes(std::slice::from_ref(w)).contains(&"weapon")
                })
                .map(|(_, w)| w)
                .collect();
            if !before.is_empty() {
                return Some(before.join(" "));
            }
        }
        let word = p.lower(event.trigger);
        if word.starts_with("airstrike") || word.starts_with("air") {
            return Some("aircraft".into());
        }
        // "the F-16s are striking": the weapon is what acts.
        if let Some(actor) =
            event.actor.filter(|a| self.classes(*a).iter().any(|c| matches!(*c, "weapon" | "aircraft")))
        {
            let weapon = core(p, actor).into_iter().filter(|(i, _)| !self.is_name_of_side(*i));
            return Some(self.with_models(&weapon.map(|(_, w)| w).collect::<Vec<_>>()));
        }
        let carried =
            p.parse.head(event.trigger).filter(|_| event.form == Form::Noun && p.dep(event.trigger) == Dep::Dobj);
        let with = object_of(p, event.trigger, &["with", "from", "using"])
            .or_else(|| object_of(p, carried?, &["with", "from"]))?;
        self.classes(with)
            .contains(&"weapon")
            .then(|| core(p, with).into_iter().map(|(_, w)| w).collect::<Vec<_>>().join(" "))
    }

    /// The place nearest to a token in its clause.
    fn place_near(&self, token: usize) -> Option<usize> {
        let p = self.p;
        let sentence = p.bytes(p.sentence_of(token));
        let at = p.parse.span(token).start;
        let places = self.scene.places[self.at].iter().enumerate().filter(|(_, f)| sentence.contains(&f.bytes.start));
        // A place is where something happened if a preposition of place leads to it, or it is what was struck or taken.
        places
            .filter_map(|(i, f)| {
                let head = p.tokens_in(f.bytes.clone()).last()?;
                let top = std::iter::once(head)
                    .chain(p.parse.ancestors(head))
                    .take(4)
                    .find(|t| !matches!(p.dep(*t), Dep::Compound | Dep::Appos | Dep::Nmod | Dep::Amod))?;
                // "the Geneva conventions" are in no place; "the Port Amber district" is one.
                let within = f.bytes.contains(&p.parse.span(top).start);
                if !within && !is_place_noun(&p.lemma(top)) {
                    return None;
                }
                let local = match p.dep(top) {
                    Dep::Pobj => {
                        p.parse.head(top).is_some_and(|h| is_of_place(&p.lower(h)) && !self.is_of_saying(h, token))
                    }
                    Dep::Dobj | Dep::Nsubjpass => true,
                    _ => head == token,
                };
                let far = if f.bytes.start >= at { f.bytes.start - at } else { (at - f.bytes.start) * 2 };
                let broad = matches!(
                    f.value.precision,
                    dateline_model::PlacePrecision::Country | dateline_model::PlacePrecision::Continent
                );
                local.then_some((broad, far, i))
            })
            .min()
            .map(|(_, _, i)| i)
    }

    /// Whether a phrase hangs on a verb of saying above what it says: “said in Oldtown that …” tells where it was said.
    fn is_of_saying(&self, preposition: usize, token: usize) -> bool {
        let p = self.p;
        let Some(verb) = p.parse.head(preposition).filter(|verb| *verb != token && p.tag(*verb).is_verb()) else {
            return false;
        };
        let at = p.parse.span(verb).start;
        self.scene.attributions.iter().any(|a| a.cue.paragraph == self.at && a.cue.bytes.contains(&at))
    }

    fn words_of(&self, event: &Event<'_>, patient: Option<usize>, quantity: Option<usize>) -> Range<usize> {
        let p = self.p;
        let mut bytes = p.parse.span(event.trigger);
        let mut take = |other: Range<usize>| {
            if other.end > other.start {
                bytes.start = bytes.start.min(other.start);
                bytes.end = bytes.end.max(other.end);
            }
        };
        take(p.parse.span(event.end));
        if let Some(head) = patient {
            let from = core(p, head).first().map_or(head, |(i, _)| *i);
            take(p.bytes(from..head + 1));
        }
        if let Some(q) = quantity {
            take(p.quantities[q].bytes.clone());
        }
        bytes
    }

    /// When: the time that stands with the number or nearest in the clause, and whether the number is a running total.
    fn period(&self, trigger: usize, patient: Option<usize>, quantity: Option<usize>) -> Period {
        let p = self.p;
        let sentence = p.bytes(p.sentence_of(trigger));
        let at = quantity.map_or(p.parse.span(patient.unwrap_or(trigger)).end, |q| p.quantities[q].bytes.end);
        let cue = |f: &Range<usize>| {
            // A time beside a verb of saying dates the saying: "said on Monday". What is said has its own times.
            let before = p.tokens_in(f.clone()).start;
            let said = |a: &Attribution| {
                let within = |at: usize| a.content.iter().any(|c| c.paragraph == self.at && c.bytes.contains(&at));
                within(f.start) && within(p.parse.span(trigger).start)
            };
            // "reported that on 10 March …": behind the "that" nothing is of the saying.
            let behind_that = |a: &Attribution| {
                let cue = p.tokens_in(a.cue.bytes.clone());
                a.cue.paragraph == self.at && (cue.end..before).any(|t| p.lower(t) == "that" && p.dep(t) == Dep::Mark)
            };
            if self.scene.attributions.iter().any(|a| said(a) || behind_that(a)) {
                return false;
            }
            let verb = p.parse.ancestors(before).find(|a| p.tag(*a).is_verb());
            verb.is_some_and(|v| {
                self.scene
                    .attributions
                    .iter()
                    .any(|a| a.cue.paragraph == self.at && a.cue.bytes.contains(&p.parse.span(v).start))
            })
        };
        // "2,300 were killed, including 400 on Friday": the Friday is the 400's.
        let of_another = |f: &Range<usize>| {
            quantity.is_some()
                && p.quantities.iter().any(|q| (at..f.start).contains(&q.bytes.start) && q.rule != "quantity.time")
        };
        // "killed, according to the list released on 3 May": the day is the list's.
        let of_noun = |f: &Range<usize>| {
            let verb = p.parse.ancestors(p.tokens_in(f.clone()).start).find(|a| p.tag(*a).is_verb());
            verb.is_some_and(|v| {
                v != trigger
                    && matches!(p.dep(v), Dep::Acl | Dep::Relcl)
                    && !p.parse.is_under(trigger, v)
                    && ![Some(v), p.parse.head(v)].into_iter().flatten().any(|t| self.scene.pack.knows(&p.lemma(t)))
            })
        };
        let time = p
            .times
            .iter()
            .filter(|f| {
                // What has happened is no later than the post: "attacks ahead of the vote on 8 April".
                let later = f.value.from.is_some_and(|from| self.scene.day.is_some_and(|day| from > day));
                sentence.contains(&f.bytes.start)
                    && !cue(&f.bytes)
                    && !of_another(&f.bytes)
                    && !of_noun(&f.bytes)
                    && !later
            })
            .min_by_key(|f| if f.bytes.start >= at { f.bytes.start - at } else { (at - f.bytes.start) * 2 });
        let words = &p.text[sentence];
        let more = quantity.is_some_and(|q| p.quantities[q].value.quantity.modifier == Modifier::More);
        let day = time.is_some_and(|t| t.value.from.is_some() && t.value.from == t.value.to);
        let cumulative =
            if more || time.is_some_and(|t| day || t.value.timex.starts_with("PT") || t.value.timex == "P1D") {
                Some(false)
            } else if self.scene.reality.is_total(words) {
                Some(true)
            } else {
                None
            };
        Period {
            text: time.map(|t| p.text[t.bytes.clone()].to_owned()),
            from: time.and_then(|t| t.value.from),
            to: time.and_then(|t| t.value.to),
            cumulative,
        }
    }

    /// One claim of the same kind, number and words is enough.
    fn drop_doubles(&mut self) {
        let p = self.p;
        let bits = |d: &Draft| {
            d.quantity.as_ref().map(|q| (q.quantity.min.map(f64::to_bits), q.quantity.max.map(f64::to_bits)))
        };
        let mut kept: Vec<Draft> = Vec::new();
        for draft in self.drafts.drain(..) {
            let sentence = p.sentence_of(draft.trigger).start;
            let same = kept.iter().any(|k| {
                p.sentence_of(k.trigger).start == sentence
                    && k.kind == draft.kind
                    && bits(k) == bits(&draft)
                    && match k.trigger == draft.trigger || k.identified && draft.identified {
                        // "A and B were killed", "killed a judge and a guard"
                        true => k.bytes == draft.bytes,
                        false => bits(k).is_some() && k.kind.counts_people() || k.item == draft.item,
                    }
            });
            if !same {
                kept.push(draft);
            }
        }
        self.drafts = kept;
        // A casualty word without a number beside numbers of the same sentence adds nothing.
        let casualty = |d: &Draft| {
            let kinds = [ClaimKind::Killed, ClaimKind::Wounded, ClaimKind::Missing, ClaimKind::Captured];
            kinds.contains(&d.kind).then(|| (p.sentence_of(d.trigger).start, d.kind.clone()))
        };
        let counted: HashSet<_> = self.drafts.iter().filter(|d| d.quantity.is_some()).filter_map(casualty).collect();
        self.drafts.retain(|d| d.quantity.is_some() || casualty(d).is_none_or(|key| !counted.contains(&key)));
    }
}

/// Nouns that a place's name stands before.
fn is_place_noun(noun: &str) -> bool {
    matches!(
        noun,
        "town"
            | "city"
            | "village"
            | "region"
            | "area"
            | "district"
            | "zone"
            | "province"
            | "county"
            | "state"
            | "sector"
            | "settlement"
            | "valley"
            | "border"
            | "front"
            | "line"
            | "direction"
            | "republic"
            | "territory"
            | "island"
            | "bridge"
            | "dam"
            | "airport"
            | "base"
            | "station"
            | "hospital"
            | "airfield"
            | "suburb"
            | "neighbourhood"
            | "neighborhood"
            | "camp"
            | "port"
            | "strip"
            | "oblast"
            | "governorate"
            | "square"
            | "street"
            | "road"
            | "school"
            | "plant"
            | "frontline"
            | "reservoir"
            | "highway"
            | "municipality"
            | "department"
            | "prefecture"
            | "township"
            | "canton"
            | "hamlet"
            | "parish"
            | "commune"
            | "locality"
            | "ward"
            | "quarter"
            | "peninsula"
            | "mountain"
            | "hill"
            | "height"
            | "river"
            | "lake"
            | "coast"
            | "outskirt"
            | "crossing"
            | "junction"
            | "market"
            | "mosque"
            | "church"
            | "prison"
    )
}

/// Nouns that only measure what follows “of”.
/// Whether a noun names a part of the people that an event befell rather than all of them.
fn is_part(lemma: &str) -> bool {
    matches!(
        lemma,
        "child"
            | "woman"
            | "man"
            | "girl"
            | "boy"
            | "infant"
            | "baby"
            | "minor"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "brother"
            | "sister"
            | "mother"
            | "father"
    )
}

fn is_measure(noun: &str) -> bool {
    matches!(
        noun,
        "amount"
            | "number"
            | "group"
            | "unit"
            | "lot"
            | "handful"
            | "couple"
            | "series"
            | "part"
            | "majority"
            | "bulk"
            | "column"
            | "batch"
            | "range"
            | "dozen"
            | "hundred"
            | "thousand"
            | "million"
            | "piece"
            | "ten"
            | "score"
            | "total"
            | "scores"
            | "dozens"
            | "hundreds"
            | "thousands"
    )
}

/// “A seventh victim” is no count.
fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "last"
    ) || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['t', 'h', 'd'])
}

/// Nouns for several people together, of which a number counts no people.
fn is_collective(noun: &str) -> bool {
    matches!(noun, "family" | "household" | "generation" | "group" | "couple" | "crew" | "unit" | "community")
}

/// Whether a noun has an ending that English gives to those who do something.
fn is_doer(noun: &str) -> bool {
    noun.len() > 4 && ["er", "or", "ist", "ian", "ee", "man", "woman"].iter().any(|ending| noun.ends_with(ending))
}

/// Nouns for how many there are.
fn is_tally(noun: &str) -> bool {
    matches!(noun, "number" | "toll" | "count" | "total" | "tally" | "loss" | "figure")
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "at" | "on" | "upon" | "under" | "of" | "over" | "to" | "in" | "without" | "from")
}

fn is_of_place(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "on"
            | "around"
            | "over"
            | "of"
            | "outside"
            | "inside"
            | "toward"
            | "towards"
            | "from"
            | "to"
            | "against"
            | "into"
            | "across"
            | "along"
            | "throughout"
            | "between"
            | "through"
            | "by"
            | "above"
    )
}
