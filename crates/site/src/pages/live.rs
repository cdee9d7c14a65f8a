//! `/{slug}`: the live page.

use std::{borrow::Borrow, collections::HashMap};

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_model::{Precision, UtcTime};
use dateline_store::{Cursor, Entry, Order, OutlineSlot, PageQuery};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use super::{Covered, Surroundings};
use crate::{
    PageError, Site, assets, compose,
    out::schema,
    respond,
    view::{ContentsDay, DayView, Diff, FeedDay, Head, ParagraphKind, Piece, PostView, QuestionView, Section},
    when,
};

/// What may be asked of the live page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct LiveQuery {
    /// `newest`, or `oldest`: which end comes first.
    order: Option<String>,
    /// A place in the feed, where the page begins.
    from: Option<String>,
    /// A day, with which the page begins.
    day: Option<String>,
    /// What the page holds: an older page's address changes with its content.
    v: Option<String>,
}

#[derive(Template)]
#[template(path = "live.html")]
struct LivePage {
    head: Head,
    /// Whether this is the page with which the feed begins.
    first: bool,
    newest: bool,
    /// The last change that the page shows.
    change: u64,
    /// The page as JSON-LD.
    data: Option<String>,
    /// Where new posts come to stand on this page: at its `head`, its `tail`, or `no`where.
    grows: &'static str,
    feed: Vec<FeedDay>,
    contents: Vec<ContentsDay>,
    questions: Vec<QuestionView>,
    first_url: String,
    newest_url: String,
    next_url: Option<String>,
    whole: bool,
    tag: &'static str,
    subtag: &'static str,
}

pub(crate) async fn live(
    State(site): State<Site>,
    Path(slug): Path<String>,
    query: Result<Query<LiveQuery>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_PAGE: PageError = PageError::NotFound("There is no such page of the feed.");
    let Query(query) = query.map_err(|_| NO_PAGE)?;
    let covered = Covered::find(&site, &slug).await?;
    let order = match query.order.as_deref() {
        None | Some("newest") => Order::Newest,
        Some("oldest") => Order::Oldest,
        Some(_) => return Err(NO_PAGE),
    };
    let after = match (&query.from, &query.day) {
        (Some(from), None) => Some(from.parse::<Cursor>().map_err(|_| NO_PAGE)?),
        (None, Some(day)) => Some(beginning(&covered, day, order).ok_or(NO_PAGE)?),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(NO_PAGE),
    };
    match after {
        None => first_page(&site, &covered, order, &request).await,
        Some(after) => later_page(&site, &covered, order, after, query.v.as_deref()).await?.ok_or(NO_PAGE),
    }
}

/// The place in the feed at which a day begins.
fn beginning(covered: &Covered, day: &str, order: Order) -> Option<Cursor> {
    let date: Date = day.parse().ok()?;
    let start = |date: Date| Some(date.to_zoned(covered.zone.clone()).ok()?.timestamp());
    let at = match order {
        Order::Oldest => start(date)?,
        Order::Newest => start(date.tomorrow().ok()?)?.checked_sub(1.second()).ok()?,
    };
    Some(Cursor::at(UtcTime::from_timestamp(at, Precision::Second), order))
}

async fn first_page(site: &Site, covered: &Covered, order: Order, request: &HeaderMap) -> Result<Response, PageError> {
    let picture = site.picture(covered).await?;
    let tag = |change| respond::tag_at(change, picture.change as i64);
    if respond::has(request, &tag(covered.last_change)) {
        return Ok(respond::unchanged(&tag(covered.last_change), respond::SHORTLY));
    }
    let store = site.store();
    let size = site.config().page_size.max(1);
    // The newest page takes what is over, so that all earlier ones begin and end where they did.
    let over = match order {
        Order::Newest => {
            let counts = store.counts(covered.id).await?;
            ((counts.posts + counts.gone) % u64::from(size)) as u32
        }
        Order::Oldest => 0,
    };
    let query = PageQuery { order, limit: size + over, ..PageQuery::default() };
    let page = store.posts(covered.id, &query).await?;
    let days = days(covered, &store.outline(covered.id).await?, order);
    let feed = feed(site, covered, &page.entries).await?;
    let slug = &covered.coverage.slug;
    let views: HashMap<&str, &PostView> = feed.iter().flat_map(|d| &d.posts).map(|p| (p.id.as_str(), p)).collect();
    let told = page.entries.iter().filter_map(|entry| Some((entry, *views.get(entry.id.as_str())?)));
    let data = Some(schema::live(covered, told));
    let contents = compose::contents(days, &feed, |day| format!("/{slug}?order={}&day={day}", name(order)));
    let body = LivePage {
        first: true,
        change: page.change,
        data,
        grows: match (order, page.next) {
            (Order::Newest, _) => "head",
            (Order::Oldest, None) => "tail",
            (Order::Oldest, Some(_)) => "no",
        },
        contents,
        questions: super::questions::differing(covered, &picture),
        next_url: page.next.map(|next| page_url(covered, order, next)),
        ..LivePage::new(covered, order, feed)
    };
    Ok(respond::page(body.render()?, Some(&tag(page.change)), respond::SHORTLY))
}

