//! Whether an event is told as having happened: negation, wishes, plans, conditions.

use dateline_model::Polarity;
use dateline_syntax::{Dep, Tag};
use foldhash::HashSet;
use serde::Deserialize;

use super::grammar::is_negated;
use crate::paragraph::Paragraph;

/// How far up the arcs are followed.
const MAX_DEPTH: usize = 12;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    modals: HashSet<String>,
    factual_infinitive: HashSet<String>,
    perceiving: HashSet<String>,
    unreal: HashSet<String>,
    negating: HashSet<String>,
    presupposing: HashSet<String>,
    factive: HashSet<String>,
    total: Vec<String>,
    enemy: HashSet<String>,
}

/// The words of `lexicon/modality.toml`.
#[derive(Debug)]
pub struct Reality(File);

impl Reality {
    /// The shipped lexicon.
    ///
    /// # Panics
    /// If the lexicon that is compiled in is broken, which its test rules out.
    pub fn shipped() -> Reality {
        Reality(
            toml::from_str(include_str!("../../../../lexicon/modality.toml")).expect("lexicon/modality.toml is tested"),
        )
    }

    /// Whether the event of a verb or noun is asserted or denied; none where it is only wished, feared, planned or supposed.
    pub fn of(&self, p: &Paragraph<'_>, token: usize) -> Option<Polarity> {
        let mut negations = usize::from(is_negated(p, token));
        let mut at = token;
        if self.is_modal(p, at) {
            return None;
        }
        for _ in 0..MAX_DEPTH {
            let Some(head) = p.parse.head(at) else { break };
            let above = p.lemma(head);
            match p.dep(at) {
                // "want to move after the blast": whatever comes of it, the blast has happened.
                Dep::Pobj | Dep::Pcomp if self.is_presupposed(p, at, head) => break,
                _ if self.is_deplored(p, at) => break,
                Dep::Advcl
                    if p.tag(at) == Tag::Vbd
                        && p.parse
                            .children(at)
                            .any(|c| p.dep(c) == Dep::Mark && self.0.presupposing.contains(p.lower(c))) =>
                {
                    break;
                }
                Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Advcl if is_infinitive(p, at) => {
                    let perfect = p.parse.children(at).any(|c| p.dep(c) == Dep::Aux && p.lower(c) == "have");
                    if !perfect && !self.0.factual_infinitive.contains(above) {
                        return None;
                    }
                    if p.tag(head).is_verb() && (self.is_modal(p, head) || is_negated(p, head)) {
                        return None;
                    }
                }
                // "the two dead soldiers", "those who were killed": what is said of them does not undo it.
                Dep::Amod | Dep::Acl | Dep::Relcl if is_definite(p, head) => break,
                Dep::Advcl
                    if p.parse.children(at).any(|c| matches!(p.lower(c), "if" | "unless" | "until" | "whether")) =>
                {
                    return None;
                }
                // The clause of a verb of saying stands by itself: who says it is the statement's matter.
                Dep::Ccomp | Dep::Parataxis => break,
                // A member of a list shares what governs the first, but not its own negation.
                Dep::Conj
                    if p.tag(at).is_verb()
                        && p.tag(head).is_verb()
                        && self.is_modal(p, head)
                        && p.parse.child(at, Dep::Nsubj).is_none() =>
                {
                    return None;
                }
                Dep::Dobj
                | Dep::Nsubjpass
                | Dep::Pobj
                | Dep::Prep
                | Dep::Pcomp
                | Dep::Xcomp
                | Dep::Compound
                | Dep::Amod
                | Dep::Nsubj
                | Dep::Attr => {
                    if self.0.negating.contains(above)
                        && matches!(p.dep(at), Dep::Dobj | Dep::Prep | Dep::Pobj | Dep::Xcomp | Dep::Pcomp)
                    {
                        negations += 1;
                    } else if self.0.unreal.contains(above) && !matches!(p.dep(at), Dep::Nsubj) {
                        return None;
                    } else if p.tag(head).is_verb()
                        && matches!(
                            p.dep(at),
                            Dep::Dobj | Dep::Nsubjpass | Dep::Prep | Dep::Xcomp | Dep::Nsubj | Dep::Attr
                        )
                    {
                        if self.is_modal(p, head) {
                            return None;
                        }
                        negations += usize::from(is_negated(p, head));
                    }
                }
                _ => {}
            }
            at = head;
        }
        Some(if negations % 2 == 1 { Polarity::Denied } else { Polarity::Asserted })
    }

