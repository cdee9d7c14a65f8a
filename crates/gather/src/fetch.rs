//! One request with all its redirects, within bounds of time and size.

use std::{collections::HashSet, error::Error, time::Duration};

use axum::body::Bytes;
use reqwest::{
    Certificate, Client, RequestBuilder, Response, StatusCode,
    header::{self, HeaderMap, HeaderValue},
    redirect,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, timeout_at},
};
use url::Url;

use crate::{
    config::{Config, Limits},
    guard::{Forbidden, Guard},
    hosts::{Hosts, Turn},
    robots::{Robots, Verdict},
};

/// What we like best first. Feeds come before pages where a server offers both at one address.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/activity+json;q=0.9, \
                      text/html;q=0.9, application/xhtml+xml;q=0.9, application/xml;q=0.8, application/json;q=0.7, \
                      text/plain;q=0.7, */*;q=0.5";

/// The most headers of an answer that are kept, and the most bytes of one of them.
const MAX_HEADERS: usize = 100;
const MAX_HEADER: usize = 4096;

/// What the bytes that we have are known by, to ask whether there are newer ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// Their `ETag`.
    pub etag: Option<String>,
    /// Their `Last-Modified`.
    pub last_modified: Option<String>,
}

/// A server's answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The address that answered in the end.
    pub url: Url,
    /// Where the address that was asked has moved for good, if it has.
    pub moved_to: Option<Url>,
    /// The answer's status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// The bytes, unpacked; empty but for a status of 200.
    pub body: Vec<u8>,
}

/// Why there is no answer. The messages are sentences for the desk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is none.
    #[error("this is no address: {0}")]
    BadUrl(String),
    /// The address must not be asked.
    #[error("{0}")]
    Forbidden(#[from] Forbidden),
    /// The host's robots.txt forbids it.
    #[error("the robots.txt of {0} does not allow it")]
    Robots(String),
    /// The host's robots.txt could not be had, so that nothing is known to be allowed.
    #[error("the robots.txt of {host} could not be had ({problem}), so nothing there may be asked for yet")]
    RobotsUnknown {
        /// The host.
        host: String,
        /// What went wrong.
        problem: String,
    },
    /// The name has no address.
    #[error("there is no host {0}, or its name could not be looked up")]
    NoSuchHost(String),
    /// No connection came about.
    #[error("no connection to {host}: {problem}")]
    Connect {
        /// The host.
        host: String,
        /// What stood in the way.
        problem: String,
    },
    /// The host's certificate cannot be trusted.
    #[error("{host} cannot be trusted: {problem}")]
    Tls {
        /// The host.
        host: String,
        /// What is wrong with its certificate.
        problem: String,
    },
    /// Something took too long.
    #[error("{what} took longer than {} s", .after.as_secs_f64())]
    TooSlow {
        /// What it was.
        what: &'static str,
        /// How long it was waited for.
        after: Duration,
    },
    /// The answer is too large.
    #[error("the answer is larger than {} MB", .0 >> 20)]
    TooLarge(usize),
    /// The answer ended too early, was no HTTP, or could not be unpacked.
    #[error("the answer is broken: {0}")]
    Broken(String),
    /// It leads on without end.
    #[error("the address leads from one to another and never to a page ({0} redirects)")]
    RedirectLoop(usize),
    /// It leads on to nowhere.
    #[error("the address leads on to what is no address: {0}")]
    BadRedirect(String),
}

/// What came of asking.
#[derive(Debug)]
pub struct Looked {
    /// The answer, of any status, or why there is none.
    pub answer: Result<Answer, FetchError>,
    /// How long the servers took, our own waiting for turns left out.
    pub took: Duration,
}

/// Adds the time since it was begun when it is dropped, whatever the reason.
struct Took<'t> {
    begun: Instant,
    took: &'t mut Duration,
}

impl Drop for Took<'_> {
    fn drop(&mut self) {
        *self.took += self.begun.elapsed();
    }
}

/// Asks servers. Shared by all tasks: it knows whose turn it is at which host.
#[derive(Debug)]
pub struct Fetcher {
    client: Client,
    guard: Guard,
    limits: Limits,
    hosts: Hosts,
    robots: Robots,
    lane: Semaphore,
    lane_in_trouble: Semaphore,
}

impl Fetcher {
    /// Makes ready to ask.
    ///
    /// # Errors
    /// In words, if the machine's certificates cannot be read or one in the configuration is none.
    pub fn new(config: &Config) -> Result<Self, String> {
        // Fails where another part of the program was first, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let guard = Guard::new(config.allow.clone(), config.lookup.clone());
        let mut trusted = Vec::new();
        for pem in &config.trust {
            trusted.push(Certificate::from_pem(pem.as_bytes()).map_err(|e| format!("a trusted certificate: {e}"))?);
        }
        let client = Client::builder()
            .user_agent(config.user_agent())
            // A proxy of the environment would connect in our place, and the guard would check nothing.
            .no_proxy()
            // Each step is checked, and waits for its own turn.
            .redirect(redirect::Policy::none())
            .dns_resolver(guard.clone())
            .tls_certs_merge(trusted)
            .connect_timeout(config.limits.connect)
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(Duration::from_secs(10))
            .referer(false)
            .build()
            .map_err(|e| format!("no secure connections can be made: {}; are certificates installed?", root(&e)))?;
        Ok(Fetcher {
            client,
            guard,
            limits: config.limits.clone(),
            hosts: Hosts::new(config.clock.clone(), config.pause),
            robots: Robots::new(config.clock.clone()),
            lane: Semaphore::new(config.at_once.max(1)),
            lane_in_trouble: Semaphore::new(config.at_once_in_trouble.max(1)),
        })
    }

    /// The turns at all hosts.
    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// Asks for an address, and whether it has something newer than what the validators know. What was in trouble the
    /// last time goes in the lane for that.
    pub async fn get(&self, address: &str, known: &Validators, in_trouble: bool) -> Looked {
        let mut took = Duration::ZERO;
        let answer = self.get_within(address, known, in_trouble, &mut took).await;
        Looked { answer, took }
    }

    async fn get_within(
        &self,
        address: &str,
        known: &Validators,
        in_trouble: bool,
        took: &mut Duration,
    ) -> Result<Answer, FetchError> {
        let mut url = Url::parse(address).map_err(|_| FetchError::BadUrl(address.chars().take(200).collect()))?;
        url.set_fragment(None);
        let mut seen = HashSet::new();
        // Where it has moved for good: as far as all redirects so far were for good.
        let mut moved_to = None;
        let mut for_good = true;
        loop {
            if !seen.insert(url.clone()) || seen.len() > self.limits.redirects + 1 {
                return Err(FetchError::RedirectLoop(seen.len()));
            }
            let delay = self.allowed(&url).await?;
            let (mut turn, _permit) = self.turn(&host_of(&url), in_trouble).await;
            turn.pause_for(delay);
            // The wait for turns does not count: it is ours.
            let clock = Took { begun: Instant::now(), took };
            let until = clock.begun + self.limits.total.saturating_sub(*clock.took);
            let response = self.ask(&url, known, until).await?;
            let status = response.status();
            if let Some(next) = redirect_of(&response, &url)? {
                for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT)
                    // A page that was safe is not remembered as one that is not.
                    && (url.scheme() == next.scheme() || next.scheme() == "https");
                if for_good {
                    moved_to = Some(next.clone());
                }
                url = next;
                continue;
            }
            let headers = response.headers().clone();
            let body = if status == StatusCode::OK {
                self.body(response, until, self.limits.bytes).await?
            } else {
                Vec::new()
            };
            let moved_to = moved_to.filter(|_| status == StatusCode::OK || status == StatusCode::NOT_MODIFIED);
            return Ok(Answer { url, moved_to, status, headers, body });
        }
    }

    /// Waits for the turn at a host, and then for a place in a lane: whoever waits for a host takes no other's place.
    async fn turn(&self, host: &str, in_trouble: bool) -> (Turn, Option<SemaphorePermit<'_>>) {
        let turn = self.hosts.turn(host).await;
        let lane = if in_trouble { &self.lane_in_trouble } else { &self.lane };
        // The lanes are never closed.
        (turn, lane.acquire().await.ok())
    }

    /// Sends a form, as hubs want it. Gives the answer's status.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn post(&self, address: &str, form: &[(&str, &str)]) -> Result<StatusCode, FetchError> {
        let url = Url::parse(address).map_err(|_| FetchError::BadUrl(address.chars().take(200).collect()))?;
        self.guard.check(&url)?;
        let (_turn, _permit) = self.turn(&host_of(&url), false).await;
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request =
            self.client.post(url.clone()).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        Ok(self.send(&url, request, Instant::now() + self.limits.total).await?.status())
    }

    /// Whether an address may be asked at all, as far as it says itself; what its name leads to is checked on the way.
    ///
    /// # Errors
    /// If it must not be asked.
    pub fn may_ask(&self, url: &Url) -> Result<(), Forbidden> {
        self.guard.check(url)
    }

    /// Asks an address whether its owner gave it to us: no robots.txt stands before it, and no redirect is followed. Gives
    /// the status and the first bytes of the answer.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn confirm(&self, url: &Url) -> Result<(StatusCode, Vec<u8>), FetchError> {
        self.guard.check(url)?;
        let (_turn, _permit) = self.turn(&host_of(url), false).await;
        let until = Instant::now() + self.limits.total;
        let response = self.send(url, self.client.get(url.clone()), until).await?;
        let status = response.status();
        Ok((status, self.body_cut(response, until, MAX_HEADER).await?))
    }

    /// Sends bytes to an address whose owner asked for them; no redirect is followed. Gives the answer's status.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn deliver(
        &self,
        address: &str,
        headers: &[(&str, &str)],
        body: Bytes,
        in_trouble: bool,
    ) -> Result<StatusCode, FetchError> {
        let url = Url::parse(address).map_err(|_| FetchError::BadUrl(address.chars().take(200).collect()))?;
        self.guard.check(&url)?;
        let (_turn, _permit) = self.turn(&host_of(&url), in_trouble).await;
        let request =
            headers.iter().fold(self.client.post(url.clone()), |request, (name, value)| request.header(*name, *value));
        Ok(self.send(&url, request.body(body), Instant::now() + self.limits.total).await?.status())
    }

    /// Asks whether an address may be asked for, and gives the pause that its host asks for.
    async fn allowed(&self, url: &Url) -> Result<Duration, FetchError> {
        self.guard.check(url)?;
        match self.robots.verdict(url, |robots| self.robots_txt(robots)).await {
            Verdict::Allowed(delay) => Ok(delay),
            Verdict::Forbidden => Err(FetchError::Robots(host_of(url))),
            Verdict::Unknown(problem) => Err(FetchError::RobotsUnknown { host: host_of(url), problem }),
            // It is the same server: its own words are plainer.
            Verdict::Unreachable(error) => Err(error),
        }
    }

    /// A host's robots.txt, with the redirects that RFC 9309 has us follow.
    async fn robots_txt(&self, mut url: Url) -> Result<(StatusCode, Vec<u8>), FetchError> {
        for _ in 0..=crate::robots::REDIRECTS {
            self.guard.check(&url)?;
            let (_turn, _permit) = self.turn(&host_of(&url), false).await;
            let until = Instant::now() + self.limits.total;
            let response = self.ask(&url, &Validators::default(), until).await?;
            if let Some(next) = redirect_of(&response, &url)? {
                url = next;
                continue;
            }
            let status = response.status();
            let body = match status {
                StatusCode::OK => self.body_cut(response, until, crate::robots::MAX_BYTES).await?,
                _ => Vec::new(),
            };
            return Ok((status, body));
        }
        // More redirects than that: as good as none (RFC 9309, 2.3.1.2).
        Ok((StatusCode::NOT_FOUND, Vec::new()))
    }

    /// Makes one request and waits for the last header of its answer.
    async fn ask(&self, url: &Url, known: &Validators, until: Instant) -> Result<Response, FetchError> {
        let mut request = self.client.get(url.clone()).header(header::ACCEPT, ACCEPT);
        let value = |text: &String| HeaderValue::from_str(text).ok();
        if let Some(etag) = known.etag.as_ref().and_then(value) {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = known.last_modified.as_ref().and_then(value) {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        self.send(url, request, until).await
    }

    async fn send(&self, url: &Url, request: RequestBuilder, until: Instant) -> Result<Response, FetchError> {
        let patience = self.limits.connect + self.limits.headers;
        let deadline = until.min(Instant::now() + patience);
        match timeout_at(deadline, request.send()).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(self.explain(url, &error)),
            Err(_) => Err(FetchError::TooSlow { what: "the first word of the answer", after: patience }),
        }
    }

    /// All bytes of an answer.
    async fn body(&self, response: Response, until: Instant, most: usize) -> Result<Vec<u8>, FetchError> {
        if response.content_length().is_some_and(|n| n > most as u64) {
            return Err(FetchError::TooLarge(most));
        }
        let body = self.body_cut(response, until, most).await?;
        if body.len() > most { Err(FetchError::TooLarge(most)) } else { Ok(body) }
    }

    /// The bytes of an answer, given up soon after so many.
    async fn body_cut(&self, mut response: Response, until: Instant, most: usize) -> Result<Vec<u8>, FetchError> {
        // What the client unpacks it takes off the headers.
        if let Some(coding) = response.headers().get(header::CONTENT_ENCODING)
            && !coding.as_bytes().eq_ignore_ascii_case(b"identity")
        {
            let coding = String::from_utf8_lossy(coding.as_bytes()).into_owned();
            return Err(FetchError::Broken(format!("it is packed in a way that nobody asked for ({coding:.40})")));
        }
        let url = response.url().clone();
        let mut body = Vec::new();
        loop {
            let silence = Instant::now() + self.limits.silence;
            match timeout_at(until.min(silence), response.chunk()).await {
                Ok(Ok(None)) => return Ok(body),
                Ok(Ok(Some(bytes))) => {
                    body.extend_from_slice(&bytes);
                    if body.len() > most {
                        return Ok(body);
                    }
                }
                Ok(Err(error)) => return Err(self.explain(&url, &error)),
                Err(_) if silence < until => {
                    return Err(FetchError::TooSlow { what: "a silence in the middle", after: self.limits.silence });
                }
                Err(_) => return Err(FetchError::TooSlow { what: "the answer", after: self.limits.total }),
            }
        }
    }

    /// An error of the HTTP library in plain words.
    fn explain(&self, url: &Url, error: &reqwest::Error) -> FetchError {
        let host = host_of(url);
        for cause in causes(error) {
            // An I/O error hides what it wraps from its list of causes.
            let mut cause = cause;
            while let Some(inner) = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
                cause = inner;
            }
            if let Some(forbidden) = cause.downcast_ref::<Forbidden>() {
                return FetchError::Forbidden(forbidden.clone());
            }
            if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
                return FetchError::Tls { host, problem: tls_problem(tls) };
            }
        }
        let problem = root(error);
        if error.is_timeout() {
            return FetchError::TooSlow { what: "connecting", after: self.limits.connect };
        }
        if error.is_connect() {
            let by_name = causes(error).any(|cause| cause.to_string().contains("dns error"));
            return if by_name { FetchError::NoSuchHost(host) } else { FetchError::Connect { host, problem } };
        }
        FetchError::Broken(problem)
    }
}

fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'e (dyn Error + 'static)| (*error).source()).take(16)
}

/// The words of an error's last cause, without an operating system's number.
fn root(error: &(dyn Error + 'static)) -> String {
    let text = causes(error).last().map(ToString::to_string).unwrap_or_default();
    text.split(" (os error").next().unwrap_or(&text).chars().take(200).collect()
}

fn tls_problem(error: &rustls::Error) -> String {
    use rustls::CertificateError as Bad;
    let words = match error {
        rustls::Error::InvalidCertificate(Bad::Expired | Bad::ExpiredContext { .. }) => "its certificate has expired",
        rustls::Error::InvalidCertificate(Bad::NotValidYet | Bad::NotValidYetContext { .. }) => {
            "its certificate is not valid yet"
        }
        rustls::Error::InvalidCertificate(Bad::NotValidForName | Bad::NotValidForNameContext { .. }) => {
            "its certificate is for another name"
        }
        rustls::Error::InvalidCertificate(Bad::UnknownIssuer) => "nobody known has signed its certificate",
        rustls::Error::InvalidCertificate(Bad::Revoked) => "its certificate was revoked",
        other => return other.to_string().chars().take(200).collect(),
    };
    words.to_owned()
}

/// The host and port of an address: what has one turn at a time.
pub fn host_of(url: &Url) -> String {
    match (url.host_str(), url.port_or_known_default()) {
        (Some(host), Some(80 | 443)) => host.to_owned(),
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (host, _) => host.unwrap_or_default().to_owned(),
    }
}

/// Where an answer sends us on to, if it does.
fn redirect_of(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Ok(None) };
    let text = String::from_utf8_lossy(location.as_bytes());
    let mut next = from.join(text.trim()).map_err(|_| FetchError::BadRedirect(text.chars().take(200).collect()))?;
    next.set_fragment(None);
    Ok(Some(next))
}

/// Headers as they are kept: names in lower case, in their order, bounded. Cookies are left out: they are secrets of
/// somebody's session.
pub fn kept_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter(|(name, _)| **name != header::SET_COOKIE)
        .take(MAX_HEADERS)
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.chars().take(MAX_HEADER).collect())
        })
        .collect()
}
