//! The hub of a site that is served twice over one ledger: each change is told once, and what is withdrawn is a tombstone.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used)] // a helper that fails fails its test

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// One who confirms that it asked, and keeps what it is sent.
#[derive(Clone)]
struct Subscriber {
    at: SocketAddr,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Subscriber {
    fn start() -> Subscriber {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let subscriber = Subscriber { at: listener.local_addr().unwrap(), sent: Arc::default() };
        let this = subscriber.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                this.answer(stream);
            }
        });
        subscriber
    }

    fn answer(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream);
        let (mut first, mut length) = (String::new(), 0);
        reader.read_line(&mut first).unwrap();
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        if first.starts_with("POST") {
            self.sent.lock().unwrap().push(String::from_utf8(body).unwrap());
        }
        let challenge = first.split("hub.challenge=").nth(1).and_then(|rest| rest.split(['&', ' ']).next());
        let challenge = challenge.unwrap_or_default();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", challenge.len());
        let _ = reader.into_inner().write_all(format!("{head}{challenge}").as_bytes());
    }

    fn sent(&self) -> Vec<String> {
        self.sent.lock().unwrap().clone()
    }
}

/// A program that serves a ledger, until the test ends.
struct Served(Child);

impl Served {
    fn start(db: &Path, listen: &str, public: &str) -> Served {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["serve", "--no-gathering", "--allow", "127.0.0.0/8", "--listen", listen, "--public-url", public]);
        let mut child = command.arg("--db").arg(db).stdout(Stdio::piped()).spawn().unwrap();
        // It says so once it does.
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut String::new()).unwrap();
        Served(child)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn dateline(db: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).arg("--db").arg(db).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// One request, and the answer's head and body.
fn ask(at: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(at).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn served_twice_a_change_is_told_once_and_what_is_withdrawn_is_a_tombstone() {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("dateline.db");
    let coverage = examples.join("coverage.toml");
    let report = examples.join("reports/halyard-news-truce.txt");
    dateline(&db, &["import", "--coverage", &coverage.to_string_lossy(), &report.to_string_lossy()]);

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let base = format!("http://{free}");
    let _one = Served::start(&db, &free, &base);
    let _other = Served::start(&db, "127.0.0.1:0", &base);
    let there = Subscriber::start();
    let get = |path: &str| ask(&free, &format!("GET {path} HTTP/1.1\r\nHost: {free}\r\nConnection: close\r\n\r\n"));
    let slug = std::fs::read_to_string(&coverage).unwrap();
    let slug = slug.split("slug = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let feed = format!("/{slug}/feed.atom");
    let name = get(&feed).split("<entry><id>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let post = name.rsplit(':').next().unwrap();

    let callback = format!("http://{}/news", there.at);
    let form = format!("hub.mode=subscribe&hub.topic={base}{feed}&hub.callback={callback}");
    let head = format!("POST /hub HTTP/1.1\r\nHost: {free}\r\nConnection: close\r\nContent-Length: {}", form.len());
    let answer = ask(&free, &format!("{head}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n{form}"));
    assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
    std::thread::sleep(Duration::from_secs(2));

    dateline(&db, &["decide", "withdraw", post, "--by", "A. Editor", "--why", "taken back"]);
    let begun = Instant::now();
    while there.sent().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing was sent");
        std::thread::sleep(Duration::from_millis(50));
    }
    // Both have seen the change by then.
    std::thread::sleep(Duration::from_secs(3));
    let sent = there.sent();
    assert_eq!(sent.len(), 1, "it was told twice");
    assert!(sent[0].contains(&format!("<at:deleted-entry ref=\"{name}\"")), "{}", sent[0]);
    assert!(!sent[0].contains(&format!("<id>{name}</id>")));
}
