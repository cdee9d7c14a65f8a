//! Layouts of plain text. Each module turns lines into blocks and posts; the first that recognises its own layout reads
//! the text, and the last reads anything.

mod article;
pub(crate) mod content;
mod digest;
pub(crate) mod head;
mod line;
mod live;
mod look;

use std::collections::HashMap;

use dateline_model::Coverage;

use crate::clock::{self, Lead, Stamp, Tail};
use crate::draft::Draft;
use crate::furniture::{self, Furniture};
use crate::{outlet, shape};

#[cfg(test)]
pub(crate) use line::split;
pub(crate) use line::{Hint, Line};
use look::Look;

/// A text with what the layouts want to know of it.
pub(crate) struct Page<'t> {
    pub text: &'t str,
    pub lines: Vec<Line>,
    /// The stamp that a line begins with, for those that begin with one, by index of the line.
    pub leads: Vec<(usize, Lead)>,
    /// The stamp that a line ends with behind other words, for those that end with one, by index of the line.
    pub tails: Vec<(usize, Tail)>,
    /// Where in these the stamps of each line are; past their ends where it has none.
    lead_at: Vec<u32>,
    tail_at: Vec<u32>,
    /// What each line looks like.
    looks: Vec<Look>,
    /// What furniture each line is, if any.
    furniture: Vec<Option<Furniture>>,
    /// The script of most of it.
    pub script: Option<shape::Script>,
    /// The names that the page puts behind its captions.
    pub suffixes: Vec<String>,
    /// What the page calls itself.
    pub outlet: Option<String>,
    /// Whether its lines have markup, which then says what is a headline.
    pub marked: bool,
    /// Whether the names that stand by its stamps are those of its posts' authors.
    pub names: bool,
}

impl<'t> Page<'t> {
    /// A page whose text is cut into lines already.
    pub(crate) fn new(text: &'t str, lines: Vec<Line>, coverage: &Coverage) -> Page<'t> {
        let suffixes = outlet::suffixes(text, &lines, coverage);
        let looks = Look::of(text, &lines, &suffixes);
        let mut leads = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            if let Some(mut lead) = clock::lead(&text[line.words()]) {
                lead.stamp.words = line.inner + lead.stamp.words.start..line.inner + lead.stamp.words.end;
                lead.rest += line.inner;
                leads.push((i, lead));
            }
        }
        // Markup says itself what is a stamp.
        let marked = lines.iter().any(|l| l.hint != Hint::None);
        if !marked {
            add_likely(text, &lines, &mut leads);
        }
        let tails = if marked { Vec::new() } else { tails(text, &lines, &leads) };
        let mut furniture: Vec<Option<Furniture>> = lines.iter().map(|l| furniture::of(&text[l.words()])).collect();
        let mut led = leads.iter().map(|(i, _)| *i).peekable();
        for (i, line) in lines.iter().enumerate() {
            if led.next_if_eq(&i).is_none() && furniture[i].is_none() && furniture::is_count(&text[line.words()]) {
                furniture[i] = Some(Furniture::Other);
            }
        }
        let script = sample(text, &lines);
        let outlet = outlet::of(text, &lines, &suffixes);
        let names = !marked && has_names(text, &lines, &looks, &leads);
        let (lead_at, tail_at) = (places(&leads, lines.len()), places(&tails, lines.len()));
        Page { text, lines, leads, tails, lead_at, tail_at, looks, furniture, script, suffixes, outlet, marked, names }
    }

    /// The words of a line, after a bullet.
    pub(crate) fn words(&self, line: &Line) -> &'t str {
        &self.text[line.words()]
    }

    /// What a line looks like.
    pub(crate) fn look(&self, line: usize) -> &Look {
        &self.looks[line]
    }

    /// Whether a line is prose.
    pub(crate) fn is_prose(&self, line: usize) -> bool {
        self.looks[line].shape.prose
    }

    /// What furniture a line is, if it is any.
    pub(crate) fn furniture(&self, line: usize) -> Option<Furniture> {
        self.furniture.get(line).copied().flatten()
    }

    /// The stamp that ends a line behind other words.
    pub(crate) fn tail(&self, line: usize) -> Option<&Tail> {
        self.tails.get(*self.tail_at.get(line)? as usize).map(|(_, tail)| tail)
    }

    /// The stamp of a line, wherever on it.
    pub(crate) fn stamp(&self, line: usize) -> Option<&Stamp> {
        self.lead(line).map(|l| &l.stamp).or_else(|| self.tail(line).map(|t| &t.stamp))
    }

    /// Whether several of the lines that end with stamps have these words before them, as a channel's posts have its
    /// name.
    pub(crate) fn repeats(&self, words: &str) -> bool {
        let own = |(line, tail): &&(usize, Tail)| {
            self.text[self.lines[*line].inner..tail.before].trim_end_matches([',', ' ']) == words
        };
        self.tails.iter().take(100).filter(own).nth(1).is_some()
    }

    /// The stamp that begins a line.
    pub(crate) fn lead(&self, line: usize) -> Option<&Lead> {
        self.leads.get(*self.lead_at.get(line)? as usize).map(|(_, lead)| lead)
    }
}

