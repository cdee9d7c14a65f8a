//! Who a noun phrase means.
//!
//! It is read from its own words first (“Ruritanian Defence Ministry spokesman Rudolf Example”), then from what the post has said
//! before (“the ministry”, “he”, “Example”: [`Actors`]), then from what the report says elsewhere of the same name ([`Persons`]).

use std::ops::Range;

use dateline_model::mention::PartyType;
use dateline_syntax::{Dep, Name, NameType, Tag};

use super::{
    actor::Actor,
    actors::Actors,
    names::{Meaning, NameMatch, Names},
    persons::Persons,
    phrase::{is_definite, noun_phrase, singular},
};
use crate::paragraph::Paragraph;

/// What a noun phrase is read with.
pub(super) struct Reader<'r, 't> {
    pub(super) paragraph: &'r Paragraph<'t>,
    pub(super) at: usize,
    pub(super) matches: &'r [NameMatch<'r>],
    pub(super) names: &'r Names,
    pub(super) outlet: Option<&'r str>,
}

/// A name within the phrase.
pub(super) struct Within<'r> {
    pub(super) meaning: &'r Meaning,
    pub(super) bytes: Range<usize>,
    /// How many prepositions lie between the head and it.
    pub(super) depth: u8,
    /// Whether it comes after “to”, “with” and the like: of an ambassador, where he is sent.
    pub(super) toward: bool,
}

impl Reader<'_, '_> {
    pub(super) fn actor(&self, head: usize, before: &Actors, persons: &Persons) -> Actor {
        let p = self.paragraph;
        if p.tag(head) == Tag::Prp {
            return self.pronoun(head, before);
        }
        // "The union's head of mission, Anna Example": the role is the name's, whichever of them heads the phrase.
        let governor =
            p.parse.head(head).filter(|g| p.dep(head) == Dep::Appos && p.tag(head).is_proper() && p.tag(*g) == Tag::Nn);
        let phrase = noun_phrase(p, governor.unwrap_or(head));
        let within = self.names_within(&phrase);
        let mut actor = Actor { plural: matches!(p.tag(head), Tag::Nns | Tag::Nnps), ..Actor::default() };
        let head_word = p.lower(head);
        let head_noun = singular(head_word);
        if let Some(known) = persons.acronyms.get(p.word(head)) {
            return known.clone();
        }
        self.read_person(head, &phrase, &within, before, persons, &mut actor);
        // "The minister said": whom the post has called a minister, before any minister of anybody.
        let sides: Vec<&str> = within.iter().filter_map(|n| n.meaning.side()).collect();
        if actor.person.is_none() && is_definite(p, head) && !self.names.speakers.texts.contains(&head_noun) {
            let fits = |a: &Actor| a.nouns.contains(&head_noun) && sides.iter().all(|s| a.side.as_deref() == Some(s));
            let named = |a: &Actor| sides.is_empty() || a.person.is_some();
            let known = || before.last_speaking(self.at, head, |a| !a.is_empty() && fits(a) && named(a));
            if let Some(known) = before.may_mean(&head_noun).then(known).flatten() {
                // "The government said": the body, not the minister who was last named for it.
                let is_body = within
                    .iter()
                    .any(|n| matches!(n.meaning, Meaning::BodyNoun(_)) && p.tokens_in(n.bytes.clone()).contains(&head));
                let whole = known.person.is_none() || !is_body;
                return if whole { known.clone() } else { Actor { person: None, role: None, ..known.clone() } };
            }
        }
        // "The government's statement": whose it is.
        if self.names.speakers.texts.contains(&head_noun) {
            let whose = p.parse.child(head, Dep::Poss).and_then(|w| before.get(self.at, w));
            if let Some(whose) = whose {
                return whose.clone();
            }
        }
        self.read_body(head, &within, before, persons, &mut actor);

        actor.nouns.push(head_noun.clone());
        actor.is_spokesman = actor.person.is_none()
            && within.iter().any(|n| n.depth == 0 && matches!(n.meaning, Meaning::Speaker | Meaning::Role(_)));
        for name in &within {
            if let Meaning::BodyNoun(i) | Meaning::Role(i) = name.meaning {
                actor.nouns.push(self.names.bodies[*i].short.clone());
            }
            if matches!(name.meaning, Meaning::Role(_) | Meaning::Speaker) {
                actor.nouns.extend(p.text[name.bytes.clone()].split_whitespace().next_back().map(str::to_lowercase));
            }
        }
        if actor.person.is_some() {
            actor.role = self.role(&phrase, &actor);
            if let Some(known) = actor.person.as_deref().and_then(|n| persons.find(n)) {
                let fuller =
                    known.person.as_ref().filter(|k| Some(k.len()) > actor.person.as_ref().map(String::len)).cloned();
                actor.learn(known);
                if let Some(earlier) =
                    before.last_before(self.at, head, |a| a.person.is_some() && a.person == known.person)
                {
                    // The post itself has given the full name.
                    actor.nouns.extend(earlier.nouns.iter().cloned());
                    actor.person = fuller.or(actor.person);
                }
            }
        }
        self.read_spokesman(head, &within, before, &mut actor);
        self.read_back(head, &head_noun, before, &mut actor);
        let withheld = self.names.speakers.anonymous.contains(head_word);
        actor.anonymous = withheld && actor.person.is_none();
        actor
    }

