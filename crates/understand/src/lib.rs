//! From posts to mentions, statements and claims.
//!
//! Pure: no I/O, no clock, no lock. The same reading, lexicon and coverage give the same answer on every machine.
//!
//! Stages, each in its own module, each knowing only those before it:
//!
//! 1. [`paragraph`]: blocks become folded text, sentences, tokens; headlines get sentence case ([`truecase`]).
//! 2. [`quantity`], [`time`]: numbers of things and time expressions, from the words alone (the cheap pass).
//! 3. [`attribution`]: who says what, as spans, from arcs and quotation marks.
//! 4. [`party`]: who that is: bodies, persons, sides, resolved within the post.
//! 5. [`claim`]: what exactly is claimed.
//!
//! [`Engine::understand`] runs them over a report and writes what they find into its [`Reading`].
#![forbid(unsafe_code)]

pub mod attribution;
pub mod claim;
mod explain;
pub mod found;
mod medium;
mod number;
pub mod paragraph;
pub mod party;
pub mod quantity;
mod scan;
pub mod time;
pub mod truecase;
pub mod verdict;

use dateline_gazetteer as gazetteer;
use dateline_model::{
    BlockKind, Claim, Claimant, Content, Coverage, Cue, Event, Mention, MentionValue, Place, PlacePrecision, Reading,
    Relayed, Side, Speaker, Statement, Target, TextIndex, UtcTime,
    mention::{PartyType, PartyValue, PersonValue, PlaceValue},
};
use dateline_syntax::{Dep, NameType, Parser, Tag};
use foldhash::{HashMap, HashMapExt, HashSet};

pub use dateline_syntax::forms;

use attribution::{Attribution, attributions};
pub use explain::{Sentence, Word};

use claim::{Draft, Scene, Where, pack::Pack, reality::Reality, sides::Contest};
use found::Found;
use paragraph::Paragraph;
use party::{Actor, Actors, Ground, NameMatch, Names, Persons};
use scan::Scan;
use truecase::Truecase;
use verdict::Verdict;

/// The lexicon and a coverage, ready to understand reports. Making one takes some tens of milliseconds; share it.
#[derive(Debug)]
pub struct Engine {
    coverage: Coverage,
    names: Names,
    pack: Pack,
    reality: Reality,
    verdict: Verdict,
    words_only: bool,
}

/// The paragraphs of one post, or of what stands outside all posts, and what the cheap pass found in them.
struct Part<'t, 'n> {
    post: Option<usize>,
    paragraphs: Vec<Paragraph<'t>>,
    names: Vec<Vec<NameMatch<'n>>>,
    places: Vec<Vec<Found<PlaceValue>>>,
    said: Vec<Attribution>,
}

impl Part<'_, '_> {
    /// The paragraphs and head tokens of all who speak on the page. Whom these relay are spoken of, and do not speak.
    fn speaking(&self) -> HashSet<(usize, usize)> {
        let own = self.said.iter().filter(|a| a.nested_in.is_none());
        own.filter_map(|a| Some((a.source.as_ref()?.paragraph, a.source_head?))).collect()
    }
}

impl Engine {
    /// The shipped lexicon with a coverage's parties, places and packs.
    pub fn new(coverage: &Coverage) -> Engine {
        let pack = Pack::new(coverage);
        Engine {
            names: Names::new(coverage),
            verdict: Verdict::new(&pack),
            pack,
            reality: Reality::shipped(),
            coverage: coverage.clone(),
            words_only: false,
        }
    }

    /// The same without its expensive pass: no sentence is parsed. Numbers, times and places are found; who says what, and what
    /// is claimed, is not.
    pub fn words_only(self) -> Engine {
        Engine { words_only: true, ..self }
    }

    /// Finds the mentions, statements and claims of a report and writes them into its reading.
    pub fn understand(&self, reading: &mut Reading) {
        self.run(reading, |_, _| ());
    }

