//! What is claimed, sentence by sentence: one construction each, in our own words.
#![allow(clippy::unwrap_used)] // helpers of tests, which may fail by panicking

mod support;

use dateline_model::BlockKind;
use support::{check, line, read};

#[test]
fn passives_actives_and_reduced_clauses() {
    check("Twelve Southern soldiers were killed.", &["killed 12 soldier of South"]);
    check("Shelling killed at least 12 Southern soldiers.", &["killed >=12 soldier of South"]);
    check(
        "The mayor spoke of 12 Southern soldiers killed near Port Amber.",
        &["killed 12 soldier of South at Port Amber"],
    );
    check("The North lost up to 30 tanks.", &["equipment_loss <=30 tank of North"]);
    check("Northern troops shot down two Southern drones.", &["aircraft_downed 2 drone of South by North"]);
}

#[test]
fn lists_with_one_verb() {
    check(
        "The North has lost up to 30 tanks and other armoured vehicles; 25 mortars and howitzers; two command posts and a radar.",
        &[
            "equipment_loss <=30 tank, armoured vehicle of North",
            "equipment_loss 25 mortar, howitzer of North",
            "equipment_loss 2 command post of North",
            "equipment_loss 1 radar of North",
        ],
    );
    check(
        "The North has 40 people killed, over 70 wounded, five armoured vehicles and three helicopters.",
        &[
            "killed 40 people of North",
            "wounded >=70 of North",
            "equipment_loss 5 armoured vehicle of North",
            "equipment_loss 3 helicopter of North",
        ],
    );
}

#[test]
fn ellipsis_and_parts_of_a_number() {
    check(
        "Nineteen Southern civilians were killed and 55 wounded.",
        &["killed 19 civilian of South", "wounded 55 of South"],
    );
    check(
        "About 230 Northern soldiers were killed, including 40 on Tuesday.",
        &["killed 230 soldier of North", "killed 40 of North"],
    );
    check("More than 150 of the Northern troops have been killed so far.", &["killed >=150 troop of North"]);
}

#[test]
fn nouns_that_tell_of_events() {
    check("The ministry announced the deaths of another nine Northern soldiers.", &["killed 9 of North"]);
    check("Northern losses had already exceeded 300 servicemen.", &["killed >=300 of North"]);
    check("The death toll from the quake has risen to 1,204.", &["killed 1204"]);
    check("There was an explosion in Port Amber.", &["strike of South at Port Amber"]);
}

#[test]
fn who_is_killed_in_one_breath_with_destruction_is_the_enemy_s() {
    let war = "The war between the North and the South goes on. ";
    check(
        &format!(
            "{war}Six tanks of the South were destroyed and more than 40 fighters killed, the Northern Defence Ministry said."
        ),
        &["equipment_loss 6 tank of South", "killed >=40 fighter of South"],
    );
    check(
        &format!("{war}Six of our tanks were destroyed and 40 fighters killed, the Northern Defence Ministry said."),
        &["equipment_loss 6 tank of North", "killed 40 fighter"],
    );
}

#[test]
fn ground_is_taken_struck_and_left() {
    check("Northern forces took control of Port Amber.", &["territory_taken of South by North at Port Amber"]);
    check("Northern artillery shelled Port Amber on Monday.", &["strike artillery of South by North at Port Amber"]);
    check("A bus came under fire in Port Amber.", &["strike of South at Port Amber"]);
    check("Several villages near Port Amber have been evacuated.", &["evacuation some village of South at Port Amber"]);
    check(
        "The South declared martial law but refrained from general mobilisation.",
        &["mobilisation martial law by South", "not mobilisation general mobilisation by South"],
    );
}

#[test]
fn what_has_not_happened_is_not_claimed() {
    check("The South must evacuate Port Amber.", &[]);
    check("The North plans to shell Port Amber.", &[]);
    check("If the North shells Port Amber, the South will answer.", &[]);
    check("The talks are meant to prevent an attack on Port Amber.", &[]);
    check("The lost tanks were old.", &[]);
}

#[test]
fn a_clause_beside_the_cue_is_the_reporter_s() {
    let text = "Both sides have reported losses, with the South declaring martial law, while the North announced a partial mobilisation.";
    let reading = read(BlockKind::Body, text);
    let own: Vec<_> = reading.claims.iter().filter(|c| c.statement.is_none()).map(line).collect();
    assert_eq!(own, ["mobilisation martial law by South", "mobilisation partial mobilisation by North"]);
}

