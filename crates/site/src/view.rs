//! What the templates show: plain words, classes and addresses, worked out before. Nothing in here reads the ledger.

use std::borrow::Borrow;

use crate::language::{Html, Language, Translator, Words};

/// A party as the page marks it: by name, and by a class that stands for its colour and shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyView {
    /// Its name.
    pub name: String,
    /// Its class, e.g. `p0`; see [`crate::parties`].
    pub class: String,
}

/// The head of every page of a coverage.
#[derive(Debug, Clone)]
pub struct Head {
    /// What the page is told by.
    pub t: Translator,
    /// The page's address without its language.
    pub here: String,
    /// The coverage's slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: Option<String>,
    /// The language of both.
    pub language: String,
    /// The parties to the event, sides first.
    pub parties: Vec<PartyView>,
    /// The zone of the page's clock, e.g. `UTC+5`.
    pub zone: String,
    /// The zone's name, e.g. `Indian/Kerguelen`.
    pub zone_name: String,
    /// The address of the stylesheet with the parties' colours.
    pub parties_css: String,
    /// What the page says of itself to those who share it.
    pub share: Share,
    /// Which page this is, for the navigation.
    pub section: Section,
    /// What is looked for, on the search page.
    pub searched: String,
}

/// What a page says of itself to social networks and the like. All addresses are absolute, or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// Its own address.
    pub url: Option<String>,
    /// The picture to be shown beside a link to it.
    pub image: Option<String>,
    /// Where it is told how to embed it.
    pub oembed: Option<String>,
    /// Its address in each language, after the language's tag.
    pub languages: Vec<(&'static str, String)>,
}

/// The pages of a coverage that its navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The feed.
    Live,
    /// What the sides answer differently.
    Questions,
    /// How their numbers moved.
    Tallies,
    /// Where.
    Map,
    /// Day by day.
    Digest,
    /// Who is read.
    Sources,
    /// How to read the page.
    About,
    /// What was looked for.
    Search,
    /// None of these.
    Other,
}

/// A time as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeView {
    /// For `<time datetime>`: UTC, no finer than it is known.
    pub iso: String,
    /// `14:05`, `14 h`; or for a time known to the day, that day.
    pub clock: String,
    /// `11 March`.
    pub date: String,
    /// All there is to say: day, time, zone, UTC, and how it is known.
    pub title: String,
    /// What is to be said beside it, where the time is not written on the page.
    pub doubt: Option<Doubt>,
}

/// Why a time is not simply what the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// In a few words, e.g. `date worked out`.
    pub label: String,
    /// In a sentence.
    pub reason: String,
}

/// A piece of a source's words, in the order of the text. Marks open and close like tags and nest properly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A statement begins.
    Said(Mark),
    /// A claim begins.
    Claim(Mark),
    /// The statement that was opened last ends.
    EndSaid,
    /// The claim that was opened last ends.
    EndClaim,
}

/// The mark of a statement or claim in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its anchor; none on all but the first piece of a span that another one cuts.
    pub id: Option<String>,
    /// Its classes: the side's, and for a claim the one that ties it to its chip.
    pub class: String,
    /// Who says so.
    pub title: String,
}

/// A paragraph of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is on the page.
    pub kind: ParagraphKind,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The kinds of paragraph that the page tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Prose.
    Body,
    /// A heading within the post.
    Heading,
    /// A social-network post that the page shows.
    Embed,
    /// A card that leads to another story.
    Linked,
}

/// A picture, video or the like: what is said of it. Dateline hosts no media.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaView {
    /// `Photo`, `Video` …
    pub kind: Words,
    /// A class for its sign.
    pub class: &'static str,
    /// Its caption.
    pub caption: Vec<Piece>,
    /// Who is credited.
    pub credit: Option<String>,
    /// Where the source shows it; an http or https address.
    pub url: Option<String>,
    /// Whether its words say that it may be hard to bear.
    pub graphic: bool,
}

