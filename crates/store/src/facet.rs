//! What a post can be found by: who speaks in it, what is claimed and where, whether a claim is disputed.
//!
//! A post's facets are settled wherever a change to it is written to the log ([`crate::log`]), so that they are never
//! behind what readers see of it. Each is a row that sorts like the feed.

use std::{collections::HashMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    CoverageId, Order, PageQuery, PostId, Result, Store,
    db::{Tx, Value, values},
    log,
};

/// The most posts that are counted of those that a filter lets through.
pub const MAX_FOUND: u64 = 10_000;

/// One thing that a post can be found by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Facet {
    /// `side`, `kind`, `place` or `disputed`.
    pub name: String,
    /// The side that speaks, the kind or place of a claim; `1` for `disputed`.
    pub value: String,
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.value)
    }
}

/// Which posts of the feed are wanted: those that are all of this. The empty filter lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Of the source with this name.
    pub source: Option<String>,
    /// In which somebody speaks for this side.
    pub side: Option<String>,
    /// With a claim of this kind, as the contract names it.
    pub kind: Option<String>,
    /// With a claim about this place.
    pub place: Option<String>,
    /// With a claim that another one denies or conflicts with.
    pub disputed: bool,
    /// Only these; at most [`MAX_PAGE`](crate::MAX_PAGE) are looked at.
    pub among: Option<Vec<PostId>>,
}

