//! The markup of live-blog software, one small page of our own for each make: its posts with their times and headlines.

mod common;

use common::{Page, reading};

/// The posts of a page, one a line: time, how it is known, headline, and the words of the body.
fn posts(html: &str) -> String {
    of(Page { fetched: Some("2026-03-11T16:00Z"), ..Page::html(html) })
}

fn of(page: Page) -> String {
    let reading = reading(page);
    let words = |span: dateline_model::Span| -> String {
        reading.text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
    };
    let line = |post: &dateline_model::Post| {
        let body: Vec<String> = reading
            .blocks
            .iter()
            .filter(|b| b.post.as_ref() == Some(&post.id) && b.kind == dateline_model::BlockKind::Body)
            .map(|b| words(b.span))
            .collect();
        format!(
            "{} {} | {} | {}",
            post.time.utc.map_or("-".into(), |u| u.to_string()),
            format!("{:?}", post.time.basis).to_lowercase(),
            post.headline.as_deref().unwrap_or("-"),
            body.join(" / ")
        )
    };
    reading.posts.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    assert_eq!(posts(html), expected.join("\n"));
}

/// The Guardian's pages of 2013 to 2021: microdata, a relative time in the element of time, the clock beside it, a note of
/// a change below, an appeal among the posts, a list of key events above.
#[test]
fn guardian_blocks() {
    check(
        r##"<html lang="en"><body><main><h1>Ferry strike: crews vote – live</h1>
        <div class="timeline"><ul><li class="timeline__item"><a href="#block-2"><time datetime="2026-03-11T15:05:00.000Z">3.05pm</time> Crews vote</a></li></ul></div>
        <div class="live-blog js-liveblog-body" itemprop="articleBody">
        <div id="block-3" class="block block--content" itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting">
          <p class="block-time published-time"><a href="#block-3" itemprop="url" class="block-time__link"><time datetime="2026-03-11T15:40:00.000Z" itemprop="datePublished" data-relativeformat="med" class="js-timestamp">20m ago</time> <span class="block-time__absolute">15:40</span></a></p>
          <div class="block-elements block-elements--no-byline" itemprop="articleBody"><p>The doors of the town hall are shut, and the count begins.</p></div>
          <p class="block-time updated-time">Updated <time datetime="2026-03-11T15:52:00.000Z">at 3.52pm GMT</time></p>
          <div class="block-share"><button>Share on Facebook</button></div></div>
        <div class="block block--content is-epic"><p class="block-time published-time"><a><time data-relativeformat="med" class="js-timestamp"></time></a></p><p><em>Please support our journalism from as little as one coin.</em></p></div>
        <div id="block-2" class="block block--content is-key-event" itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting">
          <p class="block-time published-time"><a href="#block-2" itemprop="url"><time datetime="2026-03-11T15:05:00.000Z" itemprop="datePublished" class="js-timestamp">55m ago</time> <span class="block-time__absolute">15:05</span></a></p>
          <h2 class="block-title" itemprop="headline">Crews vote</h2>
          <div class="block-elements" itemprop="articleBody"><div class="block-byline"><p>Ann Arn</p></div><p>The crews are voting in the town hall, the union says.</p></div></div>
        </div></main></body></html>"##,
        &[
            "2026-03-11T15:40Z explicit | - | The doors of the town hall are shut, and the count begins.",
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
        ],
    );
}