    /// Understands a report and tells what was made of each of its sentences on the way.
    pub fn explain(&self, reading: &mut Reading) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        self.run(reading, |part, post| {
            sentences.extend(part.paragraphs.iter().flat_map(|p| explain::sentences(p, post)));
        });
        sentences.sort_by_key(|sentence| sentence.span);
        sentences
    }

    /// Goes through the stages; `watch` is shown every part with its post's id when it was parsed.
    fn run(&self, reading: &mut Reading, mut watch: impl FnMut(&Part<'_, '_>, Option<&str>)) {
        let text = std::mem::take(&mut reading.text);
        {
            let index = TextIndex::new(&text);
            let mut parts = self.prepare(reading, &index);
            let (mut contest, mut ground) = (Contest::new(&self.names), Ground::new(&self.coverage, &self.names));
            for part in &parts {
                for (paragraph, names) in part.paragraphs.iter().zip(&part.names) {
                    contest.learn(&paragraph.text, names);
                    ground.learn(names);
                }
            }
            let outlet = reading.report.source.clone();
            let mut persons = Persons::default();
            Paragraph::parse_all(parts.iter_mut().flat_map(|part| &mut part.paragraphs), Parser::shipped());
            for part in &mut parts {
                watch(part, part.post.and_then(|i| reading.posts.get(i)).map(|post| post.id.as_str()));
                part.said = attributions(&part.paragraphs);
                self.drop_unsaid(part);
                Actors::read(
                    &part.paragraphs,
                    &part.names,
                    &self.names,
                    part.speaking(),
                    &mut persons,
                    outlet.as_deref(),
                );
            }
            let mut out = Output { reading, index: &index };
            for part in &parts {
                let actors = Actors::read(
                    &part.paragraphs,
                    &part.names,
                    &self.names,
                    part.speaking(),
                    &mut persons,
                    outlet.as_deref(),
                );
                let said = &part.said;
                let speakers = speakers(said, &part.paragraphs, &actors);
                let claimants = claimants(said, &speakers);
                let sides: Vec<Option<String>> = claimants.iter().map(|a| a.side.clone()).collect();
                let scene = Scene {
                    post: &part.paragraphs,
                    names: &part.names,
                    places: &part.places,
                    actors: &actors,
                    attributions: said,
                    speakers: &sides,
                    contest: &contest,
                    ground: &ground,
                    pack: &self.pack,
                    reality: &self.reality,
                    day: anchor(out.reading, part.post).map(|time| time.date().into()),
                };
                let drafts = scene.claims();
                out.mentions(part, &actors);
                let statements = out.statements(part, said, &speakers);
                out.claims(part, &drafts, &statements, &claimants, &self.names.countries);
            }
            out.finish();
        }
        reading.text = text;
    }

    /// Leaves out what nobody has said: “must explain”, “could ask”.
    fn drop_unsaid(&self, part: &mut Part<'_, '_>) {
        let unsaid = |a: &Attribution| {
            let Some(p) = part.paragraphs.get(a.cue.paragraph) else { return false };
            let verb = p.tokens_in(a.cue.bytes.clone()).find(|t| p.tag(*t).is_verb() && p.lemma(*t) == a.lemma);
            verb.is_some_and(|v| self.reality.is_modal(p, v))
        };
        let keep: Vec<bool> = part.said.iter().map(|a| !unsaid(a)).collect();
        // Of each that is kept, its new index.
        let place = |old: usize| keep.get(old).filter(|k| **k).map(|_| keep[..old].iter().filter(|k| **k).count());
        let said = std::mem::take(&mut part.said);
        part.said = said
            .into_iter()
            .zip(&keep)
            .filter(|(_, keep)| **keep)
            .map(|(a, _)| Attribution { nested_in: a.nested_in.and_then(place), ..a })
            .collect();
    }

    /// The cheap pass over all blocks that may say something.
    fn prepare<'t>(&self, reading: &Reading, index: &'t TextIndex<'t>) -> Vec<Part<'t, '_>> {
        let prose = reading.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Body | BlockKind::Lead));
        let prose = prose.map(|block| index.slice(block.span)).collect();
        let truecase = Truecase::new(&self.names.words).spelling(&self.names).terms(&self.verdict).prose(prose);
        let mut parts: Vec<Part<'t, '_>> = Vec::new();
        for block in &reading.blocks {
            if matches!(block.kind, BlockKind::Furniture | BlockKind::Stamp | BlockKind::Credit | BlockKind::Author) {
                continue;
            }
            let post = block.post.as_deref().and_then(|id| reading.posts.iter().position(|p| p.id == id));
            let mut paragraph = Paragraph::new(index, block.kind, post, block.span, &truecase);
            let lower = paragraph.text.to_ascii_lowercase();
            let scan = Scan::new(&paragraph.text, &lower);
            paragraph.quantities = quantity::quantities_of(&scan);
            paragraph.times = time::times_of(&scan, anchor(reading, post));
            let names = self.names.find(&paragraph.text);
            let speaks = names.iter().filter(|name| name.meaning.may_speak());
            paragraph.name_speakers(speaks.map(|name| name.bytes.clone()).collect());
            paragraph.readable = self.verdict.readable(&paragraph, names.iter().map(|name| name.bytes.clone()));
            if paragraph.label.is_some() {
                // Whatever it is, somebody says it.
                paragraph.readable.fill(true);
            }
            if self.words_only {
                paragraph.readable.fill(false);
            }
            if parts.last().is_none_or(|p| p.post != post) {
                parts.push(Part {
                    post,
                    paragraphs: Vec::new(),
                    names: Vec::new(),
                    places: Vec::new(),
                    said: Vec::new(),
                });
            }
            if let Some(part) = parts.last_mut() {
                part.paragraphs.push(paragraph);
                part.names.push(names);
            }
        }
        own_acronyms(&mut parts);
        // Who signs a letter says all of it.
        let signed = |part: &Part<'_, '_>| part.paragraphs.iter().any(|p| verdict::is_signature(&p.text));
        for part in parts.iter_mut().filter(|part| !self.words_only && signed(part)) {
            part.paragraphs.iter_mut().for_each(|p| p.readable.fill(true));
        }
        // Over the whole report: what one paragraph names decides which place another means.
        let texts: Vec<&str> = parts.iter().flat_map(|p| &p.paragraphs).map(|p| p.text.as_ref()).collect();
        let mut places = gazetteer::find_all(&texts, &self.coverage.places).into_iter();
        for part in &mut parts {
            let own = places.by_ref().take(part.paragraphs.len());
            part.places = own.map(|found| found.into_iter().map(place).collect()).collect();
        }
        parts
    }
}

