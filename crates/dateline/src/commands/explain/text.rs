//! An explanation for a person at a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use dateline_understand::Sentence;
use unicode_width::UnicodeWidthStr;

use super::facts::{Explained, Fact, block};

const BOLD: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const MENTION: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
const STATEMENT: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Yellow)));
const CLAIM: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));

/// Where the second column begins.
const COLUMN: usize = 12;

/// Prints a report sentence by sentence.
pub fn print(out: &mut impl Write, explained: &Explained<'_>, width: usize) -> io::Result<()> {
    let report = &explained.reading.report;
    writeln!(out, "{BOLD}{}{BOLD:#}", report.title.as_deref().unwrap_or(&report.path))?;
    writeln!(out, "{QUIET}{}{QUIET:#}", explained.summary())?;
    for (post, sentences) in explained.parts() {
        let heading = explained.heading(post);
        let rule = "━".repeat(width.saturating_sub(heading.width() + 4).max(2));
        writeln!(out, "\n{BOLD}━━ {heading}{BOLD:#} {QUIET}{rule}{QUIET:#}")?;
        for sentence in sentences {
            print_sentence(out, explained, sentence, width)?;
        }
    }
    writeln!(out)
}

fn print_sentence(
    out: &mut impl Write,
    explained: &Explained<'_>,
    sentence: &Sentence,
    width: usize,
) -> io::Result<()> {
    writeln!(out, "\n{QUIET}line {} · {}{QUIET:#}", sentence.line, block(sentence.block))?;
    wrap(out, &sentence.text, 0, 0, BOLD, width)?;
    let mentions = explained.mentions(sentence);
    for (i, (_, fact)) in mentions.iter().enumerate() {
        label(out, if i == 0 { "mentions" } else { "" }, MENTION)?;
        let line = format!("“{}”  {}: {}{}", fact.words, fact.kind, fact.value, by(fact));
        wrap(out, &line, COLUMN, COLUMN + 2, Style::new(), width)?;
    }
    label(out, "parse", QUIET)?;
    if sentence.parsed {
        print_tree(out, sentence)?;
    } else {
        writeln!(out, "{QUIET}none: no word in it makes a statement or a claim{QUIET:#}")?;
    }
    for (name, style, facts) in
        [("statements", STATEMENT, explained.statements(sentence)), ("claims", CLAIM, explained.claims(sentence))]
    {
        for (i, (_, fact)) in facts.iter().enumerate() {
            label(out, if i == 0 { name } else { "" }, style)?;
            let id = if fact.id.is_empty() { String::new() } else { format!("{} ", fact.id) };
            let head = format!("{id}{}: {}{}", fact.kind, fact.value, by(fact));
            wrap(out, &head, COLUMN, COLUMN + 2, style, width)?;
            write!(out, "{:COLUMN$}  ", "")?;
            wrap(out, &format!("“{}”", fact.words), COLUMN + 2, COLUMN + 2, QUIET, width)?;
        }
    }
    Ok(())
}

fn label(out: &mut impl Write, name: &str, style: Style) -> io::Result<()> {
    write!(out, "{style}{name:COLUMN$}{style:#}")
}

/// The rule of a fact.
fn by(fact: &Fact) -> String {
    if fact.rule.is_empty() { String::new() } else { format!("  [{}]", fact.rule) }
}

/// The parse as a tree: each word under its head, with its tag and what it is to the head.
fn print_tree(out: &mut impl Write, sentence: &Sentence) -> io::Result<()> {
    let words = &sentence.words;
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    for (i, word) in words.iter().enumerate() {
        if let Some(head) = word.head {
            children[head].push(i);
        }
    }
    // What is still to be printed, with the lines that lead to it. Not by recursion: a tree may be as deep as it is long.
    let mut next: Vec<(usize, String, bool)> = Vec::new();
    next.extend((0..words.len()).rev().filter(|&i| words[i].head.is_none()).map(|i| (i, String::new(), true)));
    let mut first = true;
    while let Some((i, lead, last)) = next.pop() {
        let word = &words[i];
        if !first {
            write!(out, "{:COLUMN$}", "")?;
        }
        first = false;
        let is_root = word.head.is_none();
        let branch = if is_root {
            ""
        } else if last {
            "└ "
        } else {
            "├ "
        };
        let name = word.name.map(|name| format!(" {name}")).unwrap_or_default();
        writeln!(out, "{QUIET}{lead}{branch}{QUIET:#}{} {QUIET}{} {}{name}{QUIET:#}", word.text, word.tag, word.dep)?;
        let under = if is_root { lead } else { lead + if last { "  " } else { "│ " } };
        let count = children[i].len();
        next.extend(children[i].iter().enumerate().rev().map(|(n, &child)| (child, under.clone(), n + 1 == count)));
    }
    Ok(())
}

/// Sets words in lines: the first begins at a column, the others are indented.
fn wrap(out: &mut impl Write, text: &str, column: usize, indent: usize, style: Style, width: usize) -> io::Result<()> {
    let mut at = column;
    for (i, word) in text.split(' ').enumerate() {
        let wide = word.width();
        if i > 0 && at + 1 + wide > width {
            write!(out, "\n{:indent$}", "")?;
            at = indent;
        } else if i > 0 {
            write!(out, " ")?;
            at += 1;
        }
        write!(out, "{style}{word}{style:#}")?;
        at += wide;
    }
    writeln!(out)
}
