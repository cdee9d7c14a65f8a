//! Products of matrices in bytes: half the time of those in 16 bits where the machine multiplies and sums bytes in one instruction
//! (`vpdpbusd`), two thirds where it takes three (`vpmaddubsw`).
//!
//! Each number that a layer is given is kept in one of 256 steps, the size of a step its own; each output has a size of step for its
//! weights. The sums are whole numbers, so that the answer is the same on every machine; one that cannot multiply bytes takes them
//! for numbers of 16 bits. Of spaCy's arcs 99.6 % stay as they are (docs/benchmarks.md).

use pulp::NullaryFnOnce;

use crate::machine::Machine;
#[cfg(target_arch = "x86_64")]
use crate::matrix::Multiply;
use crate::matrix::{Matrix, Out, PANEL, Starts, rounded};
use crate::room::Room;
#[cfg(target_arch = "x86_64")]
use crate::tiles::{MultiplyTiled, Tiled, Tiles};

/// What the number nought is kept as.
pub(crate) const NOUGHT: i32 = 128;
/// The greatest weight.
const GREATEST: f32 = 127.0;
/// Inputs that are multiplied together. The products of two pairs of them, the first two of each half or the last two, are summed in
/// 16 bits.
const TOGETHER: usize = 8;
/// The greatest sum of the weights of two pairs that have the same sign: 255 times as much, as they are rounded, fits in 16 bits.
const GREATEST_SUM: f32 = 126.0;

/// Weights in bytes, with what is added.
#[derive(Debug)]
pub(crate) struct Bytes {
    inputs: usize,
    /// for each panel of outputs, for each four inputs, the weights of the four for one output after the other
    panels: Vec<[i8; 4 * PANEL]>,
    bias: Vec<[i32; PANEL]>,
    /// the same in 16 bits
    wide: Matrix,
    #[cfg(target_arch = "x86_64")]
    tiled: Tiled,
    /// what one is worth in an output, the same for those that are compared
    steps: Vec<f32>,
    summed: Summed,
}

/// Which products are summed in 16 bits where a machine has but `vpmaddubsw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Summed {
    /// those of two pairs of inputs: the weights are so small that their sum fits
    Pairs,
    /// none: the weights are as fine as bytes can be, and such a machine takes 16 bits
    Each,
}

impl Bytes {
    /// Lays out `weights`, a row an input, and `bias`, one an output. `sizes` are those of the inputs' steps. The outputs `i`,
    /// `i + compared`, `i + 2 * compared` … have one size of step.
    ///
    /// The number of inputs must be a multiple of [`TOGETHER`], that of outputs one of [`PANEL`].
    pub fn new(weights: &[f32], bias: &[f32], sizes: &[f32], compared: usize, summed: Summed) -> Bytes {
        let outputs = bias.len();
        let cell = |input: usize, output: usize| weights[input * outputs + output] * sizes[input];
        let mut steps = vec![f32::MIN_POSITIVE; compared];
        for output in 0..outputs {
            let step = &mut steps[output % compared];
            for input in 0..sizes.len() {
                *step = step.max(cell(input, output).abs() / GREATEST);
            }
            if summed == Summed::Each {
                continue;
            }
            for pair in (0..sizes.len()).step_by(TOGETHER).flat_map(|first| [first, first + 2]) {
                let cells = [0, 1, 4, 5].map(|i| cell(pair + i, output));
                for sign in [1.0, -1.0] {
                    let sum: f32 = cells.iter().map(|cell| (cell * sign).max(0.0)).sum();
                    *step = step.max(sum / GREATEST_SUM);
                }
            }
        }
        let weight = |input: usize, output: usize| (cell(input, output) / steps[output % compared]).round() as i8;
        let bias: Vec<i32> = (0..outputs)
            .map(|output| {
                // Nought is no nought: what it adds is taken off.
                let nought = (0..sizes.len()).map(|input| i32::from(weight(input, output)) * NOUGHT).sum::<i32>();
                (bias[output] / steps[output % compared]).round() as i32 - nought
            })
            .collect();
        let firsts = (0..outputs).step_by(PANEL);
        let fours = firsts.flat_map(|first| (0..sizes.len()).step_by(4).map(move |input| (first, input)));
        let panels =
            fours.map(|(first, input)| std::array::from_fn(|i| weight(input + i % 4, first + i / 4))).collect();
        let wide = Matrix::whole(|input, output| i16::from(weight(input, output)), &bias, sizes.len());
        let bias = bias.as_chunks().0.to_vec();
        #[cfg(target_arch = "x86_64")]
        let tiled = Tiled::new(weight, &bias, sizes.len());
        Bytes { inputs: sizes.len(), panels, bias, wide, tiled, steps, summed }
    }

