//! Vectors of tokens: spaCy's `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use pulp::NullaryFnOnce;

use crate::bytes::{Bytes, Step};
use crate::hash::embedding_keys;
use crate::lexeme::Lexeme;
use crate::machine::Machine;
use crate::matrix::{Matrix, Rows, SCALE, Starts, fixed};
use crate::room::Room;
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

/// A maxout layer's end: layer normalisation.
#[derive(Debug)]
struct Norm {
    /// what one is worth in what comes in
    steps: [f32; WIDTH],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Norm {
    fn read(weights: &Weights, layer: &str) -> Result<Norm, WeightsError> {
        let part = |part: &str| {
            let numbers = weights.vector(&format!("{layer}.{part}"), WIDTH)?;
            numbers.try_into().map_err(|_| WeightsError::Tensor(format!("{layer}.{part}")))
        };
        Ok(Norm { steps: [1.0; WIDTH], gain: part("gain")?, shift: part("shift")? })
    }

    /// How long a row of its outputs is at most: normalised, it has the length of a row of ones.
    fn length(&self) -> f32 {
        let gain = self.gain.iter().fold(0.0, |most: f32, x| most.max(x.abs()));
        gain * (WIDTH as f32).sqrt() + norm(&self.shift)
    }
}

/// How far the numbers of a token's vector lie from nought, as the layers that add to it tell: a layer's numbers have its shift for
/// their mean and its gain for their deviation.
#[derive(Debug)]
struct Spread {
    mean: [f32; WIDTH],
    variance: [f32; WIDTH],
}

impl Default for Spread {
    fn default() -> Spread {
        Spread { mean: [0.0; WIDTH], variance: [0.0; WIDTH] }
    }
}

impl Spread {
    /// Numbers that many times as far from nought as usual are the last that have steps of their own.
    const REACH: f32 = 4.25;

    fn add(&mut self, norm: &Norm) {
        for i in 0..WIDTH {
            self.mean[i] += norm.shift[i];
            self.variance[i] += norm.gain[i] * norm.gain[i];
        }
    }

    /// The size of a step for each number, of 127 up to the farthest.
    fn step(&self) -> [f32; WIDTH] {
        let usual = |i: usize| (self.mean[i] * self.mean[i] + self.variance[i]).sqrt();
        std::array::from_fn(|i| (usual(i) * Spread::REACH / 127.0).max(f32::MIN_POSITIVE))
    }
}

/// A layer that looks at a token and those beside it.
#[derive(Debug)]
struct Window {
    /// how many steps one is, for what comes in
    sizes: [f32; WIDTH],
    products: Bytes,
    norm: Norm,
}

impl Window {
    fn read(weights: &Weights, layer: &str, spread: &Spread) -> Result<Window, WeightsError> {
        let bias = weights.vector(&format!("{layer}.bias"), WIDTH * PIECES)?;
        let weight = weights.vector(&format!("{layer}.weight"), 3 * WIDTH * WIDTH * PIECES)?;
        let step = spread.step();
        let products = Bytes::new(&weight, &bias, &step.repeat(3), WIDTH);
        let mut norm = Norm::read(weights, layer)?;
        norm.steps.copy_from_slice(products.steps());
        Ok(Window { sizes: step.map(|step| 1.0 / (step * SCALE)), products, norm })
    }
}

fn norm(row: &[f32]) -> f32 {
    row.iter().map(|x| x * x).sum::<f32>().sqrt()
}

/// Hash embeddings and static vectors, mixed, and a window encoder on them.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    /// a table an attribute
    tables: Vec<Vec<i16>>,
    /// the static vectors behind their projection, in steps
    vectors: Vec<i8>,
    /// size of a step in each row
    scales: Vec<f32>,
    mix: Matrix,
    mix_norm: Norm,
    windows: Vec<Window>,
    /// what the first layer makes of nothing, as stands before and after the text
    padding: [i16; WIDTH],
    /// how long a vector is at most
    length: f32,
}

/// Rows that go through a layer together: as many as its results stay close by for.
const CHUNK: usize = 48;

