//! Time expressions as TIMEX3 values, from the words alone.

use dateline_model::{UtcTime, mention::TimeValue};

use crate::found::Found;

/// Finds the time expressions of a folded paragraph, in order, disjoint. Relative ones are worked out from `anchor`, the
/// time of the post (in the zone of the outlet where that is known, else UTC); without one they have open values.
pub fn times(_text: &str, _anchor: Option<UtcTime>) -> Vec<Found<TimeValue>> {
    Vec::new()
}
