//! `cargo xtask quality`: the scorers of an annotated data folder over a release build.

use std::path::Path;

use anyhow::{Context, bail};

use crate::shell;

/// Runs `gold/score.py` over `seeds/` and `bench/run.py` over the named packs (all, if none is named).
pub fn run(data: &str, packs: &[&str]) -> anyhow::Result<()> {
    let data = Path::new(data).canonicalize().with_context(|| format!("{data}: no such folder"))?;
    let (gold, seeds, bench) = (data.join("gold"), data.join("seeds"), data.join("bench"));
    if !gold.is_dir() || !seeds.is_dir() {
        bail!("{}: there is no gold/ or no seeds/ in it", data.display());
    }
    shell::run("cargo", &["build", "--quiet", "--release", "--package", "dateline"])?;
    let binary = shell::root().join("target/release/dateline");
    let mut files: Vec<_> = std::fs::read_dir(&seeds)?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    let output = std::process::Command::new(&binary).args(["read", "--format", "json"]).args(&files).output()?;
    let readings = std::env::temp_dir().join(format!("dateline-quality-{}.jsonl", std::process::id()));
    std::fs::write(&readings, output.stdout)?;
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let scored = shell::run("python3", &[&text(&gold.join("score.py")), &text(&gold), &text(&readings)]);
    std::fs::remove_file(&readings)?;
    scored?;
    if bench.is_dir() {
        let (script, binary) = (text(&bench.join("run.py")), text(&binary));
        let mut args = vec![script.as_str(), binary.as_str(), "--main"];
        args.extend(packs);
        shell::run("python3", &args)?;
    }
    Ok(())
}
