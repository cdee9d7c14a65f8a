//! When to look again: what the desk wants, and what the server asks for. Pure: all times are given.

use std::time::Duration;

use dateline_store::Outcome;
use jiff::Timestamp;
use reqwest::header::{self, HeaderMap};

use crate::clock::later;

/// The longest that a server's word on how long its answer is fresh is taken to hold. A page of rolling coverage that
/// says it is fresh for a year means its address.
pub const MAX_FRESH: Duration = Duration::from_secs(3600);
/// The longest that we stay away because a server asks for it.
pub const MAX_RETRY_AFTER: Duration = Duration::from_secs(86_400);
/// The shortest that we stay away from a server that asks for quiet and does not say how long.
const MIN_QUIET: Duration = Duration::from_secs(60);
/// The longest between two looks at an address that fails.
const MAX_FAILED: Duration = Duration::from_secs(3600);
/// The longest between two looks at an address that is gone or refuses us: somebody may put that right.
const MAX_CLOSED: Duration = Duration::from_secs(6 * 3600);

/// What is known after a look.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'l> {
    /// How often the desk wants the address looked at.
    pub every: Duration,
    /// What the look came to.
    pub outcome: Outcome,
    /// The answer's headers, if there was an answer.
    pub headers: Option<&'l HeaderMap>,
    /// How long the feed asks to be left alone.
    pub rhythm: Option<Duration>,
    /// Looks in vain since the last that was answered, with this one.
    pub failures: u32,
    /// When the look was over.
    pub now: Timestamp,
}

/// When to look again. `chance` is a random number from 0 to 1: it spreads the looks of many gatherers.
pub fn next(looked: &Looked<'_>, chance: f64) -> Timestamp {
    let Looked { every, outcome, headers, rhythm, failures, now } = *looked;
    let wait = match outcome {
        Outcome::New | Outcome::Unchanged => {
            let fresh = headers.map_or(Duration::ZERO, |headers| freshness(headers, now));
            every.max(fresh.min(MAX_FRESH)).max(rhythm.unwrap_or_default().min(MAX_FRESH))
        }
        Outcome::Failed => backoff(every, failures, MAX_FAILED),
        Outcome::Gone | Outcome::Refused => backoff(every.max(MIN_QUIET), failures, MAX_CLOSED),
        Outcome::Busy => backoff(every.max(MIN_QUIET), failures, MAX_FAILED),
    };
    let asked = headers.and_then(|headers| retry_after(headers, now)).filter(|_| !outcome.answered());
    let wait = match asked {
        // Not a moment sooner than asked.
        Some(asked) => wait.max(asked.min(MAX_RETRY_AFTER)).mul_f64(1.0 + 0.1 * chance.clamp(0.0, 1.0)),
        // A tenth sooner or later, on the whole as often as the desk wants.
        None => wait.mul_f64(0.9 + 0.2 * chance.clamp(0.0, 1.0)),
    };
    later(now, wait)
}

/// Twice as long after each failure.
fn backoff(every: Duration, failures: u32, most: Duration) -> Duration {
    let factor = 1u32 << failures.saturating_sub(1).min(16);
    every.saturating_mul(factor).min(most.max(every))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn date(text: &str) -> Option<Timestamp> {
    Timestamp::try_from(httpdate::parse_http_date(text.trim()).ok()?).ok()
}

/// `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = text(headers, header::RETRY_AFTER)?.trim();
    match text.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        // Against the server's own clock, where it gives it.
        Err(_) => {
            let now = self::text(headers, header::DATE).and_then(date).unwrap_or(now);
            Some(Duration::try_from(date(text)?.duration_since(now)).unwrap_or_default())
        }
    }
}

