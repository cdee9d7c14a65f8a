//! Asking a server that does everything wrong.

#![allow(clippy::unwrap_used)] // a helper that fails fails its test

mod common;

use std::{
    future::Future,
    io::Write,
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use common::{Server, Step, answer, config, page, redirect, send};
use dateline_gather::{
    Config, FetchError, Fetcher,
    fetch::{Answer, Validators},
    guard::{Forbidden, Lookup},
};

fn fetcher(config: &Config) -> Fetcher {
    Fetcher::new(config).unwrap()
}

async fn get(url: &str) -> Result<Answer, FetchError> {
    get_with(&config(), url).await
}

async fn get_with(config: &Config, url: &str) -> Result<Answer, FetchError> {
    fetcher(config).get(url, &Validators::default(), false).await.answer
}

/// The error of asking for a page that is answered with some steps.
async fn error(steps: Vec<Step>) -> FetchError {
    let server = Server::start(move |r| if r.path == "/" { steps.clone() } else { Vec::new() }).await;
    get(&server.url("/")).await.unwrap_err()
}

#[tokio::test]
async fn we_say_who_we_are() {
    let server = Server::start(|_| page("x")).await;
    let config = Config { contact: "https://desk.example.org/bot\r\nX-Evil: 1".into(), ..config() };
    get_with(&config, &server.url("/live")).await.unwrap();
    let seen = server.seen("/live");
    let agent = seen[0].header("user-agent").unwrap();
    assert!(agent.starts_with("Dateline/") && agent.contains("(+https://desk.example.org/bot"), "{agent}");
    assert_eq!(seen[0].header("x-evil"), None);
}

#[tokio::test]
async fn only_what_is_newer_is_asked_for() {
    let server = Server::start(|r| match (r.header("if-none-match"), r.header("if-modified-since")) {
        (Some("\"a\""), Some("Mon, 09 Mar 2026 12:00:00 GMT")) => answer(304, &[("ETag", "\"a\"")], ""),
        _ => page("whole"),
    })
    .await;
    let known = Validators { etag: Some("\"a\"".into()), last_modified: Some("Mon, 09 Mar 2026 12:00:00 GMT".into()) };
    let fetcher = fetcher(&config());
    let again = fetcher.get(&server.url("/"), &known, false).await.answer.unwrap();
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    // A validator that no header can hold is left out.
    let broken = Validators { etag: Some("a\nb".into()), last_modified: None };
    assert_eq!(fetcher.get(&server.url("/"), &broken, false).await.answer.unwrap().body, b"whole");
}

#[tokio::test]
async fn what_stalls_is_given_up() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    let first = error(vec![Step::Stall]).await;
    assert!(matches!(first, FetchError::TooSlow { .. }), "{first}");
    let middle = error(vec![Step::Send([head, "some"].concat().into_bytes()), Step::Stall]).await;
    assert!(matches!(middle, FetchError::TooSlow { what: "a silence in the middle", .. }), "{middle}");
}

#[tokio::test]
async fn what_dribbles_is_given_up() {
    let dribble = |text: &str, times: usize| -> Vec<Step> {
        std::iter::repeat_with(|| [Step::Send(text.as_bytes().to_vec()), Step::Wait(Duration::from_millis(50))])
            .take(times)
            .flatten()
            .collect()
    };
    let limits = dateline_gather::Limits {
        connect: Duration::from_millis(200),
        total: Duration::from_millis(900),
        ..config().limits
    };
    let config = Config { limits, ..config() };
    let ask = async |steps: Vec<Step>| {
        let server = Server::start(move |r| if r.path == "/" { steps.clone() } else { Vec::new() }).await;
        let begun = Instant::now();
        let error = get_with(&config, &server.url("/")).await.unwrap_err();
        assert!(matches!(error, FetchError::TooSlow { .. }), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    };
    let headers = [send("HTTP/1.1 200 OK\r\n"), dribble("X-A: b\r\n", 200)].concat();
    let body = [send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), dribble("x", 200)].concat();
    tokio::join!(ask(headers), ask(body));
}

