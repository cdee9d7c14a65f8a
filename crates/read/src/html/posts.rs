//! The posts of a page's DOM: elements of one kind that each show a time, or that the page's JSON-LD tells of.
//!
//! No live-blog software is known here by name. Posts are what the markup says are posts (`liveBlogUpdate` in microdata and
//! RDFa, the items of AMP's live list); else the largest group of elements of one kind, one beside the other or in lists of
//! one kind, of which each has a time or the words of a post in JSON-LD.

use std::collections::HashMap;
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::flow::{is_aside, is_for_screen_readers, is_furniture, name_words};
use super::json_ld::{JsonLd, instant};
use super::tree::Tree;
use crate::clock::{self, Separator};

/// How much of a post's text counts when lists are compared: many posts outweigh a long one.
const WEIGHT: usize = 600;
/// What a post of the JSON-LD adds to the weight of the group that shows it.
const TOLD: usize = 300;
/// How many letters of a post's opening are compared, where there are as many, and at least.
const OPENING: [usize; 2] = [40, 16];

/// What the classes of advertisements and of links to other stories end with.
const SOLD: [&str; 8] = ["promo", "ad", "ads", "advert", "advertisement", "sponsored", "newsletter", "related"];

/// A time that an element carries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub node: usize,
    /// Where it stands: the attribute's name, or `text`.
    pub place: String,
    /// The instant, where it is written for machines with its zone.
    pub instant: Option<Timestamp>,
    /// A date and clock for machines that lack a zone.
    pub local: Option<DateTime>,
    /// Whether readers see it.
    pub seen: bool,
}

/// One post of the DOM.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DomPost {
    /// Its nodes: an element, with what follows it up to the next post where posts have no element of their own.
    pub nodes: Range<usize>,
    pub anchor: Option<String>,
    /// The times that stand in it.
    pub marks: Vec<Mark>,
    /// The posts of the JSON-LD whose words or ids stand in it.
    pub told: Vec<usize>,
}

/// The list of posts of a page.
#[derive(Debug, Default)]
pub(crate) struct DomPosts {
    pub posts: Vec<DomPost>,
    /// The nodes of all times of the page, in order.
    pub marks: Vec<usize>,
    /// The node that holds them all.
    pub list: usize,
    /// The share of the page's prose that stands in them.
    pub share: f32,
    /// Whether the markup says that they are a live blog's.
    pub is_live: bool,
}

/// Sums over the nodes before each, so that any range is measured at once.
struct Measures<'t> {
    tree: &'t Tree,
    hidden: Vec<bool>,
    /// How many times and told posts stand before each node.
    marked: Vec<u32>,
    told: Vec<u32>,
    texts: Vec<usize>,
}

impl Measures<'_> {
    fn text(&self, n: usize) -> usize {
        self.text_of(n..self.tree.nodes[n].end)
    }

    fn text_of(&self, range: Range<usize>) -> usize {
        self.texts[range.end] - self.texts[range.start]
    }

    fn is_marked(&self, n: usize) -> bool {
        self.marked[self.tree.nodes[n].end] > self.marked[n]
    }

    fn weight(&self, n: usize) -> usize {
        let told = self.told[self.tree.nodes[n].end] > self.told[n];
        self.text(n).min(WEIGHT) + 20 + if told { TOLD } else { 0 }
    }
}

/// Elements that may be the posts, in the order of the page.
struct Group {
    elements: Vec<usize>,
    weight: usize,
    /// Whether they stand beside each other in one parent.
    siblings: bool,
}

