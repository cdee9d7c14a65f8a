//! Layouts of plain text. Each module turns lines into blocks and posts; the first that recognises its own layout reads
//! the text, and the last reads anything.

mod article;
pub(crate) mod content;
mod digest;
pub(crate) mod head;
mod line;
mod live;

use dateline_model::Coverage;

use crate::clock::{self, Lead};
use crate::draft::Draft;
use crate::{outlet, shape};

#[cfg(test)]
pub(crate) use line::split;
pub(crate) use line::{Hint, Line};

/// A text with what the layouts want to know of it.
pub(crate) struct Page<'t> {
    pub text: &'t str,
    pub lines: Vec<Line>,
    /// The stamp that a line begins with, for those that begin with one, by index of the line.
    pub leads: Vec<(usize, Lead)>,
    /// The script of most of it.
    pub script: Option<shape::Script>,
    /// The names that the page puts behind its captions.
    pub suffixes: Vec<String>,
    /// What the page calls itself.
    pub outlet: Option<String>,
    /// Whether its lines have markup, which then says what is a headline.
    pub marked: bool,
}

impl<'t> Page<'t> {
    /// A page whose text is cut into lines already.
    pub(crate) fn new(text: &'t str, lines: Vec<Line>, coverage: &Coverage) -> Page<'t> {
        let mut leads = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            if let Some(mut lead) = clock::lead(&text[line.words()]) {
                lead.stamp.words = line.inner + lead.stamp.words.start..line.inner + lead.stamp.words.end;
                lead.rest += line.inner;
                leads.push((i, lead));
            }
        }
        let script = sample(text, &lines);
        let suffixes = outlet::suffixes(text, &lines, coverage);
        let outlet = outlet::of(text, &lines, &suffixes);
        let marked = lines.iter().any(|l| l.hint != Hint::None);
        Page { text, lines, leads, script, suffixes, outlet, marked }
    }

    /// The words of a line, after a bullet.
    pub(crate) fn words(&self, line: &Line) -> &'t str {
        &self.text[line.words()]
    }

    /// The stamp that begins a line.
    pub(crate) fn lead(&self, line: usize) -> Option<&Lead> {
        self.leads.binary_search_by_key(&line, |(i, _)| *i).ok().map(|at| &self.leads[at].1)
    }
}

fn sample(text: &str, lines: &[Line]) -> Option<shape::Script> {
    let mut votes: Vec<(shape::Script, usize)> = Vec::new();
    for line in lines.iter().take(400) {
        let Some(script) = shape::script(&text[line.range.clone()]) else { continue };
        let weight = line.range.len().min(300);
        match votes.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += weight,
            None => votes.push((script, weight)),
        }
    }
    votes.into_iter().max_by_key(|&(_, n)| n).map(|(s, _)| s)
}

/// Reads a plain text.
pub(crate) fn read(text: &str, coverage: &Coverage) -> Draft {
    lay_out(Page::new(text, line::split(text), coverage))
}

/// Reads lines in the first layout that recognises them.
pub(crate) fn lay_out(page: Page) -> Draft {
    let mut draft = live::read(&page).or_else(|| digest::read(&page)).unwrap_or_else(|| article::read(&page));
    draft.outlet = page.outlet;
    draft.close();
    draft
}
