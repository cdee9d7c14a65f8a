//! Parties: bodies, persons and sides, resolved within the post.

pub mod actor;
pub mod names;

pub use actor::{Actor, Actors};
pub use names::{Meaning, NameMatch, Names};
