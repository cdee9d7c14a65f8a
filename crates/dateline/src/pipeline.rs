//! The pure stages in their order: read, understand, link.

use dateline_link::Linker;
use dateline_model::{Coverage, Reading, UtcTime};
use dateline_read::Origin;
use dateline_understand::Engine;

use crate::input::Input;

/// Reads reports one after the other; knows the claims of those before.
#[derive(Debug)]
pub struct Pipeline {
    coverage: Coverage,
    engine: Engine,
    linker: Linker,
}

impl Pipeline {
    /// A pipeline for a coverage.
    pub fn new(coverage: Coverage) -> Pipeline {
        Pipeline { engine: Engine::new(&coverage), linker: Linker::new(), coverage }
    }

    /// The coverage.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Takes a reading into account for later links, as if it had just been read.
    pub fn remember(&mut self, reading: &Reading) {
        self.linker.add(reading);
    }

    /// Reads a report, understands it and links it to those before.
    pub fn read(&mut self, input: &Input) -> anyhow::Result<Reading> {
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
        reading.links = self.linker.add(&reading);
        Ok(reading)
    }
}