/// The Guardian's pages since 2021: class names that say nothing and change from post to post, a pinned post, key events
/// in a carousel, two clocks for one moment.
#[test]
fn guardian_articles_with_hashed_classes() {
    check(
        r##"<html><body><div id="maincontent"><h1>Ferry strike: crews vote – live</h1>
        <ol class="dcr-1k"><li class="dcr-2k"><a href="?page=with:block-a2"><time datetime="2026-03-11T15:05:00.000Z">11 Mar 2026</time><span>Crews vote</span></a></li>
          <li class="dcr-2k"><a href="?page=with:block-a1"><time datetime="2026-03-11T14:10:00.000Z">11 Mar 2026</time><span>Offer on the table</span></a></li></ol>
        <div id="pinned-post" data-component="pinned-post"><time data-relativeformat="med">From 55m ago</time><div id="collapsible-body">
          <article id="block-a2" class="dcr-p1"><header class="dcr-h"><a href="#"><time datetime="2026-03-11T15:05:00.000Z" data-relativeformat="med">55m ago</time><span class="dcr-c">15.05 GMT</span></a><h2>Crews vote</h2></header><p class="dcr-z">The crews are voting in the town hall, the union says.</p></article></div></div>
        <div id="liveblog-body"><article id="block-a3" class="dcr-p2"><header class="dcr-h"><a href="?page=with:block-a3"><time datetime="2026-03-11T15:40:00.000Z" data-relativeformat="med">20m ago</time><span class="dcr-c">15.40 GMT</span></a></header><p class="dcr-z">The doors of the town hall are shut, and the count begins.</p>
            <footer><button>Share</button><span>Updated at 15.52 GMT</span></footer></article>
          <article id="block-a2" class="dcr-p3"><header class="dcr-h"><a href="#"><time datetime="2026-03-11T15:05:00.000Z" data-relativeformat="med">55m ago</time><span class="dcr-c">15.05 GMT</span></a><h2>Crews vote</h2></header><p class="dcr-z">The crews are voting in the town hall, the union says.</p></article>
          <article id="block-a1" class="dcr-p2"><header class="dcr-h"><a href="#"><time datetime="2026-03-11T14:10:00.000Z" data-relativeformat="med">2h ago</time><span class="dcr-c">14.10 GMT</span></a><h2>Offer on the table</h2></header><p class="dcr-z">There is an offer of three parts, says the mayor of the town.</p></article></div>
        </div></body></html>"##,
        &[
            "2026-03-11T15:40Z explicit | - | The doors of the town hall are shut, and the count begins.",
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T14:10Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// The BBC's stream of 2017 to 2023: clocks alone, for readers of screens in other words; the day is in the JSON-LD.
#[test]
fn bbc_stream() {
    check(
        r##"<html><head><script type="application/ld+json">{"@context":"http://schema.org","@type":"LiveBlogPosting","headline":"Ferry strike: crews vote","datePublished":"2026-03-11T08:00:00+00:00","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews file in","datePublished":"2026-03-11T15:05:10+00:00","articleBody":"The crews have arrived at the town hall, our reporter says."},
          {"@type":"BlogPosting","headline":"What is on the table?","datePublished":"2026-03-11T14:40:31+00:00","articleBody":"The offer has three parts, of which pay is the first."}]}</script></head><body>
        <h1>Ferry strike: crews vote</h1><section><h2>Summary</h2><ol><li>Crews vote on the offer</li><li>The ferry has not sailed since Monday</li></ol></section>
        <ol class="lx-stream__feed"><li class="lx-stream__post-container"><article class="qa-post gs-u-pb-alt+ lx-stream-post" id="post_6412ab" aria-labelledby="title_6412ab">
            <header class="lx-stream-post__header"><div class="lx-stream-post__meta"><time class="lx-stream-post__meta-time"><span class="gs-u-vh qa-visually-hidden-meta">Posted at 15:05</span><span class="qa-post-auto-meta" aria-hidden="true">15:05</span></time></div><h3 class="lx-stream-post__header-title" id="title_6412ab"><span class="lx-stream-post__header-text">Crews file in</span></h3></header>
            <div class="lx-stream-post__contributor"><p class="qa-contributor-name">Ann Arn</p><p class="qa-contributor-role">Reporter, Stena</p></div>
            <div class="gel-body-copy qa-post-body"><p>The crews have arrived at the town hall, our reporter says.</p></div><div class="qa-share-tools"><a>Share</a></div></article></li>
          <li class="lx-stream__post-container"><article class="qa-post gs-u-pb-alt+ lx-stream-post" id="post_6412aa">
            <header class="lx-stream-post__header"><time class="lx-stream-post__meta-time"><span class="gs-u-vh">Posted at 14:40</span><span aria-hidden="true">14:40</span></time><h3><span>What is on the table?</span></h3></header>
            <div class="gel-body-copy qa-post-body"><p>The offer has three parts, of which pay is the first.</p></div></article></li></ol></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews file in | The crews have arrived at the town hall, our reporter says.",
            "2026-03-11T14:40Z explicit | What is on the table? | The offer has three parts, of which pay is the first.",
        ],
    );
}

/// The BBC since 2023: `published at HH:MM Greenwich Mean Time` within the element of time, hashed classes.
#[test]
fn bbc_posts_published_at() {
    check(
        r##"<html><body><main><h1>Ferry strike: crews vote</h1><ol role="list" class="ssrcss-1a"><li class="ssrcss-1b"><article data-testid="content-post" id="asset:11"><div class="ssrcss-1c"><h3 class="ssrcss-1d"><span role="text"><span>Crews file in</span><time data-testid="timestamp" class="ssrcss-1e"><span class="visually-hidden">published at </span>15:05 Greenwich Mean Time</time></span></h3></div><div class="ssrcss-1f"><p>The crews have arrived at the town hall, our reporter says.</p></div></article></li>
          <li class="ssrcss-1b"><article data-testid="content-post" id="asset:10"><h3 class="ssrcss-1d"><span role="text"><span>What is on the table?</span><time class="ssrcss-1e"><span class="visually-hidden">published at </span>14:40 Greenwich Mean Time 11 March</time></span></h3><p>The offer has three parts, of which pay is the first.</p></article></li></ol></main></body></html>"##,
        &[
            "2026-03-11T15:05Z inferred | Crews file in | The crews have arrived at the town hall, our reporter says.",
            "2026-03-11T14:40Z inferred | What is on the table? | The offer has three parts, of which pay is the first.",
        ],
    );
}

