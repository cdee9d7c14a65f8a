//! Who is spoken of in a post, in the order of the text: whom “he”, “it” and “the ministry” mean.

use foldhash::{HashMap, HashSet};

use dateline_model::mention::PartyType;
use dateline_syntax::{Dep, NameType, Tag};

use super::{
    actor::Actor,
    names::{NameMatch, Names},
    persons::Persons,
    phrase::{acronym_after, heads_a_phrase},
    reader::Reader,
};
use crate::paragraph::Paragraph;

/// The actors of one post, in the order of the text, and what is remembered of them.
#[derive(Debug, Default)]
pub struct Actors {
    /// By paragraph and head token, which of those below.
    by_head: HashMap<(usize, usize), usize>,
    /// Every actor with where it stands, in order.
    pub(super) said: Vec<(usize, usize, Actor)>,
    /// The nouns by which any of them may be meant.
    nouns: HashSet<String>,
    /// Of each of these, whether it is said to speak.
    spoke: Vec<bool>,
    /// The paragraphs and head tokens of those who are said to speak.
    pub(super) speaking: HashSet<(usize, usize)>,
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
            learn_owners(paragraph, matches, persons);
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
                    actors.by_head.insert((at, head), actors.said.len());
                    actors.push(at, head, actor);
                    actors.remember_joint(paragraph, at, head);
                }
            }
        }
        actors
    }

    fn push(&mut self, at: usize, head: usize, actor: Actor) {
        self.spoke.push(self.speaking.contains(&(at, head)));
        for noun in &actor.nouns {
            if !self.nouns.contains(noun) {
                self.nouns.insert(noun.clone());
            }
        }
        self.said.push((at, head, actor));
    }

    /// “X and Y met”: the two together, for “they” and “the leaders”.
    fn remember_joint(&mut self, p: &Paragraph<'_>, at: usize, head: usize) {
        let Some(first) = p.parse.head(head).filter(|_| p.dep(head) == Dep::Conj) else { return };
        let (Some(one), Some(other)) = (self.get(at, first), self.get(at, head)) else { return };
        if one.person.is_some() == other.person.is_some() && one.body.is_some() && other.body.is_some() {
            let mut joint = Actor::join(&[one.clone(), other.clone()]);
            let states = one.kind == Some(PartyType::State) && other.kind == Some(PartyType::State);
            let nouns: &[&str] = match (&one.person, states) {
                (Some(_), _) => {
                    &["leader", "minister", "president", "diplomat", "interlocutor", "politician", "official"]
                }
                (None, true) => &["country", "state", "nation", "government", "neighbour", "side", "party"],
                (None, false) => &["side", "party", "body"],
            };
            joint.nouns.extend(nouns.iter().map(|noun| (*noun).to_owned()));
            if self.speaking.contains(&(at, first)) && self.speaking.insert((at, head)) {
                // The second of the two came last, and speaks with the first.
                if let Some(spoke) = self.spoke.last_mut() {
                    *spoke = true;
                }
            }
            self.push(at, head, joint);
        }
    }

    /// The actor of a head token, alone.
    pub fn get(&self, paragraph: usize, head: usize) -> Option<&Actor> {
        self.by_head.get(&(paragraph, head)).and_then(|&i| self.said.get(i)).map(|(_, _, actor)| actor)
    }

    /// Whether any of them may be meant by a noun.
    pub(super) fn may_mean(&self, noun: &str) -> bool {
        self.nouns.contains(noun)
    }

    /// All actors with their paragraph and head token, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(usize, usize, Actor)> {
        self.said.iter()
    }

    /// The last actor before a token that a test holds for: of those who spoke, else of all.
    pub(super) fn last_speaking(
        &self,
        paragraph: usize,
        token: usize,
        test: impl Fn(&Actor) -> bool,
    ) -> Option<&Actor> {
        self.last_said(paragraph, token, &test).or_else(|| self.last_before(paragraph, token, test))
    }

    /// The last of those who spoke before a token.
    pub(super) fn last_said(&self, paragraph: usize, token: usize, test: impl Fn(&Actor) -> bool) -> Option<&Actor> {
        let before = self.said.iter().zip(&self.spoke).rev().filter(|((p, t, _), _)| (*p, *t) < (paragraph, token));
        before.filter(|(_, spoke)| **spoke).map(|((_, _, a), _)| a).find(|a| test(a))
    }

    /// The last actor before a token that a test holds for.
    pub fn last_before(&self, paragraph: usize, token: usize, test: impl Fn(&Actor) -> bool) -> Option<&Actor> {
        self.said.iter().rev().filter(|(p, t, _)| (*p, *t) < (paragraph, token)).map(|(_, _, a)| a).find(|a| test(a))
    }
}

/// “The Weber family”, “a Lund aide”: a person whom the report knows by this, though it speaks of others.
fn learn_owners(p: &Paragraph<'_>, matches: &[NameMatch<'_>], persons: &mut Persons) {
    for name in p.parse.names().iter().filter(|name| name.kind == NameType::Person) {
        let bytes = p.bytes(name.tokens.clone());
        let last = name.tokens.end.saturating_sub(1);
        let owned = p.parse.head(last).is_some_and(|head| head > last && matches!(p.tag(head), Tag::Nn | Tag::Nns));
        let known = matches.iter().any(|found| found.bytes.start <= bytes.start && bytes.end <= found.bytes.end);
        if owned && !known {
            persons.learn(&Actor { person: Some(p.text[bytes].to_owned()), ..Actor::default() });
        }
    }
}
