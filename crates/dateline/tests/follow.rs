//! The program follows a page of a server of this test's own: looks, reads, keeps; killed and started again.

#![allow(clippy::unwrap_used)] // a helper that fails fails its test

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// A server of pages by path. What it has not is 404.
struct Server {
    at: SocketAddr,
    pages: Arc<Mutex<HashMap<String, Vec<u8>>>>,
}

impl Server {
    fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Server { at: listener.local_addr().unwrap(), pages: Arc::default() };
        let pages = Arc::clone(&server.pages);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(stream);
                let mut first = String::new();
                let _ = reader.read_line(&mut first);
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
                    line.clear();
                }
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let page = pages.lock().unwrap().get(&path).cloned();
                let (status, body) = page.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
                let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                let _ = reader.into_inner().write_all(&[head.as_bytes(), &body].concat());
            }
        });
        server
    }

    fn put(&self, path: &str, page: impl Into<Vec<u8>>) {
        self.pages.lock().unwrap().insert(path.into(), page.into());
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }
}

fn page(posts: &[(&str, &str)]) -> String {
    let posts: String = posts
        .iter()
        .map(|(clock, words)| {
            format!(
                "<article id=\"at-{}\"><time datetime=\"2026-03-09T{clock}:00Z\">{clock}</time><p>{words}</p></article>",
                clock.replace(':', "")
            )
        })
        .collect();
    format!("<!doctype html><title>The flood, live</title><main><h1>The flood, live</h1>{posts}</main>")
}

fn dateline(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args);
    command
}

fn once(db: &str, url: &str) -> Output {
    dateline(&["follow", url, "--once", "--allow", "127.0.0.0/8", "--db", db]).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn db(folder: &Path) -> String {
    folder.join("test.db").to_string_lossy().into_owned()
}

const FIRST: (&str, &str) = ("10:05", "Rain goes on along the whole of the lower river this morning.");
const SECOND: (&str, &str) = ("11:20", "Boats go out to the island every hour from the old harbour.");
const THIRD: (&str, &str) = ("12:40", "Water stands lower than it did at the mill by the weir.");

#[test]
fn what_changed_is_read_and_its_bytes_come_back() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start());
    let (db, url) = (db(folder.path()), server.url("/live"));
    let first = page(&[SECOND, FIRST]);
    server.put("/live", first.clone());
    let said = text(&once(&db, &url).stdout);
    assert!(said.contains("2 new (2 posts on the page)"), "{said}");
    assert_eq!(text(&once(&db, &url).stdout), "", "nothing is new, nothing is said");
    server.put("/live", page(&[THIRD, SECOND, (FIRST.0, &FIRST.1.replace("morning", "evening"))]));
    let said = text(&once(&db, &url).stdout);
    assert!(said.contains("1 new, 1 revised (3 posts on the page)"), "{said}");

    let first = first.into_bytes();
    let hash = sha256(&first);
    assert_eq!(dateline(&["raw", &hash[..12], "--db", &db]).output().unwrap().stdout, first);
    let told = text(&dateline(&["raw", &hash, "--headers", "--db", &db]).output().unwrap().stdout);
    assert!(told.contains(&hash) && told.contains(&url) && told.contains("content-length: "), "{told}");
    let none = dateline(&["raw", "0000000000000000", "--db", &db]).output().unwrap();
    assert!(!none.status.success() && text(&none.stderr).contains("no bytes are kept"));
}

/// By the program itself: `read` names the bytes of what it reads.
fn sha256(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, bytes).unwrap();
    let out = dateline(&["read", "--format", "json", &file.to_string_lossy()]).output().unwrap().stdout;
    let reading: serde_json::Value = serde_json::from_slice(&out).unwrap();
    reading["report"]["sha256"].as_str().unwrap().to_owned()
}

#[test]
fn what_cannot_be_had_or_read_is_said() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start());
    let db = db(folder.path());
    let gone = once(&db, &server.url("/nothing"));
    assert!(!gone.status.success() && text(&gone.stdout).contains("status 404"), "{gone:?}");
    server.put("/picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
    let picture = once(&db, &server.url("/picture"));
    assert!(text(&picture.stdout).contains("it was kept, but cannot be read"), "{picture:?}");
    let refused = dateline(&["follow", &server.url("/x"), "--once", "--db", &db]).output().unwrap();
    assert!(text(&refused.stdout).contains("not on the public network (--allow"), "{refused:?}");
    for wrong in ["ftp://example.org/x", "http://", "file:///etc/passwd"] {
        let wrong = dateline(&["follow", wrong, "--once", "--db", &db]).output().unwrap();
        assert!(!wrong.status.success() && wrong.stdout.is_empty(), "{wrong:?}");
    }
}

