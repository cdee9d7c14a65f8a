//! `dateline gauge`

use std::{io::Write, time::Duration};

use dateline_link::{Gauge, StoryGauge, gauge};
use dateline_model::{Coverage, coverage};
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use super::options::{Format, Sources};
use crate::{report::Outcome, terminal};

/// Prints which stories a source had, had late, or lacked, and what one source alone reports.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline gauge --coverage dam.toml reports/*
  dateline gauge --db dateline.db --late 1h")]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// How much after the first source is late
    #[arg(long, value_name = "TIME", default_value = "6h", value_parser = late)]
    late: Duration,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn late(text: &str) -> Result<Duration, String> {
    coverage::every(text).ok_or_else(|| "write e.g. 30m, 2h; at least 5s".into())
}

/// Prints the gauge.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (claims, coverage, outcome) = args.sources.claims()?;
    let gauge = gauge(&claims.posts, args.late.as_secs());
    let mut out = anstream::stdout().lock();
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &gauge)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &gauge, &coverage, args.late.as_secs())?,
    }
    out.flush()?;
    Ok(outcome)
}

fn print(out: &mut impl Write, gauge: &Gauge, coverage: &Coverage, late: u64) -> anyhow::Result<()> {
    let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
    let (shared, alone) = (gauge.shared.len(), gauge.alone.len());
    let stories = |n: usize| if n == 1 { "story" } else { "stories" };
    writeln!(out, "{shared} {} of several sources, {alone} of one alone", stories(shared))?;
    let wide = gauge.sources.iter().map(|source| source.source.width()).max().unwrap_or(0).max("Source".len());
    let pad = |name: &str| " ".repeat(wide - name.width());
    writeln!(out, "\n{bold}Source{}{bold:#}{quiet}  first  in time  late  lacked  alone{quiet:#}", pad("Source"))?;
    for s in &gauge.sources {
        let name = &s.source;
        let counts = [(s.first, 7), (s.in_time, 9), (s.late, 6), (s.lacked, 8), (s.alone, 7)];
        let cells: String = counts
            .map(|(n, width)| format!("{:>width$}", if n == 0 { "·".to_owned() } else { n.to_string() }))
            .concat();
        writeln!(out, "{name}{}{cells}", pad(name))?;
    }
    writeln!(out, "{quiet}Late: more than {} after the first.{quiet:#}", length(late))?;
    for story in &gauge.shared {
        writeln!(out, "\n{bold}{}{bold:#}", story.title)?;
        for telling in &story.told {
            let after = match telling.after {
                None | Some(0) => String::new(),
                Some(after) => format!(", {} later", length(after)),
            };
            let late = if telling.late { ": late" } else { "" };
            writeln!(out, "  {} {quiet}{}{after}{quiet:#}{late}", telling.source, when(telling.at, coverage))?;
        }
        if !story.lacking.is_empty() {
            writeln!(out, "  {quiet}not in {}{quiet:#}", story.lacking.join(", "))?;
        }
    }
    if !gauge.alone.is_empty() {
        writeln!(out, "\n{bold}Only one source tells of{bold:#}")?;
        gauge.alone.iter().try_for_each(|story| one(out, story, coverage))?;
    }
    Ok(())
}

fn one(out: &mut impl Write, story: &StoryGauge, coverage: &Coverage) -> anyhow::Result<()> {
    let quiet = terminal::QUIET;
    let Some(telling) = story.told.first() else { return Ok(()) };
    let when = when(telling.at, coverage);
    let comma = if when.is_empty() { "" } else { ", " };
    Ok(writeln!(out, "- {} {quiet}({}{comma}{when}){quiet:#}", story.title, telling.source)?)
}

fn when(at: Option<i64>, coverage: &Coverage) -> String {
    let local = at.and_then(|at| Timestamp::from_second(at).ok()).map(|at| at.to_zoned(coverage.zone()));
    local.map(|local| local.strftime("%-d %B %Y, %H:%M %Z").to_string()).unwrap_or_default()
}

/// “45 min”, “3 h”, “2 days”.
fn length(seconds: u64) -> String {
    match seconds {
        0..3_600 => format!("{} min", seconds.div_ceil(60)),
        3_600..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}