impl Tok2Vec {
    pub fn read(weights: &Weights, name: &str, machine: Machine) -> Result<Tok2Vec, WeightsError> {
        let bad = |tensor: &str| WeightsError::Tensor(format!("{name}.{tensor}"));
        let (mut tables, mut square) = (Vec::with_capacity(TABLES.len()), 0.0);
        for table in TABLES {
            let Ok(numbers) = weights.numbers(&format!("{name}.embed.{table}")) else { break };
            if numbers.len() < WIDTH || numbers.len() % WIDTH != 0 {
                return Err(bad(table));
            }
            square += (4.0 * numbers.chunks(WIDTH).map(norm).fold(0.0, f32::max)).powi(2);
            tables.push(numbers.into_iter().map(fixed).collect());
        }
        let (vectors, columns) = weights.steps(&format!("{name}.vectors"))?;
        let scales = weights.vector(&format!("{name}.vectors.scale"), vectors.len() / WIDTH)?;
        if columns != WIDTH {
            return Err(bad("vectors"));
        }
        let longest =
            |(row, scale): (&[i8], &f32)| norm(&row.iter().map(|&x| f32::from(x)).collect::<Vec<_>>()) * scale;
        square += vectors.chunks(WIDTH).zip(&scales).map(longest).fold(0.0, f32::max).powi(2);
        let layer = format!("{name}.mix");
        let mix = weights.matrix(&layer, (tables.len() + 1) * WIDTH, square.sqrt())?;
        if mix.outputs() != WIDTH * PIECES || mix.width() != mix.outputs() {
            return Err(bad("mix.bias"));
        }
        let mut mix_norm = Norm::read(weights, &layer)?;
        mix_norm.steps = [1.0 / (SCALE * (1_u32 << mix.bits()) as f32); WIDTH];
        let mut spread = Spread::default();
        spread.add(&mix_norm);
        let mut length = mix_norm.length();
        let mut windows = Vec::with_capacity(DEPTH);
        for layer in (0..DEPTH).map(|i| format!("{name}.window.{i}")) {
            let window = Window::read(weights, &layer, &spread)?;
            spread.add(&window.norm);
            length += window.norm.length();
            windows.push(window);
        }
        let mut padding = [0; WIDTH];
        let (mut bytes, mut pieces) = ([0; 3 * WIDTH], vec![0; WIDTH * PIECES]);
        machine.run(Step { rows: &[0; 3 * WIDTH], sizes: &windows[0].sizes, bytes: &mut bytes });
        windows[0].products.multiply(machine, &bytes, Rows(1, WIDTH), &mut pieces);
        let starts = Rows(1, WIDTH);
        machine.run(Finish { norm: &windows[0].norm, pieces: &pieces, starts, old: None, new: &mut padding });
        Ok(Tok2Vec { tables, vectors, scales, mix, mix_norm, windows, padding, length })
    }

    /// How long a vector of a token is at most.
    pub fn length(&self) -> f32 {
        self.length
    }

    /// The vectors of words alone.
    pub fn embed(&self, keys: &[Keys], machine: Machine) -> Vec<i16> {
        let parts = self.tables.len() + 1;
        let mut out = vec![0; keys.len() * WIDTH];
        let mut inputs = vec![0; keys.len().min(CHUNK) * parts * WIDTH];
        let mut pieces = vec![0; keys.len().min(CHUNK) * WIDTH * PIECES];
        for (keys, out) in keys.chunks(CHUNK).zip(out.chunks_mut(CHUNK * WIDTH)) {
            for (keys, row) in keys.iter().zip(inputs.chunks_exact_mut(parts * WIDTH)) {
                machine.run(LookUp { tok2vec: self, keys, row });
            }
            self.mix.multiply(machine, &inputs, Rows(keys.len(), parts * WIDTH), &mut pieces[..]);
            let starts = Rows(keys.len(), WIDTH);
            machine.run(Finish { norm: &self.mix_norm, pieces: &pieces, starts, old: None, new: out });
        }
        out
    }

