//! Names: spaCy's transition system for BILUO tags (`BiluoPushDown`): begin, inside, last, unit, outside.

use crate::NameType;
use crate::scorer::{Prepared, best_of};

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

/// A token in a name: the type, and whether the name begins there.
pub(crate) type Part = Option<(NameType, bool)>;

/// The names of a text's tokens. No name runs into a sentence that begins, nor begins on white space.
pub(crate) fn names(
    moves: &[Move],
    mut scorer: Prepared<FEATURES>,
    count: usize,
    begins_sentence: impl Fn(usize) -> bool,
    is_space: impl Fn(usize) -> bool,
) -> Vec<Part> {
    let mut parts = Vec::with_capacity(count);
    let mut open: Option<(NameType, usize)> = None;
    for token in 0..count {
        let start = open.map(|(_, start)| start);
        let scores = scorer.scores([Some(token), start, start.and(token.checked_sub(1))]);
        let more = token + 1 < count && !begins_sentence(token + 1);
        let best = best_of(scores, |i| match (moves.get(i), open) {
            (Some(Move::Begin(_)), None) => more && !is_space(token),
            (Some(Move::Unit(_)), None) => !is_space(token),
            (Some(Move::Outside), None) => true,
            (Some(Move::Inside(kind)), Some((open, _))) => more && *kind == open,
            (Some(Move::Last(kind)), Some((open, _))) => *kind == open,
            _ => false,
        });
        parts.push(match best.map(|best| moves[best]) {
            Some(Move::Begin(kind)) => {
                open = Some((kind, token));
                Some((kind, true))
            }
            Some(Move::Inside(kind)) => Some((kind, false)),
            Some(Move::Last(kind)) => {
                open = None;
                Some((kind, false))
            }
            Some(Move::Unit(kind)) => Some((kind, true)),
            _ => None,
        });
    }
    parts
}
