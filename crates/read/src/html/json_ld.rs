//! The posts that a page describes in JSON-LD: schema.org's `LiveBlogPosting` with its `liveBlogUpdate`, wherever it
//! stands, also in JSON that is not quite JSON.

use jiff::Timestamp;
use serde_json::Value;

/// How often a broken script is taken up again.
const MAX_FAILURES: usize = 64;
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
    /// What names it in its address: the part after `#`, or the last value of the query.
    pub key: Option<String>,
    /// The first letters of its body and of its headline, as they are compared with the page.
    pub openings: Vec<String>,
}

/// Reads all JSON-LD scripts of a page.
pub(crate) fn read(scripts: &[String]) -> JsonLd {
    let mut found = JsonLd::default();
    let mut graph = Graph::default();
    for script in scripts {
        let script = unwrap(script);
        match values(script).or_else(|()| values(&repair(script))) {
            Ok(values) => values.iter().for_each(|value| found.walk(value, &mut graph, 0)),
            Err(()) => {
                found.broken = true;
                found.salvage(script);
            }
        }
    }
    // Posts that stand in the graph on their own, and are named by their ids or not at all.
    if found.posts.is_empty() && found.is_live {
        found.posts = std::mem::take(&mut graph.loose);
    }
    found.posts.truncate(MAX_POSTS);
    found.distinct();
    found
}

/// Posts that are no values of `liveBlogUpdate`.
#[derive(Default)]
struct Graph {
    loose: Vec<JsonPost>,
}

/// A script without what hides it from old browsers: comments of HTML, CDATA, comments of JavaScript around these.
fn unwrap(script: &str) -> &str {
    let mut rest = script.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        let before = rest.len();
        for open in ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["] {
            rest = rest.strip_prefix(open).unwrap_or(rest).trim_start();
        }
        for close in ["-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";"] {
            rest = rest.strip_suffix(close).unwrap_or(rest).trim_end();
        }
        if rest.len() == before {
            return rest;
        }
    }
}

/// The values of a script: one as a rule, several that follow each other in some.
fn values(script: &str) -> Result<Vec<Value>, ()> {
    let values = serde_json::Deserializer::from_str(script).into_iter::<Value>();
    values.take(1000).collect::<Result<Vec<_>, _>>().map_err(|_| ())
}

impl JsonPost {
    /// A post, if anything is known of it.
    pub(crate) fn new(
        headline: Option<String>,
        body: String,
        published: Option<String>,
        author: Option<String>,
        anchor: Option<&str>,
    ) -> Option<JsonPost> {
        let headline = headline.map(|h| plain(&h)).filter(|h| !h.is_empty());
        if headline.is_none() && body.is_empty() && published.is_none() {
            return None;
        }
        let openings = [opening(&plain(&body)), headline.as_deref().map(opening).unwrap_or_default()];
        Some(JsonPost {
            headline,
            body,
            published,
            author: author.map(|a| plain(&a)).filter(|a| !a.is_empty() && !a.starts_with("http")),
            anchor: anchor.map(str::to_owned),
            key: anchor.map(str::to_owned),
            openings: openings.into_iter().filter(|o| !o.is_empty()).collect(),
        })
    }
}

impl JsonLd {
    fn walk(&mut self, value: &Value, graph: &mut Graph, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, graph, depth + 1)),
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
                if let Some(updates) = object.get("liveBlogUpdate") {
                    self.updates(updates, 0);
                } else if is("BlogPosting") && !live && graph.loose.len() < MAX_POSTS {
                    graph.loose.extend(post(value));
                }
                for (key, value) in object.iter().filter(|(key, _)| *key != "liveBlogUpdate") {
                    if value.is_object() || value.is_array() || key == "@graph" {
                        self.walk(value, graph, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The values of `liveBlogUpdate`: posts, lists of posts, or the items of an `ItemList`.
    fn updates(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(items) if depth < MAX_DEPTH => items.iter().for_each(|item| self.updates(item, depth + 1)),
            Value::Object(object) => match object.get("itemListElement").or_else(|| object.get("item")) {
                Some(items) if depth < MAX_DEPTH && !object.contains_key("articleBody") => {
                    self.updates(items, depth + 1)
                }
                _ => self.posts.extend(post(value)),
            },
            _ => {}
        }
    }

    /// Takes what can be read of a script that breaks off or is broken: its posts but for those that are broken.
    fn salvage(&mut self, script: &str) {
        let Some(at) = script.find("\"liveBlogUpdate\"") else { return };
        self.is_live = true;
        if self.headline.is_none() {
            self.headline = script[..at].rfind("\"headline\"").and_then(|h| {
                let value = script[h + "\"headline\"".len()..at].trim_start().strip_prefix(':')?;
                serde_json::Deserializer::from_str(value).into_iter::<String>().next()?.ok()
            });
        }
        let Some(open) = script[at..].find(['[', '{']) else { return };
        let mut rest = script[at + open..].trim_start_matches('[');
        let mut failures = 0;
        while self.posts.len() < MAX_POSTS && failures < MAX_FAILURES {
            rest = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            match values.next() {
                Some(Ok(value @ Value::Object(_))) => {
                    // What stands within a post that is broken (its author, its picture) is none.
                    let own = value
                        .get("@type")
                        .and_then(text)
                        .is_none_or(|t| t.ends_with("Posting") || t.ends_with("Article"));
                    if own {
                        self.posts.extend(post(&value));
                    }
                    rest = rest.get(values.byte_offset()..).unwrap_or_default();
                }
                None => break,
                _ => {
                    // The next object that says of what type it is.
                    failures += 1;
                    let next = memchr::memmem::find_iter(&rest.as_bytes()[rest.len().min(1)..], b"\"@type\"")
                        .filter_map(|at| rest[..at + 1].trim_end().strip_suffix('{').map(str::len))
                        .find(|&at| at > 0);
                    match next {
                        Some(next) => rest = &rest[next..],
                        None => break,
                    }
                }
            }
        }
    }

    /// Leaves out what stands twice: a page may describe itself in several scripts.
    fn distinct(&mut self) {
        let mut seen = std::collections::HashSet::new();
        self.posts
            .retain(|p| seen.insert((p.key.clone(), p.headline.clone(), p.published.clone(), p.openings.clone())));
    }
}

fn post(value: &Value) -> Option<JsonPost> {
    let object = value.as_object()?;
    let get = |key: &str| object.get(key).and_then(text);
    let addresses: Vec<String> = ["@id", "url", "mainEntityOfPage"].iter().filter_map(|k| get(k)).collect();
    // "…/live#post" says of every post the same.
    let anchor = addresses.iter().find_map(|u| u.split_once('#')).map(|(_, a)| a.to_owned());
    let anchor = anchor.filter(|a| !a.is_empty() && a.len() <= 200 && a != "post");
    let value_of = |u: &String| {
        let query = u.split('#').next()?.split_once('?')?.1;
        let value = query.rsplit('&').next()?.rsplit('=').next()?;
        (value.len() >= 2 && value.len() <= 200).then(|| value.replace("%3A", ":").replace("%2F", "/"))
    };
    let headline = get("headline").or_else(|| get("name"));
    let body = ["articleBody", "description", "text"].iter().find_map(|k| long(object.get(*k)?)).unwrap_or_default();
    let published = ["datePublished", "dateCreated", "dateModified"].iter().find_map(|k| get(k));
    let post = JsonPost::new(headline, body, published, get("author"), anchor.as_deref())?;
    let key = post.key.or_else(|| addresses.iter().find_map(value_of));
    Some(JsonPost { key, ..post })
}

/// The first letters and digits of a text, in small letters.
fn opening(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(60).flat_map(char::to_lowercase).collect()
}

/// A long text: a string, or the strings of a list.
fn long(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            Some(texts.join("\n")).filter(|t| !t.trim().is_empty())
        }
        Value::Object(object) => ["text", "articleBody", "@value"].iter().find_map(|k| text(object.get(*k)?)),
        _ => text(value),
    }
}

