//! `/sitemap.xml`, in the form for news, and `/robots.txt`.

use axum::{extract::State, response::Response};
use dateline_store::{MAX_PAGE, PageQuery};
use jiff::{Timestamp, ToSpan};

use super::xml::Xml;
use crate::{PageError, Site, compose, pages::Covered, respond, when};

/// The most posts: Google's bound for news.
const MOST: usize = 1_000;

pub(crate) async fn sitemap(State(site): State<Site>) -> Result<Response, PageError> {
    let base = site.config().base.as_deref().ok_or(PageError::NotFound("no-base"))?;
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
    ];
    xml.open("urlset", &spaces);
    let mut left = MOST;
    for stored in site.store().coverages().await? {
        let covered = Covered::from(stored);
        let slug = &covered.coverage.slug;
        let page = site.store().posts(covered.id, &PageQuery { limit: MAX_PAGE, ..PageQuery::default() }).await?;
        let newest = page.entries.iter().map(|entry| entry.sorted_at).max();
        for path in ["", "/questions", "/sources", "/about"] {
            xml.open("url", &[]);
            xml.text("loc", &[], &format!("{base}/{slug}{path}"));
            if let Some(newest) = newest.filter(|_| path.is_empty()) {
                xml.text("lastmod", &[], &newest.to_string());
            }
            xml.close("url");
        }
        // News are of the last two days.
        let since = Timestamp::now().checked_sub(48.hours()).unwrap_or(Timestamp::UNIX_EPOCH);
        let fresh = page.entries.iter().filter(|entry| entry.gone_after.is_none() && entry.sorted_at >= since);
        for entry in fresh.take(left) {
            left -= 1;
            xml.open("url", &[]);
            xml.text("loc", &[], &format!("{base}{}", compose::post_url(covered.t, &covered.coverage, &entry.id)));
            xml.open("news:news", &[]);
            xml.open("news:publication", &[]);
            xml.text("news:name", &[], "Dateline");
            xml.text("news:language", &[], "en");
            xml.close("news:publication");
            xml.text("news:publication_date", &[], &entry.sorted_at.to_string());
            let title = entry.post.headline.clone().unwrap_or_else(|| when::short(&entry.text, 90));
            xml.text("news:title", &[], &title);
            xml.close("news:news");
            xml.close("url");
        }
    }
    xml.close("urlset");
    Ok(respond::file(xml.finish().into_bytes().into(), "application/xml; charset=utf-8", respond::SHORTLY))
}

pub(crate) async fn robots(State(site): State<Site>) -> Response {
    // Answers to questions that anybody can make up are no pages to be kept.
    let mut text = String::from("User-agent: *\nDisallow: /*/search\nDisallow: /*/events\nDisallow: /*/changes\n");
    if let Some(base) = &site.config().base {
        text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    }
    respond::file(text.into_bytes().into(), "text/plain; charset=utf-8", respond::SHORTLY)
}
