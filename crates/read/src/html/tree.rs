//! A page's elements and texts in the order of the document, as ranges: everything inside node `n` is `n + 1..end(n)`.

use dom_query::{Document, NodeRef};

/// The deepest nesting of elements that is parsed. Browsers stop at 512; pages that people read stay below 100.
const MAX_DEPTH: usize = 512;
/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 1000;

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
    /// Parses a page; none if its elements are nested so deeply, or have so many attributes, that it can be no page for
    /// readers.
    pub(crate) fn parse(html: &str) -> Option<Tree> {
        if !is_tame(html) {
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

/// Whether a page can be parsed in time that grows as it does: a parser's work can grow with the square of how deeply
/// elements are nested, and of how many attributes one has. Told from the tags alone.
fn is_tame(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]) {
        let tag = &bytes[at + open + 1..];
        at += open + 1;
        match tag.first() {
            Some(b'!') if tag.starts_with(b"!--") => {
                at += memchr::memmem::find(tag, b"-->").unwrap_or(tag.len());
            }
            Some(b'/') => depth = depth.saturating_sub(usize::from(nests(&tag[1..], false))),
            Some(b) if b.is_ascii_alphabetic() => {
                let (length, attributes, closed) = tag_length(tag);
                if attributes > MAX_ATTRIBUTES {
                    return false;
                }
                at += length;
                let is = |name: &[u8]| tag.len() > name.len() && tag[..name.len()].eq_ignore_ascii_case(name);
                // What stands in scripts and styles is no markup, though it often looks like it.
                if let Some(end) = [(&b"script"[..], &b"</script"[..]), (b"style", b"</style")]
                    .iter()
                    .find(|(n, _)| is(n))
                    .map(|(_, e)| e)
                {
                    at += find_ignoring_case(&bytes[at..], end);
                } else if nests(tag, closed) {
                    depth += 1;
                    if depth > MAX_DEPTH {
                        return false;
                    }
                }
            }
            _ => {}
        }
    }
    true
}

/// How long a tag is, how many attributes it has, and whether it closes itself (`<path d="…"/>`).
fn tag_length(tag: &[u8]) -> (usize, usize, bool) {
    let (mut attributes, mut at, mut last) = (0usize, 0, 0u8);
    while let Some(&byte) = tag.get(at) {
        match byte {
            b'>' => return (at, attributes, last == b'/'),
            // A quote is one where a value begins.
            b'"' | b'\'' if last == b'=' => {
                at += 1 + memchr::memchr(byte, &tag[at + 1..]).unwrap_or(tag.len() - at - 1);
                last = byte;
            }
            _ if byte.is_ascii_whitespace() => {
                // "a = b": the value's quote may stand after white space.
                if last != b'=' {
                    last = b' ';
                }
            }
            _ => {
                attributes += usize::from(matches!(last, b' ' | b'"' | b'\''));
                last = byte;
            }
        }
        at += 1;
    }
    (tag.len().min(at), attributes, false)
}

/// How far it is to the next end tag of an element; to the end where there is none.
fn find_ignoring_case(bytes: &[u8], end: &[u8]) -> usize {
    memchr::memchr_iter(b'<', bytes)
        .find(|&at| bytes.get(at..at + end.len()).is_some_and(|b| b.eq_ignore_ascii_case(end)))
        .unwrap_or(bytes.len())
}

/// Whether an element of this name holds others until it is closed. Paragraphs, list items and table cells close each
/// other; void elements hold nothing; drawings close themselves, elements of HTML cannot.
fn nests(name: &[u8], closed: bool) -> bool {
    let end = name.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'-').unwrap_or(name.len()).min(20);
    let name = name[..end].to_ascii_lowercase();
    let of_html = || {
        matches!(
            name.as_slice(),
            b"div"
                | b"span"
                | b"a"
                | b"b"
                | b"i"
                | b"em"
                | b"strong"
                | b"section"
                | b"article"
                | b"ul"
                | b"ol"
                | b"table"
                | b"form"
                | b"font"
                | b"center"
                | b"blockquote"
                | b"button"
                | b"label"
                | b"small"
                | b"u"
                | b"h1"
                | b"h2"
                | b"h3"
                | b"h4"
                | b"h5"
                | b"h6"
                | b"nav"
                | b"aside"
                | b"header"
                | b"footer"
                | b"main"
        )
    };
    if closed && !of_html() {
        return false;
    }
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
        assert!(Tree::parse(&format!("<p>x<script>[{state}]</SCRIPT><p>y")).is_some());
        // Nor do drawings nest that close themselves, and comments.
        let icons = "<svg viewBox='0 0 9 9'><polygon points=\"0>1\"/><stop offset = '1' /></svg><!-- <div> -->";
        assert!(Tree::parse(&icons.repeat(1000)).is_some());
        let names: String = (0..2000).map(|n| format!(" data-{n}=x")).collect();
        assert!(Tree::parse(&format!("<p{names}>x")).is_none());
        assert!(Tree::parse(&format!("<p title=\"{names}\">x")).is_some());
    }
}
