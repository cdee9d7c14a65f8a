//! `dateline follow`

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, bail};
use dateline_gather::{Event, Gatherer, gatherer::LEASE, hints::Hints};
use dateline_model::{Coverage, coverage};
use dateline_store::{CoverageId, Followed, Store};
use jiff::Timestamp;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{
    gathering::{self, Ingest, Options, Read},
    input,
    report::{Outcome, complain},
    runtime,
};

/// Looks at pages and feeds again and again, politely, and reads whatever is new into a ledger. What was followed stays
/// followed: `serve` goes on with it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline follow https://example.org/live --every 60s   one page
  dateline follow --coverage coverage.toml               what the sources of a coverage file follow
  dateline follow --once                                 one look at everything that is followed, for cron

How often an address is looked at is also its server's to say (Cache-Control, Retry-After, a feed's ttl, robots.txt).")]
pub struct Args {
    /// Addresses of pages and feeds; without one, what is followed already
    #[arg(value_name = "URL")]
    urls: Vec<String>,
    /// How often to look at them
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = every)]
    every: Duration,
    /// The coverage file (TOML) that they belong to; none is needed where the ledger has one coverage
    #[arg(long, value_name = "FILE.toml")]
    coverage: Option<PathBuf>,
    /// The ledger, a file that is made where there is none
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db")]
    db: PathBuf,
    /// Look once at each address and end
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    options: Options,
}

fn every(text: &str) -> Result<Duration, String> {
    coverage::every(text).ok_or_else(|| "write e.g. 60s, 5m or 1h; at least 5s".into())
}

/// Follows until it is stopped.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut urls = Vec::new();
    for url in &args.urls {
        urls.push(address(url).with_context(|| url.clone())?);
    }
    let given = args.coverage.as_deref().map(|path| input::coverage(Some(path))).transpose()?;
    runtime::block_on(async {
        let store = Store::open(&args.db.to_string_lossy()).await?;
        let id = coverage_of(&store, given).await?;
        for url in &urls {
            store.follow(id, url, args.every).await?;
        }
        for stored in store.coverages().await? {
            store.follow_file(stored.id, &stored.coverage).await?;
        }
        let followed = store.followed().await?;
        if followed.is_empty() {
            bail!("nothing is followed: give an address, or a coverage file whose sources have `follow`");
        }
        let gatherer = gathering::gatherer(&store, args.options.config(None))?;
        let ingest = Ingest::new(gatherer.clone());
        let outcome = if args.once {
            once(&gatherer, &ingest, &followed).await?
        } else {
            let what = if followed.len() == 1 { "address" } else { "addresses" };
            anstream::println!("Following {} {what} into {}. Ctrl-C ends it.", followed.len(), args.db.display());
            for_ever(&gatherer, &ingest).await?;
            Outcome::Done
        };
        store.close().await;
        Ok(outcome)
    })
}

/// An address as people type it.
pub(super) fn address(text: &str) -> anyhow::Result<String> {
    let text = text.trim();
    let url = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = url::Url::parse(&url).context("this is no address")?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        bail!("only http and https addresses can be followed");
    }
    Ok(url.into())
}

/// The coverage that new addresses belong to.
async fn coverage_of(store: &Store, given: Option<Coverage>) -> anyhow::Result<CoverageId> {
    if let Some(coverage) = given {
        return Ok(store.put_coverage(&coverage).await?);
    }
    let there = store.coverages().await?;
    match there.as_slice() {
        [] => Ok(store.put_coverage(&Coverage::default()).await?),
        [one] => Ok(one.id),
        several => {
            let names: Vec<_> = several.iter().map(|s| s.coverage.slug.as_str()).collect();
            bail!("the ledger has several coverages ({}): name one by its file with --coverage", names.join(", "))
        }
    }
}

