//! Exported chats.

use dateline_model::Coverage;

use crate::draft::Draft;

pub(crate) fn read(_text: &str, _coverage: &Coverage) -> Option<Draft> {
    None
}
