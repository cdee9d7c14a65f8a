//! Speakers set before or after their words: Anna Example: “The bridge is open.” — ANNA: The bridge is open. — “The bridge
//! is open.” – Anna Example

use std::ops::Range;

use super::{
    Draft, content,
    cues::CueClass,
    headline::{is_named, is_nominal, name_head},
    source::Source,
    view::View,
};

/// Drafts for a paragraph of prose that is a line of a dialogue or a signed quotation.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    if view.is_headline() {
        return;
    }
    let Some(draft) = before(view).or_else(|| after(view)) else { return };
    drafts.retain(|d| {
        d.cue.end <= draft.cue.start && d.quotes.is_empty() || !d.quotes.iter().any(|q| draft.quotes.contains(q))
    });
    drafts.push(draft);
}

/// Anna Example: “The bridge is open.” — ANNA: The bridge is open.
fn before(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let mut first = p.tokens_in(view.from..p.text.len()).start;
    if view.quote_of(first).is_some_and(|q| view.quotes[q].outer.start == view.span(first).start) {
        first += 1;
    }
    let colon = (first + 1..p.len().min(first + 7)).find(|&i| p.word(i) == ":")?;
    let source = first..colon;
    if !is_nominal(view, source.clone()) || source.clone().any(|i| view.cues.is_label(p.lower(i))) {
        return None;
    }
    let quote = view
        .quote_of(colon + 1)
        .filter(|&q| view.quotes[q].is_speech && view.quotes[q].outer.start >= view.span(colon).end);
    if let Some(q) = quote.filter(|_| is_named(view, source.clone())) {
        let mut draft = draft(view, source, colon, "speech.label")?;
        draft.quotes.push(q);
        return Some(draft);
    }
    // A transcript sets its speakers in capitals.
    let name = view.slice(p.bytes(source.clone()));
    let capitals = name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.chars().any(char::is_lowercase);
    if !capitals || p.len() - colon < 4 {
        return None;
    }
    let mut draft = draft(view, source, colon, "speech.transcript")?;
    draft.content.push(content::trim(view, colon + 1..p.len()));
    Some(draft)
}

/// “The bridge is open.” – Anna Example
fn after(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let dash = (1..p.len()).rev().take(10).find(|&i| matches!(p.word(i), "-" | "–" | "—" | "--" | "―"))?;
    let q = view
        .quote_of(dash - 1)
        .filter(|&q| view.quotes[q].is_speech && view.quotes[q].outer.end <= view.span(dash).start)?;
    let source = dash + 1..p.len();
    if source.is_empty()
        || !is_nominal(view, source.clone())
        || view.slice(p.bytes(source.clone())).starts_with(char::is_lowercase)
    {
        return None;
    }
    let mut draft = draft(view, source, dash, "speech.signed")?;
    draft.quotes.push(q);
    Some(draft)
}

fn draft(view: &View<'_, '_>, source: Range<usize>, mark: usize, rule: &'static str) -> Option<Draft> {
    let head = name_head(view, source.clone())?;
    Some(Draft {
        token: mark,
        source: Some(Source { bytes: content::trim(view, source), head }),
        cue: view.span(mark),
        lemma: view.p.word(mark).to_owned(),
        content: Vec::new(),
        quotes: Vec::new(),
        class: CueClass::Say,
        rule,
    })
}
