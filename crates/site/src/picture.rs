//! A coverage's picture: what its claims say together, worked out once a change and shared by all pages.
//!
//! Working it out takes the longer the more a coverage holds, so it is done beside the readers: while a keeper works out
//! the next picture, pages show the last one. Only pages that are nothing but their picture wait for the first. A page's
//! tag names the change of the picture it shows.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, OnceLock, PoisonError, Weak},
    time::{Duration, Instant},
};

use dateline_link::{
    Desk, Digest, Fact, Gauge, Question, Tally, Told, digest, facts_of_ledger, gauge, questions, tallies,
};
use dateline_model::{BlockKind, Claim, Coverage, Decision, Link, PostTime, Relation, Speaker};
use dateline_store::{ChangeNo, CoverageId, Entry, MAX_PAGE, Order, PageQuery, PostId};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use tokio::sync::watch;

use crate::{
    Inner, PageError, Site, cards::Cards, front::Front, language::Translator, marks, pages::Covered, when, words,
};

/// The most posts that a picture is of: the latest ones.
pub const MOST_POSTS: usize = 20_000;
/// After how many seconds a source has a story late.
pub const LATE: u64 = 60 * 60;
/// What took no longer than this is worth waiting for when it is worked out again: a small coverage is never behind.
const QUICK: Duration = Duration::from_millis(200);
/// How long to wait for it.
const PATIENCE: Duration = Duration::from_secs(1);
/// The most cards that a post may have been told in.
const MOST_CARDS: usize = 20;
/// How many times as long as it worked a keeper rests, so that a flood of changes leaves the machine to the readers.
const REST: u32 = 3;

/// What the claims of a coverage's latest posts say together, as the desk sees them.
#[derive(Debug, Default)]
pub struct Picture {
    /// The change up to which it goes.
    pub change: ChangeNo,
    /// The claims in the form that compares.
    pub facts: Vec<Fact>,
    /// How they relate.
    pub links: Vec<Link>,
    /// What they answer, the most contested first.
    pub questions: Vec<Question>,
    /// How each claimant's numbers moved.
    pub tallies: Vec<Tally>,
    /// The posts in the order of their arrival, each with the story that it tells.
    pub posts: Vec<Told>,
    /// Which posts are told in which cards.
    pub cards: Cards,
    /// Which source told which story.
    pub gauge: Gauge,
    /// The days of the posts, the earliest first, with how many there are.
    pub days: BTreeMap<Date, usize>,
    said: HashMap<String, Said>,
    links_of: HashMap<String, Vec<usize>>,
    post_of: HashMap<String, usize>,
    /// The days of the posts, in their order.
    day_of: Vec<Date>,
    question_of: HashMap<String, usize>,
    /// Those that were asked for.
    digests: Mutex<HashMap<Date, Arc<Digest>>>,
    stories: HashMap<String, Vec<usize>>,
    /// One for each translator.
    fronts: [OnceLock<Front>; Translator::COUNT],
    /// How long it took to work it out.
    took: Duration,
}

/// A claim with where and how it was said.
#[derive(Debug, Clone)]
pub struct Said {
    /// The claim, as it was read.
    pub claim: Claim,
    /// Its post.
    pub post: PostId,
    /// The source of the post.
    pub source: String,
    /// The post whose text it is: its own, or the one that it passes on.
    pub origin: PostId,
    /// When it was published.
    pub time: PostTime,
    /// By what its post is sorted.
    pub sorted_at: Timestamp,
    /// When its post was first retrieved.
    pub first_seen: Timestamp,
    /// Its day in the event's zone.
    pub day: Date,
    /// Who says it, with role or body; none where the source itself does.
    pub speaker: Option<Speaker>,
    /// Where or how it was said.
    pub medium: Option<String>,
}

impl Said {
    /// The address of its words.
    pub(crate) fn url(&self, covered: &Covered) -> String {
        covered.to(&format!("/post/{}#{}", self.post, marks::claim_anchor(&self.claim.id)))
    }
}

impl Picture {
    /// A claim as it was said.
    pub fn said(&self, claim: &str) -> Option<&Said> {
        self.said.get(claim)
    }

    /// The links of a claim.
    pub fn links_of(&self, claim: &str) -> impl Iterator<Item = &Link> {
        self.links_of.get(claim).into_iter().flatten().filter_map(|&i| self.links.get(i))
    }

