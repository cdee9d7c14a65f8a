//! A light scanner for the cheap pass: a text cut into words, numbers and signs, each knowing whether white space stands
//! before it. Unlike the tokenizer of the parser it cuts between digits and letters (“256GB”) and at hyphens, which is
//! what rules about numbers and times want.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with apostrophes and dots inside (“don't”, “p.m.”); a possessive “'s” is a word of its own.
    Word,
    /// Digits, with separators and a decimal point (“3,000”, “12.5”, “03.10.2026”).
    Number,
    /// Any other character.
    Sign,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    kind: Kind,
    /// Whether nothing stands between it and the piece before.
    glued: bool,
}

/// A text in pieces. Indexes out of range are answered with nothing: rules may look beyond both ends.
pub(crate) struct Scan<'t> {
    text: &'t str,
    lower: &'t str,
    pieces: Vec<Piece>,
}

impl<'t> Scan<'t> {
    /// Cuts a text. `lower` is the text in ASCII lower case.
    pub fn new(text: &'t str, lower: &'t str) -> Scan<'t> {
        let mut pieces = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        let mut glued = false;
        while let Some(c) = text[at..].chars().next() {
            let (kind, end) = if c.is_whitespace() {
                at += c.len_utf8();
                glued = false;
                continue;
            } else if c.is_ascii_digit() || (c == '.' && !glued && digit(text, at + 1)) {
                (Kind::Number, number_end(text, at))
            } else if c.is_alphabetic() {
                (Kind::Word, word_end(text, at))
            } else if glued && is_possessive(&text[at..]) {
                (Kind::Word, at + c.len_utf8() + 1)
            } else {
                (Kind::Sign, at + c.len_utf8())
            };
            pieces.push(Piece { start: at, end, kind, glued });
            glued = true;
            at = end;
        }
        Scan { text, lower, pieces }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The first byte of piece `i`.
    pub fn start(&self, i: usize) -> usize {
        self.pieces.get(i).map_or(self.text.len(), |p| p.start)
    }

    /// The byte after piece `i`.
    pub fn end(&self, i: usize) -> usize {
        self.pieces.get(i).map_or(self.text.len(), |p| p.end)
    }

    /// Piece `i` as written; empty beyond the ends.
    pub fn raw(&self, i: usize) -> &'t str {
        self.pieces.get(i).map_or("", |p| &self.text[p.start..p.end])
    }

    /// Piece `i` in lower case; empty beyond the ends.
    pub fn lower(&self, i: usize) -> &'t str {
        self.pieces.get(i).map_or("", |p| &self.lower[p.start..p.end])
    }

    /// The text from piece `i` up to piece `j` (exclusive), as written.
    pub fn slice(&self, i: usize, j: usize) -> &'t str {
        self.cut(self.text, i, j)
    }

    /// The text from piece `i` up to piece `j` (exclusive), in lower case.
    pub fn lower_slice(&self, i: usize, j: usize) -> &'t str {
        self.cut(self.lower, i, j)
    }

    fn cut(&self, text: &'t str, i: usize, j: usize) -> &'t str {
        match (self.pieces.get(i), j.checked_sub(1).and_then(|j| self.pieces.get(j))) {
            (Some(a), Some(b)) if a.start < b.end => &text[a.start..b.end],
            _ => "",
        }
    }

    /// Whether piece `i` is there and of this kind.
    pub fn is(&self, i: usize, kind: Kind) -> bool {
        self.pieces.get(i).is_some_and(|p| p.kind == kind)
    }

    /// Whether piece `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.is(i, Kind::Word)
    }

    /// Whether piece `i` is a number in digits.
    pub fn is_number(&self, i: usize) -> bool {
        self.is(i, Kind::Number)
    }

    /// Whether no white space stands before piece `i` (false for the first, and beyond the end).
    pub fn glued(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.glued)
    }

    /// Whether piece `i` is a hyphen or dash.
    pub fn is_dash(&self, i: usize) -> bool {
        self.is(i, Kind::Sign) && matches!(self.raw(i), "-" | "–" | "—" | "−" | "‐" | "‑")
    }

    /// Whether a hyphen ties piece `i` to what stands on both sides of it, as in “F-16”.
    pub fn ties(&self, i: usize) -> bool {
        self.is_dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether piece `i` begins with a capital letter.
    pub fn is_capital(&self, i: usize) -> bool {
        self.raw(i).starts_with(char::is_uppercase)
    }

    /// Whether piece `i` is a word in another script than Latin.
    pub fn is_foreign(&self, i: usize) -> bool {
        self.is_word(i) && self.raw(i).starts_with(|c| c > '\u{24f}')
    }

    /// Whether piece `i` begins a sentence, as far as signs show it.
    pub fn opens(&self, i: usize) -> bool {
        let Some(mut before) = i.checked_sub(1) else { return true };
        while matches!(self.raw(before), "\"" | "“" | "‘" | "'" | "(" | "`" | "”" | ")") {
            match before.checked_sub(1) {
                Some(b) => before = b,
                None => return true,
            }
        }
        self.ends_sentence(before) || matches!(self.raw(before), "•" | "·" | "*" | "–" | "—" | "|")
    }

    /// Whether piece `i` is a sign that ends a sentence.
    pub fn ends_sentence(&self, i: usize) -> bool {
        match self.raw(i) {
            "!" | "?" | ";" => true,
            // A stop after a short capitalised word ends an abbreviation (“Mr.”, “Oct.”, “St.”) more often than a sentence.
            "." => {
                let word = i.checked_sub(1).map_or("", |b| self.raw(b));
                let short = word.len() <= 4 && word.starts_with(char::is_uppercase) && i > 0 && self.is_word(i - 1);
                !self.glued(i + 1) && (!short || i + 1 >= self.len())
            }
            ":" => !self.glued(i + 1),
            _ => false,
        }
    }
}

fn digit(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Groups of digits after a comma are three long; a point may stand anywhere between digits.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + usize::from(bytes[start] == b'.');
    loop {
        while digit(text, at) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'.') if digit(text, at + 1) => at += 1,
            Some(b',') if (1..=3).all(|n| digit(text, at + n)) && !digit(text, at + 4) => at += 1,
            _ => return at,
        }
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut letters = 0;
    let mut dotted = false;
    while let Some(c) = text[at..].chars().next() {
        let next = || text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphabetic);
        if c.is_alphabetic() {
            letters += 1;
        } else if c == '.' && letters == 1 && next() {
            letters = 0;
            dotted = true;
        } else if !(matches!(c, '\'' | '’') && next() && !is_possessive(&text[at..])) {
            break;
        }
        at += c.len_utf8();
    }
    at + usize::from(dotted && text[at..].starts_with('.'))
}

/// Whether a text begins with an “'s” that is a word's ending.
fn is_possessive(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let lower = text.to_ascii_lowercase();
        let scan = Scan::new(text, &lower);
        (0..scan.len()).map(|i| format!("{}{}", if scan.glued(i) { "_" } else { "" }, scan.raw(i))).collect()
    }

    #[test]
    fn digits_letters_and_hyphens_are_cut_apart_and_remember_it() {
        assert_eq!(
            pieces("Mira's two F-16s, 12.5km at 5 p.m., don't."),
            ["Mira", "_'s", "two", "F", "_-", "_16", "_s", "_,", "12.5", "_km", "at", "5", "p.m.", "_,", "don't", "_."]
        );
        assert_eq!(pieces("3,000 or 3,00 or .5"), ["3,000", "or", "3", "_,", "_00", "or", ".5"]);
    }
}
