//! Dictionary forms by rules: a table of irregular forms, then endings, in the manner of WordNet's Morphy.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::Tag;

/// The dictionary form of a word in lower case: *lose* of *lost*, *man* of *men*, *not* of *n't*. Proper nouns stay as they
/// are.
///
/// The tag decides: *left* is *leave* as a past tense and *left* as an adjective. Of words that no table has, the ending is
/// taken off by rule.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_proper() {
        return Cow::Borrowed(word);
    }
    let lower = lower(word);
    let found = match tag {
        Tag::Md | Tag::Vb | Tag::Vbp | Tag::Vbz | Tag::Vbd | Tag::Vbn | Tag::Vbg => {
            auxiliary(&lower, tag).map_or_else(|| verb(&lower, tag), |lemma| Some(Cow::Borrowed(lemma)))
        }
        Tag::Nns => noun(&lower),
        Tag::Jjr | Tag::Jjs => degree(&lower, Part::Adjective),
        Tag::Rbr | Tag::Rbs => degree(&lower, Part::Adverb),
        Tag::Rb if matches!(&*lower, "n't" | "n’t" | "nt") => Some(Cow::Borrowed("not")),
        _ => None,
    };
    match found.map(Cow::into_owned) {
        Some(lemma) => Cow::Owned(lemma),
        None => lower,
    }
}

/// Every form in which these dictionary forms may be written, as verbs and as nouns, in lower case: *lose*, *loses*, *lost*,
/// *losing*. Some forms that nobody writes are among them (*losed*); none that [`lemma`] leads back is missing.
pub fn forms<'a>(lemmas: impl IntoIterator<Item = &'a str>) -> HashSet<String> {
    let lemmas: HashSet<&str> = lemmas.into_iter().collect();
    let mut forms = HashSet::new();
    for lemma in &lemmas {
        let mut stems = vec![(*lemma).to_owned()];
        stems.extend(lemma.chars().next_back().map(|last| format!("{lemma}{last}")));
        stems.extend(lemma.strip_suffix('e').map(str::to_owned));
        stems.extend(lemma.strip_suffix('y').map(|stem| format!("{stem}i")));
        stems.extend(lemma.strip_suffix("man").map(|stem| format!("{stem}men")));
        for stem in stems {
            forms.extend(["", "s", "es", "d", "ed", "ing"].map(|ending| format!("{stem}{ending}")));
        }
    }
    let irregular = TABLE.irregular.iter().filter(|(_, lemma)| lemmas.contains(**lemma));
    forms.extend(irregular.map(|((form, _), _)| (*form).to_owned()));
    forms
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// What is left of an auxiliary in a contraction.
fn auxiliary(word: &str, tag: Tag) -> Option<&'static str> {
    Some(match (word.trim_start_matches(['\'', '’']), tag) {
        ("s", Tag::Vbz) | ("m" | "re", Tag::Vbp) => "be",
        ("ve", _) => "have",
        ("d", Tag::Md) => "would",
        ("d", Tag::Vbd) => "have",
        ("ll" | "wo", Tag::Md) => "will",
        ("ca", Tag::Md) => "can",
        ("sha", Tag::Md) => "shall",
        _ => return None,
    })
}

fn verb(word: &str, tag: Tag) -> Option<Cow<'_, str>> {
    let is_base = |word: &str| TABLE.is_base(word, Part::Verb);
    if matches!(tag, Tag::Md) || (matches!(tag, Tag::Vb | Tag::Vbp) && is_base(word)) {
        return None;
    }
    if let Some(lemma) = TABLE.irregular(word, Part::Verb) {
        return Some(Cow::Borrowed(lemma));
    }
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.contains(is_vowel))
        && matches!(tag, Tag::Vbg | Tag::Vbn)
    {
        return Some(stem_of(stem));
    }
    if let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.contains(is_vowel))
        && matches!(tag, Tag::Vbd | Tag::Vbn)
    {
        return Some(match stem.strip_suffix('i') {
            // carried, but died
            Some(stem) if !is_base(&word[..word.len() - 1]) => Cow::Owned(format!("{stem}y")),
            _ => stem_of(stem),
        });
    }
    if tag == Tag::Vbz {
        let without = word.strip_suffix('s')?;
        return Some(match (word.strip_suffix("ies"), word.strip_suffix("es")) {
            (Some(stem), _) if !is_base(without) => Cow::Owned(format!("{stem}y")),
            (_, Some(stem)) if !is_base(without) && (is_base(stem) || hisses(stem)) => Cow::Borrowed(stem),
            _ => Cow::Borrowed(without),
        });
    }
    None
}

