//! Sentences by rules, without the model.
//!
//! A sentence ends at a full stop, question mark, exclamation mark or ellipsis with the quotation marks and brackets that
//! close behind it, if what follows may begin one. What a full stop is worth depends on the word before it (titles, months,
//! initials, dotted abbreviations) and the word after it, in the manner of Mikheev (2002): an abbreviation ends a sentence
//! only where a word follows that is seldom written with a capital but at a sentence's start.

use std::ops::Range;

/// The sentences of a text, in order, as byte ranges without white space around them. They cover all but white space.
///
/// A blank line ends a sentence, and so does the end of a line before an item of a list; a single line break does not. What
/// stands in brackets is not cut.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            found.push(start..start + part.trim().len());
        }
    };
    let mut start = 0;
    // where the bracket opens and closes that is open here
    let mut bracket = 0..0;
    let mut at = 0;
    while let Some((mark, c)) = next_candidate(text, at) {
        at = mark + c.len_utf8();
        let end = match c {
            '\n' => ends_line(&text[at..]).then_some(at),
            '(' | '[' => {
                let close = bracket_end_after(text, mark, c);
                if close > bracket.end {
                    bracket = mark..close;
                }
                None
            }
            _ => {
                let after = at + text[at..].find(|c| !is_mark(c)).unwrap_or(text.len() - at);
                at = after + text[after..].find(|c| !closes(c)).unwrap_or(text.len() - after);
                // Inside of brackets nothing ends, nor at their end where the sentence began before them.
                let is_aside = text.get(start..bracket.start).is_some_and(|before| !before.trim().is_empty());
                let is_inside = mark < bracket.end && (at < bracket.end || is_aside);
                let is_end = !is_inside && ends_sentence(text, start, mark..after, at);
                is_end.then_some(at)
            }
        };
        if let Some(end) = end {
            push(start..end);
            start = end;
        }
    }
    push(start..text.len());
    found
}

fn next_candidate(text: &str, from: usize) -> Option<(usize, char)> {
    let mark = from + text[from..].find(|c| is_mark(c) || matches!(c, '\n' | '(' | '['))?;
    Some((mark, text[mark..].chars().next()?))
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '}')
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '«' | '„' | '(' | '[' | '—' | '–' | '-') || c.is_whitespace()
}

/// Whether a line that follows this one begins something new: it is blank, or an item of a list.
fn ends_line(rest: &str) -> bool {
    const BULLETS: &[char] = &['•', '-', '–', '—', '*', '▪', '·', '●', '◦', '‣', '■'];
    let line = rest.trim_start_matches([' ', '\t', '\r']);
    if line.is_empty() || line.starts_with('\n') {
        return true;
    }
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let after = match line.strip_prefix(BULLETS) {
        Some(after) => after,
        None if digits > 0 => line[digits..].strip_prefix(['.', ')']).unwrap_or("x"),
        None => return false,
    };
    after.starts_with([' ', '\t', '\u{a0}'])
}

/// The byte after the bracket that closes the one at `open`, if it closes soon.
fn bracket_end_after(text: &str, open: usize, bracket: char) -> usize {
    const SOON: usize = 300;
    let close = if bracket == '(' { b')' } else { b']' };
    text.as_bytes()[open..].iter().take(SOON).position(|&b| b == close).map_or(0, |length| open + length + 1)
}

/// Whether a sentence ends with the marks at `marks` and what closes behind them up to `end`.
fn ends_sentence(text: &str, start: usize, marks: Range<usize>, end: usize) -> bool {
    let rest = &text[end..];
    let before = &text[start..marks.start];
    let word = word_before(before);
    if rest.is_empty() {
        return true;
    }
    if !rest.starts_with(char::is_whitespace) {
        return &text[marks] == "." && word.is_some_and(|word| is_glued(word, rest));
    }
    let next = rest.trim_start_matches(|c| opens(c) || closes(c));
    // Marks with nothing behind them belong to what stands before.
    let Some(first) = next.chars().next() else { return false };
    if first.is_lowercase() || is_mark(first) || matches!(first, ',' | ';' | ':') {
        return false;
    }
    match &text[marks.clone()] {
        "." => word.is_none_or(|word| stop_ends_sentence(text, start, marks.start, word, next)),
        // What was left out at the start, or in brackets.
        marks if marks.starts_with(['.', '…']) => {
            !text[start..].trim_start().starts_with(marks) && !before.ends_with(['[', '('])
        }
        _ => true,
    }
}

/// The end of a word and the beginning of the next sentence, without a space between them.
fn is_glued(word: &str, rest: &str) -> bool {
    let mut next = rest.trim_start_matches(['“', '"']).chars();
    word.len() > 2
        && word.chars().all(char::is_alphabetic)
        && word.chars().next_back().is_some_and(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// The word at the end of this text, without what opens before it; none if it is longer than any abbreviation.
fn word_before(text: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let from = text.char_indices().rev().take(LONGEST).find(|&(_, c)| opens(c) || c == '/');
    match from {
        Some((at, c)) => Some(&text[at + c.len_utf8()..]),
        None if text.len() <= LONGEST => Some(text),
        None => None,
    }
}

/// Titles: a name follows. Written with a capital, as all but the last two lists.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpt", "cpl", "sgt", "adm", "cmdr",
    "cdr", "brig", "pvt", "gov", "sen", "sens", "rep", "reps", "pres", "amb", "hon", "rev", "fr", "supt", "insp",
    "atty", "dep", "st", "mt", "ft",
];
/// Abbreviations that may stand at the end: months and days of the week, companies, streets, states.
const ENDINGS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "esq", "dept", "ave",
    "blvd", "rd", "univ", "assn", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind",
    "kan", "ky", "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn",
    "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
];
/// Abbreviations that something always follows.
const NEVER: &[&str] = &["vs", "e.g", "i.e", "cf", "viz", "approx", "ca", "pop"];
/// Abbreviations before a number; before anything else they are words, or end a sentence.
const NUMBERED: &[&str] =
    &["no", "nos", "nr", "art", "fig", "figs", "vol", "para", "pp", "p", "ch", "sec", "est", "op"];
