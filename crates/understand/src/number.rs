//! Numbers in digits and words, for quantities and times.

use std::sync::OnceLock;

use foldhash::HashMap;

use serde::Deserialize;

use crate::scan::Scan;

/// A number in a [`Scan`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// Its value.
    pub value: f64,
    /// The piece after it.
    pub end: usize,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether a magnitude word belongs to it (“2 million”), which a range may share.
    pub magnitude: Option<f64>,
    /// Whether it is a part of one (“two-thirds”).
    pub part: bool,
}

impl Number {
    /// A number in bare digits that reads as a year of our time.
    pub fn is_year(&self, scan: &Scan<'_>, at: usize) -> bool {
        let raw = scan.raw(at);
        self.digits
            && self.magnitude.is_none()
            && raw.len() == 4
            && raw.bytes().all(|b| b.is_ascii_digit())
            && (1900.0..2100.0).contains(&self.value)
    }
}

#[derive(Deserialize)]
struct Lexicon {
    numbers: HashMap<String, u32>,
    magnitudes: HashMap<String, f64>,
    parts: HashMap<String, f64>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        toml::from_str(include_str!("../../../lexicon/quantities.toml"))
            .expect("lexicon/quantities.toml is well-formed")
    })
}

/// The value of a number word (“seven”), if the word is one.
pub(crate) fn word_value(word: &str) -> Option<f64> {
    lexicon().numbers.get(word).map(|&n| f64::from(n))
}

/// The factor of a magnitude word (“million”), if the word is one.
pub(crate) fn magnitude(word: &str) -> Option<f64> {
    lexicon().magnitudes.get(word).copied()
}

/// Whether a number may begin at piece `i`. Cheap.
pub(crate) fn may_begin(scan: &Scan<'_>, i: usize) -> bool {
    scan.is_number(i)
        || (scan.is_word(i)
            && (lexicon().numbers.contains_key(scan.lower(i)) || matches!(scan.lower(i), "a" | "an" | "half")))
}

/// The number that begins at piece `i`: digits with separators, words, both, halves and parts.
pub(crate) fn number(scan: &Scan<'_>, i: usize) -> Option<Number> {
    if scan.is_number(i) { in_digits(scan, i) } else { in_words(scan, i) }
}

fn in_digits(scan: &Scan<'_>, i: usize) -> Option<Number> {
    let mut value = digits(scan.raw(i))?;
    let mut end = i + 1;
    // "10 500": folding turns the thin spaces of grouped digits into spaces.
    let raw = scan.raw(i);
    while raw.len() <= 3 && !raw.contains('.') && end - i < 4 {
        let group = scan.raw(end);
        let groups = scan.is_number(end) && group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        let spaced = groups && !scan.glued(end) && scan.start(end) == scan.end(end - 1) + 1;
        if !spaced || scan.glued(end + 1) && !matches!(scan.raw(end + 1), "," | "." | ")") {
            break;
        }
        value = value * 1000.0 + digits(group)?;
        end += 1;
    }
    let part = scan.raw(end) == "/" && scan.glued(end) && scan.glued(end + 1) && raw.len() == 1;
    if part && end == i + 1 {
        let below = scan.raw(end + 1);
        if let (1, Some(n)) = (below.len(), digits(below))
            && value < n
            && !matches!(scan.raw(end + 2), "/" | "-")
        {
            return Some(Number { value: value / n, end: end + 2, digits: true, magnitude: None, part: true });
        }
    }
    if let Some((fraction, after)) = and_a_half(scan, end) {
        value += fraction;
        end = after;
    }
    if let Some((power, after)) = power_of_ten(scan, end) {
        return Some(Number { value: value * power, end: after, digits: true, magnitude: None, part: false });
    }
    let (factor, end) = magnitudes(scan, end);
    Some(Number { value: times(value, factor), end, digits: true, magnitude: factor, part: false })
}

