//! From the ledger's entries to what the templates show.

use std::collections::HashMap;

use dateline_model::{BlockKind, Claim, Correction, Coverage, Decision, Media, Polarity, Ruling, Statement, TextIndex};
use dateline_store::{ClaimId, Entry, PostId, Revision};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use similar::{ChangeTag, TextDiff};

use crate::{
    language::{Translator, Words},
    marks::{self, Marks},
    parties,
    rulings::Rulings,
    view::{
        ClaimView, ContentsDay, ContentsLine, ContentsMonth, DayView, Diff, EditView, FeedDay, MediaView, Paragraph,
        ParagraphKind, Piece, PostView, RelationView, ReprintView, RulingView, SpeakerView,
    },
    when, words,
};

/// The most paragraphs of a post in the feed; its own page shows more.
pub const FEED_PARAGRAPHS: usize = 30;
/// The most paragraphs of a post on its own page.
pub const PAGE_PARAGRAPHS: usize = 2_000;
/// The relations of a claim that the feed names; the post's own page names more.
const FEED_RELATIONS: usize = 3;
/// The longest text whose changes are shown, in bytes. Comparing takes the square of the words that differ.
const DIFF_LONGEST: usize = 12_000;
/// The words kept on either side of a change.
const DIFF_AROUND: usize = 8;

/// What entries are shown with: their coverage, and the other entries that their links lead to.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'c> {
    /// What the page is told by.
    pub t: Translator,
    /// The coverage.
    pub coverage: &'c Coverage,
    /// Its zone.
    pub zone: &'c TimeZone,
    /// Entries by id: those at the other ends of links.
    pub others: &'c HashMap<PostId, Entry>,
    /// The revisions of the entries that have some.
    pub revisions: &'c HashMap<PostId, Vec<Revision>>,
    /// What the desk ruled of their claims.
    pub rulings: &'c Rulings,
    /// Whether it is for the post's own page: all of it is shown.
    pub whole: bool,
}

