//! Lines that name their speaker, as channels and digests write them: “Harbour police: Two boats sank.”, “Two boats sank —
//! Harbour Minister Anna Example”, and a list under “The harbour police:” or “The harbour police reported:”.
//!
//! Who may speak is asked of the lexicon: its bodies, roles and persons. “Northern region: …” and “Casualties: …” name nobody.

use std::ops::Range;

use dateline_model::{BlockKind, Mode};

use super::{
    Attribution, Draft, Piece, content,
    cues::{CueClass, Frame},
    headline::{draft, is_nominal, name_head},
    source::{self, Source},
    view::View,
};

/// The longest label, in bytes and in words.
const MAX_LABEL: (usize, usize) = (80, 9);
/// The longest signature, in tokens.
const MAX_SIGNATURE: usize = 8;
/// The longest list, in items. Each of them may begin a list itself.
const MAX_ITEMS: usize = 100;

/// The byte of the colon of a label with which a text begins, given where those who may speak are named: nothing but names
/// stands before it.
pub(crate) fn label(text: &str, from: usize, speakers: &[Range<usize>]) -> Option<usize> {
    let colon = from + text.get(from..)?.find(':')?;
    let before = text.get(from..colon)?;
    let ends = text[colon + 1..].chars().next().is_none_or(char::is_whitespace);
    let named = speakers.iter().any(|speaker| speaker.start >= from && speaker.end <= colon);
    if !ends || !named || before.len() > MAX_LABEL.0 || before.split_whitespace().count() > MAX_LABEL.1 {
        return None;
    }
    let mut at = from;
    let plain = before.split(' ').all(|word| {
        let (start, end) = (at, at + word.len());
        at = end + 1;
        let is_name = speakers.iter().any(|speaker| speaker.start <= start && end <= speaker.end);
        let joins =
            matches!(word, "" | "of" | "for" | "the" | "and" | "in" | "city's" | "country's" | "local" | "regional");
        let bullet = !word.contains(char::is_alphanumeric);
        is_name || joins || bullet || word.starts_with(char::is_uppercase)
    });
    plain.then_some(colon)
}

/// Drafts for a paragraph that a label opens or a signature ends.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    if view.is_headline() || view.p.kind != BlockKind::Body {
        return;
    }
    let inside = |piece: &Range<usize>, at: &Range<usize>| piece.start <= at.start && at.end <= piece.end;
    for draft in [labelled(view), signed(view)].into_iter().flatten() {
        let taken = drafts.iter().any(|d| d.token == draft.token || d.content.iter().any(|c| inside(c, &draft.cue)));
        if !taken {
            drafts.push(draft);
        }
    }
}

/// “Harbour police: Two boats sank.”
fn labelled(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let colon = p.parse.token_at(p.label?)?;
    draft(view, p.tokens_in(view.from..p.label?), colon..colon + 1, colon + 1..p.len(), "speech.colon")
}

/// “Two boats sank — Harbour Minister Anna Example”
fn signed(view: &View<'_, '_>) -> Option<Draft> {
    let p = view.p;
    let first = p.len().saturating_sub(MAX_SIGNATURE).max(1);
    let dash = (first..p.len()).rev().find(|&i| matches!(p.word(i), "-" | "–" | "—" | "--" | "―"))?;
    let apart = view.span(dash - 1).end < view.span(dash).start;
    let source = dash + 1..p.len();
    // A full stop ends an apposition: “He met the head of the guild — a former minister.”
    let name = view.slice(p.bytes(source.clone()));
    let open = name.chars().next_back().is_some_and(char::is_alphanumeric);
    let known = p.speakers.iter().any(|speaker| inside_of(view, &source, speaker));
    if !apart || !open || !known || !is_nominal(view, source.clone()) || dash < 4 {
        return None;
    }
    let sentence = p.sentence_of(dash).start;
    draft(view, source, dash..dash + 1, sentence..dash, "speech.dash")
}

fn inside_of(view: &View<'_, '_>, tokens: &Range<usize>, speaker: &Range<usize>) -> bool {
    let bytes = view.p.bytes(tokens.clone());
    bytes.start <= speaker.start && speaker.end <= bytes.end
}

/// A list under a line that names its speaker: “The harbour police:”, “The harbour police reported:”.
/// Each item is a statement of its own.
pub(super) fn list(views: &[View<'_, '_>], at: usize) -> Vec<Attribution> {
    let Some(view) = views.get(at).filter(|view| view.p.text.trim_end().ends_with(':')) else { return Vec::new() };
    let items = views[at + 1..].iter().take(MAX_ITEMS).map(|view| (view.index, view.p.item()));
    let items = items.map_while(|(paragraph, bytes)| Some(Piece { paragraph, bytes: bytes? }));
    let Some((source, cue, lemma)) = speaker_of_list(view) else { return Vec::new() };
    let here = |bytes: Range<usize>| Piece { paragraph: view.index, bytes };
    items
        .map(|item| Attribution {
            source_head: Some(source.head),
            source: Some(here(source.bytes.clone())),
            cue: here(cue.clone()),
            lemma: lemma.clone(),
            content: vec![item],
            mode: Mode::Indirect,
            medium: None,
            nested_in: None,
            class: CueClass::Say,
            rule: "speech.list",
        })
        .collect()
}

/// Who tells what is listed, by which words, and the base form of these.
fn speaker_of_list(view: &View<'_, '_>) -> Option<(Source, Range<usize>, String)> {
    let p = view.p;
    let last = p.len().checked_sub(1)?;
    if p.label.is_some_and(|colon| colon + 1 == p.text.trim_end().len()) {
        let source = p.tokens_in(view.from..p.text.len()).start..last;
        let head = name_head(view, source.clone())?;
        return Some((Source { bytes: content::trim(view, source), head }, view.span(last), ":".to_owned()));
    }
    let says = |v: &usize| {
        let verb = view.cues.verb(p.lemma(*v)).filter(|_| view.is_verb(*v));
        verb.and_then(|verb| verb.takes(Frame::Clause).or(verb.takes(Frame::Quote))) == Some(CueClass::Say)
    };
    let verb = p.sentence_of(last).rev().find(says)?;
    Some((source::source(view, verb)?, view.cue(verb), p.lemma(verb).to_owned()))
}
