//! The parser: agreement with spaCy, and what holds of every parse.

use dateline_syntax::{Dep, NameType, Parse, Parser, Tag, Token, sentences, tokenize};
use proptest::prelude::*;

/// A token a line, as tests/reference/generate.py writes it.
fn lines(parse: &Parse) -> String {
    let line = |token: &Token| {
        let name = match token.name {
            Some(name) => format!("{}-{name}", if token.name_start { "B" } else { "I" }),
            None => "O".to_owned(),
        };
        format!("{}\t{}\t{}\t{}\t{}\t{name}\n", token.start, token.end, token.tag, token.head, token.dep)
    };
    parse.tokens.iter().map(line).collect()
}

/// The reference was made by spaCy itself, in floating point. Ours is in whole numbers, the same on every machine; of the arcs a
/// few in a thousand come out otherwise, and of the tokens none.
#[test]
fn parses_are_those_of_spacy() {
    let texts = include_str!("reference/texts.txt").lines();
    let parses = include_str!("reference/parses.tsv").split_terminator("\n\n");
    let (mut count, mut all, mut same) = (0, 0, 0);
    for (text, expected) in texts.zip(parses) {
        let parse = lines(&Parser::shipped().parse(text));
        let place = |line: &str| line.splitn(3, '\t').take(2).map(str::to_owned).collect::<Vec<_>>();
        let places = |parse: &str| parse.lines().map(place).collect::<Vec<_>>();
        assert_eq!(places(&parse), places(expected), "{text}");
        all += expected.lines().count();
        same += parse.lines().zip(expected.lines()).filter(|(ours, theirs)| ours == theirs).count();
        count += 1;
    }
    assert_eq!(count, 50);
    assert!(same as f64 >= 0.99 * all as f64, "{same} of {all}");
}

#[test]
fn a_parse_can_be_walked() {
    let text = "The army destroyed two tanks near Arda. Nobody was hurt.";
    let parse = Parser::shipped().parse(text);
    let at = |word: &str| (0..parse.len()).find(|&i| parse.text(text, i) == word).unwrap();
    let (destroyed, tanks) = (at("destroyed"), at("tanks"));
    assert_eq!(parse.tokens[destroyed].tag, Tag::Vbd);
    assert_eq!(parse.head(destroyed), None);
    assert_eq!(parse.child(destroyed, Dep::Nsubj), Some(at("army")));
    assert_eq!(parse.child(destroyed, Dep::Dobj), Some(tanks));
    assert_eq!(&text[parse.subtree_span(tanks)], "two tanks");
    assert_eq!(parse.lefts(destroyed).collect::<Vec<_>>(), [at("army")]);
    assert_eq!(parse.rights(destroyed).next(), Some(tanks));
    assert!(parse.is_under(at("two"), destroyed));
    assert!(!parse.is_under(at("Nobody"), destroyed));
    let sentences: Vec<&str> = parse.sentences().map(|tokens| &text[parse.bytes(tokens)]).collect();
    assert_eq!(sentences, ["The army destroyed two tanks near Arda.", "Nobody was hurt."]);
    let names: Vec<_> = parse.names().iter().map(|name| (name.tokens.len(), name.kind)).collect();
    assert_eq!(names, [(1, NameType::Cardinal), (1, NameType::Gpe)]);
    assert_eq!(parse.token_at(text.find("tanks").unwrap() + 2), Some(tanks));
    assert_eq!(parse.token_at(3), None);
    assert_eq!(parse.head(999), None);
    assert_eq!(parse.children(999).len(), 0);
}

/// White space in front, between and behind does not take part in the answer.
#[test]
fn white_space_is_left_out() {
    let parse = Parser::shipped().parse(" \n The  river\n rose .\t\n\n It fell.\n");
    let words: Vec<_> = parse.tokens.iter().map(|token| (token.start, token.end)).collect();
    assert_eq!(words, [(3, 6), (8, 13), (15, 19), (20, 21), (25, 27), (28, 32), (32, 33)]);
    assert!(parse.tokens.iter().all(|token| token.tag != Tag::Sp));
    assert!(parse.sentences().any(|sentence| sentence == (4..7)));
}

