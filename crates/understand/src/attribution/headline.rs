//! Headlines: “Mayor Says Bridge Open Again”, “Bridge Open Again, Mayor Says”, “Bridge Open Again - Mayor”, “Mayor: Bridge
//! Open Again”.
//!
//! Headlines leave out articles, auxiliaries and conjunctions, and parsers stumble over them. But their order is strict:
//! source, verb, content; so here the words decide, and of the parse only the tags.

use std::ops::Range;

use dateline_syntax::{Dep, NameType, Tag, lemma};

use super::{
    Draft, content,
    cues::{CueClass, Frame, Verb},
    source::Source,
    view::View,
};

/// Drafts for a paragraph that is a headline. What the parse found outside of them is dropped.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    if !view.is_headline() {
        return;
    }
    let found = read(view);
    if found.is_empty() {
        return;
    }
    let inside =
        |d: &Draft| found.iter().any(|f| f.content.iter().any(|c| c.start <= d.cue.start && d.cue.end <= c.end));
    drafts.retain(|d| {
        inside(d) && !found.iter().any(|f| f.token == d.token || f.cue.start < d.cue.end && d.cue.start < f.cue.end)
    });
    // What is relayed ends where the headline's own source begins.
    for draft in drafts.iter_mut() {
        for content in &mut draft.content {
            if let Some(around) = found.iter().flat_map(|f| &f.content).find(|c| c.contains(&content.start)) {
                content.end = content.end.min(around.end);
            }
        }
    }
    drafts.extend(found);
}

/// The attributions of a headline by its words.
fn read(view: &View<'_, '_>) -> Vec<Draft> {
    let p = view.p;
    let mut found = Vec::new();
    let mut body = p.tokens_in(view.from..p.text.len());
    while body.end > body.start && p.tag(body.end - 1) == Tag::Stop {
        body.end -= 1;
    }
    if let Some(colon) = body.clone().take(8).find(|&i| p.word(i) == ":") {
        found.extend(label(view, body.start..colon, colon, colon + 1..body.end));
        body.start = colon + 1;
    }
    if let Some(dash) = last_dash(view, body.clone()) {
        match tail(view, body.start..dash, dash, dash + 1..body.end) {
            Tail::Source(draft) => {
                found.push(*draft);
                body.end = dash;
            }
            Tail::Medium => body.end = dash,
            Tail::Other => {}
        }
    }
    if let Some(draft) = ends_in_cue(view, body.clone()) {
        body.end = p.tokens_in(draft.content.last().map_or(0..0, Clone::clone)).end;
        found.push(draft);
    }
    found.extend(main_clause(view, body));
    found
}

/// An attribution of some tokens to others, by tokens that make it one; none where nobody is named or nothing is said.
pub(super) fn draft(
    view: &View<'_, '_>,
    source: Range<usize>,
    cue: Range<usize>,
    content: Range<usize>,
    rule: &'static str,
) -> Option<Draft> {
    let head = name_head(view, source.clone())?;
    let content = content::trim(view, content);
    (!content.is_empty()).then(|| Draft {
        token: cue.start,
        source: Some(Source { bytes: content::trim(view, source), head }),
        cue: view.p.bytes(cue.clone()),
        lemma: view.p.word(cue.start).to_owned(),
        content: vec![content],
        quotes: Vec::new(),
        class: CueClass::Say,
        rule,
    })
}

/// The last noun before a preposition or a comma.
pub(super) fn name_head(view: &View<'_, '_>, tokens: Range<usize>) -> Option<usize> {
    let p = view.p;
    let end =
        tokens.clone().find(|&i| i > tokens.start && matches!(p.tag(i), Tag::In | Tag::Comma)).unwrap_or(tokens.end);
    (tokens.start..end)
        .rev()
        .find(|&i| p.tag(i).is_noun())
        .or_else(|| tokens.clone().rev().find(|&i| p.tag(i).is_noun() || p.tag(i) == Tag::Prp))
}

/// “Mayor: Bridge Open Again”. Not “Live: …” or “Border Talks: …”: a speaker is named.
fn label(view: &View<'_, '_>, source: Range<usize>, colon: usize, content: Range<usize>) -> Option<Draft> {
    let of_text = source.clone().any(|i| view.cues.is_label(view.p.lower(i)));
    let named = !of_text
        && (is_named(view, source.clone())
            || source.len() == 1 && view.p.word(source.start).starts_with(char::is_uppercase));
    let long = content.len() >= 3;
    // "Norway: Floods in the north - Update No. 3": a country before what has no verb is what a title is about.
    let is_country = |i: usize| view.p.parse.tokens.get(i).is_some_and(|t| t.name == Some(NameType::Gpe));
    let about = source.clone().all(is_country) && !content.clone().any(|i| view.p.tag(i).is_verb());
    (named && !about && is_nominal(view, source.clone()) && long)
        .then(|| draft(view, source, colon..colon + 1, content, "headline.colon"))?
}

