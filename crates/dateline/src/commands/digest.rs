//! `dateline digest`

use std::io::Write;

use clap::ValueEnum;
use dateline_link::{Fact, Letter, Sheet, digest};
use dateline_model::Coverage;
use jiff::{Timestamp, civil::Date};

use super::options::Sources;
#[cfg(feature = "serve")]
use crate::{mail::Settings, mailing::Mailing};
use crate::{report::Outcome, sheet};

/// Prints what a day brought, or the time since you last looked: what is disputed, what has moved, what is new and whose word it is;
/// no sentence without its source.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline digest --day 2026-03-11 --coverage dam.toml reports/*
  dateline digest --since 2026-03-11T18:00Z --db dateline.db
  dateline digest --day 2026-03-11 --db dateline.db --format email --to desk@example.org | sendmail -t
  dateline digest --day yesterday --db dateline.db --send mail.toml --dry-run

The settings of --send (TOML):
  server = \"mail.example.org\"
  security = \"tls\"               # the default, port 465; or \"starttls\", 587; or \"none\", 25
  port = 465                     # if it is another
  user = \"desk\"                  # if it wants one; the password is DATELINE_SMTP_PASSWORD in the environment,
  password = \"…\"                 # or stands here
  from = \"desk@example.org\"
  to = [\"one@example.org\", \"two@example.org\"]
  unsubscribe = \"mailto:desk@example.org?subject=unsubscribe\"   # or an https: address
  timeout_seconds = 60           # how long the server may be silent

The ledger notes who had which day: run it again, and only those who have not had it are tried.
Exit status: 0 all have it (or nothing was told that day), 1 somebody has not, 2 the command line is wrong.")]
pub struct Args {
    /// The day in the event's zone: 2026-03-11, today or yesterday
    #[arg(long, value_name = "DAY", required_unless_present = "since", conflicts_with = "since", value_parser = day)]
    day: Option<Day>,
    /// When you last looked: only what was retrieved into the ledger, or of files what was published, from then on
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<Timestamp>,
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Whom a message is from
    #[arg(long, value_name = "ADDRESS", default_value = "dateline@localhost")]
    from: String,
    /// To whom it goes
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// Send it, one message for each address of a settings file, to those who have not had it; see below
    #[cfg(feature = "serve")]
    #[arg(long, value_name = "FILE.toml", requires_all = ["db", "day"], conflicts_with_all = ["since", "format", "from", "to"])]
    send: Option<std::path::PathBuf>,
    /// Say what would be sent to whom, and send nothing
    #[cfg(feature = "serve")]
    #[arg(long, requires = "send")]
    dry_run: bool,
}

/// A day as it is asked for.
#[derive(Debug, Clone, Copy)]
enum Day {
    On(Date),
    Today,
    Yesterday,
}

impl Day {
    /// The date in the event's zone.
    fn date(self, coverage: &Coverage) -> Date {
        let today = Timestamp::now().to_zoned(coverage.zone()).date();
        match self {
            Day::On(date) => date,
            Day::Today => today,
            Day::Yesterday => today.yesterday().unwrap_or(today),
        }
    }
}

fn day(text: &str) -> Result<Day, String> {
    match text {
        "today" => Ok(Day::Today),
        "yesterday" => Ok(Day::Yesterday),
        date => date.parse().map(Day::On).map_err(|_| "write e.g. 2026-03-11, today or yesterday".into()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on a terminal
    Text,
    /// A page
    Html,
    /// For a chat or a wiki
    Markdown,
    /// A whole message, as text and as a page
    Email,
    /// For programs
    Json,
}

/// A time as `2026-03-11T18:00Z`, with seconds or without.
fn since(text: &str) -> Result<Timestamp, String> {
    let minutes = || text.strip_suffix('Z').and_then(|head| format!("{head}:00Z").parse().ok());
    text.parse().ok().or_else(minutes).ok_or_else(|| "write e.g. 2026-03-11T18:00Z".into())
}

/// Prints the digest.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (claims, coverage, outcome) = args.sources.claims()?;
    let words = |fact: &Fact| claims.claim(&fact.id).map(|claim| claim.text.clone()).unwrap_or_default();
    let day = args.day.map(|day| day.date(&coverage));
    let recent = |fact: &Fact| match (day, args.since) {
        (Some(day), _) => claims.day(&fact.id, &coverage) == Some(day),
        (_, Some(since)) => claims.is_since(fact, since),
        _ => false,
    };
    let digest = digest(&claims.facts, &claims.links, recent, words);
    let title = title(day, args.since, &coverage);
    let origin = |id: &str| claims.origin(id, &coverage);
    let sheet =
        Sheet { title: &title, event: &coverage.title, language: &coverage.language, digest: &digest, origin: &origin };
    #[cfg(feature = "serve")]
    if let (Some(file), Some(ledger), Some(day)) = (&args.send, args.sources.ledger(), day) {
        let settings = Settings::read(file)?;
        return Mailing { ledger, slug: &coverage.slug, day, sheet: &sheet, settings }.run(args.dry_run);
    }
    let now = Timestamp::now();
    let id = format!("{}.{}@dateline.invalid", now.as_second(), coverage.slug);
    let letter = Letter { from: &args.from, to: args.to.as_deref(), at: now, id: &id, headers: &[] };
    let mut out = anstream::stdout().lock();
    match args.format {
        Format::Text => write!(out, "{}", sheet::text(&sheet))?,
        Format::Html => write!(out, "{}", sheet.html())?,
        Format::Markdown => write!(out, "{}", sheet.markdown())?,
        Format::Email => write!(out, "{}", sheet.message(&letter)?)?,
        Format::Json => {
            let mut json = serde_json::json!({ "title": title, "day": day, "since": args.since });
            if let (Some(all), serde_json::Value::Object(told)) = (json.as_object_mut(), serde_json::to_value(&digest)?)
            {
                all.extend(told);
            }
            serde_json::to_writer_pretty(&mut out, &json)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// “Day 3: Wednesday, 11 March 2026”, “Since 11 March 2026, 19:00 WAT”.
fn title(day: Option<Date>, since: Option<Timestamp>, coverage: &Coverage) -> String {
    let of_day = |day: Date| {
        let number = coverage.day_number(day).filter(|n| *n > 0).map(|n| format!("Day {n}: ")).unwrap_or_default();
        format!("{number}{}", day.strftime("%A, %-d %B %Y"))
    };
    let of_time = |since: Timestamp| {
        let local = since.to_zoned(coverage.zone());
        let number = coverage.day_number(local.date()).filter(|n| *n > 0).map(|n| format!(" (day {n})"));
        format!("Since {}{}", local.strftime("%-d %B %Y, %H:%M %Z"), number.unwrap_or_default())
    };
    day.map(of_day).or(since.map(of_time)).unwrap_or_default()
}
