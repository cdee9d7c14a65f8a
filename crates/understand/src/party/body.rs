//! For which body and side a noun phrase stands.

use dateline_model::mention::PartyType;
use dateline_syntax::{Dep, NameType};

use super::{
    actor::Actor,
    actors::Actors,
    names::Meaning,
    persons::Persons,
    phrase::within_phrase,
    reader::{Reader, Within},
};

impl Reader<'_, '_> {
    /// The body and the side.
    pub(super) fn read_body(
        &self,
        head: usize,
        within: &[Within<'_>],
        before: &Actors,
        persons: &Persons,
        actor: &mut Actor,
    ) {
        if actor.side.is_some() {
            return;
        }
        let p = self.paragraph;
        let text = |n: &Within<'_>| p.text[n.bytes.clone()].to_lowercase();
        let is_state = |m: &Meaning| {
            matches!(m, Meaning::State(_) | Meaning::Adjective(_) | Meaning::Capital(_) | Meaning::Forces(_))
        };

        // The outlet's own: "a Gazette correspondent".
        if let Some(outlet) = self.outlet {
            let first = outlet.split(' ').next().unwrap_or(outlet);
            let theirs = |t: usize| p.word(t) == first && first.len() > 3;
            if theirs(head)
                || p.parse
                    .children(head)
                    .any(|c| matches!(p.dep(c), Dep::Compound | Dep::Amod | Dep::Poss | Dep::Nmod) && theirs(c))
            {
                actor.body = Some(outlet.to_owned());
                actor.side = Some(outlet.to_owned());
                actor.kind = Some(PartyType::Outlet);
                return;
            }
        }

        // A mission abroad: whose it is, and where.
        let mission = within.iter().find(|n| match n.meaning {
            Meaning::BodyNoun(i) | Meaning::Role(i) => self.names.bodies[*i].name == "Embassy",
            _ => false,
        });
        let abroad = within.iter().any(|n| n.toward && is_international(within, n.meaning.side().unwrap_or_default()));
        if let Some(mission) = mission.filter(|m| text(m) != "mission" || abroad) {
            let whose = within.iter().find(|n| !n.toward && is_state(n.meaning)).and_then(|n| n.meaning.side());
            let whither =
                within.iter().find(|n| n.toward && n.meaning.side().is_some() && n.bytes.start > mission.bytes.start);
            let whither = whither.and_then(|n| n.meaning.side());
            if let Some(whose) = whose {
                actor.side = Some(whose.to_owned());
                actor.kind = Some(PartyType::Organisation);
                actor.body = Some(match whither {
                    Some(to) if to != whose && is_international(within, to) => {
                        format!("Permanent Mission of {whose} to the {to}")
                    }
                    Some(to) if to != whose => format!("Embassy of {whose} in {to}"),
                    _ => format!("Embassy of {whose}"),
                });
                return;
            }
        }

        // A body with a name of its own.
        let named = within.iter().filter(|n| !n.toward).find_map(|n| match n.meaning {
            Meaning::Body { name, side } => Some((name.clone(), side.clone(), PartyType::Organisation)),
            _ => None,
        });
        if let Some((body, side, kind)) = named {
            (actor.body, actor.side, actor.kind) = (Some(body), Some(side), Some(kind));
            return;
        }

        // A kind of body that states have, or a role in one. The general ones give way to the special ones.
        let general =
            |i: usize| matches!(self.names.bodies[i].name.as_str(), "Government" | "Armed Forces" | "Opposition");
        let of_state = within.iter().filter(|n| !n.toward || n.depth == 0).filter_map(|n| match n.meaning {
            // A mission that is not said to be an embassy is anybody's: "the union's head of mission".
            Meaning::BodyNoun(i) if self.names.bodies[*i].name == "Embassy" && text(n) == "mission" => None,
            Meaning::BodyNoun(i) => Some((u8::from(general(*i)) * 2, *i, n)),
            Meaning::Role(i) => Some((u8::from(general(*i)) * 2 + 1, *i, n)),
            _ => None,
        });
        let kind = of_state.min_by_key(|(rank, _, n)| (*rank, n.depth));
        let organisation =
            within.iter().find(|n| matches!(n.meaning, Meaning::Organisation { .. } | Meaning::Outlet(_)) && !n.toward);
        if let Some((_, i, at)) = kind {
            let before_it = within
                .iter()
                .rev()
                .find(|n| is_state(n.meaning) && n.bytes.end <= at.bytes.start && at.bytes.start - n.bytes.end < 60);
            let after_it = within.iter().find(|n| is_state(n.meaning) && n.bytes.start >= at.bytes.end);
            let side = before_it.or(after_it.filter(|_| before_it.is_none())).and_then(|n| n.meaning.side());
            let body = &self.names.bodies[i].name;
            // "The country's Foreign Ministry", "its foreign minister": of the state that the post speaks of.
            let country = p
                .parse
                .child(head, Dep::Poss)
                .filter(|c| matches!(p.lower(*c), "country" | "republic" | "nation" | "state" | "its"));
            // The one that the sentence begins with, else the last one named.
            let sentence = p.bytes(p.sentence_of(head));
            let first = self.matches.iter().find(|m| sentence.contains(&m.bytes.start) && is_state(m.meaning));
            let state = country.and_then(|c| before.last_before(self.at, c, |a| a.kind == Some(PartyType::State)));
            let state =
                country.and(first.and_then(|m| m.meaning.side())).or_else(|| state.and_then(|a| a.side.as_deref()));
            let side = side.or(state);
            match (side, organisation) {
                (Some(side), _) => {
                    actor.side = Some(side.to_owned());
                    actor.body = Some(format!("{body} of {side}"));
                    actor.kind = Some(PartyType::Organisation);
                }
                // "UN officials", "the Hamas government": the organisation's own.
                (None, Some(organisation)) => self.take_organisation(organisation, actor),
                (None, None) => {
                    // "an aide to President Example": the body of whom he serves.
                    let served = p.parse.names().iter().filter(|n| n.kind == NameType::Person).find_map(|n| {
                        let inside = within_phrase(p, head, n.tokens.start);
                        inside.then(|| persons.find(&p.text[p.bytes(n.tokens.clone())])).flatten()
                    });
                    if let Some(served) = served {
                        (actor.body, actor.side, actor.kind) = (served.body.clone(), served.side.clone(), served.kind);
                    } else if actor.person.is_none() {
                        self.back_reference(head, i, before, actor);
                    }
                }
            }
            return;
        }
        if let Some(organisation) = organisation {
            self.take_organisation(organisation, actor);
            return;
        }

        // "Example's press service": whoever's it is.
        let nobody = actor.person.is_none();
        let whose = p.parse.names().iter().filter(|n| nobody && n.kind == NameType::Person).find_map(|n| {
            let of = p.dep(n.tokens.end - 1) == Dep::Poss && within_phrase(p, head, n.tokens.start);
            of.then(|| persons.find(&p.text[p.bytes(n.tokens.clone())])).flatten()
        });
        let whose = whose.or_else(|| {
            let owner = p.parse.child(head, Dep::Poss).filter(|o| nobody && p.tag(*o).is_proper())?;
            persons.find(p.word(owner))
        });
        if let Some(whose) = whose.filter(|_| within.iter().any(|n| matches!(n.meaning, Meaning::Speaker))) {
            (actor.body, actor.side, actor.kind) = (whose.body.clone(), whose.side.clone(), whose.kind);
            return;
        }

        // An organisation that only the tagger knows. What the lexicon knows for a state is none.
        let phrase_side = within.iter().find(|n| is_state(n.meaning) && !n.toward).and_then(|n| n.meaning.side());
        let state = |n: &dateline_syntax::Name| {
            let bytes = p.bytes(n.tokens.clone());
            within.iter().any(|w| {
                matches!(w.meaning, Meaning::State(_) | Meaning::Capital(_))
                    && w.bytes.start <= bytes.start + 4
                    && bytes.contains(&w.bytes.start)
            })
        };
        // “Our producer in Ruhal”: who is in something without an article is in a place, whatever the tagger takes it for.
        let place = |n: &dateline_syntax::Name| {
            let object = n.tokens.clone().find(|t| p.dep(*t) == Dep::Pobj);
            let bare =
                |o: &usize| !p.parse.children(*o).any(|c| matches!(p.dep(c), Dep::Det | Dep::Poss | Dep::Compound));
            object.filter(bare).and_then(|o| p.parse.head(o)).is_some_and(|prep| p.lower(prep) == "in")
        };
        let org = p.parse.names().iter().filter(|n| nobody && n.kind == NameType::Org).find(|n| {
            n.tokens.clone().any(|t| t == head || self.is_of_head(t, head) || within_phrase(p, head, t))
                && !state(n)
                && !place(n)
        });
        if let Some(org) = org {
            let name = p.text[p.bytes(org.tokens.clone())].trim_start_matches("the ").trim_start_matches("The ");
            let name = name.trim_end_matches("'s").trim_end_matches("’s").to_owned();
            let same_outlet =
                self.outlet.is_some_and(|o| o.eq_ignore_ascii_case(&name) || o.starts_with(&format!("{name} ")));
            actor.side = phrase_side.map(str::to_owned).or(same_outlet.then(|| name.clone()));
            actor.body = Some(name);
            actor.kind = Some(if same_outlet { PartyType::Outlet } else { PartyType::Organisation });
            return;
        }

        // A state by its own name speaks as its government.
        if let Some(side) = phrase_side {
            actor.side = Some(side.to_owned());
            let at_head = within.iter().any(|n| p.tokens_in(n.bytes.clone()).contains(&head));
            let state = within.iter().any(|n| {
                let own = matches!(n.meaning, Meaning::State(_) | Meaning::Capital(_));
                let tokens = p.tokens_in(n.bytes.clone());
                own && (tokens.contains(&head) || tokens.start < head && p.tag(head).is_proper() && n.depth == 0)
            });
            let people = within
                .iter()
                .any(|n| matches!(n.meaning, Meaning::Adjective(_)) && p.tokens_in(n.bytes.clone()).contains(&head));
            if state {
                actor.body = Some(format!("Government of {side}"));
                actor.kind = Some(PartyType::State);
            } else if people || !at_head {
                actor.kind = Some(PartyType::People);
            }
        }
    }

    fn take_organisation(&self, name: &Within<'_>, actor: &mut Actor) {
        match name.meaning {
            Meaning::Organisation { name, armed } => {
                actor.body = Some(name.clone());
                actor.side = Some(name.clone());
                actor.kind = Some(if *armed { PartyType::ArmedGroup } else { PartyType::Organisation });
            }
            Meaning::Outlet(name) => {
                actor.body = Some(name.clone());
                actor.side = Some(name.clone());
                actor.kind = Some(PartyType::Outlet);
            }
            _ => {}
        }
    }
}

fn is_international(within: &[Within<'_>], name: &str) -> bool {
    within.iter().any(|n| matches!(n.meaning, Meaning::Organisation { name: o, .. } if o == name))
}
