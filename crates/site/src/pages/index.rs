//! `/`: the coverages, or the only one's live page.

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{PageError, Site, respond, view::CoverageLine};

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage {
    coverages: Vec<CoverageLine>,
}

pub(crate) async fn index(State(site): State<Site>) -> Result<Response, PageError> {
    let stored = site.store().coverages().await?;
    if let [only] = stored.as_slice() {
        return Ok(respond::lead_to(&format!("/{}", only.coverage.slug)));
    }
    let mut coverages = Vec::with_capacity(stored.len());
    for one in stored {
        let counts = site.store().counts(one.id).await?;
        coverages.push(CoverageLine {
            slug: one.coverage.slug,
            title: one.coverage.title,
            summary: one.coverage.summary,
            posts: counts.posts,
            claims: counts.claims,
        });
    }
    Ok(respond::page(IndexPage { coverages }.render()?, None, respond::SHORTLY))
}