enum Tail {
    Source(Box<Draft>),
    /// “- Video”
    Medium,
    Other,
}

fn last_dash(view: &View<'_, '_>, body: Range<usize>) -> Option<usize> {
    let p = view.p;
    let dash = body.clone().rev().find(|&i| matches!(p.word(i), "-" | "–" | "—" | "--" | "―"))?;
    let spaced = dash > body.start
        && dash + 1 < body.end
        && view.span(dash - 1).end < view.span(dash).start
        && view.span(dash).end < view.span(dash + 1).start;
    spaced.then_some(dash)
}

/// “Bridge Open Again - Mayor”.
fn tail(view: &View<'_, '_>, content: Range<usize>, dash: usize, source: Range<usize>) -> Tail {
    let p = view.p;
    let nouns: Vec<usize> = source.clone().filter(|&i| p.tag(i).is_noun()).collect();
    if nouns.is_empty() || source.len() > 8 || content.len() < 3 || !is_nominal(view, source.clone()) {
        return Tail::Other;
    }
    let medium = nouns
        .iter()
        .all(|&i| view.cues.is_shown(p.lower(i)) || view.cues.is_shown(p.lemma(i)) || view.cues.is_medium(p.lower(i)));
    if medium {
        return Tail::Medium;
    }
    draft(view, source, dash..dash + 1, content, "headline.dash").map_or(Tail::Other, |d| Tail::Source(Box::new(d)))
}

/// “Bridge Open Again, Mayor Says”.
fn ends_in_cue(view: &View<'_, '_>, body: Range<usize>) -> Option<Draft> {
    let p = view.p;
    let v = body.end.checked_sub(1).filter(|&v| v > body.start)?;
    let (lemma, verb) = saying(view, v)?;
    let class = verb.takes(Frame::Quote)?;
    let comma = body.clone().rev().find(|&i| p.word(i) == ",")?;
    let source = comma + 1..v;
    if comma - body.start < 2 || source.is_empty() || !is_nominal(view, source.clone()) {
        return None;
    }
    let mut draft = draft(view, source, v..v + 1, body.start..comma, "headline.cue-last")?;
    (draft.lemma, draft.class) = (lemma, class);
    Some(draft)
}

/// “Mayor Says Bridge Open Again”, and what follows a comma with a verb of its own: “…, Calls for Help”.
fn main_clause(view: &View<'_, '_>, body: Range<usize>) -> Vec<Draft> {
    let p = view.p;
    let mut found: Vec<Draft> = Vec::new();
    let has_finite = body.clone().any(|i| is_finite(view, i));
    let is_verb = |i: usize| {
        let tagged = is_finite(view, i);
        // A noun or adjective in form, if the headline has no verb at all: “Ministry shares map”.
        let untagged = !has_finite && matches!(p.tag(i), Tag::Nns | Tag::Nnps | Tag::Nn | Tag::Nnp | Tag::Vb);
        let plural_or_third = p.tag(i) != Tag::Nnp || p.lower(i).ends_with('s');
        (tagged || untagged && plural_or_third && i + 1 < body.end && view.span(i).end < view.span(i + 1).start)
            && saying(view, i).is_some()
    };
    let Some(v) = (body.start + 1..body.end.min(body.start + 14)).find(|&i| is_verb(i)) else { return found };
    let source = body.start..v;
    if !is_nominal(view, source.clone()) || view.quote_of(v).is_some() {
        return found;
    }
    let mut verbs = vec![v];
    verbs.extend((v + 2..body.end.saturating_sub(1)).filter(|&i| {
        let joined = matches!(p.word(i - 1), ",") || p.lower(i - 1) == "and";
        joined
            && matches!(p.tag(i), Tag::Vb | Tag::Vbp | Tag::Vbz | Tag::Nn | Tag::Nns)
            && saying(view, i).is_some()
            && view.quote_of(i).is_none()
    }));
    for (k, &v) in verbs.iter().enumerate() {
        let rest = v + 1..verbs.get(k + 1).map_or(body.end, |&next| next - 1);
        let Some((lemma, verb)) = saying(view, v) else { continue };
        let Some(reading) = takes(view, &lemma, verb, rest) else { continue };
        // A second verb after a clause is part of what is said: “says guards fled, left posts”.
        if k > 0 && found.last().is_some_and(|d| d.rule == "headline.clause") {
            if let Some(last) = found.last_mut().and_then(|d| d.content.last_mut()) {
                last.end = p.bytes(v..body.end).end;
            }
            break;
        }
        if let Some(mut draft) = draft(
            view,
            source.clone(),
            v..reading.content.start.clamp(v + 1, reading.cue_end.max(v + 1)),
            reading.content,
            reading.rule,
        ) {
            (draft.lemma, draft.class) = (lemma, reading.class);
            found.push(draft);
        }
    }
    found
}

struct Reading {
    cue_end: usize,
    content: Range<usize>,
    class: CueClass,
    rule: &'static str,
}

