//! Words that stand beside what is said and take the speaker: “According to the mayor, …”; “…, according to the mayor”.

use dateline_syntax::Dep;

use super::{Draft, content, cues::CueClass, source, view::View};

/// Drafts for the adverbials of a paragraph.
pub(super) fn find(view: &View<'_, '_>, drafts: &mut Vec<Draft>) {
    for i in 0..view.p.len() {
        if view.p.lower(i) == "according" && view.p.lower(i + 1) == "to" {
            drafts.extend(according_to(view, i));
        }
    }
}

fn according_to(view: &View<'_, '_>, according: usize) -> Option<Draft> {
    let p = view.p;
    let to = according + 1;
    let who = view.child(to, Dep::Pobj).or_else(|| view.child(according, Dep::Pobj))?;
    // Figures are nobody: “according to preliminary data”.
    if matches!(p.lower(who), "data" | "information" | "figures")
        && view.child_of(who, &[Dep::Poss, Dep::Prep]).is_none()
    {
        return None;
    }
    // The phrase hangs on a verb, or on a noun within its clause: the clause is what is said.
    let mut main = p.parse.head(according)?;
    while !view.is_verb(main)
        || matches!(p.dep(main), Dep::Xcomp | Dep::Auxpass | Dep::Aux | Dep::Pcomp | Dep::Acl | Dep::Relcl)
    {
        match p.parse.head(main) {
            Some(head) => main = head,
            None => break,
        }
    }
    // "According to the mayor, two were hurt, one of them is in hospital": clauses without "and", of which the parse hangs the
    // first on the next. What opens a sentence is for all of it.
    let sentence = p.sentence_of(according);
    let opens = according == sentence.start;
    let next = p.parse.head(main).filter(|&next| {
        opens
            && next > main
            && matches!(p.dep(main), Dep::Ccomp | Dep::Parataxis)
            && view.is_verb(next)
            && view.cues.verb(p.lemma(next)).is_none()
    });
    let mut content = content::pieces(view, next.unwrap_or(main), Some(according));
    // A clause inside a clause that the phrase does not open has it all the same: take the longest piece's sentence.
    if content.is_empty() {
        return None;
    }
    let cue = p.bytes(according..to + 1);
    content.retain(|c| c.end <= cue.start || c.start >= cue.end);
    Some(Draft {
        token: according,
        source: Some(source::phrase(view, who)),
        cue,
        lemma: "according to".to_owned(),
        content,
        quotes: Vec::new(),
        class: CueClass::Say,
        rule: "beside.according-to",
    })
}
