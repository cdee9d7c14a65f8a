//! Input that is no page, and pages made to be hard.

mod common;

use std::time::Instant;

use common::{Page, reading};
use dateline_model::Coverage;
use dateline_read::{Origin, read};

fn error(bytes: &[u8]) -> String {
    let origin = Origin { path: "file", ..Origin::default() };
    read(bytes, &origin, &Coverage::default()).expect_err("cannot be read").to_string()
}

#[test]
fn what_cannot_be_read_is_named() {
    assert_eq!(error(b""), "the file is empty");
    assert_eq!(error(b" \n\t\r\n"), "the file is empty");
    assert_eq!(error("\u{FEFF}\u{A0}\n".as_bytes()), "the file is empty");
    assert!(error(b"%PDF-1.4\n1 0 obj").starts_with("the PDF document is damaged"));
    assert_eq!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "this is a PNG picture, not text");
    assert_eq!(error(b"PK\x03\x04\x14\0"), "this is a ZIP archive or an office document, not text");
    assert_eq!(error(&[7u8; 100]), "this is binary data, not text");
    assert_eq!(error(b"{\"posts\": []}"), "this is a JSON file, not a document that can be read");
    assert_eq!(
        error(b"<html><body><script>x</script></body></html>"),
        "this is a page without words, not a document that can be read"
    );
}

#[test]
fn a_page_without_any_date_is_read_and_says_so() {
    let reading = reading(Page::text("Ferry Stops in Arnholm\n\nThe ferry has stopped, and nobody knows why it did."));
    assert_eq!(reading.posts.len(), 1);
    assert_eq!(reading.posts[0].time.utc, None);
    assert_eq!(reading.problems[0].code, "no-date");
}

#[test]
fn the_transport_s_time_stands_in_and_is_marked() {
    let page = Page {
        fetched: Some("2026-03-11T16:00Z"),
        ..Page::text("Ferry Stops\n\nThe ferry has stopped, and nobody knows why.")
    };
    let time = reading(page).posts[0].time.clone();
    assert_eq!(time.utc.map(|u| u.to_string()).as_deref(), Some("2026-03-11T16:00Z"));
    assert_eq!(time.basis, dateline_model::Basis::Fetched);
}

#[test]
fn damaged_text_is_kept_with_its_problem() {
    let origin = Origin { path: "x.txt", ..Origin::default() };
    let reading =
        read(b"Ferry caf\xC3\xA9\n\nThe ferry \xFF has stopped, the mayor said.", &origin, &Coverage::default())
            .unwrap();
    assert!(reading.text.contains("The ferry \u{FFFD} has"));
    assert_eq!(
        (reading.problems.last().unwrap().code.as_str(), reading.problems.last().unwrap().line),
        ("invalid-utf-8", Some(3))
    );
}

/// The processor's time that this thread has used, in seconds, where the system tells it: a busy machine takes none of it.
fn used() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

