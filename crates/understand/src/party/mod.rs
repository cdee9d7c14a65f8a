//! Parties: bodies, persons and sides, resolved within the post.

pub mod actor;
pub mod ground;
pub mod names;

pub use actor::{Actor, Actors, Persons};
pub use ground::Ground;
pub use names::{Meaning, NameMatch, Names};
