//! Parts of those who are counted: told one by one in a list, by name, or by what they are.

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

/// What the claim of a number tells of each of those whom it counts.
pub(super) struct Whole {
    pub(super) kind: ClaimKind,
    /// The name of the predicate.
    rule: String,
    pub(super) target: Option<String>,
    pub(super) civilian: Option<bool>,
    pub(super) item: Option<String>,
}

impl Whole {
    pub(super) fn of(count: &Draft) -> Whole {
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
        let one = one_by_itself();
        if let Some(draft) = self.drafts.get_mut(made) {
            draft.quantity.get_or_insert(one);
            draft.rule = Cow::Owned(format!("{}.one", whole.rule));
        }
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
                let (made, one) = (self.drafts.len(), one_by_itself());
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
}

/// One, which goes without saying.
pub(super) fn one_by_itself() -> ClaimQuantity {
    ClaimQuantity { quantity: Quantity::exact(1.0), text: "one".to_owned() }
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
