//! Installing what the tests need, where that is allowed.

use anyhow::bail;

use crate::shell::{has, run};

/// A browser and its driver, for the tests of the page.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];

/// Makes sure that the browser tests have their browser: installs Debian's as root, else says what to install.
pub fn browser() -> anyhow::Result<()> {
    if has("chromium") && has("chromedriver") {
        return Ok(());
    }
    if !is_root() || !has("apt-get") {
        bail!(
            "the tests of the page need Chromium and its driver. On Debian or Ubuntu: sudo apt-get install {}; elsewhere put `chromium` and `chromedriver` into the PATH",
            PACKAGES.join(" ")
        );
    }
    run("apt-get", &["update", "-qq"])?;
    let mut args = vec!["install", "-y", "-qq", "--no-install-recommends"];
    args.extend(PACKAGES);
    run("apt-get", &args)
}

/// The licence check of the dependencies.
pub fn cargo_deny() -> anyhow::Result<()> {
    if has("cargo-deny") {
        return Ok(());
    }
    // It runs for seconds: optimising it would take minutes.
    run("cargo", &["install", "--quiet", "--locked", "--debug", "cargo-deny"])
}

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}
