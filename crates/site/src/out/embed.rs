//! `/{slug}/embed`, a page to stand in other sites' pages, and `/oembed`, which tells how to put it there.

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use dateline_store::{Entry, PageQuery, PostId};
use serde::Deserialize;
use serde_json::json;

use crate::{
    PageError, Site,
    language::{Reader, Translator},
    pages::{Covered, Surroundings, questions},
    respond,
    view::{Head, PostView, QuestionView, Section},
};

/// What the embedded page may do: what every page may, and stand in any page.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";
/// The posts that it shows.
const POSTS: usize = 8;
/// The disputed questions that it shows.
const QUESTIONS: usize = 3;
/// Its size where nobody asks for another, and the least that it is legible in.
const SIZE: (u32, u32) = (480, 640);
const LEAST: (u32, u32) = (200, 150);

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// One post, and nothing else.
    post: Option<String>,
}

#[derive(Template)]
#[template(path = "embed.html")]
struct EmbedPage {
    head: Head,
    t: Translator,
    url: String,
    change: u64,
    posts: Vec<PostView>,
    questions: Vec<QuestionView>,
}

pub(crate) async fn embed(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-post");
    let Query(asked) = asked.map_err(|_| NONE)?;
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let entries: Vec<Entry> = match &asked.post {
        Some(id) => {
            let id: PostId = id.parse().map_err(|_| NONE)?;
            let entry = site.store().entry(&id).await?;
            vec![entry.filter(|e| e.coverage == covered.id && e.gone_after.is_none()).ok_or(NONE)?]
        }
        None => {
            // Some of the latest may be gone.
            let query = PageQuery { limit: POSTS as u32 * 3, ..PageQuery::default() };
            let latest = site.store().posts(covered.id, &query).await?.entries;
            latest.into_iter().filter(|entry| entry.gone_after.is_none()).take(POSTS).collect()
        }
    };
    let around = Surroundings::read(site.store(), &covered, &entries).await?;
    let mut questions = match asked.post {
        Some(_) => Vec::new(),
        None => questions::differing(&covered, &*site.picture(&covered).await?),
    };
    questions.truncate(QUESTIONS);
    let posts = around.show(&covered, &entries, false);
    let path = match (&asked.post, posts.first()) {
        (Some(_), Some(post)) => post.url.clone(),
        _ => covered.to(""),
    };
    let page = EmbedPage {
        head: covered.head(Section::Other),
        t: covered.t,
        url: covered.address(&path),
        change: covered.last_change,
        posts,
        questions,
    };
    let mut response = respond::page(page.render()?, Some(&respond::tag(covered.last_change)), respond::SHORTLY);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    Ok(response)
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct AskedHow {
    url: String,
    #[serde(default)]
    format: String,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
}

/// `/oembed`
pub(crate) async fn oembed(
    State(site): State<Site>,
    asked: Result<Query<AskedHow>, QueryRejection>,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-embed");
    let Query(asked) = asked.map_err(|_| PageError::NotFound("no-embed-address"))?;
    if !matches!(asked.format.as_str(), "" | "json") {
        return Err(PageError::NotFound("no-embed-form"));
    }
    let base = site.config().base.as_deref().ok_or(PageError::NotFound("no-base"))?;
    let path = asked.url.strip_prefix(base).ok_or(NONE)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1);
    let covered = Covered::find(&site, parts.next().unwrap_or_default()).await?;
    let slug = &covered.coverage.slug;
    let (title, query) = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) | (Some(""), None, _) => (covered.coverage.title.clone(), String::new()),
        (Some("post"), Some(id), None) => {
            let id: PostId = id.parse().map_err(|_| NONE)?;
            let entry = site.store().entry(&id).await?;
            let entry = entry.filter(|e| e.coverage == covered.id && e.gone_after.is_none()).ok_or(NONE)?;
            let title = entry.post.headline.clone().unwrap_or_else(|| covered.coverage.title.clone());
            (title, format!("?post={id}"))
        }
        _ => return Err(NONE),
    };
    let width = asked.maxwidth.map_or(SIZE.0, |most| most.clamp(LEAST.0, SIZE.0));
    let height = asked.maxheight.map_or(SIZE.1, |most| most.clamp(LEAST.1, SIZE.1));
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Dateline",
        "provider_url": base,
        "title": title,
        "cache_age": 300,
        "width": width,
        "height": height,
        "html": frame(&format!("{base}/{slug}/embed{query}"), &title, width, height),
    });
    Ok(respond::file(answer.to_string().into_bytes().into(), "application/json", respond::SHORTLY))
}

#[derive(Template)]
#[template(
    source = r#"<iframe src="{{ url }}" title="{{ title }}" width="{{ width }}" height="{{ height }}" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>"#,
    ext = "html"
)]
struct Frame<'f> {
    url: &'f str,
    title: &'f str,
    width: u32,
    height: u32,
}

/// The line that embeds a page.
pub fn frame(url: &str, title: &str, width: u32, height: u32) -> String {
    // Texts are always written.
    Frame { url, title, width, height }.render().unwrap_or_default()
}

/// The line that embeds a coverage.
pub(crate) fn frame_of(covered: &Covered) -> String {
    let url = covered.address(&format!("/{}/embed", covered.coverage.slug));
    frame(&url, &covered.coverage.title, SIZE.0, SIZE.1)
}
