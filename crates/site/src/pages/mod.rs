//! One handler a page.

pub mod about;
pub mod corrections;
pub mod digest;
pub mod index;
pub mod live;
pub mod map;
pub mod permalink;
pub mod post;
pub mod questions;
pub mod search;
mod shown;
pub mod sources;
pub mod tallies;
mod wanted;

use axum::{
    extract::{Path, State},
    response::Response,
};
use dateline_model::Coverage;
use dateline_store::{ChangeNo, CoverageId, StoredCoverage};
use jiff::tz::TimeZone;

pub(crate) use shown::{Surroundings, all, cards};

use crate::{
    PageError, Site, assets,
    language::{Language, Reader, Translator},
    parties, respond,
    view::{Head, Section, Share},
    when, words,
};

/// The templates' texts: pages that other templates wrote are not this build's.
pub(crate) const TEMPLATES: [&str; 35] = [
    include_str!("../../templates/about.html"),
    include_str!("../../templates/answer.html"),
    include_str!("../../templates/axis.html"),
    include_str!("../../templates/base.html"),
    include_str!("../../templates/chart.html"),
    include_str!("../../templates/contents_line.html"),
    include_str!("../../templates/corrections.html"),
    include_str!("../../templates/coverage.html"),
    include_str!("../../templates/coverage_head.html"),
    include_str!("../../templates/day.html"),
    include_str!("../../templates/digest.html"),
    include_str!("../../templates/digest_lines.html"),
    include_str!("../../templates/followed.html"),
    include_str!("../../templates/embed.html"),
    include_str!("../../templates/feed_post.html"),
    include_str!("../../templates/foot.html"),
    include_str!("../../templates/filter.html"),
    include_str!("../../templates/found.html"),
    include_str!("../../templates/languages.html"),
    include_str!("../../templates/live.html"),
    include_str!("../../templates/map.html"),
    include_str!("../../templates/map_claims.html"),
    include_str!("../../templates/pieces.html"),
    include_str!("../../templates/pinned.html"),
    include_str!("../../templates/post.html"),
    include_str!("../../templates/post_body.html"),
    include_str!("../../templates/post_item.html"),
    include_str!("../../templates/question.html"),
    include_str!("../../templates/question_card.html"),
    include_str!("../../templates/questions.html"),
    include_str!("../../templates/search.html"),
    include_str!("../../templates/sources.html"),
    include_str!("../../templates/tallies.html"),
    include_str!("../../templates/why.html"),
    include_str!("../../templates/telling.html"),
];

/// The coverage of an address, with its zone.
pub(crate) struct Covered {
    pub id: CoverageId,
    pub coverage: Coverage,
    pub zone: TimeZone,
    pub last_change: ChangeNo,
    /// Where the world reaches the site.
    pub base: Option<String>,
    /// What its pages are told by: English, unless an address asked for another language.
    pub t: Translator,
    /// The address that was asked for, without its language.
    pub here: String,
}

impl Covered {
    /// The coverage with a slug.
    pub async fn find(site: &Site, slug: &str) -> Result<Self, PageError> {
        let found = site.store().coverage(slug).await?;
        let base = site.config().base.clone();
        let covered = found.map(|stored| Covered { base, ..Covered::from(stored) });
        covered.ok_or(PageError::NotFound("no-coverage"))
    }

    /// The same for the page that a reader asks for.
    pub fn read_by(self, Reader { t, here }: Reader) -> Self {
        Covered { t, here, ..self }
    }

    /// The address of one of its pages, in the reader's language; `path` is what comes after the slug.
    pub fn to(&self, path: &str) -> String {
        self.t.to(&format!("/{}{path}", self.coverage.slug))
    }

    /// A path of the site as an address: absolute if the site knows where the world reaches it.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_deref().unwrap_or_default())
    }

    /// A page's address in each language, as search engines are told of it; none where the site knows no address of its
    /// own, since they take no others.
    pub fn languages(&self, path: &str) -> Vec<(&'static str, String)> {
        if self.base.is_none() {
            return Vec::new();
        }
        let all = Language::ALL.into_iter().map(|language| (language.tag(), Translator::of(language)));
        let any = std::iter::once(("x-default", Translator::ENGLISH));
        all.chain(any).map(|(tag, t)| (tag, self.address(&t.canonical(path)))).collect()
    }

    /// What a page of the coverage says of itself to those who share it.
    fn share(&self, section: Section) -> Share {
        let slug = &self.coverage.slug;
        let address = |path: String| self.base.as_ref().map(|_| self.address(&path));
        Share {
            url: section.path().and_then(|path| address(self.t.canonical(&format!("/{slug}{path}")))),
            image: address(format!("/{slug}/card.png?v={}", self.last_change)),
            oembed: None,
            languages: section.path().map(|path| self.languages(&format!("/{slug}{path}"))).unwrap_or_default(),
        }
    }

    /// The head of its pages.
    pub fn head(&self, section: Section) -> Head {
        let coverage = &self.coverage;
        let css = parties::stylesheet(coverage);
        let (sides, bystanders): (Vec<_>, Vec<_>) = coverage.parties.iter().partition(|p| p.side);
        let at = coverage.first_day.and_then(|d| d.to_zoned(self.zone.clone()).ok()).map(|z| z.timestamp());
        Head {
            t: self.t,
            here: self.here.clone(),
            slug: coverage.slug.clone(),
            title: coverage.title.clone(),
            summary: coverage.summary.clone(),
            language: coverage.language.clone(),
            parties: sides.into_iter().chain(bystanders).map(|p| parties::party(coverage, &p.name)).collect(),
            // A zone with summer time has another offset half of the year: the one of the event's first day is meant.
            zone: when::zone_words(&self.zone, at.unwrap_or(jiff::Timestamp::UNIX_EPOCH)),
            zone_name: coverage.time_zone.clone(),
            parties_css: format!("/{}/parties.css?v={}", coverage.slug, assets::hash(css.as_bytes())),
            share: self.share(section),
            section,
            searched: String::new(),
        }
    }
}

impl From<StoredCoverage> for Covered {
    fn from(stored: StoredCoverage) -> Self {
        let (zone, t) = (stored.coverage.zone(), Translator::ENGLISH);
        Covered {
            id: stored.id,
            coverage: stored.coverage,
            zone,
            last_change: stored.last_change,
            base: None,
            t,
            here: String::new(),
        }
    }
}

/// The stylesheet with the parties' colours.
pub(crate) async fn parties_css(State(site): State<Site>, Path(slug): Path<String>) -> Result<Response, PageError> {
    let covered = Covered::find(&site, &slug).await?;
    let css = parties::stylesheet(&covered.coverage);
    Ok(respond::file(css.into_bytes().into(), "text/css; charset=utf-8", respond::FOR_EVER))
}

/// An address with those parts of a query that are not empty.
pub(crate) fn address(path: &str, parts: &[(&str, &str)]) -> String {
    let mut url = path.to_owned();
    for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
        let sign = if url.contains('?') { '&' } else { '?' };
        url.push_str(&format!("{sign}{name}={}", words::in_query(value)));
    }
    url
}
