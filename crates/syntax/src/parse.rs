//! The parse of a text and how to walk in it.

use std::ops::Range;

use crate::{Dep, NameType, Tag};

/// One token. White space is never a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// first byte in the text
    pub start: u32,
    /// byte after the last
    pub end: u32,
    /// part of speech
    pub tag: Tag,
    /// index of the head in [`Parse::tokens`]; the root of a sentence has its own index
    pub head: u32,
    /// label of the arc to the head; [`Dep::Root`] at the root
    pub dep: Dep,
    /// the type of the name that this token is part of
    pub name: Option<NameType>,
    /// whether this token is the first of its name
    pub name_start: bool,
}

/// A name: tokens that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// indices in [`Parse::tokens`]
    pub tokens: Range<usize>,
    /// what it names
    pub kind: NameType,
}

/// The parse of one text: its tokens in order, each with its arc. The arcs of a sentence make one tree, which need not be
/// projective. Every method that takes an index gives an empty answer for one out of range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// the tokens, in the order of the text
    pub tokens: Vec<Token>,
    /// of each token, the first and last index of its subtree
    edges: Vec<(u32, u32)>,
    /// children of token `i`: `children[offsets[i]..offsets[i + 1]]`
    offsets: Vec<u32>,
    children: Vec<u32>,
    /// index of the first token of each sentence
    starts: Vec<u32>,
    names: Vec<Name>,
}

impl Parse {
    /// Makes a parse of tokens with their arcs.
    ///
    /// Heads out of range and arcs on a cycle are cut: such a token becomes a root. Sentences are the spans of the trees.
    pub fn new(mut tokens: Vec<Token>) -> Parse {
        let count = tokens.len();
        cut_cycles(&mut tokens);
        let mut offsets = vec![0_u32; count + 1];
        for (i, token) in tokens.iter().enumerate() {
            if token.head as usize != i {
                offsets[token.head as usize + 1] += 1;
            }
        }
        for i in 0..count {
            offsets[i + 1] += offsets[i];
        }
        let mut next = offsets.clone();
        let mut children = vec![0_u32; offsets[count] as usize];
        for (i, token) in tokens.iter().enumerate() {
            if token.head as usize != i {
                let slot = &mut next[token.head as usize];
                children[*slot as usize] = i as u32;
                *slot += 1;
            }
        }
        let edges = edges(&tokens, &offsets, &children);
        let starts = sentence_starts(&tokens, &edges);
        let names = names(&tokens);
        Parse { tokens, edges, offsets, children, starts, names }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The bytes of token `i` in the text.
    pub fn span(&self, i: usize) -> Range<usize> {
        self.tokens.get(i).map_or(0..0, |t| t.start as usize..t.end as usize)
    }

    /// Token `i` as it is written in `text`, the text that was parsed.
    pub fn text<'t>(&self, text: &'t str, i: usize) -> &'t str {
        text.get(self.span(i)).unwrap_or_default()
    }

    /// The head of token `i`; none at a root.
    pub fn head(&self, i: usize) -> Option<usize> {
        let head = self.tokens.get(i)?.head as usize;
        (head != i).then_some(head)
    }

    /// The tokens whose head is `i`, in the order of the text.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        let range = match (self.offsets.get(i), self.offsets.get(i + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        };
        self.children[range].iter().map(|&child| child as usize)
    }

    /// The children of `i` before it, in the order of the text.
    pub fn lefts(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(i).take_while(move |&child| child < i)
    }

    /// The children of `i` after it, in the order of the text.
    pub fn rights(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(i).skip_while(move |&child| child < i)
    }

    /// The children of `i` with this label, in the order of the text.
    pub fn children_with(&self, i: usize, dep: Dep) -> impl Iterator<Item = usize> + '_ {
        self.children(i).filter(move |&child| self.tokens[child].dep == dep)
    }

    /// The first child of `i` with this label.
    pub fn child(&self, i: usize, dep: Dep) -> Option<usize> {
        self.children_with(i, dep).next()
    }

    /// From the leftmost to the rightmost token under `i`, as indices. Where a tree isn't projective, tokens of others may
    /// stand in between; see [`Parse::is_under`].
    pub fn subtree(&self, i: usize) -> Range<usize> {
        self.edges.get(i).map_or(0..0, |&(first, last)| first as usize..last as usize + 1)
    }

    /// The bytes of [`Parse::subtree`].
    pub fn subtree_span(&self, i: usize) -> Range<usize> {
        self.bytes(self.subtree(i))
    }

    /// The bytes from the first to the last of these tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([one]) => one.start as usize..one.end as usize,
            _ => 0..0,
        }
    }

    /// The heads above `i`, from its own to the root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |&above| self.head(above))
    }

    /// Whether `i` is `top` or somewhere under it.
    pub fn is_under(&self, i: usize, top: usize) -> bool {
        i == top || self.ancestors(i).any(|above| above == top)
    }

    /// The roots, in the order of the text.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        self.tokens.iter().enumerate().filter(|(i, t)| t.head as usize == *i).map(|(i, _)| i)
    }

    /// The sentences as ranges of token indices. They cover all tokens; each begins where the parser began a new tree.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        (0..self.starts.len()).map(|s| {
            let end = self.starts.get(s + 1).map_or(self.len(), |&next| next as usize);
            self.starts[s] as usize..end
        })
    }

    /// The names, in the order of the text.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The token whose bytes hold this byte of the text.
    pub fn token_at(&self, byte: usize) -> Option<usize> {
        let i = self.tokens.partition_point(|t| t.end as usize <= byte);
        (self.tokens.get(i)?.start as usize <= byte).then_some(i)
    }
}

