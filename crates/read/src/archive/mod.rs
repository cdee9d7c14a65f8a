//! Files that hold several documents: ZIP, WARC, WACZ and MHTML archives, gzip around any of them, exports of many chats.
//!
//! [`unpack`] gives the documents one after the other, as they are asked for. A damaged one is named and costs none of the
//! others. What comes out is bounded in size, number, depth and in its ratio to what went in, so that an archive made to
//! fill a machine's memory or time does neither.

mod gzip;
mod http;
mod mhtml;
mod warc;
mod zip;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::Read;

use dateline_model::{Coverage, Reading, UtcTime};

use crate::sniff::{self, Container};
use crate::{MAX_BYTES, Origin, ReadError, telegram};

/// The largest document that is taken out of an archive, in bytes.
pub const MAX_MEMBER: usize = 64 << 20;
/// The most members of one archive that are looked at.
pub const MAX_MEMBERS: usize = 200_000;
/// How deep archives within archives are opened.
pub const MAX_NESTING: usize = 4;
/// How many times as many bytes as the archive has may come out of it. Text compresses to a tenth, repetitive markup to a
/// fiftieth; DEFLATE ends at a thousandth.
pub const MAX_RATIO: u64 = 200;
/// What may come out of a member whatever its size, in bytes.
const FREE: u64 = 16 << 20;
/// What may come out of a file whatever its size, in bytes: enough that some members made to do harm cost none of the others.
const FREE_IN_ALL: u64 = 512 << 20;
/// How long a member's name is kept, in characters.
const MAX_NAME: usize = 500;

/// One document of a file: a report that can be read.
#[derive(Debug, Clone, Default)]
pub struct Document<'b> {
    /// The path or address of the file, and after `#` the document's own within it: `pages.warc.gz#https://…`.
    pub path: String,
    /// The address that it was retrieved from, as the archive says.
    pub url: Option<String>,
    /// Its media type, as the archive says.
    pub media_type: Option<String>,
    /// When it was retrieved, as the archive says.
    pub fetched: Option<UtcTime>,
    /// Its raw bytes.
    pub bytes: Cow<'b, [u8]>,
    /// Whether it may be there only because a crawl or a saved page brings along whatever a page loads. That such a document
    /// has no words is no fault.
    pub incidental: bool,
}

impl Document<'_> {
    /// Where its bytes come from.
    pub fn origin(&self) -> Origin<'_> {
        Origin {
            path: &self.path,
            url: self.url.as_deref(),
            media_type: self.media_type.as_deref(),
            fetched: self.fetched,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// As [`read`](crate::read()).
    pub fn read(&self, coverage: &Coverage) -> Result<Reading, ReadError> {
        crate::read(&self.bytes, &self.origin(), coverage)
    }

    /// Whether it is no fault that it cannot be read for a reason: a crawl brings along pictures and empty pages.
    pub fn may_be_left_out(&self, error: &ReadError) -> bool {
        self.incidental && matches!(error, ReadError::Empty | ReadError::Binary { .. } | ReadError::NotADocument { .. })
    }
}

/// A part of an archive that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {error}")]
pub struct Unreadable {
    /// Which: like [`Document::path`].
    pub path: String,
    /// Why.
    #[source]
    pub error: ReadError,
}

/// The documents of a file, each taken out when it is asked for.
pub struct Documents<'b> {
    levels: Vec<Level<'b>>,
    ready: VecDeque<Result<Document<'b>, Unreadable>>,
    budget: Budget,
    container: Option<&'static str>,
    left_out: usize,
}

impl std::fmt::Debug for Documents<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("container", &self.container).finish_non_exhaustive()
    }
}

/// Takes a file apart into its documents. A file that is no archive is one document: itself.
pub fn unpack<'b>(bytes: &'b [u8], origin: &Origin<'_>) -> Documents<'b> {
    let whole = Document {
        path: origin.path.to_owned(),
        url: origin.url.map(str::to_owned),
        media_type: origin.media_type.map(str::to_owned),
        fetched: origin.fetched,
        bytes: Cow::Borrowed(bytes),
        incidental: false,
    };
    let total = (bytes.len() as u64).saturating_mul(MAX_RATIO).saturating_add(FREE_IN_ALL);
    let mut documents = Documents {
        levels: Vec::new(),
        ready: VecDeque::new(),
        budget: Budget { bytes: total, members: MAX_MEMBERS },
        container: None,
        left_out: 0,
    };
    if bytes.len() > MAX_BYTES {
        let error = ReadError::TooLarge { bytes: bytes.len() };
        documents.ready.push_back(Err(Unreadable { path: whole.path, error }));
    } else {
        documents.admit(whole);
    }
    documents
}

impl<'b> Documents<'b> {
    /// What kind of archive the file is, e.g. `a WARC archive`; none for a file that is one document.
    pub fn container(&self) -> Option<&'static str> {
        self.container
    }

    /// How many members have been left out so far as no documents: pictures, scripts, requests, redirections.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Opens a document that is an archive; keeps any other ready.
    fn admit(&mut self, document: Document<'b>) {
        let container = sniff::container(&document.bytes);
        // Only its parsing shows whether JSON is an export of many chats.
        let container = container.filter(|c| *c != Container::Chats || telegram::chats(&document).is_some());
        let Some(container) = container else {
            self.ready.push_back(Ok(document));
            return;
        };
        if self.levels.len() >= MAX_NESTING {
            let error = ReadError::TooMuch { what: "archives within archives" };
            self.ready.push_back(Err(Unreadable { path: document.path, error }));
            return;
        }
        self.container = self.container.or(Some(container.name()));
        let path = document.path.clone();
        match Level::open(container, document, &mut self.budget) {
            Ok(level) => self.levels.push(level),
            Err(error) => self.ready.push_back(Err(Unreadable { path, error })),
        }
    }
}

