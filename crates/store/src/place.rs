//! Where a post stands in the feed: what an address of a single post needs to find its page.

use crate::{CoverageId, Cursor, PostId, Result, Store, db::values, log};

impl Store {
    /// How many posts of a coverage's feed are older than a post, tombstones included; none if the coverage has no such
    /// post.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn older_than(&self, coverage: CoverageId, post: &PostId) -> Result<Option<u64>> {
        let sql = "SELECT (SELECT CAST(coalesce(sum(listed), 0) AS BIGINT) FROM slot
                WHERE slot.coverage = post.coverage AND slot < post.sort_s / 900)
            + (SELECT count(*) FROM post AS older WHERE older.coverage = post.coverage AND older.withdrawn = 0
                AND older.sort_s >= post.sort_s / 900 * 900
                AND (older.sort_s, older.first_change) < (post.sort_s, post.first_change)) AS older
            FROM post WHERE public_id = $1 AND coverage = $2";
        let row = self.read_tx().await?.row(sql, &values![post.as_str(), coverage.0]).await?;
        row.map(|row| Ok(log::from_sql(row.first()?))).transpose()
    }

    /// The place in the feed right after that many of its oldest posts and one more: after it, a page that runs from the
    /// newest to the oldest begins with the last of them. None if the feed has no more posts than these.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn above_oldest(&self, coverage: CoverageId, posts: u64) -> Result<Option<Cursor>> {
        // The slot that has it, and how many of the posts stand before that slot.
        let sql = "SELECT slot, upto - listed AS before
            FROM (SELECT slot, listed, CAST(sum(listed) OVER (ORDER BY slot) AS BIGINT) AS upto FROM slot WHERE coverage = $1)
            WHERE upto > $2 ORDER BY slot LIMIT 1";
        let mut tx = self.read_tx().await?;
        let Some(slot) = tx.row(sql, &values![coverage.0, log::to_sql(posts)]).await? else { return Ok(None) };
        let (slot, before): (i64, i64) = (slot.get("slot")?, slot.get("before")?);
        let sql = "SELECT sort_s, first_change FROM post WHERE coverage = $1 AND sort_s >= $2 AND withdrawn = 0
            ORDER BY sort_s, first_change LIMIT 1 OFFSET $3";
        let row = tx.row(sql, &values![coverage.0, slot * 900, log::to_sql(posts) - before]).await?;
        row.map(|row| Ok(Cursor { second: row.get("sort_s")?, change: log::from_sql(row.get("first_change")?) }))
            .transpose()
    }
}