/// Finds the posts of a page.
pub(crate) fn find(tree: &Tree, json: &JsonLd) -> Option<DomPosts> {
    let count = tree.nodes.len();
    let (hidden, gone) = hidden(tree);
    let marks = marks(tree, &hidden, &gone);
    let told = told(tree, &hidden, json);
    let mut measures =
        Measures { tree, marked: vec![0; count + 1], told: vec![0; count + 1], texts: vec![0; count + 1], hidden };
    for mark in &marks {
        measures.marked[mark.node + 1] += 1;
    }
    for (node, _) in &told {
        measures.marked[node + 1] += 1;
        measures.told[node + 1] += 1;
    }
    for i in 0..count {
        measures.marked[i + 1] += measures.marked[i];
        measures.told[i + 1] += measures.told[i];
        let shown = if measures.hidden[i] { 0 } else { tree.nodes[i].text.trim().len() };
        measures.texts[i + 1] = measures.texts[i] + shown;
    }
    let explicit = explicit(&measures);
    let is_live = explicit.is_some();
    let (mut elements, siblings) = match explicit {
        Some(elements) => (elements, false),
        None => grouped(&measures)?,
    };
    // What shows nothing is none: a place for an advertisement, a post that was taken back.
    let shows = |n: usize| {
        let picture = |k: &usize| {
            matches!(tree.nodes[*k].name.as_str(), "img" | "amp-img" | "iframe" | "video" | "picture" | "blockquote")
        };
        measures.text(n) > 0 || (n..tree.nodes[n].end).any(|k| picture(&k))
    };
    outermost(tree, &mut elements);
    elements.retain(|&n| shows(n));
    let first = *elements.first()?;
    let list = tree.nodes[first].parent;
    // Where much text stands between these elements, they only begin the posts.
    let own: usize = elements.iter().map(|&n| measures.text(n)).sum();
    let last = elements.last().map_or(first, |&n| n);
    let begins = |n: &usize| {
        let name = tree.nodes[*n].name.as_str();
        matches!(name, "p" | "time" | "span" | "b" | "strong" | "dt" | "hr" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    let within = measures.text_of(first..tree.nodes[last].end);
    let small = own * 2 < measures.text(list) && (own * 2 < within || elements.len() == 2);
    let open = siblings && (small || elements.iter().all(begins));
    if open {
        headed(tree, list, &mut elements);
    }
    let posts: Vec<DomPost> = elements
        .iter()
        .enumerate()
        .map(|(i, &n)| {
            let end = match elements.get(i + 1) {
                _ if !open => tree.nodes[n].end,
                Some(&next) => next,
                None => tree.nodes[list].end,
            };
            let anchor = std::iter::once(n).chain(n + 1..end.min(n + 12)).find_map(|k| tree.nodes[k].attr("id"));
            let from = marks.partition_point(|m| m.node < n);
            let to = marks.partition_point(|m| m.node < end);
            let about = told.partition_point(|t| t.0 < n)..told.partition_point(|t| t.0 < end);
            DomPost {
                nodes: n..end,
                anchor: anchor.map(str::to_owned),
                marks: marks[from..to].to_vec(),
                told: told[about].iter().map(|t| t.1).collect(),
            }
        })
        .collect();
    let covered: usize = posts.iter().map(|p| measures.text_of(p.nodes.clone())).sum();
    let is_prose = |n: usize| matches!(tree.nodes[n].name.as_str(), "p" | "li" | "blockquote");
    let mut prose = 0;
    let mut end = 0;
    for n in (0..count).filter(|&n| is_prose(n) && !measures.hidden[n]) {
        if n >= end {
            end = tree.nodes[n].end;
            prose += measures.text(n);
        }
    }
    let share = covered as f32 / prose.max(covered).max(1) as f32;
    let marks = marks.iter().map(|m| m.node).collect();
    (posts.len() >= 2).then_some(DomPosts { posts, marks, list, share, is_live })
}

/// The posts that markup names as such: `liveBlogUpdate` in microdata and RDFa, the items of AMP's live lists.
fn explicit(measures: &Measures) -> Option<Vec<usize>> {
    let tree = measures.tree;
    let named = |n: usize| {
        let node = &tree.nodes[n];
        let update = |a: &str| node.attr(a).is_some_and(|v| v.split_ascii_whitespace().any(|v| v == "liveBlogUpdate"));
        let item = node.parent < n && {
            let parent = &tree.nodes[node.parent];
            parent.attr("items").is_some() && tree.nodes[parent.parent].name == "amp-live-list"
        };
        update("itemprop") || update("property") || item
    };
    let elements: Vec<usize> = (1..tree.nodes.len())
        .filter(|&n| !tree.nodes[n].is_text() && !measures.hidden[n] && named(n) && measures.text(n) > 0)
        .collect();
    (elements.len() >= 2).then_some(elements)
}

/// The heaviest group of elements of one kind, and whether they stand in one parent.
fn grouped(measures: &Measures) -> Option<(Vec<usize>, bool)> {
    let tree = measures.tree;
    let count = tree.nodes.len();
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut kind_of: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut across: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut kind_id = |n: usize| {
        *kind_of.entry(n).or_insert_with(|| {
            let next = kinds.len();
            *kinds.entry(kind(tree, n)).or_insert(next)
        })
    };
    for parent in 0..count {
        let node = &tree.nodes[parent];
        if node.is_text() || measures.hidden[parent] || !measures.is_marked(parent) {
            continue;
        }
        let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
        for child in tree.children(parent) {
            if tree.nodes[child].is_text() || measures.hidden[child] || !measures.is_marked(child) {
                continue;
            }
            names.entry(tree.nodes[child].name.as_str()).or_default().push(child);
            if tree.nodes[child].classes().next().is_some() {
                across.entry((kind_id(parent), kind_id(child))).or_default().push(child);
            }
        }
        let mut names: Vec<_> = names.into_iter().filter(|(_, elements)| elements.len() >= 2).collect();
        names.sort();
        for (_, elements) in names {
            let elements = alike(tree, elements);
            let weight = elements.iter().map(|&n| measures.weight(n)).sum();
            groups.push(Group { elements, weight, siblings: true });
        }
    }
    let mut across: Vec<_> = across.into_values().filter(|elements| elements.len() >= 2).collect();
    across.sort();
    for mut elements in across {
        outermost(tree, &mut elements);
        // Those beside each other are a group already.
        let one_parent = elements.windows(2).all(|w| tree.nodes[w[0]].parent == tree.nodes[w[1]].parent);
        if elements.len() >= 2 && !one_parent {
            let weight = elements.iter().map(|&n| measures.weight(n)).sum();
            groups.push(Group { elements, weight, siblings: false });
        }
    }
    groups.retain(|g| g.elements.len() >= 2);
    let mut best = (0..groups.len()).max_by_key(|&g| (groups[g].weight, std::cmp::Reverse(g)))?;
    // Where most of the text of what was found is in a longer list within it, that is the list of posts: the elements
    // found are days or sections.
    let own = |g: &Group| -> usize { g.elements.iter().map(|&n| measures.text(n)).sum() };
    for _ in 0..8 {
        let outer = &groups[best];
        let holder = |n: usize| {
            let at = outer.elements.partition_point(|&o| o < n);
            outer.elements.get(at.wrapping_sub(1)).copied().filter(|&o| n < tree.nodes[o].end)
        };
        let inner = (0..groups.len())
            .filter(|&g| {
                let group = &groups[g];
                let mut holders: Vec<usize> = group.elements.iter().filter_map(|&n| holder(n)).collect();
                let inside = holders.len();
                holders.dedup();
                let held: usize = holders.iter().map(|&n| measures.text(n)).sum();
                group.elements.len() * 2 >= outer.elements.len() * 3
                    && inside * 10 >= group.elements.len() * 9
                    && own(group) * 2 >= own(outer)
                    && own(group) * 10 >= held * 6
            })
            .max_by_key(|&g| (groups[g].weight, std::cmp::Reverse(g)));
        match inner {
            Some(inner) => best = inner,
            None => break,
        }
    }
    let Group { elements, siblings, .. } = &groups[best];
    // Elements of the same kind elsewhere on the page are more posts: a list a day, a pinned post.
    let (mut elements, siblings) = (elements.clone(), *siblings);
    if siblings {
        let more = more(measures, &elements);
        elements.extend(more);
        elements.sort_unstable();
        elements.dedup();
    }
    Some((elements, siblings))
}

/// What else on the page is of the kind of these posts: elements in lists of the same kind, or with ids of the same make.
fn more(measures: &Measures, elements: &[usize]) -> Vec<usize> {
    let tree = measures.tree;
    let Some(&first) = elements.first() else { return Vec::new() };
    let list = tree.nodes[first].parent;
    let (kind_of_post, list_kind) = (kind(tree, first), kind(tree, list));
    let name = tree.nodes[first].name.as_str();
    let classed = tree.nodes[first].classes().next().is_some()
        && elements.iter().filter(|&&n| kind(tree, n) == kind_of_post).count() * 2 > elements.len();
    let make = most(elements.iter().filter_map(|&n| id_make(tree.nodes[n].attr("id")?)), elements.len());
    let whole = most(elements.iter().filter_map(|&n| tree.nodes[n].attr("class")), elements.len());
    (0..tree.nodes.len())
        .filter(|&n| {
            let node = &tree.nodes[n];
            if node.name != name || measures.hidden[n] {
                return false;
            }
            // What was left out stays out.
            if node.parent == list && measures.is_marked(n) && elements.binary_search(&n).is_err() {
                return false;
            }
            if !measures.is_marked(n) {
                // A post whose time is not shown is one if it is in all else like the others.
                return node.parent == list
                    && whole.is_some()
                    && node.attr("class") == whole
                    && (make.is_none() || node.attr("id").and_then(id_make) == make)
                    && measures.text(n) >= 20;
            }
            let made = make.is_some() && node.attr("id").and_then(id_make) == make;
            made || (classed && kind(tree, n) == kind_of_post && kind(tree, node.parent) == list_kind)
        })
        .collect()
}

/// The value that more than half of a number of things have.
fn most<'a>(values: impl Iterator<Item = &'a str>, of: usize) -> Option<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, n)| n * 2 > of).map(|(value, _)| value).next()
}

