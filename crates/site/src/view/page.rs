//! The head of every page, and what stands on each.

use crate::language::{Html, Language, Translator};

/// A party as the page marks it: by name, and by a class that stands for its colour and shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyView {
    /// Its name.
    pub name: String,
    /// Its class, e.g. `p0`; see [`crate::parties`].
    pub class: String,
}

/// The head of every page of a coverage.
#[derive(Debug, Clone)]
pub struct Head {
    /// What the page is told by.
    pub t: Translator,
    /// The page's address without its language.
    pub here: String,
    /// The coverage's slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: Option<String>,
    /// The language of both.
    pub language: String,
    /// The parties to the event, sides first.
    pub parties: Vec<PartyView>,
    /// The zone of the page's clock, e.g. `UTC+5`.
    pub zone: String,
    /// The zone's name, e.g. `Indian/Kerguelen`.
    pub zone_name: String,
    /// The address of the stylesheet with the parties' colours.
    pub parties_css: String,
    /// What the page says of itself to those who share it.
    pub share: Share,
    /// Which page this is, for the navigation.
    pub section: Section,
    /// What is looked for, on the search page.
    pub searched: String,
}

impl Head {
    /// The address of a page of the coverage, in this one's language; `path` is what comes after the slug.
    pub fn to(&self, path: &str) -> String {
        self.t.to(&format!("/{}{path}", self.slug))
    }

    /// The attributes of the coverage's own words, which are in its language.
    pub fn own(&self) -> Html {
        Html::of_language(self.t, &self.language)
    }

    /// A side as somebody would search for it.
    pub fn a_side(&self) -> String {
        self.parties.first().map_or_else(|| "name".to_owned(), |party| format!("\"{}\"", party.name))
    }

    /// This page in every language: tag, the language's own name, address, and whether it is the one shown.
    pub fn languages(&self) -> Vec<LanguageLink> {
        LanguageLink::all(self.t, &self.here)
    }
}

/// What a page says of itself to social networks and the like. All addresses are absolute, or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// Its own address.
    pub url: Option<String>,
    /// The picture to be shown beside a link to it.
    pub image: Option<String>,
    /// Where it is told how to embed it.
    pub oembed: Option<String>,
    /// Its address in each language, after the language's tag.
    pub languages: Vec<(&'static str, String)>,
}

/// The pages of a coverage that its navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The feed.
    Live,
    /// What the sides answer differently.
    Questions,
    /// How their numbers moved.
    Tallies,
    /// Where.
    Map,
    /// Day by day.
    Digest,
    /// Who is read.
    Sources,
    /// How to read the page.
    About,
    /// What was looked for.
    Search,
    /// None of these.
    Other,
}

impl Section {
    /// The path of the page after its coverage's, where it has one that is always there.
    pub fn path(self) -> Option<&'static str> {
        match self {
            Section::Live => Some(""),
            Section::Questions => Some("/questions"),
            Section::Sources => Some("/sources"),
            Section::About => Some("/about"),
            _ => None,
        }
    }
}

/// A page in some language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// The language's tag.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    /// The page's address.
    pub url: String,
    /// Whether it is the page's own language.
    pub here: bool,
}

impl LanguageLink {
    /// The page at an address in every language.
    pub fn all(t: Translator, here: &str) -> Vec<LanguageLink> {
        let link = |language: Language| LanguageLink {
            tag: language.tag(),
            name: language.name(),
            url: Translator::of(language).to(here),
            here: language == t.language(),
        };
        Language::ALL.into_iter().map(link).collect()
    }
}

/// A coverage on the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageLine {
    /// Its live page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub summary: Option<String>,
    /// Its posts.
    pub posts: u64,
    /// Its claims.
    pub claims: u64,
}
