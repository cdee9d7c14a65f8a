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
use crate::clock::{Cue, Lead, Separator, Stamp, Tail};
use crate::draft::{Day, Draft, DraftPost};
use crate::furniture::Furniture;
use crate::shape;

/// The form of a stamp on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Form {
    stands: Stands,
    bullet: Option<char>,
    cue: Cue,
    clock: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Stands {
    /// Alone on its line.
    Alone,
    /// Before other words, with a mark between.
    Marked,
    /// Before other words, with nothing between.
    Bare,
    /// Behind other words.
    Behind,
}

impl Form {
    fn of(page: &Page, line: usize, lead: &Lead) -> Form {
        let l = &page.lines[line];
        let stands = match lead.separator {
            _ if lead.rest >= l.range.end => Stands::Alone,
            Separator::Colon | Separator::Dash => Stands::Marked,
            // "Update at 2:02 p.m. ET. Headline": a full stop parts only what is plainly a stamp.
            Separator::Period
                if lead.stamp.cue != Cue::None
                    || lead.stamp.zone.is_some()
                    || !page.text[lead.stamp.words.clone()].ends_with(|c: char| c.is_ascii_digit()) =>
            {
                Stands::Marked
            }
            _ => Stands::Bare,
        };
        // Alone, "Updated at 15:20" may be a note; before words, "Update 15:20" and "Breaking 15:30" begin posts alike.
        let cue = match lead.stamp.cue {
            Cue::Updated if stands != Stands::Alone => Cue::Posted,
            cue => cue,
        };
        Form { stands, bullet: l.bullet, cue, clock: lead.stamp.has_clock() }
    }
}

impl Form {
    fn behind(page: &Page, line: usize, stamp: &Stamp) -> Form {
        Form { stands: Stands::Behind, bullet: page.lines[line].bullet, cue: stamp.cue, clock: stamp.has_clock() }
    }
}

/// The lines of one post.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The first of them.
    start: usize,
    /// The one with its stamp.
    stamp: usize,
}

/// Where a page puts the stamps of its posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Above the post.
    Above,
    /// Between its headline and its words.
    BelowHeadline,
    /// Below its author, above the rest.
    BelowAuthor,
    /// Below the post.
    Below,
}

/// Reads a live feed, if the text is one.
pub(crate) fn read(page: &Page) -> Option<Draft> {
    let mut entries = entries(page)?;
    let place = place(page, &entries);
    spread(page, &mut entries, place);
    let first = *entries.first()?;
    let last = *entries.last()?;
    let mut draft = Draft { layout: "live", ..Draft::default() };
    // A bullet list's heading stamps outside the posts' form stay what they are: lines of the head or of a post.
    let day_above = first.start.checked_sub(1).filter(|&i| is_day(page, i));
    head::read(page, 0..day_above.unwrap_or(first.start), &mut draft);
    if let Some(at) = day_above {
        day(page, at, &mut draft);
    } else if (first.start..last.stamp).any(|i| is_day(page, i))
        && let Some(lead) = (0..first.start).rev().take(20).find(|&i| is_day(page, i)).and_then(|i| page.lead(i))
    {
        // The first of several days may have words of its own above its first clock.
        draft.days.push(Day { stamp: lead.stamp.clone(), before: 0 });
    }
    let tail = if place == Place::Below { last.stamp + 1 } else { tail(page, &entries) };
    let style = match place {
        Place::BelowHeadline => Style { headlines: true, begun: false },
        _ => style(page, &entries, tail),
    };
    let inline = Inline { speakers: speakers(page, &entries), titles: titles(page, &entries) };
    for (n, &entry) in entries.iter().enumerate() {
        let end = entries.get(n + 1).map_or(tail, |e| e.start);
        if entry.start == entry.stamp {
            post(page, entry.stamp, end, style, inline, &mut draft);
        } else if let Some(tail) = page.tail(entry.stamp) {
            post_behind(page, entry, tail, end, style, &mut draft);
        } else {
            post_around(page, entry, end, style, &mut draft);
        }
    }
    foot(page, tail..page.lines.len(), &mut draft);
    // "This article was last updated at …" may close the page.
    let end = page.lines.len().saturating_sub(3).max(last.stamp + 1)..page.lines.len();
    let dates = end.filter(|&i| page.stamp(i).is_none()).filter_map(|i| head::own_date(page, i));
    draft.page_stamps.extend(dates);
    Some(draft)
}

