//! How two claims relate, and why.

use dateline_model::{Polarity, Relation};

use crate::{
    fact::{Fact, Scope},
    words::overlap,
};

/// How far apart two posts may be for one to repeat the other without a number, in days.
const REPEAT_DAYS: i64 = 2;

/// A relation with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Relating {
    /// The relation.
    pub relation: Relation,
    /// Why, in words.
    pub why: String,
    /// How sure, from 0 to 1.
    pub score: f64,
    /// The rule.
    pub rule: &'static str,
}

fn relating(relation: Relation, rule: &'static str, score: f64, why: String) -> Option<Relating> {
    Some(Relating { relation, why, score, rule })
}

/// How a claim relates to one before it (earlier, or higher up in the same post); none where they do not compare.
pub fn relate(earlier: &Fact, later: &Fact) -> Option<Relating> {
    if earlier.family() != later.family() || earlier.id == later.id {
        return None;
    }
    if !same_thing(earlier, later) {
        return None;
    }
    let same_side = same_side(earlier, later);
    if earlier.polarity != later.polarity {
        return contrary(earlier, later, same_side);
    }
    match (earlier.stated(), later.stated()) {
        (Some(a), Some(b)) => numbers(earlier, later, a, b, same_side),
        (None, None) => wordings(earlier, later, same_side),
        // With and without a number: the same only within one statement's retelling in a post.
        _ => {
            let retold = same_post(earlier, later) && same_side && specific_overlap(earlier, later) >= 0.6;
            retold
                .then(|| {
                    relating(
                        Relation::Repeat,
                        "repeat.retold",
                        0.6,
                        format!("{} says the same in the same post", name(later)),
                    )
                })
                .flatten()
        }
    }
}

/// Whether they may speak of the same thing: target, civilians or not, item.
fn same_thing(a: &Fact, b: &Fact) -> bool {
    let targets = a.target.is_empty() || b.target.is_empty() || !a.target.is_disjoint(&b.target);
    let people = a.kind.counts_people();
    let civilians = a.civilian.is_none() || b.civilian.is_none() || a.civilian == b.civilian;
    let items = people || a.item.is_empty() || b.item.is_empty() || !a.item.is_disjoint(&b.item);
    let kinds = a.family() != "other" || a.kind == b.kind;
    // Parts of a number ("three children") compare only with the like.
    let parts = !people || a.item.is_empty() == b.item.is_empty() || part_of(a) == part_of(b);
    let places = match (&a.place, &b.place) {
        (Some(x), Some(y)) if x != y => {
            people && a.is_open() && b.is_open()
                || !matches!(a.family(), "strike" | "evacuation" | "territory" | "damage" | "displaced")
        }
        _ => true,
    };
    targets && civilians && items && kinds && parts && places
}

/// Words for parts of the dead and hurt.
fn part_of(fact: &Fact) -> Option<&'static str> {
    ["child", "children", "woman", "women", "officer", "journalist", "reporter", "medic", "boy", "girl"]
        .into_iter()
        .find(|w| fact.item.contains(*w))
}

/// Whether one side speaks in both: the same side, or the same outlet by itself.
fn same_side(a: &Fact, b: &Fact) -> bool {
    // "Gazette International" and "Gazette" are one outlet.
    let first = |f: &Fact| f.source.split_whitespace().next().map(str::to_lowercase);
    !a.side.is_disjoint(&b.side)
        || a.narrated && b.narrated && first(a) == first(b)
        || a.side.is_empty() && b.side.is_empty() && a.claimant == b.claimant
}

fn same_post(a: &Fact, b: &Fact) -> bool {
    a.report == b.report && a.post == b.post
}

fn name(fact: &Fact) -> &str {
    if fact.claimant.is_empty() { &fact.source } else { &fact.claimant }
}

fn days_apart(a: &Fact, b: &Fact) -> Option<i64> {
    Some(i64::from(a.day?.until(b.day?).ok()?.get_days()).abs())
}

/// Whether they count over the same: both open, or parts whose days meet.
fn same_scope(a: &Fact, b: &Fact) -> bool {
    let days = |f: &Fact| f.period.or(f.day.map(|d| (d, d)));
    let meet = match (days(a), days(b)) {
        (Some((a1, a2)), Some((b1, b2))) => a1 <= b2 && b1 <= a2,
        _ => true,
    };
    match (a.scope, b.scope) {
        (Scope::Total, Scope::Part) | (Scope::Part, Scope::Total) => false,
        (Scope::Part, _) | (_, Scope::Part) => meet,
        _ => true,
    }
}

