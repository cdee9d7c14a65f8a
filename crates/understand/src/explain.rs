//! What was made of each sentence on the way to its statements and claims, for whoever wants to see why.

use dateline_model::{BlockKind, Span};
use dateline_syntax::{Dep, NameType, Tag};

use crate::paragraph::Paragraph;

/// A sentence as the rules saw it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The id of its post; none outside every post.
    pub post: Option<String>,
    /// What its block is on the page.
    pub block: BlockKind,
    /// The 1-based line on which it begins.
    pub line: u32,
    /// Where it stands in the kept text.
    pub span: Span,
    /// Its words, folded; a headline in sentence case.
    pub text: String,
    /// Whether the cheap pass thought it worth parsing.
    pub parsed: bool,
    /// Its words with their arcs; none if it was not parsed.
    pub words: Vec<Word>,
}

/// A word in the parse of a sentence.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written, folded.
    pub text: String,
    /// The part of speech.
    pub tag: Tag,
    /// The label of the arc to its head.
    pub dep: Dep,
    /// The index of its head among the words of the sentence; none at a root.
    pub head: Option<usize>,
    /// What it is part of the name of.
    pub name: Option<NameType>,
}

/// The sentences of a paragraph.
pub(crate) fn sentences(p: &Paragraph<'_>, post: Option<&str>) -> Vec<Sentence> {
    let sentence = |(bytes, &parsed): (&std::ops::Range<usize>, &bool)| {
        let tokens = if parsed { p.tokens_in(bytes.clone()) } else { 0..0 };
        let word = |i: usize| Word {
            text: p.word(i).to_owned(),
            tag: p.tag(i),
            dep: p.dep(i),
            head: p.parse.head(i).filter(|head| tokens.contains(head)).map(|head| head - tokens.start),
            name: p.parse.tokens.get(i).and_then(|token| token.name),
        };
        Sentence {
            post: post.map(str::to_owned),
            block: p.kind,
            line: p.line_at(bytes.start),
            span: p.span(bytes.clone()),
            text: p.text[bytes.clone()].to_owned(),
            parsed,
            words: tokens.clone().map(word).collect(),
        }
    };
    p.sentences.iter().zip(&p.readable).map(sentence).collect()
}
