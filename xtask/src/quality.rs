//! `cargo xtask quality`: the scorers of a folder of annotated data over a release build, as one table with floors and bars.
//!
//! The data is no part of the repository. Its figures are: `quality.tsv` has for every measure the last figure, its floor, and
//! the bar that it is to reach. A figure that falls below its floor by more than [`SLACK`] is a failure.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::shell;

/// So far may a figure be below its floor.
const SLACK: f64 = 0.005;
/// Where the data is looked for when nobody says where it is: this variable, then this folder beside the checkout.
const VARIABLE: &str = "DATELINE_DATA";
const BESIDE: &str = "../shared";

/// Runs the scorers: `[DIR] [--update] [PACK...]`. Without packs all of them, and the gold of the seeds.
pub fn run(args: &[&str]) -> anyhow::Result<()> {
    let update = args.contains(&"--update");
    let mut named: Vec<&str> = args.iter().copied().filter(|a| *a != "--update").collect();
    let given = (!named.is_empty() && is_data(Path::new(named[0]))).then(|| PathBuf::from(named.remove(0)));
    let Some(data) = given.or_else(data) else {
        bail!("no data: name a folder with gold/, seeds/ and bench/, set {VARIABLE}, or put it at {BESIDE}");
    };
    shell::run("cargo", &["build", "--quiet", "--release", "--package", "dateline"])?;
    judge(&data, &built("release"), &named, update)
}

/// Compares the figures of a binary with the floors, or makes them the floors.
fn judge(data: &Path, binary: &Path, packs: &[&str], update: bool) -> anyhow::Result<()> {
    let measured = measure(&data.canonicalize()?, binary, packs)?;
    let path = shell::root().join("xtask/quality.tsv");
    let kept = Kept::read(&std::fs::read_to_string(&path).context("xtask/quality.tsv")?)?;
    let (table, fallen) = kept.compare(&measured);
    println!("{table}");
    if update {
        std::fs::write(&path, kept.with(&measured).write())?;
        println!("xtask/quality.tsv has these figures now.");
    } else if !fallen.is_empty() {
        bail!("below the floor by more than {SLACK}: {}", fallen.join(", "));
    }
    Ok(())
}

/// Runs all of them over the build of the tests where the data is there, and says so where it is not. A build for release would
/// take longer than all tests and reads the same.
pub fn run_if_there() -> anyhow::Result<()> {
    let Some(data) = data() else {
        println!("Quality is not measured: there is no {BESIDE}, and {VARIABLE} names no folder with the data.");
        return Ok(());
    };
    judge(&data, &built("debug"), &[], false)
}

/// The binary of a profile.
fn built(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    target.join(profile).join("dateline")
}

/// The folder of the data, if there is one.
fn data() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE).map(PathBuf::from);
    named.or_else(|| Some(shell::root().join(BESIDE))).filter(|path| is_data(path))
}

fn is_data(path: &Path) -> bool {
    path.join("gold").is_dir() && path.join("seeds").is_dir()
}

