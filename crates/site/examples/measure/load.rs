//! So many requests a second for one page, each begun at its time whether or not those before have ended.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
};

use crate::{Result, ledger::Served};

/// The connections that are kept open: as many readers.
const CONNECTIONS: usize = 100;

/// Asks for a page and prints how long the first byte took. `of` is a ledger, whose first live page is asked for, or an address.
pub async fn run(of: &str, rate: u32, seconds: u32) -> Result<()> {
    let (served, host, path) = match of.strip_prefix("http://") {
        Some(rest) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            (None, host.to_owned(), format!("/{path}"))
        }
        None => {
            let served = Served::start(Some(of)).await?;
            let host = served.address.clone();
            (Some(served), host, "/ferry-strait".to_owned())
        }
    };
    let first = Instant::now();
    let size = ask(&mut TcpStream::connect(&host).await?, &host, &path).await?.1;
    println!("{of}: {size} bytes; the first answer of all took {:.1} ms", first.elapsed().as_secs_f64() * 1e3);
    report("while nothing changes", fire(&host, &path, rate, seconds).await?);
    if let Some(mut served) = served {
        let changing = tokio::spawn(async move {
            for _ in 0..seconds {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if served.change().await.is_err() {
                    break;
                }
            }
            served
        });
        report("while a post arrives every second", fire(&host, &path, rate, seconds).await?);
        println!("memory: {} MB", changing.await?.memory()? / 1024);
    }
    Ok(())
}

async fn fire(host: &str, path: &str, rate: u32, seconds: u32) -> Result<Vec<Duration>> {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let begun = Instant::now() + Duration::from_millis(200);
    let total = rate * seconds;
    for connection in 0..CONNECTIONS as u32 {
        let (sender, host, path) = (sender.clone(), host.to_owned(), path.to_owned());
        tokio::spawn(async move {
            let mut stream = TcpStream::connect(&host).await?;
            for n in (connection..total).step_by(CONNECTIONS) {
                let due = begun + Duration::from_secs_f64(f64::from(n) / f64::from(rate));
                tokio::time::sleep_until(due.into()).await;
                // What is late because the one before took long counts as late.
                let (first, _) = ask(&mut stream, &host, &path).await?;
                sender.send(first.duration_since(due)).ok();
            }
            Result::Ok(())
        });
    }
    drop(sender);
    let mut took = Vec::new();
    while let Some(one) = receiver.recv().await {
        took.push(one);
    }
    if took.len() < total as usize {
        return Err(format!("only {} of {total} requests were answered", took.len()).into());
    }
    Ok(took)
}

/// Asks once. Gives when the first byte was there, and how many there were.
async fn ask(stream: &mut TcpStream, host: &str, path: &str) -> Result<(Instant, usize)> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br, gzip\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut buffer = Vec::with_capacity(64 << 10);
    stream.read_buf(&mut buffer).await?;
    let first = Instant::now();
    loop {
        if let Some(head) = find(&buffer, b"\r\n\r\n") {
            let headers = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
            if !headers.starts_with("http/1.1 200") {
                return Err(format!("the answer was {}", headers.lines().next().unwrap_or_default()).into());
            }
            let length: Option<usize> =
                headers.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
            let whole = match length {
                Some(length) => buffer.len() >= head + 4 + length,
                None => buffer.ends_with(b"0\r\n\r\n"),
            };
            if whole {
                return Ok((first, buffer.len() - head - 4));
            }
        }
        if stream.read_buf(&mut buffer).await? == 0 {
            return Err("the connection was closed".into());
        }
    }
}

/// Where some bytes stand in others.
pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Prints the median and the tail of some times.
pub fn report(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |share: f64| took.get(((took.len() as f64 - 1.0) * share) as usize).map_or(0.0, |d| d.as_secs_f64() * 1e3);
    println!("{what}: {} times, median {:.2} ms, 99 % {:.2} ms, most {:.2} ms", took.len(), at(0.5), at(0.99), at(1.0));
}