#[test]
fn none_is_a_number_and_no_is_a_denial() {
    check("No Southern soldiers were killed.", &["killed 0 soldier of South"]);
    check("There is no evacuation in Port Amber.", &["not evacuation of South at Port Amber"]);
}

#[test]
fn a_headline_in_title_case_reads_like_a_sentence() {
    let headline = read(BlockKind::Headline, "Northern Guards Shoot Down Two Southern Drones Near Port Amber");
    let found: Vec<String> = headline.claims.iter().map(line).collect();
    assert_eq!(found, ["aircraft_downed 2 drone of South by North at Port Amber"]);
}

#[test]
fn every_claim_points_at_its_words_and_names_its_rule() {
    let text = "«Übung» – Northern forces took control of Port Amber and killed 12 people, the mayor said.";
    let reading = read(BlockKind::Body, text);
    assert!(!reading.claims.is_empty());
    for claim in &reading.claims {
        let words: String = text.chars().skip(claim.span.start as usize).take(claim.span.len() as usize).collect();
        assert_eq!(words, claim.text);
        assert!(claim.rule.contains('.'), "{}", claim.rule);
    }
}

#[test]
fn who_is_named_after_a_count_is_one_of_those_counted() {
    check(
        "At least six people were killed. Anna Weber was killed in her kitchen.",
        &["killed >=6 people", "killed anna weber"],
    );
    check("Anna Weber was killed in her kitchen.", &["killed 1 anna weber"]);
    check("Two of the victims were killed in their beds.", &["killed victim"]);
}

#[test]
fn members_of_a_list_are_told_apart() {
    check(
        "The blast killed a guard, a baker, and three farmers.",
        &["killed 1 guard", "killed 1 baker", "killed 3 farmer"],
    );
    check(
        "The rebels killed Anna Weber, her husband, and two guards.",
        &["killed 1 anna weber", "killed 1 husband", "killed 2 guard"],
    );
    check(
        "Police reported the murder of the mayor of Port Amber and his wife.",
        &["killed 1 at Port Amber", "killed 1 wife at Port Amber"],
    );
    check("Six monks and their cook were killed.", &["killed 6 monk", "killed 1 cook"]);
    check("The mayor was killed along with his brother.", &["killed 1 mayor", "killed 1 brother"]);
    check("Killed in the blast were two guards.", &["killed 2 guard"]);
}

#[test]
fn verbs_of_three_words_and_verbs_of_suffering() {
    check("Two farmers were shot to death by gunmen.", &["killed 2 farmer"]);
    check("Gunmen beat to death a farmer.", &["killed 1 farmer"]);
    check("Two farmers were found dead.", &["killed 2 farmer"]);
    check("Two women suffered serious injuries.", &["wounded 2 woman"]);
    check("The farmer was abducted and murdered.", &["captured 1 farmer", "killed 1 farmer"]);
}

#[test]
fn a_pronoun_counts_whom_the_sentence_has_told_of() {
    check("Two guards were ambushed by rebels who killed them.", &["strike 2", "killed 2"]);
    check("Rebels killed two guards and wounded another.", &["killed 2 guard", "wounded 1"]);
}

#[test]
fn the_last_of_a_person_s_names_is_no_place() {
    check("Rosa Brandt Amber was killed on Monday.", &["killed"]);
}

#[test]
fn a_number_goes_with_the_word_that_tells_what_befell_it() {
    check("Six civilians were killed and three civilians were injured.", &["killed 6 civilian", "wounded 3 civilian"]);
    check(
        "The blast killed five civilians and injured between seven and nine others.",
        &["killed 5 civilian", "wounded 7-9"],
    );
    check("Some 35 per cent of them were seriously injured.", &["wounded 35 percent"]);
}

#[test]
fn text_all_in_capitals_reads_like_prose() {
    check("GUNMEN KILLED THREE FARMERS, THE POLICE REPORTED.", &["killed 3 farmer"]);
}

#[test]
fn a_claim_without_a_place_is_where_the_sentence_before_is() {
    check(
        "Gunmen attacked a hotel in Port Amber. Three guards were killed.",
        &["strike of South at Port Amber", "killed 3 guard at Port Amber"],
    );
    let reading = read(BlockKind::Body, "Gunmen attacked a hotel in Port Amber. Three guards were killed.");
    let inferred: Vec<bool> = reading.claims.iter().map(|claim| claim.place.as_ref().unwrap().inferred).collect();
    assert_eq!(inferred, [false, true]);
}

