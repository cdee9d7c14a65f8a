//! `/{slug}`: the live page.

use std::{borrow::Borrow, collections::HashMap};

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_model::{Precision, UtcTime};
use dateline_store::{ChangeNo, Cursor, Entry, Filter, Order, OutlineDay, PageQuery};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use super::{Covered, wanted::Wanted};
use crate::{
    PageError, Site, assets, compose,
    language::{Html, Reader, Translator},
    out::schema,
    picture::Picture,
    push::Place,
    respond,
    view::{
        ContentsDay, ContentsMonth, DayView, Diff, FeedDay, FilterView, Head, KeyLine, ParagraphKind, Piece,
        PinnedView, PostView, QuestionView, Section,
    },
    when,
};

/// The key updates that the page lists.
const KEY_LISTED: usize = 5;

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
    #[serde(flatten)]
    wanted: Wanted,
}

#[derive(Template)]
#[template(path = "live.html")]
struct LivePage<'p> {
    head: Head,
    t: Translator,
    /// Whether this is the page with which the feed begins.
    first: bool,
    newest: bool,
    /// The place in the log of what the page shows.
    change: Place,
    /// The page as JSON-LD.
    data: Option<String>,
    /// Where new posts come to stand on this page: at its `head`, its `tail`, or `no`where.
    grows: &'static str,
    /// What a post that comes in must have to be wanted here, as JSON.
    wanted: String,
    /// Whether some posts are left out.
    narrowed: bool,
    /// How many posts the filter lets through.
    found: Option<u64>,
    filter: Option<FilterView>,
    pinned: Option<&'p PinnedView>,
    key: &'p [KeyLine],
    feed: Vec<FeedDay>,
    contents: Vec<ContentsDay>,
    months: Vec<ContentsMonth>,
    questions: Vec<QuestionView>,
    /// The page with which the feed begins, narrowed as this one is; and the same in either order.
    first_url: String,
    newest_url: String,
    oldest_url: String,
    /// All of the feed.
    all_url: String,
    next_url: Option<String>,
    /// What the page's script says, as JSON.
    script: String,
    whole: bool,
    tag: &'static str,
    subtag: &'static str,
}

impl LivePage<'_> {
    /// The page of the key updates.
    fn key_url(&self) -> String {
        self.head.to(&format!("?order={}&key=1", if self.newest { "newest" } else { "oldest" }))
    }
}

/// Which part of the feed is asked for, and from which end.
struct Asked<'a> {
    covered: &'a Covered,
    picture: &'a Picture,
    order: Order,
    wanted: &'a Wanted,
}

