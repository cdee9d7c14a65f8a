//! What a host's robots.txt allows (RFC 9309).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use reqwest::StatusCode;
use texting_robots::Robot;
use url::Url;

use crate::{
    clock::{Clock, later},
    fetch::FetchError,
};

/// Our name in robots.txt.
pub const NAME: &str = "Dateline";
/// The most of a robots.txt that is read: what RFC 9309, 2.5, asks for at least.
pub const MAX_BYTES: usize = 500 << 10;
/// The redirects that RFC 9309, 2.3.1.2, has us follow.
pub const REDIRECTS: usize = 5;
/// How long a robots.txt holds (RFC 9309, 2.4).
const HOLDS: Duration = Duration::from_secs(86_400);
/// How long we wait with the next look at one that could not be had.
const AGAIN: Duration = Duration::from_secs(600);
/// How long an earlier one holds on while a newer one cannot be had.
const HOLDS_ON: Duration = Duration::from_secs(30 * 86_400);
/// The longest pause that a host can ask for.
const MAX_DELAY: Duration = Duration::from_secs(120);
/// How many hosts are remembered before the oldest are forgotten.
const MANY: usize = 4096;

/// What a robots.txt says about an address.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It may be asked for, with this pause between two requests.
    Allowed(Duration),
    /// It may not.
    Forbidden,
    /// The host answered, but not with its robots.txt: nothing may be asked for until it does. With its answer in words.
    Unknown(String),
    /// The host could not be reached.
    Unreachable(FetchError),
}

/// What is known of one host's robots.txt.
#[derive(Debug, Clone)]
struct Known {
    rules: Rules,
    /// When to ask again.
    until: Timestamp,
    /// When it was last had in fact.
    had: Timestamp,
}

#[derive(Debug, Clone)]
enum Rules {
    /// There is none: all is allowed.
    None,
    Some(Arc<Robot>),
    Unknown(String),
    Unreachable(FetchError),
}

/// The robots.txt of all hosts, each asked for once a day.
#[derive(Debug)]
pub struct Robots {
    clock: Clock,
    hosts: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Option<Known>>>>>,
}

impl Robots {
    /// Knows none yet.
    pub fn new(clock: Clock) -> Self {
        Robots { clock, hosts: Mutex::default() }
    }

    /// What the robots.txt of an address's host says about it. `get` retrieves it where it is not known.
    pub async fn verdict<F>(&self, url: &Url, get: impl FnOnce(Url) -> F) -> Verdict
    where
        F: Future<Output = Result<(StatusCode, Vec<u8>), FetchError>>,
    {
        let Ok(robots_url) = url.join("/robots.txt") else { return Verdict::Forbidden };
        let origin = url.origin().ascii_serialization();
        let slot = self.slot(origin);
        let mut known = slot.lock().await;
        let now = self.clock.now();
        if known.as_ref().is_none_or(|known| known.until <= now) {
            let answer = get(robots_url).await;
            let now = self.clock.now();
            *known = Some(learn(answer, known.take(), now));
        }
        match known.as_ref().map(|known| &known.rules) {
            Some(Rules::Some(robot)) if robot.allowed(url.as_str()) => {
                let delay = robot.delay.filter(|s| s.is_finite() && *s > 0.0).unwrap_or(0.0);
                Verdict::Allowed(Duration::from_secs_f32(delay.min(MAX_DELAY.as_secs_f32())))
            }
            Some(Rules::Some(_)) => Verdict::Forbidden,
            Some(Rules::Unknown(problem)) => Verdict::Unknown(problem.clone()),
            Some(Rules::Unreachable(error)) => Verdict::Unreachable(error.clone()),
            Some(Rules::None) | None => Verdict::Allowed(Duration::ZERO),
        }
    }

    fn slot(&self, origin: String) -> Arc<tokio::sync::Mutex<Option<Known>>> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= MANY && !hosts.contains_key(&origin) {
            // Those in use are kept by whoever uses them.
            let mut at: Vec<Timestamp> =
                hosts.values().filter_map(|slot| Some(slot.try_lock().ok()?.as_ref()?.until)).collect();
            let middle = at.len() / 2;
            let median = if at.is_empty() { Timestamp::MAX } else { *at.select_nth_unstable(middle).1 };
            hosts.retain(|_, slot| slot.try_lock().is_ok_and(|k| k.as_ref().is_some_and(|k| k.until > median)));
        }
        Arc::clone(hosts.entry(origin).or_default())
    }
}

