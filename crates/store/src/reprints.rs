//! Posts that pass on what another source published before.

use std::collections::{BTreeSet, HashMap};

use dateline_model::Reprint;

use crate::{
    ChangeKind, CoverageId, MAX_LINKS, PostId, ReprintOf, Result, StoreError,
    db::{Tx, Value, values},
    log::{self, Line},
    read::rows_of,
    time,
};

/// Puts reprints in, within a transaction that the caller commits. Both ends are ids of posts; those that the ledger lacks
/// are left out. Gives how many were new.
pub(crate) async fn put(tx: &mut Tx, coverage: CoverageId, reprints: &[Reprint]) -> Result<u32> {
    if reprints.len() > MAX_LINKS {
        return Err(StoreError::TooLarge { what: "the number of reprints", size: reprints.len(), limit: MAX_LINKS });
    }
    let names = reprints.iter().flat_map(|r| [r.post.as_str(), r.of.as_str()]).collect();
    let rows = rows_of(tx, coverage, names).await?;
    let mut touched = BTreeSet::new();
    let mut new = 0;
    for reprint in reprints {
        let (Some(&post), Some(&original)) = (rows.get(&reprint.post), rows.get(&reprint.of)) else { continue };
        let sql = "INSERT INTO reprint (coverage, post, original, share, why) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (post, original) DO NOTHING";
        let share = if reprint.share.is_finite() { reprint.share } else { 0.0 };
        let values = values![coverage.0, post, original, Some(share), &reprint.why];
        if post != original && tx.execute(sql, &values).await? > 0 {
            new += 1;
            touched.extend([post, original]);
        }
    }
    let lines: Vec<Line> =
        touched.into_iter().map(|post| Line { post, kind: ChangeKind::Linked, revision: None }).collect();
    let first = log::take(tx, coverage, lines.len()).await?;
    log::write(tx, coverage, first, &lines).await?;
    Ok(new)
}

/// For each of some posts the post of another source that was first with its text, and how many pass its own text on.
pub(crate) async fn of_posts(tx: &mut Tx, posts: &[Value<'_>]) -> Result<HashMap<i64, (Option<ReprintOf>, u32)>> {
    let mut found: HashMap<i64, (Option<ReprintOf>, u32)> = HashMap::new();
    let sql = "SELECT reprint.post, reprint.share, reprint.why, public_id, source.name AS source, sort_s
        FROM reprint JOIN post ON post.id = reprint.original JOIN source ON source.id = post.source
        WHERE gone = 0 AND reprint.post IN";
    for row in tx.rows_in(sql, posts, "ORDER BY sort_s, first_change", &[]).await? {
        let of = ReprintOf {
            post: row.parse::<PostId>("public_id", |text| text.parse().ok())?,
            source: row.get("source")?,
            sorted_at: time::second(row.get("sort_s")?)?,
            share: row.get("share")?,
            why: row.get("why")?,
        };
        found.entry(row.get("post")?).or_default().0.get_or_insert(of);
    }
    let sql = "SELECT original, count(DISTINCT source) AS outlets FROM reprint JOIN post ON post.id = reprint.post
        WHERE gone = 0 AND original IN";
    for row in tx.rows_in(sql, posts, "GROUP BY original", &[]).await? {
        let outlets: i64 = row.get("outlets")?;
        found.entry(row.get("original")?).or_default().1 = u32::try_from(outlets).unwrap_or(u32::MAX);
    }
    Ok(found)
}
