//! Plain articles: a title, a byline, a date, pictures, prose, and the page's foot. One post.

use dateline_model::{BlockKind, Media, MediaKind};

use super::{Hint, Page, head};
use crate::draft::{Draft, DraftPost};
use crate::furniture::Furniture;
use crate::shape::{self, Shape};
use crate::{dateline, media};

/// Reads any text as an article.
pub(crate) fn read(page: &Page) -> Draft {
    let mut draft = Draft { layout: "article", ..Draft::default() };
    if page.lines.is_empty() {
        return draft;
    }
    let title = title(page);
    let foot = foot(page, title.map_or(0, |t| t + 1));
    draft.posts.push(DraftPost::default());
    let mut begun = false;
    for i in 0..page.lines.len() {
        let line = &page.lines[i];
        let words = page.words(line);
        let look = page.look(i);
        let inside = i < foot && title.is_none_or(|t| i >= t);
        let post = inside.then_some(0);
        let kind = if Some(i) == title {
            // "Summary as of 18:00 on 11 March 2026"
            if let Some(tail) = page.tail(i).filter(|t| t.stamp.date.is_some()) {
                draft.page_stamps.push(tail.stamp.clone());
            }
            draft.title = Some(words.to_owned());
            draft.posts[0].headline = Some(words.to_owned());
            BlockKind::Headline
        } else if i >= foot || line.rule || (page.furniture(i).is_some() && page.lines.len() > 1) {
            BlockKind::Furniture
        } else if let Some(lead) = page.lead(i).filter(|_| head::is_stamp_line(page, i) && i < title.unwrap_or(0) + 12)
        {
            draft.page_stamps.push(lead.stamp.clone());
            BlockKind::Stamp
        } else if let Some(caption) =
            (look.caption && page.lines.len() > 1).then(|| media::caption(words, &page.suffixes)).flatten()
        {
            let text = words[..caption.length].to_owned();
            picture(&mut draft, Some(text), caption.credit);
            BlockKind::Caption
        } else if line.hint == Hint::Caption || (head::is_doubled(page, i) && !begun) {
            picture(&mut draft, Some(words.to_owned()), None);
            BlockKind::Caption
        } else if let Some(name) = (look.credit.then(|| media::credit(words)).flatten())
            .or_else(|| (line.hint == Hint::Credit).then(|| words.to_owned()))
        {
            let media = &mut draft.posts[0].media;
            match media.last_mut().filter(|m| m.credit.is_none()) {
                Some(photo) => photo.credit = Some(name),
                None => media.push(Media { kind: MediaKind::Photo, caption: None, credit: Some(name), url: None }),
            }
            BlockKind::Credit
        } else if line.hint == Hint::Author || head::is_byline(words) {
            draft.posts[0].author = Some(head::author(words).to_owned());
            BlockKind::Author
        } else if !inside {
            BlockKind::Furniture
        } else if line.hint == Hint::Heading {
            BlockKind::Heading
        } else if line.hint == Hint::Embed {
            BlockKind::Embed
        } else {
            if draft.posts[0].dateline.is_none()
                && let Some((found, date)) = dateline::read(words)
            {
                draft.posts[0].dateline = Some(found);
                if let Some(mut stamp) = date {
                    stamp.words = line.inner + stamp.words.start..line.inner + stamp.words.end;
                    draft.page_stamps.push(stamp);
                }
            }
            BlockKind::Body
        };
        begun |= kind == BlockKind::Body;
        draft.block(kind, line.range.clone(), post);
    }
    draft
}

fn picture(draft: &mut Draft, caption: Option<String>, credit: Option<String>) {
    let media = &mut draft.posts[0].media;
    if media.last().is_none_or(|m| m.caption != caption) {
        media.push(Media { kind: MediaKind::Photo, caption, credit, url: None });
    }
}

/// The title of an article: above the prose, and shorter than it. The first line may end with a full stop and be one, if
/// it is in Title Case.
fn title(page: &Page) -> Option<usize> {
    let words = |i: usize| page.words(&page.lines[i]);
    if let Some(marked) = (0..page.lines.len().min(200)).find(|&i| page.lines[i].hint == Hint::Title) {
        return Some(marked);
    }
    let prose = (0..page.lines.len().min(200)).find(|&i| page.is_prose(i) && !is_stopped_title(words(i)));
    // Where nothing is prose, only the first lines may be a title.
    let prose = prose.unwrap_or(page.lines.len().min(2));
    if prose > 0 && is_stopped_title(words(0)) {
        return Some(0);
    }
    head::title(page, 0..prose)
}

fn is_stopped_title(words: &str) -> bool {
    dateline::read(words).is_none()
        && words.len() <= 200
        && shape::words(words) <= 20
        && shape::ends_with_stop(words)
        && shape::is_title_case(words)
}

/// The line at which the page's foot begins: buttons, and the box about the author or the outlet.
fn foot(page: &Page, from: usize) -> usize {
    let total = page.lines.len();
    let kind = |i: usize| page.furniture(i);
    // A box about the author opens with its picture's placeholder; a list of other stories with its heading.
    let opened = (from..total).find(|&i| {
        matches!(kind(i), Some(Furniture::Placeholder | Furniture::Related))
            && (i + 1..total)
                .filter(|&k| page.is_prose(k) && page.lines[k].indent <= page.lines[from.min(total - 1)].indent)
                .count()
                == 0
    });
    // From the last prose on, whatever begins with a button.
    let last = (from..opened.unwrap_or(total)).rev().find(|&i| is_text(page.look(i).shape) && kind(i).is_none());
    let after = last.map_or(from, |i| i + 1);
    let button = (after..total).find(|&i| kind(i).is_some() || page.lines[i].rule);
    opened.into_iter().chain(button).min().unwrap_or(total)
}

/// Whether a line is prose, or too long for a link even where its full stop is lost.
fn is_text(shape: Shape) -> bool {
    shape.prose || shape.words >= 18
}
