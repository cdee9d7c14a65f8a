//! Answers kept in memory: what many readers ask for at one moment is made once.
//!
//! An answer is kept under its address, which says its language too, the form of compression, and the moment it belongs to:
//! how many changes the ledger counts, and how many pictures have been worked out. After a change nothing kept before is
//! given out any more, so that what is taken away disappears here as soon as in the ledger. Whoever asks for what is just
//! being made waits for it.
//!
//! Only what the log alone decides goes through here: no streams of changes, and nothing that a clock is asked for.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use quick_cache::{Weighter, sync::Cache};

use crate::{Site, respond};

/// The bytes that are kept in all.
const MOST_BYTES: u64 = 48 << 20;
/// How many answers that may be.
const MOST_ANSWERS: usize = 2_000;
/// The longest answer that is kept; also the longest that goes through here.
const LONGEST: usize = 16 << 20;
/// The longest address whose answer is kept.
const LONGEST_ADDRESS: usize = 1_000;

/// What an answer is kept under: its address, compression and moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    encoding: &'static str,
    moment: Moment,
}

/// A moment within which equal questions have equal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    /// The changes that the ledger counts.
    pub changes: u64,
    /// The pictures that have been worked out.
    pub pictures: u64,
}

/// An answer as it is sent.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Debug, Clone)]
struct Weight;

impl Weighter<Key, Arc<Answer>> for Weight {
    fn weight(&self, key: &Key, answer: &Arc<Answer>) -> u64 {
        // Headers are about as many bytes.
        (key.address.len() + answer.body.len() + 1_000) as u64
    }
}

/// The answers that are kept.
#[derive(Debug)]
pub(crate) struct Kept(Cache<Key, Arc<Answer>, Weight>);

impl Default for Kept {
    fn default() -> Self {
        Kept(Cache::with_weighter(MOST_ANSWERS, MOST_BYTES, Weight))
    }
}

/// Answers with what is kept, or has it made and keeps it.
pub(crate) async fn answer(State(site): State<Site>, request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    if request.method() != Method::GET || address.len() > LONGEST_ADDRESS {
        return next.run(request).await;
    }
    let encoding = encoding(request.headers());
    let key = Key { address: address.to_owned(), encoding, moment: site.moment() };
    let asked = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect::<Vec<_>>();
    let made = site.kept().0.get_or_insert_async(&key, make(request, next, encoding)).await;
    match made {
        Ok(answer) => answer.to(&asked),
        Err(failed) => failed.to(&[]),
    }
}

/// The one form of compression that an answer is made in for a reader.
fn encoding(headers: &HeaderMap) -> &'static str {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut names = Vec::new();
    for part in accepted.flat_map(|value| value.split(',')) {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0));
        if !refused {
            names.push(name.trim().to_ascii_lowercase());
        }
    }
    ["br", "gzip"].into_iter().find(|wanted| names.iter().any(|name| name == wanted)).unwrap_or("identity")
}

/// Has an answer made. One that failed is an error, which is not kept.
async fn make(mut request: Request, next: Next, encoding: &'static str) -> Result<Arc<Answer>, Arc<Answer>> {
    let headers = request.headers_mut();
    // What is kept is whole, and the same for all.
    for name in [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::RANGE, header::COOKIE] {
        headers.remove(name);
    }
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding));
    let (parts, body) = next.run(request).await.into_parts();
    let (status, body) = match to_bytes(body, LONGEST).await {
        Ok(body) => (parts.status, body),
        Err(error) => {
            tracing::error!(%error, "an answer could not be kept");
            (StatusCode::INTERNAL_SERVER_ERROR, Bytes::new())
        }
    };
    let answer = Arc::new(Answer { status, headers: parts.headers, body });
    if status.is_server_error() { Err(answer) } else { Ok(answer) }
}

impl Answer {
    /// The answer to a reader who has, or has not, one with its tag.
    fn to(&self, asked: &[HeaderValue]) -> Response {
        let tag = self.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
        let has = self.status == StatusCode::OK && tag.is_some_and(|tag| respond::names(asked, tag));
        let mut response = Response::new(if has { Body::empty() } else { Body::from(self.body.clone()) });
        *response.status_mut() = if has { StatusCode::NOT_MODIFIED } else { self.status };
        *response.headers_mut() = self.headers.clone();
        if has {
            for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LENGTH] {
                response.headers_mut().remove(name);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_made_in_one_form_of_compression() {
        let of = |accepted: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
            encoding(&headers)
        };
        assert_eq!(of("gzip, deflate, br, zstd"), "br");
        assert_eq!(of("GZIP;q=0.5"), "gzip");
        assert_eq!(of("br;q=0, gzip"), "gzip");
        assert_eq!(of("deflate"), "identity");
        assert_eq!(encoding(&HeaderMap::new()), "identity");
    }
}
