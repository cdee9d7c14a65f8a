//! How two claims relate, and why.

use dateline_model::{Polarity, Relation};

use crate::{
    fact::{Fact, Scope},
    pair::{self, Pair, TOLL, intervals_meet, is_toll, same_claimant, same_item, same_place},
    rule::Rule,
    words::is_of_a_family,
};

/// How many days later a running total still cannot be less.
const MAX_DAYS: i64 = 30;

/// How far apart two posts may be for one to repeat the other without a number, in days.
const REPEAT_DAYS: i64 = 2;

/// From which number on two who give it tell of the same.
const FEW: f64 = 5.0;

/// How two claims relate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relating {
    /// The rule that says so; it knows the relation and the reason.
    pub rule: Rule,
    /// How sure, from 0 to 1.
    pub score: f64,
}

impl Rule {
    /// That a rule holds of two claims.
    fn holds(self, score: f64) -> Option<Relating> {
        Some(Relating { rule: self, score })
    }

    /// That it does, if it does.
    fn holds_if(self, it_does: bool, score: f64) -> Option<Relating> {
        it_does.then_some(Relating { rule: self, score })
    }
}

/// How a claim relates to one before it (earlier, or higher up in the same post); none where they do not compare.
pub fn relate(earlier: &Fact, later: &Fact) -> Option<Relating> {
    if earlier.family() != later.family() || earlier.id == later.id {
        return None;
    }
    let pair = Pair::comparable(earlier, later)?;
    if earlier.polarity != later.polarity {
        return contrary(&pair);
    }
    match (earlier.stated(), later.stated()) {
        (Some(a), Some(b)) if pair::same_number(a, b) => same_number(&pair, a),
        (Some(_), Some(_)) => other_number(&pair),
        (None, None) => wordings(&pair),
        // With and without a number: the same only within one statement's retelling in a post.
        _ => Rule::RepeatRetold.holds_if(pair.same_post && pair.same_side && pair.overlap() >= 0.6, 0.6),
    }
}

fn same_number(pair: &Pair<'_>, n: f64) -> Option<Relating> {
    if adds(pair.earlier) != adds(pair.later) && !pair.same_post {
        return None;
    }
    if pair.same_side {
        // The same number again: of people and things that are many, or near in time.
        let near = pair.same_post || pair.apart <= REPEAT_DAYS || n >= 2.0 * TOLL && pair.apart <= 7;
        let score = if n >= 2.0 * TOLL { 0.95 } else { 0.8 };
        return Rule::RepeatNumber.holds_if(near, score);
    }
    if pair.apart > REPEAT_DAYS || !pair.same_scope() {
        return None;
    }
    if pair.both(Fact::is_claimed) {
        // A person of whom the text does not say whose he is may speak for either, and in one post tells what it tells.
        if pair.any(|fact| fact.side.is_empty()) {
            return Rule::RepeatRetold.holds_if(pair.same_post, 0.6);
        }
        // Two of a few are no coincidence only where they are of one place.
        let tells = n >= FEW || pair.at_one_place();
        return Rule::CorroborationNumber.holds_if(tells, 0.7);
    }
    // A number without its source passes on the one that has one.
    Rule::RepeatRestated.holds(0.7)
}

/// Whether a number adds to one that it does not give: “two more”.
fn adds(fact: &Fact) -> bool {
    fact.quantity.is_some_and(|q| q.modifier == dateline_model::Modifier::More)
}

fn other_number(pair: &Pair<'_>) -> Option<Relating> {
    let outdated = pair.any(|fact| fact.outdated) && !pair.same_post;
    if pair.any(adds) || outdated {
        return None;
    }
    if let Some(found) = surpassed(pair) {
        return Some(found);
    }
    if !pair.same_scope() || pair.same_statement() {
        return None;
    }
    if !pair.counts_the_same() {
        return None;
    }
    if pair.same_side { moved(pair) } else { apart(pair) }
}