#[test]
fn the_nearest_clause_goes_on_and_this_country_is_the_one_spoken_of() {
    check(
        "The North declared general mobilisation, while the South declared martial law but refrained from mobilisation.",
        &[
            "mobilisation general mobilisation by North",
            "mobilisation martial law by South",
            "not mobilisation mobilisation by South",
        ],
    );
    check(
        "\"The South broke the law. There were cases of the use of rockets by this country,\" the North's Foreign Ministry said.",
        &["strike rocket by South"],
    );
}

#[test]
fn the_dead_are_told_in_many_words() {
    check("Six farmers were reported killed.", &["killed 6 farmer"]);
    check("The bodies of five farmers were found near Port Amber.", &["killed 5 farmer at Port Amber"]);
    check("Seven people lost their lives.", &["killed 7 people"]);
    check("The editor put the death toll at 24.", &["killed 24"]);
    check("The murder of six monks shocked the town.", &["killed 6"]);
    check("The names of the two dead farmers were not given.", &["killed 2 dead farmer"]);
    check("The blast killed a judge and a guard.", &["killed 1 judge", "killed 1 guard"]);
}

/// ACLED's types of a text's claims.
fn types(text: &str) -> Vec<String> {
    read(BlockKind::Body, text).claims.iter().filter_map(|claim| claim.event.as_ref()?.acled.clone()).collect()
}

#[test]
fn events_have_the_types_of_acled() {
    for (text, expected) in [
        ("A car bomb killed nine people in Port Amber.", "explosions"),
        ("Gunmen attacked a hotel in Port Amber.", "violence_civilians"),
        ("Rebels attacked an army base near Port Amber.", "battles"),
        ("Northern forces took control of Port Amber.", "battles"),
        ("Thousands of protesters marched through Port Amber.", "protests"),
        ("Police fired tear gas to disperse demonstrators in Port Amber.", "protests"),
        ("Rioters hurled stones at police in Port Amber and 30 people were arrested.", "riots"),
        ("Gunmen kidnapped three aid workers near Port Amber.", "violence_civilians"),
        ("Police seized nine pistols and a rifle in Port Amber.", "strategic"),
        ("The two sides signed a ceasefire on Monday.", "strategic"),
        ("Gunmen opened fire in Port Amber.", "violence_civilians"),
        ("Soldiers clashed with rebels near Port Amber.", "battles"),
        ("An earthquake killed nine people in Port Amber.", "none"),
    ] {
        let found = types(text);
        assert!(!found.is_empty() && found.iter().all(|acled| acled == expected), "{text}: {found:?}");
    }
    assert!(types("The parade was held on 10 March.").is_empty(), "a month is no march");
    assert!(types("A gas explosion in a bakery shook Port Amber.").is_empty(), "what goes off by itself is no attack");
}

#[test]
fn none_is_a_number() {
    check("There are no injured, a Gazette reporter said.", &["wounded 0"]);
    check("No one was hurt.", &["wounded 0"]);
    check("Nobody was killed.", &["killed 0"]);
    check("There were no casualties.", &["other:casualties 0"]);
}

#[test]
fn shares_are_counted_as_shares() {
    check(
        "There are many wounded among the Southern soldiers, 35 percent of them are seriously hurt.",
        &["wounded some of South", "wounded 35 percent of South"],
    );
    check(
        "It was a blow to the South, which still has 20 percent of its land occupied.",
        &["other:territory_occupied 20 percent of land of South"],
    );
}

#[test]
fn a_number_belongs_to_the_verb_that_has_it() {
    check("The blast killed three guards while injuring others.", &["killed 3 guard", "wounded"]);
    check("Doctors listed eight citizens as having been killed.", &["killed 8 citizen"]);
    check(
        "Five of his cousins were killed, he said, while 48 neighbours remained under the rubble.",
        &["killed 5 cousin"],
    );
    check("He put the number of killed at 12.", &["killed 12"]);
    check("The injury toll is five.", &["wounded 5"]);
    check("The death toll could be as high as 150.", &["killed <=150"]);
}

#[test]
fn uncounted_losses_of_people_are_casualties() {
    check(
        "The North inflicted heavy losses on Southern personnel and equipment.",
        &["other:casualties personnel of South", "equipment_loss equipment of South"],
    );
}

#[test]
fn reporters_under_fire() {
    check("A van carrying reporters came under fire.", &["strike of journalists"]);
    check("The reporters were on their way home when their van came under fire.", &["strike of journalists"]);
}

#[test]
fn gerunds_before_what_was_struck() {
    check("Reports of shelling settlements are a concern, she said.", &["strike"]);
}

#[test]
fn headlines_within_the_text_are_read_as_headlines() {
    check("Video of Airstrike on Southern Military Equipment", &["strike aircraft of South"]);
}

