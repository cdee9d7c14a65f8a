//! How a followed address fares, as whoever runs the desk wants to know it: a pure function of the looks at it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{Followed, Outcome, VisitRow};
use crate::{CoverageId, Result, Store};

/// How many runs of looks are judged by.
pub const HISTORY: u32 = 40;
/// An answer is slow from here on.
const SLOW: Duration = Duration::from_secs(5);
/// So many looks in vain in a row, or so long, are more than a hiccup.
const HICCUPS: u64 = 3;
const HICCUP: SignedDuration = SignedDuration::from_mins(15);
/// The least and the most silence that counts as stale, whatever the rhythm of an address.
const STALE_WITHIN: (SignedDuration, SignedDuration) = (SignedDuration::from_hours(2), SignedDuration::from_hours(48));
/// The silence that counts as stale where the rhythm is not known.
const STALE: SignedDuration = SignedDuration::from_hours(24);
/// So many posts are more than an article has.
const SEVERAL: u64 = 4;
/// How long past its time an address may be due before nobody can be looking.
const UNWATCHED: SignedDuration = SignedDuration::from_mins(10);

/// How an address fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HealthState {
    /// It has not been looked at yet.
    New,
    /// It answers in time, and says something new from time to time.
    Ok,
    /// It answers, but takes long.
    Slow,
    /// It answers, but has long said nothing new.
    Stale,
    /// It answers, but the posts that were read in it before are not found any more.
    Changed,
    /// It asks to be left alone for a while.
    Busy,
    /// It does not answer.
    Failing,
    /// It may not be looked at.
    Refused,
    /// There is nothing at the address any more.
    Gone,
    /// Nobody looks: it is due, and has been for some time.
    Unwatched,
    /// It is followed no longer.
    Ended,
}

impl HealthState {
    /// The state in one or two words.
    pub fn name(self) -> &'static str {
        match self {
            HealthState::New => "new",
            HealthState::Ok => "ok",
            HealthState::Slow => "slow",
            HealthState::Stale => "stale",
            HealthState::Changed => "layout changed",
            HealthState::Busy => "busy",
            HealthState::Failing => "failing",
            HealthState::Refused => "refused",
            HealthState::Gone => "gone",
            HealthState::Unwatched => "not watched",
            HealthState::Ended => "ended",
        }
    }

    /// Whether the desk has something to do.
    pub fn is_trouble(self) -> bool {
        !matches!(self, HealthState::New | HealthState::Ok | HealthState::Slow | HealthState::Ended)
    }
}

/// How an address fares, since when, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// How it fares.
    pub state: HealthState,
    /// Since when; none for what has not begun.
    pub since: Option<Timestamp>,
    /// What is the matter, in a sentence.
    pub what: String,
    /// What to do about it, in a sentence; none if nothing.
    pub remedy: Option<String>,
}

/// Judges an address by the latest runs of looks at it, the latest first.
pub fn health(followed: &Followed, visits: &[VisitRow], now: Timestamp) -> Health {
    if followed.ended.is_some() {
        let what = "It is followed no longer; what was gathered from it stays.".into();
        return Health { state: HealthState::Ended, since: followed.ended, what, remedy: None };
    }
    let Some(latest) = visits.first() else {
        let remedy = Some("It is looked at as soon as “dateline serve” or “dateline follow” runs.".into());
        return Health { state: HealthState::New, since: None, what: "It has not been looked at yet.".into(), remedy };
    };
    let patience = UNWATCHED.max(length(followed.every) * 2);
    if let Some(due) = followed.next.filter(|due| now.duration_since(*due) > patience) {
        let what = "Nobody looks at it: it was due at that time.".into();
        let remedy = Some("Start “dateline serve” or “dateline follow”.".into());
        return Health { state: HealthState::Unwatched, since: Some(due), what, remedy };
    }
    let vain: Vec<&VisitRow> = visits.iter().take_while(|visit| !visit.outcome.answered()).collect();
    let first_in_vain = vain.last().map_or(latest.first, |visit| visit.first);
    let looks: u64 = vain.iter().map(|visit| visit.times).sum();
    // What the server says in so many words counts at once; a failure may be a hiccup.
    let hiccup = latest.outcome == Outcome::Failed && looks < HICCUPS && now.duration_since(first_in_vain) < HICCUP;
    match vain.first() {
        Some(latest) if !hiccup || vain.len() == visits.len() => in_vain(latest, first_in_vain, looks),
        _ => answering(&visits[vain.len()..], now),
    }
}