impl Filter {
    /// The facets that a post must have.
    pub fn facets(&self) -> Vec<Facet> {
        let facet = |name: &str, value: &Option<String>| {
            value.as_ref().map(|value| Facet { name: name.to_owned(), value: value.clone() })
        };
        let disputed = self.disputed.then(|| "1".to_owned());
        [
            facet("side", &self.side),
            facet("kind", &self.kind),
            facet("place", &self.place),
            facet("disputed", &disputed),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether it lets all posts through.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

/// Brings the facets of posts to what these are now.
pub(crate) async fn settle(tx: &mut Tx, posts: &[Value<'_>]) -> Result<()> {
    tx.rows_in("DELETE FROM facet WHERE post IN", posts, "", &[]).await?;
    let head = "WITH chosen AS (SELECT id, coverage, revision, sort_s, first_change FROM post WHERE id IN";
    // The one expression that PostgreSQL would have otherwise is `json_each`.
    let tail = ")
        INSERT INTO facet (coverage, name, value, sort_s, first_change, post)
        SELECT chosen.coverage, 'kind', kind, sort_s, first_change, chosen.id
            FROM chosen JOIN claim ON claim.post = chosen.id AND claim.revision = chosen.revision
        UNION
        SELECT chosen.coverage, 'place', place, sort_s, first_change, chosen.id
            FROM chosen JOIN claim ON claim.post = chosen.id AND claim.revision = chosen.revision
            WHERE place IS NOT NULL
        UNION
        SELECT chosen.coverage, 'side', claimant_side, sort_s, first_change, chosen.id
            FROM chosen JOIN claim ON claim.post = chosen.id AND claim.revision = chosen.revision
            WHERE claimant_side IS NOT NULL
        UNION
        SELECT chosen.coverage, 'side', json_extract(one.value, '$.speaker.side'), sort_s, first_change, chosen.id
            FROM chosen JOIN revision ON revision.id = chosen.revision, json_each(content, '$.statements') AS one
            WHERE json_extract(one.value, '$.speaker.side') IS NOT NULL
        UNION
        SELECT chosen.coverage, 'disputed', '1', chosen.sort_s, chosen.first_change, chosen.id
            FROM chosen JOIN link ON a_post = chosen.id JOIN post AS other ON other.id = b_post
            WHERE holds = 1 AND relation IN ('conflict', 'denial') AND chosen.revision IS NOT NULL AND other.withdrawn = 0
        UNION
        SELECT chosen.coverage, 'disputed', '1', chosen.sort_s, chosen.first_change, chosen.id
            FROM chosen JOIN link ON b_post = chosen.id JOIN post AS other ON other.id = a_post
            WHERE holds = 1 AND relation IN ('conflict', 'denial') AND chosen.revision IS NOT NULL AND other.withdrawn = 0";
    tx.rows_in(head, posts, tail, &[]).await?;
    Ok(())
}

/// The facets of posts, by their rows, in the order of names and values.
pub(crate) async fn of_posts(tx: &mut Tx, posts: &[Value<'_>]) -> Result<HashMap<i64, Vec<Facet>>> {
    let mut found: HashMap<i64, Vec<Facet>> = HashMap::new();
    let sql = "SELECT post, name, value FROM facet WHERE post IN";
    for row in tx.rows_in(sql, posts, "ORDER BY name, value", &[]).await? {
        let facet = Facet { name: row.get("name")?, value: row.get("value")? };
        found.entry(row.get("post")?).or_default().push(facet);
    }
    Ok(found)
}

/// A statement that gives the rows of the posts that a query wants, in its order, and its parameters. The index of one
/// of its facets, or else of the posts, gives the order; the other conditions are looked up for every row.
pub(crate) fn chosen(coverage: CoverageId, query: &PageQuery, driver: Option<usize>) -> (String, Vec<Value<'_>>) {
    let mut parameters = values![coverage.0].to_vec();
    let mut parameter = |value| {
        parameters.push(value);
        format!("${}", parameters.len())
    };
    let (compare, direction) = match query.order {
        Order::Newest => ("<", "DESC"),
        Order::Oldest => (">", "ASC"),
    };
    let (table, row) = if driver.is_some() { ("facet", "facet.post") } else { ("post", "post.id") };
    let mut sql = format!("SELECT {row} FROM {table} WHERE {table}.coverage = $1");
    if driver.is_none() {
        // What is withdrawn has no facets.
        sql.push_str(" AND post.withdrawn = 0");
    }
    if let Some(cursor) = query.after {
        let (second, change) = (parameter(cursor.second.into()), parameter(log::to_sql(cursor.change).into()));
        sql.push_str(&format!(" AND ({table}.sort_s, {table}.first_change) {compare} ({second}, {change})"));
    }
    if let Some(upto) = query.upto {
        sql.push_str(&format!(" AND {table}.first_change <= {}", parameter(log::to_sql(upto).into())));
    }
    for (n, facet) in query.filter.facets().into_iter().enumerate() {
        let (name, value) = (parameter(facet.name.into()), parameter(facet.value.into()));
        if driver == Some(n) {
            sql.push_str(&format!(" AND facet.name = {name} AND facet.value = {value}"));
        } else {
            sql.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM facet AS other WHERE other.coverage = $1 AND other.name = {name}
                    AND other.value = {value} AND other.sort_s = {table}.sort_s
                    AND other.first_change = {table}.first_change)"
            ));
        }
    }
    if let Some(source) = &query.filter.source {
        let source = format!("(SELECT id FROM source WHERE coverage = $1 AND name = {})", parameter(source.into()));
        sql.push_str(&match driver {
            Some(_) => format!(" AND (SELECT source FROM post WHERE post.id = facet.post) = {source}"),
            None => format!(" AND post.source = {source}"),
        });
    }
    if let Some(among) = &query.filter.among {
        let ids: Vec<String> =
            among.iter().take(crate::MAX_PAGE as usize).map(|id| parameter(id.as_str().into())).collect();
        sql.push_str(&match ids.is_empty() {
            true => " AND 1 = 0".to_owned(),
            false => format!(" AND post.public_id IN ({})", ids.join(", ")),
        });
    }
    sql.push_str(&format!(" ORDER BY {table}.sort_s {direction}, {table}.first_change {direction}"));
    (sql, parameters)
}

/// Which of a filter's facets the fewest posts have; none if its source has fewer, or it has no facet.
pub(crate) async fn rarest(tx: &mut Tx, coverage: CoverageId, filter: &Filter) -> Result<Option<usize>> {
    let facets = filter.facets();
    if filter.among.is_some() {
        return Ok(None);
    }
    if facets.is_empty() || (facets.len() == 1 && filter.source.is_none()) {
        return Ok((!facets.is_empty()).then_some(0));
    }
    let mut fewest = i64::MAX;
    if let Some(source) = &filter.source {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM post WHERE coverage = $1
                AND source = (SELECT id FROM source WHERE coverage = $1 AND name = $2) LIMIT {MAX_FOUND})"
        );
        if let Some(row) = tx.row(&sql, &values![coverage.0, source]).await? {
            fewest = row.first()?;
        }
    }
    let mut rarest = None;
    for (n, facet) in facets.iter().enumerate() {
        let sql = format!(
            "SELECT count(*) FROM
                (SELECT 1 FROM facet WHERE coverage = $1 AND name = $2 AND value = $3 LIMIT {MAX_FOUND})"
        );
        if let Some(row) = tx.row(&sql, &values![coverage.0, &facet.name, &facet.value]).await? {
            let count: i64 = row.first()?;
            if count < fewest {
                (fewest, rarest) = (count, Some(n));
            }
        }
    }
    Ok(rarest)
}

impl Store {
    /// How many posts of a coverage a filter lets through, tombstones included; [`MAX_FOUND`] if there are that many or
    /// more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn found(&self, coverage: CoverageId, filter: &Filter) -> Result<u64> {
        let query = PageQuery { filter: filter.clone(), ..PageQuery::default() };
        let mut tx = self.read_tx().await?;
        let driver = rarest(&mut tx, coverage, filter).await?;
        let (chosen, parameters) = chosen(coverage, &query, driver);
        let sql = format!("SELECT count(*) FROM ({chosen} LIMIT {MAX_FOUND})");
        tx.row(&sql, &parameters).await?.map_or(Ok(0), |row| Ok(log::from_sql(row.first()?)))
    }
}
