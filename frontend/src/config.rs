//! Settings: from the environment or the command line, checked before anything starts.

use std::net::SocketAddr;
use std::time::Duration;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use porta_contract::client::Credentials;
use url::Url;

/// Porta's pages: server-rendered, shown from the API alone.
#[derive(Clone, Debug, Parser)]
#[command(name = "porta-web", version)]
pub struct Config {
    /// City to show: its slug in the API.
    #[arg(long, env = "PORTA_CITY", default_value = "trier")]
    pub city: String,
    /// Address of the API, such as <http://127.0.0.1:8080>.
    #[arg(long, env = "PORTA_API_URL", default_value = "http://127.0.0.1:8080")]
    pub api_url: String,
    /// Id of the client as which the pages ask the API (`porta-api client create`), so that the limit of one network, which all
    /// visitors would share, does not count. Without it they ask as anybody.
    #[arg(long, env = "PORTA_WEB_CLIENT_ID", requires = "client_secret")]
    pub client_id: Option<String>,
    /// Secret of that client.
    #[arg(
        long,
        env = "PORTA_WEB_CLIENT_SECRET",
        requires = "client_id",
        hide_env_values = true
    )]
    pub client_secret: Option<Secret>,
    /// Address and port to listen on.
    #[arg(long, env = "PORTA_WEB_ADDRESS", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// Address under which visitors reach the pages, such as <https://porta.example>; for canonical addresses. By default
    /// `http://` and the address listened on. With `https` the pages ask browsers to stay encrypted (HSTS).
    #[arg(long, env = "PORTA_WEB_PUBLIC_URL", value_parser = parse_origin)]
    pub public_url: Option<Url>,
    /// For how many seconds an answer of the API is used again without asking.
    #[arg(long, env = "PORTA_WEB_FRESH_SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u32).range(0..=3600))]
    pub fresh_seconds: u32,
    /// Memory for answers of the API, in megabytes of their JSON.
    #[arg(long, env = "PORTA_WEB_CACHE_MB", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=65_536))]
    pub cache_mb: u32,
    /// After how many seconds without an answer the API counts as away.
    #[arg(long, env = "PORTA_WEB_API_TIMEOUT_SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=60))]
    pub api_timeout_seconds: u32,
    /// Where the button “leave this page” leads, on topics of violence: something harmless.
    #[arg(long, env = "PORTA_WEB_EXIT_URL", default_value = "https://www.dwd.de/", value_parser = parse_web_address)]
    pub exit_url: Url,
    /// Address of the pictures of the street map, with `{z}`, `{x}` and `{y}`, such as <https://tiles.example/{z}/{x}/{y}.png>. Visitors'
    /// browsers ask there once they have asked for the map, and are told so before. Without it the map shows districts and places only.
    #[arg(long, env = "PORTA_WEB_TILES_URL", requires = "tiles_attribution", value_parser = parse_tiles)]
    pub tiles_url: Option<String>,
    /// Whom the street map is by, as its licence asks for it.
    #[arg(long, env = "PORTA_WEB_TILES_ATTRIBUTION", requires = "tiles_url")]
    pub tiles_attribution: Option<String>,
    /// Smallest zoom of the street map.
    #[arg(long, env = "PORTA_WEB_TILES_MIN_ZOOM", default_value_t = 9, value_parser = clap::value_parser!(u8).range(0..=22))]
    pub tiles_min_zoom: u8,
    /// Largest zoom of the street map.
    #[arg(long, env = "PORTA_WEB_TILES_MAX_ZOOM", default_value_t = 18, value_parser = clap::value_parser!(u8).range(0..=22))]
    pub tiles_max_zoom: u8,
    /// Whom to tell of holes in the security (RFC 9116), such as <mailto:security@porta.example> or an address of a form. Without it there is
    /// no `/.well-known/security.txt`.
    #[arg(long, env = "PORTA_WEB_SECURITY_CONTACT", requires = "security_until", value_parser = parse_contact)]
    pub security_contact: Option<Url>,
    /// Day until which that contact holds for sure, such as 2027-06-30; less than a year ahead. From then on the file is gone.
    #[arg(long, env = "PORTA_WEB_SECURITY_UNTIL", requires = "security_contact")]
    pub security_until: Option<NaiveDate>,
    /// Address of the rules for those who look for holes.
    #[arg(long, env = "PORTA_WEB_SECURITY_POLICY", requires = "security_contact", value_parser = parse_web_address)]
    pub security_policy: Option<Url>,
    /// How many proxies stand in front, each adding an address to `X-Forwarded-For`; the networks of visitors are told apart by it where
    /// they report errors, and nothing of it is kept.
    #[arg(long, env = "PORTA_WEB_PROXIES", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=8))]
    pub proxies: u8,
    /// Threads that answer requests; 0 takes one per core.
    #[arg(long, env = "PORTA_WEB_THREADS", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=1024))]
    pub threads: u16,
    /// What to log, as filter directives (`error`, `warn`, `info`, `porta_web=debug` …).
    #[arg(long, env = "PORTA_WEB_LOG", default_value = "info")]
    pub log: String,
    /// How to log.
    #[arg(long, env = "PORTA_WEB_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// A setting that nobody gets to see.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for machines.
    Json,
}

impl Config {
    /// The public address without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.address),
        }
    }

    /// Where the tiles of the street map come from.
    #[must_use]
    pub fn tiles_origin(&self) -> Option<String> {
        let url = Url::parse(self.tiles_url.as_deref()?).ok()?;
        Some(url.origin().ascii_serialization())
    }

    /// True when visitors come encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }

    /// As which client the pages ask the API.
    #[must_use]
    pub fn credentials(&self) -> Option<Credentials> {
        Some(Credentials {
            id: self.client_id.clone()?,
            secret: self.client_secret.clone()?.0,
        })
    }

    /// For how long an answer of the API is used again without asking.
    #[must_use]
    pub fn fresh_for(&self) -> Duration {
        Duration::from_secs(u64::from(self.fresh_seconds))
    }
}

fn parse_web_address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{error}; write it as https://name"))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err("it must begin with http:// or https:// and name a host".to_owned());
    }
    Ok(url)
}

/// An address of tiles: encrypted or of this machine, with all three places to fill in.
fn parse_tiles(text: &str) -> Result<String, String> {
    parse_web_address(text)?;
    match ["{z}", "{x}", "{y}"].iter().find(|place| !text.contains(**place)) {
        Some(place) => Err(format!(
            "it lacks {place}; write it as https://host/{{z}}/{{x}}/{{y}}.png"
        )),
        None if text.contains("{s}") => Err("name one host; {s} is not filled in".to_owned()),
        None => Ok(text.to_owned()),
    }
}

/// A way to reach somebody (RFC 9116, 2.5.3).
fn parse_contact(text: &str) -> Result<Url, String> {
    let url =
        Url::parse(text).map_err(|error| format!("{error}; write it as mailto:name@host or https://host/form"))?;
    if matches!(url.scheme(), "mailto" | "https" | "tel") {
        Ok(url)
    } else {
        Err("it must begin with mailto:, https: or tel:".to_owned())
    }
}

/// An address that paths can be put behind: the pages live at its root.
fn parse_origin(text: &str) -> Result<Url, String> {
    let url = parse_web_address(text)?;
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err("it must end after the host and port; the pages live at the root".to_owned());
    }
    Ok(url)
}
