//! `dateline digest`

use std::{io::Write, path::PathBuf};

use dateline_link::{Section, digest};
use dateline_model::Coverage;
use jiff::civil::Date;

use super::options::{Format, Options};
use crate::{claims::Claims, report::Outcome, terminal};

/// Reads reports and prints what a day brought: what is disputed, what has moved, what is new; no sentence without its source.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  dateline digest --day 2026-03-11 --coverage dam.toml reports/*")]
pub struct Args {
    /// The day, in the event's zone
    #[arg(long, value_name = "YYYY-MM-DD")]
    day: Date,
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// Reads the files and prints the day's digest.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = args.options.pipeline()?;
    let coverage = pipeline.coverage();
    let (claims, outcome) = Claims::read(&args.files, &pipeline)?;
    let words = |id: &str, claimant: &str| {
        let words = claims.claim(id).map(|claim| claim.text.as_str()).unwrap_or_default();
        if claimant.is_empty() { format!("“{words}”") } else { format!("{claimant}: “{words}”") }
    };
    let day_of = |id: &str| claims.day(id, coverage);
    let digest =
        digest(args.day, &claims.facts, &claims.links, |fact| day_of(&fact.id), |fact| words(&fact.id, &fact.claimant));
    let mut out = anstream::stdout().lock();
    match args.options.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &digest)?;
            writeln!(out)?;
        }
        Format::Text => {
            let (bold, day) = (terminal::BOLD, args.day.strftime("%A, %-d %B %Y"));
            let number = coverage.day_number(args.day).filter(|n| *n > 0).map(|n| format!("Day {n}: "));
            writeln!(out, "{bold}{}{day}{bold:#}", number.unwrap_or_default())?;
            print(&mut out, "Disputed", &digest.disputed, &claims, coverage)?;
            print(&mut out, "Changed", &digest.changed, &claims, coverage)?;
            print(&mut out, "New", &digest.new, &claims, coverage)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn print(
    out: &mut impl Write,
    title: &str,
    section: &Section,
    claims: &Claims,
    coverage: &Coverage,
) -> anyhow::Result<()> {
    if section.sentences.is_empty() && section.folded == 0 {
        return Ok(());
    }
    let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
    writeln!(out, "\n{bold}{title}{bold:#}")?;
    for sentence in &section.sentences {
        let mut origins: Vec<String> = sentence.claims.iter().map(|id| claims.origin(id, coverage)).collect();
        origins.dedup();
        writeln!(out, "- {} {quiet}({}){quiet:#}", sentence.text, origins.join("; "))?;
    }
    if section.folded > 0 {
        writeln!(out, "{quiet}… and {} more{quiet:#}", section.folded)?;
    }
    Ok(())
}
