//! The command line.

use clap::{Parser, Subcommand};

use crate::{commands, report::Outcome};

/// A live desk for contested events: reads rolling coverage (live blogs, articles, digests) into dated posts, finds who
/// says what, and serves one live page on which every line leads to its words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play an invented event: import it, serve its live page, let its last hours arrive
    #[cfg(feature = "serve")]
    Demo(commands::demo::Args),
    /// Read reports and print their posts, statements and claims
    Read(commands::read::Args),
    /// Print what the claims of reports answer alike or differently
    Questions(commands::questions::Args),
    /// Print what a day brought, or the time since you last looked: disputed, changed, new
    Digest(commands::digest::Args),
    /// Print how each claimant's number has moved
    Tallies(commands::tallies::Args),
    /// Print which stories a source had, had late, or lacked
    Gauge(commands::gauge::Args),
    /// Print what two reports tell differently
    Diff(commands::diff::Args),
    /// Show why: what every stage made of each sentence of a report
    Explain(commands::explain::Args),
    /// Read files and folders into a ledger
    #[cfg(feature = "serve")]
    Import(commands::import::Args),
    /// Rule on what was read: confirm, reject, correct, merge, split, rate; list and take back
    #[cfg(feature = "serve")]
    Decide(commands::decide::Args),
    /// Look at pages and feeds again and again and read what is new
    #[cfg(feature = "serve")]
    Follow(commands::follow::Args),
    /// Look at pages and feeds no longer
    #[cfg(feature = "serve")]
    Unfollow(commands::unfollow::Args),
    /// Serve the live pages of a ledger
    #[cfg(feature = "serve")]
    Serve(commands::serve::Args),
    /// Give back the raw bytes of a retrieval
    #[cfg(feature = "serve")]
    Raw(commands::raw::Args),
    /// Look after the lexicon: what nothing uses, what says two things
    Lexicon(commands::lexicon::Args),
    /// Print the JSON Schema of what `read --format json` prints
    Schema,
}

/// Runs what the command line asks for.
pub fn run() -> anyhow::Result<Outcome> {
    match Cli::parse().command {
        #[cfg(feature = "serve")]
        Command::Demo(args) => commands::demo::run(&args),
        Command::Read(args) => commands::read::run(&args),
        Command::Questions(args) => commands::questions::run(&args),
        Command::Digest(args) => commands::digest::run(&args),
        Command::Tallies(args) => commands::tallies::run(&args),
        Command::Gauge(args) => commands::gauge::run(&args),
        #[cfg(feature = "serve")]
        Command::Decide(args) => commands::decide::run(&args),
        Command::Diff(args) => commands::diff::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        #[cfg(feature = "serve")]
        Command::Import(args) => commands::import::run(&args),
        #[cfg(feature = "serve")]
        Command::Follow(args) => commands::follow::run(&args),
        #[cfg(feature = "serve")]
        Command::Unfollow(args) => commands::unfollow::run(&args),
        #[cfg(feature = "serve")]
        Command::Raw(args) => commands::raw::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => commands::serve::run(&args),
        Command::Lexicon(args) => commands::lexicon::run(&args),
        Command::Schema => commands::schema::run(),
    }
}
