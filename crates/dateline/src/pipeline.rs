//! The pure stages of one report in their order: read, understand.

use dateline_model::{Coverage, Reading};
#[cfg(feature = "serve")]
use dateline_read::Origin;
use dateline_read::{ReadError, archive::Document};
use dateline_understand::Engine;

/// Reads reports by the rules of a coverage.
#[derive(Debug)]
pub struct Pipeline {
    coverage: Coverage,
    engine: Engine,
}

impl Pipeline {
    /// A pipeline for a coverage.
    pub fn new(coverage: Coverage) -> Pipeline {
        Pipeline { engine: Engine::new(&coverage), coverage }
    }

    /// The coverage.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Reads a report and understands it. Its claims are linked to nothing yet.
    pub fn read(&self, document: &Document<'_>) -> Result<Reading, ReadError> {
        Ok(self.understood(document.read(&self.coverage)?))
    }

    /// The same of bytes that are one report.
    #[cfg(feature = "serve")]
    pub fn read_one(&self, bytes: &[u8], origin: &Origin<'_>) -> Result<Reading, ReadError> {
        Ok(self.understood(dateline_read::read(bytes, origin, &self.coverage)?))
    }

    fn understood(&self, mut reading: Reading) -> Reading {
        self.engine.understand(&mut reading);
        reading
    }
}
