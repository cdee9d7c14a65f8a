//! Names: spaCy's transition system for BILUO tags (`BiluoPushDown`): begin, inside, last, unit, outside.

use std::ops::Range;

use crate::NameType;
use crate::scorer::{Allowed, Prepared};

/// Tokens that a state is scored by.
pub(crate) const FEATURES: usize = 3;

/// A move of the name finder, on one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// A name of at least two tokens begins.
    Begin(NameType),
    /// It goes on.
    Inside(NameType),
    /// It ends.
    Last(NameType),
    /// The token is a name.
    Unit(NameType),
    /// The token is in no name.
    Outside,
    /// A move that only marks what must not be a name; it is never made.
    Never,
}

impl Move {
    /// Reads a move as the weights name it: `B-ORG`, `O`.
    pub fn read(name: &str) -> Option<Move> {
        match name.split_once('-') {
            None if name == "O" => Some(Move::Outside),
            None if name == "U" => Some(Move::Never),
            Some(("B", kind)) => Some(Move::Begin(NameType::from_label(kind)?)),
            Some(("I", kind)) => Some(Move::Inside(NameType::from_label(kind)?)),
            Some(("L", kind)) => Some(Move::Last(NameType::from_label(kind)?)),
            Some(("U", kind)) => Some(Move::Unit(NameType::from_label(kind)?)),
            _ => None,
        }
    }
}

/// The moves in the order of their scores, and which of them are allowed where.
#[derive(Debug)]
pub(crate) struct Moves {
    moves: Vec<Move>,
    /// outside a name: on white space, on the last token of a sentence, on another
    outside: [Allowed; 3],
    /// inside a name of each type: on the last token of a sentence, on another
    inside: Vec<(NameType, [Allowed; 2])>,
}

impl Moves {
    /// Of moves that have so many scores.
    pub fn new(moves: Vec<Move>, width: usize) -> Moves {
        let allowed = |test: &dyn Fn(Move) -> bool| Allowed::new(width, |i| moves.get(i).is_some_and(|m| test(*m)));
        let outside = [
            allowed(&|m| m == Move::Outside),
            allowed(&|m| matches!(m, Move::Unit(_) | Move::Outside)),
            allowed(&|m| matches!(m, Move::Begin(_) | Move::Unit(_) | Move::Outside)),
        ];
        let begun = moves.iter().filter_map(|m| if let Move::Begin(kind) = m { Some(*kind) } else { None });
        let inside = begun.map(|kind| {
            let last = allowed(&|m| m == Move::Last(kind));
            (kind, [last, allowed(&|m| m == Move::Last(kind) || m == Move::Inside(kind))])
        });
        Moves { outside, inside: inside.collect(), moves }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.moves.len()
    }
}

/// A token in a name: the type, and whether the name begins there.
pub(crate) type Part = Option<(NameType, bool)>;

/// The names of a run of tokens: `tokens` are its places among those that the scorer knows. No name runs into a sentence that
/// begins, nor begins on white space; what tells of both is asked by the place in the run.
pub(crate) fn names(
    moves: &Moves,
    scorer: &mut Prepared<FEATURES>,
    alone: &[i32],
    tokens: Range<usize>,
    begins_sentence: impl Fn(usize) -> bool,
    is_space: impl Fn(usize) -> bool,
) -> Vec<Part> {
    let first = tokens.start;
    let mut parts = Vec::with_capacity(tokens.len());
    let mut open: Option<(NameType, usize)> = None;
    for token in tokens.clone() {
        let more = token + 1 < tokens.end && !begins_sentence(token + 1 - first);
        let best = match open {
            // Outside a name, a state is the token alone.
            None => {
                let place = if is_space(token - first) { 0 } else { 1 + usize::from(more) };
                let width = scorer.width();
                scorer.best_of(&alone[token * width..][..width], &moves.outside[place])
            }
            Some((kind, start)) => {
                let allowed = moves.inside.iter().find(|(of, _)| *of == kind);
                let features = [Some(token), Some(start), token.checked_sub(1)];
                allowed.and_then(|(_, places)| scorer.best(features, &places[usize::from(more)]))
            }
        };
        parts.push(match best.and_then(|best| moves.moves.get(best)) {
            Some(&Move::Begin(kind)) => {
                open = Some((kind, token));
                Some((kind, true))
            }
            Some(&Move::Inside(kind)) => Some((kind, false)),
            Some(&Move::Last(kind)) => {
                open = None;
                Some((kind, false))
            }
            Some(&Move::Unit(kind)) => Some((kind, true)),
            _ => None,
        });
    }
    parts
}
