//! The text of PDF documents, such as situation reports.
//!
//! A PDF document says where its glyphs stand, not what its words and lines are. `lopdf` reads the document and the codes of
//! its fonts; here their places become words, lines and paragraphs, in the order in which the document draws them. Layouts
//! of plain text do the rest.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_model::Problem;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object};

use crate::ReadError;

/// The most pages that are read.
const MAX_PAGES: usize = 2000;
/// The largest document that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;
/// How many bytes all streams that the library reads by itself may come to when they are decompressed, and the share of one:
/// the more streams there are, the smaller.
const MAX_STREAMS: usize = 512 << 20;
const STREAM: std::ops::RangeInclusive<usize> = 512 << 10..=32 << 20;
/// How many bytes of content one page or form may have: an operation takes some fifty times the room of its bytes.
const MAX_PAGE: usize = 8 << 20;
/// How many bytes of content are read in all, decompressed: forms that stand on many pages count each time.
const MAX_CONTENT: usize = 64 << 20;
/// How deep forms within forms are followed.
const MAX_FORMS: usize = 8;
/// How many bytes of text are taken.
const MAX_TEXT: usize = 32 << 20;

/// The text of a document, its pages parted by empty lines, and what could not be read of it.
pub(crate) fn text(bytes: &[u8]) -> Result<(String, Option<Problem>), ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooMuch { what: "bytes for a PDF document" });
    }
    let damaged = |why: String| ReadError::Damaged { what: "PDF document", why: why.chars().take(200).collect() };
    // A document that the library gives up on must not take the others with it.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let streams = memchr::memmem::find_iter(bytes, b"endstream").count().max(1);
        let most = (MAX_STREAMS / streams).clamp(*STREAM.start(), *STREAM.end());
        let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(bytes, options).map_err(|e| damaged(e.to_string()))?;
        if document.is_encrypted() {
            return Err(damaged("it is locked with a password".into()));
        }
        Ok(pages(&document))
    }));
    let (pages, unread) = read.unwrap_or_else(|_| Err(damaged("its parts contradict each other".into())))?;
    let text = join(&pages);
    if text.trim().is_empty() {
        return Err(ReadError::NotADocument { what: "a PDF document without text, perhaps a scan" });
    }
    let problem = (unread > 0).then(|| Problem {
        code: "unread-pages".into(),
        message: format!("{unread} of the document’s pages, or drawings in them, are damaged or too large to be read."),
        line: None,
    });
    Ok((text, problem))
}

/// The lines of each page, and how often something could not be read.
fn pages(document: &Document) -> (Vec<Vec<Line>>, usize) {
    let mut reader = Reader { document, fonts: HashMap::new(), content: MAX_CONTENT, text: MAX_TEXT, unread: 0 };
    let ids = document.page_iter().take(MAX_PAGES);
    let pages = ids.map(|id| {
        let Ok(content) = document.get_page_content_with_limit(id, MAX_PAGE) else {
            reader.unread += 1;
            return Vec::new();
        };
        let fonts = document.get_page_fonts(id).unwrap_or_default();
        let (own, inherited) = document.get_page_resources(id).unwrap_or((None, Vec::new()));
        let inherited = inherited.first().and_then(|&id| document.get_dictionary(id).ok());
        let mut page = Canvas::default();
        reader.draw(&content, &fonts, own.or(inherited), Matrix::IDENTITY, 0, &mut page);
        page.lines
    });
    let pages = pages.collect();
    let unread = reader.unread + document.page_iter().skip(MAX_PAGES).take(1).count();
    (pages, unread)
}

// ---- what a page draws

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy)]
struct Matrix {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
}

