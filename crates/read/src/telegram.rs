//! Telegram: a chat or channel as its desktop program exports it (`result.json`), and the public preview page of a channel
//! (`t.me/s/…`). Each message is a post; what the service itself says ("Ann joined") is none.

use std::borrow::Cow;

use dateline_model::{Coverage, Media, MediaKind, Precision};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

use crate::archive::{Document, within};
use crate::dates::Time;
use crate::draft::Draft;
use crate::entry::{self, Entry, Head, MAX_ENTRIES, When, headed};
use crate::html::Tree;
use crate::json::{self, Json};
use crate::xml::escape;

/// The longest bold opening of a message that is its headline, in bytes.
const MAX_HEADLINE: usize = 300;

// ---- desktop exports

/// Whether a JSON document is an exported chat.
pub(crate) fn is_export(value: &Value) -> bool {
    let message = |m: &Value| m.get("type").is_some() && (m.get("date").is_some() || m.get("date_unixtime").is_some());
    value.get("messages").and_then(Value::as_array).is_some_and(|m| m.is_empty() || m.iter().take(20).any(message))
        && (value.get("name").is_some() || value.get("id").is_some() || value.get("type").is_some())
}

/// Whether bytes may be an export of many chats, by what stands in them.
pub(crate) fn may_be_chats(bytes: &[u8]) -> bool {
    let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    bytes.trim_ascii_start().starts_with(b"{") && has(b"\"chats\"") && has(b"\"list\"") && has(b"\"messages\"")
}

/// The chats of an export of many, each as a document of its own; none if it is no such export.
pub(crate) fn chats<'b>(document: &Document<'_>) -> Option<Vec<Document<'b>>> {
    let json = Json::read(std::str::from_utf8(&document.bytes).ok()?)?;
    let lists = ["chats", "left_chats"].iter().filter_map(|k| json.value.get(*k)?.get("list")?.as_array());
    let chats: Vec<&Value> = lists.flatten().filter(|c| is_export(c)).collect();
    if chats.is_empty() {
        return None;
    }
    let one = |chat: &&Value| {
        let name = json::text(chat, "name").or_else(|| json::text(chat, "id")).unwrap_or_else(|| "chat".into());
        Document {
            path: within(&document.path, &name),
            media_type: Some("application/json".into()),
            fetched: document.fetched,
            bytes: Cow::Owned(chat.to_string().into_bytes()),
            incidental: true,
            ..Document::default()
        }
    };
    Some(chats.iter().map(one).collect())
}

