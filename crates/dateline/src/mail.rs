//! Sending mail: the settings file, and the conversation with a server.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use anyhow::{Context, bail, ensure};
use lettre::{
    Address, SmtpTransport, Transport,
    address::Envelope,
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use serde::Deserialize;

/// The most addresses of a list.
const MOST: usize = 10_000;
/// The largest settings file, in bytes.
const MAX_FILE: u64 = 2 << 20;
/// How often one message is tried, and the wait before the second time, which doubles.
const TRIES: u32 = 3;
const WAIT: Duration = Duration::from_secs(1);
/// The variable of the environment that the password may stand in.
const PASSWORD: &str = "DATELINE_SMTP_PASSWORD";

/// A settings file (TOML): the server, whom mail is from, and to whom it goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The server's name.
    server: String,
    port: Option<u16>,
    #[serde(default)]
    security: Security,
    user: Option<String>,
    password: Option<String>,
    /// How long the server may be silent.
    #[serde(default = "timeout")]
    timeout_seconds: u64,
    /// Whom mail is from.
    pub from: String,
    /// To whom it goes.
    pub to: Vec<String>,
    /// Where readers leave the list: a `mailto:` or `https:` address.
    pub unsubscribe: Option<String>,
}

/// How the connection is secured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Security {
    /// TLS from the first byte (RFC 8314).
    #[default]
    Tls,
    /// TLS after STARTTLS, and no mail without it.
    Starttls,
    /// None: for a server on the same machine.
    None,
}

fn timeout() -> u64 {
    60
}

impl Settings {
    /// Reads and checks a settings file.
    ///
    /// # Errors
    /// If it cannot be read or something in it cannot be.
    pub fn read(path: &Path) -> anyhow::Result<Settings> {
        let file = || path.display().to_string();
        ensure!(fs::metadata(path).with_context(file)?.len() <= MAX_FILE, "{}: this is too large for settings", file());
        Settings::parse(&fs::read_to_string(path).with_context(file)?, std::env::var(PASSWORD).ok()).with_context(file)
    }

    fn parse(text: &str, password: Option<String>) -> anyhow::Result<Settings> {
        let mut settings: Settings = toml::from_str(text)?;
        settings.password = password.or(settings.password.take());
        ensure!(!settings.to.is_empty(), "`to` has no addresses");
        ensure!(settings.to.len() <= MOST, "`to` has more than {MOST} addresses");
        ensure!((1..=600).contains(&settings.timeout_seconds), "`timeout_seconds` is from 1 to 600");
        let mut seen = BTreeSet::new();
        for address in settings.to.iter().chain([&settings.from]) {
            address.parse::<Address>().with_context(|| format!("“{address}” is no address like desk@example.org"))?;
        }
        settings.to.retain(|address| seen.insert(address.to_lowercase()));
        if let Some(way) = &settings.unsubscribe {
            let known = way.starts_with("mailto:") || way.starts_with("https://");
            let clean =
                way.len() <= 500 && way.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b','));
            ensure!(known && clean, "`unsubscribe` is a mailto: or https: address");
        }
        match (&settings.user, &settings.password) {
            (Some(_), None) => bail!("there is a user and no password: set {PASSWORD}, or `password`"),
            (Some(_), Some(_)) if settings.security == Security::None && !settings.is_here() => {
                bail!("a password is not sent to another machine without `security = \"tls\"` or \"starttls\"")
            }
            _ => Ok(settings),
        }
    }

    fn is_here(&self) -> bool {
        self.server == "localhost" || self.server.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
    }

    /// The domain that mail is from.
    pub fn domain(&self) -> &str {
        self.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }

    /// The value of `List-Unsubscribe`.
    pub fn way_out(&self) -> String {
        match &self.unsubscribe {
            Some(way) => format!("<{way}>"),
            None => format!("<mailto:{}?subject=unsubscribe>", self.from),
        }
    }

    /// The server as a report names it.
    pub fn server(&self) -> String {
        format!("{}:{}", self.server, self.port())
    }

    fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::Tls => 465,
            Security::Starttls => 587,
            Security::None => 25,
        })
    }
}

