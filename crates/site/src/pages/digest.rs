//! `/{slug}/digest`: what the last day brought; `/{slug}/digest/{date}`: any day, and with `.eml` after it as a message.

use std::{collections::BTreeSet, ops::Bound};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use dateline_link::{Digest, Letter, Section as Part, Sentence, Sheet};
use jiff::civil::Date;

use super::Covered;
use crate::{
    PageError, Site, answers,
    language::{Html, Reader, Translator, Words},
    picture::Picture,
    respond,
    view::{DayView, Head, PartyView, Section},
    when,
};

/// The most sentences that a section folds.
const MOST_FOLDED: usize = 300;
/// For days that are over: they change only when a source or the desk changes what was said on them.
const OVER: &str = "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400";
const NO_DAY: PageError = PageError::NotFound("no-day");

/// A section of the page.
struct SectionView {
    id: &'static str,
    name: Words,
    groups: Vec<Group>,
    folded: Vec<Group>,
    folded_count: usize,
    /// How many of these are not even folded.
    left_out: usize,
}

/// What one side says, or what is said of several.
struct Group {
    party: Option<PartyView>,
    sentences: Vec<SentenceView>,
}

struct SentenceView {
    text: String,
    origins: Vec<Origin>,
}

/// Who told it when.
struct Origin {
    words: String,
    url: String,
    title: String,
}

#[derive(Template)]
#[template(path = "digest.html")]
struct DigestPage {
    head: Head,
    t: Translator,
    day: DayView,
    posts: usize,
    sources: usize,
    /// Whether it is the last day.
    growing: bool,
    sections: Vec<SectionView>,
    before: Option<DayView>,
    after: Option<DayView>,
}

impl DigestPage {
    /// All posts of the day.
    fn day_url(&self) -> String {
        self.head.to(&format!("?order=oldest&day={}", self.day.date))
    }

    /// The digest of a day.
    fn url(&self, day: &str) -> String {
        self.head.to(&format!("/digest/{day}"))
    }
}

pub(crate) async fn latest(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let mut covered = Covered::find(&site, &slug).await?.read_by(reader);
    let picture = site.picture(&covered).await?;
    let day = *picture.days.keys().next_back().ok_or(NO_DAY)?;
    // In other languages too it is this day that is shown.
    covered.here = format!("/{slug}/digest/{day}");
    page(&covered, &picture, day, &request)
}

pub(crate) async fn of_day(
    State(site): State<Site>,
    reader: Reader,
    Path((slug, name)): Path<(String, String)>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let (date, message) = name.strip_suffix(".eml").map_or((name.as_str(), false), |date| (date, true));
    // One address a day: no other way of writing a date.
    let day = date.parse::<Date>().ok().filter(|day| day.to_string() == date).ok_or(NO_DAY)?;
    let picture = site.picture(&covered).await?;
    if message { as_message(&covered, &picture, day) } else { page(&covered, &picture, day, &request) }
}

fn page(covered: &Covered, picture: &Picture, day: Date, request: &HeaderMap) -> Result<Response, PageError> {
    let digest = picture.digest(day).ok_or(NO_DAY)?;
    let view = |date: &Date| when::day_view(covered.t, &covered.coverage, *date);
    let of_day: BTreeSet<&str> = picture.posts_of(day).map(|post| post.source.as_str()).collect();
    let after = picture.days.range((Bound::Excluded(day), Bound::Unbounded)).next();
    let page = DigestPage {
        head: covered.head(Section::Digest),
        t: covered.t,
        day: view(&day),
        posts: picture.days.get(&day).copied().unwrap_or_default(),
        sources: of_day.len(),
        growing: after.is_none(),
        sections: sections(covered, picture, &digest),
        before: picture.days.range(..day).next_back().map(|(date, _)| view(date)),
        after: after.map(|(date, _)| view(date)),
    };
    let (growing, body) = (page.growing, page.render()?);
    // The page of a day that is over stays the same while others come.
    let tag = respond::tag_of(&body);
    let caching = if growing { respond::SHORTLY } else { OVER };
    if respond::has(request, &tag) {
        return Ok(respond::unchanged(&tag, caching));
    }
    Ok(respond::page(body, Some(&tag), caching))
}

