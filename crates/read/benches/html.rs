//! How fast pages are read, in bytes of HTML a second: live pages with scripts and JSON-LD around their posts, of two
//! lengths (time should grow as they do), and an article.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::Coverage;
use dateline_read::{Origin, read};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A page's head and menus: a good part of what a live page's bytes are.
fn frame(scripts: &str, main: &str) -> String {
    let menu: String = (0..60)
        .map(|n| format!("<li class=\"nav__item nav__item--{n}\"><a href=\"/section/{n}\">Section {n}</a></li>"))
        .collect();
    let state: String =
        (0..400).map(|n| format!("{{\"id\":{n},\"kind\":\"teaser\",\"markup\":\"<p>Teaser<\\/p>\"}},")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Ferry strike live - Arn Herald</title><style>.a{{color:red}}</style>\
         {scripts}<script>window.state=[{state}]</script></head><body><nav><ul>{menu}</ul></nav><main><h1>Ferry strike live\
         </h1><p class=\"standfirst\">The crews have been on strike since Monday.</p>{main}</main><footer><ul>{menu}</ul>\
         </footer></body></html>"
    )
}

fn live(posts: usize) -> String {
    let text = |n: usize| {
        format!(
            "The harbour office said that {n} of the crews had agreed to the new timetable, and that the rest would follow by the end of the week."
        )
    };
    let when = |n: usize| {
        let minutes = 9 * 1440 - n % (9 * 1440);
        (1 + minutes / 1440, minutes / 60 % 24, minutes % 60)
    };
    let mut updates = String::new();
    let mut shown = String::new();
    for n in 0..posts {
        let (day, hour, minute) = when(n);
        let comma = if n == 0 { "" } else { "," };
        updates.push_str(&format!(
            "{comma}{{\"@type\":\"BlogPosting\",\"headline\":\"Harbour office speaks of progress {n}\",\"datePublished\":\
             \"2026-03-0{day}T{hour:02}:{minute:02}:10Z\",\"url\":\"https://herald.example/live#p{n}\",\"articleBody\":\"{}\"}}",
            text(n)
        ));
        shown.push_str(&format!(
            "<article class=\"live-post live-post--text\" id=\"p{n}\" data-post-id=\"{n}\"><header class=\"live-post__head\">\
             <time class=\"live-post__time\" datetime=\"2026-03-0{day}T{hour:02}:{minute:02}:10Z\">{hour:02}:{minute:02}</time>\
             <h2 class=\"live-post__title\">Harbour office speaks of progress {n}</h2></header><div class=\"live-post__body\">\
             <p>{}</p><p>\u{201c}We are <a href=\"/x\">nearly there</a>,\u{201d} a spokesman said.</p><figure><img src=\"a.jpg\" \
             alt=\"A pier\"><figcaption>The pier at Stena. <span class=\"credit\">Herald/Ann Arn</span></figcaption></figure>\
             </div><ul class=\"share\"><li><button>Share</button></li><li><button>Copy link</button></li></ul></article>",
            text(n)
        ));
    }
    let scripts = format!(
        "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"LiveBlogPosting\",\"headline\":\
         \"Ferry strike live\",\"liveBlogUpdate\":[{updates}]}}</script>"
    );
    frame(&scripts, &format!("<div class=\"live-posts\">{shown}</div>"))
}

fn article(paragraphs: usize) -> String {
    let text: String = (0..paragraphs)
        .map(|n| format!("<p>The crews of the Arnholm ferry, {n} of whom had come to the town hall, said that the offer was better than the first, and that they would vote on it in the morning.</p>"))
        .collect();
    frame("", &format!("<article><p class=\"byline\">By Ann Arn</p>{text}</article>"))
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("html");
    group.sample_size(20);
    for (name, page) in [("live", live(60)), ("live", live(960)), ("article", article(40)), ("article", article(640))] {
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_with_input(BenchmarkId::new(name, page.len()), &page, |b, page| {
            let origin = Origin { path: "page.html", ..Origin::default() };
            b.iter(|| read(black_box(page.as_bytes()), &origin, &Coverage::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
