//! A digest as it is handed on: as text, as Markdown, as HTML, as a message.

use std::fmt::Write as _;

use mail_builder::{
    MessageBuilder,
    headers::{content_type::ContentType, raw::Raw},
    mime::{BodyPart, MimePart},
};

use crate::digest::{Digest, Section, Sentence};

/// A digest with its title and the origins of its sentences.
pub struct Sheet<'s> {
    /// “Day 3: Wednesday, 11 March 2026”.
    pub title: &'s str,
    /// The event; empty where it has no name.
    pub event: &'s str,
    /// The language of the words.
    pub language: &'s str,
    /// What is told.
    pub digest: &'s Digest,
    /// Who told a claim and when: “The Herald, 9 March 2026, 10:05 UTC”.
    pub origin: &'s dyn Fn(&str) -> String,
}

/// Whom a message is from and to.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'l> {
    /// The sender's address.
    pub from: &'l str,
    /// The receiver's, if it is known.
    pub to: Option<&'l str>,
    /// Its date.
    pub at: jiff::Timestamp,
    /// Its name, that no other message has: `something@domain`.
    pub id: &'l str,
    /// More headers, written as they are: without line breaks.
    pub headers: &'l [(&'static str, &'l str)],
}

/// One line of a section: a side's name, or a sentence with its origins.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetLine<'l> {
    /// The side whose words follow.
    Side(&'l str),
    /// A sentence, and who told its claims when.
    Sentence(&'l str, String),
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("title", &self.title).field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl Sheet<'_> {
    /// The sections that say something, with their names.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, &Section)> {
        let digest = self.digest;
        [("Disputed", &digest.disputed), ("Changed", &digest.changed), ("New", &digest.new)]
            .into_iter()
            .filter(|(_, section)| !section.sentences.is_empty() || !section.folded.is_empty())
    }

    /// Sentences in their order, what each side says together.
    pub fn lines<'l>(&self, sentences: &'l [Sentence]) -> Vec<SheetLine<'l>> {
        let told = |sentence: &'l Sentence| {
            let mut origins: Vec<String> = sentence.claims.iter().map(|id| (self.origin)(id)).collect();
            origins.dedup();
            SheetLine::Sentence(&sentence.text, origins.join("; "))
        };
        let mut sides: Vec<&str> = Vec::new();
        for side in sentences.iter().filter_map(|sentence| sentence.side.as_deref()) {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        let none = sentences.iter().filter(|sentence| sentence.side.is_none());
        let mut lines: Vec<SheetLine<'l>> = none.map(told).collect();
        for side in sides {
            lines.push(SheetLine::Side(if side.is_empty() { "Nobody's side" } else { side }));
            lines.extend(sentences.iter().filter(|sentence| sentence.side.as_deref() == Some(side)).map(told));
        }
        lines
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let mut out = format!("{}\n", self.title);
        for (name, section) in self.sections() {
            let _ = writeln!(out, "\n{name}");
            for line in self.lines(&section.sentences) {
                let _ = match line {
                    SheetLine::Side(side) => writeln!(out, "{side}"),
                    SheetLine::Sentence(text, origins) => writeln!(out, "- {text} ({origins})"),
                };
            }
            if !section.folded.is_empty() {
                let _ = writeln!(out, "… and {} more", section.folded.len());
            }
        }
        out
    }

    /// As Markdown; what is folded opens where HTML is shown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", marked(self.title));
        let lines = |out: &mut String, sentences: &[Sentence]| {
            for line in self.lines(sentences) {
                let _ = match line {
                    SheetLine::Side(side) => writeln!(out, "\n**{}**\n", marked(side)),
                    SheetLine::Sentence(text, origins) => writeln!(out, "- {} *({})*", marked(text), marked(&origins)),
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
        let title = escaped(self.title);
        let language = escaped(self.language);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n"
        );
        let lines = |out: &mut String, sentences: &[Sentence]| {
            let mut open = false;
            for line in self.lines(sentences) {
                match line {
                    SheetLine::Side(side) => {
                        let close = if open { "</ul>\n" } else { "" };
                        let _ = writeln!(out, "{close}<h3>{}</h3>", escaped(side));
                        open = false;
                    }
                    SheetLine::Sentence(text, origins) => {
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

    /// What a message is headed with: the event and the title.
    pub fn subject(&self) -> String {
        match self.event {
            "" => self.title.to_owned(),
            event => format!("{event}: {}", self.title),
        }
    }

    /// As a whole message (RFC 5322) with the text and the page, ready for `sendmail -t`. One without a receiver opens as a
    /// draft where mail programs know that.
    ///
    /// # Errors
    /// If an address cannot be written.
    pub fn message(&self, letter: &Letter<'_>) -> std::io::Result<String> {
        let parts = vec![MimePart::new("text/plain", self.text()), MimePart::new("text/html", self.html())];
        // A boundary of our own, so that one digest is one message.
        let mixed = ContentType::new("multipart/alternative").attribute("boundary", "=_dateline_digest");
        let mut message = MessageBuilder::new()
            .from(letter.from)
            .subject(self.subject())
            .date(letter.at.as_second())
            .message_id(letter.id)
            .body(MimePart::new(mixed, BodyPart::Multipart(parts)));
        message = match letter.to {
            Some(to) => message.to(to),
            None => message.header("X-Unsent", Raw::new("1")),
        };
        for (name, value) in letter.headers {
            message = message.header(*name, Raw::new(*value));
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
