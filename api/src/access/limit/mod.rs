//! How much anybody may ask for: limits per minute, per node and in memory. What is kept of an address is a keyed hash of it,
//! with a key that ends with the process; no address is stored or logged.

mod class;
mod middleware;
mod networks;
mod origin;
mod reports;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;

pub use middleware::limit;

use super::AccessError;
use super::token::Claims;
use crate::spine::clock::Clock;
use crate::spine::randomness::Randomness;
use class::{Class, Verdict};
use networks::Networks;
use origin::{Key, Origin};

/// Requests a minute; none is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Without a token, per network: an IPv4 address or an IPv6 /64.
    pub anonymous: Option<u32>,
    /// Per account.
    pub account: Option<u32>,
    /// Per client without a limit of its own.
    pub client: Option<u32>,
    /// Reports on entries an hour, per network of the visitor.
    pub reports: Option<u32>,
    /// How many proxies in front add to `X-Forwarded-For`.
    pub proxies: usize,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            anonymous: Some(600),
            account: Some(1_200),
            client: Some(3_000),
            reports: Some(20),
            proxies: 0,
        }
    }
}

/// Counts requests, and failed logins by network.
#[derive(Debug)]
pub struct Limits {
    anonymous: Option<Class>,
    link: Option<Class>,
    account: Option<Class>,
    client: Option<Class>,
    reports: Option<Class>,
    own: RwLock<BTreeMap<u32, Arc<Class>>>,
    networks: Networks,
    key: Key,
    proxies: usize,
    clock: Clock,
}

impl Limits {
    /// With these rates.
    #[must_use]
    pub fn new(rates: Rates, randomness: &Randomness, clock: Clock) -> Self {
        let class = |name, rate: Option<u32>| rate.and_then(|rate| Class::new(name, rate, &clock));
        Self {
            anonymous: class("anonymous", rates.anonymous),
            // Somebody with the link of a mail is known as well as somebody with an account.
            link: class("link", rates.account),
            account: class("account", rates.account),
            client: class("client", rates.client),
            reports: rates.reports.and_then(|rate| Class::hourly("reports", rate, &clock)),
            own: RwLock::default(),
            networks: Networks::default(),
            key: Key::new(randomness),
            proxies: rates.proxies,
            clock,
        }
    }

    /// Counts a request; none where nothing limits it.
    fn count(&self, claims: Option<&Claims>, link: Option<&str>, origin: Option<Origin>) -> Option<Verdict> {
        match (claims, link) {
            (None, Some(link)) => {
                let holder = self.key.of(link.as_bytes());
                self.link.as_ref().map(|class| class.count(holder))
            }
            (None, None) => {
                let network = self.key.of(&origin?.network());
                self.anonymous.as_ref().map(|class| class.count(network))
            }
            (Some(claims), _) => {
                let holder = self.key.of(claims.sub.as_bytes());
                match (&claims.client_id, claims.per_minute) {
                    (None, _) => self.account.as_ref().map(|class| class.count(holder)),
                    (Some(_), None) => self.client.as_ref().map(|class| class.count(holder)),
                    (Some(_), Some(rate)) => self.own(rate).map(|class| class.count(holder)),
                }
            }
        }
    }

    /// The class of clients with a limit of their own; administrators make few of them.
    fn own(&self, rate: u32) -> Option<Arc<Class>> {
        let known = self
            .own
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&rate)
            .cloned();
        if known.is_some() {
            return known;
        }
        let class = Arc::new(Class::new("own", rate, &self.clock)?);
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(own.entry(rate).or_insert(class)))
    }

    /// Where a request came from; none from this machine itself, which is not limited.
    fn origin(&self, request: &HttpRequest) -> Option<Origin> {
        self.origin_of(request.headers(), request.peer_addr().map(|peer| peer.ip()))
    }

    fn origin_of(&self, headers: &HeaderMap, peer: Option<std::net::IpAddr>) -> Option<Origin> {
        origin::of(headers, peer, self.proxies)
    }

    /// Counts a login from a network as if it failed; refuses it while too many have. Give the answer to [`Self::forgive`] when
    /// it did not fail.
    pub fn count_login(&self, request: &HttpRequest) -> Result<LoginCount, AccessError> {
        let Some(origin) = self.origin(request) else {
            return Ok(LoginCount(None));
        };
        let key = self.key.of(&origin.neighbourhood());
        self.networks.count(key, self.clock.now())?;
        Ok(LoginCount(Some(key)))
    }

    /// Takes back a failure that was none.
    pub fn forgive(&self, count: LoginCount) {
        if let LoginCount(Some(key)) = count {
            self.networks.forgive(key);
        }
    }
}

/// Knows the tokens that belong to the link of a mail: what one is good for, or none if it is another kind of token or not good.
type Knows = dyn Fn(&HeaderMap) -> Option<String> + Send + Sync;

/// What recognises requests by the link of a mail. Such links are made elsewhere, so this is handed in.
#[derive(Clone)]
pub struct LinkHolders(Arc<Knows>);

impl std::fmt::Debug for LinkHolders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkHolders(…)")
    }
}

impl LinkHolders {
    /// By this function.
    pub fn new(knows: impl Fn(&HeaderMap) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(knows))
    }

    fn of(&self, headers: &HeaderMap) -> Option<String> {
        (self.0)(headers)
    }
}

/// A login that was counted.
#[derive(Clone, Copy, Debug)]
pub struct LoginCount(Option<u64>);
