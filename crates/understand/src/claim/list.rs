//! Members of lists that share a predicate: the rest of a list, its parts, numbers beside participles.

use std::borrow::Cow;

use dateline_model::{ClaimKind, Polarity, Quantity, claim::ClaimQuantity};
use dateline_syntax::{Dep, NameType, Tag};

use super::{
    Draft,
    event::Event,
    grammar::{core, object_of},
    pack::{Form, Predicate},
    reader::Reader,
};
use crate::paragraph::Paragraph;

/// Verbs that give a name to those who have been counted.
pub(crate) const NAMING: [&str; 2] = ["identify", "name"];

/// Members of a list that are looked at.
const MOST_LISTED: usize = 40;

/// Words between a number and the place where it was counted, at most.
const MOST_BETWEEN: usize = 6;

/// What the claim of a number tells of each of those whom it counts.
struct Whole {
    kind: ClaimKind,
    /// The name of the predicate.
    rule: String,
    target: Option<String>,
    civilian: Option<bool>,
    item: Option<String>,
}

impl Whole {
    fn of(count: &Draft) -> Whole {
        Whole {
            kind: count.kind.clone(),
            rule: count.rule.split('.').next().unwrap_or_default().to_owned(),
            target: count.target.clone(),
            civilian: count.civilian,
            item: count.item.clone(),
        }
    }

    /// With how many there are; none if the claim counts no people, or is of one, or the number is not exact.
    fn new(count: &Draft) -> Option<(Whole, f64)> {
        let number = count.quantity.as_ref().filter(|_| count.kind.counts_people())?.quantity;
        let many = number.max.filter(|max| *max >= 2.0 && number.min == Some(*max))?;
        Some((Whole::of(count), many))
    }
}

