//! Looks at followed addresses, politely and for ever: sources → bytes in the ledger.
//!
//! A [`Gatherer`] looks at every address that the ledger's coverages follow when it is due, and keeps each look with its
//! bytes ([`dateline_store::Store::keep_visit`]). Reading them is the next room's; [`Gatherer::brought`] tells when
//! there is something to read.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`fetch`] | one request with all its redirects, within bounds of time and size |
//! | [`guard`] | which addresses may be connected to |
//! | [`robots`] | what a host's robots.txt allows (RFC 9309) |
//! | [`hosts`] | one request at a time per host, with a pause between two |
//! | [`polite`] | when to look again: what the server said, weighed against what the desk wants |
//! | [`hints`] | what a feed or page says of itself: its hub, its rhythm, its feeds |
//! | [`websub`] | subscriptions to hubs, and the callback that they send news to |
//! | [`hub`] | our own hub, which tells subscribers of our feeds' changes |
//! | [`gatherer`] | a task for each address, and the right to gather |
//! | [`clock`] | the time, which tests may set |
//!
//! # Invariants
//!
//! - **One request at a time per host**, redirects and robots.txt included, and a pause after each.
//! - **Nobody is asked from whom we must not ask.** The addresses that a name resolves to are checked where the
//!   connection is made, so that neither a redirect nor a name that changes its mind leads inside.
//! - **Everything is bounded**: connecting, the wait for an answer, silence in the middle, the whole; bytes as they
//!   arrive and as they unpack; redirects.
//! - **One bad address never slows another.** Each has its own task; those in trouble share a lane of their own.
//! - **What was retrieved is on disk before anything else happens to it.**
#![forbid(unsafe_code)]

pub mod clock;
pub mod config;
pub mod fetch;
pub mod gatherer;
pub mod guard;
pub mod hints;
pub mod hosts;
pub mod hub;
pub mod polite;
pub mod robots;
pub mod websub;

pub use clock::Clock;
pub use config::{Config, Limits};
pub use fetch::{FetchError, Fetcher};
pub use gatherer::{Event, Gatherer};
pub use hub::Hub;
