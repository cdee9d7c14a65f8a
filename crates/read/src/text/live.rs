//! Live feeds: posts under time stamps, in whatever form the page writes them.
//!
//! A stamp alone on a line, or one before the words of its line with a mark between, may begin a post. Whether it does
//! is told by the page: posts have stamps of one form, and several of them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use dateline_model::BlockKind;

use super::content::{self, Style};
use super::{Page, head};
use crate::clock::{Cue, Lead, Separator};
use crate::draft::{Day, Draft, DraftPost};
use crate::furniture::{self, Furniture};
use crate::shape;

/// The form of a stamp on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Form {
    place: Place,
    bullet: Option<char>,
    cue: Cue,
    clock: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Alone on its line.
    Alone,
    /// Before other words, with a mark between.
    Marked,
    /// Before other words, with nothing between.
    Bare,
}

impl Form {
    fn of(page: &Page, line: usize, lead: &Lead) -> Form {
        let l = &page.lines[line];
        let place = match lead.separator {
            _ if lead.rest >= l.range.end => Place::Alone,
            Separator::Colon | Separator::Dash => Place::Marked,
            // "Update at 2:02 p.m. ET. Headline": a full stop parts only what is plainly a stamp.
            Separator::Period if lead.stamp.cue != Cue::None || lead.stamp.zone.is_some() => Place::Marked,
            _ => Place::Bare,
        };
        Form { place, bullet: l.bullet, cue: lead.stamp.cue, clock: lead.stamp.has_clock() }
    }
}

/// Reads a live feed, if the text is one.
pub(crate) fn read(page: &Page) -> Option<Draft> {
    let stamps = stamps(page)?;
    let first = *stamps.first()?;
    let mut draft = Draft { layout: "live", ..Draft::default() };
    // A bullet list's heading stamps outside the posts' form stay what they are: lines of the head or of a post.
    let day_above = first.checked_sub(1).filter(|&i| is_day(page, i));
    head::read(page, 0..day_above.unwrap_or(first), &mut draft);
    if let Some(at) = day_above {
        day(page, at, &mut draft);
    }
    let tail = tail(page, &stamps);
    let style = style(page, &stamps, tail);
    for (n, &at) in stamps.iter().enumerate() {
        let end = stamps.get(n + 1).copied().unwrap_or(tail);
        post(page, at, end, style, &mut draft);
    }
    foot(page, tail..page.lines.len(), &mut draft);
    Some(draft)
}

/// The lines whose stamps begin posts.
fn stamps(page: &Page) -> Option<Vec<usize>> {
    // How often each form stands on the page, and the place of its first.
    let mut count: HashMap<Form, (usize, usize)> = HashMap::new();
    for (n, (line, lead)) in page.leads.iter().enumerate() {
        count.entry(Form::of(page, *line, lead)).or_insert((0, n)).0 += 1;
    }
    // Stamps alone on a line count double: they cannot be prose. Those without a clock name days, and begin posts only
    // where nothing else does.
    let weight = |form: &Form, count: usize| match form.place {
        _ if !form.clock => count,
        Place::Alone => count * 20,
        Place::Marked => count * 10,
        Place::Bare => count * 5,
    };
    let enough = |form: &Form, count: usize| match form.place {
        _ if !form.clock => form.place == Place::Alone && count >= 3,
        Place::Alone => count >= 2,
        Place::Marked => count >= 2,
        Place::Bare => count >= 4,
    };
    let rank = |form: &Form, count: usize, first: usize| {
        (weight(form, count), form.place == Place::Alone, form.cue == Cue::None, Reverse(first))
    };
    let likely = count.iter().filter(|(form, (count, _))| enough(form, *count));
    let form = *likely.max_by_key(|(form, (count, first))| rank(form, *count, *first))?.0;
    // One page may write "14:05" and "Updated 14:05" above its posts, but the same place and bullet.
    let same = |other: &Form| {
        other.place == form.place && other.bullet == form.bullet && other.clock == form.clock && other.cue == form.cue
    };
    let mut chosen: Vec<usize> =
        page.leads.iter().filter(|(line, lead)| same(&Form::of(page, *line, lead))).map(|(line, _)| *line).collect();
    if form.place == Place::Alone && form.bullet.is_none() {
        drop_head_clock(page, &mut chosen);
    }
    if form.place == Place::Bare && !in_order(page, &chosen) {
        return None;
    }
    (!chosen.is_empty()).then_some(chosen)
}

