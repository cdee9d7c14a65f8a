//! `/{slug}/about`: how to read the page.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::Covered;
use crate::{
    PageError, Site, respond,
    view::{Head, Section},
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    head: Head,
}

pub(crate) async fn about(
    State(site): State<Site>,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let page = AboutPage { head: covered.head(Section::About) };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
