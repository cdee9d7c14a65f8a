//! A reading for a person at a terminal.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};
use dateline_link::amount;
use dateline_model::{
    Block, BlockKind, Claim, ClaimKind, Coverage, Polarity, Post, Precision, Reading, Span, TextIndex,
};
use unicode_width::UnicodeWidthStr;

/// The widest that text is set.
const MAX_WIDTH: usize = 96;

/// Titles.
pub const BOLD: Style = Style::new().bold();
/// What stands back: sources, counts.
pub const QUIET: Style = Style::new().dimmed();
const SOURCE: Style = Style::new().underline();
const CLAIM: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan)));
const DENIED: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// The width of the terminal; 80 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0)).clamp(40, MAX_WIDTH)
}

/// Prints a reading: its source and title, then post by post the words, sources underlined, and what is claimed.
pub fn print(out: &mut impl Write, reading: &Reading, coverage: &Coverage, width: usize) -> io::Result<()> {
    Page { reading, coverage, width, index: TextIndex::new(&reading.text) }.print(out)
}

struct Page<'p> {
    reading: &'p Reading,
    coverage: &'p Coverage,
    width: usize,
    index: TextIndex<'p>,
}

impl Page<'_> {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let report = &self.reading.report;
        let source = report.source.as_deref().unwrap_or("unknown source");
        let title = report.title.as_deref().unwrap_or(&report.path);
        writeln!(out, "{SOURCE}{source}{SOURCE:#}")?;
        self.wrap(out, title, "", BOLD, &[])?;
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let counts = [
            count(self.reading.posts.len(), "post"),
            count(self.reading.statements.len(), "statement"),
            count(self.reading.claims.len(), "claim"),
        ];
        writeln!(out, "{QUIET}{}{QUIET:#}", counts.join(", "))?;
        if let Some(encoding) = &report.encoding {
            writeln!(out, "{QUIET}! It is no UTF-8; it was read as {encoding}.{QUIET:#}")?;
        }
        for problem in &self.reading.problems {
            let line = problem.line.map(|l| format!("line {l}: ")).unwrap_or_default();
            self.wrap(out, &format!("! {line}{}", problem.message), "", QUIET, &[])?;
        }
        let mut claims: HashMap<Option<&str>, Vec<&Claim>> = HashMap::new();
        for claim in &self.reading.claims {
            claims.entry(claim.post.as_deref()).or_default().push(claim);
        }
        for post in &self.reading.posts {
            self.post(out, post, claims.get(&Some(post.id.as_str())).map_or(&[][..], Vec::as_slice))?;
        }
        writeln!(out)
    }

    fn post(&self, out: &mut impl Write, post: &Post, claims: &[&Claim]) -> io::Result<()> {
        let when = when(post, self.coverage);
        let rule = "─".repeat(self.width.saturating_sub(when.width() + 1));
        writeln!(out, "\n{BOLD}{when}{BOLD:#} {QUIET}{rule}{QUIET:#}")?;
        if let Some(headline) = &post.headline {
            self.wrap(out, headline, "", BOLD, &[])?;
        }
        let blocks =
            self.reading.blocks.iter().filter(|b| b.post.as_deref() == Some(&post.id) && b.kind == BlockKind::Body);
        for block in blocks {
            self.body(out, block)?;
        }
        for media in &post.media {
            let words = [media.caption.as_deref(), media.credit.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ");
            let kind = serde_json::to_string(&media.kind).unwrap_or_default().replace(['"', '_'], " ");
            self.wrap(out, format!("[{}] {words}", kind.trim()).trim_end(), "  ", QUIET, &[])?;
        }
        for claim in claims {
            self.claim(out, claim)?;
        }
        Ok(())
    }

    /// A paragraph with its sources underlined.
    fn body(&self, out: &mut impl Write, block: &Block) -> io::Result<()> {
        let sources: Vec<Span> =
            self.reading.statements.iter().filter_map(|s| s.speaker.span).filter(|s| block.span.contains(*s)).collect();
        let start = self.index.byte(block.span.start);
        let marks: Vec<std::ops::Range<usize>> = sources
            .iter()
            .map(|s| {
                let bytes = self.index.bytes(*s);
                bytes.start - start..bytes.end - start
            })
            .collect();
        self.wrap(out, self.index.slice(block.span), "", Style::new(), &marks)
    }

    fn claim(&self, out: &mut impl Write, claim: &Claim) -> io::Result<()> {
        let what = describe(claim);
        let style = if claim.polarity == Polarity::Asserted { CLAIM } else { DENIED };
        write!(out, "  {style}▸{style:#} ")?;
        self.wrap_after(out, &what, "    ", Style::new(), 4)?;
        let by = self.reading.statements.iter().find(|s| Some(&s.id) == claim.statement.as_ref());
        let speaker = by.map(|s| {
            let who = [s.speaker.name.as_deref(), claim.claimant.name.as_deref().or(s.speaker.role.as_deref())];
            let mut who: Vec<&str> = who.into_iter().flatten().collect();
            who.dedup();
            let medium = s.medium.as_deref().map(|m| format!(" ({m})")).unwrap_or_default();
            format!(
                "{} {}{medium}",
                if s.mode == dateline_model::Mode::Direct { "in the words of" } else { "says" },
                who.join(", ")
            )
        });
        let line = speaker
            .unwrap_or_else(|| format!("says {} itself", claim.claimant.name.as_deref().unwrap_or("the report")));
        self.wrap(out, &line, "    ", QUIET, &[])
    }

    fn wrap(
        &self,
        out: &mut impl Write,
        text: &str,
        indent: &str,
        style: Style,
        marks: &[std::ops::Range<usize>],
    ) -> io::Result<()> {
        write!(out, "{indent}")?;
        self.lines(out, text, indent, style, marks, indent.width())
    }

    fn wrap_after(
        &self,
        out: &mut impl Write,
        text: &str,
        indent: &str,
        style: Style,
        column: usize,
    ) -> io::Result<()> {
        self.lines(out, text, indent, style, &[], column)
    }

    /// Sets words in lines no wider than the page; those in a mark are underlined.
    fn lines(
        &self,
        out: &mut impl Write,
        text: &str,
        indent: &str,
        style: Style,
        marks: &[std::ops::Range<usize>],
        column: usize,
    ) -> io::Result<()> {
        let mut column = column;
        let mut first = true;
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let wide = word.width();
            if !first && column + 1 + wide > self.width {
                write!(out, "\n{indent}")?;
                column = indent.width();
            } else if !first {
                // The space between two marked words is underlined as they are.
                let within = marks.iter().any(|m| m.start < at && at < m.end);
                if within {
                    write!(out, "{SOURCE} {SOURCE:#}")?;
                } else {
                    write!(out, " ")?;
                }
                column += 1;
            }
            match marks.iter().find(|m| m.start < at + word.len() && at < m.end) {
                Some(mark) => {
                    let from = mark.start.saturating_sub(at).min(word.len());
                    let to = (mark.end - at).min(word.len());
                    let (a, b, c) = (
                        word.get(..from).unwrap_or(""),
                        word.get(from..to).unwrap_or(word),
                        word.get(to..).unwrap_or(""),
                    );
                    write!(out, "{a}{SOURCE}{b}{SOURCE:#}{c}")?;
                }
                None => write!(out, "{style}{word}{style:#}")?,
            }
            column += wide;
            first = false;
        }
        writeln!(out)
    }
}

