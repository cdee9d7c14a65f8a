//! Reads raw bytes into a report with its posts, blocks and problems. Mentions, statements and claims are the next
//! room's.
//!
//! **Pure:** no I/O, no clock, no lock held. The same bytes, origin and coverage give the same reading on every machine.
//! Time and memory are linear in the input; reading never fails half-way, but returns the report and its problems.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`archive`] | files that hold documents: WARC, WACZ, ZIP, MHTML, gzip |
//! | `sniff`, `decode` | what the bytes are, and their encoding |
//! | `text` | layouts of plain text: live feed, digest, article |
//! | `html` | pages: JSON-LD, the posts of the DOM, articles |
//! | `feed`, `telegram`, `activity` | formats whose posts come one by one; `entry` lays them out, `xml` and `json` read broken ones |
//! | `chat` | exported chats: WhatsApp, logs of messengers |
//! | `pdf` | the text of PDF documents |
//! | `clock`, `calendar` | the grammar and the words of time stamps |
//! | `dates` | working out times that are not all written |
//! | `shape`, `openings`, `bytes` | what lines, words and bytes look like |
//! | `dateline`, `media`, `furniture`, `outlet`, `language` | parts of pages |
#![forbid(unsafe_code)]

mod activity;
pub mod archive;
mod bytes;
mod calendar;
mod chat;
mod clock;
mod dateline;
mod dates;
mod decode;
mod draft;
mod entry;
mod feed;
mod furniture;
mod html;
mod json;
mod language;
mod media;
mod openings;
mod outlet;
mod pdf;
mod shape;
mod sniff;
mod telegram;
mod text;
mod xml;

use std::collections::BTreeMap;

use dateline_model::report::ReferenceDate;
use dateline_model::{Basis, Block, BlockKind, Coverage, Post, PostTime, Reading, Report, TextIndex, UtcTime};
use ring::digest::{SHA256, digest};

use dates::{Clues, Times};
use draft::Draft;

/// The largest input that is read, in bytes.
pub const MAX_BYTES: usize = 256 << 20;

/// Where bytes come from. Nothing here is needed: what is not known is worked out or left open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The path or address, as given; it becomes [`Report::path`].
    pub path: &'a str,
    /// The address that the bytes were retrieved from.
    pub url: Option<&'a str>,
    /// The transport's `Content-Type`, with its charset if it has one.
    pub media_type: Option<&'a str>,
    /// When the bytes were retrieved.
    pub fetched: Option<UtcTime>,
}

/// Why bytes cannot be read as a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The bytes are no text.
    #[error("this is {what}, not text")]
    Binary {
        /// What they look like, e.g. `a PDF document`.
        what: &'static str,
    },
    /// There are more than [`MAX_BYTES`].
    #[error("the file has {bytes} bytes; at most {MAX_BYTES} are read")]
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// It breaks off or contradicts itself.
    #[error("the {what} is damaged: {why}")]
    Damaged {
        /// What it is, e.g. `ZIP archive`.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// More would come out of it than can be meant.
    #[error("it holds too many {what}: it was left there")]
    TooMuch {
        /// Too many of what, e.g. `bytes for its size`.
        what: &'static str,
    },
    /// It is text, but no document for readers.
    #[error("this is {what}, not a document that can be read")]
    NotADocument {
        /// What it is, e.g. `a JSON file`.
        what: &'static str,
    },
}

