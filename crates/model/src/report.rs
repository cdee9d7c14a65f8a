//! Reports and what is read in them: posts, blocks, media, problems.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, CONTRACT, Claim, Link, Mention, PostTime, Reprint, Span, Statement, Telling, UtcTime};

/// All that Dateline reads in one report: one line of `dateline read --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The version of the contract: 1.
    pub contract: u32,
    /// Where the report comes from.
    pub report: Report,
    /// The kept text. For a plain-text file the file itself; for HTML and feeds the readable text taken out of it.
    pub text: String,
    /// The dated updates, in the order of the page.
    pub posts: Vec<Post>,
    /// What each stretch of the text is. Blocks do not overlap and stand in the order of the text.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Spans with a value, in the order of the text.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// Who says what.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// What exactly is claimed.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// How these claims relate to each other and to those of reports read before.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Its posts that another outlet had first, and those of reports read before that it had first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reprints: Vec<Reprint>,
    /// Which story each post tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Telling>,
    /// Posts that the source itself says it has taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tombstones: Vec<Tombstone>,
    /// What went wrong or was uncertain in reading. Reading never fails half-way: it returns the report and its problems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

impl Reading {
    /// A reading of a report in which nothing has been found yet.
    pub fn new(report: Report, text: String) -> Self {
        Reading {
            contract: CONTRACT,
            report,
            text,
            posts: Vec::new(),
            blocks: Vec::new(),
            mentions: Vec::new(),
            statements: Vec::new(),
            claims: Vec::new(),
            links: Vec::new(),
            reprints: Vec::new(),
            stories: Vec::new(),
            tombstones: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The post with an id.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|p| p.id == id)
    }
}

/// One retrieval of one page, feed item or file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The path or address it was read from, as given.
    pub path: String,
    /// Its media type, e.g. `text/plain` or `text/html`.
    pub media_type: String,
    /// The SHA-256 of the raw bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The outlet: the coverage's source that it matches, or what the page calls itself.
    pub source: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// The page's own address.
    pub url: Option<String>,
    /// Its language as a BCP 47 tag, where it could be told.
    pub language: Option<String>,
    /// When the page says that it was published.
    pub published: Option<UtcTime>,
    /// The day against which its dateless times were worked out.
    pub reference_date: Option<ReferenceDate>,
    /// The layout that read it: the name of a module of `read`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<String>,
    /// The character encoding it was decoded from, where that was not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// An id shared by reports that tell the same story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
}

impl Report {
    /// What links call it: its file's name, or the whole of an address.
    pub fn name(&self) -> &str {
        if self.path.contains("://") {
            return &self.path;
        }
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

/// The day against which times without a date are understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReferenceDate {
    /// The day.
    pub utc: UtcTime,
    /// How it is known.
    pub basis: Basis,
    /// What it was worked out from, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One dated update in a report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// `p1`, `p2` … in the order of the page.
    pub id: String,
    /// From its first to its last word, the headline included. Where the text is the file itself, its stamp is too; of a
    /// page's post, a stamp and a byline that the markup sets apart are not.
    pub span: Span,
    /// The 1-based line on which its span begins.
    pub line: u32,
    /// When it was published.
    pub time: PostTime,
    /// Its headline.
    pub headline: Option<String>,
    /// Its agency dateline, e.g. `GENEVA (Reuters) –`.
    pub dateline: Option<Dateline>,
    /// Its byline.
    pub author: Option<String>,
    /// Pictures, videos, embeds and cards that the text shows or announces.
    pub media: Vec<Media>,
    /// The id that its source itself gives it: the anchor of a live-blog post, the guid of a feed's item, the number of a
    /// channel's message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Its own address, where it has one besides its page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its language as a BCP 47 tag, where that is not its report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When its source says that it was last changed, where that is after it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<UtcTime>,
    /// Whose words it passes on: the name or address of who is forwarded or boosted. They are no words of the source's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// The [`anchor`](Post::anchor) or address of the post that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// How often its source says that it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
}

/// A post that its source says it has taken back, as feeds (RFC 6721) and ActivityPub do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tombstone {
    /// The [`anchor`](Post::anchor) that the post had.
    pub anchor: String,
    /// When it was taken back.
    pub at: Option<UtcTime>,
    /// Who took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The head of a dispatch: from where, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// The place as written.
    pub place: Option<String>,
    /// The agency as written.
    pub agency: Option<String>,
}

/// A picture, video, embed or card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Its caption.
    pub caption: Option<String>,
    /// Who is credited.
    pub credit: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A still picture.
    Photo,
    /// Moving pictures.
    Video,
    /// Sound alone.
    Audio,
    /// Several pictures.
    Gallery,
    /// A map or graphic.
    Graphic,
    /// A post of a social network shown in the page.
    Embed,
    /// A card that leads to another story of the outlet.
    LinkedStory,
}

/// A stretch of the text with one role on the page: usually a line of a text file or a block element of HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// Its words, without white space at the ends.
    pub span: Span,
    /// The 1-based line on which it begins.
    pub line: u32,
    /// The post it belongs to; null for what stands outside every post.
    pub post: Option<String>,
}

/// What a block is for the reader of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The page's title.
    Title,
    /// Prose above the posts that sums the event up.
    Lead,
    /// A heading of a day or section.
    Heading,
    /// A post's time stamp.
    Stamp,
    /// A post's headline.
    Headline,
    /// A post's prose.
    Body,
    /// What stands under or for a picture.
    Caption,
    /// Who is credited for a picture or text.
    Credit,
    /// A linked-story card: its title or teaser.
    Linked,
    /// A social-network post shown in the page.
    Embed,
    /// A byline.
    Author,
    /// Page furniture: menus, buttons, tags, cookie notices. Kept, but no part of the coverage.
    Furniture,
}

/// What went wrong or was uncertain in reading, said so that its reader knows what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// A stable name in kebab case, e.g. `no-date`, `invalid-utf-8`.
    pub code: String,
    /// What happened and what it means, in one sentence.
    pub message: String,
    /// The 1-based line it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// What a type of the schema lists under a key, by name.
    fn names(schema: &Value, of: &str, key: &str) -> Vec<String> {
        let list = &schema["$defs"][of][key];
        match list {
            Value::Object(fields) => fields.keys().cloned().collect(),
            Value::Array(names) => names.iter().filter_map(|n| n.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_was_added_to_a_post_is_in_the_schema_and_not_required() {
        let schema = crate::schema();
        let (fields, required) = (names(&schema, "Post", "properties"), names(&schema, "Post", "required"));
        for added in ["anchor", "url", "updated", "via", "reply_to", "views"] {
            assert!(fields.iter().any(|f| f == added), "{added} is in the schema");
            assert!(!required.iter().any(|f| f == added), "{added} is not required");
            assert!(schema["$defs"]["Post"]["properties"][added]["description"].is_string(), "{added} is described");
        }
        assert!(schema["properties"]["tombstones"]["description"].is_string());
        assert_eq!(names(&schema, "Tombstone", "required"), ["anchor"]);
    }

    #[test]
    fn readings_without_the_additions_are_read_as_before() {
        let mut reading = Reading::new(Report::default(), "x".into());
        reading.posts.push(Post { id: "p1".into(), ..Post::default() });
        let written = serde_json::to_value(&reading).unwrap_or_default();
        for added in ["url", "updated", "via", "reply_to", "views"] {
            assert!(written["posts"][0].get(added).is_none(), "{added} is written only where there is one");
        }
        assert!(written.get("tombstones").is_none());
        assert_eq!(serde_json::from_value::<Reading>(written).ok(), Some(reading));
    }
}
