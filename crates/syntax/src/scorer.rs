//! Scores of the moves of a transition system: spaCy's `TransitionBasedParser.v2` with an upper layer.

use pulp::{Arch, Simd, WithSimd};

use crate::matrix::Matrix;
use crate::tok2vec::WIDTH;
use crate::weights::{Weights, WeightsError};

/// Numbers in a state's vector.
const HIDDEN: usize = 64;
/// Numbers of which each number of a state's vector is the greatest.
const PIECES: usize = 2;
/// What one feature adds to a state.
const PART: usize = HIDDEN * PIECES;

/// Scores states by the tokens at some of their places, the features. A feature may be no token.
#[derive(Debug)]
pub(crate) struct Scorer<const FEATURES: usize> {
    narrow: Matrix,
    lower: Matrix,
    /// added to every state
    bias: Vec<f32>,
    /// what a feature adds that is no token
    missing: Vec<f32>,
    upper: Matrix,
}

impl<const FEATURES: usize> Scorer<FEATURES> {
    pub fn read(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let narrow = weights.matrix(&format!("{name}.narrow"), WIDTH)?;
        let inputs = narrow.outputs();
        let parts = FEATURES * PART;
        let lower = weights.vector(&format!("{name}.lower.weight"), inputs * parts)?;
        Ok(Scorer {
            narrow,
            lower: Matrix::new(&lower, &vec![0.0; parts], inputs),
            bias: weights.vector(&format!("{name}.lower.bias"), PART)?,
            missing: weights.vector(&format!("{name}.lower.pad"), parts)?,
            upper: weights.matrix(&format!("{name}.upper"), HIDDEN)?,
        })
    }

    /// Number of moves.
    pub fn moves(&self) -> usize {
        self.upper.outputs()
    }

    /// What each token adds as each of the features.
    pub fn prepare(&self, vectors: &[f32], arch: Arch) -> Prepared<'_, FEATURES> {
        let count = vectors.len() / WIDTH;
        let inputs = self.narrow.outputs();
        let mut narrow = vec![0.0; count * inputs];
        self.narrow.multiply(arch, vectors, WIDTH, &mut narrow);
        let mut parts = vec![0.0; count * FEATURES * PART];
        self.lower.multiply(arch, &narrow, inputs, &mut parts);
        Prepared { scorer: self, parts, scores: vec![0.0; self.moves()], arch }
    }
}

/// A scorer with the tokens of one text.
pub(crate) struct Prepared<'s, const FEATURES: usize> {
    scorer: &'s Scorer<FEATURES>,
    parts: Vec<f32>,
    scores: Vec<f32>,
    arch: Arch,
}

impl<const FEATURES: usize> Prepared<'_, FEATURES> {
    /// The scores of all moves in a state with these tokens.
    pub fn scores(&mut self, features: [Option<usize>; FEATURES]) -> &[f32] {
        let parts: [&[f32]; FEATURES] = std::array::from_fn(|i| match features[i] {
            Some(token) => &self.parts[(token * FEATURES + i) * PART..][..PART],
            None => &self.scorer.missing[i * PART..][..PART],
        });
        let mut hidden = [0.0; HIDDEN];
        self.arch.dispatch(Hide { bias: &self.scorer.bias, parts, hidden: &mut hidden });
        self.scorer.upper.multiply(self.arch, &hidden, HIDDEN, &mut self.scores);
        &self.scores
    }
}

struct Hide<'a, const FEATURES: usize> {
    bias: &'a [f32],
    parts: [&'a [f32]; FEATURES],
    hidden: &'a mut [f32; HIDDEN],
}

impl<const FEATURES: usize> WithSimd for Hide<'_, FEATURES> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut sums = [0.0; PART];
        sums.copy_from_slice(self.bias);
        for part in self.parts {
            for (sum, x) in sums.iter_mut().zip(part) {
                *sum += x;
            }
        }
        for i in 0..HIDDEN {
            let (a, b) = (sums[i], sums[HIDDEN + i]);
            self.hidden[i] = if a > b { a } else { b };
        }
    }
}

/// The best of the moves that are allowed; the first of those that are equally good.
pub(crate) fn best_of(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    let mut most = f32::NEG_INFINITY;
    for (i, &score) in scores.iter().enumerate() {
        if allowed(i) && (best.is_none() || score > most) {
            (best, most) = (Some(i), score);
        }
    }
    best
}
