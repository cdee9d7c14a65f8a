//! `cargo xtask fuzz`: every parser on input that nobody thought of.
//!
//! The targets in `fuzz/` are built with the coverage instrumentation of the stable toolchain, as cargo-fuzz does it, so
//! that nothing needs to be installed. cargo-fuzz itself can run them too.

use std::fs;

use anyhow::{Context, bail};

use crate::shell::{self, root};

/// What cargo-fuzz passes without a sanitizer.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";
/// Where the targets are built, apart from the workspace's own build.
const BUILD: &str = "target/fuzz";
/// The seconds after which one input is a hang.
const HANG: u32 = 20;
/// The longest input that is tried, in bytes.
const LONGEST: u32 = 20_000;

/// Runs the named targets, or all, for some seconds in all.
pub fn run(seconds: &str, wanted: &[&str]) -> anyhow::Result<()> {
    let seconds: usize = seconds.parse().context("the first argument is a number of seconds")?;
    let all = targets()?;
    if let Some(unknown) = wanted.iter().find(|w| !all.iter().any(|t| t == *w)) {
        bail!("there is no fuzz target {unknown}; there are {}", all.join(", "));
    }
    let host = host()?;
    let build = root().join(BUILD);
    let environment = [("RUSTFLAGS", FLAGS), ("CARGO_TARGET_DIR", BUILD)];
    // A target named, even the host's, keeps the flags from build scripts and macros.
    let args = ["build", "--quiet", "--manifest-path", "fuzz/Cargo.toml", "--bins", "--target", &host];
    shell::run_with("cargo", &args, &environment)?;
    let chosen: Vec<&String> = all.iter().filter(|t| wanted.is_empty() || wanted.contains(&t.as_str())).collect();
    let each = (seconds / chosen.len()).max(1);
    for target in chosen {
        let corpus = build.join("corpus").join(target);
        let artifacts = build.join("artifacts");
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&artifacts)?;
        let program = build.join(&host).join("debug").join(target);
        shell::run(
            &program.to_string_lossy(),
            &[
                &format!("-max_total_time={each}"),
                &format!("-timeout={HANG}"),
                &format!("-max_len={LONGEST}"),
                "-rss_limit_mb=2048",
                "-verbosity=0",
                "-print_final_stats=1",
                &format!("-artifact_prefix={}/{target}-", artifacts.display()),
                &corpus.to_string_lossy(),
                &format!("fuzz/seeds/{target}"),
            ],
        )?;
    }
    Ok(())
}

/// The names of the targets, in order.
fn targets() -> anyhow::Result<Vec<String>> {
    let folder = root().join("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// The platform that this runs on, as the compiler calls it.
fn host() -> anyhow::Result<String> {
    let output = std::process::Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let about = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    Ok(line.to_owned())
}
