//! RSS 2.0.

use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};

use super::{feed::Feed, xml::Xml};

/// Writes a feed.
pub fn write(feed: &Feed) -> String {
    let mut xml = Xml::new();
    let spaces = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.open("rss", &spaces);
    xml.open("channel", &[]);
    xml.text("title", &[], &feed.title);
    xml.text("link", &[], &feed.home);
    xml.text("description", &[], feed.summary.as_deref().unwrap_or(&feed.title));
    xml.text("language", &[], feed.language);
    xml.text("lastBuildDate", &[], &date(feed.updated));
    xml.text("generator", &[], "Dateline");
    xml.text("docs", &[], "https://www.rssboard.org/rss-specification");
    xml.text("ttl", &[], "1");
    if let Some([own, ..]) = &feed.url {
        xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", own)]);
    }
    if let Some(hub) = &feed.hub {
        xml.empty("atom:link", &[("rel", "hub"), ("href", hub)]);
    }
    for item in &feed.items {
        xml.open("item", &[]);
        xml.text("title", &[], &item.title);
        xml.text("link", &[], &item.url);
        xml.text("guid", &[("isPermaLink", "false")], &item.id);
        xml.text("pubDate", &[], &date(item.published));
        xml.text("atom:updated", &[], &item.updated.to_string());
        xml.text("dc:creator", &[], item.author.as_deref().unwrap_or(&item.source));
        xml.text("dc:source", &[], &item.source);
        if let Some(language) = &item.language {
            xml.text("dc:language", &[], language);
        }
        for kind in &item.kinds {
            xml.text("category", &[], kind);
        }
        xml.text("description", &[], &item.html);
        xml.close("item");
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

fn date(at: Timestamp) -> String {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&at).unwrap_or_default()
}
