//! The parties' colours and shapes, as a stylesheet of their coverage.
//!
//! The class of a coverage's n-th party is `p0`, `p1` …; every other party, and none at all, is `px`. Each class sets
//! `--side` (marks and bands: at least 3:1 against the page), `--side-ink` (text: at least 4.5:1) and `--shape`, so that
//! no meaning hangs on the colour alone. Contrast is WCAG 2.2's.

use std::fmt::Write;

use dateline_model::Coverage;

use crate::view::PartyView;

/// The class of whoever is no party to the event.
pub const OTHERS: &str = "px";

/// Parties beyond this number share [`OTHERS`].
const MOST: usize = 48;

/// The pages' grounds in light and dark, as in `web/site.css`: the darkest of the light ones and the lightest of the
/// dark ones, against which contrast is hardest to have.
const LIGHT: Rgb = Rgb(0xf3, 0xf0, 0xe9);
const DARK: Rgb = Rgb(0x24, 0x23, 0x21);

/// For parties without a colour: the palette of Okabe and Ito (2008), made for all kinds of colour vision.
const PALETTE: [Rgb; 7] = [
    Rgb(0x00, 0x72, 0xb2),
    Rgb(0xd5, 0x5e, 0x00),
    Rgb(0x00, 0x9e, 0x73),
    Rgb(0xcc, 0x79, 0xa7),
    Rgb(0xe6, 0x9f, 0x00),
    Rgb(0x56, 0xb4, 0xe9),
    Rgb(0x99, 0x8e, 0x14),
];

/// Shapes of the marks, as CSS `clip-path`s: square, circle, diamond, triangle, hexagon, bar.
const SHAPES: [&str; 6] = [
    "inset(6%)",
    "circle(50%)",
    "polygon(50% 0,100% 50%,50% 100%,0 50%)",
    "polygon(50% 4%,100% 96%,0 96%)",
    "polygon(25% 5%,75% 5%,100% 50%,75% 95%,25% 95%,0 50%)",
    "inset(0 28%)",
];

/// The same in SVG, around the origin and within 6 units of it; last that of [`OTHERS`], a circle.
const PATHS: [&str; 6] = [
    "M-5-5H5V5H-5Z",
    "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z",
    "M0-6L6 0L0 6L-6 0Z",
    "M0-6L6 5H-6Z",
    "M-3-5.5H3L6 0L3 5.5H-3L-6 0Z",
    "M-2.6-6H2.6V6H-2.6Z",
];

/// The shape of a class as the path of an SVG.
pub fn shape(class: &str) -> &'static str {
    let number = class.strip_prefix('p').and_then(|n| n.parse::<usize>().ok());
    PATHS[number.map_or(1, |n| n % PATHS.len())]
}

/// How a coverage's party of a name is marked; other names as [`OTHERS`].
pub fn party(coverage: &Coverage, name: &str) -> PartyView {
    let at = coverage.parties.iter().take(MOST).position(|p| p.name == name);
    PartyView { name: name.to_owned(), class: at.map_or_else(|| OTHERS.to_owned(), |i| format!("p{i}")) }
}

/// The class of a side, or of none.
pub fn class_of(coverage: &Coverage, side: Option<&str>) -> String {
    side.map_or_else(|| OTHERS.to_owned(), |s| party(coverage, s).class)
}

/// The colour of a side's marks on light ground, as `#rrggbb`; of none, grey.
pub fn colour(coverage: &Coverage, side: Option<&str>) -> String {
    match coverage.parties.iter().take(MOST).position(|party| side == Some(&party.name)) {
        Some(i) => own(coverage, i).against(LIGHT, 3.0).to_string(),
        None => "#77716a".to_owned(),
    }
}

/// The colour of the coverage's i-th party, as it is given or chosen.
fn own(coverage: &Coverage, i: usize) -> Rgb {
    coverage.parties[i].colour.as_deref().and_then(Rgb::parse).unwrap_or(PALETTE[i % PALETTE.len()])
}

/// The stylesheet of a coverage's parties. It holds nothing of the coverage's text but colours.
pub fn stylesheet(coverage: &Coverage) -> String {
    let mut light = String::new();
    let mut dark = String::new();
    for i in 0..coverage.parties.len().min(MOST) {
        let colour = own(coverage, i);
        let shape = SHAPES[i % SHAPES.len()];
        let (mark, ink) = (colour.against(LIGHT, 3.0), colour.against(LIGHT, 4.5));
        // Writing to a String cannot fail.
        let _ = writeln!(light, ".p{i}{{--side:{mark};--side-ink:{ink};--shape:{shape}}}");
        let (mark, ink) = (colour.against(DARK, 3.0), colour.against(DARK, 4.5));
        let _ = writeln!(dark, ".p{i}{{--side:{mark};--side-ink:{ink}}}");
    }
    format!("{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n")
}

/// A colour of 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
        Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
    }

    /// Relative luminance.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour, moved towards black or white by as little as gives a contrast against a ground.
    fn against(self, ground: Rgb, least: f64) -> Rgb {
        let towards = if ground.luminance() > 0.18 { 0.0 } else { 255.0 };
        (0..=50)
            .map(|step| {
                let share = f64::from(step) / 50.0;
                // Between two channel values, so never out of range.
                let mix = |c: u8| (f64::from(c) + (towards - f64::from(c)) * share).round() as u8;
                Rgb(mix(self.0), mix(self.1), mix(self.2))
            })
            .find(|c| c.contrast(ground) >= least)
            .unwrap_or(Rgb(towards as u8, towards as u8, towards as u8))
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::coverage::Party;
    use proptest::prelude::*;

    use super::*;

    fn coverage(colours: &[Option<&str>]) -> Coverage {
        let parties = colours
            .iter()
            .enumerate()
            .map(|(i, c)| Party { name: format!("Party {i}"), colour: c.map(Into::into), ..Party::default() })
            .collect();
        Coverage { parties, ..Coverage::default() }
    }

    #[test]
    fn a_good_colour_is_left_as_it_is() {
        assert_eq!(Rgb::parse("#7a1f1f").unwrap().against(LIGHT, 4.5).to_string(), "#7a1f1f");
    }

    #[test]
    fn parties_have_classes_and_others_share_one() {
        let coverage = coverage(&[Some("#2a7f9e"), None]);
        assert_eq!(party(&coverage, "Party 1").class, "p1");
        assert_eq!(party(&coverage, "Elsewhere").class, OTHERS);
        let css = stylesheet(&coverage);
        assert!(css.contains(".p0{--side:#") && css.contains(".p1{--side:#"), "{css}");
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read_in_light_and_dark(r: u8, g: u8, b: u8) {
            for ground in [LIGHT, DARK] {
                for least in [3.0, 4.5] {
                    prop_assert!(Rgb(r, g, b).against(ground, least).contrast(ground) >= least);
                }
            }
        }
    }
}
