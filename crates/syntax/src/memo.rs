//! Vectors of words that were met before.
//!
//! Most words of a text are words of the text before it. What a word alone comes to needs some dozens of table rows and a
//! layer; this remembers it. A memo changes when an answer is known, never the answer: its size is fixed, the word itself is
//! compared, and what has no room is worked out again.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::hash::hash_string;
use crate::tok2vec::WIDTH;
use crate::tokenizer::Piece;

/// Numbers that are remembered of a word: its vectors for two encoders.
pub(crate) const LENGTH: usize = 2 * WIDTH;
/// Words that are remembered at most: about those of a language that news uses day by day.
const SLOTS: usize = 1 << 15;
/// Places that a word may have.
const WAYS: usize = 4;
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

/// A memo of one parser's vectors. Each thread has one, so that nobody waits for it.
#[derive(Debug)]
pub(crate) struct Memo {
    parser: u64,
    words: Vec<Word>,
    vectors: Vec<[i16; LENGTH]>,
    /// the place that the next new word gets, among those that it may have
    next: usize,
}

impl Memo {
    /// A number for a parser, its own.
    pub fn number() -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        NEXT.fetch_add(1, Ordering::Relaxed)
    }

    /// Lends the thread's memo to a parser; it is empty if another parser had it.
    pub fn with<T>(parser: u64, work: impl FnOnce(&mut Memo) -> T) -> T {
        thread_local! {
            static MEMO: RefCell<Memo> =
                const { RefCell::new(Memo { parser: 0, words: Vec::new(), vectors: Vec::new(), next: 0 }) };
        }
        MEMO.with_borrow_mut(|memo| {
            if memo.parser != parser {
                memo.parser = parser;
                memo.words = vec![Word::default(); SLOTS];
                memo.vectors = vec![[0; LENGTH]; SLOTS];
            }
            work(memo)
        })
    }

    /// The first of the places that a word may have.
    pub fn slot(text: &str, piece: &Piece) -> usize {
        let flags = u64::from(piece.spaced) << 1 | u64::from(piece.is_space);
        (hash_string(text.as_bytes()) ^ flags) as usize % (SLOTS / WAYS) * WAYS
    }

    /// The vectors of a word, if they are known.
    pub fn get(&self, slot: usize, text: &str, piece: &Piece) -> Option<&[i16; LENGTH]> {
        let is = |word: &Word| {
            word.text == text
                && word.norm == piece.norm
                && (word.spaced, word.is_space) == (piece.spaced, piece.is_space)
        };
        let way = self.words[slot..slot + WAYS].iter().position(is).filter(|_| !text.is_empty())?;
        Some(&self.vectors[slot + way])
    }

    /// Remembers the vectors of a word, in the place of another.
    pub fn put(&mut self, slot: usize, text: &str, piece: &Piece, vectors: &[i16; LENGTH]) {
        if text.len() <= LONGEST {
            let slot = slot + self.next;
            self.next = (self.next + 1) % WAYS;
            let word = &mut self.words[slot];
            word.text.clear();
            word.text.push_str(text);
            (word.norm, word.spaced, word.is_space) = (piece.norm, piece.spaced, piece.is_space);
            self.vectors[slot] = *vectors;
        }
    }
}
