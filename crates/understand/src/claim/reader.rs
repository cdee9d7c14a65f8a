//! The claims of one paragraph: from its events to drafts.

use std::{borrow::Cow, ops::Range};

use foldhash::{HashSet, HashSetExt};

use dateline_model::{ClaimKind, Polarity, Quantity, claim::ClaimQuantity};
use dateline_syntax::{Dep, Tag};

use super::{
    Draft, MAX_CLAIMS, Scene, Where, acled,
    count::is_collective,
    event::Event,
    grammar::{core, object_of},
    pack::{Form, Patient},
    sides::{Fallback, Sides},
    thing::is_doer,
};
use crate::{
    attribution::{Attribution, CueClass},
    paragraph::Paragraph,
};

pub(super) struct Reader<'r, 's, 't> {
    pub(super) scene: &'r Scene<'s, 't>,
    pub(super) p: &'r Paragraph<'t>,
    pub(super) at: usize,
    pub(super) drafts: Vec<Draft>,
    /// The quantities that a claim has taken, by their first byte.
    pub(super) counted: HashSet<usize>,
    /// The claims of the paragraphs before.
    pub(super) before: &'r [Draft],
}

/// What an event did to one of those it befell.
struct Case<'c> {
    event: &'c Event<'c>,
    patient: Option<usize>,
    kind: ClaimKind,
    /// The classes of the patient.
    classes: Vec<&'static str>,
}

impl Case<'_> {
    fn is(&self, class: &str) -> bool {
        self.classes.contains(&class)
    }

    /// The word that stands for it: of the patient, or of the event itself.
    fn head(&self) -> usize {
        self.patient.unwrap_or(self.event.trigger)
    }
}

impl<'r, 's, 't> Reader<'r, 's, 't> {
    pub(super) fn new(scene: &'r Scene<'s, 't>, at: usize, before: &'r [Draft]) -> Self {
        Reader { scene, p: &scene.post[at], at, drafts: Vec::new(), counted: HashSet::new(), before }
    }
}