impl Matrix {
    const IDENTITY: Matrix = Matrix { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    fn of(operands: &[Object]) -> Option<Matrix> {
        let number = |i: usize| operands.get(i).and_then(number);
        Some(Matrix { a: number(0)?, b: number(1)?, c: number(2)?, d: number(3)?, e: number(4)?, f: number(5)? })
    }

    /// This map, then another.
    fn then(self, next: Matrix) -> Matrix {
        Matrix {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    fn moved(self, x: f64, y: f64) -> Matrix {
        Matrix { e: x, f: y, ..Matrix::IDENTITY }.then(self)
    }
}

fn number(object: &Object) -> Option<f64> {
    let number = match object {
        Object::Integer(n) => *n as f64,
        Object::Real(n) => f64::from(*n),
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// What text is drawn with.
#[derive(Debug, Clone, Copy)]
struct TextState<'d> {
    font: Option<&'d Dictionary>,
    size: f64,
    /// Between characters, between words, and between lines.
    spacing: f64,
    word_spacing: f64,
    leading: f64,
    /// Width as a part of the usual one.
    scale: f64,
    rise: f64,
}

struct Font<'d> {
    encoding: Option<Encoding<'d>>,
    /// The bytes of one code.
    bytes: usize,
    /// Widths by code, as parts of the size.
    widths: HashMap<u32, f64>,
    default: f64,
}

struct Reader<'d> {
    document: &'d Document,
    /// By the place of their dictionary.
    fonts: HashMap<*const Dictionary, Font<'d>>,
    /// How many bytes of content and of text may still be read.
    content: usize,
    text: usize,
    /// How many pages and forms could not be read.
    unread: usize,
}

impl<'d> Reader<'d> {
    /// Draws the text of a content stream.
    fn draw(
        &mut self,
        content: &[u8],
        fonts: &BTreeMap<Vec<u8>, &'d Dictionary>,
        resources: Option<&'d Dictionary>,
        outer: Matrix,
        depth: usize,
        page: &mut Canvas,
    ) {
        if content.len() > self.content.min(MAX_PAGE) {
            self.unread += 1;
            return;
        }
        self.content -= content.len();
        let Ok(content) = Content::decode(content) else {
            self.unread += 1;
            return;
        };
        let start =
            TextState { font: None, size: 1.0, spacing: 0.0, word_spacing: 0.0, leading: 0.0, scale: 1.0, rise: 0.0 };
        let (mut ctm, mut state) = (outer, start);
        let mut saved = Vec::new();
        let (mut line, mut at) = (Matrix::IDENTITY, Matrix::IDENTITY);
        for operation in &content.operations {
            let operands = &operation.operands;
            let value = |i: usize| operands.get(i).and_then(number).unwrap_or(0.0);
            match operation.operator.as_str() {
                "q" if saved.len() < 1000 => saved.push((ctm, state)),
                "Q" => (ctm, state) = saved.pop().unwrap_or((ctm, state)),
                "cm" => ctm = Matrix::of(operands).map_or(ctm, |m| m.then(ctm)),
                "BT" => (line, at) = (Matrix::IDENTITY, Matrix::IDENTITY),
                "Tf" => {
                    state.font = operands.first().and_then(|n| n.as_name().ok()).and_then(|n| fonts.get(n)).copied();
                    state.size = value(1);
                }
                "Tc" => state.spacing = value(0),
                "Tw" => state.word_spacing = value(0),
                "TL" => state.leading = value(0),
                "Tz" => state.scale = value(0) / 100.0,
                "Ts" => state.rise = value(0),
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -value(1);
                    }
                    line = line.moved(value(0), value(1));
                    at = line;
                }
                "Tm" => {
                    line = Matrix::of(operands).unwrap_or(line);
                    at = line;
                }
                "T*" => {
                    line = line.moved(0.0, -state.leading);
                    at = line;
                }
                "Tj" | "'" | "\"" => {
                    if operation.operator != "Tj" {
                        line = line.moved(0.0, -state.leading);
                        at = line;
                    }
                    if operation.operator == "\"" {
                        (state.word_spacing, state.spacing) = (value(0), value(1));
                    }
                    if let Some(Object::String(codes, _)) = operands.last() {
                        self.show(codes, &state, &mut at, ctm, page);
                    }
                }
                "TJ" => {
                    for part in operands.first().and_then(|a| a.as_array().ok()).into_iter().flatten() {
                        match part {
                            Object::String(codes, _) => self.show(codes, &state, &mut at, ctm, page),
                            other => {
                                let back = number(other).unwrap_or(0.0) / 1000.0 * state.size * state.scale;
                                at = at.moved(-back, 0.0);
                            }
                        }
                    }
                }
                "Do" if depth < MAX_FORMS => {
                    let name = operands.first().and_then(|n| n.as_name().ok());
                    self.form(name.unwrap_or_default(), fonts, resources, ctm, depth, page);
                }
                _ => {}
            }
        }
    }

