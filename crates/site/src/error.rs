//! What readers are told when a page cannot be shown.

use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use dateline_store::StoreError;

use crate::language::{Reader, Translator};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is nothing at the address; the message that says so.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// The address takes no such request.
    #[error("this address can only be read")]
    Method,
    /// The ledger failed. Readers are told so, the log is told why.
    #[error("the ledger could not be read")]
    Store(#[from] StoreError),
    /// What the page shows could not be worked out.
    #[error("the page could not be worked out")]
    Broken,
    /// A template failed.
    #[error("the page could not be written")]
    Template(#[from] askama::Error),
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    t: Translator,
    title: &'static str,
    message: &'static str,
}

/// What a page says instead: the messages of its title and its sentence.
#[derive(Debug, Clone, Copy)]
struct Told {
    title: &'static str,
    message: &'static str,
}

impl IntoResponse for PageError {
    /// An answer without a body: [`tell`] says it in the reader's language.
    fn into_response(self) -> Response {
        let (status, title, message) = match self {
            PageError::NotFound(message) => (StatusCode::NOT_FOUND, "error-not-here", message),
            PageError::Method => (StatusCode::METHOD_NOT_ALLOWED, "error-not-that-way", "error-method"),
            PageError::Store(error) => {
                tracing::error!(%error, "the ledger could not be read for a page");
                (StatusCode::SERVICE_UNAVAILABLE, "error-broken", "error-store")
            }
            PageError::Broken => {
                tracing::error!("what a page shows could not be worked out");
                (StatusCode::INTERNAL_SERVER_ERROR, "error-broken", "error-picture")
            }
            PageError::Template(error) => {
                tracing::error!(%error, "a page could not be written");
                (StatusCode::INTERNAL_SERVER_ERROR, "error-broken", "error-template")
            }
        };
        let caching = if status == StatusCode::NOT_FOUND { "public, max-age=5" } else { "no-store" };
        let mut response = (status, [(header::CACHE_CONTROL, caching)]).into_response();
        response.extensions_mut().insert(Told { title, message });
        response
    }
}

/// Says why a page cannot be shown, in the language of its address.
pub(crate) async fn tell(Reader { t, .. }: Reader, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(&Told { title, message }) = response.extensions().get::<Told>() else { return response };
    let page = ErrorPage { t, title, message };
    let body = page.render().unwrap_or_else(|_| t.say(message).into_owned());
    let (mut parts, _) = response.into_parts();
    parts.extensions.remove::<Told>();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, body.into())
}
