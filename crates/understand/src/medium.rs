//! How or where something was said, in a few fixed words.

/// The words that name a medium, longest first, and what they are called.
const MEDIA: [(&str, &str); 26] = [
    ("press conference", "press conference"),
    ("news conference", "press conference"),
    ("press briefing", "briefing"),
    ("briefing", "briefing"),
    ("press release", "statement"),
    ("joint statement", "statement"),
    ("statement", "statement"),
    ("communique", "statement"),
    ("communiqué", "statement"),
    ("interview", "interview"),
    ("telephone", "phone call"),
    ("phone", "phone call"),
    ("televised address", "speech"),
    ("address", "speech"),
    ("speech", "speech"),
    ("facebook", "Facebook"),
    ("twitter", "Twitter"),
    ("tweet", "Twitter"),
    ("telegram", "Telegram"),
    ("instagram", "Instagram"),
    ("youtube", "YouTube"),
    ("radio", "radio"),
    ("television", "television"),
    ("video", "video"),
    ("letter", "letter"),
    ("report", "report"),
];

/// The medium that some words name: one of the contract's, or the outlet after “told”.
pub fn of(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    if let Some((_, name)) = MEDIA.iter().find(|(word, _)| lower.contains(word)) {
        return Some((*name).to_owned());
    }
    let outlet = words.trim().trim_start_matches("told ").trim_start_matches("to ").trim_start_matches("the ").trim();
    outlet.starts_with(char::is_uppercase).then(|| outlet.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_medium_has_one_name_and_an_outlet_its_own() {
        assert_eq!(super::of("in a written statement").as_deref(), Some("statement"));
        assert_eq!(super::of("on its Telegram channel").as_deref(), Some("Telegram"));
        assert_eq!(super::of("told Harbour Radio News").as_deref(), Some("radio"));
        assert_eq!(super::of("told the Daily Oar").as_deref(), Some("Daily Oar"));
        assert_eq!(super::of("at dawn"), None);
    }
}
