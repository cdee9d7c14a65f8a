//! Clauses as content: “said that …”, “…, she said”, “the bridge, she said, was open”.

use std::ops::Range;

use dateline_syntax::{Dep, Tag};

use super::{
    content,
    cues::{Frame, Verb},
    source,
    verb::Taken,
    view::View,
};

/// “The bridge was open, the mayor of the old town, Anna Example, said on Friday.” “The bridge, she said, was open.”: a
/// finite verb of saying whose subject follows a comma, at the end of its sentence or before another comma. What is said
/// is all but these words, whatever the parse makes of it.
pub(super) fn inserted(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Clause).and(verb.takes(Frame::Quote))?;
    let p = view.p;
    let sentence = p.sentence_of(v);
    let finite = matches!(p.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let bound = p.dep(v) == Dep::Relcl || view.child(v, Dep::Mark).is_some() || view.is_passive(v);
    if !finite || bound || view.quote_of(v).is_some() {
        return None;
    }
    // Only circumstances after it, and who is told.
    let told = verb.takes(Frame::Addressee).is_some();
    let plain = |i: usize| {
        let addressed = told && p.dep(i) == Dep::Dobj && p.parse.head(i) == Some(v);
        !(p.tag(i).is_verb() && p.tag(i) != Tag::Vbg)
            && (addressed
                || !matches!(p.dep(i), Dep::Dobj | Dep::Ccomp | Dep::Xcomp | Dep::Mark | Dep::Nsubj | Dep::Oprd))
    };
    let end = (v + 1..sentence.end).find(|&i| p.word(i) == ",").unwrap_or(sentence.end);
    if !(v + 1..end).all(plain) {
        return None;
    }
    let subject = source::source(view, v)?;
    let first = p.tokens_in(subject.bytes).start;
    let comma = first.checked_sub(1).filter(|&i| p.word(i) == "," && first > sentence.start && first <= v)?;
    let mut content = vec![content::trim(view, sentence.start..comma)];
    let is_clause =
        |mut tokens: Range<usize>| tokens.any(|i| matches!(p.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    let mut clause = is_clause(sentence.start..comma);
    let rest = end + 1..sentence.end;
    if end < sentence.end {
        // “…, she said, adding that …”; “…, said the mayor, who …”
        let goes_on = rest.len() > 2
            && !matches!(p.tag(rest.start), Tag::Vbg | Tag::Wp | Tag::Wdt | Tag::WpPoss | Tag::Wrb)
            && is_clause(rest.clone());
        let own = view.child_of(v, &[Dep::Ccomp]).is_some_and(|c| c > v) && !clause;
        if goes_on && own {
            return None;
        }
        if goes_on {
            content.push(content::trim(view, rest));
            clause = true;
        } else if view.child_of(v, &[Dep::Ccomp]).is_some_and(|c| c > v) {
            return None;
        }
    }
    if !clause {
        return None;
    }
    Some(Taken { content, cue_to: None, class, rule: "clause.inserted", needs_source: true })
}

/// “The mayor said that the bridge was open”; “It was noted that …”.
pub(super) fn after(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Clause)?;
    let clause = view
        .p
        .parse
        .children_with(v, Dep::Ccomp)
        .find(|&c| c > v && (!view.is_infinitive(c) || view.child(c, Dep::Nsubj).is_none()))?;
    let mut content = content::pieces(view, clause, None);
    // “said in a letter that …”: “that” after the verb begins the clause, whatever the parse hangs it on.
    if let Some(first) = content.first_mut() {
        let at = view.p.tokens_in(first.clone()).start;
        let that = (v + 1..at).find(|&i| view.p.lower(i) == "that" && view.p.dep(i) == Dep::Mark);
        if let Some(that) = that.filter(|&t| t + 1 < at && !(v + 1..t).any(|i| view.p.tag(i).is_verb())) {
            first.start = view.span(that + 1).start;
        }
    }
    // “when asked whether …” has neither speaker nor verb of its own.
    let impersonal = view.child(v, Dep::Auxpass).is_some();
    if view.is_passive(v) && (view.is_negated(v) || !impersonal && view.child(v, Dep::Agent).is_none()) {
        return None;
    }
    Some(Taken { content, cue_to: None, class, rule: "clause.after", needs_source: !impersonal })
}

/// “The bridge was open, the mayor said, and traffic moved.”
pub(super) fn before(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Clause)?;
    let p = view.p;
    let clause = p.parse.children_with(v, Dep::Ccomp).find(|&c| c < v)?;
    // “Tom said he would come, should anybody ask”
    let says = view.cues.verb(p.lemma(clause)).is_some() && view.child(clause, Dep::Ccomp).is_some();
    let told = verb.takes(Frame::Addressee).is_some();
    // "The boat capsized; four have been found alive": who is found to be something, after a clause of its own.
    let found_so = view.is_passive(v) && view.child_of(v, &[Dep::Oprd, Dep::Acomp]).is_some();
    if says
        || found_so
        || view.child_of(v, &[Dep::Dobj, Dep::Xcomp]).is_some_and(|c| c > v && !(told && view.p.dep(c) == Dep::Dobj))
    {
        return None;
    }
    let mut content = content::pieces(view, clause, None);
    // What stands before the clause in its sentence is part of it.
    if let [one] = content.as_mut_slice()
        && p.parse.head(v).is_none()
    {
        let start = view.tree(v).start;
        let before = start..p.parse.subtree(clause).start;
        if !before.is_empty()
            && before.clone().all(|i| view.child(v, Dep::Nsubj).is_none_or(|s| !p.parse.is_under(i, s)))
        {
            one.start = content::trim(view, start..p.tokens_in(one.clone()).end).start.min(one.start);
        }
    }
    Some(Taken { content, cue_to: None, class, rule: "clause.before", needs_source: !view.is_passive(v) })
}

