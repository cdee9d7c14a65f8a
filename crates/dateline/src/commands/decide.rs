//! `dateline decide`

use std::{io::Write, path::PathBuf};

use anyhow::{Context, bail};
use clap::{Subcommand, ValueEnum};
use dateline_model::{Claim, Correction, Decision, Mark, Polarity, Quantity, Rating, Ruling, decision::in_force};
use dateline_store::{ClaimId, ClaimQuery, CoverageId, Store};

use super::options::Format;
use crate::{ledger, report::Outcome, runtime, terminal};

/// Rules on what was read, as the desk: a decision wins over every rule, holds when a page is read again, and can be taken back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline questions --db dateline.db                         the claims with their ids
  dateline decide reject k3f9a2xq-7m0e --why \"last year's number\"
  dateline decide correct k3f9a2xq-7m0e --number 14
  dateline decide rate \"The Herald\" unreliable
  dateline decide list
  dateline decide undo 3")]
pub struct Args {
    #[command(subcommand)]
    what: What,
    /// The ledger
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db", global = true)]
    db: PathBuf,
    /// Which coverage of the ledger, where it has several
    #[arg(long, value_name = "NAME", global = true)]
    slug: Option<String>,
    /// Who rules
    #[arg(long, value_name = "NAME", default_value = "the desk", global = true)]
    by: String,
    /// Why
    #[arg(long, value_name = "WORDS", global = true)]
    why: Option<String>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A claim holds: its question is settled
    Confirm {
        /// The claim's id
        claim: ClaimId,
    },
    /// A claim was misread or is void: it stays in sight, and stands for nothing
    Reject {
        /// The claim's id
        claim: ClaimId,
    },
    /// A claim says something else than was read
    Correct {
        /// The claim's id
        claim: ClaimId,
        /// How many
        #[arg(long, value_name = "N")]
        number: Option<f64>,
        /// Whom it befell
        #[arg(long, value_name = "SIDE")]
        target: Option<String>,
        /// Where
        #[arg(long, value_name = "NAME")]
        place: Option<String>,
        /// That it is denied, or that it is not
        #[arg(long, value_name = "WHETHER")]
        denied: Option<bool>,
    },
    /// Two stories are one
    Merge {
        /// The one, by the post that it began with
        story: String,
        /// The other, whose name both go by
        into: String,
    },
    /// A post tells a story of its own
    Split {
        /// The post's id
        post: String,
    },
    /// A post is not to be shown to readers, nor anything of it
    Withdraw {
        /// The post's id
        post: String,
    },
    /// How far a source is to be relied on
    Rate {
        /// Its name
        source: String,
        /// How far
        rating: Rated,
    },
    /// Take a decision back
    Undo {
        /// Its number
        decision: u32,
    },
    /// Print all decisions
    List {
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Rated {
    /// Its word counts
    Reliable,
    /// What it says corroborates nobody
    Unreliable,
}

/// Decides.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    runtime::block_on(async {
        let (store, stored) = ledger::open(&args.db, args.slug.as_deref()).await?;
        let mut out = anstream::stdout().lock();
        if let What::List { format } = args.what {
            list(&mut out, &store.decisions(stored.id).await?, format)?;
        } else {
            let ruling = args.what.ruling(&store, stored.id).await?;
            let made = store.decide(stored.id, &args.by, args.why.as_deref(), ruling).await?;
            writeln!(out, "{}", said(&made))?;
        }
        out.flush()?;
        store.close().await;
        Ok(Outcome::Done)
    })
}