/// “×10−8” or “x 10^6” at piece `i`: the power, and the piece after it.
fn power_of_ten(scan: &Scan<'_>, i: usize) -> Option<(f64, usize)> {
    if !matches!(scan.raw(i), "×" | "x") || scan.raw(i + 1) != "10" {
        return None;
    }
    let mut at = i + 2;
    at += usize::from(scan.raw(at) == "^" && scan.glued(at));
    let minus = matches!(scan.raw(at), "-" | "−" | "–") && scan.glued(at);
    at += usize::from(minus);
    if !scan.is_number(at) || !scan.glued(at) || scan.raw(at).len() > 2 {
        return None;
    }
    let exponent: i32 = scan.raw(at).parse().ok()?;
    Some((10f64.powi(if minus { -exponent } else { exponent }), at + 1))
}

/// The value of digits with separators; none for dates (“03.10.2026”) and the like.
pub(crate) fn digits(raw: &str) -> Option<f64> {
    if raw.len() > 30 || raw.bytes().filter(|&b| b == b'.').count() > 1 {
        return None;
    }
    let point = raw.find('.').unwrap_or(raw.len());
    if raw[point..].contains(',') {
        return None;
    }
    raw.replace(',', "").parse().ok()
}

/// A number times its magnitude, without the noise of binary fractions: 65.4 billion is 65,400,000,000.
pub(crate) fn times(value: f64, factor: Option<f64>) -> f64 {
    let product = value * factor.unwrap_or(1.0);
    let whole = product.round();
    if factor.is_some() && (product - whole).abs() < whole.abs() * 1e-12 { whole } else { product }
}

/// Magnitude words from piece `i` on: their product, and the piece after them.
fn magnitudes(scan: &Scan<'_>, mut i: usize) -> (Option<f64>, usize) {
    let mut factor = None;
    loop {
        let at = i + usize::from(scan.ties(i));
        match magnitude(scan.lower(at)) {
            Some(m) if m * factor.unwrap_or(1.0) <= 1e15 => {
                factor = Some(factor.unwrap_or(1.0) * m);
                i = at + 1;
            }
            _ => return (factor, i),
        }
    }
}

/// “and a half” at piece `i`.
fn and_a_half(scan: &Scan<'_>, i: usize) -> Option<(f64, usize)> {
    let at = i + usize::from(scan.ties(i));
    if scan.lower(at) != "and" {
        return None;
    }
    let a = at + 1 + usize::from(scan.ties(at + 1));
    let half = a + 1 + usize::from(scan.ties(a + 1));
    match (scan.lower(a), scan.lower(half)) {
        ("a", "half") => Some((0.5, half + 1)),
        ("a", "quarter") => Some((0.25, half + 1)),
        _ => None,
    }
}

fn in_words(scan: &Scan<'_>, i: usize) -> Option<Number> {
    let first = scan.lower(i);
    if first == "half" {
        return half(scan, i);
    }
    let article = matches!(first, "a" | "an");
    let mut at = i;
    // What is complete, the group at hand, and the magnitude that it must stay below.
    let (mut total, mut group, mut bound) = (0.0, None, f64::INFINITY);
    let mut factor = None;
    let mut joined = false;
    if article {
        let next = scan.lower(i + 1);
        if let Some(&below) = lexicon().parts.get(next)
            && next != "half"
            && scan.lower(i + 2) == "of"
        {
            return Some(Number { value: 1.0 / below, end: i + 2, digits: false, magnitude: None, part: true });
        }
        magnitude(next)?;
        group = Some(1.0);
        at = i + 1;
    }
    while at < i + 20 {
        let word = scan.lower(at);
        if let Some(n) = word_value(word) {
            let fits = match group {
                None => true,
                Some(g) if g % 100.0 == 0.0 && g >= 100.0 => n < 100.0,
                Some(g) => g % 10.0 == 0.0 && g % 100.0 >= 20.0 && n > 0.0 && n < 10.0,
            };
            if !fits {
                break;
            }
            group = Some(group.unwrap_or(0.0) + n);
        } else if let Some(m) = magnitude(word) {
            let g = match group {
                Some(g) => g,
                None if at == i => 1.0,
                None => break,
            };
            if m <= 100.0 {
                group = Some(g * m);
            } else if m < bound {
                total += g * m;
                bound = m;
                group = None;
            } else {
                break;
            }
            factor = Some(m * factor.filter(|_| total == 0.0).unwrap_or(1.0));
        } else {
            break;
        }
        at += 1;
        joined = false;
        // The way to the next word of the number: a hyphen, "and" after a magnitude, or nothing but a space.
        let next = at + usize::from(scan.ties(at));
        if word_value(scan.lower(next)).is_some() || magnitude(scan.lower(next)).is_some() {
            joined = next > at;
            at = next;
        } else if factor.is_some()
            && scan.lower(at) == "and"
            && word_value(scan.lower(at + 1)).is_some_and(|n| n < 100.0)
            && group.is_none_or(|g| g % 100.0 == 0.0)
            && scan.lower(at + 1) != "one"
        {
            at += 1;
        }
    }
    at -= usize::from(joined);
    if at == i || (article && at == i + 1) {
        return None;
    }
    // "and" that led nowhere.
    if scan.lower(at - 1) == "and" {
        at -= 1;
    }
    let value = total + group.unwrap_or(0.0);
    let part = at + usize::from(scan.ties(at));
    if let Some(&below) = lexicon().parts.get(scan.lower(part))
        && factor.is_none()
        && value < below
        && value > 0.0
        && (part > at || !scan.lower(part).starts_with("quarter") || scan.lower(part + 1) == "of")
        && (value == 1.0) != scan.lower(part).ends_with('s')
    {
        return Some(Number { value: value / below, end: part + 1, digits: false, magnitude: None, part: true });
    }
    if let Some((fraction, after)) = and_a_half(scan, at)
        && factor.is_none()
    {
        let (more, end) = magnitudes(scan, after);
        return Some(Number { value: times(value + fraction, more), end, digits: false, magnitude: more, part: false });
    }
    Some(Number { value, end: at, digits: false, magnitude: factor, part: false })
}

