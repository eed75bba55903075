//! Whose certificates are believed.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

/// Those who may say whose server it is.
#[derive(Clone, Debug)]
pub struct Roots(RootCertStore);

impl Roots {
    /// Those that the machine believes.
    ///
    /// # Errors
    /// A sentence for the operator when there are none.
    pub fn of_the_machine() -> Result<Self, String> {
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if store.is_empty() {
            return Err("this machine knows no root certificates; install the package ca-certificates".to_owned());
        }
        Ok(Self(store))
    }

    /// Those that are given.
    #[must_use]
    pub const fn these(store: RootCertStore) -> Self {
        Self(store)
    }

    /// How connections are encrypted: HTTP/1.1 is all that is spoken.
    pub(super) fn config(&self) -> Result<Arc<ClientConfig>, String> {
        let provider = Arc::new(ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let versions = versions.map_err(|error| error.to_string())?;
        let mut config = versions.with_root_certificates(self.0.clone()).with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }
}
