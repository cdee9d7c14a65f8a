//! XML as feeds in the wild have it: names with the prefix that their namespace usually has, entities of HTML that nobody
//! declared, end tags that fit no start, and a document that breaks off.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting of elements that is kept; what is deeper counts as content of the element at this depth.
const MAX_DEPTH: usize = 200;
/// How often reading goes on after a place that is no XML at all.
const MAX_BREAKS: usize = 64;
/// The most attributes of one element that are kept.
const MAX_ATTRIBUTES: usize = 24;

/// Elements of feeds that hold text and nothing else: one that is left open ends where the next begins.
const LEAVES: [&str; 8] =
    ["link", "guid", "pubDate", "dc:date", "atom:id", "atom:updated", "atom:published", "lastBuildDate"];

/// The prefixes by which elements of known namespaces are called, whatever prefix a document gives them.
const NAMESPACES: [(&str, &str); 13] = [
    ("http://www.w3.org/2005/atom", "atom"),
    ("http://purl.org/atom/ns#", "atom"),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("http://purl.org/atompub/tombstones/1.0", "at"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://purl.org/rss/1.0/", ""),
    ("http://backend.userland.com/rss2", ""),
    ("http://www.w3.org/1999/xhtml", ""),
];

/// An element, or a text.
#[derive(Debug)]
pub(crate) struct Node {
    /// The element's name with its usual prefix; empty for a text.
    pub name: String,
    /// The text, its entities resolved; empty for an element.
    pub text: String,
    pub attrs: Vec<(String, String)>,
    /// One past its last descendant.
    pub end: usize,
    pub parent: usize,
}

impl Node {
    /// An attribute, by its name as written.
    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim()).filter(|v| !v.is_empty())
    }
}

/// A document: its nodes in order, everything inside node `n` being `n + 1..end`.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    pub nodes: Vec<Node>,
    /// The line on which it first was no XML.
    pub broken: Option<u32>,
}

impl Xml {
    /// Reads a document. Where it is no XML, reading goes on with the next of the elements that are called `restart`.
    pub(crate) fn read(text: &str, restart: &[&str]) -> Xml {
        let mut xml = Xml::default();
        let mut builder = Builder::default();
        let mut from = 0;
        for _ in 0..MAX_BREAKS {
            let rest = &text[from..];
            let mut reader = Reader::from_str(rest);
            let config = reader.config_mut();
            config.check_end_names = false;
            config.allow_unmatched_ends = true;
            config.allow_dangling_amp = true;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => {
                        builder.close_all(&mut xml);
                        return xml;
                    }
                    Ok(event) => builder.take(event, &mut xml),
                    Err(_) => break,
                }
            }
            let at = from + usize::try_from(reader.error_position()).unwrap_or(rest.len()).min(rest.len());
            let line = || memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1;
            xml.broken = xml.broken.or_else(|| u32::try_from(line()).ok());
            // Never at the same place again.
            let after = at.max(from) + 1;
            let Some(next) = starts(text, after).find(|&n| restart.iter().any(|name| is_tag(&text[n + 1..], name)))
            else {
                break;
            };
            builder.close_until(restart, &mut xml);
            from = next;
        }
        builder.close_all(&mut xml);
        xml
    }

    /// The root element.
    pub(crate) fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|n| !n.name.is_empty())
    }

    /// The child nodes of an element.
    pub(crate) fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes.get(node).map_or(0, |n| n.end);
        let mut at = node + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(at)?;
            at = self.nodes[child].end.max(child + 1);
            Some(child)
        })
    }

    /// The first child with one of these names, the names in order of preference.
    pub(crate) fn child(&self, node: usize, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.children(node).find(|&c| self.nodes[c].name == *name))
    }

    /// All text in an element, or of a text; white space at the ends is dropped. None if there is none.
    pub(crate) fn text(&self, node: usize) -> Option<String> {
        let range = node..self.nodes.get(node)?.end.max(node + 1);
        let text: String = self.nodes.get(range)?.iter().map(|n| n.text.as_str()).collect();
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    /// What stands in an element, as markup: its elements with their tags, its texts escaped.
    pub(crate) fn markup(&self, node: usize) -> String {
        let mut out = String::new();
        let mut open: Vec<usize> = Vec::new();
        let end = self.nodes.get(node).map_or(0, |n| n.end);
        for at in node + 1..end {
            while open.last().is_some_and(|&o| self.nodes[o].end <= at) {
                self.close_tag(&mut open, &mut out);
            }
            let node = &self.nodes[at];
            if node.name.is_empty() {
                escape(&node.text, &mut out);
                continue;
            }
            out.push('<');
            out.push_str(local(&node.name));
            for (name, value) in &node.attrs {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape(value, &mut out);
                out.push('"');
            }
            out.push('>');
            if !is_void(local(&node.name)) {
                open.push(at);
            }
        }
        while !open.is_empty() {
            self.close_tag(&mut open, &mut out);
        }
        out
    }

    fn close_tag(&self, open: &mut Vec<usize>, out: &mut String) {
        if let Some(node) = open.pop() {
            out.push_str("</");
            out.push_str(local(&self.nodes[node].name));
            out.push('>');
        }
    }

    /// Whether an element holds elements, not only text.
    pub(crate) fn has_elements(&self, node: usize) -> bool {
        let end = self.nodes.get(node).map_or(0, |n| n.end);
        self.nodes.get(node + 1..end).is_some_and(|inside| inside.iter().any(|n| !n.name.is_empty()))
    }
}

