//! Events: a predicate of a pack at a verb, noun or phrase, with who did it, whom it befell and with what.

use dateline_model::ClaimKind;
use dateline_syntax::{Dep, NameType, Tag};

use super::{
    count::{is_collective, is_tally},
    grammar::{actor, core, inverted, is_passive, members, object, object_of, preposition, subject},
    pack::{Form, Patient, Predicate},
    reader::Reader,
};

/// A predicate found at a word, with its arguments.
pub(super) struct Event<'e> {
    pub(super) predicate: &'e Predicate,
    pub(super) form: Form,
    /// The word that makes it: for a phrase its verb.
    pub(super) trigger: usize,
    /// The last word of the phrase.
    pub(super) end: usize,
    pub(super) actor: Option<usize>,
    pub(super) patients: Vec<usize>,
    /// Whose what was lost was: the subject of “lose”.
    pub(super) owner: Option<usize>,
    pub(super) weapon: Option<usize>,
}

impl<'e> Event<'e> {
    /// An event at a word, of which no more is known yet.
    pub(super) fn new(predicate: &'e Predicate, form: Form, trigger: usize) -> Event<'e> {
        Event { predicate, form, trigger, end: trigger, actor: None, patients: Vec::new(), owner: None, weapon: None }
    }
}

impl<'s> Reader<'_, 's, '_> {
    /// The predicate at a token, with its arguments.
    pub(super) fn event(&self, i: usize) -> Option<Event<'s>> {
        let p = self.p;
        let lemma = p.lemma(i);
        // "the number of killed", "there are no injured": a participle that stands for people.
        if p.tag(i).is_verb() && p.dep(i) == Dep::Conj && self.is_second_state(i) {
            return None;
        }
        if let Some(joint) = self.killed_or_wounded(i) {
            return Some(joint);
        }
        if p.tag(i).is_verb() && !self.is_counted_state(i) && !self.says_none(i) {
            return self.phrase(i, lemma).or_else(|| self.verb(i, lemma));
        }
        let stands_alone = p.tag(i) == Tag::Jj && self.is_counted_state(i);
        if p.tag(i).is_verb() || stands_alone || self.is_counted_adjective(i) {
            return self.noun(i, p.lower(i));
        }
        if p.tag(i).is_noun() && !matches!(p.dep(i), Dep::Amod) && !self.is_dated(i) {
            return self.noun(i, lemma);
        }
        None
    }

