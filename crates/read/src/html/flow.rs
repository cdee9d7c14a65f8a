//! The readable text of parts of a page, as lines that know what their markup says of them.

use std::ops::Range;

use super::tree::{Node, Tree};
use crate::text::{Hint, Line};

/// The text of a page as it is taken out, part by part.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub text: String,
    pub lines: Vec<Line>,
    /// For each line whether all of it is in bold.
    pub bold: Vec<bool>,
}

/// A block element that is open.
struct Open {
    end: usize,
    node: usize,
    hint: Hint,
    item: bool,
}

impl Flow {
    /// Adds the lines of a range of nodes. What is furniture by its markup (menus, buttons, forms, hidden parts) is left
    /// out. Returns the range of the new lines.
    pub(crate) fn add(&mut self, tree: &Tree, nodes: Range<usize>) -> Range<usize> {
        self.add_without(tree, nodes, |_| false)
    }

    /// Adds the lines of a range of nodes but for those of some elements.
    pub(crate) fn add_without(
        &mut self,
        tree: &Tree,
        nodes: Range<usize>,
        skip: impl Fn(usize) -> bool,
    ) -> Range<usize> {
        let from = self.lines.len();
        let mut open: Vec<Open> = Vec::new();
        let mut line = String::new();
        let mut gap = true;
        // Whether all words of the line are in bold.
        let mut bold = true;
        // The element of the text before.
        let mut last = nodes.start;
        let mut at = nodes.start;
        while at < nodes.end {
            while open.last().is_some_and(|o| o.end <= at) {
                self.flush(&mut line, &open, &mut gap, &mut bold);
                open.pop();
                gap = true;
            }
            let node = &tree.nodes[at];
            if node.is_text() {
                if last != node.parent && !node.text.trim().is_empty() {
                    let glued = |c: char| c.is_alphanumeric() || c == ')';
                    let meets = line.ends_with(glued) && node.text.starts_with(char::is_alphanumeric);
                    let apart = !tree.is_within(node.parent, last) && !tree.is_within(last, node.parent);
                    // Parts that stand beside each other in elements of their own are no one word. A stamp is a line, and
                    // so are the words after one.
                    let (before, after) = (is_stamp(&line), is_stamp(&node.text));
                    let dash = node.text.trim_start().starts_with(['-', '–', '—', '|', ':']);
                    if (before && after) || (before && !dash && tells_clock(&line)) || (meets && apart && after) {
                        if !is_stamp(&format!("{line} {}", node.text)) {
                            self.flush(&mut line, &open, &mut gap, &mut bold);
                        } else if meets {
                            line.push(' ');
                        }
                    } else if meets && apart {
                        line.push(' ');
                    }
                }
                if !node.text.trim().is_empty() {
                    last = node.parent;
                    bold &= is_bold(tree, at, open.last().map_or(nodes.start, |o| o.node));
                }
                append(&mut line, &node.text);
                at += 1;
                continue;
            }
            let furniture = is_furniture(tree, at) && !is_aside(tree, at);
            if at != nodes.start && (furniture || skip(at)) {
                at = node.end.min(nodes.end);
                continue;
            }
            if node.name == "br" {
                self.flush(&mut line, &open, &mut gap, &mut bold);
                gap = false;
            }
            let hint = hint(tree, at);
            if is_block(node) || hint != Hint::None {
                self.flush(&mut line, &open, &mut gap, &mut bold);
                gap = true;
                let outer = open.last().map_or(Hint::None, |o| o.hint);
                // A caption's credit is a credit; a caption's paragraph is still a caption.
                let hint = if hint == Hint::None || (outer == Hint::Embed) { outer } else { hint };
                open.push(Open { end: node.end.min(nodes.end), node: at, hint, item: node.name == "li" });
            }
            at += 1;
        }
        while !open.is_empty() {
            self.flush(&mut line, &open, &mut gap, &mut bold);
            open.pop();
            gap = true;
        }
        self.flush(&mut line, &open, &mut gap, &mut bold);
        from..self.lines.len()
    }

    /// Adds one line that no element of the page holds.
    pub(crate) fn line(&mut self, words: &str, hint: Hint) {
        let mut line = String::new();
        append(&mut line, words);
        self.push(&line, hint, None, true, false);
    }

    fn flush(&mut self, line: &mut String, open: &[Open], gap: &mut bool, bold: &mut bool) {
        let words = line.trim();
        // Numbers of ten digits and more that stand alone are Unix times for scripts.
        let machine = words.len() >= 9 && words.bytes().all(|b| b.is_ascii_digit());
        if !words.is_empty() && !machine {
            let innermost = open.last();
            let bullet = innermost.is_some_and(|o| o.item).then_some('•');
            let hint = innermost.map_or(Hint::None, |o| o.hint);
            self.push(words, hint, bullet, *gap, *bold);
            *gap = false;
        }
        *bold = true;
        line.clear();
    }

