//! Atom (RFC 4287), with tombstones for what was taken away (RFC 6721).

use super::{feed::Feed, xml::Xml};

/// Writes a feed.
pub fn write(feed: &Feed) -> String {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:at", "http://purl.org/atompub/tombstones/1.0"),
        ("xml:lang", feed.language),
    ];
    xml.open("feed", &spaces);
    xml.text("id", &[], &feed.id);
    xml.text("title", &[], &feed.title);
    if let Some(summary) = &feed.summary {
        xml.text("subtitle", &[], summary);
    }
    xml.text("updated", &[], &feed.updated.to_string());
    xml.text("generator", &[], "Dateline");
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)]);
    if let Some([_, own, _]) = &feed.url {
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", own)]);
    }
    if let Some(hub) = &feed.hub {
        xml.empty("link", &[("rel", "hub"), ("href", hub)]);
    }
    for item in &feed.items {
        xml.open("entry", &[]);
        xml.text("id", &[], &item.id);
        xml.text("title", &[], &item.title);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
        xml.text("published", &[], &item.published.to_string());
        xml.text("updated", &[], &item.updated.to_string());
        xml.open("author", &[]);
        xml.text("name", &[], item.author.as_deref().unwrap_or(&item.source));
        xml.close("author");
        if item.author.is_some() {
            xml.open("contributor", &[]);
            xml.text("name", &[], &item.source);
            xml.close("contributor");
        }
        for kind in &item.kinds {
            xml.empty("category", &[("term", kind)]);
        }
        let language = item.language.as_deref().unwrap_or(feed.language);
        xml.text("content", &[("type", "html"), ("xml:lang", language)], &item.html);
        xml.close("entry");
    }
    for (id, at) in &feed.deleted {
        xml.empty("at:deleted-entry", &[("ref", id), ("when", &at.to_string())]);
    }
    xml.close("feed");
    xml.finish()
}