#[test]
fn a_model_is_told_with_what_it_is() {
    check(
        "A Grad has just struck Port Amber.",
        &["strike grad (multiple launch rocket system) of South at Port Amber"],
    );
}

#[test]
fn victims_with_names() {
    check("Envoys spoke of the murder of Anna Weber.", &["killed 1"]);
    check("Bakers slept badly because of the murder of bishop Jonas Weber.", &["killed 1"]);
    check("The mayor was a friend of the murdered envoy Anna Weber.", &["killed 1"]);
    check("The council deplored the murder of nurses Anna Weber and Jonas Keller.", &["killed 1", "killed 1"]);
    check("The troupe played for the Ostmarkers who were murdered.", &["killed"]);
}

#[test]
fn what_has_happened_is_so_whatever_is_made_of_it() {
    check("The bakers want to move out after the murder of two apprentices.", &["killed 2"]);
    check("No one was held over the weekend after 12 people were killed.", &["killed 12 people"]);
    check("Fires could follow after an attack on Port Amber.", &[]);
    check("The guild repudiated the murder of two bakers.", &["killed 2"]);
    check("The guild repudiated reports of the murder of two bakers.", &["not killed 2"]);
}

/// Of each claim its kind and the days of its period.
fn days(text: &str) -> Vec<String> {
    let day = |d: Option<dateline_model::mention::Day>| d.map_or_else(|| "..".to_owned(), |d| d.0.to_string());
    let claims = read(BlockKind::Body, text).claims;
    claims.iter().map(|c| format!("{} {} {}", c.kind, day(c.period.from), day(c.period.to))).collect()
}

