//! What the claims of a post leave unsaid and its other claims say: who is counted already, where, and when.

use std::ops::Range;

use dateline_model::{ClaimKind, Modifier, PlacePrecision, Polarity, mention::Day};
use dateline_syntax::Dep;

use super::{
    Draft, Scene, Where,
    setting::{is_known, is_known_event},
};

/// Settles the claims of a post, in the order of the text.
pub(super) fn settle(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    count_once(scene, drafts);
    date(scene, drafts);
    for draft in drafts.iter_mut().filter(|d| has_happened(d)) {
        if draft.place.is_none() {
            draft.place = dateline(scene);
        }
        // What a post tells as having happened has happened by its day. “In three years of strife” names none.
        let period = &mut draft.period;
        if period.from.is_none() && period.to.is_none() {
            period.to = scene.day;
        }
        // "Two have died this year" tells of the year so far.
        if let (Some(from), Some(to), Some(day)) = (period.from, period.to, scene.day) {
            period.to = Some(if from <= day { to.min(day) } else { to });
        }
    }
}

/// Gives claims that say no time the day that the post tells of the same event: what goes on in a paragraph is of the day of what
/// it told before (“Two bombs went off on Monday. A guard was hurt.”), and an event that the reader knows is the one just told of
/// (“A bomb went off. The attack took place on 3 May.”).
fn date(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let day = |d: &Draft| d.period.from.filter(|from| Some(*from) == d.period.to);
    let open = |d: &Draft| {
        let period = &d.period;
        has_happened(d)
            && period.text.is_none()
            && period.from.is_none()
            && period.to.is_none()
            && period.cumulative != Some(true)
    };
    for i in 0..drafts.len() {
        let known = scene.post.get(drafts[i].paragraph).is_some_and(|p| is_known_event(p, drafts[i].trigger));
        if let Some(day) = day(&drafts[i]).filter(|_| known) {
            // The event was told of before its day was.
            let own = drafts[i].kind.clone();
            let before = drafts[..i].iter_mut().rev().take_while(|d| d.period.from.is_none());
            for draft in before.filter(|d| open(d) && may_be_one(&own, &d.kind)) {
                (draft.period.from, draft.period.to) = (Some(day), Some(day));
            }
        } else if open(&drafts[i]) {
            let own = &drafts[i];
            let meanwhile = during(scene, own);
            let beside = |d: &&Draft| d.paragraph == own.paragraph || known && may_be_one(&own.kind, &d.kind);
            let told = drafts[..i].iter().rev().find(|d| d.period.from.is_some() && has_happened(d));
            if let Some(day) = meanwhile.or_else(|| told.filter(beside).and_then(day)) {
                (drafts[i].period.from, drafts[i].period.to) = (Some(day), Some(day));
            }
        }
    }
}

/// How many nouns back an event is looked for.
const NOUNS_BACK: usize = 1_000;

/// The day of what a claim happened during, if the post has told of that before with its day: “the raid carried out on 3 May …
/// During the raid two were killed”.
fn during(scene: &Scene<'_, '_>, draft: &Draft) -> Option<Day> {
    let p = scene.post.get(draft.paragraph)?;
    let first = |t: &usize| p.parse.head(*t).filter(|_| p.dep(*t) == Dep::Conj);
    let mut verbs = std::iter::successors(Some(draft.trigger), first);
    let meanwhile = |verb: usize| p.parse.children_with(verb, Dep::Prep).find(|t| p.lower(*t) == "during");
    let event = p.parse.child(verbs.find_map(meanwhile)?, Dep::Pobj).filter(|noun| is_known(p, *noun))?;
    let name = p.lemma(event);
    let nouns = scene.post[..=draft.paragraph].iter().enumerate().rev().flat_map(|(i, before)| {
        let end = if i == draft.paragraph { event } else { before.len() };
        (0..end).rev().filter(|t| before.tag(*t).is_noun()).map(move |noun| (before, noun))
    });
    let mut told = nouns.take(NOUNS_BACK).filter(|(before, noun)| before.lemma(*noun) == name);
    told.find_map(|(before, noun)| {
        // "A jailbreak was tried on 3 May": the day is the verb's.
        let done = before.parse.head(noun).filter(|_| matches!(before.dep(noun), Dep::Nsubj | Dep::Nsubjpass));
        let top = done.unwrap_or(noun);
        let under = |bytes: &Range<usize>| before.parse.is_under(before.tokens_in(bytes.clone()).start, top);
        let time = &before.times.iter().find(|f| under(&f.bytes))?.value;
        time.from.filter(|from| Some(*from) == time.to)
    })
}

