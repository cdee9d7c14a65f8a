//! Entries of the ledger as pages and pushes show them.

use std::collections::{HashMap, HashSet};

use dateline_store::{ClaimId, Entry, MAX_PAGE, PostId, Revision, Store};

use super::Covered;
use crate::{
    PageError,
    compose::Composer,
    picture::Picture,
    rulings::Rulings,
    view::{PostView, TellingView},
};

/// The posts at the other ends of links that one page reads.
const MOST_OTHERS: usize = 2_000;

/// Each of some entries as a card: with the posts that are told in it, wherever these would stand in the feed, and with
/// what makes it a key update. In the order of the entries.
pub(crate) async fn cards(
    store: &Store,
    covered: &Covered,
    picture: &Picture,
    entries: &[Entry],
) -> Result<Vec<PostView>, PageError> {
    let here: HashSet<&PostId> = entries.iter().map(|entry| &entry.id).collect();
    let told = entries.iter().flat_map(|entry| picture.cards.tellings(&entry.id));
    let beyond: Vec<PostId> = told.filter(|id| !here.contains(id)).cloned().collect();
    let beyond = all(store, &beyond).await?;
    let mut views = Surroundings::read(store, covered, entries).await?.show(covered, entries, false);
    // Of a post that is only named no more is shown than its own words.
    let named = Surroundings::default().show(covered, &beyond, false);
    let tellings: HashMap<&PostId, TellingView> = entries
        .iter()
        .zip(&views)
        .chain(beyond.iter().zip(&named))
        .filter(|(entry, _)| picture.cards.lead(&entry.id).is_some())
        .map(|(entry, view)| (&entry.id, telling(view)))
        .collect();
    let why = &picture.front(covered).why;
    for (entry, view) in entries.iter().zip(&mut views) {
        let told = picture.cards.tellings(&entry.id);
        view.tellings = told.iter().filter_map(|id| tellings.get(id).cloned()).collect();
        view.weight = std::iter::once(&entry.id).chain(told).find_map(|id| why.get(id)).cloned();
    }
    Ok(views)
}

fn telling(post: &PostView) -> TellingView {
    TellingView {
        id: post.id.clone(),
        url: post.url.clone(),
        source: post.source.clone(),
        time: post.time.clone(),
        label: post.label.clone(),
        language: post.language.clone(),
        reprint: post.reprint_of.is_some(),
    }
}

/// Any number of entries.
pub(crate) async fn all(store: &Store, ids: &[PostId]) -> Result<Vec<Entry>, PageError> {
    let mut entries = Vec::new();
    for some in ids.chunks(MAX_PAGE as usize) {
        entries.extend(store.entries(some).await?);
    }
    Ok(entries)
}

/// What some entries are shown with.
#[derive(Default)]
pub(crate) struct Surroundings {
    others: HashMap<PostId, Entry>,
    revisions: HashMap<PostId, Vec<Revision>>,
    /// What the desk ruled of their claims.
    pub(crate) rulings: Rulings,
}

impl Surroundings {
    /// Reads the entries at the other ends of links, the revisions of those that have some, and what the desk ruled.
    pub async fn read(store: &Store, covered: &Covered, entries: &[Entry]) -> Result<Self, PageError> {
        let wanted: HashSet<PostId> = entries
            .iter()
            .flat_map(|e| e.links.iter().flat_map(|l| [&l.a, &l.b]))
            .filter_map(|id| id.parse::<ClaimId>().ok())
            .map(|id| id.post())
            .collect();
        let mut others: HashMap<PostId, Entry> =
            entries.iter().filter(|e| wanted.contains(&e.id)).map(|e| (e.id.clone(), e.clone())).collect();
        let mut missing: Vec<PostId> = wanted.into_iter().filter(|id| !others.contains_key(id)).collect();
        missing.sort();
        missing.truncate(MOST_OTHERS);
        others.extend(all(store, &missing).await?.into_iter().map(|e| (e.id.clone(), e)));
        let edited: Vec<PostId> = entries.iter().filter(|e| e.edits > 0).map(|e| e.id.clone()).collect();
        let revisions = store.revisions_of(&edited).await?;
        let rulings = Rulings::new(&store.decisions(covered.id).await?, entries);
        Ok(Surroundings { others, revisions, rulings })
    }

    /// Some entries as the page shows them.
    pub fn show(&self, covered: &Covered, entries: &[Entry], whole: bool) -> Vec<PostView> {
        let composer = Composer {
            t: covered.t,
            coverage: &covered.coverage,
            zone: &covered.zone,
            others: &self.others,
            revisions: &self.revisions,
            rulings: &self.rulings,
            whole,
        };
        entries.iter().map(|e| composer.post(e)).collect()
    }
}