/// What a verb takes of the words that follow it.
fn takes(view: &View<'_, '_>, lemma: &str, verb: &Verb, rest: Range<usize>) -> Option<Reading> {
    let p = view.p;
    let first = p.lower(rest.start);
    let reading = |cue_end: usize, from: usize, class, rule| {
        (from < rest.end).then_some(Reading { cue_end, content: from..rest.end, class, rule })
    };
    let has_verb = rest.clone().any(|i| p.tag(i).is_verb());
    let to = rest.clone().find(|&i| p.tag(i) == Tag::To);
    if let Some(class) = verb.prep_to(first).filter(|_| to.is_some()) {
        return reading(rest.start + 1, rest.start + 1, class, "headline.call-on");
    }
    if let Some(class) = verb.with(first) {
        return reading(rest.start + 1, rest.start + 1, class, "headline.preposition");
    }
    if let Some(class) = verb.takes(Frame::Show)
        && let Some(shown) =
            rest.clone().take(4).find(|&i| view.cues.is_shown(p.lemma(i)) || view.cues.is_shown(p.lower(i)))
    {
        let what = (shown + 1..rest.end.min(shown + 4)).find(|&i| matches!(p.lower(i), "of" | "showing" | "with"));
        return match what {
            Some(of) => reading(shown + 1, of + 1, class, "headline.shown"),
            None => reading(rest.start, rest.start, class, "headline.shown"),
        };
    }
    if let Some((of, class)) = rest.clone().skip(1).find_map(|i| Some((i, verb.object_with(p.lower(i))?))) {
        return reading(rest.start, of + 1, class, "headline.accusation");
    }
    if let Some((noun, class)) = rest.clone().take(4).find_map(|i| Some((i, verb.expresses(p.lemma(i))?))) {
        let over = (noun + 1 < rest.end && matches!(p.tag(noun + 1), Tag::In | Tag::To)) as usize;
        let whole = class == CueClass::Intend;
        return if whole {
            reading(rest.start, rest.start, class, "headline.expression")
        } else {
            reading(noun + 1, noun + 1 + over, class, "headline.expression")
        };
    }
    let clause =
        verb.takes(Frame::Clause).filter(|_| verb.takes(Frame::Quote).is_some() && (has_verb || lemma == "say"));
    if let Some(class) = clause {
        return reading(rest.start, rest.start, class, "headline.clause");
    }
    if to.is_some()
        && let Some(class) = verb.takes(Frame::To).filter(|_| to == Some(rest.start)).or(verb.takes(Frame::ObjectTo))
    {
        return reading(rest.start, rest.start, class, "headline.infinitive");
    }
    let act = rest.clone().take(5).any(|i| view.cues.is_act(p.lemma(i)));
    let told = |&class: &CueClass| !(act && class == CueClass::Say);
    let class = verb
        .takes(Frame::Object)
        .or(verb.takes(Frame::Predicate))
        .filter(told)
        .or(verb.takes(Frame::Gerund).filter(|_| p.tag(rest.start) == Tag::Vbg))?;
    let other = matches!(p.tag(rest.start), Tag::In | Tag::To | Tag::Rb | Tag::Rp);
    if other { None } else { reading(rest.start, rest.start, class, "headline.object") }
}

/// The base form of a token read as a verb of a headline, and what it takes.
fn saying<'v>(view: &'v View<'_, '_>, i: usize) -> Option<(String, &'v Verb)> {
    let tag = match view.p.tag(i) {
        tag if tag.is_verb() => tag,
        _ => Tag::Vbz,
    };
    let base = lemma(view.p.word(i), tag).to_lowercase();
    view.cues.verb(&base).map(|verb| (base, verb))
}

fn is_finite(view: &View<'_, '_>, i: usize) -> bool {
    matches!(view.p.tag(i), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md) && view.p.dep(i) != Dep::Amod
}

/// Whether words may name a speaker: no verb, no number.
pub(super) fn is_nominal(view: &View<'_, '_>, tokens: Range<usize>) -> bool {
    let p = view.p;
    let noun = tokens.clone().any(|i| p.tag(i).is_noun() || p.tag(i) == Tag::Prp);
    noun && tokens.clone().all(|i| {
        let verb =
            matches!(p.tag(i), Tag::Vb | Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Vbg | Tag::Md | Tag::To | Tag::Wrb);
        !verb && !matches!(p.word(i), ":" | ";" | "?" | "!") && p.tag(i) != Tag::Cd
    })
}

/// Whether a name of a person, body or country stands in it.
pub(super) fn is_named(view: &View<'_, '_>, mut tokens: Range<usize>) -> bool {
    let speaks = |n| matches!(n, NameType::Person | NameType::Org | NameType::Gpe | NameType::Norp);
    tokens.any(|i| view.p.parse.tokens.get(i).and_then(|t| t.name).is_some_and(speaks))
}
