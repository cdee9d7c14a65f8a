//! How many: which number counts a noun phrase, whether it counts at all, and what is one or none without a number.

use dateline_model::{ClaimKind, Modifier, Quantity, claim::ClaimQuantity};
use dateline_syntax::{Dep, NameType, Tag};

use super::{
    event::Event,
    grammar::{core, object_of},
    pack::Form,
    part::one_by_itself,
    reader::Reader,
    thing::is_doer,
};
use crate::quantity::QuantityFound;

impl Reader<'_, '_, '_> {
    /// The quantity that counts a noun phrase.
    pub(super) fn quantity_of(&self, head: usize) -> Option<usize> {
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
                    p.tag(*a) == Tag::Cd || matches!(p.lemma(*a), "dozen" | "hundred" | "thousand" | "unit" | "group")
                })?;
                let at = p.parse.span(above);
                p.quantities
                    .iter()
                    .position(|q| q.number.contains(&at.start) || q.head.as_ref().is_some_and(|h| h.start == at.start))
            })
    }

    /// The number of a noun that tells of an event by itself: “a death toll of 12”, “magnitude 6.8”.
    pub(super) fn number_of_noun(&self, event: &Event<'_>) -> Option<usize> {
        let p = self.p;
        let noun = event.trigger;
        // "the toll of the raid has risen to 31": the number is the toll's.
        let own = || {
            let counts = event.predicate.takes_people() || p.dep(noun) != Dep::Pobj;
            self.number_of_subject(noun).filter(|_| counts)
        };
        let beside = || {
            let after = noun + 1 + usize::from(noun + 1 < p.len() && p.lower(noun + 1) == "of");
            p.quantities.iter().position(|q| {
                let number = p.tokens_in(q.number.clone());
                let before = p.text[q.number.end..].strip_prefix(['-', ' ']).map(|rest| p.text.len() - rest.len());
                number.start == after || before == Some(p.parse.span(noun).start)
            })
        };
        let measured = || event.predicate.numbered.then(beside).flatten();
        self.quantity_of(noun).or_else(own).or_else(measured)
    }

    /// “The number of injured has grown to 26”, “losses exceeded 3,000”: the number that a noun's verb gives.
    pub(super) fn number_of_subject(&self, noun: usize) -> Option<usize> {
        let p = self.p;
        let mut top = noun;
        for _ in 0..4 {
            match (p.dep(top), p.parse.head(top)) {
                (Dep::Pobj | Dep::Pcomp | Dep::Prep | Dep::Acl | Dep::Compound | Dep::Amod, Some(up)) => top = up,
                _ => break,
            }
        }
        let counts = is_tally(p.lemma(top)) || top == noun;
        // "put the death toll at 12", "brought the number of injured to 40"
        let set = p.parse.head(top).filter(|v| {
            matches!(p.dep(top), Dep::Dobj | Dep::Nsubjpass)
                && (is_tally(p.lemma(top)) || top == noun)
                && matches!(
                    p.lemma(*v),
                    "put" | "place" | "set" | "estimate" | "raise" | "bring" | "update" | "take" | "revise" | "measure"
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
        // "raised the number of soldiers killed since Sunday to 41": the parse may hang it on any of the words between.
        let last = |verb: usize| {
            let words = p.parse.subtree(verb).filter(|t| p.parse.is_under(*t, top));
            let mut to = words.filter(|t| matches!(p.lower(*t), "at" | "to"));
            to.find_map(|t| p.parse.child(t, Dep::Pobj).and_then(|number| self.quantity_of(number)))
        };
        if let Some(found) = set.and_then(last) {
            return Some(found);
        }
        let verb = p.parse.head(top).filter(|v| counts && p.dep(top) == Dep::Nsubj && p.tag(*v).is_verb())?;
        if !matches!(
            p.lemma(verb),
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
                | "fall"
                | "drop"
                | "decline"
                | "decrease"
                | "shrink"
        ) {
            return None;
        }
        let within = p.parse.subtree_span(verb);
        p.quantities.iter().position(|q| {
            let at = p.tokens_in(q.number.clone()).end.saturating_sub(1);
            let tied =
                || q.head.is_none() && p.parse.head(at).is_some_and(|of| p.dep(at) == Dep::Nummod && self.is_tied(of));
            q.number.end > p.parse.span(verb).end && !tied() && within.contains(&(q.number.end - 1)) && {
                let above = p.parse.ancestors(at).take(3).find(|a| p.dep(*a) == Dep::Prep || *a == verb);
                let span = p.text[q.number.clone()].starts_with("from ");
                above.is_some_and(|a| a == verb || span || matches!(p.lower(a), "to" | "at" | "as"))
            }
        })
    }

    /// “The toll could be as high as 150”, “the number of dead may exceed 40”: the verb of an estimate, which is of what has
    /// happened though nobody knows yet.
    pub(super) fn estimate(&self, noun: usize) -> Option<usize> {
        let p = self.p;
        self.number_of_subject(noun)?;
        let verb = p.parse.ancestors(noun).find(|a| p.tag(*a).is_verb())?;
        let may = |c: usize| p.dep(c) == Dep::Aux && matches!(p.lower(c), "may" | "might" | "could");
        p.parse.children(verb).any(may).then_some(verb)
    }

    /// Of “rose from 47 to 61” the 61, of “fell from 61 to 47” the 47.
    fn level_after(&self, found: &QuantityFound, range: Quantity) -> Option<f64> {
        let p = self.p;
        let first = p.tokens_in(found.number.clone()).start;
        let verb = p.parse.ancestors(first).find(|a| p.tag(*a).is_verb())?;
        match p.lemma(verb) {
            "rise" | "climb" | "grow" | "increase" | "jump" | "soar" | "swell" | "go" | "raise" | "update" => range.max,
            "fall" | "drop" | "decrease" | "decline" | "sink" | "shrink" | "lower" | "reduce" | "cut" => range.min,
            _ => None,
        }
    }

    /// “A maximum toll”, “the lower estimate of deaths”: which bound of a number the words before its noun name.
    fn bound(&self, noun: usize) -> Option<Modifier> {
        let p = self.p;
        let above = p.parse.ancestors(noun).take(3).take_while(|a| !p.tag(*a).is_verb());
        let tallies = above.filter(|a| is_tally(p.lemma(*a)));
        std::iter::once(noun).chain(tallies).flat_map(|t| core(p, t)).find_map(|(_, word)| match word.as_str() {
            "upper" | "maximum" | "maximal" | "highest" | "top" => Some(Modifier::UpTo),
            "lower" | "minimum" | "minimal" | "lowest" | "bottom" => Some(Modifier::AtLeast),
            _ => None,
        })
    }

    pub(super) fn claim_quantity(&self, found: &QuantityFound, event: &Event<'_>) -> ClaimQuantity {
        let mut quantity = found.value.quantity;
        // "has risen from 47 to 61": what it was before is no bound of what it is now.
        if self.p.text[found.number.clone()].starts_with("from ")
            && let Some(now) = self.level_after(found, quantity)
        {
            quantity = Quantity::exact(now);
        }
        let verb = self.p.parse.ancestors(event.trigger).find(|a| self.p.tag(*a).is_verb());
        let exceeds = |i: usize| matches!(self.p.lemma(i), "exceed" | "top" | "surpass" | "pass");
        // "The toll has passed 300, with 120 still missing": what stands beside a state is not what was passed.
        let told = event.form != Form::State && verb.is_some_and(exceeds);
        if quantity.modifier == Modifier::Exact && told && quantity.min == quantity.max {
            quantity = Quantity { min: quantity.min, max: None, modifier: Modifier::MoreThan };
        }
        let exact = quantity.modifier == Modifier::Exact && quantity.min == quantity.max;
        if exact
            && event.form == Form::Noun
            && let Some(modifier) = self.bound(event.trigger)
        {
            let (min, max) = if modifier == Modifier::UpTo { (None, quantity.max) } else { (quantity.min, None) };
            quantity = Quantity { min, max, modifier };
        } else if exact && event.form == Form::Noun && self.estimate(event.trigger).is_some() {
            quantity = Quantity { min: None, max: quantity.max, modifier: Modifier::UpTo };
        }
        ClaimQuantity { quantity, text: self.p.text[found.number.clone()].to_owned() }
    }

    /// “Two were killed and one wounded”: one of those who are told of, and of nothing else.
    pub(super) fn is_lone(&self, head: usize) -> bool {
        let p = self.p;
        let alone = || p.parse.children(head).all(|c| matches!(p.dep(c), Dep::Punct | Dep::Cc));
        p.tag(head) == Tag::Cd && p.lower(head) == "one" && alone()
    }

    /// A singular countable loss is one: “a drone”, “an S-300”, “a soldier”.
    ///
    /// So is whoever has a name, where the event befalls nobody but people: “the murder of Anna Weber”.
    pub(super) fn one(&self, head: usize, kind: &ClaimKind, only_people: bool) -> Option<ClaimQuantity> {
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
        // "killed two guards and wounded another", "two were killed and one wounded"
        let another = only_people && (p.lower(head) == "another" || self.is_lone(head));
        let singular = another || matches!(p.tag(head), Tag::Nn | Tag::Nnp);
        let mass = matches!(
            p.lemma(head),
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
        // "a street vendor": who does something is somebody.
        let named = || only_people && (self.is_named_person(head) || self.has_article(head) && is_doer(p.lemma(head)));
        let thing =
            damaged || another || named() || classes.iter().any(|c| matches!(*c, "person" | "equipment" | "aircraft"));
        let article = p.parse.children(head).find(|c| p.dep(*c) == Dep::Det).map(|c| p.lower(c));
        let none = matches!(article, Some("no" | "any" | "some"));
        let counted = counted || damaged && matches!(article, Some("a" | "an"));
        let ordinal = p.parse.lefts(head).any(|c| is_ordinal(p.lower(c)));
        let one = || match article {
            Some(article) => ClaimQuantity { quantity: Quantity::exact(1.0), text: article.to_owned() },
            None => one_by_itself(),
        };
        (counted && singular && !mass && thing && !none && !ordinal).then(one)
    }

    /// Whether a noun is the name of one person and of no place, party or band of people, or the title before one.
    pub(super) fn is_named_person(&self, head: usize) -> bool {
        let p = self.p;
        let named = |t: usize| {
            let name = p.parse.tokens[t].name;
            let actor = || self.scene.actors.get(self.at, t).is_some_and(|actor| actor.person.is_some());
            p.tag(t) == Tag::Nnp && (name == Some(NameType::Person) || !self.is_party(t) && actor())
        };
        // "Anna Weber and Ivo Brand": whoever is told of with a person, by two names.
        let with_person = |t: usize| {
            let full = || p.parse.children_with(t, Dep::Compound).any(|c| p.tag(c) == Tag::Nnp && c + 1 == t);
            let first = p.parse.head(t).filter(|_| matches!(p.dep(t), Dep::Conj | Dep::Appos));
            p.tag(t) == Tag::Nnp && full() && first.is_some_and(named)
        };
        let title = |t: usize| p.tag(t) == Tag::Nn && t + 1 < p.len() && p.dep(t + 1) == Dep::Compound;
        named(head)
            || with_person(head)
            || title(head) && p.parse.head(head + 1).is_some_and(|name| name > head && named(name))
    }

    /// “The number of those killed has reached 12”.
    pub(super) fn is_counted_those(&self, head: usize) -> bool {
        self.p.lower(head) == "those" && self.number_of_subject(head).is_some()
    }

    /// Whether “no” stands before a noun, or it is “nobody”.
    pub(super) fn says_none(&self, head: usize) -> bool {
        self.p.parse.children(head).any(|c| self.p.lower(c) == "no" && self.p.dep(c) == Dep::Det)
            || self.is_nobody(head)
    }

    /// “Nobody”, “no one”, “none”.
    pub(super) fn is_nobody(&self, head: usize) -> bool {
        let p = self.p;
        let no = || p.parse.children(head).any(|c| p.lower(c) == "no" && p.dep(c) == Dep::Det);
        matches!(p.lower(head), "nobody" | "none") || p.lower(head) == "one" && no()
    }

    /// Whether a number that stands after an event's word is another event's: “killed and three civilians injured”, “killed
    /// five and wounded seven”.
    pub(super) fn is_of_another(&self, event: &Event<'_>, quantity: usize) -> bool {
        let p = self.p;
        let q = &p.quantities[quantity];
        let number = p.tokens_in(q.number.clone());
        if !event.predicate.takes_people() || number.start <= event.trigger {
            return false;
        }
        let other = |t: usize| {
            let verb = || {
                let lemma = p.lemma(t);
                let mut found = self.scene.pack.starting(Form::Verb, lemma).filter(|(_, words)| *words == lemma);
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
        behind || (event.end + 1..number.start).rev().take(4).take_while(|t| p.tag(*t) != Tag::Stop).any(other)
    }

    /// “35 per cent of them”: of whom or what.
    pub(super) fn share_of(&self, head: usize) -> Option<usize> {
        let p = self.p;
        let is_share = matches!(p.lower(head), "percent" | "cent" | "%");
        is_share.then(|| object_of(p, head, &["of"])).flatten().filter(|whole| *whole != head)
    }

    /// Whether the number of the first of a list may count another too: “40 tanks, trucks and mortars”, but not “40 homes and
    /// infrastructure”.
    pub(super) fn may_be_counted_with(&self, head: usize) -> bool {
        matches!(self.p.tag(head), Tag::Nns | Tag::Nnps) && !self.has_article(head)
    }

    pub(super) fn has_article(&self, head: usize) -> bool {
        self.p.parse.children(head).any(|c| self.p.dep(c) == Dep::Det && matches!(self.p.lower(c), "a" | "an"))
    }

    pub(super) fn scene_quantity_starts(&self, token: usize, except: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.p.quantities.iter().enumerate().any(|(i, q)| i != except && q.number.start == at)
    }
}

/// “A seventh victim” is no count.
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "last"
    ) || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['t', 'h', 'd'])
}

/// Nouns for how many there are.
pub(super) fn is_tally(noun: &str) -> bool {
    matches!(noun, "number" | "toll" | "count" | "total" | "tally" | "loss" | "figure" | "estimate" | "range")
}

/// Nouns for several people together, of which a number counts no people.
pub(super) fn is_collective(noun: &str) -> bool {
    matches!(noun, "family" | "household" | "generation" | "group" | "couple" | "crew" | "unit" | "community")
}