    /// What one is worth in an output.
    pub fn steps(&self) -> &[f32] {
        &self.steps
    }

    /// Multiplies rows of inputs, each beginning at one of `starts`, in their order: `out` gets a row of numbers for each.
    pub fn multiply(&self, machine: Machine, input: &[u8], starts: impl Starts, out: impl Out) {
        #[cfg(target_arch = "x86_64")]
        match machine {
            Machine::Tiles(simd, tiles) if starts.count() >= Tiles::ENOUGH => {
                simd.vectorize(MultiplyTiled { tiles, weights: &self.tiled, input, starts, out });
                return;
            }
            Machine::Avx512(simd) | Machine::Tiles(simd, _) => {
                let (panels, bias, input) = (&self.panels[..], &self.bias[..], input.as_chunks().0);
                simd.vectorize(Multiply { unit: x86::InBytes(simd), panels, bias, input, starts, out });
                return;
            }
            Machine::Avx2(simd) if self.summed == Summed::Pairs => {
                let (panels, bias, input) = (self.panels.as_chunks().0, &self.bias[..], input.as_chunks().0);
                simd.vectorize(Multiply { unit: x86::InBytes(simd), panels, bias, input, starts, out });
                return;
            }
            Machine::Avx2(_) | Machine::Any(_) => {}
        }
        let Some(last) = starts.count().checked_sub(1) else { return };
        let first = starts.start(0);
        let input = &input[first..starts.start(last) + self.inputs];
        let mut wide = Room::of(input.len());
        for (wide, byte) in wide.iter_mut().zip(input) {
            *wide = i16::from(*byte);
        }
        self.wide.multiply_into(machine, &wide, After(starts, first), out);
    }
}

/// Rows whose first inputs are left out.
#[derive(Clone, Copy)]
struct After<S>(S, usize);

impl<S: Starts> Starts for After<S> {
    #[inline(always)]
    fn count(self) -> usize {
        self.0.count()
    }

    #[inline(always)]
    fn start(self, row: usize) -> usize {
        self.0.start(row) - self.1
    }
}

/// Brings numbers to the steps of a layer: `sizes` are how many steps one is, for each number of a row.
pub(crate) struct Step<'a, const WIDTH: usize> {
    pub rows: &'a [i16],
    pub sizes: &'a [f32; WIDTH],
    pub bytes: &'a mut [u8],
}

