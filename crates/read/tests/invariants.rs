//! What holds of every reading, whatever the bytes.

mod common;

use dateline_model::{Coverage, Reading, Span};
use dateline_read::{Origin, read};
use proptest::prelude::*;

/// Panics where a reading is not whole.
fn check(reading: &Reading) {
    let length = reading.text.chars().count() as u32;
    let lines = reading.text.matches('\n').count() as u32 + 1;
    let mut end = 0;
    for block in &reading.blocks {
        assert!(
            block.span.start >= end && block.span.end <= length,
            "blocks in order, disjoint, within the text: {block:?}"
        );
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
        assert!(
            post.span.start >= last.end && post.span.end <= length,
            "posts in order, disjoint, within the text: {post:?}"
        );
        assert!((1..=lines).contains(&post.line), "{post:?}");
        if let Some(span) = post.time.span {
            assert!(span.end <= length && post.time.text.is_some());
        }
        last = post.span;
    }
    assert!(serde_json::to_string(reading).is_ok());
}

fn check_bytes(bytes: &[u8], path: &str, media_type: Option<&str>) {
    let fetched = "2026-03-11T16:00Z".parse().ok();
    if let Ok(reading) = read(bytes, &Origin { path, url: None, media_type, fetched }, &Coverage::default()) {
        check(&reading);
        let again = read(bytes, &Origin { path, url: None, media_type, fetched }, &Coverage::default());
        assert_eq!(again.as_ref(), Ok(&reading), "the same bytes, the same reading");
    }
}

/// Lines of which pages are made.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-2][0-9]:[0-5][0-9]( GMT)?( [0-3][0-9]\\.0[1-9]\\.2026)?",
        "• [0-2][0-9]:[0-5][0-9]",
        "(Monday|Tuesday|Friday), [1-9] (March|April) 2026",
        "[1-9] (mins|hours) ago",
        "[0-2][0-9]\\.[0-5][0-9] Uhr: Die Fähre fährt",
        "Ferry (Stops|Sails|Waits) in Arnholm( - Herald)?",
        "ARNHOLM \\(Herald\\) - The ferry was late on (Monday|Friday), the mayor said\\.",
        "The ferry\u{A0}ha\u{AD}s not s\u{200B}ailed since 9 March, sаys the mayor\\.",
        "Read more|Share|___|© Herald /|- Herald|By Ann Arn|Live|XS|Паром стоит",
        "\\PC{0,40}",
        Just(String::new()),
    ]
}

fn markup() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("<article class=post id=p1>".to_owned()),
        Just("<div class=post>".to_owned()),
        Just("</div>".to_owned()),
        Just("</article>".to_owned()),
        Just("<time datetime='2026-03-11T10:00:00Z'>10:00</time>".to_owned()),
        Just("<time>09:00</time>".to_owned()),
        Just("<h2>Ferry sails</h2>".to_owned()),
        Just("<h1>Ferry strike</h1>".to_owned()),
        Just("<p>The ferry has not sailed since Monday, the mayor said.".to_owned()),
        Just("<figcaption>A pier</figcaption><li>One<li>Two".to_owned()),
        Just("<div data-post-time=1773223200000><ul><table><tr><td>x".to_owned()),
        Just(
            "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"Ferry sails\",\"datePublished\":\"2026-03-11T10:00:00Z\",\"articleBody\":\"&lt;p>x\"},{\"headline\":\"Other\"}]}</script>"
                .to_owned()
        ),
        "\\PC{0,30}",
    ]
}

proptest! {
    #[test]
    fn of_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_bytes(&bytes, "x", None);
    }

    #[test]
    fn of_any_text(text in "\\PC{0,200}") {
        check_bytes(text.as_bytes(), "x.txt", None);
        check_bytes(text.as_bytes(), "x.html", Some("text/html"));
    }

    #[test]
    fn of_pages_of_lines(lines in proptest::collection::vec((line(), 0usize..7), 0..40)) {
        let text: String = lines.iter().map(|(line, indent)| format!("{}{line}\n", " ".repeat(*indent))).collect();
        check_bytes(text.as_bytes(), "x.txt", None);
    }

    #[test]
    fn of_pages_of_markup(parts in proptest::collection::vec(markup(), 0..40)) {
        let page = format!("<html><body>{}", parts.concat());
        check_bytes(page.as_bytes(), "x.html", None);
    }

    #[test]
    fn of_damaged_pages(lines in proptest::collection::vec(line(), 1..12), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = lines.join("\n").into_bytes();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check_bytes(&bytes, "x.txt", None);
    }
}
