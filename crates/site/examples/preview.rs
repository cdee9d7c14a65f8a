//! Serves a small invented event on 127.0.0.1, for those who work on the pages: `cargo run -p dateline-site --example
//! preview`. Every line on standard input lets one more post arrive. `preview PORT LEDGER` serves another ledger.

#[path = "../tests/common/mod.rs"]
mod common;

use std::io::BufRead;

use common::{Ledger, Page};
use dateline_site::{Config, Site, serve};
use dateline_store::Store;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let port: u16 = args.next().map_or(Ok(8100), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}", listener.local_addr()?);
    if let Some(address) = args.next() {
        let site = Site::new(Store::open(&address).await?, Config::default());
        return Ok(serve(listener, site, axum::Router::new(), std::future::pending()).await?);
    }
    let ledger = Ledger::full().await;
    let (store, coverage) = (ledger.store.clone(), ledger.coverage);
    let runtime = tokio::runtime::Handle::current();
    std::thread::spawn(move || {
        for (n, _) in std::io::stdin().lock().lines().enumerate() {
            let page = Page::new(&format!("late-{n}"), "Harren Wire")
                .post(&format!("2026-03-11T12:{:02}Z", n % 60), "A late post\nIt has just come in.");
            runtime.block_on(page.import(&store, coverage, "2026-03-11T13:00:00Z"));
        }
    });
    serve(listener, ledger.site(), axum::Router::new(), std::future::pending()).await?;
    Ok(())
}
