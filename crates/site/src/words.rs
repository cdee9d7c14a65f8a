//! Claims and their parts in plain words.

use dateline_model::{Claim, ClaimKind, Coverage, MediaKind, Modifier, Polarity, Quantity, Relation, Speaker};

use crate::language::{Translator, Words};

/// A kind of claim, as a chip and a filter name it. One that only its domain pack knows has its English name.
pub fn kind(t: Translator, kind: &ClaimKind) -> Words {
    t.say(match kind {
        ClaimKind::Killed => "kind-killed",
        ClaimKind::Wounded => "kind-wounded",
        ClaimKind::Missing => "kind-missing",
        ClaimKind::Captured => "kind-captured",
        ClaimKind::Displaced => "kind-displaced",
        ClaimKind::EquipmentLoss => "kind-equipment-loss",
        ClaimKind::AircraftDowned => "kind-aircraft-downed",
        ClaimKind::TerritoryTaken => "kind-territory-taken",
        ClaimKind::TerritoryRetaken => "kind-territory-retaken",
        ClaimKind::Strike => "kind-strike",
        ClaimKind::Mobilisation => "kind-mobilisation",
        ClaimKind::FightersDeployed => "kind-fighters-deployed",
        ClaimKind::PropertyDamage => "kind-property-damage",
        ClaimKind::Evacuation => "kind-evacuation",
        ClaimKind::Other(name) => return capital(&name.replace('_', " ")).into(),
    })
}

/// A text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Whom or what a claim is about: `Mereshi soldiers`, `civilians (Thessary)`, `tanks`.
pub fn subject(coverage: &Coverage, claim: &Claim) -> Option<String> {
    let many = claim.quantity.as_ref().is_none_or(|q| q.quantity.stated() != Some(1.0));
    let noun = match (&claim.item, claim.target.civilian) {
        (Some(item), _) => Some(if many { plural(item) } else { item.clone() }),
        (None, Some(true)) if claim.kind.counts_people() => Some(if many { "civilians" } else { "civilian" }.into()),
        _ => None,
    };
    let side = claim.target.side.as_deref();
    match (side, noun) {
        (Some(side), Some(noun)) => Some(match adjective(coverage, side) {
            Some(adjective) => format!("{adjective} {noun}"),
            None => format!("{noun} ({side})"),
        }),
        (Some(side), None) => Some(format!("of {side}")),
        (None, noun) => noun,
    }
}

/// A party's adjective.
pub fn adjective<'c>(coverage: &'c Coverage, side: &str) -> Option<&'c str> {
    coverage.party(side)?.adjective()
}

/// The plural of an English noun. What is no plain noun (`artillery`, a name, a plural) is left as it is.
fn plural(noun: &str) -> String {
    const UNCOUNTED: [&str; 12] = [
        "aircraft",
        "artillery",
        "personnel",
        "people",
        "police",
        "livestock",
        "equipment",
        "ammunition",
        "housing",
        "infrastructure",
        "military",
        "territory",
    ];
    let last = noun.rsplit([' ', '-']).next().unwrap_or(noun);
    if UNCOUNTED.contains(&last) || !last.chars().all(|c| c.is_ascii_lowercase()) {
        return noun.to_owned();
    }
    let ends = |suffixes: &[&str]| suffixes.iter().any(|s| last.ends_with(s));
    if let Some(stem) = noun.strip_suffix("man").filter(|_| last != "human") {
        format!("{stem}men")
    } else if last == "person" {
        format!("{}people", &noun[..noun.len() - last.len()])
    } else if last == "child" {
        format!("{noun}ren")
    } else if ends(&["ss", "x", "ch", "sh", "z"]) {
        format!("{noun}es")
    } else if ends(&["s"]) {
        noun.to_owned()
    } else if let Some(stem) = noun.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{noun}s")
    }
}