/// When a post was published, in the coverage's zone.
pub fn when(post: &Post, coverage: &Coverage) -> String {
    let Some(utc) = post.time.utc else { return "no time given".into() };
    let inferred = if post.time.basis == dateline_model::Basis::Explicit { "" } else { " (worked out)" };
    if utc.precision() == Precision::Day {
        return format!("{}{inferred}", utc.datetime().strftime("%a %-d %B %Y"));
    }
    let local = utc.timestamp().to_zoned(coverage.zone());
    format!("{}{inferred}", local.strftime("%a %-d %B %Y, %H:%M %Z"))
}

/// A claim in one line: “killed: more than 3,000 soldiers of Ruritania”.
pub fn describe(claim: &Claim) -> String {
    let mut parts = Vec::new();
    match claim.polarity {
        Polarity::Denied => parts.push("denies".to_owned()),
        Polarity::Questioned => parts.push("doubts".to_owned()),
        Polarity::Asserted => {}
    }
    let head = parts.len();
    parts.push(claim.kind.to_string().trim_start_matches("other:").replace('_', " "));
    parts.extend(claim.quantity.as_ref().map(|q| amount(&q.quantity)));
    let people = match claim.target.civilian {
        Some(true) if claim.kind.counts_people() => Some("civilians"),
        Some(false) if claim.kind.counts_people() => Some("soldiers"),
        _ => None,
    };
    parts.extend(claim.item.clone().or(people.map(str::to_owned)));
    if let Some(target) = &claim.target.side {
        parts.push(format!("of {target}"));
    }
    if let (Some(actor), false) = (&claim.actor.side, claim.kind == ClaimKind::Mobilisation) {
        parts.push(format!("by {actor}"));
    } else if let Some(actor) = &claim.actor.side {
        parts.push(format!("of {actor}"));
    }
    if let Some(place) = claim.place.as_ref().and_then(|p| p.name.as_deref()) {
        parts.push(format!("at {place}"));
    }
    if let Some(period) = &claim.period.text {
        parts.push(format!("({period})"));
    }
    if parts.len() > head + 1 {
        parts[head].push(':');
    }
    parts.join(" ")
}
