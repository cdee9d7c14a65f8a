//! Posts that come one by one with fields of their own: items of feeds, messages of channels, activities. Their words go
//! the way of all markup.

use dateline_model::{Basis, BlockKind, Coverage, Media, Precision, Problem, UtcTime};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::clock;
use crate::dates::Time;
use crate::draft::{Draft, DraftPost};
use crate::html::{Flow, Tree, plain};
use crate::text::content::{self, Style};
use crate::text::{Hint, Page};
use crate::xml::escape;

/// The most posts that are taken from one file.
pub(crate) const MAX_ENTRIES: usize = 1_000_000;
/// How many bytes of a headline are kept.
const MAX_HEADLINE: usize = 1000;

/// One post as its format has it.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub headline: Option<String>,
    /// Its words, as HTML.
    pub body: String,
    pub time: Option<Time>,
    pub author: Option<String>,
    pub media: Vec<Media>,
    pub anchor: Option<String>,
    pub url: Option<String>,
    pub updated: Option<UtcTime>,
    pub via: Option<String>,
    pub reply_to: Option<String>,
    pub views: Option<u64>,
}

/// What stands above the entries.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub title: Option<String>,
    /// What the source says of itself or of the event, as HTML.
    pub lead: Option<String>,
}

/// Makes a text of entries, and the draft over it.
pub(crate) fn lay_out(layout: &'static str, head: Head, entries: Vec<Entry>, coverage: &Coverage) -> (String, Draft) {
    let mut flow = Flow::default();
    if let Some(title) = head.title.as_deref().filter(|t| !t.trim().is_empty()) {
        flow.line(title, Hint::Title);
    }
    let titled = flow.lines.len();
    if let Some(lead) = &head.lead {
        add(&mut flow, lead);
    }
    let above = flow.lines.len();
    let ranges: Vec<_> = entries
        .iter()
        .map(|entry| {
            let from = flow.lines.len();
            if let Some(headline) = &entry.headline {
                let headline: String = headline.chars().take(MAX_HEADLINE).collect();
                flow.line(&headline, Hint::Heading);
            }
            add(&mut flow, &entry.body);
            from..flow.lines.len()
        })
        .collect();
    let Flow { text, lines, .. } = flow;
    let page = Page::new(&text, lines, coverage);
    let mut draft = Draft { layout, title: head.title, ..Draft::default() };
    for (i, line) in page.lines.iter().enumerate().take(above) {
        let kind = if i < titled { BlockKind::Title } else { BlockKind::Lead };
        draft.block(kind, line.range.clone(), None);
    }
    for (entry, range) in entries.into_iter().zip(&ranges) {
        let at = draft.posts.len();
        draft.posts.push(DraftPost {
            anchor: entry.anchor,
            url: entry.url,
            updated: entry.updated,
            via: entry.via,
            reply_to: entry.reply_to,
            views: entry.views,
            time: entry.time,
            ..DraftPost::default()
        });
        content::read(
            &page,
            range.clone(),
            Style { headlines: false, begun: entry.headline.is_none() },
            at,
            &mut draft,
        );
        let Some(post) = draft.posts.last_mut() else { continue };
        // What its format says counts before what its words look like.
        post.author = entry.author.or(post.author.take());
        for media in entry.media {
            if !post.media.iter().any(|m| m.url.is_some() && m.url == media.url) {
                post.media.push(media);
            }
        }
    }
    draft.close();
    // A post that is nothing but a picture has no words, but was there.
    for (post, range) in draft.posts.iter_mut().zip(&ranges).filter(|(_, r)| r.is_empty()) {
        let at = page.lines.get(range.start).map_or(text.len(), |l| l.range.start);
        post.range = at..at;
    }
    (text, draft)
}

