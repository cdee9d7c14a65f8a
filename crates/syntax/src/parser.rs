//! The parser with its weights.

use std::ops::Range;
use std::sync::LazyLock;

use crate::arcs::{self, arcs};
use crate::lexeme::Lexeme;
use crate::machine::Machine;
use crate::matrix::{Matrix, Rows};
use crate::memo::{Known, Memo};
use crate::names::{self, names};
use crate::room::Room;
use crate::scorer::{Allowed, Best, Scorer};
use crate::tok2vec::{ALONE, Keys, Tok2Vec, VectorRows, WIDTH};
use crate::tokenizer::{Piece, split};
use crate::weights::{Weights, WeightsError, unpack};
use crate::{Dep, Parse, Tag, Token};

/// Tagger, dependency parser and name finder.
///
/// A text is taken in blocks: a blank line always ends one, and where a block would grow past some hundreds of tokens, the
/// next end of a sentence does. Time is linear in the text, and memory beside the answer's is bounded.
#[derive(Debug)]
pub struct Parser {
    machine: Machine,
    /// by which its words are remembered
    number: u64,
    rows: VectorRows,
    tok2vec: Tok2Vec,
    tagger: Matrix,
    tags: Vec<Tag>,
    any_tag: Allowed,
    arcs: Scorer<{ arcs::FEATURES }>,
    arc_moves: arcs::Moves,
    name_tok2vec: Tok2Vec,
    names: Scorer<{ names::FEATURES }>,
    name_moves: names::Moves,
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
        let machine = Machine::new();
        let tok2vec = Tok2Vec::read(&weights, "tok2vec", machine)?;
        let name_tok2vec = Tok2Vec::read(&weights, "ner.tok2vec", machine)?;
        let tagger = weights.matrix("tagger", WIDTH, tok2vec.length())?;
        let tags = labels(&weights, "tags", |name| Tag::ALL.iter().copied().find(|tag| tag.as_str() == name))?;
        let arcs = Scorer::read(&weights, "parser", tok2vec.length())?;
        let names = Scorer::read(&weights, "ner", name_tok2vec.length())?;
        let parser = Parser {
            machine,
            number: Memo::number(),
            rows: VectorRows::read(&weights)?,
            any_tag: Allowed::new(tagger.width(), |i| i < tags.len()),
            arc_moves: arcs::Moves::new(labels(&weights, "parser.moves", arcs::Move::read)?, arcs.width()),
            name_moves: names::Moves::new(labels(&weights, "ner.moves", names::Move::read)?, names.width()),
            tok2vec,
            tagger,
            tags,
            arcs,
            name_tok2vec,
            names,
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
        Parse::new(self.tokens(&[text], Names::All).pop().unwrap_or_default())
    }

    /// The tokens with their arcs of some texts, each as [`Parser::parse`] has them. Many short texts together are faster than
    /// each alone.
    pub fn tokens(&self, texts: &[&str], names: Names) -> Vec<Vec<Token>> {
        let mut tokens: Vec<Vec<Token>> = Vec::with_capacity(texts.len());
        let mut batch = Batch { names, texts, pieces: Vec::new(), blocks: Vec::new() };
        for (i, text) in texts.iter().enumerate() {
            tokens.push(Vec::new());
            let first = batch.pieces.len();
            split(text, &mut batch.pieces);
            for block in blocks(text, &batch.pieces[first..]) {
                batch.blocks.push(Block { text: i, pieces: first + block.start..first + block.end });
            }
            if batch.pieces.len() >= MANY {
                self.parse_batch(&mut batch, &mut tokens);
            }
        }
        self.parse_batch(&mut batch, &mut tokens);
        tokens
    }

    /// Parses the blocks of a batch and empties it: what words come to alone for many of them, all else for some hundreds of tokens at a
    /// time, whose numbers stay close by.
    fn parse_batch(&self, batch: &mut Batch, tokens: &mut [Vec<Token>]) {
        for blocks in shares(&batch.blocks, MANY) {
            Memo::with(self.number, |memo| {
                let places = self.words(batch, blocks, memo);
                let known: Vec<&Known> = places.iter().map(|&place| memo.get(place)).collect();
                let mut rest = &known[..];
                for blocks in shares(blocks, TOGETHER) {
                    let words;
                    (words, rest) = rest.split_at(blocks.iter().map(|block| block.pieces.len()).sum());
                    self.parse_words(batch, blocks, words, tokens);
                }
            });
        }
        batch.pieces.clear();
        batch.blocks.clear();
    }