fn numbers(earlier: &Fact, later: &Fact, a: f64, b: f64, same_side: bool) -> Option<Relating> {
    let (old, new) = (number(earlier), number(later));
    let apart = days_apart(earlier, later).unwrap_or(0);
    if (a - b).abs() < 1e-9 {
        if same_side {
            // The same number again: of people and things that are many, or near in time.
            let near = same_post(earlier, later) || apart <= REPEAT_DAYS || a >= 20.0 && apart <= 7;
            return near
                .then(|| {
                    relating(
                        Relation::Repeat,
                        "repeat.number",
                        if a >= 20.0 { 0.95 } else { 0.8 },
                        format!("{} gives the same number again: {new}", name(later)),
                    )
                })
                .flatten();
        }
        let outlet_restates = (later.narrated || earlier.narrated) && apart <= REPEAT_DAYS;
        if outlet_restates && same_scope(earlier, later) {
            return relating(
                Relation::Repeat,
                "repeat.restated",
                0.7,
                format!(
                    "the number of {} is given again without naming who says it: {new}",
                    name(if later.narrated { earlier } else { later })
                ),
            );
        }
        let independent = !earlier.narrated && !later.narrated && apart <= REPEAT_DAYS && same_scope(earlier, later);
        return independent
            .then(|| {
                relating(
                    Relation::Corroboration,
                    "corroboration.number",
                    0.7,
                    format!("{} and {} give the same number: {new}", name(earlier), name(later)),
                )
            })
            .flatten();
    }
    if !same_scope(earlier, later) || same_statement(earlier, later) {
        return None;
    }
    let meet = intervals_meet(earlier, later);
    // One text that gives two numbers passes on two counts, unless it says that the one has become the other.
    if same_side && same_post(earlier, later) {
        let why = || format!("{} tells that the number has moved: {new}, after {old} before", name(later));
        return says_moved(later).then(|| relating(Relation::Revision, "revision.told", 0.8, why())).flatten();
    }
    if same_side && (earlier.claimant == later.claimant || !earlier.is_open() || apart > 0 || earlier.narrated) {
        let moved = earlier.is_open() && later.is_open() && (a - b).abs() > 1e-9 && (a >= 2.0 || b >= 2.0);
        let same_day_part = earlier.scope == Scope::Part
            && later.scope == Scope::Part
            && apart == 0
            && earlier.claimant == later.claimant
            && !meet;
        return (moved || same_day_part)
            .then(|| {
                relating(
                    Relation::Revision,
                    "revision.number",
                    0.7,
                    format!("{}: {new}, after {old} before", name(later)),
                )
            })
            .flatten();
    }
    if meet || apart > 1 || !earlier.is_open() && earlier.period.is_none() {
        return None;
    }
    let both = earlier.scope == later.scope || earlier.scope == Scope::Unsaid || later.scope == Scope::Unsaid;
    let weighty = a.max(b) >= 5.0;
    (both && weighty)
        .then(|| {
            relating(
                Relation::Conflict,
                "conflict.number",
                0.6,
                format!("{} says {new}, {} says {old}: both cannot hold", name(later), name(earlier)),
            )
        })
        .flatten()
}

/// Whether a claim's words say that its number has moved: “the toll has risen to 26”.
fn says_moved(fact: &Fact) -> bool {
    const MOVED: [&str; 12] = [
        "risen",
        "rose",
        "rise",
        "rising",
        "increased",
        "increase",
        "climbed",
        "grown",
        "grew",
        "updated",
        "updating",
        "revised",
    ];
    MOVED.iter().any(|word| fact.words.contains(*word))
}

fn same_statement(a: &Fact, b: &Fact) -> bool {
    same_post(a, b) && a.statement == b.statement
}

