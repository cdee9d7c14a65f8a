//! A reading cut into its posts: each with its own text, and everything in it counted from that text, so that a post
//! is the same however much is added above it on the page.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use dateline_model::{Basis, Block, BlockKind, Claim, Mention, Post, Reading, Span, Statement, TextIndex};
use serde::{Deserialize, Serialize};

use crate::{
    MAX_POSTS, Result, StoreError, archive,
    id::{CLAIM_LETTERS, letters},
};

/// Posts may overlap, but all of them together are not longer than this many times their report's text.
const MAX_OVERLAP: usize = 4;

/// What stands in a post. Spans and lines are of the post's own text; ids are the post's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub post: Post,
    pub blocks: Vec<Block>,
    pub mentions: Vec<Mention>,
    pub statements: Vec<Statement>,
    /// A claim's id is the letters that tell it from the others of its post.
    pub claims: Vec<Claim>,
}

/// A post of a reading, made ready for the ledger.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prepared {
    pub text: String,
    pub content: Content,
    /// Names `text` and `content`, but for what depends on the moment of retrieval alone, such as a stamp that says
    /// “5 minutes ago”.
    pub content_hash: String,
    /// Names `text`, its stamp and white space aside.
    pub text_hash: String,
    /// The code point of the report's text at which it begins.
    pub start: u32,
    /// The line on which it begins.
    pub line: u32,
    /// The ids of `content.claims` in the reading, in their order.
    pub claims_in_reading: Vec<String>,
}

impl Prepared {
    /// Where its stamp stands in `text`.
    pub fn stamp(&self) -> Option<Span> {
        self.content.post.time.span
    }

    /// The post's time in seconds since 1970.
    pub fn time_s(&self) -> Option<i64> {
        self.content.post.time.utc.map(|time| time.timestamp().as_second())
    }
}

/// The posts of a reading, in its order, and how many of its parts were left out because they reach out of their post.
pub(crate) fn prepare(reading: &Reading) -> Result<(Vec<Prepared>, u32)> {
    let bad = |what: String| StoreError::BadReading { path: reading.report.path.clone(), what };
    if reading.posts.len() > MAX_POSTS {
        return Err(StoreError::TooLarge {
            what: "the number of posts of one report",
            size: reading.posts.len(),
            limit: MAX_POSTS,
        });
    }
    let index = TextIndex::new(&reading.text);
    let mut places = HashMap::with_capacity(reading.posts.len());
    let mut parts: Vec<Parts<'_>> = Vec::with_capacity(reading.posts.len());
    let end = index.code_point(reading.text.len());
    let mut length = 0;
    for (place, post) in reading.posts.iter().enumerate() {
        if places.insert(post.id.as_str(), place).is_some() {
            return Err(bad(format!("two posts have the id {}", post.id)));
        }
        if post.span.end > end {
            return Err(bad(format!("post {} reaches beyond the text", post.id)));
        }
        length += post.span.len() as usize;
        parts.push(Parts::default());
    }
    if length > reading.text.len().saturating_mul(MAX_OVERLAP) {
        return Err(bad("its posts overlap too often".into()));
    }
    macro_rules! sort {
        ($($list:ident)*) => {$(
            for item in &reading.$list {
                if let Some(&place) = item.post.as_deref().and_then(|id| places.get(id)) {
                    parts[place].$list.push(item);
                }
            }
        )*};
    }
    sort!(blocks mentions statements claims);
    let mut left_out = 0;
    let posts = reading
        .posts
        .iter()
        .zip(parts)
        .map(|(post, parts)| {
            let text = index.slice(post.span).to_owned();
            let frame = Frame { span: post.span, line: index.line_of(post.span) };
            let (content, claims_in_reading, out) = frame.content(post, &parts);
            left_out += out;
            let words = without(&text, content.post.time.span);
            let text_hash = archive::sha256(words.split_whitespace().collect::<Vec<_>>().join(" ").as_bytes());
            let content_hash = content_hash(&words, &content);
            Prepared {
                text,
                content,
                content_hash,
                text_hash,
                start: post.span.start,
                line: frame.line,
                claims_in_reading,
            }
        })
        .collect();
    Ok((posts, left_out))
}

/// What a reading says of one post.
#[derive(Default)]
struct Parts<'r> {
    blocks: Vec<&'r Block>,
    mentions: Vec<&'r Mention>,
    statements: Vec<&'r Statement>,
    claims: Vec<&'r Claim>,
}

/// Where a post stands in its report.
struct Frame {
    span: Span,
    line: u32,
}

impl Frame {
    /// A span counted from the post's first code point, if it lies in the post.
    fn span(&self, span: Span) -> Option<Span> {
        self.span
            .contains(span)
            .then(|| Span::new(span.start - self.span.start, span.end.saturating_sub(self.span.start)))
    }

    fn line(&self, line: u32) -> u32 {
        line.saturating_sub(self.line) + 1
    }

