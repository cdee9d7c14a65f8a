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
    /// For programs: one JSON object a line, one per report (see `dateline schema`)
    Json,
}

/// Reads each file, and each report in an archive (WARC, WACZ, ZIP, MHTML, gzip), by itself and links its claims to those
/// of the reports before it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline read page.html                          posts and claims, for people
  dateline read --format json *.txt | jq .claims   for programs
  dateline read crawl.warc.gz saved.mhtml          every page in them, as crawl.warc.gz#https://…
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
    let mut fail = |error: String| {
        complain(&error);
        outcome = Outcome::SomeFailed;
    };
    for file in &args.files {
        let input = match Input::open(file) {
            Ok(input) => input,
            Err(error) => {
                fail(format!("{}: {error:#}", file.display()));
                continue;
            }
        };
        let mut documents = input.documents(pipeline.coverage());
        let mut found = false;
        for document in &mut documents {
            found = true;
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    fail(error.to_string());
                    continue;
                }
            };
            match pipeline.read(&document) {
                Ok(mut reading) => {
                    linker.add(&reading).put(&mut reading);
                    match args.format {
                        Format::Json => {
                            serde_json::to_writer(&mut out, &reading)?;
                            writeln!(out)?;
                        }
                        Format::Text => terminal::print(&mut out, &reading, pipeline.coverage(), terminal::width())?,
                    }
                }
                Err(error) if document.may_be_left_out(&error) => {}
                Err(error) => fail(format!("{}: {error}", document.path)),
            }
        }
        if let Some(container) = documents.container().filter(|_| !found) {
            fail(format!("{}: this is {container} without documents", input.path));
        }
    }
    out.flush()?;
    Ok(outcome)
}
