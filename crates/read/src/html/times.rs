//! Which of the times that a page gives its posts is the one that its readers see.
//!
//! A post may carry several: the clock shown, the `datetime` of an element, Unix times for scripts, JSON-LD. Some are when
//! a post was filed, or the page's one time for all posts, or local time with a false `Z`. The clock shown is right; of
//! the times for machines that one is believed which differs from the clocks shown by the same whole zone offset all over
//! the page.

use std::collections::HashMap;

use dateline_model::{Basis, Precision, UtcTime};
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use crate::clock::Stamp;
use crate::dates::Time;

const DAY: i64 = 24 * 60;

/// The times of one post.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// The stamp that readers see.
    pub seen: Option<Stamp>,
    /// Instants for machines, with the place where they stand.
    pub instants: Vec<(String, Timestamp)>,
    /// Dates and clocks for machines that lack a zone.
    pub local: Option<DateTime>,
}

/// What the posts' times come to.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// One for each post; none where only its clock is known.
    pub times: Vec<Option<Time>>,
    /// The zone of the clocks shown.
    pub zone: Option<TimeZone>,
}

/// Settles the times of all posts of a page.
pub(crate) fn settle(posts: &[Given]) -> Settled {
    let Some(believed) = believed(posts) else {
        return Settled { times: posts.iter().map(|_| None).collect(), zone: None };
    };
    let place = &believed.place;
    let zone = believed
        .offset
        .and_then(|minutes| Offset::from_seconds(i32::try_from(minutes * 60).ok()?).ok())
        .map(TimeZone::fixed);
    let times = posts.iter().map(|post| time(post, &believed, zone.as_ref(), place)).collect();
    Settled { times, zone }
}

fn time(post: &Given, believed: &Believed, zone: Option<&TimeZone>, place: &str) -> Option<Time> {
    let seen = post.seen.as_ref();
    // What is written in full needs no help.
    if seen.is_some_and(|s| s.zone.is_some() && s.clock.is_some() && s.date.is_some_and(|d| d.full().is_some())) {
        return None;
    }
    let at_of = |place: &str| post.instants.iter().find(|(p, _)| p == place).map(|(_, at)| *at);
    // A post that lacks it has its time elsewhere.
    let other = || believed.others.iter().find_map(|p| Some((p.as_str(), at_of(p)?)));
    let found = at_of(place).map(|at| (place, at)).or_else(other);
    let (place, at) = (found.map_or(place, |(p, _)| p), found.map(|(_, at)| at));
    let words = seen.map(|s| s.words.clone());
    let time = |at: Timestamp, precision, basis, reason: String| Time {
        words: words.clone(),
        utc: Some(UtcTime::from_timestamp(at, precision)),
        precision,
        basis,
        reason: Some(reason),
    };
    let own = || format!("the page's own `{place}`");
    let clock = seen.and_then(|s| s.clock);
    let zone = seen.and_then(|s| s.zone.as_ref()).or(zone);
    match (at, clock, zone) {
        (Some(at), Some(clock), Some(zone)) => {
            let there = at.to_zoned(zone.clone());
            if minutes(there.datetime()) == clock.minutes() {
                return Some(time(at, Precision::Minute, Basis::Explicit, own()));
            }
            // This once the page differs: its readers see the clock, on the day nearest to what it says.
            let date = seen.and_then(|s| s.date).and_then(|d| d.in_year(there.year()));
            let days = match date {
                Some(date) => [Some(date), None, None],
                None => [-1, 0, 1].map(|d| there.date().checked_add(i64::from(d).days()).ok()),
            };
            let nearest = days
                .into_iter()
                .flatten()
                .filter_map(|d| d.to_datetime(clock.time()).to_zoned(zone.clone()).ok())
                .min_by_key(|z| (z.timestamp().as_second() - at.as_second()).abs())?;
            let reason = match date {
                Some(_) => format!("the day and clock shown; the page's `{place}` differs"),
                None => format!("the clock shown, on the day of the page's `{place}`"),
            };
            Some(time(nearest.timestamp(), clock.precision, Basis::Inferred, reason))
        }
        // The clocks shown say something else, and in which zone nobody knows.
        (Some(_), Some(_), None) if believed.contradicted => None,
        (Some(at), _, _) if believed.one_for_all => Some(time(
            at,
            Precision::Second,
            Basis::Inferred,
            format!("the page's `{place}`, which is one for all its posts"),
        )),
        (Some(at), _, _) => Some(time(at, Precision::Second, Basis::Explicit, own())),
        (None, _, Some(zone)) => {
            let local = post.local?.to_zoned(zone.clone()).ok()?;
            let reason = "the page's local time, with the zone of its other posts".into();
            Some(time(local.timestamp(), Precision::Minute, Basis::Inferred, reason))
        }
        _ => None,
    }
}

