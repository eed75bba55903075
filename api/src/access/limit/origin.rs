//! Where a request came from, forgotten as soon as it is counted.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::http::header::HeaderMap;
use sha2::{Digest, Sha256};

use crate::spine::randomness::Randomness;

/// The address that a request came from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin(Ipv6Addr);

/// Turns an address, or anything else, into a number that nobody can turn back without this process.
pub(super) struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    pub fn new(randomness: &Randomness) -> Self {
        Self(randomness.bytes())
    }

    pub fn of(&self, bytes: &[u8]) -> u64 {
        let digest = Sha256::new_with_prefix(self.0).chain_update(bytes).finalize();
        digest
            .iter()
            .take(8)
            .fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }
}

impl Origin {
    /// What counts as one household: an IPv4 address, or an IPv6 /64.
    pub fn network(self) -> [u8; 16] {
        self.cut(if self.is_v4() { 128 } else { 64 })
    }

    /// What counts as one network when logins fail: an IPv4 /24, or an IPv6 /48.
    pub fn neighbourhood(self) -> [u8; 16] {
        self.cut(if self.is_v4() { 120 } else { 48 })
    }

    fn is_v4(self) -> bool {
        self.0.to_ipv4_mapped().is_some()
    }

    fn cut(self, bits: u32) -> [u8; 16] {
        let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
        (self.0.to_bits() & mask).to_be_bytes()
    }
}

/// The address behind that many proxies of ours, each of which adds one to `X-Forwarded-For`. None for this machine itself.
pub(super) fn of(headers: &HeaderMap, peer: Option<IpAddr>, proxies: usize) -> Option<Origin> {
    let forwarded = headers
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|part| part.trim().parse::<IpAddr>().ok());
    let forwarded: Vec<IpAddr> = if proxies == 0 { Vec::new() } else { forwarded.collect() };
    // What stands further left was written by somebody we do not know.
    let seen = forwarded
        .iter()
        .rev()
        .nth(proxies.saturating_sub(1))
        .or(forwarded.first());
    let address = seen.copied().or(peer)?.to_canonical();
    if address.is_loopback() {
        return None;
    }
    Some(Origin(match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => six,
    }))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn found(forwarded: &str, peer: &str, proxies: usize) -> Option<IpAddr> {
        let mut headers = HeaderMap::new();
        if !forwarded.is_empty() {
            let value = HeaderValue::from_str(forwarded).unwrap();
            headers.insert(HeaderName::from_static("x-forwarded-for"), value);
        }
        of(&headers, Some(peer.parse().unwrap()), proxies).map(|origin| IpAddr::V6(origin.0).to_canonical())
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let address = |text: &str| Some(text.parse::<IpAddr>().unwrap());

        assert_eq!(found("198.51.100.7", "203.0.113.9", 0), address("203.0.113.9"));
        assert_eq!(found("", "203.0.113.9", 1), address("203.0.113.9"));
        assert_eq!(found("6.6.6.6, 198.51.100.7", "10.0.0.1", 1), address("198.51.100.7"));
        assert_eq!(
            found("6.6.6.6, 198.51.100.7, 10.0.0.2", "10.0.0.1", 2),
            address("198.51.100.7")
        );
        assert_eq!(found("198.51.100.7", "127.0.0.1", 1), address("198.51.100.7"));
        assert_eq!(found("6.6.6.6", "127.0.0.1", 0), None);
        assert_eq!(found("", "::1", 0), None);
        assert_eq!(found("", "::ffff:127.0.0.1", 0), None);
    }

    #[test]
    fn neighbours_share_a_network_and_keys_hide_it() {
        let origin = |text: &str| of(&HeaderMap::new(), Some(text.parse().unwrap()), 0).unwrap();
        let (one, next, far) = (origin("203.0.113.9"), origin("203.0.113.77"), origin("203.0.114.9"));
        let (six, same) = (origin("2001:db8:1:2::1"), origin("2001:db8:1:2:ffff::9"));
        let (key, other) = (Key::new(&Randomness::seeded(1)), Key::new(&Randomness::seeded(2)));

        assert_ne!(one.network(), next.network());
        assert_eq!(one.neighbourhood(), next.neighbourhood());
        assert_ne!(one.neighbourhood(), far.neighbourhood());
        assert_eq!(six.network(), same.network());
        assert_ne!(key.of(&one.network()), other.of(&one.network()));
    }
}
