//! Pages: the posts that their markup, their JSON-LD and their text show, put together.
//!
//! What the reader of a page sees wins: the posts of the DOM, their headings and the clocks beside them. JSON-LD adds the
//! dates that clocks lack, and posts that the DOM does not show. A page with neither is read by its main text, in the
//! layouts of plain text.

mod flow;
mod json_ld;
mod microdata;
mod posts;
mod times;
mod tree;

use std::collections::HashMap;
use std::ops::Range;

use dateline_model::{BlockKind, Coverage, Precision, Problem, UtcTime};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::draft::{Day, Draft, DraftPost};
use crate::text::content::Style;
use crate::text::{self, Hint, Page, content, head};
use crate::{clock, shape};
pub(crate) use flow::Flow;
pub(crate) use json_ld::plain;
use json_ld::{JsonLd, JsonPost};
use posts::{DomPost, DomPosts};
use times::Given;
pub(crate) use tree::Tree;

/// The longest page whose main text is looked for by a library, in bytes; longer ones are taken whole.
const MAX_MAIN: usize = 8 << 20;

/// Reads a page: its readable text, and the draft over it.
pub(crate) fn read(html: &str, coverage: &Coverage) -> (String, Draft) {
    let Some(tree) = Tree::parse(html) else {
        let text = strip(html);
        let mut draft = text::read(&text, coverage);
        draft.problems.push(Problem {
            code: "deep-nesting".into(),
            message:
                "The page's elements are nested too deeply, or have too many attributes, to be parsed: only its text was read, without its markup."
                    .into(),
            line: None,
        });
        return (text, draft);
    };
    let mut json = json_ld::read(&tree.json_ld);
    if json.posts.is_empty() {
        json.posts = microdata::read(&tree);
    }
    json.is_live |= microdata::is_live(&tree);
    let dom = posts::find(&tree, &json).filter(|dom| is_live(dom, &tree, &json));
    // What the DOM shows may be a list of other things than the posts that a script would draw.
    let dom = dom.filter(|dom| {
        let strange = json.posts.len() >= 2 && dom.posts.iter().all(|p| p.told.is_empty());
        !strange || dom.is_live || (dom.share >= 0.5 && dom.posts.len() * 2 >= json.posts.len())
    });
    let mut page = match dom {
        Some(dom) => from_posts(&tree, &dom, &json, coverage),
        None => {
            let flat = from_main(html, &tree, coverage);
            // The text of a page whose posts come by script has none, but its JSON-LD may.
            if json.posts.len() >= 2 && flat.1.posts.len() * 2 <= json.posts.len() {
                from_json(&tree, &json, coverage)
            } else {
                flat
            }
        }
    };
    describe(&tree, &json, &mut page.1);
    page
}

/// Whether a list of elements with times is live coverage, and not a list of other stories beside an article.
fn is_live(dom: &DomPosts, tree: &Tree, json: &JsonLd) -> bool {
    if json.is_live || dom.is_live {
        return true;
    }
    let says = |names: &[&str]| tree.meta(names).is_some_and(head::says_live);
    dom.share >= 0.5 || (dom.share >= 0.25 && says(&["og:title", "twitter:title"]))
}

