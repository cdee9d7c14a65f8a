//! Exported chats as plain text: WhatsApp's of both its programs, and logs of the kind `[18:03] <nick> text`.
//!
//! ```text
//! [12/10/2023, 18:03:12] Ann Arn: The ferry waits.        (iOS)
//! 12.10.23, 18:03 - Ann Arn: The ferry waits.             (Android)
//! [2023-10-12 18:03] <ann> The ferry waits.               (logs of IRC and its kin)
//! ```
//!
//! Each message is a post by its author. What follows on lines of their own belongs to it; what the service itself says has
//! no author and is no post. Which number of a date is the day is the same in all of a file, and is worked out from all of
//! it.

use std::collections::HashMap;
use std::ops::Range;

use dateline_model::{BlockKind, Media, MediaKind, Precision};
use jiff::civil::{Date, Time};

use crate::clock::{self, Clock, PartDate, Stamp};
use crate::draft::{Day, Draft, DraftPost};

/// The longest name of an author, in bytes.
const MAX_NAME: usize = 120;
/// How many lines are looked at to tell whether a text is a chat.
const SAMPLE: usize = 2000;
/// The fewest messages that make a chat.
const MIN_MESSAGES: usize = 3;

/// Where a message's author stands, and how its stamp is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// `[12/10/2023, 18:03:12] Ann Arn: text`
    Bracket,
    /// `12/10/23, 18:03 - Ann Arn: text`
    Dash,
    /// `18:03 <ann> text`, the stamp with or without brackets and date
    Nick,
}

/// The line that a message or a notice begins with.
#[derive(Debug)]
struct Head {
    style: Style,
    /// The bytes of the stamp, without brackets.
    stamp: Range<usize>,
    /// The three numbers of the date, as they stand.
    date: Option<[i16; 3]>,
    clock: Clock,
    /// Whether the clock has a half of the day.
    halves: bool,
    /// What parts the numbers of the date.
    separator: char,
    /// The bytes of the author's name; none for a notice.
    author: Option<Range<usize>>,
    /// Where the words begin.
    words: usize,
}

/// Reads a chat; none if the text is none.
pub(crate) fn read(text: &str) -> Option<Draft> {
    let style = style(text)?;
    let mut draft = Draft { layout: "chat", ..Draft::default() };
    let mut heads: Vec<Head> = Vec::new();
    // The post that a line without a head goes on with; none after a notice.
    let mut post = None;
    for line in lines(text) {
        let Some(head) = head(text, line.clone()).filter(|h| h.style == style) else {
            let Some(words) = trim(text, line) else { continue };
            match day(text, &words) {
                Some(stamp) if style == Style::Nick => {
                    draft.days.push(Day { stamp, before: draft.posts.len() });
                    draft.block(BlockKind::Heading, words, None);
                    post = None;
                }
                _ => draft.block(if post.is_some() { BlockKind::Body } else { BlockKind::Furniture }, words, post),
            }
            continue;
        };
        let words = trim(text, head.words..line.end);
        // A mark of writing direction, which nobody types, stands before what WhatsApp itself says under a name.
        let marked = text[head.words..line.end].trim_start_matches(' ').starts_with('\u{200E}');
        let notice = marked && words.as_ref().is_none_or(|w| placeholder(&text[w.clone()]).is_none());
        let Some(author) = head.author.clone().filter(|_| !notice) else {
            post = None;
            draft.block(BlockKind::Furniture, trim(text, line).unwrap_or(head.stamp), None);
            continue;
        };
        let at = draft.posts.len();
        post = Some(at);
        draft.posts.push(DraftPost { author: Some(text[author.clone()].to_owned()), ..DraftPost::default() });
        draft.block(BlockKind::Stamp, head.stamp.clone(), post);
        draft.block(BlockKind::Author, author, post);
        if let Some(words) = words {
            match placeholder(&text[words.clone()]) {
                Some(media) => {
                    draft.posts[at].media.extend(media);
                    draft.block(BlockKind::Furniture, words, post);
                }
                None => draft.block(BlockKind::Body, words, post),
            }
        }
        heads.push(head);
    }
    let order = Order::of(&heads);
    for (post, head) in draft.posts.iter_mut().zip(&heads) {
        let date = head.date.and_then(|d| order.date(d));
        post.stamp = Some(Stamp {
            words: head.stamp.clone(),
            clock: Some(head.clock),
            date: date.map(|d| PartDate { year: Some(d.year()), month: d.month(), day: d.day() }),
            ..Stamp::default()
        });
    }
    draft.reason = order.reason;
    draft.close();
    Some(draft)
}

