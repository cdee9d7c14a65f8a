//! `dateline raw`

use std::{io::Write, path::PathBuf};

use anyhow::bail;

use crate::{ledger, report::Outcome, runtime};

/// Gives back the raw bytes of a retrieval, as they came.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline raw 3f9a2c > page.html      the bytes whose SHA-256 begins so
  dateline raw 3f9a2c --headers        when and from where they came, and with which headers")]
pub struct Args {
    /// The SHA-256 of the bytes, or its beginning
    #[arg(value_name = "HASH")]
    hash: String,
    /// Print when and from where they came, and the headers of the answer, instead of the bytes
    #[arg(long)]
    headers: bool,
    /// The ledger
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db")]
    db: PathBuf,
}

/// Prints them.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    runtime::block_on(async {
        let store = ledger::existing(&args.db).await?;
        let found = store.find_raw(&args.hash).await?;
        let sha256 = match found.as_slice() {
            [] => bail!("no bytes are kept whose SHA-256 begins with “{}”", args.hash),
            [one] => one.sha256.clone(),
            several => {
                let names: Vec<_> = several.iter().map(|raw| raw.sha256.get(..16).unwrap_or_default()).collect();
                bail!("several begin with “{}”: {} …; give more of it", args.hash, names.join(", "))
            }
        };
        let mut out = anstream::stdout().lock();
        if args.headers {
            writeln!(out, "SHA-256 {sha256}")?;
            for origin in store.raw_origins(&sha256).await? {
                writeln!(out, "\n{:.0} {}", origin.at, origin.from)?;
                if let Some(status) = origin.status {
                    writeln!(out, "status: {status}")?;
                }
                for (name, value) in &origin.headers {
                    writeln!(out, "{name}: {value}")?;
                }
            }
        } else if let Some(bytes) = store.raw(&sha256).await? {
            // Bytes, and not text for a terminal.
            drop(out);
            std::io::stdout().lock().write_all(&bytes)?;
            return Ok(Outcome::Done);
        }
        out.flush()?;
        store.close().await;
        Ok(Outcome::Done)
    })
}