#[tokio::test]
async fn broken_connections_are_told_from_broken_answers() {
    let reset = error(vec![Step::Reset]).await;
    assert!(matches!(reset, FetchError::Broken(_) | FetchError::Connect { .. }), "{reset}");
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome";
    let middle = error([send(head), vec![Step::Wait(Duration::from_millis(30)), Step::Reset]].concat()).await;
    assert!(matches!(middle, FetchError::Broken(_)), "{middle}");
    let short = error(send(head)).await;
    assert!(matches!(short, FetchError::Broken(_)), "{short}");
    let none = get("http://127.0.0.1:1/").await.unwrap_err();
    assert!(matches!(none, FetchError::Connect { .. }), "{none}");
    for garbage in [
        "hello\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 999999 X\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "",
    ] {
        let broken = error(send(garbage)).await;
        assert!(matches!(broken, FetchError::Broken(_)), "{garbage:?}: {broken}");
    }
}

#[tokio::test]
async fn a_length_that_is_too_small_cuts_the_answer() {
    let server = Server::start(|_| send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsome and more")).await;
    assert_eq!(get(&server.url("/")).await.unwrap().body, b"some");
}

#[tokio::test]
async fn answers_are_bounded() {
    let large = error(answer(200, &[], vec![b'x'; (64 << 10) + 1])).await;
    assert_eq!(large, FetchError::TooLarge(64 << 10));
    let endless = [send("HTTP/1.1 200 OK\r\n\r\n"), vec![Step::Endless(vec![b'x'; 4096])]].concat();
    assert_eq!(error(endless).await, FetchError::TooLarge(64 << 10));
    let chunk = [b"1000\r\n".as_slice(), &[b'x'; 4096], b"\r\n"].concat();
    let chunked = [send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), vec![Step::Endless(chunk)]].concat();
    assert_eq!(error(chunked).await, FetchError::TooLarge(64 << 10));
    let headers =
        [send("HTTP/1.1 200 OK\r\n"), vec![Step::Endless(b"X-A: bbbbbbbbbbbbbbbbbbbb\r\n".to_vec())]].concat();
    let headers = error(headers).await;
    assert!(matches!(headers, FetchError::Broken(_)), "{headers}");
    let lie = error(send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")).await;
    assert_eq!(lie, FetchError::TooLarge(64 << 10));
    let just = Server::start(|_| answer(200, &[], vec![b'x'; 64 << 10])).await;
    assert_eq!(get(&just.url("/")).await.unwrap().body.len(), 64 << 10);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[tokio::test]
async fn what_is_packed_is_unpacked_within_bounds() {
    let good = Server::start(|_| answer(200, &[("Content-Encoding", "gzip")], gzip(b"words"))).await;
    let got = get(&good.url("/")).await.unwrap();
    assert_eq!(got.body, b"words");
    assert!(good.seen("/")[0].header("accept-encoding").unwrap().contains("zstd"));
    let zeros = vec![0; 64 << 20];
    let bomb = gzip(&zeros);
    assert!(bomb.len() < 80 << 10, "{}", bomb.len());
    assert_eq!(error(answer(200, &[("Content-Encoding", "gzip")], &bomb)).await, FetchError::TooLarge(64 << 10));
    let bomb = zstd::bulk::compress(&zeros, 3).unwrap();
    assert_eq!(error(answer(200, &[("Content-Encoding", "zstd")], &bomb)).await, FetchError::TooLarge(64 << 10));
    for (coding, body) in [
        ("gzip", b"no gzip at all".to_vec()),
        ("gzip", gzip(&[7; 9000])[..20].to_vec()),
        ("br", vec![0xff; 40]),
        ("compress", b"x".to_vec()),
    ] {
        let broken = error(answer(200, &[("Content-Encoding", coding)], body)).await;
        assert!(matches!(broken, FetchError::Broken(_)), "{coding}: {broken}");
    }
}

#[tokio::test]
async fn a_wrong_charset_is_kept_as_it_is() {
    let bytes = [0xd0, 0x9f, 0xff, 0x00, 0xe9];
    let kind = ("Content-Type", "text/html; charset=koi9-r\u{e9}");
    let server = Server::start(move |_| answer(200, &[kind], bytes)).await;
    assert_eq!(get(&server.url("/")).await.unwrap().body, bytes);
}

#[tokio::test]
async fn permanent_redirects_are_told_from_temporary_ones() {
    let server = Server::start(|r| match r.path.as_str() {
        "/old" => redirect(301, "/new#part"),
        "/new" => page("here"),
        "/today" => redirect(302, "/new"),
        "/old-today" => redirect(308, "/today"),
        "/today-old" => redirect(307, "/old"),
        "/old-gone" => redirect(301, "/nothing"),
        _ => Vec::new(),
    })
    .await;
    for (path, moved) in [
        ("/old", Some("/new")),
        ("/today", None),
        ("/old-today", Some("/today")),
        ("/today-old", None),
        ("/old-gone", None),
    ] {
        let answer = get(&server.url(path)).await.unwrap();
        assert_eq!(answer.moved_to.map(|url| url.path().to_owned()).as_deref(), moved, "{path}");
        assert_eq!(answer.url.path(), if path == "/old-gone" { "/nothing" } else { "/new" });
    }
}

#[tokio::test]
async fn redirects_end() {
    let server = Server::start(|r| match r.path.as_str() {
        "/self" => redirect(302, "/self"),
        "/a" => redirect(301, "/b"),
        "/b" => redirect(301, "/a"),
        path if path.starts_with("/n") => redirect(302, &format!("{path}n")),
        "/bad" => redirect(302, "http://[::1"),
        _ => Vec::new(),
    })
    .await;
    for path in ["/self", "/a", "/n"] {
        let error = get(&server.url(path)).await.unwrap_err();
        assert!(matches!(error, FetchError::RedirectLoop(_)), "{path}: {error}");
    }
    assert!(server.seen("/nnnnnnn").is_empty(), "it followed on and on");
    let bad = get(&server.url("/bad")).await.unwrap_err();
    assert!(matches!(bad, FetchError::BadRedirect(_)), "{bad}");
    // A redirect to nowhere is no redirect.
    let plain = Server::start(|_| answer(301, &[], "")).await;
    assert_eq!(get(&plain.url("/")).await.unwrap().status.as_u16(), 301);
}

#[tokio::test]
async fn redirects_do_not_lead_inside() {
    let inside = [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://0x0a000001/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ];
    for target in inside {
        let server = Server::start(move |r| if r.path == "/" { redirect(302, target) } else { Vec::new() }).await;
        let error = get(&server.url("/")).await.unwrap_err();
        assert!(matches!(error, FetchError::Forbidden(_)), "{target}: {error}");
    }
    // Nor does robots.txt.
    let server = Server::start(|_| redirect(302, "http://10.0.0.1/robots.txt")).await;
    let error = get(&server.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Forbidden(_)), "{error}");
    assert!(server.seen("/").is_empty());
}

#[tokio::test]
async fn this_machine_is_not_asked_unless_it_is_allowed() {
    let server = Server::start(|_| page("secret")).await;
    let config = Config { allow: Vec::new(), ..config() };
    for host in ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"] {
        let error = get_with(&config, &server.url_at(host, "/")).await.unwrap_err();
        assert!(matches!(error, FetchError::Forbidden(Forbidden::Private(_))), "{host}: {error}");
    }
    assert_eq!(server.connections.load(Ordering::SeqCst), 0);
}

/// A name that changes its mind.
#[derive(Debug)]
struct Fickle(AtomicUsize);

impl Lookup for Fickle {
    fn lookup(&self, _: &str) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
        let n = self.0.fetch_add(1, Ordering::SeqCst);
        // robots.txt and the first page are had from outside; after that the name leads inside.
        let ip = if n < 2 { "127.0.0.2" } else { "127.0.0.1" };
        Box::pin(async move { Ok(vec![ip.parse().unwrap()]) })
    }
}

