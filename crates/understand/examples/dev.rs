//! dev
use dateline_model::*;
fn main() {
    let engine = dateline_understand::Engine::new(&Coverage::default());
    let gold: Vec<serde_json::Value> = std::fs::read_to_string("/work/shared/gold/posts.jsonl")
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.rsplit('/').next().unwrap().to_string();
        let index = TextIndex::new(&text);
        let mut r = Reading::new(
            Report {
                path: name.clone(),
                source: Some(if name.starts_with("003") { "VOA News" } else { "Sputnik" }.into()),
                ..Default::default()
            },
            text.clone(),
        );
        let posts: Vec<_> = gold.iter().filter(|g| name.starts_with(g["doc"].as_str().unwrap())).collect();
        let mut line_post = std::collections::HashMap::new();
        for (i, g) in posts.iter().enumerate() {
            let (a, b) = (g["line"].as_u64().unwrap() as u32, g["end_line"].as_u64().unwrap() as u32);
            for l in a..=b {
                line_post.insert(l, i);
            }
            r.posts.push(Post {
                id: format!("p{}", i + 1),
                span: index.span(index.line_bytes(a).start..index.line_bytes(b).end),
                line: a,
                time: PostTime {
                    text: None,
                    span: None,
                    utc: g["utc"].as_str().and_then(|u| u.parse().ok()),
                    precision: Precision::Minute,
                    basis: Basis::Explicit,
                    reason: None,
                },
                headline: g["headline"].as_str().map(str::to_owned),
                dateline: None,
                author: None,
                media: vec![],
                anchor: None,
            });
        }
        for l in 1..=index.line_count() as u32 {
            let b = index.line_bytes(l);
            let t = text[b.clone()].trim();
            if t.is_empty() {
                continue;
            }
            let s = b.start + text[b.clone()].find(t).unwrap();
            let post = line_post.get(&l).copied();
            let kind = match post {
                None => {
                    if l < 20 {
                        BlockKind::Lead
                    } else {
                        BlockKind::Furniture
                    }
                }
                Some(i) => {
                    if l == r.posts[i].line && !name.starts_with("003") {
                        BlockKind::Stamp
                    } else if Some(t) == r.posts[i].headline.as_deref() {
                        BlockKind::Headline
                    } else if t.len() < 20 || t == "Read more" {
                        BlockKind::Furniture
                    } else {
                        BlockKind::Body
                    }
                }
            };
            r.blocks.push(Block {
                kind,
                span: index.span(s..s + t.len()),
                line: l,
                post: post.map(|i| format!("p{}", i + 1)),
            });
        }
        engine.understand(&mut r);
        println!("{}", serde_json::to_string(&r).unwrap());
    }
}
