//! Who did what to whom: the arguments of a verb or noun, from its arcs.

use dateline_syntax::{Dep, Tag};

use crate::paragraph::Paragraph;

/// How far up a chain of clauses an understood subject is sought.
const MAX_CLAUSES: usize = 6;

/// Whether a verb is in the passive, reduced relative clauses and bare headline participles included.
pub fn is_passive(p: &Paragraph<'_>, verb: usize) -> bool {
    let marked = p.parse.children(verb).any(|c| matches!(p.dep(c), Dep::Nsubjpass | Dep::Auxpass | Dep::Csubjpass));
    let active = p
        .parse
        .children(verb)
        .any(|c| p.dep(c) == Dep::Dobj || p.dep(c) == Dep::Aux && matches!(p.lemma(c), "have" | "do"));
    // "has a fifth of its land occupied"
    let had = p.dep(verb) == Dep::Ccomp && p.parse.head(verb).is_some_and(|h| p.lemma(h) == "have");
    if marked || had && matches!(p.tag(verb), Tag::Vbn | Tag::Vbd) && !active {
        return true;
    }
    if p.tag(verb) != Tag::Vbn || active {
        return false;
    }
    match p.dep(verb) {
        Dep::Acl | Dep::Amod | Dep::Advcl | Dep::Relcl => true,
        // "were reported killed", "was found shot"
        Dep::Oprd | Dep::Xcomp | Dep::Ccomp if is_told(p, verb) => true,
        // "seven villages shelled and burnt": as its head.
        Dep::Conj => p.parse.head(verb).is_some_and(|h| p.tag(h) == Tag::Vbn && is_passive(p, h)),
        // "12 soldiers killed in clashes": a headline leaves the auxiliary out.
        _ => p.parse.child(verb, Dep::Agent).is_some() || p.parse.child(verb, Dep::Nsubj).is_some(),
    }
}

/// Whether a bare participle is what its subject is reported, feared or found to be: “three men were reported killed”.
fn is_told(p: &Paragraph<'_>, participle: usize) -> bool {
    p.parse.head(participle).is_some_and(|told| {
        let lemma = p.lemma(told);
        matches!(lemma, "report" | "confirm" | "find" | "presume" | "fear" | "believe" | "declare" | "leave")
            && told < participle
            && is_passive(p, told)
    }) && !p.parse.children(participle).any(|c| matches!(p.dep(c), Dep::Nsubj | Dep::Nsubjpass | Dep::Aux))
}

/// The subject of a verb: its own, or the one that the sentence understands.
pub fn subject(p: &Paragraph<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..MAX_CLAUSES {
        let own = p.parse.children(at).find(|&c| matches!(p.dep(c), Dep::Nsubj | Dep::Nsubjpass));
        if let Some(own) = own {
            return Some(antecedent(p, own, at));
        }
        let head = p.parse.head(at)?;
        match p.dep(at) {
            // "A did this, while B did that but not …": the clause that is nearest goes on, wherever the parse hangs it.
            Dep::Conj => at = contrasted(p, head, at).unwrap_or(head),
            Dep::Advcl => at = head,
            Dep::Xcomp | Dep::Ccomp => {
                // "forced them to retreat", "urged the sides to stop": the object is the one who acts.
                match p.parse.child(head, Dep::Dobj) {
                    Some(object) if object < at => return Some(object),
                    _ => at = head,
                }
            }
            // "accused the army of shelling", "listed six as having died": the object again; "by shelling", "without losing": the
            // subject.
            Dep::Pcomp => {
                let preposition = head;
                let governor = p.parse.head(preposition)?;
                let of = matches!(p.lower(preposition), "of" | "from" | "for" | "as");
                let object = p.parse.child(governor, Dep::Dobj).or(p.parse.child(governor, Dep::Nsubjpass));
                if let Some(object) = object.filter(|_| of) {
                    return Some(object);
                }
                at = governor;
            }
            // "soldiers firing at": the noun itself, if the verb is active.
            Dep::Acl => return Some(head),
            Dep::Relcl => return Some(head),
            _ => return None,
        }
        if p.tag(at).is_noun() {
            return Some(at);
        }
    }
    None
}

/// “Killed in the attack were two monks”, “also hurt was a novice”: the subject behind the auxiliary, where the parse leaves it.
pub fn inverted(p: &Paragraph<'_>, verb: usize) -> Option<usize> {
    let be = p.parse.child(verb, Dep::Auxpass).filter(|be| *be > verb)?;
    p.parse.children(be).find(|&c| c > be && matches!(p.dep(c), Dep::Nsubj | Dep::Nsubjpass | Dep::Attr))
}

/// “On 3 March 2021, two monks, a novice among them, were killed”: the parse may take the subject for another name of the day.
fn subject_beside_time(p: &Paragraph<'_>, verb: usize) -> Option<usize> {
    p.parse.child(verb, Dep::Auxpass)?;
    let before = p.parse.children_with(verb, Dep::Prep).filter(|prep| *prep < verb);
    let beside = |t: &usize| {
        let timed = |head: usize| p.times.iter().any(|time| time.bytes.contains(&p.parse.span(head).start));
        p.dep(*t) == Dep::Appos && p.tag(*t).is_noun() && p.parse.head(*t).is_some_and(timed) && !timed(*t)
    };
    before.flat_map(|prep| p.parse.subtree(prep)).filter(|t| *t < verb && beside(t)).last()
}

/// The verb of “while …” between a verb and what is joined to it.
fn contrasted(p: &Paragraph<'_>, verb: usize, joined: usize) -> Option<usize> {
    let clauses = p.parse.children_with(verb, Dep::Advcl).filter(|clause| (verb..joined).contains(clause));
    let contrasts = |clause: usize| p.parse.children(clause).any(|c| matches!(p.lower(c), "while" | "whereas"));
    let has_subject = |clause: usize| p.parse.child(clause, Dep::Nsubj).is_some();
    clauses.filter(|&clause| contrasts(clause) && has_subject(clause)).last()
}

