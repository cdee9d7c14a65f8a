//! `/{slug}/p/{id}`: leads to a post's page of the feed, with the post in view.

use axum::{
    extract::{Path, State},
    response::Response,
};
use dateline_store::{Order, PostId};

use super::{Covered, live};
use crate::{PageError, Site, language::Reader, respond};

pub(crate) async fn permalink(
    State(site): State<Site>,
    reader: Reader,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-post");
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let id: PostId = id.parse().map_err(|_| NONE)?;
    let store = site.store();
    let older = store.older_than(covered.id, &id).await?.ok_or(NONE)?;
    let posts = store.listed(covered.id).await?;
    let size = site.config().page_size.max(1);
    // Pages but the first are counted from the oldest post, so that they stay.
    let first = posts.saturating_sub(u64::from(live::first_size(size, Order::Newest, posts)));
    if older >= first {
        return Ok(respond::lead_to(&covered.to(&format!("#{id}"))));
    }
    let above = (older / u64::from(size) + 1) * u64::from(size);
    let cursor = store.above_oldest(covered.id, above).await?.ok_or(NONE)?;
    Ok(respond::lead_to(&covered.to(&format!("?order={}&from={cursor}#{id}", live::name(Order::Newest)))))
}
