//! The change log as readers' browsers follow it: as server-sent events, or as JSON for those who ask again and again.
//!
//! Every reader has a [place](Place) in the log, the last change they have seen, and is sent what came after it. It begins
//! with the one that the page carries, so nothing falls between loading the page and following it, and goes on with each
//! event's `id`, so a broken connection resumes where it broke.
//!
//! | event | data |
//! | --- | --- |
//! | `post` | `{post, card, tellings, quiet, first, key, day, html, section, line, facets}`: a post is there or changed; the post in whose card it is told, if in another's; those that are told in its own; its fragment, its day's section, its line in the contents, and what it can be found by, so that a page that is narrowed takes only what it would show. `quiet`: nothing changed but what makes it a key update |
//! | `removed` | `{post}`: a post that is not to be shown any more |
//! | `reload` | `{}`: too much changed, or the coverage itself; load the page again |
//!
//! Of several changes to one post a reader is sent only the last: once a post is removed, no later answer has its words.
//!
//! Which posts are told in one card, and which are key updates, is the [picture](crate::picture)'s to say. It is waited for
//! if that takes no time worth speaking of. Else a change is sent as the picture before has it, which is how the page has it
//! too, and what the next picture makes of it is sent once that is there.
//!
//! An event is rendered once in each language that somebody follows in (`lang`), by whoever comes first after a change, and shared by all who wait. What is kept is
//! bounded; who comes back after longer than that is told to load the page again.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    convert::Infallible,
    fmt,
    num::ParseIntError,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};
use dateline_store::{Change, ChangeKind, ChangeNo, CoverageId, Entry, PostId};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::{
    PageError, Site, compose,
    kept::Moment,
    language::{Html, Reader, Translator},
    pages::{self, Covered},
    picture::Picture,
    respond,
    view::{ContentsLine, DayView, Diff, ParagraphKind, Piece, PostView},
    when,
};

/// The changes that are kept rendered.
const KEPT: usize = 512;
/// The most changes that anyone is sent at once: beyond them the page is loaded again.
const MOST: u32 = 400;

/// How long to wait for the picture of a change before it is sent without.
const PATIENCE: Duration = Duration::from_millis(200);

/// A place in a coverage's log: `117`, or where the picture is behind, `117.112`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The last change that was seen.
    pub change: ChangeNo,
    /// The change whose picture it was seen with; no later one.
    pub picture: ChangeNo,
}

impl Place {
    /// Whether this place has something that another one lacks.
    fn is_beyond(self, other: Place) -> bool {
        self.change > other.change || self.picture > other.picture
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.picture < self.change {
            write!(f, "{}.{}", self.change, self.picture)
        } else {
            write!(f, "{}", self.change)
        }
    }
}

impl FromStr for Place {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let (change, picture) = text.trim().split_once('.').unwrap_or((text.trim(), text.trim()));
        let change = change.parse()?;
        Ok(Place { change, picture: picture.parse::<ChangeNo>()?.min(change) })
    }
}

/// One change as it is sent.
#[derive(Debug)]
pub struct Event {
    /// Where in the log it stands.
    place: Place,
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
    fn new(place: Place, post: Option<PostId>, name: &'static str, data: String) -> Self {
        // JSON holds no raw line break, so one `data` line is enough.
        let frame = Bytes::from(format!("id: {place}\nevent: {name}\ndata: {data}\n\n"));
        Event { place, post, name, data, frame }
    }

    /// One of several that a reader has all of, or none: the last of them says where in the log they stand.
    fn part(place: Place, post: PostId, data: String) -> Self {
        let frame = Bytes::from(format!("event: post\ndata: {data}\n\n"));
        Event { place, post: Some(post), name: "post", data, frame }
    }

    fn reload(place: Place) -> Self {
        Event::new(place, None, "reload", "{}".into())
    }
}

/// What came after a place in the log.
#[derive(Debug)]
pub struct Batch {
    /// The events, in order, at most one a post.
    pub events: Vec<Arc<Event>>,
    /// The place in the log after them.
    pub upto: Place,
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
    /// What came after `floor`, up to `head`.
    events: VecDeque<Arc<Event>>,
    floor: Place,
    head: Place,
    /// The picture at `head`.
    picture: Arc<Picture>,
    /// When the log was last read; none before.
    seen: Option<Moment>,
}

impl Log {
    pub(crate) fn new(coverage: CoverageId, t: Translator) -> Self {
        Log { coverage, t, kept: tokio::sync::Mutex::default() }
    }

