//! `/{slug}/search`: what was looked for in posts, statements and claims.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_model::search::{Note, OPERATORS, Search};
use dateline_store::{Entry, Hit, PostId, SearchQuery, Sought, search::MAX_MATCHES};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

use super::Covered;
use crate::{
    PageError, Site, compose, highlight,
    language::{Html, Reader, Translator, Words},
    marks, parties, respond,
    view::{Found, Head, HitView, Section, SpeakerView},
    when, words,
};

/// The hits of a page.
const PER_PAGE: u32 = 20;
/// The last page that there is.
const LAST_PAGE: u32 = 50;

/// What may be asked of the search page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// What is looked for.
    #[serde(default)]
    q: String,
    /// `posts`, `statements` or `claims`.
    #[serde(default, rename = "in")]
    sought: String,
    /// `newest`, or what fits best.
    #[serde(default)]
    sort: String,
    /// Which page, from 1.
    page: Option<u32>,
}

/// A tab of the page.
struct Tab {
    words: Words,
    count: String,
    url: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    head: Head,
    t: Translator,
    sought: &'static str,
    newest: bool,
    /// Whether anything is looked for.
    asked: bool,
    notes: Vec<Words>,
    tabs: Vec<Tab>,
    hits: Vec<HitView>,
    best_url: String,
    newest_url: String,
    before_url: Option<String>,
    next_url: Option<String>,
}

