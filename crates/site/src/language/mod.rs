//! The languages of the interface: what Dateline itself says on its pages, and where a reader's choice is kept.
//!
//! The words are in `web/languages`, one Fluent file a language ([`messages`]). What sources say, and what is worked out
//! of it in English (titles of questions, sentences of the digest, reasons), stays as it is and is marked as what it is.
//!
//! **The address decides.** `?lang=ru` makes any page Russian, and every link on it keeps that: all addresses of pages
//! are made by [`Translator::to`]. So two readers at one address see the same, caches need to know nothing of languages,
//! and a link that is shared leads to what was seen. An address that names no language is English; whoever's browser
//! wants another one of ours more is led on to the address that names it ([`choose`]).

mod dates;
mod html;
pub mod messages;
mod numbers;

use std::{borrow::Cow, convert::Infallible};

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, Method, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};

use crate::respond;
pub use html::Html;
pub use messages::{Count, Words};

/// The longest address that the links to other languages repeat; pages at longer ones lead to their path alone.
const LONGEST_ADDRESS: usize = 600;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// The language that all others are translated from.
    #[default]
    English,
    /// Русский.
    Russian,
    /// Հայերեն.
    Armenian,
    /// Azərbaycanca.
    Azerbaijani,
    /// Türkçe.
    Turkish,
    /// العربية.
    Arabic,
    /// Français.
    French,
    /// Español.
    Spanish,
    /// Deutsch.
    German,
}

impl Language {
    /// All languages, in the order of the menu.
    pub const ALL: [Language; 9] = [
        Language::English,
        Language::Russian,
        Language::Armenian,
        Language::Azerbaijani,
        Language::Turkish,
        Language::Arabic,
        Language::French,
        Language::Spanish,
        Language::German,
    ];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
            Language::Armenian => "hy",
            Language::Azerbaijani => "az",
            Language::Turkish => "tr",
            Language::Arabic => "ar",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::German => "de",
        }
    }

    /// What its speakers call it.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Russian => "Русский",
            Language::Armenian => "Հայերեն",
            Language::Azerbaijani => "Azərbaycanca",
            Language::Turkish => "Türkçe",
            Language::Arabic => "العربية",
            Language::French => "Français",
            Language::Spanish => "Español",
            Language::German => "Deutsch",
        }
    }

    /// In which direction it is written, as `dir` has it.
    pub fn direction(self) -> &'static str {
        if self == Language::Arabic { "rtl" } else { "ltr" }
    }

    /// The language with a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The one of ours that a browser wants most, by its `Accept-Language`; English where it names none.
    pub fn wanted(accepted: &str) -> Self {
        let mut best = (Language::English, 0.0);
        for part in accepted.split(',').take(20) {
            let (range, weight) = part.split_once(';').unwrap_or((part, ""));
            let primary = range.trim().split('-').next().unwrap_or_default();
            let weight: f32 = weight.trim().strip_prefix("q=").map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if let Some(language) = Language::from_tag(primary).filter(|_| weight > best.1) {
                best = (language, weight);
            }
        }
        best.0
    }
}

/// Says what the interface says, in the language that an address asks for, and makes addresses that ask for it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Translator {
    language: Language,
    /// Whether the address names the language; English is also what no address names.
    named: bool,
}

impl Translator {
    /// English, at addresses that name no language.
    pub const ENGLISH: Translator = Translator { language: Language::English, named: false };
    /// How many there are: one a language, and [`Translator::ENGLISH`].
    pub const COUNT: usize = Language::ALL.len() + 1;

    /// The one of addresses that name a language.
    pub fn of(language: Language) -> Self {
        Translator { language, named: true }
    }

    /// Its number, below [`Translator::COUNT`].
    pub fn number(self) -> usize {
        if self.named { 1 + self.language as usize } else { 0 }
    }

    /// Its language.
    pub fn language(self) -> Language {
        self.language
    }