/// What a claim does other than assert.
pub fn polarity(t: Translator, polarity: Polarity) -> Option<Words> {
    match polarity {
        Polarity::Asserted => None,
        Polarity::Denied => Some(t.say("polarity-denied")),
        Polarity::Questioned => Some(t.say("polarity-questioned")),
    }
}

/// Who speaks, and what else is said of them: name before role and body, the body before the bare role.
pub fn speaker(t: Translator, speaker: &Speaker) -> (String, Option<String>) {
    let role = speaker.role.as_deref().filter(|r| !r.trim().is_empty());
    let body = speaker.organisation.as_deref().filter(|b| !b.trim().is_empty());
    match (speaker.name.as_deref().filter(|n| !n.trim().is_empty()), role, body) {
        (Some(name), Some(role), Some(body)) => (name.into(), Some(format!("{role}, {body}"))),
        (Some(name), role, body) => (name.into(), role.or(body).map(Into::into)),
        (None, role, Some(body)) => (body.into(), role.map(Into::into)),
        (None, Some(role), None) => (capital(role), None),
        (None, None, None) => match &speaker.side {
            Some(side) => (side.clone(), None),
            None => (t.say("someone-unnamed").into_owned(), None),
        },
    }
}

/// The place of a relation among those of a claim: contradiction first.
pub fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Denial => 0,
        Relation::Conflict => 1,
        Relation::Revision => 2,
        Relation::Corroboration => 3,
        Relation::Repeat => 4,
    }
}

/// How a link reads from one of its ends. `first` is whether this end is the link's `a`; `later` whether the other end
/// was published later; `denies` whether this end is the one that rejects.
pub fn relation(t: Translator, relation: Relation, first: bool, later: bool, denies: bool) -> (&'static str, Words) {
    let (class, id) = match relation {
        Relation::Denial => ("denial", if denies { "relation-denies" } else { "relation-denied-by" }),
        Relation::Conflict => ("conflict", "relation-conflicts"),
        Relation::Revision => ("revision", if first { "relation-revises" } else { "relation-revised-by" }),
        Relation::Corroboration => ("corroboration", "relation-also"),
        Relation::Repeat => ("repeat", if later { "relation-repeated-by" } else { "relation-said-before" }),
    };
    (class, t.say(id))
}

/// A medium's name, and a class for its sign.
pub fn media(t: Translator, kind: MediaKind) -> (Words, &'static str) {
    let (id, class) = match kind {
        MediaKind::Photo => ("media-photo", "photo"),
        MediaKind::Video => ("media-video", "video"),
        MediaKind::Audio => ("media-audio", "audio"),
        MediaKind::Gallery => ("media-gallery", "photo"),
        MediaKind::Graphic => ("media-graphic", "graphic"),
        MediaKind::Embed => ("media-embed", "embed"),
        MediaKind::LinkedStory => ("media-linked", "linked"),
    };
    (t.say(id), class)
}

/// Whether a text warns of what it shows.
pub fn warns(text: &str) -> bool {
    const WARNINGS: [&str; 6] =
        ["graphic content", "graphic image", "graphic footage", "graphic video", "graphic photo", "viewer discretion"];
    let text = text.to_lowercase();
    WARNINGS.iter().any(|warning| text.contains(warning))
}

/// Whether the caption of a picture says that it may be hard to bear.
pub fn is_graphic(caption: &str) -> bool {
    const HARD: [&str; 5] = ["disturbing", "distressing", "bodies", "corpse", "dead body"];
    let text = caption.to_lowercase();
    warns(caption) || HARD.iter().any(|hard| text.contains(hard))
}

/// An address that is safe to lead to: http or https, with nothing in it that a browser would read otherwise.
pub fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let plain = !rest.is_empty() && !rest.starts_with('/') && !url.chars().any(|c| c.is_control() || c.is_whitespace());
    (web && plain && url.len() <= 2000).then(|| url.to_owned())
}

