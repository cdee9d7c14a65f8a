//! A digest as it is handed on: in a terminal, as Markdown, as HTML, as a message.

use std::fmt::Write as _;

use dateline_link::{Digest, Section, Sentence};
use dateline_model::Coverage;
use mail_builder::{
    MessageBuilder,
    headers::content_type::ContentType,
    mime::{BodyPart, MimePart},
};

use crate::{claims::Claims, terminal};

/// A digest with its title and the origins of its sentences.
pub struct Sheet<'s> {
    /// “Day 3: Wednesday, 11 March 2026”.
    pub title: String,
    /// What is told.
    pub digest: &'s Digest,
    /// The claims it stands on.
    pub claims: &'s Claims,
    /// The event.
    pub coverage: &'s Coverage,
}

/// One line of a section: a side's name, or a sentence with its origins.
enum Line<'l> {
    Side(&'l str),
    Sentence(&'l str, String),
}

impl Sheet<'_> {
    fn sections(&self) -> impl Iterator<Item = (&'static str, &Section)> {
        let digest = self.digest;
        [("Disputed", &digest.disputed), ("Changed", &digest.changed), ("New", &digest.new)]
            .into_iter()
            .filter(|(_, section)| !section.sentences.is_empty() || !section.folded.is_empty())
    }

    /// Sentences in their order, what each side says together.
    fn lines<'l>(&self, sentences: &'l [Sentence]) -> Vec<Line<'l>> {
        let told = |sentence: &'l Sentence| {
            let mut origins: Vec<String> =
                sentence.claims.iter().map(|id| self.claims.origin(id, self.coverage)).collect();
            origins.dedup();
            Line::Sentence(&sentence.text, origins.join("; "))
        };
        let mut sides: Vec<&str> = Vec::new();
        for side in sentences.iter().filter_map(|sentence| sentence.side.as_deref()) {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        let mut lines: Vec<Line<'l>> = sentences.iter().filter(|sentence| sentence.side.is_none()).map(told).collect();
        for side in sides {
            lines.push(Line::Side(if side.is_empty() { "Nobody's side" } else { side }));
            lines.extend(sentences.iter().filter(|sentence| sentence.side.as_deref() == Some(side)).map(told));
        }
        lines
    }

    /// For a terminal.
    pub fn text(&self) -> String {
        let (bold, quiet) = (terminal::BOLD, terminal::QUIET);
        let mut out = format!("{bold}{}{bold:#}\n", self.title);
        for (name, section) in self.sections() {
            let _ = writeln!(out, "\n{bold}{name}{bold:#}");
            for line in self.lines(&section.sentences) {
                let _ = match line {
                    Line::Side(side) => writeln!(out, "{quiet}{side}{quiet:#}"),
                    Line::Sentence(text, origins) => writeln!(out, "- {text} {quiet}({origins}){quiet:#}"),
                };
            }
            if !section.folded.is_empty() {
                let _ = writeln!(out, "{quiet}… and {} more{quiet:#}", section.folded.len());
            }
        }
        out
    }

    /// As Markdown; what is folded opens where HTML is shown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", marked(&self.title));
        let lines = |out: &mut String, sentences: &[Sentence]| {
            for line in self.lines(sentences) {
                let _ = match line {
                    Line::Side(side) => writeln!(out, "\n**{}**\n", marked(side)),
                    Line::Sentence(text, origins) => writeln!(out, "- {} *({})*", marked(text), marked(&origins)),
                };
            }
        };
        for (name, section) in self.sections() {
            let _ = writeln!(out, "\n## {name}\n");
            lines(&mut out, &section.sentences);
            if !section.folded.is_empty() {
                let _ = writeln!(out, "\n<details><summary>{} more</summary>\n", section.folded.len());
                lines(&mut out, &section.folded);
                let _ = writeln!(out, "\n</details>");
            }
        }
        out
    }

    /// As a page of HTML that asks nobody for anything.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let language = escaped(&self.coverage.language);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n"
        );
        let lines = |out: &mut String, sentences: &[Sentence]| {
            let mut open = false;
            for line in self.lines(sentences) {
                match line {
                    Line::Side(side) => {
                        let close = if open { "</ul>\n" } else { "" };
                        let _ = writeln!(out, "{close}<h3>{}</h3>", escaped(side));
                        open = false;
                    }
                    Line::Sentence(text, origins) => {
                        let list = if open { "" } else { "<ul>\n" };
                        let _ =
                            writeln!(out, "{list}<li>{} <small>({})</small></li>", escaped(text), escaped(&origins));
                        open = true;
                    }
                }
            }
            if open {
                out.push_str("</ul>\n");
            }
        };
        for (name, section) in self.sections() {
            let _ = writeln!(out, "<h2>{name}</h2>");
            lines(&mut out, &section.sentences);
            if !section.folded.is_empty() {
                let _ = writeln!(out, "<details><summary>{} more</summary>", section.folded.len());
                lines(&mut out, &section.folded);
                let _ = writeln!(out, "</details>");
            }
        }
        out.push_str("</html>\n");
        out
    }

    /// As a whole message (RFC 5322) with the text and the page, ready for `sendmail -t`.
    ///
    /// # Errors
    /// If an address cannot be written.
    pub fn message(&self, from: &str, to: Option<&str>, now: jiff::Timestamp) -> std::io::Result<String> {
        let slug = &self.coverage.slug;
        let subject = match &self.coverage.title[..] {
            "" => self.title.clone(),
            title => format!("{title}: {}", self.title),
        };
        let plain = anstream::adapter::strip_str(&self.text()).to_string();
        let parts = vec![MimePart::new("text/plain", plain), MimePart::new("text/html", self.html())];
        // A boundary of our own, so that one digest is one message.
        let mixed = ContentType::new("multipart/alternative").attribute("boundary", "=_dateline_digest");
        let mut message = MessageBuilder::new()
            .from(from)
            .subject(subject)
            .date(now.as_second())
            .message_id(format!("{}.{slug}@dateline.invalid", now.as_second()))
            .body(MimePart::new(mixed, BodyPart::Multipart(parts)));
        if let Some(to) = to {
            message = message.to(to);
        }
        message.write_to_string()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Words in which nothing is taken for Markdown.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
