//! `dateline tallies`

use std::io::Write;

use clap::ValueEnum;
use dateline_link::{Step, Tally, TallyLine, amount, questions, tallies};
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use super::options::Sources;
use crate::{report::Outcome, terminal};

/// Prints how the number that each claimant gives has moved: steps, and nothing between them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline tallies --coverage dam.toml reports/*
  dateline tallies --db dateline.db --format csv > tallies.csv")]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A small chart for each question
    Text,
    /// A line for each question
    Json,
    /// A row for each step
    Csv,
}

/// The heights of a column, from the lowest.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The widest that a claimant's name is set.
const MAX_NAME: usize = 34;

/// Prints the tallies.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (claims, coverage, outcome) = args.sources.claims()?;
    let adjective = |side: &str| coverage.party(side).and_then(|party| party.adjective()).map(str::to_owned);
    let tallies = tallies(&questions(&claims.facts, &claims.links, adjective), &claims.facts);
    let mut out = anstream::stdout().lock();
    match args.format {
        Format::Text => {
            let day = |at: i64| {
                let local = Timestamp::from_second(at).unwrap_or_default().to_zoned(coverage.zone());
                local.strftime("%-d %B %Y").to_string()
            };
            let moves = |tally: &&Tally| {
                let mut numbers = tally.lines.iter().flat_map(|line| &line.steps).map(|step| amount(&step.quantity));
                numbers.next().is_some_and(|first| numbers.any(|number| number != first))
            };
            for tally in tallies.iter().filter(moves) {
                chart(&mut out, tally, terminal::width(), day)?;
            }
            let once = tallies.len() - tallies.iter().filter(moves).count();
            if once > 0 {
                let quiet = terminal::QUIET;
                let numbers = if once == 1 { "number that did" } else { "numbers that did" };
                writeln!(out, "{quiet}… and {once} {numbers} not move{quiet:#}")?;
            }
        }
        Format::Json => {
            for tally in &tallies {
                serde_json::to_writer(&mut out, tally)?;
                writeln!(out)?;
            }
        }
        Format::Csv => {
            writeln!(out, "question,side,claimant,at,min,max,modifier,claim")?;
            for tally in &tallies {
                for line in &tally.lines {
                    line.steps.iter().try_for_each(|step| row(&mut out, tally, line, step))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// A question's lines on one scale of time and number.
fn chart(out: &mut impl Write, tally: &Tally, width: usize, day: impl Fn(i64) -> String) -> anyhow::Result<()> {
    let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
    let steps = || tally.lines.iter().flat_map(|line| &line.steps);
    let (Some(first), Some(last)) = (steps().map(|step| step.at).min(), steps().map(|step| step.at).max()) else {
        return Ok(());
    };
    let most = steps().filter_map(|step| step.quantity.stated()).fold(1.0, f64::max);
    let name = |line: &TallyLine| match line.claimant.as_str() {
        "" => "nobody named".to_owned(),
        name => shortened(name),
    };
    let names: Vec<String> = tally.lines.iter().map(name).collect();
    let moves: Vec<String> = tally.lines.iter().map(moved).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let columns = width.saturating_sub(widest(&names) + widest(&moves) + 6).clamp(8, 48);
    let when = if day(first) == day(last) { day(first) } else { format!("{} to {}", day(first), day(last)) };
    writeln!(out, "{bold}{}{bold:#} {quiet}{when}{quiet:#}", tally.title)?;
    for ((line, name), moved) in tally.lines.iter().zip(&names).zip(&moves) {
        let pad = " ".repeat(widest(&names) - name.width());
        write!(out, "  {name}{pad}  ")?;
        let mut bars = String::new();
        for column in 0..columns {
            // The last column is the last moment.
            let reached = (last - first) as f64 * (column + 1) as f64 / columns as f64;
            let said = line.steps.iter().take_while(|step| (step.at - first) as f64 <= reached).last();
            bars.push(said.map_or(' ', |step| height(step.quantity.stated().unwrap_or(0.0) / most)));
        }
        writeln!(out, "{bars}  {quiet}{moved}{quiet:#}")?;
    }
    Ok(writeln!(out)?)
}

fn height(share: f64) -> char {
    HEIGHTS[((share * HEIGHTS.len() as f64).ceil() as usize).clamp(1, HEIGHTS.len()) - 1]
}

/// “more than 40 → 52”: the first number and the last.
fn moved(line: &TallyLine) -> String {
    match &line.steps[..] {
        [] => String::new(),
        [first, .., last] if amount(&first.quantity) != amount(&last.quantity) => {
            format!("{} → {}", amount(&first.quantity), amount(&last.quantity))
        }
        [.., last] => amount(&last.quantity),
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MAX_NAME {
        return name.to_owned();
    }
    name.chars().take(MAX_NAME - 1).chain(['…']).collect()
}

fn row(out: &mut impl Write, tally: &Tally, line: &TallyLine, step: &Step) -> anyhow::Result<()> {
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let modifier = serde_json::to_value(step.quantity.modifier)?;
    let cells = [
        quoted(&tally.title),
        quoted(&line.side),
        quoted(&line.claimant),
        Timestamp::from_second(step.at).unwrap_or_default().to_string(),
        number(step.quantity.min),
        number(step.quantity.max),
        modifier.as_str().unwrap_or_default().to_owned(),
        quoted(&step.claim),
    ];
    Ok(writeln!(out, "{}", cells.join(","))?)
}

/// A cell of RFC 4180.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