/// The name of the root element of what begins like XML, in lower case and without its prefix.
pub(crate) fn root_name(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    for _ in 0..100 {
        let inside = rest.strip_prefix('<')?;
        let end = match inside {
            _ if inside.starts_with("!--") => inside.find("-->")? + 3,
            _ if inside.starts_with('?') => inside.find("?>")? + 2,
            _ if inside.starts_with('!') => {
                // A document type may hold declarations of its own.
                let close = inside.find('>')?;
                match inside[..close].find('[') {
                    Some(open) => open + inside[open..].find("]>").or_else(|| inside[open..].find("] >"))? + 2,
                    None => close + 1,
                }
            }
            _ => {
                let end = inside.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
                return Some(local(&inside[..end]).to_ascii_lowercase()).filter(|n| !n.is_empty() && n.len() < 40);
            }
        };
        rest = inside.get(end..)?.trim_start();
        rest = rest.strip_prefix('>').unwrap_or(rest).trim_start();
    }
    None
}

#[derive(Debug, Default)]
struct Builder {
    /// The elements that are open: their node, their name as written, and the prefix of names without one within them.
    open: Vec<(usize, String, &'static str)>,
    prefixes: HashMap<String, &'static str>,
    /// Elements too deep to be kept that are open.
    too_deep: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, xml: &mut Xml) {
        match event {
            Event::Start(start) => self.enter(&start, false, xml),
            Event::Empty(start) => self.enter(&start, true, xml),
            Event::End(end) => self.leave(end.name().as_ref(), xml),
            Event::Text(text) => self.text(&text, xml),
            Event::CData(text) => self.text(&text.into_inner(), xml),
            Event::GeneralRef(name) => {
                let text = reference(&name);
                self.text(text.as_deref().unwrap_or(&format!("&{};", &*name)), xml);
            }
            _ => {}
        }
    }

