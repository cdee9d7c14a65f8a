//! Posts that the desk withdraws: from the same commit on readers see nothing of them. What the ledger knows stays, so that
//! the desk can take it back.

use std::collections::BTreeSet;

use dateline_model::{Decision, Ruling, decision::in_force};

use crate::{
    ChangeKind, CoverageId, PostId, Result, StoreError,
    db::{Tx, values},
    log::{self, Line},
    sighting,
};

/// Brings a post to what the decisions say of it: shown or not.
pub(crate) async fn settle(tx: &mut Tx, coverage: CoverageId, id: &str, decisions: &[Decision]) -> Result<()> {
    let withdrawn =
        in_force(decisions).iter().any(|decision| matches!(&decision.ruling, Ruling::Withdraw { post } if post == id));
    let sql = "SELECT id, withdrawn FROM post WHERE coverage = $1 AND public_id = $2";
    let row = tx.row(sql, &values![coverage.0, id]).await?;
    let row = row.ok_or_else(|| StoreError::BadDecision(format!("there is no post {id}")))?;
    let post: i64 = row.get("id")?;
    if (row.get::<i64>("withdrawn")? != 0) == withdrawn {
        return Ok(());
    }
    if withdrawn {
        tx.execute("UPDATE post SET withdrawn = 1, gone = 1, revision = NULL WHERE id = $1", &values![post]).await?;
    } else {
        let sql = "UPDATE post SET withdrawn = 0,
                revision = (SELECT revision FROM sighting WHERE sighting.post = post.id LIMIT 1) WHERE id = $1";
        tx.execute(sql, &values![post]).await?;
        sighting::settle(tx, &BTreeSet::from([post])).await?;
    }
    let kind = if withdrawn { ChangeKind::Withdrawn } else { ChangeKind::Returned };
    // Those that it stands with say so no longer, or again.
    let neighbours = "SELECT b_post AS other FROM link WHERE holds = 1 AND a_post = $1
        UNION SELECT a_post FROM link WHERE holds = 1 AND b_post = $1
        UNION SELECT original FROM reprint WHERE post = $1 UNION SELECT post FROM reprint WHERE original = $1";
    let mut lines = vec![Line { post, kind, revision: None }];
    for row in tx.rows(neighbours, &values![post]).await? {
        let other: i64 = row.get("other")?;
        if other != post {
            lines.push(Line { post: other, kind: ChangeKind::Linked, revision: None });
        }
    }
    let first = log::take(tx, coverage, lines.len()).await?;
    log::write(tx, coverage, first, &lines).await?;
    Ok(())
}

/// The post that a ruling withdraws, or shows again by taking that back.
pub(crate) fn withdrawn<'d>(decision: &'d Decision, earlier: &'d [Decision]) -> Option<&'d str> {
    let mut decision = decision;
    // Each step leads to a smaller number.
    while let Ruling::Undo { decision: number } = decision.ruling {
        decision = earlier.iter().find(|other| other.number == number && other.number < decision.number)?;
    }
    match &decision.ruling {
        Ruling::Withdraw { post } => Some(post).filter(|post| post.parse::<PostId>().is_ok()).map(String::as_str),
        _ => None,
    }
}
