//! A paragraph made ready for the rules: folded text, sentences, tokens and arcs, and the way back to the kept text.

use std::{cell::OnceCell, ops::Range};

use dateline_model::fold::{Folded, fold};
use dateline_model::{BlockKind, Span, TextIndex};
use dateline_syntax::{Dep, NameType, Names, Parse, Parser, Tag, Token, lemma};

use crate::{attribution::label, found::Found, quantity::QuantityFound, truecase::Truecase};
use dateline_model::mention::TimeValue;

/// The longest paragraph that is parsed, in bytes. Nobody writes longer ones; what lies beyond stays unread text.
pub const MAX_PARAGRAPH: usize = 20_000;

/// One block of a report made ready for the rules.
///
/// All rules work on [`Paragraph::text`], in which look-alike letters, odd spaces and invisible characters are gone, and
/// speak of bytes of it or of tokens of [`Paragraph::parse`]. [`Paragraph::span`] leads back to the kept text.
#[derive(Debug)]
pub struct Paragraph<'t> {
    /// Its role on the page.
    pub kind: BlockKind,
    /// The index of its post in the reading; none outside every post.
    pub post: Option<usize>,
    /// The 1-based line on which it begins.
    pub line: u32,
    /// The folded text, headlines with sentence case.
    pub text: String,
    /// The first byte after an agency's dateline (“GENEVA (Agency) – ”), which is no part of the first sentence; else 0.
    pub body: usize,
    /// Its sentences as byte ranges.
    pub sentences: Vec<Range<usize>>,
    /// Of each sentence, whether it is to be parsed.
    pub readable: Vec<bool>,
    /// Tokens, tags, arcs and names of all sentences that were parsed, in order. Empty where the cheap pass saw nothing to read.
    pub parse: Parse,
    /// Where a body, an office or a person that may speak is named, in order.
    pub speakers: Vec<Range<usize>>,
    /// The colon after the name of a speaker with which it begins: “Harbour police: Two boats sank.”
    pub label: Option<usize>,
    words: Words,
    /// Numbers of things, in order, disjoint.
    pub quantities: Vec<QuantityFound>,
    /// Time expressions, in order, disjoint.
    pub times: Vec<Found<TimeValue>>,
    folded: Folded<'t>,
    /// The first byte of the block in the kept text.
    offset: usize,
    index: &'t TextIndex<'t>,
}

/// The words of a parse as rules ask for them, over and over.
#[derive(Debug, Default)]
struct Words {
    /// All words in lower case, one after the other.
    lower: String,
    /// Where each ends in it.
    ends: Vec<u32>,
    /// The base form of each, in lower case, found when it is first asked for.
    lemmas: Vec<OnceCell<Box<str>>>,
}

impl Words {
    fn new(parse: &Parse, text: &str) -> Words {
        let mut words = Words { lower: String::with_capacity(text.len()), ..Words::default() };
        words.ends.reserve(parse.len());
        for i in 0..parse.len() {
            let word = parse.text(text, i);
            if word.is_ascii() {
                words.lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                words.lower.push_str(&word.to_lowercase());
            }
            words.ends.push(words.lower.len() as u32);
        }
        words.lemmas.resize(parse.len(), OnceCell::new());
        words
    }

    fn lower(&self, i: usize) -> &str {
        let Some(&end) = self.ends.get(i) else { return "" };
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.lower.get(start as usize..end as usize).unwrap_or_default()
    }
}

