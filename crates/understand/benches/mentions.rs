//! Speed of the cheap pass, in bytes of text a second: quantities and times of the example reports.

use std::{fs, hint::black_box, path::Path};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::UtcTime;
use dateline_understand::{quantity::quantities, time::times};

fn mentions(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("the example reports are there").flatten() {
        if entry.path().extension().is_some_and(|e| e == "txt") {
            text.push_str(&fs::read_to_string(entry.path()).expect("a report is text"));
        }
    }
    let anchor: Option<UtcTime> = "2026-03-11T14:05Z".parse().ok();
    let mut group = c.benchmark_group("mentions");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("quantities", |b| {
        b.iter(|| text.lines().map(|line| quantities(black_box(line)).len()).sum::<usize>());
    });
    group.bench_function("times", |b| {
        b.iter(|| text.lines().map(|line| times(black_box(line), anchor).len()).sum::<usize>());
    });
    // One long paragraph takes as long as the same text in many.
    group.bench_function("quantities of one paragraph", |b| b.iter(|| quantities(black_box(&text)).len()));
    group.bench_function("times of one paragraph", |b| b.iter(|| times(black_box(&text), anchor).len()));
    group.finish();
}

criterion_group!(benches, mentions);
criterion_main!(benches);
