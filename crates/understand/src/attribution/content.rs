//! What is said: from tokens to spans.

use std::ops::Range;

use dateline_syntax::{Dep, Tag};

use super::view::View;

/// The pieces of the clause or phrase of a head: its tokens in runs, without those under `except`, “that” before them, and
/// marks at their ends.
pub(super) fn pieces(view: &View<'_, '_>, head: usize, except: Option<usize>) -> Vec<Range<usize>> {
    let p = view.p;
    let mut runs: Vec<Range<usize>> = Vec::new();
    let tree = p.parse.subtree(head);
    let end = view.lift_after(head).map_or(tree.end, |from| tree.end.min(from));
    for i in tree.start..end.max(tree.start) {
        let belongs = p.parse.is_under(i, head) && except.is_none_or(|e| !p.parse.is_under(i, e));
        match runs.last_mut() {
            Some(run) if belongs && run.end == i => run.end = i + 1,
            _ if belongs => runs.push(i..i + 1),
            _ => {}
        }
    }
    let only = runs.len() == 1;
    // A relative pronoun that the parse puts here from afar.
    runs.retain(|run| run.len() > 1 || !matches!(p.tag(run.start), Tag::Wdt | Tag::Wp));
    let spans = runs.into_iter().map(|run| trim(view, run));
    // A lone mark or conjunction between two pieces is no piece.
    spans
        .filter(|s| {
            !s.is_empty() && (only || view.slice(s.clone()).chars().filter(|c| c.is_alphanumeric()).count() > 2)
        })
        .collect()
}

/// The bytes of a range of tokens as content.
pub(super) fn trim(view: &View<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let p = view.p;
    let (mut first, mut end) = (tokens.start, tokens.end);
    while first < end && (view.span(first).start < view.from || matches!(p.word(first), "•" | "·" | "▪" | "*")) {
        first += 1;
    }
    while first < end
        && (p.dep(first) == Dep::Punct && !opens(p.word(first)) && !p.word(first).starts_with(['#', '@', '$'])
            || p.tag(first) == Tag::In && p.dep(first) == Dep::Mark && p.word(first).eq_ignore_ascii_case("that"))
    {
        first += 1;
    }
    while end > first && matches!(p.word(end - 1), "," | "." | ";" | ":" | "-" | "–" | "—" | "―" | "--") {
        end -= 1;
    }
    // “de-escalation”: a parse may part what a hyphen joins.
    while end > first
        && end + 1 < p.len()
        && p.word(end) == "-"
        && view.span(end).start == view.span(end - 1).end
        && view.span(end + 1).start == view.span(end).end
    {
        end += 2;
        while end < p.len() && p.parse.is_under(end, end - 1) {
            end += 1;
        }
    }
    outer_marks(view, p.bytes(first..end))
}

fn opens(word: &str) -> bool {
    word.starts_with(['“', '"', '‘', '\'', '(', '[', '«', '„', '`'])
}

/// Without the quotation marks that stand round the whole, or of which only one is there.
pub(super) fn outer_marks(view: &View<'_, '_>, bytes: Range<usize>) -> Range<usize> {
    let mut bytes = bytes;
    // A mark at the end just outside belongs to the quotation that stands within.
    for (_, quote) in view.own_quotes() {
        if quote.outer.start > bytes.start
            && quote.outer.start < bytes.end
            && quote.outer.end > bytes.end
            && quote.inner.end <= bytes.end + 2
        {
            bytes.end = quote.outer.end;
        }
        if quote.outer.start <= bytes.start && bytes.end <= quote.outer.end {
            bytes.start = bytes.start.max(quote.inner.start);
            bytes.end = bytes.end.min(quote.inner.end);
            break;
        }
        // Only the beginning or the end of a quotation: its mark is left out.
        if quote.outer.start == bytes.start && quote.outer.end > bytes.end {
            bytes.start = quote.inner.start;
        }
    }
    if bytes.start > bytes.end { bytes.start..bytes.start } else { bytes }
}

/// The first token after a cue that belongs to what the verb takes, and the last: a run from `first` to the end of the
/// given dependents where they follow each other without gap.
pub(super) fn run(view: &View<'_, '_>, first: usize, dependents: &[usize]) -> Range<usize> {
    let mut end = first + 1;
    for &d in dependents {
        let tree = view.p.parse.subtree(d);
        if tree.start <= end && tree.end > end {
            end = tree.end;
        }
    }
    first..end
}
