//! Telling the networks of visitors apart, without knowing them: for the limit of what one of them may report.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;

/// Marks networks. The key is new with each start and is told to nobody, so that no mark leads back to an address.
#[derive(Debug, Default)]
pub struct Visitors {
    key: RandomState,
    /// How many proxies in front add to `X-Forwarded-For`.
    proxies: usize,
}

impl Visitors {
    /// Behind so many proxies.
    #[must_use]
    pub fn behind(proxies: usize) -> Self {
        Self {
            key: RandomState::new(),
            proxies,
        }
    }

    /// The mark of the network that a request came from: an IPv4 address or an IPv6 /64. None for this machine itself.
    #[must_use]
    pub fn mark(&self, request: &HttpRequest) -> Option<String> {
        let network = network(self.origin(request)?.to_canonical())?;
        Some(format!("{:016x}", self.key.hash_one(network)))
    }

    /// What stands further left than our own proxies wrote is not believed.
    fn origin(&self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr().map(|peer| peer.ip());
        if self.proxies == 0 {
            return peer;
        }
        let headers = request.headers().get_all("x-forwarded-for");
        let forwarded: Vec<IpAddr> = headers
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|part| part.trim().parse().ok())
            .collect();
        let seen = forwarded.iter().rev().nth(self.proxies - 1).or(forwarded.first());
        seen.copied().or(peer)
    }
}

fn network(address: IpAddr) -> Option<Ipv6Addr> {
    if address.is_loopback() {
        return None;
    }
    Some(match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() & (u128::MAX << 64)),
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::Visitors;

    #[test]
    fn a_mark_is_of_a_network_and_of_one_start() {
        let visitors = Visitors::behind(0);
        let mark = |visitors: &Visitors, peer: &str, forwarded: &str| {
            let request = TestRequest::get().peer_addr(peer.parse().unwrap());
            visitors.mark(&request.insert_header(("x-forwarded-for", forwarded)).to_http_request())
        };

        let one = mark(&visitors, "[2001:db8:1:2::1]:9", "").unwrap();
        assert_eq!(mark(&visitors, "[2001:db8:1:2:ffff::9]:9", "").as_ref(), Some(&one));
        assert_ne!(mark(&visitors, "[2001:db8:1:3::1]:9", "").as_ref(), Some(&one));
        assert_ne!(
            mark(&Visitors::behind(0), "[2001:db8:1:2::1]:9", "").as_ref(),
            Some(&one)
        );
        assert_eq!(one.len(), 16);
        assert_eq!(mark(&visitors, "127.0.0.1:9", "203.0.113.9"), None);

        let behind = Visitors::behind(1);
        let two = mark(&behind, "127.0.0.1:9", "6.6.6.6, 203.0.113.9");
        assert!(two.is_some());
        assert_eq!(mark(&behind, "127.0.0.1:9", "7.7.7.7, 203.0.113.9"), two);
    }
}