/// What ids of one make begin with, before what numbers them: `block-`, `liveblog-entry-`.
fn id_make(id: &str) -> Option<&str> {
    let end = id.rfind(['-', '_', ':']).map(|at| at + 1).or_else(|| id.find(|c: char| c.is_ascii_digit()))?;
    (end >= 3 && end < id.len()).then(|| &id[..end])
}

/// Leaves out what stands beside posts and is of another kind: it shares no class with most of them, and its id is of
/// another make.
fn alike(tree: &Tree, elements: Vec<usize>) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &n in &elements {
        let mut classes: Vec<&str> = tree.nodes[n].classes().take(16).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in classes {
            *counts.entry(class).or_default() += 1;
        }
    }
    // What calls itself an advertisement among posts is none.
    let sold = |n: &usize| {
        let ends = |c: &str| name_words(c).last().is_some_and(|w| SOLD.contains(&w.as_str()));
        tree.nodes[*n].classes().take(16).any(ends)
    };
    let bought = elements.iter().filter(|n| sold(n)).count();
    let elements: Vec<usize> = match bought * 2 < elements.len() {
        true if bought > 0 => elements.into_iter().filter(|n| !sold(n)).collect(),
        _ => elements,
    };
    let common: Vec<&str> =
        counts.into_iter().filter(|(_, n)| *n * 2 > elements.len()).map(|(class, _)| class).collect();
    if common.is_empty() {
        return elements;
    }
    let make = most(elements.iter().filter_map(|&n| id_make(tree.nodes[n].attr("id")?)), elements.len());
    let fits = |n: &usize| {
        let node = &tree.nodes[*n];
        node.classes().take(16).any(|c| common.contains(&c))
            || (make.is_some() && node.attr("id").and_then(id_make) == make)
    };
    elements.into_iter().filter(fits).collect()
}

