//! News of a city by mail, for readers: asked for, confirmed, changed and ended.

use super::operations as op;
use super::report::VISITOR;
use super::{Client, ClientError};
use crate::{ChangeSubscription, NewSubscription, Subscription, SubscriptionForm, SubscriptionToken};

impl Client {
    /// What a form for a subscription has to send back; to be asked for when the form is shown.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn subscription_form(&self, city: &str) -> Result<SubscriptionForm, ClientError> {
        let request = self.request(op::SUBSCRIPTION_FORM, &[city])?;
        self.value(self.identified(request).await).await
    }

    /// Asks for a subscription; a mail with a link goes to the address. `visitor` is a mark of the visitor's network, letters and digits,
    /// that nobody can turn back into an address.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 and everything that is wrong with it, or with 429 after too many from one network; see
    /// [`ClientError`] for the rest.
    pub async fn subscribe(
        &self,
        city: &str,
        wishes: &NewSubscription,
        visitor: Option<&str>,
    ) -> Result<(), ClientError> {
        let mut request = self.request(op::SUBSCRIBE, &[city])?.json(wishes);
        if let Some(visitor) = visitor {
            request = request.header(VISITOR, visitor);
        }
        self.value(self.identified(request).await).await
    }

    /// The subscription of a secret. Changes nothing.
    ///
    /// # Errors
    /// 404 for a secret that is none, or none any more; see [`ClientError`].
    pub async fn subscription(&self, token: &str) -> Result<Subscription, ClientError> {
        let request = self.request(op::READ_SUBSCRIPTION, &[])?.json(&secret(token));
        self.value(self.identified(request).await).await
    }

    /// Confirms the address of a subscription: from now on mails go there.
    ///
    /// # Errors
    /// 404 for a secret that is none, or none any more; see [`ClientError`].
    pub async fn confirm_subscription(&self, token: &str) -> Result<Subscription, ClientError> {
        let request = self.request(op::CONFIRM_SUBSCRIPTION, &[])?.json(&secret(token));
        self.value(self.identified(request).await).await
    }

    /// Puts other wishes in place of those before.
    ///
    /// # Errors
    /// 404 for a secret that is none, or none any more, 422 for wishes that cannot be; see [`ClientError`].
    pub async fn change_subscription(&self, change: &ChangeSubscription) -> Result<Subscription, ClientError> {
        let request = self.request(op::CHANGE_SUBSCRIPTION, &[])?.json(change);
        self.value(self.identified(request).await).await
    }

    /// Ends a subscription; its address is deleted.
    ///
    /// # Errors
    /// 404 for a secret that is none, or none any more; see [`ClientError`].
    pub async fn end_subscription(&self, token: &str) -> Result<(), ClientError> {
        let request = self.request(op::END_SUBSCRIPTION, &[])?.json(&secret(token));
        self.value(self.identified(request).await).await
    }
}

fn secret(token: &str) -> SubscriptionToken {
    SubscriptionToken {
        token: token.to_owned(),
    }
}
