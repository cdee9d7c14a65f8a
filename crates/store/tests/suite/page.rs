//! Readings of small pages, put together by hand.

use dateline_model::{
    Basis, Block, BlockKind, Claim, ClaimKind, Claimant, Content, Cue, Mode, Period, Polarity, Post, PostTime,
    Precision, Reading, Report, Side, Span, Speaker, Statement, Target, TextIndex, Tombstone, claim::ClaimQuantity,
    mention::Quantity,
};
use dateline_store::{CoverageId, Imported, Retrieval, Store};
use jiff::Timestamp;

/// A page that is being written.
#[derive(Clone, Debug)]
pub struct Page {
    path: String,
    reading: Reading,
}

impl Page {
    /// An empty page of the Herald.
    pub fn new(path: &str) -> Self {
        let report = Report {
            path: path.into(),
            media_type: "text/plain".into(),
            source: Some("Herald".into()),
            title: Some("Live: the flood".into()),
            ..Report::default()
        };
        Page { path: path.into(), reading: Reading::new(report, "The flood, live\n".into()) }
    }

    pub fn url(mut self, url: &str) -> Self {
        self.reading.report.url = Some(url.into());
        self
    }

    pub fn source(mut self, source: &str) -> Self {
        self.reading.report.source = Some(source.into());
        self
    }

    /// Adds a post below the others; an empty time leaves it without one.
    pub fn post(self, time: &str, text: &str) -> Self {
        self.post_stamped(time, time, text)
    }

    /// Adds a post that states its time in other words.
    pub fn post_stamped(mut self, stamped: &str, time: &str, text: &str) -> Self {
        let utc = if time.is_empty() { None } else { Some(time.parse().unwrap()) };
        let start = self.reading.text.len();
        self.reading.text.push_str(&format!("{stamped}\n{text}"));
        let end = self.reading.text.len();
        self.reading.text.push('\n');
        let index = TextIndex::new(&self.reading.text);
        let id = format!("p{}", self.reading.posts.len() + 1);
        let (span, line) = (index.span(start..end), index.line(start));
        let body = index.span(start + stamped.len() + 1..end);
        let stamp = index.span(start..start + stamped.len());
        self.reading.blocks.push(Block { kind: BlockKind::Stamp, span: stamp, line, post: Some(id.clone()) });
        self.reading.blocks.push(Block { kind: BlockKind::Body, span: body, line: line + 1, post: Some(id.clone()) });
        self.reading.posts.push(Post {
            id,
            span,
            line,
            time: PostTime {
                text: utc.is_some().then(|| stamped.to_owned()),
                span: utc.is_some().then_some(stamp),
                utc,
                precision: utc.map_or(Precision::Day, |t: dateline_model::UtcTime| t.precision()),
                basis: Basis::Explicit,
                reason: None,
            },
            ..Post::default()
        });
        self
    }

    /// Gives the last post an anchor.
    pub fn anchor(mut self, anchor: &str) -> Self {
        self.reading.posts.last_mut().unwrap().anchor = Some(anchor.into());
        self
    }

    /// Says that the source has taken a post back.
    pub fn taken_back(mut self, anchor: &str) -> Self {
        self.reading.tombstones.push(Tombstone { anchor: anchor.into(), ..Tombstone::default() });
        self
    }

    /// Says that the words, which stand in the last post, are a claim of so many killed, made in a statement.
    pub fn killed(mut self, words: &str, count: f64) -> Self {
        let post = self.reading.posts.last().unwrap();
        let index = TextIndex::new(&self.reading.text);
        let from = index.byte(post.span.start);
        let at = from + self.reading.text[from..].find(words).unwrap();
        let (span, line) = (index.span(at..at + words.len()), index.line(at));
        let n = self.reading.claims.len() + 1;
        let side = || Some("Upriver".to_owned());
        self.reading.statements.push(Statement {
            id: format!("s{n}"),
            post: Some(post.id.clone()),
            line,
            speaker: Speaker { organisation: Some("Ministry".into()), side: side(), ..Speaker::default() },
            via: Vec::new(),
            cue: Cue { text: "said".into(), span: Span::new(span.start, span.start + 1), lemma: None },
            medium: None,
            mode: Mode::Indirect,
            content: Content { text: words.into(), span, spans: vec![span] },
            relays: Vec::new(),
            rule: None,
        });
        self.reading.claims.push(Claim {
            id: format!("c{n}"),
            post: Some(post.id.clone()),
            line,
            statement: Some(format!("s{n}")),
            span,
            text: words.into(),
            claimant: Claimant { name: Some("Ministry".into()), side: side() },
            polarity: Polarity::Asserted,
            kind: ClaimKind::Killed,
            item: Some("soldier".into()),
            actor: Side::default(),
            target: Target { side: Some("Downriver".into()), civilian: Some(false) },
            quantity: Some(ClaimQuantity { quantity: Quantity::exact(count), text: count.to_string() }),
            place: None,
            period: Period::default(),
            event: None,
            rule: "test.killed".into(),
        });
        self
    }

    /// The reading, for a test that breaks it.
    pub fn reading(&mut self) -> &mut Reading {
        &mut self.reading
    }

    /// The page's bytes.
    pub fn raw(&self) -> Vec<u8> {
        self.reading.text.clone().into_bytes()
    }

    /// Imports the page as it was at a second.
    pub async fn try_import(
        &self,
        store: &Store,
        coverage: CoverageId,
        second: i64,
    ) -> dateline_store::Result<Imported> {
        let received = Timestamp::from_second(1_773_000_000 + second).unwrap();
        let raw = self.raw();
        store.import(coverage, Retrieval::at(&raw, received).of_page(&self.page()), &self.reading).await
    }

    fn page(&self) -> String {
        self.reading.report.url.clone().unwrap_or_else(|| self.path.clone())
    }

    /// Imports the page as it was at a second, which must work.
    pub async fn import(&self, store: &Store, coverage: CoverageId, second: i64) -> Imported {
        self.try_import(store, coverage, second).await.unwrap()
    }
}