/// The text of a value: itself, or its `name`, `@value` or `@id`, or that of the first of several.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Number(number) => Some(number.to_string()),
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

/// A date and clock without a zone.
pub(crate) fn local(text: &str) -> Option<jiff::civil::DateTime> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let stamp = crate::clock::whole(text)?;
        Some(stamp.date?.full()?.to_datetime(stamp.clock?.time()))
    })
}

/// An instant as JSON-LD and attributes write it; false for the second part where no zone is written.
pub(crate) fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    if let Ok(number) = text.parse::<i64>() {
        return match text.len() {
            10 => Timestamp::from_second(number).ok(),
            13 => Timestamp::from_millisecond(number).ok(),
            _ => None,
        };
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
        // One broken post is left out, and those around it are read.
        let post = |n: u8| {
            format!(
                r#"{{"@type":"BlogPosting","headline":"Post {n}","author":{{"@type":"Person","name":"Ann Arn"}},"datePublished":"2026-03-09T10:0{n}Z"}}"#
            )
        };
        let broken = post(2).replace("Post 2", "The \"second\" post");
        let around = of(&format!(
            r#"{{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{},{broken},{}]}}"#,
            post(1),
            post(3)
        ));
        let headlines: Vec<_> = around.posts.iter().filter_map(|p| p.headline.as_deref()).collect();
        assert_eq!((headlines, around.headline.as_deref()), (vec!["Post 1", "Post 3"], Some("Live")));
    }

    #[test]
    fn scripts_may_be_wrapped_doubled_or_spread() {
        let update = r#"{"@type":"BlogPosting","headline":"Ferry sails","datePublished":"2026-03-09T10:00Z"}"#;
        let live = format!(r#"{{"@type":"LiveBlogPosting","liveBlogUpdate":[{update}]}}"#);
        for script in [
            format!("<!-- {live} -->"),
            format!("//<![CDATA[\n{live}\n//]]>"),
            format!("/* <![CDATA[ */ {live}; /* ]]> */"),
            format!("{live}\n{live}"),
            format!(r#"{{"@graph":[{{"@type":"LiveBlogPosting"}},{update}]}}"#),
            live.replace(
                &format!("[{update}]"),
                &format!(r#"{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{update}}}]}}"#),
            ),
        ] {
            let found = of(&script);
            assert_eq!((found.posts.len(), found.broken), (1, false), "{script}");
            assert_eq!(found.posts[0].headline.as_deref(), Some("Ferry sails"));
        }
        let posts = read(&[live.clone(), live]).posts;
        assert_eq!(posts.len(), 1);
    }

    #[test]
    fn bodies_may_be_lists_and_times_numbers() {
        let found = of(
            r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"articleBody":["One.","Two."],"datePublished":1773241500,"url":"https://x.example/live?id=71"}]}"#,
        );
        let post = &found.posts[0];
        assert_eq!(
            (post.body.as_str(), post.published.as_deref(), post.key.as_deref()),
            ("One.\nTwo.", Some("1773241500"), Some("71"))
        );
    }

    #[test]
    fn instants_are_read_only_with_a_zone() {
        assert_eq!(instant("2020-10-06T21:22:53+0100").unwrap().to_string(), "2020-10-06T20:22:53Z");
        assert_eq!(instant("2020-10-06T20:22:53.212Z").unwrap().as_second(), 1_602_015_773);
        assert_eq!(instant("2020-10-06T21:22"), None);
    }
}