/// A post of the feed.
#[derive(Debug, Clone, PartialEq)]
pub struct PostView {
    /// Its public id.
    pub id: String,
    /// Its own page.
    pub url: String,
    /// The source's page; an http or https address.
    pub source_url: Option<String>,
    /// The source's name.
    pub source: String,
    /// The source's tier in words.
    pub tier: Option<Words>,
    /// The party that the source belongs to.
    pub source_party: Option<PartyView>,
    /// The language of its words, where it is not the page's.
    pub language: Option<String>,
    /// When it was published.
    pub time: TimeView,
    /// Its place in the feed, as text that sorts like the feed from the oldest to the newest.
    pub key: String,
    /// Its day in the event's zone, `2026-03-11`.
    pub day: String,
    /// The headline's words, without marks.
    pub headline: Option<String>,
    /// The headline with marks.
    pub headline_pieces: Vec<Piece>,
    /// What a table of contents calls it.
    pub label: String,
    /// Its byline.
    pub author: Option<String>,
    /// Whose post its source passes on: the name of who is forwarded or boosted.
    pub via: Option<String>,
    /// The post of another source whose text it is.
    pub reprint_of: Option<ReprintView>,
    /// How many other sources pass its text on.
    pub reprinted_by: u32,
    /// Its prose.
    pub paragraphs: Vec<Paragraph>,
    /// Whether there is more prose than is shown.
    pub cut: bool,
    /// Its pictures and the like.
    pub media: Vec<MediaView>,
    /// Who speaks in it, and what each claims.
    pub speakers: Vec<SpeakerView>,
    /// How many claims that is.
    pub claims: usize,
    /// How its source changed it, the latest change first.
    pub edits: Vec<EditView>,
    /// Set where its source took it away: when it was last there.
    pub gone: Option<TimeView>,
    /// The change that brought it.
    pub first_change: u64,
    /// The short address that leads to it in the feed.
    pub permalink: String,
    /// Whether its source gave a time and no words.
    pub wordless: bool,
    /// Why it is a key update.
    pub weight: Option<String>,
    /// The other outlets’ posts on this page that tell the same, the earliest first.
    pub tellings: Vec<TellingView>,
}

impl PostView {
    /// How many outlets tell it on this page.
    pub fn outlets(&self) -> usize {
        let mut sources: Vec<&str> = self.tellings.iter().map(|telling| telling.source.as_str()).collect();
        sources.push(&self.source);
        sources.sort_unstable();
        sources.dedup();
        sources.len()
    }
}

/// A post that is folded into the one that told the same before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellingView {
    /// Its public id.
    pub id: String,
    /// Its own page.
    pub url: String,
    /// Its source.
    pub source: String,
    /// When it was published.
    pub time: TimeView,
    /// Its headline or first words.
    pub label: String,
    /// The language of these, where it is not the page's.
    pub language: Option<String>,
    /// Whether it passes on another one's text.
    pub reprint: bool,
}

/// The post whose text another source passes on.
#[derive(Debug, Clone, PartialEq)]
pub struct ReprintView {
    /// Its source.
    pub source: String,
    /// Its own page.
    pub url: String,
    /// When it was published.
    pub time: TimeView,
    /// Why it is taken for one text, in words.
    pub why: String,
}

/// A speaker of a post.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerView {
    /// The name, or what the text calls them.
    pub who: String,
    /// Role and body, as far as they say more than the name.
    pub role: Option<String>,
    /// The side spoken for.
    pub party: Option<PartyView>,
    /// Where or how it was said: `Telegram`, `briefing`.
    pub medium: Option<String>,
    /// The anchor of the first words attributed to them; none where the source speaks itself.
    pub anchor: Option<String>,
    /// What is claimed.
    pub claims: Vec<ClaimView>,
}

/// A claim as a chip.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimView {
    /// The anchor of its words; the post's own where they are not shown.
    pub anchor: String,
    /// Its number in the post, from 1; ties it to its words on the page.
    pub n: usize,
    /// What is claimed, e.g. `Killed`.
    pub kind: Words,
    /// How many, in the source's words.
    pub quantity: Option<String>,
    /// Who or what, e.g. `Mereshi soldiers`.
    pub subject: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `denied` or `questioned`, where it is not asserted.
    pub polarity: Option<Words>,
    /// The class of the claimant's side.
    pub class: String,
    /// Who claims it.
    pub claimant: String,
    /// How other claims bear on it, contradiction first.
    pub relations: Vec<RelationView>,
    /// How many more of those there are than shown.
    pub more: usize,
    /// What the desk ruled of it.
    pub rulings: Vec<RulingView>,
    /// The name of the rule that found it.
    pub rule: String,
}

impl ClaimView {
    /// Whether the desk has rejected it.
    pub fn is_rejected(&self) -> bool {
        self.rulings.iter().any(|ruling| ruling.class == "rejected")
    }
}

/// What the desk ruled of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingView {
    /// A class for its sign: `confirmed`, `rejected`, `corrected`.
    pub class: &'static str,
    /// e.g. `Rejected by the desk`.
    pub words: Words,
    /// Why, in the desk's words.
    pub why: Option<String>,
}