/// What a page says of itself in its head.
fn describe(tree: &Tree, json: &JsonLd, draft: &mut Draft) {
    let meta = |names: &[&str]| tree.meta(names).map(json_ld::plain);
    draft.title = draft
        .title
        .take()
        .or_else(|| meta(&["og:title", "twitter:title"]))
        .or_else(|| json.headline.as_deref().map(json_ld::plain))
        .or_else(|| tree.first("title").map(|t| tree.words(t)).filter(|t| !t.is_empty()));
    draft.outlet = meta(&["og:site_name", "application-name"])
        .or_else(|| json.publisher.as_deref().map(json_ld::plain))
        .or(draft.outlet.take());
    let canonical =
        tree.nodes.iter().find(|n| n.name == "link" && n.attr("rel") == Some("canonical")).and_then(|n| n.attr("href"));
    draft.url = canonical.or_else(|| tree.meta(&["og:url"])).filter(|u| u.starts_with("http")).map(str::to_owned);
    let language = tree.first("html").and_then(|h| tree.nodes[h].attr("lang")).or(json.language.as_deref());
    draft.language = language.map(str::trim).filter(|l| !l.is_empty() && l.len() <= 20).map(|l| l.replace('_', "-"));
    let published = [tree.meta(&["article:published_time", "datePublished", "date"]), json.published.as_deref()];
    let modified = [tree.meta(&["article:modified_time", "og:updated_time", "dateModified"]), json.modified.as_deref()];
    let first = |texts: [Option<&str>; 2]| texts.into_iter().flatten().find_map(json_ld::instant);
    let utc = |at| UtcTime::from_timestamp(at, Precision::Second);
    let shown = || if draft.layout.ends_with("live") { None } else { published_near_title(tree) };
    draft.published = first(published).or_else(shown).map(utc);
    draft.modified = first(modified).map(utc);
    // Clocks without a zone are in that of the page's own times, where these are not in UTC.
    if draft.zone.is_none() {
        let shown = tree.nodes.iter().filter_map(|n| n.attr("datetime")).take(1000);
        let written = published.into_iter().chain(modified).flatten().chain(shown).filter_map(clock::whole);
        draft.zone = written.filter_map(|s| s.zone).find(|z| z.to_fixed_offset().is_ok_and(|o| !o.is_zero()));
    }
    if json.broken {
        draft.problems.push(Problem {
            code: "broken-json-ld".into(),
            message: "Some of the page's JSON-LD is broken: what could be read of it was used.".into(),
            line: None,
        });
    }
}

/// The time that stands by the title of an article.
fn published_near_title(tree: &Tree) -> Option<jiff::Timestamp> {
    let title = tree.first("h1")?;
    let near = title.saturating_sub(30)..tree.nodes[title].end.saturating_add(60).min(tree.nodes.len());
    let changed = |n: &tree::Node| {
        let property = n.attr("itemprop").or_else(|| n.attr("property")).unwrap_or_default();
        property.ends_with("dateModified") || n.classes().any(|c| c.contains("updated") || c.contains("modified"))
    };
    let times = tree.nodes.get(near)?.iter().filter(|n| n.name == "time" && !changed(n));
    times.filter_map(|n| n.attr("datetime").or_else(|| n.attr("dateTime"))).find_map(json_ld::instant)
}

/// A post of the page: of its DOM, of its JSON-LD, or of both.
#[derive(Debug, Clone, Copy)]
struct Source {
    dom: Option<usize>,
    json: Option<usize>,
}

/// Reads a page whose DOM shows its posts.
fn from_posts(tree: &Tree, dom: &DomPosts, json: &JsonLd, coverage: &Coverage) -> (String, Draft) {
    let mut flow = Flow::default();
    let first = dom.posts.first().map_or(0, |p| p.nodes.start);
    let region = region(tree, dom.list);
    // The page's title may stand outside the part that holds the posts.
    if let Some(h1) = tree.first("h1").filter(|&h| h < region) {
        flow.line(&tree.words(h1), Hint::Title);
    }
    // Lists of key events and pinned posts above the posts say again what these say.
    let again = |n: usize| {
        let node = &tree.nodes[n];
        let lists = matches!(node.name.as_str(), "li" | "article")
            || node.classes().any(|c| flow::name_words(c).iter().any(|w| w == "pinned"));
        let from = dom.marks.partition_point(|&m| m < n);
        lists && dom.marks.get(from).is_some_and(|&m| m < node.end)
    };
    // The heading of a day right above the posts is theirs.
    let above_list = tree.nodes[dom.list].parent.max(region);
    let mut days: Vec<(usize, usize)> = day(tree, above_list..first, true).map(|n| (0, n)).into_iter().collect();
    let first_day = days.first().map(|d| d.1);
    let above = 0..flow.add_without(tree, region..first.max(region), |n| again(n) || Some(n) == first_day).end;
    let sources = merge(tree, dom, json);
    let mut parts = Vec::with_capacity(sources.len());
    let mut end = first;
    for (n, source) in sources.iter().enumerate() {
        let range = match (source.dom, source.json) {
            (Some(post), _) => {
                let nodes = dom.posts[post].nodes.clone();
                // Between posts only the headings of days are of interest.
                if nodes.start > end {
                    days.extend(day(tree, end..nodes.start, true).map(|node| (n, node)));
                }
                end = end.max(nodes.end);
                for (_, node) in days.iter().filter(|(before, _)| *before == n) {
                    flow.line(&tree.words(*node), Hint::Heading);
                }
                flow.add(tree, nodes)
            }
            (None, Some(post)) => add_json(&mut flow, &json.posts[post], json),
            (None, None) => flow.lines.len()..flow.lines.len(),
        };
        parts.push((*source, range));
    }
    let list_end = tree.nodes[dom.list].end;
    // A day's heading may stand below its posts.
    let below = day(tree, end.min(list_end)..below_end(tree, dom.list), false);
    if let Some(node) = below {
        flow.line(&tree.words(node), Hint::Heading);
    }
    assemble(tree, flow, above, &parts, dom, json, coverage)
}

