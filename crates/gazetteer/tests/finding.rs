//! What the finder takes for a place, and for which.

use dateline_gazetteer::{find, find_all};
use dateline_model::{PlacePrecision, coverage::NamedPlace};
use proptest::prelude::*;

/// The words found, each with the place's name and country.
fn found(text: &str) -> Vec<String> {
    find(text, &[])
        .into_iter()
        .map(|f| {
            let country = f.place.country.map_or_else(String::new, |c| format!(" {c}"));
            format!("{} = {}{country}", &text[f.range], f.place.name)
        })
        .collect()
}

#[test]
fn names_adjectives_and_possessives() {
    assert_eq!(
        found("Norwegian rescuers left Oslo's harbour for Spitsbergen."),
        ["Norwegian = Norway NO", "Oslo = Oslo NO", "Spitsbergen = Svalbard and Jan Mayen SJ"]
    );
}

#[test]
fn what_follows_a_comma_holds_the_place() {
    assert_eq!(found("Firefighters came from Paris, Texas."), ["Paris = Paris US", "Texas = Texas US"]);
    assert_eq!(found("It began in Springfield, Ill., on Monday.")[1], "Ill. = Illinois US");
    // and for the rest of the report
    assert_eq!(
        found("A fire in Hebron, Ohio. Later Hebron was calm.").last().map(String::as_str),
        Some("Hebron = Hebron US")
    );
}

#[test]
fn what_lies_beside_a_town_is_near_it() {
    assert_eq!(found("A bus was hit in Ramla, east of Tel Aviv."), ["Ramla = Ramla IL", "Tel Aviv = Tel Aviv IL"]);
    // Not the town of the same name in another country: a spot that the gazetteer lacks.
    let text = "A bus was hit in the Ramla area, south-east of the city of Hama. In Ramla nobody was hurt.";
    assert_eq!(found(text), ["Ramla = Ḩamāh SY", "Hama = Ḩamāh SY", "Ramla = Ḩamāh SY"]);
    let spot = &find(text, &[])[0];
    assert_eq!((spot.place.precision, spot.how), (PlacePrecision::Point, "place.site"));
    // Beside a country or a sea lies much.
    assert_eq!(found("The ship left Mersin, north of Cyprus.")[0], "Mersin = Mersin TR");
}

#[test]
fn persons_are_no_places() {
    assert!(found("Mr Lincoln met Jack London and Chelsea Hammond.").is_empty());
    assert!(found("John Kent won. Kent was pleased.").is_empty());
    assert!(found("Hassan Kurdi and Nadia Salem were there.").is_empty());
    assert_eq!(found("The mayor of Lincoln, Nebraska, resigned.")[0], "Lincoln = Lincoln US");
}

#[test]
fn common_words_need_more_than_a_capital() {
    assert!(found("Nice work. Reading is fun. March was cold; so was May.").is_empty());
    assert_eq!(found("The attacker fled from Nice to Reading."), ["Nice = Nice FR", "Reading = Reading GB"]);
    assert!(found("They told us that we may reach it in March.").is_empty());
    assert_eq!(found("The US withdrew."), ["US = United States US"]);
}

#[test]
fn bodies_are_no_places() {
    assert!(found("The White House and the Pentagon declined to comment.").is_empty());
}

#[test]
fn sites_stand_where_the_report_is() {
    let text = "Two shells hit Donetsk. Nine people were taken to the Kalinin Hospital.";
    let site = find(text, &[]).pop().expect("the hospital is found");
    assert_eq!(&text[site.range], "Kalinin Hospital");
    assert_eq!((site.how, site.place.precision), ("place.site", PlacePrecision::Point));
    assert_eq!(site.place.country.map(|c| c.to_string()).as_deref(), Some("UA"));
}

#[test]
fn paragraphs_of_a_report_help_each_other() {
    let texts = ["Fighting went on in Lebanon around Beirut and Sidon.", "Tripoli was quiet."];
    let found = find_all(&texts, &[]);
    assert_eq!(found[1][0].place.country.map(|c| c.to_string()).as_deref(), Some("LB"));
    assert_eq!(find(texts[1], &[])[0].place.country.map(|c| c.to_string()).as_deref(), Some("LY"));
}

#[test]
fn a_coverage_knows_better() {
    let own = NamedPlace {
        name: "Varda Ridge".into(),
        aliases: vec!["Hill 401".into(), "Paris".into()],
        lat: 1.5,
        lon: 2.5,
        precision: PlacePrecision::Point,
        party: None,
    };
    let text = "Troops on Varda Ridge, or Hill 401, call it Paris.";
    let found = find(text, &[own]);
    let words: Vec<&str> = found.iter().map(|f| &text[f.range.clone()]).collect();
    assert_eq!(words, ["Varda Ridge", "Hill 401", "Paris"]);
    assert!(found.iter().all(|f| f.how == "place.coverage" && f.place.name == "Varda Ridge"));
}

#[test]
fn long_input_takes_linear_time() {
    let time = |n: usize| {
        let text = "Russia struck Kharkiv, Ukraine, near Royal Street. ".repeat(n);
        let run = |_| {
            let start = std::time::Instant::now();
            assert_eq!(find(&text, &[]).len(), 4 * n);
            start.elapsed().as_secs_f64()
        };
        (0..3).map(run).fold(f64::INFINITY, f64::min)
    };
    // Sixteen times the text; a quadratic finder would take 256 times as long. The margin is for a busy machine.
    let (small, large) = (time(500), time(8000));
    assert!(large < small * 100.0, "{small} s for 500 sentences, {large} s for 8000");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[A-Z][a-z]{1,6}|[ .,'’()\\n-]|St\\.|U\\.S\\.|Rue|Lake City){0,40}") {
        let mut last = 0;
        for f in find(&text, &[]) {
            prop_assert!(text.is_char_boundary(f.range.start) && text.is_char_boundary(f.range.end));
            prop_assert!(f.range.start >= last && f.range.end > f.range.start);
            prop_assert!((-90.0..=90.0).contains(&f.place.lat) && (-180.0..=180.0).contains(&f.place.lon));
            last = f.range.end;
        }
    }
}