    /// A post with the story that it tells.
    pub fn post(&self, id: &str) -> Option<&Told> {
        self.posts.get(*self.post_of.get(id)?)
    }

    /// The posts of a day.
    pub fn posts_of(&self, day: Date) -> impl Iterator<Item = &Told> {
        self.posts.iter().zip(&self.day_of).filter(move |(_, of)| **of == day).map(|(post, _)| post)
    }

    /// The posts that tell a story, the first to arrive first.
    pub fn story(&self, story: &str) -> impl Iterator<Item = &Told> {
        self.stories.get(story).into_iter().flatten().filter_map(|&i| self.posts.get(i))
    }

    /// The posts that tell the story of a post, in whose cards it may have been told: those with others in theirs.
    pub(crate) fn tells_the_same(&self, post: &PostId) -> impl Iterator<Item = PostId> {
        let story = self.post(post.as_str()).map(|told| told.story.as_str());
        let posts = story.into_iter().flat_map(|story| self.story(story));
        let posts = posts.filter_map(|told| told.post.parse::<PostId>().ok());
        posts.filter(|id| !self.cards.tellings(id).is_empty()).take(MOST_CARDS)
    }

    /// What the live page's first view takes from it.
    pub(crate) fn front(&self, covered: &Covered) -> &Front {
        self.fronts[covered.t.number()].get_or_init(|| Front::of(covered, self))
    }

    /// The question at an address.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The question that a claim answers.
    pub fn question_of(&self, claim: &str) -> Option<&Question> {
        self.questions.get(*self.question_of.get(claim)?)
    }

    /// What a day brought; none if there was no post on it.
    pub fn digest(&self, day: Date) -> Option<Arc<Digest>> {
        self.days.get(&day)?;
        // A reader who panicked left nothing half done.
        let known = || self.digests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(digest) = known().get(&day) {
            return Some(Arc::clone(digest));
        }
        let told = |fact: &Fact| self.said(&fact.id).is_some_and(|said| said.day == day);
        let words = |fact: &Fact| self.said(&fact.id).map(|said| said.claim.text.clone()).unwrap_or_default();
        let digest = Arc::new(digest(&self.facts, &self.links, told, words));
        known().insert(day, Arc::clone(&digest));
        Some(digest)
    }

    /// Reads a coverage's latest posts and works out their picture.
    async fn read(site: &Site, covered: &Covered) -> Result<Picture, PageError> {
        let begun = Instant::now();
        let store = site.store();
        let mut entries = Vec::new();
        let mut query = PageQuery { order: Order::Newest, limit: MAX_PAGE, ..PageQuery::default() };
        // What arrives while the pages are read is the next picture's.
        let change = store.last_change(covered.id).await?;
        query.upto = Some(change);
        loop {
            let page = store.posts(covered.id, &query).await?;
            entries.extend(page.entries.into_iter().filter(|entry| entry.gone_after.is_none()));
            query.after = page.next;
            if query.after.is_none() || entries.len() >= MOST_POSTS {
                break;
            }
        }
        entries.truncate(MOST_POSTS);
        let decisions = store.decisions(covered.id).await?;
        let (coverage, zone) = (covered.coverage.clone(), covered.zone.clone());
        let work = move || Picture::of(change, entries, &decisions, &coverage, &zone, begun);
        tokio::task::spawn_blocking(work).await.map_err(|_| PageError::Broken)
    }

