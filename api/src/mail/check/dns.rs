//! Questions to DNS. A name without records is an answer; a name server that gives none is not.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{Name, RData, RecordType};

use super::finding::Finding;

/// How long one question may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// A name that DNS says nothing of, for now.
#[derive(Clone, Debug, thiserror::Error)]
#[error(
    "DNS gave no answer about {name} ({why}): look at the name servers of the domain and of this machine, and try again"
)]
pub struct Unknown {
    name: String,
    why: String,
}

impl From<Unknown> for Finding {
    fn from(unknown: Unknown) -> Self {
        Self::set("dns", format!("{unknown}."))
    }
}

/// Whom DNS is asked of.
#[derive(Debug)]
pub struct Dns(TokioResolver);

impl Dns {
    /// The name server at an address, or the machine's own. Needs a Tokio runtime around it.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn new(server: Option<SocketAddr>) -> Result<Self, String> {
        let refused = |error: hickory_resolver::net::NetError| {
            format!("DNS cannot be asked: {error}; give a name server with --dns")
        };
        let mut builder = match server {
            None => TokioResolver::builder_tokio().map_err(refused)?,
            Some(server) => {
                let at = |mut connection: ConnectionConfig| {
                    connection.port = server.port();
                    connection
                };
                let connections = vec![at(ConnectionConfig::udp()), at(ConnectionConfig::tcp())];
                let server = NameServerConfig::new(server.ip(), true, connections);
                let config = ResolverConfig::from_name_servers(vec![server]);
                TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
        };
        let options = builder.options_mut();
        options.timeout = PATIENCE;
        options.attempts = 2;
        builder.build().map(Self).map_err(refused)
    }

    /// Records of a kind; none is an answer, too.
    async fn records(&self, name: &str, kind: RecordType) -> Result<Vec<RData>, Unknown> {
        let unknown = |why: String| Unknown {
            name: name.to_owned(),
            why,
        };
        // With the root at its end, so that no search list of the machine is tried.
        let whole = format!("{}.", name.trim_end_matches('.'));
        let parsed = Name::from_ascii(whole).map_err(|error| unknown(error.to_string()))?;
        match self.0.lookup(parsed, kind).await {
            Ok(found) => Ok(found.answers().iter().map(|record| record.data.clone()).collect()),
            Err(error) if error.is_no_records_found() => Ok(Vec::new()),
            Err(error) => Err(unknown(error.to_string())),
        }
    }

    /// Texts, each put together from its parts.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, Unknown> {
        let text = |data: RData| match data {
            RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
            _ => None,
        };
        let records = self.records(name, RecordType::TXT).await?;
        Ok(records.into_iter().filter_map(text).collect())
    }

    /// Mail servers of a domain, the first one first; `.` means that it takes no mail.
    pub async fn exchanges(&self, name: &str) -> Result<Vec<String>, Unknown> {
        let exchange = |data: RData| match data {
            RData::MX(mx) => Some((mx.preference, mx.exchange.to_ascii())),
            _ => None,
        };
        let records = self.records(name, RecordType::MX).await?;
        let mut all: Vec<(u16, String)> = records.into_iter().filter_map(exchange).collect();
        all.sort();
        Ok(all.into_iter().map(|(_, exchange)| exchange).collect())
    }

    /// Addresses of a host.
    pub async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, Unknown> {
        if let Ok(address) = name.parse() {
            return Ok(vec![address]);
        }
        let address = |data: RData| match data {
            RData::A(address) => Some(IpAddr::V4(address.0)),
            RData::AAAA(address) => Some(IpAddr::V6(address.0)),
            _ => None,
        };
        let mut all = self.records(name, RecordType::A).await?;
        all.extend(self.records(name, RecordType::AAAA).await?);
        Ok(all.into_iter().filter_map(address).collect())
    }
}
