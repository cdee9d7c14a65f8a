//! How two claims relate, and why.

use dateline_model::{Polarity, Quantity, Relation};

use crate::{
    fact::{Fact, Scope},
    question::matter,
    words::{overlap, says_moved},
};

/// How many days later a running total still cannot be less.
const MAX_DAYS: i64 = 30;

/// How far apart two posts may be for one to repeat the other without a number, in days.
const REPEAT_DAYS: i64 = 2;

/// The rule for a text that says itself that a number has moved.
const TOLD: &str = "revision.told";

/// A relation with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Relating {
    /// The relation.
    pub relation: Relation,
    /// Why, in words.
    pub why: String,
    /// How sure, from 0 to 1.
    pub score: f64,
    /// Of a revision, whether the claim that stands first is the newer: a report's own count comes before what it cites.
    pub first_is_newer: bool,
    /// The rule.
    pub rule: &'static str,
}

fn relating(relation: Relation, rule: &'static str, score: f64, why: String) -> Option<Relating> {
    Some(Relating { relation, why, score, first_is_newer: false, rule })
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
        (Some(a), Some(b)) if (a - b).abs() < 1e-9 => same_number(&pair, a),
        (Some(_), Some(_)) => other_number(&pair),
        (None, None) => wordings(&pair),
        // With and without a number: the same only within one statement's retelling in a post.
        _ if pair.same_post && pair.same_side && pair.overlap() >= 0.6 => {
            relating(Relation::Repeat, "repeat.retold", 0.6, format!("{} says the same in the same post", name(later)))
        }
        _ => None,
    }
}

/// What of a claim tells at a glance that it compares with another in nothing: most pairs are of other things, people or places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glance {
    /// A bit for each word of the item; none where it names no item, or where items do not matter.
    items: u64,
    /// Of the place that it says, where places tell apart; 0 where none does.
    place: u64,
    civilian: Option<bool>,
    part: Option<&'static str>,
}

impl Glance {
    pub fn new(fact: &Fact) -> Glance {
        let hash = |text: &str| {
            text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
        };
        let people = fact.kind.counts_people();
        // What one post tells twice may be of other items.
        let items = !people && fact.family() != "other";
        let bits = fact.item.iter().map(|word| 1 << (hash(word) >> 58)).fold(0, |all, bit: u64| all | bit);
        let apart = places_matter(fact.family()) && !(people && fact.is_open());
        let place = fact.place.as_deref().filter(|_| apart && fact.place_said);
        Glance {
            items: if items { bits } else { 0 },
            place: place.map_or(0, |place| hash(place).max(1)),
            civilian: fact.civilian,
            part: if people { part_of(fact) } else { None },
        }
    }

    /// Whether two claims of one family may compare.
    pub fn may_compare(self, other: Glance) -> bool {
        let items = self.items == 0 || other.items == 0 || self.items & other.items != 0;
        let places = self.place == 0 || other.place == 0 || self.place == other.place;
        let civilians = self.civilian.is_none() || other.civilian.is_none() || self.civilian == other.civilian;
        items && places && civilians && self.part == other.part
    }
}

/// Whether what happens at two places is two things.
fn places_matter(family: &str) -> bool {
    matches!(family, "strike" | "evacuation" | "territory" | "damage" | "displaced")
}

/// Two claims of one family with what is asked of them again and again.
struct Pair<'f> {
    earlier: &'f Fact,
    later: &'f Fact,
    /// One side speaks in both, or one outlet in its own words.
    same_side: bool,
    same_post: bool,
    /// How many days lie between their publication.
    apart: i64,
}

