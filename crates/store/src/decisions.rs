//! What people at the desk ruled.

use dateline_model::{Decision, Ruling};

use crate::{
    ChangeKind, CoverageId, PostId, Result, Store, StoreError,
    db::{Tx, values},
    log::{self, Line},
    withdraw,
};

/// The longest name, reason or ruling, in bytes.
const MAX_WORDS: usize = 8 << 10;

impl Store {
    /// Adds a decision of the desk to a coverage. Gives it with its number.
    ///
    /// # Errors
    /// If it is too long, withdraws what is not there, takes back what was never decided, there is no such coverage, or the database fails.
    pub async fn decide(&self, coverage: CoverageId, by: &str, why: Option<&str>, ruling: Ruling) -> Result<Decision> {
        let json = serde_json::to_string(&ruling).map_err(|e| StoreError::BadDecision(e.to_string()))?;
        let size = by.len().max(why.map_or(0, str::len)).max(json.len());
        if size > MAX_WORDS {
            return Err(StoreError::TooLarge { what: "a decision", size, limit: MAX_WORDS });
        }
        let mut tx = self.write_tx().await?;
        let earlier = all(&mut tx, coverage).await?;
        if let Ruling::Undo { decision } = ruling
            && !earlier.iter().any(|other| other.number == decision)
        {
            return Err(StoreError::BadDecision(format!("there is no decision {decision} to take back")));
        }
        let decision = Decision {
            number: earlier.last().map_or(0, |last| last.number) + 1,
            at: jiff::Timestamp::now(),
            by: by.to_owned(),
            why: why.map(str::to_owned),
            ruling,
        };
        let sql = "INSERT INTO decision (coverage, number, at, by, why, ruling) VALUES ($1, $2, $3, $4, $5, $6)";
        let number = i64::from(decision.number);
        let row = values![coverage.0, number, decision.at.to_string(), by, decision.why.clone(), json.as_str()];
        tx.execute(sql, &row).await?;
        match withdraw::withdrawn(&decision, &earlier) {
            Some(post) => {
                let all: Vec<Decision> = earlier.iter().chain([&decision]).cloned().collect();
                withdraw::settle(&mut tx, coverage, post, &all).await?;
            }
            None => note(&mut tx, coverage, about(&decision, &earlier)).await?,
        }
        self.commit(tx).await?;
        Ok(decision)
    }

    /// The decisions of a coverage, the first first, those that were taken back included.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn decisions(&self, coverage: CoverageId) -> Result<Vec<Decision>> {
        all(&mut self.read_tx().await?, coverage).await
    }
}

async fn all(tx: &mut Tx, coverage: CoverageId) -> Result<Vec<Decision>> {
    let sql = "SELECT number, at, by, why, ruling FROM decision WHERE coverage = $1 ORDER BY number";
    let mut decisions = Vec::new();
    for row in tx.rows(sql, &values![coverage.0]).await? {
        decisions.push(Decision {
            number: row.get("number")?,
            at: row.parse("at", |text| text.parse().ok())?,
            by: row.get("by")?,
            why: row.get("why")?,
            ruling: row.parse("ruling", |text| serde_json::from_str(text).ok())?,
        });
    }
    Ok(decisions)
}

/// The post that a decision is about, or that the one is about which it takes back.
fn about<'d>(decision: &'d Decision, earlier: &'d [Decision]) -> Option<&'d str> {
    let mut decision = decision;
    // Each step leads to a smaller number.
    while let Ruling::Undo { decision: number } = decision.ruling {
        decision = earlier.iter().find(|other| other.number == number && other.number < decision.number)?;
    }
    match &decision.ruling {
        Ruling::Split { post } => Some(post),
        ruling => ruling.claim().map(|claim| claim.post.as_str()),
    }
}

/// Writes to the log that what readers see of a post, or of the coverage, has changed.
async fn note(tx: &mut Tx, coverage: CoverageId, post: Option<&str>) -> Result<()> {
    let id = post.and_then(|post| post.parse::<PostId>().ok());
    let row = match id {
        Some(id) => {
            let sql = "SELECT id FROM post WHERE coverage = $1 AND public_id = $2";
            tx.row(sql, &values![coverage.0, id.to_string()]).await?
        }
        None => None,
    };
    match row {
        Some(row) => {
            let line = Line { post: row.get("id")?, kind: ChangeKind::Linked, revision: None };
            let first = log::take(tx, coverage, 1).await?;
            log::write(tx, coverage, first, &[line]).await?;
            Ok(())
        }
        None => log::write_coverage(tx, coverage).await,
    }
}