/// Reads an exported chat.
pub(crate) fn read(json: &Json, coverage: &Coverage) -> (String, Draft) {
    let chat = &json.value;
    let name = json::text(chat, "name");
    let messages = chat.get("messages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let zone = zone(messages);
    let entries = messages
        .iter()
        // Every message has its words, be they none; one without is where an export breaks off.
        .filter(|m| m.get("type").and_then(Value::as_str) == Some("message") && m.get("text").is_some())
        .take(MAX_ENTRIES)
        .map(|message| exported(message, name.as_deref(), zone.as_ref(), coverage))
        .collect();
    let head = Head { title: name.clone(), lead: None };
    let (text, mut draft) = entry::lay_out("telegram", head, entries, coverage);
    draft.outlet = name;
    draft.problems.extend(json.problem());
    (text, draft)
}

/// The zone of an export's clocks: that of the computer it was made on, which shows where a message has a Unix time too.
fn zone(messages: &[Value]) -> Option<TimeZone> {
    messages.iter().take(1000).find_map(|m| {
        let local: DateTime = json::text(m, "date")?.parse().ok()?;
        let at = Timestamp::from_second(json::text(m, "date_unixtime")?.parse().ok()?).ok()?;
        let there = local.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let seconds = i32::try_from(there.as_second() - at.as_second()).ok()?;
        Some(TimeZone::fixed(Offset::from_seconds(seconds).ok()?))
    })
}

/// When something happened to a message, by the Unix time in one field or the clock in another.
fn when(message: &Value, unix: &str, local: &str, zone: Option<&TimeZone>) -> Option<When> {
    if let Some(when) = json::text(message, unix).and_then(|t| When::read(&t)) {
        return Some(when);
    }
    match (When::read(&json::text(message, local)?)?, zone) {
        (When::Local(there), Some(zone)) => {
            Some(When::Instant(there.to_zoned(zone.clone()).ok()?.timestamp(), Precision::Second))
        }
        (when, _) => Some(when),
    }
}

fn exported(message: &Value, chat: Option<&str>, zone: Option<&TimeZone>, coverage: &Coverage) -> Entry {
    let text = |key: &str| json::text(message, key);
    let time = when(message, "date_unixtime", "date", zone);
    let edited = when(message, "edited_unixtime", "edited", zone).and_then(When::utc);
    let sent = time.and_then(When::utc);
    let (headline, body) = words(message.get("text").unwrap_or(&Value::Null));
    let author = text("author").or_else(|| text("from")).filter(|a| Some(a.as_str()) != chat);
    Entry {
        headline,
        body,
        time: time.map(|t| t.time(coverage)),
        author,
        media: attached(message),
        anchor: text("id"),
        updated: edited.filter(|e| sent.is_none_or(|s| *e > s)),
        via: text("forwarded_from").or_else(|| text("saved_from")),
        reply_to: text("reply_to_message_id"),
        ..Entry::default()
    }
}

/// A message's words: a string, or pieces of which some are marked. A bold opening on a line of its own is a headline.
fn words(text: &Value) -> (Option<String>, String) {
    let pieces: Vec<(&str, &str)> = match text {
        Value::String(text) => vec![("plain", text)],
        Value::Array(pieces) => pieces
            .iter()
            .filter_map(|piece| match piece {
                Value::String(text) => Some(("plain", text.as_str())),
                Value::Object(marked) => {
                    let kind = marked.get("type").and_then(Value::as_str).unwrap_or("plain");
                    Some((kind, marked.get("text")?.as_str()?))
                }
                _ => None,
            })
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        _ => Vec::new(),
    };
    let bold = pieces.iter().take_while(|(kind, _)| *kind == "bold").count();
    let opening: String = pieces.iter().take(bold).map(|(_, text)| *text).collect();
    let apart = opening.ends_with('\n') || pieces.get(bold).is_some_and(|(_, next)| next.starts_with('\n'));
    let is_headline =
        apart && !opening.trim().is_empty() && opening.len() <= MAX_HEADLINE && !opening.trim().contains('\n');
    let rest: String = pieces.iter().skip(if is_headline { bold } else { 0 }).map(|(_, text)| *text).collect();
    if is_headline && !rest.trim().is_empty() {
        return (Some(opening.trim().to_owned()), entry::paragraphs(&rest));
    }
    let all: String = pieces.iter().map(|(_, text)| *text).collect();
    (None, entry::paragraphs(&all))
}

/// The media of an exported message: the name of a file in the export, unless it was left out.
fn attached(message: &Value) -> Vec<Media> {
    let file = |key: &str| json::text(message, key).filter(|f| !f.starts_with('('));
    let mut media = Vec::new();
    if message.get("photo").is_some() {
        media.push(Media { kind: MediaKind::Photo, caption: None, credit: None, url: file("photo") });
    }
    if message.get("file").is_some() {
        let media_type = json::text(message, "mime_type").unwrap_or_default();
        let role = json::text(message, "media_type").unwrap_or_default();
        let kind = match media_type.split('/').next() {
            Some("image") if role != "sticker" => Some(MediaKind::Photo),
            Some("video") if role != "sticker" => Some(MediaKind::Video),
            Some("audio") => Some(MediaKind::Audio),
            _ => match role.as_str() {
                "video_file" | "video_message" | "animation" => Some(MediaKind::Video),
                "voice_message" | "audio_file" => Some(MediaKind::Audio),
                _ => None,
            },
        };
        media.extend(kind.map(|kind| Media { kind, caption: None, credit: None, url: file("file") }));
    }
    media
}

// ---- preview pages

/// Whether a page is one of Telegram's previews, by the names of its parts.
pub(crate) fn is_preview(html: &str) -> bool {
    memchr::memmem::find(html.as_bytes(), b"tgme_widget_message").is_some() && html.contains("data-post=")
}

/// Reads a preview page; none if it has no messages after all.
pub(crate) fn preview(html: &str, coverage: &Coverage) -> Option<(String, Draft)> {
    let tree = Tree::parse(html)?;
    let is = |node: usize, class: &str| tree.nodes[node].classes().any(|c| c == class);
    let messages: Vec<usize> = (0..tree.nodes.len())
        .filter(|&n| {
            is(n, "tgme_widget_message") && tree.nodes[n].attr("data-post").is_some() && !is(n, "service_message")
        })
        .take(MAX_ENTRIES)
        .collect();
    if messages.is_empty() {
        return None;
    }
    let starts = messages.iter().copied().skip(1).chain([tree.nodes.len()]);
    let mut channel = None;
    let entries = messages
        .iter()
        .zip(starts)
        // A message ends where the next one begins, even if the page leaves it open.
        .map(|(&from, next)| {
            let message = Message { tree: &tree, from, end: tree.nodes[from].end.min(next) };
            channel = channel.take().or_else(|| message.words("tgme_widget_message_owner_name"));
            message.entry(coverage)
        })
        .collect();
    let name = (0..messages[0]).find(|&n| is(n, "tgme_channel_info_header_title")).map(|n| tree.words(n));
    let title = name.or_else(|| tree.meta(&["og:title", "twitter:title"]).map(str::to_owned)).or(channel);
    let title = title.filter(|t| !t.trim().is_empty());
    let (text, mut draft) = entry::lay_out("telegram", Head { title: title.clone(), lead: None }, entries, coverage);
    draft.outlet = title;
    let slug = tree.nodes[messages[0]].attr("data-post").and_then(|p| p.split('/').next());
    draft.url = slug.filter(|s| is_slug(s)).map(|s| format!("https://t.me/s/{s}"));
    Some((text, draft))
}

fn is_slug(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// A message of a preview page.
struct Message<'t> {
    tree: &'t Tree,
    from: usize,
    end: usize,
}

impl Message<'_> {
    /// The first node with a class.
    fn find(&self, class: &str) -> Option<usize> {
        (self.from..self.end).find(|&n| self.tree.nodes[n].classes().any(|c| c == class))
    }

    /// The words of the first node with a class, as far as they are this message's.
    fn words(&self, class: &str) -> Option<String> {
        let node = self.find(class)?;
        let inside = &self.tree.nodes[node..self.tree.nodes[node].end.min(self.end)];
        let words: Vec<&str> = inside.iter().flat_map(|n| n.text.split_whitespace()).collect();
        Some(words.join(" ")).filter(|w| !w.is_empty())
    }

    fn entry(&self, coverage: &Coverage) -> Entry {
        let nodes = &self.tree.nodes;
        let post = nodes[self.from].attr("data-post").unwrap_or_default();
        // A video's length is a time too, without a date.
        let time = (self.from..self.end)
            .filter(|&n| nodes[n].name == "time")
            .find_map(|n| When::read(nodes[n].attr("datetime")?));
        // What a message answers is quoted in it before its own words.
        let quoted = self.find("tgme_widget_message_reply").map_or(0, |n| nodes[n].end);
        let text = (self.from.max(quoted)..self.end)
            .find(|&n| nodes[n].classes().any(|c| c == "tgme_widget_message_text"))
            .map(|n| markup(self.tree, n, self.end))
            .unwrap_or_default();
        let (bold, rest) = text;
        let (headline, body) = match bold {
            Some(bold) => headed(&bold, rest),
            None => (None, rest),
        };
        let number = post.split('/').nth(1).unwrap_or(post);
        let url =
            post.split_once('/').filter(|(s, n)| is_slug(s) && is_slug(n)).map(|_| format!("https://t.me/{post}"));
        let reply = self.find("tgme_widget_message_reply").and_then(|n| nodes[n].attr("href"));
        let own = self.words("tgme_widget_message_from_author");
        let time: Option<Time> = time.map(|t| t.time(coverage));
        Entry {
            headline,
            body,
            time,
            author: own,
            media: self.media(),
            anchor: Some(number.to_owned()).filter(|n| !n.is_empty()),
            url,
            via: self.words("tgme_widget_message_forwarded_from_name"),
            reply_to: reply.map(str::to_owned),
            views: self.words("tgme_widget_message_views").and_then(|v| count(&v)),
            ..Entry::default()
        }
    }

    fn media(&self) -> Vec<Media> {
        let mut media = Vec::new();
        let mut user = None;
        for node in self.from..self.end {
            let this = &self.tree.nodes[node];
            let is = |class: &str| this.classes().any(|c| c == class);
            // The picture of the channel itself, and of what is quoted, is none of the message's.
            if is("tgme_widget_message_user")
                || is("tgme_widget_message_reply")
                || is("tgme_widget_message_link_preview")
            {
                user = Some(this.end);
            }
            if user.is_some_and(|end| node < end) {
                continue;
            }
            let kind = match () {
                () if is("tgme_widget_message_photo_wrap") => MediaKind::Photo,
                () if is("tgme_widget_message_video_player") => MediaKind::Video,
                () if is("tgme_widget_message_voice_player") => MediaKind::Audio,
                () => continue,
            };
            let url = match kind {
                MediaKind::Photo => this.attr("style").and_then(background),
                _ => (node..this.end.min(self.end)).find_map(|n| {
                    let source = &self.tree.nodes[n];
                    matches!(source.name.as_str(), "video" | "audio" | "source").then(|| source.attr("src"))?
                }),
            };
            media.push(Media { kind, caption: None, credit: None, url: url.map(str::to_owned) });
            if media.len() >= 20 {
                break;
            }
        }
        media
    }
}

