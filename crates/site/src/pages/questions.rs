//! `/{slug}/questions`: what claims answer differently or alike; `/{slug}/questions/{id}`: one question with all of it.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
};

use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_link::{Question, State};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Covered, address};
use crate::{
    PageError, Site, answers,
    axis::{self, Axis},
    chart::{self, Chart},
    language::{Reader, Translator, Words},
    picture::Picture,
    respond,
    view::{Head, QuestionState, QuestionView, Section},
    words,
};

/// The questions of one page.
const ON_PAGE: usize = 25;
/// The questions that the live page names.
const ON_LIVE: usize = 6;
/// The earlier answers of a claimant that the list shows; the question's own page has them all.
const EARLIER: usize = 3;
/// The longest words searched for, in characters, and how many of them.
const MOST_SOUGHT: (usize, usize) = (200, 8);
/// The most places to choose from: those with the most answers.
const MOST_PLACES: usize = 60;
/// The state by which questions are chosen that nobody had answered before the last day.
const NEW: &str = "new";

/// What may be asked of the questions page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filter {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    sort: String,
    /// Words that titles or answers have.
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// The orders of questions, with what they are called.
const SORTS: [(&str, &str); 4] =
    [("", "sort-contested"), ("latest", "sort-latest"), ("apart", "sort-apart"), ("sources", "sort-sources")];

/// A question with its axis.
struct Card<'q> {
    question: QuestionView,
    axis: Option<Axis>,
    /// Whether nobody had answered it before the last day.
    new: bool,
    /// All of its answers are shown.
    whole: bool,
    /// The heading of the card, and the headings within it.
    tags: [&'q str; 3],
}

impl Card<'_> {
    /// How many earlier answers of a claimant are shown.
    fn earlier(&self) -> usize {
        if self.whole { usize::MAX } else { EARLIER }
    }
}

