//! The claims of several reports by the names that links give them.

use std::{collections::HashMap, path::PathBuf};

use dateline_link::{Fact, Told as Post, facts};
use dateline_model::{BlockKind, Claim, Coverage, Link, Precision, Reading, UtcTime};
use jiff::{Timestamp, civil::Date};

use crate::{pipeline::Pipeline, readings, report::Outcome};

/// All claims of some reports, and how they relate.
#[derive(Debug, Default)]
pub struct Claims {
    /// In the order of the reports.
    pub facts: Vec<Fact>,
    /// Between them.
    pub links: Vec<Link>,
    /// The posts with the story that each tells.
    pub posts: Vec<Post>,
    /// Whether the claims' ids are those of a ledger, by which the desk calls them.
    pub of_ledger: bool,
    told: HashMap<String, Told>,
}

/// A claim as it was told.
#[derive(Debug)]
struct Told {
    claim: Claim,
    source: String,
    time: Option<UtcTime>,
    /// When its post was first retrieved, if it is of a ledger.
    arrived: Option<Timestamp>,
}

impl Claims {
    /// Reads the claims of some files.
    pub fn read(files: &[PathBuf], pipeline: &Pipeline) -> anyhow::Result<(Claims, Outcome)> {
        let mut claims = Claims::default();
        let outcome = readings::each(files, pipeline, |reading| {
            claims.add(reading);
            Ok(())
        })?;
        Ok((claims, outcome))
    }

    fn add(&mut self, reading: Reading) {
        self.facts.extend(facts(&reading));
        let name = reading.report.name().to_owned();
        self.tell(&reading, |id| format!("{name}#{id}"), None);
        self.links.extend(reading.links);
    }

    /// Adds a post of a ledger and when it came there.
    #[cfg(feature = "serve")]
    pub fn add_of_ledger(&mut self, reading: &Reading, arrived: Timestamp) {
        self.of_ledger = true;
        self.facts.extend(dateline_link::facts_of_ledger(reading));
        self.tell(reading, str::to_owned, Some(arrived));
    }

    /// Lays over all what the desk ruled.
    #[cfg(feature = "serve")]
    pub fn rule(&mut self, desk: &dateline_link::Desk) {
        let words = |fact: &Fact| self.claim(&fact.id).map(|claim| claim.text.clone()).unwrap_or_default();
        (self.facts, self.links) = desk.view(&self.facts, &self.links, words);
        for post in &mut self.posts {
            post.story = desk.story(&post.post, &post.story).to_owned();
        }
    }

    /// Keeps what is told, by names.
    fn tell(&mut self, reading: &Reading, name: impl Fn(&str) -> String, arrived: Option<Timestamp>) {
        let report = &reading.report;
        let source = report.source.clone().unwrap_or_else(|| report.name().to_owned());
        let times: HashMap<&str, Option<UtcTime>> =
            reading.posts.iter().map(|post| (post.id.as_str(), post.time.utc)).collect();
        for claim in &reading.claims {
            let time = claim.post.as_deref().and_then(|post| times.get(post).copied().flatten());
            let time = time.or(report.published);
            let told = Told { claim: claim.clone(), source: source.clone(), time, arrived };
            self.told.insert(name(&claim.id), told);
        }
        for (i, telling) in reading.stories.iter().enumerate() {
            let post = reading.posts.get(i);
            let at = post.and_then(|post| post.time.utc).or(report.published);
            let headline = post.and_then(|post| post.headline.clone()).or_else(|| report.title.clone());
            self.posts.push(Post {
                post: telling.post.clone(),
                title: headline.unwrap_or_else(|| beginning(reading, post.map(|post| post.id.as_str()))),
                source: source.clone(),
                at: at.map(|at| at.timestamp().as_second()),
                story: telling.story.clone(),
            });
        }
    }

    /// Whether who looked last at some time has not seen a claim yet: it was retrieved into the ledger since or, where there is
    /// none, published since.
    pub fn is_since(&self, fact: &Fact, look: Timestamp) -> bool {
        match self.told.get(&fact.id).and_then(|told| told.arrived) {
            Some(arrived) => arrived >= look,
            None => fact.at.is_some_and(|at| at >= look.as_second()),
        }
    }

    /// A claim's own words.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.told.get(id).map(|told| &told.claim)
    }

    /// Who told a claim and when: “The Herald, 9 March 2026, 10:05 UTC”.
    pub fn origin(&self, id: &str, coverage: &Coverage) -> String {
        let Some(told) = self.told.get(id) else { return id.to_owned() };
        match told.time {
            Some(time) if time.precision() == Precision::Day => {
                format!("{}, {}", told.source, time.datetime().strftime("%-d %B %Y"))
            }
            Some(time) => {
                let local = time.timestamp().to_zoned(coverage.zone());
                format!("{}, {}", told.source, local.strftime("%-d %B %Y, %H:%M %Z"))
            }
            None => told.source.clone(),
        }
    }

    /// The day on which a claim was told, in the event's zone.
    pub fn day(&self, id: &str, coverage: &Coverage) -> Option<Date> {
        let time = self.told.get(id)?.time?;
        if time.precision() == Precision::Day {
            return Some(time.date());
        }
        Some(time.timestamp().to_zoned(coverage.zone()).date())
    }
}

/// How many characters of a text without a headline stand for it.
const BEGINNING: usize = 72;

/// The first words of a post.
fn beginning(reading: &Reading, post: Option<&str>) -> String {
    let body = |block: &&dateline_model::Block| {
        block.kind == BlockKind::Body && (post.is_none() || block.post.as_deref() == post)
    };
    let Some(block) = reading.blocks.iter().find(body) else { return String::new() };
    let (start, end) = (block.span.start as usize, block.span.end as usize);
    let text: String = reading.text.chars().skip(start).take((end - start).min(BEGINNING * 2)).collect();
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() >= BEGINNING {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}
