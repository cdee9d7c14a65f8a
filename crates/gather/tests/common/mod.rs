//! A server that does what a test tells it, and everything wrong if need be: it writes bytes, and knows no HTTP but the
//! head of a request.

#![allow(dead_code, missing_docs, clippy::unwrap_used)] // a helper that fails fails its test; each file uses some of them

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use dateline_gather::{Clock, Config, Limits};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How many requests for this path there were before.
    pub before: usize,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// What the server does next.
#[derive(Debug, Clone)]
pub enum Step {
    Send(Vec<u8>),
    Wait(Duration),
    /// Sends the same over and over until nobody takes it.
    Endless(Vec<u8>),
    /// Says nothing and keeps the connection open.
    Stall,
    /// Breaks the connection off.
    Reset,
}

/// An answer with a body and the right length.
pub fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<Step> {
    let body = body.as_ref();
    let mut head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    vec![Step::Send([head.as_bytes(), body].concat())]
}

pub fn page(body: &str) -> Vec<Step> {
    answer(200, &[("Content-Type", "text/html; charset=utf-8")], body)
}

pub fn redirect(status: u16, to: &str) -> Vec<Step> {
    answer(status, &[("Location", to)], "")
}

pub fn send(text: &str) -> Vec<Step> {
    vec![Step::Send(text.as_bytes().to_vec())]
}

type Script = dyn Fn(&Request) -> Vec<Step> + Send + Sync;

/// A running server. It ends with its test.
#[derive(Clone)]
pub struct Server {
    pub at: SocketAddr,
    script: Arc<Script>,
    tls: Option<tokio_rustls::TlsAcceptor>,
    seen: Arc<Mutex<Vec<Request>>>,
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    pub connections: Arc<AtomicUsize>,
}

impl Server {
    /// A server on every address of this machine. An answer without steps is 404: robots.txt is had by asking for it.
    pub async fn start(script: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static) -> Server {
        Server::on("0.0.0.0:0", None, script).await
    }

    pub async fn on(
        address: &str,
        tls: Option<tokio_rustls::TlsAcceptor>,
        script: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static,
    ) -> Server {
        let listener = TcpListener::bind(address).await.unwrap();
        let server = Server {
            at: listener.local_addr().unwrap(),
            script: Arc::new(script),
            tls,
            seen: Arc::default(),
            now: Arc::default(),
            most: Arc::default(),
            connections: Arc::default(),
        };
        let running = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = running.clone();
                server.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        server
    }

    async fn serve(self, stream: TcpStream) {
        match &self.tls {
            None => {
                let (broken, stream) = self.converse(stream).await;
                if broken {
                    // A connection that is closed with a linger of zero is reset.
                    #[allow(deprecated)]
                    let _ = stream.set_linger(Some(Duration::ZERO));
                }
            }
            Some(tls) => {
                if let Ok(stream) = tls.accept(stream).await {
                    let (_, mut stream) = self.converse(stream).await;
                    let _ = stream.shutdown().await;
                }
            }
        }
    }

    /// Reads one request and answers it. Whether the connection is to be reset.
    async fn converse<S: AsyncRead + AsyncWrite + Unpin>(&self, mut stream: S) -> (bool, S) {
        let Some(mut request) = read(&mut stream).await else { return (false, stream) };
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        let steps = {
            let mut seen = self.seen.lock().unwrap();
            request.before = seen.iter().filter(|r| r.path == request.path && r.method == request.method).count();
            seen.push(request.clone());
            (self.script)(&request)
        };
        let steps = if steps.is_empty() { answer(404, &[], "") } else { steps };
        let mut reset = false;
        for step in steps {
            match step {
                Step::Send(bytes) => {
                    if stream.write_all(&bytes).await.is_err() {
                        break;
                    }
                }
                Step::Wait(length) => tokio::time::sleep(length).await,
                Step::Endless(bytes) => while stream.write_all(&bytes).await.is_ok() {},
                Step::Stall => {
                    // Until the other side has had enough.
                    let mut byte = [0];
                    let _ = stream.read(&mut byte).await;
                }
                Step::Reset => reset = true,
            }
        }
        let _ = stream.flush().await;
        self.now.fetch_sub(1, Ordering::SeqCst);
        (reset, stream)
    }

    /// The address of a path, under some address of this machine: each is a host of its own.
    pub fn url_at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.at.port())
    }

    pub fn url(&self, path: &str) -> String {
        self.url_at("127.0.0.1", path)
    }

    /// The requests for a path so far.
    pub fn seen(&self, path: &str) -> Vec<Request> {
        self.seen.lock().unwrap().iter().filter(|request| request.path == path).cloned().collect()
    }

    /// The most requests that were under way at once.
    pub fn most_at_once(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

/// The head of a request and its body.
async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(n, _)| n == "content-length").and_then(|(_, v)| v.parse().ok()).unwrap_or(0);
    let mut body = bytes[end + 4..].to_vec();
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some(Request { method, path, headers, body, before: 0 })
}

/// A configuration for tests: this machine may be asked, there is little patience, and no pause.
pub fn config() -> Config {
    Config {
        allow: vec!["127.0.0.0/8".parse().unwrap()],
        limits: Limits {
            connect: Duration::from_secs(5),
            headers: Duration::from_millis(400),
            silence: Duration::from_millis(400),
            total: Duration::from_millis(6000),
            bytes: 64 << 10,
            redirects: 5,
        },
        pause: Duration::ZERO,
        clock: Clock::system(),
        ..Config::default()
    }
}
