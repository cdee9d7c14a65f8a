//! dev
use dateline_model::*;
use std::io::BufRead;
fn main() {
    let engine = dateline_understand::Engine::new(&Coverage::default());
    for line in std::io::stdin().lock().lines() {
        let text = line.unwrap();
        let n = text.chars().count() as u32;
        let mut r =
            Reading::new(Report { path: "x".into(), source: Some("The Gazette".into()), ..Default::default() }, text);
        r.posts.push(Post {
            id: "p1".into(),
            span: Span::new(0, n),
            line: 1,
            time: PostTime {
                text: None,
                span: None,
                utc: Some("2026-03-11T10:00Z".parse().unwrap()),
                precision: Precision::Minute,
                basis: Basis::Explicit,
                reason: None,
            },
            headline: None,
            dateline: None,
            author: None,
            media: vec![],
            anchor: None,
        });
        r.blocks.push(Block { kind: BlockKind::Body, span: Span::new(0, n), line: 1, post: Some("p1".into()) });
        engine.understand(&mut r);
        println!("{}", r.text);
        for s in &r.statements {
            println!(
                "   S {:?} {:?} [{}] {:?} <{}> {:?} {:?}",
                s.speaker.name, s.speaker.organisation, s.cue.text, s.mode, s.content.text, s.medium, s.rule
            );
        }
        for c in &r.claims {
            println!(
                "   C {} {:?} {:?} item={:?} q={:?} actor={:?} target={:?} civ={:?} place={:?} period={:?} by={:?} {}",
                c.kind,
                c.polarity,
                c.text,
                c.item,
                c.quantity.as_ref().map(|q| (q.quantity.min, q.quantity.max)),
                c.actor.side,
                c.target.side,
                c.target.civilian,
                c.place.as_ref().and_then(|p| p.name.clone()),
                c.period.text,
                c.claimant.name,
                c.rule
            );
        }
    }
}
