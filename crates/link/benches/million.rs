//! How long it takes to link one report into a ledger of a million claims, and what memory the index takes.
//!
//! The reports are made up: posts of ten claims each, of many sides, kinds, places and numbers, a few of them about the same things
//! as always, most about something else. `cargo bench -p dateline-link` prints the figures.
#![allow(missing_docs)]

use std::time::{Duration, Instant};

use dateline_link::Linker;
use dateline_model::{
    Block, BlockKind, Claim, ClaimKind, Claimant, Period, Place, Polarity, Post, PostTime, Quantity, Reading, Report,
    Side, Span, Target, claim::ClaimQuantity,
};
use jiff::{Timestamp, ToSpan};

const CLAIMS: usize = 1_000_000;
const CLAIMS_OF_POST: usize = 10;
const MEASURED: usize = 2_000;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// Low numbers often, high ones seldom.
    fn skewed(&mut self, sides: usize) -> usize {
        let first = self.throw(sides) + 1;
        self.throw(first)
    }
}

/// The claims of one post.
fn report(number: usize, claims: usize, dice: &mut Dice) -> Reading {
    let id = format!("post{number:07}");
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap_or_default();
    let at = start.checked_add((number as i64 * 30).seconds()).unwrap_or(start);
    let words: Vec<String> = (0..40).map(|_| format!("word{}", dice.skewed(30_000))).collect();
    let text = words.join(" ");
    let end = text.chars().count() as u32;
    let path = format!("outlet{}/{number}", dice.skewed(500));
    let source = Some(format!("Outlet {}", dice.skewed(500)));
    let mut reading = Reading::new(Report { path, source, ..Report::default() }, text);
    let utc = Some(dateline_model::UtcTime::from_timestamp(at, dateline_model::Precision::Minute));
    let time = PostTime { utc, ..PostTime::default() };
    reading.posts.push(Post { id: id.clone(), span: Span::new(0, end), line: 1, time, ..Post::default() });
    reading.blocks.push(Block { kind: BlockKind::Body, span: Span::new(0, end), line: 1, post: Some(id.clone()) });
    for i in 0..claims {
        let side = |n: usize| format!("Side {n}");
        let (who, whom) = (dice.skewed(200), dice.skewed(200));
        let kinds = [
            ClaimKind::Killed,
            ClaimKind::Wounded,
            ClaimKind::EquipmentLoss,
            ClaimKind::Strike,
            ClaimKind::TerritoryTaken,
        ];
        let kind = kinds[dice.throw(kinds.len())].clone();
        let counts = !matches!(kind, ClaimKind::Strike | ClaimKind::TerritoryTaken);
        let quantity = counts.then(|| Quantity::exact(1.0 + dice.skewed(3_000) as f64));
        reading.claims.push(Claim {
            id: format!("{id}-{i}"),
            post: Some(id.clone()),
            line: 1,
            statement: Some(format!("s{i}")),
            span: Span::new(i as u32, i as u32 + 5),
            text: format!("word{} word{} thing{}", dice.throw(900), dice.throw(900), dice.throw(60)),
            claimant: Claimant { name: Some(format!("Ministry of Side {who}")), side: Some(side(who)) },
            polarity: if dice.throw(12) == 0 { Polarity::Denied } else { Polarity::Asserted },
            kind,
            item: Some(format!("thing{}", dice.skewed(60))),
            actor: Side::default(),
            // One in ten does not say whom it befell.
            target: Target { side: (dice.throw(10) > 0).then(|| side(whom)), civilian: None },
            quantity: quantity.map(|quantity| ClaimQuantity { quantity, text: String::new() }),
            place: Some(Place { name: Some(format!("Place {}", dice.skewed(5_000))), ..Place::default() }),
            period: Period { cumulative: [None, Some(true), Some(false)][dice.throw(3)], ..Period::default() },
            event: None,
            rule: "bench".into(),
        });
    }
    reading
}

/// What the process has in memory, in MB; 0 where the system does not tell.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) / 1024
}

fn main() {
    let (mut dice, mut linker) = (Dice(7), Linker::new());
    let posts = CLAIMS / CLAIMS_OF_POST;
    let began = Instant::now();
    for number in 0..posts {
        linker.remember(&report(number, CLAIMS_OF_POST, &mut dice));
        if (number + 1) % (posts / 4) == 0 {
            println!(
                "{:>9} claims remembered: {:.1?}, {} MB",
                (number + 1) * CLAIMS_OF_POST,
                began.elapsed(),
                resident()
            );
        }
    }
    let mut number = posts;
    for claims in [2, 4, CLAIMS_OF_POST] {
        let (mut times, mut links): (Vec<Duration>, usize) = (Vec::with_capacity(MEASURED), 0);
        for _ in 0..MEASURED {
            let report = report(number, claims, &mut dice);
            number += 1;
            let began = Instant::now();
            links += linker.update(&report).links.len();
            times.push(began.elapsed());
        }
        times.sort();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let (middle, most) = (at(0.5), at(0.95));
        println!(
            "a report of {claims} claims into {CLAIMS}: median {middle:.2?}, 95 % {most:.2?}, {} links",
            links / MEASURED
        );
    }
    println!("{} MB", resident());
}
