//! The words of a text as the finder sees them.

use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// One space, or the start of the text.
    Space,
    /// A hyphen.
    Hyphen,
    /// A comma and a space.
    Comma,
    /// A space and an opening bracket.
    Bracket,
    /// The end of a shortened word and a space: "St. Louis".
    Dot,
    /// The end of a sentence or a line, or what begins one.
    Break,
    /// Anything else.
    Other,
}

/// A word.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its bytes, without a possessive "'s" and without a period that is not of its initials.
    pub range: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// It begins with a capital.
    pub capital: bool,
    /// It has capitals only, and two at least.
    pub upper: bool,
    /// A period follows at once.
    pub dot: bool,
    /// It begins a sentence, a line or a quotation.
    pub first: bool,
    /// A possessive "'s" follows.
    pub possessive: bool,
    /// The line it stands in, from 0.
    pub line: usize,
}

fn inner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '`' | '.')
}

/// The words of `text` in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut end_of_last, mut line) = (0, 0);
    while let Some(&(start, c)) = chars.peek() {
        if !c.is_alphanumeric() {
            chars.next();
            continue;
        }
        let mut end = start;
        let mut letters_since_dot = 0;
        let mut initials = true;
        while let Some(&(i, c)) = chars.peek() {
            if c.is_alphanumeric() || is_mark(c) {
                letters_since_dot += 1;
                end = i + c.len_utf8();
            } else if inner(c) {
                let follows = text[i + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                // Periods only inside initials ("U.S.", "D.C."); an apostrophe only between letters.
                if c == '.' {
                    initials &= letters_since_dot == 1;
                    if !initials || (!follows && !text[start..i].contains('.')) {
                        break;
                    }
                    letters_since_dot = 0;
                    end = i + 1;
                    if !follows {
                        chars.next();
                        break;
                    }
                } else if !follows {
                    break;
                }
            } else {
                break;
            }
            chars.next();
        }
        let mut possessive = false;
        let suffixes: &[&str] =
            if text[start..end].ends_with(['s', 'S']) { &["'s", "’s", "'S", "’S"] } else { &[] };
        for suffix in suffixes {
            if let Some(stem) = text[start..end].strip_suffix(suffix) {
                possessive = !stem.is_empty();
                end = if possessive { start + stem.len() } else { end };
            }
        }
        let word = &text[start..end];
        let between = &text[end_of_last..start];
        let gap = gap(between, tokens.last(), text);
        if gap == Gap::Break {
            line += between.matches('\n').count();
        }
        let lead = text[..start].chars().next_back();
        tokens.push(Token {
            capital: word.chars().next().is_some_and(char::is_uppercase),
            upper: word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase),
            dot: text[end..].starts_with('.') || word.ends_with('.'),
            first: tokens.is_empty() || gap == Gap::Break || lead.is_some_and(|c| matches!(c, '"' | '“' | '‘' | '«')),
            range: start..end,
            gap,
            possessive,
            line,
        });
        end_of_last = end;
    }
    tokens
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..'\u{370}').contains(&c)
}

fn gap(between: &str, last: Option<&Token>, text: &str) -> Gap {
    if between == " " {
        return Gap::Space;
    }
    let between = between.strip_prefix("'s").or(between.strip_prefix("’s")).unwrap_or(between);
    if between.contains('\n') {
        return Gap::Break;
    }
    match between {
        "" | "\u{a0}" | " " | "  " => Gap::Space,
        "-" | "‑" | "–" => Gap::Hyphen,
        ", " => Gap::Comma,
        " (" => Gap::Bracket,
        ". " | ".\u{a0}" => {
            let short = last.is_some_and(|t| {
                let word = &text[t.range.clone()];
                t.capital && word.chars().count() <= 4 && SHORTENED.contains(&word.to_lowercase().as_str())
            });
            if short { Gap::Dot } else { Gap::Break }
        }
        "., " | ".), " => Gap::Comma,
        _ if between.contains(['.', '?', '!', ':', ';', '•', '|', '—', '“', '"']) => Gap::Break,
        _ => Gap::Other,
    }
}

/// Shortened words after which a name goes on.
const SHORTENED: [&str; 22] = [
    "st", "ste", "mt", "ft", "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "prof",
    "rev", "maj", "adm", "cpl", "jr",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Gap)> {
        tokens(text).into_iter().map(|t| (&text[t.range], t.gap)).collect()
    }

    #[test]
    fn names_keep_their_apostrophes_and_initials() {
        assert_eq!(
            words("The U.S. envoy left Sana'a, Yemen’s St. Mary-on-Sea."),
            [
                ("The", Gap::Space),
                ("U.S.", Gap::Space),
                ("envoy", Gap::Space),
                ("left", Gap::Space),
                ("Sana'a", Gap::Space),
                ("Yemen", Gap::Comma),
                ("St", Gap::Space),
                ("Mary", Gap::Dot),
                ("on", Gap::Hyphen),
                ("Sea", Gap::Hyphen),
            ]
        );
    }

    #[test]
    fn a_sentence_begins_after_a_full_stop() {
        let text = "It fell. Nice was hit";
        let first: Vec<&str> = tokens(text).into_iter().filter(|t| t.first).map(|t| &text[t.range]).collect();
        assert_eq!(first, ["It", "Nice"]);
    }
}