/// The style of a chat's messages; none if the text is no chat.
fn style(text: &str) -> Option<Style> {
    let mut styles: HashMap<Style, (usize, usize, HashMap<&str, usize>)> = HashMap::new();
    let (mut filled, mut first) = (0, None);
    for line in lines(text).take(SAMPLE) {
        filled += usize::from(trim(text, line.clone()).is_some());
        if let Some(head) = head(text, line) {
            first = first.or(Some(filled));
            let (all, said, authors) = styles.entry(head.style).or_default();
            *all += 1;
            if let Some(author) = head.author {
                *said += 1;
                *authors.entry(&text[author]).or_default() += 1;
            }
        }
    }
    let (style, (all, said, authors)) = styles.into_iter().max_by_key(|(style, (_, said, _))| (*said, *style as u8))?;
    let again: usize = authors.values().filter(|&&n| n > 1).sum();
    // A log that begins with something else than a message is no chat. Live pages have "12:40 - Arnholm: …" too; but who
    // talks in a chat comes again.
    let talked = match style {
        Style::Bracket | Style::Nick => again > 0 || authors.len() == said,
        Style::Dash => again * 2 >= said,
    };
    (said >= MIN_MESSAGES && said * 2 >= all && first? <= 10 && talked).then_some(style)
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).filter_map(move |end| {
        let line = start..end;
        start = end + 1;
        (line.start < line.end).then_some(line)
    })
}

/// Marks of writing direction and other characters that are not seen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A range without white space and unseen characters at its ends; none if nothing is left.
fn trim(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let blank = |c: char| c.is_whitespace() || is_unseen(c);
    let whole = &text[range.clone()];
    let start = range.end - whole.trim_start_matches(blank).len();
    let end = start + text[start..range.end].trim_end_matches(blank).len();
    (start < end).then_some(start..end)
}

/// A heading of a log that names a day: `--- Day changed Thu Oct 12 2023`.
fn day(text: &str, words: &Range<usize>) -> Option<Stamp> {
    let line = &text[words.clone()];
    if line.len() > 100 || !line.starts_with("--- ") && !line.starts_with("**** ") {
        return None;
    }
    let mut from = 0;
    // The date stands behind two or three words.
    for _ in 0..6 {
        if let Some(mut stamp) = clock::whole(line[from..].trim_matches(['-', '*', ' '])).filter(|s| s.date.is_some()) {
            stamp.words = words.clone();
            return Some(stamp);
        }
        from += line[from..].find(' ')? + 1;
    }
    None
}

// ---- stamps

/// Reads numbers and marks from the beginning of a line.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| wanted(c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        let from = self.at;
        while self.eat(&wanted).is_some() {}
        self.at - from
    }

    fn number(&mut self, most: usize) -> Option<i16> {
        let from = self.at;
        while self.at - from < most && self.eat(|c| c.is_ascii_digit()).is_some() {}
        if self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        self.text[from..self.at].parse().ok()
    }

    fn date(&mut self) -> Option<([i16; 3], char)> {
        let first = self.number(4)?;
        let separator = self.eat(|c| matches!(c, '/' | '.' | '-'))?;
        let second = self.number(2)?;
        self.eat(|c| c == separator)?;
        let third = self.number(4)?;
        Some(([first, second, third], separator))
    }

    /// A clock, and whether it has a half of the day.
    fn clock(&mut self) -> Option<(Clock, bool)> {
        let hour = self.number(2)?;
        let separator = self.eat(|c| matches!(c, ':' | '.'))?;
        let minute = self.number(2)?;
        let mut second = None;
        if self.peek() == Some(separator) {
            self.at += 1;
            second = Some(self.number(2)?);
        }
        let before = self.at;
        self.skip(char::is_whitespace);
        let half = self.half();
        if half.is_none() {
            self.at = before;
        }
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
            None => hour,
        };
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let part = |n: i16| i8::try_from(n).ok();
        let time = Time::new(part(hour)?, part(minute)?, part(second.unwrap_or(0))?, 0).ok()?;
        let clock = Clock { hour: time.hour(), minute: time.minute(), second: time.second(), precision };
        Some((clock, half.is_some()))
    }

    /// "PM", "p.m.", "p. m.": whether it is the second half of the day.
    fn half(&mut self) -> Option<bool> {
        let before = self.at;
        let afternoon = self.eat(|c| matches!(c, 'a' | 'A' | 'p' | 'P')).map(|c| matches!(c, 'p' | 'P'));
        self.eat(|c| c == '.');
        self.skip(char::is_whitespace);
        let whole = self.eat(|c| matches!(c, 'm' | 'M')).is_some();
        self.eat(|c| c == '.');
        let ended = self.peek().is_none_or(|c| !c.is_alphanumeric());
        match afternoon {
            Some(afternoon) if whole && ended => Some(afternoon),
            _ => {
                self.at = before;
                None
            }
        }
    }
}

