//! `/{slug}/about`: how to read the page.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::Covered;
use crate::{
    PageError, Site,
    language::{Html, Reader, Translator},
    out, respond,
    view::{Head, Section},
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    head: Head,
    t: Translator,
    /// The line that embeds the coverage.
    frame: String,
}

impl AboutPage {
    /// What feeds there are.
    fn feeds(&self) -> Html {
        let link = |form: &str, name: &str| Html::link(format!("/{}/feed.{form}", self.head.slug), name);
        let forms = [("rss", link("rss", "RSS")), ("atom", link("atom", "Atom")), ("json", link("json", "JSON Feed"))];
        self.t.marked_filled("about-feeds", &forms)
    }
}

pub(crate) async fn about(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let page = AboutPage { t: covered.t, head: covered.head(Section::About), frame: out::embed::frame_of(&covered) };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
