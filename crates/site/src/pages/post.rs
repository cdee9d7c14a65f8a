//! `/{slug}/post/{id}`: one post, with all that is known of it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use dateline_store::PostId;

use super::{Covered, Surroundings};
use crate::{
    PageError, Site,
    language::{Html, Reader, Translator},
    out::schema,
    respond,
    view::{DayView, Diff, Head, ParagraphKind, Piece, PostView, Section, Share, TimeView},
    when, words,
};

#[derive(Template)]
#[template(path = "post.html")]
struct PostPage {
    head: Head,
    t: Translator,
    post: PostView,
    day: DayView,
    /// The retrieval in which these words were first seen.
    received: TimeView,
    sha256: String,
    rules: Vec<String>,
    /// What the desk ruled of its claims, as JSON-LD.
    reviews: Option<String>,
    /// All of the post is shown.
    whole: bool,
    tag: &'static str,
    subtag: &'static str,
}

pub(crate) async fn post(
    State(site): State<Site>,
    reader: Reader,
    Path((slug, id)): Path<(String, String)>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-post");
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let id: PostId = id.parse().map_err(|_| NONE)?;
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let entry = site.store().entry(&id).await?.filter(|e| e.coverage == covered.id).ok_or(NONE)?;
    let entries = [entry];
    let around = Surroundings::read(site.store(), &covered, &entries).await?;
    let [entry] = &entries;
    let Some(post) = around.show(&covered, &entries, true).pop() else { return Err(NONE) };
    let mut rules: Vec<String> = entry.claims.iter().map(|c| c.rule.clone()).collect();
    rules.sort();
    rules.dedup();
    let mut head = covered.head(Section::Other);
    if covered.base.is_some() && entry.gone_after.is_none() {
        let path = format!("/{slug}/post/{id}");
        let url = covered.address(&path);
        let how = format!("/oembed?url={}", words::in_query(&url));
        head.share = Share {
            oembed: Some(covered.address(&how)),
            languages: covered.languages(&path),
            image: Some(format!("{url}/card.png?v={}", entry.last_change)),
            url: Some(covered.address(&covered.t.canonical(&path))),
        };
    }
    let page = PostPage {
        reviews: schema::reviews(&covered, entry, &post, &around.rulings),
        head,
        t: covered.t,
        day: when::day_view(
            covered.t,
            &covered.coverage,
            when::day_of(&covered.zone, &entry.post.time, entry.sorted_at),
        ),
        received: when::of_instant(covered.t, &covered.zone, entry.origin.received, &covered.t.say("how-first-words")),
        sha256: entry.origin.sha256.clone(),
        rules,
        post,
        whole: true,
        tag: "h1",
        subtag: "h2",
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
