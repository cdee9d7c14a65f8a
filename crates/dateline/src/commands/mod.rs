//! The commands, one a file.

#[cfg(feature = "serve")]
pub mod decide;
#[cfg(feature = "serve")]
pub mod demo;
pub mod diff;
pub mod digest;
pub mod explain;
#[cfg(feature = "serve")]
pub mod follow;
pub mod gauge;
#[cfg(feature = "serve")]
pub mod import;
pub mod lexicon;
mod options;
pub mod questions;
#[cfg(feature = "serve")]
pub mod raw;
pub mod read;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod tallies;
#[cfg(feature = "serve")]
pub mod unfollow;
