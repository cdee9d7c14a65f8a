//! The messages of the interface, compiled in from `web/languages`, one Fluent bundle a language.

use std::{
    borrow::{Borrow, Cow},
    fmt,
    sync::LazyLock,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::{Html, Language, Translator, numbers};

/// What a message says.
pub type Words = Cow<'static, str>;

/// The files, in the order of [`Language::ALL`].
pub(crate) const FILES: [&str; 9] = [
    include_str!("../../../../web/languages/en.ftl"),
    include_str!("../../../../web/languages/ru.ftl"),
    include_str!("../../../../web/languages/hy.ftl"),
    include_str!("../../../../web/languages/az.ftl"),
    include_str!("../../../../web/languages/tr.ftl"),
    include_str!("../../../../web/languages/ar.ftl"),
    include_str!("../../../../web/languages/fr.ftl"),
    include_str!("../../../../web/languages/es.ftl"),
    include_str!("../../../../web/languages/de.ftl"),
];

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> =
    LazyLock::new(|| Language::ALL.into_iter().zip(FILES).map(|(language, file)| bundle(language, file)).collect());

fn bundle(language: Language, file: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
    // What needs it is set off by `Translator::with`: a date in a date in a message would turn around.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers::formatter(language)));
    // What cannot be read is left out, and said in English. A test has it that nothing is.
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Something counted.
pub trait Count {
    /// How many.
    fn many(&self) -> u64;
}

impl Count for u64 {
    fn many(&self) -> u64 {
        *self
    }
}

impl Count for u32 {
    fn many(&self) -> u64 {
        u64::from(*self)
    }
}

impl Count for usize {
    fn many(&self) -> u64 {
        *self as u64
    }
}

impl<C: Count> Count for &C {
    fn many(&self) -> u64 {
        (*self).many()
    }
}

impl Translator {
    /// A message.
    pub fn say(self, id: &str) -> Words {
        self.format(id, None)
    }

    /// A message with something in it.
    pub fn with(self, id: &str, name: &'static str, value: impl fmt::Display) -> Words {
        self.filled(id, &[(name, self.set_off(value))])
    }

    /// A message with two things in it.
    pub fn with2(self, id: &str, [a, b]: &[&'static str; 2], one: impl fmt::Display, two: impl fmt::Display) -> Words {
        self.filled(id, &[(*a, self.set_off(one)), (*b, self.set_off(two))])
    }

    /// A message with words of the same language in it.
    pub fn filled(self, id: &str, values: &[(&'static str, Words)]) -> Words {
        let args = values.iter().map(|(name, value)| (*name, FluentValue::from(value.as_ref())));
        self.format(id, Some(&args.collect()))
    }

    /// A message about so many, `$n`.
    pub fn count(self, id: &str, n: impl Count) -> Words {
        self.counted(id, n, &[])
    }

    /// A message about so many, with something in it.
    pub fn count_with(self, id: &str, n: impl Count, name: &'static str, value: impl fmt::Display) -> Words {
        self.counted(id, n, &[(name, self.set_off(value))])
    }

    /// A message about so many, with texts in it.
    pub fn counted(self, id: &str, n: impl Count, values: &[(&'static str, Words)]) -> Words {
        let mut args = FluentArgs::with_capacity(values.len() + 1);
        args.set("n", n.many());
        for (name, value) in values {
            args.set(*name, value.as_ref());
        }
        self.format(id, Some(&args))
    }

    /// A message in which something is marked.
    pub fn marked(self, id: &str) -> Html {
        Html::written(self.say(id))
    }

    /// A message in which something is marked or linked.
    pub fn marked_with(self, id: &str, name: &'static str, value: impl Borrow<Html>) -> Html {
        Html::written(self.with(id, name, value.borrow()))
    }

    /// The same with two such things.
    pub fn marked_with2(
        self,
        id: &str,
        names: &[&'static str; 2],
        one: impl Borrow<Html>,
        two: impl Borrow<Html>,
    ) -> Html {
        Html::written(self.with2(id, names, one.borrow(), two.borrow()))
    }

    /// The same with any number of them.
    pub fn marked_filled(self, id: &str, values: &[(&'static str, Html)]) -> Html {
        let values: Vec<(&'static str, Words)> =
            values.iter().map(|(name, value)| (*name, value.to_string().into())).collect();
        Html::written(self.filled(id, &values))
    }

    /// A message about so many in which something is linked.
    pub fn count_marked(self, id: &str, n: impl Count, name: &'static str, value: impl Borrow<Html>) -> Html {
        Html::written(self.count_with(id, n, name, value.borrow()))
    }

    /// A message about so many in each of its forms, by the name of its plural, for scripts: `#` stands for the number.
    pub fn forms(self, id: &str) -> serde_json::Value {
        // Some number of each form that any of the languages has.
        let samples = [("zero", 0_u64), ("one", 1), ("two", 2), ("few", 3), ("many", 11), ("other", 100)];
        let mut forms = serde_json::Map::new();
        for (name, n) in samples {
            let words = self.count(id, n).replace(&n.to_string(), "#");
            forms.insert(name.to_owned(), words.into());
        }
        // Forms that say the same need not be sent.
        let other = forms.get("other").cloned();
        forms.retain(|name, words| name == "other" || Some(&*words) != other.as_ref());
        serde_json::Value::Object(forms)
    }

    /// Something as it stands in a message. Names in another script must not turn the words around them, so where these
    /// run from right to left it is isolated.
    fn set_off(self, value: impl fmt::Display) -> Words {
        if self.direction() == "rtl" { format!("\u{2068}{value}\u{2069}").into() } else { value.to_string().into() }
    }

    fn format(self, id: &str, args: Option<&FluentArgs<'_>>) -> Words {
        for language in [self.language(), Language::English] {
            let bundle = &BUNDLES[language as usize];
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, args, &mut Vec::new());
            }
        }
        Cow::Owned(id.to_owned())
    }
}
