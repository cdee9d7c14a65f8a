//! Products of small matrices in whole numbers, the same on every machine.
//!
//! A number `x` that a layer is given is kept as `x` times [`SCALE`], rounded, in 16 bits; weights likewise, with a scale of
//! their own. Their products are summed in 32 bits. Sums of whole numbers don't depend on their order, so that the width of
//! the machine's registers changes the speed and not a bit of the answer; and a machine multiplies twice as many of them in
//! a step as it does floating-point numbers. Sixteen bits are more than the weights are stored with.

use pulp::NullaryFnOnce;

use crate::machine::Machine;

/// What the number one is kept as.
pub(crate) const SCALE: f32 = 1024.0;
/// Outputs that are worked on together; [`Matrix`] is laid out for it.
pub(crate) const PANEL: usize = 32;

/// Weights from `inputs` to `outputs` numbers, with what is added.
#[derive(Debug)]
pub(crate) struct Matrix {
    outputs: usize,
    /// for each panel of outputs, for each pair of inputs, the weights of both for one output after the other
    panels: Vec<[i16; 2 * PANEL]>,
    bias: Vec<[i32; PANEL]>,
    bits: u32,
}

impl Matrix {
    /// Lays out `weights`, a row an input, and `bias`, one an output. No row of inputs is longer than `length`, as a vector
    /// is long. The weights get the finest scale with which no sum can leave 32 bits (Cauchy and Schwarz).
    ///
    /// The number of inputs must be even. Outputs are filled up to a multiple of [`Matrix::PANEL`], with the least number
    /// that there is, so that none of them is ever the best.
    pub fn new(weights: &[f32], bias: &[f32], inputs: usize, length: f32) -> Matrix {
        let outputs = bias.len();
        let cell = |input: usize, output: usize| weights.get(input * outputs + output).copied().unwrap_or_default();
        let column = |output: usize| (0..inputs).map(|i| cell(i, output).powi(2)).sum::<f32>().sqrt() * length;
        let greatest = (0..outputs).map(|o| column(o) + bias[o].abs()).fold(0.0, f32::max);
        let widest = weights.iter().fold(0.0, |most: f32, w| most.max(w.abs()));
        let fits = |bits: &u32| {
            let scale = (1_u32 << bits) as f32;
            greatest * SCALE * scale < 2.0_f32.powi(31) * 0.99 && widest * scale < 32_767.0
        };
        let bits = (1..=14).rev().find(fits).unwrap_or(1);
        let scale = (1_u32 << bits) as f32;
        let weights = |input: usize, output: usize| (cell(input, output) * scale).round() as i16;
        let bias: Vec<i32> = bias.iter().map(|b| (b * scale * SCALE).round() as i32).collect();
        Matrix { bits, ..Matrix::whole(weights, &bias, inputs) }
    }