/// Leaves out elements that lie in others: a post within a post is a part of it.
fn outermost(tree: &Tree, elements: &mut Vec<usize>) {
    elements.sort_unstable();
    let mut end = 0;
    elements.retain(|&n| {
        let outer = n >= end;
        if outer {
            end = tree.nodes[n].end;
        }
        outer
    });
}

/// Where posts begin with a heading that stands right before their time, lets them begin there.
fn headed(tree: &Tree, list: usize, elements: &mut [usize]) {
    let heading = |n: usize| matches!(tree.nodes[n].name.as_str(), "h2" | "h3" | "h4" | "h5");
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut last = None;
    for child in tree.children(list) {
        if tree.nodes[child].is_text() && tree.nodes[child].text.trim().is_empty() {
            continue;
        }
        if let Some(last) = last.filter(|&l| heading(l)) {
            before.insert(child, last);
        }
        last = Some(child);
    }
    let headed = elements.iter().filter(|n| before.contains_key(n)).count();
    if headed * 5 >= elements.len() * 4 && !elements.iter().any(|&n| heading(n)) {
        for n in elements {
            *n = before.get(n).copied().unwrap_or(*n);
        }
    }
}

/// Which nodes lie in furniture, and which of these readers never see nor hear: neither an aside nor a text for readers of
/// screens, in which a post's time may stand.
fn hidden(tree: &Tree) -> (Vec<bool>, Vec<bool>) {
    let (mut hidden, mut gone) = (vec![false; tree.nodes.len()], vec![false; tree.nodes.len()]);
    let title = tree.first("h1").unwrap_or(0);
    let (mut until, mut gone_until) = (0, 0);
    for (n, node) in tree.nodes.iter().enumerate() {
        if !node.is_text() && n >= gone_until {
            let elsewhere = is_elsewhere(tree, n) && !tree.is_within(title, n);
            if is_furniture(tree, n) || elsewhere {
                until = until.max(node.end);
                if elsewhere || !(is_aside(tree, n) || is_for_screen_readers(node)) {
                    gone_until = node.end;
                }
            }
        }
        hidden[n] = n < until;
        gone[n] = n < gone_until;
    }
    (hidden, gone)
}

