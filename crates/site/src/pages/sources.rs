//! `/{slug}/sources`: who is read, and how the addresses that are followed fare.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use dateline_link::{SourceGauge, StoryGauge};
use dateline_store::{Followed, Health, HealthState, Lateness, SourceSummary};
use jiff::Timestamp;

use super::Covered;
use crate::{
    PageError, Site, compose,
    language::{Html, Reader, Translator, Words},
    parties,
    picture::Picture,
    respond,
    view::{FollowedView, Head, Section, SourceView, StoriesView, StoryLine},
    when, words,
};

/// The stories that are listed of a source, of each sort.
const STORIES: usize = 8;

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    head: Head,
    t: Translator,
    sources: Vec<SourceView>,
    /// Followed addresses with which something is the matter.
    troubled: Vec<FollowedView>,
    /// All others that are looked at.
    well: Vec<FollowedView>,
    /// Those that are followed no longer.
    ended: Vec<FollowedView>,
}

impl SourcesPage {
    fn has_lateness(&self) -> bool {
        self.sources.iter().any(|source| source.lateness.is_some())
    }
}

pub(crate) async fn sources(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let now = Timestamp::now();
    let health = site.store().health(covered.id, now).await?;
    // How addresses fare is no part of the log: a page that shows it holds for a minute.
    let minute = if health.is_empty() { 0 } else { now.as_second() / 60 };
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, format_args!("{}-{minute}", picture.change));
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let held = site.store().sources(covered.id).await?;
    let lateness = site.store().lateness(covered.id).await?;
    let those = |chosen: &dyn Fn(HealthState) -> bool| {
        let chosen = health.iter().filter(|(_, health)| chosen(health.state));
        chosen.map(|(followed, health)| followed_view(&covered, followed, health)).collect()
    };
    let page = SourcesPage {
        head: covered.head(Section::Sources),
        t: covered.t,
        sources: views(&covered, held, &lateness, &picture),
        troubled: those(&HealthState::is_trouble),
        well: those(&|state| !state.is_trouble() && state != HealthState::Ended),
        ended: those(&|state| state == HealthState::Ended),
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

fn followed_view(covered: &Covered, followed: &Followed, health: &Health) -> FollowedView {
    let address = followed.url.split_once("://").map_or(followed.url.as_str(), |(_, rest)| rest);
    let host = address.split(['/', '?']).next().unwrap_or(address);
    let source = covered.coverage.source_of(&[&followed.url, host]);
    FollowedView {
        source: source.map_or_else(|| host.to_owned(), |source| source.name.clone()),
        url: words::web_address(&followed.url),
        address: address.trim_end_matches('/').to_owned(),
        state: fares(covered.t, health.state),
        class: match health.state {
            HealthState::New | HealthState::Ok | HealthState::Ended => "good",
            HealthState::Slow | HealthState::Stale | HealthState::Busy => "fair",
            _ => "bad",
        },
        since: health.since.map(|at| when::of_instant(covered.t, &covered.zone, at, "")),
        what: health.what.clone(),
        remedy: health.remedy.clone(),
    }
}

/// How an address fares, in one or two words.
fn fares(t: Translator, state: HealthState) -> Words {
    t.say(match state {
        HealthState::New => "fares-new",
        HealthState::Ok => "fares-ok",
        HealthState::Slow => "fares-slow",
        HealthState::Stale => "fares-stale",
        HealthState::Changed => "fares-changed",
        HealthState::Busy => "fares-busy",
        HealthState::Failing => "fares-failing",
        HealthState::Refused => "fares-refused",
        HealthState::Gone => "fares-gone",
        HealthState::Unwatched => "fares-unwatched",
        HealthState::Ended => "fares-ended",
    })
}

/// A length of time, to the minute below two hours.
fn length(t: Translator, minutes: impl Into<i128>, hours: impl Into<i128>) -> Words {
    let (minutes, hours) = (minutes.into(), hours.into());
    if minutes < 120 { t.with("minutes", "n", minutes) } else { t.with("hours", "n", hours) }
}

/// How late a source is, in words.
fn late(t: Translator, lateness: &Lateness) -> Words {
    let Lateness { first, later, median, .. } = lateness;
    let minutes = median.map_or(0, |median| (median.as_secs() + 30) / 60);
    let by = length(t, minutes, (minutes + 30) / 60);
    match (first, later) {
        (first, 0) => t.with("late-first", "first", first),
        (0, later) => t.with2("late-later", &["later", "by"], later, by),
        (first, later) => t.filled(
            "late-both",
            &[("first", first.to_string().into()), ("later", later.to_string().into()), ("by", by)],
        ),
    }
}

/// How a source covers the stories, with the latest of those that it had late or alone.
fn stories(covered: &Covered, picture: &Picture, source: &SourceGauge) -> StoriesView {
    let t = covered.t;
    let line = |story: &StoryGauge| {
        let telling = story.told.iter().find(|telling| telling.source == source.source)?;
        let first = story.told.first()?;
        let minutes = telling.after.unwrap_or(0) / 60;
        let by = length(t, minutes, minutes / 60);
        let at = telling.at.and_then(|at| Timestamp::from_second(at).ok());
        let late = if telling.late {
            t.with2("late-after", &["by", "source"], by, &first.source).into_owned()
        } else {
            String::new()
        };
        Some(StoryLine {
            title: when::short(
                picture.post(&telling.post).map_or(story.title.as_str(), |post| post.title.as_str()),
                90,
            ),
            url: covered.to(&format!("/post/{}", telling.post)),
            time: at.map(|at| when::of_instant(covered.t, &covered.zone, at, "")),
            late,
        })
    };
    let own = |story: &&StoryGauge| story.told.iter().any(|telling| telling.source == source.source);
    let late = picture.gauge.shared.iter().rev().filter(own).filter_map(line).filter(|line| !line.late.is_empty());
    StoriesView {
        first: source.first,
        in_time: source.in_time,
        late: source.late,
        lacked: source.lacked,
        alone: source.alone,
        late_lines: late.take(STORIES).collect(),
        alone_lines: picture.gauge.alone.iter().rev().filter(own).filter_map(line).take(STORIES).collect(),
    }
}

/// The sources that the coverage names, in its order, and then those that only the ledger knows.
fn views(covered: &Covered, held: Vec<SourceSummary>, lateness: &[Lateness], picture: &Picture) -> Vec<SourceView> {
    let coverage = &covered.coverage;
    let mut held: HashMap<String, SourceSummary> = held.into_iter().map(|s| (s.name.clone(), s)).collect();
    let view = |name: &str, summary: Option<SourceSummary>| {
        let source = coverage.sources.iter().find(|s| s.name == name);
        SourceView {
            name: name.to_owned(),
            tier: source.and_then(|s| s.tier.as_deref()).map(|name| compose::tier(covered.t, name)),
            party: source.and_then(|s| s.side.as_deref()).map(|s| parties::party(coverage, s)),
            url: source.and_then(|s| s.url.as_deref()).and_then(words::web_address),
            pages: summary.as_ref().map_or(0, |s| s.pages),
            posts: summary.as_ref().map_or(0, |s| s.posts),
            last: summary
                .and_then(|s| s.last_received)
                .map(|at| when::of_instant(covered.t, &covered.zone, at, &covered.t.say("how-last-retrieval"))),
            lateness: lateness.iter().find(|l| l.source == name).map(|l| late(covered.t, l).into_owned()),
            feed_url: covered.to(&format!("?source={}", words::in_query(name))),
            stories: picture.gauge.sources.iter().find(|s| s.source == name).map(|s| stories(covered, picture, s)),
        }
    };
    let mut views: Vec<SourceView> = coverage.sources.iter().map(|s| view(&s.name, held.remove(&s.name))).collect();
    let mut rest: Vec<SourceSummary> = held.into_values().collect();
    rest.sort_by(|a, b| a.name.cmp(&b.name));
    views.extend(rest.into_iter().map(|s| view(&s.name.clone(), Some(s))));
    views
}
