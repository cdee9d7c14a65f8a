//! `dateline unfollow`

use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::{ledger, report::Outcome, runtime};

/// Looks at addresses no longer. What was gathered from them stays in the ledger.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  dateline unfollow https://example.org/live

A running `follow` or `serve` heeds it. What a coverage file follows is taken out of that file.")]
pub struct Args {
    /// Addresses as they were given to `follow`
    #[arg(value_name = "URL", required = true)]
    urls: Vec<String>,
    /// The ledger
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db")]
    db: PathBuf,
}

/// Ends following.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    runtime::block_on(async {
        let store = ledger::existing(&args.db).await?;
        let coverages = store.coverages().await?;
        let followed = store.followed().await?;
        for given in &args.urls {
            let url = super::follow::address(given).with_context(|| given.clone())?;
            // A coverage file's addresses are kept as it writes them.
            let is_meant = |known: &String| *known == url || known == given;
            let mut sources = coverages.iter().flat_map(|c| &c.coverage.sources);
            if let Some(source) = sources.find(|s| s.follow.iter().any(is_meant)) {
                bail!("{url} is followed for {}, a source of a coverage file: take it out there", source.name);
            }
            let known: Vec<_> = followed.iter().filter(|f| is_meant(&f.url)).collect();
            if known.is_empty() {
                bail!("{url} is not followed");
            }
            for one in known {
                store.unfollow(one.id).await?;
            }
            anstream::println!("{url} is followed no longer; what was gathered from it stays.");
        }
        store.close().await;
        Ok(Outcome::Done)
    })
}