    fn enter(&mut self, start: &BytesStart<'_>, empty: bool, xml: &mut Xml) {
        if self.open.last().is_some_and(|(at, ..)| LEAVES.contains(&xml.nodes[*at].name.as_str())) {
            self.close(xml);
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep += usize::from(!empty);
            return;
        }
        let mut default = self.open.last().map_or("", |o| o.2);
        let mut attrs = Vec::new();
        for attr in start.html_attributes().with_checks(false).flatten().take(MAX_ATTRIBUTES) {
            let value = unescape(&attr.value);
            let key: &str = attr.key.as_ref();
            if key == "xmlns" {
                default = usual_prefix(&value);
            } else if let Some(prefix) = key.strip_prefix("xmlns:") {
                if self.prefixes.len() < 200 {
                    self.prefixes.entry(prefix.to_owned()).or_insert_with(|| usual_prefix(&value));
                }
            } else {
                attrs.push((key.to_owned(), value));
            }
        }
        let qualified = start.name();
        let written: &str = qualified.as_ref();
        // A feed that names no namespace is one of Atom's.
        if self.open.is_empty() && default.is_empty() && written == "feed" {
            default = "atom";
        }
        let name = match written.split_once(':') {
            Some((prefix, local)) => match self.prefixes.get(prefix) {
                Some(&"") => local.to_owned(),
                Some(&"?") | None => written.to_owned(),
                Some(usual) => format!("{usual}:{local}"),
            },
            None if default.is_empty() || default == "?" => written.to_owned(),
            None => format!("{default}:{written}"),
        };
        let at = xml.nodes.len();
        let parent = self.open.last().map_or(0, |o| o.0);
        xml.nodes.push(Node { name, text: String::new(), attrs, end: at + 1, parent });
        if !empty {
            self.open.push((at, written.to_owned(), default));
        }
    }

    fn leave(&mut self, name: &str, xml: &mut Xml) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        // An end that fits no start near by closes nothing.
        let Some(depth) = self.open.iter().rev().take(16).position(|o| o.1 == name) else { return };
        for _ in 0..=depth {
            self.close(xml);
        }
    }

    fn close(&mut self, xml: &mut Xml) {
        if let Some((at, _, _)) = self.open.pop() {
            xml.nodes[at].end = xml.nodes.len();
        }
    }

    fn close_all(&mut self, xml: &mut Xml) {
        while !self.open.is_empty() {
            self.close(xml);
        }
    }

    /// Closes the innermost of the elements with these names, if one is open.
    fn close_until(&mut self, names: &[&str], xml: &mut Xml) {
        self.too_deep = 0;
        let is = |name: &str| names.iter().any(|n| *n == local(name));
        if let Some(depth) = self.open.iter().rev().position(|o| is(&o.1)) {
            (0..=depth).for_each(|_| self.close(xml));
        }
    }

    fn text(&mut self, text: &str, xml: &mut Xml) {
        let Some(&(parent, ..)) = self.open.last() else { return };
        match xml.nodes.last_mut() {
            Some(last) if last.name.is_empty() && last.parent == parent => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => {
                let end = xml.nodes.len() + 1;
                let text = text.to_owned();
                xml.nodes.push(Node { name: String::new(), text, attrs: Vec::new(), end, parent });
            }
        }
    }
}

/// The places of `<` in a text from a place on.
fn starts(text: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    memchr::memchr_iter(b'<', bytes).map(move |n| from + n)
}

/// Whether a tag's inside begins with a name, whatever its prefix.
fn is_tag(inside: &str, name: &str) -> bool {
    let end = inside.bytes().take(64).position(|b| b.is_ascii_whitespace() || b == b'>' || b == b'/');
    end.and_then(|end| inside.get(..end)).is_some_and(|tag| local(tag) == name)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The usual prefix of a namespace: nothing for that of plain RSS and of XHTML, `?` for one that is not known.
fn usual_prefix(namespace: &str) -> &'static str {
    let namespace = namespace.trim().to_ascii_lowercase();
    // Addresses of namespaces are often written with the other scheme.
    let namespace = namespace.replacen("https://", "http://", 1);
    NAMESPACES.iter().find(|(address, _)| *address == namespace).map_or("?", |(_, prefix)| prefix)
}

