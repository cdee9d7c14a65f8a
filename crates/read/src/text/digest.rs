//! Digests: a title that promises news in brief, then sections under headings and lists of bullets. Each section and each
//! bullet is a post.

use dateline_model::BlockKind;

use super::content::{self, Style};
use super::{Page, head};
use crate::draft::{Draft, DraftPost};

/// Phrases by which a title or heading says that news stand in brief below it. Each is whole words.
const CUES: [&str; 29] = [
    "live updates",
    "live blog",
    "latest updates",
    "daily update",
    "what we know",
    "what happened",
    "overview",
    "digest",
    "at a glance",
    "key developments",
    "key events",
    "key points",
    "round-up",
    "roundup",
    "recap",
    "in brief",
    "the latest",
    "timeline",
    "main events",
    "top developments",
    "situation report",
    "things to know",
    "hour by hour",
    "key takeaways",
    "highlights",
    "flash update",
    "situation update",
    "sitrep",
    "key messages",
];

/// Whether a title or heading promises news in brief, by such a phrase or by the number of a day ("Day 11").
fn promises(words: &str) -> bool {
    let lower = words.to_lowercase();
    let whole = |phrase: &str| {
        lower.match_indices(phrase).any(|(at, _)| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !letter(lower[..at].chars().next_back()) && !letter(lower[at + phrase.len()..].chars().next())
        })
    };
    let numbered = || lower.split_once("day ").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    CUES.iter().any(|cue| whole(cue)) || numbered()
}

/// What a line is in a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Heading,
    Bullet,
    Prose,
    Caption,
    Credit,
    Stamp,
    Furniture,
}

/// Reads a digest, if the text is one.
pub(crate) fn read(page: &Page) -> Option<Draft> {
    let opens = |i: &usize| page.words(&page.lines[*i]).len() <= 200 && promises(page.words(&page.lines[*i]));
    let title = head::title(page, 0..page.lines.len().min(20))
        .or_else(|| Some(0).filter(|_| !page.lines.is_empty()).filter(opens))?;
    let roles: Vec<Role> = (0..page.lines.len()).map(|i| role(page, i)).collect();
    let below = title + 1..roles.len();
    let bullets = below.clone().filter(|&i| roles[i] == Role::Bullet).count();
    let headings: Vec<usize> = below.clone().filter(|&i| roles[i] == Role::Heading).collect();
    let sections = headings.iter().filter(|&&i| roles.get(i + 1) == Some(&Role::Prose)).count();
    let promises = |i: usize| promises(page.words(&page.lines[i]));
    let promised = promises(title) || headings.iter().any(|&i| promises(i));
    let prose = below.clone().filter(|&i| roles[i] == Role::Prose).count();
    if !(promised && (bullets >= 3 || sections >= 2)) && !(bullets >= 5 && bullets >= prose) {
        return None;
    }
    let mut draft = Draft { layout: "digest", ..Draft::default() };
    // The lead runs to the first heading or bullet.
    let body = below.clone().find(|&i| matches!(roles[i], Role::Heading | Role::Bullet)).unwrap_or(roles.len());
    head::read(page, 0..body, &mut draft);
    // After the last bullet or prose, headings lead elsewhere.
    let last = (body..roles.len()).rev().find(|&i| matches!(roles[i], Role::Bullet | Role::Prose)).unwrap_or(body);
    let mut section: Option<usize> = None;
    for i in body..roles.len() {
        let line = &page.lines[i];
        let next = roles.get(i + 1..=last).and_then(|r| r.iter().find(|r| **r != Role::Furniture));
        match roles[i] {
            _ if i > last => draft.block(BlockKind::Furniture, line.range.clone(), None),
            Role::Heading if next == Some(&Role::Prose) => {
                section = Some(draft.posts.len());
                let headline = Some(page.words(line).to_owned());
                draft.posts.push(DraftPost { headline, ..DraftPost::default() });
                draft.block(BlockKind::Headline, line.range.clone(), section);
            }
            Role::Heading => {
                section = None;
                draft.block(BlockKind::Heading, line.range.clone(), None);
            }
            Role::Bullet => {
                section = None;
                let post = draft.posts.len();
                draft.posts.push(DraftPost::default());
                content::read(page, i..i + 1, Style::PROSE, post, &mut draft);
            }
            Role::Prose => {
                // Prose right after a list goes on with its last item or stands alone; either way it is a post's.
                let post = section.unwrap_or_else(|| {
                    draft.posts.push(DraftPost::default());
                    draft.posts.len() - 1
                });
                section = Some(post);
                content::read(page, i..i + 1, Style::PROSE, post, &mut draft);
            }
            Role::Caption | Role::Credit => match section {
                Some(post) => content::read(page, i..i + 1, Style::PROSE, post, &mut draft),
                None => draft.block(BlockKind::Caption, line.range.clone(), None),
            },
            Role::Stamp => {
                if let Some(lead) = page.lead(i) {
                    draft.page_stamps.push(lead.stamp.clone());
                }
                draft.block(BlockKind::Stamp, line.range.clone(), section);
            }
            Role::Furniture => draft.block(BlockKind::Furniture, line.range.clone(), section),
        }
    }
    Some(draft)
}

fn role(page: &Page, i: usize) -> Role {
    let line = &page.lines[i];
    let words = page.words(line);
    let look = page.look(i);
    match () {
        () if head::is_stamp_line(page, i)
            && page.lead(i).is_some_and(|l| l.stamp.date.is_some() || l.stamp.has_clock()) =>
        {
            Role::Stamp
        }
        () if line.rule || page.furniture(i).is_some() => Role::Furniture,
        () if look.caption || head::is_doubled(page, i) => Role::Caption,
        () if look.credit => Role::Credit,
        () if line.bullet.is_some() && look.shape.words >= 4 => Role::Bullet,
        () if line.bullet.is_some() => Role::Furniture,
        () if look.shape.title && !words.starts_with(['"', '“', '«']) => Role::Heading,
        () if look.shape.words <= 2 && !look.shape.sentence => Role::Heading,
        () => Role::Prose,
    }
}
