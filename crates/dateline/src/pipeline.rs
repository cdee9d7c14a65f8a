//! The pure stages of one report in their order: read, understand.

use dateline_model::{Coverage, Reading, UtcTime};
use dateline_read::Origin;
use dateline_understand::Engine;

use crate::input::Input;

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
    pub fn read(&self, input: &Input) -> anyhow::Result<Reading> {
        let retrieval = self.coverage.retrieval_of(&input.path);
        let origin = Origin {
            path: &input.path,
            url: retrieval.map(|r| r.url.as_str()),
            media_type: None,
            fetched: retrieval
                .and_then(|r| r.at)
                .map(|at| UtcTime::from_timestamp(at, dateline_model::Precision::Second)),
        };
        let mut reading = dateline_read::read(&input.bytes, &origin, &self.coverage)?;
        self.engine.understand(&mut reading);
        Ok(reading)
    }
}
