//! Attributions: who says what, as spans, in the terms of PARC and PolNeAR (source, cue, content).
//!
//! This stage knows grammar and cue words only. Who a source is (which body, whose side) is worked out after it.
//!
//! The words are in `lexicon/cues.toml` ([`cues`]). Quotation marks are paired first, over all paragraphs of a post
//! ([`quotes`]). Then each construction has its module: speech in quotation marks ([`direct`]), what a verb of saying
//! takes ([`verb`], [`clause`]), words that stand beside what is said ([`beside`]), nouns of saying ([`noun`]), headlines
//! ([`headline`]), and speakers set before or after their words ([`label`]). A token is the cue of one attribution at most: the first rule that takes it has it.

mod beside;
mod clause;
mod content;
mod cues;
mod direct;
mod headline;
mod label;
mod lead;
mod medium;
mod noun;
mod quotes;
mod source;
mod verb;
mod view;

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use dateline_model::Mode;

use crate::paragraph::Paragraph;
pub use cues::{CueClass, words as cue_words};
pub(crate) use lead::label;
use quotes::Quote;
use view::View;

/// A range of bytes in one of the paragraphs given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// Bytes of its text.
    pub bytes: Range<usize>,
}

/// Who says what, as spans.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker's noun phrase with its appositions and relative clauses left out, e.g. “Defence Ministry spokeswoman
    /// Anna Example”, “she”, “the ministry”, “Oslo”, “who”; none where the speaker is not named (“it was noted that”).
    pub source: Option<Piece>,
    /// The head token of the source in its paragraph. Of a relative pronoun, the head of what it stands for.
    pub source_head: Option<usize>,
    /// The words of saying: “said”, “according to”, “called on”, “told”, a headline's “:” or “-”.
    pub cue: Piece,
    /// The cue's main word in its base form: “say”, “accuse”, “according to”.
    pub lemma: String,
    /// What is said: all pieces in order, where cue or source interrupt them, without outer quotation marks and “that”.
    /// Never empty.
    pub content: Vec<Piece>,
    /// Quoted, reported or both.
    pub mode: Mode,
    /// The words that name the medium or occasion (“in a statement”, “on Facebook”, “told Sputnik”), if any.
    pub medium: Option<Piece>,
    /// The index in the same list of the attribution that relays this one.
    pub nested_in: Option<usize>,
    /// Whether the content is asserted (said), denied, urged, asked, doubted …: the class of the cue in the lexicon.
    pub class: CueClass,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Attribution {
    /// The longest piece of the content: the one to show, or to compare with others.
    pub fn main(&self) -> &Piece {
        let longest = self.content.iter().rev().max_by_key(|p| p.bytes.len());
        longest.unwrap_or(&self.cue)
    }
}

/// An attribution within one paragraph, as a rule makes it.
struct Draft {
    /// The token that makes it one.
    token: usize,
    source: Option<source::Source>,
    cue: Range<usize>,
    lemma: String,
    content: Vec<Range<usize>>,
    /// The quotations that are its content.
    quotes: Vec<usize>,
    class: CueClass,
    rule: &'static str,
}

