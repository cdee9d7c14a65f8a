//! The lexicon of cues, `lexicon/cues.toml`.

use std::sync::OnceLock;

use foldhash::HashMap;

use serde::Deserialize;

/// What a cue does to its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueClass {
    /// say, report, announce, confirm, claim, write …
    Say,
    /// deny, reject, refute, dismiss …
    Deny,
    /// doubt, question …
    Doubt,
    /// accuse, blame …: the content is asserted of another
    Accuse,
    /// urge, demand, call for, recommend, warn against …: nothing is asserted
    Urge,
    /// condemn, praise, welcome, express concern …: the content is taken as so
    Judge,
    /// promise, plan, threaten, vow …: nothing has happened yet
    Intend,
    /// think, believe, expect, hope …
    Think,
    /// publish, show, share, release (a video, a map)
    Show,
}

/// A construction in which a verb takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Frame {
    /// “said (that) the bridge was open”
    Clause,
    /// “…,” she said
    Quote,
    /// “condemned the attack”
    Object,
    /// “promised to help”
    To,
    /// “urged both sides to talk”
    ObjectTo,
    /// “called on both sides to talk”
    PrepTo,
    /// “recommended closing the road”
    Gerund,
    /// “called the offer generous”
    Predicate,
    /// the object is who is spoken to
    Addressee,
    /// “posted a video of the bridge”
    Show,
}