/// “The bridge, the mayor said, was open”; “as the mayor put it”.
pub(super) fn beside(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Clause)?;
    let p = view.p;
    let main = p.parse.head(v)?;
    view.child(v, Dep::Nsubj)?;
    let beside = match p.dep(v) {
        Dep::Parataxis => true,
        // “…, the mayor said …” taken for one more clause.
        Dep::Conj => {
            view.child(v, Dep::Nsubj).map(|s| p.parse.subtree(s).start).is_some_and(|s| s > 0 && p.word(s - 1) == ",")
        }
        Dep::Ccomp => p.parse.subtree(v).start > 0 && p.word(p.parse.subtree(v).start - 1) == ",",
        Dep::Advcl => view.child(v, Dep::Mark).is_some_and(|m| p.lower(m) == "as"),
        _ => false,
    };
    if !beside || view.child_of(v, &[Dep::Ccomp, Dep::Dobj, Dep::Xcomp]).is_some() {
        return None;
    }
    let content = content::pieces(view, main, Some(v));
    Some(Taken { content, cue_to: None, class, rule: "clause.beside", needs_source: true })
}

/// “The mayor told the council he was open to talks”, “The mayor said that claim fell short”: a finite verb of saying of
/// whose complement the parse made something else. What follows it to the end of its sentence, if that has a verb.
pub(super) fn loose(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Clause).and(verb.takes(Frame::Quote))?;
    let p = view.p;
    let sentence = p.sentence_of(v);
    let finite = matches!(p.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp) || p.tag(v) == Tag::Vbn && !view.is_passive(v);
    if !finite || view.quote_of(v).is_some() || view.child(v, Dep::Mark).is_some() || p.dep(v) == Dep::Relcl {
        return None;
    }
    let mut first = v + 1;
    if verb.takes(Frame::Addressee).is_some() {
        // After who is told: the first subject of a clause.
        first = (v + 1..sentence.end)
            .find(|&i| p.dep(i) == Dep::Nsubj && i > v + 1)
            .map(|i| p.parse.subtree(i).start.max(v + 2))?;
    } else if p.lemma(v) != "say" && !matches!(p.lower(first), "that") {
        return None;
    }
    let rest = first..sentence.end;
    let begins = matches!(
        p.tag(first),
        Tag::Dt
            | Tag::Prp
            | Tag::PrpPoss
            | Tag::Nnp
            | Tag::Nns
            | Tag::Nn
            | Tag::Jj
            | Tag::In
            | Tag::Ex
            | Tag::Nnps
            | Tag::Cd
    );
    let clause = rest.clone().any(|i| matches!(p.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    let inverted = view
        .child(v, Dep::Nsubj)
        .is_some_and(|s| s > v && p.parse.subtree(s).start == v + 1 && view.child_of(v, &[Dep::Nsubj]) == Some(s));
    if !begins || !clause || inverted || rest.len() < 4 {
        return None;
    }
    let content = vec![content::trim(view, rest)];
    Some(Taken { content, cue_to: None, class, rule: "clause.loose", needs_source: true })
}