/// A report begins with what is known as it is written: where it says in its own words that at least so many were killed or
/// hurt, a lower number that it cites below is an older one, as such counts grow, and no total is less than a part. Unless that
/// is the number of the side that did it, of one family, or of a single victim.
fn surpassed(pair: &Pair<'_>) -> Option<Relating> {
    let (own, cited) = (pair.earlier, pair.later);
    if !pair.same_post || !own.kind.counts_people() || !own.narrated || cited.narrated && !cited.passes_on {
        return None;
    }
    if !pair.same_scope() && cited.scope != Scope::Total {
        return None;
    }
    let least = own.quantity.and_then(|q| q.min)?;
    let most = cited.quantity.and_then(|q| q.max.or(q.min))?;
    let disputes = !cited.side.is_disjoint(&own.actor);
    let family = cited.item.iter().any(|word| is_of_a_family(word));
    let elsewhere = pair.both(|fact| fact.pinpoint) && own.place != cited.place;
    let holds = most < least && most > 1.0 && !disputes && !family && !elsewhere;
    Rule::RevisionSurpassed.holds_if(holds, 0.6)
}

/// One side gives another number than before.
fn moved(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    // One text that gives two numbers passes on two counts, unless it says that the one has become the other.
    if pair.same_post {
        return Rule::RevisionTold.holds_if(pair.any(|fact| fact.moved), 0.8);
    }
    let grows = later.stated() >= earlier.stated();
    let one_voice = same_claimant(earlier, later);
    let is_revised = if pair.both(is_toll) {
        // Two mouths of one side may be a number apart on one day; the next day the side has moved.
        (one_voice || pair.apart > 0) && (grows || pair.apart == 0 || pair.both(|fact| fact.scope == Scope::Total))
    } else {
        let near = if earlier.kind.counts_people() { 1 } else { 0 };
        let incident = pair.both(|fact| !is_toll(fact)) || pair.at_one_place();
        let incident = incident && pair.both(|fact| fact.scope != Scope::Total) && pair.apart <= near;
        let meet = earlier.scope != later.scope || !intervals_meet(earlier, later);
        incident && one_voice && meet && (grows || pair.apart == 0)
    };
    Rule::RevisionNumber.holds_if(is_revised, 0.7)
}

/// Two sides give numbers that cannot both hold.
fn apart(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let voices = pair.both(Fact::has_voice) || pair.same_post;
    if !voices || earlier.target.is_empty() && !pair.at_one_place() || intervals_meet(earlier, later) {
        return None;
    }
    let cannot_hold = if pair.both(is_toll) {
        // What was counted since the beginning grows, and may be more on another day, but never less.
        let shrinks = later.stated() < earlier.stated();
        pair.apart <= 1 || shrinks && pair.apart <= MAX_DAYS
    } else {
        let one_incident = earlier.place.is_some() && earlier.place == later.place || pair.same_post;
        // Who tells of one victim does not say that there were no others.
        let counts = pair.both(|fact| fact.scope != Scope::Total && fact.stated() > Some(1.0));
        one_incident && pair.apart <= 1 && counts
    };
    Rule::ConflictNumber.holds_if(cannot_hold, 0.6)
}

/// Whether one claim denies the other.
pub(crate) fn is_denied(claim: &Fact, denial: &Fact) -> bool {
    relate(claim, denial).is_some_and(|found| found.rule.relation() == Relation::Denial)
}

/// Whether the post that gives a number gives another that it has come to, or one to add to it: then it is not the whole.
pub(crate) fn is_outdated(fact: &Fact, other: &Fact) -> bool {
    if fact.family() != other.family() || fact.stated() == other.stated() {
        return false;
    }
    let Some(pair) = Pair::comparable(fact, other) else { return false };
    let added = adds(other) && !adds(fact) && !is_toll(fact) && pair.same_side;
    // What is counted grows.
    let grown =
        || fact.stated() < other.stated() && relate(fact, other).is_some_and(|found| found.rule == Rule::RevisionTold);
    added || grown()
}

