//! `/{slug}/tallies`: how each claimant's numbers moved, as charts; the same as CSV and JSON.

use askama::Template;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use dateline_link::Tally;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Covered, address};
use crate::{
    PageError, Site,
    chart::{self, Chart, Row},
    language::{Html, Reader, Translator},
    picture::Picture,
    respond,
    view::{Head, Section},
};

/// The charts of one page.
const ON_PAGE: usize = 20;
/// The numbers that were given once, on the first page.
const MOST_STILL: usize = 100;

/// What may be asked of the tallies page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: String,
}

/// A number that one claimant gave once.
struct Still {
    title: String,
    url: String,
    row: Row,
}

#[derive(Template)]
#[template(path = "tallies.html")]
struct TalliesPage {
    head: Head,
    t: Translator,
    charts: Vec<Chart>,
    still: Vec<Still>,
    still_left: usize,
    earlier: Option<String>,
    later: Option<String>,
}

impl TalliesPage {
    /// All numbers as CSV.
    fn csv_url(&self) -> String {
        format!("/{}/tallies.csv", self.head.slug)
    }
}

pub(crate) async fn tallies(
    State(site): State<Site>,
    reader: Reader,
    Path(slug): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
    request: HeaderMap,
) -> Result<Response, PageError> {
    const NO_PAGE: PageError = PageError::NotFound("no-page-of-tallies");
    let Query(asked) = query.map_err(|_| NO_PAGE)?;
    let number = if asked.page.is_empty() { 1 } else { asked.page.parse::<usize>().map_err(|_| NO_PAGE)? };
    let covered = Covered::find(&site, &slug).await?.read_by(reader);
    let picture = site.picture(&covered).await?;
    let tag = respond::tag_at(covered.last_change, picture.change as i64);
    if respond::has(&request, &tag) {
        return Ok(respond::unchanged(&tag, respond::SHORTLY));
    }
    let steps = |tally: &Tally| tally.lines.iter().map(|line| line.steps.len()).sum::<usize>();
    let (mut told, once): (Vec<&Tally>, Vec<&Tally>) = picture.tallies.iter().partition(|tally| steps(tally) > 1);
    told.sort_by_key(|tally| std::cmp::Reverse(steps(tally)));
    let begin = number.checked_sub(1).and_then(|n| n.checked_mul(ON_PAGE)).ok_or(NO_PAGE)?;
    if begin > 0 && begin >= told.len() {
        return Err(NO_PAGE);
    }
    let page_url = |n: usize| {
        let n = if n > 1 { n.to_string() } else { String::new() };
        covered.t.to(&address(&format!("/{slug}/tallies"), &[("page", &n)]))
    };
    let still = |tally: &&Tally| {
        let chart = chart::chart(&covered, &picture, tally)?;
        Some(Still { title: chart.title, url: chart.url, row: chart.rows.into_iter().next()? })
    };
    let most = if begin == 0 { MOST_STILL } else { 0 };
    let page = TalliesPage {
        head: covered.head(Section::Tallies),
        t: covered.t,
        charts: told.iter().skip(begin).take(ON_PAGE).filter_map(|t| chart::chart(&covered, &picture, t)).collect(),
        still: once.iter().take(most).filter_map(still).collect(),
        still_left: once.len().saturating_sub(MOST_STILL),
        earlier: (number > 1).then(|| page_url(number - 1)),
        later: (begin + ON_PAGE < told.len()).then(|| page_url(number + 1)),
    };
    Ok(respond::page(page.render()?, Some(&tag), respond::SHORTLY))
}

pub(crate) async fn csv(State(site): State<Site>, Path(slug): Path<String>) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let picture = site.picture(&covered).await?;
    let mut out = String::from("question,title,side,claimant,at,min,max,modifier,claim,source,words,address\r\n");
    for cells in records(&covered, &picture) {
        let cells = [
            cell(cells.question),
            cell(cells.title),
            cell(cells.side),
            cell(cells.claimant),
            cells.at,
            cells.min.map(|n| n.to_string()).unwrap_or_default(),
            cells.max.map(|n| n.to_string()).unwrap_or_default(),
            cells.modifier,
            cell(cells.claim),
            cell(cells.source),
            cell(cells.words),
            cell(&cells.address),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    Ok(respond::file(out.into_bytes().into(), "text/csv; charset=utf-8", respond::SHORTLY))
}

pub(crate) async fn json(State(site): State<Site>, Path(slug): Path<String>) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let picture = site.picture(&covered).await?;
    let records: Vec<Record<'_>> = records(&covered, &picture).collect();
    let told = serde_json::json!({ "coverage": slug, "change": picture.change, "steps": records });
    Ok(respond::file(told.to_string().into_bytes().into(), "application/json", respond::SHORTLY))
}

/// A step with all that is known of it.
#[derive(Serialize)]
struct Record<'p> {
    question: &'p str,
    title: &'p str,
    side: &'p str,
    claimant: &'p str,
    /// UTC.
    at: String,
    min: Option<f64>,
    max: Option<f64>,
    modifier: String,
    claim: &'p str,
    source: &'p str,
    words: &'p str,
    /// Where the words stand on this site.
    address: String,
}

fn records<'p>(covered: &'p Covered, picture: &'p Picture) -> impl Iterator<Item = Record<'p>> {
    let lines = picture.tallies.iter().flat_map(|tally| tally.lines.iter().map(move |line| (tally, line)));
    let steps = lines.flat_map(|(tally, line)| line.steps.iter().map(move |step| (tally, line, step)));
    steps.filter_map(|(tally, line, step)| {
        let said = picture.said(&step.claim)?;
        let modifier = serde_json::to_value(step.quantity.modifier).ok()?;
        Some(Record {
            question: &tally.question,
            title: &tally.title,
            side: &line.side,
            claimant: &line.claimant,
            at: Timestamp::from_second(step.at).unwrap_or_default().to_string(),
            min: step.quantity.min.filter(|n| n.is_finite()),
            max: step.quantity.max.filter(|n| n.is_finite()),
            modifier: modifier.as_str().unwrap_or_default().to_owned(),
            claim: &step.claim,
            source: &said.source,
            words: &said.claim.text,
            address: said.url(covered),
        })
    })
}

/// A cell of RFC 4180. What a spreadsheet would take for a formula is set off, since others wrote it.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_holds_whatever_it_is_given_and_runs_nothing() {
        assert_eq!(cell("He said \"no\",\nthen left"), "\"He said \"\"no\"\",\nthen left\"");
        assert_eq!(cell("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
    }
}
