//! Settings of the machine, from the command line or the environment.

use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::Machine;

/// The service that translates.
#[derive(Args, Clone, Debug)]
pub struct TranslateArgs {
    /// The address of a service that translates as LibreTranslate does, such as `http://127.0.0.1:5000`; it may be on a private
    /// network. Without it, nothing is translated by machine.
    #[arg(long, env = "PORTA_TRANSLATE_URL", global = true)]
    pub translate_url: Option<String>,
    /// The key of that service, if it wants one.
    #[arg(long, env = "PORTA_TRANSLATE_KEY", hide_env_values = true, global = true)]
    pub translate_key: Option<SecretString>,
}

impl TranslateArgs {
    /// The machine, if one is set up.
    ///
    /// # Errors
    /// A sentence for the operator, when the address cannot be used.
    pub fn machine(&self) -> Result<Option<Machine>, String> {
        // Compose files hand in an empty text for a variable that is not set.
        let Some(url) = self.translate_url.as_deref().filter(|url| !url.is_empty()) else {
            return Ok(None);
        };
        let key = self.translate_key.clone().filter(|key| !key.expose_secret().is_empty());
        let machine = Machine::new(url, key);
        machine
            .map(Some)
            .map_err(|error| format!("PORTA_TRANSLATE_URL cannot be used: {error}"))
    }
}