    /// Parses the tokens of some blocks by what their words come to alone.
    fn parse_words(&self, batch: &Batch, blocks: &[Block], words: &[&Known], tokens: &mut [Vec<Token>]) {
        let (words, name_words): (Vec<_>, Vec<_>) = words.iter().map(|[word, name_word]| (word, name_word)).unzip();
        let lengths: Vec<usize> = blocks.iter().map(|block| block.pieces.len()).collect();
        let mut from = 0;
        let whole: Vec<Range<usize>> = lengths
            .iter()
            .map(|length| {
                from += length;
                from - length..from
            })
            .collect();
        let vectors = self.tok2vec.encode(&words, &lengths, &whole, self.machine);
        let mut parsed = self.find_arcs(batch, blocks, &whole, &vectors);
        let wanted = match batch.names {
            Names::All => whole.clone(),
            Names::Proper => blocks
                .iter()
                .zip(&whole)
                .flat_map(|(block, rows)| {
                    let pieces = &batch.pieces[block.pieces.clone()];
                    let parsed = &parsed[rows.clone()];
                    let is_proper = |i: usize| {
                        let before = i.checked_sub(1).map(|before| &parsed[before]);
                        parsed[i].is_proper(pieces[i].text(batch.texts[block.text]), before)
                    };
                    runs(rows.len(), is_proper).into_iter().map(|run| run.start + rows.start..run.end + rows.start)
                })
                .collect(),
        };
        self.find_names(&name_words, &lengths, &wanted, &mut parsed);
        for (block, rows) in blocks.iter().zip(whole) {
            put_tokens(&batch.pieces[block.pieces.clone()], &parsed[rows], &mut tokens[block.text]);
        }
    }

    /// The places of the tokens of some blocks in the memo, which knows all their words then.
    fn words(&self, batch: &Batch, blocks: &[Block], memo: &mut Memo) -> Vec<usize> {
        let (mut keys, mut unknown) = (Vec::new(), Vec::new());
        let pieces =
            blocks.iter().flat_map(|b| batch.pieces[b.pieces.clone()].iter().map(|p| (batch.texts[b.text], p)));
        let places = pieces
            .map(|(text, piece)| {
                let text = piece.text(text);
                let (place, known) = memo.place(text, piece);
                if !known {
                    keys.push(Keys::new(&Lexeme::new(text, piece), &self.rows));
                    unknown.push(place);
                }
                place
            })
            .collect();
        for (encoder, tok2vec) in [&self.tok2vec, &self.name_tok2vec].into_iter().enumerate() {
            tok2vec.embed(&keys, self.machine, |i, vector, beside| {
                let alone = &mut memo.put(unknown[i])[encoder];
                alone[..WIDTH].copy_from_slice(vector);
                alone[WIDTH..].copy_from_slice(beside);
            });
        }
        places
    }

    /// Tags and arcs.
    fn find_arcs(&self, batch: &Batch, blocks: &[Block], whole: &[Range<usize>], vectors: &[i16]) -> Vec<Parsed> {
        let count = vectors.len() / WIDTH;
        let mut scores = Room::of(count * self.tagger.width());
        self.tagger.multiply(self.machine, vectors, Rows(count, WIDTH), &mut scores);
        let mut scores = scores.chunks_exact(self.tagger.width());
        let mut scorer = self.arcs.prepare(vectors, self.machine);
        let mut parsed = Vec::with_capacity(count);
        for (block, tokens) in blocks.iter().zip(whole) {
            let pieces = &batch.pieces[block.pieces.clone()];
            let arcs = arcs(&self.arc_moves, &mut scorer, tokens.clone(), |i| pieces[i].is_space);
            let begins = arcs::sentence_begins(&arcs);
            for (((piece, arc), begins_sentence), scores) in pieces.iter().zip(arcs).zip(begins).zip(&mut scores) {
                let best = self.machine.run(Best { allowed: &self.any_tag, scores });
                let tag = best.map_or(Tag::Xx, |best| self.tags[best]);
                parsed.push(Parsed { tag, arc, begins_sentence, is_space: piece.is_space, name: None });
            }
        }
        parsed
    }