    /// Whether an event is the object of a verb that takes it as a fact: “repudiated the murder”, but “repudiated the report”.
    pub fn is_deplored(&self, p: &Paragraph<'_>, event: usize) -> bool {
        let verb = p.parse.head(event).filter(|_| matches!(p.dep(event), Dep::Dobj | Dep::Nsubjpass));
        verb.is_some_and(|verb| p.tag(verb).is_verb() && self.0.factive.contains(p.lemma(verb)))
    }

    /// Whether an event stands where it is taken as a fact, whatever the sentence says of the rest: “want to move after the blast”.
    pub fn is_given(&self, p: &Paragraph<'_>, token: usize) -> bool {
        let chain = std::iter::once(token).chain(p.parse.ancestors(token)).take(MAX_DEPTH);
        chain
            .filter(|at| matches!(p.dep(*at), Dep::Pobj | Dep::Pcomp))
            .any(|at| p.parse.head(at).is_some_and(|preposition| self.is_presupposed(p, at, preposition)))
    }

    /// Whether a preposition takes what it leads to as a fact. Under a modal only what is known is one: “could come after an attack”.
    fn is_presupposed(&self, p: &Paragraph<'_>, object: usize, preposition: usize) -> bool {
        let word = |t: usize| p.lower(t);
        let leads = self.0.presupposing.contains(word(preposition))
            || p.parse
                .head(preposition)
                .is_some_and(|up| p.dep(preposition) == Dep::Pcomp && self.0.presupposing.contains(word(up)));
        let supposed = || {
            let verb = p.parse.ancestors(preposition).find(|a| p.tag(*a).is_verb());
            verb.is_some_and(|verb| self.is_modal(p, verb)) && !is_definite(p, object)
        };
        leads && !supposed()
    }

    /// Whether a verb stands under a modal that leaves open whether it happens.
    pub fn is_modal(&self, p: &Paragraph<'_>, verb: usize) -> bool {
        if self.0.perceiving.contains(p.lemma(verb)) {
            return false;
        }
        p.parse
            .children(verb)
            .any(|c| p.dep(c) == Dep::Aux && p.tag(c) == Tag::Md && self.0.modals.contains(p.lower(c)))
    }

    /// Whether words make a number a running total.
    pub fn is_total(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        self.0.total.iter().any(|words| {
            lower.match_indices(words.as_str()).any(|(at, m)| {
                !lower[..at].ends_with(char::is_alphanumeric)
                    && !lower[at + m.len()..].starts_with(char::is_alphanumeric)
            })
        })
    }

    /// Whether a word means whoever one fights.
    pub fn is_enemy(&self, word: &str) -> bool {
        self.0.enemy.contains(word)
    }
}

/// Whether a noun is one that the reader knows: “the victims”, “those”, “his sons”.
fn is_definite(p: &Paragraph<'_>, noun: usize) -> bool {
    let known = |t: usize| matches!(p.lower(t), "the" | "those" | "these" | "both");
    known(noun) || p.parse.children(noun).any(|c| p.dep(c) == Dep::Poss || p.dep(c) == Dep::Det && known(c))
}

fn is_infinitive(p: &Paragraph<'_>, verb: usize) -> bool {
    matches!(p.tag(verb), Tag::Vb) && p.parse.children(verb).any(|c| p.dep(c) == Dep::Aux && p.tag(c) == Tag::To)
}
