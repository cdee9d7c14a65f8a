//! Links: relations between two claims, each with its reason in words; between two posts that are one text; and the stories that posts tell.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A relation between two claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The base, as `<file name>#<claim id>`. Of a revision the later claim: `a` revises `b`.
    pub a: String,
    /// The other claim.
    pub b: String,
    /// How they relate.
    pub relation: Relation,
    /// Why, in words.
    pub why: String,
    /// How sure, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A post that passes on what another outlet published before: a wire text and those who print it are one voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reprint {
    /// The post, as `<file name>#<post id>`.
    pub post: String,
    /// The post that was there first, as `<file name>#<post id>`.
    pub of: String,
    /// The share of the shorter one's words outside quotation marks that stand in the other in the same order, from 0 to 1.
    pub share: f64,
    /// Why, in words.
    pub why: String,
}

/// Which story a post tells: one that posts before it tell too, or one that begins with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Telling {
    /// The post, as `<file name>#<post id>`, or the file's name where the report has no posts.
    pub post: String,
    /// The story. It is called by the post that it began with.
    pub story: String,
    /// Of the posts that tell it, the nearest one; null where the story begins.
    pub with: Option<String>,
    /// How near the story's posts are, from 0 to 1.
    pub score: Option<f64>,
    /// Why, in words.
    pub why: String,
}

/// How two claims relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same side says the same again.
    Repeat,
    /// The same side moved its number or wording.
    Revision,
    /// Another, independent source says the same.
    Corroboration,
    /// Both cannot hold.
    Conflict,
    /// One rejects the other.
    Denial,
}
