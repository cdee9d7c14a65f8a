//! The bytes of text by kind, so that what is ASCII, most of what is read, is gone through without decoding.

/// What a byte of UTF-8 is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Byte {
    /// A small letter of ASCII.
    Small,
    /// A capital of ASCII.
    Capital,
    Digit,
    /// Any other character of ASCII.
    Mark,
    /// A part of another character.
    Other,
}

impl Byte {
    /// The kind of a byte.
    #[inline]
    pub(crate) fn of(byte: u8) -> Byte {
        const KINDS: [Byte; 256] = {
            let mut kinds = [Byte::Other; 256];
            let mut byte = 0;
            while byte < 128 {
                kinds[byte as usize] = match byte {
                    b'a'..=b'z' => Byte::Small,
                    b'A'..=b'Z' => Byte::Capital,
                    b'0'..=b'9' => Byte::Digit,
                    _ => Byte::Mark,
                };
                byte += 1;
            }
            kinds
        };
        KINDS[usize::from(byte)]
    }
}

/// Where a run of bytes of some kinds ends.
#[inline]
pub(crate) fn run(bytes: &[u8], from: usize, is: impl Fn(Byte) -> bool) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&byte| is(Byte::of(byte))) {
        at += 1;
    }
    at
}
