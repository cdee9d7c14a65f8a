//! Who is counted: all of those whom something befell, a part of them, others, or several kinds together.
#![allow(clippy::unwrap_used)] // helpers of tests, which may fail by panicking

mod support;

use support::check;

#[test]
fn those_whom_the_text_ties_to_somebody_are_among_those_it_has_counted() {
    for (text, part) in [
        ("Nine members of the Weber family lost their lives.", "killed member"),
        ("Anna Weber lost five of her neighbours.", "killed neighbour"),
        ("Three brothers were killed in the street.", "killed brother"),
        ("His two sons were killed.", "killed son"),
        ("The bodies of four farmers were found.", "killed farmer"),
        ("A farmer was killed at the gate.", "killed farmer"),
    ] {
        check(&format!("The blast killed 12 people. {text}"), &["killed 12 people", part]);
    }
    check(
        "The blast killed 12 people. Two siblings, a girl called Anna Weber and a boy, were killed.",
        &["killed 12 people", "killed sibling", "killed 1 girl", "killed 1 boy"],
    );
}

#[test]
fn more_than_has_been_counted_and_others_are_a_count_of_their_own() {
    check(
        "The blast killed 12 people. In all 15 members of the Weber family were killed.",
        &["killed 12 people", "killed 15 member"],
    );
    check("Three gunmen were killed. A farmer was killed.", &["killed 3 gunman", "killed 1 farmer"]);
    check("Three guests were killed. A farmer was killed too.", &["killed 3 guest", "killed 1 farmer"]);
    check(
        "On 9 March a fire in Port Amber killed 12 people. On 1 March the bodies of four farmers were found.",
        &["killed 12 people at Port Amber", "killed 4 farmer at Port Amber"],
    );
}

#[test]
fn who_is_killed_alongside_others() {
    check("The driver was killed alongside at least two passengers.", &["killed 1 driver", "killed >=2 passenger"]);
}

#[test]
fn a_day_that_begins_the_sentence_is_no_victim() {
    check("On 3 March 2026, up to four monks, including two novices, were killed.", &["killed <=4 monk"]);
}

#[test]
fn one_number_for_the_dead_and_the_hurt_is_of_casualties() {
    check("Rescuers carried 20 dead and injured farmers away.", &["other:casualties 20 farmer"]);
    check("Rescuers found 20 dead and 30 injured.", &["killed 20", "wounded 30"]);
}

#[test]
fn the_words_before_a_toll_say_which_bound_it_is() {
    check("The upper estimate of the death toll has been put at ten.", &["killed <=10"]);
    check("The minimum death toll was 12.", &["killed >=12"]);
}

#[test]
fn whom_a_list_names_is_one_of_those_who_are_counted() {
    check(
        "Two reporters, Anna Weber and Karl Lund, were killed.",
        &[
            "killed 2 journalist of journalists",
            "killed 1 journalist of journalists",
            "killed 1 journalist of journalists",
        ],
    );
    check(
        "Two servants (a mother and a daughter) were killed.",
        &["killed 2 servant", "killed 1 mother", "killed 1 daughter"],
    );
    // The list does not have as many.
    check("Three servants (a mother and a daughter) were killed.", &["killed 3 servant"]);
    check(
        "The gang killed three farmers. The victims were identified as Anna Weber, Karl Lund and Pal Brand.",
        &["killed 3 farmer", "killed 1 farmer", "killed 1 farmer", "killed 1 farmer"],
    );
    // Nothing is said of them but that they are people: one of these may be taken for all.
    check(
        "The gang killed two people. They were named as Anna Weber and Karl Lund.",
        &["killed 2 people", "killed people", "killed people"],
    );
}

#[test]
fn parts_of_a_number_are_told_by_what_they_are() {
    check(
        "Five people were killed, including the mayor, Anna Weber, a doctor and two children.",
        &["killed 5 people", "killed 1 mayor", "killed 1 doctor", "killed 2 child"],
    );
    check(
        "Five people, among them a child and a doctor, were killed.",
        &["killed 5 people", "killed 1 child", "killed 1 doctor"],
    );
    check(
        "The blast killed five clergymen, including the rector Anna Weber.",
        &["killed 5 clergyman", "killed 1 rector"],
    );
    check("The blast killed five people, including Anna Weber.", &["killed 5 people"]);
}

#[test]
fn among_the_dead_are_some_of_them() {
    check("Among the dead were three children and a nurse.", &["killed 3 child", "killed 1 nurse"]);
    check("Among those wounded were two doctors.", &["wounded 2 doctor"]);
    check("The dead include a mayor.", &["killed 1 mayor"]);
    check("Among the dead were the mayor of Talsk, Karl Lund, and two of his aides.", &["killed 1 mayor"]);
    // Nothing is said of them but that they are people.
    check("Among the wounded were five members of the Weber family.", &[]);
    check("The wounded were taken to hospital.", &[]);
}

#[test]
fn whoever_is_called_a_man_or_woman_is_a_person() {
    check("Four fishermen are missing.", &["missing 4 fisherman"]);
    check("The tribesman was killed.", &["killed 1 tribesman"]);
}

#[test]
fn an_article_tells_a_guest_apart_from_the_family() {
    check(
        "The strike killed a father, his two sons and a neighbour.",
        &["killed 1 father", "killed 2 son", "killed 1 neighbour"],
    );
}

#[test]
fn every_member_of_a_list_of_names_is_one() {
    let three = ["killed 1 anna weber", "killed 1 karl lund", "killed 1"];
    check("Anna Weber, Karl Lund and Ivo Brand were killed in the shelling.", &three);
    check(
        "Injured by the blast were: an unidentified driver; Karl Lund, a beggar; and Ivo Brand, a baker.",
        &["wounded 1 unidentified driver", "wounded 1 karl lund", "wounded 1"],
    );
}

#[test]
fn an_age_is_no_part_of_what_somebody_is() {
    check("A 37-year-old driver and her five-year-old son were killed.", &["killed 1 driver", "killed 1 son"]);
}

#[test]
fn a_body_that_is_hurt() {
    check("The mayor fell out of the car and broke his arm.", &["wounded 1 mayor"]);
    check("The woman got away, but she suffered cuts on her hands.", &["wounded 1"]);
    check("The ministry suffered cuts.", &[]);
}

#[test]
fn what_a_preposition_leads_to_is_no_member_of_the_list_before() {
    check(
        "The court pardoned those responsible for the death of Anna Weber; the decision on the crimes against 10 farmers stands.",
        &["killed 1"],
    );
}

#[test]
fn one_number_for_killed_or_wounded_is_of_casualties() {
    check("The shelling killed or wounded at least six people.", &["other:casualties >=6 people"]);
    check("The blast killed 20 people and wounded 30.", &["killed 20 people", "wounded 30"]);
}

#[test]
fn what_an_event_did_elsewhere_is_told_without_its_words() {
    check(
        "Nine people were killed in Lisbon and 12 in Oslo.",
        &["killed 9 people at Lisbon", "killed 12 people at Oslo"],
    );
    check("Nine people were killed in 2019 and 12 in 2020.", &["killed 9 people"]);
}

#[test]
fn a_number_beside_the_one_that_was_passed_is_exact() {
    check("The death toll has passed 300, with 120 still missing.", &["killed >=300", "missing 120"]);
}