/// The posts of a page by their stamps; each starts with its stamp as yet.
fn entries(page: &Page) -> Option<Vec<Entry>> {
    let stamps = stamps(page)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(stamps.len());
    for &line in &stamps {
        let own = page.stamp(line)?;
        if let Some(previous) = entries.last_mut()
            && previous.stamp + 1 == line
            && let Some(above) = page.stamp(previous.stamp)
        {
            // "29m ago" above "(15:31 GMT)" is one stamp in two ways; the clock says it better.
            if above.clock.is_none() && own.clock.is_some() {
                previous.stamp = line;
                continue;
            }
            if above.clock.is_some() && own.clock.is_none() && own.ago.is_some() || is_same_clock(page, line) {
                continue;
            }
        }
        // The same clock in another form right above: "Published at 15:05" above "15:05".
        match line.checked_sub(1).filter(|_| is_same_clock(page, line)) {
            Some(above) => entries.push(Entry { start: above, stamp: above }),
            None => entries.push(Entry { start: line, stamp: line }),
        }
    }
    Some(entries)
}

/// Whether a line is nothing but a stamp that says the clock of the one right above again.
fn is_same_clock(page: &Page, line: usize) -> bool {
    let alone = |i: usize| page.lead(i).filter(|_| head::is_stamp_line(page, i)).and_then(|l| l.stamp.clock);
    match (line.checked_sub(1).and_then(alone), alone(line)) {
        (Some(above), Some(own)) => above.minutes() == own.minutes(),
        _ => false,
    }
}

/// Whether the words between the stamps and the first colon of their lines are those who speak, as in chats: most posts
/// have some, and they are names or come again.
fn speakers(page: &Page, entries: &[Entry]) -> bool {
    let sample = &entries[..entries.len().min(1000)];
    let mut count: HashMap<&str, usize> = HashMap::new();
    for entry in sample.iter().filter(|e| e.start == e.stamp) {
        let line = entry.stamp;
        let rest = page.lead(line).and_then(|l| page.text.get(l.rest..page.lines[line].range.end));
        if let Some((name, _)) = rest.and_then(speaker) {
            *count.entry(name).or_default() += 1;
        }
    }
    let all: usize = count.values().sum();
    let named: usize = count.iter().filter(|(name, n)| **n > 1 || content::is_name(name)).map(|(_, n)| n).sum();
    all >= 2 && all * 10 >= sample.len() * 8 && named * 10 >= all * 8 && (count.len() < all || named == all)
}

/// What stands on the lines of a page's stamps.
#[derive(Debug, Clone, Copy)]
struct Inline {
    /// First who speaks, and a colon.
    speakers: bool,
    /// Headlines, where nothing is below them.
    titles: bool,
}

/// Whether most of the lines that are whole posts, stamp and words, have the letter case of headlines.
fn titles(page: &Page, entries: &[Entry]) -> bool {
    let (mut count, mut titles) = (0usize, 0usize);
    for (n, entry) in entries.iter().enumerate().take(1000) {
        let end = entries.get(n + 1).map_or(page.lines.len(), |e| e.start);
        let rest = page.lead(entry.stamp).and_then(|l| page.text.get(l.rest..page.lines[entry.stamp].range.end));
        if let Some(words) = rest.filter(|w| !w.is_empty() && entry.stamp + 1 == end) {
            count += 1;
            titles += usize::from(shape::is_title_case(words.trim_end_matches([':', ' '])));
        }
    }
    titles * 2 > count
}