impl<'f> Pair<'f> {
    fn new(earlier: &'f Fact, later: &'f Fact) -> Pair<'f> {
        let same_post = earlier.report == later.report && earlier.post == later.post;
        let day = |at: i64| at.div_euclid(86_400);
        let apart = earlier.at.zip(later.at).map(|(a, b)| (day(a) - day(b)).abs());
        Pair { earlier, later, same_side: false, same_post, apart: apart.unwrap_or(0) }
    }

    /// The pair, if they may speak of the same thing; most pairs do not.
    fn comparable(earlier: &'f Fact, later: &'f Fact) -> Option<Pair<'f>> {
        let pair = Pair::new(earlier, later);
        pair.may_tell_the_same().then(|| {
            let same_side = earlier.side.iter().any(|a| later.side.iter().any(|b| same_body(a, b)))
                || earlier.narrated && later.narrated && same_outlet(&earlier.source, &later.source)
                || earlier.side.is_empty() && later.side.is_empty() && same_claimant(earlier, later);
            Pair { same_side, ..pair }
        })
    }

    fn any(&self, is: impl Fn(&Fact) -> bool) -> bool {
        is(self.earlier) || is(self.later)
    }

    fn both(&self, is: impl Fn(&Fact) -> bool) -> bool {
        is(self.earlier) && is(self.later)
    }

    fn overlap(&self) -> f64 {
        overlap(&self.earlier.words, &self.later.words)
    }

    fn same_statement(&self) -> bool {
        self.same_post && self.earlier.statement == self.later.statement
    }

    /// Whether they may speak of the same thing: whom it befell, civilians or not, what, where.
    fn may_tell_the_same(&self) -> bool {
        let (a, b) = (self.earlier, self.later);
        let people = a.kind.counts_people();
        let civilians = a.civilian.is_none() || b.civilian.is_none() || a.civilian == b.civilian;
        let retold = self.same_post && a.family() == "other";
        let items = people || retold || a.item.is_empty() || b.item.is_empty() || !a.item.is_disjoint(&b.item);
        let kinds = a.family() != "other" || a.kind == b.kind;
        // Parts of a number ("three children") compare only with the like.
        let parts = !people || part_of(a) == part_of(b);
        let places = match (&a.place, &b.place) {
            (Some(x), Some(y)) if x != y && self.both(|fact| fact.place_said) => {
                people && a.is_open() && b.is_open() || !places_matter(a.family())
            }
            _ => true,
        };
        self.targets() && civilians && items && kinds && parts && places
    }

    fn targets(&self) -> bool {
        let (a, b) = (self.earlier, self.later);
        if a.target.is_empty() || b.target.is_empty() || !a.target.is_disjoint(&b.target) {
            return true;
        }
        // Whoever is struck is called by one ally's name or another's, or by the ground it stands on.
        let one_doer = !a.actor.is_disjoint(&b.actor) && self.both(|fact| fact.actor.is_disjoint(&fact.target));
        let number_again =
            self.same_post && same_claimant(a, b) && a.stated() == b.stated() && a.stated() >= Some(TOLL);
        one_doer && !a.kind.counts_people() || number_again
    }

    /// Whether their numbers count the same people or things: of one side, at one place if one of them tells of a single place.
    fn counts_the_same(&self) -> bool {
        let (a, b) = (self.earlier, self.later);
        let civilians = |fact: &Fact| fact.civilian.unwrap_or(false);
        let places = a.place == b.place || !self.any(|fact| fact.pinpoint);
        a.target == b.target && civilians(a) == civilians(b) && places
    }

    fn at_one_place(&self) -> bool {
        self.any(|fact| fact.pinpoint) && same_place(self.earlier, self.later)
    }

    /// Whether they count over the same: both since the beginning, or over days that meet.
    fn same_scope(&self) -> bool {
        let days = |fact: &Fact| fact.period.or(fact.day.map(|day| (day, day)));
        let meet = match (days(self.earlier), days(self.later)) {
            (Some((a1, a2)), Some((b1, b2))) => a1 <= b2 && b1 <= a2,
            _ => true,
        };
        match (self.earlier.scope, self.later.scope) {
            (Scope::Total, Scope::Part) | (Scope::Part, Scope::Total) => false,
            (Scope::Part, _) | (_, Scope::Part) => meet,
            _ => true,
        }
    }
}

/// From which number on people who are counted without saying over what are taken for a toll; of things twice as many.
const TOLL: f64 = 10.0;

/// From which number on two who give it tell of the same.
const FEW: f64 = 5.0;

