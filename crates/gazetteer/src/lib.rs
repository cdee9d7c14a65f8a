//! Places of the world by name.
//!
//! [`Gazetteer::shipped`] is the gazetteer that is compiled in (see `data/README.md` for where it comes from and under
//! which licence). [`find`] finds the places that a text names. Nothing here does I/O, holds a clock or takes a lock.

mod find;
mod gazetteer;
mod place;

pub use find::{Found, find};
pub use gazetteer::{Context, Gazetteer};
pub use place::{Country, Place, Precision};
