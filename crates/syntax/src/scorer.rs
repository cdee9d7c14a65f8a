//! Scores of the moves of a transition system: spaCy's `TransitionBasedParser.v2` with an upper layer.

use pulp::NullaryFnOnce;

use crate::bytes::{Bytes, NOUGHT, Summed};
use crate::machine::Machine;
use crate::matrix::{Matrix, Out, PANEL, Rows, fixed, rounded};
use crate::room::Room;
use crate::tok2vec::WIDTH;
use crate::weights::{Weights, WeightsError};

/// Numbers in a state's vector.
const HIDDEN: usize = 64;
/// Numbers of which each number of a state's vector is the greatest.
const PIECES: usize = 2;
/// What one feature adds to a state.
const PART: usize = HIDDEN * PIECES;
/// Tokens whose parts are worked out together.
const CHUNK: usize = 64;
/// How long a row of [`HIDDEN`] numbers is at most, as a vector is long: each is at most 32.
const LENGTH: f32 = 32.0 * 8.0;

/// Scores states by the tokens at some of their places, the features. A feature may be no token.
#[derive(Debug)]
pub(crate) struct Scorer<const FEATURES: usize> {
    narrow: Matrix,
    lower: Bytes,
    /// added to every state
    bias: [i16; PART],
    /// what a feature adds that is no token
    missing: [[i16; PART]; FEATURES],
    upper: Matrix,
}

impl<const FEATURES: usize> Scorer<FEATURES> {
    /// Numbers of what a token adds, as each of the features, and some that are left free: without them the rows of eight features would
    /// lie such that the same output of all of them fights for the same lines of the cache.
    const ROW: usize = FEATURES * PART + PANEL;

    /// Reads the layers above vectors that are at most so long.
    pub fn read(weights: &Weights, name: &str, length: f32) -> Result<Self, WeightsError> {
        let narrow = weights.matrix(&format!("{name}.narrow"), WIDTH, length)?;
        let parts = FEATURES * PART;
        let lower = weights.vector(&format!("{name}.lower.weight"), HIDDEN * parts)?;
        if narrow.width() != HIDDEN || narrow.outputs() != HIDDEN {
            return Err(WeightsError::Tensor(format!("{name}.narrow.bias")));
        }
        let bias = weights.vector(&format!("{name}.lower.bias"), PART)?;
        let missing = weights.vector(&format!("{name}.lower.pad"), parts)?;
        Ok(Scorer {
            narrow,
            lower: Bytes::new(&lower, &vec![0.0; parts], &[1.0; HIDDEN], parts, Summed::Each),
            bias: std::array::from_fn(|i| fixed(bias[i])),
            missing: std::array::from_fn(|feature| std::array::from_fn(|i| fixed(missing[feature * PART + i]))),
            upper: weights.matrix(&format!("{name}.upper"), HIDDEN, LENGTH)?,
        })
    }

    /// Number of moves.
    pub fn moves(&self) -> usize {
        self.upper.outputs()
    }

    /// Number of scores of a state: those of the moves, then some that are never the best.
    pub fn width(&self) -> usize {
        self.upper.width()
    }

    /// What each token adds as each of the features.
    pub fn prepare(&self, vectors: &[i16], machine: Machine) -> Prepared<'_, FEATURES> {
        let count = vectors.len() / WIDTH;
        let mut narrow = Room::of(count * HIDDEN);
        self.narrow.multiply_narrowed(machine, vectors, Rows(count, WIDTH), &mut narrow);
        let mut parts = Room::of(count * Self::ROW);
        let mut bytes = Room::of(narrow.len());
        let mut sizes = vec![0.0; count];
        machine.run(Step { rows: &narrow, bytes: &mut bytes, sizes: &mut sizes });
        let steps = self.lower.steps().as_chunks().0;
        let rows = bytes.chunks(CHUNK * HIDDEN).zip(sizes.chunks(CHUNK));
        for ((bytes, sizes), numbers) in rows.zip(parts.chunks_mut(CHUNK * Self::ROW)) {
            let parts = Parts { numbers: numbers.as_chunks_mut().0, panels: Self::ROW / PANEL, sizes, steps };
            self.lower.multiply(machine, bytes, Rows(sizes.len(), HIDDEN), parts);
        }
        Prepared { scorer: self, parts, scores: vec![0; self.width()], machine }
    }
}

/// Brings each row of [`HIDDEN`] numbers to steps of one size, the least with which they fit in a byte.
struct Step<'a> {
    rows: &'a [i16],
    bytes: &'a mut [u8],
    sizes: &'a mut [f32],
}

impl NullaryFnOnce for Step<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let rows = self.rows.as_chunks::<HIDDEN>().0.iter().zip(self.bytes.as_chunks_mut::<HIDDEN>().0);
        for ((row, bytes), size) in rows.zip(self.sizes) {
            let most = row.iter().fold(1, |most, x| most.max(x.saturating_abs()));
            *size = f32::from(most) / 127.0;
            let steps = 127.0 / f32::from(most);
            for i in 0..HIDDEN {
                bytes[i] = (rounded(f32::from(row[i]) * steps) + NOUGHT) as u8;
            }
        }
    }
}

