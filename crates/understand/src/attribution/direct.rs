//! Speech in quotation marks: which cue each quotation belongs to.
//!
//! “…,” the mayor said. — The mayor said: “…” — “…,” she said, “…” — “…,” she said. “…” — and quotations over several
//! sentences or paragraphs, which belong as a whole to one cue.

use std::{collections::HashMap, ops::Range};

use dateline_syntax::{Dep, Tag};

use super::{
    Draft,
    cues::{CueClass, Frame},
    quotes::Quote,
    source,
    view::View,
};

/// For each quotation the cue (paragraph and token) that it belongs to.
pub(super) type Owners = HashMap<usize, (usize, usize)>;

/// Works out the owners of all quotations of a post.
pub(super) fn owners(views: &[View<'_, '_>], quotes: &[Quote]) -> Owners {
    let mut owners = Owners::new();
    for view in views {
        let verbs: Vec<usize> = (0..view.p.len()).filter(|&v| can_quote(view, v).is_some()).collect();
        // A cue right after a quotation is the surest sign.
        for &v in &verbs {
            if let Some(q) = quotation_before(view, v) {
                owners.entry(q).or_insert((view.index, v));
            }
        }
        for &v in &verbs {
            if let Some(q) = quotation_after(view, v)
                && !owners.contains_key(&q)
            {
                owners.insert(q, (view.index, v));
            }
        }
    }
    go_on(views, quotes, &mut owners);
    owners
}

/// Quotations without a cue of their own go on with the one before them.
fn go_on(views: &[View<'_, '_>], quotes: &[Quote], owners: &mut Owners) {
    // Backwards through paragraphs left open: “A.¶ “B,” she said.
    for q in (1..quotes.len()).rev() {
        if quotes[q].goes_on
            && !owners.contains_key(&(q - 1))
            && let Some(&owner) = owners.get(&q)
        {
            owners.insert(q - 1, owner);
        }
    }
    for q in 1..quotes.len() {
        if owners.contains_key(&q) {
            continue;
        }
        let Some(&owner) = owners.get(&(q - 1)) else { continue };
        let (before, quote) = (&quotes[q - 1], &quotes[q]);
        if quote.goes_on {
            owners.insert(q, owner);
        } else if before.paragraph == quote.paragraph && quote.is_speech {
            // “A,” she said. “B.”: nothing but the cue's own sentence stands between.
            let between = views.get(quote.paragraph).map_or("", |v| v.slice(before.outer.end..quote.outer.start));
            let ends = between.trim_end();
            let stops = ends.matches(['.', '!', '?']).count();
            let (_, cue) = owner;
            let cue_between = owner.0 == quote.paragraph && views[owner.0].span(cue).start >= before.outer.end;
            let directly = ends.is_empty();
            if directly
                || cue_between && stops <= 1 && ends.ends_with(['.', ',', ':', '-', '–', '—']) && ends.len() < 200
            {
                owners.insert(q, owner);
            }
        }
    }
}

/// Its class if a token is a verb that may stand beside a quotation.
fn can_quote(view: &View<'_, '_>, v: usize) -> Option<CueClass> {
    if !view.is_verb(v) || view.quote_of(v).is_some() {
        return None;
    }
    view.cues.verb(&view.p.lemma(v))?.takes(Frame::Quote)
}

/// The tokens of a cue with its subject and what else belongs to it, outside all quotations and the verb's content.
fn clause(view: &View<'_, '_>, v: usize) -> Range<usize> {
    let p = view.p;
    let mut first = v;
    for child in p.parse.children(v) {
        let own = matches!(
            p.dep(child),
            Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Aux
                | Dep::Auxpass
                | Dep::Neg
                | Dep::Advmod
                | Dep::Npadvmod
                | Dep::Prep
                | Dep::Expl
        );
        if own && child < v && view.quote_of(child).is_none() {
            let start = p.parse.subtree(child).start;
            first =
                first.min((start..=child).rev().take_while(|&i| view.quote_of(i).is_none()).last().unwrap_or(child));
        }
    }
    let mut end = v + 1;
    while end < p.len() && view.quote_of(end).is_none() && !matches!(p.word(end), "." | "!" | "?" | ":") {
        end += 1;
    }
    first..end
}

