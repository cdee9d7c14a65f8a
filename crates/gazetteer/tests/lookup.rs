//! Look-ups in the shipped gazetteer.

use dateline_gazetteer::{Context, Country, Gazetteer, pack};
use dateline_model::PlacePrecision;

fn best(name: &str) -> (String, Option<String>, PlacePrecision) {
    let place = Gazetteer::shipped().candidates(name).into_iter().next().unwrap_or_else(|| panic!("{name} is unknown"));
    (place.name, place.country.map(|c| c.to_string()), place.precision)
}

#[test]
fn spellings_lead_to_one_place() {
    for name in ["Kyiv", "Kiev", "KYIV", "Kyïv"] {
        assert_eq!(best(name).0, "Kyiv");
    }
    assert_eq!(best("Khan Younis"), best("Khān Yūnis"));
    assert_eq!(best("St. Louis"), best("Saint Louis"));
}

#[test]
fn every_kind_of_place_is_there() {
    for (name, country, precision) in [
        ("U.S.", Some("US"), PlacePrecision::Country),
        ("Türkiye", Some("TR"), PlacePrecision::Country),
        ("Donbas", Some("UA"), PlacePrecision::Region),
        ("Queensland", Some("AU"), PlacePrecision::Region),
        ("Black Sea", None, PlacePrecision::Water),
        ("Line of Control", Some("IN"), PlacePrecision::Line),
        ("Middle East", None, PlacePrecision::Continent),
        ("Rafah", Some("PS"), PlacePrecision::Town),
        ("Kent", Some("GB"), PlacePrecision::District),
    ] {
        let (_, found, what) = best(name);
        assert_eq!((found.as_deref(), what), (country, precision), "{name}");
    }
}

#[test]
fn peoples_have_homes_and_are_no_places() {
    let gazetteer = Gazetteer::shipped();
    for (word, home) in
        [("Azerbaijanis", "Azerbaijan"), ("Danes", "Denmark"), ("Londoners", "London"), ("Kurdish", "Kurdistan")]
    {
        assert_eq!(gazetteer.homes(word).first().map(|p| p.name.as_str()), Some(home));
        assert!(gazetteer.candidates(word).iter().all(|p| p.name != home), "{word} is no name of {home}");
    }
}

#[test]
fn the_longest_name_wins() {
    let gazetteer = Gazetteer::shipped();
    let longest = |words: &[&str]| gazetteer.longest(words).map(|(n, places)| (n, places[0].name.clone()));
    assert_eq!(longest(&["New", "York", "City", "said"]), Some((3, "New York City".into())));
    assert_eq!(longest(&["South", "Korea", "fired"]), Some((2, "South Korea".into())));
    assert_eq!(longest(&["Qwxz"]), None);
    assert_eq!(longest(&[]), None);
    assert!(gazetteer.is_prefix(&["Papua", "New"]));
    assert!(!gazetteer.is_prefix(&["Papua", "Qwxz"]));
}

#[test]
fn the_report_decides_between_places_of_one_name() {
    let gazetteer = Gazetteer::shipped();
    let candidates = gazetteer.candidates("Tripoli");
    let country = |context: &Context| gazetteer.resolve(&candidates, context).and_then(|p| p.country);
    assert_eq!(country(&Context::default()), Country::new("LY"));
    let mut context = Context::default();
    for name in ["Lebanon", "Beirut", "Sidon"] {
        context.add(&gazetteer.candidates(name)[0]);
    }
    assert_eq!(country(&context), Country::new("LB"));
    assert_eq!(gazetteer.resolve(&[], &context), None);
}

#[test]
fn bytes_that_are_no_gazetteer_are_refused() {
    assert!(Gazetteer::unpack(b"").is_err());
    assert!(Gazetteer::unpack(b"no zstd at all").is_err());
    let row = "5.0\tTestville\tXX\t\t10\t20\t7\ttown\t1000\tOldville\tTestvillean";
    let packed = pack(row, "testville\tW").expect("the row is whole");
    let gazetteer = Gazetteer::unpack(&packed).expect("what pack makes, unpack reads");
    assert_eq!(gazetteer.candidates("oldville")[0].name, "Testville");
    for cut in 0..packed.len() {
        assert!(Gazetteer::unpack(&packed[..cut]).is_err(), "cut at {cut}");
    }
    assert!(pack("5.0\tToo short", "").is_err());
}
