//! `dateline import`

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    time::SystemTime,
};

use dateline_store::{Retrieval, Store};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use crate::{
    input::{self, Input},
    intake::Intake,
    pipeline::Pipeline,
    report::{Outcome, complain},
    runtime,
};

/// Reads files and folders into a ledger. Importing the same again changes nothing; a file that has changed makes
/// revisions, and a post that has gone from it leaves a tombstone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline import --coverage coverage.toml reports/    a folder with all that is in it
  dateline import --coverage coverage.toml live.html   the same page again: what changed becomes revisions
  dateline serve                                       the live page of what was imported")]
pub struct Args {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The coverage file (TOML): title, time zone, parties, sources
    #[arg(long, value_name = "FILE.toml")]
    coverage: PathBuf,
    /// The ledger, a file that is made where there is none
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db")]
    db: PathBuf,
}

/// Imports and says what changed.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let coverage = input::coverage(Some(&args.coverage))?;
    runtime::block_on(async {
        let store = Store::open(&args.db.to_string_lossy()).await?;
        let mut intake = Intake::open(&store, &coverage).await?;
        let pipeline = Pipeline::new(coverage);
        let files = input::files(&args.paths);
        let bar = progress(files.len());
        let (mut tally, mut outcome) = (Tally::default(), Outcome::Done);
        for file in files {
            let imported = match file {
                Ok(path) => {
                    bar.set_message(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned());
                    one(&mut intake, &pipeline, &path).await.map_err(|e| format!("{}: {e:#}", path.display()))
                }
                Err(error) => Err(format!("{error:#}")),
            };
            match imported {
                Ok(imported) => tally.add(&imported),
                Err(error) => {
                    bar.suspend(|| complain(&error));
                    outcome = Outcome::SomeFailed;
                }
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        anstream::println!("{tally}");
        store.close().await;
        Ok(outcome)
    })
}

async fn one(intake: &mut Intake, pipeline: &Pipeline, path: &Path) -> anyhow::Result<dateline_store::Imported> {
    let input = Input::open(path)?;
    let reading = pipeline.read(&input)?;
    let received = pipeline.coverage().retrieval_of(&input.path).and_then(|r| r.at).unwrap_or_else(|| written(path));
    let page = page_name(&reading, path);
    intake.put(Retrieval::at(&input.bytes, received).of_page(&page), &reading).await
}

/// What names the page: its address, else the file's absolute path.
fn page_name(reading: &dateline_model::Reading, path: &Path) -> String {
    reading
        .report
        .url
        .clone()
        .unwrap_or_else(|| std::path::absolute(path).unwrap_or(path.to_path_buf()).to_string_lossy().into_owned())
}

/// When a file was last written: the nearest to when it was retrieved that a file tells.
fn written(path: &Path) -> Timestamp {
    let time = std::fs::metadata(path).and_then(|m| m.modified()).unwrap_or_else(|_| SystemTime::now());
    Timestamp::try_from(time).unwrap_or_else(|_| Timestamp::now())
}

fn progress(files: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(files as u64).with_style(style)
}

/// What an import came to.
#[derive(Debug, Default)]
struct Tally {
    reports: u32,
    unchanged: u32,
    new: u32,
    revised: u32,
    gone: u32,
    moved: u32,
}

impl Tally {
    fn add(&mut self, imported: &dateline_store::Imported) {
        self.reports += 1;
        self.unchanged += u32::from(imported.unchanged);
        self.new += imported.posts_new + imported.posts_returned;
        self.revised += imported.posts_revised;
        self.gone += imported.posts_gone;
        self.moved += imported.posts_moved;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reports = if self.reports == 1 { "report" } else { "reports" };
        write!(f, "{} {reports}", self.reports)?;
        if self.unchanged > 0 {
            write!(f, " ({} unchanged)", self.unchanged)?;
        }
        let posts = if self.new == 1 { "post" } else { "posts" };
        write!(f, ": {} {posts} new, {} revised, {} gone", self.new, self.revised, self.gone)?;
        if self.moved > 0 {
            write!(f, ", {} carried over from another page", self.moved)?;
        }
        Ok(())
    }
}