/// The head of a message or notice at the beginning of a line.
fn head(text: &str, line: Range<usize>) -> Option<Head> {
    let mut s = Scanner { text, at: line.start, end: line.end };
    s.skip(|c| is_unseen(c) || c == ' ');
    let bracket = s.eat(|c| c == '[' || c == '(').is_some();
    let from = s.at;
    let date = match s.date() {
        Some(date) => {
            let apart = s.skip(|c| c.is_whitespace() || c == ',' || c == 'T' || is_unseen(c));
            if apart == 0 {
                return None;
            }
            Some(date)
        }
        None => {
            s.at = from;
            None
        }
    };
    let (clock, halves) = s.clock()?;
    let stamp = from..s.at;
    if bracket {
        s.eat(|c| c == ']' || c == ')')?;
    }
    let gap = s.skip(|c| c.is_whitespace() || is_unseen(c));
    let head = |style, author, words| {
        let (date, separator) = date.map_or((None, ' '), |(d, c)| (Some(d), c));
        Head { style, stamp: stamp.clone(), date, clock, halves, separator, author, words }
    };
    // `<nick>`; `* nick waves` and `-!- nick joined` are notices.
    if s.peek() == Some('<') {
        let close = s.rest().find('>').filter(|&n| n <= MAX_NAME)?;
        let name = trim(text, s.at + 1..s.at + close)?;
        // A mode stands before the name: "@ann", "+ann".
        let name = name.end - text[name.clone()].trim_start_matches(['@', '+', '%', '&', '~', ' ']).len()..name.end;
        let named = name.start < name.end && !text[name.clone()].contains(char::is_whitespace);
        return named.then(|| head(Style::Nick, Some(name), s.at + close + 1));
    }
    if s.rest().starts_with("-!-") || s.rest().starts_with("* ") || s.rest().starts_with("*** ") {
        return Some(head(Style::Nick, None, s.at));
    }
    date?;
    let style = match bracket {
        true => Style::Bracket,
        false if gap > 0 => {
            s.eat(|c| c == '-' || c == '–')?;
            if s.skip(|c| c.is_whitespace() || is_unseen(c)) == 0 {
                return None;
            }
            Style::Dash
        }
        false => return None,
    };
    // A name ends at the first colon that space follows or that ends the line.
    let near =
        s.rest().char_indices().map(|(i, c)| i + c.len_utf8()).take_while(|&i| i <= MAX_NAME).last().unwrap_or(0);
    let window = &s.rest()[..near];
    let colon = window.match_indices(':').map(|(i, _)| i).find(|&i| {
        let after = s.rest()[i + 1..].chars().next();
        after.is_none_or(|c| c.is_whitespace() || is_unseen(c))
    });
    let author = colon.and_then(|colon| trim(text, s.at..s.at + colon));
    // "~ Ann" is a name that is not among the exporter's contacts.
    let author =
        author.map(|a| a.end - text[a.clone()].trim_start_matches(['~', ' ', '\u{A0}', '\u{202F}']).len()..a.end);
    let author = author.filter(|a| a.start < a.end);
    let words = author.as_ref().zip(colon).map_or(s.at, |(_, colon)| s.at + colon + 1);
    Some(head(style, author, words))
}

