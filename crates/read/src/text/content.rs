//! What stands in one post: headline, prose, captions, credits, cards of other stories, embedded posts, buttons.

use std::ops::Range;

use dateline_model::{BlockKind, Media, MediaKind};

use super::{Hint, Page, head};
use crate::draft::{Draft, DraftPost};
use crate::furniture::Furniture;
use crate::{dateline, media, shape};

/// How a page's posts begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Whether most posts begin with a line that ends without a full stop.
    pub headlines: bool,
    /// Whether the post's words have begun already on the line of its stamp.
    pub begun: bool,
}

impl Style {
    /// Posts that are prose from their first word.
    pub(crate) const PROSE: Style = Style { headlines: false, begun: true };
}

/// The longest card that is looked for, in lines.
const MAX_CARD: usize = 6;

/// Reads the lines of one post below its stamp, and adds their blocks and the post's headline, dateline and media.
pub(crate) fn read(page: &Page, lines: Range<usize>, style: Style, post: usize, draft: &mut Draft) {
    let mut kinds = kinds(page, lines.clone(), style);
    cards(page, lines.clone(), &mut kinds);
    let target = &mut draft.posts[post];
    describe(page, lines.clone(), &kinds, target);
    for (i, kind) in lines.zip(kinds) {
        draft.block(kind.block(), page.lines[i].words(), Some(post));
    }
}

/// What a line of a post is; finer than a block's kind, so that media can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Headline,
    Body,
    Heading,
    Caption,
    Credit,
    CardTitle,
    CardTeaser,
    CardEnd,
    Embed,
    Author,
    /// "Updated at 14:05" below a post.
    Note,
    Furniture,
}

impl Kind {
    fn block(self) -> BlockKind {
        match self {
            Kind::Headline => BlockKind::Headline,
            Kind::Body => BlockKind::Body,
            Kind::Heading => BlockKind::Heading,
            Kind::Caption => BlockKind::Caption,
            Kind::Credit => BlockKind::Credit,
            Kind::CardTitle | Kind::CardTeaser => BlockKind::Linked,
            Kind::Embed => BlockKind::Embed,
            Kind::Author => BlockKind::Author,
            Kind::Note => BlockKind::Stamp,
            Kind::CardEnd | Kind::Furniture => BlockKind::Furniture,
        }
    }
}

/// Whether a line is of no content at all.
pub(crate) fn is_furniture(page: &Page, line: usize) -> bool {
    let l = &page.lines[line];
    l.rule || page.furniture(line).is_some()
}

/// Whether the first line of a post could be its headline, by its form.
pub(crate) fn may_be_headline(page: &Page, line: usize) -> bool {
    let l = &page.lines[line];
    let words = page.words(l);
    let look = page.look(line);
    let title = look.shape.title || (look.shape.words == 1 && words.len() <= 40 && !look.shape.sentence);
    title
        && l.bullet.is_none()
        && !look.caption
        && !look.credit
        && !head::is_byline(words)
        && !is_foreign(page, line)
        && dateline::read(words).is_none()
}

/// Whether a line is short, ends without any mark, and has prose below it: a headline where most posts have none.
fn heads_prose(page: &Page, line: usize, end: usize) -> bool {
    let shape = page.look(line).shape;
    line + 1 < end
        && shape.words <= 14
        && !shape.sentence
        && (page.lines[line + 1].gap || page.words(&page.lines[line]).len() <= 80)
        && page.is_prose(line + 1)
}

/// Whether a line is in another script than most of the page, and not in Latin letters, which stand everywhere.
fn is_foreign(page: &Page, line: usize) -> bool {
    let script = page.look(line).script;
    script.is_some() && script != page.script && script != Some(shape::Script::Latin)
}

