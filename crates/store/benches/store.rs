//! Importing a report, and the first page of the feed: the page must cost the same however many posts there are.
//!
//! `POSTS=1000000 cargo bench -p dateline-store` measures a ledger of that size; it takes a while to fill.

#![allow(clippy::unwrap_used, missing_docs)] // a bench that fails stops

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::{
    Basis, Block, BlockKind, Coverage, Post, PostTime, Precision, Reading, Report, TextIndex, UtcTime,
};
use dateline_store::{CoverageId, Cursor, Order, PageQuery, Retrieval, Store};
use jiff::Timestamp;
use tokio::runtime::Runtime;

/// A live page of so many posts of some 300 characters each, one a minute from a minute on.
fn page(name: &str, first: i64, posts: i64) -> Reading {
    let report = Report { path: name.into(), source: Some("Herald".into()), ..Report::default() };
    let mut reading = Reading::new(report, String::new());
    let mut places = Vec::new();
    for n in first..first + posts {
        let start = reading.text.len();
        let utc = UtcTime::from_timestamp(Timestamp::from_second(1_773_000_000 + n * 60).unwrap(), Precision::Minute);
        reading.text.push_str(&format!("{utc}\n"));
        let words = (0..40).map(|word| format!("word{}", (n * 7919 + word * 104_729) % 9973)).collect::<Vec<_>>();
        reading.text.push_str(&words.join(" "));
        places.push((start, reading.text.len(), utc));
        reading.text.push_str("\n\n");
    }
    let index = TextIndex::new(&reading.text);
    for (n, &(start, end, utc)) in places.iter().enumerate() {
        let id = format!("p{}", n + 1);
        let (span, line) = (index.span(start..end), index.line(start));
        let stamp = index.span(start..start + utc.to_string().len());
        reading.blocks.push(Block { kind: BlockKind::Body, span, line, post: Some(id.clone()) });
        reading.posts.push(Post {
            id,
            span,
            line,
            time: PostTime {
                text: Some(utc.to_string()),
                span: Some(stamp),
                utc: Some(utc),
                precision: Precision::Minute,
                basis: Basis::Explicit,
                reason: None,
            },
            ..Post::default()
        });
    }
    reading
}

async fn import(store: &Store, coverage: CoverageId, reading: &Reading, second: i64) {
    let received = Timestamp::from_second(1_773_000_000 + second).unwrap();
    store.import(coverage, Retrieval::at(reading.text.as_bytes(), received), reading).await.unwrap();
}

async fn ledger(folder: &tempfile::TempDir) -> (Store, CoverageId) {
    let store = Store::open(folder.path().join("dateline.db").to_str().unwrap()).await.unwrap();
    let coverage = store.put_coverage(&Coverage::default()).await.unwrap();
    (store, coverage)
}

fn imports(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = c.benchmark_group("import");
    group.sample_size(20);
    let folder = tempfile::tempdir().unwrap();
    let (store, coverage) = runtime.block_on(ledger(&folder));

    let mut round = 0;
    group.throughput(Throughput::Elements(500));
    group.bench_function("a new page of 500 posts", |b| {
        let mut next = || {
            round += 1;
            page(&format!("new-{round}"), round * 500, 500)
        };
        b.iter_batched(&mut next, |page| runtime.block_on(import(&store, coverage, &page, 0)), BatchSize::PerIteration);
    });
    group.throughput(Throughput::Elements(1));
    let mut second = 0;
    group.bench_function("one post more on a page of 500", |b| {
        let mut next = || {
            second += 1;
            page("live", second, 500)
        };
        b.iter_batched(
            &mut next,
            |page| runtime.block_on(import(&store, coverage, &page, page.posts.len() as i64 + second_of(&page))),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// A retrieval for every state of the live page, in order.
fn second_of(page: &Reading) -> i64 {
    page.posts.last().and_then(|post| post.time.utc).map_or(0, |utc| utc.timestamp().as_second() - 1_773_000_000)
}

fn pages(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = c.benchmark_group("page of 50");
    let sizes: Vec<i64> = match std::env::var("POSTS").ok().and_then(|posts| posts.parse().ok()) {
        Some(posts) => vec![posts],
        None => vec![1_000, 30_000],
    };
    for posts in sizes {
        let folder = tempfile::tempdir().unwrap();
        let (store, coverage) = runtime.block_on(async {
            let (store, coverage) = ledger(&folder).await;
            let begin = std::time::Instant::now();
            for first in (0..posts).step_by(1000) {
                import(&store, coverage, &page(&format!("page-{first}"), first, 1000.min(posts - first)), 0).await;
            }
            let took = begin.elapsed().as_secs_f64();
            println!("{posts} posts filled in {took:.1} s, {:.0} a second", posts as f64 / took);
            (store, coverage)
        });
        let middle = Timestamp::from_second(1_773_000_000 + posts * 30).unwrap();
        let middle = Cursor::at(UtcTime::from_timestamp(middle, Precision::Minute), Order::Newest);
        for (name, after) in [("first", None), ("in the middle", Some(middle))] {
            let query = PageQuery { after, ..PageQuery::default() };
            group.bench_function(format!("{name}, {posts} posts"), |b| {
                b.iter(|| runtime.block_on(store.posts(coverage, &query)).unwrap());
            });
        }
        group.bench_function(format!("counts, {posts} posts"), |b| {
            b.iter(|| runtime.block_on(store.counts(coverage)).unwrap());
        });
        group.bench_function(format!("outline, {posts} posts"), |b| {
            b.iter(|| runtime.block_on(store.outline(coverage, &jiff::tz::TimeZone::UTC)).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, imports, pages);
criterion_main!(benches);
