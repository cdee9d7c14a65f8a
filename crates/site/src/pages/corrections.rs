//! `/{slug}/corrections`: what sources said otherwise later, took back, or put back.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use dateline_store::{ChangeKind, PostId};

use super::{Covered, Surroundings};
use crate::{
    PageError, Site,
    language::{Reader, Translator},
    respond,
    view::{CorrectionView, Diff, Head, PostView, Section},
    when,
};

/// The corrections of one page.
const MOST: u32 = 50;

#[derive(Template)]
#[template(path = "corrections.html")]
struct CorrectionsPage {
    t: Translator,
    head: Head,
    corrections: Vec<CorrectionView>,
    /// Whether there may be more.
    full: bool,
}

pub(crate) async fn corrections(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let store = site.store();
    let kinds = [ChangeKind::Revised, ChangeKind::Gone, ChangeKind::Returned];
    let changes = store.changes_of(covered.id, &kinds, MOST).await?;
    // Of a post the latest change is told, with all that it shows.
    let mut had = HashSet::new();
    let latest: Vec<_> =
        changes.iter().filter_map(|c| Some((c, c.post.clone()?))).filter(|(_, id)| had.insert(id.clone())).collect();
    let ids: Vec<PostId> = latest.iter().map(|(_, id)| id.clone()).collect();
    let entries = store.entries(&ids).await?;
    let around = Surroundings::read(store, &covered, &entries).await?;
    let mut posts: HashMap<PostId, PostView> =
        entries.iter().map(|e| e.id.clone()).zip(around.show(&covered, &entries, false)).collect();
    let t = covered.t;
    let correction = |(change, id): &(&dateline_store::Change, PostId)| {
        let post = posts.remove(id)?;
        let edit = post.edits.first().filter(|_| change.kind == ChangeKind::Revised);
        let (what, time) = match change.kind {
            ChangeKind::Gone => ("correction-gone", post.gone.clone()),
            ChangeKind::Returned => ("correction-returned", None),
            _ => ("correction-revised", edit.map(|edit| edit.time.clone())),
        };
        Some(CorrectionView {
            what: t.say(what),
            time: time.unwrap_or_else(|| when::of_instant(t, &covered.zone, change.at, &t.say("how-noted"))),
            diff: edit.and_then(|edit| edit.diff.clone()),
            post,
        })
    };
    let page = CorrectionsPage {
        t,
        head: covered.head(Section::Other),
        full: changes.len() == MOST as usize,
        corrections: latest.iter().filter_map(correction).collect(),
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
