//! `dateline serve`

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, bail};
use axum::Router;
use dateline_site::{Config, Site};
use dateline_store::Store;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::follow;
use crate::{
    gathering::{self, Ingest, Options},
    report::Outcome,
    runtime,
};

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
    /// Where the world reaches this program, e.g. https://desk.example.org: feeds and shared links lead there, and hubs are
    /// asked to send news there
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
        let gatherer = gathering::gatherer(&store, args.options.config(args.public_url.clone()))?;
        let base = args.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned());
        let config = Config { base, ..Config::default() };
        let beside = dateline_gather::websub::router(gatherer.clone());
        let site = Listening::with(listener, Site::new(store.clone(), config), beside)?;
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
        site.stop().await;
        store.close().await;
        Ok(Outcome::Done)
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