impl Composer<'_> {
    /// A post.
    pub fn post(&self, entry: &Entry) -> PostView {
        let (t, coverage) = (self.t, self.coverage);
        let id = entry.id.to_string();
        let chips = claims_in_order(entry);
        let mut marks = Marks::new(t, coverage, &id, &entry.text, &entry.statements, &chips);
        let headline_block = entry.blocks.iter().find(|b| b.kind == BlockKind::Headline);
        let headline = entry.post.headline.clone().filter(|h| !h.trim().is_empty());
        let headline_pieces = match headline_block {
            Some(block) => marks.pieces(block.span),
            None => headline.iter().cloned().map(Piece::Text).collect(),
        };
        let most = if self.whole { PAGE_PARAGRAPHS } else { FEED_PARAGRAPHS };
        let (paragraphs, cut) = self.paragraphs(entry, &mut marks, most);
        let media = entry.post.media.iter().take(24).map(|m| media(t, entry, m, &mut marks)).collect();
        let anchors = marks.anchors();
        let speakers = self.speakers(entry, &chips, |id| anchors.contains(id));
        let source = coverage.sources.iter().find(|s| s.name == entry.source);
        let first_words =
            paragraphs.first().map(|p: &Paragraph| plain(&p.pieces)).filter(|words| !words.trim().is_empty());
        // What stands in the text of a post without words is its stamp.
        let wordless = headline.is_none() && headline_block.is_none() && first_words.is_none();
        let label = match headline.as_deref().or(first_words.as_deref()) {
            Some(words) => when::short(words, 90),
            None => headline_block
                .map_or_else(|| t.say("no-words").into_owned(), |block| when::short(marks.slice(block.span), 90)),
        };
        let url = post_url(t, coverage, &entry.id);
        PostView {
            source_url: entry.origin.url.as_deref().or(Some(entry.origin.path.as_str())).and_then(words::web_address),
            source: entry.source.clone(),
            tier: source.and_then(|s| s.tier.as_deref()).map(|name| tier(t, name)),
            source_party: source.and_then(|s| s.side.as_deref()).map(|s| parties::party(coverage, s)),
            language: language(t, coverage, entry),
            time: when::of_post(self.t, self.zone, &entry.post.time, entry.first_seen),
            key: key(entry),
            day: when::day_of(self.zone, &entry.post.time, entry.sorted_at).to_string(),
            headline: headline.or_else(|| headline_block.map(|b| marks.slice(b.span).to_owned())),
            headline_pieces,
            label,
            author: entry.post.author.clone(),
            via: entry.post.via.clone(),
            reprint_of: entry.reprint_of.as_ref().map(|of| ReprintView {
                source: of.source.clone(),
                url: post_url(t, coverage, &of.post),
                time: when::of_instant(t, self.zone, of.sorted_at, &t.say("how-first-print")),
                why: of.why.clone(),
            }),
            reprinted_by: entry.reprinted_by,
            paragraphs,
            cut,
            media,
            claims: chips.len(),
            speakers,
            edits: self.edits(entry),
            gone: entry.gone_after.map(|at| when::of_instant(t, self.zone, at, &t.say("how-last-there"))),
            first_change: entry.first_change,
            permalink: permalink(t, coverage, &entry.id),
            wordless,
            weight: None,
            tellings: Vec::new(),
            url,
            id,
        }
    }

    fn paragraphs(&self, entry: &Entry, marks: &mut Marks<'_>, most: usize) -> (Vec<Paragraph>, bool) {
        let kind = |kind| match kind {
            BlockKind::Body | BlockKind::Lead => Some(ParagraphKind::Body),
            BlockKind::Heading | BlockKind::Title => Some(ParagraphKind::Heading),
            BlockKind::Embed => Some(ParagraphKind::Embed),
            BlockKind::Linked => Some(ParagraphKind::Linked),
            _ => None,
        };
        let mut shown = entry.blocks.iter().filter_map(|b| Some((kind(b.kind)?, b.span)));
        let paragraphs: Vec<Paragraph> =
            shown.by_ref().take(most).map(|(kind, span)| Paragraph { kind, pieces: marks.pieces(span) }).collect();
        (paragraphs, shown.next().is_some())
    }

    /// The speakers of a post in the order of its text, each with the claims made; the source itself where it speaks.
    fn speakers(&self, entry: &Entry, chips: &[Claim], anchored: impl Fn(&str) -> bool) -> Vec<SpeakerView> {
        let post = entry.id.as_str();
        let statements: HashMap<&str, &Statement> = entry.statements.iter().map(|s| (s.id.as_str(), s)).collect();
        let mut speakers: Vec<(u32, SpeakerView)> = Vec::new();
        let mut by_name: HashMap<(String, Option<String>), usize> = HashMap::new();
        let mut seat =
            |statement: Option<&Statement>, claim: Option<&Claim>, speakers: &mut Vec<(u32, SpeakerView)>| {
                let (who, role, side, medium) = match (statement, claim) {
                    (Some(s), _) => {
                        let (who, role) = words::speaker(self.t, &s.speaker);
                        (who, role, s.speaker.side.clone(), s.medium.clone())
                    }
                    (None, claim) => {
                        let claimant = claim.map(|c| c.claimant.clone()).unwrap_or_default();
                        let own = claimant.name.as_deref().is_none_or(|n| n == entry.source);
                        let who = claimant.name.unwrap_or_else(|| entry.source.clone());
                        (who, own.then(|| self.t.say("own-voice").into_owned()), claimant.side, None)
                    }
                };
                *by_name.entry((who.clone(), side.clone())).or_insert_with(|| {
                    let anchor = statement.map(|s| marks::statement_anchor(post, &s.id)).filter(|a| anchored(a));
                    let party = side.map(|s| parties::party(self.coverage, &s));
                    let at = statement.map(|s| s.content.span.start).or(claim.map(|c| c.span.start)).unwrap_or(0);
                    speakers.push((at, SpeakerView { who, role, party, medium, anchor, claims: Vec::new() }));
                    speakers.len() - 1
                })
            };
        for (n, claim) in chips.iter().enumerate() {
            let statement = claim.statement.as_deref().and_then(|id| statements.get(id).copied());
            let place = seat(statement, Some(claim), &mut speakers);
            let anchor = marks::claim_anchor(&claim.id);
            let anchor = if anchored(&anchor) { anchor } else { post.to_owned() };
            let (relations, more) = self.relations(entry, claim);
            speakers[place].1.claims.push(ClaimView {
                anchor,
                n: n + 1,
                kind: words::kind(self.t, &claim.kind),
                quantity: claim.quantity.as_ref().map(|q| q.text.clone()).filter(|q| !q.trim().is_empty()),
                subject: words::subject(self.coverage, claim),
                place: claim.place.as_ref().and_then(|p| p.name.clone().or_else(|| p.text.clone())),
                polarity: words::polarity(self.t, claim.polarity),
                class: parties::class_of(self.coverage, claim.claimant.side.as_deref()),
                claimant: claim.claimant.name.clone().unwrap_or_else(|| entry.source.clone()),
                relations,
                more,
                rulings: self.rulings(entry, claim),
                rule: claim.rule.clone(),
            });
        }
        for statement in &entry.statements {
            seat(Some(statement), None, &mut speakers);
        }
        speakers.sort_by_key(|(at, speaker)| (speaker.claims.is_empty(), *at));
        speakers.into_iter().map(|(_, speaker)| speaker).collect()
    }

    /// What the desk ruled of a claim.
    fn rulings(&self, entry: &Entry, claim: &Claim) -> Vec<RulingView> {
        let own = self.rulings.of(entry).into_iter().filter(|(of, _)| of.id == claim.id);
        let view = |(_, decision): (&Claim, &Decision)| {
            let (class, words) = match &decision.ruling {
                Ruling::Confirm { .. } => ("confirmed", self.t.say("ruled-confirmed")),
                Ruling::Reject { .. } => ("rejected", self.t.say("ruled-rejected")),
                Ruling::Correct { to, .. } => ("corrected", self.t.with("ruled-corrected", "to", self.corrected(to))),
                _ => return None,
            };
            Some(RulingView { class, words, why: decision.why.clone() })
        };
        own.filter_map(view).collect()
    }

    /// What a misread claim says.
    fn corrected(&self, to: &Correction) -> String {
        let polarity = to.polarity.map(|polarity| match words::polarity(self.t, polarity) {
            Some(words) => words.into_owned(),
            None => self.t.say("polarity-asserted").into_owned(),
        });
        let number = to.number.map(|number| words::digits(self.t, &number));
        let parts = [polarity, number, to.target.clone(), to.place.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// How other claims bear on a claim, contradiction first and then the latest; and how many are left out.
    fn relations(&self, entry: &Entry, claim: &Claim) -> (Vec<RelationView>, usize) {
        let mut found: Vec<(u8, Timestamp, RelationView)> = Vec::new();
        let mut missing = 0;
        for link in &entry.links {
            let first = link.a == claim.id;
            if !first && link.b != claim.id {
                continue;
            }
            let other_id = if first { &link.b } else { &link.a };
            let Some((other, other_claim)) = self.find(entry, other_id) else {
                missing += 1;
                continue;
            };
            let later = (other.sorted_at, other.first_change) > (entry.sorted_at, entry.first_change);
            let denies = match (claim.polarity, other_claim.polarity) {
                (Polarity::Denied, Polarity::Asserted) => true,
                (Polarity::Asserted, Polarity::Denied) => false,
                _ => !later,
            };
            let (class, relation_words) = words::relation(self.t, link.relation, first, later, denies);
            let time = when::of_post(self.t, self.zone, &other.post.time, other.first_seen);
            let day = when::day_of(self.zone, &other.post.time, other.sorted_at);
            let here = when::day_of(self.zone, &entry.post.time, entry.sorted_at);
            let when = if day == here { time.clock.clone() } else { time.both(self.t) };
            let name = other_claim.claimant.name.as_deref().unwrap_or(&other.source);
            let who = match other_claim.quantity.as_ref().map(|q| q.text.as_str()).filter(|q| !q.trim().is_empty()) {
                Some(quantity) => format!("{name}: {quantity}"),
                None => name.to_owned(),
            };
            let rank = words::rank(link.relation);
            let url =
                format!("{}#{}", post_url(self.t, self.coverage, &other.id), marks::claim_anchor(&other_claim.id));
            let view = RelationView { class, words: relation_words, who, when, url, why: link.why.clone() };
            found.push((rank, other.sorted_at, view));
        }
        found.sort_by_key(|f| (f.0, std::cmp::Reverse(f.1)));
        let most = if self.whole { usize::MAX } else { FEED_RELATIONS };
        let more = found.len().saturating_sub(most) + missing;
        (found.into_iter().take(most).map(|(_, _, view)| view).collect(), more)
    }

    fn find<'s>(&'s self, entry: &'s Entry, claim: &str) -> Option<(&'s Entry, &'s Claim)> {
        let post = claim.parse::<ClaimId>().ok()?.post();
        let other = if post == entry.id { entry } else { self.others.get(&post)? };
        Some((other, other.claims.iter().find(|c| c.id == claim)?))
    }

    fn edits(&self, entry: &Entry) -> Vec<EditView> {
        let Some(revisions) = self.revisions.get(&entry.id) else { return Vec::new() };
        let most = if self.whole { 50 } else { 3 };
        revisions
            .windows(2)
            .rev()
            .take(most)
            .filter_map(|pair| {
                let [before, after] = pair else { return None };
                let time = when::of_instant(self.t, self.zone, after.origin.received, &self.t.say("how-first-words"));
                Some(EditView { time, diff: diff(&before.text, &after.text) })
            })
            .collect()
    }
}

