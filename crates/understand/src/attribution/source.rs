//! Who speaks: the subject of a cue, wherever the clause has left it.

use std::ops::Range;

use dateline_syntax::{Dep, Tag};

use super::view::View;

/// A source: its words and its head token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) bytes: Range<usize>,
    pub(super) head: usize,
}

/// Clauses are nested; nobody nests them deeper than this.
const MAX_STEPS: usize = 12;

/// The one who says what `v` takes as content. None where the clause names nobody, as “it was noted that” does.
pub(super) fn source(view: &View<'_, '_>, v: usize) -> Option<Source> {
    if let Some(found) = between_comma_and_cue(view, v) {
        return Some(found);
    }
    let head = speaker(view, v, MAX_STEPS)?;
    Some(relative(view, head).unwrap_or_else(|| phrase(view, head)))
}

/// “Some 30 were killed and 100 others injured in Oldtown, Envoy to the valley Anna Example said”: what stands between the last comma
/// and a cue at the end of its sentence, where the parse takes another noun for the subject, because it missed a verb.
fn between_comma_and_cue(view: &View<'_, '_>, v: usize) -> Option<Source> {
    let p = view.p;
    let sentence = p.sentence_of(v);
    let subject = view.child(v, Dep::Nsubj)?;
    let comma = (sentence.start..v).rev().take(12).find(|&i| p.word(i) == ",")?;
    let words = comma + 1..v;
    // A phrase with a name, and nothing in it that would make a clause or a list.
    let plain = |i: usize| {
        let tag = p.tag(i);
        tag.is_noun() || matches!(tag, Tag::Dt | Tag::Jj | Tag::In | Tag::To | Tag::Pos | Tag::Hyph)
    };
    let lost = subject < comma && p.parse.subtree(subject).contains(&comma);
    let named = p.tag(v - 1).is_proper() && words.len() > 1;
    let told = (sentence.start..comma).any(|i| matches!(p.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    (lost && named && told && words.clone().all(plain)).then(|| Source { bytes: p.bytes(words), head: v - 1 })
}

/// The token that names the speaker.
fn speaker(view: &View<'_, '_>, v: usize, steps: usize) -> Option<usize> {
    let p = view.p;
    let steps = steps.checked_sub(1)?;
    // “19 deaths were reported by the clinic”
    if let Some(by) = view.child(v, Dep::Agent) {
        return view.child(by, Dep::Pobj);
    }
    // "put its losses at three dead and eleven wounded and said …": the number that a bare participle has for its subject says nothing.
    let counted = view.child(v, Dep::Nsubj).is_some_and(|subject| p.tag(subject) == Tag::Cd)
        && p.tag(v) == Tag::Vbn
        && view.child_of(v, &[Dep::Aux, Dep::Auxpass]).is_none();
    if let Some(first) = p.parse.head(v).filter(|first| counted && p.dep(v) == Dep::Conj && view.is_verb(*first)) {
        return speaker(view, first, steps);
    }
    // A verb has one subject: of two that the parse gives it, the one beside it.
    let beside = |&subject: &usize| subject.abs_diff(v);
    if let Some(subject) = p.parse.children_with(v, Dep::Nsubj).min_by_key(beside) {
        let subject = after_comma(view, subject, v).unwrap_or(subject);
        return (p.tag(subject) != Tag::Ex).then_some(subject);
    }
    if let Some(other) = view.lifted_subject(v) {
        return speaker(view, other, steps);
    }
    if let Some(noun) = fragment(view, v) {
        return Some(noun);
    }
    if view.is_passive(v) {
        return None;
    }
    if let Some(noun) = before_cue(view, v) {
        return Some(noun);
    }
    let head = p.parse.head(v)?;
    // “when asked about it, she …”: she is not the one who asks.
    if p.dep(v) == Dep::Advcl && matches!(p.tag(v), Tag::Vbn | Tag::Vbd) {
        return None;
    }
    match p.dep(v) {
        // “She came and said that …”; “…, adding that …”; “He went on to say that …”; “… by saying that …”
        Dep::Conj | Dep::Advcl | Dep::Xcomp | Dep::Ccomp | Dep::Dep | Dep::Parataxis
            if view.is_verb(head) || p.tag(head) == Tag::Md =>
        {
            actor(view, head, steps)
        }
        Dep::Conj | Dep::Acl if p.tag(head).is_noun() || matches!(p.tag(head), Tag::Prp | Tag::Dt) => {
            of_noun(view, head, steps)
        }
        // “The mayor was quick to say that …”, but not “It is worth noting that …”
        Dep::Xcomp | Dep::Advcl | Dep::Conj | Dep::Ccomp | Dep::Acomp | Dep::Attr | Dep::Oprd => {
            actor(view, head, steps).filter(|&s| p.lower(s) != "it")
        }
        // “was quoted as saying that …”, “began by saying that …”
        Dep::Pcomp => {
            let governor = p.parse.head(head)?;
            if view.is_verb(governor) {
                quoted(view, governor).or_else(|| actor(view, governor, steps))
            } else if p.tag(governor).is_noun() {
                // “took the lead in calling for …”, “sent letters by way of saying …”
                verb_above(view, governor)
                    .and_then(|verb| actor(view, verb, steps))
                    .or_else(|| of_noun(view, governor, steps))
            } else {
                // “stopped short of saying that …”
                p.parse.ancestors(governor).find(|&a| view.is_verb(a)).and_then(|verb| actor(view, verb, steps))
            }
        }
        _ => None,
    }
}

/// “The bridge is open to Oldtown, the seat of the county, a Gazette reporter said”: an apposition is closed by a comma, so one that
/// runs up to the verb after another is the speaker.
fn after_comma(view: &View<'_, '_>, subject: usize, v: usize) -> Option<usize> {
    let p = view.p;
    let verb = p.parse.children(v).filter(|&c| matches!(p.dep(c), Dep::Aux | Dep::Neg) && c < v).min().unwrap_or(v);
    let closed = |c: usize| p.parse.subtree(c).start > 0 && p.word(p.parse.subtree(c).start - 1) == ",";
    let last = p.parse.children_with(subject, Dep::Appos).filter(|&c| c > subject && c < verb && closed(c)).last()?;
    let before = subject.checked_sub(1).map(|_| p.parse.subtree(subject).start).filter(|&s| s > 0)?;
    (p.parse.subtree(last).end == verb && p.word(before - 1) == ",").then_some(last)
}

/// “The mayor and the guild in a joint statement called for talks”: where the parse leaves a sentence without any finite verb, what it
/// hangs on the noun at its root like a participle is the verb, and the noun its subject.
fn fragment(view: &View<'_, '_>, v: usize) -> Option<usize> {
    let p = view.p;
    let sentence = p.sentence_of(v);
    let root = sentence.clone().find(|&i| p.parse.head(i).is_none_or(|h| h == i) && p.dep(i) != Dep::Punct)?;
    let finite = |i: usize| i != v && matches!(p.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vb);
    let found = root < v
        && p.dep(v) == Dep::Acl
        && matches!(p.tag(v), Tag::Vbn | Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && p.tag(root).is_noun()
        && !sentence.clone().take_while(|&i| i < v).any(finite);
    found.then_some(root)
}

/// The noun right before a finite verb to which the parse gave no subject: “After a call with the envoy Anna Example,
/// Minister Tom Sample said …”. It is the last noun between a comma and the verb, or the end of a list after one.
fn before_cue(view: &View<'_, '_>, v: usize) -> Option<usize> {
    let p = view.p;
    if !matches!(p.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || matches!(p.dep(v), Dep::Relcl | Dep::Conj | Dep::Acl) && p.dep(v) != Dep::Conj
    {
        return None;
    }
    if p.dep(v) == Dep::Conj && (1..=3).any(|back| v.checked_sub(back).is_some_and(|i| p.tag(i) == Tag::Cc)) {
        return None;
    }
    let comma_before = |end: usize| (0..end).rev().take(30).find(|&i| p.word(i) == ",");
    let mut v = v;
    let mut comma = comma_before(v)?;
    // “the clinic of the old town, also known as the Ark, said”: what two commas enclose is passed over.
    if comma + 1 == v {
        v = comma_before(comma)?;
        comma = comma_before(v)?;
    }
    let start = comma + 1;
    if start >= v || (start..v).any(|i| p.tag(i).is_verb() || p.tag(i) == Tag::Cc && i == start) {
        return None;
    }
    let end = (start..v).find(|&i| p.tag(i) == Tag::In || p.tag(i) == Tag::OpenBracket).unwrap_or(v);
    (start..end).rev().find(|&i| p.tag(i).is_noun())
}

/// The one who does what a verb tells, for a clause that hangs on it.
fn actor(view: &View<'_, '_>, v: usize, steps: usize) -> Option<usize> {
    view.child(v, Dep::Nsubjpass).or_else(|| speaker(view, v, steps))
}

/// “The paper quoted her as saying”, “She is quoted as saying”.
fn quoted(view: &View<'_, '_>, v: usize) -> Option<usize> {
    matches!(view.p.lemma(v), "quote" | "cite").then(|| view.child_of(v, &[Dep::Nsubjpass, Dep::Dobj])).flatten()
}

/// Of a clause that hangs on a noun: “issued a statement condemning …” is the issuer's, “a man saying that …” the man's.
fn of_noun(view: &View<'_, '_>, noun: usize, steps: usize) -> Option<usize> {
    let p = view.p;
    let is_words = view.cues.is_medium(p.lemma(noun)) || view.cues.noun(p.lemma(noun)).is_some();
    if !is_words {
        return Some(noun);
    }
    if let Some(owner) = view.child(noun, Dep::Poss) {
        return Some(owner);
    }
    verb_above(view, noun).and_then(|verb| speaker(view, verb, steps)).or(Some(noun))
}

/// The verb on whose object or adverbial phrase a noun hangs: “sent a series of letters”.
fn verb_above(view: &View<'_, '_>, noun: usize) -> Option<usize> {
    let p = view.p;
    let mut above = noun;
    for _ in 0..MAX_STEPS {
        let head = p.parse.head(above)?;
        match p.dep(above) {
            Dep::Dobj | Dep::Prep | Dep::Attr if view.is_verb(head) => return Some(head),
            Dep::Pobj | Dep::Prep | Dep::Pcomp => above = head,
            _ => return None,
        }
    }
    None
}

/// “the minister, who said that …”: the words are “who”, the head is the minister.
fn relative(view: &View<'_, '_>, head: usize) -> Option<Source> {
    if !matches!(view.p.tag(head), Tag::Wp | Tag::Wdt) {
        return None;
    }
    let verb = std::iter::once(head).chain(view.p.parse.ancestors(head)).find(|&i| view.p.dep(i) == Dep::Relcl)?;
    Some(Source { bytes: view.span(head), head: view.p.parse.head(verb)? })
}

/// The noun phrase of a head, without what only adds to it: appositions, relative and participle clauses, brackets.
pub(super) fn phrase(view: &View<'_, '_>, head: usize) -> Source {
    let p = view.p;
    let tree = p.parse.subtree(head);
    let mut first = head;
    // Leftwards: all that belongs to the phrase and is no mark.
    while first > tree.start && p.parse.is_under(first - 1, head) && view.span(first - 1).start >= view.from {
        first -= 1;
    }
    while first < head
        && (p.dep(first) == Dep::Punct
            || matches!(p.dep(first), Dep::Cc | Dep::Advmod | Dep::Prep) && p.parse.head(first) == Some(head))
    {
        first = if p.dep(first) == Dep::Prep { p.parse.subtree(first).end.clamp(first + 1, head) } else { first + 1 };
    }
    let mut last = head;
    let mut i = head + 1;
    while i < tree.end && p.parse.is_under(i, head) {
        let when = p.dep(i) == Dep::Prep && view.child(i, Dep::Pobj).is_some_and(|o| p.is_time(o));
        let close =
            p.dep(i) == Dep::Appos && p.parse.subtree(i).start > 0 && p.dep(p.parse.subtree(i).start - 1) != Dep::Punct;
        let adds = when
            || !close
                && matches!(p.dep(i), Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Parataxis | Dep::Punct | Dep::Npadvmod);
        if adds {
            // Go on after a comma only to the next of a list: “the ministries of defence, health and trade”.
            let list = p.word(i) == ","
                && (i + 1..tree.end)
                    .find(|&j| p.dep(j) == Dep::Conj)
                    .is_some_and(|j| p.parse.head(j).is_some_and(|h| h < i && p.parse.is_under(h, head)))
                && !(i + 1..tree.end)
                    .any(|j| matches!(p.dep(j), Dep::Relcl | Dep::Appos | Dep::Acl) && p.parse.is_under(j, head));
            if !list && p.word(i) != "-" && p.tag(i) != Tag::Hyph {
                break;
            }
        }
        last = i;
        i += 1;
    }
    while last > head && matches!(p.dep(last), Dep::Punct | Dep::Cc) {
        last -= 1;
    }
    Source { bytes: p.bytes(first..last + 1), head }
}
