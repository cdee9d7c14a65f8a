//! `dateline explain`

mod facts;
mod html;
mod text;

use std::{io::Write, path::PathBuf};

use clap::ValueEnum;

use crate::{
    input::{self, Input},
    pipeline::Pipeline,
    report::{Outcome, complain},
    terminal,
};
use facts::Explained;

/// How an explanation is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// A page by itself
    Html,
}

/// Shows for each sentence of a report what every stage made of it: post, block, mentions, parse, statements, claims, and
/// the rule of each.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline explain page.html | less -R
  dateline explain --format html page.html > why.html
  echo 'The ministry said that 14 tanks were destroyed.' | dateline explain -")]
pub struct Args {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The coverage file (TOML): parties with their aliases, places, sources
    #[arg(long, value_name = "FILE.toml")]
    coverage: Option<PathBuf>,
}

/// Explains a file; of an archive, each report in it.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = Pipeline::new(input::coverage(args.coverage.as_deref())?);
    let input = Input::open(&args.file).map_err(|error| error.context(args.file.display().to_string()))?;
    let mut out = anstream::stdout().lock();
    let mut outcome = Outcome::Done;
    for document in input.documents(pipeline.coverage()) {
        let explained = match document {
            Ok(document) => match pipeline.explain(&document) {
                Err(error) if document.may_be_left_out(&error) => continue,
                result => result.map_err(|error| format!("{}: {error}", document.path)),
            },
            Err(error) => Err(error.to_string()),
        };
        match explained {
            Ok((reading, sentences)) => {
                let explained = Explained::new(&reading, &sentences, pipeline.coverage());
                match args.format {
                    Format::Text => text::print(&mut out, &explained, terminal::width())?,
                    Format::Html => write!(out, "{}", html::page(&explained))?,
                }
            }
            Err(error) => {
                complain(&error);
                outcome = Outcome::SomeFailed;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}