    /// Names in some ranges of tokens.
    fn find_names(&self, words: &[&[i16; ALONE]], lengths: &[usize], wanted: &[Range<usize>], parsed: &mut [Parsed]) {
        let vectors = self.name_tok2vec.encode(words, lengths, wanted, self.machine);
        let mut scorer = self.names.prepare(&vectors, self.machine);
        let alone = scorer.alone();
        let mut from = 0;
        for run in wanted {
            let tokens = from..from + run.len();
            from = tokens.end;
            let parsed = &mut parsed[run.clone()];
            let begins = |i: usize| parsed[i].begins_sentence;
            let found = names(&self.name_moves, &mut scorer, &alone, tokens, begins, |i| parsed[i].is_space);
            for (token, name) in parsed.iter_mut().zip(found) {
                token.name = name;
            }
        }
    }
}

/// Which names are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// All that the model knows, numbers and dates among them.
    All,
    /// Those that are written with capitals. What stands far from any capital is not looked at, which saves time.
    Proper,
}

/// Texts that are parsed together.
struct Batch<'t> {
    names: Names,
    texts: &'t [&'t str],
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
}

/// Pieces of a text that know of each other.
struct Block {
    text: usize,
    pieces: Range<usize>,
}

/// Blocks in shares that end where they have enough tokens.
fn shares(blocks: &[Block], enough: usize) -> impl Iterator<Item = &[Block]> {
    let mut length = 0;
    blocks.chunk_by(move |block, _| {
        length += block.pieces.len();
        length < enough || std::mem::take(&mut length) == 0
    })
}

/// What was found out about a piece.
struct Parsed {
    tag: Tag,
    arc: arcs::Arc,
    begins_sentence: bool,
    is_space: bool,
    name: names::Part,
}

impl Parsed {
    /// Whether a name may stand here: a capital, and no word that has one for its place but names nothing.
    fn is_proper(&self, text: &str, before: Option<&Parsed>) -> bool {
        if !text.contains(char::is_uppercase) {
            return false;
        }
        let names_nothing = matches!(
            self.tag,
            Tag::Dt
                | Tag::In
                | Tag::Prp
                | Tag::PrpPoss
                | Tag::Cc
                | Tag::Rb
                | Tag::Ex
                | Tag::Md
                | Tag::To
                | Tag::Wdt
                | Tag::Wp
                | Tag::WpPoss
                | Tag::Wrb
                | Tag::Uh
        ) || self.tag.is_verb();
        let opens = |before: &Parsed| before.is_space || before.tag.is_punctuation();
        // “I” has one everywhere.
        let lone = self.tag == Tag::Prp && text.len() == 1;
        !(lone || names_nothing && (self.begins_sentence || before.is_none_or(opens)))
    }
}

/// The runs of tokens in which names may stand: those that a test holds for, with up to three others in between (“Bank for
/// the West”), and one before (“the”).
fn runs(count: usize, test: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    const BETWEEN: usize = 3;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for i in (0..count).filter(|&i| test(i)) {
        match runs.last_mut() {
            Some(run) if i <= run.end + BETWEEN => run.end = i + 1,
            _ => runs.push(i.saturating_sub(1)..i + 1),
        }
    }
    runs
}

/// Makes tokens of pieces. White space has done its part: it is left out, and what hangs on it goes to its head.
fn put_tokens(pieces: &[Piece], parsed: &[Parsed], tokens: &mut Vec<Token>) {
    let mut index = Vec::with_capacity(pieces.len());
    let mut next = tokens.len() as u32;
    for piece in pieces {
        index.push(next);
        next += u32::from(!piece.is_space);
    }
    for (i, (piece, found)) in pieces.iter().zip(parsed).enumerate().filter(|(_, (piece, _))| !piece.is_space) {
        let mut head = found.arc.head;
        while parsed[head].is_space && parsed[head].arc.head != head {
            head = parsed[head].arc.head;
        }
        let is_root = head == i || parsed[head].is_space;
        tokens.push(Token {
            start: piece.start,
            end: piece.end,
            tag: found.tag,
            head: if is_root { index[i] } else { index[head] },
            dep: if is_root { Dep::Root } else { found.arc.dep },
            name: found.name.map(|(kind, _)| kind),
            name_start: found.name.is_some_and(|(_, start)| start),
        });
    }
}

