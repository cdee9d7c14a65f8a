//! `dateline questions`

use std::{collections::BTreeMap, io::Write};

use dateline_link::{Answer, Question, State, Verdict, questions};
use dateline_model::{Coverage, Polarity};

use super::options::{Format, Sources};
use crate::{claims::Claims, report::Outcome, terminal};

/// Reads reports and prints what their claims answer alike or differently: each question with each side's answers and how
/// these moved.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline questions --coverage dam.toml reports/*     the most contested first
  dateline questions --db dateline.db                  of a ledger, with what its desk ruled
  dateline questions --format json *.txt | jq 'select(.state == \"disputed\") | .title'")]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Reads the files and prints their questions.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (claims, coverage, outcome) = args.sources.claims()?;
    let adjective = |side: &str| coverage.party(side).and_then(|party| party.adjective()).map(str::to_owned);
    let mut out = anstream::stdout().lock();
    for question in questions(&claims.facts, &claims.links, adjective) {
        match args.format {
            Format::Json => {
                serde_json::to_writer(&mut out, &question)?;
                writeln!(out)?;
            }
            Format::Text => print(&mut out, &question, &claims, &coverage)?,
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn print(out: &mut impl Write, question: &Question, claims: &Claims, coverage: &Coverage) -> anyhow::Result<()> {
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
            let origin = claims.origin(&answer.claim, coverage);
            let ruled = match answer.verdict {
                Some(Verdict::Confirmed) => "; confirmed by the desk",
                Some(Verdict::Rejected) => "; rejected by the desk",
                None => "",
            };
            let id = if claims.of_ledger { format!("{} ", answer.claim) } else { String::new() };
            writeln!(out, "    {quiet}{id}{quiet:#}{denied}“{words}” {quiet}{origin}{ruled}{quiet:#}")?;
        }
    }
    Ok(writeln!(out)?)
}

fn state(state: State) -> &'static str {
    match state {
        State::Settled => "settled by the desk",
        State::Disputed => "disputed",
        State::Denied => "denied",
        State::Revised => "revised",
        State::Agreed => "agreed",
        State::OneSource => "one source",
    }
}
