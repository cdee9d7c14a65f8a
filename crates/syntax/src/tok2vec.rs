//! Vectors of tokens: spaCy's `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use pulp::{Arch, Simd, WithSimd};

use crate::hash::embedding_keys;
use crate::lexeme::Lexeme;
use crate::matrix::Matrix;
use crate::weights::{Weights, WeightsError};

/// Numbers in a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Numbers of which each output is the greatest.
const PIECES: usize = 3;
/// Layers of the window encoder; each looks one token to either side.
const DEPTH: usize = 4;
/// Names of the embedding tables, in the order of [`Lexeme::attributes`].
const TABLES: [&str; 6] = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"];
/// Seed of the first table; each next one has the next number.
const FIRST_SEED: u32 = 8;

/// Which row of the static vectors a word has.
#[derive(Debug)]
pub(crate) struct VectorRows(HashMap<u64, u16, BuildHasherDefault<KeyHasher>>);

/// The keys are hashes already.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        // Of a key, the upper 24 bits are zero: it is put at both ends, for the table's place and for its tag.
        self.0 = key << 24 | key >> 16;
    }
}

impl VectorRows {
    /// Bits of a word's hash that are not kept.
    const DROPPED: u32 = 24;

    pub fn read(weights: &Weights) -> Result<VectorRows, WeightsError> {
        let gaps = weights.planes("keys.gaps")?;
        let rows = weights.planes("keys.rows")?;
        let number = |planes: &[&[u8]], i: usize| planes.iter().rev().fold(0, |n, plane| n << 8 | u64::from(plane[i]));
        let count = gaps[0].len();
        if rows[0].len() != count || gaps.len() > 4 || rows.len() > 2 {
            return Err(WeightsError::Tensor("keys".to_owned()));
        }
        let mut key = 0_u64;
        let mut map = HashMap::with_capacity_and_hasher(count, BuildHasherDefault::default());
        for i in 0..count {
            key = key.wrapping_add(number(&gaps, i));
            map.insert(key, number(&rows, i) as u16);
        }
        Ok(VectorRows(map))
    }

    fn row(&self, word: u64) -> Option<u16> {
        self.0.get(&(word >> Self::DROPPED)).copied()
    }
}

/// The rows of the tables that a token's embedding is the sum of. They are the same for every [`Tok2Vec`] of a model.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    tables: [[u32; 4]; TABLES.len()],
    vector: Option<u16>,
}

impl Keys {
    pub fn new(lexeme: &Lexeme, rows: &VectorRows) -> Keys {
        let tables = std::array::from_fn(|i| embedding_keys(lexeme.attributes[i], FIRST_SEED + i as u32));
        Keys { tables, vector: rows.row(lexeme.word) }
    }
}

/// A maxout layer with layer normalisation.
#[derive(Debug)]
struct Maxout {
    matrix: Matrix,
    norm: Norm,
}

#[derive(Debug)]
struct Norm {
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Norm {
    fn read(weights: &Weights, layer: &str) -> Result<Norm, WeightsError> {
        let part = |part: &str| weights.vector(&format!("{layer}.{part}"), WIDTH);
        Ok(Norm { gain: part("gain")?, shift: part("shift")? })
    }
}

/// Hash embeddings and static vectors, mixed, and a window encoder on them.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    /// A table a feature. Its rows stand behind the part of the mixing layer that they meet, so that mixing is adding.
    tables: Vec<Vec<f32>>,
    /// the static vectors behind their projection, in steps
    vectors: Vec<i8>,
    /// size of a step in each row
    scales: Vec<f32>,
    mix: Maxout,
    windows: Vec<Maxout>,
    /// what the first layer makes of nothing, as stands before and after the text
    padding: Vec<f32>,
}