/// A text as the value of a query: letters and digits stay as they are, other bytes are escaped.
pub fn in_query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A number as it was qualified, in digits: `4`, `11+`, `up to 230`, `about 400`, `4–6`.
pub fn digits(t: Translator, quantity: &Quantity) -> String {
    let stated = quantity.stated().map(|n| t.number_words(n)).unwrap_or_default();
    let id = match (quantity.modifier, quantity.min, quantity.max) {
        (Modifier::AtLeast, Some(_), _) => return t.signs(format!("{stated}+")),
        (Modifier::Exact, Some(least), Some(most)) if least < most => {
            return t.signs(format!("{}–{}", t.number_words(least), t.number_words(most)));
        }
        (Modifier::Exact, ..) => return stated,
        (Modifier::AtLeast, ..) => "amount-at-least",
        (Modifier::MoreThan, Some(_), _) => "amount-over",
        (Modifier::MoreThan, ..) => "amount-more-than",
        (Modifier::About, ..) => "amount-about",
        (Modifier::UpTo, ..) => "amount-up-to",
        (Modifier::Nearly, ..) => "amount-nearly",
        (Modifier::More, ..) => "amount-another",
        (Modifier::Dozens, ..) => return t.say("amount-dozens").into_owned(),
        (Modifier::Hundreds, ..) => return t.say("amount-hundreds").into_owned(),
        (Modifier::Thousands, ..) => return t.say("amount-thousands").into_owned(),
        (Modifier::Some, ..) => return t.say("amount-some").into_owned(),
    };
    t.with(id, "number", stated).into_owned()
}

#[cfg(test)]
mod tests {
    use dateline_model::coverage::Party;

    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("soldier", "soldiers"),
            ("serviceman", "servicemen"),
            ("armoured vehicle", "armoured vehicles"),
            ("battery", "batteries"),
            ("child", "children"),
            ("aircraft", "aircraft"),
            ("T-72", "T-72"),
            ("cache", "caches"),
            ("person", "people"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn an_adjective_is_no_plural() {
        let party = Party {
            name: "Novaria".into(),
            adjectives: vec!["Novarians".into(), "Novarian".into()],
            ..Party::default()
        };
        let coverage = Coverage { parties: vec![party], ..Coverage::default() };
        assert_eq!(adjective(&coverage, "Novaria"), Some("Novarian"));
        assert_eq!(adjective(&coverage, "Elsewhere"), None);
    }

    #[test]
    fn a_warning_is_told_from_a_chart() {
        for (text, graphic) in [
            ("Warning: graphic content. A street after the strike", true),
            ("Bodies lie on the quay", true),
            ("A graphic of the strait", false),
            ("A ferry at its moorings", false),
        ] {
            assert_eq!(is_graphic(text), graphic, "{text}");
        }
    }

    #[test]
    fn only_web_addresses_are_led_to() {
        assert!(web_address("https://example.org/a?b=c").is_some());
        for bad in
            ["javascript:alert(1)", " java\nscript://x", "data:text/html,x", "//example.org", "https:///x", "ftp://x"]
        {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_stay_as_open_as_the_words_are() {
        let open = |modifier, min, max| digits(Translator::ENGLISH, &Quantity { min, max, modifier });
        for (told, words) in [
            (open(Modifier::Exact, Some(4.0), Some(4.0)), "4"),
            (open(Modifier::Exact, Some(4.0), Some(6.0)), "4–6"),
            (open(Modifier::AtLeast, Some(11.0), None), "11+"),
            (open(Modifier::MoreThan, Some(3000.0), None), "over 3,000"),
            (open(Modifier::UpTo, None, Some(230.0)), "up to 230"),
            (open(Modifier::About, Some(400.0), Some(400.0)), "about 400"),
            (open(Modifier::Dozens, Some(24.0), None), "dozens"),
        ] {
            assert_eq!(told, words);
        }
    }
}
