//! Whose a thing or person is, and who fights whom.

use dateline_model::{ClaimKind, PlacePrecision};
use dateline_syntax::{Dep, Tag};
use foldhash::{HashMap, HashMapExt};

use super::{Scene, grammar::subject};
use crate::{
    paragraph::Paragraph,
    party::{Meaning, NameMatch, Names, phrase::noun_phrase},
};

/// Words between two sides that make them opponents.
const HOSTILE: [&str; 17] = [
    "shot ", "accus", "attack", "against", "shell", "destroy", "fire", "strik", "struck", "invad", "kill", "captur",
    "downed", "fight", "war ", "clash", "blam",
];

/// Who fights whom, as far as a report shows it.
#[derive(Debug, Default)]
pub struct Contest<'n> {
    pairs: HashMap<(String, String), u32>,
    names: Option<&'n Names>,
}

impl<'n> Contest<'n> {
    /// Knows which states claim which territories.
    pub fn new(names: &'n Names) -> Contest<'n> {
        Contest { pairs: HashMap::new(), names: Some(names) }
    }

    /// Learns from a paragraph: sides that stand as “between A and B”, “A-B”, or with hostile words between them.
    pub fn learn(&mut self, text: &str, names: &[NameMatch<'_>]) {
        let sides: Vec<_> = names
            .iter()
            .filter(|n| !matches!(n.meaning, Meaning::Outlet(_) | Meaning::Organisation { armed: false, .. }))
            .filter_map(|n| Some((n.bytes.clone(), n.meaning.side()?)))
            .collect();
        for pair in sides.windows(2) {
            let [(a, side_a), (b, side_b)] = pair else { continue };
            if side_a == side_b || b.start < a.end || b.start - a.end > 80 {
                continue;
            }
            let Some(between) = text.get(a.end..b.start) else { continue };
            let before = text[..a.start].trim_end().to_lowercase();
            let hostile = HOSTILE.iter().any(|w| between.contains(w));
            let weight = if between == "-" || between == "–" || before.ends_with("between") && between.trim() == "and"
            {
                2
            } else {
                u32::from(hostile && !between.contains(". "))
            };
            if weight > 0 {
                for (one, other) in [(side_a, side_b), (side_b, side_a)] {
                    *self.pairs.entry(((*one).to_owned(), (*other).to_owned())).or_default() += weight;
                }
            }
        }
    }

    /// Whom a side fights: the state that claims its ground, if the report sets the two against each other; else the one it is most
    /// often set against.
    pub fn opponent(&self, side: &str) -> Option<&str> {
        let claims_it = self.names.and_then(|names| names.claimant_of(side));
        if let Some(state) = claims_it.filter(|c| self.pairs.contains_key(&(side.to_owned(), (*c).to_owned()))) {
            return Some(state);
        }
        let against = self.pairs.iter().filter(|((a, _), _)| a == side);
        // Ties go to the name that comes first, so that the answer is the same every time.
        against.max_by(|(a, n), (b, m)| n.cmp(m).then(b.1.cmp(&a.1))).map(|((_, b), _)| b.as_str())
    }

    /// Whether two sides fight each other.
    pub fn are_opponents(&self, one: &str, other: &str) -> bool {
        self.pairs.contains_key(&(one.to_owned(), other.to_owned()))
    }

    /// Whether a side fights anybody.
    pub fn is_side(&self, side: &str) -> bool {
        self.pairs.keys().any(|(a, _)| a == side)
    }
}

/// An event whose loser its own words do not name.
pub struct Fallback<'f> {
    /// The word that makes the claim.
    pub trigger: usize,
    /// Who did it.
    pub actor: Option<&'f str>,
    /// Where: an index into the paragraph's places.
    pub place: Option<usize>,
    /// The kind of claim.
    pub kind: &'f ClaimKind,
    /// Whether the victims are civilians.
    pub civilian: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// Whether somebody did it to somebody: “destroyed”, not “lost”.
    pub inflicted: bool,
}

/// Answers whose a noun phrase of one paragraph is.
pub struct Sides<'a, 's, 't> {
    /// What is known of the post.
    pub scene: &'a Scene<'s, 't>,
    /// The paragraph.
    pub at: usize,
    /// The side of who speaks, if anybody does.
    pub speaker: Option<&'a str>,
}

