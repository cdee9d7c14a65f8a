//! What Dateline's readers see.
//!
//! | address | what |
//! | --- | --- |
//! | `/` | the coverages, or the only one's live page |
//! | `/{slug}` | the live page; `order=newest` or `oldest`, `day=2026-03-11`, `from=` a place in the feed; narrowed by `side`, `kind`, `place`, `source`, `disputed=1`, `key=1` |
//! | `/{slug}/p/{id}` | leads to a post's place in the feed |
//! | `/{slug}/post/{id}` | one post with all that is known of it |
//! | `/{slug}/questions` | what claims answer differently or alike; chosen by `kind`, `side`, `state`, `place`, `q`, in an order, `sort` |
//! | `/{slug}/questions/{id}` | one question with all answers and how they bear on each other |
//! | `/{slug}/tallies` | how each claimant's numbers moved, as charts; `tallies.csv` and `tallies.json` |
//! | `/{slug}/search?q=` | what was looked for in posts, statements and claims; `in`, `sort`, `page` |
//! | `/{slug}/map` | what is claimed to have happened where; `day`, `place`, `zoom` |
//! | `/{slug}/digest`, `/{slug}/digest/2026-03-11` | what the last day or any day brought; `.eml` after the day is a message |
//! | `/{slug}/corrections` | what sources said otherwise later, or took back |
//! | `/{slug}/sources`, `/{slug}/about` | who is read; how to read the page |
//! | `/{slug}/events` | the change log as server-sent events, resumed with `Last-Event-ID` |
//! | `/{slug}/changes?after=N` | the same as JSON, for those who ask again and again |
//! | `/{slug}/feed.rss` …, `/{slug}/embed`, `/oembed`, `/sitemap.xml` | for other programs: see [`out`] |
//! | `/{slug}/parties.css`, `/_/…` | styles, scripts and fonts, under addresses that change with their content |
//!
//! Every page takes `lang=`, one of [`language::Language`]: see there.
//!
//! A page is made in three steps: a handler in [`pages`] reads the ledger, [`compose`] turns what it got into the plain
//! words of [`view`], and a template in `templates/` writes them. [`push`] renders the same templates. What a coverage's
//! claims say together is its [`picture`], worked out once a change and shared.
//!
//! Answers that the log alone decides are made once a change and given to all who ask.
//!
//! # Invariants
//!
//! - **One renderer.** A post on the page, in a pushed event and in a polled one is the same template's.
//! - **No third party.** No page names another host but in links that a reader may follow. The content security policy
//!   forbids the rest, and inline scripts and styles with it.
//! - **The reader's place is kept.** The page carries the number of the last change it shows, and the push begins
//!   there: nothing falls between, nothing comes twice.
//! - **Data is text.** Templates escape all of it; addresses out of data are http or https or are left out.
#![forbid(unsafe_code)]

pub mod answers;
pub mod axis;
pub mod cards;
pub mod chart;
pub mod compose;
pub mod earth;
pub mod front;
pub mod language;
pub mod map;
pub mod marks;
pub mod out;
pub mod pages;
pub mod parties;
pub mod picture;
pub mod push;
pub mod rulings;
pub mod view;
pub mod when;
pub mod words;

mod assets;
mod error;
mod highlight;
mod kept;
mod respond;
mod serving;

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    middleware::{from_fn, from_fn_with_state},
    response::Response,
    routing::get,
};
use dateline_store::{CoverageId, Store};
use tokio::sync::watch;
use tower_http::{compression::CompressionLayer, set_header::SetResponseHeaderLayer};

pub use error::PageError;
use language::Translator;
pub use serving::serve;

/// How the site behaves.
#[derive(Debug, Clone)]
pub struct Config {
    /// The posts of a page. The first one has up to twice as many, so that all others stay as they are.
    pub page_size: u32,
    /// After how long a silence a reader who waits for changes is sent a sign of life.
    pub heartbeat: Duration,
    /// Where the world reaches the site, e.g. `https://desk.example.org`, without a slash at its end. Nothing is derived
    /// from what a request calls its host.
    pub base: Option<String>,
    /// Whether a hub at `/hub` tells of changes (WebSub).
    pub hub: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { page_size: 15, heartbeat: Duration::from_secs(20), base: None, hub: false }
    }
}

/// The site over a ledger. Cloning is cheap and gives the same site.
#[derive(Debug, Clone)]
pub struct Site(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    config: Config,
    /// The ends of the coverages' logs, in each language that somebody follows in.
    logs: tokio::sync::Mutex<HashMap<(CoverageId, Translator), Arc<push::Log>>>,
    pictures: picture::Pictures,
    cards: out::card::Cards,
    kept: kept::Kept,
    /// How many changes the ledger counts.
    changes: watch::Receiver<u64>,
    closing: watch::Sender<bool>,
}

