//! What raw bytes are, by themselves: text, a page, a feed, an export, an archive, or something that is no document.

use crate::feed::{self, Dialect};
use crate::json::Json;
use crate::{activity, telegram, xml};

/// The forms of documents that are read.
#[derive(Debug)]
pub(crate) enum Form {
    Text,
    Html,
    Feed(Dialect),
    JsonFeed(Json),
    Telegram(Json),
    Activity(Json),
}

/// How many bytes are looked at.
const HEAD: usize = 4096;

/// What binary bytes look like, in words; none for text.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"\x1F\x8B", "gzip-compressed data"),
        (b"BZh", "bzip2-compressed data"),
        (b"\xFD7zXZ\0", "xz-compressed data"),
        (b"\x28\xB5\x2F\xFD", "zstd-compressed data"),
        (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
        (b"Rar!\x1A\x07", "a RAR archive"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"\0asm", "a program"),
        (b"\xCA\xFE\xBA\xBE", "a program"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document"),
        (b"OggS", "an Ogg recording"),
        (b"ID3", "an MP3 recording"),
        (b"fLaC", "a FLAC recording"),
        (b"\x1A\x45\xDF\xA3", "a Matroska or WebM video"),
        (b"{\\rtf", "a rich-text document"),
    ];
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(name);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WebP picture"),
        (Some(b"RIFF"), _, _) => return Some("a recording"),
        (_, Some(b"ftyp"), _) => return Some("an MP4 or QuickTime video"),
        _ => {}
    }
    // Text has next to no control characters. UTF-16 has, and is told apart by the decoder's means before this.
    let head = &bytes[..bytes.len().min(HEAD)];
    let control =
        head.iter().filter(|&&b| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)) || b == 0x7F);
    (control.count() * 50 > head.len()).then_some("binary data")
}

/// Files that hold documents rather than being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    Gzip,
    Zip,
    Warc,
    Mhtml,
    /// A Telegram export of many chats.
    Chats,
}

impl Container {
    /// Its name in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Container::Gzip => "gzip-compressed data",
            Container::Zip => "a ZIP archive",
            Container::Warc => "a WARC archive",
            Container::Mhtml => "a saved page",
            Container::Chats => "an export of chats",
        }
    }
}

/// What a file that holds documents is; none for any other.
pub(crate) fn container(bytes: &[u8]) -> Option<Container> {
    let begins = |signature: &[u8]| bytes.starts_with(signature);
    match () {
        () if begins(b"\x1F\x8B\x08") => Some(Container::Gzip),
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Some(Container::Zip),
        () if begins(b"WARC/0.") || begins(b"WARC/1.") => Some(Container::Warc),
        () if is_mhtml(bytes) => Some(Container::Mhtml),
        () if crate::telegram::may_be_chats(bytes) => Some(Container::Chats),
        () => None,
    }
}

/// A message of MIME whose headers say that it is of related parts: what browsers save a page as.
fn is_mhtml(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head = head.trim_start();
    let headers = head.split("\n\n").next().unwrap_or(head);
    let headers = headers.split("\r\n\r\n").next().unwrap_or(headers);
    let first = headers.lines().next().unwrap_or_default();
    let named = first
        .split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let is_mime = headers.lines().any(|line| line.starts_with("mime-version:"));
    named && is_mime && headers.contains("multipart/related")
}

/// Whether bytes are a PDF document. What sends them may put a few bytes before.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-")
        .is_some_and(|at| at == 0 || !bytes[..at].contains(&b'<'))
}

