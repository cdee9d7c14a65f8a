//! `dateline questions`

use std::{collections::BTreeMap, io::Write, path::PathBuf};

use dateline_link::{Answer, Question, State, questions};
use dateline_model::Polarity;

use super::options::{Format, Options};
use crate::{claims::Claims, pipeline::Pipeline, report::Outcome, terminal};

/// Reads reports and prints what their claims answer alike or differently: each question with each side's answers and how
/// these moved.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline questions --coverage dam.toml reports/*     the most contested first
  dateline questions --format json *.txt | jq 'select(.state == \"disputed\") | .title'")]
pub struct Args {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// Reads the files and prints their questions.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = args.options.pipeline()?;
    let (claims, outcome) = Claims::read(&args.files, &pipeline)?;
    let coverage = pipeline.coverage();
    let adjective = |side: &str| coverage.party(side).and_then(|party| party.adjective()).map(str::to_owned);
    let mut out = anstream::stdout().lock();
    for question in questions(&claims.facts, &claims.links, adjective) {
        match args.options.format {
            Format::Json => {
                serde_json::to_writer(&mut out, &question)?;
                writeln!(out)?;
            }
            Format::Text => print(&mut out, &question, &claims, &pipeline)?,
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn print(out: &mut impl Write, question: &Question, claims: &Claims, pipeline: &Pipeline) -> anyhow::Result<()> {
    let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
    writeln!(out, "{bold}{}{bold:#} {quiet}({}){quiet:#}", question.title, state(question.state))?;
    // Each claimant's answers together, in the order in which they were given; a repeat says nothing new.
    let mut claimants: BTreeMap<(&str, &str), Vec<&Answer>> = BTreeMap::new();
    for answer in question.answers.iter().filter(|answer| !answer.repeat) {
        claimants.entry((&answer.side, &answer.claimant)).or_default().push(answer);
    }
    for ((_, claimant), answers) in claimants {
        writeln!(out, "  {}", if claimant.is_empty() { "nobody named" } else { claimant })?;
        for answer in answers {
            let denied = if answer.polarity == Polarity::Asserted { "" } else { "not so: " };
            let words = claims.claim(&answer.claim).map(|claim| claim.text.as_str()).unwrap_or_default();
            let origin = claims.origin(&answer.claim, pipeline.coverage());
            writeln!(out, "    {denied}“{words}” {quiet}{origin}{quiet:#}")?;
        }
    }
    Ok(writeln!(out)?)
}

fn state(state: State) -> &'static str {
    match state {
        State::Disputed => "disputed",
        State::Denied => "denied",
        State::Revised => "revised",
        State::Agreed => "agreed",
        State::OneSource => "one source",
    }
}