/// The verb whose stem this is before *-ed* or *-ing*: as it is, with an *e*, or with one consonant instead of two.
fn stem_of(stem: &str) -> Cow<'_, str> {
    let is_base = |word: &str| TABLE.is_base(word, Part::Verb);
    let with_e = format!("{stem}e");
    let single = is_doubled(stem).then(|| &stem[..stem.len() - 1]);
    // A single consonant after a single vowel would have been doubled if there were no e: hoped, rated.
    let open = {
        let mut back = stem.chars().rev();
        let (last, before, third) = (back.next(), back.next(), back.next());
        last.is_some_and(|c| !is_vowel(c)) && before.is_some_and(is_vowel) && !third.is_some_and(is_vowel)
    };
    match (is_base(stem), is_base(&with_e), single) {
        (false, true, _) => Cow::Owned(with_e),
        (true, true, _) if open => Cow::Owned(with_e),
        (true, ..) => Cow::Borrowed(stem),
        (false, false, Some(single)) => Cow::Borrowed(single),
        // A verb that no table has.
        _ if stem.ends_with(['v', 'u', 'c', 'z']) || stem.ends_with("at") || stem.ends_with("dg") => Cow::Owned(with_e),
        _ => Cow::Borrowed(stem),
    }
}

fn noun(word: &str) -> Option<Cow<'_, str>> {
    if let Some(lemma) = TABLE.irregular(word, Part::Noun) {
        return Some(Cow::Borrowed(lemma));
    }
    if let Some(stem) = word.strip_suffix("men") {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    let without = word.strip_suffix('s').filter(|stem| !stem.ends_with('s') && stem.len() > 1)?;
    let is_base = TABLE.is_base(without, Part::Noun);
    Some(match (word.strip_suffix("ies"), word.strip_suffix("es")) {
        _ if is_base => Cow::Borrowed(without),
        (Some(stem), _) if stem.len() > 1 => Cow::Owned(format!("{stem}y")),
        (_, Some(stem)) if hisses(stem) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(without),
    })
}

fn degree(word: &str, part: Part) -> Option<Cow<'_, str>> {
    if let Some(lemma) = TABLE.irregular(word, part) {
        return Some(Cow::Borrowed(lemma));
    }
    if matches!(word, "more" | "most" | "less" | "least") {
        return None;
    }
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix("est")).filter(|stem| stem.contains(is_vowel))?;
    let with_e = format!("{stem}e");
    Some(match stem.strip_suffix('i') {
        Some(stem) => Cow::Owned(format!("{stem}y")),
        None if TABLE.is_base(&with_e, Part::Adjective) => Cow::Owned(with_e),
        None if is_doubled(stem) => Cow::Borrowed(&stem[..stem.len() - 1]),
        None => Cow::Borrowed(stem),
    })
}

/// Whether *-es* is put behind this, and not *-s*.
fn hisses(stem: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| stem.ends_with(ending))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Ends in a consonant twice, of those that are doubled before an ending.
fn is_doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    matches!(bytes, [.., a, b] if a == b && b"bdgklmnprtv".contains(b))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Verb,
    Noun,
    Adjective,
    Adverb,
}

/// Irregular forms, and base forms that a rule has to know.
struct Table {
    irregular: HashMap<(&'static str, Part), &'static str>,
    base: HashSet<(&'static str, Part)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { irregular: HashMap::new(), base: HashSet::new() };
    for line in include_str!("../data/lemmas.tsv").lines() {
        let mut fields = line.split('\t');
        let Some(form) = fields.next() else { continue };
        let part = match fields.next() {
            Some("v") => Part::Verb,
            Some("n") => Part::Noun,
            Some("a") => Part::Adjective,
            Some("r") => Part::Adverb,
            _ => continue,
        };
        match fields.next() {
            Some(lemma) => {
                table.irregular.insert((form, part), lemma);
            }
            None => {
                table.base.insert((form, part));
            }
        }
    }
    table
});

impl Table {
    fn irregular(&self, word: &str, part: Part) -> Option<&'static str> {
        self.irregular.get(&(word, part)).copied()
    }

