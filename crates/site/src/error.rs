//! What readers are told when a page cannot be shown.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use dateline_store::StoreError;

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is nothing at the address; in a sentence.
    #[error("{0}")]
    NotFound(&'static str),
    /// The address takes no such request.
    #[error("This address can only be read.")]
    Method,
    /// The ledger failed. Readers are told so, the log is told why.
    #[error("The ledger could not be read.")]
    Store(#[from] StoreError),
    /// What the page shows could not be worked out.
    #[error("The page could not be worked out.")]
    Broken,
    /// A template failed.
    #[error("The page could not be written.")]
    Template(#[from] askama::Error),
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    title: &'a str,
    message: &'a str,
    back: &'a str,
    back_words: &'a str,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let message = self.to_string();
        let (status, title, message) = match self {
            PageError::NotFound(_) => (StatusCode::NOT_FOUND, "Not here", message),
            PageError::Method => (StatusCode::METHOD_NOT_ALLOWED, "Not that way", message),
            PageError::Store(error) => {
                tracing::error!(%error, "the ledger could not be read for a page");
                let message = format!("{message} That is our fault, not yours; please try again in a moment.");
                (StatusCode::SERVICE_UNAVAILABLE, "Something is broken", message)
            }
            PageError::Broken => {
                tracing::error!("what a page shows could not be worked out");
                let message = format!("{message} That is our fault, not yours.");
                (StatusCode::INTERNAL_SERVER_ERROR, "Something is broken", message)
            }
            PageError::Template(error) => {
                tracing::error!(%error, "a page could not be written");
                let message = format!("{message} That is our fault, not yours.");
                (StatusCode::INTERNAL_SERVER_ERROR, "Something is broken", message)
            }
        };
        let page = ErrorPage { title, message: &message, back: "/", back_words: "To what is being followed" };
        let body = page.render().unwrap_or_else(|_| format!("{title}. {message}"));
        let caching = if status == StatusCode::NOT_FOUND { "public, max-age=5" } else { "no-store" };
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, caching)], body)
            .into_response()
    }
}
