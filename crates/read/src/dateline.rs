//! Agency datelines at the head of prose: `GENEVA (Reuters) –`, `KYIV, Ukraine (AP) —`, `LIMA, 25 OCT 89 (EFE) --`.

use dateline_model::Dateline;
use dateline_model::fold::{fold, is_dropped};

use crate::clock::{self, Stamp};
use crate::shape;

/// How far into a paragraph its dateline may reach, in bytes.
const MAX: usize = 160;

/// A dateline, and the date in it if there is one. `Stamp::words` are bytes of the paragraph.
pub(crate) fn read(paragraph: &str) -> Option<(Dateline, Option<Stamp>)> {
    let mut end = paragraph.len().min(MAX);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    // The place is in capitals, so most paragraphs are ruled out by their first letters.
    let mut letters = paragraph.chars();
    let may_begin = |c: char| c.is_uppercase() || is_dropped(c) || "-\u{2010}\u{2011}'’.".contains(c);
    if !letters.next().is_some_and(may_begin) || letters.next().is_some_and(char::is_lowercase) {
        return None;
    }
    let folded = fold(&paragraph[..end]);
    let head = folded.text.as_ref();
    let first = head.split([' ', ',', '(']).next()?;
    if !is_capitals(first.trim_end_matches('.')) {
        return None;
    }
    // What stands before the dash, or an agency in brackets alone on its line.
    let before = match dash(head) {
        Some(before) => before,
        None if end == paragraph.len() && head.trim_end().ends_with(')') => head,
        None => return None,
    };
    let (before, agency) = match before.trim_end().strip_suffix(')').and_then(|b| b.rsplit_once('(')) {
        Some((before, agency)) if !agency.trim().is_empty() && shape::words(agency) <= 7 => {
            (before, Some(agency.trim()))
        }
        Some(_) => return None,
        None => (before, None),
    };
    // "KYIV, Ukraine", "UNITED NATIONS", "LIMA, 25 OCT 89", "GENEVA, March 4"
    let mut parts = before.split(',');
    let first_part = parts.next()?;
    // "ROME (Italy), 11 Jan 90"
    let (place, country) = match first_part.trim().strip_suffix(')').and_then(|p| p.split_once('(')) {
        Some((place, country)) => (place.trim(), Some(country.trim())),
        None => (first_part.trim(), None),
    };
    let stands = |part: &str| part.split_whitespace().count() <= 4 && !part.ends_with('.');
    if place.is_empty() || place.len() > 60 || !place.split_whitespace().all(|w| is_capitals(w.trim_end_matches('.'))) {
        return None;
    }
    let mut date = None;
    let mut offset = first_part.len();
    let start = 0;
    let mut named = place.to_owned();
    if let Some(country) = country.filter(|c| !c.is_empty()) {
        named.push_str(", ");
        named.push_str(country);
    }
    for part in parts {
        let trimmed = part.trim();
        let at = start + offset + 1 + (part.len() - part.trim_start().len());
        offset += 1 + part.len();
        if let Some(stamp) = clock::whole(trimmed) {
            let words = at + stamp.words.start..at + stamp.words.end;
            date = Some(Stamp { words: folded.original(words), ..stamp });
        } else if stands(trimmed) && !trimmed.is_empty() && trimmed.starts_with(char::is_uppercase) {
            if date.is_none() {
                named.push_str(", ");
                named.push_str(trimmed);
            }
        } else {
            return None;
        }
    }
    // Without an agency, only a place in capitals and a date, or a place of some length, is a dateline.
    if agency.is_none() && (place.chars().filter(|c| c.is_alphabetic()).count() < 4) {
        return None;
    }
    Some((Dateline { place: Some(named), agency: agency.map(str::to_owned) }, date))
}

/// A word in capitals; numbers and short marks may be in it.
fn is_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || "-'’.".contains(c))
}

/// What stands before the first dash outside brackets that has a space or bracket before it and white space or the end after it.
fn dash(head: &str) -> Option<&str> {
    let at = head.char_indices().find(|&(i, c)| {
        let within_brackets = || head[..i].matches('(').count() > head[..i].matches(')').count();
        matches!(c, '-' | '–' | '—' | '−')
            && !within_brackets()
            && head[..i].ends_with([' ', ')', '\u{A0}'])
            && head[i..].trim_start_matches(['-', '–', '—', '−']).chars().next().is_none_or(char::is_whitespace)
    });
    at.map(|(i, _)| &head[..i])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, String, String)> {
        let (dateline, date) = read(text)?;
        let words = date.map_or(String::new(), |d| text[d.words].to_owned());
        Some((dateline.place.unwrap_or_default(), dateline.agency.unwrap_or_default(), words))
    }

    #[test]
    fn datelines_of_several_agencies_are_read() {
        for (text, place, agency, date) in [
            ("ARNHOLM (Herald) – The bridge is open.", "ARNHOLM", "Herald", ""),
            ("UNITED NATIONS (Herald) - The envoy left.", "UNITED NATIONS", "Herald", ""),
            ("STENA, Arnland (HP) — The ferry sank.", "STENA, Arnland", "HP", ""),
            ("ARNHOLM, 25 OCT 89 (HERALD) -- [TEXT] THE BRIDGE FELL", "ARNHOLM", "HERALD", "25 OCT 89"),
            ("ARNHOLM, 25 OCT 89 (NORTH - HP) -- THE BRIDGE FELL", "ARNHOLM", "NORTH - HP", "25 OCT 89"),
            ("ARNHOLM, March 4 (Herald) - The bridge is open.", "ARNHOLM", "Herald", "March 4"),
            ("ARNHOLM — The bridge is open.", "ARNHOLM", "", ""),
            ("ST. ARN (Herald) -", "ST. ARN", "Herald", ""),
            ("ST. ARN (Herald)", "ST. ARN", "Herald", ""),
            ("STENA (ARNLAND), 11 JAN 90 (HP) -- [TEXT] IT SANK", "STENA, ARNLAND", "HP", "11 JAN 90"),
            ("STENA (ARNLAND), 11 JAN 90 --", "STENA, ARNLAND", "", "11 JAN 90"),
        ] {
            assert_eq!(of(text), Some((place.into(), agency.into(), date.into())), "{text}");
        }
    }

    #[test]
    fn other_beginnings_are_no_datelines() {
        for text in [
            "The ministry (MoD) - a large house - said so.",
            "NATO (the alliance) said so.",
            "UN - no comment.",
            "NATO said on Monday - again - that it was so.",
            "Arnholm (Herald) - The bridge is open.",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