fn kinds(page: &Page, lines: Range<usize>, style: Style) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::with_capacity(lines.len());
    let mut headline: Option<&str> = None;
    let mut begun = style.begun;
    // Whether there was prose already: a heading below it is none of the whole post.
    let mut told = style.begun;
    for i in lines.clone() {
        let line = &page.lines[i];
        let words = page.words(line);
        let look = page.look(i);
        let previous = kinds.last().copied();
        let kind = if line.rule {
            Kind::Furniture
        } else if let Some(kind) = hinted(page, i, headline.is_none() && !told) {
            if kind == Kind::Headline {
                headline = Some(words);
            }
            kind
        } else if let Some(furniture) = page.furniture(i) {
            if furniture == Furniture::CardEnd { Kind::CardEnd } else { Kind::Furniture }
        } else if page.lead(i).is_some_and(|l| l.stamp.has_clock()) && head::is_stamp_line(page, i) {
            Kind::Note
        } else if is_foreign(page, i) || is_social(words) {
            Kind::Embed
        } else if look.credit {
            Kind::Credit
        } else if look.caption || head::is_doubled(page, i) && begun {
            Kind::Caption
        } else if head::is_byline(words)
            || (is_name(words)
                && (page.names && (is_by_stamp(page, i, &lines) || previous == Some(Kind::Headline))
                    || i + 1 < lines.end && !told && head::is_role(page.words(&page.lines[i + 1]))))
        {
            Kind::Author
        } else if previous == Some(Kind::Author) && head::is_role(words) {
            Kind::Credit
        } else if !begun
            && may_be_headline(page, i)
            && !page.marked
            && (style.headlines || shape::is_title_case(words) || heads_prose(page, i, lines.end))
        {
            headline = Some(words);
            Kind::Headline
        } else if previous == Some(Kind::Caption) && !line.gap && look.shape.title {
            // The card of a linked story: its picture's caption, then its title.
            Kind::CardTitle
        } else if headline
            .is_some_and(|h| look.shape.title && shape::overlap(words, h).min(shape::overlap(h, words)) > 0.6)
        {
            Kind::CardTitle
        } else if page.marked && is_name(words) && is_by_stamp(page, i, &lines) {
            Kind::Author
        } else if begun && !page.marked && look.shape.title && shape::is_title_case(words) && line.bullet.is_none() {
            Kind::Heading
        } else {
            Kind::Body
        };
        begun |= !matches!(kind, Kind::Furniture | Kind::CardEnd | Kind::Author | Kind::Note);
        told |= kind == Kind::Body && look.shape.prose;
        // The words above a social network's signature are that network's too.
        if kind == Kind::Embed
            && is_signature(words)
            && let Some(last @ Kind::Body) = kinds.last_mut()
        {
            *last = Kind::Embed;
        }
        kinds.push(kind);
    }
    // A post all in another script is its outlet's own.
    if !kinds.iter().any(|k| matches!(k, Kind::Headline | Kind::Body | Kind::Heading)) && !style.begun {
        for (i, kind) in lines.clone().zip(&mut kinds).filter(|(_, k)| **k == Kind::Embed) {
            let words = page.words(&page.lines[i]);
            if page.lines[i].hint != Hint::Embed && !is_social(words) {
                *kind = Kind::Body;
            }
        }
    }
    // A heading that nothing follows heads nothing.
    if let Some(last) = kinds.iter().rposition(|k| *k != Kind::Furniture && *k != Kind::CardEnd)
        && kinds[last] == Kind::Heading
    {
        kinds[last] = Kind::Body;
    }
    kinds
}

/// What a line is by its markup. `first` says that a heading would be the post's headline.
fn hinted(page: &Page, line: usize, first: bool) -> Option<Kind> {
    let l = &page.lines[line];
    match l.hint {
        Hint::None => None,
        // A label over a post may be its headline ("Analysis"); a button is none.
        Hint::Title | Hint::Heading => match page.furniture(line) {
            Some(kind) if kind != Furniture::Label => Some(Kind::Furniture),
            _ if page.lead(line).is_some() && head::is_stamp_line(page, line) => None,
            _ => Some(if first { Kind::Headline } else { Kind::Heading }),
        },
        Hint::Caption => Some(Kind::Caption),
        Hint::Credit => Some(Kind::Credit),
        Hint::Author => Some(if head::is_stamp_line(page, line) { Kind::Note } else { Kind::Author }),
        Hint::Stamp => Some(Kind::Note),
        Hint::Embed => Some(Kind::Embed),
    }
}

/// The name of a person, and nothing else.
pub(crate) fn is_name(words: &str) -> bool {
    words.len() <= 50
        && words.trim_start().starts_with(char::is_uppercase)
        && (2..=4).contains(&shape::words(words))
        && words
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c)))
}

/// Whether a line stands right above or below a stamp of its post.
pub(crate) fn is_by_stamp(page: &Page, line: usize, lines: &Range<usize>) -> bool {
    let stamp = |i: usize| i + 1 >= lines.start && i < lines.end && head::is_stamp_line(page, i);
    // A label may stand between ("Key event").
    let labelled = |i: usize| page.furniture(i) == Some(Furniture::Label);
    let above = line.checked_sub(1).filter(|&i| labelled(i)).map_or(line, |label| label).checked_sub(1);
    stamp(line + 1) || above.is_some_and(stamp)
}

/// A line of a social network's post: its signature `— Ann Arn (@annarn) October 3, 2020` or a link to its picture.
fn is_social(words: &str) -> bool {
    is_signature(words)
        || (words.len() < 400
            && words
                .split_whitespace()
                .last()
                .is_some_and(|w| w.starts_with("pic.twitter.com/") || w.starts_with("https://t.co/")))
}

