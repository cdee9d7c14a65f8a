//! Chores of the workspace: `cargo xtask test`, `cargo xtask quality`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

mod install;
mod quality;
mod shell;
mod test;

const HELP: &str = "\
Chores of the Dateline workspace.

cargo xtask test              format, lints, all tests, licences; installs what they need where it may
cargo xtask quality DIR [N]   run the scorers in DIR (gold/, seeds/, bench/) over a release build and print their table";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::run(),
        ["quality", shared, packs @ ..] => quality::run(shared, packs),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