#[test]
fn what_is_followed_no_longer_is_not_looked_at_and_stays_in_the_ledger() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start());
    let (db, live, other) = (db(folder.path()), server.url("/live"), server.url("/other"));
    server.put("/live", page(&[SECOND, FIRST]));
    server.put("/other", page(&[SECOND, FIRST]));
    once(&db, &live);
    once(&db, &other);
    let ended = dateline(&["unfollow", &live, "--db", &db]).output().unwrap();
    assert!(ended.status.success() && text(&ended.stdout).contains("is followed no longer"), "{ended:?}");
    server.put("/live", page(&[THIRD, SECOND, FIRST]));
    server.put("/other", page(&[THIRD, SECOND, FIRST]));
    let all = dateline(&["follow", "--once", "--allow", "127.0.0.0/8", "--db", &db]).output().unwrap();
    let said = text(&all.stdout);
    assert!(said.contains(&other) && !said.contains(&live), "{said}");
    let again = dateline(&["unfollow", &live, "--db", &db]).output().unwrap();
    assert!(!again.status.success() && text(&again.stderr).contains("is not followed"), "{again:?}");
    // Followed again, it is looked at again.
    let said = text(&once(&db, &live).stdout);
    assert!(said.contains(&live) && said.contains("3 posts on the page"), "{said}");
}

/// `dateline serve`, and where it serves.
fn serve(db: &str) -> (Child, SocketAddr) {
    let args = ["serve", "--listen", "127.0.0.1:0", "--allow", "127.0.0.0/8", "--db", db];
    let mut child = dateline(&args).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    // What else it says is read, so that it never waits for us.
    std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    let at = line.split("http://").nth(1).unwrap().split('/').next().unwrap();
    (child, at.parse().unwrap())
}

/// A page without its tags.
fn words_of(page: &str) -> String {
    page.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

/// Waits until the live page has some words.
fn wait_for(site: SocketAddr, words: &str) -> String {
    let begun = Instant::now();
    loop {
        let mut stream = TcpStream::connect(site).unwrap();
        stream.write_all(b"GET /coverage HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        if words_of(&page).contains(words) {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "“{words}” never comes: {page}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn serve_goes_on_with_what_is_followed_also_after_a_kill() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start());
    let db = db(folder.path());
    server.put("/live", page(&[SECOND, FIRST]));
    let url = server.url("/live");
    let added = dateline(&["follow", &url, "--once", "--every", "5s", "--allow", "127.0.0.0/8", "--db", &db]).output();
    assert!(added.unwrap().status.success());
    let (mut child, site) = serve(&db);
    wait_for(site, FIRST.1);
    let edited = SECOND.1.replace("every hour", "twice a day");
    server.put("/live", page(&[(SECOND.0, &edited), FIRST]));
    wait_for(site, &edited);
    child.kill().unwrap();
    child.wait().unwrap();
    server.put("/live", page(&[THIRD, SECOND, FIRST]));
    let (mut child, site) = serve(&db);
    let live = wait_for(site, THIRD.1);
    assert_eq!(live.matches("<article ").count(), 3, "each post is there once: {live}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_feed_is_followed_like_a_page() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start());
    let db = db(folder.path());
    let feed = |items: &[(u32, &str)]| {
        let items: String = items
            .iter()
            .map(|(n, words)| {
                format!(
                    "<item><guid>item-{n}</guid><title>Report {n}</title><description>{words}</description>\
                     <pubDate>Mon, 09 Mar 2026 10:{n:02}:00 GMT</pubDate></item>"
                )
            })
            .collect();
        format!("<?xml version='1.0'?><rss version='2.0'><channel><title>Flood</title>{items}</channel></rss>")
    };
    server.put("/feed", feed(&[(5, "The bridge stays closed."), (1, "The river rises.")]));
    let url = server.url("/feed");
    let said = text(&once(&db, &url).stdout);
    assert!(said.contains("2 new (2 posts on the page)"), "{said}");
    server.put("/feed", feed(&[(9, "Boats are ready."), (5, "The bridge is open."), (1, "The river rises.")]));
    let said = text(&once(&db, &url).stdout);
    assert!(said.contains("1 new, 1 revised (3 posts on the page)"), "{said}");
}