/// Who speaks in "Ann Arn: The ferry has left.", and where the words begin.
fn speaker(words: &str) -> Option<(&str, usize)> {
    let near = words.char_indices().map(|(i, _)| i).take_while(|&i| i < 44).last()?;
    let at = words[..near].find(": ")?;
    let name = words[..at].trim();
    ((1..=4).contains(&shape::words(name)) && name.starts_with(char::is_alphanumeric)).then_some((name, at + 1))
}

/// Where the stamps stand. All of a page's stand in one place, which shows in what is right above and below them.
fn place(page: &Page, entries: &[Entry]) -> Place {
    let total = page.lines.len();
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Place::Above };
    if first.start == 0 && page.tail(0).is_none()
        || page.lines[first.start].bullet.is_some_and(|b| !matches!(b, '-' | '–' | '—'))
    {
        return Place::Above;
    }
    // "The ferry has left, the office said. (15:05)" closes its post.
    let closes = |e: &Entry| {
        page.tail(e.stamp).is_some_and(|t| shape::is_prose(&page.text[page.lines[e.stamp].inner..t.before]))
    };
    if entries.iter().take(1000).all(closes) {
        return Place::Below;
    }
    let alone = |e: &Entry| head::is_stamp_line(page, e.stamp);
    if entries.len() < 2 || !entries.iter().take(1000).all(alone) {
        return Place::Above;
    }
    let gap = |line: usize| page.lines.get(line).is_none_or(|l| l.gap || l.rule);
    let prose = |line: usize| page.is_prose(line);
    let sample = &entries[..entries.len().min(1000)];
    let most = |count: usize, of: usize| of > 0 && count * 10 >= of * 9;
    let empty = |line: usize| content::is_furniture(page, line) || head::is_byline(page.words(&page.lines[line]));
    // Nothing but buttons after the last stamp: it has its post above it, or none.
    let nothing_after = (last.stamp + 1..total).all(|i| empty(i) || is_day(page, i));
    let told = |from: usize, to: usize| (from..to).any(prose);
    let ruled = |line: usize| page.lines.get(line).is_none_or(|l| l.rule);
    let all_told = entries.windows(2).take(1000).all(|w| told(w[0].stamp + 1, w[1].start));
    let above_first = (0..first.start).rev().find(|&i| !empty(i));
    if nothing_after && all_told && above_first.is_some_and(prose) {
        // Attached to the words above, or the only thing before the rule below.
        let attached = sample.iter().filter(|e| !gap(e.start) && gap(e.stamp + 1)).count();
        let closed = sample.iter().filter(|e| ruled(e.stamp + 1)).count();
        // Without such signs, a page of three or more posts whose last has no words has them above.
        let plain = sample.iter().all(|e| gap(e.start) == gap(e.stamp + 1)) && entries.len() >= 3;
        if most(attached, sample.len()) || most(closed, sample.len()) || plain {
            return Place::Below;
        }
    }
    let titled = sample.iter().filter(|e| headline_above(page, e.start).is_some()).count();
    let plain_below = sample
        .iter()
        .filter(|e| {
            (e.stamp + 1..total).find(|&i| !empty(i)).is_some_and(|i| prose(i) || !content::may_be_headline(page, i))
        })
        .count();
    let attached = |e: &&Entry| !gap(e.start) && headline_above(page, e.start).is_some_and(&gap);
    let attached = sample.iter().filter(attached).count();
    let titled_first = headline_above(page, first.start)
        .is_some_and(|at| attached > 0 && !gap(first.start) || head::title(page, 0..at).is_some());
    if titled_first && most(titled, sample.len()) && (most(plain_below, sample.len()) || most(attached, sample.len())) {
        return Place::BelowHeadline;
    }
    let by_author = |e: &&Entry| {
        let above = &page.lines[e.start - 1];
        let words = page.words(above);
        !page.lines[e.start].gap
            && above.gap | (e.start == 1)
            && (head::is_byline(words) || page.names && content::is_name(words))
    };
    if first.start > 0 && most(sample.iter().filter(by_author).count(), sample.len()) {
        return Place::BelowAuthor;
    }
    Place::Above
}