/// The first stamp of a page may be the clock of its head, which tells when the page was retrieved: it stands on the first
/// lines, above the title, and has a date that the posts' stamps lack.
fn drop_head_clock(page: &Page, stamps: &mut Vec<usize>) {
    let dated = |line: usize| page.lead(line).is_some_and(|l| l.stamp.date.is_some());
    let (Some(&first), Some(&second)) = (stamps.first(), stamps.get(1)) else { return };
    let others_dated = stamps[1..].iter().filter(|&&l| dated(l)).count();
    let above_title = head::title(page, first + 1..second).is_some() && head::title(page, 0..first).is_none();
    if first <= 3 && dated(first) && others_dated * 2 < stamps.len() - 1 && (above_title || first == 0) {
        stamps.remove(0);
    }
}

/// Whether the clocks of stamps run in one direction but for midnights: what merely looks like stamps does not.
fn in_order(page: &Page, stamps: &[usize]) -> bool {
    let clocks: Vec<i64> = stamps.iter().filter_map(|&l| Some(page.lead(l)?.stamp.clock?.minutes())).collect();
    let steps = clocks.windows(2).map(|w| (w[1] - w[0]).signum());
    let (up, down) = steps.fold((0usize, 0usize), |(u, d), s| (u + usize::from(s > 0), d + usize::from(s < 0)));
    up.max(down) * 5 >= (up + down) * 4
}

/// Whether most posts begin with a line of a headline's form.
fn style(page: &Page, stamps: &[usize], tail: usize) -> Style {
    let (mut with, mut content) = (0usize, 0usize);
    for (n, &at) in stamps.iter().enumerate().take(1000) {
        let end = stamps.get(n + 1).copied().unwrap_or(tail);
        if let Some(first) =
            (at + 1..end).find(|&i| !content::is_furniture(page, i) && !head::is_byline(page.words(&page.lines[i])))
        {
            content += 1;
            with += usize::from(content::may_be_headline(page, first));
        }
    }
    Style { headlines: with * 2 > content, begun: false }
}

/// The line at which the page's foot begins, after the last post.
fn tail(page: &Page, stamps: &[usize]) -> usize {
    let total = page.lines.len();
    let Some(&last) = stamps.last() else { return total };
    // Where posts are indented, the first line that is not ends the last one.
    let inside = |n: usize| stamps[n] + 1..stamps.get(n + 1).copied().unwrap_or(total);
    let indent = (0..stamps.len() - 1).flat_map(inside).map(|i| page.lines[i].indent).min().unwrap_or(0);
    let dedent = (last + 1..total).find(|&i| page.lines[i].indent < indent).unwrap_or(total);
    // From the first button on, if nothing after it is prose: buttons, tags, titles of other stories.
    let is_end = |i: usize| {
        let line = &page.lines[i];
        line.rule || matches!(furniture::of(page.words(line)), Some(f) if f != Furniture::CardEnd)
    };
    let last_prose = (last + 1..dedent).rev().find(|&i| shape::is_prose(page.words(&page.lines[i])) && !is_end(i));
    let from = last_prose.map_or(last + 1, |i| i + 1);
    let related = (last + 1..dedent).find(|&i| furniture::of(page.words(&page.lines[i])) == Some(Furniture::Related));
    (from..dedent).find(|&i| is_end(i)).into_iter().chain(related).min().unwrap_or(dedent)
}

