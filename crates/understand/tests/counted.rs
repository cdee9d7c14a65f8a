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
        ("Two siblings, a girl called Anna Weber and a boy, were killed.", "killed sibling"),
        ("A farmer was killed at the gate.", "killed farmer"),
    ] {
        check(&format!("The blast killed 12 people. {text}"), &["killed 12 people", part]);
    }
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
