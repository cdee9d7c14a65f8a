//! What a verb of saying takes as its content.

use std::ops::Range;

use dateline_syntax::{Dep, NameType, Tag};

use super::{
    Draft, clause, content,
    cues::{CueClass, Frame, Verb},
    source,
    view::View,
};

/// What a construction finds: the content, and where the cue ends if after the verb.
pub(super) struct Taken {
    pub(super) content: Vec<Range<usize>>,
    pub(super) cue_to: Option<usize>,
    pub(super) class: CueClass,
    pub(super) rule: &'static str,
    /// Whether the speaker may be missing.
    pub(super) needs_source: bool,
}

type Construction = fn(&View<'_, '_>, usize, &Verb) -> Option<Taken>;

/// In this order: the first that fits has the verb.
const CONSTRUCTIONS: &[Construction] = &[
    clause::inserted,
    accusation,
    expression,
    shown,
    predicate,
    object_to,
    prep_to,
    clause::after,
    gerund,
    infinitive,
    clause::before,
    preposition,
    object,
    clause::beside,
    clause::loose,
];

/// Drafts for the verbs of a paragraph that no rule has taken yet.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    for v in 0..view.p.len() {
        if !view.is_verb(v) || drafts.iter().any(|d| d.token == v) {
            continue;
        }
        let lemma = view.p.lemma(v);
        let Some(verb) = view.cues.verb(lemma) else { continue };
        let Some(taken) = CONSTRUCTIONS.iter().find_map(|construction| construction(view, v, verb)) else { continue };
        // “should anybody ask”: only a condition.
        let inverted = view
            .child(v, Dep::Aux)
            .zip(view.child(v, Dep::Nsubj))
            .is_some_and(|(aux, subject)| aux < subject && subject < v);
        if inverted {
            continue;
        }
        let source = source::source(view, v);
        if source.is_none() && taken.needs_source || taken.content.is_empty() {
            continue;
        }
        // “you know”, “one thinks”: nobody in particular.
        let anybody =
            source.as_ref().is_some_and(|s| matches!(view.p.lower(s.head), "you" | "one" | "anyone" | "anybody"));
        if anybody && matches!(taken.class, CueClass::Think | CueClass::Intend) {
            continue;
        }
        let mut cue = view.cue(v);
        if let Some(to) = taken.cue_to {
            cue.end = cue.end.max(view.span(to).end);
        }
        let class = match taken.class {
            CueClass::Say if view.is_negated(v) => CueClass::Doubt,
            class => class,
        };
        drafts.push(Draft {
            token: v,
            source,
            cue,
            lemma: lemma.to_owned(),
            content: taken.content,
            quotes: Vec::new(),
            class,
            rule: taken.rule,
        });
    }
}

/// “promised to help”, “refused to come”; “are advised to stay at home”.
fn infinitive(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let passive = view.is_passive(v);
    let class = if passive { verb.takes(Frame::ObjectTo)? } else { verb.takes(Frame::To)? };
    let to = view
        .p
        .parse
        .children(v)
        .find(|&c| c > v && matches!(view.p.dep(c), Dep::Xcomp | Dep::Ccomp) && view.is_infinitive(c))?;
    // "who asked not to be named": told of the speaker, by nobody.
    let nameless =
        matches!(view.p.lemma(to), "name" | "identify" | "quote") && view.is_negated(to) && view.is_passive(to);
    if nameless {
        return None;
    }
    let content = content::pieces(view, to, None);
    Some(Taken { content, cue_to: None, class, rule: "verb.infinitive", needs_source: !passive })
}

