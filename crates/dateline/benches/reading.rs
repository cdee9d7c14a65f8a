//! How fast reports are read and understood, on one thread: bytes and words a second over the reports of the invented
//! event, and over the same text 1, 4 and 16 times as long (time should grow as the text does).

use std::{hint::black_box, path::Path};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::Coverage;
use dateline_read::{Origin, read};
use dateline_understand::Engine;

fn reports() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    files
        .into_iter()
        .filter_map(|p| Some((p.file_name()?.to_string_lossy().into_owned(), std::fs::read(&p).ok()?)))
        .filter(|(name, _)| name.ends_with(".txt"))
        .collect()
}

fn words(bytes: &[u8]) -> u64 {
    bytes.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).count() as u64
}

fn whole(c: &mut Criterion) {
    let (reports, coverage) = (reports(), Coverage::default());
    let engine = Engine::new(&coverage);
    let bytes: u64 = reports.iter().map(|(_, b)| b.len() as u64).sum();
    let count: u64 = reports.iter().map(|(_, b)| words(b)).sum();
    let mut group = c.benchmark_group("reports");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("read", |b| {
        b.iter(|| {
            for (path, bytes) in &reports {
                let _ = black_box(read(bytes, &Origin { path, ..Origin::default() }, &coverage));
            }
        });
    });
    for (name, throughput) in
        [("read+understand, bytes", Throughput::Bytes(bytes)), ("read+understand, words", Throughput::Elements(count))]
    {
        group.throughput(throughput);
        group.bench_function(name, |b| {
            b.iter(|| {
                for (path, bytes) in &reports {
                    if let Ok(mut reading) = read(bytes, &Origin { path, ..Origin::default() }, &coverage) {
                        engine.understand(&mut reading);
                        black_box(reading);
                    }
                }
            });
        });
    }
    group.finish();
}

fn linear(c: &mut Criterion) {
    let (reports, coverage) = (reports(), Coverage::default());
    let engine = Engine::new(&coverage);
    let Some((path, once)) = reports.iter().find(|(name, _)| name.starts_with("kaldpress-live-2")) else { return };
    let mut group = c.benchmark_group("linear");
    group.sample_size(10);
    for times in [1_usize, 4, 16] {
        let bytes = once.repeat(times);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("read+understand", times), &bytes, |b, bytes| {
            b.iter(|| {
                if let Ok(mut reading) = read(bytes, &Origin { path, ..Origin::default() }, &coverage) {
                    engine.understand(&mut reading);
                    black_box(reading);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, whole, linear);
criterion_main!(benches);
