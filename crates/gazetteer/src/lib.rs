//! Places of the world by name.
//!
//! [`Gazetteer::shipped`] is the gazetteer that is compiled in (see `data/README.md` for where it comes from and under
//! which licence). [`find`] finds the places that a text names. Nothing here does I/O, holds a clock or takes a lock.

mod cues;
mod data;
mod find;
mod fold;
mod gazetteer;
mod place;
mod token;

pub use data::{DataError, pack};
pub use find::{Found, find, find_all};
pub use fold::fold;
pub use gazetteer::{Context, Gazetteer};
pub use place::{Country, Place};