/// Adds the lines of markup; of markup that is nested too deeply to be parsed, its words.
fn add(flow: &mut Flow, html: &str) {
    if html.trim().is_empty() {
        return;
    }
    match Tree::parse(html) {
        Some(tree) => {
            flow.add(&tree, 0..tree.nodes.len());
        }
        None => flow.line(&crate::html::strip(html), Hint::None),
    }
}

/// Plain text as markup: a paragraph for each block of lines, a break for each line.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    let mut gap = true;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            gap = true;
            continue;
        }
        html.push_str(if gap { "<p>" } else { "<br>" });
        escape(line, &mut html);
        gap = false;
    }
    html
}

/// A headline and a body. There is no headline where the body begins with its words, as it does where a source makes one of
/// what has none; there is no body where it says nothing but the headline.
pub(crate) fn headed(title: &str, body: String) -> (Option<String>, String) {
    let title = title.trim();
    let squeeze = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).take(MAX_HEADLINE).flat_map(char::to_lowercase).collect()
    };
    let own = squeeze(title);
    if title.is_empty() || own.is_empty() {
        return (Some(title.to_owned()).filter(|t| !t.is_empty()), body);
    }
    // Markup takes room, but a headline's words stand at the very beginning.
    let opening: String = body.chars().take(MAX_HEADLINE * 4).collect();
    let words = squeeze(&plain(&opening));
    match words.strip_prefix(&own) {
        Some("") => (Some(title.to_owned()), String::new()),
        Some(_) => (None, body),
        None => (Some(title.to_owned()), body),
    }
}

/// A time as formats for machines write it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum When {
    /// An instant, as precise as it was written.
    Instant(Timestamp, Precision),
    /// A date and a clock without a zone.
    Local(DateTime),
}

impl When {
    /// Reads a time of RFC 3339, of RFC 2822 also with a wrong weekday, in Unix seconds or milliseconds, or in the ways of
    /// people.
    pub(crate) fn read(text: &str) -> Option<When> {
        let text = text.trim();
        if text.is_empty() || text.len() > 200 {
            return None;
        }
        if let Ok(at) = text.parse::<Timestamp>() {
            return plausible(at, Precision::Second);
        }
        // The weekday is the part that is wrong most often, and says nothing more.
        let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
        if let Ok(at) = parser.parse_timestamp(text) {
            return plausible(at, Precision::Second);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            let number: i64 = text.parse().ok()?;
            let at = match text.len() {
                9..=10 => Timestamp::from_second(number),
                12..=13 => Timestamp::from_millisecond(number),
                _ => return None,
            };
            return plausible(at.ok()?, Precision::Second);
        }
        if let Ok(local) = text.parse::<DateTime>()
            && text.len() > 10
        {
            return Some(When::Local(local));
        }
        let (written, offset) = offset(text).map_or((text, None), |(written, zone)| (written, Some(zone)));
        let stamp = clock::whole(written)?;
        let date = stamp.date?.full()?;
        match (stamp.clock, offset.or(stamp.zone)) {
            (Some(clock), Some(zone)) => {
                let at = date.to_datetime(clock.time()).to_zoned(zone).ok()?.timestamp();
                plausible(at, clock.precision)
            }
            (Some(clock), None) => Some(When::Local(date.to_datetime(clock.time()))),
            (None, _) => plausible(date.to_zoned(TimeZone::UTC).ok()?.timestamp(), Precision::Day),
        }
    }

    /// The time of a post. One without a zone is in that of the coverage's pages.
    pub(crate) fn time(self, coverage: &Coverage) -> Time {
        let (at, precision, basis, reason) = match self {
            When::Instant(at, precision) => (Some(at), precision, Basis::Explicit, None),
            When::Local(local) => {
                let (zone, name) = match TimeZone::get(&coverage.time_zone) {
                    Ok(zone) => (zone, coverage.time_zone.as_str()),
                    Err(_) => (TimeZone::UTC, "UTC"),
                };
                let at = local.to_zoned(zone).ok().map(|z| z.timestamp());
                let reason = format!("the time is written without a zone; the zone is the coverage's, {name}");
                (at, Precision::Second, Basis::Inferred, Some(reason))
            }
        };
        Time { words: None, utc: at.map(|at| UtcTime::from_timestamp(at, precision)), precision, basis, reason }
    }