pub(crate) async fn live(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    query: Result<Query<LiveQuery>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_PAGE: PageError = PageError::NotFound("no-page-of-feed");
    let Query(query) = query.map_err(|_| NO_PAGE)?;
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let order = match query.order.as_deref() {
        None | Some("newest") => Order::Newest,
        Some("oldest") => Order::Oldest,
        Some(_) => return Err(NO_PAGE),
    };
    if !query.wanted.is_sound() {
        return Err(NO_PAGE);
    }
    let after = match (&query.from, &query.day) {
        (Some(from), None) => Some(from.parse::<Cursor>().map_err(|_| NO_PAGE)?),
        (None, Some(day)) => Some(beginning(&covered, day, order).ok_or(NO_PAGE)?),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(NO_PAGE),
    };
    // Which posts are key updates is the picture's alone.
    let picture =
        if query.wanted.key.is_empty() { site.picture_soon(&covered).await? } else { site.picture(&covered).await? };
    let asked = Asked { covered: &covered, picture: &picture, order, wanted: &query.wanted };
    match after {
        None => asked.first_page(&site, &request).await,
        Some(after) => asked.later_page(&site, after, query.v.as_deref()).await?.ok_or(NO_PAGE),
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

/// How many posts the first page has of so many: the newest one takes what is over, so that all earlier ones begin and end
/// where they did.
pub(crate) fn first_size(size: u32, order: Order, posts: u64) -> u32 {
    match order {
        Order::Newest => size + (posts % u64::from(size)) as u32,
        Order::Oldest => size,
    }
}

impl Asked<'_> {
    async fn first_page(&self, site: &Site, request: &HeaderMap) -> Result<Response, PageError> {
        let Asked { covered, picture, order, wanted } = *self;
        let tag = |change| respond::tag_at(change, picture.change as i64);
        if respond::has(request, &tag(covered.last_change)) {
            return Ok(respond::unchanged(&tag(covered.last_change), respond::SHORTLY));
        }
        let store = site.store();
        let front = picture.front(covered);
        let narrowed = !wanted.is_everything();
        let filter = self.filter();
        let outline = if narrowed { Vec::new() } else { store.outline(covered.id, &covered.zone).await? };
        let posts =
            if narrowed { store.found(covered.id, &filter).await? } else { outline.iter().map(|day| day.listed).sum() };
        let limit = first_size(site.config().page_size.max(1), order, posts);
        let page = store.posts(covered.id, &PageQuery { order, limit, filter, ..PageQuery::default() }).await?;
        let cards = self.cards(site, &page.entries).await?;
        let data = (!narrowed).then(|| schema::live(covered, page.entries.iter().zip(&cards)));
        let here = days_of(&cards);
        let feed = self.feed(&page.entries, cards);
        let days = if narrowed { only(&feed, &here) } else { days(covered, &outline, order) };
        let (contents, months) = compose::contents(covered.t, days, &feed, &here, |day| self.day_url(day));
        let body = LivePage {
            first: true,
            change: self.place(page.change),
            data,
            grows: match (order, page.next) {
                (Order::Newest, _) => "head",
                (Order::Oldest, None) => "tail",
                (Order::Oldest, Some(_)) => "no",
            },
            contents,
            months,
            found: narrowed.then_some(posts),
            filter: Some(wanted.view(covered, &front.choices, &everything(covered, order))),
            pinned: front.pinned.as_ref().filter(|_| !narrowed),
            key: if narrowed { &[] } else { &front.key[..front.key.len().min(KEY_LISTED)] },
            questions: super::questions::differing(covered, picture),
            next_url: page.next.map(|next| self.page_url(next)),
            ..self.page(feed)
        };
        Ok(respond::page(body.render()?, Some(&tag(page.change)), respond::SHORTLY))
    }

    /// A page that is not the first. Its address has a hash of what it shows, so that caches may keep it; one without it,
    /// or with an earlier one, leads there. None if nothing stands there.
    async fn later_page(
        &self,
        site: &Site,
        after: Cursor,
        version: Option<&str>,
    ) -> Result<Option<Response>, PageError> {
        let Asked { covered, order, .. } = *self;
        let limit = site.config().page_size.max(1);
        let query = PageQuery { order, after: Some(after), limit, filter: self.filter(), ..PageQuery::default() };
        let page = site.store().posts(covered.id, &query).await?;
        if page.entries.is_empty() {
            return Ok(None);
        }
        let head = covered.head(Section::Live);
        let cards = self.cards(site, &page.entries).await?;
        let mut content = format!("{} {} {} {:?}", assets::build(), head.parties_css, head.title, page.next);
        for (entry, card) in page.entries.iter().zip(&cards) {
            let folded = self.is_folded(&page.entries, entry);
            let change = entry.last_change;
            content.push_str(&format!(" {}.{change} {folded} {:?} {:?}", entry.id, card.weight, card.tellings));
        }
        let current = assets::hash(content.as_bytes());
        if version != Some(current.as_str()) {
            return Ok(Some(respond::lead_to(
                &covered.t.to(&format!("{}&from={after}&v={current}", self.path(order))),
            )));
        }
        let here = days_of(&cards);
        let feed = self.feed(&page.entries, cards);
        let days = only(&feed, &here);
        // These are few: a page has only so many posts.
        let (contents, _) = compose::contents(self.covered.t, days, &feed, &here, |day| self.day_url(day));
        let changed = page.entries.iter().map(|e| e.last_change).max().unwrap_or(0);
        let body = LivePage {
            change: self.place(changed),
            grows: if order == Order::Oldest && page.next.is_none() { "tail" } else { "no" },
            contents,
            next_url: page.next.map(|next| self.page_url(next)),
            ..self.page(feed)
        };
        // The last page of the oldest-first feed still grows.
        let caching = if page.next.is_none() { respond::SHORTLY } else { respond::FOR_A_DAY };
        Ok(Some(respond::page(body.render()?, None, caching)))
    }

    /// What all pages of the feed have.
    fn page(&self, feed: Vec<FeedDay>) -> LivePage<'_> {
        let narrowed = !self.wanted.is_everything();
        LivePage {
            head: self.covered.head(Section::Live),
            t: self.covered.t,
            script: script(self.covered.t),
            first: false,
            newest: self.order == Order::Newest,
            change: Place::default(),
            data: None,
            grows: "no",
            wanted: serde_json::to_string(&self.wanted.facets()).unwrap_or_default(),
            narrowed,
            found: None,
            // An older page stays as it is: what it could be narrowed by would not.
            filter: narrowed.then(|| {
                let none = crate::front::Choices::default();
                self.wanted.view(self.covered, &none, &everything(self.covered, self.order))
            }),
            pinned: None,
            key: &[],
            feed,
            contents: Vec::new(),
            months: Vec::new(),
            questions: Vec::new(),
            first_url: self.address(self.order),
            newest_url: self.address(Order::Newest),
            oldest_url: self.address(Order::Oldest),
            all_url: self.covered.t.to(&everything(self.covered, self.order)),
            next_url: None,
            whole: false,
            tag: "h3",
            subtag: "h4",
        }
    }

    fn filter(&self) -> Filter {
        self.wanted.filter(|| self.picture.front(self.covered).why.keys().cloned().collect())
    }

    /// The place in the log of a page that shows its changes up to one.
    fn place(&self, change: ChangeNo) -> Place {
        Place { change, picture: self.picture.change.min(change) }
    }

    /// Each entry as a card.
    async fn cards(&self, site: &Site, entries: &[Entry]) -> Result<Vec<PostView>, PageError> {
        super::cards(site.store(), self.covered, self.picture, entries).await
    }

    /// Whether a post is told in a card that is here.
    fn is_folded(&self, entries: &[Entry], entry: &Entry) -> bool {
        self.picture.cards.lead(&entry.id).is_some_and(|lead| entries.iter().any(|other| other.id == *lead))
    }

    /// Entries under their days: a post whose card is here is named in it alone.
    fn feed(&self, entries: &[Entry], cards: Vec<PostView>) -> Vec<FeedDay> {
        let shown = entries.iter().zip(cards).filter(|(entry, _)| !self.is_folded(entries, entry));
        compose::feed(self.covered.t, &self.covered.coverage, shown.map(|(_, card)| card).collect())
    }

    /// The path of the first page of what is wanted, without its language.
    fn path(&self, order: Order) -> String {
        format!("{}{}", everything(self.covered, order), self.wanted.address())
    }

    /// The first page of what is wanted.
    fn address(&self, order: Order) -> String {
        self.covered.t.to(&self.path(order))
    }

    /// The page of all of the feed that begins with a day.
    fn day_url(&self, day: &str) -> String {
        self.covered.t.to(&format!("{}&day={day}", everything(self.covered, self.order)))
    }

    fn page_url(&self, cursor: Cursor) -> String {
        self.covered.t.to(&format!("{}&from={cursor}", self.path(self.order)))
    }
}

