//! Declining a suggestion, with words to its sender.

use porta_contract::{DeclineReason, DeclineSuggestion, EntrySuggestion};

use super::close::{self, End};
use super::tools::Tools;
use crate::catalog::check::Fault;
use crate::catalog::ids::CityId;
use crate::reports::Faults;
use crate::spine::http::Failure;
use crate::spine::ids::AccountId;

/// Declines a suggestion; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there, [`Failure::Conflict`] for one that is decided on, [`Failure::Invalid`] without words.
pub(super) fn decline(
    tools: &Tools,
    (city, id): (&CityId, &str),
    account: &AccountId,
    declining: DeclineSuggestion,
) -> Result<EntrySuggestion, Failure> {
    let mut faults = Faults::default();
    let reason = declining.reason;
    if reason == DeclineReason::Unrecognised {
        let words = DeclineReason::WORDS.join(", ");
        faults.note(
            "reason",
            Fault::new("unknown_word", format!("`reason` takes one of: {words}")),
        );
    }
    let empty = declining.words.as_deref().unwrap_or_default().trim().is_empty();
    let words = close::words(&mut faults, declining.words);
    if empty && reason != DeclineReason::Spam {
        let message = "`words` is missing; say to the sender why it does not come into the directory";
        faults.note("words", Fault::new("missing", message));
    }
    faults.finish()?;
    let at = tools.writing.clock.now();
    tools.writing.commit(false, |tx| {
        let row = close::waiting(tx.conn, city, id)?;
        let end = (&End::Declined(reason), words.as_deref());
        close::close(tx, (city, &row), end, (account, at))
    })
}
