//! The change log as readers' browsers follow it: as server-sent events, or as JSON for those who ask again and again.
//!
//! Every reader has a place in the log, the number of the last change they have seen, and is sent what came after it.
//! The number begins with the one that the page carries, so nothing falls between loading the page and following it,
//! and goes on with each event's `id`, so a broken connection resumes where it broke.
//!
//! | event | data |
//! | --- | --- |
//! | `post` | `{post, first, key, day, html, section, line, facets}`: a post is there or changed; its fragment, its day's section, its line in the contents, and what it can be found by, so that a page that is narrowed takes only what it would show |
//! | `removed` | `{post}`: a post that is not to be shown any more |
//! | `reload` | `{}`: too much changed, or the coverage itself; load the page again |
//!
//! Of several changes to one post a reader is sent only the last: once a post is removed, no later answer has its words.
//!
//! An event is rendered once in each language that somebody follows in (`lang`), by whoever comes first after a change, and shared by all who wait. What is kept is
//! bounded; who comes back after longer than that is told to load the page again.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};
use dateline_store::{Change, ChangeKind, ChangeNo, CoverageId, PostId};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::{
    PageError, Site, compose,
    language::{Html, Reader, Translator},
    pages::{Covered, Surroundings},
    respond,
    view::{ContentsLine, DayView, Diff, ParagraphKind, Piece, PostView},
    when,
};

/// The changes that are kept rendered.
const KEPT: usize = 512;
/// The most changes that anyone is sent at once: beyond them the page is loaded again.
const MOST: u32 = 400;

/// One change as it is sent.
#[derive(Debug)]
pub struct Event {
    /// Its number in the log.
    pub number: ChangeNo,
    /// The post it is about; none for a `reload`.
    post: Option<PostId>,
    /// Its name.
    name: &'static str,
    /// Its JSON.
    data: String,
    /// The same as a frame of server-sent events.
    frame: Bytes,
}

impl Event {
    fn new(number: ChangeNo, post: Option<PostId>, name: &'static str, data: String) -> Self {
        // JSON holds no raw line break, so one `data` line is enough.
        let frame = Bytes::from(format!("id: {number}\nevent: {name}\ndata: {data}\n\n"));
        Event { number, post, name, data, frame }
    }

    fn reload(number: ChangeNo) -> Self {
        Event::new(number, None, "reload", "{}".into())
    }
}

/// What came after a place in the log.
#[derive(Debug)]
pub struct Batch {
    /// The events, in order, at most one a post.
    pub events: Vec<Arc<Event>>,
    /// The place in the log after them.
    pub upto: ChangeNo,
}

/// The rendered end of a coverage's log.
#[derive(Debug)]
pub struct Log {
    coverage: CoverageId,
    t: Translator,
    kept: tokio::sync::Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// The changes after `floor`, up to `head`.
    events: VecDeque<Arc<Event>>,
    floor: ChangeNo,
    head: ChangeNo,
    /// The ledger's count of changes when the log was last read; none before.
    seen: Option<u64>,
}

impl Log {
    pub(crate) fn new(coverage: CoverageId, t: Translator) -> Self {
        Log { coverage, t, kept: tokio::sync::Mutex::default() }
    }

    /// What came after a place in the log. `seen` is the ledger's count of changes, read before this call.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub async fn after(&self, site: &Site, after: ChangeNo, seen: u64) -> Result<Batch, PageError> {
        let mut kept = self.kept.lock().await;
        self.read_on(site, &mut kept, seen).await?;
        let head = kept.head;
        let reload = |number| Batch { events: vec![Arc::new(Event::reload(number))], upto: number };
        if after > head {
            // A place that this log has never had: the page is another ledger's.
            return Ok(reload(head));
        }
        if after >= kept.floor {
            let events = last_of_each(kept.events.iter().filter(|e| e.number > after).cloned());
            return Ok(Batch { events, upto: head });
        }
        // Older than what is kept: rendered for this reader alone, without keeping the others waiting.
        drop(kept);
        let changes = site.store().changes_since(self.coverage, after, MOST + 1).await?;
        if changes.len() > MOST as usize {
            return Ok(reload(head));
        }
        let upto = changes.last().map_or(head, |c| c.number);
        Ok(Batch { events: last_of_each(render(site, self.coverage, self.t, &changes).await?), upto })
    }

    async fn read_on(&self, site: &Site, kept: &mut Kept, seen: u64) -> Result<(), PageError> {
        if kept.seen.is_some_and(|s| s >= seen) {
            return Ok(());
        }
        let last = site.store().last_change(self.coverage).await?;
        if kept.seen.is_none() || last.saturating_sub(kept.head) > u64::from(MOST) {
            // Nobody has followed so far, or too much has changed to be worth rendering.
            *kept = Kept { floor: last, head: last, ..Kept::default() };
        } else if last > kept.head {
            let changes = site.store().changes_since(self.coverage, kept.head, MOST).await?;
            kept.events.extend(render(site, self.coverage, self.t, &changes).await?);
            kept.head = changes.last().map_or(kept.head, |c| c.number);
            while kept.events.len() > KEPT {
                kept.floor = kept.events.pop_front().map_or(kept.floor, |e| e.number);
            }
        }
        kept.seen = Some(seen);
        Ok(())
    }
}

