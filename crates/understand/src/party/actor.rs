//! Who a noun phrase means: a person with a role, a body, a side.
//!
//! A noun phrase is read from its own words first (“Ruritanian Defence Ministry spokesman Rudolf Example”), then from what
//! the post has said before (“the ministry”, “he”, “Example”), then from what the report says elsewhere of the same name.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use dateline_model::mention::PartyType;
use dateline_syntax::{Dep, NameType, Tag};

use super::names::{Meaning, NameMatch, Names};
use crate::paragraph::Paragraph;

/// The longest noun phrase that is read, in tokens.
const MAX_PHRASE: usize = 60;

/// Who a noun phrase means. Nothing in it is guessed: what neither the phrase nor the report says is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The person's fullest name.
    pub person: Option<String>,
    /// The role, as written.
    pub role: Option<String>,
    /// The body's full name.
    pub body: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
    /// What kind of party the body is.
    pub kind: Option<PartyType>,
    /// Whether the text withholds who it is.
    pub anonymous: bool,
    /// The nouns by which the post may speak of it again: “ministry”, “spokesman”.
    nouns: Vec<String>,
    /// Whether it is more than one.
    plural: bool,
    /// Whether it is a person given by role alone.
    is_spokesman: bool,
}

impl Actor {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.person.is_none() && self.body.is_none() && self.side.is_none()
    }

    /// Whether it is a person with a name.
    pub fn is_person(&self) -> bool {
        self.person.is_some()
    }

    /// Somebody of whom no more is known than the words for them.
    pub fn called(words: String) -> Actor {
        Actor { role: Some(words), ..Actor::default() }
    }

    /// A body of which nothing is known but its name.
    pub fn body_called(name: String) -> Actor {
        Actor { body: Some(name), kind: Some(PartyType::Organisation), ..Actor::default() }
    }

    /// Of several speakers one: names, bodies and sides joined with “and”.
    pub fn join(actors: &[Actor]) -> Actor {
        let [first, rest @ ..] = actors else { return Actor::default() };
        let mut joined = first.clone();
        joined.plural = true;
        for actor in rest {
            for (into, from) in [
                (&mut joined.person, &actor.person),
                (&mut joined.role, &actor.role),
                (&mut joined.body, &actor.body),
                (&mut joined.side, &actor.side),
            ] {
                match (into.as_mut(), from) {
                    (Some(into), Some(from)) if into != from => {
                        into.push_str(" and ");
                        into.push_str(from);
                    }
                    (None, Some(from)) => *into = Some(from.clone()),
                    _ => {}
                }
            }
        }
        joined
    }

    /// Whether a noun may mean it: one by which it was spoken of, or a word of its body's name.
    fn is_called(&self, noun: &str) -> bool {
        let body = self.body.as_deref().unwrap_or_default().to_lowercase();
        self.nouns.iter().any(|n| n == noun) || body.split(' ').any(|word| word == noun)
    }

    /// Takes over what it does not know itself.
    fn learn(&mut self, other: &Actor) {
        for (own, from) in [
            (&mut self.person, &other.person),
            (&mut self.role, &other.role),
            (&mut self.body, &other.body),
            (&mut self.side, &other.side),
        ] {
            if own.is_none() {
                own.clone_from(from);
            }
        }
        self.kind = self.kind.or(other.kind);
    }
}

/// What a report says of persons, by surname in lower case, the fullest record of each; and its acronyms.
#[derive(Debug, Default)]
pub struct Persons {
    by_surname: HashMap<String, Actor>,
    /// “the Federal Office of Example (FOE)”: what the letters stand for.
    acronyms: HashMap<String, Actor>,
}

impl Persons {
    fn learn(&mut self, actor: &Actor) {
        let Some(surname) = actor.person.as_deref().and_then(surname) else { return };
        let known = self.by_surname.entry(surname).or_default();
        if !compatible(known, actor) {
            return;
        }
        if actor.person.as_ref().map(String::len) > known.person.as_ref().map(String::len) {
            known.person.clone_from(&actor.person);
        }
        known.learn(actor);
    }

    fn find(&self, person: &str) -> Option<&Actor> {
        self.by_surname
            .get(&surname(person)?)
            .filter(|known| known.person.as_deref().is_none_or(|k| same_person(k, person)))
    }
}

fn surname(person: &str) -> Option<String> {
    person.split_whitespace().next_back().map(str::to_lowercase)
}