    /// The vectors of tokens, of those of words alone. `lengths` are the numbers of tokens of texts that don't know of each
    /// other; `wanted` are the tokens whose vectors are asked for, as ranges in order, none beyond its text. The answer has
    /// the vectors of these, one after the other.
    pub fn encode(&self, words: &[i16], lengths: &[usize], wanted: &[Range<usize>], machine: Machine) -> Room<i16> {
        // Before each text and after the last, DEPTH rows of nothing. What a layer makes of those that no token reaches is
        // known, and what it makes of those that reach no token is not wanted.
        let count = words.len() / WIDTH;
        let mut rows = Room::of((count + DEPTH * (lengths.len() + 1)) * WIDTH);
        let mut next = Room::of(rows.len());
        let mut pad = |at: usize, rows: &mut [i16]| {
            rows[at * WIDTH..][..DEPTH * WIDTH].fill(0);
            for row in next[at * WIDTH..][..DEPTH * WIDTH].as_chunks_mut().0 {
                *row = self.padding;
            }
        };
        // Of what is wanted, its rows and its text's.
        let mut parts: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(wanted.len());
        let mut wanted = wanted.iter().peekable();
        let (mut from, mut at) = (0, DEPTH);
        pad(0, &mut rows);
        for &length in lengths {
            rows[at * WIDTH..][..length * WIDTH].copy_from_slice(&words[from * WIDTH..][..length * WIDTH]);
            while let Some(part) = wanted.next_if(|part| part.start < from + length) {
                parts.push((part.start - from + at..part.end - from + at, at..at + length));
            }
            from += length;
            at += length + DEPTH;
            pad(at - DEPTH, &mut rows);
        }
        let mut starts: Vec<u32> = Vec::with_capacity(rows.len() / WIDTH);
        let mut pieces = Room::of(CHUNK.min(rows.len() / WIDTH) * WIDTH * PIECES);
        let mut bytes = Room::of(rows.len());
        for (layer, window) in self.windows.iter().enumerate() {
            // So far does a wanted row look in the layers above, and so far do tokens reach in those below.
            let above = DEPTH - 1 - layer;
            let reach = above.min(layer + 1);
            machine.run(Step { rows: &rows, sizes: &window.sizes, bytes: &mut bytes });
            starts.clear();
            let mut done = 0;
            for (part, text) in &parts {
                let first = part.start.saturating_sub(above).max(text.start - reach).max(done);
                let last = (part.end + above).min(text.end + reach);
                starts.extend((first..last).map(|row| ((row - 1) * WIDTH) as u32));
                done = last.max(done);
            }
            for starts in starts.chunks(CHUNK) {
                window.products.multiply(machine, &bytes, starts, &mut pieces);
                // A row's window begins a row before it.
                let (old, new) = (&rows[WIDTH..], &mut next[WIDTH..]);
                machine.run(Finish { norm: &window.norm, pieces: &pieces, starts, old: Some(old), new });
            }
            std::mem::swap(&mut rows, &mut next);
        }
        let mut end = 0;
        for (part, _) in parts {
            let length = part.len() * WIDTH;
            rows.copy_within(part.start * WIDTH..part.end * WIDTH, end);
            end += length;
        }
        rows.shorten(end);
        rows
    }
}

/// The embeddings of a word's attributes, then its static vector.
struct LookUp<'a> {
    tok2vec: &'a Tok2Vec,
    keys: &'a Keys,
    row: &'a mut [i16],
}

impl NullaryFnOnce for LookUp<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let LookUp { tok2vec, keys, row } = self;
        let rows = row.as_chunks_mut::<WIDTH>().0;
        for ((row, table), keys) in rows.iter_mut().zip(&tok2vec.tables).zip(&keys.tables) {
            let table = table.as_chunks::<WIDTH>().0;
            let [a, b, c, d] = keys.map(|key| &table[key as usize % table.len()]);
            for (i, x) in row.iter_mut().enumerate() {
                *x = a[i].saturating_add(b[i]).saturating_add(c[i]).saturating_add(d[i]);
            }
        }
        let Some(row) = rows.last_mut() else { return };
        let (vectors, scales) = (tok2vec.vectors.as_chunks::<WIDTH>().0, &tok2vec.scales);
        match keys.vector.map(usize::from).and_then(|i| Some((vectors.get(i)?, scales.get(i)?))) {
            Some((steps, scale)) => {
                for (x, &step) in row.iter_mut().zip(steps) {
                    *x = fixed(f32::from(step) * scale);
                }
            }
            None => row.fill(0),
        }
    }
}

/// Maxout and layer normalisation: of the pieces of a row the greatest, brought to mean 0 and variance 1, scaled, shifted
/// and added to what the row was before.
struct Finish<'a, S> {
    norm: &'a Norm,
    pieces: &'a [i32],
    /// where each row stands in `old` and `new`
    starts: S,
    old: Option<&'a [i16]>,
    new: &'a mut [i16],
}

impl<S: Starts> NullaryFnOnce for Finish<'_, S> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Finish { norm, pieces, starts, old, new } = self;
        for (row, pieces) in pieces.as_chunks::<{ WIDTH * PIECES }>().0.iter().enumerate().take(starts.count()) {
            let mut best = [0.0; WIDTH];
            for i in 0..WIDTH {
                best[i] = pieces[i].max(pieces[WIDTH + i]).max(pieces[2 * WIDTH + i]) as f32 * norm.steps[i];
            }
            let mean = sum(&best) / WIDTH as f32;
            let mut squares = [0.0; WIDTH];
            for i in 0..WIDTH {
                best[i] -= mean;
                squares[i] = best[i] * best[i];
            }
            let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
            let start = starts.start(row);
            let old = old.and_then(|old| old[start..].first_chunk()).unwrap_or(&[0; WIDTH]);
            if let Some(new) = new[start..].first_chunk_mut::<WIDTH>() {
                for i in 0..WIDTH {
                    new[i] = old[i].saturating_add(fixed(best[i] * scale * norm.gain[i] + norm.shift[i]));
                }
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
