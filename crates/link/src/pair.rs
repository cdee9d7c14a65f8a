//! Two claims, and whether they may speak of the same thing.

use jiff::civil::Date;

use crate::{
    fact::{Fact, Scope},
    words::{ONE_OF_THEM, is_of_no_outlet, overlap},
};

/// Two claims of one family with what is asked of them again and again.
pub(crate) struct Pair<'f> {
    pub earlier: &'f Fact,
    pub later: &'f Fact,
    /// One side speaks in both, or one outlet in its own words.
    pub same_side: bool,
    pub same_post: bool,
    /// How many days lie between their publication.
    pub apart: i64,
}

impl<'f> Pair<'f> {
    fn new(earlier: &'f Fact, later: &'f Fact) -> Pair<'f> {
        let same_post = earlier.report == later.report && earlier.post == later.post;
        let day = |at: i64| at.div_euclid(86_400);
        let apart = earlier.at.zip(later.at).map(|(a, b)| (day(a) - day(b)).abs());
        Pair { earlier, later, same_side: false, same_post, apart: apart.unwrap_or(0) }
    }

    /// The pair, if they may speak of the same thing; most pairs do not.
    pub fn comparable(earlier: &'f Fact, later: &'f Fact) -> Option<Pair<'f>> {
        let pair = Pair::new(earlier, later);
        pair.may_tell_the_same().then(|| {
            let same_side = earlier.side.iter().any(|a| later.side.iter().any(|b| same_body(a, b)))
                || earlier.narrated && later.narrated && same_outlet(&earlier.source, &later.source)
                || earlier.side.is_empty() && later.side.is_empty() && same_claimant(earlier, later);
            Pair { same_side, ..pair }
        })
    }

    pub fn any(&self, is: impl Fn(&Fact) -> bool) -> bool {
        is(self.earlier) || is(self.later)
    }

    pub fn both(&self, is: impl Fn(&Fact) -> bool) -> bool {
        is(self.earlier) && is(self.later)
    }

    pub fn overlap(&self) -> f64 {
        overlap(&self.earlier.words, &self.later.words)
    }

    pub fn same_statement(&self) -> bool {
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
        // Nor is one person of those who are counted another's number.
        let parts = !people || a.part == b.part && a.part != Some(ONE_OF_THEM);
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
    pub fn counts_the_same(&self) -> bool {
        let (a, b) = (self.earlier, self.later);
        let civilians = |fact: &Fact| fact.civilian.unwrap_or(false);
        let places = a.place == b.place || !self.any(|fact| fact.pinpoint);
        a.target == b.target && civilians(a) == civilians(b) && places
    }

    pub fn at_one_place(&self) -> bool {
        self.any(|fact| fact.pinpoint) && same_place(self.earlier, self.later)
    }

    /// Whether they count over the same: both since the beginning, or over days that meet.
    pub fn same_scope(&self) -> bool {
        Reach::of(self.earlier).is_same(Reach::of(self.later))
    }
}

/// What a claim counts over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    scope: Scope,
    /// The days it speaks of, or else the one that it was published on.
    days: Option<(Date, Date)>,
}

impl Reach {
    pub fn of(fact: &Fact) -> Reach {
        Reach { scope: fact.scope, days: fact.period.or(fact.day.map(|day| (day, day))) }
    }

    /// Whether two are the same: both since the beginning, or over days that meet.
    pub fn is_same(self, other: Reach) -> bool {
        let meet = || match (self.days, other.days) {
            (Some((a1, a2)), Some((b1, b2))) => a1 <= b2 && b1 <= a2,
            _ => true,
        };
        match (self.scope, other.scope) {
            (Scope::Total, Scope::Part) | (Scope::Part, Scope::Total) => false,
            (Scope::Part, _) | (_, Scope::Part) => meet(),
            _ => true,
        }
    }
}

/// Whether what happens at two places is two things.
pub(crate) fn places_matter(family: &str) -> bool {
    matches!(family, "strike" | "evacuation" | "territory" | "damage" | "displaced")
}

/// From which number on people who are counted without saying over what are taken for a toll; of things twice as many.
pub(crate) const TOLL: f64 = 10.0;

/// Whether a number is a running total. One that is small, told of no period, is of one incident.
pub(crate) fn is_toll(fact: &Fact) -> bool {
    let least = if fact.kind.counts_people() { TOLL } else { 2.0 * TOLL };
    match fact.scope {
        Scope::Total => true,
        Scope::Part => false,
        Scope::Unsaid => fact.stated() >= Some(least),
    }
}

/// Whether two names are one outlet's: "Gazette International" and "the Gazette".
pub(crate) fn same_outlet(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split_whitespace().map(str::to_lowercase);
        words.filter(|word| !is_of_no_outlet(word)).collect()
    };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && (a.starts_with(&b) && !b.is_empty() || b.starts_with(&a))
}

/// Whether two names are of one side, or of a body and its department: “Red Crescent”, “Red Crescent Field Office”.
fn same_body(a: &str, b: &str) -> bool {
    let part = |whole: &str, part: &str| {
        let rest = part.strip_prefix(whole);
        rest.is_some_and(|rest| rest.starts_with(' ') && whole.split_whitespace().nth(1).is_some())
    };
    a == b || part(a, b) || part(b, a)
}

/// Whether two numbers are one.
pub(crate) fn same_number(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

pub(crate) fn same_claimant(a: &Fact, b: &Fact) -> bool {
    !a.claimant.is_empty() && a.claimant == b.claimant
}

pub(crate) fn same_item(a: &Fact, b: &Fact) -> bool {
    a.item == b.item && !a.item.is_empty() || overlap(&a.item, &b.item) >= 0.5
}

pub(crate) fn same_place(a: &Fact, b: &Fact) -> bool {
    a.place.is_some() && a.place == b.place
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