/// The line of a headline right above a stamp, with at most a byline between.
fn headline_above(page: &Page, stamp: usize) -> Option<usize> {
    let mut line = stamp.checked_sub(1)?;
    if head::is_byline(page.words(&page.lines[line])) {
        line = line.checked_sub(1)?;
    }
    // One word does where it stands apart from what is above, and not from the stamp.
    let one = page.lines[line].gap && !page.lines[stamp].gap;
    let fits = content::may_be_headline(page, line)
        && (page.look(line).shape.words >= 2 || one)
        && !content::is_furniture(page, line)
        && !page.lines[line].rule
        && !head::is_stamp_line(page, line);
    fits.then_some(line)
}

/// Lets posts begin where they do.
fn spread(page: &Page, entries: &mut [Entry], place: Place) {
    let mut previous = None;
    // Whether the posts below the first begin with headlines.
    let begins = |e: &Entry| content::may_be_headline(page, (e.stamp + 1).min(page.lines.len() - 1));
    let headlines = entries.len() > 1 && entries[..entries.len() - 1].iter().take(1000).all(begins);
    for entry in entries {
        entry.start = match place {
            Place::Above => entry.start,
            Place::BelowAuthor => entry.start.saturating_sub(1),
            Place::BelowHeadline => {
                headline_above(page, entry.start).filter(|&at| previous.is_none_or(|p| at > p)).unwrap_or(entry.start)
            }
            Place::Below => {
                let from = match previous {
                    Some(previous) => previous + 1,
                    None => first_post(page, entry.start, headlines),
                };
                (from..entry.start)
                    .find(|&i| !content::is_furniture(page, i) && !is_day(page, i))
                    .unwrap_or(entry.start)
            }
        };
        previous = Some(entry.stamp);
    }
}

/// The line at which the first post begins, where posts have their stamps below them: after a rule, or the lines that no
/// gap parts from the stamp, or all prose below the title.
fn first_post(page: &Page, stamp: usize, below_headlines: bool) -> usize {
    let title = head::title(page, 0..stamp).map_or(0, |t| t + 1);
    // A page without another title begins with its first post's headline.
    let near = match (title, below_headlines) {
        (1.., true) if title + 1 < stamp && page.is_prose(title) => title - 1..stamp,
        _ => stamp.saturating_sub(50).max(title)..stamp,
    };
    if let Some(rule) = near.clone().rev().find(|&i| page.lines[i].rule) {
        return rule + 1;
    }
    if !page.lines[stamp].gap {
        return near.clone().rev().find(|&i| page.lines[i].gap).unwrap_or(near.start);
    }
    near.start
}