fn is_signature(words: &str) -> bool {
    words.len() < 200 && words.starts_with(['—', '–', '-']) && words.contains("(@")
}

/// Finds the cards that a "Read more" closes: before it stand the teaser, the title, and the caption of the picture.
fn cards(page: &Page, lines: Range<usize>, kinds: &mut [Kind]) {
    let words = |k: usize| page.words(&page.lines[lines.start + k]);
    for end in (0..kinds.len()).filter(|&k| kinds[k] == Kind::CardEnd).collect::<Vec<_>>() {
        let first = end.saturating_sub(MAX_CARD);
        let inside = |k: Kind| matches!(k, Kind::Body | Kind::Heading | Kind::CardTitle | Kind::Caption);
        let first = (first..end).rev().take_while(|&k| inside(kinds[k])).last().unwrap_or(end);
        let Some(title) =
            (first..end).rev().find(|&k| kinds[k] != Kind::Caption && page.look(lines.start + k).shape.title)
        else {
            if end > first && !page.lines[lines.start + end].gap && kinds[end - 1] == Kind::Body {
                kinds[end - 1] = Kind::CardTeaser;
            }
            continue;
        };
        kinds[title] = Kind::CardTitle;
        for kind in &mut kinds[title + 1..end] {
            *kind = Kind::CardTeaser;
        }
        // The picture's caption: the one line above the title that is neither the headline nor told prose.
        if let Some(above) = title.checked_sub(1).filter(|&k| kinds[k] == Kind::Body || kinds[k] == Kind::Heading) {
            let alone = above == 0 || !matches!(kinds[above - 1], Kind::Body);
            if !shape::ends_sentence(words(above)) || (alone && is_short_sentence(words(above))) {
                kinds[above] = Kind::Caption;
            }
        }
    }
}

/// One short sentence that quotes nobody, as captions are.
fn is_short_sentence(words: &str) -> bool {
    words.len() <= 220 && !words.contains(['"', '“', '”']) && !words.trim_end_matches('.').contains(". ")
}

fn describe(page: &Page, lines: Range<usize>, kinds: &[Kind], post: &mut DraftPost) {
    let words = |k: usize| page.words(&page.lines[lines.start + k]);
    let media = &mut post.media;
    let mut k = 0;
    while k < kinds.len() {
        match kinds[k] {
            Kind::Headline => post.headline = Some(words(k).to_owned()),
            Kind::Author => post.author = post.author.take().or_else(|| Some(head::author(words(k)).to_owned())),
            Kind::Body | Kind::CardTeaser if post.dateline.is_none() => {
                post.dateline = dateline::read(words(k)).map(|(d, _)| d);
            }
            Kind::Caption => {
                let caption = media::caption(words(k), &page.suffixes);
                let length = caption.as_ref().map_or(words(k).len(), |c| c.length);
                let text = words(k)[..length].to_owned();
                let credit = caption.and_then(|c| c.credit);
                // A caption for two renditions of one picture
                if media.last().is_none_or(|m| m.caption.as_ref() != Some(&text)) {
                    media.push(Media { kind: MediaKind::Photo, caption: Some(text), credit, url: None });
                }
            }
            Kind::Credit => {
                let run = kinds[k..].iter().take_while(|&&kind| kind == Kind::Credit).count();
                let name = media::credit(words(k)).or_else(|| Some(words(k).to_owned())).filter(|n| !n.is_empty());
                let uncredited = k > 0 && kinds[k - 1] == Kind::Caption;
                match media.last_mut().filter(|m| uncredited && m.credit.is_none()) {
                    Some(photo) => photo.credit = name,
                    None => {
                        let kind = if run > 1 { MediaKind::Gallery } else { MediaKind::Photo };
                        media.push(Media { kind, caption: None, credit: name, url: None });
                    }
                }
                k += run - 1;
            }
            Kind::CardTitle => {
                media.push(Media {
                    kind: MediaKind::LinkedStory,
                    caption: Some(words(k).to_owned()),
                    credit: None,
                    url: None,
                });
            }
            Kind::Embed if (k == 0 || kinds[k - 1] != Kind::Embed) => {
                media.push(Media { kind: MediaKind::Embed, caption: None, credit: None, url: None });
            }
            _ => {}
        }
        k += 1;
    }
    // A post that is nothing but a headline shows what the headline announces.
    let bare = kinds.iter().all(|k| matches!(k, Kind::Headline | Kind::Furniture | Kind::Note | Kind::Author));
    if bare
        && post.media.is_empty()
        && let Some(kind) = post.headline.as_deref().and_then(media::announced)
    {
        post.media.push(Media { kind, caption: None, credit: None, url: None });
    }
}
