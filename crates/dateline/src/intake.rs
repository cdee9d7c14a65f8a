//! Reports into a ledger: what they say, and how it relates to what is there.

use dateline_link::Linker;
use dateline_model::{Coverage, Reading, Telling};
use dateline_store::{
    ChangeKind, ChangeNo, CoverageId, Imported, LinkSet, MAX_CHANGES, MAX_PAGE, Order, PageQuery, PostId, Retrieval,
    Store, StoreError,
};

/// Takes reports into one coverage of a ledger and links what they change to what is there.
///
/// Links follow the ledger's log: a report that is read again costs what changed in it, and an intake that died between
/// writing a report and linking it goes on where it was.
#[derive(Debug)]
pub struct Intake {
    store: Store,
    coverage: CoverageId,
    linker: Linker,
    /// The posts of all changes up to this one are linked.
    linked: ChangeNo,
}

impl Intake {
    /// An intake that knows what is in the ledger. What was left unlinked in it is linked.
    pub async fn open(store: &Store, coverage: &Coverage) -> Result<Intake, StoreError> {
        let id = store.put_coverage(coverage).await?;
        let linked = store.linked_change(id).await?;
        let mut intake = Intake { store: store.clone(), coverage: id, linker: Linker::new(), linked };
        intake.remember().await?;
        intake.link().await?;
        Ok(intake)
    }

    /// Takes a report in. When it returns, the report is on disk and its claims are linked.
    pub async fn put(&mut self, retrieval: Retrieval<'_>, reading: &Reading) -> Result<Imported, StoreError> {
        let imported = self.store.import(self.coverage, retrieval, reading).await?;
        self.link().await?;
        Ok(imported)
    }

    async fn remember(&mut self) -> Result<(), StoreError> {
        let mut query = PageQuery { order: Order::Oldest, limit: MAX_PAGE, ..PageQuery::default() };
        loop {
            let page = self.store.posts(self.coverage, &query).await?;
            let linked = page.entries.iter().filter(|entry| entry.first_change <= self.linked);
            // A ledger of before stories were kept has none.
            let stories: Vec<Telling> = linked.flat_map(|entry| self.linker.remember(&entry.reading())).collect();
            self.store.put_tellings(self.coverage, &stories).await?;
            query.after = page.next;
            if query.after.is_none() {
                return Ok(());
            }
        }
    }