    /// Its language's tag.
    pub fn tag(self) -> &'static str {
        self.language.tag()
    }

    /// The direction of its language.
    pub fn direction(self) -> &'static str {
        self.language.direction()
    }

    /// The address of a page in its language. `path` has no language yet; it may have a query and an anchor.
    pub fn to(self, path: &str) -> String {
        if !self.named {
            return path.to_owned();
        }
        let (path, anchor) = path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)));
        let sign = if path.contains('?') { '&' } else { '?' };
        let mut address = format!("{path}{sign}lang={}", self.tag());
        if let Some(anchor) = anchor {
            address.push('#');
            address.push_str(anchor);
        }
        address
    }

    /// The one address of a page in its language that search engines are told of: English has the plain one.
    pub fn canonical(self, path: &str) -> String {
        let plain = Translator { named: self.language != Language::English, ..self };
        plain.to(path)
    }

    /// What a form that asks for a page must send, so that the page has this language.
    pub fn field(self) -> Html {
        if !self.named {
            return Html::default();
        }
        Html::written(format!("<input type=\"hidden\" name=\"lang\" value=\"{}\">", self.tag()))
    }

    /// The attributes of an element whose words stay English in every language.
    pub fn english(self) -> Html {
        Html::written(match (self.language, self.direction()) {
            (Language::English, _) => "",
            (_, "rtl") => " lang=\"en\" dir=\"ltr\"",
            _ => " lang=\"en\"",
        })
    }
}

/// Who asks for a page: in which language, and at which address.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// What the page is told by.
    pub t: Translator,
    /// The address without its language.
    pub here: String,
}

impl Reader {
    /// The reader of an address. A language that we have not counts as none.
    pub fn of(uri: &Uri) -> Self {
        let parts = || uri.query().unwrap_or_default().split('&').filter(|part| !part.is_empty());
        let language = parts().find_map(|part| part.strip_prefix("lang=")).and_then(Language::from_tag);
        let rest: Vec<&str> = parts().filter(|part| !part.starts_with("lang=")).collect();
        let short = uri.path().len() + uri.query().map_or(0, str::len) <= LONGEST_ADDRESS;
        let query = if rest.is_empty() || !short { String::new() } else { format!("?{}", rest.join("&")) };
        Reader { t: language.map_or(Translator::ENGLISH, Translator::of), here: format!("{}{query}", uri.path()) }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Reader::of(&parts.uri))
    }
}

/// Leads browsers that want another of our languages more than English from an address that names none to the one that
/// names it. What an address that names none answers depends on this alone, and says so to caches.
pub(crate) async fn choose(request: Request, next: Next) -> Response {
    let names_one = request.uri().query().is_some_and(|query| query.split('&').any(|part| part.starts_with("lang=")));
    if names_one || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let mut response = match wanted(request.headers()) {
        Language::English => next.run(request).await,
        other => {
            let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
            respond::lead_to(&Translator::of(other).to(address))
        }
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

fn wanted(headers: &HeaderMap) -> Language {
    let accepted: Cow<'_, str> = headers
        .get(header::ACCEPT_LANGUAGE)
        .map_or(Cow::Borrowed(""), |value| String::from_utf8_lossy(value.as_bytes()));
    Language::wanted(&accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_given_what_it_wants_most_of_what_there_is() {
        for (accepted, tag) in [
            ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
            ("en-GB,en;q=0.9,ru;q=0.8", "en"),
            ("ja,ar;q=0.7", "ar"),
            ("ja", "en"),
            ("", "en"),
            ("de;q=0.2, fr;q=0.9", "fr"),
            ("hy;q=0, en;q=0.1", "en"),
            ("ru;q=nothing", "en"),
        ] {
            assert_eq!(Language::wanted(accepted).tag(), tag, "{accepted}");
        }
    }

    #[test]
    fn an_address_keeps_its_language() {
        let t = Translator::of(Language::Russian);
        assert_eq!(t.to("/strait"), "/strait?lang=ru");
        assert_eq!(t.to("/strait?order=oldest#day"), "/strait?order=oldest&lang=ru#day");
        assert_eq!(Translator::ENGLISH.to("/strait#day"), "/strait#day");
        assert_eq!(Translator::of(Language::English).canonical("/strait"), "/strait");
        assert_eq!(t.canonical("/strait"), "/strait?lang=ru");
    }

    #[test]
    fn a_reader_is_known_by_the_address() {
        let reader = |uri: &str| Reader::of(&uri.parse().unwrap());
        let one = reader("/strait?order=oldest&lang=ar&day=2026-03-11");
        assert_eq!((one.t.tag(), one.here.as_str()), ("ar", "/strait?order=oldest&day=2026-03-11"));
        let other = reader("/strait?lang=xx");
        assert_eq!((other.t, other.here.as_str()), (Translator::ENGLISH, "/strait"));
        assert_eq!(reader(&format!("/strait?q={}", "a".repeat(2_000))).here, "/strait");
    }

    #[test]
    fn each_translator_has_a_number_of_its_own() {
        let all = Language::ALL.map(Translator::of).into_iter().chain([Translator::ENGLISH]);
        let mut numbers: Vec<usize> = all.map(Translator::number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..Translator::COUNT).collect::<Vec<_>>());
    }
}
