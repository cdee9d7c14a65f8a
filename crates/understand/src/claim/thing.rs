//! What a noun phrase is in the classes of the packs, and how a claim names what was lost, struck or used.

use dateline_model::ClaimKind;
use dateline_syntax::{Dep, NameType, Tag};

use super::{
    event::Event,
    grammar::{core, members, object_of, subject},
    pack::Form,
    reader::Reader,
};
use crate::paragraph::Paragraph;

impl Reader<'_, '_, '_> {
    /// The classes of a noun phrase.
    pub(super) fn classes(&self, head: usize) -> Vec<&'static str> {
        let p = self.p;
        if let Some(whole) = self.share_of(head) {
            let people = p.tag(whole) == Tag::Prp || self.classes(whole).contains(&"person");
            return if people { vec!["share", "person"] } else { vec!["share"] };
        }
        let phrase = core(p, head);
        let words: Vec<String> = phrase.iter().map(|(_, w)| w.clone()).collect();
        let mut classes = self.scene.pack.classes(&words);
        if classes.is_empty() {
            classes.extend(phrase.iter().rev().find_map(|(i, _)| self.scene.pack.designation(p.word(*i))));
        }
        let bytes = p.parse.span(head);
        let named_place = matches!(p.parse.tokens[head].name, Some(NameType::Gpe | NameType::Loc | NameType::Fac));
        let is_place = || named_place || self.scene.places[self.at].iter().any(|f| f.bytes.contains(&bytes.start));
        if classes.is_empty() && is_place() {
            classes.push("place");
        }
        let people = self.scene.names[self.at].iter().any(|n| {
            n.bytes.contains(&bytes.start)
                && matches!(n.meaning, crate::party::Meaning::Adjective(_))
                && (p.tag(head) == Tag::Nnps || p.tag(head).is_noun() && self.has_article(head))
        });
        if people || p.parse.tokens[head].name == Some(NameType::Person) && classes.is_empty() {
            classes.push("person");
        }
        classes
    }

    /// The words of a thing, and what it is where they only name it: “grad (multiple launch rocket system)”.
    pub(super) fn with_models(&self, words: &[String]) -> String {
        let models = words.iter().filter_map(|word| self.scene.pack.model(word));
        let untold = models.filter(|model| !model.split(' ').any(|word| words.iter().any(|w| w == word)));
        words.iter().cloned().chain(untold.map(|model| format!("({model})"))).collect::<Vec<_>>().join(" ")
    }

    /// What was lost, taken or struck, or with what.
    pub(super) fn item(
        &self,
        event: &Event<'_>,
        patient: Option<usize>,
        kind: &ClaimKind,
        classes: &[&str],
    ) -> Option<String> {
        let p = self.p;
        let phrase = |head: usize| {
            // "He was arrested": a pronoun says nothing of what he is.
            if p.tag(head) == Tag::Prp {
                return None;
            }
            let words: Vec<String> = core(p, head)
                .into_iter()
                .filter(|(i, _)| {
                    let at = p.parse.span(*i).start;
                    !self.scene.places[self.at].iter().any(|f| f.bytes.contains(&at))
                        && !self.scene.names[self.at]
                            .iter()
                            .any(|n| n.bytes.contains(&p.parse.span(*i).start) && n.meaning.side().is_some())
                })
                .filter(|(i, w)| {
                    !is_age(p, *i)
                        && !matches!(p.tag(*i), Tag::Jjr | Tag::Jjs | Tag::Cd)
                        && !matches!(
                            w.as_str(),
                            "more" | "several" | "many" | "other" | "some" | "enemy" | "new" | "strategic"
                        )
                })
                .map(|(_, w)| w)
                .collect();
            (!words.is_empty()).then(|| self.with_models(&words))
        };
        // "percent of the wounded": what the number is of.
        if let Some(whole) = patient.and_then(|h| self.share_of(h)) {
            let noun = Some(whole).filter(|t| p.tag(*t) != Tag::Prp).and_then(phrase);
            return Some(noun.map_or("percent".into(), |noun| format!("percent of {noun}")));
        }
        match kind {
            ClaimKind::Killed
            | ClaimKind::Wounded
            | ClaimKind::Missing
            | ClaimKind::Captured
            | ClaimKind::Displaced => {
                let journalist = classes.contains(&"journalist").then(|| "journalist".to_owned());
                let people = patient.filter(|h| {
                    classes.iter().any(|class| matches!(*class, "person" | "family"))
                        && !classes.contains(&"remains")
                        && (event.form != Form::Noun || is_part(p.lemma(*h)))
                });
                journalist.or_else(|| people.and_then(phrase))
            }
            ClaimKind::Strike => event
                .weapon
                .and_then(phrase)
                .or_else(|| self.weapon_word(event))
                .or_else(|| classes.contains(&"journalist").then(|| "journalist".to_owned())),
            ClaimKind::Mobilisation => Some(self.measure(event.trigger)),
            ClaimKind::Evacuation if classes.contains(&"journalist") => Some("journalist".into()),
            _ => {
                let head = patient?;
                let mut names: Vec<String> = phrase(head).into_iter().collect();
                // "artillery systems, rocket systems and mortars": what one number counts together.
                let rest = members(p, head).into_iter().filter(|m| *m > head);
                let together = rest.take_while(|m| self.quantity_of(*m).is_none() && self.may_be_counted_with(*m));
                names.extend(together.filter_map(phrase));
                (!names.is_empty()).then(|| names.join(", "))
            }
        }
    }

    /// Whether a token is part of a name that says whose something is.
    pub(super) fn is_name_of_side(&self, token: usize) -> bool {
        let at = self.p.parse.span(token).start;
        self.scene.names[self.at].iter().any(|n| n.bytes.contains(&at) && n.meaning.side().is_some())
    }

    /// What is declared: “partial mobilisation”, “martial law”.
    pub(super) fn measure(&self, trigger: usize) -> String {
        let p = self.p;
        let partial = |t: usize| matches!(p.lower(t), "partial" | "partially");
        if p.tag(trigger).is_verb() {
            let partly = p.parse.children(trigger).any(partial);
            return if partly { "partial mobilisation" } else { "mobilisation" }.into();
        }
        let law = p.lemma(trigger) == "law";
        let start = trigger.saturating_sub(usize::from(law));
        let before: Vec<usize> = (start.saturating_sub(3)..start)
            .rev()
            .take_while(|t| matches!(p.tag(*t), Tag::Jj | Tag::Hyph | Tag::Nn))
            .collect();
        let degree = if before.iter().any(|t| partial(*t)) {
            "partial "
        } else if before.iter().any(|t| matches!(p.lower(*t), "general" | "full" | "total" | "complete")) {
            "general "
        } else {
            ""
        };
        let what =
            if law { "martial law".to_owned() } else { p.lemma(trigger).replace("mobilization", "mobilisation") };
        format!("{degree}{what}")
    }

    /// “Artillery shelling”, “air strikes”, “a strike from a Smerch”: the weapon named with a strike.
    pub(super) fn weapon_word(&self, event: &Event<'_>) -> Option<String> {
        let p = self.p;
        if event.form == Form::Noun {
            let before: Vec<String> = core(p, event.trigger)
                .into_iter()
                .filter(|(i, w)| {
                    *i != event.trigger && self.scene.pack.classes(std::slice::from_ref(w)).contains(&"weapon")
                })
                .map(|(_, w)| w)
                .collect();
            if !before.is_empty() {
                return Some(before.join(" "));
            }
        }
        let word = p.lower(event.trigger);
        if word.starts_with("airstrike") || word.starts_with("air") {
            return Some("aircraft".into());
        }
        // "the F-16s are striking": the weapon is what acts.
        if let Some(actor) =
            event.actor.filter(|a| self.classes(*a).iter().any(|c| matches!(*c, "weapon" | "aircraft")))
        {
            let weapon = core(p, actor).into_iter().filter(|(i, _)| !self.is_name_of_side(*i));
            return Some(self.with_models(&weapon.map(|(_, w)| w).collect::<Vec<_>>()));
        }
        let carried =
            p.parse.head(event.trigger).filter(|_| event.form == Form::Noun && p.dep(event.trigger) == Dep::Dobj);
        let with = object_of(p, event.trigger, &["with", "from", "using"])
            .or_else(|| object_of(p, carried?, &["with", "from"]))?;
        self.classes(with)
            .contains(&"weapon")
            .then(|| core(p, with).into_iter().map(|(_, w)| w).collect::<Vec<_>>().join(" "))
    }

    pub(super) fn has_adjective(&self, head: usize, words: &[&str]) -> bool {
        core(self.p, head).iter().any(|(_, w)| words.contains(&w.as_str()))
    }

    pub(super) fn is_party(&self, head: usize) -> bool {
        let at = self.p.parse.span(head);
        self.scene.names[self.at].iter().any(|n| n.bytes.contains(&at.start) && n.meaning.side().is_some())
    }

    /// Whether a clause tells of a noun by “who”: “the bakers who were shot”.
    pub(super) fn is_who(&self, head: usize) -> bool {
        let p = self.p;
        let who = |c: usize| matches!(p.lower(c), "who" | "whom");
        p.parse.children_with(head, Dep::Relcl).any(|clause| p.parse.children(clause).any(who))
    }

    pub(super) fn has_side(&self, head: usize) -> bool {
        let phrase = self.p.parse.subtree_span(head);
        self.scene.names[self.at].iter().any(|n| phrase.contains(&n.bytes.start) && n.meaning.side().is_some())
    }

    /// “A bus carrying reporters”, and “their bus” of reporters.
    pub(super) fn carries_journalists(&self, vehicle: usize) -> bool {
        let p = self.p;
        let carries = |c: usize| matches!(p.lemma(c), "carry" | "transport" | "with" | "of");
        let passengers = p.parse.children(vehicle).filter(|c| carries(*c));
        let mut passengers = passengers.filter_map(|c| p.parse.child(c, Dep::Dobj).or(p.parse.child(c, Dep::Pobj)));
        let theirs = p.parse.children(vehicle).any(|c| p.lower(c) == "their");
        let verb = p.parse.head(vehicle).filter(|_| theirs);
        let owners = verb.and_then(|verb| subject(p, p.parse.head(verb)?));
        passengers.any(|h| members(p, h).into_iter().any(|m| self.classes(m).contains(&"journalist")))
            || owners.is_some_and(|h| self.classes(h).contains(&"journalist"))
    }
}

/// Nouns that only measure what follows “of”.
/// Whether a noun names a part of the people that an event befell rather than all of them.
pub(super) fn is_part(lemma: &str) -> bool {
    matches!(
        lemma,
        "child"
            | "woman"
            | "man"
            | "girl"
            | "boy"
            | "infant"
            | "baby"
            | "minor"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "brother"
            | "sister"
            | "mother"
            | "father"
    )
}

/// Whether a word is part of an age: “a 37-year-old driver” is a driver.
fn is_age(p: &Paragraph<'_>, token: usize) -> bool {
    let beside = |t: usize| matches!(p.lower(t), "year" | "month" | "week" | "day");
    match p.lower(token) {
        "old" => (token.saturating_sub(2)..token).any(beside),
        _ => beside(token) && (token + 1..(token + 3).min(p.len())).any(|t| p.lower(t) == "old"),
    }
}

/// Whether a noun has an ending that English gives to those who do something.
pub(super) fn is_doer(noun: &str) -> bool {
    noun.len() > 4 && ["er", "or", "ist", "ian", "ee", "man", "woman"].iter().any(|ending| noun.ends_with(ending))
}