#[tokio::test]
async fn a_name_that_changes_its_mind_does_not_lead_inside() {
    let outside = Server::on("127.0.0.2:0", None, |_| page("outside")).await;
    let inside = Server::on(&format!("127.0.0.1:{}", outside.at.port()), None, |_| page("inside")).await;
    let config = Config {
        allow: vec!["127.0.0.2/32".parse().unwrap()],
        lookup: Some(Arc::new(Fickle(AtomicUsize::new(0)))),
        ..config()
    };
    let fetcher = fetcher(&config);
    let url = outside.url_at("wire.example", "/");
    let known = Validators::default();
    assert_eq!(fetcher.get(&url, &known, false).await.answer.unwrap().body, b"outside");
    let error = fetcher.get(&url, &known, false).await.answer.unwrap_err();
    assert!(matches!(error, FetchError::Forbidden(Forbidden::Private(_))), "{error}");
    assert_eq!(inside.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_name_without_an_address_is_told() {
    #[derive(Debug)]
    struct Nothing;
    impl Lookup for Nothing {
        fn lookup(&self, _: &str) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
            Box::pin(async { Ok(Vec::new()) })
        }
    }
    let config = Config { lookup: Some(Arc::new(Nothing)), ..config() };
    let error = get_with(&config, "http://nowhere.example/").await.unwrap_err();
    assert_eq!(error, FetchError::NoSuchHost("nowhere.example".into()));
}

#[tokio::test]
async fn robots_txt_is_heeded() {
    let server = Server::start(|r| match r.path.as_str() {
        "/robots.txt" => answer(200, &[], "User-agent: *\nDisallow: /secret"),
        _ => page("x"),
    })
    .await;
    let fetcher = fetcher(&config());
    let ask = async |path: &str| fetcher.get(&server.url(path), &Validators::default(), false).await.answer;
    assert!(ask("/open").await.is_ok());
    assert!(matches!(ask("/secret/x").await.unwrap_err(), FetchError::Robots(_)));
    assert!(server.seen("/secret/x").is_empty());
    assert_eq!(server.seen("/robots.txt").len(), 1, "it is asked for once");
    // A redirect asks the rules of where it leads to.
    let to = server.url("/secret");
    let other = Server::start(move |r| if r.path == "/" { redirect(302, &to) } else { Vec::new() }).await;
    assert!(matches!(get(&other.url_at("127.0.0.3", "/")).await.unwrap_err(), FetchError::Robots(_)));
}

#[tokio::test]
async fn without_an_answer_about_robots_nothing_is_asked() {
    let server = Server::start(|r| if r.path == "/robots.txt" { answer(503, &[], "") } else { page("x") }).await;
    let error = get(&server.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::RobotsUnknown { .. }), "{error}");
    assert!(server.seen("/").is_empty());
    // An endless one counts for as far as it is read.
    let endless =
        || [send("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n"), vec![Step::Endless(vec![b'#'; 4096])]];
    let server = Server::start(move |r| if r.path == "/robots.txt" { endless().concat() } else { page("x") }).await;
    assert!(matches!(get(&server.url("/a")).await.unwrap_err(), FetchError::Robots(_)));
    assert!(get(&server.url("/b")).await.is_ok());
}

