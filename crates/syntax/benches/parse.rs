//! Words a second of the tokeniser, the sentence splitter and the parser.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_syntax::{Parser, sentences, tokenize};

/// News prose of our own.
const TEXT: &str = "The ministry said on Tuesday that its forces had destroyed 14 tanks and up to 30 armoured vehicles \
    near the northern border, a claim that the other side's spokeswoman called “completely invented”. At least six \
    civilians were killed and more than 40 wounded when shells hit a market in the old town shortly after 9 a.m., \
    according to the mayor, who asked residents to stay in the shelters. Gen. Anton Weiss, who commands the second army, \
    told reporters that the bridge over the Lena hadn't been taken: “We hold both banks,” he said. The U.N. refugee agency \
    put the number of the displaced at about 12,500, half of them children; local officials had earlier spoken of 9,000.";

fn parse(c: &mut Criterion) {
    let text = [TEXT; 20].join("\n\n");
    let words = text.split_whitespace().count() as u64;
    let parser = Parser::shipped();
    let mut group = c.benchmark_group("syntax");
    group.throughput(Throughput::Elements(words)).measurement_time(Duration::from_secs(8));
    group.bench_function("tokenize", |b| b.iter(|| tokenize(black_box(&text))));
    group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&text))));
    group.bench_function("parse", |b| b.iter(|| parser.parse(black_box(&text))));
    group.bench_function("parse by sentence", |b| {
        b.iter(|| sentences(&text).into_iter().map(|s| parser.parse(black_box(&text[s])).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
