//! ActivityPub: the outbox of an account of Mastodon and its kin (`OrderedCollection`, `OrderedCollectionPage`, an archive's
//! `outbox.json`), or one activity or object of it. What is created or updated is a post, what is announced one with the
//! words of another, what is deleted a tombstone.

use std::collections::HashMap;

use dateline_model::{Coverage, Media, MediaKind, Tombstone};
use serde_json::Value;

use crate::draft::Draft;
use crate::entry::{self, Entry, Head, MAX_ENTRIES, When, bad_times, headed};
use crate::html::plain;
use crate::json::{self, Json};

/// The objects that are posts.
const OBJECTS: [&str; 9] = ["Note", "Article", "Page", "Question", "Video", "Image", "Audio", "Event", "Document"];

/// Whether a JSON document is of ActivityPub.
pub(crate) fn is_activity(value: &Value) -> bool {
    let collection = has_type(value, &["OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"]);
    let holds = ["orderedItems", "items", "first"].iter().any(|k| value.get(k).is_some());
    let activity = has_type(value, &["Create", "Update", "Announce", "Delete"]) && value.get("object").is_some();
    let object = has_type(value, &OBJECTS) && value.get("attributedTo").is_some();
    let tombstone = has_type(value, &["Tombstone"]) && value.get("id").is_some();
    (collection && holds) || activity || object || tombstone
}

/// Reads an outbox, or what else is of ActivityPub.
pub(crate) fn read(json: &Json, coverage: &Coverage) -> (String, Draft) {
    let mut outbox = Outbox {
        coverage,
        entries: Vec::new(),
        tombstones: Vec::new(),
        at: HashMap::new(),
        bad: 0,
        example: String::new(),
    };
    let value = &json.value;
    let items = |v: &'_ Value| -> Option<Vec<Value>> {
        let items = v.get("orderedItems").or_else(|| v.get("items"))?;
        Some(match items {
            Value::Array(items) => items.clone(),
            one => vec![one.clone()],
        })
    };
    match items(value).or_else(|| items(value.get("first")?)) {
        Some(items) => items.iter().take(MAX_ENTRIES).for_each(|item| outbox.activity(item)),
        None => outbox.activity(value),
    }
    // What was deleted later is none of the posts.
    let gone: Vec<&str> = outbox.tombstones.iter().map(|t| t.anchor.as_str()).collect();
    let gone: std::collections::HashSet<&str> = gone.into_iter().collect();
    outbox.entries.retain(|e| e.anchor.as_deref().is_none_or(|a| !gone.contains(a)));
    let owner = json::text(value, "attributedTo")
        .or_else(|| value.get("orderedItems").and_then(|i| id(i.get(0)?.get("actor")?)))
        .or_else(|| id(value.get("actor")?));
    let title = owner.as_deref().map(handle);
    let head = Head { title: title.clone(), lead: None };
    let (text, mut draft) = entry::lay_out("activity", head, outbox.entries, coverage);
    draft.outlet = title;
    draft.url = owner.filter(|o| o.starts_with("http"));
    draft.tombstones = outbox.tombstones;
    draft.problems.extend(bad_times(outbox.bad, &outbox.example));
    draft.problems.extend(json.problem());
    (text, draft)
}

/// What an outbox comes to.
struct Outbox<'a> {
    coverage: &'a Coverage,
    entries: Vec<Entry>,
    tombstones: Vec<Tombstone>,
    /// The entry of each object, by its id: an update is of the same post.
    at: HashMap<String, usize>,
    bad: usize,
    example: String,
}