/// Words that seldom have a capital but at the start of a sentence.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "earlier",
    "every",
    "few",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "no",
    "not",
    "now",
    "on",
    "one",
    "only",
    "other",
    "others",
    "our",
    "over",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "today",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "with",
    "yet",
    "you",
    "your",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether the full stop at `stop` after `word` ends the sentence and not only the word. `next` begins with the next word.
fn stop_ends_sentence(text: &str, start: usize, stop: usize, word: &str, next: &str) -> bool {
    let next_word = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    let number_follows = next.starts_with(|c: char| c.is_numeric());
    // After a dash, it is a dateline that the abbreviation ends.
    let dash_follows = text[stop + 1..].trim_start().starts_with(['-', '–', '—']);
    let starter_follows = !dash_follows && STARTERS.contains(&next_word.to_lowercase().as_str());
    let before = text[start..stop - word.len()].trim_end();
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    let is_capital = word.starts_with(char::is_uppercase);
    let mut letters = word.chars();

    if word.bytes().all(|b| b.is_ascii_digit()) {
        // The number of an item of a list, or of a day before its month.
        let is_item = before.is_empty() && word.len() <= 3;
        let is_day = word.len() <= 2 && MONTHS.contains(&next_word);
        return !(is_item || is_day);
    }
    if NEVER.contains(&lower) || (is_capital && TITLES.contains(&lower)) {
        return false;
    }
    if (is_capital && ENDINGS.contains(&lower)) || is_dotted(word) {
        return starter_follows;
    }
    if NUMBERED.contains(&lower) && word != "P" {
        return !number_follows;
    }
    match (letters.next(), letters.next()) {
        // The pronoun, and not an initial.
        (Some('I'), None) if before.ends_with(char::is_lowercase) => true,
        (Some(letter), None) if letter.is_alphabetic() => starter_follows,
        _ => true,
    }
}

/// An abbreviation with full stops in it: U.N, a.m, Ph.D.
fn is_dotted(word: &str) -> bool {
    let is_part = |part: &str| part.chars().all(char::is_alphabetic) && (1..=3).contains(&part.chars().count());
    word.contains('.') && word.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text has a bar wherever a sentence is to end.
    #[track_caller]
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_sentences() {
        check("The bridge fell.| Nobody was hurt!| Who did it?| Both sides deny it.");
        check("He waited … and left.| They stayed…| Nobody came.| A mistake ...| In July it was so.");
        check("Eleven died on Sunday.| 30 others were hurt.");
    }

    #[test]
    fn titles_and_initials() {
        check("Gen. Anton Weiss met Mr. Kade and Lt.-Col. Ruth B. Arno.| They spoke for an hour.");
        check("Prime Minister J. P. Odell spoke.| It was I.| We heard Dr. Lund.");
    }

    #[test]
    fn dates_and_numbers() {
        check("It began on Oct. 3, 2031, and ended in Dec.| The talks failed.");
        check(
            "On 3. October they met.| Route No. 4 was shut at 7.30 a.m. Friday.| It opened at 9 p.m.| The city slept.",
        );
        check("1. The river rose.| It fell to 2.5 metres.| That was in 2031.| No.| Not again.");
    }

    #[test]
    fn dotted_abbreviations() {
        check("The U.N. Security Council met the U.S. envoy.| He came from the U.S.| They agreed, e.g. Norway.");
        check("PORT ELIAS, Va. — The sea rose.| The Walker County (Ga.) sheriff fled.| He was ill.| Ostria helped.");
        check("Orban Steel Inc. said so.| Kadar & Co.| The rest, i.e. Malta, left.");
    }

    #[test]
    fn quotes_and_brackets() {
        check("“We won.”| “You lost!” he said.| “Why?| We had no chance,” she said.");
        check("The town (pop. 4,000. All fled.) burned.| (It is rebuilt.)| Life goes on.");
        check("“We will stay […] for good,” he said.| She left.");
        check("He said: 'Go.'| They went.");
    }

    #[test]
    fn lines() {
        check("The mayor said\nthat all was well.|\n\nThe sirens\nwent on.");
        check("Losses of the day:|\n• two tanks|\n• a radar|\n- one drone");
        check("First line.\r\n|\r\nSecond");
    }

    #[test]
    fn without_a_space() {
        check("They left the village.|The army came.| See news.example.com or v2.Beta for more.");
    }

    #[test]
    fn nothing() {
        assert!(sentences("").is_empty());
        assert!(sentences(" \n\n ").is_empty());
        check("...");
        check("No end");
        check("A stray mark. ”");
    }
}
