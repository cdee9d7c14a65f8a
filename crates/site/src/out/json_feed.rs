//! JSON Feed 1.1.

use serde_json::{Value, json};

use super::feed::{Feed, Item};

/// Writes a feed.
pub fn write(feed: &Feed) -> String {
    let mut json = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "language": feed.language,
        "items": feed.items.iter().map(item).collect::<Vec<_>>(),
    });
    if let Some([.., own]) = &feed.url {
        json["feed_url"] = json!(own);
    }
    if let Some(summary) = &feed.summary {
        json["description"] = json!(summary);
    }
    if let Some(hub) = &feed.hub {
        json["hubs"] = json!([{"type": "WebSub", "url": hub}]);
    }
    json.to_string()
}

fn item(item: &Item) -> Value {
    let mut names = vec![json!({"name": item.source})];
    names.extend(item.author.iter().map(|author| json!({"name": author})));
    let mut json = json!({
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "date_published": item.published.to_string(),
        "date_modified": item.updated.to_string(),
        "authors": names,
        "tags": item.kinds,
    });
    if let Some(language) = &item.language {
        json["language"] = json!(language);
    }
    json
}
