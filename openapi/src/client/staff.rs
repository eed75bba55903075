//! Logging in, and writing offers with the token it gives.

use reqwest::header::IF_MATCH;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operations::{self as op, Operation};
use super::{Client, ClientError};
use crate::{AccessToken, Login, NewOffer, OfferChange, OfferRecord, RecordState};

impl Client {
    /// Logs in with address and password.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 401 if they are wrong; see [`ClientError`] for the rest.
    pub async fn login(&self, login: &Login) -> Result<AccessToken, ClientError> {
        let request = self.request(op::LOGIN, &[])?.json(login);
        self.value(request).await
    }

    /// Makes an offer, a draft unless it says otherwise.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn create_offer(&self, token: &str, city: &str, offer: &NewOffer) -> Result<OfferRecord, ClientError> {
        self.write(op::NEW_OFFER, &[city], token, None, Some(offer)).await
    }

    /// Reads an offer as staff, drafts and provenance included.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn staff_offer(&self, token: &str, city: &str, offer: &str) -> Result<OfferRecord, ClientError> {
        self.write(op::STAFF_OFFER, &[city, offer], token, None, None::<&()>)
            .await
    }

    /// Changes an offer that is still at `version`.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 412 if somebody else changed it meanwhile; see [`ClientError`] for the rest.
    pub async fn change_offer(
        &self,
        token: &str,
        city: &str,
        offer: &str,
        version: i64,
        change: &OfferChange,
    ) -> Result<OfferRecord, ClientError> {
        let names = [city, offer];
        self.write(op::CHANGE_OFFER, &names, token, Some(version), Some(change))
            .await
    }

    /// Takes an offer that is still at `version` out of the public.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 412 if somebody else changed it meanwhile; see [`ClientError`] for the rest.
    pub async fn archive_offer(
        &self,
        token: &str,
        city: &str,
        offer: &str,
        version: i64,
    ) -> Result<RecordState, ClientError> {
        let names = [city, "offers", offer];
        self.write(op::ARCHIVE_RECORD, &names, token, Some(version), None::<&()>)
            .await
    }

    async fn write<B: Serialize, T: DeserializeOwned>(
        &self,
        operation: Operation,
        names: &[&str],
        token: &str,
        version: Option<i64>,
        body: Option<&B>,
    ) -> Result<T, ClientError> {
        let mut request = self.request(operation, names)?.bearer_auth(token);
        if let Some(version) = version {
            request = request.header(IF_MATCH, format!("\"{version}\""));
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        self.value(request).await
    }
}
