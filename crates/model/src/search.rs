//! What somebody looks for: words and operators as a reader types them, and what of it was understood.
//!
//! | typed | means |
//! | --- | --- |
//! | `ferry landing` | both words, in any of their forms |
//! | `"ferry landing"` | these words, next to each other |
//! | `ferr*` | words that begin so |
//! | `ferry OR bridge` | either |
//! | `-ferry`, `NOT ferry` | not that; before operators too |
//! | `source:wire`, `side:Veyl`, `kind:killed`, `place:"Lower Sound"`, `speaker:Kessel` | in that field |
//! | `after:2026-03-10`, `before:2026-03-12`, `day:2026-03-11` or `day:3` | from that day on, up to the day before, on that day |
//! | `disputed:yes`, `disputed:no` | of which claims contradict each other, or not |
//!
//! [`Search::parse`] is a pure function that takes any text; what it does not understand, it says in [`Search::notes`].

use std::fmt;

use jiff::{ToSpan, civil::Date};

/// The longest search, in characters; what is beyond them is left out.
pub const MAX_SEARCH: usize = 300;
/// The most words, phrases and fields; what is beyond them is left out.
pub const MAX_TERMS: usize = 24;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// All of these must hold.
    pub clauses: Vec<Clause>,
    /// The first day.
    pub from: Option<Date>,
    /// The day after the last.
    pub until: Option<Date>,
    /// Only what is contradicted, or only what is not.
    pub disputed: Option<bool>,
    /// What was not understood.
    pub notes: Vec<Note>,
}

/// What must hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not.
    pub not: bool,
    /// Any of these. There is one at least.
    pub any: Vec<Term>,
}

/// Words in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The field.
    pub field: Field,
    /// The words. There is a letter or digit in them, and no control character.
    pub text: String,
    /// How they are meant.
    pub form: Form,
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// In what is said.
    Words,
    /// In the source's name.
    Source,
    /// In the name of the side that speaks.
    Side,
    /// In the kind of what is claimed.
    Kind,
    /// In the place of what is claimed.
    Place,
    /// In the speaker's name, role and body.
    Speaker,
}

/// How a term is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// In any form of the word.
    Word,
    /// Exactly so, and next to each other.
    Phrase,
    /// As the beginning of a word.
    Prefix,
}

/// What of a search was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// There is no such operator; its text was taken for words.
    NoOperator(String),
    /// An operator wants a day, and has something else.
    NoDay(&'static str, String),
    /// `disputed:` wants yes or no.
    NoAnswer(String),
    /// An operator has no value.
    NoValue(&'static str),
    /// It was too long.
    TooLong,
}

/// The operators, for those who are told of them.
pub const OPERATORS: &str = "source:, side:, kind:, place:, speaker:, after:, before:, day: and disputed:";

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::NoOperator(name) => {
                write!(f, "“{name}:” is no operator here, so it was looked for as words. There are {OPERATORS}.")
            }
            Note::NoDay(operator, value) => write!(
                f,
                "“{operator}:{value}” names no day and was left out. Write {operator}:2026-03-11, or day:3 for the third day."
            ),
            Note::NoAnswer(value) => write!(f, "“disputed:{value}” was left out. Write disputed:yes or disputed:no."),
            Note::NoValue(operator) => write!(f, "“{operator}:” has nothing after it and was left out."),
            Note::TooLong => write!(f, "The search was too long; what comes last was left out."),
        }
    }
}

impl Search {
    /// Understands what somebody typed. `first_day` is the event's, by which days are counted.
    pub fn parse(typed: &str, first_day: Option<Date>) -> Search {
        let mut search = Search::default();
        let short: String = typed.chars().take(MAX_SEARCH).collect();
        if short.len() < typed.len() {
            search.notes.push(Note::TooLong);
        }
        let mut terms = 0;
        // Whether the word before is part of a clause that may go on, and an OR stands after it.
        let (mut open, mut or, mut not) = (false, false, false);
        for token in tokens(&short) {
            match token.value.as_str() {
                "OR" if token.bare() => {
                    or = open;
                    continue;
                }
                "AND" if token.bare() => continue,
                "NOT" if token.bare() => {
                    not = true;
                    continue;
                }
                _ => {}
            }
            let negated = std::mem::take(&mut not) || token.not;
            let joins = std::mem::take(&mut or) && !negated;
            open = false;
            let Some(term) = search.term(&token, first_day) else { continue };
            if terms == MAX_TERMS {
                search.notes.push(Note::TooLong);
                break;
            }
            terms += 1;
            open = !negated;
            match search.clauses.last_mut() {
                Some(last) if joins => last.any.push(term),
                _ => search.clauses.push(Clause { not: negated, any: vec![term] }),
            }
        }
        search.notes.dedup();
        search
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.from.is_none() && self.until.is_none() && self.disputed.is_none()
    }

