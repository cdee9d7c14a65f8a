//! Noun phrases: which words they have, and what their form tells.

use dateline_syntax::{Dep, Tag};

use crate::paragraph::Paragraph;

/// The longest noun phrase that is read, in tokens.
const MAX_PHRASE: usize = 60;

/// Whether a token is the head of a noun phrase that may mean somebody.
pub(super) fn heads_a_phrase(p: &Paragraph<'_>, i: usize) -> bool {
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
                // Within a modifier a list belongs to it: "the security and intelligence committee". What follows another name
                // does not: "the mayor, Anna Weber, and a doctor".
                Dep::Conj | Dep::Cc if i != head && p.dep(i) != Dep::Appos => depth,
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

pub(super) fn within_phrase(p: &Paragraph<'_>, head: usize, token: usize) -> bool {
    p.parse.is_under(token, head)
        && !p
            .parse
            .ancestors(token)
            .take_while(|a| *a != head)
            .any(|a| matches!(p.dep(a), Dep::Relcl | Dep::Acl | Dep::Conj))
}

pub(super) fn is_definite(p: &Paragraph<'_>, head: usize) -> bool {
    p.parse.children(head).any(|c| p.dep(c) == Dep::Det && p.lower(c) == "the")
}

pub(super) fn singular(noun: &str) -> String {
    dateline_syntax::lemma(noun, Tag::Nns).into_owned()
}

/// The letters in brackets right after a noun phrase: “the Federal Office of Example (FOE)”.
pub(super) fn acronym_after(p: &Paragraph<'_>, head: usize) -> Option<String> {
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
