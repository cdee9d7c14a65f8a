//! English syntax: tokens, sentences, part-of-speech tags, dependency arcs, names and lemmas.
//!
//! Two tiers. [`tokenize`], [`sentences`] and [`lemma`] are rules and cost next to nothing; they may run over everything.
//! [`Parser`] runs the weights of spaCy's `en_core_web_md` 3.8 (MIT, Explosion) and is for the sentences where a claim or
//! a statement may stand. It does what spaCy does with the same weights: hash embeddings with static vectors, a window
//! encoder, a softmax tagger, an arc-eager parser with pseudo-projective labels, and a BILUO transition system for names.
//!
//! Everything here is pure: no I/O, no clock, no threads; the same text gives the same answer on every machine.

mod arcs;
mod dep;
mod hash;
mod lemma;
mod lexeme;
mod matrix;
mod name;
mod names;
mod parse;
mod parser;
mod scorer;
mod sentences;
mod tag;
mod tok2vec;
mod tokenizer;
mod weights;

pub use dep::Dep;
pub use lemma::lemma;
pub use name::NameType;
pub use parse::{Name, Parse, Token};
pub use parser::Parser;
pub use sentences::sentences;
pub use tag::Tag;
pub use tokenizer::tokenize;
pub use weights::WeightsError;