    /// Draws a form: a content stream of its own within another.
    fn form(
        &mut self,
        name: &[u8],
        fonts: &BTreeMap<Vec<u8>, &'d Dictionary>,
        resources: Option<&'d Dictionary>,
        ctm: Matrix,
        depth: usize,
        page: &mut Canvas,
    ) {
        let document = self.document;
        let form = resources
            .and_then(|r| r.get_deref(b"XObject", document).ok()?.as_dict().ok())
            .and_then(|x| x.get_deref(name, document).ok()?.as_stream().ok());
        let Some(form) = form.filter(|f| f.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|t| t == b"Form"))
        else {
            return;
        };
        let limit = MAX_PAGE.min(self.content);
        let content = match form.dict.has(b"Filter") {
            true => form.decompressed_content_with_limit(limit).unwrap_or_default(),
            false => form.content.clone(),
        };
        // What the machine has to do for a form is not only its bytes.
        self.content = self.content.saturating_sub(64);
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let mut within = fonts.clone();
        let listed = own.and_then(|r| r.get_deref(b"Font", document).ok()?.as_dict().ok());
        for (name, font) in listed.into_iter().flat_map(Dictionary::iter).take(500) {
            let font = match font {
                Object::Reference(id) => document.get_dictionary(*id).ok(),
                other => other.as_dict().ok(),
            };
            if let Some(font) = font {
                within.insert(name.clone(), font);
            }
        }
        let matrix = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let matrix = matrix.and_then(|m| Matrix::of(m)).unwrap_or(Matrix::IDENTITY);
        self.draw(&content, &within, own.or(resources), matrix.then(ctm), depth + 1, page);
    }

    /// Puts a string of codes on the page, and moves on by its width.
    fn show(&mut self, codes: &[u8], state: &TextState<'d>, at: &mut Matrix, ctm: Matrix, page: &mut Canvas) {
        let Some(dictionary) = state.font else { return };
        let document = self.document;
        let font = self.fonts.entry(std::ptr::from_ref(dictionary)).or_insert_with(|| Font::of(dictionary, document));
        let mut words = String::new();
        if let Some(encoding) = &font.encoding
            && let Ok(decoded) = Document::decode_text(encoding, codes)
        {
            words = readable(&decoded);
        }
        self.text = self.text.saturating_sub(words.len());
        let mut width = 0.0;
        for code in codes.chunks(font.bytes) {
            let number = code.iter().fold(0u32, |n, &b| n << 8 | u32::from(b));
            width += font.widths.get(&number).copied().unwrap_or(font.default) * state.size + state.spacing;
            if font.bytes == 1 && number == 32 {
                width += state.word_spacing;
            }
        }
        let from = at.moved(0.0, state.rise).then(ctm);
        *at = at.moved(width * state.scale, 0.0);
        let to = at.then(ctm);
        if self.text > 0 && !words.is_empty() {
            let size = state.size.abs() * (from.c.powi(2) + from.d.powi(2)).sqrt();
            page.put(&words, from.e, from.f, to.e, size);
        }
    }
}

impl<'d> Font<'d> {
    fn of(dictionary: &'d Dictionary, document: &'d Document) -> Font<'d> {
        let descendant = dictionary
            .get_deref(b"DescendantFonts", document)
            .ok()
            .and_then(|d| d.as_array().ok()?.first())
            .and_then(|d| document.dereference(d).ok()?.1.as_dict().ok());
        let mut font =
            Font { encoding: encoding(dictionary, document), bytes: 1, widths: HashMap::new(), default: 0.5 };
        let list = |of: &'d Dictionary, key: &[u8]| of.get_deref(key, document).ok().and_then(|w| w.as_array().ok());
        if let Some(descendant) = descendant {
            font.bytes = 2;
            font.default = descendant.get(b"DW").ok().and_then(number).unwrap_or(1000.0) / 1000.0;
            font.widths = list(descendant, b"W").map(|w| cid_widths(w, document)).unwrap_or_default();
        } else if let Some(widths) = list(dictionary, b"Widths") {
            // Glyphs of Type 3 fonts have a space of their own.
            let matrix = list(dictionary, b"FontMatrix").and_then(|m| Matrix::of(m));
            let scale = matrix.map_or(0.001, |m| m.a.abs());
            let first = dictionary.get_deref(b"FirstChar", document).ok().and_then(number).unwrap_or(0.0);
            let wide = widths.iter().take(256).filter_map(|w| number(document.dereference(w).ok()?.1));
            font.widths = wide.enumerate().map(|(i, w)| (first as u32 + i as u32, w * scale)).collect();
        }
        font
    }
}

/// How a font's codes are read. Its own map to Unicode counts before the names of its glyphs.
fn encoding<'d>(dictionary: &'d Dictionary, document: &'d Document) -> Option<Encoding<'d>> {
    if dictionary.has(b"ToUnicode") {
        let mut only = dictionary.clone();
        only.remove(b"Encoding");
        if let Ok(Encoding::UnicodeMapEncoding(map)) = only.get_font_encoding_with_limit(document, MAX_PAGE) {
            return Some(Encoding::UnicodeMapEncoding(map));
        }
    }
    dictionary.get_font_encoding_with_limit(document, MAX_PAGE).ok()
}