/// An address that did not give what we came for.
fn in_vain(latest: &VisitRow, since: Timestamp, looks: u64) -> Health {
    let said = latest.problem.clone().unwrap_or_else(|| "there was no answer".into());
    let count = if looks == 1 { "one look".to_owned() } else { format!("{looks} looks") };
    let what = format!("{}, after {count}.", capital(&said));
    let (state, remedy) = match latest.outcome {
        Outcome::Busy => (HealthState::Busy, "Have it looked at less often: set a longer “every”.".into()),
        Outcome::Gone if latest.status == Some(410) => {
            (HealthState::Gone, "It is gone for good: follow another address of the source.".into())
        }
        Outcome::Gone => (HealthState::Gone, "Look where it has moved to and follow that address.".into()),
        Outcome::Refused => (HealthState::Refused, refusal(latest)),
        _ => {
            (HealthState::Failing, "Open it in a browser: if it works there, its server may keep programs out.".into())
        }
    };
    Health { state, since: Some(since), what, remedy: Some(remedy) }
}

fn refusal(latest: &VisitRow) -> String {
    match (latest.status, latest.problem.as_deref().unwrap_or_default()) {
        (Some(401), _) => "It wants a login: follow a public page or feed of the source.".into(),
        (Some(451), _) => "It is withheld for legal reasons: follow another address of the source.".into(),
        (Some(_), _) => "Its server keeps programs out: ask the source for leave, or follow its feed.".into(),
        (None, problem) if problem.contains("robots.txt") => {
            "Programs may not read it: ask the source for leave, or follow its feed.".into()
        }
        (None, problem) if problem.contains("public network") => {
            "Start Dateline with “--allow” and its network if it is the desk’s own.".into()
        }
        (None, _) => "Correct the address.".into(),
    }
}

/// An address that answers; the latest run is an answer.
fn answering(visits: &[VisitRow], now: Timestamp) -> Health {
    let ok = |since, what: &str| Health { state: HealthState::Ok, since: Some(since), what: what.into(), remedy: None };
    let Some(latest) = visits.first() else { return ok(now, "It answers.") };
    let since = visits.iter().take_while(|visit| visit.outcome.answered()).last().map_or(latest.first, |v| v.first);
    let news: Vec<&VisitRow> = visits.iter().filter(|visit| visit.outcome == Outcome::New).collect();
    if let Some(changed) = changed(&news) {
        return changed;
    }
    let slow: Vec<&VisitRow> = visits.iter().take_while(|visit| visit.slowest >= SLOW).collect();
    if let Some(last_new) = news.first().map(|visit| visit.last)
        && now.duration_since(last_new) > silence(&news)
    {
        let what = "It answers, but says nothing new.".into();
        let remedy = "See whether its coverage has ended or goes on at another address.".into();
        return Health { state: HealthState::Stale, since: Some(last_new), what, remedy: Some(remedy) };
    }
    // One slow answer is chance, three are not.
    let looks: u64 = slow.iter().map(|visit| visit.times).sum();
    if let Some(first) = slow.last().filter(|_| slow.len() >= 2 || looks >= 3) {
        let seconds = slow.iter().map(|visit| visit.slowest).max().unwrap_or_default().as_secs();
        let what = format!("It takes up to {seconds} s to answer.");
        return Health { state: HealthState::Slow, since: Some(first.first), what, remedy: None };
    }
    ok(since, "It answers in time.")
}

/// Whether posts were read in an address until some look, and none since. A page whose posts are not found is read as an
/// article, which is one post: where there were several, one is none.
fn changed(news: &[&VisitRow]) -> Option<Health> {
    let read: Vec<(&VisitRow, u64)> = news.iter().filter_map(|visit| Some((*visit, visit.posts?))).collect();
    let several = read.iter().find(|(_, posts)| *posts > 1).is_some_and(|(_, posts)| *posts >= SEVERAL);
    let empty = read.iter().take_while(|(_, posts)| *posts == 0 || *posts == 1 && several).count();
    let mut before: Vec<u64> = read[empty..].iter().take(10).map(|(_, posts)| *posts).collect();
    before.sort_unstable();
    let usual = before.get(before.len() / 2).copied()?;
    let (first, _) = read[..empty].last()?;
    let why = first.problem.as_deref().map(|problem| format!(": {problem}")).unwrap_or_default();
    let what = format!(
        "It had about {usual} {} a visit, and now none is found{why}.",
        if usual == 1 { "post" } else { "posts" }
    );
    let remedy =
        "Open it: if its posts are there, its layout has changed. Follow its feed until Dateline reads it again; \
                  all its bytes are kept and can be read then."
            .into();
    Some(Health { state: HealthState::Changed, since: Some(first.first), what, remedy: Some(remedy) })
}

