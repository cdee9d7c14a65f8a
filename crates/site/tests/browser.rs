//! The pages in Debian's Chromium, as a reader has them: with scripts and without, with a keyboard, on a phone.
#![allow(clippy::unwrap_used)] // helpers of tests, which may fail by panicking

mod common;

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use common::{Ledger, Page};
use dateline_site::serve;
use fantoccini::{
    Client, ClientBuilder, Locator,
    key::Key,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
    process::{Child, Command},
    sync::oneshot,
};

const CHROMIUM: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";

/// A site that is being served, and a browser on it.
struct Visit {
    ledger: Ledger,
    base: String,
    client: Client,
    driver: Child,
    profile: tempfile::TempDir,
    stop: oneshot::Sender<()>,
}

/// What a visit differs in.
#[derive(Clone, Copy)]
struct Reader {
    width: u32,
    height: u32,
    scripts: bool,
}

const DESK: Reader = Reader { width: 1280, height: 800, scripts: true };

impl Visit {
    async fn begin(reader: Reader) -> Visit {
        for (file, package) in [(CHROMIUM, "chromium"), (DRIVER, "chromium-driver")] {
            assert!(
                std::path::Path::new(file).exists(),
                "{file} is missing: install Debian's package {package} to run the browser tests"
            );
        }
        let ledger = Ledger::full().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(serve(listener, ledger.site(), axum::Router::new(), async {
            let _ = stopped.await;
        }));

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
        Visit { ledger, base, client, driver, profile, stop }
    }

