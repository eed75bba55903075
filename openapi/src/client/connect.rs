//! The client and how it connects.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::ClientError;
use super::application::{Application, Credentials};

/// How the client behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long connecting may take.
    pub connect_timeout: Duration,
    /// How long a whole request may take, body included.
    pub timeout: Duration,
    /// Longest body read, in bytes after decompression.
    pub body_limit: usize,
    /// Name in the header `User-Agent`.
    pub user_agent: String,
    /// As which application it asks what the public may read; as none, if there are none.
    pub credentials: Option<Credentials>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(2),
            timeout: Duration::from_secs(10),
            body_limit: 8 * 1024 * 1024,
            user_agent: concat!("porta-contract/", env!("CARGO_PKG_VERSION")).to_owned(),
            credentials: None,
        }
    }
}

/// A client of one API. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) http: reqwest::Client,
    pub(super) base: Url,
    pub(super) body_limit: usize,
    pub(super) application: Option<Arc<Application>>,
}

impl Client {
    /// A client for the API at `base`, such as `http://127.0.0.1:8080` (`https` needs the feature `tls`).
    ///
    /// # Errors
    /// [`ClientError::Base`] for an address that cannot be used, [`ClientError::Network`] if the system gives no TLS roots.
    pub fn new(base: &str, options: Options) -> Result<Self, ClientError> {
        let base = parse_base(base)?;
        #[cfg(feature = "tls")]
        install_crypto();
        let http = reqwest::Client::builder()
            .connect_timeout(options.connect_timeout)
            .timeout(options.timeout)
            .user_agent(options.user_agent)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self {
            http,
            base,
            body_limit: options.body_limit,
            application: options
                .credentials
                .map(|credentials| Arc::new(Application::new(credentials))),
        })
    }

    /// The address of the API, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }
}

/// An `http` address, or an `https` one where the client can encrypt; anything else would fail on every request.
fn parse_base(base: &str) -> Result<Url, ClientError> {
    let refused = || ClientError::Base { base: base.to_owned() };
    let url = Url::parse(base).map_err(|_| refused())?;
    let known = url.scheme() == "http" || (cfg!(feature = "tls") && url.scheme() == "https");
    if !known || !url.has_host() || url.query().is_some() || url.fragment().is_some() {
        return Err(refused());
    }
    Ok(url)
}

/// Makes *ring* the process's provider of cryptography unless it has one already (then the call changes nothing).
#[cfg(feature = "tls")]
fn install_crypto() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        drop(rustls::crypto::ring::default_provider().install_default());
    }
}
