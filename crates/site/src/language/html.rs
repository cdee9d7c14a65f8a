//! Text that is HTML already: messages with something marked in them.

use std::{borrow::Cow, fmt};

use askama::filters::HtmlSafe;

use super::Translator;

/// HTML. Only this room makes it, of its own messages and of data that it escapes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(Cow<'static, str>);

impl Html {
    pub(super) fn written(html: impl Into<Cow<'static, str>>) -> Self {
        Html(html.into())
    }

    /// Data as it can stand in HTML.
    pub fn text(text: impl fmt::Display) -> Self {
        let text = text.to_string();
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&#34;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
        Html(out.into())
    }

    /// The attributes of an element whose words are in a language, where that is not the interface's.
    pub fn of_language(t: Translator, tag: &str) -> Self {
        if tag == t.tag() {
            return Html::default();
        }
        Html(format!(" lang=\"{}\" dir=\"auto\"", Html::text(tag)).into())
    }

    /// A link.
    pub fn link(url: impl fmt::Display, words: impl fmt::Display) -> Self {
        Html(format!("<a href=\"{}\">{}</a>", Html::text(url), Html::text(words)).into())
    }

    /// The same with what it says when it is pointed at.
    pub fn link_titled(url: impl fmt::Display, title: impl fmt::Display, words: impl fmt::Display) -> Self {
        let (url, title, words) = (Html::text(url), Html::text(title), Html::text(words));
        Html(format!("<a href=\"{url}\" title=\"{title}\">{words}</a>").into())
    }

    /// A link to another site.
    pub fn outside(url: impl fmt::Display, words: impl fmt::Display) -> Self {
        let (url, words) = (Html::text(url), Html::text(words));
        Html(format!("<a href=\"{url}\" rel=\"noopener nofollow external\">{words}</a>").into())
    }

    /// A time, shown by some words.
    pub fn time(time: &crate::view::TimeView, words: impl fmt::Display) -> Self {
        let (iso, title, words) = (Html::text(&time.iso), Html::text(&time.title), Html::text(words));
        Html(format!("<time datetime=\"{iso}\" title=\"{title}\">{words}</time>").into())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stays_data() {
        let link = Html::link("/a?b=\"&c", "<script>");
        assert_eq!(link.to_string(), "<a href=\"/a?b=&#34;&amp;c\">&lt;script&gt;</a>");
    }
}
