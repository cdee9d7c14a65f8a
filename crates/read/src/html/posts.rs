//! The posts of a page's DOM: elements of one kind, one beside the other, that each show a time.

use std::collections::HashMap;
use std::ops::Range;

use jiff::Timestamp;

use super::flow::{is_furniture, name_words};
use super::json_ld::instant;
use super::tree::Tree;
use crate::clock::{self, Separator};

/// How much of a post's text counts when lists are compared: many posts outweigh a long one.
const WEIGHT: usize = 600;

/// A time that an element carries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub node: usize,
    /// Where it stands: the attribute's name, or `text`.
    pub place: String,
    /// The instant, where it is written for machines with its zone.
    pub instant: Option<Timestamp>,
    /// A date and clock for machines that lack a zone.
    pub local: Option<jiff::civil::DateTime>,
    /// Whether it is a clock that readers see.
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
}

/// Finds the posts of a page.
pub(crate) fn find(tree: &Tree) -> Option<DomPosts> {
    let count = tree.nodes.len();
    let hidden = hidden(tree);
    let marks = marks(tree, &hidden);
    // Sums over the nodes before each, so that any range is measured at once.
    let mut marked = vec![0u32; count + 1];
    for mark in &marks {
        marked[mark.node + 1] += 1;
    }
    let mut texts = vec![0usize; count + 1];
    for i in 0..count {
        marked[i + 1] += marked[i];
        let shown = if hidden[i] { 0 } else { tree.nodes[i].text.trim().len() };
        texts[i + 1] = texts[i] + shown;
    }
    let text = |n: usize| texts[tree.nodes[n].end] - texts[n];
    let is_marked = |n: usize| marked[tree.nodes[n].end] > marked[n];

    let mut best: Option<(usize, usize, String)> = None;
    for parent in 0..count {
        if tree.nodes[parent].is_text() || marked[tree.nodes[parent].end] - marked[parent] < 2 {
            continue;
        }
        let mut groups: HashMap<String, (usize, usize)> = HashMap::new();
        for child in tree.children(parent).filter(|&c| !hidden[c] && is_marked(c)) {
            let group = groups.entry(kind(tree, child)).or_default();
            group.0 += 1;
            group.1 += text(child).min(WEIGHT) + 20;
        }
        let mut groups: Vec<(String, (usize, usize))> = groups.into_iter().filter(|(_, (n, _))| *n >= 2).collect();
        groups.sort();
        for (kind, (_, score)) in groups {
            if best.as_ref().is_none_or(|(top, ..)| score > *top) {
                best = Some((score, parent, kind));
            }
        }
    }
    let (_, list, kind_of_post) = best?;
    // The same kind of element in other lists of the page is more posts: a list a day, a pinned post.
    let list_kind = kind(tree, list);
    let name = &tree.nodes[tree.children(list).find(|&c| kind(tree, c) == kind_of_post)?].name;
    let mut elements: Vec<usize> = (0..count)
        .filter(|&n| {
            let node = &tree.nodes[n];
            if node.is_text() || hidden[n] || !is_marked(n) {
                return false;
            }
            let beside = node.parent == list && node.name == *name;
            beside
                || (kind(tree, n) == kind_of_post
                    && node.classes().next().is_some()
                    && kind(tree, node.parent) == list_kind)
        })
        .collect();
    // What shows nothing is none: a place for an advertisement.
    let shows = |n: usize| {
        let picture = |k: &usize| {
            matches!(tree.nodes[*k].name.as_str(), "img" | "amp-img" | "iframe" | "video" | "picture" | "blockquote")
        };
        text(n) > 0 || (n..tree.nodes[n].end).any(|k| picture(&k))
    };
    elements.retain(|&n| shows(n));
    // A post within a post is a part of it.
    let mut end = 0;
    elements.retain(|&n| {
        let outer = n >= end;
        if outer {
            end = tree.nodes[n].end;
        }
        outer
    });
    let own: usize = elements.iter().map(|&n| text(n)).sum();
    // Where much text stands between these elements, they only begin the posts.
    let within: usize = tree.children(list).filter(|&c| !hidden[c]).map(text).sum();
    let open = own * 2 < within && elements.iter().all(|&n| tree.nodes[n].parent == list);
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
            DomPost { nodes: n..end, anchor: anchor.map(str::to_owned), marks: marks[from..to].to_vec() }
        })
        .collect();
    let prose: usize = (0..count)
        .filter(|&n| matches!(tree.nodes[n].name.as_str(), "p" | "li" | "blockquote") && !hidden[n])
        .filter(|&n| !tree.ancestors(n).any(|a| matches!(tree.nodes[a].name.as_str(), "p" | "li" | "blockquote")))
        .map(text)
        .sum();
    let share = own as f32 / prose.max(own).max(1) as f32;
    let marks = marks.iter().map(|m| m.node).collect();
    (posts.len() >= 2).then_some(DomPosts { posts, marks, list, share })
}

