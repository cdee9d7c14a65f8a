//! Who says what within a post: bodies and persons that are named once and spoken of again, and statements within statements.
#![allow(clippy::unwrap_used)] // helpers of tests, which may fail by panicking

use dateline_model::{Block, BlockKind, Coverage, MentionValue, Post, Reading, Report, Span, Statement};
use dateline_understand::Engine;

/// Reads a post. Its paragraphs are parted by empty lines; one that begins with `# ` is a headline.
fn read(post: &str) -> Reading {
    read_by(&Engine::new(&Coverage::default()), post)
}

fn read_by(engine: &Engine, post: &str) -> Reading {
    let report = Report { path: "test.txt".into(), source: Some("Gazette".into()), ..Report::default() };
    let mut reading = Reading::new(report, post.to_owned());
    let all = Span::new(0, post.chars().count() as u32);
    reading.posts.push(Post { id: "p1".into(), span: all, line: 1, ..Post::default() });
    let mut start = 0;
    for (n, paragraph) in post.split("\n\n").enumerate() {
        let end = start + paragraph.chars().count() as u32;
        let headline = paragraph.starts_with("# ");
        let kind = if headline { BlockKind::Headline } else { BlockKind::Body };
        let span = Span::new(start + 2 * u32::from(headline), end);
        reading.blocks.push(Block { kind, span, line: 2 * n as u32 + 1, post: Some("p1".into()) });
        start = end + 2;
    }
    engine.understand(&mut reading);
    reading
}

#[test]
fn words_alone_tell_numbers_times_and_places_but_nobody_s_claims() {
    let post = "“The strike killed 12 soldiers near Trondheim on 9 March 2026,” the Norwegian army said.";
    let whole = read(post);
    assert!(!whole.statements.is_empty() && !whole.claims.is_empty());
    let words = read_by(&Engine::new(&Coverage::default()).words_only(), post);
    assert!(words.statements.is_empty() && words.claims.is_empty());
    let found: Vec<&str> = words.mentions.iter().map(|mention| mention.text.as_str()).collect();
    for text in ["12 soldiers", "Trondheim", "9 March 2026"] {
        assert!(found.contains(&text), "{found:?}");
    }
}

/// The speaker of each statement, in order.
fn speakers(post: &str) -> Vec<String> {
    let name = |s: &Statement| s.speaker.name.clone().or(s.speaker.organisation.clone()).unwrap_or("?".into());
    read(post).statements.iter().map(name).collect()
}

#[test]
fn a_body_is_not_the_minister_who_was_last_named_for_it() {
    let post =
        "“We are ready,” the Norwegian prime minister, Anna Example, said.\n\n“Talks go on,” the government said.";
    assert_eq!(speakers(post), ["Anna Example", "Government of Norway"]);
}

/// The parse gives the last verb two subjects: “the borders”, from within the quotation, and who speaks.
#[test]
fn of_two_subjects_the_one_beside_the_verb_speaks() {
    let post = "\"The President of Meresh said that the dispute should be settled only on the basis of international law, the \
                borders of Meresh and the relevant rulings of the High Court demanding the withdrawal of all troops from the \
                islands\", Red Crescent said.";
    assert_eq!(speakers(post), ["Red Crescent"]);
}

#[test]
fn the_ministry_is_one_by_its_name_and_the_statement_its_issuers() {
    let post = "“The strike is over,” the Norwegian Transport Ministry said.\n\n\
                It thanked the Council of Europe for its help.\n\n“Ferries sail again,” the ministry said.\n\n\
                “All crews are back,” the statement says.";
    let found = speakers(post);
    assert_eq!(found.iter().filter(|s| s.contains("Transport")).count(), found.len(), "{found:?}");
    assert_eq!(speakers("The Council of Europe met. “Ferries sail,” the ministry said."), ["?"]);
}

#[test]
fn who_is_in_a_place_is_of_no_body() {
    assert_eq!(speakers("Our producer in Ruhal says the ferries sail again."), ["?"]);
    assert_eq!(speakers("An official in the Norwegian Transport Ministry said the strike was over.").len(), 1);
}

#[test]
fn whom_a_speaker_relays_does_not_speak_on_the_page() {
    let reading =
        read("Norway calls on Denmark to open the strait, Swedish Foreign Minister Anna Example said on Monday.");
    let [said] = &reading.statements[..] else { panic!("{:?}", reading.statements) };
    assert_eq!(said.speaker.name.as_deref(), Some("Anna Example"));
    let [relayed] = &said.relays[..] else { panic!("{said:?}") };
    assert_eq!(relayed.speaker.side.as_deref(), Some("Norway"));
    assert!(relayed.content.text.contains("open the strait"));
    let mut within = said.content.span;
    within.end = within.end.max(relayed.content.span.end);
    assert_eq!(within, said.content.span);
}

