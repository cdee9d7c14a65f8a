//! A page's elements and texts in the order of the document, as ranges: everything inside node `n` is `n + 1..end(n)`.

use dom_query::{Document, NodeRef};

/// The deepest nesting of elements that is parsed. Browsers stop at 512; pages that people read stay below 100.
const MAX_DEPTH: usize = 512;

/// An element or text.
#[derive(Debug)]
pub(crate) struct Node {
    /// The element's name in lower case; empty for a text.
    pub name: String,
    /// The text; empty for an element.
    pub text: String,
    /// The attributes that reading looks at.
    pub attrs: Vec<(String, String)>,
    pub parent: usize,
    /// One past its last descendant.
    pub end: usize,
}

impl Node {
    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub(crate) fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    /// The class names.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }
}

/// A page.
#[derive(Debug)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
    /// The text of each `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
}

impl Tree {
    /// Parses a page; none if its elements are nested so deeply that it can be no page for readers.
    pub(crate) fn parse(html: &str) -> Option<Tree> {
        if depth(html) > MAX_DEPTH {
            return None;
        }
        Some(Tree::of(&Document::from(html)))
    }

    /// The elements and texts of a parsed page.
    pub(crate) fn of(document: &Document) -> Tree {
        let mut tree = Tree { nodes: Vec::new(), json_ld: Vec::new() };
        // A stack of nodes to enter, and of elements to close.
        enum Step<'d> {
            Enter(NodeRef<'d>, usize),
            Close(usize),
        }
        let mut steps = vec![Step::Enter(document.root(), 0)];
        while let Some(step) = steps.pop() {
            let (node, parent) = match step {
                Step::Close(at) => {
                    tree.nodes[at].end = tree.nodes.len();
                    continue;
                }
                Step::Enter(node, parent) => (node, parent),
            };
            let at = tree.nodes.len();
            if node.is_text() {
                let text = node.text();
                if !text.is_empty() {
                    let text = text.to_string();
                    tree.nodes.push(Node { name: String::new(), text, attrs: Vec::new(), parent, end: at + 1 });
                }
                continue;
            }
            let name = node.node_name().map(|n| n.to_string()).unwrap_or_default();
            let attrs: Vec<(String, String)> = node.element_ref().map_or(Vec::new(), |e| {
                e.attrs
                    .iter()
                    .filter(|a| is_wanted(&a.name.local))
                    .take(24)
                    .map(|a| (a.name.local.to_string(), a.value.chars().take(600).collect()))
                    .collect()
            });
            if name == "script" {
                let typed = attrs.iter().any(|(n, v)| n == "type" && v.to_ascii_lowercase().contains("ld+json"));
                if typed {
                    tree.json_ld.push(node.text().to_string());
                }
                continue;
            }
            if matches!(name.as_str(), "style" | "template" | "svg" | "noscript" | "math" | "object" | "canvas")
                || node.is_comment()
                || node.is_doctype()
            {
                continue;
            }
            let root = node.is_document() || node.is_fragment();
            if !root && name.is_empty() {
                continue;
            }
            let name = if root { "#document".into() } else { name };
            tree.nodes.push(Node { name, text: String::new(), attrs, parent, end: at + 1 });
            steps.push(Step::Close(at));
            let first = steps.len();
            let mut child = node.first_child();
            while let Some(node) = child {
                child = node.next_sibling();
                steps.push(Step::Enter(node, at));
            }
            steps[first..].reverse();
        }
        tree
    }

    /// The children of a node.
    pub(crate) fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[node].end;
        let mut at = node + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(at)?;
            at = self.nodes[child].end;
            Some(child)
        })
    }

    /// The nodes that a node lies in, nearest first.
    pub(crate) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = node;
        std::iter::from_fn(move || {
            (at != 0).then(|| {
                at = self.nodes[at].parent;
                at
            })
        })
    }

    /// Whether a node is another or lies in it.
    pub(crate) fn is_within(&self, node: usize, outer: usize) -> bool {
        outer <= node && self.nodes.get(outer).is_some_and(|o| node < o.end)
    }

    /// The words in a node, white space folded.
    pub(crate) fn words(&self, node: usize) -> String {
        let mut words = String::new();
        for node in self.nodes.get(node).and_then(|n| self.nodes.get(node..n.end)).into_iter().flatten() {
            for word in node.text.split_whitespace() {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
        words
    }

    /// The content of a `<meta>` with one of these names or properties, the first that is there.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let is =
                |n: &Node| n.name == "meta" && ["property", "name", "itemprop"].iter().any(|a| n.attr(a) == Some(name));
            self.nodes.iter().find(|n| is(n)).and_then(|n| n.attr("content")).map(str::trim).filter(|c| !c.is_empty())
        })
    }

    /// The first element with a name.
    pub(crate) fn first(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|n| n.name == name)
    }
}

