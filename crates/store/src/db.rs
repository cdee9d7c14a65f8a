//! The data bases behind the ledger: one enum of typed pools, and a transaction that runs the same SQL on any of them.
//!
//! A second back end adds a variant to [`Pool`], [`Tx`] and [`Row`], each a line in the matches below, and a module
//! beside [`crate::sqlite`] that opens it.

use std::borrow::Cow;

use sqlx::{
    AssertSqlSafe, Column, Decode, Row as _, Sqlite, SqlitePool, Transaction, Type, query::Query, sqlite::SqliteRow,
};

use crate::{Result, StoreError};

/// The most rows that one statement inserts.
const BATCH: usize = 500;
/// The most parameters of one statement: below SQLite's 32,766 and PostgreSQL's 65,535.
const MAX_PARAMETERS: usize = 30_000;

/// Typed pools of connections.
#[derive(Debug, Clone)]
pub(crate) enum Pool {
    /// SQLite takes one writer at a time: it has its own pool of one connection, so that writers queue here and never
    /// find the file locked by their own process.
    Sqlite { read: SqlitePool, write: SqlitePool },
}

impl Pool {
    /// Begins a transaction that reads one snapshot.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Pool::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
        })
    }

    /// Begins a transaction that writes. It holds the write lock from its first moment, so that it never has to be
    /// given up half-way because another writer came first.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Pool::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
        })
    }

    /// Closes all connections once they are given back.
    pub async fn close(&self) {
        match self {
            Pool::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

/// A transaction. Dropped without [`Tx::commit`] it is undone.
#[derive(Debug)]
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
}

impl Tx {
    /// Makes everything done in it lasting, and returns when it is on disk.
    pub async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Runs a statement. Gives the number of rows that it touched.
    pub async fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        Ok(match self {
            Tx::Sqlite(tx) => bind(sqlx::query(AssertSqlSafe(sql)), values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// The rows that a statement gives.
    pub async fn rows(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>> {
        Ok(match self {
            Tx::Sqlite(tx) => {
                let rows = bind(sqlx::query(AssertSqlSafe(sql)), values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
        })
    }

    /// The first row that a statement gives.
    pub async fn row(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<Row>> {
        Ok(match self {
            Tx::Sqlite(tx) => {
                bind(sqlx::query(AssertSqlSafe(sql)), values).fetch_optional(&mut **tx).await?.map(Row::Sqlite)
            }
        })
    }

    /// Inserts rows in batches: `{head} VALUES (…), (…) {tail}`. Gives what `tail` returns, in no certain order.
    pub async fn insert(&mut self, head: &str, rows: Vec<Vec<Value<'_>>>, tail: &str) -> Result<Vec<Row>> {
        let Some(columns) = rows.first().map(Vec::len).filter(|&n| n > 0) else { return Ok(Vec::new()) };
        let batch = BATCH.min(MAX_PARAMETERS / columns).max(1);
        let mut given = Vec::new();
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let mut sql = format!("{head} VALUES ");
            for row in 0..batch.min(rows.len()) {
                sql.push_str(if row == 0 { "(" } else { ", (" });
                match self {
                    // SQLite looks numbered parameters up by name, one after the other: with thousands of them that
                    // takes ten times as long as the insertion.
                    Tx::Sqlite(_) => sql.push_str(&vec!["?"; columns].join(", ")),
                }
                sql.push(')');
            }
            sql.push(' ');
            sql.push_str(tail);
            let values: Vec<Value<'_>> = rows.by_ref().take(batch).flatten().collect();
            given.extend(self.rows(&sql, &values).await?);
        }
        Ok(given)
    }

    /// The rows of `{head} (…) {tail}` with a list of values in the brackets, in batches; `fixed` are the parameters
    /// `$1` … before them.
    pub async fn rows_in(
        &mut self,
        head: &str,
        list: &[Value<'_>],
        tail: &str,
        fixed: &[Value<'_>],
    ) -> Result<Vec<Row>> {
        let mut given = Vec::new();
        for batch in list.chunks(BATCH) {
            let mut sql = format!("{head} (");
            push_parameters(&mut sql, fixed.len() + 1, batch.len());
            sql.push_str(") ");
            sql.push_str(tail);
            let values: Vec<Value<'_>> = fixed.iter().chain(batch).cloned().collect();
            given.extend(self.rows(&sql, &values).await?);
        }
        Ok(given)
    }
}

fn push_parameters(sql: &mut String, first: usize, count: usize) {
    for number in first..first + count {
        if number > first {
            sql.push_str(", ");
        }
        sql.push('$');
        sql.push_str(&number.to_string());
    }
}

/// A parameter. Each variant has one SQL type, null or not, which PostgreSQL needs to know.
#[derive(Debug, Clone)]
pub(crate) enum Value<'v> {
    Int(Option<i64>),
    Real(Option<f64>),
    Text(Option<Cow<'v, str>>),
    Bytes(&'v [u8]),
}

type SqliteQuery<'q> = Query<'q, Sqlite, <Sqlite as sqlx::Database>::Arguments>;

fn bind<'q>(query: SqliteQuery<'q>, values: &[Value<'_>]) -> SqliteQuery<'q> {
    values.iter().fold(query, |query, value| match value {
        Value::Int(v) => query.bind(*v),
        Value::Real(v) => query.bind(*v),
        Value::Text(v) => query.bind(v.as_deref()),
        Value::Bytes(v) => query.bind(*v),
    })
}

impl From<i64> for Value<'_> {
    fn from(v: i64) -> Self {
        Value::Int(Some(v))
    }
}

impl From<u32> for Value<'_> {
    fn from(v: u32) -> Self {
        Value::Int(Some(i64::from(v)))
    }
}

impl From<bool> for Value<'_> {
    fn from(v: bool) -> Self {
        Value::Int(Some(i64::from(v)))
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(v: Option<i64>) -> Self {
        Value::Int(v)
    }
}

impl From<Option<bool>> for Value<'_> {
    fn from(v: Option<bool>) -> Self {
        Value::Int(v.map(i64::from))
    }
}

impl From<Option<f64>> for Value<'_> {
    fn from(v: Option<f64>) -> Self {
        Value::Real(v)
    }
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(v: &'v str) -> Self {
        Value::Text(Some(Cow::Borrowed(v)))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(v: &'v String) -> Self {
        Value::Text(Some(Cow::Borrowed(v)))
    }
}

impl From<String> for Value<'_> {
    fn from(v: String) -> Self {
        Value::Text(Some(Cow::Owned(v)))
    }
}

impl<'v> From<&'v Option<String>> for Value<'v> {
    fn from(v: &'v Option<String>) -> Self {
        Value::Text(v.as_deref().map(Cow::Borrowed))
    }
}

impl From<Option<String>> for Value<'_> {
    fn from(v: Option<String>) -> Self {
        Value::Text(v.map(Cow::Owned))
    }
}

impl<'v> From<&'v [u8]> for Value<'v> {
    fn from(v: &'v [u8]) -> Self {
        Value::Bytes(v)
    }
}

/// A list of parameters of several types: `values![id, "name", None::<i64>]`.
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::db::Value::from($value)),*] };
}
pub(crate) use values;

/// What a statement gave.
#[derive(Debug)]
pub(crate) enum Row {
    Sqlite(SqliteRow),
}

/// A Rust type that a column can be read as, on every back end.
pub(crate) trait Cell: for<'r> Decode<'r, Sqlite> + Type<Sqlite> {}

impl<T: for<'r> Decode<'r, Sqlite> + Type<Sqlite>> Cell for T {}

impl Row {
    /// The column with a name.
    pub fn get<T: Cell>(&self, column: &str) -> Result<T> {
        match self {
            Row::Sqlite(row) => Ok(row.try_get(column)?),
        }
    }

    /// The first column.
    pub fn first<T: Cell>(&self) -> Result<T> {
        match self {
            Row::Sqlite(row) => Ok(row.try_get(0)?),
        }
    }

    /// A column that the program itself wrote in some form of text, read back.
    pub fn parse<T>(&self, column: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        let text: String = self.get(column)?;
        read(&text).ok_or_else(|| StoreError::Damaged(format!("unreadable {column} in {}", self.columns())))
    }

    fn columns(&self) -> String {
        match self {
            Row::Sqlite(row) => row.columns().iter().map(Column::name).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A text that the program itself wrote as JSON, read back.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