#[test]
fn what_goes_on_is_of_the_day_told_before() {
    assert_eq!(
        days("Two bombs exploded in Port Amber on 3 March. A guard was wounded."),
        ["strike 2026-03-03 2026-03-03", "wounded 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days("A bomb exploded in Port Amber. The attack took place on 3 March."),
        ["strike 2026-03-03 2026-03-03", "strike 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days("The mayor visited on Tuesday the survivors of the attack on Port Amber."),
        ["strike .. 2026-03-11"]
    );
    assert_eq!(days("In three years of strife 900 people have died."), ["killed .. 2026-03-11"]);
    assert_eq!(days("Nine people have died this year."), ["killed 2026-01-01 2026-03-11"]);
    assert_eq!(
        days("The murder of the nuns was condemned. The nuns who were murdered on 3 March were teachers."),
        ["killed 2026-03-03 2026-03-03", "killed 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days("Six monks and two novices were killed on 3 March."),
        ["killed 2026-03-03 2026-03-03", "killed 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days("It was the first murder since 3 March, when a monk was killed."),
        ["killed 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days(
            "Troops have been posted since Monday in the towns where the gangs attack the power plants again and again."
        ),
        ["strike .. 2026-03-11"]
    );
    assert_eq!(
        days(
            "A jailbreak from the fortress was tried on 3 March by twelve men. Nobody got away. During the jailbreak two guards were killed and five were wounded."
        ),
        ["killed 2026-03-03 2026-03-03", "wounded 2026-03-03 2026-03-03"]
    );
    assert_eq!(
        days(
            "The reason was the jailbreak carried out on 3 March by twelve men. The rope broke, but during that jailbreak, two guards were killed and five were wounded."
        ),
        ["killed 2026-03-03 2026-03-03", "wounded 2026-03-03 2026-03-03"]
    );
}

#[test]
fn a_number_that_has_moved_is_what_it_is_now() {
    check("The number of people killed in the fire has risen from 47 to 61.", &["killed 61 people"]);
    check("The death toll climbed from 47 to 61.", &["killed 61"]);
    check(
        "The ministry raised the number of soldiers killed since Sunday to 41, from 33 the day before.",
        &["killed 41 soldier"],
    );
    check("Nine bodies were brought in to the clinic.", &["killed 9"]);
    check("The number of missing fell from 61 to 47.", &["missing 47"]);
    check("The death toll from the shelling of the school has risen to 31.", &["killed 31", "strike"]);
}

#[test]
fn a_part_of_those_counted_is_told_by_what_they_are() {
    check("Four of the dead were children.", &["killed 4 child"]);
    check("Three of those wounded are policemen.", &["wounded 3 policeman"]);
}

#[test]
fn people_leave_their_homes() {
    check("Some 90,000 people have fled the province.", &["displaced 90000 people"]);
    check("The soldiers fled the town.", &["territory_taken town"]);
    check("The total number of displaced people has reached 1.2 million.", &["displaced 1200000"]);
    check(
        "At least 300 families spent the night in tents, and 900 people left their homes.",
        &["displaced >=300 family", "displaced 900 people"],
    );
    check("Two hundred patients were moved out of the hospital.", &["evacuation 200 patient"]);
}

#[test]
fn who_is_taken_is_counted_though_the_noun_stands_behind() {
    check("The rebels had taken 22 soldiers prisoner.", &["captured 22 soldier"]);
    check("Bandits took five aid workers hostage.", &["captured 5 aid worker"]);
}

#[test]
fn measures_of_disasters() {
    check("A magnitude 6.8 earthquake shook the coast.", &["other:magnitude 6.8"]);
    check("The magnitude was revised to 6.8 from 7.1.", &["other:magnitude 6.8"]);
    check("It was an earthquake of great magnitude.", &[]);
    check(
        "The storm cut power to 80,000 homes and left 2,000 without electricity.",
        &["other:without_power 80000 home"],
    );
    check("The town fell to the rebels.", &["territory_taken town"]);
}

#[test]
fn a_storm_with_a_name_attacks_nobody() {
    check("Storm Ada hit the coast.", &[]);
    check("Cyclone Ada has struck the port of Trondheim, killing nine people.", &["killed 9 people at Trondheim"]);
}

#[test]
fn attackers_are_not_among_their_victims() {
    let text = "Gunmen attacked a bus, killing eight passengers. The army killed two of the attackers.";
    check(text, &["strike", "killed 8 passenger", "killed 2 attacker"]);
}

#[test]
fn those_who_cannot_leave_are_not_missing() {
    check("Some 40,000 civilians remain trapped in the city.", &["other:trapped 40000 civilian"]);
    check("Three miners were trapped and two are missing.", &["other:trapped 3 miner", "missing 2"]);
}

#[test]
fn a_shell_strikes_whatever_it_hits() {
    check("A mortar shell hit a distillery.", &["strike mortar shell"]);
    check("The ball hit a distillery.", &[]);
}

#[test]
fn losses_are_listed_behind_their_number() {
    check(
        "Northern losses amounted to up to 120 soldiers, five tanks, nine trucks and one drone.",
        &[
            "killed <=120 of North",
            "equipment_loss 5 tank of North",
            "equipment_loss 9 truck of North",
            "equipment_loss 1 drone of North",
        ],
    );
    check("Northern losses amounted to 120.", &["killed 120 of North"]);
}

#[test]
fn the_dead_are_counted_by_a_word_that_is_no_noun() {
    check("The mayor put the number of dead at nine.", &["killed 9"]);
    check("The mayor raised the death toll to 45, among them three children.", &["killed 45", "killed 3 child"]);
}

#[test]
fn a_part_is_of_the_number_nearest_before_it() {
    check(
        "The storm killed six people and injured 34 others, including two children.",
        &["killed 6 people", "wounded 34", "wounded 2 child"],
    );
    check("The storm killed six people, including two children.", &["killed 6 people", "killed 2 child"]);
}

#[test]
fn headlines_tell_who_was_taken_and_what_was_destroyed() {
    check("In all 35 rebels were killed and seven taken prisoner.", &["killed 35 rebel", "captured 7"]);
    check("The northerners took 12 men hostage.", &["captured 12 man"]);
    check("Two guards were killed and one seriously wounded.", &["killed 2 guard", "wounded 1"]);
}

#[test]
fn words_before_a_number_are_not_of_what_it_counts() {
    check("During the night 18 enemy drones were destroyed.", &["equipment_loss 18 drone"]);
}

#[test]
fn what_is_taken_out_of_something_is_not_destroyed() {
    check("A child was taken out of the ambulance.", &[]);
    check("Northern guns took out a tank.", &["equipment_loss 1 tank by North"]);
}

#[test]
fn rockets_are_counted_in_dozens() {
    check("Northern troops fired dozens of rockets at Port Amber.", &["strike rocket of South by North at Port Amber"]);
}

#[test]
fn households_stay_without_power_and_bodies_are_exhumed() {
    check("About 300,000 households remained without electricity.", &["other:without_power 300000 household"]);
    check("Three bodies were exhumed near Port Amber.", &["killed 3 at Port Amber"]);
}

#[test]
fn families_are_displaced_and_metres_are_no_strikes() {
    check("Some 850 families were displaced.", &["displaced 850 family"]);
    check("The 1,400 households fled their village.", &["displaced 1400 household"]);
    check("A shell hit 50 metres from Port Amber.", &["strike shell of South at Port Amber"]);
}
