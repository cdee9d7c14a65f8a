//! A small invented event, put together by hand, and a ledger that holds it.

// A helper that fails fails its test; not every test uses all of them.
#![allow(missing_docs, dead_code, clippy::unwrap_used)]

use dateline_link::{Linker, Stories};
use dateline_model::{
    Basis, Block, BlockKind, Claim, ClaimKind, Claimant, Content, Coverage, Cue, Media, MediaKind, Mode, Modifier,
    Period, PlacePrecision, Polarity, Post, PostTime, Quantity, Reading, Report, Side, Span, Speaker, Statement,
    Target, Telling, TextIndex, UtcTime,
    claim::{ClaimQuantity, Place},
};
use dateline_site::{Config, Site};
use dateline_store::{CoverageId, Imported, LinkSet, MAX_PAGE, Order, PageQuery, Retrieval, Store};
use jiff::Timestamp;

pub const COVERAGE: &str = r##"
slug = "ferry-strait"
title = "Fighting over the ferry strait"
summary = "Ostmark and the islands of Veyl have been fighting since 9 March over who may tax the ferries between them. Each says that the other fired first."
time_zone = "Indian/Kerguelen"
first_day = "2026-03-09"
[[party]]
name = "Ostmark"
colour = "#2a7f9e"
adjectives = ["Ostmarker", "Ostmarkers"]
[[party]]
name = "Veyl"
colour = "#b4552d"
adjectives = ["Veylish"]
[[party]]
name = "Harren"
colour = "#7a5fc0"
side = false
[[source]]
name = "Harren Wire"
match = ["wire"]
tier = "agency"
[[source]]
name = "Ostmark Today"
match = ["today"]
tier = "state"
side = "Ostmark"
url = "https://today.example/"
[[source]]
name = "Strait Courier"
match = ["courier"]
tier = "local"
"##;

pub fn coverage() -> Coverage {
    Coverage::from_toml(COVERAGE).unwrap()
}

/// Who says something.
#[derive(Clone, Copy, Default)]
pub struct Who {
    pub name: Option<&'static str>,
    pub role: Option<&'static str>,
    pub body: Option<&'static str>,
    pub side: Option<&'static str>,
    pub medium: Option<&'static str>,
}

pub const OSTMARK: Who = Who {
    name: Some("Ruta Kessel"),
    role: Some("spokeswoman"),
    body: Some("Ministry of Defence of Ostmark"),
    side: Some("Ostmark"),
    medium: Some("briefing"),
};
pub const VEYL: Who =
    Who { name: None, role: None, body: Some("Veyl Home Guard"), side: Some("Veyl"), medium: Some("Telegram") };
pub const HARREN: Who = Who {
    name: Some("Ilmo Dahl"),
    role: Some("Foreign Minister"),
    body: Some("Ministry of Foreign Affairs of Harren"),
    side: Some("Harren"),
    medium: None,
};

/// A page that is being written.
#[derive(Clone, Debug)]
pub struct Page {
    reading: Reading,
}

impl Page {
    pub fn new(path: &str, source: &str) -> Self {
        let report = Report {
            path: path.into(),
            media_type: "text/plain".into(),
            source: Some(source.into()),
            url: Some(format!("https://{path}.example/live")),
            title: Some("Live".into()),
            ..Report::default()
        };
        Page { reading: Reading::new(report, format!("{source}, live\n")) }
    }

    pub fn url(mut self, url: &str) -> Self {
        self.reading.report.url = Some(url.into());
        self
    }

    /// A post; its first line is the headline, every other one a paragraph.
    pub fn post(mut self, time: &str, text: &str) -> Self {
        let utc: UtcTime = time.parse().unwrap();
        let clock = format!("{:02}:{:02}", utc.datetime().hour(), utc.datetime().minute());
        let id = format!("p{}", self.reading.posts.len() + 1);
        let (start, stamp) = self.line(BlockKind::Stamp, &clock, &id);
        let mut headline = None;
        let mut end = start;
        for (i, line) in text.lines().enumerate() {
            let kind = if i == 0 { BlockKind::Headline } else { BlockKind::Body };
            (_, end) = self.line(kind, line, &id);
            headline.get_or_insert_with(|| line.to_owned());
        }
        let index = TextIndex::new(&self.reading.text);
        self.reading.posts.push(Post {
            id: id.clone(),
            span: index.span(start..end),
            line: index.line(start),
            time: PostTime {
                text: Some(clock),
                span: Some(index.span(start..stamp)),
                utc: Some(utc),
                precision: utc.precision(),
                basis: Basis::Explicit,
                reason: None,
            },
            headline,
            anchor: Some(format!("{}-{id}", self.reading.report.path)),
            ..Post::default()
        });
        self
    }

