//! The commands, one a file.

#[cfg(feature = "serve")]
pub mod demo;
#[cfg(feature = "serve")]
pub mod import;
pub mod read;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
