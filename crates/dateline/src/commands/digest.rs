//! `dateline digest`

use std::io::Write;

use clap::ValueEnum;
use dateline_link::{Fact, Sheet, digest};
use dateline_model::Coverage;
use jiff::{Timestamp, civil::Date};

use super::options::Sources;
use crate::{report::Outcome, sheet};

/// Prints what a day brought, or the time since you last looked: what is disputed, what has moved, what is new and whose word it is;
/// no sentence without its source.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline digest --day 2026-03-11 --coverage dam.toml reports/*
  dateline digest --since 2026-03-11T18:00Z --db dateline.db
  dateline digest --day 2026-03-11 --db dateline.db --format email --to desk@example.org | sendmail -t")]
pub struct Args {
    /// The day, in the event's zone
    #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "since", conflicts_with = "since")]
    day: Option<Date>,
    /// When you last looked: only what was told from then on
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<Timestamp>,
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Whom a message is from
    #[arg(long, value_name = "ADDRESS", default_value = "dateline@localhost")]
    from: String,
    /// To whom it goes
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on a terminal
    Text,
    /// A page
    Html,
    /// For a chat or a wiki
    Markdown,
    /// A whole message, as text and as a page
    Email,
    /// For programs
    Json,
}

/// A time as `2026-03-11T18:00Z`, with seconds or without.
fn since(text: &str) -> Result<Timestamp, String> {
    let minutes = || text.strip_suffix('Z').and_then(|head| format!("{head}:00Z").parse().ok());
    text.parse().ok().or_else(minutes).ok_or_else(|| "write e.g. 2026-03-11T18:00Z".into())
}

/// Prints the digest.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (claims, coverage, outcome) = args.sources.claims()?;
    let words = |fact: &Fact| claims.claim(&fact.id).map(|claim| claim.text.clone()).unwrap_or_default();
    let recent = |fact: &Fact| match (args.day, args.since) {
        (Some(day), _) => claims.day(&fact.id, &coverage) == Some(day),
        (_, Some(since)) => fact.at.is_some_and(|at| at >= since.as_second()),
        _ => false,
    };
    let digest = digest(&claims.facts, &claims.links, recent, words);
    let title = title(args, &coverage);
    let origin = |id: &str| claims.origin(id, &coverage);
    let sheet =
        Sheet { title: &title, event: &coverage.title, language: &coverage.language, digest: &digest, origin: &origin };
    let (to, now) = (args.to.as_deref(), Timestamp::now());
    let mut out = anstream::stdout().lock();
    match args.format {
        Format::Text => write!(out, "{}", sheet::text(&sheet))?,
        Format::Html => write!(out, "{}", sheet.html())?,
        Format::Markdown => write!(out, "{}", sheet.markdown())?,
        Format::Email => write!(out, "{}", sheet.message(&args.from, to, now, &coverage.slug)?)?,
        Format::Json => {
            let mut json = serde_json::json!({ "title": title, "day": args.day, "since": args.since });
            if let (Some(all), serde_json::Value::Object(told)) = (json.as_object_mut(), serde_json::to_value(&digest)?)
            {
                all.extend(told);
            }
            serde_json::to_writer_pretty(&mut out, &json)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// “Day 3: Wednesday, 11 March 2026”, “Since 11 March 2026, 19:00 WAT”.
fn title(args: &Args, coverage: &Coverage) -> String {
    let of_day = |day: Date| {
        let number = coverage.day_number(day).filter(|n| *n > 0).map(|n| format!("Day {n}: ")).unwrap_or_default();
        format!("{number}{}", day.strftime("%A, %-d %B %Y"))
    };
    let of_time = |since: Timestamp| {
        let local = since.to_zoned(coverage.zone());
        let number = coverage.day_number(local.date()).filter(|n| *n > 0).map(|n| format!(" (day {n})"));
        format!("Since {}{}", local.strftime("%-d %B %Y, %H:%M %Z"), number.unwrap_or_default())
    };
    args.day.map(of_day).or(args.since.map(of_time)).unwrap_or_default()
}
