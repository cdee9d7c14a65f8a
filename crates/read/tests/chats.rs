//! Exported chats in the ways that programs write them.

mod common;

use common::{Page, outline};

fn chat(text: &str) -> String {
    outline(Page::text(text))
}

#[test]
fn whatsapp_of_ios() {
    insta::assert_snapshot!(chat(
        "[12/10/2023, 18:03:12] Ferry: \u{200E}Messages and calls are end-to-end encrypted.\n\
         [12/10/2023, 18:03:12] Ann Arn: The ferry waits.\nIt has waited since noon.\n\n\u{200E}[12/10/2023, 18:04:01] Bo: \u{200E}image omitted\n\
         [13/10/2023, 09:00:00] ~\u{202F}Cy: Why: nobody knows\n\u{200E}[13/10/2023, 09:00:05] Ann Arn: \u{200E}<attached: 00000012-PHOTO-2023-10-13.jpg>\n"
    ));
}

#[test]
fn whatsapp_of_android() {
    insta::assert_snapshot!(chat(
        "10/12/23, 6:01\u{202F}PM - Messages and calls are end-to-end encrypted. Nobody else can read them.\n\
         10/12/23, 6:02\u{202F}PM - Ann Arn created group \"Ferry\"\n10/12/23, 6:03\u{202F}PM - Ann Arn: The ferry waits.\n\
         10/13/23, 12:04\u{202F}AM - Bo: <Media omitted>\n10/13/23, 12:05\u{202F}AM - Ann Arn: At the pier.\n10/13/23, 12:06\u{202F}AM - Bo: It is late.\n"
    ));
}

#[test]
fn dates_that_could_be_either_are_told_by_their_order() {
    insta::assert_snapshot!(chat(
        "09.03.26, 22:10 - Ann: One.\n10.03.26, 08:00 - Bo: Two.\n11.03.26, 08:00 - Ann: Three.\n12.03.26, 08:00 - Bo: Four.\n"
    ));
}

#[test]
fn logs_with_nicknames() {
    insta::assert_snapshot!(chat(
        "--- Log opened Thu Oct 12 2023\n18:03 <@ann> The ferry waits.\n18:04 -!- bo has joined #ferry\n18:05 <bo> Since when?\n\
         23:59 <@ann> Since noon.\n--- Day changed Fri Oct 13 2023\n00:01 <bo> Still?\n"
    ));
}

#[test]
fn live_pages_are_no_chats() {
    for text in [
        "12/10/2023, 18:03 - Arnholm: the ferry waits at the pier.\n\n12/10/2023, 17:40 - Stena: the bridge is shut, the mayor says.\n\n12/10/2023, 17:02 - Weather: rain until noon.\n",
        "18:03 The ferry waits.\n\n17:40 The bridge is shut.\n\n17:02 Rain until noon.\n",
    ] {
        assert!(!chat(text).starts_with("chat"), "{text}");
    }
}