/// Whether a number is a running total. One that is small, told of no period, is of one incident.
pub(crate) fn is_toll(fact: &Fact) -> bool {
    let least = if fact.kind.counts_people() { TOLL } else { 2.0 * TOLL };
    match fact.scope {
        Scope::Total => true,
        Scope::Part => false,
        Scope::Unsaid => fact.stated() >= Some(least),
    }
}

/// Words for parts of the dead and hurt.
fn part_of(fact: &Fact) -> Option<&'static str> {
    ["percent", "child", "children", "woman", "women", "officer", "journalist", "reporter", "medic", "boy", "girl"]
        .into_iter()
        .find(|w| fact.item.contains(*w))
}

/// Whether two names are one outlet's: "Gazette International" and "the Gazette".
fn same_outlet(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split_whitespace().map(str::to_lowercase);
        words.filter(|word| !matches!(word.as_str(), "the" | "news" | "international")).collect()
    };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && (a.starts_with(&b) && !b.is_empty() || b.starts_with(&a))
}

/// Whether two names are of one side, or of a body and its department: “Red Crescent”, “Red Crescent Field Office”.
fn same_body(a: &str, b: &str) -> bool {
    let part = |whole: &str, part: &str| {
        let words = whole.split_whitespace().count();
        words > 1 && part.strip_prefix(whole).is_some_and(|rest| rest.starts_with(' '))
    };
    a == b || part(a, b) || part(b, a)
}

fn same_claimant(a: &Fact, b: &Fact) -> bool {
    !a.claimant.is_empty() && a.claimant == b.claimant
}

/// Whether the text says who claims it, if only that the outlet does.
fn has_voice(fact: &Fact) -> bool {
    !fact.claimant.is_empty() || !fact.side.is_empty()
}

/// Whether somebody other than the outlet claims it.
fn is_claimed(fact: &Fact) -> bool {
    has_voice(fact) && !fact.narrated
}

fn name(fact: &Fact) -> &str {
    if fact.claimant.is_empty() { &fact.source } else { &fact.claimant }
}

fn same_number(pair: &Pair<'_>, n: f64) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let new = number(later);
    if adds(earlier) != adds(later) && !pair.same_post {
        return None;
    }
    if pair.same_side {
        // The same number again: of people and things that are many, or near in time.
        let near = pair.same_post || pair.apart <= REPEAT_DAYS || n >= 2.0 * TOLL && pair.apart <= 7;
        let score = if n >= 2.0 * TOLL { 0.95 } else { 0.8 };
        let why = || format!("{} gives the same number again: {new}", name(later));
        return near.then(|| relating(Relation::Repeat, "repeat.number", score, why())).flatten();
    }
    if pair.apart > REPEAT_DAYS || !pair.same_scope() {
        return None;
    }
    if pair.both(is_claimed) {
        // A person of whom the text does not say whose he is may speak for either, and in one post tells what it tells.
        if pair.any(|fact| fact.side.is_empty()) {
            let why = || format!("{} is told to give the same number: {new}", name(later));
            return pair.same_post.then(|| relating(Relation::Repeat, "repeat.retold", 0.6, why())).flatten();
        }
        // Two of a few are no coincidence only where they are of one place.
        let tells = n >= FEW || pair.at_one_place();
        let why = || format!("{} and {} give the same number: {new}", name(earlier), name(later));
        return tells.then(|| relating(Relation::Corroboration, "corroboration.number", 0.7, why())).flatten();
    }
    // A number without its source passes on the one that has one.
    let of = if is_claimed(later) { later } else { earlier };
    let why = format!("the number of {} is given again without naming who says it: {new}", name(of));
    relating(Relation::Repeat, "repeat.restated", 0.7, why)
}

/// Whether a number adds to one that it does not give: “two more”.
fn adds(fact: &Fact) -> bool {
    fact.quantity.is_some_and(|q| q.modifier == dateline_model::Modifier::More)
}