/// A server that takes mail.
pub struct Server {
    transport: SmtpTransport,
    from: Address,
}

/// Why a message was not taken.
#[derive(Debug)]
pub struct Refused {
    /// What the server said, or what kept it from saying something.
    pub problem: String,
    /// Whether the server is there at all.
    pub answers: bool,
}

impl Server {
    /// Connects, and says who we are.
    ///
    /// # Errors
    /// If the server is not there, cannot be trusted, or does not take us.
    pub fn connect(settings: &Settings) -> anyhow::Result<Server> {
        let name = || settings.server();
        let tls = || TlsParameters::new(settings.server.clone()).with_context(name);
        let tls = match settings.security {
            Security::Tls => Tls::Wrapper(tls()?),
            Security::Starttls => Tls::Required(tls()?),
            Security::None => Tls::None,
        };
        let mut builder = SmtpTransport::builder_dangerous(&settings.server)
            .port(settings.port())
            .tls(tls)
            .hello_name(ClientId::Domain(settings.domain().to_owned()))
            .timeout(Some(Duration::from_secs(settings.timeout_seconds)))
            // One connection for all, made again where it broke.
            .pool_config(PoolConfig::new().max_size(1));
        if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        let transport = builder.build();
        let there = transport.test_connection().with_context(|| format!("no mail can be sent through {}", name()))?;
        ensure!(there, "{} takes no mail", name());
        Ok(Server { transport, from: settings.from.parse()? })
    }

    /// Hands a message over to one receiver, trying again where that may help.
    ///
    /// # Errors
    /// If it was not taken.
    pub fn send(&self, to: &str, message: &[u8]) -> Result<(), Refused> {
        let no = |problem: String| Refused { problem, answers: true };
        let to = to.parse::<Address>().map_err(|error| no(error.to_string()))?;
        let envelope = Envelope::new(Some(self.from.clone()), vec![to]).map_err(|error| no(error.to_string()))?;
        let mut wait = WAIT;
        for attempt in 1.. {
            let error = match self.transport.send_raw(&envelope, message) {
                Ok(_) => return Ok(()),
                Err(error) => error,
            };
            if error.is_permanent() || error.is_client() || attempt >= TRIES {
                return Err(Refused { problem: one_line(&error.to_string()), answers: error.status().is_some() });
            }
            std::thread::sleep(wait);
            wait *= 2;
        }
        Ok(())
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "server = 'mail.example.org'\nfrom = 'desk@example.org'\nto = ['a@b.example', 'A@b.example', 'c@d.example']\n";

    #[test]
    fn settings_are_checked_and_the_environment_goes_first() {
        let settings = Settings::parse(GOOD, None).unwrap();
        assert_eq!(settings.to, ["a@b.example", "c@d.example"]);
        assert_eq!(settings.server(), "mail.example.org:465");
        assert_eq!(settings.way_out(), "<mailto:desk@example.org?subject=unsubscribe>");
        let settings = Settings::parse(&format!("{GOOD}user = 'u'\npassword = 'old'"), Some("new".into())).unwrap();
        assert_eq!(settings.password.as_deref(), Some("new"));
        for (more, problem) in [
            ("user = 'u'", "no password"),
            ("user = 'u'\npassword = 'p'\nsecurity = 'none'", "not sent to another machine"),
            ("unsubscribe = 'javascript:x'", "mailto: or https:"),
            ("unsubscribe = 'mailto:a@b>\\r\\nBcc: x'", "mailto: or https:"),
            ("timeout_seconds = 0", "from 1 to 600"),
            ("sercurity = 'tls'", "unknown field"),
        ] {
            let error = format!("{:#}", Settings::parse(&format!("{GOOD}{more}"), None).unwrap_err());
            assert!(error.contains(problem), "{more}: {error}");
        }
        for bad in ["nobody", "a@b.example\\r\\nBcc: c@d.example", "A <a@b.example>"] {
            let error = Settings::parse(&GOOD.replace("'c@d.example'", &format!("\"{bad}\"")), None).unwrap_err();
            assert!(format!("{error:#}").contains("is no address"), "{bad}: {error:#}");
        }
    }
}