/// A post's claims in the order of its text.
fn claims_in_order(entry: &Entry) -> Vec<Claim> {
    let mut claims = entry.claims.clone();
    claims.sort_by_key(|c| (c.span.start, c.span.end));
    claims
}

fn media(t: Translator, entry: &Entry, media: &Media, marks: &mut Marks<'_>) -> MediaView {
    let caption = media.caption.as_deref().map(str::trim).filter(|c| !c.is_empty());
    let block = caption.and_then(|caption| {
        entry.blocks.iter().find(|b| b.kind == BlockKind::Caption && marks.slice(b.span).trim() == caption)
    });
    let pieces = match (block, caption) {
        (Some(block), _) => marks.pieces(block.span),
        (None, Some(caption)) => vec![Piece::Text(caption.to_owned())],
        (None, None) => Vec::new(),
    };
    let (kind, class) = words::media(t, media.kind);
    MediaView {
        kind,
        class,
        graphic: caption.is_some_and(words::is_graphic) || words::warns(&entry.text),
        caption: pieces,
        credit: media.credit.clone(),
        url: media.url.as_deref().and_then(words::web_address),
    }
}

/// The words of pieces without their marks.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().filter_map(|p| if let Piece::Text(words) = p { Some(words.as_str()) } else { None }).collect()
}

