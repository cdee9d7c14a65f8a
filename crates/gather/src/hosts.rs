//! One request at a time per host, with a pause between two.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::sync::OwnedMutexGuard;

use crate::clock::{Clock, later};

/// How many hosts are remembered before those that are at rest are forgotten.
const MANY: usize = 4096;

/// The turns at all hosts.
#[derive(Debug)]
pub struct Hosts {
    clock: Clock,
    pause: Duration,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
}

#[derive(Debug, Default)]
struct Slot {
    /// Held by whoever has the turn: when the next request may be made.
    turn: Arc<tokio::sync::Mutex<Timestamp>>,
    /// When the host wants to hear from us again.
    quiet_until: Mutex<Timestamp>,
}

/// The turn at a host. Given back when dropped.
#[derive(Debug)]
pub struct Turn {
    free: OwnedMutexGuard<Timestamp>,
    clock: Clock,
    pause: Duration,
}

impl Turn {
    /// Makes the pause after this request at least so long, as the host's robots.txt asks.
    pub fn pause_for(&mut self, pause: Duration) {
        self.pause = self.pause.max(pause);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // A quarter more or less, so that we beat no rhythm.
        *self.free = later(self.clock.now(), self.pause.mul_f64(0.75 + 0.5 * fastrand::f64()));
    }
}

impl Hosts {
    /// Turns with a pause between two.
    pub fn new(clock: Clock, pause: Duration) -> Self {
        Hosts { clock, pause, slots: Mutex::default() }
    }

    fn slot(&self, host: &str) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= MANY && !slots.contains_key(host) {
            let now = self.clock.now();
            slots.retain(|_, slot| !slot.is_at_rest(now));
        }
        Arc::clone(slots.entry(host.to_owned()).or_default())
    }

    /// Waits for the turn at a host. Those who wait come in the order in which they asked.
    pub async fn turn(&self, host: &str) -> Turn {
        let slot = self.slot(host);
        let free = Arc::clone(&slot.turn).lock_owned().await;
        self.clock.sleep_until(*free).await;
        Turn { free, clock: self.clock.clone(), pause: self.pause }
    }

    /// Notes that a host wants to be left alone until a moment.
    pub fn be_quiet(&self, host: &str, until: Timestamp) {
        let slot = self.slot(host);
        let mut quiet = slot.quiet_until.lock().unwrap_or_else(PoisonError::into_inner);
        *quiet = until.max(*quiet);
    }

    /// Until when a host wants to be left alone, if it does.
    pub fn quiet_until(&self, host: &str) -> Option<Timestamp> {
        let slot = self.slot(host);
        let until = *slot.quiet_until.lock().unwrap_or_else(PoisonError::into_inner);
        (until > self.clock.now()).then_some(until)
    }
}

impl Slot {
    fn is_at_rest(&self, now: Timestamp) -> bool {
        let rested = match self.turn.try_lock() {
            Ok(free) => *free <= now && Arc::strong_count(&self.turn) == 1,
            Err(_) => false,
        };
        rested && *self.quiet_until.lock().unwrap_or_else(PoisonError::into_inner) <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAUSE: Duration = Duration::from_secs(1);

    fn hosts() -> (Hosts, Clock) {
        let clock = Clock::standing(Timestamp::UNIX_EPOCH);
        (Hosts::new(clock.clone(), PAUSE), clock)
    }

    /// Whether a future is done without any time passing.
    async fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
        let mut future = std::pin::pin!(future);
        for _ in 0..10 {
            if let std::task::Poll::Ready(done) = futures::poll!(&mut future) {
                return Some(done);
            }
            tokio::task::yield_now().await;
        }
        None
    }

    #[tokio::test]
    async fn one_at_a_time_with_a_pause() {
        let (hosts, clock) = hosts();
        let turn = at_once(hosts.turn("a")).await.unwrap();
        assert!(at_once(hosts.turn("a")).await.is_none(), "a second request while the first is under way");
        assert!(at_once(hosts.turn("b")).await.is_some(), "another host waits for nobody");
        drop(turn);
        clock.advance(PAUSE.mul_f64(0.7));
        assert!(at_once(hosts.turn("a")).await.is_none(), "no pause");
        clock.advance(PAUSE.mul_f64(0.6));
        assert!(at_once(hosts.turn("a")).await.is_some());
    }

    #[tokio::test]
    async fn a_host_may_ask_for_a_longer_pause_and_for_quiet() {
        let (hosts, clock) = hosts();
        let mut turn = at_once(hosts.turn("a")).await.unwrap();
        turn.pause_for(PAUSE * 10);
        drop(turn);
        clock.advance(PAUSE * 7);
        assert!(at_once(hosts.turn("a")).await.is_none());
        let until = later(clock.now(), PAUSE * 60);
        hosts.be_quiet("a", until);
        hosts.be_quiet("a", later(clock.now(), PAUSE));
        assert_eq!(hosts.quiet_until("a"), Some(until));
        assert_eq!(hosts.quiet_until("b"), None);
        clock.advance(PAUSE * 60);
        assert_eq!(hosts.quiet_until("a"), None);
    }

    #[tokio::test]
    async fn hosts_at_rest_are_forgotten() {
        let (hosts, clock) = hosts();
        let held = hosts.turn("held").await;
        for n in 0..MANY * 3 {
            drop(hosts.turn(&n.to_string()).await);
            clock.advance(PAUSE * 2);
        }
        assert!(hosts.slots.lock().unwrap().len() <= MANY);
        assert!(at_once(hosts.turn("held")).await.is_none());
        drop(held);
    }
}
