//! A soak of gathering: `dateline follow` on many sources of a local server that adds posts, killed in the middle and
//! started again. At the end the ledger must have every post that the server ever showed, once.
//!
//! `cargo xtask soak [MINUTES [SOURCES]]` builds the program and runs this. It prints a table for `docs/benchmarks.md` and
//! fails if a post is missing, doubled or gone, or if memory grew.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use dateline_store::{MAX_PAGE, Order, PageQuery, Store};
use jiff::Timestamp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// How often each source is looked at.
const EVERY: u64 = 60;
/// Posts that a page shows: older ones roll off.
const SHOWN: usize = 20;
/// Posts that are added each second, over all sources.
const PER_SECOND: usize = 5;
/// Sources beside the good ones that stall, reset, fail.
const BAD: usize = 20;
/// How long nothing is added before the end, so that all has been looked at.
const QUIET: Duration = Duration::from_secs(100);
/// By how much memory may be larger at the end than a third of the way in.
const GROWTH: f64 = 1.25;

/// A post of the server's.
#[derive(Clone)]
struct Added {
    token: String,
    at: Timestamp,
}

/// What the server shows: by source, its posts.
struct Shown {
    sources: Mutex<Vec<Vec<Added>>>,
    requests: Mutex<HashMap<&'static str, u64>>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let minutes: u64 = args.next().map_or(Ok(15), |n| n.parse()).context("MINUTES is a number")?;
    let count: usize = args.next().map_or(Ok(1000), |n| n.parse()).context("SOURCES is a number")?;
    ensure!(minutes >= 4 && (1..=50_000).contains(&count), "at least 4 minutes, and 1 to 50000 sources");
    let folder = tempfile::tempdir()?;
    let shown = Arc::new(Shown { sources: Mutex::new(vec![Vec::new(); count]), requests: Mutex::default() });
    for source in 0..count {
        for _ in 0..3 {
            shown.add(source);
        }
    }
    let listener = TcpListener::bind("0.0.0.0:0").await?;
    let port = listener.local_addr()?.port();
    let serving = Arc::clone(&shown);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let shown = Arc::clone(&serving);
            tokio::spawn(async move { answer(stream, &shown).await });
        }
    });
    let desk =
        Desk { program: program()?, coverage: folder.path().join("soak.toml"), db: folder.path().join("soak.db") };
    std::fs::write(&desk.coverage, coverage(count, port))?;

    let (begun, started, length) = (Instant::now(), Timestamp::now(), Duration::from_secs(minutes * 60));
    let mut child = desk.start()?;
    let mut killed = None;
    let mut memory: Vec<(u64, u64)> = Vec::new();
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    println!("| minute | posts shown | resident memory | ledger |\n| --- | --- | --- | --- |");
    while begun.elapsed() < length {
        tick.tick().await;
        let second = begun.elapsed().as_secs();
        if begun.elapsed() + QUIET < length {
            for _ in 0..PER_SECOND {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                shown.add((random >> 33) as usize % count);
            }
        }
        if killed.is_none() && begun.elapsed() > length / 2 {
            child.kill()?;
            child.wait()?;
            killed = Some(second);
            child = desk.start()?;
            println!("| {} | kill -9, and started again | | |", second / 60);
        }
        if let Some(status) = child.try_wait()? {
            bail!("the program has ended by itself ({status})");
        }
        if second % 60 == 59 {
            let resident = resident(child.id())?;
            memory.push((second / 60 + 1, resident));
            let ledger = std::fs::metadata(&desk.db).map_or(0, |meta| meta.len());
            println!("| {} | {} | {} MB | {} MB |", second / 60 + 1, shown.total(), resident >> 20, ledger >> 20);
        }
    }
    let stopping = Instant::now();
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
    let status = child.wait()?;
    println!("\nstopped within {:.1} s ({status})", stopping.elapsed().as_secs_f64());
    ensure!(status.success(), "it did not end well");
    check(&desk.db, &shown, started).await?;
    for (what, n) in shown.requests.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        println!("{what}: {n}");
    }
    let half = minutes / 2 + 1;
    let after: Vec<u64> = memory.iter().filter(|(minute, _)| *minute > half + 1).map(|(_, bytes)| *bytes).collect();
    if let (Some(first), Some(last)) = (after.first(), after.last()) {
        let growth = *last as f64 / *first as f64;
        println!("memory after the restart: {} MB, then {} MB (× {growth:.2})", first >> 20, last >> 20);
        ensure!(growth < GROWTH, "memory grew");
    }
    Ok(())
}

impl Shown {
    fn sources(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Added>>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, source: usize) {
        let mut sources = self.sources();
        let token = format!("S{source}N{}", sources[source].len());
        sources[source].push(Added { token, at: Timestamp::now() });
    }

    fn total(&self) -> usize {
        self.sources().iter().map(Vec::len).sum()
    }

    fn count(&self, what: &'static str) {
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner).entry(what).or_default() += 1;
    }
}

/// The host of a source: each has an address of this machine to itself.
fn host(source: usize) -> String {
    format!("127.{}.{}.{}", 1 + source / 62_500, source / 250 % 250 + 1, source % 250 + 1)
}

fn coverage(count: usize, port: u16) -> String {
    let mut text = "slug = 'soak'\ntitle = 'A soak'\n".to_owned();
    for source in 0..count + BAD {
        let path = if source < count { format!("live/{source}") } else { format!("bad/{source}") };
        text.push_str(&format!(
            "[[source]]\nname = 'Source {source}'\nevery = '{EVERY}s'\nfollow = ['http://{}:{port}/{path}']\n",
            host(source)
        ));
    }
    text
}

