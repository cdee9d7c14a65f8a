//! The ACLED event type of a claim.
//!
//! ACLED codes events, Dateline claims, so the type is worked out from what is claimed, by the coarse classes of ACLED's
//! codebook (2023): `battles`, `explosions`, `violence_civilians`, `protests`, `riots`, `strategic`.
//!
//! | claim | type |
//! | --- | --- |
//! | of a predicate that names a type in its pack | that type |
//! | an attack (`acled = "attack"`) with an explosive or remote weapon | `explosions` |
//! | an attack on civilians or what is theirs | `violence_civilians` |
//! | another attack | `battles` |
//! | what is done by or to a crowd that protests | `protests`; in a tumult: `riots` |
//! | arms found or seized | `strategic` |
//! | ground taken, attacks repelled | `battles`; left without a fight: `strategic` |
//! | an outcome of a disaster or accident | `none` |
//! | an outcome (killed, wounded, lost, damaged …) | the type of the event that its sentence tells, the gravest of several; else `explosions` where the sentence names an explosive, `violence_civilians` of civilians, `battles` of combatants |

use dateline_model::ClaimKind;

use super::Draft;
use crate::paragraph::Paragraph;

/// The types, the gravest first: which one an outcome has whose sentence tells several.
const TYPES: [&str; 6] = ["explosions", "battles", "riots", "protests", "violence_civilians", "strategic"];

/// The type of what ACLED does not code: disasters, accidents.
const NONE: &str = "none";

/// What a pack declares of a predicate that may be any of three, as it is with an attack.
const ATTACK: &str = "attack";

/// The type of a claim that tells an event, from what its predicate declares, its kind, the classes of its patient, and
/// whether an explosive or remote weapon did it.
pub(super) fn of_event(
    declared: Option<&str>,
    kind: &ClaimKind,
    classes: &[&str],
    explosive: bool,
) -> Option<&'static str> {
    let declared = declared?;
    // Seizing arms takes no ground.
    if *kind == ClaimKind::from_name("other:weapons_seized") {
        return Some("strategic");
    }
    if declared != ATTACK {
        let armed = *kind == ClaimKind::Strike && classes.iter().any(|class| matches!(*class, "combatant" | "base"));
        // A shooting at soldiers is a battle.
        let declared = if declared == "violence_civilians" && armed { "battles" } else { declared };
        return TYPES.into_iter().find(|name| *name == declared);
    }
    let civilian = classes.iter().any(|class| matches!(*class, "civilian" | "journalist" | "person" | "building"));
    let armed = classes.iter().any(|class| matches!(*class, "combatant" | "equipment" | "aircraft" | "base"));
    Some(match () {
        () if explosive => "explosions",
        () if civilian && !armed => "violence_civilians",
        () => "battles",
    })
}

/// Whether a pack's declaration is one that [`of_event`] knows.
#[cfg(test)]
pub(super) fn is_known(declared: &str) -> bool {
    declared == ATTACK || TYPES.contains(&declared)
}

/// What a sentence speaks of, as far as it decides the type of what it tells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// An explosive or a weapon that acts from afar.
    pub explosive: bool,
    /// People who protest, or a protest.
    pub crowd: bool,
    /// Tumult: stones, barricades, a mob.
    pub tumult: bool,
    /// An earthquake, a flood, an accident: what nobody does to anybody.
    pub hazard: bool,
}

/// Settles the types of a paragraph's claims by the settings of their sentences, which `setting` gives for a token: what is
/// done by or to a crowd is a protest's or a riot's, and an outcome has the type of the event that its sentence tells.
pub(super) fn settle(p: &Paragraph<'_>, drafts: &mut [Draft], setting: impl Fn(usize) -> Setting) {
    for draft in drafts.iter_mut() {
        let Setting { crowd, tumult, explosive, .. } = setting(draft.trigger);
        let of_force = draft.acled.is_none() && is_outcome(&draft.kind)
            || matches!(draft.acled, Some("battles" | "violence_civilians" | "strategic" | "protests"));
        if crowd && !explosive && of_force {
            draft.acled = Some(if tumult { "riots" } else { "protests" });
        }
    }
    let told: Vec<(usize, usize)> = drafts
        .iter()
        .filter_map(|draft| {
            let rank = TYPES.iter().position(|name| Some(*name) == draft.acled)?;
            Some((p.sentence_of(draft.trigger).start, rank))
        })
        .collect();
    for draft in drafts.iter_mut().filter(|draft| draft.acled.is_none() && is_outcome(&draft.kind)) {
        let sentence = p.sentence_of(draft.trigger).start;
        let gravest = told.iter().filter(|(at, _)| *at == sentence).map(|(_, rank)| *rank).min();
        draft.acled = match (gravest, draft.civilian) {
            (Some(rank), _) => Some(TYPES[rank]),
            (None, _) if setting(draft.trigger).hazard => Some(NONE),
            (None, _) if setting(draft.trigger).explosive => Some("explosions"),
            (None, Some(true)) => Some("violence_civilians"),
            (None, Some(false)) => Some("battles"),
            (None, None) => None,
        };
    }
}

/// Whether a kind tells what came of an event.
pub(super) fn is_outcome(kind: &ClaimKind) -> bool {
    match kind {
        ClaimKind::Killed
        | ClaimKind::Wounded
        | ClaimKind::EquipmentLoss
        | ClaimKind::AircraftDowned
        | ClaimKind::PropertyDamage => true,
        ClaimKind::Other(name) => name == "casualties",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attack_is_told_by_its_weapon_and_whom_it_befell() {
        assert_eq!(of_event(Some(ATTACK), &ClaimKind::Strike, &["building"], true), Some("explosions"));
        assert_eq!(
            of_event(Some(ATTACK), &ClaimKind::Strike, &["civilian", "person"], false),
            Some("violence_civilians")
        );
        assert_eq!(of_event(Some(ATTACK), &ClaimKind::Strike, &["combatant", "person"], false), Some("battles"));
        assert_eq!(of_event(Some(ATTACK), &ClaimKind::Strike, &[], false), Some("battles"));
        assert_eq!(of_event(Some("protests"), &ClaimKind::Strike, &["person"], false), Some("protests"));
        assert_eq!(of_event(None, &ClaimKind::Killed, &["person"], true), None);
    }
}