impl<'s> Reader<'_, 's, '_> {
    /// The further members of a list that the parse lost: “… 38 systems; 10 command posts; over 130 vehicles”.
    pub(super) fn rest_of_list(&mut self, event: &Event<'_>, polarity: Polarity) {
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
            // "the crimes against 10 farmers": a preposition's, and no member of the list.
            let governed = between.end.checked_sub(1).filter(|t| between.contains(t)).is_some_and(|t| {
                p.tag(t) == Tag::In
                    && matches!(p.lower(t), "against" | "for" | "by" | "from" | "with" | "at" | "in" | "on")
            });
            let own_verb = p.parse.head(head).filter(|_| matches!(p.dep(head), Dep::Nsubj | Dep::Nsubjpass));
            let told_else = own_verb.is_some_and(|v| v > event.trigger && self.is_finite(v));
            let is_own = listed && !governed && between.len() <= 25 && !told_else && !self.is_of_another(event, i);
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
    pub(super) fn included(&mut self, event: &Event<'_>, polarity: Polarity) {
        let p = self.p;
        let sentence = p.sentence_of(event.trigger);
        for t in sentence.clone().filter(|t| *t > event.trigger || event.patients.iter().any(|h| t > h)) {
            let word = p.lower(t);
            let marks = word == "including" || word == "among" && t + 1 < p.len() && is_those(p.lower(t + 1));
            if !marks {
                continue;
            }
            // "killed six and injured 34 others, including two children": the parts are of the number nearest before.
            if self.counts_between(event, t) {
                break;
            }
            self.one_by_one_of(event, t, polarity);
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
                    || after_number < p.len() && matches!(p.lower(after_number), "other" | "others");
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

    /// “Nine people were killed in Orvessa and 12 in Talsk”: what the same event did elsewhere, its words left out.
    pub(super) fn elsewhere(&mut self, event: &Event<'_>, polarity: Polarity) {
        let p = self.p;
        let count = self.drafts.iter().rfind(|d| d.trigger == event.trigger && d.quantity.is_some());
        let Some(whole) = count.filter(|d| d.kind.counts_people()).map(Whole::of) else { return };
        let end = p.sentence_of(event.trigger).end;
        for q in 0..p.quantities.len() {
            let found = &p.quantities[q];
            let number = p.tokens_in(found.number.clone());
            let (Some(last), Some(before)) = (number.clone().last(), number.start.checked_sub(1)) else { continue };
            let told = self.counted.contains(&found.bytes.start) || found.head.is_some() || !found.counts();
            let after = event.trigger < number.start && number.end < end && p.dep(last) == Dep::Conj;
            let joined = p.tag(before) == Tag::Cc || p.tag(before) == Tag::Comma;
            if told || !after || !joined || p.parse.ancestors(last).all(|a| a != event.trigger) {
                continue;
            }
            let place = object_of(p, last, &["in", "at", "near", "outside", "around"]);
            let Some(place) = place.filter(|place| p.tag(*place).is_proper() && !self.is_dated(*place)) else {
                continue;
            };
            if place > number.end + MOST_BETWEEN {
                continue;
            }
            let made = self.drafts.len();
            self.claim_with(event, Some(last), Some(q), polarity, whole.kind.clone());
            if let Some(draft) = self.drafts.get_mut(made) {
                draft.item = whole.item.clone();
                draft.target = whole.target.clone().or(draft.target.take());
                draft.civilian = draft.civilian.or(whole.civilian);
            }
        }
    }

    /// “Two servants, a mother and a daughter, were killed”: one by one those whom a number counts, if the list has as many.
    pub(super) fn enumerated(&mut self, event: &Event<'_>, patient: usize, polarity: Polarity) {
        let p = self.p;
        let count = self.drafts.last().filter(|d| d.trigger == event.trigger && d.kind.counts_people());
        let Some((whole, many)) = count.and_then(Whole::new) else { return };
        let mut apposed = p.parse.children_with(patient, Dep::Appos).filter(|c| *c > patient);
        let listed = apposed.next().map(|first| self.one_by_one(first)).unwrap_or_default();
        if listed.len() as f64 != many || !listed.iter().all(|t| self.one_of(*t)) {
            return;
        }
        for member in listed {
            self.one_more(event, member, polarity, &whole);
        }
    }

    /// “The victims were identified as Anna Weber, Ivo Brand and Karl Lund”: by name those whom the words have counted, if there are
    /// as many.
    pub(super) fn identified(&mut self) {
        let p = self.p;
        for verb in (0..p.len()).filter(|t| p.tag(*t) == Tag::Vbn && NAMING.contains(&p.lemma(*t))) {
            let who = p.parse.child(verb, Dep::Nsubjpass).filter(|who| is_told(p, *who));
            let names = object_of(p, verb, &["as"]).or_else(|| p.parse.child(verb, Dep::Oprd));
            let (Some(who), Some(first)) = (who, names.filter(|first| *first > verb)) else { continue };
            let names = self.one_by_one(first);
            let named = || names.iter().all(|name| self.is_name(*name));
            let mut told = self.drafts.iter().rev().filter(|d| d.trigger < verb).chain(self.before.iter().rev());
            let fits = |count: &Draft| {
                let (whole, many) = Whole::new(count)?;
                let noun = count.item.as_ref().is_some_and(|item| item.split(' ').next_back() == Some(p.lemma(who)));
                let them = noun || matches!(p.lemma(who), "they" | "victim" | "dead" | "deceased" | "casualty");
                (them && names.len() as f64 == many && count.polarity == Polarity::Asserted).then_some(whole)
            };
            let Some(whole) = told.find_map(fits).filter(|_| named()) else { continue };
            let Some(predicate) = self.scene.pack.predicates().iter().find(|found| found.rule == whole.rule) else {
                continue;
            };
            let Some((polarity, event)) =
                self.scene.reality.of(p, verb).map(|polarity| (polarity, Event::new(predicate, Form::Verb, verb)))
            else {
                continue;
            };
            for name in names {
                self.one_more(&event, name, polarity, &whole);
            }
        }
    }

    /// One more claim, of one of those whom another counts.
    fn one_more(&mut self, event: &Event<'_>, member: usize, polarity: Polarity, whole: &Whole) {
        let made = self.drafts.len();
        self.claim_with(event, Some(member), None, polarity, whole.kind.clone());
        // Of a name the noun of all says what it is: of "two reporters, Anna Weber and Karl Lund" each is a reporter.
        self.make_part(made, whole, whole.item.clone().filter(|_| self.is_name(member)));
        let one = self.one_by_word(member);
        if let Some(draft) = self.drafts.get_mut(made) {
            draft.quantity.get_or_insert(one);
        }
    }

    /// One, as a word tells it by itself.
    fn one_by_word(&self, noun: usize) -> ClaimQuantity {
        ClaimQuantity { quantity: Quantity::exact(1.0), text: self.p.word(noun).to_owned() }
    }

    /// Whether a noun is a name, or the last word of one.
    fn is_name(&self, token: usize) -> bool {
        let named = || self.p.parse.tokens[token].name == Some(NameType::Person);
        self.p.tag(token) == Tag::Nnp || self.p.tag(token) == Tag::Nnps && named()
    }

    /// The members of a list that a noun begins. In “Anna Weber, a guard” the guard is what she is, and no other.
    fn one_by_one(&self, first: usize) -> Vec<usize> {
        let p = self.p;
        let (mut members, mut names) = (vec![first], Vec::new());
        let mut next = vec![first];
        while let Some(member) = next.pop().filter(|_| members.len() <= MOST_LISTED) {
            for c in p.parse.children(member).filter(|c| *c > member) {
                match p.dep(c) {
                    Dep::Conj => members.push(c),
                    Dep::Appos if (p.tag(c) == Tag::Nnp) == (p.tag(member) == Tag::Nnp) => members.push(c),
                    Dep::Appos => names.push(c),
                    _ => continue,
                }
                next.push(c);
            }
        }
        members.retain(|member| !names.contains(member));
        members.sort_unstable();
        members
    }

    /// Whether a noun is one of a part of those told of: “among them a child”.
    pub(super) fn is_among(&self, noun: usize) -> bool {
        let p = self.p;
        let those = |among: usize| p.parse.child(among, Dep::Pobj).is_some_and(|t| is_those(p.lower(t)));
        p.parse.children_with(noun, Dep::Prep).any(|c| p.lower(c) == "among" && those(c))
    }

    /// “Including a child, the mayor and the judge Anna Weber”: those of a number whom the words tell one by one, by what they are.
    fn one_by_one_of(&mut self, event: &Event<'_>, marker: usize, polarity: Polarity) {
        let p = self.p;
        let count = self.drafts.iter().rfind(|d| d.trigger == event.trigger && d.quantity.is_some());
        let Some(whole) = count.map(Whole::of) else { return };
        let first = match p.parse.head(marker).filter(|noun| self.is_among(*noun)) {
            Some(noun) => Some(noun),
            None => p.parse.child(marker, Dep::Pobj).filter(|t| !is_those(p.lower(*t))),
        };
        for member in first.map(|first| self.one_by_one(first)).unwrap_or_default() {
            let title = if p.tag(member) == Tag::Nnp { self.title(member) } else { Some(self.words(member)) };
            let narrow = title.as_ref().is_some_and(|title| self.tells_part(title));
            if narrow && self.one_of(member) && self.quantity_of(member).is_none() {
                let made = self.drafts.len();
                self.claim_with(event, Some(member), None, polarity, whole.kind.clone());
                self.make_part(made, &whole, title);
            }
        }
    }

    /// The words of a noun phrase's core.
    fn words(&self, head: usize) -> String {
        core(self.p, head).into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
    }

    /// What the words before a name say that its bearer is: of “the university rector Anna Weber” the rector.
    fn title(&self, name: usize) -> Option<String> {
        let p = self.p;
        let words = core(p, name).into_iter().filter(|(t, _)| p.tag(*t) == Tag::Nn);
        let title = words.map(|(_, word)| word).collect::<Vec<_>>().join(" ");
        (!title.is_empty()).then_some(title)
    }

    /// Whether a noun phrase says of people which they are: of a part of which nothing is said but that they are people, the
    /// number may be taken for that of all.
    fn tells_part(&self, item: &str) -> bool {
        let words: Vec<String> = item.split(' ').map(str::to_owned).collect();
        let classes = self.scene.pack.classes(&words);
        classes.contains(&"person") && !classes.contains(&"anyone")
    }

    /// Whether a noun is one person, told by name or brought on by an article.
    fn one_of(&self, token: usize) -> bool {
        let p = self.p;
        let brought_on = || {
            let article = |c: usize| matches!(p.lower(c), "a" | "an" | "the" | "one") || p.dep(c) == Dep::Poss;
            p.tag(token) == Tag::Nn && p.parse.children(token).any(article) && self.classes(token).contains(&"person")
        };
        self.is_named_person(token) || brought_on()
    }

    /// Makes a claim, if it was made, one of a part of those whom another counts. `item` is what the words say that they are.
    fn make_part(&mut self, made: usize, whole: &Whole, item: Option<String>) {
        let Some(draft) = self.drafts.get_mut(made) else { return };
        draft.target = whole.target.clone().or(draft.target.take());
        draft.rule = Cow::Owned(format!("{}.part", whole.rule));
        draft.item = item.or(draft.item.take());
        draft.civilian = draft.civilian.or(whole.civilian);
        let narrow = self.drafts[made].item.as_ref().is_some_and(|item| self.tells_part(item));
        self.drafts[made].part = narrow;
    }

    /// Whether another verb that counts people in the same breath stands between an event and a token.
    fn counts_between(&self, event: &Event<'_>, token: usize) -> bool {
        let p = self.p;
        (event.trigger + 1..token).filter(|t| p.dep(*t) == Dep::Conj && p.tag(*t).is_verb()).any(|t| {
            let mut found = self.scene.pack.starting(Form::Verb, p.lemma(t));
            found.any(|(other, _)| other.takes_people() && other.rule != event.predicate.rule)
                && (t + 1..token).any(|n| p.dep(n) == Dep::Nummod)
        })
    }

    /// “540 people killed, over 700 wounded”, “30 dead”: numbers beside a participle, however the sentence is built.
    pub(super) fn counts_beside_states(&mut self) {
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
            let predicate = self.together(state).unwrap_or(predicate);
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
            let classes = head.filter(|_| !person).map_or_else(|| vec!["person"], |h| self.classes(h));
            let kind = predicate.kind(&classes).filter(|kind| person || *kind == ClaimKind::EquipmentLoss);
            let Some(kind) = kind.filter(|_| plain) else { continue };
            let Some(polarity) = self.scene.reality.of(p, state) else { continue };
            let patient = head.filter(|h| *h != state);
            let owner = p
                .parse
                .children(p.parse.head(state).unwrap_or(state))
                .find(|c| p.dep(*c) == Dep::Nsubj && *c < first.saturating_sub(1));
            let patients = patient.into_iter().collect();
            let event = Event { patients, owner, ..Event::new(predicate, Form::State, state) };
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

    /// “Four of the dead were children”: what some of those are whom the words have counted.
    fn part_of(&self, quantity: usize) -> Option<(usize, &'s Predicate, usize)> {
        let p = self.p;
        let number = p.tokens_in(p.quantities[quantity].number.clone()).last()?;
        let those = object_of(p, number, &["of"])?;
        let state =
            std::iter::once(those).chain(p.parse.children_with(those, Dep::Acl)).find(|t| self.state(*t).is_some())?;
        let verb = p.parse.head(number).filter(|v| p.dep(number) == Dep::Nsubj && p.lemma(*v) == "be")?;
        let what = p.parse.child(verb, Dep::Attr).filter(|what| self.classes(*what).contains(&"person"))?;
        Some((state, self.state(state)?, what))
    }

    /// The claims of [`Reader::part_of`].
    pub(super) fn parts_of_the_told(&mut self) {
        let p = self.p;
        for q in (0..p.quantities.len()).filter(|q| self.is_of_the_told(*q)).collect::<Vec<_>>() {
            let Some((state, predicate, what)) = self.part_of(q) else { continue };
            let polarity = self.scene.reality.of(p, state);
            let (Some(kind), Some(polarity)) = (predicate.kind(&["person"]), polarity) else { continue };
            let event = Event { patients: vec![what], ..Event::new(predicate, Form::State, state) };
            let made = self.drafts.len();
            self.claim_with(&event, Some(what), Some(q), polarity, kind);
            let number = self.claim_quantity(&p.quantities[q], &event);
            if let Some(draft) = self.drafts.get_mut(made) {
                draft.bytes.start = draft.bytes.start.min(p.quantities[q].bytes.start);
                draft.quantity = Some(number);
                draft.rule = Cow::Owned(format!("{}.part", predicate.rule));
            }
        }
    }

    /// “Among the dead were two doctors and a nurse”, “the wounded include the mayor”: some of those whom the words count, by what
    /// they are.
    pub(super) fn among_the_dead(&mut self) {
        let p = self.p;
        for t in 0..p.len() {
            let Some(predicate) = self.state(t) else { continue };
            // "those killed", "the people wounded": the noun before the participle.
            let noun = p.parse.head(t).filter(|noun| p.dep(t) == Dep::Acl && *noun < t).unwrap_or(t);
            let Some(above) = p.parse.head(noun).filter(|_| is_told(p, noun)) else { continue };
            let first = match p.dep(noun) {
                Dep::Pobj if p.lower(above) == "among" => {
                    let be = p.parse.head(above).filter(|be| p.lemma(*be) == "be");
                    be.and_then(|be| {
                        let mut told = p.parse.children(be).filter(|c| *c > be);
                        told.find(|c| matches!(p.dep(*c), Dep::Nsubj | Dep::Attr))
                    })
                }
                Dep::Nsubj if p.lemma(above) == "include" => p.parse.child(above, Dep::Dobj),
                _ => None,
            };
            let polarity = self.scene.reality.of(p, above);
            let (Some(first), Some(polarity), Some(kind)) = (first, polarity, predicate.kind(&["person"])) else {
                continue;
            };
            let event = Event::new(predicate, Form::State, t);
            for member in self.one_by_one(first) {
                let item = self.words(member);
                let quantity = self.quantity_of(member).filter(|_| p.tag(member) == Tag::Nns);
                if !self.tells_part(&item) || quantity.is_none() && !self.one_of(member) {
                    continue;
                }
                let (made, one) = (self.drafts.len(), self.one_by_word(member));
                self.claim_with(&event, Some(member), quantity, polarity, kind.clone());
                if let Some(draft) = self.drafts.get_mut(made) {
                    draft.rule = Cow::Owned(format!("{}.part", predicate.rule));
                    draft.item = Some(item);
                    draft.part = true;
                    if quantity.is_none() {
                        draft.quantity = Some(one);
                    }
                }
            }
        }
    }

    /// Whether a participle stands second in “dead and injured”.
    pub(super) fn is_second_state(&self, token: usize) -> bool {
        token.checked_sub(2).is_some_and(|first| self.state(first).is_some() && self.together(first).is_some())
    }

    /// “200 dead and injured”: one number counts both, and either by itself is not told.
    fn together(&self, state: usize) -> Option<&'s Predicate> {
        let p = self.p;
        let other = state + 2;
        let joined = other < p.len() && matches!(p.lower(state + 1), "and" | "or");
        let another = self.state(other).filter(|_| joined && matches!(p.tag(other), Tag::Jj | Tag::Vbn | Tag::Nn))?;
        // "20 dead and injured 30 others"
        let own = other + 1 < p.len() && matches!(p.tag(other + 1), Tag::Cd | Tag::Dt | Tag::PrpPoss);
        // "abducted and murdered": both befell all.
        let casualty = |state: &Predicate| state.kind(&["person"]) != Some(ClaimKind::Captured);
        let first = self.state(state)?;
        let both = !own && another.rule != first.rule && casualty(first) && casualty(another);
        self.scene.pack.starting(Form::Noun, "casualty").map(|(predicate, _)| predicate).next().filter(|_| both)
    }

    /// Whom the last claim before a token in its sentence befell, for the elliptical members of a list and for what a strike
    /// did: “came under fire, there are no injured”.
    pub(super) fn target_of_list(&self, token: usize) -> Option<String> {
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
}

/// “The victims”, “they”: people told of.
fn is_told(p: &Paragraph<'_>, noun: usize) -> bool {
    let the = |c: usize| matches!(p.lower(c), "the" | "these" | "those" | "all");
    p.lower(noun) == "they" || p.lower(noun) == "those" || p.parse.children(noun).any(the)
}

/// “Among them”, “of those”: the word for people told of.
fn is_those(word: &str) -> bool {
    matches!(word, "them" | "whom" | "those")
}
