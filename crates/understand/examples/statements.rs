//! Prints the statements of plain-text files as the reading contract has them, one object a line.
//!
//! `cargo run -p dateline-understand --example statements -- [--all] FILE...`
//!
//! For measuring attribution alone: a line is a paragraph, a line with a clock begins a post, and a speaker is named in the
//! source's own words. `--all` prints statements within statements, too; `--arcs` prints the parse instead.

use std::{fs, io::Write};

use foldhash::{HashSet, HashSetExt};

use dateline_model::{BlockKind, Span, TextIndex};
use dateline_syntax::Parser;
use dateline_understand::{
    attribution::{Attribution, attributions},
    paragraph::Paragraph,
    truecase::Truecase,
};
use serde_json::json;

fn main() -> std::io::Result<()> {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let all = options.iter().any(|o| o == "--all");
    let arcs = options.iter().any(|o| o == "--arcs");
    let mut out = std::io::stdout().lock();
    let names = HashSet::new();
    for path in files.iter().filter(|f| *f != "read" && *f != "json") {
        let text = fs::read_to_string(path)?;
        let line = reading(path, &text, &names, all, arcs);
        if !arcs {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// A line of the text: its bytes without white space, its role, its post.
struct Line {
    bytes: std::ops::Range<usize>,
    kind: BlockKind,
    post: Option<usize>,
}

fn reading(path: &str, text: &str, names: &HashSet<String>, all: bool, arcs: bool) -> serde_json::Value {
    let index = TextIndex::new(text);
    let lines = lines(text);
    let prose = lines.iter().filter(|l| l.kind == BlockKind::Body).map(|line| &text[line.bytes.clone()]);
    let truecase = Truecase::new(names).prose(prose.collect());
    let mut statements = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|l| l.post == first.post).count();
        let (post, others) = rest.split_at(len);
        rest = others;
        let mut paragraphs: Vec<Paragraph<'_>> = post
            .iter()
            .filter(|l| l.kind != BlockKind::Stamp)
            .map(|l| Paragraph::new(&index, l.kind, l.post, index.span(l.bytes.clone()), &truecase))
            .collect();
        for p in &mut paragraphs {
            p.parse_with(Parser::shipped());
            if arcs {
                print_arcs(p);
            }
        }
        let found = attributions(&paragraphs);
        for a in found.iter().filter(|a| all || a.nested_in.is_none()) {
            statements.push(statement(&index, &paragraphs, a));
        }
    }
    json!({"contract": 1, "report": {"path": path}, "text": text, "posts": [], "mentions": [],
           "statements": statements, "claims": [], "links": []})
}

fn statement(index: &TextIndex<'_>, paragraphs: &[Paragraph<'_>], a: &Attribution) -> serde_json::Value {
    let span = |p: &dateline_understand::attribution::Piece| -> Span { paragraphs[p.paragraph].span(p.bytes.clone()) };
    let kept = |s: Span| index.text().get(index.bytes(s)).unwrap_or("");
    let main = span(a.main());
    let source = a.source.as_ref().map(span);
    let spans: Vec<Span> = a.content.iter().map(span).collect();
    json!({
        "line": paragraphs[a.main().paragraph].line_at(a.main().bytes.start),
        "speaker": {"name": source.map(kept), "span": source},
        "cue": {"text": kept(span(&a.cue)), "span": span(&a.cue), "lemma": a.lemma},
        "medium": a.medium.as_ref().map(|m| kept(span(m))),
        "mode": a.mode,
        "content": {"text": kept(main), "span": main, "spans": spans},
        "rule": a.rule, "class": format!("{:?}", a.class), "nested": a.nested_in.is_some(),
    })
}

fn print_arcs(p: &Paragraph<'_>) {
    for i in 0..p.len() {
        let head = p.parse.head(i).unwrap_or(i);
        print!("{i}:{}/{}/{}>{head} ", p.word(i), p.tag(i).as_str(), p.dep(i));
    }
    println!("\n");
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut post, mut after_clock) = (0, None, false);
    let stamped = text.lines().any(|l| is_stamp(l.trim()));
    for raw in text.split_inclusive('\n') {
        let line = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        at += raw.len();
        if line.is_empty() {
            continue;
        }
        let kind = if is_stamp(line) {
            post = Some(post.map_or(0, |p| p + 1));
            BlockKind::Stamp
        } else if lines.is_empty() && !stamped && line.len() < 160 {
            BlockKind::Title
        } else if after_clock && !ends_sentence(line) || !ends_sentence(line) && line.len() < 160 && line.contains(' ')
        {
            BlockKind::Headline
        } else {
            BlockKind::Body
        };
        after_clock = kind == BlockKind::Stamp;
        lines.push(Line { bytes: start..start + line.len(), kind, post: if stamped { post } else { Some(0) } });
    }
    lines
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '"', '”', '\'', ':'])
}

/// “22:41”, “• 22:41”, “03:26 GMT 03.10.2020”.
fn is_stamp(line: &str) -> bool {
    let line = line.trim_start_matches(['•', '-', ' ']);
    let clock = line
        .get(..5)
        .is_some_and(|c| c.chars().enumerate().all(|(i, c)| if i == 2 { c == ':' } else { c.is_ascii_digit() }));
    clock && (line.len() == 5 || line.get(5..).is_some_and(|r| r.starts_with(" GMT")))
}