/// Whether one name may be the other's shorter form: its words stand among the other's.
fn same_person(a: &str, b: &str) -> bool {
    let words = |s: &str| s.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.iter().all(|w| b.contains(w)) || b.iter().all(|w| a.contains(w))
}

fn compatible(known: &Actor, actor: &Actor) -> bool {
    match (&known.person, &actor.person) {
        (Some(a), Some(b)) => same_person(a, b),
        _ => true,
    }
}

/// The actors of one post, in the order of the text, and what is remembered of them.
#[derive(Debug, Default)]
pub struct Actors {
    /// By paragraph and head token.
    by_head: HashMap<(usize, usize), Actor>,
    /// Every actor with where it stands, in order.
    said: Vec<(usize, usize, Actor)>,
    /// Of each of these, whether it is said to speak.
    spoke: Vec<bool>,
    /// The paragraphs and head tokens of those who are said to speak.
    speaking: HashSet<(usize, usize)>,
}

impl Actors {
    /// Reads the noun phrases of a post's paragraphs. `speaking` are the paragraphs and head tokens of sources: who speaks
    /// is who “it” and “the statement” mean. `persons` is what the report says elsewhere; it learns from this.
    pub fn read(
        post: &[Paragraph<'_>],
        found: &[Vec<NameMatch<'_>>],
        names: &Names,
        speaking: HashSet<(usize, usize)>,
        persons: &mut Persons,
        outlet: Option<&str>,
    ) -> Actors {
        let mut actors = Actors { speaking, ..Actors::default() };
        for (at, paragraph) in post.iter().enumerate() {
            let matches = found.get(at).map_or(&[][..], Vec::as_slice);
            for head in 0..paragraph.len() {
                if !heads_a_phrase(paragraph, head) {
                    continue;
                }
                let actor = Reader { paragraph, at, matches, names, outlet }.actor(head, &actors, persons);
                if !actor.is_empty() || actor.anonymous {
                    persons.learn(&actor);
                    if let Some(letters) = acronym_after(paragraph, head) {
                        persons.acronyms.entry(letters).or_insert_with(|| actor.clone());
                    }
                    actors.by_head.insert((at, head), actor.clone());
                    actors.push(at, head, actor);
                    actors.remember_joint(paragraph, at, head);
                }
            }
        }
        actors
    }

    fn push(&mut self, at: usize, head: usize, actor: Actor) {
        self.spoke.push(self.speaking.contains(&(at, head)));
        self.said.push((at, head, actor));
    }

    /// “X and Y met”: the two together, for “they” and “the leaders”.
    fn remember_joint(&mut self, p: &Paragraph<'_>, at: usize, head: usize) {
        let Some(first) = p.parse.head(head).filter(|_| p.dep(head) == Dep::Conj) else { return };
        let (Some(one), Some(other)) = (self.by_head.get(&(at, first)), self.by_head.get(&(at, head))) else { return };
        if one.person.is_some() == other.person.is_some() && one.body.is_some() && other.body.is_some() {
            let mut joint = Actor::join(&[one.clone(), other.clone()]);
            let states = one.kind == Some(PartyType::State) && other.kind == Some(PartyType::State);
            if self.speaking.contains(&(at, first)) && self.speaking.insert((at, head)) {
                // The second of the two came last, and speaks with the first.
                if let Some(spoke) = self.spoke.last_mut() {
                    *spoke = true;
                }
            }
            let nouns: &[&str] = match (&one.person, states) {
                (Some(_), _) => {
                    &["leader", "minister", "president", "diplomat", "interlocutor", "politician", "official"]
                }
                (None, true) => &["country", "state", "nation", "government", "neighbour", "side", "party"],
                (None, false) => &["side", "party", "body"],
            };
            joint.nouns.extend(nouns.iter().map(|noun| (*noun).to_owned()));
            self.push(at, head, joint);
        }
    }

    /// The actor of a head token, alone.
    pub fn get(&self, paragraph: usize, head: usize) -> Option<&Actor> {
        self.by_head.get(&(paragraph, head))
    }

    /// All actors with their paragraph and head token, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(usize, usize, Actor)> {
        self.said.iter()
    }

    /// The last actor before a token that a test holds for: of those who spoke, else of all.
    fn last_speaking(&self, paragraph: usize, token: usize, test: impl Fn(&Actor) -> bool) -> Option<&Actor> {
        self.last_said(paragraph, token, &test).or_else(|| self.last_before(paragraph, token, test))
    }

    /// The last of those who spoke before a token.
    fn last_said(&self, paragraph: usize, token: usize, test: impl Fn(&Actor) -> bool) -> Option<&Actor> {
        let before = self.said.iter().zip(&self.spoke).rev().filter(|((p, t, _), _)| (*p, *t) < (paragraph, token));
        before.filter(|(_, spoke)| **spoke).map(|((_, _, a), _)| a).find(|a| test(a))
    }

    /// The last actor before a token that a test holds for.
    pub fn last_before(&self, paragraph: usize, token: usize, test: impl Fn(&Actor) -> bool) -> Option<&Actor> {
        self.said.iter().rev().filter(|(p, t, _)| (*p, *t) < (paragraph, token)).map(|(_, _, a)| a).find(|a| test(a))
    }
}

/// Whether a token is the head of a noun phrase that may mean somebody.
fn heads_a_phrase(p: &Paragraph<'_>, i: usize) -> bool {
    let noun = matches!(p.tag(i), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Prp);
    let adjective = matches!(p.tag(i), Tag::Jj) && !matches!(p.dep(i), Dep::Amod | Dep::Acomp);
    (noun || adjective) && !matches!(p.dep(i), Dep::Compound | Dep::Amod | Dep::Nummod | Dep::Nmod | Dep::Det)
}

/// The tokens of the noun phrase of a head, in order: modifiers, appositions and what “of”, “for”, “to”, “in”, “from”, “at”
/// add; no relative clauses and no further members of a list. With each token, how many prepositions lie between.
pub fn noun_phrase(p: &Paragraph<'_>, head: usize) -> Vec<(usize, u8)> {
    let mut tokens = Vec::new();
    let mut next = vec![(head, 0_u8)];
    while let Some((i, depth)) = next.pop() {
        tokens.push((i, depth));
        if tokens.len() > MAX_PHRASE {
            break;
        }
        for child in p.parse.children(i) {
            let deeper = match p.dep(child) {
                Dep::Compound
                | Dep::Amod
                | Dep::Poss
                | Dep::Nmod
                | Dep::Det
                | Dep::Nummod
                | Dep::Case
                | Dep::Appos
                | Dep::Punct
                | Dep::Npadvmod
                | Dep::Quantmod
                | Dep::Pobj
                | Dep::Prep
                | Dep::Advmod
                | Dep::Dep => depth + u8::from(p.dep(child) == Dep::Prep),
                // Within a modifier a list belongs to it: "the security and intelligence committee".
                Dep::Conj | Dep::Cc if i != head => depth,
                _ => continue,
            };
            if p.dep(child) == Dep::Prep && !is_identifying(p.lower(child)) {
                continue;
            }
            next.push((child, deeper));
        }
    }
    tokens.sort_unstable();
    tokens
}

fn is_identifying(preposition: &str) -> bool {
    matches!(preposition, "of" | "for" | "to" | "in" | "from" | "at" | "on")
}

struct Reader<'r, 't> {
    paragraph: &'r Paragraph<'t>,
    at: usize,
    matches: &'r [NameMatch<'r>],
    names: &'r Names,
    outlet: Option<&'r str>,
}

