//! Stories: posts of different reports that tell the same occurrence.
//!
//! One pass, each post as it comes: it joins the story whose members it is nearest to, or begins one. Near is what shares the
//! terms that tell the most (the cosine of TF-IDF vectors, as in Miranda et al., “Multilingual Clustering of Streaming News”,
//! EMNLP 2018), the less the more days lie between. How rare a word is does not depend on what was read before, so that how near
//! two posts are is the same in any order of arrival.

use std::collections::{HashMap, HashSet, VecDeque};

use dateline_model::{Reading, Telling, UtcTime};

use crate::profile::{Kind, Profile, Term, profiles, whole};

/// How near a post must be to a story's members.
const NEAR: f64 = 0.14;
/// How many of the nearest members are asked.
const MEMBERS: usize = 5;
/// How much further a day's distance puts two posts apart.
const DAY: f64 = 0.1;
/// How many terms a post must share with the nearest member.
const SHARED: usize = 2;
/// How many posts are kept for comparing; the oldest are forgotten first.
const MAX_POSTS: usize = 200_000;
/// With how many of the latest posts that have a term a new one is compared.
const MAX_WITH: usize = 500;
/// How many shared terms of a kind the reason names.
const NAMED: usize = 4;

/// Knows the posts read so far by what they are about.
#[derive(Debug, Default)]
pub struct Stories {
    posts: VecDeque<Told>,
    /// How many posts were forgotten: the number of the first that is kept.
    forgotten: usize,
    /// By term the posts that have it, the earliest first, with its weight.
    with: HashMap<u64, VecDeque<(usize, f32)>>,
    /// By story the posts that tell it.
    members: HashMap<usize, VecDeque<usize>>,
    /// The stories by what they are called.
    called: HashMap<String, usize>,
    /// The names of the posts.
    known: HashSet<String>,
    /// For each post that is kept, what it shares with the one that is looked at; nothing between two looks.
    shared: VecDeque<Shared>,
}

/// What two posts share.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    /// How many terms.
    terms: usize,
    /// How near they are, whatever lies between.
    cosine: f32,
}

/// A post as its story has it.
#[derive(Debug)]
struct Told {
    name: String,
    /// Seconds since 1970.
    at: Option<i64>,
    terms: Vec<(u64, f32)>,
    /// The story, by a number of its own: that of the first post that was read of it; and the name of the post it began with.
    story: usize,
    began: String,
}

impl Stories {
    /// Knows no story yet.
    pub fn new() -> Stories {
        Stories::default()
    }

    /// Puts each text of a report to its story: its posts, whose names are given, or the report where it has none. And the
    /// story that the report tells: its only text's, or of a page of several posts the one that it is nearest to as a whole.
    pub fn add(&mut self, reading: &Reading, names: &[String]) -> (Vec<Telling>, Option<String>) {
        let page = reading.report.published.or(reading.report.reference_date.as_ref().map(|day| day.utc));
        let seconds = |at: Option<UtcTime>| at.map(|at| at.timestamp().as_second());
        let file = [reading.report.name().to_owned()];
        let names = if names.is_empty() { &file } else { names };
        let of_page = (names.len() > 1).then(|| self.nearest(seconds(page), &whole(reading)));
        let of_page = of_page.flatten().map(|(post, _)| self.post(post).began.clone());
        let profiles = profiles(reading).into_iter().enumerate();
        let texts = profiles.zip(names).map(|((i, profile), name)| {
            let at = reading.posts.get(i).and_then(|post| post.time.utc).or(page);
            self.add_post(name, seconds(at), &profile)
        });
        let tellings: Vec<Telling> = texts.collect();
        let story = match &tellings[..] {
            [only] => Some(only.story.clone()),
            _ => of_page,
        };
        (tellings, story)
    }