#[tokio::test]
async fn a_host_is_asked_one_thing_at_a_time() {
    let slowly = |_: &common::Request| [vec![Step::Wait(Duration::from_millis(20))], page("x")].concat();
    let server = Server::start(slowly).await;
    let fetcher = Arc::new(fetcher(&config()));
    let asked = (0..12).map(|n| {
        let (fetcher, url) = (Arc::clone(&fetcher), server.url(&format!("/{n}")));
        tokio::spawn(async move { fetcher.get(&url, &Validators::default(), n % 2 == 0).await.answer.unwrap() })
    });
    for one in asked.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    assert_eq!(server.most_at_once(), 1);
}

#[tokio::test]
async fn those_in_trouble_take_no_place_from_others() {
    let bad = Server::start(|r| if r.path == "/" { vec![Step::Stall] } else { Vec::new() }).await;
    let good = Server::start(|_| page("x")).await;
    let limits = dateline_gather::Limits { headers: Duration::from_secs(60), ..config().limits };
    let config = Config { limits, at_once: 2, at_once_in_trouble: 1, ..config() };
    let fetcher = Arc::new(fetcher(&config));
    let stuck: Vec<_> = (10..20)
        .map(|n| {
            let (fetcher, url) = (Arc::clone(&fetcher), bad.url_at(&format!("127.0.1.{n}"), "/"));
            tokio::spawn(async move { fetcher.get(&url, &Validators::default(), true).await })
        })
        .collect();
    while bad.seen("/").is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for n in 0..10 {
        let url = good.url_at(&format!("127.0.2.{n}"), "/");
        assert!(fetcher.get(&url, &Validators::default(), false).await.answer.is_ok());
    }
    assert!(stuck.iter().all(|task| !task.is_finished()));
    stuck.iter().for_each(|task| task.abort());
}