/// The quotation that ends right before the clause of `v`: “…,” the mayor said; “…” said the mayor.
fn quotation_before(view: &View<'_, '_>, v: usize) -> Option<usize> {
    let p = view.p;
    let first = clause(view, v).start;
    let mut before = first.checked_sub(1)?;
    // A comma after the mark, or a dash.
    while matches!(p.word(before), "," | "-" | "–" | "—" | "--") && view.quote_of(before).is_none() {
        before = before.checked_sub(1)?;
    }
    let q = view.quote_of(before)?;
    let quote = &view.quotes[q];
    let text = view.slice(quote.inner.clone());
    let within = view.slice(quote.inner.end..quote.outer.end);
    let between = view.slice(quote.outer.end..view.span(first).start);
    // “…,” or “…” with a comma, or a sentence that ends in its own mark.
    let parted = within.contains(',')
        || text.ends_with(['.', '!', '?', '…', '-', '–', '—'])
        || between.trim().starts_with([',', '-', '–', '—']);
    let has_content = view.child(v, Dep::Ccomp).is_some_and(|c| c > v && view.quote_of(c).is_none());
    (quote.is_speech && parted && !has_content).then_some(q)
}

/// The quotation that begins after `v` in its sentence: She said: “…”; She told reporters, “…”; She said “…”
fn quotation_after(view: &View<'_, '_>, v: usize) -> Option<usize> {
    let p = view.p;
    let tree = p.sentence_of(v);
    let mut i = v + 1;
    while i < p.len() && view.quote_of(i).is_none() {
        i += 1;
    }
    let q = view.quote_of(i)?;
    let quote = &view.quotes[q];
    let before = view.slice(view.span(v).end..quote.outer.start).trim_end();
    let colon = before.ends_with(':');
    if !(tree.contains(&i) || colon && before.len() < 200) || before.trim_end_matches(':').contains(['!', '?', ';']) {
        return None;
    }
    let comma = before.ends_with(',');
    let bare = (v + 1..i).all(|j| p.parse.head(j) == Some(v) && !matches!(p.dep(j), Dep::Ccomp | Dep::Mark));
    let own_clause = view.child(v, Dep::Ccomp).is_some_and(|c| view.quote_of(c).is_none());
    let other = (v + 1..i).any(|j| {
        view.is_verb(j)
            && !p.parse.ancestors(j).any(|a| p.dep(a) == Dep::Relcl)
            && p.dep(j) != Dep::Relcl
            && p.tag(j) != Tag::Vbg
            && (can_quote(view, j).is_some() || comma)
    });
    let complete = quote.is_speech && !is_phrase(view, quote);
    match () {
        () if colon => (!other).then_some(q),
        () if comma => (complete && !other && !own_clause).then_some(q),
        () => (quote.is_speech && bare && !own_clause && complete).then_some(q),
    }
}

/// Whether a quotation is a mere phrase within the reporter's sentence, which then goes on: said “grave violations” had ….
fn is_phrase(view: &View<'_, '_>, quote: &Quote) -> bool {
    let after = view.slice(quote.outer.end..view.p.text.len()).trim_start();
    let goes_on = after.starts_with(|c: char| c.is_lowercase())
        && !after.starts_with("and ")
        && !after.starts_with("in ")
        && !after.starts_with("as ");
    let tokens = view.p.tokens_in(quote.inner.clone());
    let finite = tokens.clone().any(|i| matches!(view.p.tag(i), Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md));
    goes_on && !finite
}

/// Drafts for the cues that own quotations.
pub(super) fn find(view: &View<'_, '_>, owners: &Owners, drafts: &mut Vec<Draft>) {
    let mut of_cue: HashMap<usize, Vec<usize>> = HashMap::new();
    for (&q, &(paragraph, v)) in owners {
        if paragraph == view.index {
            of_cue.entry(v).or_default().push(q);
        }
    }
    let mut cues: Vec<(usize, Vec<usize>)> = of_cue.into_iter().collect();
    cues.sort_unstable();
    for (v, mut quotes) in cues {
        let Some(class) = can_quote(view, v) else { continue };
        quotes.sort_unstable();
        drafts.push(Draft {
            token: v,
            source: source::source(view, v),
            cue: view.cue(v),
            lemma: view.p.lemma(v),
            content: Vec::new(),
            quotes,
            class,
            rule: "speech.quoted",
        });
    }
}