    /// Lays out weights and bias that are whole numbers already. All sums must fit in 32 bits.
    pub fn whole(weights: impl Fn(usize, usize) -> i16, bias: &[i32], inputs: usize) -> Matrix {
        let outputs = bias.len();
        let cell = |input: usize, output: usize| if output < outputs { weights(input, output) } else { 0 };
        let firsts = (0..outputs).step_by(PANEL);
        let panels = firsts.flat_map(|first| (0..inputs).step_by(2).map(move |input| (first, input)));
        let panels = panels.map(|(first, input)| std::array::from_fn(|i| cell(input + i % 2, first + i / 2))).collect();
        let bias = bias.chunks(PANEL).map(|part| std::array::from_fn(|i| part.get(i).copied().unwrap_or(i32::MIN)));
        Matrix { outputs, panels, bias: bias.collect(), bits: 0 }
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Number of outputs, filled up: the width of a row of results.
    pub fn width(&self) -> usize {
        self.bias.len() * PANEL
    }

    /// Bits of the scale of the weights: a result has that many more after the point than the inputs.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// Multiplies rows of inputs, each beginning at one of `starts`: `out` gets a row of [`Matrix::width`] numbers for each.
    pub fn multiply(&self, machine: Machine, input: &[i16], starts: impl Starts, out: &mut [i32]) {
        self.multiply_into(machine, input, starts, Whole::new(out, self.width()));
    }

    /// As [`Matrix::multiply`], with results as the next layer is given them.
    pub fn multiply_narrowed(&self, machine: Machine, input: &[i16], starts: impl Starts, out: &mut [i16]) {
        let numbers = out.as_chunks_mut().0;
        self.multiply_into(machine, input, starts, Narrowed { numbers, panels: self.bias.len(), bits: self.bits });
    }

    /// As [`Matrix::multiply`], into what makes something of the results.
    pub fn multiply_into(&self, machine: Machine, input: &[i16], starts: impl Starts, out: impl Out) {
        let (panels, bias, input) = (&self.panels[..], &self.bias[..], input.as_chunks().0);
        #[cfg(target_arch = "x86_64")]
        match machine {
            Machine::Avx512(simd) | Machine::Tiles(simd, _) => {
                simd.vectorize(Multiply { unit: simd, panels, bias, input, starts, out })
            }
            Machine::Avx2(simd) => simd.vectorize(Multiply { unit: simd, panels, bias, input, starts, out }),
            Machine::Any(_) => machine.run(Multiply { unit: Plain, panels, bias, input, starts, out }),
        }
        #[cfg(not(target_arch = "x86_64"))]
        machine.run(Multiply { unit: Plain, panels, bias, input, starts, out });
    }
}

/// What results go into.
pub(crate) trait Out {
    /// Takes a row's results for the outputs of a panel. A row's panels come in their order.
    fn put(&mut self, row: usize, panel: usize, results: &[i32; PANEL]);
}

/// The results as they are.
pub(crate) struct Whole<'a> {
    numbers: &'a mut [[i32; PANEL]],
    /// of a row
    panels: usize,
}

impl Whole<'_> {
    /// For rows that are so wide.
    pub fn new(numbers: &mut [i32], width: usize) -> Whole<'_> {
        Whole { numbers: numbers.as_chunks_mut().0, panels: width / PANEL }
    }
}

impl Out for Whole<'_> {
    #[inline(always)]
    fn put(&mut self, row: usize, panel: usize, results: &[i32; PANEL]) {
        self.numbers[row * self.panels + panel] = *results;
    }
}

/// Maxout: of the results that are compared, as those `width` and twice `width` after the first, the greatest.
pub(crate) struct Greatest<'a>(Whole<'a>);

impl Greatest<'_> {
    /// For rows that have so many that are compared with others each.
    pub fn new(numbers: &mut [i32], width: usize) -> Greatest<'_> {
        Greatest(Whole::new(numbers, width))
    }
}

impl Out for Greatest<'_> {
    #[inline(always)]
    fn put(&mut self, row: usize, panel: usize, results: &[i32; PANEL]) {
        let Whole { numbers, panels } = &mut self.0;
        let most = &mut numbers[row * *panels + panel % *panels];
        let old = if panel < *panels { [i32::MIN; PANEL] } else { *most };
        *most = std::array::from_fn(|i| old[i].max(results[i]));
    }
}

/// Results as the next layer is given them, which has `bits` less after the point.
struct Narrowed<'a> {
    numbers: &'a mut [[i16; PANEL]],
    /// of a row
    panels: usize,
    bits: u32,
}

impl Out for Narrowed<'_> {
    #[inline(always)]
    fn put(&mut self, row: usize, panel: usize, results: &[i32; PANEL]) {
        for (number, result) in self.numbers[row * self.panels + panel].iter_mut().zip(results) {
            *number = narrowed(*result, self.bits);
        }
    }
}

