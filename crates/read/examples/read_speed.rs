//! How fast files are read, over and over on one thread: `cargo run --release -p dateline-read --example read_speed --
//! TIMES FILE…`. Prints a line for each file: megabytes a second, milliseconds a reading, posts, bytes, path. `TIMES` is
//! how often each is read; the processor's time counts, not the clock's, so that a busy machine tells the same.

use std::hint::black_box;
use std::process::ExitCode;
use std::{env, fs};

use dateline_model::Coverage;
use dateline_read::{Origin, read};

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
    let Some(times) = args.next().and_then(|n| n.parse::<u32>().ok()).filter(|&n| n > 0) else {
        eprintln!("usage: read_speed TIMES FILE...");
        return ExitCode::FAILURE;
    };
    let started = std::time::Instant::now();
    let now = || used().unwrap_or_else(|| started.elapsed().as_secs_f64());
    let mut failed = false;
    for path in args {
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                failed = true;
                continue;
            }
        };
        let origin = Origin { path: &path, ..Origin::default() };
        let posts = read(&bytes, &origin, &Coverage::default()).map_or(0, |r| r.posts.len());
        let from = now();
        for _ in 0..times {
            let _ = black_box(read(black_box(&bytes), &origin, &Coverage::default()));
        }
        let seconds = (now() - from) / f64::from(times);
        println!(
            "{:.1} MB/s\t{:.3} ms\t{posts} posts\t{} bytes\t{path}",
            bytes.len() as f64 / 1e6 / seconds.max(1e-9),
            seconds * 1e3,
            bytes.len()
        );
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
