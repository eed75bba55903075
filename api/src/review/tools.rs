//! What the check works with.

use std::path::PathBuf;

use url::Url;

use super::ReviewKey;
use crate::catalog::check::Rules;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// The public addresses that mails lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// Of the pages, without a slash at its end.
    pub pages: String,
    /// Of the API, without a slash at its end.
    pub api: String,
}

impl Addresses {
    /// From settings; slashes at the end do not matter.
    #[must_use]
    pub fn new(pages: &str, api: &str) -> Self {
        let clean = |text: &str| text.trim_end_matches('/').to_owned();
        Self {
            pages: clean(pages),
            api: clean(api),
        }
    }

    /// The page of a review, in a language.
    #[must_use]
    pub fn review(&self, lang: &str, token: &str) -> String {
        format!("{}/{lang}/review/{token}", self.pages)
    }

    /// Where a POST asks for no more mails; none unless the API is reached by https (RFC 8058, section 3.1).
    #[must_use]
    pub fn stop(&self, token: &str) -> Option<String> {
        let secure = self.api.starts_with("https://");
        secure.then(|| format!("{}/v1/review-mails/stop/{token}", self.api))
    }

    /// The host that Message-IDs are made with.
    #[must_use]
    pub fn host(&self) -> String {
        let host = Url::parse(&self.pages)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned));
        host.filter(|host| !host.starts_with('['))
            .unwrap_or_else(|| "localhost".to_owned())
    }
}

/// What an installation sets for the check.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The secret of links and sessions.
    pub key: ReviewKey,
    /// Public addresses.
    pub addresses: Addresses,
    /// Folder of mails that were not sent over the net, shown in the demo.
    pub outbox: Option<PathBuf>,
    /// Maildir of what comes back on mails.
    pub returns: Option<PathBuf>,
}

/// What handlers and jobs of the check work with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The grammars of opening hours and recurrences.
    pub rules: Rules,
    /// Secret, addresses, outbox.
    pub setup: Setup,
}
