//! `/{slug}/questions`: what claims answer differently or alike.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, HashMap},
};

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_link::{Answer, Desk, Fact, Question, State as LinkState, Verdict, facts_of_ledger, questions as gather};
use dateline_model::{Claim, Link, Relation};
use dateline_store::{Entry, MAX_PAGE, Order, PageQuery};
use serde::Deserialize;

use super::Covered;
use crate::{
    PageError, Site,
    axis::{self, Axis},
    compose, marks, parties, respond,
    view::{AnswerView, ClaimantView, Head, QuestionState, QuestionView, Section, SideView},
    when, words,
};

/// The most posts whose claims are asked about: the latest ones.
const MOST_POSTS: usize = 20_000;
/// The most questions on one page.
const MOST_QUESTIONS: usize = 100;
/// The questions that the live page names.
const ON_LIVE: usize = 6;

/// What may be asked of the questions page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filter {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    state: String,
}

/// A question with its axis.
struct Card<'q> {
    question: &'q QuestionView,
    axis: Option<Axis>,
}

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage<'q> {
    head: Head,
    filter: &'q Filter,
    /// The kinds that are there, with their words.
    kinds: Vec<(&'q str, &'q str)>,
    sides: Vec<&'q str>,
    cards: Vec<Card<'q>>,
    total: usize,
    /// How many questions there are that the filter lets through.
    found: usize,
}

pub(crate) async fn questions(
    State(site): State<Site>,
    Path(slug): Path<String>,
    query: Result<Query<Filter>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let Query(filter) = query.map_err(|_| PageError::NotFound("There is no such list of questions."))?;
    let covered = Covered::find(&site, &slug).await?;
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let all = read(&site, &covered).await?;
    let kinds: BTreeMap<&str, &str> = all.iter().map(|q| (q.kind.as_str(), q.kind_words.as_str())).collect();
    let mut sides: Vec<&str> = all.iter().flat_map(|q| &q.sides).map(|s| s.party.name.as_str()).collect();
    sides.sort_unstable();
    sides.dedup();
    let chosen: Vec<&QuestionView> = all
        .iter()
        .filter(|q| filter.kind.is_empty() || q.kind == filter.kind)
        .filter(|q| filter.side.is_empty() || q.sides.iter().any(|s| s.party.name == filter.side))
        .filter(|q| filter.state.is_empty() || q.state.name() == filter.state)
        .collect();
    let page = QuestionsPage {
        head: covered.head(Section::Questions),
        kinds: kinds.into_iter().collect(),
        sides,
        total: all.len(),
        found: chosen.len(),
        cards: chosen
            .into_iter()
            .take(MOST_QUESTIONS)
            .map(|question| Card { question, axis: axis::axis(question) })
            .collect(),
        filter: &filter,
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

/// The questions that the live page names: those whose answers differ.
pub(crate) async fn differing(site: &Site, covered: &Covered) -> Result<Vec<QuestionView>, PageError> {
    let all = read(site, covered).await?;
    let differ = |q: &&QuestionView| matches!(q.state, QuestionState::Disputed | QuestionState::Denied);
    Ok(all.iter().filter(differ).take(ON_LIVE).cloned().collect())
}

/// All questions of a coverage. They are worked out once a change.
async fn read(site: &Site, covered: &Covered) -> Result<std::sync::Arc<Vec<QuestionView>>, PageError> {
    let mut kept = site.questions().lock().await;
    if let Some((_, questions)) = kept.get(&covered.id).filter(|(change, _)| *change == covered.last_change) {
        return Ok(std::sync::Arc::clone(questions));
    }
    let store = site.store();
    let mut entries = Vec::new();
    let mut query = PageQuery { order: Order::Newest, limit: MAX_PAGE, ..PageQuery::default() };
    loop {
        let page = store.posts(covered.id, &query).await?;
        entries.extend(page.entries.into_iter().filter(|e| e.gone_after.is_none() && !e.claims.is_empty()));
        query.after = page.next;
        if query.after.is_none() || entries.len() >= MOST_POSTS {
            break;
        }
    }
    let links = store.links(covered.id).await?;
    let desk = Desk::new(&store.decisions(covered.id).await?);
    let questions = std::sync::Arc::new(views(covered, &entries, &links, &desk));
    kept.insert(covered.id, (covered.last_change, std::sync::Arc::clone(&questions)));
    Ok(questions)
}

/// The questions that entries' claims answer.
fn views(covered: &Covered, entries: &[Entry], links: &[Link], desk: &Desk) -> Vec<QuestionView> {
    let mut claims: HashMap<&str, (&Entry, &Claim)> = HashMap::new();
    let mut facts = Vec::new();
    for entry in entries {
        let reading = entry.reading();
        facts.extend(facts_of_ledger(&reading));
        claims.extend(entry.claims.iter().map(|claim| (claim.id.as_str(), (entry, claim))));
    }
    let adjective = |side: &str| words::adjective(&covered.coverage, side).map(str::to_owned);
    let claimed = |fact: &Fact| claims.get(fact.id.as_str()).map(|(_, claim)| claim.text.clone()).unwrap_or_default();
    let (facts, links) = desk.view(&facts, links, claimed);
    let asked = Asked { covered, claims, links: &links };
    gather(&facts, &links, adjective).iter().filter_map(|q| asked.view(q)).collect()
}

/// What a question's view is made of.
struct Asked<'q> {
    covered: &'q Covered,
    claims: HashMap<&'q str, (&'q Entry, &'q Claim)>,
    links: &'q [Link],
}

impl Asked<'_> {
    fn view(&self, question: &Question) -> Option<QuestionView> {
        let coverage = &self.covered.coverage;
        let mut sides: Vec<SideView> = Vec::new();
        // The latest answer first; a repeat is told with what it repeats.
        for answer in question.answers.iter().rev() {
            let Some(&(entry, claim)) = self.claims.get(answer.claim.as_str()) else { continue };
            // What the desk has rejected stays with its post, and answers nothing.
            if answer.repeat || answer.verdict == Some(Verdict::Rejected) {
                continue;
            }
            let view = self.answer(question, answer, entry, claim);
            let side = if answer.side.is_empty() { "No side".to_owned() } else { answer.side.clone() };
            let claimant = if answer.claimant.is_empty() { entry.source.clone() } else { answer.claimant.clone() };
            let at = sides.iter().position(|s| s.party.name == side).unwrap_or_else(|| {
                sides.push(SideView { party: parties::party(coverage, &side), claimants: Vec::new() });
                sides.len() - 1
            });
            let claimants = &mut sides[at].claimants;
            match claimants.iter_mut().find(|c| c.name == claimant) {
                Some(there) => there.earlier.push(view),
                None => claimants.push(ClaimantView { name: claimant, latest: view, earlier: Vec::new() }),
            }
        }
        for claimant in sides.iter_mut().flat_map(|s| &mut s.claimants) {
            if let Some(before) = claimant.earlier.first() {
                claimant.latest.change = change(before, &claimant.latest);
            }
        }
        sides.sort_by_key(|s| coverage.parties.iter().position(|p| p.name == s.party.name).unwrap_or(usize::MAX));
        let state = match question.state {
            LinkState::Settled => QuestionState::Settled,
            LinkState::Disputed => QuestionState::Disputed,
            LinkState::Denied => QuestionState::Denied,
            LinkState::Revised => QuestionState::Revised,
            LinkState::Agreed => QuestionState::Agreed,
            LinkState::OneSource => QuestionState::OneSource,
        };
        (!sides.is_empty()).then(|| QuestionView {
            id: question.id.clone(),
            title: question.title.clone(),
            kind: question.kind.to_string(),
            kind_words: words::kind(&question.kind),
            state,
            state_words: state_words(state, &sides),
            sides,
        })
    }

    fn answer(&self, question: &Question, answer: &Answer, entry: &Entry, claim: &Claim) -> AnswerView {
        let statement = claim.statement.as_deref().and_then(|id| entry.statements.iter().find(|s| s.id == id));
        let ends = |l: &Link| (l.a == claim.id).then(|| l.b.clone()).or_else(|| (l.b == claim.id).then(|| l.a.clone()));
        let mut repeated_by: Vec<String> = self
            .links
            .iter()
            .filter(|l| l.relation == Relation::Repeat)
            .filter_map(ends)
            .filter_map(|id| self.claims.get(id.as_str()).map(|(e, _)| e.source.clone()))
            .filter(|s| *s != entry.source)
            .collect();
        repeated_by.sort();
        repeated_by.dedup();
        let quantity = claim.quantity.as_ref().map(|q| q.text.clone()).filter(|q| !q.trim().is_empty());
        let number = answer.quantity.filter(|_| quantity.is_some());
        AnswerView {
            quantity: quantity.unwrap_or_else(|| words::kind(&question.kind)),
            min: number.and_then(|q| q.min),
            max: number.and_then(|q| q.max),
            polarity: words::polarity(answer.polarity),
            time: when::of_post(&self.covered.zone, &entry.post.time, entry.first_seen),
            url: format!("{}#{}", compose::post_url(&self.covered.coverage, &entry.id), marks::claim_anchor(&claim.id)),
            words: when::short(&claim.text, 220),
            medium: statement.and_then(|s| s.medium.clone()),
            source: entry.source.clone(),
            repeated_by,
            change: None,
        }
    }
}

