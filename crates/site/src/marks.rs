//! A source's words with its statements and claims marked in them.
//!
//! Spans may cross each other, tags may not: where two cross, the one that ends later is cut in two. The first piece
//! has the anchor, all pieces have the class, so that all of a claim's words light up together.

use std::{cmp::Reverse, collections::HashSet};

use dateline_model::{Claim, Coverage, Span, Statement, TextIndex};

use crate::{
    language::Translator,
    parties,
    view::{Mark, Piece},
    words,
};

/// Chips up to this number are tied to their words by a class of their own (`w1` …), on which `web/site.css` has rules.
pub const TIED: usize = 16;

/// The most marks in one paragraph. What is beyond them is still listed below the text.
const MOST: usize = 200;

/// The anchor of a claim's words, from its public id.
pub fn claim_anchor(id: &str) -> String {
    format!("c-{id}")
}

/// The anchor of a statement's words.
pub fn statement_anchor(post: &str, id: &str) -> String {
    format!("s-{post}-{id}")
}

/// The marks of one post.
#[derive(Debug)]
pub struct Marks<'e> {
    index: TextIndex<'e>,
    /// By start, the longer first, statements before claims.
    spans: Vec<Marked>,
    anchored: HashSet<usize>,
}

#[derive(Debug)]
struct Marked {
    span: Span,
    claim: bool,
    mark: Mark,
}

impl<'e> Marks<'e> {
    /// The marks of a post's statements and claims. `claims` are in the order of their chips.
    pub fn new(
        t: Translator,
        coverage: &Coverage,
        post: &str,
        text: &'e str,
        statements: &[Statement],
        claims: &[Claim],
    ) -> Self {
        let mut spans = Vec::new();
        for statement in statements {
            let (who, _) = words::speaker(t, &statement.speaker);
            let class = parties::class_of(coverage, statement.speaker.side.as_deref());
            let title = t.with("said-by", "who", who).into_owned();
            let pieces = &statement.content.spans;
            let pieces = if pieces.is_empty() { std::slice::from_ref(&statement.content.span) } else { &pieces[..] };
            for (i, &span) in pieces.iter().enumerate() {
                let id = (i == 0).then(|| statement_anchor(post, &statement.id));
                spans.push(Marked {
                    span,
                    claim: false,
                    mark: Mark { id, class: class.clone(), title: title.clone() },
                });
            }
        }
        for (n, claim) in claims.iter().enumerate() {
            let side = parties::class_of(coverage, claim.claimant.side.as_deref());
            let class = if n < TIED { format!("{side} w{}", n + 1) } else { side };
            let title = match &claim.claimant.name {
                Some(name) => t.with("claimed-by", "who", name),
                None => t.say("claimed"),
            };
            let title = title.into_owned();
            let mark = Mark { id: Some(claim_anchor(&claim.id)), class, title };
            spans.push(Marked { span: claim.span, claim: true, mark });
        }
        spans.retain(|m| !m.span.is_empty());
        spans.sort_by_key(|m| (m.span.start, Reverse(m.span.end), m.claim));
        Marks { index: TextIndex::new(text), spans, anchored: HashSet::new() }
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &'e str {
        self.index.slice(span)
    }

    /// The words of a span as pieces. An anchor is given out once.
    pub fn pieces(&mut self, span: Span) -> Vec<Piece> {
        // What opens or closes where. A mark that crosses the end of the one around it is closed there and goes on.
        let mut todo: Vec<(Span, usize, bool)> = self
            .spans
            .iter()
            .enumerate()
            .take_while(|(_, m)| m.span.start < span.end)
            .filter(|(_, m)| m.span.overlaps(span))
            .take(MOST)
            .map(|(i, m)| {
                let clipped = Span::new(m.span.start.max(span.start), m.span.end.min(span.end));
                (clipped, i, !self.anchored.contains(&i))
            })
            .collect();
        todo.sort_by_key(|&(s, i, _)| Reverse((s.start, Reverse(s.end), i)));
        let mut out = Vec::new();
        let mut open: Vec<(u32, bool)> = Vec::new();
        let mut at = span.start;
        let words = |out: &mut Vec<Piece>, from: &mut u32, to: u32| {
            if *from < to {
                out.push(Piece::Text(self.index.slice(Span::new(*from, to)).to_owned()));
                *from = to;
            }
        };
        let close = |claim: bool| if claim { Piece::EndClaim } else { Piece::EndSaid };
        while let Some((s, i, first)) = todo.pop() {
            while let Some(&(end, claim)) = open.last().filter(|(end, _)| *end <= s.start) {
                words(&mut out, &mut at, end);
                out.push(close(claim));
                open.pop();
            }
            words(&mut out, &mut at, s.start);
            let mut s = s;
            if let Some(&(end, _)) = open.last().filter(|(end, _)| *end < s.end) {
                let rest = (Span::new(end, s.end), i, false);
                let key = |&(s, i, _): &(Span, usize, bool)| Reverse((s.start, Reverse(s.end), i));
                let place = todo.partition_point(|other| key(other) < key(&rest));
                todo.insert(place, rest);
                s = Span::new(s.start, end);
            }
            let marked = &self.spans[i];
            let mut mark = marked.mark.clone();
            if !first {
                mark.id = None;
            }
            self.anchored.insert(i);
            out.push(if marked.claim { Piece::Claim(mark) } else { Piece::Said(mark) });
            open.push((s.end, marked.claim));
        }
        while let Some((end, claim)) = open.pop() {
            words(&mut out, &mut at, end);
            out.push(close(claim));
        }
        words(&mut out, &mut at, span.end);
        out
    }

