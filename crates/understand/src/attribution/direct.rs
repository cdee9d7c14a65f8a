//! Speech in quotation marks: which cue each quotation belongs to.
//!
//! “…,” the mayor said. — The mayor said: “…” — “…,” she said, “…” — “…,” she said. “…” — and quotations over several
//! sentences or paragraphs, which belong as a whole to one cue.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

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
    for (i, view) in views.iter().enumerate() {
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
        // “The mayor said:” and the quotation in the next paragraph.
        let next = Some(quotes.partition_point(|q| q.paragraph <= i))
            .filter(|&q| quotes.get(q).is_some_and(|q| q.paragraph == i + 1));
        if let Some(q) = next
            && view.p.text.trim_end().ends_with(':')
            && views.get(i + 1).is_some_and(|n| n.slice(n.from..quotes[q].outer.start).trim().is_empty())
            && let Some(&v) = verbs.iter().rev().find(|&&v| view.p.sentence_of(v).end == view.p.len())
        {
            owners.entry(q).or_insert((view.index, v));
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
        } else if before.paragraph == quote.paragraph && quote.is_speech && owner.0 == quote.paragraph {
            // “A,” she said. “B.”: nothing but the cue's own sentence stands between.
            let Some(view) = views.get(owner.0) else { continue };
            let cue = view.span(owner.1).start;
            let between = view.slice(before.outer.end..quote.outer.start).trim();
            let parted = between.ends_with(['.', ',', ':', '-', '–', '—']);
            let begun = view.p.sentences.iter().any(|s| s.start > cue && s.start < quote.outer.start);
            if between.is_empty() || cue >= before.outer.end && parted && !begun {
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
    view.cues.verb(view.p.lemma(v))?.takes(Frame::Quote)
}

/// The tokens of a cue with its subject and what else belongs to it, outside all quotations and the verb's content.
fn clause(view: &View<'_, '_>, v: usize) -> Range<usize> {
    let p = view.p;
    let mut first = v;
    let above =
        p.parse.head(v).filter(|&h| p.dep(v) == Dep::Xcomp && view.is_verb(h) && h < v && view.quote_of(h).is_none());
    for child in p.parse.children(v).chain(above).chain(above.into_iter().flat_map(|h| p.parse.children(h))) {
        let own = Some(child) == above
            || matches!(
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
            if Some(child) == above {
                first = first.min(child);
                continue;
            }
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
    let text = view.slice(quote.inner.clone()).trim_end_matches(['\'', '’']);
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
    let complete = quote.is_speech && (is_clause(view, quote) || !goes_on(view, quote));
    match () {
        () if colon => (!other).then_some(q),
        () if comma => (complete && !other && !own_clause && !goes_on(view, quote)).then_some(q),
        () => (complete && bare && !own_clause && !(goes_on(view, quote) && view.child(v, Dep::Ccomp).is_some()))
            .then_some(q),
    }
}

/// Whether the reporter's sentence goes on after a quotation that ends in no mark of its own: said “grave violations” had ….
fn goes_on(view: &View<'_, '_>, quote: &Quote) -> bool {
    let ended = view.slice(quote.inner.end..quote.outer.end).contains(',')
        || view.slice(quote.inner.clone()).ends_with(['.', '!', '?']);
    let after = view.slice(quote.outer.end..view.p.text.len()).trim_start();
    !ended
        && after.starts_with(|c: char| c.is_lowercase())
        && !["and ", "in ", "as ", "during ", "on "].iter().any(|w| after.starts_with(w))
}

/// Whether a quotation has a finite verb.
fn is_clause(view: &View<'_, '_>, quote: &Quote) -> bool {
    view.p.tokens_in(quote.inner.clone()).any(|i| matches!(view.p.tag(i), Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md))
}

/// What of its sentence stands before a quotation that ends a reported clause: the bridge “is safe,” she said.
fn lead_in(view: &View<'_, '_>, q: usize) -> Option<Range<usize>> {
    let quote = &view.quotes[q];
    let sentence = view.p.sentences.iter().find(|s| s.contains(&quote.outer.start))?;
    let earlier = view.own_quotes().take_while(|&(i, _)| i < q).map(|(_, e)| e.outer.end).max().unwrap_or(0);
    let start = sentence.start.max(earlier).max(view.from);
    let tokens = view.p.tokens_in(start..quote.outer.start);
    let words = tokens.clone().filter(|&i| view.p.dep(i) != Dep::Punct).count();
    let cue = tokens.clone().any(|i| can_quote(view, i).is_some());
    let before = view.slice(start..quote.outer.start).trim_end();
    let small = view.slice(quote.inner.clone()).starts_with(char::is_lowercase);
    let open = !before.ends_with(':') && (small || !before.ends_with(','));
    (words >= 2 && !cue && open).then(|| super::content::trim(view, tokens)).map(|t| t.start..quote.inner.end)
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
        // The first quotation may only end a clause in the reporter's words.
        let mut content = Vec::new();
        let first = quotes[0];
        if view.quotes[first].paragraph == view.index
            && view.quotes[first].outer.end <= view.span(v).start
            && let Some(whole) = lead_in(view, first)
        {
            content.push(whole);
            quotes.remove(0);
        }
        drafts.push(Draft {
            token: v,
            source: source::source(view, v),
            cue: view.cue(v),
            lemma: view.p.lemma(v).to_owned(),
            content,
            quotes,
            class,
            rule: "speech.quoted",
        });
    }
}

/// Quotations without a cue after a sentence with one: The bridge was open, she said. “Traffic is heavy.”
pub(super) fn go_on_after(view: &View<'_, '_>, owners: &Owners, drafts: &mut [Draft]) {
    for (q, quote) in view.own_quotes().filter(|(_, q)| q.is_speech) {
        let within = |d: &Draft| {
            d.quotes.contains(&q) || d.content.iter().any(|c| c.start < quote.outer.end && quote.outer.start < c.end)
        };
        let opens = view.p.sentences.iter().any(|s| s.start == quote.outer.start);
        if owners.contains_key(&q) || !opens || drafts.iter().any(within) {
            continue;
        }
        // The sentence before, or the quotation that itself came so.
        let before =
            drafts.iter().enumerate().filter(|(_, d)| d.cue.end <= quote.outer.start).max_by_key(|(_, d)| d.cue.end);
        let Some((i, draft)) = before else { continue };
        let next = view.p.sentences.iter().find(|s| s.start > draft.cue.start).map_or(usize::MAX, |s| s.start);
        let says = view
            .cues
            .verb(&draft.lemma)
            .is_some_and(|v| v.takes(Frame::Quote).is_some() && v.takes(Frame::Clause).is_some());
        let cue_last = draft.content.iter().any(|c| c.end <= draft.cue.start);
        if next == quote.outer.start && says && cue_last && draft.quotes.is_empty() && draft.source.is_some() {
            drafts[i].quotes.push(q);
        }
    }
}
