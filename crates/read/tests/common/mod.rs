//! A reading in a few lines that a person can check.
#![allow(dead_code, reason = "not every test file uses all of this")]

use dateline_model::{Coverage, Reading, Span};
use dateline_read::{Origin, read};

/// A page to read.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub content: &'a str,
    pub path: &'a str,
    pub url: Option<&'a str>,
    pub fetched: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub fn text(content: &'a str) -> Self {
        Page { content, path: "page.txt", url: None, fetched: None }
    }

    pub fn html(content: &'a str) -> Self {
        Page { path: "page.html", ..Page::text(content) }
    }
}

/// Reads a page. Panics if it cannot be read, which fails the test.
pub fn reading(page: Page) -> Reading {
    let origin = Origin {
        path: page.path,
        url: page.url,
        media_type: None,
        fetched: page.fetched.map(|f| f.parse().expect("a UTC time")),
    };
    read(page.content.as_bytes(), &origin, &Coverage::default()).expect("a page that can be read")
}

/// What was read: the report, then each block in the order of the text, with its post's particulars before its first.
pub fn outline(page: Page) -> String {
    let reading = reading(page);
    let report = &reading.report;
    let mut out = format!(
        "{} | {} | {} | {}\n",
        report.layout.as_deref().unwrap_or("-"),
        report.source.as_deref().unwrap_or("-"),
        report.language.as_deref().unwrap_or("-"),
        report.title.as_deref().unwrap_or("-"),
    );
    if let Some(day) = &report.reference_date {
        out.push_str(&format!("reference {} ({:?}): {}\n", day.utc, day.basis, day.reason.as_deref().unwrap_or("-")));
    }
    for problem in &reading.problems {
        out.push_str(&format!("problem {}: {}\n", problem.code, problem.message));
    }
    let chars: Vec<char> = reading.text.chars().collect();
    let mut last = None;
    for block in &reading.blocks {
        let post = reading.posts.iter().find(|p| Some(&p.id) == block.post.as_ref());
        if let Some(post) = post.filter(|p| last != Some(p.id.clone())) {
            last = Some(post.id.clone());
            let time = &post.time;
            out.push_str(&format!(
                "{} line {}: {} {:?}{}\n",
                post.id,
                post.line,
                time.utc.map_or("-".into(), |u| u.to_string()),
                time.basis,
                time.reason.as_ref().map_or(String::new(), |r| format!(" ({r})")),
            ));
            for (name, value) in [
                ("headline", post.headline.clone()),
                ("dateline", post.dateline.as_ref().map(|d| format!("{:?} {:?}", d.place, d.agency))),
                ("author", post.author.clone()),
                ("anchor", post.anchor.clone()),
                ("language", post.language.clone()),
            ] {
                out.extend(value.map(|v| format!("  {name}: {v}\n")));
            }
            for m in &post.media {
                let show = |t: &Option<String>| t.clone().unwrap_or("-".into());
                out.push_str(&format!("  media: {:?} {} | {}\n", m.kind, show(&m.caption), show(&m.credit)));
            }
        }
        let words: String = chars[block.span.start as usize..block.span.end as usize].iter().collect();
        let words = words.replace('\n', " / ");
        let inside = if block.post.is_some() { "    " } else { "" };
        out.push_str(&format!("{inside}{:?} {}: {words}\n", block.kind, block.line));
    }
    out
}

/// What was read of a feed, channel or outbox: the report, then each post with its fields and words, then what was taken back.
pub fn entries(path: &str, content: &str) -> String {
    let reading = reading(Page { path, ..Page::text(content) });
    let report = &reading.report;
    let show = |value: &Option<String>| value.clone().unwrap_or("-".into());
    let mut out = format!(
        "{} | {} | {} | {} | {} | {}\n",
        report.media_type,
        show(&report.layout),
        show(&report.source),
        show(&report.language),
        show(&report.title),
        show(&report.url),
    );
    for problem in &reading.problems {
        out.push_str(&format!("problem {} {:?}: {}\n", problem.code, problem.line, problem.message));
    }
    for post in &reading.posts {
        let time = post.time.utc.map_or("-".into(), |u| u.to_string());
        let reason = post.time.reason.as_ref().map_or(String::new(), |r| format!(" ({r})"));
        out.push_str(&format!("{} {time} {:?}{reason}\n", post.id, post.time.basis));
        let number = post.views.map(|v| v.to_string());
        for (name, value) in [
            ("anchor", &post.anchor),
            ("url", &post.url),
            ("author", &post.author),
            ("headline", &post.headline),
            ("updated", &post.updated.map(|u| u.to_string())),
            ("via", &post.via),
            ("reply to", &post.reply_to),
            ("views", &number),
        ] {
            out.extend(value.as_ref().map(|v| format!("  {name}: {v}\n")));
        }
        for m in &post.media {
            out.push_str(&format!("  {:?} {} | {} | {}\n", m.kind, show(&m.caption), show(&m.credit), show(&m.url)));
        }
        for block in reading.blocks.iter().filter(|b| b.post.as_ref() == Some(&post.id)) {
            let words: String = reading
                .text
                .chars()
                .skip(block.span.start as usize)
                .take((block.span.end - block.span.start) as usize)
                .collect();
            out.push_str(&format!("    {:?}: {words}\n", block.kind));
        }
    }
    for stone in &reading.tombstones {
        let at = stone.at.map_or("-".into(), |u| u.to_string());
        out.push_str(&format!("taken back: {} {at} by {}: {}\n", stone.anchor, show(&stone.by), show(&stone.reason)));
    }
    out
}

/// Panics where a reading is not whole.
pub fn check(reading: &Reading) {
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