impl<'t> Paragraph<'t> {
    /// Folds a block and finds its sentences.
    pub fn new(
        index: &'t TextIndex<'t>,
        kind: BlockKind,
        post: Option<usize>,
        span: Span,
        truecase: &Truecase<'_>,
    ) -> Paragraph<'t> {
        let bytes = index.bytes(span);
        let mut kept = index.text().get(bytes.clone()).unwrap_or("");
        if kept.len() > MAX_PARAGRAPH {
            let cut = (0..=MAX_PARAGRAPH).rev().find(|&i| kept.is_char_boundary(i)).unwrap_or(0);
            kept = &kept[..cut];
        }
        let folded = fold(kept);
        let text = without_square_brackets(truecase.apply(&folded.text, kind));
        let body = after_dateline(&folded.text);
        let mut sentences = dateline_syntax::sentences(&text[body..]);
        for sentence in &mut sentences {
            *sentence = sentence.start + body..sentence.end + body;
        }
        Paragraph {
            kind,
            post,
            line: index.line(bytes.start),
            text,
            body,
            readable: vec![true; sentences.len()],
            sentences,
            parse: Parse::default(),
            speakers: Vec::new(),
            label: None,
            words: Words::default(),
            quantities: Vec::new(),
            times: Vec::new(),
            folded,
            offset: bytes.start,
            index,
        }
    }

    /// Sets who may speak, and parts the name of a speaker with which it begins from what is said.
    pub fn name_speakers(&mut self, speakers: Vec<Range<usize>>) {
        self.label = label(&self.text, self.body, &speakers);
        self.speakers = speakers;
        let Some(colon) = self.label else { return };
        let Some(at) = self.sentences.iter().position(|sentence| sentence.contains(&colon)) else { return };
        let sentence = self.sentences[at].clone();
        let said = &self.text[colon + 1..sentence.end];
        let start = sentence.end - said.trim_start().len();
        if start < sentence.end {
            self.sentences.splice(at..=at, [sentence.start..colon + 1, start..sentence.end]);
            self.readable.resize(self.sentences.len(), true);
        }
    }

    /// Parses the sentences of paragraphs, all together: that is faster than each alone.
    pub fn parse_all<'p>(paragraphs: impl Iterator<Item = &'p mut Paragraph<'t>>, parser: &Parser)
    where
        't: 'p,
    {
        let mut paragraphs: Vec<&mut Paragraph<'t>> = paragraphs.collect();
        let texts: Vec<&str> =
            paragraphs.iter().flat_map(|p| p.to_parse().map(|sentence| &p.text[sentence.clone()])).collect();
        let mut parsed = parser.tokens(&texts, Names::Proper).into_iter();
        for paragraph in &mut paragraphs {
            let mut tokens: Vec<Token> = Vec::new();
            for (sentence, own) in paragraph.to_parse().zip(&mut parsed) {
                let (base, at) = (tokens.len() as u32, sentence.start as u32);
                tokens.extend(own.into_iter().map(|t| Token {
                    start: t.start + at,
                    end: t.end + at,
                    head: t.head + base,
                    ..t
                }));
            }
            paragraph.parse = Parse::new(tokens);
            paragraph.words = Words::new(&paragraph.parse, &paragraph.text);
        }
    }

    fn to_parse(&self) -> impl Iterator<Item = &Range<usize>> {
        self.sentences.iter().zip(&self.readable).filter(|(_, readable)| **readable).map(|(sentence, _)| sentence)
    }

    /// Parses its sentences.
    pub fn parse_with(&mut self, parser: &Parser) {
        Paragraph::parse_all(std::iter::once(self), parser);
    }

    /// The span in the kept text of a byte range of [`Paragraph::text`].
    pub fn span(&self, bytes: Range<usize>) -> Span {
        let original = self.folded.original(bytes);
        self.index.span(self.offset + original.start..self.offset + original.end)
    }

    /// The words of a byte range as the kept text has them.
    pub fn kept(&self, bytes: Range<usize>) -> &'t str {
        let original = self.folded.original(bytes);
        self.index.text().get(self.offset + original.start..self.offset + original.end).unwrap_or("")
    }

    /// The bytes behind the mark of a list's item, if it is one: “– two boats sank”. The mark may stand before the block.
    pub fn item(&self) -> Option<Range<usize>> {
        let is_mark = |text: &str| matches!(text.trim(), "-" | "–" | "—" | "•" | "·" | "▪" | "*" | "●" | "◦");
        let line = self.index.text().get(..self.offset)?.rsplit('\n').next().unwrap_or_default();
        let own = self.text.trim_start().chars().next().map_or(0, char::len_utf8);
        let start = self.text.len() - self.text.trim_start().len();
        let start = match self.text.get(start..start + own) {
            Some(mark) if is_mark(mark) => start + own,
            _ if is_mark(line) => start,
            _ => return None,
        };
        let start = self.text.len() - self.text[start..].trim_start().len();
        let end = self.text.trim_end().len();
        (start < end).then_some(start..end)
    }

    /// The 1-based line of a byte of [`Paragraph::text`].
    pub fn line_at(&self, byte: usize) -> u32 {
        self.index.line(self.offset + self.folded.original(byte..byte).start)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.parse.tokens.len()
    }

    /// Whether nothing was parsed.
    pub fn is_empty(&self) -> bool {
        self.parse.tokens.is_empty()
    }

    /// Token `i` as written (folded).
    pub fn word(&self, i: usize) -> &str {
        self.parse.text(&self.text, i)
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        self.words.lower(i)
    }

    /// The base form of token `i`, in lower case.
    pub fn lemma(&self, i: usize) -> &str {
        let Some(known) = self.words.lemmas.get(i) else { return "" };
        known.get_or_init(|| lemma(self.word(i), self.tag(i)).to_lowercase().into())
    }

    /// The tag of token `i`.
    pub fn tag(&self, i: usize) -> Tag {
        self.parse.tokens.get(i).map_or(Tag::Xx, |t| t.tag)
    }

    /// The label of the arc of token `i`.
    pub fn dep(&self, i: usize) -> Dep {
        self.parse.tokens.get(i).map_or(Dep::Root, |t| t.dep)
    }

    /// Whether token `i` is part of a date or a time of day.
    pub fn is_time(&self, i: usize) -> bool {
        let Some(token) = self.parse.tokens.get(i) else { return false };
        let at = token.start as usize;
        matches!(token.name, Some(NameType::Date | NameType::Time)) || self.times.iter().any(|t| t.bytes.contains(&at))
    }

    /// The bytes of a range of tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.parse.bytes(tokens)
    }

    /// The tokens that begin within a byte range.
    pub fn tokens_in(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.parse.tokens.partition_point(|t| (t.start as usize) < bytes.start);
        let last = self.parse.tokens.partition_point(|t| (t.start as usize) < bytes.end);
        first..last
    }

    /// The sentence, as a range of tokens, in which token `i` stands.
    pub fn sentence_of(&self, i: usize) -> Range<usize> {
        let at = self.parse.span(i).start;
        let sentence = self.sentences.iter().find(|s| s.contains(&at)).cloned().unwrap_or(0..self.text.len());
        self.tokens_in(sentence)
    }
}

