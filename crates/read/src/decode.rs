//! Bytes to text: byte order marks, declared and guessed encodings, broken UTF-8, and text that was decoded wrongly before
//! it came here.

use std::borrow::Cow;
use std::sync::OnceLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_model::Problem;
use dateline_model::letter::is_letter;
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
    if let Some(decoded) = utf_32(bytes) {
        return decoded;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], None);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(encoding, bytes, None);
    }
    let valid = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => return Decoded { text: Cow::Borrowed(text), encoding: None, problem: garbled(text) },
        Err(error) => error.valid_up_to(),
    };
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared_inside(bytes));
    let declared = declared.filter(|e| *e != UTF_8);
    if let Some(encoding) = declared {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if !broken && !is_accents(&text) {
            return with(encoding, bytes, Some(valid));
        }
    }
    let encoding = if mostly_utf_8(bytes) { UTF_8 } else { guess(bytes, valid) };
    let decoded = with(encoding, bytes, Some(valid));
    let wrong = declared.filter(|d| *d != encoding).map(|declared| Problem {
        code: "wrong-charset".into(),
        message: format!(
            "The page is declared as {}, but its bytes are none: it was read as {}.",
            declared.name(),
            encoding.name()
        ),
        line: None,
    });
    Decoded { problem: decoded.problem.or(wrong), ..decoded }
}

/// UTF-32, by its mark.
fn utf_32(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (rest, big) = match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => (rest, false),
        [0, 0, 0xFE, 0xFF, rest @ ..] => (rest, true),
        _ => return None,
    };
    // UTF-16 whose first character is a NUL begins so too.
    let (whole, _) = rest.as_chunks::<4>();
    let number = |unit: &[u8; 4]| if big { u32::from_be_bytes(*unit) } else { u32::from_le_bytes(*unit) };
    let broken = whole.iter().filter(|unit| char::from_u32(number(unit)).is_none()).count();
    if rest.len() % 4 != 0 || broken * 10 > whole.len() {
        return None;
    }
    let text: String = whole.iter().map(|unit| char::from_u32(number(unit)).unwrap_or('\u{FFFD}')).collect();
    let problem = garbled(&text);
    Some(Decoded { text: Cow::Owned(text), encoding: Some(if big { "UTF-32BE" } else { "UTF-32LE" }), problem })
}

/// How much of a text is looked at for signs that it was decoded wrongly before.
const GARBLED: usize = 1 << 14;

/// What is wrong with text that is valid, but was decoded wrongly by whoever wrote it.
fn garbled(text: &str) -> Option<Problem> {
    if text.is_ascii() {
        return None;
    }
    let line = |at: usize| u32::try_from(memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1).ok();
    let mut end = text.len().min(GARBLED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    for Single { encoding, upper } in Single::all() {
        if let Some(at) = twice_encoded(sample, upper) {
            return Some(Problem {
                code: "mojibake".into(),
                message: format!(
                    "The text was garbled before it came here: UTF-8 that was taken for {}. It is kept as it is; get it anew from its source.",
                    encoding.name()
                ),
                line: line(at),
            });
        }
    }
    if is_accents(sample) {
        return Some(Problem {
            code: "mojibake".into(),
            message: "The text was garbled before it came here: words in another script were taken for Western European. It is kept as it is; get it anew from its source.".into(),
            line: None,
        });
    }
    // Few characters begin with the byte EF; the others of "\u{FFFD}" are frequent in some scripts.
    let lost = memchr::memchr_iter(0xEF, text.as_bytes()).find(|&at| text[at..].starts_with('\u{FFFD}'))?;
    Some(Problem {
        code: "lost-characters".into(),
        message: "Some characters were lost before the text came here, and stand in it as “\u{FFFD}”.".into(),
        line: line(lost),
    })
}

/// An encoding of one byte a character that UTF-8 is often taken for.
struct Single {
    encoding: &'static Encoding,
    /// The characters whose bytes are not ASCII, in order, with these.
    upper: Vec<(char, u8)>,
}

impl Single {
    fn all() -> &'static [Single; 2] {
        static ALL: OnceLock<[Single; 2]> = OnceLock::new();
        ALL.get_or_init(|| [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1251].map(Single::of))
    }

    fn of(encoding: &'static Encoding) -> Single {
        let character = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
        let mut upper: Vec<(char, u8)> = (0x80..=0xFF).filter_map(|byte| Some((character(byte)?, byte))).collect();
        upper.sort_unstable();
        Single { encoding, upper }
    }
}