/// The end of the part of the page in which a heading below the posts may stand.
fn below_end(tree: &Tree, list: usize) -> usize {
    tree.ancestors(list)
        .find(|&a| matches!(tree.nodes[a].name.as_str(), "article" | "main"))
        .map_or(tree.nodes[list].end, |a| tree.nodes[a].end)
}

/// The first or last short text in a range of nodes that names a day and nothing else.
fn day(tree: &Tree, nodes: Range<usize>, last: bool) -> Option<usize> {
    let is_day = |&n: &usize| {
        let node = &tree.nodes[n];
        node.is_text() && node.text.len() <= 200 && {
            let words = tree.words(n);
            words.len() <= 60 && clock::whole(&words).is_some_and(|s| s.date.is_some() && !s.has_clock())
        }
    };
    let mut nodes = nodes.start..nodes.end.min(tree.nodes.len());
    if last { nodes.rev().find(is_day) } else { nodes.find(is_day) }
}

/// The part of the page that holds a list of posts with the page's title and lead.
fn region(tree: &Tree, list: usize) -> usize {
    let has_title = |a: &usize| tree.nodes[*a..tree.nodes[*a].end].iter().any(|n| n.name == "h1");
    let main = |a: &usize| {
        matches!(tree.nodes[*a].name.as_str(), "main" | "article") || tree.nodes[*a].attr("role") == Some("main")
    };
    let titled = tree.ancestors(list).find(has_title);
    let marked = tree.ancestors(list).find(main);
    match (titled, marked) {
        // The nearest element with both; the whole body would bring all menus.
        (Some(titled), Some(marked)) => titled.max(marked),
        (Some(only), None) if tree.nodes[only].name != "body" && tree.nodes[only].name != "html" => only,
        (_, Some(marked)) => marked,
        _ => list,
    }
}