    /// What came after a place in the log. `seen` is a moment before this call.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub(crate) async fn after(&self, site: &Site, after: Place, seen: Moment) -> Result<Batch, PageError> {
        let mut kept = self.kept.lock().await;
        self.read_on(site, &mut kept, seen).await?;
        let head = kept.head;
        let reload = |place| Batch { events: vec![Arc::new(Event::reload(place))], upto: place };
        if after.change > head.change {
            // A place that this log has never had: the page is another ledger's.
            return Ok(reload(head));
        }
        if !kept.floor.is_beyond(after) {
            let events = last_of_each(kept.events.iter().filter(|e| e.place.is_beyond(after)).cloned());
            return Ok(Batch { events, upto: head });
        }
        // Older than what is kept: rendered for this reader alone, without keeping the others waiting.
        let picture = Arc::clone(&kept.picture);
        drop(kept);
        let Some(covered) = self.covered(site).await? else { return Ok(reload(head)) };
        let mut changes = site.store().changes_since(self.coverage, after.picture, MOST + 1).await?;
        if changes.len() > MOST as usize {
            return Ok(reload(head));
        }
        changes.retain(|change| change.number <= head.change);
        // What they were told in before is not known any more: what tells the same may have been it.
        let posts: Vec<&PostId> = changes.iter().filter_map(|change| change.post.as_ref()).collect();
        let near = posts.iter().flat_map(|id| picture.tells_the_same(id)).map(|id| (id, Manner::Told)).collect();
        let mut events = render(site, &covered, &picture, &changes, near, after.picture, head).await?;
        if changes.iter().any(|change| matches!(change.kind, ChangeKind::Gone | ChangeKind::Withdrawn)) {
            events.push(Arc::new(Event::reload(head)));
        }
        Ok(Batch { events: last_of_each(events), upto: head })
    }

    async fn covered(&self, site: &Site) -> Result<Option<Covered>, PageError> {
        let found = site.store().coverages().await?.into_iter().find(|stored| stored.id == self.coverage);
        Ok(found.map(|stored| Covered { t: self.t, ..Covered::from(stored) }))
    }

    async fn read_on(&self, site: &Site, kept: &mut Kept, seen: Moment) -> Result<(), PageError> {
        if kept.seen.is_some_and(|had| had.changes >= seen.changes && had.pictures >= seen.pictures) {
            return Ok(());
        }
        let Some(covered) = self.covered(site).await? else { return Ok(()) };
        let picture = site.picture_at_hand(&covered, PATIENCE).await;
        let head = Place { change: covered.last_change, picture: picture.change.min(covered.last_change) };
        if kept.seen.is_none() || head.change.saturating_sub(kept.head.change) > u64::from(MOST) {
            // Nobody has followed so far, or too much has changed to be worth rendering.
            *kept = Kept { floor: head, head, picture, ..Kept::default() };
        } else if head.is_beyond(kept.head) {
            let mut changes = site.store().changes_since(self.coverage, kept.head.change, MOST).await?;
            changes.retain(|change| change.number <= head.change);
            let others = regrouped(&covered, &kept.picture, &picture);
            if others.len() > MOST as usize {
                kept.events.push_back(Arc::new(Event::reload(head)));
            } else {
                let events = render(site, &covered, &picture, &changes, others, kept.head.picture, head).await?;
                kept.events.extend(events);
            }
            (kept.head, kept.picture) = (head, picture);
            while kept.events.len() > KEPT {
                kept.floor = kept.events.pop_front().map_or(kept.floor, |e| e.place);
            }
        }
        kept.seen = Some(seen);
        Ok(())
    }
}

/// The posts that one picture shows otherwise than another; and whether in more than what makes them key updates.
fn regrouped(covered: &Covered, before: &Picture, after: &Picture) -> HashMap<PostId, Manner> {
    let (was, is) = (&before.front(covered).why, &after.front(covered).why);
    let weighed = was.keys().chain(is.keys()).filter(|id| was.get(*id) != is.get(*id));
    // A card has the weight of what is told in it.
    let weighed = weighed.flat_map(|id| [Some(id), after.cards.lead(id)]).flatten();
    let mut posts: HashMap<PostId, Manner> = weighed.map(|id| (id.clone(), Manner::Quiet)).collect();
    posts.extend(before.cards.differing(&after.cards).into_iter().map(|id| (id.clone(), Manner::Told)));
    posts
}

/// How much of a change a reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// That there is one.
    Told,
    /// Nothing: it is put in place when nobody looks.
    Quiet,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tellings: Vec<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    quiet: bool,
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