/// “urged both sides to talk”; “told them to go”.
fn object_to(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::ObjectTo)?;
    if view.is_passive(v) {
        return None;
    }
    let p = view.p;
    let to = p
        .parse
        .children(v)
        .find(|&c| c > v && matches!(p.dep(c), Dep::Xcomp | Dep::Ccomp | Dep::Advcl) && view.is_infinitive(c))?;
    let object = view.child_of(v, &[Dep::Dobj, Dep::Dative]).or_else(|| view.child(to, Dep::Nsubj))?;
    let first = p.parse.subtree(object).start;
    if first <= v {
        return None;
    }
    let content = if verb.takes(Frame::Addressee).is_some() {
        content::pieces(view, to, view.child(to, Dep::Nsubj))
    } else {
        vec![content::trim(view, first..p.parse.subtree(to).end)]
    };
    Some(Taken { content, cue_to: None, class, rule: "verb.object-to", needs_source: true })
}

/// “called on both sides to talk”.
fn prep_to(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let p = view.p;
    let (on, class) = p
        .parse
        .children(v)
        .filter(|&c| c > v && matches!(p.dep(c), Dep::Prep | Dep::Prt | Dep::Dative))
        .find_map(|c| Some((c, verb.prep_to(p.lower(c))?)))?;
    let object = view.child(on, Dep::Pobj).or_else(|| view.child(v, Dep::Dobj).filter(|&o| o > on))?;
    let to = p
        .parse
        .subtree(v)
        .filter(|&i| i > object && view.is_infinitive(i))
        .find(|&i| matches!(p.dep(i), Dep::Xcomp | Dep::Advcl | Dep::Acl | Dep::Ccomp | Dep::Relcl))?;
    let first = p.parse.subtree(object).start.max(on + 1);
    let content = vec![content::trim(view, first..p.parse.subtree(to).end.max(p.parse.subtree(object).end))];
    Some(Taken { content, cue_to: Some(on), class, rule: "verb.call-on", needs_source: true })
}

/// “recommended closing the road”.
fn gerund(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Gerund)?;
    let p = view.p;
    let gerund = p
        .parse
        .children(v)
        .find(|&c| c > v && p.tag(c) == Tag::Vbg && matches!(p.dep(c), Dep::Xcomp | Dep::Ccomp | Dep::Dobj))?;
    Some(Taken {
        content: content::pieces(view, gerund, None),
        cue_to: None,
        class,
        rule: "verb.gerund",
        needs_source: true,
    })
}

/// “called the offer generous”; “described the talks as open”.
fn predicate(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Predicate)?;
    let p = view.p;
    if view.is_passive(v) && view.child(v, Dep::Agent).is_none() {
        return None;
    }
    let as_phrase = p.parse.children_with(v, Dep::Prep).find(|&c| c > v && p.lower(c) == "as");
    let small = p.parse.children(v).find(|&c| {
        c > v
            && (p.dep(c) == Dep::Oprd
                || matches!(p.dep(c), Dep::Ccomp | Dep::Xcomp)
                    && !p.tag(c).is_verb()
                    && view.child(c, Dep::Mark).is_none()
                    && view.child(c, Dep::Aux).is_none())
    });
    let object = view.child(v, Dep::Dobj).filter(|&o| o > v);
    let (first, parts) = match (object, small, as_phrase) {
        (Some(object), Some(part), _) | (Some(object), None, Some(part)) => {
            let mut parts: Vec<usize> =
                p.parse.children(v).filter(|&c| c > object && c < part && p.dep(c) == Dep::Prep).collect();
            parts.insert(0, object);
            parts.push(part);
            (p.parse.subtree(object).start, parts)
        }
        (None, Some(part), _) => (p.parse.subtree(part).start, vec![part]),
        _ => return None,
    };
    let content = vec![content::trim(view, content::run(view, first, &parts))];
    Some(Taken { content, cue_to: None, class, rule: "verb.predicate", needs_source: true })
}

/// “accused the army of shelling the town”; “blamed the mayor for the delay”.
fn accusation(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let p = view.p;
    let (of, class) = p.parse.subtree(v).filter(|&c| c > v && p.dep(c) == Dep::Prep).find_map(|c| {
        let head = p.parse.head(c)?;
        let near = head == v
            || p.parse.ancestors(head).take_while(|&a| a != v).all(|a| !view.is_verb(a) || p.dep(a) == Dep::Acl);
        near.then(|| verb.object_with(p.lower(c))).flatten().map(|class| (c, class))
    })?;
    let object = view.child_of(v, &[Dep::Dobj, Dep::Nsubjpass])?;
    let what = view.child_of(of, &[Dep::Pcomp, Dep::Pobj])?;
    let _ = object;
    Some(Taken {
        content: content::pieces(view, what, None),
        cue_to: None,
        class,
        rule: "verb.accusation",
        needs_source: false,
    })
}