    /// Gives the last post an anchor, by which another retrieval of the page knows it.
    pub fn anchor(mut self, anchor: &str) -> Self {
        self.reading.posts.last_mut().unwrap().anchor = Some(anchor.into());
        self
    }

    /// Says that the last post's date was worked out.
    pub fn inferred(mut self, reason: &str) -> Self {
        let time = &mut self.reading.posts.last_mut().unwrap().time;
        time.basis = Basis::Inferred;
        time.reason = Some(reason.into());
        self
    }

    /// Gives the last post a byline.
    pub fn by(mut self, author: &str) -> Self {
        self.reading.posts.last_mut().unwrap().author = Some(author.into());
        self
    }

    pub fn media(mut self, kind: MediaKind, caption: &str, credit: &str, url: &str) -> Self {
        let media = Media {
            kind,
            caption: Some(caption.into()),
            credit: Some(credit.into()),
            url: (!url.is_empty()).then(|| url.into()),
        };
        self.reading.posts.last_mut().unwrap().media.push(media);
        self
    }

    /// Says that words of the last post are a statement.
    pub fn said(mut self, words: &str, who: Who) -> Self {
        let span = self.find(words);
        let post = self.reading.posts.last().unwrap().id.clone();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        self.reading.statements.push(Statement {
            id: format!("s{}", self.reading.statements.len() + 1),
            post: Some(post),
            line: TextIndex::new(&self.reading.text).line_of(span),
            speaker: Speaker {
                name: owned(who.name),
                role: owned(who.role),
                organisation: owned(who.body),
                side: owned(who.side),
                span: None,
                anonymous: false,
            },
            via: Vec::new(),
            cue: Cue { text: "said".into(), span: Span::new(span.start, span.start + 1), lemma: None },
            medium: owned(who.medium),
            mode: Mode::Indirect,
            content: Content { text: words.into(), span, spans: vec![span] },
            relays: Vec::new(),
            rule: None,
        });
        self
    }

    /// Says that words of the last post are a claim of the last statement.
    pub fn claim(
        mut self,
        words: &str,
        kind: ClaimKind,
        item: &str,
        target: &str,
        quantity: Option<(&str, Quantity)>,
    ) -> Self {
        let span = self.find(words);
        let post = self.reading.posts.last().unwrap().id.clone();
        let statement = self.reading.statements.last().filter(|s| s.post.as_deref() == Some(&post));
        let claimant = match statement {
            Some(s) => Claimant {
                name: s.speaker.organisation.clone().or(s.speaker.name.clone()),
                side: s.speaker.side.clone(),
            },
            None => Claimant { name: self.reading.report.source.clone(), side: None },
        };
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.reading.claims.push(Claim {
            id: format!("c{}", self.reading.claims.len() + 1),
            line: TextIndex::new(&self.reading.text).line_of(span),
            statement: statement.map(|s| s.id.clone()),
            post: Some(post),
            span,
            text: words.into(),
            claimant,
            polarity: Polarity::Asserted,
            kind,
            item: some(item),
            actor: Side::default(),
            target: Target { side: some(target), civilian: Some(item == "civilian") },
            quantity: quantity.map(|(text, quantity)| ClaimQuantity { quantity, text: text.into() }),
            place: None,
            period: Period { cumulative: Some(true), ..Period::default() },
            event: None,
            rule: "loss.passive".into(),
        });
        self
    }

    /// Says that the last claim is denied.
    pub fn denied(mut self) -> Self {
        self.reading.claims.last_mut().unwrap().polarity = Polarity::Denied;
        self
    }

    /// Says where the last claim is.
    pub fn at(mut self, place: &str) -> Self {
        let place = Place { text: Some(place.into()), name: Some(place.into()), ..Place::default() };
        self.reading.claims.last_mut().unwrap().place = Some(place);
        self
    }