/// What a message shows that has no words; none if it has words. The inner none: something that is no picture or recording.
fn placeholder(words: &str) -> Option<Option<Media>> {
    let words = words.trim();
    let bare = words.trim_start_matches(is_unseen);
    if words.len() > 200 {
        return None;
    }
    let media =
        |kind, url: Option<&str>| Some(Some(Media { kind, caption: None, credit: None, url: url.map(str::to_owned) }));
    let lower = bare.to_lowercase();
    // "<attached: 00000012-PHOTO-2023-10-12.jpg>", "IMG-20231012-WA0001.jpg (file attached)"
    let file = match bare.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
        Some(inside) => inside.rsplit_once(": ").map(|(_, name)| name.trim()),
        None => bare.split_once(" (").filter(|(_, rest)| rest.ends_with(')')).map(|(name, _)| name),
    };
    if let Some(file) = file.filter(|f| !f.contains(char::is_whitespace))
        && let Some((_, ending)) = file.rsplit_once('.')
    {
        return match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "png" | "heic" => media(MediaKind::Photo, Some(file)),
            "mp4" | "mov" | "3gp" => media(MediaKind::Video, Some(file)),
            "opus" | "ogg" | "m4a" | "mp3" | "aac" => media(MediaKind::Audio, Some(file)),
            _ => Some(None),
        };
    }
    match lower.strip_suffix(" omitted") {
        Some("image" | "photo") => return media(MediaKind::Photo, None),
        Some("video" | "video note" | "gif") => return media(MediaKind::Video, None),
        Some("audio" | "voice message") => return media(MediaKind::Audio, None),
        Some(what) if !what.contains(' ') => return Some(None),
        _ => {}
    }
    // Whatever else the program says in place of words stands in angle brackets, in every language.
    (bare.starts_with('<') && bare.ends_with('>') && !bare[1..].contains('<')).then_some(None)
}

// ---- the order of the numbers

/// Which number of the dates is which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl Numbers {
    fn name(self) -> &'static str {
        match self {
            Numbers::DayMonthYear => "day, month, year",
            Numbers::MonthDayYear => "month, day, year",
            Numbers::YearMonthDay => "year, month, day",
        }
    }

    fn date(self, numbers: [i16; 3]) -> Option<Date> {
        let (year, month, day) = match self {
            Numbers::DayMonthYear => (numbers[2], numbers[1], numbers[0]),
            Numbers::MonthDayYear => (numbers[2], numbers[0], numbers[1]),
            Numbers::YearMonthDay => (numbers[0], numbers[1], numbers[2]),
        };
        let year = if year < 100 { year + 2000 } else { year };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
}

/// The order of the numbers in a file's dates, and what shows it.
struct Order {
    numbers: Numbers,
    /// None where the dates have but one meaning.
    reason: Option<String>,
}

impl Order {
    fn of(heads: &[Head]) -> Order {
        let dates: Vec<[i16; 3]> = heads.iter().filter_map(|h| h.date).collect();
        let by = |numbers: Numbers, why: &str| Order {
            numbers,
            reason: Some(format!("its dates are {}: {why}", numbers.name())),
        };
        let Some(first) = dates.first() else { return Order { numbers: Numbers::DayMonthYear, reason: None } };
        if first[0] > 31 {
            return Order { numbers: Numbers::YearMonthDay, reason: None };
        }
        let over = |place: usize| dates.iter().find(|d| d[place] > 12);
        match (over(0), over(1)) {
            (Some(d), None) => {
                return by(Numbers::DayMonthYear, &format!("one of them begins with {}, which is no month", d[0]));
            }
            (None, Some(d)) => {
                return by(Numbers::MonthDayYear, &format!("{} stands second in one of them, which is no month", d[1]));
            }
            _ => {}
        }
        // Messages stand in their order: the wrong reading goes back, and leaps by months.
        let cost = |numbers: Numbers| -> i64 {
            let days: Vec<i64> = dates
                .iter()
                .filter_map(|d| numbers.date(*d))
                .map(|d| i64::from(d.year()) * 366 + i64::from(d.day_of_year()))
                .collect();
            days.windows(2).map(|w| if w[1] < w[0] { 4 * (w[0] - w[1]) } else { w[1] - w[0] }).sum()
        };
        let (day_first, month_first) = (cost(Numbers::DayMonthYear), cost(Numbers::MonthDayYear));
        if day_first != month_first {
            let numbers = if day_first < month_first { Numbers::DayMonthYear } else { Numbers::MonthDayYear };
            return by(numbers, "only so do its messages follow each other closely");
        }
        let american = heads.iter().any(|h| h.halves && h.separator == '/');
        match american {
            true => by(Numbers::MonthDayYear, "its clocks have halves of the day, and nothing speaks against it"),
            false => by(Numbers::DayMonthYear, "this is the commonest order, and nothing speaks against it"),
        }
    }