/// Gives letters that a report explains the meaning that it gives them: “the Rapid Support Forces (RSF)” are no reporters.
fn own_acronyms(parts: &mut [Part<'_, '_>]) {
    let letters = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase());
    let mut explained: HashMap<String, &party::Meaning> = HashMap::new();
    for part in parts.iter() {
        for (paragraph, names) in part.paragraphs.iter().zip(&part.names) {
            for name in names {
                let after = paragraph.text[name.bytes.end..].strip_prefix(" (");
                let inner = after.and_then(|after| after.split_once(')')).map(|(inner, _)| inner);
                if let Some(inner) = inner.filter(|inner| letters(inner)) {
                    explained.entry(inner.to_owned()).or_insert(name.meaning);
                }
            }
        }
    }
    for part in parts.iter_mut() {
        for (paragraph, names) in part.paragraphs.iter().zip(&mut part.names) {
            for name in names {
                if let Some(meaning) = explained.get(&paragraph.text[name.bytes.clone()]) {
                    name.meaning = *meaning;
                }
            }
        }
    }
}

fn place(found: gazetteer::Found) -> Found<PlaceValue> {
    Found { bytes: found.range, value: PlaceValue::from(&found.place), rule: found.how }
}

/// The time against which a post's relative times are understood.
fn anchor(reading: &Reading, post: Option<usize>) -> Option<UtcTime> {
    let own = post.and_then(|i| reading.posts.get(i)).and_then(|p| p.time.utc);
    own.or(reading.report.reference_date.as_ref().map(|r| r.utc)).or(reading.report.published)
}

