//! `/`: the coverages, or the only one's live page.

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    PageError, Site,
    language::{Reader, Translator},
    respond,
    view::{CoverageLine, LanguageLink},
};

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage {
    t: Translator,
    languages: Vec<LanguageLink>,
    coverages: Vec<CoverageLine>,
}

pub(crate) async fn index(State(site): State<Site>, Reader { t, here }: Reader) -> Result<Response, PageError> {
    let stored = site.store().coverages().await?;
    if let [only] = stored.as_slice() {
        return Ok(respond::lead_to(&t.to(&format!("/{}", only.coverage.slug))));
    }
    let mut coverages = Vec::with_capacity(stored.len());
    for one in stored {
        let counts = site.store().counts(one.id).await?;
        coverages.push(CoverageLine {
            url: t.to(&format!("/{}", one.coverage.slug)),
            title: one.coverage.title,
            summary: one.coverage.summary,
            posts: counts.posts,
            claims: counts.claims,
        });
    }
    let page = IndexPage { t, languages: LanguageLink::all(t, &here), coverages };
    Ok(respond::page(page.render()?, None, respond::SHORTLY))
}