    async fn go(&self, address: &str) {
        self.client.goto(&format!("{}{address}", self.base)).await.unwrap();
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a script gives true.
    async fn until(&self, script: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({script})")).await != json!(true) {
            assert!(begun.elapsed() < Duration::from_secs(15), "it never came about: {script}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    async fn press(&self, keys: &[char]) {
        use fantoccini::actions::{InputSource, KeyAction, KeyActions};
        let mut actions = KeyActions::new("keys".into());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// What the browser has complained about since this was last asked.
    async fn complaints(&self) -> Vec<String> {
        let log = self.client.issue_cmd(BrowserLog).await.unwrap();
        let lines = log.as_array().unwrap().iter();
        lines.filter(|l| l["level"] != "INFO" && l["level"] != "DEBUG").map(|l| l["message"].to_string()).collect()
    }

    async fn post_arrives(&self, n: u32) {
        Page::new(&format!("late-{n}"), "Harren Wire")
            .post(&format!("2026-03-11T12:{n:02}Z"), &format!("Late post {n}\nIt has just come in."))
            .import(&self.ledger.store, self.ledger.coverage, "2026-03-11T13:00:00Z")
            .await;
    }

    async fn end(mut self) {
        let complaints = self.complaints().await;
        self.client.close().await.unwrap();
        let _ = self.stop.send(());
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

#[tokio::test(flavor = "multi_thread")]
async fn a_new_post_is_announced_waits_and_moves_nothing() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let before = visit.run("return document.querySelectorAll('.post').length").await;

    // The reader is somewhere down the page.
    visit.run("document.querySelectorAll('.post')[3].scrollIntoView()").await;
    let place =
        "return [Math.round(scrollY), Math.round(document.querySelectorAll('.post')[3].getBoundingClientRect().top)]";
    let here = visit.run(place).await;
    visit.post_arrives(1).await;
    visit.until("document.querySelector('#news button')").await;
    let words = visit.client.find(Locator::Css("#news button")).await.unwrap().text().await.unwrap();
    assert_eq!(words, "1 new update");
    assert_eq!(visit.run(place).await, here, "the page has moved under the reader");
    assert_eq!(visit.run("return document.querySelectorAll('.post').length").await, before);
    assert!(visit.run("return document.title").await.as_str().unwrap().starts_with("(1) "));

    visit.post_arrives(2).await;
    visit.until("document.querySelector('#news button').textContent === '2 new updates'").await;
    visit.client.find(Locator::Css("#news button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelectorAll('.headline')[0].textContent === 'Late post 2'").await;
    assert_eq!(visit.run("return document.querySelectorAll('.headline')[1].textContent").await, "Late post 1");
    assert_eq!(visit.run("return document.activeElement.querySelector('.headline').textContent").await, "Late post 2");
    assert_eq!(visit.run("return document.querySelector('#news button')").await, Value::Null);
    assert!(
        visit
            .run("return document.querySelector('#contents').textContent")
            .await
            .as_str()
            .unwrap()
            .contains("Late post 2")
    );

    // What was brought in is what the page would have shown.
    let pushed = visit.run("return document.querySelector('.post').outerHTML.replace(' fresh', '')").await;
    // (At another address: the browser may keep the first one for some seconds.)
    visit.go("/ferry-strait?order=newest").await;
    assert_eq!(visit.run("return document.querySelector('.post').outerHTML").await, pushed);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_post_is_changed_in_place_once_it_is_out_of_view() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let changed = Page::new("wire", "Harren Wire")
        .post("2026-03-09T05:40Z", "Shots fired at the ferry landing\nEntirely other words.");
    visit.run("window.scrollTo(0, 0)").await;
    changed.import(&visit.ledger.store, visit.ledger.coverage, "2026-03-11T14:00:00Z").await;
    visit.until("document.querySelector('#feed').textContent.includes('Entirely other words')").await;
    assert_eq!(visit.run("return scrollY").await, 0);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chip_leads_to_its_words_and_lights_them_up() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    let chip = visit.client.find(Locator::Css(".chip")).await.unwrap();
    let anchor = chip.attr("href").await.unwrap().unwrap();
    let ground = format!("getComputedStyle(document.querySelector('mark{anchor}')).backgroundColor");
    let plain = visit.run(&format!("return {ground}")).await;
    chip.click().await.unwrap();
    assert_eq!(visit.run("return location.hash").await, anchor);
    visit.until(&format!("{ground} !== {plain}")).await;
    let seen = format!(
        "(() => {{ const b = document.querySelector('mark{anchor}').getBoundingClientRect(); \
         return b.top >= 0 && b.bottom <= innerHeight }})()"
    );
    visit.until(&seen).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_is_in_the_address_and_remembered() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    visit.client.find(Locator::LinkText("Oldest first")).await.unwrap().click().await.unwrap();
    visit.until("location.search === '?order=oldest'").await;
    visit.until("document.querySelector('.headline').textContent === 'Shots fired at the ferry landing'").await;
    visit.go("/ferry-strait").await;
    visit.until("location.search === '?order=oldest'").await;
    visit.client.find(Locator::LinkText("Newest first")).await.unwrap().click().await.unwrap();
    visit.until("location.search === '?order=newest'").await;
    visit.go("/ferry-strait").await;
    visit.until("document.querySelector('.headline').textContent.startsWith('Aircraft Seen')").await;
    assert_eq!(visit.run("return location.search").await, "");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyboard_is_enough() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    visit.press(&[Key::Tab.into()]).await;
    assert_eq!(visit.run("return document.activeElement.textContent").await, "Skip to the content");
    visit.press(&[Key::Enter.into()]).await;
    visit.until("document.activeElement.id === 'main'").await;
    visit.press(&['j']).await;
    let at = "return document.activeElement.querySelector('.headline').textContent";
    assert_eq!(visit.run(at).await, "Aircraft Seen to Fall off North Veyl");
    visit.press(&['j']).await;
    assert_eq!(visit.run(at).await, "Guard names its dead");
    let outline = "return getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(visit.run(outline).await, "solid", "the focus cannot be seen");
    visit.press(&['k']).await;
    assert_eq!(visit.run(at).await, "Aircraft Seen to Fall off North Veyl");

    // The announcement can be reached and used as well.
    visit.post_arrives(1).await;
    visit.until("document.querySelector('#news button')").await;
    visit.run("document.querySelector('#news button').focus()").await;
    visit.press(&[Key::Enter.into()]).await;
    visit.until("document.querySelector('.headline').textContent === 'Late post 1'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_everything_can_be_read() {
    let visit = Visit::begin(Reader { scripts: false, ..DESK }).await;
    visit.go("/ferry-strait").await;
    let text = visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    for words in ["Enemy Losses Reach 540", "What is claimed here", "Veylish soldiers", "denied by", "Oldest first"] {
        assert!(text.contains(words), "“{words}” is not on the page");
    }
    visit.client.find(Locator::Css(".chip")).await.unwrap().click().await.unwrap();
    assert!(visit.client.current_url().await.unwrap().fragment().is_some_and(|f| f.starts_with("c-")));
    visit.client.find(Locator::LinkText("Oldest first")).await.unwrap().click().await.unwrap();
    let first = visit.client.find(Locator::Css(".headline")).await.unwrap().text().await.unwrap();
    assert_eq!(first, "Shots fired at the ferry landing");
    visit.client.find(Locator::LinkText("Questions")).await.unwrap().click().await.unwrap();
    let text = visit.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    assert!(text.contains("Veylish soldiers killed"), "{text}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_nothing_reaches_over_the_edge() {
    let visit = Visit::begin(Reader { width: 360, height: 740, scripts: true }).await;
    let first = visit.run("return 1").await;
    assert_eq!(first, 1);
    for address in
        ["/ferry-strait", "/ferry-strait/questions", "/ferry-strait/sources", "/ferry-strait/about", "/nowhere"]
    {
        visit.go(address).await;
        let wide = visit.run("return document.documentElement.scrollWidth").await;
        assert_eq!(wide, 360, "{address}");
    }
    // The browser says of a page that is not there that it is not there.
    let complaints = visit.complaints().await;
    assert!(complaints.iter().all(|c| c.contains("404")), "{complaints:#?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_posts_run_nothing_in_a_real_browser() {
    let visit = Visit::begin(DESK).await;
    visit.go("/ferry-strait").await;
    visit.run("window.alert = () => { document.title = 'HACKED' }").await;
    let vector = "<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>";
    Page::new("x", vector)
        .url("javascript:alert(1)")
        .post("2026-03-11T12:30Z", &format!("Hostile {vector}\nBody {vector}"))
        .import(&visit.ledger.store, visit.ledger.coverage, "2026-03-11T13:00:00Z")
        .await;
    visit.until("document.querySelector('#news button')").await;
    visit.client.find(Locator::Css("#news button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelector('.headline').textContent.startsWith('Hostile')").await;
    assert_eq!(visit.run("return document.querySelectorAll('main img, main script, main svg').length").await, 0);
    assert_ne!(visit.run("return document.title").await, "HACKED");
    visit.end().await;
}