/// A relative pronoun's noun, else the token itself.
fn antecedent(p: &Paragraph<'_>, token: usize, verb: usize) -> usize {
    let relative = matches!(p.tag(token), Tag::Wdt | Tag::Wp);
    match p.parse.head(verb) {
        Some(noun) if relative && p.dep(verb) == Dep::Relcl => noun,
        _ => token,
    }
}

/// What a verb befalls: the object of an active verb, the subject of a passive one.
pub fn object(p: &Paragraph<'_>, verb: usize) -> Option<usize> {
    if is_passive(p, verb) {
        let own = p.parse.children(verb).find(|&c| matches!(p.dep(c), Dep::Nsubjpass | Dep::Nsubj));
        return match own {
            Some(own) => Some(antecedent(p, own, verb)),
            None => match (p.dep(verb), p.parse.head(verb)) {
                (Dep::Acl | Dep::Relcl, Some(noun)) => Some(noun),
                // "the murdered envoy Anna Weber": the parse hangs it on the title.
                (Dep::Amod, Some(noun)) => {
                    Some(p.parse.head(noun).filter(|name| p.dep(noun) == Dep::Compound && *name > noun).unwrap_or(noun))
                }
                (Dep::Oprd | Dep::Xcomp | Dep::Ccomp, Some(told)) if is_told(p, verb) => object(p, told),
                (Dep::Conj | Dep::Advcl, Some(head)) => {
                    object(p, head).filter(|_| is_passive(p, head)).or_else(|| subject(p, verb))
                }
                _ => inverted(p, verb).or_else(|| subject(p, verb)).or_else(|| subject_beside_time(p, verb)),
            },
        };
    }
    let own = p.parse.children(verb).find(|&c| matches!(p.dep(c), Dep::Dobj));
    own.map(|o| antecedent(p, o, verb)).or_else(|| {
        // "shelled and burnt the village": the object of the last verb is that of all.
        p.parse
            .children(verb)
            .filter(|&c| p.dep(c) == Dep::Conj && p.tag(c).is_verb())
            .find_map(|c| p.parse.child(c, Dep::Dobj))
    })
}

/// Who acts: the subject of an active verb, “by …” of a passive one.
pub fn actor(p: &Paragraph<'_>, verb: usize) -> Option<usize> {
    if is_passive(p, verb) {
        let agent = p.parse.child(verb, Dep::Agent).or_else(|| preposition(p, verb, &["by"]));
        return agent.and_then(|by| p.parse.child(by, Dep::Pobj));
    }
    subject(p, verb)
}

/// The first prepositional child with one of these words.
pub fn preposition(p: &Paragraph<'_>, head: usize, words: &[&str]) -> Option<usize> {
    p.parse
        .children(head)
        .find(|&c| matches!(p.dep(c), Dep::Prep | Dep::Agent | Dep::Dative) && words.contains(&p.lower(c)))
}

/// The object of the first preposition with one of these words.
pub fn object_of(p: &Paragraph<'_>, head: usize, words: &[&str]) -> Option<usize> {
    let found = preposition(p, head, words)?;
    p.parse.child(found, Dep::Pobj).or_else(|| {
        // "strikes against and near the town"
        p.parse.child(found, Dep::Prep).and_then(|inner| p.parse.child(inner, Dep::Pobj))
    })
}

/// The members of a list that a token begins, itself first.
pub fn members(p: &Paragraph<'_>, first: usize) -> Vec<usize> {
    let mut all = vec![first];
    let mut at = 0;
    while at < all.len() && all.len() < 40 {
        let member = all[at];
        all.extend(p.parse.children(member).filter(|&c| {
            p.dep(c) == Dep::Conj && (p.tag(c).is_noun() || p.tag(c) == Tag::Cd)
                || p.dep(c) == Dep::Appos && c > member && p.parse.children(c).any(|n| p.dep(n) == Dep::Nummod)
        }));
        at += 1;
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a word negates a token: “not”, “no”, “never”, “neither”.
pub fn is_negated(p: &Paragraph<'_>, token: usize) -> bool {
    p.parse.children(token).any(|c| {
        p.dep(c) == Dep::Neg
            || matches!(p.lower(c), "no" | "never" | "neither" | "nor" | "any")
                && p.dep(c) == Dep::Det
                && p.lower(c) != "any"
    })
}

/// The words of a noun phrase's core, in the singular and lower case: compounds and adjectives before the head, and it.
pub fn core(p: &Paragraph<'_>, head: usize) -> Vec<(usize, String)> {
    // "during the night 18 drones": what the parse takes from before the number is none of its words.
    let number = (p.parse.subtree(head).start..head).rev().find(|&t| p.dep(t) == Dep::Nummod && p.tag(t) == Tag::Cd);
    let mut words: Vec<(usize, String)> = p
        .parse
        .lefts(head)
        .filter(|&c| matches!(p.dep(c), Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Punct))
        .flat_map(|c| p.parse.subtree(c).collect::<Vec<_>>())
        .filter(|&c| {
            c < head && number.is_none_or(|number| c >= number) && p.word(c).chars().any(char::is_alphanumeric)
        })
        .map(|c| (c, p.lower(c).to_owned()))
        .collect();
    let last = match p.tag(head) {
        Tag::Nns | Tag::Nnps => dateline_syntax::lemma(p.word(head), Tag::Nns).to_lowercase(),
        _ => p.lower(head).to_owned(),
    };
    words.push((head, last));
    words
}