/// Reads a report.
///
/// # Errors
/// If the bytes are none, too many, no text, or no document. Whatever else is wrong is among [`Reading::problems`].
pub fn read(bytes: &[u8], origin: &Origin<'_>, coverage: &Coverage) -> Result<Reading, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if sniff::is_pdf(bytes) {
        let (text, problem) = pdf::text(bytes)?;
        let mut draft = text::read(&text, coverage);
        draft.problems.extend(problem);
        let report = about(bytes, origin, coverage, "application/pdf");
        return finish(text, draft, report, coverage, fetched(origin, coverage));
    }
    let charset = origin.media_type.and_then(charset);
    let decoded = decode::decode(bytes, charset);
    let wide = decoded.encoding.is_some_and(|e| e.starts_with("UTF-"));
    if !wide && let Some(what) = sniff::binary(bytes) {
        return Err(ReadError::Binary { what });
    }
    let text = decoded.text;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let form = sniff::form(&text, origin.media_type, origin.path).map_err(|what| ReadError::NotADocument { what })?;
    let url = address(origin, coverage);
    let (media_type, (text, draft)) = match form {
        sniff::Form::Text => {
            let draft = chat::read(&text).unwrap_or_else(|| text::read(&text, coverage));
            ("text/plain", (text.into_owned(), draft))
        }
        sniff::Form::Html => {
            let preview = telegram::is_preview(&text).then(|| telegram::preview(&text, coverage)).flatten();
            ("text/html", preview.unwrap_or_else(|| html::read(&text, coverage)))
        }
        sniff::Form::Feed(dialect) => (dialect.media_type(), feed::read(&text, url, coverage)),
        sniff::Form::JsonFeed(json) => ("application/feed+json", feed::read_json(&json, url, coverage)),
        sniff::Form::Telegram(json) => ("application/json", telegram::read(&json, coverage)),
        sniff::Form::Activity(json) => ("application/activity+json", activity::read(&json, coverage)),
    };
    let report = Report { encoding: decoded.encoding.map(str::to_owned), ..about(bytes, origin, coverage, media_type) };
    let mut reading = finish(text, draft, report, coverage, fetched(origin, coverage))?;
    reading.problems.extend(decoded.problem);
    Ok(reading)
}

/// Reads every report of a file: the one that it is, or those in the archive that it is. One that cannot be read costs none
/// of the others.
///
/// An inner report's [`path`](Report::path) is that of the file with its own address or name behind `#`.
pub fn read_all<'b>(
    bytes: &'b [u8],
    origin: &Origin<'_>,
    coverage: &'b Coverage,
) -> impl Iterator<Item = Result<Reading, archive::Unreadable>> + 'b {
    archive::unpack(bytes, origin).filter_map(move |document| {
        let document = match document {
            Ok(document) => document,
            Err(error) => return Some(Err(error)),
        };
        match document.read(coverage) {
            Err(error) if document.may_be_left_out(&error) => None,
            Err(error) => Some(Err(archive::Unreadable { path: document.path, error })),
            Ok(reading) => Some(Ok(reading)),
        }
    })
}

/// The address that bytes were retrieved from, as their origin or the coverage says.
fn address<'a>(origin: &Origin<'a>, coverage: &'a Coverage) -> Option<&'a str> {
    origin.url.or_else(|| coverage.retrieval_of(origin.path).map(|r| r.url.as_str()))
}

/// When bytes were retrieved, as their origin or the coverage says.
fn fetched(origin: &Origin<'_>, coverage: &Coverage) -> Option<UtcTime> {
    origin.fetched.or_else(|| {
        let at = coverage.retrieval_of(origin.path)?.at?;
        Some(UtcTime::from_timestamp(at, dateline_model::Precision::Second))
    })
}

/// What is known of a report before it is read.
fn about(bytes: &[u8], origin: &Origin<'_>, coverage: &Coverage, media_type: &str) -> Report {
    Report {
        path: origin.path.to_owned(),
        media_type: media_type.to_owned(),
        sha256: hex(digest(&SHA256, bytes).as_ref()),
        url: address(origin, coverage).map(str::to_owned),
        ..Report::default()
    }
}

/// The charset of a `Content-Type`.
fn charset(media_type: &str) -> Option<&str> {
    let at = media_type.to_ascii_lowercase().find("charset=")?;
    let label = media_type[at + "charset=".len()..].trim_start_matches(['"', '\'']);
    label.split(['"', '\'', ';', ' ']).next()
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|n| char::from(DIGITS[usize::from(n)])).collect()
}

