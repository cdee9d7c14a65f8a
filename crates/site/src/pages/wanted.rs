//! Which posts of the feed are wanted, as an address says it: `side`, `kind`, `place`, `source`, `disputed`, `key`.

use dateline_model::{ClaimKind, Coverage};
use dateline_store::{Filter, PostId};
use serde::Deserialize;

use crate::{
    front::Choices,
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

    /// The form and what is chosen in it. `first` is the address of the whole feed in the page's order.
    pub fn view(&self, coverage: &Coverage, choices: &Choices, first: &str) -> FilterView {
        let pairs = self.pairs();
        let chips = pairs
            .iter()
            .map(|&(name, value)| {
                let others: Vec<_> = pairs.iter().copied().filter(|(other, _)| *other != name).collect();
                FilterChip {
                    words: chip_words(name, value),
                    class: (name == "side").then(|| parties::class_of(coverage, Some(value))),
                    url: format!("{first}{}", address(&others)),
                }
            })
            .collect();
        let kinds = choices.kinds.iter().map(|kind| (kind.to_string(), words::kind(kind))).collect();
        let plain = |values: &[String]| values.iter().map(|v| (v.clone(), v.clone())).collect::<Vec<_>>();
        FilterView {
            groups: vec![
                group("side", "Who speaks", "Anybody", plain(&choices.sides), &self.side),
                group("kind", "What is claimed", "Anything", kinds, &self.kind),
                group("place", "Where", "Anywhere", plain(&choices.places), &self.place),
                group("source", "Source", "All", plain(&choices.sources), &self.source),
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
fn group(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    mut values: Vec<(String, String)>,
    chosen: &str,
) -> FilterGroup {
    values.truncate(OFFERED);
    if !chosen.is_empty() && values.iter().all(|(value, _)| value != chosen) {
        values.push((chosen.to_owned(), chosen.to_owned()));
    }
    let options =
        values.into_iter().map(|(value, words)| FilterOption { chosen: value == chosen, value, words }).collect();
    FilterGroup { name, label, all, options }
}

fn chip_words(name: &str, value: &str) -> String {
    match name {
        "side" => format!("{value} speaks"),
        "kind" => words::kind(&ClaimKind::from_name(value)),
        "place" => format!("in {value}"),
        "source" => format!("from {value}"),
        "disputed" => "disputed".to_owned(),
        _ => "key updates".to_owned(),
    }
}