pub(crate) async fn search(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_PAGE: PageError = PageError::NotFound("no-page-of-search");
    let Query(asked) = query.map_err(|_| NO_PAGE)?;
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let (sought, name) = match asked.sought.as_str() {
        "" | "posts" => (Sought::Posts, "posts"),
        "statements" => (Sought::Statements, "statements"),
        "claims" => (Sought::Claims, "claims"),
        _ => return Err(NO_PAGE),
    };
    let newest = match asked.sort.as_str() {
        "" | "best" => false,
        "newest" => true,
        _ => return Err(NO_PAGE),
    };
    let number = asked.page.unwrap_or(1);
    if !(1..=LAST_PAGE).contains(&number) {
        return Err(NO_PAGE);
    }
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let search = Search::parse(&asked.q, covered.coverage.first_day);
    let found = if search.is_empty() {
        dateline_store::Hits::default()
    } else {
        let begins =
            |date: Option<Date>| -> Option<Timestamp> { Some(date?.to_zoned(covered.zone.clone()).ok()?.timestamp()) };
        let query = SearchQuery {
            sought,
            from: begins(search.from),
            until: begins(search.until),
            newest,
            offset: (number - 1) * PER_PAGE,
            limit: PER_PAGE,
        };
        site.store().search(covered.id, &search, &query).await?
    };
    let t = covered.t;
    let url = |sought: &str, newest: bool, page: u32| {
        let mut url = format!("/{slug}/search?q={}", words::in_query(&asked.q));
        if sought != "posts" {
            url.push_str(&format!("&in={sought}"));
        }
        if newest {
            url.push_str("&sort=newest");
        }
        if page > 1 {
            url.push_str(&format!("&page={page}"));
        }
        t.to(&url)
    };
    let tab = |(id, tab, count): (&str, &str, u64)| Tab {
        words: t.say(id),
        count: match count {
            most if most >= u64::from(MAX_MATCHES) => format!("{}+", t.number_words(most as f64)),
            count => t.number_words(count as f64),
        },
        url: url(tab, newest, 1),
        current: tab == name,
    };
    let [posts, statements, claims] = found.counts;
    let count = found.counts[Sought::ALL.iter().position(|s| *s == sought).unwrap_or(0)];
    let more = count > u64::from(number * PER_PAGE) && number < LAST_PAGE;
    let mut head = covered.head(Section::Search);
    head.searched.clone_from(&asked.q);
    let page = SearchPage {
        t,
        sought: name,
        newest,
        asked: !search.is_empty(),
        notes: search.notes.iter().map(|one| note(t, one)).collect(),
        tabs: [
            ("search-posts", "posts", posts),
            ("search-statements", "statements", statements),
            ("search-claims", "claims", claims),
        ]
        .map(tab)
        .into(),
        hits: hits(&site, &covered, &search, &found.hits).await?,
        best_url: url(name, false, 1),
        newest_url: url(name, true, 1),
        before_url: (number > 1).then(|| url(name, newest, number - 1)),
        next_url: more.then(|| url(name, newest, number + 1)),
        head,
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

/// What was not understood of a search.
fn note(t: Translator, note: &Note) -> Words {
    match note {
        Note::NoOperator(name) => t.with2("note-no-operator", &["name", "operators"], name, OPERATORS),
        Note::NoDay(operator, value) => t.with2("note-no-day", &["operator", "value"], operator, value),
        Note::NoAnswer(value) => t.with("note-no-answer", "value", value),
        Note::NoValue(operator) => t.with("note-no-value", "operator", operator),
        Note::TooLong => t.say("note-too-long"),
    }
}

async fn hits(site: &Site, covered: &Covered, search: &Search, hits: &[Hit]) -> Result<Vec<HitView>, PageError> {
    let mut ids: Vec<PostId> = hits.iter().map(|hit| hit.post.clone()).collect();
    ids.sort();
    ids.dedup();
    let entries = site.store().entries(&ids).await?;
    let by_id: HashMap<&PostId, &Entry> = entries.iter().map(|entry| (&entry.id, entry)).collect();
    Ok(hits.iter().filter_map(|hit| view(covered, search, by_id.get(&hit.post)?, hit.part.as_deref())).collect())
}

/// A hit as the page shows it; none if its post has lost it since.
fn view(covered: &Covered, search: &Search, entry: &Entry, part: Option<&str>) -> Option<HitView> {
    let (t, coverage) = (covered.t, &covered.coverage);
    let post_url = compose::post_url(t, coverage, &entry.id);
    let party = |side: Option<&String>| side.map(|side| parties::party(coverage, side));
    let mut hit = HitView {
        url: post_url.clone(),
        source: entry.source.clone(),
        time: when::of_post(t, &covered.zone, &entry.post.time, entry.first_seen),
        language: compose::language(t, coverage, entry),
        headline: Vec::new(),
        words: Vec::new(),
        speaker: None,
        claim: None,
    };
    let speaker =
        |who, role, party| Some(SpeakerView { who, role, party, medium: None, anchor: None, claims: Vec::new() });
    let Some(part) = part else {
        let (headline, rest) = compose::headline_and_rest(entry);
        hit.headline = headline.map(|words| highlight::snippet(&words, search)).unwrap_or_default();
        hit.words = highlight::snippet(&rest, search);
        return Some(hit);
    };
    if let Some(claim) = entry.claims.iter().find(|claim| claim.id == part) {
        hit.url = format!("{post_url}#{}", marks::claim_anchor(&claim.id));
        hit.words = highlight::snippet(&claim.text, search);
        let who = claim.claimant.name.clone().unwrap_or_else(|| entry.source.clone());
        hit.speaker = speaker(who, None, party(claim.claimant.side.as_ref()));
        let polarity = words::polarity(t, claim.polarity).map(|words| format!("{words}: ")).unwrap_or_default();
        let what = [
            Some(words::kind(t, &claim.kind).into_owned()),
            claim.quantity.as_ref().map(|q| q.text.clone()),
            words::subject(coverage, claim),
        ];
        let what: Vec<String> = what.into_iter().flatten().filter(|w| !w.trim().is_empty()).collect();
        hit.claim = Some(format!("{polarity}{}", what.join(" · ")));
        return Some(hit);
    }
    let statement = entry.statements.iter().find(|statement| statement.id == part)?;
    hit.url = format!("{post_url}#{}", marks::statement_anchor(entry.id.as_str(), &statement.id));
    hit.words = highlight::snippet(&statement.content.text, search);
    let (who, role) = words::speaker(t, &statement.speaker);
    hit.speaker = speaker(who, role, party(statement.speaker.side.as_ref()));
    Some(hit)
}
