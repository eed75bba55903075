//! Settings of the signature.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Signer;
use crate::spine::private;

/// With what mails are signed: all three, or none.
#[derive(Args, Clone, Debug, Default)]
pub struct DkimArgs {
    /// The domain that mails are signed for (DKIM); that of PORTA_MAIL_FROM, or one above it.
    #[arg(long, env = "PORTA_DKIM_DOMAIN", global = true)]
    pub dkim_domain: Option<String>,
    /// The name under which the domain's DNS has the public key, before `._domainkey`.
    #[arg(long, env = "PORTA_DKIM_SELECTOR", global = true)]
    pub dkim_selector: Option<String>,
    /// File with the private key in PEM (RSA of 2048 bits or more, or Ed25519), readable by its owner only.
    #[arg(long, env = "PORTA_DKIM_KEY_FILE", global = true)]
    pub dkim_key_file: Option<PathBuf>,
}

impl DkimArgs {
    /// What signs, if anything is set.
    ///
    /// # Errors
    /// A sentence for the operator: about half a configuration, or about the key.
    pub fn signer(&self) -> Result<Option<Signer>, String> {
        // Compose files hand in an empty text for a variable that is not set.
        let text = |given: &Option<String>| given.clone().filter(|text| !text.trim().is_empty());
        let file = self.dkim_key_file.as_ref().filter(|file| !file.as_os_str().is_empty());
        let (domain, selector) = (text(&self.dkim_domain), text(&self.dkim_selector));
        let missing: Vec<&str> = [
            ("PORTA_DKIM_DOMAIN", domain.is_none()),
            ("PORTA_DKIM_SELECTOR", selector.is_none()),
            ("PORTA_DKIM_KEY_FILE", file.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, missing)| missing.then_some(name))
        .collect();
        let (Some(domain), Some(selector), Some(file)) = (domain, selector, file) else {
            return if missing.len() == 3 {
                Ok(None)
            } else {
                Err(format!(
                    "mails are signed with PORTA_DKIM_DOMAIN, PORTA_DKIM_SELECTOR and PORTA_DKIM_KEY_FILE together, or not at all; missing: \
                     {}",
                    missing.join(" and ")
                ))
            };
        };
        let refused = |error| format!("the DKIM key {} cannot be read: {error}", file.display());
        if private::is_open_to_others(file).map_err(refused)? {
            return Err(format!(
                "the DKIM key {} can be read by others; take their rights away with `chmod 600`",
                file.display()
            ));
        }
        let pem = fs::read_to_string(file).map_err(refused)?;
        Signer::new(&domain, &selector, &pem)
            .map(Some)
            .map_err(|error| format!("the DKIM key {}: {error}", file.display()))
    }
}
