//! Asking as an application: a token by client credentials (RFC 6749, section 4.4), kept until shortly before it ends.

use std::time::{Duration, Instant};

use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use tokio::sync::Mutex;

use super::operations as op;
use super::{Client, ClientError};
use crate::TokenAnswer;

/// A token is renewed this long before it ends.
const EARLY: Duration = Duration::from_secs(60);
/// After a refusal the API is left alone for so long; requests go out without a token meanwhile.
const PAUSE: Duration = Duration::from_secs(15);

/// Id and secret of an application, as `porta-api client create` prints them.
#[derive(Clone)]
pub struct Credentials {
    /// The id.
    pub id: String,
    /// The secret.
    pub secret: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// An application with its token.
#[derive(Debug)]
pub(super) struct Application {
    credentials: Credentials,
    /// Locked while a token is fetched: whoever comes meanwhile waits for it and does not fetch another.
    kept: Mutex<Option<Kept>>,
}

/// A token, or none after a refusal, and until when that holds.
struct Kept {
    token: Option<String>,
    until: Instant,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept")
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

impl Application {
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            kept: Mutex::new(None),
        }
    }
}

impl Client {
    /// The same request as the application of this client, if it has one: then the limit of that application counts, and not
    /// that of a network.
    pub(super) async fn identified(&self, request: RequestBuilder) -> RequestBuilder {
        match self.application_token().await {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn application_token(&self) -> Option<String> {
        let application = self.application.as_ref()?;
        let mut place = application.kept.lock().await;
        let now = Instant::now();
        if let Some(kept) = place.as_ref().filter(|kept| now < kept.until) {
            return kept.token.clone();
        }
        let kept = match self.fetch_token(&application.credentials).await {
            Ok(answer) => {
                let good_for = Duration::from_secs(u64::try_from(answer.expires_in).unwrap_or_default());
                Kept {
                    token: Some(answer.access_token),
                    until: now + good_for.saturating_sub(EARLY),
                }
            }
            Err(_) => Kept {
                token: None,
                until: now + PAUSE,
            },
        };
        let token = kept.token.clone();
        *place = Some(kept);
        token
    }

    /// Whether the credentials of this client are good; without any they are.
    ///
    /// # Errors
    /// [`ClientError::Status`] with 401 when the API does not know them; see [`ClientError`] for the rest.
    pub async fn check_credentials(&self) -> Result<(), ClientError> {
        match &self.application {
            Some(application) => self.fetch_token(&application.credentials).await.map(drop),
            None => Ok(()),
        }
    }

    async fn fetch_token(&self, credentials: &Credentials) -> Result<TokenAnswer, ClientError> {
        let request = self
            .request(op::TOKEN, &[])?
            .basic_auth(&credentials.id, Some(&credentials.secret))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials");
        self.value(request).await
    }
}