    /// The words that are looked for in what is said: what to mark in an answer.
    pub fn words(&self) -> impl Iterator<Item = &Term> {
        let wanted = self.clauses.iter().filter(|clause| !clause.not);
        wanted.flat_map(|clause| &clause.any).filter(|term| term.field == Field::Words)
    }

    /// A token as a term; none if it is a condition of another sort, or nothing.
    fn term(&mut self, token: &Token, first_day: Option<Date>) -> Option<Term> {
        let field = match token.operator.as_deref() {
            None => Field::Words,
            Some("source") => Field::Source,
            Some("side") => Field::Side,
            Some("kind") => Field::Kind,
            Some("place") => Field::Place,
            Some("speaker") => Field::Speaker,
            Some("after") => return self.day("after", token, first_day),
            Some("before") => return self.day("before", token, first_day),
            Some("day") => return self.day("day", token, first_day),
            Some("disputed") => {
                match token.value.to_lowercase().as_str() {
                    "" | "yes" | "true" | "1" => self.disputed = Some(!token.not),
                    "no" | "false" | "0" => self.disputed = Some(token.not),
                    _ => self.notes.push(Note::NoAnswer(token.value.clone())),
                }
                return None;
            }
            Some(other) => {
                self.notes.push(Note::NoOperator(other.to_owned()));
                let text = format!("{other} {}", token.value);
                return Some(Term { field: Field::Words, text, form: Form::Word });
            }
        };
        let (text, form) = match token.value.strip_suffix('*') {
            Some(start) if !token.quoted => (start.trim_end_matches('*'), Form::Prefix),
            _ if token.quoted => (token.value.as_str(), Form::Phrase),
            _ => (token.value.as_str(), Form::Word),
        };
        if text.chars().any(char::is_alphanumeric) {
            return Some(Term { field, text: text.to_owned(), form });
        }
        let name = match field {
            Field::Words => return None,
            Field::Source => "source",
            Field::Side => "side",
            Field::Kind => "kind",
            Field::Place => "place",
            Field::Speaker => "speaker",
        };
        self.notes.push(Note::NoValue(name));
        None
    }

    fn day(&mut self, operator: &'static str, token: &Token, first_day: Option<Date>) -> Option<Term> {
        let counted = || {
            let number: i64 = token.value.parse().ok().filter(|n| (1..=100_000).contains(n))?;
            first_day?.checked_add((number - 1).days()).ok()
        };
        let date = token.value.parse::<Date>().ok().or_else(counted);
        let Some((date, next)) = date.and_then(|date| Some((date, date.tomorrow().ok()?))) else {
            self.notes.push(match token.value.is_empty() {
                true => Note::NoValue(operator),
                false => Note::NoDay(operator, token.value.clone()),
            });
            return None;
        };
        // Of several the narrowest holds.
        let later = |a: Option<Date>, b: Date| Some(a.map_or(b, |a| a.max(b)));
        let earlier = |a: Option<Date>, b: Date| Some(a.map_or(b, |a| a.min(b)));
        match (operator, token.not) {
            ("after", false) | ("before", true) => self.from = later(self.from, date),
            ("before", false) | ("after", true) => self.until = earlier(self.until, date),
            _ => (self.from, self.until) = (later(self.from, date), earlier(self.until, next)),
        }
        None
    }
}

/// A piece of what was typed.
#[derive(Debug, Default)]
struct Token {
    not: bool,
    operator: Option<String>,
    value: String,
    quoted: bool,
}