/// Puts the posts of the DOM and of the JSON-LD together, in the order of the page.
fn merge(tree: &Tree, dom: &DomPosts, json: &JsonLd) -> Vec<Source> {
    let mut order: Vec<Source> = Vec::new();
    // "liveblogPost1288914" and "post-1288914" are one.
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut told: HashMap<usize, usize> = HashMap::new();
    for (i, post) in distinct(tree, dom) {
        for id in tree.nodes[post.nodes.clone()].iter().filter_map(|n| n.attr("id")) {
            if let Some(number) = digits(id) {
                numbers.entry(number).or_insert(order.len());
            }
        }
        for &j in &post.told {
            told.entry(j).or_insert(order.len());
        }
        order.push(Source { dom: Some(i), json: None });
    }
    let shown = order.len();
    let mut found = vec![None; json.posts.len()];
    for (j, post) in json.posts.iter().enumerate() {
        let by_number = || post.key.as_deref().and_then(digits).and_then(|n| numbers.get(n)).copied();
        found[j] = told.get(&j).copied().or_else(by_number);
        if let Some(at) = found[j].filter(|&at| order[at].json.is_none()) {
            order[at].json = Some(j);
        }
    }
    // What the DOM lacks goes behind the post that it follows in the JSON-LD. Where most of the shorter list is not in the
    // other, the two are of different things, and the DOM is what readers see.
    let common = found.iter().flatten().count();
    if common * 2 < shown.min(json.posts.len()) {
        return order;
    }
    let mut extra: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    for (j, at) in found.iter().enumerate() {
        match at {
            Some(at) => last = at + 1,
            None => extra.push((last, j)),
        }
    }
    extra.sort_by_key(|&(at, _)| at);
    let mut extra = extra.into_iter().peekable();
    let mut whole = Vec::with_capacity(order.len() + extra.len());
    for at in 0..=order.len() {
        while let Some((_, j)) = extra.next_if(|&(before, _)| before == at) {
            whole.push(Source { dom: None, json: Some(j) });
        }
        whole.extend(order.get(at));
    }
    whole
}

/// The posts of the DOM, each once: one that stands once more in a box of its own, or pinned, counts where it stands in
/// the list.
fn distinct<'d>(tree: &Tree, dom: &'d DomPosts) -> Vec<(usize, &'d DomPost)> {
    let mut by_place: Vec<usize> = (0..dom.posts.len()).collect();
    let parent = |i: usize| tree.nodes[dom.posts[i].nodes.start].parent;
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for i in 0..dom.posts.len() {
        *sizes.entry(parent(i)).or_default() += 1;
    }
    by_place.sort_by_key(|&i| (std::cmp::Reverse(sizes.get(&parent(i)).copied().unwrap_or_default().min(2)), i));
    let mut seen = std::collections::HashSet::new();
    let mut kept = vec![false; dom.posts.len()];
    for i in by_place {
        let nodes = &tree.nodes[dom.posts[i].nodes.clone()];
        // Times change from one place to the other ("2h ago"), and so do buttons: prose does not.
        let squeeze = |least: usize| -> String {
            let texts = nodes.iter().map(|n| n.text.as_str()).filter(|t| t.trim().len() >= least);
            texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).take(400).collect()
        };
        let prose = squeeze(25);
        let words = if prose.len() < 20 { squeeze(0) } else { prose };
        let id = nodes.first().and_then(|n| n.attr("id")).filter(|id| !id.is_empty());
        let again = id.is_some_and(|id| !seen.insert(format!("#{id}")));
        let said = !words.is_empty() && !seen.insert(words);
        kept[i] = !again && !said;
    }
    dom.posts.iter().enumerate().filter(|(i, _)| kept[*i]).collect()
}

/// The number at the end of an id, if it is long enough to be one post's own.
fn digits(id: &str) -> Option<&str> {
    let number = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    (number.len() >= 5).then_some(number)
}

/// Adds the lines of a post that only the JSON-LD has.
fn add_json(flow: &mut Flow, post: &JsonPost, json: &JsonLd) -> Range<usize> {
    let from = flow.lines.len();
    let body = json_ld::plain(&post.body);
    // Some outlets repeat the page's title, or the beginning of the text, where a headline should be.
    if let Some(headline) = &post.headline {
        let own = squeeze(headline);
        let is_title = json.headline.as_deref().is_some_and(|h| squeeze(&json_ld::plain(h)) == own);
        let clockless = clock::lead(headline).map_or(headline.as_str(), |l| &headline[l.rest..]);
        let repeats = squeeze(&body).starts_with(&squeeze(clockless)) && !body.is_empty();
        if !is_title && !repeats {
            flow.line(headline, Hint::Heading);
        }
    }
    // Markup is often escaped once more.
    let unescaped = (!post.body.contains('<') && post.body.contains("&lt;"))
        .then(|| Document::fragment(post.body.as_str()).text().to_string());
    let markup = unescaped.as_deref().unwrap_or(&post.body);
    if markup.contains('<') {
        let tree = Tree::of(&Document::fragment(markup));
        flow.add(&tree, 0..tree.nodes.len());
    } else {
        for line in
            dom_query::Document::fragment(post.body.as_str()).text().split('\n').filter(|l| !l.trim().is_empty())
        {
            flow.line(line, Hint::None);
        }
    }
    from..flow.lines.len()
}

