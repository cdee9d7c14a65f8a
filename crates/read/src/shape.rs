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

/// What tells the form of a line: how many words it has, and how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many words it has, counted no further than some sixty.
    pub words: usize,
    /// Whether it ends as a sentence of prose does.
    pub sentence: bool,
    /// Whether it is prose: at least one sentence of some length.
    pub prose: bool,
    /// Whether it may be a title or headline by its form: some words, not too many, and no full stop at the end.
    pub title: bool,
}

impl Shape {
    /// The form of a line.
    pub(crate) fn of(text: &str) -> Shape {
        let (words, sentence) = (words(text), ends_sentence(text));
        let prose = if sentence {
            // Scripts that put no spaces between words
            words >= 5 || (words <= 3 && text.len() > 60 && !text.is_ascii())
        } else {
            text.len() > 200 && words >= 30
        };
        let title = (2..=40).contains(&words)
            && text.len() <= MAX_TITLE
            && !(sentence && ends_with_stop(text))
            && !text.ends_with([',', ';', ':', '…'])
            && text.chars().any(char::is_alphabetic);
        Shape { words, sentence, prose, title }
    }
}

/// Whether it is prose, as [`Shape::prose`] has it.
pub(crate) fn is_prose(text: &str) -> bool {
    Shape::of(text).prose
}

/// Whether it may be a title, as [`Shape::title`] has it.
pub(crate) fn is_title(text: &str) -> bool {
    Shape::of(text).title
}

/// How many words it has, counted no further than some sixty.
pub(crate) fn words(text: &str) -> usize {
    if has_odd_space(text) {
        return match text.is_ascii() {
            true => text.split_ascii_whitespace().take(MAX_WORDS).count(),
            false => text.split_whitespace().take(MAX_WORDS).count(),
        };
    }
    let (runs, rest) = text.as_bytes().as_chunks();
    let (mut count, mut space) = (0, true);
    for run in runs {
        count += begun(run, space);
        if count >= MAX_WORDS {
            return MAX_WORDS;
        }
        space = is_space(run[RUN - 1]);
    }
    let mut last = [b' '; RUN];
    last[..rest.len()].copy_from_slice(rest);
    (count + begun(&last, space)).min(MAX_WORDS)
}

/// How many bytes are gone through at once.
const RUN: usize = 64;

/// How many words begin in a run of bytes, after white space or not: told without branches.
fn begun(run: &[u8; RUN], after_space: bool) -> usize {
    let mut spaces = [u8::from(after_space); RUN + 1];
    for i in 0..RUN {
        spaces[i + 1] = u8::from(is_space(run[i]));
    }
    let mut count = 0;
    for i in 0..RUN {
        count += spaces[i] & !spaces[i + 1];
    }
    usize::from(count)
}

/// Whether a byte is white space, where a text has no odd one.
fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// Whether a text has white space that is not ASCII, or a vertical tab, which parts words only in some texts.
fn has_odd_space(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The first bytes of all such characters
    let mut odd = memchr::memchr3_iter(0xC2, 0xE2, 0xE3, bytes).chain(memchr::memchr2_iter(0xE1, 0x0B, bytes));
    odd.any(|at| text[at..].starts_with(char::is_whitespace))
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
    let mut rest = text.chars();
    rest.nth(499);
    let text = &text[..text.len() - rest.as_str().len()];
    // Most texts are of one of two scripts, whose letters are told from their first bytes.
    let latin = count(text, |b| b.is_ascii_alphabetic());
    let other = count(text, |b| b >= 0xC0);
    if latin > other {
        return Some(Script::Latin);
    }
    if count(text, |b| (0xD0..=0xD3).contains(&b)) * 2 > latin + other {
        return Some(Script::Cyrillic);
    }
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(script_of) {
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.into_iter().max_by_key(|&(_, n)| n).map(|(script, _)| script)
}

/// How many of some bytes are in a text.
fn count(text: &str, is: impl Fn(u8) -> bool) -> usize {
    let (runs, rest) = text.as_bytes().as_chunks::<RUN>();
    let of = |run: &[u8]| usize::from(run.iter().map(|&b| u8::from(is(b))).sum::<u8>());
    runs.iter().map(|run| of(run)).sum::<usize>() + of(rest)
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
    fn words_are_counted_as_white_space_parts_them() {
        for text in [
            "",
            " ",
            "one",
            "a  b\tc\n",
            "été à la mer",
            "один\u{A0}два\u{2003}три",
            "多\u{3000}少 ",
            "“a” – b",
            "a\u{B}b",
            "é\u{B}b",
        ] {
            let count = match text.is_ascii() {
                true => text.split_ascii_whitespace().count(),
                false => text.split_whitespace().count(),
            };
            assert_eq!(words(text), count, "{text}");
        }
        assert_eq!((words(&"word ".repeat(200)), words(&"слово ".repeat(200))), (MAX_WORDS, MAX_WORDS));
        assert_eq!(words(&format!("{}b c", "a".repeat(64))), 2);
    }

    #[test]
    fn a_script_is_that_of_most_letters() {
        assert_eq!(script("Мост открыт, сообщает BBC"), Some(Script::Cyrillic));
        assert_eq!(script("12:05"), None);
    }
}