/// Finds the attributions of one post's paragraphs (parsed, in order; headline first where there is one), in the order
/// of their paragraphs and cues.
pub fn attributions(post: &[Paragraph<'_>]) -> Vec<Attribution> {
    let cues = cues::shipped();
    let texts: Vec<&str> = post.iter().map(|p| p.text.as_str()).collect();
    let quotes = quotes::quotations(&texts);
    let views: Vec<View<'_, '_>> = post.iter().enumerate().map(|(i, p)| View::new(p, i, &quotes, cues)).collect();
    let owners = direct::owners(&views, &quotes);
    let mut found = Vec::new();
    for view in &views {
        let mut drafts = Vec::new();
        direct::find(view, &owners, &mut drafts);
        beside::find(view, &mut drafts);
        verb::find(view, &mut drafts);
        noun::find(view, &mut drafts);
        headline::find(view, &mut drafts);
        label::find(view, &mut drafts);
        lead::find(view, &mut drafts);
        drafts.retain(|d| !is_speech_within_speech(view, d));
        clip(&mut drafts);
        drafts.sort_by_key(|d| d.cue.start);
        direct::go_on_after(view, &owners, &mut drafts);
        found.extend(drafts.into_iter().filter_map(|d| finish(view, d)));
        found.extend(lead::list(&views, view.index));
    }
    nest(&mut found);
    found
}

/// “We call on both sides …” in quotation marks has no speaker but the one who is quoted.
fn is_speech_within_speech(view: &View<'_, '_>, draft: &Draft) -> bool {
    view.quote_of(draft.token).is_some()
        && draft.source.as_ref().is_none_or(|s| {
            let word = view.p.lower(s.head);
            matches!(word, "i" | "we" | "you" | "me" | "us" | "one" | "let" | "it")
        })
}

/// “The envoy called for talks, the mayor said”: what the envoy called for ends where the mayor comes in.
fn clip(drafts: &mut [Draft]) {
    let around: Vec<Range<usize>> = drafts
        .iter()
        .filter(|d| d.rule == "clause.inserted")
        .flat_map(|d| d.content.iter().filter(|content| content.end <= d.cue.start).cloned())
        .collect();
    for draft in drafts.iter_mut() {
        for content in &mut draft.content {
            for outer in &around {
                let within = outer.start <= draft.cue.start && draft.cue.end <= outer.end && content.start < outer.end;
                if within && content.end > outer.end {
                    content.end = outer.end;
                }
            }
        }
    }
}

fn finish(view: &View<'_, '_>, draft: Draft) -> Option<Attribution> {
    let here = |bytes: Range<usize>| Piece { paragraph: view.index, bytes };
    let mut content: Vec<Piece> = Vec::new();
    for bytes in &draft.content {
        content.push(here(bytes.clone()));
    }
    for &q in &draft.quotes {
        content.push(Piece { paragraph: view.quotes[q].paragraph, bytes: view.quotes[q].inner.clone() });
    }
    content.retain(|p| !p.bytes.is_empty());
    content.sort_by_key(|p| (p.paragraph, p.bytes.start));
    if content.is_empty() {
        return None;
    }
    let mode = if !draft.quotes.is_empty() && draft.content.is_empty() {
        Mode::Direct
    } else {
        let overlap = |q: &&Quote| draft.content.iter().any(|c| c.start < q.outer.end && q.outer.start < c.end);
        let whole = |q: &Quote| draft.content.iter().all(|c| q.outer.start <= c.start && c.end <= q.outer.end);
        match view.own_quotes().map(|(_, q)| q).filter(overlap).collect::<Vec<_>>().as_slice() {
            [] => Mode::Indirect,
            [one] if whole(one) && one.is_speech && view.quote_of(draft.token).is_none() => Mode::Direct,
            [one] if whole(one) => Mode::Indirect,
            _ => Mode::Mixed,
        }
    };
    let medium = medium::medium(view, &draft).filter(|bytes| !bytes.is_empty()).map(here);
    // Of signs alone, which the parse may take for a subject, nothing is left: nobody is named.
    let source = draft.source.filter(|source| !source.bytes.is_empty());
    Some(Attribution {
        source_head: source.as_ref().map(|s| s.head),
        medium,
        source: source.map(|s| here(s.bytes)),
        cue: here(draft.cue),
        lemma: draft.lemma,
        content,
        mode,
        nested_in: None,
        class: draft.class,
        rule: draft.rule,
    })
}

/// Sets [`Attribution::nested_in`]: the innermost attribution whose content holds this one's cue. It has more content: a
/// parse gone wrong may put each of two within the other, and only the longer one can stand outside.
fn nest(found: &mut [Attribution]) {
    let size: Vec<usize> = found.iter().map(|a| a.content.iter().map(|p| p.bytes.len()).sum()).collect();
    let mut pieces: HashMap<usize, Vec<(Range<usize>, usize)>> = HashMap::new();
    for (i, a) in found.iter().enumerate() {
        for piece in &a.content {
            pieces.entry(piece.paragraph).or_default().push((piece.bytes.clone(), i));
        }
    }
    for (i, a) in found.iter_mut().enumerate() {
        let cue = &a.cue.bytes;
        let around = pieces.get(&a.cue.paragraph).into_iter().flatten().filter(|(bytes, j)| {
            let longer = size[*j] > size[i] || size[*j] == size[i] && *j < i;
            longer && bytes.start <= cue.start && cue.end <= bytes.end
        });
        a.nested_in = around.min_by_key(|(bytes, j)| (bytes.len(), *j)).map(|&(_, j)| j);
    }
}

#[cfg(test)]
mod tests;