impl What {
    async fn ruling(&self, store: &Store, coverage: CoverageId) -> anyhow::Result<Ruling> {
        Ok(match self {
            What::Confirm { claim } => Ruling::Confirm { claim: mark(store, coverage, claim).await? },
            What::Reject { claim } => Ruling::Reject { claim: mark(store, coverage, claim).await? },
            What::Correct { claim, number, target, place, denied } => {
                let polarity = denied.map(|denied| if denied { Polarity::Denied } else { Polarity::Asserted });
                let number = number.map(Quantity::exact);
                let to = Correction { number, target: target.clone(), place: place.clone(), polarity };
                if to == Correction::default() {
                    bail!("say what the claim says: --number, --target, --place or --denied");
                }
                Ruling::Correct { claim: mark(store, coverage, claim).await?, to }
            }
            What::Merge { story, into } => Ruling::Merge { story: story.clone(), into: into.clone() },
            What::Split { post } => Ruling::Split { post: post.clone() },
            What::Withdraw { post } => Ruling::Withdraw { post: post.clone() },
            What::Rate { source, rating } => {
                let sources = store.sources(coverage).await?;
                if !sources.iter().any(|known| known.name == *source) {
                    let names: Vec<&str> = sources.iter().map(|known| known.name.as_str()).collect();
                    bail!("the ledger has no source “{source}”; it has {}", names.join(", "));
                }
                let rating = match rating {
                    Rated::Reliable => Rating::Reliable,
                    Rated::Unreliable => Rating::Unreliable,
                };
                Ruling::Rate { source: source.clone(), rating }
            }
            What::Undo { decision } => Ruling::Undo { decision: *decision },
            What::List { .. } => bail!("nothing is decided by a list"),
        })
    }
}

/// A claim in the form in which a decision names it.
async fn mark(store: &Store, coverage: CoverageId, id: &ClaimId) -> anyhow::Result<Mark> {
    let query = ClaimQuery { id: Some(id.clone()), with_gone: true, ..ClaimQuery::default() };
    let found = store.claims(coverage, &query).await?.pop();
    let claim: Claim = found.map(|record| record.claim).with_context(|| format!("the ledger has no claim {id}"))?;
    Ok(Mark { id: id.to_string(), post: id.post().to_string(), kind: claim.kind, words: claim.text })
}

fn list(out: &mut impl Write, decisions: &[Decision], format: Format) -> anyhow::Result<()> {
    let quiet = terminal::QUIET;
    let hold: Vec<u32> = in_force(decisions).iter().map(|decision| decision.number).collect();
    for decision in decisions {
        match format {
            Format::Json => {
                serde_json::to_writer(&mut *out, decision)?;
                writeln!(out)?;
            }
            Format::Text if hold.contains(&decision.number) || matches!(decision.ruling, Ruling::Undo { .. }) => {
                writeln!(out, "{}", said(decision))?;
            }
            Format::Text => writeln!(out, "{quiet}{} (taken back){quiet:#}", said(decision))?,
        }
    }
    Ok(())
}

/// “3  A. Editor rejects “40 were killed” (k3f9a2xq-7m0e): last year's number”.
fn said(decision: &Decision) -> String {
    let claim = |mark: &Mark| format!("“{}” ({})", mark.words, mark.id);
    let what = match &decision.ruling {
        Ruling::Confirm { claim: mark } => format!("confirms {}", claim(mark)),
        Ruling::Reject { claim: mark } => format!("rejects {}", claim(mark)),
        Ruling::Correct { claim: mark, to } => {
            let number = to.number.as_ref().map(dateline_link::amount);
            let polarity =
                to.polarity.map(|polarity| if polarity == Polarity::Denied { "denied" } else { "not denied" });
            let parts = [number, to.target.clone(), to.place.clone(), polarity.map(str::to_owned)];
            format!("corrects {}: {}", claim(mark), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Ruling::Merge { story, into } => format!("merges story {story} into {into}"),
        Ruling::Split { post } => format!("gives post {post} a story of its own"),
        Ruling::Withdraw { post } => format!("withdraws post {post}"),
        Ruling::Rate { source, rating: Rating::Reliable } => format!("calls {source} reliable"),
        Ruling::Rate { source, rating: Rating::Unreliable } => format!("calls {source} unreliable"),
        Ruling::Undo { decision } => format!("takes back decision {decision}"),
    };
    let why = decision.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{:>3}  {} {what}{why}", decision.number, decision.by)
}
