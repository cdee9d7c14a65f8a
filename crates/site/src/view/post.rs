//! A post with its words, marks, claims and changes.

use super::{PartyView, TimeView};
use crate::language::Words;

/// A piece of a source's words, in the order of the text. Marks open and close like tags and nest properly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A statement begins.
    Said(Mark),
    /// A claim begins.
    Claim(Mark),
    /// The statement that was opened last ends.
    EndSaid,
    /// The claim that was opened last ends.
    EndClaim,
}

/// The mark of a statement or claim in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its anchor; none on all but the first piece of a span that another one cuts.
    pub id: Option<String>,
    /// Its classes: the side's, and for a claim the one that ties it to its chip.
    pub class: String,
    /// Who says so.
    pub title: String,
}

/// A paragraph of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is on the page.
    pub kind: ParagraphKind,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The kinds of paragraph that the page tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Prose.
    Body,
    /// A heading within the post.
    Heading,
    /// A social-network post that the page shows.
    Embed,
    /// A card that leads to another story.
    Linked,
}

/// A picture, video or the like: what is said of it. Dateline hosts no media.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaView {
    /// `Photo`, `Video` …
    pub kind: Words,
    /// A class for its sign.
    pub class: &'static str,
    /// Its caption.
    pub caption: Vec<Piece>,
    /// Who is credited.
    pub credit: Option<String>,
    /// Where the source shows it; an http or https address.
    pub url: Option<String>,
    /// Whether its words say that it may be hard to bear.
    pub graphic: bool,
}

/// A post of the feed.
#[derive(Debug, Clone, PartialEq)]
pub struct PostView {
    /// Its public id.
    pub id: String,
    /// Its own page.
    pub url: String,
    /// The source's page; an http or https address.
    pub source_url: Option<String>,
    /// The source's name.
    pub source: String,
    /// The source's tier in words.
    pub tier: Option<Words>,
    /// The party that the source belongs to.
    pub source_party: Option<PartyView>,
    /// The language of its words, where it is not the page's.
    pub language: Option<String>,
    /// When it was published.
    pub time: TimeView,
    /// Its place in the feed, as text that sorts like the feed from the oldest to the newest.
    pub key: String,
    /// Its day in the event's zone, `2026-03-11`.
    pub day: String,
    /// The headline's words, without marks.
    pub headline: Option<String>,
    /// The headline with marks.
    pub headline_pieces: Vec<Piece>,
    /// What a table of contents calls it.
    pub label: String,
    /// Its byline.
    pub author: Option<String>,
    /// Whose post its source passes on: the name of who is forwarded or boosted.
    pub via: Option<String>,
    /// The post of another source whose text it is.
    pub reprint_of: Option<ReprintView>,
    /// How many other sources pass its text on.
    pub reprinted_by: u32,
    /// Its prose.
    pub paragraphs: Vec<Paragraph>,
    /// Whether there is more prose than is shown.
    pub cut: bool,
    /// Its pictures and the like.
    pub media: Vec<MediaView>,
    /// Who speaks in it, and what each claims.
    pub speakers: Vec<SpeakerView>,
    /// How many claims that is.
    pub claims: usize,
    /// How its source changed it, the latest change first.
    pub edits: Vec<EditView>,
    /// Set where its source took it away: when it was last there.
    pub gone: Option<TimeView>,
    /// The change that brought it.
    pub first_change: u64,
    /// The short address that leads to it in the feed.
    pub permalink: String,
    /// Whether its source gave a time and no words.
    pub wordless: bool,
    /// Why it is a key update.
    pub weight: Option<String>,
    /// The other outlets’ posts on this page that tell the same, the earliest first.
    pub tellings: Vec<TellingView>,
}

impl PostView {
    /// How many outlets tell it on this page.
    pub fn outlets(&self) -> usize {
        let mut sources: Vec<&str> = self.tellings.iter().map(|telling| telling.source.as_str()).collect();
        sources.push(&self.source);
        sources.sort_unstable();
        sources.dedup();
        sources.len()
    }
}