/// CNN: `9:20 a.m. ET, March 4, 2022` above the headline, a byline from a desk.
#[test]
fn cnn_posts_with_full_stamps() {
    check(
        r##"<html><body><h1>Ferry strike in Arnholm</h1><div class="render-stellar-contentstyles__Wrapper"><div><article class="sc-a live-story" id="h_11aa"><header class="post-headerstyles"><span class="timestamp">11:05 a.m. ET, March 11, 2026</span><h2 class="post-headlinestyles__Headline">Crews vote</h2></header><div class="sc-c"><p class="byline">Ann Arn</p><p class="sc-d">The crews are voting in the town hall, the union says.</p></div></article></div>
          <div><article class="sc-a live-story" id="h_11ab"><header class="post-headerstyles"><span class="timestamp">9:20 a.m. ET, March 11, 2026</span><h2 class="post-headlinestyles__Headline">Offer on the table</h2></header><div class="sc-c"><p class="sc-d">There is an offer of three parts, says the mayor of the town.</p></div></article></div></div></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// CNN since 2023: the last change stands as data, what readers see is relative.
#[test]
fn cnn_posts_with_relative_times() {
    check(
        r##"<html><head><script type="application/ld+json">[{"@type":"WebPage","name":"x"},{"@type":"LiveBlogPosting","headline":"Ferry strike in Arnholm","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote","datePublished":"2026-03-11T15:05:31.100Z","url":"https://x.example/live#cm5a","articleBody":"The crews are voting in the town hall, the union says."},
          {"@type":"BlogPosting","headline":"Offer on the table","datePublished":"2026-03-11T13:20:02.400Z","url":"https://x.example/live#cm5b","articleBody":"There is an offer of three parts, says the mayor of the town."}]}]</script></head><body>
        <h1 class="headline_live-story__text">Ferry strike in Arnholm</h1><div class="live-story__items-container"><article class="live-story-post liveStoryPost" data-component-name="live-story-post" id="cm5a" data-last-updated="2026-03-11T15:45:00.000Z"><div class="live-story-post__wrapper"><div class="live-story-post__byline-timestamp"><time class="live-story-post__timestamp">55 min ago</time></div><h2 class="live-story-post__headline">Crews vote</h2><div class="live-story-post__content"><p>The crews are voting in the town hall, the union says.</p></div></div></article>
          <article class="live-story-post liveStoryPost" data-component-name="live-story-post" id="cm5b" data-last-updated="2026-03-11T15:45:00.000Z"><div class="live-story-post__wrapper"><time class="live-story-post__timestamp">2 hr 40 min ago</time><h2 class="live-story-post__headline">Offer on the table</h2><div class="live-story-post__content"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></article></div></body></html>"##,
        &[
            "2026-03-11T15:05:31Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:02Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Al Jazeera: a relative time for eyes, the date for readers of screens, the clock in brackets.
#[test]
fn al_jazeera_cards() {
    check(
        r##"<html><body><main id="main-content-area"><h1>Ferry strike live</h1><ul class="timeline__items"><li data-testid="live-blog-feed-item"><div class="card-live" id="liveblog-update-301"><div class="card-live__precontent"><div class="date-relative"><span class="screen-reader-text">Published On 11 Mar 2026</span><span aria-hidden="true">55m ago</span></div><span class="card-live__timezone">(15:05 GMT)</span></div><div class="card-live__content-area"><h2 class="card-live__title">Crews vote</h2><div class="card-live__content wysiwyg"><p>The crews are voting in the town hall, the union says.</p></div></div></div></li>
          <li data-testid="live-blog-feed-item"><div class="card-live" id="liveblog-update-300"><div class="card-live__precontent"><div class="date-relative"><span class="screen-reader-text">Published On 10 Mar 2026</span><span aria-hidden="true">10 Mar 2026</span></div><span class="card-live__timezone">(22:15 GMT)</span></div><div class="card-live__content-area"><h2 class="card-live__title">Talks break off</h2><div class="card-live__content wysiwyg"><p>Both sides have gone home for the night, and will meet again.</p></div></div></div></li></ul></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-10T22:15Z explicit | Talks break off | Both sides have gone home for the night, and will meet again.",
        ],
    );
}

/// The New York Times: the stamp twice, long for eyes and short, then the reporter, then the post.
#[test]
fn new_york_times_posts() {
    check(
        r##"<html><body><main><h1>Ferry strike</h1><div data-testid="live-blog-content"><div id="crews-vote" class="live-blog-post css-a" data-testid="live-blog-post"><div class="live-blog-post-meta"><time datetime="2026-03-11T11:05:10-04:00" class="css-t"><span>March 11, 2026, 11:05 a.m. ET</span><span class="css-v">March 11, 2026</span></time></div><div class="css-b"><p class="css-n">Ann Arn</p></div><div class="live-blog-post-content"><h2 class="live-blog-post-headline">Crews vote</h2><p>The crews are voting in the town hall, the union says.</p></div></div>
          <div id="offer" class="live-blog-post css-a" data-testid="live-blog-post"><div class="live-blog-post-meta"><time datetime="2026-03-11T09:20:44-04:00"><span>March 11, 2026, 9:20 a.m. ET</span></time></div><div class="live-blog-post-content"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Norkon's live centre, as Sky and others have it: `div role=article`, an element of time, and how long ago.
#[test]
fn norkon_live_centre() {
    check(
        r##"<html><body><h1>Ferry strike latest</h1><div class="section-wrap__article-column"><div class="ncpost-list-container"><div role="article" class="ncpost ncpost-content" id="nc-7"><div class="ncpost-header"><time class="ncpost-timestamp" datetime="2026-03-11T15:05:00Z"><span class="ncpost-timestamp-time">15:05:00</span> <span class="ncpost-timestamp-ago">55 minutes ago</span></time></div><h2 class="ncpost-title">Crews vote</h2><div class="ncpost-body"><p>The crews are voting in the town hall, the union says.</p></div></div>
          <div role="article" class="ncpost ncpost-content" id="nc-6"><div class="ncpost-header"><time class="ncpost-timestamp" datetime="2026-03-11T13:20:00Z"><span>13:20:00</span> <span class="ncpost-timestamp-ago">2 hours ago</span></time></div><h2 class="ncpost-title">Offer on the table</h2><div class="ncpost-body"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></div></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Automattic's Liveblog for WordPress, first make: Unix time as data, date and clock in links.
#[test]
fn wordpress_liveblog_entries() {
    check(
        r##"<html><body><article><h1>Ferry strike</h1><div id="liveblog-container"><div id="liveblog-entries"><div id="liveblog-entry-41" class="liveblog-entry user-ann" data-timestamp="1773241500"><header class="liveblog-meta"><span class="liveblog-author-name">Ann Arn</span><span class="liveblog-meta-time"><a href="#liveblog-entry-41" class="liveblog-time-update"><span class="date">March 11, 2026</span><span class="time">3:05 pm</span></a></span></header><div class="liveblog-entry-text" data-original-content="The crews"><p>The crews are voting in the town hall, the union says.</p></div></div>
          <div id="liveblog-entry-40" class="liveblog-entry user-bo" data-timestamp="1773235200"><header class="liveblog-meta"><span class="liveblog-author-name">Bo Mill</span><span class="liveblog-meta-time"><a href="#liveblog-entry-40"><span class="date">March 11, 2026</span><span class="time">1:20 pm</span></a></span></header><div class="liveblog-entry-text"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></div></article></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | - | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Automattic's Liveblog, second make: the time stands in an `aside` of the post.
#[test]
fn wordpress_liveblog_with_the_time_aside() {
    check(
        r##"<html><head><meta property="article:published_time" content="2026-03-11T08:00:00+00:00"></head><body><main><h1>Ferry strike</h1><div id="liveblog-feed"><article id="id_41" class="liveblog-entry"><aside class="liveblog-entry-aside"><a class="liveblog-entry-time" href="#41"><span>55m</span><span>March 11, 2026 3:05 pm</span></a></aside><div class="liveblog-entry-main"><h2 class="liveblog-entry-heading">Crews vote</h2><p>The crews are voting in the town hall, the union says.</p></div></article>
          <article id="id_40" class="liveblog-entry"><aside class="liveblog-entry-aside"><a class="liveblog-entry-time" href="#40"><span>3h</span><span>March 11, 2026 1:20 pm</span></a></aside><div class="liveblog-entry-main"><p>There is an offer of three parts, says the mayor of the town.</p></div></article></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z inferred | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z inferred | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Easy Liveblogs for WordPress: a local time without a zone for machines, how long ago for readers, Unix time as data.
#[test]
fn easy_liveblogs() {
    check(
        r##"<html><body><main><h1>Ferry strike</h1><ul class="elb-liveblog-list"><li class="elb-liveblog-post" data-elb-post-datetime="1773241500" data-elb-post-id="41"><p class="elb-liveblog-post-time"><time datetime="2026-03-11 16:05">55 minutes ago</time></p><p class="elb-liveblog-post-author">By Ann Arn</p><h2 class="elb-liveblog-post-heading">Crews vote</h2><div class="elb-liveblog-post-content"><p>The crews are voting in the town hall, the union says.</p></div></li>
          <li class="elb-liveblog-post" data-elb-post-datetime="1773235200" data-elb-post-id="40"><p class="elb-liveblog-post-time"><time datetime="2026-03-11 14:20">3 hours ago</time></p><h2 class="elb-liveblog-post-heading">Offer on the table</h2><div class="elb-liveblog-post-content"><p>There is an offer of three parts, says the mayor of the town.</p></div></li></ul></main></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:00Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Sourcefabric's Live Blog: the time as data of a block that is empty until a script fills it.
#[test]
fn sourcefabric_live_blog() {
    check(
        r##"<html><body><h1>Ferry strike</h1><div class="lb-timeline" data-timeline-blog><section class="timeline-body"><article class="lb-post list-group-item" data-js-post-id="urn:newsml:x:41"><div class="lb-post-header"><div class="lb-post-date relativeDate" data-js-timestamp="2026-03-11T15:05:00+00:00"></div><div class="lb-author"><span class="lb-author__name">Ann Arn</span></div></div><div class="items-container"><div class="lb-item"><h2>Crews vote</h2><p>The crews are voting in the town hall, the union says.</p></div></div></article>
          <article class="lb-post list-group-item lb-post--highlighted" data-js-post-id="urn:newsml:x:40"><div class="lb-post-header"><div class="lb-post-date relativeDate" data-js-timestamp="2026-03-11T13:20:00+00:00"></div></div><div class="items-container"><div class="lb-item"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></article></section></div></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// 24liveblog: an empty place for the script; all posts are in JSON-LD with HTML in its bodies.
#[test]
fn twenty_four_live_blog() {
    check(
        r##"<html><body><main><h1>Ferry strike</h1><p>The crews of the Arnholm ferry have been on strike since Monday.</p><div id="LB24_LIVE_CONTENT" data-eid="55"></div></main>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting","@id":"https://x.example/live","headline":"Ferry strike","coverageStartTime":"2026-03-11T08:00:00Z","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote","url":"https://x.example/live?lbup=41","datePublished":"2026-03-11T15:05:00Z","articleBody":"<p>The crews are voting in the town hall, the union says.</p><p>More soon.</p>"},
          {"@type":"BlogPosting","headline":"There is an offer of three parts, says the mayor of ...","url":"https://x.example/live?lbup=40","datePublished":"2026-03-11T13:20:00Z","articleBody":"There is an offer of three parts, says the mayor of the town."}]}</script></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says. / More soon.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// ScribbleLive: author and time below the post, with the seconds, day first.
#[test]
fn scribble_live_items() {
    check(
        r##"<html><body><main><h1>Ferry strike</h1><ul id="Posts"><li id="3674" class="live-item-text"><img src="a.png"><div class="Content">The crews are voting in the town hall, the union says.</div><div class="Meta">by Ann Arn on 11/3/2026 at 15.05.09</div></li>
          <li id="3673" class="live-item-text"><img src="a.png"><div class="Content">There is an offer of three parts, says the mayor of the town.</div><div class="Meta">by Bo Mill on 11/3/2026 at 13.20.53</div></li>
          <li id="3672" class="live-item-text"><img src="a.png"><div class="Content">Good morning. We are at the pier, where nothing moves at all.</div><div class="Meta">by Bo Mill on 11/3/2026 at 9.02.11</div></li></ul></main></body></html>"##,
        &[
            "2026-03-11T15:05:09Z inferred | - | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:53Z inferred | - | There is an offer of three parts, says the mayor of the town.",
            "2026-03-11T09:02:11Z inferred | - | Good morning. We are at the pier, where nothing moves at all.",
        ],
    );
}

/// Arena and Tickaroo: microdata, times in `meta` elements that nobody sees, clocks that readers see in their own zone.
#[test]
fn microdata_with_hidden_times() {
    check(
        r##"<html><body><div itemscope itemtype="https://schema.org/LiveBlogPosting"><h1 itemprop="headline">Ferry strike</h1><meta itemprop="datePublished" content="2026-03-11T08:00:00Z"><div class="feed">
          <div class="event" itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="ev-41"><meta itemprop="datePublished" content="2026-03-11T15:05:00Z"><meta itemprop="dateModified" content="2026-03-11T15:45:00Z"><div class="event__title" itemprop="headline">Crews vote</div><div itemprop="articleBody"><p>The crews are voting in the town hall, the union says.</p></div><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Arn</span></span></div>
          <div class="event" itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="ev-40"><meta itemprop="datePublished" content="2026-03-11T13:20:00Z"><div itemprop="articleBody"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></div></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// RDFa: the same words as properties.
#[test]
fn rdfa() {
    check(
        r##"<html><body vocab="https://schema.org/"><div typeof="LiveBlogPosting"><h1 property="headline">Ferry strike</h1><div class="feed">
          <div property="liveBlogUpdate" typeof="BlogPosting" resource="#u41"><span property="datePublished" content="2026-03-11T15:05:00Z"></span><div property="headline">Crews vote</div><div property="articleBody"><p>The crews are voting in the town hall, the union says.</p></div></div>
          <div property="liveBlogUpdate" typeof="BlogPosting" resource="#u40"><span property="datePublished" content="2026-03-11T13:20:00Z"></span><div property="articleBody"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></div></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// AMP's live list: when a post was sorted in, and when it was changed, as Unix times; a deleted post leaves a tombstone.
#[test]
fn amp_live_list() {
    check(
        r##"<html amp><body><h1>Ferry strike</h1><amp-live-list id="live" data-poll-interval="15000" data-max-items-per-page="20"><button update on="tap:live.update">You have updates</button><div items>
          <div id="p41" data-sort-time="1773241500" data-update-time="1773243900"><h2>Crews vote</h2><p>The crews are voting in the town hall, the union says.</p></div>
          <div id="p405" data-sort-time="1773240000" data-tombstone></div>
          <div id="p40" data-sort-time="1773235200"><p>There is an offer of three parts, says the mayor of the town.</p></div></div><div pagination><nav>Next</nav></div></amp-live-list></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// France 24 and others: local clocks, the offset in the element of time, the day as a heading of its own list.
#[test]
fn lists_by_day() {
    check(
        r##"<html lang="fr"><body><main><h1>Grève du ferry : le direct</h1><div class="live"><div class="live__day"><h2>Mercredi 11 mars 2026</h2><ul><li class="live__item"><time datetime="2026-03-11T16:05:00+0100">16:05</time><h3>Les équipages votent</h3><p>Les équipages votent à la mairie, selon le syndicat des marins.</p></li><li class="live__item"><time datetime="2026-03-11T14:20:00+0100">14:20</time><p>Une offre en trois parties est sur la table, dit le maire.</p></li></ul></div>
          <div class="live__day"><h2>Mardi 10 mars 2026</h2><ul><li class="live__item"><time datetime="2026-03-10T22:15:00+0100">22:15</time><h3>Les négociations suspendues</h3><p>Les deux parties sont rentrées chez elles pour la nuit.</p></li></ul></div></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Les équipages votent | Les équipages votent à la mairie, selon le syndicat des marins.",
            "2026-03-11T13:20Z explicit | - | Une offre en trois parties est sur la table, dit le maire.",
            "2026-03-10T21:15Z explicit | Les négociations suspendues | Les deux parties sont rentrées chez elles pour la nuit.",
        ],
    );
}

/// The clocks alone, days as headings between the posts of one list, nothing for machines.
#[test]
fn clocks_under_headings_of_days() {
    check(
        r##"<html lang="de"><body><main><h1>Streik auf der Fähre: der Liveblog</h1><div class="ticker"><h2 class="ticker__day">Mittwoch, 11. März 2026</h2><div class="ticker__item"><span class="ticker__time">16:05 Uhr</span><h3>Mannschaft stimmt ab</h3><p>Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.</p></div><div class="ticker__item"><span class="ticker__time">14:20 Uhr</span><p>Es gibt ein Angebot in drei Teilen, sagt der Bürgermeister.</p></div>
          <h2 class="ticker__day">Dienstag, 10. März 2026</h2><div class="ticker__item"><span class="ticker__time">22:15 Uhr</span><h3>Gespräche unterbrochen</h3><p>Beide Seiten sind für die Nacht nach Hause gegangen.</p></div></div></main></body></html>"##,
        &[
            "2026-03-11T16:05Z inferred | Mannschaft stimmt ab | Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.",
            "2026-03-11T14:20Z inferred | - | Es gibt ein Angebot in drei Teilen, sagt der Bürgermeister.",
            "2026-03-10T22:15Z inferred | Gespräche unterbrochen | Beide Seiten sind für die Nacht nach Hause gegangen.",
        ],
    );
}

/// Times that a script would show: the DOM has the posts without any time, the JSON-LD has their times.
#[test]
fn posts_whose_times_are_in_json_ld_alone() {
    check(
        r##"<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry strike","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote","datePublished":"2026-03-11T15:05:00Z","articleBody":"The crews are voting in the town hall, the union says. More soon."},
          {"@type":"BlogPosting","headline":"Ferry strike","datePublished":"2026-03-11T13:20:00Z","articleBody":"There is an offer of three parts, says the mayor of the town."},
          {"@type":"BlogPosting","headline":"Good morning","datePublished":"2026-03-11T09:02:00Z","articleBody":"We are at the pier, where nothing moves."}]}</script></head><body><main><h1>Ferry strike</h1>
        <section class="entries"><div class="entry"><div class="when"></div><h2>Crews vote</h2><p>The crews are voting in the town hall, the union says.</p><p>More soon.</p></div>
          <div class="promo">Buy a boat, and sail where you like.</div>
          <div class="entry"><div class="when"></div><p>There is an offer of three parts, says the mayor of the town.</p><blockquote><p>It is a good offer.</p></blockquote></div>
          <div class="entry"><div class="when"></div><h2>Good morning</h2><p>We are at the pier, where nothing moves.</p></div></section></main></body></html>"##,
        &[
            "2026-03-11T15:05:00Z explicit | Crews vote | The crews are voting in the town hall, the union says. / More soon.",
            "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town. / It is a good offer.",
            "2026-03-11T09:02:00Z explicit | Good morning | We are at the pier, where nothing moves.",
        ],
    );
}

/// JSON-LD that gives every post the page's one time: the clocks that readers see win.
#[test]
fn one_time_for_all_posts_in_json_ld() {
    check(
        r##"<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry strike","dateModified":"2026-03-11T15:50:00Z","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Ferry strike","datePublished":"2026-03-11T08:00:00Z","articleBody":"The crews are voting in the town hall, the union says."},
          {"@type":"BlogPosting","headline":"Ferry strike","datePublished":"2026-03-11T08:00:00Z","articleBody":"There is an offer of three parts, says the mayor of the town."},
          {"@type":"BlogPosting","headline":"Ferry strike","datePublished":"2026-03-11T08:00:00Z","articleBody":"We are at the pier, where nothing moves, our reporter says."}]}</script></head><body><main><h1>Ferry strike</h1>
        <div class="feed"><div class="item"><b>15:05 GMT</b><p>The crews are voting in the town hall, the union says.</p></div><div class="item"><b>13:20 GMT</b><p>There is an offer of three parts, says the mayor of the town.</p></div><div class="item"><b>09:02 GMT</b><p>We are at the pier, where nothing moves, our reporter says.</p></div></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z inferred | - | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z inferred | - | There is an offer of three parts, says the mayor of the town.",
            "2026-03-11T09:02Z inferred | - | We are at the pier, where nothing moves, our reporter says.",
        ],
    );
}

/// Posts without elements of their own: headings with their paragraphs, parted by rules; times in elements beside them.
#[test]
fn posts_that_are_siblings_of_their_times() {
    check(
        r##"<html><body><main><h1>Ferry strike</h1><div class="article-body"><p>The crews of the Arnholm ferry have been on strike since Monday.</p><hr>
          <time datetime="2026-03-11T15:05:00Z">15:05</time><h2>Crews vote</h2><p>The crews are voting in the town hall, the union says.</p><p>More soon.</p><hr>
          <time datetime="2026-03-11T13:20:00Z">13:20</time><h2>Offer on the table</h2><p>There is an offer of three parts, says the mayor of the town.</p><hr>
          <time datetime="2026-03-11T09:02:00Z">09:02</time><p>We are at the pier, where nothing moves, our reporter says.</p></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says. / More soon.",
            "2026-03-11T13:20Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
            "2026-03-11T09:02Z explicit | - | We are at the pier, where nothing moves, our reporter says.",
        ],
    );
}

/// Indian portals: `11 Mar 2026, 08:35 PM IST` with the headline in bold, other stories with times at the side, comments
/// with times below.
#[test]
fn other_lists_with_times_are_none() {
    check(
        r##"<html><body><main><h1>Ferry strike live updates</h1><div class="lb"><div class="lb-item" id="u41"><span class="lb-date">11 Mar 2026, 08:35 PM IST</span><h2>Crews vote</h2><p>The crews are voting in the town hall, the union says.</p></div><div class="lb-item" id="u40"><span class="lb-date">11 Mar 2026, 06:50 PM IST</span><p>There is an offer of three parts, says the mayor of the town.</p></div></div>
          <section class="most-read"><h3>Most read</h3><div class="card"><time datetime="2026-03-11T10:00:00Z">10:00</time><h4>Goat found on roof</h4></div><div class="card"><time datetime="2026-03-11T09:00:00Z">09:00</time><h4>Rain all week</h4></div><div class="card"><time datetime="2026-03-11T08:00:00Z">08:00</time><h4>Market moves</h4></div></section>
          <section id="comments"><h3>Comments</h3><div class="comment"><time datetime="2026-03-11T15:10:00Z">15:10</time><p>I have waited for this boat for five long days, and I am not going to wait any longer for anybody.</p></div><div class="comment"><time datetime="2026-03-11T15:20:00Z">15:20</time><p>They should pay the crews what they are due, and then we could all cross the river again as before.</p></div><div class="comment"><time datetime="2026-03-11T15:30:00Z">15:30</time><p>My goat is still on the other side, and nobody has told me who will bring it over before the weekend.</p></div></section></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | - | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// Russian agencies: a compact time as data, clocks for readers.
#[test]
fn compact_times_as_data() {
    check(
        r##"<html lang="ru"><body><h1>Забастовка на пароме: онлайн</h1><div class="online"><div class="online__item" data-id="41" data-published="20260311T180500"><div class="online__item-time">18:05</div><div class="online__item-text"><p>Экипажи голосуют в мэрии, сообщает профсоюз моряков.</p></div></div><div class="online__item" data-id="40" data-published="20260311T162000"><div class="online__item-time">16:20</div><div class="online__item-text"><p>На столе предложение из трёх частей, говорит мэр города.</p></div></div></div></body></html>"##,
        &[
            "2026-03-11T18:05Z inferred | - | Экипажи голосуют в мэрии, сообщает профсоюз моряков.",
            "2026-03-11T16:20Z inferred | - | На столе предложение из трёх частей, говорит мэр города.",
        ],
    );
}

/// CNBC: date and clock glued together in the element of time, signed posts.
#[test]
fn date_and_clock_in_one_element() {
    check(
        r##"<html><body class="has-ads no-sidebar"><form id="aspnetForm"><main><h1>Ferry strike live updates</h1><div class="LiveBlogBody-wrapper"><div class="LiveBlogBody-post" id="LiveBlogBody-post-108"><div class="LiveBlogBody-head"><time data-testid="lastpublished-timestamp">Wed, Mar 11 2026<span>11:05 AM EDT</span></time></div><h2 class="LiveBlogBody-subtitle">Crews vote</h2><div class="group"><p>The crews are voting in the town hall, the union says.</p></div></div>
          <div class="LiveBlogBody-post" id="LiveBlogBody-post-107"><div class="LiveBlogBody-head"><time>Wed, Mar 11 2026<span>9:20 AM EDT</span></time></div><h2 class="LiveBlogBody-subtitle">Offer on the table</h2><div class="group"><p>There is an offer of three parts, says the mayor of the town.</p></div></div></div></main></form></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
        ],
    );
}

/// German tickers: the clock in the heading between plus signs; the page's zone is that of its own times.
#[test]
fn headings_between_plus_signs() {
    check(
        r##"<html lang="de"><head><meta property="article:published_time" content="2026-03-11T08:00:00+01:00"><meta property="article:modified_time" content="2026-03-11T16:10:00+01:00"></head><body><main><article><h1>Streik auf der Fähre: der Ticker</h1><div class="text"><p>Seit Montag fährt die Fähre nicht mehr.</p>
          <h2>+++ 16:05 Mannschaft stimmt ab +++</h2><p>Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft.</p><p>Mehr in Kürze.</p>
          <h2>+++ 14:20 Angebot liegt vor +++</h2><p>Es gibt ein Angebot in drei Teilen, sagt der Bürgermeister.</p>
          <h2>+++ 10:02 Nichts bewegt sich +++</h2><p>Wir sind am Anleger, wo sich seit Stunden nichts bewegt.</p></div></article></main></body></html>"##,
        &[
            "2026-03-11T15:05Z inferred | Mannschaft stimmt ab | Die Mannschaft stimmt im Rathaus ab, sagt die Gewerkschaft. / Mehr in Kürze.",
            "2026-03-11T13:20Z inferred | Angebot liegt vor | Es gibt ein Angebot in drei Teilen, sagt der Bürgermeister.",
            "2026-03-11T09:02Z inferred | Nichts bewegt sich | Wir sind am Anleger, wo sich seit Stunden nichts bewegt.",
        ],
    );
}

/// Local times for machines, in the zone of the page's own; headlines in bold.
#[test]
fn local_times_and_headlines_in_bold() {
    check(
        r##"<html><head><meta property="article:published_time" content="2026-03-11T08:00:00+01:00"></head><body><main><h1>Ferry strike</h1><div class="feed"><section class="entry" id="e41"><time datetime="2026-03-11 16:05:00">16:05</time><p><strong>Crews vote on the offer</strong></p><p>The crews are voting in the town hall, the union says.</p></section>
          <section class="entry" id="e40"><time datetime="2026-03-11 14:20:00">14:20</time><p><strong>There is an offer of three parts, says the mayor.</strong></p><p>He has said so to our reporter.</p></section>
          <section class="entry" id="e39"><time datetime="2026-03-10 22:15:00">22:15</time><p>Both sides have gone home for the night, and will meet again.</p></section></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z inferred | Crews vote on the offer | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z inferred | - | There is an offer of three parts, says the mayor. / He has said so to our reporter.",
            "2026-03-10T21:15Z inferred | - | Both sides have gone home for the night, and will meet again.",
        ],
    );
}

/// The DOM has the newest posts, the JSON-LD has all of them, some with other headlines; the time stands below the post.
#[test]
fn json_ld_has_older_posts_than_the_dom() {
    let page = r##"<html><head><script type="application/ld+json">//<![CDATA[
          {"@type":"LiveBlogPosting","headline":"Ferry strike","liveBlogUpdate":[
          {"@type":"BlogPosting","headline":"Crews vote: all you need to know","url":"https://x.example/live?post=asset%3Aa41#post","datePublished":"2026-03-11T15:05:00Z","articleBody":"The crews are voting in the town hall, the union says."},
          {"@type":"BlogPosting","headline":"Offer on the table","url":"https://x.example/live?post=asset%3Aa40#post","datePublished":"2026-03-11T13:20:00Z","articleBody":"Here is what the offer says."},
          {"@type":"BlogPosting","headline":"Good morning","datePublished":"2026-03-11T09:02:00Z","articleBody":"We are at the pier, where nothing moves."},
          {"@type":"BlogPosting","headline":"Talks break off","datePublished":"2026-03-10T22:15:00Z","articleBody":"Both sides have gone home.",},]}
          //]]></script></head><body><main><h1>Ferry strike</h1><ol><li><article id="asset:a41"><h3>Crews vote</h3><p>The crews are voting in the town hall, the union says.</p><footer><time datetime="2026-03-11T15:05:00Z">15:05</time></footer></article></li>
          <li><article id="asset:a40"><h3>Offer on the table</h3><p>There is an offer of three parts, says the mayor of the town.</p><footer><time datetime="2026-03-11T13:20:00Z">13:20</time></footer></article></li></ol></main></body></html>"##;
    check(
        page,
        &[
            "2026-03-11T15:05Z explicit | Crews vote | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | Offer on the table | There is an offer of three parts, says the mayor of the town.",
            "2026-03-11T09:02:00Z explicit | Good morning | We are at the pier, where nothing moves.",
            "2026-03-10T22:15:00Z explicit | Talks break off | Both sides have gone home.",
        ],
    );
    let problems = reading(Page::html(page)).problems;
    assert_eq!(problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["headlines-differ"]);
}

/// The moment in a title that shows on hovering, or as data of an element that a script fills.
#[test]
fn times_in_titles_and_stamps_for_scripts() {
    let expected = [
        "2026-03-11T15:05:00Z explicit | - | The crews are voting in the town hall, the union says.",
        "2026-03-11T13:20:00Z explicit | - | There is an offer of three parts, says the mayor of the town.",
    ];
    check(
        r##"<html><body><main><h1>Ferry strike</h1><div class="feed"><div class="entry"><abbr class="timeago" title="2026-03-11T15:05:00Z">1 hour ago</abbr><p>The crews are voting in the town hall, the union says.</p></div><div class="entry"><abbr class="timeago" title="2026-03-11T13:20:00Z">3 hours ago</abbr><p>There is an offer of three parts, says the mayor of the town.</p></div></div></main></body></html>"##,
        &expected,
    );
    check(
        r##"<html><body><main><h1>Ferry strike</h1><div class="feed"><div class="entry"><span class="when" data-ts="1773241500"></span><p>The crews are voting in the town hall, the union says.</p></div><div class="entry"><span class="when" data-ts="1773235200"></span><p>There is an offer of three parts, says the mayor of the town.</p></div></div></main></body></html>"##,
        &expected,
    );
}

/// Clocks in bold before the words of a paragraph, and paragraphs without one that go on with the post.
#[test]
fn clocks_in_bold_before_prose() {
    let page = |first: &str, second: &str, third: &str| {
        format!(
            "<html><head><title>Ferry strike live: all updates</title><meta property='article:modified_time' content='2026-03-11T16:00:00Z'></head><body><main><h1>Ferry strike live: all updates</h1><div class='body'><p>The crews have been on strike since Monday.</p><p><strong>{first}</strong> The crews are voting in the town hall, the union says.</p><p>More soon.</p><p><strong>{second}</strong> There is an offer of three parts, says the mayor of the town.</p><p><b>{third}</b> We are at the pier, where nothing moves, our reporter says.</p></div></main></body></html>"
        )
    };
    let expected = [
        "2026-03-11T15:05Z inferred | - | The crews are voting in the town hall, the union says. / More soon.",
        "2026-03-11T13:20Z inferred | - | There is an offer of three parts, says the mayor of the town.",
        "2026-03-11T09:02Z inferred | - | We are at the pier, where nothing moves, our reporter says.",
    ];
    check(&page("15:05", "13:20", "09:02"), &expected);
    check(&page("3.05pm:", "1.20pm:", "9.02am:"), &expected);
    check(&page("15:05</strong> – <strong>", "13:20</strong> – <strong>", "09:02</b> – <b>"), &expected);
    check(&page("15:05 <i>GMT</i>", "13:20 <i>GMT</i>", "09:02 <i>GMT</i>"), &expected);
}

/// Rows of a table, terms of a list of definitions, rows of a grid: each of one post.
#[test]
fn rows_terms_and_grids() {
    let rows = [
        ("15:05", "The crews are voting in the town hall, the union says."),
        ("13:20", "There is an offer of three parts, says the mayor of the town."),
        ("09:02", "We are at the pier, where nothing moves, our reporter says."),
    ];
    let expected = rows.map(|(clock, words)| format!("2026-03-11T{clock}Z inferred | - | {words}"));
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    for (open, row, close) in [
        ("<table>", "<tr><td>C</td><td><p>W</p></td></tr>", "</table>"),
        ("<dl>", "<dt>C</dt><dd><p>W</p></dd>", "</dl>"),
        (
            "<div class=ticker>",
            "<div class='row'><div class='col'><div class='time'>C</div><div class='txt'><p>W</p></div></div></div><div class='row ad'><div class=col>Advert</div></div>",
            "</div>",
        ),
    ] {
        let rows: String = rows.iter().map(|(clock, words)| row.replace('C', clock).replace('W', words)).collect();
        let head = "<meta property='article:modified_time' content='2026-03-11T16:00:00Z'>";
        check(
            &format!(
                "<html><head>{head}</head><body><main><h1>Ferry strike live: all updates</h1>{open}{rows}{close}</main></body></html>"
            ),
            &expected,
        );
    }
}

/// Links to other stories among the posts, which call themselves promotions; a list of key points; tags below a post.
#[test]
fn promotions_key_points_and_tags_are_no_posts() {
    check(
        r##"<html><body><main><h1>Ferry strike live</h1><div class="keys"><h2>Key points</h2><ul><li><a href="#e3"><time>15:05</time><span>The crews are voting in the town hall</span></a></li><li><a href="#e2"><time>13:20</time><span>There is an offer of three parts</span></a></li><li><a href="#e1"><time>09:02</time><span>We are at the pier, where nothing moves</span></a></li></ul></div>
        <div class="feed"><div class="entry entry--text" id="e3"><time datetime="2026-03-11T15:05:00Z">15:05</time><p>The crews are voting in the town hall, the union says.</p><div class="tags"><a>Ferry</a><a>Strike</a></div></div>
          <div class="entry entry--promo" data-time="1773000000"><a href="/x">More on this: why the ferry matters to all of the valley</a></div>
          <div class="entry entry--text" id="e2"><time datetime="2026-03-11T13:20:00Z">13:20</time><p>There is an offer of three parts, says the mayor of the town.</p></div>
          <div class="entry entry--photo" id="e1"><time datetime="2026-03-11T09:02:00Z">09:02</time><p>We are at the pier, where nothing moves, our reporter says.</p></div></div></main></body></html>"##,
        &[
            "2026-03-11T15:05Z explicit | - | The crews are voting in the town hall, the union says.",
            "2026-03-11T13:20Z explicit | - | There is an offer of three parts, says the mayor of the town.",
            "2026-03-11T09:02Z explicit | - | We are at the pier, where nothing moves, our reporter says.",
        ],
    );
}

/// An article whose time stands by its title, among lists of other stories with times of their own.
#[test]
fn articles_are_dated_by_their_head() {
    let prose: String = (0..8).map(|n| format!("<p>The crews of the ferry, {n} of whom had come to the hall, said that the offer was better than the first.</p>")).collect();
    let other: String = (1..8).map(|n| format!("<div class='teaser'><time datetime='2026-03-12T0{n}:00:00Z'>0{n}:00</time><h3>Story number {n} of the day</h3></div>")).collect();
    let page = format!(
        "<html><body><main><article><h1>Crews end strike</h1><div class='byline'>By Ann Arn <time datetime='2026-03-11T10:00:00Z'>11 March, 10:00</time></div>{prose}</article><section>{other}</section></main></body></html>"
    );
    let reading = reading(Page::html(&page));
    let times: Vec<_> = reading.posts.iter().map(|p| p.time.utc.map(|u| u.to_string()).unwrap_or_default()).collect();
    assert_eq!(times, ["2026-03-11T10:00:00Z"]);
}
