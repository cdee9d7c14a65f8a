//! Where and when an event was, and among what its sentence tells of it.

use std::ops::Range;

use dateline_model::{Modifier, claim::Period};
use dateline_syntax::{Dep, NameType, Tag};

use super::{Where, acled::Setting, count::is_tally, event::is_measure, grammar::core, reader::Reader};
use crate::{attribution::Attribution, paragraph::Paragraph};

impl Reader<'_, '_, '_> {
    /// A claim that says no place is where the claims and the sentence before it are: the last place said in the paragraph.
    pub(super) fn places_before(&mut self) {
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
    pub(super) fn place_of_claims_before(&self) -> Option<usize> {
        self.drafts.iter().rev().find_map(|draft| match draft.place? {
            Where::At(at, place) | Where::Before(at, place) => (at == self.at).then_some(place),
            Where::InCountry(..) => None,
        })
    }

    /// The place that the sentence before a token's says last.
    pub(super) fn place_told(&self, token: usize) -> Option<usize> {
        let first = self.p.sentence_of(token).start;
        first.checked_sub(1).and_then(|last| self.place_near(last))
    }

    /// What the sentence of a token speaks of.
    pub(super) fn setting(&self, token: usize) -> Setting {
        let p = self.p;
        let mut setting = Setting::default();
        let tells =
            |t: &usize| p.tag(*t).is_noun() && !self.is_dated(*t) || p.tag(*t).is_verb() || p.tag(*t) == Tag::Jj;
        for t in p.sentence_of(token).filter(tells) {
            let words = core(p, t).into_iter().map(|(_, word)| word);
            let words: Vec<String> = if p.tag(t).is_noun() { words.collect() } else { vec![p.lemma(t).to_owned()] };
            for class in self.scene.pack.classes(&words) {
                setting.explosive |= class == "explosive";
                setting.crowd |= class == "protester";
                setting.tumult |= class == "tumult";
                setting.hazard |= class == "hazard";
            }
        }
        setting
    }

    /// “…, bringing the toll to six”: a number that has come to what it is, whatever day the clause beside it tells of.
    fn is_brought(&self, toll: usize) -> bool {
        let p = self.p;
        let moved = |verb: usize| matches!(p.lemma(verb), "bring" | "raise" | "push" | "lift" | "take" | "increase");
        is_tally(p.lemma(toll)) && p.dep(toll) == Dep::Dobj && p.parse.head(toll).is_some_and(moved)
    }

    /// The place nearest to a token in its clause.
    pub(super) fn place_near(&self, token: usize) -> Option<usize> {
        let p = self.p;
        let sentence = p.bytes(p.sentence_of(token));
        let at = p.parse.span(token).start;
        let places = self.scene.places[self.at].iter().enumerate().filter(|(_, f)| sentence.contains(&f.bytes.start));
        // A place is where something happened if a preposition of place leads to it, or it is what was struck or taken.
        places
            .filter_map(|(i, f)| {
                let head = p.tokens_in(f.bytes.clone()).last()?;
                if self.ends_a_name(head, &f.bytes) {
                    return None;
                }
                let top = std::iter::once(head)
                    .chain(p.parse.ancestors(head))
                    .take(4)
                    .find(|t| !matches!(p.dep(*t), Dep::Compound | Dep::Appos | Dep::Nmod | Dep::Amod))?;
                // "the Geneva conventions" are in no place; "the Port Amber district" is one.
                let within = f.bytes.contains(&p.parse.span(top).start);
                if !within && !is_place_noun(p.lemma(top)) {
                    return None;
                }
                let local = match p.dep(top) {
                    Dep::Pobj => {
                        p.parse.head(top).is_some_and(|h| is_of_place(p.lower(h)) && !self.is_of_saying(h, token))
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

    /// Whether a place's name is the last of a person's names: “Anna Weber Trondheim”.
    fn ends_a_name(&self, head: usize, place: &Range<usize>) -> bool {
        let p = self.p;
        let given =
            |t: usize| p.dep(t) == Dep::Compound && p.tag(t) == Tag::Nnp && !place.contains(&p.parse.span(t).start);
        // The tagger takes many a person's name for that of a body, and none for that of a place.
        let named = || matches!(p.parse.tokens[head].name, Some(NameType::Person | NameType::Org));
        (self.is_named_person(head) || named()) && p.parse.children(head).any(given)
    }

    /// Whether a phrase hangs on a verb of saying above what it says: “said in Oldtown that …” tells where it was said.
    pub(super) fn is_of_saying(&self, preposition: usize, token: usize) -> bool {
        let p = self.p;
        let Some(verb) = p.parse.head(preposition).filter(|verb| *verb != token && p.tag(*verb).is_verb()) else {
            return false;
        };
        let at = p.parse.span(verb).start;
        self.scene.attributions.iter().any(|a| a.cue.paragraph == self.at && a.cue.bytes.contains(&at))
    }

    /// When: the time that stands with the number or nearest in the clause, and whether the number is a running total.
    pub(super) fn period(&self, trigger: usize, patient: Option<usize>, quantity: Option<usize>) -> Period {
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
        // "2,300 were killed, including 400 on Friday": the Friday is the 400's. "Six monks and two novices were killed on Friday",
        // "killed six monks and two novices on Friday": that of all.
        let of_another = |f: &Range<usize>| {
            let listed = |bytes: &Range<usize>| {
                let joined = |t: usize| p.dep(t) == Dep::Conj && p.tag(t).is_noun();
                bytes.end <= p.parse.span(trigger).start || p.tokens_in(bytes.clone()).any(joined)
            };
            quantity.is_some()
                && p.quantities
                    .iter()
                    .any(|q| (at..f.start).contains(&q.bytes.start) && q.rule != "quantity.time" && !listed(&q.bytes))
        };
        // "killed, according to the list released on 3 May": the day is the list's.
        let of_noun = |f: &Range<usize>| {
            let verb = p.parse.ancestors(p.tokens_in(f.clone()).start).find(|a| p.tag(*a).is_verb());
            verb.is_some_and(|v| {
                v != trigger
                    && matches!(p.dep(v), Dep::Acl | Dep::Relcl)
                    && !p.parse.is_under(trigger, v)
                    && ![Some(v), p.parse.head(v)].into_iter().flatten().any(|t| self.scene.pack.knows(p.lemma(t)))
            })
        };
        // "visited on Friday the survivors of the attack": the day is the visit's.
        let of_clause = |f: &Range<usize>| {
            let time = p.tokens_in(f.clone());
            let at = time.start;
            let noun = |t: usize| p.tag(t).is_noun() && !is_measure(p.lemma(t)) && !time.contains(&t);
            let verb = p.parse.ancestors(at).find(|a| p.tag(*a).is_verb());
            verb.is_some_and(|v| {
                is_known(p, trigger)
                    && p.parse.is_under(trigger, v)
                    && !p.parse.is_under(at, trigger)
                    && p.parse.ancestors(trigger).take_while(|a| *a != v).any(noun)
            })
        };
        // "sent troops on Monday to towns where gangs raid the shops": what goes on again and again is of no day of the clause
        // around it.
        let clause = std::iter::once(trigger)
            .chain(p.parse.ancestors(trigger))
            .take_while(|t| p.tag(*t).is_verb())
            .find(|t| p.dep(*t) != Dep::Conj);
        let goes_on = clause.filter(|c| matches!(p.tag(trigger), Tag::Vbz | Tag::Vbp) && p.dep(*c) == Dep::Relcl);
        let around =
            |f: &Range<usize>| goes_on.is_some_and(|clause| !p.parse.is_under(p.tokens_in(f.clone()).start, clause));
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
                    && !of_clause(&f.bytes)
                    && !around(&f.bytes)
                    && !later
            })
            .min_by_key(|f| if f.bytes.start >= at { f.bytes.start - at } else { (at - f.bytes.start) * 2 });
        let words = &p.text[sentence];
        let more = quantity.is_some_and(|q| p.quantities[q].value.quantity.modifier == Modifier::More);
        let day = time.is_some_and(|t| t.value.from.is_some() && t.value.from == t.value.to);
        let cumulative = if self.is_brought(trigger) {
            Some(true)
        } else if more || time.is_some_and(|t| day || t.value.timex.starts_with("PT") || t.value.timex == "P1D") {
            Some(false)
        } else if self.scene.reality.is_total(words) {
            Some(true)
        } else {
            None
        };
        // "40 have died since 2024": from then on, but not what happened then: "since 3 May, when two died".
        let since = time.is_some_and(|t| {
            let at = p.tokens_in(t.bytes.clone());
            let leads = at.start.checked_sub(1).is_some_and(|before| p.lower(before) == "since");
            let when = || (at.end..p.len()).take(2).any(|t| p.lower(t) == "when");
            leads && !when() && !at.clone().any(|t| p.parse.is_under(trigger, t))
        });
        let last = time.and_then(|t| t.value.to);
        Period {
            text: time.map(|t| p.text[t.bytes.clone()].to_owned()),
            from: time.and_then(|t| t.value.from),
            to: if since { self.scene.day.filter(|day| Some(*day) >= last).or(last) } else { last },
            cumulative,
        }
    }
}

/// Whether a noun is one that the reader knows: “the attack”, “this murder”, “the abduction and murder”.
pub(super) fn is_known(p: &Paragraph<'_>, noun: usize) -> bool {
    let definite = |t: usize| matches!(p.lower(t), "the" | "this" | "that" | "these" | "those");
    let determiner = |t: usize| p.parse.children(t).find(|c| p.dep(*c) == Dep::Det);
    let first = || p.parse.head(noun).filter(|first| p.dep(noun) == Dep::Conj && p.tag(*first).is_noun());
    p.tag(noun).is_noun() && determiner(noun).or_else(|| determiner(first()?)).is_some_and(definite)
}

/// Whether an event is one that the reader knows, by its noun or by what befell one that the reader knows: “the nuns who were
/// murdered on 3 May”.
pub(super) fn is_known_event(p: &Paragraph<'_>, trigger: usize) -> bool {
    let told_of = || p.parse.head(trigger).filter(|_| matches!(p.dep(trigger), Dep::Relcl | Dep::Acl));
    is_known(p, trigger) || told_of().is_some_and(|noun| is_known(p, noun))
}

/// Nouns that a place's name stands before.
pub(super) fn is_place_noun(noun: &str) -> bool {
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
            | "jail"
            | "resident"
            | "inhabitant"
            | "villager"
            | "alley"
            | "avenue"
            | "boulevard"
            | "barrio"
            | "slum"
            | "campus"
            | "stadium"
            | "park"
            | "farm"
            | "ranch"
            | "mine"
            | "factory"
            | "refinery"
            | "garrison"
            | "terminal"
    )
}

pub(super) fn is_of_place(word: &str) -> bool {
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
