//! Quantities: numbers of things, from the words alone.

use dateline_model::mention::QuantityValue;

use crate::found::Found;

/// Finds the quantities of a folded paragraph, in order, disjoint. `bytes` of each span the modifier, number and unit
/// (“up to 230 tanks”).
pub fn quantities(_text: &str) -> Vec<Found<QuantityValue>> {
    Vec::new()
}
