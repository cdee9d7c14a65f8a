//! Which posts of a new retrieval are those of earlier ones.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// What a post is recognised by.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Features<'t> {
    /// The id that the page gives it.
    pub anchor: Option<&'t str>,
    /// Its time in seconds since 1970.
    pub time: Option<i64>,
    /// The name of its text, white space aside.
    pub text_hash: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// How alike two texts of one stamp must be to be one post. Different posts of one minute share next to nothing.
const SAME_TIME: f64 = 0.3;
/// The same where one of them has no time.
const NO_TIME: f64 = 0.6;
/// The same where they have different times: a page that stamps a post anew when it is touched.
const OTHER_TIME: f64 = 0.8;
/// Texts shorter than this in bytes recur (“The siren has ended”): under another stamp they are another post.
const RECURRING: usize = 60;
/// The pairs of words of a text that are looked at.
const MAX_PAIRS: usize = 400;
/// A pair of words that so many posts share tells nothing.
const COMMON: usize = 32;

/// For each new post the known post that it is, as an index of `known`; each of `owner` (the post that a known version
/// belongs to) at most once.
///
/// First those that the page itself names alike, then those of the same text and time, then the others by likeness:
/// the share of their pairs of neighbouring words that both have (Dice's coefficient), the most alike first. Takes time
/// linear in the number and length of the posts.
pub(crate) fn recognise(known: &[Features<'_>], owner: &[usize], new: &[Features<'_>]) -> Vec<Option<usize>> {
    let mut matches = Matches { of_new: vec![None; new.len()], owner, taken: HashSet::new() };

    let mut by_anchor: HashMap<&str, Option<usize>> = HashMap::new();
    for (i, version) in known.iter().enumerate() {
        if let Some(anchor) = version.anchor {
            // An anchor that two posts bear names neither.
            by_anchor
                .entry(anchor)
                .and_modify(|first| *first = first.filter(|&first| owner[first] == owner[i]))
                .or_insert(Some(i));
        }
    }
    let mut times_new: HashMap<&str, u32> = HashMap::new();
    new.iter().filter_map(|post| post.anchor).for_each(|anchor| *times_new.entry(anchor).or_default() += 1);
    for (i, post) in new.iter().enumerate() {
        let Some(anchor) = post.anchor.filter(|anchor| times_new[anchor] == 1) else { continue };
        if let Some(&Some(version)) = by_anchor.get(anchor) {
            matches.add(i, version);
        }
    }

    let mut by_text: HashMap<(&str, Option<i64>), Vec<usize>> = HashMap::new();
    for (i, version) in known.iter().enumerate().rev() {
        by_text.entry((version.text_hash, version.time)).or_default().push(i);
    }
    for (i, post) in new.iter().enumerate() {
        let Some(versions) = by_text.get_mut(&(post.text_hash, post.time)) else { continue };
        while matches.of_new[i].is_none()
            && let Some(version) = versions.pop()
        {
            if may_be(&known[version], post) {
                matches.add(i, version);
            }
        }
    }

    matches.add_alike(known, new, |known, post, likeness| {
        let enough = match (known.time, post.time) {
            (Some(a), Some(b)) if a == b => likeness >= SAME_TIME,
            (Some(_), Some(_)) => {
                likeness >= OTHER_TIME && post.text.len() >= RECURRING && known.text.len() >= RECURRING
            }
            _ => likeness >= NO_TIME,
        };
        enough && may_be(known, post)
    });
    matches.of_new
}

/// For each new post the known post of another page of its source that it is, as [`recognise`] gives it.
///
/// A page's own ids may be worth nothing on another page, and a source may well tell one thing in two posts. So it takes
/// more than on one page: the same time to the minute and nearly all words, or the same id and most of them.
pub(crate) fn recognise_elsewhere(known: &[Features<'_>], owner: &[usize], new: &[Features<'_>]) -> Vec<Option<usize>> {
    let minute = |post: &Features<'_>| post.time.map(|second| second.div_euclid(60));
    let mut matches = Matches { of_new: vec![None; new.len()], owner, taken: HashSet::new() };
    let mut by_text: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
    for (i, version) in known.iter().enumerate().rev() {
        if let Some(minute) = minute(version) {
            by_text.entry((version.text_hash, minute)).or_default().push(i);
        }
    }
    for (i, post) in new.iter().enumerate() {
        let Some(versions) = minute(post).and_then(|minute| by_text.get_mut(&(post.text_hash, minute))) else {
            continue;
        };
        while matches.of_new[i].is_none()
            && let Some(version) = versions.pop()
        {
            matches.add(i, version);
        }
    }
    matches.add_alike(known, new, |known, post, likeness| {
        let same_id = known.anchor.is_some() && known.anchor == post.anchor;
        match (minute(known), minute(post)) {
            (Some(a), Some(b)) => a == b && (likeness >= OTHER_TIME || same_id && likeness >= NO_TIME),
            _ => same_id && likeness >= NO_TIME,
        }
    });
    matches.of_new
}

struct Matches<'o> {
    of_new: Vec<Option<usize>>,
    owner: &'o [usize],
    taken: HashSet<usize>,
}

impl Matches<'_> {
    fn add(&mut self, new: usize, version: usize) -> bool {
        let free = self.of_new[new].is_none() && self.taken.insert(self.owner[version]);
        if free {
            self.of_new[new] = Some(version);
        }
        free
    }

    /// Adds those that are alike enough, the most alike first.
    fn add_alike(
        &mut self,
        known: &[Features<'_>],
        new: &[Features<'_>],
        enough: impl Fn(&Features<'_>, &Features<'_>, f64) -> bool,
    ) {
        let mut alike = likenesses(known, new, self, enough);
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, version) in alike {
            self.add(i, version);
        }
    }
}

