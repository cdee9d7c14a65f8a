//! From a question to what the pages show of it: each side's claimants with their answers, latest first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_link::{Answer, Question, State, Verdict};
use dateline_model::{Link, Polarity, Relation};

use crate::{
    language::Translator,
    pages::Covered,
    parties,
    picture::{Picture, Said},
    view::{AnswerView, ClaimantView, PartyView, QuestionState, QuestionView, RelationView, SideView},
    when, words,
};

/// The longest quotation of an answer.
const QUOTED: usize = 220;
/// The most relations of an answer that its question's page names.
const MOST_RELATIONS: usize = 12;
/// In place of a side in addresses, for whoever speaks for none.
pub const NO_SIDE: &str = "No side";

/// A question as the pages show it; none if nothing that stands answers it. Its own page shows the `whole` of it: how
/// each answer bears on others.
pub(crate) fn view(covered: &Covered, picture: &Picture, question: &Question, whole: bool) -> Option<QuestionView> {
    let coverage = &covered.coverage;
    let mut sides: Vec<SideView> = Vec::new();
    // The latest answer first; a repeat is told with what it repeats.
    for (answer, said) in standing(picture, question).rev().filter(|(answer, _)| !answer.repeat) {
        let mut view = answer_view(covered, picture, question, answer, said);
        if whole {
            view.relations = relations(covered, picture, said, answer.polarity);
        }
        let side = party(covered, &answer.side);
        let claimant = if answer.claimant.is_empty() { said.source.clone() } else { answer.claimant.clone() };
        let at = sides.iter().position(|s| s.party == side).unwrap_or_else(|| {
            sides.push(SideView { party: side, claimants: Vec::new() });
            sides.len() - 1
        });
        let claimants = &mut sides[at].claimants;
        match claimants.iter_mut().find(|c| c.name == claimant) {
            Some(there) => there.earlier.push(view),
            None => claimants.push(ClaimantView { name: claimant, latest: view, earlier: Vec::new() }),
        }
    }
    for claimant in sides.iter_mut().flat_map(|s| &mut s.claimants) {
        for i in 0..claimant.earlier.len() {
            let (now, before) = claimant.earlier.split_at_mut(i);
            let now = now.last_mut().unwrap_or(&mut claimant.latest);
            now.change = before.first().and_then(|before| change(covered.t, before, now));
        }
    }
    sides.sort_by_key(|s| coverage.parties.iter().position(|p| p.name == s.party.name).unwrap_or(usize::MAX));
    let state = state(question.state);
    let (origins, posts, sources) = origins(picture, question);
    (!sides.is_empty()).then(|| QuestionView {
        id: question.id.clone(),
        title: question.title.clone(),
        kind: question.kind.to_string(),
        kind_words: words::kind(covered.t, &question.kind),
        state,
        state_words: state_words(covered.t, state, &sides),
        sides,
        url: url(covered, &question.id),
        origins,
        posts,
        sources,
    })
}

/// The address of a question's own page.
pub(crate) fn url(covered: &Covered, id: &str) -> String {
    covered.to(&format!("/questions/{id}"))
}

/// A side as the page names it; nobody's is nameless.
pub(crate) fn party(covered: &Covered, side: &str) -> PartyView {
    match side {
        "" => PartyView { name: covered.t.say("no-side").into_owned(), class: parties::OTHERS.to_owned() },
        side => parties::party(&covered.coverage, side),
    }
}

/// The answers that stand, the earliest first: what the desk has rejected stays with its post, and answers nothing.
pub fn standing<'p>(
    picture: &'p Picture,
    question: &'p Question,
) -> impl DoubleEndedIterator<Item = (&'p Answer, &'p Said)> {
    let stands = |answer: &&Answer| answer.verdict != Some(Verdict::Rejected);
    question.answers.iter().filter(stands).filter_map(|answer| Some((answer, picture.said(&answer.claim)?)))
}

/// The name of a question's state on the pages.
pub fn state(state: State) -> QuestionState {
    match state {
        State::Settled => QuestionState::Settled,
        State::Disputed => QuestionState::Disputed,
        State::Denied => QuestionState::Denied,
        State::Revised => QuestionState::Revised,
        State::Agreed => QuestionState::Agreed,
        State::OneSource => QuestionState::OneSource,
    }
}

/// How many independent origins the answers have, in how many posts, of how many sources. One voice is one origin,
/// whoever repeats it and whatever number it moves to; and so is one text, whoever prints it.
fn origins(picture: &Picture, question: &Question) -> (usize, usize, usize) {
    let answers: Vec<(&Answer, &Said)> = standing(picture, question).collect();
    // Each answer leads to an earlier one of the same voice, or to itself.
    let mut leads: Vec<usize> = (0..answers.len()).collect();
    let first_of = |leads: &[usize], mut i: usize| {
        while leads[i] != i {
            i = leads[i];
        }
        i
    };
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for (i, (answer, said)) in answers.iter().enumerate() {
        let voice = if answer.claimant.is_empty() { &said.source } else { &answer.claimant };
        let mut names: Vec<(&str, &str)> = vec![("voice", voice), ("claim", &answer.claim)];
        if said.speaker.is_none() {
            names.push(("text", said.origin.as_str()));
        }
        let repeats = picture.links_of(&answer.claim).filter(|link| link.relation == Relation::Repeat);
        names.extend(repeats.map(|link| ("claim", other_end(link, &answer.claim))));
        for name in names {
            let other = *known.entry(name).or_insert(i);
            let (a, b) = (first_of(&leads, i), first_of(&leads, other));
            leads[a.max(b)] = a.min(b);
        }
    }
    let origins = leads.iter().enumerate().filter(|(i, lead)| i == *lead).count();
    let posts: BTreeSet<&str> = answers.iter().map(|(_, said)| said.post.as_str()).collect();
    let sources: BTreeSet<&str> = answers.iter().map(|(_, said)| said.source.as_str()).collect();
    (origins, posts.len(), sources.len())
}

