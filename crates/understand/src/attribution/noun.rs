//! Nouns of saying that name their speaker beside them (“the ministry's claim that …”, “calls by Oslo for …”), and
//! adjectives of attitude (“is concerned about …”).

use dateline_syntax::{Dep, NameType, Tag};

use super::{Draft, content, cues::CueClass, source, view::View};

/// Drafts for the nouns of a paragraph.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    for n in 0..view.p.len() {
        if view.p.tag(n).is_noun() && !view.p.tag(n).is_proper() {
            drafts.extend(nominal(view, n));
        } else if matches!(view.p.tag(n), Tag::Jj | Tag::Vbn | Tag::Vbd) && !drafts.iter().any(|d| d.token == n) {
            drafts.extend(attitude(view, n));
        }
    }
}

fn nominal(view: &View<'_, '_>, n: usize) -> Option<Draft> {
    let p = view.p;
    let lemma = p.lemma(n);
    let cue = view.cues.noun(lemma)?;
    if let Some(draft) = called_for(view, n) {
        return Some(draft);
    }
    let speaker = speaker(view, n)?;
    let what = p.parse.children(n).filter(|&c| c > n).find_map(|c| match p.dep(c) {
        Dep::Acl | Dep::Ccomp if view.child(c, Dep::Mark).is_some() || view.is_infinitive(c) => Some(c),
        Dep::Prep if cue.takes(p.lower(c)) => view.child_of(c, &[Dep::Pobj, Dep::Pcomp]),
        _ => None,
    })?;
    Some(Draft {
        token: n,
        source: Some(source::phrase(view, speaker)),
        cue: view.span(n),
        lemma: lemma.to_owned(),
        content: content::pieces(view, what, None),
        quotes: Vec::new(),
        class: cue.class,
        rule: "noun",
    })
}

/// “calls this week by the envoys for a truce”: “by …” and “for …” follow each other, whatever the parse hangs them on.
fn called_for(view: &View<'_, '_>, n: usize) -> Option<Draft> {
    let p = view.p;
    let cue = view.cues.noun(p.lemma(n))?;
    let sentence = p.sentence_of(n);
    let near = |from: usize| from..sentence.end.min(from + 5);
    let by = near(n + 1).find(|&i| p.lower(i) == "by")?;
    let time_between = (n + 1..by).all(|i| !p.tag(i).is_verb() && p.tag(i) != Tag::In && p.dep(i) != Dep::Punct);
    let who = view.child(by, Dep::Pobj)?;
    let with = p.parse.subtree(who).find(|&i| i > who && cue.takes(p.lower(i))).or_else(|| {
        let end = p.parse.subtree(who).end;
        (end < sentence.end && cue.takes(p.lower(end))).then_some(end)
    })?;
    let what = view.child_of(with, &[Dep::Pobj, Dep::Pcomp])?;
    if !time_between {
        return None;
    }
    let mut source = source::phrase(view, who);
    source.bytes.end = source.bytes.end.min(view.span(with - 1).end);
    Some(Draft {
        token: n,
        source: Some(source),
        cue: view.span(n),
        lemma: p.lemma(n).to_owned(),
        content: content::pieces(view, what, None),
        quotes: Vec::new(),
        class: cue.class,
        rule: "noun.by",
    })
}

/// The one whose saying it is: a possessor, “by …”, “from …”, or the name of a country or people before it.
fn speaker(view: &View<'_, '_>, n: usize) -> Option<usize> {
    let p = view.p;
    if let Some(owner) = view.child(n, Dep::Poss) {
        return Some(owner);
    }
    let by = p
        .parse
        .children(n)
        .find(|&c| c > n && matches!(p.dep(c), Dep::Prep | Dep::Agent) && matches!(p.lower(c), "by" | "from"));
    if let Some(by) = by {
        return view.child(by, Dep::Pobj);
    }
    p.parse.children(n).find(|&c| {
        c < n
            && matches!(p.dep(c), Dep::Amod | Dep::Compound)
            && matches!(p.tag(c), Tag::Jj | Tag::Nnp | Tag::Nnps)
            && p.parse
                .tokens
                .get(c)
                .is_some_and(|t| matches!(t.name, Some(NameType::Norp | NameType::Gpe | NameType::Org)))
    })
}

/// “is concerned about the delay”, “was confident that talks would go on”.
fn attitude(view: &View<'_, '_>, adjective: usize) -> Option<Draft> {
    let p = view.p;
    let word = p.lower(adjective);
    let cue = view.cues.adjective(word)?;
    // As a predicate or, where the parse has it so, as a passive verb.
    let verb = match p.dep(adjective) {
        Dep::Acomp => p.parse.head(adjective)?,
        _ if view.child(adjective, Dep::Auxpass).is_some() => adjective,
        _ => return None,
    };
    let subject = view
        .child_of(verb, &[Dep::Nsubj, Dep::Nsubjpass])
        .filter(|&s| !matches!(p.lower(s), "it" | "there" | "that"))?;
    let what = p.parse.children(adjective).filter(|&c| c > adjective).find_map(|c| match p.dep(c) {
        Dep::Ccomp => Some(c),
        Dep::Prep | Dep::Agent if cue.takes(p.lower(c)) => view.child_of(c, &[Dep::Pobj, Dep::Pcomp]),
        _ => None,
    })?;
    let first = (verb..=adjective).next()?;
    Some(Draft {
        token: adjective,
        source: Some(source::phrase(view, subject)),
        cue: p.bytes(first..adjective + 1),
        lemma: word.to_owned(),
        content: content::pieces(view, what, None),
        quotes: Vec::new(),
        class: if view.is_negated(verb) { CueClass::Doubt } else { cue.class },
        rule: "adjective",
    })
}
