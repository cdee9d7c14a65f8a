//! The time, which tests may set.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A clock that tasks look at and sleep by. Cloning gives the same clock.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<watch::Sender<Timestamp>>>);

/// The longest that a task sleeps without looking at the clock, which may be set in the meantime.
const NAP: Duration = Duration::from_secs(60);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock(None)
    }

    /// A clock that stands until it is [advanced](Clock::advance).
    pub fn standing(at: Timestamp) -> Self {
        Clock(Some(Arc::new(watch::Sender::new(at))))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            None => Timestamp::now(),
            Some(clock) => *clock.borrow(),
        }
    }

    /// Moves a standing clock on and wakes those whose time has come. The machine's clock stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Some(clock) = &self.0 {
            clock.send_modify(|now| *now = later(*now, by));
        }
    }

    /// Sleeps until a moment.
    pub async fn sleep_until(&self, until: Timestamp) {
        match &self.0 {
            None => loop {
                let left = Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or_default();
                if left.is_zero() {
                    return;
                }
                tokio::time::sleep(left.min(NAP)).await;
            },
            Some(clock) => {
                // The clock lives as long as this one does.
                let _ = clock.subscribe().wait_for(|now| *now >= until).await;
            }
        }
    }

    /// Sleeps for a while.
    pub async fn sleep(&self, length: Duration) {
        self.sleep_until(later(self.now(), length)).await;
    }
}

/// A moment some time after another; the end of time where it would lie beyond.
pub fn later(at: Timestamp, by: Duration) -> Timestamp {
    SignedDuration::try_from(by).ok().and_then(|by| at.checked_add(by).ok()).unwrap_or(Timestamp::MAX)
}