/// Reads a page whose posts are only in its JSON-LD.
fn from_json(tree: &Tree, json: &JsonLd, coverage: &Coverage) -> (String, Draft) {
    let mut flow = Flow::default();
    let title = tree.first("h1").map(|h| tree.words(h)).filter(|t| !t.is_empty()).or_else(|| json.headline.clone());
    if let Some(title) = title {
        flow.line(&title, Hint::Title);
    }
    let above = 0..flow.lines.len();
    let part = |(j, post): (usize, &JsonPost)| (Source { dom: None, json: Some(j) }, add_json(&mut flow, post, json));
    let parts: Vec<_> = json.posts.iter().enumerate().map(part).collect();
    assemble(tree, flow, above, &parts, &DomPosts::default(), json, coverage)
}

/// Makes the draft of a page whose posts' lines are known.
fn assemble(
    tree: &Tree,
    flow: Flow,
    above: Range<usize>,
    parts: &[(Source, Range<usize>)],
    dom: &DomPosts,
    json: &JsonLd,
    coverage: &Coverage,
) -> (String, Draft) {
    let Flow { text, lines, bold } = flow;
    let mut page = Page::new(&text, lines, coverage);
    let mut draft = Draft { layout: "html-live", ..Draft::default() };
    head::read(&page, above.clone(), &mut draft);
    let mut given = Vec::with_capacity(parts.len());
    let mut next = above.end;
    for (source, range) in parts {
        outside(&page, next..range.start, &mut draft);
        next = range.end;
        let dom_post = source.dom.map(|i| &dom.posts[i]);
        let json_post = source.json.map(|j| &json.posts[j]);
        given.push(post(&mut page, tree, &bold, range.clone(), dom_post, json_post, &mut draft));
        // The outlet itself is no author.
        let author = draft.posts.last_mut().map(|p| &mut p.author);
        if let Some(author) = author.filter(|a| a.is_some() && **a == json.publisher) {
            *author = None;
        }
    }
    outside(&page, next..page.lines.len(), &mut draft);
    let differ = differences(parts, json, &draft);
    let settled = times::settle(&given);
    draft.zone = draft.zone.take().or(settled.zone);
    draft.problems.extend(differ);
    let told =
        |given: &Given| given.instants.iter().find(|(place, _)| place == "json-ld").map(|(_, at)| at.as_second());
    let wrong = given.iter().zip(&settled.times).filter(|(given, time)| {
        let at = time.as_ref().and_then(|t| t.utc).map(|t| t.timestamp().as_second());
        matches!((told(given), at), (Some(told), Some(at)) if (told - at).abs() >= 60)
    });
    let wrong = wrong.count();
    if wrong > 0 {
        draft.problems.push(Problem {
            code: "times-differ".into(),
            message: format!(
                "The page's JSON-LD has other times for {wrong} of its posts than readers see: those that they see are taken."
            ),
            line: None,
        });
    }
    for ((post, given), time) in draft.posts.iter_mut().zip(given).zip(settled.times) {
        post.stamp = given.seen;
        post.time = time;
    }
    draft.outlet = page.outlet.clone();
    draft.close_on_words();
    // A post that is nothing but a picture or a script's work has no words, but was there.
    for (i, range) in parts.iter().map(|(_, range)| range).enumerate().filter(|(_, r)| r.is_empty()) {
        let at = page.lines.get(range.start).map_or(text.len(), |l| l.range.start);
        if let Some(post) = draft.posts.get_mut(i) {
            post.range = at..at;
        }
    }
    (text, draft)
}

