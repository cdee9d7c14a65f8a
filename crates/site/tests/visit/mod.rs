//! A site that is served, and Debian's Chromium on it.

// A helper that fails fails its test; not every test uses all of them.
#![allow(missing_docs, dead_code, clippy::unwrap_used)]

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use axum::Router;
use dateline_site::router;
use fantoccini::{
    Client, ClientBuilder,
    key::Key,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
    process::{Child, Command},
    task::JoinHandle,
};

use crate::common::{Ledger, Page};

const CHROMIUM: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";

/// A site that is being served, and a browser on it.
pub struct Visit {
    pub ledger: Ledger,
    pub base: String,
    pub client: Client,
    driver: Child,
    profile: tempfile::TempDir,
    server: JoinHandle<()>,
    scripts: bool,
}

/// What a visit differs in.
#[derive(Clone, Copy)]
pub struct Reader {
    pub width: u32,
    pub height: u32,
    pub scripts: bool,
    pub dark: bool,
}

pub const DESK: Reader = Reader { width: 1280, height: 800, scripts: true, dark: false };
pub const PHONE: Reader = Reader { width: 360, height: 740, ..DESK };

impl Visit {
    /// A reader of the invented event.
    pub async fn begin(reader: Reader) -> Visit {
        let ledger = Ledger::full().await;
        let app = router(ledger.site());
        Visit::of(ledger, app, reader).await
    }

    /// A reader of what serves a ledger.
    pub async fn of(ledger: Ledger, app: Router, reader: Reader) -> Visit {
        for (file, package) in [(CHROMIUM, "chromium"), (DRIVER, "chromium-driver")] {
            assert!(
                std::path::Path::new(file).exists(),
                "{file} is missing: install Debian's package {package} to run the browser tests"
            );
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });

        // The driver takes a free port and says which.
        let mut driver =
            Command::new(DRIVER).arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next_line().await.unwrap().expect("chromedriver ended before it began");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });

        let profile = tempfile::tempdir().unwrap();
        let size = format!("--window-size={},{}", reader.width, reader.height);
        let folder = format!("--user-data-dir={}", profile.path().display());
        let mut args = vec!["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
        args.extend(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        args.extend(["--force-prefers-reduced-motion", &size, &folder]);
        if reader.dark {
            args.extend(["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]);
        }
        let scripts = if reader.scripts { 1 } else { 2 };
        let mut options = json!({
            "binary": CHROMIUM,
            "args": args,
            "prefs": {"profile.managed_default_content_settings.javascript": scripts},
        });
        // Chromium has no narrower window than 500 pixels; a phone is emulated.
        if reader.width < 500 {
            let metrics = json!({"width": reader.width, "height": reader.height, "pixelRatio": 2.0});
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        capabilities.insert("goog:loggingPrefs".into(), json!({"browser": "ALL"}));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromedriver did not start a browser");
        Visit { ledger, base, client, driver, profile, server, scripts: reader.scripts }
    }

    /// Opens a page and waits until it is painted: Chromium throws away what is clicked and typed before.
    pub async fn go(&self, address: &str) {
        self.client.goto(&format!("{}{address}", self.base)).await.unwrap();
        if self.scripts {
            self.until("performance.getEntriesByName('first-contentful-paint').length").await;
        }
    }

    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a script gives true.
    pub async fn until(&self, script: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({script})")).await != json!(true) {
            assert!(begun.elapsed() < Duration::from_secs(15), "it never came about: {script}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Presses keys, once the page has the focus: Chromium gives it with the first key, which on a busy machine may be after
    /// that key was told to the page.
    pub async fn press(&self, keys: &[char]) {
        if self.run("return document.hasFocus()").await != json!(true) {
            self.type_in(&[Key::Shift.into()]).await;
            self.until("document.hasFocus()").await;
        }
        self.type_in(keys).await;
    }

    async fn type_in(&self, keys: &[char]) {
        use fantoccini::actions::{InputSource, KeyAction, KeyActions};
        let mut actions = KeyActions::new("keys".into());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// What the browser has complained about since this was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.client.issue_cmd(BrowserLog).await.unwrap();
        let lines = log.as_array().unwrap().iter();
        lines.filter(|l| l["level"] != "INFO" && l["level"] != "DEBUG").map(|l| l["message"].to_string()).collect()
    }

    pub async fn post_arrives(&self, n: u32) {
        Page::new(&format!("late-{n}"), "Harren Wire")
            .post(&format!("2026-03-11T12:{n:02}Z"), &format!("Late post {n}\nIt has just come in."))
            .import(&self.ledger.store, self.ledger.coverage, "2026-03-11T13:00:00Z")
            .await;
    }

    pub async fn end(mut self) {
        let complaints = self.complaints().await;
        self.client.close().await.unwrap();
        self.server.abort();
        self.driver.kill().await.unwrap();
        drop(self.profile);
        assert!(complaints.is_empty(), "the browser complains: {complaints:#?}");
    }
}

#[derive(Debug)]
struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(json!({"type": "browser"}).to_string()))
    }
}
