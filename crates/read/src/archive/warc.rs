//! WARC (ISO 28500): what crawlers keep of the web, as records of requests and responses; plain, or with every record
//! compressed by itself.

use std::borrow::Cow;
use std::ops::Range;

use dateline_model::{Precision, UtcTime};
use flate2::bufread::GzDecoder;
use jiff::Timestamp;
use memchr::memmem;

use super::http::{self, Headers};
use super::{Budget, Document, Step, damaged, is_resource, may_be_document, within};
use crate::ReadError;

/// How often a reader looks for the next whole member after a damaged one.
const MAX_DAMAGED: usize = 1000;

/// An open WARC archive.
pub(super) struct Warc<'b> {
    path: String,
    source: Cow<'b, [u8]>,
    /// Whether `source` is compressed.
    gzipped: bool,
    /// Where in `source` the next member begins.
    at: usize,
    /// The records of the member that is read, and where in them the next begins. Those of an archive that is not
    /// compressed are `source` itself.
    member: Vec<u8>,
    record: usize,
    damaged: usize,
    /// What is still to be said of the record before.
    note: Option<(String, ReadError)>,
}

impl<'b> Warc<'b> {
    pub(super) fn plain(document: Document<'b>) -> Warc<'b> {
        Warc {
            path: document.path,
            at: document.bytes.len(),
            source: document.bytes,
            gzipped: false,
            member: Vec::new(),
            record: 0,
            damaged: 0,
            note: None,
        }
    }

    pub(super) fn gzipped(document: Document<'b>) -> Warc<'b> {
        Warc { gzipped: true, at: 0, ..Warc::plain(document) }
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn next(&mut self, budget: &mut Budget) -> Step<'b> {
        if let Some((path, error)) = self.note.take() {
            return Step::Broken(path, error);
        }
        loop {
            let records = if self.gzipped { &self.member[..] } else { &self.source[..] };
            if let Some(start) = skip_blank(records, self.record) {
                return self.read(start, budget);
            }
            if self.at >= self.source.len() {
                return Step::End;
            }
            if let Err(error) = self.open_member(budget) {
                return Step::Broken(self.path.clone(), error);
            }
        }
    }

    /// Decompresses the next member.
    fn open_member(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let rest = &self.source[self.at..];
        let mut decoder = GzDecoder::new(rest);
        self.record = 0;
        self.member.clear();
        match budget.inflate(&mut decoder, rest.len() as u64) {
            Ok(bytes) => {
                self.at = self.source.len() - decoder.into_inner().len();
                self.member = bytes;
                Ok(())
            }
            Err(error) => {
                self.damaged += 1;
                let next = memmem::find(&rest[1..], b"\x1F\x8B\x08").filter(|_| self.damaged < MAX_DAMAGED);
                self.at = next.map_or(self.source.len(), |next| self.at + 1 + next);
                Err(error)
            }
        }
    }

    /// Reads the record that begins at `start`.
    fn read(&mut self, start: usize, budget: &mut Budget) -> Step<'b> {
        let records = if self.gzipped { &self.member[..] } else { &self.source[..] };
        let Some(record) = Record::at(records, start) else {
            // The next record that begins at a line's beginning goes on.
            let next = memmem::find(&records[start + 1..], b"\nWARC/1.").map(|n| start + 2 + n);
            self.record = next.unwrap_or(records.len());
            return Step::Broken(self.path.clone(), damaged("WARC archive", &"a record has no proper head"));
        };
        self.record = record.content.end;
        let url = record.headers.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned());
        let path = within(&self.path, url.as_deref().unwrap_or("record without an address"));
        let content = &records[record.content.clone()];
        let kind = record.headers.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        let taken = match kind.as_str() {
            "response" => response(content, budget),
            "resource" | "conversion" => resource(&record.headers, content),
            _ => Ok(None),
        };
        if record.missing > 0 {
            let why = format!("it breaks off, {} bytes are missing; what is there was read", record.missing);
            self.note = Some((path.clone(), damaged("record", &why)));
        }
        match taken {
            Ok(Some((media_type, bytes))) if !url.as_deref().is_some_and(is_loaded) => {
                let fetched = record.headers.get("warc-date").and_then(|d| d.parse::<Timestamp>().ok());
                Step::Document(Document {
                    path,
                    url: url.filter(|u| u.starts_with("http")),
                    media_type,
                    fetched: fetched.map(|at| UtcTime::from_timestamp(at, Precision::Second)),
                    bytes: Cow::Owned(bytes),
                    incidental: true,
                })
            }
            Ok(_) => Step::LeftOut,
            Err(error) => Step::Broken(path, error),
        }
    }
}

/// Whether an address is that of a script, picture or the like by its path.
fn is_loaded(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.split_once("://").is_some_and(|(_, rest)| rest.contains('/')) && is_resource(path)
}

/// Where a record begins at or after a place: the first byte that is no line break.
fn skip_blank(records: &[u8], from: usize) -> Option<usize> {
    let rest = records.get(from..)?;
    rest.iter().position(|b| !b.is_ascii_whitespace()).map(|n| from + n)
}

/// A record's head, and where its content stands.
struct Record {
    headers: Headers,
    content: Range<usize>,
    /// How many bytes of it are not there.
    missing: usize,
}

impl Record {
    fn at(records: &[u8], start: usize) -> Option<Record> {
        let bytes = &records[start..];
        if !bytes.starts_with(b"WARC/") {
            return None;
        }
        let version = memchr::memchr(b'\n', &bytes[..bytes.len().min(64)])? + 1;
        let (headers, length) = Headers::read(&bytes[version..])?;
        let size: usize = headers.get("content-length")?.parse().ok()?;
        let from = start + version + length;
        let to = from.saturating_add(size);
        let end = to.min(records.len());
        Some(Record { headers, content: from..end, missing: to - end })
    }
}

type Taken = Result<Option<(Option<String>, Vec<u8>)>, ReadError>;

/// The document of an HTTP response; none if it is none.
fn response(content: &[u8], budget: &mut Budget) -> Taken {
    let Some(response) = http::response(content) else { return Ok(None) };
    let media_type = response.headers.get("content-type").map(str::to_owned);
    if !(200..300).contains(&response.status) || media_type.as_deref().is_some_and(|t| !may_be_document(t)) {
        return Ok(None);
    }
    let bytes = http::body(&response.headers, &content[response.body..], budget)?;
    Ok((!bytes.trim_ascii().is_empty()).then_some((media_type, bytes)))
}

/// The document of a record that is one itself.
fn resource(headers: &Headers, content: &[u8]) -> Taken {
    let media_type = headers.get("content-type").map(str::to_owned);
    let document = media_type.as_deref().is_some_and(may_be_document) && !content.trim_ascii().is_empty();
    Ok(document.then(|| (media_type, content.to_vec())))
}
