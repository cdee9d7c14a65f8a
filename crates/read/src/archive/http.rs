//! An HTTP response as an archive keeps it: status, headers, body with its transfer and content codings.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use super::{Budget, damaged};
use crate::ReadError;

/// How long the headers of a record may be, in bytes.
pub(super) const MAX_HEADERS: usize = 1 << 18;

/// Lines of `Name: value`.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads headers up to an empty line. Returns them and where what follows begins; none without an end within bounds.
    pub(super) fn read(bytes: &[u8]) -> Option<(Headers, usize)> {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        loop {
            let rest = bytes.get(at..)?;
            let end = memchr::memchr(b'\n', &rest[..rest.len().min(MAX_HEADERS)])?;
            let line = rest[..end].trim_ascii_end();
            at += end + 1;
            if line.is_empty() {
                return Some((Headers(headers), at));
            }
            if at > MAX_HEADERS {
                return None;
            }
            let line = String::from_utf8_lossy(line);
            if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), headers.last_mut()) {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    /// The value of the first header with a name, which is given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// A response.
pub(super) struct Response {
    pub status: u16,
    pub headers: Headers,
    /// Where its body begins.
    pub body: usize,
}

/// Reads a response's status and headers.
pub(super) fn response(bytes: &[u8]) -> Option<Response> {
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(4096)])?;
    let line = std::str::from_utf8(bytes[..end].trim_ascii_end()).ok()?;
    let status = line.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()?;
    let (headers, body) = Headers::read(&bytes[end + 1..])?;
    Some(Response { status, headers, body: end + 1 + body })
}

/// A body without its codings. Archives often keep bodies decoded under headers that still name a coding: what is not so
/// coded is taken as it is.
pub(super) fn body(headers: &Headers, body: &[u8], budget: &mut Budget) -> Result<Vec<u8>, ReadError> {
    let chunked = headers.get("transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked"));
    let whole = if chunked { unchunk(body) } else { None };
    let bytes = whole.as_deref().unwrap_or(body);
    let length = bytes.len() as u64;
    match headers.get("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        Some("gzip" | "x-gzip") if bytes.starts_with(b"\x1F\x8B") => budget.inflate(MultiGzDecoder::new(bytes), length),
        Some("deflate") if bytes.first() == Some(&0x78) => budget.inflate(ZlibDecoder::new(bytes), length),
        Some("deflate") => budget.inflate(DeflateDecoder::new(bytes), length),
        // What is text already was decoded by the archive.
        Some("br") if std::str::from_utf8(bytes).is_err() => {
            budget.inflate(brotli_decompressor::Decompressor::new(bytes, 4096), length)
        }
        Some("zstd") if bytes.starts_with(b"\x28\xB5\x2F\xFD") => match StreamingDecoder::new(bytes) {
            Ok(decoder) => budget.inflate(decoder, length),
            Err(error) => Err(damaged("record", &error)),
        },
        Some(coding) if coding.contains(',') || coding == "compress" => {
            Err(damaged("record", &format!("it is compressed as “{coding}”, which is not read")))
        }
        _ => Ok(whole.unwrap_or_else(|| body.to_vec())),
    }
}

/// A body in chunks put together; none where it is in none. What breaks off is kept up to there.
fn unchunk(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    loop {
        let rest = body.get(at..)?;
        let end = memchr::memchr(b'\n', &rest[..rest.len().min(1024)]);
        let size = end.and_then(|end| {
            let line = std::str::from_utf8(rest[..end].trim_ascii()).ok()?;
            usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
        });
        let (Some(end), Some(size)) = (end, size) else { return (!out.is_empty()).then_some(out) };
        if size == 0 {
            return Some(out);
        }
        let from = at + end + 1;
        let to = from.saturating_add(size).min(body.len());
        out.extend_from_slice(body.get(from..to)?);
        if to == body.len() {
            return Some(out);
        }
        at = to + usize::from(body[to] == b'\r');
        at += usize::from(body.get(at) == Some(&b'\n'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together_and_what_is_in_none_stays() {
        assert_eq!(unchunk(b"5\r\nThe b\r\n6;x=y\r\nridge.\r\n0\r\n\r\n").as_deref(), Some(&b"The bridge."[..]));
        assert_eq!(unchunk(b"5\r\nThe b\r\nff\r\nri").as_deref(), Some(&b"The bri"[..]));
        assert_eq!(unchunk(b"<p>The bridge"), None);
    }

    #[test]
    fn headers_end_at_an_empty_line_and_may_go_on_over_lines() {
        let bytes = b"Content-Type: text/html;\r\n charset=utf-8\r\nX: y\r\n\r\n<p>";
        let (headers, at) = Headers::read(bytes).unwrap();
        assert_eq!((headers.get("content-type"), &bytes[at..]), (Some("text/html; charset=utf-8"), &b"<p>"[..]));
        assert!(Headers::read(b"Content-Type: text/html\r\n").is_none());
    }
}
