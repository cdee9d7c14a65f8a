//! The interface's languages: that each is whole, and that a page keeps the one it is asked for in.
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::common::{Ledger, Page};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use dateline_site::{Config, Site, language::Language, router};
use fluent_syntax::{ast, parser};
use tower::ServiceExt;

// ---- The files

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file(language: Language) -> String {
    fs::read_to_string(root().join(format!("../../web/languages/{}.ftl", language.tag()))).unwrap()
}

/// What a message is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    variables: BTreeSet<String>,
    tags: BTreeSet<String>,
    /// The forms of each choice.
    forms: Vec<BTreeSet<String>>,
}

impl Parts {
    fn of(pattern: &ast::Pattern<&str>) -> Self {
        let mut parts = Parts::default();
        parts.read(pattern);
        parts
    }

    fn read(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    let tags = value.split('<').skip(1).map(|rest| rest.split('>').next().unwrap());
                    self.tags.extend(tags.map(|tag| tag.trim_start_matches('/').to_owned()));
                }
                ast::PatternElement::Placeable { expression: ast::Expression::Inline(inline) } => self.inline(inline),
                ast::PatternElement::Placeable { expression: ast::Expression::Select { selector, variants } } => {
                    self.inline(selector);
                    let name = |key: &ast::VariantKey<&str>| match key {
                        ast::VariantKey::Identifier { name } => (*name).to_owned(),
                        ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    };
                    self.forms.push(variants.iter().map(|variant| name(&variant.key)).collect());
                    for variant in variants {
                        self.read(&variant.value);
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        if let ast::InlineExpression::VariableReference { id } = inline {
            self.variables.insert(id.name.to_owned());
        }
    }
}

fn messages(language: Language) -> BTreeMap<String, Parts> {
    let text = file(language);
    let resource = parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag()));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let parts = Parts::of(message.value.as_ref().unwrap());
            assert!(messages.insert(message.id.name.to_owned(), parts).is_none(), "{} comes twice", message.id.name);
        }
    }
    messages
}

/// The forms that CLDR has for whole numbers.
fn forms(language: Language) -> BTreeSet<&'static str> {
    let forms: &[&str] = match language {
        Language::Russian => &["one", "few", "many", "other"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    };
    forms.iter().copied().collect()
}

#[test]
fn every_language_says_all_that_english_says_with_the_same_parts() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let own = messages(language);
        let missing: Vec<_> = english.keys().filter(|id| !own.contains_key(*id)).collect();
        let too_many: Vec<_> = own.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(missing.is_empty() && too_many.is_empty(), "{}: {missing:?} {too_many:?}", language.tag());
        for (id, parts) in &own {
            let there = &english[id];
            assert_eq!(parts.variables, there.variables, "{} {id}", language.tag());
            assert_eq!(parts.tags, there.tags, "{} {id}", language.tag());
        }
    }
}

#[test]
fn what_is_counted_has_all_the_forms_of_its_language() {
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        for (id, parts) in messages(language) {
            for own in parts.forms {
                let missing: Vec<_> = forms(language).into_iter().filter(|form| !own.contains(*form)).collect();
                // Where all forms are alike, one is written.
                assert!(own.len() == 1 || missing.is_empty(), "{} {id}: {missing:?}", language.tag());
            }
        }
    }
}

#[test]
fn messages_mark_words_and_nothing_else() {
    let allowed: BTreeSet<String> = ["b", "em", "code"].map(String::from).into();
    for (id, parts) in messages(Language::English) {
        assert!(parts.tags.is_subset(&allowed), "{id}: {:?}", parts.tags);
    }
    for language in Language::ALL {
        assert!(!file(language).contains('&'), "{}", language.tag());
    }
}

/// All code and all templates.
fn sources() -> String {
    let mut all = String::new();
    let mut folders = vec![root().join("src"), root().join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                all.push_str(&text);
            }
        }
    }
    all
}

