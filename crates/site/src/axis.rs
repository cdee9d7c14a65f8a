//! The answers to a question on one axis, as bands: what a number leaves open is shown open.
//!
//! The axis begins at nought, so that lengths can be compared. “At least 300” is a mark at 300 and an open band to the
//! end of the axis; “up to 230” a mark at 230 and an open band from nought; a plain number is its mark. Positions are
//! percentages, so that the picture stretches with the page and its words keep their size.

use crate::{
    language::Translator,
    view::{AnswerView, QuestionView},
};

/// A question's axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Where numbers are written.
    pub ticks: Vec<Tick>,
    /// A row for every claimant who gives a number.
    pub rows: Vec<Row>,
    /// The picture in words.
    pub description: String,
}

/// A number on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its place in per cent.
    pub x: String,
    /// Which part of its words stands at that place: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The number.
    pub label: String,
}

/// A claimant's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The claimant.
    pub name: String,
    /// The side's class.
    pub class: String,
    /// The answer that stands, in words.
    pub quantity: String,
    /// The earlier answers that give a number, the earliest first.
    pub earlier: Vec<Band>,
    /// The answer that stands; none if it gives no number.
    pub latest: Option<Band>,
}

/// An answer on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The number stated.
    pub mark: String,
    /// Where the band begins and how wide it is; none for a plain number.
    pub range: Option<(String, String)>,
    /// The answer and its time.
    pub title: String,
}

/// The axis of a question; none where fewer than two answers give a number.
pub fn axis(t: Translator, question: &QuestionView) -> Option<Axis> {
    let claimants = || question.sides.iter().flat_map(|s| s.claimants.iter().map(move |c| (s, c)));
    let numbers: Vec<f64> = claimants()
        .flat_map(|(_, c)| std::iter::once(&c.latest).chain(&c.earlier))
        .flat_map(|a| [a.min, a.max])
        .flatten()
        .filter(|n| n.is_finite() && *n >= 0.0)
        .collect();
    let most = numbers.iter().copied().fold(0.0, f64::max);
    let answers =
        claimants().flat_map(|(_, c)| std::iter::once(&c.latest).chain(&c.earlier)).filter(|a| stated(a).is_some());
    // What stands beside a place taken or struck counts something else.
    let counts = !matches!(question.kind.as_str(), "territory_taken" | "territory_retaken" | "strike");
    if !counts || answers.count() < 2 || most <= 0.0 {
        return None;
    }
    // An answer without an upper bound needs room beyond its number to be seen as open.
    let open = claimants().any(|(_, c)| c.latest.max.is_none() && c.latest.min.is_some_and(|m| m > most * 0.9));
    let step = step(if open { most * 1.15 } else { most });
    let count = (if open { most * 1.15 } else { most } / step).ceil().max(1.0);
    let end = step * count;
    let percent = |n: f64| format!("{:.2}", (n / end * 100.0).clamp(0.0, 100.0));
    let ticks = (0..=count as u32)
        .map(|i| Tick {
            x: percent(f64::from(i) * step),
            anchor: if i == 0 {
                "start"
            } else if i == count as u32 {
                "end"
            } else {
                "middle"
            },
            label: t.number_words(f64::from(i) * step),
        })
        .collect();
    let band = |answer: &AnswerView| {
        let range = match (answer.min, answer.max) {
            (Some(min), Some(max)) if min < max => Some((min, max)),
            (None, Some(max)) => Some((0.0, max)),
            (Some(min), None) => Some((min, end)),
            _ => None,
        };
        Some(Band {
            mark: percent(stated(answer)?),
            range: range.map(|(from, to)| (percent(from), percent(to - from))),
            title: format!("{}, {}", answer.quantity, answer.time.both(t)),
        })
    };
    let rows: Vec<Row> = claimants()
        .map(|(side, c)| Row {
            name: c.name.clone(),
            class: side.party.class.clone(),
            quantity: c.latest.quantity.clone(),
            earlier: c.earlier.iter().rev().filter_map(band).collect(),
            latest: band(&c.latest),
        })
        .filter(|row| row.latest.is_some() || !row.earlier.is_empty())
        .collect();
    let description = rows.iter().map(|r| format!("{}: {}", r.name, r.quantity)).collect::<Vec<_>>().join("; ");
    Some(Axis { ticks, rows, description })
}

