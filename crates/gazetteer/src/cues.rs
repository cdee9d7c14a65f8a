//! Words that tell whether a capitalised word is a place: `lexicon/place_cues.toml`.

use std::sync::LazyLock;

use foldhash::HashSet;

use serde::Deserialize;

/// See the file for what each list means. All in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    pub locative: HashSet<String>,
    pub kind: HashSet<String>,
    pub title: HashSet<String>,
    pub stop: HashSet<String>,
    pub site: HashSet<String>,
}

impl Cues {
    /// The shipped words.
    pub fn shipped() -> &'static Cues {
        static SHIPPED: LazyLock<Cues> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../lexicon/place_cues.toml")).expect("the shipped cues are whole")
        });
        &SHIPPED
    }
}
