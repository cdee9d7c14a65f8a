//! `/{slug}/card.png`, `/{slug}/post/{id}/card.png`: what social networks show beside a link, drawn on the server.
//!
//! A card is a template's SVG, drawn with fonts that are compiled in. Its words are broken into lines here, by widths that
//! are roughly right for any font. Drawing is bounded: one card at a time, and the last ones are kept.

use std::{
    collections::VecDeque,
    sync::{Arc, LazyLock},
};

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
};
use dateline_store::PostId;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::xml::allowed;
use crate::{
    PageError, Site,
    compose::plain,
    pages::{Covered, Surroundings, questions},
    parties, respond,
};

/// The size that social networks ask for.
const SIZE: (u32, u32) = (1200, 630);
/// The width that words may take.
const WIDTH: f32 = 1056.0;
/// The rows below the words: who claims what.
const ROWS: usize = 3;
/// The cards that are kept.
const KEPT: usize = 64;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(include_bytes!("../../../../web/fonts/card-latin.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../../../../web/fonts/card-latin-ext.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../../../../web/fonts/card-plain.ttf").to_vec());
    Arc::new(fonts)
});

/// The cards that were drawn last, by their SVG.
#[derive(Debug, Default)]
pub(crate) struct Cards(tokio::sync::Mutex<VecDeque<(String, Bytes)>>);

/// A line of text at a height.
struct Line {
    y: f32,
    text: String,
}

/// Who claims what, beside the side's mark.
struct Row {
    y: f32,
    colour: String,
    who: String,
    what: String,
}

#[derive(Template)]
#[template(path = "card.svg", ext = "svg")]
struct Card {
    kicker: String,
    size: f32,
    title: Vec<Line>,
    words: Vec<Line>,
    rows: Vec<Row>,
}

impl Card {
    /// A card of a title, some words below it, and who claims what.
    fn new(kicker: &str, title: &str, words: &str, claims: Vec<(String, String, String)>) -> Card {
        let short = title.chars().count() < 60;
        let size = if short { 76.0 } else { 58.0 };
        let rows = claims.len().min(ROWS);
        // What is claimed stands at the foot, the words get what is left.
        let foot = 580.0 - 48.0 * rows as f32;
        let mut y = 150.0 + size * 0.75;
        let mut down = |lines: Vec<String>, step: f32| {
            let mut put = Vec::new();
            for text in lines {
                if y > foot - 24.0 {
                    break;
                }
                put.push(Line { y, text });
                y += step;
            }
            put
        };
        // The words' letters are narrower than the plain ones, for which widths are.
        let title = down(broken(title, size * 0.85, 4), size * 1.12);
        let words = down(broken(words, 32.0, 5), 44.0);
        let row = |(n, (colour, who, what)): (usize, (String, String, String))| {
            let who = broken(&who, 30.0, 1).pop().unwrap_or_default();
            let room = WIDTH - 40.0 - width(&who, 30.0);
            let what = cut(&what, 30.0, room);
            Row { y: 590.0 - 48.0 * (rows - 1 - n) as f32, colour, who, what }
        };
        let rows = claims.into_iter().take(ROWS).enumerate().map(row).collect();
        Card { kicker: cut(kicker, 28.0, WIDTH - 200.0), size, title, words, rows }
    }
}

/// Roughly how wide a text is.
fn width(text: &str, size: f32) -> f32 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '’' | '‘' | '(' | ')' => {
            0.37
        }
        'm' | 'w' | 'M' | 'W' | '—' => 0.96,
        'A'..='Z' => 0.72,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{1100}'.. => 1.0,
        _ => 0.63,
    };
    text.chars().map(of).sum::<f32>() * size
}

/// The beginning of a text that is no wider than some width.
fn cut(text: &str, size: f32, most: f32) -> String {
    let text = &allowed(text);
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        // Room for one letter more, and for the mark.
        if width(&short, size) > most - 2.0 * size {
            break;
        }
    }
    format!("{}…", short.trim_end())
}

