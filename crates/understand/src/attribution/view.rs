//! A paragraph as the rules of attribution look at it.

use std::ops::Range;

use dateline_syntax::{Dep, Tag};

use super::{cues::Cues, quotes::Quote};
use crate::paragraph::Paragraph;

pub(super) struct View<'p, 't> {
    pub(super) p: &'p Paragraph<'t>,
    /// Its index in the post.
    pub(super) index: usize,
    pub(super) cues: &'static Cues,
    /// The quotations of the whole post.
    pub(super) quotes: &'p [Quote],
    /// The quotation in which each token stands, its marks included.
    quoted: Vec<Option<u32>>,
    /// The first byte after an agency's dateline: “GENEVA (Agency) – ”.
    pub(super) from: usize,
}

impl<'p, 't> View<'p, 't> {
    pub(super) fn new(p: &'p Paragraph<'t>, index: usize, quotes: &'p [Quote], cues: &'static Cues) -> Self {
        let mut quoted = vec![None; p.len()];
        for (q, quote) in quotes.iter().enumerate().filter(|(_, q)| q.paragraph == index) {
            for i in p.tokens_in(quote.outer.clone()) {
                quoted[i] = Some(q as u32);
            }
        }
        View { p, index, cues, quotes, quoted, from: after_dateline(&p.text) }
    }

    /// The quotation in which a token stands.
    pub(super) fn quote_of(&self, i: usize) -> Option<usize> {
        self.quoted.get(i).copied().flatten().map(|q| q as usize)
    }

    /// Whether a token is a verb in its own right: no auxiliary, no noun or adjective that looks like one.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        self.p.tag(i).is_verb()
            && self.p.tag(i) != Tag::Md
            && !matches!(self.p.dep(i), Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound)
    }

    pub(super) fn child(&self, i: usize, dep: Dep) -> Option<usize> {
        self.p.parse.child(i, dep)
    }

    /// The first child with one of these labels.
    pub(super) fn child_of(&self, i: usize, deps: &[Dep]) -> Option<usize> {
        self.p.parse.children(i).find(|&c| deps.contains(&self.p.dep(c)))
    }

    /// Passive: “was told”, or a bare past participle (“asked about it, she …”).
    pub(super) fn is_passive(&self, v: usize) -> bool {
        if self.child_of(v, &[Dep::Auxpass, Dep::Nsubjpass]).is_some() {
            return true;
        }
        self.p.tag(v) == Tag::Vbn
            && self.child(v, Dep::Nsubj).is_none()
            && matches!(self.p.dep(v), Dep::Acl | Dep::Advcl | Dep::Amod)
            && self.child(v, Dep::Aux).is_none()
    }

    pub(super) fn is_negated(&self, v: usize) -> bool {
        self.child(v, Dep::Neg).is_some()
    }

    /// Whether a clause is an infinitive with “to”.
    pub(super) fn is_infinitive(&self, v: usize) -> bool {
        self.p.parse.children_with(v, Dep::Aux).any(|a| self.p.tag(a) == Tag::To)
    }

    /// The words of a cue: a verb with its auxiliaries, adverbs and particle where they touch it.
    pub(super) fn cue(&self, v: usize) -> Range<usize> {
        let joins = |i: usize| {
            matches!(self.p.dep(i), Dep::Aux | Dep::Auxpass | Dep::Neg | Dep::Prt | Dep::Advmod)
                && self.p.parse.head(i) == Some(v)
        };
        let (mut first, mut last) = (v, v);
        while first > 0 && joins(first - 1) {
            first -= 1;
        }
        while self.p.dep(last + 1) == Dep::Prt && self.p.parse.head(last + 1) == Some(v) {
            last += 1;
        }
        self.p.bytes(first..last + 1)
    }

    /// The bytes of a token.
    pub(super) fn span(&self, i: usize) -> Range<usize> {
        self.p.parse.span(i)
    }

    /// The text of a byte range.
    pub(super) fn slice(&self, bytes: Range<usize>) -> &'p str {
        self.p.text.get(bytes).unwrap_or("")
    }

    /// The tree in which a token stands, as a range of tokens.
    pub(super) fn tree(&self, i: usize) -> Range<usize> {
        let root = self.p.parse.ancestors(i).last().unwrap_or(i);
        self.p.parse.subtree(root)
    }
}

/// The first byte after “GENEVA (Agency) – ”, or 0.
fn after_dateline(text: &str) -> usize {
    let Some(close) = text.char_indices().take(80).find(|&(_, c)| c == ')').map(|(i, _)| i) else { return 0 };
    let Some(open) = text[..close].find('(') else { return 0 };
    let place = text[..open].trim();
    let named = !place.is_empty() && place.chars().all(|c| !c.is_lowercase()) && place.chars().any(char::is_uppercase);
    let rest = text[close + 1..].trim_start();
    let dash = rest.chars().next().is_some_and(|c| matches!(c, '-' | '–' | '—'));
    if !named || !dash {
        return 0;
    }
    let after = rest.trim_start_matches(|c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace());
    text.len() - after.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_at_the_dash() {
        assert_eq!(after_dateline("GENEVA (Agency) – The talks began."), "GENEVA (Agency) – ".len());
        assert_eq!(after_dateline("The talks (the third) - they said - began."), 0);
        assert_eq!(after_dateline(""), 0);
    }
}