    /// Says where on the earth the last claim's place is: a town.
    pub fn spot(mut self, lat: f64, lon: f64) -> Self {
        let place = self.reading.claims.last_mut().unwrap().place.get_or_insert_default();
        (place.lat, place.lon, place.precision) = (Some(lat), Some(lon), Some(PlacePrecision::Town));
        self
    }

    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    pub async fn import(&self, store: &Store, coverage: CoverageId, received: &str) -> Imported {
        let imported = self.put(store, coverage, received).await;
        tell(store, coverage).await;
        imported
    }

    /// Imports the page without looking which stories its posts tell, which takes the longer the more posts there are.
    pub async fn put(&self, store: &Store, coverage: CoverageId, received: &str) -> Imported {
        let at: Timestamp = received.parse().unwrap();
        let raw = self.reading.text.as_bytes();
        let mut reading = self.reading.clone();
        reading.report.sha256 = sha256(raw);
        store.import(coverage, Retrieval::at(raw, at), &reading).await.unwrap()
    }

    fn line(&mut self, kind: BlockKind, words: &str, post: &str) -> (usize, usize) {
        let start = self.reading.text.len();
        self.reading.text.push_str(words);
        let end = self.reading.text.len();
        self.reading.text.push('\n');
        let index = TextIndex::new(&self.reading.text);
        let (span, line) = (index.span(start..end), index.line(start));
        self.reading.blocks.push(Block { kind, span, line, post: Some(post.into()) });
        (start, end)
    }

    /// Where words stand in the last post, after its headline if they stand there too.
    fn find(&self, words: &str) -> Span {
        let text = &self.reading.text;
        let post = self.reading.posts.last().unwrap();
        let index = TextIndex::new(text);
        let from = index.byte(post.span.start);
        let at = text[from..].rfind(words).unwrap_or_else(|| panic!("“{words}” is not in the post"));
        index.span(from + at..from + at + words.len())
    }
}

