//! What is gathered on its way into the ledger, and what people see of it.

use std::{
    collections::{HashMap, HashSet},
    num::NonZero,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context;
use dateline_gather::{Config, Gatherer};
use dateline_model::{Precision, Reading, UtcTime};
use dateline_read::{Origin, archive};
use dateline_store::{CoverageId, FollowedId, Imported, Retrieval, Store, StoreError, Unread, VisitId};
use jiff::Timestamp;
use tokio::{
    sync::{Mutex, broadcast, mpsc},
    task::JoinSet,
};

use crate::{intake::Intake, pipeline::Pipeline, report::complain};

/// How often we look whether a coverage's description has changed.
const REFRESH: Duration = Duration::from_secs(10);
/// How long to wait when the ledger fails.
const LEDGER_PAUSE: Duration = Duration::from_secs(5);
/// The most pages that are read at the same time.
const MOST_AT_ONCE: usize = 4;

/// How gathering behaves.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Where whoever runs a followed server can reach you: a page's address or mailto:. It stands in the user agent
    #[arg(long, value_name = "URL", default_value = dateline_gather::config::HOME)]
    contact: String,
    /// A network that may be followed though it is not public, e.g. 10.20.0.0/16
    #[arg(long = "allow", value_name = "NETWORK")]
    allow: Vec<ipnet::IpNet>,
    /// The most bytes of one page, in MB
    #[arg(long, value_name = "MB", default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=256))]
    max_size: u64,
}

impl Options {
    /// The configuration. `public_url` is where hubs can reach this program, if they can.
    pub fn config(&self, public_url: Option<String>) -> Config {
        let mut config =
            Config { contact: self.contact.clone(), allow: self.allow.clone(), public_url, ..Config::default() };
        config.limits.bytes = usize::try_from(self.max_size << 20).unwrap_or(usize::MAX);
        config
    }
}

/// What became of bytes that were brought.
#[derive(Debug, Clone)]
pub struct Read {
    /// The address that brought them, as the desk gave it.
    pub page: String,
    /// What changed, or why they could not be read.
    pub result: Result<Imported, String>,
    /// How many posts stand in them.
    pub posts: usize,
}

/// Reads whatever a gatherer brings, in the order of each address; several addresses at once.
pub struct Ingest {
    store: Store,
    gatherer: Gatherer,
    read: broadcast::Sender<Read>,
    coverages: Mutex<Coverages>,
}

/// What reads for one coverage.
struct Desk {
    pipeline: Pipeline,
    intake: Mutex<Intake>,
}

#[derive(Default)]
struct Coverages {
    desks: HashMap<CoverageId, Arc<Desk>>,
    refreshed: Option<Instant>,
}

impl Ingest {
    /// An ingest for a gatherer's ledger.
    pub fn new(gatherer: Gatherer) -> Arc<Ingest> {
        let (read, _) = broadcast::channel(1024);
        Arc::new(Ingest { store: gatherer.store().clone(), gatherer, read, coverages: Mutex::default() })
    }

    /// What is read from now on. One who is slow misses some of it.
    pub fn read(&self) -> broadcast::Receiver<Read> {
        self.read.subscribe()
    }

    /// Reads for ever.
    pub async fn run(self: Arc<Self>) {
        let at_once = std::thread::available_parallelism().map_or(1, NonZero::get).min(MOST_AT_ONCE);
        let mut tasks: JoinSet<FollowedId> = JoinSet::new();
        let mut busy: HashSet<FollowedId> = HashSet::new();
        loop {
            match self.store.unread().await {
                Ok(unread) => {
                    for (visit, followed) in unread {
                        if tasks.len() < at_once && busy.insert(followed) {
                            let ingest = Arc::clone(&self);
                            tasks.spawn(async move {
                                ingest.one(visit).await;
                                followed
                            });
                        }
                    }
                }
                Err(error) => {
                    complain(&error.to_string());
                    tokio::time::sleep(LEDGER_PAUSE).await;
                }
            }
            tokio::select! {
                Some(done) = tasks.join_next() => match done {
                    Ok(followed) => { busy.remove(&followed); }
                    // A task that panicked has told nobody whose it was.
                    Err(_) => busy.clear(),
                },
                () = self.gatherer.brought() => {}
            }
        }
    }

    /// Reads all that is there to be read.
    pub async fn drain(&self) -> Result<(), StoreError> {
        loop {
            let unread = self.store.unread().await?;
            if unread.is_empty() {
                return Ok(());
            }
            for (visit, _) in unread {
                self.try_one(visit).await?;
            }
        }
    }

    async fn one(&self, visit: VisitId) {
        if let Err(error) = self.try_one(visit).await {
            // It stays to be read.
            complain(&error.to_string());
            tokio::time::sleep(LEDGER_PAUSE).await;
        }
    }

