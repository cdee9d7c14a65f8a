//! A text of one post in, its claims out, a line each.

use dateline_model::{
    Basis, Block, BlockKind, Claim, Coverage, Polarity, Post, PostTime, Precision, Reading, Report, Span,
};
use dateline_understand::Engine;

const COVERAGE: &str = r#"
slug = "test"
title = "Test"
[[party]]
name = "North"
adjectives = ["Northern", "Northerner", "Northerners"]
capital = "Nordia"
[[party]]
name = "South"
adjectives = ["Southern", "Southerner", "Southerners"]
capital = "Sudia"
[[place]]
name = "Port Amber"
aliases = ["Amber"]
lat = -34.5
lon = 74.2
precision = "town"
party = "South"
"#;

pub fn read(kind: BlockKind, text: &str) -> Reading {
    let end = text.chars().count() as u32;
    let report = Report { path: "test.txt".into(), source: Some("The Gazette".into()), ..Report::default() };
    let mut reading = Reading::new(report, text.to_owned());
    let time = PostTime {
        text: None,
        span: None,
        utc: Some("2026-03-11T10:00Z".parse().unwrap()),
        precision: Precision::Minute,
        basis: Basis::Explicit,
        reason: None,
    };
    reading.posts.push(Post { id: "p1".into(), span: Span::new(0, end), line: 1, time, ..Post::default() });
    // Who fights whom, as a report would say it above its posts.
    reading.blocks.push(Block { kind, span: Span::new(0, end), line: 1, post: Some("p1".into()) });
    Engine::new(&Coverage::from_toml(COVERAGE).unwrap()).understand(&mut reading);
    reading
}

/// “kind number item of target by actor at place”, with what is not said left out and “not” before what is denied.
pub fn line(claim: &Claim) -> String {
    let mut words = Vec::new();
    match claim.polarity {
        Polarity::Asserted => {}
        Polarity::Denied => words.push("not".to_owned()),
        Polarity::Questioned => words.push("perhaps".to_owned()),
    }
    words.push(claim.kind.to_string());
    if let Some(q) = &claim.quantity {
        words.push(match (q.quantity.min, q.quantity.max) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a}-{b}"),
            (Some(a), None) => format!(">={a}"),
            (None, Some(b)) => format!("<={b}"),
            (None, None) => "some".into(),
        });
    }
    words.extend(claim.item.clone());
    words.extend(claim.target.side.as_ref().map(|s| format!("of {s}")));
    words.extend(claim.actor.side.as_ref().map(|s| format!("by {s}")));
    words.extend(claim.place.as_ref().and_then(|p| p.name.as_ref()).map(|p| format!("at {p}")));
    words.join(" ")
}

/// Each claim of a text, in its order.
pub fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(BlockKind::Body, text).claims.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}