/// Whether an element is for what others wrote below the coverage, or for the most read stories of the outlet.
fn is_elsewhere(tree: &Tree, n: usize) -> bool {
    let node = &tree.nodes[n];
    if !matches!(node.name.as_str(), "div" | "section" | "ul" | "ol") {
        return false;
    }
    let names = node.classes().take(8).chain(node.attr("id"));
    names.into_iter().any(|name| {
        name_words(name)
            .iter()
            .any(|w| matches!(w.as_str(), "comments" | "disqus" | "trending" | "popular" | "mostread"))
    })
}

/// What makes elements of one kind: their name and the first of their classes.
fn kind(tree: &Tree, n: usize) -> String {
    let node = &tree.nodes[n];
    match node.classes().next() {
        Some(class) => format!("{}.{class}", node.name),
        None => node.name.clone(),
    }
}

/// The nodes at which posts of the JSON-LD stand, by their ids or their opening words, in order.
fn told(tree: &Tree, hidden: &[bool], json: &JsonLd) -> Vec<(usize, usize)> {
    if json.posts.is_empty() {
        return Vec::new();
    }
    let mut openings: [HashMap<String, Vec<usize>>; 2] = Default::default();
    let mut ids: HashMap<&str, Vec<usize>> = HashMap::new();
    let keys = json.posts.iter().map(|p| p.key.as_deref().unwrap_or_default());
    let wanted: std::collections::HashSet<&str> = keys.filter(|k| !k.is_empty()).collect();
    let texts: Vec<usize> =
        (0..tree.nodes.len()).filter(|&n| !hidden[n] && tree.nodes[n].text.contains(char::is_alphanumeric)).collect();
    for (n, node) in tree.nodes.iter().enumerate().filter(|(n, node)| !node.is_text() && !hidden[*n]) {
        for (name, value) in &node.attrs {
            if (name == "id" || (name.starts_with("data-") && name.ends_with("id"))) && wanted.contains(value.as_str())
            {
                let nodes = ids.entry(value.as_str()).or_default();
                if nodes.len() < 4 {
                    nodes.push(n);
                }
            }
        }
    }
    for (i, &n) in texts.iter().enumerate() {
        let mut letters = String::new();
        let mut count = 0;
        for &k in texts[i..].iter().take(12) {
            for c in tree.nodes[k].text.chars().filter(|c| c.is_alphanumeric()) {
                letters.extend(c.to_lowercase());
                count += 1;
                for (keys, length) in openings.iter_mut().zip(OPENING) {
                    if count == length {
                        let nodes = keys.entry(letters.clone()).or_default();
                        if nodes.len() < 4 {
                            nodes.push(n);
                        }
                    }
                }
                if count >= OPENING[0] {
                    break;
                }
            }
            if count >= OPENING[0] {
                break;
            }
        }
    }
    let mut told = Vec::new();
    for (j, post) in json.posts.iter().enumerate() {
        if let Some(nodes) = post.key.as_deref().and_then(|key| ids.get(key)) {
            told.extend(nodes.iter().map(|&n| (n, j)));
            continue;
        }
        let found = post.openings.iter().find_map(|opening| {
            let count = opening.chars().count();
            let (keys, length) = openings.iter().zip(OPENING).find(|(_, length)| count >= *length)?;
            keys.get(&opening.chars().take(length).collect::<String>())
        });
        told.extend(found.into_iter().flatten().map(|&n| (n, j)));
    }
    told.sort_unstable();
    told
}

