//! `/{slug}/feed.rss`, `.atom`, `.json`: the latest posts, for feed readers and other programs.

use std::{cmp::Reverse, collections::HashSet};

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use dateline_model::{Ruling, decision::in_force};
use dateline_store::{Entry, Filter, PageQuery, PostId};
use jiff::Timestamp;
use serde::Deserialize;

use super::{atom, json_feed, rss};
use crate::{
    PageError, Site,
    compose::plain,
    pages::{Covered, Surroundings},
    respond,
    view::PostView,
};

/// The posts of a feed.
const POSTS: u32 = 50;
/// The latest posts among which those are looked for that are gone.
const GONE_AMONG: u32 = 200;

/// A feed, whatever it is written as.
#[derive(Debug)]
pub struct Feed {
    /// A name that stays the same.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the coverage is.
    pub summary: Option<String>,
    /// The language of Dateline's own words.
    pub language: &'static str,
    /// The page that it is a feed of.
    pub home: String,
    /// Its own address, in each form; none where the site knows no address of its own.
    pub url: Option<[String; 3]>,
    /// The hub that tells of its changes.
    pub hub: Option<String>,
    /// When anything in it last changed.
    pub updated: Timestamp,
    /// The posts, the newest first.
    pub items: Vec<Item>,
    /// Posts that were taken away, with when.
    pub deleted: Vec<(String, Timestamp)>,
}

/// A post in a feed.
#[derive(Debug)]
pub struct Item {
    /// A name that stays the same through edits and moves of the site.
    pub id: String,
    /// Its own page.
    pub url: String,
    /// The headline, or its first words.
    pub title: String,
    /// Its words and claims as HTML.
    pub html: String,
    /// The source.
    pub source: String,
    /// The byline.
    pub author: Option<String>,
    /// The language of its words, where it is not the feed's.
    pub language: Option<String>,
    /// When it was published.
    pub published: Timestamp,
    /// When its words last changed.
    pub updated: Timestamp,
    /// The kinds of what is claimed in it.
    pub kinds: Vec<String>,
}

/// What may be asked of a feed.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    side: Option<String>,
    question: Option<String>,
}

#[derive(Template)]
#[template(path = "feed_post.html")]
struct FeedPost<'p> {
    post: &'p PostView,
    paragraphs: Vec<String>,
}

pub(crate) async fn rss(
    site: State<Site>,
    slug: Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    answer(site, slug, asked, request, "application/rss+xml; charset=utf-8", rss::write).await
}

pub(crate) async fn atom(
    site: State<Site>,
    slug: Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    answer(site, slug, asked, request, "application/atom+xml; charset=utf-8", atom::write).await
}

pub(crate) async fn json(
    site: State<Site>,
    slug: Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    answer(site, slug, asked, request, "application/feed+json; charset=utf-8", json_feed::write).await
}