    async fn try_one(&self, visit: VisitId) -> Result<(), StoreError> {
        let Some(unread) = self.store.unread_one(visit).await? else { return Ok(()) };
        let desk = self.desk(unread.coverage).await?;
        let unread = Arc::new(unread);
        // One report at a time is in memory, also of an archive of many.
        let (send, mut reports) = mpsc::channel(1);
        let (input, reader) = (Arc::clone(&unread), Arc::clone(&desk));
        let reading = tokio::task::spawn_blocking(move || read_all(&reader.pipeline, &input, &send));
        let (mut total, mut posts, mut problem) = (None::<Imported>, 0, None);
        while let Some(report) = reports.recv().await {
            let imported = match &report {
                Ok(report) => self.put(&desk, &unread, report).await,
                Err(error) => {
                    problem.get_or_insert(error.clone());
                    continue;
                }
            };
            match (imported, report) {
                (Ok(imported), Ok(report)) => {
                    posts += report.reading.posts.len();
                    add(&mut total, imported);
                }
                // What is wrong with the report stays wrong.
                (Err(error @ (StoreError::BadReading { .. } | StoreError::TooLarge { .. })), _) => {
                    problem.get_or_insert(error.to_string());
                }
                (Err(error), _) => return Err(error),
                (Ok(_), Err(_)) => {}
            }
        }
        // Reading panics on no input; should it ever, this report is put aside and the others go on.
        if reading.await.is_err() {
            problem.get_or_insert("reading it failed; this is a defect of the program".into());
        }
        let report = total.as_ref().map(|imported| imported.report);
        self.store.mark_read(visit, report, posts as u64, problem.as_deref()).await?;
        let result = total.ok_or_else(|| problem.unwrap_or_else(|| "there is no document in it".into()));
        let _ = self.read.send(Read { page: unread.page.clone(), result, posts });
        Ok(())
    }

    async fn put(&self, desk: &Desk, unread: &Unread, report: &Report) -> Result<Imported, StoreError> {
        let (raw, page, at) = match &report.member {
            None => (unread.raw.as_slice(), unread.page.as_str(), unread.at),
            Some(member) => (member.raw.as_slice(), member.page.as_str(), member.at.unwrap_or(unread.at)),
        };
        desk.intake.lock().await.put(Retrieval::at(raw, at).of_page(page), &report.reading).await
    }

    /// What reads for a coverage, made anew if its description has changed.
    async fn desk(&self, id: CoverageId) -> Result<Arc<Desk>, StoreError> {
        let mut coverages = self.coverages.lock().await;
        let fresh = coverages.refreshed.is_some_and(|at| at.elapsed() < REFRESH);
        if let Some(desk) = coverages.desks.get(&id).filter(|_| fresh) {
            return Ok(Arc::clone(desk));
        }
        let stored = self.store.coverages().await?;
        coverages
            .desks
            .retain(|id, desk| stored.iter().any(|s| s.id == *id && s.coverage == *desk.pipeline.coverage()));
        coverages.refreshed = Some(Instant::now());
        if let Some(desk) = coverages.desks.get(&id) {
            return Ok(Arc::clone(desk));
        }
        let coverage = stored.into_iter().find(|s| s.id == id).map(|s| s.coverage);
        let coverage = coverage.ok_or_else(|| StoreError::NoCoverage(id.to_string()))?;
        let intake = Mutex::new(Intake::open(&self.store, &coverage).await?);
        let desk = Arc::new(Desk { pipeline: Pipeline::new(coverage), intake });
        coverages.desks.insert(id, Arc::clone(&desk));
        Ok(desk)
    }
}

/// A report that was read.
struct Report {
    reading: Reading,
    /// What is its own, if it stands in an archive.
    member: Option<Member>,
}

struct Member {
    raw: Vec<u8>,
    page: String,
    at: Option<Timestamp>,
}

/// Reads all reports of a retrieval: the one that it is, or those in the archive that it is.
fn read_all(pipeline: &Pipeline, unread: &Unread, send: &mpsc::Sender<Result<Report, String>>) {
    let mut documents = archive::unpack(&unread.raw, &origin(unread));
    let whole = documents.container().is_none();
    for document in &mut documents {
        let report = match document {
            Ok(document) => match pipeline.read(&document) {
                Err(error) if document.may_be_left_out(&error) => continue,
                Err(error) if whole => Err(error.to_string()),
                Err(error) => Err(format!("{}: {error}", document.path)),
                // A member's page is named by the archive, and not by the address that it gives itself: no source's
                // archive speaks for another source's page.
                Ok(reading) => Ok(Report {
                    reading,
                    member: (!whole).then(|| Member {
                        raw: document.bytes.into_owned(),
                        page: document.path,
                        at: document.fetched.map(UtcTime::timestamp),
                    }),
                }),
            },
            Err(error) if whole => Err(error.error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if send.blocking_send(report).is_err() {
            return;
        }
    }
}

/// Adds up what several imports changed.
fn add(total: &mut Option<Imported>, imported: Imported) {
    let Some(sum) = total else {
        *total = Some(imported);
        return;
    };
    sum.report = imported.report;
    sum.unchanged &= imported.unchanged;
    sum.posts_new += imported.posts_new;
    sum.posts_revised += imported.posts_revised;
    sum.posts_gone += imported.posts_gone;
    sum.posts_returned += imported.posts_returned;
    sum.posts_moved += imported.posts_moved;
}

fn origin(unread: &Unread) -> Origin<'_> {
    Origin {
        path: &unread.page,
        url: Some(&unread.url),
        media_type: unread.media_type.as_deref(),
        fetched: Some(UtcTime::from_timestamp(unread.at, Precision::Second)),
    }
}

/// Makes a gatherer for a ledger.
pub fn gatherer(store: &Store, config: Config) -> anyhow::Result<Gatherer> {
    Gatherer::new(store.clone(), config).map_err(anyhow::Error::msg).context("nothing can be gathered")
}
