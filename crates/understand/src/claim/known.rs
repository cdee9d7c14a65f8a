//! Whom the words know: those whom a post names, ties to somebody or speaks of again are, where it has counted people, among
//! these and no count of their own.

use dateline_syntax::{Dep, Tag};

use super::{
    grammar::{core, object_of},
    reader::Reader,
};

impl Reader<'_, '_, '_> {
    /// Whether a person is named, or known from before: “Anna Weber”, “the driver”, “his wife”; “a Ruritanian” is neither.
    pub(super) fn is_identified(&self, head: usize) -> bool {
        let p = self.p;
        p.tag(head) == Tag::Nnp && !self.has_article(head)
            || p.tag(head) == Tag::Prp
            || p.parse.children(head).any(|c| {
                p.dep(c) == Dep::Poss
                    || p.dep(c) == Dep::Appos && p.tag(c) == Tag::Nnp
                    || p.dep(c) == Dep::Det && !matches!(p.lower(c), "a" | "an" | "another" | "one")
            })
            // "his father-in-law and colleague": the possessor of the first is that of all; but not of "his sons and a guest".
            || p.dep(head) == Dep::Conj
                && !self.has_article(head)
                && p.parse.head(head).is_some_and(|first| self.is_owned(first))
    }

    /// Whether a noun is somebody's: “his brother”.
    pub(super) fn is_owned(&self, head: usize) -> bool {
        self.p.parse.child(head, Dep::Poss).is_some()
    }

    /// “Colonel Weber”, “the militant Anna Weber”: one of the forces by what stands before the name.
    pub(super) fn has_rank(&self, name: usize) -> bool {
        let p = self.p;
        let pack = self.scene.pack;
        let forces = |(t, word): (usize, String)| t < name && pack.classes(&[word]).contains(&"combatant");
        p.tag(name) == Tag::Nnp && core(p, name).into_iter().any(forces)
    }

    /// Whether people are counted by their tie to somebody: “his two sons”, “five of her neighbours”, “nine members of the Weber
    /// family”, “12 relatives”, or to each other: “three brothers”.
    pub(super) fn is_tied(&self, head: usize) -> bool {
        let p = self.p;
        let classes = self.classes(head);
        let kin = classes.contains(&"kin");
        let owned = |c: usize| {
            let person = || classes.contains(&"person") && matches!(p.lower(c), "his" | "her" | "my");
            p.dep(c) == Dep::Poss && (kin || person())
        };
        let family = |t: usize| matches!(p.lemma(t), "family" | "household" | "clan");
        let of_family = || object_of(p, head, &["of", "from"]).is_some_and(family);
        const MUTUAL: [&str; 9] =
            ["relative", "kinsman", "kinswoman", "sibling", "brother", "sister", "cousin", "twin", "triplet"];
        MUTUAL.contains(&p.lemma(head))
            || p.parse.children(head).any(owned)
            || classes.contains(&"person") && (of_family() || p.parse.children_with(head, Dep::Compound).any(family))
    }

    /// “Others”, “another victim”, “two other civilians”.
    pub(super) fn is_others(&self, head: usize) -> bool {
        let other = |t: usize| matches!(self.p.lower(t), "other" | "others" | "another" | "additional");
        other(head) || self.p.parse.lefts(head).any(other)
    }

    /// Whether people are named: “identified 12 of the victims”, “two men, A and B”.
    pub(super) fn is_named(&self, head: usize) -> bool {
        let p = self.p;
        let naming = |verb: usize| {
            matches!(p.lemma(verb), "identify" | "name" | "list" | "recognise" | "recognize" | "match" | "mourn")
        };
        let Some(above) = p.parse.head(head) else { return false };
        match p.dep(head) {
            Dep::Dobj | Dep::Nsubjpass if naming(above) => true,
            _ => {
                p.parse.children_with(head, Dep::Appos).any(|c| c > head && (p.tag(c) == Tag::Nnp || self.is_called(c)))
            }
        }
    }

    /// “A man called Weber”, “a girl named Anna”.
    fn is_called(&self, head: usize) -> bool {
        let p = self.p;
        let called = |c: usize| {
            let name = || p.parse.children(c).any(|n| n > c && p.tag(n) == Tag::Nnp);
            matches!(p.lemma(c), "call" | "name" | "know") && name()
        };
        p.parse.children_with(head, Dep::Acl).any(called)
    }

    /// Whether a number counts some of those whom the words know: “two of the farmers”, “over 30 of his killed relatives”.
    pub(super) fn is_of_known(&self, quantity: usize) -> bool {
        let p = self.p;
        let after = p.tokens_in(p.quantities[quantity].number.clone()).end;
        let killed = || after + 2 < p.len() && self.state(after + 2).is_some();
        after + 1 < p.len()
            && p.lower(after) == "of"
            && (matches!(p.lower(after + 1), "the" | "those" | "these") || p.tag(after + 1) == Tag::PrpPoss && killed())
    }

    /// Whether a number is of those already told of: “two of the victims”, “eight of those killed”, “two of whom”.
    pub(super) fn is_of_the_told(&self, quantity: usize) -> bool {
        let p = self.p;
        let after = p.tokens_in(p.quantities[quantity].number.clone()).end;
        let word = |t: usize| p.lower(t);
        word(after) == "of"
            && match word(after + 1) {
                "whom" | "them" => true,
                "the" | "those" | "these" => (after + 2..(after + 4).min(p.len())).any(|t| {
                    matches!(
                        p.lemma(t),
                        "victim" | "dead" | "deceased" | "fatality" | "casualty" | "body" | "wounded" | "injured"
                    ) || self.state(t).is_some()
                }),
                _ => false,
            }
    }
}