/// Where rows of inputs begin.
pub(crate) trait Starts: Copy {
    /// How many there are.
    fn count(self) -> usize;
    /// Where one begins.
    fn start(self, row: usize) -> usize;
}

/// Some rows, by their first numbers.
impl Starts for &[u32] {
    #[inline(always)]
    fn count(self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn start(self, row: usize) -> usize {
        self[row] as usize
    }
}

/// So many rows, one after the other, each so long.
#[derive(Clone, Copy)]
pub(crate) struct Rows(pub usize, pub usize);

impl Starts for Rows {
    #[inline(always)]
    fn count(self) -> usize {
        self.0
    }

    #[inline(always)]
    fn start(self, row: usize) -> usize {
        row * self.1
    }
}

/// How a machine adds products to the sums of a panel.
pub(crate) trait Unit: Copy {
    /// Inputs that are multiplied in one step.
    type Group: Copy;
    /// Their weights for the outputs of a panel.
    type Weights;
    type Sums: Copy;
    /// Numbers in a group.
    const SIZE: usize;
    /// Rows that are worked on together, as many as there are registers for.
    const ROWS: usize;
    /// Panels of the outputs of a lone row that are worked on together, at most four: each is a chain of sums that wait for each other.
    const PANELS: usize;
    fn load(self, sums: &[i32; PANEL]) -> Self::Sums;
    fn store(self, sums: Self::Sums) -> [i32; PANEL];
    fn add(self, sums: Self::Sums, weights: &Self::Weights, group: Self::Group) -> Self::Sums;
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::bytemuck::cast;

    use super::{PANEL, Unit};
    use crate::machine::{Avx2, Avx512};

    impl Unit for Avx512 {
        type Group = [i16; 2];
        type Weights = [i16; 2 * PANEL];
        type Sums = [__m512i; 2];
        const SIZE: usize = 2;
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
        fn add(self, sums: [__m512i; 2], weights: &[i16; 2 * PANEL], pair: [i16; 2]) -> [__m512i; 2] {
            let pair = self.avx512f._mm512_set1_epi32(cast(pair));
            let weights: [__m512i; 2] = cast(*weights);
            // The compiler makes one instruction of the two, `vpdpwssd`.
            let add =
                |i: usize| self.avx512f._mm512_add_epi32(sums[i], self.avx512bw._mm512_madd_epi16(weights[i], pair));
            [add(0), add(1)]
        }
    }

    impl Unit for Avx2 {
        type Group = [i16; 2];
        type Weights = [i16; 2 * PANEL];
        type Sums = [__m256i; 4];
        const SIZE: usize = 2;
        // Of sixteen registers eight have sums and four have weights; a third row's sums would go to memory and back.
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
        fn add(self, sums: [__m256i; 4], weights: &[i16; 2 * PANEL], pair: [i16; 2]) -> [__m256i; 4] {
            let pair = self.avx._mm256_set1_epi32(cast(pair));
            let weights: [__m256i; 4] = cast(*weights);
            let add = |i: usize| self.avx2._mm256_add_epi32(sums[i], self.avx2._mm256_madd_epi16(weights[i], pair));
            [add(0), add(1), add(2), add(3)]
        }
    }
}

/// Code that runs everywhere.
#[derive(Clone, Copy)]
struct Plain;

impl Unit for Plain {
    type Group = [i16; 2];
    type Weights = [i16; 2 * PANEL];
    type Sums = [i32; PANEL];
    const SIZE: usize = 2;
    const ROWS: usize = 1;
    const PANELS: usize = 1;

    #[inline(always)]
    fn load(self, sums: &[i32; PANEL]) -> [i32; PANEL] {
        *sums
    }

    #[inline(always)]
    fn store(self, sums: [i32; PANEL]) -> [i32; PANEL] {
        sums
    }

