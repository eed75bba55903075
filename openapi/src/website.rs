//! What the nightly check of websites has found.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Noun;
use crate::word::word;

word! {
    /// How a website stands after the last look.
    WebsiteState {
        /// It answers.
        Reachable = "reachable",
        /// Its server answers, but does not show the page to programs: that says nothing about people.
        Unclear = "unclear",
        /// It failed lately, but not often enough to say more.
        Failing = "failing",
        /// It failed night after night.
        Broken = "broken",
        /// Its address, or where it leads, is none that the public reaches, or none that this check asks.
        RefusedByGuard = "refused_by_guard",
    }
}

word! {
    /// Why a website could not be reached.
    WebsiteReason {
        /// The server says that the page is not there (404 or 410).
        NotFound = "not_found",
        /// The name of the server does not exist.
        NoSuchName = "no_such_name",
        /// Nobody takes the connection.
        NoConnection = "no_connection",
        /// The answer took too long.
        Timeout = "timeout",
        /// The server reports a trouble of its own.
        ServerError = "server_error",
        /// The connection broke off, or what came is no answer.
        NoAnswer = "no_answer",
        /// Browsers warn of its certificate: it has run out, or belongs to another name.
        Certificate = "certificate",
        /// It leads on and on.
        Redirects = "redirects",
        /// The server wants something first: a login, fewer requests, a browser.
        Withheld = "withheld",
        /// The address, or where it leads, is not http or https.
        Scheme = "scheme",
        /// The address carries a user or a password.
        Credentials = "credentials",
        /// The address names a port other than those of the web.
        Port = "port",
        /// The server is not on the public net.
        NotPublic = "not_public",
    }
}

/// The websites of a city that could not be reached.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebsiteChecks {
    /// Slug of the city.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: String,
    /// When a website of the city was looked at last; absent when none has been: the check is off, or is for cities that are no demo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<DateTime<Utc>>,
    /// How many websites have been looked at within the last 14 days.
    #[cfg_attr(feature = "schema", schema(example = 214))]
    pub checked: i64,
    /// Those that are broken, are failing, or were refused: the worst and oldest first, 1000 at most.
    pub items: Vec<WebsiteCheck>,
}

/// A website that could not be reached.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebsiteCheck {
    /// Its address.
    #[cfg_attr(feature = "schema", schema(example = "https://verein.example/"))]
    pub url: String,
    /// How it stands.
    pub state: WebsiteState,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<WebsiteReason>,
    /// Status of the last answer, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 404))]
    pub http_status: Option<u16>,
    /// Nights in a row on which it failed.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub failures: u32,
    /// The first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failed_at: Option<DateTime<Utc>>,
    /// Since when it counts as broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_since: Option<DateTime<Utc>>,
    /// When it was looked at last.
    pub checked_at: DateTime<Utc>,
    /// The published entries that name it.
    pub entries: Vec<WebsiteEntry>,
}

/// A published entry that names a website.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebsiteEntry {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub slug: String,
    /// Its title in its own language.
    pub title: String,
    /// Slug of its provider.
    #[cfg_attr(feature = "schema", schema(example = "buergerhaus"))]
    pub provider: String,
    /// The field that names it.
    #[cfg_attr(feature = "schema", schema(example = "#/website"))]
    pub pointer: String,
}