/// What an answer says, and until when it is taken to hold. While a newer one cannot be had, an earlier one holds on.
fn learn(answer: Result<(StatusCode, Vec<u8>), FetchError>, before: Option<Known>, now: Timestamp) -> Known {
    let holds = |rules| Known { rules, until: later(now, HOLDS), had: now };
    let again = |rules| match before {
        Some(old) if matches!(old.rules, Rules::Some(_) | Rules::None) && later(old.had, HOLDS_ON) > now => {
            Known { until: later(now, AGAIN), ..old }
        }
        _ => Known { rules, until: later(now, AGAIN), had: now },
    };
    match answer {
        Ok((status, body)) if status.is_success() => {
            let body = &body[..body.len().min(MAX_BYTES)];
            // One that cannot be read at all says nothing.
            holds(Robot::new(NAME, body).map_or(Rules::None, |robot| Rules::Some(Arc::new(robot))))
        }
        // 429 is no word about robots.txt: as with 5xx we do not know.
        Ok((status, _)) if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
            again(Rules::Unknown(format!("status {}", status.as_u16())))
        }
        Ok(_) => holds(Rules::None),
        Err(error) => again(Rules::Unreachable(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ask(robots: &Robots, url: &str, status: u16, body: &str) -> Verdict {
        let answer = Ok((StatusCode::from_u16(status).unwrap(), body.as_bytes().to_vec()));
        robots.verdict(&Url::parse(url).unwrap(), |_| async { answer }).await
    }

    fn robots() -> (Robots, Clock) {
        let clock = Clock::standing(Timestamp::UNIX_EPOCH);
        (Robots::new(clock.clone()), clock)
    }

    #[tokio::test]
    async fn rules_for_us_come_before_those_for_all() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private\nCrawl-delay: 7\n";
        let (robots, _) = robots();
        let live = ask(&robots, "https://a.example/live?x=1", 200, text).await;
        assert_eq!(live, Verdict::Allowed(Duration::from_secs(7)));
        assert_eq!(ask(&robots, "https://a.example/private/x", 500, "").await, Verdict::Forbidden);
        let other = ask(&robots, "https://b.example/live", 200, "User-agent: *\nDisallow: /").await;
        assert_eq!(other, Verdict::Forbidden);
    }

    #[tokio::test]
    async fn without_one_all_is_allowed_and_without_an_answer_nothing() {
        let (robots, _) = robots();
        for (n, status) in [404, 403, 410].into_iter().enumerate() {
            let url = format!("https://{n}.example/");
            assert_eq!(ask(&robots, &url, status, "").await, Verdict::Allowed(Duration::ZERO), "{status}");
        }
        for status in [500, 503, 429] {
            let url = format!("https://{status}.example/");
            assert!(matches!(ask(&robots, &url, status, "").await, Verdict::Unknown(_)), "{status}");
        }
    }

    #[tokio::test]
    async fn it_is_asked_for_once_a_day_and_an_old_one_holds_on() {
        let (robots, clock) = robots();
        let forbid = "User-agent: *\nDisallow: /a";
        assert_eq!(ask(&robots, "https://a.example/a", 200, forbid).await, Verdict::Forbidden);
        clock.advance(HOLDS - Duration::from_secs(1));
        assert_eq!(ask(&robots, "https://a.example/a", 200, "").await, Verdict::Forbidden, "asked again too soon");
        clock.advance(Duration::from_secs(2));
        assert_eq!(ask(&robots, "https://a.example/a", 500, "").await, Verdict::Forbidden, "the old one holds on");
        clock.advance(AGAIN * 2);
        assert_eq!(ask(&robots, "https://a.example/a", 200, "").await, Verdict::Allowed(Duration::ZERO));
    }

    #[tokio::test]
    async fn one_that_could_not_be_had_is_asked_for_again_soon() {
        let (robots, clock) = robots();
        assert!(matches!(ask(&robots, "https://a.example/a", 503, "").await, Verdict::Unknown(_)));
        clock.advance(AGAIN);
        assert_eq!(ask(&robots, "https://a.example/a", 404, "").await, Verdict::Allowed(Duration::ZERO));
    }

    #[tokio::test]
    async fn hostile_rules_do_no_harm() {
        let (robots, _) = robots();
        let stars = format!("User-agent: *\nDisallow: /{}x\nCrawl-delay: 1e39", "*a".repeat(2_000));
        let verdict = ask(&robots, &format!("https://a.example/{}", "a".repeat(4_000)), 200, &stars).await;
        assert!(matches!(verdict, Verdict::Allowed(delay) if delay <= MAX_DELAY), "{verdict:?}");
        assert!(matches!(ask(&robots, "https://b.example/", 200, "\0\u{feff}\n:::\n").await, Verdict::Allowed(_)));
    }
}
