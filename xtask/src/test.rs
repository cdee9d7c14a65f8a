//! `cargo xtask test`: all that must hold before something lands.

use crate::{install, shell};

/// Format, lints, tests, licences.
pub fn run() -> anyhow::Result<()> {
    shell::run("cargo", &["fmt", "--all", "--check"])?;
    install::browser()?;
    shell::run("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    shell::run("cargo", &["test", "--workspace"])?;
    install::cargo_deny()?;
    shell::run("cargo", &["deny", "--log-level", "error", "check", "bans", "licenses", "sources"])
}
