//! The parser with its weights.

use std::ops::Range;
use std::sync::LazyLock;

use pulp::Arch;

use crate::arcs::{self, arcs};
use crate::lexeme::Lexeme;
use crate::matrix::Matrix;
use crate::names::{self, names};
use crate::scorer::{Scorer, best_of};
use crate::tok2vec::{Keys, Tok2Vec, VectorRows, WIDTH};
use crate::tokenizer::{Piece, split};
use crate::weights::{Weights, WeightsError, unpack};
use crate::{Dep, Parse, Tag, Token};

/// Tagger, dependency parser and name finder.
///
/// A text is taken in blocks: a blank line always ends one, and where a block would grow past some hundreds of tokens, the
/// next end of a sentence does. Time is linear in the text, and memory beside the answer's is bounded.
#[derive(Debug)]
pub struct Parser {
    arch: Arch,
    rows: VectorRows,
    tok2vec: Tok2Vec,
    tagger: Matrix,
    tags: Vec<Tag>,
    arcs: Scorer<{ arcs::FEATURES }>,
    arc_moves: Vec<arcs::Move>,
    name_tok2vec: Tok2Vec,
    names: Scorer<{ names::FEATURES }>,
    name_moves: Vec<names::Move>,
}

impl Parser {
    /// The parser with the weights that are compiled in. They are unpacked at the first call, which takes some tenths of a
    /// second.
    pub fn shipped() -> &'static Parser {
        static SHIPPED: LazyLock<Parser> = LazyLock::new(|| {
            let file = include_bytes!("../data/en_core_web_md.safetensors.zst");
            Parser::load(file).expect("the shipped weights are those that the tests read")
        });
        &SHIPPED
    }

    /// Makes a parser of a file of weights, as `data/convert.py` writes it.
    pub fn load(file: &[u8]) -> Result<Parser, WeightsError> {
        let bytes = unpack(file)?;
        let weights = Weights::read(&bytes)?;
        let arch = Arch::new();
        let parser = Parser {
            arch,
            rows: VectorRows::read(&weights)?,
            tok2vec: Tok2Vec::read(&weights, "tok2vec", arch)?,
            tagger: weights.matrix("tagger", WIDTH)?,
            tags: labels(&weights, "tags", |name| Tag::ALL.iter().copied().find(|tag| tag.as_str() == name))?,
            arcs: Scorer::read(&weights, "parser")?,
            arc_moves: labels(&weights, "parser.moves", arcs::Move::read)?,
            name_tok2vec: Tok2Vec::read(&weights, "ner.tok2vec", arch)?,
            names: Scorer::read(&weights, "ner")?,
            name_moves: labels(&weights, "ner.moves", names::Move::read)?,
        };
        let sizes = [
            ("tags", parser.tags.len(), parser.tagger.outputs()),
            ("parser.moves", parser.arc_moves.len(), parser.arcs.moves()),
            ("ner.moves", parser.name_moves.len(), parser.names.moves()),
        ];
        match sizes.iter().find(|(_, labels, outputs)| labels != outputs) {
            Some((name, ..)) => Err(WeightsError::Labels((*name).to_owned())),
            None => Ok(parser),
        }
    }

    /// Parses a text: a sentence, a paragraph, or many.
    pub fn parse(&self, text: &str) -> Parse {
        let mut pieces = Vec::with_capacity(text.len() / 5);
        split(text, &mut pieces);
        let mut tokens = Vec::with_capacity(pieces.len());
        for block in blocks(text, &pieces) {
            self.parse_block(text, &pieces[block], &mut tokens);
        }
        Parse::new(tokens)
    }

    fn parse_block(&self, text: &str, pieces: &[Piece], tokens: &mut Vec<Token>) {
        let keys: Vec<Keys> =
            pieces.iter().map(|piece| Keys::new(&Lexeme::new(piece.text(text), piece), &self.rows)).collect();
        let is_space = |i: usize| pieces[i].is_space;

        let vectors = self.tok2vec.vectors(&keys, self.arch);
        let mut scores = vec![0.0; pieces.len() * self.tags.len()];
        self.tagger.multiply(self.arch, &vectors, WIDTH, &mut scores);
        let arcs = arcs(&self.arc_moves, self.arcs.prepare(&vectors, self.arch), pieces.len(), is_space);

        let begins = arcs::sentence_begins(&arcs);
        let vectors = self.name_tok2vec.vectors(&keys, self.arch);
        let scorer = self.names.prepare(&vectors, self.arch);
        let names = names(&self.name_moves, scorer, pieces.len(), |i| begins[i], is_space);

        // White space has done its part: it is left out, and what hangs on it goes to its head.
        let mut index = Vec::with_capacity(pieces.len());
        let mut next = tokens.len() as u32;
        for piece in pieces {
            index.push(next);
            next += u32::from(!piece.is_space);
        }
        for (i, piece) in pieces.iter().enumerate().filter(|(_, piece)| !piece.is_space) {
            let mut head = arcs[i].head;
            while is_space(head) && arcs[head].head != head {
                head = arcs[head].head;
            }
            let is_root = head == i || is_space(head);
            let scores = &scores[i * self.tags.len()..][..self.tags.len()];
            tokens.push(Token {
                start: piece.start,
                end: piece.end,
                tag: best_of(scores, |_| true).map_or(Tag::Xx, |best| self.tags[best]),
                head: if is_root { index[i] } else { index[head] },
                dep: if is_root { Dep::Root } else { arcs[i].dep },
                name: names[i].map(|(kind, _)| kind),
                name_start: names[i].is_some_and(|(_, start)| start),
            });
        }
    }
}