/// Makes a root of each token whose head is out of range, and of one token on each cycle.
fn cut_cycles(tokens: &mut [Token]) {
    let count = tokens.len();
    let mut done = vec![0_u32; count];
    for i in 0..count {
        let walk = i as u32 + 1;
        let mut at = i;
        while done[at] == 0 {
            done[at] = walk;
            let head = tokens[at].head as usize;
            if head >= count || (head != at && done[head] == walk) {
                tokens[at].head = at as u32;
                tokens[at].dep = Dep::Root;
                break;
            }
            at = head;
        }
    }
}

/// First and last index of each subtree, from the leaves up.
fn edges(tokens: &[Token], offsets: &[u32], children: &[u32]) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = Vec::with_capacity(tokens.len());
    order.extend(tokens.iter().enumerate().filter(|(i, t)| t.head as usize == *i).map(|(i, _)| i as u32));
    let mut next = 0;
    while let Some(&i) = order.get(next) {
        order.extend(&children[offsets[i as usize] as usize..offsets[i as usize + 1] as usize]);
        next += 1;
    }
    let mut edges: Vec<(u32, u32)> = (0..tokens.len() as u32).map(|i| (i, i)).collect();
    for &i in order.iter().rev() {
        let head = tokens[i as usize].head as usize;
        let (first, last) = edges[i as usize];
        edges[head] = (edges[head].0.min(first), edges[head].1.max(last));
    }
    edges
}

/// The names that tokens are part of.
fn names(tokens: &[Token]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Some(kind) = token.name else { continue };
        match names.last_mut().filter(|last| last.tokens.end == i && !token.name_start) {
            Some(last) => last.tokens.end = i + 1,
            None => names.push(Name { tokens: i..i + 1, kind }),
        }
    }
    names
}

/// A sentence begins with each tree that no earlier tree overlaps.
fn sentence_starts(tokens: &[Token], edges: &[(u32, u32)]) -> Vec<u32> {
    let mut spans: Vec<(u32, u32)> =
        tokens.iter().enumerate().filter(|(i, t)| t.head as usize == *i).map(|(i, _)| edges[i]).collect();
    spans.sort_unstable();
    let mut starts = Vec::new();
    let mut covered = 0;
    for (first, last) in spans {
        if first >= covered {
            starts.push(first);
        }
        covered = covered.max(last + 1);
    }
    starts
}