impl Tok2Vec {
    pub fn read(weights: &Weights, name: &str, arch: Arch) -> Result<Tok2Vec, WeightsError> {
        let bad = |tensor: &str| WeightsError::Tensor(format!("{name}.{tensor}"));
        let mixed = WIDTH * PIECES;
        let weight = weights.numbers(&format!("{name}.mix.weight"))?;
        let blocks: Vec<&[f32]> = weight.chunks_exact(WIDTH * mixed).collect();
        let [blocks @ .., of_vectors] = &blocks[..] else { return Err(bad("mix.weight")) };
        if blocks.len() > TABLES.len() || weight.len() != (blocks.len() + 1) * WIDTH * mixed {
            return Err(bad("mix.weight"));
        }
        let mut tables = Vec::with_capacity(blocks.len());
        for (block, table) in blocks.iter().zip(TABLES) {
            let embeddings = weights.numbers(&format!("{name}.embed.{table}"))?;
            if embeddings.len() < WIDTH {
                return Err(bad(table));
            }
            let mut behind = vec![0.0; embeddings.len() / WIDTH * mixed];
            Matrix::new(block, &vec![0.0; mixed], WIDTH).multiply(arch, &embeddings, WIDTH, &mut behind);
            tables.push(behind);
        }
        let (vectors, columns) = weights.steps(&format!("{name}.vectors"))?;
        let scales = weights.vector(&format!("{name}.vectors.scale"), vectors.len() / WIDTH)?;
        if columns != WIDTH {
            return Err(bad("vectors"));
        }
        let bias = weights.vector(&format!("{name}.mix.bias"), mixed)?;
        let mix = Maxout {
            matrix: Matrix::new(of_vectors, &bias, WIDTH),
            norm: Norm::read(weights, &format!("{name}.mix"))?,
        };
        let mut windows = Vec::with_capacity(DEPTH);
        for layer in (0..DEPTH).map(|i| format!("{name}.window.{i}")) {
            let matrix = weights.matrix(&layer, 3 * WIDTH)?;
            if matrix.outputs() != mixed {
                return Err(bad("window"));
            }
            windows.push(Maxout { matrix, norm: Norm::read(weights, &layer)? });
        }
        let mut padding = vec![0.0; WIDTH];
        let mut buffer = vec![0.0; mixed];
        windows[0].matrix.multiply(arch, &[0.0; 3 * WIDTH], WIDTH, &mut buffer);
        arch.dispatch(Finish { pieces: &buffer, norm: &windows[0].norm, out: &mut padding, residual: false });
        Ok(Tok2Vec { tables, vectors, scales, mix, windows, padding })
    }

    /// The vectors of the tokens of one text, one after the other.
    pub fn vectors(&self, keys: &[Keys], arch: Arch) -> Vec<f32> {
        if keys.is_empty() {
            return Vec::new();
        }
        let count = keys.len();
        // Before the first token and after the last, DEPTH rows of nothing. What a layer makes of those that no token
        // reaches is known, and what it makes of those that reach no token is not wanted.
        let mut rows = vec![0.0; (count + 2 * DEPTH) * WIDTH];
        let mut pieces = vec![0.0; (count + 2 * DEPTH) * WIDTH * PIECES];
        self.embed(keys, arch, &mut pieces, &mut rows[DEPTH * WIDTH..(DEPTH + count) * WIDTH]);
        for (layer, window) in self.windows.iter().enumerate() {
            let reach = (layer + 1).min(DEPTH - 1 - layer);
            let first = DEPTH - reach;
            let height = count + 2 * reach;
            let pieces = &mut pieces[..height * WIDTH * PIECES];
            window.matrix.multiply(arch, &rows[(first - 1) * WIDTH..(first + height + 1) * WIDTH], WIDTH, pieces);
            let out = &mut rows[first * WIDTH..(first + height) * WIDTH];
            arch.dispatch(Finish { pieces, norm: &window.norm, out, residual: true });
            if layer == 0 {
                let (before, rest) = rows.split_at_mut(first * WIDTH);
                let after = &mut rest[height * WIDTH..];
                for row in before.chunks_exact_mut(WIDTH).chain(after.chunks_exact_mut(WIDTH)) {
                    row.copy_from_slice(&self.padding);
                }
            }
        }
        rows.drain(..DEPTH * WIDTH);
        rows.truncate(count * WIDTH);
        rows
    }

