//! One small page of every layout, and what is read in it.

mod common;

use common::{Page, outline};
use insta::assert_snapshot;

/// `HH:MM ZONE DATE` above posts with headlines, cards and empty posts; buttons at the foot.
#[test]
fn dated_stamps() {
    assert_snapshot!(outline(Page::text(
        "- Arn Herald\nAll the news of the valley, every day.\nA ferry at the pier of Stena - Arn Herald\n\n\
         Live Updates: Ferry Talks Go On in Arnholm\n\n\
         Talks on the ferry have gone on since Monday, when the crews went on strike.\n\n\
         Follow Herald's Live Feed!\n\nTable of contents\nNew firstOld first\n\
         00:10 GMT 10.03.2026\nCrews Accept Timetable, Union Says\n\n\
         ARNHOLM (Herald) - The crews have accepted the timetable, their union said on Tuesday.\n\n\
         \"We sail at dawn,\" a spokesman said.\n\n\
         23:40 GMT 09.03.2026\n23:05 GMT 09.03.2026\nMayor Asks for Patience\n\
         The mayor of Arnholm at the pier - Arn Herald\nMayor of Arnholm Speaks to Crews\n\
         22:15 GMT 09.03.2026\nFootage of Empty Pier in Stena\n\
         To participate in the discussion\nlog in or register\nОбсуждение материала",
    )));
}

/// Bullets with a clock; the day is worked out from weekdays and a named date, against the order a midnight; cards, credits
/// and an embedded post; the title stands at the end.
#[test]
fn bullets_with_clocks() {
    assert_snapshot!(outline(Page::text(
        "11:26 GMT27 March 2026\nListen Live\n    Get short URL\n\n    The crews of the ferry went on strike on 9 March.\n\n    New messages\n\
         \u{20}   • 00:20\n\n      Crews Go Home\n\n      The crews went home on Wednesday, the union said.\n\n\
         \u{20}   • 22:10\n\n      Ferry Stuck in Ice, Harbour Office Says\n\n      A ship with a red hull\n\n      Ferry Stuck in Ice, Says Harbour Office\n\n\
         \u{20}     ARNHOLM (Herald) - The ferry is stuck in ice, the office said on Tuesday.\n      Read more\n\
         \u{20}   • 20:05\n\n      The Pier at Night\n\n      © Herald /\n      © Herald /\n\
         \u{20}   • 18:40\n\n      Union Posts Appeal\n\n      The union has appealed to all crews on Tuesday.\n\n      Паром стоит, экипаж ждёт\n\
         \u{20}   Online: Ferry Strike in Arnholm Goes On\n    Arnholm, ferries, Stena, Arn\n    House rulesDiscussion",
    )));
}

/// One article: labels above the title, the caption doubled, a box about the outlet at the foot.
#[test]
fn article() {
    assert_snapshot!(outline(Page::text(
        "Accessibility links\n\nBreaking News\n\nFerry Crews End Strike in Arnholm After Five Days\n\nupdate\n\n\
         Crews leave the ferry at the port of Stena, Arnland, March 13, 2026.\n\
         Crews leave the ferry at the port of Stena, Arnland, March 13, 2026.\n\n\
         The crews of the Arnholm ferry ended their strike Friday, the union said.\n\n\
         The mayor said late Friday that the first boat would sail at 6:30 a.m. in the morning.\n\n\
         \u{20} • 16x9 Image\n\n    Arn Herald\n\n    Stories under the Arn Herald byline are written by several reporters.\n\nXS\nSM",
    )));
}

/// A digest: headed sections and bullets, each a post; the day is in a heading, its year elsewhere.
#[test]
fn digest() {
    assert_snapshot!(outline(Page::text(
        "Strike on the ferry. Live updates, photos\n\
         Since March 9, the crews have been on strike. Nobody knows for how long.\n\
         The union speaks of progress - Arnholm\n\
         The spokesman of the union said in the morning that talks were going well.\n\
         “We are nearly there,” he added.\n\
         The pier stays shut - harbour office\n\
         On the night of March 11, the pier stayed shut, the office said.\n\
         A short overview of events as of March 11\n\
         The strike, day 3\n\
         • The ferry has not sailed since Monday, the office says.\n\
         • The school bus goes round by Stena, which takes an hour.\n\
         • Two ministers came to Arnholm to talk to the crews.\n\
         News and photos of the strike for March 10, 2026",
    )));
}