/// The widths of a composite font: `c [w1 w2 …]` and `first last w`.
fn cid_widths(list: &[Object], document: &Document) -> HashMap<u32, f64> {
    const MOST: usize = 65_536;
    let mut widths = HashMap::new();
    let value = |i: usize| document.dereference(list.get(i)?).ok().map(|(_, o)| o);
    let mut at = 0;
    while let Some(first) = value(at).and_then(number) {
        let first = first.max(0.0) as u32;
        match value(at + 1) {
            Some(Object::Array(each)) => {
                for (code, width) in (first..).zip(each).take(MOST) {
                    widths.extend(number(width).map(|w| (code, w / 1000.0)));
                }
                at += 2;
            }
            Some(last) => {
                let (Some(last), Some(width)) = (number(last), value(at + 2).and_then(number)) else { break };
                if widths.len() < MOST {
                    widths.extend((first..=last.max(0.0) as u32).take(MOST).map(|code| (code, width / 1000.0)));
                }
                at += 3;
            }
            None => break,
        }
    }
    widths
}

/// Decoded words without what no reader sees, ligatures as the letters that they are of.
fn readable(decoded: &str) -> String {
    let mut out = String::with_capacity(decoded.len());
    for c in decoded.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{F0B7}' | '\u{F0A7}' => out.push('•'),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

// ---- words and lines

/// A line of a page.
#[derive(Debug, Clone, Default)]
struct Line {
    words: String,
    /// Whether there is more room above it than between the lines of a paragraph.
    gap: bool,
}

/// What is drawn on a page, in its order.
#[derive(Debug, Default)]
struct Canvas {
    lines: Vec<Line>,
    /// Where the last words end, how high they stand, and how large they are.
    last: Option<(f64, f64, f64)>,
}

impl Canvas {
    fn put(&mut self, words: &str, x: f64, y: f64, end: f64, size: f64) {
        if ![x, y, end, size].iter().all(|n| n.is_finite()) {
            return;
        }
        let begins = match self.last {
            None => Some(true),
            Some((_, high, large)) => {
                let (down, large) = ((high - y).abs(), large.max(size));
                (down > large * 0.5).then_some(down > large * 1.6)
            }
        };
        if let Some(gap) = begins {
            self.lines.push(Line { words: String::new(), gap });
        }
        if let Some(line) = self.lines.last_mut() {
            let apart = match self.last {
                Some((last, ..)) if begins.is_none() => x - last > size * 0.15 || x < last - size * 2.0,
                _ => false,
            };
            if apart && !line.words.is_empty() && !line.words.ends_with(' ') && !words.starts_with(' ') {
                line.words.push(' ');
            }
            line.words.push_str(words);
        }
        self.last = Some((end, y, size));
    }
}

/// The text of all pages. Lines that stand at the head or foot of most pages, but for their numbers, are told once.
fn join(pages: &[Vec<Line>]) -> String {
    let shape = |line: &Line| -> String {
        let mut shape = String::new();
        for c in line.words.trim().chars().take(200) {
            match c {
                c if c.is_numeric() && shape.ends_with('#') => {}
                c if c.is_numeric() => shape.push('#'),
                c => shape.push(c),
            }
        }
        shape
    };
    let is_edge = |page: &[Line], i: usize| i < 2 || i + 2 >= page.len();
    let mut count: HashMap<String, usize> = HashMap::new();
    for page in pages {
        for (_, line) in page.iter().enumerate().filter(|(i, l)| is_edge(page, *i) && !l.words.trim().is_empty()) {
            *count.entry(shape(line)).or_default() += 1;
        }
    }
    let mut told: HashMap<String, bool> = HashMap::new();
    let mut text = String::new();
    for page in pages {
        let mut first = true;
        for (i, line) in page.iter().enumerate() {
            let words = line.words.trim();
            if words.is_empty() {
                continue;
            }
            if is_edge(page, i) && pages.len() >= 3 {
                let shape = shape(line);
                let everywhere = count.get(&shape).is_some_and(|&n| n * 2 > pages.len());
                if everywhere && told.insert(shape, true).is_some() {
                    continue;
                }
            }
            if !text.is_empty() {
                // A sentence may go on over the page's end.
                let goes_on = first && words.starts_with(char::is_lowercase) && !text.ends_with(['.', '!', '?', ':']);
                text.push_str(if (first || line.gap) && !goes_on { "\n\n" } else { "\n" });
            }
            text.push_str(words);
            first = false;
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
