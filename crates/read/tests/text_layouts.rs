//! Rolling coverage as it is saved or pasted as text: one small page of each habit, and what is read in it.

mod common;

use common::{Page, outline};
use dateline_model::Reading;
use insta::assert_snapshot;

/// The posts of a text in one line each: time, its basis, headline, and the words of the body.
fn posts(page: Page) -> String {
    let reading = common::reading(page);
    reading.posts.iter().map(|post| line(&reading, post)).collect()
}

fn line(reading: &Reading, post: &dateline_model::Post) -> String {
    let chars: Vec<char> = reading.text.chars().collect();
    let body: Vec<String> = reading
        .blocks
        .iter()
        .filter(|b| b.post.as_ref() == Some(&post.id) && b.kind == dateline_model::BlockKind::Body)
        .map(|b| chars[b.span.start as usize..b.span.end as usize].iter().collect())
        .collect();
    let time = post.time.utc.map_or("-".to_owned(), |u| u.to_string());
    let headline = post.headline.as_deref().unwrap_or("-");
    let by = post.author.as_ref().map_or(String::new(), |a| format!(" by {a}"));
    format!("{time} {:?} | {headline}{by} | {}\n", post.time.basis, body.join(" / "))
}

const FETCHED: Option<&str> = Some("2026-03-11T16:00Z");

fn text(content: &str) -> Page<'_> {
    Page { fetched: FETCHED, ..Page::text(content) }
}

/// A headline above the clock of its post.
#[test]
fn time_after_the_headline() {
    assert_snapshot!(posts(text(
        "Ferry strike: live\n\nCrews vote on the offer\n15:05\nThe crews are voting in the town hall, the union says.\n\n\
         Mayor asks for calm\n14:40\nThe mayor has asked both sides to stay calm.\n\n\
         Pier stays shut\n13:10\nThe pier stays shut until the evening, the office says.\n"
    )));
}

/// The same with empty lines everywhere, and the author between.
#[test]
fn time_and_author_after_the_headline() {
    assert_snapshot!(posts(text(
        "Ferry strike: live\n\nCrews vote on the offer\n\nBy Ann Arn\n\n15:05 GMT\n\nThe crews are voting in the town hall, the union says.\n\n\
         Mayor asks for calm\n\nBy Bo Mill\n\n14:40 GMT\n\nThe mayor has asked both sides to stay calm.\n\n\
         Pier stays shut\n\nBy Ann Arn\n\n13:10 GMT\n\nThe pier stays shut until the evening, the office says.\n"
    )));
}

/// A clock below its post.
#[test]
fn time_below_the_post() {
    assert_snapshot!(posts(text(
        "Ferry strike: live\n\nThe crews are voting in the town hall, the union says.\n15:05\n\n\
         The mayor has asked both sides to stay calm.\n14:40\n\n\
         The pier stays shut until the evening, the office says.\n13:10\n"
    )));
}

/// A clock below its post, with rules between posts.
#[test]
fn time_below_the_post_between_rules() {
    assert_snapshot!(posts(text(
        "Ferry strike: live\n\n___\n\nThe crews are voting in the town hall, the union says.\n\n— 3:05 p.m.\n\n___\n\n\
         The mayor has asked both sides to stay calm.\n\n— 2:40 p.m.\n\n___\n\n\
         The pier stays shut until the evening, the office says.\n\n— 1:10 p.m.\n"
    )));
}

/// The Guardian's way: name and clock, then later changes; a relative time beside the clock.
#[test]
fn relative_time_and_clock_together() {
    assert_snapshot!(posts(text(
        "Ferry strike live: crews vote on offer\n\nWed 11 Mar 2026 15.30 GMT\n\n\
         21m ago\n15.09 GMT\n\nCrews vote\n\nThe crews are voting on the offer in the town hall.\n\nShare\nUpdated at 15.20 GMT\n\n\
         1h ago\n14.30 GMT\n\nThe mayor says that he is confident.\n\nShare\n\n\
         3h ago\n12.45 GMT\n\nGood afternoon. The offer is on the table, and we are at the pier.\n"
    )));
}

