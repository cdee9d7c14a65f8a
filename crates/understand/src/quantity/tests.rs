use dateline_model::mention::{Change, Modifier};
use proptest::prelude::*;

use super::*;

/// What is found, a line each: the words, the bounds with the modifier, the unit, the change.
fn found(text: &str) -> Vec<String> {
    let bound = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
    quantities(text)
        .into_iter()
        .map(|q| {
            let value = q.value;
            let range = match (value.quantity.min, value.quantity.max) {
                (Some(a), Some(b)) if a == b => a.to_string(),
                (a, b) => format!("{}..{}", bound(a), bound(b)),
            };
            let modifier = match value.quantity.modifier {
                Modifier::Exact => String::new(),
                other => format!("{other:?} "),
            };
            let change = match value.change {
                Some(Change::Up) => " up",
                Some(Change::Down) => " down",
                Some(Change::Less) => " less",
                _ => "",
            };
            format!("{} = {modifier}{range} {}{change}", &text[q.bytes], value.unit.as_deref().unwrap_or("-"))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn what_is_counted_is_a_noun_in_the_singular() {
    check(
        "The brigade lost up to 40 trucks and other supply vehicles; 12 howitzers and two field kitchens.",
        &["up to 40 trucks = UpTo ..40 truck", "12 howitzers = 12 howitzer", "two field kitchens = 2 field kitchen"],
    );
    check("Seven injured villagers were flown out.", &["Seven injured villagers = 7 villager"]);
    check("It named 31 of its servicemen.", &["31 of its servicemen = 31 serviceman"]);
    check(
        "Nine units of other armoured vehicles burned.",
        &["Nine units of other armoured vehicles = 9 other armoured vehicle"],
    );
    check(
        "Sixty artillery pieces and four police officers.",
        &["Sixty artillery pieces = 60 artillery piece", "four police officers = 4 police officer"],
    );
    check("Three Israelis and two children died.", &["Three Israelis = 3 Israeli", "two children = 2 child"]);
    check(
        "Five Su-25s and one S-300 battery were hit.",
        &["Five Su-25s = 5 Su-25", "one S-300 battery = 1 S-300 battery"],
    );
    check("Two of Vela's deputies resigned.", &["Two of Vela's deputies = 2 deputy"]);
    check("Two of Vela’s deputies resigned.", &["Two of Vela’s deputies = 2 deputy"]);
    check("One of the most famous towers.", &["One of the most famous towers = 1 famous tower"]);
    check("One of the brightest lamps.", &["One of the brightest lamps = 1 bright lamp"]);
    check("Forty lightning strikes lit the bay.", &["Forty lightning strikes = 40 lightning strike"]);
}

#[test]
fn a_number_whose_noun_is_elsewhere_has_no_unit() {
    check(
        "Thirty killed and 100 injured, about 60 the previous day.",
        &["Thirty = 30 -", "100 = 100 -", "about 60 = About 60 -"],
    );
    check("The ministry spoke of another 17.", &["another 17 = More 17 -"]);
    check("Others put it at more than 5,884.", &["more than 5,884 = MoreThan 5884.. -"]);
}

#[test]
fn what_a_sentence_has_said_a_number_of_need_not_be_said_again() {
    let units = |text: &str| {
        let unit = |q: QuantityFound| q.value.unit.unwrap_or_else(|| "-".into());
        quantities(text).into_iter().map(unit).collect::<Vec<_>>()
    };
    assert_eq!(units("It sold 40 boats, up from 31."), ["boat", "boat"]);
    assert_eq!(units("The rate stood at 6 percent, compared with 5.3."), ["percent", "percent"]);
    assert_eq!(units("The index rose 31 points to 2,208."), ["point", "point"]);
    assert_eq!(units("Sales rose 3% to 2,208."), ["percent", "-"]);
    assert_eq!(units("The wind went from about 5-8 knots to 12."), ["knot", "knot"]);
    assert_eq!(units("Three of the 12 barges sank."), ["barge", "barge"]);
    assert_eq!(units("It sent 40 boats by sea and 12 by land."), ["boat", "boat"]);
    assert_eq!(units("The best bid is 50 cents, while the last is 20."), ["cent", "cent"]);
    assert_eq!(units("Half of the 12 boats sank."), ["% boat", "boat"]);
    assert_eq!(units("She turned 52."), ["year of age"]);
    assert_eq!(units("Twelve boats sank and 40 people drowned. The toll is 52."), ["boat", "person", "-"]);
}

#[test]
fn a_modifier_belongs_to_the_number_that_it_touches() {
    check("As many as 14 boats sank.", &["As many as 14 boats = 14 boat"]);
    check("No fewer than 14 boats sank.", &["No fewer than 14 boats = AtLeast 14.. boat"]);
    check("No more than 14 boats sank.", &["No more than 14 boats = UpTo ..14 boat"]);
    check("Nearly 14 boats sank.", &["Nearly 14 boats = Nearly 14 boat"]);
    check("Just under 14 boats sank.", &["Just under 14 boats = Nearly 14 boat less"]);
    check("Some 14 boats sank, and 3 barges.", &["Some 14 boats = About 14 boat", "3 barges = 3 barge"]);
    check("An estimated 2.5 million people fled.", &["An estimated 2.5 million people = About 2500000 person"]);
    check(
        "14 or more boats and 200+ crew.",
        &["14 or more boats = AtLeast 14.. boat", "200+ crew = AtLeast 200.. crew"],
    );
    check("A hundred or so monks.", &["A hundred or so monks = About 100 monk"]);
    check("Six more bodies were found.", &["Six more bodies = More 6 body"]);
    check("At least another 26 men.", &["At least another 26 men = AtLeast 26.. man"]);
}

#[test]
fn ranges() {
    check("10-15 shells fell.", &["10-15 shells = 10..15 shell"]);
    check("Between 10 and 15 shells fell.", &["Between 10 and 15 shells = 10..15 shell"]);
    check("Six or seven shells fell.", &["Six or seven shells = 6..7 shell"]);
    check("It costs $10 to $15 million.", &["$10 to $15 million = 10000000..15000000 dollar"]);
    check("Fees run from $200 to $4 million.", &["from $200 to $4 million = 200..4000000 dollar"]);
    check("Four to five thousand people.", &["Four to five thousand people = 4000..5000 person"]);
    check("It rises between 5% and 6%.", &["between 5% and 6% = 5..6 percent up"]);
}

#[test]
fn rises_and_falls() {
    check("The toll rose from 19 to 26.", &["from 19 to 26 = 19..26 - up"]);
    check("Prices rose 3%.", &["3% = 3 percent up"]);
    check("Output fell by 2.5 tonnes.", &["2.5 tonnes = 2.5 metric ton down"]);
    check("The toll rose to 26.", &["26 = 26 -"]);
    check("The index lost 30 points, or 0.6%.", &["30 points = 30 point down", "0.6% = 0.6 percent down"]);
    check("They lost 30 tanks and shot down two drones.", &["30 tanks = 30 tank", "two drones = 2 drone"]);
    check("Jets dropped 12 bombs.", &["12 bombs = 12 bomb"]);
    check("Dow +0.2%, Nasdaq -0.3%.", &["+0.2% = 0.2 percent up", "-0.3% = -0.3 percent down"]);
}

#[test]
fn numbers_without_a_number() {
    check("Dozens of soldiers died.", &["Dozens of soldiers = Dozens 24.. soldier"]);
    check("Hundreds were hurt.", &["Hundreds = Hundreds 200.. -"]);
    check("Tens of thousands of people fled.", &["Tens of thousands of people = Thousands 20000.. person"]);
    check("Several hundred people fled.", &["Several hundred people = Hundreds 200.. person"]);
    check(
        "Several villages and some of the farms.",
        &["Several villages = Some .. village", "some of the farms = Some .. farm"],
    );
    check("How many villages? Some say none.", &[]);
}

#[test]
fn money_parts_and_measures() {
    check("US $58.24 per barrel", &["US $58.24 per barrel = 58.24 dollar per barrel"]);
    check("It paid EUR50m and £1,000.", &["EUR50m = 50000000 euro", "£1,000 = 1000 pound sterling"]);
    check("35m of its phones, a 37m mast.", &["35m of its phones = 35000000 phone", "37m = 37 metre"]);
    check(
        "20 percent of the land; half the fleet; two-thirds of them.",
        &["20 percent = 20 percent", "half the fleet = 0.5 % fleet", "two-thirds = 0.6666666666666666 -"],
    );
    check("It flew 15-22 miles per hour.", &["15-22 miles per hour = 15..22 mile per hour"]);
    check(
        "It cost $65.4 billion, plus or minus 4 percentage points.",
        &["$65.4 billion = 65400000000 dollar", "4 percentage points = 4 percent"],
    );
    check("Thousands of $12-an-hour jobs", &["Thousands = Thousands 2000.. -", "$12-an-hour = 12 dollar per hour"]);
    check("A 48-hour truce, an 18 month-old girl.", &["48-hour = 48 hour", "18 month-old = 18 month of age"]);
    check("Minus 12 degrees Celsius", &["Minus 12 degrees Celsius = -12 celsius"]);
    check(
        "More than 7 million crowns (US $1.1 million)",
        &["More than 7 million crowns = MoreThan 7000000.. crown", "US $1.1 million = 1100000 dollar"],
    );
    check("Just over 30 hp (22 kW)", &["Just over 30 hp = MoreThan 30.. horsepower", "22 kW = MoreThan 22.. kilowatt"]);
    check(
        "800 barrels a day, three thousand tests per day",
        &["800 barrels a day = 800 barrel per day", "three thousand tests per day = 3000 test per day"],
    );
    check("Eight million 250ml bottles", &["Eight million = 8000000 bottle", "250ml = 250 millilitre"]);
    check(
        "about 2.998×10−8 metres per second",
        &["about 2.998×10−8 metres per second = About 0.00000002998 metre per second"],
    );
}

#[test]
fn names_dates_clocks_and_scores_are_no_quantities() {
    for text in [
        "Section 427 of the act of 1996",
        "F-16, Mi-24 and S-300 over Route 9",
        "On 29 September and Oct. 3, 2020 at 16:00, 5 p.m. and 0735 GMT",
        "They won 2-1 after the 2014-15 season",
        "the HIV 2 virus",
        "Day 11 of the war, Flight MH370, Covid-19",
        "The S&P 500 and the FTSE 100",
        "the 1990s, the 2020 election, 27th place",
        "16-18 Harbour Street, +374 10 555-1234",
        "Vel Orsa, 66, and her son (4)",
        "no one, one another, at one point, a man",
        "1 сентября 2020 г.",
        "It lasted until 1994.",
        "in 2020-10-03 and 03.10.2020",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_number_and_the_head_are_told_apart() {
    let text = "They lost more than 60 of their light tanks.";
    let found = quantities(text);
    assert_eq!(&text[found[0].number.clone()], "more than 60");
    assert_eq!(found[0].head.clone().map(|h| &text[h]), Some("tanks"));
    assert_eq!(found[0].rule, "quantity.count");
}

proptest! {
    #[test]
    fn quantities_are_in_order_disjoint_and_on_characters(
        text in r#"([0-9]{1,4}|[0-9],[0-9]{3}|one|two|dozen|million|a|of|the|from|to|between|and|or|half|up|more than|tanks|people|killed|km|%|\$|€|-|–|,|\.|:|/|\(|\)|'s|Ж|é| |\n|\PC){0,40}"#
    ) {
        invariants(&text)?;
    }

    #[test]
    fn any_text_is_borne(text in "\\PC{0,200}") {
        invariants(&text)?;
    }
}

fn invariants(text: &str) -> Result<(), TestCaseError> {
    let mut at = 0;
    for q in quantities(text) {
        prop_assert!(q.bytes.start >= at && q.bytes.start < q.bytes.end, "{:?}", q);
        prop_assert!(text.get(q.bytes.clone()).is_some());
        prop_assert!(q.bytes.start <= q.number.start && q.number.start < q.number.end, "{:?}", q);
        prop_assert!(q.number.end <= q.bytes.end && text.get(q.number.clone()).is_some(), "{:?}", q);
        if let Some(head) = q.head {
            prop_assert!(text.get(head).is_some_and(|h| !h.is_empty()));
        }
        if let (Some(min), Some(max)) = (q.value.quantity.min, q.value.quantity.max) {
            prop_assert!(min <= max);
        }
        at = q.bytes.end;
    }
    Ok(())
}
