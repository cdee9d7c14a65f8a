//! Dates as CLDR writes them in each language: the names and patterns are messages.

use jiff::civil::Date;

use super::{Translator, Words};

const DAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const MONTHS_ALONE: [&str; 12] = [
    "month-alone-1",
    "month-alone-2",
    "month-alone-3",
    "month-alone-4",
    "month-alone-5",
    "month-alone-6",
    "month-alone-7",
    "month-alone-8",
    "month-alone-9",
    "month-alone-10",
    "month-alone-11",
    "month-alone-12",
];

impl Translator {
    /// `Wednesday 11 March 2026`.
    pub fn long_date(self, date: Date) -> Words {
        self.date("date-long", date)
    }

    /// `Wednesday 11 March`.
    pub fn weekday_date(self, date: Date) -> Words {
        self.date("date-weekday", date)
    }

    /// `11 March`.
    pub fn short_date(self, date: Date) -> Words {
        self.date("date-short", date)
    }

    /// `March 2026`.
    pub fn month(self, date: Date) -> Words {
        self.date_of(&MONTHS_ALONE, "date-month", date)
    }

    fn date(self, id: &str, date: Date) -> Words {
        self.date_of(&MONTHS, id, date)
    }

    fn date_of(self, months: &[&str; 12], id: &str, date: Date) -> Words {
        let weekday = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7];
        let month = months[usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12];
        let parts = [
            ("weekday", self.say(weekday)),
            ("day", date.day().to_string().into()),
            ("month", self.say(month)),
            ("year", date.year().to_string().into()),
        ];
        self.filled(id, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_date_is_written_as_each_language_does() {
        let date: Date = "2026-03-11".parse().unwrap();
        for (language, short, long) in [
            (Language::English, "11 March", "Wednesday 11 March 2026"),
            (Language::Russian, "11 марта", "среда, 11 марта 2026 г."),
            (Language::Armenian, "11 մարտի", "2026 թ. մարտի 11, չորեքշաբթի"),
            (Language::Azerbaijani, "11 mart", "11 mart 2026, çərşənbə"),
            (Language::Turkish, "11 Mart", "11 Mart 2026 Çarşamba"),
            (Language::Arabic, "11 مارس", "الأربعاء، 11 مارس 2026"),
            (Language::French, "11 mars", "mercredi 11 mars 2026"),
            (Language::Spanish, "11 de marzo", "miércoles, 11 de marzo de 2026"),
            (Language::German, "11. März", "Mittwoch, 11. März 2026"),
        ] {
            let t = Translator::of(language);
            assert_eq!((t.short_date(date).as_ref(), t.long_date(date).as_ref()), (short, long));
        }
    }

    #[test]
    fn a_month_that_stands_alone_has_the_form_for_that() {
        let of = |language| Translator::of(language).month("2026-03-11".parse().unwrap());
        assert_eq!(of(Language::English), "March 2026");
        assert_eq!(of(Language::Russian), "март 2026 г.");
        assert_eq!(of(Language::Armenian), "2026 թ. մարտ");
        assert_eq!(of(Language::Spanish), "marzo de 2026");
        assert_eq!(of(Language::Azerbaijani), "mart 2026");
    }

    #[test]
    fn every_day_of_a_year_has_a_date() {
        for t in Language::ALL.map(Translator::of) {
            let first: Date = "2026-01-01".parse().unwrap();
            let mut dates: Vec<Words> =
                first.series(jiff::ToSpan::days(1)).take(365).map(|date| t.weekday_date(date)).collect();
            dates.sort_unstable();
            dates.dedup();
            assert_eq!(dates.len(), 365, "{}", t.tag());
        }
    }
}