/// Who speaks in each attribution: the members of its source, resolved. “It was noted that …” is by whoever spoke last.
fn speakers(said: &[Attribution], post: &[Paragraph<'_>], actors: &Actors) -> Vec<Actor> {
    let mut speakers: Vec<Actor> = Vec::with_capacity(said.len());
    for (at, attribution) in said.iter().enumerate() {
        let own = speakers.iter().zip(said).rev().find(|(_, before)| before.nested_in.is_none());
        let last = own.map(|(speaker, _)| speaker.clone()).unwrap_or_default();
        let actor = match (&attribution.source, attribution.source_head) {
            (Some(source), Some(head)) => post.get(source.paragraph).map_or_else(Actor::default, |p| {
                let own = p.tokens_in(source.bytes.clone());
                let mut first = head;
                while let Some(up) = p.parse.head(first).filter(|up| p.dep(first) == Dep::Conj && own.contains(up)) {
                    first = up;
                }
                let mut members = claim::grammar::members(p, first);
                members.retain(|m| own.contains(m) || *m == head);
                if attribution.rule.starts_with("headline") {
                    members = listed(p, own).unwrap_or(members);
                }
                Actor::join(
                    &members.iter().filter_map(|h| actors.get(source.paragraph, *h).cloned()).collect::<Vec<_>>(),
                )
            }),
            _ if ["was ", "were ", "is ", "are "].iter().any(|be| cue_words(attribution, post).starts_with(be)) => last,
            _ => Actor::default(),
        };
        let known = if actor.is_empty() {
            unnamed(&said[..=at], &speakers, post).or_else(|| unknown_body(attribution, &actor, post)).unwrap_or(actor)
        } else {
            actor
        };
        speakers.push(known);
    }
    speakers
}

/// The longest name of a body that no list has, in bytes.
const LONGEST_NAME: usize = 60;

/// A body with a name that no list has: “the National Disaster Agency”.
fn unknown_body(attribution: &Attribution, actor: &Actor, post: &[Paragraph<'_>]) -> Option<Actor> {
    let source = attribution.source.as_ref().filter(|_| actor.role.is_none() && !actor.anonymous)?;
    let p = post.get(source.paragraph)?;
    let head = attribution.source_head.filter(|head| p.tag(*head).is_proper())?;
    let person = p.parse.tokens.get(head)?.name == Some(NameType::Person);
    // "the rights group Open Cells": its name begins with the first word that is part of one.
    let first = p.tokens_in(source.bytes.clone()).find(|t| p.tag(*t).is_proper())?;
    let name = p.kept(p.parse.span(first).start..source.bytes.end.max(p.parse.span(first).end));
    let short = name.len() <= LONGEST_NAME && !name.contains([',', '(', '\n']);
    (!person && short).then(|| Actor::body_called(name.to_owned()))
}

/// Whom “it” means as the last speaker, where nobody knows more of it than its words: “The dam's owner said … It put …”.
fn unnamed(said: &[Attribution], speakers: &[Actor], post: &[Paragraph<'_>]) -> Option<Actor> {
    let words = |attribution: &Attribution| {
        let source = attribution.source.as_ref()?;
        Some(post.get(source.paragraph)?.kept(source.bytes.clone()).to_owned())
    };
    let (it, before) = said.split_last()?;
    if !words(it)?.eq_ignore_ascii_case("it") {
        return None;
    }
    let (last, speaker) = before.iter().zip(speakers).rev().find(|(before, _)| before.nested_in.is_none())?;
    let said_by = words(last).filter(|_| !speaker.is_person())?;
    if !speaker.is_empty() || said_by.eq_ignore_ascii_case("it") {
        return Some(speaker.clone());
    }
    let source = last.source_head.zip(last.source.as_ref());
    let one =
        source.and_then(|(head, source)| Some(matches!(post.get(source.paragraph)?.tag(head), Tag::Nn | Tag::Nnp)));
    (one? && speaker.role.is_none()).then(|| Actor::called(said_by))
}

/// Whose claims the content of each attribution holds: its speaker's or, where nobody knows who that is (“data show that …”), those of
/// the one who relays it.
fn claimants(said: &[Attribution], speakers: &[Actor]) -> Vec<Actor> {
    let outwards = |i: usize| std::iter::successors(Some(i), |&at| said.get(at)?.nested_in).take(said.len());
    let known = |at: &usize| speakers.get(*at).is_some_and(|s| !s.is_empty());
    let claimant = |i: usize| outwards(i).find(known).and_then(|at| speakers.get(at)).or(speakers.get(i));
    (0..said.len()).map(|i| claimant(i).cloned().unwrap_or_default()).collect()
}

/// “Norway, Denmark Call for Talks”: headlines put a comma for “and”. The last word of each name, where nothing but names is listed.
fn listed(p: &Paragraph<'_>, source: std::ops::Range<usize>) -> Option<Vec<usize>> {
    let parts: Vec<usize> = source.clone().filter(|&i| p.word(i) == ",").collect();
    let ends = parts.iter().copied().chain([source.end]);
    let last: Vec<usize> = ends.filter_map(|end| end.checked_sub(1)).collect();
    let names = source.clone().all(|i| p.tag(i).is_proper() || matches!(p.word(i), "," | "&") || p.tag(i) == Tag::Cc);
    (!parts.is_empty() && names).then_some(last)
}

/// The words of a cue in lower case.
fn cue_words(attribution: &Attribution, post: &[Paragraph<'_>]) -> String {
    let cue = &attribution.cue;
    post.get(cue.paragraph).and_then(|p| p.text.get(cue.bytes.clone())).unwrap_or_default().to_lowercase()
}

/// Writes what was found into the reading, with ids in the order of the text.
struct Output<'o, 't> {
    reading: &'o mut Reading,
    index: &'o TextIndex<'t>,
}

impl Output<'_, '_> {
    fn post_id(&self, part: &Part<'_, '_>) -> Option<String> {
        part.post.and_then(|i| self.reading.posts.get(i)).map(|p| p.id.clone())
    }

    fn mentions(&mut self, part: &Part<'_, '_>, actors: &Actors) {
        let post = self.post_id(part);
        for (at, p) in part.paragraphs.iter().enumerate() {
            let mut push = |bytes: std::ops::Range<usize>, value: MentionValue, rule: Option<&str>| {
                self.reading.mentions.push(Mention {
                    id: String::new(),
                    post: post.clone(),
                    value,
                    span: p.span(bytes.clone()),
                    line: p.line_at(bytes.start),
                    text: p.kept(bytes).to_owned(),
                    rule: rule.map(str::to_owned),
                });
            };
            for q in &p.quantities {
                push(q.bytes.clone(), MentionValue::Quantity(q.value.clone()), Some(q.rule));
            }
            for t in &p.times {
                push(t.bytes.clone(), MentionValue::Time(t.value.clone()), Some(t.rule));
            }
            for f in &part.places[at] {
                push(f.bytes.clone(), MentionValue::Place(f.value.clone()), Some(f.rule));
            }
            for (paragraph, head, actor) in actors.iter().filter(|(paragraph, ..)| *paragraph == at) {
                debug_assert_eq!(*paragraph, at);
                if p.tag(*head) == Tag::Prp {
                    continue;
                }
                let from = claim::grammar::core(p, *head).first().map_or(*head, |(i, _)| *i);
                let bytes = p.bytes(from..*head + 1);
                if let Some(name) = &actor.person {
                    let value = PersonValue {
                        name: name.clone(),
                        role: actor.role.clone(),
                        organisation: actor.body.clone(),
                        side: actor.side.clone(),
                    };
                    push(bytes, MentionValue::Person(value), None);
                } else if let Some(name) = actor.body.clone().or(actor.side.clone()) {
                    // "Ruritania's fields" are no party, "the Ruritanian army" is.
                    let at_head = p.parse.span(*head).start;
                    let is_name = p.tag(*head).is_proper() || part.names[at].iter().any(|n| n.bytes.contains(&at_head));
                    if !is_name {
                        continue;
                    }
                    let kind = actor.kind.unwrap_or(PartyType::Organisation);
                    push(bytes, MentionValue::Party(PartyValue { name, kind, side: actor.side.clone() }), None);
                }
            }
        }
    }

    /// Adds the statements of a part, each with what it relays; of each attribution the index of its statement or of the one
    /// that relays it.
    fn statements(&mut self, part: &Part<'_, '_>, said: &[Attribution], speakers: &[Actor]) -> Vec<Option<usize>> {
        let post = self.post_id(part);
        let via = self.via(part);
        let mut relayed = Vec::new();
        let mut index = vec![None; said.len()];
        for (i, (attribution, actor)) in said.iter().zip(speakers).enumerate() {
            let Some(main) = attribution.content.iter().max_by_key(|c| c.bytes.len()) else { continue };
            let (Some(p), Some(cue_p)) =
                (part.paragraphs.get(main.paragraph), part.paragraphs.get(attribution.cue.paragraph))
            else {
                continue;
            };
            let source =
                attribution.source.as_ref().and_then(|s| Some((part.paragraphs.get(s.paragraph)?, s.bytes.clone())));
            let spans: Vec<_> = attribution
                .content
                .iter()
                .filter_map(|c| Some(part.paragraphs.get(c.paragraph)?.span(c.bytes.clone())))
                .collect();
            let words = source.as_ref().map(|(p, b)| p.kept(b.clone()).to_owned());
            let role = actor.role.clone().or_else(|| words.filter(|_| actor.person.is_none()));
            let speaker = Speaker {
                name: actor.person.clone(),
                role,
                organisation: actor.body.clone(),
                side: actor.side.clone(),
                span: source.map(|(p, b)| p.span(b)),
                anonymous: actor.anonymous,
            };
            let cue = Cue {
                text: cue_p.kept(attribution.cue.bytes.clone()).to_owned(),
                span: cue_p.span(attribution.cue.bytes.clone()),
                lemma: Some(attribution.lemma.clone()),
            };
            let content = Content {
                text: p.kept(main.bytes.clone()).to_owned(),
                span: p.span(main.bytes.clone()),
                spans: if spans.len() > 1 { spans } else { Vec::new() },
            };
            let (mode, rule) = (attribution.mode, Some(attribution.rule.to_owned()));
            if attribution.nested_in.is_some() {
                relayed.push((i, Relayed { speaker, cue, mode, content, rule }));
                continue;
            }
            let medium = attribution
                .medium
                .as_ref()
                .and_then(|m| medium::of(part.paragraphs.get(m.paragraph)?.text.get(m.bytes.clone())?));
            index[i] = Some(self.reading.statements.len());
            self.reading.statements.push(Statement {
                id: String::new(),
                post: post.clone(),
                line: p.line_at(main.bytes.start),
                speaker,
                via: via.clone(),
                cue,
                medium,
                mode,
                content,
                relays: Vec::new(),
                rule,
            });
        }
        for (i, relayed) in relayed {
            let outermost = std::iter::successors(Some(i), |&at| said.get(at)?.nested_in).take(said.len()).last();
            index[i] = outermost.and_then(|outer| index.get(outer).copied().flatten());
            if let Some(statement) = index[i].and_then(|at| self.reading.statements.get_mut(at)) {
                statement.relays.push(relayed);
            }
        }
        index
    }

    /// The agency of the post's dateline and the outlet: through whom its statements reached the page.
    fn via(&self, part: &Part<'_, '_>) -> Vec<String> {
        let agency = part
            .post
            .and_then(|i| self.reading.posts.get(i))
            .and_then(|p| p.dateline.as_ref())
            .and_then(|d| d.agency.clone());
        let mut via: Vec<String> = agency.into_iter().chain(self.reading.report.source.clone()).collect();
        via.dedup();
        via
    }

    fn claims(
        &mut self,
        part: &Part<'_, '_>,
        drafts: &[Draft],
        statements: &[Option<usize>],
        speakers: &[Actor],
        countries: &HashMap<String, String>,
    ) {
        let post = self.post_id(part);
        for draft in drafts {
            let Some(p) = part.paragraphs.get(draft.paragraph) else { continue };
            let statement = draft.attribution.and_then(|a| statements.get(a).copied().flatten());
            let claimant = match draft.attribution.and_then(|a| speakers.get(a)).filter(|_| statement.is_some()) {
                Some(actor) => Claimant { name: actor.body.clone().or(actor.person.clone()), side: actor.side.clone() },
                None => Claimant { name: self.reading.report.source.clone(), side: self.reading.report.source.clone() },
            };
            let said = |at: usize, i: usize| Some((part.paragraphs.get(at)?, part.places[at].get(i)?));
            let place = match draft.place {
                Some(Where::InCountry(at, i)) => said(at, i).and_then(|(p, f)| {
                    Some(Place {
                        text: Some(p.kept(f.bytes.clone()).to_owned()),
                        name: Some(countries.get(f.value.country.as_deref()?)?.clone()),
                        lat: None,
                        lon: None,
                        precision: Some(PlacePrecision::Country),
                        inferred: true,
                    })
                }),
                Some(Where::At(at, i) | Where::Before(at, i)) => said(at, i).map(|(p, f)| Place {
                    text: Some(p.kept(f.bytes.clone()).to_owned()),
                    name: Some(f.value.name.clone()),
                    lat: f.value.lat,
                    lon: f.value.lon,
                    precision: Some(f.value.precision),
                    inferred: matches!(draft.place, Some(Where::Before(..))),
                }),
                None => None,
            };
            self.reading.claims.push(Claim {
                id: String::new(),
                post: post.clone(),
                line: p.line_at(draft.bytes.start),
                statement: statement.map(|s| s.to_string()),
                span: p.span(draft.bytes.clone()),
                text: p.kept(draft.bytes.clone()).to_owned(),
                claimant,
                polarity: draft.polarity,
                kind: draft.kind.clone(),
                item: draft.item.clone(),
                actor: Side { side: draft.actor.clone() },
                target: Target { side: draft.target.clone(), civilian: draft.civilian },
                quantity: draft.quantity.clone(),
                place,
                period: draft.period.clone(),
                event: (draft.acled.is_some() || draft.plover().is_some()).then(|| Event {
                    acled: draft.acled.map(str::to_owned),
                    plover: draft.plover().map(str::to_owned),
                }),
                rule: draft.rule.clone().into_owned(),
            });
        }
    }

    /// Gives ids in the order of the text.
    fn finish(&mut self) {
        let _ = self.index;
        let reading = &mut *self.reading;
        reading.mentions.sort_by_key(|m| (m.span, std::cmp::Reverse(m.span.end)));
        for (i, mention) in reading.mentions.iter_mut().enumerate() {
            mention.id = format!("m{}", i + 1);
        }
        let mut order: Vec<usize> = (0..reading.statements.len()).collect();
        order.sort_by_key(|&i| reading.statements[i].content.span);
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let id = |old: &str| old.parse::<usize>().ok().and_then(|i| place.get(i)).map(|new| format!("s{}", new + 1));
        for claim in &mut reading.claims {
            claim.statement = claim.statement.as_deref().and_then(id);
        }
        let mut statements = std::mem::take(&mut reading.statements);
        for (i, statement) in statements.iter_mut().enumerate() {
            statement.id = format!("s{}", place[i] + 1);
        }
        statements.sort_by_key(|s| (s.content.span, s.id.clone()));
        statements.sort_by_key(|s| s.id[1..].parse::<usize>().unwrap_or(0));
        reading.statements = statements;
        reading.claims.sort_by_key(|c| c.span);
        for (i, claim) in reading.claims.iter_mut().enumerate() {
            claim.id = format!("c{}", i + 1);
        }
    }
}
