//! The claims of several reports by the names that links give them.

use std::{collections::HashMap, path::PathBuf};

use dateline_link::{Fact, facts};
use dateline_model::{Claim, Coverage, Link, Precision, Reading, UtcTime};
use jiff::civil::Date;

use crate::{pipeline::Pipeline, readings, report::Outcome};

/// All claims of some reports, and how they relate.
#[derive(Debug, Default)]
pub struct Claims {
    /// In the order of the reports.
    pub facts: Vec<Fact>,
    /// Between them.
    pub links: Vec<Link>,
    told: HashMap<String, Told>,
}

/// A claim as it was told.
#[derive(Debug)]
struct Told {
    claim: Claim,
    source: String,
    time: Option<UtcTime>,
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
        let source = reading.report.source.clone().unwrap_or_else(|| name.clone());
        let times: HashMap<&str, Option<UtcTime>> =
            reading.posts.iter().map(|post| (post.id.as_str(), post.time.utc)).collect();
        for claim in &reading.claims {
            let time = claim.post.as_deref().and_then(|post| times.get(post).copied().flatten());
            let told = Told { claim: claim.clone(), source: source.clone(), time: time.or(reading.report.published) };
            self.told.insert(format!("{name}#{}", claim.id), told);
        }
        self.links.extend(reading.links);
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
