//! Answering a review through the link of a mail.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operations::{self as op, Operation};
use super::{Client, ClientError};
use crate::{
    AddEntry, Answered, ConfirmItem, ConfirmRest, CorrectItem, LinkRequest, NewContact, Review, ReviewSession,
    ReviewToken, WithdrawItem, WordToStaff,
};

impl Client {
    /// Exchanges the secret of a link for a session. Changes nothing.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 401 if the link is not good any more; see [`ClientError`] for the rest.
    pub async fn start_review(&self, token: &str) -> Result<Reviewing, ClientError> {
        let token = ReviewToken {
            token: token.to_owned(),
        };
        let request = self.request(op::START_REVIEW, &[])?.json(&token);
        let request = self.identified(request).await;
        Ok(Reviewing {
            client: self.clone(),
            session: self.value(request).await?,
        })
    }

    /// Asks for a fresh link to the registered address of a provider.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn ask_for_review_link(&self, email: &str) -> Result<(), ClientError> {
        let body = LinkRequest {
            email: email.to_owned(),
        };
        let request = self.request(op::ASK_FOR_LINK, &[])?.json(&body);
        self.value(self.identified(request).await).await
    }
}

/// A session for one review.
pub struct Reviewing {
    client: Client,
    session: ReviewSession,
}

impl std::fmt::Debug for Reviewing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reviewing")
            .field("review", &self.session.review)
            .finish_non_exhaustive()
    }
}

/// Operations on one entry: each takes the id of the item.
impl Reviewing {
    /// What the session is good for.
    #[must_use]
    pub fn session(&self) -> &ReviewSession {
        &self.session
    }

    /// The review with its entries as they are now. Changes nothing.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn read(&self) -> Result<Review, ClientError> {
        let request = self.client.request(op::REVIEW, &[&self.session.review])?;
        self.client.value(request.bearer_auth(&self.session.access_token)).await
    }

    /// *Still right*, for the version that was shown.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 409 and the code `moved` if the entry has another version now; see [`ClientError`].
    pub async fn confirm(&self, item: &str, answer: &ConfirmItem) -> Result<Answered, ClientError> {
        self.post(op::CONFIRM_ITEM, Some(item), answer).await
    }

    /// A correction.
    ///
    /// # Errors
    /// As [`Self::confirm`], and 422 with everything that is wrong with it.
    pub async fn correct(&self, item: &str, answer: &CorrectItem) -> Result<Answered, ClientError> {
        self.post(op::CORRECT_ITEM, Some(item), answer).await
    }

    /// *We offer something else, too.*
    ///
    /// # Errors
    /// 422 with everything that is wrong with it; see [`ClientError`].
    pub async fn add(&self, new: &AddEntry) -> Result<Answered, ClientError> {
        self.post(op::ADD_ENTRY, None, new).await
    }

    /// *It does not exist any more.*
    ///
    /// # Errors
    /// As [`Self::correct`].
    pub async fn withdraw(&self, item: &str, answer: &WithdrawItem) -> Result<Answered, ClientError> {
        self.post(op::WITHDRAW_ITEM, Some(item), answer).await
    }

    /// Takes an answer back.
    ///
    /// # Errors
    /// As [`Self::confirm`].
    pub async fn undo(&self, item: &str) -> Result<Answered, ClientError> {
        self.send(op::UNDO_ITEM, Some(item), None::<&()>).await
    }

    /// *All the rest is right.* Entries that have moved on are in the answer and not confirmed.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn confirm_rest(&self, rest: &ConfirmRest) -> Result<Answered, ClientError> {
        self.post(op::CONFIRM_REST, None, rest).await
    }

    /// *Somebody else is in charge.*
    ///
    /// # Errors
    /// 422 for an address that is none; see [`ClientError`].
    pub async fn new_contact(&self, contact: &NewContact) -> Result<Answered, ClientError> {
        self.post(op::NEW_CONTACT, None, contact).await
    }

    /// A word to the staff.
    ///
    /// # Errors
    /// 422 for no word, or for too many; see [`ClientError`].
    pub async fn word(&self, text: &str) -> Result<Answered, ClientError> {
        let word = WordToStaff { text: text.to_owned() };
        self.post(op::WORD, None, &word).await
    }

    async fn post<B: Serialize>(
        &self,
        operation: Operation,
        item: Option<&str>,
        body: &B,
    ) -> Result<Answered, ClientError> {
        self.send(operation, item, Some(body)).await
    }

    async fn send<B: Serialize, T: DeserializeOwned>(
        &self,
        operation: Operation,
        item: Option<&str>,
        body: Option<&B>,
    ) -> Result<T, ClientError> {
        let names: Vec<&str> = [self.session.review.as_str()].into_iter().chain(item).collect();
        let request = self.client.request(operation, &names)?;
        let request = request.bearer_auth(&self.session.access_token);
        self.client
            .value(match body {
                Some(body) => request.json(body),
                None => request,
            })
            .await
    }
}