/// How another claim bears on this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationView {
    /// A class for its sign: `conflict`, `denial`, `revision`, `corroboration`, `repeat`.
    pub class: &'static str,
    /// e.g. `denied by`.
    pub words: Words,
    /// The other claimant, with the other number where there is one.
    pub who: String,
    /// When the other was said.
    pub when: String,
    /// The other claim's words.
    pub url: String,
    /// The reason for the link.
    pub why: String,
}

/// One change that a source made to its post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditView {
    /// When the new words were first retrieved.
    pub time: TimeView,
    /// The words, with what went and what came; none where they are too long to be compared.
    pub diff: Option<Vec<Diff>>,
}

/// A stretch of words in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Diff {
    /// In both.
    Same(String),
    /// Words left out between two changes.
    Skip,
    /// Only in the earlier text.
    Gone(String),
    /// Only in the later text.
    New(String),
}

/// A day of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayView {
    /// `2026-03-11`.
    pub date: String,
    /// `Day 3`, from the coverage's first day on.
    pub number: Option<String>,
    /// `Wednesday 11 March`.
    pub name: String,
}

/// A day of the feed with its posts on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedDay {
    /// The day.
    pub day: DayView,
    /// Its posts, in the order of the page.
    pub posts: Vec<PostView>,
}

/// A day in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsDay {
    /// The day.
    pub day: DayView,
    /// The posts of the whole feed on that day.
    pub posts: u64,
    /// Those on this page.
    pub here: u64,
    /// The page that begins with it.
    pub url: String,
    /// Its posts on this page.
    pub lines: Vec<ContentsLine>,
}

/// The days of a month in the table of contents, where there are too many to stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsMonth {
    /// `March 2026`.
    pub name: String,
    /// The posts of these days.
    pub posts: u64,
    /// The page that begins with the first of them, in the order of the page.
    pub url: String,
    /// Its days, by their number in the month, with the pages that begin with them; none of months long ago.
    pub days: Vec<(i8, String)>,
}

/// A post in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// The post's id.
    pub id: String,
    /// Its place in the feed.
    pub key: String,
    /// Its clock; a dash where only its day is known.
    pub clock: String,
    /// Its headline or first words.
    pub label: String,
}

/// A question: what several claims answer differently or alike.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Its anchor on the page.
    pub id: String,
    /// In plain English, e.g. `Mereshi soldiers killed`.
    pub title: String,
    /// The contract's name of its kind, e.g. `killed`.
    pub kind: String,
    /// The kind in words, e.g. `Killed`.
    pub kind_words: Words,
    /// How its answers stand to each other.
    pub state: QuestionState,
    /// The state in a sentence, e.g. `The sides' numbers lie 194 apart`.
    pub state_words: String,
    /// What each side answers.
    pub sides: Vec<SideView>,
    /// Its own page.
    pub url: String,
    /// How many independent origins its answers have: repeats and reprints of one voice count once.
    pub origins: usize,
    /// How many posts tell of it.
    pub posts: usize,
    /// How many sources those are of.
    pub sources: usize,
}

/// How the answers to a question stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionState {
    /// Only one source speaks of it.
    OneSource,
    /// All answers agree.
    Agreed,
    /// Answers exclude each other.
    Disputed,
    /// One side rejects what another claims.
    Denied,
    /// A claimant moved its answer; no other contradicts it.
    Revised,
    /// The desk has confirmed an answer.
    Settled,
}

/// A side's answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct SideView {
    /// The party; third parties and unattributed answers share none.
    pub party: PartyView,
    /// Its claimants, each with the latest answer first.
    pub claimants: Vec<ClaimantView>,
}

/// A claimant's answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimantView {
    /// Who.
    pub name: String,
    /// The answer that stands.
    pub latest: AnswerView,
    /// Earlier answers, the latest first.
    pub earlier: Vec<AnswerView>,
}

/// One answer: a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerView {
    /// How many, in digits, as far open as the source's words leave it: `4`, `11+`, `up to 230`; what is claimed where
    /// no number is asked.
    pub quantity: String,
    /// The least it can mean.
    pub min: Option<f64>,
    /// The most it can mean.
    pub max: Option<f64>,
    /// Asserted, denied or questioned, where it is not plainly asserted.
    pub polarity: Option<Words>,
    /// When it was published.
    pub time: TimeView,
    /// The claim's words on its post's page.
    pub url: String,
    /// The words themselves.
    pub words: String,
    /// Who says so, where that is more than the claimant's name.
    pub speaker: Option<String>,
    /// Where or how it was said.
    pub medium: Option<String>,
    /// The source that reports it.
    pub source: String,
    /// The other sources that repeat it.
    pub repeated_by: Vec<String>,
    /// How it stands to the answer before, e.g. `up from 200`.
    pub change: Option<String>,
    /// How other claims bear on it.
    pub relations: Vec<RelationView>,
}

