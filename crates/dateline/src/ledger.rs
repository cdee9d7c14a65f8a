//! A ledger as the commands look at it.

use std::path::Path;

use anyhow::bail;
use dateline_link::Desk;
use dateline_model::Coverage;
use dateline_store::{MAX_PAGE, Order, PageQuery, Store, StoredCoverage};

use crate::{claims::Claims, report::Outcome, runtime};

/// Opens a ledger that is there.
///
/// # Errors
/// If there is none, or the file is no ledger.
pub async fn existing(db: &Path) -> anyhow::Result<Store> {
    if !db.exists() {
        bail!("{}: there is no such ledger", db.display());
    }
    Ok(Store::open(&db.to_string_lossy()).await?)
}

/// Opens a ledger that is there, with the coverage of a name, or its only one.
///
/// # Errors
/// If there is no such ledger or coverage, or several and none is named.
pub async fn open(db: &Path, slug: Option<&str>) -> anyhow::Result<(Store, StoredCoverage)> {
    let store = existing(db).await?;
    let mut there = store.coverages().await?;
    if let Some(slug) = slug {
        there.retain(|stored| stored.coverage.slug == slug);
    }
    match there.len() {
        1 => Ok((store, there.remove(0))),
        0 => bail!("{}: the ledger has no such coverage", db.display()),
        _ => {
            let names: Vec<&str> = there.iter().map(|stored| stored.coverage.slug.as_str()).collect();
            bail!("the ledger has several coverages: give one with --slug ({})", names.join(", "))
        }
    }
}

/// The claims of a ledger with what its desk ruled.
pub fn claims(db: &Path, slug: Option<&str>) -> anyhow::Result<(Claims, Coverage, Outcome)> {
    runtime::block_on(async {
        let (store, stored) = open(db, slug).await?;
        let mut claims = Claims::default();
        let mut query = PageQuery { order: Order::Oldest, limit: MAX_PAGE, ..PageQuery::default() };
        loop {
            let page = store.posts(stored.id, &query).await?;
            for entry in page.entries.iter().filter(|entry| entry.gone_after.is_none()) {
                claims.add_of_ledger(&entry.reading(), entry.first_seen);
            }
            query.after = page.next;
            if query.after.is_none() {
                break;
            }
        }
        claims.links = store.links(stored.id).await?;
        claims.rule(&Desk::new(&store.decisions(stored.id).await?));
        store.close().await;
        Ok((claims, stored.coverage, Outcome::Done))
    })
}