fn is_wanted(name: &str) -> bool {
    matches!(
        name,
        "id" | "class"
            | "datetime"
            | "content"
            | "property"
            | "name"
            | "itemprop"
            | "itemtype"
            | "type"
            | "rel"
            | "href"
            | "src"
            | "alt"
            | "role"
            | "hidden"
            | "aria-hidden"
            | "style"
            | "lang"
            | "title"
            | "dateTime"
            | "typeof"
            | "resource"
            | "items"
    ) || name.starts_with("data-")
}

/// A bound on how deeply elements are nested, from the tags alone: a parser's work can grow with the square of it.
fn depth(html: &str) -> usize {
    let bytes = html.as_bytes();
    let (mut depth, mut deepest) = (0usize, 0usize);
    // What stands in scripts and styles is no markup, though it often looks like it.
    let mut inside: Option<&[u8]> = None;
    for at in memchr::memchr_iter(b'<', bytes) {
        let tag = &bytes[at + 1..];
        let is = |name: &[u8]| tag.len() > name.len() && tag[..name.len()].eq_ignore_ascii_case(name);
        if let Some(end) = inside {
            if is(end) {
                inside = None;
            }
            continue;
        }
        match tag.first() {
            Some(b'/') => depth = depth.saturating_sub(usize::from(nests(&tag[1..]))),
            Some(b's' | b'S') if is(b"script") => inside = Some(b"/script"),
            Some(b's' | b'S') if is(b"style") => inside = Some(b"/style"),
            Some(b) if b.is_ascii_alphabetic() && nests(tag) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            _ => {}
        }
    }
    deepest
}

/// Whether an element of this name holds others until it is closed. Paragraphs, list items and table cells close each
/// other; void elements hold nothing; what stands in scripts is no element.
fn nests(name: &[u8]) -> bool {
    let end = name.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'-').unwrap_or(name.len()).min(20);
    let name = name[..end].to_ascii_lowercase();
    !matches!(
        name.as_slice(),
        b"p" | b"li"
            | b"br"
            | b"hr"
            | b"img"
            | b"input"
            | b"meta"
            | b"link"
            | b"area"
            | b"base"
            | b"col"
            | b"embed"
            | b"source"
            | b"track"
            | b"wbr"
            | b"td"
            | b"th"
            | b"tr"
            | b"dd"
            | b"dt"
            | b"option"
            | b"tbody"
            | b"thead"
            | b"tfoot"
            | b"path"
            | b"circle"
            | b"rect"
            | b"use"
            | b"param"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stand_in_order_with_their_ends() {
        let tree =
            Tree::parse("<body><p id=a>One <b>two</b></p><script type='application/ld+json'>{}</script><p>three")
                .unwrap();
        let a = tree.nodes.iter().position(|n| n.attr("id") == Some("a")).unwrap();
        assert_eq!(tree.words(a), "One two");
        let body = tree.first("body").unwrap();
        let names: Vec<&str> = tree.children(body).map(|c| tree.nodes[c].name.as_str()).collect();
        assert_eq!(names, ["p", "p"]);
        assert_eq!(tree.json_ld, ["{}"]);
        assert_eq!(
            tree.ancestors(a).map(|n| tree.nodes[n].name.clone()).collect::<Vec<_>>(),
            ["body", "html", "#document"]
        );
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(Tree::parse(&"<div>".repeat(100_000)).is_none());
        assert!(Tree::parse(&"<p>x".repeat(100_000)).is_some());
        // Markup in the strings of scripts is none.
        let state = "{\"body\":\"<b>x<\\/b>\"},".repeat(2000);
        assert!(Tree::parse(&format!("<p>x<script>[{state}]</script><p>y")).is_some());
    }
}