impl<const WIDTH: usize> NullaryFnOnce for Step<'_, WIDTH> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let rows = self.rows.as_chunks::<WIDTH>().0.iter();
        for (row, bytes) in rows.zip(self.bytes.as_chunks_mut::<WIDTH>().0) {
            for i in 0..WIDTH {
                bytes[i] = (rounded((f32::from(row[i]) * self.sizes[i]).clamp(-128.0, 127.0)) + NOUGHT) as u8;
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m256i, __m512i, _mm512_dpbusd_epi32};

    use pulp::bytemuck::cast;

    use super::TOGETHER;
    use crate::machine::{Avx2, Avx512};
    use crate::matrix::{PANEL, Unit};

    /// A kind of machine that multiplies bytes.
    #[derive(Clone, Copy)]
    pub(super) struct InBytes<M>(pub M);

    impl Unit for InBytes<Avx512> {
        type Group = [u8; 4];
        type Weights = [i8; 4 * PANEL];
        type Sums = [__m512i; 2];
        const SIZE: usize = 4;
        const ROWS: usize = 8;
        const PANELS: usize = 4;

        #[inline(always)]
        fn load(self, sums: &[i32; PANEL]) -> [__m512i; 2] {
            cast(*sums)
        }

        #[inline(always)]
        fn store(self, sums: [__m512i; 2]) -> [i32; PANEL] {
            cast(sums)
        }

        #[inline(always)]
        #[allow(unsafe_code)] // pulp does not have this instruction, which saves a fifth of all time (docs/benchmarks.md)
        fn add(self, sums: [__m512i; 2], weights: &[i8; 4 * PANEL], group: [u8; 4]) -> [__m512i; 2] {
            let group = self.0.avx512f._mm512_set1_epi32(cast(group));
            let weights: [__m512i; 2] = cast(*weights);
            // SAFETY: an `Avx512` is made only where the machine has AVX-512 and VNNI.
            unsafe {
                [_mm512_dpbusd_epi32(sums[0], group, weights[0]), _mm512_dpbusd_epi32(sums[1], group, weights[1])]
            }
        }
    }

    impl Unit for InBytes<Avx2> {
        type Group = [u8; TOGETHER];
        type Weights = [[i8; 4 * PANEL]; 2];
        type Sums = [__m256i; 4];
        const SIZE: usize = TOGETHER;
        const ROWS: usize = 2;
        const PANELS: usize = 2;

        #[inline(always)]
        fn load(self, sums: &[i32; PANEL]) -> [__m256i; 4] {
            cast(*sums)
        }

        #[inline(always)]
        fn store(self, sums: [__m256i; 4]) -> [i32; PANEL] {
            cast(sums)
        }

        #[inline(always)]
        fn add(self, sums: [__m256i; 4], weights: &[[i8; 4 * PANEL]; 2], group: [u8; TOGETHER]) -> [__m256i; 4] {
            let Avx2 { avx, avx2, .. } = self.0;
            let halves: [i32; 2] = cast(group);
            let [first, last] = halves.map(|half| avx._mm256_set1_epi32(half));
            let weights: [[__m256i; 4]; 2] = [cast(weights[0]), cast(weights[1])];
            let add = |i: usize| {
                let pairs = avx2._mm256_add_epi16(
                    avx2._mm256_maddubs_epi16(first, weights[0][i]),
                    avx2._mm256_maddubs_epi16(last, weights[1][i]),
                );
                avx2._mm256_add_epi32(sums[i], avx2._mm256_madd_epi16(pairs, avx._mm256_set1_epi16(1)))
            };
            [add(0), add(1), add(2), add(3)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Whole;

    #[test]
    fn every_machine_gives_the_same_product_which_is_near_the_true_one() {
        for summed in [Summed::Pairs, Summed::Each] {
            let (inputs, outputs, compared) = (40, 64, 32);
            let number = |i: usize| ((i * 7919 % 1000) as f32 - 500.0) / 500.0;
            let weights: Vec<f32> = (0..inputs * outputs).map(number).collect();
            let bias: Vec<f32> = (0..outputs).map(|i| number(i + 5)).collect();
            let sizes: Vec<f32> = (0..inputs).map(|i| 0.01 + 0.001 * i as f32).collect();
            let matrix = Bytes::new(&weights, &bias, &sizes, compared, summed);
            // Rows side by side, and with a gap after some.
            for (count, gap) in (1..36).flat_map(|count| [(count, 0), (count, 16)]) {
                let starts: Vec<u32> =
                    (0..count).map(|row| (row * inputs + if row > 5 { gap } else { 0 }) as u32).collect();
                let input: Vec<u8> = (0..count * inputs + gap).map(|i| (i * 83 % 256) as u8).collect();
                let products = Machine::all().into_iter().map(|machine| {
                    let mut out = vec![0; count * outputs];
                    matrix.multiply(machine, &input, &starts[..], Whole::new(&mut out, outputs));
                    out
                });
                let products: Vec<Vec<i32>> = products.collect();
                assert!(products.iter().all(|product| product == &products[0]));
                for (row, product) in products[0].chunks_exact(outputs).enumerate() {
                    for output in 0..outputs {
                        let x = |k: usize| (f32::from(input[starts[row] as usize + k]) - 128.0) * sizes[k];
                        let sum = (0..inputs).fold(bias[output], |sum, k| sum + x(k) * weights[k * outputs + output]);
                        // Each weight and the bias are rounded to a step.
                        let step = matrix.steps()[output % compared];
                        let rounded = (0..inputs).fold(0.5, |sum, k| sum + (x(k) / sizes[k]).abs() / 2.0) * step;
                        assert!((product[output] as f32 * step - sum).abs() <= rounded * 1.001);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_are_brought_to_steps() {
        for machine in Machine::all() {
            let mut bytes = [0; 4];
            machine.run(Step { rows: &[0, 1024, -32_000, 32_000], sizes: &[0.01; 4], bytes: &mut bytes });
            assert_eq!(bytes, [128, 138, 0, 255]);
        }
    }
}