/// Al Jazeera's way: a relative time, the clock in brackets below it, then the headline.
#[test]
fn relative_time_with_clock_in_brackets() {
    assert_snapshot!(posts(text(
        "List of live updates\n\n29m ago\n(15:31 GMT)\n\nCrews vote on the offer\n\nThe crews are voting in the town hall, the union says.\n\n\
         1h ago\n(15:00 GMT)\n\nMayor asks for calm\n\nThe mayor has asked both sides to stay calm.\n\n\
         2h ago\n(14:00 GMT)\n\nPier stays shut\n\nThe pier stays shut until the evening.\n"
    )));
}

/// The New York Times' way: date and clock on one line, an author, no headline.
#[test]
fn full_date_then_author() {
    assert_snapshot!(posts(text(
        "Ferry Strike Enters Its Third Day\n\nMarch 11, 2026, 11:05 a.m. ET\nAnn Arn\nReporting from Arnholm\n\n\
         The crews are voting in the town hall, the union says.\n\n\
         March 11, 2026, 10:40 a.m. ET\nBo Mill\nReporting from Stena\n\nThe mayor has asked both sides to stay calm.\n\n\
         March 11, 2026, 9:10 a.m. ET\nAnn Arn\nReporting from Arnholm\n\nThe pier stays shut until the evening.\n"
    )));
}

/// CNN's way: `11:05 a.m. ET, March 11, 2026`, headline, agency name, prose.
#[test]
fn clock_zone_date_then_headline() {
    assert_snapshot!(posts(text(
        "March 11, 2026 ferry strike news\n\nBy Ann Arn, Bo Mill and Cy Dorn, HNN\n\nUpdated 11:30 AM ET, Wed March 11, 2026\n\n\
         11:05 a.m. ET, March 11, 2026\nCrews vote on the offer\n\nFrom HNN's Ann Arn\n\nThe crews are voting in the town hall, the union says.\n\n\
         10:40 a.m. ET, March 11, 2026\nMayor asks for calm\n\nFrom HNN's Bo Mill in Stena\n\nThe mayor has asked both sides to stay calm.\n\n\
         9:10 a.m. ET, March 11, 2026\nPier stays shut\n\nFrom HNN staff\n\nThe pier stays shut until the evening.\n"
    )));
}

/// The BBC's way: headline and "published at", share buttons.
#[test]
fn headline_published_at() {
    assert_snapshot!(posts(text(
        "Live. Ferry strike: crews vote on offer\n\nSummary\n\nThe crews of the ferry are voting.\nThe mayor has asked for calm.\n\n\
         Live Reporting\n\n15:05 GMT 11 March\nCrews vote on the offer\npublished at 15:05 GMT 11 March\n\nThe crews are voting in the town hall, the union says.\n\n\
         14:40 GMT 11 March\nMayor asks for calm\npublished at 14:40 GMT 11 March\n\nThe mayor has asked both sides to stay calm.\n\n\
         13:10 GMT 11 March\nPier stays shut\npublished at 13:10 GMT 11 March\n\nThe pier stays shut until the evening.\n"
    )));
}

/// `HEADLINEpublished at 15:05 11 March`, as pages run together when they are copied.
#[test]
fn headline_run_into_published_at() {
    assert_snapshot!(posts(text(
        "Ferry strike live\n\nCrews vote on the offer\npublished at 15:05\n\nThe crews are voting in the town hall, the union says.\n\n\
         Mayor asks for calm\npublished at 14:40\n\nThe mayor has asked both sides to stay calm.\n\n\
         Pier stays shut\npublished at 13:10\n\nThe pier stays shut until the evening.\n"
    )));
}

/// A wire's alerts: clock and flash on a line, most without prose below.
#[test]
fn wire_alerts() {
    assert_snapshot!(posts(text(
        "HP NEWS ALERTS 11 MARCH 2026\n\n15:05 GMT - FERRY CREWS VOTE ON OFFER - UNION\n15:07 GMT - MAYOR SAYS CONFIDENT OF DEAL\n\
         15:40 GMT - COUNT BEGINS IN TOWN HALL\n16:02 GMT - CREWS ACCEPT OFFER, UNION SAYS\n"
    )));
}