fn post(page: &Page, at: usize, end: usize, style: Style, draft: &mut Draft) {
    let Some(lead) = page.lead(at) else { return };
    let post = draft.posts.len();
    let line = &page.lines[at];
    draft.posts.push(DraftPost { stamp: Some(lead.stamp.clone()), ..DraftPost::default() });
    draft.block(BlockKind::Stamp, line.range.start..lead.stamp.words.end, Some(post));
    let mut from = at + 1;
    let style = if lead.rest < line.range.end {
        inline(page, lead.rest..line.range.end, from == end, post, draft);
        // What follows on further lines is no headline any more.
        Style::PROSE
    } else {
        style
    };
    // Day headings between posts belong to none of them.
    let mut run = from;
    while from < end {
        if is_day(page, from) {
            content::read(page, run..from, style, post, draft);
            day(page, from, draft);
            run = from + 1;
        }
        from += 1;
    }
    content::read(page, run..end, style, post, draft);
}

/// Whether a line names a day and nothing else.
fn is_day(page: &Page, line: usize) -> bool {
    head::is_stamp_line(page, line) && page.lead(line).is_some_and(|l| !l.stamp.has_clock())
}

fn day(page: &Page, line: usize, draft: &mut Draft) {
    if let Some(lead) = page.lead(line) {
        draft.days.push(Day { stamp: lead.stamp.clone(), before: draft.posts.len() });
        draft.block(BlockKind::Heading, page.lines[line].range.clone(), None);
    }
}

/// What follows a stamp on its own line: a headline, prose, or a headline and prose with a mark between.
fn inline(page: &Page, rest: Range<usize>, alone: bool, post: usize, draft: &mut Draft) {
    let words = &page.text[rest.clone()];
    let title = words.trim_end_matches([':', ' ']);
    let (headline, body) = match lead_in(words) {
        Some(at) => (Some(rest.start..rest.start + at), rest.start + at..rest.end),
        None if shape::is_title(title) && (!alone || shape::is_title_case(title)) => {
            (Some(rest.clone()), rest.end..rest.end)
        }
        None => (None, rest.clone()),
    };
    if let Some(range) = headline {
        draft.posts[post].headline = Some(page.text[range.clone()].trim_end_matches([':', '.', ' ']).to_owned());
        draft.block(BlockKind::Headline, range, Some(post));
    }
    let body_words = &page.text[body.clone()];
    let start = body.end - body_words.trim_start().len();
    if start < body.end {
        draft.posts[post].dateline = crate::dateline::read(&page.text[start..body.end]).map(|(d, _)| d);
        draft.block(BlockKind::Body, start..body.end, Some(post));
    }
}

/// Where a headline ends that stands before prose on one line: `Ferry Stops: The ferry has stopped.` or
/// `Ferry Stops. The ferry has stopped.`, in Title Case.
fn lead_in(words: &str) -> Option<usize> {
    let near = words.char_indices().map(|(i, _)| i).take_while(|&i| i < 160).last()?;
    let end = words[..near].find([':', '.'])? + 1;
    let headline = &words[..end - 1];
    let rest = words[end..].trim_start();
    let capital = |w: &str| w.chars().count() < 4 || !w.starts_with(char::is_lowercase);
    let titled = shape::words(headline) >= 2 && headline.split_whitespace().all(capital);
    (titled && !rest.is_empty() && shape::is_prose(rest)).then_some(end)
}

/// What stands below the posts: a title that the page repeats there or has nowhere else, and furniture.
fn foot(page: &Page, lines: Range<usize>, draft: &mut Draft) {
    let title = if draft.title.is_none() { head::title(page, lines.clone()) } else { None };
    if let Some(at) = title {
        draft.title = Some(page.words(&page.lines[at]).to_owned());
    }
    for i in lines {
        if is_day(page, i) {
            day(page, i, draft);
            continue;
        }
        let kind = if Some(i) == title { BlockKind::Title } else { BlockKind::Furniture };
        draft.block(kind, page.lines[i].range.clone(), None);
    }
}
