//! Dependency arcs: spaCy's arc-eager transition system (`ArcEager`), a variant of Nivre's (2003) that also finds the
//! sentences (Honnibal and Johnson 2015), with pseudo-projective labels (Nivre and Nilsson 2005).

use std::ops::Range;

use crate::Dep;
use crate::scorer::{Allowed, Prepared};

/// Tokens that a state is scored by.
pub(crate) const FEATURES: usize = 8;

/// A move of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// The first word of the buffer goes on the stack.
    Shift,
    /// The top of the stack is done; without a head, it goes back to the buffer.
    Reduce,
    /// The first word of the buffer becomes the head of the top of the stack, which is done.
    Left(Label),
    /// The top of the stack becomes the head of the first word of the buffer, which goes on the stack.
    Right(Label),
    /// The second word of the buffer begins a sentence.
    Break,
}

/// The label of an arc. With `lifted`, the head is to be looked for under the one that the parser gave: the first token
/// with that label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    dep: Dep,
    lifted: Option<Dep>,
}

impl Move {
    /// Reads a move as the weights name it: `S`, `D`, `L-nsubj`, `R-prep||dobj`, `B-ROOT`.
    pub fn read(name: &str) -> Option<Move> {
        let label = |name: &str| match name.split_once("||") {
            Some((dep, head)) => Some(Label { dep: Dep::from_label(dep)?, lifted: Some(Dep::from_label(head)?) }),
            None => Some(Label { dep: Dep::from_label(name)?, lifted: None }),
        };
        match name.split_once('-') {
            None if name == "S" => Some(Move::Shift),
            None if name == "D" => Some(Move::Reduce),
            Some(("L", name)) => Some(Move::Left(label(name)?)),
            Some(("R", name)) => Some(Move::Right(label(name)?)),
            Some(("B", _)) => Some(Move::Break),
            _ => None,
        }
    }
}

/// The moves in the order of their scores, and which of them are allowed where.
#[derive(Debug)]
pub(crate) struct Moves {
    moves: Vec<Move>,
    /// by the kinds that are allowed, a bit each: shift, reduce, arc, break
    allowed: Vec<Allowed>,
}

impl Moves {
    /// Of moves that have so many scores.
    pub fn new(moves: Vec<Move>, width: usize) -> Moves {
        let allowed = |kinds: usize| {
            Allowed::new(width, |i| match moves.get(i) {
                Some(Move::Shift) => kinds & 1 != 0,
                Some(Move::Reduce) => kinds & 2 != 0,
                Some(Move::Left(_) | Move::Right(_)) => kinds & 4 != 0,
                Some(Move::Break) => kinds & 8 != 0,
                None => false,
            })
        };
        Moves { allowed: (0..16).map(allowed).collect(), moves }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.moves.len()
    }
}

/// Where the parser stands: a stack, a buffer, and the arcs so far.
struct State {
    /// words that wait for arcs; the top is the last
    stack: Vec<usize>,
    /// words that came back from the stack, before the others; the first is the last
    returned: Vec<usize>,
    /// the first word of the rest of the buffer
    next: usize,
    words: Vec<Word>,
}

#[derive(Clone, Default)]
struct Word {
    head: Option<usize>,
    label: Option<Label>,
    /// the child before (or after) it that was attached last, and for a child the one attached before it on that side
    left: Option<usize>,
    right: Option<usize>,
    earlier: Option<usize>,
    /// whether it came back from the stack and got no child since
    was_returned: bool,
    begins_sentence: bool,
}

impl State {
    fn new(count: usize) -> State {
        State { stack: Vec::new(), returned: Vec::new(), next: 0, words: vec![Word::default(); count] }
    }