/// The lines whose stamps begin posts.
fn stamps(page: &Page) -> Option<Vec<usize>> {
    // How often each form stands on the page, and the place of its first.
    let mut count: HashMap<Form, (usize, usize)> = HashMap::new();
    for (n, (line, lead)) in page.leads.iter().enumerate() {
        count.entry(Form::of(page, *line, lead)).or_insert((0, n)).0 += 1;
    }
    for (line, tail) in &page.tails {
        let form = Form::behind(page, *line, &tail.stamp);
        count.entry(form).or_insert((0, page.leads.len() + line)).0 += 1;
    }
    // Stamps alone on a line count double: they cannot be prose. Those without a clock name days, and begin posts only
    // where nothing else does.
    let weight = |form: &Form, count: usize| match form.stands {
        _ if !form.clock => count,
        Stands::Alone => count * 20,
        Stands::Marked => count * 10,
        Stands::Bare | Stands::Behind => count * 5,
    };
    let enough = |form: &Form, count: usize| match form.stands {
        _ if !form.clock => matches!(form.stands, Stands::Alone | Stands::Marked) && count >= 3,
        Stands::Alone | Stands::Marked | Stands::Behind => count >= 2,
        Stands::Bare if form.bullet.is_some() || form.cue != Cue::None => count >= 2,
        Stands::Bare => count >= 3,
    };
    let rank = |form: &Form, count: usize, first: usize| {
        (weight(form, count), form.stands == Stands::Alone, form.cue == Cue::None, Reverse(first))
    };
    let likely = count.iter().filter(|(form, (count, _))| enough(form, *count));
    let form = *likely.max_by_key(|(form, (count, first))| rank(form, *count, *first))?.0;
    if form.stands == Stands::Behind {
        let of_form = |(line, tail): &&(usize, Tail)| Form::behind(page, *line, &tail.stamp) == form;
        let chosen: Vec<usize> = page.tails.iter().filter(of_form).map(|(line, _)| *line).collect();
        return head_posts(page, &chosen).then_some(chosen);
    }
    let mut chosen: Vec<usize> =
        page.leads.iter().filter(|(line, lead)| Form::of(page, *line, lead) == form).map(|(line, _)| *line).collect();
    if form.stands == Stands::Alone && form.bullet.is_none() {
        drop_head_clock(page, &mut chosen);
    }
    if form.stands == Stands::Bare && !(in_order(page, &chosen) && begin_sentences(page, &chosen)) {
        return None;
    }
    if form.stands != Stands::Alone && is_programme(page, &chosen) {
        return None;
    }
    if !form.clock && form.stands == Stands::Marked && !fill_page(page, &chosen) {
        return None;
    }
    if form.clock {
        add_other_form(page, form, &mut chosen);
    }
    (!chosen.is_empty()).then_some(chosen)
}

/// One page may write "12.31 Uhr: Headline" above some posts and "12.31 Uhr" above others. What stands in the running
/// order between its neighbours is a stamp too.
fn add_other_form(page: &Page, form: Form, chosen: &mut Vec<usize>) {
    let dated = chosen.iter().filter(|&&l| page.lead(l).is_some_and(|l| l.stamp.date.is_some())).count() * 2;
    let dated = dated > chosen.len();
    let clock = |line: usize| Some(page.lead(line)?.stamp.clock?.minutes());
    let (mut up, mut down) = (0usize, 0usize);
    for pair in chosen.windows(2) {
        if let (Some(a), Some(b)) = (clock(pair[0]), clock(pair[1])) {
            up += usize::from(b > a);
            down += usize::from(b < a);
        }
    }
    let sign = if up > down { 1 } else { -1 };
    let others = page.leads.iter().filter(|(line, lead)| {
        let other = Form::of(page, *line, lead);
        let stands = match form.stands {
            Stands::Alone => other.stands == Stands::Marked,
            Stands::Marked => other.stands == Stands::Alone,
            Stands::Bare | Stands::Behind => other.stands == Stands::Marked,
        };
        stands
            && other.bullet == form.bullet
            && other.clock
            && other.cue == form.cue
            && lead.stamp.date.is_some() == dated
    });
    let others: Vec<usize> = others
        .map(|(line, _)| *line)
        .filter(|&line| {
            let at = chosen.partition_point(|&l| l < line);
            let before = at.checked_sub(1).and_then(|i| clock(chosen[i]));
            let after = chosen.get(at).and_then(|&l| clock(l));
            let (Some(own), Some(before)) = (clock(line), before) else { return false };
            // One after the last post must be near it.
            let after = after.unwrap_or(before + sign * 12 * 60);
            let ahead = |from: i64, to: i64| ((to - from) * sign).rem_euclid(24 * 60);
            ahead(before, own) + ahead(own, after) == ahead(before, after)
        })
        .collect();
    if others.len() <= chosen.len() * 2 {
        chosen.extend(others);
        chosen.sort_unstable();
    }
}

