//! Vectors of tokens: spaCy's `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use pulp::NullaryFnOnce;

use crate::bytes::{Bytes, Step, Summed};
use crate::hash::embedding_keys;
use crate::lexeme::Lexeme;
use crate::machine::Machine;
use crate::matrix::{Greatest, Matrix, Rows, SCALE, Starts, fixed};
use crate::room::Room;
use crate::weights::{Weights, WeightsError};

/// Numbers in a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Numbers of which each output is the greatest.
const PIECES: usize = 3;
/// Layers of the window encoder; each looks one token to either side.
const DEPTH: usize = 4;
/// Numbers that a maxout layer chooses from.
const CHOICE: usize = WIDTH * PIECES;
/// Numbers that a word comes to alone: its vector, then what it adds to the choice of the first window encoder's layer for the token
/// after it, for itself and for the token before it.
pub(crate) const ALONE: usize = WIDTH + 3 * CHOICE;
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

    /// Numbers brought to mean 0 and variance 1, scaled, shifted and added to what the row was before.
    #[inline(always)]
    fn finish(&self, mut best: [f32; WIDTH], old: &[i16; WIDTH], new: &mut [i16; WIDTH]) {
        let mean = sum(&best) / WIDTH as f32;
        let mut squares = [0.0; WIDTH];
        for i in 0..WIDTH {
            best[i] -= mean;
            squares[i] = best[i] * best[i];
        }
        let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
        for i in 0..WIDTH {
            new[i] = old[i].saturating_add(fixed(best[i] * scale * self.gain[i] + self.shift[i]));
        }
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
    const REACH: f32 = 4.75;

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
        let products = Bytes::new(&weight, &bias, &step.repeat(3), WIDTH, Summed::Pairs);
        let mut norm = Norm::read(weights, layer)?;
        norm.steps.copy_from_slice(products.steps());
        Ok(Window { sizes: step.map(|step| 1.0 / (step * SCALE)), products, norm })
    }
}

/// The first layer of a window encoder, with the outputs for the token before, then for the token itself, then for the one after. What is
/// added is added to the token's own.
fn first_layer(weights: &Weights, layer: &str, length: f32) -> Result<Matrix, WeightsError> {
    let weight = weights.vector(&format!("{layer}.weight"), 3 * WIDTH * CHOICE)?;
    let bias = weights.vector(&format!("{layer}.bias"), CHOICE)?;
    let beside = vec![0.0; CHOICE];
    let rows = (0..WIDTH).flat_map(|input| (0..3).map(move |token| token * WIDTH + input));
    let side_by_side: Vec<f32> = rows.flat_map(|row| &weight[row * CHOICE..][..CHOICE]).copied().collect();
    Ok(Matrix::new(&side_by_side, &[&beside[..], &bias, &beside].concat(), WIDTH, length))
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
    /// the first layer of the window encoder, for each of the three tokens that it looks at
    first: Matrix,
    first_norm: Norm,
    /// the other layers
    windows: Vec<Window>,
    /// what nothing comes to alone, as stands before and after the text
    nothing: [i16; ALONE],
    /// what the first layer makes of it
    padding: [i16; WIDTH],
    /// how long a vector is at most
    length: f32,
}

