//! The coverage gauge: which stories a source had, had late, or lacked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// A post as the gauge sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Its name.
    pub post: String,
    /// Its headline or first words.
    pub title: String,
    /// Its source.
    pub source: String,
    /// When it was published: seconds since 1970.
    pub at: Option<i64>,
    /// The story that it tells.
    pub story: String,
}

/// Who told what, and when.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Gauge {
    /// The sources by name.
    pub sources: Vec<SourceGauge>,
    /// The stories that several sources tell, the earliest first.
    pub shared: Vec<StoryGauge>,
    /// The stories that one source alone tells, the earliest first.
    pub alone: Vec<StoryGauge>,
}

/// How a source covers the stories.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SourceGauge {
    /// The source.
    pub source: String,
    /// Stories that it had before all others.
    pub first: usize,
    /// Stories that it had in time, though not first.
    pub in_time: usize,
    /// Stories that it had late.
    pub late: usize,
    /// Stories of several others that it lacks.
    pub lacked: usize,
    /// Stories that it alone tells.
    pub alone: usize,
}

/// Who tells a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StoryGauge {
    /// The story's name.
    pub story: String,
    /// The title of its first post.
    pub title: String,
    /// Who tells it, the first first.
    pub told: Vec<Telling>,
    /// Who does not. Empty where one source alone tells it.
    pub lacking: Vec<String>,
}

/// A source's first post of a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Telling {
    /// The source.
    pub source: String,
    /// The post.
    pub post: String,
    /// Seconds since 1970.
    pub at: Option<i64>,
    /// How many seconds after the first source; none where a time is not known.
    pub after: Option<u64>,
    /// Whether that is late.
    pub late: bool,
}

/// The gauge of some posts. Late is what comes more than so many seconds after the first.
pub fn gauge(posts: &[Told], late: u64) -> Gauge {
    let mut stories: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for post in posts {
        stories.entry(&post.story).or_default().push(post);
    }
    let names: BTreeSet<&str> = posts.iter().map(|post| post.source.as_str()).collect();
    let mut sources: BTreeMap<&str, SourceGauge> =
        names.iter().map(|&name| (name, SourceGauge { source: name.to_owned(), ..SourceGauge::default() })).collect();
    let (mut shared, mut alone) = (Vec::new(), Vec::new());
    for (story, mut posts) in stories {
        posts.sort_by_key(|post| (post.at.unwrap_or(i64::MAX), &post.source, &post.post));
        let title = posts[0].title.clone();
        let first = posts[0].at;
        let mut seen = BTreeSet::new();
        posts.retain(|post| seen.insert(post.source.as_str()));
        let told: Vec<Telling> = posts
            .iter()
            .map(|post| {
                let after = first.zip(post.at).map(|(first, at)| at.abs_diff(first));
                let late = after.is_some_and(|after| after > late);
                Telling { source: post.source.clone(), post: post.post.clone(), at: post.at, after, late }
            })
            .collect();
        let is_shared = told.len() > 1;
        for (i, telling) in told.iter().enumerate() {
            let Some(source) = sources.get_mut(telling.source.as_str()) else { continue };
            let count = match (is_shared, i, telling.late) {
                (false, ..) => &mut source.alone,
                (_, 0, _) => &mut source.first,
                (_, _, true) => &mut source.late,
                _ => &mut source.in_time,
            };
            *count += 1;
        }
        let lacking: Vec<String> = match is_shared {
            true => names.iter().filter(|name| !seen.contains(*name)).map(|&name| name.to_owned()).collect(),
            false => Vec::new(),
        };
        for name in &lacking {
            if let Some(source) = sources.get_mut(name.as_str()) {
                source.lacked += 1;
            }
        }
        let gauged = StoryGauge { story: story.to_owned(), title, told, lacking };
        if is_shared { shared.push(gauged) } else { alone.push(gauged) }
    }
    let order = |story: &StoryGauge| (story.told[0].at.unwrap_or(i64::MAX), story.story.clone());
    shared.sort_by_key(order);
    alone.sort_by_key(order);
    Gauge { sources: sources.into_values().collect(), shared, alone }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(post: &str, source: &str, at: i64, story: &str) -> Told {
        Told { post: post.into(), title: post.into(), source: source.into(), at: Some(at), story: story.into() }
    }

    #[test]
    fn a_source_is_first_in_time_late_lacks_or_is_alone() {
        let posts = [
            told("a1", "A", 0, "dam"),
            told("b1", "B", 100, "dam"),
            told("a2", "A", 150, "dam"),
            told("c1", "C", 900, "dam"),
            told("b2", "B", 50, "truce"),
            told("c2", "C", 60, "truce"),
            told("c3", "C", 70, "fire"),
        ];
        let gauge = gauge(&posts, 600);
        let count = |s: &SourceGauge| (s.first, s.in_time, s.late, s.lacked, s.alone);
        let counts: Vec<_> = gauge.sources.iter().map(count).collect();
        assert_eq!(counts, [(1, 0, 0, 1, 0), (1, 1, 0, 0, 0), (0, 1, 1, 0, 1)]);
        let names: Vec<&str> = gauge.shared.iter().map(|story| story.story.as_str()).collect();
        assert_eq!((names, gauge.alone[0].story.as_str()), (vec!["dam", "truce"], "fire"));
        assert_eq!(gauge.shared[1].lacking, ["A"]);
        assert_eq!(gauge.shared[0].told[2].after, Some(900));
    }
}
