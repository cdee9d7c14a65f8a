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
    /// Read reports and print their posts, statements and claims
    Read(commands::read::Args),
    /// Print the JSON Schema of what `read --format json` prints
    Schema,
}

/// Runs what the command line asks for.
pub fn run() -> anyhow::Result<Outcome> {
    match Cli::parse().command {
        Command::Read(args) => commands::read::run(&args),
        Command::Schema => commands::schema::run(),
    }
}
