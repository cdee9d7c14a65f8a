//! A digest in a terminal.

use std::fmt::Write as _;

use dateline_link::{Sheet, SheetLine};

use crate::terminal;

/// The digest with its titles set off and its origins standing back.
pub fn text(sheet: &Sheet<'_>) -> String {
    let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
    let mut out = format!("{bold}{}{bold:#}\n", sheet.title);
    for (name, section) in sheet.sections() {
        let _ = writeln!(out, "\n{bold}{name}{bold:#}");
        for line in sheet.lines(&section.sentences) {
            let _ = match line {
                SheetLine::Side(side) => writeln!(out, "{quiet}{side}{quiet:#}"),
                SheetLine::Sentence(text, origins) => writeln!(out, "- {text} {quiet}({origins}){quiet:#}"),
            };
        }
        if !section.folded.is_empty() {
            let _ = writeln!(out, "{quiet}… and {} more{quiet:#}", section.folded.len());
        }
    }
    out
}
