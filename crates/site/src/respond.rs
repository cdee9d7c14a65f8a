//! Answers with what caches need to know.

use std::borrow::Cow;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// For what has an address of its own for every content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For older pages, whose addresses change with their content too. A day, so that what a source or the desk takes back
/// does not live on for long in a cache that nobody can reach.
pub const FOR_A_DAY: &str = "public, max-age=86400, immutable";
/// For pages that change with the coverage.
pub const SHORTLY: &str = "public, max-age=5, stale-while-revalidate=30, stale-if-error=300";

/// A page's tag: the build and the last change that it shows.
pub fn tag(change: u64) -> String {
    format!("W/\"{}-{change}\"", crate::assets::build())
}

/// The tag of a page that shows something beside the log too, at some moment of it.
pub fn tag_at(change: u64, moment: impl std::fmt::Display) -> String {
    format!("W/\"{}-{change}-{moment}\"", crate::assets::build())
}

/// The tag of a page that is known by its content alone.
pub fn tag_of(body: &str) -> String {
    format!("W/\"{}\"", crate::assets::hash(body.as_bytes()))
}

/// Whether a reader has the page with a tag.
pub fn has(request: &HeaderMap, tag: &str) -> bool {
    names(request.get_all(header::IF_NONE_MATCH), tag)
}

/// Whether a tag is among those that a reader has.
pub fn names<'h>(had: impl IntoIterator<Item = &'h HeaderValue>, tag: &str) -> bool {
    let opaque = |t: &str| t.trim().trim_start_matches("W/").to_owned();
    had.into_iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .any(|t| opaque(t) == opaque(tag) || t.trim() == "*")
}

/// The answer to a reader who has the page.
pub fn unchanged(tag: &str, caching: &'static str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    finish(response.headers_mut(), Some(tag), caching);
    response
}

/// A page.
pub fn page(body: String, tag: Option<&str>, caching: &'static str) -> Response {
    let mut response = file(Cow::Owned(body.into_bytes()), "text/html; charset=utf-8", caching);
    finish(response.headers_mut(), tag, caching);
    response
}

/// Text of some media type, with a tag.
pub fn tagged(body: String, media_type: &'static str, tag: &str, caching: &'static str) -> Response {
    let mut response = file(Cow::Owned(body.into_bytes()), media_type, caching);
    finish(response.headers_mut(), Some(tag), caching);
    response
}

/// Bytes that are shared, of some media type, with a tag.
pub fn bytes(bytes: axum::body::Bytes, media_type: &'static str, tag: &str, caching: &'static str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    finish(response.headers_mut(), Some(tag), caching);
    response
}

/// A file.
pub fn file(bytes: Cow<'static, [u8]>, media_type: &'static str, caching: &'static str) -> Response {
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    finish(response.headers_mut(), None, caching);
    response
}

/// Leads on to another address of this site.
pub fn lead_to(address: &str) -> Response {
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    if let Ok(value) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    finish(response.headers_mut(), None, "public, max-age=5");
    response
}

fn finish(headers: &mut HeaderMap, tag: Option<&str>, caching: &'static str) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Some(tag) = tag.and_then(|t| HeaderValue::from_str(t).ok()) {
        headers.insert(header::ETAG, tag);
    }
}
