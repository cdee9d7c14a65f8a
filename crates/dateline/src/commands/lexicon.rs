//! `dateline lexicon`

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::Subcommand;
use dateline_understand::forms;
use toml::{Table, Value};

use crate::report::Outcome;

/// Looks after the lexicon.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Report entries that no test or example uses, entries that stand twice, and words with two meanings
    Check(Check),
}

/// Entries whose words stand in no test and no example have never been shown to do anything; entries that say the same twice
/// or two things of the same words are a mistake.
#[derive(Debug, clap::Args)]
struct Check {
    /// The lexicon
    #[arg(long, value_name = "DIR", default_value = "lexicon")]
    lexicon: PathBuf,
    /// Folders of tests and examples
    #[arg(value_name = "DIR", default_values = ["crates", "examples"])]
    texts: Vec<PathBuf>,
    /// Name every entry that nothing uses, not only how many there are
    #[arg(long)]
    all: bool,
}

/// Runs what was asked for. Doubles make it fail. Words with two meanings (“tell”: say that, urge to) do not, as the words
/// around them may decide; nor do entries that nothing uses.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let Command::Check(args) = &args.command;
    let corpus = Corpus::read(&args.texts);
    let mut out = anstream::stdout().lock();
    let (mut doubles, mut meanings) = (0, 0);
    for path in toml_files(&args.lexicon)? {
        let name = path.strip_prefix(&args.lexicon).unwrap_or(&path).display().to_string();
        let table: Table = toml::from_str(&fs::read_to_string(&path)?).with_context(|| name.clone())?;
        let lists = lists(&table);
        let entries: BTreeSet<&str> = lists.iter().flat_map(|list| list.words.iter().copied()).collect();
        let unused: Vec<&str> = entries.iter().copied().filter(|entry| !corpus.has(entry)).collect();
        writeln!(out, "{name}: {} entries, {} in no test or example", entries.len(), unused.len())?;
        if args.all && !unused.is_empty() {
            writeln!(out, "  unused: {}", unused.join(" · "))?;
        }
        for doubt in doubts_of(&lists) {
            match doubt {
                Doubt::Double(what) => {
                    writeln!(out, "  double: {what}")?;
                    doubles += 1;
                }
                Doubt::Meanings(what) => {
                    writeln!(out, "  two meanings: {what}")?;
                    meanings += 1;
                }
            }
        }
    }
    writeln!(out, "{doubles} doubles; {meanings} words with two meanings")?;
    Ok(if doubles == 0 { Outcome::Done } else { Outcome::SomeFailed })
}

fn toml_files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    if files.is_empty() {
        bail!("{}: there is no lexicon; run this in the checkout, or name one with --lexicon", root.display());
    }
    files.sort();
    Ok(files)
}

/// The words of our own tests and examples, in order, and where each stands.
struct Corpus {
    words: Vec<String>,
    places: HashMap<String, Vec<usize>>,
}

impl Corpus {
    fn read(folders: &[PathBuf]) -> Corpus {
        let mut corpus = Corpus { words: Vec::new(), places: HashMap::new() };
        for entry in folders.iter().flat_map(walkdir::WalkDir::new).filter_map(Result::ok) {
            let path = entry.path();
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            let is_test = path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "reports")));
            let Ok(text) = fs::read_to_string(path) else { continue };
            match extension {
                "txt" | "html" if is_test => corpus.add(&text),
                "rs" if is_test || path.ends_with("tests.rs") => corpus.add(&text),
                "rs" => corpus.add(text.split_once("#[cfg(test)]").map_or("", |(_, tests)| tests)),
                _ => {}
            }
        }
        corpus
    }

    fn add(&mut self, text: &str) {
        for word in words_of(text) {
            self.places.entry(word.clone()).or_default().push(self.words.len());
            self.words.push(word);
        }
    }

    /// Whether an entry stands in it, each of its words in any form.
    fn has(&self, entry: &str) -> bool {
        let entry: Vec<_> = words_of(entry).map(|word| forms([word.as_str()])).collect();
        let Some((first, rest)) = entry.split_first() else { return true };
        let after = |at: usize| {
            rest.iter()
                .enumerate()
                .all(|(i, forms)| self.words.get(at + 1 + i).is_some_and(|word| forms.contains(word)))
        };
        first.iter().filter_map(|form| self.places.get(form)).flatten().any(|&at| after(at))
    }
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// A list of words in an entry.
struct List<'t> {
    /// What kind of entry it is, and which of its lists: “verb.words”.
    name: String,
    words: Vec<&'t str>,
    /// What the entry says of them: its plain fields.
    says: BTreeMap<&'t str, String>,
    /// When it says so: the members of its other lists, and the keys of its tables.
    when: BTreeSet<String>,
}

