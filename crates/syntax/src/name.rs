//! Types of names.

macro_rules! name_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a name, number or time is, in the classes of OntoNotes 5.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum NameType {
            $($(#[$doc])* $variant,)*
        }

        impl NameType {
            /// All types.
            pub const ALL: &'static [NameType] = &[$(NameType::$variant,)*];

            /// The type as OntoNotes writes it, such as `GPE`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(NameType::$variant => $name,)*
                }
            }

            /// The type that is written so.
            pub fn from_label(label: &str) -> Option<NameType> {
                match label {
                    $($name => Some(NameType::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

name_types! {
    /// a person, real or fictional
    Person = "PERSON",
    /// a company, agency, institution
    Org = "ORG",
    /// a country, city, state
    Gpe = "GPE",
    /// a nationality, religious or political group
    Norp = "NORP",
    /// a place that is not a GPE: a mountain range, a body of water
    Loc = "LOC",
    /// a building, airport, highway, bridge
    Fac = "FAC",
    /// a date or period, absolute or relative
    Date = "DATE",
    /// a time shorter than a day
    Time = "TIME",
    /// a number that no other type covers
    Cardinal = "CARDINAL",
    /// *first*, *second*
    Ordinal = "ORDINAL",
    /// a measurement, as of weight or distance
    Quantity = "QUANTITY",
    /// a sum of money with its unit
    Money = "MONEY",
    /// a percentage with its sign or word
    Percent = "PERCENT",
    /// a named hurricane, battle, war, sports event
    Event = "EVENT",
    /// an object, vehicle, food; not a service
    Product = "PRODUCT",
    /// the title of a book, song
    WorkOfArt = "WORK_OF_ART",
    /// a named document made into law
    Law = "LAW",
    /// a named language
    Language = "LANGUAGE",
}

impl std::fmt::Display for NameType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
