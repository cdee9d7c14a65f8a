//! A quick filter ahead of tables of words: most words of prose are in none of them, which their first three letters tell.

use dateline_model::letter::small;

/// How many kinds of openings are told apart.
const KINDS: usize = 8192;

/// The first three letters of the words of a table, as bits.
pub(crate) struct Openings(Box<[u64; KINDS / 64]>);

impl Default for Openings {
    fn default() -> Openings {
        Openings(Box::new([0; KINDS / 64]))
    }
}

impl Openings {
    /// The openings of words in lower case.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w String>) -> Openings {
        let mut openings = Openings::default();
        for word in words {
            let kind = kind(word);
            openings.0[kind / 64] |= 1 << (kind % 64);
        }
        openings
    }

    /// Whether a word, whatever its case, may be one of the table's, or begin with one of three letters or more.
    #[inline]
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let kind = kind(word);
        self.0[kind / 64] & 1 << (kind % 64) != 0
    }
}

/// A number below [`KINDS`] made of the first three letters of a word, or of all that it has.
#[inline]
fn kind(word: &str) -> usize {
    let (a, b, c) = match word.as_bytes() {
        [a, b, c, ..] if (a | b | c).is_ascii() => (lower(*a), lower(*b), lower(*c)),
        _ => {
            let mut letters = word.chars().map(|c| small(c) as usize);
            let mut next = || letters.next().unwrap_or(0);
            (next(), next(), next())
        }
    };
    (a.wrapping_mul(1009) ^ b.wrapping_mul(67) ^ c) % KINDS
}

fn lower(letter: u8) -> usize {
    usize::from(letter.to_ascii_lowercase())
}
