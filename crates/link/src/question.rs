//! Questions: what several claims answer, alike or differently.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use dateline_model::{ClaimKind, Link, Polarity, Quantity, Relation};
use serde::Serialize;

use crate::{
    fact::{Fact, Scope, Verdict},
    pair::intervals_meet,
    words::ONE_OF_THEM,
};

/// How many questions a question knows of.
const MAX_RELATED: usize = 20;

/// What several claims answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// A stable name for addresses, made of kind, target and item.
    pub id: String,
    /// In plain English: “Ruritanian soldiers killed”.
    pub title: String,
    /// The kind of claim.
    pub kind: ClaimKind,
    /// Whom it befell.
    pub target: Option<String>,
    /// What is known of it by now.
    pub state: State,
    /// Questions of the same kind and side that count over something else: the whole, a day, a part.
    pub related: Vec<String>,
    /// All answers, oldest first.
    pub answers: Vec<Answer>,
}

/// What is known of a question by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The desk has confirmed an answer.
    Settled,
    /// Both cannot hold.
    Disputed,
    /// One side rejects it.
    Denied,
    /// A side has moved its answer.
    Revised,
    /// Several sides say the same.
    Agreed,
    /// One side alone says so.
    OneSource,
}

/// One claim as an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// `<file name>#<claim id>`.
    pub claim: String,
    /// The claimant's side; of the outlet's own words the outlet.
    pub side: String,
    /// Who claims it.
    pub claimant: String,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Asserted, denied, questioned.
    pub polarity: Polarity,
    /// Seconds since 1970.
    pub at: Option<i64>,
    /// Whether it only repeats another answer: an earlier one, or that of the claimant for whom an outlet tells it.
    pub repeat: bool,
    /// What the desk ruled of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// The questions of some facts with their links, the most contested first, then those with the most answers.
/// `adjective` gives a side's adjective for the titles (“Ruritanian”), where it has one.
pub fn questions(facts: &[Fact], links: &[Link], adjective: impl Fn(&str) -> Option<String>) -> Vec<Question> {
    let mut groups: BTreeMap<(String, String), Vec<&Fact>> = BTreeMap::new();
    // One person of those who are counted is no answer to how many there are.
    for fact in facts.iter().filter(|fact| fact.part != Some(ONE_OF_THEM)) {
        for target in targets(fact) {
            groups.entry((subject(fact), target)).or_default().push(fact);
        }
    }
    let mut links_from: HashMap<&str, Vec<&Link>> = HashMap::new();
    for link in links {
        links_from.entry(&link.a).or_default().push(link);
    }
    let mut all: Vec<Question> = groups
        .into_iter()
        .map(|((subject, target), mut facts)| {
            facts.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
            question(&subject, &target, &facts, &links_from, &adjective)
        })
        .collect();
    let mut kin: BTreeMap<(ClaimKind, Option<String>), Vec<String>> = BTreeMap::new();
    for question in &all {
        kin.entry((question.kind.clone(), question.target.clone())).or_default().push(question.id.clone());
    }
    for question in &mut all {
        let ids = kin.get(&(question.kind.clone(), question.target.clone())).into_iter().flatten();
        question.related = ids.filter(|id| **id != question.id).take(MAX_RELATED).cloned().collect();
    }
    all.sort_by(|a, b| (a.state, b.answers.len(), &a.id).cmp(&(b.state, a.answers.len(), &b.id)));
    all
}

/// A claim whose victims are of two sides answers for both; one without a side for nobody in particular.
fn targets(fact: &Fact) -> Vec<String> {
    let of = if matches!(fact.kind, ClaimKind::Mobilisation | ClaimKind::FightersDeployed) {
        &fact.actor
    } else {
        &fact.target
    };
    if of.is_empty() { vec![String::new()] } else { of.iter().cloned().collect() }
}

/// What is counted or told of, and of whom: “soldiers killed (Ruritania)”.
pub(crate) fn matter(fact: &Fact) -> String {
    let targets = targets(fact).join(", ");
    if targets.is_empty() { subject(fact) } else { format!("{} ({targets})", subject(fact)) }
}

/// What is asked of the target.
fn subject(fact: &Fact) -> String {
    let people = match fact.civilian {
        Some(true) => "civilians",
        Some(false) => "soldiers",
        None => "people",
    };
    let day = |f: &Fact| match (f.scope, f.period, f.day) {
        (Scope::Part, Some((from, to)), _) if from == to => format!(" on {}", from.strftime("%-d %B")),
        (Scope::Part, None, Some(day)) => format!(" on {}", day.strftime("%-d %B")),
        _ => String::new(),
    };
    // What is counted over one day is another question than the whole.
    let counted = |what: &str| format!("{people} {what}{}", day(fact));
    let place = |f: &Fact| f.place.as_deref().map(|p| format!(" at {}", named(p))).unwrap_or_default();
    match &fact.kind {
        ClaimKind::Killed => counted("killed"),
        ClaimKind::Wounded => counted("wounded"),
        ClaimKind::Missing => counted("missing"),
        ClaimKind::Captured => counted("captured"),
        ClaimKind::Displaced => counted("displaced"),
        ClaimKind::EquipmentLoss | ClaimKind::AircraftDowned => format!("{} lost{}", plural(&fact.thing()), day(fact)),
        ClaimKind::TerritoryTaken | ClaimKind::TerritoryRetaken => format!("control{}", place(fact)),
        ClaimKind::Strike => format!("strike{}{}", place(fact), day(fact)),
        ClaimKind::Mobilisation => "mobilisation".into(),
        ClaimKind::FightersDeployed => "foreign fighters".into(),
        ClaimKind::PropertyDamage => format!("damage{}", place(fact)),
        ClaimKind::Evacuation => format!("{people} evacuated{}", place(fact)),
        ClaimKind::Other(name) => format!("{}{}", name.replace('_', " "), place(fact)),
    }
}

