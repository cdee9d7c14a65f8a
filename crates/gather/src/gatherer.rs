//! A task for each followed address, and the right to gather.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use dateline_store::{Followed, FollowedId, Found, Outcome, Store, StoreError, Subscription};
use jiff::Timestamp;
use reqwest::{
    StatusCode,
    header::{self, HeaderMap},
};
use tokio::{
    sync::{Notify, broadcast},
    task::{AbortHandle, JoinSet},
};
use url::Url;

use crate::{
    config::Config,
    fetch::{Answer, FetchError, Fetcher, Looked, Validators, host_of, kept_headers},
    hints::{FeedLink, Hints, hints},
    polite, websub,
};

/// How long the right to gather is held without being renewed.
pub const LEASE: Duration = Duration::from_secs(15);
/// How often it is renewed.
const RENEW: Duration = Duration::from_secs(5);
/// How often we look which addresses are followed.
const REFRESH: Duration = Duration::from_secs(2);
/// After how many failures a remembered redirect is doubted.
const DOUBT_MOVE: u32 = 3;
/// How long a task waits when the ledger fails.
const LEDGER_PAUSE: Duration = Duration::from_secs(10);
/// The longest between two looks at an address whose news a hub tells us.
const MAX_WITH_HUB: Duration = Duration::from_secs(900);
/// The longest that a whole host is left alone because one of its pages was too busy.
const MAX_HOST_QUIET: Duration = Duration::from_secs(3600);

/// What happens, for people who watch.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Another process gathers for this ledger; this one waits.
    Waiting,
    /// This process gathers from now on.
    Gathering,
    /// An address was looked at.
    Looked {
        /// The address.
        id: FollowedId,
        /// As the desk gave it.
        url: String,
        /// What it came to.
        outcome: Outcome,
        /// What went wrong.
        problem: Option<String>,
        /// When it is looked at again.
        next: Timestamp,
    },
    /// A page that is looked at for the first time names feeds.
    Feeds {
        /// The page's address.
        url: String,
        /// The feeds.
        feeds: Vec<FeedLink>,
    },
    /// The ledger failed. Nothing is lost: what was not kept is asked for again.
    LedgerFailed(String),
}

/// Gathers for a ledger. Cloning gives the same gatherer.
#[derive(Debug, Clone)]
pub struct Gatherer(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    store: Store,
    config: Config,
    fetcher: Fetcher,
    events: broadcast::Sender<Event>,
    brought: Notify,
    wakes: Mutex<HashMap<FollowedId, Arc<Notify>>>,
}

impl Gatherer {
    /// A gatherer for a ledger.
    ///
    /// # Errors
    /// In words, if no secure connections can be made.
    pub fn new(store: Store, config: Config) -> Result<Self, String> {
        let fetcher = Fetcher::new(&config)?;
        let (events, _) = broadcast::channel(1024);
        let (brought, wakes) = (Notify::new(), Mutex::default());
        Ok(Gatherer(Arc::new(Shared { store, config, fetcher, events, brought, wakes })))
    }

    /// The ledger.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// How it behaves.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Who asks.
    pub fn fetcher(&self) -> &Fetcher {
        &self.0.fetcher
    }

    /// What happens from now on. One who is slow misses some of it.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Resolves when something was brought since it was last awaited: see [`Store::unread`].
    pub async fn brought(&self) {
        self.0.brought.notified().await;
    }

    /// Has an address looked at now.
    pub fn wake(&self, id: FollowedId) {
        self.wake_of(id).notify_one();
    }

    fn wake_of(&self, id: FollowedId) -> Arc<Notify> {
        let mut wakes = self.0.wakes.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(wakes.entry(id).or_default())
    }

    fn tell(&self, event: Event) {
        // Nobody watching is no error.
        let _ = self.0.events.send(event);
    }

    /// Gathers until `stop` comes about. Where another process gathers for the ledger, it waits until that one has ended,
    /// and then takes over.
    ///
    /// Stopping, like a crash, loses nothing: a look is kept whole or made again.
    ///
    /// # Errors
    /// If the ledger fails at the beginning or at the end.
    pub async fn run(&self, stop: impl Future<Output = ()>) -> Result<(), StoreError> {
        let holder = format!("{}-{:016x}", std::process::id(), fastrand::u64(..));
        tokio::select! {
            () = stop => {}
            () = self.run_as(&holder) => {}
        }
        self.store().give_gathering(&holder).await
    }

