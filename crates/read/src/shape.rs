//! What a line looks like: prose, a title, a fragment. All tests are of form alone and look at a bounded part of it.

/// How many words of a line are looked at.
const MAX_WORDS: usize = 60;
/// The longest title, in bytes.
const MAX_TITLE: usize = 300;

/// Marks that may close a sentence after its full stop.
const CLOSERS: [char; 8] = ['"', '\'', '”', '’', '»', ')', ']', '“'];

/// The text without invisible characters and closing quotes at its end.
fn bare_end(text: &str) -> &str {
    let closes = |c: char| c.is_whitespace() || CLOSERS.contains(&c) || dateline_model::fold::is_dropped(c);
    let mut bare = text.trim_end_matches(closes);
    // "The ferry has stopped.[12]": the number of a note
    while bare.len() < text.len()
        && let Some(before) = bare.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('[')
        && before.len() + 1 < bare.len()
    {
        bare = before.trim_end_matches(closes);
    }
    bare
}

/// Whether it ends as a sentence of prose does: with a full stop, question or exclamation mark, or dots.
pub(crate) fn ends_sentence(text: &str) -> bool {
    bare_end(text).ends_with(['.', '?', '!', '…', '։', '。', '؟', '۔'])
}

/// Whether it ends with a full stop that is not the end of an abbreviation such as "U.S.".
pub(crate) fn ends_with_stop(text: &str) -> bool {
    let Some(before) = bare_end(text).strip_suffix(['.', '։', '。', '۔']) else { return false };
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
    // "U.S.", "St.", "Inc."
    let initial = last.chars().count() <= 1 && before.contains('.');
    let title = matches!(last, "Inc" | "Ltd" | "Co" | "Corp" | "Jr" | "Sr");
    !initial && !title
}

/// How many words it has, counted no further than some sixty.
pub(crate) fn words(text: &str) -> usize {
    words_to(text, MAX_WORDS)
}

/// How many words it has, counted no further than a number.
fn words_to(text: &str, most: usize) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().take(most).count();
    }
    let (mut count, mut inside) = (0, false);
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        count += usize::from(!space && !inside);
        if count == most {
            break;
        }
        inside = !space;
    }
    count
}

/// Whether it is prose: at least one sentence of some length.
pub(crate) fn is_prose(text: &str) -> bool {
    if !ends_sentence(text) {
        return text.len() > 200 && words_to(text, 30) == 30;
    }
    let count = words_to(text, 5);
    // Scripts that put no spaces between words
    count == 5 || (count <= 3 && text.len() > 60 && !text.is_ascii())
}

/// Whether it may be a title or headline by its form: some words, not too many, and no full stop at the end.
pub(crate) fn is_title(text: &str) -> bool {
    text.len() <= MAX_TITLE
        && !ends_with_stop(text)
        && !text.ends_with([',', ';', ':', '…'])
        && (2..=40).contains(&words(text))
        && text.chars().any(char::is_alphabetic)
}

/// Whether most of its longer words are capitalised, as in English headlines.
pub(crate) fn is_title_case(text: &str) -> bool {
    let (mut capital, mut small) = (0, 0);
    for word in text.split_whitespace().take(MAX_WORDS).skip(1) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.chars().count() < 4 {
            continue;
        }
        match word.chars().next() {
            Some(c) if c.is_uppercase() || c.is_numeric() => capital += 1,
            Some(c) if c.is_lowercase() => small += 1,
            _ => {}
        }
    }
    capital >= 2 && capital >= 4 * small || (capital == 1 && small == 0 && words(text) >= 3)
}

/// The share of the words of `a` that are also in `b`, letter case aside.
pub(crate) fn overlap(a: &str, b: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(MAX_WORDS)
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    a.iter().filter(|w| b.contains(w)).count() as f32 / a.len() as f32
}

/// The scripts that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Georgian,
    EastAsian,
}

fn script_of(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{531}'..='\u{58F}' => Script::Armenian,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' => Script::Arabic,
        '\u{900}'..='\u{DFF}' => Script::Indic,
        '\u{10A0}'..='\u{10FF}' => Script::Georgian,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' => Script::EastAsian,
        _ => return None,
    })
}

/// The script of most of the letters among the first five hundred characters.
pub(crate) fn script(text: &str) -> Option<Script> {
    if text.is_ascii() {
        return text.bytes().any(|b| b.is_ascii_alphabetic()).then_some(Script::Latin);
    }
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().take(500).filter_map(script_of) {
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.into_iter().max_by_key(|&(_, n)| n).map(|(script, _)| script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_titles_and_fragments_differ_in_form() {
        let prose = "The bridge at the mill was closed on Monday, the town said.";
        let title = "Town Closes Bridge at the Mill for Repairs";
        assert!(is_prose(prose) && !is_title(prose) && !is_title_case(prose));
        assert!(!is_prose(title) && is_title(title) && is_title_case(title));
        assert!(is_title("Ferry resumes service in the U.S.") && !is_title("It has resumed."));
        assert!(!is_title("Share") && !is_prose("More to follow."));
        assert!(!is_title_case("The bridge over the river Arn is open again"));
        assert!(is_prose("“We are open again,” he said at noon.”"));
    }

    #[test]
    fn a_script_is_that_of_most_letters() {
        assert_eq!(script("Мост открыт, сообщает BBC"), Some(Script::Cyrillic));
        assert_eq!(script("12:05"), None);
    }
}
