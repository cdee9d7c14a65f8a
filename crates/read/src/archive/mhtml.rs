//! MHTML: a page as browsers save it in one file, a MIME message of the page and what it loads.

use std::borrow::Cow;

use dateline_model::{Precision, UtcTime};
use jiff::Timestamp;
use mailparse::{MailHeaderMap, ParsedMail};

use super::{Budget, Document, damaged, within};
use crate::ReadError;

/// The pages of an MHTML file: the one that was saved, then the frames in it.
pub(super) fn parts<'b>(document: &Document<'_>, budget: &mut Budget) -> Result<Vec<Document<'b>>, ReadError> {
    let mail = mailparse::parse_mail(&document.bytes).map_err(|error| damaged("MHTML page", &error))?;
    let fetched = mail
        .headers
        .get_first_value("Date")
        .and_then(|d| mailparse::dateparse(&d).ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .map(|at| UtcTime::from_timestamp(at, Precision::Second));
    let saved = mail.headers.get_first_value("Snapshot-Content-Location");
    let mut pages: Vec<Document<'b>> = Vec::new();
    for part in mail.parts() {
        let kind = part.ctype.mimetype.to_ascii_lowercase();
        let page = matches!(kind.as_str(), "text/html" | "application/xhtml+xml");
        if !page || !part.subparts.is_empty() {
            continue;
        }
        if pages.len() >= budget.members {
            break;
        }
        let location = part.headers.get_first_value("Content-Location");
        let first = pages.is_empty();
        let url = location.filter(|l| l.starts_with("http")).or_else(|| saved.clone().filter(|_| first));
        let bytes = body(part)?;
        budget.bytes = budget.bytes.saturating_sub(bytes.len() as u64);
        pages.push(Document {
            path: match (&url, first) {
                (_, true) => document.path.clone(),
                (Some(url), false) => within(&document.path, url),
                (None, false) => within(&document.path, &format!("frame {}", pages.len())),
            },
            url,
            media_type: Some(format!("text/html; charset={}", part.ctype.charset)),
            fetched: fetched.or(document.fetched),
            bytes: Cow::Owned(bytes),
            incidental: !first,
        });
    }
    if pages.is_empty() {
        return Err(ReadError::NotADocument { what: "a MIME message without a page" });
    }
    Ok(pages)
}

/// A part's bytes without their transfer coding.
fn body(part: &ParsedMail<'_>) -> Result<Vec<u8>, ReadError> {
    part.get_body_raw().map_err(|error| damaged("MHTML page", &error))
}
