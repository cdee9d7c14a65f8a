//! Out to the world: what other programs take from a coverage.
//!
//! | address | what |
//! | --- | --- |
//! | `/{slug}/feed.rss`, `.atom`, `.json` | the latest posts; of one `side`, or to one `question` |
//! | `/{slug}/embed` | the latest posts and what is disputed, to stand in other sites' pages; `post=` one of them |
//! | `/oembed?url=` | how to embed a page of this site |
//! | `/{slug}/card.png`, `/{slug}/post/{id}/card.png` | what social networks show beside a link |
//! | `/sitemap.xml`, `/robots.txt` | what search engines ask for |
//!
//! What a source or the desk has taken away is in none of them from the same change on; Atom says so with a tombstone
//! (RFC 6721). Addresses are absolute where the site knows its own ([`Config::base`](crate::Config::base)), which nobody
//! tells it by a request's `Host`.

pub mod atom;
pub mod card;
pub mod embed;
pub mod feed;
pub mod json_feed;
pub mod rss;
pub mod schema;
pub mod sitemap;
mod xml;
