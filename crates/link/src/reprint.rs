//! Telling a reprint from an independent report.
//!
//! Texts are compared by fingerprints of a few words each, chosen by *winnowing* (Schleimer, Wilkerson, Aiken, “Winnowing:
//! Local Algorithms for Document Fingerprinting”, SIGMOD 2003): of every few neighbouring ones the smallest is kept, so that
//! two texts that share a run of [`WORDS`] + [`WINDOW`] − 1 words share a fingerprint, wherever the run stands.
//!
//! Words in quotation marks do not count: two reporters at one briefing write down the same words, and each is a witness.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use dateline_model::{BlockKind, Post, Reading, Reprint, TextIndex};

/// How many words a fingerprint is made of.
const WORDS: usize = 4;
/// Of how many neighbouring fingerprints the smallest is kept.
const WINDOW: usize = 3;
/// How many fingerprints two texts must share: about thirty words in the same order.
const SHARED: usize = 8;
/// Which share of the shorter text's they must be.
const SHARE: f64 = 0.6;
/// How many words of a post are looked at.
const MAX_WORDS: usize = 3000;
/// In how many posts a fingerprint is looked for. The first ones lead to what was published first.
const MAX_POSTS: usize = 64;
/// How long a quotation may be, in characters; a mark without its partner encloses nothing.
const MAX_QUOTE: usize = 2000;

/// Knows the posts read so far by their fingerprints.
#[derive(Debug, Default)]
pub(crate) struct Reprints {
    texts: Vec<Text>,
    /// Where each fingerprint stands.
    with: HashMap<u64, Vec<usize>>,
    /// By name.
    known: HashMap<String, usize>,
}

#[derive(Debug)]
struct Text {
    name: String,
    source: String,
    /// Seconds since 1970.
    at: Option<i64>,
    fingerprints: HashSet<u64>,
}

/// A post that shares its text with one known before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Same {
    /// The other post's name.
    pub name: String,
    pub source: String,
    at: Option<i64>,
    share: f64,
}

impl Reprints {
    /// For each post of a reading the posts of other outlets that have its text, the earliest first. Remembers the posts by
    /// their names; what a post of that name said before is forgotten.
    pub fn add(&mut self, reading: &Reading, names: &[String]) -> Vec<Vec<Same>> {
        let words = own_words(reading);
        let posts = reading.posts.iter().zip(names).zip(words);
        posts.map(|((post, name), words)| self.add_post(reading, post, name, &words)).collect()
    }

    fn add_post(&mut self, reading: &Reading, post: &Post, name: &str, words: &[String]) -> Vec<Same> {
        let at = post.time.utc.map(|time| time.timestamp().as_second());
        let source = source(reading).to_owned();
        let fingerprints = fingerprints(words);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        if fingerprints.len() >= SHARED {
            for texts in fingerprints.iter().filter_map(|f| self.with.get(f)) {
                texts.iter().for_each(|&text| *shared.entry(text).or_default() += 1);
            }
        }
        let mut same: Vec<(usize, Same)> = shared
            .into_iter()
            .filter(|&(_, count)| count >= SHARED)
            .map(|(text, count)| (text, count, &self.texts[text]))
            .filter(|(_, _, text)| text.source != source && text.name != name)
            .map(|(i, count, text)| {
                let share = count as f64 / text.fingerprints.len().min(fingerprints.len()).max(1) as f64;
                (i, Same { name: text.name.clone(), source: text.source.clone(), at: text.at, share })
            })
            .filter(|(_, same)| same.share >= SHARE)
            .collect();
        same.sort_by_key(|(i, same)| (same.at.unwrap_or(i64::MAX), *i));
        self.remember(Text { name: name.to_owned(), source, at, fingerprints });
        same.into_iter().map(|(_, same)| same).collect()
    }

    fn remember(&mut self, text: Text) {
        if let Some(&old) = self.known.get(&text.name) {
            if self.texts[old].fingerprints == text.fingerprints {
                self.texts[old] = text;
                return;
            }
            for fingerprint in std::mem::take(&mut self.texts[old].fingerprints) {
                if let Some(texts) = self.with.get_mut(&fingerprint) {
                    texts.retain(|&other| other != old);
                }
            }
        }
        if text.fingerprints.len() < SHARED {
            return;
        }
        let at = self.texts.len();
        for &fingerprint in &text.fingerprints {
            let texts = self.with.entry(fingerprint).or_default();
            if texts.len() < MAX_POSTS {
                texts.push(at);
            }
        }
        self.known.insert(text.name.clone(), at);
        self.texts.push(text);
    }
}

/// Who had it first: a post that others had before is a reprint of the first of these, and those that came after it are
/// reprints of it if nobody had it before.
pub(crate) fn reprints(reading: &Reading, post: &Post, name: &str, same: &[Same]) -> Vec<Reprint> {
    let at = post.time.utc.map_or(i64::MAX, |time| time.timestamp().as_second());
    let reprint = |post: &str, of: &str, of_source: &str, share: f64| Reprint {
        post: post.to_owned(),
        of: of.to_owned(),
        share: (share * 100.0).round() / 100.0,
        why: format!(
            "{} % of the shorter text’s words outside quotation marks are {of_source}’s, in the same order",
            (share.min(1.0) * 100.0).round()
        ),
    };
    match same.first() {
        Some(first) if first.at.unwrap_or(i64::MAX) <= at => {
            vec![reprint(name, &first.name, &first.source, first.share)]
        }
        _ => same.iter().map(|other| reprint(&other.name, name, source(reading), other.share)).collect(),
    }
}

