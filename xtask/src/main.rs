//! Chores of the workspace: `cargo xtask test`, `cargo xtask fuzz`, `cargo xtask quality`, `cargo xtask soak`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

mod fuzz;
mod install;
mod quality;
mod shell;
mod soak;
mod test;

const HELP: &str = "\
Chores of the Dateline workspace.

cargo xtask test              format, lints, all tests, fuzzing, licences; installs what they need where it may
cargo xtask fuzz SECONDS [T]  every parser, or those named, on input that nobody thought of, for so long in all
cargo xtask quality [DIR] [N]  the scorers of annotated data (../shared) over a release build against floors and bars; --update
cargo xtask soak [MIN [N]]    follow N sources (1000) of a local server for MIN minutes (15), killed in the middle";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::run(),
        ["fuzz", seconds, targets @ ..] => fuzz::run(seconds, targets),
        ["quality", args @ ..] => quality::run(args),
        ["soak", options @ ..] => soak::run(options),
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
