//! The `dateline` binary.
#![forbid(unsafe_code)]

use std::process::ExitCode;

mod claims;
mod cli;
mod commands;
#[cfg(feature = "serve")]
mod gathering;
mod input;
#[cfg(feature = "serve")]
mod intake;
#[cfg(feature = "serve")]
mod ledger;
#[cfg(feature = "serve")]
mod mail;
#[cfg(feature = "serve")]
mod mailing;
mod pipeline;
mod readings;
mod report;
#[cfg(feature = "serve")]
mod runtime;
mod sheet;
mod terminal;

/// Reading makes many small allocations, and thousands of waiting readers hold some each: see `docs/benchmarks.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    report::exit_code(cli::run())
}