    /// Links the posts that changed since the last time, in the order of the log.
    async fn link(&mut self) -> Result<(), StoreError> {
        loop {
            let changes = self.store.changes_since(self.coverage, self.linked, MAX_CHANGES).await?;
            let Some(last) = changes.last().map(|change| change.number) else { return Ok(()) };
            let says_more = |kind| {
                matches!(kind, ChangeKind::Posted | ChangeKind::Revised | ChangeKind::Reread | ChangeKind::Returned)
            };
            let mut posts: Vec<PostId> =
                changes.into_iter().filter(|change| says_more(change.kind)).filter_map(|change| change.post).collect();
            posts.dedup();
            for posts in posts.chunks(MAX_PAGE as usize) {
                let (mut links, mut reprints, mut stories) = (Vec::new(), Vec::new(), Vec::new());
                for entry in self.store.entries(posts).await? {
                    let linked = self.linker.update(&entry.reading());
                    links.extend(linked.links);
                    reprints.extend(linked.reprints);
                    stories.extend(linked.stories);
                }
                self.store.put_links(self.coverage, &links, LinkSet::Added).await?;
                self.store.put_reprints(self.coverage, &reprints).await?;
                self.store.put_tellings(self.coverage, &stories).await?;
            }
            self.linked = last;
            self.store.set_linked_change(self.coverage, last).await?;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use dateline_read::archive::Document;

    use super::*;
    use crate::pipeline::Pipeline;

    const MON: &str =
        "Valley news\n\n10:05 GMT 09.03.2026\nThe Norwegian army said 40 of its soldiers had been killed.\n";
    const TUE: &str =
        "Valley news\n\n10:05 GMT 10.03.2026\nThe Norwegian army said 52 of its soldiers had been killed.\n";

    fn read(pipeline: &Pipeline, name: &str, text: &str) -> dateline_model::Reading {
        let document = Document { path: name.into(), bytes: text.as_bytes().into(), ..Document::default() };
        pipeline.read(&document).unwrap()
    }

    async fn import(intake: &mut Intake, pipeline: &Pipeline, name: &str, text: &str) {
        let reading = read(pipeline, name, text);
        intake.put(Retrieval::now(text.as_bytes()).of_page(name), &reading).await.unwrap();
    }

    #[tokio::test]
    async fn what_was_left_unlinked_is_linked_by_the_next_intake() {
        let coverage = Coverage { slug: "valley".into(), ..Coverage::default() };
        let pipeline = Pipeline::new(coverage.clone());
        let links = async |die: bool| {
            let store = Store::open("sqlite::memory:").await.unwrap();
            let mut intake = Intake::open(&store, &coverage).await.unwrap();
            import(&mut intake, &pipeline, "mon.txt", MON).await;
            if die {
                // The report is on disk, and the process is killed before it is linked.
                let reading = read(&pipeline, "tue.txt", TUE);
                let retrieval = Retrieval::now(TUE.as_bytes()).of_page("tue.txt");
                store.import(intake.coverage, retrieval, &reading).await.unwrap();
                Intake::open(&store, &coverage).await.unwrap();
            } else {
                import(&mut intake, &pipeline, "tue.txt", TUE).await;
            }
            store.links(intake.coverage).await.unwrap()
        };
        let whole = links(false).await;
        assert!(!whole.is_empty());
        assert_eq!(links(true).await, whole);
    }

    #[tokio::test]
    async fn stories_go_on_over_a_restart_and_what_has_none_gets_one() {
        const BARRIER: &str = "Orsa Herald\n\n05:00 GMT 09.03.2026\nA barrier above Tarnholt gave way before dawn and sent a wave \
             through the market quarter. Mayor Ilse Brandvik said firefighters were taking families off their roofs.\n";
        const BOATS: &str = "Valley Post\n\n08:00 GMT 09.03.2026\nBoats went from roof to roof in Tarnholt after the barrier on \
             the Orsa failed, Brandvik, the mayor, said. Firefighters from three districts took families off.\n";
        let coverage = Coverage { slug: "valley".into(), ..Coverage::default() };
        let pipeline = Pipeline::new(coverage.clone());
        let stories = async |store: &Store, id| {
            let page = store.posts(id, &PageQuery { order: Order::Oldest, ..PageQuery::default() }).await.unwrap();
            let tellings = page.entries.into_iter().map(|entry| entry.telling.map(|telling| telling.story));
            tellings.collect::<Vec<_>>()
        };
        let store = Store::open("sqlite::memory:").await.unwrap();
        let mut first = Intake::open(&store, &coverage).await.unwrap();
        import(&mut first, &pipeline, "barrier.txt", BARRIER).await;
        let mut second = Intake::open(&store, &coverage).await.unwrap();
        import(&mut second, &pipeline, "boats.txt", BOATS).await;
        let told = stories(&store, second.coverage).await;
        assert!(told[0].is_some() && told[0] == told[1], "{told:?}");

        // As a ledger of before stories were kept: posts that are linked and have no story.
        let store = Store::open("sqlite::memory:").await.unwrap();
        let id = store.put_coverage(&coverage).await.unwrap();
        for (name, text) in [("barrier.txt", BARRIER), ("boats.txt", BOATS)] {
            let reading = read(&pipeline, name, text);
            store.import(id, Retrieval::now(text.as_bytes()).of_page(name), &reading).await.unwrap();
        }
        store.set_linked_change(id, store.last_change(id).await.unwrap()).await.unwrap();
        Intake::open(&store, &coverage).await.unwrap();
        let told = stories(&store, id).await;
        assert!(told[0].is_some() && told[0] == told[1], "{told:?}");
    }

    #[tokio::test]
    async fn reading_a_page_again_links_what_changed_and_nothing_twice() {
        let coverage = Coverage { slug: "valley".into(), ..Coverage::default() };
        let pipeline = Pipeline::new(coverage.clone());
        let store = Store::open("sqlite::memory:").await.unwrap();
        let mut intake = Intake::open(&store, &coverage).await.unwrap();
        import(&mut intake, &pipeline, "mon.txt", MON).await;
        // A post on top moves all others and their claims down the page.
        let more = MON.replace(
            "\n\n10:05",
            "\n\n11:30 GMT 09.03.2026\nThe Norwegian army said 45 of its soldiers had been killed.\n\n10:05",
        );
        for _ in 0..3 {
            import(&mut intake, &pipeline, "mon.txt", &more).await;
        }
        let links = store.links(intake.coverage).await.unwrap();
        assert_eq!(links.len(), 1, "{links:?}");
        let claims = store.claims(intake.coverage, &dateline_store::ClaimQuery::default()).await.unwrap();
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        assert_eq!([links[0].b.as_str(), links[0].a.as_str()], ids[..], "the later number revises the earlier");
    }
}