/// A text as lines; the last one is cut where there are too many.
fn broken(text: &str, size: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().take(200).peekable();
    while let Some(word) = words.next() {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size * 0.37 <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if full => {
                // Too wide now, so that it is cut.
                line.push(' ');
                line.push_str(word);
                line.extend(words.peek().map(|_| " …"));
                break;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| cut(&line, size, WIDTH)).collect()
}

/// `/{slug}/card.png`
pub(crate) async fn of_coverage(
    State(site): State<Site>,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let coverage = &covered.coverage;
    let claims = questions::differing(&covered, &picture).into_iter().flat_map(|question| {
        let title = question.title;
        question.sides.into_iter().filter_map(move |side| {
            let latest = &side.claimants.first()?.latest;
            let polarity = latest.polarity.as_ref().map(|polarity| format!("{polarity}: ")).unwrap_or_default();
            Some((side.party.name, format!("{polarity}{} · {title}", latest.quantity)))
        })
    });
    let claims = claims.map(|(who, what)| (parties::colour(coverage, Some(&who)), who, what)).collect();
    let card = Card::new("Live", &coverage.title, coverage.summary.as_deref().unwrap_or_default(), claims);
    draw(&site, card, &tag).await
}

/// `/{slug}/post/{id}/card.png`
pub(crate) async fn of_post(
    State(site): State<Site>,
    Path((slug, id)): Path<(String, String)>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NONE: PageError = PageError::NotFound("no-post");
    let covered = Covered::find(&site, &slug).await?;
    let id: PostId = id.parse().map_err(|_| NONE)?;
    let entry = site.store().entry(&id).await?;
    let entry = entry.filter(|entry| entry.coverage == covered.id && entry.gone_after.is_none()).ok_or(NONE)?;
    let tag = respond::tag(covered.last_change);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let entries = [entry];
    let around = Surroundings::read(site.store(), &covered, &entries).await?;
    let post = around.show(&covered, &entries, false).pop().ok_or(NONE)?;
    let coverage = &covered.coverage;
    let claims = post.speakers.iter().flat_map(|speaker| &speaker.claims).map(|claim| {
        let side =
            entries[0].claims.iter().find(|c| claim.anchor.ends_with(&c.id)).and_then(|c| c.claimant.side.as_deref());
        let parts = [
            claim.polarity.clone(),
            Some(claim.kind.clone()),
            claim.quantity.clone().map(Into::into),
            claim.subject.clone().map(Into::into),
        ];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (parties::colour(coverage, side), claim.claimant.clone(), what)
    });
    let title = post.headline.as_deref().unwrap_or(&post.label);
    let words = match &post.headline {
        Some(_) => post.paragraphs.first().map(|paragraph| plain(&paragraph.pieces)).unwrap_or_default(),
        None => String::new(),
    };
    let kicker = format!("{} · {}", post.source, post.time.both(covered.t));
    draw(&site, Card::new(&kicker, title, &words, claims.collect()), &tag).await
}

async fn draw(site: &Site, card: Card, tag: &str) -> Result<Response, PageError> {
    let svg = card.render()?;
    // Whoever draws holds the lock: cards are drawn one at a time.
    let mut kept = site.cards().0.lock().await;
    let png = match kept.iter().find(|(there, _)| *there == svg) {
        Some((_, png)) => png.clone(),
        None => {
            let drawn = svg.clone();
            let png =
                tokio::task::spawn_blocking(move || paint(&drawn)).await.ok().flatten().ok_or(PageError::Broken)?;
            kept.push_back((svg, png.clone()));
            if kept.len() > KEPT {
                kept.pop_front();
            }
            png
        }
    };
    drop(kept);
    let mut response = respond::bytes(png, "image/png", tag, respond::SHORTLY);
    // Others show it beside their links: that is what it is for.
    let anywhere = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert(HeaderName::from_static("cross-origin-resource-policy"), anywhere);
    Ok(response)
}

/// An SVG as PNG; none if it is none.
fn paint(svg: &str) -> Option<Bytes> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "DejaVu Sans".into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).inspect_err(|error| tracing::error!(%error, "a card is no SVG")).ok()?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_fonts_are_fonts() {
        assert_eq!(FONTS.len(), 3, "a font that cannot be read is left out silently");
    }

    #[test]
    fn lines_are_broken_between_words_and_the_last_is_cut() {
        let lines = broken(&"word ".repeat(300), 58.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].ends_with("word") && lines[2].ends_with('…'), "{lines:?}");
        assert!(width(&broken(&"x".repeat(900), 58.0, 1)[0], 58.0) <= WIDTH);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

        #[test]
        fn any_words_are_drawn(title in "\\PC{0,200}", words in "(\\PC|<|&|\"|\u{1}){0,200}") {
            let claims = vec![("#2a7f9e".to_owned(), title.clone(), words.clone()); 5];
            let svg = Card::new(&words, &title, &words, claims).render().unwrap();
            prop_assert!(paint(&svg).is_some(), "{svg}");
        }
    }
}