/// The path of the first page of the whole feed, without its language.
fn everything(covered: &Covered, order: Order) -> String {
    format!("/{}?order={}", covered.coverage.slug, name(order))
}

/// What the page's script says.
fn script(t: Translator) -> String {
    let counted = ["live-new", "live-new-unweighed", "live-changed"].map(|id| t.forms(id));
    let [new, unweighed, changed] = counted;
    serde_json::json!({
        "new": new,
        "unweighed": unweighed,
        "changed": changed,
        "stale": t.say("live-stale"),
        "comma": t.say("comma"),
        "now": t.say("ago-now"),
        "minutes": t.with("ago-minutes", "n", "#"),
        "hours": t.with("ago-hours", "n", "#"),
        "copied": t.say("link-copied"),
    })
    .to_string()
}

pub(crate) fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => "newest",
        Order::Oldest => "oldest",
    }
}

/// How many posts of each day some are.
fn days_of(cards: &[PostView]) -> HashMap<String, u64> {
    let mut days = HashMap::new();
    for card in cards {
        *days.entry(card.day.clone()).or_default() += 1;
    }
    days
}

/// The days of a page that shows no others.
fn only(feed: &[FeedDay], here: &HashMap<String, u64>) -> Vec<(DayView, u64)> {
    feed.iter().map(|day| (day.day.clone(), here.get(&day.day.date).copied().unwrap_or(0))).collect()
}

/// The days of the feed with their posts, in its order.
fn days(covered: &Covered, outline: &[OutlineDay], order: Order) -> Vec<(DayView, u64)> {
    let shown = outline.iter().filter(|day| day.shown > 0);
    let mut days: Vec<_> =
        shown.map(|day| (when::day_view(covered.t, &covered.coverage, day.date), day.shown)).collect();
    if order == Order::Newest {
        days.reverse();
    }
    days
}