/// A state that questions can be chosen by, with how many there are.
struct Facet {
    state: &'static str,
    words: Words,
    count: usize,
    url: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage<'q> {
    head: Head,
    t: Translator,
    filter: &'q Filter,
    facets: Vec<Facet>,
    /// The kinds that are there, with their words.
    kinds: Vec<(String, Words)>,
    /// The sides, as addresses and as the page name them.
    sides: Vec<(&'q str, Words)>,
    places: Vec<&'q str>,
    sorts: [(&'static str, &'static str); 4],
    cards: Vec<Card<'q>>,
    total: usize,
    /// How many questions there are that the filter lets through.
    found: usize,
    earlier: Option<String>,
    later: Option<String>,
}

pub(crate) async fn questions(
    Shared(site): Shared<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    query: Result<Query<Filter>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_LIST: PageError = PageError::NotFound("no-list");
    let Query(filter) = query.map_err(|_| NO_LIST)?;
    let number = if filter.page.is_empty() { 1 } else { filter.page.parse::<usize>().map_err(|_| NO_LIST)? };
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    // A question that nothing answers any more is none.
    let all: Vec<Told> = picture.questions.iter().filter_map(|q| Told::of(&picture, q)).collect();
    let sought = sought(&filter.q);
    let like = |told: &&Told| told.is_like(&picture, &filter, &sought);
    let like: Vec<&Told> = all.iter().filter(like).collect();
    let mut chosen: Vec<&Told> = like.iter().copied().filter(|told| told.is_in(&filter.state)).collect();
    match filter.sort.as_str() {
        "latest" => chosen.sort_by_key(|told| std::cmp::Reverse(told.latest)),
        "apart" => chosen.sort_by(|a, b| b.apart.total_cmp(&a.apart)),
        "sources" => chosen.sort_by_key(|told| std::cmp::Reverse(told.sources)),
        _ => {}
    }
    let begin = number.checked_sub(1).and_then(|n| n.checked_mul(ON_PAGE)).ok_or(NO_LIST)?;
    if begin > 0 && begin >= chosen.len() {
        return Err(NO_LIST);
    }
    let page_url = |n: usize| filter.url(&covered, &filter.state, n);
    let mut sides: Vec<&str> = all.iter().flat_map(|told| told.sides.iter().copied()).collect();
    sides.sort_unstable();
    sides.dedup();
    let t = covered.t;
    let name = |side: &str| if side == answers::NO_SIDE { t.say("no-side") } else { side.to_owned().into() };
    let kinds: BTreeMap<String, Words> =
        all.iter().map(|told| (told.question.kind.to_string(), words::kind(t, &told.question.kind))).collect();
    let tags = ["h2", "h3", "h4"];
    let page = QuestionsPage {
        head: covered.head(Section::Questions),
        facets: facets(&covered, &picture, &filter, &like),
        t,
        kinds: kinds.into_iter().collect(),
        sides: sides.into_iter().map(|side| (side, name(side))).collect(),
        places: places(&all),
        sorts: SORTS,
        total: all.len(),
        found: chosen.len(),
        earlier: (number > 1).then(|| page_url(number - 1)),
        later: (begin + ON_PAGE < chosen.len()).then(|| page_url(number + 1)),
        cards: chosen
            .iter()
            .skip(begin)
            .take(ON_PAGE)
            .filter_map(|told| {
                let question = answers::view(&covered, &picture, told.question, false)?;
                Some(Card { axis: axis::axis(covered.t, &question), question, new: told.new, whole: false, tags })
            })
            .collect(),
        filter: &filter,
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

/// A question with what it is chosen and sorted by.
struct Told<'p> {
    question: &'p Question,
    sides: BTreeSet<&'p str>,
    places: BTreeSet<&'p str>,
    sources: usize,
    latest: Option<i64>,
    /// How many times as large as the smallest number the largest is.
    apart: f64,
    new: bool,
}

impl<'p> Told<'p> {
    /// None if nothing answers it.
    fn of(picture: &'p Picture, question: &'p Question) -> Option<Told<'p>> {
        let (mut sides, mut places, mut sources) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut latest, mut first): (Option<i64>, Option<Date>) = (None, None);
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (answer, said) in answers::standing(picture, question) {
            sides.insert(if answer.side.is_empty() { answers::NO_SIDE } else { &answer.side });
            places.extend(said.claim.place.as_ref().and_then(|place| place.name.as_deref()));
            sources.insert(&said.source);
            latest = latest.max(answer.at);
            first = Some(first.map_or(said.day, |day| day.min(said.day)));
            if let Some(number) = answer.quantity.and_then(|q| q.stated()).filter(|n| n.is_finite()) {
                (least, most) = (least.min(number), most.max(number));
            }
        }
        let last_day = picture.days.keys().next_back();
        Some(Told {
            question,
            sides,
            places,
            sources: sources.len(),
            latest,
            apart: if most > least { (most + 1.0) / (least.max(0.0) + 1.0) } else { 0.0 },
            new: first? >= *last_day?,
        })
    }

    fn is_like(&self, picture: &Picture, filter: &Filter, sought: &[String]) -> bool {
        let question = self.question;
        let is = |wanted: &str, there: &dyn Fn(&str) -> bool| wanted.is_empty() || there(wanted);
        is(&filter.kind, &|kind| question.kind.to_string() == kind)
            && is(&filter.side, &|side| self.sides.contains(side))
            && is(&filter.place, &|place| self.places.contains(place))
            && (sought.is_empty() || self.has(picture, sought))
    }

    /// Whether the title and the words of the answers have all that is sought.
    fn has(&self, picture: &Picture, sought: &[String]) -> bool {
        let title = self.question.title.to_lowercase();
        let mut left: Vec<&String> = sought.iter().filter(|word| !title.contains(word.as_str())).collect();
        for (answer, said) in answers::standing(picture, self.question) {
            if left.is_empty() {
                break;
            }
            let text = format!("{} {}", answer.claimant, said.claim.text).to_lowercase();
            left.retain(|word| !text.contains(word.as_str()));
        }
        left.is_empty()
    }