/// Which nodes lie in furniture.
fn hidden(tree: &Tree) -> Vec<bool> {
    let mut hidden = vec![false; tree.nodes.len()];
    let mut until = 0;
    for (n, node) in tree.nodes.iter().enumerate() {
        if n >= until && !node.is_text() && is_furniture(node) {
            until = node.end;
        }
        hidden[n] = n < until;
    }
    hidden
}

/// What makes elements of one kind: their name and the first of their classes.
fn kind(tree: &Tree, n: usize) -> String {
    let node = &tree.nodes[n];
    match node.classes().next() {
        Some(class) => format!("{}.{class}", node.name),
        None => node.name.clone(),
    }
}

/// The times that elements of the page carry, in order.
fn marks(tree: &Tree, hidden: &[bool]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (n, node) in tree.nodes.iter().enumerate() {
        if node.is_text() {
            if !hidden[n] && begins_with_clock(tree, n) {
                marks.push(Mark { node: n, place: "text".into(), instant: None, local: None, seen: true });
            }
            continue;
        }
        // A hidden time for readers of screens is a time all the same; one in a menu is not of a post.
        for (name, value) in node.attrs.iter().filter(|(name, value)| carries_time(name, node.attr("itemprop"), value))
        {
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
fn carries_time(name: &str, itemprop: Option<&str>, value: &str) -> bool {
    if value.len() < 10 || value.len() > 40 || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    match name {
        "datetime" | "dateTime" => true,
        "content" => matches!(itemprop, Some("datePublished" | "dateCreated")),
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
                    "created",
                    "posted",
                    "unixtime",
                    "epoch",
                    "utc",
                ])
                && !any(&["update", "updated", "modified", "modify", "edited", "expire", "expires", "end", "first"])
        }
    }
}

/// A time written for machines: with a zone or as Unix time, or a date and clock without a zone.
fn machine(value: &str) -> (Option<Timestamp>, Option<jiff::civil::DateTime>) {
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
    let local = clock::whole(value).and_then(|s| Some(s.date?.full()?.to_datetime(s.clock?.time())));
    (None, local)
}

/// Whether a text is a stamp with a clock, or opens a heading with one ("12.31 Uhr: …").
fn begins_with_clock(tree: &Tree, n: usize) -> bool {
    let text = tree.nodes[n].text.trim();
    if text.is_empty() || text.len() > 400 {
        return false;
    }
    let Some(lead) = clock::lead(text).filter(|l| l.stamp.has_clock()) else { return false };
    match lead.separator {
        Separator::End => text.len() <= 80,
        Separator::Colon | Separator::Dash => tree
            .ancestors(n)
            .take(3)
            .any(|a| matches!(tree.nodes[a].name.as_str(), "h2" | "h3" | "h4" | "h5" | "strong" | "b")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<(String, usize)> {
        let tree = Tree::parse(html).unwrap();
        find(&tree).map_or(Vec::new(), |d| d.posts.iter().map(|p| (tree.words(p.nodes.start), p.marks.len())).collect())
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
        let posts = find(&tree).unwrap().posts;
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].nodes.end, posts[1].nodes.start);
    }

    #[test]
    fn times_for_machines_are_read_in_their_forms() {
        assert_eq!(machine("1602015773212").0.map(|t| t.as_second()), Some(1_602_015_773));
        assert!(machine("2024-07-18T11:48").1.is_some());
        assert!(machine("2024-07-18T11:48+01:00").0.is_some());
        assert!(!carries_time("data-update-time", None, "1602015773212"));
    }
}