/// Whether lines that end with stamps have their posts below them, as a list of other stories has not. A post may as well
/// stand on the line before its stamp.
fn head_posts(page: &Page, stamps: &[usize]) -> bool {
    let told = |n: usize| {
        let (line, end) = (stamps[n], stamps.get(n + 1).copied().unwrap_or(page.lines.len()));
        let own = page.tail(line).is_some_and(|t| shape::is_prose(&page.text[page.lines[line].inner..t.before]));
        own || (line + 1..end.min(line + 4)).any(|i| !content::is_furniture(page, i) && page.tail(i).is_none())
    };
    let count = stamps.len().min(1000);
    (0..count).filter(|&n| told(n)).count() * 10 >= count * 8
}

/// Whether lines that a day begins ("9 March – The crews go on strike") make up most of a page from the first of them on:
/// a timeline, not an article that names some days.
fn fill_page(page: &Page, stamps: &[usize]) -> bool {
    let Some(&first) = stamps.first() else { return false };
    let prose = (first..page.lines.len()).filter(|&i| page.is_prose(i)).count();
    stamps.len() * 2 >= prose
}

/// Whether what follows stamps on their lines begins as sentences and titles do. A clock that begins a sentence of prose
/// ("10:30 was when …") goes on in small letters.
fn begin_sentences(page: &Page, stamps: &[usize]) -> bool {
    let small = |line: usize| {
        let rest = page.lead(line).and_then(|l| page.text.get(l.rest..page.lines[line].range.end));
        rest.is_some_and(|r| r.starts_with(char::is_lowercase))
    };
    stamps.iter().filter(|&&l| small(l)).count() * 10 <= stamps.len()
}

/// Whether stamps with words behind them are a programme or timetable ("10:00 News", "10:30 Weather"), not coverage: the
/// words are few, and nothing stands below them.
fn is_programme(page: &Page, stamps: &[usize]) -> bool {
    let (mut words, mut below) = (0, 0);
    for (n, &line) in stamps.iter().enumerate().take(1000) {
        let rest = page.lead(line).and_then(|l| page.text.get(l.rest..page.lines[line].range.end)).unwrap_or("");
        words += shape::words(rest);
        let end = stamps.get(n + 1).copied().unwrap_or(page.lines.len());
        below += usize::from((line + 1..end.min(line + 4)).any(|i| page.is_prose(i)));
    }
    let count = stamps.len().min(1000);
    words < count * 3 && below * 2 < count
}

/// The first stamp of a page may be the clock of its head, which tells when the page was retrieved: it stands on the first
/// lines, above the title, and has a date that the posts' stamps lack.
fn drop_head_clock(page: &Page, stamps: &mut Vec<usize>) {
    let dated = |line: usize| page.lead(line).is_some_and(|l| l.stamp.date.is_some());
    let (Some(&first), Some(&second)) = (stamps.first(), stamps.get(1)) else { return };
    let others_dated = stamps[1..].iter().filter(|&&l| dated(l)).count();
    // The head's own clock in the form of the posts', with buttons below it and no words before the first post.
    let told = |from: usize, to: usize| (from..to).any(|i| page.is_prose(i));
    if dated(first)
        && stamps.len() > 2
        && head::title(page, 0..first).is_some()
        && page.furniture(first + 1).is_some_and(|f| f != Furniture::Label)
        && !told(first, second)
        && told(second, stamps[2])
    {
        stamps.remove(0);
        return;
    }
    let above_title = head::title(page, first + 1..second).is_some() && head::title(page, 0..first).is_none();
    // Nor is it a post's where nothing is between it and the next.
    let nothing_between = first + 1 == second;
    if first <= 20
        && dated(first)
        && others_dated * 2 < stamps.len() - 1
        && (above_title && first <= 3 || first == 0 || nothing_between)
    {
        stamps.remove(0);
    }
}