#[test]
fn every_message_is_used_and_every_message_that_is_asked_for_is_there() {
    let english = messages(Language::English);
    let sources = sources();
    let unused: Vec<_> = english.keys().filter(|id| !sources.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
    let asks = [
        ".say(",
        ".with(",
        ".with2(",
        ".count(",
        ".count_with(",
        ".counted(",
        ".filled(",
        ".forms(",
        ".marked(",
        ".marked_with(",
        ".marked_with2(",
        ".marked_filled(",
        ".count_marked(",
        "NotFound(",
    ];
    let mut asked = BTreeSet::new();
    for ask in asks {
        for rest in sources.split(ask).skip(1) {
            if let Some(rest) = rest.trim_start().strip_prefix('"') {
                asked.insert(rest.split('"').next().unwrap());
            }
        }
    }
    let missing: Vec<_> = asked.iter().filter(|id| !english.contains_key(**id)).collect();
    assert!(missing.is_empty() && asked.len() > 200, "{missing:?}");
}

// ---- The pages

async fn ask(site: &Site, address: &str, accepted: &str) -> Response {
    let request = Request::get(address).header(header::ACCEPT_LANGUAGE, accepted).body(Body::empty()).unwrap();
    router(site.clone()).oneshot(request).await.unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

async fn page(site: &Site, address: &str) -> String {
    text(ask(site, address, "").await).await
}

/// The pages, without the slug before them.
const PAGES: [&str; 12] = [
    "",
    "?order=oldest&side=Ostmark",
    "/post/{post}",
    "/corrections",
    "/questions",
    "/questions/veyl-soldiers-killed",
    "/tallies",
    "/digest",
    "/map",
    "/sources",
    "/about",
    "/search?q=bridge",
];

/// The addresses of all pages, with the id of the richest post.
async fn addresses(ledger: &Ledger) -> Vec<String> {
    let posts = ledger.store.posts(ledger.coverage, &dateline_store::PageQuery::default()).await.unwrap();
    let post = posts.entries.iter().max_by_key(|e| e.claims.len()).unwrap().id.to_string();
    PAGES.iter().map(|page| format!("/ferry-strait{}", page.replace("{post}", &post))).collect()
}

fn in_language(address: &str, tag: &str) -> String {
    format!("{address}{}lang={tag}", if address.contains('?') { '&' } else { '?' })
}

#[tokio::test]
async fn no_link_of_a_page_loses_its_language() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for address in addresses(&ledger).await {
        for tag in ["ar", "en"] {
            let page = page(&site, &in_language(&address, tag)).await;
            assert!(
                page.contains(&format!("<html lang=\"{tag}\" dir=\"{}\">", if tag == "ar" { "rtl" } else { "ltr" }))
            );
            let links = page.split(" href=\"/").skip(1).map(|rest| rest.split('"').next().unwrap());
            let files = ["_/", ".css?", "/feed.", ".csv", ".json", ".eml"];
            for link in links.filter(|link| !files.iter().any(|file| link.contains(file))) {
                assert!(link.contains("lang="), "{address} in {tag}: /{link}");
            }
            let forms = page.matches("<form").count();
            assert_eq!(page.matches(&format!("name=\"lang\" value=\"{tag}\"")).count(), forms, "{address} in {tag}");
        }
    }
}

#[tokio::test]
async fn a_page_in_another_language_has_none_of_the_interfaces_english() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    // Words of the interface that no source of the invented event uses.
    let english: Vec<String> = messages_of_english().into_iter().filter(|words| words.split(' ').count() > 2).collect();
    for address in addresses(&ledger).await {
        let page = page(&site, &in_language(&address, "ru")).await;
        for words in &english {
            assert!(!page.contains(words.as_str()), "{address}: {words}");
        }
    }
}

/// The plain messages of English.
fn messages_of_english() -> Vec<String> {
    let text = file(Language::English);
    let values =
        text.lines().filter(|line| !line.starts_with(['#', ' ', '}'])).filter_map(|line| line.split_once(" = "));
    values.map(|(_, words)| words.to_owned()).filter(|words| !words.contains(['{', '<'])).collect()
}