    #[inline(always)]
    fn add(self, mut sums: [i32; PANEL], weights: &[i16; 2 * PANEL], [a, b]: [i16; 2]) -> [i32; PANEL] {
        for (sum, [of_a, of_b]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
            let product = |x: i16, w: i16| i32::from(x) * i32::from(w);
            *sum = sum.wrapping_add(product(a, *of_a)).wrapping_add(product(b, *of_b));
        }
        sums
    }
}

/// The product of weights and rows of inputs.
pub(crate) struct Multiply<'a, U: Unit, S, O> {
    pub unit: U,
    /// for each panel of outputs, for each group of inputs
    pub panels: &'a [U::Weights],
    pub bias: &'a [[i32; PANEL]],
    pub input: &'a [U::Group],
    pub starts: S,
    pub out: O,
}

impl<U: Unit, S: Starts, O: Out> NullaryFnOnce for Multiply<'_, U, S, O> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let count = self.starts.count();
        if count == 1 {
            let panels = self.bias.len();
            let mut panel = 0;
            while panel < panels {
                let share = U::PANELS.min(panels - panel);
                match share {
                    1 => self.line::<1>(panel),
                    2 => self.line::<2>(panel),
                    3 if U::PANELS > 2 => self.line::<3>(panel),
                    _ if U::PANELS > 2 => self.line::<4>(panel),
                    _ => {}
                }
                panel += share;
            }
            return;
        }
        for panel in 0..self.bias.len() {
            let mut row = 0;
            while row < count {
                // What is left, in shares of about the same size.
                let left = count - row;
                let share = left.div_ceil(left.div_ceil(U::ROWS));
                match share {
                    1 => self.block::<1>(panel, row),
                    2 if U::ROWS > 1 => self.block::<2>(panel, row),
                    3 if U::ROWS > 3 => self.block::<3>(panel, row),
                    4 if U::ROWS > 3 => self.block::<4>(panel, row),
                    5 if U::ROWS > 3 => self.block::<5>(panel, row),
                    6 if U::ROWS > 3 => self.block::<6>(panel, row),
                    7 if U::ROWS > 3 => self.block::<7>(panel, row),
                    _ if U::ROWS > 3 => self.block::<8>(panel, row),
                    _ => {}
                }
                row += share;
            }
        }
    }
}

impl<U: Unit, S: Starts, O: Out> Multiply<'_, U, S, O> {
    /// The weights of a panel.
    #[inline(always)]
    fn weights(&self, panel: usize) -> &[U::Weights] {
        let groups = self.panels.len() / self.bias.len();
        &self.panels[panel * groups..][..groups]
    }

    /// A row's inputs.
    #[inline(always)]
    fn row(&self, row: usize) -> &[U::Group] {
        let groups = self.panels.len() / self.bias.len();
        &self.input[self.starts.start(row) / U::SIZE..][..groups]
    }

    /// Some panels of the outputs of one row.
    #[inline(always)]
    fn line<const PANELS: usize>(&mut self, first: usize) {
        let weights: [&[U::Weights]; PANELS] = std::array::from_fn(|i| self.weights(first + i));
        let mut sums: [U::Sums; PANELS] = std::array::from_fn(|i| self.unit.load(&self.bias[first + i]));
        for (k, group) in self.row(0).iter().enumerate() {
            for panel in 0..PANELS {
                sums[panel] = self.unit.add(sums[panel], &weights[panel][k], *group);
            }
        }
        for (panel, sums) in sums.into_iter().enumerate() {
            self.out.put(0, first + panel, &self.unit.store(sums));
        }
    }

    /// One panel of the outputs of some rows.
    #[inline(always)]
    fn block<const ROWS: usize>(&mut self, panel: usize, first: usize) {
        let weights = self.weights(panel);
        let rows: [&[U::Group]; ROWS] = std::array::from_fn(|i| &self.row(first + i)[..weights.len()]);
        let mut sums = [self.unit.load(&self.bias[panel]); ROWS];
        for (k, weights) in weights.iter().enumerate() {
            for row in 0..ROWS {
                sums[row] = self.unit.add(sums[row], weights, rows[row][k]);
            }
        }
        for (row, sums) in sums.into_iter().enumerate() {
            self.out.put(first + row, panel, &self.unit.store(sums));
        }
    }
}

