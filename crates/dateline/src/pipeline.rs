//! The pure stages of one report in their order: read, understand.

use dateline_model::{Coverage, Reading};
use dateline_read::{ReadError, archive::Document};
use dateline_understand::{Engine, Sentence};

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

    /// The same without a parse: see [`Engine::words_only`].
    pub fn words_only(self) -> Pipeline {
        Pipeline { engine: self.engine.words_only(), ..self }
    }

    /// The coverage.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Reads a report and understands it. Its claims are linked to nothing yet.
    pub fn read(&self, document: &Document<'_>) -> Result<Reading, ReadError> {
        let mut reading = document.read(&self.coverage)?;
        self.engine.understand(&mut reading);
        Ok(reading)
    }

    /// Reads a report, understands it, and tells what was made of each sentence.
    pub fn explain(&self, document: &Document<'_>) -> Result<(Reading, Vec<Sentence>), ReadError> {
        let mut reading = document.read(&self.coverage)?;
        let sentences = self.engine.explain(&mut reading);
        Ok((reading, sentences))
    }
}
