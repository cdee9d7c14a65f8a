//! What a page calls itself.

use std::collections::HashMap;

use dateline_model::Coverage;

use crate::text::Line;
use crate::{dateline, media, shape};

/// How many lines are looked at from the beginning.
const LINES: usize = 4000;

/// The names that a page puts behind its captions and titles (`A view of the port - Arn Herald`): those that stand alone
/// on a line behind a dash, that the coverage knows as a source, or that several lines end with that are no headlines.
pub(crate) fn suffixes(text: &str, lines: &[Line], coverage: &Coverage) -> Vec<String> {
    #[derive(Default)]
    struct Seen {
        captions: usize,
        headlines: usize,
        alone: bool,
    }
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    for line in lines.iter().take(LINES) {
        let words = &text[line.range.clone()];
        if words.len() > 900 {
            continue;
        }
        let Some((length, name)) = media::suffix(words) else { continue };
        let seen = seen.entry(name).or_default();
        match length {
            0 => seen.alone = true,
            _ if shape::is_title_case(&words[..length]) => seen.headlines += 1,
            _ => seen.captions += 1,
        }
    }
    let known = |name: &str| {
        let same = |other: &String| other.eq_ignore_ascii_case(name);
        coverage.sources.iter().any(|s| same(&s.name) || s.aliases.iter().any(same))
    };
    let mut names: Vec<(usize, String)> = seen
        .into_iter()
        .filter(|(name, s)| s.alone || known(name) || (s.captions >= 2 && s.captions >= s.headlines))
        .map(|(name, s)| (s.captions + s.headlines, name.to_owned()))
        .collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    names.into_iter().map(|(_, name)| name).collect()
}

/// What a text calls itself: the name behind its captions; the byline that a note at its foot explains; the name in its
/// invitation to follow; whom its credits or its datelines name most.
pub(crate) fn of(text: &str, lines: &[Line], suffixes: &[String]) -> Option<String> {
    if let Some(name) = suffixes.first() {
        return Some(name.clone());
    }
    let tail = lines.len().saturating_sub(60);
    let ends = lines.iter().take(60).chain(lines.iter().skip(tail.max(60)));
    for line in ends.map(|l| &text[l.range.clone()]) {
        if let Some(name) = byline_note(line).or_else(|| invitation(line)) {
            return Some(name);
        }
    }
    let mut votes: HashMap<String, usize> = HashMap::new();
    for line in lines.iter().take(LINES) {
        let words = &text[line.range.clone()];
        let name = match media::credit(words) {
            Some(credit) => credit.split(" / ").next().map(|n| n.trim_end_matches(['/', ' ']).to_owned()),
            None => dateline::read(words).and_then(|(d, _)| d.agency),
        };
        if let Some(name) = name.filter(|n| !n.is_empty()) {
            *votes.entry(name).or_default() += 1;
        }
    }
    let total: usize = votes.values().sum();
    let (name, count) = votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (count >= 2 && count * 3 >= total * 2).then_some(name)
}

/// `Stories under the Arn Herald byline are written by several reporters.`
fn byline_note(line: &str) -> Option<String> {
    let at = line.find(" byline")?;
    let before = line[..at].rsplit(" the ").next()?;
    is_name(before).then(|| before.to_owned())
}

/// `Follow Arn Herald's Live Feed`, `Follow Arn Herald for the Latest`.
fn invitation(line: &str) -> Option<String> {
    let rest = line.strip_prefix("Follow ").filter(|_| line.len() < 120)?;
    let end = ["'s ", "’s ", " for the ", " for The "].iter().filter_map(|m| rest.find(m)).min()?;
    is_name(&rest[..end]).then(|| rest[..end].to_owned())
}

fn is_name(text: &str) -> bool {
    (1..=5).contains(&shape::words(text))
        && text.len() <= 60
        && text.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet(text: &str) -> Option<String> {
        let lines = crate::text::split(text);
        let suffixes = suffixes(text, &lines, &Coverage::default());
        of(text, &lines, &suffixes)
    }

    #[test]
    fn a_page_names_itself_in_several_ways() {
        assert_eq!(outlet("- Arn Herald\nThe ferry is back.").as_deref(), Some("Arn Herald"));
        assert_eq!(
            outlet("A pier at dawn - Arn Herald\n\nA bridge at dusk - Arn Herald").as_deref(),
            Some("Arn Herald")
        );
        assert_eq!(outlet("Stories under the Arn Herald byline are by many.").as_deref(), Some("Arn Herald"));
        assert_eq!(outlet("Follow Herald's Live Feed!").as_deref(), Some("Herald"));
        assert_eq!(outlet("© Herald /\n© Herald /").as_deref(), Some("Herald"));
        assert_eq!(outlet("ARN (Herald) - Open.\nSTENA (Herald) - Shut.").as_deref(), Some("Herald"));
        assert_eq!(outlet("Ferry Stops - Ministry\nBridge Shut Again Today - Ministry"), None);
    }
}