/// The number that an answer states: the bound it has.
fn stated(answer: &AnswerView) -> Option<f64> {
    answer.min.or(answer.max).filter(|n| n.is_finite() && *n >= 0.0)
}

/// A round step that divides a length into three to six parts.
pub(crate) fn step(length: f64) -> f64 {
    let rough = (length / 4.0).max(1.0);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough).unwrap_or(power * 10.0);
    if step < 10.0 { step.ceil() } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ClaimantView, PartyView, QuestionState, SideView, TimeView};

    fn answer(min: Option<f64>, max: Option<f64>) -> AnswerView {
        AnswerView {
            quantity: "some words".into(),
            min,
            max,
            polarity: None,
            time: TimeView {
                iso: "2026-03-09".into(),
                clock: "10:00".into(),
                date: "9 March".into(),
                title: String::new(),
                doubt: None,
            },
            url: "/x".into(),
            words: String::new(),
            speaker: None,
            medium: None,
            source: "Herald".into(),
            repeated_by: Vec::new(),
            change: None,
            relations: Vec::new(),
        }
    }

    fn question(answers: &[(Option<f64>, Option<f64>)]) -> QuestionView {
        let claimants = answers
            .iter()
            .map(|&(min, max)| ClaimantView { name: "M".into(), latest: answer(min, max), earlier: Vec::new() })
            .collect();
        let party = PartyView { name: "Novaria".into(), class: "p0".into() };
        QuestionView {
            id: "q".into(),
            title: "Q".into(),
            kind: "killed".into(),
            kind_words: "Killed".into(),
            state: QuestionState::Disputed,
            state_words: String::new(),
            sides: vec![SideView { party, claimants }],
            url: String::new(),
            origins: 1,
            posts: 1,
            sources: 1,
        }
    }

    #[test]
    fn a_plain_number_is_a_mark_and_open_ones_have_open_bands() {
        let axis = axis(
            Translator::ENGLISH,
            &question(&[(Some(100.0), Some(100.0)), (None, Some(200.0)), (Some(300.0), None), (None, None)]),
        )
        .unwrap();
        assert_eq!(axis.ticks.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(), ["0", "100", "200", "300", "400"]);
        let latest: Vec<_> = axis.rows.iter().map(|r| r.latest.clone().unwrap()).collect();
        assert_eq!((latest[0].mark.as_str(), &latest[0].range), ("25.00", &None));
        assert_eq!(
            (latest[1].mark.as_str(), latest[1].range.clone()),
            ("50.00", Some(("0.00".into(), "50.00".into())))
        );
        assert_eq!(
            (latest[2].mark.as_str(), latest[2].range.clone()),
            ("75.00", Some(("75.00".into(), "25.00".into())))
        );
        assert_eq!(latest.len(), 3);
    }

    #[test]
    fn one_number_needs_no_axis_and_odd_ones_break_none() {
        assert_eq!(axis(Translator::ENGLISH, &question(&[(Some(3.0), Some(3.0)), (None, None)])), None);
        assert_eq!(
            axis(Translator::ENGLISH, &question(&[(Some(0.0), Some(0.0)), (Some(f64::NAN), Some(f64::INFINITY))])),
            None
        );
        assert!(axis(Translator::ENGLISH, &question(&[(Some(1e300), Some(1e300)), (Some(1.0), Some(1.0))])).is_some());
    }

    #[test]
    fn steps_are_round() {
        for (length, expected) in [(4.0, 1.0), (9.0, 3.0), (540.0, 200.0), (3000.0, 1000.0), (21_000.0, 10_000.0)] {
            assert_eq!(step(length), expected, "{length}");
        }
    }
}
