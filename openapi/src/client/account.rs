//! Accounts by the links of mails: setting a password, confirming an address. No login is needed.

use super::operations as op;
use super::{Client, ClientError};
use crate::{Forgotten, LinkRecord, LinkToken, NewPassword};

impl Client {
    /// What the link of a mail is for. Changes nothing.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 if the link is not good any more; see [`ClientError`] for the rest.
    pub async fn read_link(&self, token: &str) -> Result<LinkRecord, ClientError> {
        let body = LinkToken {
            token: token.to_owned(),
        };
        let request = self.request(op::READ_LINK, &[])?.json(&body);
        self.value(self.identified(request).await).await
    }

    /// Asks for a link to set another password. The answer is the same for every address.
    ///
    /// # Errors
    /// 422 for an address that is none; see [`ClientError`].
    pub async fn forget_password(&self, email: &str) -> Result<(), ClientError> {
        let body = Forgotten {
            email: email.to_owned(),
        };
        let request = self.request(op::FORGET_PASSWORD, &[])?.json(&body);
        self.value(self.identified(request).await).await
    }

    /// Sets a password by the link of a mail.
    ///
    /// # Errors
    /// 422 for a password that is too easy, or a link that is not good any more; see [`ClientError`].
    pub async fn set_password(&self, token: &str, password: &str) -> Result<(), ClientError> {
        let body = NewPassword {
            token: token.to_owned(),
            password: password.to_owned(),
        };
        let request = self.request(op::SET_PASSWORD, &[])?.json(&body);
        self.value(self.identified(request).await).await
    }

    /// Confirms another address by the link that was sent to it.
    ///
    /// # Errors
    /// 422 for a link that is not good any more, 409 if somebody else has the address; see [`ClientError`].
    pub async fn confirm_address(&self, token: &str) -> Result<(), ClientError> {
        let body = LinkToken {
            token: token.to_owned(),
        };
        let request = self.request(op::CONFIRM_ADDRESS, &[])?.json(&body);
        self.value(self.identified(request).await).await
    }
}
