//! One sentence of our own a construction: source | cue | content (pieces joined with “ ~ ”).

use std::ops::Range;

use foldhash::{HashSet, HashSetExt};

use dateline_model::{BlockKind, Mode, TextIndex};
use dateline_syntax::Parser;
use proptest::prelude::*;

use super::{Attribution, CueClass, Piece, attributions};
use crate::{paragraph::Paragraph, truecase::Truecase};

/// Reads blocks of one post and hands what was found to `then`, with a way to the words of a piece.
fn read<T>(blocks: &[(BlockKind, &str)], then: impl Fn(&[Attribution], &dyn Fn(&Piece) -> String) -> T) -> T {
    let mut text = String::new();
    let mut ranges: Vec<(BlockKind, Range<usize>)> = Vec::new();
    for (kind, block) in blocks {
        ranges.push((*kind, text.len()..text.len() + block.len()));
        text.push_str(block);
        text.push('\n');
    }
    let index = TextIndex::new(&text);
    let names = HashSet::new();
    let truecase = Truecase::new(&names);
    let mut post: Vec<Paragraph<'_>> = ranges
        .into_iter()
        .map(|(kind, bytes)| Paragraph::new(&index, kind, Some(0), index.span(bytes), &truecase))
        .collect();
    for paragraph in &mut post {
        paragraph.parse_with(Parser::shipped());
    }
    let found = attributions(&post);
    then(&found, &|piece| post[piece.paragraph].text[piece.bytes.clone()].to_owned())
}

/// What is found, a line each; of one within another with “> ” before it.
fn lines(blocks: &[(BlockKind, &str)]) -> Vec<String> {
    read(blocks, |found, words| {
        found
            .iter()
            .map(|a| {
                let content: Vec<String> = a.content.iter().map(words).collect();
                let source = a.source.as_ref().map_or("–".to_owned(), words);
                let inner = if a.nested_in.is_some() { "> " } else { "" };
                format!("{inner}{source} | {} | {}", words(&a.cue), content.join(" ~ "))
            })
            .collect()
    })
}

fn body(sentence: &str) -> Vec<String> {
    lines(&[(BlockKind::Body, sentence)])
}

fn headline(words: &str) -> Vec<String> {
    lines(&[(BlockKind::Headline, words)])
}

