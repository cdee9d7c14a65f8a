//! What stands above the posts of a page: its title, lead, pictures, and furniture.

use std::ops::Range;

use dateline_model::BlockKind;

use super::{Hint, Line, Page};
use crate::draft::Draft;
use crate::{dateline, furniture, media, shape};

/// How many lines a head is searched for a title.
const MAX_HEAD: usize = 200;

/// Reads the lines above the first post. What prose stands above the title is the outlet's own (its motto, notes to its
/// readers); what stands below is the lead.
pub(crate) fn read(page: &Page, lines: Range<usize>, draft: &mut Draft) {
    // A page without a better one may close its title with a full stop.
    let closed = |i: &usize| {
        let shape = page.look(*i).shape;
        shape.words <= 20 && page.lead(*i).is_none() && shape.prose
    };
    let title = title(page, lines.clone()).or_else(|| lines.clone().next().filter(|i| lines.len() > 1 && closed(i)));
    if let Some(at) = title {
        draft.title = Some(page.words(&page.lines[at]).to_owned());
    }
    let last_prose = lines.clone().rev().find(|&i| page.is_prose(i));
    for i in lines {
        let line = &page.lines[i];
        let words = page.words(line);
        let look = page.look(i);
        draft.zone = draft.zone.take().or_else(|| all_times(words));
        if let Some(lead) = page.lead(i).filter(|_| is_stamp_line(page, i)) {
            draft.page_stamps.push(lead.stamp.clone());
            draft.block(BlockKind::Stamp, line.range.clone(), None);
            continue;
        }
        // "Flash Update #3 (As of 11 March 2026, 18:00 hrs)", "Mar 11, 2026 - Press Office"
        if let Some(stamp) = page.stamp(i).filter(|s| s.date.is_some() && !look.shape.prose) {
            draft.page_stamps.push(stamp.clone());
        } else if page.stamp(i).is_none() && Some(i) != title {
            draft.page_stamps.extend(own_date(page, i));
        }
        let kind = match title {
            Some(at) if i == at => BlockKind::Title,
            _ if line.hint == Hint::Caption => BlockKind::Caption,
            _ if line.hint == Hint::Credit => BlockKind::Credit,
            _ if line.hint == Hint::Author => BlockKind::Author,
            _ if line.rule || page.furniture(i).is_some() => BlockKind::Furniture,
            _ if look.caption || is_doubled(page, i) => BlockKind::Caption,
            _ if look.credit => BlockKind::Credit,
            Some(at) if i < at => BlockKind::Furniture,
            _ if is_byline(words) => BlockKind::Author,
            _ if look.shape.prose || dateline::read(words).is_some() => BlockKind::Lead,
            // Short lines between the lead and the posts are buttons; those within the lead belong to it.
            _ if last_prose.is_some_and(|last| i < last) && look.shape.words > 3 => BlockKind::Lead,
            _ => BlockKind::Furniture,
        };
        draft.block(kind, line.range.clone(), None);
    }
}

/// The date that a line of a page's head or foot gives the page: a few words with a date, or a sentence that tells of a
/// change ("This article was last updated on …").
pub(crate) fn own_date(page: &Page, line: usize) -> Option<crate::clock::Stamp> {
    let l = &page.lines[line];
    let words = page.words(l);
    let mut stamp = crate::clock::within(words)?;
    let says = stamp.cue != crate::clock::Cue::None;
    let shape = page.look(line).shape;
    let short = !shape.sentence && shape.words <= 8;
    if dateline::read(words).is_some() || !(short || says && shape.words <= 16) {
        return None;
    }
    stamp.words = l.inner + stamp.words.start..l.inner + stamp.words.end;
    Some(stamp)
}

/// The zone that a note names as that of all clocks of the page: `(all times EDT)`.
fn all_times(words: &str) -> Option<jiff::tz::TimeZone> {
    let lower = words.to_ascii_lowercase();
    let at = ["all times ", "all updates in "].iter().find_map(|note| Some(lower.find(note)? + note.len()))?;
    let rest = words.get(at..)?.trim_start_matches("are ").trim_start_matches("stated are ").trim_start_matches("in ");
    if rest.starts_with("Coordinated Universal") || rest.starts_with("Universal") {
        return Some(jiff::tz::TimeZone::UTC);
    }
    let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let name = match name {
        "Eastern" => "ET",
        "Central" => "CT",
        "Mountain" => "MT",
        "Pacific" => "PT",
        other => other,
    };
    crate::calendar::Calendar::get().zone(name).cloned()
}

/// Whether a line is nothing but a time stamp.
pub(crate) fn is_stamp_line(page: &Page, line: usize) -> bool {
    page.lead(line).is_some_and(|lead| lead.rest >= page.lines[line].range.end)
}