/// Where UTF-8 begins that was taken for an encoding of one byte a character, if most runs of other than ASCII characters
/// are such: their bytes in that encoding are UTF-8 again.
fn twice_encoded(text: &str, upper: &[(char, u8)]) -> Option<usize> {
    let (mut again, mut other, mut first) = (0usize, 0usize, None);
    let mut bytes: Vec<u8> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some(start) = text[at..].find(|c: char| !c.is_ascii()).map(|i| at + i) else { break };
        let end = text[start..].find(|c: char| c.is_ascii()).map_or(text.len(), |i| start + i);
        bytes.clear();
        for c in text[start..end].chars() {
            // Bytes that an encoding has no character for come through as controls, or as what looks like a space.
            match u8::try_from(u32::from(c)) {
                Ok(control @ 0x80..=0x9F) => bytes.push(control),
                _ => match upper.binary_search_by_key(&c, |(c, _)| *c) {
                    Ok(at) => bytes.push(upper[at].1),
                    // Whoever has no byte for it writes it in some way with several of ASCII.
                    Err(_) => bytes.extend_from_slice(b"&#;"),
                },
            }
        }
        // The last character may be cut by a space that was one of its bytes.
        let tail = match std::str::from_utf8(&bytes) {
            Ok(_) => 0,
            Err(error) => bytes.len() - error.valid_up_to(),
        };
        if bytes.len() >= 2 && tail < 2 && !bytes.is_ascii() {
            again += 1;
            first.get_or_insert(start);
        } else {
            other += 1;
        }
        at = end;
    }
    first.filter(|_| again >= 2 && again >= 3 * other)
}

