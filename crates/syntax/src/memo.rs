//! What was found out about words that were met before.
//!
//! Most words of a text are words of the text before it. What a word alone comes to needs some dozens of table rows and two
//! layers; this remembers it. A memo changes when an answer is known, never the answer: its size is fixed, the word itself is
//! compared, and what has no room is worked out again.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::hash::hash_string;
use crate::tok2vec::ALONE;
use crate::tokenizer::Piece;

/// What is remembered of a word: what it comes to alone in each of two encoders.
pub(crate) type Known = [[i16; ALONE]; 2];
/// Words that are remembered at most: about those of a language that news uses day by day. Memory is used for those that were met.
const SLOTS: usize = 1 << 14;
/// Places that a word may have. With so many, few words lose theirs while others stand empty.
const WAYS: usize = 16;
/// The longest word that is remembered, in bytes.
const LONGEST: usize = 64;

/// All that the vector of a word alone depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Word {
    text: String,
    norm: Option<&'static str>,
    spaced: bool,
    is_space: bool,
}

/// What tells about the words of the places that one may have.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Set {
    /// a part of each word's hash, or nought where there is none
    tags: [u32; WAYS],
    /// the last batch that each stood in
    batches: [u64; WAYS],
}

/// What is remembered of one parser's words, for one batch after the other. Each thread has one, so that nobody waits for it.
#[derive(Debug)]
pub(crate) struct Memo {
    parser: u64,
    sets: Vec<Set>,
    words: Vec<Word>,
    known: Vec<Known>,
    /// of words of the batch that have no room; their places are those behind all others
    spare: Vec<Known>,
    batch: u64,
}

impl Memo {
    /// A number for a parser, its own.
    pub fn number() -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        NEXT.fetch_add(1, Ordering::Relaxed)
    }

    /// Lends the thread's memo to a parser for a batch of tokens; it is empty if another parser had it, or work that did not come to
    /// its end.
    pub fn with<T>(parser: u64, work: impl FnOnce(&mut Memo) -> T) -> T {
        thread_local! {
            static MEMO: RefCell<Memo> = const {
                RefCell::new(Memo {
                    parser: 0,
                    sets: Vec::new(),
                    words: Vec::new(),
                    known: Vec::new(),
                    spare: Vec::new(),
                    batch: 0,
                })
            };
        }
        MEMO.with_borrow_mut(|memo| {
            if memo.parser != parser {
                memo.sets = vec![Set::default(); SLOTS / WAYS];
                memo.words = vec![Word::default(); SLOTS];
                memo.known = vec![[[0; ALONE]; 2]; SLOTS];
            }
            memo.batch += 1;
            memo.spare.clear();
            memo.parser = 0;
            let done = work(memo);
            memo.parser = parser;
            done
        })
    }

    /// The set of the places that a word may have, and its tag there.
    fn set(text: &str, piece: &Piece) -> (usize, u32) {
        let flags = u64::from(piece.spaced) << 1 | u64::from(piece.is_space);
        let hash = hash_string(text.as_bytes()) ^ flags;
        (hash as usize % (SLOTS / WAYS), (hash >> 32) as u32 | 1)
    }

    /// The place of a word, which it keeps to the end of the batch, and whether it is known. A word that is not is remembered from
    /// now on: [`Memo::put`] must tell what it comes to.
    pub fn place(&mut self, text: &str, piece: &Piece) -> (usize, bool) {
        let (set, tag) = Memo::set(text, piece);
        let (first, set) = (set * WAYS, &mut self.sets[set]);
        let words = &mut self.words[first..first + WAYS];
        let is = |word: &Word| {
            word.text == text
                && word.norm == piece.norm
                && (word.spaced, word.is_space) == (piece.spaced, piece.is_space)
        };
        if let Some(way) = (0..WAYS).find(|&way| set.tags[way] == tag && is(&words[way])) {
            set.batches[way] = self.batch;
            return (first + way, true);
        }
        // The one that has not been met for longest.
        let oldest = (0..WAYS).min_by_key(|&way| set.batches[way]).filter(|&way| set.batches[way] < self.batch);
        match oldest.filter(|_| text.len() <= LONGEST) {
            Some(way) => {
                (set.tags[way], set.batches[way]) = (tag, self.batch);
                let word = &mut words[way];
                word.text.clear();
                word.text.push_str(text);
                (word.norm, word.spaced, word.is_space) = (piece.norm, piece.spaced, piece.is_space);
                (first + way, false)
            }
            None => {
                self.spare.push([[0; ALONE]; 2]);
                (SLOTS + self.spare.len() - 1, false)
            }
        }
    }

    /// What the word of a place comes to.
    pub fn get(&self, place: usize) -> &Known {
        place.checked_sub(SLOTS).map_or_else(|| &self.known[place], |spare| &self.spare[spare])
    }

    /// What the word of a place comes to, to be set.
    pub fn put(&mut self, place: usize) -> &mut Known {
        match place.checked_sub(SLOTS) {
            None => &mut self.known[place],
            Some(spare) => &mut self.spare[spare],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(memo: &mut Memo, text: &str) -> (usize, bool) {
        memo.place(text, &Piece { start: 0, end: 0, norm: None, spaced: true, is_space: false })
    }

    #[test]
    fn a_word_keeps_its_place_to_the_end_of_its_batch() {
        let piece = Piece { start: 0, end: 0, norm: None, spaced: true, is_space: false };
        // Words that may have the same places.
        let rivals = (0..).map(|n| n.to_string()).filter(|text| Memo::set(text, &piece).0 == Memo::set("0", &piece).0);
        let rivals: Vec<String> = rivals.take(WAYS + 1).collect();
        let parser = Memo::number();
        Memo::with(parser, |memo| {
            let places: Vec<usize> = rivals.iter().map(|text| place(memo, text).0).collect();
            assert!(places[..WAYS].iter().all(|&place| place < SLOTS) && places[WAYS] == SLOTS);
            for (text, &at) in rivals.iter().zip(&places).take(WAYS) {
                assert_eq!(place(memo, text), (at, true));
            }
            for (number, &at) in (1..).zip(&places) {
                memo.put(at)[0][0] = number;
            }
            assert!((1..).zip(&places).all(|(number, &at)| memo.get(at)[0][0] == number));
        });
        // In the next batches the last takes the place of the one that was not met again.
        Memo::with(parser, |memo| assert!(rivals[1..WAYS].iter().all(|text| place(memo, text).1)));
        Memo::with(parser, |memo| {
            let (at, known) = place(memo, &rivals[WAYS]);
            assert!(at < SLOTS && !known && place(memo, &rivals[WAYS]) == (at, true));
            assert!(rivals[1..WAYS].iter().all(|text| place(memo, text).1) && place(memo, &rivals[0]).0 == SLOTS);
        });
    }

    #[test]
    fn work_that_does_not_come_to_its_end_leaves_nothing_behind() {
        let parser = Memo::number();
        let failed = std::panic::catch_unwind(|| Memo::with(parser, |memo| panic!("{:?}", place(memo, "a"))));
        assert!(
            failed.is_err()
                && !Memo::with(parser, |memo| place(memo, "a")).1
                && Memo::with(parser, |memo| place(memo, "a")).1
        );
    }
}