/// “called for a truce”; “warned of floods”; “called for the road to be opened”.
fn preposition(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let p = view.p;
    let (prep, class) = p
        .parse
        .children(v)
        .filter(|&c| c > v && matches!(p.dep(c), Dep::Prep | Dep::Prt | Dep::Advmod | Dep::Dative))
        .find_map(|c| Some((c, verb.with(p.lower(c))?)))?;
    let what =
        view.child_of(prep, &[Dep::Pobj, Dep::Pcomp]).or_else(|| view.child(v, Dep::Dobj).filter(|&o| o > prep))?;
    // “reported 19 deaths on the island”, “reported on Sunday”: what is said stands before, or elsewhere.
    let at = view.span(what).start;
    let timed = p.times.iter().any(|time| time.bytes.contains(&at));
    if timed || verb.takes(Frame::Object).is_some() && view.child(v, Dep::Dobj).is_some() {
        return None;
    }
    // “called for the road to be opened”: the infinitive may hang on the verb.
    let next = p.parse.subtree(what).end;
    let to = p.parse.children(v).find(|&c| {
        p.parse.subtree(c).start == next && matches!(p.dep(c), Dep::Xcomp | Dep::Advcl) && view.is_infinitive(c)
    });
    let end = to.map_or(next, |to| p.parse.subtree(to).end);
    let first = p.parse.subtree(what).start.max(prep + 1);
    Some(Taken {
        content: vec![content::trim(view, first..end)],
        cue_to: Some(prep),
        class,
        rule: "verb.preposition",
        needs_source: true,
    })
}

/// “condemned the attack”; “demanded the withdrawal of all troops”; “19 deaths were reported by the clinic”.
fn object(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Object)?;
    let p = view.p;
    if view.is_passive(v) {
        view.child(v, Dep::Agent)?;
        let subject = view.child(v, Dep::Nsubjpass)?;
        return Some(Taken {
            content: content::pieces(view, subject, None),
            cue_to: None,
            class,
            rule: "verb.object",
            needs_source: true,
        });
    }
    // “plans to confirm the judges”: no saying but an aim.
    if view.is_infinitive(v)
        && view.child(v, Dep::Nsubj).is_none()
        && p.parse.head(v).is_none_or(|h| !view.is_verb(h) || view.cues.verb(p.lemma(h)).is_none())
    {
        return None;
    }
    let object = view.child(v, Dep::Dobj).filter(|&o| o > v)?;
    if class == CueClass::Say && view.cues.is_act(p.lemma(object)) {
        return None;
    }
    // “…, citing the ministry” names a source.
    let name = p.parse.tokens.get(object).and_then(|t| t.name);
    let named = matches!(name, Some(NameType::Person | NameType::Org | NameType::Gpe | NameType::Norp));
    let speaks = p.speakers.iter().any(|speaker| speaker.contains(&view.span(object).start));
    if p.tag(v) == Tag::Vbg && p.lemma(v) == "cite" && (named || speaks || p.lemma(object) == "source") {
        return None;
    }
    // What follows the object: “praised the nurses for their work”.
    let mut parts = vec![object];
    parts.extend(
        p.parse.children(v).filter(|&c| c > object).take_while(|&c| p.dep(c) == Dep::Prep && !is_circumstance(view, c)),
    );
    let content = vec![content::trim(view, content::run(view, p.parse.subtree(object).start, &parts))];
    Some(Taken { content, cue_to: None, class, rule: "verb.object", needs_source: true })
}