    fn is_in(&self, state: &str) -> bool {
        state.is_empty() || state == NEW && self.new || answers::state(self.question.state).name() == state
    }
}

impl Filter {
    /// The address of a list like this one, of a state and with a page's number.
    fn url(&self, covered: &Covered, state: &str, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let parts = [
            ("state", state),
            ("kind", &self.kind),
            ("side", &self.side),
            ("place", &self.place),
            ("sort", &self.sort),
            ("q", &self.q),
            ("page", &page),
        ];
        covered.t.to(&address(&format!("/{}/questions", covered.coverage.slug), &parts))
    }
}

/// Words to be searched for, folded.
fn sought(text: &str) -> Vec<String> {
    let text: String = text.chars().take(MOST_SOUGHT.0).collect();
    text.split_whitespace().take(MOST_SOUGHT.1).map(str::to_lowercase).collect()
}

fn facets(covered: &Covered, picture: &Picture, filter: &Filter, like: &[&Told]) -> Vec<Facet> {
    let day = picture.days.keys().next_back();
    let new = day.map(|day| (NEW, covered.t.with("new-on", "date", covered.t.short_date(*day))));
    let states = QuestionState::ALL.map(|state| (state.name(), state.words(covered.t)));
    let facet = |(state, words): (&'static str, Words)| Facet {
        count: like.iter().filter(|told| told.is_in(state)).count(),
        url: filter.url(covered, if filter.state == state { "" } else { state }, 1),
        here: filter.state == state,
        state,
        words,
    };
    states.into_iter().chain(new).map(facet).filter(|facet| facet.count > 0 || facet.here).collect()
}

/// The places with the most questions, by name.
fn places<'p>(all: &[Told<'p>]) -> Vec<&'p str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in all.iter().flat_map(|told| told.places.iter().copied()) {
        *counts.entry(place).or_default() += 1;
    }
    let mut places: Vec<(&str, usize)> = counts.into_iter().collect();
    places.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    places.truncate(MOST_PLACES);
    places.sort_unstable();
    places.into_iter().map(|(place, _)| place).collect()
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage {
    head: Head,
    t: Translator,
    card: Card<'static>,
    chart: Option<Chart>,
    /// Questions of the same kind and side: address and title.
    related: Vec<(String, String)>,
}

pub(crate) async fn question(
    Shared(site): Shared<Site>,
    reader: Reader,
    Path((slug, id)): Path<(String, String)>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-question");
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let told = picture.question(&id).and_then(|q| Told::of(&picture, q)).ok_or(NONE)?;
    let question = answers::view(&covered, &picture, told.question, true).ok_or(NONE)?;
    let chart = picture.tallies.iter().find(|tally| tally.question == id);
    let page = QuestionPage {
        head: covered.head(Section::Questions),
        t: covered.t,
        chart: chart.and_then(|tally| chart::chart(&covered, &picture, tally)).filter(|chart| chart.moves),
        related: told
            .question
            .related
            .iter()
            .filter_map(|id| picture.question(id))
            .map(|q| (answers::url(&covered, &q.id), q.title.clone()))
            .collect(),
        card: Card {
            axis: axis::axis(covered.t, &question),
            question,
            new: told.new,
            whole: true,
            tags: ["h1", "h2", "h3"],
        },
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

/// The questions that the live page names: those whose answers differ.
pub(crate) fn differing(covered: &Covered, picture: &Picture) -> Vec<QuestionView> {
    let differ = |q: &&Question| matches!(q.state, State::Disputed | State::Denied);
    let views = picture.questions.iter().filter(differ).filter_map(|q| answers::view(covered, picture, q, false));
    views.take(ON_LIVE).collect()
}