async fn answer(
    State(site): State<Site>,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
    media_type: &'static str,
    write: fn(&Feed) -> String,
) -> Result<Response, PageError> {
    let Query(asked) = asked.map_err(|_| PageError::NotFound("no-feed"))?;
    let covered = Covered::find(&site, &slug).await?;
    // A question's answers are those of the picture, which may be a moment behind.
    let change = match asked.question {
        Some(_) => site.picture(&covered).await?.change,
        None => covered.last_change,
    };
    let tag = respond::tag(change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let feed = read(&site, &covered, &asked).await?;
    let mut response = respond::tagged(write(&feed), media_type, &tag, respond::SHORTLY);
    // Where a form of feed has no words for it, as JSON Feed, subscribers look here (WebSub, 4).
    if let (Some(hub), Some(own)) = (&feed.hub, &feed.url) {
        let form = ["rss+xml", "atom+xml", "feed+json"].iter().position(|form| media_type.contains(form)).unwrap_or(0);
        let link = format!("<{hub}>; rel=\"hub\", <{}>; rel=\"self\"", own[form]);
        response.headers_mut().extend(HeaderValue::from_str(&link).ok().map(|link| (header::LINK, link)));
    }
    Ok(response)
}

/// A post's name in feeds.
pub fn post_id(slug: &str, post: &PostId) -> String {
    format!("urn:dateline:{slug}:{post}")
}

async fn read(site: &Site, covered: &Covered, asked: &Asked) -> Result<Feed, PageError> {
    let store = site.store();
    let coverage = &covered.coverage;
    let slug = &coverage.slug;
    let query = PageQuery { limit: GONE_AMONG, ..PageQuery::default() };
    let latest = store.posts(covered.id, &query).await?.entries;
    let mut deleted: Vec<(String, Timestamp)> =
        latest.iter().filter_map(|entry| Some((post_id(slug, &entry.id), entry.gone_after?))).collect();
    let decisions = store.decisions(covered.id).await?;
    deleted.extend(in_force(&decisions).into_iter().rev().take(GONE_AMONG as usize).filter_map(|decision| {
        let Ruling::Withdraw { post } = &decision.ruling else { return None };
        Some((post_id(slug, &post.parse().ok()?), decision.at))
    }));
    let (title, home, entries, which) = match (&asked.side, &asked.question) {
        (None, None) => (coverage.title.clone(), format!("/{slug}"), latest, String::new()),
        (Some(side), None) => {
            if !coverage.parties.iter().any(|party| party.name == *side) {
                return Err(PageError::NotFound("no-feed-of-side"));
            }
            let which = format!("?side={}", crate::words::in_query(side));
            let filter = Filter { side: Some(side.clone()), ..Filter::default() };
            let said =
                store.posts(covered.id, &PageQuery { filter, limit: GONE_AMONG, ..PageQuery::default() }).await?;
            (format!("{side} · {}", coverage.title), format!("/{slug}"), said.entries, which)
        }
        (None, Some(id)) => {
            let picture = site.picture(covered).await?;
            let question = picture.question(id).ok_or(PageError::NotFound("no-feed-of-question"))?;
            let mut answers: Vec<_> =
                question.answers.iter().filter_map(|answer| picture.said(&answer.claim)).collect();
            answers.sort_by_key(|said| Reverse(said.sorted_at));
            let mut seen = HashSet::new();
            let ids: Vec<PostId> =
                answers.iter().filter(|said| seen.insert(&said.post)).map(|said| said.post.clone()).collect();
            let entries = store.entries(&ids[..ids.len().min(POSTS as usize)]).await?;
            let which = format!("?question={}", crate::words::in_query(id));
            (format!("{} · {}", question.title, coverage.title), format!("/{slug}/questions#{id}"), entries, which)
        }
        (Some(_), Some(_)) => return Err(PageError::NotFound("no-feed-of-both")),
    };
    let entries: Vec<Entry> =
        entries.into_iter().filter(|entry| entry.gone_after.is_none()).take(POSTS as usize).collect();
    let around = Surroundings::read(store, covered, &entries).await?;
    let posts = around.show(covered, &entries, false);
    let items: Vec<Item> =
        entries.iter().zip(&posts).map(|(entry, post)| item(covered, entry, post)).collect::<Result<_, _>>()?;
    let updated = items.iter().map(|item| item.updated).chain(deleted.iter().map(|(_, at)| *at)).max();
    Ok(Feed {
        id: format!("urn:dateline:{slug}{which}"),
        title,
        summary: coverage.summary.clone(),
        language: "en",
        home: covered.address(&home),
        url: covered
            .base
            .as_ref()
            .map(|_| ["rss", "atom", "json"].map(|form| covered.address(&format!("/{slug}/feed.{form}{which}")))),
        hub: site.config().hub.then(|| covered.address("/hub")).filter(|_| site.config().base.is_some()),
        updated: updated.unwrap_or(Timestamp::UNIX_EPOCH),
        items,
        deleted,
    })
}

fn item(covered: &Covered, entry: &Entry, post: &PostView) -> Result<Item, PageError> {
    let paragraphs = post.paragraphs.iter().map(|paragraph| plain(&paragraph.pieces)).collect();
    let mut kinds: Vec<String> =
        entry.claims.iter().map(|claim| crate::words::kind(covered.t, &claim.kind).into_owned()).collect();
    kinds.sort();
    kinds.dedup();
    let published = entry.sorted_at;
    Ok(Item {
        id: post_id(&covered.coverage.slug, &entry.id),
        url: covered.address(&post.url),
        title: post.label.clone(),
        html: FeedPost { post, paragraphs }.render()?,
        source: entry.source.clone(),
        author: post.author.clone(),
        language: post.language.clone(),
        published,
        updated: if entry.edits > 0 { entry.origin.received.max(published) } else { published },
        kinds,
    })
}
