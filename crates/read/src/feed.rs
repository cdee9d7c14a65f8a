//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed. Each item is a post.
//!
//! An item's full text counts before its summary. Items that the feed says were deleted (RFC 6721) are tombstones. What is
//! no well-formed feed is read as far as it can be: a library that insists on XML would give nothing for one stray
//! ampersand.

use dateline_model::{Coverage, Media, MediaKind, Problem, Tombstone};
use serde_json::Value;
use url::Url;

use crate::draft::Draft;
use crate::entry::{self, Entry, Head, MAX_ENTRIES, When, bad_times, headed, paragraphs};
use crate::html::plain;
use crate::json::{self, Json};
use crate::xml::Xml;

/// The most pictures and recordings of one item that are kept.
const MAX_MEDIA: usize = 20;

/// The dialects of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Rss,
    Atom,
}

impl Dialect {
    /// The dialect of a document, by the name of its root element.
    pub(crate) fn of_root(name: &str) -> Option<Dialect> {
        match name {
            "rss" | "rdf" | "channel" => Some(Dialect::Rss),
            "feed" | "entry" => Some(Dialect::Atom),
            _ => None,
        }
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Dialect::Rss => "application/rss+xml",
            Dialect::Atom => "application/atom+xml",
        }
    }
}

/// What a feed says of one of its dates; none where it says nothing.
#[derive(Debug, Default)]
struct Times {
    bad: usize,
    example: String,
}

impl Times {
    /// The first of some dates that can be read; remembers if there was one that cannot.
    fn first<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Option<When> {
        let mut bad = None;
        for text in texts {
            match When::read(text) {
                Some(when) => return Some(when),
                None => bad = bad.or(Some(text)),
            }
        }
        if let Some(text) = bad {
            self.bad += 1;
            if self.example.is_empty() {
                self.example = text.trim().to_owned();
            }
        }
        None
    }
}

// ---- XML

/// Reads a feed of XML. `address` is where it was retrieved from, against which its links are read.
pub(crate) fn read(text: &str, address: Option<&str>, coverage: &Coverage) -> (String, Draft) {
    let xml = Xml::read(text, &["item", "entry"]);
    let root = xml.root().unwrap_or(0);
    let is = |node: usize, names: &[&str]| xml.nodes.get(node).is_some_and(|n| names.contains(&n.name.as_str()));
    // RSS keeps its head in a channel, Atom in the root.
    let channel =
        if is(root, &["atom:feed", "channel"]) { root } else { xml.child(root, &["channel"]).unwrap_or(root) };
    let source = Channel::of(&xml, channel, address);
    let (mut times, mut entries, mut tombstones) = (Times::default(), Vec::new(), Vec::new());
    let mut at = 0;
    while at < xml.nodes.len() && entries.len() < MAX_ENTRIES {
        match xml.nodes[at].name.as_str() {
            "item" | "atom:entry" => {
                entries.push(item(&xml, at, &source, &mut times, coverage));
                at = xml.nodes[at].end;
            }
            "at:deleted-entry" => {
                tombstones.extend(deleted(&xml, at));
                at = xml.nodes[at].end;
            }
            _ => at += 1,
        }
    }
    let lead = xml.child(channel, &["description", "atom:subtitle", "atom:tagline"]).and_then(|n| html(&xml, n));
    let head = Head { lead: lead.filter(|l| Some(plain(l)) != source.title), title: source.title.clone() };
    let (text, mut draft) = entry::lay_out("feed", head, entries, coverage);
    draft.outlet = source.title;
    draft.url = source.link;
    draft.language = xml
        .child(channel, &["language", "dc:language"])
        .and_then(|n| xml.text(n))
        .or_else(|| xml.nodes.get(root).and_then(|r| r.attr("xml:lang")).map(str::to_owned))
        .and_then(|l| language(&l));
    let first = |names: &[&str]| xml.child(channel, names).and_then(|n| When::read(&xml.text(n)?)?.utc());
    draft.published = first(&["pubDate", "dc:date"]);
    draft.modified = first(&["lastBuildDate", "atom:updated", "atom:modified", "dcterms:modified"]);
    draft.tombstones = tombstones;
    draft.problems.extend(bad_times(times.bad, &times.example));
    if let Some(line) = xml.broken {
        draft.problems.push(Problem {
            code: "broken-xml".into(),
            message: "The feed is broken here: what could be read of it was used.".into(),
            line: Some(line),
        });
    }
    (text, draft)
}

/// What a feed says of itself.
struct Channel {
    title: Option<String>,
    link: Option<String>,
    author: Option<String>,
    base: Option<Url>,
}