    /// The picture of some posts, with what the desk ruled.
    fn of(
        change: ChangeNo,
        mut entries: Vec<Entry>,
        decisions: &[Decision],
        coverage: &Coverage,
        zone: &TimeZone,
        begun: Instant,
    ) -> Picture {
        entries.sort_by_key(|entry| entry.first_change);
        let desk = Desk::new(decisions);
        let (mut facts, mut links, mut posts, mut said) = (Vec::new(), Vec::new(), Vec::new(), HashMap::new());
        let mut days: BTreeMap<Date, usize> = BTreeMap::new();
        let mut day_of = Vec::new();
        let mut known: HashSet<(String, String, Relation)> = HashSet::new();
        for entry in &entries {
            facts.extend(facts_of_ledger(&entry.reading()));
            let day = when::day_of(zone, &entry.post.time, entry.sorted_at);
            *days.entry(day).or_default() += 1;
            day_of.push(day);
            let id = entry.id.to_string();
            let story = entry.telling.as_ref().map_or(id.as_str(), |telling| telling.story.as_str());
            posts.push(Told {
                story: desk.story(&id, story).to_owned(),
                title: entry.post.headline.clone().unwrap_or_else(|| beginning(entry)),
                source: entry.source.clone(),
                at: Some(entry.sorted_at.as_second()),
                post: id,
            });
            // A link stands with the posts of both its ends.
            let mut new = |link: &Link| known.insert((link.a.clone(), link.b.clone(), link.relation));
            links.extend(entry.links.iter().filter(|&link| new(link)).cloned());
        }
        let post_of: HashMap<String, usize> =
            posts.iter().enumerate().map(|(i, post)| (post.post.clone(), i)).collect();
        let cards = Cards::of(&entries, |id| Some(posts.get(*post_of.get(id.as_str())?)?.story.as_str()));
        for (entry, &day) in entries.into_iter().zip(&day_of) {
            said.extend(tell(entry, day));
        }
        let claimed = |fact: &Fact| said.get(&fact.id).map(|said: &Said| said.claim.text.clone()).unwrap_or_default();
        let (facts, links) = desk.view(&facts, &links, claimed);
        let questions = questions(&facts, &links, |side| words::adjective(coverage, side).map(str::to_owned));
        let tallies = tallies(&questions, &facts);
        let mut links_of: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, link) in links.iter().enumerate() {
            for end in [&link.a, &link.b] {
                links_of.entry(end.clone()).or_default().push(i);
            }
        }
        let mut stories: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, post) in posts.iter().enumerate() {
            stories.entry(post.story.clone()).or_default().push(i);
        }
        Picture {
            change,
            question_of: questions
                .iter()
                .enumerate()
                .flat_map(|(i, question)| question.answers.iter().map(move |answer| (answer.claim.clone(), i)))
                .collect(),
            digests: Mutex::default(),
            post_of,
            cards,
            gauge: gauge(&posts, LATE),
            facts,
            links,
            questions,
            tallies,
            posts,
            days,
            day_of,
            said,
            links_of,
            stories,
            fronts: Default::default(),
            took: begun.elapsed(),
        }
    }
}

/// The claims of a post, by id.
fn tell(entry: Entry, day: Date) -> impl Iterator<Item = (String, Said)> {
    let Entry { id, source, post, statements, claims, reprint_of, sorted_at, first_seen, .. } = entry;
    let origin = reprint_of.map_or_else(|| id.clone(), |of| of.post);
    claims.into_iter().map(move |claim| {
        let statement = claim.statement.as_deref().and_then(|of| statements.iter().find(|s| s.id == of));
        let said = Said {
            post: id.clone(),
            source: source.clone(),
            origin: origin.clone(),
            time: post.time.clone(),
            sorted_at,
            first_seen,
            day,
            speaker: statement.map(|s| s.speaker.clone()),
            medium: statement.and_then(|s| s.medium.clone()),
            claim,
        };
        (said.claim.id.clone(), said)
    })
}

/// The first words of a post without a headline.
fn beginning(entry: &Entry) -> String {
    let body = entry.blocks.iter().find(|block| matches!(block.kind, BlockKind::Body | BlockKind::Lead));
    let (start, end) = body.map_or((0, u32::MAX), |block| (block.span.start, block.span.end));
    let text: String =
        entry.text.chars().skip(start as usize).take(end.saturating_sub(start).min(400) as usize).collect();
    when::short(&text, 90)
}

/// The pictures of a site's coverages.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    shelves: tokio::sync::Mutex<HashMap<CoverageId, Shelf>>,
    /// How many pictures have been worked out.
    count: watch::Sender<u64>,
}

impl Pictures {
    /// How many pictures have been worked out.
    pub fn count(&self) -> u64 {
        *self.count.borrow()
    }

    /// The same, for whoever waits for more.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.count.subscribe()
    }
}

/// Where the latest picture of a coverage lies; none before the first is made.
type Shelf = watch::Receiver<Option<Arc<Picture>>>;

impl Site {
    /// Has the pictures of all coverages made, before anyone asks for them.
    pub(crate) async fn warm(&self) -> Result<(), PageError> {
        for stored in self.store().coverages().await? {
            self.shelf(&Covered::from(stored)).await;
        }
        Ok(())
    }