/// A log of lines with date and clock in brackets.
#[test]
fn bracketed_log() {
    assert_snapshot!(posts(text(
        "[11.03.2026 15:05] Crews vote on the offer in the town hall.\n[11.03.2026 15:40] The count has begun, the union says.\n\
         [11.03.2026 16:02] The crews have accepted the offer.\n"
    )));
}

/// Unix times before each post.
#[test]
fn unix_times() {
    assert_snapshot!(posts(text(
        "1773241500\nThe crews are voting in the town hall, the union says.\n\n1773243600\nThe count has begun, the union says.\n"
    )));
}

/// `12 Oct 18:03` with no year, oldest first, over a new year.
#[test]
fn dates_without_a_year_over_new_year() {
    assert_snapshot!(posts(Page {
        fetched: Some("2026-01-02T10:00Z"),
        ..Page::text(
            "Ferry strike: all updates\n\n31 Dec 22:10\nThe crews have gone home for the night, the union says.\n\n\
             31 Dec 23:50\nThe mayor has wished all crews a happy new year.\n\n1 Jan 09:15\nThe pier is empty this morning.\n"
        )
    }));
}

/// `Friday, 10:50 p.m.:` before prose.
#[test]
fn weekday_and_clock_before_prose() {
    assert_snapshot!(posts(Page {
        fetched: Some("2026-03-14T10:00Z"),
        ..Page::text(
            "Ferry strike: what we know\n\nSaturday, 1:05 a.m.: The crews have voted to end the strike, the union said.\n\n\
             Friday, 10:50 p.m.: The count has begun in the town hall.\n\nFriday, 9 p.m.: The mayor has called on the crews to vote.\n"
        )
    }));
}

/// A timeline by days: dates alone on a line, prose and bullets below.
#[test]
fn timeline_by_days() {
    assert_snapshot!(posts(text(
        "Timeline of the ferry strike\n\n9 March\n\nThe crews of the ferry went on strike in the morning.\nThe mayor called both sides to the town hall.\n\n\
         10 March\n\nTalks went on all day, without a result.\n\n11 March 2026\n\nThe crews voted on the offer, and accepted it.\n"
    )));
}

/// A timeline by days whose entries have clocks.
#[test]
fn timeline_by_days_with_clocks() {
    assert_snapshot!(posts(text(
        "Timeline of the ferry strike\n\nMonday 9 March 2026\n\n06:10 – The crews do not turn up at the pier.\n09:30 – The mayor calls both sides to the town hall.\n\n\
         Tuesday 10 March 2026\n\n08:00 – Talks begin.\n23:15 – Talks end without a result.\n\nWednesday 11 March 2026\n\n15:05 – The crews vote on the offer.\n"
    )));
}

/// Bullets of prose with a bare clock.
#[test]
fn bullets_with_bare_clocks() {
    assert_snapshot!(posts(text(
        "Ferry strike on 11 March 2026\n\n• 15:05 The crews vote on the offer in the town hall.\n• 14:40 The mayor asks both sides to stay calm.\n• 13:10 The pier stays shut.\n"
    )));
}

/// A relief agency's flash update: bullets below headings, the date at its head.
#[test]
fn flash_update() {
    assert_snapshot!(outline(text(
        "Arnland: Ferry Strike\nFlash Update No. 3\nAs of 11 March 2026\n\nHIGHLIGHTS\n\n• Some 400 people in Stena are cut off, the council says.\n\
         • The clinic in Stena has medicine for three days.\n• A school has been opened as a shelter.\n\n\
         SITUATION OVERVIEW\n\nThe ferry has not sailed since 9 March. The road by the old mill is under water, and the bus takes an hour longer.\n\n\
         HUMANITARIAN RESPONSE\n\nThe Red Cross has brought food parcels to 120 families in Stena by boat.\n"
    )));
}