/// Whether the clocks of stamps run in one direction but for midnights: what merely looks like stamps does not.
fn in_order(page: &Page, stamps: &[usize]) -> bool {
    let clocks: Vec<(usize, i64)> =
        stamps.iter().filter_map(|&l| Some((l, page.lead(l)?.stamp.clock?.minutes()))).collect();
    // A large step may be a night, and a day named between two clocks is one.
    let night = |from: (usize, i64), to: (usize, i64)| {
        let between = page.leads.partition_point(|(i, _)| *i <= from.0);
        (to.1 - from.1).abs() >= 8 * 60 || page.leads.get(between).is_some_and(|(i, _)| *i < to.0 && is_day(page, *i))
    };
    let steps = clocks.windows(2).filter(|w| !night(w[0], w[1])).map(|w| (w[1].1 - w[0].1).signum());
    let (up, down) = steps.fold((0usize, 0usize), |(u, d), s| (u + usize::from(s > 0), d + usize::from(s < 0)));
    up.max(down) * 5 >= (up + down) * 4
}

/// Whether most posts begin with a line of a headline's form.
fn style(page: &Page, entries: &[Entry], tail: usize) -> Style {
    let (mut with, mut content) = (0usize, 0usize);
    for (n, entry) in entries.iter().enumerate().take(1000) {
        let end = entries.get(n + 1).map_or(tail, |e| e.start);
        let mut lines = (entry.start..end).filter(|&i| i > entry.stamp || entry.start < entry.stamp);
        let apart = |words: &str| head::is_byline(words) || (page.names && content::is_name(words));
        if let Some(first) = lines.find(|&i| !content::is_furniture(page, i) && !apart(page.words(&page.lines[i]))) {
            content += 1;
            with += usize::from(content::may_be_headline(page, first));
        }
    }
    Style { headlines: with * 2 > content, begun: false }
}

/// The line at which the page's foot begins, after the last post.
fn tail(page: &Page, entries: &[Entry]) -> usize {
    let total = page.lines.len();
    let Some(last) = entries.last().map(|e| e.stamp) else { return total };
    // Where posts are indented, the first line that is not ends the last one.
    let inside = |n: usize| entries[n].stamp + 1..entries.get(n + 1).map_or(total, |e| e.start);
    let indent = (0..entries.len() - 1).flat_map(inside).map(|i| page.lines[i].indent).min().unwrap_or(0);
    let dedent = (last + 1..total).find(|&i| page.lines[i].indent < indent).unwrap_or(total);
    // From the first button on, if nothing after it is prose: buttons, tags, titles of other stories.
    let is_end = |i: usize| {
        let line = &page.lines[i];
        line.rule || matches!(page.furniture(i), Some(f) if f != Furniture::CardEnd)
    };
    let last_prose = (last + 1..dedent).rev().find(|&i| page.is_prose(i) && !is_end(i));
    let from = last_prose.map_or(last + 1, |i| i + 1);
    let related = (last + 1..dedent).find(|&i| page.furniture(i) == Some(Furniture::Related));
    (from..dedent).find(|&i| is_end(i)).into_iter().chain(related).min().unwrap_or(dedent)
}

fn post(page: &Page, at: usize, end: usize, style: Style, on_line: Inline, draft: &mut Draft) {
    if let Some(tail) = page.tail(at) {
        return post_behind(page, Entry { start: at, stamp: at }, tail, end, style, draft);
    }
    let Some(lead) = page.lead(at) else { return };
    let post = draft.posts.len();
    let line = &page.lines[at];
    draft.posts.push(DraftPost { stamp: Some(lead.stamp.clone()), ..DraftPost::default() });
    let mut from = at + 1;
    // A stamp alone takes all of its line, whatever closes it.
    let alone = lead.rest >= line.range.end;
    let mut stamp_end = if alone { line.range.end } else { lead.stamp.words.end };
    // "18:05" above "11 March 2026", without any words between: one stamp on two lines
    if alone && lead.stamp.clock.is_some() && !lead.stamp.has_day() && from < end && is_day(page, from) {
        if let (Some(stamp), Some(day)) = (draft.posts[post].stamp.as_mut(), page.lead(from)) {
            (stamp.date, stamp.weekday) = (day.stamp.date, day.stamp.weekday);
            stamp.words.end = day.stamp.words.end;
            stamp_end = page.lines[from].range.end;
        }
        from += 1;
    }
    draft.block(BlockKind::Stamp, line.range.start..stamp_end, Some(post));
    let style = if lead.rest < line.range.end {
        let mut rest = lead.rest..line.range.end;
        if let Some((name, words)) = speaker(&page.text[rest.clone()]).filter(|_| on_line.speakers) {
            draft.posts[post].author = Some(name.to_owned());
            draft.block(BlockKind::Author, rest.start..rest.start + words - 1, Some(post));
            rest.start += words;
        }
        inline(page, rest, (from == end).then_some(on_line), post, draft);
        // What follows on further lines is no headline any more.
        Style::PROSE
    } else {
        style
    };
    between_days(page, from..end, style, post, draft);
}