/// Clocks alone on a line with drawn rules between posts, and a note on the zone of all of them.
#[test]
fn clocks_between_rules() {
    assert_snapshot!(outline(Page::text(
        "The Latest: Ferry crews vote to end strike.\n\nSTENA, Arnland (HP) — The Latest on the ferry strike (all times EDT):\n\n\
         1:05 a.m.\n\nThe crews have voted to end the strike, the union said early Saturday, March 14, 2026.\n\n___\n\n\
         11:20 p.m.\n\nThe vote has begun in Stena. A count is expected at 12:30 a.m.\n\n___\n\n\
         10 p.m.\n\nThe mayor has called on the crews to vote.",
    )));
}

/// `5.14pm BST` with a note of a later change below the post.
#[test]
fn clocks_with_zone_and_change_notes() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike live: crews vote on offer\n\nWed 11 Mar 2026\n\n\
         5.14pm BST\n\nCrews vote\n\nThe crews are voting on the offer in the town hall. We will have the count here.\n\nUpdated at 5.20pm BST\n\n\
         4.47pm BST\n\nThe mayor says that he is confident.\n\n\
         3.02pm BST\n\nGood afternoon. The offer is on the table, and we are at the pier.",
    )));
}

/// `Posted at 15:05`, headlines in sentence case, an author between.
#[test]
fn posted_at() {
    assert_snapshot!(outline(Page {
        url: Some("https://news.example/live/ferry"),
        fetched: Some("2026-03-11T16:00Z"),
        ..Page::text(
            "Ferry crews vote on offer\n\nLive Reporting\n\n\
             Posted at 15:05\n\nCrews file into the town hall\n\nBy Ann Arn\n\nThe crews have arrived at the town hall, our reporter says.\n\n\
             Posted at 14:40\n\nWhat is on the table?\n\nThe offer has three parts, of which pay is the first.\n\n\
             Posted at 14:10\n\nGood afternoon\n\nWe are at the pier, where nothing moves."
        )
    }));
}

/// `9:20 a.m. ET, March 4, 2022`, in winter and summer time.
#[test]
fn full_stamps_with_a_zone_that_has_summer_time() {
    assert_snapshot!(outline(Page::text(
        "Ferry strike in Arnholm\n\n\
         9:20 a.m. ET, March 14, 2022\n\nCrews go back to work\n\nThe crews are back on board, the union says.\n\n\
         11:45 p.m. ET, March 11, 2022\n\nTalks break off for the night\n\nBoth sides have gone home, and will meet again.",
    )));
}

/// Dates without a year, newest first, on some stamps only.
#[test]
fn dates_on_some_stamps() {
    assert_snapshot!(outline(Page {
        fetched: Some("2026-03-13T08:00Z"),
        ..Page::text(
            "Ferry strike: all updates\n\n\
             07:15\n\nFerry sails\n\nThe first boat has left the pier.\n\n\
             12 Mar 18:03\n\nCrews vote yes\n\nThe count is in, and it is a yes.\n\n\
             16:20\n\nCrews vote\n\nThe crews are voting on the offer.\n\n\
             11 Mar 21:40\n\nOffer on the table\n\nThere is an offer, says the mayor."
        )
    }));
}

/// `Friday, 10:50 p.m.:` and `Update at 2:02 p.m. ET. Headline:` before the post's own words.
#[test]
fn stamps_before_prose() {
    assert_snapshot!(outline(Page {
        fetched: Some("2026-03-14T12:00Z"),
        ..Page::text(
            "What we hear from the ferry strike\n\n\
             Saturday, 1:30 a.m.: The union says that the count has begun in the town hall.\n\n\
             Friday, 10:50 p.m.: The doors of the town hall are shut. Nobody may leave.\n\n\
             Friday, 9:15 p.m.: The crews are voting, our reporter in Stena says."
        )
    }));
    assert_snapshot!(outline(Page {
        fetched: Some("2026-03-14T20:00Z"),
        ..Page::text(
            "Ferry Strike: The Vote\n\n\
             Update at 2:02 p.m. ET. Crews Say Yes:\n\nThe crews have voted for the offer, the union says.\n\n\
             Update at 1:30 p.m. ET. Counting Begins. The doors are shut, and the count has begun."
        )
    }));
}