/// How an answer moved.
fn change(before: &AnswerView, now: &AnswerView) -> Option<String> {
    let stated = |a: &AnswerView| a.min.or(a.max);
    match (stated(before), stated(now)) {
        (Some(was), Some(is)) if is > was => Some(format!("up from {}", before.quantity)),
        (Some(was), Some(is)) if is < was => Some(format!("down from {}", before.quantity)),
        (Some(_), None) | (None, Some(_)) => Some(format!("before: {}", before.quantity)),
        _ => None,
    }
}

/// A state in a sentence: the sides' latest words where these are numbers.
fn state_words(state: QuestionState, sides: &[SideView]) -> String {
    let latest = || {
        sides
            .iter()
            .filter_map(|s| Some((&s.party.name, &s.claimants.first()?.latest)))
            .filter(|(_, a)| a.min.or(a.max).is_some())
            .map(|(name, a)| format!("{name} says {}", a.quantity))
            .take(3)
            .collect::<Vec<_>>()
    };
    match state {
        QuestionState::Settled => "the desk has confirmed an answer".into(),
        QuestionState::Disputed if latest().len() > 1 => latest().join(", "),
        QuestionState::Disputed => "answers exclude each other".into(),
        QuestionState::Denied => "one side rejects what another claims".into(),
        QuestionState::Revised => "an answer has moved".into(),
        QuestionState::Agreed => "independent sources say the same".into(),
        QuestionState::OneSource => "nobody else answers it".into(),
    }
}