mod tls {
    use super::*;
    use tokio_rustls::rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer},
    };

    /// A server with a certificate, and the certificate of who signed it.
    async fn server(change: impl FnOnce(&mut rcgen::CertificateParams), signed: bool) -> (Server, String) {
        let ca_key = rcgen::KeyPair::generate().unwrap();
        let mut ca = rcgen::CertificateParams::new(Vec::new()).unwrap();
        ca.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        ca.distinguished_name.push(rcgen::DnType::CommonName, "Tests");
        let ca = rcgen::CertifiedIssuer::self_signed(ca, ca_key).unwrap();
        let key = rcgen::KeyPair::generate().unwrap();
        let mut params = rcgen::CertificateParams::new(vec!["wire.example".into()]).unwrap();
        change(&mut params);
        let certificate = if signed { params.signed_by(&key, &ca) } else { params.self_signed(&key) }.unwrap();
        let chain = vec![CertificateDer::from(certificate.der().to_vec())];
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        (Server::on("127.0.0.1:0", Some(acceptor), |_| page("safe")).await, ca.pem())
    }

    #[derive(Debug)]
    struct Here;

    impl Lookup for Here {
        fn lookup(&self, _: &str) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
            Box::pin(async { Ok(vec!["127.0.0.1".parse().unwrap()]) })
        }
    }

    async fn ask(port: u16, host: &str, trust: &str) -> Result<Answer, FetchError> {
        let config = Config { lookup: Some(Arc::new(Here)), trust: vec![trust.to_owned()], ..config() };
        get_with(&config, &format!("https://{host}:{port}/")).await
    }

    fn untrusted(answer: Result<Answer, FetchError>) -> String {
        match answer {
            Err(FetchError::Tls { problem, .. }) => problem,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn certificates_are_checked() {
        let (good, ca) = server(|_| (), true).await;
        assert_eq!(ask(good.at.port(), "wire.example", &ca).await.unwrap().body, b"safe");
        assert!(untrusted(ask(good.at.port(), "other.example", &ca).await).contains("another name"));
        let (own, _) = server(|_| (), false).await;
        let problem = untrusted(ask(own.at.port(), "wire.example", &ca).await);
        assert!(problem.contains("nobody known"), "{problem}");
        let old = |params: &mut rcgen::CertificateParams| {
            params.not_before = rcgen::date_time_ymd(2001, 1, 1);
            params.not_after = rcgen::date_time_ymd(2002, 1, 1);
        };
        let (expired, ca) = server(old, true).await;
        assert!(untrusted(ask(expired.at.port(), "wire.example", &ca).await).contains("expired"));
    }

    #[tokio::test]
    async fn what_is_no_tls_is_told() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (_, ca) = server(|_| (), true).await;
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
            }
        });
        let problem = untrusted(ask(port, "wire.example", &ca).await);
        assert!(!problem.is_empty());
    }
}