/// Of the events of each post the last. The order stays.
fn last_of_each(events: impl IntoIterator<Item = Arc<Event>, IntoIter: DoubleEndedIterator>) -> Vec<Arc<Event>> {
    let mut had: HashSet<Option<PostId>> = HashSet::new();
    let mut last: Vec<Arc<Event>> = events.into_iter().rev().filter(|e| had.insert(e.post.clone())).collect();
    last.reverse();
    last
}

#[derive(Template)]
#[template(path = "post_item.html")]
struct PostFragment<'a> {
    t: Translator,
    post: &'a PostView,
    whole: bool,
    tag: &'static str,
    subtag: &'static str,
}

#[derive(Template)]
#[template(path = "day.html")]
struct DayFragment {
    t: Translator,
    day: DayView,
    posts: Vec<PostView>,
    whole: bool,
    tag: &'static str,
    subtag: &'static str,
}

#[derive(Template)]
#[template(path = "contents_line.html")]
struct LineFragment {
    line: ContentsLine,
}

#[derive(Serialize)]
struct PostData<'a> {
    post: &'a str,
    first: ChangeNo,
    key: &'a str,
    day: &'a str,
    html: String,
    section: String,
    line: String,
    facets: Vec<String>,
}

#[derive(Serialize)]
struct RemovedData<'a> {
    post: &'a str,
}

/// Renders changes: an event for each.
async fn render(site: &Site, id: CoverageId, t: Translator, changes: &[Change]) -> Result<Vec<Arc<Event>>, PageError> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let store = site.store();
    let Some(stored) = store.coverages().await?.into_iter().find(|c| c.id == id) else { return Ok(Vec::new()) };
    let covered = Covered { t, ..Covered::from(stored) };
    let mut ids: Vec<PostId> = changes.iter().filter_map(|c| c.post.clone()).collect();
    ids.sort();
    ids.dedup();
    let entries = store.entries(&ids).await?;
    let around = Surroundings::read(store, &entries).await?;
    let mut data: HashMap<PostId, String> = HashMap::new();
    for (entry, post) in entries.iter().zip(around.show(&covered, &entries, false)) {
        let date = when::day_of(&covered.zone, &entry.post.time, entry.sorted_at);
        let day = when::day_view(t, &covered.coverage, date);
        let (whole, tag, subtag) = (false, "h3", "h4");
        let section = DayFragment { t, day, posts: Vec::new(), whole, tag, subtag }.render()?;
        let line = LineFragment { line: compose::contents_line(&post) }.render()?;
        let html = PostFragment { t, post: &post, whole, tag, subtag }.render()?;
        let (first, key, day) = (post.first_change, post.key.as_str(), post.day.as_str());
        let of_source = std::iter::once(format!("source:{}", entry.source));
        let facets = entry.facets.iter().map(ToString::to_string).chain(of_source).collect();
        let json = PostData { post: &post.id, first, key, day, html, section, line, facets };
        data.insert(entry.id.clone(), json_of(&json));
    }
    let event = |change: &Change| match (&change.post, change.kind) {
        (None, _) | (_, ChangeKind::Coverage) => Event::reload(change.number),
        (Some(post), _) => match data.get(post) {
            Some(data) => Event::new(change.number, Some(post.clone()), "post", data.clone()),
            None => {
                let data = json_of(&RemovedData { post: post.as_str() });
                Event::new(change.number, Some(post.clone()), "removed", data)
            }
        },
    };
    Ok(changes.iter().map(|c| Arc::new(event(c))).collect())
}

