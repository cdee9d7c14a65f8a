//! What any back end must do. Every function is one test over the store's interface and begins with an empty ledger.
//!
//! A back end's test file gives [`each_test`] a macro that makes a test of every name.

// A helper that fails fails its test.
#![allow(missing_docs, clippy::unwrap_used)]

mod decisions;
mod gathering;
mod import;
mod log;
mod page;
mod property;
mod read;
mod search;

pub use self::{decisions::*, gathering::*, import::*, log::*, page::Page, property::*, read::*, search::*};

use dateline_model::Coverage;
use dateline_store::{CoverageId, Entry, Order, PageQuery, Store};

macro_rules! each_test {
    ($test:ident) => {
        $test! {
            a_page_imported_again_changes_nothing
            a_changed_text_is_a_revision_and_the_old_one_is_kept
            a_text_changed_back_is_its_first_revision_again
            a_post_that_the_page_lacks_becomes_a_tombstone_and_may_return
            a_rolling_page_takes_nothing_away
            a_page_in_which_nothing_could_be_read_takes_nothing_away
            posts_that_stand_in_another_order_are_the_same
            a_post_added_on_top_leaves_the_others_alone
            the_same_text_read_otherwise_is_no_edit
            a_stamp_that_counts_from_now_is_no_edit
            an_older_retrieval_that_comes_late_is_history
            an_anchor_names_a_post_through_any_change
            twins_on_a_page_are_two_posts
            ids_are_the_same_in_another_ledger
            a_page_is_known_by_its_address
            a_post_carried_over_to_another_page_is_the_same
            pages_of_other_sources_do_not_share_posts
            pages_that_differ_do_not_take_turns
            what_its_source_takes_back_is_gone
            posts_carried_over_show_the_same_in_any_order
            a_source_renamed_takes_its_posts_along
            raw_bytes_and_readings_are_kept
            claims_keep_their_ids_and_words
            parts_that_reach_out_of_their_post_are_left_out
            what_contradicts_itself_is_refused_whole
            hostile_strings_are_kept_as_they_are
            decisions_are_kept_in_their_order_and_taken_back_by_another
            a_withdrawn_post_is_nowhere_until_that_is_taken_back
            any_order_and_repetition_of_reports_shows_the_same
            the_log_has_no_gaps_under_many_writers
            the_log_tells_what_happened
            a_changed_coverage_is_a_change
            those_who_watch_are_woken
            links_change_the_posts_at_both_ends
            links_may_name_claims_by_report
            a_reprint_leads_to_who_was_first
            a_post_keeps_the_story_that_it_was_put_to
            what_was_linked_is_noted
            a_whole_set_of_links_ends_the_others
            posts_come_in_the_order_of_their_time
            pages_follow_each_other_while_posts_are_added
            a_page_may_begin_at_a_time_or_keep_to_a_source
            posts_without_a_time_stand_at_their_retrieval
            posts_are_found_by_who_speaks_what_is_claimed_and_where
            what_a_post_is_found_by_keeps_up_with_it
            a_post_s_place_is_what_is_older
            changes_are_chosen_by_their_kind
            claims_are_chosen_by_what_they_claim
            counts_sources_and_outline_agree_with_the_posts
            what_is_not_there_is_none
            what_is_followed_no_longer_is_known_since_when
            looks_that_found_the_same_share_a_row
            what_is_still_to_be_read_comes_in_its_order
            raw_bytes_are_found_by_the_beginning_of_their_hash
            a_subscription_is_found_by_its_token
            a_source_is_late_with_what_another_had_first
            what_is_searched_follows_what_is_shown
        }
    };
}
pub(crate) use each_test;

/// A coverage to import into.
pub async fn flood(store: &Store) -> CoverageId {
    let coverage = Coverage { slug: "flood".into(), title: "The flood".into(), ..Coverage::default() };
    store.put_coverage(&coverage).await.unwrap()
}

/// All entries, the oldest first.
pub async fn all(store: &Store, coverage: CoverageId) -> Vec<Entry> {
    let mut query = PageQuery { order: Order::Oldest, limit: 500, ..PageQuery::default() };
    let mut entries = Vec::new();
    loop {
        let page = store.posts(coverage, &query).await.unwrap();
        entries.extend(page.entries);
        query.after = page.next;
        if query.after.is_none() {
            return entries;
        }
    }
}

/// The last line of each post that is not gone, the oldest first.
pub async fn shown(store: &Store, coverage: CoverageId) -> Vec<String> {
    let entries = all(store, coverage).await;
    entries.iter().filter(|e| e.gone_after.is_none()).map(|e| last_line(&e.text).to_owned()).collect()
}

pub fn last_line(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}