impl Site {
    /// The site over a ledger. To be called within a Tokio runtime.
    pub fn new(store: Store, config: Config) -> Self {
        Site(Arc::new(Inner {
            changes: store.watch(),
            store,
            config,
            logs: tokio::sync::Mutex::default(),
            pictures: picture::Pictures::default(),
            cards: out::card::Cards::default(),
            kept: kept::Kept::default(),
            closing: watch::Sender::new(false),
        }))
    }

    /// The ledger.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// How the site behaves.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Ends the connections of all who wait for changes.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }

    fn cards(&self) -> &out::card::Cards {
        &self.0.cards
    }

    fn pictures(&self) -> &picture::Pictures {
        &self.0.pictures
    }

    fn kept(&self) -> &kept::Kept {
        &self.0.kept
    }

    /// Now, as far as answers differ by it.
    fn moment(&self) -> kept::Moment {
        kept::Moment { changes: *self.0.changes.borrow(), pictures: self.0.pictures.count() }
    }

    async fn log(&self, coverage: CoverageId, t: Translator) -> Arc<push::Log> {
        let mut logs = self.0.logs.lock().await;
        Arc::clone(logs.entry((coverage, t)).or_insert_with(|| Arc::new(push::Log::new(coverage, t))))
    }
}

/// What pages may do: nothing but load the site's own files.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The site's addresses.
pub fn router(site: Site) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    // What the log alone decides is made once a change.
    let kept = |routes: Router<Site>| {
        let routes = routes.layer(from_fn(error::tell)).layer(CompressionLayer::new());
        routes.layer(from_fn_with_state(site.clone(), kept::answer))
    };
    let pages = Router::new()
        .route("/", get(pages::index::index))
        .route("/{slug}", get(pages::live::live))
        .route("/{slug}/post/{id}", get(pages::post::post))
        .route("/{slug}/p/{id}", get(pages::permalink::permalink))
        .route("/{slug}/corrections", get(pages::corrections::corrections))
        .route("/{slug}/questions", get(pages::questions::questions))
        .route("/{slug}/questions/{id}", get(pages::questions::question))
        .route("/{slug}/digest", get(pages::digest::latest))
        .route("/{slug}/digest/{date}", get(pages::digest::of_day))
        .route("/{slug}/map", get(pages::map::map))
        .route("/{slug}/tallies", get(pages::tallies::tallies))
        .route("/{slug}/search", get(pages::search::search))
        .route("/{slug}/about", get(pages::about::about));
    let files = Router::new()
        .route("/_/{name}", get(asset))
        .route("/oembed", get(out::embed::oembed))
        .route("/robots.txt", get(out::sitemap::robots))
        .route("/{slug}/feed.rss", get(out::feed::rss))
        .route("/{slug}/feed.atom", get(out::feed::atom))
        .route("/{slug}/feed.json", get(out::feed::json))
        .route("/{slug}/card.png", get(out::card::of_coverage))
        .route("/{slug}/post/{id}/card.png", get(out::card::of_post))
        .route("/{slug}/embed", get(out::embed::embed))
        .route("/{slug}/tallies.csv", get(pages::tallies::csv))
        .route("/{slug}/tallies.json", get(pages::tallies::json))
        .route("/{slug}/parties.css", get(pages::parties_css))
        .route("/{slug}/changes", get(push::changes));
    let sources = Router::new().route("/{slug}/sources", get(pages::sources::sources));
    let passing = Router::new()
        .route("/sitemap.xml", get(out::sitemap::sitemap))
        .layer(CompressionLayer::new())
        // A stream is never compressed, and thousands of readers hold one.
        .route("/{slug}/events", get(push::events));
    // Pages are led to in the language that a browser wants; files and streams are asked for by pages.
    let pages = kept(pages).merge(sources.layer(CompressionLayer::new())).layer(from_fn(language::choose));
    pages
        .merge(kept(files))
        .merge(passing)
        .fallback(|| async { PageError::NotFound("no-page") })
        .method_not_allowed_fallback(|| async { PageError::Method })
        .layer(from_fn(error::tell))
        .with_state(site.clone())
        .layer(header(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(header(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(header(
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ))
}

async fn asset(Path(name): Path<String>, State(_): State<Site>) -> Result<Response, PageError> {
    let asset = assets::get(&name).ok_or(PageError::NotFound("no-file"))?;
    Ok(respond::file(asset.bytes.clone(), asset.media_type, respond::FOR_EVER))
}