    /// The words of the stack, from the top.
    fn top(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|i| self.stack[i])
    }

    /// The words of the buffer, from the first.
    fn ahead(&self, distance: usize) -> Option<usize> {
        match self.returned.len().checked_sub(distance + 1) {
            Some(i) => Some(self.returned[i]),
            None => {
                let word = self.next + distance - self.returned.len();
                (word < self.words.len()).then_some(word)
            }
        }
    }

    fn is_done(&self) -> bool {
        self.stack.is_empty() && self.ahead(0).is_none()
    }

    fn features(&self) -> [Option<usize>; FEATURES] {
        let (first, top) = (self.ahead(0), self.top(0));
        [
            first,
            self.ahead(1),
            top,
            self.top(1),
            self.top(2),
            first.and_then(|word| self.words[word].left),
            top.and_then(|word| self.words[word].left),
            top.and_then(|word| self.words[word].right),
        ]
    }

    /// Which kinds of moves are allowed, a bit each: shift, reduce, arc, break.
    fn allowed(&self) -> usize {
        let (first, second) = (self.ahead(0), self.ahead(1));
        let stacked = !self.stack.is_empty();
        let begins = |word: Option<usize>| word.is_some_and(|word| self.words[word].begins_sentence);
        let shift = match first {
            _ if !stacked => first.is_some(),
            Some(first) => second.is_some() && !begins(Some(first)) && !self.words[first].was_returned,
            None => false,
        };
        let arc = stacked && first.is_some() && !begins(first);
        let adjacent = matches!((first, second), (Some(first), Some(second)) if second == first + 1);
        let split = adjacent && !begins(second);
        usize::from(shift) | usize::from(stacked) << 1 | usize::from(arc) << 2 | usize::from(split) << 3
    }

    fn make(&mut self, step: Move) {
        match step {
            Move::Shift => self.push(),
            Move::Reduce => {
                if let Some(top) = self.stack.pop()
                    && self.words[top].head.is_none()
                    && !self.stack.is_empty()
                {
                    self.words[top].was_returned = true;
                    self.returned.push(top);
                }
            }
            Move::Left(label) => {
                if let (Some(first), Some(top)) = (self.ahead(0), self.stack.pop()) {
                    self.attach(first, top, label);
                    self.words[first].was_returned = false;
                }
            }
            Move::Right(label) => {
                if let (Some(top), Some(first)) = (self.top(0), self.ahead(0)) {
                    self.attach(top, first, label);
                    self.push();
                }
            }
            Move::Break => {
                if let Some(second) = self.ahead(1) {
                    self.words[second].begins_sentence = true;
                }
            }
        }
    }

    fn push(&mut self) {
        if let Some(first) = self.ahead(0) {
            self.stack.push(first);
            if self.returned.pop().is_none() {
                self.next += 1;
            }
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: Label) {
        // A head is only ever replaced while the child is the last one attached to it.
        if let Some(old) = self.words[child].head {
            let earlier = self.words[child].earlier;
            let slot = if old > child { &mut self.words[old].left } else { &mut self.words[old].right };
            if *slot == Some(child) {
                *slot = earlier;
            }
        }
        let slot = if head > child { &mut self.words[head].left } else { &mut self.words[head].right };
        let earlier = slot.replace(child);
        let child = &mut self.words[child];
        (child.head, child.label, child.earlier) = (Some(head), Some(label), earlier);
    }
}

/// An arc: the head (at a root, the token itself) and the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arc {
    pub head: usize,
    pub dep: Dep,
}

/// The arcs of a text's tokens: `tokens` are their places among those that the scorer knows. `is_space` tells whether a token
/// of the text is white space.
pub(crate) fn arcs(
    moves: &Moves,
    scorer: &mut Prepared<FEATURES>,
    tokens: Range<usize>,
    is_space: impl Fn(usize) -> bool,
) -> Vec<Arc> {
    let count = tokens.len();
    let mut state = State::new(count);
    // Each word is shifted and reduced once, but for those that come back. There is no way round for ever; should there
    // be one, the words that are left become roots.
    for _ in 0..16 * count {
        if state.is_done() {
            break;
        }
        let features = state.features().map(|word| word.map(|word| tokens.start + word));
        let best = scorer.best(features, &moves.allowed[state.allowed()]);
        let Some(&best) = best.and_then(|best| moves.moves.get(best)) else { break };
        state.make(best);
    }
    deprojectivize(&state.words, is_space)
}

/// Finds the heads of lifted labels: under the head that the parser gave, breadth first and from left to right, the first
/// token with the label that is told.
fn deprojectivize(words: &[Word], is_space: impl Fn(usize) -> bool) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = words
        .iter()
        .enumerate()
        .map(|(i, word)| match (word.head, word.label) {
            (Some(head), Some(label)) => Arc { head, dep: label.dep },
            _ => Arc { head: i, dep: Dep::Root },
        })
        .collect();
    if words.iter().all(|word| word.label.is_none_or(|label| label.lifted.is_none())) {
        return arcs;
    }
    let mut children = vec![Vec::new(); words.len()];
    for (i, word) in words.iter().enumerate() {
        if let Some(head) = word.head {
            children[head].push(i);
        }
    }
    // A label that is still lifted is none that another may look for.
    let mut is_lifted: Vec<bool> =
        words.iter().map(|word| word.label.is_some_and(|label| label.lifted.is_some())).collect();
    for (i, word) in words.iter().enumerate() {
        if let Some(Label { lifted: Some(wanted), .. }) = word.label {
            let mut queue = vec![arcs[i].head];
            let mut next = 0;
            'search: while let Some(&above) = queue.get(next) {
                next += 1;
                for &child in &children[above] {
                    if child == i || is_space(child) || arcs[child].head != above {
                        continue;
                    }
                    if arcs[child].dep == wanted && !is_lifted[child] {
                        arcs[i].head = child;
                        break 'search;
                    }
                    queue.push(child);
                }
            }
            is_lifted[i] = false;
        }
    }
    arcs
}

/// Which tokens begin a sentence: the leftmost of each tree.
pub(crate) fn sentence_begins(arcs: &[Arc]) -> Vec<bool> {
    let mut roots: Vec<Option<usize>> = vec![None; arcs.len()];
    let mut is_begun = vec![false; arcs.len()];
    let mut path = Vec::new();
    (0..arcs.len())
        .map(|i| {
            let mut at = i;
            // A path longer than the text would be a circle, which Parse::new cuts.
            while roots[at].is_none() && arcs[at].head != at && path.len() < arcs.len() {
                path.push(at);
                at = arcs[at].head;
            }
            let root = roots[at].unwrap_or(at);
            roots[at] = Some(root);
            path.drain(..).for_each(|step: usize| roots[step] = Some(root));
            !std::mem::replace(&mut is_begun[root], true)
        })
        .collect()
}