/// Whether a noun of one kind may speak of an event of another: “the attack” of whatever was done in it, “the murder” of a murder.
fn may_be_one(noun: &ClaimKind, event: &ClaimKind) -> bool {
    let violent = matches!(
        event,
        ClaimKind::Strike
            | ClaimKind::Killed
            | ClaimKind::Wounded
            | ClaimKind::Captured
            | ClaimKind::PropertyDamage
            | ClaimKind::EquipmentLoss
            | ClaimKind::AircraftDowned
    );
    noun == event || *noun == ClaimKind::Strike && violent
}

/// Where a post has counted people, those whom it then names, ties to somebody, speaks of again or brings on with “a” are among
/// them and no count of their own, and “two others” come on top.
fn count_once(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let draft = &mut rest[0];
        let Some(number) = number(draft) else { continue };
        let counted = |count: &&Draft| {
            // "six monks and their cook": the list tells the cook apart from the six.
            let beside = draft.listed && (count.paragraph, count.trigger) == (draft.paragraph, draft.trigger);
            count.kind == draft.kind
                && count.polarity == Polarity::Asserted
                && !beside
                && !is_apart(scene, count, draft)
        };
        let known = |count: &Draft| {
            let enough = self::number(count).is_some_and(|n| n >= 2.0 && number <= n);
            enough && !draft.part && (draft.identified || is_brought_on(scene, count, draft))
        };
        if before.iter().filter(counted).any(known) {
            draft.quantity = None;
        } else if draft.others
            && before.iter().filter(counted).any(|count| count.quantity.is_some())
            && let Some(count) = draft.quantity.as_mut()
            && count.quantity.modifier == Modifier::Exact
        {
            count.quantity.modifier = Modifier::More;
        }
    }
}

/// “Two children were killed. … A child was killed at the gate”: one whom the article brings on may be of those counted in another
/// sentence, unless these are others.
fn is_brought_on(scene: &Scene<'_, '_>, count: &Draft, one: &Draft) -> bool {
    let sentence = |draft: &Draft| (draft.paragraph, scene.post[draft.paragraph].sentence_of(draft.trigger).start);
    let article = one.quantity.as_ref().is_some_and(|q| matches!(q.text.as_str(), "a" | "an"));
    let p = &scene.post[one.paragraph];
    let besides = |t: usize| matches!(p.lower(t), "also" | "too" | "well" | "besides" | "additionally");
    article
        && one.kind.counts_people()
        && !one.others
        && !p.parse.children(one.trigger).any(besides)
        && [count, one].iter().all(|draft| draft.civilian != Some(false))
        && (count.target == one.target || one.target.is_none())
        && sentence(count) != sentence(one)
}

/// The greatest number that a claim may mean.
fn number(draft: &Draft) -> Option<f64> {
    draft.quantity.as_ref().and_then(|q| q.quantity.max.or(q.quantity.min))
}

/// Whether two claims say themselves that they are of different days or towns, or one of those who attacked and one of others. Who is
/// found is found the day after.
fn is_apart(scene: &Scene<'_, '_>, one: &Draft, other: &Draft) -> bool {
    let days = |draft: &Draft| draft.period.from.zip(draft.period.to);
    let before = |a: Day, b: Day| a.0.tomorrow().is_ok_and(|next| next < b.0);
    let apart = |((a, b), (c, d)): ((Day, Day), (Day, Day))| before(b, c) || before(d, a);
    let town = |draft: &Draft| match draft.place {
        Some(Where::At(at, place)) => {
            let place = &scene.places[at][place].value;
            (place.precision == PlacePrecision::Town).then_some(&place.name)
        }
        _ => None,
    };
    // "killing eight passengers … killed two of the attackers"
    let attackers = |draft: &Draft| {
        let words: Vec<String> = draft.item.iter().flat_map(|item| item.split(' ')).map(str::to_owned).collect();
        scene.pack.classes(&words).contains(&"attacker")
    };
    attackers(one) != attackers(other)
        || days(one).zip(days(other)).is_some_and(apart)
        || town(one).zip(town(other)).is_some_and(|(a, b)| a != b)
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