impl Outbox<'_> {
    fn activity(&mut self, activity: &Value) {
        let null = Value::Null;
        let object = activity.get("object").unwrap_or(&null);
        if has_type(activity, &["Create", "Update"]) {
            self.object(object, activity);
        } else if has_type(activity, &["Announce"]) {
            self.announce(activity, object);
        } else if has_type(activity, &["Delete"]) {
            let anchor = id(object);
            let time =
                self.when(json::text(object, "deleted").or_else(|| json::text(activity, "published")).as_deref());
            let by = activity.get("actor").and_then(id).map(|a| handle(&a));
            self.tombstones.extend(anchor.map(|anchor| Tombstone {
                anchor,
                at: time.and_then(When::utc),
                by,
                reason: None,
            }));
        } else if has_type(activity, &["Undo"]) && has_type(object, &["Announce", "Create"]) {
            let time = self.when(json::text(activity, "published").as_deref()).and_then(When::utc);
            self.tombstones.extend(id(object).map(|anchor| Tombstone { anchor, at: time, ..Tombstone::default() }));
        } else if has_type(activity, &["Tombstone"]) || has_type(activity, &OBJECTS) {
            self.object(activity, &null);
        }
    }

    fn object(&mut self, object: &Value, activity: &Value) {
        if has_type(object, &["Tombstone"]) {
            let time = self.when(json::text(object, "deleted").as_deref()).and_then(When::utc);
            self.tombstones.extend(id(object).map(|anchor| Tombstone { anchor, at: time, ..Tombstone::default() }));
            return;
        }
        if !has_type(object, &OBJECTS) {
            return;
        }
        let entry = self.entry(object, activity);
        match entry.anchor.as_ref().and_then(|a| self.at.get(a)).copied() {
            Some(before) => {
                // Of two versions the one that was changed last counts.
                if entry.updated >= self.entries[before].updated {
                    self.entries[before] = entry;
                }
            }
            None => {
                self.at.extend(entry.anchor.clone().map(|a| (a, self.entries.len())));
                self.entries.push(entry);
            }
        }
    }

    /// A post that passes on another's, which is given whole or by its address alone.
    fn announce(&mut self, activity: &Value, object: &Value) {
        let of = if object.is_object() { self.entry(object, &Value::Null) } else { Entry::default() };
        let time = self.when(json::text(activity, "published").as_deref());
        let whose = object.get("attributedTo").and_then(id).or_else(|| id(object));
        let url = of.url.or_else(|| id(object)).filter(|u| u.starts_with("http"));
        self.entries.push(Entry {
            time: time.map(|t| t.time(self.coverage)),
            anchor: id(activity).or_else(|| url.clone()),
            via: whose.map(|w| handle(&w)),
            url,
            headline: of.headline,
            body: of.body,
            media: of.media,
            ..Entry::default()
        });
    }

    fn entry(&mut self, object: &Value, activity: &Value) -> Entry {
        let text = |key: &str| json::text(object, key);
        let content = text("content").or_else(|| self.in_language(object.get("contentMap")?));
        let name = text("name").or_else(|| self.in_language(object.get("nameMap")?));
        // The summary of a post is what warns of it, and stands above it.
        let summary = text("summary").or_else(|| self.in_language(object.get("summaryMap")?));
        let (headline, body) =
            headed(&name.or(summary).map(|n| plain(&n)).unwrap_or_default(), content.unwrap_or_default());
        let published = self.when(text("published").or_else(|| json::text(activity, "published")).as_deref());
        let updated = self.when(text("updated").as_deref()).and_then(When::utc);
        let sent = published.and_then(When::utc);
        let author = object.get("attributedTo").and_then(id).or_else(|| activity.get("actor").and_then(id));
        let anchor = id(object);
        let page = match object.get("url") {
            Some(Value::Array(urls)) => {
                urls.iter().find_map(|u| u.as_str().map(str::to_owned).or_else(|| json::text(u, "href")))
            }
            Some(Value::Object(_)) => object.get("url").and_then(|u| json::text(u, "href")),
            _ => text("url"),
        };
        let url = page.or_else(|| anchor.clone()).filter(|u| u.starts_with("http"));
        Entry {
            headline,
            body,
            time: published.map(|p| p.time(self.coverage)),
            author: author.map(|a| handle(&a)),
            media: attached(object),
            anchor,
            url,
            updated: updated.filter(|u| sent.is_none_or(|s| *u > s)),
            reply_to: object.get("inReplyTo").and_then(id),
            ..Entry::default()
        }
    }

    /// The text of a map by language: that of the coverage's, else the first.
    fn in_language(&self, map: &Value) -> Option<String> {
        let map = map.as_object()?;
        let text = map.get(&self.coverage.language).or_else(|| map.values().next())?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn when(&mut self, text: Option<&str>) -> Option<When> {
        let text = text?;
        let when = When::read(text);
        if when.is_none() {
            self.bad += 1;
            if self.example.is_empty() {
                self.example = text.to_owned();
            }
        }
        when
    }
}

fn has_type(value: &Value, names: &[&str]) -> bool {
    let is = |t: &Value| t.as_str().is_some_and(|t| names.contains(&t.rsplit(['#', ':']).next().unwrap_or(t)));
    match value.get("type").or_else(|| value.get("@type")) {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

/// The address of an object: itself, or its id.
fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(address) => Some(address.trim()).filter(|a| !a.is_empty()).map(str::to_owned),
        Value::Array(several) => several.iter().find(|v| !v.is_array()).and_then(id),
        object => json::text(object, "id").or_else(|| json::text(object, "@id")),
    }
}

/// An account as people write it, `@desk@herald.example`, where its address shows it; else the address.
fn handle(address: &str) -> String {
    let Some((host, path)) = address.split_once("://").and_then(|(_, rest)| rest.split_once('/')) else {
        return address.to_owned();
    };
    let mut parts = path.split('/');
    let name = match parts.next() {
        Some("users" | "u" | "accounts" | "actor" | "author" | "c") => parts.next(),
        Some(first) => first.strip_prefix('@'),
        None => None,
    };
    match name.filter(|n| !n.is_empty() && n.len() <= 100) {
        Some(name) => format!("@{name}@{host}"),
        None => address.to_owned(),
    }
}

fn attached(object: &Value) -> Vec<Media> {
    let list = match object.get("attachment") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    };
    let media = list.iter().filter_map(|a| {
        let media_type = json::text(a, "mediaType").unwrap_or_default();
        let kind = match media_type.split('/').next().unwrap_or_default() {
            "image" => MediaKind::Photo,
            "video" => MediaKind::Video,
            "audio" => MediaKind::Audio,
            _ if has_type(a, &["Image"]) => MediaKind::Photo,
            _ if has_type(a, &["Video"]) => MediaKind::Video,
            _ if has_type(a, &["Audio"]) => MediaKind::Audio,
            _ => return None,
        };
        let url = json::text(a, "url").or_else(|| json::text(a, "href"));
        Some(Media { kind, caption: json::text(a, "name").or_else(|| json::text(a, "summary")), credit: None, url })
    });
    media.take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_named_as_people_write_them() {
        assert_eq!(handle("https://herald.example/users/desk"), "@desk@herald.example");
        assert_eq!(handle("https://herald.example/@desk"), "@desk@herald.example");
        assert_eq!(handle("https://herald.example/ap/17"), "https://herald.example/ap/17");
    }
}
