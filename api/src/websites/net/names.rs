//! What names stand for. They are looked up here and nowhere else, once for each request: the connection is made to an address that the
//! guard has seen, so that a name which stands for something else a moment later gains nothing (DNS rebinding).

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use url::{Host, Url};

/// Looks up names. Cheap to clone.
#[derive(Clone)]
pub struct Names(Source);

type Told = dyn Fn(&str) -> Result<Vec<IpAddr>, NoName> + Send + Sync;

#[derive(Clone)]
enum Source {
    Machine,
    Told(Arc<Told>),
}

/// Why a name stands for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// There is no such name.
    Unknown,
    /// Nobody could say.
    NobodyKnows,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").finish_non_exhaustive()
    }
}

impl Names {
    /// As the machine knows them.
    #[must_use]
    pub const fn of_the_machine() -> Self {
        Self(Source::Machine)
    }

    /// As a test tells them.
    #[must_use]
    pub fn told(tell: impl Fn(&str) -> Result<Vec<IpAddr>, NoName> + Send + Sync + 'static) -> Self {
        Self(Source::Told(Arc::new(tell)))
    }

    /// The addresses of the server of an address on the web.
    pub(super) async fn of(&self, url: &Url) -> Result<Vec<IpAddr>, NoName> {
        let name = match url.host().ok_or(NoName::Unknown)? {
            Host::Ipv4(address) => return Ok(vec![address.into()]),
            Host::Ipv6(address) => return Ok(vec![address.into()]),
            Host::Domain(name) => name,
        };
        let found = match &self.0 {
            Source::Machine => ask_the_machine(name).await,
            Source::Told(tell) => tell(name),
        };
        found.and_then(|found| {
            if found.is_empty() {
                Err(NoName::Unknown)
            } else {
                Ok(found)
            }
        })
    }
}

async fn ask_the_machine(name: &str) -> Result<Vec<IpAddr>, NoName> {
    let found = tokio::net::lookup_host((name, 0)).await;
    let mut all: Vec<IpAddr> = found
        .map_err(|error| no_name(&error.to_string()))?
        .map(|server| server.ip())
        .collect();
    all.dedup();
    Ok(all)
}

/// The system has one kind of error for all of it; only its words tell a name that is not there from a server of names that is away
/// (EAI_AGAIN, in the words of glibc and of musl).
fn no_name(words: &str) -> NoName {
    let for_now = words.contains("emporary failure") || words.contains("ry again");
    if for_now { NoName::NobodyKnows } else { NoName::Unknown }
}
