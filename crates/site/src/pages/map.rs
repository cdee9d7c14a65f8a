//! `/{slug}/map`: what is claimed to have happened where, when, and who says so.

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Covered, address};
use crate::{
    PageError, Site,
    language::{Reader, Translator},
    map,
    map::{Look, Map},
    respond,
    view::{DayView, Head, Section},
    when,
};

/// The closest that the map can be looked at.
const CLOSEST: u32 = 6;
/// The most days to choose from: the latest.
const MOST_DAYS: usize = 120;

/// What may be asked of the map.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    day: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    zoom: String,
}

/// A day to choose.
struct DayLink {
    day: DayView,
    url: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    head: Head,
    t: Translator,
    map: Map,
    days: Vec<DayLink>,
    /// The day that is shown alone.
    day: Option<DayView>,
    /// The name of the place in the middle.
    around: Option<String>,
    all_days: String,
    closer: Option<String>,
    wider: Option<String>,
    /// The region where most of it is.
    region: Option<String>,
    slug: String,
    /// What the page's script says, as JSON.
    script: String,
}

impl MapPage {
    /// The address of the map around a place.
    fn around_url(&self, id: &str) -> String {
        let day = self.day.as_ref().map_or("", |day| day.date.as_str());
        self.t.to(&address(&format!("/{}/map", self.slug), &[("place", id), ("day", day), ("zoom", "2")]))
    }
}

pub(crate) async fn map(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_MAP: PageError = PageError::NotFound("no-map");
    let Query(asked) = query.map_err(|_| NO_MAP)?;
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let picture = site.picture(&covered).await?;
    let day = match asked.day.as_str() {
        "" => None,
        text => Some(text.parse::<Date>().ok().filter(|day| picture.days.contains_key(day)).ok_or(NO_MAP)?),
    };
    let zoom = match asked.zoom.as_str() {
        "" => 1,
        text => text.parse::<u32>().ok().filter(|zoom| *zoom <= CLOSEST).ok_or(NO_MAP)?,
    };
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let look = Look { day, place: asked.place.clone(), zoom };
    let shown = {
        let (covered, picture, look) = (&covered, &picture, &look);
        map::map(covered, picture, look)
    };
    let middle = shown.places.iter().find(|place| place.id == asked.place).map(|place| place.name.clone());
    let place = if middle.is_some() { asked.place.as_str() } else { "" };
    let t = covered.t;
    let url = |day: &str, place: &str, zoom: u32| {
        let zoom = if zoom == 1 { String::new() } else { zoom.to_string() };
        t.to(&address(&format!("/{slug}/map"), &[("day", day), ("place", place), ("zoom", &zoom)]))
    };
    let days = picture.days.keys().rev().take(MOST_DAYS).rev();
    let page = MapPage {
        head: covered.head(Section::Map),
        t,
        script: serde_json::json!({ "all": t.say("map-all-days-told"), "shown": t.forms("map-shown") }).to_string(),
        days: days
            .map(|date| DayLink {
                day: when::day_view(t, &covered.coverage, *date),
                url: url(&date.to_string(), place, zoom),
                here: day == Some(*date),
            })
            .collect(),
        day: day.map(|date| when::day_view(t, &covered.coverage, date)),
        all_days: url("", place, zoom),
        closer: (zoom < CLOSEST).then(|| url(&asked.day, place, zoom.max(1) + 1)),
        wider: (zoom > 0).then(|| url(&asked.day, if zoom > 1 { place } else { "" }, zoom - 1)),
        region: (zoom != 1 || middle.is_some()).then(|| url(&asked.day, "", 1)),
        around: middle,
        map: shown,
        slug: slug.clone(),
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}
