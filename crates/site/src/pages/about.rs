//! `/{slug}/about`: how to read the page.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::Covered;
use crate::{
    PageError, Site, out, respond,
    view::{Head, Section},
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    head: Head,
    /// The line that embeds the coverage.
    frame: String,
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
    let page = AboutPage { head: covered.head(Section::About), frame: out::embed::frame_of(&covered) };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
