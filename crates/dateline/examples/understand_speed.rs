//! How fast files are read, understood and linked, over and over on one thread: `cargo run --release -p dateline
//! --no-default-features --example understand_speed -- SECONDS FILE…`. Prints words a second of each stage with those before it:
//! reading; what words tell (the cheap pass); the whole of understanding; and linking every file to those before it. The
//! processor's time counts, not the clock's, so that a busy machine tells nearly the same.

use std::hint::black_box;
use std::process::ExitCode;
use std::{env, fs};

use dateline_link::Linker;
use dateline_model::Coverage;
use dateline_read::{Origin, read};
use dateline_understand::Engine;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The processor's time that this process has used, in seconds, where the system tells it.
fn used() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(stat.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let seconds = args.next().and_then(|n| n.parse::<f64>().ok());
    let files: Option<Vec<(String, Vec<u8>)>> = args.map(|path| Some((path.clone(), fs::read(path).ok()?))).collect();
    let (Some(seconds), Some(files)) = (seconds, files.filter(|files| !files.is_empty())) else {
        eprintln!("usage: understand_speed SECONDS FILE...");
        return ExitCode::FAILURE;
    };
    let started = std::time::Instant::now();
    let now = || used().unwrap_or_else(|| started.elapsed().as_secs_f64());
    let coverage = Coverage::default();
    let (words, whole) = (Engine::new(&coverage).words_only(), Engine::new(&coverage));
    let round = |engine: Option<&Engine>, mut linker: Option<Linker>| {
        for (path, bytes) in &files {
            if let Ok(mut reading) = read(black_box(bytes), &Origin { path, ..Origin::default() }, &coverage) {
                if let Some(engine) = engine {
                    engine.understand(&mut reading);
                }
                if let Some(linker) = &mut linker {
                    black_box(linker.add(&reading));
                }
                black_box(reading);
            }
        }
    };
    let count = |bytes: &[u8]| bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    let all: usize = files.iter().map(|(_, bytes)| count(bytes)).sum();
    let stages = [
        ("read", None, false),
        ("read, words", Some(&words), false),
        ("read and understand, linked", Some(&whole), true),
        ("read and understand", Some(&whole), false),
    ];
    for (name, engine, link) in stages {
        let round = || round(engine, link.then(Linker::new));
        round();
        let (from, mut rounds) = (now(), 0_usize);
        while rounds == 0 || now() - from < seconds {
            round();
            rounds += 1;
        }
        println!("{name}\t{:.0}\twords a second", (all * rounds) as f64 / (now() - from).max(1e-9));
    }
    ExitCode::SUCCESS
}