/// Whether the page does not itself tell them apart.
fn may_be(a: &Features<'_>, b: &Features<'_>) -> bool {
    !matches!((a.anchor, b.anchor), (Some(a), Some(b)) if a != b)
}

/// All sufficiently like pairs of posts not yet matched: (likeness, new, known).
fn likenesses(
    known: &[Features<'_>],
    new: &[Features<'_>],
    matches: &Matches<'_>,
    enough: impl Fn(&Features<'_>, &Features<'_>, f64) -> bool,
) -> Vec<(f64, usize, usize)> {
    let open: Vec<usize> = (0..new.len()).filter(|&i| matches.of_new[i].is_none()).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut with_pair: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut sizes = HashMap::new();
    for (i, version) in known.iter().enumerate().filter(|&(i, _)| !matches.taken.contains(&matches.owner[i])) {
        let pairs = word_pairs(version.text);
        sizes.insert(i, pairs.len());
        pairs.into_iter().for_each(|pair| with_pair.entry(pair).or_default().push(i));
    }
    let mut alike = Vec::new();
    for i in open {
        let post = &new[i];
        let pairs = word_pairs(post.text);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for versions in pairs.iter().filter_map(|pair| with_pair.get(pair)).filter(|v| v.len() <= COMMON) {
            versions.iter().for_each(|&version| *shared.entry(version).or_default() += 1);
        }
        for (version, count) in shared {
            let likeness = 2.0 * count as f64 / (pairs.len() + sizes[&version]) as f64;
            if enough(&known[version], post, likeness) {
                alike.push((likeness, i, version));
            }
        }
    }
    alike
}

/// The hashes of a text's pairs of neighbouring words, each once; of its one word where it has no more.
fn word_pairs(text: &str) -> Vec<u64> {
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MAX_PAIRS + 1)
        .map(str::to_lowercase)
        .collect();
    let mut pairs: Vec<u64> = if words.len() == 1 { vec![hash(&words)] } else { words.windows(2).map(hash).collect() };
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post<'t>(time: impl Into<Option<i64>>, text: &'t str) -> Features<'t> {
        Features { anchor: None, time: time.into(), text_hash: text, text }
    }

    fn anchored<'t>(anchor: &'t str, text: &'t str) -> Features<'t> {
        Features { anchor: Some(anchor), ..post(None, text) }
    }

    fn run(known: &[Features<'_>], new: &[Features<'_>]) -> Vec<Option<usize>> {
        let owner: Vec<usize> = (0..known.len()).collect();
        recognise(known, &owner, new)
    }

    const BRIDGE: &str = "The bridge at the mill is closed to lorries, the roads office says";
    const BRIDGE_LATER: &str = "The bridge at the mill is closed to lorries and cars, the roads office says";
    const SCHOOL: &str = "Schools in the lower town will stay shut on Monday";

    #[test]
    fn the_page_s_own_id_outweighs_text_and_order() {
        let known = [anchored("a", BRIDGE), anchored("b", SCHOOL)];
        assert_eq!(run(&known, &[anchored("b", BRIDGE), anchored("a", SCHOOL)]), [Some(1), Some(0)]);
        assert_eq!(run(&known, &[anchored("c", BRIDGE)]), [None]);
    }

    #[test]
    fn a_changed_text_under_the_same_stamp_is_the_same_post() {
        let known = [post(60, SCHOOL), post(60, BRIDGE)];
        assert_eq!(run(&known, &[post(60, BRIDGE_LATER), post(60, SCHOOL)]), [Some(1), Some(0)]);
        assert_eq!(run(&known, &[post(60, "Nothing of this was there before")]), [None]);
    }

    #[test]
    fn a_post_stamped_anew_is_known_by_a_text_that_does_not_recur() {
        assert_eq!(run(&[post(60, BRIDGE)], &[post(120, BRIDGE)]), [Some(0)]);
        assert_eq!(run(&[post(60, "The siren has ended")], &[post(120, "The siren has ended")]), [None]);
        assert_eq!(run(&[post(None, BRIDGE)], &[post(120, BRIDGE_LATER)]), [Some(0)]);
    }

    #[test]
    fn twins_are_matched_one_by_one() {
        let twins = [post(60, SCHOOL), post(60, SCHOOL)];
        assert_eq!(run(&twins, &twins), [Some(0), Some(1)]);
        assert_eq!(run(&twins[..1], &twins), [Some(0), None]);
    }

    #[test]
    fn a_post_carried_over_to_another_page_is_known_by_its_minute_and_words() {
        let run = |known: Features<'_>, new: Features<'_>| recognise_elsewhere(&[known], &[0], &[new])[0].is_some();
        assert!(run(post(60, BRIDGE), post(75, BRIDGE)), "a time to the second is of the same minute");
        assert!(run(post(60, BRIDGE), post(60, BRIDGE_LATER)));
        assert!(!run(post(60, BRIDGE), post(120, BRIDGE)), "another minute may be another post");
        assert!(!run(post(60, BRIDGE), post(60, SCHOOL)));
        assert!(!run(post(None, BRIDGE), post(None, BRIDGE)), "words without a time recur");
        assert!(run(anchored("a", BRIDGE), anchored("a", BRIDGE_LATER)));
        assert!(!run(anchored("a", BRIDGE), anchored("a", SCHOOL)), "ids of pages recur");
    }

    #[test]
    fn versions_of_one_post_are_taken_together() {
        let known = [post(60, BRIDGE), post(60, BRIDGE_LATER)];
        assert_eq!(recognise(&known, &[7, 7], &[post(60, BRIDGE), post(60, BRIDGE_LATER)]), [Some(0), None]);
    }
}