/// How long an answer is fresh (RFC 9111, 4.2): `Cache-Control: max-age`, less its `Age`; else `Expires`.
pub fn freshness(headers: &HeaderMap, now: Timestamp) -> Duration {
    let mut directives = headers
        .get_all(header::CACHE_CONTROL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|directive| directive.trim().to_ascii_lowercase());
    let mut max_age = None;
    if directives.any(|directive| {
        if let Some(seconds) = directive.strip_prefix("max-age=") {
            max_age = max_age.or(seconds.trim_matches('"').parse::<u64>().ok());
        }
        matches!(directive.as_str(), "no-cache" | "no-store")
    }) {
        return Duration::ZERO;
    }
    if let Some(seconds) = max_age {
        let age = text(headers, header::AGE).and_then(|age| age.trim().parse::<u64>().ok()).unwrap_or(0);
        return Duration::from_secs(seconds.saturating_sub(age));
    }
    let from = text(headers, header::DATE).and_then(date).unwrap_or(now);
    let until = text(headers, header::EXPIRES).and_then(date);
    until.and_then(|until| Duration::try_from(until.duration_since(from)).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn headers(list: &[(&str, &str)]) -> HeaderMap {
        list.iter()
            .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn wait(outcome: Outcome, list: &[(&str, &str)], rhythm: Option<Duration>, failures: u32) -> Duration {
        let now = at("2026-03-09T12:00:00Z");
        let headers = headers(list);
        let looked = Looked { every: MINUTE, outcome, headers: Some(&headers), rhythm, failures, now };
        Duration::try_from(next(&looked, 0.5).duration_since(now)).unwrap()
    }

    #[test]
    fn the_desk_s_wish_holds_unless_the_server_asks_for_more() {
        assert_eq!(wait(Outcome::New, &[], None, 0), MINUTE);
        assert_eq!(wait(Outcome::New, &[("cache-control", "public, max-age=30")], None, 0), MINUTE);
        assert_eq!(wait(Outcome::Unchanged, &[("cache-control", "max-age=600")], None, 0), MINUTE * 10);
        assert_eq!(wait(Outcome::New, &[("cache-control", "max-age=600"), ("age", "420")], None, 0), MINUTE * 3);
        assert_eq!(wait(Outcome::New, &[("cache-control", "max-age=600, no-cache")], None, 0), MINUTE);
        assert_eq!(wait(Outcome::New, &[("cache-control", "max-age=99999999")], None, 0), MAX_FRESH);
        assert_eq!(wait(Outcome::New, &[], Some(MINUTE * 15), 0), MINUTE * 15);
        let dates = [("date", "Mon, 09 Mar 2026 09:00:00 GMT"), ("expires", "Mon, 09 Mar 2026 09:05:00 GMT")];
        assert_eq!(wait(Outcome::New, &dates, None, 0), MINUTE * 5, "by the server's own clock");
        assert_eq!(wait(Outcome::New, &[("expires", "0")], None, 0), MINUTE);
    }

    #[test]
    fn a_server_that_asks_for_quiet_gets_it() {
        let least = |list: &[(&str, &str)]| wait(Outcome::Busy, list, None, 1);
        assert!(least(&[("retry-after", "300")]) >= MINUTE * 5);
        assert!(least(&[("retry-after", "Mon, 09 Mar 2026 12:20:00 GMT")]) >= MINUTE * 20);
        assert!(least(&[("retry-after", "Mon, 09 Mar 2026 11:00:00 GMT")]) >= MINUTE, "a date that is past");
        assert!(least(&[("retry-after", "soon")]) >= MINUTE.mul_f64(0.9));
        assert!(least(&[("retry-after", "99999999999")]) <= MAX_RETRY_AFTER.mul_f64(1.1));
    }

    #[test]
    fn what_fails_again_is_left_alone_for_longer() {
        let waits: Vec<_> = (1..=8).map(|failures| wait(Outcome::Failed, &[], None, failures)).collect();
        assert_eq!(waits[..4], [MINUTE, MINUTE * 2, MINUTE * 4, MINUTE * 8]);
        assert_eq!(waits[7], MAX_FAILED);
        assert_eq!(wait(Outcome::Gone, &[], None, 30), MAX_CLOSED);
    }

    proptest! {
        #[test]
        fn never_sooner_than_asked_and_never_for_ever(
            every in 5u64..86_400, failures in 0u32..1000, retry in 0u64..1_000_000, chance in 0.0..1.0f64, which in 0usize..6
        ) {
            let outcome = [Outcome::New, Outcome::Unchanged, Outcome::Busy, Outcome::Refused, Outcome::Gone, Outcome::Failed][which];
            let now = at("2026-03-09T12:00:00Z");
            let headers = headers(&[("retry-after", &retry.to_string())]);
            let every = Duration::from_secs(every);
            let looked = Looked { every, outcome, headers: Some(&headers), rhythm: None, failures, now };
            let wait = Duration::try_from(next(&looked, chance).duration_since(now)).unwrap();
            prop_assert!(wait >= every.mul_f64(0.89));
            prop_assert!(wait <= MAX_RETRY_AFTER.max(every).mul_f64(1.2));
            if !outcome.answered() {
                prop_assert!(wait >= Duration::from_secs(retry).min(MAX_RETRY_AFTER));
            }
        }
    }
}