/// Each sentence with what must be found in it.
fn check(table: &[(&str, &[&str])], read: fn(&str) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (sentence, wanted) in table {
        let found = read(sentence);
        if found != *wanted {
            wrong.push(format!("{sentence}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn clauses() {
    check(
        &[
            ("The mayor said that the bridge was open.", &["The mayor | said | the bridge was open"]),
            ("The mayor said the bridge was open.", &["The mayor | said | the bridge was open"]),
            (
                "The bridge was open again, the mayor of Orvessa said on Friday.",
                &["the mayor of Orvessa | said | The bridge was open again"],
            ),
            ("The bridge, the mayor said, was open again.", &["the mayor | said | The bridge ~ was open again"]),
            (
                "The army lost two boats, the spokeswoman of the fleet, Anna Example, said on Friday.",
                &["the spokeswoman of the fleet | said | The army lost two boats"],
            ),
            ("As the mayor put it, nothing had changed.", &[]),
            ("It was noted that the bridge was open.", &["– | was noted | the bridge was open"]),
            ("The mayor asked whether the bridge was open.", &["The mayor | asked | whether the bridge was open"]),
            ("The mayor told Channel Nine that the bridge was open.", &["The mayor | told | the bridge was open"]),
            (
                "The ministry said the bridge was open, and the mayor added that traffic was heavy.",
                &["The ministry | said | the bridge was open", "the mayor | added | traffic was heavy"],
            ),
            ("Reporters met the minister, who said that talks would go on.", &["who | said | talks would go on"]),
            (
                "ORVESSA (Agency) - The mayor said that the bridge was open.",
                &["The mayor | said | the bridge was open"],
            ),
        ],
        body,
    );
}

#[test]
fn participles_share_the_subject() {
    check(
        &[
            (
                "The bridge was open, the mayor said, adding that traffic was heavy.",
                &["the mayor | said | The bridge was open", "the mayor | adding | traffic was heavy"],
            ),
            (
                "Meresh backed its ally, warning that any attack would be answered.",
                &["Meresh | warning | any attack would be answered"],
            ),
            (
                "The mayor took to Twitter to claim that the bridge was open.",
                &["The mayor | to claim | the bridge was open"],
            ),
            (
                "Three countries issued a statement condemning the attack.",
                &["Three countries | condemning | the attack"],
            ),
            (
                "The envoy was quoted as saying that the talks had failed.",
                &["The envoy | saying | the talks had failed"],
            ),
        ],
        body,
    );
}

#[test]
fn infinitives_and_gerunds() {
    check(
        &[
            ("The mayor promised to repair the bridge.", &["The mayor | promised | to repair the bridge"]),
            (
                "The envoy urged both sides to return to the talks.",
                &["The envoy | urged | both sides to return to the talks"],
            ),
            (
                "The envoy called on both sides to return to the talks.",
                &["The envoy | called on | both sides to return to the talks"],
            ),
            ("The mayor told the drivers to wait.", &["The mayor | told | to wait"]),
            ("The mayor would come, should the council ask him to speak.", &[]),
            ("Drivers are advised to stay at home.", &["– | are advised | to stay at home"]),
            ("The mayor recommended closing the road.", &["The mayor | recommended | closing the road"]),
        ],
        body,
    );
}

#[test]
fn nominal_contents() {
    check(
        &[
            (
                "The council condemned the attack on the bridge.",
                &["The council | condemned | the attack on the bridge"],
            ),
            (
                "The envoy demanded the withdrawal of all troops.",
                &["The envoy | demanded | the withdrawal of all troops"],
            ),
            ("The clinic reported 19 injured drivers.", &["The clinic | reported | 19 injured drivers"]),
            ("The envoy called for an immediate truce.", &["The envoy | called for | an immediate truce"]),
            ("The guards ignored calls this week by the envoy for a truce.", &["the envoy | calls | a truce"]),
            ("The envoy is concerned about the fighting.", &["The envoy | is concerned | the fighting"]),
            ("The envoy warned of another flood.", &["The envoy | warned of | another flood"]),
            ("The clinic put the death toll at 24.", &["The clinic | put | the death toll at 24"]),
            ("The clinic reported on the loss of two boats.", &["The clinic | reported on | the loss of two boats"]),
            ("The clinic reported two deaths on Sunday.", &["The clinic | reported | two deaths"]),
            ("The envoy expressed concern over the fighting.", &["The envoy | expressed concern | the fighting"]),
            ("The ministry denied reports of losses.", &["The ministry | denied | reports of losses"]),
            ("The mayor accused the guards of shelling the bridge.", &["The mayor | accused | shelling the bridge"]),
            ("The envoy called the shelling unacceptable.", &["The envoy | called | the shelling unacceptable"]),
            ("The ministry published a video of the bridge.", &["The ministry | published a video | the bridge"]),
            (
                "The ministry rejected the guards' claim that the bridge had fallen.",
                &[
                    "The ministry | rejected | the guards' claim that the bridge had fallen",
                    "> the guards' | claim | the bridge had fallen",
                ],
            ),
        ],
        body,
    );
}

#[test]
fn acts_are_no_statements() {
    check(
        &[
            ("Meresh announced a partial mobilisation.", &[]),
            ("The two presidents met and signed the treaty.", &[]),
            ("According to preliminary data, three drivers died.", &[]),
        ],
        body,
    );
}

#[test]
fn adverbials() {
    check(
        &[
            ("According to the mayor, the bridge was open.", &["the mayor | According to | the bridge was open"]),
            (
                "The bridge was open, according to the mayor of Orvessa.",
                &["the mayor of Orvessa | according to | The bridge was open"],
            ),
        ],
        body,
    );
}

#[test]
fn quoted_speech() {
    check(
        &[
            ("“The bridge is open,” the mayor said.", &["the mayor | said | The bridge is open"]),
            ("\"The bridge is open,\" said the mayor.", &["the mayor | said | The bridge is open"]),
            ("''The bridge is open,'' the mayor said.", &["the mayor | said | The bridge is open"]),
            ("The mayor said: “The bridge is open.”", &["The mayor | said | The bridge is open."]),
            (
                "“The bridge is open. Traffic is heavy,” the mayor said. “We ask drivers to wait.”",
                &["the mayor | said | The bridge is open. Traffic is heavy ~ We ask drivers to wait."],
            ),
            ("“The bridge,” the mayor said, “is open again.”", &["the mayor | said | The bridge ~ is open again."]),
            ("“The bridge is open,” the mayor went on to say.", &["the mayor | went on to say | The bridge is open"]),
            (
                "The whole bridge “is open again,” the mayor said.",
                &["the mayor | said | The whole bridge “is open again"],
            ),
            ("Anna Example: “The bridge is open.”", &["Anna Example | : | The bridge is open."]),
            ("“The bridge is open.” – Anna Example", &["Anna Example | – | The bridge is open."]),
            ("EXAMPLE: The bridge is open again.", &["EXAMPLE | : | The bridge is open again"]),
            ("UPDATE: The bridge is open again.", &[]),
            (
                "The mayor said the so-called “new” bridge was open.",
                &["The mayor | said | the so-called “new” bridge was open"],
            ),
        ],
        body,
    );
}

#[test]
fn quotations_run_over_paragraphs() {
    let text = |a, b| [(BlockKind::Body, a), (BlockKind::Body, b)];
    assert_eq!(
        lines(&text("“The bridge is open.", "“Traffic is heavy,” the mayor said.")),
        ["the mayor | said | The bridge is open. ~ Traffic is heavy"]
    );
    assert_eq!(
        lines(&text("The mayor said in a statement:", "“The bridge is open.”")),
        ["The mayor | said | The bridge is open."]
    );
}

#[test]
fn headlines() {
    check(
        &[
            ("Mayor Says Old Bridge Open Again", &["Mayor | says | old bridge open again"]),
            ("Old Bridge Open Again, Mayor Says", &["mayor | says | Old bridge open again"]),
            ("Old Bridge Open Again - Mayor", &["mayor | - | Old bridge open again"]),
            ("Rescuers Pull Driver From River - Video", &[]),
            ("Envoy Calls for Truce in Orvessa", &["Envoy | calls for | truce in Orvessa"]),
            ("Mayor Accuses Guards of Shelling Bridge", &["Mayor | accuses | shelling bridge"]),
            ("Guards Post Video of Shelled Bridge", &["Guards | post video | shelled bridge"]),
            ("Envoys Condemn Shelling, Call for Truce", &["Envoys | condemn | shelling", "Envoys | call for | truce"]),
            (
                "Envoy Calls for Truce in Orvessa, Mayor Says",
                &["> Envoy | calls for | truce in Orvessa", "mayor | says | Envoy calls for truce in Orvessa"],
            ),
        ],
        headline,
    );
}

#[test]
fn modes_media_and_classes() {
    let first = |sentence: &str| {
        read(&[(BlockKind::Body, sentence)], |found, words| {
            found.first().map(|a| (a.mode, a.class, a.medium.as_ref().map(words)))
        })
    };
    let some = |mode, class, medium: Option<&str>| Some((mode, class, medium.map(str::to_owned)));
    assert_eq!(
        first("“The bridge is open,” the mayor said in a statement."),
        some(Mode::Direct, CueClass::Say, Some("in a statement"))
    );
    assert_eq!(
        first("The mayor told Channel Nine that the bridge was “wide open.”"),
        some(Mode::Mixed, CueClass::Say, Some("Channel Nine"))
    );
    assert_eq!(first("The mayor denied that the bridge was open."), some(Mode::Indirect, CueClass::Deny, None));
    assert_eq!(first("The mayor did not say that the bridge was open."), some(Mode::Indirect, CueClass::Doubt, None));
}

#[test]
fn signs_are_nobody() {
    read(&[(BlockKind::Headline, ": - . said The The")], |found, _| {
        assert!(found.iter().all(|a| a.source.is_none() && a.source_head.is_none()), "{found:?}");
    });
}

proptest! {
    /// Whatever is written, every span lies within its paragraph, contents are not empty, and nesting has no cycle.
    #[test]
    fn spans_hold(words in prop::collection::vec(
        prop::sample::select(vec!["The", "mayor", "said", "that", "“", "”", "\"", "'", "bridge", "was", "open", ",", ".", ":", "-", "according", "to",
            "denied", "calls", "for", "and", "adding", "who", "told", "Orvessa", "é", "…", "["]), 0..40))
    {
        let text = words.join(" ");
        read(&[(BlockKind::Body, &text), (BlockKind::Headline, &text)], |found, words| {
            for a in found {
                assert!(!a.content.is_empty());
                for piece in a.content.iter().chain(&a.source).chain(&a.medium).chain([&a.cue]) {
                    assert!(!words(piece).is_empty());
                }
                let (mut at, mut steps) = (a.nested_in, 0);
                while let Some(outer) = at {
                    at = found[outer].nested_in;
                    steps += 1;
                    assert!(steps <= found.len());
                }
            }
        });
    }
}
