//! Taking numbers of the log and writing its lines.

use jiff::Timestamp;

use crate::{
    ChangeKind, ChangeNo, CoverageId, Result, StoreError,
    db::{Tx, Value, values},
    facet, search,
};

/// A number as SQL has it.
pub(crate) fn to_sql(number: ChangeNo) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number that SQL gave.
pub(crate) fn from_sql(number: i64) -> ChangeNo {
    u64::try_from(number).unwrap_or(0)
}

/// Takes the next `count` numbers of a coverage's log. Gives the first.
///
/// The coverage's row stays locked until the transaction ends, so that another one that writes waits for it and takes
/// later numbers; if this one is undone, the numbers are free again.
pub(crate) async fn take(tx: &mut Tx, coverage: CoverageId, count: usize) -> Result<ChangeNo> {
    let sql = "UPDATE coverage SET last_change = last_change + $1 WHERE id = $2 RETURNING last_change";
    let row = tx.row(sql, &values![count as i64, coverage.0]).await?;
    let last: i64 = row.ok_or_else(|| StoreError::NoCoverage(coverage.to_string()))?.first()?;
    Ok(from_sql(last - count as i64 + 1))
}

/// A line about a post.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub post: i64,
    pub kind: ChangeKind,
    /// The revision that it brought.
    pub revision: Option<i64>,
}

/// Writes the lines that begin with a number taken, notes each as the last change of its post, settles what the post can be
/// found by, and indexes anew what is searched. Gives the numbers of the first and last line.
pub(crate) async fn write(
    tx: &mut Tx,
    coverage: CoverageId,
    first: ChangeNo,
    lines: &[Line],
) -> Result<Option<(ChangeNo, ChangeNo)>> {
    if lines.is_empty() {
        return Ok(None);
    }
    let at = Timestamp::now().to_string();
    let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(lines.len());
    for (line, number) in lines.iter().zip(first..) {
        let number = to_sql(number);
        rows.push(values![coverage.0, number, line.kind.name(), line.post, line.revision, at.as_str()].into());
        // A new post was written with its number.
        if line.kind != ChangeKind::Posted {
            tx.execute("UPDATE post SET last_change = $1 WHERE id = $2", &values![number, line.post]).await?;
        }
    }
    tx.insert("INSERT INTO change (coverage, number, kind, post, revision, at)", rows, "").await?;
    let posts: Vec<Value<'_>> = lines.iter().map(|line| line.post.into()).collect();
    facet::settle(tx, &posts).await?;
    let others = lines.iter().filter(|line| line.kind != ChangeKind::Linked);
    search::index(tx, &others.map(|line| line.post).collect()).await?;
    Ok(Some((first, first + lines.len() as u64 - 1)))
}

/// Writes one line about the coverage itself.
pub(crate) async fn write_coverage(tx: &mut Tx, coverage: CoverageId) -> Result<()> {
    let number = take(tx, coverage, 1).await?;
    let sql = "INSERT INTO change (coverage, number, kind, at) VALUES ($1, $2, $3, $4)";
    let at = Timestamp::now().to_string();
    tx.execute(sql, &values![coverage.0, to_sql(number), ChangeKind::Coverage.name(), at]).await?;
    Ok(())
}