/// The silence after which an address is stale: eight times its usual one.
fn silence(news: &[&VisitRow]) -> SignedDuration {
    let mut gaps: Vec<SignedDuration> =
        news.windows(2).map(|pair| pair[0].first.duration_since(pair[1].first)).collect();
    if gaps.len() < 3 {
        return STALE;
    }
    gaps.sort_unstable();
    let usual = gaps[gaps.len() / 2];
    usual.checked_mul(8).unwrap_or(STALE_WITHIN.1).clamp(STALE_WITHIN.0, STALE_WITHIN.1)
}

fn length(every: Duration) -> SignedDuration {
    SignedDuration::try_from(every).unwrap_or(STALE_WITHIN.1)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl Store {
    /// How every address of a coverage fares that is or was followed, in the order in which they were added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn health(&self, coverage: CoverageId, now: Timestamp) -> Result<Vec<(Followed, Health)>> {
        let histories = self.histories(coverage, HISTORY).await?;
        Ok(histories
            .into_iter()
            .map(|(followed, visits)| {
                let health = health(&followed, &visits, now);
                (followed, health)
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FollowedId, VisitId};

    /// A history told forwards: each run as (first look in minutes, looks a minute apart, outcome, posts).
    struct History(Vec<VisitRow>);

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_773_000_000 + minutes * 60).unwrap()
    }

    impl History {
        fn new() -> Self {
            History(Vec::new())
        }

        fn run(mut self, from: i64, times: u64, outcome: Outcome, posts: Option<u64>) -> Self {
            self.0.insert(
                0,
                VisitRow {
                    id: VisitId(self.0.len() as i64),
                    first: at(from),
                    last: at(from + times as i64 - 1),
                    times,
                    outcome,
                    url: "https://a.example/".into(),
                    status: None,
                    sha256: None,
                    problem: None,
                    slowest: Duration::from_millis(80),
                    posts,
                },
            );
            self
        }

        /// A new text every ten minutes, from the beginning.
        fn busy(mut self, texts: i64, posts: u64) -> Self {
            for n in 0..texts {
                self = self.run(n * 10, 1, Outcome::New, Some(posts)).run(n * 10 + 1, 9, Outcome::Unchanged, None);
            }
            self
        }

        fn with(mut self, change: impl FnOnce(&mut VisitRow)) -> Self {
            change(&mut self.0[0]);
            self
        }

        fn followed(&self) -> Followed {
            Followed {
                id: FollowedId(1),
                coverage: CoverageId(1),
                url: "https://a.example/".into(),
                every: Duration::from_secs(60),
                moved_to: None,
                etag: None,
                last_modified: None,
                sha256: None,
                next: self.0.first().map(|visit| visit.last.checked_add(SignedDuration::from_mins(1)).unwrap()),
                failures: 0,
                ended: None,
            }
        }

        fn judge(&self, now: i64) -> Health {
            health(&self.followed(), &self.0, at(now))
        }

        fn is(&self, now: i64, state: HealthState, since: i64) -> Health {
            let health = self.judge(now);
            assert_eq!((health.state, health.since), (state, Some(at(since))), "{health:?}");
            health
        }
    }

    #[test]
    fn an_address_that_says_new_things_is_ok() {
        History::new().busy(5, 20).is(50, HealthState::Ok, 0);
        assert_eq!(History::new().judge(0).state, HealthState::New);
    }

    #[test]
    fn an_address_that_is_followed_no_longer_says_since_when() {
        let history = History::new().busy(5, 20);
        let followed = Followed { ended: Some(at(70)), ..history.followed() };
        let health = health(&followed, &history.0, at(500));
        assert_eq!((health.state, health.since), (HealthState::Ended, Some(at(70))));
        assert!(!health.state.is_trouble());
    }

    #[test]
    fn one_failure_is_a_hiccup_and_three_are_a_failure() {
        History::new().busy(5, 20).run(50, 2, Outcome::Failed, None).is(52, HealthState::Ok, 0);
        let failing = History::new().busy(5, 20).run(50, 3, Outcome::Failed, None);
        let failing = failing.with(|visit| visit.problem = Some("no connection to a.example: refused".into()));
        let health = failing.is(53, HealthState::Failing, 50);
        assert_eq!(health.what, "No connection to a.example: refused, after 3 looks.");
        let mixed = History::new().busy(2, 20).run(20, 2, Outcome::Busy, None).run(22, 30, Outcome::Failed, None);
        mixed.is(53, HealthState::Failing, 20);
        // One that never answered is no hiccup.
        History::new().run(0, 1, Outcome::Failed, None).is(1, HealthState::Failing, 0);
        // It answers again.
        failing.run(53, 1, Outcome::Unchanged, None).is(54, HealthState::Ok, 53);
    }

    #[test]
    fn what_a_server_says_counts_at_once() {
        let ended = |outcome, status: u16, problem: &str| {
            let one = History::new().busy(3, 5).run(30, 1, outcome, None);
            one.with(|visit| (visit.status, visit.problem) = (Some(status), Some(problem.into())))
        };
        let gone = ended(Outcome::Gone, 410, "the server answers with status 410").is(31, HealthState::Gone, 30);
        assert!(gone.remedy.unwrap().contains("for good"));
        ended(Outcome::Gone, 404, "").is(31, HealthState::Gone, 30);
        let login = ended(Outcome::Refused, 401, "").is(31, HealthState::Refused, 30);
        assert!(login.remedy.unwrap().contains("login"));
        let robots = ended(Outcome::Refused, 0, "the robots.txt of a.example does not allow it");
        let robots = robots.with(|visit| visit.status = None).is(31, HealthState::Refused, 30);
        assert!(robots.remedy.unwrap().contains("leave"));
        ended(Outcome::Busy, 429, "").is(31, HealthState::Busy, 30);
    }

    #[test]
    fn posts_that_are_not_found_any_more_are_a_changed_layout() {
        let changed = History::new().busy(5, 20).run(50, 1, Outcome::New, Some(0)).run(51, 1, Outcome::New, Some(0));
        let health = changed.is(52, HealthState::Changed, 50);
        assert!(health.what.contains("about 20 posts a visit, and now none is found"), "{health:?}");
        // The shell of the page is read as an article; a page that has one post a visit has not changed.
        History::new().busy(5, 20).run(50, 1, Outcome::New, Some(1)).is(51, HealthState::Changed, 50);
        History::new().busy(5, 1).run(50, 1, Outcome::New, Some(1)).is(51, HealthState::Ok, 0);
        // One that never had any is no change, nor one still to be read.
        History::new().run(0, 1, Outcome::New, Some(0)).is(1, HealthState::Ok, 0);
        History::new().busy(5, 20).run(50, 1, Outcome::New, None).is(51, HealthState::Ok, 0);
        changed.run(52, 1, Outcome::New, Some(18)).is(53, HealthState::Ok, 0);
    }

    #[test]
    fn silence_is_measured_by_an_address_s_own_rhythm() {
        let silent = |texts, minutes| History::new().busy(texts, 20).run(texts * 10, minutes, Outcome::Unchanged, None);
        silent(6, 100).is(160, HealthState::Ok, 0);
        silent(6, 200).is(260, HealthState::Stale, 50);
        // Its rhythm is not known yet.
        silent(2, 200).is(220, HealthState::Ok, 0);
        silent(2, 2000).is(2020, HealthState::Stale, 10);
    }

    #[test]
    fn slow_answers_are_told_when_they_are_no_chance() {
        let slow = |visit: &mut VisitRow| visit.slowest = Duration::from_secs(9);
        let once = History::new().busy(3, 5).run(30, 1, Outcome::New, Some(5)).with(slow);
        once.is(31, HealthState::Ok, 0);
        let health = once.run(31, 1, Outcome::Unchanged, None).with(slow).is(32, HealthState::Slow, 30);
        assert!(health.what.contains("9 s"));
    }

    #[test]
    fn an_address_at_which_nobody_looks_is_told() {
        History::new().busy(3, 5).is(41, HealthState::Unwatched, 30);
        History::new().busy(3, 5).is(39, HealthState::Ok, 0);
    }
}
