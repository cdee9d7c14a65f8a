//! `dateline demo`

use std::{borrow::Cow, collections::BTreeSet, time::Duration};

use anyhow::Context;
use dateline_model::{Coverage, Reading, UtcTime};
use dateline_store::{Retrieval, Store};
use jiff::Timestamp;
use rust_embed::RustEmbed;

use super::serve;
use crate::{input::Input, intake::Intake, pipeline::Pipeline, report::Outcome, runtime};

/// The invented event that is shipped.
#[derive(RustEmbed)]
#[folder = "../../examples"]
#[include = "coverage.toml"]
#[include = "reports/*"]
struct Examples;

/// Imports the coverage of an invented event, serves its live page on this machine and plays the last hours of the event,
/// so that you see updates arrive. The ledger is temporary; nothing is left behind.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 8086)]
    port: u16,
    /// Seconds between two updates while the last hours are played
    #[arg(long, value_name = "SECONDS", default_value_t = 6, value_parser = clap::value_parser!(u64).range(1..=3600))]
    every: u64,
}

/// A report of the demo.
struct Scene {
    reading: Reading,
    bytes: Cow<'static, [u8]>,
    page: String,
    at: Timestamp,
}

/// Serves the demo until it is stopped.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let file = Examples::get("coverage.toml").context("the examples were not built in")?;
    let coverage = Coverage::from_toml(std::str::from_utf8(&file.data)?)?;
    let from = coverage.demo.as_ref().map_or(Timestamp::MAX, |d| d.play_from);
    runtime::block_on(async {
        let ledger = tempfile::tempdir().context("no temporary folder can be made")?;
        let store = Store::open(&ledger.path().join("demo.db").to_string_lossy()).await?;
        let mut intake = Intake::open(&store, &coverage).await?;
        // The address comes first: a newcomer should not wait for the reading.
        let site = serve::Listening::start(store.clone(), args.port, true).await?;
        anstream::println!("Dateline plays “{}”, an invented event.\n", coverage.title);
        anstream::println!("  The live page   {}", site.address(&coverage.slug));
        anstream::println!("  Questions       {}/questions\n", site.address(&coverage.slug));

        let scenes = read_all(coverage)?;
        for scene in &scenes {
            show(&mut intake, scene, from).await?;
        }
        anstream::println!(
            "{} reports are in. The last hours follow, an update every {} seconds. Ctrl-C ends it.",
            scenes.len(),
            args.every
        );
        let stopped = runtime::stopped();
        tokio::select! {
            () = stopped => {}
            played = play(&mut intake, &scenes, from, Duration::from_secs(args.every)) => {
                played?;
                anstream::println!("All has been played. The page stays up until Ctrl-C.");
                runtime::stopped().await;
            }
        }
        site.stop().await;
        store.close().await;
        ledger.close().context("the temporary ledger could not be removed")?;
        Ok(Outcome::Done)
    })
}

fn read_all(coverage: Coverage) -> anyhow::Result<Vec<Scene>> {
    let pipeline = Pipeline::new(coverage);
    let mut files: Vec<(Timestamp, String)> = Examples::iter()
        .map(|path| path.to_string())
        .filter(|path| path.starts_with("reports/"))
        .map(|path| {
            let at = pipeline.coverage().retrieval_of(&path).and_then(|r| r.at).unwrap_or(Timestamp::MAX);
            (at, path)
        })
        .collect();
    files.sort();
    let mut scenes = Vec::new();
    for (at, path) in files {
        let Some(file) = Examples::get(&path) else { continue };
        let input = Input { path: path.clone(), bytes: file.data.to_vec() };
        let Some(document) = input.documents(pipeline.coverage()).next() else { continue };
        let reading = pipeline.read(&document?).with_context(|| path.clone())?;
        let page = reading.report.url.clone().unwrap_or(path);
        scenes.push(Scene { reading, bytes: file.data, page, at });
    }
    Ok(scenes)
}

/// Puts what a report had up to a moment into the ledger.
async fn show(intake: &mut Intake, scene: &Scene, until: Timestamp) -> anyhow::Result<()> {
    let reading = until_time(&scene.reading, until);
    if reading.posts.is_empty() {
        return Ok(());
    }
    intake.put(Retrieval::at(&scene.bytes, scene.at.min(until)).of_page(&scene.page), &reading).await?;
    Ok(())
}

/// Lets the later posts arrive one by one, in their own order.
async fn play(intake: &mut Intake, scenes: &[Scene], from: Timestamp, every: Duration) -> anyhow::Result<()> {
    let moments: BTreeSet<Timestamp> = scenes
        .iter()
        .flat_map(|s| &s.reading.posts)
        .filter_map(|p| p.time.utc)
        .map(UtcTime::timestamp)
        .filter(|t| *t > from)
        .collect();
    for moment in moments {
        tokio::time::sleep(every).await;
        for scene in scenes {
            if scene.reading.posts.iter().any(|p| p.time.utc.is_some_and(|t| t.timestamp() == moment)) {
                show(intake, scene, moment).await?;
            }
        }
    }
    Ok(())
}

/// A reading without the posts after a moment, and without what stands in them.
fn until_time(reading: &Reading, until: Timestamp) -> Reading {
    let mut cut = reading.clone();
    cut.posts.retain(|p| p.time.utc.is_none_or(|t| t.timestamp() <= until));
    let kept: BTreeSet<String> = cut.posts.iter().map(|p| p.id.clone()).collect();
    let stays = |post: &Option<String>| post.as_ref().is_none_or(|id| kept.contains(id));
    cut.blocks.retain(|b| stays(&b.post));
    cut.mentions.retain(|m| stays(&m.post));
    cut.statements.retain(|s| stays(&s.post));
    cut.claims.retain(|c| stays(&c.post));
    cut
}
