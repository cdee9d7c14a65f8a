//! One small page of each habit that rolling coverage has when it is saved or copied as text, read in full. The table in
//! `docs/formats.md` names each by its test.

mod common;

use common::{Page, outline};
use insta::assert_snapshot;

fn text(content: &str) -> Page<'_> {
    Page { fetched: Some("2026-03-11T16:00Z"), ..Page::text(content) }
}

/// `HH:MM GMT DD.MM.YYYY`, over a midnight.
#[test]
fn clock_zone_and_date() {
    assert_snapshot!(outline(text(
        "Ferry strike: live updates\n\n15:05 GMT 11.03.2026\nCrews vote on the offer\n\n\
         The crews are voting in the town hall, the union says.\n\n23:50 GMT 10.03.2026\n\n\
         The talks are over for tonight, the mayor says.\n"
    )));
}

/// `• 15:05` alone on a line.
#[test]
fn bullet_and_clock_alone() {
    assert_snapshot!(outline(text(
        "Ferry strike: live\n\n• 15:05\nCrews vote on the offer\n\
         The crews are voting in the town hall, the union says.\n\n• 14:40\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// `2:35 p.m.` alone, with rules between posts.
#[test]
fn clocks_alone_between_rules() {
    assert_snapshot!(outline(text(
        "The Latest: Crews vote on ferry offer\n\n\
         ARNHOLM (HP) — The latest on the ferry strike (all times local):\n\n2:35 p.m.\n\n\
         The crews are voting in the town hall.\n\nThe union says the count will begin at 4 p.m.\n\n___\n\n\
         11:20 a.m.\n\nThe mayor has asked both sides to stay calm.\n\n___\n\n12:10 a.m.\n\n\
         Talks are over for tonight.\n"
    )));
}

/// `5.14pm BST` above `17:14`: one stamp.
#[test]
fn one_clock_in_two_forms() {
    assert_snapshot!(outline(Page {
        fetched: Some("2026-07-11T18:00Z"),
        ..Page::text(
            "Ferry strike live\n\n5.14pm BST\n17:14\n\nCrews vote on the offer\n\n\
         The crews are voting in the town hall.\n\n4.02pm BST\n16:02\n\n\
         The mayor has asked both sides to stay calm.\n"
        )
    }));
}

/// `Posted at 15:05` above the headline.
#[test]
fn posted_at() {
    assert_snapshot!(outline(text(
        "Ferry strike\n\nPosted at 15:05\n\nCrews vote on the offer\n\n\
         The crews are voting in the town hall, the union says.\n\nPosted at 14:40\n\nMayor asks for calm\n\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// `9:20 a.m. ET, March 11, 2026`, a byline between headline and words.
#[test]
fn clock_zone_date_and_byline() {
    assert_snapshot!(outline(text(
        "Ferry strike news\n\n9:20 a.m. ET, March 11, 2026\nCrews vote on the offer\nBy Ann Arn and Bo Mill\n\
         The crews are voting in the town hall, the union says.\n\n12:05 a.m. ET, March 11, 2026\n\
         Mayor asks for calm\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// `11 Mar 15:05`.
#[test]
fn day_month_and_clock() {
    assert_snapshot!(outline(text(
        "Ferry strike\n\n11 Mar 15:05\nCrews vote on the offer, union says\n10 Mar 22:03\n\
         The mayor has asked both sides to stay calm, and left.\n"
    )));
}

/// `Friday, 10:50 p.m.:` before prose; the weekdays give the order and the day.
#[test]
fn weekday_clock_colon() {
    assert_snapshot!(outline(Page {
        fetched: Some("2026-03-14T12:00Z"),
        ..Page::text(
            "Ferry strike: what we know so far\n\nFriday, 10:50 p.m.: The count has begun in the town hall.\n\n\
         Friday, 9:10 p.m.: The mayor has called on the crews to vote. She spoke at the pier.\n\n\
         Thursday, 11:55 p.m.: The talks are over for tonight.\n"
        )
    }));
}

/// `Update at 2:02 p.m. ET. Headline:`.
#[test]
fn update_at() {
    assert_snapshot!(outline(text(
        "Crews vote on ferry offer\n\nARNHOLM — The crews of the ferry are voting.\n\n\
         Update at 2:02 p.m. ET. Mayor Hopeful:\n\nThe mayor says that she is hopeful.\n\n\
         Update at 1:15 p.m. ET. Vote Begins:\n\nThe vote has begun, our correspondent says.\n\n\
         Our original post continues:\n\nThe crews went on strike on Monday.\n"
    )));
}

/// `9h05 - headline`.
#[test]
fn french_clock_dash_headline() {
    assert_snapshot!(outline(text(
        "Grève du ferry, le direct\n\n9h05 - Les équipages votent\n\
         Les équipages votent à la mairie, dit le syndicat.\n\n8h40 - Le maire appelle au calme\n\
         Le maire a demandé aux deux parties de rester calmes.\n"
    )));
}

/// `12.31 Uhr: headline`.
#[test]
fn german_clock_colon_headline() {
    assert_snapshot!(outline(text(
        "Fährstreik im Newsticker\n\n12.31 Uhr: Mannschaft stimmt ab\n\
         Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.\n\n11.05 Uhr: Bürgermeister bittet um Ruhe\n\
         Der Bürgermeister hat beide Seiten um Ruhe gebeten.\n"
    )));
}

/// `21 mins ago`, `2h ago`, against the retrieval.
#[test]
fn minutes_and_hours_ago() {
    assert_snapshot!(outline(text(
        "Ferry strike\n\n21 mins ago\nCrews vote on the offer\nThe crews are voting in the town hall.\n\n2h ago\n\
         Mayor asks for calm\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// Days below their posts, bare clocks before prose.
#[test]
fn day_headings_below() {
    assert_snapshot!(outline(text(
        "Ferry strike: updates\n\n15:05 The crews are voting in the town hall.\n\
         14:40 The mayor has asked both sides to stay calm.\nWednesday 11 March 2026\n\n\
         22:10 The talks are over for tonight.\n19:30 The mayor has joined the talks.\nTuesday 10 March 2026\n"
    )));
}

/// Clock, author, headline, words.
#[test]
fn author_below_the_clock() {
    assert_snapshot!(outline(text(
        "Ferry strike live\n\n15:05\nAnn Arn\nCrews vote on the offer\n\
         The crews are voting in the town hall, the union says.\n\n14:40\nBo Mill\nMayor asks for calm\n\
         The mayor has asked both sides to stay calm.\n\n14:02\nAnn Arn\nPier stays shut\n\
         The pier stays shut until the evening.\n"
    )));
}

/// Clocks that cross midnight, newest first.
#[test]
fn midnight_newest_first() {
    assert_snapshot!(outline(text(
        "Ferry strike live, 11 March 2026\n\n01:10\nThe talks go on, the union says at night.\n\n00:05\n\
         The mayor has brought coffee to the town hall.\n\n23:40\nNobody has left the hall, a guard says.\n\n\
         21:15\nThe talks begin in the town hall.\n"
    )));
}

/// `Updated at` above `First published at`.
#[test]
fn updated_and_first_published() {
    assert_snapshot!(outline(text(
        "Ferry strike live\n\nUpdated at 15:20 GMT\nFirst published at 15:05 GMT\nCrews vote on the offer\n\
         The crews are voting in the town hall.\n\nUpdated at 14:55 GMT\nFirst published at 14:40 GMT\n\
         Mayor asks for calm\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// ISO 8601 with an offset.
#[test]
fn iso_with_offset() {
    assert_snapshot!(outline(text(
        "Ferry strike log\n\n2026-03-11T15:05:09+01:00\nThe crews are voting in the town hall.\n\n\
         2026-03-11T13:40:00+01:00\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// A channel as Telegram copies it: name, date and clock in brackets.
#[test]
fn telegram_copied() {
    assert_snapshot!(outline(text(
        "Ann Arn, [11.03.2026 15:05]\nThe crews are voting in the town hall, the union says.\n\n\
         Ann Arn, [11.03.2026 15:40]\nThe count has begun.\nIt will take an hour.\n\nAnn Arn, [11.03.2026 16:02]\n\
         The crews have accepted the offer.\n"
    )));
}

/// A chat export: date, clock, who speaks.
#[test]
fn chat_export() {
    assert_snapshot!(outline(text(
        "11/03/2026, 15:05 - Ann Arn: The crews are voting in the town hall.\n\
         11/03/2026, 15:40 - Bo Mill: The count has begun.\n\
         11/03/2026, 16:02 - Ann Arn: The crews have accepted the offer.\n"
    )));
}

/// Alerts: clock, agency, urgency.
#[test]
fn alerts_with_agency() {
    assert_snapshot!(outline(text(
        "15:05 (HP) URGENT: Ferry crews vote on offer\n15:20 (HP) ALERT: Mayor says count has begun\n\
         15:44 (HP) URGENT: Crews accept offer\n"
    )));
}

/// A relief agency's flash update with its date and hour in the title.
#[test]
fn flash_update_in_title() {
    assert_snapshot!(outline(text(
        "Arnland: Ferry Strike - Flash Update #3 (As of 11 March 2026, 18:00 hrs)\n\n\
         This Flash Update is produced by the relief office in Arnholm. The next report will be issued on 13 March.\n\n\
         HIGHLIGHTS\n• Some 400 people are cut off in Stena, the council says.\n\
         • The clinic has medicine for three days.\n• A school has been opened as a shelter for travellers.\n\n\
         SITUATION OVERVIEW\nThe ferry has not sailed since 9 March. The road is under water.\n\nRESPONSE\nFood\n\
         • Food parcels were brought to 120 families in Stena by boat on 10 March.\nHealth\n\
         • A doctor has gone to Stena by helicopter on 11 March.\n"
    )));
}

/// `Bulletin No. 4 – 0600H, 11 March 2026`.
#[test]
fn numbered_bulletin() {
    assert_snapshot!(outline(text(
        "Arn Valley Earthquake\nBulletin No. 4 – 0600H, 11 March 2026\n\n\
         1. The quake of magnitude 6.1 struck at 2310H on 10 March, the institute said.\n\
         2. Twelve people are hurt in Stena, the police said.\n\
         3. The bridge is closed until it has been inspected.\n"
    )));
}

/// Several bulletins in one file, newest first.
#[test]
fn numbered_bulletins() {
    assert_snapshot!(outline(text(
        "BULLETIN NO. 2\nIssued at 0600H, 11 March 2026\n\
         The quake of magnitude 6.1 struck ten kilometres north of Stena, the institute said.\n\nBULLETIN NO. 1\n\
         Issued at 2345H, 10 March 2026\nA quake struck the Arn valley at 2310H, the institute said.\n"
    )));
}

/// `1505 hrs - `.
#[test]
fn clocks_with_hrs() {
    assert_snapshot!(outline(text(
        "1505 hrs - Crews enter the town hall.\n1540 hrs - Count begins, police say the square is calm.\n\
         1602 hrs - Crews accept the offer, horns sound at the pier.\n"
    )));
}

/// Days alone on a line, notes in brackets behind sentences.
#[test]
fn encyclopedia_timeline() {
    assert_snapshot!(outline(text(
        "Timeline of the Arnholm ferry strike\n\nMarch 2026\n\n9 March\n\
         The crews of the ferry went on strike.[1]\nThe mayor called both sides to the town hall.[2]\n\n10 March\n\
         Talks went on all day without a result.[3]\n\n11 March\n\
         The crews voted on the offer.[4] They accepted it.[5]\n"
    )));
}

/// `• 9 March 2026 – ` before prose: each is of its day.
#[test]
fn bullets_with_dates() {
    assert_snapshot!(outline(text(
        "Timeline of the Arnholm ferry strike\n\n• 9 March 2026 – The crews of the ferry go on strike.\n\
         • 10 March 2026 – Talks go on all day without a result.\n\
         • 11 March 2026 – The crews vote on the offer, and accept it.\n"
    )));
}

/// `March 9: ` before prose.
#[test]
fn dates_before_prose() {
    assert_snapshot!(outline(text(
        "How the ferry strike unfolded\n\nMarch 9: The crews of the ferry go on strike, and the pier is shut.\n\n\
         March 10: Talks go on all day without a result.\n\n\
         March 11: The crews vote on the offer, and accept it.\n"
    )));
}

/// Days as headings, clocks in lists.
#[test]
fn days_with_bulleted_clocks() {
    assert_snapshot!(outline(text(
        "Ferry strike timeline\n\nMonday, March 9\n- 6:10 a.m.: The crews do not turn up at the pier.\n\
         - 9:30 a.m.: The mayor calls both sides to the town hall.\n\nTuesday, March 10\n- 8 a.m.: Talks begin.\n\
         - 11:15 p.m.: Talks end without a result.\n"
    )));
}

/// The headline, `Published at 15:05`, then the clock again.
#[test]
fn published_at_and_clock_again() {
    assert_snapshot!(outline(text(
        "Live\n\nFerry strike: crews vote on offer\n\nCrews vote on the offer\nPublished at 15:05\n15:05\n\
         The crews are voting in the town hall, the union says.\n\nShareView 12 more\n\nMayor asks for calm\n\
         Published at 14:40\n14:40\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// `Crews vote on the offer - 15:05`.
#[test]
fn clock_behind_the_headline() {
    assert_snapshot!(outline(text(
        "Crews vote on the offer - 15:05\nThe crews are voting in the town hall, the union says.\n\n\
         Mayor asks for calm - 14:40\nThe mayor has asked both sides to stay calm.\n\nPier stays shut - 13:10\n\
         The pier stays shut until the evening.\n"
    )));
}

/// `Crews vote on the offer | 11 March 2026 15:05`.
#[test]
fn date_behind_the_headline() {
    assert_snapshot!(outline(text(
        "Crews vote on the offer | 11 March 2026 15:05\nThe crews are voting in the town hall, the union says.\n\n\
         Mayor asks for calm | 11 March 2026 14:40\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// Markdown: `## 15:05 — headline`.
#[test]
fn markdown_headings() {
    assert_snapshot!(outline(text(
        "# Ferry strike: live updates\n\n## 15:05 — Crews vote on the offer\n\n\
         The crews are voting in the **town hall**, the union says.\n\n## 14:40 — Mayor asks for calm\n\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// Markdown: `**15:05** prose`.
#[test]
fn markdown_emphasis() {
    assert_snapshot!(outline(text(
        "**15:05** Crews vote on the offer in the town hall.\n\n\
         **14:40** The mayor has asked both sides to stay calm.\n\n\
         **13:10** The pier stays shut until the evening.\n"
    )));
}

/// `Ann Arn @annarn · 3h`.
#[test]
fn social_network_copied() {
    assert_snapshot!(outline(text(
        "Ann Arn @annarn · 3h\nThe crews are voting in the town hall, the union says.\n12 34 56\n\
         Ann Arn @annarn · 5h\nThe mayor has asked both sides to stay calm.\n3 8 20\n"
    )));
}

/// A table whose columns tabs part.
#[test]
fn table_with_tabs() {
    assert_snapshot!(outline(text(
        "Time\tEvent\n15:05\tThe crews vote on the offer in the town hall.\n\
         15:40\tThe count begins, the union says.\n16:02\tThe crews accept the offer.\n"
    )));
}

/// Values that commas part.
#[test]
fn values_with_commas() {
    assert_snapshot!(outline(text(
        "2026-03-11 15:05:00,The crews vote on the offer in the town hall.\n\
         2026-03-11 15:40:00,The count begins.\n2026-03-11 16:02:00,The crews accept the offer.\n"
    )));
}

/// `Day 3: Wednesday, March 11`.
#[test]
fn numbered_days() {
    assert_snapshot!(outline(text(
        "Ferry strike: day by day\n\nDay 3: Wednesday, March 11\n\n\
         The crews vote on the offer and accept it, the union says.\n\nDay 2: Tuesday, March 10\n\n\
         Talks go on all day without a result.\n\nDay 1: Monday, March 9\n\n\
         The crews do not turn up at the pier.\n"
    )));
}

/// `111505Z MAR 26`.
#[test]
fn military_time_groups() {
    assert_snapshot!(outline(text(
        "111505Z MAR 26\nThe crews are voting in the town hall.\n\n111440Z MAR 26\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// `Key event` and an author between clock and headline; a list of key events above.
#[test]
fn labels_below_the_clock() {
    assert_snapshot!(outline(text(
        "Ferry strike live\n\nKey events\n15.05 GMT Crews vote on the offer\n14.40 GMT Mayor asks for calm\n\n\
         Show key events only\n\n15.05 GMT\nKey event\nAnn Arn\n\nCrews vote on the offer\n\n\
         The crews are voting in the town hall.\n\nShare\n14.40 GMT\nKey event\nBo Mill\n\nMayor asks for calm\n\n\
         The mayor has asked both sides to stay calm.\n\nShare\n"
    )));
}

/// A daily assessment with date, hour and zone below its title.
#[test]
fn daily_assessment_with_hour() {
    assert_snapshot!(outline(text(
        "Ferry Strike Update, March 11\n\nMar 11, 2026 - Press ISW\n\nAnn Arn and Bo Mill\n\n\
         March 11, 7:30pm ET\n\n\
         The union and the harbour office agreed on pay on March 11. The mayor welcomed the deal.\n\n\
         Key Takeaways:\n\nThe crews accepted the offer by a wide margin.\n\
         The mayor called the result a good one.\nThe first ferry will likely sail on March 12.\n\n\
         Main Effort—Harbour\n\nThe harbour office reported on March 11 that the pier had been cleared.\n"
    )));
}

/// `Update for 11 March 2026`.
#[test]
fn update_for_a_day() {
    assert_snapshot!(outline(text(
        "Update for 11 March 2026\n\n\
         The crews voted on the offer, and accepted it. The mayor called the result a good one.\n\n\
         Update for 10 March 2026\n\nTalks went on all day without a result. The union asked for more.\n\n\
         Update for 9 March 2026\n\nThe crews did not turn up at the pier. The mayor was told at six.\n"
    )));
}

/// `… as of 18:00 on 11 March 2026` in a title.
#[test]
fn summary_as_of() {
    assert_snapshot!(outline(text(
        "Summary of the Harbour Office as of 18:00 on 11 March 2026\n\n\
         The ferry has not sailed for three days. Some 400 people are cut off.\n\n\
         The crews voted on the offer during the day.\n"
    )));
}

/// `15:05 • headline`.
#[test]
fn dot_between_clock_and_headline() {
    assert_snapshot!(outline(text(
        "15:05 • Crews vote on the offer\nThe crews are voting in the town hall.\n14:40 • Mayor asks for calm\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// `BREAKING 15:05`, `UPDATE 14:40`.
#[test]
fn breaking_and_update() {
    assert_snapshot!(outline(text(
        "BREAKING 15:05 Crews accept the offer, the union says.\n\n\
         UPDATE 14:40 The mayor has asked both sides to stay calm.\n\n\
         UPDATE 13:10 The pier stays shut until the evening.\n"
    )));
}

/// `UPDATE 2 (3:05 p.m.):` above an article.
#[test]
fn numbered_updates() {
    assert_snapshot!(outline(text(
        "UPDATE 2 (3:05 p.m.): The crews have accepted the offer, the union says.\n\n\
         UPDATE 1 (2:40 p.m.): The count has begun in the town hall.\n\n\
         ARNHOLM — The crews of the ferry are voting on an offer, the mayor said on Wednesday.\n"
    )));
}

/// Nothing tells the day: the clocks are kept, and a problem says so.
#[test]
fn clocks_without_any_day() {
    assert_snapshot!(outline(Page::text(
        "The crews are voting.\n\n15:05\nThe crews are voting in the town hall, the union says.\n\n14:40\n\
         The mayor has asked both sides to stay calm.\n"
    )));
}

/// Days of which only the weekday is named.
#[test]
fn weekdays_alone() {
    assert_snapshot!(outline(text(
        "Monday\n\nThe crews do not turn up at the pier, the mayor is told.\n\nTuesday\n\n\
         Talks go on all day without a result.\n\nWednesday\n\nThe crews vote on the offer, and accept it.\n"
    )));
}

/// `Today 15:05`, `Yesterday 22:30`, `Mar 9 06:10`.
#[test]
fn today_yesterday_and_a_date() {
    assert_snapshot!(outline(text(
        "Today 15:05\nThe crews are voting in the town hall.\nToday 09:12\nThe pier is shut, the office says.\n\
         Yesterday 22:30\nThe talks are over for tonight.\nMar 9 06:10\nThe crews do not turn up at the pier.\n"
    )));
}

/// Weekdays as headings above posts with clocks.
#[test]
fn weekdays_as_headings() {
    assert_snapshot!(outline(text(
        "Ferry strike live\n\nWednesday\n\n15:05\nThe crews are voting in the town hall, the union says.\n\n\
         09:10\nThe pier is shut, the office says.\n\nTuesday\n\n22:30\nThe talks are over for tonight.\n"
    )));
}

/// A list below "Here is what we know".
#[test]
fn what_we_know() {
    assert_snapshot!(outline(text(
        "Here is what we know on the ferry strike:\n\nCrews\n\
         • The crews of the ferry have voted, the union says.\n• The count has begun in the town hall.\n\n\
         Harbour\n• The pier has been shut since Monday.\n• The office hopes to open it on Thursday.\n"
    )));
}

/// `1d ago`, the clock, later changes below.
#[test]
fn ago_and_clock_with_changes() {
    assert_snapshot!(outline(text(
        "1d ago\n17.10 GMT\n\nClosing summary\n\n\
         The crews have accepted the offer. Here is a summary of the day:\n\nThe count took an hour.\n\n\
         The first ferry sails in the morning.\n\nShare\nUpdated at 17.44 GMT\n1d ago\n16.02 GMT\n\n\
         Crews accept the offer, the union tells our reporter.\n\nShare\n1d ago\n15.40 GMT\n\nAnn Arn\n\n\
         The count has begun. Our correspondent Ann Arn is in the town hall.\n"
    )));
}

/// Relative times and headlines, no prose.
#[test]
fn map_of_events() {
    assert_snapshot!(outline(text(
        "2 hour ago\nCrews voting in town hall\n4 hour ago\nMayor asks both sides for calm\n1 day ago\n\
         Talks over for tonight, union says\n"
    )));
}

/// `+++ 15:05 headline +++`.
#[test]
fn ticker_with_plus_signs() {
    assert_snapshot!(outline(text(
        "Streik auf der Fähre\n\n+++ 15:05 Mannschaft stimmt ab +++\n\
         Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.\n\n\
         +++ 14:40 Bürgermeister bittet um Ruhe +++\nDer Bürgermeister hat beide Seiten um Ruhe gebeten.\n"
    )));
}

/// `+++ 15:05 +++`.
#[test]
fn ticker_clock_alone() {
    assert_snapshot!(outline(text(
        "+++ 15:05 +++\nDie Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.\n\n+++ 14:40 +++\n\
         Der Bürgermeister hat beide Seiten um Ruhe gebeten.\n"
    )));
}

/// `(15.05 Uhr)` before prose.
#[test]
fn clock_in_brackets_before_prose() {
    assert_snapshot!(outline(text(
        "(15.05 Uhr) Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.\n\n\
         (14.40 Uhr) Der Bürgermeister hat beide Seiten um Ruhe gebeten.\n"
    )));
}

/// `(15:05 Uhr)` behind prose, a headline above.
#[test]
fn clock_in_brackets_behind_prose() {
    assert_snapshot!(outline(text(
        "Mannschaft stimmt ab\nDie Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft. (15:05 Uhr)\n\n\
         Bürgermeister bittet um Ruhe\nDer Bürgermeister hat beide Seiten um Ruhe gebeten. (14:40 Uhr)\n"
    )));
}

/// The clock on one line, the date on the next.
#[test]
fn clock_above_date() {
    assert_snapshot!(outline(text(
        "18:05\n11 марта 2026\n\nЭкипажи голосуют в ратуше, сообщил профсоюз.\n\n17:40\n11 марта 2026\n\n\
         Мэр призвал обе стороны к спокойствию.\n"
    )));
}

/// A channel of sirens: pictogram, clock, a few words.
#[test]
fn sirens() {
    assert_snapshot!(outline(text(
        "🔴 15:05 Тривога у Штені\n🟢 15:40 Відбій тривоги у Штені\n🔴 16:10 Тривога в Арнхольмі\n"
    )));
}

/// Clocks between direction marks.
#[test]
fn direction_marks() {
    assert_snapshot!(outline(text(
        "\u{200F}15:05\u{200F}\nהצוותים מצביעים בבית העירייה, אמר האיגוד.\n\n\u{200F}14:40\u{200F}\n\
         ראש העיר קרא לשני הצדדים להירגע.\n"
    )));
}

/// Arabic digits and halves of the day.
#[test]
fn arabic_halves_of_the_day() {
    assert_snapshot!(outline(text(
        "٣:٠٥ مساءً\nيصوت العمال في دار البلدية على العرض، وفق ما قالت النقابة.\n\n١١:٤٠ صباحًا\n\
         دعا رئيس البلدية الجانبين إلى الهدوء.\n"
    )));
}

/// `15:05h. ` before prose.
#[test]
fn spanish_clock_full_stop() {
    assert_snapshot!(outline(text(
        "15:05h. Las tripulaciones votan en el ayuntamiento, dice el sindicato.\n\n\
         14:40h. El alcalde ha pedido calma a las dos partes.\n"
    )));
}

/// `15:05 - 11 marzo`.
#[test]
fn clock_dash_date() {
    assert_snapshot!(outline(text(
        "15:05 - 11 marzo\nEquipaggi al voto\nGli equipaggi votano in municipio, dice il sindacato.\n\n\
         14:40 - 11 marzo\nIl sindaco chiede calma\nIl sindaco ha chiesto calma alle due parti.\n"
    )));
}

/// `11/03/2026 15h05`.
#[test]
fn portuguese_date_and_clock() {
    assert_snapshot!(outline(text(
        "11/03/2026 15h05\nTripulações votam\nAs tripulações votam na câmara, diz o sindicato.\n\n\
         11/03/2026 14h40\nPrefeito pede calma\nO prefeito pediu calma aos dois lados.\n"
    )));
}

/// A post in another language than the others is kept, dated and marked.
#[test]
fn posts_in_two_languages() {
    assert_snapshot!(outline(text(
        "Ferry strike: channel\n\n15:05\n\
         The crews are voting in the town hall, and the count will begin in the evening, the union says.\n\n\
         14:40\nМэр призвал обе стороны к спокойствию и попросил не мешать голосованию в ратуше.\n\n14:02\n\
         The pier stays shut until the evening, the harbour office said on its page.\n"
    )));
}

/// No-break and zero-width spaces and a look-alike letter in stamps.
#[test]
fn odd_spaces_and_look_alikes() {
    assert_snapshot!(outline(text(
        "Ferry strike live\n\n15:05 GMT 11.03.2026\nCrews vote on the offer in the town hall.\n\n\
         14:40\u{200B} GМT 11.03.2026\nThe mayor has asked both sides to stay calm.\n\n13:10 GMT 11.03.2026\n\
         The pier stays shut until the evening.\n"
    )));
}

/// A bulletin of values, none of them prose.
#[test]
fn quake_bulletin() {
    assert_snapshot!(outline(text(
        "Earthquake Information No. 2\nIssued: 11 March 2026 - 06:10 AM\nDate/Time: 11 March 2026 - 05:48:12 AM\n\
         Magnitude: 6.1\nLocation: 010 km N of Stena (Arnland)\n\n\
         Reported intensities: Intensity V - Stena; Intensity IV - Arnholm.\n"
    )));
}

/// Title, `Issued: 3:05pm on Wednesday 11 March 2026`, words.
#[test]
fn warnings() {
    assert_snapshot!(outline(text(
        "Flood warning for Arn valley\nIssued: 3:05pm on Wednesday 11 March 2026\n\
         River levels are rising. Act now.\n\nFlood warning for Stena\nIssued: 2:40pm on Wednesday 11 March 2026\n\
         River levels are high. Be prepared.\n"
    )));
}

/// Clocks over midnight, oldest first.
#[test]
fn election_night() {
    assert_snapshot!(outline(text(
        "8:00pm\nPolls close across Arnland.\n\n8:31pm\nFirst results from Stena: Mill 52%, Dorn 48%.\n\n11:58pm\n\
         Mill leads by 400 votes.\n\n12:20am\nDorn concedes. Mill is the next mayor.\n"
    )));
}

/// `9–10 March 2026`: what ends on the second day.
#[test]
fn ranges_of_days() {
    assert_snapshot!(outline(text(
        "9–10 March 2026\nTalks went on for two days without a result.\n\n11 March 2026\n\
         The crews voted on the offer.\n\n12 March 2026\nThe first ferry sailed in the morning.\n"
    )));
}

/// ISO dates above lists.
#[test]
fn iso_days_with_lists() {
    assert_snapshot!(outline(text(
        "2026-03-11\n- Crews voted on the offer.\n- Count took an hour.\n\n2026-03-10\n\
         - Talks went on all day.\n\n2026-03-09\n- Crews did not turn up at the pier.\n"
    )));
}

/// `5 min` alone on a line.
#[test]
fn minutes_alone() {
    assert_snapshot!(outline(text(
        "5 new updates\nLatest\n5 min\nCrews vote on the offer\n\
         The crews are voting in the town hall, the union says.\n\n38 min\nMayor asks for calm\n\
         The mayor has asked both sides to stay calm.\n\n2 hr\nPier stays shut\n\
         The pier stays shut until the evening.\n"
    )));
}

/// `UPDATE 15:05 GMT:`.
#[test]
fn forum_updates() {
    assert_snapshot!(outline(text(
        "UPDATE 15:05 GMT: Crews voting in the town hall.\n\nUPDATE 14:40 GMT: Mayor asks for calm.\n\n\
         EDIT: fixed a typo.\n"
    )));
}

/// `1. 15:05 – `.
#[test]
fn numbered_list_of_clocks() {
    assert_snapshot!(outline(text(
        "1. 15:05 – Crews vote on the offer in the town hall.\n2. 15:40 – The count begins.\n\
         3. 16:02 – The crews accept the offer.\n"
    )));
}

/// `15:05, Wednesday`.
#[test]
fn clock_then_weekday() {
    assert_snapshot!(outline(text(
        "15:05, Wednesday\nThe crews are voting in the town hall, the union says.\n\n22:10, Tuesday\n\
         The talks are over for tonight.\n"
    )));
}

/// `10:05 local (08:05 UTC)`: the words say both.
#[test]
fn local_and_universal_time() {
    assert_snapshot!(outline(text(
        "10:05 local (08:05 UTC)\nThe crews are voting in the town hall, the union says.\n\n\
         09:40 local (07:40 UTC)\nThe mayor has asked both sides to stay calm.\n"
    )));
}

/// An article that was `Updated 2 hours ago`.
#[test]
fn updated_hours_ago() {
    assert_snapshot!(outline(text(
        "Crews accept ferry offer\nAnn Arn, Harbour correspondent\nUpdated 2 hours ago\n\
         The crews have accepted the offer, the union says. The first ferry will sail in the morning.\n"
    )));
}

/// Titles in capitals, `Update at 9:00 p.m. ET.`, dated by the first publication.
#[test]
fn updates_and_original_post() {
    assert_snapshot!(outline(Page::text(
        "Crews End Ferry Strike In Arnholm\n\nMarch 11, 2026 6:52 AM ET\n\nANN ARN\n\n\
         (This post was last updated at 10:15 p.m. ET.)\n\n\
         The crews of the Arnholm ferry have accepted an offer, our correspondent reports. We'll be updating this post.\n\n\
         Update at 9:00 p.m. ET. Union Confirms Result:\n\n\
         The union has confirmed the result. \"We are glad,\" its head said.\n\n\
         Update at 8:45 p.m. ET. 'A Good Day':\n\nThe mayor has called it \"a good day.\"\n\n\
         Update at 5:10 p.m. ET. Count Begins:\n\nThe count has begun in the town hall.\n\nOur Original Post:\n\n\
         The crews went on strike on Monday.\n"
    )));
}

/// `The Latest`: clocks alone, rules, a midnight, dated by the head.
#[test]
fn latest_over_midnight() {
    assert_snapshot!(outline(Page::text(
        "The Latest: Crews accept ferry offer\nMarch 11, 2026\n\n\
         ARNHOLM, Arnland (AP) — The Latest on the ferry strike (all times local):\n\n2:35 a.m.\n\n\
         The crews have accepted the offer, the union says.\n\nThe head of the union says it was a long day.\n\n\
         ___\n\n12:05 a.m.\n\nThe mayor has called for calm.\n\n___\n\n10:45 p.m.\n\n\
         The doors of the town hall are shut.\n\n___\n\n9:10 p.m.\n\nThe vote has begun.\n"
    )));
}

/// The last change and the first publication on one line below the title; `Updated at` below posts.
#[test]
fn changes_below_the_title() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike: crews accept offer – as it happened\n\nLive coverage of the vote in Arnholm\n\n\
         Ann Arn and Bo Mill\n\nWed 11 Mar 2026 23.04 GMT First published on Wed 11 Mar 2026 07.55 GMT\n\n\
         10.52pm GMT\n22:52\n\nClosing summary\n\nWe are closing this blog now. Here is what happened:\n\n\
         The crews accepted the offer.\n\nUpdated at 11.04pm GMT\n\n9.30pm GMT\n21:30\n\n\
         The count is over, the union says.\n\n8.12am GMT\n08:12\n\nGood morning. The vote begins at nine.\n"
    )));
}

/// The head's own clock in the form of the posts', and a list of key events.
#[test]
fn head_clock_in_the_posts_form() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike: crews accept offer – as it happened\n\nThis live blog is now closed.\n\n\
         Ann Arn (now) and Bo Mill (earlier)\n\n11 Mar 2026 23.04 GMT\n\nKey events\n\n11 Mar 2026\n\
         Closing summary\n11 Mar 2026\nThe count is over\n11 Mar 2026\nGood morning\n\n11 Mar 2026 22.52 GMT\n\n\
         Closing summary\n\nWe are closing this blog now.\n\n11 Mar 2026 21.30 GMT\n\nThe count is over\n\n\
         The count is over, the union says.\n\n11 Mar 2026 08.12 GMT\n\nGood morning\n\n\
         Good morning. The vote begins at nine.\n"
    )));
}

/// One-word headlines, an author and what she is; no year anywhere, and a problem says so.
#[test]
fn published_at_with_role() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike: crews vote\n\nSummary\n\nThe crews of the ferry vote on an offer.\nThe pier stays shut.\n\n\
         All times stated are UK\n\nGoodbye\nPosted at 22:05 11 Mar\n22:05 11 Mar\n\n\
         That is all from us tonight. Thank you for reading.\n\nCrews accept offer\nPosted at 21:31 11 Mar\n\
         21:31 11 Mar\n\nAnn Arn\nBBC News, Arnholm\n\nThe crews have accepted the offer, the union says.\n\n\
         Count begins\nPosted at 20:02 11 Mar\n20:02 11 Mar\n\nThe count has begun in the town hall.\n"
    )));
}

/// `[Updated at 9:43 p.m. ET] prose`.
#[test]
fn updated_in_brackets() {
    assert_snapshot!(outline(Page::text(
        "Ferry crews vote on offer\nMarch 11th, 2026\n09:43 PM ET\n\n\
         Editor's note: The crews of the Arnholm ferry vote on an offer. Read the updates below.\n\n\
         [Updated at 9:43 p.m. ET] The union says the crews have accepted the offer.\n\n\
         [Updated at 9:20 p.m. ET] The mayor is expected to speak shortly, our reporter says.\n\n\
         [Updated at 8:05 p.m. ET] The count has begun.\n\n[Posted at 7:12 p.m. ET] The vote is over.\n"
    )));
}

/// `22.05 prose`: clocks only because there are many, in order.
#[test]
fn dot_clocks_before_prose() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike: as it happened, March 11\n\nLive coverage from Arnholm.\n\n\
         22.05 That is all from us tonight. Thank you for reading.\n\n\
         21.31 The crews have accepted the offer, the union says.\n\n\
         20.02 The count has begun in the town hall. Ann Arn is there:\n\nThe hall is full, and nobody speaks.\n\n\
         19.45 The last of the crews has voted.\n\n18.10 Our reporter says that the square is empty.\n"
    )));
}

/// `2205: prose`.
#[test]
fn four_digits_before_prose() {
    assert_snapshot!(outline(Page::text(
        "As it happened: Ferry vote\n\nWednesday 11 March 2026\n\n\
         2205: That is all from us tonight. Thank you for reading.\n\n\
         2131: The crews have accepted the offer, the union says.\n\n\
         2002: The count has begun in the town hall.\n\n1945: The last of the crews has voted.\n\n\
         1810: The square is empty, says our reporter.\n"
    )));
}

/// A Unix time above, `Ann Arn11 March 2026 21:31` run together below.
#[test]
fn unix_time_above_author_and_date_below() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike - live: Crews accept offer\n\n1773264660\nCrews accept offer\n\n\
         The crews have accepted the offer, the union says.\n\nAnn Arn11 March 2026 21:31\n\n1773259320\n\
         Count begins\n\nThe count has begun in the town hall.\n\nBo Mill11 March 2026 20:02\n\n1773252600\n\
         Square is empty\n\nThe square is empty, says our reporter.\n\nAnn Arn11 March 2026 18:10\n"
    )));
}

/// `Mar 11, 9:31 PM EDT`, the year in the head.
#[test]
fn month_day_clock_zone() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike updates: Crews accept offer\n\nLast Updated: March 11, 2026, 10:30 PM EDT\n\n\
         Latest headlines:\nCrews accept offer\nCount begins\n\nMar 11, 9:31 PM EDT\nCrews accept offer\n\n\
         The crews have accepted the offer, the union says.\n\n-ABC News' Ann Arn\n\nMar 11, 8:02 PM EDT\n\
         Count begins\n\nThe count has begun in the town hall.\n\n-ABC News' Bo Mill and Cy Dorn\n"
    )));
}

/// `Posted 3h ago3 hours agoWed 11 Mar 2026 at 9:31pm`.
#[test]
fn ago_twice_and_date_run_together() {
    assert_snapshot!(outline(Page::text(
        "Key Event\nPosted 3h ago3 hours agoWed 11 Mar 2026 at 9:31pm\n\nCrews accept offer\n\nBy Ann Arn\n\n\
         The crews have accepted the offer, the union says.\n\n\
         Posted 5h ago5 hours agoWed 11 Mar 2026 at 8:02pm\n\nCount begins\n\nBy Bo Mill\n\n\
         The count has begun in the town hall.\n"
    )));
}

/// Stamp, headline, author, words.
#[test]
fn author_below_the_headline() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike live updates\n\nShare this —\n\nMarch 11, 2026, 9:31 PM EDT\n\nCrews accept offer\n\n\
         Ann Arn\n\nThe crews have accepted the offer, the union says.\n\nShare this —\n\n\
         March 11, 2026, 8:02 PM EDT\n\nCount begins\n\nBo Mill\n\nThe count has begun in the town hall.\n"
    )));
}

/// Headline, words, byline, time.
#[test]
fn byline_and_time_below() {
    assert_snapshot!(outline(Page::text(
        "Crews accept offer\n\nThe crews have accepted the offer, the union says.\n\nBy Ann Arn\n\n\
         9:31 PM / March 11, 2026\n\nCount begins\n\nThe count has begun in the town hall.\n\nBy Bo Mill\n\n\
         8:02 PM / March 11, 2026\n\nSquare is empty\n\nThe square is empty, says our reporter.\n\nBy Ann Arn\n\n\
         6:10 PM / March 11, 2026\n"
    )));
}

/// Headline, byline, time, words.
#[test]
fn byline_between_headline_and_time() {
    assert_snapshot!(outline(Page::text(
        "Crews accept offer\n\nBy Ann Arn\n11 March 2026, 9:31 pm\n\n\
         The crews have accepted the offer, the union says.\n\nCount begins\n\nBy Bo Mill\n\
         11 March 2026, 8:02 pm\n\nThe count has begun in the town hall.\n"
    )));
}

/// `Posted by Ann Arn`, then the time, then the headline.
#[test]
fn author_above_the_time() {
    assert_snapshot!(outline(Page::text(
        "Posted by Ann Arn\nMarch 11 2026, 9:31pm EDT\n\nCrews accept offer\n\n\
         The crews have accepted the offer, the union says.\n\nPosted by Bo Mill\nMarch 11 2026, 8:02pm EDT\n\n\
         Count begins\n\nThe count has begun in the town hall.\n"
    )));
}

/// `All updates in Coordinated Universal Time`; the date in the last sentence.
#[test]
fn zone_in_a_note() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike updates\n\nAll updates in Coordinated Universal Time (UTC/GMT)\n\n\
         21:31 The crews have accepted the offer, the union says.\n\n\
         20:02 The count has begun in the town hall.\n\n18:10 The square is empty, says our reporter.\n\n\
         This article was last updated at 21:45 UTC on March 11, 2026.\n"
    )));
}

/// `About 9 a.m.:`, `Shortly after 11 p.m.:` below days.
#[test]
fn about_and_shortly_after() {
    assert_snapshot!(outline(Page::text(
        "A timeline of the ferry strike\n\nMonday, March 9\n\n\
         Early morning: The crews do not turn up at the pier.\n\n\
         About 9 a.m.: The mayor is told, and calls both sides.\n\n\
         Shortly after 11 p.m.: Talks end without a result.\n\nTuesday, March 10\n\n8 a.m.: Talks begin again.\n"
    )));
}

/// `c. 21:31 –`, `~20:02 –`.
#[test]
fn circa() {
    assert_snapshot!(outline(Page::text(
        "Timeline, March 11, 2026\n\nc. 21:31 – The crews accept the offer.\n~20:02 – The count begins.\n\
         approx. 18:10 – The square is empty.\n"
    )));
}

/// The author above, `Hace 2 horas` below; no retrieval, and a problem says so.
#[test]
fn author_above_hours_ago() {
    assert_snapshot!(outline(Page::text(
        "Ann Arn\nHace 2 horas\n\nLas tripulaciones aceptan la oferta\n\n\
         Las tripulaciones han aceptado la oferta, dice el sindicato.\n\nBo Mill\nHace 3 horas\n\n\
         Empieza el recuento\n\nEl recuento ha empezado en el ayuntamiento.\n"
    )));
}

/// `Relacja z 11 marca 2026` closes the page.
#[test]
fn date_in_the_last_line() {
    assert_snapshot!(outline(Page::text(
        "21:31\nZałogi przyjęły ofertę\nZałogi przyjęły ofertę, podał związek.\n\n20:02\nLiczenie głosów\n\
         W ratuszu rozpoczęło się liczenie głosów.\n\nRelacja z 11 marca 2026\n"
    )));
}

/// The clock above the date, in Hebrew.
#[test]
fn hebrew_clock_above_date() {
    assert_snapshot!(outline(Page::text(
        "21:31\n11.03.26\nהצוותים קיבלו את ההצעה, אמר האיגוד.\n\n20:02\n11.03.26\nהספירה החלה בבית העירייה.\n"
    )));
}

/// A page that was changed soon after its newest post is of that day, though a sentence speaks of the day before.
#[test]
fn changed_soon_after_the_newest_post() {
    let page = |changed: &str| {
        let text = format!(
            "Quake live: crews dig on\nUpdated 30 March 2025 at {changed} UTC\n\n14:02\nTwelve were hurt near the ferry, \
             the mayor said.\n\n13:40\nThe toll stood at 44 on Saturday, the ministry said.\n\n11:15\nA hall fell in, police said.\n"
        );
        common::reading(Page::text(&text)).posts[0].time.utc.map(|time| time.to_string())
    };
    assert_eq!(page("14:10").as_deref(), Some("2025-03-30T14:02Z"));
    // Before noon the page can't know what happened at two: that was on the Saturday.
    assert_eq!(page("09:10").as_deref(), Some("2025-03-29T14:02Z"));
}