/// What the scorers say, by measure: “seeds statements”, “timex strict_f1”.
fn measure(data: &Path, binary: &Path, packs: &[&str]) -> anyhow::Result<BTreeMap<String, f64>> {
    let scratch = std::env::temp_dir().join(format!("dateline-quality-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)?;
    let measured = (|| {
        let mut measured = BTreeMap::new();
        if packs.is_empty() {
            measured.extend(score_seeds(data, binary, &scratch)?);
        }
        if data.join("bench").is_dir() {
            measured.extend(score_packs(data, binary, &scratch, packs)?);
        }
        Ok(measured)
    })();
    std::fs::remove_dir_all(&scratch)?;
    measured
}

/// `gold/score.py` over the readings of `seeds/`.
fn score_seeds(data: &Path, binary: &Path, scratch: &Path) -> anyhow::Result<BTreeMap<String, f64>> {
    let mut files: Vec<_> = std::fs::read_dir(data.join("seeds"))?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let readings = std::process::Command::new(binary).args(["read", "--format", "json"]).args(&files).output()?;
    let path = scratch.join("seeds.jsonl");
    std::fs::write(&path, readings.stdout)?;
    let gold = data.join("gold");
    let scores = std::process::Command::new("python3").arg(gold.join("score.py")).arg(&gold).arg(&path).output()?;
    if !scores.status.success() {
        bail!("gold/score.py: {}", String::from_utf8_lossy(&scores.stderr));
    }
    Ok(seed_figures(&String::from_utf8_lossy(&scores.stdout)))
}

/// “statements   P 1.000  R 1.000  F1 1.000   (160 of 160 gold, 160 found)”
fn seed_figures(text: &str) -> BTreeMap<String, f64> {
    let figure = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        let f1 = words.skip_while(|word| *word != "F1").nth(1)?.parse().ok()?;
        Some((format!("seeds {name}"), f1))
    };
    text.lines().filter_map(figure).collect()
}

/// `bench/run.py` over the packs.
fn score_packs(data: &Path, binary: &Path, scratch: &Path, packs: &[&str]) -> anyhow::Result<BTreeMap<String, f64>> {
    let path = scratch.join("packs.json");
    let mut command = std::process::Command::new("python3");
    command.arg(data.join("bench/run.py")).arg(binary).args(packs).arg("--json").arg(&path);
    // A pack whose scorer fails has no figures, which the table shows.
    command.stdout(std::process::Stdio::null()).status()?;
    let packs: BTreeMap<String, BTreeMap<String, Option<f64>>> =
        serde_json::from_str(&std::fs::read_to_string(&path)?)?;
    let named = |pack: String, measures: BTreeMap<String, Option<f64>>| {
        measures.into_iter().filter_map(move |(name, figure)| Some((format!("{pack} {name}"), figure?)))
    };
    Ok(packs.into_iter().flat_map(|(pack, measures)| named(pack, measures)).collect())
}

/// The measures that are kept, in the order of the file, with floor and bar.
#[derive(Debug, PartialEq)]
struct Kept(Vec<(String, Option<f64>, Option<f64>)>);

impl Kept {
    fn read(text: &str) -> anyhow::Result<Kept> {
        let number = |cell: Option<&str>| match cell.unwrap_or_default() {
            "" | "-" => Ok(None),
            number => number.parse().map(Some).with_context(|| format!("{number} is no number")),
        };
        let mut kept = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or_default().to_owned();
            kept.push((name, number(cells.next())?, number(cells.next())?));
        }
        Ok(Kept(kept))
    }

    fn write(&self) -> String {
        let mut text = "# measure, floor, bar; `cargo xtask quality --update` writes the floors\n".to_owned();
        let cell = |number: Option<f64>| number.map_or("-".to_owned(), |number| format!("{number:.3}"));
        for (name, floor, bar) in &self.0 {
            let _ = writeln!(text, "{name}\t{}\t{}", cell(*floor), cell(*bar));
        }
        text
    }

    /// With new floors.
    fn with(&self, measured: &BTreeMap<String, f64>) -> Kept {
        let kept = self.0.iter().map(|(name, floor, bar)| (name.clone(), measured.get(name).copied().or(*floor), *bar));
        Kept(kept.collect())
    }

    /// The table, and the measures that fell.
    fn compare(&self, measured: &BTreeMap<String, f64>) -> (String, Vec<String>) {
        let width = self.0.iter().map(|(name, ..)| name.len()).max().unwrap_or(0).max("measure".len());
        let mut table = format!("{:width$}  figure   floor     bar\n", "measure");
        let cell = |number: Option<f64>| number.map_or_else(|| format!("{:>6}", "-"), |number| format!("{number:6.3}"));
        let (mut fallen, mut pack) = (Vec::new(), "");
        for (name, floor, bar) in &self.0 {
            let Some(&figure) = measured.get(name) else { continue };
            let own = name.split(' ').next().unwrap_or_default();
            if own != pack {
                table.push('\n');
                pack = own;
            }
            let fell = floor.is_some_and(|floor| figure < floor - SLACK);
            let note = match bar {
                _ if fell => "  FELL",
                Some(bar) if figure < *bar => "  below the bar",
                Some(_) => "  reached",
                None => "",
            };
            let _ = writeln!(table, "{name:width$}  {}  {}  {}{note}", cell(Some(figure)), cell(*floor), cell(*bar));
            if fell {
                fallen.push(name.clone());
            }
        }
        (table, fallen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# measure, floor, bar\nseeds claims\t0.900\t0.950\ntimex strict_f1\t0.910\t-\n";

    #[test]
    fn a_figure_may_fall_a_little_and_no_further() {
        let kept = Kept::read(FILE).unwrap();
        let measured = |claims: f64| BTreeMap::from([("seeds claims".to_owned(), claims)]);
        let (table, fallen) = kept.compare(&measured(0.896));
        assert!(fallen.is_empty() && table.contains("below the bar"), "{table}");
        assert_eq!(kept.compare(&measured(0.894)).1, ["seeds claims"]);
        assert!(kept.compare(&measured(0.95)).0.contains("reached"));
    }

    #[test]
    fn new_floors_are_written_and_others_stay() {
        let kept = Kept::read(FILE).unwrap();
        let updated = kept.with(&BTreeMap::from([("seeds claims".to_owned(), 0.92)]));
        assert!(updated.write().ends_with("seeds claims\t0.920\t0.950\ntimex strict_f1\t0.910\t-\n"));
        assert_eq!(Kept::read(&updated.write()).unwrap(), updated);
    }

    #[test]
    fn figures_of_seeds_are_read() {
        let text = "claims       P 0.957  R 0.855  F1 0.903   (112 of 131 gold, 117 found)\n\nno figure\n";
        assert_eq!(seed_figures(text), BTreeMap::from([("seeds claims".to_owned(), 0.903)]));
    }
}