/// Lines between posts: headings of days.
fn outside(page: &Page, lines: Range<usize>, draft: &mut Draft) {
    for i in lines {
        if let Some(lead) = page.lead(i) {
            draft.days.push(Day { stamp: lead.stamp.clone(), before: draft.posts.len() });
            draft.block(BlockKind::Heading, page.lines[i].range.clone(), None);
        }
    }
}

/// Reads one post's lines, and gathers its times.
fn post(
    page: &mut Page,
    tree: &Tree,
    bold: &[bool],
    lines: Range<usize>,
    dom: Option<&DomPost>,
    json: Option<&JsonPost>,
    draft: &mut Draft,
) -> Given {
    let at = draft.posts.len();
    let anchor = dom.and_then(|d| d.anchor.clone()).or_else(|| json.and_then(|j| j.anchor.clone()));
    draft.posts.push(DraftPost { anchor, ..DraftPost::default() });
    let mut given = Given::default();
    let mut from = lines.start;
    let mut byline = None;
    for i in lines.clone() {
        if is_short(page, i, &lines) {
            page.lines[i].hint = Hint::Stamp;
        } else if let Some(lead) = page.lead(i).cloned() {
            if head::is_stamp_line(page, i) {
                if stamp(&mut given.seen, &lead.stamp) {
                    page.lines[i].hint = Hint::Stamp;
                }
            } else if lead.stamp.has_clock()
                && i == lines.start
                && page.lines[i].hint == Hint::Heading
                && given.seen.is_none()
            {
                let line = &page.lines[i];
                given.seen = Some(lead.stamp.clone());
                draft.block(BlockKind::Stamp, line.range.start..lead.stamp.words.end, Some(at));
                // "+++ 16:05 Crews vote +++"
                let own = page.text[lead.rest..line.range.end].trim_end_matches(['+', '*', '|', ' ']);
                draft.posts[at].headline = Some(own.to_owned()).filter(|own| !own.is_empty());
                draft.block(BlockKind::Headline, lead.rest..line.range.end, Some(at));
                from = i + 1;
            } else if lead.stamp.has_clock()
                && i == lines.start
                && page.lines[i].hint == Hint::None
                && matches!(lead.separator, clock::Separator::Dash | clock::Separator::Colon)
            {
                // "15:05 – The crews are voting."
                let line = &page.lines[i];
                given.seen = Some(lead.stamp.clone());
                draft.block(BlockKind::Stamp, line.range.start..lead.stamp.words.end, Some(at));
                draft.block(BlockKind::Body, lead.rest..line.range.end, Some(at));
                from = i + 1;
            }
        } else if byline.is_none()
            && let Some((own, start)) = posts::ends_with_clock(page.words(&page.lines[i]))
        {
            let start = page.lines[i].inner + start;
            byline = Some((i, clock::Stamp { words: start + own.words.start..start + own.words.end, ..own }));
        }
    }
    // "by Ann Arn on 11/3/2026 at 15.05.09", where nothing else tells.
    if let Some((line, own)) = byline.filter(|_| given.seen.as_ref().is_none_or(|s| !s.has_clock())) {
        page.lines[line].hint = Hint::Author;
        given.seen = Some(own);
    }
    headline(page, bold, from..lines.end, json);
    let begun = from > lines.start;
    content::read(page, from..lines.end, Style { headlines: false, begun }, at, draft);
    for mark in dom.iter().flat_map(|d| &d.marks) {
        if let Some(instant) = mark.instant
            && !given.instants.iter().any(|(place, _)| *place == mark.place)
        {
            given.instants.push((mark.place.clone(), instant));
        }
        given.local = given.local.or(mark.local);
        // What readers of screens hear completes what others see.
        if !mark.seen
            && let Some(seen) = &mut given.seen
            && let Some(heard) = tree.nodes.get(mark.node).and_then(|n| clock::whole(n.text.trim()))
        {
            complete(seen, &heard);
        }
    }
    if let Some(published) = json.and_then(|j| j.published.as_deref()) {
        match json_ld::instant(published) {
            Some(at) => given.instants.push(("json-ld".into(), at)),
            None => given.local = given.local.or_else(|| json_ld::local(published)),
        }
    }
    // A date for machines dates the clock that readers see.
    if given.instants.is_empty()
        && let Some(local) = given.local
    {
        let date = clock::PartDate { year: Some(local.year()), month: local.month(), day: local.day() };
        let time = clock::Clock {
            hour: local.hour(),
            minute: local.minute(),
            second: local.second(),
            precision: Precision::Minute,
        };
        let seen = given.seen.get_or_insert_with(clock::Stamp::default);
        if !seen.has_day() {
            seen.date = Some(date);
        }
        seen.clock = seen.clock.or(Some(time));
    }
    let post = &mut draft.posts[at];
    if let Some(json) = json {
        post.author = post.author.take().or_else(|| json.author.clone());
    }
    given
}

