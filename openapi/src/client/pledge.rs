//! Offering help, for a citizen.

use super::operations as op;
use super::read::Read;
use super::report::VISITOR;
use super::{Client, ClientError};
use crate::{NeedKind, NewPledge, PledgeForm, PledgeReceived, PledgeStanding, PledgeToken};

impl Client {
    /// What a form for a pledge has to show and to send back; to be asked for when the form is shown, and kept in no cache.
    pub fn pledge_form(&self, city: &str, kind: NeedKind, need: Option<&str>) -> Read<PledgeForm> {
        let mut pairs = vec![("kind", kind.as_str().to_owned())];
        pairs.extend(need.map(|need| ("need", need.to_owned())));
        self.read(op::PLEDGE_FORM, &[city], pairs)
    }

    /// Sends a pledge. `visitor` is a mark of the visitor's network, letters and digits, that nobody can turn back into an address.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 and everything that is wrong with it, or with 429 after too many from one network or to one address;
    /// see [`ClientError`] for the rest.
    pub async fn pledge(
        &self,
        city: &str,
        pledge: &NewPledge,
        visitor: Option<&str>,
    ) -> Result<PledgeReceived, ClientError> {
        let mut request = self.request(op::PLEDGE, &[city])?.json(pledge);
        if let Some(visitor) = visitor {
            request = request.header(VISITOR, visitor);
        }
        self.value(self.identified(request).await).await
    }

    /// How a pledge stands, by the link of its mail. Changes nothing.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 if the link leads to nothing any more; see [`ClientError`] for the rest.
    pub async fn read_pledge(&self, token: &str) -> Result<PledgeStanding, ClientError> {
        let request = self.request(op::READ_PLEDGE, &[])?.json(&of(token));
        self.value(self.identified(request).await).await
    }

    /// Confirms a pledge by the link of its mail.
    ///
    /// # Errors
    /// As above.
    pub async fn confirm_pledge(&self, token: &str) -> Result<PledgeStanding, ClientError> {
        let request = self.request(op::CONFIRM_PLEDGE, &[])?.json(&of(token));
        self.value(self.identified(request).await).await
    }

    /// Takes a pledge back by the link of its mail.
    ///
    /// # Errors
    /// As above.
    pub async fn withdraw_pledge(&self, token: &str) -> Result<(), ClientError> {
        let request = self.request(op::WITHDRAW_PLEDGE, &[])?.json(&of(token));
        self.value(self.identified(request).await).await
    }
}

fn of(token: &str) -> PledgeToken {
    PledgeToken {
        token: token.to_owned(),
    }
}