    /// The picture of a coverage: the one of its last change, or while that is worked out the one before. Who asks
    /// before there is any waits for it.
    ///
    /// # Errors
    /// If there is none yet and the ledger cannot be read.
    pub(crate) async fn picture(&self, covered: &Covered) -> Result<Arc<Picture>, PageError> {
        let mut shelf = self.shelf(covered).await;
        // Without a keeper there is none to wait for: the first one could not be made.
        let first = shelf.wait_for(Option::is_some).await.map_err(|_| PageError::Broken)?.clone();
        let picture = first.ok_or(PageError::Broken)?;
        if picture.change >= covered.last_change || picture.took > QUICK {
            return Ok(picture);
        }
        let is_next = |latest: &Option<Arc<Picture>>| latest.as_ref().is_some_and(|p| p.change >= covered.last_change);
        match tokio::time::timeout(PATIENCE, shelf.wait_for(is_next)).await {
            Ok(Ok(next)) => Ok(next.as_ref().map_or(picture, Arc::clone)),
            _ => Ok(picture),
        }
    }

    /// The same for a page that is more than its picture: an empty one, if the first takes long to make.
    ///
    /// # Errors
    /// If there is none yet and the ledger cannot be read.
    pub(crate) async fn picture_soon(&self, covered: &Covered) -> Result<Arc<Picture>, PageError> {
        tokio::time::timeout(PATIENCE, self.picture(covered)).await.unwrap_or_else(|_| Ok(Arc::default()))
    }

    /// The same for whoever must not wait long: the last one, if this one takes longer; an empty one before the first.
    pub(crate) async fn picture_at_hand(&self, covered: &Covered, patience: Duration) -> Arc<Picture> {
        let mut shelf = self.shelf(covered).await;
        let worth = |picture: &Picture| picture.change >= covered.last_change || picture.took > QUICK;
        let next = shelf.wait_for(|latest| latest.as_deref().is_some_and(worth));
        // Without a keeper, or too late: what lies there.
        tokio::time::timeout(patience, next).await.ok();
        let latest = shelf.borrow().clone();
        latest.unwrap_or_default()
    }

    async fn shelf(&self, covered: &Covered) -> Shelf {
        let mut shelves = self.pictures().shelves.lock().await;
        // A keeper that ended has taken its sender with it.
        if let Some(shelf) = shelves.get(&covered.id).filter(|shelf| shelf.has_changed().is_ok()) {
            return shelf.clone();
        }
        let (sender, shelf) = watch::channel(None);
        // The ledger is watched before it is read: a change in between wakes the keeper.
        let mut changes = self.store().watch();
        changes.mark_unchanged();
        tokio::spawn(keep(Arc::downgrade(&self.0), covered.coverage.slug.clone(), changes, sender));
        shelves.insert(covered.id, shelf.clone());
        shelf
    }
}

/// Works out one picture after the other, as a coverage changes, for as long as the site is there and open.
async fn keep(
    site: Weak<Inner>,
    slug: String,
    mut changes: watch::Receiver<u64>,
    pictures: watch::Sender<Option<Arc<Picture>>>,
) {
    let Some(mut closing) = site.upgrade().map(|site| Site(site).closing()) else { return };
    let mut last = None;
    loop {
        if last.is_some() {
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                _ = closing.changed() => return,
            }
        }
        let Some(site) = site.upgrade().map(Site) else { return };
        match next(&site, &slug, last).await {
            Ok(None) => continue,
            Ok(Some(picture)) => {
                let rest = picture.took * REST;
                last = Some(picture.change);
                pictures.send_replace(Some(Arc::new(picture)));
                site.pictures().count.send_modify(|count| *count += 1);
                drop(site);
                tokio::time::sleep(rest).await;
            }
            Err(PageError::NotFound(_)) => return,
            Err(error) => {
                tracing::warn!(%error, slug, "the picture of a coverage could not be worked out");
                if last.is_none() {
                    return;
                }
            }
        }
    }
}

/// The picture of a coverage, if it has changed since the one before.
async fn next(site: &Site, slug: &str, before: Option<ChangeNo>) -> Result<Option<Picture>, PageError> {
    let covered = Covered::find(site, slug).await?;
    if before.is_some_and(|before| covered.last_change <= before) {
        return Ok(None);
    }
    Picture::read(site, &covered).await.map(Some)
}