/// What changed between two texts, word by word, with a few words around each change.
fn diff(before: &str, after: &str) -> Option<Vec<Diff>> {
    if before.len().max(after.len()) > DIFF_LONGEST {
        return None;
    }
    let diff = TextDiff::from_words(before, after);
    let mut out: Vec<Diff> = Vec::new();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match (change.tag(), out.last_mut()) {
            (ChangeTag::Equal, Some(Diff::Same(run)))
            | (ChangeTag::Delete, Some(Diff::Gone(run)))
            | (ChangeTag::Insert, Some(Diff::New(run))) => run.push_str(words),
            (ChangeTag::Equal, _) => out.push(Diff::Same(words.to_owned())),
            (ChangeTag::Delete, _) => out.push(Diff::Gone(words.to_owned())),
            (ChangeTag::Insert, _) => out.push(Diff::New(words.to_owned())),
        }
    }
    let last = out.len().saturating_sub(1);
    let around = |(i, piece): (usize, Diff)| match piece {
        Diff::Same(run) => {
            let words: Vec<&str> = run.split_inclusive(char::is_whitespace).collect();
            let (head, tail) = (if i == 0 { 0 } else { DIFF_AROUND }, if i == last { 0 } else { DIFF_AROUND });
            if words.len() <= head + tail + 2 {
                return vec![Diff::Same(run)];
            }
            let (start, end) = (words[..head].concat(), words[words.len() - tail..].concat());
            [Diff::Same(start), Diff::Skip, Diff::Same(end)]
                .into_iter()
                .filter(|d| !matches!(d, Diff::Same(s) if s.is_empty()))
                .collect()
        }
        changed => vec![changed],
    };
    Some(out.into_iter().enumerate().flat_map(around).collect())
}

/// A post's headline, and the words after it.
pub fn headline_and_rest(entry: &Entry) -> (Option<String>, String) {
    let index = TextIndex::new(&entry.text);
    let stamp = |kind| matches!(kind, BlockKind::Stamp | BlockKind::Headline | BlockKind::Furniture);
    let words: Vec<&str> = entry.blocks.iter().filter(|b| !stamp(b.kind)).map(|b| index.slice(b.span)).collect();
    let headline = entry.post.headline.clone().filter(|h| !h.trim().is_empty());
    match (headline, words.join(" ")) {
        (headline, rest) if !rest.is_empty() => (headline, rest),
        (headline, _) => (headline, entry.text.clone()),
    }
}

/// A tier in words; one that is not known stands as it is.
pub fn tier(t: Translator, tier: &str) -> Words {
    t.say(match tier {
        "agency" => "tier-agency",
        "state" => "tier-state",
        "national" => "tier-national",
        "local" => "tier-local",
        "official" => "tier-official",
        "social" => "tier-social",
        other => return other.to_owned().into(),
    })
}