#[derive(Debug, Deserialize)]
struct VerbEntry {
    class: CueClass,
    takes: Vec<Frame>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    object_with: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct ExpressionEntry {
    class: CueClass,
    verbs: Vec<String>,
    nouns: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct NounEntry {
    class: CueClass,
    with: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct ShowEntry {
    objects: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct MediumEntry {
    nouns: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct LabelEntry {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct ActEntry {
    nouns: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct File {
    verb: Vec<VerbEntry>,
    expression: Vec<ExpressionEntry>,
    noun: Vec<NounEntry>,
    show: ShowEntry,
    medium: MediumEntry,
    act: ActEntry,
    label: LabelEntry,
    adjective: Vec<NounEntry>,
}

/// What a verb takes, all its entries together.
#[derive(Debug, Default)]
pub(super) struct Verb {
    takes: Vec<(Frame, CueClass)>,
    /// Prepositions before the content.
    with: Vec<(String, CueClass)>,
    /// Of [`Frame::PrepTo`]: prepositions before the one who is to act.
    prep_to: Vec<(String, CueClass)>,
    /// Prepositions before the content, after an object that is none.
    object_with: Vec<(String, CueClass)>,
    /// Of an expression: nouns that make this verb a cue.
    nouns: Vec<(String, CueClass)>,
}

impl Verb {
    /// Its class where it takes its content in this frame.
    pub(super) fn takes(&self, frame: Frame) -> Option<CueClass> {
        self.takes.iter().find(|(f, _)| *f == frame).map(|&(_, class)| class)
    }

    /// Whether it needs no noun to be a cue.
    fn is_cue_alone(&self) -> bool {
        !(self.takes.is_empty() && self.with.is_empty() && self.prep_to.is_empty() && self.object_with.is_empty())
    }

    pub(super) fn with(&self, preposition: &str) -> Option<CueClass> {
        class_of(&self.with, preposition)
    }

    pub(super) fn prep_to(&self, preposition: &str) -> Option<CueClass> {
        class_of(&self.prep_to, preposition)
    }

    pub(super) fn object_with(&self, preposition: &str) -> Option<CueClass> {
        class_of(&self.object_with, preposition)
    }

    pub(super) fn expresses(&self, noun: &str) -> Option<CueClass> {
        class_of(&self.nouns, noun)
    }
}

fn class_of(list: &[(String, CueClass)], word: &str) -> Option<CueClass> {
    list.iter().find(|(w, _)| w == word).map(|&(_, class)| class)
}

/// A noun of saying.
#[derive(Debug)]
pub(super) struct Noun {
    pub(super) class: CueClass,
    /// Prepositions before its content.
    with: Vec<String>,
}

impl Noun {
    /// Whether its content may stand after a preposition.
    pub(super) fn takes(&self, preposition: &str) -> bool {
        self.with.iter().any(|with| with == preposition)
    }
}

/// All cues.
#[derive(Debug, Default)]
pub(super) struct Cues {
    verbs: HashMap<String, Verb>,
    nouns: HashMap<String, Noun>,
    shown: Vec<String>,
    media: Vec<String>,
    acts: Vec<String>,
    labels: Vec<String>,
    adjectives: HashMap<String, Noun>,
}

impl Cues {
    fn parse(text: &str) -> Result<Cues, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut cues = Cues {
            shown: file.show.objects,
            media: file.medium.nouns,
            acts: file.act.nouns,
            labels: file.label.words,
            ..Cues::default()
        };
        for entry in file.verb {
            for word in entry.words {
                let verb = cues.verbs.entry(word).or_default();
                verb.takes.extend(entry.takes.iter().map(|&f| (f, entry.class)));
                let prep_to = entry.takes.contains(&Frame::PrepTo);
                let with = if prep_to { &mut verb.prep_to } else { &mut verb.with };
                with.extend(entry.with.iter().map(|w| (w.clone(), entry.class)));
                verb.object_with.extend(entry.object_with.iter().map(|w| (w.clone(), entry.class)));
            }
        }
        for entry in file.expression {
            for verb in entry.verbs {
                let nouns = &mut cues.verbs.entry(verb).or_default().nouns;
                nouns.extend(entry.nouns.iter().map(|n| (n.clone(), entry.class)));
            }
        }
        for entry in file.noun {
            for word in entry.words {
                cues.nouns.insert(word, Noun { class: entry.class, with: entry.with.clone() });
            }
        }
        for entry in file.adjective {
            for word in entry.words {
                cues.adjectives.insert(word, Noun { class: entry.class, with: entry.with.clone() });
            }
        }
        Ok(cues)
    }

    pub(super) fn verb(&self, lemma: &str) -> Option<&Verb> {
        self.verbs.get(lemma)
    }

    pub(super) fn noun(&self, lemma: &str) -> Option<&Noun> {
        self.nouns.get(lemma)
    }

    /// Whether a noun is something that can be published or shown as evidence.
    pub(super) fn is_shown(&self, lemma: &str) -> bool {
        self.shown.iter().any(|w| w == lemma)
    }

    /// An adjective of what somebody feels or thinks.
    pub(super) fn adjective(&self, word: &str) -> Option<&Noun> {
        self.adjectives.get(word)
    }

    /// Whether a word before a colon is the name of a kind of text and nobody's.
    pub(super) fn is_label(&self, word: &str) -> bool {
        self.labels.iter().any(|w| w == word)
    }

    /// Whether announcing a thing is doing it.
    pub(super) fn is_act(&self, lemma: &str) -> bool {
        self.acts.iter().any(|w| w == lemma)
    }

    /// Whether a noun is a medium or an occasion of saying.
    pub(super) fn is_medium(&self, lemma: &str) -> bool {
        self.media.iter().any(|w| w == lemma)
    }
}

/// The cues that are compiled in.
pub(super) fn shipped() -> &'static Cues {
    static SHIPPED: OnceLock<Cues> = OnceLock::new();
    // A test reads the file; a build whose file does not parse does not pass it.
    SHIPPED.get_or_init(|| Cues::parse(include_str!("../../../../lexicon/cues.toml")).unwrap_or_default())
}

/// A word for each cue, in its base form, without which the cue is not there. Of an expression (“have doubts”) it is the noun:
/// its verb may be any.
pub fn words() -> impl Iterator<Item = &'static str> {
    let cues = shipped();
    let verbs = cues.verbs.iter().filter(|(_, verb)| verb.is_cue_alone()).map(|(word, _)| word);
    let expressed = cues.verbs.values().flat_map(|verb| &verb.nouns).map(|(noun, _)| noun);
    let words = verbs.chain(expressed).chain(cues.nouns.keys()).chain(cues.adjectives.keys());
    words.map(String::as_str).chain(["according"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_reads() {
        let cues = Cues::parse(include_str!("../../../../lexicon/cues.toml"));
        let cues = cues.unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(cues.verb("say").and_then(|v| v.takes(Frame::Clause)), Some(CueClass::Say));
        assert_eq!(cues.verb("call").and_then(|v| v.with("for")), Some(CueClass::Urge));
        assert_eq!(cues.verb("express").and_then(|v| v.expresses("concern")), Some(CueClass::Judge));
        assert!(cues.noun("allegation").is_some());
    }
}
