//! The guard: what may be asked at all. It looks at every address before anything is sent, those that a redirect leads to as well.

use std::net::{IpAddr, SocketAddr};

use porta_contract::WebsiteReason;
use url::Url;

use super::blocks::is_public;

/// Ports of the web.
const PORTS: [u16; 2] = [80, 443];

/// Decides what may be asked.
#[derive(Clone, Debug)]
pub struct Guard {
    but_for: Vec<SocketAddr>,
}

/// Why something is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is neither http nor https.
    Scheme,
    /// It carries a user or a password.
    Credentials,
    /// It names another port.
    Port,
    /// It is not on the public net.
    NotPublic,
}

impl Refusal {
    /// As it is told.
    #[must_use]
    pub const fn reason(self) -> WebsiteReason {
        match self {
            Self::Scheme => WebsiteReason::Scheme,
            Self::Credentials => WebsiteReason::Credentials,
            Self::Port => WebsiteReason::Port,
            Self::NotPublic => WebsiteReason::NotPublic,
        }
    }
}

impl Guard {
    /// One that lets in the public net, on the ports of the web.
    #[must_use]
    pub const fn strict() -> Self {
        Self { but_for: Vec::new() }
    }

    /// One that lets in some servers besides, each by address and port: those that a test has started.
    #[must_use]
    pub const fn but_for(servers: Vec<SocketAddr>) -> Self {
        Self { but_for: servers }
    }

    /// Looks at an address on the web; gives its port.
    pub(super) fn look_at(&self, url: &Url) -> Result<u16, Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials);
        }
        let port = url.port_or_known_default().ok_or(Refusal::Port)?;
        if PORTS.contains(&port) || self.but_for.iter().any(|server| server.port() == port) {
            return Ok(port);
        }
        Err(Refusal::Port)
    }

    /// Looks at what a name stands for. One address that is not public is enough to refuse them all: whoever set it has power over the
    /// name, and would only have to try again.
    pub(super) fn look_up(&self, addresses: &[IpAddr], port: u16) -> Result<Vec<SocketAddr>, Refusal> {
        let servers: Vec<SocketAddr> = addresses.iter().map(|ip| SocketAddr::new(*ip, port)).collect();
        let public = |server: &SocketAddr| PORTS.contains(&server.port()) && is_public(server.ip());
        if servers
            .iter()
            .all(|server| public(server) || self.but_for.contains(server))
        {
            return Ok(servers);
        }
        Err(Refusal::NotPublic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(guard: &Guard, url: &str) -> Result<u16, Refusal> {
        guard.look_at(&Url::parse(url).unwrap())
    }

    #[test]
    fn only_plain_addresses_of_the_web_are_asked() {
        let guard = Guard::strict();

        for (url, expected) in [
            ("http://verein.example/", Ok(80)),
            ("https://verein.example/a?b#c", Ok(443)),
            ("http://verein.example:443/", Ok(443)),
            ("ftp://verein.example/", Err(Refusal::Scheme)),
            ("file:///etc/passwd", Err(Refusal::Scheme)),
            ("gopher://verein.example:80/", Err(Refusal::Scheme)),
            ("https://user@verein.example/", Err(Refusal::Credentials)),
            ("https://:word@verein.example/", Err(Refusal::Credentials)),
            ("http://verein.example:8080/", Err(Refusal::Port)),
            ("http://verein.example:22/", Err(Refusal::Port)),
        ] {
            assert_eq!(look(&guard, url), expected, "{url}");
        }
    }

    #[test]
    fn one_address_that_is_not_public_refuses_them_all() {
        let guard = Guard::strict();
        let look_up = |all: &[&str], port| {
            let all: Vec<IpAddr> = all.iter().map(|one| one.parse().unwrap()).collect();
            guard.look_up(&all, port).map(|servers| servers.len())
        };

        assert_eq!(look_up(&["8.8.8.8", "2606:4700::1111"], 443), Ok(2));
        assert_eq!(look_up(&["8.8.8.8", "127.0.0.1"], 443), Err(Refusal::NotPublic));
        assert_eq!(look_up(&["::1"], 80), Err(Refusal::NotPublic));
    }

    #[test]
    fn a_test_lets_in_its_own_server_and_nothing_beside_it() {
        let server: SocketAddr = "127.0.0.1:4711".parse().unwrap();
        let guard = Guard::but_for(vec![server]);

        assert_eq!(look(&guard, "http://127.0.0.1:4711/"), Ok(4711));
        assert_eq!(guard.look_up(&[server.ip()], 4711), Ok(vec![server]));
        assert_eq!(guard.look_up(&[server.ip()], 80), Err(Refusal::NotPublic));
        assert_eq!(look(&guard, "http://127.0.0.1:4712/"), Err(Refusal::Port));
        let other = "8.8.8.8".parse().unwrap();
        assert_eq!(guard.look_up(&[other], 4711), Err(Refusal::NotPublic));
    }
}
