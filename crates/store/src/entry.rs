//! What the ledger gives to its readers.

use dateline_model::{Block, Claim, Coverage, Link, Mention, Post, Reading, Report, Statement, Telling, UtcTime};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{ChangeNo, ClaimId, CoverageId, Facet, PostId, ReportId};

/// A coverage as it stands in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredCoverage {
    /// Its number in this ledger.
    pub id: CoverageId,
    /// Its description.
    pub coverage: Coverage,
    /// The number of its log's last change; 0 before the first.
    pub last_change: ChangeNo,
}

/// One line of the live page: a post in its current revision.
///
/// All spans in `post`, `blocks`, `mentions`, `statements` and `claims` are code points of [`Entry::text`], all lines
/// are lines of it, and the ids in it are the post's own: `p1` for the post, `s1`, `m1` … for what stands in it.
/// [`Origin`] leads back to the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its public id.
    pub id: PostId,
    /// The coverage it belongs to.
    pub coverage: CoverageId,
    /// The name of the source, or where it has none, what the page goes by.
    pub source: String,
    /// The report that this revision was first read in.
    pub origin: Origin,
    /// The words of the post, from the first to the last, as the source has them.
    pub text: String,
    /// Time, headline, dateline, author, media.
    pub post: Post,
    /// What each stretch of the text is.
    pub blocks: Vec<Block>,
    /// Spans with a value.
    pub mentions: Vec<Mention>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// What exactly is claimed. [`Claim::id`] is the text of a [`ClaimId`].
    pub claims: Vec<Claim>,
    /// The links of these claims, each with the ids of two claims ([`ClaimId`]).
    pub links: Vec<Link>,
    /// The post of another source whose text it passes on, the first with it.
    pub reprint_of: Option<ReprintOf>,
    /// How many other sources pass its text on.
    pub reprinted_by: u32,
    /// Which story it tells; none before that is decided.
    pub telling: Option<Telling>,
    /// What it can be found by.
    pub facets: Vec<Facet>,
    /// By what it is sorted: the post's time or, where it has none, its first retrieval.
    pub sorted_at: Timestamp,
    /// When the post was first retrieved.
    pub first_seen: Timestamp,
    /// How often the source has changed the text: the texts of the post, less one.
    pub edits: u32,
    /// For a post that the source took away: the last retrieval in which it stood.
    pub gone_after: Option<Timestamp>,
    /// The change that brought the post.
    pub first_change: ChangeNo,
    /// The last change to it.
    pub last_change: ChangeNo,
}

impl Entry {
    /// The entry as the reading of a report that has only this post, the form in which reports are linked. The post has its
    /// public id in it, and so have its claims.
    pub fn reading(&self) -> Reading {
        let report = Report { path: self.origin.path.clone(), source: Some(self.source.clone()), ..Report::default() };
        let id = || Some(self.id.to_string());
        Reading {
            posts: vec![Post { id: self.id.to_string(), ..self.post.clone() }],
            blocks: self.blocks.iter().map(|block| Block { post: id(), ..block.clone() }).collect(),
            mentions: self.mentions.iter().map(|mention| Mention { post: id(), ..mention.clone() }).collect(),
            statements: self.statements.iter().map(|statement| Statement { post: id(), ..statement.clone() }).collect(),
            claims: self.claims.iter().map(|claim| Claim { post: id(), ..claim.clone() }).collect(),
            stories: self.telling.iter().cloned().collect(),
            ..Reading::new(report, self.text.clone())
        }
    }
}

/// The post whose text another source passes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReprintOf {
    /// The post.
    pub post: PostId,
    /// Its source.
    pub source: String,
    /// By what it is sorted.
    pub sorted_at: Timestamp,
    /// The share of the shorter one's own words that both have, from 0 to 1.
    pub share: f64,
    /// Why it is taken for one text, in words.
    pub why: String,
}

/// Where the words of a revision stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The report: the first retrieval that had these words.
    pub report: ReportId,
    /// The SHA-256 of its raw bytes, for [`Store::raw`](crate::Store::raw).
    pub sha256: String,
    /// The path or address it was read from.
    pub path: String,
    /// The page's own address.
    pub url: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// The page's language.
    pub language: Option<String>,
    /// When it was retrieved.
    pub received: Timestamp,
    /// The code point of the report's kept text at which the post begins: add it to the entry's spans.
    pub start: u32,
    /// The line of the report's kept text on which the post begins: add it, less one, to the entry's lines.
    pub line: u32,
}

/// One text that a post has had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The words.
    pub text: String,
    /// Time, headline, dateline, author, media.
    pub post: Post,
    /// Where they stand, and when they were first retrieved.
    pub origin: Origin,
    /// Whether these are the words that the live page shows.
    pub current: bool,
}

/// A claim, with what a reader needs to weigh it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// Its public id.
    pub id: ClaimId,
    /// The post it stands in.
    pub post: PostId,
    /// The claim. Its span and line are of the post's own text, as in an [`Entry`]; its id is the text of `id`.
    pub claim: Claim,
    /// The name of the source whose page it stands on.
    pub source: String,
    /// When the post was published, as finely as that is known.
    pub time: Option<UtcTime>,
    /// By what its post is sorted.
    pub sorted_at: Timestamp,
    /// Whether the source has taken the post away.
    pub gone: bool,
}

/// A source with what the ledger holds of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSummary {
    /// Its name.
    pub name: String,
    /// The pages of it that were retrieved.
    pub pages: u64,
    /// Its posts, those that are gone not counted.
    pub posts: u64,
    /// The last retrieval.
    pub last_received: Option<Timestamp>,
}

/// How much a coverage holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Reports: retrievals.
    pub reports: u64,
    /// Posts that readers see.
    pub posts: u64,
    /// Posts that their sources took away.
    pub gone: u64,
    /// Claims in the posts that readers see.
    pub claims: u64,
    /// Links.
    pub links: u64,
}

/// A day of the feed with the number of posts in it, for a table of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineDay {
    /// The day, in the zone that was asked for.
    pub date: Date,
    /// The posts that have a place in the feed, tombstones with them.
    pub listed: u64,
    /// The same without tombstones.
    pub shown: u64,
}

/// A report in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredReport {
    /// Its number.
    pub id: ReportId,
    /// The SHA-256 of its raw bytes.
    pub sha256: String,
    /// What names its page in this coverage: the address, or the path.
    pub page: String,
    /// The name of its source.
    pub source: String,
    /// The path or address it was read from.
    pub path: String,
    /// The page's own address.
    pub url: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// When it was retrieved.
    pub received: Timestamp,
}
