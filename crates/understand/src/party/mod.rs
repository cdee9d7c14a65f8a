//! Parties: bodies, persons and sides, resolved within the post.

pub mod actor;
pub mod actors;
mod body;
pub mod ground;
pub mod names;
pub mod persons;
pub mod phrase;
mod reader;

pub use actor::Actor;
pub use actors::Actors;
pub use ground::Ground;
pub use names::{Meaning, NameMatch, Names};
pub use persons::Persons;