    /// Puts the posts of a reading of a ledger, named by their ids, to their stories. One that has its story in the reading
    /// keeps it, and one that is known already is not looked at again: what a post tells is decided once. Gives what is
    /// decided now.
    pub fn put(&mut self, reading: &Reading) -> Vec<Telling> {
        let mut decided = Vec::new();
        for (post, profile) in reading.posts.iter().zip(profiles(reading)) {
            if self.known.contains(&post.id) {
                continue;
            }
            let at = post.time.utc.map(|at| at.timestamp().as_second());
            match reading.stories.iter().find(|telling| telling.post == post.id) {
                Some(telling) => self.keep(&post.id, at, &profile, &telling.story),
                None => decided.push(self.add_post(&post.id, at, &profile)),
            }
        }
        decided
    }

    fn add_post(&mut self, name: &str, at: Option<i64>, profile: &Profile) -> Telling {
        let telling = match self.nearest(at, profile) {
            Some((post, score)) => {
                let other = self.post(post);
                Telling {
                    post: name.to_owned(),
                    story: other.began.clone(),
                    with: Some(other.name.clone()),
                    score: Some((score * 100.0).round() / 100.0),
                    why: why(profile, at, other),
                }
            }
            None => {
                let why = "nothing read before tells of it".to_owned();
                Telling { post: name.to_owned(), story: name.to_owned(), with: None, score: None, why }
            }
        };
        self.keep(name, at, profile, &telling.story);
        telling
    }

    /// Keeps a post that tells a story for comparing.
    fn keep(&mut self, name: &str, at: Option<i64>, profile: &Profile, began: &str) {
        let number = self.forgotten + self.posts.len();
        let story = *self.called.entry(began.to_owned()).or_insert(number);
        let terms: Vec<(u64, f32)> = profile.iter().map(|term| (term.key, term.weight)).collect();
        for &(term, weight) in &terms {
            let posts = self.with.entry(term).or_default();
            posts.push_back((number, weight));
            if posts.len() > MAX_WITH {
                posts.pop_front();
            }
        }
        self.members.entry(story).or_default().push_back(number);
        self.known.insert(name.to_owned());
        self.posts.push_back(Told { name: name.to_owned(), at, terms, story, began: began.to_owned() });
        self.shared.push_back(Shared::default());
        if self.posts.len() > MAX_POSTS {
            self.forget_oldest();
        }
    }

    /// The nearest member of the nearest story, with how near the story is.
    fn nearest(&mut self, at: Option<i64>, profile: &Profile) -> Option<(usize, f64)> {
        let mut sharing: Vec<usize> = Vec::new();
        for term in profile {
            for &(post, weight) in self.with.get(&term.key).into_iter().flatten() {
                let shared = &mut self.shared[post - self.forgotten];
                if shared.terms == 0 {
                    sharing.push(post);
                }
                *shared = Shared { terms: shared.terms + 1, cosine: shared.cosine + weight * term.weight };
            }
        }
        let nearest = self.nearest_of(at, &sharing);
        for post in sharing {
            self.shared[post - self.forgotten] = Shared::default();
        }
        nearest
    }

