//! What gathering keeps in the ledger: the addresses that are followed, how each look at them went, the hubs that tell
//! of news, and which process looks.
//!
//! A look is on disk with its bytes before they are read, so that a crash between the two loses nothing: what is still
//! to be read is in [`Store::unread`].

mod followed;
mod gatherer;
mod health;
mod lateness;
mod raw;
mod subscriber;
mod subscription;
mod visit;

pub use followed::{Followed, FollowedId};
pub use health::{Health, HealthState, health};
pub use lateness::{Lateness, Told, lateness};
pub use raw::{RawFound, RawOrigin};
pub use subscriber::Subscriber;
pub use subscription::Subscription;
pub use visit::{Found, Outcome, Unread, Visit, VisitId, VisitRow};

use jiff::Timestamp;

use crate::{Result, time};

/// An instant in a column of microseconds; 0 stands for none.
fn instant_or_none(us: i64) -> Result<Option<Timestamp>> {
    if us == 0 { Ok(None) } else { time::instant(us).map(Some) }
}