impl Token {
    fn bare(&self) -> bool {
        !self.not && !self.quoted && self.operator.is_none()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn tokens(typed: &str) -> Vec<Token> {
    let clean: Vec<char> = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut rest = clean.as_slice();
    let mut tokens = Vec::new();
    loop {
        let blank = rest.iter().take_while(|c| c.is_whitespace()).count();
        rest = &rest[blank..];
        let Some(&first) = rest.first() else { return tokens };
        let mut token = Token::default();
        if matches!(first, '-' | '−') && rest.get(1).is_some_and(|c| !c.is_whitespace()) {
            token.not = true;
            rest = &rest[1..];
        }
        let letters = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        // `https://…` and `12:30` are no operators, nor is a colon at the end of a word that is none.
        let name: String = rest[..letters].iter().collect::<String>().to_lowercase();
        if (2..=20).contains(&letters) && rest.get(letters) == Some(&':') && rest.get(letters + 1) != Some(&'/') {
            let has_value = rest.get(letters + 1).is_some_and(|c| !c.is_whitespace());
            if has_value || OPERATORS.contains(&format!("{name}:")) {
                token.operator = Some(name);
                rest = &rest[letters + 1..];
            }
        }
        let length = if rest.first().is_some_and(|&c| is_quote(c)) {
            token.quoted = true;
            rest = &rest[1..];
            rest.iter().take_while(|&&c| !is_quote(c)).count()
        } else {
            rest.iter().take_while(|&&c| !c.is_whitespace() && !is_quote(c)).count()
        };
        token.value = rest[..length].iter().collect();
        // The quotation mark that ends a phrase goes with it.
        rest = &rest[(length + usize::from(token.quoted)).min(rest.len())..];
        tokens.push(token);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(typed: &str) -> Search {
        Search::parse(typed, Some(jiff::civil::date(2026, 3, 9)))
    }

    fn shown(search: &Search) -> Vec<String> {
        let term = |t: &Term| format!("{:?} {:?} {}", t.field, t.form, t.text);
        let clause = |c: &Clause| {
            let any: Vec<String> = c.any.iter().map(term).collect();
            format!("{}{}", if c.not { "not " } else { "" }, any.join(" | "))
        };
        search.clauses.iter().map(clause).collect()
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(
            shown(&parse("ferry “the landing” bri*")),
            ["Words Word ferry", "Words Phrase the landing", "Words Prefix bri"]
        );
    }

    #[test]
    fn either_and_neither() {
        assert_eq!(
            shown(&parse("ferry OR bridge -soldier NOT \"up to\" AND guard OR")),
            [
                "Words Word ferry | Words Word bridge",
                "not Words Word soldier",
                "not Words Phrase up to",
                "Words Word guard"
            ]
        );
        assert_eq!(shown(&parse("OR ferry")), ["Words Word ferry"]);
        assert_eq!(shown(&parse("cat or dog")).len(), 3, "in lower case it is a word");
        assert_eq!(shown(&parse("a -b OR c")), ["Words Word a", "not Words Word b", "Words Word c"]);
    }

    #[test]
    fn fields() {
        assert_eq!(
            shown(&parse("Source:\"Harren Wire\" -side:Veyl speaker:Kes* kind:killed OR kind:wounded")),
            [
                "Source Phrase Harren Wire",
                "not Side Word Veyl",
                "Speaker Prefix Kes",
                "Kind Word killed | Kind Word wounded"
            ]
        );
    }

    #[test]
    fn days_and_disputes() {
        let date = |day| Some(jiff::civil::date(2026, 3, day));
        let search = parse("after:2026-03-10 before:2026-03-12 disputed:yes");
        assert_eq!((search.from, search.until, search.disputed), (date(10), date(12), Some(true)));
        let search = parse("day:3");
        assert_eq!((search.from, search.until), (date(11), date(12)));
        assert_eq!(parse("-disputed:yes").disputed, Some(false));
        assert_eq!(parse("day:tomorrow").notes, [Note::NoDay("day", "tomorrow".into())]);
        assert_eq!(Search::parse("day:3", None).notes, [Note::NoDay("day", "3".into())]);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let search = parse("colour:red ferry");
        assert_eq!(search.notes, [Note::NoOperator("colour".into())]);
        assert_eq!(shown(&search), ["Words Word colour red", "Words Word ferry"]);
        assert_eq!(parse("speaker: ferry").notes, [Note::NoValue("speaker")]);
        assert!(parse("at 12:30 see https://example.org Guard: no").notes.is_empty());
        assert!(parse(&"ferry ".repeat(40)).notes.contains(&Note::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_understood_within_bounds(typed in "\\PC{0,400}") {
            let search = parse(&typed);
            let terms: Vec<&Term> = search.clauses.iter().flat_map(|c| &c.any).collect();
            prop_assert!(terms.len() <= MAX_TERMS);
            prop_assert!(search.clauses.iter().all(|c| !c.any.is_empty()));
            for term in terms {
                prop_assert!(term.text.chars().any(char::is_alphanumeric));
                prop_assert!(!term.text.chars().any(char::is_control));
            }
        }

        #[test]
        fn what_stands_in_quotation_marks_is_one_phrase(words in "[a-z0-9 :*-]{0,40}[a-z]") {
            let quoted = format!("\"{words}\"");
            prop_assert_eq!(shown(&parse(&quoted)), vec![format!("Words Phrase {words}")]);
        }

        #[test]
        fn words_are_found_in_any_number_and_order(words in prop::collection::vec("[a-z]{1,9}", 0..20)) {
            let one: Vec<String> = words.iter().map(|w| format!("Words Word {w}")).collect();
            prop_assert_eq!(shown(&parse(&words.join("  "))), one);
        }
    }
}
