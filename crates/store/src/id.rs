//! Names of things in the ledger: short public ids for posts and claims, row numbers for the rest.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Crockford's base 32 in lower case: no letter is easily taken for a digit or another letter.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The letters of a [`PostId`]: 40 bits.
const POST_LETTERS: usize = 8;
/// The letters that tell a post's claims apart: 20 bits.
pub(crate) const CLAIM_LETTERS: usize = 4;

/// A coverage in this ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CoverageId(pub i64);

/// A report in this ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReportId(pub i64);

/// A post's public name, for permalinks and anchors: eight letters and digits, e.g. `k3f9a2xq`.
///
/// It is made of the coverage, the page and the post's own anchor or, where it has none, its time and first words as
/// they were when it was first imported. Reading the same page again, in this ledger or a new one, gives the same id.
/// It never changes when the post is revised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostId(String);

/// A claim's public name: its post's id, a hyphen, and four letters made of what it claims, e.g. `k3f9a2xq-7m0e`.
///
/// A claim that a revision of its post leaves alone keeps its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClaimId(String);

/// A text is no id of a post or claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no id of a post (such as k3f9a2xq) or claim (such as k3f9a2xq-7m0e)")]
pub struct BadId(String);

impl PostId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn of_parts(parts: &[&str], salt: u32) -> Self {
        PostId(letters(parts, salt, POST_LETTERS))
    }
}

impl ClaimId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn new(post: &PostId, letters: &str) -> Self {
        ClaimId(format!("{post}-{letters}"))
    }

    /// The id of the claim's post.
    pub fn post(&self) -> PostId {
        PostId(self.0.split('-').next().unwrap_or_default().to_owned())
    }
}

/// The first letters of the parts' hash. No part can run into the next: each is hashed with its length.
pub(crate) fn letters(parts: &[&str], salt: u32, count: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.update(salt.to_le_bytes());
    let digest = hash.finalize();
    let bits = digest.iter().take(8).fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
    (0..count.min(12)).map(|i| char::from(ALPHABET[(bits >> (59 - 5 * i)) as usize & 31])).collect()
}

fn is_letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| ALPHABET.contains(&b))
}

fn bad(text: &str) -> BadId {
    BadId(text.chars().take(40).collect())
}

impl FromStr for PostId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        if is_letters(text, POST_LETTERS) { Ok(PostId(text.to_owned())) } else { Err(bad(text)) }
    }
}

impl FromStr for ClaimId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        match text.split_once('-') {
            Some((post, claim)) if is_letters(post, POST_LETTERS) && is_letters(claim, CLAIM_LETTERS) => {
                Ok(ClaimId(text.to_owned()))
            }
            _ => Err(bad(text)),
        }
    }
}

macro_rules! text_id {
    ($($id:ident)*) => {$(
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $id {
            type Error = BadId;

            fn try_from(text: String) -> Result<Self, BadId> {
                text.parse()
            }
        }

        impl From<$id> for String {
            fn from(id: $id) -> String {
                id.0
            }
        }
    )*};
}
text_id!(PostId ClaimId);

impl fmt::Display for CoverageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_read_back() {
        let id = PostId::of_parts(&["flood", "live.html", "", "2026-03-09T14:05Z", "The bridge"], 0);
        assert_eq!(id.as_str().len(), POST_LETTERS);
        assert_eq!(id.as_str().parse(), Ok(id.clone()));
        let claim = ClaimId::new(&id, &letters(&["killed"], 0, CLAIM_LETTERS));
        assert_eq!(claim.as_str().parse(), Ok(claim.clone()));
        assert_eq!(claim.post(), id);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(PostId::of_parts(&["ab", "c"], 0), PostId::of_parts(&["a", "bc"], 0));
        assert_ne!(PostId::of_parts(&["ab"], 0), PostId::of_parts(&["ab"], 1));
    }

    #[test]
    fn other_texts_are_no_ids() {
        for text in ["", "k3f9a2x", "k3f9a2xqq", "K3F9A2XQ", "k3f9a2xi", "k3f9a2x'", "кккк"] {
            assert!(text.parse::<PostId>().is_err(), "{text}");
        }
        for text in ["k3f9a2xq", "k3f9a2xq-", "k3f9a2xq-7m0e1", "-7m0e", "k3f9a2xq-7m0e-7m0e"] {
            assert!(text.parse::<ClaimId>().is_err(), "{text}");
        }
    }
}