fn other_number(pair: &Pair<'_>) -> Option<Relating> {
    let outdated = pair.any(|fact| fact.outdated) && !pair.same_post;
    if pair.any(adds) || outdated || !pair.same_scope() || pair.same_statement() {
        return None;
    }
    if let Some(found) = surpassed(pair) {
        return Some(found);
    }
    if !pair.counts_the_same() {
        return None;
    }
    if pair.same_side { moved(pair) } else { apart(pair) }
}

/// A report begins with what is known as it is written: where it says in its own words that at least so many were killed or
/// hurt, a lower number that it cites below is an older one, as such counts grow. Unless that is the number of the side that
/// did it, of one family, or of a single victim.
fn surpassed(pair: &Pair<'_>) -> Option<Relating> {
    let (own, cited) = (pair.earlier, pair.later);
    if !pair.same_post || !own.kind.counts_people() || !own.narrated || cited.narrated {
        return None;
    }
    let least = own.quantity.and_then(|q| q.min)?;
    let most = cited.quantity.and_then(|q| q.max.or(q.min))?;
    let disputes = !cited.side.is_disjoint(&own.actor);
    let family = ["family", "member", "relative"].iter().any(|word| cited.item.contains(*word));
    let elsewhere = pair.both(|fact| fact.pinpoint) && own.place != cited.place;
    if most >= least || most <= 1.0 || disputes || family || elsewhere {
        return None;
    }
    let why = format!("the report itself counts {} {}, after the {} it cites", number(own), matter(own), number(cited));
    let found = relating(Relation::Revision, "revision.surpassed", 0.6, why)?;
    Some(Relating { first_is_newer: true, ..found })
}

