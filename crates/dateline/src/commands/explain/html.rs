//! An explanation as a page by itself: no script, nothing from elsewhere.

use std::fmt::Write;

use dateline_model::Span;
use dateline_understand::Sentence;

use super::facts::{Explained, Fact, block};

/// The whole page.
pub fn page(explained: &Explained<'_>) -> String {
    let report = &explained.reading.report;
    let title = escape(report.title.as_deref().unwrap_or(&report.path));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Why · {title}</title>\n\
        <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<p class=\"source\">{}</p>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n<main>\n",
        escape(report.source.as_deref().unwrap_or("unknown source")),
        escape(&explained.summary()),
    );
    for (post, sentences) in explained.parts() {
        let id = post.map_or("outside", |post| &post.id);
        let _ = writeln!(page, "<section id=\"{}\">\n<h2>{}</h2>", escape(id), escape(&explained.heading(post)));
        for sentence in sentences {
            put_sentence(&mut page, explained, sentence);
        }
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn put_sentence(page: &mut String, explained: &Explained<'_>, sentence: &Sentence) {
    let (mentions, statements, claims) =
        (explained.mentions(sentence), explained.statements(sentence), explained.claims(sentence));
    let _ = writeln!(
        page,
        "<article>\n<p class=\"where\">line {} · {}</p>\n<p class=\"words\">{}</p>",
        sentence.line,
        block(sentence.block),
        marked(explained, sentence, &mentions, &statements),
    );
    put_facts(page, "Claims", "claim", &claims);
    put_facts(page, "Statements", "statement", &statements);
    put_facts(page, "Mentions", "mention", &mentions);
    if sentence.parsed {
        let _ = writeln!(
            page,
            "<details>\n<summary>Parse</summary>\n<div class=\"arcs\" tabindex=\"0\" role=\"region\" aria-label=\"Parse\">{}</div>\n</details>",
            arcs(sentence)
        );
    } else {
        page.push_str("<p class=\"unparsed\">Not parsed: no word in it makes a statement or a claim.</p>\n");
    }
    page.push_str("</article>\n");
}

fn put_facts(page: &mut String, name: &str, class: &str, facts: &[(Span, Fact)]) {
    if facts.is_empty() {
        return;
    }
    let _ = writeln!(page, "<h3>{name}</h3>\n<ul class=\"{class}\">");
    for (_, fact) in facts {
        let id = if fact.id.is_empty() { String::new() } else { format!(" id=\"{}\"", escape(&fact.id)) };
        let rule = if fact.rule.is_empty() { String::new() } else { format!(" <code>{}</code>", escape(&fact.rule)) };
        let _ = writeln!(
            page,
            "<li{id}><b>{}</b> {}{rule}<q>{}</q></li>",
            escape(&fact.kind),
            escape(&fact.value),
            escape(&fact.words),
        );
    }
    page.push_str("</ul>\n");
}

/// The sentence as the page has it, with its mentions and cues marked. Of two that overlap, the first is.
fn marked(explained: &Explained<'_>, sentence: &Sentence, mentions: &[(Span, Fact)], cues: &[(Span, Fact)]) -> String {
    let mut marks: Vec<(Span, &str, &str)> =
        mentions.iter().map(|(span, f)| (*span, f.kind.as_str(), f.value.as_str())).collect();
    marks.extend(cues.iter().map(|(span, f)| (*span, "cue", f.value.as_str())));
    marks.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let (mut text, mut at) = (String::new(), sentence.span.start);
    for (span, class, title) in marks {
        if span.start < at || span.end > sentence.span.end {
            continue;
        }
        let before = Span { start: at, end: span.start };
        let _ = write!(
            text,
            "{}<mark class=\"{class}\" title=\"{}\">{}</mark>",
            escape(explained.words(before)),
            escape(&format!("{class}: {title}")),
            escape(explained.words(span))
        );
        at = span.end;
    }
    text + &escape(explained.words(Span { start: at, end: sentence.span.end }))
}

/// The parse as words on a line with arcs over them, each from a head to what hangs on it.
fn arcs(sentence: &Sentence) -> String {
    const LETTER: f32 = 8.0;
    const LEVEL: f32 = 22.0;
    let words = &sentence.words;
    let mut arcs: Vec<(usize, usize, &str)> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        arcs.extend(word.head.map(|head| (head, i, word.dep.as_str())));
    }
    // Short arcs lie under long ones.
    arcs.sort_by_key(|(head, child, _)| head.abs_diff(*child));
    let mut heights = vec![0_usize; words.len()];
    let levels: Vec<usize> = arcs
        .iter()
        .map(|(head, child, _)| {
            let (from, to) = (*head.min(child), *head.max(child));
            let level = 1 + heights[from..to].iter().max().copied().unwrap_or(0);
            heights[from..to].fill(level);
            level
        })
        .collect();
    let top = 24.0 + LEVEL * levels.iter().max().copied().unwrap_or(0) as f32;
    let mut middles = Vec::with_capacity(words.len());
    let mut x = 8.0;
    for word in words {
        let letters = [word.text.chars().count(), word.tag.as_str().len(), word.dep.as_str().len() + 2];
        let width = LETTER * letters.into_iter().max().unwrap_or(1) as f32 + 14.0;
        middles.push(x + width / 2.0);
        x += width;
    }
    let mut svg = format!(
        "<svg width=\"{x:.0}\" height=\"{:.0}\" role=\"img\" aria-label=\"{}\">",
        top + 46.0,
        escape(&told(sentence))
    );
    for ((head, child, dep), level) in arcs.iter().zip(&levels) {
        let (base, y) = (top, top - LEVEL * *level as f32);
        // An arc leaves its head a little towards the child.
        let (from, to) = (middles[*head] + if child > head { 5.0 } else { -5.0 }, middles[*child]);
        let _ = write!(
            svg,
            "<path d=\"M{from:.0} {base:.0}C{from:.0} {y:.0} {to:.0} {y:.0} {to:.0} {base:.0}\"/>\
            <path class=\"tip\" d=\"M{to:.0} {base:.0}l-3 -6h6z\"/><text class=\"dep\" x=\"{:.0}\" y=\"{:.0}\">{dep}</text>",
            (from + to) / 2.0,
            base - (base - y) * 0.75 - 3.0,
        );
    }
    for (word, x) in words.iter().zip(&middles) {
        let class = if word.name.is_some() { "word name" } else { "word" };
        let _ = write!(
            svg,
            "<text class=\"{class}\" x=\"{x:.0}\" y=\"{:.0}\">{}</text><text class=\"tag\" x=\"{x:.0}\" y=\"{:.0}\">{}</text>",
            top + 18.0,
            escape(&word.text),
            top + 36.0,
            escape(word.name.map_or(word.tag.as_str(), |name| name.as_str())),
        );
    }
    svg + "</svg>"
}

