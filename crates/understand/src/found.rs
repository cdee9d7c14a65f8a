//! What a rule finds in a paragraph.

use std::ops::Range;

/// A value at a place in a paragraph, and the rule that found it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// Bytes of [`Paragraph::text`](crate::paragraph::Paragraph::text).
    pub bytes: Range<usize>,
    /// The value.
    pub value: T,
    /// The rule's name.
    pub rule: &'static str,
}
