//! The commands, one a file.

#[cfg(feature = "serve")]
pub mod demo;
#[cfg(feature = "serve")]
pub mod follow;
#[cfg(feature = "serve")]
pub mod import;
#[cfg(feature = "serve")]
pub mod raw;
pub mod read;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
