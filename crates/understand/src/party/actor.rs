//! Who is meant: a person with a role, a body, a side.

use dateline_model::mention::PartyType;

/// Who a noun phrase means. Nothing in it is guessed: what neither the phrase nor the report says is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The person's fullest name.
    pub person: Option<String>,
    /// The role, as written.
    pub role: Option<String>,
    /// The body's full name.
    pub body: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
    /// What kind of party the body is.
    pub kind: Option<PartyType>,
    /// Whether the text withholds who it is.
    pub anonymous: bool,
    /// The nouns by which the post may speak of it again: “ministry”, “spokesman”.
    pub(super) nouns: Vec<String>,
    /// Whether it is more than one.
    pub(super) plural: bool,
    /// Whether it is a person given by role alone.
    pub(super) is_spokesman: bool,
}

impl Actor {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.person.is_none() && self.body.is_none() && self.side.is_none()
    }

    /// Whether it is a person with a name.
    pub fn is_person(&self) -> bool {
        self.person.is_some()
    }

    /// Somebody of whom no more is known than the words for them.
    pub fn called(words: String) -> Actor {
        Actor { role: Some(words), ..Actor::default() }
    }

    /// A body of which nothing is known but its name.
    pub fn body_called(name: String) -> Actor {
        Actor { body: Some(name), kind: Some(PartyType::Organisation), ..Actor::default() }
    }

    /// Of several speakers one: names, bodies and sides joined with “and”.
    pub fn join(actors: &[Actor]) -> Actor {
        let [first, rest @ ..] = actors else { return Actor::default() };
        let mut joined = first.clone();
        joined.plural = true;
        for actor in rest {
            for (into, from) in [
                (&mut joined.person, &actor.person),
                (&mut joined.role, &actor.role),
                (&mut joined.body, &actor.body),
                (&mut joined.side, &actor.side),
            ] {
                match (into.as_mut(), from) {
                    (Some(into), Some(from)) if into != from => {
                        into.push_str(" and ");
                        into.push_str(from);
                    }
                    (None, Some(from)) => *into = Some(from.clone()),
                    _ => {}
                }
            }
        }
        joined
    }

    /// Whether a noun may mean it: one by which it was spoken of, or a word of its body's name.
    pub(super) fn is_called(&self, noun: &str) -> bool {
        let body = self.body.as_deref().unwrap_or_default().to_lowercase();
        self.nouns.iter().any(|n| n == noun) || body.split(' ').any(|word| word == noun)
    }

    /// Takes over what it does not know itself.
    pub(super) fn learn(&mut self, other: &Actor) {
        for (own, from) in [
            (&mut self.person, &other.person),
            (&mut self.role, &other.role),
            (&mut self.body, &other.body),
            (&mut self.side, &other.side),
        ] {
            if own.is_none() {
                own.clone_from(from);
            }
        }
        self.kind = self.kind.or(other.kind);
    }
}