fn labels<T>(weights: &Weights, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, WeightsError> {
    let labels = weights.labels(name)?.into_iter().map(read).collect::<Option<Vec<T>>>();
    labels.ok_or_else(|| WeightsError::Labels(name.to_owned()))
}

/// Tokens after which a block ends at the next end of a sentence.
const ENOUGH: usize = 256;
/// Tokens of a block at most.
const MOST: usize = 512;

/// Cuts pieces into blocks. The white space of a blank line is in none.
fn blocks(text: &str, pieces: &[Piece]) -> Vec<Range<usize>> {
    let ends_sentence = |piece: &Piece| matches!(piece.text(text), "." | "!" | "?" | "..." | "…");
    let closes =
        |piece: &Piece| piece.is_space || matches!(piece.text(text), "\"" | "”" | "'" | "’" | "''" | "»" | ")" | "]");
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (i, piece) in pieces.iter().enumerate() {
        let blank = piece.is_space && piece.text(text).bytes().filter(|&b| b == b'\n').count() > 1;
        let length = i - start;
        if blank || length == MOST || (length >= ENOUGH && ended && !closes(piece)) {
            if length > 0 {
                blocks.push(start..i);
            }
            start = i + usize::from(blank);
        }
        ended = ends_sentence(piece) || (ended && closes(piece));
    }
    if start < pieces.len() {
        blocks.push(start..pieces.len());
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mayor of Talsk denied on Oct. 3 that 40 soldiers, whom nobody had counted, were dead.";

    fn keys(parser: &Parser, text: &str) -> Vec<Keys> {
        let mut pieces = Vec::new();
        split(text, &mut pieces);
        pieces.iter().map(|piece| Keys::new(&Lexeme::new(piece.text(text), piece), &parser.rows)).collect()
    }

    /// The width of the registers must not change a bit.
    #[test]
    fn vectors_are_the_same_with_and_without_wide_registers() {
        let parser = Parser::shipped();
        let keys = keys(parser, TEXT);
        let bits = |arch| parser.tok2vec.vectors(&keys, arch).into_iter().map(f32::to_bits).collect::<Vec<u32>>();
        assert_eq!(bits(Arch::new()), bits(Arch::Scalar));
    }

    /// Rows of nothing before and after a text are not worked out one by one; it must come to the same.
    #[test]
    fn a_word_is_seen_four_words_away_and_no_further() {
        let parser = Parser::shipped();
        let vectors = |text: &str| parser.tok2vec.vectors(&keys(parser, text), parser.arch);
        let long = vectors("a b c d e f g h i j");
        let other = vectors("a b c d e f g h i k");
        assert_eq!(long[..5 * WIDTH], other[..5 * WIDTH]);
        assert_ne!(long[5 * WIDTH..6 * WIDTH], other[5 * WIDTH..6 * WIDTH]);
    }

    #[test]
    fn damaged_weights_are_an_error() {
        let file = include_bytes!("../data/en_core_web_md.safetensors.zst");
        assert!(matches!(Parser::load(b""), Err(WeightsError::Unpack(_))));
        assert!(matches!(Parser::load(&file[..file.len() / 2]), Err(WeightsError::Unpack(_))));
        // A frame of its own that holds "{}": a raw block.
        let empty = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x02, 0x11, 0x00, 0x00, b'{', b'}'];
        assert!(matches!(Parser::load(&empty), Err(WeightsError::Container(_))));
    }
}
