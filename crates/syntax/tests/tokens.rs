//! The tokeniser, on cases of our own.

use dateline_syntax::tokenize;

/// The text has its tokens separated by spaces or, where none is in the text, by bars.
#[track_caller]
fn check(marked: &str) {
    let expected: Vec<&str> = marked.split([' ', '|']).collect();
    let text = marked.replace('|', "");
    let tokens: Vec<&str> =
        tokenize(&text).into_iter().map(|range| &text[range.start as usize..range.end as usize]).collect();
    assert_eq!(tokens, expected);
}

#[test]
fn words_and_marks() {
    check("The bridge|, they said|, fell|.");
    check("“|We won|,|” he said|.");
    check("(|see the map|)");
    check("Why|?|!");
    check("He waited|...|then left|…");
    check("one|—|two three|--|four");
    check("*|*|breaking|*|*");
}

#[test]
fn contractions() {
    check("They did|n't go|; they|'ll stay|.");
    check("It|’s Norland|’s fault|, is|n’t it|?");
    check("We|'d|'ve known|. I|'m sure he can|not|.");
    check("the soldiers|' graves");
}

#[test]
fn abbreviations_and_initials() {
    check("Gen. J. P. Odell met the U.N. envoy on Oct. 3|.");
    check("He left the U.S.");
    check("at 9 a.m. and 5|p.m.|, e.g. today|, vs. Ltd. and Co.");
    check("Lt.-Col|. Arno");
}

#[test]
fn hyphens_and_slashes() {
    check("a well|-|known anti|-|aircraft gun");
    check("a 7|-|year|-|old girl");
    check("Su-25 and Mi-8MTV-5 jets");
    check("the 2030|-|31 season and the Paris|-|Dakar");
    check("killed|/|wounded");
}

#[test]
fn numbers_units_and_money() {
    check("12,500 people and 3.5 million");
    check("15|km and 90 km|/|h at 30|%");
    check("$|3.20 and €|400|m and US$|5bn");
    check("at 22:40 on 03.10.2031");
    check("No|. 7 of 1990s");
}

#[test]
fn addresses() {
    check("https://news.example.org/live?id=7 and www.example.com|,");
    check("write to desk@example.org|! http://x.org/@desk");
    check("on 10.1.2.3 or file|.|Name");
}

#[test]
fn signs_and_emoticons() {
    check("thanks 🙏|🏽 :-) and <3");
    check("© AFP");
    check("word|:)");
    check("30|°|C");
}

#[test]
fn white_space_is_never_a_token() {
    assert!(tokenize("").is_empty());
    assert!(tokenize(" \n\t \u{a0}\u{2003}").is_empty());
    let spans: Vec<_> = tokenize("  a\u{a0}b \n\n c ").into_iter().map(|r| (r.start, r.end)).collect();
    assert_eq!(spans, [(2, 3), (5, 6), (10, 11)]);
}

#[test]
fn long_words_take_linear_time() {
    for part in ["a", "(", ":)", "..", "-", "a-", "a.", "'s", "x@", "$", "5km", "…", "\u{1f64f}", "!?"] {
        let text = part.repeat(300_000);
        let tokens = tokenize(&text);
        assert_eq!(tokens.first().map(|r| r.start), Some(0), "{part}");
        assert_eq!(tokens.last().map(|r| r.end as usize), Some(text.len()), "{part}");
    }
}