/// One side gives another number than before.
fn moved(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let (old, new) = (number(earlier), number(later));
    // One text that gives two numbers passes on two counts, unless it says that the one has become the other.
    if pair.same_post {
        let why =
            || format!("{} tells that the number has moved: {new} {}, after {old} before", name(later), matter(later));
        let says_so = pair.any(|fact| says_moved(&fact.words));
        return says_so.then(|| relating(Relation::Revision, TOLD, 0.8, why())).flatten();
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
    let why = || format!("{}: {new} {}, after {old} before", name(later), matter(later));
    is_revised.then(|| relating(Relation::Revision, "revision.number", 0.7, why())).flatten()
}

/// Two sides give numbers that cannot both hold.
fn apart(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let voices = pair.both(has_voice) || pair.same_post;
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
    let why = || {
        let (old, new) = (number(earlier), number(later));
        format!("{} says {new} {}, {} says {old}: both cannot hold", name(later), matter(later), name(earlier))
    };
    cannot_hold.then(|| relating(Relation::Conflict, "conflict.number", 0.6, why())).flatten()
}

fn number(fact: &Fact) -> String {
    fact.quantity.map(|quantity| amount(&quantity)).unwrap_or_default()
}

/// A quantity in words: “more than 1,200”.
pub fn amount(q: &Quantity) -> String {
    use dateline_model::Modifier as M;
    let stated = q.stated().map(plain).unwrap_or_default();
    match q.modifier {
        M::About => format!("about {stated}"),
        M::AtLeast => format!("at least {stated}"),
        M::MoreThan => format!("more than {stated}"),
        M::UpTo => format!("up to {stated}"),
        M::Nearly => format!("nearly {stated}"),
        M::More => format!("another {stated}"),
        M::Dozens => "dozens".into(),
        M::Hundreds => "hundreds".into(),
        M::Thousands => "thousands".into(),
        M::Some => "some".into(),
        M::Exact => match (q.min, q.max) {
            (Some(a), Some(b)) if a < b => format!("{} to {}", plain(a), plain(b)),
            _ => stated,
        },
    }
}

/// A number as people write it: “1,234”, “2.5”.
fn plain(n: f64) -> String {
    if n.fract() != 0.0 || n.abs() >= 1e15 {
        return format!("{n}");
    }
    let digits = format!("{}", n.abs() as u64);
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if n < 0.0 { format!("-{out}") } else { out }
}

/// Whether the numbers of two claims can both hold.
pub(crate) fn intervals_meet(a: &Fact, b: &Fact) -> bool {
    use dateline_model::Modifier as M;
    let range = |f: &Fact| {
        let q = f.quantity?;
        let (low, high) = (q.min.unwrap_or(0.0), q.max.unwrap_or(f64::INFINITY));
        // "About 30" may be 27 or 33.
        Some(match q.modifier {
            M::About | M::Nearly => (low * 0.9, high * 1.1),
            _ => (low, high),
        })
    };
    match (range(a), range(b)) {
        (Some((a1, a2)), Some((b1, b2))) => a1 <= b2 && b1 <= a2,
        _ => true,
    }
}

/// Whether one claim denies the other.
pub(crate) fn is_denied(claim: &Fact, denial: &Fact) -> bool {
    relate(claim, denial).is_some_and(|found| found.relation == Relation::Denial)
}

/// Whether the post that gives a number gives another that it has come to, or one to add to it: then it is not the whole.
pub(crate) fn is_outdated(fact: &Fact, other: &Fact) -> bool {
    if fact.family() != other.family() || fact.stated() == other.stated() {
        return false;
    }
    let Some(pair) = Pair::comparable(fact, other) else { return false };
    let added = adds(other) && !adds(fact) && !is_toll(fact) && pair.same_side;
    // What is counted grows.
    let grown = || fact.stated() < other.stated() && relate(fact, other).is_some_and(|found| found.rule == TOLD);
    added || grown()
}

/// One asserts what the other denies or doubts.
fn contrary(pair: &Pair<'_>) -> Option<Relating> {
    let (earlier, later) = (pair.earlier, pair.later);
    let denies = |fact: &Fact| fact.polarity == Polarity::Denied;
    let (denier, denied) = if denies(later) { (later, earlier) } else { (earlier, later) };
    if pair.apart > 7 || !denies(denier) || !pair.both(has_voice) || denier.answers_beside && !pair.same_post {
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
        let why = format!("{} denies what {} says: {}", name(denier), name(denied), matter(denied));
        return relating(Relation::Denial, "denial", 0.7, why);
    }
    // A side that denies what it asserted has taken it back, or another outlet tells it otherwise. But an outlet may tell it both
    // ways, or a decree otherwise than who declared it.
    let told = denier.narrated && (denied.narrated || earlier.family() == "mobilisation");
    let told = told && !earlier.actor.is_disjoint(&later.actor);
    let why = || format!("{} tells of {}, {} that there was none", name(denied), matter(denied), name(denier));
    told.then(|| relating(Relation::Conflict, "conflict.polarity", 0.6, why())).flatten()
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
        let why = || format!("{} says the same again", name(later));
        return enough.then(|| relating(Relation::Repeat, "repeat.wording", 0.6, why())).flatten();
    }
    let corroborates = pair.both(|fact| is_claimed(fact) && !fact.side.is_empty())
        && pair.apart <= 1
        && pair.at_one_place()
        && (same_item(earlier, later) || family == "strike");
    let why = || format!("{} and {} say the same", name(earlier), name(later));
    corroborates.then(|| relating(Relation::Corroboration, "corroboration.wording", 0.5, why())).flatten()
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
        let why = format!("{} denies another measure than before", name(later));
        return relating(Relation::Revision, "revision.measure", 0.6, why);
    }
    let who = if later.narrated { earlier } else { later };
    let why = || format!("what {} declared is told again", name(who));
    (partial(a) == partial(b)).then(|| relating(Relation::Repeat, "repeat.decree", 0.7, why())).flatten()
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

fn same_item(a: &Fact, b: &Fact) -> bool {
    a.item == b.item && !a.item.is_empty() || overlap(&a.item, &b.item) >= 0.5
}

fn same_place(a: &Fact, b: &Fact) -> bool {
    a.place.is_some() && a.place == b.place
}

/// Whether one side strikes in both: with what it strikes tells more than where.
fn one_weapon(a: &Fact, b: &Fact) -> bool {
    a.family() == "strike" && !a.actor.is_empty() && a.actor == b.actor
}