    async fn run_as(&self, holder: &str) {
        let mut told = false;
        loop {
            match self.store().take_gathering(holder, Timestamp::now(), LEASE).await {
                Ok(true) => {
                    told = false;
                    self.tell(Event::Gathering);
                    self.gather(holder).await;
                }
                Ok(false) => {
                    if !std::mem::replace(&mut told, true) {
                        self.tell(Event::Waiting);
                    }
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
                Err(error) => {
                    self.ledger_failed(&error);
                    tokio::time::sleep(LEDGER_PAUSE).await;
                }
            }
        }
    }

    fn ledger_failed(&self, error: &StoreError) {
        tracing::error!("{error}");
        self.tell(Event::LedgerFailed(error.to_string()));
    }

    /// Gathers for as long as it has the right to. All its tasks end with it.
    async fn gather(&self, holder: &str) {
        let mut tasks: JoinSet<()> = JoinSet::new();
        let mut running: HashMap<FollowedId, (Duration, AbortHandle)> = HashMap::new();
        let mut files: HashMap<i64, Vec<(Vec<String>, Duration)>> = HashMap::new();
        let mut refresh = tokio::time::interval(REFRESH);
        let mut renewed = tokio::time::Instant::now();
        loop {
            refresh.tick().await;
            while tasks.try_join_next().is_some() {}
            if renewed.elapsed() >= RENEW {
                match self.store().take_gathering(holder, Timestamp::now(), LEASE).await {
                    Ok(true) => renewed = tokio::time::Instant::now(),
                    Ok(false) => return,
                    Err(error) => {
                        self.ledger_failed(&error);
                        if renewed.elapsed() >= LEASE {
                            return;
                        }
                    }
                }
            }
            if let Err(error) = self.refresh(&mut tasks, &mut running, &mut files).await {
                self.ledger_failed(&error);
            }
        }
    }

    /// Starts the tasks of addresses that are new and ends those of addresses that are followed no longer.
    async fn refresh(
        &self,
        tasks: &mut JoinSet<()>,
        running: &mut HashMap<FollowedId, (Duration, AbortHandle)>,
        files: &mut HashMap<i64, Vec<(Vec<String>, Duration)>>,
    ) -> Result<(), StoreError> {
        for stored in self.store().coverages().await? {
            let says: Vec<_> = stored.coverage.sources.iter().map(|s| (s.follow.clone(), s.every())).collect();
            if files.get(&stored.id.0) != Some(&says) {
                self.store().follow_file(stored.id, &stored.coverage).await?;
                files.insert(stored.id.0, says);
            }
        }
        let followed = self.store().followed().await?;
        let wanted: HashMap<FollowedId, Duration> = followed.iter().map(|one| (one.id, one.every)).collect();
        running.retain(|id, (every, task)| {
            let stays = wanted.get(id) == Some(every) && !task.is_finished();
            if !stays {
                task.abort();
            }
            stays
        });
        let mut wakes = self.0.wakes.lock().unwrap_or_else(PoisonError::into_inner);
        wakes.retain(|id, _| wanted.contains_key(id));
        drop(wakes);
        for one in followed {
            if !running.contains_key(&one.id) {
                let (id, every, gatherer) = (one.id, one.every, self.clone());
                let task = tasks.spawn(async move { gatherer.follow(one).await });
                running.insert(id, (every, task));
            }
        }
        Ok(())
    }

    /// Looks at an address for ever.
    async fn follow(&self, mut followed: Followed) {
        let clock = &self.config().clock;
        let wake = self.wake_of(followed.id);
        let mut hints = self.kept_hints(&followed).await;
        loop {
            if let Some(next) = followed.next {
                tokio::select! {
                    () = clock.sleep_until(next) => {}
                    () = wake.notified() => {}
                }
            }
            while let Some(until) =
                Url::parse(followed.address()).ok().and_then(|url| self.fetcher().hosts().quiet_until(&host_of(&url)))
            {
                clock.sleep_until(until).await;
            }
            let looked = async {
                self.look(&followed, &mut hints).await?;
                self.store().followed_one(followed.id).await
            };
            match looked.await {
                Ok(Some(now)) => followed = now,
                Ok(None) => return,
                Err(error) => {
                    self.ledger_failed(&error);
                    clock.sleep(LEDGER_PAUSE).await;
                }
            }
        }
    }

    /// What the latest bytes of an address said of themselves.
    async fn kept_hints(&self, followed: &Followed) -> Hints {
        let Some(sha256) = &followed.sha256 else { return Hints::default() };
        match (self.store().raw(sha256).await, Url::parse(followed.address())) {
            (Ok(Some(raw)), Ok(url)) => hints(&url, &HeaderMap::new(), &raw),
            _ => Hints::default(),
        }
    }

    /// Looks at an address once and keeps what came of it.
    ///
    /// # Errors
    /// If the ledger fails. Nothing is then kept, and the address stays due.
    pub async fn look(&self, followed: &Followed, known: &mut Hints) -> Result<Outcome, StoreError> {
        let clock = &self.config().clock;
        // A remembered redirect that leads nowhere any more may have been a mistake.
        let doubt = followed.failures >= DOUBT_MOVE && followed.failures % 2 == 1;
        let address = if doubt { &followed.url } else { followed.address() };
        let validators = match followed.sha256 {
            Some(_) => Validators { etag: followed.etag.clone(), last_modified: followed.last_modified.clone() },
            None => Validators::default(),
        };
        let Looked { answer, took } = self.fetcher().get(address, &validators, followed.failures > 0).await;
        let at = clock.now();
        let (mut outcome, problem) = judge(&answer, followed.sha256.is_some());
        let answer = answer.ok();
        let first = followed.next.is_none();
        if let Some(answer) = answer.as_ref().filter(|_| outcome == Outcome::New) {
            *known = hints(&answer.url, &answer.headers, &answer.body);
            if first && !known.feeds.is_empty() {
                self.tell(Event::Feeds { url: followed.url.clone(), feeds: known.feeds.clone() });
            }
        }
        let subscription = if outcome.answered() { self.subscribe(followed, known).await? } else { None };
        let failures = if outcome.answered() { 0 } else { followed.failures.saturating_add(1) };
        let looked = polite::Looked {
            every: pace(followed.every, subscription.as_ref(), at),
            outcome,
            headers: answer.as_ref().map(|answer| &answer.headers),
            rhythm: known.rhythm,
            failures,
            now: at,
        };
        let next = polite::next(&looked, fastrand::f64());
        if let Some(answer) = answer.as_ref().filter(|_| outcome == Outcome::Busy)
            && polite::retry_after(&answer.headers, at).is_some()
        {
            let most = crate::clock::later(at, MAX_HOST_QUIET);
            self.fetcher().hosts().be_quiet(&host_of(&answer.url), next.min(most));
        }
        let headers = answer.as_ref().map(|answer| kept_headers(&answer.headers)).unwrap_or_default();
        let text = |name: header::HeaderName| {
            answer.as_ref().and_then(|answer| answer.headers.get(name)?.to_str().ok()).map(str::to_owned)
        };
        let (etag, modified) = (text(header::ETAG), text(header::LAST_MODIFIED));
        let found = Found {
            at,
            url: answer.as_ref().map_or(address, |answer| answer.url.as_str()),
            outcome,
            status: answer.as_ref().map(|answer| answer.status.as_u16()),
            headers: &headers,
            raw: answer.as_ref().filter(|_| outcome == Outcome::New).map(|answer| answer.body.as_slice()),
            problem: problem.as_deref(),
            took,
            moved_to: answer.as_ref().and_then(|answer| answer.moved_to.as_ref()).map(Url::as_str),
            validators: (etag.as_deref(), modified.as_deref()),
            next,
            failures,
        };
        outcome = self.store().keep_visit(followed.id, &found).await?.outcome;
        if outcome == Outcome::New {
            self.0.brought.notify_one();
        }
        self.tell(Event::Looked { id: followed.id, url: followed.url.clone(), outcome, problem, next });
        Ok(outcome)
    }
}

/// How often an address is looked at of our own accord: more seldom while a hub tells us of its news.
fn pace(every: Duration, subscription: Option<&Subscription>, now: Timestamp) -> Duration {
    match websub::is_active(subscription, now) {
        true => every.max(every.saturating_mul(5).min(MAX_WITH_HUB)),
        false => every,
    }
}

/// What an answer comes to, and what is wrong with it.
fn judge(answer: &Result<Answer, FetchError>, has_bytes: bool) -> (Outcome, Option<String>) {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            let refused = matches!(error, FetchError::Forbidden(_) | FetchError::Robots(_) | FetchError::BadUrl(_));
            return (if refused { Outcome::Refused } else { Outcome::Failed }, Some(error.to_string()));
        }
    };
    let status = answer.status;
    let outcome = match status {
        StatusCode::OK => return (Outcome::New, None),
        StatusCode::NOT_MODIFIED if has_bytes => return (Outcome::Unchanged, None),
        StatusCode::TOO_MANY_REQUESTS => Outcome::Busy,
        StatusCode::SERVICE_UNAVAILABLE if answer.headers.contains_key(header::RETRY_AFTER) => Outcome::Busy,
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS => {
            Outcome::Refused
        }
        StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone,
        _ => Outcome::Failed,
    };
    let reason = status.canonical_reason().map(|reason| format!(" ({reason})")).unwrap_or_default();
    (outcome, Some(format!("the server answers with status {}{reason}", status.as_u16())))
}
