//! Bytes from outside: files, folders, standard input, the coverage file. Every size is bounded.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use dateline_model::{Coverage, Precision, UtcTime, coverage};
use dateline_read::{
    Origin,
    archive::{self, Documents},
};

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = dateline_read::MAX_BYTES as u64;

/// A file's bytes and what it is called.
#[derive(Debug)]
pub struct Input {
    /// The path as given.
    pub path: String,
    /// The raw bytes.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Reads a file; `-` is standard input.
    pub fn open(path: &Path) -> anyhow::Result<Input> {
        if path == Path::new("-") {
            return Ok(Input { path: "-".into(), bytes: bounded(io::stdin().lock())? });
        }
        let file = File::open(path).map_err(|e| anyhow::anyhow!(plain(&e)))?;
        let meta = file.metadata()?;
        if meta.is_dir() {
            bail!("this is a folder; name its files, or `dateline import` it into a ledger");
        }
        Ok(Input { path: path.to_string_lossy().into_owned(), bytes: bounded(file)? })
    }

    /// The reports in it: itself, or those in the archive that it is.
    pub fn documents(&self, coverage: &Coverage) -> Documents<'_> {
        let retrieval = coverage.retrieval_of(&self.path);
        let origin = Origin {
            path: &self.path,
            url: retrieval.map(|r| r.url.as_str()),
            media_type: None,
            fetched: retrieval.and_then(|r| r.at).map(|at| UtcTime::from_timestamp(at, Precision::Second)),
        };
        archive::unpack(&self.bytes, &origin)
    }
}

/// All bytes of a reader, up to [`MAX_FILE`].
fn bounded(reader: impl Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|e| anyhow::anyhow!(plain(&e)))?;
    if bytes.len() as u64 > MAX_FILE {
        bail!("it is larger than {} MB, the most that is read as one report", MAX_FILE >> 20);
    }
    Ok(bytes)
}

/// An operating system's error in plain words, without its number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "you may not read it (permission denied)".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}

/// The coverage of a file, or the one that follows anything.
pub fn coverage(path: Option<&Path>) -> anyhow::Result<Coverage> {
    let Some(path) = path else { return Ok(Coverage::default()) };
    let name = path.display();
    let file = File::open(path).map_err(|e| anyhow::anyhow!("{name}: {}", plain(&e)))?;
    let mut text = String::new();
    file.take(coverage::MAX_FILE as u64 + 1)
        .read_to_string(&mut text)
        .with_context(|| format!("{name}: a coverage file is TOML in UTF-8"))?;
    Coverage::from_toml(&text).map_err(|e| anyhow::anyhow!("{name}: {e}"))
}

/// The files of some paths in a steady order: folders give the files within them, at any depth, but hidden ones. What
/// cannot be looked into, a loop of links among it, is an error of its own and stops nothing else.
pub fn files(paths: &[PathBuf]) -> Vec<anyhow::Result<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            found.push(Ok(path.clone()));
            continue;
        }
        let hidden = |e: &walkdir::DirEntry| e.depth() > 0 && e.file_name().to_string_lossy().starts_with('.');
        let walk = walkdir::WalkDir::new(path).follow_links(true).max_depth(64).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|e| !hidden(e)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => found.push(Ok(entry.into_path())),
                Err(error) => found.push(Err(walk_error(path, &error))),
            }
        }
    }
    found
}

fn walk_error(root: &Path, error: &walkdir::Error) -> anyhow::Error {
    let path = error.path().unwrap_or(root).display();
    match (error.loop_ancestor(), error.io_error()) {
        (Some(above), _) => anyhow::anyhow!("{path}: left out: it leads back to {}, a loop", above.display()),
        (None, Some(io)) => anyhow::anyhow!("{path}: {}", plain(io)),
        (None, None) => anyhow::anyhow!("{path}: {error}"),
    }
}
