//! `dateline schema`

use std::io::Write;

use crate::report::Outcome;

/// Prints the JSON Schema of the reading contract.
pub fn run() -> anyhow::Result<Outcome> {
    let mut out = anstream::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &dateline_model::schema())?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