/// A post that is folded into the one that told the same before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellingView {
    /// Its public id.
    pub id: String,
    /// Its own page.
    pub url: String,
    /// Its source.
    pub source: String,
    /// When it was published.
    pub time: TimeView,
    /// Its headline or first words.
    pub label: String,
    /// The language of these, where it is not the page's.
    pub language: Option<String>,
    /// Whether it passes on another one's text.
    pub reprint: bool,
}

/// The post whose text another source passes on.
#[derive(Debug, Clone, PartialEq)]
pub struct ReprintView {
    /// Its source.
    pub source: String,
    /// Its own page.
    pub url: String,
    /// When it was published.
    pub time: TimeView,
    /// Why it is taken for one text, in words.
    pub why: String,
}

/// A speaker of a post.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerView {
    /// The name, or what the text calls them.
    pub who: String,
    /// Role and body, as far as they say more than the name.
    pub role: Option<String>,
    /// The side spoken for.
    pub party: Option<PartyView>,
    /// Where or how it was said: `Telegram`, `briefing`.
    pub medium: Option<String>,
    /// The anchor of the first words attributed to them; none where the source speaks itself.
    pub anchor: Option<String>,
    /// What is claimed.
    pub claims: Vec<ClaimView>,
}

/// A claim as a chip.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimView {
    /// The anchor of its words; the post's own where they are not shown.
    pub anchor: String,
    /// Its number in the post, from 1; ties it to its words on the page.
    pub n: usize,
    /// What is claimed, e.g. `Killed`.
    pub kind: Words,
    /// How many, in the source's words.
    pub quantity: Option<String>,
    /// Who or what, e.g. `Mereshi soldiers`.
    pub subject: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `denied` or `questioned`, where it is not asserted.
    pub polarity: Option<Words>,
    /// The class of the claimant's side.
    pub class: String,
    /// Who claims it.
    pub claimant: String,
    /// How other claims bear on it, contradiction first.
    pub relations: Vec<RelationView>,
    /// How many more of those there are than shown.
    pub more: usize,
    /// What the desk ruled of it.
    pub rulings: Vec<RulingView>,
    /// The name of the rule that found it.
    pub rule: String,
}

impl ClaimView {
    /// Whether the desk has rejected it.
    pub fn is_rejected(&self) -> bool {
        self.rulings.iter().any(|ruling| ruling.class == "rejected")
    }
}

/// What the desk ruled of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingView {
    /// A class for its sign: `confirmed`, `rejected`, `corrected`.
    pub class: &'static str,
    /// e.g. `Rejected by the desk`.
    pub words: Words,
    /// Why, in the desk's words.
    pub why: Option<String>,
}

/// How another claim bears on this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationView {
    /// A class for its sign: `conflict`, `denial`, `revision`, `corroboration`, `repeat`.
    pub class: &'static str,
    /// e.g. `denied by`.
    pub words: Words,
    /// The other claimant, with the other number where there is one.
    pub who: String,
    /// When the other was said.
    pub when: String,
    /// The other claim's words.
    pub url: String,
    /// The reason for the link.
    pub why: String,
}

/// One change that a source made to its post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditView {
    /// When the new words were first retrieved.
    pub time: TimeView,
    /// The words, with what went and what came; none where they are too long to be compared.
    pub diff: Option<Vec<Diff>>,
}

/// A stretch of words in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Diff {
    /// In both.
    Same(String),
    /// Words left out between two changes.
    Skip,
    /// Only in the earlier text.
    Gone(String),
    /// Only in the later text.
    New(String),
}

/// Something that a source took back or said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionView {
    /// The post as it is now.
    pub post: PostView,
    /// The day and time of the change.
    pub time: TimeView,
    /// What happened, in a sentence.
    pub what: Words,
    /// The words, with what went and what came.
    pub diff: Option<Vec<Diff>>,
}