    /// He, she, it, they: the last speaker that fits.
    fn pronoun(&self, head: usize, before: &Actors) -> Actor {
        let last = match self.paragraph.lower(head) {
            "he" | "she" | "him" | "her" => {
                before.last_speaking(self.at, head, |a| !a.plural && (a.person.is_some() || a.role.is_some()))
            }
            "it" => {
                let body = |a: &Actor| a.person.is_none() && !a.is_spokesman && a.body.is_some();
                // Who said something before this sentence, rather than whom this sentence speaks of.
                let sentence = self.paragraph.sentence_of(head).start;
                before.last_said(self.at, sentence, body).or_else(|| before.last_speaking(self.at, head, body))
            }
            "they" | "them" => before
                .last_before(self.at, head, |a| a.plural && !a.is_empty())
                .or_else(|| before.last_speaking(self.at, head, |a| a.person.is_none() && a.body.is_some())),
            _ => None,
        };
        last.map(|a| Actor { nouns: Vec::new(), ..a.clone() }).unwrap_or_default()
    }

    fn names_within(&self, phrase: &[(usize, u8)]) -> Vec<Within<'_>> {
        let p = self.paragraph;
        let mut within = Vec::new();
        let (Some((first, _)), Some((last, _))) = (phrase.first(), phrase.last()) else { return within };
        // A name stands at the first token that begins with it or after: those outside the phrase are passed over quickly.
        let after = first.checked_sub(1).map_or(0, |before| p.parse.span(before).start + 1);
        let reach = after..p.parse.span(*last).start + 1;
        for name in self.matches.iter().filter(|name| reach.contains(&name.bytes.start)) {
            let token = p.tokens_in(name.bytes.clone()).start;
            if let Ok(i) = phrase.binary_search_by_key(&token, |(t, _)| *t) {
                let toward = phrase[..i].iter().rev().map(|(t, _)| *t).find(|t| p.dep(*t) == Dep::Prep);
                let toward = phrase[i].1 > 0 && toward.is_some_and(|t| matches!(p.lower(t), "to" | "in" | "at"));
                within.push(Within { meaning: name.meaning, bytes: name.bytes.clone(), depth: phrase[i].1, toward });
            }
        }
        within
    }

    /// The person: one of the coverage's, or the name that the phrase has at its head.
    fn read_person(
        &self,
        head: usize,
        phrase: &[(usize, u8)],
        within: &[Within<'_>],
        before: &Actors,
        persons: &Persons,
        actor: &mut Actor,
    ) {
        let p = self.paragraph;
        let own = |bytes: &Range<usize>| p.tokens_in(bytes.clone()).any(|t| t == head || self.is_of_head(t, head));
        for name in within.iter().filter(|n| n.depth == 0 && own(&n.bytes)) {
            if let Meaning::Person { name, role, body, side } = name.meaning {
                *actor = Actor {
                    person: Some(name.clone()),
                    role: role.clone(),
                    body: body.clone(),
                    side: Some(side.clone()),
                    kind: Some(PartyType::Organisation),
                    plural: false,
                    ..Actor::default()
                };
                return;
            }
        }
        let named_so = |n: &&Name| {
            let last = n.tokens.end - 1;
            let at = phrase.binary_search_by_key(&last, |(t, _)| *t);
            at.is_ok_and(|i| phrase[i].1 == 0) && n.tokens.clone().any(|t| t == head || self.is_of_head(t, head))
        };
        // Of "Weber spokeswoman Anna Lund" the name that the head is of.
        let persons_in = || p.parse.names().iter().filter(|n| n.kind == NameType::Person);
        let person =
            persons_in().find(|n| n.tokens.contains(&head) && named_so(n)).or_else(|| persons_in().find(named_so));
        let named = self.matches.iter().any(|m| m.bytes.contains(&p.parse.span(head).start));
        let Some(person) = person else {
            if p.tag(head).is_proper() && !named {
                actor.person = self.unmarked_person(head, before, persons);
            }
            return;
        };
        // "A Weber aide", "the Weber family": somebody else's words are not Weber's.
        if person.tokens.end <= head && matches!(p.tag(head), Tag::Nn | Tag::Nns) {
            return;
        }
        let bytes = p.bytes(person.tokens.clone());
        // The gazetteer's and the lexicon's word outranks the tagger's: "Oslo" is no person.
        let place = self.matches.iter().any(|m| m.bytes.start <= bytes.start && bytes.end <= m.bytes.end);
        if !place {
            let name = p.text[bytes].trim_end_matches("'s").trim_end_matches("’s").trim();
            actor.person = Some(name.to_owned());
            actor.plural = false;
        }
    }

    /// A person whom the tagger took for something else: a surname that the report knows, or a speaker of two capitalised
    /// words that are no body's name.
    fn unmarked_person(&self, head: usize, before: &Actors, persons: &Persons) -> Option<String> {
        let p = self.paragraph;
        let word = p.word(head);
        if let Some(known) = persons.find(word) {
            return known.person.clone();
        }
        let given = head
            .checked_sub(1)
            .filter(|g| p.parse.head(*g) == Some(head) && p.dep(*g) == Dep::Compound && p.tag(*g).is_proper())?;
        let plain = |w: &str| {
            w.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '\'')
                && w.chars().next().is_some_and(char::is_uppercase)
        };
        let speaks = before.speaking.contains(&(self.at, head));
        let alone = given.checked_sub(1).is_none_or(|b| p.parse.head(b) != Some(head) || !p.tag(b).is_proper());
        let typed = matches!(p.parse.tokens[head].name, None | Some(NameType::Person | NameType::Norp));
        (speaks && alone && typed && plain(word) && plain(p.word(given))).then(|| format!("{} {word}", p.word(given)))
    }

    /// “Spokeswoman Anna Example”, “Anna Example” after “the spokeswoman said”: they speak for the body just named.
    fn read_spokesman(&self, head: usize, within: &[Within<'_>], before: &Actors, actor: &mut Actor) {
        if actor.person.is_none() || actor.side.is_some() {
            return;
        }
        // "The island's spokesman" speaks for the island, whoever spoke last.
        let governor = self.paragraph.parse.head(head).filter(|_| self.paragraph.dep(head) == Dep::Appos);
        let owner = self.owner(head).or_else(|| self.owner(governor?));
        // A minister or mayor speaks for a body of one kind, and not for the army that spoke last.
        let office = within.iter().filter(|n| n.depth == 0).find_map(|n| match n.meaning {
            Meaning::Role(i) => Some(self.names.bodies[*i].name.as_str()),
            _ => None,
        });
        let of_kind =
            |a: &Actor| office.is_none_or(|office| a.body.as_deref().is_some_and(|body| body.contains(office)));
        let theirs = |a: &Actor| owner.as_deref().is_none_or(|owner| a.is_called(owner)) && of_kind(a);
        let titled = within.iter().any(|n| matches!(n.meaning, Meaning::Speaker | Meaning::Role(_)));
        let known = if titled {
            before.last_speaking(self.at, head, |a| a.body.is_some() && a.person.is_none() && theirs(a))
        } else {
            // A role without a name, then a name without a role.
            before
                .last_before(self.at, head, |a| a.body.is_some())
                .filter(|a| a.person.is_none() && a.is_spokesman && theirs(a))
        };
        if let Some(known) = known {
            actor.learn(known);
        }
    }

    /// The noun that says whose somebody is: “the island's spokesman”. “The country's” means what was named before.
    fn owner(&self, head: usize) -> Option<String> {
        let p = self.paragraph;
        let owner = p.parse.child(head, Dep::Poss).filter(|owner| p.tag(*owner).is_noun())?;
        let named_before = matches!(p.lemma(owner), "country" | "republic" | "nation" | "state");
        (!named_before).then(|| p.lemma(owner).to_owned())
    }

    /// Whether a token stands for the same as the head: an apposition, or the head is its apposition, or a title before it.
    pub(super) fn is_of_head(&self, token: usize, head: usize) -> bool {
        let p = self.paragraph;
        let mut at = token;
        for _ in 0..6 {
            if at == head {
                return true;
            }
            match (p.dep(at), p.parse.head(at)) {
                (Dep::Compound | Dep::Appos | Dep::Nmod | Dep::Amod, Some(up)) => at = up,
                _ => return false,
            }
        }
        false
    }

    /// “The ministry”, “the spokesman”, “the statement”: whom the post has named.
    pub(super) fn read_back(&self, head: usize, noun: &str, before: &Actors, actor: &mut Actor) {
        if actor.person.is_some()
            || actor.body.is_some()
            || self.paragraph.tag(head) == Tag::Nnp && actor.side.is_some()
        {
            return;
        }
        let speakers = &self.names.speakers;
        let known = if speakers.texts.contains(noun) {
            // "The press service" issues statements as well as the ministry does.
            let body = |a: &Actor| a.person.is_none() && a.body.is_some();
            let speaking = |a: &Actor| a.body.is_some() || a.person.is_some();
            let sentence = self.paragraph.sentence_of(head).start;
            before.last_said(self.at, sentence, body).or_else(|| before.last_speaking(self.at, head, speaking))
        } else {
            let called = |a: &Actor| a.nouns.iter().any(|n| n == noun) && (a.body.is_some() || a.person.is_some());
            before.may_mean(noun).then(|| before.last_before(self.at, head, called)).flatten().or_else(|| {
                let kind = speakers.kinds.contains(noun);
                let body = (kind || speakers.bodies.contains(noun)) && is_definite(self.paragraph, head);
                let named = |a: &Actor| {
                    let own = a.body.as_deref().is_some_and(|b| !kind || b.to_lowercase().contains(noun));
                    own && a.kind != Some(PartyType::State)
                };
                body.then(|| before.last_before(self.at, head, named)).flatten()
            })
        };
        let side = actor.side.clone();
        if let Some(known) = known.filter(|k| side.is_none() || side == k.side) {
            actor.learn(known);
        }
    }

    /// “Authorities said”: of the side that the sentence is about.
    pub(super) fn back_reference(&self, head: usize, kind: usize, before: &Actors, actor: &mut Actor) {
        let body = &self.names.bodies[kind];
        // "The junta" is no government by another name, unless the post has called it so.
        let noun = self.paragraph.lemma(head);
        let own_name = matches!(noun, "junta" | "regime");
        let same = before.last_before(self.at, head, |a| {
            let called = !own_name || a.nouns.iter().any(|n| n == noun);
            let of_kind = a.body.as_deref().is_some_and(|b| b.starts_with(&body.name));
            called && (of_kind || a.nouns.contains(&body.short) && a.body.is_some())
        });
        let sentence = self.paragraph.sentence_of(head);
        let subject = before
            .said
            .iter()
            .rev()
            .filter(|(at, i, _)| *at == self.at && sentence.contains(i) && *i < head)
            .find(|(_, i, a)| a.side.is_some() && matches!(self.paragraph.dep(*i), Dep::Nsubj | Dep::Nsubjpass))
            // "Ruritania has lost 20 tanks, the General Staff said": those who count a loss are seldom those who had it.
            .filter(|(_, i, _)| {
                let verb = self.paragraph.parse.head(*i);
                verb.is_none_or(|verb| !matches!(self.paragraph.lemma(verb), "lose" | "suffer"))
            })
            .map(|(_, _, a)| a);
        if let Some(known) = same.filter(|_| is_definite(self.paragraph, head)) {
            actor.learn(known);
        } else if let Some(side) = subject.and_then(|a| a.side.clone()) {
            actor.body = Some(format!("{} of {side}", body.name));
            actor.side = Some(side);
            actor.kind = Some(PartyType::Organisation);
        } else if let Some(known) = same {
            actor.learn(known);
        }
    }

    /// The role: the words of the phrase without the person's name.
    fn role(&self, phrase: &[(usize, u8)], actor: &Actor) -> Option<String> {
        let p = self.paragraph;
        let person = actor.person.as_deref()?;
        let person_has = |word: &str| person.split_whitespace().any(|name| name == word);
        let words: Vec<&str> = phrase
            .iter()
            .filter(|(t, _)| p.dep(*t) != Dep::Case || p.parse.head(*t).is_some_and(|of| !person_has(p.word(of))))
            .map(|(t, _)| p.word(*t))
            .filter(|w| !person_has(w))
            .filter(|w| w.chars().any(char::is_alphanumeric) || matches!(*w, "'s" | "’s"))
            .collect();
        let role = words.join(" ").replace(" 's", "'s").replace(" ’s", "’s");
        let role = role.trim_start_matches("the ").trim_start_matches("an ").trim_start_matches("a ").to_owned();
        (role.len() > 1).then_some(role).or_else(|| actor.role.clone())
    }
}