/// The times that elements of the page carry, in order.
fn marks(tree: &Tree, hidden: &[bool], gone: &[bool]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (n, node) in tree.nodes.iter().enumerate() {
        if node.is_text() {
            let is_time = !gone[n] && (begins_with_clock(tree, n) || (hidden[n] && names_day(&node.text)));
            if is_time {
                marks.push(Mark { node: n, place: "text".into(), instant: None, local: None, seen: !hidden[n] });
            }
            continue;
        }
        // A hidden time for readers of screens is a time all the same; one in a menu is not of a post.
        let property = node.attr("itemprop").or_else(|| node.attr("property"));
        for (name, value) in node.attrs.iter().filter(|(name, value)| carries_time(name, property, value)) {
            let (instant, local) = machine(value);
            if instant.is_some() || local.is_some() {
                let seen = node.name.contains("time") && !tree.words(n).is_empty();
                marks.push(Mark { node: n, place: name.to_ascii_lowercase(), instant, local, seen });
            }
        }
    }
    marks
}

/// Whether an attribute is for the time at which something was published.
fn carries_time(name: &str, property: Option<&str>, value: &str) -> bool {
    if value.len() < 10 || value.len() > 40 || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let changed = property.is_some_and(|p| p.ends_with("dateModified"));
    match name {
        "datetime" | "dateTime" => !changed,
        // `<abbr class="timeago" title="2026-03-11T15:05:00Z">`
        "title" => true,
        "content" => property.is_some_and(|p| p.ends_with("datePublished") || p.ends_with("dateCreated")),
        _ => {
            let words = name_words(name);
            let any = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
            name.starts_with("data-")
                && any(&[
                    "time",
                    "timestamp",
                    "date",
                    "datetime",
                    "published",
                    "publish",
                    "created",
                    "posted",
                    "unixtime",
                    "unix",
                    "ts",
                    "livestamp",
                    "epoch",
                    "utc",
                ])
                && !any(&["update", "updated", "modified", "modify", "edited", "expire", "expires", "end"])
        }
    }
}

/// A time written for machines: with a zone or as Unix time, or a date and clock without a zone.
fn machine(value: &str) -> (Option<Timestamp>, Option<DateTime>) {
    if value.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = value.parse().unwrap_or(0);
        let at = match value.len() {
            10 => Timestamp::from_second(number).ok(),
            13 => Timestamp::from_millisecond(number).ok(),
            _ => None,
        };
        return (at, None);
    }
    if let Some(at) = instant(value) {
        return (Some(at), None);
    }
    // "20260311T180500"
    if value.len() >= 13 && value.as_bytes()[..8].iter().all(u8::is_ascii_digit) {
        return (None, value.parse::<DateTime>().ok());
    }
    let local = clock::whole(value).and_then(|s| Some(s.date?.full()?.to_datetime(s.clock?.time())));
    (None, local)
}

/// Whether a text is a stamp with a clock, opens a heading with one ("12.31 Uhr: …"), or ends a short line with one ("by
/// Ann Arn on 11/3/2026 at 15.05").
fn begins_with_clock(tree: &Tree, n: usize) -> bool {
    let text = tree.nodes[n].text.trim();
    if text.is_empty() || text.len() > 400 {
        return false;
    }
    match clock::lead(text).filter(|l| l.stamp.has_clock()) {
        Some(lead) => match lead.separator {
            Separator::End => text.len() <= 80,
            Separator::Colon | Separator::Dash => tree
                .ancestors(n)
                .take(3)
                .any(|a| matches!(tree.nodes[a].name.as_str(), "h2" | "h3" | "h4" | "h5" | "strong" | "b")),
            _ => false,
        },
        None => ends_with_clock(text).is_some(),
    }
}