/// The address of a background picture in a style.
fn background(style: &str) -> Option<&str> {
    let (_, address) = style.split_once("url(")?;
    let address = address.split(')').next()?.trim_matches(['\'', '"', ' ']);
    address.starts_with("http").then_some(address)
}

/// A message's words as markup, with its bold opening where that is a line of its own.
fn markup(tree: &Tree, node: usize, end: usize) -> (Option<String>, String) {
    let end = tree.nodes[node].end.min(end);
    let mut lines: Vec<(String, bool)> = vec![(String::new(), true)];
    for at in node + 1..end {
        let this = &tree.nodes[at];
        if this.name == "br" {
            lines.push((String::new(), true));
        } else if this.is_text() {
            let bold = tree.nodes[this.parent].name == "b" || tree.nodes[tree.nodes[this.parent].parent].name == "b";
            if let Some(line) = lines.last_mut() {
                line.0.push_str(&this.text);
                line.1 &= bold || this.text.trim().is_empty();
            }
        }
    }
    let is_headline = lines.len() > 1
        && lines[0].1
        && !lines[0].0.trim().is_empty()
        && lines[0].0.len() <= MAX_HEADLINE
        && lines[1..].iter().any(|(words, bold)| !bold && !words.trim().is_empty());
    let mut html = String::new();
    let mut gap = true;
    for (words, _) in lines.iter().skip(usize::from(is_headline)) {
        if words.trim().is_empty() {
            gap = true;
            continue;
        }
        html.push_str(if gap { "<p>" } else { "<br>" });
        escape(words, &mut html);
        gap = false;
    }
    (is_headline.then(|| lines[0].0.trim().to_owned()), html)
}

