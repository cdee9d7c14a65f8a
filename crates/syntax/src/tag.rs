//! Part-of-speech tags.

macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A Penn Treebank part-of-speech tag, with OntoNotes' additions, in the order of the model's output.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag {
            $($(#[$doc])* $variant,)*
        }

        impl Tag {
            /// All tags, in the order of the model's output.
            pub const ALL: &'static [Tag] = &[$(Tag::$variant,)*];

            /// The tag as the treebank writes it, such as `NNP` or `PRP$`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Tag::$variant => $name,)*
                }
            }
        }
    };
}

tags! {
    /// `$`: a currency sign
    Dollar = "$",
    /// `''`: a closing quotation mark
    CloseQuote = "''",
    /// `,`
    Comma = ",",
    /// `-LRB-`: an opening bracket
    OpenBracket = "-LRB-",
    /// `-RRB-`: a closing bracket
    CloseBracket = "-RRB-",
    /// `.`: the mark that ends a sentence
    Stop = ".",
    /// `:`: a colon, semicolon, dash or ellipsis inside a sentence
    Colon = ":",
    /// `ADD`: an e-mail or web address
    Add = "ADD",
    /// `AFX`: an affix that stands alone
    Afx = "AFX",
    /// `CC`: a coordinating conjunction
    Cc = "CC",
    /// `CD`: a cardinal number
    Cd = "CD",
    /// `DT`: a determiner
    Dt = "DT",
    /// `EX`: existential *there*
    Ex = "EX",
    /// `FW`: a foreign word
    Fw = "FW",
    /// `HYPH`: a hyphen inside a compound
    Hyph = "HYPH",
    /// `IN`: a preposition or subordinating conjunction
    In = "IN",
    /// `JJ`: an adjective
    Jj = "JJ",
    /// `JJR`: a comparative adjective
    Jjr = "JJR",
    /// `JJS`: a superlative adjective
    Jjs = "JJS",
    /// `LS`: a list marker
    Ls = "LS",
    /// `MD`: a modal verb
    Md = "MD",
    /// `NFP`: superfluous punctuation
    Nfp = "NFP",
    /// `NN`: a singular or mass noun
    Nn = "NN",
    /// `NNP`: a singular proper noun
    Nnp = "NNP",
    /// `NNPS`: a plural proper noun
    Nnps = "NNPS",
    /// `NNS`: a plural noun
    Nns = "NNS",
    /// `PDT`: a predeterminer
    Pdt = "PDT",
    /// `POS`: the possessive ending
    Pos = "POS",
    /// `PRP`: a personal pronoun
    Prp = "PRP",
    /// `PRP$`: a possessive pronoun
    PrpPoss = "PRP$",
    /// `RB`: an adverb
    Rb = "RB",
    /// `RBR`: a comparative adverb
    Rbr = "RBR",
    /// `RBS`: a superlative adverb
    Rbs = "RBS",
    /// `RP`: a particle
    Rp = "RP",
    /// `SYM`: a symbol
    Sym = "SYM",
    /// `TO`: *to*
    To = "TO",
    /// `UH`: an interjection
    Uh = "UH",
    /// `VB`: a verb, base form
    Vb = "VB",
    /// `VBD`: a verb, past tense
    Vbd = "VBD",
    /// `VBG`: a verb, gerund or present participle
    Vbg = "VBG",
    /// `VBN`: a verb, past participle
    Vbn = "VBN",
    /// `VBP`: a verb, present tense, not third person singular
    Vbp = "VBP",
    /// `VBZ`: a verb, present tense, third person singular
    Vbz = "VBZ",
    /// `WDT`: a *wh*-determiner
    Wdt = "WDT",
    /// `WP`: a *wh*-pronoun
    Wp = "WP",
    /// `WP$`: a possessive *wh*-pronoun
    WpPoss = "WP$",
    /// `WRB`: a *wh*-adverb
    Wrb = "WRB",
    /// `XX`: unknown
    Xx = "XX",
    /// `_SP`: white space (never the tag of a [`Token`](crate::Token), which are not white space)
    Sp = "_SP",
    /// ` `` `: an opening quotation mark
    OpenQuote = "``",
}

impl Tag {
    /// A verb in any form, modals included.
    pub const fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// A noun, common or proper, singular or plural.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns) || self.is_proper()
    }

    /// A proper noun.
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// A personal or possessive pronoun (not the *wh*-pronouns).
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Tag::Prp | Tag::PrpPoss)
    }

    /// An adjective in any degree.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }

    /// An adverb in any degree.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Tag::Rb | Tag::Rbr | Tag::Rbs)
    }

    /// A punctuation mark, bracket or quotation mark.
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Tag::CloseQuote
                | Tag::OpenQuote
                | Tag::Comma
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::Stop
                | Tag::Colon
                | Tag::Hyph
                | Tag::Nfp
        )
    }

    /// A plural noun.
    pub const fn is_plural(self) -> bool {
        matches!(self, Tag::Nns | Tag::Nnps)
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