/// Takes a stamp of a post's line to those that readers saw so far: of several clocks the first is that of the post, and
/// what the others tell besides completes it. Says whether the line is a part of the stamp.
fn stamp(seen: &mut Option<clock::Stamp>, line: &clock::Stamp) -> bool {
    let updated = line.cue == clock::Cue::Updated;
    let Some(seen) = seen else {
        *seen = Some(line.clone());
        return true;
    };
    let same = |a: Option<clock::Clock>, b: Option<clock::Clock>| match (a, b) {
        (Some(a), Some(b)) => a.minutes() == b.minutes(),
        _ => true,
    };
    // A change tells nothing of when a post was published, where anything else does.
    if updated || seen.cue == clock::Cue::Updated {
        if !updated && line.has_clock() {
            *seen = line.clone();
        }
        return true;
    }
    if !same(seen.clock, line.clock) {
        return true;
    }
    // The words are those of the stamp that tells most.
    if (seen.clock.is_none() && line.clock.is_some())
        || (seen.date.is_none() && line.date.is_some() && line.clock.is_some())
    {
        let mut fuller = line.clone();
        complete(&mut fuller, seen);
        *seen = fuller;
    } else {
        complete(seen, line);
    }
    true
}

/// Completes a stamp with what another tells.
fn complete(stamp: &mut clock::Stamp, other: &clock::Stamp) {
    if !stamp.has_day() {
        (stamp.date, stamp.weekday, stamp.days_before) = (other.date, other.weekday, other.days_before);
    }
    let clocks =
        stamp.clock.is_none() || other.clock.is_none_or(|c| stamp.clock.is_some_and(|s| s.minutes() == c.minutes()));
    if clocks {
        stamp.clock = stamp.clock.or(other.clock);
        stamp.zone = stamp.zone.clone().or_else(|| other.zone.clone());
        stamp.ago = stamp.ago.or(other.ago);
    }
}

/// "55m", "3h" beside a stamp are a part of it.
fn is_short(page: &Page, line: usize, lines: &Range<usize>) -> bool {
    let words = page.words(&page.lines[line]);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && matches!(words[digits..].trim(), "s" | "m" | "h" | "d" | "min" | "hr" | "hrs")
        && content::is_by_stamp(page, line, lines)
}

/// Marks the line that is the post's headline where the markup has no heading: that which the JSON-LD calls so, or one in
/// bold above the rest.
fn headline(page: &mut Page, bold: &[bool], lines: Range<usize>, json: Option<&JsonPost>) {
    let own = |i: usize| !matches!(page.lines[i].hint, Hint::Stamp | Hint::Author) && !head::is_stamp_line(page, i);
    let head: Vec<usize> = lines.clone().filter(|&i| own(i) && !content::is_furniture(page, i)).take(3).collect();
    if head.iter().any(|&i| matches!(page.lines[i].hint, Hint::Title | Hint::Heading)) || lines.len() < 2 {
        return;
    }
    let Some(&first) = head.first() else { return };
    let told = json.and_then(|j| Some((squeeze(j.headline.as_deref()?), squeeze(&json_ld::plain(&j.body)))));
    let words = squeeze(page.words(&page.lines[first]));
    let by_json = told.is_some_and(|(headline, body)| headline == words && !body.starts_with(&headline));
    // One in bold heads the words below it, if it is no sentence.
    let is_bold = |i: usize| bold.get(i).copied().unwrap_or_default();
    let by_bold = is_bold(first)
        && page.lines[first].hint == Hint::None
        && head.get(1).is_some_and(|&next| !is_bold(next) && page.lines[next].hint == Hint::None)
        && shape::words(page.words(&page.lines[first])) >= 2
        && content::may_be_headline(page, first)
        && !page.words(&page.lines[first]).ends_with([':', '.', ',']);
    if by_json || by_bold {
        page.lines[first].hint = Hint::Heading;
    }
}