    fn is_base(&self, word: &str, part: Part) -> bool {
        self.base.contains(&(word, part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        for (word, expected) in pairs {
            assert_eq!(lemma(word, tag), *expected, "{word}/{tag}");
        }
    }

    #[test]
    fn past_tenses() {
        check(
            Tag::Vbd,
            &[
                ("said", "say"),
                ("killed", "kill"),
                ("lost", "lose"),
                ("took", "take"),
                ("Denied", "deny"),
                ("hit", "hit"),
                ("stopped", "stop"),
                ("struck", "strike"),
                ("used", "use"),
                ("seized", "seize"),
                ("shelled", "shell"),
                ("referred", "refer"),
                ("was", "be"),
                ("had", "have"),
                ("did", "do"),
                ("'d", "have"),
                ("fled", "flee"),
                ("hoped", "hope"),
                ("fired", "fire"),
                ("claimed", "claim"),
                ("retook", "retake"),
                ("left", "leave"),
                ("lay", "lie"),
                ("wounded", "wound"),
                ("died", "die"),
                ("agreed", "agree"),
                ("livestreamed", "livestream"),
            ],
        );
    }

    #[test]
    fn participles() {
        check(
            Tag::Vbn,
            &[
                ("shot", "shoot"),
                ("wounded", "wound"),
                ("taken", "take"),
                ("been", "be"),
                ("buried", "bury"),
                ("put", "put"),
            ],
        );
        check(
            Tag::Vbg,
            &[
                ("saying", "say"),
                ("taking", "take"),
                ("hitting", "hit"),
                ("singing", "sing"),
                ("lying", "lie"),
                ("being", "be"),
                ("shelling", "shell"),
                ("fighting", "fight"),
                ("rising", "rise"),
                ("dying", "die"),
                ("firing", "fire"),
                ("leaving", "leave"),
                ("going", "go"),
                ("bombing", "bomb"),
            ],
        );
    }

    #[test]
    fn presents_and_auxiliaries() {
        check(
            Tag::Vbz,
            &[
                ("says", "say"),
                ("denies", "deny"),
                ("is", "be"),
                ("'s", "be"),
                ("goes", "go"),
                ("reaches", "reach"),
                ("loses", "lose"),
                ("has", "have"),
                ("does", "do"),
                ("dies", "die"),
                ("uses", "use"),
                ("misses", "miss"),
            ],
        );
        check(Tag::Vbp, &[("are", "be"), ("say", "say"), ("’ve", "have"), ("found", "found")]);
        check(Tag::Md, &[("ca", "can"), ("wo", "will"), ("'d", "would"), ("Could", "could")]);
        check(Tag::Rb, &[("n’t", "not"), ("Only", "only")]);
    }

    #[test]
    fn nouns() {
        check(
            Tag::Nns,
            &[
                ("men", "man"),
                ("servicemen", "serviceman"),
                ("tanks", "tank"),
                ("casualties", "casualty"),
                ("houses", "house"),
                ("buses", "bus"),
                ("churches", "church"),
                ("boxes", "box"),
                ("Lives", "life"),
                ("movies", "movie"),
                ("bodies", "body"),
                ("losses", "loss"),
                ("shoes", "shoe"),
                ("children", "child"),
                ("vehicles", "vehicle"),
                ("UAVs", "uav"),
                ("cities", "city"),
                ("missiles", "missile"),
                ("bases", "base"),
            ],
        );
        check(Tag::Nnps, &[("Nations", "Nations")]);
        check(Tag::Nn, &[("Loss", "loss"), ("news", "news")]);
    }

    #[test]
    fn forms_lead_back() {
        let forms = forms(["lose", "stop", "carry", "die", "man", "fireman", "child", "say"]);
        for form in
            "loses lost losing stopped stopping carries carried dies dying died men firemen children said".split(' ')
        {
            assert!(forms.contains(form), "{form}");
        }
        assert!(!forms.contains("find"));
    }

    #[test]
    fn degrees() {
        check(
            Tag::Jjr,
            &[
                ("larger", "large"),
                ("heavier", "heavy"),
                ("stronger", "strong"),
                ("better", "good"),
                ("bigger", "big"),
                ("more", "more"),
            ],
        );
        check(Tag::Rbs, &[("best", "well")]);
    }
}