/// “half a million”, “half a dozen”, “half of”, “half the”.
fn half(scan: &Scan<'_>, i: usize) -> Option<Number> {
    let (next, after) = (scan.lower(i + 1), scan.lower(i + 2));
    if matches!(next, "a" | "an") {
        let (factor, end) = magnitudes(scan, i + 2);
        let factor = factor?;
        return Some(Number { value: 0.5 * factor, end, digits: false, magnitude: Some(factor), part: false });
    }
    let noun = matches!(
        i.checked_sub(1).map_or("", |b| scan.lower(b)),
        "first"
            | "second"
            | "last"
            | "other"
            | "this"
            | "that"
            | "third"
            | "next"
            | "latter"
            | "better"
            | "final"
            | "-"
    );
    let of = matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those")
        && !(next == "of" && after.starts_with(|c: char| c.is_ascii_digit()) && after.len() == 4);
    (of && !noun).then_some(Number { value: 0.5, end: i + 1, digits: false, magnitude: None, part: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        let lower = text.to_ascii_lowercase();
        let scan = Scan::new(text, &lower);
        number(&scan, 0).map(|n| (n.value, scan.end(n.end - 1)))
    }

    #[test]
    fn numbers_in_digits_and_words() {
        for (text, expected, words) in [
            ("3,250 men", 3250.0, "3,250"),
            ("10 500 men", 10_500.0, "10 500"),
            ("1.2 million people", 1.2e6, "1.2 million"),
            ("4 hundred million people", 4e8, "4 hundred million"),
            ("twenty-six men", 26.0, "twenty-six"),
            ("thirty one thousand two hundred and five", 31_205.0, "thirty one thousand two hundred and five"),
            ("a hundred or so", 100.0, "a hundred"),
            ("a dozen men", 12.0, "a dozen"),
            ("two dozen men", 24.0, "two dozen"),
            ("half a million men", 5e5, "half a million"),
            ("two and a half million", 2.5e6, "two and a half million"),
            ("two-thirds of them", 2.0 / 3.0, "two-thirds"),
            ("one fourth of it", 0.25, "one fourth"),
            ("a third of them", 1.0 / 3.0, "a third"),
            ("3/4 of them", 0.75, "3/4"),
            ("seven and one more", 7.0, "seven"),
            ("two hundred and one more", 200.0, "two hundred"),
            ("five-judge panel", 5.0, "five"),
        ] {
            assert_eq!(value(text), Some((expected, words.len())), "{text}");
        }
        for text in ["a man", "half-mast", "03.10.2026", "an hour", "and"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