/// Works out the times of a draft, and counts its offsets in code points.
fn finish(
    text: String,
    draft: Draft,
    mut report: Report,
    coverage: &Coverage,
    fetched: Option<UtcTime>,
) -> Result<Reading, ReadError> {
    if text.trim().is_empty() && draft.posts.is_empty() && draft.tombstones.is_empty() {
        return Err(ReadError::NotADocument { what: "a page without words" });
    }
    report.url = report.url.or_else(|| draft.url.clone());
    let host = report.url.as_deref().map(host).unwrap_or_default();
    let known = coverage.source_of(&[&report.path, host, draft.title.as_deref().unwrap_or_default()]);
    let named = || {
        let same = |name: &str| draft.outlet.as_deref().is_some_and(|o| o.eq_ignore_ascii_case(name));
        coverage.sources.iter().find(|s| same(&s.name) || s.aliases.iter().any(|a| same(a)))
    };
    let source = known.or_else(named);
    report.source = source.map(|s| s.name.clone()).or_else(|| draft.outlet.clone());
    let prose =
        draft.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Body | BlockKind::Lead | BlockKind::Headline));
    let language = draft.language.clone().or_else(|| language::of(prose.map(|b| &text[b.range.clone()])));
    let mut others = languages(&text, &draft, language.as_deref());
    // Words too few to tell alone may tell together.
    let language = language.or_else(|| {
        let common = most(&others)?;
        others.iter_mut().filter(|o| o.as_ref() == Some(&common)).for_each(|o| *o = None);
        Some(common)
    });
    let Times { posts: times, reference, published, problems } = dates::work_out(
        &text,
        &draft,
        Clues { coverage, source, fetched, language: language.as_deref().and_then(|l| l.split('-').next()) },
    );
    // Dates that could be read in two ways are not all that is written.
    let reason = |own: Option<String>| match (own, &draft.reason) {
        (Some(own), Some(all)) => Some(format!("{own}; {all}")),
        (own, all) => own.or_else(|| all.clone()),
    };
    let basis = |basis| match basis {
        Basis::Explicit if draft.reason.is_some() => Basis::Inferred,
        basis => basis,
    };
    report.language = language;
    report.title = draft.title;
    report.published = report.published.or(published);
    report.layout = Some(draft.layout.to_owned());
    report.reference_date =
        reference.map(|r| ReferenceDate { utc: UtcTime::day(r.date), basis: r.basis, reason: Some(r.reason) });
    let problems: Vec<_> = draft.problems.into_iter().chain(problems).collect();
    let index = TextIndex::new(&text);
    let posts: Vec<Post> = (1..)
        .zip(draft.posts)
        .zip(times)
        .zip(others)
        .map(|(((n, post), time), language)| Post {
            id: format!("p{n}"),
            span: index.span(post.range.clone()),
            line: index.line(post.range.start),
            time: PostTime {
                text: time.words.clone().filter(|w| !w.is_empty()).and_then(|w| text.get(w)).map(str::to_owned),
                span: time.words.filter(|w| !w.is_empty()).map(|w| index.span(w)),
                utc: time.utc,
                precision: time.precision,
                basis: basis(time.basis),
                reason: reason(time.reason),
            },
            headline: post.headline,
            dateline: post.dateline,
            author: post.author,
            media: post.media,
            anchor: post.anchor,
            language,
            url: post.url,
            updated: post.updated,
            via: post.via,
            reply_to: post.reply_to,
            views: post.views,
        })
        .collect();
    let blocks: Vec<Block> = draft
        .blocks
        .into_iter()
        .map(|b| Block {
            kind: b.kind,
            span: index.span(b.range.clone()),
            line: index.line(b.range.start),
            post: b.post.and_then(|p| posts.get(p)).map(|p| p.id.clone()),
        })
        .collect();
    Ok(Reading { posts, blocks, tombstones: draft.tombstones, problems, ..Reading::new(report, text) })
}

/// The languages of posts that are in another one than their report.
fn languages(text: &str, draft: &Draft, report: Option<&str>) -> Vec<Option<String>> {
    let mut languages = vec![None; draft.posts.len()];
    let mut seen = vec![false; draft.posts.len()];
    for block in draft.blocks.iter().filter(|b| b.kind == BlockKind::Body && b.range.len() >= 24) {
        // One paragraph of some length tells.
        let Some(post) = block.post.filter(|&p| seen.get(p) == Some(&false)) else { continue };
        seen[post] = true;
        languages[post] = language::other(&text[block.range.clone()], report);
    }
    languages
}

/// The language of most posts.
fn most(languages: &[Option<String>]) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    languages.iter().flatten().for_each(|l| *count.entry(l).or_default() += 1);
    let (language, n) = count.into_iter().max_by_key(|(_, n)| *n)?;
    (n * 2 > languages.len()).then(|| language.to_owned())
}

/// The host of an address, without a port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}