/// A count as pages shorten it: `812`, `12.3K`, `1.2M`.
fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let (number, unit) = match text.chars().last()? {
        'K' | 'k' => (&text[..text.len() - 1], 1_000.0),
        'M' | 'm' => (&text[..text.len() - 1], 1_000_000.0),
        _ => (text, 1.0),
    };
    let number: f64 = number.trim().replace(',', "").parse().ok()?;
    (number.is_finite() && (0.0..1e12).contains(&number)).then_some((number * unit).round() as u64)
}

/// A time in UTC from Unix seconds.
#[cfg(test)]
fn utc(seconds: i64) -> dateline_model::UtcTime {
    dateline_model::UtcTime::from_timestamp(Timestamp::from_second(seconds).unwrap_or_default(), Precision::Second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_pages_shorten_them() {
        assert_eq!(
            ["812", "12.3K", "1.2M", "1,024", "many", "NaN"].map(count),
            [Some(812), Some(12_300), Some(1_200_000), Some(1024), None, None]
        );
    }

    #[test]
    fn clocks_of_an_export_are_in_the_zone_that_its_unix_times_show() {
        let messages: Vec<Value> = serde_json::from_str(
            r#"[{"date": "2026-03-09T12:00:00", "date_unixtime": "1773050400"}, {"date": "2026-03-09T13:00:00"}]"#,
        )
        .unwrap();
        let zone = zone(&messages);
        let second = when(&messages[1], "date_unixtime", "date", zone.as_ref()).and_then(When::utc);
        assert_eq!(second, Some(utc(1_773_054_000)));
    }
}
