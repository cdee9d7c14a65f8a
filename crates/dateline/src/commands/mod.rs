//! The commands, one a file.

pub mod read;
pub mod schema;