fn answer_view(covered: &Covered, picture: &Picture, question: &Question, answer: &Answer, said: &Said) -> AnswerView {
    let (t, claim) = (covered.t, &said.claim);
    let speaker = said.speaker.as_ref().map(|speaker| words::speaker(t, speaker));
    let mut repeated_by: Vec<String> = picture
        .links_of(&claim.id)
        .filter(|link| link.relation == Relation::Repeat)
        .filter_map(|link| picture.said(other_end(link, &claim.id)))
        .map(|other| other.source.clone())
        .filter(|source| *source != said.source)
        .collect();
    repeated_by.sort();
    repeated_by.dedup();
    // A number that the text does not write is none, unless the desk has put it there.
    let written = claim.quantity.as_ref().is_some_and(|q| !q.text.trim().is_empty());
    let ruled = answer.quantity != claim.quantity.as_ref().map(|q| q.quantity);
    let number = answer.quantity.filter(|_| written || ruled);
    AnswerView {
        quantity: number.map_or_else(|| words::kind(t, &question.kind).into_owned(), |q| words::digits(t, &q)),
        min: number.and_then(|q| q.min),
        max: number.and_then(|q| q.max),
        polarity: words::polarity(t, answer.polarity),
        time: when::of_post(covered.t, &covered.zone, &said.time, said.first_seen),
        url: said.url(covered),
        words: when::short(&claim.text, QUOTED),
        speaker: speaker.filter(|(who, _)| *who != answer.claimant).map(|(who, role)| match role {
            Some(role) if !role.contains(&answer.claimant) => format!("{who}, {role}"),
            _ => who,
        }),
        medium: said.medium.clone(),
        source: said.source.clone(),
        repeated_by,
        change: None,
        relations: Vec::new(),
    }
}

fn other_end<'l>(link: &'l Link, claim: &str) -> &'l str {
    if link.a == claim { &link.b } else { &link.a }
}

/// How other claims bear on one, contradiction first.
fn relations(covered: &Covered, picture: &Picture, said: &Said, polarity: Polarity) -> Vec<RelationView> {
    let claim = &said.claim;
    let mut found: BTreeMap<(u8, std::cmp::Reverse<i64>, &str), RelationView> = BTreeMap::new();
    for link in picture.links_of(&claim.id) {
        let id = other_end(link, &claim.id);
        let Some(other) = picture.said(id) else { continue };
        let later = other.sorted_at > said.sorted_at;
        let denies = match (polarity, other.claim.polarity) {
            (Polarity::Denied, Polarity::Asserted) => true,
            (Polarity::Asserted, Polarity::Denied) => false,
            _ => !later,
        };
        let (class, words) = words::relation(covered.t, link.relation, link.a == claim.id, later, denies);
        let time = when::of_post(covered.t, &covered.zone, &other.time, other.first_seen);
        let name = other.claim.claimant.name.as_deref().unwrap_or(&other.source);
        let number = other.claim.quantity.as_ref().filter(|q| !q.text.trim().is_empty());
        let view = RelationView {
            class,
            words,
            who: number
                .map_or_else(|| name.to_owned(), |q| format!("{name}: {}", words::digits(covered.t, &q.quantity))),
            when: time.both(covered.t),
            url: other.url(covered),
            why: link.why.clone(),
        };
        let rank = words::rank(link.relation);
        found.insert((rank, std::cmp::Reverse(other.sorted_at.as_second()), id), view);
    }
    found.into_values().take(MOST_RELATIONS).collect()
}

/// How an answer moved.
fn change(t: Translator, before: &AnswerView, now: &AnswerView) -> Option<String> {
    let stated = |a: &AnswerView| a.min.or(a.max);
    let id = match (stated(before), stated(now)) {
        (Some(was), Some(is)) if is > was => Some("change-up"),
        (Some(was), Some(is)) if is < was => Some("change-down"),
        (Some(_), None) | (None, Some(_)) => Some("change-before"),
        _ => None,
    }?;
    Some(t.with(id, "number", &before.quantity).into_owned())
}

/// A state in a sentence: the sides' latest words where these are numbers.
fn state_words(t: Translator, state: QuestionState, sides: &[SideView]) -> String {
    let latest = || {
        sides
            .iter()
            .filter_map(|s| Some((&s.party.name, &s.claimants.first()?.latest)))
            .filter(|(_, a)| a.min.or(a.max).is_some())
            .map(|(name, a)| t.with2("says", &["who", "what"], name, &a.quantity))
            .take(3)
            .collect::<Vec<_>>()
    };
    let id = match state {
        QuestionState::Settled => "why-settled",
        QuestionState::Disputed if latest().len() > 1 => return latest().join(&t.say("comma")),
        QuestionState::Disputed => "why-disputed",
        QuestionState::Denied => "why-denied",
        QuestionState::Revised => "why-revised",
        QuestionState::Agreed => "why-agreed",
        QuestionState::OneSource => "why-one-source",
    };
    t.say(id).into_owned()
}