impl Sides<'_, '_, '_> {
    fn p(&self) -> &Paragraph<'_> {
        &self.scene.post[self.at]
    }

    /// The side of a noun phrase, by its own words.
    pub fn of(&self, head: usize) -> Option<String> {
        let p = self.p();
        let phrase = noun_phrase(p, head);
        let within = |n: &&NameMatch<'_>| {
            let token = p.tokens_in(n.bytes.clone()).start;
            phrase.binary_search_by_key(&token, |(t, _)| *t).ok().map(|i| phrase[i])
        };
        let names = &self.scene.names[self.at];
        let mut sides: Vec<(u8, usize, &str)> = names
            .iter()
            .filter_map(|n| {
                let (token, depth) = within(&n)?;
                // "soldiers in Ruritania" are not Ruritania's, "soldiers of Ruritania" are.
                let prep = p.parse.ancestors(token).take_while(|a| *a != head).find(|a| p.dep(*a) == Dep::Prep);
                let owned = prep.is_none_or(|a| matches!(p.lower(a), "of" | "from"));
                owned.then_some((depth, token, n.meaning.side()?))
            })
            .collect();
        sides.sort_unstable();
        if let Some((_, _, side)) = sides.first() {
            // "Armenia and Azerbaijan": both, if both are what is meant.
            let together: Vec<&str> = std::iter::once(*side)
                .chain(p.parse.children_with(head, Dep::Conj).filter_map(|c| {
                    names.iter().find(|n| n.bytes.contains(&p.parse.span(c).start)).and_then(|n| n.meaning.side())
                }))
                .collect();
            let mut together = together;
            together.dedup();
            return Some(together.join(" and "));
        }
        let words: Vec<&str> = phrase.iter().filter(|(_, d)| *d <= 1).map(|(t, _)| p.lower(*t)).collect();
        if words.iter().any(|w| self.scene.reality.is_enemy(w)) {
            return self.speaker.and_then(|s| self.scene.contest.opponent(s)).map(str::to_owned);
        }
        let belonging = p.parse.children(head).find(|c| matches!(p.dep(*c), Dep::Acl) && p.lemma(*c) == "belong");
        if let Some(owner) = belonging.and_then(|b| super::grammar::object_of(p, b, &["to"])) {
            return self.of(owner);
        }
        let pronoun = phrase.iter().map(|(t, _)| *t).find(|t| p.tag(*t) == Tag::PrpPoss);
        if let Some(pronoun) = pronoun {
            return match p.lower(pronoun) {
                "our" | "my" => self.speaker.map(str::to_owned),
                // "its": of whom the clause speaks, or who speaks.
                _ => self.subject_of_clause(head).or_else(|| self.speaker.map(str::to_owned)),
            };
        }
        if words.iter().any(|w| matches!(*w, "country" | "republic" | "nation")) {
            // "This country" has been spoken of, but "in this country" is where the speaker is.
            let pointed = p.parse.children(head).any(|c| matches!(p.lower(c), "this" | "that"));
            let inside = p.dep(head) == Dep::Pobj && p.parse.head(head).is_some_and(|prep| p.lower(prep) == "in");
            let before = || self.state_before(p.parse.span(head).start).or(self.speaker);
            return if pointed && !inside { before() } else { self.speaker }.map(str::to_owned);
        }
        if words.iter().any(|w| matches!(*w, "sides" | "parties")) {
            return None;
        }
        // "They", "the Guard": whom the post has named. Bare "soldiers" and "military personnel" are anybody's.
        let named =
            p.tag(head) == Tag::Prp || p.parse.children(head).any(|c| p.dep(c) == Dep::Det && p.lower(c) == "the");
        let named = named || p.tag(head).is_proper();
        named.then(|| self.scene.actors.get(self.at, head).and_then(|a| a.side.clone())).flatten()
    }

    /// The state that the paragraph names last before a byte of it.
    fn state_before(&self, byte: usize) -> Option<&str> {
        let state = |name: &&NameMatch<'_>| matches!(name.meaning, Meaning::State(_) | Meaning::Capital(_));
        let mut names = self.scene.names[self.at].iter().filter(state);
        names.rfind(|name| name.bytes.end <= byte).and_then(|name| name.meaning.side())
    }

    /// “Ruritanian shelling”: the side of an adjective before a noun.
    pub fn adjective_of(&self, noun: usize) -> Option<String> {
        let p = self.p();
        let before =
            p.parse.lefts(noun).filter(|c| matches!(p.dep(*c), Dep::Amod | Dep::Compound | Dep::Poss | Dep::Nmod));
        before
            .filter_map(|c| {
                let at = p.parse.span(c).start;
                self.scene.names[self.at].iter().find(|n| n.bytes.contains(&at)).and_then(|n| n.meaning.side())
            })
            .next()
            .map(str::to_owned)
    }

    /// The side of the subject of the clause that a token stands in, or of a clause above.
    pub fn subject_of_clause(&self, token: usize) -> Option<String> {
        let p = self.p();
        let verbs = std::iter::once(token).chain(p.parse.ancestors(token)).filter(|t| p.tag(*t).is_verb());
        for verb in verbs.take(4) {
            // "the state, which has a fifth of its land occupied": the clause hangs on its own subject.
            let relative = |s: usize| p.dep(verb) == Dep::Relcl && p.parse.head(verb) == Some(s);
            let other = |s: &usize| *s != token && (relative(*s) || !p.parse.is_under(token, *s));
            if let Some(found) = subject(p, verb).filter(other) {
                let heads = super::grammar::members(p, found);
                let mut sides: Vec<String> = heads.iter().filter_map(|h| self.of_one(*h)).collect();
                sides.dedup();
                if !sides.is_empty() {
                    return Some(sides.join(" and "));
                }
            }
        }
        None
    }

    fn of_one(&self, head: usize) -> Option<String> {
        let p = self.p();
        let at = p.parse.span(head);
        let named =
            self.scene.names[self.at].iter().find(|n| n.bytes.contains(&at.start)).and_then(|n| n.meaning.side());
        named.map(str::to_owned).or_else(|| self.scene.actors.get(self.at, head).and_then(|a| a.side.clone()))
    }

    /// Whose loss it is where the words beside the event do not say: “on the Ruritanian side”, whose ground it is, whom the
    /// actor fights, whose authorities report their own victims or deny their own losses.
    pub fn fallback_target(&self, event: &Fallback<'_>) -> Option<String> {
        if let Some(side) = self.side_of_clause(event.trigger) {
            return Some(side);
        }
        let kind = event.kind;
        let ground = event.civilian
            || matches!(
                kind,
                ClaimKind::Strike
                    | ClaimKind::PropertyDamage
                    | ClaimKind::Evacuation
                    | ClaimKind::Displaced
                    | ClaimKind::TerritoryTaken
                    | ClaimKind::TerritoryRetaken
                    | ClaimKind::Other(_)
            );
        let of_ground = event.place.and_then(|i| self.owner_of(i)).filter(|side| Some(side.as_str()) != event.actor);
        if ground && of_ground.is_some() {
            return of_ground;
        }
        if let Some(actor) = event.actor {
            let first = actor.split(" and ").next().unwrap_or(actor);
            let accuser = self.speaker.filter(|s| *s != first && self.scene.contest.is_side(s) && ground);
            let struck = |s: &&str| *kind == ClaimKind::Strike && self.scene.contest.are_opponents(s, first);
            return accuser.filter(struck).or(self.scene.contest.opponent(first)).or(accuser).map(str::to_owned);
        }
        let casualties = kind.counts_people() || matches!(kind, ClaimKind::Other(name) if name == "casualties");
        let is_side = |s: &str| s.split(" and ").all(|one| self.scene.contest.is_side(one));
        let speaker = self.speaker.filter(|s| is_side(s))?;
        let things = matches!(kind, ClaimKind::EquipmentLoss | ClaimKind::AircraftDowned);
        if event.denied && (things || casualties) {
            // Nobody denies another's losses.
            return Some(speaker.to_owned());
        }
        let destroyed = || self.is_destruction(event.trigger) || self.beside_destruction(event.trigger, speaker);
        if event.inflicted && (things || *kind == ClaimKind::Killed && destroyed()) {
            return self.scene.contest.opponent(speaker).map(str::to_owned);
        }
        casualties.then(|| speaker.to_owned())
    }

    /// People who are “destroyed” are the enemy's.
    fn is_destruction(&self, trigger: usize) -> bool {
        matches!(
            self.p().lemma(trigger),
            "destroy" | "eliminate" | "neutralise" | "neutralize" | "annihilate" | "liquidate"
        )
    }

    /// “Six tanks were destroyed and forty fighters killed”: who is killed in one breath with it is whose things these were,
    /// unless they are the speaker's own.
    fn beside_destruction(&self, trigger: usize, speaker: &str) -> bool {
        let p = self.p();
        let before = Some(trigger).filter(|t| p.dep(*t) == Dep::Conj).and_then(|t| p.parse.head(t));
        before
            .filter(|verb| self.is_destruction(*verb))
            .is_some_and(|verb| subject(p, verb).and_then(|things| self.of(things)).is_none_or(|side| side != speaker))
    }

    /// “On the Ruritanian side”, “among the Ruritanian military”, “on both sides”.
    fn side_of_clause(&self, trigger: usize) -> Option<String> {
        let p = self.p();
        let names = &self.scene.names[self.at];
        for t in p.sentence_of(trigger) {
            if !matches!(p.lower(t), "on" | "among" | "amongst") || p.dep(t) != Dep::Prep {
                continue;
            }
            let Some(object) = p.parse.child(t, Dep::Pobj) else { continue };
            let clause = p.parse.subtree_span(p.parse.head(t).unwrap_or(t));
            let near = clause.contains(&p.parse.span(trigger).start) || p.parse.is_under(t, trigger);
            let lemma = p.lemma(object);
            if !near || lemma != "side" && p.lower(t) == "on" {
                continue;
            }
            let within = p.parse.subtree_span(object);
            if let Some(side) = names.iter().find(|n| within.contains(&n.bytes.start)).and_then(|n| n.meaning.side()) {
                return Some(side.to_owned());
            }
            if lemma == "side" && p.parse.children(object).any(|c| p.lower(c) == "both") {
                return self.both_sides();
            }
        }
        None
    }

    fn both_sides(&self) -> Option<String> {
        let mut pairs: Vec<_> = self.scene.contest.pairs.iter().collect();
        pairs.sort_by(|(a, n), (b, m)| m.cmp(n).then(a.cmp(b)));
        pairs.first().map(|((a, b), _)| format!("{a} and {b}"))
    }

    /// Whose ground a place is.
    fn owner_of(&self, place: usize) -> Option<String> {
        let place = &self.scene.places[self.at][place];
        if let Some(owner) = self.scene.ground.owner(&place.value.name) {
            return Some(owner.to_owned());
        }
        let named = self.scene.names[self.at].iter().find(|n| n.bytes.start == place.bytes.start).and_then(|n| match n
            .meaning
        {
            Meaning::State(side) | Meaning::Capital(side) | Meaning::Adjective(side) => Some(side.clone()),
            _ => None,
        });
        if named.is_some() || place.value.precision == PlacePrecision::Country {
            return named;
        }
        self.scene.ground.of_country(place.value.country.as_deref()?).map(str::to_owned)
    }
}
