//! A paragraph as the rules of attribution look at it.

use std::ops::Range;

use dateline_model::BlockKind;
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
    /// Verbs that the parse puts under what another cue says, and that stand beside that cue; see [`View::lift`].
    lifted: Vec<Lifted>,
}

/// A verb of saying beside another.
struct Lifted {
    verb: usize,
    /// The first token of its clause: the conjunction or subject.
    from: usize,
    /// The verb whose subject it shares, where it has none.
    subject_of: usize,
}

impl<'p, 't> View<'p, 't> {
    pub(super) fn new(p: &'p Paragraph<'t>, index: usize, quotes: &'p [Quote], cues: &'static Cues) -> Self {
        let mut quoted = vec![None; p.len()];
        for (q, quote) in own(quotes, index) {
            for i in p.tokens_in(quote.outer.clone()) {
                quoted[i] = Some(q as u32);
            }
        }
        let mut view = View { p, index, cues, quotes, quoted, from: p.body, lifted: Vec::new() };
        view.lift();
        view
    }

    /// “The ministry said the bridge was open, and a spokeswoman pointed to heavy traffic and said drivers should wait”:
    /// parsers take the later clauses for part of what the ministry said. A coordinate clause after a comma that has a
    /// subject and a verb of saying of its own stands beside the first cue; so do the verbs coordinated with it.
    fn lift(&mut self) {
        for v in 0..self.p.len() {
            if !self.is_verb(v) || self.cues.verb(self.p.lemma(v)).is_none() {
                continue;
            }
            let Some(clause) = self.p.parse.children_with(v, Dep::Ccomp).find(|&c| c > v) else { continue };
            if self.child(clause, Dep::Mark).is_some_and(|m| self.p.lower(m) == "that") {
                self.lift_adverbial(v, clause);
                continue;
            }
            let mut last: Option<usize> = None;
            self.lift_adverbial(v, clause);
            let mut at = clause;
            while let Some(next) = self
                .p
                .parse
                .children_with(at, Dep::Conj)
                .find(|&c| self.is_verb(c))
                .or_else(|| self.p.parse.children_with(clause, Dep::Conj).find(|&c| c > at && self.is_verb(c)))
            {
                let says = self.cues.verb(self.p.lemma(next)).is_some() && self.quote_of(next).is_none();
                let subject = self.child(next, Dep::Nsubj);
                let start = subject.map_or(next, |s| self.p.parse.subtree(s).start);
                let comma = start >= 2
                    && (self.p.word(start - 1) == ","
                        || self.p.tag(start - 1) == Tag::Cc && self.p.word(start - 2) == ",");
                if says && (subject.is_some() && comma || subject.is_none() && last.is_some()) {
                    let from = if self.p.tag(start.saturating_sub(1)) == Tag::Cc { start - 1 } else { start };
                    self.lifted.push(Lifted { verb: next, from, subject_of: last.unwrap_or(next) });
                    last = Some(next);
                } else if last.is_some() {
                    break;
                }
                if next <= at {
                    break;
                }
                at = next;
            }
        }
    }

    /// “said the bridge was open, though he noted …”, “said the bridge was open, citing …”: the speaker goes on speaking.
    fn lift_adverbial(&mut self, v: usize, clause: usize) {
        let p = self.p;
        for c in p.parse.children_with(clause, Dep::Advcl) {
            let start = p.parse.subtree(c).start;
            let after_comma = start > clause && p.word(start - 1) == ",";
            if !after_comma || self.quote_of(c).is_some() || self.cues.verb(p.lemma(c)).is_none() {
                continue;
            }
            let concedes =
                self.child(c, Dep::Mark).is_some_and(|m| matches!(p.lower(m), "though" | "although" | "while" | "but"));
            let subject = self.child(c, Dep::Nsubj);
            if concedes && subject.is_some() || subject.is_none() && p.tag(c) == Tag::Vbg && start == c {
                self.lifted.push(Lifted { verb: c, from: start, subject_of: if subject.is_some() { c } else { v } });
            }
        }
    }

    /// The verb whose subject a lifted verb shares.
    pub(super) fn lifted_subject(&self, v: usize) -> Option<usize> {
        self.lifted.iter().find(|l| l.verb == v && l.subject_of != v).map(|l| l.subject_of)
    }

    /// The token at which a clause ends, seen from one of its own tokens: where a lifted verb's clause begins.
    pub(super) fn lift_after(&self, token: usize) -> Option<usize> {
        self.lifted.iter().map(|l| l.from).filter(|&from| from > token).min()
    }

    /// The quotations of this paragraph, with their indices.
    pub(super) fn own_quotes(&self) -> impl Iterator<Item = (usize, &'p Quote)> + use<'p> {
        own(self.quotes, self.index)
    }

    /// The quotation in which a token stands.
    pub(super) fn quote_of(&self, i: usize) -> Option<usize> {
        self.quoted.get(i).copied().flatten().map(|q| q as usize)
    }

    /// Whether it is set as a headline.
    pub(super) fn is_headline(&self) -> bool {
        matches!(self.p.kind, BlockKind::Title | BlockKind::Headline | BlockKind::Heading | BlockKind::Linked)
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
        // “went on to say”
        if let Some(head) =
            self.p.parse.head(v).filter(|&h| h < first && self.p.dep(v) == Dep::Xcomp && self.p.lemma(h) == "go")
            && (head + 1..first).all(|i| self.p.dep(i) == Dep::Prt)
        {
            first = head;
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

/// The quotations of one paragraph, with their indices in the list, which is in order.
fn own(quotes: &[Quote], paragraph: usize) -> impl Iterator<Item = (usize, &Quote)> {
    let first = quotes.partition_point(|q| q.paragraph < paragraph);
    quotes[first..]
        .iter()
        .enumerate()
        .take_while(move |(_, q)| q.paragraph == paragraph)
        .map(move |(i, q)| (first + i, q))
}