fn number(fact: &Fact) -> String {
    let Some(q) = fact.quantity else { return String::new() };
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

/// One asserts what the other denies or doubts.
fn contrary(earlier: &Fact, later: &Fact, same_side: bool) -> Option<Relating> {
    let denies = |f: &Fact| f.polarity == Polarity::Denied;
    let apart = days_apart(earlier, later).unwrap_or(0);
    if apart > 7 || !(denies(earlier) || denies(later)) {
        return None;
    }
    let specific = match (&earlier.place, &later.place) {
        (Some(a), Some(b)) => a == b,
        _ => earlier.family() != "strike" || !earlier.item.is_disjoint(&later.item),
    } && (!earlier.target.is_empty() && !later.target.is_empty()
        || earlier.family() == "mobilisation" && !earlier.actor.is_disjoint(&later.actor)
        || earlier.family() == "fighters");
    if !specific {
        return None;
    }
    if same_side {
        // A side that denies what it asserts has taken it back, or another outlet tells it otherwise.
        let narrated = earlier.narrated && later.narrated && !earlier.actor.is_disjoint(&later.actor);
        return narrated
            .then(|| {
                relating(Relation::Conflict, "conflict.polarity", 0.6, format!("{} tells it both ways", name(later)))
            })
            .flatten();
    }
    let (denier, denied) = if denies(later) { (later, earlier) } else { (earlier, later) };
    relating(Relation::Denial, "denial", 0.7, format!("{} denies what {} says", name(denier), name(denied)))
}

fn specific_overlap(a: &Fact, b: &Fact) -> f64 {
    overlap(&a.words, &b.words)
}

/// Two claims without numbers.
fn wordings(earlier: &Fact, later: &Fact, same_side: bool) -> Option<Relating> {
    let apart = days_apart(earlier, later).unwrap_or(0);
    let family = earlier.family();
    let actors = earlier.actor.is_empty() || later.actor.is_empty() || !earlier.actor.is_disjoint(&later.actor);
    if !actors {
        return None;
    }
    if family == "mobilisation" {
        // A decree is one thing, whoever tells of it.
        let same = measure(earlier) == measure(later) && !earlier.actor.is_disjoint(&later.actor) && apart <= 14;
        let who = if later.narrated { earlier } else { later };
        return same
            .then(|| {
                relating(Relation::Repeat, "repeat.decree", 0.7, format!("what {} declared is told again", name(who)))
            })
            .flatten();
    }
    if same_side {
        if same_statement(earlier, later)
            && earlier.words != later.words
            && !same_place(earlier, later)
            && !same_item(earlier, later)
        {
            return None;
        }
        let enough = if same_post(earlier, later) {
            // Headline and body, indirect and direct: told twice, unless it is plainly of something else.
            let items = earlier.item.is_empty() || later.item.is_empty() || same_item(earlier, later);
            items || same_place(earlier, later) || specific_overlap(earlier, later) >= 0.5
        } else {
            match family {
                "mobilisation" => same_item(earlier, later) && earlier.actor == later.actor,
                _ => {
                    apart <= REPEAT_DAYS
                        && (same_item(earlier, later)
                            && (same_place(earlier, later) || specific_overlap(earlier, later) >= 0.6))
                }
            }
        };
        return enough
            .then(|| relating(Relation::Repeat, "repeat.wording", 0.6, format!("{} says the same again", name(later))))
            .flatten();
    }
    let restated = (earlier.narrated || later.narrated)
        && apart <= REPEAT_DAYS
        && same_item(earlier, later)
        && earlier.actor == later.actor
        && !earlier.actor.is_empty();
    if restated && family == "mobilisation" {
        return relating(
            Relation::Repeat,
            "repeat.restated",
            0.6,
            format!("what {} says is told again", name(if later.narrated { earlier } else { later })),
        );
    }
    let corroborates = !earlier.narrated
        && !later.narrated
        && apart <= 1
        && same_place(earlier, later)
        && earlier.place.is_some()
        && (same_item(earlier, later) || family == "strike");
    corroborates
        .then(|| {
            relating(
                Relation::Corroboration,
                "corroboration.wording",
                0.5,
                format!("{} and {} say the same", name(earlier), name(later)),
            )
        })
        .flatten()
}

/// What was declared: martial law or mobilisation or what else, and whether in part.
fn measure(fact: &Fact) -> (bool, bool) {
    (fact.item.contains("law"), fact.item.contains("partial"))
}

fn same_item(a: &Fact, b: &Fact) -> bool {
    a.item == b.item && !a.item.is_empty() || overlap(&a.item, &b.item) >= 0.5
}

fn same_place(a: &Fact, b: &Fact) -> bool {
    a.place.is_some() && a.place == b.place
}