/// The text with square brackets as a sentence has them: none around what an editor supplies within it (“the theft [of two
/// boats]”), round ones around what stands beside it (“the front [FRO]”). Lengths do not change.
fn without_square_brackets(text: String) -> String {
    const SUPPLIED: [&str; 27] = [
        "of", "in", "on", "at", "by", "to", "for", "from", "with", "the", "a", "an", "his", "her", "their", "its",
        "our", "and", "or", "that", "who", "is", "was", "were", "are", "has", "have",
    ];
    if !text.contains('[') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(open) = rest.find('[') {
        let (before, inner) = (&rest[..open], &rest[open + 1..]);
        out.push_str(before);
        let Some(close) = inner.find([']', '[']).filter(|&close| inner[close..].starts_with(']')) else {
            out.push('(');
            rest = inner;
            continue;
        };
        let note = &inner[..close];
        let first = note.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let (left, right) = if SUPPLIED.contains(&first) { (' ', ' ') } else { ('(', ')') };
        out.push(left);
        out.push_str(note);
        out.push(right);
        rest = &inner[close + 1..];
    }
    out.push_str(rest);
    out
}

/// The first byte after “GENEVA (Agency) – ”, “GENEVA, Oct 3 (Agency) - ”, “GENEVA (SWITZERLAND), 3 OCT 21 (AGENCY) -- ”,
/// “GENEVA, October 3. /AGENCY/. ” or “GENEVA -- ”; else 0.
fn after_dateline(text: &str) -> usize {
    let head = text.char_indices().nth(80).map_or(text, |(i, _)| &text[..i]);
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let place_end = head.find(|c: char| c.is_lowercase() || matches!(c, '(' | '/' | ',' | '.') || dash(c)).unwrap_or(0);
    let place = head[..place_end].trim();
    let word = |w: &str| w.len() > 1 && w.chars().all(char::is_uppercase);
    if !place.split([' ', '-']).any(word) || place.chars().any(char::is_lowercase) {
        return 0;
    }
    let country = head[place_end..].strip_prefix('(').and_then(|rest| rest.find(')')).map_or(0, |close| close + 2);
    let place_end = place_end + if head[place_end + country..].starts_with(',') { country } else { 0 };
    let rest = &head[place_end..];
    // The day: “, Oct 3”, “, October 3.”, “, 3 Oct 19”
    let opens = [rest.find(['(', '/']), rest.find(" --").map(|i| i + 1)].into_iter().flatten().min();
    let day = opens.filter(|&i| i < 32 && rest.starts_with(',')).unwrap_or(0);
    let agency = &rest[day..];
    let end = if let Some(rest) = agency.strip_prefix('/') {
        rest.find('/').map(|i| day + i + 2)
    } else if agency.starts_with('(') {
        agency
            .find(')')
            .filter(|&close| agency[close + 1..].trim_start().starts_with(dash))
            .map(|close| day + close + 1)
    } else {
        agency.starts_with(dash).then_some(day)
    };
    let Some(end) = end else { return 0 };
    let spaced = head[..place_end].ends_with(' ') || end > 0;
    let after = text[place_end + end..].trim_start_matches(|c: char| dash(c) || c == '.' || c.is_whitespace());
    let gap = text.len() - after.len() - place_end - end;
    // Monitors of broadcasts say in brackets what follows: “[Text]”, “[Communique]”.
    let mut body = after;
    while let Some((note, rest)) = body.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        if note.len() > 120 || rest.trim().is_empty() {
            break;
        }
        body = rest.trim_start();
    }
    if spaced && gap > 1 { text.len() - body.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn square_brackets_are_those_of_a_sentence() {
        let show = |text: &str| without_square_brackets(text.to_owned());
        assert_eq!(show("the theft [of two boats] by the front [FRO]"), "the theft  of two boats  by the front (FRO)");
        assert_eq!(show("[a [b] c"), "(a (b) c");
        assert_eq!(show("no ] one"), "no ] one");
    }

    #[test]
    fn datelines_end_at_the_dash() {
        assert_eq!(after_dateline("GENEVA (Agency) – The talks began."), "GENEVA (Agency) – ".len());
        assert_eq!(after_dateline("NEW ORVESSA, Oct 3 (Agency) - The talks"), "NEW ORVESSA, Oct 3 (Agency) - ".len());
        assert_eq!(after_dateline("ORVESSA, October 3. /AGENCY/. The talks"), "ORVESSA, October 3. /AGENCY/. ".len());
        assert_eq!(after_dateline("ORVESSA -- The talks"), "ORVESSA -- ".len());
        assert_eq!(after_dateline("ORVESSA, 3 OCT 21 -- [TEXT] THE TALKS"), "ORVESSA, 3 OCT 21 -- [TEXT] ".len());
        assert_eq!(
            after_dateline("ORVESSA, 3 OCT 21 (AGENCY) -- [TEXT] THE TALKS"),
            "ORVESSA, 3 OCT 21 (AGENCY) -- [TEXT] ".len()
        );
        assert_eq!(
            after_dateline("ORVESSA (MERESH), 3 OCT 21 (AGENCY) -- [TEXT] THE TALKS"),
            "ORVESSA (MERESH), 3 OCT 21 (AGENCY) -- [TEXT] ".len()
        );
        assert_eq!(after_dateline("UN-led talks began (in Geneva) - at last."), 0);
        assert_eq!(after_dateline("UN envoys met."), 0);
        assert_eq!(after_dateline("The talks (the third) - they said - began."), 0);
        assert_eq!(after_dateline(""), 0);
    }
}
