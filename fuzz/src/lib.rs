//! What the fuzz targets do: read bytes as a file of some kind, hold what was read against the invariants of every reading,
//! and see to it that twice as much takes no more than about twice as long.
//!
//! `cargo xtask fuzz 60` runs all of them for a minute in all; `cargo fuzz run feed` runs one for as long as you like.
#![forbid(unsafe_code)]

use std::time::Duration;

use dateline_model::{
    Coverage, Reading, Search, Span,
    search::{MAX_SEARCH, MAX_TERMS},
};
use dateline_read::{Origin, read, read_all};

/// A plain text, in any layout.
pub fn text(data: &[u8]) {
    file("page.txt", Some("text/plain"), data);
    linear("page.txt", data);
}

/// A page.
pub fn html(data: &[u8]) {
    let page = [b"<!DOCTYPE html><html><body>", data].concat();
    file("page.html", Some("text/html"), &page);
    linear("page.html", &page);
}

/// A page's JSON-LD.
pub fn json_ld(data: &[u8]) {
    let script = "<!DOCTYPE html><html><head><script type=\"application/ld+json\">";
    let page = [script.as_bytes(), data, b"</script></head><body><h1>Live</h1></body></html>"].concat();
    file("page.html", Some("text/html"), &page);
    linear("page.html", &page);
}

/// A feed: RSS, Atom, or JSON Feed.
pub fn feed(data: &[u8]) {
    file("feed.xml", None, data);
    linear("feed.xml", data);
}

/// An export or a preview page of Telegram.
pub fn telegram(data: &[u8]) {
    file("result.json", None, data);
    linear("result.json", data);
}

/// An outbox of ActivityPub.
pub fn activity(data: &[u8]) {
    file("outbox.json", None, data);
    linear("outbox.json", data);
}

/// An exported chat.
pub fn chat(data: &[u8]) {
    file("chat.txt", None, data);
    linear("chat.txt", data);
}

/// A WARC archive, plain or compressed.
pub fn warc(data: &[u8]) {
    file("archive.warc", None, data);
    linear("archive.warc", data);
}

/// A ZIP archive, and so a WACZ.
pub fn zip(data: &[u8]) {
    file("archive.zip", None, data);
}

/// A page saved by a browser.
pub fn mhtml(data: &[u8]) {
    file("page.mhtml", None, data);
    linear("page.mhtml", data);
}

/// A PDF document.
pub fn pdf(data: &[u8]) {
    file("report.pdf", None, data);
}

/// Text in an encoding, declared rightly or wrongly: the first byte says which.
pub fn decode(data: &[u8]) {
    const CHARSETS: [&str; 8] =
        ["utf-8", "windows-1251", "koi8-u", "utf-16le", "iso-2022-jp", "gb18030", "windows-1256", "nonsense"];
    let Some((first, rest)) = data.split_first() else { return };
    let declared = format!("text/plain; charset={}", CHARSETS[usize::from(*first) % CHARSETS.len()]);
    file("page.txt", Some(&declared), rest);
    linear("page.txt", rest);
}

/// A coverage file.
pub fn coverage(data: &[u8]) {
    if let Ok(toml) = std::str::from_utf8(data)
        && let Ok(coverage) = Coverage::from_toml(toml)
    {
        // A coverage that is accepted can be read with.
        let page = "Ferry Stops in Arnholm\n\n12:40 GMT\nThe ferry has stopped, the mayor said.\n\n09:10 GMT\nIt is late.\n";
        let origin = Origin { path: "page.txt", ..Origin::default() };
        if let Ok(reading) = read(page.as_bytes(), &origin, &coverage) {
            check(&reading);
        }
    }
}

/// What somebody types to search.
pub fn search(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    let first_day = "2026-03-09".parse().ok();
    let search = Search::parse(&typed, first_day);
    let terms: Vec<_> = search.clauses.iter().flat_map(|clause| &clause.any).collect();
    assert!(terms.len() <= MAX_TERMS && search.clauses.iter().all(|clause| !clause.any.is_empty()));
    for term in terms {
        assert!(term.text.chars().any(char::is_alphanumeric) && !term.text.chars().any(char::is_control), "{term:?}");
    }
    if typed.chars().count() < MAX_SEARCH {
        // A blank at either end changes nothing.
        assert_eq!(Search::parse(&typed, first_day), Search::parse(&format!(" {typed}"), first_day));
    }
}

/// Reads all that is in a file, and checks what was read.
fn file(path: &str, media_type: Option<&str>, data: &[u8]) {
    let fetched = "2026-03-11T16:00Z".parse().ok();
    let origin = Origin { path, url: Some("https://herald.example/live"), media_type, fetched };
    for reading in read_all(data, &origin, &Coverage::default()).flatten() {
        check(&reading);
    }
}

/// Panics where a reading is not whole.
fn check(reading: &Reading) {
    let length = u32::try_from(reading.text.chars().count()).expect("a text that spans can point into");
    let lines = u32::try_from(reading.text.matches('\n').count() + 1).expect("as many lines");
    let mut end = 0;
    for block in &reading.blocks {
        assert!(block.span.start >= end && block.span.end <= length, "blocks in order, disjoint, within: {block:?}");
        assert!(!block.span.is_empty() && (1..=lines).contains(&block.line), "{block:?}");
        end = block.span.end;
        if let Some(id) = &block.post {
            let post = reading.post(id).expect("a block's post is there");
            assert!(post.span.contains(block.span), "{block:?} of {post:?}");
        }
    }
    let mut last = Span::new(0, 0);
    for (n, post) in (1..).zip(&reading.posts) {
        assert_eq!(post.id, format!("p{n}"));
        assert!(post.span.start >= last.end && post.span.end <= length, "posts in order, disjoint, within: {post:?}");
        assert!((1..=lines).contains(&post.line), "{post:?}");
        if let Some(span) = post.time.span {
            assert!(span.end <= length && post.time.text.is_some(), "{post:?}");
        }
        last = post.span;
    }
}

/// How many times over an input is read to see how the time grows.
const TIMES: usize = 16;
/// Bytes that are read this fast are nobody's problem.
const FAST: Duration = Duration::from_millis(120);

/// Reads an input many times over in one file: panics if that takes far more than as many times as long. Only one input in
/// eight is tried, told by its bytes, so that the same input is tried again.
fn linear(path: &str, data: &[u8]) {
    let hash = data.iter().fold(0u32, |h, &b| h.wrapping_mul(31).wrapping_add(u32::from(b)));
    if !(64..=20_000).contains(&data.len()) || hash % 8 != 0 {
        return;
    }
    let many = data.repeat(TIMES);
    if time(path, &many) <= FAST {
        return;
    }
    // What else the machine does only ever makes it slower: the least of some measurements is the truest.
    let least = |data: &[u8]| (0..3).map(|_| time(path, data)).min().unwrap_or_default();
    let (one, all) = (least(data), least(&many));
    let most = one * u32::try_from(TIMES * 4).unwrap_or(u32::MAX) + FAST;
    assert!(all <= most, "superlinear: {} bytes take {one:?}, {TIMES} times as many {all:?}", data.len());
}

/// How long the processor takes to read a file.
fn time(path: &str, data: &[u8]) -> Duration {
    let origin = Origin { path, ..Origin::default() };
    let start = processor_time();
    for reading in read_all(data, &origin, &Coverage::default()) {
        let _ = std::hint::black_box(reading);
    }
    processor_time().saturating_sub(start)
}

/// What the processor has worked for this thread.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}
