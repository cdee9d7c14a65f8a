//! What holds of every reading, whatever the bytes.

mod common;

use common::check;
use dateline_model::Coverage;
use dateline_read::{Origin, read, read_all};
use proptest::prelude::*;

/// Panics where a word of a text belongs to no block, or the text is not what was read.
fn check_whole(text: &str) {
    let origin = Origin { path: "x.txt", media_type: Some("text/plain"), ..Origin::default() };
    let Ok(reading) = read(text.as_bytes(), &origin, &Coverage::default()) else { return };
    if reading.report.media_type != "text/plain" {
        return;
    }
    assert_eq!(reading.text, text.trim_start_matches('\u{FEFF}'));
    let mut blocks = reading.blocks.iter().peekable();
    for (at, c) in (0u32..).zip(reading.text.chars()) {
        while blocks.next_if(|b| b.span.end <= at).is_some() {}
        let inside = blocks.peek().is_some_and(|b| b.span.start <= at);
        assert!(inside || !c.is_alphabetic(), "{c:?} at {at} of {text:?} is in no block");
    }
}

fn check_bytes(bytes: &[u8], path: &str, media_type: Option<&str>) {
    let fetched = "2026-03-11T16:00Z".parse().ok();
    if let Ok(reading) = read(bytes, &Origin { path, url: None, media_type, fetched }, &Coverage::default()) {
        check(&reading);
        let again = read(bytes, &Origin { path, url: None, media_type, fetched }, &Coverage::default());
        assert_eq!(again.as_ref(), Ok(&reading), "the same bytes, the same reading");
    }
}

fn check_all(bytes: &[u8]) {
    let fetched = "2026-03-11T16:00Z".parse().ok();
    let origin = Origin { path: "x", url: Some("https://herald.example/"), media_type: None, fetched };
    let coverage = Coverage::default();
    read_all(bytes, &origin, &coverage).flatten().for_each(|reading| check(&reading));
}

/// Parts of which feeds are made.
fn feed() -> impl Strategy<Value = String> {
    let part = |text: &'static str| Just(text.to_owned());
    prop_oneof![
        part("<item>"),
        part("</item>"),
        part("<entry>"),
        part("</entry>"),
        part("<title>Ferry &amp; bridge</title>"),
        part("<title type='html'>&lt;b>Ferry &nbsp;"),
        part("<link>/a?b&c</link><guid>1</guid>"),
        part("<link rel='alternate' href='x'/><id>2</id><link>"),
        part("<pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate>"),
        part("<published>2026-03-09T10:00:00Z</published><updated>soon</updated>"),
        part("<description><![CDATA[<p>It sails.<br>At ten.]]></description>"),
        part("<content type='xhtml'><div><p>It <b>sails</div></content>"),
        part("<content:encoded>&lt;h2&gt;Ferry&lt;/h2&gt;12:40"),
        part("<media:group><media:content url='/a.jpg'><media:credit>Bo"),
        part("<at:deleted-entry ref='3' when='2026-03-09T10:00:00Z'/>"),
        part("<![CDATA["),
        part("]]>"),
        part("<!--"),
        part("-->"),
        "[<>&;'\"/a-c ]{0,12}",
    ]
}

