//! What a feed or a page says of itself: its hub, its rhythm, its feeds. Bounded and forgiving; what cannot be read says
//! nothing.

use std::time::Duration;

use dom_query::Document;
use quick_xml::{Reader, XmlVersion, events::Event};
use reqwest::header::HeaderMap;
use url::Url;

/// How much of a document is looked at. What it says of itself stands at its head.
const HEAD: usize = 256 << 10;
/// How many elements of a feed are looked at.
const MAX_ELEMENTS: usize = 4096;
/// The most feeds of a page that are named.
const MAX_FEEDS: usize = 20;

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The hub that tells of its news (WebSub, 4).
    pub hub: Option<Url>,
    /// The address that the hub knows it by.
    pub topic: Option<Url>,
    /// How long it asks to be left alone: RSS `ttl`, `sy:updatePeriod` and `sy:updateFrequency`.
    pub rhythm: Option<Duration>,
    /// The feeds of a page, with what it calls them.
    pub feeds: Vec<FeedLink>,
}

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Its address.
    pub url: Url,
    /// What the page calls it.
    pub title: Option<String>,
}

/// The media types of feeds.
const FEED_TYPES: [&str; 5] =
    ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/xml"];

/// What a document from an address says of itself, in its headers and its first part.
pub fn hints(url: &Url, headers: &HeaderMap, body: &[u8]) -> Hints {
    let head = &body[..body.len().min(HEAD)];
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let lower: String = start.chars().take(512).collect::<String>().to_ascii_lowercase();
    let mut hints = if lower.starts_with('{') {
        Hints::default()
    } else if lower.contains("<html") || lower.contains("<!doctype html") {
        of_page(url, &text)
    } else if lower.starts_with('<') {
        of_feed(url, start)
    } else {
        Hints::default()
    };
    if lower.starts_with('{') {
        of_json(url, body, &mut hints);
    }
    // A Link header comes first (WebSub, 4).
    for (rel, target) in link_headers(url, headers) {
        match rel.as_str() {
            "hub" => hints.hub = Some(target),
            "self" => hints.topic = Some(target),
            _ => {}
        }
    }
    hints
}