/// A folded name with its capitals.
fn named(place: &str) -> String {
    place.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
}

fn plural(thing: &str) -> String {
    match thing {
        "" => "equipment".into(),
        "aircraft" | "equipment" | "artillery" | "weaponry" => thing.into(),
        t if t.ends_with('y') && !t.ends_with("ey") => format!("{}ies", &t[..t.len() - 1]),
        t if t.ends_with('s') => t.into(),
        t => format!("{t}s"),
    }
}

fn question<'l>(
    subject: &str,
    target: &str,
    facts: &[&Fact],
    links_from: &HashMap<&str, Vec<&'l Link>>,
    adjective: &impl Fn(&str) -> Option<String>,
) -> Question {
    let ids: HashSet<&str> = facts.iter().map(|f| f.id.as_str()).collect();
    let of_these = ids.iter().filter_map(|id| links_from.get(id)).flatten();
    let within: Vec<&'l Link> = of_these.filter(|link| ids.contains(link.b.as_str())).copied().collect();
    let has = |relation: Relation| within.iter().any(|l| l.relation == relation);
    let claimed: HashSet<&str> = facts.iter().filter(|f| f.is_claimed()).map(|f| f.id.as_str()).collect();
    // What an outlet tells before it lets the claimant say it is the claimant's answer.
    let repeating = |link: &&'l Link| {
        let told_before = claimed.contains(link.b.as_str()) && !claimed.contains(link.a.as_str());
        if told_before { link.a.as_str() } else { link.b.as_str() }
    };
    let repeats: HashSet<&str> = within.iter().filter(|l| l.relation == Relation::Repeat).map(repeating).collect();
    // What is rejected stays in sight and speaks for nothing.
    let standing: Vec<&Fact> = facts.iter().filter(|f| f.verdict != Some(Verdict::Rejected)).copied().collect();
    let polar = |polarity: Polarity| standing.iter().any(|f| f.polarity == polarity);
    let sides: BTreeSet<&String> = standing.iter().flat_map(|f| &f.side).collect();
    let state = if standing.iter().any(|f| f.verdict == Some(Verdict::Confirmed)) {
        State::Settled
    } else if has(Relation::Conflict) {
        State::Disputed
    } else if has(Relation::Denial) || polar(Polarity::Denied) && polar(Polarity::Asserted) && sides.len() > 1 {
        State::Denied
    } else if has(Relation::Revision) {
        State::Revised
    } else if has(Relation::Corroboration) {
        State::Agreed
    } else {
        unlinked(&standing)
    };
    let answers = facts
        .iter()
        .map(|f| Answer {
            claim: f.id.clone(),
            side: f.side.iter().cloned().collect::<Vec<_>>().join(" and "),
            claimant: f.claimant.clone(),
            quantity: f.quantity,
            polarity: f.polarity,
            at: f.at,
            repeat: repeats.contains(f.id.as_str()),
            verdict: f.verdict,
        })
        .collect();
    let title = match (target, adjective(target)) {
        ("", _) => capitalised(subject),
        (_, Some(adjective)) if takes_adjective(&facts[0].kind) => format!("{adjective} {subject}"),
        _ => format!("{target}: {subject}"),
    };
    let id: String = format!("{target} {subject}")
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    Question {
        id,
        title,
        kind: facts[0].kind.clone(),
        target: (!target.is_empty()).then(|| target.to_owned()),
        state,
        related: Vec::new(),
        answers,
    }
}

/// The state of a question of which no two answers are linked: by what each side said last over an open period.
fn unlinked(facts: &[&Fact]) -> State {
    let mut last: BTreeMap<&String, &Fact> = BTreeMap::new();
    for fact in facts.iter().filter(|f| f.is_open() && f.quantity.is_some()) {
        for side in &fact.side {
            last.insert(side, fact);
        }
    }
    let last: Vec<&&Fact> = last.values().collect();
    let apart = last.iter().enumerate().any(|(i, a)| last[i + 1..].iter().any(|b| !intervals_meet(a, b)));
    match last.len() {
        0 | 1 => State::OneSource,
        _ if apart => State::Disputed,
        _ => State::Agreed,
    }
}

/// Whether “Ruritanian …” reads as English before its subject.
fn takes_adjective(kind: &ClaimKind) -> bool {
    kind.counts_people() && *kind != ClaimKind::Evacuation && *kind != ClaimKind::FightersDeployed
        || matches!(kind, ClaimKind::EquipmentLoss | ClaimKind::AircraftDowned | ClaimKind::Mobilisation)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