async fn once(gatherer: &Gatherer, ingest: &Arc<Ingest>, followed: &[Followed]) -> anyhow::Result<Outcome> {
    let (mut events, mut read) = (gatherer.events(), ingest.read());
    let mut outcome = Outcome::Done;
    for one in followed {
        if !gatherer.look(one, &mut Hints::default()).await?.answered() {
            outcome = Outcome::SomeFailed;
        }
        ingest.drain().await?;
        while let Ok(event) = events.try_recv() {
            tell(&event);
        }
        while let Ok(read) = read.try_recv() {
            tell_read(&read);
        }
    }
    Ok(outcome)
}

async fn for_ever(gatherer: &Gatherer, ingest: &Arc<Ingest>) -> anyhow::Result<()> {
    let (events, read) = (gatherer.events(), ingest.read());
    let reading = tokio::spawn(Arc::clone(ingest).run());
    let telling = tokio::spawn(tell_all(events, read));
    let stop = async {
        tokio::select! {
            () = runtime::stopped() => {}
            () = handed_over(gatherer.events()) => {
                anstream::println!("Another process gathers for this ledger: it goes on with what is followed here.");
            }
        }
    };
    let run = gatherer.run(stop).await;
    reading.abort();
    telling.abort();
    Ok(run?)
}

/// Resolves when another process has shown that it is alive by holding on to the right to gather.
async fn handed_over(mut events: Receiver<Event>) {
    loop {
        match events.recv().await {
            Ok(Event::Waiting) => break,
            Ok(Event::Gathering) | Err(RecvError::Closed) => return std::future::pending().await,
            Ok(_) | Err(RecvError::Lagged(_)) => {}
        }
    }
    let taken = async { while !matches!(events.recv().await, Ok(Event::Gathering)) {} };
    if tokio::time::timeout(LEASE + Duration::from_secs(3), taken).await.is_ok() {
        std::future::pending().await
    }
}

/// Tells all that happens until it is ended.
pub async fn tell_all(mut events: Receiver<Event>, mut read: Receiver<Read>) {
    loop {
        tokio::select! {
            event = events.recv() => match event {
                Ok(event) => tell(&event),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            },
            report = read.recv() => match report {
                Ok(report) => tell_read(&report),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            },
        }
    }
}

fn tell(event: &Event) {
    match event {
        Event::Looked { url, outcome, problem: Some(problem), next, .. } if !outcome.answered() => {
            let help =
                if problem.ends_with("public network") { " (--allow its network if it is your own)" } else { "" };
            line(url, &format!("{problem}{help}; next look {}", in_words(*next)));
        }
        Event::Feeds { url, feeds } => {
            line(url, "the page names feeds, which may be followed instead:");
            for feed in feeds {
                anstream::println!("            {} {}", feed.url, feed.title.as_deref().unwrap_or_default());
            }
        }
        Event::LedgerFailed(problem) => complain(problem),
        Event::Looked { .. } | Event::Waiting | Event::Gathering => {}
    }
}

fn tell_read(read: &Read) {
    let imported = match &read.result {
        Ok(imported) => imported,
        Err(problem) => return line(&read.page, &format!("it was kept, but cannot be read: {problem}")),
    };
    let counts = [
        (imported.posts_new + imported.posts_returned, "new"),
        (imported.posts_revised, "revised"),
        (imported.posts_gone, "gone"),
    ];
    let mut words: Vec<_> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if words.is_empty() {
        words.push("no change in what it says".into());
    }
    let posts = if read.posts == 1 { "post" } else { "posts" };
    line(&read.page, &format!("{} ({} {posts} on the page)", words.join(", "), read.posts));
}

fn line(url: &str, what: &str) {
    let now = Timestamp::now().to_zoned(jiff::tz::TimeZone::system());
    anstream::println!("{}  {url}  {what}", now.strftime("%H:%M:%S"));
}

fn in_words(next: Timestamp) -> String {
    let seconds = next.duration_since(Timestamp::now()).as_secs().max(0);
    match seconds {
        0..120 => format!("in {seconds} s"),
        120..7200 => format!("in {} min", seconds / 60),
        _ => format!("in {} h", seconds / 3600),
    }
}
