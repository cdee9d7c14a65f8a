//! Which posts of the feed are wanted, as an address says it: `side`, `kind`, `place`, `source`, `disputed`, `key`.

use dateline_model::ClaimKind;
use dateline_store::{Filter, PostId};
use serde::Deserialize;

use crate::{
    front::Choices,
    language::{Translator, Words},
    pages::Covered,
    parties,
    view::{FilterChip, FilterGroup, FilterOption, FilterView},
    words,
};

/// The longest value of a filter, in bytes.
const LONGEST: usize = 200;
/// The most values that a list offers.
const OFFERED: usize = 60;

/// What of the feed is wanted. What is empty asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The side that somebody speaks for.
    pub side: String,
    /// The kind of a claim.
    pub kind: String,
    /// The place of a claim.
    pub place: String,
    /// The source's name.
    pub source: String,
    /// `1`: with a disputed claim.
    pub disputed: String,
    /// `1`: a key update.
    pub key: String,
}

impl Wanted {
    /// Whether an address may ask for this.
    pub fn is_sound(&self) -> bool {
        let flags = [&self.disputed, &self.key];
        self.pairs().iter().all(|(_, value)| value.len() <= LONGEST)
            && flags.into_iter().all(|flag| matches!(flag.as_str(), "" | "1"))
    }

    /// Whether all posts are wanted.
    pub fn is_everything(&self) -> bool {
        *self == Wanted::default()
    }

    /// What is asked for, by its name in addresses.
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("side", &self.side),
            ("kind", &self.kind),
            ("place", &self.place),
            ("source", &self.source),
            ("disputed", &self.disputed),
            ("key", &self.key),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str())).collect()
    }

    /// The same in an address, after what stands there: empty, or `&side=Veyl&disputed=1`.
    pub fn address(&self) -> String {
        address(&self.pairs())
    }

    /// What a pushed post must have, for the page's script: `side:Veyl` …
    pub fn facets(&self) -> Vec<String> {
        self.pairs().iter().map(|(name, value)| format!("{name}:{value}")).collect()
    }

    /// The same as the ledger is asked for it. `key` are the posts that are key updates.
    pub fn filter(&self, key: impl FnOnce() -> Vec<PostId>) -> Filter {
        let some = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
        Filter {
            source: some(&self.source),
            side: some(&self.side),
            kind: some(&self.kind),
            place: some(&self.place),
            disputed: !self.disputed.is_empty(),
            among: (!self.key.is_empty()).then(key),
        }
    }

    /// The form and what is chosen in it. `first` is the path of the whole feed in the page's order.
    pub fn view(&self, covered: &Covered, choices: &Choices, first: &str) -> FilterView {
        let (t, pairs) = (covered.t, self.pairs());
        let chips = pairs
            .iter()
            .map(|&(name, value)| {
                let others: Vec<_> = pairs.iter().copied().filter(|(other, _)| *other != name).collect();
                FilterChip {
                    words: chip_words(t, name, value),
                    class: (name == "side").then(|| parties::class_of(&covered.coverage, Some(value))),
                    url: t.to(&format!("{first}{}", address(&others))),
                }
            })
            .collect();
        let kinds = choices.kinds.iter().map(|kind| (kind.to_string(), words::kind(t, kind).into_owned())).collect();
        let plain = |values: &[String]| values.iter().map(|v| (v.clone(), v.clone())).collect::<Vec<_>>();
        FilterView {
            groups: vec![
                group("side", t.say("filter-side"), t.say("filter-anybody"), plain(&choices.sides), &self.side),
                group("kind", t.say("filter-kind"), t.say("filter-anything"), kinds, &self.kind),
                group("place", t.say("filter-place"), t.say("filter-anywhere"), plain(&choices.places), &self.place),
                group("source", t.say("filter-source"), t.say("filter-all"), plain(&choices.sources), &self.source),
            ],
            disputed: !self.disputed.is_empty(),
            key: !self.key.is_empty(),
            chips,
        }
    }
}

fn address(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("&{name}={}", words::in_query(value))).collect()
}

/// One list of the form. A value that is chosen and not offered is offered too.
fn group(name: &'static str, label: Words, all: Words, mut values: Vec<(String, String)>, chosen: &str) -> FilterGroup {
    values.truncate(OFFERED);
    if !chosen.is_empty() && values.iter().all(|(value, _)| value != chosen) {
        values.push((chosen.to_owned(), chosen.to_owned()));
    }
    let options =
        values.into_iter().map(|(value, words)| FilterOption { chosen: value == chosen, value, words }).collect();
    FilterGroup { name, label, all, options }
}

fn chip_words(t: Translator, name: &str, value: &str) -> String {
    let words = match name {
        "side" => t.with("chip-side", "side", value),
        "kind" => words::kind(t, &ClaimKind::from_name(value)),
        "place" => t.with("chip-place", "place", value),
        "source" => t.with("chip-source", "source", value),
        "disputed" => t.say("chip-disputed"),
        _ => t.say("chip-key"),
    };
    words.into_owned()
}
