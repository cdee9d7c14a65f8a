//! `cargo xtask soak`: gathering from a local server for a quarter of an hour.

use crate::shell;

/// Builds the program and its soak, and runs it.
pub fn run(options: &[&str]) -> anyhow::Result<()> {
    let build = ["build", "--quiet", "--release", "--package", "dateline", "--bins", "--example", "soak"];
    shell::run("cargo", &build)?;
    let soak = shell::root().join("target/release/examples/soak");
    shell::run(&soak.to_string_lossy(), options)
}