impl<'b> Iterator for Documents<'b> {
    type Item = Result<Document<'b>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            let level = self.levels.last_mut()?;
            if self.budget.members == 0 {
                let path = level.path().to_owned();
                self.levels.clear();
                return Some(Err(Unreadable { path, error: ReadError::TooMuch { what: "members" } }));
            }
            self.budget.members -= 1;
            match level.next(&mut self.budget) {
                Step::Document(document) => self.admit(document),
                Step::LeftOut => self.left_out += 1,
                Step::Broken(path, error) => {
                    // With nothing left to unpack into, every further member would say the same.
                    if self.budget.bytes == 0 {
                        self.levels.clear();
                    }
                    return Some(Err(Unreadable { path, error }));
                }
                Step::End => {
                    self.levels.pop();
                }
            }
        }
    }
}

/// What an open archive gives next.
enum Step<'b> {
    Document(Document<'b>),
    /// A member that is no document.
    LeftOut,
    Broken(String, ReadError),
    End,
}

/// An open archive.
enum Level<'b> {
    Gzip(Option<Document<'b>>),
    Zip(Box<zip::Zip<'b>>),
    Warc(Box<warc::Warc<'b>>),
    List { path: String, documents: std::vec::IntoIter<Document<'b>> },
}

impl<'b> Level<'b> {
    fn open(container: Container, document: Document<'b>, budget: &mut Budget) -> Result<Level<'b>, ReadError> {
        let path = document.path.clone();
        let list = |documents: Vec<Document<'b>>, path| Level::List { path, documents: documents.into_iter() };
        Ok(match container {
            Container::Gzip if gzip::holds_warc(&document.bytes) => {
                Level::Warc(Box::new(warc::Warc::gzipped(document)))
            }
            Container::Gzip => Level::Gzip(Some(document)),
            Container::Warc => Level::Warc(Box::new(warc::Warc::plain(document))),
            Container::Zip => Level::Zip(Box::new(zip::Zip::open(document)?)),
            Container::Mhtml => list(mhtml::parts(&document, budget)?, path),
            Container::Chats => list(telegram::chats(&document).unwrap_or_default(), path),
        })
    }

    fn path(&self) -> &str {
        match self {
            Level::Gzip(document) => document.as_ref().map_or("", |d| &d.path),
            Level::Zip(zip) => zip.path(),
            Level::Warc(warc) => warc.path(),
            Level::List { path, .. } => path,
        }
    }

    fn next(&mut self, budget: &mut Budget) -> Step<'b> {
        match self {
            Level::Gzip(document) => match document.take() {
                Some(document) => gzip::open(document, budget),
                None => Step::End,
            },
            Level::Zip(zip) => zip.next(budget),
            Level::Warc(warc) => warc.next(budget),
            Level::List { documents, .. } => documents.next().map_or(Step::End, Step::Document),
        }
    }
}

/// What may still come out of a file.
#[derive(Debug)]
struct Budget {
    bytes: u64,
    members: usize,
}

impl Budget {
    /// Reads all of a decompressor, within bounds. `compressed` is how many bytes it has to read from.
    fn inflate(&mut self, from: impl Read, compressed: u64) -> Result<Vec<u8>, ReadError> {
        let most = compressed.saturating_mul(MAX_RATIO).saturating_add(FREE).min(MAX_MEMBER as u64).min(self.bytes);
        let mut bytes = Vec::new();
        let result = from.take(most + 1).read_to_end(&mut bytes);
        self.bytes = self.bytes.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(ReadError::TooMuch { what: "bytes for its size" });
        }
        match result {
            Ok(_) => Ok(bytes),
            Err(error) => Err(damaged("compressed data", &error)),
        }
    }
}

/// The error for what breaks off or contradicts itself.
fn damaged(what: &'static str, why: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged { what, why: why.to_string().chars().take(200).collect() }
}

/// A member's path: that of its archive, and its name without what could do harm in a terminal.
pub(crate) fn within(archive: &str, name: &str) -> String {
    let name: String = name.chars().take(MAX_NAME).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    format!("{archive}#{name}")
}

/// Whether a media type may be that of a document for readers.
fn may_be_document(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.split_once('/') {
        Some(("text", kind)) => {
            matches!(kind, "html" | "plain" | "xml" | "markdown" | "x-markdown" | "rtf" | "x-amp-html")
        }
        Some(("application", kind)) => {
            matches!(kind, "pdf" | "json" | "xml" | "octet-stream" | "zip" | "gzip" | "x-gzip" | "warc")
                || kind.ends_with("+xml")
                || kind.ends_with("+json")
        }
        Some(("multipart" | "message", _)) => true,
        Some(_) => false,
        None => true,
    }
}

/// Whether a file's name is that of something that pages load and readers do not read, or of a system's own records.
fn is_resource(name: &str) -> bool {
    const ENDINGS: [&str; 40] = [
        "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff",
        "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "ogg", "oga", "ogv", "opus", "wav", "webm", "mov",
        "avi", "mkv", "tgs", "vcf", "exe", "dll", "so", "db", "cdxj", "cdx",
    ];
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    file.starts_with('.')
        || name.starts_with("__MACOSX/")
        || matches!(file, "Thumbs.db" | "desktop.ini" | "robots.txt")
        || ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}
