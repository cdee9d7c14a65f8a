use dateline_model::mention::Day;
use proptest::prelude::*;

use super::*;

/// What is found by a post of 2026-03-11 (a Wednesday), 14:05: the words and the value.
fn found(text: &str) -> Vec<String> {
    at("2026-03-11T14:05Z", text)
}

fn at(anchor: &str, text: &str) -> Vec<String> {
    let anchor = (!anchor.is_empty()).then(|| anchor.parse().unwrap());
    times(text, anchor).into_iter().map(|t| format!("{} = {}", &text[t.bytes], t.value.timex)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

/// The first and last day of the first expression.
#[track_caller]
fn check_days(text: &str, from: &str, to: &str) {
    let found = times(text, Some("2026-03-11T14:05Z".parse().unwrap()));
    let day = |d: Option<Day>| d.map_or_else(String::new, |d| d.0.to_string());
    assert_eq!((day(found[0].value.from), day(found[0].value.to)), (from.to_owned(), to.to_owned()), "{text}");
}

#[test]
fn dates() {
    check(
        "On Oct. 3, 2020, and on 29 September 2019",
        &["Oct. 3, 2020 = 2020-10-03", "29 September 2019 = 2019-09-29"],
    );
    check("the 3rd of May 2025 and May 3rd, 2024", &["the 3rd of May 2025 = 2025-05-03", "May 3rd, 2024 = 2024-05-03"]);
    check("Monday, March 2, 2026", &["Monday, March 2, 2026 = 2026-03-02"]);
    check(
        "2020-10-03, 03.10.2020 and 25/12/2020",
        &["2020-10-03 = 2020-10-03", "03.10.2020 = 2020-10-03", "25/12/2020 = 2020-12-25"],
    );
    check("4/5/2020", &["4/5/2020 = 2020-XX-XX"]);
    check("27-29 September 2020", &["27-29 September 2020 = 2020-09-27/2020-09-29"]);
    check(
        "in July 2019, in 1987, since the 1990s, the mid-1980s",
        &["July 2019 = 2019-07", "1987 = 1987", "the 1990s = 199", "the mid-1980s = 198"],
    );
    check(
        "the third quarter of 2024 and the first half of 2025",
        &["the third quarter of 2024 = 2024-Q3", "the first half of 2025 = 2025-H1"],
    );
    check(
        "on New Year's Eve 2024, Thanksgiving 2025",
        &["New Year's Eve 2024 = 2024-12-31", "Thanksgiving 2025 = 2025-11-27"],
    );
}

#[test]
fn dates_without_a_year_are_near() {
    check("She left on 29 September.", &["29 September = 2025-09-29"]);
    check("He will return on 29 September.", &["29 September = 2026-09-29"]);
    check("It burned in July.", &["July = 2025-07"]);
    check("It is expected in July.", &["July = 2026-07"]);
    check("They met on March 14.", &["March 14 = 2026-03-14"]);
}

#[test]
fn weekdays_look_the_way_of_their_sentence() {
    check("The bridge fell on Friday.", &["Friday = 2026-03-06"]);
    check("The bridge fell on Wednesday.", &["Wednesday = 2026-03-11"]);
    check("Talks will resume on Friday.", &["Friday = 2026-03-13"]);
    check("Officials said the talks will resume Monday.", &["Monday = 2026-03-16"]);
    check("Last Friday, next Tuesday.", &["Last Friday = 2026-03-06", "next Tuesday = 2026-03-17"]);
    check("On Monday evening and late Saturday", &["Monday evening = 2026-03-09TEV", "late Saturday = 2026-03-07"]);
    check("On Sundays they rest.", &["Sundays = XXXX-WXX-7"]);
    check("Black Friday, the Sunday Times", &[]);
    check("Envoys to Meet Thursday", &["Thursday = 2026-03-12"]);
    // Late in the evening in UTC the writer's Thursday may have begun.
    assert_eq!(at("2026-03-11T22:54Z", "They said on Thursday that it fell."), ["Thursday = 2026-03-12"]);
    assert_eq!(at("2026-03-11T14:05Z", "They said on Thursday that it fell."), ["Thursday = 2026-03-05"]);
}

#[test]
fn what_counts_from_the_post() {
    check(
        "today, yesterday, tomorrow morning, tonight, last night",
        &[
            "today = 2026-03-11",
            "yesterday = 2026-03-10",
            "tomorrow morning = 2026-03-12TMO",
            "tonight = 2026-03-11TNI",
            "last night = 2026-03-10TNI",
        ],
    );
    check("last week, this month, next year", &["last week = 2026-W10", "this month = 2026-03", "next year = 2027"]);
    check("earlier this week, early next month", &["earlier this week = 2026-W11", "early next month = 2026-04"]);
    check(
        "two days ago, six weeks ago, 10 years ago",
        &["two days ago = 2026-03-09", "six weeks ago = 2026-W05", "10 years ago = 2016"],
    );
    check("three hours ago", &["three hours ago = 2026-03-11T11"]);
    check_days("Shelling went on overnight.", "2026-03-10", "2026-03-11");
    check_days("in the last 24 hours", "2026-03-10", "2026-03-11");
    check_days("over the past two weeks", "2026-02-25", "2026-03-11");
    check_days("last week", "2026-03-02", "2026-03-08");
    check_days("in the coming days", "", "");
}

#[test]
fn what_counts_from_the_last_day_named() {
    check("On 2 February it rained; the next day it froze.", &["2 February = 2026-02-02", "the next day = 2026-02-03"]);
    check(
        "On 2 February it rained, two days later it froze.",
        &["2 February = 2026-02-02", "two days later = 2026-02-04"],
    );
    check("about 400 in the previous day", &["the previous day = 2026-03-10"]);
}

#[test]
fn clocks() {
    check("at around 16:00 [12:00 GMT]", &["16:00 = 2026-03-11T16:00"]);
    check("5 p.m. EST, March 6", &["5 p.m. EST, March 6 = 2026-03-06T17"]);
    check("10.45pm on Monday", &["10.45pm on Monday = 2026-03-09T22:45"]);
    check("At 03:20 GMT shells fell.", &["03:20 GMT = 2026-03-11T03:20Z"]);
    check("The blast came at 22:40.", &["22:40 = 2026-03-10T22:40"]);
    check("The polls opened at 0700 and closed at noon.", &["0700 = 2026-03-11T07:00", "noon = 2026-03-11T12"]);
    check("at five o'clock", &["five o'clock = 2026-03-11T05"]);
}

#[test]
fn lengths_and_sets() {
    check(
        "for two weeks, a month, at least 72 hours",
        &["two weeks = P2W", "a month = P1M", "at least 72 hours = PT72H"],
    );
    check(
        "a 10-hour siege, half an hour, a year and a half",
        &["10-hour = PT10H", "half an hour = PT30M", "a year and a half = P18M"],
    );
    check(
        "for weeks, several years, three to five days",
        &["weeks = PXW", "several years = PXY", "three to five days = P3D/P5D"],
    );
    check(
        "every day, each Monday, daily, every two weeks",
        &["every day = P1D", "each Monday = XXXX-WXX-1", "daily = P1D", "every two weeks = P2W"],
    );
    check("a six-year-old, 30 years old, $3 a day", &[]);
}

#[test]
fn references() {
    check("now, recently and in the past", &["now = PRESENT_REF", "recently = PAST_REF", "the past = PAST_REF"]);
}

#[test]
fn other_words_and_numbers_are_no_times() {
    for text in [
        "They may march in the sun.",
        "day 11 of the war",
        "April Vane and June Orr met Jan Kost",
        "F-2000, Flight 1990, 2000 people, about 1950 tonnes",
        "27 сентября 2020 г.",
        "a second time, the second man, a fall of 3%",
        "555-2020-11, 1:2, v2.0.1",
    ] {
        check(text, &[]);
    }
}

#[test]
fn without_an_anchor_nothing_is_guessed() {
    for (text, expected) in [
        ("on Friday", "Friday = XXXX-WXX-5"),
        ("on 3 October", "3 October = XXXX-10-03"),
        ("yesterday", "yesterday = PAST_REF"),
        ("at 16:00", "16:00 = XXXX-XX-XXT16:00"),
        ("the next day", "the next day = XXXX-XX-XX"),
        ("3 October 2020", "3 October 2020 = 2020-10-03"),
    ] {
        assert_eq!(at("", text), [expected]);
        let days = times(text, None)[0].value.from.is_some();
        assert_eq!(days, text.ends_with("2020"));
    }
}

proptest! {
    #[test]
    fn times_are_in_order_disjoint_and_on_characters(
        text in r#"([0-9]{1,4}|[0-9]:[0-9]{2}|one|two|a|the|last|next|this|past|few|of|to|and|days|weeks|hours|year|month|ago|later|Monday|Friday|May|Oct\.|March|night|morning|today|p\.m\.|GMT|early|every|half|quarter|first|-|–|,|\.|:|/|\(|'s|é| |\n|\PC){0,40}"#,
        year in 1i16..9999, day in 1i8..29,
    ) {
        let anchor = UtcTime::day(Date::new(year, 2, day).unwrap());
        invariants(&text, Some(anchor))?;
        invariants(&text, None)?;
    }

    #[test]
    fn any_text_is_borne(text in "\\PC{0,200}") {
        invariants(&text, Some(UtcTime::day(Date::MAX)))?;
        invariants(&text, Some(UtcTime::day(Date::MIN)))?;
    }
}

fn invariants(text: &str, anchor: Option<UtcTime>) -> Result<(), TestCaseError> {
    let mut at = 0;
    for t in times(text, anchor) {
        prop_assert!(t.bytes.start >= at && t.bytes.start < t.bytes.end, "{:?}", t);
        prop_assert!(text.get(t.bytes.clone()).is_some());
        prop_assert!(!t.value.timex.is_empty());
        if let (Some(from), Some(to)) = (t.value.from, t.value.to) {
            prop_assert!(from <= to, "{:?}", t);
        }
        at = t.bytes.end;
    }
    Ok(())
}