/// Renders changes, an event for each, and then the other posts that are shown otherwise since: `others`, and those whose
/// cards tell of what changed. The changes stand where the picture was still `before`, all of it together at the `head`.
async fn render(
    site: &Site,
    covered: &Covered,
    picture: &Picture,
    changes: &[Change],
    mut others: HashMap<PostId, Manner>,
    before: ChangeNo,
    head: Place,
) -> Result<Vec<Arc<Event>>, PageError> {
    let changed: HashSet<&PostId> = changes.iter().filter_map(|change| change.post.as_ref()).collect();
    others.extend(changed.iter().filter_map(|id| picture.cards.lead(id)).map(|lead| (lead.clone(), Manner::Told)));
    others.retain(|id, _| !changed.contains(id));
    let mut ids: Vec<PostId> = changed.into_iter().chain(others.keys()).cloned().collect();
    ids.sort();
    let entries = pages::all(site.store(), &ids).await?;
    let cards = pages::cards(site.store(), covered, picture, &entries).await?;
    let mut data: HashMap<&PostId, String> = HashMap::new();
    for (entry, card) in entries.iter().zip(&cards) {
        let quiet = others.get(&entry.id) == Some(&Manner::Quiet);
        data.insert(&entry.id, data_of(covered, picture, entry, card, quiet)?);
    }
    let mut events: Vec<Event> = changes
        .iter()
        .map(|change| {
            let place = Place { change: change.number, picture: before.min(change.number) };
            match (&change.post, change.kind) {
                (None, _) | (_, ChangeKind::Coverage) => Event::reload(place),
                (Some(post), _) => match data.get(post) {
                    Some(data) => Event::new(place, Some(post.clone()), "post", data.clone()),
                    None => {
                        let data = json_of(&RemovedData { post: post.as_str() });
                        Event::new(place, Some(post.clone()), "removed", data)
                    }
                },
            }
        })
        .collect();
    // A post that is there no more is a change of its own.
    let others = entries.iter().filter(|entry| others.contains_key(&entry.id));
    let others = others.filter_map(|entry| Some(Event::part(head, entry.id.clone(), data.remove(&entry.id)?)));
    events.extend(others);
    if let Some(last) = events.pop() {
        events.push(Event::new(head, last.post, last.name, last.data));
    }
    Ok(events.into_iter().map(Arc::new).collect())
}

/// A post as it is sent.
fn data_of(
    covered: &Covered,
    picture: &Picture,
    entry: &Entry,
    card: &PostView,
    quiet: bool,
) -> Result<String, PageError> {
    let t = covered.t;
    let day = when::day_view(t, &covered.coverage, when::day_of(&covered.zone, &entry.post.time, entry.sorted_at));
    let (whole, tag, subtag) = (false, "h3", "h4");
    let of_source = std::iter::once(format!("source:{}", entry.source));
    Ok(json_of(&PostData {
        post: &card.id,
        card: picture.cards.lead(&entry.id).map(PostId::as_str),
        tellings: card.tellings.iter().map(|telling| telling.id.as_str()).collect(),
        quiet,
        first: card.first_change,
        key: &card.key,
        day: &card.day,
        html: PostFragment { t, post: card, whole, tag, subtag }.render()?,
        section: DayFragment { t, day, posts: Vec::new(), whole, tag, subtag }.render()?,
        line: LineFragment { line: compose::contents_line(card) }.render()?,
        facets: entry.facets.iter().map(ToString::to_string).chain(of_source).collect(),
    }))
}

fn json_of(value: &impl Serialize) -> String {
    // Structs of texts and numbers always have a JSON form.
    serde_json::to_string(value).unwrap_or_else(|_| "{}".into())
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    after: Option<String>,
}

impl After {
    fn place(self) -> Option<Place> {
        self.after?.parse().ok()
    }
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
    let after = query.map_or(None, |Query(q)| q.place());
    let last_id = request.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    let now = Place { change: covered.last_change, picture: covered.last_change };
    let follower = Follower {
        log: site.log(covered.id, t).await,
        after: last_id.or(after).unwrap_or(now),
        changes: site.store().watch(),
        pictures: site.pictures().watch(),
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
    after: Place,
    changes: watch::Receiver<u64>,
    pictures: watch::Receiver<u64>,
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
            // The moment is taken before the log is read: a change in between wakes us once more.
            let pictures = *self.pictures.borrow_and_update();
            let seen = Moment { changes: *self.changes.borrow_and_update(), pictures };
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
                worked_out = self.pictures.changed() => worked_out.ok()?,
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
    let after = query.ok().and_then(|Query(q)| q.place()).ok_or(WHICH)?;
    let covered = Covered::find(&site, &slug).await?;
    let seen = site.moment();
    let batch = site.log(covered.id, t).await.after(&site, after, seen).await?;
    let events: Vec<String> = batch
        .events
        .iter()
        .map(|e| format!("{{\"id\":\"{}\",\"event\":\"{}\",\"data\":{}}}", e.place, e.name, e.data))
        .collect();
    let json = format!("{{\"change\":\"{}\",\"events\":[{}]}}", batch.upto, events.join(","));
    Ok(respond::file(json.into_bytes().into(), "application/json", "public, max-age=2, stale-while-revalidate=5"))
}