/// Objects of which exports, outboxes and JSON Feeds are made.
fn object() -> impl Strategy<Value = String> {
    let part = |text: &'static str| Just(text.to_owned());
    prop_oneof![
        part(
            r#"{"id":1,"type":"message","date":"2026-03-09T10:00:00","date_unixtime":"1773050400","text":["One ",{"type":"bold","text":"two"}]}"#
        ),
        part(
            r#"{"id":2,"type":"message","date":"2026-03-09T10:00:00","text":[{"type":"bold","text":"Ferry\n"},"sails\n\n12:40\nx"],"photo":"a.jpg"}"#
        ),
        part(r#"{"id":3,"type":"service","date":"2026-03-09T10:00:00"}"#),
        part(
            r#"{"type":"Create","object":{"type":"Note","id":"https://a.example/1","content":"<p>One<br>two","published":"2026-03-09T10:00:00Z"}}"#
        ),
        part(r#"{"type":"Delete","object":"https://a.example/1"}"#),
        part(r#"{"type":"Announce","object":{"type":"Note","contentMap":{"de":"x"}},"published":"soon"}"#),
        part(r#"{"id":"4","title":"Ferry","content_html":"<p>x","date_published":"2026-03-09"}"#),
        part(r#"{"id":5,"content_text":"One\n\ntwo","attachments":[{"url":"/a.mp4"}]}"#),
        part("null"),
        part("[[]]"),
        part("\"x\""),
    ]
}

/// Lines of which chats are made.
fn message() -> impl Strategy<Value = String> {
    prop_oneof![
        "\u{200E}?\\[[0-3]?[0-9]/[0-3]?[0-9]/(20)?2[0-9], [0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?( [AP]M)?\\] (Ann|Bo|~ Cy): ?\u{200E}?(It sails\\.|image omitted|)",
        "[0-3][0-9]\\.[01][0-9]\\.2[0-9], [0-2][0-9]:[0-5][0-9] - ((Ann|Bo): )?(It sails\\.|<Media omitted>)",
        "\\[?[0-2][0-9]:[0-5][0-9]\\]? (<@?(ann|bo)> |-!- |\\* )(It sails\\.)?",
        "--- Day changed (Thu Oct 12|Fri Oct 13) 2023",
        "\\PC{0,30}",
    ]
}

/// Records of which archives are made, and parts of saved pages.
fn record() -> impl Strategy<Value = String> {
    prop_oneof![
        (0usize..80).prop_map(|length| format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry sails.</p>\r\n\r\n"
        )),
        Just("WARC/1.0\r\nContent-Length: x\r\n\r\n".to_owned()),
        Just("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n".to_owned()),
        Just("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n".to_owned()),
        Just("--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4=\r\n".to_owned()),
        Just("--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>x=\r\ny=3\r\n--b--".to_owned()),
        "\\PC{0,20}",
    ]
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
        "(Crews vote|Ann Arn|The ferry is late, the mayor said\\.) (- |\\| |\\[|\\()[0-2][0-9]:[0-5][0-9][\\])]?",
        "Ann Arn, \\[1[0-2]\\.03\\.2026 1[0-9]:05\\]|Ann Arn @annarn · [1-9]h|Ann Arn1[0-2] March 2026 1[0-9]:31",
        "\\+\\+\\+ 1[0-9]:05 (Crews vote )?\\+\\+\\+|\\*\\*1[0-9]:05\\*\\* The ferry sails|[12]\\. 1[0-9]:05 – The ferry sails",
        "1[0-9]05: Police say so|1[0-9]\\.05 Police say so|1[0-9]05 hrs - Police say so|11(10|11|12)05Z MAR 26",
        "Monday|Tuesday|March [1-9]: The ferry is late, the mayor said\\.|Day [1-9]: March [1-9]|Updates? (at|for) (1[0-9]:05|11 March 2026)",
        "1[0-9]:05 - Ann Arn: The ferry sails\\.|Bulletin No\\. [1-9] – 0[1-9]00H, 11 March 2026|Summary as of 18:00 on 11 March 2026",
        "Wed 11 Mar 2026 2[0-3]\\.04 GMT First published on Wed 11 Mar 2026 07\\.55 GMT|12 34 5\\.6K",
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
        check_whole(&text);
        check_bytes(text.as_bytes(), "x.html", Some("text/html"));
    }

    #[test]
    fn of_pages_of_lines(lines in proptest::collection::vec((line(), 0usize..7), 0..40)) {
        let text: String = lines.iter().map(|(line, indent)| format!("{}{line}\n", " ".repeat(*indent))).collect();
        check_bytes(text.as_bytes(), "x.txt", None);
        check_whole(&text);
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

    #[test]
    fn of_feeds(parts in proptest::collection::vec(feed(), 0..40)) {
        check_all(format!("<rss><channel><title>Ferry</title>{}", parts.concat()).as_bytes());
        check_all(format!("<feed xmlns='http://www.w3.org/2005/Atom'>{}", parts.concat()).as_bytes());
    }

    #[test]
    fn of_exports(parts in proptest::collection::vec(object(), 0..12), cut in 0usize..2000) {
        let list = parts.join(",");
        for head in ["\"name\":\"Ferry\",\"messages\"", "\"type\":\"OrderedCollection\",\"orderedItems\"", "\"version\":\"https://jsonfeed.org/version/1\",\"items\""] {
            let whole = format!("{{{head}:[{list}]}}");
            let end = (0..=cut.min(whole.len())).rev().find(|&n| whole.is_char_boundary(n)).unwrap_or(0);
            check_all(whole.as_bytes());
            check_all(&whole.as_bytes()[..end]);
        }
    }

    #[test]
    fn of_chats(lines in proptest::collection::vec(message(), 0..30)) {
        check_all(lines.join("\n").as_bytes());
    }

    #[test]
    fn of_archives(parts in proptest::collection::vec(record(), 0..12), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = parts.concat().into_bytes();
        check_all(&bytes);
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            check_all(&bytes);
        }
    }
}