/// The line that is the title: the first that has the form of one and is no label, caption or name of the outlet. One
/// that says it is live coverage wins over one that does not.
pub(crate) fn title(page: &Page, lines: Range<usize>) -> Option<usize> {
    let lines = lines.start..lines.end.min(lines.start + MAX_HEAD);
    let fits = |i: &usize| {
        let line = &page.lines[*i];
        let words = page.words(line);
        let look = page.look(*i);
        look.shape.title
            && line.bullet.is_none()
            && !line.rule
            && page.lead(*i).is_none()
            && page.furniture(*i).is_none()
            && (!furniture::is_tag_list(words) || ends_in_year(words))
            && media::suffix(words).is_none_or(|(length, name)| length > 0 && !page.suffixes.iter().any(|s| s == name))
            && !look.caption
            && !look.credit
            && !is_byline(words)
            && all_times(words).is_none()
            && dateline::read(words).is_none()
            && !is_doubled(page, *i)
    };
    let words = |i: usize| page.words(&page.lines[i]);
    if let Some(marked) = lines.clone().find(|&i| page.lines[i].hint == Hint::Title && page.look(i).shape.words >= 2) {
        return Some(marked);
    }
    let score = |i: usize| {
        let words = words(i);
        // A name of two or three words is the outlet's or the section's, where anything longer is there.
        4 * i32::from(says_live(words))
            + 2 * i32::from(shape::is_title_case(words))
            + 3 * i32::from(page.look(i).shape.words >= 4)
    };
    // Below a paragraph there is no title any more, unless it is one of live coverage.
    let mut below_prose = false;
    let mut best: Option<(i32, usize)> = None;
    for i in lines {
        below_prose |= page.look(i).shape.words >= 25;
        if fits(&i) && (!below_prose || says_live(words(i))) && best.is_none_or(|(top, _)| score(i) > top) {
            best = Some((score(i), i));
        }
    }
    best.map(|(_, i)| i)
}

/// "Ferry Strike Assessment, March 11, 2026": the commas are the date's.
fn ends_in_year(words: &str) -> bool {
    let last = words.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    last.len() == 4 && (last.starts_with("19") || last.starts_with("20"))
}

/// Whether a title says that it is of live coverage.
pub(crate) fn says_live(title: &str) -> bool {
    let lower = title.to_lowercase();
    [
        "live update",
        "live blog",
        "live:",
        "live –",
        "live -",
        "- live",
        "live coverage",
        "latest updates",
        "as it happened",
        "liveticker",
        "онлайн",
        "en direct",
        "en directo",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// Whether a line stands twice running, as pictures' captions do where a page has them for two renditions.
pub(crate) fn is_doubled(page: &Page, line: usize) -> bool {
    let words = |i: usize| page.lines.get(i).map(|l: &Line| page.words(l));
    let Some(own) = words(line) else { return false };
    let same = |i: usize| words(i).is_some_and(|w| w.len() == own.len() && w == own);
    own.len() < 1000 && (same(line + 1) || (line > 0 && same(line - 1))) && own.split_whitespace().nth(2).is_some()
}

/// What a byline opens with.
const BY: [&str; 11] =
    ["By: ", "By ", "BY ", "by ", "Von ", "Par ", "Por ", "From ", "Reporting from ", "Posted by ", "Автор: "];

/// `By Ann Arn`, `By ANN ARN and BO MILL, Arn Herald`, `From the Herald's Ann Arn in Stena`, `Reporting from Stena`.
pub(crate) fn is_byline(words: &str) -> bool {
    if signature(words).is_some() {
        return true;
    }
    let Some((by, rest)) = BY.iter().find_map(|by| Some((*by, words.strip_prefix(by)?))) else { return false };
    let count = shape::words(rest);
    // "From" opens many titles: in a byline it names a newsroom's person or staff.
    let fits = by != "From " || rest.contains("'s ") || rest.contains("’s ") || rest.ends_with("staff");
    (1..=12).contains(&count)
        && fits
        && !shape::ends_with_stop(rest)
        && rest.split([' ', ',']).filter(|w| !w.is_empty()).all(|w| {
            w.starts_with(char::is_uppercase)
                || matches!(
                    w,
                    "and"
                        | "in"
                        | "for"
                        | "of"
                        | "the"
                        | "at"
                        | "de"
                        | "van"
                        | "von"
                        | "und"
                        | "et"
                        | "y"
                        | "staff"
                        | "&"
                        | "|"
                        | "/"
                )
        })
}

/// The name in `Ann Arn11 March 2026 21:31`, as pages run together that put both below a post.
fn signature(words: &str) -> Option<&str> {
    if words.len() > 90 || !words.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let at = words.find(|c: char| c.is_ascii_digit())?;
    let (name, stamp) = (words[..at].trim(), crate::clock::whole(&words[at..])?);
    (super::content::is_name(name) && stamp.date.is_some() && stamp.has_clock()).then_some(name)
}

/// Whether a line says what somebody is: `HP News, Arnholm`, `Harbour correspondent`.
pub(crate) fn is_role(words: &str) -> bool {
    const ROLES: [&str; 8] =
        ["correspondent", "reporter", "reporting", "editor", "journalist", "producer", "News", "analyst"];
    words.len() <= 80
        && !shape::ends_sentence(words)
        && shape::words(words) <= 8
        && words.split([' ', ',']).any(|w| ROLES.contains(&w) || ROLES.contains(&w.to_lowercase().as_str()))
}

/// The names in a byline, without "By".
pub(crate) fn author(byline: &str) -> &str {
    if let Some(name) = signature(byline) {
        return name;
    }
    BY.iter().find_map(|by| byline.strip_prefix(by)).unwrap_or(byline).trim()
}
