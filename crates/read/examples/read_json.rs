//! Prints the reading of each file given, one JSON object a line: `cargo run -p dateline-read --example read_json FILE…`.
//! `--coverage FILE.toml` names a coverage file.

use std::{env, fs, process::ExitCode};

use dateline_model::Coverage;
use dateline_read::{Origin, read};

fn main() -> ExitCode {
    let mut coverage = Coverage::default();
    let mut failed = false;
    let mut args = env::args().skip(1);
    while let Some(path) = args.next() {
        if path == "--coverage" {
            let file = args.next().unwrap_or_default();
            match fs::read_to_string(&file)
                .map_err(|e| e.to_string())
                .and_then(|t| Coverage::from_toml(&t).map_err(|e| e.to_string()))
            {
                Ok(read) => coverage = read,
                Err(error) => {
                    eprintln!("{file}: {error}");
                    return ExitCode::FAILURE;
                }
            }
            continue;
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                failed = true;
                continue;
            }
        };
        match read(&bytes, &Origin { path: &path, ..Origin::default() }, &coverage) {
            Ok(reading) => println!("{}", serde_json::to_string(&reading).unwrap_or_default()),
            Err(error) => {
                eprintln!("{path}: {error}");
                failed = true;
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
