//! What the live page's first view takes from a coverage's picture: the state of the latest day, the key updates, and
//! what the feed can be narrowed by. Worked out once a picture.

use std::collections::{HashMap, HashSet};

use dateline_link::{State, Verdict, digest};
use dateline_model::ClaimKind;
use dateline_store::PostId;

use crate::{
    pages::Covered,
    picture::{Picture, Said},
    view::{ClaimLink, KeyLine, PinnedLine, PinnedView},
    when,
};

/// The lines of the pinned summary: of what is disputed, of what has moved, and of all.
const PINNED: [usize; 3] = [2, 1, 5];
/// The claims that a line of it leads to.
const CLAIMS_OF_LINE: usize = 3;
/// The most key updates: no more than this share of the posts, and this many.
const KEY_SHARE: usize = 5;
const KEY_MOST: usize = 200;
/// The fewest that a small coverage has.
const KEY_LEAST: usize = 4;
/// How many outlets make a story a key update.
const KEY_OUTLETS: usize = 3;
/// The contested questions whose answers are key updates.
const KEY_QUESTIONS: usize = 40;

/// What the first view shows.
#[derive(Debug, Default)]
pub struct Front {
    /// The state of the latest day that brought something.
    pub pinned: Option<PinnedView>,
    /// The key updates, the latest first.
    pub key: Vec<KeyLine>,
    /// Why a post is a key update.
    pub why: HashMap<PostId, String>,
    /// What the feed can be narrowed by.
    pub choices: Choices,
}

/// What the feed can be narrowed by, each beginning with what the most claims have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Sides that speak, in the coverage's order.
    pub sides: Vec<String>,
    /// Kinds of claims.
    pub kinds: Vec<ClaimKind>,
    /// Places of claims.
    pub places: Vec<String>,
    /// Sources, by name.
    pub sources: Vec<String>,
}

impl Front {
    /// The front of a picture.
    pub(crate) fn of(covered: &Covered, picture: &Picture) -> Front {
        let said: Vec<&Said> = picture.facts.iter().filter_map(|fact| picture.said(&fact.id)).collect();
        let (why, key) = key(covered, picture);
        Front { pinned: pinned(covered, picture), key, why, choices: choices(covered, picture, &said) }
    }
}

fn choices(covered: &Covered, picture: &Picture, said: &[&Said]) -> Choices {
    let mut kinds: HashMap<String, (usize, &ClaimKind)> = HashMap::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut sides: HashSet<&str> = HashSet::new();
    for Said { claim, .. } in said {
        kinds.entry(claim.kind.to_string()).or_insert((0, &claim.kind)).0 += 1;
        // As the ledger has it: see its facets.
        if let Some(place) = claim.place.as_ref().and_then(|place| place.name.as_deref().or(place.text.as_deref())) {
            *places.entry(place).or_default() += 1;
        }
        sides.extend(claim.claimant.side.as_deref());
    }
    let mut kinds: Vec<_> = kinds.into_iter().map(|(name, (count, kind))| (count, name, kind)).collect();
    kinds.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut sides: Vec<&str> = sides.into_iter().collect();
    let rank = |side: &str| covered.coverage.parties.iter().position(|party| party.name == side);
    sides.sort_by_key(|side| (rank(side).unwrap_or(usize::MAX), *side));
    Choices {
        sides: sides.into_iter().map(str::to_owned).collect(),
        kinds: kinds.into_iter().map(|(_, _, kind)| kind.clone()).collect(),
        places: places.into_iter().map(|(place, _)| place.to_owned()).collect(),
        sources: picture.gauge.sources.iter().map(|source| source.source.clone()).collect(),
    }
}

