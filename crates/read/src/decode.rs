//! Bytes to text: byte order marks, declared and guessed encodings, broken UTF-8.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_model::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes a guess of the encoding looks at.
const SAMPLE: usize = 1 << 20;
/// How far into a page its own declaration of an encoding may stand.
const DECLARATION: usize = 4096;

/// Decoded text.
#[derive(Debug)]
pub(crate) struct Decoded<'b> {
    pub text: Cow<'b, str>,
    /// What it was decoded from; none for UTF-8.
    pub encoding: Option<&'static str>,
    pub problem: Option<Problem>,
}

/// Decodes bytes. `declared` is the transport's charset; a page's own `<meta charset>` comes after it. A declaration
/// that the bytes belie is not believed: whatever is valid UTF-8 is read as such.
pub(crate) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Decoded<'b> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], None);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(encoding, bytes, None);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => return Decoded { text: Cow::Borrowed(text), encoding: None, problem: None },
        Err(error) => error.valid_up_to(),
    };
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared_inside(bytes));
    let encoding = match declared {
        Some(encoding) if encoding != UTF_8 && !encoding.decode_without_bom_handling(bytes).1 => encoding,
        _ if mostly_utf_8(bytes) => UTF_8,
        _ => guess(bytes, valid),
    };
    with(encoding, bytes, Some(valid))
}

/// `valid` is the length of the part before the first byte that is no UTF-8.
fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8], valid: Option<usize>) -> Decoded<'b> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let problem = broken.then(|| {
        let line = match valid {
            Some(valid) if encoding == UTF_8 => memchr::memchr_iter(b'\n', &bytes[..valid]).count() + 1,
            _ => text.find('\u{FFFD}').map_or(1, |at| text[..at].matches('\n').count() + 1),
        };
        Problem {
            code: if encoding == UTF_8 { "invalid-utf-8".into() } else { "invalid-bytes".into() },
            message: format!(
                "Some bytes are no {}, the first of them on line {line}: each is shown as “\u{FFFD}”.",
                encoding.name()
            ),
            line: u32::try_from(line).ok(),
        }
    });
    Decoded { text, encoding: (encoding != UTF_8).then(|| encoding.name()), problem }
}

/// UTF-16 that lacks its mark shows in zero bytes at every other place, as most of its characters are below 256.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if half < 2 || bytes.len() % 2 == 1 => None,
        () if odd * 10 >= half * 7 && even * 20 <= half => Some(UTF_16LE),
        () if even * 10 >= half * 7 && odd * 20 <= half => Some(UTF_16BE),
        () => None,
    }
}

/// `<meta charset=…>`, `<meta http-equiv … charset=…>`, `<?xml encoding=…?>`.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    if !head.contains(&b'<') {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|key| {
        let after = head.split(key).nth(1)?.trim_start().strip_prefix('=')?.trim_start();
        let label = after.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    })
}

/// Whether the bytes are UTF-8 with some damage, not another encoding: more sequences of it are whole than broken.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        whole += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // The sample's end may cut a character in two.
    whole > broken.saturating_sub(1) && whole > 0
}

fn guess(bytes: &[u8], from: usize) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let start = from.saturating_sub(SAMPLE / 2);
    detector.feed(&bytes[start..bytes.len().min(start + SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_kept_with_or_without_a_mark() {
        assert_eq!(decode("één".as_bytes(), Some("windows-1251")).text, "één");
        let decoded = decode("\u{FEFF}één".as_bytes(), None);
        assert_eq!((decoded.text.as_ref(), decoded.encoding), ("één", None));
    }

    #[test]
    fn legacy_encodings_are_told_by_declaration_or_by_their_bytes() {
        let russian = "Мост через реку открыт для движения, сообщила администрация города. Паром больше не ходит.";
        for (encoding, name) in [(encoding_rs::WINDOWS_1251, "windows-1251"), (encoding_rs::KOI8_U, "KOI8-U")] {
            let decoded_bytes = encoding.encode(russian).0;
            let decoded = decode(&decoded_bytes, None);
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (russian, Some(name)));
        }
        let page = b"<html><head><meta charset=\"windows-1252\"></head><body>caf\xE9 \x93quoted\x94</body>";
        let decoded = decode(page, None);
        assert!(decoded.text.contains("café “quoted”"));
        assert_eq!(decoded.encoding, Some("windows-1252"));
        assert_eq!(decode(b"caf\xE9 cr\xE8me", Some("iso-8859-1")).text, "café crème");
    }

    #[test]
    fn utf_16_is_read_with_or_without_its_mark() {
        for with_mark in [true, false] {
            let mut bytes = if with_mark { vec![0xFF, 0xFE] } else { vec![] };
            bytes.extend("The bridge is open.".encode_utf16().flat_map(u16::to_le_bytes));
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.text.as_ref(), decoded.encoding), ("The bridge is open.", Some("UTF-16LE")));
        }
    }

    #[test]
    fn damaged_utf_8_is_kept_and_its_first_line_named() {
        let mut bytes = "Première ligne\nThe café ".as_bytes().to_vec();
        bytes.extend(b"\xFF is shut\n\xFE");
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, "Première ligne\nThe café \u{FFFD} is shut\n\u{FFFD}");
        let problem = decoded.problem.unwrap();
        assert_eq!((problem.code.as_str(), problem.line), ("invalid-utf-8", Some(2)));
    }
}