/// A think tank's digest: key takeaways in bullets, then sections.
#[test]
fn daily_assessment() {
    assert_snapshot!(outline(text(
        "Ferry Strike Assessment, March 11, 2026\n\nAnn Arn, Bo Mill and Cy Dorn\n\nMarch 11, 2026, 6:30 p.m. ET\n\n\
         Key Takeaways\n\n• The crews have accepted the offer, the union said on March 11.\n• The mayor has called the result a good one.\n\
         • The first ferry will likely sail in the morning.\n\nNegotiations\n\nThe union and the harbour office met in the town hall on March 11 and agreed on pay.\n\n\
         Harbour\n\nThe harbour office reported that the pier had been cleared of ice.\n"
    )));
}

/// Days of which only names are written.
#[test]
fn today_and_yesterday() {
    assert_snapshot!(posts(text(
        "Ferry strike: latest\n\nToday, 15:05\nThe crews are voting in the town hall, the union says.\n\n\
         Today, 00:20\nThe talks are over for tonight.\n\nYesterday, 22:10\nThe mayor has joined the talks.\n"
    )));
}

/// A minute of precision only where there is one: "an hour ago" is of the hour.
#[test]
fn relative_times_in_words() {
    assert_snapshot!(posts(text(
        "Ferry strike: latest\n\njust now\nThe crews are voting in the town hall, the union says.\n\n\
         an hour ago\nThe talks are over.\n\n2 days ago\nThe mayor has joined the talks.\n"
    )));
}

/// Without a retrieval time, a relative time stays unknown.
#[test]
fn relative_times_without_a_retrieval() {
    assert_snapshot!(posts(Page::text(
        "Ferry strike: latest\n\n5 minutes ago\nThe crews are voting in the town hall, the union says.\n\nan hour ago\nThe talks are over.\n"
    )));
}

/// Two clocks for one moment.
#[test]
fn clocks_in_two_zones() {
    assert_snapshot!(posts(text(
        "Ferry strike: latest\n\n7:05 p.m. (15:05 GMT)\nThe crews are voting in the town hall, the union says.\n\n\
         6:40 p.m. (14:40 GMT)\nThe mayor has asked both sides to stay calm.\n\n2:10 p.m. (10:10 GMT)\nThe talks have begun again.\n"
    )));
}

/// Clocks in mixed forms: some with their words on the line, some alone.
#[test]
fn stamps_of_two_forms() {
    assert_snapshot!(posts(text(
        "Streik auf der Fähre im Liveticker\n\nMittwoch, 11. März 2026\n\n15.05 Uhr: Mannschaft stimmt ab\n\nDie Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.\n\n\
         14.40 Uhr\n\nDer Bürgermeister bittet beide Seiten um Ruhe.\n\n13.10 Uhr: Anleger bleibt gesperrt\n\nDer Anleger bleibt bis zum Abend gesperrt.\n"
    )));
}

/// Russian, with the day above.
#[test]
fn russian() {
    assert_snapshot!(outline(text(
        "Забастовка на пароме: онлайн\n\n11 марта, среда\n\n18:05 (мск)\nЭкипажи голосуют в ратуше, сообщил профсоюз.\n\n\
         17:40 (мск)\nМэр призвал обе стороны к спокойствию и попросил не мешать голосованию.\n\n16:10 (мск)\nПричал закрыт до вечера, сообщили в порту."
    )));
}

/// Arabic with its own digits and both names of the month.
#[test]
fn arabic() {
    assert_snapshot!(posts(text(
        "إضراب العبارة: آخر التطورات\n\n١١ مارس/آذار ٢٠٢٦\n\n١٥:٠٥ بتوقيت غرينتش\nيصوت العمال في دار البلدية على العرض، وفق ما قالت النقابة.\n\n\
         ١٤:٤٠ بتوقيت غرينتش\nدعا رئيس البلدية الجانبين إلى الهدوء.\n\n١٣:١٠ بتوقيت غرينتش\nيبقى الرصيف مغلقا حتى المساء."
    )));
}