/// A source on the sources page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// Its tier in words.
    pub tier: Option<Words>,
    /// The party that it belongs to.
    pub party: Option<PartyView>,
    /// Its address; http or https.
    pub url: Option<String>,
    /// Pages retrieved.
    pub pages: u64,
    /// Posts shown.
    pub posts: u64,
    /// When it was last retrieved.
    pub last: Option<TimeView>,
    /// How late it is with what other sources have too, in words.
    pub lateness: Option<String>,
    /// The feed with its posts alone.
    pub feed_url: String,
    /// How it covers the stories; none where none of its posts is in the picture.
    pub stories: Option<StoriesView>,
}

/// How a source covers the stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoriesView {
    /// Stories that it had before all others.
    pub first: usize,
    /// Stories that it had in time, though not first.
    pub in_time: usize,
    /// Stories that it had late.
    pub late: usize,
    /// Stories of several others that it lacks.
    pub lacked: usize,
    /// Stories that it alone tells.
    pub alone: usize,
    /// The latest of those that it had late, with who had them first.
    pub late_lines: Vec<StoryLine>,
    /// The latest of those that it alone tells.
    pub alone_lines: Vec<StoryLine>,
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLine {
    /// What the source calls it.
    pub title: String,
    /// The source's first post of it.
    pub url: String,
    /// When that was published.
    pub time: Option<TimeView>,
    /// How late that is, and after whom; empty for what it alone tells.
    pub late: String,
}

/// An address that is looked at again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedView {
    /// The name of its source, or its host.
    pub source: String,
    /// The address; http or https.
    pub url: Option<String>,
    /// The address without its scheme, to be read.
    pub address: String,
    /// How it fares, in one or two words.
    pub state: Words,
    /// The class of that: `good`, `fair` or `bad`.
    pub class: &'static str,
    /// Since when.
    pub since: Option<TimeView>,
    /// What is the matter.
    pub what: String,
    /// What to do about it.
    pub remedy: Option<String>,
}

/// A coverage on the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageLine {
    /// Its live page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub summary: Option<String>,
    /// Its posts.
    pub posts: u64,
    /// Its claims.
    pub claims: u64,
}

/// A stretch of words in which something was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Words.
    Plain(String),
    /// Words that were looked for.
    Marked(String),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct HitView {
    /// Where its words stand.
    pub url: String,
    /// The source that published it.
    pub source: String,
    /// When.
    pub time: TimeView,
    /// The language of its words, where it is not the page's.
    pub language: Option<String>,
    /// The headline of a post.
    pub headline: Vec<Found>,
    /// The words around what was looked for.
    pub words: Vec<Found>,
    /// Who says it, of a statement or claim.
    pub speaker: Option<SpeakerView>,
    /// What is claimed, in Dateline's words.
    pub claim: Option<String>,
}

impl Head {
    /// The address of a page of the coverage, in this one's language; `path` is what comes after the slug.
    pub fn to(&self, path: &str) -> String {
        self.t.to(&format!("/{}{path}", self.slug))
    }

    /// The attributes of the coverage's own words, which are in its language.
    pub fn own(&self) -> Html {
        Html::of_language(self.t, &self.language)
    }

    /// A side as somebody would search for it.
    pub fn a_side(&self) -> String {
        self.parties.first().map_or_else(|| "name".to_owned(), |party| format!("\"{}\"", party.name))
    }

    /// This page in every language: tag, the language's own name, address, and whether it is the one shown.
    pub fn languages(&self) -> Vec<LanguageLink> {
        LanguageLink::all(self.t, &self.here)
    }
}

/// A page in some language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// The language's tag.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    /// The page's address.
    pub url: String,
    /// Whether it is the page's own language.
    pub here: bool,
}

impl LanguageLink {
    /// The page at an address in every language.
    pub fn all(t: Translator, here: &str) -> Vec<LanguageLink> {
        let link = |language: Language| LanguageLink {
            tag: language.tag(),
            name: language.name(),
            url: Translator::of(language).to(here),
            here: language == t.language(),
        };
        Language::ALL.into_iter().map(link).collect()
    }
}

impl DayView {
    /// Its number, and its name.
    pub fn full(&self, t: impl Borrow<Translator>) -> String {
        let t = t.borrow();
        match &self.number {
            Some(number) => format!("{number}{}{}", t.say("comma"), self.name),
            None => self.name.clone(),
        }
    }
}