/// How long reading takes, at best of three.
fn seconds(content: &str, path: &str) -> f64 {
    let origin = Origin { path, ..Origin::default() };
    let once = || {
        let (start, from) = (Instant::now(), used());
        let reading = read(content.as_bytes(), &origin, &Coverage::default());
        drop(reading);
        let taken = from.and_then(|from| Some(used()? - from));
        taken.unwrap_or_else(|| start.elapsed().as_secs_f64())
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// Four times the input may take no more than some eight times the time, which leaves room for a busy machine; what grows
/// with the square takes sixteen times.
#[track_caller]
fn linear(path: &str, make: impl Fn(usize) -> String) {
    let (small, large) = (make(20_000), make(80_000));
    let (small, large) = (seconds(&small, path), seconds(&large, path));
    assert!(large <= 10.0 * small + 0.3, "{small:.3} s, then {large:.3} s for four times as much");
}

#[test]
fn hard_text_takes_linear_time() {
    linear("x.txt", |n| "12:05\n".repeat(n));
    linear("x.txt", |n| "ferry ".repeat(n * 4));
    linear("x.txt", |n| "x".repeat(n * 20));
    linear("x.txt", |n| "Share\n".repeat(n));
    linear("x.txt", |n| "12:05 - Ferry Stops\nRead more\n".repeat(n / 2));
    linear("x.txt", |n| "- Herald\nA pier - Herald\n".repeat(n / 2));
    linear("x.txt", |n| "• The ferry has not sailed since Monday, said the mayor.\n".repeat(n / 4));
    linear("x.txt", |n| "сoсoсo ".repeat(n));
    linear("x.txt", |n| "- - - - ".repeat(n) + "\n" + &"(((( ".repeat(n));
    linear("x.txt", |n| "10 March 9 March ".repeat(n));
}

#[test]
fn hard_stamps_take_linear_time() {
    linear("x.txt", |n| "\n".repeat(n * 10) + "Ferry.");
    linear("x.txt", |n| "10 March 2026\n".repeat(n / 10));
    linear("x.txt", |n| "Monday\nTuesday\n".repeat(n / 10));
    linear("x.txt", |n| "3h ago\n3 hours ago\n".repeat(n / 16));
    linear("x.txt", |n| "10 March 2026 12:05 updated ".repeat(n / 8));
    linear("x.txt", |n| (0..n / 16).map(|i| format!("Crews vote {i} - 15:05\nThe crews are voting.\n")).collect());
    linear("x.txt", |n| "The crews are voting, the union says. (15:05)\n".repeat(n / 16));
    linear("x.txt", |n| "14.05 Police have said it.\n".repeat(n / 10));
    linear("x.txt", |n| "15:05 - Ann Arn: The ferry sails.\n".repeat(n / 16));
    linear("x.txt", |n| "15:05\nAnn Arn\nCrews vote\nThe crews are voting, the union says.\n\n".repeat(n / 24));
    linear("x.txt", |n| "The crews are voting, the union says.\n15:05\n___\n".repeat(n / 16));
    linear("x.txt", |n| {
        "15:05\nМэр призвал обе стороны к спокойствию.\n\n14:40\nThe crews are voting.\n\n".repeat(n / 24)
    });
    linear("x.txt", |n| "Ã© ".repeat(n * 4));
}

#[test]
fn hard_markup_takes_linear_time() {
    linear("x.html", |n| format!("<html><body>{}", "<div>".repeat(n)));
    linear("x.html", |n| format!("<html><body>{}", "<p><b>x".repeat(n / 10)));
    linear("x.html", |n| format!("<html><body>{}", "<div class=a><time>10:00</time>x</div>".repeat(n / 10)));
    linear("x.html", |n| {
        format!("<html><body>{}", "<time datetime='2026-03-11T10:00:00Z'>10:00</time>".repeat(n / 10))
    });
    linear("x.html", |n| format!("<html><script type='application/ld+json'>{}", "[".repeat(n)));
    linear("x.html", |n| {
        let post =
            "{\"@type\":\"BlogPosting\",\"headline\":\"Ferry\",\"articleBody\":\"It sails.\",\"url\":\"x#12345\"},";
        format!(
            "<html><body><p>x</p><script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{}{{}}]}}</script>",
            post.repeat(n / 20)
        )
    });
}

/// Markup without end, which a reader would never see: what is in it is read, and the stack holds.
#[test]
fn markup_without_end_is_read() {
    let words = "The ferry has not sailed since Monday, the mayor said.";
    for page in [
        format!("<html><body>{}{words}", "<div>".repeat(100_000)),
        format!("<html><body>{}{words}", "<b>".repeat(1_000_000)),
        format!("<html><body>{}{words}", "<p>".repeat(1_000_000)),
        format!("<html><body>{}{words}", "</div>".repeat(200_000)),
        format!("<html><body><div data-x='{}'>{words}</div>", "x".repeat(10_000_000)),
        format!("<html><body><div title='{}'>{words}</div>", "&amp;".repeat(1_000_000)),
        format!("<html><body><!--{}--><p>{words}", "-".repeat(2_000_000)),
        format!("<html><body><p>{words}<{}", "a".repeat(2_000_000)),
    ] {
        let reading = reading(Page::html(&page));
        assert!(reading.text.contains(words), "{}", &page[..60]);
    }
}

#[test]
fn hard_live_pages_take_linear_time() {
    let time = "<time datetime='2026-03-11T10:00:00Z'>10:00</time>";
    // Attributes without end on one element
    linear("x.html", |n| {
        let names: Vec<String> = (0..n / 4).map(|i| format!("data-a{i}=x")).collect();
        format!("<html><body><div {}>x</div>", names.join(" "))
    });
    // Formatting that every paragraph opens again
    linear("x.html", |n| {
        let fonts: String = (0..400).map(|i| format!("<font color={i}>")).collect();
        format!("<html><body>{fonts}{}", "<p>x".repeat(n / 4))
    });
    // Times at every depth, over and over
    linear("x.html", |n| {
        let tower = format!("{}{time}{}", format!("<div class=a>{time}").repeat(20), "</div>".repeat(20));
        format!("<html><body>{}", tower.repeat(n / 4000))
    });
    // Posts that are all the same in the DOM and in the JSON-LD
    linear("x.html", |n| {
        let post = "{\"@type\":\"BlogPosting\",\"headline\":\"Ferry sails at last\",\"articleBody\":\"The ferry sails at last, says the mayor.\"},";
        let shown = format!(
            "<article class=post id=p>{time}<h2>Ferry sails at last</h2><p>The ferry sails at last, says the mayor.</article>"
        );
        format!(
            "<html><script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{}{{}}]}}</script><body><main>{}",
            post.repeat(n / 80),
            shown.repeat(n / 80)
        )
    });
    // JSON-LD that breaks at every post
    linear("x.html", |n| {
        let post = "{\"@type\":\"BlogPosting\",\"headline\":\"The \"first\" ferry\"},";
        format!("<html><script type='application/ld+json'>{{\"liveBlogUpdate\":[{}", post.repeat(n / 20))
    });
    // Empty elements before every word, and words of one letter
    linear("x.html", |n| {
        format!("<html><body><ul>{}", format!("<li class=a>{time}{}x", "<i></i>".repeat(20)).repeat(n / 400))
    });
    // Asides within asides, headings within spans, captions that hold the page
    linear("x.html", |n| {
        let tower = format!(
            "{}x{}",
            "<aside><div class=title><div class=byline>".repeat(60),
            "</div></div></aside>".repeat(60)
        );
        format!("<html><body>{}", tower.repeat(n / 8000))
    });
    // An article of main text as deep as is parsed
    linear("x.html", |n| {
        let prose =
            "<p>The ferry has not sailed since Monday, the mayor said, and nobody knows when it will, or why.</p>";
        format!("<html><body>{}{}", "<div>".repeat(300), prose.repeat(n / 400))
    });
    // Bylines that nearly end with a time
    linear("x.html", |n| {
        format!("<html><body><ul>{}", format!("<li class=a>{time}by a b c on d at e , f ( g 1").repeat(n / 100))
    });
}
