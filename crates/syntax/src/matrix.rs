//! Products of small matrices, the same on every machine.
//!
//! Each output is summed over the inputs in their order, one multiplication and one addition a step, and never with a
//! fused or re-ordered step: only whole outputs are worked on side by side. So the width of the machine's registers
//! (chosen at run time by [`pulp`]) changes the speed and not a bit of the answer.

use pulp::{Arch, Simd, WithSimd};

/// Outputs that are worked on together; [`Matrix`] is laid out for it.
const PANEL: usize = 16;
/// Rows that are worked on together.
const ROWS: usize = 6;

/// Weights from `inputs` to `outputs` numbers, with what is added.
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    /// for each panel of outputs, for each input, [`PANEL`] weights
    panels: Vec<[f32; PANEL]>,
    bias: Vec<[f32; PANEL]>,
}

impl Matrix {
    /// Lays out `weights`, a row an input, and `bias`, one an output.
    pub fn new(weights: &[f32], bias: &[f32], inputs: usize) -> Matrix {
        let outputs = bias.len();
        let cell = |input: usize, output: usize| weights.get(input * outputs + output).copied().unwrap_or_default();
        let mut panels = Vec::with_capacity(inputs * outputs.div_ceil(PANEL));
        for first in (0..outputs).step_by(PANEL) {
            for input in 0..inputs {
                panels.push(std::array::from_fn(|i| if first + i < outputs { cell(input, first + i) } else { 0.0 }));
            }
        }
        let bias =
            bias.chunks(PANEL).map(|part| std::array::from_fn(|i| part.get(i).copied().unwrap_or_default())).collect();
        Matrix { inputs, outputs, panels, bias }
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies rows of inputs, each beginning `stride` numbers after the one before it: `out` has a row of
    /// [`Matrix::outputs`] numbers for each. Rows that `input` has not in full are left as they are.
    pub fn multiply(&self, arch: Arch, input: &[f32], stride: usize, out: &mut [f32]) {
        arch.dispatch(Multiply { matrix: self, input, stride, out });
    }
}

struct Multiply<'a> {
    matrix: &'a Matrix,
    input: &'a [f32],
    stride: usize,
    out: &'a mut [f32],
}

impl WithSimd for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Multiply { matrix, input, stride, out } = self;
        let full = if input.len() < matrix.inputs { 0 } else { (input.len() - matrix.inputs) / stride + 1 };
        let rows = full.min(out.len() / matrix.outputs);
        for (panel, (weights, bias)) in matrix.panels.chunks_exact(matrix.inputs).zip(&matrix.bias).enumerate() {
            let mut put = |row: usize, sums: &[f32; PANEL]| {
                let out = &mut out[row * matrix.outputs..][..matrix.outputs][panel * PANEL..];
                match out.first_chunk_mut::<PANEL>() {
                    Some(out) => *out = *sums,
                    None => out.copy_from_slice(&sums[..out.len()]),
                }
            };
            let mut row = 0;
            while row + ROWS <= rows {
                let block = block(&input[row * stride..], stride, weights, bias);
                block.iter().enumerate().for_each(|(i, sums)| put(row + i, sums));
                row += ROWS;
            }
            while row < rows {
                put(row, &line(&input[row * stride..], weights, bias));
                row += 1;
            }
        }
    }
}

/// One panel of the outputs of [`ROWS`] rows. The iterators are zipped by hand so that no step checks a bound.
#[inline(always)]
fn block(input: &[f32], stride: usize, weights: &[[f32; PANEL]], bias: &[f32; PANEL]) -> [[f32; PANEL]; ROWS] {
    let [a, b, c, d, e, f]: [&[f32]; ROWS] = std::array::from_fn(|i| &input[i * stride..][..weights.len()]);
    let mut sums = [*bias; ROWS];
    for ((((((weights, a), b), c), d), e), f) in weights.iter().zip(a).zip(b).zip(c).zip(d).zip(e).zip(f) {
        let column = [*a, *b, *c, *d, *e, *f];
        for i in 0..ROWS {
            for j in 0..PANEL {
                sums[i][j] += column[i] * weights[j];
            }
        }
    }
    sums
}

/// One panel of the outputs of one row.
#[inline(always)]
fn line(input: &[f32], weights: &[[f32; PANEL]], bias: &[f32; PANEL]) -> [f32; PANEL] {
    let mut sums = *bias;
    for (weights, x) in weights.iter().zip(input) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += x * weight;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_what_summing_in_order_gives() {
        let (inputs, outputs, stride) = (37, 50, 41);
        let number = |i: usize| ((i * 7919 % 1000) as f32 - 500.0) / 313.0;
        let weights: Vec<f32> = (0..inputs * outputs).map(number).collect();
        let bias: Vec<f32> = (0..outputs).map(|i| number(i + 5)).collect();
        let matrix = Matrix::new(&weights, &bias, inputs);
        for rows in 0..10 {
            let input: Vec<f32> =
                (0..if rows == 0 { 0 } else { (rows - 1) * stride + inputs }).map(|i| number(i + 99)).collect();
            let mut out = vec![0.0; rows * outputs];
            matrix.multiply(Arch::new(), &input, stride, &mut out);
            for row in 0..rows {
                for output in 0..outputs {
                    let sum = (0..inputs)
                        .fold(bias[output], |sum, k| sum + input[row * stride + k] * weights[k * outputs + output]);
                    assert_eq!(out[row * outputs + output].to_bits(), sum.to_bits());
                }
            }
        }
    }
}