/// A name within the phrase.
struct Within<'r> {
    meaning: &'r Meaning,
    bytes: Range<usize>,
    /// How many prepositions lie between the head and it.
    depth: u8,
    /// Whether it comes after “to”, “with” and the like: of an ambassador, where he is sent.
    toward: bool,
}

impl Reader<'_, '_> {
    fn actor(&self, head: usize, before: &Actors, persons: &Persons) -> Actor {
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
            if let Some(known) = before.last_speaking(self.at, head, |a| !a.is_empty() && fits(a) && named(a)) {
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
        let withheld = self.names.speakers.anonymous.iter().any(|word| word == head_word);
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
        let person = p.parse.names().iter().filter(|n| n.kind == NameType::Person).find(|n| {
            let last = n.tokens.end - 1;
            let at = phrase.binary_search_by_key(&last, |(t, _)| *t);
            at.is_ok_and(|i| phrase[i].1 == 0) && n.tokens.clone().any(|t| t == head || self.is_of_head(t, head))
        });
        let named = self.matches.iter().any(|m| m.bytes.contains(&p.parse.span(head).start));
        let Some(person) = person else {
            if p.tag(head).is_proper() && !named {
                actor.person = self.unmarked_person(head, before, persons);
            }
            return;
        };
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
    fn is_of_head(&self, token: usize, head: usize) -> bool {
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

    /// The body and the side.
    fn read_body(&self, head: usize, within: &[Within<'_>], before: &Actors, persons: &Persons, actor: &mut Actor) {
        if actor.side.is_some() {
            return;
        }
        let p = self.paragraph;
        let text = |n: &Within<'_>| p.text[n.bytes.clone()].to_lowercase();
        let is_state = |m: &Meaning| {
            matches!(m, Meaning::State(_) | Meaning::Adjective(_) | Meaning::Capital(_) | Meaning::Forces(_))
        };

        // The outlet's own: "a Gazette correspondent".
        if let Some(outlet) = self.outlet {
            let first = outlet.split(' ').next().unwrap_or(outlet);
            let theirs = |t: usize| p.word(t) == first && first.len() > 3;
            if theirs(head)
                || p.parse
                    .children(head)
                    .any(|c| matches!(p.dep(c), Dep::Compound | Dep::Amod | Dep::Poss | Dep::Nmod) && theirs(c))
            {
                actor.body = Some(outlet.to_owned());
                actor.side = Some(outlet.to_owned());
                actor.kind = Some(PartyType::Outlet);
                return;
            }
        }

        // A mission abroad: whose it is, and where.
        let mission = within.iter().find(|n| match n.meaning {
            Meaning::BodyNoun(i) | Meaning::Role(i) => self.names.bodies[*i].name == "Embassy",
            _ => false,
        });
        let abroad = within.iter().any(|n| n.toward && is_international(within, n.meaning.side().unwrap_or_default()));
        if let Some(mission) = mission.filter(|m| text(m) != "mission" || abroad) {
            let whose = within.iter().find(|n| !n.toward && is_state(n.meaning)).and_then(|n| n.meaning.side());
            let whither =
                within.iter().find(|n| n.toward && n.meaning.side().is_some() && n.bytes.start > mission.bytes.start);
            let whither = whither.and_then(|n| n.meaning.side());
            if let Some(whose) = whose {
                actor.side = Some(whose.to_owned());
                actor.kind = Some(PartyType::Organisation);
                actor.body = Some(match whither {
                    Some(to) if to != whose && is_international(within, to) => {
                        format!("Permanent Mission of {whose} to the {to}")
                    }
                    Some(to) if to != whose => format!("Embassy of {whose} in {to}"),
                    _ => format!("Embassy of {whose}"),
                });
                return;
            }
        }

        // A body with a name of its own.
        let named = within.iter().filter(|n| !n.toward).find_map(|n| match n.meaning {
            Meaning::Body { name, side } => Some((name.clone(), side.clone(), PartyType::Organisation)),
            _ => None,
        });
        if let Some((body, side, kind)) = named {
            (actor.body, actor.side, actor.kind) = (Some(body), Some(side), Some(kind));
            return;
        }

        // A kind of body that states have, or a role in one. The general ones give way to the special ones.
        let general =
            |i: usize| matches!(self.names.bodies[i].name.as_str(), "Government" | "Armed Forces" | "Opposition");
        let of_state = within.iter().filter(|n| !n.toward || n.depth == 0).filter_map(|n| match n.meaning {
            // A mission that is not said to be an embassy is anybody's: "the union's head of mission".
            Meaning::BodyNoun(i) if self.names.bodies[*i].name == "Embassy" && text(n) == "mission" => None,
            Meaning::BodyNoun(i) => Some((u8::from(general(*i)) * 2, *i, n)),
            Meaning::Role(i) => Some((u8::from(general(*i)) * 2 + 1, *i, n)),
            _ => None,
        });
        let kind = of_state.min_by_key(|(rank, _, n)| (*rank, n.depth));
        let organisation =
            within.iter().find(|n| matches!(n.meaning, Meaning::Organisation { .. } | Meaning::Outlet(_)) && !n.toward);
        if let Some((_, i, at)) = kind {
            let before_it = within
                .iter()
                .rev()
                .find(|n| is_state(n.meaning) && n.bytes.end <= at.bytes.start && at.bytes.start - n.bytes.end < 60);
            let after_it = within.iter().find(|n| is_state(n.meaning) && n.bytes.start >= at.bytes.end);
            let side = before_it.or(after_it.filter(|_| before_it.is_none())).and_then(|n| n.meaning.side());
            let body = &self.names.bodies[i].name;
            // "The country's Foreign Ministry": of the state that the post speaks of.
            let country = p
                .parse
                .child(head, Dep::Poss)
                .filter(|c| matches!(p.lower(*c), "country" | "republic" | "nation" | "state"));
            // The one that the sentence begins with, else the last one named.
            let sentence = p.bytes(p.sentence_of(head));
            let first = self.matches.iter().find(|m| sentence.contains(&m.bytes.start) && is_state(m.meaning));
            let state = country.and_then(|c| before.last_before(self.at, c, |a| a.kind == Some(PartyType::State)));
            let state =
                country.and(first.and_then(|m| m.meaning.side())).or_else(|| state.and_then(|a| a.side.as_deref()));
            let side = side.or(state);
            match (side, organisation) {
                (Some(side), _) => {
                    actor.side = Some(side.to_owned());
                    actor.body = Some(format!("{body} of {side}"));
                    actor.kind = Some(PartyType::Organisation);
                }
                // "UN officials", "the Hamas government": the organisation's own.
                (None, Some(organisation)) => self.take_organisation(organisation, actor),
                (None, None) => {
                    // "an aide to President Example": the body of whom he serves.
                    let served = p.parse.names().iter().filter(|n| n.kind == NameType::Person).find_map(|n| {
                        let inside = within_phrase(p, head, n.tokens.start);
                        inside.then(|| persons.find(&p.text[p.bytes(n.tokens.clone())])).flatten()
                    });
                    if let Some(served) = served {
                        (actor.body, actor.side, actor.kind) = (served.body.clone(), served.side.clone(), served.kind);
                    } else if actor.person.is_none() {
                        self.back_reference(head, i, before, actor);
                    }
                }
            }
            return;
        }
        if let Some(organisation) = organisation {
            self.take_organisation(organisation, actor);
            return;
        }

        // "Example's press service": whoever's it is.
        let nobody = actor.person.is_none();
        let whose = p.parse.names().iter().filter(|n| nobody && n.kind == NameType::Person).find_map(|n| {
            let of = p.dep(n.tokens.end - 1) == Dep::Poss && within_phrase(p, head, n.tokens.start);
            of.then(|| persons.find(&p.text[p.bytes(n.tokens.clone())])).flatten()
        });
        let whose = whose.or_else(|| {
            let owner = p.parse.child(head, Dep::Poss).filter(|o| nobody && p.tag(*o).is_proper())?;
            persons.find(p.word(owner))
        });
        if let Some(whose) = whose.filter(|_| within.iter().any(|n| matches!(n.meaning, Meaning::Speaker))) {
            (actor.body, actor.side, actor.kind) = (whose.body.clone(), whose.side.clone(), whose.kind);
            return;
        }

        // An organisation that only the tagger knows. What the lexicon knows for a state is none.
        let phrase_side = within.iter().find(|n| is_state(n.meaning) && !n.toward).and_then(|n| n.meaning.side());
        let state = |n: &dateline_syntax::Name| {
            let bytes = p.bytes(n.tokens.clone());
            within.iter().any(|w| {
                matches!(w.meaning, Meaning::State(_) | Meaning::Capital(_))
                    && w.bytes.start <= bytes.start + 4
                    && bytes.contains(&w.bytes.start)
            })
        };
        // “Our producer in Ruhal”: who is in something without an article is in a place, whatever the tagger takes it for.
        let place = |n: &dateline_syntax::Name| {
            let object = n.tokens.clone().find(|t| p.dep(*t) == Dep::Pobj);
            let bare =
                |o: &usize| !p.parse.children(*o).any(|c| matches!(p.dep(c), Dep::Det | Dep::Poss | Dep::Compound));
            object.filter(bare).and_then(|o| p.parse.head(o)).is_some_and(|prep| p.lower(prep) == "in")
        };
        let org = p.parse.names().iter().filter(|n| nobody && n.kind == NameType::Org).find(|n| {
            n.tokens.clone().any(|t| t == head || self.is_of_head(t, head) || within_phrase(p, head, t))
                && !state(n)
                && !place(n)
        });
        if let Some(org) = org {
            let name = p.text[p.bytes(org.tokens.clone())].trim_start_matches("the ").trim_start_matches("The ");
            let name = name.trim_end_matches("'s").trim_end_matches("’s").to_owned();
            let same_outlet =
                self.outlet.is_some_and(|o| o.eq_ignore_ascii_case(&name) || o.starts_with(&format!("{name} ")));
            actor.side = phrase_side.map(str::to_owned).or(same_outlet.then(|| name.clone()));
            actor.body = Some(name);
            actor.kind = Some(if same_outlet { PartyType::Outlet } else { PartyType::Organisation });
            return;
        }

        // A state by its own name speaks as its government.
        if let Some(side) = phrase_side {
            actor.side = Some(side.to_owned());
            let at_head = within.iter().any(|n| p.tokens_in(n.bytes.clone()).contains(&head));
            let state = within.iter().any(|n| {
                let own = matches!(n.meaning, Meaning::State(_) | Meaning::Capital(_));
                let tokens = p.tokens_in(n.bytes.clone());
                own && (tokens.contains(&head) || tokens.start < head && p.tag(head).is_proper() && n.depth == 0)
            });
            let people = within
                .iter()
                .any(|n| matches!(n.meaning, Meaning::Adjective(_)) && p.tokens_in(n.bytes.clone()).contains(&head));
            if state {
                actor.body = Some(format!("Government of {side}"));
                actor.kind = Some(PartyType::State);
            } else if people || !at_head {
                actor.kind = Some(PartyType::People);
            }
        }
    }

    fn take_organisation(&self, name: &Within<'_>, actor: &mut Actor) {
        match name.meaning {
            Meaning::Organisation { name, armed } => {
                actor.body = Some(name.clone());
                actor.side = Some(name.clone());
                actor.kind = Some(if *armed { PartyType::ArmedGroup } else { PartyType::Organisation });
            }
            Meaning::Outlet(name) => {
                actor.body = Some(name.clone());
                actor.side = Some(name.clone());
                actor.kind = Some(PartyType::Outlet);
            }
            _ => {}
        }
    }

    /// “The ministry”, “the spokesman”, “the statement”: whom the post has named.
    fn read_back(&self, head: usize, noun: &str, before: &Actors, actor: &mut Actor) {
        if actor.person.is_some()
            || actor.body.is_some()
            || self.paragraph.tag(head) == Tag::Nnp && actor.side.is_some()
        {
            return;
        }
        let speakers = &self.names.speakers;
        let noun_string = noun.to_owned();
        let known = if speakers.texts.contains(&noun_string) {
            // "The press service" issues statements as well as the ministry does.
            let body = |a: &Actor| a.person.is_none() && a.body.is_some();
            let speaking = |a: &Actor| a.body.is_some() || a.person.is_some();
            let sentence = self.paragraph.sentence_of(head).start;
            before.last_said(self.at, sentence, body).or_else(|| before.last_speaking(self.at, head, speaking))
        } else {
            before
                .last_before(self.at, head, |a| {
                    a.nouns.contains(&noun_string) && (a.body.is_some() || a.person.is_some())
                })
                .or_else(|| {
                    let words = [&speakers.bodies, &speakers.kinds];
                    let body = words.iter().any(|w| w.contains(&noun_string)) && is_definite(self.paragraph, head);
                    let kind = speakers.kinds.contains(&noun_string);
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
    fn back_reference(&self, head: usize, kind: usize, before: &Actors, actor: &mut Actor) {
        let body = &self.names.bodies[kind];
        let same = before.last_before(self.at, head, |a| {
            a.body.as_deref().is_some_and(|b| b.starts_with(&body.name))
                || a.nouns.contains(&body.short) && a.body.is_some()
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

fn is_international(within: &[Within<'_>], name: &str) -> bool {
    within.iter().any(|n| matches!(n.meaning, Meaning::Organisation { name: o, .. } if o == name))
}

fn within_phrase(p: &Paragraph<'_>, head: usize, token: usize) -> bool {
    p.parse.is_under(token, head)
        && !p
            .parse
            .ancestors(token)
            .take_while(|a| *a != head)
            .any(|a| matches!(p.dep(a), Dep::Relcl | Dep::Acl | Dep::Conj))
}

fn is_definite(p: &Paragraph<'_>, head: usize) -> bool {
    p.parse.children(head).any(|c| p.dep(c) == Dep::Det && p.lower(c) == "the")
}

fn singular(noun: &str) -> String {
    dateline_syntax::lemma(noun, Tag::Nns).into_owned()
}

/// The letters in brackets right after a noun phrase: “the Federal Office of Example (FOE)”.
fn acronym_after(p: &Paragraph<'_>, head: usize) -> Option<String> {
    if !p.text.contains('(') {
        return None;
    }
    let last = noun_phrase(p, head).into_iter().map(|(t, _)| t).filter(|t| p.tag(*t).is_noun()).max()?;
    // The parse may have taken the brackets into the phrase.
    (head + 1..(last + 3).min(p.len()))
        .find(|i| p.word(i - 1) == "(")
        .map(|i| p.word(i))
        .filter(|w| w.len() >= 2 && w.chars().all(|c| c.is_ascii_uppercase()))
        .map(str::to_owned)
}