    /// “The shelling killed or wounded six people”: one number for both, and either by itself is not told.
    fn killed_or_wounded(&self, verb: usize) -> Option<Event<'s>> {
        let p = self.p;
        let other = verb + 2;
        let joined = other < p.len()
            && matches!(p.lower(verb + 1), "and" | "or")
            && p.dep(other) == Dep::Conj
            && p.parse.head(other) == Some(verb)
            && [verb, other].iter().all(|t| p.tag(*t).is_verb());
        let hurts = |t: usize| {
            self.state(t)?.kind(&["person"]).filter(|kind| matches!(kind, ClaimKind::Killed | ClaimKind::Wounded))
        };
        let both = joined && p.parse.child(verb, Dep::Dobj).is_none() && hurts(verb)? != hurts(other)?;
        let whom = p.parse.child(other, Dep::Dobj).filter(|_| both)?;
        let (predicate, _) = self.scene.pack.starting(Form::Noun, "casualty").next()?;
        let patients = members(p, whom);
        Some(Event { end: other, actor: subject(p, verb), patients, ..Event::new(predicate, Form::Verb, verb) })
    }

    /// Whether a token is part of a time: “10 March” is a day, and no march.
    pub(super) fn is_dated(&self, token: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.p.times.iter().any(|time| time.bytes.contains(&at))
    }

    /// “The number of displaced people has reached 900”: what befell those who are counted.
    fn is_counted_adjective(&self, token: usize) -> bool {
        let p = self.p;
        let people = p.parse.head(token).filter(|_| p.tag(token) == Tag::Jj && p.dep(token) == Dep::Amod);
        let of = people.and_then(|n| p.parse.head(n).filter(|of| p.dep(n) == Dep::Pobj && p.lower(*of) == "of"));
        let noun = of.and_then(|of| p.parse.head(of));
        noun.is_some_and(|n| is_tally(p.lemma(n))) && self.state(token).is_some()
    }

    /// A participle that stands for people: “the number of killed”.
    pub(super) fn is_counted_state(&self, token: usize) -> bool {
        let p = self.p;
        let of =
            p.parse.head(token).filter(|of| p.lower(*of) == "of" && matches!(p.dep(token), Dep::Pobj | Dep::Pcomp));
        // "the total displaced": what is counted is left out.
        let bare = || p.parse.head(token).filter(|n| p.dep(token) == Dep::Acl && token == n + 1);
        let noun = of.and_then(|of| p.parse.head(of)).or_else(bare);
        noun.is_some_and(|n| is_tally(p.lemma(n))) && self.state(token).is_some()
    }

    /// Verb + noun + preposition: “took control of”.
    pub(super) fn phrase(&self, verb: usize, lemma: &str) -> Option<Event<'s>> {
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
    pub(super) fn verb(&self, verb: usize, lemma: &str) -> Option<Event<'s>> {
        let mut events = self.verbs(verb, lemma).into_iter();
        let first = events.next()?;
        // "residents fled the town": only forces lose the ground that they leave.
        let leaves_home = |event: &Event<'_>| {
            let owner = event.owner.filter(|_| event.predicate.patient == Patient::Subject);
            owner.is_some_and(|owner| {
                let classes = self.classes(owner);
                classes.iter().any(|class| matches!(*class, "person" | "family")) && !classes.contains(&"combatant")
            })
        };
        let fits = |event: &Event<'_>| {
            event.predicate.patient == Patient::None
                || event.weapon.is_some()
                || !leaves_home(event)
                    && self.things(event).iter().any(|thing| event.predicate.kind(&self.classes(*thing)).is_some())
        };
        if fits(&first) {
            return Some(first);
        }
        Some(events.find(fits).unwrap_or(first))
    }

    /// “The driver was killed alongside two passengers”, “together with his brother”: those whom it befell too, where they are
    /// counted.
    fn companions(&self, event: &Event<'_>) -> Vec<usize> {
        let p = self.p;
        let befell = is_passive(p, event.trigger) || event.predicate.patient == Patient::Subject;
        let with = ["alongside", "with", "along", "together"];
        // The parse may leave the preposition alone and make them the object, which a passive has not.
        let beside = || {
            let object = p.parse.child(event.trigger, Dep::Dobj)?;
            let before = p.parse.subtree(object).start.checked_sub(1)?;
            with.contains(&p.lower(before)).then_some(object)
        };
        let company = object_of(p, event.trigger, &with).or_else(beside);
        let company = company.filter(|_| befell && event.predicate.takes_only_people());
        let counted = |t: usize| self.quantity_of(t).is_some() || p.tag(t) == Tag::Nn && self.is_owned(t);
        let people = |t: &usize| counted(*t) && self.classes(*t).contains(&"person");
        company.map(|first| members(p, first)).unwrap_or_default().into_iter().filter(people).collect()
    }

    pub(super) fn verbs(&self, verb: usize, lemma: &str) -> Vec<Event<'s>> {
        let p = self.p;
        let mut events = Vec::new();
        for (predicate, words) in self.scene.pack.starting(Form::Verb, lemma) {
            let mut after = words.split(' ').skip(1);
            let (particle, third) = (after.next(), after.next());
            // "shot to death": the preposition leads to no patient.
            if let (Some(particle), Some(third)) = (particle, third) {
                if !object_of(p, verb, &[particle]).is_some_and(|o| p.lower(o) == third) {
                    continue;
                }
            } else if let Some(particle) = particle {
                let has = p.parse.children(verb).any(|c| {
                    p.lower(c) == particle
                        && matches!(p.dep(c), Dep::Prt | Dep::Advmod | Dep::Acomp | Dep::Oprd | Dep::Prep | Dep::Dobj)
                });
                if !has && !(verb + 1 < p.len() && p.lower(verb + 1) == particle) {
                    continue;
                }
                // "was taken out of the ambulance": whence, and no destruction.
                let whence = |c: usize| p.lower(c) == "out" && p.lower(c + 1) == "of";
                let destroys = predicate.kind(&["equipment"]) == Some(ClaimKind::EquipmentLoss);
                if destroys && particle == "out" && (p.parse.children(verb).any(whence) || whence(verb + 1)) {
                    continue;
                }
            }
            let at: Vec<&str> = predicate.at.iter().map(String::as_str).collect();
            let mut event = Event::new(predicate, Form::Verb, verb);
            match predicate.patient {
                Patient::Object => {
                    event.actor = actor(p, verb);
                    // "took 22 soldiers prisoner": the parse takes the soldiers for a part of the noun.
                    let named = |o: &usize| particle.is_some_and(|word| p.lower(*o) == word);
                    let before = |o: usize| p.parse.children_with(o, Dep::Compound).last();
                    let direct = object(p, verb).map(|o| Some(o).filter(named).and_then(before).unwrap_or(o));
                    // "7 taken prisoner": those who were taken stand before it, and are told of as a state.
                    if direct.is_some_and(|o| named(&o)) {
                        continue;
                    }
                    if predicate.weapon {
                        // "fired dozens of rockets"
                        let measured = direct.and_then(|d| object_of(p, d, &["of"]));
                        let is_weapon = |w: &usize| self.classes(*w).contains(&"weapon");
                        event.weapon = direct.filter(is_weapon).or(measured.filter(is_weapon));
                        if event.weapon.is_none() {
                            continue;
                        }
                        event.patients = object_of(p, verb, &at)
                            .or_else(|| direct.and_then(|d| object_of(p, d, &at)))
                            .map(|o| members(p, o))
                            .unwrap_or_default();
                    } else {
                        let through = particle.filter(|w| third.is_none() && is_preposition(w));
                        let through = through.and_then(|w| object_of(p, verb, &[w]));
                        // "injured between seven and nine others": the parse takes the range for a place.
                        let range = || object_of(p, verb, &["between"]).filter(|o| self.quantity_of(*o).is_some());
                        // "shot to death a farmer": behind the phrase the parse knows no object.
                        let behind = || p.parse.child(verb, Dep::Npadvmod).filter(|o| *o > verb && !self.is_dated(*o));
                        let patient = through
                            .or(direct)
                            .or_else(|| object_of(p, verb, &at).filter(|_| !is_passive(p, verb)))
                            .or_else(range)
                            .or_else(|| third.and_then(|_| behind()));
                        event.patients = patient.map(|o| members(p, o)).unwrap_or_default();
                        // "killed engineer A, technician B, and three workers": the parse may give a verb two objects.
                        let second = || {
                            p.parse
                                .children_with(verb, Dep::Dobj)
                                .filter(|o| !named(o) && direct.is_some_and(|d| d < *o))
                        };
                        if patient == direct && predicate.takes_only_people() && !is_passive(p, verb) {
                            event.patients.extend(second().flat_map(|o| members(p, o)));
                        }
                        // "engineer A, technician B and three workers were killed": or two subjects, one of them behind it.
                        let further = || {
                            let subjects = p.parse.children_with(verb, Dep::Nsubjpass);
                            subjects.filter(|s| {
                                direct.is_some_and(|d| d != *s) && p.tag(*s).is_noun() && !self.is_among(*s)
                            })
                        };
                        if patient == direct && predicate.takes_only_people() && is_passive(p, verb) {
                            event.patients.extend(further().flat_map(|s| members(p, s)));
                            event.patients.extend(inverted(p, verb).into_iter().flat_map(|s| members(p, s)));
                        }
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
            let companions = self.companions(&event);
            event.patients.extend(companions);
            events.push(event);
        }
        // "fired rockets at the base": with what, before that it was fired at.
        events.sort_by_key(|event| event.weapon.is_none());
        events
    }

    pub(super) fn noun(&self, noun: usize, lemma: &str) -> Option<Event<'s>> {
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
        let top = measured.filter(|m| is_measure(p.lemma(*m))).unwrap_or(noun);
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
        let mut event = Event::new(predicate, Form::Noun, noun);
        // "the senator's murder", "Anna Weber's death": whose it was.
        let victim = possessor.filter(|o| {
            predicate.takes_only_people() && p.tag(*o) != Tag::PrpPoss && self.classes(*o).contains(&"person")
        });
        // "two women suffered injuries": whose they are.
        let sufferer = p.parse.head(noun).filter(|v| {
            predicate.takes_only_people()
                && p.dep(noun) == Dep::Dobj
                && !self.says_none(noun)
                && matches!(p.lemma(*v), "suffer" | "sustain" | "receive")
        });
        let victim = victim.or_else(|| sufferer.and_then(|v| subject(p, v)));
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
                // "losses amounted to 120 men, 5 tanks": what was lost.
                let lost = || {
                    let verb = p.parse.head(noun).filter(|_| p.dep(noun) == Dep::Nsubj)?;
                    matches!(p.lemma(verb), "amount" | "total" | "number" | "include" | "comprise" | "reach" | "be")
                        .then(|| object_of(p, verb, &["to", "at"]).or_else(|| object(p, verb)))?
                        .filter(|o| {
                            predicate.kind(&["equipment"]).is_some() && predicate.kind(&self.classes(*o)).is_some()
                        })
                        .filter(|o| !self.classes(*o).is_empty() && self.quantity_of(*o).is_some())
                };
                event.patients = of
                    .or(victim)
                    .or_else(lost)
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
    pub(super) fn only_names(&self, noun: usize) -> bool {
        let p = self.p;
        let Some(head) = p.parse.head(noun) else { return false };
        let told = |verb: usize| {
            let lemma = p.lemma(verb);
            p.tag(verb).is_verb()
                && self.scene.pack.starting(Form::Verb, lemma).any(|(_, words)| words.split(' ').next() == Some(lemma))
        };
        let repelled = |verb: usize| {
            let lemma = p.lemma(verb);
            self.scene
                .pack
                .starting(Form::Verb, lemma)
                .any(|(predicate, _)| predicate.kind(&["attack"]).is_some() && !predicate.takes_any())
        };
        match p.dep(noun) {
            Dep::Attr => p.parse.child(head, Dep::Expl).is_none(),
            Dep::Dobj | Dep::Nsubjpass => repelled(head),
            Dep::Pobj => matches!(p.lower(head), "by" | "in" | "with") && p.parse.head(head).is_some_and(told),
            _ => false,
        }
    }

    /// The things that an event befell: of “hundreds of homes” and “a number of tanks” the homes and tanks, and no member of
    /// the list that another event has (“540 killed, 700 wounded”).
    pub(super) fn things(&self, event: &Event<'_>) -> Vec<usize> {
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
            // "the murder of nurses Jan Weber and Pal Orsa": each by name.
            let plural = matches!(p.tag(patient), Tag::Nns | Tag::Nnps) && self.quantity_of(patient).is_none();
            let mut names = p.parse.children_with(patient, Dep::Appos).filter(|c| *c > patient);
            let name = names.find(|c| plural && event.predicate.takes_only_people() && self.is_named_person(*c));
            if let Some(name) = name {
                things.extend(members(p, name));
                continue;
            }
            let counted = self
                .quantity_of(patient)
                .and_then(|q| p.quantities[q].head.clone())
                .and_then(|h| p.parse.token_at(h.start));
            match (
                counted.filter(|_| p.tag(patient) == Tag::Cd || is_measure(p.lemma(patient))),
                object_of(p, patient, &["of"]),
            ) {
                (Some(thing), _) => things.push(thing),
                (None, Some(of)) if is_measure(p.lemma(patient)) => things.extend(members(p, of)),
                // "four of my cousins", "the bodies of five peasants"
                (None, Some(of)) if p.tag(patient) == Tag::Cd && !self.classes(of).is_empty() => things.push(of),
                _ => things.push(patient),
            }
            if event.predicate.takes_only_people() {
                things.extend(self.listed_beside(patient));
            }
        }
        things.sort_unstable();
        things.dedup();
        things
    }

    /// “A guard, a secretary, and three clients”, “the mayor of Orvessa and his wife”: members of a list that the parse takes for
    /// another word for the one before or joins to the noun below, though they can be neither.
    fn listed_beside(&self, first: usize) -> Vec<usize> {
        let p = self.p;
        let lemma = p.lemma(first);
        let other = |t: usize| {
            let by_pronoun = || p.parse.children(t).any(|c| p.tag(c) == Tag::PrpPoss);
            let kin = || {
                let words = core(p, t).into_iter().map(|(_, word)| word);
                by_pronoun() && words.into_iter().any(|word| self.scene.pack.classes(&[word]).contains(&"kin"))
            };
            let another = || p.parse.children(t).any(|c| p.dep(c) == Dep::Det && p.lower(c) == "another");
            // "a man, a guard, and a boy", but "a couple, a man and a woman".
            let listed = || p.parse.child(t, Dep::Conj).is_some() && !is_collective(lemma) && !is_measure(lemma);
            let alike = || [first, t].iter().all(|t| self.has_article(*t)) || self.are_two_names(first, t);
            kin() || p.dep(t) == Dep::Appos && (another() || listed() && alike())
        };
        let below = object_of(p, first, &["of"]);
        let apposed = p.parse.children_with(first, Dep::Appos);
        let joined = below.into_iter().flat_map(|b| p.parse.children(b));
        let joined = joined.filter(|t| matches!(p.dep(*t), Dep::Appos | Dep::Conj));
        let found = apposed.chain(joined).find(|t| *t > first && other(*t));
        found.map(|t| members(p, t)).unwrap_or_default()
    }

    /// Whether two nouns are the last words of two persons' full names.
    fn are_two_names(&self, one: usize, other: usize) -> bool {
        let p = self.p;
        let given = |c: usize| p.tag(c) == Tag::Nnp && p.parse.tokens[c].name == Some(NameType::Person);
        let full = |t: usize| self.is_named_person(t) && p.parse.children_with(t, Dep::Compound).any(given);
        full(one) && full(other)
    }

    pub(super) fn state(&self, token: usize) -> Option<&'s Predicate> {
        let (word, next) = (self.p.lower(token), self.p.lower(token + 1));
        // "taken prisoner"
        let is = |state: &str| state == word || state.split_once(' ') == Some((word, next));
        let found = self.scene.pack.starting(Form::State, word).find(|(p, state)| is(state) && p.takes_people())?;
        Some(found.0)
    }

    /// Whether a token is a verb that makes a clause, no participle beside a noun.
    pub(super) fn is_finite(&self, token: usize) -> bool {
        let p = self.p;
        matches!(p.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
            || p.tag(token) == Tag::Vbn && p.parse.children(token).any(|c| matches!(p.dep(c), Dep::Aux | Dep::Auxpass))
    }

    /// “The attack took place at night”, “the explosion occurred on Monday”, “a blast rocked the town”.
    pub(super) fn occurs(&self, noun: usize) -> bool {
        let p = self.p;
        let verb = p.parse.head(noun).filter(|_| p.dep(noun) == Dep::Nsubj);
        verb.is_some_and(|v| match p.lemma(v) {
            "occur" | "happen" | "rock" | "shake" => true,
            "take" => p.parse.child(v, Dep::Dobj).is_some_and(|o| p.lower(o) == "place"),
            _ => false,
        })
    }

    /// “Ruritania has 540 people killed”, “suffered 12 dead”: who has what.
    pub(super) fn possessor(&self, patient: usize) -> Option<usize> {
        let p = self.p;
        let verb = p.parse.head(patient).filter(|_| p.dep(patient) == Dep::Dobj)?;
        matches!(p.lemma(verb), "have" | "suffer" | "sustain" | "record" | "report").then(|| subject(p, verb)).flatten()
    }
}

pub(super) fn is_measure(noun: &str) -> bool {
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

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "at" | "on" | "upon" | "under" | "of" | "over" | "to" | "in" | "without" | "from")
}
