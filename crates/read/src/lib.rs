//! Reads raw bytes into a report with its posts. Pure: no I/O, no clock.
#![forbid(unsafe_code)]

pub mod fold;
