//! How gathering behaves.

use std::{sync::Arc, time::Duration};

use ipnet::IpNet;

use crate::{clock::Clock, guard::Lookup};

/// Where people who find us in their logs learn what we are, unless the desk gives its own address.
pub const HOME: &str = "https://github.com/dateline-desk/dateline";

/// How gathering behaves. [`Config::default`] is polite and safe on the open network.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where whoever runs a followed server can reach the desk: an address of a page, or `mailto:`. It stands in the
    /// user agent.
    pub contact: String,
    /// Networks that may be connected to though they are not public, e.g. `10.20.0.0/16` for a desk's own wire.
    pub allow: Vec<IpNet>,
    /// Bounds of one request.
    pub limits: Limits,
    /// The pause between two requests to one host; robots.txt may ask for a longer one.
    pub pause: Duration,
    /// How many requests are under way at once.
    pub at_once: usize,
    /// How many more may be to addresses whose last look failed: these never take the others' places.
    pub at_once_in_trouble: usize,
    /// The desk's own public address, e.g. `https://desk.example.org`, to which hubs send news. None: no hub is asked.
    pub public_url: Option<String>,
    /// The time.
    pub clock: Clock,
    /// How names are looked up; none takes the machine's way.
    pub lookup: Option<Arc<dyn Lookup>>,
    /// Certificates in PEM that are trusted beside the machine's own.
    pub trust: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            contact: HOME.into(),
            allow: Vec::new(),
            limits: Limits::default(),
            pause: Duration::from_secs(1),
            at_once: 64,
            at_once_in_trouble: 16,
            public_url: None,
            clock: Clock::system(),
            lookup: None,
            trust: Vec::new(),
        }
    }
}

impl Config {
    /// What the program calls itself: `Dateline/0.1.0 (+https://…)`.
    pub fn user_agent(&self) -> String {
        // A header takes no line breaks and the like.
        let contact: String = self.contact.chars().filter(|c| c.is_ascii_graphic()).collect();
        format!("Dateline/{} (+{contact})", env!("CARGO_PKG_VERSION"))
    }
}

/// Bounds of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// For connecting, the TLS handshake included.
    pub connect: Duration,
    /// From the request to the last header of the answer.
    pub headers: Duration,
    /// For silence in the middle of the answer.
    pub silence: Duration,
    /// For the whole look, redirects included.
    pub total: Duration,
    /// The most bytes of an answer, unpacked.
    pub bytes: usize,
    /// The most redirects that are gone along with.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(10),
            headers: Duration::from_secs(20),
            silence: Duration::from_secs(15),
            total: Duration::from_secs(60),
            bytes: 16 << 20,
            redirects: 8,
        }
    }
}
