//! The PLOVER event type of a claim (Political Language Ontology for Verifiable Event Records, 2021): what a claim tells, as one
//! of sixteen. `docs/events.md` has the whole mapping; a test here keeps it true.

use dateline_model::ClaimKind;

/// The type of a claim, by its kind and the predicate that made it; none where PLOVER has none (accidents, flight, shortages).
pub(super) fn of(kind: &ClaimKind, predicate: &str) -> Option<&'static str> {
    use ClaimKind as K;
    let other = match kind {
        K::Other(name) => name.as_ref(),
        _ => "",
    };
    Some(match (kind, other, predicate) {
        // To give up is no attack: positions left, troops that lay down their arms.
        (_, _, "retreat" | "surrender") => "RETREAT",
        // Nobody attacked those whom water or a falling roof killed.
        (_, _, "drown" | "collapse") => return None,
        (K::Killed | K::Wounded | K::Strike | K::EquipmentLoss | K::AircraftDowned | K::PropertyDamage, ..)
        | (K::TerritoryTaken | K::TerritoryRetaken, ..)
        | (_, "casualties" | "clash" | "offensive" | "attack_repelled" | "sexual_violence" | "protest_dispersed", _)
        | (K::Captured, _, "abduct") => "ASSAULT",
        (K::Captured, ..) | (_, "arrested" | "weapons_seized", _) => "COERCE",
        (_, "protest" | "riot", _) => "PROTEST",
        (K::Mobilisation | K::FightersDeployed, ..) | (_, "base_established" | "deployment", _) => "MOBILIZE",
        (_, "agreement", "negotiate") => "CONSULT",
        (_, "agreement", _) => "AGREE",
        (_, "rescued", _) => "AID",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::path::Path;

    use dateline_model::Coverage;

    use super::super::{acled, pack::Pack};
    use super::*;

    /// The table of `docs/events.md`, a row for each predicate of the packs and each kind that it makes.
    fn table() -> String {
        let mut rows = BTreeSet::new();
        for predicate in Pack::new(&Coverage::default()).predicates() {
            for kind in predicate.all_kinds() {
                let acled = match predicate.acled.as_deref() {
                    Some(declared) if acled::is_known(declared) && declared != "attack" => {
                        acled::of_event(Some(declared), &kind, &[], false).unwrap_or("–")
                    }
                    Some(_) => "by weapon and target",
                    None if acled::is_outcome(&kind) => "of the event that its sentence tells",
                    None => "–",
                };
                rows.insert((
                    kind.to_string(),
                    predicate.rule.clone(),
                    acled,
                    of(&kind, &predicate.rule).unwrap_or("–"),
                ));
            }
        }
        let mut table = "| claim | predicate | ACLED | PLOVER |\n| --- | --- | --- | --- |\n".to_owned();
        for (kind, rule, acled, plover) in rows {
            let _ = writeln!(table, "| `{kind}` | `{rule}` | {acled} | {plover} |");
        }
        table
    }

    /// To write it anew: `UPDATE_DOCS=1 cargo test -p dateline-understand mapping`.
    #[test]
    fn the_documented_mapping_is_the_code_s() {
        const BEGIN: &str = "<!-- mapping -->\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/events.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let (head, documented) = text.split_once(BEGIN).unwrap();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, format!("{head}{BEGIN}{}", table())).unwrap();
        } else {
            assert_eq!(documented, table(), "docs/events.md is not what the code does");
        }
    }

    #[test]
    fn what_is_given_up_is_no_assault() {
        assert_eq!(of(&ClaimKind::TerritoryTaken, "take"), Some("ASSAULT"));
        assert_eq!(of(&ClaimKind::TerritoryTaken, "retreat"), Some("RETREAT"));
        assert_eq!(of(&ClaimKind::from_name("other:agreement"), "negotiate"), Some("CONSULT"));
        assert_eq!(of(&ClaimKind::from_name("other:accident"), "accident"), None);
    }
}
