//! How many readers a site serves, and how fast. The figures are in `docs/benchmarks.md`.
//!
//! ```sh
//! cargo build --release -p dateline-site --example measure
//! measure ledger 1000000 million.db      # a ledger of so many posts
//! measure load million.db 500 20         # its first live page, asked for 500 times a second for 20 seconds, by new and old readers
//! measure load http://127.0.0.1:9080/page.html 500 20  # the same of another server
//! measure readers 10000                  # so many connected readers; how long until all have an update
//! measure readers 10000 http://127.0.0.1:9080  # the same of nginx with nchan: /sub to listen, /pub to publish
//! ```

#[path = "../../tests/common/mod.rs"]
mod common;

mod ledger;
mod load;
mod readers;

use std::error::Error;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ledger", posts, path] => ledger::make(posts.parse()?, path).await,
        ["load", of, rate, seconds] => load::run(of, rate.parse()?, seconds.parse()?).await,
        ["readers", count] => readers::run(count.parse()?, None).await,
        ["readers", count, nchan] => readers::run(count.parse()?, Some(nchan)).await,
        ["serve", path] => ledger::serve(Some(path)).await,
        ["serve"] => ledger::serve(None).await,
        _ => Err("see the head of examples/measure/main.rs for what can be measured".into()),
    }
}