impl Channel {
    fn of(xml: &Xml, channel: usize, address: Option<&str>) -> Channel {
        let address = address.and_then(|a| Url::parse(a).ok());
        let base = base(xml, channel, address.as_ref());
        let own = xml.children(channel).find(|&c| xml.nodes[c].name.ends_with("link") && rel(xml, c) == "self");
        let base = base.or_else(|| Url::parse(xml.nodes[own?].attr("href")?).ok());
        let link = link(xml, channel, base.as_ref());
        let base = base.or_else(|| Url::parse(link.as_deref()?).ok());
        let author = xml.child(channel, &["atom:author"]).and_then(|a| xml.text(xml.child(a, &["atom:name"])?));
        Channel { title: title(xml, channel), link, author, base }
    }
}

/// The base of the addresses in an element: its own `xml:base`, read against that of what it stands in.
fn base(xml: &Xml, node: usize, outer: Option<&Url>) -> Option<Url> {
    match xml.nodes.get(node).and_then(|n| n.attr("xml:base")) {
        Some(own) => join(outer, own).and_then(|u| Url::parse(&u).ok()).or_else(|| outer.cloned()),
        None => outer.cloned(),
    }
}

/// An address read against its base; none if it is none of the web.
fn join(base: Option<&Url>, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > 4000 {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

fn rel(xml: &Xml, link: usize) -> &str {
    xml.nodes[link].attr("rel").unwrap_or("alternate")
}

/// The address of the page of a feed or item: the text of RSS's link, the reference of Atom's.
fn link(xml: &Xml, node: usize, base: Option<&Url>) -> Option<String> {
    let links = || xml.children(node).filter(|&c| matches!(xml.nodes[c].name.as_str(), "link" | "atom:link"));
    let written = links().find_map(|l| join(base, &xml.text(l).filter(|_| xml.nodes[l].attr("href").is_none())?));
    let referred = || {
        let pages = links().filter(|&l| rel(xml, l) == "alternate" && xml.nodes[l].attr("href").is_some());
        // Of several renditions of an item the page is the one for readers.
        let page = pages.min_by_key(|&l| usize::from(xml.nodes[l].attr("type").is_some_and(|t| !t.contains("html"))));
        page.and_then(|l| join(base, xml.nodes[l].attr("href")?))
    };
    written.or_else(referred)
}

fn title(xml: &Xml, node: usize) -> Option<String> {
    let title = xml.child(node, &["title", "atom:title", "dc:title", "media:title"])?;
    let is_text = xml.nodes[title].attr("type") == Some("text");
    let words = if is_text { xml.text(title)? } else { plain(&html(xml, title)?) };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// What an element holds, as HTML. It may be escaped, in CDATA, as elements of XHTML, or plain text.
fn html(xml: &Xml, node: usize) -> Option<String> {
    let kind = xml.nodes[node].attr("type").unwrap_or_default();
    if kind == "xhtml" || kind.ends_with("xhtml+xml") || xml.has_elements(node) {
        return Some(xml.markup(node)).filter(|m| !m.trim().is_empty());
    }
    let text = xml.text(node)?;
    let plain = kind == "text" || kind == "text/plain" || !(text.contains('<') || text.contains('&'));
    Some(if plain { paragraphs(&text) } else { text })
}

/// One item.
fn item(xml: &Xml, node: usize, channel: &Channel, times: &mut Times, coverage: &Coverage) -> Entry {
    let base = base(xml, node, channel.base.as_ref());
    let text = |names: &[&str]| xml.child(node, names).and_then(|n| xml.text(n));
    let texts = |names: &'static [&'static str]| names.iter().filter_map(|n| text(&[n]));
    let content = ["content:encoded", "atom:content", "xhtml:body", "body"];
    let summary = ["description", "atom:summary", "dc:description", "itunes:summary", "media:description"];
    // Content that stands elsewhere is none here.
    let find = |names: &[&str]| {
        let inside = names.iter().filter_map(|n| xml.child(node, &[n]));
        inside.filter(|&n| xml.nodes[n].attr("src").is_none()).find_map(|n| html(xml, n))
    };
    let body = find(&content).or_else(|| find(&summary));
    let guid = text(&["guid", "atom:id"]).or_else(|| xml.nodes[node].attr("rdf:about").map(str::to_owned));
    let is_permalink = xml
        .child(node, &["guid"])
        .is_some_and(|g| xml.nodes[g].attr("isPermaLink").is_none_or(|p| p.eq_ignore_ascii_case("true")));
    let url = link(xml, node, base.as_ref())
        .or_else(|| guid.as_deref().filter(|g| is_permalink && g.starts_with("http")).and_then(|g| join(None, g)));
    let published: Vec<String> =
        texts(&["pubDate", "atom:published", "atom:issued", "dc:date", "dcterms:created", "dcterms:issued"]).collect();
    let updated: Vec<String> = texts(&["atom:updated", "atom:modified", "dcterms:modified", "updated"]).collect();
    let changed = times.first(updated.iter().map(String::as_str));
    let (headline, body) = headed(&title(xml, node).unwrap_or_default(), body.unwrap_or_default());
    let mut entry = Entry {
        headline,
        body,
        author: author(xml, node).or_else(|| channel.author.clone()).filter(|a| Some(a) != channel.title.as_ref()),
        media: media(xml, node, base.as_ref()),
        anchor: guid.or_else(|| url.clone()),
        url,
        ..Entry::default()
    };
    set_times(&mut entry, times.first(published.iter().map(String::as_str)), changed, coverage);
    entry
}

/// Gives a post the time at which it was published, or for want of it that at which it was changed.
fn set_times(entry: &mut Entry, published: Option<When>, changed: Option<When>, coverage: &Coverage) {
    match (published, changed) {
        (Some(published), changed) => {
            entry.time = Some(published.time(coverage));
            let later = changed.and_then(When::utc).zip(published.utc()).filter(|(c, p)| c > p);
            entry.updated = later.map(|(changed, _)| changed);
        }
        (None, Some(changed)) => {
            let mut time = changed.time(coverage);
            time.basis = dateline_model::Basis::Inferred;
            time.reason = Some("the feed gives only the time of the last change".into());
            entry.time = Some(time);
        }
        (None, None) => {}
    }
}

/// The names of an item's authors.
fn author(xml: &Xml, node: usize) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for child in xml.children(node) {
        let name = match xml.nodes[child].name.as_str() {
            "atom:author" => xml.child(child, &["atom:name", "name"]).and_then(|n| xml.text(n)),
            "dc:creator" | "itunes:author" => xml.text(child),
            "author" => {
                xml.child(child, &["name"]).and_then(|n| xml.text(n)).or_else(|| xml.text(child).map(|a| mailbox(&a)))
            }
            _ => None,
        };
        let name = name.map(|n| plain(&n)).filter(|n| !n.is_empty() && n.len() <= 200 && !n.starts_with("http"));
        names.extend(name.filter(|n| !names.contains(n)));
        if names.len() >= 10 {
            break;
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The name in RSS's `desk@herald.example (Ann Arn)` and `Ann Arn <desk@herald.example>`; nothing for an address alone.
fn mailbox(author: &str) -> String {
    let author = author.trim();
    if let Some((address, name)) = author.split_once('(')
        && address.contains('@')
    {
        return name.trim_end_matches(')').trim().to_owned();
    }
    match author.split_once('<') {
        Some((name, address)) if address.contains('@') => name.trim().trim_matches('"').to_owned(),
        _ if author.contains('@') && !author.contains(' ') => String::new(),
        _ => author.to_owned(),
    }
}

/// The pictures and recordings of an item.
fn media(xml: &Xml, node: usize, base: Option<&Url>) -> Vec<Media> {
    let mut found: Vec<Media> = Vec::new();
    let end = xml.nodes[node].end;
    let mut at = node + 1;
    while at < end && found.len() < MAX_MEDIA {
        let this = &xml.nodes[at];
        let address = match this.name.as_str() {
            "enclosure" | "media:content" => this.attr("url"),
            "media:thumbnail" if found.is_empty() => this.attr("url"),
            "atom:link" | "link" if this.attr("rel") == Some("enclosure") => this.attr("href"),
            // Addresses within an item's own text are no media of the feed's.
            "atom:content" | "content:encoded" | "description" | "atom:summary" => {
                at = this.end;
                continue;
            }
            _ => None,
        };
        if let Some(url) = address.and_then(|a| join(base, a)) {
            let within = |names: &[&str]| xml.child(at, names).and_then(|n| xml.text(n)).map(|t| plain(&t));
            // What describes several renditions stands beside them.
            let beside = |names: &[&str]| xml.child(this.parent, names).and_then(|n| xml.text(n)).map(|t| plain(&t));
            let is_media = this.name.starts_with("media:");
            let described = &["media:description", "media:title"];
            let caption = within(described).or_else(|| beside(described).filter(|_| is_media));
            let credit = within(&["media:credit"]).or_else(|| beside(&["media:credit"]).filter(|_| is_media));
            let kind = kind(this.attr("type").or(this.attr("medium")).unwrap_or_default(), &url);
            if let Some(kind) = kind.filter(|_| !found.iter().any(|m| m.url.as_ref() == Some(&url))) {
                found.push(Media { kind, caption, credit, url: Some(url) });
            }
        }
        at += 1;
    }
    found
}

/// The kind of a medium by its type or, for want of one, its address; none for what is no picture or recording.
fn kind(media_type: &str, url: &str) -> Option<MediaKind> {
    let path = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| path.ends_with(e));
    match media_type.split('/').next().unwrap_or_default() {
        "image" => Some(MediaKind::Photo),
        "video" => Some(MediaKind::Video),
        "audio" => Some(MediaKind::Audio),
        "" if ends(&[".mp4", ".webm", ".mov", ".m3u8"]) => Some(MediaKind::Video),
        "" if ends(&[".mp3", ".m4a", ".ogg", ".opus"]) => Some(MediaKind::Audio),
        "" => Some(MediaKind::Photo),
        _ => None,
    }
}

/// An item that the feed says was deleted.
fn deleted(xml: &Xml, node: usize) -> Option<Tombstone> {
    let within = |names: &[&str]| xml.child(node, names);
    let by = within(&["at:by"]).and_then(|by| xml.text(xml.child(by, &["atom:name", "name", "at:name"])?));
    Some(Tombstone {
        anchor: xml.nodes[node].attr("ref")?.to_owned(),
        at: xml.nodes[node].attr("when").and_then(When::read).and_then(When::utc),
        by,
        reason: within(&["at:comment"]).and_then(|c| html(xml, c)).map(|c| plain(&c)).filter(|c| !c.is_empty()),
    })
}

fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let is_tag =
        tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_tag && tag.len() <= 20).then_some(tag)
}

// ---- JSON Feed

/// Whether a JSON document is a feed.
pub(crate) fn is_json(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    value.get("items").is_some_and(Value::is_array)
        && (version.contains("jsonfeed.org")
            || value["items"].as_array().is_some_and(|items| {
                let has =
                    |i: &Value| ["content_html", "content_text", "date_published"].iter().any(|k| i.get(k).is_some());
                items.first().is_some_and(has)
            }))
}

/// Reads a JSON Feed.
pub(crate) fn read_json(json: &Json, address: Option<&str>, coverage: &Coverage) -> (String, Draft) {
    let feed = &json.value;
    let text = |value: &Value, key: &str| json::text(value, key);
    let parse = |url: &str| Url::parse(url).ok();
    let base =
        address.and_then(parse).or_else(|| parse(&text(feed, "feed_url").or_else(|| text(feed, "home_page_url"))?));
    let authors = |value: &Value| -> Option<String> {
        let list = value.get("authors").and_then(Value::as_array).cloned().unwrap_or_default();
        let all: Vec<String> =
            list.iter().chain(value.get("author")).filter_map(|a| text(a, "name")).take(10).collect();
        (!all.is_empty()).then(|| all.join(", "))
    };
    let title = text(feed, "title").map(|t| plain(&t));
    let mut times = Times::default();
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let entries = items
        .iter()
        .filter(|i| i.is_object())
        .take(MAX_ENTRIES)
        .map(|item| {
            let body = text(item, "content_html")
                .or_else(|| text(item, "content_text").map(|t| paragraphs(&t)))
                .or_else(|| text(item, "summary").map(|t| paragraphs(&t)));
            let (headline, body) =
                headed(&text(item, "title").map(|t| plain(&t)).unwrap_or_default(), body.unwrap_or_default());
            let address = |key: &str| text(item, key).and_then(|u| join(base.as_ref(), &u));
            let url = address("url").or_else(|| address("external_url"));
            let picture = |key: &str| {
                address(key).map(|url| Media { kind: MediaKind::Photo, caption: None, credit: None, url: Some(url) })
            };
            let attached = item.get("attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let attached = attached.iter().filter_map(|a| {
                let url = join(base.as_ref(), &text(a, "url")?)?;
                let kind = kind(&text(a, "mime_type").unwrap_or_default(), &url)?;
                Some(Media { kind, caption: text(a, "title"), credit: None, url: Some(url) })
            });
            let mut entry = Entry {
                headline,
                body,
                author: authors(item).or_else(|| authors(feed)).filter(|a| Some(a) != title.as_ref()),
                media: picture("image")
                    .or_else(|| picture("banner_image"))
                    .into_iter()
                    .chain(attached)
                    .take(MAX_MEDIA)
                    .collect(),
                anchor: text(item, "id").or_else(|| url.clone()),
                url,
                ..Entry::default()
            };
            let published = times.first(text(item, "date_published").as_deref().into_iter());
            let changed = times.first(text(item, "date_modified").as_deref().into_iter());
            set_times(&mut entry, published, changed, coverage);
            entry
        })
        .collect();
    let head = Head { title: title.clone(), lead: text(feed, "description").map(|t| paragraphs(&t)) };
    let (words, mut draft) = entry::lay_out("feed", head, entries, coverage);
    draft.outlet = title;
    draft.url = text(feed, "home_page_url").and_then(|u| join(base.as_ref(), &u));
    draft.language = text(feed, "language").and_then(|l| language(&l));
    draft.problems.extend(bad_times(times.bad, &times.example));
    draft.problems.extend(json.problem());
    (words, draft)
}
