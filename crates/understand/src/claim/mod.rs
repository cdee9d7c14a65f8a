//! Claims: what exactly is said to have happened, to whose loss, how many, where, when.
//!
//! A predicate of a domain pack ([`pack`]) is found at a verb, noun or phrase; [`grammar`] finds who did what to whom;
//! [`reality`] tells what happened from what is wished or feared; [`sides`] whose the parties are. `reader` puts them together
//! for a paragraph: an `event` with its arguments, the `thing` it befell, the `count`, the `setting` in place and time, one
//! claim of each member of a `list`. `settle` looks at the claims of a whole post.

mod acled;
mod count;
mod event;
pub mod grammar;
mod known;
mod list;
pub mod pack;
mod part;
mod plover;
mod reader;
pub mod reality;
mod setting;
mod settle;
pub mod sides;
mod thing;

use std::{borrow::Cow, ops::Range};

use dateline_model::{
    ClaimKind, Polarity,
    claim::{ClaimQuantity, Period},
    mention::{Day, PlaceValue},
};

use crate::{
    attribution::Attribution,
    found::Found,
    paragraph::Paragraph,
    party::{Actors, Ground, NameMatch},
};
use pack::Pack;
pub(crate) use part::NAMING;
use reader::Reader;
use reality::Reality;
use sides::Contest;

/// The most claims that are made of one post. More than this is a list of something else.
const MAX_CLAIMS: usize = 400;

/// All that is known of a post when its claims are read.
pub struct Scene<'s, 't> {
    /// Its paragraphs, parsed.
    pub post: &'s [Paragraph<'t>],
    /// Of each paragraph, the names in it.
    pub names: &'s [Vec<NameMatch<'s>>],
    /// Of each paragraph, the places in it.
    pub places: &'s [Vec<Found<PlaceValue>>],
    /// Who its noun phrases mean.
    pub actors: &'s Actors,
    /// Who says what in it.
    pub attributions: &'s [Attribution],
    /// Of each attribution, the side of its speaker.
    pub speakers: &'s [Option<String>],
    /// Who fights whom.
    pub contest: &'s Contest<'s>,
    /// Whose ground places are.
    pub ground: &'s Ground<'s>,
    /// The domain.
    pub pack: &'s Pack,
    /// Words of wish and denial.
    pub reality: &'s Reality,
    /// The day of the post, where it is known.
    pub day: Option<Day>,
}

/// Where something happened: a paragraph of the post and an index into its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// At that place.
    At(usize, usize),
    /// Where the sentences before are: at that place, as far as the text says.
    Before(usize, usize),
    /// In that place's country: the place is the dateline's, which tells no more.
    InCountry(usize, usize),
}

/// A claim before it has its place in the report.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The paragraph.
    pub paragraph: usize,
    /// Its words, in bytes of the paragraph.
    pub bytes: Range<usize>,
    /// The word that makes it.
    pub trigger: usize,
    /// The kind.
    pub kind: ClaimKind,
    /// What was lost, taken, struck or with what.
    pub item: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// Whom it befell.
    pub target: Option<String>,
    /// Civilians or combatants.
    pub civilian: Option<bool>,
    /// How many.
    pub quantity: Option<ClaimQuantity>,
    /// Where.
    pub place: Option<Where>,
    /// When.
    pub period: Period,
    /// Asserted, denied, questioned.
    pub polarity: Polarity,
    /// The attribution that it is part of.
    pub attribution: Option<usize>,
    /// Whether it is of people whom the text names, ties to somebody or has spoken of before: nobody has counted all.
    pub identified: bool,
    /// Whether it is of “others”, “another”.
    pub others: bool,
    /// Whether it is of some of those whom the same sentence counts, by what they are: “six monks, among them a novice”.
    pub part: bool,
    /// Whether it is of somebody's, told in one list with others: “six monks and their cook”.
    pub listed: bool,
    /// ACLED's type of the event.
    pub acled: Option<&'static str>,
    /// The rule.
    pub rule: Cow<'static, str>,
}

impl Scene<'_, '_> {
    /// The claims of the post, in the order of the text.
    pub fn claims(&self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for at in 0..self.post.len() {
            let mut reader = Reader::new(self, at, &drafts);
            reader.read();
            let mut own = reader.drafts;
            drafts.append(&mut own);
            drafts.truncate(MAX_CLAIMS);
        }
        settle::settle(self, &mut drafts);
        drafts
    }
}

impl Draft {
    /// PLOVER's type of the event: of the predicate that made the claim, by the first part of its rule's name.
    pub fn plover(&self) -> Option<&'static str> {
        plover::of(&self.kind, self.rule.split('.').next().unwrap_or_default())
    }
}
