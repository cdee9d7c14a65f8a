//! Room for numbers that a thread uses again and again.
//!
//! A batch of tokens needs some hundreds of kilobytes for a moment. To get them from the system and have them filled with zeros
//! each time costs more than what is then done with some of them.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::thread::LocalKey;

/// Rooms of a kind that a thread keeps at most.
const MOST: usize = 8;
/// The largest room that is kept, in numbers.
const LARGEST: usize = 4 << 20;

/// The rooms of a kind that a thread has to give.
type Free<N> = RefCell<Vec<Vec<N>>>;

/// Kinds of numbers that there is room for.
pub(crate) trait Number: Copy + Default + 'static {
    fn free() -> &'static LocalKey<Free<Self>>;
}

macro_rules! number {
    ($($kind:ty),*) => { $(
        impl Number for $kind {
            fn free() -> &'static LocalKey<Free<$kind>> {
                thread_local! {
                    static FREE: Free<$kind> = const { RefCell::new(Vec::new()) };
                }
                &FREE
            }
        }
    )* };
}

number!(u8, i16, i32);

/// Some numbers, of any value: whoever takes a room writes before reading.
#[derive(Debug)]
pub(crate) struct Room<N: Number> {
    numbers: Vec<N>,
    length: usize,
}

impl<N: Number> Room<N> {
    /// Room for so many numbers.
    pub fn of(length: usize) -> Room<N> {
        let mut numbers = N::free().with_borrow_mut(Vec::pop).unwrap_or_default();
        if numbers.len() < length {
            numbers.resize(length, N::default());
        }
        Room { numbers, length }
    }

    /// Leaves it no more than its first numbers.
    pub fn shorten(&mut self, length: usize) {
        self.length = self.length.min(length);
    }
}

impl<N: Number> Deref for Room<N> {
    type Target = [N];

    fn deref(&self) -> &[N] {
        &self.numbers[..self.length]
    }
}

impl<N: Number> DerefMut for Room<N> {
    fn deref_mut(&mut self) -> &mut [N] {
        &mut self.numbers[..self.length]
    }
}

impl<N: Number> Drop for Room<N> {
    fn drop(&mut self) {
        let numbers = std::mem::take(&mut self.numbers);
        if numbers.len() <= LARGEST {
            // At the end of a thread its rooms are gone already.
            let _ = N::free().try_with(|free| {
                let mut free = free.borrow_mut();
                if free.len() < MOST {
                    free.push(numbers);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_has_the_length_that_was_asked_for() {
        for length in [3, 0, 5, 2] {
            let mut room = Room::of(length);
            room.fill(7);
            assert_eq!(*room, vec![7; length]);
        }
    }
}