/// The latest day's digest in a few lines; of the day before where the latest has brought nothing yet.
fn pinned(covered: &Covered, picture: &Picture) -> Option<PinnedView> {
    picture.days.keys().rev().take(2).find_map(|&date| {
        let on_day = |id: &str| picture.said(id).is_some_and(|said| said.day == date);
        let words = |id: &str| picture.said(id).map(|said| said.claim.text.clone()).unwrap_or_default();
        let digest = digest(&picture.facts, &picture.links, |fact| on_day(&fact.id), |fact| words(&fact.id));
        let [disputed, changed, all] = PINNED;
        let parts = [
            (&digest.disputed, "disputed", "pinned-disputed", disputed),
            (&digest.changed, "changed", "pinned-moved", changed),
            (&digest.new, "new", "pinned-new", all),
        ];
        let mut lines = Vec::new();
        let mut found = 0;
        for (section, class, label, most) in parts {
            found += section.sentences.len() + section.folded.len();
            for sentence in section.sentences.iter().take(most.min(all - lines.len())) {
                let claims = sentence.claims.iter().filter_map(|id| picture.said(id)).take(CLAIMS_OF_LINE);
                let claims = claims.map(|said| ClaimLink {
                    source: said.source.clone(),
                    time: when::of_post(covered.t, &covered.zone, &said.time, said.first_seen),
                    url: said.url(covered),
                });
                lines.push(PinnedLine {
                    class,
                    label: covered.t.say(label),
                    words: when::short(&sentence.text, 260),
                    claims: claims.collect(),
                });
            }
        }
        let url = covered.to(&format!("/digest/{date}"));
        let day = when::day_view(covered.t, &covered.coverage, date);
        (!lines.is_empty()).then(|| PinnedView { day, more: found - lines.len(), lines, url })
    })
}

/// The posts that many outlets tell first, and those with the latest answers to contested questions.
fn key(covered: &Covered, picture: &Picture) -> (HashMap<PostId, String>, Vec<KeyLine>) {
    let most = (picture.posts.len() / KEY_SHARE).clamp(KEY_LEAST, KEY_MOST);
    let mut stories: Vec<_> = picture.gauge.shared.iter().filter(|story| story.told.len() >= KEY_OUTLETS).collect();
    stories.sort_by_key(|story| std::cmp::Reverse((story.told.len(), story.told[0].at)));
    let told = stories
        .into_iter()
        .take(most.div_ceil(2))
        .map(|story| (story.told[0].post.clone(), covered.t.count("key-told-by", story.told.len()).into_owned()));
    let contested = picture.questions.iter().filter_map(|question| {
        let state = match question.state {
            State::Disputed => "key-disputed",
            State::Denied => "key-denied",
            State::Revised => "key-revised",
            _ => return None,
        };
        Some((question, state))
    });
    let answers = contested.take(KEY_QUESTIONS).flat_map(|(question, state)| {
        let mut sides = HashSet::new();
        let latest = question.answers.iter().rev().filter(move |answer| {
            !answer.repeat && answer.verdict != Some(Verdict::Rejected) && sides.insert(answer.side.as_str())
        });
        latest.filter_map(move |answer| {
            Some((
                picture.said(&answer.claim)?.post.to_string(),
                covered.t.with(state, "question", &question.title).into_owned(),
            ))
        })
    });
    let mut why: HashMap<PostId, String> = HashMap::new();
    let mut lines: Vec<(i64, KeyLine)> = Vec::new();
    for (post, reason) in told.chain(answers) {
        if why.len() == most {
            break;
        }
        let (Ok(id), Some(told)) = (post.parse::<PostId>(), picture.post(&post)) else { continue };
        if why.contains_key(&id) {
            continue;
        }
        let at = told.at.and_then(|at| jiff::Timestamp::from_second(at).ok()).unwrap_or_default();
        lines.push((
            told.at.unwrap_or_default(),
            KeyLine {
                url: covered.to(&format!("/p/{id}")),
                time: when::of_instant(covered.t, &covered.zone, at, ""),
                label: when::short(&told.title, 90),
                source: told.source.clone(),
                why: reason.clone(),
            },
        ));
        why.insert(id, reason);
    }
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    (why, lines.into_iter().map(|(_, line)| line).collect())
}
