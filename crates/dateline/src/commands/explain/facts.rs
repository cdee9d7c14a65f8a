//! What is told of a report and of each of its sentences, in words: the same for the terminal and for the page.

use dateline_link::amount;
use dateline_model::{
    BlockKind, Claim, Content, Coverage, Cue, Mention, MentionValue, Mode, Post, Reading, Relayed, Span, Speaker,
    TextIndex, mention::QuantityValue,
};
use dateline_understand::Sentence;

use crate::terminal;

/// A report with its sentences.
pub struct Explained<'r> {
    pub reading: &'r Reading,
    pub sentences: &'r [Sentence],
    coverage: &'r Coverage,
    index: TextIndex<'r>,
}

/// One thing that a stage found: where, what, and by which rule.
pub struct Fact {
    /// An id by which others speak of it; empty if none do.
    pub id: String,
    /// Its words.
    pub words: String,
    /// What they are, for a label: “quantity”, “says”, “killed”.
    pub kind: String,
    /// What was understood.
    pub value: String,
    /// The rule.
    pub rule: String,
}

impl<'r> Explained<'r> {
    pub fn new(reading: &'r Reading, sentences: &'r [Sentence], coverage: &'r Coverage) -> Explained<'r> {
        Explained { reading, sentences, coverage, index: TextIndex::new(&reading.text) }
    }

    /// Of what it is and how much was found.
    pub fn summary(&self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let parsed = self.sentences.iter().filter(|sentence| sentence.parsed).count();
        let reading = self.reading;
        [
            count(reading.posts.len(), "post"),
            format!("{}, {parsed} of them parsed", count(self.sentences.len(), "sentence")),
            count(reading.mentions.len(), "mention"),
            count(reading.statements.len(), "statement"),
            count(reading.claims.len(), "claim"),
        ]
        .join(" · ")
    }

    /// The sentences with their posts: those outside every post first, then post by post.
    pub fn parts(&self) -> Vec<(Option<&'r Post>, Vec<&'r Sentence>)> {
        let of = |id: Option<&str>| self.sentences.iter().filter(|s| s.post.as_deref() == id).collect::<Vec<_>>();
        let outside = of(None);
        let posts = self.reading.posts.iter().map(|post| (Some(post), of(Some(&post.id))));
        (!outside.is_empty()).then_some((None, outside)).into_iter().chain(posts).collect()
    }

    /// What a part is: a post with its time and how that is known.
    pub fn heading(&self, post: Option<&Post>) -> String {
        let Some(post) = post else { return "outside every post".to_owned() };
        let mut parts = vec![post.id.clone(), terminal::when(post, self.coverage)];
        parts.extend(post.time.text.as_ref().map(|text| format!("from “{}”", text.trim())));
        parts.push(format!("line {}", post.line));
        parts.join(" · ")
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'r str {
        self.reading.text.get(self.index.bytes(span)).unwrap_or_default()
    }

    /// The mentions in a sentence.
    pub fn mentions(&self, sentence: &Sentence) -> Vec<(Span, Fact)> {
        let within = self.reading.mentions.iter().filter(|m| begins_in(m.span, sentence));
        within.map(|m| (m.span, self.mention(m))).collect()
    }

    /// The statements whose cue stands in a sentence, and what they relay of others.
    pub fn statements(&self, sentence: &Sentence) -> Vec<(Span, Fact)> {
        let mut facts = Vec::new();
        for own in &self.reading.statements {
            let medium = own.medium.as_deref().map(|medium| format!(" · medium: {medium}")).unwrap_or_default();
            let fact = said(&own.id, &own.speaker, &own.cue, own.mode, &own.content, own.rule.as_deref());
            facts.push((own.cue.span, Fact { value: fact.value + &medium, ..fact }));
            for relayed in &own.relays {
                let Relayed { speaker, cue, mode, content, rule } = relayed;
                let fact = said("", speaker, cue, *mode, content, rule.as_deref());
                facts.push((cue.span, Fact { value: format!("{} · relayed in {}", fact.value, own.id), ..fact }));
            }
        }
        facts.retain(|(span, _)| begins_in(*span, sentence));
        facts
    }

    /// The claims that begin in a sentence.
    pub fn claims(&self, sentence: &Sentence) -> Vec<(Span, Fact)> {
        let within = self.reading.claims.iter().filter(|c| begins_in(c.span, sentence));
        within.map(|c| (c.span, self.claim(c))).collect()
    }

    fn mention(&self, mention: &Mention) -> Fact {
        let (kind, value) = match &mention.value {
            MentionValue::Quantity(QuantityValue { quantity, unit, .. }) => {
                ("quantity", [Some(amount(quantity)), unit.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "))
            }
            MentionValue::Time(time) => ("time", time.timex.clone()),
            MentionValue::Place(place) => {
                let at = place.lat.zip(place.lon).map(|(lat, lon)| format!(" {lat:.2}, {lon:.2}")).unwrap_or_default();
                let country = place.country.as_deref().map(|c| format!(", {c}")).unwrap_or_default();
                ("place", format!("{}{country}{at}", place.name))
            }
            MentionValue::Party(party) => ("party", named(&party.name, None, None, party.side.as_deref())),
            MentionValue::Person(person) => (
                "person",
                named(&person.name, person.role.as_deref(), person.organisation.as_deref(), person.side.as_deref()),
            ),
        };
        Fact {
            id: mention.id.clone(),
            words: mention.text.clone(),
            kind: kind.to_owned(),
            value,
            rule: mention.rule.clone().unwrap_or_default(),
        }
    }

    fn claim(&self, claim: &Claim) -> Fact {
        let by = match &claim.statement {
            Some(statement) => format!(" · in {statement}"),
            None => " · the report itself".to_owned(),
        };
        let acled = claim.event.as_ref().and_then(|e| e.acled.as_deref()).map(|a| format!(" · ACLED: {a}"));
        Fact {
            id: claim.id.clone(),
            words: claim.text.split_whitespace().collect::<Vec<_>>().join(" "),
            kind: format!("{:?}", claim.polarity).to_lowercase(),
            value: format!("{}{by}{}", terminal::describe(claim), acled.unwrap_or_default()),
            rule: claim.rule.clone(),
        }
    }
}

/// Who says what, and how.
fn said(id: &str, speaker: &Speaker, cue: &Cue, mode: Mode, content: &Content, rule: Option<&str>) -> Fact {
    let who = speaker.name.as_deref().or(speaker.organisation.as_deref()).or(speaker.role.as_deref());
    let named = named(
        who.unwrap_or(if speaker.anonymous { "somebody who is not named" } else { "nobody named" }),
        speaker.role.as_deref().filter(|role| Some(*role) != who),
        speaker.organisation.as_deref().filter(|body| Some(*body) != who),
        speaker.side.as_deref(),
    );
    Fact {
        id: id.to_owned(),
        words: content.text.split_whitespace().collect::<Vec<_>>().join(" "),
        kind: cue.text.clone(),
        value: format!("{named} · {}", format!("{mode:?}").to_lowercase()),
        rule: rule.unwrap_or_default().to_owned(),
    }
}

/// A block's name on the page: “body”, “headline”.
pub fn block(kind: BlockKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn begins_in(span: Span, sentence: &Sentence) -> bool {
    sentence.span.start <= span.start && span.start < sentence.span.end
}

fn named(name: &str, role: Option<&str>, body: Option<&str>, side: Option<&str>) -> String {
    let more: Vec<&str> = role.into_iter().chain(body).collect();
    let more = if more.is_empty() { String::new() } else { format!(", {}", more.join(", ")) };
    let side = side.filter(|side| *side != name).map(|side| format!(" · side: {side}")).unwrap_or_default();
    format!("{name}{more}{side}")
}