/// The letters and digits of a text, in small letters.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where the page's data for machines and what its readers see say different things of the posts.
fn differences(parts: &[(Source, Range<usize>)], json: &JsonLd, draft: &Draft) -> Vec<Problem> {
    let headlines = parts.iter().zip(&draft.posts).filter(|((source, _), post)| {
        let (Some(_), Some(j)) = (source.dom, source.json) else { return false };
        let told = json.posts[j].headline.as_deref().map(squeeze).unwrap_or_default();
        post.headline.as_deref().is_some_and(|shown| !told.is_empty() && squeeze(shown) != told)
    });
    let count = headlines.count();
    (count > 0)
        .then(|| Problem {
            code: "headlines-differ".into(),
            message: format!(
                "The page's JSON-LD has other headlines for {count} of its posts than readers see: those that they see are taken."
            ),
            line: None,
        })
        .into_iter()
        .collect()
}

/// Reads a page by its main text.
fn from_main(html: &str, tree: &Tree, coverage: &Coverage) -> (String, Draft) {
    let mut flow = Flow::default();
    let title = tree.first("h1").map(|h| tree.words(h)).filter(|t| shape::words(t) >= 2);
    let title = title.or_else(|| tree.meta(&["og:title", "twitter:title"]).map(json_ld::plain));
    let main = (html.len() <= MAX_MAIN).then(|| main_text(html)).flatten();
    if let Some(title) = &title {
        flow.line(title, Hint::Title);
    }
    match &main {
        Some(main) => {
            flow.add(main, 0..main.nodes.len());
        }
        None => {
            let body = tree.first("body").unwrap_or(0);
            flow.add(tree, body..tree.nodes[body].end);
        }
    }
    // The title often stands in the main text once more.
    if let Some(title) = &title {
        let same = |l: &text::Line| flow.text[l.range.clone()] == **title;
        if let Some(again) = flow.lines.iter().skip(1).take(12).position(same) {
            flow.lines.remove(again + 1);
        }
    }
    let Flow { text, lines, .. } = flow;
    let draft = text::lay_out(Page::new(&text, lines, coverage));
    (text, draft)
}

/// The main text of a page, by a port of the readability algorithm of browsers' reader views.
fn main_text(html: &str) -> Option<Tree> {
    let config =
        Config { max_elements_to_parse: 200_000, disable_json_ld: true, keep_classes: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let main = Tree::of(&Document::fragment(article.content));
    (main.words(0).len() >= 200).then_some(main)
}

/// The text of a page that cannot be parsed: everything outside of tags, scripts and styles.
pub(crate) fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..];
        let skipped =
            ["<script", "<style"].iter().find(|t| tag.get(..t.len()).is_some_and(|h| h.eq_ignore_ascii_case(t)));
        let end = match skipped {
            Some(open) => {
                let close = format!("</{}", &open[1..]);
                tag.find(&close).map(|e| e + close.len()).and_then(|e| tag[e..].find('>').map(|g| e + g))
            }
            None => tag.find('>'),
        };
        let Some(end) = end else { return text };
        if !tag[1..].starts_with(['b', 'i', 'a', 's', 'e', '/']) && !text.ends_with('\n') {
            text.push('\n');
        }
        rest = &tag[end + 1..];
    }
    text.push_str(rest);
    dom_query::Document::fragment(text.replace('<', " ")).text().to_string()
}