#[test]
fn headlines_list_with_commas() {
    let both = "Government of Norway and Government of Denmark";
    assert_eq!(speakers("# Norway, Denmark Condemn Closure of Port"), [both]);
    assert_eq!(speakers("# Ferry Strike in Denmark, Sweden Goes On - Oslo"), ["Government of Norway"]);
}

#[test]
fn the_speaker_stands_beside_the_verb() {
    let post = "Horns can be heard in the centre of Oldtown, the capital of the county, a Gazette correspondent reported late \
                on Friday.";
    assert_eq!(speakers(post), ["Gazette"]);
}

#[test]
fn two_states_are_the_countries_and_two_persons_the_leaders() {
    let post = "Norway and Denmark met on Monday. “We will go on,” both countries said.";
    assert_eq!(speakers(post), ["Government of Norway and Government of Denmark"]);
}

#[test]
fn what_nameless_data_show_is_claimed_by_who_cites_them() {
    let reading = read("“Data show that 30 soldiers were killed,” the Norwegian Defence Ministry said.");
    let claimed: Vec<_> = reading.claims.iter().map(|c| (c.kind.to_string(), c.claimant.side.as_deref())).collect();
    assert_eq!(claimed, [("killed".to_owned(), Some("Norway"))]);
}

#[test]
fn the_enemy_of_a_territory_is_the_state_that_claims_it() {
    let reading = read(
        "Ethiopia accused Somaliland of firing first. Ethiopia attacked Somaliland in words, and Somalia attacked Somaliland \
         near the port.\n\n“Two enemy tanks were destroyed,” the Somaliland Defence Ministry said.",
    );
    let loss = reading.claims.iter().find(|c| c.kind.to_string() == "equipment_loss").unwrap();
    assert_eq!(loss.target.side.as_deref(), Some("Somalia"));
}

#[test]
fn it_is_the_body_that_spoke_last_though_nobody_knows_it() {
    let said = read(
        "The grid operator said 40,000 homes were dark. It put the losses at three million crowns. It said that ferries had stopped.",
    );
    let roles: Vec<_> = said.statements.iter().map(|s| s.speaker.role.clone().unwrap_or_default()).collect();
    assert_eq!(roles, ["The grid operator"; 3]);
}

#[test]
fn a_number_says_nothing() {
    let found = speakers(
        "The Norwegian army put its losses at three dead and eleven wounded and claimed that 90 rebels had died.",
    );
    assert_eq!(found, [found[0].clone(), found[0].clone()]);
    assert!(found[0].contains("Norwegian") || found[0].contains("Norway"), "{found:?}");
}

#[test]
fn a_body_that_no_list_has_goes_by_its_name() {
    let said = read(
        "At least 47 people have died, the National Disaster Agency said. It said that nine people were missing. Some 90 people were detained, according to the rights group Open Cells.",
    );
    let bodies: Vec<_> = said.statements.iter().map(|s| s.speaker.organisation.clone().unwrap_or_default()).collect();
    assert_eq!(bodies, ["National Disaster Agency", "National Disaster Agency", "Open Cells"]);
    let claimants: Vec<_> = said.claims.iter().map(|c| c.claimant.name.clone().unwrap_or_default()).collect();
    assert_eq!(claimants, ["National Disaster Agency", "National Disaster Agency", "Open Cells"]);
    assert_eq!(speakers("The road is closed, Anna Example said."), ["Anna Example"]);
}

/// Speaker, cue and content of each statement.
fn said(post: &str) -> Vec<(String, String, String)> {
    let role = |s: &Statement| s.speaker.name.clone().or(s.speaker.role.clone()).unwrap_or("?".into());
    read(post).statements.iter().map(|s| (role(s), s.cue.text.clone(), s.content.text.clone())).collect()
}

#[test]
fn a_line_may_begin_with_its_speaker() {
    let one = |who: &str, content: &str| vec![(who.to_owned(), ":".to_owned(), content.to_owned())];
    assert_eq!(
        said("Norwegian General Staff: Swedish forces lost 12 tanks. Three more sank."),
        one("Norwegian General Staff", "Swedish forces lost 12 tanks. Three more sank")
    );
    assert_eq!(said("Police: Two men were arrested."), one("Police", "Two men were arrested"));
    assert_eq!(said("Police: The sun is out."), one("Police", "The sun is out"));
    for nobody in
        ["Northern region: two men were arrested.", "Casualties: two men were killed.", "Oslo: two were hurt."]
    {
        assert!(said(nobody).is_empty(), "{nobody}");
    }
    // What is said is parsed by itself: the losses are the Swedes'.
    let reading = read("Norwegian General Staff: Swedish forces lost 12 tanks.");
    let target = reading.claims[0].target.side.as_deref();
    assert_eq!(target, Some("Sweden"));
}

