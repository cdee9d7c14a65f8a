//! English syntax: tokens, sentences, part-of-speech tags, dependency arcs, names and lemmas.
//!
//! Two tiers. [`tokenize`], [`sentences`] and [`lemma`] are rules and cost next to nothing; they may run over everything.
//! [`Parser`] runs the weights of spaCy's `en_core_web_md` 3.8 (MIT, Explosion) and is for the sentences where a claim or
//! a statement may stand. It does what spaCy does with the same weights: hash embeddings with static vectors, a window
//! encoder, a softmax tagger, an arc-eager parser with pseudo-projective labels, and a BILUO transition system for names.
//!
//! On 91,000 tokens of news, transcripts and posts, its tokens are spaCy's, and so are 99.90 % of the tags, 99.69 % of the
//! arcs with their labels and 99.96 % of the names; what differs are near ties that rounding decides. It multiplies whole numbers,
//! those of the window encoders and of the scorers' lowest layer in bytes, others in 16 bits, at the width of the machine's registers or
//! on its tiles; `docs/benchmarks.md` has the speed. Loading takes some 0.2 s. `cargo bench -p dateline-syntax` measures it anew.
//!
//! Names are the weakest part: rare places are easily taken for persons. A gazetteer should have the last word on them.
//!
//! Everything here is pure: no I/O, no clock; the same text gives the same answer on every machine. What is remembered of words
//! that were met before changes when an answer is known, never the answer.

mod arcs;
mod bytes;
mod dep;
mod hash;
mod lemma;
mod lexeme;
mod machine;
mod matrix;
mod memo;
mod name;
mod names;
mod parse;
mod parser;
mod room;
mod scorer;
mod sentences;
mod tag;
#[cfg(target_arch = "x86_64")]
mod tiles;
mod tok2vec;
mod tokenizer;
mod weights;

pub use dep::Dep;
pub use lemma::{forms, lemma};
pub use name::NameType;
pub use parse::{Name, Parse, Token};
pub use parser::{Names, Parser};
pub use sentences::sentences;
pub use tag::Tag;
pub use tokenizer::tokenize;
pub use weights::WeightsError;
