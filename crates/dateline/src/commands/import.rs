//! `dateline import`

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    time::SystemTime,
};

use dateline_model::Reading;
use dateline_read::archive::Document;
use dateline_store::{Imported, Retrieval, Store};
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
  dateline import --coverage coverage.toml crawl.warc.gz  every page of an archive
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
            let path = match file {
                Ok(path) => path,
                Err(error) => {
                    bar.suspend(|| complain(&format!("{error:#}")));
                    outcome = Outcome::SomeFailed;
                    continue;
                }
            };
            bar.set_message(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned());
            for imported in reports(&mut intake, &pipeline, &path).await {
                match imported {
                    Ok(imported) => tally.add(&imported),
                    Err(error) => {
                        bar.suspend(|| complain(&error));
                        outcome = Outcome::SomeFailed;
                    }
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

/// Imports the report that a file is, or those in the archive that it is. What cannot be read costs none of the others.
async fn reports(intake: &mut Intake, pipeline: &Pipeline, path: &Path) -> Vec<Result<Imported, String>> {
    let input = match Input::open(path) {
        Ok(input) => input,
        Err(error) => return vec![Err(format!("{}: {error:#}", path.display()))],
    };
    let mut documents = input.documents(pipeline.coverage());
    let mut done = Vec::new();
    for document in &mut documents {
        match document {
            Ok(document) => match one(intake, pipeline, path, &document).await {
                Ok(imported) => done.extend(imported.map(Ok)),
                Err(error) => done.push(Err(format!("{}: {error:#}", document.path))),
            },
            Err(error) => done.push(Err(error.to_string())),
        }
    }
    if let Some(container) = documents.container().filter(|_| done.is_empty()) {
        done.push(Err(format!("{}: this is {container} without documents", input.path)));
    }
    done
}

/// Imports one report; none if it is what a crawl brings along and no document.
async fn one(
    intake: &mut Intake,
    pipeline: &Pipeline,
    path: &Path,
    document: &Document<'_>,
) -> anyhow::Result<Option<Imported>> {
    let reading = match pipeline.read(document) {
        Err(error) if document.may_be_left_out(&error) => return Ok(None),
        read => read?,
    };
    let received = document.fetched.map_or_else(|| written(path), |at| at.timestamp());
    let page = page_name(&reading);
    Ok(Some(intake.put(Retrieval::at(&document.bytes, received).of_page(&page), &reading).await?))
}

/// What names the page: its address, else the file's absolute path.
fn page_name(reading: &Reading) -> String {
    let path = &reading.report.path;
    let absolute = || std::path::absolute(path).map_or(path.clone(), |p| p.to_string_lossy().into_owned());
    reading.report.url.clone().unwrap_or_else(absolute)
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
    fn add(&mut self, imported: &Imported) {
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
