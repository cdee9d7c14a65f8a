//! What the commands that read have in common.

use std::path::PathBuf;

use clap::ValueEnum;
use dateline_model::Coverage;

use crate::{claims::Claims, input, pipeline::Pipeline, report::Outcome};

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
    #[command(flatten)]
    against: Against,
}

impl Options {
    /// What reads files against the coverage.
    ///
    /// # Errors
    /// If the coverage file cannot be read.
    pub fn pipeline(&self) -> anyhow::Result<Pipeline> {
        self.against.pipeline()
    }
}

/// Against which coverage files are read.
#[derive(Debug, clap::Args)]
struct Against {
    /// The coverage file (TOML): parties with their aliases, places, sources
    #[arg(long, value_name = "FILE.toml")]
    coverage: Option<PathBuf>,
}

impl Against {
    fn pipeline(&self) -> anyhow::Result<Pipeline> {
        Ok(Pipeline::new(input::coverage(self.coverage.as_deref())?))
    }
}

/// Whose claims are looked at: those of files, or those of a ledger with what its desk ruled.
#[derive(Debug, clap::Args)]
pub struct Sources {
    /// Files to read; `-` is standard input
    #[cfg_attr(feature = "serve", arg(value_name = "FILE", required_unless_present = "db"))]
    #[cfg_attr(not(feature = "serve"), arg(value_name = "FILE", required = true))]
    files: Vec<PathBuf>,
    #[command(flatten)]
    against: Against,
    /// A ledger to look at instead of files
    #[cfg(feature = "serve")]
    #[arg(long, value_name = "FILE.db", conflicts_with_all = ["files", "coverage"])]
    db: Option<PathBuf>,
    /// Which coverage of the ledger, where it has several
    #[cfg(feature = "serve")]
    #[arg(long, value_name = "NAME", requires = "db")]
    slug: Option<String>,
}

impl Sources {
    /// The ledger, and which of its coverages, where it is one that is looked at.
    #[cfg(feature = "serve")]
    pub fn ledger(&self) -> Option<(&std::path::Path, Option<&str>)> {
        self.db.as_deref().map(|db| (db, self.slug.as_deref()))
    }

    /// Reads them.
    ///
    /// # Errors
    /// If the coverage file or the ledger cannot be read.
    pub fn claims(&self) -> anyhow::Result<(Claims, Coverage, Outcome)> {
        #[cfg(feature = "serve")]
        if let Some(db) = &self.db {
            return crate::ledger::claims(db, self.slug.as_deref());
        }
        let pipeline = self.against.pipeline()?;
        let (claims, outcome) = Claims::read(&self.files, &pipeline)?;
        Ok((claims, pipeline.coverage().clone(), outcome))
    }
}
