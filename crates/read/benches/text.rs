//! How fast plain text is read, in bytes a second: posts under stamps, a digest, an article, and prose in Cyrillic.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::Coverage;
use dateline_read::{Origin, read};

const PROSE: &str = "The harbour office said on Monday that most of the crews had agreed to the new timetable, and that the rest \
                     would follow by the end of the week. \"We are nearly there,\" a spokesman said.";
const RUSSIAN: &str = "Администрация порта сообщила в понедельник, что большая часть экипажей согласилась с новым расписанием, \
                       а остальные последуют за ними до конца недели. «Мы почти у цели», — сказал представитель порта.";

fn feed(posts: usize, prose: &str) -> String {
    let mut text = String::from("Live Updates: Ferry Talks Go On in Arnholm\n\nTalks have gone on since Monday.\n\n");
    for n in 0..posts {
        let (hour, minute, day) = (23 - n / 60 % 24, 59 - n % 60, 28 - n / 1440 % 28);
        text.push_str(&format!(
            "{hour:02}:{minute:02} GMT {day:02}.03.2026\nOffice Speaks of Progress\n\n{prose}\n\n{prose}\n\n"
        ));
    }
    text
}

fn digest(items: usize) -> String {
    let mut text = String::from("Ferry strike: what we know\n\nKey points\n\n");
    for n in 0..items {
        text.push_str(&format!("• On March {}, {PROSE}\n", n % 31 + 1));
    }
    text
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("text");
    group.sample_size(20);
    let article =
        format!("Ferry crews end strike\n\nBy Ann Arn\n\nMarch 11, 2026\n\n{}", format!("{PROSE}\n\n").repeat(5000));
    for (name, text) in [
        ("feed", feed(2500, PROSE)),
        ("feed in Russian", feed(1250, RUSSIAN)),
        ("digest", digest(5000)),
        ("article", article),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| read(text.as_bytes(), &Origin { path: "feed.txt", ..Origin::default() }, &Coverage::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
