//! Which addresses may be connected to: public ones, and those that the configuration allows.
//!
//! Names are looked up here, by the connector itself, and only what passes is handed on to it: there is no second look-up
//! that could give another answer.

use std::{
    fmt,
    future::Future,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
};

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// Its scheme is neither http nor https.
    #[error("only http and https addresses are followed, and this one begins with `{0}:`")]
    Scheme(String),
    /// It has no host, or its host is no name and no address.
    #[error("the address has no host")]
    NoHost,
    /// It leads to a network that is not public.
    #[error("{0} is not on the public network")]
    Private(IpAddr),
}

/// How names are looked up.
pub trait Lookup: Send + Sync + fmt::Debug {
    /// All addresses of a name.
    fn lookup(&self, name: &str) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>>;
}

/// Checks addresses.
#[derive(Debug, Clone)]
pub struct Guard {
    allow: Vec<IpNet>,
    lookup: Option<Arc<dyn Lookup>>,
}

impl Guard {
    /// Allows public addresses and those of some networks.
    pub fn new(allow: Vec<IpNet>, lookup: Option<Arc<dyn Lookup>>) -> Self {
        Guard { allow, lookup }
    }

    /// Checks all of an address that can be checked without a look-up: its scheme, and its host where that is a number.
    ///
    /// # Errors
    /// If it must not be asked.
    pub fn check(&self, url: &Url) -> Result<(), Forbidden> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Forbidden::Scheme(url.scheme().to_owned()));
        }
        match url.host() {
            None => Err(Forbidden::NoHost),
            Some(Host::Domain(_)) => Ok(()),
            Some(Host::Ipv4(ip)) => self.check_ip(ip.into()),
            Some(Host::Ipv6(ip)) => self.check_ip(ip.into()),
        }
    }

    /// Checks an address that is about to be connected to.
    ///
    /// # Errors
    /// If it is neither public nor allowed.
    pub fn check_ip(&self, ip: IpAddr) -> Result<(), Forbidden> {
        let plain = ip.to_canonical();
        if is_public(plain) || self.allow.iter().any(|net| net.contains(&plain) || net.contains(&ip)) {
            Ok(())
        } else {
            Err(Forbidden::Private(ip))
        }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let found: Vec<IpAddr> = match &guard.lookup {
                Some(lookup) => lookup.lookup(name.as_str()).await?,
                None => tokio::net::lookup_host((name.as_str(), 0)).await?.map(|at| at.ip()).collect(),
            };
            let mut refused = None;
            let mut good = Vec::new();
            for ip in found {
                match guard.check_ip(ip) {
                    Ok(()) => good.push(SocketAddr::new(ip, 0)),
                    Err(error) => refused = Some(error),
                }
            }
            match (good.is_empty(), refused) {
                (true, Some(error)) => Err(error.into()),
                (true, None) => Err(std::io::Error::from(std::io::ErrorKind::NotFound).into()),
                (false, _) => Ok(Box::new(good.into_iter()) as Addrs),
            }
        })
    }
}

/// Whether an address is one of the public network, by the registries of special-purpose addresses
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry/> and its companion for IPv6).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127, ..) => true,                               // this network, private, loopback
        (100, 64..=127, _) => true,                               // shared between a carrier and its customers
        (169, 254, _) => true,                                    // link-local, clouds' metadata among it
        (172, 16..=31, _) | (192, 168, _) => true,                // private
        (192, 0, 0 | 2) | (198, 51, 100) | (203, 0, 113) => true, // protocol assignments, documentation
        (192, 88, 99) => true,                                    // 6to4 relays
        (198, 18 | 19, _) => true,                                // benchmarks
        (224..=255, ..) => true,                                  // multicast, reserved, broadcast
        _ => false,
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let tail = |from: usize| {
        let octets = ip.octets();
        Ipv4Addr::new(octets[from], octets[from + 1], octets[from + 2], octets[from + 3])
    };
    match (a, b) {
        (0, 0) => ip.to_ipv4_mapped().is_some_and(is_public_v4),
        // NAT64 and 6to4 lead to an IPv4 address that stands in them.
        (0x64, 0xff9b) if ip.segments()[2..6] == [0; 4] => is_public_v4(tail(12)),
        (0x2002, _) => is_public_v4(tail(2)),
        // Teredo, benchmarks, ORCHID and other protocol assignments; documentation.
        (0x2001, 0..=0x1ff) | (0x2001, 0xdb8) => false,
        (0x3fff, 0..=0xfff) => false,
        // All that is handed out to networks lies here.
        (0x2000..=0x3fff, _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(allow: &[&str]) -> Guard {
        Guard::new(allow.iter().map(|net| net.parse().unwrap()).collect(), None)
    }

    #[test]
    fn only_the_public_network_is_asked() {
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2002:0a00:0001::1",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "3fff::1",
            "100::1",
        ] {
            let ip: IpAddr = ip.parse().unwrap();
            assert!(guard(&[]).check_ip(ip).is_err(), "{ip}");
        }
        for ip in ["1.1.1.1", "100.63.0.1", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111", "2a00::1"] {
            let ip: IpAddr = ip.parse().unwrap();
            assert!(guard(&[]).check_ip(ip).is_ok(), "{ip}");
        }
        for ip in ["::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:0101:0101::1"] {
            let ip: IpAddr = ip.parse().unwrap();
            assert!(guard(&[]).check_ip(ip).is_ok(), "{ip}");
        }
    }

    #[test]
    fn the_configuration_allows_networks_and_no_more() {
        let guard = guard(&["10.20.0.0/16"]);
        assert!(guard.check_ip("10.20.3.4".parse().unwrap()).is_ok());
        assert!(guard.check_ip("::ffff:10.20.3.4".parse().unwrap()).is_ok());
        assert!(guard.check_ip("10.21.3.4".parse().unwrap()).is_err());
    }

    #[test]
    fn hosts_that_are_numbers_in_any_form_are_checked() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://169.254.169.254/latest/meta-data/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "data:text/plain,x",
        ] {
            assert!(guard(&[]).check(&Url::parse(url).unwrap()).is_err(), "{url}");
        }
        assert!(guard(&[]).check(&Url::parse("https://example.org/live").unwrap()).is_ok());
    }
}
