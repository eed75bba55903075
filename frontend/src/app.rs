//! What all requests share.

use std::time::Duration;

use actix_web::http::header::HeaderValue;
use porta_contract::client::{Client, Options};

use crate::api::Api;
use crate::clock::Clock;
use crate::config::Config;
use crate::http::{Bodies, Visitors, content_security_policy};
use crate::i18n::{Locales, Texts, UiLang};

/// What all requests share.
#[derive(Debug)]
pub struct App {
    /// Settings.
    pub config: Config,
    /// What time it is.
    pub clock: Clock,
    /// The API behind its cache.
    pub api: Api,
    /// Compressed bodies of pages.
    pub bodies: Bodies,
    /// Tells networks of visitors apart.
    pub visitors: Visitors,
    /// What browsers may load (CSP level 3).
    pub policy: HeaderValue,
    locales: &'static Locales,
}

impl App {
    /// Puts it together.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the settings.
    pub fn new(config: Config, clock: Clock) -> Result<Self, String> {
        let options = Options {
            timeout: Duration::from_secs(u64::from(config.api_timeout_seconds)),
            user_agent: concat!("porta-web/", env!("CARGO_PKG_VERSION")).to_owned(),
            credentials: config.credentials(),
            ..Options::default()
        };
        let client = Client::new(&config.api_url, options).map_err(|e| format!("PORTA_API_URL: {e}"))?;
        let api = Api::new(client, &config, clock.clone());
        if api.client().city(&config.city).url().is_none() {
            return Err(format!(
                "PORTA_CITY: “{}” cannot be the slug of a city; give one such as trier",
                config.city
            ));
        }
        let policy = content_security_policy(&config);
        let policy = HeaderValue::try_from(policy).map_err(|_| {
            "PORTA_WEB_TILES_URL: the host of the tiles cannot stand in a header; write it in ASCII".to_owned()
        })?;
        Ok(Self {
            policy,
            visitors: Visitors::behind(usize::from(config.proxies)),
            config,
            clock,
            api,
            bodies: Bodies::new(),
            locales: Locales::shared()?,
        })
    }

    /// The texts of a language.
    #[must_use]
    pub fn texts(&self, lang: UiLang) -> &'static Texts {
        self.locales.get(lang)
    }
}
