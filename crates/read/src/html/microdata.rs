//! Posts that microdata or RDFa describe for machines beside the page that readers see: elements of `liveBlogUpdate`
//! whose properties stand in attributes.

use super::json_ld::JsonPost;
use super::tree::Tree;

/// The most posts that are taken.
const MAX_POSTS: usize = 20_000;

/// The posts that a page's attributes describe.
pub(crate) fn read(tree: &Tree) -> Vec<JsonPost> {
    let mut posts = Vec::new();
    let mut end = 0;
    for (n, node) in tree.nodes.iter().enumerate() {
        if n >= end && posts.len() < MAX_POSTS && property(tree, n) == Some("liveBlogUpdate") {
            end = node.end;
            posts.extend(post(tree, n));
        }
    }
    posts
}

/// Whether the page says that it is a live blog.
pub(crate) fn is_live(tree: &Tree) -> bool {
    let says = |v: &str| v.ends_with("LiveBlogPosting");
    tree.nodes.iter().any(|n| n.attr("itemtype").is_some_and(says) || n.attr("typeof").is_some_and(says))
}

fn post(tree: &Tree, n: usize) -> Option<JsonPost> {
    let mut values: [Option<String>; 4] = Default::default();
    let mut inner = 0;
    for k in n + 1..tree.nodes[n].end {
        let node = &tree.nodes[k];
        // What describes the author or the publisher is not of the post.
        if k < inner {
            continue;
        }
        let Some(name) = property(tree, k) else { continue };
        let at = match name {
            "headline" => 0,
            "articleBody" => 1,
            "datePublished" => 2,
            "author" => 3,
            _ => {
                if node.attr("itemtype").or_else(|| node.attr("typeof")).is_some() {
                    inner = node.end;
                }
                continue;
            }
        };
        if at == 3 {
            inner = node.end;
        }
        let attribute = node.attr("content").or_else(|| node.attr("datetime")).map(str::to_owned);
        let value = attribute.unwrap_or_else(|| tree.words(k));
        if values[at].is_none() && !value.trim().is_empty() {
            values[at] = Some(value.trim().to_owned());
        }
    }
    let [headline, body, published, author] = values;
    JsonPost::new(headline, body.unwrap_or_default(), published, author, tree.nodes[n].attr("id"))
}

/// The property of schema.org that an element states.
fn property(tree: &Tree, n: usize) -> Option<&str> {
    let node = &tree.nodes[n];
    let name = node.attr("itemprop").or_else(|| node.attr("property"))?;
    Some(name.strip_prefix("schema:").unwrap_or(name).trim())
}
