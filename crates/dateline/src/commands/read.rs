//! `dateline read`

use std::{io::Write, path::PathBuf};

use clap::ValueEnum;
use dateline_link::Linker;

use crate::{
    input::{self, Input},
    pipeline::Pipeline,
    report::{Outcome, complain},
    terminal,
};

/// How a reading is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: posts with their claims, sources underlined
    Text,
    /// For programs: one JSON object a line, one per file (see `dateline schema`)
    Json,
}

/// Reads each file by itself and links its claims to those of the files before it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline read page.html                          posts and claims, for people
  dateline read --format json *.txt | jq .claims   for programs
  curl -s https://example.org/live | dateline read -

What cannot be read (binary, empty, no document) is named on standard error; everything else is still read, and the exit
status is 1.")]
pub struct Args {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The coverage file (TOML): parties with their aliases, places, sources
    #[arg(long, value_name = "FILE.toml")]
    coverage: Option<PathBuf>,
}

/// Reads the files and prints what is in them.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let coverage = input::coverage(args.coverage.as_deref())?;
    let pipeline = Pipeline::new(coverage);
    let mut linker = Linker::new();
    let mut out = anstream::stdout().lock();
    let mut outcome = Outcome::Done;
    for file in &args.files {
        let reading = Input::open(file).and_then(|input| pipeline.read(&input));
        let linked = reading.map(|mut reading| {
            let linked = linker.add(&reading);
            (reading.links, reading.reprints) = (linked.links, linked.reprints);
            reading
        });
        match linked {
            Ok(reading) => match args.format {
                Format::Json => {
                    serde_json::to_writer(&mut out, &reading)?;
                    writeln!(out)?;
                }
                Format::Text => terminal::print(&mut out, &reading, pipeline.coverage(), terminal::width())?,
            },
            Err(error) => {
                complain(&format!("{}: {error:#}", file.display()));
                outcome = Outcome::SomeFailed;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}