/// Puts the posts of a ledger that tell no story yet to their stories, in the order of their arrival.
async fn tell(store: &Store, coverage: CoverageId) {
    let (mut entries, mut stories) = (Vec::new(), Stories::new());
    let mut query = PageQuery { order: Order::Oldest, limit: MAX_PAGE, ..PageQuery::default() };
    loop {
        let page = store.posts(coverage, &query).await.unwrap();
        entries.extend(page.entries);
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    entries.sort_by_key(|entry| entry.first_change);
    let decided: Vec<Telling> = entries.iter().flat_map(|entry| stories.put(&entry.reading())).collect();
    store.put_tellings(coverage, &decided).await.unwrap();
}

/// One story, as three outlets tell it.
pub const STORY: [(&str, &str); 3] = [
    (
        "Harren Wire",
        "Barrier at Tarnholt Fails\nA barrier above Tarnholt gave way before dawn and sent a wave through the market quarter. Mayor Ilse Brandvik said firefighters were taking families off their roofs in boats. The Orsa river keeps rising.",
    ),
    (
        "Strait Courier",
        "Boats Among the Roofs of Tarnholt\nBoats went from roof to roof in flooded Tarnholt after the barrier on the Orsa failed. Nobody here was warned, said Brandvik, the mayor. Firefighters from three districts joined in.",
    ),
    (
        "Ostmark Today",
        "Two Metres of Water in Tarnholt\nTwo metres of water stand in Tarnholt’s market quarter. The barrier on the Orsa river broke at night, Mayor Brandvik told reporters, and the wave reached the houses within minutes; firefighters have boats out.",
    ),
];

/// The page of an outlet that tells the story.
pub fn telling(outlet: usize, time: &str) -> Page {
    let (source, words) = STORY[outlet];
    Page::new(&format!("flood-{outlet}"), source).post(time, words)
}

pub fn exact(n: f64) -> Quantity {
    Quantity::exact(n)
}

pub fn up_to(n: f64) -> Quantity {
    Quantity { min: None, max: Some(n), modifier: Modifier::UpTo }
}

pub fn at_least(n: f64) -> Quantity {
    Quantity { min: Some(n), max: None, modifier: Modifier::AtLeast }
}

/// A ledger in a folder that is gone when the test ends, with the coverage and nothing in it.
pub struct Ledger {
    pub store: Store,
    pub coverage: CoverageId,
    _folder: tempfile::TempDir,
}

impl Ledger {
    pub async fn empty() -> Self {
        Ledger::of(&coverage()).await
    }

    /// A ledger with another coverage.
    pub async fn of(coverage: &Coverage) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("ledger.db").to_string_lossy()).await.unwrap();
        let id = store.put_coverage(coverage).await.unwrap();
        Ledger { store, coverage: id, _folder: folder }
    }

    /// The ledger with the event in it.
    pub async fn full() -> Self {
        let ledger = Ledger::empty().await;
        let mut linker = Linker::new();
        let mut links = Vec::new();
        for (page, received) in event() {
            page.import(&ledger.store, ledger.coverage, received).await;
            links.extend(linker.add(page.reading()).links);
        }
        ledger.store.put_links(ledger.coverage, &links, LinkSet::Added).await.unwrap();
        ledger
    }

    /// The same, with claims in places that are on the earth.
    pub async fn placed() -> Self {
        let ledger = Ledger::full().await;
        Page::new("coast", "Strait Courier")
            .post(
                "2026-03-10T08:00Z",
                "Port shelled\nShells fell on Porto, the Guard said. Ovar is in its hands, it said.",
            )
            .said("Shells fell on Porto", VEYL)
            .claim("Shells fell on Porto", ClaimKind::Strike, "port", "Veyl", None)
            .at("Porto")
            .spot(41.15, -8.61)
            .claim("Ovar is in its hands", ClaimKind::TerritoryTaken, "town", "Ostmark", None)
            .at("Ovar")
            .spot(40.86, -8.63)
            .import(&ledger.store, ledger.coverage, "2026-03-11T13:00:00Z")
            .await;
        ledger
    }

    /// Three outlets tell one story, an hour after each other.
    pub async fn told_by_three(&self) {
        for outlet in 0..3 {
            let page = telling(outlet, &format!("2026-03-11T1{}:06Z", outlet + 1));
            page.import(&self.store, self.coverage, "2026-03-11T14:00:00Z").await;
        }
    }

    pub fn site(&self) -> Site {
        Site::new(self.store.clone(), Config::default())
    }
}

