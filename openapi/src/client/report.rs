//! Reporting an error, for a visitor.

use super::operations as op;
use super::{Client, ClientError};
use crate::{NewReport, ReportForm, ReportReceived};

/// Tells visitors of one application apart.
pub(super) const VISITOR: &str = "Porta-Visitor";

impl Client {
    /// What a form for a report has to send back; to be asked for when the form is shown.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn report_form(&self, city: &str) -> Result<ReportForm, ClientError> {
        let request = self.request(op::REPORT_FORM, &[city])?;
        self.value(self.identified(request).await).await
    }

    /// Sends a report. `visitor` is a mark of the visitor's network, letters and digits, that nobody can turn back into an address.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 422 and everything that is wrong with it, or with 429 after too many from one network; see
    /// [`ClientError`] for the rest.
    pub async fn report(
        &self,
        city: &str,
        report: &NewReport,
        visitor: Option<&str>,
    ) -> Result<ReportReceived, ClientError> {
        let mut request = self.request(op::REPORT, &[city])?.json(report);
        if let Some(visitor) = visitor {
            request = request.header(VISITOR, visitor);
        }
        self.value(self.identified(request).await).await
    }
}
