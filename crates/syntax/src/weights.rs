//! The file of weights: a safetensors container behind zstd.

use std::io::Read;

use half::f16;
use safetensors::{Dtype, SafeTensors};

use crate::matrix::Matrix;

/// Why a file of weights can't be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// the zstd frame is damaged, or holds more than weights can take
    #[error("the weights can't be unpacked: {0}")]
    Unpack(String),
    /// the container is damaged
    #[error("the weights are not in the safetensors format: {0}")]
    Container(#[from] safetensors::SafeTensorError),
    /// a tensor is missing, or is not of the shape or type that the model has
    #[error("tensor {0} is missing or not as the model has it")]
    Tensor(String),
    /// a list of labels is missing or holds one that is unknown
    #[error("the labels {0} are missing or not as the model has them")]
    Labels(String),
}

/// Bytes of an unpacked file at most: far more than those of the shipped model.
const MOST: u64 = 256 << 20;

/// Unpacks a file.
pub(crate) fn unpack(file: &[u8]) -> Result<Vec<u8>, WeightsError> {
    let unpack = |e: &dyn std::fmt::Display| WeightsError::Unpack(e.to_string());
    let decoder = ruzstd::decoding::StreamingDecoder::new(file).map_err(|e| unpack(&e))?;
    let mut bytes = Vec::with_capacity(16 << 20);
    let count = decoder.take(MOST).read_to_end(&mut bytes).map_err(|e| unpack(&e))?;
    if count as u64 == MOST { Err(WeightsError::Unpack("too large".to_owned())) } else { Ok(bytes) }
}

/// The tensors of a file by their names.
pub(crate) struct Weights<'a> {
    tensors: SafeTensors<'a>,
    labels: std::collections::HashMap<String, String>,
}

impl<'a> Weights<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Weights<'a>, WeightsError> {
        let (_, head) = SafeTensors::read_metadata(bytes)?;
        let labels = head.metadata().clone().unwrap_or_default();
        Ok(Weights { tensors: SafeTensors::deserialize(bytes)?, labels })
    }

    /// A list of labels, separated by spaces.
    pub fn labels(&self, name: &str) -> Result<Vec<&str>, WeightsError> {
        let labels = self.labels.get(name).ok_or_else(|| WeightsError::Labels(name.to_owned()))?;
        Ok(labels.split(' ').collect())
    }

    fn bytes(&self, name: &str, kind: Dtype) -> Result<(&'a [u8], Vec<usize>), WeightsError> {
        match self.tensors.tensor(name) {
            Ok(tensor) if tensor.dtype() == kind => Ok((tensor.data(), tensor.shape().to_vec())),
            _ => Err(WeightsError::Tensor(name.to_owned())),
        }
    }

    /// Bytes in planes: all first bytes, all second bytes, and so on. The shape is (planes, length).
    pub fn planes(&self, name: &str) -> Result<Vec<&'a [u8]>, WeightsError> {
        let (bytes, shape) = self.bytes(name, Dtype::U8)?;
        match shape[..] {
            [planes, length] if length > 0 && planes > 0 => Ok(bytes.chunks_exact(length).collect()),
            _ => Err(WeightsError::Tensor(name.to_owned())),
        }
    }

    /// Signed bytes, with the number of columns.
    pub fn steps(&self, name: &str) -> Result<(Vec<i8>, usize), WeightsError> {
        let (bytes, shape) = self.bytes(name, Dtype::I8)?;
        let columns = *shape.last().ok_or_else(|| WeightsError::Tensor(name.to_owned()))?;
        Ok((bytes.iter().map(|&b| b.cast_signed()).collect(), columns))
    }

    /// Numbers, stored in half or single precision.
    pub fn numbers(&self, name: &str) -> Result<Vec<f32>, WeightsError> {
        if let Ok((bytes, _)) = self.bytes(name, Dtype::F16) {
            return Ok(bytes.as_chunks().0.iter().map(|&b| f16::from_le_bytes(b).to_f32()).collect());
        }
        let (bytes, _) = self.bytes(name, Dtype::F32)?;
        Ok(bytes.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect())
    }

    /// So many numbers.
    pub fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        let numbers = self.numbers(name)?;
        if numbers.len() == length { Ok(numbers) } else { Err(WeightsError::Tensor(name.to_owned())) }
    }

    /// The weight and bias of a layer with so many inputs, which as a vector are at most so long.
    pub fn matrix(&self, layer: &str, inputs: usize, length: f32) -> Result<Matrix, WeightsError> {
        let bias = self.numbers(&format!("{layer}.bias"))?;
        let weight = self.vector(&format!("{layer}.weight"), inputs * bias.len())?;
        Ok(Matrix::new(&weight, &bias, inputs, length))
    }
}
