//! How late each source was with what others had first.

use std::collections::HashMap;

use jiff::SignedDuration;

use crate::{
    CoverageId, MAX_LINKS, Result, Store,
    db::{Row, values},
};

/// How late a source is with what others have first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lateness {
    /// The source's name.
    pub source: String,
    /// Of the claims that others have too: how many it had first.
    pub first: u64,
    /// And how many later than another.
    pub later: u64,
    /// The median of how much later; none if it was always first.
    pub median: Option<SignedDuration>,
}

/// A claim with who told it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The claim's id.
    pub claim: String,
    /// The source's name.
    pub source: String,
    /// When it was published, in seconds since 1970.
    pub at: i64,
}

/// Works it out from pairs of claims that repeat each other. Claims that hang together by such pairs are one piece of
/// news; a source's delay with it is from the first that any source had of it to its own first. News of one source alone
/// says nothing. Sources stand in the order of their names.
pub fn lateness(repeats: &[(Told, Told)]) -> Vec<Lateness> {
    let mut number: HashMap<&str, usize> = HashMap::new();
    let mut told: Vec<&Told> = Vec::new();
    let mut parent: Vec<usize> = Vec::new();
    for one in repeats.iter().flat_map(|(a, b)| [a, b]) {
        number.entry(&one.claim).or_insert_with(|| {
            told.push(one);
            parent.push(parent.len());
            parent.len() - 1
        });
    }
    for (a, b) in repeats {
        let (a, b) = (root(&mut parent, number[a.claim.as_str()]), root(&mut parent, number[b.claim.as_str()]));
        parent[a.max(b)] = a.min(b);
    }
    // The first that each source had of each piece of news.
    let mut news: HashMap<usize, HashMap<&str, i64>> = HashMap::new();
    for (n, one) in told.iter().enumerate() {
        let first = news.entry(root(&mut parent, n)).or_default().entry(&one.source).or_insert(one.at);
        *first = one.at.min(*first);
    }
    let mut sources: HashMap<&str, (u64, Vec<i64>)> = HashMap::new();
    for firsts in news.values().filter(|firsts| firsts.len() > 1) {
        let earliest = firsts.values().min().copied().unwrap_or_default();
        for (source, at) in firsts {
            let (first, delays) = sources.entry(source).or_default();
            // Stamps are to the minute: those of one minute were first together.
            if at - earliest < 60 {
                *first += 1;
            } else {
                delays.push(at - earliest);
            }
        }
    }
    let mut all: Vec<Lateness> = sources
        .into_iter()
        .map(|(source, (first, mut delays))| {
            delays.sort_unstable();
            let median = delays.get(delays.len() / 2).map(|seconds| SignedDuration::from_secs(*seconds));
            Lateness { source: source.to_owned(), first, later: delays.len() as u64, median }
        })
        .collect();
    all.sort_by(|a, b| a.source.cmp(&b.source));
    all
}

fn told(row: &Row, claim: &str, source: &str, at: &str) -> Result<Told> {
    Ok(Told { claim: row.get(claim)?, source: row.get(source)?, at: row.get(at)? })
}

fn root(parent: &mut [usize], mut n: usize) -> usize {
    while parent[n] != n {
        parent[n] = parent[parent[n]];
        n = parent[n];
    }
    n
}

impl Store {
    /// How late each source of a coverage was with what others had first, by the repeats among its claims. Posts whose
    /// time is not known to the minute are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn lateness(&self, coverage: CoverageId) -> Result<Vec<Lateness>> {
        let sql = format!(
            "SELECT a, b, sa.name AS a_source, sb.name AS b_source, ra.time_s AS a_s, rb.time_s AS b_s
            FROM link
            JOIN post AS pa ON pa.id = a_post JOIN revision AS ra ON ra.id = pa.revision
            JOIN post AS pb ON pb.id = b_post JOIN revision AS rb ON rb.id = pb.revision
            JOIN source AS sa ON sa.id = pa.source JOIN source AS sb ON sb.id = pb.source
            WHERE link.coverage = $1 AND holds = 1 AND relation = 'repeat'
                AND ra.time_s IS NOT NULL AND ra.precision IN ('minute', 'second') AND ra.basis <> 'fetched'
                AND rb.time_s IS NOT NULL AND rb.precision IN ('minute', 'second') AND rb.basis <> 'fetched'
            ORDER BY link.id LIMIT {MAX_LINKS}"
        );
        let rows = self.read_tx().await?.rows(&sql, &values![coverage.0]).await?;
        let pairs: Result<Vec<_>> = rows
            .iter()
            .map(|row| Ok((told(row, "a", "a_source", "a_s")?, told(row, "b", "b_source", "b_s")?)))
            .collect();
        Ok(lateness(&pairs?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(claim: &str, minutes: i64) -> Told {
        let source = claim.split('-').next().unwrap_or_default();
        Told { claim: claim.into(), source: source.into(), at: minutes * 60 }
    }

    fn of(all: &[Lateness], source: &str) -> (u64, u64, Option<i64>) {
        let one = all.iter().find(|one| one.source == source).unwrap();
        (one.first, one.later, one.median.map(|median| median.as_mins()))
    }

    #[test]
    fn a_delay_is_from_the_first_of_all_to_a_source_s_own_first() {
        let all = lateness(&[
            (told("wire-1", 0), told("herald-1", 12)),
            (told("herald-1", 12), told("herald-2", 90)),
            (told("herald-2", 90), told("post-1", 30)),
            (told("wire-2", 200), told("post-2", 180)),
            (told("wire-3", 300), told("post-3", 340)),
        ]);
        assert_eq!(of(&all, "wire"), (2, 1, Some(20)));
        assert_eq!(of(&all, "herald"), (0, 1, Some(12)));
        assert_eq!(of(&all, "post"), (1, 2, Some(40)));
    }

    #[test]
    fn one_minute_is_no_delay_and_one_source_no_news() {
        assert!(lateness(&[(told("wire-1", 0), told("wire-2", 50))]).is_empty());
        let all = lateness(&[(told("wire-1", 10), told("post-1", 10))]);
        assert_eq!((of(&all, "wire"), of(&all, "post")), ((1, 0, None), (1, 0, None)));
        assert!(lateness(&[]).is_empty());
    }
}