    /// The post's content, its claims' ids in the reading, and the number of parts left out.
    fn content(&self, post: &Post, parts: &Parts<'_>) -> (Content, Vec<String>, u32) {
        const ID: &str = "p1";
        let id = || Some(ID.to_owned());
        let mut content = Content {
            post: Post { id: ID.into(), line: self.line(post.line), ..post.clone() },
            blocks: Vec::with_capacity(parts.blocks.len()),
            mentions: Vec::with_capacity(parts.mentions.len()),
            statements: Vec::with_capacity(parts.statements.len()),
            claims: Vec::with_capacity(parts.claims.len()),
        };
        content.post.span = Span::new(0, post.span.len());
        content.post.time.span = post.time.span.and_then(|span| self.span(span));
        for block in &parts.blocks {
            let Some(span) = self.span(block.span) else { continue };
            content.blocks.push(Block { span, line: self.line(block.line), post: id(), kind: block.kind });
        }
        for mention in &parts.mentions {
            let Some(span) = self.span(mention.span) else { continue };
            let own = format!("m{}", content.mentions.len() + 1);
            content.mentions.push(Mention {
                id: own,
                post: id(),
                span,
                line: self.line(mention.line),
                ..(*mention).clone()
            });
        }
        let statement_ids: HashMap<&str, String> = parts
            .statements
            .iter()
            .filter(|s| self.span(s.cue.span).is_some() && self.span(s.content.span).is_some())
            .enumerate()
            .map(|(i, s)| (s.id.as_str(), format!("s{}", i + 1)))
            .collect();
        for statement in &parts.statements {
            let (Some(cue), Some(said)) = (self.span(statement.cue.span), self.span(statement.content.span)) else {
                continue;
            };
            let mut own = (*statement).clone();
            own.id = format!("s{}", content.statements.len() + 1);
            own.post = id();
            own.line = self.line(statement.line);
            own.cue.span = cue;
            own.content.span = said;
            own.content.spans = statement.content.spans.iter().filter_map(|&span| self.span(span)).collect();
            own.speaker.span = statement.speaker.span.and_then(|span| self.span(span));
            own.relays.retain_mut(|relayed| {
                let (Some(cue), Some(said)) = (self.span(relayed.cue.span), self.span(relayed.content.span)) else {
                    return false;
                };
                relayed.cue.span = cue;
                relayed.content.span = said;
                relayed.content.spans = relayed.content.spans.iter().filter_map(|&span| self.span(span)).collect();
                relayed.speaker.span = relayed.speaker.span.and_then(|span| self.span(span));
                true
            });
            content.statements.push(own);
        }
        let mut in_reading = Vec::with_capacity(parts.claims.len());
        let mut taken = HashSet::new();
        for claim in &parts.claims {
            let Some(span) = self.span(claim.span) else { continue };
            content.claims.push(Claim {
                id: claim_letters(claim, &mut taken),
                post: id(),
                span,
                line: self.line(claim.line),
                statement: claim.statement.as_deref().and_then(|id| statement_ids.get(id).cloned()),
                ..(*claim).clone()
            });
            in_reading.push(claim.id.clone());
        }
        let all = parts.blocks.len() + parts.mentions.len() + parts.statements.len() + parts.claims.len();
        let kept = content.blocks.len() + content.mentions.len() + content.statements.len() + content.claims.len();
        (content, in_reading, (all - kept) as u32)
    }
}

/// Letters made of what is claimed and in which words, that no claim of the post before it has.
fn claim_letters(claim: &Claim, taken: &mut HashSet<String>) -> String {
    let kind = claim.kind.to_string();
    let parts = [
        kind.as_str(),
        claim.item.as_deref().unwrap_or_default(),
        claim.target.side.as_deref().unwrap_or_default(),
        claim.text.as_str(),
    ];
    let mut salt = 0;
    loop {
        let letters = letters(&parts, salt, CLAIM_LETTERS);
        // A post with so many claims that their letters run out gives the same ones twice sooner than never ending.
        if taken.insert(letters.clone()) || salt > 1000 {
            return letters;
        }
        salt += 1;
    }
}

/// A text without the code points of a span.
pub(crate) fn without(text: &str, span: Option<Span>) -> Cow<'_, str> {
    let Some(span) = span.filter(|span| !span.is_empty()) else { return Cow::Borrowed(text) };
    let index = TextIndex::new(text);
    let bytes = index.bytes(span);
    Cow::Owned(format!("{}{}", &text[..bytes.start], &text[bytes.end..]))
}

/// The hash of a post's words without its stamp, and of what stands in them.
fn content_hash(words: &str, content: &Content) -> String {
    let mut same = content.clone();
    let time = &mut same.post.time;
    let stamp = time.span.take();
    time.text = None;
    // The reason may name the day of retrieval, and a fetched time is the retrieval's.
    time.reason = None;
    if time.basis == Basis::Fetched {
        time.utc = None;
    }
    // How often it was seen is no change of what it says.
    same.post.views = None;
    if let Some(stamp) = stamp {
        same.blocks.retain(|block| block.kind != BlockKind::Stamp && !stamp.contains(block.span));
        same.mentions.retain(|mention| !stamp.contains(mention.span));
        let shift = |at: u32| if at >= stamp.end { at - stamp.len() } else { at.min(stamp.start) };
        each_span(&mut same, |span| *span = Span::new(shift(span.start), shift(span.end)));
        for (n, mention) in same.mentions.iter_mut().enumerate() {
            mention.id = format!("m{}", n + 1);
        }
    }
    let json = serde_json::to_string(&same).unwrap_or_default();
    archive::sha256(format!("{}\n{words}{json}", words.len()).as_bytes())
}

fn each_span(content: &mut Content, mut change: impl FnMut(&mut Span)) {
    change(&mut content.post.span);
    content.blocks.iter_mut().for_each(|block| change(&mut block.span));
    content.mentions.iter_mut().for_each(|mention| change(&mut mention.span));
    content.claims.iter_mut().for_each(|claim| change(&mut claim.span));
    for statement in &mut content.statements {
        change(&mut statement.cue.span);
        change(&mut statement.content.span);
        statement.content.spans.iter_mut().for_each(&mut change);
        statement.speaker.span.iter_mut().for_each(&mut change);
        for relayed in &mut statement.relays {
            change(&mut relayed.cue.span);
            change(&mut relayed.content.span);
            relayed.content.spans.iter_mut().for_each(&mut change);
            relayed.speaker.span.iter_mut().for_each(&mut change);
        }
    }
}