/// The lines of a post below its stamp. Day headings between posts belong to none of them.
fn between_days(page: &Page, lines: Range<usize>, style: Style, post: usize, draft: &mut Draft) {
    let mut run = lines.start;
    for line in lines.clone() {
        if is_day(page, line) {
            content::read(page, run..line, style, post, draft);
            day(page, line, draft);
            run = line + 1;
        }
    }
    content::read(page, run..lines.end, style, post, draft);
}

/// A post whose stamp stands on one line with its headline, its author or its words, behind them.
fn post_behind(page: &Page, entry: Entry, tail: &Tail, end: usize, style: Style, draft: &mut Draft) {
    let at = entry.stamp;
    let post = draft.posts.len();
    draft.posts.push(DraftPost { stamp: Some(tail.stamp.clone()), ..DraftPost::default() });
    between_days(page, entry.start..at, style, post, draft);
    let range = page.lines[at].inner..tail.before;
    let words = page.text[range.clone()].trim_end_matches([',', ' ']);
    let mut style = style;
    let kind = if shape::is_prose(words) {
        style = Style::PROSE;
        BlockKind::Body
    } else if content::is_name(words) || words.contains('@') || head::is_byline(words) || page.repeats(words) {
        draft.posts[post].author = Some(head::author(words).to_owned());
        BlockKind::Author
    } else {
        draft.posts[post].headline = Some(words.to_owned());
        style = Style::PROSE;
        BlockKind::Headline
    };
    draft.block(kind, range.start..range.start + words.len(), Some(post));
    let parts = |c: char| c.is_whitespace() || ",|·•-–—:([".contains(c);
    let stamp = page.text[range.start + words.len()..tail.stamp.words.end].trim_start_matches(parts);
    draft.block(BlockKind::Stamp, tail.stamp.words.end - stamp.len()..tail.stamp.words.end, Some(post));
    between_days(page, at + 1..end, style, post, draft);
}

/// A post whose stamp stands within or below it.
fn post_around(page: &Page, entry: Entry, end: usize, style: Style, draft: &mut Draft) {
    let Some(lead) = page.lead(entry.stamp) else { return };
    let post = draft.posts.len();
    draft.posts.push(DraftPost { stamp: Some(lead.stamp.clone()), ..DraftPost::default() });
    let mut run = entry.start;
    for line in entry.start..end {
        if line != entry.stamp && is_day(page, line) {
            content::read(page, run..line, style, post, draft);
            day(page, line, draft);
            run = line + 1;
        }
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
///
/// `alone` is given where the post has no further lines.
fn inline(page: &Page, rest: Range<usize>, alone: Option<Inline>, post: usize, draft: &mut Draft) {
    // "+++ 15:05 Crews vote +++"
    let words = page.text[rest.clone()].trim_end_matches(['+', ' ']);
    let rest = rest.start..rest.start + words.len();
    let title = words.trim_end_matches([':', ' ']);
    let (headline, body) = match lead_in(words) {
        Some(at) => (Some(rest.start..rest.start + at), rest.start + at..rest.end),
        None if shape::is_title(title)
            && (title.len() == words.len() || !title.contains(". "))
            && alone.is_none_or(|page| page.titles && !page.speakers && shape::is_title_case(title)) =>
        {
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
