//! A day's digest, sent to a list: one message for each, once.

use std::{io::Write, path::Path};

use dateline_link::{Letter, Sheet};
use dateline_store::{CoverageId, Store};
use jiff::{Timestamp, civil::Date};

use crate::{
    ledger,
    mail::{Server, Settings},
    report::Outcome,
    runtime,
};

/// So many receivers in a row for whom the server does not answer, and the rest is left for the next time.
const GIVE_UP: usize = 3;

/// What is sent to whom.
pub struct Mailing<'m> {
    /// The ledger, and which of its coverages.
    pub ledger: (&'m Path, Option<&'m str>),
    /// The coverage's name in addresses.
    pub slug: &'m str,
    /// The day, in the event's zone.
    pub day: Date,
    /// Its digest.
    pub sheet: &'m Sheet<'m>,
    /// The server and the list.
    pub settings: Settings,
}

impl Mailing<'_> {
    /// Sends it to those who have not had it, or says what would be sent to whom, and reports.
    ///
    /// # Errors
    /// If the ledger fails, no server is there, or a message cannot be written.
    pub fn run(&self, dry: bool) -> anyhow::Result<Outcome> {
        let title = self.sheet.subject();
        if self.sheet.sections().next().is_none() {
            anstream::println!("Nothing was told on {}: nothing is sent.", self.day);
            return Ok(Outcome::Done);
        }
        runtime::block_on(async {
            let (store, stored) = ledger::open(self.ledger.0, self.ledger.1).await?;
            let outcome = if dry {
                self.show(&store, stored.id, &title).await
            } else {
                self.send(&store, stored.id, &title).await
            };
            store.close().await;
            outcome
        })
    }

    /// What somebody is sent. Its id is the same for all, as a list's is: mail programs show one that came twice once.
    fn message(&self, to: &str) -> anyhow::Result<String> {
        let Settings { from, .. } = &self.settings;
        let domain = self.settings.domain();
        let way_out = self.settings.way_out();
        let letter = Letter {
            from,
            to: Some(to),
            at: Timestamp::now(),
            id: &format!("{}.{}.digest@{domain}", self.day, self.slug),
            headers: &[
                ("List-Id", &format!("<{}.digest.{domain}>", self.slug)),
                ("List-Unsubscribe", &way_out),
                ("Auto-Submitted", "auto-generated"),
            ],
        };
        Ok(self.sheet.message(&letter)?)
    }

    async fn show(&self, store: &Store, of: CoverageId, title: &str) -> anyhow::Result<Outcome> {
        let had = store.mailed(of, self.day).await?;
        let mut out = anstream::stdout().lock();
        writeln!(out, "“{title}” would go through {} to:", self.settings.server())?;
        for to in &self.settings.to {
            let known = had.iter().find(|one| one.address == to.to_lowercase());
            match known.map(|one| (one.sent, one.problem.as_deref())) {
                Some((Some(at), _)) => writeln!(out, "  {to}: no, had it at {at:.0}")?,
                Some((None, Some(problem))) => writeln!(out, "  {to} (failed the last time: {problem})")?,
                _ => writeln!(out, "  {to}")?,
            }
        }
        if let Some(to) = self.settings.to.first() {
            writeln!(out, "\nThe first of these messages:\n\n{}", self.message(to)?)?;
        }
        Ok(Outcome::Done)
    }

    async fn send(&self, store: &Store, of: CoverageId, title: &str) -> anyhow::Result<Outcome> {
        let had = store.mailed(of, self.day).await?;
        let has = |to: &str| had.iter().any(|one| one.address == to && one.sent.is_some());
        let waiting: Vec<&String> = self.settings.to.iter().filter(|to| !has(&to.to_lowercase())).collect();
        let before = self.settings.to.len() - waiting.len();
        if waiting.is_empty() {
            anstream::println!("Everybody on the list has had “{title}”.");
            return Ok(Outcome::Done);
        }
        // The server is spoken to in turn, by a thread that does nothing else meanwhile.
        let server = tokio::task::block_in_place(|| Server::connect(&self.settings))?;
        anstream::println!("Sending “{title}” through {}", self.settings.server());
        let (mut sent, mut failed, mut silent) = (0, 0, 0);
        for to in &waiting {
            let address = to.to_lowercase();
            let message = self.message(to)?;
            if silent >= GIVE_UP {
                break;
            }
            if !store.begin_mail(of, self.day, &address, Timestamp::now()).await? {
                failed += 1;
                anstream::println!("  {to}: another run is at it, or was broken off within the last hour");
                continue;
            }
            let problem = tokio::task::block_in_place(|| server.send(to, message.as_bytes())).err();
            let words = problem.as_ref().map(|refused| refused.problem.as_str());
            store.end_mail(of, self.day, &address, Timestamp::now(), words).await?;
            match problem {
                None => {
                    (sent, silent) = (sent + 1, 0);
                    anstream::println!("  {to}: sent");
                }
                Some(refused) => {
                    failed += 1;
                    silent = if refused.answers { 0 } else { silent + 1 };
                    anstream::println!("  {to}: not sent: {}", refused.problem);
                }
            }
        }
        let left = waiting.len() - sent - failed;
        let mut said = format!("{sent} sent");
        for (count, what) in [(before, "had it before"), (failed, "failed"), (left, "not tried")] {
            if count > 0 {
                said.push_str(&format!(", {count} {what}"));
            }
        }
        anstream::println!("{said}.");
        if failed + left == 0 {
            return Ok(Outcome::Done);
        }
        anstream::println!("Run it again to send to those who have not had it.");
        Ok(Outcome::SomeFailed)
    }
}