/// Whether a phrase only says when or in what medium: “on Monday”, “in a statement”.
fn is_circumstance(view: &View<'_, '_>, prep: usize) -> bool {
    let Some(object) = view.child(prep, Dep::Pobj) else { return false };
    view.p.is_time(object) || view.cues.is_medium(view.p.lemma(object)) || view.cues.is_medium(view.p.lower(object))
}

/// “posted a video of the bridge”: the content is what the picture shows.
fn shown(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let class = verb.takes(Frame::Show)?;
    let p = view.p;
    let object = view.child(v, Dep::Dobj).filter(|&o| o > v && view.cues.is_shown(p.lemma(o)))?;
    let what = p.parse.children(object).filter(|&c| c > object).find_map(|c| match p.dep(c) {
        Dep::Prep => view.child_of(c, &[Dep::Pobj, Dep::Pcomp]),
        Dep::Acl | Dep::Relcl => view.child_of(c, &[Dep::Dobj, Dep::Ccomp]),
        _ => None,
    });
    // “posted a video on Friday, showing the bridge”
    let what = what.or_else(|| {
        let showing = p
            .parse
            .children_with(v, Dep::Advcl)
            .find(|&c| c > object && p.tag(c) == Tag::Vbg && view.cues.verb(p.lemma(c)).is_some())?;
        view.child_of(showing, &[Dep::Dobj, Dep::Ccomp])
    });
    let content = content::pieces(view, what.unwrap_or(object), None);
    Some(Taken { content, cue_to: what.map(|_| object), class, rule: "verb.shown", needs_source: true })
}

/// “expressed concern over the delay”; “raised doubts that it would work”; “voiced readiness to help”.
fn expression(view: &View<'_, '_>, v: usize, verb: &Verb) -> Option<Taken> {
    let p = view.p;
    if view.is_passive(v) {
        return None;
    }
    let object = view.child(v, Dep::Dobj).filter(|&o| o > v)?;
    let class = verb.expresses(p.lemma(object))?;
    // “expressed readiness to help”: the noun is part of what is promised.
    if class == CueClass::Intend {
        let content = content::pieces(view, object, None);
        return Some(Taken { content, cue_to: None, class, rule: "verb.expression", needs_source: true });
    }
    // “put the toll at 12”, “raised it to 12”: the noun is said to have that number.
    let number = |prep: usize| {
        view.child(prep, Dep::Pobj).filter(|&n| p.tag(n) == Tag::Cd || view.child(n, Dep::Nummod).is_some())
    };
    let at = p
        .parse
        .children(v)
        .chain(p.parse.children(object))
        .find(|&c| c > object && matches!(p.lower(c), "at" | "to") && number(c).is_some());
    if let Some(at) = at.filter(|_| class == CueClass::Say) {
        let content = vec![content::trim(view, p.parse.subtree(object).start..p.parse.subtree(at).end)];
        return Some(Taken { content, cue_to: None, class, rule: "verb.expression", needs_source: true });
    }
    let judged = matches!(class, CueClass::Judge | CueClass::Think | CueClass::Doubt);
    let what =
        p.parse.children(object).chain(p.parse.children(v)).filter(|&c| c > object).find_map(|c| match p.dep(c) {
            Dep::Prep => {
                let prep = p.lower(c);
                let felt = matches!(prep, "over" | "at" | "regarding" | "against" | "in" | "on" | "with");
                let fits = matches!(prep, "about" | "for" | "of") || felt && judged;
                fits.then(|| view.child_of(c, &[Dep::Pobj, Dep::Pcomp])).flatten()
            }
            Dep::Acl | Dep::Ccomp | Dep::Relcl | Dep::Xcomp | Dep::Advcl => {
                let whole =
                    view.child(c, Dep::Mark).is_some() || view.is_infinitive(c) || judged && p.dep(c) == Dep::Ccomp;
                whole.then_some(c)
            }
            _ => None,
        })?;
    let content = content::pieces(view, what, None);
    Some(Taken { content, cue_to: Some(object), class, rule: "verb.expression", needs_source: true })
}
