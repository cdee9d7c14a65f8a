//! Many readers who wait for updates: how long until every one has it, and how much memory one takes in the server.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
};

use crate::{
    Result,
    ledger::{Served, memory, micros},
    load::{find, report},
};

/// How many updates are measured.
const UPDATES: usize = 10;
/// How long to wait for one.
const PATIENCE: Duration = Duration::from_secs(30);

/// Connects readers, sends updates, prints how long each took to reach each reader.
pub async fn run(count: usize, nchan: Option<&str>) -> Result<()> {
    let mut served = if nchan.is_none() { Some(Served::start(None).await?) } else { None };
    let (host, path) = match (&served, nchan) {
        (Some(served), _) => (served.address.clone(), "/ferry-strait/events"),
        (None, nchan) => (nchan.unwrap_or_default().trim_start_matches("http://").to_owned(), "/sub"),
    };
    let memory_now = |served: &Option<Served>| match served {
        Some(served) => served.memory(),
        None => nginx_memory(),
    };
    // One reader, so that what is there once for all is there.
    let (sender, mut had) = mpsc::unbounded_channel();
    connect(&host, path, sender.clone()).await?;
    let before = memory_now(&served)?;
    for n in 1..count {
        connect(&host, path, sender.clone()).await?;
        if n % 1000 == 0 {
            eprint!("\r{n} readers");
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = memory_now(&served)?;
    let mut took = Vec::new();
    for n in 0..UPDATES {
        let sent = match &mut served {
            Some(served) => served.change().await?,
            None => publish(&host, n).await?,
        };
        for reader in 0..count {
            let at = tokio::time::timeout(PATIENCE, had.recv()).await;
            let at: u128 = at
                .map_err(|_| format!("update {n} has reached {reader} of {count} readers only"))?
                .ok_or("all readers are gone")?;
            took.push(Duration::from_micros(u64::try_from(at.saturating_sub(sent))?));
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let after = memory_now(&served)?;
    eprintln!();
    report(&format!("{count} readers, {UPDATES} updates, every one reached every reader"), took);
    let each = |kb: u64| kb.saturating_sub(before) as f64 / count as f64;
    println!("memory a reader: {:.1} kB waiting, {:.1} kB after the updates", each(idle), each(after));
    Ok(())
}

/// Connects a reader, who tells when each update came.
async fn connect(host: &str, path: &str, had: mpsc::UnboundedSender<u128>) -> Result<()> {
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut buffer = Vec::with_capacity(1024);
    while find(&buffer, b"\r\n\r\n").is_none() {
        if stream.read_buf(&mut buffer).await? == 0 {
            return Err("a reader was turned away".into());
        }
    }
    tokio::spawn(async move {
        let mut buffer = vec![0; 16 << 10];
        // An update may come in pieces: it is there when the blank line behind its data is.
        let mut had_so_far = Vec::new();
        while let Ok(read @ 1..) = stream.read(&mut buffer).await {
            had_so_far.extend_from_slice(&buffer[..read]);
            let data = find(&had_so_far, b"data:");
            if data.is_some_and(|data| find(&had_so_far[data..], b"\n\n").is_some()) {
                if had.send(micros()).is_err() {
                    return;
                }
                had_so_far.clear();
            } else if data.is_none() && had_so_far.len() > 1000 {
                had_so_far.clear();
            }
        }
    });
    Ok(())
}

/// Publishes an update of the size of ours by nchan. Gives when it was sent.
async fn publish(host: &str, n: usize) -> Result<u128> {
    let body = format!("{{\"post\":{n},\"html\":\"{}\"}}", "x".repeat(2_000));
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "POST /pub HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let sent = micros();
    stream.write_all(request.as_bytes()).await?;
    stream.read_to_end(&mut Vec::new()).await?;
    Ok(sent)
}

/// The memory of all nginx processes in kB.
fn nginx_memory() -> Result<u64> {
    let mut all = 0;
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if std::fs::read_to_string(entry.path().join("comm")).is_ok_and(|name| name.trim() == "nginx") {
            all += memory(pid)?;
        }
    }
    Ok(all)
}
