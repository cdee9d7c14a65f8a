//! Quantities: numbers of things, from the words alone.

use std::ops::Range;

use dateline_model::mention::QuantityValue;

/// A number of something in a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct QuantityFound {
    /// Modifier, number and unit: “up to 230 tanks”.
    pub bytes: Range<usize>,
    /// Modifier and number: “up to 230”.
    pub number: Range<usize>,
    /// The head noun of what is counted: “tanks”.
    pub head: Option<Range<usize>>,
    /// The value.
    pub value: QuantityValue,
    /// The rule's name.
    pub rule: &'static str,
}

/// Finds the quantities of a folded paragraph, in order, disjoint.
pub fn quantities(_text: &str) -> Vec<QuantityFound> {
    Vec::new()
}