fn web(base: &Url, href: &str) -> Option<Url> {
    base.join(href.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn of_page(url: &Url, text: &str) -> Hints {
    let page = Document::from(text);
    let mut hints = Hints::default();
    for link in page.select("link[rel][href], a[rel~=alternate][href]").iter().take(MAX_ELEMENTS) {
        let rel = link.attr_or("rel", "").to_ascii_lowercase();
        let Some(target) = web(url, &link.attr_or("href", "")) else { continue };
        let has = |word: &str| rel.split_ascii_whitespace().any(|r| r == word);
        let kind = link.attr_or("type", "").to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if has("hub") {
            hints.hub.get_or_insert(target);
        } else if has("self") {
            hints.topic.get_or_insert(target);
        } else if has("alternate") && FEED_TYPES.contains(&kind) && hints.feeds.len() < MAX_FEEDS {
            let title = link.attr("title").map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
            if hints.feeds.iter().all(|feed| feed.url != target) {
                hints.feeds.push(FeedLink { url: target, title });
            }
        }
    }
    hints
}

fn of_feed(url: &Url, text: &str) -> Hints {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_dangling_amp = true;
    let mut hints = Hints::default();
    let (mut period, mut frequency, mut ttl) = (None, 1.0f64, None);
    let mut inside = String::new();
    for _ in 0..MAX_ELEMENTS {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                inside = element.local_name().as_ref().to_ascii_lowercase();
                // The feed's own words end where its items begin.
                if matches!(inside.as_str(), "item" | "entry") {
                    break;
                }
                link_of(url, &element, &mut hints);
            }
            Ok(Event::Empty(element)) => link_of(url, &element, &mut hints),
            Ok(Event::End(_)) => inside.clear(),
            Ok(Event::Text(words)) => {
                let words = words.trim();
                match inside.as_str() {
                    "ttl" => ttl = words.parse::<u64>().ok().map(|minutes| minutes.saturating_mul(60)),
                    "updateperiod" => period = seconds_of(words),
                    "updatefrequency" => frequency = words.parse().unwrap_or(1.0),
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let syndication =
        period.filter(|_| frequency.is_finite() && frequency >= 1.0).map(|seconds| (seconds / frequency) as u64);
    hints.rhythm = ttl.max(syndication).map(Duration::from_secs);
    hints
}

fn link_of(base: &Url, element: &quick_xml::events::BytesStart<'_>, hints: &mut Hints) {
    if element.local_name().as_ref() != "link" {
        return;
    }
    let (mut rel, mut href) = (String::new(), None);
    for attribute in element.attributes().flatten() {
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
        match attribute.key.as_ref() {
            "rel" => rel = value.to_ascii_lowercase(),
            "href" => href = web(base, &value),
            _ => {}
        }
    }
    match rel.as_str() {
        "hub" if hints.hub.is_none() => hints.hub = href,
        "self" if hints.topic.is_none() => hints.topic = href,
        _ => {}
    }
}

fn seconds_of(period: &str) -> Option<f64> {
    let days = match period {
        "hourly" => return Some(3600.0),
        "daily" => 1.0,
        "weekly" => 7.0,
        "monthly" => 30.0,
        "yearly" => 365.0,
        _ => return None,
    };
    Some(days * 86_400.0)
}

/// JSON Feed's `hubs` and `feed_url`.
fn of_json(base: &Url, body: &[u8], hints: &mut Hints) {
    #[derive(serde::Deserialize)]
    struct Hub {
        #[serde(rename = "type")]
        kind: String,
        url: String,
    }
    #[derive(serde::Deserialize)]
    struct Feed {
        feed_url: Option<String>,
        #[serde(default)]
        hubs: Vec<Hub>,
    }
    let Ok(feed) = serde_json::from_slice::<Feed>(body) else { return };
    let hub = feed.hubs.iter().find(|hub| hub.kind.eq_ignore_ascii_case("websub"));
    hints.hub = hub.and_then(|hub| web(base, &hub.url));
    hints.topic = feed.feed_url.and_then(|url| web(base, &url));
}

/// The targets of `Link` headers with their relations (RFC 8288).
fn link_headers(base: &Url, headers: &HeaderMap) -> Vec<(String, Url)> {
    let mut found = Vec::new();
    for value in headers.get_all("link").iter().take(20).filter_map(|value| value.to_str().ok()) {
        let mut rest = value;
        while let Some(start) = rest.find('<') {
            let Some(end) = rest[start..].find('>').map(|end| start + end) else { break };
            let target = web(base, &rest[start + 1..end]);
            rest = &rest[end + 1..];
            let parameters = &rest[..rest.find(",").unwrap_or(rest.len())];
            let rel = parameters.split(';').find_map(|p| {
                let (name, value) = p.split_once('=')?;
                name.trim().eq_ignore_ascii_case("rel").then(|| value.trim().trim_matches('"').to_ascii_lowercase())
            });
            if let (Some(target), Some(rel)) = (target, rel) {
                found.extend(rel.split_ascii_whitespace().map(|rel| (rel.to_owned(), target.clone())));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(body: &str) -> Hints {
        hints(&Url::parse("https://a.example/news/live").unwrap(), &HeaderMap::new(), body.as_bytes())
    }

    fn url(text: &str) -> Option<Url> {
        Some(Url::parse(text).unwrap())
    }

    #[test]
    fn a_page_names_its_feeds() {
        let page = "<!doctype html><head><title>Flood</title>\
            <link rel=alternate type='application/rss+xml' title=' Flood ' href='/flood.rss'>\
            <link rel='alternate' type='application/atom+xml; charset=utf-8' href='https://b.example/atom'>\
            <link rel=alternate hreflang=fr href='/fr'><link rel=stylesheet href=x.css>\
            <link rel=alternate type=application/rss+xml href='javascript:alert(1)'>";
        let feeds = of(page).feeds;
        assert_eq!(feeds.len(), 2);
        assert_eq!((feeds[0].url.as_str(), feeds[0].title.as_deref()), ("https://a.example/flood.rss", Some("Flood")));
        assert_eq!(feeds[1].url.as_str(), "https://b.example/atom");
    }

    #[test]
    fn feeds_name_their_hub_and_their_rhythm() {
        let rss = "\u{feff}<?xml version='1.0'?><rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>A & B</title>\
            <atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='/feed?a=1&amp;b=2'/>\
            <ttl> 15 </ttl><item><atom:link rel='hub' href='https://evil.example/'/><ttl>1</ttl></item></channel></rss>";
        let hints = of(rss);
        assert_eq!(hints.hub, url("https://hub.example/"));
        assert_eq!(hints.topic, url("https://a.example/feed?a=1&b=2"));
        assert_eq!(hints.rhythm, Some(Duration::from_secs(900)));
        let sy =
            "<rdf:RDF><channel><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>";
        assert_eq!(of(sy).rhythm, Some(Duration::from_secs(900)));
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><link rel=\"hub\" href=\"https://hub.example/a\"></link>";
        assert_eq!(of(atom).hub, url("https://hub.example/a"));
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "feed_url": "https://a.example/f.json",
            "hubs": [{"type": "rssCloud", "url": "https://c.example/"}, {"type": "WebSub", "url": "https://hub.example/"}]}"#;
        assert_eq!((of(json).hub, of(json).topic), (url("https://hub.example/"), url("https://a.example/f.json")));
    }

    #[test]
    fn link_headers_come_first() {
        let mut headers = HeaderMap::new();
        headers.append("link", "<https://hub.example/>; rel=\"hub\", </me>; rel=self".parse().unwrap());
        let at = Url::parse("https://a.example/news/live").unwrap();
        let hints = hints(&at, &headers, b"<feed><link rel='hub' href='https://other.example/'/>");
        assert_eq!((hints.hub, hints.topic), (url("https://hub.example/"), url("https://a.example/me")));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_fail(body in "(<[a-z:!/]{0,6}( [a-z]{1,4}=['\"]?.{0,6}['\"]?)?>?|.{0,8}|&|[{}\\[\\]\":,]){0,40}", link in "[<>;=\", a-z/]{0,60}") {
            let mut headers = HeaderMap::new();
            headers.append("link", link.parse().unwrap());
            let at = Url::parse("https://a.example/").unwrap();
            hints(&at, &headers, body.as_bytes());
        }
    }
}
