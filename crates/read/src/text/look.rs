//! What each line of a page looks like, found once: every layout asks for it, and most of them several times.

use super::Line;
use crate::media;
use crate::shape::{self, Script, Shape};

/// What the words of a line look like, after a bullet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub shape: Shape,
    /// Whether they are a caption by themselves.
    pub caption: bool,
    /// Whether they are a credit line.
    pub credit: bool,
    /// The script of most of their letters.
    pub script: Option<Script>,
}

impl Look {
    /// What lines look like on a page that has some names behind its captions.
    pub(crate) fn of(text: &str, lines: &[Line], suffixes: &[String]) -> Vec<Look> {
        let look = |line: &Line| {
            let words = &text[line.words()];
            Look {
                shape: Shape::of(words),
                caption: media::caption(words, suffixes).is_some(),
                credit: media::credit(words).is_some(),
                script: shape::script(words),
            }
        };
        lines.iter().map(look).collect()
    }
}
