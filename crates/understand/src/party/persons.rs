//! What a report says of persons and bodies by their names, wherever it says it.

use foldhash::HashMap;

use super::actor::Actor;

/// What a report says of persons, by surname in lower case, the fullest record of each; and its acronyms.
#[derive(Debug, Default)]
pub struct Persons {
    by_surname: HashMap<String, Actor>,
    /// “the Federal Office of Example (FOE)”: what the letters stand for.
    pub(super) acronyms: HashMap<String, Actor>,
}

impl Persons {
    pub(super) fn learn(&mut self, actor: &Actor) {
        let Some(surname) = actor.person.as_deref().and_then(surname) else { return };
        let known = self.by_surname.entry(surname).or_default();
        if !compatible(known, actor) {
            return;
        }
        if actor.person.as_ref().map(String::len) > known.person.as_ref().map(String::len) {
            known.person.clone_from(&actor.person);
        }
        known.learn(actor);
    }

    pub(super) fn find(&self, person: &str) -> Option<&Actor> {
        self.by_surname
            .get(&surname(person)?)
            .filter(|known| known.person.as_deref().is_none_or(|k| same_person(k, person)))
    }
}

fn surname(person: &str) -> Option<String> {
    person.split_whitespace().next_back().map(str::to_lowercase)
}

/// Whether one name may be the other's shorter form: its words stand among the other's.
fn same_person(a: &str, b: &str) -> bool {
    let words = |s: &str| s.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.iter().all(|w| b.contains(w)) || b.iter().all(|w| a.contains(w))
}

fn compatible(known: &Actor, actor: &Actor) -> bool {
    match (&known.person, &actor.person) {
        (Some(a), Some(b)) => same_person(a, b),
        _ => true,
    }
}
