//! A post as the pages of its source have it, and what readers see of it then.
//!
//! A live blog that begins another page carries posts over to it; an overview and its archive show the same posts. Such a
//! post is one post, with a [`Sighting`] on each page. What readers see is settled from all of them: the newest words among
//! the pages that have the post now, or else what the page said that had it last.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use crate::{
    ChangeKind, Result,
    db::{Row, Tx, Value, values},
    log::Line,
};

/// When a page had a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sighting {
    /// The first retrieval that had it.
    pub first_seen_us: i64,
    /// The last retrieval that had it; none while that is the page's latest.
    pub last_seen_us: Option<i64>,
    /// Whether a later retrieval shows that the page no longer has it.
    pub gone: bool,
}

/// Keeps a sighting; no revision leaves that which it had.
pub(crate) async fn keep(tx: &mut Tx, post: i64, page: i64, revision: Option<i64>, seen: Sighting) -> Result<()> {
    let Sighting { first_seen_us, last_seen_us, gone } = seen;
    match revision {
        Some(revision) => {
            let sql = "INSERT INTO sighting (post, page, revision, first_seen_us, last_seen_us, gone)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (post, page) DO UPDATE SET revision = excluded.revision,
                    first_seen_us = excluded.first_seen_us, last_seen_us = excluded.last_seen_us, gone = excluded.gone";
            tx.execute(sql, &values![post, page, revision, first_seen_us, last_seen_us, gone]).await?;
        }
        None => {
            let sql = "UPDATE sighting SET first_seen_us = $1, last_seen_us = $2, gone = $3
                WHERE post = $4 AND page = $5";
            tx.execute(sql, &values![first_seen_us, last_seen_us, gone, post, page]).await?;
        }
    }
    Ok(())
}

/// What readers see of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    revision: i64,
    seen: Sighting,
    /// Its distinct texts, less one.
    edits: i64,
    sort_s: i64,
    text_hash: String,
    content_hash: String,
}

impl Shown {
    /// What became of the post, if readers see it otherwise.
    fn change(&self, now: &Shown) -> Option<ChangeKind> {
        match (self.seen.gone, now.seen.gone) {
            (false, true) => Some(ChangeKind::Gone),
            (true, false) => Some(ChangeKind::Returned),
            _ if self.text_hash != now.text_hash || self.edits != now.edits => Some(ChangeKind::Revised),
            _ if self.content_hash != now.content_hash || self.sort_s != now.sort_s => Some(ChangeKind::Reread),
            _ => None,
        }
    }
}

/// Brings posts to what their sightings say. Gives the changes that readers see.
pub(crate) async fn settle(tx: &mut Tx, posts: &BTreeSet<i64>) -> Result<Vec<Line>> {
    let list: Vec<Value<'_>> = posts.iter().map(|&post| post.into()).collect();
    let sql = "SELECT post.id AS post, post.revision, first_seen_us, last_seen_us, gone, edits, sort_s, text_hash,
            content_hash
        FROM post JOIN revision ON revision.id = post.revision WHERE post.id IN";
    let mut before: HashMap<i64, Shown> = HashMap::with_capacity(posts.len());
    for row in tx.rows_in(sql, &list, "", &[]).await? {
        let shown = Shown {
            revision: row.get("revision")?,
            seen: seen(&row)?,
            edits: row.get("edits")?,
            sort_s: row.get("sort_s")?,
            text_hash: row.get("text_hash")?,
            content_hash: row.get("content_hash")?,
        };
        before.insert(row.get("post")?, shown);
    }
    let mut edits: HashMap<i64, i64> = HashMap::with_capacity(posts.len());
    let sql = "SELECT post, count(DISTINCT text_hash) - 1 AS edits FROM revision WHERE post IN";
    for row in tx.rows_in(sql, &list, "GROUP BY post", &[]).await? {
        edits.insert(row.get("post")?, row.get("edits")?);
    }
    let mut lines = Vec::new();
    for (post, now) in best(tx, &list, &edits).await? {
        let Some(before) = before.get(&post).filter(|before| **before != now) else { continue };
        let Sighting { first_seen_us, last_seen_us, gone } = now.seen;
        let sql = "UPDATE post SET revision = $1, first_seen_us = $2, last_seen_us = $3, gone = $4, edits = $5,
                sort_s = $6
            WHERE id = $7";
        let columns = values![now.revision, first_seen_us, last_seen_us, gone, now.edits, now.sort_s, post];
        tx.execute(sql, &columns).await?;
        if let Some(kind) = before.change(&now) {
            lines.push(Line { post, kind, revision: (before.revision != now.revision).then_some(now.revision) });
        }
    }
    Ok(lines)
}

/// What is to be shown of each post.
async fn best(tx: &mut Tx, posts: &[Value<'_>], edits: &HashMap<i64, i64>) -> Result<HashMap<i64, Shown>> {
    let sql =
        "SELECT sighting.post, sighting.page, sighting.revision, first_seen_us, last_seen_us, gone, time_s, text_hash,
            content_hash, received_us
        FROM sighting
        JOIN revision ON revision.id = sighting.revision
        JOIN report ON report.id = revision.report
        WHERE sighting.post IN";
    let mut first_seen: HashMap<i64, i64> = HashMap::new();
    let mut best: HashMap<i64, (_, Shown)> = HashMap::new();
    for row in tx.rows_in(sql, posts, "", &[]).await? {
        let post: i64 = row.get("post")?;
        let seen = seen(&row)?;
        let first = first_seen.entry(post).or_insert(seen.first_seen_us);
        *first = seen.first_seen_us.min(*first);
        let (words_us, page): (i64, i64) = (row.get("received_us")?, row.get("page")?);
        let rank = (seen.last_seen_us.unwrap_or(i64::MAX), words_us, Reverse(page));
        let shown = Shown {
            revision: row.get("revision")?,
            seen,
            edits: edits.get(&post).copied().unwrap_or(0),
            sort_s: row.get::<Option<i64>>("time_s")?.unwrap_or(i64::MIN),
            text_hash: row.get("text_hash")?,
            content_hash: row.get("content_hash")?,
        };
        match best.get(&post) {
            Some((other, _)) if *other >= rank => {}
            _ => {
                best.insert(post, (rank, shown));
            }
        }
    }
    let settled = best.into_iter().map(|(post, (_, mut shown))| {
        shown.seen.first_seen_us = first_seen.get(&post).copied().unwrap_or(shown.seen.first_seen_us);
        if shown.sort_s == i64::MIN {
            shown.sort_s = shown.seen.first_seen_us.div_euclid(1_000_000);
        }
        (post, shown)
    });
    Ok(settled.collect())
}

fn seen(row: &Row) -> Result<Sighting> {
    Ok(Sighting {
        first_seen_us: row.get("first_seen_us")?,
        last_seen_us: row.get("last_seen_us")?,
        gone: row.get::<i64>("gone")? != 0,
    })
}
