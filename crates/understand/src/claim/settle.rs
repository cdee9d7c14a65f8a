//! What the claims of a post leave unsaid and its other claims say: who is counted already, where, and when.

use std::collections::HashMap;

use dateline_model::{ClaimKind, Modifier, Polarity};

use super::{Draft, Scene, Where};

/// Settles the claims of a post, in the order of the text.
pub(super) fn settle(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    count_once(drafts);
    for draft in drafts.iter_mut().filter(|d| has_happened(d)) {
        if draft.place.is_none() {
            draft.place = dateline(scene);
        }
        // What a post tells as having happened has happened by its day.
        let period = &mut draft.period;
        if period.text.is_none() && period.from.is_none() && period.to.is_none() {
            period.to = scene.day;
        }
    }
}

/// Where a post has counted people, those whom it then names or speaks of again are among them and no count of their own,
/// and “two others” come on top.
fn count_once(drafts: &mut [Draft]) {
    let mut most: HashMap<ClaimKind, f64> = HashMap::new();
    for draft in drafts {
        let number = draft.quantity.as_ref().and_then(|q| q.quantity.max.or(q.quantity.min));
        let known = most.get(&draft.kind).zip(number).is_some_and(|(most, number)| number <= *most);
        if draft.identified && known {
            draft.quantity = None;
        } else if let Some(count) = draft.quantity.as_mut().filter(|_| draft.others && known)
            && count.quantity.modifier == Modifier::Exact
        {
            count.quantity.modifier = Modifier::More;
        }
        if let Some(number) = number.filter(|number| *number >= 2.0 && draft.polarity == Polarity::Asserted) {
            let most = most.entry(draft.kind.clone()).or_default();
            *most = most.max(number);
        }
    }
}

/// Whether a claim is of something that has happened somewhere.
fn has_happened(draft: &Draft) -> bool {
    let somewhere = match &draft.kind {
        ClaimKind::Mobilisation | ClaimKind::FightersDeployed => false,
        ClaimKind::Other(name) => !matches!(&name[..], "agreement" | "defection"),
        _ => true,
    };
    somewhere && draft.polarity == Polarity::Asserted
}

/// The country of the post's dateline: where a dispatch was written tells where it happened no more closely.
fn dateline(scene: &Scene<'_, '_>) -> Option<Where> {
    let at = scene.post.iter().position(|p| p.body > 0)?;
    let place = scene.places[at].iter().position(|f| f.bytes.end <= scene.post[at].body)?;
    Some(Where::InCountry(at, place))
}