/// All lists of words of a file.
fn lists(file: &Table) -> Vec<List<'_>> {
    let mut lists = Vec::new();
    for (kind, value) in file {
        match value {
            Value::Array(entries) => {
                for entry in entries.iter().filter_map(Value::as_table) {
                    lists.extend(lists_of(kind, entry));
                }
                let words: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
                if !words.is_empty() {
                    lists.push(List { name: kind.clone(), words, says: BTreeMap::new(), when: BTreeSet::new() });
                }
            }
            Value::Table(table) => lists.extend(lists_of(kind, table)),
            _ => {}
        }
    }
    lists
}

fn lists_of<'t>(kind: &str, entry: &'t Table) -> Vec<List<'t>> {
    let says: BTreeMap<&str, String> = entry
        .iter()
        .filter(|(_, v)| !v.is_array() && !v.is_table())
        .map(|(k, v)| (k.as_str(), v.to_string()))
        .collect();
    let words = |value: &'t Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>();
    entry
        .iter()
        .filter(|(_, value)| value.is_array())
        .map(|(key, value)| {
            let others = entry.iter().filter(|(other, _)| *other != key);
            let when = others.flat_map(|(other, value)| {
                let members: Vec<&str> = match value {
                    Value::Table(table) => table.keys().map(String::as_str).collect(),
                    value => words(value),
                };
                members.into_iter().map(move |member| format!("{other} {member}"))
            });
            List { name: format!("{kind}.{key}"), words: words(value), says: says.clone(), when: when.collect() }
        })
        .collect()
}

/// What is doubtful about a word in the lexicon.
enum Doubt {
    /// It stands twice, once in vain.
    Double(String),
    /// Two entries say different things of it.
    Meanings(String),
}

/// Doubles within a list, and lists of the same name that say the same, or different things, of a word in the same case.
fn doubts_of(lists: &[List<'_>]) -> Vec<Doubt> {
    /// Lists of conditions, not of words that are looked up.
    const CONDITIONS: [&str; 6] = ["takes", "with", "object_with", "at", "verbs_with", "roles"];
    let mut doubts = Vec::new();
    let mut known: BTreeMap<(&str, &str), Vec<&List<'_>>> = BTreeMap::new();
    for list in lists.iter().filter(|l| !CONDITIONS.contains(&l.name.rsplit('.').next().unwrap_or_default())) {
        let mut seen = BTreeSet::new();
        for word in &list.words {
            if !seen.insert(*word) {
                doubts.push(Doubt::Double(format!("“{word}” stands twice in one list of {}", list.name)));
                continue;
            }
            let others = known.entry((&list.name, word)).or_default();
            for other in others.iter() {
                let at_once = list.when.is_empty() && other.when.is_empty() || !list.when.is_disjoint(&other.when);
                if at_once && list.says == other.says {
                    let what = format!("“{word}” stands in two entries of {} that say the same of it", list.name);
                    doubts.push(Doubt::Double(what));
                } else if at_once {
                    let differs = list.says.iter().find(|(key, value)| other.says.get(*key) != Some(value));
                    let (key, value) = differs.map_or(("", ""), |(key, value)| (*key, value.as_str()));
                    let before = other.says.get(key).map_or("nothing", String::as_str);
                    doubts.push(Doubt::Meanings(format!("“{word}” in {}: {key} is {before} and {value}", list.name)));
                }
            }
            others.push(list);
        }
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubts(file: &str) -> (usize, usize) {
        let table = toml::from_str(file).unwrap();
        let doubts = doubts_of(&lists(&table));
        let doubles = doubts.iter().filter(|doubt| matches!(doubt, Doubt::Double(_))).count();
        (doubles, doubts.len() - doubles)
    }

    #[test]
    fn doubles_and_contradictions_are_told() {
        let entry = |class: &str, takes: &str, words: &str| {
            format!("[[verb]]\nclass = '{class}'\ntakes = ['{takes}']\nwords = [{words}]\n")
        };
        assert_eq!(doubts(&entry("say", "clause", "'tell', 'tell'")), (1, 0));
        assert_eq!(doubts(&(entry("say", "clause", "'tell'") + &entry("say", "clause", "'tell'"))), (1, 0));
        assert_eq!(doubts(&(entry("say", "clause", "'tell'") + &entry("urge", "clause", "'tell'"))), (0, 1));
        assert_eq!(doubts(&(entry("say", "clause", "'tell'") + &entry("urge", "object-to", "'tell'"))), (0, 0));
    }

    #[test]
    fn an_entry_is_used_where_its_words_stand_in_any_form() {
        let mut corpus = Corpus { words: Vec::new(), places: HashMap::new() };
        corpus.add("She took control of the bridge; two buses burnt.");
        assert!(corpus.has("take control of") && corpus.has("bus"));
        assert!(!corpus.has("take control at") && !corpus.has("tram"));
    }
}