/// `12.31 Uhr: Überschrift`, with the day's heading below its posts.
#[test]
fn german_clocks_with_the_day_below() {
    assert_snapshot!(outline(Page::text(
        "Streik auf der Fähre: Alle Meldungen im Ticker\n\n\
         12.31 Uhr: Mannschaft stimmt ab\n\nDie Mannschaft stimmt seit dem Mittag über das Angebot ab.\n\n\
         09.05 Uhr: Gespräche gehen weiter\n\nDie Gespräche sind am Morgen wieder aufgenommen worden.\n\n\
         Mittwoch, 11. März 2026\n\n\
         22.10 Uhr: Gespräche unterbrochen\n\nBeide Seiten sind nach Hause gegangen.\n\n\
         Dienstag, 10. März 2026",
    )));
}

/// Headings of days above their posts, oldest first.
#[test]
fn day_headings_above() {
    assert_snapshot!(outline(Page::text(
        "How the ferry strike went\n\nTuesday, 10 March 2026\n\n\
         08:10 GMT\n\nThe crews do not turn up at the pier.\n\n19:45 GMT\n\nTalks begin in the town hall.\n\n\
         Wednesday, 11 March 2026\n\n07:30 GMT\n\nThe talks have gone on all night.\n\n09:00 GMT\n\nThere is an offer.",
    )));
}

/// Clocks that cross midnight, oldest first; French clocks.
#[test]
fn midnight_oldest_first() {
    assert_snapshot!(outline(Page::text(
        "Grève du ferry : le direct\n\nLe mardi 10 mars 2026\n\n\
         21h50 - Les équipages votent\n\nLes équipages votent à la mairie, dit le syndicat.\n\n\
         23h40 - Le vote se poursuit\n\nLe vote se poursuit dans la nuit.\n\n\
         0h15 - C'est oui\n\nLes équipages ont accepté l'offre.",
    )));
}

/// Relative times count against the retrieval.
#[test]
fn relative_times() {
    assert_snapshot!(outline(Page {
        fetched: Some("2026-03-11T16:00Z"),
        ..Page::text(
            "Ferry strike live\n\n21 mins ago\n\nCrews vote\n\nThe crews are voting now.\n\n2h ago\n\nOffer on the table\n\nThere is an offer, says the mayor."
        )
    }));
}

/// Prose with clocks in it is an article.
#[test]
fn prose_with_clocks() {
    assert_snapshot!(outline(Page::text(
        "How the crews voted\n\n10:30 was when the doors of the town hall opened on Friday.\n\n\
         At 11:15 a.m. the first of the crews came out, smiling.\n\n\
         The count began at 12:40, and at 13:05 it was over.\n\nMarch 13, 2026 will be remembered in Arnholm, the mayor said.",
    )));
}

/// Hand-wrapped agency copy whose dateline has the date.
#[test]
fn wrapped_agency_copy() {
    assert_snapshot!(outline(Page::text(
        "   STENA (ARNLAND), 11 MAR 90 (HP) -- [TEXT] THE CREWS OF THE FERRY\nBETWEEN STENA AND ARNHOLM WENT ON STRIKE TODAY FOR THE SECOND TIME IN\n\
         A MONTH, THE HARBOUR OFFICE ANNOUNCED THIS MORNING IN A COMMUNIQUE.\n\n   THE OFFICE ADDED THAT THE SCHOOL BUS WOULD GO ROUND BY THE OLD MILL\nUNTIL \
         FURTHER NOTICE, WHICH TAKES AN HOUR LONGER THAN THE FERRY DOES.\n",
    )));
}

