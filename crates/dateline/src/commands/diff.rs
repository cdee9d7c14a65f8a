//! `dateline diff`

use std::{io::Write, path::PathBuf};

use anyhow::bail;
use dateline_link::diff;
use dateline_model::Reading;

use super::options::{Format, Options};
use crate::{readings, report::Outcome, terminal};

/// Reads two reports and prints what they tell differently: what excludes or revises what, and what only one of them has.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline diff herald.html post.html                  two outlets
  dateline diff live-morning.html live-evening.html    two retrievals of one page")]
pub struct Args {
    /// The one report
    first: PathBuf,
    /// The other report
    second: PathBuf,
    #[command(flatten)]
    options: Options,
}

/// Reads the two reports and prints their difference.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = args.options.pipeline()?;
    let mut both = Vec::new();
    let files = [args.first.clone(), args.second.clone()];
    let outcome = readings::each(&files, &pipeline, |reading| {
        both.push(reading);
        Ok(())
    })?;
    let [first, second] = &both[..] else {
        bail!("two reports are compared, and {} could be read", both.len());
    };
    let found = diff(first, second);
    let mut out = anstream::stdout().lock();
    match args.options.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &found)?;
            writeln!(out)?;
        }
        Format::Text => {
            let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
            writeln!(out, "{bold}Told differently{bold:#}")?;
            for link in &found.differing {
                writeln!(out, "- {} {quiet}{}{quiet:#}", link.why, words(link, first, second))?;
            }
            for (reading, ids, which) in [(first, &found.only_first, "first"), (second, &found.only_second, "second")] {
                let name = reading.report.name();
                writeln!(out, "\n{bold}Only in the {which}{bold:#} {quiet}{name}{quiet:#}")?;
                for claim in reading.claims.iter().filter(|claim| ids.contains(&claim.id)) {
                    let claimant = claim.claimant.name.as_deref().unwrap_or("nobody named");
                    writeln!(out, "- line {}: {claimant}: “{}”", claim.line, claim.text)?;
                }
            }
            writeln!(out, "\n{quiet}{} pairs of claims say the same.{quiet:#}", found.alike.len())?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// The words of both ends of a link, the first report's first.
fn words(link: &dateline_model::Link, first: &Reading, second: &Reading) -> String {
    let of = |reading: &Reading, name: &str| {
        let id = [&link.a, &link.b].into_iter().find_map(|end| end.strip_prefix(name));
        let claim = id.and_then(|id| reading.claims.iter().find(|claim| claim.id == id));
        claim.map(|claim| format!("“{}”", claim.text)).unwrap_or_default()
    };
    format!("{} – {}", of(first, "1#"), of(second, "2#"))
}