impl StoriesView {
    /// How many of each, in words.
    pub fn words(&self, t: impl Borrow<Translator>) -> Words {
        let t = t.borrow();
        let counts = [
            ("first", self.first),
            ("in-time", self.in_time),
            ("late", self.late),
            ("lacked", self.lacked),
            ("alone", self.alone),
        ];
        t.filled("had", &counts.map(|(name, n)| (name, n.to_string().into())))
    }
}

impl TimeView {
    /// Whether no more than the day is known.
    pub fn is_day(&self) -> bool {
        !self.iso.contains('T') && self.clock == self.date
    }

    /// Day and clock, as far as they are known.
    pub fn both(&self, t: impl Borrow<Translator>) -> String {
        let t = t.borrow();
        if self.is_day() {
            return self.date.clone();
        }
        format!("{}{}{}", self.date, t.say("comma"), self.clock)
    }
}

impl Section {
    /// The path of the page after its coverage's, where it has one that is always there.
    pub fn path(self) -> Option<&'static str> {
        match self {
            Section::Live => Some(""),
            Section::Questions => Some("/questions"),
            Section::Sources => Some("/sources"),
            Section::About => Some("/about"),
            _ => None,
        }
    }
}

impl QuestionState {
    /// All states, those that need a reader's eye first.
    pub const ALL: [QuestionState; 6] = [
        QuestionState::Disputed,
        QuestionState::Denied,
        QuestionState::Revised,
        QuestionState::Agreed,
        QuestionState::OneSource,
        QuestionState::Settled,
    ];

    /// Its name in addresses and classes.
    pub fn name(self) -> &'static str {
        match self {
            QuestionState::Settled => "settled",
            QuestionState::OneSource => "one-source",
            QuestionState::Agreed => "agreed",
            QuestionState::Disputed => "disputed",
            QuestionState::Denied => "denied",
            QuestionState::Revised => "revised",
        }
    }

    /// Its name on the page.
    pub fn words(self, t: impl Borrow<Translator>) -> Words {
        t.borrow().say(match self {
            QuestionState::Settled => "state-settled",
            QuestionState::OneSource => "state-one-source",
            QuestionState::Agreed => "state-agreed",
            QuestionState::Disputed => "state-disputed",
            QuestionState::Denied => "state-denied",
            QuestionState::Revised => "state-revised",
        })
    }
}

/// The form that narrows the feed, and what is chosen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterView {
    /// Its lists.
    pub groups: Vec<FilterGroup>,
    /// Only what is disputed.
    pub disputed: bool,
    /// Only key updates.
    pub key: bool,
    /// What is chosen; each can be taken away.
    pub chips: Vec<FilterChip>,
}

/// One list of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterGroup {
    /// Its name in addresses.
    pub name: &'static str,
    /// Its name on the page.
    pub label: Words,
    /// What stands for no choice.
    pub all: Words,
    /// What it offers.
    pub options: Vec<FilterOption>,
}

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterOption {
    /// In addresses.
    pub value: String,
    /// On the page.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Something that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterChip {
    /// In words.
    pub words: String,
    /// The class of the side, where it is one.
    pub class: Option<String>,
    /// The page without it.
    pub url: String,
}

/// The state of the latest day, pinned to the top of the live page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedView {
    /// The day.
    pub day: DayView,
    /// A few sentences.
    pub lines: Vec<PinnedLine>,
    /// How many more the day's digest has.
    pub more: usize,
    /// The day's digest.
    pub url: String,
}

/// A sentence of the pinned summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedLine {
    /// A class: `disputed`, `changed`, `new`.
    pub class: &'static str,
    /// The same in a word.
    pub label: Words,
    /// The sentence.
    pub words: String,
    /// The claims that it stands on.
    pub claims: Vec<ClaimLink>,
}

/// What leads to a claim's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLink {
    /// The source on whose page it stands.
    pub source: String,
    /// When it was published.
    pub time: TimeView,
    /// Its words.
    pub url: String,
}

/// A key update in the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// Where it stands in the feed.
    pub url: String,
    /// When it was published.
    pub time: TimeView,
    /// Its headline or first words.
    pub label: String,
    /// Its source.
    pub source: String,
    /// Why it is one.
    pub why: String,
}

/// Something that a source took back or said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionView {
    /// The post as it is now.
    pub post: PostView,
    /// The day and time of the change.
    pub time: TimeView,
    /// What happened, in a sentence.
    pub what: Words,
    /// The words, with what went and what came.
    pub diff: Option<Vec<Diff>>,
}