/// Where the stamp at the end of a byline begins: `by Ann Arn on 11/3/2026 at 15.05.09`, `Ann Arn, 15:05`.
pub(crate) fn ends_with_clock(text: &str) -> Option<(clock::Stamp, usize)> {
    if text.len() > 100 || !text.bytes().rev().take(30).any(|b| b.is_ascii_digit()) {
        return None;
    }
    let spaces = text.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | '(')).map(|(at, c)| at + c.len_utf8());
    let mut stamps = spaces.filter_map(|at| {
        let stamp = clock::whole(&text[at..]).filter(|s| s.has_clock())?;
        let before = text[..at].trim_end_matches([' ', ',', '(']);
        let before = [" on", " at", " am", " um", " le", " à", " el"]
            .iter()
            .find_map(|w| before.strip_suffix(w))
            .unwrap_or(before);
        // Only a name or a few words of no sentence stand before it.
        let few = before.split_whitespace().count() <= 7 && !before.contains(['.', '?', '!', '"', '“']);
        (few && stamp.has_day()).then_some((stamp, at))
    });
    stamps.next()
}

/// Whether a text names a day and nothing else.
fn names_day(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 60 && clock::whole(text).is_some_and(|s| s.date.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<(String, usize)> {
        let tree = Tree::parse(html).unwrap();
        find(&tree, &JsonLd::default())
            .map_or(Vec::new(), |d| d.posts.iter().map(|p| (tree.words(p.nodes.start), p.marks.len())).collect())
    }

    #[test]
    fn posts_are_the_longest_list_of_elements_with_times() {
        let html = "<ul><li><time>10:30</time> Key one<li><time>10:10</time> Key two<li><time>9:00</time> Key three</ul>\
                    <div class=feed><div class='post a'><time>10:30</time><p>The bridge is shut since early this morning, and the ferry too.</p></div>\
                    <div class=ad>Buy</div><div class='post b'><span>10:10</span><p>The ferry has stopped in the middle of the river, say passengers.</p></div></div>";
        let posts = found(html);
        assert_eq!(posts.len(), 2);
        assert!(posts[1].0.starts_with("10:10 The ferry"));
    }

    #[test]
    fn posts_without_an_element_of_their_own_run_to_the_next() {
        let html = "<div><h3>10.30 Uhr: Brücke zu</h3><p>Die Brücke ist seit dem Morgen wegen Bauarbeiten gesperrt.</p>\
                    <h3>10.10 Uhr: Fähre steht</h3><p>Die Fähre steht mitten auf dem Fluss, sagen Fahrgäste.</p></div>";
        let tree = Tree::parse(html).unwrap();
        let posts = find(&tree, &JsonLd::default()).unwrap().posts;
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].nodes.end, posts[1].nodes.start);
    }

    #[test]
    fn times_for_machines_are_read_in_their_forms() {
        assert_eq!(machine("1602015773212").0.map(|t| t.as_second()), Some(1_602_015_773));
        assert!(machine("2024-07-18T11:48").1.is_some());
        assert!(machine("20240718T114800").1.is_some());
        assert!(machine("2024-07-18T11:48+01:00").0.is_some());
        assert!(!carries_time("data-update-time", None, "1602015773212"));
        assert!(!carries_time("datetime", Some("dateModified"), "2024-07-18T11:48"));
    }

    #[test]
    fn bylines_may_end_with_a_time() {
        let at = |text: &str| ends_with_clock(text).map(|(s, at)| text[at + s.words.start..].to_owned());
        assert_eq!(at("by Ann Arn on 11/3/2026 at 15.05.09").as_deref(), Some("11/3/2026 at 15.05.09"));
        assert_eq!(at("The crews meet today. The vote is on 11 March at 15:05"), None);
    }
}