    fn push(&mut self, words: &str, hint: Hint, bullet: Option<char>, gap: bool, bold: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if gap { "\n\n" } else { "\n" });
        }
        let start = self.text.len();
        self.text.push_str(words);
        let rule = crate::furniture::is_rule(words);
        self.lines.push(Line { range: start..self.text.len(), inner: start, indent: 0, gap, bullet, rule, hint });
        self.bold.push(bold);
    }
}

/// Whether a text is in bold by an element within its block.
fn is_bold(tree: &Tree, text: usize, block: usize) -> bool {
    let inside = tree.ancestors(text).take(6).take_while(|&a| a > block);
    inside.into_iter().any(|a| matches!(tree.nodes[a].name.as_str(), "b" | "strong"))
        || matches!(tree.nodes[block].name.as_str(), "b" | "strong")
}

/// Whether words are a time and nothing else.
fn is_stamp(words: &str) -> bool {
    let words = words.trim();
    words.len() <= 80
        && words.bytes().any(|b| b.is_ascii_digit() || b >= 0x80)
        && crate::clock::whole(words).is_some_and(|s| s.has_clock() || s.date.is_some())
}

/// Whether a stamp tells a time of day.
fn tells_clock(words: &str) -> bool {
    crate::clock::whole(words.trim()).is_some_and(|s| s.has_clock())
}

/// How long an aside may be that is a part of a post, in bytes: the time at its side.
const MAX_ASIDE: usize = 80;

/// Whether an element stands aside or below and has a few words only, as the time of a post does.
pub(crate) fn is_aside(tree: &Tree, n: usize) -> bool {
    let node = &tree.nodes[n];
    matches!(node.name.as_str(), "aside" | "footer") && is_short(tree, n, MAX_ASIDE)
}

/// Whether an element has little text. It is small as well, so that this is known at once.
fn is_short(tree: &Tree, n: usize, most: usize) -> bool {
    let end = tree.nodes[n].end;
    end - n <= 60 && tree.nodes[n..end].iter().map(|k| k.text.trim().len()).sum::<usize>() <= most
}

/// Whether an element is shown to readers of screens only.
pub(crate) fn is_for_screen_readers(node: &Node) -> bool {
    node.classes().any(|c| {
        matches!(
            c,
            "visually-hidden"
                | "visuallyhidden"
                | "visuallyHidden"
                | "sr-only"
                | "screen-reader-text"
                | "u-h"
                | "gs-u-vh"
        )
    })
}

/// Appends text with its white space folded; no-break spaces stay.
fn append(line: &mut String, text: &str) {
    let folds = |c: char| c.is_ascii_whitespace();
    if text.starts_with(folds) && !line.is_empty() && !line.ends_with(' ') {
        line.push(' ');
    }
    let mut first = true;
    for word in text.split(folds).filter(|w| !w.is_empty()) {
        if !first {
            line.push(' ');
        }
        line.push_str(word);
        first = false;
    }
    if !first && text.ends_with(folds) {
        line.push(' ');
    }
}

/// The words that a class name or id is made of: `live-events__entry-author` and `liveEntryAuthor` have four.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    parts(name).map(str::to_lowercase).collect()
}