/// A number as the layers are given it.
#[inline(always)]
pub(crate) fn fixed(x: f32) -> i16 {
    rounded((x * SCALE).clamp(-32_767.0, 32_767.0)) as i16
}

/// The whole number that is next to one of 16 bits, in the lowest bits.
#[inline(always)]
pub(crate) fn rounded(x: f32) -> i32 {
    // Adding 1.5 · 2²³ leaves it there, on every machine and without a branch.
    const ROUND: f32 = 12_582_912.0;
    (x + ROUND).to_bits() as i32
}

/// A result, which has `bits` more after the point, as the next layer is given it.
#[inline(always)]
pub(crate) fn narrowed(x: i32, bits: u32) -> i16 {
    let half = (x >> bits.saturating_sub(1)) & 1;
    ((x >> bits) + half).clamp(-32_767, 32_767) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_machine_gives_the_same_product() {
        let (inputs, outputs) = (38, 50);
        let number = |i: usize| ((i * 7919 % 1000) as f32 - 500.0) / 3130.0;
        let weights: Vec<f32> = (0..inputs * outputs).map(number).collect();
        let bias: Vec<f32> = (0..outputs).map(|i| number(i + 5)).collect();
        let matrix = Matrix::new(&weights, &bias, inputs, 8.0);
        let scale = SCALE * (1 << matrix.bits()) as f32;
        for count in 0..30 {
            let starts: Vec<u32> = (0..count as u32).map(|row| row * 6).collect();
            let numbers: Vec<f32> = (0..inputs + count * 6).map(|i| number(i + 99)).collect();
            let input: Vec<i16> = numbers.iter().map(|&x| fixed(x)).collect();
            let products: Vec<Vec<i32>> = Machine::all()
                .into_iter()
                .map(|machine| {
                    let mut out = vec![0; count * matrix.width()];
                    matrix.multiply(machine, &input, &starts[..], &mut out);
                    out
                })
                .collect();
            assert!(products.iter().all(|p| p == &products[0]));
            for (row, product) in products[0].chunks_exact(matrix.width()).enumerate() {
                for output in 0..outputs {
                    let sum = (0..inputs)
                        .fold(bias[output], |sum, k| sum + numbers[row * 6 + k] * weights[k * outputs + output]);
                    assert!((product[output] as f32 / scale - sum).abs() < 2e-3);
                }
                assert!(product[outputs..].iter().all(|&x| x == i32::MIN));
            }
        }
    }

    #[test]
    fn maxout_takes_the_greatest_whatever_stood_there() {
        let mut numbers = [9; 2 * PANEL];
        let mut out = Greatest::new(&mut numbers, PANEL);
        for (row, results) in [[1, 3, -2], [-5, -7, -6]].into_iter().enumerate() {
            for (panel, result) in results.into_iter().enumerate() {
                out.put(row, panel, &[result; PANEL]);
            }
        }
        assert_eq!(numbers, std::array::from_fn(|i| if i < PANEL { 3 } else { -5 }));
    }

    #[test]
    fn numbers_are_rounded_and_bounded() {
        assert_eq!([0.0, 1.0, -1.0, 0.0006, -0.0006].map(fixed), [0, 1024, -1024, 1, -1]);
        assert_eq!([100.0, -100.0, f32::INFINITY].map(fixed), [32_767, -32_767, 32_767]);
        assert_eq!([7, 8, 23, 24, -8, -9].map(|x| narrowed(x, 4)), [0, 1, 1, 2, 0, -1]);
        assert_eq!(narrowed(i32::MAX, 2), 32_767);
    }
}