#[tokio::test]
async fn a_browser_is_led_to_the_language_that_it_wants_more_than_english() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for (accepted, led) in [
        ("ru-RU,ru;q=0.9,en;q=0.5", Some("/ferry-strait?order=oldest&lang=ru")),
        ("en-GB,en;q=0.9,ru;q=0.5", None),
        ("ja", None),
    ] {
        let response = ask(&site, "/ferry-strait?order=oldest", accepted).await;
        assert!(response.headers().get_all(header::VARY).iter().any(|vary| vary == "accept-language"), "{accepted}");
        let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(location.as_deref(), led, "{accepted}");
    }
    // An address that names its language is the same for all.
    let english = ask(&site, "/ferry-strait?lang=en", "ru").await;
    assert_eq!(english.status(), StatusCode::OK);
    assert!(english.headers().get_all(header::VARY).iter().all(|vary| vary != "accept-language"));
    // What programs read has one language.
    assert_eq!(ask(&site, "/ferry-strait/feed.atom", "ru").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_answer_that_is_kept_is_kept_for_its_language() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for _ in 0..2 {
        for (address, words) in [
            ("/ferry-strait", "Newest first"),
            ("/ferry-strait?lang=ru", "Сначала новые"),
            ("/ferry-strait?lang=ar", "الأحدث أولًا"),
            ("/ferry-strait?lang=en", "Newest first"),
        ] {
            assert!(page(&site, address).await.contains(words), "{address}");
        }
    }
}

#[tokio::test]
async fn what_is_pushed_is_what_the_page_of_that_language_has() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let before = ledger.store.last_change(ledger.coverage).await.unwrap();
    // Whoever follows first in a language begins at the end of the log.
    for tag in ["ru", "en"] {
        page(&site, &format!("/ferry-strait/changes?after={before}&lang={tag}")).await;
    }
    let late = Page::new("late", "Harren Wire").post("2026-03-11T12:30Z", "A late post\nIt has just come in.");
    late.import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z").await;
    let pushed = page(&site, &format!("/ferry-strait/changes?after={before}&lang=ru")).await;
    let events: serde_json::Value = serde_json::from_str(&pushed).unwrap();
    let html = events["events"][0]["data"]["html"].as_str().unwrap();
    assert!(html.contains("Ссылка на сообщение") && html.contains("lang=ru"), "{html}");
    let whole = page(&site, "/ferry-strait?lang=ru").await;
    assert!(whole.contains(html.trim()), "the page and the push are one renderer");
    let english = page(&site, &format!("/ferry-strait/changes?after={before}&lang=en")).await;
    assert!(english.contains("Link to this post"));
}

#[tokio::test]
async fn what_is_not_there_is_told_in_the_readers_language() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    for address in ["/nowhere?lang=ru", "/ferry-strait/post/none?lang=ru", "/a/b/c/d?lang=ru"] {
        let response = ask(&site, address, "").await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert!(text(response).await.contains("Здесь этого нет"), "{address}");
    }
    // One that we have not is none.
    assert!(page(&site, "/nowhere?lang=xx").await.contains("Not here"));
}

#[tokio::test]
async fn english_words_are_marked_in_other_languages_and_sources_words_have_their_own() {
    let ledger = Ledger::full().await;
    let site = ledger.site();
    let questions = page(&site, "/ferry-strait/questions?lang=ar").await;
    assert!(questions.contains(" lang=\"en\" dir=\"ltr\"><a href=\"/ferry-strait/questions/"), "titles are English");
    let live = page(&site, "/ferry-strait?lang=ar").await;
    assert!(live.contains("<h3 class=\"headline\"") && live.contains(" lang=\"en\" dir=\"auto\">"));
    // In English only the page itself says so.
    assert_eq!(page(&site, "/ferry-strait").await.matches(" lang=\"en\" dir=\"ltr\"").count(), 1);
}

#[tokio::test]
async fn search_engines_are_told_of_every_language_once() {
    let ledger = Ledger::full().await;
    let base = Some("https://desk.example".to_owned());
    let site = Site::new(ledger.store.clone(), Config { base, ..Config::default() });
    let page = page(&site, "/ferry-strait/questions?lang=ru").await;
    assert!(page.contains("<link rel=\"canonical\" href=\"https://desk.example/ferry-strait/questions?lang=ru\">"));
    for (tag, end) in [("ru", "?lang=ru"), ("en", ""), ("x-default", "")] {
        let link = format!("hreflang=\"{tag}\" href=\"https://desk.example/ferry-strait/questions{end}\">");
        assert_eq!(page.matches(&link).count(), 1, "{link}");
    }
}
