//! Where or how something is said: “in a statement”, “on Facebook”, “told the Daily Example”.

use std::ops::Range;

use dateline_syntax::Dep;

use super::{Draft, cues::Frame, view::View};

/// The words that name the medium of a draft.
pub(super) fn medium(view: &View<'_, '_>, draft: &Draft) -> Option<Range<usize>> {
    let p = view.p;
    let v = draft.token;
    if !p.tag(v).is_verb() {
        return None;
    }
    let outside = |i: usize| {
        let at = view.span(i).start;
        !draft.content.iter().any(|c| c.contains(&at)) && (draft.quotes.is_empty() || view.quote_of(i).is_none())
    };
    // “told Channel Nine that …”: a named outlet.
    if view.cues.verb(&draft.lemma).is_some_and(|c| c.takes(Frame::Addressee).is_some())
        && let Some(who) =
            view.child_of(v, &[Dep::Dobj, Dep::Dative]).filter(|&w| w > v && outside(w) && p.tag(w).is_proper())
    {
        return Some(phrase(view, who));
    }
    // A phrase of the verb, of one it hangs on (“took to Twitter to say”), or of the noun that it follows.
    let above = p.parse.ancestors(v).take(2).filter(|&a| outside(a));
    std::iter::once(v).chain(above).find_map(|verb| {
        p.parse.children(verb).filter(|&c| outside(c) && matches!(p.dep(c), Dep::Prep)).find_map(|prep| {
            let noun = view.child(prep, Dep::Pobj)?;
            let fits = matches!(p.lower(prep), "in" | "on" | "at" | "during" | "via" | "to" | "by" | "after" | "with");
            let named = fits && (view.cues.is_medium(p.lower(noun)) || view.cues.is_medium(p.lemma(noun)));
            named.then(|| p.bytes(prep..phrase_end(view, noun)))
        })
    })
}

fn phrase(view: &View<'_, '_>, head: usize) -> Range<usize> {
    view.p.bytes(view.p.parse.subtree(head).start..phrase_end(view, head))
}

/// Up to the head and its “of …”, without clauses.
fn phrase_end(view: &View<'_, '_>, head: usize) -> usize {
    let p = view.p;
    let of = p.parse.children(head).find(|&c| c > head && p.dep(c) == Dep::Prep && p.lower(c) == "of");
    of.filter(|&of| of == head + 1).map_or(head + 1, |of| p.parse.subtree(of).end.min(head + 8))
}
