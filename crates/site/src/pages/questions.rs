//! `/{slug}/questions`: what claims answer differently or alike.

use std::{borrow::Borrow, collections::BTreeMap};

use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_link::{Question, State};
use serde::Deserialize;

use super::Covered;
use crate::{
    PageError, Site, answers,
    axis::{self, Axis},
    picture::Picture,
    respond,
    view::{Head, QuestionState, QuestionView, Section},
};

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
    Shared(site): Shared<Site>,
    Path(slug): Path<String>,
    query: Result<Query<Filter>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let Query(filter) = query.map_err(|_| PageError::NotFound("There is no such list of questions."))?;
    let covered = Covered::find(&site, &slug).await?;
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let all: Vec<QuestionView> =
        picture.questions.iter().filter_map(|q| answers::view(&covered, &picture, q, false)).collect();
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
pub(crate) fn differing(covered: &Covered, picture: &Picture) -> Vec<QuestionView> {
    let differ = |q: &&Question| matches!(q.state, State::Disputed | State::Denied);
    picture
        .questions
        .iter()
        .filter(differ)
        .filter_map(|q| answers::view(covered, picture, q, false))
        .take(ON_LIVE)
        .collect()
}