fn labels<T>(weights: &Weights, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, WeightsError> {
    let labels = weights.labels(name)?.into_iter().map(read).collect::<Option<Vec<T>>>();
    labels.ok_or_else(|| WeightsError::Labels(name.to_owned()))
}

/// Tokens whose words are looked up together: few of them are unknown, and those share what it costs to have the weights at hand.
const MANY: usize = 2048;
/// Tokens that are parsed together.
const TOGETHER: usize = 512;
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

    fn words(parser: &Parser, text: &str, machine: Machine) -> Vec<[i16; ALONE]> {
        let mut pieces = Vec::new();
        split(text, &mut pieces);
        let keys: Vec<Keys> =
            pieces.iter().map(|piece| Keys::new(&Lexeme::new(piece.text(text), piece), &parser.rows)).collect();
        let mut words = vec![[0; ALONE]; keys.len()];
        parser.tok2vec.embed(&keys, machine, |i, vector, beside| {
            words[i][..WIDTH].copy_from_slice(vector);
            words[i][WIDTH..].copy_from_slice(beside);
        });
        words
    }

    fn vectors(parser: &Parser, text: &str, machine: Machine) -> Vec<i16> {
        let words = words(parser, text, machine);
        let (words, count): (Vec<_>, usize) = (words.iter().collect(), words.len());
        parser.tok2vec.encode(&words, &[count], std::slice::from_ref(&(0..count)), machine).to_vec()
    }

    /// The width of the registers must not change a bit.
    #[test]
    fn vectors_are_the_same_on_every_machine() {
        let parser = Parser::shipped();
        let all: Vec<Vec<i16>> = Machine::all().into_iter().map(|machine| vectors(parser, TEXT, machine)).collect();
        assert!(all.iter().all(|vectors| vectors == &all[0]));
    }

    /// Rows of nothing before and after a text are not worked out one by one; it must come to the same.
    #[test]
    fn a_word_is_seen_four_words_away_and_no_further() {
        let parser = Parser::shipped();
        let long = vectors(parser, "a b c d e f g h i j", parser.machine);
        let other = vectors(parser, "a b c d e f g h i k", parser.machine);
        assert_eq!(long[..5 * WIDTH], other[..5 * WIDTH]);
        assert_ne!(long[5 * WIDTH..6 * WIDTH], other[5 * WIDTH..6 * WIDTH]);
    }

    #[test]
    fn texts_don_t_know_of_each_other() {
        let parser = Parser::shipped();
        let texts = [TEXT, "", "Nobody was hurt.", "He said\n\nthat 40 ships  had sunk.", TEXT];
        let alone: Vec<Vec<Token>> = texts.iter().map(|text| parser.parse(text).tokens).collect();
        assert_eq!(parser.tokens(&texts, Names::All), alone);
    }

    /// What is found only where capitals stand is what is found there when all is looked at.
    #[test]
    fn proper_names_are_the_same_names() {
        let parser = Parser::shipped();
        let text = "On Tuesday Ada Weiss of the Ministry for the Interior told the Talsk Herald about 40 ships, he said. \
                    “Nobody asked Rolf and me,” he added: “When I called, The Hague was silent. Calling Oslo was no use.”";
        let proper = &parser.tokens(&[text], Names::Proper)[0];
        let all = parser.parse(text).tokens;
        assert!(all.len() == proper.len() && all.iter().any(|t| t.name == Some(crate::NameType::Person)));
        for (all, proper) in all.iter().zip(proper) {
            let capital = text[all.start as usize..].starts_with(char::is_uppercase);
            assert!(!capital || all.name == proper.name);
            assert_eq!(
                Token { name: None, name_start: false, ..*all },
                Token { name: None, name_start: false, ..*proper }
            );
        }
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