    fn date(&self, numbers: [i16; 3]) -> Option<Date> {
        self.numbers.date(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> String {
        head(line, 0..line.len()).map_or("-".into(), |h| {
            let author = h.author.map(|a| &line[a]);
            format!(
                "{:?} {:?} {:02}:{:02} {:?}|{}",
                h.style,
                h.date,
                h.clock.hour,
                h.clock.minute,
                author,
                &line[h.words..]
            )
        })
    }

    #[test]
    fn heads_of_messages_are_read_in_every_style() {
        assert_eq!(
            of("\u{200E}[12/10/2023, 6:03:12\u{202F}PM] ~\u{202F}Ann Arn: Hi: you"),
            "Bracket Some([12, 10, 2023]) 18:03 Some(\"Ann Arn\")| Hi: you"
        );
        assert_eq!(of("12.10.23, 18:03 - Bo: x"), "Dash Some([12, 10, 23]) 18:03 Some(\"Bo\")| x");
        assert_eq!(of("12/10/23, 12:03 a. m. - Bo joined"), "Dash Some([12, 10, 23]) 00:03 None|Bo joined");
        assert_eq!(of("[18:03] <@ann> x"), "Nick None 18:03 Some(\"ann\")| x");
        assert_eq!(of("2023-10-12 18:03:12 <ann> x"), "Nick Some([2023, 10, 12]) 18:03 Some(\"ann\")| x");
        assert_eq!(of("18:03 -!- ann has joined"), "Nick None 18:03 None|-!- ann has joined");
        for line in ["18:03 Ann: x", "12.10.23 is a date", "25:03 <ann> x", "[12/10/2023, 18:03:12 Ann: x", "12:03"] {
            assert_eq!(of(line), "-", "{line}");
        }
    }

    fn order(dates: &[[i16; 3]]) -> Option<Numbers> {
        let lines: Vec<String> = dates.iter().map(|[a, b, c]| format!("[{a}/{b}/{c}, 18:03] Ann: x")).collect();
        let heads: Vec<Head> = lines.iter().filter_map(|l| head(l, 0..l.len())).collect();
        Some(Order::of(&heads).numbers)
    }

    #[test]
    fn which_number_is_the_day_shows_in_all_of_a_file() {
        assert_eq!(order(&[[3, 9, 2023], [13, 9, 2023]]), Some(Numbers::DayMonthYear));
        assert_eq!(order(&[[9, 3, 2023], [9, 13, 2023]]), Some(Numbers::MonthDayYear));
        // The ninth, tenth and eleventh of March, or of three months that only look so.
        assert_eq!(order(&[[9, 3, 2023], [10, 3, 2023], [11, 3, 2023]]), Some(Numbers::DayMonthYear));
        assert_eq!(order(&[[3, 9, 2023], [3, 10, 2023], [3, 11, 2023]]), Some(Numbers::MonthDayYear));
        assert_eq!(order(&[[2023, 3, 9]]), Some(Numbers::YearMonthDay));
    }

    #[test]
    fn what_stands_in_place_of_words_is_told() {
        let kind = |words: &str| placeholder(words).map(|m| m.map(|m| (m.kind, m.url)));
        assert_eq!(kind("image omitted"), Some(Some((MediaKind::Photo, None))));
        assert_eq!(kind("<attached: 0012-AUDIO.opus>"), Some(Some((MediaKind::Audio, Some("0012-AUDIO.opus".into())))));
        assert_eq!(kind("IMG-1.jpg (file attached)"), Some(Some((MediaKind::Photo, Some("IMG-1.jpg".into())))));
        assert_eq!(kind("<Medien ausgeschlossen>"), Some(None));
        assert_eq!(kind("The ferry is late."), None);
    }
}