/// Tells a page from text, feeds and exports, by what the text is; the transport's media type and the name of the file are
/// asked only where that leaves it open. `Err` says what else it is.
pub(crate) fn form(text: &str, media_type: Option<&str>, path: &str) -> Result<Form, &'static str> {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let opens = |tags: &[&str]| tags.iter().any(|tag| start.starts_with(tag));
    if opens(&["<!doctype html", "<html", "<head", "<body"]) {
        return Ok(Form::Html);
    }
    let root = xml::root_name(text);
    match root.as_deref() {
        Some("html") => return Ok(Form::Html),
        Some(name) => {
            if let Some(dialect) = Dialect::of_root(name) {
                return Ok(Form::Feed(dialect));
            }
        }
        // Programs that fail write their complaint before the feed.
        None => {
            let feed = ["<rss", "<rdf:rdf", "<feed "].iter().filter_map(|t| Some((head.find(t)?, *t))).min();
            if let Some((at, tag)) = feed
                && head[..at].contains("<?xml")
            {
                return Ok(Form::Feed(if tag == "<feed " { Dialect::Atom } else { Dialect::Rss }));
            }
        }
    }
    if start.starts_with(['{', '['])
        && let Some(json) = Json::read(text)
    {
        return match &json.value {
            v if feed::is_json(v) => Ok(Form::JsonFeed(json)),
            v if telegram::is_export(v) => Ok(Form::Telegram(json)),
            v if activity::is_activity(v) => Ok(Form::Activity(json)),
            v if v.is_object() || !json.is_broken() => Err("a JSON file"),
            _ => Ok(Form::Text),
        };
    }
    let named = |endings: &[&str]| {
        let path = path.to_ascii_lowercase();
        endings.iter().any(|e| path.ends_with(e))
    };
    let marked = start.starts_with('<')
        && ["<html", "<body", "<div", "<p>", "<article", "<main", "<section", "<head"].iter().any(|t| head.contains(t));
    let typed = media_type.is_some_and(|t| t.to_ascii_lowercase().contains("html"));
    if marked || ((typed || named(&[".html", ".htm", ".xhtml"])) && head.contains('<')) {
        return Ok(Form::Html);
    }
    if start.starts_with("<?xml") {
        return Err("an XML file");
    }
    Ok(Form::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_bytes_are_named() {
        assert_eq!(binary(b"%PDF-1.7 ..."), Some("a PDF document"));
        assert_eq!(binary(b"\0\x01\x02\x03data"), Some("binary data"));
        assert_eq!(binary("Der Fährverkehr ruht.\r\n\tSeit 9:05.".as_bytes()), None);
    }

    fn told(text: &str, media_type: Option<&str>, path: &str) -> &'static str {
        match form(text, media_type, path) {
            Ok(Form::Text) => "text",
            Ok(Form::Html) => "page",
            Ok(Form::Feed(Dialect::Rss)) => "RSS",
            Ok(Form::Feed(Dialect::Atom)) => "Atom",
            Ok(Form::JsonFeed(_)) => "JSON Feed",
            Ok(Form::Telegram(_)) => "Telegram",
            Ok(Form::Activity(_)) => "activity",
            Err(what) => what,
        }
    }

    #[test]
    fn pages_are_told_from_text() {
        assert_eq!(told("<!DOCTYPE html><p>x", None, "a"), "page");
        assert_eq!(told("<!-- saved --><div>x</div>", None, "a"), "page");
        assert_eq!(told("<?xml version='1.0'?><!DOCTYPE html><html><p>x", None, "a.xml"), "page");
        assert_eq!(told("x <b>y</b>", Some("text/html; charset=utf-8"), "a"), "page");
        assert_eq!(told("The bridge <b>is</b> open", None, "a.txt"), "text");
        assert_eq!(told("[sic] was added", None, "a"), "text");
        assert_eq!(told("[18:03] {x}", None, "a"), "text");
    }

    #[test]
    fn feeds_and_exports_are_told_by_what_they_hold() {
        assert_eq!(told("<?xml version='1.0'?><rss></rss>", Some("text/html"), "a.html"), "RSS");
        assert_eq!(told("<!-- x --><rdf:RDF>", None, "a.txt"), "RSS");
        assert_eq!(told("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", None, "a"), "Atom");
        assert_eq!(told("Warning: x on line 3\n<?xml version='1.0'?><rss>", None, "a"), "RSS");
        assert_eq!(told("<?xml version='1.0'?><urlset/>", None, "a"), "an XML file");
        assert_eq!(told(r#"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#, None, "a"), "JSON Feed");
        assert_eq!(told(r#"{"name": "x", "type": "public_channel", "messages": []}"#, None, "a"), "Telegram");
        assert_eq!(told(r#"{"type": "OrderedCollection", "orderedItems": []}"#, None, "a"), "activity");
        assert_eq!(told(r#"{"a": 1}"#, None, "a"), "a JSON file");
        assert_eq!(told(r#"{"a": 1, "b"#, None, "a"), "a JSON file");
    }

    #[test]
    fn archives_are_told_from_documents() {
        assert_eq!(container(b"WARC/1.1\r\n"), Some(Container::Warc));
        assert_eq!(container(b"PK\x03\x04"), Some(Container::Zip));
        let saved = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n";
        assert_eq!(container(saved), Some(Container::Mhtml));
        assert_eq!(container(b"The MIME-Version: 1.0 of multipart/related"), None);
        assert!(is_pdf(b"\r\n%PDF-1.4") && !is_pdf(b"<p>%PDF-1.4"));
    }
}