async fn answer(mut stream: TcpStream, shown: &Shown) -> Option<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|w| w == b"\r\n\r\n") {
        if stream.read_buf(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1)?;
    let (kind, number) = path.trim_start_matches('/').split_once('/').unwrap_or((path, "0"));
    let number: usize = number.parse().ok()?;
    let answer = match kind {
        "live" => {
            let posts = shown.sources().get(number)?.clone();
            let tag = format!("\"{}\"", posts.len());
            if head.to_ascii_lowercase().contains(&format!("if-none-match: {tag}")) {
                shown.count("answers with 304");
                format!("HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n")
            } else {
                shown.count("answers with 200");
                let page = page(number, &posts);
                let length = page.len();
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
                     ETag: {tag}\r\nConnection: close\r\n\r\n{page}"
                )
            }
        }
        "bad" if number.is_multiple_of(3) => {
            shown.count("stalls");
            tokio::time::sleep(Duration::from_secs(120)).await;
            return None;
        }
        "bad" if number % 3 == 1 => {
            shown.count("broken answers");
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".into()
        }
        "bad" => {
            shown.count("answers with 500");
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into()
        }
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into(),
    };
    stream.write_all(answer.as_bytes()).await.ok()?;
    stream.shutdown().await.ok()
}

fn page(source: usize, posts: &[Added]) -> String {
    let mut page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>River watch {source}: live</title></head><body>\
         <main><h1>River watch {source}: live</h1>\n"
    );
    for post in posts.iter().rev().take(SHOWN) {
        let Added { token, at } = post;
        page.push_str(&format!(
            "<article id=\"{token}\"><time datetime=\"{at:.0}\">{at:.0}</time><h2>Gauge report {token}</h2>\
             <p>The water board said that the river at mark {token} stood {} centimetres above its usual level.</p>\
             </article>\n",
            token.len() * 7 + source % 50
        ));
    }
    page.push_str("</main></body></html>\n");
    page
}

/// The program under test, beside this one.
fn program() -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let folder = here.parent().and_then(Path::parent).context("this example lies in target/…/examples")?;
    let program = folder.join("dateline");
    ensure!(program.is_file(), "{} is not there: run `cargo xtask soak`", program.display());
    Ok(program)
}

struct Desk {
    program: PathBuf,
    coverage: PathBuf,
    db: PathBuf,
}

impl Desk {
    fn start(&self) -> anyhow::Result<Child> {
        let child = Command::new(&self.program)
            .arg("follow")
            .arg("--coverage")
            .arg(&self.coverage)
            .arg("--db")
            .arg(&self.db)
            .args(["--allow", "127.0.0.0/8"])
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()?;
        Ok(child)
    }
}

/// The memory of a process that is in fact there, in bytes.
fn resident(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
    let kilobytes: u64 = line.split_whitespace().nth(1).context("no number")?.parse()?;
    Ok(kilobytes << 10)
}

/// Compares the ledger with what was shown.
async fn check(db: &Path, shown: &Shown, begun: Timestamp) -> anyhow::Result<()> {
    let store = Store::open(&db.to_string_lossy()).await?;
    let coverage = store.coverage("soak").await?.context("no coverage")?.id;
    let mut kept: HashMap<String, Vec<(Timestamp, bool)>> = HashMap::new();
    let mut query = PageQuery { order: Order::Oldest, limit: MAX_PAGE, ..PageQuery::default() };
    loop {
        let page = store.posts(coverage, &query).await?;
        for entry in page.entries {
            let headline = entry.post.headline.as_deref().unwrap_or_default();
            let token = headline.rsplit(' ').next().unwrap_or_default().to_owned();
            kept.entry(token).or_default().push((entry.first_seen, entry.gone_after.is_some()));
        }
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    let (mut missed, mut doubled, mut gone, mut delays) = (0, 0, 0, Vec::new());
    let mut all = 0;
    for post in shown.sources().iter().flatten() {
        all += 1;
        match kept.remove(&post.token).as_deref() {
            None => missed += 1,
            Some([(first_seen, is_gone)]) => {
                gone += usize::from(*is_gone);
                // The first ones waited for the program to start.
                if post.at > begun {
                    delays.push(first_seen.duration_since(post.at).as_secs_f64().max(0.0));
                }
            }
            Some(_) => doubled += 1,
        }
    }
    delays.sort_by(f64::total_cmp);
    let at = |part: f64| delays.get((delays.len() as f64 * part) as usize).or(delays.last()).copied().unwrap_or(0.0);
    let unread = store.unread().await?.len();
    println!("posts shown: {all}; missed: {missed}; doubled: {doubled}; gone: {gone}; others: {}", kept.len());
    println!("seen after: median {:.0} s, 95 % {:.0} s, all {:.0} s", at(0.5), at(0.95), at(1.0));
    let (mut looks, mut rows) = (0, 0);
    for (_, visits) in store.histories(coverage, 1000).await? {
        rows += visits.len();
        looks += visits.iter().map(|visit| visit.times).sum::<u64>();
    }
    println!("looks: {looks}, kept in {rows} rows; still to be read: {unread}");
    store.close().await;
    ensure!(missed + doubled + gone + kept.len() + unread == 0, "the ledger is not what was shown");
    Ok(())
}
