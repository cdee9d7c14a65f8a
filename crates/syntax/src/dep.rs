//! Dependency labels.

macro_rules! deps {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A dependency label of spaCy's English models: the CLEAR style of Choi and Palmer (2012).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Dep {
            $($(#[$doc])* $variant,)*
        }

        impl Dep {
            /// All labels, in alphabetical order after `ROOT`.
            pub const ALL: &'static [Dep] = &[$(Dep::$variant,)*];

            /// The label as spaCy writes it, such as `nsubj`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Dep::$variant => $name,)*
                }
            }

            /// The label that is written so.
            pub fn from_label(label: &str) -> Option<Dep> {
                match label {
                    $($name => Some(Dep::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

deps! {
    /// the root of a sentence
    Root = "ROOT",
    /// a clause that modifies a noun: *a soldier **killed** yesterday*
    Acl = "acl",
    /// an adjective as complement: *is **ready***
    Acomp = "acomp",
    /// an adverbial clause
    Advcl = "advcl",
    /// an adverb as modifier
    Advmod = "advmod",
    /// *by* before the one who acts in a passive
    Agent = "agent",
    /// an adjective as modifier
    Amod = "amod",
    /// an apposition
    Appos = "appos",
    /// a nominal predicate after a copula
    Attr = "attr",
    /// an auxiliary verb
    Aux = "aux",
    /// the auxiliary of a passive
    Auxpass = "auxpass",
    /// a case mark, as *'s*
    Case = "case",
    /// a coordinating conjunction
    Cc = "cc",
    /// a clause as complement, with its own subject: *said that … **fell***
    Ccomp = "ccomp",
    /// a noun inside a compound
    Compound = "compound",
    /// the later member of a coordination
    Conj = "conj",
    /// a clause as subject
    Csubj = "csubj",
    /// a clause as subject of a passive
    Csubjpass = "csubjpass",
    /// an indirect object, or the preposition that marks it
    Dative = "dative",
    /// unclassified
    Dep = "dep",
    /// a determiner
    Det = "det",
    /// a direct object
    Dobj = "dobj",
    /// an expletive: *there*, *it*
    Expl = "expl",
    /// an interjection
    Intj = "intj",
    /// a subordinating conjunction
    Mark = "mark",
    /// matter outside the sentence proper
    Meta = "meta",
    /// a negation
    Neg = "neg",
    /// a nominal as modifier
    Nmod = "nmod",
    /// a noun phrase as adverbial: ***Friday** evening*
    Npadvmod = "npadvmod",
    /// a subject
    Nsubj = "nsubj",
    /// the subject of a passive
    Nsubjpass = "nsubjpass",
    /// a number as modifier
    Nummod = "nummod",
    /// the predicate of an object
    Oprd = "oprd",
    /// a clause put beside, as ***he said**, …*
    Parataxis = "parataxis",
    /// a clause or adverb as complement of a preposition
    Pcomp = "pcomp",
    /// the object of a preposition
    Pobj = "pobj",
    /// a possessor
    Poss = "poss",
    /// the first part of a paired conjunction: ***both** … and*
    Preconj = "preconj",
    /// a predeterminer: ***all** the*
    Predet = "predet",
    /// a preposition
    Prep = "prep",
    /// the particle of a verb
    Prt = "prt",
    /// punctuation
    Punct = "punct",
    /// a modifier of a quantity: ***about** 300*
    Quantmod = "quantmod",
    /// a relative clause
    Relcl = "relcl",
    /// a clause as complement, without its own subject
    Xcomp = "xcomp",
}

impl Dep {
    /// A subject of any kind, active or passive, nominal or a clause.
    pub const fn is_subject(self) -> bool {
        matches!(self, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass)
    }

    /// An object: direct, indirect, or of a preposition.
    pub const fn is_object(self) -> bool {
        matches!(self, Dep::Dobj | Dep::Dative | Dep::Pobj)
    }
}

impl std::fmt::Display for Dep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
