//! Quantities in words.

use dateline_model::Quantity;

/// A quantity in words: “more than 1,200”.
pub fn amount(q: &Quantity) -> String {
    use dateline_model::Modifier as M;
    let stated = q.stated().map(plain).unwrap_or_default();
    match q.modifier {
        M::About => format!("about {stated}"),
        M::AtLeast => format!("at least {stated}"),
        M::MoreThan => format!("more than {stated}"),
        M::UpTo => format!("up to {stated}"),
        M::Nearly => format!("nearly {stated}"),
        M::More => format!("another {stated}"),
        M::Dozens => "dozens".into(),
        M::Hundreds => "hundreds".into(),
        M::Thousands => "thousands".into(),
        M::Some => "some".into(),
        M::Exact => match (q.min, q.max) {
            (Some(a), Some(b)) if a < b => format!("{} to {}", plain(a), plain(b)),
            _ => stated,
        },
    }
}

/// A number as people write it: “1,234”, “2.5”.
fn plain(n: f64) -> String {
    if n.abs() >= 1e15 {
        return format!("{n}");
    }
    if n.fract() != 0.0 {
        // Of what is less than a hundredth the first two digits that are not nought.
        let places = if n.abs() >= 0.1 { 2 } else { (1.0 - n.abs().log10().floor()).min(12.0) as usize };
        return format!("{n:.places$}").trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let digits = format!("{}", n.abs() as u64);
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if n < 0.0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let written = [1234.0, 2.5, 1.0 / 3.0, 0.004_56, -12.0, 19.999, 1e18].map(plain);
        assert_eq!(written, ["1,234", "2.5", "0.33", "0.0046", "-12", "20", "1000000000000000000"]);
    }
}