fn sections(covered: &Covered, picture: &Picture, digest: &Digest) -> Vec<SectionView> {
    let parts = [
        ("disputed", "digest-disputed", &digest.disputed),
        ("changed", "digest-changed", &digest.changed),
        ("new", "digest-new", &digest.new),
    ];
    let told = |(_, _, part): &(&str, &str, &Part)| !part.sentences.is_empty() || !part.folded.is_empty();
    let view = |(id, name, part): (&'static str, &'static str, &Part)| SectionView {
        id,
        name: covered.t.say(name),
        groups: groups(covered, picture, &part.sentences),
        folded: groups(covered, picture, &part.folded[..part.folded.len().min(MOST_FOLDED)]),
        folded_count: part.folded.len(),
        left_out: part.folded.len().saturating_sub(MOST_FOLDED),
    };
    parts.into_iter().filter(told).map(view).collect()
}

/// What each side says together, the coverage's sides in its order.
fn groups(covered: &Covered, picture: &Picture, sentences: &[Sentence]) -> Vec<Group> {
    let coverage = &covered.coverage;
    let mut groups: Vec<(Option<&str>, Group)> = Vec::new();
    for sentence in sentences {
        let side = sentence.side.as_deref();
        let view = SentenceView { text: sentence.text.clone(), origins: origins(covered, picture, sentence) };
        match groups.iter_mut().find(|(of, _)| *of == side) {
            Some((_, group)) => group.sentences.push(view),
            None => {
                let party = side.map(|side| answers::party(covered, side));
                groups.push((side, Group { party, sentences: vec![view] }));
            }
        }
    }
    let place = |side: &str| coverage.parties.iter().position(|p| p.name == side).unwrap_or(usize::MAX);
    groups.sort_by_key(|(side, _)| side.map(place));
    groups.into_iter().map(|(_, group)| group).collect()
}

fn origins(covered: &Covered, picture: &Picture, sentence: &Sentence) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    for said in sentence.claims.iter().filter_map(|id| picture.said(id)) {
        let time = when::of_post(covered.t, &covered.zone, &said.time, said.first_seen);
        let words = format!("{}{}{}", said.source, covered.t.say("comma"), time.both(covered.t));
        if !origins.iter().any(|origin| origin.words == words) {
            origins.push(Origin { words, url: said.url(covered), title: time.title });
        }
    }
    origins
}

/// A day's digest as a message that its reader sends on.
fn as_message(covered: &Covered, picture: &Picture, day: Date) -> Result<Response, PageError> {
    let digest = picture.digest(day).ok_or(NO_DAY)?;
    // A message is in English, as its sentences are.
    let (t, coverage) = (Translator::ENGLISH, &covered.coverage);
    let view = when::day_view(t, coverage, day);
    let title = view.number.map(|number| format!("{number}: ")).unwrap_or_default() + &t.long_date(day);
    let origin = |id: &str| {
        let Some(said) = picture.said(id) else { return String::new() };
        let time = when::of_post(t, &covered.zone, &said.time, said.first_seen);
        let at = time.both(t);
        if time.is_day() {
            return format!("{}, {at}", said.source);
        }
        format!("{}, {at} {}", said.source, when::zone_words(&covered.zone, said.sorted_at))
    };
    let sheet =
        Sheet { title: &title, event: &coverage.title, language: &coverage.language, digest: &digest, origin: &origin };
    // A message of a day is of the day's end, whenever it is asked for.
    let end = day.tomorrow().ok().and_then(|next| next.to_zoned(covered.zone.clone()).ok());
    let end = end.map(|end| end.timestamp()).ok_or(NO_DAY)?;
    let id = format!("{}.{}@dateline.invalid", end.as_second(), coverage.slug);
    let letter = Letter { from: "dateline@localhost", to: None, at: end, id: &id, headers: &[] };
    let message = sheet.message(&letter).map_err(|_| PageError::Broken)?;
    let mut response = respond::file(message.into_bytes().into(), "message/rfc822", respond::SHORTLY);
    let name = format!("attachment; filename=\"{}-{day}.eml\"", coverage.slug);
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