/// One asserts what the other denies or doubts.
fn contrary(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let (denier, denied) = if later.denies() { (later, earlier) } else { (earlier, later) };
    if pair.apart > 7 || !denier.denies() || !pair.both(Fact::has_voice) || denier.answers_beside && !pair.same_post {
        return None;
    }
    let places = match (&earlier.place, &later.place) {
        (Some(a), Some(b)) if pair.both(|fact| fact.place_said) => a == b,
        (a, b) if a.is_some() && a == b => true,
        _ => earlier.family() != "strike" || !earlier.item.is_disjoint(&later.item),
    };
    let specific = match earlier.family() {
        "mobilisation" => {
            let (a, b) = (measure(earlier), measure(later));
            !earlier.actor.is_disjoint(&later.actor)
                && a.law == b.law
                && (a.extent == b.extent || a.extent.is_none() || b.extent.is_none())
        }
        "fighters" => true,
        _ => !earlier.target.is_empty() && !later.target.is_empty(),
    };
    if !places || !specific {
        return None;
    }
    if !pair.same_side && !denier.narrated {
        return Rule::Denial.holds(0.7);
    }
    // A side that denies what it asserted has taken it back, or another outlet tells it otherwise. But an outlet may tell it both
    // ways, or a decree otherwise than who declared it.
    let told = denier.narrated && (denied.narrated || earlier.family() == "mobilisation");
    let told = told && !earlier.actor.is_disjoint(&later.actor);
    Rule::ConflictPolarity.holds_if(told, 0.6)
}

/// Two claims without numbers.
fn wordings(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let family = earlier.family();
    if pair.both(|fact| !fact.actor.is_empty()) && earlier.actor.is_disjoint(&later.actor) {
        return None;
    }
    if family == "mobilisation" {
        return decrees(pair);
    }
    if pair.same_side {
        let enough = if pair.same_post {
            retold(pair)
        } else {
            let wording = same_place(earlier, later) || one_weapon(earlier, later) || pair.overlap() >= 0.6;
            pair.apart <= REPEAT_DAYS && same_item(earlier, later) && wording
        };
        return Rule::RepeatWording.holds_if(enough, 0.6);
    }
    let corroborates = pair.both(|fact| fact.is_claimed() && !fact.side.is_empty())
        && pair.apart <= 1
        && pair.at_one_place()
        && (same_item(earlier, later) || family == "strike");
    Rule::CorroborationWording.holds_if(corroborates, 0.5)
}

/// Headline and body, indirect and direct: told twice in one post, unless it is plainly of something else.
fn retold(pair: &Pair<'_>) -> bool {
    let (earlier, later) = (pair.earlier, pair.later);
    // What one statement tells twice it tells of two things, unless these have one name or place.
    if pair.same_statement() && earlier.words != later.words {
        return same_place(earlier, later) || !earlier.item.is_empty() && earlier.item == later.item;
    }
    let same = same_item(earlier, later) || same_place(earlier, later);
    // Fire without a weapon is told of many places, unless one witness tells it.
    let witness = pair.both(|fact| !fact.narrated) && same_claimant(earlier, later);
    let unsaid = match earlier.family() {
        "strike" if pair.both(|fact| fact.item.is_empty()) => witness,
        _ => pair.any(|fact| fact.item.is_empty()),
    };
    same || unsaid || pair.overlap() >= 0.5
}

/// A decree is one thing, whoever tells of it.
fn decrees(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let (a, b) = (measure(earlier), measure(later));
    if a.law != b.law || earlier.actor.is_disjoint(&later.actor) || pair.apart > 14 {
        return None;
    }
    let partial = |measure: Measure| measure.extent == Some(Extent::Partial);
    if later.polarity == Polarity::Denied && a.extent != b.extent && pair.same_side {
        return Rule::RevisionMeasure.holds(0.6);
    }
    Rule::RepeatDecree.holds_if(partial(a) == partial(b), 0.7)
}

/// What was declared: martial law or mobilisation or what else, and how far it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Measure {
    law: bool,
    extent: Option<Extent>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Partial,
    General,
}

fn measure(fact: &Fact) -> Measure {
    let has = |word: &str| fact.item.contains(word);
    let extent = match () {
        () if has("partial") => Some(Extent::Partial),
        () if has("general") || has("full") || has("total") => Some(Extent::General),
        () => None,
    };
    Measure { law: has("law"), extent }
}

/// Whether one side strikes in both: with what it strikes tells more than where.
fn one_weapon(a: &Fact, b: &Fact) -> bool {
    a.family() == "strike" && !a.actor.is_empty() && a.actor == b.actor
}