    /// The time in UTC, if it is known.
    pub(crate) fn utc(self) -> Option<UtcTime> {
        match self {
            When::Instant(at, precision) => Some(UtcTime::from_timestamp(at, precision)),
            When::Local(_) => None,
        }
    }
}

/// A time without the offset `-0400` or `+01:00` that it ends with, and the offset.
fn offset(text: &str) -> Option<(&str, TimeZone)> {
    let (written, offset) = text.rsplit_once(' ')?;
    let sign = match offset.bytes().next()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = offset[1..].replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let seconds = jiff::tz::Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?;
    Some((written, TimeZone::fixed(seconds)))
}

/// A time that a report can have. "1970-01-01" and "0001-01-01" are what programs write for none.
fn plausible(at: Timestamp, precision: Precision) -> Option<When> {
    const DAY_AFTER_EPOCH: i64 = 86_400;
    (at.as_second() > DAY_AFTER_EPOCH).then_some(When::Instant(at, precision))
}

/// The problem of times that cannot be read, or that nobody can have meant.
pub(crate) fn bad_times(count: usize, example: &str) -> Option<Problem> {
    let example: String = example.chars().take(60).collect();
    (count > 0).then(|| Problem {
        code: "bad-time".into(),
        message: format!("{count} posts have a time that cannot be read, such as “{example}”."),
        line: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        When::read(text).map(|w| match w {
            When::Instant(at, precision) => format!("{at} {precision:?}"),
            When::Local(local) => format!("{local} local"),
        })
    }

    #[test]
    fn times_are_read_in_all_ways_that_formats_write_them() {
        assert_eq!(at("2026-03-09T10:00:05+01:00").as_deref(), Some("2026-03-09T09:00:05Z Second"));
        assert_eq!(at("Mon, 09 Mar 2026 10:00:00 GMT").as_deref(), Some("2026-03-09T10:00:00Z Second"));
        // 9 March 2026 is a Monday.
        assert_eq!(at("Fri, 09 Mar 2026 10:00:00 +0100").as_deref(), Some("2026-03-09T09:00:00Z Second"));
        assert_eq!(at("Mon, 9 Mar 2026 10:00 EST").as_deref(), Some("2026-03-09T15:00:00Z Second"));
        assert_eq!(at("Mon, Mar 9 2026 10:00:00 -0400").as_deref(), Some("2026-03-09T14:00:00Z Second"));
        assert_eq!(at("1773050400").as_deref(), Some("2026-03-09T10:00:00Z Second"));
        assert_eq!(at("2026-03-09 10:00:00").as_deref(), Some("2026-03-09T10:00:00 local"));
        assert_eq!(at("2026-03-09").as_deref(), Some("2026-03-09T00:00:00Z Day"));
        assert_eq!(at("0001-01-01T00:00:00Z"), None);
        assert_eq!(at("Thu, 01 Jan 1970 00:00:00 GMT"), None);
        assert_eq!(at("soon"), None);
    }

    #[test]
    fn a_headline_that_the_body_repeats_is_none() {
        let of = |title: &str, body: &str| headed(title, body.to_owned());
        let body = "<p>The ferry waits at the pier, it is said.</p>";
        assert_eq!(of("The ferry waits at the…", body), (None, body.to_owned()));
        assert_eq!(of("Ferry waits", "<p>Late.</p>"), (Some("Ferry waits".into()), "<p>Late.</p>".into()));
        assert_eq!(of("Ferry waits", "<b>Ferry waits</b>"), (Some("Ferry waits".into()), String::new()));
        assert_eq!(of(" ", "x"), (None, "x".into()));
    }
}