/// However long a text is, it is taken in blocks: one more word far behind changes nothing before.
#[test]
fn long_texts() {
    let sentence = "The ministry said that its forces had taken the hill, and that nobody was hurt. ";
    let parser = Parser::shipped();
    let long = parser.parse(&sentence.repeat(400));
    let longer = parser.parse(&sentence.repeat(401));
    assert_eq!(long.tokens[..], longer.tokens[..long.len()]);
    check(&sentence.repeat(400), &long);
    for text in ["tank ".repeat(5_000), "Tank, ".repeat(3_000), "(".repeat(3_000), "x".repeat(50_000)] {
        check(&text, &parser.parse(&text));
    }
}

/// What holds of every parse.
fn check(text: &str, parse: &Parse) {
    let spans: Vec<_> = parse.tokens.iter().map(|token| token.start..token.end).collect();
    assert_eq!(spans, tokenize(text));
    let mut end = 0;
    for (i, token) in parse.tokens.iter().enumerate() {
        // Tokens stand on character boundaries, in order, and only white space is between them.
        assert!(!parse.text(text, i).is_empty());
        assert!(text[end..token.start as usize].chars().all(char::is_whitespace));
        end = token.end as usize;
        // Arcs make trees.
        assert!(parse.head(i).is_none_or(|head| head < parse.len()));
        assert_eq!(parse.head(i).is_none(), token.dep == Dep::Root);
        assert!(parse.ancestors(i).take(parse.len() + 1).count() < parse.len());
        assert!(parse.subtree(i).contains(&i));
        // A name has a beginning.
        let goes_on = token.name.is_some() && !token.name_start;
        assert!(!goes_on || (i > 0 && parse.tokens[i - 1].name == token.name));
    }
    assert!(text[end..].chars().all(char::is_whitespace));
    // Sentences cover all tokens, and arcs stay in them.
    let mut next = 0;
    for sentence in parse.sentences() {
        assert_eq!(sentence.start, next);
        assert!(sentence.clone().all(|i| parse.head(i).is_none_or(|head| sentence.contains(&head))));
        next = sentence.end;
    }
    assert_eq!(next, parse.len());
}

/// Words, marks, odd spaces and signs in any order.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[A-Za-z]{1,8}",
        2 => prop::sample::select(vec![
            " ", " ", " ", "\n", "\n\n", "\u{a0}", ".", ",", "...", "…", "“", "”", "’s", "n't", "-", "(", ")", ":)", "$", "%", "km",
            "U.N.", "Mr.", "said", "that", "was", "killed", "30", "Oct.", "http://a.bc", "@", "🙏🏽", "é", "ß", "中", "\u{301}",
            "\u{200b}", "\0", "\r\n",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_has_a_sound_parse(text in texts()) {
        let parse = Parser::shipped().parse(&text);
        check(&text, &parse);
        prop_assert_eq!(parse, Parser::shipped().parse(&text));
    }

    #[test]
    fn sentences_cover_any_text(text in texts()) {
        let mut end = 0;
        for range in sentences(&text) {
            prop_assert!(text[end..range.start].trim().is_empty());
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            prop_assert!(!range.is_empty());
            end = range.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    /// Whatever arcs tokens come with, the parse is a forest.
    #[test]
    fn any_heads_make_trees(heads in prop::collection::vec(0..30_u32, 0..25)) {
        let text = "a ".repeat(heads.len());
        let token = |(i, &head): (usize, &u32)| {
            let start = 2 * i as u32;
            let dep = if head as usize == i { Dep::Root } else { Dep::Dep };
            Token { start, end: start + 1, tag: Tag::Nn, head, dep, name: None, name_start: false }
        };
        check(&text, &Parse::new(heads.iter().enumerate().map(token).collect()));
    }
}