/// The words of a name as they are written.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut small = false;
        let end = rest.find(|c: char| {
            let begins = !c.is_alphanumeric() || (c.is_uppercase() && small);
            small = c.is_lowercase();
            begins
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// Whether a class of an element has one of these words, which are in small letters.
fn has_word(node: &Node, wanted: &[&str]) -> bool {
    node.classes().take(8).any(|class| parts(class).any(|w| wanted.iter().any(|wanted| w.eq_ignore_ascii_case(wanted))))
}

/// Whether markup says that a part of a page is no content.
pub(crate) fn is_furniture(tree: &Tree, n: usize) -> bool {
    let node = &tree.nodes[n];
    // What holds most of the page is the page, whatever its classes say ("has-ads"); some pages are one form as a whole.
    let most = (node.end - n) * 2 > tree.nodes.len() && tree.nodes.len() > 20;
    if matches!(node.name.as_str(), "html" | "body" | "main") || (most && !matches!(node.name.as_str(), "nav" | "head"))
    {
        return false;
    }
    let by_name = matches!(
        node.name.as_str(),
        "nav"
            | "aside"
            | "footer"
            | "form"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "label"
            | "dialog"
            | "menu"
            | "iframe"
            | "audio"
            | "head"
            | "amp-ad"
    );
    let by_role = matches!(
        node.attr("role"),
        Some("navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog" | "button" | "menu")
    );
    let hidden = node.attr("hidden").is_some()
        || node.attr("style").is_some_and(|s| s.replace(' ', "").contains("display:none"))
        || node.classes().any(|c| matches!(c, "hidden" | "is-hidden" | "hide"))
        || is_for_screen_readers(node);
    by_name
        || by_role
        || hidden
        || (has_word(
            node,
            &[
                "share",
                "sharing",
                "social",
                "cookie",
                "cookies",
                "consent",
                "newsletter",
                "promo",
                "advert",
                "advertisement",
                "ad",
                "ads",
                "related",
                "recommended",
                "breadcrumb",
                "breadcrumbs",
                "outbrain",
                "taboola",
                "subscribe",
                "signup",
                "toolbar",
                "paywall",
                "skip",
                "magnifier",
                "tags",
                "topics",
                "keywords",
            ],
        ) && !has_word(node, &["embed", "post", "tweet", "entry", "article", "content", "main", "page"]))
}

/// What an element's name and classes say of its words.
fn hint(tree: &Tree, n: usize) -> Hint {
    let node = &tree.nodes[n];
    match node.name.as_str() {
        "h1" => return Hint::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => return Hint::Heading,
        "figcaption" => return Hint::Caption,
        "body" | "html" | "#document" | "main" | "img" | "br" | "article" | "section" => return Hint::None,
        _ => {}
    }
    let property = node.attr("itemprop").or_else(|| node.attr("property")).unwrap_or_default();
    if matches!(property, "headline" | "schema:headline") && node.name != "meta" {
        return Hint::Heading;
    }
    if matches!(property, "author" | "schema:author") && is_short(tree, n, 120) {
        return Hint::Author;
    }
    if node.attr("class").is_none() {
        return Hint::None;
    }
    let title = || {
        has_word(node, &["headline", "title", "heading"])
            && !has_word(
                node,
                &[
                    "image", "video", "media", "photo", "gallery", "player", "caption", "card", "related", "job",
                    "author", "wrapper",
                ],
            )
            && is_short(tree, n, 300)
    };
    match () {
        () if node.name == "blockquote"
            && has_word(node, &["tweet", "instagram", "tiktok", "bluesky", "mastodon", "telegram"]) =>
        {
            Hint::Embed
        }
        () if node.name == "a" && !has_word(node, &["author", "byline"]) => Hint::None,
        () if has_word(node, &["copyright", "credit", "credits", "attribution"]) => Hint::Credit,
        () if has_word(node, &["caption"]) => Hint::Caption,
        () if has_word(node, &["author", "authors", "byline", "contributor"])
            && !has_word(node, &["content", "body", "text", "no", "without"])
            && is_short(tree, n, 160) =>
        {
            Hint::Author
        }
        () if matches!(node.name.as_str(), "p" | "div" | "span" | "strong" | "b") && title() => Hint::Heading,
        () => Hint::None,
    }
}

fn is_block(node: &Node) -> bool {
    node.name.contains("time")
        || matches!(
            node.name.as_str(),
            "#document"
                | "html"
                | "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "center"
                | "dd"
                | "details"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hr"
                | "li"
                | "main"
                | "mark"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
                | "video"
                | "picture"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> Vec<String> {
        let tree = Tree::parse(html).unwrap();
        let mut flow = Flow::default();
        flow.add(&tree, 0..tree.nodes.len());
        flow.lines.iter().map(|l| format!("{:?} {}", l.hint, &flow.text[l.range.clone()])).collect()
    }

    #[test]
    fn markup_gives_lines_and_hints() {
        let html = "<body><nav>Menu</nav><h2>Bridge <em>shut</em></h2><p>The bridge\n is shut.<br>Again.</p>\
                    <figure><img><figcaption>A pier. <span class='photo-credit'>Ann Arn</span></figcaption></figure>\
                    <div><time>21:22</time><span class=author>Bo Mill</span></div><ul class=share><li>Copy link</ul><p hidden>x";
        assert_eq!(
            lines(html),
            [
                "Heading Bridge shut",
                "None The bridge is shut.",
                "None Again.",
                "Caption A pier.",
                "Credit Ann Arn",
                "None 21:22",
                "Author Bo Mill"
            ]
        );
    }

    #[test]
    fn class_names_fall_into_words() {
        assert_eq!(name_words("live-events__entry-author"), ["live", "events", "entry", "author"]);
        assert_eq!(name_words("liveEntryHTML2"), ["live", "entry", "html2"]);
    }
}
