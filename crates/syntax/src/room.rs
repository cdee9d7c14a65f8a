//! Room for numbers that a thread uses again and again.
//!
//! A batch of tokens needs some hundreds of kilobytes for a moment. To get them from the system and have them filled with zeros
//! each time costs more than what is then done with some of them.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

/// Rooms that a thread keeps at most.
const MOST: usize = 4;
/// The largest room that is kept, in numbers: 8 MB.
const LARGEST: usize = 4 << 20;

thread_local! {
    static FREE: RefCell<Vec<Vec<i16>>> = const { RefCell::new(Vec::new()) };
}

/// Some numbers, of any value: whoever takes a room writes before reading.
#[derive(Debug)]
pub(crate) struct Room {
    numbers: Vec<i16>,
    length: usize,
}

impl Room {
    /// Room for so many numbers.
    pub fn of(length: usize) -> Room {
        let mut numbers = FREE.with_borrow_mut(Vec::pop).unwrap_or_default();
        if numbers.len() < length {
            numbers.resize(length, 0);
        }
        Room { numbers, length }
    }
}

impl Deref for Room {
    type Target = [i16];

    fn deref(&self) -> &[i16] {
        &self.numbers[..self.length]
    }
}

impl DerefMut for Room {
    fn deref_mut(&mut self) -> &mut [i16] {
        &mut self.numbers[..self.length]
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let numbers = std::mem::take(&mut self.numbers);
        if numbers.len() <= LARGEST {
            // At the end of a thread its rooms are gone already.
            let _ = FREE.try_with(|free| {
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