#[test]
fn a_line_may_end_with_its_speaker() {
    let signed = said("Two men were killed in the raid – police");
    assert_eq!(signed, [("police".to_owned(), "–".to_owned(), "Two men were killed in the raid".to_owned())]);
    assert!(said("He had met the head of the union — a former minister.").is_empty());
}

#[test]
fn a_list_is_said_by_whom_the_line_above_names() {
    let items = |post: &str| said(post).into_iter().map(|(who, _, content)| (who, content)).collect::<Vec<_>>();
    let both = |who: &str| {
        ["12 drones were shot down", "two boats sank"].map(|item| (who.to_owned(), item.to_owned())).to_vec()
    };
    let list = "\n\n— 12 drones were shot down\n\n— two boats sank";
    assert_eq!(items(&format!("The Norwegian air force:{list}")), both("The Norwegian air force"));
    assert_eq!(items(&format!("The Norwegian army reported:{list}")), both("The Norwegian army"));
    assert!(items(&format!("Northern region:{list}")).is_empty());
}

#[test]
fn whom_someone_speaks_for_is_not_whoever_spoke_last() {
    let post = "The Norwegian army said that all was quiet.\n\nThe island's spokesman, Rolf Tangen, denied that.";
    assert_eq!(read(post).statements[1].speaker.organisation, None);
    let post = "Norway has lost 12 tanks, the General Staff said.";
    assert_eq!(read(post).statements[0].speaker.side, None);
}

#[test]
fn what_is_not_said_is_no_statement() {
    for post in [
        "Eleven men went missing when their boat capsized; four have since been found alive.",
        "A nurse, who asked not to be named, left the town.",
    ] {
        assert!(said(post).is_empty(), "{post}");
    }
    let cited = said("The agency NTB, citing a military source, said two men were hurt.");
    assert_eq!(cited.len(), 1);
}

#[test]
fn letters_mean_what_the_report_says_they_mean() {
    let post = "The Rapid Support Forces (RSF) denied it.\n\nThe RSF said that its fighters had shelled the camp.";
    let reading = read(post);
    let actors: Vec<_> = reading.claims.iter().filter_map(|c| c.actor.side.clone()).collect();
    assert_eq!(actors, ["Rapid Support Forces"]);
}

#[test]
fn its_minister_is_the_country_s() {
    let post = "Norway has sent 80 nurses, its foreign minister Rolf Tangen wrote.";
    assert_eq!(read(post).statements[0].speaker.side.as_deref(), Some("Norway"));
}

#[test]
fn a_country_before_a_title_says_nothing() {
    assert!(read("# Norway: Floods in the north").statements.is_empty());
    assert_eq!(read("# Norway: Sweden has broken the truce").statements.len(), 1);
}

#[test]
fn what_a_list_goes_on_with_is_no_role_of_whom_it_names_before() {
    let post = "Five people were killed, including the mayor, Anna Weber, a doctor and two children.";
    let roles: Vec<_> = read(post)
        .mentions
        .into_iter()
        .filter_map(|mention| match mention.value {
            MentionValue::Person(person) if person.name == "Anna Weber" => person.role,
            _ => None,
        })
        .collect();
    assert!(!roles.is_empty() && roles.iter().all(|role| role == "mayor"), "{roles:?}");
}

#[test]
fn what_somebody_s_aide_or_family_says_is_not_said_by_whom_they_are_named_after() {
    let speaker = |post: &str| {
        let said = read(post).statements;
        assert_eq!(said.len(), 1, "{post}");
        (said[0].speaker.name.clone(), said[0].speaker.role.clone())
    };
    let role = |role: &str| Some(role.to_owned());
    assert_eq!(speaker("A Weber aide said nothing had been decided."), (None, role("A Weber aide")));
    assert_eq!(speaker("The Weber family said it had fled."), (None, role("The Weber family")));
    let of_the_name = (role("Anna Lund"), role("Weber spokeswoman"));
    assert_eq!(speaker("Weber spokeswoman Anna Lund said nothing had been decided."), of_the_name);
}