    /// The anchors given out so far.
    pub fn anchors(&self) -> HashSet<String> {
        self.anchored.iter().filter_map(|&i| self.spans[i].mark.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks<'t>(text: &'t str, spans: &[(u32, u32, bool)]) -> Marks<'t> {
        let spans = spans
            .iter()
            .enumerate()
            .map(|(i, &(start, end, claim))| Marked {
                span: Span::new(start, end),
                claim,
                mark: Mark { id: Some(format!("a{i}")), class: format!("w{i}"), title: String::new() },
            })
            .filter(|m| !m.span.is_empty());
        let mut spans: Vec<Marked> = spans.collect();
        spans.sort_by_key(|m| (m.span.start, Reverse(m.span.end), m.claim));
        Marks { index: TextIndex::new(text), spans, anchored: HashSet::new() }
    }

    fn written(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(words) => words.clone(),
                Piece::Said(m) => format!("<{}>", m.id.as_deref().unwrap_or("-")),
                Piece::Claim(m) => format!("[{}|", m.id.as_deref().unwrap_or("-")),
                Piece::EndSaid => "</>".into(),
                Piece::EndClaim => "]".into(),
            })
            .collect()
    }

    #[test]
    fn a_claim_lies_within_its_statement() {
        let mut marks = marks("He said ten died.", &[(8, 16, false), (8, 16, true)]);
        assert_eq!(written(&marks.pieces(Span::new(0, 17))), "He said <a0>[a1|ten died]</>.");
    }

    #[test]
    fn of_two_that_cross_the_later_is_cut_and_keeps_one_anchor() {
        let mut marks = marks("abcdefgh", &[(1, 5, true), (3, 7, true)]);
        assert_eq!(written(&marks.pieces(Span::new(0, 8))), "a[a0|bc[a1|de]][-|fg]h");
    }

    #[test]
    fn a_statement_over_two_paragraphs_has_one_anchor() {
        let mut marks = marks("abcd\nefgh", &[(2, 7, false)]);
        assert_eq!(written(&marks.pieces(Span::new(0, 4))), "ab<a0>cd</>");
        assert_eq!(written(&marks.pieces(Span::new(5, 9))), "<->ef</>gh");
    }

    proptest! {
        #[test]
        fn the_words_stay_and_marks_nest(
            text in "[a-zé ]{30}",
            spans in prop::collection::vec((0u32..30, 0u32..30, any::<bool>()), 0..8),
            part in (0u32..30, 0u32..31),
        ) {
            let part = Span::new(part.0, part.1);
            let mut marks = marks(&text, &spans);
            let pieces = marks.pieces(part);
            let words: String =
                pieces.iter().filter_map(|p| if let Piece::Text(t) = p { Some(t.as_str()) } else { None }).collect();
            prop_assert_eq!(words, text.chars().skip(part.start as usize).take(part.len() as usize).collect::<String>());
            let mut open = Vec::new();
            for piece in &pieces {
                match piece {
                    Piece::Said(_) => open.push(false),
                    Piece::Claim(_) => open.push(true),
                    Piece::EndSaid => prop_assert_eq!(open.pop(), Some(false)),
                    Piece::EndClaim => prop_assert_eq!(open.pop(), Some(true)),
                    Piece::Text(_) => {}
                }
            }
            prop_assert!(open.is_empty());
        }
    }
}