fn json_of(value: &impl Serialize) -> String {
    // Structs of texts and numbers always have a JSON form.
    serde_json::to_string(value).unwrap_or_else(|_| "{}".into())
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    after: Option<ChangeNo>,
}

/// `/{slug}/events`.
pub(crate) async fn events(
    State(site): State<Site>,
    Reader { t, .. }: Reader,
    Path(slug): Path<String>,
    query: Result<Query<After>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let after = query.map_or(None, |Query(q)| q.after);
    let last_id = request.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.trim().parse().ok());
    let follower = Follower {
        log: site.log(covered.id, t).await,
        after: last_id.or(after).unwrap_or(covered.last_change),
        changes: site.store().watch(),
        closing: site.closing(),
        site,
        greeted: false,
    };
    let handover = Handover(Arc::new(Mutex::new(Some(follower))));
    let body = futures::stream::unfold((None, handover.clone()), |(follower, handover)| async move {
        let mut follower: Follower = follower.or_else(|| handover.take())?;
        let frames = follower.next().await?;
        Some((Ok::<Bytes, Infallible>(frames), (Some(follower), handover)))
    });
    let mut response = Response::new(Body::from_stream(body));
    response.extensions_mut().insert(handover);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Tells nginx to pass events on at once.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// Whoever sends the answer takes the reader out of it: its body, or a [connection](crate::serving) that does with less.
#[derive(Debug, Clone)]
pub(crate) struct Handover(Arc<Mutex<Option<Follower>>>);

impl Handover {
    /// The reader, to the one who comes first.
    pub fn take(&self) -> Option<Follower> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A reader who follows a log.
#[derive(Debug)]
pub(crate) struct Follower {
    site: Site,
    log: Arc<Log>,
    after: ChangeNo,
    changes: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
    greeted: bool,
}

impl Follower {
    /// The next frames to send; none when the site closes or the ledger fails, upon which the reader comes back. To be given
    /// up at any time: what was not given out comes again.
    pub async fn next(&mut self) -> Option<Bytes> {
        if !self.greeted {
            self.greeted = true;
            return Some(Bytes::from_static(b"retry: 3000\n\n"));
        }
        loop {
            if *self.closing.borrow_and_update() {
                return None;
            }
            // The count is taken before the log is read: a change in between wakes us once more.
            let seen = *self.changes.borrow_and_update();
            let batch = match self.log.after(&self.site, self.after, seen).await {
                Ok(batch) => batch,
                Err(error) => {
                    tracing::error!(%error, "the log could not be read for a follower");
                    return None;
                }
            };
            self.after = batch.upto;
            match batch.events.as_slice() {
                [] => {}
                [one] => return Some(one.frame.clone()),
                many => return Some(many.iter().flat_map(|e| e.frame.iter().copied()).collect()),
            }
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                closing = self.closing.changed() => closing.ok()?,
                () = tokio::time::sleep(self.site.config().heartbeat) => return Some(Bytes::from_static(b":\n\n")),
            }
        }
    }
}

/// `/{slug}/changes?after=N`.
pub(crate) async fn changes(
    State(site): State<Site>,
    Reader { t, .. }: Reader,
    Path(slug): Path<String>,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Response, PageError> {
    const WHICH: PageError = PageError::NotFound("no-change");
    let after = query.ok().and_then(|Query(q)| q.after).ok_or(WHICH)?;
    let covered = Covered::find(&site, &slug).await?;
    let seen = *site.store().watch().borrow();
    let batch = site.log(covered.id, t).await.after(&site, after, seen).await?;
    let events: Vec<String> = batch
        .events
        .iter()
        .map(|e| format!("{{\"id\":{},\"event\":\"{}\",\"data\":{}}}", e.number, e.name, e.data))
        .collect();
    let json = format!("{{\"change\":{},\"events\":[{}]}}", batch.upto, events.join(","));
    Ok(respond::file(json.into_bytes().into(), "application/json", "public, max-age=2, stale-while-revalidate=5"))
}
