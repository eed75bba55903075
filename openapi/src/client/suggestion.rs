//! Proposing something for the directory, for anybody.

use super::operations as op;
use super::report::VISITOR;
use super::{Client, ClientError, Read};
use crate::{NewSuggestion, SuggestionForm, SuggestionReceived};

impl Client {
    /// What a form for a suggestion has to show and to send back; to be asked for when the form is shown, and not to be kept.
    pub fn suggestion_form(&self, city: &str) -> Read<SuggestionForm> {
        self.read(op::SUGGESTION_FORM, &[city], Vec::new())
    }

    /// Sends a suggestion. `visitor` is a mark of the visitor's network, letters and digits, that nobody can turn back into an address.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 and everything that is wrong with it, or with 429 after too many from one network; see
    /// [`ClientError`] for the rest.
    pub async fn suggest_entry(
        &self,
        city: &str,
        suggestion: &NewSuggestion,
        visitor: Option<&str>,
    ) -> Result<SuggestionReceived, ClientError> {
        let mut request = self.request(op::SUGGEST_ENTRY, &[city])?.json(suggestion);
        if let Some(visitor) = visitor {
            request = request.header(VISITOR, visitor);
        }
        self.value(self.identified(request).await).await
    }
}