    /// The same of the posts that share a term.
    fn nearest_of(&self, at: Option<i64>, sharing: &[usize]) -> Option<(usize, f64)> {
        let shared = |post: usize| self.shared[post - self.forgotten];
        let score = |post: usize| {
            let days = days_apart(at, self.post(post).at);
            f64::from(shared(post).cosine) / (1.0 + DAY * (1.0 + days).ln())
        };
        // Days only put posts further apart, and no story is nearer than its nearest member: most posts go no further than this.
        let is_near = |&post: &usize| f64::from(shared(post).cosine) >= NEAR && score(post) >= NEAR;
        let mut stories: Vec<usize> =
            sharing.iter().copied().filter(is_near).map(|post| self.post(post).story).collect();
        stories.sort_unstable();
        stories.dedup();
        let near = stories.into_iter().filter_map(|story| {
            let members = self.members.get(&story)?;
            let sharing = members.iter().filter(|&&post| shared(post).terms > 0);
            let mut near: Vec<(f64, usize)> = sharing.map(|&post| (score(post), post)).collect();
            near.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
            let &(_, post) = near.first()?;
            let asked = members.len().min(MEMBERS);
            let score = near.iter().take(asked).map(|(score, _)| score).sum::<f64>() / asked as f64;
            (shared(post).terms >= SHARED && score >= NEAR).then_some((post, score))
        });
        // Of stories that are as near the one that began first.
        near.rev().max_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    fn post(&self, number: usize) -> &Told {
        &self.posts[number - self.forgotten]
    }

    fn forget_oldest(&mut self) {
        let Some(oldest) = self.posts.pop_front() else { return };
        self.shared.pop_front();
        for (term, _) in oldest.terms {
            if let Some(posts) = self.with.get_mut(&term) {
                if posts.front().is_some_and(|(post, _)| *post == self.forgotten) {
                    posts.pop_front();
                }
                if posts.is_empty() {
                    self.with.remove(&term);
                }
            }
        }
        if let Some(members) = self.members.get_mut(&oldest.story) {
            members.pop_front();
            if members.is_empty() {
                self.members.remove(&oldest.story);
                self.called.remove(&oldest.began);
            }
        }
        self.known.remove(&oldest.name);
        self.forgotten += 1;
    }
}

/// How many days lie between two posts; none where a time is not known.
fn days_apart(a: Option<i64>, b: Option<i64>) -> f64 {
    a.zip(b).map_or(0.0, |(a, b)| a.abs_diff(b) as f64 / 86_400.0)
}

/// What two posts share, the most telling first.
fn why(profile: &Profile, at: Option<i64>, other: &Told) -> String {
    let mut shared: Vec<(f32, &Term)> = profile
        .iter()
        .filter_map(|term| {
            let found = other.terms.binary_search_by_key(&term.key, |(key, _)| *key).ok()?;
            Some((term.weight * other.terms[found].1, term))
        })
        .collect();
    shared.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.word.cmp(&y.word)));
    let of = |kind: Kind, what: &str| {
        let words: Vec<&str> = shared
            .iter()
            .filter(|(_, term)| term.kind == kind)
            .map(|(_, term)| term.word.as_str())
            .take(NAMED)
            .collect();
        (!words.is_empty()).then(|| match kind {
            Kind::Quote => format!("{what} “… {} …”", words[0]),
            _ => format!("{what} {}", words.join(", ")),
        })
    };
    let parts = [
        of(Kind::Place, "places"),
        of(Kind::Name, "names"),
        of(Kind::Number, "numbers"),
        of(Kind::Quote, "the quotation"),
        of(Kind::Word, "words"),
    ];
    let when = match at.zip(other.at).map(|_| days_apart(at, other.at).floor()) {
        Some(days) if days >= 2.0 => format!("; {days} days apart"),
        Some(days) if days >= 1.0 => "; a day apart".to_owned(),
        Some(_) => "; within a day".to_owned(),
        None => String::new(),
    };
    format!("shares with {}: {}{when}", other.name, parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use dateline_model::{Block, BlockKind, Post, PostTime, Report, Span};
    use proptest::prelude::*;

    use super::*;

    /// Three occurrences, each told by three outlets in their own words.
    const TOLD: [[&str; 3]; 3] = [
        [
            "A barrier above Tarnholt gave way before dawn on Monday and sent a wave through the market quarter. Mayor Ilse \
             Brandvik said firefighters were taking families off their roofs in boats. The Orsa river keeps rising.",
            "Boats went from roof to roof in flooded Tarnholt after the barrier on the Orsa failed. “Nobody here was warned, not \
             one street,” said Brandvik, the mayor. Firefighters from three districts joined in.",
            "Two metres of water stand in Tarnholt’s market quarter. The barrier on the Orsa river broke at night, Mayor Brandvik \
             told reporters, and the wave reached the houses within minutes; firefighters have boats out.",
        ],
        [
            "Miners at the Velikaya Luda pit walked out on Tuesday over unpaid wages, their union Solidar said. Some 1,400 did not \
             go underground. The owner, Krastal Holding, called the strike illegal.",
            "Krastal Holding asked a court to end the strike at its pit in Velikaya Luda, where 1,400 miners have been without wages \
             for months. The union Solidar refused to send them underground.",
            "No coal left Velikaya Luda on the strike’s second day. Solidar, the miners’ union, wants wages that Krastal Holding owes \
             to 1,400 workers before anybody goes underground.",
        ],
        [
            "The painter Oduya Marek has won the Lindqvist prize for her series of harbour nights. The jury in Feldau praised her \
             brushwork. Marek, 71, will give the money to an art school.",
            "Lindqvist prize goes to Oduya Marek. At 71 the painter of harbour nights is the oldest winner that a jury in Feldau has \
             picked. An art school is to have the money.",
            "Feldau’s jury gave this year’s Lindqvist prize to painter Oduya Marek, 71, whose harbour nights hang in few museums. She \
             wants an art school to get the prize money.",
        ],
    ];

    fn page(name: &str, at: &str, text: &str) -> Reading {
        let mut reading = Reading::new(Report { path: name.into(), ..Report::default() }, text.into());
        let span = Span::new(0, text.chars().count() as u32);
        let time = PostTime { utc: at.parse().ok(), ..PostTime::default() };
        reading.posts.push(Post { id: "p1".into(), span, line: 1, time, ..Post::default() });
        reading.blocks.push(Block { kind: BlockKind::Body, span, line: 1, post: Some("p1".into()) });
        reading
    }

    /// The pages of all occurrences, named by occurrence and outlet, a few hours apart.
    fn pages() -> Vec<Reading> {
        let of = |(what, texts): (usize, &[&str; 3])| {
            let pages = texts.iter().enumerate();
            pages
                .map(|(i, text)| page(&format!("{what}{i}"), &format!("2026-03-09T{:02}:00Z", 5 + i * 3), text))
                .collect::<Vec<_>>()
        };
        TOLD.iter().enumerate().flat_map(of).collect()
    }

    fn tell(stories: &mut Stories, page: &Reading) -> Telling {
        let (mut tellings, story) = stories.add(page, &[format!("{}#p1", page.report.name())]);
        assert_eq!(tellings.len(), 1);
        assert_eq!(story.as_ref(), Some(&tellings[0].story));
        tellings.remove(0)
    }

    #[test]
    fn a_story_says_why_a_post_tells_it() {
        let mut stories = Stories::default();
        let pages = pages();
        let first = tell(&mut stories, &pages[0]);
        assert_eq!((first.story.as_str(), first.with), ("00#p1", None));
        let second = tell(&mut stories, &pages[1]);
        assert_eq!((second.story.as_str(), second.with.as_deref()), ("00#p1", Some("00#p1")));
        assert!(second.why.contains("Tarnholt") && second.why.ends_with("within a day"), "{}", second.why);
        assert!(second.score > Some(NEAR));
    }

    #[test]
    fn the_same_a_year_later_is_less_near() {
        let score = |at: &str| {
            let mut stories = Stories::default();
            tell(&mut stories, &page("a", "2026-03-09T05:00Z", TOLD[0][0]));
            tell(&mut stories, &page("b", at, TOLD[0][1])).score.unwrap_or_default()
        };
        assert!(score("2027-03-09T05:00Z") < score("2026-03-10T05:00Z"));
    }

    #[test]
    fn a_page_of_many_posts_has_a_subject_that_joins_none_of_them() {
        let subject = "The strike in Velikaya Luda, day two. Solidar, Krastal Holding. ";
        let told = [
            "A baker gave loaves to pickets at dawn.",
            "Trains were late in the valley.",
            "Two tents burnt, no one was hurt.",
            "The governor cancelled a dinner.",
            "Snow is forecast for tonight.",
            "A choir sang at the gates.",
        ];
        let text = told.map(|told| format!("{subject}{told}")).concat();
        let mut reading = Reading::new(Report { path: "live".into(), ..Report::default() }, text.clone());
        let mut from = 0;
        for (i, told) in told.iter().enumerate() {
            let span = Span::new(from, from + (subject.len() + told.len()) as u32);
            from = span.end;
            let id = format!("p{i}");
            reading.blocks.push(Block { kind: BlockKind::Body, span, line: 1, post: Some(id.clone()) });
            reading.posts.push(Post { id, span, line: 1, ..Post::default() });
        }
        let names: Vec<String> = reading.posts.iter().map(|post| format!("live#{}", post.id)).collect();
        let (tellings, _) = Stories::default().add(&reading, &names);
        assert!(tellings.iter().all(|telling| telling.with.is_none()), "{tellings:?}");
    }

    /// The page as a ledger has it, its post named by what it tells, with the story that it was put to.
    fn of_ledger(page: &Reading, telling: Option<&Telling>) -> Reading {
        let mut reading = page.clone();
        reading.posts[0].id = page.report.name().to_owned();
        reading.blocks[0].post = Some(reading.posts[0].id.clone());
        reading.stories = telling.into_iter().cloned().collect();
        reading
    }

    #[test]
    fn what_a_post_tells_is_decided_once() {
        let (mut stories, pages) = (Stories::new(), pages());
        assert_eq!(stories.put(&of_ledger(&pages[0], None)).len(), 1);
        let edited = page("00", "2026-03-09T05:00Z", TOLD[1][0]);
        assert_eq!(stories.put(&of_ledger(&edited, None)), []);
    }

    #[test]
    fn a_story_may_begin_with_a_post_that_is_not_there_any_more() {
        let (mut stories, pages) = (Stories::new(), pages());
        let joins = |page: &Reading| Telling {
            post: page.report.name().to_owned(),
            story: "gone".to_owned(),
            with: None,
            score: Some(0.5),
            why: String::new(),
        };
        for page in &pages[..2] {
            assert_eq!(stories.put(&of_ledger(page, Some(&joins(page)))), []);
        }
        assert_eq!(stories.put(&of_ledger(&pages[2], None))[0].story, "gone");
    }

    proptest! {
        /// Who knows what was decided up to some post goes on as if there had been no break.
        #[test]
        fn a_break_changes_nothing(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(), at in 0_usize..9) {
            let pages = pages();
            let mut whole = Stories::new();
            let decided: Vec<Telling> = order.iter().flat_map(|&i| whole.put(&of_ledger(&pages[i], None))).collect();
            let mut anew = Stories::new();
            for (&i, telling) in order.iter().zip(&decided).take(at) {
                prop_assert!(anew.put(&of_ledger(&pages[i], Some(telling))).is_empty());
            }
            let rest: Vec<Telling> = order[at..].iter().flat_map(|&i| anew.put(&of_ledger(&pages[i], None))).collect();
            prop_assert_eq!(&rest, &decided[at..]);
        }

        /// Whichever report comes first, those that tell the same occurrence are one story.
        #[test]
        fn order_of_arrival_changes_nothing(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
            let pages = pages();
            let mut stories = Stories::default();
            let mut of: HashMap<char, std::collections::HashSet<String>> = HashMap::new();
            for i in order {
                let telling = tell(&mut stories, &pages[i]);
                of.entry(telling.post.chars().next().unwrap_or_default()).or_default().insert(telling.story);
            }
            prop_assert!(of.values().all(|stories| stories.len() == 1), "{:?}", of);
            let all: std::collections::HashSet<_> = of.values().flatten().collect();
            prop_assert_eq!(all.len(), 3);
        }
    }
}