/// What a reference stands for: a character by its number, or an entity of XML or HTML; none for any other.
fn reference(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers of C1 controls are meant as those of Windows-1252, as in HTML.
        if let Ok(byte @ 0x80..=0x9F) = u8::try_from(code) {
            return Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned());
        }
        let c = char::from_u32(code).filter(|&c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
        return Some(c.unwrap_or('\u{FFFD}').to_string());
    }
    resolve_html5_entity(name).map(str::to_owned)
}

/// A text with its references resolved; what is none stays.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(40).position(|b| b == b';');
        match end.and_then(|end| Some((reference(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Appends a text so that it can stand in markup.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "source" | "track" | "wbr" | "embed" | "col")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_the_usual_prefix_of_their_namespace() {
        let xml = Xml::read(
            "<f:feed xmlns:f='http://www.w3.org/2005/Atom'><f:entry/><c:x xmlns:c='urn:c'/><dc:date>1</dc:date></f:feed>",
            &[],
        );
        let names: Vec<&str> = xml.nodes.iter().map(|n| n.name.as_str()).filter(|n| !n.is_empty()).collect();
        assert_eq!(names, ["atom:feed", "atom:entry", "c:x", "dc:date"]);
        let xml = Xml::read("<feed><entry/></feed>", &[]);
        assert_eq!(xml.nodes[1].name, "atom:entry");
    }

    #[test]
    fn entities_that_nobody_declared_are_those_of_html() {
        let xml = Xml::read("<a t='caf&eacute; & &bad;'>R&amp;D &ndash; &#8217;&#146;&#x0; &unknown; & on</a>", &[]);
        assert_eq!(xml.nodes[0].attr("t"), Some("café & &bad;"));
        assert_eq!(xml.text(0).as_deref(), Some("R&D – ’’\u{FFFD} &unknown; & on"));
    }

    #[test]
    fn reading_goes_on_after_what_is_no_xml() {
        let xml = Xml::read("<rss><item><title>One</title></item><item><title <></x></item><item><t>Two", &["item"]);
        let items = xml.nodes.iter().filter(|n| n.name == "item").count();
        assert!(items >= 2 && xml.nodes.iter().any(|n| n.text == "Two"), "{xml:?}");
        let xml =
            Xml::read("<rss>\n<item><title>One</title></item>\n<item><![CDATA[ <item><t>Two</t></item>", &["item"]);
        assert_eq!(xml.broken, Some(3));
        assert!(xml.nodes.iter().any(|n| n.text == "Two"), "{xml:?}");
    }

    #[test]
    fn ends_that_fit_no_start_close_nothing() {
        let xml = Xml::read("<a><b>x</c></b><d>y</a>", &[]);
        assert_eq!(xml.children(0).map(|c| xml.nodes[c].name.clone()).collect::<Vec<_>>(), ["b", "d"]);
        assert_eq!(xml.text(0).as_deref(), Some("xy"));
    }

    #[test]
    fn a_leaf_that_is_left_open_ends_where_the_next_element_begins() {
        let xml = Xml::read("<item><link>https://x.example/<pubDate>now</pubDate></item>", &[]);
        assert_eq!(xml.children(0).map(|c| xml.nodes[c].name.clone()).collect::<Vec<_>>(), ["link", "pubDate"]);
    }

    #[test]
    fn markup_is_written_as_it_was() {
        let xml = Xml::read("<c><div xmlns='http://www.w3.org/1999/xhtml'><p>A &lt; b<br/>c</p></div></c>", &[]);
        assert_eq!(xml.markup(0), "<div><p>A &lt; b<br>c</p></div>");
    }

    #[test]
    fn the_root_is_found_behind_whatever_may_stand_before_it() {
        let text = "\u{FEFF}<?xml version='1.0'?><!-- <html> --><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rdf:RDF x='y'>";
        assert_eq!(root_name(text).as_deref(), Some("rdf"));
        assert_eq!(root_name("x <rss>"), None);
    }
}
