//! What raw bytes are: text, a page, or something that is no document.

/// The forms that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Html,
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

/// Tells a page from text, by the transport's media type, the markup and the name of the file. `Err` says what else it
/// is.
pub(crate) fn form(text: &str, media_type: Option<&str>, path: &str) -> Result<Form, &'static str> {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    let start = head.trim_start();
    let opens = |tags: &[&str]| tags.iter().any(|tag| start.starts_with(tag));
    if opens(&["<!doctype html", "<html", "<head", "<body"]) {
        return Ok(Form::Html);
    }
    if opens(&["<rss", "<feed", "<rdf:rdf"])
        || (opens(&["<?xml"]) && ["<rss", "<feed", "<rdf:rdf"].iter().any(|t| head.contains(t)))
    {
        return Err("a feed");
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
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Err("a JSON file");
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

    #[test]
    fn pages_are_told_from_text() {
        assert_eq!(form("<!DOCTYPE html><p>x", None, "a"), Ok(Form::Html));
        assert_eq!(form("<!-- saved --><div>x</div>", None, "a"), Ok(Form::Html));
        assert_eq!(form("x <b>y</b>", Some("text/html; charset=utf-8"), "a"), Ok(Form::Html));
        assert_eq!(form("The bridge <b>is</b> open", None, "a.txt"), Ok(Form::Text));
        assert_eq!(form("<?xml version='1.0'?><rss></rss>", None, "a"), Err("a feed"));
        assert_eq!(form("{\"a\": 1}", None, "a"), Err("a JSON file"));
        assert_eq!(form("[sic] was added", None, "a"), Ok(Form::Text));
    }
}
