//! The posts that a page describes in JSON-LD: schema.org's `LiveBlogPosting` with its `liveBlogUpdate`, wherever it
//! stands, also in JSON that is not quite JSON.

use jiff::Timestamp;
use serde_json::Value;

/// How deep JSON-LD is searched.
const MAX_DEPTH: usize = 24;
/// The most posts that are taken.
const MAX_POSTS: usize = 20_000;

/// What a page's JSON-LD tells.
#[derive(Debug, Default)]
pub(crate) struct JsonLd {
    /// The title of the live coverage or article.
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    /// Whether there is a `LiveBlogPosting`.
    pub is_live: bool,
    pub posts: Vec<JsonPost>,
    /// Whether some of it could only be read in part.
    pub broken: bool,
}

/// One `liveBlogUpdate`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct JsonPost {
    pub headline: Option<String>,
    /// The body; HTML or plain text.
    pub body: String,
    /// As written.
    pub published: Option<String>,
    pub author: Option<String>,
    /// What stands after `#` in its address.
    pub anchor: Option<String>,
}

/// Reads all JSON-LD scripts of a page.
pub(crate) fn read(scripts: &[String]) -> JsonLd {
    let mut found = JsonLd::default();
    for script in scripts {
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
        let parsed = serde_json::from_str(script).or_else(|_| serde_json::from_str(&repair(script)));
        match parsed {
            Ok(value) => found.walk(&value, 0),
            Err(_) => {
                found.broken = true;
                found.salvage(script);
            }
        }
    }
    found.posts.truncate(MAX_POSTS);
    found
}

impl JsonLd {
    fn walk(&mut self, value: &Value, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, depth + 1)),
            Value::Object(object) => {
                let is = |name: &str| match object.get("@type") {
                    Some(Value::String(t)) => t.ends_with(name),
                    Some(Value::Array(types)) => types.iter().any(|t| t.as_str().is_some_and(|t| t.ends_with(name))),
                    _ => false,
                };
                let live = is("LiveBlogPosting");
                // Live coverage says more of the page than what else is described on it.
                if live || (!self.is_live && ["NewsArticle", "Article", "ReportageNewsArticle"].iter().any(|n| is(n))) {
                    let text = |key: &str| object.get(key).and_then(text);
                    if live || self.headline.is_none() {
                        self.headline = text("headline").or_else(|| text("name")).or(self.headline.take());
                        self.published = text("datePublished").or(self.published.take());
                        self.modified = text("dateModified").or(self.modified.take());
                        self.publisher = text("publisher").or(self.publisher.take());
                        self.language = text("inLanguage").or(self.language.take());
                    }
                }
                self.is_live |= live;
                match object.get("liveBlogUpdate") {
                    Some(Value::Array(updates)) => updates.iter().for_each(|u| self.posts.extend(post(u))),
                    Some(update @ Value::Object(_)) => self.posts.extend(post(update)),
                    _ => {}
                }
                for (key, value) in object.iter().filter(|(key, _)| *key != "liveBlogUpdate") {
                    if value.is_object() || value.is_array() || key == "@graph" {
                        self.walk(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Takes what can be read of a script that breaks off or is broken: the posts up to there.
    fn salvage(&mut self, script: &str) {
        let Some(at) = script.find("\"liveBlogUpdate\"") else { return };
        self.is_live = true;
        let Some(open) = script[at..].find('[') else { return };
        let mut rest = &script[at + open + 1..];
        while self.posts.len() < MAX_POSTS {
            rest = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            match values.next() {
                Some(Ok(value @ Value::Object(_))) => {
                    self.posts.extend(post(&value));
                    let used = values.byte_offset();
                    rest = rest.get(used..).unwrap_or_default();
                }
                _ => break,
            }
        }
    }
}

fn post(value: &Value) -> Option<JsonPost> {
    let object = value.as_object()?;
    let get = |key: &str| object.get(key).and_then(text);
    let anchor = ["@id", "url", "mainEntityOfPage"].iter().filter_map(|k| get(k)).find_map(|u| {
        let (_, anchor) = u.split_once('#')?;
        (!anchor.is_empty()).then(|| anchor.to_owned())
    });
    Some(JsonPost {
        headline: get("headline").or_else(|| get("name")).map(|h| plain(&h)).filter(|h| !h.is_empty()),
        body: get("articleBody").or_else(|| get("description")).or_else(|| get("text")).unwrap_or_default(),
        published: get("datePublished").or_else(|| get("dateCreated")).or_else(|| get("dateModified")),
        author: get("author").map(|a| plain(&a)).filter(|a| !a.is_empty() && !a.starts_with("http")),
        anchor,
    })
}

/// The text of a value: itself, or its `name`, `@value` or `@id`, or that of the first of several.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Array(items) => items.iter().find_map(text),
        Value::Object(object) => {
            ["name", "@value", "@id"].iter().find_map(|k| object.get(*k).and_then(|v| v.as_str())).map(str::to_owned)
        }
        _ => None,
    }
}

/// A headline without markup and with its entities resolved, white space folded.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // Entities are often escaped twice.
    let once = dom_query::Document::fragment(text).text().to_string();
    let twice = if once.contains('&') { dom_query::Document::fragment(once.as_str()).text().to_string() } else { once };
    twice.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An instant as JSON-LD and attributes write it; false for the second part where no zone is written.
pub(crate) fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    // "2020-10-06T21:22:53+0100", "2020-10-06 21:22 +01:00"
    let stamp = crate::clock::whole(text)?;
    let date = stamp.date?.full()?;
    let zone = stamp.zone?;
    Some(date.to_datetime(stamp.clock?.time()).to_zoned(zone).ok()?.timestamp())
}

