//! How fast reports are read, in bytes a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::Coverage;
use dateline_read::{Origin, read};

fn feed(posts: usize) -> String {
    let mut text =
        String::from("Live Updates: Ferry Talks Go On in Arnholm\n\nTalks on the ferry have gone on since Monday.\n\n");
    for n in 0..posts {
        let (hour, minute) = (23 - n / 60 % 24, 59 - n % 60);
        text.push_str(&format!(
            "{hour:02}:{minute:02} GMT 0{}.03.2026\nHarbour Office Speaks of Progress\n\nARNHOLM (Herald) - The harbour \
             office said on Monday that {n} of the crews had agreed to the new timetable, and that the rest would follow by \
             the end of the week.\n\n\"We are nearly there,\" a spokesman said.\n\n",
            9 - n / 1440 % 9
        ));
    }
    text
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for posts in [100, 10_000] {
        let text = feed(posts);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("feed of {posts} posts"), |b| {
            b.iter(|| read(text.as_bytes(), &Origin { path: "feed.txt", ..Origin::default() }, &Coverage::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
