//! What the commands that read files have in common.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::{input, pipeline::Pipeline};

/// How something is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Text,
    /// For programs (see `dateline schema`)
    Json,
}

/// How files are read and printed.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The coverage file (TOML): parties with their aliases, places, sources
    #[arg(long, value_name = "FILE.toml")]
    coverage: Option<PathBuf>,
}

impl Options {
    /// What reads files against the coverage.
    ///
    /// # Errors
    /// If the coverage file cannot be read.
    pub fn pipeline(&self) -> anyhow::Result<Pipeline> {
        Ok(Pipeline::new(input::coverage(self.coverage.as_deref())?))
    }
}