/// Where each line's stamp is in a list of them; [`u32::MAX`] for a line that has none.
fn places<T>(stamps: &[(usize, T)], lines: usize) -> Vec<u32> {
    let mut places = vec![u32::MAX; lines];
    for (at, (line, _)) in (0..).zip(stamps) {
        places[*line] = at;
    }
    places
}

/// Adds the clocks that are such only together (`14.05 Police have …`): four at least, most of them in one order, on a good
/// part of the page's lines, and not all of them years.
fn add_likely(text: &str, lines: &[Line], leads: &mut Vec<(usize, Lead)>) {
    let mut led = leads.iter().map(|(i, _)| *i).peekable();
    let mut likely: Vec<(usize, Lead)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if led.next_if_eq(&i).is_none()
            && let Some(mut lead) = clock::likely(&text[line.words()])
        {
            lead.stamp.words = line.inner + lead.stamp.words.start..line.inner + lead.stamp.words.end;
            lead.rest += line.inner;
            likely.push((i, lead));
        }
    }
    let clocks: Vec<i64> = likely.iter().filter_map(|(_, l)| Some(l.stamp.clock?.minutes())).collect();
    let steps: Vec<i64> = clocks.windows(2).map(|w| w[1] - w[0]).filter(|s| s.abs() < 8 * 60).collect();
    let up = steps.iter().filter(|s| **s > 0).count();
    let down = steps.iter().filter(|s| **s < 0).count();
    let years = clocks.iter().filter(|c| (19 * 60..20 * 60 + 60).contains(*c)).count();
    if likely.len() >= 4
        && likely.len() * 5 >= lines.len()
        && up.max(down) * 10 >= (up + down) * 9
        && up + down > 0
        && years * 10 < clocks.len() * 9
    {
        leads.extend(likely);
        leads.sort_by_key(|(i, _)| *i);
    }
}

fn tails(text: &str, lines: &[Line], leads: &[(usize, Lead)]) -> Vec<(usize, Tail)> {
    let mut led = leads.iter().map(|(i, _)| *i).peekable();
    let mut tails = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if led.next_if_eq(&i).is_some() || line.rule {
            continue;
        }
        if let Some(mut tail) = clock::tail(&text[line.words()]) {
            tail.stamp.words = line.inner + tail.stamp.words.start..line.inner + tail.stamp.words.end;
            tail.before += line.inner;
            tails.push((i, tail));
        }
    }
    tails
}

/// Whether a page has its authors' names by its stamps: most stamps have one, and the same ones come again, as headlines
/// do not, or have headlines below them.
fn has_names(text: &str, lines: &[Line], looks: &[Look], leads: &[(usize, Lead)]) -> bool {
    let mut count: HashMap<&str, usize> = HashMap::new();
    let mut titled = 0usize;
    let alone = leads.iter().filter(|(i, lead)| lead.stamp.has_clock() && lead.rest >= lines[*i].range.end);
    let alone: Vec<usize> = alone.map(|(i, _)| *i).take(1000).collect();
    for &line in &alone {
        // A label may stand between ("Key event").
        let label = lines.get(line + 1).is_some_and(|l| furniture::of(&text[l.words()]) == Some(Furniture::Label));
        let words = |i: usize| lines.get(i).map(|l| &text[l.words()]);
        let below = line + 1 + usize::from(label);
        let form = |i: usize| looks.get(i).map(|l| l.shape);
        let titled_above = form(below).is_some_and(|f| f.title) && !words(below).is_some_and(content::is_name);
        let near = [Some(below), line.checked_sub(1), titled_above.then_some(below + 1)].into_iter().flatten();
        if let Some(at) = near.into_iter().find(|&i| words(i).is_some_and(content::is_name)) {
            *count.entry(words(at).unwrap_or_default()).or_default() += 1;
            // A headline below or above it shows that the name is none; so does a gap above it and none below.
            let apart = at < line && !lines[line].gap && (lines[at].gap || at == 0);
            let above = at > below && form(at + 1).is_some_and(|f| f.prose);
            titled += usize::from(apart || above || at == below && form(at + 1).is_some_and(|f| f.title));
        }
    }
    let all: usize = count.values().sum();
    let again: usize = count.values().filter(|&&n| n > 1).sum();
    all * 10 >= alone.len() * 6 && (again * 2 >= all && again > 1 || titled * 10 >= all * 9 && titled > 1)
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
