//! What search engines read: schema.org's `LiveBlogPosting`, `Claim` and `ClaimReview` as JSON-LD.
//!
//! It stands in the page as a block of data, which no browser runs, so that the content security policy allows it.

use dateline_model::Ruling;
use dateline_store::Entry;
use serde_json::{Value, json};

use crate::{
    compose::{self, plain},
    language::Translator,
    marks,
    pages::Covered,
    rulings::Rulings,
    view::PostView,
};

/// The longest text of a post, in characters.
const LONGEST: usize = 2_000;

/// A live page, with the posts on it in its order.
pub(crate) fn live<'p>(covered: &Covered, posts: impl Iterator<Item = (&'p Entry, &'p PostView)>) -> String {
    let coverage = &covered.coverage;
    let url = covered.address(&format!("/{}", coverage.slug));
    let shown: Vec<(&Entry, &PostView)> = posts.filter(|(entry, _)| entry.gone_after.is_none()).collect();
    let begun = coverage.first_day.and_then(|day| day.to_zoned(covered.zone.clone()).ok()).map(|at| at.timestamp());
    let begun = begun.or_else(|| shown.iter().map(|(entry, _)| entry.sorted_at).min());
    let modified = shown.iter().map(|(entry, _)| updated(entry)).max();
    let updates: Vec<Value> = shown
        .iter()
        .map(|(entry, post)| {
            let text: Vec<String> = post.paragraphs.iter().map(|paragraph| plain(&paragraph.pieces)).collect();
            json!({
                "@type": "BlogPosting",
                "@id": format!("{url}#{}", entry.id),
                "url": covered.address(&post_path(covered, entry)),
                "headline": post.label,
                "datePublished": entry.sorted_at.to_string(),
                "dateModified": updated(entry).to_string(),
                "articleBody": text.join("\n").chars().take(LONGEST).collect::<String>(),
                "author": {"@type": "Organization", "name": entry.source},
                "publisher": publisher(covered),
            })
        })
        .collect();
    let mut json = json!({
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": format!("{url}#liveblog"),
        "url": url,
        "mainEntityOfPage": url,
        "headline": coverage.title,
        "inLanguage": "en",
        "author": publisher(covered),
        "publisher": publisher(covered),
        "liveBlogUpdate": updates,
    });
    if let Some(summary) = &coverage.summary {
        json["description"] = json!(summary);
    }
    if let Some(begun) = begun {
        json["coverageStartTime"] = json!(begun.to_string());
        json["datePublished"] = json!(begun.to_string());
    }
    if let Some(modified) = modified {
        json["dateModified"] = json!(modified.to_string());
    }
    if let Some(image) = covered.base.as_ref().map(|_| covered.address(&format!("/{}/card.png", coverage.slug))) {
        json["image"] = json!(image);
    }
    script(&json)
}

/// What the desk ruled of a post's claims; none if nothing.
///
/// A claim that the desk rejects was misread or is void: that is not said to be false, and so no rating has a number.
pub(crate) fn reviews(covered: &Covered, entry: &Entry, post: &PostView, rulings: &Rulings) -> Option<String> {
    let reviews: Vec<Value> = rulings
        .of(entry)
        .into_iter()
        .filter_map(|(claim, decision)| {
            let rating = match &decision.ruling {
                Ruling::Confirm { .. } => "Confirmed by the desk",
                Ruling::Reject { .. } => "Not counted by the desk: misread or void",
                Ruling::Correct { .. } => "Corrected by the desk",
                _ => return None,
            };
            let who = claim.claimant.name.as_ref().unwrap_or(&entry.source);
            let mut review = json!({
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "url": format!("{}#{}", covered.address(&post_path(covered, entry)), marks::claim_anchor(&claim.id)),
                "claimReviewed": claim.text,
                "datePublished": decision.at.to_string(),
                "author": publisher(covered),
                "reviewRating": {"@type": "Rating", "alternateName": rating},
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Organization", "name": who},
                    "datePublished": entry.sorted_at.to_string(),
                    "appearance": post.source_url.as_ref().map(|url| json!({"@type": "CreativeWork", "url": url})),
                },
            });
            if let Some(why) = &decision.why {
                review["reviewBody"] = json!(why);
            }
            Some(review)
        })
        .collect();
    (!reviews.is_empty()).then(|| script(&Value::Array(reviews)))
}

/// The address of a post in English: what programs read has no other language.
fn post_path(covered: &Covered, entry: &Entry) -> String {
    compose::post_url(Translator::ENGLISH, &covered.coverage, &entry.id)
}

fn updated(entry: &Entry) -> jiff::Timestamp {
    if entry.edits > 0 { entry.origin.received.max(entry.sorted_at) } else { entry.sorted_at }
}

fn publisher(covered: &Covered) -> Value {
    json!({"@type": "Organization", "name": "Dateline", "url": covered.address("/")})
}

/// JSON as it can stand in a `script` element: nothing in it ends the element, or begins another.
fn script(json: &Value) -> String {
    let mut out = String::new();
    for c in json.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn data_cannot_leave_its_script(text in "(\\PC|</script>|<!--|&lt;|\u{2028}){0,40}") {
            let written = script(&json!({"a": text}));
            let ends = written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!ends);
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), json!({"a": text}));
        }
    }
}
