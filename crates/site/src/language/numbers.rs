//! Numbers as CLDR writes them in each language, in Latin digits.

use fluent_bundle::{FluentValue, types::FluentNumber};

use super::{Language, Translator};

/// What a message makes of a number that it is given. A function for each mark, since a bundle takes no closure.
pub(super) fn formatter<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match mark(language) {
        ('.', 5) => told::<'.', 5, M>,
        ('.', _) => told::<'.', 4, M>,
        ('\u{a0}', _) => told::<'\u{a0}', 4, M>,
        ('\u{202f}', _) => told::<'\u{202f}', 4, M>,
        _ => told::<',', 4, M>,
    }
}

fn told<const MARK: char, const FROM: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(grouped(*value, MARK, FROM, '.')),
        _ => None,
    }
}

/// What sets thousands apart, and from how many digits on.
fn mark(language: Language) -> (char, usize) {
    match language {
        Language::English | Language::Arabic => (',', 4),
        Language::Spanish => ('.', 5),
        Language::German | Language::Turkish | Language::Azerbaijani => ('.', 4),
        Language::Russian | Language::Armenian => ('\u{a0}', 4),
        Language::French => ('\u{202f}', 4),
    }
}

/// What sets the fraction apart.
fn point(language: Language) -> char {
    if matches!(language, Language::English | Language::Arabic) { '.' } else { ',' }
}

fn grouped(n: f64, mark: char, from: usize, point: char) -> String {
    if n.fract() != 0.0 || n.abs() >= 1e15 {
        return n.to_string().replace('.', point.encode_utf8(&mut [0; 4]));
    }
    let digits = format!("{:.0}", n.abs());
    let mut out = String::from(if n < 0.0 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 && digits.len() >= from {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

impl Translator {
    /// Numbers with signs that run from left to right, `200+` or `4–6`, as they can stand in a line of any direction.
    pub fn signs(self, text: String) -> String {
        if self.direction() == "rtl" { format!("\u{2066}{text}\u{2069}") } else { text }
    }

    /// A number with its thousands set apart.
    pub fn number_words(self, n: f64) -> String {
        let (mark, from) = mark(self.language());
        grouped(n, mark, from, point(self.language()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        let told = |language| {
            let t = Translator::of(language);
            [t.number_words(540.0), t.number_words(2_100.0), t.number_words(1_234_567.0), t.number_words(2.5)]
        };
        assert_eq!(told(Language::English), ["540", "2,100", "1,234,567", "2.5"]);
        assert_eq!(told(Language::Spanish), ["540", "2100", "1.234.567", "2,5"]);
        assert_eq!(told(Language::German), ["540", "2.100", "1.234.567", "2,5"]);
        assert_eq!(told(Language::Russian), ["540", "2\u{a0}100", "1\u{a0}234\u{a0}567", "2,5"]);
        assert_eq!(told(Language::French), ["540", "2\u{202f}100", "1\u{202f}234\u{202f}567", "2,5"]);
        assert_eq!(told(Language::Arabic), ["540", "2,100", "1,234,567", "2.5"]);
    }
}