fn minutes(time: DateTime) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// The place whose instants are believed.
struct Believed {
    place: String,
    /// The offset in minutes of the clocks shown, where these tell it.
    offset: Option<i64>,
    /// Other places whose instants are its, where a post has both.
    others: Vec<String>,
    /// Whether the clocks shown say otherwise all over the page: then only its days are believed.
    contradicted: bool,
    /// Whether it gives all posts the same instant.
    one_for_all: bool,
}

fn believed(posts: &[Given]) -> Option<Believed> {
    let mut places: Vec<&str> = Vec::new();
    for post in posts {
        for (place, _) in &post.instants {
            if !places.contains(&place.as_str()) && places.len() < 32 {
                places.push(place);
            }
        }
    }
    let at = |post: &Given, place: &str| post.instants.iter().find(|(p, _)| p == place).map(|(_, at)| *at);
    let rank = |place: &str| {
        let known: Vec<(&Given, Timestamp)> = posts.iter().filter_map(|p| Some((p, at(p, place)?))).collect();
        let mut offsets: HashMap<i64, usize> = HashMap::new();
        let mut shown = 0;
        for (post, at) in &known {
            let Some(clock) = post.seen.as_ref().and_then(|s| s.clock) else { continue };
            shown += 1;
            let utc = minutes(TimeZone::UTC.to_datetime(*at));
            let offset = (clock.minutes() - utc + DAY / 2).rem_euclid(DAY) - DAY / 2;
            // Zones run from twelve hours behind to fourteen before; what is more than twelve before looks like behind.
            if offset % 15 == 0 {
                *offsets.entry(offset).or_default() += 1;
            }
        }
        let (offset, agree) = offsets
            .into_iter()
            .max_by_key(|&(offset, n)| (n, -offset.abs(), offset))
            .map_or((None, 0), |(o, n)| (Some(o), n));
        let agrees = shown > 0 && agree * 5 >= shown * 4;
        // Other places that say the same instant speak for it.
        let support = places
            .iter()
            .filter(|other| **other != place)
            .filter(|other| {
                let same = known.iter().filter(|(p, a)| self::near(at(p, other), *a)).count();
                same * 5 >= known.len() * 4
            })
            .count();
        let varied = known.len() < 3 || known.windows(2).any(|w| w[0].1 != w[1].1);
        let contradicted = shown >= 2 && !agrees;
        let preferred = match place {
            "datetime" => 2,
            "json-ld" => 0,
            _ => 1,
        };
        let covers = known.len() * 2 >= posts.len();
        let offset = if agrees { offset } else { None };
        ((agrees, varied, covers, support, preferred), (offset, contradicted, !varied))
    };
    let ranked = places.iter().map(|p| (rank(p), *p));
    let ((_, (offset, contradicted, one_for_all)), place) = ranked.max_by_key(|((rank, _), _)| *rank)?;
    let others = places.iter().filter(|other| {
        let both: Vec<_> = posts.iter().filter_map(|p| Some((at(p, place)?, at(p, other)?))).collect();
        let same = both.iter().filter(|(a, b)| near(Some(*a), *b)).count();
        **other != place && same * 5 >= both.len() * 4
    });
    let others = others.map(|p| (*p).to_owned()).collect();
    Some(Believed { place: place.to_owned(), offset, others, contradicted, one_for_all })
}

