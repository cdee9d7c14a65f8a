//! `dateline serve`

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context, bail};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header::CONTENT_TYPE},
};
use dateline_gather::hub::{Feeds, Hub};
use dateline_site::{Config, Site};
use dateline_store::Store;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tower::ServiceExt;

use super::follow;
use crate::{
    gathering::{self, Ingest, Options},
    report::Outcome,
    runtime,
};

/// The largest feed that the hub sends, in bytes.
const MAX_FEED: usize = 4 << 20;

/// Serves the live pages of a ledger, and looks at what is followed. What comes in meanwhile reaches readers at once.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The ledger
    #[arg(long, value_name = "FILE.db", default_value = "dateline.db")]
    db: PathBuf,
    /// The address to listen on
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8086")]
    listen: SocketAddr,
    /// Only serve; do not look at what is followed
    #[arg(long)]
    no_gathering: bool,
    /// Where the world reaches this program, e.g. https://desk.example.org: feeds and shared links lead there, hubs are asked
    /// to send news there, and a hub of its own at /hub (WebSub) tells whoever subscribes of changes of its feeds
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Serves until it is stopped.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    if !args.db.exists() {
        bail!(
            "{0}: there is no such ledger; make one with `dateline import --coverage FILE.toml --db {0} PATH…` or \
             `dateline follow URL --db {0}`",
            args.db.display()
        );
    }
    runtime::block_on(async {
        let store = Store::open(&args.db.to_string_lossy()).await?;
        let listener =
            TcpListener::bind(args.listen).await.with_context(|| format!("cannot listen on {}", args.listen))?;
        let address = listener.local_addr()?;
        let gathering = args.options.config(args.public_url.clone());
        let gatherer = gathering::gatherer(&store, gathering.clone())?;
        let base = args.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned());
        let reader = Site::new(store.clone(), Config { hub: base.is_some(), base: base.clone(), ..Config::default() });
        let mut beside = dateline_gather::websub::router(gatherer.clone());
        let mut told = None;
        if let Some(base) = &base {
            let hub = Hub::new(store.clone(), gathering, base, feeds(reader.clone())).map_err(anyhow::Error::msg)?;
            beside = beside.merge(hub.router());
            told = Some(tokio::spawn(async move { hub.run().await }));
        }
        let site = Listening::with(listener, reader, beside)?;
        anstream::println!("Serving {} on http://{address}/  (Ctrl-C ends it)", args.db.display());
        if args.no_gathering {
            runtime::stopped().await;
        } else {
            match store.followed().await?.len() {
                0 => {}
                1 => anstream::println!("Looking at one followed address"),
                n => anstream::println!("Looking at {n} followed addresses"),
            }
            let ingest = Ingest::new(gatherer.clone());
            let telling = tokio::spawn(follow::tell_all(gatherer.events(), ingest.read()));
            let reading = tokio::spawn(ingest.run());
            let gathered = gatherer.run(runtime::stopped()).await;
            reading.abort();
            telling.abort();
            gathered?;
        }
        if let Some(told) = told {
            told.abort();
        }
        site.stop().await;
        store.close().await;
        Ok(Outcome::Done)
    })
}

/// A site's feeds, for the hub that tells of their changes: as a reader gets them.
fn feeds(site: Site) -> Feeds {
    let app = dateline_site::router(site);
    Arc::new(move |path| {
        let app = app.clone();
        Box::pin(async move {
            let request = Request::get(path).body(Body::empty()).ok()?;
            let response = app.oneshot(request).await.ok().filter(|response| response.status() == StatusCode::OK)?;
            let media_type = response.headers().get(CONTENT_TYPE)?.to_str().ok()?.to_owned();
            Some((media_type, to_bytes(response.into_body(), MAX_FEED).await.ok()?))
        })
    })
}

/// A site that is being served.
pub struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Listening {
    /// Serves on a port of this machine alone. Where it is taken and `any` is set, on any other.
    pub async fn start(store: Store, port: u16, any: bool) -> anyhow::Result<Listening> {
        let listener = match TcpListener::bind(("127.0.0.1", port)).await {
            Err(error) if any && error.kind() == std::io::ErrorKind::AddrInUse => {
                TcpListener::bind(("127.0.0.1", 0)).await
            }
            bound => bound,
        };
        Listening::on(listener.with_context(|| format!("cannot listen on 127.0.0.1:{port}"))?, store)
    }

    /// Serves on a listener.
    pub fn on(listener: TcpListener, store: Store) -> anyhow::Result<Listening> {
        Listening::with(listener, Site::new(store, Config::default()), Router::new())
    }

    /// Serves on a listener, with other addresses beside the site's.
    pub fn with(listener: TcpListener, site: Site, beside: Router) -> anyhow::Result<Listening> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            dateline_site::serve(listener, site, beside, async {
                let _ = stopped.await;
            })
            .await
        });
        Ok(Listening { address, stop, task })
    }

    /// The address of a coverage's live page.
    pub fn address(&self, slug: &str) -> String {
        format!("http://{}/{slug}", self.address)
    }

    /// Stops serving and waits for it.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.task.await;
    }
}