/// Rows that go through a layer together: as many as its results stay close by for.
const CHUNK: usize = 96;

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
        if mix.outputs() != CHOICE || mix.width() != mix.outputs() {
            return Err(bad("mix.bias"));
        }
        let mut mix_norm = Norm::read(weights, &layer)?;
        mix_norm.steps = [1.0 / (SCALE * (1_u32 << mix.bits()) as f32); WIDTH];
        let mut length = mix_norm.length();
        let layer = format!("{name}.window.0");
        let first = first_layer(weights, &layer, length)?;
        let mut first_norm = Norm::read(weights, &layer)?;
        first_norm.steps = [1.0 / SCALE; WIDTH];
        let mut spread = Spread::default();
        spread.add(&mix_norm);
        spread.add(&first_norm);
        length += first_norm.length();
        let mut windows = Vec::with_capacity(DEPTH - 1);
        for layer in (1..DEPTH).map(|i| format!("{name}.window.{i}")) {
            let window = Window::read(weights, &layer, &spread)?;
            spread.add(&window.norm);
            length += window.norm.length();
            windows.push(window);
        }
        let mut nothing = [0; ALONE];
        first.multiply_narrowed(machine, &[0; WIDTH], Rows(1, WIDTH), &mut nothing[WIDTH..]);
        let mut padding = [0; WIDTH];
        machine.run(First { norm: &first_norm, alone: &[&nothing; 3], new: &mut padding });
        Ok(Tok2Vec { tables, vectors, scales, mix, mix_norm, first, first_norm, windows, nothing, padding, length })
    }

    /// How long a vector of a token is at most.
    pub fn length(&self) -> f32 {
        self.length
    }

    /// What words come to alone: sets that of each in turn, for which `put` gives room.
    pub fn embed(&self, keys: &[Keys], machine: Machine, mut put: impl FnMut(usize, &[i16; WIDTH], &[i16])) {
        let parts = self.tables.len() + 1;
        let most = keys.len().min(CHUNK);
        let (mut inputs, mut chosen) = (Room::of(most * parts * WIDTH), Room::of(most * WIDTH));
        let (mut vectors, mut beside) = (Room::of(most * WIDTH), Room::of(most * 3 * CHOICE));
        let mut place = 0;
        for keys in keys.chunks(CHUNK) {
            for (keys, row) in keys.iter().zip(inputs.chunks_exact_mut(parts * WIDTH)) {
                machine.run(LookUp { tok2vec: self, keys, row });
            }
            let out = Greatest::new(&mut chosen, WIDTH);
            self.mix.multiply_into(machine, &inputs, Rows(keys.len(), parts * WIDTH), out);
            let starts = Rows(keys.len(), WIDTH);
            machine.run(Finish { norm: &self.mix_norm, chosen: &chosen, starts, old: None, new: &mut vectors });
            self.first.multiply_narrowed(machine, &vectors, starts, &mut beside);
            let vectors = vectors.as_chunks().0.iter().take(keys.len());
            for (vector, beside) in vectors.zip(beside.chunks_exact(3 * CHOICE)) {
                put(place, vector, beside);
                place += 1;
            }
        }
    }

    /// The vectors of tokens, of what their words come to alone. `lengths` are the numbers of tokens of texts that don't know of
    /// each other; `wanted` are the tokens whose vectors are asked for, as ranges in order, none beyond its text. The answer has
    /// the vectors of these, one after the other.
    pub fn encode(
        &self,
        words: &[&[i16; ALONE]],
        lengths: &[usize],
        wanted: &[Range<usize>],
        machine: Machine,
    ) -> Room<i16> {
        // Before each text and after the last, DEPTH rows of nothing. What a layer makes of those that no token reaches is
        // known, and what it makes of those that reach no token is not wanted.
        let count = words.len() + DEPTH * (lengths.len() + 1);
        let mut alone: Vec<&[i16; ALONE]> = Vec::with_capacity(count);
        let mut rows = Room::of(count * WIDTH);
        let mut pad = |alone: &mut Vec<_>| {
            for row in rows[alone.len() * WIDTH..][..DEPTH * WIDTH].as_chunks_mut().0 {
                *row = self.padding;
            }
            alone.extend([&self.nothing; DEPTH]);
        };
        // Of what is wanted, its rows and its text's.
        let mut parts: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(wanted.len());
        let mut wanted = wanted.iter().peekable();
        let mut from = 0;
        pad(&mut alone);
        for &length in lengths {
            let at = alone.len();
            alone.extend(&words[from..from + length]);
            while let Some(part) = wanted.next_if(|part| part.start < from + length) {
                parts.push((part.start - from + at..part.end - from + at, at..at + length));
            }
            from += length;
            pad(&mut alone);
        }
        // The rows that a layer must give: so far does a wanted row look in the layers above, and so far do tokens reach in those
        // below.
        let needed = |layer: usize| {
            let above = DEPTH - 1 - layer;
            let reach = above.min(layer + 1);
            let mut done = 0;
            parts.iter().map(move |(part, text)| {
                let first = part.start.saturating_sub(above).max(text.start - reach).max(done);
                let last = (part.end + above).min(text.end + reach);
                done = last.max(done);
                first..last
            })
        };
        for needed in needed(0).filter(|needed| !needed.is_empty()) {
            let alone = &alone[needed.start - 1..=needed.end];
            let new = &mut rows[needed.start * WIDTH..needed.end * WIDTH];
            machine.run(First { norm: &self.first_norm, alone, new });
        }
        let mut next = Room::of(rows.len());
        let mut starts: Vec<u32> = Vec::with_capacity(count);
        let mut chosen = Room::of(CHUNK.min(count) * WIDTH);
        let mut bytes = Room::of(rows.len());
        for (window, layer) in self.windows.iter().zip(1..) {
            machine.run(Step { rows: &rows, sizes: &window.sizes, bytes: &mut bytes });
            starts.clear();
            starts.extend(needed(layer).flatten().map(|row| ((row - 1) * WIDTH) as u32));
            for starts in starts.chunks(CHUNK) {
                window.products.multiply(machine, &bytes, starts, Greatest::new(&mut chosen, WIDTH));
                // A row's window begins a row before it.
                let (old, new) = (&rows[WIDTH..], &mut next[WIDTH..]);
                machine.run(Finish { norm: &window.norm, chosen: &chosen, starts, old: Some(old), new });
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

/// The first layer of the window encoder: of what three words add to a choice the greatest, normalised and added to the vector of the
/// word in their middle.
struct First<'a> {
    norm: &'a Norm,
    /// of each row, with the word before the first and the one after the last
    alone: &'a [&'a [i16; ALONE]],
    new: &'a mut [i16],
}

impl NullaryFnOnce for First<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let First { norm, alone, new } = self;
        for (words, new) in alone.windows(3).zip(new.as_chunks_mut().0) {
            let &[before, own, after] = words else { continue };
            let before: &[i16] = &before[WIDTH..][..CHOICE];
            let (vector, own) = (own.first_chunk().unwrap_or(&[0; WIDTH]), &own[WIDTH + CHOICE..][..CHOICE]);
            let after = &after[WIDTH + 2 * CHOICE..][..CHOICE];
            let mut best = [0.0; WIDTH];
            for (i, best) in best.iter_mut().enumerate() {
                let sum = |i: usize| before[i].saturating_add(own[i]).saturating_add(after[i]);
                *best = f32::from(sum(i).max(sum(WIDTH + i)).max(sum(2 * WIDTH + i))) * norm.steps[i];
            }
            norm.finish(best, vector, new);
        }
    }
}

/// Layer normalisation: what maxout chose, normalised and added to what the row was before.
struct Finish<'a, S> {
    norm: &'a Norm,
    chosen: &'a [i32],
    /// where each row stands in `old` and `new`
    starts: S,
    old: Option<&'a [i16]>,
    new: &'a mut [i16],
}

impl<S: Starts> NullaryFnOnce for Finish<'_, S> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Finish { norm, chosen, starts, old, new } = self;
        for (row, chosen) in chosen.as_chunks::<WIDTH>().0.iter().enumerate().take(starts.count()) {
            let mut best = [0.0; WIDTH];
            for i in 0..WIDTH {
                best[i] = chosen[i] as f32 * norm.steps[i];
            }
            let start = starts.start(row);
            let old = old.and_then(|old| old[start..].first_chunk()).unwrap_or(&[0; WIDTH]);
            if let Some(new) = new[start..].first_chunk_mut() {
                norm.finish(best, old, new);
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
