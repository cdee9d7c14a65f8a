//! gzip: one document, compressed.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{GzDecoder, MultiGzDecoder};

use super::{Budget, Document, Step};

/// Whether compressed data begins as a WARC archive does.
pub(super) fn holds_warc(bytes: &[u8]) -> bool {
    let mut head = [0; 5];
    GzDecoder::new(bytes).read_exact(&mut head).is_ok() && &head == b"WARC/"
}

/// The document that was compressed.
pub(super) fn open<'b>(document: Document<'b>, budget: &mut Budget) -> Step<'b> {
    let compressed = document.bytes.len() as u64;
    match budget.inflate(MultiGzDecoder::new(&document.bytes[..]), compressed) {
        Ok(bytes) => {
            let path = document.path.strip_suffix(".gz").map(str::to_owned).unwrap_or(document.path);
            // "Content-Type: application/gzip" says nothing of what was compressed.
            let media_type = document.media_type.filter(|t| !t.contains("gzip") && !t.contains("octet-stream"));
            Step::Document(Document { path, media_type, bytes: Cow::Owned(bytes), ..document })
        }
        Err(error) => Step::Broken(document.path, error),
    }
}