/// The parse in words, for whoever does not see it.
fn told(sentence: &Sentence) -> String {
    let word = |word: &dateline_understand::Word| match word.head.and_then(|head| sentence.words.get(head)) {
        Some(head) => format!("{}: {} of {}", word.text, word.dep, head.text),
        None => format!("{}: root", word.text),
    };
    sentence.words.iter().map(word).collect::<Vec<_>>().join("; ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1b1b1a; --quiet: #66655f; --line: #dedcd3; --paper: #fbfaf6; --card: #ffffff;
  --claim: #0b6a75; --statement: #8a5300; --mention: #2f6b2a; --quantity: #e4f0d9; --time: #dfeaf7; --place: #f6e3d7;
  --party: #eee2f5; --person: #f8e1ea; --cue: #fbefc4; }
@media (prefers-color-scheme: dark) { :root { --ink: #ecebe5; --quiet: #a3a199; --line: #3a3935; --paper: #171715;
  --card: #201f1c; --claim: #6fd0db; --statement: #e9b563; --mention: #97d08f; --quantity: #2c3b22; --time: #213246;
  --place: #45301f; --party: #382944; --person: #452535; --cue: #453a14; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .4rem; text-wrap: balance; }
h2 { font-size: 1rem; margin: 2.5rem 0 .75rem; padding-top: .6rem; border-top: 3px solid var(--ink); }
h3 { font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); margin: .9rem 0 .2rem; }
header p { color: var(--quiet); margin: 0; }
.source { text-transform: uppercase; letter-spacing: .06em; font-size: .75rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 0 0 .75rem; }
.where, .unparsed, summary { color: var(--quiet); font-size: .8rem; margin: 0; }
.words { font: 1.15rem/1.5 Georgia, 'Times New Roman', serif; margin: .15rem 0 0; }
mark { color: inherit; background: none; border-radius: .2em; padding: 0 .1em; }
mark.quantity { background: var(--quantity); } mark.time { background: var(--time); } mark.place { background: var(--place); }
mark.party { background: var(--party); } mark.person { background: var(--person); }
mark.cue { background: var(--cue); text-decoration: underline; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-left: 3px solid var(--mention); padding: .1rem 0 .1rem .6rem; margin: .3rem 0; font-size: .92rem; }
.statement li { border-color: var(--statement); } .claim li { border-color: var(--claim); }
.mention b { color: var(--mention); } .statement b { color: var(--statement); } .claim b { color: var(--claim); }
li q { display: block; color: var(--quiet); font-family: Georgia, serif; }
li:target { background: var(--cue); }
code { font: .8rem ui-monospace, monospace; border: 1px solid var(--line); border-radius: .25rem; padding: .05rem .3rem; }
details { margin-top: .7rem; } summary { cursor: pointer; }
.arcs { overflow-x: auto; padding: .3rem 0; } .arcs:focus-visible, summary:focus-visible { outline: 2px solid var(--claim); }
svg path { fill: none; stroke: var(--quiet); stroke-width: 1.2; } svg .tip { fill: var(--quiet); stroke: none; }
svg text { text-anchor: middle; fill: var(--ink); font: 13px ui-monospace, monospace; }
svg .dep, svg .tag { fill: var(--quiet); font-size: 11px; }
svg .dep { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
svg .name { font-weight: bold; }
";
