//! Members of lists that share a predicate: the rest of a list, what an event did elsewhere, numbers beside participles.

use dateline_model::{ClaimKind, Polarity};
use dateline_syntax::{Dep, Tag};

use super::{
    event::Event,
    grammar::object_of,
    pack::{Form, Predicate},
    part::Whole,
    reader::Reader,
};

/// Words between a number and the place where it was counted, at most.
const MOST_BETWEEN: usize = 6;

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
