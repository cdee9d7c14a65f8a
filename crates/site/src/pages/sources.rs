//! `/{slug}/sources`: who is read.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use dateline_store::SourceSummary;

use super::Covered;
use crate::{
    PageError, Site, compose, parties, respond,
    view::{Head, Section, SourceView},
    when, words,
};

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    head: Head,
    sources: Vec<SourceView>,
}

pub(crate) async fn sources(
    State(site): State<Site>,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let held = site.store().sources(covered.id).await?;
    let page = SourcesPage { head: covered.head(Section::Sources), sources: views(&covered, held) };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

/// The sources that the coverage names, in its order, and then those that only the ledger knows.
fn views(covered: &Covered, held: Vec<SourceSummary>) -> Vec<SourceView> {
    let coverage = &covered.coverage;
    let mut held: HashMap<String, SourceSummary> = held.into_iter().map(|s| (s.name.clone(), s)).collect();
    let view = |name: &str, summary: Option<SourceSummary>| {
        let source = coverage.sources.iter().find(|s| s.name == name);
        SourceView {
            name: name.to_owned(),
            tier: source.and_then(|s| s.tier.as_deref()).map(compose::tier),
            party: source.and_then(|s| s.side.as_deref()).map(|s| parties::party(coverage, s)),
            url: source.and_then(|s| s.url.as_deref()).and_then(words::web_address),
            pages: summary.as_ref().map_or(0, |s| s.pages),
            posts: summary.as_ref().map_or(0, |s| s.posts),
            last: summary
                .and_then(|s| s.last_received)
                .map(|at| when::of_instant(&covered.zone, at, "the last retrieval")),
        }
    };
    let mut views: Vec<SourceView> = coverage.sources.iter().map(|s| view(&s.name, held.remove(&s.name))).collect();
    let mut rest: Vec<SourceSummary> = held.into_values().collect();
    rest.sort_by(|a, b| a.name.cmp(&b.name));
    views.extend(rest.into_iter().map(|s| view(&s.name.clone(), Some(s))));
    views
}