impl Reader<'_, '_, '_> {
    pub(super) fn read(&mut self) {
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
        self.parts_of_the_told();
        self.identified();
        self.among_the_dead();
        self.drafts.sort_by_key(|d| (d.bytes.start, d.bytes.end));
        self.drop_doubles();
        let mut drafts = std::mem::take(&mut self.drafts);
        acled::settle(p, &mut drafts, |token| self.setting(token));
        self.drafts = drafts;
        self.places_before();
    }

    pub(super) fn claims_of(&mut self, event: &Event<'_>) {
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
            // "destroyed tanks", "lost positions": background, unless it is counted, or of somebody with a name.
            let named = || {
                let people = event.predicate.takes_only_people();
                people && (self.is_named_person(patient) || self.number_of_subject(patient).is_some())
            };
            if event.form == Form::Verb && p.dep(event.trigger) == Dep::Amod && quantity.is_none() && !named() {
                continue;
            }
            let counted = quantity.is_some_and(|q| p.quantities[q].head.is_none());
            let kind = event.predicate.kind(&classes).or_else(|| {
                // "about 400", "another 26": people, where the predicate counts them.
                // Whom nobody but people can be: "the murder of six monks".
                let people = event.predicate.takes_only_people()
                    && !is_collective(p.lemma(patient))
                    && (quantity.is_some_and(|q| p.quantities[q].counts())
                        || matches!(p.tag(patient), Tag::Nnp | Tag::Nnps)
                        || self.is_who(patient)
                        || self.is_named_person(patient)
                        || is_doer(p.lemma(patient)));
                (event.predicate.takes_people()
                    && classes.is_empty()
                    && (counted
                        || people
                        || p.tag(patient) == Tag::Prp
                        || self.is_lone(patient)
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
            let force = |a: usize| self.classes(a).iter().any(|class| matches!(*class, "combatant" | "explosive"));
            let by_force = event.predicate.acled.is_some() && event.actor.is_some_and(force);
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
                self.enumerated(event, patient, polarity);
                made = true;
            }
        }
        if made {
            self.rest_of_list(event, polarity);
            self.included(event, polarity);
            self.elsewhere(event, polarity);
        } else if event.patients.is_empty() && (event.weapon.is_some() || event.form == Form::Phrase) {
            self.claim(event, None, None, polarity);
        } else if event.form == Form::Noun && (event.patients.is_empty() || !event.predicate.takes_any()) {
            let quantity = self.number_of_noun(event);
            self.claim(event, None, quantity, polarity);
            if quantity.is_some() {
                self.included(event, polarity);
            }
        }
    }

    /// A claim of a predicate without a patient: a noun by itself, with its own number.
    pub(super) fn claim(
        &mut self,
        event: &Event<'_>,
        patient: Option<usize>,
        quantity: Option<usize>,
        polarity: Polarity,
    ) {
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

    pub(super) fn claim_with(
        &mut self,
        event: &Event<'_>,
        patient: Option<usize>,
        quantity: Option<usize>,
        polarity: Polarity,
        kind: ClaimKind,
    ) {
        // "An earthquake struck the town", "Storm Irena hit the coast": nobody did it.
        let by_hazard = || {
            let named = |a: usize| self.p.parse.children_with(a, Dep::Compound);
            let words = event.actor.into_iter().flat_map(|a| std::iter::once(a).chain(named(a)));
            words.into_iter().any(|word| self.classes(word).contains(&"hazard"))
        };
        if kind == ClaimKind::Strike && by_hazard() {
            return;
        }
        let Some((attribution, polarity)) = self.attributed(event.trigger, polarity) else { return };
        let speaker = attribution.and_then(|a| self.scene.speakers.get(a).cloned().flatten());
        let sides = Sides { scene: self.scene, at: self.at, speaker: speaker.as_deref() };
        let case = Case { event, patient, kind, classes: patient.map(|h| self.classes(h)).unwrap_or_default() };
        let place = self.place_near(case.head()).or_else(|| self.place_near(event.trigger));
        let actor = self.actor_of(&case, &sides);
        let target = self.target_of(&case, &sides, actor.as_deref(), place, polarity);
        let (quantity, number, polarity) = self.number_of(&case, quantity, polarity);
        if event.predicate.numbered && number.is_none() {
            return;
        }
        if let Some(q) = quantity {
            self.counted.insert(self.p.quantities[q].bytes.start);
        }
        let people = case.kind.counts_people();
        let identified = quantity.is_none() && patient.is_some_and(|h| self.is_identified(h) && !self.says_none(h));
        let told = quantity.is_some_and(|q| self.is_of_known(q))
            || self.is_named(case.head())
            || quantity.is_some() && patient.is_some_and(|h| self.is_tied(h))
            || event.predicate.takes_remains();
        let explosive = event.weapon.is_some_and(|w| self.classes(w).contains(&"explosive"))
            || self.setting(event.trigger).explosive;
        let form = match event.form {
            Form::Verb => "verb",
            Form::Noun => "noun",
            Form::Phrase => "phrase",
            Form::State => "count",
        };
        self.drafts.push(Draft {
            paragraph: self.at,
            bytes: self.words_of(event, patient, quantity),
            trigger: event.trigger,
            item: self.item(event, patient, &case.kind, &case.classes),
            actor,
            target,
            civilian: self.is_civilian(&case),
            quantity: number,
            place: place.map(|place| Where::At(self.at, place)),
            period: self.period(event.trigger, patient, quantity),
            polarity,
            attribution,
            identified: people && (told || identified),
            others: patient.is_some_and(|h| self.is_others(h)),
            part: false,
            listed: patient.is_some_and(|h| matches!(self.p.dep(h), Dep::Conj | Dep::Appos) && self.is_owned(h)),
            acled: acled::of_event(event.predicate.acled.as_deref(), &case.kind, &case.classes, explosive),
            rule: Cow::Owned(format!("{}.{form}", event.predicate.rule)),
            kind: case.kind,
        });
    }

    /// The side that did it.
    fn actor_of(&self, case: &Case<'_>, sides: &Sides<'_, '_, '_>) -> Option<String> {
        let event = case.event;
        let own = event.actor.filter(|a| Some(*a) != case.patient).and_then(|a| sides.of(a));
        own.or_else(|| match case.kind {
            ClaimKind::Strike if event.form == Form::Noun => sides.adjective_of(event.trigger),
            ClaimKind::Mobilisation => {
                event.actor.and_then(|a| sides.of(a)).or_else(|| sides.subject_of_clause(event.trigger))
            }
            _ => None,
        })
    }

    /// The side that it befell: by the words of what was lost, by who had it, by the list that it is in, by all that is known.
    fn target_of(
        &self,
        case: &Case<'_>,
        sides: &Sides<'_, '_, '_>,
        actor: Option<&str>,
        place: Option<usize>,
        polarity: Polarity,
    ) -> Option<String> {
        let (event, kind) = (case.event, &case.kind);
        if matches!(kind, ClaimKind::Mobilisation | ClaimKind::FightersDeployed) {
            return None;
        }
        if case.is("journalist") || case.patient.is_some_and(|h| self.carries_journalists(h)) {
            return Some("journalists".into());
        }
        let loser = event.form == Form::Noun && event.predicate.patient == Patient::Subject;
        let own = case.patient.and_then(|h| sides.of(h)).or_else(|| loser.then(|| sides.of(event.trigger)).flatten());
        let owner = || event.owner.or_else(|| self.possessor(case.patient?)).and_then(|o| sides.of(o));
        let lost_by_other = matches!(
            kind,
            ClaimKind::Strike | ClaimKind::TerritoryTaken | ClaimKind::TerritoryRetaken | ClaimKind::AircraftDowned
        );
        let named = own.or_else(owner).filter(|side| !lost_by_other || Some(side.as_str()) != actor);
        let bare = case.patient.is_none_or(|h| self.p.tag(h) == Tag::Cd || case.classes.is_empty());
        let listed = || self.target_of_list(event.trigger).filter(|_| kind.counts_people() && bare);
        named.or_else(listed).or_else(|| {
            sides.fallback_target(&Fallback {
                trigger: event.trigger,
                actor,
                place: place.or_else(|| self.place_of_claims_before()),
                kind,
                civilian: case.is("civilian"),
                denied: polarity == Polarity::Denied,
                inflicted: event.predicate.patient == Patient::Object && matches!(event.form, Form::Verb | Form::State),
            })
        })
    }

    /// How many: the quantity, the number that it gives or that goes without saying, and what “no” makes of the polarity.
    fn number_of(
        &self,
        case: &Case<'_>,
        quantity: Option<usize>,
        polarity: Polarity,
    ) -> (Option<usize>, Option<ClaimQuantity>, Polarity) {
        let (p, kind) = (self.p, &case.kind);
        let people = kind.counts_people();
        // "35 per cent of them", "415 km": no number of people.
        // "a shell hit 50 metres from the gate": no number of strikes.
        let measured = |q: usize| *kind == ClaimKind::Strike && !p.quantities[q].counts();
        let counts = |q: &usize| {
            case.is("share") || !people && !measured(*q) || p.quantities[*q].counts() && !self.is_of_the_told(*q)
        };
        // "the toll of the shelling of the school is 31": no number of schools.
        let of_patient = || {
            let within = case.event.form == Form::Noun && !case.event.predicate.takes_people();
            self.number_of_subject(case.patient.filter(|_| !within)?)
        };
        let quantity = quantity.or_else(of_patient).filter(counts);
        let said = quantity.map(|q| self.claim_quantity(&p.quantities[q], case.event));
        let only_people = case.event.predicate.takes_only_people();
        let one = || self.one(case.patient?, kind, only_people);
        let number = said.or_else(one).or_else(|| self.number_of_pronoun(case.patient?, kind));
        if number.is_some() || !self.says_none(case.head()) {
            return (quantity, number, polarity);
        }
        // "no losses", "no soldiers were killed": the number is nought, and that is asserted. Of other things it is a denial.
        if people && *kind != ClaimKind::Evacuation || *kind == ClaimKind::Other("casualties".into()) {
            let none = ClaimQuantity { quantity: Quantity::exact(0.0), text: "no".into() };
            return (quantity, Some(none), Polarity::Asserted);
        }
        (quantity, None, Polarity::Denied)
    }

    /// “Two guards were ambushed by rebels who killed them”: as many as the sentence has just told of.
    fn number_of_pronoun(&self, pronoun: usize, kind: &ClaimKind) -> Option<ClaimQuantity> {
        let p = self.p;
        let them = match p.lower(pronoun) {
            "them" => true,
            "him" | "her" => false,
            // "He was hurt": whoever it is, it is one.
            "he" | "she" if kind.counts_people() && p.tag(pronoun) == Tag::Prp => {
                return Some(ClaimQuantity { quantity: Quantity::exact(1.0), text: p.word(pronoun).to_owned() });
            }
            _ => return None,
        };
        let befallen = |d: &&Draft| {
            let people = d.kind.counts_people() || d.kind == ClaimKind::Strike;
            people && d.kind != *kind && p.sentence_of(pronoun).contains(&d.trigger) && d.trigger < pronoun
        };
        let fits = |q: &ClaimQuantity| q.quantity.min.or(q.quantity.max).is_some_and(|n| (n > 1.0) == them);
        let told = self.drafts.iter().rev().find(befallen).filter(|_| kind.counts_people())?;
        told.quantity.clone().filter(fits)
    }

    /// Whether it befell civilians or forces; none where the words do not say.
    fn is_civilian(&self, case: &Case<'_>) -> Option<bool> {
        let called = || self.has_adjective(case.head(), &["civilian", "civilians"]);
        if case.is("civilian") || case.is("journalist") || called() {
            return Some(true);
        }
        let forces = ["combatant", "equipment", "aircraft"].into_iter().any(|class| case.is(class));
        (forces || self.has_rank(case.head())).then_some(false)
    }

    /// The innermost attribution that a token is in, and what it makes of the polarity; none where it only urges or plans.
    pub(super) fn attributed(&self, token: usize, polarity: Polarity) -> Option<(Option<usize>, Polarity)> {
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
            // "urged them to move after the blast": what has happened is not asked for.
            (CueClass::Urge | CueClass::Intend, _) => {
                return self.scene.reality.is_given(self.p, token).then_some((None, polarity));
            }
            // "repudiated the murder" finds fault with what "repudiated the report of a murder" denies.
            (CueClass::Deny, _) if self.scene.reality.is_deplored(self.p, token) => polarity,
            (CueClass::Deny, Polarity::Asserted) => Polarity::Denied,
            (CueClass::Deny, Polarity::Denied) => Polarity::Asserted,
            (CueClass::Doubt, _) => Polarity::Questioned,
            (_, polarity) => polarity,
        };
        Some((Some(i), polarity))
    }

    /// Whether a token is in a clause that hangs on the cue itself, and so is the reporter's: “both sides reported losses,
    /// with the South declaring martial law”, “…, while the North announced a mobilisation”.
    pub(super) fn stands_beside(&self, token: usize, attribution: &Attribution) -> bool {
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
                && p.parse.children(t).any(|c| p.dep(c) == Dep::Mark && matches!(p.lower(c), "while" | "whereas"));
            on_cue && t > cue.start && (absolute || contrast)
        })
    }

    pub(super) fn words_of(&self, event: &Event<'_>, patient: Option<usize>, quantity: Option<usize>) -> Range<usize> {
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

    /// One claim of the same kind, number and words is enough.
    pub(super) fn drop_doubles(&mut self) {
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
