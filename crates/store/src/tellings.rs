//! Which story each post tells.

use std::collections::HashMap;

use dateline_model::Telling;

use crate::{
    ChangeKind, CoverageId, MAX_LINKS, Result, StoreError,
    db::{Tx, Value, values},
    log::{self, Line},
    read::rows_of,
};

/// Puts tellings in, within a transaction that the caller commits. Posts are named by their ids; what names one that the
/// ledger lacks is left out, and a post that has its story keeps it. Gives how many were new.
pub(crate) async fn put(tx: &mut Tx, coverage: CoverageId, tellings: &[Telling]) -> Result<u32> {
    if tellings.len() > MAX_LINKS {
        return Err(StoreError::TooLarge { what: "the number of tellings", size: tellings.len(), limit: MAX_LINKS });
    }
    let names = tellings.iter().flat_map(|t| [Some(t.post.as_str()), Some(t.story.as_str()), t.with.as_deref()]);
    let rows = rows_of(tx, coverage, names.flatten().collect()).await?;
    let mut lines = Vec::new();
    let mut new = 0;
    for telling in tellings {
        let (Some(&post), Some(&story)) = (rows.get(&telling.post), rows.get(&telling.story)) else { continue };
        let nearest = telling.with.as_ref().and_then(|with| rows.get(with)).copied();
        let score = telling.score.filter(|score| score.is_finite());
        let sql = "INSERT INTO telling (post, story, nearest, score, why) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (post) DO NOTHING";
        if tx.execute(sql, &values![post, story, nearest, score, &telling.why]).await? > 0 {
            new += 1;
            // A post that begins a story looks as it did without one.
            if post != story {
                lines.push(Line { post, kind: ChangeKind::Linked, revision: None });
            }
        }
    }
    let first = log::take(tx, coverage, lines.len()).await?;
    log::write(tx, coverage, first, &lines).await?;
    Ok(new)
}

/// The stories of some posts, by the row of the post.
pub(crate) async fn of_posts(tx: &mut Tx, posts: &[Value<'_>]) -> Result<HashMap<i64, Telling>> {
    let mut found = HashMap::new();
    let sql = "SELECT telling.post AS row, of.public_id AS post, began.public_id AS story, beside.public_id AS nearest,
            telling.score, telling.why
        FROM telling JOIN post AS of ON of.id = telling.post JOIN post AS began ON began.id = telling.story
        LEFT JOIN post AS beside ON beside.id = telling.nearest WHERE telling.post IN";
    for row in tx.rows_in(sql, posts, "", &[]).await? {
        let telling = Telling {
            post: row.get("post")?,
            story: row.get("story")?,
            with: row.get("nearest")?,
            score: row.get("score")?,
            why: row.get("why")?,
        };
        found.insert(row.get("row")?, telling);
    }
    Ok(found)
}
