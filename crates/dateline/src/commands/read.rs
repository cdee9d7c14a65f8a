//! `dateline read`

use std::{io::Write, path::PathBuf};

use super::options::{Format, Options};
use crate::{readings, report::Outcome, terminal};

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
    /// Find posts, numbers, times and places only, many times faster: nobody's statements and claims
    #[arg(long)]
    words_only: bool,
    #[command(flatten)]
    options: Options,
}

/// Reads the files and prints what is in them.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = args.options.pipeline()?;
    let pipeline = if args.words_only { pipeline.words_only() } else { pipeline };
    let mut out = anstream::stdout().lock();
    let outcome = readings::each(&args.files, &pipeline, |reading| {
        match args.options.format {
            Format::Json => {
                serde_json::to_writer(&mut out, &reading)?;
                writeln!(out)?;
            }
            Format::Text => terminal::print(&mut out, &reading, pipeline.coverage(), terminal::width())?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(outcome)
}