/// A page whose clocks are in the DOM and whose dates are in the JSON-LD; a pinned post stands twice; the JSON-LD repeats
/// the page's title as a headline, and has one post more.
#[test]
fn html_live_page() {
    assert_snapshot!(outline(Page::html(
        r##"<html lang="en-GB"><head><title>Ferry strike live - Arn Herald</title><meta property="og:site_name" content="Arn Herald">
        <link rel="canonical" href="https://herald.example/live/ferry">
        <script type="application/ld+json">{"@graph":[{"@type":"LiveBlogPosting","headline":"Ferry strike live","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote","datePublished":"2026-03-11T15:05:20+01:00","articleBody":"The crews are voting in the town hall, the union says.","url":"https://herald.example/live/ferry#p3"},
          {"@type":"BlogPosting","headline":"Ferry strike live","datePublished":"2026-03-11T14:40:02+01:00","articleBody":"The offer has three parts, of which pay is the first.","url":"https://herald.example/live/ferry#p2"},
          {"@type":"BlogPosting","headline":"Good morning","datePublished":"2026-03-11T09:10:00+01:00","articleBody":"&lt;p&gt;We are at the pier, where nothing moves.&lt;/p&gt;","url":"https://herald.example/live/ferry#p1"}]}]}</script></head>
        <body><nav><a href="/">News</a><time datetime="2026-03-11T10:00:00Z">10:00</time></nav>
        <main><h1>Ferry strike live</h1><p class="standfirst">The crews of the Arnholm ferry have been on strike since Monday.</p>
        <section class="key"><h2>Key events</h2><ul><li><time>15:05</time> <a>Crews vote</a></li><li><time>14:40</time> <a>What is on the table</a></li></ul></section>
        <div class="pinned"><article class="post" id="pin-p3"><time>15:05</time><h3>Crews vote</h3><p>The crews are voting in the town hall, the union says.</p></article></div>
        <div class="posts">
          <article class="post" id="p3"><time>15:05</time><h3>Crews vote</h3><p>The crews are voting in the town hall, the union says.</p>
            <figure><img src="a.jpg"><figcaption>Crews at the door. <span class="credit">Herald/Ann Arn</span></figcaption></figure><ul class="share"><li>Copy link</li></ul></article>
          <div class="ad-slot">Buy a boat</div>
          <article class="post" id="p2"><time>14:40</time><span class="author">Bo Mill</span><p>The offer has three parts, of which pay is the first.</p></article>
        </div></main><footer><p>All rights reserved.</p></footer></body></html>"##,
    )));
}

/// A page that draws its posts by script: they are in the JSON-LD alone.
#[test]
fn html_posts_in_json_ld_alone() {
    assert_snapshot!(outline(Page::html(
        r#"<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry strike","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote","datePublished":"2026-03-11T14:05:00Z","articleBody":"<p>The crews are voting.</p><p>More soon.</p>","author":{"name":"Ann Arn"}},
          {"@type":"BlogPosting","headline":"The offer has three parts","datePublished":"2026-03-11T13:40:00Z","articleBody":"The offer has three parts, of which pay is the first."}]}</script></head>
        <body><div id="root">Loading...</div></body></html>"#,
    )));
}

/// An article among menus and a list of other stories with times of their own.
#[test]
fn html_article() {
    assert_snapshot!(outline(Page::html(
        r#"<html lang="en"><head><meta property="og:site_name" content="Arn Herald"><meta property="article:published_time" content="2026-03-13T18:20:00+01:00">
        <title>Crews end strike - Arn Herald</title></head><body><nav><ul><li>News</li><li>Sport</li></ul></nav>
        <article><h1>Crews end strike in Arnholm after five days</h1><p class="byline">By Ann Arn</p>
        <p>The crews of the Arnholm ferry have ended their strike, the union said on Friday, after five days in which nothing crossed the river.</p>
        <figure><img src="b.jpg"><figcaption>The ferry leaves the pier.</figcaption></figure>
        <p>The mayor, who had called for patience, said that the first boat would sail in the morning, and that school would begin an hour later.</p>
        <p>Both sides said that the talks had been hard, but that each had given way a little, and that the offer was better than the first.</p></article>
        <aside><h2>More news</h2><ul><li><time datetime="2026-03-13T10:00:00Z">10:00</time> Mill reopens</li><li><time datetime="2026-03-13T09:00:00Z">9:00</time> Fog over Stena</li></ul></aside>
        </body></html>"#,
    )));
}
