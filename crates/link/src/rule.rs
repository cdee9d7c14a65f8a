//! The rules by which two claims relate, and what each says in words.

use dateline_model::Relation;

use crate::{amount::amount, fact::Fact, question::matter};

/// The rule by which two claims relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// One denies what the other says.
    Denial,
    /// One tells of it, the other that there was none, and neither answers the other.
    ConflictPolarity,
    /// Two numbers that cannot both hold.
    ConflictNumber,
    /// Two sides give one number.
    CorroborationNumber,
    /// Two sides say the same of one place.
    CorroborationWording,
    /// One side gives its number again.
    RepeatNumber,
    /// One post tells the same twice.
    RepeatRetold,
    /// A number is passed on without naming who gives it.
    RepeatRestated,
    /// One side says the same again.
    RepeatWording,
    /// What was declared is told again.
    RepeatDecree,
    /// One text, printed twice.
    RepeatReprint,
    /// The text says itself that the number has moved.
    RevisionTold,
    /// One side gives another number than before.
    RevisionNumber,
    /// A report counts more in its own words than whom it cites.
    RevisionSurpassed,
    /// Another measure than before is denied.
    RevisionMeasure,
}

impl Rule {
    /// What it finds.
    pub fn relation(self) -> Relation {
        match self {
            Rule::Denial => Relation::Denial,
            Rule::ConflictPolarity | Rule::ConflictNumber => Relation::Conflict,
            Rule::CorroborationNumber | Rule::CorroborationWording => Relation::Corroboration,
            Rule::RepeatNumber
            | Rule::RepeatRetold
            | Rule::RepeatRestated
            | Rule::RepeatWording
            | Rule::RepeatDecree
            | Rule::RepeatReprint => Relation::Repeat,
            Rule::RevisionTold | Rule::RevisionNumber | Rule::RevisionSurpassed | Rule::RevisionMeasure => {
                Relation::Revision
            }
        }
    }

    /// Its name, as links have it.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Denial => "denial",
            Rule::ConflictPolarity => "conflict.polarity",
            Rule::ConflictNumber => "conflict.number",
            Rule::CorroborationNumber => "corroboration.number",
            Rule::CorroborationWording => "corroboration.wording",
            Rule::RepeatNumber => "repeat.number",
            Rule::RepeatRetold => "repeat.retold",
            Rule::RepeatRestated => "repeat.restated",
            Rule::RepeatWording => "repeat.wording",
            Rule::RepeatDecree => "repeat.decree",
            Rule::RepeatReprint => "repeat.reprint",
            Rule::RevisionTold => "revision.told",
            Rule::RevisionNumber => "revision.number",
            Rule::RevisionSurpassed => "revision.surpassed",
            Rule::RevisionMeasure => "revision.measure",
        }
    }

    /// Why two claims relate by it, in words.
    pub fn why(self, earlier: &Fact, later: &Fact) -> String {
        let (old, new) = (name(earlier), name(later));
        match self {
            Rule::Denial => {
                let (denier, denied) = if later.denies() { (new, earlier) } else { (old, later) };
                format!("{denier} denies what {} says: {}", name(denied), matter(denied))
            }
            Rule::ConflictPolarity => {
                let (denier, denied) = if later.denies() { (new, earlier) } else { (old, later) };
                format!("{} tells of {}, {denier} that there was none", name(denied), matter(denied))
            }
            Rule::ConflictNumber => {
                let (then, now) = (number(earlier), number(later));
                format!("{new} says {now} {}, {old} says {then}: both cannot hold", matter(later))
            }
            Rule::CorroborationNumber => format!("{old} and {new} give the same number: {}", number(later)),
            Rule::CorroborationWording => format!("{old} and {new} say the same"),
            Rule::RepeatNumber => format!("{new} gives the same number again: {}", number(later)),
            Rule::RepeatRetold if earlier.stated() == later.stated() => {
                format!("{new} is told to give the same number: {}", number(later))
            }
            Rule::RepeatRetold => format!("{new} says the same in the same post"),
            Rule::RepeatRestated => {
                let of = if later.is_claimed() { new } else { old };
                format!("the number of {of} is given again without naming who says it: {}", number(later))
            }
            Rule::RepeatWording => format!("{new} says the same again"),
            Rule::RepeatDecree => {
                let who = if later.narrated { old } else { new };
                format!("what {who} declared is told again")
            }
            Rule::RepeatReprint => format!("{} passes on the text of {}", later.source, earlier.source),
            Rule::RevisionTold => {
                let (then, now) = (number(earlier), number(later));
                format!("{new} tells that the number has moved: {now} {}, after {then} before", matter(later))
            }
            Rule::RevisionNumber => {
                format!("{new}: {} {}, after {} before", number(later), matter(later), number(earlier))
            }
            Rule::RevisionSurpassed => {
                let (own, cited) = (number(earlier), number(later));
                format!("the report itself counts {own} {}, after the {cited} it cites", matter(earlier))
            }
            Rule::RevisionMeasure => format!("{new} denies another measure than before"),
        }
    }
}

fn name(fact: &Fact) -> &str {
    if fact.claimant.is_empty() { &fact.source } else { &fact.claimant }
}

fn number(fact: &Fact) -> String {
    fact.quantity.map(|quantity| amount(&quantity)).unwrap_or_default()
}