fn source(reading: &Reading) -> &str {
    reading.report.source.as_deref().unwrap_or_else(|| reading.report.name())
}

/// The words of each post outside quotation marks, folded.
fn own_words(reading: &Reading) -> Vec<Vec<String>> {
    let index = TextIndex::new(&reading.text);
    let places: HashMap<&str, usize> =
        reading.posts.iter().enumerate().map(|(i, post)| (post.id.as_str(), i)).collect();
    let mut of_posts = vec![Vec::new(); reading.posts.len()];
    for block in reading.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Body | BlockKind::Headline)) {
        let Some(&post) = block.post.as_deref().and_then(|id| places.get(id)) else { continue };
        let words: &mut Vec<String> = &mut of_posts[post];
        let text = without_quotations(index.slice(block.span));
        let of_block = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.extend(of_block.take(MAX_WORDS.saturating_sub(words.len())).map(str::to_lowercase));
    }
    of_posts
}

/// A text with a full stop for every quotation.
fn without_quotations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['“', '"', '«', '„']) {
        let mark = rest[open..].chars().next().unwrap_or('"');
        let inside = &rest[open + mark.len_utf8()..];
        let close: &[char] = match mark {
            '“' => &['”'],
            '«' => &['»'],
            '„' => &['“', '”'],
            _ => &['"'],
        };
        let end = inside.char_indices().take(MAX_QUOTE).find(|(_, c)| close.contains(c));
        out.push_str(&rest[..open]);
        out.push('.');
        rest = match end {
            Some((end, c)) => &inside[end + c.len_utf8()..],
            None => inside,
        };
    }
    out.push_str(rest);
    out
}

/// The fingerprints of a text's words.
fn fingerprints(words: &[String]) -> HashSet<u64> {
    let hashes: Vec<u64> = words
        .windows(WORDS)
        .map(|words| {
            let mut hasher = DefaultHasher::new();
            words.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    hashes.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::{Block, PostTime, Report, Span};

    const WIRE: &str = "The barrier above the lower town gave way shortly after four in the morning, and water stood two \
        metres deep in the streets around the market when the first boats arrived, residents and the fire brigade said. \
        Nobody could say how many people were still in their houses, as the telephone lines were down on both banks.";
    const OWN: &str = "Two metres of water filled the market quarter before dawn after a barrier upstream broke. Firefighters \
        went from house to house in boats, unable to telephone anybody, and would not guess at how many were missing.";
    const QUOTE: &str = "“We had eleven minutes from the first crack to the wave, and in eleven minutes you cannot wake a town of \
        nine thousand people who have been told every week that the barrier is safe and will outlive them all,” she said.";

    fn page(source: &str, at: &str, text: &str) -> Reading {
        let report = Report { path: format!("{source}.txt"), source: Some(source.into()), ..Report::default() };
        let mut reading = Reading::new(report, text.into());
        let span = Span::new(0, text.chars().count() as u32);
        let time = PostTime { utc: at.parse().ok(), ..PostTime::default() };
        reading.posts.push(Post { id: "p1".into(), span, line: 1, time, ..Post::default() });
        reading.blocks.push(Block { kind: BlockKind::Body, span, line: 1, post: Some("p1".into()) });
        reading
    }

    fn run(pages: &[Reading]) -> Vec<(String, String)> {
        let mut known = Reprints::default();
        let mut found = Vec::new();
        for page in pages {
            let name = page.report.name().to_owned();
            let same = known.add(page, std::slice::from_ref(&name));
            found.extend(reprints(page, &page.posts[0], &name, &same[0]).into_iter().map(|r| (r.post, r.of)));
        }
        found
    }

    #[test]
    fn a_wire_text_is_known_in_whoever_prints_it() {
        let agency = page("Agency", "2026-03-09T05:00Z", WIRE);
        let printed =
            page("Herald", "2026-03-09T06:10Z", &format!("Flood in the lower town. {WIRE} Our report goes on."));
        assert_eq!(run(&[agency.clone(), printed.clone()]), [("Herald.txt".into(), "Agency.txt".into())]);
        assert_eq!(run(&[printed, agency]), [("Herald.txt".into(), "Agency.txt".into())], "in any order of reading");
    }

    #[test]
    fn who_tells_the_same_in_own_words_or_heard_the_same_words_is_a_witness() {
        let agency = page("Agency", "2026-03-09T05:00Z", &format!("{WIRE} {QUOTE}"));
        assert!(run(&[agency.clone(), page("Herald", "2026-03-09T06:10Z", OWN)]).is_empty());
        let quoted = page("Herald", "2026-03-09T06:10Z", &format!("{OWN} {QUOTE} {QUOTE} {QUOTE}"));
        assert!(run(&[agency.clone(), quoted]).is_empty());
        assert!(run(&[agency.clone(), page("Agency", "2026-03-09T07:00Z", WIRE)]).is_empty(), "an outlet's own text");
    }

    #[test]
    fn a_mark_without_its_partner_encloses_nothing() {
        assert_eq!(
            without_quotations("He said “no” and \"yes\" and «oui» at 5\" pipe"),
            "He said . and . and . at 5. pipe"
        );
    }
}
