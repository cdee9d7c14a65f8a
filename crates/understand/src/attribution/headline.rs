//! The marks of headlines: “Bridge Open Again - Mayor”, “Mayor: Bridge Open Again”, and headlines whose verb the parse
//! missed.

use std::ops::Range;

use dateline_syntax::{NameType, Tag};

use super::{
    Draft, content,
    cues::{CueClass, Frame},
    source::Source,
    view::View,
};

/// Drafts for a paragraph with the marks of a headline.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    let headline = view.is_headline();
    if let Some(draft) = label(view, headline)
        && !drafts.iter().any(|d| d.cue.start < draft.cue.start)
    {
        // “Mayor: ‘…’” is one attribution.
        drafts.retain(|d| d.source.is_some());
        drafts.push(draft);
    }
    if !headline {
        return;
    }
    for draft in drafts.iter_mut() {
        to_the_end(view, draft);
    }
    if let Some(draft) = tail(view) {
        drafts.push(draft);
    }
    if drafts.is_empty() {
        drafts.extend(finite(view));
    }
}

fn draft(
    view: &View<'_, '_>,
    source: Range<usize>,
    mark: usize,
    lemma: &str,
    content: Range<usize>,
    rule: &'static str,
) -> Option<Draft> {
    let head = name_head(view, source.clone())?;
    let content = content::trim(view, content);
    (!content.is_empty()).then(|| Draft {
        token: mark,
        source: Some(Source { bytes: view.p.bytes(source), head }),
        cue: view.span(mark),
        lemma: lemma.to_owned(),
        content: vec![content],
        quotes: Vec::new(),
        class: CueClass::Say,
        rule,
    })
}

/// A headline has one statement: what stands behind its content belongs to it, too, where the parse saw that otherwise.
fn to_the_end(view: &View<'_, '_>, draft: &mut Draft) {
    let [content] = draft.content.as_mut_slice() else { return };
    let rest = view.p.tokens_in(content.end..view.p.text.len());
    let other = rest.clone().any(|i| {
        matches!(view.p.word(i), "," | "-" | "–" | "—" | ":" | ";")
            || view.cues.verb(&view.p.lemma(i)).is_some() && view.is_verb(i)
    });
    if content.start >= draft.cue.end && !rest.is_empty() && !other {
        content.end = content::trim(view, view.p.tokens_in(content.start..view.p.text.len())).end.max(content.end);
    }
}

/// The last noun before a preposition.
fn name_head(view: &View<'_, '_>, tokens: Range<usize>) -> Option<usize> {
    let end = tokens.clone().find(|&i| view.p.tag(i) == Tag::In).unwrap_or(tokens.end);
    (tokens.start..end).rev().find(|&i| view.p.tag(i).is_noun())
}

/// “Mayor: Bridge Open Again”; “Anna Example: “The bridge is open.””
fn label(view: &View<'_, '_>, headline: bool) -> Option<Draft> {
    let p = view.p;
    let first = p.tokens_in(view.from..p.text.len()).start;
    let colon = (first..p.len().min(first + 7)).find(|&i| p.word(i) == ":")?;
    let named = (first..colon).any(|i| {
        p.parse.tokens[i]
            .name
            .is_some_and(|n| matches!(n, NameType::Person | NameType::Org | NameType::Gpe | NameType::Norp))
    });
    let nominal = (first..colon).all(|i| !p.tag(i).is_verb() && p.tag(i) != Tag::Cd);
    let speech = view.quote_of(colon + 1).is_some_and(|q| view.quotes[q].is_speech);
    let long = p.len() - colon > 4;
    if first == colon || !nominal || !(named && (headline || speech)) || !long {
        return None;
    }
    let mut draft = draft(view, first..colon, colon, ":", colon + 1..p.len(), "headline.colon")?;
    if let Some(q) = view.quote_of(colon + 1).filter(|&q| view.quotes[q].is_speech && !headline) {
        draft.content.clear();
        draft.quotes.push(q);
    }
    Some(draft)
}

/// “Bridge Open Again - Mayor”.
fn tail(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let dash = (1..p.len()).rev().find(|&i| matches!(p.word(i), "-" | "–" | "—" | "--"))?;
    let spaced = view.slice(view.span(dash).start.saturating_sub(1)..view.span(dash).end + 1).trim() == p.word(dash);
    let source = dash + 1..p.len();
    let nominal = source.clone().all(|i| !matches!(p.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Cd));
    let short = (1..=8).contains(&source.len()) && dash >= 3;
    let thing = source
        .clone()
        .all(|i| !p.tag(i).is_noun() || view.cues.is_shown(&p.lemma(i)) || view.cues.is_medium(&p.lemma(i)));
    (spaced && nominal && short && !thing).then(|| draft(view, source, dash, "-", 0..dash, "headline.dash"))?
}

/// “Mayor says bridge open again” where the parse made no clause of it: the words round the verb.
fn finite(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let says = |i: usize| {
        let saying = view.cues.verb(&p.lemma(i)).and_then(|v| v.takes(Frame::Quote)).is_some();
        saying && matches!(p.tag(i), Tag::Vbz | Tag::Vbp | Tag::Vbd)
    };
    let v = (1..p.len()).find(|&i| says(i))?;
    let lemma = p.lemma(v);
    if v + 2 < p.len() {
        draft(view, 0..v, v, &lemma, v + 1..p.len(), "headline.verb")
    } else {
        let comma = (0..v).rev().find(|&i| p.word(i) == ",")?;
        draft(view, comma + 1..v, v, &lemma, 0..comma, "headline.verb")
    }
}
