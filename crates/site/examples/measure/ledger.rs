//! Ledgers to measure with, and a process of its own that serves one.

use std::{
    io::BufRead,
    process::Stdio,
    time::{SystemTime, UNIX_EPOCH},
};

use dateline_model::ClaimKind;
use dateline_site::{Config, Site, serve as serve_site};
use dateline_store::{CoverageId, Store};
use jiff::{SignedDuration, Timestamp};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
    net::TcpListener,
    process::{Child, ChildStdin, ChildStdout, Command},
};

use crate::{
    Result,
    common::{Ledger, OSTMARK, Page, at_least, coverage},
};

/// The posts of a page: about what a live blog shows.
const PER_PAGE: usize = 50;

/// Makes a ledger of so many posts, a minute apart, of three sources; every tenth has a claim, and each is a story of its own.
pub async fn make(posts: usize, path: &str) -> Result<()> {
    let store = Store::open(path).await?;
    let id = store.put_coverage(&coverage()).await?;
    let first: Timestamp = "2024-03-09T00:00:00Z".parse()?;
    for page in 0..posts.div_ceil(PER_PAGE) {
        let source = ["Harren Wire", "Ostmark Today", "Strait Courier"][page % 3];
        let mut written = Page::new(&format!("page-{page}"), source);
        let mut last = first;
        for n in (page * PER_PAGE..((page + 1) * PER_PAGE).min(posts)).rev() {
            last = first + SignedDuration::from_mins(n as i64);
            written = written.post(&format!("{last:.0}").replace(":00Z", "Z"), &format!(
                "Ferry {n} leaves the landing\nThe ferry of number {n} has left the landing of Sound Head with {} people on board, the harbour office said.\nAt least {n} people are waiting for the next one.",
                n % 300
            ));
            if n % 10 == 0 {
                let words = format!("At least {n} people are waiting");
                let quantity = Some(("At least", at_least(n as f64)));
                written =
                    written.said(&words, OSTMARK).claim(&words, ClaimKind::Displaced, "civilian", "Veyl", quantity);
            }
        }
        written.put(&store, id, &(last + SignedDuration::from_hours(2)).to_string()).await;
        if page % 200 == 0 {
            eprint!("\r{} posts", page * PER_PAGE);
        }
    }
    eprintln!("\r{posts} posts in {path}");
    store.close().await;
    Ok(())
}

/// Serves a ledger, or the small invented one. Says its address, and then for each line on standard input lets a post
/// arrive and says when it was committed, in microseconds since 1970.
pub async fn serve(path: Option<&str>) -> Result<()> {
    let small = if path.is_none() { Some(Ledger::full().await) } else { None };
    let (store, coverage) = match (&small, path) {
        (Some(ledger), _) => (ledger.store.clone(), ledger.coverage),
        (None, path) => {
            let store = Store::open(path.unwrap_or_default()).await?;
            let coverage = store.coverages().await?.first().ok_or("the ledger is empty")?.id;
            (store, coverage)
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    let site = Site::new(store.clone(), Config::default());
    let runtime = tokio::runtime::Handle::current();
    std::thread::spawn(move || {
        for n in std::io::stdin().lock().lines().map_while(std::result::Result::ok).enumerate().map(|(n, _)| n) {
            runtime.block_on(arrive(&store, coverage, n));
            println!("{}", micros());
        }
        std::process::exit(0);
    });
    Ok(serve_site(listener, site, axum::Router::new(), std::future::pending()).await?)
}

async fn arrive(store: &Store, coverage: CoverageId, n: usize) {
    // A post like no other, also when the ledger was measured before: one that is like another is taken for its next wording.
    let now = micros();
    let berths: Vec<String> = (2..20).map(|i| format!("berth {}", now * i % 999_983)).collect();
    let page = Page::new(&format!("late-{now}"), "Harren Wire").post(
        &format!("2026-03-11T12:{:02}Z", n % 60),
        &format!("Ferry {now} is late\nIt was seen at {}.", berths.join(", ")),
    );
    page.put(store, coverage, "2026-03-11T13:00:00Z").await;
}

/// Microseconds since 1970.
pub fn micros() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros())
}

/// A process that serves a ledger.
pub struct Served {
    /// Where, e.g. `127.0.0.1:40123`.
    pub address: String,
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Served {
    pub async fn start(path: Option<&str>) -> Result<Served> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").args(path).stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        let input = child.stdin.take().ok_or("no input")?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let address = output.next_line().await?.ok_or("the server did not start")?;
        let address = address.trim_start_matches("http://").to_owned();
        Ok(Served { address, child, input, output })
    }

    /// Lets a post arrive. Gives when it was committed.
    pub async fn change(&mut self) -> Result<u128> {
        self.input.write_all(b"\n").await?;
        Ok(self.output.next_line().await?.ok_or("the server has ended")?.parse()?)
    }

    /// Its resident memory in kB.
    pub fn memory(&self) -> Result<u64> {
        memory(self.child.id().ok_or("the server has ended")?)
    }
}

/// The resident memory of a process in kB.
pub fn memory(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