/// Mends what JSON-LD in the wild breaks most: line breaks and tabs within strings, commas before closing brackets.
fn repair(script: &str) -> String {
    let mut out = String::with_capacity(script.len() + 64);
    let (mut inside, mut escaped) = (false, false);
    for c in script.chars() {
        if inside {
            match c {
                _ if escaped => {
                    escaped = false;
                    // Not all escapes of JavaScript are JSON's.
                    if matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                        out.push('\\');
                    }
                    out.push(c);
                }
                '\\' => escaped = true,
                '"' => {
                    inside = false;
                    out.push(c);
                }
                '\n' | '\r' => out.push_str("\\n"),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
        } else {
            match c {
                '"' => inside = true,
                '}' | ']' => {
                    let end = out.trim_end().len();
                    if out[..end].ends_with(',') {
                        out.truncate(end - 1);
                    }
                }
                _ => {}
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> JsonLd {
        read(&[script.to_owned()])
    }

    #[test]
    fn posts_are_found_in_graphs_arrays_and_single_objects() {
        let update = r#"{"@type":"BlogPosting","headline":"Ferry &amp; bridge","articleBody":"<p>Open.</p>","datePublished":"2026-03-09T10:00Z","url":"https://x.example/live#p1","author":[{"name":"Ann Arn"}]}"#;
        for script in [
            format!(
                r#"{{"@graph":[{{"@type":"WebPage"}},{{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{update}]}}]}}"#
            ),
            format!(r#"[{{"@type":["LiveBlogPosting"],"headline":"Live","liveBlogUpdate":{update}}}]"#),
        ] {
            let found = of(&script);
            assert!(found.is_live && !found.broken);
            assert_eq!(found.headline.as_deref(), Some("Live"));
            let post = &found.posts[0];
            assert_eq!(post.headline.as_deref(), Some("Ferry & bridge"));
            assert_eq!((post.anchor.as_deref(), post.author.as_deref()), (Some("p1"), Some("Ann Arn")));
        }
    }

    #[test]
    fn broken_json_is_mended_or_read_up_to_the_break() {
        let mended = of("{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"One\ntwo\",},]}");
        assert_eq!(mended.posts[0].headline.as_deref(), Some("One two"));
        let cut = of(r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"headline":"One"},{"headline":"Two"},{"headl"#);
        assert_eq!((cut.posts.len(), cut.broken), (2, true));
        assert!(of("nonsense").posts.is_empty());
    }

    #[test]
    fn instants_are_read_only_with_a_zone() {
        assert_eq!(instant("2020-10-06T21:22:53+0100").unwrap().to_string(), "2020-10-06T20:22:53Z");
        assert_eq!(instant("2020-10-06T20:22:53.212Z").unwrap().as_second(), 1_602_015_773);
        assert_eq!(instant("2020-10-06T21:22"), None);
    }
}