/// Whether two instants are within a minute of each other.
fn near(a: Option<Timestamp>, b: Timestamp) -> bool {
    a.is_some_and(|a| (a.as_second() - b.as_second()).abs() < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(seen: &str, instants: &[(&str, &str)]) -> Given {
        Given {
            seen: crate::clock::whole(seen),
            instants: instants.iter().map(|(p, at)| ((*p).to_owned(), at.parse().unwrap())).collect(),
            local: None,
        }
    }

    fn utc(posts: &[Given]) -> Vec<String> {
        settle(posts).times.into_iter().map(|t| t.and_then(|t| t.utc).map_or("-".into(), |u| u.to_string())).collect()
    }

    #[test]
    fn the_time_that_fits_the_clocks_shown_wins() {
        let posts = [
            given("09:01", &[("datetime", "2026-03-09T09:01:52Z"), ("data-sort-time", "2026-03-09T04:20:06Z")]),
            given("08:01", &[("datetime", "2026-03-09T08:01:52Z"), ("data-sort-time", "2026-03-09T04:23:37Z")]),
        ];
        assert_eq!(utc(&posts), ["2026-03-09T09:01Z", "2026-03-09T08:01Z"]);
    }

    #[test]
    fn a_false_z_loses_against_two_that_agree() {
        let three = |clock: &str, hour: u8| {
            let right = format!("2026-07-09T{:02}:48:00Z", hour - 1);
            let wrong = format!("2026-07-09T{hour:02}:48:00Z");
            given(clock, &[("datetime", wrong.as_str()), ("data-time", right.as_str()), ("json-ld", right.as_str())])
        };
        assert_eq!(utc(&[three("11:48", 11), three("10:48", 10)]), ["2026-07-09T10:48Z", "2026-07-09T09:48Z"]);
    }

    #[test]
    fn one_time_for_all_posts_is_not_believed_where_there_is_another() {
        let page = "2026-03-09T12:00:00Z";
        let posts: Vec<Given> = ["2026-03-09T11:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T09:00:00Z"]
            .iter()
            .map(|at| given("", &[("datetime", page), ("data-time", at)]))
            .collect();
        assert_eq!(utc(&posts), ["2026-03-09T11:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T09:00:00Z"]);
    }

    #[test]
    fn where_all_posts_differ_their_clocks_win_on_the_days_told() {
        let page = "2026-03-09T08:00:00Z";
        let all = ["15:05", "13:20", "09:02"].map(|clock| given(&format!("{clock} GMT"), &[("json-ld", page)]));
        assert_eq!(utc(&all), ["2026-03-09T15:05Z", "2026-03-09T13:20Z", "2026-03-09T09:02Z"]);
        // Without a zone they are left to what else the page tells.
        let all = ["15:05", "13:20", "09:02"].map(|clock| given(clock, &[("json-ld", page)]));
        assert_eq!(utc(&all), ["-", "-", "-"]);
    }

    #[test]
    fn where_one_post_differs_its_clock_wins() {
        let posts = [
            given("23:10", &[("json-ld", "2026-03-09T22:10:00Z")]),
            given("22:40", &[("json-ld", "2026-03-09T21:40:00Z")]),
            given("22:20", &[("json-ld", "2026-03-09T21:20:00Z")]),
            given("22:00", &[("json-ld", "2026-03-09T21:00:00Z")]),
            given("21:05", &[("json-ld", "2026-03-09T22:10:00Z")]),
        ];
        assert_eq!(utc(&posts)[4], "2026-03-09T20:05Z");
    }
}
