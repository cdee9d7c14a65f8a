//! From posts to mentions, statements and claims.
//!
//! Pure: no I/O, no clock, no lock. The same reading, lexicon and coverage give the same answer on every machine.
//!
//! Stages, each in its own module, each knowing only those before it:
//!
//! 1. [`paragraph`]: blocks become folded text, sentences, tokens; headlines get sentence case ([`truecase`]).
//! 2. [`quantity`], [`time`]: numbers of things and time expressions, from the words alone (the cheap pass).
//! 3. [`attribution`]: who says what, as spans, from arcs and quotation marks.
//! 4. `party`: who that is: bodies, persons, sides, resolved within the post.
//! 5. `claim`: what exactly is claimed.
#![forbid(unsafe_code)]

pub mod attribution;
pub mod claim;
pub mod found;
pub mod paragraph;
pub mod party;
pub mod quantity;
pub mod time;
pub mod truecase;
