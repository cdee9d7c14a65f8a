//! How fast files are read and understood, over and over on one thread: `cargo run --release -p dateline
//! --no-default-features --example understand_speed -- SECONDS FILE…`. Prints words a second: reading alone, both together.
//! The processor's time counts, not the clock's, so that a busy machine tells nearly the same.

use std::hint::black_box;
use std::process::ExitCode;
use std::{env, fs};

use dateline_model::Coverage;
use dateline_read::{Origin, read};
use dateline_understand::Engine;

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
    let engine = Engine::new(&coverage);
    let round = |understand: bool| {
        for (path, bytes) in &files {
            if let Ok(mut reading) = read(black_box(bytes), &Origin { path, ..Origin::default() }, &coverage) {
                if understand {
                    engine.understand(&mut reading);
                }
                black_box(reading);
            }
        }
    };
    let count = |bytes: &[u8]| bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    let words: usize = files.iter().map(|(_, bytes)| count(bytes)).sum();
    for (name, understand) in [("read", false), ("read and understand", true)] {
        round(understand);
        let (from, mut rounds) = (now(), 0_usize);
        while rounds == 0 || now() - from < seconds {
            round(understand);
            rounds += 1;
        }
        println!("{name}\t{:.0}\twords a second", (words * rounds) as f64 / (now() - from).max(1e-9));
    }
    ExitCode::SUCCESS
}
