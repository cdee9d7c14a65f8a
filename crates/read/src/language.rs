//! The language of a report, where its words tell it reliably.

use whatlang::Lang;

/// How many bytes of prose the guess looks at.
const SAMPLE: usize = 6000;

/// The BCP 47 tag of the language of some prose. None where it is too short or too mixed to tell.
pub(crate) fn of<'t>(prose: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut sample = String::new();
    for text in prose {
        sample.extend(text.chars().take(1000));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| tag(info.lang()))
}

/// The shortest tag of a language: two letters where ISO 639-1 has them.
fn tag(lang: Lang) -> String {
    match lang {
        Lang::Afr => "af",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        other => other.code(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_only_where_its_words_suffice() {
        let english =
            "The bridge across the river has been closed since the early morning, and the ferry is not running.";
        assert_eq!(of([english].into_iter()).as_deref(), Some("en"));
        let german =
            "Die Brücke über den Fluss ist seit dem frühen Morgen gesperrt, und auch die Fähre fährt nicht mehr.";
        assert_eq!(of([german].into_iter()).as_deref(), Some("de"));
        assert_eq!(of(["12:05"].into_iter()), None);
    }
}
