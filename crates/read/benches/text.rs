//! How fast plain text is read, in bytes a second: posts under stamps, a digest, an article, and posts in Cyrillic.
//!
//! Paragraphs are put together from sentences of many kinds in an order that does not come again, as those of real coverage
//! differ: lines that stand twice, and words that are always the same, are read otherwise.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_model::Coverage;
use dateline_read::{Origin, read};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ENGLISH: [&str; 24] = [
    "The harbour office said on Monday that most of the crews had agreed to the new timetable.",
    "\"We are nearly there,\" a spokesman said.",
    "At least 14 ferries stayed in port, and some 3,200 passengers had to wait for the evening train.",
    "The mayor of Arnholm, Ann Arn, called on both sides to come back to the table.",
    "No further details were given.",
    "According to the union, 61 percent of its members had voted for the offer, and 27 percent against it.",
    "Police closed the bridge at the old mill for two hours after a lorry had lost its load there.",
    "It was not clear how long the repairs would take, or who was to pay for them.",
    "Earlier this week, the company had said that it would not talk before the strike ended.",
    "“Nobody wants this to go on for another month,” she told reporters outside the town hall.",
    "The river stood 4.2 metres above its usual level on Tuesday evening, the weather service said in a bulletin.",
    "Three people were taken to hospital, one of them with a broken leg.",
    "The ministry denied that, and said that its inspectors had found no fault with the boats.",
    "Buses run every 20 minutes between Stena and the southern pier instead.",
    "The talks, which began in September, had broken down twice over pay and over the hours at night.",
    "A second ship, the Halyard, is expected to leave the yard by the end of March.",
    "Shops along the quay opened again in the morning, and the market is to be held as usual.",
    "He said that the report would be published on 4 April, once the court had read it.",
    "Residents of the lower town spent the night in a school; many of them went home when the water fell.",
    "The estuary authority counted 118 damaged moorings, of which 40 can’t be used before the summer.",
    "Fishermen blamed the dredging of the channel for the loss of their nets, which the company rejects.",
    "Both sides agreed that a mediator should look at the numbers first.",
    "The opposition asked for an inquiry into why the warning had come so late.",
    "That is twice as many as in the year before, when the line was shut for a week as well.",
];
const RUSSIAN: [&str; 14] = [
    "Администрация порта сообщила в понедельник, что большая часть экипажей согласилась с новым расписанием.",
    "«Мы почти у цели», — сказал представитель порта.",
    "Не менее 14 паромов остались у причала, около 3200 пассажиров ждали вечернего поезда.",
    "Мэр Арнхольма Анна Арн призвала обе стороны вернуться за стол переговоров.",
    "Подробности не приводятся.",
    "По данным профсоюза, за предложение проголосовал 61 процент его членов, против — 27 процентов.",
    "Полиция закрыла мост у старой мельницы на два часа: на нём грузовик потерял свой груз.",
    "Пока неясно, сколько времени займёт ремонт и кто за него заплатит.",
    "Ранее на этой неделе компания заявляла, что не будет вести переговоры до конца забастовки.",
    "Уровень реки во вторник вечером был на 4,2 метра выше обычного, говорится в сводке службы погоды.",
    "Трое пострадавших доставлены в больницу, у одного из них сломана нога.",
    "В министерстве это опровергли и добавили, что проверка не выявила нарушений на судах.",
    "Автобусы между Стеной и южным причалом ходят каждые 20 минут.",
    "Жители нижнего города провели ночь в школе; многие вернулись домой, когда вода спала.",
];
const HEADLINES: [&str; 6] = [
    "Office Speaks of Progress in Ferry Talks",
    "Bridge at the Old Mill Closed",
    "Union: 61 Percent Vote for the Offer",
    "Water Falls in the Lower Town of Arnholm",
    "Second Ship Leaves the Yard",
    "What the Mediator Said About the Numbers",
];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A paragraph of two to four sentences.
    fn paragraph(&mut self, sentences: &[&str]) -> String {
        let count = 2 + self.below(3);
        let all: Vec<&str> = (0..count).map(|_| sentences[self.below(sentences.len())]).collect();
        all.join(" ")
    }
}

fn feed(posts: usize, sentences: &[&str]) -> String {
    let mut chance = Chance(1);
    let mut text = String::from("Live Updates: Ferry Talks Go On in Arnholm\n\nTalks have gone on since Monday.\n\n");
    for n in 0..posts {
        let (hour, minute, day) = (23 - n / 60 % 24, 59 - n % 60, 28 - n / 1440 % 28);
        let headline = HEADLINES[chance.below(HEADLINES.len())];
        text.push_str(&format!("{hour:02}:{minute:02} GMT {day:02}.03.2026\n{headline}\n\n"));
        for _ in 0..1 + chance.below(3) {
            text.push_str(&chance.paragraph(sentences));
            text.push_str("\n\n");
        }
    }
    text
}

fn digest(items: usize) -> String {
    let mut chance = Chance(2);
    let mut text = String::from("Ferry strike: what we know\n\nKey points\n\n");
    for n in 0..items {
        text.push_str(&format!("• On March {}, {}\n", n % 31 + 1, chance.paragraph(&ENGLISH)));
    }
    text
}

fn article(paragraphs: usize) -> String {
    let mut chance = Chance(3);
    let mut text = String::from("Ferry crews end strike\n\nBy Ann Arn\n\nMarch 11, 2026\n\n");
    for _ in 0..paragraphs {
        text.push_str(&chance.paragraph(&ENGLISH));
        text.push_str("\n\n");
    }
    text
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("text");
    group.sample_size(20);
    for (name, text) in [
        ("feed", feed(1900, &ENGLISH)),
        ("feed in Russian", feed(1100, &RUSSIAN)),
        ("digest", digest(4000)),
        ("article", article(4000)),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| read(text.as_bytes(), &Origin { path: "feed.txt", ..Origin::default() }, &Coverage::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