/// The pages of the event with the times of their retrieval.
pub fn event() -> Vec<(Page, &'static str)> {
    use ClaimKind::{AircraftDowned, Displaced, Killed, TerritoryTaken, Wounded};
    let wire = |second: bool| {
        let lines = if second { "At least 21,500 people" } else { "At least 21,000 people" };
        Page::new("wire", "Harren Wire")
            .post(
                "2026-03-09T05:40Z",
                "Shots fired at the ferry landing\nShots were fired at the ferry landing of Sound Head at dawn on Monday. Both sides say that the other fired first.\nFerries have been stopped since.",
            )
            .post(
                "2026-03-10T12:06Z",
                "Ostmark Says 200 Veylish Soldiers Killed\nSOUND HEAD (Harren Wire) – At least 200 Veylish soldiers have been killed since Monday, a spokeswoman of the Ministry of Defence of Ostmark, Ruta Kessel, told a briefing on Tuesday.\n“They came in boats and did not go home,” Kessel said. She did not say how the number had been reached.",
            )
            .said("At least 200 Veylish soldiers have been killed since Monday", OSTMARK)
            .claim("At least 200 Veylish soldiers have been killed", Killed, "soldier", "Veyl", Some(("at least 200", at_least(200.0))))
            .said("They came in boats and did not go home", OSTMARK)
            .media(MediaKind::Photo, "A ferry at its moorings in Sound Head on Monday.", "Harren Wire", "https://wire.example/photo/1")
            .post(
                "2026-03-11T02:53Z",
                &format!("More Than a Third of the Islanders Have Left\n{lines} have left the northern islands, the Foreign Minister of Harren, Ilmo Dahl, said on Wednesday.\nTwo reception centres have been opened in Harren’s ports, and a third is being prepared."),
            )
            .said(&format!("{lines} have left the northern islands"), HARREN)
            .claim(
                &format!("{lines} have left"),
                Displaced,
                "civilian",
                "Veyl",
                Some((&lines[..15], at_least(if second { 21_500.0 } else { 21_000.0 }))),
            )
    };
    let today = Page::new("today", "Ostmark Today")
        .post(
            "2026-03-10T14:20Z",
            "Guard Loses More Than 200 Men\nMore than 200 fighters of the so-called Home Guard have been killed, the Ministry of Defence said.",
        )
        .inferred("the page gives only a clock; the post above it is of Tuesday 10 March")
        .said("More than 200 fighters of the so-called Home Guard have been killed", OSTMARK)
        .claim("More than 200 fighters of the so-called Home Guard have been killed", Killed, "soldier", "Veyl", Some(("more than 200", at_least(200.0))))
        .post(
            "2026-03-11T04:35Z",
            "Bridge at Lower Sound Taken, Ministry Says\nOstmarker troops have taken the bridge at Lower Sound and hold both of its ends, Kessel said in the morning.",
        )
        .inferred("the page gives only a clock; it runs from the newest post to the oldest")
        .said("Ostmarker troops have taken the bridge at Lower Sound and hold both of its ends", OSTMARK)
        .claim("Ostmarker troops have taken the bridge at Lower Sound", TerritoryTaken, "bridge", "Veyl", None)
        .at("Lower Sound")
        .post(
            "2026-03-11T09:02Z",
            "Enemy Losses Reach 540\nThe enemy has lost 540 men since the fighting began, Kessel told journalists. Fourteen Ostmarker soldiers have been killed and up to 30 wounded, she said.",
        )
        .inferred("the page gives only a clock; it runs from the newest post to the oldest")
        .said("The enemy has lost 540 men since the fighting began", OSTMARK)
        .claim("The enemy has lost 540 men", Killed, "soldier", "Veyl", Some(("540", exact(540.0))))
        .said("Fourteen Ostmarker soldiers have been killed and up to 30 wounded", OSTMARK)
        .claim("Fourteen Ostmarker soldiers have been killed", Killed, "soldier", "Ostmark", Some(("fourteen", exact(14.0))))
        .claim("up to 30 wounded", Wounded, "soldier", "Ostmark", Some(("up to 30", up_to(30.0))))
        .media(MediaKind::Video, "Footage that the ministry says shows the bridge.", "Ministry of Defence of Ostmark", "");
    let courier = Page::new("courier", "Strait Courier")
        .post(
            "2026-03-11T05:10Z",
            "Guard: ‘The Bridge Is Ours’\nThe bridge at Lower Sound has not been taken, the Veyl Home Guard wrote on Telegram, and called Ostmark’s words “a wish”.",
        )
        .said("The bridge at Lower Sound has not been taken", VEYL)
        .claim("The bridge at Lower Sound has not been taken", TerritoryTaken, "bridge", "Veyl", None)
        .denied()
        .at("Lower Sound")
        .post(
            "2026-03-11T10:15Z",
            "Guard names its dead\nSixty-six of its members have been killed since Monday, the Veyl Home Guard said, and published their names. About 300 Ostmarker soldiers have been killed in the same time, it said.\nThe Courier has spoken to the families of nine of the dead.",
        )
        .said("Sixty-six of its members have been killed since Monday", VEYL)
        .claim("Sixty-six of its members have been killed", Killed, "soldier", "Veyl", Some(("sixty-six", exact(66.0))))
        .said("About 300 Ostmarker soldiers have been killed in the same time", VEYL)
        .claim("About 300 Ostmarker soldiers have been killed", Killed, "soldier", "Ostmark", Some(("about 300", exact(300.0))))
        .post(
            "2026-03-11T11:48Z",
            "Aircraft Seen to Fall off North Veyl\nAn aircraft fell into the sea off North Veyl shortly before five in the afternoon, people on the quay told the Courier. The Home Guard said that it had shot it down.",
        )
        .said("it had shot it down", VEYL)
        .claim("it had shot it down", AircraftDowned, "aircraft", "Ostmark", None)
        .at("North Veyl");
    vec![
        (wire(false), "2026-03-11T04:00:00Z"),
        (wire(true), "2026-03-11T08:05:00Z"),
        (today, "2026-03-11T09:30:00Z"),
        (courier, "2026-03-11T12:00:00Z"),
    ]
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
