//! `cargo xtask test`: all that must hold before something lands.

use crate::{fuzz, install, quality, shell};

/// How long all parsers together are fuzzed, in seconds: what changes them is tried, not searched.
const FUZZING: &str = "26";

/// Format, lints, tests, a short run of the fuzz targets, licences, and the quality where its data is.
pub fn run() -> anyhow::Result<()> {
    shell::run("cargo", &["fmt", "--all", "--check"])?;
    install::browser()?;
    shell::run("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    // Examples are checked above; they need not be linked.
    shell::run("cargo", &["test", "--workspace", "--lib", "--bins", "--tests"])?;
    shell::run("cargo", &["test", "--workspace", "--doc"])?;
    fuzz::run(FUZZING, &[])?;
    install::cargo_deny()?;
    shell::run("cargo", &["deny", "--log-level", "error", "check", "bans", "licenses", "sources"])?;
    quality::run_if_there()
}