/// Whether half of the longer words are nothing but accented Latin letters, as those of other scripts are that were taken
/// for Western European ones.
fn is_accents(text: &str) -> bool {
    let (mut accents, mut all) = (0usize, 0usize);
    for word in text.split(|c| !is_letter(c)).filter(|w| w.len() >= 8).take(500) {
        all += 1;
        accents += usize::from(word.chars().all(|c| matches!(c, '\u{C0}'..='\u{FF}')));
    }
    accents >= 3 && accents * 2 > all
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

/// UTF-16 that lacks its mark shows in zero bytes at every other place where most of its characters are below 256; else in
/// that it reads as letters of some alphabet with spaces between.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    let reads = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count();
        let letters = count(|c| c.is_alphabetic() && c < '\u{1100}');
        let known = letters + count(|c| c.is_ascii() && !c.is_control() || c == '\n' || c == '\r');
        let spaces = count(|c| matches!(c, ' ' | '\n'));
        known * 20 >= text.chars().count() * 19 && letters * 2 > known && spaces * 40 >= known
    };
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if half < 2 || bytes.len() % 2 == 1 => None,
        () if odd * 10 >= half * 7 && even * 20 <= half => Some(UTF_16LE),
        () if even * 10 >= half * 7 && odd * 20 <= half => Some(UTF_16BE),
        () if odd > even && reads(UTF_16LE) => Some(UTF_16LE),
        () if even > odd && reads(UTF_16BE) => Some(UTF_16BE),
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
    let guess = detector.guess(None, Utf8Detection::Deny);
    // What ISO 8859 has no characters for, its relative has.
    if guess == encoding_rs::ISO_8859_2 && bytes.iter().any(|b| matches!(b, 0x80..=0x9F)) {
        return encoding_rs::WINDOWS_1250;
    }
    guess
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
    fn utf_16_of_other_alphabets_and_utf_32_are_read() {
        for text in ["Мост открыт для движения.", "הגשר פתוח לתנועה.", "الجسر مفتوح للحركة"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((decode(&little, None).text.as_ref(), decode(&little, None).encoding), (text, Some("UTF-16LE")));
            assert_eq!((decode(&big, None).text.as_ref(), decode(&big, None).encoding), (text, Some("UTF-16BE")));
            let mut wide = vec![0xFF, 0xFE, 0, 0];
            wide.extend(text.chars().flat_map(|c| u32::from(c).to_le_bytes()));
            assert_eq!((decode(&wide, None).text.as_ref(), decode(&wide, None).encoding), (text, Some("UTF-32LE")));
        }
    }

    #[test]
    fn all_encodings_of_the_languages_that_are_read_are_told_by_their_bytes() {
        for (text, encodings) in [
            (
                "Мост через реку открыт для движения, сообщила администрация города.",
                &[encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::ISO_8859_5, encoding_rs::IBM866][..],
            ),
            ("Міст через річку відкрито для руху, його ґанок теж.", &[encoding_rs::WINDOWS_1251, encoding_rs::KOI8_U]),
            ("Köprü bugün açıldı, dedi belediye başkanı; şehir sevinçli.", &[encoding_rs::WINDOWS_1254]),
            ("الجسر مفتوح للحركة منذ الصباح، قال رئيس البلدية", &[encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6]),
            ("הגשר פתוח לתנועה מאז הבוקר, אמר ראש העיר.", &[encoding_rs::WINDOWS_1255]),
            (
                "Most jest już otwarty, powiedział w środę burmistrz, który był na miejscu.",
                &[encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_2],
            ),
            ("Le pont est fermé depuis ce matin, a déclaré le maire à côté.", &[encoding_rs::WINDOWS_1252]),
        ] {
            for encoding in encodings {
                let bytes = encoding.encode(text).0;
                assert_eq!(decode(&bytes, None).text, text, "{}", encoding.name());
            }
        }
    }

    #[test]
    fn a_declaration_that_makes_no_words_is_not_believed() {
        let text = "Мост через реку открыт для движения, сообщила администрация города.";
        let bytes = encoding_rs::WINDOWS_1251.encode(text).0;
        let decoded = decode(&bytes, Some("windows-1252"));
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.problem.unwrap().code, "wrong-charset");
    }

    #[test]
    fn garbled_text_is_kept_and_named() {
        let code = |text: &str| decode(text.as_bytes(), None).problem.map(|p| (p.code, p.line));
        let through = |text: &str, encoding: &'static Encoding| {
            encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
        };
        for text in [
            "Plain.\nLes équipages votent à la mairie, dit le côté syndical.",
            "Plain.\nMürettebat belediye binasında oy kullanıyor, şöyle.",
            "Plain.\n“We are nearly there,” he said – the mayor’s office is open.",
            "Plain.\nЭкипажи голосуют в ратуше, сообщил профсоюз.",
            "Plain.\nהצוותים מצביעים בבית העירייה, אמר האיגוד.",
        ] {
            assert_eq!(code(text), None, "{text}");
            for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1251] {
                let garbled = through(text, encoding);
                assert_eq!(code(&garbled), Some(("mojibake".into(), Some(2))), "{garbled}");
                assert_eq!(decode(garbled.as_bytes(), None).text, garbled);
            }
        }
        let russian = encoding_rs::WINDOWS_1251.encode("Экипажи голосуют в ратуше, сообщил профсоюз.").0;
        let garbled = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&russian).0;
        assert_eq!(code(&garbled), Some(("mojibake".into(), None)));
        assert_eq!(code("Один\nДв\u{FFFD}"), Some(("lost-characters".into(), Some(2))));
        assert_eq!(code("Это было так, “да”"), None);
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