    /// Embeds and mixes.
    fn embed(&self, keys: &[Keys], arch: Arch, pieces: &mut [f32], out: &mut [f32]) {
        let mixed = WIDTH * PIECES;
        for (keys, row) in keys.iter().zip(out.chunks_exact_mut(WIDTH)) {
            if let Some(vector) = keys.vector.map(usize::from)
                && let (Some(steps), Some(&scale)) =
                    (self.vectors.chunks_exact(WIDTH).nth(vector), self.scales.get(vector))
            {
                for (number, &step) in row.iter_mut().zip(steps) {
                    *number = f32::from(step) * scale;
                }
            }
        }
        let pieces = &mut pieces[..keys.len() * mixed];
        self.mix.matrix.multiply(arch, out, WIDTH, pieces);
        for (keys, row) in keys.iter().zip(pieces.chunks_exact_mut(mixed)) {
            for (table, keys) in self.tables.iter().zip(&keys.tables) {
                let height = table.len() / mixed;
                let [a, b, c, d] = keys.map(|key| &table[key as usize % height * mixed..][..mixed]);
                arch.dispatch(Add { row, parts: [a, b, c, d] });
            }
        }
        arch.dispatch(Finish { pieces, norm: &self.mix.norm, out, residual: false });
    }
}

/// Adds four rows to one.
struct Add<'a> {
    row: &'a mut [f32],
    parts: [&'a [f32]; 4],
}

impl WithSimd for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let [a, b, c, d] = self.parts;
        for ((((x, a), b), c), d) in self.row.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *x += (a + b) + (c + d);
        }
    }
}

/// Maxout and layer normalisation: of each row of pieces the greatest, brought to mean 0 and variance 1, scaled and
/// shifted; put in the place of what is in `out`, or added to it.
struct Finish<'a> {
    pieces: &'a [f32],
    norm: &'a Norm,
    out: &'a mut [f32],
    residual: bool,
}

impl WithSimd for Finish<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (Some(gain), Some(shift)) = (self.norm.gain.first_chunk::<WIDTH>(), self.norm.shift.first_chunk::<WIDTH>())
        else {
            return;
        };
        let rows = self.pieces.as_chunks::<{ WIDTH * PIECES }>().0.iter().zip(self.out.as_chunks_mut::<WIDTH>().0);
        for (pieces, out) in rows {
            let mut best = [0.0; WIDTH];
            for i in 0..WIDTH {
                let (a, b, c) = (pieces[i], pieces[WIDTH + i], pieces[2 * WIDTH + i]);
                let ab = if a > b { a } else { b };
                best[i] = if ab > c { ab } else { c };
            }
            let mean = sum(&best) / WIDTH as f32;
            let mut squares = [0.0; WIDTH];
            for i in 0..WIDTH {
                best[i] -= mean;
                squares[i] = best[i] * best[i];
            }
            let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
            for i in 0..WIDTH {
                let value = best[i] * scale * gain[i] + shift[i];
                out[i] = if self.residual { out[i] + value } else { value };
            }
        }
    }
}

/// The sum of a row in a fixed order: sixteen sums side by side, then their sum.
#[inline(always)]
fn sum(row: &[f32; WIDTH]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0; LANES];
    for part in row.as_chunks::<LANES>().0 {
        for (sum, x) in sums.iter_mut().zip(part) {
            *sum += x;
        }
    }
    let mut width = LANES;
    while width > 1 {
        width /= 2;
        for i in 0..width {
            sums[i] += sums[i + width];
        }
    }
    sums[0]
}