/// The language of an entry's words, where it is not the interface's: the report's, or else the coverage's.
pub fn language(t: Translator, coverage: &Coverage, entry: &Entry) -> Option<String> {
    let language = entry.origin.language.as_ref().unwrap_or(&coverage.language);
    Some(language.clone()).filter(|l| l != t.tag() && is_tag(l))
}

/// Whether a text has the form of a BCP 47 tag.
fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The short address that leads to a post in the feed.
pub fn permalink(t: Translator, coverage: &Coverage, id: &PostId) -> String {
    t.to(&format!("/{}/p/{id}", coverage.slug))
}

/// The address of a post's own page.
pub fn post_url(t: Translator, coverage: &Coverage, id: &PostId) -> String {
    t.to(&format!("/{}/post/{id}", coverage.slug))
}

/// A post's place in the feed as text: sorts like the feed from the oldest to the newest.
fn key(entry: &Entry) -> String {
    // Seconds are moved so that times before 1970 sort as well.
    format!("{:012}.{:010}", entry.sorted_at.as_second().saturating_add(100_000_000_000), entry.first_change)
}

/// Posts as the feed shows them: under their days.
pub fn feed(t: Translator, coverage: &Coverage, posts: Vec<PostView>) -> Vec<FeedDay> {
    let mut days: Vec<FeedDay> = Vec::new();
    // A post known only to the day can stand among those of its neighbour: a day's section comes once all the same.
    let mut place: HashMap<String, usize> = HashMap::new();
    for post in posts {
        let at = *place.entry(post.day.clone()).or_insert_with(|| {
            let date = post.day.parse().unwrap_or(jiff::civil::Date::ZERO);
            days.push(FeedDay { day: when::day_view(t, coverage, date), posts: Vec::new() });
            days.len() - 1
        });
        days[at].posts.push(post);
    }
    days
}

/// The days that stand by themselves in a table of contents, if it has many more.
const DAYS_ALONE: usize = 31;
/// How many more it may have without being folded.
const DAYS_MORE: usize = 14;
/// The months whose days are named.
const MONTHS_OF_DAYS: usize = 24;

/// A table of contents: all days that the feed has, the ones on this page with their posts; where there are many, those far
/// from the beginning by their months. `here` is how many posts of a day the page has, those that are told in others' cards
/// with them.
pub fn contents(
    t: Translator,
    mut days: Vec<(DayView, u64)>,
    feed: &[FeedDay],
    here: &HashMap<String, u64>,
    day_url: impl Fn(&str) -> String,
) -> (Vec<ContentsDay>, Vec<ContentsMonth>) {
    let mut lines: HashMap<&str, Vec<ContentsLine>> =
        feed.iter().map(|day| (day.day.date.as_str(), day.posts.iter().map(contents_line).collect())).collect();
    let of_page = days.iter().rposition(|(day, _)| lines.contains_key(day.date.as_str())).map_or(0, |last| last + 1);
    let alone = of_page.max(DAYS_ALONE);
    let others = if days.len() > alone + DAYS_MORE { days.split_off(alone) } else { Vec::new() };
    let days = days.into_iter().map(|(day, posts)| {
        let lines = lines.remove(day.date.as_str()).unwrap_or_default();
        ContentsDay { here: here.get(&day.date).copied().unwrap_or(0), url: day_url(&day.date), day, posts, lines }
    });
    let days = days.collect();
    let months = others.chunk_by(|(a, _), (b, _)| a.date.get(..7) == b.date.get(..7)).enumerate();
    let months = months.filter_map(|(n, of_month)| {
        let first: Date = of_month.first()?.0.date.parse().ok()?;
        let numbered = |day: &DayView| Some((day.date.parse::<Date>().ok()?.day(), day_url(&day.date)));
        let named = if n < MONTHS_OF_DAYS { of_month } else { &[] };
        Some(ContentsMonth {
            name: t.month(first).into_owned(),
            posts: of_month.iter().map(|(_, posts)| posts).sum(),
            url: day_url(&first.to_string()),
            days: named.iter().filter_map(|(day, _)| numbered(day)).collect(),
        })
    });
    (days, months.collect())
}

/// A post's line in the table of contents.
pub fn contents_line(post: &PostView) -> ContentsLine {
    ContentsLine {
        id: post.id.clone(),
        key: post.key.clone(),
        // It stands under its day.
        clock: if post.time.is_day() { "–".into() } else { post.time.clock.clone() },
        label: post.label.clone(),
    }
}