/// Results in the steps of their rows and outputs, as what features add to a state.
struct Parts<'a> {
    numbers: &'a mut [[i16; PANEL]],
    /// of a row
    panels: usize,
    sizes: &'a [f32],
    steps: &'a [[f32; PANEL]],
}

impl Out for Parts<'_> {
    #[inline(always)]
    fn put(&mut self, row: usize, panel: usize, results: &[i32; PANEL]) {
        let (size, steps) = (self.sizes[row], &self.steps[panel]);
        let numbers = &mut self.numbers[row * self.panels + panel];
        for ((number, result), step) in numbers.iter_mut().zip(results).zip(steps) {
            *number = rounded((*result as f32 * (size * step)).clamp(-32_767.0, 32_767.0)) as i16;
        }
    }
}

/// A scorer with some tokens.
pub(crate) struct Prepared<'s, const FEATURES: usize> {
    scorer: &'s Scorer<FEATURES>,
    /// a row of [`Scorer::ROW`] numbers for each token
    parts: Room<i16>,
    scores: Vec<i32>,
    machine: Machine,
}

impl<const FEATURES: usize> Prepared<'_, FEATURES> {
    /// The best of the moves that are allowed in a state with these tokens; the first of those that are equally good.
    pub fn best(&mut self, features: [Option<usize>; FEATURES], allowed: &Allowed) -> Option<usize> {
        let mut hidden = [[0; HIDDEN]];
        self.machine.run(Hide { of: self, states: [features].into_iter(), hidden: &mut hidden });
        self.scorer.upper.multiply(self.machine, hidden.as_flattened(), Rows(1, HIDDEN), &mut self.scores);
        self.best_of(&self.scores, allowed)
    }

    /// Number of scores of a state.
    pub fn width(&self) -> usize {
        self.scorer.width()
    }

    /// The best of the moves that are allowed, by their scores; the first of those that are equally good.
    pub fn best_of(&self, scores: &[i32], allowed: &Allowed) -> Option<usize> {
        self.machine.run(Best { allowed, scores })
    }

    /// The scores of the moves in the states in which the first feature is a token and the others are none, for all tokens.
    pub fn alone(&self) -> Room<i32> {
        let count = self.parts.len() / Scorer::<FEATURES>::ROW;
        let state = |token| std::array::from_fn(|i| (i == 0).then_some(token));
        let mut hidden = Room::of(count * HIDDEN);
        self.machine.run(Hide { of: self, states: (0..count).map(state), hidden: hidden.as_chunks_mut().0 });
        let mut scores = Room::of(count * self.scorer.width());
        self.scorer.upper.multiply(self.machine, &hidden, Rows(count, HIDDEN), &mut scores);
        scores
    }
}

/// The vectors of states.
struct Hide<'a, States, const FEATURES: usize> {
    of: &'a Prepared<'a, FEATURES>,
    states: States,
    hidden: &'a mut [[i16; HIDDEN]],
}

impl<States: Iterator<Item = [Option<usize>; FEATURES]>, const FEATURES: usize> NullaryFnOnce
    for Hide<'_, States, FEATURES>
{
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let scorer = self.of.scorer;
        for (features, hidden) in self.states.zip(self.hidden) {
            let mut sums = scorer.bias;
            for (i, feature) in features.into_iter().enumerate() {
                let part = match feature {
                    Some(token) => &self.of.parts[token * Scorer::<FEATURES>::ROW + i * PART..][..PART],
                    None => &scorer.missing[i][..],
                };
                for (sum, x) in sums.iter_mut().zip(part) {
                    *sum = sum.saturating_add(*x);
                }
            }
            for i in 0..HIDDEN {
                hidden[i] = sums[i].max(sums[HIDDEN + i]);
            }
        }
    }
}

/// Which moves are allowed: the greatest score that each may have.
#[derive(Clone, Debug)]
pub(crate) struct Allowed(Vec<i32>);

impl Allowed {
    /// Of so many moves, those that a test holds for.
    pub fn new(width: usize, test: impl Fn(usize) -> bool) -> Allowed {
        Allowed((0..width).map(|i| if test(i) { i32::MAX } else { i32::MIN }).collect())
    }
}

/// The best of the moves that are allowed; the first of those that are equally good.
pub(crate) struct Best<'a> {
    pub allowed: &'a Allowed,
    pub scores: &'a [i32],
}

impl NullaryFnOnce for Best<'_> {
    type Output = Option<usize>;

    #[inline(always)]
    fn call(self) -> Option<usize> {
        let Best { allowed: Allowed(caps), scores } = self;
        let most = scores.iter().zip(caps).fold(i32::MIN, |most, (score, cap)| most.max(*score.min(cap)));
        let mut scores = scores.iter().zip(caps);
        if most == i32::MIN { None } else { scores.position(|(score, cap)| *score.min(cap) == most) }
    }
}