/// A page that is not the first. Its address has a hash of what it shows, so that caches may keep it; one without it,
/// or with an earlier one, leads there. None if nothing stands there.
async fn later_page(
    site: &Site,
    covered: &Covered,
    order: Order,
    after: Cursor,
    version: Option<&str>,
) -> Result<Option<Response>, PageError> {
    let query = PageQuery { order, after: Some(after), limit: site.config().page_size.max(1), ..PageQuery::default() };
    let page = site.store().posts(covered.id, &query).await?;
    if page.entries.is_empty() {
        return Ok(None);
    }
    let head = covered.head(Section::Live);
    let mut content = format!("{} {} {} {:?}", assets::build(), head.parties_css, head.title, page.next);
    for entry in &page.entries {
        content.push_str(&format!(" {}.{}", entry.id, entry.last_change));
    }
    let current = assets::hash(content.as_bytes());
    if version != Some(current.as_str()) {
        return Ok(Some(respond::lead_to(&format!("{}&v={current}", page_url(covered, order, after)))));
    }
    let feed = feed(site, covered, &page.entries).await?;
    let days = feed.iter().map(|d| (d.day.clone(), d.posts.len() as u64)).collect();
    let body = LivePage {
        change: page.entries.iter().map(|e| e.last_change).max().unwrap_or(0),
        grows: if order == Order::Oldest && page.next.is_none() { "tail" } else { "no" },
        contents: compose::contents(days, &feed, |_| String::new()),
        next_url: page.next.map(|next| page_url(covered, order, next)),
        ..LivePage::new(covered, order, feed)
    };
    // The last page of the oldest-first feed still grows.
    let caching = if page.next.is_none() { respond::SHORTLY } else { respond::FOR_A_DAY };
    Ok(Some(respond::page(body.render()?, None, caching)))
}

impl LivePage {
    fn new(covered: &Covered, order: Order, feed: Vec<FeedDay>) -> Self {
        let slug = &covered.coverage.slug;
        LivePage {
            head: covered.head(Section::Live),
            first: false,
            newest: order == Order::Newest,
            change: 0,
            data: None,
            grows: "no",
            feed,
            contents: Vec::new(),
            questions: Vec::new(),
            first_url: format!("/{slug}?order={}", name(order)),
            newest_url: format!("/{slug}?order=newest"),
            next_url: None,
            whole: false,
            tag: "h3",
            subtag: "h4",
        }
    }
}

async fn feed(site: &Site, covered: &Covered, entries: &[Entry]) -> Result<Vec<FeedDay>, PageError> {
    let around = Surroundings::read(site.store(), entries).await?;
    Ok(compose::feed(&covered.coverage, around.show(covered, entries, false)))
}

fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => "newest",
        Order::Oldest => "oldest",
    }
}

fn page_url(covered: &Covered, order: Order, cursor: Cursor) -> String {
    format!("/{}?order={}&from={cursor}", covered.coverage.slug, name(order))
}

/// The days of the feed with their posts, in its order.
fn days(covered: &Covered, outline: &[OutlineSlot], order: Order) -> Vec<(DayView, u64)> {
    let mut days: Vec<(Date, u64)> = Vec::new();
    for slot in outline {
        let date = slot.from.to_zoned(covered.zone.clone()).date();
        match days.last_mut() {
            Some((last, posts)) if *last == date => *posts += slot.posts,
            _ => days.push((date, slot.posts)),
        }
    }
    if order == Order::Newest {
        days.reverse();
    }
    days.into_iter().map(|(date, posts)| (when::day_view(&covered.coverage, date), posts)).collect()
}