/// Each of the other languages in a line or two: a day, clocks, prose.
#[test]
fn other_languages() {
    let pages = [
        "Страйк на поромі: онлайн\n\n11 березня 2026 року\n\n15:05\nЕкіпажі голосують у ратуші, повідомила профспілка.\n\n14:40\nМер закликав обидві сторони до спокою.\n",
        "Feribot grevi: canlı\n\n11 Mart 2026 Çarşamba\n\n15.05\nMürettebat belediye binasında oy kullanıyor, dedi sendika.\n\n14.40\nBelediye başkanı iki tarafı sükunete çağırdı.\n",
        "Bərə tətili\n\n11 mart 2026-cı il\n\n15:05\nHeyət təklifə səs verir, həmkarlar ittifaqı bildirib.\n\n14:40\nMer hər iki tərəfi sakitliyə çağırıb.\n",
        "Լաստանավի գործադուլ\n\n2026 թ. մարտի 11\n\n15:05\nԱնձնակազմը քվեարկում է, հայտնեց արհմիությունը։\n\n14:40\nՔաղաքապետը կոչ արեց պահպանել հանգստություն։\n",
        "שביתת המעבורת: עדכונים\n\n11 במרץ 2026\n\n15:05\nהצוותים מצביעים בבית העירייה, אמר האיגוד.\n\n14:40\nראש העיר קרא לשני הצדדים להירגע.\n",
        "Grève du ferry : le direct\n\nLe 11 mars 2026\n\n15h05\nLes équipages votent à la mairie, dit le syndicat.\n\n14 h 40\nLe maire a demandé du calme aux deux parties.\n",
        "Huelga del ferry, en directo\n\n11 de marzo de 2026\n\n15:05 h\nLas tripulaciones votan en el ayuntamiento, dice el sindicato.\n\n14:40 h\nEl alcalde ha pedido calma a las dos partes.\n",
        "Sciopero del traghetto, la diretta\n\n11 marzo 2026\n\nOre 15.05 - Equipaggi al voto\nGli equipaggi votano in municipio, dice il sindacato.\n\nOre 14.40 - Il sindaco chiede calma\nIl sindaco ha chiesto calma alle due parti.\n",
        "Strajk na promie, relacja na żywo\n\n11 marca 2026 r.\n\ngodz. 15:05\nZałogi głosują w ratuszu, podał związek.\n\ngodz. 14:40\nBurmistrz wezwał obie strony do spokoju.\n",
        "Greve da balsa, ao vivo\n\n11 de março de 2026\n\n15h05\nAs tripulações votam na câmara, diz o sindicato.\n\n14h40\nO prefeito pediu calma aos dois lados.\n",
    ];
    let read: Vec<String> = pages.iter().map(|page| posts(text(page))).collect();
    assert_snapshot!(read.concat());
}

/// What has clocks and is no coverage stays one article.
#[test]
fn what_is_no_feed() {
    let pages = [
        // A timetable
        "Ferry timetable\n\n06:10 Stena\n06:40 Arnholm\n07:10 Stena\n07:40 Arnholm\n08:10 Stena\n",
        // A programme
        "Programme of the day\n\n10:00 - Opening\n10:30 - Speeches\n12:00 - Lunch\n14:00 - Boat tour\n",
        // Opening hours
        "Harbour office\n\nThe office is open as follows, the mayor said.\n\nMonday 9:00 - 18:00\nTuesday 9:00 - 18:00\nWednesday 10:00 - 16:00\n",
        // A table
        "Departures from Stena on weekdays\n\n06:10 06:40 07:10\n08:10 08:40 09:10\n10:10 10:40 11:10\n",
        // Scores
        "Ferry cup results\n\nArnholm 2:1 Stena\n3:2 after extra time\n2-1 for the crews\nThe cup was held on the pier, and the crews won it.\n",
        // Clocks in prose and in quotes
        "How the vote went\n\nAt 15:05 the doors of the town hall opened, and the crews went in.\n\n\
         \u{201C}15:40 is when I came out,\u{201D} one of them said, \u{201C}and nobody was there.\u{201D}\n\n\
         15:50 came and went without a word from the mayor.\n\n16:02 was the minute in which the count was over.\n",
        // Ratios, prices, numbers
        "Ferry prices rise\n\n12.50 euros is what the crossing costs from now on.\n\n9.30 euros is what it cost last year, the office said.\n\n4.10 of them are tax.\n",
    ];
    for page in pages {
        let reading = common::reading(text(page));
        assert_eq!((reading.posts.len(), reading.report.layout.as_deref()), (1, Some("article")), "{page}");
    }
}
